/* ledger.c: the registers of the county's books: entries, each standing for one record of money, and their lines.
 *
 * Nothing here is typed: entries follow the records the modules post (ledger.h), in the same change. Two hard rules
 * keep it so: an entry comes to nothing (debit positive, credit negative), and is touched only together with the record
 * it stands for. Checks compare books and records. Double entry, because one sum a record could not say from which
 * pocket a yuan came: a grant leads from the province's dues to the branch that got it. Left out: opening balances and
 * what villages spend themselves; these are the county's own payments, for its accountant to take over as a journal
 * (bangfu ledger). */
#include "mechanisms/modules.h"

#include "mechanisms/ground/shared.h"

/* Named as plain-text accounting names them, so that hledger sums them by their prefixes. Dues have an account a level,
 * and pay two: base, which rates prove, and the rest. */
static const struct codes accounts = CODES("ledger_account", "会计科目", "Account",
        { "assets:treasury", "财政存款", "Treasury" },
        { "assets:dues:province", "党费存款：省级", "Dues of the province" },
        { "assets:dues:city", "党费存款：市级", "Dues of the city" },
        { "assets:dues:county", "党费存款：县级", "Dues of the county" },
        { "assets:dues:nation", "党费存款：中央", "Dues of the nation" },
        { "assets:dues:township", "党费存款：乡镇", "Dues of the township" },
        { "assets:dues:village", "党费存款：村", "Dues of the village" },
        { "assets:ventures", "入股项目存款", "Ventures" },
        { "liabilities:pay", "应付村干部报酬", "Pay due" },
        { "liabilities:operating_funds", "应拨村级运转经费", "Operating funds due" },
        { "liabilities:dividends", "应付分红", "Dividends due" },
        { "equity:dividends", "项目收益分配", "Dividends declared" },
        { "expenses:pay:base", "村干部基本报酬", "Base pay" },
        { "expenses:pay:other", "村干部其他报酬", "Other parts of pay" },
        { "expenses:insurance:pension", "村干部养老保险", "Pension insurance" },
        { "expenses:insurance:accident", "村干部意外保险", "Accident insurance" },
        { "expenses:insurance:medical", "村干部医疗保险", "Medical insurance" },
        { "expenses:insurance:employee_pension", "村干部职工养老保险", "Basic pension of employees" },
        { "expenses:insurance:resident_pension", "村干部居民养老保险", "Basic pension of residents" },
        { "expenses:insurance:employee_medical", "村干部职工医疗保险", "Medical insurance of employees" },
        { "expenses:insurance:resident_medical", "村干部居民医疗保险", "Medical insurance of residents" },
        { "expenses:insurance:rural_medical", "村干部合作医疗", "Rural cooperative medical scheme" },
        { "expenses:insurance:serious_illness", "村干部大病保险", "Insurance of serious illness" },
        { "expenses:operating_funds", "村级运转经费", "Operating funds" },
        { "expenses:dues:branch", "党费补助：党组织", "Grants to branches" },
        { "expenses:dues:member", "党费补助：党员", "Grants to members" },
);

/* debits and credits repeat what the lines say, for a register that is read a row an entry. */
static const struct field entry_fields[] = {
        DATE("day", "日期", "Day", .required = true, .derived = true),
        TEXT("voucher", "凭证号", "Voucher", .derived = true, .max_length = 60),
        TEXT("source", "来源登记簿", "Register", .required = true, .derived = true, .max_length = 60,
             .names = NAMES_REGISTER),
        INTEGER("source_id", "来源编号", "Record", .required = true, .derived = true),
        CODE_SET("debits", "借方科目", "Debited", &accounts, .derived = true),
        CODE_SET("credits", "贷方科目", "Credited", &accounts, .derived = true),
        MONEY("amount", "金额", "Amount", .derived = true, .max = YUAN(100000000000)),
        PLACE("place", "区划", "Place", .synonyms = "所在地", .derived = true),
};
/* A line has no place of its own: an entry lies in one place, its record's. */
static const struct field line_fields[] = {
        REF("entry", "分录", "Entry", "ledger_entry", .required = true, .derived = true),
        CODE("account", "科目", "Account", &accounts, .required = true, .derived = true, .indexed = true),
        MONEY("amount", "金额(借正贷负)", "Amount (debit positive)", .required = true, .derived = true,
              .min = -YUAN(100000000000), .max = YUAN(100000000000)),
};

/* Keyed by the record: one entry for one record, found again when that changes. */
static const struct entity ledger_entities[] = {
        { .name = "ledger_entry", .title = "会计分录", .title_en = "Ledger entries", .life = LIFE_EVENT,
          .day = "day", .reading = READ_SCOPED, .area = AREA_MONEY, .unreviewed = true,
          .help = "由报酬、保费、经费、党费、分红的记录自动生成，一条记录一笔分录",
          .help_en = "made by the records of pay, premiums, funds, grants and dividends: one entry a record",
          .keys = "source,source_id", .sort = "day", .sort_down = true,
          .title_sql = "r.day || ' ' || COALESCE(r.voucher, '')", FIELDS(entry_fields) },
        { .name = "ledger_line", .title = "分录明细", .title_en = "Ledger lines", .life = LIFE_STATE,
          .reading = READ_SCOPED, .area = AREA_MONEY, .unreviewed = true, .hidden = true,
          .help = "每笔分录的借方与贷方，合计为零", .help_en = "debits and credits of an entry; they come to nothing",
          .keys = "entry,account", .place_from = "entry", .title_sql = "r.account", FIELDS(line_fields) },
};

/* On everything (RULE_ANY): no way of writing, not even taking back, leaves the books alone with an entry. */
static const struct rule ledger_rules[] = {
        { .name = "ledger_balanced", .title = "分录借贷须相等", .title_en = "an entry's debits and credits must be equal",
          .on = "ledger_entry|ledger_line", .when = RULE_ANY, .sql = "ledger.balanced" },
        { .name = "ledger_with_source", .title = "分录随来源记录生成，不能单独增改或作废",
          .title_en = "entries follow their records and are never changed alone", .on = "ledger_entry|ledger_line",
          .when = RULE_ANY, .sql = "ledger.with_source" },
};

/* STANDS: the entry's record is one of this register and stands. COMES_TO: what the entry's lines sum to. */
#define STANDS(entity) \
        "(t.source = '" entity "' AND EXISTS (SELECT 1 FROM " entity " s WHERE " JOINED("s") " AND s.id = t.source_id))"
#define COMES_TO \
        "(SELECT COALESCE(SUM(l.amount), 0) FROM ledger_line l WHERE " JOINED("l") " AND l.entry_id = t.id)"

/* The errors can't come about through the program; who finds a row here has met a fault of it or of the store, hence
 * "have the store verified". */
static const struct list ledger_lists[] = {
        { .name = "ledger.paid_out", .title = "账面支出", .title_en = "Paid out by the books", .unit = "元",
          .unit_en = "yuan", .of = "ledger_line", .period = PERIOD_SPAN, .scale = 2,
          .measure = "CAST(-COALESCE(SUM(t.amount), 0) AS BIGINT)",
          .where = "t.amount < 0 AND SUBSTR(t.account, 1, 7) = 'assets:' AND EXISTS (SELECT 1 FROM ledger_entry e "
                   "WHERE " JOINED("e") " AND e.id = t.entry_id AND e.day BETWEEN :from AND :to)",
          .explain = "期内分录中各存款科目的贷方", .explain_en = "credits of the asset accounts in the entries of the period" },
        { .name = "ledger.unbalanced", .title = "借贷不平的分录", .title_en = "Entries out of balance", .unit = "笔",
          .unit_en = "entries", .of = "ledger_entry", .period = PERIOD_NONE,
          .severity = SEVERITY_ERROR, .owner = "finance",
          .where = COMES_TO " <> 0",
          .mend = "由财政核对凭证，并请系统管理员核验账本(bangfu verify)",
          .mend_en = "finance checks the voucher, and the administrator verifies the store (bangfu verify)",
          .explain = "明细合计不为零的分录", .explain_en = "entries whose lines don't come to nothing" },
        { .name = "ledger.orphan", .title = "来源记录已不在的分录", .title_en = "Entries without their record", .unit = "笔",
          .unit_en = "entries", .of = "ledger_entry", .period = PERIOD_NONE,
          .severity = SEVERITY_ERROR, .owner = "finance",
          .where = "NOT (" STANDS("pay_run") " OR " STANDS("pay_transfer") " OR " STANDS("insurance_enrolment") " OR "
                   STANDS("operating_fund") " OR " STANDS("operating_fund_payment") " OR " STANDS("dues_grant") " OR "
                   STANDS("dividend") " OR " STANDS("dividend_payment") ")",
          .mend = "由财政核对凭证，并请系统管理员核验账本(bangfu verify)",
          .mend_en = "finance checks the voucher, and the administrator verifies the store (bangfu verify)",
          .explain = "所依据的记录已作废或不存在的分录", .explain_en = "entries whose record is voided or not there" },
};

const struct module ledger_module = {
        .name = "ledger",
        .title = "账目",
        .title_en = "Ledger",
        .mechanism = "0",
        ENTITIES(ledger_entities),
        RULES(ledger_rules),
        LISTS(ledger_lists),
};
