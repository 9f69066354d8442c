/* api_search.c: one box for everything: names, pinyin initials, numbers of registers; in scope. By an ID number, a
 * phone or a card only in a body, by who may know them, and noted. */
#include "http/routes.h"

#include "core/record_json.h"
#include "http/disclosure.h"

/* What fits under the box without scrolling for long; who wants all goes to the register. */
#define HITS_MAX 30

/* hits_json: empty is refused, it would be every record of the county. */
static bool hits_json(struct ctx *c, struct json *j, struct str text, bool numbers)
{
        struct hit *hits;
        size_t n;
        if (str_trim(text).n == 0)
                return fail(c, ERR_INVALID, "query.q", "q", "%s", say(c, "请输入要查找的内容", "say what to look for"));
        if (!search(c, str_trim(text), numbers, HITS_MAX, &hits, &n))
                return false;
        json_open(j, NULL);
        json_list(j, "hits");
        for (size_t i = 0; i < n; i++) {
                json_open(j, NULL);
                json_text(j, "entity", hits[i].e->name);
                json_text(j, "entity_title", entity_title(c, hits[i].e));
                json_str(j, "id", ref_outside(c, hits[i].e->name, hits[i].id));
                json_str(j, "title", hits[i].title);
                json_str(j, "place", hits[i].place);
                json_str(j, "place_title", hits[i].place_title);
                json_str(j, "apart", hits[i].apart.n == 0 ? S("")
                                                          : arena_fmt(c->arena, say(c, "%.*s 年生", "born %.*s"),
                                                                      FMT(hits[i].apart)));
                const struct field *f = field_find(hits[i].e, hits[i].matched);
                json_str(j, "matched", f && f->secret ? str_of(field_title(c, f)) : hits[i].matched);
                json_end(j);
        }
        json_end(j);
        json_end(j);
        return true;
}

static bool search_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str text = S("");
        (void)request_query(rq, "q", &text);
        return hits_json(c, &rs->json, text, false);
}

/* By number: a look behind the masks of the county, with its right, its record and its limit. */
static bool search_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str text;
        const json_t *numbers = json_object_get(rq->json, "numbers");
        if (!request_text(c, rq, "q", MUST_HAVE, &text))
                return false;
        if (!json_is_true(numbers))
                return hits_json(c, &rs->json, text, false);
        if (!search_knows(c))
                return fail(c, ERR_FORBIDDEN, "secret.closed", "numbers", "%s",
                            say(c, "您的账号不能按证件号码、电话、卡号查找",
                                "your account may not look for ID numbers, phones and cards"));
        return disclose_find(c, entity_find(S("person")), S("numbers")) && hits_json(c, &rs->json, text, true);
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "hit",
          "entity text|entity_title text|id text|title text|place text|place_title text|apart text|matched text" },
        { "hits", "hits [hit]" },
        { "search", "q text|numbers bool?" },
};

static const struct route search_routes[] = {
        { "GET", "/search", search_get, .title = "在范围内按名称、拼音首字母、登记编号查找",
          .title_en = "Names, pinyin initials and numbers of registers, in scope",
          .answer = "hits", PARAMS({ "q", "what to look for" }) },
        { "POST", "/search", search_post, .title = "同上，有权的还可按证件号码、电话、卡号查找",
          .title_en = "The same, and with numbers by ID numbers, phones and cards",
          .body = "search", .answer = "hits" },
};
ROUTES(search_api, search_routes, shapes);
