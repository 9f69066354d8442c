/* assessment.c: mechanism 5.2, responsibility lists and assessment: lists by kind of organisation and year, their items
 * and weights, scores with evidence, appeals and the locked result; accountability decisions as taken by the competent
 * body; models and honours.
 *
 * An item is scored from a list of this program wherever one exists (assessment_run.h): then its score is computed for
 * the organisation, where the list's records name one and the item says so, else for its place, and the list's year,
 * and can't be typed. Otherwise by hand, and never without evidence: a hard rule. Weights of a list come to no more
 * than a hundred. The result is told to the organisation, which may appeal within so many working days; somebody
 * decides who neither scored nor appealed; then a second account locks the result, and nothing it rests on changes any
 * more. A locked result found wrong is reopened by another account with a reason and a document; what it was stands in
 * that record. Below the standard somebody is reminded, and nothing else follows by itself. Accountability is recorded
 * as decided elsewhere, with the body, its document and number, and is a compartment. No person is scored, and nothing
 * is ranked: organisations stand in the order of their places. */
#include "mechanisms/modules.h"
#include "mechanisms/ground/shared.h"

#include "core/query.h"
#include "mechanisms/style/assessment_run.h"

static const struct codes subject_kinds = OPEN_CODES("assessed_kind", "考核对象类别", "Kind of organisation",
        { "township_committee", "乡镇党委", "Township Party committee", "乡镇" },
        { "village_branch", "村(社区)党组织", "Village Party organisation", "村党组织|村支部" },
        { "county_unit", "县直单位", "County unit", "帮扶单位" },
        { "work_team", "驻村工作队派出单位", "Unit that sends a team", "派出单位" },
        { "other", "其他", "Other" },
);
static const struct codes score_sources = CODES("score_source", "取数方式", "Where the score comes from",
        { "record", "系统取数", "Computed from records", "自动取数|系统" },
        { "hand", "人工评分", "By hand, with evidence", "查阅资料|现场查看|查看资料|实地查看|资料|查阅台账|测评打分|民主测评|走访|人工|现场|测评" },
);
static const struct codes goal_kinds = CODES("goal_kind", "得分方式", "How it is scored",
        { "reach", "按完成目标的比例", "In proportion to the goal", "按比例|达标|达到目标得满分" },
        { "none", "为零得满分", "Full when the figure is nil", "零问题|无问题" },
        { "threshold", "达到目标得满分，否则不得分", "Full at the goal, else nothing", "一票|达标得分" },
        { "bands", "按评分档次", "By bands", "分档|档次" },
);
static const struct codes measured_by = CODES("measured_by", "取数范围", "Measured by",
        { "place", "考核对象所在地", "Place of who is assessed", "按地方" },
        { "organisation", "考核对象本单位", "Organisation itself", "按单位" },
);
static const struct codes appeal_decisions = CODES("appeal_decision", "申诉处理", "Decision on an appeal",
        { "upheld", "采纳", "Upheld", "成立|予以采纳" },
        { "partly", "部分采纳", "Upheld in part" },
        { "rejected", "不予采纳", "Rejected", "不成立|驳回" },
);
static const struct codes measures = OPEN_CODES("accountability_form", "处理方式", "Form",
        { "talk", "约谈", "Talk", "诫勉谈话|诫勉|警示谈话|提醒约谈|批评教育|提醒谈话" },
        { "circular", "通报批评", "Criticised in a circular", "通报" },
        { "review", "书面检查", "Written self-criticism", "检查" },
        { "organisational", "组织处理", "Organisational measure", "调整职务|免职|停职" },
        { "disciplinary", "党纪政务处分", "Disciplinary measure", "处分|党纪处分" },
        { "other", "其他", "Other" },
);
static const struct codes honour_kinds = OPEN_CODES("honour_kind", "荣誉类别", "Kind of honour",
        { "organisation", "先进集体", "Organisation", "先进单位|先进基层党组织" },
        { "person", "先进个人", "Person", "优秀个人" },
        { "secretary", "优秀第一书记", "First secretary" },
        { "lead_member", "致富带头人标兵", "Leading member", "致富标兵" },
        { "household", "脱贫示范户", "Household out of poverty", "脱贫标兵" },
        { "other", "其他", "Other" },
);

static const struct field list_fields[] = {
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .indexed = true,
             .synonyms = "考核年度"),
        CODE("subject", "考核对象类别", "Kind of organisation", &subject_kinds, .required = true,
             .synonyms = "对象类别"),
        TEXT("title", "责任清单", "List", .required = true, .named = true, .synonyms = "清单名称|考核名称"),
        DECIMAL("standard", "达标分", "Standard", .required = true, .min = 0, .max = 10000,
                .synonyms = "合格分|达标线"),
        REF("document", "依据文件", "Document", "document", .synonyms = "文号"),
        PLACE("place", "适用区划", "Place"),
};
static const struct field item_fields[] = {
        REF("duty_list", "责任清单", "List", "assessment_list", .required = true, .indexed = true, .fixed = true,
             .synonyms = "责任清单名称|清单名称|清单"),
        TEXT("title", "指标", "Item", .required = true, .named = true, .synonyms = "考核内容|二级指标|指标内容|责任内容|清单事项|责任事项|"
             "考核事项|任务|考核项目|考核指标|指标名称|事项"),
        DECIMAL("weight", "分值", "Weight", .required = true, .min = 1, .max = 10000, .synonyms = "标准分|分数|赋分|权重|满分"),
        CODE("source", "取数方式", "Source", &score_sources, .required = true, .synonyms = "评分方式|考核方式|数据来源"),
        TEXT("figure", "系统指标", "Figure", .max_length = 60, .help = "系统取数时从哪个指标或核查项计算",
             .help_en = "the figure or check it is computed from"),
        CODE("goal_kind", "得分方式", "How it is scored", &goal_kinds),
        INTEGER("goal", "目标值", "Goal", .max = 1000000000000, .synonyms = "目标"),
        CODE("measured_by", "取数范围", "Measured by", &measured_by,
             .help = "不填为所在地；按单位的，指标的记录上须有单位",
             .help_en = "the place when left empty; by organisation where the figure's records name one"),
        TEXT("method", "计分办法", "Method", .lines = true, .max_length = 1000, .synonyms = "评分标准|评分办法|考核标准|扣分标准|"
             "计分方法|考核办法"),
};
static const struct field band_fields[] = {
        REF("item", "指标", "Item", "assessment_item", .required = true, .indexed = true, .fixed = true),
        INTEGER("at_least", "指标值不少于", "From", .required = true, .min = -1000000000000, .max = 1000000000000,
                .help = "金额以元计", .help_en = "money in yuan", .synonyms = "下限|起点"),
        DECIMAL("score", "得分", "Score", .required = true, .min = 0, .max = 10000),
};
static const struct field assessment_fields[] = {
        REF("duty_list", "责任清单", "List", "assessment_list", .required = true, .indexed = true),
        REF("organisation", "考核对象", "Organisation", "organisation", .required = true, .indexed = true,
            .synonyms = "单位|被考核单位|对象"),
        DATE("assessed_on", "考核日期", "Assessed on", .required = true, .synonyms = "日期"),
        DATE("told_on", "结果反馈日期", "Told on", .synonyms = "反馈日期|告知日期"),
        TEXT("appeal", "申诉", "Appeal", .lines = true, .hidden = true, .derived = true, .max_length = 1000),
        TEXT("appeal_result", "申诉处理", "Result of the appeal", .lines = true, .hidden = true, .derived = true,
             .max_length = 1000),
        REF("document", "通报文件", "Document", "document", .hidden = true),
        DATE("locked_on", "结果锁定日期", "Locked on", .synonyms = "锁定日期"),
        DECIMAL("total", "总分", "Total", .derived = true, .max = 100000, .help = "锁定时的合计得分",
                .help_en = "the sum when it was locked"),
        TEXT("locked_account", "锁定账号", "Account that locked it", .derived = true, .hidden = true,
             .max_length = 60),
};
static const struct field score_fields[] = {
        REF("assessment", "考核", "Assessment", "assessment", .required = true, .indexed = true, .fixed = true),
        REF("item", "指标", "Item", "assessment_item", .required = true, .indexed = true, .fixed = true),
        DECIMAL("score", "得分", "Score", .min = 0, .max = 10000, .help = "系统取数的指标由系统计算，不能填写",
                .help_en = "computed where the item says so, and not typed then"),
        TEXT("evidence", "佐证", "Evidence", .max_length = 1000, .synonyms = "扣分理由|评分依据|依据"),
        DATE("scored_on", "评分日期", "Scored on"),
        TEXT("value", "指标值", "Value", .derived = true, .max_length = 60),
        INTEGER("block", "取数日志块", "Journal block", .derived = true, .hidden = true, .max = 1000000000000,
                .help = "取数时的最后一个日志块", .help_en = "the journal's last block when it was computed"),
        TEXT("scored_account", "评分账号", "Scored by", .derived = true, .hidden = true, .max_length = 60),
};
static const struct field appeal_fields[] = {
        REF("assessment", "考核", "Assessment", "assessment", .required = true, .indexed = true, .fixed = true),
        REF("item", "申诉指标", "Item", "assessment_item", .help = "不填为对整个结果",
            .help_en = "the whole result when left empty"),
        DATE("appealed_on", "申诉日期", "Appealed on", .required = true),
        TEXT("matter", "申诉理由", "Reason", .required = true, .lines = true, .named = true, .max_length = 1000,
             .synonyms = "申诉内容|理由"),
        TEXT("evidence", "佐证", "Evidence", .max_length = 500),
        CODE("decision", "申诉处理", "Decision", &appeal_decisions, .synonyms = "处理意见|处理结果"),
        DATE("decided_on", "处理日期", "Decided on"),
        TEXT("result", "处理说明", "Result", .lines = true, .max_length = 1000, .synonyms = "说明"),
        TEXT("appealed_account", "申诉账号", "Entered by", .derived = true, .hidden = true, .max_length = 60),
        TEXT("decided_account", "处理账号", "Decided by", .derived = true, .hidden = true, .max_length = 60),
};
static const struct field reopening_fields[] = {
        REF("assessment", "考核", "Assessment", "assessment", .required = true, .indexed = true),
        DATE("reopened_on", "重开日期", "Reopened on", .derived = true),
        TEXT("reason", "重开原因", "Reason", .required = true, .lines = true, .named = true, .max_length = 1000,
             .help = "锁定后发现了什么差错", .help_en = "what was found wrong after it was locked"),
        REF("document", "依据文件", "Document", "document", .required = true),
        TEXT("reopened_account", "重开账号", "Reopened by", .derived = true, .max_length = 60),
        DECIMAL("old_total", "原总分", "Total before", .derived = true, .max = 100000),
        DATE("old_told_on", "原反馈日期", "Told before on", .derived = true),
        DATE("old_locked_on", "原锁定日期", "Locked before on", .derived = true),
        TEXT("old_account", "原锁定账号", "Locked before by", .derived = true, .max_length = 60),
        INTEGER("old_version", "原版本", "Version before", .derived = true, .hidden = true, .max = 1000000000000),
};
static const struct field accountability_fields[] = {
        DATE("decided_on", "决定日期", "Decided on", .required = true, .synonyms = "处理日期|处分日期|日期|问责日期"),
        TEXT("body", "决定机关", "Decided by", .required = true, .max_length = 100, .synonyms = "问责机关"),
        TEXT("number", "决定文号", "Number of the decision", .required = true, .max_length = 100,
             .synonyms = "文号|问责文号"),
        CODE("form", "处理方式", "Form", &measures, .required = true, .synonyms = "处理决定|处理结果|问责处理|处分种类|问责方式"),
        REF("organisation", "问责单位", "Organisation", "organisation", .indexed = true, .synonyms = "被问责单位|责任单位|受处理单位|单位"),
        REF("person", "问责人员", "Person", "person", .indexed = true, .synonyms = "被问责人|被问责人员|责任人|被问责干部|受处理人|姓名|问责对象"),
        TEXT("matter", "事由", "Matter", .required = true, .lines = true, .max_length = 1000, .synonyms = "问责原因|"
             "问题|主要问题|违纪事实|问责情形|问责事由"),
        DATE("until_on", "影响期至", "Bears until", .synonyms = "影响期"),
        REF("document", "决定文件", "Document", "document", .synonyms = "决定书"),
        PLACE("place", "区划", "Place"),
};
static const struct field honour_fields[] = {
        DATE("awarded_on", "授予日期", "Awarded on", .required = true, .synonyms = "获奖日期|颁奖日期|日期|表彰日期|表彰时间"),
        CODE("kind", "荣誉类别", "Kind", &honour_kinds, .required = true, .indexed = true, .synonyms = "类别|荣誉类型"),
        TEXT("title", "荣誉名称", "Honour", .required = true, .named = true, .max_length = 100,
             .synonyms = "荣誉称号|表彰称号|奖项|奖项名称|获得荣誉|荣誉|称号|表彰名称"),
        REF("organisation", "受表彰单位", "Organisation", "organisation", .indexed = true, .synonyms = "获奖单位|受表彰单位名称|"
             "先进集体|获奖集体|先进单位|单位"),
        REF("person", "受表彰人员", "Person", "person", .indexed = true, .synonyms = "获奖人|获奖个人|受表彰个人|先进个人|获奖人员|姓名"),
        CODE("level", "表彰层级", "Level", &codes_level, .synonyms = "层级|级别"),
        TEXT("awarded_by", "表彰机关", "Awarded by", .max_length = 100, .synonyms = "授予单位|授予机关|表彰单位|颁奖单位|颁发单位"),
        REF("document", "表彰文件", "Document", "document", .synonyms = "表彰文号|表彰决定|文号"),
        PLACE("place", "区划", "Place", .synonyms = "乡镇"),
};

/* ---- hooks ---- */

/* An item computed from records names a list of this program, and how it is scored. */
static bool item_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (!draft_now_is(d, old, "source", "record"))
                return true;
        const struct val figure = draft_now(d, old, "figure"), goal = draft_now(d, old, "goal");
        const struct list *l = figure.type == VAL_TEXT ? list_find(figure.s) : NULL;
        if (!l || (!l->figure && l->severity == SEVERITY_NONE))
                return fail(c, ERR_INVALID, "item.figure", "assessment_item.figure", "%s",
                            say(c, "系统取数须填写系统指标或核查项的代码",
                                "an item computed from records names a figure or a check"));
        if (draft_now_is(d, old, "measured_by", "organisation") && !assessment_by(l))
                return fail(c, ERR_INVALID, "item.measured_by", "assessment_item.measured_by", "%s",
                            say(c, "这个指标的记录上没有单位，只能按所在地取数",
                                "the figure's records name no organisation: it is measured by place"));
        if (draft_now(d, old, "goal_kind").type == VAL_NULL)
                draft_set(d, "goal_kind", V_TEXT("reach"));
        if (draft_now_is(d, old, "goal_kind", "none") || draft_now_is(d, old, "goal_kind", "bands") ||
            (goal.type == VAL_INT && goal.i > 0))
                return true;
        return fail(c, ERR_INVALID, "item.goal", "assessment_item.goal", "%s",
                    say(c, "须填写目标值", "the goal is wanted"));
}

/* item_applied, band_applied: who changes how an item is scored changes its scores with it. */
static bool item_applied(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        return !old || assessment_rescore(c, ch, d->id);
}

static bool band_applied(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)old;
        return assessment_rescore(c, ch, draft_get(d, "item").i);
}

static bool score_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const struct val assessment = draft_now(d, old, "assessment"), item = draft_now(d, old, "item");
        if (assessment.type != VAL_INT || item.type != VAL_INT)
                return true;
        return assessment_score_item(c, d, old);
}

/* ---- the result: told, appealed, locked ---- */

static bool refuse(struct ctx *c, const char *code, const char *where, const char *zh, const char *en)
{
        return fail(c, ERR_RULE, code, where, "%s", say(c, zh, en));
}

static bool may_confirm(struct ctx *c, const struct draft *old)
{
        return scope_covers(c->actor, old->e, RIGHT_CONFIRM, old->place) ||
               fail(c, ERR_FORBIDDEN, "right.none", "assessment.locked_on", "%s",
                    say(c, "您的账号无权锁定考核结果", "your account may not lock a result"));
}

/* reopened: whether a reopening has undone the lock of this version. */
static bool reopened(struct ctx *c, const struct draft *d, const struct draft *old, bool *out)
{
        struct val id = V_NULL;
        *out = false;
        if (!draft_given(d, "locked_on") || draft_get(d, "locked_on").type != VAL_NULL)
                return true;
        if (!db_one(c,
                    S("SELECT id FROM assessment_reopening WHERE county = :county AND assessment_id = :id AND "
                      "old_version = :version AND voided = 0"),
                    ARGS(ARG("id", V_INT(old->id)), ARG("version", V_INT(old->version))), &id))
                return false;
        *out = id.type == VAL_INT;
        return true;
}

/* lock: told, the time to appeal over, no appeal open; another account than those that scored (a rule). */
static bool lock(struct ctx *c, struct draft *d, const struct draft *old, const struct assessment_standing *s)
{
        if (!may_confirm(c, old))
                return false;
        if (draft_now(d, old, "told_on").type == VAL_NULL || !s->told_long_ago)
                return refuse(c, "rule.assessment_told", "assessment.told_on",
                              "结果反馈后申诉期未满，不能锁定；没有反馈的请先填写结果反馈日期",
                              "it is locked when the result was told and the time to appeal is over");
        if (s->open_appeals > 0)
                return refuse(c, "rule.assessment_appealed", "assessment.locked_on", "有申诉尚未处理，不能锁定",
                              "an appeal is not decided yet");
        draft_set(d, "total", V_INT(s->total));
        draft_set(d, "locked_account", V_TEXT(c->actor->name));
        return true;
}

static bool assessment_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        struct assessment_standing s = { 0 };
        const struct val told = draft_now(d, old, "told_on");
        const bool locked = draft_now(d, old, "locked_on").type != VAL_NULL;
        if (old && draft_get(old, "locked_on").type != VAL_NULL) {
                bool open;
                return reopened(c, d, old, &open) &&
                       (open || refuse(c, "rule.assessment_locked", "assessment.locked_on",
                                       "考核结果已锁定，不能再改；有差错的，由另一账号重开",
                                       "the result is locked: another account may reopen it"));
        }
        if (told.type == VAL_NULL && !locked)
                return true;
        if (!old)
                return refuse(c, "rule.assessment_unscored", "assessment.told_on", "先评分，再反馈和锁定结果",
                              "first it is scored, then told and locked");
        if (!assessment_stands(c, d->id, told, &s))
                return false;
        if (s.unscored > 0)
                return refuse(c, "rule.assessment_unscored", "assessment.told_on",
                              "还有指标没有得分，不能反馈或锁定结果", "an item has no score yet");
        return !locked || lock(c, d, old, &s);
}

/* ---- reopened: a mistake found after it was locked ---- */

/* reopening_prepare: by another account than the one that locked it; the result that stood stays in the record. */
static bool reopening_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        struct draft *a;
        (void)ch;
        if (old)
                return refuse(c, "rule.assessment_reopened", "assessment_reopening", "重开的记录不能再改",
                              "a reopening stays as it is");
        if (draft_get(d, "assessment").type != VAL_INT)
                return true;
        if (!change_load(c, entity_find(S("assessment")), draft_get(d, "assessment").i, &a) || !may_confirm(c, a))
                return false;
        if (draft_get(a, "locked_on").type == VAL_NULL)
                return refuse(c, "rule.assessment_open", "assessment_reopening.assessment", "结果没有锁定，不用重开",
                              "the result is not locked");
        if (c->actor->account_id && draft_now_is(a, NULL, "locked_account", c->actor->name))
                return refuse(c, "rule.assessment_reopened", "assessment_reopening.assessment",
                              "锁定的账号不能自己重开，须由另一个账号办理",
                              "who locked it doesn't reopen it: another account does");
        draft_set(d, "reopened_on", V_TEXT(c->today));
        draft_set(d, "reopened_account", V_TEXT(c->actor->name));
        draft_set(d, "old_total", draft_get(a, "total"));
        draft_set(d, "old_told_on", draft_get(a, "told_on"));
        draft_set(d, "old_locked_on", draft_get(a, "locked_on"));
        draft_set(d, "old_account", draft_get(a, "locked_account"));
        draft_set(d, "old_version", V_INT(a->version));
        return true;
}

/* reopening_applied: the result is open again: scored, told, appealed and locked anew. */
static bool reopening_applied(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        static const char *const undone[] = { "locked_on", "told_on", "total", "locked_account" };
        struct draft *a = draft_new(c->arena, entity_find(S("assessment")));
        (void)old;
        a->id = draft_get(d, "assessment").i;
        for (size_t i = 0; i < COUNT(undone); i++)
                draft_set(a, undone[i], V_NULL);
        return change_put(c, ch, a);
}

/* decide: by who may write the assessment; never by who scored or appealed (a rule). */
static bool decide(struct ctx *c, struct draft *d, const struct draft *old)
{
        struct draft *a;
        const struct val assessment = draft_now(d, old, "assessment");
        if (assessment.type != VAL_INT)
                return true;
        if (!change_load(c, entity_find(S("assessment")), assessment.i, &a))
                return false;
        if (!scope_covers(c->actor, a->e, RIGHT_WRITE, a->place))
                return fail(c, ERR_FORBIDDEN, "right.none", "assessment_appeal.decision", "%s",
                            say(c, "您的账号无权处理申诉", "your account may not decide an appeal"));
        if (draft_now(d, old, "decided_on").type == VAL_NULL)
                draft_set(d, "decided_on", V_TEXT(c->today));
        draft_set(d, "decided_account", V_TEXT(c->actor->name));
        return draft_now(d, old, "result").type != VAL_NULL ||
               refuse(c, "rule.appeal_result", "assessment_appeal.result", "处理申诉须写明处理说明",
                      "a decision says why");
}

static bool appeal_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (old && draft_get(old, "decision").type != VAL_NULL)
                return refuse(c, "rule.appeal_decided", "assessment_appeal.decision", "申诉已处理，不能再改",
                              "the appeal is decided and stays as it is");
        if (draft_now(d, old, "appealed_on").type == VAL_NULL)
                draft_set(d, "appealed_on", V_TEXT(c->today));
        if (!old)
                draft_set(d, "appealed_account", V_TEXT(c->actor->name));
        return draft_now(d, old, "decision").type == VAL_NULL || decide(c, d, old);
}

/* named: whom a decision or an honour is about. */
static bool named_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (draft_now(d, old, "organisation").type != VAL_NULL || draft_now(d, old, "person").type != VAL_NULL)
                return true;
        return fail(c, ERR_INVALID, "subject.missing", "organisation", "%s",
                    say(c, "须写明单位或人员", "an organisation or a person is named"));
}

#define LIST_TITLE "(SELECT l.title FROM assessment_list l WHERE l.county = r.county AND l.id = r.duty_list_id)"

static const struct entity assessment_entities[] = {
        { .name = "assessment_list", .title = "责任清单", .title_en = "Responsibility lists",
          .life = LIFE_EVENT, .day = "year", .reading = READ_ANCESTORS, .area = AREA_BASE,
          .help = "按组织类别和年度的责任清单、达标分", .help_en = "lists by kind of organisation and year, and their standard",
          .keys = "title,year", .sort = "year", .sort_down = true,
          .title_sql = "CAST(r.year AS TEXT) || ' ' || r.title", FIELDS(list_fields) },
        { .name = "assessment_item", .title = "清单指标", .title_en = "Items of lists",
          .life = LIFE_STATE, .reading = READ_ANCESTORS, .area = AREA_BASE,
          .help = "指标、分值、取数方式", .help_en = "items, weights, and where the score comes from", .beside = "duty_list",
          .called = "评分表|责任清单|考核指标|评分细则", .keys = "duty_list,title", .place_from = "duty_list",
          .title_sql = "r.title", FIELDS(item_fields), .prepare = item_prepare, .applied = item_applied },
        { .name = "assessment_band", .title = "评分档次", .title_en = "Bands", .life = LIFE_STATE,
          .reading = READ_ANCESTORS, .area = AREA_BASE, .hidden = true,
          .help = "指标值不少于多少得多少分，取够得上的最高一档", .help_en = "the score from a value on; the highest band reached counts",
          .keys = "item,at_least", .place_from = "item", .sort = "at_least", .title_sql = "CAST(r.at_least AS TEXT)",
          FIELDS(band_fields), .applied = band_applied },
        { .name = "assessment", .title = "清单考核", .title_en = "Assessments", .life = LIFE_EVENT,
          .day = "assessed_on", .reading = READ_SCOPED, .area = AREA_BASE,
          .help = "哪个组织按哪张清单考核；得分在指标得分中", .help_en = "which organisation is assessed by which list",
          .keys = "duty_list,organisation", .place_from = "organisation", .sort = "assessed_on", .sort_down = true,
          .title_sql = ORGANISATION_TITLE " || ' ' || " LIST_TITLE, FIELDS(assessment_fields),
          .prepare = assessment_prepare },
        { .name = "assessment_score", .title = "指标得分", .title_en = "Scores", .life = LIFE_STATE,
          .reading = READ_SCOPED, .area = AREA_BASE, .hidden = true,
          .help = "系统取数的自动计算，人工评分须有佐证", .help_en = "computed from records, or by hand with evidence",
          .keys = "assessment,item", .place_from = "assessment",
          .title_sql = "(SELECT i.title FROM assessment_item i WHERE i.county = r.county AND i.id = r.item_id)",
          FIELDS(score_fields), .prepare = score_prepare },
        { .name = "assessment_appeal", .title = "考核申诉", .title_en = "Appeals", .life = LIFE_EVENT,
          .day = "appealed_on", .reading = READ_SCOPED, .area = AREA_HELP, .unreviewed = true,
          .help = "被考核单位在规定的工作日内对结果提出的申诉及处理",
          .help_en = "what an organisation says against its result within the time, and the decision",
          .keys = "assessment,appealed_on,matter", .place_from = "assessment", .sort = "appealed_on",
          .sort_down = true, .title_sql = "r.appealed_on || ' ' || r.matter", FIELDS(appeal_fields),
          .prepare = appeal_prepare },
        { .name = "assessment_reopening", .title = "考核重开", .title_en = "Results reopened",
          .life = LIFE_EVENT, .day = "reopened_on", .reading = READ_SCOPED, .area = AREA_BASE, .hidden = true,
          .help = "锁定后发现差错的结果：谁凭哪个文件重开，原来的总分",
          .help_en = "locked results found wrong: who reopened them on which document, and what they were",
          .place_from = "assessment", .sort = "reopened_on", .sort_down = true,
          .title_sql = "COALESCE(r.reopened_on, '') || ' ' || r.reason", FIELDS(reopening_fields),
          .prepare = reopening_prepare, .applied = reopening_applied },
        { .name = "accountability", .title = "问责决定", .title_en = "Accountability decisions",
          .life = LIFE_EVENT, .day = "decided_on", .reading = READ_SCOPED, .area = AREA_PERSONNEL,
          .help = "由有权机关作出的问责决定，附文号", .help_en = "decisions as taken by the competent body, with their number",
          .called = "问责", .keys = "number,organisation|number,person", .sort = "decided_on", .sort_down = true,
          .title_sql = "r.number", FIELDS(accountability_fields), .prepare = named_prepare },
        { .name = "honour", .title = "先进典型", .title_en = "Models and honours", .life = LIFE_EVENT,
          .day = "awarded_on", .reading = READ_SCOPED, .area = AREA_BASE, .role_of = "person",
          .help = "表彰的先进集体和个人", .help_en = "organisations and persons honoured",
          .keys = "title,awarded_on,organisation|title,awarded_on,person", .sort = "awarded_on", .sort_down = true,
          .title_sql = "r.title", FIELDS(honour_fields), .prepare = named_prepare },
};

static const struct rule assessment_rules[] = {
        { .name = "weights_within", .title = "清单各指标分值合计超过 100",
          .title_en = "weights of a list come to more than a hundred", .on = "assessment_item",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "assessment.weights_within" },
        { .name = "band_within", .title = "档次得分超过指标分值", .title_en = "a band gives more than the item weighs",
          .on = "assessment_band|assessment_item", .when = RULE_CREATE | RULE_UPDATE,
          .sql = "assessment.band_within" },
        { .name = "assessment_locked", .title = "考核结果已锁定，清单、指标、得分和申诉不能再改",
          .title_en = "the result is locked: what it rests on can't change",
          .on = "assessment|assessment_list|assessment_item|assessment_band|assessment_score|assessment_appeal",
          .when = RULE_ANY, .sql = "assessment.locked" },
        { .name = "assessment_reopened", .title = "重开的记录不能作废", .title_en = "a reopening stays as it is",
          .on = "assessment_reopening", .when = RULE_VOID, .sql = "assessment.reopened" },
        { .name = "assessment_two_accounts", .title = "评分和锁定须由两个账号分别办理", .title_en = "who scored it doesn't lock it",
          .on = "assessment", .when = RULE_CREATE | RULE_UPDATE, .sql = "assessment.two_accounts" },
        { .name = "appeal_in_time", .title = "结果没有反馈，或已过申诉期",
          .title_en = "the result was not told, or the time to appeal is over", .on = "assessment_appeal",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "assessment.appeal_in_time" },
        { .name = "appeal_by_another", .title = "评分的和提出申诉的账号不能处理申诉",
          .title_en = "who scored or appealed doesn't decide", .on = "assessment_appeal",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "assessment.appeal_by_another" },
};

/* ---- lists ---- */

#define OF_YEARS \
        "EXISTS (SELECT 1 FROM assessment_list l WHERE " JOINED("l") " AND l.id = t.duty_list_id AND " IN_YEARS( \
                "l.year") ")"
#define TOTAL \
        "COALESCE((SELECT CAST(SUM(s.score) AS BIGINT) FROM assessment_score s WHERE " JOINED( \
                "s") " AND s.assessment_id = t.id), 0)"
#define STANDARD "(SELECT l.standard FROM assessment_list l WHERE " JOINED("l") " AND l.id = t.duty_list_id)"
#define UNSCORED \
        "EXISTS (SELECT 1 FROM assessment_item i WHERE " JOINED( \
                "i") " AND i.duty_list_id = t.duty_list_id AND NOT EXISTS (SELECT 1 FROM assessment_score s " \
                     "WHERE " JOINED("s") " AND s.assessment_id = t.id AND s.item_id = i.id AND s.score IS NOT NULL))"
#define HONOURS(suffix, condition, zh, en) \
        { \
                .name = "honour." suffix, .title = zh, .title_en = en, .unit = "个", .unit_en = "honours", \
                .of = "honour", .period = PERIOD_SPAN, .figure = true, \
                .where = "t.awarded_on BETWEEN :from AND :to" condition, .explain = "期内授予的" zh, \
                .explain_en = en " of the period" \
        }

static const struct list assessment_lists[] = {
        { .name = "assessment.organisations", .title = "考核的组织", .title_en = "Organisations assessed", .unit = "个",
          .unit_en = "organisations", .of = "assessment", .period = PERIOD_SPAN, .figure = true,
          .counts = "organisation", .measure = "COUNT(DISTINCT t.organisation_id)",
          .where = OF_YEARS,
          .explain = "按期内年度的清单考核的不同的组织",
          .explain_en = "distinct organisations assessed by lists of the period's years" },
        { .name = "assessment.met", .title = "达标的组织", .title_en = "Organisations that met the standard", .unit = "个",
          .unit_en = "organisations", .of = "assessment", .period = PERIOD_SPAN, .figure = true,
          .counts = "organisation", .measure = "COUNT(DISTINCT t.organisation_id)",
          .where = OF_YEARS " AND NOT " UNSCORED " AND " TOTAL " >= " STANDARD,
          .explain = "各指标都已评分、合计达到达标分的组织",
          .explain_en = "organisations whose items are all scored and come up to the standard" },
        { .name = "assessment.not_met",
          .title = "未达标的组织",
          .title_en = "Organisations below the standard",
          .unit = "个",
          .unit_en = "organisations",
          .of = "assessment",
          .period = PERIOD_SPAN,
          .figure = true,
          .counts = "organisation",
          .severity = SEVERITY_HINT,
          .owner = "organisation",
          .measure = "COUNT(DISTINCT t.organisation_id)",
          .where = OF_YEARS " AND NOT " UNSCORED " AND " TOTAL " < " STANDARD,
          .mend = "提醒该组织改进；是否问责由有权机关决定",
          .mend_en = "remind the organisation; whether anybody answers for it the competent body decides",
          .explain = "各指标都已评分、合计低于达标分的组织；只提醒，不自动立案",
          .explain_en = "organisations whose items are all scored and fall short of the standard: a reminder, never a "
                        "case by itself" },
        { .name = "assessment.unscored", .title = "指标未评完的考核", .title_en = "Assessments not finished", .unit = "个",
          .unit_en = "assessments", .of = "assessment", .period = PERIOD_SPAN,
          .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = OF_YEARS " AND " UNSCORED,
          .mend = "补齐各指标得分；系统取数的新增一行即自动计算",
          .mend_en = "score the items missing; those computed from records need only their row",
          .explain = "期内年度的考核中，清单上还有指标没有得分的",
          .explain_en = "assessments of the period's years with an item of the list not scored" },
        { .name = "assessment.behind", .title = "落后的考核指标", .title_en = "Items behind", .unit = "项",
          .unit_en = "items", .of = "assessment_score", .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT, .owner = "township",
          .where = "EXISTS (SELECT 1 FROM assessment a JOIN assessment_list l ON l.county = a.county AND l.id = "
                   "a.duty_list_id JOIN assessment_item i ON i.county = a.county AND i.id = t.item_id WHERE "
                   JOINED("a") " AND a.id = t.assessment_id AND a.locked_on IS NULL AND i.source = 'record' AND "
                   "t.score < i.weight AND " IN_YEARS("l.year") ")",
          .mend = "打开指标背后的名单逐条补齐；这只是提醒",
          .mend_en = "open the rows behind the item and mend them: this is a reminder and nothing more",
          .explain = "期内年度尚未锁定的考核中，系统取数没有得满分的指标；只提醒",
          .explain_en = "items computed below their weight in assessments of the period's years not locked yet: a "
                        "reminder" },
        { .name = "assessment.appeal_open", .title = "尚未处理的申诉", .title_en = "Appeals not decided", .unit = "件",
          .unit_en = "appeals", .of = "assessment_appeal", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = "t.appealed_on <= :day AND (t.decided_on IS NULL OR t.decided_on > :day)",
          .mend = "由没有参与评分的人处理，写明处理说明", .mend_en = "somebody who did not score decides and says why",
          .explain = "当天已提出、尚未处理的考核申诉", .explain_en = "appeals made by the day and not decided by it" },
        { .name = "accountability.no_document", .title = "没有决定文件的问责决定",
          .title_en = "Decisions without their document", .unit = "件", .unit_en = "decisions",
          .of = "accountability", .period = PERIOD_SPAN, .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = "t.decided_on BETWEEN :from AND :to AND t.document_id IS NULL AND NOT EXISTS (SELECT 1 FROM "
                   "attachment a WHERE " JOINED("a") " AND a.owner = 'accountability' AND a.owner_id = t.id)",
          .mend = "选决定文件，或上传决定书", .mend_en = "name the document, or attach it",
          .explain = "期内没有登记决定文件、也没有附件的问责决定",
          .explain_en = "decisions of the period with neither a document nor an attachment" },
        { .name = "accountability.decisions", .title = "问责决定", .title_en = "Accountability decisions", .unit = "件",
          .unit_en = "decisions", .of = "accountability", .period = PERIOD_SPAN, .figure = true,
          .where = "t.decided_on BETWEEN :from AND :to",
          .explain = "期内有权机关作出的问责决定", .explain_en = "decisions of the period as taken by the competent body" },
        HONOURS("honours", "", "先进典型", "Models and honours"),
        HONOURS("organisations", " AND t.kind = 'organisation'", "先进集体", "Honours of organisations"),
        HONOURS("persons", " AND t.person_id IS NOT NULL", "先进个人", "Honours of persons"),
};

static const struct parameter assessment_parameters[] = {
        { .name = "appeal_days", .title = "考核申诉期", .title_en = "Time to appeal against an assessment", .unit = "个工作日",
          .type = FIELD_INT, .fallback = "5" },
};

/* Assessment with what follows from it: decisions of competent bodies, and honours. */
static const struct mechanism assessment_mechanism = {
        .number = "5.2",
        .pillar = PILLAR_STYLE,
        .title = "清单考核",
        .title_en = "Responsibility lists and assessment",
        .responsible = "组织部、纪委",
        .responsible_en = "Organisation department, discipline commission",
        .words =
                "{year}年考核组织{assessment.organisations}个，达标{assessment.met}个，未达标{assessment.not_met}个；有权机关作出问责决定"
                "{accountability.decisions}件；先进集体{honour.organisations}个、先进个人{honour.persons}个。",
        .words_en =
                "In {year}, {assessment.organisations} organisations were assessed: {assessment.met} met the standard, "
                "{assessment.not_met} did not. Competent bodies took {accountability.decisions} decisions on "
                "accountability; {honour.organisations} organisations and {honour.persons} persons were honoured.",
        .daily = "rectification",
        PAGES({ "/assessment", "考核评分表", "Score sheets", "assessment" }),
};

const struct module assessment_module = {
        .name = "assessment",
        .title = "清单考核",
        .title_en = "Responsibility lists and assessment",
        .declares = &assessment_mechanism,
        ENTITIES(assessment_entities),
        RULES(assessment_rules),
        LISTS(assessment_lists),
        PARAMETERS(assessment_parameters),
};
