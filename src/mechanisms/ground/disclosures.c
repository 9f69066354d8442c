/* disclosures.c: who looked behind a mask, into a compartment, or took persons away as a file; and who let him.
 *
 * Every such look is a row, written by the program in the name of who looked and never by hand: with the purpose he
 * chose, his words, how many rows went out and the digest of the file. `lately` counts the same account's looks of the
 * kind within some minutes, so that many in a short time stand on the auditor's desk. A file of many persons wants a
 * second account: the refused export leaves a request, and another person answers it. Left out: what was seen on a
 * page that shows only masks. */
#include "mechanisms/ground/disclosures.h"

#include "base/date.h"
#include "core/change.h"
#include "core/parameter.h"
#include "core/scope.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* Written by the program where the content is shown. */
static const struct codes disclosure_kinds =
        CODES("disclosure_kind", "查阅方式", "How it was looked at", { "reveal", "查看完整内容", "Secrets shown" },
              { "find", "按号码查找", "Looked for by number" }, { "lookup", "表格中按号码核对", "Numbers of a sheet looked up" },
              { "compartment", "查阅专管登记簿", "A compartment read" },
              { "returned", "打开他人导入的工作簿", "Another's workbook opened" },
              { "refusal", "办理被退回，涉及专管登记簿", "Refused for what a compartment says" }, { "export", "导出", "Exported" });

/* What for: a choice, so that it can be counted; the case itself is said in words. */
static const struct codes disclosure_purposes =
        CODES("disclosure_purpose", "查阅用途", "Purpose",
              { "verify", "核对身份", "To verify an identity", "身份核对|核对" },
              { "payment", "发放资金", "To pay out money", "资金发放|打卡" },
              { "service", "办理帮扶", "To help a household", "办理业务|帮扶" },
              { "correction", "更正数据", "To mend data", "数据更正" },
              { "report", "报送上级", "To report to a superior", "上报" },
              { "inspection", "监督检查", "To inspect or audit", "检查|审计" },
              { "collection", "填报任务", "To fill in a collection" },
              { "request", "本人申请", "At the person's own request" }, { "other", "其他", "Other" });

static const struct field disclosure_fields[] = {
        DATE("on_day", "日期", "Day", .required = true, .indexed = true),
        TEXT("at", "时刻", "Time", .max_length = 19, .indexed = true),
        CODE("kind", "方式", "Kind", &disclosure_kinds, .required = true, .indexed = true),
        TEXT("account", "账号", "Account", .required = true, .max_length = 60, .indexed = true),
        TEXT("register", "登记簿", "Register", .required = true, .max_length = 60, .names = NAMES_REGISTER),
        TEXT("record", "记录编号", "Record", .max_length = 24),
        TEXT("fields", "内容", "Fields", .max_length = 500, .names = NAMES_FIELDS),
        CODE("purpose", "用途", "Purpose", &disclosure_purposes),
        TEXT("reason", "原因", "Reason", .max_length = 500),
        INTEGER("row_count", "条数", "Rows"),
        TEXT("digest", "文件摘要", "Digest of the file", .hidden = true, .max_length = 64),
        INTEGER("lately", "近时次数", "Times lately",
                .help = "含本次，同一账号在规定分钟数之内同一方式查阅的次数",
                .help_en = "with this one: looks of the kind by the account within the minutes of the parameter"),
        PLACE("place", "区划", "Place", .synonyms = "地区", .required = true),
};

static const struct codes export_answers = CODES("export_answer", "答复", "Answer",
              { "agreed", "同意", "Agreed" }, { "refused", "不同意", "Refused" });

/* What is asked is the program's to say, and what is answered somebody else's. */
static const struct field export_request_fields[] = {
        DATE("asked_on", "申请日期", "Asked on", .derived = true, .indexed = true),
        TEXT("account", "申请账号", "Account", .derived = true, .max_length = 60, .indexed = true),
        TEXT("asker", "申请人编号", "Asked by", .derived = true, .hidden = true, .max_length = 24),
        TEXT("register", "登记簿", "Register", .derived = true, .max_length = 60, .names = NAMES_REGISTER),
        TEXT("asked", "条件", "As asked", .derived = true, .hidden = true, .max_length = 64),
        INTEGER("row_count", "条数", "Rows", .derived = true),
        CODE("purpose", "用途", "Purpose", &disclosure_purposes, .derived = true),
        TEXT("reason", "原因", "Reason", .derived = true, .max_length = 500),
        CODE("answer", "答复", "Answer", &export_answers),
        TEXT("answered_by", "答复账号", "Answered by", .derived = true, .max_length = 60),
        DATE("answered_on", "答复日期", "Answered on", .derived = true),
        PLACE("place", "区划", "Place", .synonyms = "地区", .derived = true),
};

static bool request_refuse(struct ctx *c, const char *zh, const char *en)
{
        return fail(c, ERR_RULE, "export.answer", "answer", "%s", say(c, zh, en));
}

/* same_person: one account asks and another answers, and two accounts of one person are one. */
static bool same_person(const struct ctx *c, const struct draft *asked)
{
        char county[7];
        int64_t person = 0;
        const struct val asker = draft_get(asked, "asker");
        return str_is(draft_get(asked, "account").s, c->actor->name) ||
               (asker.type == VAL_TEXT && outside_id_parse(asker.s, county, &person) && person &&
                person == c->actor->person_id);
}

/* export_request_prepare: asked by the program where an export was refused; answered once, by another person who keeps
 * the register that would go out. */
static bool export_request_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (!old)
                return draft_given(d, "account") ||
                       request_refuse(c, "申请由系统在导出时登记，不能手工录入",
                                      "requests are entered by the program where an export needs one");
        if (draft_get(old, "answer").type == VAL_TEXT)
                return draft_same(d, old, "answer") ||
                       request_refuse(c, "已经答复，不能再改", "it is answered and stays so");
        if (draft_get(d, "answer").type != VAL_TEXT)
                return true;
        if (same_person(c, old))
                return request_refuse(c, "申请人本人的账号不能答复，请由另一人办理",
                                      "nobody answers his own request: another person does");
        const struct entity *e = entity_find(draft_get(old, "register").s);
        if (!e || !scope_covers(c->actor, e, RIGHT_CONFIRM, arena_copy(c->arena, draft_get(old, "place").s)))
                return request_refuse(c, "您的账号无权确认这个登记簿，请由主管部门答复",
                                      "your account does not confirm this register: its own department answers");
        draft_set(d, "answered_by", V_TEXT(c->actor->name));
        draft_set(d, "answered_on", V_TEXT(c->today));
        return true;
}

static const struct entity entities[] = {
        { .name = "disclosure", .title = "查阅记录", .title_en = "Disclosure",
          .help = "谁在何时查看了加密内容或专管登记簿，由系统记下",
          .help_en = "Who looked behind a mask or into a compartment, noted by the system",
          .life = LIFE_EVENT, .day = "on_day", .reading = READ_SCOPED, .area = AREA_OVERSIGHT,
          .about = "register", .unreviewed = true, .sort = "on_day",
          .sort_down = true, FIELDS(disclosure_fields) },
        { .name = "export_request", .title = "导出申请", .title_en = "Requests to export",
          .help = "条数多的人员导出须另一人同意；申请由系统登记，同意后由申请人再导出一次",
          .help_en = "an export of many persons wants another person's leave; the program enters the request",
          .life = LIFE_STATE, .reading = READ_SCOPED, .area = AREA_BASE, .about = "register",
          .unreviewed = true, .noted = true, .sort = "asked_on",
          .sort_down = true, .title_sql = "r.account || ' ' || r.register", .prepare = export_request_prepare,
          FIELDS(export_request_fields) },
};

/* The last look of a day at which an account had reached the number: one row an account and day, with its count. */
static const struct list lists[] = {
        { .name = "disclosure.many", .title = "短时间内多次查看保密内容", .title_en = "Many looks in a short time",
          .unit = "个账号", .unit_en = "accounts", .of = "disclosure", .period = PERIOD_SPAN,
          .upkeep = true, .severity = SEVERITY_SUSPECT, .owner = "auditor",
          .where = "t.on_day >= :from AND t.on_day <= :to AND t.kind IN ('reveal', 'find', 'lookup', "
                   "'returned', 'refusal', 'export') AND t.lately >= {param:disclosure.many} AND NOT EXISTS "
                   "(SELECT 1 FROM disclosure l WHERE l.county = t.county AND l.voided = 0 AND "
                   "l.account = t.account AND l.kind = t.kind AND l.on_day = t.on_day AND "
                   "(l.lately > t.lately OR (l.lately = t.lately AND l.id > t.id)))",
          .columns = "on_day,at,account,kind,lately,register,purpose,reason",
          .explain = "同一账号在规定分钟数之内查看、查找、核对、打开他人工作簿、因专管登记簿被退回或导出的次数"
                     "达到规定次数的，每个账号每天每种方式一条",
          .explain_en = "accounts that looked as often as the parameter says within its minutes: one row an account, "
                        "day and kind",
          .mend = "向本人和所在单位核实用途，看用途说明或工作通知；是否停用账号由安全管理员和所在单位商定",
          .mend_en = "ask the person and the unit what for, by the note or notice of the work; whether the account "
                     "is closed the administrator of security and the unit decide" },
        { .name = "export_request.open", .title = "待答复的导出申请", .title_en = "Requests to export without an answer",
          .unit = "件", .unit_en = "requests", .of = "export_request", .period = PERIOD_NONE,
          .upkeep = true, .severity = SEVERITY_HINT, .owner = "office", .where = "t.answer IS NULL",
          .explain = "须另一人同意、还没有答复的导出申请", .explain_en = "exports that wait for another person's leave",
          .mend = "核对申请写明的用途和依据文件，由申请人以外的账号答复同意或不同意",
          .mend_en = "check the purpose and the document the request names; another account than the one that asked "
                     "answers it" },
};

/* All guard: they hold back the departments that keep the parameters. */
static const struct parameter parameters[] = {
        { "disclosure.reason", "查看原因最少字数", "Letters a reason has at least", "字", FIELD_INT, "4", true },
        { "disclosure.finds", "一个账号一天按号码查找的次数上限", "Searches by number an account has a day", "次", FIELD_INT,
          "100", true },
        { "disclosure.lookups", "无查看权的账号一天用表格核对的号码上限",
          "Numbers of sheets an account without the right to reveal may have looked up a day", "个", FIELD_INT,
          "20000", true },
        { "disclosure.minutes", "短时间：分钟数", "A short time: minutes", "分钟", FIELD_INT, "60", true },
        { "disclosure.many", "短时间内多次：次数", "Many: times within it", "次", FIELD_INT, "30", true },
        { "export.few", "不问用途的导出条数上限", "Rows of persons exported without a purpose at most", "条", FIELD_INT,
          "5", true },
        { "export.second", "须另一账号同意的导出条数", "Rows of persons from which an export wants a second account", "条",
          FIELD_INT, "50000", true },
};

bool disclosure_limit(struct ctx *c, const char *name, int64_t *out)
{
        struct val v;
        if (!parameter_value(c, name, c->county, c->today, &v))
                return false;
        *out = v.i;
        return true;
}

bool disclosure_tally(struct ctx *c, const char *kind, struct disclosure_tally *out)
{
        int64_t minutes;
        char since[20];
        if (!disclosure_limit(c, "disclosure.minutes", &minutes))
                return false;
        date_stamp(c->now - minutes * 60000, since);
        static const struct db_column columns[] = { DB_COLUMN(struct disclosure_tally, rows_today),
                                                    DB_COLUMN(struct disclosure_tally, lately) };
        struct stmt *s;
        *out = (struct disclosure_tally){ 0 };
        if (!db_query(c, db_sql(c->db, "disclosures.tally"),
                      ARGS(ARG("account", V_TEXT(c->actor->name)), ARG("kind", V_TEXT(kind)),
                           ARG("since", V_STR(arena_str(c->arena, str_of(since))))), &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(columns), out))
                ;
        return c->err.kind == ERR_NONE;
}

bool exports_today(struct ctx *c, const struct entity *e, int64_t *rows)
{
        struct val n = V_NULL;
        if (!db_one(c, db_sql(c->db, "disclosures.exported"),
                    ARGS(ARG("account", V_TEXT(c->actor->name)), ARG("register", V_TEXT(e->name))), &n))
                return false;
        *rows = n.type == VAL_INT ? n.i : 0;
        return true;
}

#define AGREED_DAYS 7 /* so long a leave to export holds */
bool export_asked(struct ctx *c, struct str asked, struct export_leave *out)
{
        static const struct db_column columns[] = { DB_COLUMN(struct export_leave, id),
                                                    DB_COLUMN(struct export_leave, answer) };
        struct stmt *s;
        char since[11];
        date_add(c->today, -AGREED_DAYS, since);
        *out = (struct export_leave){ 0 };
        if (!db_query(c, db_sql(c->db, "disclosures.leave"),
                      ARGS(ARG("account", V_TEXT(c->actor->name)), ARG("asked", V_STR(asked)),
                           ARG("since", V_STR(arena_str(c->arena, str_of(since))))), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(columns), out))
                ;
        return c->err.kind == ERR_NONE;
}

const struct module disclosures_module = {
        .name = "disclosures",
        .title = "查阅与导出",
        .title_en = "Disclosures",
        .mechanism = "0",
        ENTITIES(entities),
        LISTS(lists),
        PARAMETERS(parameters),
};
