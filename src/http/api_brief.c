/* api_brief.c: the county's account on a day, every figure open to its rows. */
#include "http/routes.h"

#include "base/date.h"
#include "http/asked.h"
#include "modules/brief.h"

static void run_json(struct ctx *c, struct json *j, const struct brief *b, const struct brief_run *run)
{
        json_open(j, NULL);
        if (!run->figure) {
                json_str(j, "text", run->text);
                json_end(j);
                return;
        }
        struct query q = { .e = entity_find(str_of(run->figure->of)), .list = run->figure };
        q.period = run->period;
        q.place = run->place;
        json_open(j, "figure");
        figure_members(c, j, &q, run->value, run->none, b->place_title);
        json_end(j);
        json_end(j);
}

static void section_json(struct ctx *c, struct json *j, const struct brief *b, const struct brief_section *s)
{
        json_open(j, NULL);
        json_text(j, "mechanism", s->mechanism);
        json_text(j, "title", s->title);
        json_list(j, "paragraphs");
        for (size_t i = 0; i < s->n; i++) {
                json_list(j, NULL);
                for (size_t k = 0; k < s->paragraphs[i].n; k++)
                        run_json(c, j, b, &s->paragraphs[i].runs[k]);
                json_end(j);
        }
        json_end(j);
        json_end(j);
}

static bool brief_get(struct ctx *c, struct request *rq, struct response *rs)
{
        const char *place;
        struct str day = str_of(c->today);
        struct brief b = { 0 };
        (void)request_query(rq, "day", &day);
        if (!date_valid(day))
                return fail(c, ERR_INVALID, "date.invalid", "day", say(c, "“%.*s”不是日期", "“%.*s” is no day"),
                            FMT(day));
        if (!asked_place(c, rq, &place) || !brief_make(c, arena_copy(c->arena, day), place, &b))
                return false;
        struct json *j = &rs->json;
        json_open(j, NULL);
        json_str(j, "title", b.title);
        json_text(j, "day", b.day);
        json_text(j, "place", b.place ? b.place : c->county);
        json_str(j, "place_title", b.place_title);
        json_str(j, "head", b.head);
        json_list(j, "sections");
        for (size_t i = 0; i < b.n; i++)
                section_json(c, j, &b, &b.sections[i]);
        json_end(j);
        json_end(j);
        return true;
}

static const struct route brief_routes[] = {
        { "GET", "/brief", brief_get, .title = "The account of a place on a day", .answer = "brief",
          PARAMS({ "day", "YYYY-MM-DD, default today" }, { "place", "a place code: within it" }) },
};
ROUTES(brief_api, brief_routes);
