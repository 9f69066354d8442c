/* review.c: two registers that are reviewed since December 2017, and what waits of them on the last day: incomes a
 * village corrects wait for its township, one was sent back to it; incomes the township corrects wait for the county; a
 * grant from dues the treasury entered waits for its other account.
 *
 * Each is sent from the account that would send it, with its own rights. Every sum is invented.
 *
 * They are proposed under the accounts of accounts.c, through the review itself: what waits here has been proved by
 * the rules and taken back, like anybody's. */
#include "demo/county.h"

#include "core/account.h"
#include "core/review.h"

#define REVIEWED_SINCE "2017-12-20"
#define OF_VILLAGE "341125112203"

enum { SENT_BACK = 1 };
static const struct {
        const char *from, *reason;
        size_t house;    /* of the village */
        int64_t yuan;    /* more wages than were entered */
        int what;
} corrections[] = { { "cun", "漏记长子11月、12月务工工资", 3, 4200, 0 },
                    { "cun", "公益性岗位补贴补录", 8, 1200, 0 },
                    { "cun", "村内光伏电站务工收入", 12, 800, 0 },
                    { "cun", "外出务工收入更正", 15, 26000, SENT_BACK },
                    { "xiangzhen", "乡镇核查：务工收入漏记", 20, 3600, 0 },
                    { "xiangzhen", "乡镇核查：与银行流水核对后更正", 24, 1500, 0 } };

/* A county decides which registers are reviewed, by a paper and from a day on; before it they were not. */
static bool put_setting(struct county *k, const char *name, const char *steps)
{
        return demo_put(k, "review_setting", NULL,
                        ARGS(ARG("register", V_TEXT(name)), ARG("steps", V_TEXT(steps)),
                             ARG("from_on", V_TEXT(REVIEWED_SINCE)),
                             ARG("document", V_ID(k->documents[DOCUMENT_WORK_PLAN]))));
}

/* become: acts from now on from an account. */
static bool become(struct county *k, const char *login)
{
        struct val id;
        struct actor *a;
        if (!db_one(k->c, S("SELECT id FROM account WHERE login = :login"), ARGS(ARG("login", V_TEXT(login))), &id) ||
            !account_actor(k->c, id.i, "web", &a, NULL))
                return false;
        act_as(k->c, a);
        return true;
}

/* send_one: a change that waits; gives its proposal. */
static bool send_one(struct county *k, struct draft *d, const char *reason, int64_t *proposal)
{
        struct change *ch;
        struct block block = { 0 };
        if (!change_begin(k->c, &(struct change_head){ .reason = reason, .review = REVIEW_WHOLE }, &ch))
                return false;
        if (!change_put(k->c, ch, d))
                return change_abandon(k->c, ch);
        if (!change_commit(k->c, ch, &block))
                return false;
        *proposal = block.proposal;
        return block.proposal || fail(k->c, ERR_SYSTEM, "demo.review", d->e->name, "nothing waits");
}

/* From what is there and not from what was made: exits.c has written the wages, and kept only income per head. */
static bool correct(struct county *k, size_t i, int64_t *proposal)
{
        struct stmt *s;
        const struct village *v = village_at(k, OF_VILLAGE);
        const struct house *h = &v->houses[corrections[i].house % v->n_houses];
        struct draft *d = draft_new(k->c->arena, entity_find(S("household_income")));
        if (!db_query(k->c,
                      S("SELECT id, wage FROM household_income "
                        "WHERE county = :county AND household_id = :house AND year = :year AND voided = 0"),
                      ARGS(ARG("house", V_INT(h->id)), ARG("year", V_INT(2017 + k->later))), &s))
                return false;
        if (!db_next(k->c, s))
                return k->c->err.kind == ERR_NONE;
        d->id = db_named_int(s, "id");
        draft_set(d, "wage", V_INT(db_named_int(s, "wage") + YUAN(corrections[i].yuan)));
        db_done(s);
        return send_one(k, d, corrections[i].reason, proposal);
}

/* To be confirmed by the treasury's other account: two pairs of eyes within one office. */
static bool send_grant(struct county *k)
{
        int64_t proposal;
        struct draft *d = draft_new(k->c->arena, entity_find(S("dues_grant")));
        const struct village *v = village_at(k, OF_VILLAGE);
        draft_set(d, "day", V_TEXT(k->day));
        draft_set(d, "source_level", V_TEXT("county"));
        draft_set(d, "recipient", V_TEXT("branch"));
        draft_set(d, "purpose", V_TEXT("training"));
        draft_set(d, "organisation", V_INT(v->general));
        draft_set(d, "place", V_TEXT(v->code));
        draft_set(d, "amount", V_INT(YUAN(6000)));
        return send_one(k, d, "年底追加党员培训补助", &proposal);
}

/* Each from his own account, so the scope of a village or township is tried as well. */
static bool send_all(struct county *k)
{
        for (size_t i = 0; i < COUNT(corrections); i++) {
                int64_t id = 0;
                struct str state;
                if (!become(k, corrections[i].from) || !correct(k, i, &id))
                        return false;
                if (corrections[i].what == SENT_BACK &&
                    (!become(k, "xiangzhen") || !review_return(k->c, id, 0, S("比去年多出两万多元，请附务工单位证明或银行流水。"), &state)))
                        return false;
        }
        return become(k, "caizheng") && send_grant(k);
}

/* The last of all: what waits must not be in the way of what is made after it. */
bool make_reviews(struct county *k)
{
        const struct actor *local = k->c->actor;
        if (!demo_begin(k, REVIEWED_SINCE, "设定须经审核的登记簿") ||
            !put_setting(k, "household_income", "township_county") || !put_setting(k, "dues_grant", "second") ||
            !demo_commit(k))
                return false;
        demo_day(k, k->end);
        bool ok = send_all(k);
        act_as(k->c, local);
        arena_release(k->c->arena);
        return ok;
}
