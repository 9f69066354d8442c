/* pay_transfers.c: mechanism 4.1, the bank's side of a pay run: how its file looks, and what became of each person's
 * transfer.
 *
 * A county says once, in a mapping, which columns its bank wants and which it sends back. A transfer is one person's
 * sum of one run; it is sent, and then paid or failed as the bank's return says (pay_run.h writes them). A paid
 * transfer is settled in the books and never changes. Left out: the bank's own protocols; files are carried. */
#include "mechanisms/ground/bank_file.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* The texts banks take: their templates are txt or csv, or a workbook that makes such a text. */
static const struct codes separators = CODES("bank_separator", "分隔符", "Separator",
        { "comma", "逗号(csv)", "Comma", "csv|逗号" },
        { "tab", "制表符", "Tab", "tab" },
        { "bar", "竖线", "Bar", "txt|竖线" },
);
/* A transfer is sent, and then what the bank says; there is no state between, for nobody would know how to end it. */
const struct codes codes_transfer_state = CODES("transfer_state", "发放状态", "State",
        { "sent", "已送银行", "Sent" },
        { "paid", "已到账", "Paid" },
        { "failed", "未成功", "Failed" },
);
/* The columns known from banks' templates (card, name, amount, use), and what they call them: with those words a clerk
 * can copy the bank's own header into the format. */
const struct codes codes_bank_column = CODES("bank_column", "银行文件的列", "Columns of a bank's file",
        { "number", "序号", "Number", "编号|顺序号" },
        { "name", "姓名", "Name", "户名|收款人|收款人姓名|收款户名" },
        { "card", "卡号", "Card", "账号|银行卡号|银行账号|收款账号" },
        { "bank", "开户行", "Bank", "开户银行|收款行" },
        { "amount", "金额(元)", "Amount (yuan)", "金额|发放金额|金额（元）" },
        { "fen", "金额(分)", "Amount (fen)", "金额（分）" },
        { "month", "月份", "Month", "发放月份" },
        { "place", "村代码", "Code of the village", "地方代码" },
);
/* “-” is a column the bank sends and nobody needs: it must be named, or those behind it would move. */
const struct codes codes_bank_returned = CODES("bank_returned", "银行返回的列", "Columns of a bank's return",
        { "card", "卡号", "Card", "账号|银行卡号|银行账号|收款账号" },
        { "name", "姓名", "Name", "户名|收款人|收款人姓名|收款户名" },
        { "amount", "金额(元)", "Amount (yuan)", "金额|发放金额|金额（元）" },
        { "status", "结果", "Result", "状态|处理结果|交易状态" },
        { "reason", "原因", "Reason", "失败原因|备注|返回信息" },
        { "-", "不用", "Not used", "无|序号" },
);

/* The words of success differ from bank to bank (成功, 交易成功), so they are the county's to enter; whatever isn't one of
 * them is a failure with its reason. */
static const struct field mapping_fields[] = {
        TEXT("name", "银行", "Bank", .required = true, .named = true, .max_length = 60),
        CODE("separator", "分隔符", "Separator", &separators, .required = true),
        BOOLEAN("header", "首行为标题", "First line is a header"),
        CODE_ROW("columns", "发送列", "Columns sent", &codes_bank_column, .required = true, .max_length = 200,
                 .help = "按银行要的顺序选；首行标题就用这些名称",
                 .help_en = "in the bank's order; the header has these names in Chinese"),
        CODE_ROW("returned", "返回列", "Columns returned", &codes_bank_returned, .required = true, .max_length = 200,
                 .help = "按返回文件的顺序选；不用的列选“不用”",
                 .help_en = "in the order of the bank's return; “not used” for those that don't matter"),
        TEXT("done_words", "成功的写法", "Words of success", .required = true, .max_length = 100,
             .help = "银行返回的成功字样，多个用逗号分隔", .help_en = "what the bank writes for done, by commas"),
};
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

/* in_codes: columns are kept as codes, however they are written: "序号、姓名" and "number,name" are one. */
static bool in_codes(struct ctx *c, struct draft *d, const char *field)
{
        struct val row;
        if (!draft_given(d, field) || draft_get(d, field).type != VAL_TEXT)
                return true;
        if (!code_row(c, field_find(d->e, str_of(field)), draft_get(d, field).s, &row))
                return false;
        draft_set(d, field, row);
        return true;
}

/* mapping_prepare: so a format written in words and one written in codes are the same record, and a misspelt column is
 * refused when it is entered, not when pay day comes. */
static bool mapping_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        (void)old;
        return in_codes(c, d, "columns") && in_codes(c, d, "returned");
}

/* The format is the county's and any payment's, dividends' too; a transfer is pay's. Both are money's area: a township
 * sees its own people's transfers. */
static const struct entity bank_entities[] = {
        { .name = "bank_mapping", .title = "银行文件格式", .title_en = "Bank file formats",
          .life = LIFE_STATE, .reading = READ_ANCESTORS, .area = AREA_MONEY, .unreviewed = true,
          .help = "代发银行要的文件有哪些列、用什么分隔，返回文件怎么读",
          .help_en = "the columns and separator a bank wants, and how its return is read", .keys = "name",
          FIELDS(mapping_fields), .prepare = mapping_prepare },
        { .name = "pay_transfer", .title = "报酬代发", .title_en = "Transfers of pay",
          .life = LIFE_EVENT, .day = "sent_on", .reading = READ_SCOPED, .area = AREA_MONEY, .unreviewed = true,
          .help = "一批一人一行：送银行的金额和银行返回的结果",
          .help_en = "one row a run and person: what was sent to the bank and what came back", .keys = "run,person",
          .sort = "sent_on", .sort_down = true, .title_sql = PERSON_TITLE, FIELDS(transfer_fields) },
};

/* Nobody is sent another sum than his lines come to, and nothing before it is approved, on whatever road a transfer is
 * written. */
static const struct rule bank_rules[] = {
        { .name = "transfer_of_run", .title = "代发金额须等于已锁定批次中该人的合计",
          .title_en = "a transfer is the sum of a person's lines in a locked run", .on = "pay_transfer",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "pay_transfers.of_run" },
};

/* What the bank sent back is told to both who can do something: the township has the card to correct, finance has the
 * file to make again. */
static const struct list bank_lists[] = {
        /* Counted over all runs up to the day: a transfer of last year that never arrived is still somebody's money. */
        { .name = "pay.transfer_failed", .title = "银行代发未成功", .title_en = "Transfers that failed", .unit = "笔",
          .unit_en = "transfers", .of = "pay_transfer", .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR, .owner = "finance", .measure = "COUNT(*)",
          .where = "t.state = 'failed' AND t.sent_on <= :day",
          .mend = "乡镇扶贫工作站在村干部任职中更正银行卡号后，财政在“报酬发放”再生成一次银行文件",
          .mend_en = "the township corrects the bank card of the post held; then finance makes the bank file again "
                     "on the page of pay runs",
          .explain = "银行返回未成功，或没有卡号而未送出的代发",
          .explain_en = "transfers the bank returned as failed, or not sent for want of a card" },
        { .name = "pay.transfer_waiting", .title = "银行尚未返回的代发", .title_en = "Transfers not returned", .unit = "笔",
          .unit_en = "transfers", .of = "pay_transfer", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "finance",
          .where = "t.state = 'sent' AND t.sent_on <= :day",
          .mend = "向银行索取返回文件并读入", .mend_en = "ask the bank for its return and read it in",
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
          .mend = "与本人和银行核对卡号、户名，在该任职中更正银行卡号；财政随后再送银行",
          .mend_en = "compare card and name with him and the bank, and correct the card in the post; finance sends it "
                     "again",
          .explain = "当天在任、登记的卡号就是银行退回的那个卡号的村干部",
          .explain_en = "posts open on the day whose card is the one the bank sent back" },
        /* A hint: who has no card is paid by hand until he has one. */
        { .name = "pay.no_card", .title = "没有银行卡号的在职村干部", .title_en = "Cadres in post without a card", .unit = "名",
          .unit_en = "persons", .of = "village_post", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "township",
          .where = ON_DAY("t", ":day") " AND t.bank_card IS NULL",
          .mend = "补录银行卡号", .mend_en = "enter the bank card",
          .explain = "当天在职、任职中没有银行卡号的村干部", .explain_en = "posts open on the day without a bank card" },
        /* A hint: a wrong digit is found here before the bank sends it back, and a passbook's number is none. */
        { .name = "pay.card_doubtful", .title = "卡号校验位不符的村干部",
          .title_en = "Cadres whose card has another check digit", .unit = "名", .unit_en = "persons",
          .of = "village_post", .period = PERIOD_DAY, .severity = SEVERITY_HINT, .owner = "township",
          .where = ON_DAY("t", ":day") " AND t.card_doubtful = 1",
          .mend = "与银行卡核对卡号，有误的更正；存折号没有校验位，核对无误即可不管",
          .mend_en = "compare with the card and correct it; a passbook's number has no check digit and may stay",
          .explain = "当天在任、卡号 16 至 19 位而末位校验不符的村干部，多半是抄错了一位",
          .explain_en = "posts open on the day whose card of 16 to 19 digits fails its check digit: a digit is "
                        "probably wrong" },
        UNBOOKED("pay_transfer", "4.1", "报酬代发", "transfers", "t.state = 'paid'", "t.amount"),
};

/* Paid out of the treasury on the day the bank says so; until then the run is owed. */
static const struct ledger_posting bank_postings[] = {
        { .entity = "pay_transfer", .when = "t.state = 'paid'", .day = "t.returned_on", .debit = "'liabilities:pay'",
          .credit = "'assets:treasury'", .amount = "t.amount" },
};

const struct module pay_transfers_module = {
        .name = "pay_transfers",
        .title = "报酬代发",
        .title_en = "Bank transfers of pay",
        .mechanism = "4.1",
        ENTITIES(bank_entities),
        RULES(bank_rules),
        LISTS(bank_lists),
        POSTINGS(bank_postings),
};
