/* pay_sheet_months.c: which months a row of a table of remuneration pays (see pay_sheet.h).
 *
 * The month or months come from a column, else from the sheet's title or name; where only the year is said, the months
 * held in it are meant, when the number of months or the base proves it, else the row is refused. No month is guessed:
 * a month paid wrongly can't be told from one paid rightly until the next run pays it again. */
#include "base/date.h"
#include "base/utf8.h"
#include "mechanisms/motivation/pay_sheet.h"

/* Two causes, two ways out: title and sheet's name disagree, or neither says it. */
bool pay_sheet_no_month(struct ctx *c, const struct subject_group *g)
{
        if (g->month_unclear)
                return fail(c, ERR_INVALID, "date.month_unclear", "person.name", "%s",
                            say(c, "表名和工作表名写的月份不同：请改成一致，或加一列“发放月份”",
                                "title and name of the sheet give different months: make them agree, or add a "
                                "column 发放月份"));
        return fail(c, ERR_INVALID, "date.month_missing", "person.name", "%s",
                    say(c, "没有写明是哪年哪月的报酬：请在表名写“2018年3月”，或加一列“发放月份”",
                        "neither title nor column says which month is paid: write 2018年3月 into the title, or add "
                        "a column"));
}

/* bare_month: 3 of 3月, 3月份. */
static struct str bare_month(struct str text)
{
        text = str_ends(text, S("份")) ? str_slice(text, 0, text.n - S("份").n) : text;
        return str_ends(text, S("月")) ? str_slice(text, 0, text.n - S("月").n) : text;
}

/* month_said: "2017-03", "2017年3月", or "3月" of the year the title says. */
static bool month_said(struct ctx *c, const struct subject_group *g, struct str text, char month[11])
{
        enum date_precision precision = DATE_ONLY_YEAR;
        int64_t n = 0;
        if (str_int(bare_month(text), &n) && n >= 1 && n <= 12) {
                date_put(month, g->year, (int)n, 1);
                return g->year_said || pay_sheet_no_month(c, g);
        }
        if (!date_guess(text, month, &precision) || precision == DATE_ONLY_YEAR)
                return fail(c, ERR_INVALID, "date.invalid", PAY_SHEET_MONTH,
                            say(c, "发放月份“%.*s”看不懂，应如 2017-03", "month “%.*s” is not understood: 2017-03"),
                            FMT(text));
        memcpy(month + 7, "-01", 4);
        return true;
}

/* month_number: months counted through, so that a period over a new year is a difference. */
static int month_number(const char *day)
{
        return date_year(day) * 12 + (day[5] - '0') * 10 + day[6] - '0' - 1;
}

/* month_of_number: back to the first day of that month. */
static void month_of_number(char day[11], int number)
{
        date_put(day, number / 12, number % 12 + 1, 1);
}

int pay_sheet_month_count(const struct pay_row *r)
{
        return month_number(r->to) - month_number(r->from) + 1;
}

/* part_of_year: 一季度, 上半年 of the text's year, else of the title's. */
static bool part_of_year(const struct subject_group *g, struct str text, struct pay_row *r)
{
        static const struct {
                const char *word;
                int from, to;
        } known[] = { { "一季度", 1, 3 }, { "二季度", 4, 6 },  { "三季度", 7, 9 }, { "四季度", 10, 12 },
                      { "上半年", 1, 6 }, { "下半年", 7, 12 }, { "全年", 1, 12 } };
        int year = g->year_said ? g->year : 0;
        (void)subject_year(str_slice(text, 0, 4), &year);
        for (size_t i = 0; i < COUNT(known) && year; i++)
                if (str_ends(text, str_of(known[i].word))) {
                        date_put(r->from, year, known[i].from, 1);
                        date_put(r->to, year, known[i].to, 1);
                        return true;
                }
        return false;
}

/* span_cut: the first and last month of 1-3月, 2017年1月至3月, 201701-201703; 2017-01 is one month, so a year before a
 * hyphen is no first month. The hyphen is tried last, for it also stands within dates. */
static bool span_cut(struct ctx *c, struct str text, struct str *from, struct str *to)
{
        static const char *const marks[] = { "至", "到", "—", "–", "－", "~", "～", "-" };
        for (size_t i = 0; i < COUNT(marks); i++) {
                const size_t at = str_find(text, str_of(marks[i]));
                *from = str_slice(text, 0, at);
                if (at == text.n || (from->n == 4 && str_digits(*from)))
                        continue;
                *to = str_slice(text, at + strlen(marks[i]), text.n);
                if (str_find(*from, S("年")) < from->n && !str_ends(*from, S("月")))
                        *from = arena_fmt(c->arena, "%.*s月", FMT(*from));
                return true;
        }
        return false;
}

/* period_said: the month or months a cell says; a bare last month is of the year of the first. */
static bool period_said(struct ctx *c, const struct subject_group *g, struct str text, struct pay_row *r)
{
        struct str from, to;
        int64_t n = 0;
        if (part_of_year(g, text, r))
                return true;
        if (!span_cut(c, text, &from, &to)) {
                if (!month_said(c, g, text, r->to))
                        return false;
                memcpy(r->from, r->to, sizeof r->from);
                return true;
        }
        if (!month_said(c, g, from, r->from))
                return false;
        const bool bare = str_int(bare_month(to), &n) && n >= 1 && n <= 12;
        if (bare)
                date_put(r->to, date_year(r->from), (int)n, 1);
        if (!bare && !month_said(c, g, to, r->to))
                return false;
        return strcmp(r->from, r->to) <= 0 ||
               fail(c, ERR_INVALID, "date.invalid", PAY_SHEET_MONTH,
                    say(c, "发放月份“%.*s”看不懂，应如 2017-03", "month “%.*s” is not understood: 2017-03"), FMT(text));
}

/* period_of_row: the months the sheet speaks of for this row; with the year alone, all of it, to be proved by the base:
 * a county's yearly table and a month's table without its month look the same. */
static bool period_of_row(struct ctx *c, const struct subject_group *g, size_t row, struct pay_row *r)
{
        const struct str text = utf8_squeeze(c->arena, subject_text(g, row, PAY_SHEET_MONTH));
        if (text.n)
                return period_said(c, g, text, r);
        if (g->month_unclear || !g->year_said)
                return pay_sheet_no_month(c, g);
        r->year_alone = g->month_from == 0;
        date_put(r->from, g->year, r->year_alone ? 1 : g->month_from, 1);
        date_put(r->to, g->year, r->year_alone ? 12 : g->month_to, 1);
        return true;
}

/* The run is of the last month the sheet speaks of, also for who left before it: one sheet is one run. */
bool pay_sheet_held(struct ctx *c, struct pay_row *r, int64_t n)
{
        const int since = month_number(r->who.from), until = r->who.to[0] ? month_number(r->who.to) : 0;
        memcpy(r->month, r->to, sizeof r->month);
        if (since > month_number(r->from))
                month_of_number(r->from, since);
        if (until && until < month_number(r->to))
                month_of_number(r->to, until);
        const int held = pay_sheet_month_count(r);
        return n == 0 || n == held ||
               fail(c, ERR_INVALID, "pay.months", PAY_SHEET_MONTHS,
                    say(c, "任职登记在这期间是 %d 个月：请核对月数，或先更正任职、离任日期",
                        "the post was held %d months of the period: correct the number, or the days of the post"),
                    held);
}

/* held_months: the months of the row. A number of months reaches back from a single month, for that is when it is paid;
 * of a period it must be what the post says, for both can't be right. */
static bool held_months(struct ctx *c, const struct subject_group *g, size_t row, struct pay_row *r)
{
        const struct str text = str_trim(subject_text(g, row, PAY_SHEET_MONTHS));
        int64_t n = 0;
        if (text.n && (!str_int(str_ends(text, S("个月")) ? str_slice(text, 0, text.n - S("个月").n) : text, &n) ||
                       n < 1 || n > 12))
                return fail(c, ERR_INVALID, "number.range", PAY_SHEET_MONTHS, "%s",
                            say(c, "月数应为 1 至 12", "months are 1 to 12"));
        if (strcmp(r->from, r->to) != 0)
                return pay_sheet_held(c, r, n);
        memcpy(r->month, r->to, sizeof r->month);
        if (n)
                month_of_number(r->from, month_number(r->to) - (int)n + 1);
        return true;
}

/* First who, for his post says which of the months. */
bool pay_sheet_months(struct ctx *c, const struct subject_group *g, size_t row, struct pay_row *r)
{
        return period_of_row(c, g, row, r) && holder_of(c, g, row, r->from, r->to, &r->who) &&
               held_months(c, g, row, r);
}
