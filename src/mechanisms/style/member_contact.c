/* member_contact.c: mechanism 5.1, contact of Party members with households: which member (above all those holding no
 * post) is linked with which household, and the items kept; leading members and the households each brings along.
 *
 * What the Five Responsibilities and Five Helps are, a county enters itself: no list is shipped. A link is a span and
 * says which of the items the household needs; those in force are kept by a row for the link, and no other is asked:
 * nobody helps an old man in care to sell his crops. Who is linked must be a Party member on the first day, where the
 * county keeps its members' register here, and a member is linked to a household once: hard rules. A household brought
 * along by several is counted once. Left out: points, and any comparison of members. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* Two groups and no items: what the ten are differs from county to county, and no public text lays them down. */
static const struct codes five_groups = CODES("five_five", "类别", "Group",
        { "responsibility", "五包", "Five Responsibilities", "包" },
        { "help", "五帮", "Five Helps", "帮" },
);
/* What a member is good at, so that a household which wants to keep pigs is linked with somebody who does. */
static const struct codes strengths = OPEN_CODES("member_strength", "特长", "Strength",
        { "planting", "种植", "Crops" },
        { "livestock", "养殖", "Livestock" },
        { "trade", "经商", "Trade", "商贸|电商" },
        { "craft", "手艺", "Craft" },
        { "policy", "政策宣传", "Explaining policy", "宣传" },
        { "technique", "技术", "Technique" },
        { "other", "其他", "Other" },
);
static const struct codes lead_kinds = OPEN_CODES("lead_kind", "领办", "Leads",
        { "cooperative", "合作社", "Cooperative", "专业合作社" },
        { "demo_base", "示范基地", "Demonstration base", "基地|产业示范基地" },
        { "family_farm", "家庭农场", "Family farm", "农场", .near = "大户|种养大户" },
        { "other", "其他", "Other" },
);
/* One brings one, one brings many: how the member means it. What is really so the rows tell, and a check compares. */
static const struct codes bring_kinds = CODES("brings_along_kind", "带动形式", "How",
        { "one_one", "一带一", "One brings one" },
        { "one_many", "一带多", "One brings many" },
);

/* Items have days, since a county changes its list: a link of last year is asked for what was in force then. */
static const struct field item_fields[] = {
        CODE("kind", "类别", "Group", &five_groups, .required = true, .synonyms = "五包五帮"),
        TEXT("title", "事项", "Item", .required = true, .named = true, .max_length = 100, .synonyms = "内容|事项名称"),
        DATE("from_on", "执行日期", "From", .required = true),
        DATE("to_on", "废止日期", "To"),
        REF("document", "依据文件", "Document", "document"),
        PLACE("place", "适用区划", "Place"),
};
/* Whether a member holds no post stands in the members' register, once for all his links; `no_post` holds what older
 * rows said, and counts where the register says nothing of him. The branch is noted as it was at that time; members
 * change branches. */
static const struct field contact_fields[] = {
        REF("person", "党员", "Member", "person", .required = true, .indexed = true,
            .synonyms = "党员姓名|联户党员|姓名|联系党员"),
        REF("organisation", "所在党支部", "Branch", "organisation", .synonyms = "党支部|所属支部|支部"),
        BOOLEAN("no_post", "无职党员", "Holds no post", .derived = true, .hidden = true),
        CODE("strength", "特长", "Strength", &strengths, .hidden = true),
        REF("household", "联系户", "Household", "household", .required = true, .indexed = true,
            .synonyms = "联系户户主姓名|户主姓名|联系贫困户|被联系户|联系对象|户|户编号|户主|联系户户主|贫困户"),
        REFS("items", "本户适用事项", "Items that apply", "five_five_item", .help = "按本户需要选；没有选的不问",
             .help_en = "what this household needs; nothing else is asked"),
        DATE("from_on", "开始日期", "From", .required = true, .synonyms = "结对日期|联户日期|联系日期|认领日期|起始日期"),
        DATE("to_on", "结束日期", "To"),
        CODE("end_reason", "结束原因", "Reason for ending", &codes_contact_end, .hidden = true),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};
/* What came of it is required: a row that only says that somebody went there keeps no item. */
static const struct field kept_fields[] = {
        REF("contact", "党员联户", "Contact", "member_contact", .required = true, .indexed = true),
        REF("item", "事项", "Item", "five_five_item", .required = true, .indexed = true),
        DATE("day", "办理日期", "Day", .required = true, .synonyms = "日期"),
        TEXT("result", "办理结果", "Result", .required = true, .max_length = 500, .synonyms = "结果|落实情况"),
        TEXT("said", "户的评价", "What the household said", .hidden = true, .max_length = 300),
};
/* What is led may be an organisation or a base of the county's registers; mostly it is neither, and then its
 * name is enough. */
static const struct field lead_fields[] = {
        REF("person", "带头人", "Leading member", "person", .required = true, .indexed = true,
            .synonyms = "能人|致富带头人姓名|党员致富能手|带动人|姓名|致富带头人|致富能手|党员"),
        CODE("kind", "领办", "Leads", &lead_kinds, .required = true, .indexed = true, .synonyms = "类型|领办方式|领办类型|类别"),
        TEXT("name", "领办名称", "Name", .required = true, .max_length = 100,
             .synonyms = "领办项目|致富项目|产业项目|项目名称|合作社名称|基地名称|合作社|基地"),
        REF("organisation", "合作社(单位)", "Organisation", "organisation", .hidden = true),
        REF("base", "基地", "Base", "base", .hidden = true),
        PLACE("place", "所在村", "Village", .synonyms = "村|行政村"),
        DATE("from_on", "领办日期", "From", .required = true, .synonyms = "起始日期"),
        DATE("to_on", "结束日期", "To"),
};
static const struct field brings_fields[] = {
        REF("lead", "带头人", "Leading member", "lead_member", .required = true, .indexed = true,
            .synonyms = "领办名称"),
        REF("household", "带动户", "Household", "household", .required = true, .indexed = true,
            .synonyms = "带动贫困户|带动农户|带动户户主|带动对象|户主姓名|被带动户|户|户编号|户主"),
        CODE("kind", "带动形式", "How", &bring_kinds, .synonyms = "带动方式|带动类型"),
        DATE("from_on", "开始日期", "From", .required = true, .synonyms = "带动日期"),
        DATE("to_on", "结束日期", "To"),
};

/* Links and households brought along lie where the household lies, and belong to it (own): whoever sees that
 * household sees who stands by it. Leading members are read county-wide, since households of several townships
 * join one cooperative; a household brought along rests on its leading member (founds). */
static const struct entity contact_entities[] = {
        { .name = "five_five_item", .title = "五包五帮事项", .title_en = "Five Responsibilities and Five Helps",
          .life = LIFE_SPAN, .reading = READ_ANCESTORS, .area = AREA_BASE,
          .help = "本县自己确定的五包五帮事项", .help_en = "the items, as the county itself has set them", .keys = "title",
          .sort = "title", .title_sql = "r.title", FIELDS(item_fields) },
        { .name = "member_contact", .title = "党员联户", .title_en = "Member contacts",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HELP,
          .alone = "person,household",
          .help = "哪名党员联系哪一户，起止日期", .help_en = "which member is linked with which household, with dates",
          .called = "联系户|联户|联系贫困户", .keys = "person,household", .place_from = "household", .own = "t.household_id",
          .sort = "from_on", .sort_down = true, .title_sql = PERSON_TITLE " || '—' || " HOUSEHOLD_OF_TITLE,
          FIELDS(contact_fields) },
        { .name = "contact_item", .title = "联户事项办理", .title_en = "Items kept", .life = LIFE_EVENT,
          .day = "day", .reading = READ_SCOPED, .area = AREA_HELP, .hidden = true,
          .help = "联系中办了哪一项、结果怎样", .help_en = "which item was kept, and what came of it", .keys = "contact,item,day",
          .place_from = "contact",
          .own = "(SELECT m.household_id FROM member_contact m WHERE " JOINED("m") " AND m.id = t.contact_id)",
          .sort = "day", .sort_down = true, .title_sql = "r.day || ' ' || r.result", FIELDS(kept_fields) },
        { .name = "lead_member", .title = "致富带头人", .title_en = "Leading members",
          .life = LIFE_SPAN, .reading = READ_DIRECTORY, .area = AREA_HELP, .founds = true,
          .help = "党员领办的合作社、示范基地", .help_en = "cooperatives and demonstration bases led by capable members",
          .keys = "person,name", .sort = "name", .title_sql = "r.name", FIELDS(lead_fields) },
        { .name = "brings_along", .title = "带动户", .title_en = "Households brought along",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "带头人带动哪些户：一带一、一带多", .help_en = "whom a leading member brings along", .beside = "lead",
          .keys = "lead,household", .place_from = "household", .own = "t.household_id", .sort = "from_on",
          .sort_down = true, .title_sql = HOUSEHOLD_OF_TITLE, FIELDS(brings_fields) },
};

/* That a member is linked with a household once at a time is said by the entity (alone); here it has words that
 * a branch would use. */
static const struct rule contact_rules[] = {
        { .name = "linked_member", .title = "联户的人当天不是党员",
          .title_en = "who is linked is no Party member on the first day", .on = "member_contact",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "member_contact.linked_member", .closed = AREA_MEMBER },
        { .name = "contact_once", .title = "同一党员与同一户重复联系", .title_en = "a member is linked to a household twice",
          .on = "member_contact", .when = RULE_CREATE | RULE_UPDATE },
};

/* ---- lists ---- */

/* NO_POST: member t.person holds no post, as the members' register says; where it is silent, as an older link does. */
#define OF_MEMBER(and) \
        "EXISTS (SELECT 1 FROM party_member k WHERE " JOINED("k") " AND k.person_id = t.person_id AND " \
        ON_DAY("k", ":day") " AND k.no_post " and ")"
#define NO_POST "(" OF_MEMBER("= 1") " OR (t.no_post = 1 AND NOT " OF_MEMBER("IS NOT NULL") "))"
/* LINKED: for income, which is by year, the link need only touch the period. EARNED: wages and net business
 * income are earned, transfers and property are not (the four kinds of income of the household register). */
#define LINKED \
        "EXISTS (SELECT 1 FROM member_contact m WHERE " JOINED( \
                "m") " AND m.household_id = t.household_id AND " IN_PERIOD("m") ")"
#define LEADS(name_, kinds, zh, en) \
        { \
                .name = "member_contact." name_, .title = "党员领办的" zh, .title_en = en " led by members", \
                .unit = "个", .unit_en = "organisations", .of = "lead_member", \
                .period = PERIOD_DAY, .figure = true, .where = "t.kind = '" kinds "' AND " ON_DAY("t", ":day"), \
                .explain = "当天由党员带头人领办的" zh, .explain_en = en " led by members on the day" \
        }
#define EARNED "COALESCE(t.wage, 0) + COALESCE(t.business, 0) - COALESCE(t.costs, 0)"

/* Households and members are counted once, however many links they have; a household that was entered twice and
 * voided doesn't count. There is no list of members by households: nobody is compared. Checks lie on the
 * village's desk, where links are made. */
static const struct list contact_lists[] = {
        { .name = "member_contact.households", .title = "党员联系户", .title_en = "Households linked to a member",
          .unit = "户", .unit_en = "households", .of = "member_contact", .period = PERIOD_DAY,
          .figure = true, .counts = "household", .measure = "COUNT(DISTINCT t.household_id)",
          .where = ON_DAY("t", ":day") " AND " HOUSEHOLD_STANDS,
          .explain = "当天有党员联系的不同的户，一户只计一次，已作废的户不计",
          .explain_en = "distinct households, not voided, with an open link to a member on the day" },
        { .name = "member_contact.members", .title = "联户党员", .title_en = "Members with a link", .unit = "名",
          .unit_en = "persons", .of = "member_contact", .period = PERIOD_DAY, .figure = true,
          .counts = "person", .measure = "COUNT(DISTINCT t.person_id)",
          .where = ON_DAY("t", ":day") " AND " HOUSEHOLD_STANDS,
          .explain = "当天联系着户的不同的党员", .explain_en = "distinct members with an open link on the day" },
        { .name = "member_contact.no_post_members", .title = "其中无职党员", .title_en = "Of these, holding no post",
          .unit = "名", .unit_en = "persons", .of = "member_contact", .period = PERIOD_DAY,
          .figure = true, .counts = "person", .measure = "COUNT(DISTINCT t.person_id)",
          .where = NO_POST " AND " ON_DAY("t", ":day") " AND " HOUSEHOLD_STANDS, .closed = AREA_MEMBER,
          .explain = "当天联系着户、党员登记为无职的党员；党员登记没有写明的，按联户登记",
          .explain_en = "members holding no post by the members' register, or where it is silent by the link" },
        LEADS("cooperatives", "cooperative", "合作社", "Cooperatives"),
        LEADS("demo_bases", "demo_base", "示范基地", "Demonstration bases"),
        { .name = "member_contact.brought_along", .title = "带动户", .title_en = "Households brought along", .unit = "户",
          .unit_en = "households", .of = "brings_along", .period = PERIOD_DAY, .figure = true,
          .counts = "household", .measure = "COUNT(DISTINCT t.household_id)",
          .where = ON_DAY("t", ":day") " AND " HOUSEHOLD_STANDS,
          .explain = "当天由带头人带动的不同的户，几人带动也只计一次",
          .explain_en = "distinct households brought along on the day, once however many bring them" },
        { .name = "member_contact.earned_income", .title = "联系户劳动收入",
          .title_en = "Earned income of linked households", .unit = "元", .unit_en = "yuan",
          .of = "household_income", .period = PERIOD_SPAN, .figure = true, .scale = 2, .measure = SUM_OF(EARNED),
          .where = IN_YEARS("t.year") " AND " LINKED " AND " HOUSEHOLD_STANDS,
          .explain = "期内有党员联系的户，各年度工资性收入和生产经营净收入",
          .explain_en = "wages and net business income, in the period's years, of households linked in it" },
        { .name = "member_contact.income", .title = "联系户纯收入", .title_en = "Income of linked households", .unit = "元",
          .unit_en = "yuan", .of = "household_income", .period = PERIOD_SPAN, .figure = true,
          .scale = 2, .measure = SUM_OF("t.net"),
          .where = IN_YEARS("t.year") " AND " LINKED " AND " HOUSEHOLD_STANDS,
          .explain = "期内有党员联系的户各年度的纯收入", .explain_en = "net income of households linked in the period" },
        { .name = "member_contact.earned_share", .title = "联系户劳动收入占比", .title_en = "Share of earned income",
          .unit = "%", .unit_en = "%", .of = "household_income", .period = PERIOD_SPAN,
          .figure = true, .num = "member_contact.earned_income", .den = "member_contact.income",
          .explain = "联系户劳动收入占其纯收入的百分比", .explain_en = "earned income among the income of linked households" },
        { .name = "member_contact.item_missed", .title = "有事项没有办理的联系", .title_en = "Links with an item not kept",
          .unit = "条", .unit_en = "links", .of = "member_contact", .period = PERIOD_SPAN,
          .severity = SEVERITY_SUSPECT, .owner = "village",
          .where = IN_PERIOD("t") " AND EXISTS (SELECT 1 FROM five_five_item f WHERE " JOINED("f") " AND "
                   IN_PERIOD("f") " AND ',' || t.items_ids || ',' LIKE '%,' || CAST(f.id AS TEXT) || ',%' AND NOT "
                   "EXISTS (SELECT 1 FROM contact_item n WHERE " JOINED("n")
                   " AND n.contact_id = t.id AND n.item_id = f.id AND n.day BETWEEN :from AND :to))",
          .mend = "由党支部与联系党员核对本户情况材料和办理凭证：已办的据以登记；不需要的从适用事项中去掉",
          .mend_en = "the branch checks papers and evidence with the member: enter what they show; an item the "
                     "household does not need is taken off",
          .explain = "期内的联系中，本户适用事项有一项在期内没有办理记录的；不适用的不问",
          .explain_en = "links of the period with an item that applies to the household, in force and not kept in it" },
        /* Nothing chosen says nothing of the household: a hint to whoever made the link. */
        { .name = "member_contact.no_items", .title = "没有选适用事项的联系", .title_en = "Links with no item chosen",
          .unit = "条", .unit_en = "links", .of = "member_contact", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "village",
          .where = ON_DAY("t", ":day") " AND t.items_ids IS NULL AND EXISTS (SELECT 1 FROM five_five_item f WHERE "
                   JOINED("f") " AND " ON_DAY("f", ":day") ")",
          .mend = "由党支部与联系党员核对本户情况材料，选出本户需要的事项",
          .mend_en = "the branch checks the papers of the household with the member, and chooses what it needs",
          .explain = "当天的联系中，还没有选本户适用事项的", .explain_en = "links open on the day whose items were not chosen" },
        { .name = "member_contact.nobody", .title = "没有党员联系的«poor_household»",
          .title_en = "«poor_households» without a member",
          .unit = "户", .unit_en = "households", .of = "household", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "village",
          .where = POOR_ON("t.id", ":day") " AND NOT EXISTS (SELECT 1 FROM member_contact m WHERE " JOINED("m")
                   " AND m.household_id = t.id AND " ON_DAY("m", ":day") ")",
          .mend = "由党支部核对党员联户名册：已联系的据名册登记；没有的由支部按规定安排",
          .mend_en = "the branch checks the roster of contacts: enter whom it names; where nobody is, it arranges "
                     "as the rules say",
          .explain = "当天«poor»、没有党员联系的户", .explain_en = "households poor on the day with no link to a member" },
        { .name = "member_contact.one_brings_many", .title = "“一带一”却带动多户", .title_en = "One brings one, but several",
          .unit = "条", .unit_en = "households", .of = "brings_along", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "village",
          .where = "t.kind = 'one_one' AND " ON_DAY("t", ":day") " AND EXISTS (SELECT 1 FROM brings_along o " "WHERE "
                   JOINED("o") " AND o.lead_id = t.lead_id AND " "o.id <> t.id AND " ON_DAY("o", ":day") ")",
          .mend = "由党支部与带头人核对协议或带动名册，更正登记的方式或户",
          .mend_en = "the branch checks agreement or roster with the leading member, and corrects the kind or the "
                     "household",
          .explain = "当天登记为一带一、带头人却同时带动别的户",
          .explain_en = "registered as one brings one on the day, though the leading member brings others too" },
};

/* Members without a post are counted apart: they are who the mechanism gives something to do. */
static const struct mechanism member_contact_mechanism = {
        .number = "5.1",
        .pillar = PILLAR_STYLE,
        .title = "党员联户",
        .title_en = "Member–household contact",
        .responsible = "村（社区）支部",
        .responsible_en = "Village (community) branches",
        .words =
                "{?member_contact.households|{member_contact.members}名党员联系服务{member_contact.households}户"
                "{?member_contact.no_post_members|，其中无职党员{member_contact.no_post_members}名|}。|}"
                "{?member_contact.cooperatives+member_contact.demo_bases|党员领办{?member_contact.cooperatives|合作社"
                "{member_contact.cooperatives}个|}{?member_contact.demo_bases|{?member_contact.cooperatives|、|}示范基地"
                "{member_contact.demo_bases}个|}{?member_contact.brought_along|，带动{member_contact.brought_along}户|}。|}",
        .words_en =
                "{?member_contact.households|{member_contact.members} members{?member_contact.no_post_members|, "
                "{member_contact.no_post_members} of them without a post,|} are linked with "
                "{member_contact.households} households. |}{?member_contact.cooperatives+member_contact.demo_bases|"
                "Members lead {member_contact.cooperatives} cooperatives and {member_contact.demo_bases} "
                "demonstration bases{?member_contact.brought_along|, which bring along {member_contact.brought_along}"
                " households|}.|}",
};

const struct module member_contact_module = {
        .name = "member_contact",
        .title = "党员联户",
        .title_en = "Member–household contact",
        .declares = &member_contact_mechanism,
        ENTITIES(contact_entities),
        RULES(contact_rules),
        LISTS(contact_lists),
};
