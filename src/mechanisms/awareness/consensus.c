/* consensus.c: mechanism 1.1, building consensus: education campaigns and their required topics, study sessions with
 * who came and what was studied, thematic reports, the work plan and its tasks, demonstration sites.
 *
 * A required topic belongs to a campaign, rests on a document and binds bodies (the standing committee, the theory
 * study group …); a session of such a body that studied it fulfils it for that body. The county committee hears reports
 * at an interval, which is a parameter. A task has an owner and a day; it is done only with a result and evidence, and
 * a topic is studied only within its campaign: hard rules. A demonstration site is a span: taking the sign down is
 * recorded too. Left out: minutes in full, which are attachments, and points for attendance. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* Who studies. A topic binds bodies and not persons; which persons a body has is known by who comes. Open:
 * counties have more bodies, though only these four are asked by the checks. */
static const struct codes bodies = OPEN_CODES("study_body", "学习主体", "Body that studies",
        { "standing_committee", "县委常委会", "Standing committee", "常委会学习|县委常委会学习|常委会集体学习|常委学习会|常委会|常委会议|县委常委会议" },
        { "study_group", "党委(党组)理论学习中心组", "Theory study group", "县委中心组|中心组集体学习|党组中心组|县委理论学习中心组|中心组学习会|理论学习中心组学习|"
          "中心组|理论学习中心组|中心组学习|理论中心组" },
        { "township_committee", "乡镇党委", "Township Party committee", "乡镇党委学习|乡镇党委会|乡镇党委会议" },
        { "branch", "党支部", "Party branch", "支部学习|党员大会|支部大会|党支部学习|支部|三会一课|主题党日" },
        { "township_group", "乡镇党委理论学习中心组", "Theory study group of a township",
          "乡镇党委中心组学习|乡镇党委理论学习中心组学习|乡镇党委中心组|乡镇中心组" },
        { "other", "其他", "Other", "专题学习|集体学习|专题研讨|学习研讨" },
);
/* A committee that decides on the work, or hears of it, has not studied: the account tells them apart. */
static const struct codes natures = OPEN_CODES("study_nature", "会议性质", "Nature of the meeting",
        { "study", "学习", "Study", "集体学习|专题学习|学习研讨" },
        { "decide", "研究部署", "Deliberation", "研究|研究讨论|专题研究|审议|部署" },
        { "hear", "听取汇报", "Hearing reports", "听取情况汇报|听取工作汇报" },
        { "other", "其他", "Other" },
);
/* Made up for is a presence of its own: who was away and studied later is neither present nor missing. */
static const struct codes presences = CODES("presence", "出席情况", "Presence",
        { "present", "出席", "Present", "参加|到会|出席会议" },
        { "absent", "缺席", "Absent", "未到|未出席" },
        { "leave", "请假", "On leave", "已请假|事先请假" },
        { "made_up", "补学", "Made up for", "已补学" },
);
/* Closed: "done" is under a rule. */
static const struct codes task_states = CODES("task_state", "进展", "State",
        { "open", "未开始", "Not begun" },
        { "begun", "进行中", "Begun", "推进中" },
        { "done", "已完成", "Done", "完成" },
);
/* The models of the source's Five Strengthenings (committee leads a base, mobile branch, shares, contact), in the
 * many ways counties write 党支部+合作社+贫困户. */
static const struct codes site_models = OPEN_CODES("site_model", "示范模式", "Model shown",
        { "base", "乡镇党委引领«goal»", "Townships leading «goal»", "党委带基地|党委+基地|党委+基地+贫困户|党委+支部+合作社|党委+支部+合作社+贫困户" },
        { "mobile", "流动支部助力«goal»", "Mobile branches helping «goal»", "流动支部带车间|流动党支部+扶贫车间|流动支部+车间|党支部+车间|流动党支部+车间" },
        { "share", "村（社）支部带领«goal»", "Village branches guiding «goal»",
          "支部带入股|村集体+企业|入股分红|村集体+企业+贫困户入股" },
        { "contact", "党员联户", "Members keep contact with households", "党员+贫困户|党员联系户|党员结对" },
        { "branch_cooperative", "支部带合作社", "Branch leads a cooperative", "支部+合作社+贫困户|党支部+合作社+贫困户|支部+合作社+农户|"
          "党支部+合作社+农户|党支部+合作社|支部+合作社" },
        { "branch_base", "支部带基地", "Branch leads a base", "党支部+基地+贫困户|支部+基地+贫困户|党支部+基地|支部+基地" },
        { "branch_enterprise", "支部带企业", "Branch and enterprise", "支部+企业+贫困户|党支部+企业+贫困户|支部+企业|党支部+企业" },
        { "other", "其他", "Other" },
);

/* A campaign rests on a document: study that nobody ordered is no campaign. */
static const struct field campaign_fields[] = {
        TEXT("title", "专题教育", "Campaign", .required = true, .named = true,
             .synonyms = "教育名称|专题教育名称|活动名称"),
        REF("document", "依据文件", "Document", "document", .required = true, .synonyms = "文号|实施方案"),
        DATE("from_on", "开始日期", "From", .required = true, .synonyms = "启动日期"),
        DATE("to_on", "结束日期", "To"),
        PLACE("place", "适用区划", "Place"),
};
/* due_on is required, because a topic without a day is missed by nobody. The place is the campaign's. */
static const struct field topic_fields[] = {
        REF("campaign", "专题教育", "Campaign", "campaign", .required = true, .indexed = true),
        TEXT("title", "必修课", "Required topic", .required = true, .named = true,
             .synonyms = "学习专题|专题|必学内容|课题"),
        REF("document", "依据文件", "Document", "document", .required = true, .synonyms = "文号"),
        /* Several bodies at once: a letter of the centre binds them all. */
        CODE_SET("binds", "学习主体", "Binds", &bodies, .required = true, .synonyms = "学习对象|责任主体"),
        DATE("due_on", "完成期限", "Due on", .required = true, .synonyms = "时限|截止日期"),
};
/* What was decided is a text and the minutes a number: minutes in full are papers of the committee and not of this
 * program. topics ties a session to what it fulfils; a session may study more than one, or none that is required. */
static const struct field session_fields[] = {
        CODE("body", "学习主体", "Body", &bodies, .required = true, .indexed = true,
             .synonyms = "学习类别|学习形式|会议名称|学习类型|会议形式|学习会议|组织形式|会议类别|会议类型|类别"),
        /* Which one of the year it is, as its minutes are counted. */
        INTEGER("number", "会议次数", "Number", .min = 1, .max = 10000, .synonyms = "第__次|届次|第几次|次数|期次"),
        CODE("nature", "会议性质", "Nature", &natures, .help = "不填时按学习计", .help_en = "left empty it counts as study",
             .synonyms = "议题性质|会议议程性质"),
        DATE("held_on", "学习日期", "Held on", .required = true, .synonyms = "日期|时间|会议日期|召开日期"),
        TEXT("title", "学习内容", "What was studied", .required = true, .named = true,
             .synonyms = "学习内容(议题)|学习议题|主要内容|学习专题内容|议题|主题|会议议题|学习主题"),
        /* Several by their titles in one cell. */
        REFS("topics", "所学必修课", "Required topics studied", "required_topic", .synonyms = "必修课|学习专题"),
        TEXT("chair", "主持人", "Chair", .max_length = 60, .synonyms = "研讨主持人|会议主持|主持人姓名|主持"),
        INTEGER("expected", "应到人数", "Expected", .max = 10000, .hidden = true, .synonyms = "应到人|应参加人数|应参会人数|"
             "参会人数应到|参学人数|应到"),
        TEXT("decision", "议定事项", "Decided", .lines = true, .hidden = true, .max_length = 2000,
             .synonyms = "学习情况|研讨情况|贯彻落实意见|会议决定"),
        TEXT("minutes_no", "纪要文号", "Minutes", .max_length = 60, .synonyms = "纪要|会议纪要"),
        REF("organisation", "组织单位", "Organisation", "organisation", .hidden = true),
        PLACE("place", "区划", "Place"),
};
/* A day of making up is beside and not instead: it says when, the presence says that. */
static const struct field attendance_fields[] = {
        REF("session", "学习", "Session", "study_session", .required = true, .indexed = true),
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true, .synonyms = "参会人|参加人员"),
        CODE("presence", "出席情况", "Presence", &presences, .required = true),
        DATE("made_up_on", "补学日期", "Made up on"),
        TEXT("note", "备注", "Note", .max_length = 300),
};
/* The committee hears reports at an interval; who reports is a unit, and what was decided goes back to it. */
static const struct field report_fields[] = {
        DATE("heard_on", "汇报日期", "Heard on", .required = true, .synonyms = "日期|时间|听取日期"),
        TEXT("title", "汇报专题", "Report", .required = true, .named = true, .synonyms = "汇报题目|汇报主题|汇报事项|专题|汇报内容|主题"),
        REF("reporter", "汇报单位", "Reported by", "organisation", .synonyms = "汇报人|汇报部门"),
        CODE("body", "听取会议", "Heard by", &bodies, .synonyms = "会议|汇报会议名称|听取单位|听取会议名称|汇报会议|会议类别"),
        TEXT("decision", "议定事项", "Decided", .lines = true, .max_length = 2000),
        TEXT("minutes_no", "纪要文号", "Minutes", .max_length = 60, .synonyms = "纪要"),
        PLACE("place", "区划", "Place"),
};
/* A plan is issued: day and document are what an inspection asks first. */
static const struct field plan_fields[] = {
        TEXT("title", "工作方案", "Work plan", .required = true, .named = true, .synonyms = "方案|方案名称|计划名称"),
        REF("document", "印发文件", "Document", "document", .required = true, .synonyms = "文号"),
        DATE("issued_on", "印发日期", "Issued on", .required = true, .synonyms = "发文日期"),
        PLACE("place", "适用区划", "Place"),
};
/* A task has one owner, and any number who help: counties write them into one cell, 县委组织部、县扶贫办, the first being
 * the owner (others). Result and evidence are two fields: what was reached, and by what it is shown. */
static const struct field task_fields[] = {
        REF("plan", "工作方案", "Work plan", "work_plan", .required = true, .indexed = true, .synonyms = "方案"),
        TEXT("title", "任务", "Task", .required = true, .named = true, .synonyms = "重点任务|主要任务|任务名称|工作内容|任务分解|具体任务|"
             "工作任务|任务内容|任务事项"),
        REF("owner", "责任单位", "Owner", "organisation", .required = true, .indexed = true,
            .synonyms = "牵头单位|责任部门", .others = "helpers"),
        REF("cadre", "责任人", "Whose task", "cadre", .indexed = true),
        /* Hidden and beside the owner: whoever answers is one. */
        REFS("helpers", "配合单位", "Helped by", "organisation", .hidden = true, .synonyms = "协助单位|参与单位|配合责任单位|配合部门"),
        DATE("due_on", "完成时限", "Due on", .required = true, .indexed = true, .synonyms = "完成期限要求|时间节点|时限要求|"
             "完成时限要求|时限|完成期限|完成时间"),
        CODE("state", "进展", "State", &task_states, .synonyms = "进度|状态"),
        DATE("done_on", "完成日期", "Done on", .synonyms = "办结日期"),
        TEXT("result", "落实结果", "Result", .lines = true, .max_length = 2000, .synonyms = "进展情况|落实情况|工作进展|目前进展|"
             "完成进度|完成情况|结果"),
        TEXT("evidence", "佐证", "Evidence", .max_length = 500, .synonyms = "佐证材料"),
        PLACE("place", "区划", "Place"),
};
/* To be a demonstration site ends as well, and with a reason: sites that nobody ever takes down show nothing. */
static const struct field site_fields[] = {
        TEXT("name", "示范点", "Demonstration site", .required = true, .named = true, .max_length = 100,
             .synonyms = "示范点位|示范基地|示范村|点位名称|示范点名称|名称"),
        PLACE("place", "所在村", "Village", .required = true, .synonyms = "村|行政村"),
        CODE("model", "示范模式", "Model", &site_models, .synonyms = "示范内容|创建模式|示范类型|做法|示范模式(内容)|模式", .spoken = true),
        TEXT("leader", "负责人", "In charge", .max_length = 60, .synonyms = "负责人姓名|联系人|责任人"),
        INTEGER("households", "带动户数", "Households", .max = 100000, .synonyms = "带动贫困户数|带动农户数|带动贫困户|带动户"),
        DATE("from_on", "确定日期", "From", .required = true, .synonyms = "授牌日期|创建日期|认定日期|挂牌日期|命名日期"),
        DATE("to_on", "摘牌日期", "To", .synonyms = "退出日期"),
        TEXT("reason", "摘牌原因", "Why it was taken down", .grounds = true, .max_length = 300),
        REF("document", "确定文件", "Document", "document", .hidden = true),
};

/* ---- hooks ---- */

/* where_owned: a task is where its owner is, so that it is on his desk. */
static bool where_owned(struct ctx *c, struct draft *d)
{
        struct val place;
        if (draft_get(d, "place").type != VAL_NULL || draft_get(d, "owner").type != VAL_INT)
                return true;
        if (!db_one(c, S("SELECT place FROM organisation WHERE county = :county AND id = :id"),
                    ARGS(ARG("id", draft_get(d, "owner"))), &place))
                return false;
        draft_set(d, "place", place);
        return true;
}

/* The state follows from the day it was done, so that the two can't disagree; and done wants result and evidence,
 * whichever of the two was typed. */
static bool task_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (!old && !where_owned(c, d))
                return false;
        const bool done = draft_now(d, old, "done_on").type != VAL_NULL;
        if (done)
                draft_set(d, "state", V_TEXT("done"));
        else if (draft_now(d, old, "state").type == VAL_NULL)
                draft_set(d, "state", V_TEXT("open"));
        const bool proved =
                draft_now(d, old, "result").type != VAL_NULL && draft_now(d, old, "evidence").type != VAL_NULL;
        if (done && proved)
                return true;
        if (done || draft_now_is(d, old, "state", "done"))
                return fail(c, ERR_RULE, "rule.task_proved", "plan_task.evidence", "%s",
                            say(c, "任务完成须填写完成日期、落实结果和佐证",
                                "a task is done with its day, its result and evidence"));
        return true;
}

/* Checked here, since what is wanted hangs on another field. */
static bool site_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (draft_now(d, old, "to_on").type == VAL_NULL || draft_now(d, old, "reason").type != VAL_NULL)
                return true;
        return fail(c, ERR_INVALID, "site.reason", "demo_site.reason", "%s",
                    say(c, "摘牌须写明原因", "taking a sign down gives its reason"));
}

/* Read by those below, since what the county orders binds them (READ_ANCESTORS); demonstration sites by everybody.
 * A plan founds its tasks: it is not voided while they stand. */
static const struct entity consensus_entities[] = {
        { .name = "campaign", .title = "专题教育", .title_en = "Education campaigns",
          .life = LIFE_SPAN, .reading = READ_ANCESTORS, .area = AREA_TRAINING, .unreviewed = true,
          .help = "开展的专题教育及依据文件", .help_en = "education campaigns and the documents they rest on", .keys = "title",
          .sort = "from_on", .sort_down = true, .title_sql = "r.title", FIELDS(campaign_fields) },
        { .name = "required_topic", .title = "必修课", .title_en = "Required topics",
          .life = LIFE_EVENT, .day = "due_on", .reading = READ_ANCESTORS, .area = AREA_TRAINING, .unreviewed = true,
          .help = "专题教育的必修课：谁必须学、何时学完", .help_en = "topics of a campaign: whom they bind and by when",
          .keys = "title,campaign", .place_from = "campaign", .sort = "due_on", .title_sql = "r.title",
          FIELDS(topic_fields) },
        { .name = "study_session", .title = "学习会议", .title_en = "Study sessions",
          .life = LIFE_EVENT, .day = "held_on", .reading = READ_ANCESTORS, .area = AREA_TRAINING,
          .help = "常委会、中心组等的学习，学了哪些必修课",
          .help_en = "sessions of standing committee and study group, and the topics studied",
          .called = "学习记录|学习台账|学习情况|中心组学习", .keys = "held_on,body,title", .sort = "held_on", .sort_down = true,
          .title_sql = "r.held_on || ' ' || r.title", FIELDS(session_fields) },
        { .name = "study_attendance", .title = "学习出席", .title_en = "Attendance at study",
          .life = LIFE_STATE, .reading = READ_ANCESTORS, .area = AREA_TRAINING, .role_of = "person", .hidden = true,
          .help = "谁出席、缺席、补学", .help_en = "who was present, absent, or made up for it", .keys = "session,person",
          .place_from = "session", .title_sql = PERSON_TITLE, FIELDS(attendance_fields) },
        { .name = "thematic_report", .title = "专题汇报", .title_en = "Thematic reports",
          .life = LIFE_EVENT, .day = "heard_on", .reading = READ_ANCESTORS, .area = AREA_TRAINING,
          .help = "县委听取的专题汇报", .help_en = "reports the county committee heard", .keys = "heard_on,title",
          .sort = "heard_on", .sort_down = true, .title_sql = "r.heard_on || ' ' || r.title", FIELDS(report_fields) },
        { .name = "work_plan", .title = "工作方案", .title_en = "Work plans", .life = LIFE_EVENT,
          .day = "issued_on", .reading = READ_ANCESTORS, .area = AREA_TRAINING, .founds = true,
          .help = "«party_building»的工作方案", .help_en = "plans of «party_building»",
          .keys = "title,issued_on", .sort = "issued_on", .sort_down = true, .title_sql = "r.title",
          FIELDS(plan_fields) },
        { .name = "plan_task", .title = "方案任务", .title_en = "Tasks of plans", .life = LIFE_EVENT,
          .day = "due_on", .reading = READ_ANCESTORS, .area = AREA_TRAINING,
          .help = "任务、责任单位、时限、完成佐证", .help_en = "task, owner, day, and evidence when done",
          .called = "任务分解|任务台账|任务清单", .keys = "plan,title", .sort = "due_on", .title_sql = "r.title",
          FIELDS(task_fields), .prepare = task_prepare },
        /* Help and not training: a site is where households are helped, so its department keeps it. */
        { .name = "demo_site", .title = "示范点", .title_en = "Demonstration sites",
          .life = LIFE_SPAN, .reading = READ_DIRECTORY, .area = AREA_HELP, .unreviewed = true,
          .help = "示范点、示范什么模式、何时摘牌", .help_en = "sites, the model each shows, and when the sign was taken down",
          .keys = "name,place", .sort = "name", .title_sql = "r.name", FIELDS(site_fields), .prepare = site_prepare },
};

/* A topic studied before its campaign was opened was not studied for it. */
static const struct rule consensus_rules[] = {
        { .name = "topic_in_campaign", .title = "必修课不在其专题教育期间内学习",
          .title_en = "a topic is studied within its campaign", .on = "study_session",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "consensus.topic_in_campaign" },
};

/* ---- lists ---- */

/* HELD: among the sessions of a body, one by the day that studied topic t. */
#define HELD(body) \
        "EXISTS (SELECT 1 FROM study_session s WHERE " JOINED( \
                "s") " AND s.body = '" body "' AND s.held_on <= :day AND " \
                     "',' || s.topics_ids || ',' LIKE '%,' || CAST(t.id AS TEXT) || ',%')"
/* BINDS: the topic t binds the body, and no session of it has studied the topic. One piece a body, since bodies
 * are words in a list and not rows. */
#define BINDS(body) "(',' || t.binds || ',' LIKE '%," body ",%' AND NOT " HELD(body) ")"
/* The same search for the topic q of a subquery: HELD is about the topic a list is of, this about one of many. */
#define STUDIED_Q "',' || s.topics_ids || ',' LIKE '%,' || CAST(q.id AS TEXT) || ',%'"
/* One list a body: code, words and name of the figure go together. */
#define STUDIED "COALESCE(t.nature, 'study') = 'study'"
#define SESSIONS(suffix, body_, only, zh, en) \
        { \
                .name = "study.sessions_" suffix, .title = zh "学习", .title_en = "Sessions of the " en, .unit = "次", \
                .unit_en = "sessions", .of = "study_session", .period = PERIOD_SPAN, \
                .figure = true, .county_only = only, \
                .where = "t.body = '" body_ "' AND " STUDIED " AND t.held_on BETWEEN :from AND :to", \
                .explain = "期内" zh "举行的学习", .explain_en = "sessions of the " en " held in the period" \
        }

/* Figures first, by kind, then checks: what is due and not studied, who was away, which task is late. None gives
 * points: county.md leaves them out. */
static const struct list consensus_lists[] = {
        /* All bodies, then the two the source tells apart: the standing committee and the theory study group. */
        { .name = "study.sessions", .title = "学习会议", .title_en = "Study sessions", .unit = "次", .unit_en = "sessions",
          .of = "study_session", .period = PERIOD_SPAN, .figure = true,
          .where = STUDIED " AND t.held_on BETWEEN :from AND :to",
          .explain = "期内举行的学习会议；性质为研究部署、听取汇报的不计",
          .explain_en = "study sessions held in the period; meetings that deliberated or heard reports are none" },
        { .name = "study.deliberations", .title = "研究部署的会议", .title_en = "Meetings that deliberated", .unit = "次",
          .unit_en = "meetings", .of = "study_session", .period = PERIOD_SPAN, .figure = true,
          .where = "t.nature = 'decide' AND t.held_on BETWEEN :from AND :to",
          .explain = "期内性质为研究部署的会议", .explain_en = "meetings of the period that deliberated on the work" },
        SESSIONS("standing_committee", "standing_committee", true, "县委常委会", "standing committee"),
        SESSIONS("study_group", "study_group", false, "理论学习中心组", "theory study group"),
        /* Under way in the period: a campaign over the turn of the year is in the account of both years. */
        { .name = "study.campaigns", .title = "专题教育", .title_en = "Education campaigns", .unit = "个",
          .unit_en = "campaigns", .of = "campaign", .period = PERIOD_SPAN, .figure = true,
          .where = IN_PERIOD("t"),
          .explain = "期内开展的专题教育", .explain_en = "campaigns under way in the period" },
        /* Heard, whoever heard them: the interval is the check's, not the figure's. */
        { .name = "study.reports", .title = "专题汇报", .title_en = "Thematic reports", .unit = "次", .unit_en = "reports",
          .of = "thematic_report", .period = PERIOD_SPAN, .figure = true, .county_only = true,
          .where = "t.heard_on BETWEEN :from AND :to",
          .explain = "期内听取的专题汇报", .explain_en = "reports heard in the period" },
        /* By the day they are due, so that this list and the next are of the same tasks. */
        { .name = "study.tasks", .title = "方案任务", .title_en = "Tasks due", .unit = "项", .unit_en = "tasks",
          .of = "plan_task", .period = PERIOD_SPAN, .figure = true,
          .where = "t.due_on BETWEEN :from AND :to",
          .explain = "期内应完成的方案任务", .explain_en = "tasks due in the period" },
        /* Done by the end of the period: what was done later does not improve the account of the year. */
        { .name = "study.tasks_done", .title = "已完成的方案任务", .title_en = "Tasks done", .unit = "项", .unit_en = "tasks",
          .of = "plan_task", .period = PERIOD_SPAN, .figure = true,
          .where = "t.due_on BETWEEN :from AND :to AND t.done_on <= :to",
          .explain = "期内应完成、期末已完成的方案任务", .explain_en = "tasks due in the period and done by its end" },
        /* On the day: a site whose sign was taken down is none, though it was one in the year. */
        { .name = "study.demo_sites", .title = "示范点", .title_en = "Demonstration sites", .unit = "个",
          .unit_en = "sites", .of = "demo_site", .period = PERIOD_DAY, .figure = true,
          .where = ON_DAY("t", ":day"),
          .explain = "当天挂牌的示范点", .explain_en = "demonstration sites on the day" },
        /* The rule of 1.1: every required topic is studied by those it binds. Overdue from the day after, as any
         * other day here. */
        { .name = "study.topic_missed", .title = "到期未学的必修课", .title_en = "Required topics due and not studied",
          .unit = "项", .unit_en = "topics", .of = "required_topic", .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR, .owner = "organisation",
          .where = "t.due_on < :day AND (" BINDS("standing_committee") " OR " BINDS("study_group") " OR "
                   BINDS("township_committee") " OR " BINDS("branch") ")",
          .mend = "与该单位核对会议纪要和学习计划：已学的据纪要登记；未学的由该单位按计划安排",
          .mend_en = "compare minutes and plan of study with the unit: enter what the minutes show; what was not "
                     "studied the unit arranges by its plan",
          .explain = "已过期限、有应学的主体尚无学习记录的必修课",
          .explain_en = "topics past their day that a body they bind has not studied" },
        /* A hint for the organisation department, which knows who was on duty. */
        { .name = "study.absent", .title = "缺席未补学", .title_en = "Absent and not made up for", .unit = "人次",
          .unit_en = "person-times", .of = "study_attendance", .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT, .owner = "organisation",
          .where = "t.presence = 'absent' AND EXISTS (SELECT 1 FROM study_session s WHERE " JOINED("s")
                   " AND s.id = t.session_id AND s.held_on BETWEEN " ":from AND :to)",
          .mend = "与本人所在单位核对签到表和学习记录：确已补学的据记录登记日期；没有的如实保留",
          .mend_en = "compare sign-in sheet and notes of study with the unit: enter the day the notes show; without "
                     "any it stays",
          .explain = "期内学习缺席、没有补学的人",
          .explain_en = "persons absent from sessions of the period who have not made up for it" },
        /* Late on that day, whatever happened since: done later is still late in the account of that day. */
        { .name = "study.task_overdue", .title = "逾期未完成的方案任务", .title_en = "Tasks overdue", .unit = "项",
          .unit_en = "tasks", .of = "plan_task", .period = PERIOD_DAY, .severity = SEVERITY_ERROR,
          .owner = "organisation",
          .where = "t.due_on < :day AND (t.done_on IS NULL OR t.done_on > :day)",
          .mend = "与责任单位核对方案文件和进展材料：已完成的凭佐证登记结果；未完成的由责任单位说明原因，报牵头单位",
          .mend_en = "compare the plan and the evidence with the owner: what is done is entered with it; for what "
                     "is not the owner gives the reason to the lead department",
          .explain = "当天已过期限、没有完成的方案任务", .explain_en = "tasks past their day on the day and not done by it" },
        /* The same once more for the townships: a task owned below the county is on the desk there too. */
        { .name = "study.task_overdue_here", .title = "本地逾期未完成的任务",
          .title_en = "Tasks overdue of townships and villages", .unit = "项", .unit_en = "tasks",
          .of = "plan_task", .period = PERIOD_DAY, .severity = SEVERITY_ERROR, .owner = "township",
          .where = "LENGTH(t.place) > 6 AND t.due_on < :day AND (t.done_on IS NULL OR t.done_on > :day)",
          .mend = "与责任单位核对方案文件和进展材料：已完成的凭佐证登记结果；未完成的说明原因，报县里牵头单位",
          .mend_en = "compare the plan and the evidence with the owner: what is done is entered with it; for what "
                     "is not the reason goes to the lead department of the county",
          .explain = "责任单位在乡镇、村，当天已过期限、没有完成的方案任务",
          .explain_en = "tasks owned in a township or village, past their day on the day and not done by it" },
        /* Days are counted by the calendar's numbers, which is the same on both engines. */
        { .name = "study.task_due_soon",
          .title = "即将到期的方案任务",
          .title_en = "Tasks due soon",
          .unit = "项",
          .unit_en = "tasks",
          .of = "plan_task",
          .period = PERIOD_DAY,
          .severity = SEVERITY_HINT,
          .owner = "organisation",
          .where = "t.due_on >= :day AND t.done_on IS NULL AND (SELECT k.number FROM calendar k WHERE k.day = t.due_on "
                   "AND k.voided = 0) - (SELECT k.number FROM calendar k WHERE k.day = :day AND k.voided = 0) <= "
                   "{param:task_notice}",
          .mend = "与责任单位核对方案文件中的时限和进展材料；不能按时完成的，由责任单位报牵头单位",
          .mend_en = "compare the day in the plan and the evidence with the owner, who reports to the lead "
                     "department what will not be done in time",
          .explain = "当天起规定天数(参数 task_notice)内到期、没有完成的方案任务",
          .explain_en = "tasks not done that fall due within so many days (parameter task_notice)" },
        /* Township committees one by one: "a township committee has studied it" is true when one of 22 has. Known
         * by the session's organisation or its place. */
        { .name = "study.unit_missed", .title = "到期未学必修课的乡镇党委", .title_en = "Township committees that missed a topic",
          .unit = "个", .unit_en = "committees", .of = "organisation", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = "t.kind = 'committee' AND LENGTH(t.place) = 9 AND EXISTS (SELECT 1 FROM required_topic q " "WHERE "
                   JOINED("q") " AND q.due_on < :day AND ',' || q.binds || ',' LIKE "
                   "'%,township_committee,%' AND NOT EXISTS (SELECT 1 FROM " "study_session s WHERE " JOINED("s")
                   " AND s.body = 'township_committee' AND s.held_on <= :day AND " STUDIED_Q
                   " AND (s.organisation_id = t.id OR s.place = t.place)))",
          .mend = "与该乡镇党委核对会议纪要和学习计划：已学的据纪要登记；未学的由其按计划安排",
          .mend_en = "compare minutes and plan of study with the township committee: enter what the minutes show; "
                     "what was not studied it arranges by its plan",
          .explain = "应学必修课已过期限、没有相应学习记录的乡镇党委",
          .explain_en = "township committees without a session on a topic that binds them and is past its day" },
        /* Who belongs to a body is who was ever entered at its sessions; nobody keeps such lists apart. */
        { .name = "study.member_missed", .title = "到期未学必修课的人员", .title_en = "Members who missed a topic", .unit = "人",
          .unit_en = "persons", .of = "person", .period = PERIOD_DAY, .severity = SEVERITY_HINT,
          .owner = "organisation",
          .where = "t.id IN (SELECT a.person_id FROM study_attendance a JOIN study_session s ON s.county = a.county "
                   "AND s.id = a.session_id AND s.voided = 0 JOIN required_topic q ON q.county = a.county AND "
                   "q.voided = 0 AND q.due_on < :day AND ',' || q.binds || ',' LIKE '%,' || s.body || ',%' " "WHERE "
                   JOINED("a") " AND s.held_on <= :day AND NOT EXISTS (SELECT 1 FROM study_attendance b JOIN "
                   "study_session u ON u.county = b.county AND u.id = b.session_id AND u.voided = 0 WHERE "
                   "b.county = a.county AND b.voided = 0 AND b.person_id = a.person_id AND b.presence <> "
                   "'absent' AND u.held_on <= :day AND ',' || u.topics_ids || ',' LIKE '%,' || "
                   "CAST(q.id AS TEXT) || ',%'))",
          .mend = "与所在单位核对签到表和学习记录：确已学习的据记录登记；没有的如实保留",
          .mend_en = "compare sign-in sheet and notes of study with the unit: enter what they show; without any it "
                     "stays",
          .explain = "在应学主体的学习中登记过出席、对其已过期限的必修课没有出席或补学记录的人",
          .explain_en = "persons entered at a body's sessions with no attendance at a topic that binds it and is "
                        "past its day" },
        /* By month, so that the list has a row to show for what is missing. The county's own interval. Only
         * the county committee hears reports, so a township is told nothing. */
        { .name = "study.report_late", .title = "未按期听取汇报的月份", .title_en = "Months without a report in time",
          .unit = "个月", .unit_en = "months", .of = "calendar", .period = PERIOD_SPAN, .county_only = true,
          .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = "SUBSTR(t.day, 9, 2) = '01' AND t.day BETWEEN :from AND :to AND t.day <= :today AND NOT EXISTS "
                   "(SELECT 1 FROM thematic_report r JOIN "
                   "calendar k ON k.day = r.heard_on AND k.voided = 0 WHERE r.county = :county AND r.voided = 0 AND "
                   "k.number BETWEEN t.number - " "{param:report_interval} AND t.number + 30)",
          .placed = "1 = 1",
          .mend = "与县委办公室核对会议纪要：已听取的据纪要登记；未听取的如实保留，由县委安排",
          .mend_en = "compare the minutes with the county committee's office: enter the reports they show; a month "
                     "without stays one without",
          .explain = "期内已开始的月份中，县委此前规定天数(参数 report_interval)至当月没有听取汇报的",
          .explain_en = "months begun by today with no report within the interval (parameter report_interval) before "
                        "them or in them" },
};

/* A report a quarter and ten days of notice where the county has entered nothing. */
static const struct parameter consensus_parameters[] = {
        { .name = "report_interval", .title = "听取专题汇报的间隔", .title_en = "Interval of thematic reports", .unit = "天",
          .type = FIELD_INT, .fallback = "90" },
        { .name = "task_notice", .title = "任务到期前提醒天数", .title_en = "Days of notice before a task is due", .unit = "天",
          .type = FIELD_INT, .fallback = "10" },
};

/* Campaigns and study first, then what came of the plans: tasks due beside tasks done. */
static const struct mechanism consensus_mechanism = {
        .number = "1.1",
        .pillar = PILLAR_AWARENESS,
        .title = "凝聚共识",
        .title_en = "Building consensus",
        .responsible = "县委办公室、组织部",
        .responsible_en = "Party committee office, organisation department",
        .words =
                "{?study.campaigns|{span}开展{names study.campaigns 3}。|}{?study.sessions|{?county|举行学习会议"
                "{study.sessions}次，其中县委常委会{study.sessions_standing_committee}次、理论学习中心组{study.sessions_study_group}次"
                "|{span}组织学习{study.sessions}次}{?study.reports|；听取«party_building»专题汇报{study.reports}次|}。|}\n"
                "{?study.tasks|工作方案确定的到期任务{study.tasks}项，已完成{study.tasks_done}项。|}{?study.demo_sites|建成«"
                "party_building»示范点{study.demo_sites}个，如{names study.demo_sites 2}。|}",
        .words_en =
                "{?study.campaigns|{study.campaigns} campaigns ran {span}: {names study.campaigns 3}. |}"
                "{?study.sessions|{study.sessions} study sessions were held{?county|, "
                "{study.sessions_standing_committee} by the standing committee and {study.sessions_study_group} by "
                "the theory study group|}{?study.reports|; {study.reports} thematic reports were heard|}.|}\n"
                "{?study.tasks|{study.tasks} tasks of work plans were due, {study.tasks_done} of them are done. |}"
                "{?study.demo_sites|There are {study.demo_sites} demonstration sites, such as "
                "{names study.demo_sites 2}.|}",
        PAGES({ "/study", "学习台账", "Who studied what", "required_topic" }),
};

const struct module consensus_module = {
        .name = "consensus",
        .title = "凝聚共识",
        .title_en = "Building consensus",
        .declares = &consensus_mechanism,
        ENTITIES(consensus_entities),
        RULES(consensus_rules),
        LISTS(consensus_lists),
        PARAMETERS(consensus_parameters),
};
