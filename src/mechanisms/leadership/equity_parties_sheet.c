/* equity_parties_sheet.c: ventures as a table of three parties (村集体 | 企业 | 贫困户), a row a venture.
 *
 * Such a table says how much each party holds, not who: without names each party's holding is entered as held together,
 * with the number of households where it is given, so that the shares still come to the whole. The three are measured
 * in one and the same: shares, else percentages, else yuan paid in. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/leadership/venture_sheet.h"
#include "mechanisms/modules.h"

/* clang-format off */
/* The headers are a party's name and one of these words: 村集体占比, 贫困户入股金额. k is the name; all combinations are known as
 * wholes. */
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
        { .field = "equity_parties." kind, .like = VENTURE_PAID_IN, .synonyms = words(PARTY_AMOUNT) }, \
        { .field = "equity_parties." kind "_percent", .like = "operating_fund_amount.growth", \
          .synonyms = words(PARTY_PERCENT) }, \
        { .field = "equity_parties." kind "_shares", .like = "equity_share.shares", .synonyms = words(PARTY_SHARES) }

/* Each party may say shares, percentage or amount; units may be named, households only counted. */
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

/* together: who holds, in the words of a record, where no name is given. */
static const struct party {
        const char *holder, *together;
} parties[] = {
        { .holder = "collective", .together = "村集体" },
        { .holder = "enterprise", .together = "企业" },
        { .holder = "household", .together = "贫困户" },
};

/* of_party: the cell of a party: equity_parties.household, _percent, _shares. */
static struct val of_party(struct ctx *c, const struct subject_group *g, size_t party, const char *what)
{
        return subject_value(g, g->at, arena_fmt(c->arena, "equity_parties.%s%s", parties[party].holder, what).p);
}

/* takes_part: a party with nothing in any column isn't one: many ventures have two. */
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
        *whole = said ? *whole : V_INT(VENTURE_PERCENT_WHOLE);
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

/* put_party: the shares by the measure all three have in common; what was paid in is kept beside them. */
static bool put_party(struct ctx *c, struct change *ch, struct subject_group *g, size_t party, const char *measure,
                      int64_t equity, int64_t whole)
{
        struct draft *d = draft_new(c->arena, entity_find(S("equity_share")));
        const struct val v = of_party(c, g, party, measure);
        const int64_t scaled = measure[0] == '\0' ? v.i / 100 : whole * v.i / VENTURE_PERCENT_WHOLE;
        if (v.type != VAL_INT || v.i == 0)
                return true;
        draft_set(d, "equity", V_INT(equity));
        draft_set(d, "holder", V_TEXT(parties[party].holder));
        draft_set(d, "shares", strcmp(measure, "_shares") == 0 ? v : V_INT(scaled));
        draft_set(d, "paid_in", of_party(c, g, party, ""));
        draft_set(d, "from_on", venture_first_day(c, g));
        return party_holder(c, ch, g, party, d) && subject_put(c, ch, g, d);
}

/* party_apply: without a common measure the row is refused: a percentage beside an amount can't be made into shares
 * without guessing. */
static bool party_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t equity, shares = 0;
        struct val whole;
        g->at = 0;
        const char *measure = parties_measure(c, g, &whole);
        if (!measure)
                return fail(c, ERR_INVALID, "field.required", VENTURE_NAME, "%s",
                            say(c, "须写明三方各自的股数、比例或金额，三方用同一种",
                                "of each party the shares, the percentage or the amount is wanted, the same of all"));
        if (!venture_put(c, ch, g, whole, &equity, &shares))
                return false;
        for (size_t i = 0; i < COUNT(parties); i++)
                if (!put_party(c, ch, g, i, measure, equity, shares))
                        return false;
        return true;
}

static const struct subject_hooks party_hooks = {
        .evidence = "equity_parties.household|equity_parties.household_percent|equity_parties.household_shares",
        .apply = party_apply
};

/* Nothing in the rows names the subject, so one of the household's columns is wanted (.evidence): of enterprises alone
 * it is another table. */
static const struct subject party_subjects[] = {
        { .name = "equity_parties", .title = "三方入股情况表", .title_en = "Ventures of three parties",
          .root = "equity_share", COLUMNS(party_columns), .hooks = &party_hooks,
          .called = "入股情况|入股项目|股份合作|三方入股|股权结构|股权设置|入股统计|折股量化" },
};

const struct module equity_parties_sheet_module = {
        .name = "equity_parties_sheet",
        .title = "三方入股表样",
        .title_en = "Sheets of three parties",
        .mechanism = "3.3",
        SUBJECTS(party_subjects),
};
