/* responsibility.c: mechanism 1.3, assigned responsibility: who answers for which township, village, household; and
 * enterprise pairing.
 *
 * Four tiers: a county leader for a township, a unit for a village, a cadre for a household, a work team in a village.
 * Each row is a span: who it is and for whom never changes, it is ended and another begins. No withdrawal before exit
 * is the hard rule (2.1): an ending is refused when on the day after a household poor or monitored would have no
 * responsible cadre, or a village still poor and designated for a team no leader. A successor in the same change
 * satisfies it; after death, illness, retirement or recall he may be an interim, with a dated vacancy on somebody's
 * desk. An entry made in error is voided with a reason, and leaves its household on the uncovered list. Enterprise
 * pairing: private enterprises and the villages planned for exit, items, money promised and arrived (with its voucher),
 * jobs. Left out: visits and their intervals, which belong to a later mechanism. */
#include "mechanisms/modules.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/responsibility/succession.h"

static const struct codes tiers = CODES("responsibility_tier", "包保层级", "Tier of responsibility",
        { "leader_township", "县领导包乡镇", "County leader for township", "县领导联系乡镇|领导包乡镇" },
        { "unit_village", "单位包村", "Unit for village", "单位包保|单位帮扶村|部门包村" },
        { "cadre_household", "干部包户", "Cadre for household", "帮扶责任人|结对帮扶|干部帮扶户|干部结对" },
        { "team_village", "工作队驻村", "Work team in village", "驻村工作队" },
);
static const struct codes item_kinds = OPEN_CODES("assistance_kind", "帮扶事项类别", "Kind of assistance",
        { "industry", "产业帮扶", "Industry", "产业" },
        { "employment", "就业帮扶", "Employment", "招工|务工|岗位|就业|吸纳就业" },
        { "trade", "商贸帮扶", "Trade", "收购农产品|产销对接|商贸" },
        { "donation", "捐赠帮扶", "Donation", "捐资助学|助学|捐资|捐物资|爱心捐赠|捐赠|捐款|捐物" },
        { "intellect", "智力帮扶", "Know-how", "智力|技能培训" },
        { "consumption", "消费帮扶", "Buying local produce", "消费" },
        { "infrastructure", "基础设施", "Infrastructure", "修路|建桥|水利|基础设施建设" },
        { "welfare", "公益帮扶", "Charity", "公益事业|慈善|公益" },
        { "other", "其他", "Other" },
);
static const struct codes job_kinds = OPEN_CODES("job_kind", "岗位类别", "Kind of job",
        { "worker", "企业用工", "Work in the enterprise", "企业岗位|务工" },
        { "base", "基地用工", "Work at a base", "基地岗位" },
        { "home", "居家加工", "Work at home", "来料加工" },
        { "public", "公益岗位", "Public-welfare post" },
        { "other", "其他", "Other" },
);
static const struct codes vacancy_kinds = CODES("vacancy_kind", "空缺", "Vacancy",
        { "household", "帮扶责任人", "Responsible cadre" },
        { "slot", "驻村岗位", "Slot of a work team" },
);

static const struct field handover_fields[] = {
        REF("cadre", "交出人", "From", "cadre", .required = true, .indexed = true),
        DATE("day", "交接日期", "Day", .required = true),
        CODE("reason", "原因", "Reason", &codes_end_reason, .required = true),
        INTEGER("households", "交接户数", "Households", .required = true, .derived = true),
        TEXT("supervisor", "监交人", "Supervised by", .max_length = 60),
        TEXT("note", "交接事项", "Handed over", .lines = true, .max_length = 2000),
        REF("document", "依据文件", "Document", "document"),
        PLACE("place", "范围", "Place", .derived = true),
};
static const struct field responsibility_fields[] = {
        CODE("tier", "包保层级", "Tier", &tiers, .required = true, .indexed = true),
        REF("cadre", "责任人", "Cadre", "cadre", .indexed = true,
            .synonyms = "帮扶责任人|帮扶人|帮扶干部|责任人姓名|结对干部|县领导|联系人|帮扶联系人|帮扶责任人姓名"),
        REF("organisation", "帮扶单位", "Unit", "organisation", .indexed = true,
            .synonyms = "包村单位|帮扶部门|结对单位"),
        REF("team", "工作队", "Work team", "work_team", .indexed = true),
        REF("household", "受扶户", "Household", "household", .indexed = true,
            .synonyms = "结对户|帮扶户|结对户编号|帮扶对象|联系户"),
        PLACE("place", "受扶地", "Place", .help = "乡镇、村，或该户所在村",
              .help_en = "the township or village, or that of the household"),
        DATE("from_on", "开始日期", "From", .required = true,
             .synonyms = "结对日期|结对时间|帮扶开始时间|开始时间|起始日期|包保时间"),
        DATE("to_on", "结束日期", "To", .synonyms = "帮扶结束时间|结束时间|终止日期"),
        CODE("end_reason", "结束原因", "Reason for ending", &codes_end_reason),
        REF("successor", "接任人", "Successor", "cadre",
            .help = "写明最后一天和接任人，接任人次日起的责任随之登记",
            .help_en = "with a last day given, his own responsibility from the next day is entered along with it"),
        REF("successor_unit", "接任单位", "Succeeding unit", "organisation", .hidden = true),
        REF("successor_team", "接任工作队", "Succeeding team", "work_team", .hidden = true),
        SUCCESSOR_INTERIM,
        VACANCY_DUE,
        BOOLEAN("interim", "临时接替", "Interim", .help = "因去世、患病、退休、召回而临时接替，须另有到期的空缺记录",
                .help_en = "stands in after death, illness, retirement or recall; a dated vacancy goes with it"),
        REF("predecessor", "前任记录", "Follows", "responsibility", .derived = true, .hidden = true),
        REF("handover", "交接单", "Handover", "handover", .hidden = true),
        REF("document", "依据文件", "Document", "document", .hidden = true),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};
static const struct field vacancy_fields[] = {
        CODE("kind", "空缺", "Vacancy", &vacancy_kinds, .required = true),
        REF("household", "户", "Household", "household", .indexed = true),
        REF("slot", "驻村岗位", "Slot", "slot", .indexed = true),
        PLACE("place", "所在地", "Place", .required = true),
        DATE("from_on", "开始日期", "From", .required = true),
        DATE("due_on", "补齐期限", "Due on", .required = true, .indexed = true),
        DATE("to_on", "补齐日期", "Filled on"),
        REF("owner", "责任单位", "Owner", "organisation"),
        TEXT("note", "说明", "Note", .max_length = 300),
};
static const struct field pairing_fields[] = {
        REF("enterprise", "企业", "Enterprise", "organisation", .required = true, .indexed = true,
            .synonyms = "企业名称|结对企业|帮扶企业|非公企业|民营企业"),
        PLACE("place", "结对村", "Village", .level = "village", .required = true,
              .synonyms = "结对村名称|结对村(社区)|受帮扶村|村|行政村|帮扶村|结对帮扶村"),
        REF("party_organisation", "企业党组织", "Its Party organisation", "organisation",
            .synonyms = "企业党支部|所在党组织|党组织名称|党组织"),
        DATE("from_on", "结对日期", "From", .required = true, .synonyms = "签约日期|签约时间|结对时间"),
        DATE("to_on", "结束日期", "To"),
        CODE("end_reason", "结束原因", "Reason for ending", &codes_end_reason, .hidden = true),
        REF("document", "协议(文件)", "Agreement", "document"),
};
static const struct field item_fields[] = {
        REF("pairing", "结对", "Pairing", "enterprise_pairing", .required = true, .indexed = true),
        TEXT("title", "帮扶事项", "Item", .required = true, .named = true, .synonyms = "内容|事项内容|帮扶项目|项目名称|项目|事项名称|帮扶内容|事项"),
        CODE("kind", "类别", "Kind", &item_kinds, .indexed = true, .synonyms = "帮扶方式|帮扶类别|帮扶形式|投入类别|事项类别|帮扶类型",
             .spoken = true),
        DATE("day", "实施日期", "Carried out on", .required = true, .synonyms = "实施时间|完成日期"),
        MONEY("promised", "承诺金额", "Promised", .max = YUAN(1000000000), .synonyms = "协议投入|协议金额|意向资金|计划资金|计划投入|"
             "承诺资金|协议资金|计划投入资金|"
             "认捐资金|计划|计划金额|签约金额|认捐金额"),
        MONEY("arrived", "到位金额", "Arrived", .max = YUAN(1000000000), .synonyms = "到位资金|实际到位|实际到位资金|已到位资金|实际投入|"
             "已投入|到账资金|到位|实际金额|到账金额|投入资金|资金"),
        TEXT("voucher_no", "到账凭证号", "Voucher", .max_length = 60, .synonyms = "凭证编号|到账凭证|票据|凭证号|凭证|票据号"),
        DATE("arrived_on", "到位日期", "Arrived on", .hidden = true, .synonyms = "到账日期"),
        MONEY("in_kind", "物资折价", "Goods, valued", .max = YUAN(1000000000), .hidden = true),
        INTEGER("jobs", "到岗人数", "Jobs taken up", .max = 100000,
                .synonyms = "带动就业|带动就业人数|吸纳就业|安排岗位|安排就业|安置就业|岗位|提供就业岗位|安排就业岗位|解决就业|吸纳就业人数|就业人数|用工人数|安排就业人数|岗位数|"
                "提供岗位|就业岗位|安置就业人数"),
        CODE("job_kind", "岗位类别", "Kind of job", &job_kinds),
        INTEGER("households", "受益户数", "Households reached", .max = 100000, .hidden = true, .synonyms = "带动贫困户数|"
             "受益户|惠及户数|受益贫困户数|帮扶户数"),
        TEXT("evidence", "佐证", "Evidence", .hidden = true, .max_length = 500),
};

/* ---- hooks ---- */

struct tier_shape { /* what a row of the tier must name, and the digits of its place */
        const char *tier, *who, *whom;
        size_t digits;
        const char *zh, *en;
};
static const struct tier_shape shapes[] = {
        { "leader_township", "cadre", "place", 9, "县领导包乡镇须填写责任人和乡镇",
          "a county leader's row names the cadre and the township" },
        { "unit_village", "organisation", "place", 12, "单位包村须填写帮扶单位和村",
          "a unit's row names the organisation and the village" },
        { "cadre_household", "cadre", "household", 12, "干部包户须填写责任人和受扶户",
          "a cadre's row names the cadre and the household" },
        { "team_village", "team", "place", 12, "工作队驻村须填写工作队和村",
          "a team's row names the work team and the village" },
};

static bool shape_check(struct ctx *c, const struct draft *d, const struct draft *old)
{
        for (size_t i = 0; i < COUNT(shapes); i++) {
                const struct tier_shape *s = &shapes[i];
                if (!draft_now_is(d, old, "tier", s->tier))
                        continue;
                const struct val place = draft_now(d, old, "place");
                const bool named =
                        draft_now(d, old, s->who).type != VAL_NULL && draft_now(d, old, s->whom).type != VAL_NULL;
                if (!named || place.type != VAL_TEXT || place.s.n != s->digits)
                        return fail(c, ERR_INVALID, "responsibility.incomplete", s->whom, "%s", say(c, s->zh, s->en));
        }
        return true;
}

/* take_place: a row for a household lies where the household lives. */
static bool take_place(struct ctx *c, struct draft *d, const struct draft *old)
{
        const struct val household = draft_now(d, old, "household");
        if (household.type != VAL_INT || (old && !draft_given(d, "place")))
                return true;
        struct val place;
        if (!db_one(c, S("SELECT place FROM household WHERE county = :county AND id = :id AND voided = 0"),
                    ARGS(ARG("id", household)), &place))
                return false;
        if (place.type == VAL_TEXT)
                draft_set(d, "place", place);
        return true;
}

static bool responsibility_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (draft_now(d, old, "tier").type == VAL_NULL && draft_now(d, old, "household").type == VAL_INT)
                draft_set(d, "tier", V_TEXT("cadre_household"));
        if (!take_place(c, d, old) || !shape_check(c, d, old))
                return false;
        const bool moved = draft_now(d, old, "household").type == VAL_NULL && !draft_same(d, old, "place");
        if (moved || !draft_same(d, old, "tier"))
                return fail(c, ERR_INVALID, "span.fixed", "place", "%s",
                            say(c, "包保层级和受扶地不能改：请结束本条并新增一条，录错的请作废",
                                "tier and place can't be changed: end this record and begin another, or void it"));
        return not_made_interim(c, d, old) && succession_check(c, d, old) && end_in_calendar(c, d);
}

static bool vacancy_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const bool household = draft_now_is(d, old, "kind", "household");
        if (draft_now(d, old, household ? "household" : "slot").type == VAL_NULL)
                return fail(c, ERR_INVALID, "vacancy.incomplete", household ? "household" : "slot", "%s",
                            say(c, "空缺须写明是哪一户或哪个岗位", "a vacancy names its household or slot"));
        return true;
}

#define COVERED_TITLE \
        "COALESCE((SELECT TRIM(COALESCE(h.hh_no, '') || ' ' || COALESCE(h.head_name, '')) FROM household h " \
        "WHERE h.county = r.county AND " "h.id = r.household_id), (SELECT p.name FROM place p WHERE p.code = " \
        "r.place AND p.voided = 0), '')"

static const struct entity responsibility_entities[] = {
        { .name = "handover", .title = "交接单", .title_en = "Handovers", .life = LIFE_EVENT,
          .day = "day", .reading = READ_SCOPED, .area = AREA_HELP, .unreviewed = true,
          .help = "一名责任人离开时，名下各户一次交清", .help_en = "all households of one who leaves, handed over at once",
          .sort = "day", .sort_down = true,
          .title_sql = "r.day || ' ' || (SELECT p.name FROM cadre k JOIN person p ON p.county = k.county AND p.id "
                       "= k.person_id WHERE k.county = r.county AND k.id = r.cadre_id)",
          FIELDS(handover_fields) },
        { .name = "responsibility", .title = "包保责任", .title_en = "Responsibilities",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "县领导包乡镇、单位包村、干部包户、工作队驻村",
          .help_en = "county leader for township, unit for village, cadre for household, work team in village",
          .keys = "cadre,household|cadre,place|organisation,place|team,place", .place_from = "household",
          .own = "t.household_id", .sort = "from_on", .sort_down = true, .title_sql = COVERED_TITLE,
          FIELDS(responsibility_fields), .prepare = responsibility_prepare, .settled = succession_settle },
        { .name = "vacancy", .title = "空缺", .title_en = "Vacancies", .mechanism = "2.1", .life = LIFE_SPAN,
          .reading = READ_SCOPED, .area = AREA_HELP, .unreviewed = true,
          .help = "临时接替期间，何时之前补齐", .help_en = "by when an interim is to be replaced", .keys = "household|slot",
          .sort = "due_on", .title_sql = COVERED_TITLE, FIELDS(vacancy_fields), .prepare = vacancy_prepare },
        { .name = "enterprise_pairing", .title = "百企帮百村", .title_en = "Enterprise pairings",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "非公企业与计划出列村结对", .help_en = "private enterprises paired with villages planned for exit",
          .called = "百企帮百村|村企结对|企业结对", .keys = "enterprise,place", .sort = "from_on", .sort_down = true,
          .title_sql = "(SELECT o.name FROM organisation o WHERE o.county = r.county AND o.id = r.enterprise_id) "
                       "|| ' ' || COALESCE((SELECT p.name FROM place p WHERE p.code = r.place AND p.voided = 0), '')",
          FIELDS(pairing_fields) },
        { .name = "assistance_item", .title = "帮扶事项", .title_en = "Assistance items",
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "结对企业办的事、到位的钱、安排的岗位", .help_en = "what paired enterprises did, money arrived, jobs taken up",
          .beside = "pairing",
          .called = "帮扶事项", .keys = "pairing,title,day", .place_from = "pairing", .sort = "day", .sort_down = true,
          .title_sql = "r.title", FIELDS(item_fields) },
};

static const struct rule responsibility_rules[] = {
        { .name = "no_withdrawal", .title = "不脱贫不撤岗，须有接任人（结束时写明“接任人”，或用“结束并接任”“帮扶户交接”）",
          .title_en = "no withdrawal before exit; name a successor with the end, or hand over; one is wanted for",
          .on = "responsibility|cadre", .when = RULE_END, .sql = "responsibility.no_withdrawal" },
        { .name = "no_withdrawal", .title = "不脱贫不撤岗，驻村工作队须有队长（打开队长的驻村记录，用“结束并接任”，或结束时写明“接任人”）",
          .title_en = "no withdrawal before exit; name a successor with the end; a team leader is wanted for",
          .on = "posting|slot|work_team|cadre", .when = RULE_END, .sql = "posting.no_withdrawal" },
        { .name = "cadre_in_use", .title = "仍有包保责任或驻村岗位的干部不能作废：先办理交接，录错的先作废其责任",
          .title_en = "a cadre who bears responsibilities or holds a post is not voided: hand over first, or void "
                      "those entered in error; this is so for",
          .on = "cadre", .when = RULE_VOID, .sql = "responsibility.cadre_in_use" },
        { .name = "slot_in_use", .title = "仍有人在岗的驻村岗位不能作废：先结束或作废其派驻",
          .title_en = "a slot somebody holds is not voided: end or void the posting first; this is so for",
          .on = "slot", .when = RULE_VOID, .sql = "responsibility.slot_in_use" },
        { .name = "responsibility_once", .title = "同一责任重复登记", .title_en = "the same responsibility is entered twice",
          .on = "responsibility", .when = RULE_CREATE, .sql = "responsibility.once" },
};

/* ---- lists ---- */

#define CADRE_THERE(a, day) \
        "EXISTS (SELECT 1 FROM cadre k WHERE k.county = " a ".county AND k.id = " a \
        ".cadre_id AND k.voided = 0 AND " ON_DAY("k", day) ")"
/* HELPED: household t has a responsible cadre, who is there, on the day. */
#define HELPED(day) \
        "EXISTS (SELECT 1 FROM responsibility r WHERE " JOINED("r") " AND r.household_id = t.id AND r.tier = " \
        "'cadre_household' AND " ON_DAY("r", day) " AND " CADRE_THERE("r", day) ")"
#define LED(day) \
        "EXISTS (SELECT 1 FROM responsibility r WHERE r.county = :county AND r.voided = 0 AND r.place = t.code " \
        "AND r.tier = 'leader_township' AND " ON_DAY("r", day) " AND " CADRE_THERE("r", day) ")"
#define SERVED(day) \
        "EXISTS (SELECT 1 FROM responsibility r JOIN organisation o ON o.county = r.county AND o.id = " \
        "r.organisation_id AND o.voided = 0 AND " ON_DAY("o", day) " WHERE r.county = :county AND r.voided = 0 " \
        "AND r.place = t.code AND r.tier = 'unit_village' AND " ON_DAY("r", day) ")"
#define PLACED "t.code >= :place_lo AND t.code < :place_hi"
/* HELPER: the open responsibility t for a village or household is borne by a cadre who is a Party member. */
#define HELPER(more) \
        "t.tier IN ('cadre_household', 'unit_village', 'team_village') AND " ON_DAY("t", ":day") \
        " AND (t.household_id IS NULL OR " HOUSEHOLD_STANDS ")" \
        " AND EXISTS (SELECT 1 FROM cadre k WHERE " JOINED("k") " AND k.id = t.cadre_id AND k.political_status " \
        "= 'member' AND " ON_DAY("k", ":day") more ")"
#define HELPERS(suffix, zh, en) \
        { .name = "helper.cadres_" suffix, .title = "帮扶党员干部:" zh, .title_en = "Member helpers from " en, \
        .unit = "名", .unit_en = "persons", \
          .mechanism = "2.1", .of = "responsibility", .period = PERIOD_DAY, .figure = true, .counts = "person", \
          .measure = CADRES_PERSONS, \
          .where = HELPER(" AND k.source = '" suffix "'"), .explain = "当天负有包村或包户责任、来自" zh "的党员干部", \
          .explain_en = "distinct Party-member cadres from " en " responsible for a village or a household on the day" }
/* OF_PAIRING: the pairing of item t stands. */
#define OF_PAIRING \
        "t.day BETWEEN :from AND :to AND EXISTS (SELECT 1 FROM enterprise_pairing e WHERE " JOINED("e") \
        " AND e.id = t.pairing_id)"
#define PAIRED \
        IN_PERIOD("t") " AND EXISTS (SELECT 1 FROM organisation o WHERE " JOINED("o") \
        " AND o.id = t.enterprise_id AND o.kind = 'private_enterprise')"

static const struct list responsibility_lists[] = {
        { .name = "responsibility.uncovered_townships", .title = "没有县领导包保的乡镇",
          .title_en = "Townships without a county leader", .unit = "个", .unit_en = "townships", .of = "place",
          .period = PERIOD_DAY, .figure = true, .severity = SEVERITY_ERROR, .owner = "organisation", .placed = PLACED,
          .where = "t.kind IN ('town', 'township') AND " ON_DAY("t", ":day") " AND NOT " LED(":day"),
          .mend = "为该乡镇确定包保的县领导", .mend_en = "assign a county leader to the township",
          .explain = "当天有效的镇、乡中，没有在任县领导包保的", .explain_en = "towns and townships of the day without a county leader" },
        { .name = "responsibility.uncovered_villages", .title = "没有单位包保的村", .title_en = "Villages without a unit",
          .unit = "个", .unit_en = "villages", .of = "place", .period = PERIOD_DAY, .figure = true,
          .severity = SEVERITY_ERROR, .owner = "office", .placed = PLACED,
          .where = "t.kind = 'village' AND " ON_DAY("t", ":day") " AND NOT " SERVED(":day"),
          .mend = "为该村确定包村单位", .mend_en = "assign a unit to the village",
          .explain = "当天有效的行政村中，没有单位包保的；包保单位当天须存在",
          .explain_en = "administrative villages of the day without a unit that exists on it" },
        { .name = "responsibility.uncovered_households", .title = "没有责任人的贫困户",
          .title_en = "Poor households without a responsible cadre", .unit = "户", .unit_en = "households",
          .of = "household", .period = PERIOD_DAY, .figure = true, .severity = SEVERITY_ERROR, .owner = "township",
          .where = POOR_ON("t.id", ":day") " AND NOT " HELPED(":day"),
          .mend = "在结对板上为该户确定责任人，或采纳均衡方案",
          .mend_en = "assign a cadre on the pairing board, or take the balanced proposal",
          .explain = "当天处于贫困、预脱贫或返贫状态，没有在任责任人的户",
          .explain_en = "households poor on the day without a responsible cadre who is there" },
        { .name = "responsibility.uncovered_monitored", .title = "没有责任人的监测对象",
          .title_en = "Monitored households without a responsible cadre", .unit = "户", .unit_en = "households",
          .of = "household", .period = PERIOD_DAY, .severity = SEVERITY_ERROR, .owner = "township",
          .where = MONITORED_ON("t.id", ":day") " AND NOT " HELPED(":day"),
          .mend = "在结对板上为该户确定责任人", .mend_en = "assign a cadre on the pairing board",
          .explain = "当天为监测对象、没有在任责任人的户",
          .explain_en = "households monitored on the day without a responsible cadre who is there" },
        { .name = "responsibility.covered_households", .title = "有责任人的贫困户",
          .title_en = "Poor households with a responsible cadre", .unit = "户", .unit_en = "households",
          .of = "household", .period = PERIOD_DAY, .figure = true,
          .where = POOR_ON("t.id", ":day") " AND " HELPED(":day"),
          .explain = "当天处于贫困状态、有在任责任人的户",
          .explain_en = "households poor on the day with a responsible cadre who is there" },
        { .name = "responsibility.coverage", .title = "责任人覆盖率", .title_en = "Coverage of poor households",
          .unit = "%", .unit_en = "%", .of = "household", .period = PERIOD_DAY, .figure = true,
          .num = "responsibility.covered_households", .den = "household.poor",
          .explain = "有责任人的贫困户占贫困户的百分比", .explain_en = "poor households with a cadre among poor households" },
        { .name = "responsibility.no_team", .title = "应派未派工作队的村",
          .title_en = "Designated villages without a work team", .unit = "个", .unit_en = "villages",
          .of = "village_designation", .period = PERIOD_DAY, .severity = SEVERITY_ERROR, .owner = "organisation",
          .where = "t.kind = 'work_team' AND " ON_DAY("t", ":day") " AND NOT EXISTS (SELECT 1 FROM "
                   "village_exit x WHERE " JOINED("x") " AND x.place = t.place AND x.confirmed_on IS NOT "
                   "NULL AND x.day <= :day) AND NOT EXISTS (SELECT 1 FROM work_team w WHERE " JOINED("w")
                   " AND w.place = t.place AND " ON_DAY("w", ":day") ")",
          .mend = "派驻工作队，或确认该村已出列", .mend_en = "send a work team, or confirm that the village is delisted",
          .explain = "当天确定派驻工作队、尚未出列、没有工作队的村",
          .explain_en = "villages designated for a team, not delisted, without one on the day" },
        { .name = "responsibility.vacancy_overdue", .title = "逾期未补的空缺", .title_en = "Vacancies overdue", .unit = "个",
          .unit_en = "vacancies", .mechanism = "2.1", .of = "vacancy", .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR, .owner = "organisation",
          .where = ON_DAY("t", ":day") " AND t.due_on < :day AND (t.household_id IS NULL OR " HOUSEHOLD_STANDS ")",
          .mend = "确定正式接任人，并填写补齐日期", .mend_en = "appoint the successor and enter the day it was filled",
          .explain = "当天仍未补齐、已过期限的空缺", .explain_en = "vacancies open on the day and past their due day" },
        { .name = "responsibility.vacancies", .title = "待补的空缺", .title_en = "Vacancies open", .unit = "个",
          .unit_en = "vacancies", .mechanism = "2.1", .of = "vacancy", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "organisation",
          .where = ON_DAY("t", ":day") " AND t.due_on >= :day",
          .mend = "在期限前确定正式接任人", .mend_en = "appoint the successor before the due day",
          .explain = "当天尚未补齐、未到期限的空缺", .explain_en = "vacancies open on the day and not yet due" },
        { .name = "helper.cadres", .title = "帮扶党员干部", .title_en = "Member helpers", .unit = "名", .unit_en = "persons",
          .mechanism = "2.1", .of = "responsibility", .period = PERIOD_DAY, .figure = true, .counts = "person",
          .measure = CADRES_PERSONS,
          .where = HELPER(""),
          .explain = "当天负有包村或包户责任、当天在任的党员干部，一人只计一次；政治面貌以干部登记为准",
          .explain_en = "distinct cadres in service and registered as Party members who are responsible for a "
                        "village or a household on the day" },
        HELPERS("county", "县直单位", "county units"),
        HELPERS("township", "乡镇", "townships"),
        HELPERS("village", "村", "villages"),
        HELPERS("private_enterprise", "非公企业", "private enterprises"),
        { .name = "helper.over_limit", .title = "帮扶户数超过上限的责任人", .title_en = "Helpers over the limit", .unit = "名",
          .unit_en = "persons", .of = "cadre", .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT,
          .owner = "township",
          .where = "(SELECT COUNT(DISTINCT r.household_id) FROM responsibility r WHERE " JOINED("r")
                   " AND r.cadre_id = t.id AND r.tier = 'cadre_household' AND " ON_DAY("r", ":day")
                   ") > {param:helper_limit}",
          .mend = "把多出的户交接给户数较少的责任人", .mend_en = "hand the surplus over to helpers with fewer households",
          .explain = "当天负责的户数超过上限(参数 helper_limit)的干部",
          .explain_en = "cadres with more households on the day than parameter helper_limit" },
        { .name = "helper.is_poor", .title = "责任人本人在贫困户中", .title_en = "Helpers who live in a poor household",
          .unit = "名", .unit_en = "persons", .of = "responsibility", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = "t.tier = 'cadre_household' AND " ON_DAY("t", ":day") " AND EXISTS (SELECT 1 FROM cadre "
                   "k JOIN household_member m ON m.county = k.county AND m.person_id = k.person_id AND "
                   "m.voided = 0 AND " ON_DAY("m", ":day") " JOIN household_status s ON s.county = "
                   "m.county AND s.household_id = m.household_id AND s.voided = 0 AND s.kind IN " POOR_KINDS " AND "
                   ON_DAY("s", ":day") " WHERE " JOINED("k") " AND k.id = t.cadre_id)",
          .mend = "更换责任人，或核实其家庭状态", .mend_en = "assign another cadre, or check the status of the household",
          .explain = "质检规则：同一人不得既是责任人又是贫困人口",
          .explain_en = "quality rule: nobody is both a helper and a member of a poor household" },
        { .name = "helper.left", .title = "已离任仍挂名的责任人", .title_en = "Helpers named though they have left",
          .unit = "条", .unit_en = "responsibilities", .of = "responsibility",
          .period = PERIOD_DAY, .severity = SEVERITY_ERROR, .owner = "township",
          .where = "t.cadre_id IS NOT NULL AND " ON_DAY("t", ":day") " AND NOT " CADRE_THERE("t", ":day"),
          .mend = "办理交接，结束该责任", .mend_en = "hand over and end the responsibility",
          .explain = "当天责任未结束，但责任人已离任或已作废",
          .explain_en = "responsibilities open on the day whose cadre has left or is voided" },
        { .name = "helper.ended_in_place", .title = "仍在任但责任已结束、户无人接",
          .title_en = "Ended responsibilities nobody took over", .unit = "条", .unit_en = "responsibilities",
          .of = "responsibility", .period = PERIOD_DAY, .severity = SEVERITY_ERROR, .owner = "township",
          .where = "t.tier = 'cadre_household' AND t.to_on < :day AND " POOR_ON("t.household_id", ":day")
                   " AND NOT EXISTS (SELECT 1 FROM responsibility r WHERE " JOINED("r")
                   " AND r.household_id = t.household_id AND r.tier = 'cadre_household' AND r.from_on > "
                   "t.from_on) AND NOT EXISTS (SELECT 1 FROM responsibility r WHERE " JOINED("r")
                   " AND r.household_id = t.household_id AND r.tier = 'cadre_household' AND " ON_DAY("r", ":day") ")",
          .mend = "为该户确定接任的责任人", .mend_en = "assign who takes the household over",
          .explain = "责任在当天之前结束，户仍贫困且再无责任人",
          .explain_en = "responsibilities ended before the day whose household is still poor and has nobody" },
        { .name = "enterprise_pairing.enterprises", .title = "结对非公企业", .title_en = "Enterprises paired", .unit = "家",
          .unit_en = "enterprises", .of = "enterprise_pairing", .period = PERIOD_SPAN,
          .figure = true, .counts = "organisation", .measure = "COUNT(DISTINCT t.enterprise_id)",
          .where = PAIRED,
          .explain = "期内有结对、组织类别为非公企业的不同的企业",
          .explain_en = "distinct private enterprises with a pairing open in the period" },
        { .name = "enterprise_pairing.villages", .title = "结对村", .title_en = "Villages paired", .unit = "个",
          .unit_en = "villages", .of = "enterprise_pairing", .period = PERIOD_SPAN,
          .figure = true, .counts = "place", .measure = "COUNT(DISTINCT t.place)",
          .where = PAIRED,
          .explain = "期内与组织类别为非公企业的企业结对的不同的村",
          .explain_en = "distinct villages paired with a private enterprise in the period" },
        { .name = "enterprise_pairing.items", .title = "帮扶事项", .title_en = "Assistance items", .unit = "件",
          .unit_en = "items", .of = "assistance_item", .period = PERIOD_SPAN, .figure = true,
          .where = OF_PAIRING,
          .explain = "期内实施的帮扶事项", .explain_en = "assistance items carried out in the period" },
        { .name = "enterprise_pairing.promised", .title = "承诺资金", .title_en = "Money promised", .unit = "元",
          .unit_en = "yuan", .of = "assistance_item", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .where = "t.promised > 0 AND " OF_PAIRING, .measure = "CAST(COALESCE(SUM(t.promised), 0) AS BIGINT)",
          .explain = "期内事项承诺的金额", .explain_en = "money promised for the items of the period" },
        { .name = "enterprise_pairing.invested", .title = "到位资金", .title_en = "Money arrived", .unit = "元",
          .unit_en = "yuan", .of = "assistance_item", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .where = "t.arrived > 0 AND COALESCE(t.voucher_no, '') <> '' AND " OF_PAIRING,
          .measure = "CAST(COALESCE(SUM(t.arrived), 0) AS BIGINT)",
          .explain = "期内事项到位且有到账凭证号的金额",
          .explain_en = "money arrived for the items of the period, each with its voucher" },
        { .name = "enterprise_pairing.jobs", .title = "到岗人数", .title_en = "Jobs taken up", .unit = "个",
          .unit_en = "jobs", .of = "assistance_item", .period = PERIOD_SPAN, .figure = true,
          .where = "t.jobs > 0 AND " OF_PAIRING, .measure = "CAST(COALESCE(SUM(t.jobs), 0) AS BIGINT)",
          .explain = "期内事项安排到岗的人数", .explain_en = "jobs taken up through the items of the period" },
        { .name = "enterprise_pairing.not_planned", .title = "结对村不在当年出列计划",
          .title_en = "Paired villages not in the year's exit plan", .unit = "个", .unit_en = "villages",
          .of = "enterprise_pairing", .period = PERIOD_SPAN, .severity = SEVERITY_SUSPECT, .owner = "office",
          .where = PAIRED " AND NOT EXISTS (SELECT 1 FROM exit_plan x WHERE " JOINED("x") " AND x.place = "
                   "t.place AND x.household_id IS NULL AND CAST(x.year AS TEXT) BETWEEN SUBSTR(:from, 1, "
                   "4) AND SUBSTR(:to, 1, 4))",
          .mend = "把该村列入当年出列计划，或改结计划出列村", .mend_en = "enter the village in the plan of the year, or pair one that is",
          .explain = "期内结对、但不在期内年度出列计划的村",
          .explain_en = "villages paired in the period that its years' exit plans don't name" },
        { .name = "enterprise_pairing.no_voucher", .title = "到位资金没有凭证", .title_en = "Money without a voucher",
          .unit = "件", .unit_en = "items", .of = "assistance_item", .period = PERIOD_SPAN,
          .severity = SEVERITY_ERROR, .owner = "office",
          .where = "t.arrived > 0 AND COALESCE(t.voucher_no, '') = '' AND " OF_PAIRING,
          .mend = "补录到账凭证号；没有到账的，清空到位金额",
          .mend_en = "enter the voucher's number, or clear the amount if nothing arrived",
          .explain = "期内事项中填了到位金额、没有到账凭证号的，不计入到位资金",
          .explain_en = "items of the period with money arrived but no voucher; they don't count" },
        { .name = "enterprise_pairing.short", .title = "未兑现的承诺", .title_en = "Promises not kept", .unit = "件",
          .unit_en = "items", .of = "assistance_item", .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT, .owner = "office",
          .where = "COALESCE(t.arrived, 0) < t.promised AND " OF_PAIRING,
          .mend = "向企业了解原因，到位后补录金额和凭证", .mend_en = "ask the enterprise; enter amount and voucher when it arrives",
          .explain = "期内事项中到位金额少于承诺金额的", .explain_en = "items of the period with less arrived than promised" },
};

static const struct parameter responsibility_parameters[] = {
        { .name = "helper_limit", .title = "每名责任人帮扶户数上限", .title_en = "Households a helper may carry", .unit = "户",
          .type = FIELD_INT },
        { .name = "vacancy_days", .title = "空缺补齐期限", .title_en = "Days to fill a vacancy", .unit = "天",
          .type = FIELD_INT, .fallback = "30" },
};

/* Who is uncovered is named before the coverage, which would hide them. The board is about a place: a helper who sees
 * his own households only has none. */
static const struct mechanism responsibility_mechanism = {
        .number = "1.3",
        .pillar = PILLAR_AWARENESS,
        .title = "包保责任",
        .title_en = "Assigned responsibility",
        .responsible = "扶贫办、组织部",
        .responsible_en = "Poverty-alleviation office, organisation department",
        .words =
                "包保分四层。没有县领导包保的乡镇{responsibility.uncovered_townships}个，没有单位包保的村"
                "{responsibility.uncovered_villages}个；贫困户中有责任人的{responsibility.covered_households}户，没有责任人的"
                "{responsibility.uncovered_households}户，覆盖率{responsibility.coverage}%。\n"
                "百企帮百村：{year}年以来，{enterprise_pairing.enterprises}家非公企业结对{enterprise_pairing.villages}个村，办理帮扶事项"
                "{enterprise_pairing.items}件，承诺资金{enterprise_pairing.promised}元，凭证齐全的到位资金"
                "{enterprise_pairing.invested}元，安排就业{enterprise_pairing.jobs}个岗位。",
        .words_en =
                "Responsibility has four tiers. {responsibility.uncovered_townships} townships have no county "
                "leader and {responsibility.uncovered_villages} villages no unit; "
                "{responsibility.covered_households} poor households have a responsible cadre, "
                "{responsibility.uncovered_households} have none: a coverage of {responsibility.coverage}%.\n"
                "Since the beginning of {year}, {enterprise_pairing.enterprises} private enterprises were paired "
                "with {enterprise_pairing.villages} villages and carried out {enterprise_pairing.items} items: "
                "{enterprise_pairing.promised} yuan promised, {enterprise_pairing.invested} yuan arrived with "
                "vouchers, {enterprise_pairing.jobs} jobs taken up.",
        .daily = "responsibility",
        PAGES({ "/pairing", "结对看板", "Pairing board", "responsibility", .whole_place = true },
              { "/handover", "帮扶户交接", "Handover", "responsibility", .writes = true }),
};

const struct module responsibility_module = {
        .name = "responsibility",
        .title = "包保责任",
        .title_en = "Assigned responsibility",
        .declares = &responsibility_mechanism,
        ENTITIES(responsibility_entities),
        RULES(responsibility_rules),
        LISTS(responsibility_lists),
        PARAMETERS(responsibility_parameters),
        .own_sql = "SELECT r.household_id FROM responsibility r JOIN cadre k ON k.county = r.county AND k.id = "
                 "r.cadre_id AND k.voided = 0 WHERE r.county = :county AND k.person_id = :me_id AND r.tier = "
                 "'cadre_household' AND r.voided = 0 AND " ON_DAY("r", ":today") " AND " ON_DAY("k", ":today"),
};
