/* equity_sheet.c: ventures by shares as villages list them (入股项目股东名册: a venture's cells merged over its holders, a row
 * a holder), and the list of a dividend paid out (分红发放花名册: a row a holder).
 *
 * A venture nobody knows is entered when the sheet gives its first day, or that of a holder, and its whole number of
 * shares: else percentages are shares of 10,000, or the holders' shares are the whole, or a share is a yuan paid in.
 * Shares are a number, or a percentage that comes to whole shares. A household is found by its number, else by its
 * head's name in the place, and must be the only one; collective and enterprise are units by name. A table of three
 * parties (村集体 | 企业 | 贫困户) without names enters what each holds together. The venture of a dividend may stand in the
 * title alone. A dividend nobody declared is entered with the sheet's total, else the sum of its rows, and the day it
 * gives. */
#include "mechanisms/ground/holder_sheet.h"
#include "mechanisms/modules.h"
#include "mechanisms/ground/shared.h"

#include "base/date.h"
#include "base/utf8.h"

#define NAME "equity.name"
#define HOLDER_NAME "equity_sheet.holder_name"
#define NUMBER "equity_sheet.hh_no"
#define PERCENT "equity_sheet.percent"
#define PAID_ON "dividend_payment.paid_on"
#define PAID_IN "equity_share.paid_in"

/* clang-format off */
#define VENTURE_COLUMNS(of_group, wanted) \
        { .field = "place.township", .group = of_group, .synonyms = HOLDER_TOWNSHIP }, \
        { .field = "place.village", .group = of_group, .synonyms = "村|行政村|村名|村(社区)|所在村|村居|村社区|社区|村名称" }, \
        { .field = NAME, .group = of_group, .required = wanted, \
          .synonyms = "项目|项目名称|入股项目名称|合作项目|产业项目|股份合作项目|入股产业项目|分红项目|合作社项目" }
#define HOLDER_OF_COLUMNS \
        { .field = HOLDER_NAME, .required = true, \
          .synonyms = "持股单位|股东名称|股东|户主姓名|持股人|持股户|持股方名称|入股户|户主|股东姓名|姓名|领款人|入股户姓名|名称|" \
                      "持股单位(户)|持股单位或户主|受益户|分红户|股东(户主)姓名|单位(户主)名称" }, \
        { .field = NUMBER, .synonyms = "户编号|户编码|农户编号|建档立卡编号" }

static const struct column share_columns[] = {
        VENTURE_COLUMNS(true, true),
        { .field = "equity.shares", .group = true, .synonyms = "总股数|股份总数|总股份|总股本数|股数合计" },
        { .field = "equity.capital", .group = true, .synonyms = "股本总额|股本|入股总额|投资总额|总股本|总投资" },
        { .field = "equity.from_on", .group = true, .synonyms = "成立日期|成立时间|合同起期|合同起始日期|项目起始日期|签约日期" },
        { .field = "equity_share.holder", .required = true, .synonyms = "持股方|持股方类别|股东类别|股东类型|持股类型|持股主体|类别" },
        HOLDER_OF_COLUMNS,
        { .field = "equity_share.shares", .synonyms = "股数|持股数|股份|持股|持股数量|持有股数|折股数" },
        { .field = PERCENT, .like = "operating_fund_amount.growth",
          .synonyms = "占比|持股比例|股份占比|比例|股权比例|所占比例|持股占比|股比" },
        { .field = "equity_share.paid_in", .synonyms = "入股金额|出资|入股资金|金额|出资额|折股金额|投入资金" },
        { .field = "equity_share.source" },
        { .field = "equity_share.from_on", .synonyms = "入股日期|入股时间|起始日期" },
};
static const struct column paid_columns[] = {
        VENTURE_COLUMNS(true, false),
        { .field = "dividend.year", .group = true, .synonyms = "分红年度|年度|年份" },
        { .field = "dividend.amount", .group = true, .synonyms = "分红总额|总收益|应分总额|分红合计|项目分红总额" },
        { .field = "dividend.declared_on", .group = true, .synonyms = "公布日期|分配日期|分红公示日期" },
        HOLDER_OF_COLUMNS,
        { .field = "dividend_payment.amount", .required = true,
          .synonyms = "分红金额|实发分红|实发分红金额|实际分红|实分金额|分红数额|实发金额|金额|分红|分红款|发放金额|应分金额|收益金额|分红收益|到户金额" },
        { .field = PAID_ON, .synonyms = "发放日期|发放时间|领取日期|分红日期|分红时间|打卡日期|日期" },
        { .field = "dividend_payment.voucher_no", .synonyms = "凭证号|签领|凭证|凭证编号" },
};
#define PARTY_AMOUNT(k) k "|" k "金额|" k "入股|" k "入股金额|" k "入股资金|" k "出资|" k "出资额|" k "出资金额|" k "股金|" k "资金|" \
        k "投入|" k "投资"
#define PARTY_PERCENT(k) k "占比|" k "比例|" k "入股占比|" k "入股比例|" k "持股比例|" k "占股比例|" k "占股|" k "股比|" k "股份占比|" \
        k "股权比例|" k "持股占比|" k "所占比例|" k "股份比例"
#define PARTY_SHARES(k) k "股数|" k "股份|" k "股份数|" k "持股|" k "持股数|" k "股|" k "入股股数|" k "折股"
#define PARTY_NAME(k) k "名称|" k "入股名称|" k "单位名称"
#define PARTY_NUMBER(k) k "户数|" k "入股户数|" k "数|" k "参股户数|" k "数量"
#define COLLECTIVES(words) words("村集体") "|" words("集体") "|" words("村集体经济组织") "|" words("村级集体") "|" words("村集体入股")
#define ENTERPRISES(words) words("企业") "|" words("公司") "|" words("合作社") "|" words("企业入股") "|" words("经营主体") "|" \
        words("新型经营主体")
#define HOUSEHOLDS(words) words("贫困户") "|" words("农户") "|" words("群众") "|" words("贫困户入股") "|" words("建档立卡户") "|" \
        words("农户入股") "|" words("脱贫户")
#define PARTY_COLUMNS(kind, words) \
        { .field = "equity_parties." kind, .like = PAID_IN, .synonyms = words(PARTY_AMOUNT) }, \
        { .field = "equity_parties." kind "_percent", .like = "operating_fund_amount.growth", \
          .synonyms = words(PARTY_PERCENT) }, \
        { .field = "equity_parties." kind "_shares", .like = "equity_share.shares", .synonyms = words(PARTY_SHARES) }

static const struct column party_columns[] = {
        VENTURE_COLUMNS(false, true),
        { .field = "equity.shares", .synonyms = "总股数|股份总数|总股份|总股本数|股数合计" },
        { .field = "equity.capital", .synonyms = "股本总额|股本|入股总额|投资总额|总股本|总投资|合计|入股合计|总金额" },
        { .field = "equity.from_on",
          .synonyms = "成立日期|成立时间|合同起期|合同起始日期|项目起始日期|签约日期|签订时间|实施时间" },
        { .field = "equity_share.from_on", .synonyms = "入股日期|入股时间" },
        PARTY_COLUMNS("collective", COLLECTIVES),
        { .field = "equity_parties.collective_name", .synonyms = COLLECTIVES(PARTY_NAME) },
        PARTY_COLUMNS("enterprise", ENTERPRISES),
        { .field = "equity_parties.enterprise_name", .synonyms = ENTERPRISES(PARTY_NAME) },
        PARTY_COLUMNS("household", HOUSEHOLDS),
        { .field = "equity_parties.households", .like = "equity_share.households",
          .synonyms = HOUSEHOLDS(PARTY_NUMBER) },
};
/* clang-format on */

/* one_of: the id a statement finds; of none and of several it says so. */
static bool only_one(struct ctx *c, struct stmt *s, const char *field, struct str name, int64_t *id)
{
        size_t n = 0;
        while (db_next(c, s)) {
                *id = db_int(s, 0);
                n++;
        }
        if (c->err.kind != ERR_NONE)
                return false;
        return n == 1 || fail(c, ERR_INVALID, n ? "reference.ambiguous" : "share.unknown", field,
                              say(c, n ? "“%.*s”不止一个，请写编号" : "没有登记“%.*s”",
                                  n ? "“%.*s” is more than one: give its number" : "no “%.*s” is registered"),
                              FMT(name));
}

static bool venture_found(struct ctx *c, const struct subject_group *g, int64_t *id)
{
        struct stmt *s;
        struct val name = subject_value(g, SUBJECT_WHOLE, NAME);
        *id = 0;
        if (!db_query(c, db_sql(c->db, "motivation_sheet.venture"),
                      ARGS(ARG("name", name), ARG("place", V_TEXT(g->place)),
                           ARG("title", V_STR(utf8_squeeze(c->arena, g->title)))),
                      &s))
                return false;
        while (db_next(c, s))
                *id = *id == 0 ? db_int(s, 0) : -1;
        return c->err.kind == ERR_NONE;
}

static bool household_of(struct ctx *c, const struct subject_group *g, int64_t *id)
{
        const struct str name = subject_text(g, g->at, HOLDER_NAME), number = str_trim(subject_text(g, g->at, NUMBER));
        struct stmt *s;
        return db_query(c, db_sql(c->db, "motivation_sheet.household"),
                        ARGS(ARG("number", number.n ? V_STR(number) : V_NULL), ARG("name", V_STR(name)),
                             ARG("place", V_TEXT(g->place))),
                        &s) &&
               only_one(c, s, HOLDER_NAME, number.n ? number : name, id);
}

/* ---- shares ---- */

#define PERCENT_WHOLE 10000 /* shares of a venture whose table has percentages only */

/* first_day: the venture's, else the earliest of its holders', else that of the title's year. */
static struct val first_day(struct ctx *c, const struct subject_group *g)
{
        struct val first = subject_value(g, SUBJECT_WHOLE, "equity.from_on");
        for (size_t i = 0; first.type != VAL_TEXT && i < g->n; i++) {
                const struct val day = subject_value(g, i, "equity_share.from_on");
                if (day.type == VAL_TEXT)
                        first = day;
        }
        for (size_t i = 0; i < g->n; i++) {
                const struct val day = subject_value(g, i, "equity_share.from_on");
                if (day.type == VAL_TEXT && str_cmp(day.s, first.s) < 0)
                        first = day;
        }
        if (first.type != VAL_TEXT && g->year_said)
                return V_STR(arena_fmt(c->arena, "%04d-01-01", g->year));
        return first;
}

/* sum_of: what a column comes to; false when a row has nothing there. */
static bool sum_of(const struct subject_group *g, const char *field, int64_t *sum)
{
        *sum = 0;
        for (size_t i = 0; i < g->n; i++) {
                const struct val v = subject_value(g, i, field);
                if (v.type != VAL_INT)
                        return false;
                *sum += v.i;
        }
        return true;
}

/* whole_of: the number of shares: the sheet's; else that of its percentages, of its holders, of the yuan paid in. */
static struct val whole_of(const struct subject_group *g)
{
        const struct val whole = subject_value(g, SUBJECT_WHOLE, "equity.shares");
        int64_t sum;
        if (whole.type == VAL_INT)
                return whole;
        if (sum_of(g, "equity_share.shares", &sum))
                return V_INT(sum);
        if (sum_of(g, PERCENT, &sum))
                return V_INT(PERCENT_WHOLE);
        return sum_of(g, PAID_IN, &sum) && sum % 100 == 0 ? V_INT(sum / 100) : V_NULL;
}

static bool put_venture(struct ctx *c, struct change *ch, struct subject_group *g, struct val whole, int64_t *id,
                        int64_t *shares)
{
        struct draft *d = draft_new(c->arena, entity_find(S("equity")));
        if (!venture_found(c, g, id))
                return false;
        if (*id < 0)
                return fail(c, ERR_INVALID, "reference.ambiguous", NAME, "%s",
                            say(c, "这个项目名不止一个村有，请写明村", "several villages have a venture of that name"));
        if (*id > 0) {
                struct draft *stands;
                if (!change_load(c, d->e, *id, &stands))
                        return false;
                *shares = draft_get(stands, "shares").type == VAL_INT ? draft_get(stands, "shares").i : 0;
                subject_same(g, d->e);
                return true;
        }
        subject_fill(d, g, g->at);
        draft_set(d, "shares", whole);
        draft_set(d, "from_on", first_day(c, g));
        if (draft_get(d, "shares").type != VAL_INT || draft_get(d, "from_on").type != VAL_TEXT ||
            strlen(g->place) != 12)
                return fail(c, ERR_INVALID, "share.unknown", NAME, "%s",
                            say(c, "没有登记这个入股项目：新项目须写明村、总股数（或每户的比例、金额）和起始日期",
                                "no such venture: a new one wants village, whole number of shares and first day"));
        draft_set(d, "place", V_TEXT(g->place));
        *shares = draft_get(d, "shares").i;
        if (!subject_put(c, ch, g, d))
                return false;
        *id = d->id;
        return true;
}

/* by_yuan: the whole is what was paid in, a yuan a share. */
static bool by_yuan(const struct subject_group *g, int64_t whole)
{
        int64_t sum;
        return sum_of(g, PAID_IN, &sum) && sum == whole * 100;
}

/* shares_of: as a number; or a percentage of the whole, when it comes to whole shares; both must agree. */
static bool shares_of(struct ctx *c, const struct subject_group *g, int64_t whole, struct val *shares)
{
        const struct val percent = subject_value(g, g->at, PERCENT);
        const struct val paid = subject_value(g, g->at, PAID_IN);
        *shares = subject_value(g, g->at, "equity_share.shares");
        if (percent.type != VAL_INT && shares->type != VAL_INT && paid.type == VAL_INT && by_yuan(g, whole))
                *shares = V_INT(paid.i / 100);
        if (percent.type != VAL_INT)
                return shares->type == VAL_INT ||
                       fail(c, ERR_INVALID, "field.required", "equity_share.shares", "%s",
                            say(c, "没有写股数或持股比例", "neither shares nor percentage is given"));
        const int64_t parts = whole * percent.i;
        if (shares->type == VAL_INT && (parts - shares->i * 10000 > whole || shares->i * 10000 - parts > whole))
                return fail(c, ERR_INVALID, "sheet.sum", PERCENT,
                            say(c, "比例与股数不符（总股数 %lld）", "percentage and shares disagree (of %lld)"),
                            (long long)whole);
        if (shares->type != VAL_INT && parts % 10000)
                return fail(c, ERR_INVALID, "number.decimals", PERCENT,
                            say(c, "按总股数 %lld 折不成整股，请写股数", "of %lld these are no whole shares: give their number"),
                            (long long)whole);
        if (shares->type != VAL_INT)
                *shares = V_INT(parts / 10000);
        return true;
}

static bool put_share(struct ctx *c, struct change *ch, struct subject_group *g, int64_t equity, int64_t whole)
{
        struct draft *d = draft_new(c->arena, entity_find(S("equity_share")));
        const struct val holder = subject_value(g, g->at, "equity_share.holder");
        const struct val first = first_day(c, g);
        const bool household = holder.type == VAL_TEXT && str_is(holder.s, "household");
        struct val shares;
        int64_t id = 0;
        if (!shares_of(c, g, whole, &shares))
                return false;
        if (household && !household_of(c, g, &id))
                return false;
        if (!household && !subject_unit(c, ch, g, entity_find(S("organisation")),
                                        str_trim(subject_text(g, g->at, HOLDER_NAME)), &id))
                return false;
        subject_fill(d, g, g->at);
        draft_set(d, "equity", V_INT(equity));
        draft_set(d, household ? "household" : "organisation", V_INT(id));
        draft_set(d, "shares", shares);
        if (draft_get(d, "from_on").type != VAL_TEXT)
                draft_set(d, "from_on", first);
        return subject_put(c, ch, g, d);
}

static bool share_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t equity, whole = 0;
        g->at = SUBJECT_WHOLE;
        if (!put_venture(c, ch, g, whole_of(g), &equity, &whole))
                return false;
        for (size_t i = 0; i < g->n; i++) {
                g->at = i;
                if (!g->rows[i].refused && !put_share(c, ch, g, equity, whole))
                        return false;
        }
        return true;
}

/* ---- three parties ---- */

static const struct party {
        const char *holder, *together;
} parties[] = { { "collective", "村集体" }, { "enterprise", "企业" }, { "household", "贫困户" } };

static struct val of_party(struct ctx *c, const struct subject_group *g, size_t party, const char *what)
{
        return subject_value(g, g->at, arena_fmt(c->arena, "equity_parties.%s%s", parties[party].holder, what).p);
}

static bool takes_part(struct ctx *c, const struct subject_group *g, size_t party)
{
        return of_party(c, g, party, "").type == VAL_INT || of_party(c, g, party, "_percent").type == VAL_INT ||
               of_party(c, g, party, "_shares").type == VAL_INT;
}

/* parties_sum: what the parties come to; false when one that takes part has nothing there. */
static bool parties_sum(struct ctx *c, const struct subject_group *g, const char *what, int64_t *sum)
{
        size_t n = 0;
        *sum = 0;
        for (size_t i = 0; i < COUNT(parties); i++) {
                const struct val v = of_party(c, g, i, what);
                if (v.type != VAL_INT && takes_part(c, g, i))
                        return false;
                *sum += v.type == VAL_INT ? v.i : 0;
                n += v.type == VAL_INT;
        }
        return n > 0;
}

/* parties_measure: what the shares are: given, or percentages, or yuan paid in; the whole with it. */
static const char *parties_measure(struct ctx *c, const struct subject_group *g, struct val *whole)
{
        int64_t sum;
        *whole = subject_value(g, g->at, "equity.shares");
        const bool said = whole->type == VAL_INT;
        if (parties_sum(c, g, "_shares", &sum)) {
                *whole = said ? *whole : V_INT(sum);
                return "_shares";
        }
        if (!parties_sum(c, g, "_percent", &sum) && parties_sum(c, g, "", &sum) && sum % 100 == 0) {
                *whole = said ? *whole : V_INT(sum / 100);
                return "";
        }
        *whole = said ? *whole : V_INT(PERCENT_WHOLE);
        return parties_sum(c, g, "_percent", &sum) ? "_percent" : NULL;
}

/* party_holder: the unit by name; without one, who they are together and how many. */
static bool party_holder(struct ctx *c, struct change *ch, struct subject_group *g, size_t party, struct draft *d)
{
        const bool household = strcmp(parties[party].holder, "household") == 0;
        const struct val households = subject_value(g, g->at, "equity_parties.households");
        const char *column = arena_fmt(c->arena, "equity_parties.%s_name", parties[party].holder).p;
        const struct str name = household ? S("") : str_trim(subject_text(g, g->at, column));
        int64_t id = 0;
        if (name.n) {
                if (!subject_unit(c, ch, g, entity_find(S("organisation")), name, &id))
                        return false;
                draft_set(d, "organisation", V_INT(id));
                return true;
        }
        draft_set(d, "holders", V_TEXT(parties[party].together));
        if (household && households.type == VAL_INT)
                draft_set(d, "households", households);
        return true;
}

static bool put_party(struct ctx *c, struct change *ch, struct subject_group *g, size_t party, const char *measure,
                      int64_t equity, int64_t whole)
{
        struct draft *d = draft_new(c->arena, entity_find(S("equity_share")));
        const struct val v = of_party(c, g, party, measure);
        const int64_t scaled = measure[0] == '\0' ? v.i / 100 : whole * v.i / PERCENT_WHOLE;
        if (v.type != VAL_INT || v.i == 0)
                return true;
        draft_set(d, "equity", V_INT(equity));
        draft_set(d, "holder", V_TEXT(parties[party].holder));
        draft_set(d, "shares", strcmp(measure, "_shares") == 0 ? v : V_INT(scaled));
        draft_set(d, "paid_in", of_party(c, g, party, ""));
        draft_set(d, "from_on", first_day(c, g));
        return party_holder(c, ch, g, party, d) && subject_put(c, ch, g, d);
}

static bool party_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t equity, shares = 0;
        struct val whole;
        g->at = 0;
        const char *measure = parties_measure(c, g, &whole);
        if (!measure)
                return fail(c, ERR_INVALID, "field.required", NAME, "%s",
                            say(c, "须写明三方各自的股数、比例或金额，三方用同一种",
                                "of each party the shares, the percentage or the amount is wanted, the same of all"));
        if (!put_venture(c, ch, g, whole, &equity, &shares))
                return false;
        for (size_t i = 0; i < COUNT(parties); i++)
                if (!put_party(c, ch, g, i, measure, equity, shares))
                        return false;
        return true;
}

/* ---- dividends ---- */

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
        if (!db_one(c, db_sql(c->db, "motivation_sheet.dividend"),
                    ARGS(ARG("equity_id", V_INT(equity)), ARG("year_n", V_INT(year))), &known))
                return false;
        *id = known.type == VAL_INT ? known.i : 0;
        if (*id)
                return true;
        subject_fill(d, g, SUBJECT_WHOLE);
        int64_t sum;
        if (draft_get(d, "amount").type != VAL_INT && sum_of(g, "dividend_payment.amount", &sum))
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

static bool put_paid(struct ctx *c, struct change *ch, struct subject_group *g, int64_t equity, int64_t dividend)
{
        const struct str name = subject_text(g, g->at, HOLDER_NAME), number = str_trim(subject_text(g, g->at, NUMBER));
        const struct val declared = subject_value(g, SUBJECT_WHOLE, "dividend.declared_on");
        struct draft *d = draft_new(c->arena, entity_find(S("dividend_payment")));
        struct stmt *s;
        int64_t share = 0;
        if (!db_query(c, db_sql(c->db, "motivation_sheet.share"),
                      ARGS(ARG("equity_id", V_INT(equity)), ARG("number", number.n ? V_STR(number) : V_NULL),
                           ARG("name", V_STR(name))),
                      &s) ||
            !only_one(c, s, HOLDER_NAME, name, &share))
                return false;
        subject_fill(d, g, g->at);
        draft_set(d, "dividend", V_INT(dividend));
        draft_set(d, "share", V_INT(share));
        if (draft_get(d, "paid_on").type != VAL_TEXT)
                draft_set(d, "paid_on", declared);
        return subject_put(c, ch, g, d);
}

static bool paid_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t equity, dividend;
        g->at = SUBJECT_WHOLE;
        if (!venture_found(c, g, &equity))
                return false;
        if (equity <= 0)
                return fail(c, ERR_INVALID, equity ? "reference.ambiguous" : "share.unknown", NAME, "%s",
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

static const struct subject_hooks share_hooks = { .name = NAME,
                                                  .evidence = "equity_share.shares|equity_sheet.percent",
                                                  .apply = share_apply };
static const struct subject_hooks party_hooks = {
        .evidence = "equity_parties.household|equity_parties.household_percent|equity_parties.household_shares",
        .apply = party_apply
};
static const struct subject_hooks paid_hooks = { .name = NAME, .title = "分红", .apply = paid_apply };

static const struct subject equity_subjects[] = {
        { .name = "equity_sheet", .title = "入股项目股东名册", .title_en = "Holders of ventures", .root = "equity_share",
          COLUMNS(share_columns), .hooks = &share_hooks,
          .called = "股东名册|入股名册|股权登记|股权台账|入股情况|持股情况" },
        { .name = "equity_parties", .title = "三方入股情况表", .title_en = "Ventures of three parties",
          .root = "equity_share", COLUMNS(party_columns), .hooks = &party_hooks,
          .called = "入股情况|入股项目|股份合作|三方入股|股权结构|股权设置|入股统计|折股量化" },
        { .name = "dividend_sheet", .title = "分红发放花名册", .title_en = "Dividends paid", .root = "dividend_payment",
          COLUMNS(paid_columns), .hooks = &paid_hooks,
          .called = "分红发放|分红花名册|分红名册|分红明细|分红到户|入股分红|分红情况|收益分配|分红表|分红公示" },
};

const struct module equity_sheet_module = {
        .name = "equity_sheet",
        .title = "入股分红表样",
        .title_en = "Sheets of shares and dividends",
        .mechanism = "3.3",
        SUBJECTS(equity_subjects),
};
