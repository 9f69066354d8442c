/* rectification.c: problems found and put right: what was found, where, by whom it is mended and by when, what was done
 * about it, and who else went and looked before it was closed.
 *
 * A problem comes from outside (an inspection, an audit, an appeal), from an assessment, or from a row of a check: then
 * it names the check and the record, and its words, place and household are taken from them. Hard rules: it is due
 * after it was found; it is closed with its measure and with evidence, a text or an attachment, by somebody who is not
 * responsible for it, from an account with the right to confirm that is not his either. What was closed stays as it is
 * until it is opened again, with the reason. Left out: handing clues to the discipline inspection, which has its own
 * system, and any consequence for persons. */
#include "core/record_json.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/style/style.h"

/* Where it comes from decides to whom it is reported, so it is required. Sheets name single inspections; by
 * their words they are found to be of these kinds, and a county may add its own. */
static const struct codes sources = OPEN_CODES("rectification_source", "问题来源", "Where the problem comes from",
        { "central_inspection", "中央巡视", "Inspection by the centre" },
        { "province_inspection", "省委巡视", "Inspection by the province", "省级巡视", .near = "巡视" },
        { "city_inspection", "市县巡察", "Inspection by city or county", "巡察|市委巡察|县委巡察" },
        { "nation_assessment", "国家考核", "National assessment", "国家级考核" },
        { "province_assessment", "省级考核", "Provincial assessment", "省考核" },
        { "evaluation", "第三方评估", "Third-party evaluation", "第三方" },
        { "audit", "审计", "Audit", "审计发现" },
        { "supervision", "督查", "Supervision", "督导|督查督导|国家督查|省级督查|市级督查|县级督查|省督查", .near = "督查巡查|检查" },
        { "covert", "暗访", "Unannounced visit", "明察暗访|暗访督查" },
        { "round", "巡查", "Round of inspection", "省级巡查" },
        { "appeal", "信访", "Petition", "信访举报|来信来访", .near = "申诉|举报" },
        { "media", "媒体反映", "Media", "媒体|舆情|媒体曝光" },
        { "own", "自查自纠", "Found by itself", "自查|自查发现" },
        { "check", "系统核查", "A check of this program", "核查|系统核查发现" },
        { "other", "其他", "Other" },
        { "inspection", "巡视督查", "Inspection", .kept = true,
          .instead = "写明是巡视、巡察、督查还是暗访", .instead_en = "say which inspection it was" },
        { "assessment", "考核评估", "Assessment", .kept = true, .near = "考核|评估",
          .instead = "写明是国家考核、省级考核还是第三方评估", .instead_en = "say whose assessment it was" },
);
/* Three ends that papers on rectification know. That a problem is found to be none is one of them: it is closed
 * like the others, with evidence and by another. */
static const struct codes results = CODES("rectification_result", "整改结果", "Result",
        { "done", "已整改到位", "Put right", "已整改|整改到位|完成整改|已完成" },
        { "lasting", "基本整改、长期坚持", "Put right and to be kept so", "长期坚持|基本整改" },
        { "unfounded", "经核实不属实", "Found to be no problem", "不属实|核实无问题" },
);

/* The columns of a rectification list as counties keep it: problem, measure, responsible, by when, closed
 * (domain.md section 4, form 16). One organisation and one cadre are responsible; of several on a sheet the
 * first, for shared by many it would be nobody's. */
static const struct field rectification_fields[] = {
        TEXT("problem", "问题", "Problem", .required = true, .named = true, .max_length = 500,
             .synonyms = "主要问题|问题内容|问题表现|发现问题|存在问题|问题描述|反馈问题|具体问题|整改问题"),
        CODE("source", "问题来源", "Source", &sources, .required = true, .indexed = true,
             .synonyms = "来源|发现来源|反馈来源"),
        TEXT("inspection", "检查名称", "Which inspection", .hidden = true, .max_length = 100,
             .help = "哪一次巡视、巡察、督查、考核或审计", .help_en = "which inspection, assessment or audit it was",
             .synonyms = "督查名称|巡察轮次|巡视轮次|检查批次|哪次检查|督查批次|反馈文件名称"),
        DATE("found_on", "发现日期", "Found on", .required = true, .synonyms = "检查日期|巡查日期|反馈日期|发现时间|交办日期", .listed = true),
        PLACE("place", "涉及区划", "Place", .synonyms = "涉及村|涉及乡镇|所在村"),
        REF("organisation", "涉及单位", "Organisation concerned", "organisation", .hidden = true),
        REF("household", "涉及户", "Household concerned", "household", .indexed = true, .hidden = true),
        TEXT("measure", "整改措施", "Measure", .lines = true, .max_length = 1000, .synonyms = "措施|整改办法"),
        REF("owner", "责任单位", "Responsible organisation", "organisation", .required = true, .indexed = true,
            .synonyms = "责任部门|整改牵头单位|牵头责任单位|牵头单位|整改单位|整改责任单位", .others = ""),
        REF("cadre", "责任人", "Responsible cadre", "cadre", .required = true, .indexed = true,
            .synonyms = "整改责任人|牵头责任人"),
        DATE("due_on", "整改时限", "Due on", .required = true, .indexed = true,
             .synonyms = "整改完成时限|计划完成日期|限期|时限|完成时限|整改期限|完成期限"),
        TEXT("evidence", "整改佐证", "Evidence", .lines = true, .max_length = 1000,
             .help = "材料名称或文号；也可上传附件", .help_en = "papers or numbers; or attach the files",
             .synonyms = "证据|佐证|佐证材料|证明材料"),
        DATE("closed_on", "销号日期", "Closed on", .synonyms = "实际完成日期|整改完成日期|办结日期|销号日|验收日期|销号时间"),
        REF("closed_by", "验收人", "Closed by", "cadre", .hidden = true, .synonyms = "销号人|验收",
            .help = "不能是责任人本人；不填时为经办账号本人", .help_en = "not the responsible cadre; else who enters it"),
        CODE("result", "整改结果", "Result", &results, .synonyms = "完成情况|整改状态|销号情况|是否完成|整改情况|结果"),
        TEXT("reopen_reason", "重新整改原因", "Why it was opened again", .hidden = true, .grounds = true, .max_length = 500),
        /* From here on what a row of a check brings with it: check, register and record. They are text and no
         * references, since any register may be concerned. */
        TEXT("list", "核查项", "Check", .hidden = true, .max_length = 80, .names = NAMES_REGISTER,
             .help = "由核查转来时的核查项代码", .help_en = "code of the check it comes from"),
        TEXT("register", "登记簿", "Register", .hidden = true, .max_length = 60, .names = NAMES_REGISTER,
             .help = "涉及哪一登记簿的记录，由核查转来时自动填写",
             .help_en = "register of the record concerned; filled in when it comes from a check"),
        TEXT("record", "记录编号", "Record", .hidden = true, .max_length = 24, .help = "如 341125-12",
             .help_en = "as 341125-12"),
        /* how often it was opened again stays to be seen: a problem closed three times was not mended */
        INTEGER("reopened", "重新整改次数", "Times opened again", .derived = true, .hidden = true, .max = 1000),
        TEXT("closed_account", "销号账号", "Account that closed it", .derived = true, .hidden = true,
             .max_length = 60),
};
/* Progress is noted beside the problem and never in it, so that nobody writes over what was said last month. */
static const struct field note_fields[] = {
        REF("rectification", "问题整改", "Rectification", "rectification", .required = true, .indexed = true),
        DATE("noted_on", "日期", "Day", .required = true),
        TEXT("note", "进展", "Progress", .required = true, .named = true, .max_length = 1000,
             .synonyms = "目前进展|工作进展|整改落实情况|整改进展|进展情况"),
        TEXT("evidence", "佐证", "Evidence", .max_length = 300),
};

/* ---- where it was found ---- */

static bool refuse_record(struct ctx *c, const char *field, const char *zh, const char *en)
{
        return fail(c, ERR_INVALID, "rectification.record", field, "%s", say(c, zh, en));
}

/* take_from_row: what the record says: its title for the problem, its place, the household it is or is about.
 * Only where nothing was entered: who writes the problem in his own words knows better. */
static void take_from_row(struct ctx *c, struct draft *d, const struct list *l, const struct entity *e,
                          const struct row_view *r)
{
        const struct field *f = field_find(e, S("household"));
        const bool is_household = strcmp(e->name, "household") == 0;
        if (draft_get(d, "problem").type == VAL_NULL)
                draft_set(d, "problem",
                          V_STR(arena_fmt(c->arena, say(c, "%s：%.*s", "%s: %.*s"),
                                          l ? say(c, l->title, l->title_en) : entity_title(c, e), FMT(r->title))));
        if (draft_get(d, "place").type == VAL_NULL && r->place.n >= 6 && !e->reference)
                draft_set(d, "place", V_STR(arena_str(c->arena, r->place)));
        if (draft_get(d, "household").type != VAL_NULL)
                return;
        if (is_household)
                draft_set(d, "household", V_INT(r->id));
        else if (f && f->type == FIELD_REF)
                draft_set(d, "household", r->values[field_index(e, "household")]);
}

/* take_concerned: the record named must be one the actor may see. Else a problem could be used to learn the
 * title of a record by its number. The check alone says which register it is, and that the source is a check. */
static bool take_concerned(struct ctx *c, struct draft *d)
{
        char county[7];
        int64_t id;
        struct rows *rows;
        struct row_view r;
        const struct val record = draft_get(d, "record"), check = draft_get(d, "list");
        const struct list *l = check.type == VAL_TEXT ? list_find(check.s) : NULL;
        if (check.type == VAL_TEXT && (!l || l->severity == SEVERITY_NONE))
                return refuse_record(c, "list", "没有这个核查项", "there is no such check");
        if (l) {
                draft_set(d, "register", V_TEXT(l->of));
                draft_set(d, "source", V_TEXT("check"));
        }
        const struct val name = draft_get(d, "register");
        const struct entity *e = name.type == VAL_TEXT ? entity_find(name.s) : NULL;
        if (name.type == VAL_NULL && record.type == VAL_NULL)
                return true;
        if (!e || record.type != VAL_TEXT || !outside_id_parse(record.s, county, &id))
                return refuse_record(c, "record", "登记簿和记录编号须一起填写，编号应如 341125-12",
                                     "register and record go together, the record as 341125-12");
        if (!record_read(c, e, id, &rows, &r))
                return false;
        take_from_row(c, d, l, e, &r);
        rows_done(rows);
        return true;
}

/* What a problem is about stays: else one could be closed, and then said to have been another. */
static bool same_check_row(const struct draft *d, const struct draft *old)
{
        return draft_same(d, old, "list") && draft_same(d, old, "register") && draft_same(d, old, "record");
}

/* ---- closing, and opening again ---- */

/* cadre_person: whose the cadre row is. */
static bool cadre_person(struct ctx *c, struct val cadre, struct val *person)
{
        return db_one(c, S("SELECT person_id FROM cadre WHERE county = :county AND id = :id"), ARGS(ARG("id", cadre)),
                      person);
}

/* may_close: by the place as it will be; a problem of no place is the county's. */
static bool may_close(struct ctx *c, const struct draft *d, const struct draft *old)
{
        const struct val place = draft_now(d, old, "place");
        const char *where = place.type == VAL_TEXT ? arena_copy(c->arena, place.s) : c->county;
        return scope_covers(c->actor, d->e, RIGHT_CONFIRM, where) ||
               fail(c, ERR_FORBIDDEN, "right.none", "rectification.closed_on", "%s",
                    say(c, "您的账号无权验收销号", "your account may not close it"));
}

/* close_it: who looked, from which account; the rule closed_by_another compares the persons. Two roads are shut: the
 * responsible cadre from his own account in another's name (here), and his name entered by somebody else (the rule).
 *
 * Who enters it is taken for who looked when nobody is named, for that is the usual case. An account of nobody's own
 * has to name somebody. */
static bool close_it(struct ctx *c, struct draft *d, const struct draft *old)
{
        struct val closer = draft_now(d, old, "closed_by"), owner;
        if (!may_close(c, d, old) || !cadre_person(c, draft_now(d, old, "cadre"), &owner))
                return false;
        if (c->actor->person_id && owner.type == VAL_INT && owner.i == c->actor->person_id)
                return style_refuse(c, "rule.closed_by_another", "rectification.closed_by", "责任人本人不能验收销号",
                                    "who is responsible for it doesn't close it");
        if (closer.type == VAL_NULL && !own_cadre(c, &closer))
                return false;
        if (closer.type == VAL_NULL)
                return style_refuse(c, "rule.closed_by_another", "rectification.closed_by",
                                    "销号须写明验收人：这个账号没有关联到干部本人，不能自动填写",
                                    "it is closed by somebody: name who looked, since this account is nobody's own");
        draft_set(d, "closed_by", closer);
        draft_set(d, "closed_account", V_TEXT(c->actor->name));
        if (draft_now(d, old, "result").type == VAL_NULL)
                draft_set(d, "result", V_TEXT("done"));
        return draft_now(d, old, "measure").type != VAL_NULL ||
               style_refuse(c, "rule.closed_proved", "rectification.measure", "没有整改措施不能销号",
                            "it isn't closed without a measure");
}

/* open_again: with a new reason each time. What belonged to the closing goes, the evidence stays: it is what
 * was found not to be enough. */
static bool open_again(struct ctx *c, struct draft *d, const struct draft *old)
{
        const struct val times = draft_get(old, "reopened");
        if (!draft_given(d, "reopen_reason") || draft_get(d, "reopen_reason").type == VAL_NULL)
                return style_refuse(c, "rule.reopened_why", "rectification.reopen_reason", "重新整改须写明原因",
                                    "opening it again gives the reason");
        draft_set(d, "closed_by", V_NULL);
        draft_set(d, "closed_account", V_NULL);
        draft_set(d, "result", V_NULL);
        draft_set(d, "reopened", V_INT(times.type == VAL_INT ? times.i + 1 : 1));
        return true;
}

/* rectification_prepare: what is closed changes no more, not even a word of its evidence, but for being opened
 * again. */
static bool rectification_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const bool closed = draft_now(d, old, "closed_on").type != VAL_NULL,
                   was = old && draft_get(old, "closed_on").type != VAL_NULL;
        if (!old && !take_concerned(c, d))
                return false;
        if (old && !same_check_row(d, old))
                return refuse_record(c, "record", "核查项和记录不能改，请另登记一条",
                                     "the check and the record stay; enter another");
        if (draft_now(d, old, "found_on").type == VAL_NULL)
                draft_set(d, "found_on", V_TEXT(c->today));
        if (was && !closed)
                return may_close(c, d, old) && open_again(c, d, old);
        if (was)
                return style_refuse(
                        c, "rule.rectification_closed", "rectification.closed_on",
                        "已销号的不能再改；须改的，先清空销号日期并写明重新整改原因",
                        "it is closed: to change it, clear the day and give the reason for opening it again");
        return !closed || close_it(c, d, old);
}

/* Townships write it and close it for their villages (AREA_HELP); whose household it is about sees it (own). It
 * isn't put under review: closing by another is its own second look. */
static const struct entity rectification_entities[] = {
        { .name = "rectification", .title = "问题整改", .title_en = "Rectifications",
          .life = LIFE_EVENT, .day = "found_on", .reading = READ_SCOPED, .area = AREA_HELP, .unreviewed = true,
          .help = "发现的问题、整改措施、责任人、时限、佐证和验收销号",
          .help_en = "problems found: measure, who is responsible, by when, evidence, and who closed them",
          .called = "整改清单|整改台账|问题清单|问题台账", .keys = "problem,found_on,place,household", .own = "t.household_id",
          .sort = "due_on", .title_sql = "r.problem", FIELDS(rectification_fields),
          .prepare = rectification_prepare },
        { .name = "rectification_note", .title = "整改进展", .title_en = "Progress",
          .life = LIFE_EVENT, .day = "noted_on", .reading = READ_SCOPED, .area = AREA_HELP, .unreviewed = true,
          .hidden = true,
          .help = "整改做到哪一步", .help_en = "how far it has come", .beside = "rectification",
          .keys = "rectification,noted_on,note", .place_from = "rectification",
          .own = "(SELECT q.household_id FROM rectification q WHERE " JOINED("q") " AND q.id = t.rectification_id)",
          .sort = "noted_on", .sort_down = true, .title_sql = "r.noted_on || ' ' || r.note", FIELDS(note_fields) },
};

/* The second listens to attachments too: evidence that is taken back afterwards would leave a problem closed on
 * nothing. */
static const struct rule rectification_rules[] = {
        { .name = "due_after_found", .title = "整改时限应在发现日期之后，销号日期不能早于发现日期、不能在今天之后",
          .title_en = "it is due after the day it was found, and closed between that day and today",
          .on = "rectification", .when = RULE_CREATE | RULE_UPDATE, .sql = "rectification.due_after_found" },
        { .name = "closed_proved", .title = "没有佐证不能销号", .title_en = "it isn't closed without evidence",
          .on = "rectification|attachment", .when = RULE_ANY, .sql = "rectification.closed_proved" },
        { .name = "closed_by_another", .title = "责任人本人不能验收销号",
          .title_en = "who is responsible for it doesn't close it", .on = "rectification",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "rectification.closed_by_another" },
};

/* ---- lists ---- */

/* A problem is open on a day as it was then: one that is closed today was open last month, and last month's
 * account keeps saying so. Days to the end are counted by the calendar, like everything between two dates. */
#define OPEN_AT "t.found_on <= :day AND COALESCE(t.closed_on, '9999-12-31') > :day"
#define DAYS_TO_DUE "((SELECT k.number FROM calendar k WHERE k.day = t.due_on AND k.voided = 0) - " \
        "(SELECT k.number FROM calendar k WHERE k.day = :day AND k.voided = 0))"

/* Overdue is an error, what is merely near or bare is a hint or a suspicion: only a day that has passed is
 * beyond dispute. Nothing here counts problems by cadre. */
static const struct list rectification_lists[] = {
        { .name = "rectification.found", .title = "发现的问题", .title_en = "Problems found", .unit = "个",
          .unit_en = "problems", .of = "rectification", .period = PERIOD_SPAN, .figure = true,
          .where = "t.found_on BETWEEN :from AND :to",
          .explain = "期内发现、列入整改的问题", .explain_en = "problems found in the period" },
        { .name = "rectification.closed", .title = "已销号的问题", .title_en = "Problems closed", .unit = "个",
          .unit_en = "problems", .of = "rectification", .period = PERIOD_SPAN, .figure = true,
          .where = "t.closed_on BETWEEN :from AND :to",
          .explain = "期内经他人验收、有佐证销号的问题",
          .explain_en = "problems closed in the period, with evidence, by somebody else" },
        { .name = "rectification.open", .title = "整改中的问题", .title_en = "Problems being mended", .unit = "个",
          .unit_en = "problems", .of = "rectification", .period = PERIOD_DAY, .figure = true,
          .where = OPEN_AT,
          .explain = "当天已发现、尚未销号的问题", .explain_en = "problems found by the day and not closed by it" },
        { .name = "rectification.overdue", .title = "逾期未销号的问题", .title_en = "Problems overdue", .unit = "个",
          .unit_en = "problems", .of = "rectification", .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR, .owner = "township",
          .where = OPEN_AT " AND t.due_on < :day",
          .mend = "与责任单位核对整改方案和佐证材料：已完成的由责任人以外的人验收销号；未完成的由责任单位说明原因，报牵头单位",
          .mend_en = "compare the measures and the evidence with the owner: somebody else closes what is done; for "
                     "what is not the owner gives the reason to the lead department",
          .explain = "当天已过整改时限、尚未销号的问题", .explain_en = "problems past their day on the day and not closed" },
        { .name = "rectification.due_soon", .title = "即将到期的整改", .title_en = "Problems due soon", .unit = "个",
          .unit_en = "problems", .of = "rectification", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "township",
          .where = OPEN_AT " AND " DAYS_TO_DUE " BETWEEN 0 AND {param:rectification_notice}",
          .mend = "与责任单位核对整改方案的时限和进展材料；不能按时完成的，由责任单位报牵头单位",
          .mend_en = "compare the day in the measures and the evidence with the owner, who reports to the lead "
                     "department what will not be done in time",
          .explain = "当天起规定天数(参数 rectification_notice)内到期、尚未销号的问题",
          .explain_en = "problems not closed that fall due within so many days (parameter rectification_notice)" },
        { .name = "rectification.no_inspection", .title = "没有写明哪次检查的问题",
          .title_en = "Problems of an unnamed inspection", .unit = "项", .unit_en = "problems",
          .of = "rectification", .period = PERIOD_SPAN, .severity = SEVERITY_HINT,
          .owner = "office",
          .where = "t.found_on BETWEEN :from AND :to AND t.inspection IS NULL AND t.source NOT IN ('check', 'appeal', "
                   "'own', 'media', 'other')",
          .mend = "与牵头单位核对反馈文件，据以登记是哪一次检查", .mend_en = "check the document with the lead department and enter which "
          "inspection it was",
          .explain = "期内发现、来源为巡视巡察、督查、考核或审计，没有写明哪一次的问题",
          .explain_en = "problems of the period that an inspection, assessment or audit found, without its name" },
        { .name = "rectification.no_measure", .title = "没有整改措施的问题", .title_en = "Problems without a measure",
          .unit = "个", .unit_en = "problems", .of = "rectification", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = OPEN_AT " AND t.measure IS NULL",
          .mend = "与责任单位核对整改方案，据以登记整改措施",
          .mend_en = "check the plan of measures with the owner, and enter the measure it says",
          .explain = "当天整改中、还没有写明措施的问题", .explain_en = "problems being mended with no measure entered" },
        { .name = "rectification.no_progress", .title = "没有进展记录的整改", .title_en = "Problems without any progress",
          .unit = "个", .unit_en = "problems", .of = "rectification", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "township",
          .where = OPEN_AT " AND NOT EXISTS (SELECT 1 FROM rectification_note n WHERE " JOINED("n")
                   " AND n.rectification_id = t.id AND n.noted_on <= :day)",
          .mend = "与责任单位核对进展材料，据以登记整改进展",
          .mend_en = "check the evidence of progress with the owner, and note what it shows",
          .explain = "当天整改中、没有任何进展记录的问题", .explain_en = "problems being mended with no progress noted" },
};

/* A week: long enough to act, short enough not to be a list of everything. */
static const struct parameter rectification_parameters[] = {
        { .name = "rectification_notice", .title = "整改到期前提醒天数",
          .title_en = "Days of notice before a rectification is due", .unit = "天", .type = FIELD_INT,
          .fallback = "7" },
};

const struct module rectification_module = {
        .name = "rectification",
        .title = "问题整改",
        .title_en = "Rectification",
        .mechanism = "5.2",
        ENTITIES(rectification_entities),
        RULES(rectification_rules),
        LISTS(rectification_lists),
        PARAMETERS(rectification_parameters),
};
