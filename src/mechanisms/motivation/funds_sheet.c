/* funds_sheet.c: the tables of operating funds every county draws up itself: the allocation (村级运转经费分配表: a row a
 * village, its class and amount, and what was paid in which part), the classes alone, and the payments, a row each.
 *
 * A row enters the village's size class and the class amount where they are missing, must agree with them where they
 * stand, and makes the year's appropriation and its payments, each with day and voucher. The year comes from a column
 * or the title, else the row is refused. Where a year has no class amounts yet and the sheet has none, what the first
 * village of a class is due gives its class amount, and all others must agree. A class may be written as its amount
 * (5万) once the amounts stand. What was paid without day or voucher is named, and the rest of the row stands. Sums the
 * sheet has computed (已拨, 结余) are checked, never taken, but for one payment with day and voucher and no part. */
#include "base/date.h"
#include "base/utf8.h"
#include "core/subject.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/motivation/operating_funds.h"

#include <stdio.h>

/* clang-format off */
#define PLACE_COLUMNS \
        { .field = "place.township", .synonyms = "乡镇|乡(镇)|乡镇名称|所在乡镇|镇|乡|镇街|街道|乡镇街道|所属乡镇" }, \
        { .field = "place.village", .required = true, \
          .synonyms = "村|行政村|村名|村(社区)|所在村|村居|村社区|社区|村名称|单位|行政村名称|村级单位|收款单位" }, \
        { .field = "operating_fund.year", .synonyms = "年度|年份" }
#define CLASS "fund_sheet.class"
#define CLASS_COLUMN \
        { .field = CLASS, .required = true, \
          .synonyms = "村级规模档次|所属档次|经费类别|村(社区)规模|村规模类别|档次|规模档|村级规模|规模|分档|规模类别|类别|村类别|村规模|规模类型|村级类别|类型|村类型|规模档次|经费档次" }
#define PAID_COLUMNS(n, a, b, d) \
        { .field = "fund_sheet.paid" n, .like = "operating_fund_payment.amount", \
          .synonyms = a "|" a "拨付|" a "拨付金额|" a "金额|" a "拨款|" a "已拨|" a "拨付数|" b "|" b "拨付|" b "金额|" b "拨付金额|" \
                d "|" d "拨付|" d "拨付金额|" d "金额" }, \
        { .field = "fund_sheet.day" n, .like = "operating_fund_payment.day", \
          .synonyms = a "日期|" a "拨付日期|" a "时间|" a "拨付时间|" b "日期|" b "拨付日期|" b "时间|" d "日期|" d "拨付日期|" d "时间" }, \
        { .field = "fund_sheet.voucher" n, .like = "operating_fund_payment.voucher_no", \
          .synonyms = a "凭证号|" a "凭证|" a "凭证编号|" a "拨款凭证|" a "拨付凭证号|" b "凭证号|" b "凭证|" d "凭证号|" d "凭证" }

/* The allocation. 单位 is the village here, for the table has no other unit; 合计 is what is due where nothing else is. */
static const struct column fund_columns[] = {
        PLACE_COLUMNS,
        CLASS_COLUMN,
        { .field = "operating_fund_amount.amount",
          .synonyms = "标准|年标准|档次标准|每村标准|基数|档次金额|经费标准|基础标准|基准金额|核定标准|补助标准|基数标准|保障标准" },
        { .field = "operating_fund_amount.growth", .synonyms = "增长率|增幅|年度增长率|增长率%|增长比例|增长幅度|递增比例|上浮比例" },
        { .field = "fund_sheet.coefficient", .synonyms = "年度系数|系数|增长系数|调整系数|增幅系数" },
        { .field = "village_size.population", .synonyms = "人口|户籍人口|人口数|总人口|核定人口数|农业人口|核定人口" },
        { .field = "operating_fund.amount",
          .required = true,
          .synonyms = "应拨金额|应拨|应拨经费|运转经费|安排金额|拨付标准|分配金额|经费|核定金额|核定经费|安排经费|全年应拨|年应拨|" \
                      "应安排|应安排经费|全年经费|年度经费|经费总额|经费金额|应拨数|全年金额|运转经费金额|经费额度|村级组织运转经费|村级运转经费|" \
                      "拨付金额|下达金额|经费合计|核拨金额|合计" },
        { .field = "operating_fund.document", .match_only = true, .synonyms = "下达文号|依据文号|依据文件|拨付文号" },
        PAID_COLUMNS("1", "第一批", "首批", "第一次"), PAID_COLUMNS("2", "第二批", "二批", "第二次"),
        PAID_COLUMNS("3", "第三批", "三批", "第三次"), PAID_COLUMNS("4", "第四批", "四批", "第四次"),
        { .field = "fund_sheet.day", .like = "operating_fund_payment.day",
          .synonyms = "拨付日期|拨付时间|拨款日期|拨款时间|到账时间|到账日期|支付日期" },
        { .field = "fund_sheet.voucher", .like = "operating_fund_payment.voucher_no",
          .synonyms = "凭证号|凭证|凭证编号|拨款凭证号|记账凭证号|拨付凭证号|支付凭证号|记账凭证" },
        { .field = "fund_sheet.paid_sum", .like = "operating_fund_payment.amount",
          .synonyms = "到账金额|实拨金额|实际拨付|小计|拨付小计|已拨|已拨付|已拨合计|累计拨付|已拨金额|拨付合计|实拨合计|累计已拨|已拨经费|已拨付金额" },
        { .field = "fund_sheet.rest", .like = "operating_fund.amount", .synonyms = "结余|未拨|待拨|未拨金额|余额|尚未拨付|未拨付|差额" },
};
/* The classes alone, as they are fixed once for some years. */
static const struct column class_columns[] = {
        PLACE_COLUMNS,
        CLASS_COLUMN,
        { .field = "village_size.population", .synonyms = "人口|户籍人口|人口数|总人口|核定人口数" },
        { .field = "village_size.from_on", .synonyms = "执行日期|起始日期|执行时间" },
};
/* The payments as the treasury lists them, a row a voucher and village. */
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

/* before_growth: the class amount that grows to what is due; V_NULL when none does to the cent, as in a sheet that
 * rounded: then nothing is entered, and the row is told what it should be. */
static struct val before_growth(int64_t due, int64_t growth)
{
        const int64_t amount = (due * 10000 + (10000 + growth) / 2) / (10000 + growth);
        return (amount * (10000 + growth) + 5000) / 10000 == due ? V_INT(amount) : V_NULL;
}

/* put_class_amount: the class amount of the year, when none stands: the sheet's, else the one that gives what is due.
 */
static bool put_class_amount(struct ctx *c, struct change *ch, struct subject_group *g, int64_t year, struct val class)
{
        const struct val due = subject_value(g, 0, "operating_fund.amount");
        struct val amount = subject_value(g, 0, "operating_fund_amount.amount");
        int64_t growth;
        struct draft *d = draft_new(c->arena, entity_find(S("operating_fund_amount")));
        draft_set(d, "year", V_INT(year));
        draft_set(d, "class", class);
        if (!growth_of(c, g, &growth) || !change_find(c, d, &d->id))
                return false;
        /* A table without class amounts still says what a village is due: that gives the amount, once, and binds all
         * others of the class. */
        if (amount.type != VAL_INT && due.type == VAL_INT && due.i > 0)
                amount = before_growth(due.i, growth);
        draft_set(d, "amount", amount);
        draft_set(d, "growth", V_INT(growth));
        return d->id != 0 || amount.type != VAL_INT || subject_put(c, ch, g, d);
}

/* year_of: no year is guessed: an appropriation of the wrong year would fit its class just as well. */
static bool year_of(struct ctx *c, const struct subject_group *g, int64_t *year)
{
        const struct val of = subject_value(g, 0, "operating_fund.year");
        *year = of.type == VAL_INT ? of.i : g->year;
        return of.type == VAL_INT || g->year_said ||
               fail(c, ERR_INVALID, "date.year_missing", "place.village", "%s",
                    say(c, "没有写明是哪一年：请在表名写“2018年”，或加一列“年度”",
                        "neither title nor column says of which year: write 2018年 into the title, or add a column"));
}

/* class_in: the class a cell says by its word, else by its amount (5万, 70000元) where the year's amounts stand. */
static bool class_in(struct ctx *c, const struct subject_group *g, int64_t year, struct val *class)
{
        const struct field *f = field_find(entity_find(S("village_size")), S("class"));
        struct str text = utf8_squeeze(c->arena, subject_text(g, 0, CLASS)), number = text;
        const char *known = text.n ? code_of(c, f->codes, text) : NULL;
        int64_t amount = 0;
        *class = V_NULL;
        if (known || text.n == 0) {
                *class = known ? V_TEXT(known) : V_NULL;
                return true;
        }
        /* What is written behind an amount that stands for a class: 5万档, 7万元标准. */
        static const char *const ends[] = { "档", "标准", "类", "元", "级" };
        for (size_t i = 0; i < COUNT(ends); i++)
                if (str_ends(number, str_of(ends[i])))
                        number = str_slice(number, 0, number.n - strlen(ends[i]));
        const bool wan = str_ends(number, S("万"));
        number = str_slice(number, 0, number.n - (wan ? S("万").n : 0));
        if (decimal_parse(number, 6, &amount) == DECIMAL_OK &&
            !db_one(c, db_sql(c->db, "funds_sheet.class_of_amount"),
                    ARGS(ARG("year_n", V_INT(year)), ARG("amount_n", V_INT(wan ? amount : amount / 10000))), class))
                return false;
        return class->type == VAL_TEXT ||
               fail(c, ERR_INVALID, "code.unknown", CLASS,
                    say(c, "看不出“%.*s”是哪一档：可填小村、中等村、大村；写金额的，请先录入 %lld 年各档的运转经费标准",
                        "“%.*s” is no size class: 小村, 中等村 or 大村; to write the amount, enter the class amounts "
                        "of "
                        "%lld first"),
                    FMT(text), (long long)year);
}

/* put_class: a class that stands is never changed by an allocation: what is written there is a consequence of it. */
static bool put_class(struct ctx *c, struct change *ch, struct subject_group *g, int64_t year, struct val class)
{
        struct operating_fund_standard stands;
        struct val next;
        if (!operating_fund_standard(c, V_TEXT(g->place), year, &stands))
                return false;
        if (stands.class.type == VAL_TEXT)
                return str_eq(stands.class.s, class.s) ||
                       fail(c, ERR_INVALID, "fund.class", CLASS, "%s",
                            say(c, "与已登记的规模档不同，请先在规模档登记中更正",
                                "differs from the size class entered: correct it there first"));
        struct draft *d = draft_new(c->arena, entity_find(S("village_size")));
        draft_set(d, "place", V_TEXT(g->place));
        draft_set(d, "class", class);
        draft_set(d, "population", subject_value(g, 0, "village_size.population"));
        if (!db_one(c, db_sql(c->db, "funds_sheet.next_class"),
                    ARGS(ARG("place", V_TEXT(g->place)), ARG("year_n", V_INT(year))), &next))
                return false;
        if (next.type == VAL_TEXT) { /* a later year came in before: this class ends where that one begins */
                char last[11];
                date_add(arena_copy(c->arena, next.s), -1, last);
                draft_set(d, "to_on", V_STR(arena_str(c->arena, str_of(last))));
        }
        draft_set(d, "from_on", V_STR(arena_fmt(c->arena, "%04d-01-01", (int)year)));
        return subject_put(c, ch, g, d);
}

/* ---- payments beside the appropriation ---- */

/* of_part: the cell of a part's amount, day or voucher: fund_sheet.paid1, fund_sheet.day1. */
static struct val of_part(struct ctx *c, const struct subject_group *g, const char *what, int n)
{
        return subject_value(g, 0, arena_fmt(c->arena, "fund_sheet.%s%d", what, n).p);
}

/* unpaid_note: a payment without day or voucher is named in the report; what the village is due stands. */
static void unpaid_note(struct ctx *c, struct subject_group *g, const char *field)
{
        const struct subject_cell *cell = subject_cell(g, 0, field);
        const struct subject_refusal x = {
                .sheet = cell->sheet,
                .row = cell->row,
                .at = cell->at,
                .field = cell->column->field,
                .code = S("field.required"),
                .found = cell->text,
                .amount = cell->v.type == VAL_INT ? cell->v.i : 0,
                .message = str_of(say(c, "没有写拨付日期或凭证号：应拨金额已录入，这笔拨付没有录入，请补写后再导入",
                                      "day or voucher is missing: what is due is entered, this payment is not: add "
                                      "them and import again"))
        };
        subject_refusals_add(g->notes, &x);
}

/* put_payment: of a part, with its own day and voucher or those of the row. */
static bool put_payment(struct ctx *c, struct change *ch, struct subject_group *g, int64_t fund, int n,
                        const char *field)
{
        struct val day = of_part(c, g, "day", n), voucher = of_part(c, g, "voucher", n);
        struct draft *d = draft_new(c->arena, entity_find(S("operating_fund_payment")));
        if (day.type != VAL_TEXT)
                day = subject_value(g, 0, "fund_sheet.day");
        if (voucher.type != VAL_TEXT)
                voucher = subject_value(g, 0, "fund_sheet.voucher");
        if (day.type != VAL_TEXT || voucher.type != VAL_TEXT) {
                unpaid_note(c, g, field);
                return true;
        }
        draft_set(d, "fund", V_INT(fund));
        draft_set(d, "part", V_INT(n));
        draft_set(d, "amount", subject_value(g, 0, field));
        draft_set(d, "day", day);
        draft_set(d, "voucher_no", voucher);
        return subject_put(c, ch, g, d);
}

/* said_sum: what the table computed is proved against its parts, never entered. */
static bool said_sum(struct ctx *c, const struct subject_group *g, const char *field, int64_t sum)
{
        const struct val said = subject_value(g, 0, field);
        char words[32];
        decimal_put(sum, 2, words);
        return said.type != VAL_INT || said.i == sum ||
               fail(c, ERR_INVALID, "sheet.sum", field, say(c, "按各批相加应为 %s", "by its parts it should be %s"),
                    words);
}

/* put_payments: 已拨 with day and voucher, and no part beside it, is one payment: the whole of it in the first part. */
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
                if (!put_payment(c, ch, g, fund, n, arena_fmt(c->arena, "fund_sheet.paid%d", n).p))
                        return false;
        }
        const struct val whole = subject_value(g, 0, "fund_sheet.paid_sum");
        if (!any && whole.type == VAL_INT && whole.i > 0)
                return put_payment(c, ch, g, fund, 1, "fund_sheet.paid_sum");
        return !any || (said_sum(c, g, "fund_sheet.paid_sum", sum) && said_sum(c, g, "fund_sheet.rest", due - sum));
}

/* fund_apply: class, class amount and appropriation in that order, for each rests on the one before; the amount is then
 * compared with what they give, so that the row that is wrong is refused and not the whole sheet by the hard rule. */
static bool fund_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        const struct val amount = subject_value(g, 0, "operating_fund.amount");
        struct operating_fund_standard stands;
        struct val class = V_NULL;
        int64_t year, document = 0;
        char words[32];
        g->at = 0;
        if (!year_of(c, g, &year) || !class_in(c, g, year, &class))
                return false;
        if (class.type != VAL_TEXT || amount.type != VAL_INT || strlen(g->place) != 12)
                return fail(c, ERR_INVALID, "field.required", CLASS, "%s",
                            say(c, "须写明村、档次和应拨金额", "village, class and amount are wanted"));
        if (!put_class(c, ch, g, year, class) || !put_class_amount(c, ch, g, year, class) ||
            !operating_fund_standard(c, V_TEXT(g->place), year, &stands))
                return false;
        decimal_put(stands.due.type == VAL_INT ? stands.due.i : 0, 2, words);
        if (stands.due.type != VAL_INT || stands.due.i != amount.i)
                return fail(
                        c, ERR_INVALID, "fund.amount", "operating_fund.amount",
                        say(c, "应拨金额应为 %s 元（档次金额按当年增长率增长；为 0 表示当年标准未录入）",
                            "the amount should be %s: the class amount grown (0: no amount is entered for the year)"),
                        words);
        struct draft *d = draft_new(c->arena, entity_find(S("operating_fund")));
        draft_set(d, "year", V_INT(year));
        draft_set(d, "place", V_TEXT(g->place));
        draft_set(d, "amount", amount);
        if (!subject_document(c, ch, g, subject_said(g, 0, "operating_fund.document"), V_NULL, &document))
                return false;
        if (document)
                draft_set(d, "document", V_INT(document));
        return subject_put(c, ch, g, d) && put_payments(c, ch, g, d->id, amount.i);
}

/* ---- size classes alone ---- */

/* class_apply: a table of classes may say from which day; its year is then that day's. */
static bool class_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        const struct val from = subject_value(g, 0, "village_size.from_on");
        int64_t year = from.type == VAL_TEXT ? date_year(arena_copy(c->arena, from.s)) : 0;
        struct val class;
        g->at = 0;
        if ((year == 0 && !year_of(c, g, &year)) || !class_in(c, g, year, &class))
                return false;
        if (class.type != VAL_TEXT || strlen(g->place) != 12)
                return fail(c, ERR_INVALID, "field.required", CLASS, "%s",
                            say(c, "须写明村和档次", "village and class are wanted"));
        return put_class(c, ch, g, year, class);
}

/* ---- payments, a row each ---- */

/* part_in: 1 of 第一批, 首批, 1, 第2次; 0 when the text says none. A numeral counts only where 批 or 次 follows it or nothing
 * does: 一季度 is no part. */
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

/* paid_at_once: a payment of all that is due is the first part and the only one; of less, which part it is must be
 * said, or a second import would pay it again as another. */
static bool paid_at_once(struct ctx *c, const struct subject_group *g, int64_t fund, int64_t *part)
{
        const struct val amount = subject_value(g, 0, "operating_fund_payment.amount");
        struct draft *stands;
        if (!change_load(c, entity_find(S("operating_fund")), fund, &stands))
                return false;
        *part = 1;
        return (amount.type == VAL_INT && val_eq(draft_get(stands, "amount"), amount)) ||
               fail(c, ERR_INVALID, "number.invalid", "fund_sheet.part", "%s",
                    say(c, "没有写明是第几批：请加一列“批次”", "which part this is is not said: add a column 批次"));
}

/* payment_apply: the part comes from the row, else from the title (第二批); a payment of all that is due needs none. */
static bool payment_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        const struct str text = str_trim(subject_text(g, 0, "fund_sheet.part"));
        /* The title says it when no column does: 第二批, up to two characters before 批. */
        const size_t batch = str_find(g->title, S("批"));
        const struct str said = str_slice(g->title, batch > 6 ? batch - 6 : 0, batch + S("批").n);
        int64_t part = text.n ? part_in(text) : batch < g->title.n ? part_in(said) : 0;
        struct draft *f = draft_new(c->arena, entity_find(S("operating_fund"))),
                     *d = draft_new(c->arena, entity_find(S("operating_fund_payment")));
        int64_t year;
        g->at = 0;
        if (!year_of(c, g, &year))
                return false;
        draft_set(f, "year", V_INT(year));
        draft_set(f, "place", V_TEXT(g->place));
        if (!change_find(c, f, &f->id))
                return false;
        if (f->id == 0)
                return fail(
                        c, ERR_INVALID, "fund.no_appropriation", "place.village",
                        say(c, "这个村没有 %lld 年应拨的运转经费，请先录入", "no funds of %lld are appropriated to it"),
                        (long long)year);
        if (part == 0 && !paid_at_once(c, g, f->id, &part))
                return false;
        subject_fill(d, g, 0);
        draft_set(d, "fund", V_INT(f->id));
        draft_set(d, "part", V_INT(part));
        return subject_put(c, ch, g, d);
}

/* Village, class and what is due are wanted: no other table has the three, so the title need not say what it is. */
static const struct subject_hooks fund_hooks = { .apply = fund_apply };
/* A village and its 类型 alone may be of anything. */
static const struct subject_hooks class_hooks = { .title = "规模|档|类别|分类|村类型|经费", .apply = class_apply };
static const struct subject_hooks payment_hooks = { .apply = payment_apply };

/* Three tables, since counties draw up the classes once, the allocation once a year and the payments part by part. */
static const struct subject fund_subjects[] = {
        { .name = "fund_sheet", .title = "村级运转经费分配表", .title_en = "Allocation of operating funds",
          .root = "operating_fund", COLUMNS(fund_columns), .hooks = &fund_hooks,
          .called = "运转经费" },
        { .name = "fund_class_sheet", .title = "村级规模档登记表", .title_en = "Size classes of villages",
          .root = "village_size", COLUMNS(class_columns), .hooks = &class_hooks,
          .called = "村级规模|规模档|村级分类|行政村分类" },
        { .name = "fund_payment_sheet", .title = "村级运转经费拨付表", .title_en = "Payments of operating funds",
          .root = "operating_fund_payment", COLUMNS(payment_columns), .hooks = &payment_hooks,
          .called = "运转经费拨付|运转经费" },
};

const struct module funds_sheet_module = {
        .name = "funds_sheet",
        .title = "报酬和经费表样",
        .title_en = "Sheets of pay and funds",
        .mechanism = "4.1",
        SUBJECTS(fund_subjects),
};
