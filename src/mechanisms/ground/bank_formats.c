/* bank_formats.c: how the file of a county's bank looks, and how its return is read: register bank_mapping.
 *
 * A county says once, in a format, which columns its bank wants, in which order and with what between them, and which
 * it sends back. Whatever is paid goes by it (bank_file.h): a pay run and a dividend alike; so it stands with what all
 * mechanisms share, though its number is that of pay, which has it on its page. Left out: the bank's own protocols;
 * files are carried. */
#include "mechanisms/ground/bank_file.h"
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

/* A format is the county's: a township reads it as what stands above its place. */
static const struct entity format_entities[] = {
        { .name = "bank_mapping", .title = "银行文件格式", .title_en = "Bank file formats",
          .life = LIFE_STATE, .reading = READ_ANCESTORS, .area = AREA_MONEY, .unreviewed = true,
          .help = "代发银行要的文件有哪些列、用什么分隔，返回文件怎么读",
          .help_en = "the columns and separator a bank wants, and how its return is read", .keys = "name",
          FIELDS(mapping_fields), .prepare = mapping_prepare },
};

const struct module bank_formats_module = {
        .name = "bank_formats",
        .title = "银行文件格式",
        .title_en = "Bank file formats",
        .mechanism = "4.1",
        ENTITIES(format_entities),
};
