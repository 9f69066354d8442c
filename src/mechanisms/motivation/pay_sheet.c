/* pay_sheet.c: the tables of remuneration every county draws up itself (村干部报酬发放表): a row a person, a column a part; or
 * a year's, with a column a month.
 *
 * A row becomes the lines of the month's run; the run is made when it isn't there, and stays unlocked. The month or
 * months come from a column, else from the sheet's title or name; where only the year is said, the months held in it
 * are meant, when the number of months or the base proves it, else the row is refused: no month is guessed. Who is paid
 * must hold a village post in the months, and the base must be what the rates say: a row that breaks it is refused by
 * itself, with the amount that would be right. What the sheet has computed itself (应发, 实发) is not believed: a row whose
 * parts don't come to it is refused, for then a part is wrong or stands in a column nobody read. What is withheld for
 * others (代扣) counts in that sum only. A bank card is entered with the post that has none, by whoever may, and must
 * else agree. */
#include "mechanisms/ground/holder_sheet.h"
#include "mechanisms/modules.h"
#include "mechanisms/ground/shared.h"

#include "base/date.h"
#include "base/utf8.h"
#include "core/scope.h"

#include <stdio.h>

#define MONTH "pay_sheet.month"
#define MONTHS "pay_sheet.months"
#define CARD "village_post.bank_card"
#define DEDUCTED "pay_sheet.deducted"
#define WITHHELD "pay_sheet.withheld"
#define NOTE "pay_sheet.note"
#define RATE "pay_sheet.rate"

static const struct pay_column {
        const char *field, *part;
        int sign;
} parts[] = {
        { "pay_sheet.base", "base", 1 },           { "pay_sheet.performance", "performance", 1 },
        { "pay_sheet.seniority", "seniority", 1 }, { "pay_sheet.allowance", "allowance", 1 },
        { "pay_sheet.award", "award", 1 },         { "pay_sheet.other", "other", 1 },
        { DEDUCTED, "deduction", -1 },
};
#define BASE 0 /* of parts */

#define SPANS 18 /* columns of a year's table: its months, quarters and halves */
static const struct span {
        const char *field;
        int from, to;
} spans[SPANS] = {
        { "pay_sheet.month1", 1, 1 },
        { "pay_sheet.month2", 2, 2 },
        { "pay_sheet.month3", 3, 3 },
        { "pay_sheet.month4", 4, 4 },
        { "pay_sheet.month5", 5, 5 },
        { "pay_sheet.month6", 6, 6 },
        { "pay_sheet.month7", 7, 7 },
        { "pay_sheet.month8", 8, 8 },
        { "pay_sheet.month9", 9, 9 },
        { "pay_sheet.month10", 10, 10 },
        { "pay_sheet.month11", 11, 11 },
        { "pay_sheet.month12", 12, 12 },
        { "pay_sheet.quarter1", 1, 3 },
        { "pay_sheet.quarter2", 4, 6 },
        { "pay_sheet.quarter3", 7, 9 },
        { "pay_sheet.quarter4", 10, 12 },
        { "pay_sheet.half1", 1, 6 },
        { "pay_sheet.half2", 7, 12 },
};
static const char *const sums[] = { "pay_sheet.due", "pay_sheet.net", "pay_sheet.total" };

#define AMOUNT(name, ...) \
        { \
                .field = name, .like = "pay_line.amount", __VA_ARGS__ \
        }
#define SPAN_COLUMN(name, a, b, d) \
        AMOUNT("pay_sheet." name, .synonyms = a "|" b "|" d "|" a "基本报酬|" b "基本报酬|" a "报酬|" b "报酬|" a "基本|" d "基本报酬")
#define MONTH_COLUMN(n, words) AMOUNT("pay_sheet.month" #n, .synonyms = words)

/* clang-format off */
#define PART_COLUMNS \
        AMOUNT("pay_sheet.performance", .sums = true, .synonyms = "绩效报酬|绩效|绩效工资|考核报酬|绩效考核报酬|绩效部分|绩效考核|" \
               "全年绩效报酬|年绩效报酬|年度绩效报酬|全年绩效|年度绩效|绩效考核奖|绩效奖|考核绩效|考核工资|绩效补贴|绩效考核工资|绩效报酬合计|绩效合计|年终绩效|绩效奖金"), \
        AMOUNT("pay_sheet.seniority", .sums = true, .synonyms = "任职年限补贴|工龄补贴|年限补贴|任职年限补助|工龄工资|任职补贴|年限报酬|" \
               "任职年限报酬|工龄报酬|连续任职补贴"), \
        AMOUNT("pay_sheet.allowance", .sums = true, .synonyms = "津贴补贴|补贴|津贴|岗位补贴|岗位津贴|交通补贴|通讯补贴|生活补贴|交通通讯补贴|" \
               "一肩挑补贴|兼职补贴|学历补贴|误工补贴|误工补助|其他补贴|其他津贴|专项补贴"), \
        AMOUNT("pay_sheet.award", .sums = true, .synonyms = "奖励|奖金|年终奖|奖励报酬|考核奖|年终考核奖|考核奖励|集体经济发展奖励|奖励部分|" \
               "集体经济奖励|集体经济增收奖励|考核奖金|目标考核奖|创收奖励"), \
        AMOUNT("pay_sheet.other", .sums = true, .synonyms = "其他部分|其他报酬|其他|补发|其他补助"), \
        AMOUNT(DEDUCTED, .sums = true, .synonyms = "扣款|扣发|扣减|考核扣减|扣减金额|缺勤扣减|扣减数|考核扣款|" \
               "扣除|应扣|扣款合计|缺勤扣款|考核扣发|应扣款|扣发金额|扣款金额|扣回|补扣"), \
        AMOUNT(WITHHELD, .sums = true, .synonyms = "代扣|代扣代缴|应扣部分|代扣部分|代扣项目|应扣项目|扣款项目|应扣款项|扣缴部分|" \
               "代扣养老保险|个人缴纳养老保险|代扣保险|代扣个人缴费|个人养老保险|代扣款|" \
               "个人缴养老保险|扣个人养老保险|代扣社保|代缴养老保险|扣养老保险|养老保险个人代扣|个人代扣|代扣个人部分|" \
               "养老保险个人缴费|个人应缴养老保险|代扣养老|代扣医保|代扣意外险|代扣个人养老保险|养老保险代扣|社保个人部分"), \
        AMOUNT("pay_sheet.due", .synonyms = "应发|应发合计|应发部分合计|应发金额|应发报酬|应发工资|应发数|应发小计"), \
        AMOUNT("pay_sheet.net", .synonyms = "实发|实发合计|实发金额|实发报酬|实发工资|实发数|打卡金额|实付金额"), \
        AMOUNT("pay_sheet.total", .synonyms = "合计|小计|总计|报酬合计|全年报酬|全年报酬合计|年报酬合计|年度合计|报酬总额|发放合计|合计金额|全年合计|年合计|发放金额|总额"), \
        { .field = NOTE, .synonyms = "扣款原因|扣减原因|备注|补扣原因|扣发原因" }, \
        { .field = CARD, .match_only = true, .synonyms = "卡号|银行账号|账号|一卡通账号|工资卡号|一卡通卡号|银行卡|卡(账)号|" \
          "社保卡号|社会保障卡号|开户账号|账户|银行账户|打卡账号" }

static const struct column pay_columns[] = {
        HOLDER_COLUMNS,
        { .field = MONTH, .synonyms = "发放月份|月份|所属月份|报酬月份|发放时间|发放年月|所属期|报酬所属月份|年月" },
        { .field = MONTHS, .synonyms = "任职月数|发放月数|月数|任职月|任职月份数|在职月数|计发月数" },
        AMOUNT(RATE, .synonyms = "月基本报酬|月报酬标准|月基本报酬标准|基本报酬月标准|月标准|月工资标准|每月标准|月基础报酬"),
        AMOUNT("pay_sheet.base", .sums = true, .synonyms = "基本报酬|全年基本报酬|年基本报酬|年度基本报酬|全年基本|岗位工资|" \
               "职务报酬|基本|基础报酬|基本工资|基础工资|基本报酬金额|岗位报酬|" \
               "基本部分|基本补贴|固定报酬|基础补贴|基本报酬合计|基本报酬小计|固定补贴|基础部分"),
        PART_COLUMNS,
};
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
        AMOUNT("pay_sheet.base_sum", .synonyms = "基本报酬合计|基本报酬小计|基本小计|基本合计|基本报酬"),
        PART_COLUMNS,
};
/* clang-format on */

struct pay_row {
        struct holder who;
        int64_t run;
        char from[11], to[11]; /* first days of the months paid for */
        char month[11];        /* of the run: the last the sheet speaks of, also for who left before */
        bool year_alone;       /* only the year is said: the base must prove the months */
        int64_t sum, deducted; /* of the parts that add, and of those that are taken off */
};

/* ---- the months ---- */

static bool no_month(struct ctx *c, const struct subject_group *g)
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

/* month_of: "2017-03", "2017年3月", or "3月" of the year the title says. */
static bool month_of(struct ctx *c, const struct subject_group *g, struct str text, char month[11])
{
        enum date_precision precision = DATE_ONLY_YEAR;
        int64_t n = 0;
        struct str number = str_ends(text, S("份")) ? str_slice(text, 0, text.n - S("份").n) : text;
        number = str_ends(number, S("月")) ? str_slice(number, 0, number.n - S("月").n) : number;
        if (str_int(number, &n) && n >= 1 && n <= 12) {
                date_put(month, g->year, (int)n, 1);
                return g->year_said || no_month(c, g);
        }
        if (!date_guess(text, month, &precision) || precision == DATE_ONLY_YEAR)
                return fail(c, ERR_INVALID, "date.invalid", MONTH,
                            say(c, "发放月份“%.*s”看不懂，应如 2017-03", "month “%.*s” is not understood: 2017-03"),
                            FMT(text));
        memcpy(month + 7, "-01", 4);
        return true;
}

static int month_number(const char *day)
{
        return date_year(day) * 12 + (day[5] - '0') * 10 + day[6] - '0' - 1;
}

static void month_put(char day[11], int number)
{
        date_put(day, number / 12, number % 12 + 1, 1);
}

/* parts_of_year: 一季度, 上半年 of the text's year, else of the title's. */
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

/* span_cut: the first and last month of 1-3月, 2017年1月至3月, 201701-201703; 2017-01 is one month. */
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

/* period_in: the month or months a cell says; a bare last month is of the year of the first. */
static bool period_in(struct ctx *c, const struct subject_group *g, struct str text, struct pay_row *r)
{
        struct str from, to, last;
        int64_t n = 0;
        if (part_of_year(g, text, r))
                return true;
        if (!span_cut(c, text, &from, &to)) {
                if (!month_of(c, g, text, r->to))
                        return false;
                memcpy(r->from, r->to, sizeof r->from);
                return true;
        }
        last = str_ends(to, S("份")) ? str_slice(to, 0, to.n - S("份").n) : to;
        last = str_ends(last, S("月")) ? str_slice(last, 0, last.n - S("月").n) : last;
        if (!month_of(c, g, from, r->from))
                return false;
        const bool bare = str_int(last, &n) && n >= 1 && n <= 12;
        if (bare)
                date_put(r->to, date_year(r->from), (int)n, 1);
        if (!bare && !month_of(c, g, to, r->to))
                return false;
        return strcmp(r->from, r->to) <= 0 ||
               fail(c, ERR_INVALID, "date.invalid", MONTH,
                    say(c, "发放月份“%.*s”看不懂，应如 2017-03", "month “%.*s” is not understood: 2017-03"), FMT(text));
}

/* period_of: the months the sheet speaks of for this row; with the year alone, all of it. */
static bool period_of(struct ctx *c, const struct subject_group *g, size_t row, struct pay_row *r)
{
        const struct str text = utf8_squeeze(c->arena, subject_text(g, row, MONTH));
        if (text.n)
                return period_in(c, g, text, r);
        if (g->month_unclear || !g->year_said)
                return no_month(c, g);
        r->year_alone = g->month_from == 0;
        date_put(r->from, g->year, r->year_alone ? 1 : g->month_from, 1);
        date_put(r->to, g->year, r->year_alone ? 12 : g->month_to, 1);
        return true;
}

/* months_held: of a period, the months the post was held; a number of months (0: none is given) must agree. */
static bool months_held(struct ctx *c, struct pay_row *r, int64_t n)
{
        const int since = month_number(r->who.from), until = r->who.to[0] ? month_number(r->who.to) : 0;
        memcpy(r->month, r->to, sizeof r->month);
        if (since > month_number(r->from))
                month_put(r->from, since);
        if (until && until < month_number(r->to))
                month_put(r->to, until);
        const int held = month_number(r->to) - month_number(r->from) + 1;
        return n == 0 || n == held ||
               fail(c, ERR_INVALID, "pay.months", MONTHS,
                    say(c, "任职登记在这期间是 %d 个月：请核对月数，或先更正任职、离任日期",
                        "the post was held %d months of the period: correct the number, or the days of the post"),
                    held);
}

/* held_months: the months of the row; a number of months reaches back from a single month. */
static bool held_months(struct ctx *c, const struct subject_group *g, size_t row, struct pay_row *r)
{
        const struct str text = str_trim(subject_text(g, row, MONTHS));
        int64_t n = 0;
        if (text.n && (!str_int(str_ends(text, S("个月")) ? str_slice(text, 0, text.n - S("个月").n) : text, &n) ||
                       n < 1 || n > 12))
                return fail(c, ERR_INVALID, "number.range", MONTHS, "%s",
                            say(c, "月数应为 1 至 12", "months are 1 to 12"));
        if (strcmp(r->from, r->to) != 0)
                return months_held(c, r, n);
        memcpy(r->month, r->to, sizeof r->month);
        if (n)
                month_put(r->from, month_number(r->to) - (int)n + 1);
        return true;
}

/* months_of: first who, for his post says which of the months. */
static bool months_of(struct ctx *c, const struct subject_group *g, size_t row, struct pay_row *r)
{
        return period_of(c, g, row, r) && holder_of(c, g, row, r->from, r->to, &r->who) && held_months(c, g, row, r);
}

/* ---- amounts ---- */

static int64_t amount_of(const struct subject_group *g, size_t row, const char *field)
{
        const struct val v = subject_value(g, row, field);
        return v.type == VAL_INT ? v.i : 0;
}

static int64_t off(const struct subject_group *g, size_t row, const char *field)
{
        const int64_t v = amount_of(g, row, field);
        return v < 0 ? -v : v;
}

/* adds_up: every sum the row has of itself is one of those its parts can come to. */
static bool adds_up(struct ctx *c, const struct subject_group *g, size_t row, const struct pay_row *r)
{
        const int64_t whole = r->sum, after = whole - r->deducted, net = after - off(g, row, WITHHELD);
        char found[32], wanted[32];
        for (size_t i = 0; i < COUNT(sums); i++) {
                const struct subject_cell *cell = subject_cell(g, row, sums[i]);
                const bool is_net = strcmp(sums[i], "pay_sheet.net") == 0;
                if (!cell->given || cell->v.type != VAL_INT || cell->v.i == net)
                        continue;
                if (!is_net && (cell->v.i == whole || cell->v.i == after))
                        continue;
                decimal_put(cell->v.i, 2, found);
                decimal_put(is_net ? net : whole, 2, wanted);
                return fail(c, ERR_INVALID, "pay.sum", sums[i],
                            say(c, "表上算的是 %s，各项相加是 %s：请核对，或看是否有一列没有用上",
                                "the sheet says %s, its parts come to %s: one is wrong, or a column was not used"),
                            found, wanted);
        }
        return true;
}

static bool run_of(struct ctx *c, struct change *ch, struct subject_group *g, struct pay_row *r)
{
        struct draft *d = draft_new(c->arena, entity_find(S("pay_run")));
        draft_set(d, "month", V_STR(arena_str(c->arena, str_of(r->month))));
        draft_set(d, "batch", V_TEXT("月度"));
        if (!change_find(c, d, &d->id) || (d->id == 0 && !subject_put(c, ch, g, d)))
                return false;
        r->run = d->id;
        return true;
}

/* base_fits: the base is the sum of the months' rates; said here so that a wrong row is refused by itself. */
static bool base_fits(struct ctx *c, const struct pay_row *r, const char *field, int64_t amount)
{
        struct val due;
        char words[32];
        if (!db_one(c, db_sql(c->db, "motivation_sheet.base_due"),
                    ARGS(ARG("class", V_TEXT(r->who.class)), ARG("from", V_TEXT(r->from)), ARG("to", V_TEXT(r->to))),
                    &due))
                return false;
        decimal_put(due.type == VAL_INT ? due.i : 0, 2, words);
        if (due.type == VAL_INT && due.i == amount)
                return true;
        if (r->year_alone)
                return fail(c, ERR_INVALID, "date.month_missing", "person.name",
                            say(c, "没有写明是哪几个月的报酬，也不是全年的：全年任职各月标准之和是 %s 元。请在表名写“2018年3月”，或加一列"
                                   "“发放月份”",
                                "which months are paid is not said, and it is not the year: the rates of the months "
                                "held come to %s. Write 2018年3月 into the title, or add a column"),
                            words);
        return fail(c, ERR_INVALID, "pay.base", field,
                    say(c, "基本报酬应为 %s 元（月标准之和；为 0 表示标准未录入）",
                        "the base should be %s, the sum of the months' rates (0: no rate is entered)"),
                    words);
}

static bool put_line(struct ctx *c, struct change *ch, struct subject_group *g, const struct pay_row *r,
                     const struct pay_column *part, int64_t amount)
{
        const struct str note = str_trim(subject_text(g, g->at, NOTE));
        struct draft *d = draft_new(c->arena, entity_find(S("pay_line")));
        draft_set(d, "run", V_INT(r->run));
        draft_set(d, "person", V_INT(r->who.person));
        draft_set(d, "part", V_TEXT(part->part));
        draft_set(d, "from_month", V_STR(arena_str(c->arena, str_of(r->from))));
        draft_set(d, "to_month", V_STR(arena_str(c->arena, str_of(r->to))));
        draft_set(d, "amount", V_INT(amount));
        if (amount < 0)
                draft_set(d, "reason", note.n ? V_STR(note) : V_TEXT("发放表所列扣款"));
        return subject_put(c, ch, g, d);
}

/* part_amount: what the row has of a part; a base that only its monthly rate gives is that of the months. */
static int64_t part_amount(const struct subject_group *g, const struct pay_row *r, const struct pay_column *part)
{
        if (part->sign < 0)
                return -off(g, g->at, part->field);
        if (part == &parts[BASE] && !subject_cell(g, g->at, part->field)->given)
                return amount_of(g, g->at, RATE) * (month_number(r->to) - month_number(r->from) + 1);
        return amount_of(g, g->at, part->field);
}

static bool put_part(struct ctx *c, struct change *ch, struct subject_group *g, struct pay_row *r,
                     const struct pay_column *part)
{
        const int64_t amount = part_amount(g, r, part);
        if (amount == 0)
                return part != &parts[BASE] || !r->year_alone || no_month(c, g);
        *(part->sign < 0 ? &r->deducted : &r->sum) += part->sign < 0 ? -amount : amount;
        if (part == &parts[BASE] && !base_fits(c, r, part->field, amount))
                return false;
        return put_line(c, ch, g, r, part, amount);
}

/* put_card: the post's card, when it has none; another one is no clerk's to change in a roll. */
static bool put_card(struct ctx *c, struct change *ch, struct subject_group *g, const struct pay_row *r)
{
        const struct val card = subject_value(g, g->at, CARD);
        struct draft *stands;
        if (card.type != VAL_TEXT)
                return true;
        if (!change_load(c, entity_find(S("village_post")), r->who.post, &stands))
                return false;
        const struct val known = draft_get(stands, "bank_card");
        if (known.type == VAL_TEXT)
                return str_eq(known.s, card.s) ||
                       fail(c, ERR_INVALID, "pay.card_differs", CARD, "%s",
                            say(c, "卡号与任职登记的不同：请先在任职登记里更正",
                                "another card than the one entered with the post: correct it there first"));
        if (!scope_writes(c->actor, stands->e, stands->place))
                return true; /* who pays need not be who keeps the posts: pay.no_card still names the post */
        struct draft *d = draft_new(c->arena, stands->e);
        d->id = r->who.post;
        draft_set(d, "bank_card", card);
        return subject_put_known(c, ch, g, d);
}

/* ---- one row ---- */

static bool put_parts(struct ctx *c, struct change *ch, struct subject_group *g, struct pay_row *r, size_t first)
{
        for (size_t i = first; i < COUNT(parts); i++)
                if (!put_part(c, ch, g, r, &parts[i]))
                        return false;
        return adds_up(c, g, g->at, r) && put_card(c, ch, g, r);
}

static bool month_row(struct ctx *c, struct change *ch, struct subject_group *g)
{
        struct pay_row r = { .run = 0 };
        return months_of(c, g, g->at, &r) && run_of(c, ch, g, &r) && put_parts(c, ch, g, &r, BASE);
}

/* put_span: the base of a month, quarter or half of a year's table, into the run of its last month. */
static bool put_span(struct ctx *c, struct change *ch, struct subject_group *g, struct pay_row *year,
                     const struct span *span)
{
        struct pay_row r = { .who = year->who };
        const int64_t amount = amount_of(g, g->at, span->field);
        if (amount == 0)
                return true;
        date_put(r.from, g->year, span->from, 1);
        date_put(r.to, g->year, span->to, 1);
        year->sum += amount;
        return holder_of(c, g, g->at, r.from, r.to, &r.who) && months_held(c, &r, 0) &&
               base_fits(c, &r, span->field, amount) && run_of(c, ch, g, &r) &&
               put_line(c, ch, g, &r, &parts[BASE], amount);
}

/* base_sum: 基本报酬合计 of a year's table, against its months. */
static bool base_sum(struct ctx *c, const struct subject_group *g, const struct pay_row *r)
{
        const struct val said = subject_value(g, g->at, "pay_sheet.base_sum");
        char words[32];
        decimal_put(r->sum, 2, words);
        return said.type != VAL_INT || said.i == r->sum ||
               fail(c, ERR_INVALID, "pay.sum", "pay_sheet.base_sum",
                    say(c, "各月相加是 %s", "the months come to %s"), words);
}

static bool year_row(struct ctx *c, struct change *ch, struct subject_group *g)
{
        struct pay_row r = { .run = 0 };
        int last = 0, first = 0;
        if (!g->year_said)
                return no_month(c, g);
        for (size_t i = 0; i < SPANS; i++)
                if (subject_value(g, g->at, spans[i].field).type == VAL_INT) {
                        first = first && first < spans[i].from ? first : spans[i].from;
                        last = last > spans[i].to ? last : spans[i].to;
                }
        if (last == 0)
                return no_month(c, g);
        date_put(r.from, g->year, first, 1);
        date_put(r.to, g->year, last, 1);
        memcpy(r.month, r.to, sizeof r.month);
        if (!holder_of(c, g, g->at, r.from, r.to, &r.who))
                return false;
        for (size_t i = 0; i < SPANS; i++)
                if (!put_span(c, ch, g, &r, &spans[i]))
                        return false;
        return base_sum(c, g, &r) && run_of(c, ch, g, &r) && put_parts(c, ch, g, &r, BASE + 1);
}

static bool each_row(struct ctx *c, struct change *ch, struct subject_group *g,
                     bool (*row)(struct ctx *, struct change *, struct subject_group *))
{
        for (size_t i = 0; i < g->n; i++) {
                g->at = i;
                if (!g->rows[i].refused && !row(c, ch, g))
                        return false;
        }
        return true;
}

static bool pay_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        return each_row(c, ch, g, month_row);
}

static bool year_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        return each_row(c, ch, g, year_row);
}

static const struct subject_hooks pay_hooks = { .evidence = "pay_sheet.base|pay_sheet.rate", .apply = pay_apply };
static const struct subject_hooks year_hooks = { .evidence = "pay_sheet.month1|pay_sheet.month2|pay_sheet.month7|"
                                                             "pay_sheet.month12|pay_sheet.quarter1|"
                                                             "pay_sheet.quarter2|pay_sheet.quarter4|pay_sheet.half1",
                                                 .apply = year_apply };

#define CALLED "报酬发放|干部报酬|报酬花名册|报酬明细|报酬情况|工资发放|工资表|报酬表|补贴发放|基本报酬|绩效报酬|报酬统计"

static const struct subject pay_subjects[] = {
        { .name = "pay_sheet", .title = "村干部报酬发放表", .title_en = "Remuneration paid", .root = "pay_line",
          COLUMNS(pay_columns), .hooks = &pay_hooks,
          .called = CALLED },
        { .name = "pay_year_sheet", .title = "村干部全年报酬发放表", .title_en = "Remuneration of a year, by month",
          .root = "pay_line", COLUMNS(year_columns), .hooks = &year_hooks,
          .called = CALLED },
};

const struct module pay_sheet_module = {
        .name = "pay_sheet",
        .title = "报酬表样",
        .title_en = "Sheets of pay",
        .mechanism = "4.1",
        SUBJECTS(pay_subjects),
};
