/* working.c: the one array of the tables that are no registers (working.h). */
#include "core/working.h"

#include "base/str.h"

/* Each with the reason why it is no register: what stands here is not journalled, so nothing that a county
 * would have to prove may be put into it. */
static const struct working_table tables[] = {
        { "credential",
          "CREATE TABLE credential (county TEXT NOT NULL, account_id BIGINT NOT NULL, hash TEXT NOT NULL,"
          " failures BIGINT NOT NULL, locked_until_at BIGINT NOT NULL, must_change INTEGER NOT NULL,"
          " changed_at BIGINT NOT NULL, PRIMARY KEY (county, account_id))",
          "a password's hash never enters the journal" },
        { "session",
          "CREATE TABLE session (county TEXT NOT NULL, digest TEXT NOT NULL, account_id BIGINT NOT NULL,"
          " created_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, PRIMARY KEY (county, digest))",
          "who is logged in; ends by itself" },
        { "login_guard",
          "CREATE TABLE login_guard (county TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,"
          " failures BIGINT NOT NULL, next_at BIGINT NOT NULL, seen_at BIGINT NOT NULL,"
          " PRIMARY KEY (county, kind, name))",
          "how often somebody tried the door; forgotten after an hour, what counts stands in the chain of security" },
        { "login_known",
          "CREATE TABLE login_known (county TEXT NOT NULL, account_id BIGINT NOT NULL, mark TEXT NOT NULL,"
          " seen_at BIGINT NOT NULL, PRIMARY KEY (county, account_id, mark))",
          "devices and addresses an account came from; forgotten after 90 days. Nobody comes in by "
          "one: a false row only has its tries counted by themselves, a missing one with those of strangers" },
        { "password_old",
          "CREATE TABLE password_old (county TEXT NOT NULL, account_id BIGINT NOT NULL, made_at BIGINT NOT NULL,"
          " hash TEXT NOT NULL, PRIMARY KEY (county, account_id, made_at))",
          "hashes of the last passwords of an account, none of which may come again; proved by the digests of "
          "credentials" },
        { "password_request",
          "CREATE TABLE password_request (county TEXT NOT NULL, id BIGINT NOT NULL, account_id BIGINT NOT NULL,"
          " state TEXT NOT NULL, reason TEXT NOT NULL, asked_by TEXT NOT NULL, asked_at BIGINT NOT NULL,"
          " agreed_by TEXT NOT NULL, decided_at BIGINT NOT NULL, is_told INTEGER NOT NULL, PRIMARY KEY (county, id))",
          "resets asked for and what their holder has to be told; every row is proved by the chain of security" },
        { "idempotency",
          "CREATE TABLE idempotency (county TEXT NOT NULL, account_id BIGINT NOT NULL, request_key TEXT NOT NULL,"
          " digest TEXT NOT NULL, status BIGINT NOT NULL, answer TEXT NOT NULL, created_at BIGINT NOT NULL,"
          " PRIMARY KEY (county, account_id, request_key))",
          "the answer a repeated request gets again; expires after a week" },
        { "backup_run",
          "CREATE TABLE backup_run (county TEXT NOT NULL, made_at BIGINT NOT NULL, kind TEXT NOT NULL,"
          " made_on TEXT NOT NULL, actor TEXT NOT NULL, file TEXT NOT NULL, size_n BIGINT NOT NULL, head TEXT NOT NULL,"
          " digest TEXT NOT NULL, PRIMARY KEY (county, made_at, kind))",
          "which backups were made, and from which this store came: noted beside the journal, whose head is in them; "
          "proved by that head and by the note of the chain of security" },
        { "job",
          "CREATE TABLE job (county TEXT NOT NULL, id BIGINT NOT NULL, account_id BIGINT NOT NULL, kind TEXT NOT NULL,"
          " identity TEXT NOT NULL, state TEXT NOT NULL, input TEXT NOT NULL, done_n BIGINT NOT NULL,"
          " total_n BIGINT NOT NULL, message TEXT NOT NULL, result TEXT NOT NULL, is_cancelled INTEGER NOT NULL,"
          " created_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, PRIMARY KEY (county, id))",
          "what runs longer than a second: its progress and its end" },
        { "attachment_part",
          "CREATE TABLE attachment_part (county TEXT NOT NULL, digest TEXT NOT NULL, part BIGINT NOT NULL,"
          " bytes {blob} NOT NULL, PRIMARY KEY (county, digest, part))",
          "bytes of the attachments by their hash; the register row and the journal hold the hash" },
        { "import_run",
          "CREATE TABLE import_run (county TEXT NOT NULL, id BIGINT NOT NULL, account_id BIGINT NOT NULL,"
          " actor TEXT NOT NULL, file TEXT NOT NULL, digest TEXT NOT NULL, state TEXT NOT NULL, subject TEXT NOT NULL,"
          " report TEXT NOT NULL, returned TEXT NOT NULL, made_at BIGINT NOT NULL, PRIMARY KEY (county, id))",
          "what was uploaded and what came of it; what it wrote, by whom, stands in the journal under the import's id, "
          "and a false row changes no record and no figure" },
        { "import_asked",
          "CREATE TABLE import_asked (county TEXT NOT NULL, id BIGINT NOT NULL, sheet TEXT NOT NULL,"
          " asked TEXT NOT NULL, PRIMARY KEY (county, id, sheet))",
          "what somebody said a sheet of an uploaded workbook is" },
        { "import_going",
          "CREATE TABLE import_going (county TEXT NOT NULL, id BIGINT NOT NULL, channel TEXT NOT NULL,"
          " lang TEXT NOT NULL, day TEXT NOT NULL, back TEXT NOT NULL, shape TEXT NOT NULL, done_n BIGINT NOT NULL,"
          " total_n BIGINT NOT NULL, tries_n BIGINT NOT NULL, needs_n BIGINT NOT NULL, message TEXT NOT NULL,"
          " PRIMARY KEY (county, id))",
          "how far an import is that has not ended, and what it needs to go on" },
        { "import_step",
          "CREATE TABLE import_step (county TEXT NOT NULL, id BIGINT NOT NULL, step BIGINT NOT NULL,"
          " kept TEXT NOT NULL, PRIMARY KEY (county, id, step))",
          "what each change of an import that has not ended adds to its report; erased when it ends" },
        { "import_part",
          "CREATE TABLE import_part (county TEXT NOT NULL, digest TEXT NOT NULL, part BIGINT NOT NULL,"
          " bytes {blob} NOT NULL, PRIMARY KEY (county, digest, part))",
          "bytes of uploaded and returned workbooks, until they expire" },
};

const struct working_table *working_tables(size_t *n)
{
        *n = COUNT(tables);
        return tables;
}
