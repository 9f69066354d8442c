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

static const struct subject_hooks fund_hooks = { .apply = fund_apply };

static const struct subject motivation_subjects[] = {
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
