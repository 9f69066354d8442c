/* motivation_sheet.c: the tables of operating funds every county draws up itself: the allocation (村级运转经费分配表: a row
 * a village, its class and amount, and what was paid in which part), the classes alone, and the payments, a row each.
 *
 * A row enters the village's size class and the class amount where they are missing, must agree with them where they
 * stand, and makes the year's appropriation and its payments, each with day and voucher. The year comes from a column
 * or the title, else the row is refused. Sums the sheet has computed (已拨, 结余) are checked, never taken. */
#include "modules/modules.h"
#include "modules/shared.h"

#include "base/date.h"
#include "core/subject.h"

#include <stdio.h>

/* clang-format off */
#define PLACE_COLUMNS \
        { .field = "place.township", .synonyms = "乡镇|乡(镇)|乡镇名称|所在乡镇|镇|乡|镇街|街道|乡镇街道|所属乡镇" }, \
        { .field = "place.village", .required = true, \
          .synonyms = "村|行政村|村名|村(社区)|所在村|村居|村社区|社区|村名称|单位|行政村名称|村级单位|收款单位" }, \
        { .field = "operating_fund.year", .synonyms = "年度|年份" }
#define CLASS_COLUMN \
        { .field = "village_size.class", .required = true, \
          .synonyms = "档次|规模档|村级规模|规模|分档|规模类别|类别|村类别|村规模|规模类型|村级类别|类型|村类型|规模档次|经费档次" }
#define PAID_COLUMNS(n, a, b, d) \
        { .field = "fund_sheet.paid" n, .like = "operating_fund_payment.amount", \
          .synonyms = a "|" a "拨付|" a "拨付金额|" a "金额|" a "拨款|" a "已拨|" a "拨付数|" b "|" b "拨付|" b "金额|" b "拨付金额|" \
                d "|" d "拨付|" d "拨付金额|" d "金额" }, \
        { .field = "fund_sheet.day" n, .like = "operating_fund_payment.day", \
          .synonyms = a "日期|" a "拨付日期|" a "时间|" a "拨付时间|" b "日期|" b "拨付日期|" b "时间|" d "日期|" d "拨付日期|" d "时间" }, \
        { .field = "fund_sheet.voucher" n, .like = "operating_fund_payment.voucher_no", \
          .synonyms = a "凭证号|" a "凭证|" a "凭证编号|" a "拨款凭证|" a "拨付凭证号|" b "凭证号|" b "凭证|" d "凭证号|" d "凭证" }

static const struct column fund_columns[] = {
        PLACE_COLUMNS,
        CLASS_COLUMN,
        { .field = "operating_fund_amount.amount", .synonyms = "标准|档次标准|每村标准|基数|档次金额|经费标准|基础标准|基准金额" },
        { .field = "operating_fund_amount.growth", .synonyms = "增长率|增幅|年度增长率|增长率%|增长比例" },
        { .field = "fund_sheet.coefficient", .synonyms = "年度系数|系数" },
        { .field = "village_size.population", .synonyms = "人口|户籍人口|人口数|总人口|核定人口数" },
        { .field = "operating_fund.amount",
          .required = true,
          .synonyms = "应拨金额|应拨|应拨经费|运转经费|安排金额|拨付标准|分配金额|经费|核定金额|核定经费|安排经费|全年应拨|年应拨|" \
                      "应安排|应安排经费|全年经费|年度经费|经费总额|经费金额|应拨数|全年金额|运转经费金额|经费额度" },
        PAID_COLUMNS("1", "第一批", "首批", "第一次"), PAID_COLUMNS("2", "第二批", "二批", "第二次"),
        PAID_COLUMNS("3", "第三批", "三批", "第三次"), PAID_COLUMNS("4", "第四批", "四批", "第四次"),
        { .field = "fund_sheet.paid_sum", .like = "operating_fund_payment.amount",
          .synonyms = "已拨|已拨付|已拨合计|累计拨付|已拨金额|拨付合计|实拨合计|累计已拨|已拨经费|已拨付金额" },
        { .field = "fund_sheet.rest", .like = "operating_fund.amount", .synonyms = "结余|未拨|待拨|未拨金额|余额|尚未拨付|未拨付|差额" },
};
static const struct column class_columns[] = {
        PLACE_COLUMNS,
        CLASS_COLUMN,
        { .field = "village_size.population", .synonyms = "人口|户籍人口|人口数|总人口|核定人口数" },
        { .field = "village_size.from_on", .synonyms = "执行日期|起始日期|执行时间" },
};
static const struct column payment_columns[] = {
        PLACE_COLUMNS,
        { .field = "fund_sheet.part", .synonyms = "批次|拨付批次|期次|第几批|次数" },
        { .field = "operating_fund_payment.day", .required = true, .synonyms = "拨付时间|拨款时间|支付日期|时间|日期|到账时间" },
        { .field = "operating_fund_payment.amount", .required = true,
          .synonyms = "已拨|实拨金额|拨款金额|拨付金额|金额|拨付经费|本次拨付|支付金额|拨付数|拨款数" },
        { .field = "operating_fund_payment.voucher_no", .required = true,
          .synonyms = "凭证编号|凭证号码|拨款凭证号|记账凭证号|支付凭证号|支付凭证|票据号" },
};
/* clang-format on */

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

static bool year_of(struct ctx *c, const struct subject_group *g, int64_t *year)
{
        const struct val of = subject_value(g, 0, "operating_fund.year");
        *year = of.type == VAL_INT ? of.i : g->year;
        return of.type == VAL_INT || g->year_said ||
               fail(c, ERR_INVALID, "date.year_missing", "place.village", "%s",
                    say(c, "没有写明是哪一年：请在表名写“2018年”，或加一列“年度”",
                        "neither title nor column says of which year: write 2018年 into the title, or add a column"));
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
        draft_set(d, "population", subject_value(g, 0, "village_size.population"));
        if (!db_one(c, db_sql(c->db, "motivation_sheet.next_class"),
                    ARGS(ARG("county", V_TEXT(c->county)), ARG("place", V_TEXT(g->place)), ARG("year_n", V_INT(year))),
                    &stands))
                return false;
        if (stands.type == VAL_TEXT) { /* a later year came in before: this class ends where that one begins */
                char last[11];
                date_add(arena_copy(c->arena, stands.s), -1, last);
                draft_set(d, "to_on", V_STR(arena_str(c->arena, str_of(last))));
        }
        draft_set(d, "from_on", V_STR(arena_fmt(c->arena, "%04d-01-01", (int)year)));
        return subject_put(c, ch, g, d);
}

/* ---- payments beside the appropriation ---- */

static struct val of_part(struct ctx *c, const struct subject_group *g, const char *what, int n)
{
        return subject_value(g, 0, arena_fmt(c->arena, "fund_sheet.%s%d", what, n).p);
}

static bool put_payment(struct ctx *c, struct change *ch, struct subject_group *g, int64_t fund, int n)
{
        const struct val amount = of_part(c, g, "paid", n), day = of_part(c, g, "day", n),
                         voucher = of_part(c, g, "voucher", n);
        struct draft *d = draft_new(c->arena, entity_find(S("operating_fund_payment")));
        if (day.type != VAL_TEXT || voucher.type != VAL_TEXT)
                return fail(c, ERR_INVALID, "field.required", arena_fmt(c->arena, "fund_sheet.paid%d", n).p,
                            say(c, "第 %d 批已拨，但没有写拨付日期或凭证号", "part %d is paid, but day or voucher is missing"), n);
        draft_set(d, "fund", V_INT(fund));
        draft_set(d, "part", V_INT(n));
        draft_set(d, "amount", amount);
        draft_set(d, "day", day);
        draft_set(d, "voucher_no", voucher);
        return subject_put(c, ch, g, d);
}

static bool said_sum(struct ctx *c, const struct subject_group *g, const char *field, int64_t sum)
{
        const struct val said = subject_value(g, 0, field);
        char words[32];
        decimal_put(sum, 2, words);
        return said.type != VAL_INT || said.i == sum ||
               fail(c, ERR_INVALID, "sheet.sum", field, say(c, "按各批相加应为 %s", "by its parts it should be %s"), words);
}

static bool put_payments(struct ctx *c, struct change *ch, struct subject_group *g, int64_t fund, int64_t due)
{
        int64_t sum = 0;
        bool any = false;
        for (int n = 1; n <= 4; n++) {
                const struct val amount = of_part(c, g, "paid", n);
                if (amount.type != VAL_INT || amount.i == 0)
                        continue;
                any = true;
                sum += amount.i;
                if (!put_payment(c, ch, g, fund, n))
                        return false;
        }
        return !any || (said_sum(c, g, "fund_sheet.paid_sum", sum) && said_sum(c, g, "fund_sheet.rest", due - sum));
}

static bool fund_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        const struct val class = subject_value(g, 0, "village_size.class"),
                         amount = subject_value(g, 0, "operating_fund.amount");
        struct val stands, due;
        int64_t year;
        char words[32];
        g->at = 0;
        if (!year_of(c, g, &year))
                return false;
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
        return subject_put(c, ch, g, d) && put_payments(c, ch, g, d->id, amount.i);
}

/* ---- size classes alone ---- */

static bool class_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        const struct val class = subject_value(g, 0, "village_size.class"),
                         from = subject_value(g, 0, "village_size.from_on");
        int64_t year = from.type == VAL_TEXT ? date_year(arena_copy(c->arena, from.s)) : 0;
        g->at = 0;
        if (class.type != VAL_TEXT || strlen(g->place) != 12)
                return fail(c, ERR_INVALID, "field.required", "village_size.class", "%s",
                            say(c, "须写明村和档次", "village and class are wanted"));
        return (year || year_of(c, g, &year)) && put_class(c, ch, g, year, class);
}

/* ---- payments, a row each ---- */

/* part_in: 1 of 第一批, 首批, 1, 第2次; 0 when the text says none. */
static int64_t part_in(struct str text)
{
        static const char *const words[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };
        int64_t n = 0;
        text = str_trim(text);
        if (str_find(text, S("首批")) < text.n)
                return 1;
        for (size_t i = 0; i < COUNT(words); i++) {
                const size_t at = str_find(text, str_of(words[i])), behind = at + strlen(words[i]);
                const struct str rest = str_slice(text, behind, text.n);
                if (at < text.n && (rest.n == 0 || str_starts(rest, S("批")) || str_starts(rest, S("次"))))
                        return (int64_t)i + 1;
        }
        for (size_t i = 0; i < text.n; i++)
                if (str_digits(str_slice(text, i, i + 1))) {
                        const struct str rest = str_slice(text, i + 1, text.n);
                        const bool part = rest.n == 0 || str_starts(rest, S("批")) || str_starts(rest, S("次"));
                        return part && str_int(str_slice(text, i, i + 1), &n) ? n : 0;
                }
        return 0;
}

static bool payment_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        const struct str text = str_trim(subject_text(g, 0, "fund_sheet.part"));
        const size_t batch = str_find(g->title, S("批"));
        const struct str said = str_slice(g->title, batch > 6 ? batch - 6 : 0, batch + S("批").n);
        const int64_t part = text.n ? part_in(text) : batch < g->title.n ? part_in(said) : 0;
        struct draft *f = draft_new(c->arena, entity_find(S("operating_fund"))),
                     *d = draft_new(c->arena, entity_find(S("operating_fund_payment")));
        int64_t year;
        g->at = 0;
        if (part == 0)
                return fail(c, ERR_INVALID, "number.invalid", "fund_sheet.part", "%s",
                            say(c, "没有写明是第几批：请加一列“批次”", "which part this is is not said: add a column 批次"));
        if (!year_of(c, g, &year))
                return false;
        draft_set(f, "year", V_INT(year));
        draft_set(f, "place", V_TEXT(g->place));
        if (!change_find(c, f, &f->id))
                return false;
        if (f->id == 0)
                return fail(c, ERR_INVALID, "fund.no_appropriation", "place.village",
                            say(c, "这个村没有 %lld 年应拨的运转经费，请先录入", "no funds of %lld are appropriated to it"),
                            (long long)year);
        subject_fill(d, g, 0);
        draft_set(d, "fund", V_INT(f->id));
        draft_set(d, "part", V_INT(part));
        return subject_put(c, ch, g, d);
}

static const struct subject_hooks fund_hooks = { .apply = fund_apply };
static const struct subject_hooks class_hooks = { .apply = class_apply };
static const struct subject_hooks payment_hooks = { .apply = payment_apply };

static const struct subject motivation_subjects[] = {
        { .name = "fund_sheet",
          .title = "村级运转经费分配表",
          .title_en = "Allocation of operating funds",
          .root = "operating_fund",
          COLUMNS(fund_columns),
          .hooks = &fund_hooks },
        { .name = "fund_class_sheet",
          .title = "村级规模档登记表",
          .title_en = "Size classes of villages",
          .root = "village_size",
          COLUMNS(class_columns),
          .hooks = &class_hooks,
          .called = "村级规模|规模档|村级分类|行政村分类" },
        { .name = "fund_payment_sheet",
          .title = "村级运转经费拨付表",
          .title_en = "Payments of operating funds",
          .root = "operating_fund_payment",
          COLUMNS(payment_columns),
          .hooks = &payment_hooks,
          .called = "运转经费拨付|运转经费" },
};

const struct module motivation_sheet_module = {
        .name = "motivation_sheet",
        .title = "报酬和经费表样",
        .title_en = "Sheets of pay and funds",
        .mechanism = "4.1",
        SUBJECTS(motivation_subjects),
};
