/* attachment.c: the bytes in parts under their digest, the register row beside them, and the owner's scope before
 * either (see attachment.h).
 *
 * Bytes stand in the store and not in a folder beside it, because a county copies one file to a disk and believes it
 * has everything. They are no part of the journal: its leaf holds the digest of the paper, and a chain that carried
 * scans could not be walked in a minute. */
#include "core/attachment.h"

#include "base/sm3.h"
#include "core/change.h"
#include "core/content.h"
#include "core/own.h"
#include "core/record_json.h"

#include <errno.h>
#include <stdio.h>
#include <strings.h>

bool attachment_is_scan(const struct attachment *a)
{
        return content_is_scan(a->type);
}

/* runs_by_name: what a computer runs or a browser shows, by the end of a name; Windows drops dots and blanks behind. */
static bool runs_by_name(struct str name)
{
        static const char *const ends[] = {
                ".exe", ".com", ".scr", ".pif", ".msi", ".dll", ".sys", ".cpl", ".bat", ".cmd", ".ps1", ".vbs",
                ".vbe", ".js",  ".jse", ".mjs", ".wsf", ".wsh", ".hta", ".jar", ".lnk", ".reg", ".chm", ".apk",
                ".sh",  ".py",  ".pl",  ".php", ".jsp", ".asp", ".swf", ".url", ".htm", ".xht", ".mht", ".svg",
                ".html", ".xhtml", ".mhtml", ".shtml", ".aspx"
        };
        while (name.n && (name.p[name.n - 1] == '.' || name.p[name.n - 1] == ' '))
                name.n--;
        for (size_t i = 0; i < COUNT(ends); i++) {
                const size_t n = strlen(ends[i]);
                if (name.n >= n && strncasecmp(name.p + name.n - n, ends[i], n) == 0)
                        return true;
        }
        return false;
}

/* A page, a script or a program is a trap for whoever opens it, under the name of a paper or its own. */
static bool honest(struct ctx *c, const struct attachment *a, struct str bytes)
{
        return (!runs_by_name(a->name) && !content_is_markup(bytes) && !content_is_program(bytes)) ||
               fail(c, ERR_INVALID, "attachment.type", "file",
                    say(c, "“%.*s”是网页、脚本或程序，不能作为附件。可以上传扫描件（PDF、OFD、图片）、Word、Excel 和文本文件",
                        "“%.*s” is a web page, a script or a program, and is not taken. Attach scans (PDF, OFD, "
                        "pictures), Word, Excel or text"),
                    FMT(a->name));
}

static void attachment_digest(struct str bytes, char hex[65])
{
        unsigned char hash[SM3_BYTES];
        sm3_plain(bytes, hash);
        hex_put(hash, sizeof hash, hex);
}

/* may_attach: who may write the record, wherever it lies or because it is of a household of his own. */
static bool may_attach(struct ctx *c, const struct attachment *a, const char *place)
{
        bool own;
        return scope_writes(c->actor, a->owner, place) ||
               (own_reaches(c, a->owner, RIGHT_WRITE, a->owner_id, &own) && own);
}

/* owner_place: the owner in scope, and where it is. */
static bool owner_place(struct ctx *c, const struct entity *e, int64_t id, char place[13])
{
        struct rows *rows;
        struct row_view r;
        if (!record_read(c, e, id, &rows, &r))
                return false;
        snprintf(place, 13, "%.*s", FMT(r.place));
        rows_done(rows);
        return true;
}

/* Over the size is found by the buffer's own maximum, not by the length the sender says. */
static bool read_attachment(struct ctx *c, const char *file, struct buf *out)
{
        FILE *f = fopen(file, "rb");
        char piece[65536];
        size_t n;
        if (!f)
                return fail(c, ERR_SYSTEM, "attachment.file", file, "%s", strerror(errno));
        while ((n = fread(piece, 1, sizeof piece, f)) > 0)
                buf_add(out, (struct str){ piece, n });
        bool bad = ferror(f);
        fclose(f);
        if (bad)
                return fail(c, ERR_SYSTEM, "attachment.file", file, "could not be read");
        if (out->full)
                return fail(c, ERR_TOO_LARGE, "attachment.size", "file",
                            say(c, "附件不超过 %d MB", "an attachment has at most %d MB"), (int)(ATTACHMENT_MAX >> 20));
        return out->n > 0 ||
               fail(c, ERR_INVALID, "attachment.empty", "file", "%s", say(c, "附件是空的", "the attachment is empty"));
}

/* Parts keep a row small enough for the engine's cache and for COPY; the same scan sent twice meets its own
 * digest and adds nothing. */
static bool write_parts(struct ctx *c, struct str digest, struct str bytes)
{
        for (size_t at = 0, part = 0; at < bytes.n; at += ATTACHMENT_PART, part++)
                if (!db_exec(c, db_sql(c->db, "attachment.part"),
                             ARGS(ARG("digest", V_STR(digest)), ARG("part_n", V_INT((int64_t)part)),
                                  ARG("bytes_blob", V_BLOB(str_slice(bytes, at, at + ATTACHMENT_PART))))))
                        return false;
        return true;
}

/* put_attachment: the row is nobody's register to write: the right to it is the right to its owner, tested before. */
static bool put_attachment(struct ctx *c, struct change *ch, struct attachment *a, const char *place)
{
        struct draft *d = draft_new(c->arena, entity_find(S("attachment")));
        draft_set(d, "name", V_STR(a->name));
        draft_set(d, "media_type", V_STR(a->type));
        draft_set(d, "size", V_INT(a->size));
        draft_set(d, "digest", V_STR(a->digest));
        draft_set(d, "owner", V_TEXT(a->owner->name));
        draft_set(d, "owner_id", V_INT(a->owner_id));
        draft_set(d, "place", V_TEXT(place));
        if (!change_put(c, ch, d))
                return false;
        a->id = d->id;
        return true;
}

static bool add_attachment(struct ctx *c, struct attachment *a, const char *place, struct str bytes)
{
        struct change *ch;
        const struct actor *who = c->actor;
        const struct actor recorder = actor_recorder(c);
        if (!change_begin(c, &(struct change_head){ .reason = say(c, "上传附件", "attachment") }, &ch))
                return false;
        act_as(c, &recorder);
        bool done = write_parts(c, a->digest, bytes) && put_attachment(c, ch, a, place);
        done = done ? change_commit(c, ch, NULL) : change_abandon(c, ch);
        act_as(c, who);
        return done;
}

/* The right is asked before the file is read: who may not attach learns nothing about limits, and costs no memory. */
bool attachment_add(struct ctx *c, struct attachment *a, const char *file)
{
        char place[13], hex[65];
        struct buf bytes = BUF((size_t)ATTACHMENT_MAX);
        if (!owner_place(c, a->owner, a->owner_id, place))
                return false;
        if (!may_attach(c, a, place))
                return fail(c, ERR_FORBIDDEN, "scope.write", a->owner->name, "%s",
                            say(c, "您不能给这条记录添加附件", "you may not attach to this record"));
        bool done = read_attachment(c, file, &bytes) && honest(c, a, buf_str(&bytes));
        if (done) {
                attachment_digest(buf_str(&bytes), hex);
                a->digest = arena_str(c->arena, str_of(hex));
                a->size = (int64_t)bytes.n;
                a->type = str_of(content_type(buf_str(&bytes)));
                done = add_attachment(c, a, place, buf_str(&bytes));
        }
        buf_free(&bytes);
        return done;
}

bool attachment_void(struct ctx *c, const struct attachment *a, const char *reason)
{
        char place[13];
        struct change *ch;
        const struct actor *who = c->actor;
        const struct actor recorder = actor_recorder(c);
        if (!owner_place(c, a->owner, a->owner_id, place))
                return false;
        if (!may_attach(c, a, place))
                return fail(c, ERR_FORBIDDEN, "scope.write", a->owner->name, "%s",
                            say(c, "您不能作废这条记录的附件", "you may not void papers of this record"));
        if (!change_begin(c, &(struct change_head){ .reason = reason }, &ch))
                return false;
        act_as(c, &recorder);
        const bool done = change_void(c, ch, entity_find(S("attachment")), a->id, reason) ? change_commit(c, ch, NULL)
                                                                                          : change_abandon(c, ch);
        act_as(c, who);
        return done;
}

static const struct db_column attachment_columns[] = {
        DB_COLUMN(struct attachment, id),     DB_COLUMN(struct attachment, size),
        DB_COLUMN(struct attachment, name),   DB_COLUMN_AS(struct attachment, type, "media_type"),
        DB_COLUMN(struct attachment, digest), DB_COLUMN(struct attachment, owner_id),
};

/* attachment_row: the next one whose owner this program knows; an owner may be a register of a newer one. */
static bool attachment_row(struct ctx *c, struct stmt *s, struct attachment *out)
{
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(attachment_columns), out))
                if ((out->owner = entity_find(db_named_str(s, "owner"))))
                        return true;
        return false;
}

/* Out of scope and not there are one answer, so that numbers tried one after the other tell nothing. */
bool attachment_find(struct ctx *c, int64_t id, struct attachment *out)
{
        struct stmt *s;
        char place[13];
        if (!db_query(c, db_sql(c->db, "attachment.by_id"), ARGS(ARG("id", V_INT(id))), &s))
                return false;
        const bool found = attachment_row(c, s, out);
        if (found)
                db_done(s);
        if (!found || !scope_may(c->actor, out->owner, RIGHT_READ))
                return fail(c, ERR_MISSING, "attachment.unknown", "id", "%s",
                            say(c, "没有这个附件", "no such attachment"));
        return owner_place(c, out->owner, out->owner_id, place);
}

bool attachment_list(struct ctx *c, const struct entity *owner, int64_t owner_id, struct attachment **out, size_t *n)
{
        struct stmt *s;
        size_t capacity = 0;
        char place[13];
        *out = NULL;
        *n = 0;
        if (!owner_place(c, owner, owner_id, place))
                return false;
        if (!db_query(c, db_sql(c->db, "attachment.of_record"),
                      ARGS(ARG("owner", V_TEXT(owner->name)), ARG("owner_id", V_INT(owner_id))), &s))
                return false;
        struct attachment a;
        while (attachment_row(c, s, &a)) {
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = a;
        }
        return c->err.kind == ERR_NONE;
}

/* The digest is proved at every reading: a page of a disk that has gone bad must not be printed as a voucher. */
bool attachment_bytes(struct ctx *c, const struct attachment *a, struct buf *out)
{
        struct stmt *s;
        char hex[65];
        size_t from = out->n;
        if (!db_query(c, db_sql(c->db, "attachment.parts"), ARGS(ARG("digest", V_STR(a->digest))), &s))
                return false;
        while (db_next(c, s))
                buf_add(out, db_named_str(s, "bytes"));
        attachment_digest(str_slice(buf_str(out), from, out->n), hex);
        return str_is(a->digest, hex) ||
               fail(c, ERR_SYSTEM, "attachment.damaged", a->digest.p, "the bytes are not what their digest says");
}
