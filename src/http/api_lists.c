/* api_lists.c: lists and what is read off them: a figure is its list measured, a group its list by place, the desk its
 * checks, the front door all of a mechanism's. Nothing here knows a list by name. */
#include "http/routes.h"

#include "core/parameter.h"
#include "core/record_json.h"
#include "http/asked.h"
#include "http/disclosure.h"

/* ---- one list ---- */

/* list_named: a list is found by its name before anything else is read of the request: its entity decides the right. */
static bool list_named(struct ctx *c, const struct request *rq, struct query *q)
{
        q->list = list_find(rq->parts[0]);
        if (!q->list)
                return fail(c, ERR_MISSING, "list.unknown", "path", say(c, "没有清单“%.*s”", "no list “%.*s”"),
                            FMT(rq->parts[0]));
        q->e = entity_find(str_of(q->list->of));
        return true;
}

/* closed: whoever has no right is told so by the register's title; that the list exists is no secret, the catalogue
 * tells it to everybody. */
static bool closed(struct ctx *c, const struct query *q)
{
        return fail(c, ERR_FORBIDDEN, "right.none", q->list->name,
                    say(c, "您的账号无权查看“%s”", "your account may not read “%s”"), entity_title(c, q->e));
}

/* list_asked: a list whose rows are wanted. */
static bool list_asked(struct ctx *c, const struct request *rq, struct query *q)
{
        return list_named(c, rq, q) &&
               ((scope_may(c->actor, q->e, RIGHT_READ) && (q->e->own || !scope_own(c->actor))) || closed(c, q));
}

/* figure_asked: a list whose number is wanted, of a place, over a period. */
static bool figure_asked(struct ctx *c, const struct request *rq, struct query *q)
{
        return list_named(c, rq, q) && asked_seat(c, rq, &q->place) && asked_period(c, rq, &q->period) &&
               (scope_counts(c->actor, q->e, q->place) || closed(c, q));
}

/* list_get: rows of persons are noted as disclosed (disclosure.h) before the first is written, as those of a register.
 */
static bool list_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t limit;
        struct query q = { 0 };
        struct str where;
        struct json *j = &rs->json;
        if (!list_asked(c, rq, &q) || !request_limit(c, rq, &limit) || !asked_query(c, rq, &q) ||
            !seat_called(c, q.place, &where))
                return false;
        json_open(j, NULL);
        json_open(j, "list");
        json_text(j, "name", q.list->name);
        json_text(j, "title", say(c, q.list->title, q.list->title_en));
        json_str(j, "basis", period_words(c, q.list, q.period));
        json_text(j, "place", seat_code(c, q.place));
        json_str(j, "place_title", where);
        json_end(j);
        if (!rows_json(c, j, &q, limit))
                return false;
        json_end(j);
        return true;
}

/* list_count: by the list's own name, for a register may have a field called list. No disclosure: a number tells
 * nobody's name. */
static bool list_count(struct ctx *c, struct request *rq, struct response *rs)
{
        struct query q = { 0 };
        return list_asked(c, rq, &q) && asked_query(c, rq, &q) && count_json(c, &rs->json, &q);
}

/* ---- figures ---- */

/* figure_members: what makes a number defensible stands in every answer that has one: list, day or days, place, and the
 * sentence that says what was counted. */
void figure_members(struct ctx *c, struct json *j, const struct query *q, int64_t value, bool none, struct str where)
{
        const struct list *l = q->list;
        struct period p = period_for(l, q->period);
        json_text(j, "code", l->name);
        json_text(j, "title", say(c, l->title, l->title_en));
        json_str(j, "value", figure_text(c, l, value, none));
        json_str(j, "unit", figure_unit(c, l, figure_text(c, l, value, none)));
        json_str(j, "basis", period_words(c, l, q->period));
        json_text(j, "from", p.from);
        json_text(j, "to", p.to);
        json_text(j, "place", seat_code(c, q->place));
        json_str(j, "place_title", where);
        json_text(j, "mechanism", list_mechanism(l));
        json_text(j, "explain", say(c, l->explain, l->explain_en));
        json_text(j, "num", l->num);
        json_text(j, "den", l->den);
        json_text(j, "of", l->of);
}

/* figure_json: measured first, so that a failing figure leaves no half of an object behind. */
static bool figure_json(struct ctx *c, struct json *j, const char *key, const struct query *q, struct str where)
{
        int64_t value = 0;
        bool none = false;
        if (!query_measure(c, q, &value, &none))
                return false;
        json_open(j, key);
        figure_members(c, j, q, value, none, where);
        json_end(j);
        return true;
}

/* countable: whether the number of q's list may be shown, and says anything of the place. */
static bool countable(const struct ctx *c, const struct query *q)
{
        return scope_counts(c->actor, q->e, q->place) && query_told(c, q);
}

/* mechanism_is: without a number, every mechanism's. */
static bool mechanism_is(const struct list *l, struct str mechanism)
{
        return mechanism.n == 0 || str_is(mechanism, list_mechanism(l));
}

/* figures_json: all figures of a mechanism, within an open array. */
static bool figures_json(struct ctx *c, struct json *j, struct str mechanism, const struct query *asked,
                         struct str where)
{
        const struct list *l;
        for (size_t i = 0; (l = list_at(i)); i++) {
                struct query q = *asked;
                q.list = l;
                q.e = entity_find(str_of(l->of));
                if (l->figure && countable(c, &q) && mechanism_is(l, mechanism) && !figure_json(c, j, NULL, &q, where))
                        return false;
        }
        return true;
}

/* asked_where: the place is named in words once for all figures of an answer. */
static bool asked_where(struct ctx *c, const struct request *rq, struct query *q, struct str *where)
{
        return asked_seat(c, rq, &q->place) && asked_period(c, rq, &q->period) && seat_called(c, q->place, where);
}

static bool figures_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct query q = { 0 };
        struct str where, mechanism = S("");
        (void)request_query(rq, "mechanism", &mechanism);
        if (!asked_where(c, rq, &q, &where))
                return false;
        json_open(&rs->json, NULL);
        json_list(&rs->json, "figures");
        if (!figures_json(c, &rs->json, mechanism, &q, where))
                return false;
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

static bool figure_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct query q = { 0 };
        struct str where;
        return figure_asked(c, rq, &q) && seat_called(c, q.place, &where) &&
               figure_json(c, &rs->json, NULL, &q, where);
}

/* figure_places: one statement for all places below, so that their sum is of one moment. */
static bool figure_places(struct ctx *c, struct request *rq, struct response *rs)
{
        struct query q = { 0 };
        struct group *groups;
        size_t n;
        if (!figure_asked(c, rq, &q) || !query_group(c, &q, &groups, &n))
                return false;
        json_open(&rs->json, NULL);
        json_list(&rs->json, "groups");
        for (size_t i = 0; i < n; i++) {
                json_open(&rs->json, NULL);
                json_text(&rs->json, "place", groups[i].place);
                json_str(&rs->json, "title", groups[i].title);
                json_str(&rs->json, "value", figure_text(c, q.list, groups[i].value, groups[i].none));
                json_end(&rs->json);
        }
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* ---- checks ---- */

/* yours: whether the account's own role mends it; a check without an owner is mended by who writes its register. */
static bool yours(const struct ctx *c, const struct list *l)
{
        if (!l->owner)
                return scope_may(c->actor, entity_find(str_of(l->of)), RIGHT_WRITE);
        for (size_t i = 0; i < c->actor->n_grants; i++)
                if (strcmp(l->owner, role_name(c->actor->grants[i].role)) == 0)
                        return true;
        return false;
}

static const char *check_owner_title(const struct ctx *c, const struct list *l)
{
        enum role r;
        return l->owner && role_find(str_of(l->owner), &r) ? role_title(c, r) : "";
}

/* check_members: what a check is, whoever may count it. */
static bool check_members(struct ctx *c, struct json *j, const struct query *q)
{
        const struct list *l = q->list;
        struct str where;
        if (!seat_called(c, q->place, &where))
                return false;
        json_text(j, "list", l->name);
        json_text(j, "title", say(c, l->title, l->title_en));
        json_text(j, "severity", severity_name(l->severity));
        json_text(j, "owner", l->owner);
        json_text(j, "owner_title", check_owner_title(c, l));
        json_bool(j, "yours", yours(c, l));
        json_text(j, "mend", say(c, l->mend, l->mend_en));
        json_text(j, "of", l->of);
        json_text(j, "place", seat_code(c, q->place));
        json_str(j, "place_title", where);
        json_text(j, "mechanism", list_mechanism(l));
        return true;
}

/* check_json: with what is excused beside it: a check of three with forty excused is another thing than one of three.
 */
static bool check_json(struct ctx *c, struct json *j, const struct query *q, int64_t count)
{
        int64_t excused;
        if (!query_excused(c, q, &excused))
                return false;
        json_open(j, NULL);
        json_int(j, "count", count);
        json_int(j, "excused", excused);
        bool ok = check_members(c, j, q);
        json_end(j);
        return ok;
}

/* uncounted_json: a check the account may not count says why instead of its number: silence would read as nought. */
static bool uncounted_json(struct ctx *c, struct json *j, const struct query *q)
{
        json_open(j, NULL);
        json_nothing(j, "count");
        json_nothing(j, "excused");
        json_str(j, "why", arena_fmt(c->arena, say(c, "您的账号无权查看“%s”", "your account may not read “%s”"),
                                     entity_title(c, q->e)));
        bool ok = check_members(c, j, q);
        json_end(j);
        return ok;
}

/* checks_json: all checks of a mechanism, also those that find nothing: that a rule holds is told by its zero. */
static bool checks_json(struct ctx *c, struct json *j, struct str mechanism, const struct query *asked)
{
        const struct list *l;
        for (size_t i = 0; (l = list_at(i)); i++) {
                int64_t count;
                struct query q = *asked;
                q.list = l;
                q.desk = true;
                q.e = entity_find(str_of(l->of));
                if (l->severity == SEVERITY_NONE || !countable(c, &q) || !mechanism_is(l, mechanism))
                        continue;
                if (!query_count(c, &q, &count) || !check_json(c, j, &q, count))
                        return false;
        }
        return true;
}

/* checks_get: all there are, those of the ground too, which have no tile. */
static bool checks_get(struct ctx *c, struct request *rq, struct response *rs)
{
        const struct list *l;
        struct query asked = { .desk = true };
        struct str where;
        if (!asked_where(c, rq, &asked, &where))
                return false;
        json_open(&rs->json, NULL);
        json_text(&rs->json, "place", seat_code(c, asked.place));
        json_str(&rs->json, "place_title", where);
        json_list(&rs->json, "checks");
        for (size_t i = 0; (l = list_at(i)); i++) {
                int64_t count;
                struct query q = asked;
                q.list = l;
                q.e = entity_find(str_of(l->of));
                if (l->severity == SEVERITY_NONE || !query_told(c, &q))
                        continue;
                bool told = countable(c, &q);
                if (told ? !query_count(c, &q, &count) || !check_json(c, &rs->json, &q, count)
                         : !uncounted_json(c, &rs->json, &q))
                        return false;
        }
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* mine: a check is on the desk of the role that owns it; the county's own departments see all of them, and are told
 * whose they are. */
static bool mine(const struct ctx *c, const struct list *l)
{
        for (size_t i = 0; i < c->actor->n_grants; i++) {
                enum role r = c->actor->grants[i].role;
                bool owner = !l->owner || strcmp(l->owner, role_name(r)) == 0;
                if (owner || r == ROLE_OFFICE || r == ROLE_ORGANISATION || r == ROLE_LEADER || r == ROLE_AUDITOR)
                        return true;
        }
        return false;
}

/* desk_of: what found nothing is no to-do; a desk shows only where somebody has to act. */
static bool desk_of(struct ctx *c, struct json *j, enum severity severity, const char *place)
{
        const struct list *l;
        for (size_t i = 0; (l = list_at(i)); i++) {
                int64_t count = 0;
                struct query q = { .list = l, .e = entity_find(str_of(l->of)), .place = place, .desk = true };
                if (l->severity != severity || !countable(c, &q) || !mine(c, l))
                        continue;
                if (!period_parse(c, S(""), &q.period) || !query_count(c, &q, &count))
                        return false;
                if (count && !check_json(c, j, &q, count))
                        return false;
        }
        return true;
}

/* desk_get: worst first, and within a severity place by place, in the order of the catalogue: who has two townships has
 * the to-dos of both, each with its place. */
static bool desk_get(struct ctx *c, struct request *rq, struct response *rs)
{
        (void)rq;
        static const enum severity worst_first[] = { SEVERITY_ERROR, SEVERITY_SUSPECT, SEVERITY_HINT };
        const char *seats[GRANTS_MAX] = { NULL };
        size_t n = scope_seats(c->actor, seats);
        json_open(&rs->json, NULL);
        json_list(&rs->json, "todos");
        for (size_t i = 0; i < COUNT(worst_first); i++)
                for (size_t k = 0; k == 0 || k < n; k++)
                        if (!desk_of(c, &rs->json, worst_first[i], seats[k]))
                                return false;
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* ---- the front door ---- */

/* first_module: the one the pages know a mechanism by; the modules of its sheets come behind it. */
static const struct module *first_module(const char *number)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t i = 0; i < n; i++)
                if (strcmp(module_mechanism(m[i]), number) == 0)
                        return m[i];
        return NULL;
}

/* entities_json: registers the reader may not open are not offered; their numbers he may still see above. */
static void entities_json(struct ctx *c, struct json *j, const char *mechanism)
{
        const struct entity *e;
        json_list(j, "entities");
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (strcmp(entity_mechanism(e), mechanism) == 0 && scope_may(c->actor, e, RIGHT_READ))
                        json_text(j, NULL, e->name);
        json_end(j);
}

/* tile_json: `built` was false of a mechanism without a module; since its module declares a mechanism there is none
 * such, and the member stays for who reads it. */
static bool tile_json(struct ctx *c, struct json *j, const struct mechanism *m, const struct query *asked,
                      struct str where)
{
        const struct module *first = first_module(m->number);
        json_open(j, NULL);
        json_text(j, "mechanism", m->number);
        json_text(j, "title", say(c, m->title, m->title_en));
        json_bool(j, "built", true);
        json_text(j, "module", first ? first->name : NULL);
        json_text(j, "responsible", say(c, m->responsible, m->responsible_en));
        json_list(j, "checks");
        if (!checks_json(c, j, str_of(m->number), asked))
                return false;
        json_end(j);
        json_list(j, "figures");
        if (!figures_json(c, j, str_of(m->number), asked, where))
                return false;
        json_end(j);
        entities_json(c, j, m->number);
        json_end(j);
        return true;
}

/* any_mechanism: a pillar with nothing in it would be an empty column. */
static bool any_mechanism(enum pillar p)
{
        const struct mechanism *m;
        for (size_t i = 0; (m = mechanism_at(i)); i++)
                if (m->pillar == p)
                        return true;
        return false;
}

static bool pillar_json(struct ctx *c, struct json *j, enum pillar p, const struct query *asked, struct str where)
{
        const struct pillar_words *w = pillar_words(p);
        const struct mechanism *m;
        json_open(j, NULL);
        json_text(j, "name", w->name);
        json_text(j, "title", say(c, w->title, w->title_en));
        json_list(j, "mechanisms");
        for (size_t i = 0; (m = mechanism_at(i)); i++)
                if (m->pillar == p && !tile_json(c, j, m, asked, where))
                        return false;
        json_end(j);
        json_end(j);
        return true;
}

/* mechanisms_get: the front page in one answer: some two hundred numbers, which the page then shows without asking
 * again. The ground has no tile: what stands in it is in the menu. */
static bool mechanisms_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct query q = { 0 };
        struct str where, day = S("");
        struct json *j = &rs->json;
        (void)request_query(rq, "day", &day);
        if (!asked_seat(c, rq, &q.place) || !period_asked(c, day, &q.period) || !seat_called(c, q.place, &where))
                return false;
        json_open(j, NULL);
        json_text(j, "place", seat_code(c, q.place));
        json_str(j, "place_title", where);
        json_list(j, "pillars");
        for (enum pillar p = PILLAR_GROUND + 1; p < PILLAR_MAX; p++)
                if (any_mechanism(p) && !pillar_json(c, j, p, &q, where))
                        return false;
        json_end(j);
        json_end(j);
        return true;
}

#define WHERE \
        { "place", "a place code: within it" }, \
        { \
                "period", "a day, month, quarter, year or range" \
        }

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "figure", "code text|title text|value text|unit text|basis text|from day|to day|place text?|place_title text|"
                    "mechanism text|explain text|num text?|den text?|of text" },
        { "checks", "place text?|place_title text|checks [check]" },
        { "figures", "figures [figure]" },
        { "place_group", "place text|title text|value text" },
        { "place_groups", "groups [place_group]" },
};

static const struct route list_routes[] = {
        { "GET", "/checks", checks_get, ROUTE_RECALLED, .title = "每项核查及其条数，没有条数的说明原因",
          .title_en = "Every check with its count, or why it has none", .answer = "checks", PARAMS(WHERE) },
        { "GET", "/desk", desk_get, ROUTE_RECALLED, .title = "我的待办，最要紧的在前",
          .title_en = "My to-dos, worst first", .answer = "desk" },
        { "GET", "/figures", figures_get, ROUTE_RECALLED, .title = "一项机制的指标，或全部指标",
          .title_en = "Figures of a mechanism, or all",
          .answer = "figures", PARAMS({ "mechanism", "such as 1.2" }, WHERE) },
        { "GET", "/figures/{code}", figure_get, ROUTE_RECALLED, .title = "一个指标",
          .title_en = "One figure", .answer = "figure",
          PARAMS(WHERE) },
        { "GET", "/figures/{code}/places", figure_places, ROUTE_RECALLED,
          .title = "一个指标按下一级区划分列",
          .title_en = "A figure by the next level of places", .answer = "place_groups", PARAMS(WHERE) },
        { "GET", "/lists/{name}", list_get, .title = "一份清单的记录，逐页",
          .title_en = "Rows of a list, a page at a time", .answer = "rows",
          PARAMS({ "limit", "1 to 500, default 50" }, { "after", "cursor of the page before" },
                 { "sort", "FIELD or -FIELD" }, WHERE, { "open", "1: spans open on the day" },
                 { FILTERS_PARAM, "filters of the list's register" }) },
        { "GET", "/lists/{name}/count", list_count, .title = "一份清单的条数",
          .title_en = "How many rows a list has", .answer = "count",
          PARAMS(WHERE, { "open", "1: spans open on the day" }, { FILTERS_PARAM, "filters of the list's register" }) },
        { "GET", "/mechanisms", mechanisms_get, ROUTE_RECALLED, .title = "五个强化一览",
          .title_en = "The Five Strengthenings at a glance",
          .answer = "mechanisms", PARAMS({ "place", "a place code: within it" }, { "day", "the day looked at" }) },
};
ROUTES(list_api, list_routes, shapes);
