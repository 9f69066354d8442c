/* villages.c: which villages are poor or are to have a work team, and how they are delisted.
 *
 * A designation is a decision of the county with its document: a poor village, a key village of rural revitalisation, a
 * village to which a work team is due. It is a span, and the rule no_withdrawal asks it on a day: a village still poor
 * and designated for a team keeps its leader. A poor village stays one until its delisting is confirmed by a second
 * person, as a household's exit is (exits.h). Delisted, its designation need not be ended by hand: village.poor leaves
 * it out from the day of the delisting. The poverty rate it is delisted by is worked out from who is registered as poor
 * and the village's population (village_facts.c) where none is entered; one entered that differs is on a desk. */
#include "mechanisms/modules.h"

#include "mechanisms/households/exits.h"

/* Why a village is treated otherwise than its neighbours; each with its own first and last day. */
static const struct codes designations = CODES("designation", "村类别", "Designations of a village",
        { "poor_village", "«poor_village»", "«poor_village»", "建档立卡贫困村" },
        { "deep_poverty", "深度贫困村", "Village in deep poverty", .to = "2020-12-31" },
        { "work_team", "应派驻村工作队", "To have a work team", "派驻工作队" },
        { "weak_branch", "软弱涣散村", "Village of a weak Party organisation", "软弱涣散党组织村|党组织软弱涣散村" },
        { "weak_economy", "集体经济薄弱村", "Village of a weak collective economy", "薄弱村" },
        { "shell", "集体经济空壳村", "Village without collective economy", "空壳村" },
        { "resettlement", "易地搬迁安置村", "Village of resettlement", "易地扶贫搬迁安置村|搬迁安置村" },
        { "revitalisation_key", "乡村振兴重点帮扶村", "Key village of rural revitalisation", "重点帮扶村|重点帮促村|乡村振兴重点村",
          .from = "2021-01-01" },
        { "key_village", "重点村", "Key village", .kept = true,
          .instead = "写明是深度贫困村，还是乡村振兴重点帮扶村",
          .instead_en = "say whether it is in deep poverty or a key village of rural revitalisation" },
);

/* Poverty rate and collective income are what a delisting was judged by: below 2 per cent (3 in the west), and in Anhui
 * collective income of 50,000 yuan. They are recorded and not judged here: each province had bounds of its own. */
static const struct field village_exit_fields[] = {
        PLACE("place", "村", "Village", .level = "village", .required = true, .synonyms = "行政村|出列村"),
        DATE("day", "«delisting»日期", "Delisted on", .required = true, .synonyms = "出列年度|退出日期|退出年度|出列年份|出列时间"),
        CODE("precision", "日期精度", "Precision", &codes_precision, .hidden = true),
        DECIMAL("poverty_rate", "«poor»发生率(%)", "Poverty rate (%)", .max = 10000, .synonyms = "贫困发生率",
                .help = "不填时按«delisting»当天的«poor»人口和村情总人口算出",
                .help_en = "left empty: from the poor of that day and the population of the village"),
        MONEY("collective_income", "村集体年收入", "Collective income", .max = YUAN(100000000), .synonyms = "村集体经济收入|"
             "集体经济收入|村集体收入"),
        EXIT_FIELDS,
};
/* RATE: the poverty rate of a village on a day, in hundredths of a percent, rounded half up: members of its poor
 * households over the population last entered by that year; NULL where none is. */
#define RATE(place, day) \
        "(SELECT CAST(((SELECT COUNT(DISTINCT m.person_id) FROM household h JOIN household_member m ON m.county = " \
        "h.county AND m.household_id = h.id AND m.voided = 0 AND " ON_DAY("m", day) " JOIN household_status s ON " \
        "s.county = h.county AND s.household_id = h.id AND s.voided = 0 AND s.kind IN " POOR_KINDS " AND " \
        ON_DAY("s", day) " WHERE h.county = :county AND h.voided = 0 AND h.place = " place ") * 20000 + " \
        "f.population) / (2 * f.population) AS BIGINT) FROM village_fact f WHERE f.county = :county AND f.voided = 0 " \
        "AND f.place = " place " AND CAST(f.year AS TEXT) <= SUBSTR(" day ", 1, 4) AND f.population > 0 ORDER BY " \
        "f.year DESC NULLS LAST LIMIT 1)"

/* a decision, from its day on, and its document */
static const struct field designation_fields[] = {
        PLACE("place", "村", "Village", .level = "village", .required = true, .synonyms = "行政村|村名"),
        CODE("kind", "村类别", "Designated as", &designations, .required = true, .indexed = true,
             .synonyms = "确定为|村属性|村性质|类别"),
        DATE("from_on", "起始日期", "From", .required = true),
        DATE("to_on", "截止日期", "To"),
        REF("document", "依据文件", "Document", "document"),
        TEXT("note", "说明", "Note", .max_length = 500),
};

/* offer_rate: a rate left empty is the one the registers give. */
static bool offer_rate(struct ctx *c, struct draft *d, const struct draft *old)
{
        struct val rate;
        const struct val place = draft_now(d, old, "place"), day = draft_now(d, old, "day");
        const bool confirmed = old && draft_get(old, "confirmed_on").type != VAL_NULL;
        if (confirmed || draft_now(d, old, "poverty_rate").type != VAL_NULL || place.type != VAL_TEXT ||
            day.type != VAL_TEXT)
                return true;
        if (!db_one(c, S("SELECT " RATE(":place", ":day")), ARGS(ARG("place", place), ARG("day", day)), &rate))
                return false;
        if (rate.type == VAL_INT)
                draft_set(d, "poverty_rate", rate);
        return true;
}

static bool village_exit_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        return offer_rate(c, d, old) && exit_prepare(c, ch, d, old);
}

/* Both guarded: what two persons looked at is not taken back by one. */
static const struct entity village_entities[] = {
        { .name = "village_exit", .title = "村«delisting»", .title_en = "Villages delisted", .guarded = true,
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "一人提出、另一人确认的村«delisting»", .help_en = "villages delisted, proposed by one and confirmed by another",
          .called = "出列名单|出列村|贫困村退出", .keys = "place,day", .sort = "day", .sort_down = true,
          .title_sql = PLACE_TITLE,
          FIELDS(village_exit_fields), .prepare = village_exit_prepare },
        { .name = "village_designation", .title = "村类别（«poor_village»认定）",
          .title_en = "Designations of villages", .guarded = true,
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .called = "村的确定|村类别|贫困村认定", .help = "«poor_village»、应派驻村工作队的村及起止日期",
          .help_en = "«poor_villages» and villages that are to have a work team, with dates",
          .keys = "place,kind,from_on", .sort = "from_on",
          .title_sql = PLACE_TITLE,
          FIELDS(designation_fields) },
};

/* The same of a village as true_exit of a household. */
static const struct rule village_rules[] = {
        { .name = "true_delisting", .title = "没有确认的«delisting»，不能结束«poor_village»或驻村工作队的村类别",
          .title_en = "without a confirmed delisting no «poor_village»'s designation ends", .on = "village_designation",
          .when = RULE_UPDATE | RULE_END, .sql = "villages.true_delisting" },
};

/* Counted by villages, not by rows: a village may have been entered twice. */
static const struct list village_lists[] = {
        { .name = "village.rate_differs", .title = "«poor»发生率与登记算出的不同", .title_en = "Poverty rates that differ",
          .unit = "个", .unit_en = "villages", .of = "village_exit", .period = PERIOD_SPAN, .severity = SEVERITY_SUSPECT,
          .owner = "office",
          .where = "t.poverty_rate IS NOT NULL AND t.day BETWEEN :from AND :to AND t.poverty_rate <> "
                   RATE("t.place", "t.day"),
          .mend = "与乡镇核对«delisting»材料、户登记和村情：哪一处有误，据材料更正哪一处",
          .mend_en = "compare the papers of the delisting, the households and the facts of the village with the "
                     "township: correct which is wrong",
          .explain = "期内«delisting»的村中，填写的«poor»发生率与当天«poor»人口、村情总人口算出的不同的；没有村情的不列",
          .explain_en = "villages delisted in the period whose rate is not what the poor of that day and the "
                        "population entered come to; none without a population" },
        { .name = "village.exits", .title = "«delisting»村", .title_en = "Villages delisted", .unit = "个",
          .unit_en = "villages", .of = "village_exit", .period = PERIOD_SPAN, .figure = true,
          .counts = "place", .measure = "COUNT(DISTINCT t.place)",
          .where = "t.confirmed_on IS NOT NULL AND t.day BETWEEN :from AND :to",
          .explain = "期内«delisting»且已确认的村", .explain_en = "villages whose delisting in the period is confirmed" },
        { .name = "village.poor", .title = "«poor_village»", .title_en = "«poor_villages»", .unit = "个",
          .unit_en = "villages",
          .of = "village_designation", .period = PERIOD_DAY, .figure = true, .counts = "place",
          .measure = "COUNT(DISTINCT t.place)",
          .where = "t.kind = 'poor_village' AND " ON_DAY("t", ":day") " AND NOT EXISTS (SELECT 1 FROM village_exit "
                   "x WHERE " JOINED("x") " AND x.place = t.place AND x.confirmed_on IS NOT NULL AND x.day BETWEEN "
                   "t.from_on AND :day)",
          .explain = "当天认定为«poor_village»且尚未«delisting»的村",
          .explain_en = "villages designated poor and not yet delisted on the day" },
};

const struct module villages_module = {
        .name = "villages",
        .title = "村类别与«delisting»",
        .title_en = "Villages designated and delisted",
        .mechanism = "0",
        ENTITIES(village_entities),
        RULES(village_rules),
        LISTS(village_lists),
};
