/* api_reconcile.c: roster, pay and posts side by side (reconcile.h): for the page, and as a file.
 *
 * Three registers say who is in post: the post itself, the pay, the roster of insurance. Where they differ one of
 * them is wrong, and the row says which records to look at and what usually mends it. */
#include "http/routes.h"

#include "book/writer.h"
#include "core/record_json.h"
#include "http/asked.h"
#include "http/disclosure.h"
#include "mechanisms/motivation/reconcile.h"

#include <unistd.h>

/* A reason nobody knows is refused; with the empty one it would look as if nothing were wrong. */
static bool reason_asked(struct ctx *c, const struct request *rq, struct str *reason)
{
        const struct list *l;
        *reason = S("");
        if (!request_query(rq, "reason", reason) || !reason->n)
                return true;
        for (size_t i = 0; (l = reconcile_list(i)); i++)
                if (str_is(*reason, l->name))
                        return true;
        return fail(c, ERR_INVALID, "query.reason", "reason", say(c, "没有差异原因“%.*s”", "no reason “%.*s”"),
                    FMT(*reason));
}

/* The roster's right opens the page; what it shows of pay and posts is asked again side by side (reconcile.h). */
static bool asked_sides(struct ctx *c, const struct request *rq, struct reconcile *out)
{
        struct period period;
        const char *place;
        struct str reason;
        const struct entity *e = entity_find(S("insurance_enrolment"));
        if (!scope_may(c->actor, e, RIGHT_READ))
                return fail(c, ERR_FORBIDDEN, "right.none", e->name, "%s",
                            say(c, "您的账号无权查看参保名册", "your account may not read the roster of insurance"));
        return asked_period(c, rq, &period) && asked_place(c, rq, &place) && reason_asked(c, rq, &reason) &&
               reconcile_read(c, period.to, place, reason, out);
}

/* What the three registers say, side by side in words, and which record to open first. */
static void row_json(struct ctx *c, struct json *j, const struct reconcile_row *r)
{
        json_open(j, NULL);
        json_text(j, "reason", r->list->name);
        json_text(j, "reason_title", say(c, r->list->title, r->list->title_en));
        json_text(j, "mend", say(c, r->list->mend, r->list->mend_en));
        json_text(j, "entity", r->list->of);
        json_str(j, "id", ref_outside(c, r->list->of, r->id));
        json_str(j, "person", ref_outside(c, "person", r->person));
        json_str(j, "name", r->name);
        json_str(j, "place", r->place);
        json_str(j, "place_title", r->place_title);
        json_str(j, "post", r->post);
        json_str(j, "pay", r->pay);
        json_str(j, "roster", r->roster);
        if (r->post_id)
                json_str(j, "post_id", ref_outside(c, "village_post", r->post_id));
        json_end(j);
}

/* All reasons, also those without a row: a zero is an answer. */
static void reasons_json(struct ctx *c, struct json *j, const struct reconcile *k)
{
        const struct list *l;
        json_list(j, "reasons");
        for (size_t i = 0; (l = reconcile_list(i)); i++) {
                int64_t count = 0;
                for (size_t n = 0; n < k->n; n++)
                        count += k->rows[n].list == l;
                json_open(j, NULL);
                json_text(j, "reason", l->name);
                json_text(j, "title", say(c, l->title, l->title_en));
                json_int(j, "count", count);
                json_end(j);
        }
        json_end(j);
}

/* Of the period's last day: who was in post on it, who was paid for its month, whose insurance ran. */
static bool reconcile_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct reconcile k = { 0 };
        struct json *j = &rs->json;
        if (!asked_sides(c, rq, &k))
                return false;
        json_open(j, NULL);
        json_text(j, "day", k.day);
        json_text(j, "month", k.month);
        json_bool(j, "locked", k.locked);
        reasons_json(c, j, &k);
        json_list(j, "rows");
        for (size_t i = 0; i < k.n; i++)
                row_json(c, j, &k.rows[i]);
        json_end(j);
        json_end(j);
        return true;
}

/* ---- the file ---- */

static bool reconcile_rows(struct ctx *c, const struct reconcile *k, struct writer *w)
{
        for (size_t i = 0; i < k->n; i++) {
                const struct reconcile_row *r = &k->rows[i];
                const struct str texts[] = { r->place_title,
                                             r->name,
                                             str_of(say(c, r->list->title, r->list->title_en)),
                                             r->post,
                                             r->pay,
                                             r->roster,
                                             str_of(say(c, r->list->mend, r->list->mend_en)),
                                             ref_outside(c, r->list->of, r->id) };
                if (!writer_row(c, w, texts))
                        return false;
        }
        return true;
}

/* A register lists who differs; the file says in a column of its own how it is usually mended, for the clerk
 * who takes it to the bank. */
static bool write_file(struct ctx *c, const struct reconcile *k, enum writer_format format, const char *path)
{
        const struct writer_column columns[] = {
                { str_of(say(c, "村", "Village")), WRITE_TEXT, 16 },  { str_of(say(c, "姓名", "Name")), WRITE_TEXT, 12 },
                { str_of(say(c, "差异", "Reason")), WRITE_TEXT, 34 }, { str_of(say(c, "任职", "Post")), WRITE_TEXT, 40 },
                { str_of(say(c, "当月报酬", "Pay")), WRITE_TEXT, 30 },
                { str_of(say(c, "参保", "Roster")), WRITE_TEXT, 50 },
                { str_of(say(c, "怎么改", "How to mend")), WRITE_TEXT, 40 },
                { str_of(say(c, "记录编号", "Record")), WRITE_TEXT, 16 },
        };
        struct writer *w;
        if (!writer_open(c, format, path, str_of(say(c, "三方核对", "Reconciled")), columns, COUNT(columns), &w))
                return false;
        if (reconcile_rows(c, k, w))
                return writer_close(c, w);
        writer_abandon(w);
        return false;
}

static bool may_reconcile(struct ctx *c)
{
        const char *const of[] = { "village_post", "pay_line", "insurance_enrolment" };
        for (size_t i = 0; i < COUNT(of); i++)
                if (!scope_may(c->actor, entity_find(str_of(of[i])), RIGHT_EXPORT))
                        return fail(c, ERR_FORBIDDEN, "right.none", of[i], "%s",
                                    say(c, "您的账号无权导出", "your account may not export"));
        return true;
}

/* The file is an export of three registers, with the record of one. */
static bool reconcile_export(struct ctx *c, struct request *rq, struct response *rs)
{
        struct reconcile k = { 0 };
        struct str text = S("xlsx");
        const char *path;
        (void)request_query(rq, "format", &text);
        const bool csv = str_is(text, "csv");
        if (!csv && !str_is(text, "xlsx"))
                return fail(c, ERR_INVALID, "query.format", "format", "%s",
                            say(c, "format 为 xlsx 或 csv", "format is xlsx or csv"));
        if (!may_reconcile(c) || !asked_sides(c, rq, &k) || !response_temporary(c, &path))
                return false;
        struct disclosure d = { .kind = "export",
                                .e = entity_find(S("insurance_enrolment")),
                                .purpose = "verify",
                                .reason = str_of(say(c, "三方核对", "roster, pay and posts")),
                                .rows = (int64_t)k.n,
                                .file = path };
        if (!write_file(c, &k, csv ? WRITER_CSV : WRITER_XLSX, path) || !disclose(c, &d)) {
                unlink(path);
                return false;
        }
        rs->type = csv ? "text/csv; charset=utf-8"
                       : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        rs->file = path;
        rs->download = arena_fmt(c->arena, "%s-%s.%s", say(c, "三方核对", "reconciled"), k.day, csv ? "csv" : "xlsx").p;
        return true;
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "reconciled", "day day|month day|locked bool|reasons [object]|rows [object]" },
};

static const struct route reconcile_routes[] = {
        { "GET", "/reconcile", reconcile_get,
          .title = "任职、当月已锁定报酬与当日名册三方对照：每处差异和原因",
          .title_en = "Posts, locked pay of the month and the roster of the day compared: every difference, its reason",
          .answer = "reconciled",
          PARAMS({ "period", "the day; its month is the month of pay" }, { "place", "a township or village" },
                 { "reason", "one list's name" }) },
        { "GET", "/reconcile/export", reconcile_export, .title = "差异清单文件",
          .title_en = "The differences as a file",
          .answer = "application/octet-stream",
          PARAMS({ "period", "the day" }, { "place", "a township or village" }, { "reason", "one list's name" },
                 { "format", "xlsx (default) or csv" }) },
};
ROUTES(reconcile_api, reconcile_routes, shapes);
