/* bases.c: mechanism 3.1, bases led by a township's Party committee (committee + branch + cooperative + poor
 * household): the base, its sites and partners, and each household's benefit link with what it brought each year. * A
 * base is led by a place and has one or more sites, each in a village with its area. A benefit link joins a household,
 * and for wages one person of it, to a base; its yearly benefit is a row of its own. Who is employed must be a member
 * of the household that is linked, and what a link brings is entered once a year, only in years it runs: hard rules. A
 * base that took assistance money has linked households and their benefit: a check. A base led by a village's branch is
 * the same record with another leader (village_branches.c adds shares and dividends). Left out: the base's own
 * bookkeeping. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* What bases grow and make, with the crops and animals people write in its place. The first three are those of the
 * source's base (solar greenhouses, organic picking, specialty aquaculture); a county adds its own. */
static const struct codes industries = OPEN_CODES("industry", "产业", "Industry",
        { "greenhouse", "日光温室", "Solar greenhouses", "温室|日光温室大棚" },
        { "tunnel", "大棚种植", "Plastic greenhouses", "大棚" },
        { "fruit", "有机果蔬采摘", "Organic fruit and vegetable picking", "采摘|果蔬采摘|有机果蔬|采摘园" },
        { "orchard", "水果(林果)种植", "Fruit", "柑橘|脐橙|水果|果树|林果|葡萄|草莓|桃|梨|猕猴桃|瓜|果蔬" },
        { "vegetables", "蔬菜种植", "Vegetables", "蔬菜" },
        { "mushroom", "食用菌", "Mushrooms", "香菇|木耳" },
        { "aquaculture", "特种水产养殖", "Specialty aquaculture", "泥鳅|特色水产|泥鳅养殖|龙虾养殖|龙虾|虾|蟹" },
        { "fishery", "水产养殖", "Aquaculture", "水产|鱼" },
        { "livestock", "畜禽养殖", "Livestock and poultry", "猪|牛|羊|鸡|鸭|鹅|养殖业|养殖|畜牧" },
        { "bees", "养蜂", "Bees", "蜂" },
        { "grain", "粮油种植", "Grain and oil crops", "水稻|小麦|玉米|油菜|大豆|薯|花生|芝麻|稻|稻虾" },
        { "planting", "其他种植", "Other crops", "种植业|种植" },
        { "tea", "茶叶", "Tea", "茶" },
        { "herbs", "中药材", "Medicinal herbs", "药材" },
        { "tobacco", "烟叶", "Tobacco", "烤烟" },
        { "silk", "桑蚕", "Silkworms", "蚕桑" },
        { "solar", "光伏发电", "Solar power", "光伏" },
        { "processing", "农产品加工", "Processing", "加工" },
        { "tourism", "乡村旅游", "Rural tourism", "农家乐|民宿|茶旅|休闲农业|旅游" },
        { "other", "其他", "Other" },
);
/* Committee, branch, cooperative and household are the pattern of 3.1 (党委+支部+合作社+贫困户); the others take part in some. */
static const struct codes partner_roles = OPEN_CODES("partner_role", "参与方角色", "Role of a partner",
        { "committee", "党委", "Party committee", "乡镇党委|牵头党委" },
        { "branch", "党支部", "Party branch", "支部|村党支部" },
        { "cooperative", "合作社", "Cooperative", "专业合作社|农民专业合作社" },
        { "enterprise", "企业", "Enterprise", "公司|龙头企业" },
        { "collective", "村集体", "Village collective", "村集体经济组织" },
        { "research", "技术依托单位", "Research and advice", "科研院所|高校|农技推广单位|技术单位" },
        { "lead_member", "致富带头人", "Leading member", "带头人" },
        { "grower", "种养大户", "Large grower", "大户|专业大户" },
        { "other", "其他", "Other" },
);
/* The ways in which a base benefits a household, each counted by itself: wage, rent, share, order. A wage is a
 * person's; the others are the household's. */
static const struct codes link_kinds = OPEN_CODES("link_kind", "利益联结方式", "Kind of benefit link",
        { "wage", "务工", "Wage", "务工就业|就业|用工|工资" },
        { "rent", "土地流转", "Rent", "流转|租金|土地租金" },
        { "share", "入股分红", "Share", "入股|分红|股份合作" },
        { "order", "订单收购", "Order", "订单|订单农业" },
        { "entrust", "托管代养", "Entrusted", "托管|代种代养" },
        { "other", "其他", "Other" },
);

/* The place is the one that leads, not the one where it lies: a township's base may have its sites in several villages.
 * Assistance money is asked apart, for the rule rests on it. */
static const struct field base_fields[] = {
        TEXT("name", "基地名称", "Base", .required = true, .named = true, .max_length = 100,
             .synonyms = "基地(园区)名称|园区名称|扶贫基地名称|产业园|基地|名称|产业基地"),
        PLACE("place", "牵头地", "Led by", .required = true, .help = "牵头的乡镇或村",
              .help_en = "the township or village that leads it", .synonyms = "牵头乡镇|所在乡镇"),
        REF("leader", "牵头党组织", "Leading Party organisation", "organisation",
            .synonyms = "牵头党委|牵头支部|党组织"),
        TEXT("manager", "负责人", "Manager", .hidden = true, .max_length = 60,
             .synonyms = "基地负责人|负责人姓名|联系人|法定代表人|经营主体负责人"),
        TEXT("phone", "联系电话", "Phone", .hidden = true, .max_length = 30,
             .synonyms = "电话|联系方式|负责人电话|负责人联系电话"),
        TEXT("credit_code", "统一社会信用代码", "Credit code", .format = FORMAT_CREDIT_CODE, .hidden = true,
             .max_length = 18, .synonyms = "信用代码|社会信用代码"),
        CODE_SET("industries", "产业", "Industries", &industries, .synonyms = "业态|主导产业|产业类型", .spoken = true),
        MONEY("invested", "总投资", "Invested", .max = YUAN(10000000000), .synonyms = "总投入|总投资额|项目总投资|投资|投资额|投入资金"),
        MONEY("assistance", "其中«fund»", "Of this, assistance money", .max = YUAN(10000000000),
              .synonyms = "财政扶贫|财政投入|其中财政资金|财政专项资金|扶贫资金|财政扶贫资金|财政资金"),
        MONEY("own_funds", "其中自筹", "Of this, own funds", .hidden = true, .max = YUAN(10000000000),
              .synonyms = "自筹|自筹资金"),
        MONEY("loans", "其中贷款", "Of this, loans", .hidden = true, .max = YUAN(10000000000),
              .synonyms = "贷款|银行贷款"),
        DATE("from_on", "建成日期", "From", .required = true, .synonyms = "投产日期|建立日期|启动日期|建设时间|成立日期|建成时间"),
        DATE("to_on", "终止日期", "To"),
        REF("document", "批复文件", "Document", "document", .hidden = true),
        TEXT("note", "说明", "Note", .lines = true, .hidden = true, .max_length = 1000),
};
/* Area and industry are a site's: 130 mu over two villages in the source is the sum of two rows. */
static const struct field site_fields[] = {
        REF("base", "基地", "Base", "base", .required = true, .indexed = true, .synonyms = "基地名称"),
        PLACE("place", "所在村", "Village", .required = true, .synonyms = "基地地址|基地地点|基地所在村|建设地点|地址|所在地|所在地点|实施地点|"
             "行政村|村|地点"),
        DECIMAL("area", "面积(亩)", "Area (mu)", .required = true, .min = 0, .max = 100000000,
                .synonyms = "基地面积|种植面积|占地面积|基地规模|流转面积|规模面积|面积|亩数|规模(亩)|规模"),
        CODE("industry", "产业", "Industry", &industries),
        DATE("from_on", "启用日期", "From"),
        DATE("to_on", "停用日期", "To"),
};
/* Who runs the base and who else takes part; the role follows from what the organisation is when the sheet has only
 * names. */
static const struct field partner_fields[] = {
        REF("base", "基地", "Base", "base", .required = true, .indexed = true),
        CODE("role", "角色", "Role", &partner_roles, .help = "不填时按单位的类别",
             .help_en = "else as the kind of organisation says", .synonyms = "参与方角色"),
        REF("organisation", "单位", "Organisation", "organisation", .required = true, .indexed = true,
            .synonyms = "经营主体|实施主体|运营主体|合作社|带动主体|承办主体|参与企业|合作社名称|带动合作社|参与方|参与单位", .others = ""),
        MONEY("invested", "出资", "Invested", .max = YUAN(10000000000), .synonyms = "出资额|投资"),
        TEXT("duty", "承担事项", "What it does", .max_length = 300, .synonyms = "职责|分工|承担内容"),
        DATE("from_on", "加入日期", "From"),
        DATE("to_on", "退出日期", "To"),
};
/* One household, one base, one way, and for how long; the person is wanted for wages only. Land and share money are
 * kept where they are the link's, for whoever asks what it is worth. */
static const struct field link_fields[] = {
        REF("base", "基地", "Base", "base", .required = true, .indexed = true, .synonyms = "基地名称|联结基地"),
        REF("household", "户", "Household", "household", .required = true, .indexed = true,
            .synonyms = "户主姓名|带动户户主|农户|联结户|贫困户姓名|贫困户|带动户|户编号|户主"),
        REF("person", "务工人员", "Person", "person", .indexed = true, .members_only = "household",
            .members_where = "t.kind = 'wage'",
            .synonyms = "务工人员姓名|务工人姓名|姓名|务工人|就业人员",
            .help = "务工须写明户内哪一人", .help_en = "a wage link names the member of the household"),
        CODE("kind", "利益联结方式", "Kind", &link_kinds, .required = true, .indexed = true,
             .synonyms = "利益联结机制|参与方式|受益方式|联结形式|联结方式|带动方式|带贫方式"),
        DATE("from_on", "开始日期", "From", .required = true, .synonyms = "联结日期|签约日期|签订日期|起始日期|务工开始日期"),
        DATE("to_on", "结束日期", "To", .synonyms = "终止日期|务工结束日期"),
        DECIMAL("land_mu", "流转面积(亩)", "Land (mu)", .hidden = true, .max = 10000000, .synonyms = "流转面积|土地面积"),
        MONEY("paid_in", "入股金额", "Paid in for shares", .hidden = true, .max = YUAN(100000000),
              .synonyms = "股金|入股资金"),
        TEXT("contract", "协议", "Agreement", .hidden = true, .max_length = 100, .synonyms = "协议编号|合同编号"),
};
/* What a link brought in one year, in the past only: what it will bring is no record. */
static const struct field benefit_fields[] = {
        REF("link", "利益联结", "Link", "benefit_link", .required = true, .indexed = true),
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .past = true, .indexed = true),
        MONEY("amount", "带来收入", "Brought in", .required = true, .max = YUAN(10000000),
              .synonyms = "本年收入|收入|增收|年增收|户增收|受益金额|收入金额|年收益|本年增收|带动增收|收益|增收金额|年收入"),
        TEXT("evidence", "佐证", "Evidence", .max_length = 300, .synonyms = "凭证"),
};

/* link_prepare: persons employed are counted (31 of 15 households in the source), so a wage nobody receives can't be
 * entered. */
static bool link_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (!draft_now_is(d, old, "kind", "wage") || draft_now(d, old, "person").type != VAL_NULL)
                return true;
        return fail(c, ERR_INVALID, "link.person", "benefit_link.person", "%s",
                    say(c, "务工须写明户内哪一人", "a wage link names the member of the household"));
}

/* partner_prepare: who says nothing else takes part as what he is. */
static bool partner_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        struct val role = V_NULL;
        (void)ch;
        if (draft_now(d, old, "role").type != VAL_NULL || draft_get(d, "organisation").type != VAL_INT)
                return true;
        if (!db_one(c, db_sql(c->db, "bases.role_of"), ARGS(ARG("id", draft_get(d, "organisation"))), &role))
                return false;
        draft_set(d, "role", role.type == VAL_TEXT ? role : V_TEXT("other"));
        return true;
}

#define BASE_TITLE "(SELECT b.name FROM base b WHERE b.county = r.county AND b.id = r.base_id)"

/* Bases, sites and partners are known to the whole county (READ_DIRECTORY): households are linked to bases of other
 * townships. A link and what it brought are the household's business and lie where it lives. A sheet of bases may write
 * its site and partner beside it (.beside), and a link what it brought. */
static const struct entity base_entities[] = {
        { .name = "base", .title = "产业基地", .title_en = "Bases", .life = LIFE_SPAN,
          .reading = READ_DIRECTORY, .area = AREA_HELP,
          .help = "乡镇党委或村支部牵头的产业基地", .help_en = "industry bases led by a township's committee or a village's branch",
          .called = "基地情况|基地一览|基地统计|基地台账|基地名册", .keys = "name", .sort = "name", .title_sql = "r.name",
          FIELDS(base_fields) },
        { .name = "base_site", .title = "基地地块", .title_en = "Sites of bases", .life = LIFE_SPAN,
          .reading = READ_DIRECTORY, .area = AREA_HELP,
          .help = "基地在哪个村、多少亩；一个基地可有几处", .help_en = "where a base lies and how many mu; a base may have several",
          .beside = "base", .keys = "base,place", .sort = "place",
          .title_sql = BASE_TITLE " || ' ' || COALESCE(" PLACE_TITLE ", '')", FIELDS(site_fields) },
        { .name = "base_partner", .title = "基地参与方", .title_en = "Partners of bases",
          .life = LIFE_SPAN, .reading = READ_DIRECTORY, .area = AREA_HELP, .unreviewed = true, .hidden = true,
          .help = "党委、支部、合作社、企业在基地中的角色",
          .help_en = "committee, branch, cooperative, enterprise: who takes part, as what", .beside = "base",
          .keys = "base,role,organisation", .place_from = "base", .title_sql = ORGANISATION_TITLE,
          FIELDS(partner_fields), .prepare = partner_prepare },
        { .name = "benefit_link", .title = "利益联结", .title_en = "Benefit links", .life = LIFE_SPAN,
          .reading = READ_SCOPED, .area = AREA_HELP,
          .alone = "base,household,kind,person", .founds = true,
          .help = "哪一户与哪个基地怎样联结：务工、流转、入股、订单",
          .help_en = "which household is linked to which base and how: wage, rent, share, order",
          .called = "利益联结|带贫|联结户|产业基地带动", .keys = "base,household,person,kind|base,household,kind",
          .place_from = "household", .own = "t.household_id", .sort = "from_on", .sort_down = true,
          .title_sql = HOUSEHOLD_OF_TITLE, FIELDS(link_fields), .prepare = link_prepare },
        { .name = "link_benefit", .title = "联结收益", .title_en = "Benefits", .life = LIFE_EVENT,
          .day = "year", .reading = READ_SCOPED, .area = AREA_HELP, .hidden = true,
          .help = "一条联结一年带来多少收入", .help_en = "what a link brought in a year", .beside = "link", .keys = "link,year",
          .place_from = "link",
          .own = "(SELECT l.household_id FROM benefit_link l WHERE " JOINED("l") " AND l.id = t.link_id)",
          .sort = "year", .sort_down = true, .title_sql = "CAST(r.year AS TEXT)", FIELDS(benefit_fields) },
};

/* The same name twice would split a base's households between two rows. The others keep the figures true: nobody is
 * counted twice (linked_once has the words of what .alone says), and no year's benefit comes from a link that didn't
 * run. That who is employed is of the household is said by the field (.members_only). */
static const struct rule base_rules[] = {
        { .name = "base_once", .title = "同一牵头地已有同名的基地（请在原记录上补充，确是两个的，请改用不同的名称）",
          .title_en = "the place that leads has a base of this name already (add to it, or give another name)",
          .on = "base", .when = RULE_CREATE | RULE_UPDATE, .sql = "bases.once" },
        { .name = "linked_once", .title = "同一联结重复登记", .title_en = "the same link is entered twice",
          .on = "benefit_link", .when = RULE_CREATE | RULE_UPDATE },
        { .name = "benefit_in_link", .title = "收益的年度不在联结期间内",
          .title_en = "the link does not run in the year of the benefit", .on = "link_benefit|benefit_link",
          .when = RULE_CREATE | RULE_UPDATE | RULE_END, .sql = "bases.benefit_in_link" },
};

/* ---- lists ---- */

/* IN_PLACE: a site of the base with that id, or its leader, lies in the asked place. Both count: the village where it
 * lies says “our base”, and so does the township that leads it; the county counts it once. */
#define IN_PLACE(id) \
        "EXISTS (SELECT 1 FROM base b WHERE " JOINED("b") " AND b.id = " id " AND ((b.place >= :place_lo AND " \
        "b.place < :place_hi) OR EXISTS (SELECT 1 FROM base_site z WHERE " JOINED("z") " AND z.base_id = b.id AND " \
        "z.place >= :place_lo AND z.place < :place_hi)))"
/* WAGE: a wage link of the period to a base of the period, of a household that was not voided. */
#define WAGE \
        "t.kind = 'wage' AND " IN_PERIOD("t") " AND EXISTS (SELECT 1 FROM base b WHERE " JOINED("b") \
        " AND b.id = t.base_id AND " IN_PERIOD("b") ") AND " HOUSEHOLD_STANDS
/* BENEFIT: what links of one kind brought. */
#define BENEFIT(suffix, kind_, zh, en) \
        { \
                .name = "base.benefit_" suffix, .title = zh "收入", .title_en = "Brought in by " en, .unit = "元", \
                .unit_en = "yuan", .of = "link_benefit", .period = PERIOD_SPAN, .figure = true, \
                .scale = 2, .measure = SUM_OF("t.amount"), \
                .where = IN_YEARS("t.year") " AND EXISTS (SELECT 1 FROM benefit_link l WHERE " JOINED("l") \
                        " AND l.id = t.link_id AND l.kind = '" kind_ "')", \
                .explain = "期内各年度" zh "给户带来的收入", \
                .explain_en = "what " en " brought households in the years of the period" \
        }
/* ASSISTED: it took assistance money, and stood in the period. */
#define ASSISTED "t.assistance > 0 AND " IN_PERIOD("t")

/* Figures of a day for what stands (bases, area), of a period for what happened (employed, brought in). The checks are
 * the rule of 3.1 and what a base lacks to be one: a site, a cooperative or enterprise that runs it, and funds that
 * don't exceed what was invested. */
static const struct list base_lists[] = {
        { .name = "base.bases", .title = "产业基地", .title_en = "Bases", .unit = "个", .unit_en = "bases",
          .of = "base", .period = PERIOD_DAY, .figure = true,
          .where = ON_DAY("t", ":day"), .placed = IN_PLACE("t.id"),
          .explain = "当天存在、由该地牵头或有地块在该地的基地",
          .explain_en = "bases on the day, led by the place or with a site in it" },
        /* The area of a site counts for the village it lies in and for the place that leads its base. */
        { .name = "base.area_mu", .title = "基地面积", .title_en = "Area of bases", .unit = "亩", .unit_en = "mu",
          .of = "base_site", .period = PERIOD_DAY, .figure = true, .scale = 2, .measure = SUM_OF("t.area"),
          .where = ON_DAY("t", ":day") " AND EXISTS (SELECT 1 FROM base b WHERE " JOINED("b")
                   " AND b.id = t.base_id AND " ON_DAY("b", ":day") ")",
          .placed = "((t.place >= :place_lo AND t.place < :place_hi) OR EXISTS (SELECT 1 FROM base b WHERE "
                    JOINED("b") " AND b.id = t.base_id AND b.place >= :place_lo AND b.place < :place_hi))",
          .explain = "当天在用、位于该地或由该地牵头的基地地块面积之和；基地当天须存在",
          .explain_en = "area of the sites in use on the day that lie in the place or whose base it leads" },
        { .name = "base.households", .title = "基地用工户", .title_en = "Households employed", .unit = "户",
          .unit_en = "households", .of = "benefit_link", .period = PERIOD_SPAN, .figure = true,
          .counts = "household", .measure = "COUNT(DISTINCT t.household_id)",
          .where = WAGE, .placed = IN_PLACE("t.base_id"),
          .explain = "期内与位于该地或由该地牵头的基地有务工联结的不同的户",
          .explain_en = "distinct households with a wage link in the period to bases sited in or led by the place" },
        { .name = "base.persons", .title = "基地用工人数", .title_en = "Persons employed", .unit = "人",
          .unit_en = "persons", .of = "benefit_link", .period = PERIOD_SPAN, .figure = true,
          .counts = "person", .measure = "COUNT(DISTINCT t.person_id)",
          .where = WAGE, .placed = IN_PLACE("t.base_id"),
          .explain = "期内在这些基地务工的不同的人", .explain_en = "distinct persons employed there from those households" },
        { .name = "base.linked_households", .title = "利益联结户", .title_en = "Households linked", .unit = "户",
          .unit_en = "households", .of = "benefit_link", .period = PERIOD_SPAN, .figure = true,
          .counts = "household", .measure = "COUNT(DISTINCT t.household_id)",
          .where = IN_PERIOD("t") " AND " HOUSEHOLD_STANDS, .placed = IN_PLACE("t.base_id"),
          .explain = "期内与基地有任一方式联结的不同的户", .explain_en = "distinct households with a link of any kind in the period" },
        { .name = "base.benefit", .title = "联结带来的收入", .title_en = "Brought in by links", .unit = "元",
          .unit_en = "yuan", .of = "link_benefit", .period = PERIOD_SPAN, .figure = true,
          .scale = 2, .measure = SUM_OF("t.amount"),
          .where = IN_YEARS("t.year"),
          .explain = "期内各年度联结给户带来的收入", .explain_en = "what links brought households in the years of the period" },
        BENEFIT("wage", "wage", "务工", "wages"),
        BENEFIT("rent", "rent", "土地流转", "rent of land"),
        BENEFIT("share", "share", "入股分红", "shares"),
        BENEFIT("order", "order", "订单收购", "orders"),
        { .name = "base.partners", .title = "参与基地的单位", .title_en = "Partners of bases", .unit = "个",
          .unit_en = "organisations", .of = "base_partner", .period = PERIOD_DAY, .figure = true,
          .counts = "organisation", .measure = "COUNT(DISTINCT t.organisation_id)",
          .where = ON_DAY("t", ":day"), .placed = IN_PLACE("t.base_id"),
          .explain = "当天参与基地的不同的单位", .explain_en = "distinct organisations that take part in bases on the day" },
        /* A hint: who runs a base is known in the township, and only not entered. */
        { .name = "base.no_partner", .title = "没有合作社、企业等经营方的基地",
          .title_en = "Bases without a cooperative or enterprise", .unit = "个", .unit_en = "bases",
          .of = "base", .period = PERIOD_DAY, .severity = SEVERITY_HINT, .owner = "township",
          .where = ON_DAY("t", ":day") " AND NOT EXISTS (SELECT 1 FROM base_partner p WHERE " JOINED("p")
                   " AND p.base_id = t.id AND p.role IN ('cooperative', 'enterprise', 'lead_member', "
                   "'collective') AND " ON_DAY("p", ":day") ")",
          .placed = IN_PLACE("t.id"),
          .mend = "由乡镇核对合作协议或营业执照，据以登记经营方",
          .mend_en = "the township checks agreement or licence, and enters who runs it",
          .explain = "当天存在、只有党组织而没有经营方参与的基地", .explain_en = "bases on the day that nobody is entered to run" },
        { .name = "base.funds_over", .title = "资金来源超过总投资的基地", .title_en = "Bases whose funds exceed the sum invested",
          .unit = "个", .unit_en = "bases", .of = "base", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = ON_DAY("t", ":day") " AND t.invested IS NOT NULL AND COALESCE(t.assistance, 0) + "
                   "COALESCE(t.own_funds, 0) + COALESCE(t.loans, 0) > t.invested",
          .placed = IN_PLACE("t.id"),
          .mend = "由乡镇与财政核对投资批复和拨付凭证，更正有误的金额",
          .mend_en = "the township compares approval and vouchers with finance, and corrects the amount that is "
                     "wrong",
          .explain = "«fund»、自筹、贷款合计大于总投资的基地",
          .explain_en = "bases whose assistance, own funds and loans come to more than was invested" },
        /* An error: this is what the money was given for. */
        { .name = "base.assisted_unlinked", .title = "用了«fund»却没有联结户的基地",
          .title_en = "Assisted bases without households", .unit = "个", .unit_en = "bases",
          .of = "base", .period = PERIOD_SPAN, .severity = SEVERITY_ERROR, .owner = "township",
          .where = ASSISTED " AND NOT EXISTS (SELECT 1 FROM benefit_link l WHERE " JOINED("l")
                   " AND l.base_id = t.id AND " IN_PERIOD("l") ")",
          .placed = IN_PLACE("t.id"),
          .mend = "由乡镇核对项目批复和利益联结协议：已联结的据协议登记；没有联结的报县主管部门研究",
          .mend_en = "the township checks approval and agreements: links are entered by their agreement; where "
                     "there are none it reports to the office",
          .explain = "期内存在、使用了«fund»、期内没有任何联结户的基地",
          .explain_en = "bases of the period that took assistance money and link no household in it" },
        /* A suspicion after the year's end; during it the benefit isn't known yet. */
        { .name = "base.no_benefit", .title = "没有年度收益的联结", .title_en = "Links without a yearly benefit", .unit = "条",
          .unit_en = "links", .of = "benefit_link", .period = PERIOD_SPAN,
          .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = IN_PERIOD("t") " AND NOT EXISTS (SELECT 1 FROM link_benefit n WHERE " JOINED("n")
                   " AND n.link_id = t.id AND " IN_YEARS("n.year") ")",
          .mend = "由乡镇与经营方核对发放表、合同或流水，据以登记该户当年收益",
          .mend_en = "the township checks pay sheets or contracts with who runs it, and enters what the household "
                     "received in the year",
          .explain = "期内存在、期内各年度没有收益记录的联结",
          .explain_en = "links of the period with no benefit entered for its years" },
        { .name = "base.no_site", .title = "没有地块的基地", .title_en = "Bases without a site", .unit = "个",
          .unit_en = "bases", .of = "base", .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = ON_DAY("t", ":day") " AND NOT EXISTS (SELECT 1 FROM base_site z WHERE " JOINED("z")
                   " AND z.base_id = t.id AND " ON_DAY("z", ":day") ")",
          .mend = "由村里核对流转合同或用地材料，据以登记地块和面积",
          .mend_en = "the village checks the lease or land papers, and enters site and area",
          .explain = "当天存在、没有在用地块的基地", .explain_en = "bases on the day with no site in use" },
};

/* Households employed and households linked apart: work is one kind of link among several. */
static const struct mechanism bases_mechanism = {
        .number = "3.1",
        .pillar = PILLAR_LEADERSHIP,
        .title = "乡镇党委引领«goal»",
        .title_en = "Townships leading «goal»",
        .responsible = "乡镇党委",
        .responsible_en = "Township Party committees",
        .words =
                "{?base.bases|建成产业基地{base.bases}个、{base.area_mu}亩{?base.households|，吸纳«helped_household»"
                "{base.households}户{base.persons}人就业|}{?base.linked_households|，利益联结{base.linked_households}户"
                "{?base.benefit|，户均增收{base.benefit per base.linked_households 万元}|}|}。{?county|其中有"
                "{names base.bases 2}。|}|}",
        .words_en =
                "{?base.bases|{base.bases} bases cover {base.area_mu} mu{?base.households|; they employ "
                "{base.persons} persons of {base.households} households|}{?base.linked_households|; "
                "{base.linked_households} households are linked to them{?base.benefit|, which brought each "
                "{base.benefit per base.linked_households million} yuan on average|}|}. {?county|Among them "
                "{names base.bases 2}.|}|}",
};

const struct module bases_module = {
        .name = "bases",
        .title = "产业基地",
        .title_en = "Townships leading «goal»",
        .declares = &bases_mechanism,
        ENTITIES(base_entities),
        RULES(base_rules),
        LISTS(base_lists),
};
