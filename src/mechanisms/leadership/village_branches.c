/* village_branches.c: mechanism 3.3, village (community) branches: a venture of village collective, enterprise and
 * households by shares; its dividends; and the village's collective income by year.
 *
 * An equity is the venture with its whole number of shares; each holder has some. Dividends are declared for a year and
 * paid to holders. Two hard rules: held shares never exceed the whole, and a dividend is declared only when they are
 * exactly the whole; what is paid never exceeds what was declared, and goes to holders of that equity only. Whether it
 * reached everybody, and what the bank sent back, are checks. How it is divided to the cent stands in dividend_run.c.
 * Left out: valuation of assets. */
#include "mechanisms/ground/bank_file.h"
#include "mechanisms/modules.h"
#include "mechanisms/ground/shared.h"

static const struct codes holder_kinds = CODES("holder_kind", "持股方", "Holder",
        { "collective", "村集体", "Village collective", "集体|村集体经济组织" },
        { "enterprise", "企业", "Enterprise", "公司|合作社" },
        { "household", "农户", "Household", "贫困户|户|入股户" },
);

static const struct field equity_fields[] = {
        TEXT("name", "入股项目", "Venture", .required = true, .named = true, .max_length = 100,
             .synonyms = "项目|项目名称|入股项目名称"),
        REF("base", "基地", "Base", "base", .indexed = true, .synonyms = "基地名称"),
        PLACE("place", "村", "Village", .required = true, .synonyms = "行政村|所在村"),
        INTEGER("shares", "总股数", "Shares", .required = true, .min = 1, .max = 1000000000,
                .synonyms = "股份总数|总股份"),
        MONEY("capital", "股本总额", "Capital", .max = YUAN(10000000000), .synonyms = "股本|入股总额|投资总额"),
        DATE("from_on", "起始日期", "From", .required = true, .begins = true, .synonyms = "合同起期|成立日期"),
        DATE("to_on", "到期日期", "To", .synonyms = "合同止期"),
        REF("document", "章程(文件)", "Document", "document", .hidden = true),
};
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
             .help = "没有逐户逐家列出时写明，如“贫困户 16 户”", .help_en = "who they are, where they are not listed"),
        INTEGER("households", "户数", "Households", .max = 1000000, .hidden = true,
                .help = "没有逐户列出时的户数", .help_en = "how many, where they are not listed"),
        DATE("from_on", "入股日期", "From", .required = true, .begins = true, .synonyms = "起始日期|入股时间"),
        DATE("to_on", "退股日期", "To"),
};
static const struct field dividend_fields[] = {
        REF("equity", "入股项目", "Venture", "equity", .required = true, .indexed = true, .synonyms = "项目|项目名称"),
        YEAR("year", "分红年度", "Year", .required = true, .min = 2000, .max = 2050, .past = true, .indexed = true,
             .synonyms = "年度"),
        DATE("declared_on", "分红日期", "Declared on", .required = true, .synonyms = "公布日期|分配日期"),
        MONEY("amount", "分红总额", "Declared", .required = true, .min = 1, .max = YUAN(10000000000),
              .synonyms = "总收益|应分金额"),
        TEXT("notice", "公示情况", "Notice", .hidden = true, .max_length = 200),
        REF("document", "分配方案", "Document", "document", .hidden = true),
};
static const struct field payment_fields[] = {
        REF("dividend", "分红", "Dividend", "dividend", .required = true, .indexed = true, .fixed = true),
        REF("share", "股份", "Share", "equity_share", .required = true, .indexed = true, .fixed = true),
        MONEY("amount", "金额", "Amount", .required = true, .min = 1, .max = YUAN(10000000000),
              .synonyms = "分红金额|实发金额"),
        DATE("paid_on", "发放日期", "Paid on", .required = true),
        TEXT("voucher_no", "凭证号", "Voucher", .max_length = 60, .synonyms = "签领|凭证"),
        CODE("state", "代发状态", "By the bank", &codes_transfer_state, .derived = true, .indexed = true,
             .help = "由银行代发的才有；签领的为空", .help_en = "only when paid by the bank"),
        TEXT("reason", "未成功原因", "Why it failed", .derived = true, .max_length = 200),
        TEXT("bank_name", "开户行", "Bank", .derived = true, .hidden = true, .max_length = 60),
        TEXT("bank_card", "银行卡号", "Bank card", .format = FORMAT_BANK_CARD, .secret = true, .derived = true,
             .hidden = true, .max_length = 30),
        DATE("sent_on", "送银行日期", "Sent on", .derived = true, .hidden = true),
        DATE("returned_on", "返回日期", "Returned on", .derived = true, .hidden = true),
};
static const struct field income_fields[] = {
        PLACE("place", "村", "Village", .level = "village", .required = true, .synonyms = "行政村|村名"),
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .past = true, .indexed = true,
             .synonyms = "年份"),
        MONEY("amount", "村集体经济收入", "Collective income", .required = true, .min = 0, .max = YUAN(10000000000),
              .synonyms = "集体经济收入|村集体收入|收入|收入金额|经营性收入|收入合计|集体经济总收入|村集体经济总收入|集体收入合计|"
                          "集体收入|村级集体经济收入|总收入|年收入|收入总额|全年收入|合计|总额|集体经济收入合计"),
        TEXT("evidence", "依据", "Evidence", .max_length = 300, .synonyms = "账册|凭证"),
};

/* A share is held by an organisation or by a household: the one its kind says; or by those a table only gives
 * together. */
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

/* payment_prepare: what the bank was told is not changed behind it. */
static bool payment_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const bool sent = old && (draft_now_is(old, NULL, "state", "sent") || draft_now_is(old, NULL, "state", "paid"));
        if (!sent || val_eq(draft_now(d, old, "amount"), draft_get(old, "amount")))
                return true;
        return fail(c, ERR_RULE, "dividend.sent", "dividend_payment.amount", "%s",
                    say(c, "已送银行或已到账的发放不能改金额", "a payment sent to the bank keeps its amount"));
}

#define EQUITY_TITLE "(SELECT q.name FROM equity q WHERE q.county = r.county AND q.id = r.equity_id)"

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
        { .name = "dividend", .title = "分红", .title_en = "Dividends", .life = LIFE_EVENT,
          .day = "declared_on", .reading = READ_SCOPED, .area = AREA_HELP, .founds = true,
          .help = "项目某年度分红总额", .help_en = "what a venture declares for a year", .keys = "equity,year,declared_on",
          .place_from = "equity", .sort = "declared_on", .sort_down = true,
          .title_sql = "CAST(r.year AS TEXT) || ' ' || " EQUITY_TITLE, FIELDS(dividend_fields) },
        { .name = "dividend_payment", .title = "分红发放", .title_en = "Dividend payments",
          .life = LIFE_EVENT, .day = "paid_on", .reading = READ_SCOPED, .area = AREA_HELP, .hidden = true,
          .help = "发给每个持股方的分红", .help_en = "what each holder was paid", .keys = "dividend,share",
          .place_from = "dividend",
          .own = "(SELECT s.household_id FROM equity_share s WHERE " JOINED("s") " AND s.id = t.share_id)",
          .sort = "paid_on", .sort_down = true,
          .title_sql = "COALESCE((SELECT COALESCE(h.head_name, h.hh_no, o.name) FROM equity_share s "
                       "LEFT JOIN household h ON h.county = s.county AND h.id = s.household_id "
                       "LEFT JOIN organisation o ON o.county = s.county AND o.id = s.organisation_id "
                       "WHERE s.county = r.county AND s.id = r.share_id) || ' ', '') || r.paid_on",
          FIELDS(payment_fields), .prepare = payment_prepare },
        { .name = "collective_income", .title = "村集体经济收入", .title_en = "Collective income",
          .life = LIFE_EVENT, .day = "year", .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "各村各年度的村集体经济收入", .help_en = "collective income of villages by year",
          .called = "集体经济收入|村集体收入|集体收入", .keys = "place,year", .sort = "year", .sort_down = true,
          .title_sql = "CAST(r.year AS TEXT) || ' ' || " PLACE_TITLE, FIELDS(income_fields) },
};

static const struct rule village_rules[] = {
        { .name = "shares_within", .title = "持股合计超过总股数", .title_en = "more shares are held than there are",
          .on = "equity|equity_share", .when = RULE_CREATE | RULE_UPDATE, .sql = "village_branches.shares_within" },
        { .name = "shares_whole", .title = "持股合计不等于总股数，不能分红",
          .title_en = "no dividend before the shares add up to the whole", .on = "dividend",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "village_branches.shares_whole" },
        { .name = "dividend_within", .title = "分红发放超过分红总额，或发给了别的项目的股东",
          .title_en = "more is paid than declared, or to another venture's holder", .on = "dividend|dividend_payment",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "village_branches.dividend_within" },
};

/* ---- lists ---- */

/* HELD: the shares of equity t held on the day. */
#define HELD \
        "COALESCE((SELECT CAST(SUM(s.shares) AS BIGINT) FROM equity_share s WHERE " JOINED( \
                "s") " AND s.equity_id = t.id AND " ON_DAY("s", ":day") "), 0)"
/* ARRIVED: a payment the bank did not send back. */
#define ARRIVED(alias) "COALESCE(" alias ".state, '') <> 'failed'"
#define PAID \
        "COALESCE((SELECT CAST(SUM(p.amount) AS BIGINT) FROM dividend_payment p WHERE " JOINED( \
                "p") " AND p.dividend_id = t.id AND " ARRIVED("p") "), 0)"
#define LAST_YEAR \
        "(SELECT o.amount FROM collective_income o WHERE " JOINED("o") " AND o.place = t.place AND o.year = t.year - " \
                                                                       "1)"
#define THIS_YEAR "CAST(t.year AS TEXT) = SUBSTR(:to, 1, 4)"

static const struct list
        village_lists[] = {
                { .name = "equity.ventures",
                  .title = "入股项目",
                  .title_en = "Ventures by shares",
                  .unit = "个",
                  .unit_en = "ventures",
                  .of = "equity",
                  .period = PERIOD_DAY,
                  .figure = true,
                  .where = ON_DAY("t", ":day"),
                  .explain = "当天存续的入股项目",
                  .explain_en = "ventures by shares on the day" },
                { .name = "equity.households",
                  .title = "入股户",
                  .title_en = "Households holding shares",
                  .unit = "户",
                  .unit_en = "households",
                  .of = "equity_share",
                  .period = PERIOD_DAY,
                  .figure = true,
                  .counts = "household",
                  .measure = "COUNT(DISTINCT t.household_id) + CAST(COALESCE(SUM(t.households), 0) AS BIGINT)",
                  .where = "t.holder = 'household' AND " ON_DAY("t", ":day") " AND (t.household_id IS NULL OR "
                           HOUSEHOLD_STANDS ")",
                  .explain = "当天持股的不同的户，加上没有逐户列出的户数",
                  .explain_en = "distinct households holding shares on the day, and those that are only counted" },
                { .name = "dividend.declared",
                  .title = "分红总额",
                  .title_en = "Dividends declared",
                  .unit = "元",
                  .unit_en = "yuan",
                  .of = "dividend",
                  .period = PERIOD_SPAN,
                  .figure = true,
                  .scale = 2,
                  .measure = SUM_OF("t.amount"),
                  .where = "t.declared_on BETWEEN :from AND :to",
                  .explain = "期内公布的分红",
                  .explain_en = "dividends declared in the period" },
                { .name = "dividend.paid",
                  .title = "已发分红",
                  .title_en = "Dividends paid",
                  .unit = "元",
                  .unit_en = "yuan",
                  .of = "dividend_payment",
                  .period = PERIOD_SPAN,
                  .figure = true,
                  .scale = 2,
                  .measure = SUM_OF("t.amount"),
                  .where = "t.paid_on BETWEEN :from AND :to AND " ARRIVED("t"),
                  .explain = "期内发放的分红，银行退回的不计",
                  .explain_en = "dividends paid in the period, without what the bank sent back" },
                { .name = "collective_income.total",
                  .title = "村集体经济收入",
                  .title_en = "Collective income",
                  .unit = "元",
                  .unit_en = "yuan",
                  .of = "collective_income",
                  .period = PERIOD_SPAN,
                  .figure = true,
                  .scale = 2,
                  .measure = SUM_OF("t.amount"),
                  .where = IN_YEARS("t.year"),
                  .explain = "期内各年度的村集体经济收入",
                  .explain_en = "collective income of the years in the period" },
                { .name = "collective_income.growth",
                  .title = "村集体经济收入比上年增加",
                  .title_en = "Collective income over the year before",
                  .unit = "元",
                  .unit_en = "yuan",
                  .of = "collective_income",
                  .period = PERIOD_SPAN,
                  .figure = true,
                  .scale = 2,
                  .measure = "CAST(SUM(t.amount - " LAST_YEAR ") AS BIGINT)",
                  .where = THIS_YEAR " AND " LAST_YEAR " IS NOT NULL",
                  .explain = "期末所在年度的收入减去上一年，只计两年都有记录的村",
                  .explain_en =
                          "income of the period's last year less the year before, of villages with both entered" },
                { .name = "equity.not_whole",
                  .title = "持股合计不等于总股数的项目",
                  .title_en = "Shares that don't add up to the whole",
                  .unit = "个",
                  .unit_en = "ventures",
                  .of = "equity",
                  .period = PERIOD_DAY,
                  .severity = SEVERITY_ERROR,
                  .owner = "village",
                  .where = ON_DAY("t", ":day") " AND " HELD " <> t.shares",
                  .mend = "补录持股方，或更正总股数",
                  .mend_en = "enter the holders missing, or correct the whole",
                  .explain = "当天持股合计与总股数不相等的项目，补齐之前不能分红",
                  .explain_en =
                          "ventures whose held shares are not the whole on the day: they can't declare a dividend" },
                { .name = "dividend.not_paid_out",
                  .title = "未发足的分红",
                  .title_en = "Dividends not paid out",
                  .unit = "笔",
                  .unit_en = "dividends",
                  .of = "dividend",
                  .period = PERIOD_SPAN,
                  .severity = SEVERITY_SUSPECT,
                  .owner = "township",
                  .where = "t.declared_on BETWEEN :from AND :to AND " PAID " <> t.amount",
                  .mend = "发放余额并录入，或更正分红总额",
                  .mend_en = "pay the rest and enter it, or correct what was declared",
                  .explain = "期内公布、发放合计与总额不相等的分红",
                  .explain_en = "dividends of the period whose payments don't add up to what was declared" },
                { .name = "dividend.missed",
                  .title = "没有领到分红的股东",
                  .title_en = "Holders who got nothing",
                  .unit = "户(家)",
                  .unit_en = "holders",
                  .of = "equity_share",
                  .period = PERIOD_SPAN,
                  .severity = SEVERITY_SUSPECT,
                  .owner = "township",
                  .where =
                          "EXISTS (SELECT 1 FROM dividend d WHERE " JOINED(
                                  "d") " AND d.equity_id = t.equity_id AND d.declared_on BETWEEN :from AND :to "
                                       "AND " ON_DAY("t",
                                                     "d.declared_on") " AND NOT EXISTS (SELECT 1 FROM dividend_payment "
                                                                      "p WHERE " JOINED("p") " AND p.dividend_id = "
                                                                                             "d.id AND "
                                                                                             "p.share_id = t.id))",
                  .mend = "补发并录入该股东的分红",
                  .mend_en = "pay the holder and enter it",
                  .explain = "期内有分红公布、当天持股、没有发放记录的股东",
                  .explain_en = "holders on the day of a dividend of the period with no payment of it" },
                { .name = "dividend.transfer_failed",
                  .title = "银行代发未成功的分红",
                  .title_en = "Dividends the bank could not pay",
                  .unit = "笔",
                  .unit_en = "payments",
                  .of = "dividend_payment",
                  .period = PERIOD_DAY,
                  .severity = SEVERITY_ERROR,
                  .owner = "township",
                  .measure = "COUNT(*)",
                  .where = "t.state = 'failed' AND t.sent_on <= :day",
                  .mend = "更正该户的银行卡号，在“分红”页重新生成银行文件",
                  .mend_en = "correct the household's bank card, and make the bank file again on the page of dividends",
                  .explain = "银行返回未成功的分红发放",
                  .explain_en = "payments of dividends the bank returned as failed" },
                { .name = "collective_income.fell",
                  .title = "村集体经济收入下降的村",
                  .title_en = "Villages with falling income",
                  .unit = "个",
                  .unit_en = "villages",
                  .of = "collective_income",
                  .period = PERIOD_SPAN,
                  .severity = SEVERITY_HINT,
                  .owner = "township",
                  .where = THIS_YEAR " AND t.amount < " LAST_YEAR,
                  .mend = "核对数字；属实的，与村支部分析原因",
                  .mend_en = "check the figures; where true, find out why with the branch",
                  .explain = "期末所在年度收入少于上一年的村",
                  .explain_en = "villages whose income of the period's last year is below the year before" },
                UNBOOKED("dividend", "3.3", "分红", "dividends", "1 = 1", "t.amount"),
                UNBOOKED("dividend_payment", "3.3", "分红发放", "dividend payments", ARRIVED("t"), "t.amount"),
        };

static const struct ledger_posting village_postings[] = {
        { .entity = "dividend", .day = "t.declared_on", .debit = "'equity:dividends'",
          .credit = "'liabilities:dividends'", .amount = "t.amount" },
        { .entity = "dividend_payment", .when = ARRIVED("t"), .day = "t.paid_on", .voucher = "t.voucher_no",
          .debit = "'liabilities:dividends'", .credit = "'assets:ventures'", .amount = "t.amount" },
};

/* Declared and paid apart: what was announced is not yet in a household's hand. */
static const struct mechanism village_branches_mechanism = {
        .number = "3.3",
        .pillar = PILLAR_LEADERSHIP,
        .title = "村（社）支部带入股",
        .title_en = "Village (community) branches",
        .responsible = "村（社区）支部",
        .responsible_en = "Village (community) branches",
        .words =
                "入股项目{equity.ventures}个、持股的户{equity.households}户。{year}年以来公布分红{dividend.declared}元，已发"
                "{dividend.paid}元。村集体经济收入{collective_income.total}元，比上年增加{collective_income.growth}元。",
        .words_en =
                "{equity.ventures} ventures have households among their holders, {equity.households} in all. Since "
                "the beginning of {year}, {dividend.declared} yuan of dividends were declared and {dividend.paid} "
                "paid. Collective income was {collective_income.total} yuan, {collective_income.growth} more than "
                "the year before.",
        PAGES({ "/dividend", "分红发放", "Dividends", "dividend" }),
};

const struct module village_branches_module = {
        .name = "village_branches",
        .title = "村(社)支部带入股",
        .title_en = "Village branches",
        .declares = &village_branches_mechanism,
        ENTITIES(village_entities),
        RULES(village_rules),
        LISTS(village_lists),
        POSTINGS(village_postings),
};
