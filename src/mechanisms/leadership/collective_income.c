/* collective_income.c: mechanism 3.3, what each village's collective earned, by year.
 *
 * One row a village and year, entered from the village's books. The county looks at the growth over the year before, so
 * that a village with one year only counts neither as grown nor as fallen. Left out: the books themselves. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* One sum a village and year, as villages report it. What a village owes is no income, hence the least is 0. */
static const struct field income_fields[] = {
        PLACE("place", "村", "Village", .level = "village", .required = true, .synonyms = "行政村|村名"),
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .past = true, .indexed = true,
             .synonyms = "年份"),
        MONEY("amount", "村集体经济收入", "Collective income", .required = true, .min = 0, .max = YUAN(10000000000),
              .synonyms = "集体经济收入|村集体收入|收入|收入金额|经营性收入|收入合计|集体经济总收入|村集体经济总收入|集体收入合计|"
                          "集体收入|村级集体经济收入|总收入|年收入|收入总额|全年收入|合计|总额|集体经济收入合计"),
        TEXT("evidence", "依据", "Evidence", .max_length = 300, .synonyms = "账册|凭证"),
};

/* A village has one row a year (the key), so a sheet imported again corrects the sum and doesn't add to it. */
static const struct entity income_entities[] = {
        { .name = "collective_income", .title = "村集体经济收入", .title_en = "Collective income",
          .life = LIFE_EVENT, .day = "year", .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "各村各年度的村集体经济收入", .help_en = "collective income of villages by year",
          .called = "集体经济收入|村集体收入|集体收入", .keys = "place,year", .sort = "year", .sort_down = true,
          .title_sql = "CAST(r.year AS TEXT) || ' ' || " PLACE_TITLE, FIELDS(income_fields) },
};

/* ---- lists ---- */

/* LAST_YEAR: the same village's income of the year before t; NULL when it was not entered. THIS_YEAR: t is of the
 * period's last year, so that a period of several years has one growth. */
#define LAST_YEAR \
        "(SELECT o.amount FROM collective_income o WHERE " JOINED("o") " AND o.place = t.place AND o.year = t.year - " \
        "1)"
#define THIS_YEAR "CAST(t.year AS TEXT) = SUBSTR(:to, 1, 4)"

/* The source's example is one village whose income is up on the year before (十八岗村), so growth is a figure and a fall a
 * hint: a poor harvest is no fault. */
static const struct list income_lists[] = {
        { .name = "collective_income.total", .title = "村集体经济收入", .title_en = "Collective income", .unit = "元",
          .unit_en = "yuan", .of = "collective_income", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .measure = SUM_OF("t.amount"), .where = IN_YEARS("t.year"), .explain = "期内各年度各村所报集体经济收入之和，含补助等全部收入",
          .explain_en = "the sum of what villages reported for the years in the period, subsidies included" },
        { .name = "collective_income.growth", .title = "村集体经济收入比上年增加",
          .title_en = "Collective income over the year before", .unit = "元", .unit_en = "yuan",
          .of = "collective_income", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .measure = "CAST(SUM(t.amount - " LAST_YEAR ") AS BIGINT)",
          .where = THIS_YEAR " AND " LAST_YEAR " IS NOT NULL", .explain = "两年都有记录的可比村，期末所在年度的收入之和减去上一年之和；没有可比村时无数值",
          .explain_en = "of comparable villages, those with both years entered: income of the period's last year less "
                        "that of the year before; no number where there is none" },
        { .name = "collective_income.comparable", .title = "两年收入可比的村", .title_en = "Villages with both years",
          .unit = "个", .unit_en = "villages", .of = "collective_income", .period = PERIOD_SPAN, .figure = true,
          .counts = "place", .measure = "COUNT(DISTINCT t.place)",
          .where = THIS_YEAR " AND " LAST_YEAR " IS NOT NULL",
          .explain = "期末所在年度和上一年都有集体经济收入记录的村，增加额只在这些村之间算",
          .explain_en = "villages with the income of the period's last year and of the year before entered: growth is "
                        "of these alone" },
        { .name = "collective_income.fell", .title = "村集体经济收入下降的村", .title_en = "Villages with falling income",
          .unit = "个", .unit_en = "villages", .of = "collective_income", .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT, .owner = "township", .where = THIS_YEAR " AND t.amount < " LAST_YEAR,
          .mend = "由乡镇与村里核对村集体账簿和年报，更正有误的数字；属实的如实保留，与村里分析原因",
          .mend_en = "the township checks the collective's books and report with the village and corrects what is "
                     "wrong; what is so stays, and they find out why",
          .explain = "期末所在年度收入少于上一年的村",
          .explain_en = "villages whose income of the period's last year is below the year before" },
};

const struct module collective_income_module = {
        .name = "collective_income",
        .title = "村集体经济收入",
        .title_en = "Collective income",
        .mechanism = "3.3",
        ENTITIES(income_entities),
        LISTS(income_lists),
};
