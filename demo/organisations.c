/* organisations.c: the two trees beside the tree of places: Party organisations, and the units, governments and
 * enterprises that help.
 *
 * Directly at the grass roots stand the committees of the towns and townships and those of the county's own systems.
 * Every village and every large unit has a general branch with branches under it; small units, township offices and
 * enterprises have one branch. Names of units are the usual ones of any county; the enterprises are invented, their
 * codes stand under the unassigned division 341199.
 *
 * The tree of the Party and the tree of places are two: a village's general branch lies under its township's
 * committee and in its village. */
#include "demo/county.h"

#include <stdio.h>

/* Everything stands since a day before any other date of the demonstration, so no record names what did not exist
 * yet. */
#define OPENED "2012-03-01"
#define DAY "2016-01-06"

static const struct {
        const char *name, *kind;
/* The committees directly under the county's, besides one a township. */
} tops[TOP_COMMITTEES] = { { "中共定远县直属机关工作委员会", "working_committee" },
                           { "中共定远县教育工作委员会", "working_committee" },
                           { "中共定远县非公有制经济组织和社会组织工作委员会", "working_committee" },
                           { "中共安徽定远经济开发区工作委员会", "working_committee" },
                           { "中共定远盐化工业园工作委员会", "working_committee" },
                           { "中共定远县公安局委员会", "committee" },
                           { "中共定远县卫生和计划生育委员会委员会", "committee" },
                           { "中共定远县农业委员会委员会", "committee" } };

/* The county's units, large ones first: those have a general branch. `top` is the committee over them. */
static const struct {
        const char *name;
        int top;
} units[UNITS] = { { "县教育体育局", 1 },
                   { "县卫生和计划生育委员会", 6 },
                   { "县公安局", 5 },
                   { "县农业委员会", 7 },
                   { "县水务局", 0 },
                   { "县林业局", 0 },
                   { "县国土资源局", 0 },
                   { "县住房和城乡建设局", 0 },
                   { "县交通运输局", 0 },
                   { "县财政局", 0 },
                   { "县民政局", 0 },
                   { "县人力资源和社会保障局", 0 },
                   { "县市场监督管理局", 0 },
                   { "县环境保护局", 0 },
                   { "县发展和改革委员会", 0 },
                   { "县经济和信息化委员会", 0 },
                   { "县商务局", 0 },
                   { "县文化广电新闻出版局", 0 },
                   { "县审计局", 0 },
                   { "县统计局", 0 },
                   { "县城市管理行政执法局", 0 },
                   { "县畜牧兽医局", 7 },
                   { "县农业机械管理局", 7 },
                   { "县粮食局", 0 },
                   { "县供销合作社联合社", 0 },
                   { "县人民法院", 0 },
                   { "县人民检察院", 0 },
                   { "县司法局", 0 },
                   { "县地方税务局", 0 },
                   { "县国家税务局", 0 },
                   { "县供电公司", 0 },
                   { "县邮政局", 0 },
                   { "县总医院", 6 },
                   { "县中医院", 6 },
                   { "县第一中学", 1 },
                   { "县第二中学", 1 },
                   { "县职业教育中心", 1 },
                   { "安徽定远经济开发区管委会", 3 },
                   { "定远盐化工业园管委会", 4 },
                   { "县委办公室", 0 },
                   { "县政府办公室", 0 },
                   { "县委组织部", 0 },
                   { "县委宣传部", 0 },
                   { "县委统战部", 0 },
                   { "县委政法委", 0 },
                   { "县纪委监察局", 0 },
                   { "县委党校", 0 },
                   { "县人大常委会机关", 0 },
                   { "县政协机关", 0 },
                   { "县总工会", 0 },
                   { "共青团定远县委", 0 },
                   { "县妇女联合会", 0 },
                   { "县科学技术协会", 0 },
                   { "县残疾人联合会", 0 },
                   { "县扶贫开发办公室", 0 },
                   { "县信访局", 0 },
                   { "县招商局", 0 },
                   { "县气象局", 0 },
                   { "县档案局", 0 },
                   { "县公路管理局", 0 } };
static const struct {
        const char *name, *level;
} senders[SENDERS] = { { "省直机关派出单位甲(演示)", "province" }, { "省直机关派出单位乙(演示)", "province" },
                       { "省属企业派出单位(演示)", "province" },   { "市直机关派出单位甲(演示)", "city" },
                       { "市直机关派出单位乙(演示)", "city" },     { "市直机关派出单位丙(演示)", "city" },
                       { "市属学校派出单位(演示)", "city" },       { "市属医院派出单位(演示)", "city" } };
/* Names of firms that could be anywhere, each marked as a demonstration. */
static const char *const trades[] = { "农业开发", "食品", "粮油", "服饰", "新能源", "建材", "商贸", "电子" };
static const char *const firms[ENTERPRISES] = { "禾丰", "众泰", "皖东", "泉坞", "稻香", "金岗", "绿源", "江淮",
                                                "同心", "永康", "盛田", "恒基", "瑞丰", "天朗", "春晖", "德润",
                                                "佳禾", "广益", "顺达", "鑫源", "安泰", "正阳", "裕民", "海川",
                                                "嘉和", "兴农", "宏图", "久富", "康达", "晨光", "润泽", "三友" };

/* What all organisations have; enterprises have a code besides. */
struct organisation {
        const char *name, *kind, *level, *place;
        int64_t parent;
        const char *phone; /* NULL: none */
};

static bool add_organisation(struct county *k, const struct organisation *o, int64_t *id)
{
        return demo_put(k, "organisation", id,
                        ARGS(ARG("name", V_TEXT(o->name)), ARG("kind", V_TEXT(o->kind)),
                             ARG("parent", V_MAYBE(o->parent)), ARG("level", V_TEXT(o->level)),
                             ARG("place", V_TEXT(o->place)), ARG("from_on", V_TEXT(OPENED)),
                             ARG("phone", o->phone ? V_TEXT(o->phone) : V_NULL)));
}

/* Eight, and one a township: the thirty committees directly at the grass roots. */
static bool top_committees(struct county *k)
{
        if (!add_organisation(
                    k, &(struct organisation){ "中共定远县委员会", "county_committee", "county", DEMO_COUNTY, 0 },
                    &k->county_committee))
                return false;
        for (size_t i = 0; i < TOP_COMMITTEES; i++)
                if (!add_organisation(k,
                                      &(struct organisation){ tops[i].name, tops[i].kind, "county", DEMO_COUNTY,
                                                              k->county_committee },
                                      &k->top[i]))
                        return false;
        return true;
}

/* Schools and the power company stand at fixed places of the list; everything else is a unit of the government. */
static bool add_unit(struct county *k, size_t i)
{
        k->units[i].name =
                keep_text(k, "%s%s", strncmp(units[i].name, "县", strlen("县")) == 0 ? "定远" : "", units[i].name);
        const char *kind = i >= 34 && i < 37 ? "school" : i == 30 ? "state_enterprise" : "government_unit";
        const char *phone = keep_text(k, "0550-4000%03zu", i + 1);
        return add_organisation(k, &(struct organisation){ k->units[i].name, kind, "county", DEMO_COUNTY, 0, phone },
                                &k->units[i].id);
}

/* The committee is under the county's; the government is a unit and under nobody, since its tree is the state's. */
static bool add_township(struct county *k, struct township *t)
{
        const char *committee = keep_text(k, "中共定远县%s委员会", t->name),
                   *office = keep_text(k, "%s机关党支部", t->name);
        const char *government = keep_text(k, "%s人民政府", t->name);
        return add_organisation(
                       k, &(struct organisation){ committee, "committee", "township", t->code, k->county_committee },
                       &t->committee) &&
               add_organisation(k, &(struct organisation){ office, "branch", "township", t->code, t->committee },
                                &t->branch) &&
               add_organisation(k, &(struct organisation){ government, "township_government", "township", t->code, 0 },
                                &t->government);
}

/* short_name: a village without what its kind is called: 幸福 of 幸福村委会. */
static struct str short_name(const char *name)
{
        static const char *const tails[] = { "村民委员会", "社区居委会", "村委会", "社区", "村" };
        struct str s = str_of(name);
        for (size_t i = 0; i < COUNT(tails); i++)
                if (str_ends(s, str_of(tails[i])))
                        return str_slice(s, 0, s.n - strlen(tails[i]));
        return s;
}

/* Three branches under a general one, as large administrative villages have them. */
static bool add_village(struct county *k, struct village *v)
{
        static const char *const order[VILLAGE_BRANCHES] = { "第一", "第二", "第三" };
        const struct township *t = &k->townships[v->township];
        struct str shortly = short_name(v->name);
        const char *kin = strstr(v->name, "社区") ? "社区" : "村";
        const char *general = keep_text(k, "%s%.*s%s党总支", t->name, FMT(shortly), kin);
        const char *committee = keep_text(k, "%s%.*s%s", t->name, FMT(shortly),
                                          strcmp(kin, "村") == 0 ? "村民委员会" : "社区居民委员会");
        if (!add_organisation(k, &(struct organisation){ committee, "village_committee", "village", v->code, 0 },
                              &v->committee) ||
            !add_organisation(k, &(struct organisation){ general, "general_branch", "village", v->code, t->committee },
                              &v->general))
                return false;
        for (size_t i = 0; i < VILLAGE_BRANCHES; i++) {
                const char *branch = keep_text(k, "%s%.*s%s%s党支部", t->name, FMT(shortly), kin, order[i]);
                if (!add_organisation(k, &(struct organisation){ branch, "branch", "village", v->code, v->general },
                                      &v->branch[i]))
                        return false;
        }
        return true;
}

/* credit_code: of the unassigned division, with a right check character (GB 32100). */
static struct val credit_code(struct county *k, size_t number)
{
        static const char letters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        char code[19];
        int sum = 0, weight = 1;
        snprintf(code, sizeof code, "91341199MA%07zu", 2000 + number * 37);
        for (size_t i = 0; i < 17; i++) {
                sum += (int)(strchr(letters, code[i]) - letters) * weight;
                weight = weight * 3 % 31;
        }
        code[17] = letters[(31 - sum % 31) % 31];
        code[18] = '\0';
        return brief_text(k, "%s", code);
}

/* Its branch is under the committee for private enterprises, third in the list of committees. */
static bool add_enterprise(struct county *k, size_t i)
{
        struct enterprise *e = &k->enterprises[i];
        struct draw r = draw_fork(k->seed + i, "enterprise");
        e->name = keep_text(k, "定远县%s%s有限公司(演示)", firms[i], trades[draw_below(&r, COUNT(trades))]);
        const char *branch = keep_text(k, "%s党支部", e->name);
        return demo_put(k, "organisation", &e->id,
                        ARGS(ARG("name", V_TEXT(e->name)), ARG("kind", V_TEXT("private_enterprise")),
                             ARG("level", V_TEXT("county")), ARG("credit_code", credit_code(k, i)),
                             ARG("place", V_TEXT(DEMO_COUNTY)),
                             ARG("address", brief_text(k, "定远县%s", k->townships[draw_below(&r, TOWNSHIPS)].name)),
                             ARG("from_on", V_TEXT(OPENED)))) &&
               add_organisation(k, &(struct organisation){ branch, "branch", "county", DEMO_COUNTY, k->top[2] },
                                &e->branch);
}

/* 240 general branches of villages and 39 of units make 279. */
bool make_organisations(struct county *k)
{
        if (!demo_begin(k, DAY, "启用系统：组织和单位") || !top_committees(k))
                return false;
        for (size_t i = 0; i < UNITS; i++)
                if (!add_unit(k, i))
                        return false;
        for (size_t i = 0; i < SENDERS; i++) {
                k->senders[i].name = senders[i].name;
                if (!add_organisation(k,
                                      &(struct organisation){ senders[i].name, "government_unit", senders[i].level,
                                                              DEMO_COUNTY, 0 },
                                      &k->senders[i].id))
                        return false;
        }
        for (size_t i = 0; i < TOWNSHIPS; i++)
                if (!add_township(k, &k->townships[i]))
                        return false;
        for (size_t i = 0; i < VILLAGES; i++)
                if (!add_village(k, &k->villages[i]))
                        return false;
        for (size_t i = 0; i < ENTERPRISES; i++)
                if (!add_enterprise(k, i))
                        return false;
        return demo_commit(k);
}

/* For party.c, which makes the branches. */
int64_t unit_top(const struct county *k, size_t unit)
{
        return k->top[units[unit].top];
}

/* By its name in the model. The last one when no name fits: the lists here and there are ours, and a test counts the
 * units. */
size_t unit_called(const struct county *k, const char *name)
{
        size_t i = 0;
        while (i < UNITS - 1 && strcmp(k->units[i].name, name) != 0)
                i++;
        return i;
}
