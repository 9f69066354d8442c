/* collective_income.c: mechanism 3.3, what each village's collective earned, by year.
 *
 * One row a village and year, entered from the village's books, whole or in its parts; whole is what the parts come
 * to. Whether a village lives by itself is seen from what it earned, without grants. The county looks at the growth
 * over the year before, so that a village with one year only counts neither as grown nor as fallen. Left out: the books
 * themselves. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* The parts are those of the books of collectives. What a village owes is no income, hence the least is 0. */
#define PART(name_, zh, en, words) MONEY(name_, zh, en, .min = 0, .max = YUAN(10000000000), .synonyms = words)
static const char *const parts[] = { "operating", "contracted", "investment", "subsidies", "others" };
static const struct field income_fields[] = {
        PLACE("place", "村", "Village", .level = "village", .required = true, .synonyms = "行政村|村名"),
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .past = true, .indexed = true,
             .synonyms = "年份"),
        MONEY("amount", "村集体经济收入", "Collective income", .required = true, .min = 0, .max = YUAN(10000000000),
              .instead = "operating", .help = "只填分项的，为各项之和", .help_en = "with parts alone, it is what they come to",
              .synonyms = "集体经济收入|村集体收入|收入|收入金额|收入合计|集体经济总收入|村集体经济总收入|集体收入合计|"
                          "集体收入|村级集体经济收入|总收入|年收入|收入总额|全年收入|合计|总额|集体经济收入合计"),
        PART("operating", "经营收入", "Earned by business", "经营性收入|集体经营收入|生产经营收入"),
        PART("contracted", "发包及上交收入", "Contracts and dues", "发包上交收入|发包收入|发包及上交|承包收入|资源发包收入"),
        PART("investment", "投资收益", "Investment", "投资收入|入股分红收入"),
        PART("subsidies", "补助收入", "Grants", "财政补助收入|上级补助收入|转移支付收入"),
        PART("others", "其他收入", "Other income", "其它收入"),
        TEXT("evidence", "依据", "Evidence", .max_length = 300, .synonyms = "账册|凭证"),
};

/* parts_sum: what the parts given come to; false where none is. */
static bool parts_sum(const struct draft *d, const struct draft *old, int64_t *sum)
{
        bool any = false;
        *sum = 0;
        for (size_t i = 0; i < COUNT(parts); i++) {
                const struct val v = draft_now(d, old, parts[i]);
                any = any || v.type == VAL_INT;
                *sum += v.type == VAL_INT ? v.i : 0;
        }
        return any;
}

/* income_whole: the whole as it is said; of a row whose parts were not the whole what it was; else what the parts come
 * to. A form that sends the whole back unchanged has not said it. */
static struct val income_whole(const struct draft *d, const struct draft *old, int64_t sum)
{
        int64_t before;
        const struct val was = old ? draft_get(old, "amount") : V_NULL,
                         said = draft_given(d, "amount") ? draft_get(d, "amount") : V_NULL;
        if (said.type == VAL_INT && !(old && draft_same(d, old, "amount")))
                return said;
        if (was.type == VAL_INT && (!parts_sum(old, NULL, &before) || before != was.i))
                return was;
        return V_INT(sum);
}

/* Tables have columns for parts that are none of these; so the whole may be more than its parts, and never less. */
static bool collective_income_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        int64_t sum;
        (void)ch;
        if (!parts_sum(d, old, &sum))
                return true;
        const struct val whole = income_whole(d, old, sum);
        if (whole.i < sum)
                return fail(c, ERR_INVALID, "income.parts", "collective_income.amount", "%s",
                            say(c, "合计少于各分项之和：请核对账册，更正合计或分项",
                                "the whole is less than its parts: check the books and correct either"));
        draft_set(d, "amount", whole);
        return true;
}

/* A village has one row a year (the key), so a sheet imported again corrects the sum and doesn't add to it. */
static const struct entity income_entities[] = {
        { .name = "collective_income", .title = "村集体经济收入", .title_en = "Collective income",
          .life = LIFE_EVENT, .day = "year", .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "各村各年度的村集体经济收入", .help_en = "collective income of villages by year",
          .called = "集体经济收入|村集体收入|集体收入", .keys = "place,year", .sort = "year", .sort_down = true,
          .title_sql = "CAST(r.year AS TEXT) || ' ' || " PLACE_TITLE, FIELDS(income_fields),
          .prepare = collective_income_prepare },
};

/* ---- lists ---- */

/* LAST_YEAR: the same village's income of the year before t; NULL when it was not entered. THIS_YEAR: t is of the
 * period's last year, so that a period of several years has one growth. */
#define LAST_YEAR \
        "(SELECT o.amount FROM collective_income o WHERE " JOINED("o") " AND o.place = t.place AND o.year = t.year - " \
        "1)"
#define THIS_YEAR "CAST(t.year AS TEXT) = SUBSTR(:to, 1, 4)"

/* EARNED: what a village earned itself: business, contracts and dues, investment; grants and gifts are none. */
#define EARNED_ITSELF "COALESCE(t.operating, 0) + COALESCE(t.contracted, 0) + COALESCE(t.investment, 0)"
#define IN_PARTS \
        "(t.operating IS NOT NULL OR t.contracted IS NOT NULL OR t.investment IS NOT NULL OR t.subsidies IS NOT " \
        "NULL OR t.others IS NOT NULL)"

/* The source's example is one village whose income is up on the year before (十八岗村), so growth is a figure and a fall a
 * hint: a poor harvest is no fault. */
static const struct list income_lists[] = {
        { .name = "collective_income.total", .title = "村集体经济收入", .title_en = "Collective income", .unit = "元",
          .unit_en = "yuan", .of = "collective_income", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .measure = SUM_OF("t.amount"), .where = IN_YEARS("t.year"), .explain = "期内各年度各村所报集体经济收入之和，含补助等全部收入",
          .explain_en = "the sum of what villages reported for the years in the period, subsidies included" },
        { .name = "collective_income.earned", .title = "村集体经营性收入", .title_en = "Earned by collectives themselves",
          .unit = "元", .unit_en = "yuan", .of = "collective_income", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .measure = "CAST(COALESCE(SUM(" EARNED_ITSELF "), 0) AS BIGINT)", .where = IN_YEARS("t.year"),
          .explain = "期内各年度的经营收入、发包及上交收入和投资收益，补助和其他收入不在内；没有分项的不计",
          .explain_en = "business, contracts and dues, and investment of the years in the period, without grants and "
                        "other income; rows without parts count nothing" },
        /* What counts as hollow a county says (parameter hollow_income). */
        { .name = "collective_income.hollow", .title = "集体经济空壳村", .title_en = "Villages without income of their own",
          .unit = "个", .unit_en = "villages", .of = "collective_income", .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT, .owner = "township",
          .where = THIS_YEAR " AND " IN_PARTS " AND " EARNED_ITSELF " < {param:hollow_income} * 100",
          .mend = "与村核对账簿的各项收入；登记有误的更正，其余如实保留", .mend_en = "check the parts in the village's books; "
          "correct what was entered wrongly, the rest stays",
          .explain = "期末所在年度分项登记的村中，经营性收入(不含补助和其他)低于标准(参数 hollow_income)的；未规定标准的不列",
          .explain_en = "villages whose own income of the period's last year is below the bound (parameter "
                        "hollow_income); none while that is not set" },
        { .name = "collective_income.not_in_parts", .title = "分项之和少于合计的村", .title_en = "Income not wholly in its parts",
          .unit = "个", .unit_en = "villages", .of = "collective_income", .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT, .owner = "township",
          .where = IN_YEARS("t.year") " AND " IN_PARTS " AND " EARNED_ITSELF
                   " + COALESCE(t.subsidies, 0) + COALESCE(t.others, 0) < t.amount",
          .mend = "与村核对账簿，把没有归入分项的收入归入所属的一项", .mend_en = "check the village's books, and enter what is in no part "
          "in the one it belongs to",
          .explain = "期内各年度分项登记、各项之和少于合计的村",
          .explain_en = "villages of the period's years whose parts come to less than the whole" },
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

static const struct parameter income_parameters[] = {
        { .name = "hollow_income", .title = "集体经济空壳村的经营性收入标准", .title_en = "Own income below which a village is hollow",
          .unit = "元", .type = FIELD_INT },
};

const struct module collective_income_module = {
        .name = "collective_income",
        .title = "村集体经济收入",
        .title_en = "Collective income",
        .mechanism = "3.3",
        ENTITIES(income_entities),
        LISTS(income_lists),
        PARAMETERS(income_parameters),
};
