/* motivation_sheet.c: the two money tables every county draws up itself: remuneration paid (村干部报酬发放表: a row a
 * person, a column a part) and the allocation of operating funds (村级运转经费分配表: a row a village).
 *
 * A row of the first becomes the lines of the month's run; the run is made when it isn't there, and stays unlocked. Who
 * is paid must hold a village post in the months, and the base must be what the rates say: a row that breaks it is
 * refused by itself, with the amount that would be right. A row of the second enters the village's size class and the
 * class amount where they are missing, must agree with them where they stand, and makes the year's appropriation.
 * Neither changes what it only names. */
#include "modules/modules.h"
#include "modules/shared.h"

#include "base/date.h"
#include "core/subject.h"

#include <stdio.h>

#define MONTH "pay_sheet.month"
#define MONTHS "pay_sheet.months"

static const struct pay_column {
        const char *field, *part;
} parts[] = {
        { "pay_sheet.base", "base" },           { "pay_sheet.performance", "performance" },
        { "pay_sheet.seniority", "seniority" }, { "pay_sheet.allowance", "allowance" },
        { "pay_sheet.award", "award" },         { "pay_sheet.other", "other" },
};

static const struct column pay_columns[] = {
        { .field = "place.township", .group = true, .synonyms = "乡镇|乡(镇)|乡镇名称|所在乡镇|镇|乡" },
        { .field = "place.village", .group = true, .synonyms = "村|行政村|村名|村(社区)|所在村|任职村|村居" },
        { .field = "person.name", .required = true, .match_only = true, .synonyms = "村干部姓名|领取人|干部姓名" },
        { .field = "person.id_no", .match_only = true, .synonyms = "身份证|证件号" },
        { .field = MONTH, .synonyms = "发放月份|月份|所属月份|报酬月份|发放时间|发放年月" },
        { .field = MONTHS, .synonyms = "任职月数|发放月数|月数|任职月|任职月份数" },
        { .field = "pay_sheet.base",
          .required = true,
          .synonyms = "基本报酬|基本|基础报酬|基本工资|基础工资|基本报酬金额|岗位报酬|基本部分" },
        { .field = "pay_sheet.performance", .synonyms = "绩效报酬|绩效|绩效工资|考核报酬|绩效考核报酬|绩效部分" },
        { .field = "pay_sheet.seniority", .synonyms = "任职年限补贴|工龄补贴|年限补贴" },
        { .field = "pay_sheet.allowance", .synonyms = "津贴补贴|补贴|津贴|岗位补贴" },
        { .field = "pay_sheet.award", .synonyms = "奖励|奖金|年终奖|奖励报酬" },
        { .field = "pay_sheet.other", .synonyms = "其他部分|其他报酬|其他" },
};
static const struct column fund_columns[] = {
        { .field = "place.township", .synonyms = "乡镇|乡(镇)|乡镇名称|所在乡镇|镇|乡" },
        { .field = "place.village", .required = true, .synonyms = "村|行政村|村名|村(社区)|所在村|村居" },
        { .field = "operating_fund.year", .synonyms = "年度|年份" },
        { .field = "village_size.class", .required = true, .synonyms = "档次|规模档|村级规模|规模|分档|规模类别" },
        { .field = "operating_fund_amount.amount", .synonyms = "标准|档次标准|每村标准|基数|档次金额" },
        { .field = "operating_fund_amount.growth", .synonyms = "增长率|增幅|年度增长率|增长率%" },
        { .field = "fund_sheet.coefficient", .synonyms = "年度系数|系数" },
        { .field = "operating_fund.amount",
          .required = true,
          .synonyms = "应拨金额|应拨|应拨经费|运转经费|安排金额|拨付标准|分配金额|经费" },
};

/* ---- remuneration ---- */

struct pay_row {
        int64_t person, run;
        char from[11], to[11]; /* first days of the months paid for */
        struct str class;
};

/* month_of: "2017-03", "2017年3月", "3月" of the sheet's year; without a column, the month the sheet was filled in. */
static bool month_of(struct ctx *c, const struct subject_group *g, size_t row, char month[11])
{
        const struct str text = str_trim(subject_text(g, row, MONTH));
        enum date_precision precision;
        int64_t n = 0;
        char day[11];
        memcpy(day, g->day, sizeof day);
        struct str number = str_ends(text, S("月")) ? str_slice(text, 0, text.n - S("月").n) : text;
        if (text.n && str_int(number, &n) && n >= 1 && n <= 12)
                date_put(day, g->year, (int)n, 1);
        else if (text.n && !date_guess(text, day, &precision))
                return fail(c, ERR_INVALID, "date.invalid", MONTH,
                            say(c, "发放月份“%.*s”看不懂，如 2017-03", "month “%.*s” is not understood"), FMT(text));
        snprintf(month, 11, "%.7s-01", day);
        return true;
}

static bool months_of(struct ctx *c, const struct subject_group *g, size_t row, struct pay_row *r)
{
        const struct str text = str_trim(subject_text(g, row, MONTHS));
        int64_t n = 1;
        if (!month_of(c, g, row, r->to))
                return false;
        if (text.n && (!str_int(text, &n) || n < 1 || n > 12))
                return fail(c, ERR_INVALID, "number.range", MONTHS, "%s",
                            say(c, "月数应为 1 至 12", "months are 1 to 12"));
        int month = (r->to[5] - '0') * 10 + r->to[6] - '0' - (int)n + 1, year = date_year(r->to);
        date_put(r->from, month < 1 ? year - 1 : year, month < 1 ? month + 12 : month, 1);
        return true;
}

/* holder_of: the person by ID number, else the one of that name with a post in the village; and the class of the post.
 */
static bool holder_of(struct ctx *c, const struct subject_group *g, size_t row, struct pay_row *r)
{
        const struct val number = subject_value(g, row, "person.id_no");
        struct draft *p = draft_new(c->arena, entity_find(S("person")));
        struct stmt *s;
        size_t n = 0;
        if (number.type == VAL_TEXT) {
                draft_set(p, "id_no", number);
                if (!change_find(c, p, &p->id))
                        return false;
        }
        if (!db_query(c, db_sql(c->db, "motivation_sheet.holder"),
                      ARGS(ARG("county", V_TEXT(c->county)), ARG("person_id", p->id ? V_INT(p->id) : V_NULL),
                           ARG("name", V_STR(subject_text(g, row, "person.name"))), ARG("place", V_TEXT(g->place)),
                           ARG("from", V_TEXT(r->from)), ARG("to", V_TEXT(r->to))),
                      &s))
                return false;
        while (db_next(c, s)) {
                n += r->person != db_int(s, 0);
                r->person = db_int(s, 0);
                r->class = n == 1 && r->class.n == 0 ? arena_str(c->arena, db_str(s, 1)) : r->class;
        }
        if (c->err.kind != ERR_NONE)
                return false;
        return n == 1 || fail(c, ERR_INVALID, n ? "reference.ambiguous" : "pay.no_post", "person.name",
                              say(c, n ? "“%.*s”在任的不止一人，请写身份证号" : "“%.*s”在这些月份没有任村职的登记",
                                  n ? "more than one %.*s holds a post: give the ID number"
                                    : "no post is entered for %.*s in these months"),
                              FMT(subject_text(g, row, "person.name")));
}

static bool run_of(struct ctx *c, struct change *ch, struct subject_group *g, struct pay_row *r)
{
        struct draft *d = draft_new(c->arena, entity_find(S("pay_run")));
        draft_set(d, "month", V_STR(arena_str(c->arena, str_of(r->to))));
        draft_set(d, "batch", V_TEXT("月度"));
        if (!change_find(c, d, &d->id) || (d->id == 0 && !subject_put(c, ch, g, d)))
                return false;
        r->run = d->id;
        return true;
}

/* base_fits: the base is the sum of the months' rates; said here so that a wrong row is refused by itself. */
static bool base_fits(struct ctx *c, const struct pay_row *r, int64_t amount)
{
        struct val due;
        char words[32];
        if (!db_one(c, db_sql(c->db, "motivation_sheet.base_due"),
                    ARGS(ARG("county", V_TEXT(c->county)), ARG("class", V_STR(r->class)), ARG("from", V_TEXT(r->from)),
                         ARG("to", V_TEXT(r->to))),
                    &due))
                return false;
        decimal_put(due.type == VAL_INT ? due.i : 0, 2, words);
        return (due.type == VAL_INT && due.i == amount) ||
               fail(c, ERR_INVALID, "pay.base", "pay_sheet.base",
                    say(c, "基本报酬应为 %s 元（月标准之和）", "the base should be %s, the sum of the months' rates"),
                    words);
}

static bool put_part(struct ctx *c, struct change *ch, struct subject_group *g, const struct pay_row *r,
                     const struct pay_column *part)
{
        const struct str text = str_trim(subject_text(g, g->at, part->field));
        int64_t amount = 0;
        if (text.n == 0)
                return true;
        if (decimal_parse(text, 2, &amount) != DECIMAL_OK)
                return fail(c, ERR_INVALID, "number.invalid", part->field,
                            say(c, "“%.*s”不是金额", "“%.*s” is no amount of money"), FMT(text));
        if (amount == 0)
                return true;
        if (strcmp(part->part, "base") == 0 && !base_fits(c, r, amount))
                return false;
        struct draft *d = draft_new(c->arena, entity_find(S("pay_line")));
        draft_set(d, "run", V_INT(r->run));
        draft_set(d, "person", V_INT(r->person));
        draft_set(d, "part", V_TEXT(part->part));
        draft_set(d, "from_month", V_STR(arena_str(c->arena, str_of(r->from))));
        draft_set(d, "to_month", V_STR(arena_str(c->arena, str_of(r->to))));
        draft_set(d, "amount", V_INT(amount));
        return subject_put(c, ch, g, d);
}

static bool pay_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        for (size_t row = 0; row < g->n; row++) {
                struct pay_row r = { .person = 0 };
                g->at = row;
                if (g->rows[row].refused)
                        continue;
                if (!months_of(c, g, row, &r) || !holder_of(c, g, row, &r) || !run_of(c, ch, g, &r))
                        return false;
                for (size_t i = 0; i < COUNT(parts); i++)
                        if (!put_part(c, ch, g, &r, &parts[i]))
                                return false;
        }
        return true;
}

/* ---- operating funds ---- */

/* growth_of: the growth in percent, or that of a coefficient (1.05); 0 without either. */
static bool growth_of(struct ctx *c, const struct subject_group *g, int64_t *growth)
{
        const struct val given = subject_value(g, 0, "operating_fund_amount.growth");
        const struct str text = str_trim(subject_text(g, 0, "fund_sheet.coefficient"));
        int64_t coefficient = 10000;
        *growth = given.type == VAL_INT ? given.i : 0;
        if (given.type == VAL_INT || text.n == 0)
                return true;
        if (decimal_parse(text, 4, &coefficient) != DECIMAL_OK || coefficient <= 0)
                return fail(c, ERR_INVALID, "number.invalid", "fund_sheet.coefficient", "%s",
                            say(c, "系数应为小数，如 1.05", "a coefficient is a decimal such as 1.05"));
        *growth = coefficient - 10000;
        return true;
}

/* put_amount: the class amount of the year, when the sheet gives one and none stands. */
static bool put_amount(struct ctx *c, struct change *ch, struct subject_group *g, int64_t year, struct val class)
{
        const struct val amount = subject_value(g, 0, "operating_fund_amount.amount");
        int64_t growth;
        struct draft *d = draft_new(c->arena, entity_find(S("operating_fund_amount")));
        draft_set(d, "year", V_INT(year));
        draft_set(d, "class", class);
        if (amount.type != VAL_INT)
                return true;
        if (!growth_of(c, g, &growth) || !change_find(c, d, &d->id))
                return false;
        draft_set(d, "amount", amount);
        draft_set(d, "growth", V_INT(growth));
        return d->id != 0 || subject_put(c, ch, g, d);
}

/* standard_of: the village's class on the year's last day and what it is due; either NULL when not known. */
static bool standard_of(struct ctx *c, const struct subject_group *g, int64_t year, struct val *class, struct val *due)
{
        struct stmt *s;
        *class = *due = V_NULL;
        if (!db_query(
                    c, db_sql(c->db, "operating_funds.standard"),
                    ARGS(ARG("county", V_TEXT(c->county)), ARG("place", V_TEXT(g->place)), ARG("year_n", V_INT(year))),
                    &s))
                return false;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE;
        *class = val_copy(c->arena, db_val(s, 0));
        *due = db_val(s, 1);
        db_done(s);
        return true;
}

static bool put_class(struct ctx *c, struct change *ch, struct subject_group *g, int64_t year, struct val class)
{
        struct val stands, due;
        if (!standard_of(c, g, year, &stands, &due))
                return false;
        if (stands.type == VAL_TEXT)
                return str_eq(stands.s, class.s) ||
                       fail(c, ERR_INVALID, "fund.class", "village_size.class", "%s",
                            say(c, "与已登记的规模档不同，请先在规模档登记中更正",
                                "differs from the size class entered: correct it there first"));
        struct draft *d = draft_new(c->arena, entity_find(S("village_size")));
        draft_set(d, "place", V_TEXT(g->place));
        draft_set(d, "class", class);
        draft_set(d, "from_on", V_STR(arena_fmt(c->arena, "%04d-01-01", (int)year)));
        return subject_put(c, ch, g, d);
}

static bool fund_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        const struct val class = subject_value(g, 0, "village_size.class"),
                         of = subject_value(g, 0, "operating_fund.year"),
                         amount = subject_value(g, 0, "operating_fund.amount");
        const int64_t year = of.type == VAL_INT ? of.i : g->year;
        struct val stands, due;
        char words[32];
        g->at = 0;
        if (class.type != VAL_TEXT || amount.type != VAL_INT || strlen(g->place) != 12)
                return fail(c, ERR_INVALID, "field.required", "village_size.class", "%s",
                            say(c, "须写明村、档次和应拨金额", "village, class and amount are wanted"));
        if (!put_class(c, ch, g, year, class) || !put_amount(c, ch, g, year, class) ||
            !standard_of(c, g, year, &stands, &due))
                return false;
        decimal_put(due.type == VAL_INT ? due.i : 0, 2, words);
        if (due.type != VAL_INT || due.i != amount.i)
                return fail(
                        c, ERR_INVALID, "fund.amount", "operating_fund.amount",
                        say(c, "应拨金额应为 %s 元（档次金额按当年增长率增长；为 0 表示当年标准未录入）",
                            "the amount should be %s: the class amount grown (0: no amount is entered for the year)"),
                        words);
        struct draft *d = draft_new(c->arena, entity_find(S("operating_fund")));
        draft_set(d, "year", V_INT(year));
        draft_set(d, "place", V_TEXT(g->place));
        draft_set(d, "amount", amount);
        return subject_put(c, ch, g, d);
}

static const struct subject_hooks pay_hooks = { .apply = pay_apply };
static const struct subject_hooks fund_hooks = { .apply = fund_apply };

static const struct subject motivation_subjects[] = {
        { .name = "pay_sheet",
          .title = "村干部报酬发放表",
          .title_en = "Remuneration paid",
          .root = "pay_line",
          COLUMNS(pay_columns),
          .hooks = &pay_hooks },
        { .name = "fund_sheet",
          .title = "村级运转经费分配表",
          .title_en = "Allocation of operating funds",
          .root = "operating_fund",
          COLUMNS(fund_columns),
          .hooks = &fund_hooks },
};

const struct module motivation_sheet_module = {
        .name = "motivation_sheet",
        .title = "报酬和经费表样",
        .title_en = "Sheets of pay and funds",
        .mechanism = "4.1",
        SUBJECTS(motivation_subjects),
};
