/* villages.c: which villages are poor or are to have a work team, and how they are delisted.
 *
 * A designation is a decision of the county with its document: a poor village, a key village of rural revitalisation, a
 * village to which a work team is due. It is a span, and the rule no_withdrawal asks it on a day: a village still poor
 * and designated for a team keeps its leader. A poor village stays one until its delisting is confirmed by a second
 * person, as a household's exit is (exits.h). Delisted, its designation need not be ended by hand: village.poor leaves
 * it out from the day of the delisting. Left out: the figures a village is delisted by are entered with the exit, since
 * nobody keeps the rural population by village here. */
#include "mechanisms/modules.h"

#include "mechanisms/households/exits.h"

/* Why a village is treated otherwise than its neighbours; each with its own first and last day. */
static const struct codes designations = CODES("designation", "村的确定", "Designations of a village",
        { "poor_village", "«poor_village»", "«poor_village»", "建档立卡贫困村" },
        { "key_village", "重点村", "Key village", "乡村振兴重点村" },
        { "work_team", "应派驻村工作队", "To have a work team", "驻村工作队|派驻工作队" },
);

/* Poverty rate and collective income are what a delisting was judged by: below 2 per cent (3 in the west), and in Anhui
 * collective income of 50,000 yuan. They are recorded and not judged here: each province had bounds of its own. */
static const struct field village_exit_fields[] = {
        PLACE("place", "村", "Village", .level = "village", .required = true, .synonyms = "行政村|出列村"),
        DATE("day", "«delisting»日期", "Delisted on", .required = true, .synonyms = "出列年度|退出日期|退出年度|出列年份|出列时间"),
        CODE("precision", "日期精度", "Precision", &codes_precision, .hidden = true),
        DECIMAL("poverty_rate", "«poor»发生率(%)", "Poverty rate (%)", .max = 10000, .synonyms = "贫困发生率"),
        MONEY("collective_income", "村集体年收入", "Collective income", .max = YUAN(100000000), .synonyms = "村集体经济收入|"
             "集体经济收入|村集体收入"),
        EXIT_FIELDS,
};
/* a decision, from its day on, and its document */
static const struct field designation_fields[] = {
        PLACE("place", "村", "Village", .level = "village", .required = true, .synonyms = "行政村|村名"),
        CODE("kind", "确定为", "Designated as", &designations, .required = true, .indexed = true,
             .synonyms = "村属性|村性质|类别"),
        DATE("from_on", "起始日期", "From", .required = true),
        DATE("to_on", "截止日期", "To"),
        REF("document", "依据文件", "Document", "document"),
        TEXT("note", "说明", "Note", .max_length = 500),
};

/* Both guarded: what two persons looked at is not taken back by one. */
static const struct entity village_entities[] = {
        { .name = "village_exit", .title = "村«delisting»", .title_en = "Villages delisted", .guarded = true,
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "一人提出、另一人确认的村«delisting»", .help_en = "villages delisted, proposed by one and confirmed by another",
          .called = "出列名单|出列村|贫困村退出", .keys = "place,day", .sort = "day", .sort_down = true,
          .title_sql = PLACE_TITLE,
          FIELDS(village_exit_fields), .prepare = exit_prepare },
        { .name = "village_designation", .title = "村的确定", .title_en = "Designations of villages", .guarded = true,
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "«poor_village»、应派驻村工作队的村及起止日期",
          .help_en = "«poor_villages» and villages that are to have a work team, with dates",
          .keys = "place,kind,from_on", .sort = "from_on",
          .title_sql = PLACE_TITLE,
          FIELDS(designation_fields) },
};

/* The same of a village as true_exit of a household. */
static const struct rule village_rules[] = {
        { .name = "true_delisting", .title = "没有确认的«delisting»，不能结束«poor_village»或驻村工作队的确定",
          .title_en = "without a confirmed delisting no «poor_village»'s designation ends", .on = "village_designation",
          .when = RULE_UPDATE | RULE_END, .sql = "villages.true_delisting" },
};

/* Counted by villages, not by rows: a village may have been entered twice. */
static const struct list village_lists[] = {
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
          .explain = "当天确定为«poor_village»且尚未«delisting»的村",
          .explain_en = "villages designated poor and not yet delisted on the day" },
};

const struct module villages_module = {
        .name = "villages",
        .title = "村的确定与«delisting»",
        .title_en = "Villages designated and delisted",
        .mechanism = "0",
        ENTITIES(village_entities),
        RULES(village_rules),
        LISTS(village_lists),
};
