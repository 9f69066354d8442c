/* collect.c: 数据采集, a table the county sends to its townships with only the missing columns open.
 *
 * A collection names a register, which of its rows (a list, filters), the fields shown and the fields open, and a day.
 * Sending it (collect_send.c) makes one return for each township with the rows that stand there on that day; from then
 * on the rows are fixed and their values are read live. What a township fills in is an answer beside the record, one a
 * cell, a secret one sealed: nothing reaches a register before the county merges the return, in one change. States and
 * answers are written by these steps alone: their fields are derived, so that no form and no sheet sets them. Left
 * out: fields that name several records, for which one cell is too small, and the compartments, which townships can't
 * see.
 *
 * Why it is here: villages fill in a dozen tables a week, the same columns again and again, each time on an empty sheet
 * (domain.md section 7). Here what the registers know is filled in already, and an answer is typed once. */
#include "base/date.h"
#include "collect/collect_run.h"
#include "core/query.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* A township that is told three days before can still ask somebody; on the day itself it can only write down
 * why not. */
#define REMIND_DAYS 3

/* A collection is sent once and closed once: another round is another collection, with rows of its own day. */
static const struct codes collection_states = CODES("collection_state", "任务状态", "State of a collection",
        { "draft", "未发出", "Not sent" },
        { "sent", "收集中", "Being collected" },
        { "closed", "已结束", "Closed" },
);
/* A return goes back and forth between township and county until it is merged; merged is the end, for the
 * answers are records then and are corrected as records. */
static const struct codes return_states = CODES("collection_return_state", "填报状态", "State of a return",
        { "open", "待填", "To be filled" },
        { "handed_in", "已交", "Handed in" },
        { "returned", "已退回", "Sent back" },
        { "merged", "已并入", "Merged" },
);

/* What is asked for stands as text: names of a register, a list, fields and filters, in the words of the page's
 * address. They are proved when they are entered (collect_plan.c), so that a sent collection always can be read.
 *
 * The day to remind from is derived, since lists ask in SQL and can't count days back. */
static const struct field collection_fields[] = {
        TEXT("title", "任务名称", "Collection", .required = true, .named = true, .max_length = 100),
        TEXT("about", "采集内容", "Register", .required = true, .indexed = true, .max_length = 60,
             .names = NAMES_REGISTER),
        TEXT("of_list", "仅采集清单中的", "Rows of the list", .max_length = 80, .names = NAMES_REGISTER),
        TEXT("filters", "筛选条件", "Filters", .max_length = 500, .hidden = true,
             .help = "与登记簿页面地址中的筛选相同", .help_en = "as in the address of the register's page"),
        TEXT("shown_fields", "只读栏", "Columns shown", .max_length = 500, .hidden = true, .names = NAMES_FIELDS),
        TEXT("open_fields", "要填的栏", "Columns to fill", .required = true, .max_length = 500,
             .names = NAMES_FIELDS),
        BOOLEAN("only_empty", "只填空缺", "Only where empty"),
        /* a day is required: what has none is never late, and nobody fills it in */
        DATE("due_on", "截止日期", "Due on", .required = true, .indexed = true),
        INTEGER("remind_days", "提前提醒天数", "Days of notice", .min = 0, .max = 60),
        DATE("remind_on", "提醒起始日期", "Reminded from", .derived = true, .hidden = true),
        REF("document", "依据文件", "Document", "document"),
        TEXT("note", "填表说明", "How to fill it", .lines = true, .max_length = 1000),
        CODE("state", "任务状态", "State", &collection_states, .derived = true, .indexed = true),
        DATE("sent_on", "发出日期", "Sent on", .derived = true),
        TEXT("sent_by", "发出人", "Sent by", .derived = true, .max_length = 60),
};
/* Everything here is derived: states are set by the steps alone (collect_run.h), so that no sheet and no form
 * hands in for a township or says that the county has merged. */
static const struct field return_fields[] = {
        REF("collection", "数据采集", "Collection", "collection", .required = true, .derived = true),
        PLACE("place", "填报乡镇", "Township", .required = true, .derived = true, .level = "township"),
        CODE("state", "填报状态", "State", &return_states, .required = true, .derived = true, .indexed = true),
        DATE("handed_in_on", "交表日期", "Handed in on", .derived = true),
        TEXT("handed_in_by", "交表人", "Handed in by", .derived = true, .max_length = 60),
        TEXT("reason", "退回理由", "Why sent back", .derived = true, .lines = true, .max_length = 500),
        DATE("merged_on", "并入日期", "Merged on", .derived = true),
        TEXT("merged_by", "并入人", "Merged by", .derived = true, .max_length = 60),
};
/* The record is a number and no reference: it may be of any register. Its title is kept beside it, for a record
 * that was voided since has none to show. */
static const struct field row_fields[] = {
        REF("collection_return", "填报", "Return", "collection_return", .required = true, .derived = true),
        INTEGER("record_key", "记录", "Record", .required = true, .derived = true, .indexed = true),
        INTEGER("based_on", "发出时版本", "Version when sent", .required = true, .derived = true),
        TEXT("title", "记录名称", "Title", .derived = true, .of_record = true),
};
/* One row a cell. A secret is sealed in a field of its own, as in the register it is meant for; the version
 * says what whoever answered had before him. */
static const struct field answer_fields[] = {
        REF("collection_row", "填报行", "Row", "collection_row", .required = true, .derived = true),
        TEXT("field", "填报栏", "Column", .required = true, .derived = true, .names = NAMES_FIELDS,
             .max_length = 60),
        TEXT("value", "填报值", "Value", .derived = true, .max_length = 4000),
        TEXT("sealed", "填报值(保密)", "Value (secret)", .derived = true, .secret = true),
        TEXT("reason", "无法填报原因", "Why it can't be filled", .derived = true, .max_length = 300),
        INTEGER("based_on", "所依据的版本", "Version it was based on", .derived = true),
        BOOLEAN("kept", "保留原值", "The record's own was kept", .derived = true),
};
/* Reminders are records: a township that is late has been told on which day and by whom. */
static const struct field reminder_fields[] = {
        REF("collection_return", "填报", "Return", "collection_return", .required = true, .derived = true),
        DATE("day", "催办日期", "Day", .required = true, .derived = true),
        TEXT("words", "催办内容", "Words", .derived = true, .max_length = 300),
        TEXT("sent_by", "催办人", "Sent by", .derived = true, .max_length = 60),
};

/* ---- hooks ---- */

/* once_sent: what was asked for stays as it was sent, for the answers were given to that. The day may be put
 * off and the note said better. */
static bool once_sent(struct ctx *c, const struct draft *d, const struct draft *old)
{
        static const char *const fixed[] = { "about", "of_list", "filters", "shown_fields", "open_fields",
                                             "only_empty" };
        const struct val state = draft_get(old, "state");
        if (state.type == VAL_TEXT && str_is(state.s, "draft"))
                return true;
        for (size_t i = 0; i < COUNT(fixed); i++)
                if (!draft_same(d, old, fixed[i]))
                        return fail(c, ERR_RULE, "collect.sent", fixed[i], "%s",
                                    say(c, "已发出的填报任务不能改范围和栏目，请另发一份",
                                        "a collection that was sent keeps its rows and columns: send another"));
        return true;
}

/* collection_prepare: the plan is proved whenever it is entered or changed, by the rights of who enters it. The
 * author of a collection must be able to write what comes back. */
static bool collection_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        char day[11];
        struct collect_plan plan;
        struct val due = draft_now(d, old, "due_on"), days = draft_now(d, old, "remind_days");
        if (old && !once_sent(c, d, old))
                return false;
        if (!old) {
                draft_set(d, "state", V_TEXT("draft"));
                if (days.type != VAL_INT)
                        draft_set(d, "remind_days", V_INT(REMIND_DAYS));
        }
        if (due.type == VAL_TEXT && date_valid(due.s)) {
                date_add(arena_copy(c->arena, due.s), days.type == VAL_INT ? -days.i : -REMIND_DAYS, day);
                draft_set(d, "remind_on", V_STR(arena_str(c->arena, str_of(day))));
        }
        if (draft_now(d, old, "about").type != VAL_TEXT || draft_now(d, old, "open_fields").type != VAL_TEXT)
                return true; /* the catalogue says that they are missing */
        return collect_plan(c, d, old, &plan);
}

/* ---- tables ---- */

/* A return is called by its collection and its township, as everybody does who asks for it. */
#define COLLECTION_TITLE "(SELECT k.title FROM collection k WHERE k.county = r.county AND k.id = r.collection_id)"

/* A collection is read by the places under the county it is of (READ_ANCESTORS); returns, rows and answers lie
 * in their township, and no township sees another's. Not put under review: handing in and merging are two hands
 * already. */
static const struct entity entities[] = {
        { .name = "collection", .title = "数据采集", .title_en = "Collections", .life = LIFE_STATE,
          .reading = READ_ANCESTORS, .area = AREA_HELP, .unreviewed = true,
          .help = "县里发给乡镇、只开放空缺栏目的表",
          .help_en = "tables the county sends to townships with only the missing columns open", .sort = "due_on",
          .sort_down = true, .title_sql = "r.title", .prepare = collection_prepare, FIELDS(collection_fields) },
        { .name = "collection_return", .title = "乡镇填报", .title_en = "Returns of collections",
          .life = LIFE_STATE, .reading = READ_SCOPED, .area = AREA_HELP, .unreviewed = true,
          .hidden = true,
          .help = "一个乡镇对一份填报任务的填报", .help_en = "what one township returns to a collection", .keys = "collection,place",
          .title_sql = COLLECTION_TITLE " || ' ' || COALESCE(" PLACE_TITLE ", r.place)", FIELDS(return_fields) },
        { .name = "collection_row", .title = "填报行", .title_en = "Rows of returns",
          .life = LIFE_STATE, .reading = READ_SCOPED, .area = AREA_HELP, .unreviewed = true,
          .hidden = true,
          .help = "任务发出时列入填报的记录", .help_en = "the records a return was sent with",
          .keys = "collection_return,record_key", .place_from = "collection_return", .title_sql = "r.title",
          FIELDS(row_fields) },
        { .name = "collection_answer", .title = "填报值", .title_en = "Answers of returns",
          .life = LIFE_STATE, .reading = READ_SCOPED, .area = AREA_HELP, .unreviewed = true,
          .hidden = true,
          .help = "乡镇填的值，并入前不进登记簿", .help_en = "what townships filled in; no register has it before it is merged",
          .keys = "collection_row,field", .place_from = "collection_row",
          .title_sql = "COALESCE((SELECT w.title FROM collection_row w WHERE w.county = r.county AND w.id = "
                       "r.collection_row_id), '') || ' ' || r.field",
          FIELDS(answer_fields) },
        { .name = "collection_reminder", .title = "填报催办", .title_en = "Reminders of collections",
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HELP, .unreviewed = true,
          .hidden = true,
          .help = "县里对未交乡镇的催办", .help_en = "the county's reminders to townships that have not handed in",
          .place_from = "collection_return", .title_sql = "r.day", FIELDS(reminder_fields) },
};

/* OF_SENT: the return's collection alias k is being collected. */
#define OF_SENT(more) "EXISTS (SELECT 1 FROM collection k WHERE " JOINED("k") " AND k.id = t.collection_id" \
        " AND k.state = 'sent'" more ")"
/* Whose turn it is: with the township while open or sent back, else with the county. A list of one is never a
 * list of the other, so that each desk shows what can be done there. */
#define WITH_TOWNSHIP "t.state IN ('open', 'returned') AND "
#define FILL_IN "打开“数据采集”，填齐后交表；确实无法填报的写明原因"
#define FILL_IN_EN "open “Collections”, fill the cells and hand in; give a reason for what can't be filled"
#define OF_RETURNS .unit = "份", .unit_en = "returns", .of = "collection_return", \
        .period = PERIOD_NONE, .columns = "collection,place,state,handed_in_on,reason"

/* They stand as things are now (PERIOD_NONE), for they are work to be done and no figures. Being late is an
 * error on the township's desk; a reminder by the county stands out from what is merely near. */
static const struct list lists[] = {
        { .name = "collect.overdue", .title = "逾期未交的填报任务", .title_en = "Returns overdue", OF_RETURNS,
          .upkeep = true, .severity = SEVERITY_ERROR, .owner = "township",
          .where = WITH_TOWNSHIP OF_SENT(" AND k.due_on < :today"),
          .mend = "请乡镇核对填报通知和未交的村，据实填报；不能按时的向发起单位说明",
          .mend_en = "the township checks the notice of the collection and what is missing, and answers as things "
                     "are, or tells who asked why not",
          .explain = "过了截止日期仍未交的乡镇填报", .explain_en = "returns not handed in though their day has passed" },
        { .name = "collect.due_soon", .title = "快到期的填报任务", .title_en = "Returns due soon", OF_RETURNS,
          .upkeep = true, .severity = SEVERITY_HINT, .owner = "township",
          .where = WITH_TOWNSHIP OF_SENT(" AND k.remind_on <= :today AND k.due_on >= :today"),
          .mend = "请乡镇核对填报通知的截止日期和未交的村，据实填报",
          .mend_en = "the township checks the last day in the notice and what is missing, and answers as things are",
          .explain = "截止日期已近、仍未交的乡镇填报", .explain_en = "returns not handed in whose day is near" },
        { .name = "collect.reminded", .title = "县里催办的填报任务", .title_en = "Returns the county asks for", OF_RETURNS,
          .upkeep = true, .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = WITH_TOWNSHIP OF_SENT("") " AND EXISTS (SELECT 1 FROM collection_reminder m WHERE " JOINED("m")
                   " AND m.collection_return_id = t.id AND m.day >= COALESCE(t.handed_in_on, ''))",
          .mend = "请乡镇核对填报通知和未交的村，据实填报；不能按时的向发起单位说明",
          .mend_en = "the township checks the notice of the collection and what is missing, and answers as things "
                     "are, or tells who asked why not",
          .explain = "县里催办过、仍未交的乡镇填报", .explain_en = "returns the county has asked for and not received" },
        { .name = "collect.sent_back", .title = "退回重填的填报任务", .title_en = "Returns sent back", OF_RETURNS,
          .upkeep = true, .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = "t.state = 'returned' AND " OF_SENT(""),
          .mend = "请乡镇对照退回意见和原始材料核对，更正后再交",
          .mend_en = "the township checks against the words of the return and the papers, corrects and sends again",
          .explain = "县里退回、尚未重新交的乡镇填报", .explain_en = "returns the county sent back and has not received again" },
        { .name = "collect.to_merge", .title = "待并入的填报", .title_en = "Returns to be merged", OF_RETURNS,
          .upkeep = true, .severity = SEVERITY_HINT, .owner = "office",
          .where = "t.state = 'handed_in' AND " OF_SENT(""),
          .mend = "由发起单位核对填报和佐证材料，并入或写明原因退回",
          .mend_en = "who asked checks the answers and their evidence, and merges them or returns them with the "
                     "reason",
          .explain = "乡镇已交、县里尚未并入或退回的填报",
          .explain_en = "returns handed in that the county has neither merged nor sent back" },
};

/* Parts of a return are its proof: voided one by one, a return could be made to say what nobody had filled in. */
static const struct rule rules[] = {
        { .name = "collection_kept", .title = "任务还在采集，填报不能单独作废，可由县里作废整份任务",
          .title_en = "a return stands as long as its collection: the county may void the collection",
          .on = "collection_return|collection_row|collection_answer|collection_reminder", .when = RULE_VOID,
          .sql = "collect.kept" },
};

const struct module collect_module = {
        .name = "collect",
        .title = "数据采集",
        .title_en = "Collections",
        .mechanism = "0",
        ENTITIES(entities),
        LISTS(lists),
        RULES(rules),
};
