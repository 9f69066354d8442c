/* api_journal.c: who changed what, when, why: of one record, and of the whole county. Read off the journal's images; a
 * secret is shown as changed, never by value.
 *
 * The journal itself is open to who has the right to oversight over the whole county; the history of one record to
 * everybody who may read the record. What a block wrote is named as far as the reader may read those registers; of
 * the rest he learns that it was written, by whom, and how much. */
#include "http/routes.h"

#include "base/date.h"
#include "core/change.h"
#include "core/journal.h"
#include "core/look.h"
#include "core/record_json.h"
#include "core/security.h"
#include "core/shown.h"
#include "http/asked.h"
#include "http/reasons.h"

/* In UTC+8 on every machine: a journal read in another zone must not tell another day. */
static struct str stamp(struct ctx *c, int64_t ms)
{
        char text[20];
        date_stamp(ms, text);
        return arena_str(c->arena, str_of(text));
}

/* image_words: what a person reads for a column of an image, which of a secret holds nothing to be shown. */
static struct str image_words(struct ctx *c, const struct field *f, struct str text)
{
        return f->secret && text.n ? S("••••••") : value_called(c, f, image_value(f, text));
}

/* field_shown: a closed field's old values are as closed as today's, and that one was changed tells of it. */
static bool field_shown(struct ctx *c, const struct entity *e, const struct field *f)
{
        if (!scope_reads(c->actor, f->closed, c->county))
                return false;
        look_row(look_into(c, e, f->closed, 0));
        return true;
}

/* Only what differs: the image is whole, and a reader wants to know what somebody did. */
static void field_change_json(struct ctx *c, struct json *j, const struct entity *e, const struct field *f,
                              struct str old, struct str now)
{
        const char *column = field_column(c->arena, f);
        struct str was, is;
        if (!image_get(old, column, &was))
                was = S("");
        if (!image_get(now, column, &is))
                is = S("");
        if (str_eq(was, is) || !field_shown(c, e, f))
                return;
        json_open(j, NULL);
        json_text(j, "field", f->name);
        json_text(j, "title", field_title(c, f));
        json_str(j, "old", image_words(c, f, was));
        json_str(j, "new", image_words(c, f, is));
        json_end(j);
}

/* The head of a block, the same on the page of blocks and above its records. */
static bool block_json(struct ctx *c, struct json *j, const char *chain, const struct stmt *s)
{
        struct str reason = db_named_str(s, "reason");
        json_int(j, "seq", db_named_int(s, "seq"));
        json_str(j, "at", stamp(c, db_named_int(s, "made_at")));
        json_str(j, "actor", db_named_str(s, "actor"));
        json_str(j, "channel", db_named_str(s, "channel"));
        if (!block_reason(c, chain, db_named_int(s, "seq"), &reason))
                return false;
        json_str(j, "reason", reason);
        return true;
}

struct version {
        int64_t seq, at, version;
        struct str actor, channel, reason, op, image;
};

static const struct db_column version_columns[] = {
        DB_COLUMN(struct version, seq),     DB_COLUMN_AS(struct version, at, "made_at"),
        DB_COLUMN(struct version, version), DB_COLUMN(struct version, actor),
        DB_COLUMN(struct version, channel), DB_COLUMN(struct version, reason),
        DB_COLUMN(struct version, op),      DB_COLUMN(struct version, image),
};

static bool versions(struct ctx *c, const struct entity *e, int64_t id, struct version **out, size_t *n)
{
        struct stmt *s;
        size_t capacity = 0;
        *out = NULL;
        *n = 0;
        if (!db_query(c, db_sql(c->db, "core.record_leaves"),
                      ARGS(ARG("county", V_TEXT(e->reference ? REFERENCE_CHAIN : c->county)),
                           ARG("entity", V_TEXT(e->name)), ARG("id", V_INT(id))),
                      &s))
                return false;
        struct version v;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(version_columns), &v)) {
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = v;
        }
        return c->err.kind == ERR_NONE;
}

/* With the register's own titles of today: a field that was renamed since is found by its column. */
static bool version_json(struct ctx *c, struct json *j, const struct entity *e, const struct version *v, struct str old)
{
        struct str reason = v->reason;
        if (!block_reason(c, e->reference ? REFERENCE_CHAIN : c->county, v->seq, &reason))
                return false;
        json_open(j, NULL);
        json_int(j, "seq", v->seq);
        json_str(j, "at", stamp(c, v->at));
        json_str(j, "actor", v->actor);
        json_str(j, "channel", v->channel);
        json_str(j, "reason", reason);
        json_str(j, "op", v->op);
        json_int(j, "version", v->version);
        json_list(j, "changes");
        for (size_t i = 0; i < e->n_fields; i++)
                field_change_json(c, j, e, &e->fields[i], old, v->image);
        json_end(j);
        json_end(j);
        return true;
}

/* Newest first, each with what it changed: the image before it is the next row's. */
static bool record_history(struct ctx *c, struct request *rq, struct response *rs)
{
        struct rows *rows;
        struct row_view r;
        struct version *v;
        size_t n;
        if (!record_read(c, rq->entity, rq->id, &rows, &r))
                return false;
        rows_done(rows);
        if (!versions(c, rq->entity, rq->id, &v, &n))
                return false;
        json_open(&rs->json, NULL);
        json_list(&rs->json, "blocks");
        while (n-- > 0)
                if (!version_json(c, &rs->json, rq->entity, &v[n], n ? v[n - 1].image : S("")))
                        return false;
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* ---- the county's ---- */

#define BLOCK_RECORDS 200 /* of a block that opens; an import's goes on in its own pages */
#define MS_A_DAY 86400000
#define MS_UTC8 28800000

/* Two chains, named by what they are and not by their code; that of security has routes and readers of its own. */
static bool chain_asked(struct ctx *c, const struct request *rq, const char **chain)
{
        struct str text;
        *chain = rq->route->area == AREA_SECURITY ? SECURITY_CHAIN : c->county;
        if (rq->route->area == AREA_SECURITY)
                return true;
        if (!request_query(rq, "chain", &text) || str_is(text, "county"))
                return true;
        *chain = REFERENCE_CHAIN;
        return str_is(text, "reference") ||
               fail(c, ERR_INVALID, "query.chain", "chain", "%s",
                    say(c, "chain 为 county 或 reference", "chain is county or reference"));
}

/* day_asked: the first millisecond of a day in UTC+8, `more` days on; null when it is not asked for. */
static bool day_asked(struct ctx *c, const struct request *rq, const char *name, int64_t more, struct val *out)
{
        struct str text;
        *out = V_NULL;
        if (!request_query(rq, name, &text))
                return true;
        if (!date_valid(text))
                return fail(c, ERR_INVALID, "date.invalid", name, "%s",
                            say(c, "日期应如 2017-12-31", "the day should be as 2017-12-31"));
        *out = V_INT((date_to_number(arena_copy(c->arena, text)) + more) * MS_A_DAY - MS_UTC8);
        return true;
}

/* head_asked: the number behind the last block, where the newest page begins. */
static bool head_asked(struct ctx *c, const char *chain, int64_t *seq)
{
        struct val v;
        if (!db_one(c, db_sql(c->db, "core.head"), ARGS(ARG("county", V_TEXT(chain))), &v))
                return false;
        *seq = v.type == VAL_INT ? v.i + 1 : 1;
        return true;
}

struct page {
        const char *chain;
        int64_t after, limit;
        struct val from, to, actor, entity;
};

/* Before the newest block when nothing is asked: pages go backwards in time, as people do. */
static bool page_asked(struct ctx *c, const struct request *rq, struct page *p)
{
        struct str text;
        *p = (struct page){ .actor = V_NULL, .entity = V_NULL };
        if (!chain_asked(c, rq, &p->chain) || !request_limit(c, rq, &p->limit) || !head_asked(c, p->chain, &p->after) ||
            !day_asked(c, rq, "from", 0, &p->from) || !day_asked(c, rq, "to", 1, &p->to))
                return false;
        if (request_query(rq, "after", &text) && (!str_int(text, &p->after) || p->after < 1))
                return fail(c, ERR_INVALID, "query.after", "after", "%s",
                            say(c, "after 为区块序号", "after is a block's number"));
        if (request_query(rq, "actor", &text))
                p->actor = V_STR(text);
        if (!request_query(rq, "entity", &text))
                return true;
        p->entity = V_STR(text);
        return entity_find(text) || fail(c, ERR_INVALID, "query.entity", "entity", "%s",
                                         say(c, "没有这个登记簿", "there is no such register"));
}

/* event_asked: of the chain of security, by the kind of event; a wrong name is answered with all there are. */
static bool event_asked(struct ctx *c, const struct request *rq, struct page *p)
{
        struct str text, names = S("");
        enum security_kind kind;
        if (!request_query(rq, "event", &text))
                return true;
        p->entity = V_STR(text);
        if (security_find(text, &kind))
                return true;
        for (int k = 0; k < SECURITY_MAX; k++)
                names = arena_fmt(c->arena, "%.*s%s%s", FMT(names), names.n ? ", " : "",
                                  security_name((enum security_kind)k));
        return fail(c, ERR_INVALID, "query.event", "event",
                    say(c, "没有这种事件；可用：%.*s", "no such event; there are: %.*s"), FMT(names));
}

/* written_title: of a register, an event of security, or one of the two tables that chain proves. */
static const char *written_title(const struct ctx *c, struct str name)
{
        const struct entity *e = entity_find(name);
        enum security_kind kind;
        if (e)
                return entity_title(c, e);
        if (security_find(name, &kind))
                return security_title(c, kind);
        static const struct {
                const char *name, *zh, *en;
        } doors[] = { { "credential", "口令", "Password" },
                      { "session", "会话", "Session" },
                      { "password_request", "重置密码申请", "Request to reset a password" } };
        for (size_t i = 0; i < COUNT(doors); i++)
                if (str_is(name, doors[i].name))
                        return say(c, doors[i].zh, doors[i].en);
        return "";
}

/* By register and act, with a count: who may not see the rows may know that an import wrote four hundred. */
static void touched_json(struct ctx *c, struct json *j, const struct stmt *s)
{
        const struct str entity = db_named_str(s, "entity");
        if (!entity.n)
                return;
        json_open(j, NULL);
        json_str(j, "entity", entity);
        json_text(j, "title", written_title(c, entity));
        json_str(j, "op", db_named_str(s, "op"));
        json_int(j, "count", db_named_int(s, "leaves"));
        json_end(j);
}

/* page_json: blocks before `after`, newest first; a row is a block and one thing it touched. */
static bool page_json(struct ctx *c, struct json *j, const struct page *p)
{
        struct stmt *s;
        int64_t rows = 0, last = 0;
        if (!db_query(c, db_sql(c->db, "api.journal_page"),
                      ARGS(ARG("county", V_TEXT(p->chain)), ARG("seq", V_INT(p->after)), ARG("limit", V_INT(p->limit)),
                           ARG("actor", p->actor), ARG("from_at", p->from), ARG("to_at", p->to),
                           ARG("entity", p->entity)),
                      &s))
                return false;
        json_list(j, "blocks");
        while (db_next(c, s)) {
                const int64_t seq = db_named_int(s, "seq");
                if (rows == 0 || seq != last) {
                        if (rows++ > 0) {
                                json_end(j);
                                json_end(j);
                        }
                        last = seq;
                        json_open(j, NULL);
                        if (!block_json(c, j, p->chain, s))
                                return false;
                        json_str(j, "digest", db_named_str(s, "digest"));
                        json_list(j, "touched");
                }
                touched_json(c, j, s);
        }
        if (rows > 0) {
                json_end(j);
                json_end(j);
        }
        json_end(j);
        if (rows == p->limit && last > 1)
                json_str(j, "next", arena_fmt(c->arena, "%lld", (long long)last));
        else
                json_nothing(j, "next");
        return c->err.kind == ERR_NONE;
}

static bool security_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct page p;
        if (!page_asked(c, rq, &p) || !event_asked(c, rq, &p))
                return false;
        json_open(&rs->json, NULL);
        if (!page_json(c, &rs->json, &p))
                return false;
        json_end(&rs->json);
        return true;
}

static bool journal_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct page p;
        if (!page_asked(c, rq, &p))
                return false;
        json_open(&rs->json, NULL);
        if (!page_json(c, &rs->json, &p))
                return false;
        json_end(&rs->json);
        return true;
}

/* ---- one block ---- */

struct written {
        const struct entity *e;
        int64_t id, version;
        struct str name, op, image, before;
};

/* called: what the reader calls the record; false when it is none of his, whatever the journal holds of it. */
static bool called(struct ctx *c, const struct written *w, struct str *title)
{
        struct rows *rows;
        struct row_view r;
        if (!scope_may(c->actor, w->e, RIGHT_READ))
                return false;
        if (!record_read(c, w->e, w->id, &rows, &r)) {
                c->err = (struct err){ 0 };
                return false;
        }
        *title = arena_str(c->arena, r.title);
        rows_done(rows);
        return true;
}

/* What an event says of itself; of a password or a session the chain holds a digest, which tells a reader nothing. */
static void event_json(struct ctx *c, struct json *j, const struct written *w)
{
        static const struct {
                const char *column, *zh, *en;
        } parts[] = {
                { "account", "账号", "Account" },       { "address", "来源地址", "Address" },
                { "channel", "方式", "Channel" },       { "what", "内容", "What" },
                { "failures", "失败次数", "Failures" },
        };
        json_open(j, NULL);
        json_str(j, "entity", w->name);
        json_text(j, "entity_title", written_title(c, w->name));
        json_str(j, "op", w->op);
        json_list(j, "changes");
        for (size_t i = 0; i < COUNT(parts); i++) {
                struct str text;
                if (!str_is(w->op, "note") || !image_get(w->image, parts[i].column, &text))
                        continue;
                json_open(j, NULL);
                json_text(j, "field", parts[i].column);
                json_text(j, "title", say(c, parts[i].zh, parts[i].en));
                json_text(j, "old", "");
                json_str(j, "new", text);
                json_end(j);
        }
        json_end(j);
        json_end(j);
}

static void written_json(struct ctx *c, struct json *j, const struct written *w)
{
        struct str title;
        json_open(j, NULL);
        json_text(j, "entity", w->e->name);
        json_text(j, "entity_title", entity_title(c, w->e));
        json_str(j, "op", w->op);
        if (called(c, w, &title)) {
                json_str(j, "id", ref_outside(c, w->e->name, w->id));
                json_str(j, "title", title);
                json_int(j, "version", w->version);
                json_list(j, "changes");
                for (size_t i = 0; i < w->e->n_fields; i++)
                        field_change_json(c, j, w->e, &w->e->fields[i], w->before, w->image);
                json_end(j);
        }
        json_end(j);
}

static const struct db_column written_columns[] = {
        DB_COLUMN(struct written, id),     DB_COLUMN(struct written, version),
        DB_COLUMN(struct written, op),     DB_COLUMN(struct written, image),
        DB_COLUMN(struct written, before), DB_COLUMN_AS(struct written, name, "entity"),
};

/* Of a register this program does not know (a newer one's) nothing is shown; the count of the block still has it. */
static bool read_written(struct ctx *c, const char *chain, int64_t seq, struct written **out, size_t *n)
{
        struct stmt *s;
        size_t capacity = 0;
        *out = NULL;
        *n = 0;
        if (!db_query(c, db_sql(c->db, "api.block_records"),
                      ARGS(ARG("county", V_TEXT(chain)), ARG("seq", V_INT(seq)), ARG("limit", V_INT(BLOCK_RECORDS))),
                      &s))
                return false;
        struct written w;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(written_columns), &w)) {
                w.e = entity_find(w.name);
                if (!w.e && strcmp(chain, SECURITY_CHAIN) != 0)
                        continue;
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = w;
        }
        return c->err.kind == ERR_NONE;
}

/* No such number is told as missing, also beyond the end: a chain has no gaps a reader could find. */
static bool block_head(struct ctx *c, struct json *j, const char *chain, int64_t seq)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "api.block"), ARGS(ARG("county", V_TEXT(chain)), ARG("seq", V_INT(seq))), &s))
                return false;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE &&
                       fail(c, ERR_MISSING, "block.missing", "seq", "%s",
                            say(c, "日志里没有这个序号", "the journal has no block of this number"));
        if (!block_json(c, j, chain, s))
                return false;
        json_str(j, "digest", db_named_str(s, "digest"));
        json_int(j, "count", db_named_int(s, "leaves_n"));
        db_done(s);
        return true;
}

/* Its number in the path is digits and no outside id: blocks belong to a chain and not to a county's records. */
static bool block_get(struct ctx *c, struct request *rq, struct response *rs)
{
        const char *chain;
        struct written *w;
        size_t n;
        int64_t seq;
        if (!chain_asked(c, rq, &chain))
                return false;
        if (!str_int(rq->parts[0], &seq))
                return fail(c, ERR_MISSING, "block.missing", "seq", "%s",
                            say(c, "日志的序号是数字", "a block's number is digits"));
        json_open(&rs->json, NULL);
        if (!block_head(c, &rs->json, chain, seq) || !read_written(c, chain, seq, &w, &n))
                return false;
        json_list(&rs->json, "records");
        for (size_t i = 0; i < n; i++)
                (w[i].e ? written_json : event_json)(c, &rs->json, &w[i]);
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "field_change", "field text|title text|old text|new text" },
        { "history", "blocks [history_block]" },
        { "history_block",
          "seq int|at text|actor text|channel text|reason text|op text|version int|changes [field_change]" },
        { "journal", "blocks [journal_block]|next text?" },
        { "journal_block", "seq int|at text|actor text|channel text|reason text|digest text|touched [object]" },
        { "journal_opened",
          "seq int|at text|actor text|channel text|reason text|digest text|count int|records [object]" },
};

/* Reading only: nothing writes into the journal but a change. */
static const struct route journal_routes[] = {
        { "GET", "/journal", journal_get, ROUTE_COUNTY, RIGHT_READ, AREA_OVERSIGHT, .title = "日志各块，新的在前",
          .title_en = "Blocks, newest first",
          .answer = "journal",
          PARAMS({ "limit", "1 to 500, default 50" }, { "after", "blocks before this number" },
                 { "from", "blocks made since this day" }, { "to", "blocks made until this day" },
                 { "actor", "blocks of this account" }, { "entity", "blocks that touched this register" },
                 { "chain", "county (default) or reference" }) },
        { "GET", "/journal/{seq}", block_get, ROUTE_COUNTY, RIGHT_READ, AREA_OVERSIGHT,
          .title = "一块日志写了什么：前 200 条；无权查看的不列名称和内容",
          .title_en = "What one block wrote: 200 records at most; without name and values those one may not see",
          .answer = "journal_opened", PARAMS({ "chain", "county (default) or reference" }) },
        { "GET", "/security", security_get, ROUTE_COUNTY, RIGHT_READ, AREA_SECURITY,
          .title = "安全日志，新的在前：登录、失败、口令、授权、查看、导出",
          .title_en = "The chain of security, newest first: logins, failures, passwords, grants, reveals, exports",
          .answer = "journal",
          PARAMS({ "limit", "1 to 500, default 50" }, { "after", "blocks before this number" },
                 { "from", "blocks made since this day" }, { "to", "blocks made until this day" },
                 { "actor", "blocks of this account" }, { "event", "blocks of this kind of event" }) },
        { "GET", "/security/{seq}", block_get, ROUTE_COUNTY, RIGHT_READ, AREA_SECURITY,
          .title = "一件安全事项：说了什么、改了什么",
          .title_en = "One event with what it says and what it changed", .answer = "journal_opened" },
        { "GET", "/{entity}/{id}/history", record_history, 0, RIGHT_READ, .title = "谁在何时为何改过一条记录",
          .title_en = "Who changed a record, when and why",
          .answer = "history" },
};
ROUTES(journal_api, journal_routes, shapes);
