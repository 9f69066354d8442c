/* assessment.c: mechanism 5.2, assessment: which organisation is assessed by which list (duty_lists.c), the score of
 * each item, and the result.
 *
 * No score without evidence: computed from records, or by hand with evidence (assessment_score.h). The result is told
 * to the organisation, which may appeal (appeals.c); then a second account locks it, and nothing it rests on changes
 * any more. A locked result found wrong is reopened by another account (reopenings.c). Below the standard somebody is
 * reminded, and nothing else follows by itself. No person is scored, and nothing is ranked: organisations stand in the
 * order of their places. */
#include "mechanisms/style/assessment.h"

#include "core/scope.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/style/assessment_score.h"
#include "mechanisms/style/assessment_standing.h"
#include "mechanisms/style/style.h"

/* The result is in five stages, each a field that is filled in: assessed, told, appealed, locked, and what it
 * was when locked. The total is written only then; before, every page sums the scores, so that no kept number
 * can lag behind them. */
static const struct field assessment_fields[] = {
        REF("duty_list", "责任清单", "List", "assessment_list", .required = true, .indexed = true),
        REF("organisation", "考核对象", "Organisation", "organisation", .required = true, .indexed = true,
            .synonyms = "单位|被考核单位|对象"),
        DATE("assessed_on", "考核日期", "Assessed on", .required = true, .synonyms = "日期"),
        DATE("told_on", "结果反馈日期", "Told on", .synonyms = "反馈日期|告知日期"),
        /* these two hold what was written here before appeals had a register of their own; nothing writes them
         * now, and stores that have them show them */
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
/* A computed score keeps what it was computed from: the value, and the journal's block up to which the records
 * had been read. With these anybody can say later why it was 14 and not 15, though the registers have moved on.
 *
 * Who scored is noted as the account, since the rule about two hands is about accounts; a cadre picked from a
 * list would prove nothing. */
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

/* ---- hooks ---- */

/* score_prepare: without an assessment or an item there is nothing to ask; that they are missing the catalogue
 * says better than a scoring that failed. */
static bool score_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const struct val assessment = draft_now(d, old, "assessment"), item = draft_now(d, old, "item");
        if (assessment.type != VAL_INT || item.type != VAL_INT)
                return true;
        return assessment_score_item(c, d, old);
}

/* ---- the result: told, appealed, locked ---- */

/* assessment_may_lock: the right to confirm is asked, not the right to write, at the place of the organisation
 * assessed: which roles have it the table of roles says. */
bool assessment_may_lock(struct ctx *c, const struct draft *assessment)
{
        return scope_covers(c->actor, assessment->e, RIGHT_CONFIRM, assessment->place) ||
               fail(c, ERR_FORBIDDEN, "right.none", "assessment.locked_on", "%s",
                    say(c, "您的账号无权锁定考核结果", "your account may not lock a result"));
}

/* reopened: whether a reopening has undone the lock of this version. The lock is lifted by the reopening's own
 * hook alone, in its change: a form that clears the day finds no such row and is refused. The version ties the
 * two, so a reopening of last year doesn't lift a lock made since. */
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

/* lock_result: told, the time to appeal over, no appeal open; another account than those that scored (a rule,
 * since scores may come in the same change). The order of the questions is the order of the work, so that the
 * first answer names the next step. */
static bool lock_result(struct ctx *c, struct draft *d, const struct draft *old, const struct assessment_standing *s)
{
        if (!assessment_may_lock(c, old))
                return false;
        if (draft_now(d, old, "told_on").type == VAL_NULL || !s->told_long_ago)
                return style_refuse(c, "rule.assessment_told", "assessment.told_on",
                                    "结果反馈后申诉期未满，不能锁定；没有反馈的请先填写结果反馈日期",
                                    "it is locked when the result was told and the time to appeal is over");
        if (s->open_appeals > 0)
                return style_refuse(c, "rule.assessment_appealed", "assessment.locked_on", "有申诉尚未处理，不能锁定",
                                    "an appeal is not decided yet");
        /* kept from here on: what was decided on is this sum, even when a figure behind it says more tomorrow */
        draft_set(d, "total", V_INT(s->total));
        draft_set(d, "locked_account", V_TEXT(c->actor->name));
        return true;
}

/* assessment_prepare: a result that is told or locked has all its items scored, and one that is locked changes no
 * more. A new record has neither, whatever a sheet says: results of past years are scored here or not at all. */
static bool assessment_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        struct assessment_standing s = { 0 };
        const struct val told = draft_now(d, old, "told_on");
        const bool locked = draft_now(d, old, "locked_on").type != VAL_NULL;
        if (old && draft_get(old, "locked_on").type != VAL_NULL) {
                bool open;
                return reopened(c, d, old, &open) &&
                       (open || style_refuse(c, "rule.assessment_locked", "assessment.locked_on",
                                             "考核结果已锁定，不能再改；有差错的，由另一账号凭文件更正",
                                             "the result is locked: another account may reopen it"));
        }
        if (told.type == VAL_NULL && !locked)
                return true;
        if (!old)
                return style_refuse(c, "rule.assessment_unscored", "assessment.told_on", "先评分，再反馈和锁定结果",
                                    "first it is scored, then told and locked");
        if (!assessment_stands(c, d->id, told, &s))
                return false;
        if (s.unscored > 0)
                return style_refuse(c, "rule.assessment_unscored", "assessment.told_on",
                                    "还有指标没有得分，不能反馈或锁定结果", "an item has no score yet");
        return !locked || lock_result(c, d, old, &s);
}

/* An assessment is called by both its sides; a page that lists them by organisation or by list shows the other. */
#define LIST_TITLE "(SELECT l.title FROM assessment_list l WHERE l.county = r.county AND l.id = r.duty_list_id)"

/* An organisation is assessed by a list once (the keys), and where it stands is its own place: so a township
 * sees its own sheet and no other township's. AREA_BASE: the county's departments score, townships read. */
static const struct entity assessment_entities[] = {
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
};

/* Locked means locked for whatever the result rests on, not for its own row alone. Two accounts: no one person
 * makes a result from the first score to the last signature. */
static const struct rule assessment_rules[] = {
        { .name = "assessment_locked", .title = "考核结果已锁定，清单、指标、得分和申诉不能再改",
          .title_en = "the result is locked: what it rests on can't change",
          .on = "assessment|assessment_list|assessment_item|assessment_band|assessment_score|assessment_appeal",
          .when = RULE_ANY, .sql = "assessment.locked" },
        { .name = "assessment_two_accounts", .title = "评分和锁定须由两个账号分别办理", .title_en = "who scored it doesn't lock it",
          .on = "assessment", .when = RULE_CREATE | RULE_UPDATE, .sql = "assessment.two_accounts" },
};

/* ---- lists ---- */

/* What an assessment adds up to, as SQL over it. A list's year decides which period it belongs to, not the day
 * it was assessed: that may lie in the January behind. */
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

/* Met and not met are counted among those fully scored: half a sheet says nothing yet. Below the standard is a
 * hint on the desk of the organisation department and nothing more: a reminder, never a case by itself. There
 * is no list by score: organisations stand in the order of their places (no ranking). */
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
          .mend = "向该组织核对评分依据和佐证材料，提出改进意见；是否问责由有权机关按规定决定",
          .mend_en = "check the scores and their evidence with the organisation, and say what to improve; whether "
                     "anybody answers for it the competent body decides",
          .explain = "各指标都已评分、合计低于达标分的组织；只提醒，不自动立案",
          .explain_en = "organisations whose items are all scored and fall short of the standard: a reminder, never a "
                        "case by itself" },
        { .name = "assessment.unscored", .title = "指标未评完的考核", .title_en = "Assessments not finished", .unit = "个",
          .unit_en = "assessments", .of = "assessment", .period = PERIOD_SPAN,
          .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = OF_YEARS " AND " UNSCORED,
          .mend = "由评分单位核对考核清单和佐证材料，据以评分；系统取数的新增一行即自动计算",
          .mend_en = "who scores checks the list and the evidence and scores by them; what is computed from records "
                     "needs only its row",
          .explain = "期内年度的考核中，清单上还有指标没有得分的",
          .explain_en = "assessments of the period's years with an item of the list not scored" },
        { .name = "assessment.behind", .title = "落后的考核指标", .title_en = "Items behind", .unit = "项",
          .unit_en = "items", .of = "assessment_score", .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT, .owner = "township",
          .where = "EXISTS (SELECT 1 FROM assessment a JOIN assessment_list l ON l.county = a.county AND l.id = "
                   "a.duty_list_id JOIN assessment_item i ON i.county = a.county AND i.id = t.item_id WHERE "
                   JOINED("a") " AND a.id = t.assessment_id AND a.locked_on IS NULL AND i.source = 'record' AND "
                   "t.score < i.weight AND " IN_YEARS("l.year") ")",
          .mend = "打开指标背后的名单，由该组织对照材料逐条核对；这只是提醒",
          .mend_en = "open the rows behind the item; the organisation checks them one by one against its records: "
                     "this is a reminder and nothing more",
          .explain = "期内年度尚未锁定的考核中，系统取数没有得满分的指标；只提醒",
          .explain_en = "items computed below their weight in assessments of the period's years not locked yet: a "
                        "reminder" },
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
                "{?assessment.organisations|对{assessment.organisations}个党组织和单位开展清单考核，{assessment.met}个达标"
                "{?accountability.decisions|；问责{accountability.decisions}起|}{?honour.organisations+honour.persons|；表彰"
                "{?honour.organisations|先进集体{honour.organisations}个|}{?honour.persons|{?honour.organisations|、|}先进个人"
                "{honour.persons}名|}|}。|{?honour.organisations+honour.persons|{span}获表彰{?honour.organisations|先进集体"
                "{honour.organisations}个|}{?honour.persons|{?honour.organisations|、|}先进个人{honour.persons}名|}。|}}",
        .words_en =
                "{?assessment.organisations|{assessment.organisations} Party organisations and units were assessed "
                "in {year}; {assessment.met} met the standard{?accountability.decisions|; decisions on "
                "accountability: {accountability.decisions}|}. |}{?honour.organisations+honour.persons|"
                "{honour.organisations} organisations and {honour.persons} persons were honoured.|}",
        .daily = "rectification",
        PAGES({ "/assessment", "考核评分表", "Score sheets", "assessment", .records = "assessment:id" }),
};

const struct module assessment_module = {
        .name = "assessment",
        .title = "清单考核",
        .title_en = "Responsibility lists and assessment",
        .declares = &assessment_mechanism,
        ENTITIES(assessment_entities),
        RULES(assessment_rules),
        LISTS(assessment_lists),
};
