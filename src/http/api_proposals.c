/* api_proposals.c: what waits for review: the boxes of a desk, one proposal in full, and what becomes of them, singly
 * or in bulk. In bulk each has its own outcome: one that can't be confirmed holds up no other.
 *
 * A decision is a change of its own for each proposal. Fifty that are confirmed together are fifty blocks, and the
 * journal says of each who confirmed it. */
#include "http/routes.h"

#include "core/reason.h"
#include "core/record_json.h"
#include "core/review.h"
#include "http/asked.h"
#include "http/proposals.h"

/* As many as a page shows at most; each is a change of its own. */
#define BULK_MAX 500

/* A condition of the box itself, which no parameter can take away. */
static void only(struct query *q, const char *field, enum filter_op op, struct val v)
{
        q->filters[q->n_filters++] = (struct filter){ field_find(q->e, str_of(field)), op, v };
}

/* box_asked: waiting (for me, the oldest first), sent and returned (mine, the latest first), all that may be seen. */
static bool box_asked(struct ctx *c, const struct request *rq, struct query *q)
{
        struct str box = S("all");
        bool township, county;
        (void)request_query(rq, "box", &box);
        review_desk(c->actor, &township, &county);
        q->sort_given = true;
        q->sort = field_find(q->e, S("proposed_on"));
        q->down = !str_is(box, "waiting");
        if (str_is(box, "waiting")) {
                q->right = RIGHT_CONFIRM;
                only(q, "waits_at", township && county ? FILTER_FILLED : FILTER_IS,
                     V_TEXT(county ? "county" : "township"));
        } else if (str_is(box, "sent") || str_is(box, "returned")) {
                only(q, "proposed_by", FILTER_IS, V_TEXT(c->actor->name));
        }
        if (str_is(box, "returned"))
                only(q, "state", FILTER_IS, V_TEXT("returned"));
        return str_is(box, "waiting") || str_is(box, "sent") || str_is(box, "returned") || str_is(box, "all") ||
               fail(c, ERR_INVALID, "query.box", "box", "%s",
                    say(c, "box 为 waiting、sent、returned 或 all", "box is waiting, sent, returned or all"));
}

/* About a record only what still waits is of interest: the banner over the record. */
static bool narrowed(struct ctx *c, const struct request *rq, struct query *q)
{
        static const char *const names[] = { "register", "state", "record" };
        struct str value;
        if (request_query(rq, "record", &value))
                only(q, "waits_at", FILTER_FILLED, V_NULL);
        for (size_t i = 0; i < COUNT(names); i++)
                if (request_query(rq, names[i], &value) && !query_filter(c, q, str_of(names[i]), value))
                        return false;
        return asked_place(c, rq, &q->place);
}

/* The count beside the page: a reviewer plans his morning by it. */
static bool proposals_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t limit, count;
        struct query q = { .e = entity_find(S("proposal")) };
        if (!request_limit(c, rq, &limit) || !box_asked(c, rq, &q) || !narrowed(c, rq, &q) ||
            !query_count(c, &q, &count))
                return false;
        (void)request_query(rq, "after", &q.after);
        json_open(&rs->json, NULL);
        json_int(&rs->json, "count", count);
        if (!rows_json(c, &rs->json, &q, limit))
                return false;
        json_end(&rs->json);
        return true;
}

/* The same conditions as the box itself, so that the number on the menu is the number of rows behind it. */
static bool box_count(struct ctx *c, struct request *rq, struct response *rs, const char *box)
{
        int64_t count;
        struct query q = { .e = entity_find(S("proposal")) };
        rq->n_query = 1;
        rq->query[0] = (struct pair){ S("box"), str_of(box) };
        if (!box_asked(c, rq, &q) || !query_count(c, &q, &count))
                return false;
        json_int(&rs->json, box, count);
        return true;
}

/* Whether the account has a desk at all decides if the menu shows it. */
static bool proposals_count(struct ctx *c, struct request *rq, struct response *rs)
{
        bool township, county;
        review_desk(c->actor, &township, &county);
        json_open(&rs->json, NULL);
        json_bool(&rs->json, "desk", township || county);
        if (!box_count(c, rq, rs, "waiting") || !box_count(c, rq, rs, "sent") || !box_count(c, rq, rs, "returned"))
                return false;
        json_end(&rs->json);
        return true;
}

/* The whole of one proposal; out of scope, or about an area closed to him, it is not there. */
static bool proposal_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        return record_id(c, entity_find(S("proposal")), rq->parts[0], &id) && proposal_json(c, &rs->json, id);
}

/* ---- deciding ---- */

/* One of many decisions, with the version it was based on. */
struct decision {
        int64_t id, version;
        struct str reason;
};
typedef bool decide(struct ctx *c, const struct decision *d, struct str *state);

static bool confirm_one(struct ctx *c, const struct decision *d, struct str *state)
{
        return review_confirm(c, d->id, d->version, state);
}

static bool return_one(struct ctx *c, const struct decision *d, struct str *state)
{
        return review_return(c, d->id, d->version, d->reason, state);
}

static bool withdraw_one(struct ctx *c, const struct decision *d, struct str *state)
{
        return review_withdraw(c, d->id, state);
}

static bool bad_proposal(struct ctx *c)
{
        return fail(c, ERR_INVALID, "body.member", "proposals", "%s",
                    say(c, "proposals 须为送审件编号，或 {\"id\",\"version\"}",
                        "proposals holds ids, or {\"id\",\"version\"}"));
}

/* An id alone confirms whatever stands; with a version only what was looked at. */
static bool item_in(struct ctx *c, const json_t *item, struct decision *d)
{
        const json_t *id = json_is_object(item) ? json_object_get(item, "id") : item;
        const json_t *version = json_is_object(item) ? json_object_get(item, "version") : NULL;
        if (!json_is_string(id) || (version && !json_is_integer(version)))
                return bad_proposal(c);
        d->version = version ? json_integer_value(version) : 0;
        return record_id(c, entity_find(S("proposal")), str_of(json_string_value(id)), &d->id);
}

/* outcome_json: a failure of one is its own outcome; only what is nobody's fault ends the whole. */
static bool outcome_json(struct ctx *c, struct json *j, const struct decision *d, decide *run)
{
        struct str state = S("");
        bool done = run(c, d, &state);
        const struct err e = c->err;
        if (!done && (e.kind == ERR_SYSTEM || e.kind == ERR_BUSY || e.kind == ERR_UNKNOWN_OUTCOME))
                return false;
        c->err = (struct err){ 0 };
        const struct field *f = field_find(entity_find(S("proposal")), S("state"));
        json_open(j, NULL);
        json_str(j, "id", ref_outside(c, "proposal", d->id));
        json_bool(j, "done", done);
        json_str(j, "state", state);
        json_str(j, "state_title", state.n ? value_text(c, f, V_STR(state)) : S(""));
        json_text(j, "code", e.code);
        json_text(j, "message", e.text);
        json_end(j);
        return true;
}

/* All ids are read before the first is decided: a body that breaks off decides nothing. */
static bool decide_all(struct ctx *c, struct request *rq, struct response *rs, decide *run)
{
        const json_t *items = json_object_get(rq->json, "proposals");
        size_t n = json_array_size(items);
        struct str reason;
        if (!json_is_array(items) || n == 0 || n > BULK_MAX)
                return fail(c, ERR_INVALID, "body.member", "proposals",
                            say(c, "proposals 须为 1 至 %d 件", "proposals holds 1 to %d"), BULK_MAX);
        if (!request_text(c, rq, "reason", MAY_LACK, &reason))
                return false;
        struct decision *all = NEWS(c->arena, struct decision, n);
        for (size_t i = 0; i < n; i++) {
                all[i].reason = reason;
                if (!item_in(c, json_array_get(items, i), &all[i]))
                        return false;
        }
        json_open(&rs->json, NULL);
        json_list(&rs->json, "outcomes");
        for (size_t i = 0; i < n; i++)
                if (!outcome_json(c, &rs->json, &all[i], run))
                        return false;
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* Many at once: at the end of a year a township's corrections can come by the hundred. */
static bool confirm_post(struct ctx *c, struct request *rq, struct response *rs)
{
        return decide_all(c, rq, rs, confirm_one);
}

/* The reason goes to whoever sent it: without one he can only guess. */
static bool return_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str reason;
        if (!request_text(c, rq, "reason", MUST_HAVE, &reason) || !reason_fit(c, reason, REASON_LEAST, "reason"))
                return false;
        return decide_all(c, rq, rs, return_one);
}

/* One's own only, and only while nobody has confirmed it. */
static bool withdraw_post(struct ctx *c, struct request *rq, struct response *rs)
{
        return decide_all(c, rq, rs, withdraw_one);
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "decided", "proposals [text]" },
        { "outcomes", "outcomes [object]" },
        { "proposal_counts", "desk bool|waiting int|sent int|returned int" },
        { "proposals", "count int|rows [object]|next text?" },
        { "returned_proposals", "proposals [text]|reason text" },
};

/* Deciding has no route for a single one: one is a list of one, and one way is enough. */
static const struct route proposal_routes[] = {
        { "GET", "/proposals", proposals_get, .title = "待审、已送审和退回的",
          .title_en = "What waits for review, was sent or returned",
          .answer = "proposals",
          PARAMS({ "box", "waiting (for me), sent or returned (mine), all" }, { "limit", "1 to 500, default 50" },
                 { "after", "cursor of the page before" }, { "place", "a place code: within it" },
                 { "register", "about this register" }, { "state", "in this state" },
                 { "record", "what waits about this record of the register" }) },
        { "GET", "/proposals/count", proposals_count, .title = "我的各类待办有多少件",
          .title_en = "How many are in my boxes",
          .answer = "proposal_counts" },
        { "GET", "/proposals/{id}", proposal_get, .title = "一件送审，逐项列出",
          .title_en = "One proposal, field by field", .answer = "proposal" },
        { "POST", "/proposals/confirm", confirm_post, ROUTE_ONCE, .title = "批量确认，逐件给出结果",
          .title_en = "Confirm many, each its own outcome",
          .body = "decided", .answer = "outcomes" },
        { "POST", "/proposals/return", return_post, ROUTE_ONCE, .title = "批量退回，同一原因",
          .title_en = "Return many for one reason",
          .body = "returned_proposals", .answer = "outcomes" },
        { "POST", "/proposals/withdraw", withdraw_post, ROUTE_ONCE, .title = "撤回自己送审的",
          .title_en = "Withdraw my own", .body = "decided",
          .answer = "outcomes" },
};
ROUTES(proposal_api, proposal_routes, shapes);
