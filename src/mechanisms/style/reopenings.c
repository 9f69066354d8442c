/* reopenings.c: mechanism 5.2, a locked result found wrong: opened again by another account than the one that locked
 * it, with a reason and a document.
 *
 * What the result was stands in the reopening and stays there; the assessment itself is then scored, told, appealed
 * and locked anew (assessment.c). A reopening is neither changed nor taken back: a hard rule. */
#include "core/scope.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/style/assessment.h"
#include "mechanisms/style/style.h"

/* The reason and the document are what somebody enters; all else the program copies from the result that stood, so
 * that the paper of last year can be checked against it. The version says which state of the assessment it was. */
static const struct field reopening_fields[] = {
        REF("assessment", "考核", "Assessment", "assessment", .required = true, .indexed = true),
        DATE("reopened_on", "更正日期", "Reopened on", .derived = true),
        TEXT("reason", "更正原因", "Reason", .required = true, .grounds = true, .lines = true, .named = true,
             .max_length = 1000, .help = "锁定后发现了什么差错", .help_en = "what was found wrong after it was locked"),
        REF("document", "依据文件", "Document", "document", .required = true),
        TEXT("reopened_account", "更正账号", "Reopened by", .derived = true, .max_length = 60),
        DECIMAL("old_total", "原总分", "Total before", .derived = true, .max = 100000),
        DATE("old_told_on", "原反馈日期", "Told before on", .derived = true),
        DATE("old_locked_on", "原锁定日期", "Locked before on", .derived = true),
        TEXT("old_account", "原锁定账号", "Locked before by", .derived = true, .max_length = 60),
        INTEGER("old_version", "原版本", "Version before", .derived = true, .hidden = true, .max = 1000000000000),
};

/* ---- hooks ---- */

/* reopening_prepare: by another account than the one that locked it; the result that stood stays in the record.
 * A local command has no account and is not asked. */
static bool reopening_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        struct draft *a;
        (void)ch;
        if (old)
                return style_refuse(c, "rule.assessment_reopened", "assessment_reopening", "更正记录不能再改",
                                    "a reopening stays as it is");
        if (draft_get(d, "assessment").type != VAL_INT)
                return true;
        if (!change_load(c, entity_find(S("assessment")), draft_get(d, "assessment").i, &a) ||
            !assessment_may_lock(c, a))
                return false;
        if (draft_get(a, "locked_on").type == VAL_NULL)
                return style_refuse(c, "rule.assessment_open", "assessment_reopening.assessment",
                                    "结果没有锁定，不用更正", "the result is not locked");
        if (c->actor->account_id && draft_now_is(a, NULL, "locked_account", c->actor->name))
                return style_refuse(c, "rule.assessment_reopened", "assessment_reopening.assessment",
                                    "锁定的账号不能自己更正，须由另一个账号办理",
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

/* reopening_applied: the result is open again: scored, told, appealed and locked anew. The day it was told goes
 * too: a result that may change has not been told, and the time to appeal begins again. */
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

/* A register of its own and not fields of the assessment: a result may be reopened twice, and each time
 * somebody answers for it. */
static const struct entity reopening_entities[] = {
        { .name = "assessment_reopening", .title = "考核结果更正", .title_en = "Results reopened",
          .life = LIFE_EVENT, .day = "reopened_on", .reading = READ_SCOPED, .area = AREA_BASE, .hidden = true,
          .help = "锁定后发现差错的结果：谁凭哪个文件更正，原来的总分",
          .help_en = "locked results found wrong: who reopened them on which document, and what they were",
          .place_from = "assessment", .sort = "reopened_on", .sort_down = true,
          .title_sql = "COALESCE(r.reopened_on, '') || ' ' || r.reason", FIELDS(reopening_fields),
          .prepare = reopening_prepare, .applied = reopening_applied },
};

/* Changing one is refused by the hook, voiding by this rule: what was opened can't be made never to have been. */
static const struct rule reopening_rules[] = {
        { .name = "assessment_reopened", .title = "更正记录不能作废", .title_en = "a reopening stays as it is",
          .on = "assessment_reopening", .when = RULE_VOID, .sql = "reopenings.kept" },
};

const struct module reopenings_module = {
        .name = "reopenings",
        .title = "考核结果更正",
        .title_en = "Results reopened",
        .mechanism = "5.2",
        ENTITIES(reopening_entities),
        RULES(reopening_rules),
};
