/* village_branches.c: mechanism 3.3, village (community) branches: a venture of village collective, enterprise and
 * households by shares, and who holds them.
 *
 * An equity is the venture with its whole number of shares; each holder has some. Held shares never exceed the whole: a
 * hard rule. That they come to less is a check only, for a roster is entered holder by holder; until they are the whole
 * no dividend can be declared (dividends.c). What the collective earned by year stands in collective_income.c. Left
 * out: valuation of assets. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* The three parties of 3.3 (村集体+企业+贫困户入股); a cooperative holds as an enterprise does. */
static const struct codes holder_kinds = CODES("holder_kind", "持股方", "Holder",
        { "collective", "村集体", "Village collective", "集体|村集体经济组织" },
        { "enterprise", "企业", "Enterprise", "公司" },
        { "cooperative", "合作社", "Cooperative", "农民专业合作社|专业合作社" },
        { "household", "农户", "Household", "贫困户|户|入股户" },
);

/* The whole is a number of shares and not a percentage: 100 % of what would change with every holder. */
static const struct field equity_fields[] = {
        TEXT("name", "入股项目", "Venture", .required = true, .named = true, .max_length = 100,
             .synonyms = "项目|项目名称|入股项目名称"),
        REF("base", "基地", "Base", "base", .indexed = true, .synonyms = "基地名称"),
        PLACE("place", "村", "Village", .required = true, .synonyms = "行政村|所在村"),
        INTEGER("shares", "总股数", "Shares", .required = true, .min = 1, .max = 1000000000,
                .synonyms = "股份总数|总股份"),
        MONEY("capital", "股本总额", "Capital", .max = YUAN(10000000000), .synonyms = "股本|入股总额|投资总额"),
        DATE("from_on", "起始日期", "From", .required = true, .synonyms = "合同起期|成立日期"),
        DATE("to_on", "到期日期", "To", .synonyms = "合同止期"),
        REF("document", "章程(文件)", "Document", "document", .hidden = true),
};
/* A share is of an organisation or of a household; a table that lists neither (贫困户 16 户, together 40 %) gives holders
 * and households instead, or its ventures could not be entered at all. Shares have days: a dividend goes to who held
 * them on its day. */
static const struct field share_fields[] = {
        REF("equity", "入股项目", "Venture", "equity", .required = true, .indexed = true, .synonyms = "项目|项目名称"),
        CODE("holder", "持股方", "Holder", &holder_kinds, .required = true, .indexed = true,
             .synonyms = "持股方类别|股东类别"),
        REF("organisation", "持股单位", "Organisation", "organisation", .indexed = true,
            .synonyms = "单位|企业名称|股东"),
        REF("household", "持股户", "Household", "household", .indexed = true, .synonyms = "户|户编号|户主|入股户"),
        INTEGER("shares", "股数", "Shares", .required = true, .min = 1, .max = 1000000000,
                .synonyms = "持股数|股份|持股"),
        MONEY("paid_in", "入股金额", "Paid in", .max = YUAN(10000000000), .synonyms = "出资|入股资金|金额"),
        TEXT("source", "资金来源", "Source of money", .max_length = 60, .hidden = true),
        TEXT("holders", "持股方说明", "Holders together", .max_length = 100, .hidden = true,
             .help = "没有逐户逐家列出时写明，如“«poor_household» 16 户”", .help_en = "who they are, where they are not listed"),
        INTEGER("households", "户数", "Households", .max = 1000000, .hidden = true,
                .help = "没有逐户列出时的户数", .help_en = "how many, where they are not listed"),
        DATE("from_on", "入股日期", "From", .required = true, .synonyms = "起始日期|入股时间"),
        DATE("to_on", "退股日期", "To"),
};
/* share_prepare: a share is held by an organisation or by a household, the one its kind says, or by those a table only
 * gives together; held by two it would be paid twice, held by nobody never. */
static bool share_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const bool household = draft_now_is(d, old, "holder", "household");
        const bool names = draft_now(d, old, household ? "household" : "organisation").type != VAL_NULL;
        const bool other = draft_now(d, old, household ? "organisation" : "household").type != VAL_NULL;
        const bool together = draft_now(d, old, "holders").type != VAL_NULL;
        if (names != together && !other)
                return true;
        return fail(c, ERR_INVALID, "share.holder", household ? "equity_share.household" : "equity_share.organisation",
                    "%s",
                    say(c, "农户持股写明户，村集体和企业持股写明单位；没有逐户逐家列出的，只写持股方说明",
                        "a household's share names the household, any other the organisation; where they are not "
                        "listed, only who they are together"));
}

/* A venture is its village's and is not voided while shares or dividends name it (.founds). A share is also shown with
 * its household (.own), where it is one. */
static const struct entity village_entities[] = {
        { .name = "equity", .title = "入股项目", .title_en = "Ventures by shares", .life = LIFE_SPAN,
          .reading = READ_SCOPED, .area = AREA_HELP, .founds = true,
          .help = "村集体、企业、农户入股的项目及总股数",
          .help_en = "ventures of collective, enterprise and households; the whole number of shares",
          .keys = "name,place", .sort = "name", .title_sql = "r.name", FIELDS(equity_fields) },
        { .name = "equity_share", .title = "股份", .title_en = "Equity shares", .life = LIFE_SPAN,
          .reading = READ_SCOPED, .area = AREA_HELP, .founds = true,
          .help = "谁持有多少股，起止日期", .help_en = "who holds how many shares, with dates",
          .keys = "equity,organisation|equity,household|equity,holders", .place_from = "equity",
          .own = "t.household_id", .sort = "from_on",
          .title_sql = "COALESCE(" ORGANISATION_TITLE ", " HOUSEHOLD_OF_TITLE ", r.holders, '')",
          FIELDS(share_fields), .prepare = share_prepare },
};

/* shares_whole and the rest stand with dividends (dividends.c). */
static const struct rule village_rules[] = {
        { .name = "shares_within", .title = "持股合计超过总股数", .title_en = "more shares are held than there are",
          .on = "equity|equity_share", .when = RULE_CREATE | RULE_UPDATE, .sql = "village_branches.shares_within" },
};

/* ---- lists ---- */

/* HELD: the shares of equity t held on the day. */
#define HELD \
        "COALESCE((SELECT CAST(SUM(s.shares) AS BIGINT) FROM equity_share s WHERE " JOINED("s") " AND s.equity_id = " \
        "t.id AND " ON_DAY("s", ":day") "), 0)"

/* Households are counted by name where they are listed, and by number where only that is known; both are people who own
 * a part. */
static const struct list village_lists[] = {
        { .name = "equity.ventures", .title = "入股项目", .title_en = "Ventures by shares", .unit = "个",
          .unit_en = "ventures", .of = "equity", .period = PERIOD_DAY, .figure = true, .where = ON_DAY("t", ":day"),
          .explain = "当天存续的入股项目", .explain_en = "ventures by shares on the day" },
        { .name = "equity.households", .title = "入股户", .title_en = "Households holding shares", .unit = "户",
          .unit_en = "households", .of = "equity_share", .period = PERIOD_DAY, .figure = true, .counts = "household",
          .measure = "COUNT(DISTINCT t.household_id) + CAST(COALESCE(SUM(t.households), 0) AS BIGINT)",
          .where = "t.holder = 'household' AND " ON_DAY("t", ":day") " AND (t.household_id IS NULL OR " HOUSEHOLD_STANDS
                   ")",
          .explain = "当天持股的不同的户，加上没有逐户列出的户数",
          .explain_en = "distinct households holding shares on the day, and those that are only counted" },
        /* An error and the village's: until its roster is whole its dividend can't be declared. */
        { .name = "equity.not_whole", .title = "持股合计不等于总股数的项目", .title_en = "Shares that don't add up to the whole",
          .unit = "个", .unit_en = "ventures", .of = "equity", .period = PERIOD_DAY, .severity = SEVERITY_ERROR,
          .owner = "village", .where = ON_DAY("t", ":day") " AND " HELD " <> t.shares",
          .mend = "由乡镇核对入股协议和股权名册，更正有误的持股或总股数",
          .mend_en = "the township checks agreements and the roster of shares, and corrects the holding or the "
                     "whole that is wrong",
          .explain = "当天持股合计与总股数不相等的项目，补齐之前不能分红",
          .explain_en = "ventures whose held shares are not the whole on the day: they can't declare a dividend" },
};

/* Declared and paid apart: what was announced is not yet in a household's hand. */
static const struct mechanism village_branches_mechanism = {
        .number = "3.3",
        .pillar = PILLAR_LEADERSHIP,
        .title = "村（社）支部带领«goal»",
        .title_en = "Village (community) branches guiding «goal»",
        .responsible = "村（社区）支部",
        .responsible_en = "Village (community) branches guiding «goal»",
        .words =
                "{?equity.ventures|村（社区）支部领办入股项目{equity.ventures}个，{equity.households}户农户持股{?dividend.declared|，"
                "{span}公布分红{dividend.declared 万元}{?dividend.paid|、已发到户（单位）{dividend.paid 万元}|}|}。|}"
                "{?collective_income.total|村集体经济收入{collective_income.total 万元}{?collective_income.growth|，可比的"
                "{collective_income.comparable}个村比上年增加{collective_income.growth 万元}|}。|}",
        .words_en =
                "{?equity.ventures|{equity.ventures} ventures have households among their holders, "
                "{equity.households} in all{?dividend.declared|; {dividend.declared} yuan of dividends were declared "
                "{span}{?dividend.paid|, of which {dividend.paid} reached the holders|}|}. |}"
                "{?collective_income.total|Collective income was {collective_income.total million} yuan"
                "{?collective_income.growth|; of the {collective_income.comparable} villages with both years it grew "
                "by {collective_income.growth million} yuan|}.|}",
        PAGES({ "/dividend", "分红发放", "Dividends", "dividend", .records = "equity:equity|dividend:dividend" }),
};

const struct module village_branches_module = {
        .name = "village_branches",
        .title = "村（社）支部带领«goal»",
        .title_en = "Village branches",
        .declares = &village_branches_mechanism,
        ENTITIES(village_entities),
        RULES(village_rules),
        LISTS(village_lists),
};
