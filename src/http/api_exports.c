/* api_exports.c: what is seen, as a file: the rows of a register or a list, with the filters that are on.
 *
 * An export streams from the statement into a file and from the file to the line: a register of a million rows takes
 * as much memory as one of ten. */
#include "http/routes.h"

#include "base/sm3.h"
#include "core/record_json.h"
#include "fill/export.h"
#include "http/asked.h"
#include "http/disclosure.h"

#include <unistd.h>

/* A format nobody knows is refused: an xlsx that was asked for as xls would open with a warning and be believed
 * damaged. */
static bool format_asked(struct ctx *c, const struct request *rq, enum writer_format *format, struct response *rs)
{
        struct str text = S("xlsx");
        (void)request_query(rq, "format", &text);
        *format = str_is(text, "csv") ? WRITER_CSV : WRITER_XLSX;
        rs->type = *format == WRITER_CSV ? "text/csv; charset=utf-8"
                                         : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return str_is(text, "csv") || str_is(text, "xlsx") ||
               fail(c, ERR_INVALID, "query.format", "format", "%s",
                    say(c, "format 为 xlsx 或 csv", "format is xlsx or csv"));
}

/* asked_digest: what tells one export from another: path and conditions, not why or in which format. */
static struct str asked_digest(struct ctx *c, const struct request *rq)
{
        static const char *const not_asked[] = { "format", "purpose", "reason" };
        struct str text = rq->path;
        unsigned char digest[SM3_BYTES];
        char *hex = NEWS(c->arena, char, 2 * SM3_BYTES + 1);
        for (size_t i = 0; i < rq->n_query; i++) {
                bool left_out = false;
                for (size_t k = 0; k < COUNT(not_asked); k++)
                        left_out = left_out || str_is(rq->query[i].name, not_asked[k]);
                if (!left_out)
                        text = arena_fmt(c->arena, "%.*s&%.*s=%.*s", FMT(text), FMT(rq->query[i].name),
                                         FMT(rq->query[i].value));
        }
        sm3_plain(text, digest);
        hex_put(digest, sizeof digest, hex);
        return str_of(hex);
}

/* may_go: purpose, reason and another's leave, where they are wanted. */
static bool may_go(struct ctx *c, const struct request *rq, const struct query *q, struct disclosure *d)
{
        struct export_ask ask = { .e = q->e, .place = q->place, .asked = asked_digest(c, rq) };
        (void)request_query(rq, "purpose", &ask.purpose);
        (void)request_query(rq, "reason", &ask.reason);
        return query_count(c, q, &ask.rows) && export_may(c, &ask, d);
}

/* write_export: the file is whole before the look is noted, with its rows and its digest; if that fails nothing goes
 * out. */
static bool write_export(struct ctx *c, const struct query *q, enum writer_format format, struct disclosure *d,
                         const char *path)
{
        d->file = path;
        if (export_rows(c, q, format, EXPORT_MASKED, export_mark(c, d), path, &d->rows) && disclose(c, d))
                return true;
        unlink(path);
        return false;
}

/* The filters of the page, so that what is exported is what was seen, and more of the same. */
static bool export_query(struct ctx *c, struct request *rq, struct response *rs, struct query *q, const char *title)
{
        enum writer_format format;
        const char *path;
        struct disclosure d;
        struct str plain = S("0");
        (void)request_query(rq, "plain", &plain);
        q->plain = str_is(plain, "1");
        if (!scope_may(c->actor, q->e, RIGHT_EXPORT))
                return fail(c, ERR_FORBIDDEN, "right.none", q->e->name,
                            say(c, "您的账号无权导出“%s”", "your account may not export “%s”"), entity_title(c, q->e));
        if (!format_asked(c, rq, &format, rs) || !asked_query(c, rq, q) || !asked_columns(c, rq, q) ||
            !may_go(c, rq, q, &d) || !response_temporary(c, &path) || !write_export(c, q, format, &d, path))
                return false;
        rs->file = path;
        rs->download = arena_fmt(c->arena, "%s-%s.%s", title, c->today, format == WRITER_CSV ? "csv" : "xlsx").p;
        return true;
}

/* The right to export and not only to read: a page shows fifty rows, a file takes them all away. */
static bool register_export(struct ctx *c, struct request *rq, struct response *rs)
{
        struct query q = { .e = rq->entity };
        return export_query(c, rq, rs, &q, entity_title(c, q.e));
}

/* A list of a register exports that register's columns, narrowed by its condition. */
static bool list_export(struct ctx *c, struct request *rq, struct response *rs)
{
        struct query q = { .list = list_find(rq->parts[0]) };
        if (!q.list)
                return fail(c, ERR_MISSING, "list.unknown", "path", say(c, "没有清单“%.*s”", "no list “%.*s”"),
                            FMT(rq->parts[0]));
        q.e = entity_find(str_of(q.list->of));
        return export_query(c, rq, rs, &q, say(c, q.list->title, q.list->title_en));
}

#define EXPORT_PARAMS \
        { "format", "xlsx (default) or csv" }, { "purpose", "what for: a code of disclosure_purpose" }, \
        { "reason", "why, for the journal; with purpose wanted of more than a few rows of persons" }, \
        { "columns", "fields to write, in this order; all when left out" }, \
        { "plain", "1: for programs: names of fields, ids and codes instead of titles" }, \
        { \
                FILTERS_PARAM, "the filters of the register, as for its rows" \
        }

static const struct route export_routes[] = {
        { "GET", "/lists/{name}/export", list_export, .title = "一份清单导出成文件",
          .title_en = "The rows of a list as a file",
          .answer = "application/octet-stream", PARAMS(EXPORT_PARAMS) },
        { "GET", "/{entity}/export", register_export, 0, RIGHT_EXPORT, .title = "一个登记簿导出成文件",
          .title_en = "The rows of a register as a file",
          .answer = "application/octet-stream", PARAMS(EXPORT_PARAMS) },
};
ROUTES_ALONE(export_api, export_routes);
