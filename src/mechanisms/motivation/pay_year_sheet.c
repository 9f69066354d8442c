/* pay_year_sheet.c: the table of remuneration of a year (村干部全年报酬发放表): a row a person, the base in a column a month,
 * quarter or half, the other parts once. See pay_sheet.h. */
#include "base/date.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/motivation/pay_sheet.h"

/* The columns of a year's table and the months each stands for. A table has months, quarters or halves; where it mixes
 * them (a half that is over, then months), each column is a line of its own and the hard rule pay_once sees to it that
 * none pays what another did. */
static const struct span {
        const char *field;
        int from, to;
} spans[] = {
        { "pay_sheet.month1", 1, 1 },    { "pay_sheet.month2", 2, 2 },    { "pay_sheet.month3", 3, 3 },
        { "pay_sheet.month4", 4, 4 },    { "pay_sheet.month5", 5, 5 },    { "pay_sheet.month6", 6, 6 },
        { "pay_sheet.month7", 7, 7 },    { "pay_sheet.month8", 8, 8 },    { "pay_sheet.month9", 9, 9 },
        { "pay_sheet.month10", 10, 10 }, { "pay_sheet.month11", 11, 11 }, { "pay_sheet.month12", 12, 12 },
        { "pay_sheet.quarter1", 1, 3 },  { "pay_sheet.quarter2", 4, 6 },  { "pay_sheet.quarter3", 7, 9 },
        { "pay_sheet.quarter4", 10, 12 }, { "pay_sheet.half1", 1, 6 },    { "pay_sheet.half2", 7, 12 },
};

/* SPAN_COLUMN: a quarter or a half in the three ways it is written, alone or with what is paid for it. */
#define SPAN_COLUMN(name, a, b, d) \
        PAY_SHEET_AMOUNT("pay_sheet." name, .synonyms = a "|" b "|" d "|" a "基本报酬|" b "基本报酬|" a "报酬|" b "报酬|" \
                         a "基本|" d "基本报酬")
#define MONTH_COLUMN(n, words) PAY_SHEET_AMOUNT("pay_sheet.month" #n, .synonyms = words)

/* clang-format off */
static const struct column year_columns[] = {
        HOLDER_COLUMNS,
        MONTH_COLUMN(1, "1月|1月份|一月|一月份|01月|元月"), MONTH_COLUMN(2, "2月|2月份|二月|二月份|02月"),
        MONTH_COLUMN(3, "3月|3月份|三月|三月份|03月"), MONTH_COLUMN(4, "4月|4月份|四月|四月份|04月"),
        MONTH_COLUMN(5, "5月|5月份|五月|五月份|05月"), MONTH_COLUMN(6, "6月|6月份|六月|六月份|06月"),
        MONTH_COLUMN(7, "7月|7月份|七月|七月份|07月"), MONTH_COLUMN(8, "8月|8月份|八月|八月份|08月"),
        MONTH_COLUMN(9, "9月|9月份|九月|九月份|09月"), MONTH_COLUMN(10, "10月|10月份|十月|十月份"),
        MONTH_COLUMN(11, "11月|11月份|十一月|十一月份"), MONTH_COLUMN(12, "12月|12月份|十二月|十二月份"),
        SPAN_COLUMN("quarter1", "一季度", "第一季度", "1季度"), SPAN_COLUMN("quarter2", "二季度", "第二季度", "2季度"),
        SPAN_COLUMN("quarter3", "三季度", "第三季度", "3季度"), SPAN_COLUMN("quarter4", "四季度", "第四季度", "4季度"),
        SPAN_COLUMN("half1", "上半年", "1-6月", "1—6月"), SPAN_COLUMN("half2", "下半年", "7-12月", "7—12月"),
        PAY_SHEET_AMOUNT("pay_sheet.base_sum", .synonyms = "基本报酬合计|基本报酬小计|基本小计|基本合计|基本报酬"),
        PAY_SHEET_PARTS,
};
/* clang-format on */

/* put_span: the base of a month, quarter or half of a year's table, into the run of its last month: a quarter is paid
 * when it is over. Who held the post is asked anew for each, since a cadre may have changed his class during the year.
 */
static bool put_span(struct ctx *c, struct change *ch, struct subject_group *g, struct pay_row *year,
                     const struct span *span)
{
        struct pay_row r = { .who = year->who };
        const int64_t amount = pay_sheet_amount(g, g->at, span->field);
        if (amount == 0)
                return true;
        date_put(r.from, g->year, span->from, 1);
        date_put(r.to, g->year, span->to, 1);
        year->sum += amount;
        return holder_of(c, g, g->at, r.from, r.to, &r.who) && pay_sheet_held(c, &r, 0) &&
               pay_sheet_base(c, ch, g, &r, span->field, amount);
}

/* base_sum: 基本报酬合计 of a year's table, against its months: never taken for the base itself, or it would be paid twice.
 */
static bool base_sum(struct ctx *c, const struct subject_group *g, const struct pay_row *r)
{
        const struct val said = subject_value(g, g->at, "pay_sheet.base_sum");
        char words[32];
        decimal_put(r->sum, 2, words);
        return said.type != VAL_INT || said.i == r->sum ||
               fail(c, ERR_INVALID, "pay.sum", "pay_sheet.base_sum", say(c, "各月相加是 %s", "the months come to %s"),
                    words);
}

/* year_period: from the first to the last column with an amount; false when there is none. */
static bool year_period(const struct subject_group *g, struct pay_row *r)
{
        int first = 0, last = 0;
        for (size_t i = 0; i < COUNT(spans); i++)
                if (subject_value(g, g->at, spans[i].field).type == VAL_INT) {
                        first = first && first < spans[i].from ? first : spans[i].from;
                        last = last > spans[i].to ? last : spans[i].to;
                }
        if (last == 0)
                return false;
        date_put(r->from, g->year, first, 1);
        date_put(r->to, g->year, last, 1);
        memcpy(r->month, r->to, sizeof r->month);
        return true;
}

/* year_row: the base month by month, then what is paid once for all of them, with the last. */
static bool year_row(struct ctx *c, struct change *ch, struct subject_group *g)
{
        struct pay_row r = { .run = 0 };
        if (!g->year_said || !year_period(g, &r))
                return pay_sheet_no_month(c, g);
        if (!holder_of(c, g, g->at, r.from, r.to, &r.who))
                return false;
        for (size_t i = 0; i < COUNT(spans); i++)
                if (!put_span(c, ch, g, &r, &spans[i]))
                        return false;
        return base_sum(c, g, &r) && pay_sheet_run(c, ch, g, &r) &&
               pay_sheet_parts(c, ch, g, &r, PAY_SHEET_BESIDE_BASE);
}

/* year_apply: a row by itself, as in the month's table. */
static bool year_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        return subject_each_row(c, ch, g, year_row);
}

/* A county's table may begin or end within the year, or have quarters only: one of these is in each. */
static const struct subject_hooks year_hooks = { .evidence = "pay_sheet.month1|pay_sheet.month2|pay_sheet.month7|"
                                                             "pay_sheet.month12|pay_sheet.quarter1|"
                                                             "pay_sheet.quarter2|pay_sheet.quarter4|pay_sheet.half1",
                                                 .apply = year_apply };

static const struct subject year_subjects[] = {
        { .name = "pay_year_sheet", .title = "村干部全年报酬发放表", .title_en = "Remuneration of a year, by month",
          .root = "pay_line", COLUMNS(year_columns), .hooks = &year_hooks,
          .called = PAY_SHEET_CALLED },
};

const struct module pay_year_sheet_module = {
        .name = "pay_year_sheet",
        .title = "全年报酬表样",
        .title_en = "Sheets of a year's pay",
        .mechanism = "4.1",
        SUBJECTS(year_subjects),
};
