/* api_pairing.c: the pairing board, the balanced proposal and the handover; what they mean is pairing.h's business.
 *
 * The board shows names with their loads, so it is a view over places and not over one's own households. The proposal
 * is a proposal: it balances loads and distances, and knows nothing of who gets on with whom. */
#include "http/routes.h"

#include "base/date.h"
#include "core/record_json.h"
#include "http/asked.h"
#include "http/proposals.h"
#include "mechanisms/responsibility/handover.h"
#include "mechanisms/responsibility/pairing.h"

/* Households of one helper who leaves: far above any load, a bound for the body. */
#define PAIRS_MAX 2000

static bool pairing_refused(struct ctx *c)
{
        return fail(c, ERR_FORBIDDEN, "right.none", "responsibility", "%s",
                    say(c, "您的账号无权安排这里的结对帮扶", "your account may not arrange pairings here"));
}

/* may_pair: the board names households and helpers with their loads, so it wants a right over places, not over own
 * households alone. */
static bool may_pair(struct ctx *c, enum right right)
{
        struct range ranges[GRANTS_MAX];
        bool own;
        size_t n = scope_ranges(c->actor, entity_find(S("responsibility")), right, ranges, &own);
        return (n > 0 && scope_may(c->actor, entity_find(S("household")), RIGHT_READ)) || pairing_refused(c);
}

/* board_place: the place asked for, which must be within reach; without one, the widest the account has. */
static bool board_place(struct ctx *c, const char **place)
{
        const struct entity *e = entity_find(S("responsibility"));
        const char *widest = NULL;
        if (*place)
                return scope_covers(c->actor, e, RIGHT_READ, *place) || pairing_refused(c);
        for (size_t i = 0; i < c->actor->n_grants; i++) {
                const char *at = c->actor->grants[i].place;
                if (scope_covers(c->actor, e, RIGHT_READ, at) && (!widest || strlen(at) < strlen(widest)))
                        widest = at;
        }
        *place = widest;
        return widest || pairing_refused(c);
}

/* Enough to recognise it by: the board is a list of names on the left and on the right. */
static void household_json(struct ctx *c, struct json *j, const char *key, const struct pairing_household *h)
{
        json_open(j, key);
        json_str(j, "id", ref_outside(c, "household", h->id));
        json_str(j, "title", h->title);
        json_str(j, "place", h->place);
        json_str(j, "place_title", h->place_title);
        json_end(j);
}

/* With his load and the limit, because these decide; and with his unit, because people do. */
static void helper_json(struct ctx *c, struct json *j, const char *key, const struct pairing_helper *h, int64_t limit)
{
        json_open(j, key);
        json_str(j, "id", ref_outside(c, "cadre", h->id));
        json_str(j, "title", h->title);
        json_str(j, "unit", h->unit);
        json_int(j, "load", h->load);
        json_int(j, "limit", limit);
        json_str(j, "place", h->place);
        json_str(j, "place_title", h->place_title);
        json_end(j);
}

/* Both sides of one place at one moment, from one snapshot. */
static bool board_get(struct ctx *c, struct request *rq, struct response *rs)
{
        const char *place;
        struct pairing_board b = { 0 };
        if (!may_pair(c, RIGHT_READ) || !asked_place(c, rq, &place) || !board_place(c, &place) ||
            !pairing_board(c, place, &b))
                return false;
        json_open(&rs->json, NULL);
        json_int(&rs->json, "limit", b.limit);
        json_list(&rs->json, "uncovered");
        for (size_t i = 0; i < b.n_uncovered; i++)
                household_json(c, &rs->json, NULL, &b.uncovered[i]);
        json_end(&rs->json);
        json_list(&rs->json, "helpers");
        for (size_t i = 0; i < b.n_helpers; i++)
                helper_json(c, &rs->json, NULL, &b.helpers[i], b.limit);
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* In the body of a proposal, in the query of a board: the same place, the same refusal. */
static bool place_member(struct ctx *c, const struct request *rq, const char **place)
{
        struct str code;
        *place = NULL;
        if (!request_text(c, rq, "place", MAY_LACK, &code))
                return false;
        if (code.n)
                *place = arena_copy(c->arena, code);
        return code.n == 0 || place_under(*place, c->county) ||
               fail(c, ERR_INVALID, "query.place", "place",
                    say(c, "“%.*s”不是本县的区划代码", "“%.*s” is no place code of this county"), FMT(code));
}

/* Only proposes: the pairs are written by the page's own changes, one by one or all, after somebody has looked. */
static bool proposal_post(struct ctx *c, struct request *rq, struct response *rs)
{
        const char *place;
        struct pairing_proposal p = { 0 };
        if (!may_pair(c, RIGHT_READ) || !place_member(c, rq, &place) || !board_place(c, &place) ||
            !pairing_propose(c, place, &p))
                return false;
        json_open(&rs->json, NULL);
        json_int(&rs->json, "capacity", p.board.limit);
        json_int(&rs->json, "cost", p.cost);
        json_list(&rs->json, "pairs");
        for (size_t i = 0; i < p.n_pairs; i++) {
                json_open(&rs->json, NULL);
                household_json(c, &rs->json, "household", p.pairs[i].household);
                helper_json(c, &rs->json, "helper", p.pairs[i].helper, p.board.limit);
                json_int(&rs->json, "cost", p.pairs[i].cost);
                json_end(&rs->json);
        }
        json_end(&rs->json);
        json_list(&rs->json, "left");
        for (size_t i = 0; i < p.n_left; i++)
                household_json(c, &rs->json, NULL, p.left[i]);
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* ---- handover ---- */

/* Null and left out are the same: a form sends what it has. */
static bool id_member(struct ctx *c, const json_t *o, const char *name, const char *entity, enum lack lack, int64_t *id)
{
        const json_t *v = json_object_get(o, name);
        *id = 0;
        if ((!v || json_is_null(v)) && lack == MAY_LACK)
                return true;
        if (!json_is_string(v))
                return fail(c, ERR_INVALID, "body.member", name, say(c, "缺少编号“%s”", "the id “%s” is missing"),
                            name);
        return record_id(c, entity_find(str_of(entity)), str_of(json_string_value(v)), id);
}

/* Named one by one because a leaver's households may go to several; a pair without a taker stays with whoever
 * the order says. */
static bool pairs_in(struct ctx *c, const json_t *list, struct handover_order *o)
{
        size_t n = json_array_size(list);
        if (n > PAIRS_MAX || (list && !json_is_array(list) && !json_is_null(list)))
                return fail(c, ERR_INVALID, "body.member", "pairs",
                            say(c, "pairs 至多 %d 项", "pairs holds at most %d"), PAIRS_MAX);
        struct handover_pair *pairs = NEWS(c->arena, struct handover_pair, n);
        for (size_t i = 0; i < n; i++) {
                const json_t *one = json_array_get(list, i);
                if (!id_member(c, one, "responsibility", "responsibility", MUST_HAVE, &pairs[i].responsibility) ||
                    !id_member(c, one, "to", "cadre", MAY_LACK, &pairs[i].to))
                        return false;
        }
        o->pairs = pairs;
        o->n_pairs = n;
        return true;
}

/* Read as a whole before anything is judged: what is missing is told by name. */
static bool handover_order_in(struct ctx *c, const struct request *rq, struct handover_order *o)
{
        struct str on, reason, note, supervisor;
        if (!id_member(c, rq->json, "from", "cadre", MUST_HAVE, &o->from) ||
            !id_member(c, rq->json, "to", "cadre", MAY_LACK, &o->to) || !request_text(c, rq, "on", MUST_HAVE, &on) ||
            !request_text(c, rq, "reason", MUST_HAVE, &reason) || !request_text(c, rq, "note", MAY_LACK, &note) ||
            !request_text(c, rq, "supervisor", MAY_LACK, &supervisor) ||
            !id_member(c, rq->json, "document", "document", MAY_LACK, &o->document) ||
            !pairs_in(c, json_object_get(rq->json, "pairs"), o))
                return false;
        if (!date_valid(on))
                return fail(c, ERR_INVALID, "date.invalid", "on", say(c, "“%.*s”不是日期", "“%.*s” is no day"),
                            FMT(on));
        o->on = arena_copy(c->arena, on);
        o->reason = arena_copy(c->arena, reason);
        o->note = note.n ? arena_copy(c->arena, note) : NULL;
        o->supervisor = supervisor.n ? arena_copy(c->arena, supervisor) : NULL;
        o->interim = json_is_true(json_object_get(rq->json, "interim"));
        o->key = request_change_key(c, rq);
        return true;
}

/* All households of a leaver, his own end, and the vacancies where nobody takes over: one change, so that no
 * household is without a helper for a day. */
static bool handover_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct handover_order order = { 0 };
        struct handover_done done = { 0 };
        if (!may_pair(c, RIGHT_WRITE) || !handover_order_in(c, rq, &order) || !handover_run(c, &order, &done))
                return false;
        if (done.block.proposal)
                return proposal_answer(c, rs, done.block.proposal);
        json_open(&rs->json, NULL);
        json_str(&rs->json, "handover", ref_outside(c, "handover", done.handover));
        json_int(&rs->json, "households", done.households);
        json_int(&rs->json, "block", done.block.seq);
        json_end(&rs->json);
        return true;
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "handed_over", "handover text|households int|block int" },
        { "handover", "from text|on day|reason text|to text?|pairs [object]?|interim bool?|supervisor text?|"
                      "document text?|note text?" },
        { "pairing_asked", "place text?" },
        { "pairing_board", "uncovered [object]|helpers [object]" },
        { "pairing_proposal", "capacity int|pairs [object]|left [object]" },
};

static const struct route pairing_routes[] = {
        { "POST", "/handover", handover_post, ROUTE_ONCE | ROUTE_REVIEWED,
          .title = "离任人联系的各户一次移交",
          .title_en = "All households of one who leaves, in one change",
          .body = "handover", .answer = "handed_over" },
        { "GET", "/pairing/board", board_get, .title = "没有联系人的户，帮扶人及其负担",
          .title_en = "Uncovered households, and helpers with their load",
          .answer = "pairing_board", PARAMS({ "place", "a place code: within it" }) },
        { "POST", "/pairing/proposal", proposal_post, .title = "按帮扶能力分配的结对建议；不写入",
          .title_en = "A balanced proposal; writes nothing",
          .body = "pairing_asked", .answer = "pairing_proposal" },
};
ROUTES(pairing_api, pairing_routes, shapes);
