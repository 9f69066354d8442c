/* accounts.c: an account a role, so that each can be tried. They share one password, which is no secret: it stands in
 * demo.h.
 *
 * Passwords are kept and not first ones: whoever tries the demonstration shall not be asked to invent one. */
#include "demo/county.h"

#include "core/account.h"

/* Who prepares and who approves the pay runs (pay.c), of the cadres of the county's treasury, counted from one. */
#define PREPARER 6
#define APPROVER 3
/* The town and the village of the bases the county is known for: whoever tries these accounts finds something there. */
#define OF_TOWNSHIP "341125112"
#define OF_VILLAGE "341125112203"

/* One a role, so that each view can be seen; the treasury has two, because who prepares a pay run may not
 * approve it. */
static const struct demo_account accounts[] = { { "zuzhibu", "县委组织部(演示)", ROLE_ORGANISATION, NULL, false },
                                                { "fupinban", "县扶贫办(演示)", ROLE_OFFICE, NULL, false },
                                                { "caizheng", "县财政局(演示)", ROLE_FINANCE, NULL, false,
                                                  PREPARER },
                                                { "shenpi", "县财政局审批(演示)", ROLE_FINANCE, NULL, false, APPROVER },
                                                { "xiangzhen", "西卅店镇扶贫工作站(演示)", ROLE_TOWNSHIP, OF_TOWNSHIP,
                                                  false },
                                                { "cun", "幸福村扶贫专干(演示)", ROLE_VILLAGE, OF_VILLAGE, false },
                                                { "bangfuren", "帮扶责任人(演示)", ROLE_HELPER, NULL, true },
                                                { "lingdao", "县领导(演示)", ROLE_LEADER, NULL, false },
                                                { "shenji", "审计(演示)", ROLE_AUDITOR, NULL, false },
                                                { "zhanghao", "账号管理员(演示)", ROLE_ACCOUNTS, NULL, false },
                                                { "anquan", "安全管理员(演示)", ROLE_SECURITY, NULL, false } };

/* Also for the server, which prints them when it serves the demonstration. */
const struct demo_account *demo_account_at(size_t i)
{
        return i < COUNT(accounts) ? &accounts[i] : NULL;
}

/* a_helper: somebody who helps a poor household in the village of the demonstration's accounts. His households
 * must be in the village's view as well, so that helper and village can be tried side by side. */
static const struct man *a_helper(const struct county *k)
{
        for (size_t i = 0; i < VILLAGES; i++)
                for (size_t n = 0; strcmp(k->villages[i].code, OF_VILLAGE) == 0 && n < k->villages[i].n_houses; n++)
                        if (needy(k, &k->villages[i].houses[n]) && k->villages[i].houses[n].helped_by)
                                return k->villages[i].houses[n].helped_by;
        return k->villages[0].houses[0].helped_by;
}

/* person_of: whose account it is; nobody's when it stands for an office. */
static struct str person_of(struct county *k, const struct demo_account *a, const struct man *helper)
{
        const struct unit *treasury = &k->units[unit_called(k, "定远县财政局")];
        if (a->own)
                return outside_id(k->c->arena, DEMO_COUNTY, helper->id);
        return a->treasury ? outside_id(k->c->arena, DEMO_COUNTY, treasury->cadres.at[a->treasury - 1].id)
                           : (struct str){ "", 0 };
}

/* Through the same function as everybody's accounts, so that passwords are kept alike. */
bool make_accounts(struct county *k)
{
        struct ctx *c = k->c;
        const struct man *helper = a_helper(k);
        for (size_t i = 0; i < COUNT(accounts); i++) {
                const struct demo_account *a = &accounts[i];
                int64_t id;
                /* A minute apart, as everything the generator writes on one day: blocks have an order people
                 * can see. */
                c->now += 60000;
                const struct account_new fresh = { .login = str_of(a->login),
                                                   .title = str_of(a->own ? helper->name : told_text(k, a->title)),
                                                   .password = S(DEMO_PASSWORD),
                                                   .role = a->role,
                                                   .place = a->place,
                                                   .own = a->own,
                                                   .life = PASSWORD_KEPT,
                                                   .person = person_of(k, a, helper) };
                if (!account_add(c, &fresh, &id))
                        return false;
        }
        arena_release(c->arena);
        return true;
}
