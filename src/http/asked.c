/* asked.c: see asked.h. A parameter nobody knows is an error, never "everything".
 *
 * The same words mean the same everywhere: place, period, list, open, sort and the fields of a register, on pages,
 * in exports, forms and figures. One parser for all is what makes a link from a number to its rows possible. */
#include "http/asked.h"

#include "core/record_json.h"
#include "http/routes.h"

/* place_code: whether the place exists is not asked: a code of the county nobody has is an empty answer. Another
 * county's is refused. */
static bool place_code(struct ctx *c, const struct request *rq, const char **place)
{
        struct str code;
        *place = NULL;
        if (!request_query(rq, "place", &code))
                return true;
        const char *text = arena_copy(c->arena, code);
        if (!place_under(text, c->county))
                return fail(
                        c, ERR_INVALID, "query.place", "place",
                        say(c, "“%.*s”不是本县的区划代码（6、9 或 12 位）", "“%.*s” is no place code of this county"),
                        FMT(code));
        *place = text;
        return true;
}

bool asked_place(struct ctx *c, const struct request *rq, const char **place)
{
        return place_code(c, rq, place) && (!*place || scope_within(c, *place));
}

bool asked_seat(struct ctx *c, const struct request *rq, const char **place)
{
        if (!asked_place(c, rq, place))
                return false;
        if (!*place)
                *place = scope_seat(c->actor);
        return true;
}

/* Nothing said is today; what that means to a list is the list's to say (period.h). */
bool asked_period(struct ctx *c, const struct request *rq, struct period *period)
{
        struct str text = S("");
        (void)request_query(rq, "period", &text);
        return period_asked(c, text, period);
}

/* A list belongs to one register; asked of another it would be conditions over columns that aren't there. */
static bool asked_list(struct ctx *c, const struct request *rq, struct query *q)
{
        struct str name;
        if (q->list || field_find(q->e, S("list")) || !request_query(rq, "list", &name))
                return true;
        q->list = list_find(name);
        if (q->list && strcmp(q->list->of, q->e->name) == 0)
                return true;
        return fail(c, ERR_INVALID, "query.list", "list", say(c, "“%s”没有清单“%.*s”", "“%s” has no list “%.*s”"),
                    entity_title(c, q->e), FMT(name));
}

/* By a secret nothing is sorted: the order would give the values away, page by page. */
static bool asked_sort(struct ctx *c, const struct request *rq, struct query *q)
{
        struct str name;
        if (!request_query(rq, "sort", &name))
                return true;
        q->down = str_starts(name, S("-"));
        q->sort_given = true;
        name = str_slice(name, q->down, name.n);
        if (str_is(name, "id"))
                return true;
        q->sort = field_find(q->e, name);
        if (q->sort && !q->sort->secret)
                return true;
        return fail(c, ERR_INVALID, "query.sort", "sort", say(c, "不能按“%.*s”排序", "can't sort by “%.*s”"),
                    FMT(name));
}

/* 1 or 0 and nothing else: "true" would be taken for yes by one reader and for an unknown word by another. */
static bool asked_flag(struct ctx *c, const struct request *rq, const char *name, bool *flag)
{
        struct str text;
        if (!request_query(rq, name, &text))
                return true;
        *flag = str_is(text, "1");
        return *flag || str_is(text, "0") ||
               fail(c, ERR_INVALID, "query.flag", name, say(c, "%s 为 0 或 1", "%s is 0 or 1"), name);
}

static bool route_says(const struct route *route, const char *name)
{
        for (size_t i = 0; i < route->n_params; i++)
                if (strcmp(route->params[i].name, name) == 0)
                        return true;
        return false;
}

/* A name of the protocol, unless the entity has a field of that name. An export's own words are its own even so: the
 * reason of an export is no filter of the register's reasons (that one is reason.is). */
static bool reserved(const struct request *rq, const struct entity *e, struct str name)
{
        static const char *const always[] = { "limit", "after", "sort", "place", "period", "voided" };
        static const char *const exports[] = { "format", "purpose", "reason", "columns", "plain" };
        static const char *const unless_field[] = { "list", "open", "by" };
        for (size_t i = 0; i < COUNT(always); i++)
                if (str_is(name, always[i]))
                        return true;
        for (size_t i = 0; i < COUNT(exports); i++)
                if (str_is(name, exports[i]) && route_says(rq->route, exports[i]))
                        return true;
        for (size_t i = 0; i < COUNT(unless_field); i++)
                if (str_is(name, unless_field[i]))
                        return !field_find(e, name);
        return false;
}

bool asked_columns(struct ctx *c, const struct request *rq, struct query *q)
{
        struct str text, name;
        if (!request_query(rq, "columns", &text) || text.n == 0)
                return true;
        size_t *columns = NEWS(c->arena, size_t, q->e->n_fields);
        while (str_cut(&text, ',', &name)) {
                const struct field *f = field_find(q->e, name);
                if (!f || q->n_columns == q->e->n_fields)
                        return fail(c, ERR_INVALID, "query.columns", "columns",
                                    say(c, "“%s”没有字段 %.*s", "“%s” has no field %.*s"), entity_title(c, q->e),
                                    FMT(name));
                columns[q->n_columns++] = (size_t)(f - q->e->fields);
        }
        q->columns = columns;
        return true;
}

static bool asked_filters(struct ctx *c, const struct request *rq, struct query *q)
{
        for (size_t i = 0; i < rq->n_query; i++)
                if (!reserved(rq, q->e, rq->query[i].name) &&
                    !query_filter(c, q, rq->query[i].name, rq->query[i].value))
                        return false;
        return true;
}

static bool asked_open(struct ctx *c, const struct request *rq, struct query *q)
{
        if (field_find(q->e, S("open")))
                return true;
        if (!asked_flag(c, rq, "open", &q->open_on_day))
                return false;
        return !q->open_on_day || q->e->life == LIFE_SPAN ||
               fail(c, ERR_INVALID, "query.open", "open", say(c, "“%s”没有起止日期", "“%s” has no beginning and end"),
                    entity_title(c, q->e));
}

/* All words of a reading route in one place, each refused by its own sentence; a place out of reach by the query. */
bool asked_query(struct ctx *c, const struct request *rq, struct query *q)
{
        (void)request_query(rq, "after", &q->after);
        if (!place_code(c, rq, &q->place) || !asked_period(c, rq, &q->period) || !asked_list(c, rq, q))
                return false;
        if (q->list && !q->place)
                q->place = scope_seat(c->actor);
        return asked_sort(c, rq, q) && asked_flag(c, rq, "voided", &q->voided) && asked_open(c, rq, q) &&
               asked_filters(c, rq, q);
}

bool rows_json(struct ctx *c, struct json *j, struct query *q, int64_t limit)
{
        struct rows *rows;
        struct row_view r;
        struct buf cursor = BUF((size_t)1 << 20); /* its own memory: the row behind the page takes back the arena's */
        int64_t n = 0;
        q->limit = limit + 1; /* one more tells whether a next page exists */
        if (!query_rows(c, q, &rows))
                return false;
        json_list(j, "rows");
        while (n <= limit && rows_next(c, rows, &r)) {
                if (++n > limit)
                        break;
                record_json(c, j, NULL, q->e, &r);
                if (n == limit)
                        buf_add(&cursor, r.cursor);
        }
        json_end(j);
        rows_done(rows);
        if (n > limit)
                json_str(j, "next", buf_str(&cursor));
        else
                json_nothing(j, "next");
        buf_free(&cursor);
        return c->err.kind == ERR_NONE;
}

bool count_json(struct ctx *c, struct json *j, const struct query *q)
{
        int64_t count;
        struct str where;
        bool directory = !q->list && (q->e->reference || q->e->reading == READ_DIRECTORY);
        const char *place = q->place || !directory ? q->place : c->county;
        if (!query_count(c, q, &count) || !seat_called(c, place, &where))
                return false;
        json_open(j, NULL);
        json_int(j, "count", count);
        json_text(j, "place", seat_code(c, place));
        json_str(j, "place_title", where);
        json_end(j);
        return true;
}
