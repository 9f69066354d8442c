/* equity_sheet.c: ventures by shares as villages list them (入股项目股东名册): a venture's cells merged over its holders, a
 * row a holder.
 *
 * A venture nobody knows is entered when the sheet gives its first day, or that of a holder, and its whole number of
 * shares: else percentages are shares of 10,000, or the holders' shares are the whole, or a share is a yuan paid in.
 * Shares are a number, or a percentage that comes to whole shares. A household is found by its number, else by its
 * head's name in the place, and must be the only one; collective and enterprise are units by name. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/leadership/venture_sheet.h"
#include "mechanisms/modules.h"

#define PERCENT "equity_sheet.percent"

/* clang-format off */
/* A venture's own columns stand once, merged over its holders (.group); headers are those of villages' rosters. A
 * percentage has two decimals, as growth has. */
static const struct column share_columns[] = {
        VENTURE_COLUMNS(true, true),
        { .field = "equity.shares", .group = true, .synonyms = "总股数|股份总数|总股份|总股本数|股数合计" },
        { .field = "equity.capital", .group = true, .synonyms = "股本总额|股本|入股总额|投资总额|总股本|总投资" },
        { .field = "equity.from_on", .group = true, .synonyms = "成立日期|成立时间|合同起期|合同起始日期|项目起始日期|签约日期" },
        { .field = "equity_share.holder", .required = true, .synonyms = "持股方|持股方类别|股东类别|股东类型|持股类型|持股主体|类别" },
        VENTURE_HOLDER_COLUMNS,
        { .field = "equity_share.shares", .synonyms = "股数|持股数|股份|持股|持股数量|持有股数|折股数" },
        { .field = PERCENT, .like = "operating_fund_amount.growth",
          .synonyms = "占比|持股比例|股份占比|比例|股权比例|所占比例|持股占比|股比" },
        { .field = "equity_share.paid_in", .synonyms = "入股金额|出资|入股资金|金额|出资额|折股金额|投入资金" },
        { .field = "equity_share.source" },
        { .field = "equity_share.from_on", .synonyms = "入股日期|入股时间|起始日期" },
};
/* clang-format on */

/* household_of: by number, else by its head's name in the place; of two of one name neither. */
static bool household_of(struct ctx *c, const struct subject_group *g, int64_t *id)
{
        const struct str name = subject_text(g, g->at, VENTURE_HOLDER);
        const struct str number = str_trim(subject_text(g, g->at, VENTURE_HH_NO));
        struct stmt *s;
        return db_query(c, db_sql(c->db, "equity_sheet.household"),
                        ARGS(ARG("number", number.n ? V_STR(number) : V_NULL), ARG("name", V_STR(name)),
                             ARG("place", V_TEXT(g->place))),
                        &s) &&
               venture_only_one(c, s, VENTURE_HOLDER, number.n ? number : name, id);
}

/* whole_of: the number of shares: the sheet's; else that of its percentages, of its holders, of the yuan paid in. */
static struct val whole_of(const struct subject_group *g)
{
        const struct val whole = subject_value(g, SUBJECT_WHOLE, "equity.shares");
        int64_t sum;
        if (whole.type == VAL_INT)
                return whole;
        if (venture_sum(g, "equity_share.shares", &sum))
                return V_INT(sum);
        if (venture_sum(g, PERCENT, &sum))
                return V_INT(VENTURE_PERCENT_WHOLE);
        return venture_sum(g, VENTURE_PAID_IN, &sum) && sum % 100 == 0 ? V_INT(sum / 100) : V_NULL;
}

/* by_yuan: a share is a yuan when what was paid in comes exactly to the whole. */
static bool by_yuan(const struct subject_group *g, int64_t whole)
{
        int64_t sum;
        return venture_sum(g, VENTURE_PAID_IN, &sum) && sum == whole * 100;
}

/* shares_of: as a number; or a percentage of the whole, when it comes to whole shares; both must agree. */
static bool shares_of(struct ctx *c, const struct subject_group *g, int64_t whole, struct val *shares)
{
        const struct val percent = subject_value(g, g->at, PERCENT);
        const struct val paid = subject_value(g, g->at, VENTURE_PAID_IN);
        *shares = subject_value(g, g->at, "equity_share.shares");
        if (percent.type != VAL_INT && shares->type != VAL_INT && paid.type == VAL_INT && by_yuan(g, whole))
                *shares = V_INT(paid.i / 100);
        if (percent.type != VAL_INT)
                return shares->type == VAL_INT ||
                       fail(c, ERR_INVALID, "field.required", "equity_share.shares", "%s",
                            say(c, "没有写股数或持股比例", "neither shares nor percentage is given"));
        /* Percentage and shares may differ by a hundredth of a percent of the whole, which is rounding. */
        const int64_t parts = whole * percent.i;
        if (shares->type == VAL_INT && (parts - shares->i * 10000 > whole || shares->i * 10000 - parts > whole))
                return fail(c, ERR_INVALID, "sheet.sum", PERCENT,
                            say(c, "比例与股数不符（总股数 %lld）", "percentage and shares disagree (of %lld)"),
                            (long long)whole);
        if (shares->type != VAL_INT && parts % 10000)
                return fail(c, ERR_INVALID, "number.decimals", PERCENT,
                            say(c, "按总股数 %lld 折不成整股，请写股数",
                                "of %lld these are no whole shares: give their number"),
                            (long long)whole);
        if (shares->type != VAL_INT)
                *shares = V_INT(parts / 10000);
        return true;
}

/* put_holder: one holder's row; a first day nobody wrote is the venture's. */
static bool put_holder(struct ctx *c, struct change *ch, struct subject_group *g, int64_t equity, int64_t whole)
{
        struct draft *d = draft_new(c->arena, entity_find(S("equity_share")));
        const struct val holder = subject_value(g, g->at, "equity_share.holder");
        const struct val first = venture_first_day(c, g);
        const bool household = holder.type == VAL_TEXT && str_is(holder.s, "household");
        struct val shares;
        int64_t id = 0;
        if (!shares_of(c, g, whole, &shares))
                return false;
        if (household && !household_of(c, g, &id))
                return false;
        if (!household && !subject_unit(c, ch, g, entity_find(S("organisation")),
                                        str_trim(subject_text(g, g->at, VENTURE_HOLDER)), &id))
                return false;
        subject_fill(d, g, g->at);
        draft_set(d, "equity", V_INT(equity));
        draft_set(d, household ? "household" : "organisation", V_INT(id));
        draft_set(d, "shares", shares);
        if (draft_get(d, "from_on").type != VAL_TEXT)
                draft_set(d, "from_on", first);
        return subject_put(c, ch, g, d);
}

/* share_apply: the venture first, since its whole is what percentages are of; a refused row leaves the others in, and
 * the check that shares aren't whole names the venture. */
static bool share_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t equity, whole = 0;
        g->at = SUBJECT_WHOLE;
        if (!venture_put(c, ch, g, whole_of(g), &equity, &whole))
                return false;
        for (size_t i = 0; i < g->n; i++) {
                g->at = i;
                if (!g->rows[i].refused && !put_holder(c, ch, g, equity, whole))
                        return false;
        }
        return true;
}

static const struct subject_hooks share_hooks = { .name = VENTURE_NAME,
                                                  .evidence = "equity_share.shares|equity_sheet.percent",
                                                  .apply = share_apply };

/* The titles under which villages keep such rosters. */
static const struct subject equity_subjects[] = {
        { .name = "equity_sheet", .title = "入股项目股东名册", .title_en = "Holders of ventures", .root = "equity_share",
          COLUMNS(share_columns), .hooks = &share_hooks,
          .called = "股东名册|入股名册|股权登记|股权台账|入股情况|持股情况" },
};

const struct module equity_sheet_module = {
        .name = "equity_sheet",
        .title = "入股名册表样",
        .title_en = "Sheets of holders",
        .mechanism = "3.3",
        SUBJECTS(equity_subjects),
};
