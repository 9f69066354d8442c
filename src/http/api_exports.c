/* api_exports.c: what is seen, as a file: the rows of a register or a list, with the filters that are on.
 *
 * An export streams from the statement into a file and from the file to the line: a register of a million rows takes
 * as much memory as one of ten. */
#include "http/routes.h"

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

/* An export is a look at everything in it, and written down as one. */
static bool note_export(struct ctx *c, const struct request *rq, const struct entity *e)
{
        struct str reason = S("");
        (void)request_query(rq, "reason", &reason);
        return disclose(c, &(struct disclosure){ .kind = "export", .e = e, .reason = reason });
}

/* The filters of the page, so that what is exported is what was seen, and more of the same. */
static bool export_query(struct ctx *c, struct request *rq, struct response *rs, struct query *q, const char *title)
{
        enum writer_format format;
        const char *path;
        int64_t count;
        struct str plain = S("0");
        (void)request_query(rq, "plain", &plain);
        q->plain = str_is(plain, "1");
        if (!scope_may(c->actor, q->e, RIGHT_EXPORT))
                return fail(c, ERR_FORBIDDEN, "right.none", q->e->name,
                            say(c, "您的账号无权导出“%s”", "your account may not export “%s”"), entity_title(c, q->e));
        if (!format_asked(c, rq, &format, rs) || !asked_query(c, rq, q) || !asked_columns(c, rq, q) ||
            !note_export(c, rq, q->e) || !response_temporary(c, &path))
                return false;
        if (!export_rows(c, q, format, EXPORT_MASKED, path, &count)) {
                unlink(path);
                return false;
        }
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
        { "format", "xlsx (default) or csv" }, { "reason", "why, for the journal" }, \
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
