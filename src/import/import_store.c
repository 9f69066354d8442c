/* import_store.c: imports as they are kept: the file's bytes, what was found, and what it came to (working tables
 * import_run, import_part).
 *
 * What an import wrote stands in the journal under its id, and needs none of this; these rows serve pages and the
 * second step of check-then-commit. An account sees its own imports; whoever works for the whole county sees all. */
#include "import/import_private.h"

#include "base/file.h"
#include "base/sm3.h"
#include "core/scope.h"
#include "core/store.h"
#include "import/subjects.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Small enough for any driver's single value, large enough that a file is a few rows. */
#define PART ((size_t)1 << 20)
#define KEPT_MAX ((size_t)64 << 20)                /* of one file */
/* A month: long enough for a check that waited for somebody's holiday. */
#define KEPT_DAYS (INT64_C(30) * 24 * 3600 * 1000) /* milliseconds */

/* import_digest: files are kept and compared by what they hold; names are whatever the sender's
 * machine makes of them. */
const char *import_digest(struct ctx *c, struct str bytes)
{
        unsigned char raw[SM3_BYTES];
        char *hex = NEWS(c->arena, char, 2 * SM3_BYTES + 1);
        sm3_plain(bytes, raw);
        hex_put(raw, SM3_BYTES, hex);
        return hex;
}

/* import_file: as large as may be kept and one byte more, so that too large is noticed and not cut. */
bool import_file(struct ctx *c, const char *path, struct str *out)
{
        FILE *f = fopen(path, "rb");
        struct buf b = BUF(KEPT_MAX + 1);
        char block[65536];
        if (!f)
                return fail(c, ERR_SYSTEM, "sheet.no_file", path, "%s",
                            say(c, "文件打不开", "the file cannot be opened"));
        for (size_t n; (n = fread(block, 1, sizeof block, f)) > 0;)
                buf_add(&b, (struct str){ block, n });
        bool ok = !ferror(f) && !b.full;
        fclose(f);
        *out = arena_str(c->arena, buf_str(&b));
        buf_free(&b);
        return ok || fail(c, ERR_SYSTEM, "sheet.no_file", path, "%s",
                          say(c, "文件没有读完", "the file could not be read to its end"));
}

/* import_keep_bytes: the bytes in parts under their digest; inside the writer. Parts of a mebibyte,
 * since a driver hands a value over whole. */
bool import_keep_bytes(struct ctx *c, struct str bytes, const char **digest)
{
        *digest = import_digest(c, bytes);
        for (size_t at = 0, part = 0; at < bytes.n; at += PART, part++) {
                struct str piece = str_slice(bytes, at, at + PART < bytes.n ? at + PART : bytes.n);
                if (!db_exec(c, db_sql(c->db, "imports.part_add"),
                             ARGS(ARG("digest", V_TEXT(*digest)), ARG("part_n", V_INT((int64_t)part)),
                                  ARG("bytes_blob", V_BLOB(piece)))))
                        return false;
        }
        return true;
}

/* kept_bytes: put together again in memory, since the readers want a file; KEPT_MAX bounds it. */
static bool kept_bytes(struct ctx *c, struct str digest, struct str *out)
{
        struct stmt *s;
        struct buf b = BUF(KEPT_MAX + 1);
        if (!db_query(c, db_sql(c->db, "imports.parts"), ARGS(ARG("digest", V_STR(digest))), &s))
                return false;
        while (db_next(c, s))
                buf_add(&b, db_named(s, "bytes").s);
        *out = arena_str(c->arena, buf_str(&b));
        buf_free(&b);
        return c->err.kind == ERR_NONE;
}

/* import_add: old bytes go whenever a new import comes: no clock is needed for it. */
bool import_add(struct ctx *c, const char *file, const char *digest, const char *state, int64_t *id)
{
        struct val next;
        if (!db_one(c, db_sql(c->db, "imports.next_id"), NO_ARGS, &next))
                return false;
        *id = next.i;
        return db_exec(c, db_sql(c->db, "imports.expire"), ARGS(ARG("before_at", V_INT(c->now - KEPT_DAYS)))) &&
               db_exec(c, db_sql(c->db, "imports.add"),
                       ARGS(ARG("id", next), ARG("account_id", V_INT(c->actor->account_id)),
                            ARG("actor", V_TEXT(c->actor->name)), ARG("file", V_TEXT(file)),
                            ARG("digest", V_TEXT(digest)), ARG("state", V_TEXT(state)),
                            ARG("made_at", V_INT(c->now))));
}

/* abandon: for `return abandon(c)`: the error that led here stays the one that is told. */
static bool abandon(struct ctx *c)
{
        store_write_abandon(c);
        return false;
}

/* may_import: somebody who may write nothing at all has no business here. Some register at
 * least; which rows he may write is asked for each row by the change itself. */
bool may_import(struct ctx *c)
{
        for (int area = 0; area < AREA_MAX; area++)
                for (size_t i = 0; i < c->actor->n_grants; i++)
                        if (area != AREA_ACCOUNT &&
                            (role_rights(c->actor->grants[i].role, (enum area)area) & RIGHT_WRITE))
                                return true;
        return fail(c, ERR_FORBIDDEN, "scope.write", "import", "%s",
                    say(c, "您的账号不能导入", "your account can't import"));
}

/* report_text: kept as text: pages show a report of last month as it was, whatever the registers have become. */
static struct str report_text(struct ctx *c, const struct import_report *r)
{
        struct buf b = BUF(REPORT_MAX);
        struct json j = JSON(&b);
        report_json(c, &j, r);
        struct str text = arena_str(c->arena, buf_str(&b));
        buf_free(&b);
        return text;
}

/* import_save: state, report and the returned workbook's bytes; inside the writer. The returned
 * workbook is kept under its digest like any upload, and goes with it. */
bool import_save(struct ctx *c, const struct import_report *r, struct str returned)
{
        const char *digest = "";
        if (returned.n > 0 && !import_keep_bytes(c, returned, &digest))
                return false;
        return db_exec(c, db_sql(c->db, "imports.done"),
                       ARGS(ARG("id", V_INT(r->id)), ARG("state", V_TEXT(r->state)),
                            ARG("subject", V_TEXT(r->subject ? r->subject : "")),
                            ARG("report", V_STR(report_text(c, r))), ARG("returned", V_TEXT(digest))));
}

/* ---- check, then commit ---- */

static const struct db_column kept_columns[] = {
        DB_COLUMN(struct kept, id),      DB_COLUMN(struct kept, account_id), DB_COLUMN(struct kept, made_at),
        DB_COLUMN(struct kept, actor),   DB_COLUMN(struct kept, file),       DB_COLUMN(struct kept, digest),
        DB_COLUMN(struct kept, state),   DB_COLUMN(struct kept, subject),    DB_COLUMN(struct kept, report),
        DB_COLUMN(struct kept, returned), DB_COLUMN(struct kept, title),     DB_COLUMN(struct kept, going_id),
        DB_COLUMN(struct kept, done_n),  DB_COLUMN(struct kept, total_n),    DB_COLUMN(struct kept, message),
};

/* sees_all: local commands, and who may reveal secrets county-wide: a report quotes the refused cells as they are. A
 * report quotes what was refused as it stood in the cell, ID numbers among it. */
static bool sees_all(const struct ctx *c)
{
        for (size_t i = 0; i < c->actor->n_grants; i++)
                if (!c->actor->grants[i].own && strlen(c->actor->grants[i].place) == 6 &&
                    (role_rights(c->actor->grants[i].role, AREA_HOUSEHOLD) & RIGHT_REVEAL))
                        return true;
        return c->actor->account_id == 0;
}

/* import_row: for who has asked already, or goes on with it in another's name. */
bool import_row(struct ctx *c, int64_t id, struct kept *out, bool *found)
{
        return db_first(c, db_sql(c->db, "imports.get"), ARGS(ARG("id", V_INT(id))), c->arena, DB_COLUMNS(kept_columns),
                        out, found);
}

/* import_kept: somebody else's import is missing, not forbidden: numbers of imports tell nothing. */
bool import_kept(struct ctx *c, int64_t id, struct kept *out)
{
        bool found;
        if (!import_row(c, id, out, &found))
                return false;
        found = found && (sees_all(c) || out->account_id == c->actor->account_id) &&
                import_opens(c, out->account_id, out->report);
        return found || fail(c, ERR_MISSING, "import.missing", "import", say(c, "没有第 %lld 次导入", "no import %lld"),
                             (long long)id);
}

/* in_memory: the readers want a file: one without a name, of this process alone, which is gone with it. Readers tell
 * the format by the bytes; the name in the report is the original's. */
static bool in_memory(struct ctx *c, struct str bytes, int *fd, char path[64])
{
        *fd = memfd_create("bangfu-import", MFD_CLOEXEC);
        bool ok = *fd >= 0;
        for (size_t at = 0; ok && at < bytes.n;) {
                const ssize_t wrote = write(*fd, bytes.p + at, bytes.n - at);
                ok = wrote > 0 || (wrote < 0 && errno == EINTR);
                at += wrote > 0 ? (size_t)wrote : 0;
        }
        snprintf(path, 64, "/proc/self/fd/%d", *fd);
        if (!ok && *fd >= 0)
                close(*fd);
        return ok || fail(c, ERR_SYSTEM, "sheet.no_room", "", "%s",
                          say(c, "内存不够，文件放不下", "no memory for the file"));
}

/* asked_lines: a line for each sheet somebody said something of, as import_order has it. Lines as import_order has
 * them, so that the check, the second check and the commit read one and the same. */
static bool asked_lines(struct ctx *c, int64_t id, struct str *out)
{
        struct stmt *s;
        *out = (struct str){ "", 0 };
        if (!db_query(c, db_sql(c->db, "imports.asked"), ARGS(ARG("id", V_INT(id))), &s))
                return false;
        while (db_next(c, s)) {
                struct str sheet = db_named_str(s, "sheet");
                *out = arena_fmt(c->arena, "%.*s%.*s%s%.*s\n", FMT(*out), FMT(sheet), sheet.n ? "\t" : "",
                                 FMT(db_named_str(s, "asked")));
        }
        return c->err.kind == ERR_NONE;
}

/* import_say: what was said before of the same sheet gives way. */
bool import_say(struct ctx *c, int64_t id, struct str sheet, struct str what)
{
        return db_exec(c, db_sql(c->db, "imports.unask"), ARGS(ARG("id", V_INT(id)), ARG("sheet", V_STR(sheet)))) &&
               (what.n == 0 ||
                db_exec(c, db_sql(c->db, "imports.ask"),
                        ARGS(ARG("id", V_INT(id)), ARG("sheet", V_STR(sheet)), ARG("asked", V_STR(what)))));
}

/* import_known: asked of the same book the matcher uses, so that whatever may be said can also be done. */
bool import_known(struct ctx *c, struct str what)
{
        struct match_book book;
        subjects_build(c, NULL, 0, &book);
        for (size_t i = 0; i < book.n; i++)
                if (subjects_can(&book.subjects[i]) && str_is(what, book.subjects[i].subject->name))
                        return true;
        return fail(c, ERR_INVALID, "import.for", "for",
                    say(c, "没有“%.*s”这种登记簿，或它不能从表格导入", "there is no register “%.*s”, or none a sheet can fill"),
                    FMT(what));
}

bool import_ask(struct ctx *c, int64_t id, struct str sheet, struct str what)
{
        if ((what.n > 0 && !import_known(c, what)) || !store_write_begin(c))
                return false;
        return (import_say(c, id, sheet, what) && store_write_end(c)) || abandon(c);
}

/* import_run_kept: what `order` says, with the file and what was said of its sheets from the store. Where it names no
 * place for the returned workbook, that is read back and removed. */
bool import_run_kept(struct ctx *c, const struct kept *k, struct import_order order, struct import_report *out,
                            struct str *returned)
{
        struct str bytes;
        char path[64];
        const char *place;
        int fd;
        *returned = (struct str){ "", 0 };
        if (!kept_bytes(c, k->digest, &bytes) || (fd = file_temporary(c, &place)) < 0)
                return false;
        close(fd);
        const char *back = arena_fmt(c->arena, "%s.xlsx", place).p; /* beside a name that is ours */
        if (!in_memory(c, bytes, &fd, path)) {
                unlink(place);
                return false;
        }
        const bool own = !order.returned;
        order.path = path;
        order.name = arena_copy(c->arena, k->file);
        order.id = k->id;
        if (own)
                order.returned = back;
        bool ok = asked_lines(c, k->id, &order.asked) && import_run(c, &order, out);
        if (ok && out->returned)
                ok = import_file(c, out->returned, returned);
        close(fd);
        unlink(back);
        unlink(place);
        if (own && out->returned)
                out->returned = "";
        return ok;
}

/* import_how: what a caller says of the way, and nothing of the matter. */
struct import_order import_how(const struct import_order *how, enum import_mode mode)
{
        const struct import_order none = { .mode = mode };
        return how ? (struct import_order){ .mode = mode, .at = how->at, .to = how->to, .batch = how->batch,
                                            .stop = how->stop, .wait = how->wait }
                   : none;
}

/* import_keep: the record and its bytes in one transaction: neither without the other. */
bool import_keep(struct ctx *c, struct str name, struct str bytes, struct str what, int64_t *id)
{
        const char *digest;
        if (!may_import(c) || (what.n > 0 && !import_known(c, what)) || !store_write_begin(c))
                return false;
        if (!import_add(c, arena_copy(c->arena, name), import_digest(c, bytes), "checking", id) ||
            !import_keep_bytes(c, bytes, &digest) || !import_say(c, *id, S(""), what))
                return abandon(c);
        return store_write_end(c);
}

bool import_dealt_with(struct ctx *c)
{
        return fail(c, ERR_CONFLICT, "import.state", "import", "%s",
                    say(c, "这次导入已经办理过了", "this import was dealt with before"));
}

/* import_move: the number of rows changed decides who was first; no lock is held while a person reads. */
bool import_move(struct ctx *c, int64_t id, const char *from, const char *to)
{
        return db_exec(c, db_sql(c->db, "imports.state"),
                       ARGS(ARG("id", V_INT(id)), ARG("state", V_TEXT(to)), ARG("from_state", V_TEXT(from)))) &&
               (db_changed(c->db) == 1 || import_dealt_with(c));
}

bool import_move_alone(struct ctx *c, int64_t id, const char *from, const char *to)
{
        return store_write_begin(c) && ((import_move(c, id, from, to) && store_write_end(c)) || abandon(c));
}

/* keep_report: what a check found, of an import that still is in the state in which it was read:
 * what was taken in while it was being checked again stays as it is. */
static bool keep_report(struct ctx *c, const char *from, const struct import_report *r, struct str returned)
{
        if (!store_write_begin(c))
                return false;
        return import_move(c, r->id, from, r->state) && import_save(c, r, returned) ? store_write_end(c) : abandon(c);
}

bool import_check_kept(struct ctx *c, int64_t id, struct import_report *out)
{
        struct kept k;
        struct str returned;
        return import_kept(c, id, &k) && import_run_kept(c, &k, import_how(NULL, IMPORT_DRY), out, &returned) &&
               keep_report(c, arena_copy(c->arena, k.state), out, returned);
}

bool import_check(struct ctx *c, struct str name, struct str bytes, struct import_report *out)
{
        int64_t id;
        return import_keep(c, name, bytes, S(""), &id) && import_check_kept(c, id, out);
}

/* still_so: the registers stand where they stood at the check, or a second check comes to the
 * same; else the second is what is kept. Registers move under a check that lies over the
 * week-end. Equal outcomes are good enough: what matters is what would be written. */
static bool still_so(struct ctx *c, const struct kept *k, struct str seen)
{
        struct import_report now;
        struct str returned;
        struct val head;
        json_t *report = json_loadb(k->report.p, k->report.n, 0, NULL);
        const char *text = json_string_value(json_object_get(report, "outcome"));
        const struct str outcome = arena_str(c->arena, str_of(text ? text : ""));
        const int64_t at = json_integer_value(json_object_get(report, "head"));
        json_decref(report);
        if (!db_one(c, db_sql(c->db, "core.head"), NO_ARGS, &head))
                return false;
        bool same = seen.n == 0 || str_eq(seen, outcome);
        if (same && (head.type != VAL_INT || head.i != at)) {
                if (!import_run_kept(c, k, import_how(NULL, IMPORT_DRY), &now, &returned))
                        return false;
                same = str_eq(report_outcome(c, &now), outcome);
                if (!same && !keep_report(c, "taking", &now, returned))
                        return false;
        }
        return same || fail(c, ERR_CONFLICT, "import.changed", "import", "%s",
                            say(c, "检查之后登记有变化，结果与您看到的不同：还没有写入，请看新的检查结果，再确认",
                                "the registers changed since the check, and it comes out otherwise now: nothing was "
                                "written; see the new check, then confirm"));
}

/* take_kept: from checked to done; whatever goes wrong before the first rows leaves it checked, and afterwards write.c
 * has said where it stands. */
static bool take_kept(struct ctx *c, const struct kept *k, struct str seen, const struct import_order *how,
                 struct import_report *out)
{
        struct str returned;
        if (!import_move_alone(c, k->id, "checked", "taking"))
                return false;
        if (still_so(c, k, seen) && import_run_kept(c, k, import_how(how, IMPORT_COMMIT), out, &returned) &&
            out->understood)
                return true;
        const struct err why = c->err;
        c->err = (struct err){ .kind = ERR_NONE };
        const bool back = store_write_begin(c) &&
                          ((db_exec(c, db_sql(c->db, "imports.state"),
                                    ARGS(ARG("id", V_INT(k->id)), ARG("state", V_TEXT("checked")),
                                         ARG("from_state", V_TEXT("taking")))) &&
                            store_write_end(c)) ||
                           abandon(c));
        c->err = why.kind ? why : c->err;
        return back && why.kind == ERR_NONE;
}

bool import_at_work(struct ctx *c)
{
        return fail(c, ERR_BUSY, "import.at_work", "import", "%s",
                    say(c, "这次导入正在写入，请稍候", "this import is being written just now"));
}

/* import_unfinished: begun and not ended, whatever keeps it. */
bool import_unfinished(struct str state)
{
        return str_is(state, "running") || str_is(state, "waiting") || str_is(state, "interrupted") ||
               str_is(state, "stopped");
}

bool import_commit(struct ctx *c, int64_t id, struct str seen, const struct import_order *how,
                   struct import_report *out)
{
        struct kept k;
        int held;
        if (!may_import(c) || !import_kept(c, id, &k))
                return false;
        if (import_unfinished(k.state))
                return import_go_on(c, id, how, out);
        if (!str_is(k.state, "checked"))
                return import_dealt_with(c);
        if (!import_hold(c, id, &held))
                return import_at_work(c);
        const bool ok = take_kept(c, &k, seen, how, out);
        import_let_go(c, id, held);
        return ok;
}

/* state_now: running, and nobody runs it: it was cut off. */
static struct str state_now(struct ctx *c, const struct kept *k)
{
        return str_is(k->state, "running") && !import_is_held(c, k->id) ? S("interrupted") : k->state;
}

/* going_json: how far an import is that has not ended. */
static void going_json(struct json *j, const struct kept *k)
{
        if (k->going_id == 0) {
                json_nothing(j, "going");
                return;
        }
        json_open(j, "going");
        json_int(j, "done", k->done_n);
        json_int(j, "total", k->total_n);
        json_str(j, "message", k->message);
        json_end(j);
}

/* import_json: the report is put in as it was kept, not made anew. */
static void import_json(struct ctx *c, struct buf *out, const struct kept *k)
{
        struct json j = JSON(out);
        json_open(&j, NULL);
        json_text(&j, "id", outside_id(c->arena, c->county, k->id).p);
        json_str(&j, "file", k->file);
        json_str(&j, "state", state_now(c, k));
        going_json(&j, k);
        json_str(&j, "subject", k->subject);
        json_text(&j, "subject_title", subjects_title(c, k->subject));
        json_str(&j, "actor", k->actor);
        json_str(&j, "actor_name", k->title);
        json_int(&j, "at", k->made_at);
        json_bool(&j, "returned", k->returned.n > 0);
        json_raw(&j, "report", k->report);
        json_end(&j);
}

bool import_load(struct ctx *c, int64_t id, struct str *json)
{
        struct kept k;
        struct buf b = BUF(REPORT_MAX);
        if (!import_kept(c, id, &k))
                return false;
        import_json(c, &b, &k);
        *json = arena_str(c->arena, buf_str(&b));
        buf_free(&b);
        return true;
}

/* counts_alone: of a report what a list of imports shows: how many rows it made and changed, by register. */
static struct str counts_alone(struct ctx *c, struct str report)
{
        static const char *const shown[] = { "accepted", "changed" };
        json_t *whole = json_loadb(report.p, report.n, 0, NULL), *counts = json_object();
        for (size_t i = 0; i < COUNT(shown); i++)
                if (json_object_get(whole, shown[i]))
                        json_object_set(counts, shown[i], json_object_get(whole, shown[i]));
        char *text = json_dumps(counts, JSON_COMPACT);
        const struct str out = text ? arena_str(c->arena, str_of(text)) : S("null");
        free(text);
        json_decref(counts);
        json_decref(whole);
        return out;
}

/* import_page: without the rest of the reports, which are long. */
bool import_page(struct ctx *c, int64_t limit, struct str *json)
{
        struct stmt *s;
        struct buf b = BUF(REPORT_MAX);
        if (!db_query(
                    c, db_sql(c->db, "imports.page"),
                    ARGS(ARG("account_id", V_INT(sees_all(c) ? 0 : c->actor->account_id)), ARG("limit", V_INT(limit))),
                    &s))
                return false;
        bool some = false;
        buf_text(&b, "{\"imports\":[");
        struct kept k;
        while (db_row(c, s, DB_COLUMNS(kept_columns), &k)) {
                if (!import_opens(c, k.account_id, k.report))
                        continue;
                k.report = counts_alone(c, k.report);
                buf_text(&b, some ? "," : "");
                import_json(c, &b, &k);
                some = true;
        }
        buf_text(&b, "]}");
        *json = arena_str(c->arena, buf_str(&b));
        buf_free(&b);
        return c->err.kind == ERR_NONE;
}

bool import_returned(struct ctx *c, int64_t id, struct str *bytes, const char **name, bool *others)
{
        struct kept k;
        if (!import_kept(c, id, &k))
                return false;
        if (k.returned.n == 0)
                return fail(c, ERR_MISSING, "import.nothing_refused", "import", "%s",
                            say(c, "这次导入没有退回的内容", "nothing was refused in this import"));
        *name = returned_name(c, k.file);
        *others = k.account_id != c->actor->account_id;
        return kept_bytes(c, k.returned, bytes);
}

/* From whatever state it has come to while the writer was waited for: it may have ended meanwhile. */
bool import_withdraw_row(struct ctx *c, int64_t id)
{
        return db_exec(c, db_sql(c->db, "imports.withdraw"), ARGS(ARG("id", V_INT(id)))) &&
               (db_changed(c->db) == 1 || import_dealt_with(c));
}

bool import_withdrawable(struct ctx *c, int64_t id)
{
        struct kept k;
        if (!may_import(c) || !import_kept(c, id, &k))
                return false;
        return import_unfinished(k.state) || str_is(k.state, "done") ||
               fail(c, ERR_CONFLICT, "import.state", "import", "%s",
                    str_is(k.state, "withdrawn") ? say(c, "这次导入已经撤回", "this import was withdrawn before")
                                                 : say(c, "这次导入还没有入库，没有可撤回的",
                                                       "this import was not taken in: there is nothing to withdraw"));
}

bool import_waiting(struct ctx *c, int64_t id)
{
        struct kept k;
        if (!may_import(c) || !import_kept(c, id, &k))
                return false;
        return str_is(k.state, "checked") || str_is(k.state, "refused") || str_is(k.state, "checking") ||
               import_dealt_with(c);
}

/* may_mean: a header means a column of some subject, or nothing. Any column of any subject: the
 * person may have had another table in mind than the one we took. */
static bool may_mean(struct ctx *c, struct str code)
{
        struct match_book book;
        if (str_is(code, MATCH_CODE_NOTHING))
                return true;
        subjects_build(c, NULL, 0, &book);
        for (size_t s = 0; s < book.n; s++)
                for (size_t k = 0; k < book.subjects[s].subject->n_columns; k++)
                        if (str_is(code, book.subjects[s].subject->columns[k].field))
                                return true;
        return fail(c, ERR_INVALID, "import.map", "field",
                    say(c, "没有“%.*s”这个字段", "there is no field “%.*s”"), FMT(code));
}

/* may_stand: a word stands for one of the codes of a list. Codes themselves, not their words:
 * the page sends what it offered. */
static bool may_stand(struct ctx *c, struct str list, struct str code)
{
        const struct codes *codes = codes_find(list);
        const char *known = codes ? code_of(c, codes, code) : NULL;
        return (known && str_is(code, known)) ||
               fail(c, ERR_INVALID, "import.map", "code", say(c, "代码表里没有“%.*s”", "no list has the code “%.*s”"),
                    FMT(code));
}

/* import_map: a change like any other, journalled and undoable; taking a word back voids its record. */
bool import_map(struct ctx *c, struct str list, struct str word, struct str code)
{
        struct change *ch;
        struct draft *d = draft_new(c->arena, entity_find(S("word_map")));
        if (code.n > 0 && !(str_is(list, "column") ? may_mean(c, code) : may_stand(c, list, code)))
                return false;
        draft_set(d, "place", V_TEXT(c->county));
        draft_set(d, "list", V_STR(list));
        draft_set(d, "word", V_STR(word));
        if (!change_begin(c,
                          &(struct change_head){ .reason = say(c, "指认表格用词", "a word of sheets matched by hand") },
                          &ch))
                return false;
        if (!change_find(c, d, &d->id))
                return change_abandon(c, ch);
        draft_set(d, "code", V_STR(code));
        const bool back = code.n == 0;
        if (back ? d->id && !change_void(c, ch, d->e, d->id, say(c, "收回指认", "taken back")) : !change_put(c, ch, d))
                return change_abandon(c, ch);
        return change_commit(c, ch, NULL);
}
