/* contact.c: members without a post who keep contact with households, what they do for them, and leading members with
 * the households they bring along.
 *
 * The five responsibilities and five helps are this county's own; the words here are invented. Half of them are seen to
 * in the first half of the year; now and then one is left.
 *
 * Contacts are found in every village and twice as many in the poor ones. A member who keeps contact holds no post:
 * those who do are helpers already (help.c). */
#include "demo/county.h"

#define FIRST_MEMBER 10 /* of a village's members, the first who keeps contact */
#define IN_VILLAGE 2
#define IN_POOR_VILLAGE 4
#define LEADING 9 /* of a village's members, the one who leads a cooperative */
#define LEADERS 30
#define HALF 5

static const struct {
        const char *kind, *title, *result;
} items[] = { { "responsibility", "包政策宣传(演示)", "上门讲清教育、医疗、住房政策" },
              { "responsibility", "包思想引导(演示)", "谈心，鼓励发展生产" },
              { "help", "帮制定增收计划(演示)", "商定种养计划" },
              { "help", "帮联系务工(演示)", "介绍到镇扶贫车间务工" },
              { "help", "帮学习技术(演示)", "陪同参加种养技术培训" },
              { "responsibility", "包环境整治(演示)", "帮助清理房前屋后" },
              { "responsibility", "包矛盾调解(演示)", "无矛盾，走访了解" },
              { "responsibility", "包子女就学关心(演示)", "学籍在册，资助已到账" },
              { "help", "帮办理事项(演示)", "代办医保缴费和慢病证" },
              { "help", "帮销售农产品(演示)", "联系收购稻谷和土鸡" } };
_Static_assert(COUNT(items) == 2 * HALF, "five and five");

/* Each county enters its own: the program knows no five responsibilities. */
static bool put_items(struct county *k)
{
        for (size_t i = 0; i < COUNT(items); i++) {
                int64_t id;
                if (!demo_put(k, "five_five_item", &id,
                              ARGS(ARG("kind", V_TEXT(items[i].kind)), ARG("title", V_TEXT(items[i].title)),
                                   ARG("from_on", V_TEXT("2017-01-01")),
                                   ARG("document", V_ID(k->documents[DOCUMENT_DUTIES])),
                                   ARG("place", V_TEXT(DEMO_COUNTY)))))
                        return false;
                numbers_add(k, &k->items, id);
        }
        return true;
}

/* poorest: the n-th household of a village that is still poor, else simply the n-th. */
static const struct house *poorest(const struct county *k, const struct village *v, size_t n)
{
        size_t left = n;
        for (size_t i = 0; i < v->n_houses; i++)
                if (needy(k, &v->houses[i]) && left-- == 0)
                        return &v->houses[i];
        return &v->houses[n];
}

/* items_needed: what the next household needs: eight of the ten, another two left out with each. */
static struct val items_needed(struct county *k)
{
        struct str ids = S("");
        for (size_t i = 0; i < k->items.n; i++)
                if (i != k->contacts.n % k->items.n && i != (k->contacts.n + 3) % k->items.n)
                        ids = arena_fmt(k->c->arena, "%.*s%s%lld", FMT(ids), ids.n ? "," : "",
                                (long long)k->items.at[i]);
        return V_STR(ids);
}

/* The branch is the village's first; a member is asked for what he is good at. */
static bool contact_village(struct county *k, struct draw *r, const struct village *v)
{
        static const char *const strengths[] = { "planting", "livestock", "craft", "trade", "policy" };
        for (size_t i = 0; i < (v->poor ? IN_POOR_VILLAGE : IN_VILLAGE); i++) {
                int64_t id;
                if (!demo_put(k, "member_contact", &id,
                              ARGS(ARG("person", V_ID(v->members.at[FIRST_MEMBER + i].id)),
                                   ARG("organisation", V_ID(v->branch[0])),
                                   ARG("strength", V_TEXT(strengths[draw_below(r, COUNT(strengths))])),
                                   ARG("household", V_ID(poorest(k, v, i)->id)), ARG("items", items_needed(k)),
                                   ARG("from_on", V_TEXT("2017-02-20")))))
                        return false;
                numbers_add(k, &k->contacts, id);
        }
        return true;
}

/* Capable members and those they bring along; the households are the first of the village, which other mechanisms
 * reach as well: a household counted once in each. */
static bool lead(struct county *k, struct draw *r, const struct village *v)
{
        static const struct {
                const char *kind, *word;
        } kinds[] = { { "cooperative", "种养专业合作社" },
                      { "demo_base", "产业示范基地" },
                      { "family_farm", "家庭农场" } };
        const struct man *m = &v->members.at[LEADING];
        size_t kind = (size_t)draw_below(r, COUNT(kinds)), n = (size_t)draw_between(r, 1, 5);
        int64_t id;
        if (!demo_put(k, "lead_member", &id,
                      ARGS(ARG("person", V_ID(m->id)), ARG("kind", V_TEXT(kinds[kind].kind)),
                           ARG("name", brief_text(k, "%s%s(演示)", v->name, kinds[kind].word)),
                           ARG("place", V_TEXT(v->code)), ARG("from_on", V_TEXT("2016-05-01")))))
                return false;
        for (size_t i = 0; i < n; i++)
                if (!demo_put(k, "brings_along", NULL,
                              ARGS(ARG("lead", V_ID(id)), ARG("household", V_ID(v->houses[i].id)),
                                   ARG("kind", V_TEXT(n == 1 ? "one_one" : "one_many")),
                                   ARG("from_on", V_TEXT("2017-03-01")))))
                        return false;
        return true;
}

/* Households still poor come first (poorest). */
bool make_contacts(struct county *k)
{
        struct draw r = draw_fork(k->seed, "contacts");
        if (!demo_begin(k, "2017-03-02", "录入五包五帮事项、党员联户和致富带头人") || !put_items(k))
                return false;
        for (size_t i = 0; i < VILLAGES; i++)
                if (!contact_village(k, &r, &k->villages[i]))
                        return false;
        for (size_t i = 0; i < LEADERS; i++)
                if (!lead(k, &r, &k->villages[k->poor[i]]))
                        return false;
        return demo_commit(k);
}

/* Five of the ten in each half of the year; about one in a hundred is missing, for the check. */
bool make_kept_items(struct county *k, int half)
{
        const int year = half > 2 ? 12 : 0; /* the third half is the first of the next year */
        struct draw r = draw_fork(k->seed + (uint64_t)half, "kept");
        if (!demo_begin(k, half == 2 ? "2017-12-14" : month_day(k, 6 + year, 29), "录入党员联户办理事项"))
                return false;
        for (size_t c = 0; c < k->contacts.n; c++)
                for (size_t i = 0; i < HALF; i++) {
                        size_t item = i + (half == 2 ? HALF : 0);
                        int month = half == 2 ? 7 + (int)i : 3 + (int)i % 4 + year;
                        if (!draw_chance(&r, 12) &&
                            !demo_put(k, "contact_item", NULL,
                                      ARGS(ARG("contact", V_ID(k->contacts.at[c])),
                                           ARG("item", V_ID(k->items.at[item])),
                                           ARG("day", V_TEXT(month_day(k, month, (int)draw_between(&r, 1, 28)))),
                                           ARG("result", V_TEXT(items[item].result)))))
                                return false;
                }
        return demo_commit(k);
}
