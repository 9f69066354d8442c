/* appeals.c: mechanism 5.2, what an organisation says against the result of its assessment, and what is decided on it.
 *
 * A result is told to the organisation, which may appeal within so many working days (a parameter). Somebody decides
 * who neither scored nor appealed, and says why: hard rules. As long as an appeal is open the result can't be locked
 * (assessment.c); decided, it stays as it is. */
#include "core/scope.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/style/style.h"

/* Upheld in part is a decision of its own: mostly one of several items is scored anew. */
static const struct codes appeal_decisions = CODES("appeal_decision", "申诉处理", "Decision on an appeal",
        { "upheld", "采纳", "Upheld", "成立|予以采纳" },
        { "partly", "部分采纳", "Upheld in part" },
        { "rejected", "不予采纳", "Rejected", "不成立|驳回" },
);

/* What is appealed against may be one item or the whole. Both accounts are noted by the program: who decides
 * must be neither who appealed nor who scored, and only an account can show that. */
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

/* ---- hooks ---- */

/* decide_appeal: by who may write the assessment, which is the county; the appeal itself is written by the
 * township (its area is another). Never by who scored or appealed: a rule, since it has to look at other rows.
 * A decision without a word of why would be none, to the organisation that reads it. */
static bool decide_appeal(struct ctx *c, struct draft *d, const struct draft *old)
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
               style_refuse(c, "rule.appeal_result", "assessment_appeal.result", "处理申诉须写明处理说明",
                            "a decision says why");
}

/* appeal_prepare: decided, it stays as it is: else an unwelcome decision could be written over. A county that
 * decided wrongly reopens the result, which leaves a trace. */
static bool appeal_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (old && draft_get(old, "decision").type != VAL_NULL)
                return style_refuse(c, "rule.appeal_decided", "assessment_appeal.decision", "申诉已处理，不能再改",
                                    "the appeal is decided and stays as it is");
        if (draft_now(d, old, "appealed_on").type == VAL_NULL)
                draft_set(d, "appealed_on", V_TEXT(c->today));
        if (!old)
                draft_set(d, "appealed_account", V_TEXT(c->actor->name));
        return draft_now(d, old, "decision").type == VAL_NULL || decide_appeal(c, d, old);
}

/* AREA_HELP and not AREA_BASE, as the assessment is: townships write in it, and an appeal is the one thing about a
 * result that is the assessed organisation's to write. Not put under review: two accounts work on it anyway. */
static const struct entity appeal_entities[] = {
        { .name = "assessment_appeal", .title = "考核申诉", .title_en = "Appeals", .life = LIFE_EVENT,
          .day = "appealed_on", .reading = READ_SCOPED, .area = AREA_HELP, .unreviewed = true,
          .help = "被考核单位在规定的工作日内对结果提出的申诉及处理",
          .help_en = "what an organisation says against its result within the time, and the decision",
          .keys = "assessment,appealed_on,matter", .place_from = "assessment", .sort = "appealed_on",
          .sort_down = true, .title_sql = "r.appealed_on || ' ' || r.matter", FIELDS(appeal_fields),
          .prepare = appeal_prepare },
};

/* The time runs from the day the result was told, in working days, since offices are closed on the others. Told
 * on Friday before the autumn holidays, five days are five days. */
static const struct rule appeal_rules[] = {
        { .name = "appeal_in_time", .title = "结果没有反馈，或已过申诉期",
          .title_en = "the result was not told, or the time to appeal is over", .on = "assessment_appeal",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "appeals.in_time" },
        { .name = "appeal_by_another", .title = "评分的和提出申诉的账号不能处理申诉",
          .title_en = "who scored or appealed doesn't decide", .on = "assessment_appeal",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "appeals.by_another" },
};

/* On the desk of the organisation department as long as it is open: the result can't be locked before. */
static const struct list appeal_lists[] = {
        { .name = "assessment.appeal_open", .title = "尚未处理的申诉", .title_en = "Appeals not decided", .unit = "件",
          .unit_en = "appeals", .of = "assessment_appeal", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = "t.appealed_on <= :day AND (t.decided_on IS NULL OR t.decided_on > :day)",
          .mend = "由没有参与评分的人核对申诉材料和评分佐证，写明处理说明",
          .mend_en = "somebody who did not score checks the appeal and the evidence, decides and says why",
          .explain = "当天已提出、尚未处理的考核申诉", .explain_en = "appeals made by the day and not decided by it" },
};

/* Five working days are a usual time, not a law: a county sets its own, by the document it rests on. */
static const struct parameter appeal_parameters[] = {
        { .name = "appeal_days", .title = "考核申诉期", .title_en = "Time to appeal against an assessment", .unit = "个工作日",
          .type = FIELD_INT, .fallback = "5" },
};

const struct module appeals_module = {
        .name = "appeals",
        .title = "考核申诉",
        .title_en = "Appeals",
        .mechanism = "5.2",
        ENTITIES(appeal_entities),
        RULES(appeal_rules),
        LISTS(appeal_lists),
        PARAMETERS(appeal_parameters),
};
