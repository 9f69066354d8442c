/* income.c: what a household earned in a year, by source, and per head.
 *
 * Net income is wages, farming and business, property and transfers, less the costs of business; per head it is divided
 * by the persons of the household (the formula of the registration form). What a sheet gives is taken as given: one
 * that has the sum alone keeps the sum alone, and one that disagrees with its own parts is not put right behind the
 * clerk's back. Counties count a year from January or from October, hence the two days it was counted from and to. The
 * line of poverty is not here: it is a parameter by year and place, and income above it lifts nobody out of poverty; an
 * exit does (exits.c). */
#include "mechanisms/modules.h"

#include "mechanisms/households/households.h"

/* In the form's order: persons, the four sources, costs, then what follows from them. The net income alone may be below
 * nothing: a bad year costs more than it brought. */
static const struct field income_fields[] = {
        REF("household", "户", "Household", "household", .required = true, .indexed = true),
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .past = true, .indexed = true,
             .synonyms = "收入年度"),
        INTEGER("persons", "家庭人口", "Persons", .min = 1, .max = 40, .synonyms = "人口数|家庭人口数|家庭人数|人数"),
        MONEY("wage", "工资性收入", "Wages", .max = YUAN(100000000), .synonyms = "工资收入|务工收入|工资性"),
        MONEY("business", "生产经营性收入", "Farming and business", .max = YUAN(100000000),
              .synonyms = "经营性收入|生产经营收入|经营收入"),
        MONEY("property", "财产性收入", "Property", .max = YUAN(100000000), .synonyms = "财产收入"),
        MONEY("transfer", "转移性收入", "Transfers", .max = YUAN(100000000), .synonyms = "转移收入|政策性收入"),
        MONEY("costs", "生产经营性支出", "Costs of business", .max = YUAN(100000000),
              .synonyms = "经营性支出|生产经营支出|经营支出"),
        MONEY("net", "家庭年纯收入", "Net income", .min = -YUAN(100000000), .max = YUAN(100000000),
              .synonyms = "家庭纯收入|年纯收入|纯收入|家庭总收入|家庭年纯收入(元)"),
        MONEY("per_capita", "人均纯收入", "Net income per head", .max = YUAN(100000000),
              .synonyms = "家庭人均纯收入|家庭人均纯收入(元)|人均年纯收入|人均纯收入(元)|人均收入|家庭年人均纯收入|"
                          "人均可支配收入|年人均纯收入"),
        DATE("period_from", "统计起始", "Counted from", .hidden = true, .until = "period_to"),
        DATE("period_to", "统计截止", "Counted to", .hidden = true),
        TEXT("note", "说明", "Note", .hidden = true, .max_length = 500),
};

/* ---- hooks ---- */

/* income_sum: adds what is given of the four sources, less the costs; false when no source is given: costs alone are no
 * income, and an empty row is none of nothing. */
static bool income_sum(const struct draft *d, const struct draft *old, int64_t *net)
{
        static const char *const sources[] = { "wage", "business", "property", "transfer" };
        bool any = false;
        *net = 0;
        for (size_t i = 0; i < COUNT(sources); i++) {
                const struct val v = draft_now(d, old, sources[i]);
                any = any || v.type == VAL_INT;
                *net += v.type == VAL_INT ? v.i : 0;
        }
        const struct val costs = draft_now(d, old, "costs");
        *net -= costs.type == VAL_INT ? costs.i : 0;
        return any;
}

/* income_prepare: the sum and the income per head follow from the sources where those are entered; what is given in
 * words of its own stays. Of a loss nobody gets a share: per head it stays empty. */
static bool income_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)c;
        (void)ch;
        int64_t net = 0;
        if (income_sum(d, old, &net) && !draft_given(d, "net"))
                draft_set(d, "net", V_INT(net));
        const struct val sum = draft_now(d, old, "net"), persons = draft_now(d, old, "persons");
        const bool known = sum.type == VAL_INT && persons.type == VAL_INT && persons.i > 0;
        if (known && sum.i >= 0 && draft_now(d, old, "per_capita").type == VAL_NULL)
                draft_set(d, "per_capita", V_INT(sum.i / persons.i));
        return true;
}

/* One row a household and year; a sheet brought again in the same year corrects it. */
static const struct entity income_entities[] = {
        { .name = "household_income", .title = "家庭收入", .title_en = "Income of households",
          .life = LIFE_EVENT, .day = "year", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "按年度分来源的收入和人均纯收入", .help_en = "income by year and source, and per head", .keys = "household,year",
          .place_from = "household", .own = OWN_HOUSEHOLD, .sort = "year", .sort_down = true,
          .title_sql = HOUSEHOLD_OF_TITLE, FIELDS(income_fields), .prepare = income_prepare },
};

/* Suspects, not errors: the village looks whether it was forgotten, or the sum in another unit than yuan. The
 * bound of 100,000 yuan a head is that of the national rules of data quality of 2017. */
static const struct list income_lists[] = {
        /* Of one household it is what was entered; of several the persons weigh. */
        { .name = "household.income_per_head", .title = "人均纯收入(最近年度)",
          .title_en = "Net income per head, latest year", .unit = "元", .unit_en = "yuan", .of = "household_income",
          .period = PERIOD_DAY, .scale = 2,
          .measure = "CAST(SUM(t.per_capita * COALESCE(t.persons, 1)) / SUM(COALESCE(t.persons, 1)) AS BIGINT)",
          .where = "t.per_capita IS NOT NULL AND t.year = (SELECT MAX(i.year) FROM household_income i WHERE "
                   JOINED("i") " AND i.household_id = t.household_id AND i.per_capita IS NOT NULL AND "
                   "CAST(i.year AS TEXT) <= SUBSTR(:day, 1, 4))",
          .explain = "各户到当天所在年度为止最近一次核算的人均纯收入；多户时按人口加权",
          .explain_en = "net income per head as last counted by the year of the day; of several households weighted by "
                        "their persons" },
        { .name = "household.no_income", .title = "没有当年收入的«poor_household»",
          .title_en = "«poor_households» without this year's income", .unit = "户", .unit_en = "households",
          .of = "household", .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT, .owner = "village",
          .where = POOR_ON("t.id", ":day") " AND NOT EXISTS (SELECT 1 FROM household_income i WHERE " JOINED("i")
                   " AND i.household_id = t.id AND CAST(i.year AS TEXT) = SUBSTR(:day, 1, 4))",
          .mend = "由村里会同责任人入户核实，按户收入核算表登记；没有核算的先按规定核算，不能推算",
          .mend_en = "the village and the helper check at home and enter what the income form says; where there is "
                     "none it is made as the rules say, and never estimated",
          .explain = "当天«poor»、当年没有收入记录的户",
          .explain_en = "households poor on the day with no income entered for its year" },
        { .name = "household.income_implausible",
          .title = "人均纯收入超过 10 万元",
          .title_en = "Income per head above 100,000 yuan",
          .unit = "户",
          .unit_en = "households",
          .of = "household_income",
          .period = PERIOD_SPAN,
          .severity = SEVERITY_SUSPECT,
          .owner = "township",
          .where = "t.per_capita > 10000000 AND CAST(t.year AS TEXT) BETWEEN SUBSTR(:from, 1, 4) AND SUBSTR(:to, 1, 4)",
          .mend = "对照户收入核算表核对金额单位和人口数，由乡镇与填表的村核实",
          .mend_en = "compare unit and number of persons with the income form; the township checks with the village "
                     "that filled it in",
          .explain = "质检规则：人均纯收入大于 10 万元应核实",
          .explain_en = "quality rule: an income per head above 100,000 yuan is to be checked" },
};

const struct module income_module = {
        .name = "income",
        .title = "家庭收入",
        .title_en = "Income of households",
        .mechanism = "0",
        ENTITIES(income_entities),
        LISTS(income_lists),
};
