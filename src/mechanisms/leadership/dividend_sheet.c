/* dividend_sheet.c: the list of a dividend paid out (分红发放花名册): a row a holder.
 *
 * The venture may stand in the title alone, but must be registered: who holds its shares can't be read off a list of
 * payments. A dividend nobody declared is entered with the sheet's total, else the sum of its rows, and the day it
 * gives. A row is the payment of one share; whose it is must be beyond doubt. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/leadership/venture_sheet.h"
#include "mechanisms/modules.h"

#define PAID_ON "dividend_payment.paid_on"

/* clang-format off */
/* A list for signing or for the bank: who, how much, which day; the venture and the dividend's own total may stand once
 * over all rows. */
static const struct column paid_columns[] = {
        VENTURE_COLUMNS(true, false),
        { .field = "dividend.year", .group = true, .synonyms = "分红年度|年度|年份" },
        { .field = "dividend.amount", .group = true, .synonyms = "分红总额|总收益|应分总额|分红合计|项目分红总额" },
        { .field = "dividend.declared_on", .group = true, .synonyms = "公布日期|分配日期|分红公示日期" },
        VENTURE_HOLDER_COLUMNS,
        { .field = "dividend_payment.amount", .required = true,
          .synonyms = "分红金额|实发分红|实发分红金额|实际分红|实分金额|分红数额|实发金额|金额|分红|分红款|发放金额|应分金额|收益金额|分红收益|到户金额" },
        { .field = PAID_ON, .synonyms = "发放日期|发放时间|领取日期|分红日期|分红时间|打卡日期|日期" },
        { .field = "dividend_payment.voucher_no", .synonyms = "凭证号|签领|凭证|凭证编号" },
};
/* clang-format on */

/* dividend_of: the one declared for the year; entered when the sheet says total and day. */
static bool dividend_of(struct ctx *c, struct change *ch, struct subject_group *g, int64_t equity, int64_t *id)
{
        const struct val said = subject_value(g, SUBJECT_WHOLE, "dividend.year");
        struct draft *d = draft_new(c->arena, entity_find(S("dividend")));
        struct val known;
        if (said.type != VAL_INT && !g->year_said)
                return fail(c, ERR_INVALID, "date.year_missing", "dividend.year", "%s",
                            say(c, "没有写明是哪一年的分红", "the dividend's year is not given"));
        const int64_t year = said.type == VAL_INT ? said.i : g->year;
        if (!db_one(c, db_sql(c->db, "dividend_sheet.of_year"),
                    ARGS(ARG("equity_id", V_INT(equity)), ARG("year_n", V_INT(year))), &known))
                return false;
        *id = known.type == VAL_INT ? known.i : 0;
        if (*id)
                return true;
        subject_fill(d, g, SUBJECT_WHOLE);
        int64_t sum;
        if (draft_get(d, "amount").type != VAL_INT && venture_sum(g, "dividend_payment.amount", &sum))
                draft_set(d, "amount", V_INT(sum));
        if (draft_get(d, "declared_on").type != VAL_TEXT)
                draft_set(d, "declared_on", subject_value(g, SUBJECT_WHOLE, PAID_ON));
        if (draft_get(d, "amount").type != VAL_INT || draft_get(d, "declared_on").type != VAL_TEXT)
                return fail(c, ERR_INVALID, "share.unknown", "dividend.year",
                            say(c, "这个项目没有登记 %lld 年的分红：请先登记，或在表里写明分红总额和公布日期",
                                "no dividend of %lld is declared: enter it, or give its total and day in the sheet"),
                            (long long)year);
        draft_set(d, "equity", V_INT(equity));
        draft_set(d, "year", V_INT(year));
        if (!subject_put(c, ch, g, d))
                return false;
        *id = d->id;
        return true;
}

/* put_paid: the share is found by household number, else by the holder's name within the venture: so two of one name in
 * the county are no question. */
static bool put_paid(struct ctx *c, struct change *ch, struct subject_group *g, int64_t equity, int64_t dividend)
{
        const struct str name = subject_text(g, g->at, VENTURE_HOLDER);
        const struct str number = str_trim(subject_text(g, g->at, VENTURE_HH_NO));
        const struct val declared = subject_value(g, SUBJECT_WHOLE, "dividend.declared_on");
        struct draft *d = draft_new(c->arena, entity_find(S("dividend_payment")));
        struct stmt *s;
        int64_t share = 0;
        if (!db_query(c, db_sql(c->db, "dividend_sheet.share"),
                      ARGS(ARG("equity_id", V_INT(equity)), ARG("number", number.n ? V_STR(number) : V_NULL),
                           ARG("name", V_STR(name))),
                      &s) ||
            !venture_only_one(c, s, VENTURE_HOLDER, name, &share))
                return false;
        subject_fill(d, g, g->at);
        draft_set(d, "dividend", V_INT(dividend));
        draft_set(d, "share", V_INT(share));
        if (draft_get(d, "paid_on").type != VAL_TEXT)
                draft_set(d, "paid_on", declared);
        return subject_put(c, ch, g, d);
}

/* paid_apply: the venture must be known; its holders can't be made out of a list of payments, for whoever got nothing
 * isn't on it. */
static bool paid_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t equity, dividend;
        g->at = SUBJECT_WHOLE;
        if (!venture_found(c, g, &equity))
                return false;
        if (equity <= 0)
                return fail(c, ERR_INVALID, equity ? "reference.ambiguous" : "share.unknown", VENTURE_NAME, "%s",
                            say(c, equity ? "这个项目名不止一个村有，请写明村" : "没有登记这个入股项目",
                                equity ? "several villages have a venture of that name" : "no such venture"));
        if (!dividend_of(c, ch, g, equity, &dividend))
                return false;
        for (size_t i = 0; i < g->n; i++) {
                g->at = i;
                if (!g->rows[i].refused && !put_paid(c, ch, g, equity, dividend))
                        return false;
        }
        return true;
}

static const struct subject_hooks paid_hooks = { .name = VENTURE_NAME, .title = "分红", .apply = paid_apply };

/* Of a table of names and amounts only the title says that it is a dividend (.title): pay and grants look the same. */
static const struct subject dividend_subjects[] = {
        { .name = "dividend_sheet", .title = "分红发放花名册", .title_en = "Dividends paid", .root = "dividend_payment",
          COLUMNS(paid_columns), .hooks = &paid_hooks,
          .called = "分红发放|分红花名册|分红名册|分红明细|分红到户|入股分红|分红情况|收益分配|分红表|分红公示" },
};

const struct module dividend_sheet_module = {
        .name = "dividend_sheet",
        .title = "分红发放表样",
        .title_en = "Sheets of dividends",
        .mechanism = "3.3",
        SUBJECTS(dividend_subjects),
};
