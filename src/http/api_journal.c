/* api_journal.c: who changed what, when, why: of one record, and of the whole county. Read off the journal's images; a
 * secret is shown as changed, never by value. */
#include "http/routes.h"

#include "base/date.h"
#include "core/change.h"
#include "core/journal.h"
#include "core/record_json.h"
#include "http/asked.h"

static struct str stamp(struct ctx *c, int64_t ms)
{
        char text[20];
        date_stamp(ms, text);
        return arena_str(c->arena, str_of(text));
}

/* image_words: what a person reads for a column of an image. */
static struct str image_words(struct ctx *c, const struct field *f, struct str text)
{
        if (text.n == 0)
                return text;
        if (f->secret)
                return S("••••••");
        int64_t n;
        bool number = f->type == FIELD_YEAR || f->type == FIELD_INT || f->type == FIELD_MONEY ||
                      f->type == FIELD_DECIMAL || f->type == FIELD_BOOL || f->type == FIELD_REF;
        return number && str_int(text, &n) ? value_text(c, f, V_INT(n)) : value_text(c, f, V_STR(text));
}

static void field_change_json(struct ctx *c, struct json *j, const struct field *f, struct str old, struct str now)
{
        const char *column = field_column(c->arena, f);
        struct str was, is;
        if (!image_get(old, column, &was))
                was = S("");
        if (!image_get(now, column, &is))
                is = S("");
        if (str_eq(was, is))
                return;
        json_open(j, NULL);
        json_text(j, "field", f->name);
        json_text(j, "title", field_title(c, f));
        json_str(j, "old", image_words(c, f, was));
        json_str(j, "new", image_words(c, f, is));
        json_end(j);
}

static void block_json(struct ctx *c, struct json *j, const struct stmt *s)
{
        json_int(j, "seq", db_int(s, 0));
        json_str(j, "at", stamp(c, db_int(s, 1)));
        json_str(j, "actor", db_str(s, 2));
        json_str(j, "channel", db_str(s, 3));
        json_str(j, "reason", db_str(s, 4));
}

struct version {
        int64_t seq, at, version;
        struct str actor, channel, reason, op, image;
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
        while (db_next(c, s)) {
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = (struct version){ db_int(s, 0),
                                                   db_int(s, 1),
                                                   db_int(s, 6),
                                                   arena_str(c->arena, db_str(s, 2)),
                                                   arena_str(c->arena, db_str(s, 3)),
                                                   arena_str(c->arena, db_str(s, 4)),
                                                   arena_str(c->arena, db_str(s, 5)),
                                                   arena_str(c->arena, db_str(s, 7)) };
        }
        return c->err.kind == ERR_NONE;
}

static void version_json(struct ctx *c, struct json *j, const struct entity *e, const struct version *v, struct str old)
{
        json_open(j, NULL);
        json_int(j, "seq", v->seq);
        json_str(j, "at", stamp(c, v->at));
        json_str(j, "actor", v->actor);
        json_str(j, "channel", v->channel);
        json_str(j, "reason", v->reason);
        json_str(j, "op", v->op);
        json_int(j, "version", v->version);
        json_list(j, "changes");
        for (size_t i = 0; i < e->n_fields; i++)
                field_change_json(c, j, &e->fields[i], old, v->image);
        json_end(j);
        json_end(j);
}

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
                version_json(c, &rs->json, rq->entity, &v[n], n ? v[n - 1].image : S(""));
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* ---- the county's ---- */

struct leaf_count {
        int64_t seq, n;
        struct str entity, op;
};

static bool leaf_counts(struct ctx *c, const char *chain, int64_t first, int64_t last, struct leaf_count **out,
                        size_t *n)
{
        struct stmt *s;
        size_t capacity = 0;
        *out = NULL;
        *n = 0;
        if (!db_query(c, db_sql(c->db, "api.block_leaves"),
                      ARGS(ARG("county", V_TEXT(chain)), ARG("first_seq_n", V_INT(first)),
                           ARG("last_seq_n", V_INT(last))),
                      &s))
                return false;
        while (db_next(c, s)) {
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = (struct leaf_count){ db_int(s, 0), db_int(s, 3), arena_str(c->arena, db_str(s, 1)),
                                                      arena_str(c->arena, db_str(s, 2)) };
        }
        return c->err.kind == ERR_NONE;
}

static void touched_json(struct ctx *c, struct json *j, const struct leaf_count *counts, size_t n, int64_t seq)
{
        json_list(j, "touched");
        for (size_t i = 0; i < n; i++) {
                if (counts[i].seq != seq)
                        continue;
                const struct entity *e = entity_find(counts[i].entity);
                json_open(j, NULL);
                json_str(j, "entity", counts[i].entity);
                json_text(j, "title", e ? entity_title(c, e) : "");
                json_str(j, "op", counts[i].op);
                json_int(j, "count", counts[i].n);
                json_end(j);
        }
        json_end(j);
}

/* page_json: blocks before `after`, newest first. */
static bool page_json(struct ctx *c, struct json *j, const char *chain, int64_t after, int64_t limit)
{
        struct stmt *s;
        struct leaf_count *counts;
        size_t n;
        int64_t first = after > limit ? after - limit : 1, rows = 0, last = 0;
        if (!leaf_counts(c, chain, first, after - 1, &counts, &n) ||
            !db_query(c, db_sql(c->db, "core.journal_page"),
                      ARGS(ARG("county", V_TEXT(chain)), ARG("seq", V_INT(after)), ARG("limit", V_INT(limit))), &s))
                return false;
        json_list(j, "blocks");
        while (db_next(c, s)) {
                last = db_int(s, 0);
                rows++;
                json_open(j, NULL);
                block_json(c, j, s);
                json_str(j, "digest", db_str(s, 7));
                touched_json(c, j, counts, n, last);
                json_end(j);
        }
        json_end(j);
        if (rows == limit && last > 1)
                json_str(j, "next", arena_fmt(c->arena, "%lld", (long long)last));
        else
                json_nothing(j, "next");
        return c->err.kind == ERR_NONE;
}

/* head: the number behind the last block, where the newest page begins. */
static bool head(struct ctx *c, const char *chain, int64_t *seq)
{
        struct val v;
        if (!db_one(c, db_sql(c->db, "core.head"), ARGS(ARG("county", V_TEXT(chain))), &v))
                return false;
        *seq = v.type == VAL_INT ? v.i + 1 : 1;
        return true;
}

static bool journal_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str text;
        int64_t limit, after;
        const char *chain = c->county;
        if (request_query(rq, "chain", &text)) {
                if (!str_is(text, "reference") && !str_is(text, "county"))
                        return fail(c, ERR_INVALID, "query.chain", "chain", "%s",
                                    say(c, "chain 为 county 或 reference", "chain is county or reference"));
                chain = str_is(text, "reference") ? REFERENCE_CHAIN : chain;
        }
        if (!request_limit(c, rq, &limit) || !head(c, chain, &after))
                return false;
        if (request_query(rq, "after", &text) && (!str_int(text, &after) || after < 1))
                return fail(c, ERR_INVALID, "query.after", "after", "%s",
                            say(c, "after 为区块序号", "after is a block's number"));
        json_open(&rs->json, NULL);
        if (!page_json(c, &rs->json, chain, after, limit))
                return false;
        json_end(&rs->json);
        return true;
}

static const struct route journal_routes[] = {
        { "GET", "/journal", journal_get, ROUTE_COUNTY, RIGHT_READ, AREA_OVERSIGHT, .title = "Blocks, newest first",
          .answer = "journal",
          PARAMS({ "limit", "1 to 500, default 50" }, { "after", "blocks before this number" },
                 { "chain", "county (default) or reference" }) },
        { "GET", "/{entity}/{id}/history", record_history, 0, RIGHT_READ, .title = "Who changed a record, when and why",
          .answer = "history" },
};
ROUTES(journal_api, journal_routes);
