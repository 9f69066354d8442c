/* api_brief.c: the county's account on a day, every figure open to its rows; as a paper; kept as it was.
 *
 * Every number of the account is a figure with its period, place and rows, never a text: what the leader reads can
 * be opened. A kept account holds the numbers as they were, with the keys of their rows, so that a later reader sees
 * what has changed since. */
#include "http/routes.h"

#include "base/date.h"
#include "core/change.h"
#include "core/record_json.h"
#include "http/asked.h"
#include "http/brief_paper.h"

#include <unistd.h>

/* The day is judged before the account is made: some hundred figures of a day that is none would all be wrong. */
static bool made(struct ctx *c, struct str day, const char *place, struct brief *b)
{
        if (!date_valid(day))
                return fail(c, ERR_INVALID, "date.invalid", "day", say(c, "“%.*s”不是日期", "“%.*s” is no day"),
                            FMT(day));
        return brief_make(c, arena_copy(c->arena, day), place, b);
}

static bool asked_brief(struct ctx *c, const struct request *rq, struct brief *b)
{
        const char *place;
        struct str day = str_of(c->today);
        (void)request_query(rq, "day", &day);
        return asked_seat(c, rq, &place) && made(c, day, place, b);
}

/* Figures and not their rows: those are opened one by one by who wants to see them. */
static bool brief_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct brief b = { 0 };
        return asked_brief(c, rq, &b) && brief_json(c, &rs->json, &b, BRIEF_FIGURES);
}

/* asked_content: a kept account when one is asked for, else that of the day. The paper is made of the same
 * content as the page, kept or of the day: what is printed is what was seen. */
static bool asked_content(struct ctx *c, const struct request *rq, struct str *content)
{
        struct str kept;
        struct brief b = { 0 };
        int64_t id;
        if (request_query(rq, "kept", &kept))
                return record_id(c, entity_find(S("kept_brief")), kept, &id) && brief_kept(c, id, content);
        struct buf text = BUF(HTTP_ANSWER_MAX);
        struct json j = JSON(&text);
        bool ok = asked_brief(c, rq, &b) && brief_json(c, &j, &b, BRIEF_FIGURES);
        *content = arena_str(c->arena, buf_str(&text));
        buf_free(&text);
        return ok;
}

/* Written to a file and sent from there: the library writes zips at its own pace. */
static bool docx_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str content;
        const char *path;
        if (!asked_content(c, rq, &content) || !response_temporary(c, &path))
                return false;
        if (!brief_docx(c, content, path)) {
                unlink(path);
                return false;
        }
        rs->file = path;
        rs->type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        rs->download = arena_fmt(c->arena, "%s-%s.docx", say(c, "工作情况报告", "account"), c->today).p;
        return true;
}

/* Plain text for who writes on: an office takes paragraphs out of it into its own paper. */
static bool markdown_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str content;
        if (!asked_content(c, rq, &content) || !brief_markdown(c, content, &rs->body))
                return false;
        rs->type = "text/markdown; charset=utf-8";
        rs->download = arena_fmt(c->arena, "%s-%s.md", say(c, "工作情况报告", "account"), c->today).p;
        return true;
}

/* ---- kept ---- */

/* The content goes out as it was kept, untouched: reading it again must give the same bytes. */
static void briefs_json(struct json *j, struct ctx *c, int64_t id, struct str content)
{
        json_open(j, NULL);
        json_str(j, "id", outside_id(c->arena, c->county, id));
        json_raw(j, "brief", content);
        json_end(j);
}

/* Kept as it is now, with its figures and the keys of their rows: an account that was handed in must be found
 * as it was, whatever is mended later. */
static bool kept_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str day = str_of(c->today), place = S(""), content;
        struct brief b = { 0 };
        int64_t id;
        if (!request_text(c, rq, "day", MAY_LACK, &day) || !request_text(c, rq, "place", MAY_LACK, &place) ||
            !made(c, day.n ? day : str_of(c->today), place.n ? arena_copy(c->arena, place) : NULL, &b) ||
            !brief_keep(c, &b, &id) || !brief_kept(c, id, &content))
                return false;
        briefs_json(&rs->json, c, id, content);
        return true;
}

/* With the scope it was kept under: a township's account is the township's. */
static bool kept_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str content;
        int64_t id;
        if (!record_id(c, entity_find(S("kept_brief")), rq->parts[0], &id) || !brief_kept(c, id, &content))
                return false;
        briefs_json(&rs->json, c, id, content);
        return true;
}

static bool kept_list(struct ctx *c, struct request *rq, struct response *rs)
{
        const struct entity *e = entity_find(S("kept_brief"));
        struct query q = { .e = e };
        struct rows *rows;
        struct row_view r;
        if (!asked_place(c, rq, &q.place) || !request_limit(c, rq, &q.limit) || !query_rows(c, &q, &rows))
                return false;
        json_open(&rs->json, NULL);
        json_list(&rs->json, "briefs");
        while (rows_next(c, rows, &r)) {
                json_open(&rs->json, NULL);
                json_str(&rs->json, "id", outside_id(c->arena, c->county, r.id));
                json_str(&rs->json, "title", r.values[field_index(e, "title")].s);
                json_str(&rs->json, "day", r.values[field_index(e, "day")].s);
                json_str(&rs->json, "kept_on", r.values[field_index(e, "kept_on")].s);
                json_str(&rs->json, "account", r.values[field_index(e, "account")].s);
                json_str(&rs->json, "place_title", r.place_title);
                json_end(&rs->json);
        }
        json_end(&rs->json);
        json_end(&rs->json);
        return c->err.kind == ERR_NONE;
}

/* ---- words ---- */

/* words_get: the words each section has now: the office's own, or the program's. */
static bool words_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct brief_part part;
        (void)rq;
        json_open(&rs->json, NULL);
        json_list(&rs->json, "sections");
        for (size_t i = 0; brief_part(i, &part); i++) {
                json_open(&rs->json, NULL);
                json_text(&rs->json, "section", part.code);
                json_text(&rs->json, "title", say(c, part.heading, part.heading_en));
                json_text(&rs->json, "text", say(c, part.words, part.words_en));
                json_end(&rs->json);
        }
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

#define OF_A_DAY \
        { "day", "YYYY-MM-DD, default today" }, \
        { \
                "place", "a place code: within it" \
        }

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "brief", "title text|day day|place text?|place_title text|head text?|sections [object]|next object|"
                   "unit text|dated text|problems [object]" },
        { "brief_asked", "day day?|place text?" },
        { "brief_kept", "id text|brief object" },
        { "brief_words", "sections [object]" },
        { "briefs", "briefs [object]" },
};

/* The account of a day is remembered (ROUTE_RECALLED); a kept one needs no remembering, it is a record. */
static const struct route brief_routes[] = {
        { "GET", "/brief", brief_get, ROUTE_RECALLED, .title = "工作情况报告：某地某日",
          .title_en = "The account of a place on a day", .answer = "brief",
          PARAMS(OF_A_DAY) },
        { "GET", "/brief.docx", docx_get, .title = "工作情况报告的公文稿",
          .title_en = "The account as a paper", .answer = "application/octet-stream",
          PARAMS(OF_A_DAY, { "kept", "id of a kept account, instead of a day" }) },
        { "GET", "/brief.md", markdown_get, .title = "工作情况报告的 Markdown 文本",
          .title_en = "The account as Markdown", .answer = "application/octet-stream",
          PARAMS(OF_A_DAY, { "kept", "id of a kept account, instead of a day" }) },
        { "GET", "/brief/words", words_get, .title = "工作情况报告各部分的默认文字",
          .title_en = "The words the account has unless the office writes its own",
          .answer = "brief_words" },
        { "GET", "/briefs", kept_list, .title = "留存的各期工作情况报告",
          .title_en = "Accounts kept", .answer = "briefs",
          PARAMS({ "place", "a place code: within it" }, { "limit", "1 to 500, default 50" }) },
        { "GET", "/briefs/{id}", kept_get, .title = "留存的一份工作情况报告，照原样",
          .title_en = "A kept account, as it was", .answer = "brief_kept" },
        { "POST", "/briefs", kept_post, ROUTE_ONCE, .title = "留存某日的工作情况报告，连同数字和背后的记录",
          .title_en = "Keep the account of a day with its figures and row keys",
          .body = "brief_asked", .answer = "brief_kept", .created = 201 },
};
ROUTES(brief_api, brief_routes, shapes);
