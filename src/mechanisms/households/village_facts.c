/* village_facts.c: what a village is, by year: households, people, Party members, cadres, labour, land (村情).
 *
 * One row a village and year, as the village reported it. Shares of the population rest on it: the poverty rate a
 * village is delisted by (villages.c) is worked out from the people registered as poor and the population here. The row
 * says how many people live there, not who. Left out: the long form of village indicators, with its hundred columns. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

static const struct field village_fact_fields[] = {
        PLACE("place", "村", "Village", .level = "village", .required = true, .synonyms = "行政村|村名|行政村名称"),
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .past = true, .indexed = true,
             .synonyms = "年份"),
        INTEGER("households", "总户数", "Households", .max = 100000, .synonyms = "户数|农户数|全村户数|农村户数|总农户数"),
        INTEGER("population", "总人口", "Population", .required = true, .max = 1000000,
                .help = "户籍(农村)人口，«poor»发生率的分母", .help_en = "rural population, of which the poverty rate is a share",
                .synonyms = "人口|人口数|总人口数|全村人口|农村人口|农业人口|户籍人口|乡村人口"),
        INTEGER("members", "党员数", "Party members", .max = 100000, .synonyms = "党员人数|党员"),
        INTEGER("cadres", "“两委”人数", "Cadres of the two committees", .max = 1000,
                .synonyms = "两委人数|两委干部数|村两委人数|村“两委”人数|村干部数|村干部人数"),
        INTEGER("labour", "劳动力", "Labour", .max = 1000000, .synonyms = "劳动力人数|劳动力数|劳动力总数"),
        DECIMAL("land_mu", "耕地面积(亩)", "Farmland (mu)", .max = 100000000, .synonyms = "耕地面积|耕地|耕地(亩)"),
        TEXT("evidence", "依据", "Evidence", .hidden = true, .max_length = 300, .synonyms = "数据来源|填报依据"),
};

static const struct entity village_fact_entities[] = {
        { .name = "village_fact", .title = "村情", .title_en = "Facts of villages", .life = LIFE_EVENT, .day = "year",
          .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "各村各年度的户数、人口、党员、两委、劳动力和耕地",
          .help_en = "households, people, members, cadres, labour and land of villages by year",
          .called = "村情|村基本情况|行政村基本情况|行政村信息", .keys = "place,year", .sort = "year", .sort_down = true,
          .title_sql = "CAST(r.year AS TEXT) || ' ' || " PLACE_TITLE, FIELDS(village_fact_fields) },
};

static const struct list village_fact_lists[] = {
        { .name = "village_fact.population", .title = "村情登记的总人口", .title_en = "Population of villages", .unit = "人",
          .unit_en = "persons", .of = "village_fact", .period = PERIOD_DAY, .figure = true,
          .measure = "CAST(COALESCE(SUM(t.population), 0) AS BIGINT)",
          .where = "CAST(t.year AS TEXT) = SUBSTR(:day, 1, 4)", .explain = "当天所在年度村情登记的人口合计",
          .explain_en = "population entered for the villages in the year of the day" },
        { .name = "village_fact.villages", .title = "登记了村情的村", .title_en = "Villages with facts entered",
          .unit = "个", .unit_en = "villages", .of = "village_fact", .period = PERIOD_DAY, .figure = true,
          .counts = "place", .measure = "COUNT(DISTINCT t.place)",
          .where = "CAST(t.year AS TEXT) = SUBSTR(:day, 1, 4)", .explain = "当天所在年度登记了村情的村",
          .explain_en = "villages with facts entered for the year of the day" },
        { .name = "village_fact.implausible", .title = "村情数字矛盾的村", .title_en = "Facts of a village that contradict",
          .unit = "个", .unit_en = "villages", .of = "village_fact", .period = PERIOD_SPAN,
          .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = IN_YEARS("t.year") " AND (t.households > t.population OR t.labour > t.population OR t.members > "
                   "t.population)",
          .mend = "与村核对村情报表等材料，据以更正", .mend_en = "check the report with the village and correct by it",
          .explain = "期内年度的村情中，户数、劳动力或党员数多于总人口的",
          .explain_en = "facts of the period's years with more households, labour or members than people" },
};

const struct module village_facts_module = {
        .name = "village_facts",
        .title = "村情",
        .title_en = "Facts of villages",
        .mechanism = "0",
        ENTITIES(village_fact_entities),
        LISTS(village_fact_lists),
};
