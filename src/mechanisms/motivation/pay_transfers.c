/* pay_transfers.c: mechanism 4.1, what became at the bank of each person's sum of a pay run.
 *
 * A transfer is one person's sum of one run; it is sent, and then paid or failed as the bank's return says (pay_run.h
 * writes them). A paid transfer is settled in the books and never changes. How the bank's file looks is the county's
 * format (bank_formats.c). Left out: the bank's own protocols; files are carried. */
#include "mechanisms/ground/bank_file.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* All are derived: a transfer is made by the run and settled by the bank's return, and never typed. The card of that
 * day is kept with it, sealed, for the return speaks of it when the post has long another. */
static const struct field transfer_fields[] = {
        REF("run", "发放批次", "Run", "pay_run", .required = true, .derived = true),
        REF("person", "姓名", "Person", "person", .required = true, .derived = true),
        PLACE("place", "任职村", "Village", .derived = true),
        MONEY("amount", "金额", "Amount", .required = true, .derived = true, .min = 0),
        TEXT("bank_name", "开户行", "Bank", .derived = true, .max_length = 60),
        TEXT("bank_card", "银行卡号", "Bank card", .format = FORMAT_BANK_CARD, .secret = true, .derived = true,
             .max_length = 30),
        CODE("state", "发放状态", "State", &codes_transfer_state, .required = true, .derived = true, .indexed = true),
        TEXT("reason", "未成功原因", "Why it failed", .derived = true, .max_length = 200),
        DATE("sent_on", "送银行日期", "Sent on", .required = true, .derived = true),
        DATE("returned_on", "返回日期", "Returned on", .derived = true),
};

/* A transfer is money's area, and lies in the village of the post: a township sees its own people's. */
static const struct entity transfer_entities[] = {
        { .name = "pay_transfer", .title = "报酬代发", .title_en = "Transfers of pay",
          .life = LIFE_EVENT, .day = "sent_on", .reading = READ_SCOPED, .area = AREA_MONEY, .unreviewed = true,
          .help = "一批一人一行：送银行的金额和银行返回的结果",
          .help_en = "one row a run and person: what was sent to the bank and what came back", .keys = "run,person",
          .sort = "sent_on", .sort_down = true, .title_sql = PERSON_TITLE, FIELDS(transfer_fields) },
};

/* Nobody is sent another sum than his lines come to, and nothing before it is approved, on whatever road a transfer is
 * written. */
static const struct rule transfer_rules[] = {
        { .name = "transfer_of_run", .title = "代发金额须等于已锁定批次中该人的合计",
          .title_en = "a transfer is the sum of a person's lines in a locked run", .on = "pay_transfer",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "pay_transfers.of_run" },
};

/* What the bank sent back is told to both who can do something: the township has the card to correct, finance has the
 * file to make again. */
static const struct list transfer_lists[] = {
        /* By the day the bank says so, as the books have it: a run locked in December may arrive in January. */
        { .name = "pay.reached", .title = "实发报酬（已到账）", .title_en = "Remuneration that arrived", .unit = "元",
          .unit_en = "yuan", .of = "pay_transfer", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .measure = SUM_OF("t.amount"),
          .where = "t.state = 'paid' AND t.returned_on BETWEEN :from AND :to",
          .explain = "银行回单确认到账、到账日在期内的金额之和；退回、未返回的不计，不经银行代发的没有回单，也不计",
          .explain_en = "the sum of transfers the bank confirmed on a day of the period; not those that failed or were "
                        "not answered yet, nor what was paid without a bank's return" },
        /* Counted over all runs up to the day: a transfer of last year that never arrived is still somebody's money. */
        { .name = "pay.transfer_failed", .title = "银行代发未成功", .title_en = "Transfers that failed", .unit = "笔",
          .unit_en = "transfers", .of = "pay_transfer", .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR, .owner = "finance", .measure = "COUNT(*)",
          .where = "t.state = 'failed' AND t.sent_on <= :day",
          .mend = "由乡镇与本人和银行核对卡号、户名，凭银行卡或存折更正；财政再在“报酬发放”生成银行文件",
          .mend_en = "the township checks number and name with the person and the bank, by card or passbook; then "
                     "finance makes the bank file again on the page of pay runs",
          .explain = "银行返回未成功，或没有卡号而未送出的代发",
          .explain_en = "transfers the bank returned as failed, or not sent for want of a card" },
        /* A hint: a bank answers in days, and until then nobody knows who was paid. */
        { .name = "pay.transfer_waiting", .title = "银行尚未返回的代发", .title_en = "Transfers not returned", .unit = "笔",
          .unit_en = "transfers", .of = "pay_transfer", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "finance",
          .where = "t.state = 'sent' AND t.sent_on <= :day",
          .mend = "向银行索取返回文件，核对后读入",
          .mend_en = "ask the bank for its return file, check it and read it in",
          .explain = "已送银行、还没有读入返回结果的代发", .explain_en = "transfers sent whose return was not read yet" },
        /* By the card and not by the person: when the township has entered another, the row is gone, and finance sends
         * it. The two digests are of one card when their lookups are (each sealing has its own salt). */
        { .name = "pay.card_refused", .title = "银行退回、卡号待更正的村干部", .title_en = "Cadres whose card the bank sent back",
          .unit = "名", .unit_en = "persons", .of = "village_post", .period = PERIOD_DAY, .severity = SEVERITY_ERROR,
          .owner = "township",
          .where = ON_DAY("t", ":day") " AND EXISTS (SELECT 1 FROM pay_transfer x JOIN secret a ON a.county = x.county "
                   "AND a.digest = x.bank_card JOIN secret b ON b.county = x.county AND b.lookup = a.lookup WHERE "
                   JOINED("x") " AND x.person_id = t.person_id AND x.state = 'failed' AND x.sent_on <= :day AND "
                   "b.digest = t.bank_card)",
          .mend = "由乡镇与本人和银行核对卡号、户名，凭银行卡或存折更正；财政随后再送银行",
          .mend_en = "the township checks number and name with the person and the bank, by card or passbook, and "
                     "corrects the post; finance sends it again",
          .explain = "当天在任、登记的卡号就是银行退回的那个卡号的村干部",
          .explain_en = "posts open on the day whose card is the one the bank sent back" },
        /* A hint: who has no card is paid by hand until he has one. */
        { .name = "pay.no_card", .title = "没有银行卡号的在职村干部", .title_en = "Cadres in post without a card", .unit = "名",
          .unit_en = "persons", .of = "village_post", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "township",
          .where = CADRE_POST("t") " AND " ON_DAY("t", ":day") " AND t.bank_card IS NULL",
          .mend = "由乡镇与本人核对银行卡或存折，据以登记卡号",
          .mend_en = "the township checks card or passbook with the person and enters the number",
          .explain = "当天在职、任职中没有银行卡号的村干部", .explain_en = "posts open on the day without a bank card" },
        /* A hint: a wrong digit is found here before the bank sends it back, and a passbook's number is none. */
        { .name = "pay.card_doubtful", .title = "卡号校验位不符的村干部",
          .title_en = "Cadres whose card has another check digit", .unit = "名", .unit_en = "persons",
          .of = "village_post", .period = PERIOD_DAY, .severity = SEVERITY_HINT, .owner = "township",
          .where = ON_DAY("t", ":day") " AND t.card_doubtful = 1",
          .mend = "由乡镇与本人核对银行卡，抄错的更正；存折号没有校验位，核对无误即可",
          .mend_en = "the township checks the card with the person and corrects a slip; a passbook's number has no "
                     "check digit and may stay",
          .explain = "当天在任、卡号 16 至 19 位而末位校验不符的村干部，多半是抄错了一位",
          .explain_en = "posts open on the day whose card of 16 to 19 digits fails its check digit: a digit is "
                        "probably wrong" },
        /* Only what is paid is in the books: a transfer that waits has moved no money. */
        UNBOOKED("pay_transfer", "4.1", "报酬代发", "transfers", "t.state = 'paid'", "t.amount"),
};

/* Paid out of the treasury on the day the bank says so; until then the run is owed. */
static const struct ledger_posting transfer_postings[] = {
        { .entity = "pay_transfer", .when = "t.state = 'paid'", .day = "t.returned_on", .debit = "'liabilities:pay'",
          .credit = "'assets:treasury'", .amount = "t.amount" },
};

const struct module pay_transfers_module = {
        .name = "pay_transfers",
        .title = "报酬代发",
        .title_en = "Bank transfers of pay",
        .mechanism = "4.1",
        ENTITIES(transfer_entities),
        RULES(transfer_rules),
        LISTS(transfer_lists),
        POSTINGS(transfer_postings),
};
