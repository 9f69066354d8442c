/* dividends.c: mechanism 3.3, what a venture by shares declares for a year, and what each of its holders was paid.
 *
 * Two hard rules: a dividend is declared only when the shares held are exactly the whole (a share nobody holds would be
 * money nobody gets), and what is paid never exceeds what was declared and goes to holders of that venture only.
 * Whether it reached everybody, and what the bank sent back, are checks. How it is divided to the cent stands in
 * dividend_run.c. Left out: how the venture earned it. */
#include "mechanisms/ground/bank_file.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* The day is the one on which it was declared: who holds shares then is paid, whoever sells them later. */
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
/* A payment is of one share of one dividend, for good (.fixed). By hand it has a signature or voucher; by the bank it
 * has a state, and what the bank says of it. */
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
/* payment_prepare: what the bank was told is not changed behind it: the file has gone out with that sum, and its return
 * would settle another. */
static bool payment_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const bool sent = old && (draft_now_is(old, NULL, "state", "sent") || draft_now_is(old, NULL, "state", "paid"));
        if (!sent || val_eq(draft_now(d, old, "amount"), draft_get(old, "amount")))
                return true;
        return fail(c, ERR_RULE, "dividend.sent", "dividend_payment.amount", "%s",
                    say(c, "已送银行或已到账的发放不能改金额", "a payment sent to the bank keeps its amount"));
}

/* A dividend is called by its year and its venture: 2017 泥鳅养殖. */
#define EQUITY_TITLE "(SELECT q.name FROM equity q WHERE q.county = r.county AND q.id = r.equity_id)"

/* A dividend is not voided while payments of it stand (.founds): the money has gone out. */
static const struct entity dividend_entities[] = {
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
};

/* Asked when a dividend is declared, not when shares change later: what was divided was whole on its day. */
static const struct rule dividend_rules[] = {
        { .name = "shares_whole", .title = "持股合计不等于总股数，不能分红",
          .title_en = "no dividend before the shares add up to the whole", .on = "dividend",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "dividends.shares_whole" },
        { .name = "dividend_within", .title = "分红发放超过分红总额，或发给了别的项目的股东",
          .title_en = "more is paid than declared, or to another venture's holder", .on = "dividend|dividend_payment",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "dividends.within" },
};

/* ---- lists ---- */

/* ARRIVED: a payment the bank did not send back. */
#define ARRIVED(alias) "COALESCE(" alias ".state, '') <> 'failed'"
/* PAID: what arrived of dividend t. */
#define PAID \
        "COALESCE((SELECT CAST(SUM(p.amount) AS BIGINT) FROM dividend_payment p WHERE " JOINED("p") " AND " \
        "p.dividend_id = t.id AND " ARRIVED("p") "), 0)"

/* What the bank sent back has not been paid, in the figures and in the checks alike; its holder stands on a list until
 * it has. */

/* REACHED: as of pay (pay.reached): the bank has confirmed it, or it was signed for; what is still on its way is not
 * there. */
#define REACHED "COALESCE(t.state, 'paid') = 'paid'"

static const struct list dividend_lists[] = {
        { .name = "dividend.declared", .title = "分红总额", .title_en = "Dividends declared", .unit = "元",
          .unit_en = "yuan", .of = "dividend", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .measure = SUM_OF("t.amount"),
          .where = "t.declared_on BETWEEN :from AND :to", .explain = "期内公布的分红",
          .explain_en = "dividends declared in the period" },
        { .name = "dividend.paid", .title = "已发分红", .title_en = "Dividends paid", .unit = "元", .unit_en = "yuan",
          .of = "dividend_payment", .period = PERIOD_SPAN, .figure = true, .scale = 2, .measure = SUM_OF("t.amount"),
          .where = "t.paid_on BETWEEN :from AND :to AND " REACHED,
          .explain = "发放日在期内、已签领或银行回单确认到账的分红之和；银行退回、尚未返回的不计",
          .explain_en = "the sum of dividends paid on a day of the period that were signed for or confirmed by the "
                        "bank; without what the bank sent back or has not answered" },
        /* More is impossible (a hard rule), so this is what is still owed; a suspicion, since it may be on its way. */
        { .name = "dividend.not_paid_out", .title = "未发足的分红", .title_en = "Dividends not paid out", .unit = "笔",
          .unit_en = "dividends", .of = "dividend", .period = PERIOD_SPAN, .severity = SEVERITY_SUSPECT,
          .owner = "township", .where = "t.declared_on BETWEEN :from AND :to AND " PAID " <> t.amount",
          .mend = "由乡镇核对分红方案和发放凭证：已发的据凭证登记；未发的由合作方按方案发放",
          .mend_en = "the township compares the decision with the vouchers: enter what was paid; the rest is paid "
                     "as the decision says",
          .explain = "期内公布、发放合计与总额不相等的分红",
          .explain_en = "dividends of the period whose payments don't add up to what was declared" },
        /* By holder, for whoever got nothing comes and asks. */
        { .name = "dividend.missed", .title = "没有领到分红的股东", .title_en = "Holders who got nothing", .unit = "户(家)",
          .unit_en = "holders", .of = "equity_share", .period = PERIOD_SPAN, .severity = SEVERITY_SUSPECT,
          .owner = "township",
          .where = "EXISTS (SELECT 1 FROM dividend d WHERE " JOINED("d") " AND d.equity_id = t.equity_id AND "
                   "d.declared_on BETWEEN :from AND :to AND " ON_DAY("t", "d.declared_on") " AND NOT EXISTS (SELECT 1 "
                   "FROM dividend_payment p WHERE " JOINED("p") " AND p.dividend_id = d.id AND p.share_id = t.id))",
          .mend = "由乡镇核对股权名册和发放凭证：已发的据凭证登记；未发的由合作方按方案发放",
          .mend_en = "the township compares the roster of shares with the vouchers: enter what was paid; the rest "
                     "is paid as the decision says",
          .explain = "期内有分红公布、当天持股、没有发放记录的股东",
          .explain_en = "holders on the day of a dividend of the period with no payment of it" },
        /* The township's: it has the household's card to correct, and the page to make the file again. */
        { .name = "dividend.transfer_failed", .title = "银行代发未成功的分红", .title_en = "Dividends the bank could not pay",
          .unit = "笔", .unit_en = "payments", .of = "dividend_payment", .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR, .owner = "township", .measure = "COUNT(*)",
          .where = "t.state = 'failed' AND t.sent_on <= :day",
          .mend = "由村里与本户和银行核对卡号、户名，凭银行卡或存折更正，在“分红”页重新生成银行文件",
          .mend_en = "the village checks number and name with household and bank, by card or passbook; then the "
                     "bank file is made again on the page of dividends",
          .explain = "银行返回未成功的分红发放", .explain_en = "payments of dividends the bank returned as failed" },
        UNBOOKED("dividend", "3.3", "分红", "dividends", "1 = 1", "t.amount"),
        UNBOOKED("dividend_payment", "3.3", "分红发放", "dividend payments", ARRIVED("t"), "t.amount"),
};

/* Declared, it is owed to the holders out of the venture's equity; paid, it leaves the venture's money, not the
 * treasury's. A payment the bank sent back is taken out of the books again, since its `when` no longer holds. */
static const struct ledger_posting dividend_postings[] = {
        { .entity = "dividend", .day = "t.declared_on", .debit = "'equity:dividends'",
          .credit = "'liabilities:dividends'", .amount = "t.amount" },
        { .entity = "dividend_payment", .when = ARRIVED("t"), .day = "t.paid_on", .voucher = "t.voucher_no",
          .debit = "'liabilities:dividends'", .credit = "'assets:ventures'", .amount = "t.amount" },
};

const struct module dividends_module = {
        .name = "dividends",
        .title = "分红",
        .title_en = "Dividends",
        .mechanism = "3.3",
        ENTITIES(dividend_entities),
        RULES(dividend_rules),
        LISTS(dividend_lists),
        POSTINGS(dividend_postings),
};
