/* api_search.c: one box for everything: names, pinyin initials, the tail of a number; in scope. */
#include "http/routes.h"

#include "core/record_json.h"

/* What fits under the box without scrolling for long; who wants all goes to the register. */
#define HITS_MAX 30

/* Empty is refused: it would be every record of the county. */
static bool search_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str text;
        struct hit *hits;
        size_t n;
        if (!request_query(rq, "q", &text) || str_trim(text).n == 0)
                return fail(c, ERR_INVALID, "query.q", "q", "%s", say(c, "请输入要查找的内容", "say what to look for"));
        if (!search(c, str_trim(text), HITS_MAX, &hits, &n))
                return false;
        json_open(&rs->json, NULL);
        json_list(&rs->json, "hits");
        for (size_t i = 0; i < n; i++) {
                json_open(&rs->json, NULL);
                json_text(&rs->json, "entity", hits[i].e->name);
                json_text(&rs->json, "entity_title", entity_title(c, hits[i].e));
                json_str(&rs->json, "id", ref_outside(c, hits[i].e->name, hits[i].id));
                json_str(&rs->json, "title", hits[i].title);
                json_str(&rs->json, "place", hits[i].place);
                json_str(&rs->json, "place_title", hits[i].place_title);
                json_str(&rs->json, "matched", hits[i].matched);
                json_end(&rs->json);
        }
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "hit", "entity text|entity_title text|id text|title text|place text|place_title text|matched text" },
        { "hits", "hits [hit]" },
};

static const struct route search_routes[] = {
        { "GET", "/search", search_get, .title = "在范围内按名称、拼音首字母、号码末几位查找",
          .title_en = "Names, pinyin initials and numbers' tails, in scope",
          .answer = "hits", PARAMS({ "q", "what to look for" }) },
};
ROUTES(search_api, search_routes, shapes);
