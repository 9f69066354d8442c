/* api_assessment.c: scoring from records and the score sheets (assessment_run.h, assessment_standing.h). Telling,
 * appealing and locking are changes of records like any other, with their rules.
 *
 * Scores that records can say are computed, again and again until the result is locked; those only people can say
 * are entered by hand and are left alone here. */
#include "http/routes.h"

#include "core/record_json.h"
#include "mechanisms/style/assessment_run.h"
#include "mechanisms/style/assessment_standing.h"

/* What was done and what was left alone, and why: scored by hand, or locked already. */
static void assessment_done_json(struct json *j, const struct assessment_done *d)
{
        json_open(j, NULL);
        json_int(j, "scored", d->scored);
        json_int(j, "changed", d->changed);
        json_int(j, "same", d->same);
        json_int(j, "by_hand", d->by_hand);
        json_int(j, "locked", d->locked);
        json_int(j, "block", d->block.seq);
        json_end(j);
}

/* readable: the record in the actor's scope. Scope first: the score sheet of an organisation elsewhere is not there. */
static bool readable(struct ctx *c, const char *entity, struct str text, int64_t *id)
{
        const struct entity *e = entity_find(str_of(entity));
        struct rows *rows;
        struct row_view r;
        if (!record_id(c, e, text, id) || !record_read(c, e, *id, &rows, &r))
                return false;
        rows_done(rows);
        return true;
}

/* Whoever may read it may ask; whether he may write scores is asked where they are written. */
static bool score_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct assessment_done done = { 0 };
        if (!readable(c, "assessment", rq->parts[0], &id) ||
            !assessment_run(c, id, request_change_key(c, rq), &done))
                return false;
        assessment_done_json(&rs->json, &done);
        return true;
}

/* All of a list in one change: a ranking must not be half of yesterday. */
static bool list_score_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct assessment_done done = { 0 };
        if (!readable(c, "assessment_list", rq->parts[0], &id) ||
            !assessment_run_list(c, id, request_change_key(c, rq), &done))
                return false;
        assessment_done_json(&rs->json, &done);
        return true;
}

/* The figure and its value at the time of scoring stand beside the score, so that who is assessed can open the
 * rows it came from. */
static void line_json(struct ctx *c, struct json *j, const struct assessment_line *l)
{
        const struct list *figure = list_find(l->figure);
        json_open(j, NULL);
        json_str(j, "item", ref_outside(c, "assessment_item", l->item));
        json_str(j, "title", l->title);
        json_int(j, "weight", l->weight);
        json_str(j, "source", l->source);
        json_str(j, "figure", l->figure);
        json_text(j, "figure_title", figure ? say(c, figure->title, figure->title_en) : "");
        json_str(j, "goal_kind", l->goal_kind);
        json_int(j, "goal", l->goal);
        json_str(j, "score_id", l->score_id ? ref_outside(c, "assessment_score", l->score_id) : S(""));
        if (l->scored)
                json_int(j, "score", l->score);
        json_str(j, "value", l->value);
        json_str(j, "evidence", l->evidence);
        json_str(j, "scored_on", l->scored_on);
        json_int(j, "block", l->block);
        json_str(j, "account", l->account);
        json_text(j, "by", l->by ? l->by->name : "");
        json_end(j);
}

/* Weights and scores in hundredths: a page formats, a program adds. */
static bool sheet_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct assessment_sheet s = { 0 };
        if (!readable(c, "assessment", rq->parts[0], &id) || !assessment_sheet(c, id, &s))
                return false;
        struct json *j = &rs->json;
        json_open(j, NULL);
        json_str(j, "id", outside_id(c->arena, c->county, id));
        json_str(j, "organisation", s.organisation);
        json_str(j, "organisation_id", ref_outside(c, "organisation", s.organisation_id));
        json_str(j, "list", s.list);
        json_str(j, "list_id", ref_outside(c, "assessment_list", s.list_id));
        json_int(j, "year", s.year);
        json_str(j, "place", s.place);
        json_int(j, "standard", s.standard);
        json_int(j, "total", s.total);
        json_int(j, "open_appeals", s.open_appeals);
        json_str(j, "told_on", s.told_on);
        json_str(j, "locked_on", s.locked_on);
        json_str(j, "locked_account", s.locked_account);
        json_list(j, "items");
        for (size_t i = 0; i < s.n; i++)
                line_json(c, j, &s.items[i]);
        json_end(j);
        json_end(j);
        return true;
}

/* In the order of their places, as the list is printed, and not by total: ranking is the reader's. */
static bool rows_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct assessment_row *rows;
        size_t n;
        if (!readable(c, "assessment_list", rq->parts[0], &id) || !assessment_rows(c, id, &rows, &n))
                return false;
        struct json *j = &rs->json;
        json_open(j, NULL);
        json_list(j, "rows");
        for (size_t i = 0; i < n; i++) {
                json_open(j, NULL);
                json_str(j, "id", outside_id(c->arena, c->county, rows[i].id));
                json_str(j, "organisation", rows[i].organisation);
                json_str(j, "place_title", rows[i].place_title);
                json_int(j, "total", rows[i].total);
                json_int(j, "unscored", rows[i].unscored);
                json_int(j, "open_appeals", rows[i].open_appeals);
                json_str(j, "told_on", rows[i].told_on);
                json_str(j, "locked_on", rows[i].locked_on);
                json_end(j);
        }
        json_end(j);
        json_end(j);
        return true;
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "assessment_done", "scored int|changed int|same int|by_hand int|locked int|block int" },
        { "assessment_rows", "rows [object]" },
        { "assessment_sheet",
          "id text|organisation text|organisation_id text|list text|list_id text|year int|place text|standard int|"
          "total int|open_appeals int|told_on text|locked_on text|locked_account text|items [object]" },
};

/* Only what records can compute has routes here; telling a result, an appeal against it and its lock are fields
 * with rules, and go by the routes of every register. */
static const struct route assessment_routes[] = {
        { "GET", "/assessments/{assessment}", sheet_get,
          .title = "一个单位的评分表：各项及其取数指标，以百分之一分计",
          .title_en = "The score sheet of an organisation: each item with the figure it was computed from; hundredths",
          .answer = "assessment_sheet" },
        { "POST", "/assessments/{assessment}/score", score_post, ROUTE_ONCE,
          .title = "按记录计算各项得分；锁定前可反复计算",
          .title_en = "Score the items that records say; again as often as you like until the result is locked",
          .answer = "assessment_done" },
        { "GET", "/assessment_lists/{list}/rows", rows_get,
          .title = "按一张清单考核的单位，依区划排列",
          .title_en = "Organisations assessed by a list, in the order of their places", .answer = "assessment_rows" },
        { "POST", "/assessment_lists/{list}/score", list_score_post, ROUTE_ONCE,
          .title = "给一张清单上未锁定的各单位计分",
          .title_en = "Score all organisations of a list that are not locked", .answer = "assessment_done" },
};
ROUTES(assessment_api, assessment_routes, shapes);
