/* assessment.c: mechanism 5.2, responsibility lists and assessment: lists by kind of organisation and year, their items
 * and weights, scores with evidence; accountability decisions as taken by the competent body; models and honours.
 *
 * An item is scored from a figure of this program wherever one exists: then its score is computed for the
 * organisation's place and the list's year, and can't be typed. Otherwise by hand, and never without evidence: a hard
 * rule. Weights of a list come to no more than a hundred. An organisation has met its list when its scores reach the
 * list's standard; below it, somebody is reminded, and nothing else follows by itself. Accountability is recorded as
 * decided elsewhere, with the number of the decision, and is a compartment. No person is scored, and nothing is ranked.
 */
#include "modules/modules.h"
#include "modules/shared.h"

#include "core/query.h"

#include <stdio.h>

static const struct codes subject_kinds = OPEN_CODES("assessed_kind", "考核对象类别", "Kind of organisation",
        { "township_committee", "乡镇党委", "Township Party committee", "乡镇" },
        { "village_branch", "村(社区)党组织", "Village Party organisation", "村党组织|村支部" },
        { "county_unit", "县直单位", "County unit", "帮扶单位" },
        { "work_team", "驻村工作队派出单位", "Unit that sends a team", "派出单位" },
        { "other", "其他", "Other" },
);
static const struct codes score_sources = CODES("score_source", "取数方式", "Where the score comes from",
        { "record", "系统取数", "Computed from records", "自动取数|系统" },
        { "hand", "人工评分", "By hand, with evidence", "人工|现场|测评" },
);
static const struct codes goal_kinds = CODES("goal_kind", "得分方式", "How it is scored",
        { "reach", "达到目标得满分", "In proportion to the goal", "按比例|达标" },
        { "none", "为零得满分", "Full when the figure is nil", "零问题|无问题" },
);
static const struct codes measures = OPEN_CODES("accountability_form", "处理方式", "Form",
        { "talk", "约谈", "Talk", "提醒谈话" },
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
        REF("duty_list", "责任清单", "List", "assessment_list", .required = true, .indexed = true),
        TEXT("title", "指标", "Item", .required = true, .named = true, .synonyms = "考核项目|考核指标|指标名称|事项"),
        DECIMAL("weight", "分值", "Weight", .required = true, .min = 1, .max = 10000, .synonyms = "权重|满分"),
        CODE("source", "取数方式", "Source", &score_sources, .required = true, .synonyms = "数据来源"),
        TEXT("figure", "系统指标", "Figure", .max_length = 60, .help = "系统取数时的指标代码，如 training.sessions",
             .help_en = "code of the figure it is computed from"),
        CODE("goal_kind", "得分方式", "How it is scored", &goal_kinds),
        INTEGER("goal", "目标值", "Goal", .max = 1000000000000, .synonyms = "目标"),
        TEXT("method", "计分办法", "Method", .lines = true, .max_length = 1000),
};
static const struct field assessment_fields[] = {
        REF("duty_list", "责任清单", "List", "assessment_list", .required = true, .indexed = true),
        REF("organisation", "考核对象", "Organisation", "organisation", .required = true, .indexed = true,
            .synonyms = "单位|被考核单位|对象"),
        DATE("assessed_on", "考核日期", "Assessed on", .required = true, .synonyms = "日期"),
        TEXT("appeal", "申诉", "Appeal", .lines = true, .hidden = true, .max_length = 1000),
        TEXT("appeal_result", "申诉处理", "Result of the appeal", .lines = true, .hidden = true, .max_length = 1000),
        REF("document", "通报文件", "Document", "document", .hidden = true),
};
static const struct field score_fields[] = {
        REF("assessment", "考核", "Assessment", "assessment", .required = true, .indexed = true),
        REF("item", "指标", "Item", "assessment_item", .required = true, .indexed = true),
        DECIMAL("score", "得分", "Score", .min = 0, .max = 10000, .help = "系统取数的指标由系统计算，不能填写",
                .help_en = "computed where the item says so, and not typed then"),
        TEXT("evidence", "佐证", "Evidence", .max_length = 1000, .synonyms = "扣分理由|评分依据|依据"),
        DATE("scored_on", "评分日期", "Scored on"),
};
static const struct field accountability_fields[] = {
        DATE("decided_on", "决定日期", "Decided on", .required = true, .synonyms = "日期|问责日期"),
        TEXT("body", "决定机关", "Decided by", .required = true, .max_length = 100, .synonyms = "问责机关"),
        TEXT("number", "决定文号", "Number of the decision", .required = true, .max_length = 100,
             .synonyms = "文号|问责文号"),
        CODE("form", "处理方式", "Form", &measures, .required = true, .synonyms = "问责方式"),
        REF("organisation", "问责单位", "Organisation", "organisation", .indexed = true, .synonyms = "单位"),
        REF("person", "问责人员", "Person", "person", .indexed = true, .synonyms = "姓名|问责对象"),
        TEXT("matter", "事由", "Matter", .required = true, .lines = true, .max_length = 1000, .synonyms = "问责事由"),
        DATE("until_on", "影响期至", "Bears until", .synonyms = "影响期"),
        PLACE("place", "区划", "Place"),
};
static const struct field honour_fields[] = {
        DATE("awarded_on", "授予日期", "Awarded on", .required = true, .synonyms = "日期|表彰日期|表彰时间"),
        CODE("kind", "荣誉类别", "Kind", &honour_kinds, .required = true, .indexed = true, .synonyms = "类别|荣誉类型"),
        TEXT("title", "荣誉名称", "Honour", .required = true, .named = true, .max_length = 100,
             .synonyms = "荣誉|称号|表彰名称"),
        REF("organisation", "受表彰单位", "Organisation", "organisation", .indexed = true, .synonyms = "单位"),
        REF("person", "受表彰人员", "Person", "person", .indexed = true, .synonyms = "姓名"),
        CODE("level", "表彰层级", "Level", &codes_level, .synonyms = "层级|级别"),
        TEXT("awarded_by", "表彰机关", "Awarded by", .max_length = 100),
        REF("document", "表彰文件", "Document", "document", .synonyms = "文号"),
        PLACE("place", "区划", "Place", .synonyms = "乡镇"),
};

/* ---- hooks ---- */

/* An item computed from records names a figure of this program and its goal. */
static bool item_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (!draft_now_is(d, old, "source", "record"))
                return true;
        const struct val figure = draft_now(d, old, "figure"), goal = draft_now(d, old, "goal");
        const struct list *l = figure.type == VAL_TEXT ? list_find(figure.s) : NULL;
        if (!l || !l->figure)
                return fail(c, ERR_INVALID, "item.figure", "assessment_item.figure", "%s",
                            say(c, "系统取数须填写系统指标的代码", "an item computed from records names a figure"));
        if (draft_now(d, old, "goal_kind").type == VAL_NULL)
                draft_set(d, "goal_kind", V_TEXT("reach"));
        if (draft_now_is(d, old, "goal_kind", "none") || (goal.type == VAL_INT && goal.i > 0))
                return true;
        return fail(c, ERR_INVALID, "item.goal", "assessment_item.goal", "%s",
                    say(c, "须填写目标值", "the goal is wanted"));
}

struct asked { /* of an item and the organisation it is asked about */
        int64_t weight, goal, year;
        bool by_record, nil_is_full;
        struct str figure, place;
};

static bool ask(struct ctx *c, struct val assessment, struct val item, struct asked *out)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "assessment.item"),
                      ARGS(ARG("county", V_TEXT(c->county)), ARG("id", assessment), ARG("item_id", item)), &s))
                return false;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE &&
                       fail(c, ERR_INVALID, "score.item", "assessment_score.item", "%s",
                            say(c, "该指标不在这次考核的清单里", "the item is not of the assessment's list"));
        *out = (struct asked){ .weight = db_int(s, 0),
                               .goal = db_int(s, 1),
                               .year = db_int(s, 2),
                               .by_record = str_is(db_str(s, 3), "record"),
                               .nil_is_full = str_is(db_str(s, 4), "none"),
                               .figure = arena_str(c->arena, db_str(s, 5)),
                               .place = arena_str(c->arena, db_str(s, 6)) };
        db_done(s);
        return true;
}

/* computed: the figure for the organisation's place and the year, as part of the weight; goals are whole numbers, money
 * in yuan. */
static bool computed(struct ctx *c, const struct asked *a, struct draft *d)
{
        const struct list *l = list_find(a->figure);
        struct query q = { .e = entity_find(str_of(l->of)), .list = l, .place = arena_copy(c->arena, a->place) };
        int64_t value = 0, unit = 1;
        bool none = false;
        char year[8];
        snprintf(year, sizeof year, "%04d", (int)a->year);
        if (!period_parse(c, str_of(year), &q.period) || !query_measure(c, &q, &value, &none))
                return false;
        for (int i = 0; i < l->scale; i++)
                unit *= 10;
        int64_t score = a->nil_is_full ? (value == 0 ? a->weight : 0) : 0;
        if (!a->nil_is_full && !none && value > 0)
                score = value >= a->goal * unit ? a->weight : value * a->weight / (a->goal * unit);
        draft_set(d, "score", V_INT(score));
        draft_set(d, "evidence",
                  V_STR(arena_fmt(c->arena, "%.*s %s = %.*s", FMT(a->figure), year,
                                  FMT(figure_text(c, l, value, none)))));
        return true;
}

static bool score_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const struct val assessment = draft_now(d, old, "assessment"), item = draft_now(d, old, "item");
        struct asked a = { .weight = 0 };
        if (assessment.type != VAL_INT || item.type != VAL_INT)
                return true;
        if (!ask(c, assessment, item, &a))
                return false;
        if (draft_now(d, old, "scored_on").type == VAL_NULL)
                draft_set(d, "scored_on", V_TEXT(c->today));
        if (a.by_record && draft_given(d, "score") && draft_get(d, "score").type != VAL_NULL &&
            (!old || !draft_same(d, old, "score")))
                return fail(c, ERR_RULE, "rule.score_computed", "assessment_score.score", "%s",
                            say(c, "该指标由系统取数计算，不能填写得分",
                                "this item is computed from records: its score can't be typed"));
        if (a.by_record)
                return computed(c, &a, d);
        const struct val score = draft_now(d, old, "score");
        if (score.type == VAL_INT && draft_now(d, old, "evidence").type == VAL_NULL)
                return fail(c, ERR_RULE, "rule.score_evidence", "assessment_score.evidence", "%s",
                            say(c, "没有佐证不能评分", "no score without evidence"));
        return score.type != VAL_INT || score.i <= a.weight ||
               fail(c, ERR_INVALID, "score.weight", "assessment_score.score", "%s",
                    say(c, "得分超过分值", "the score is above the item's weight"));
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
        { .name = "assessment_list",
          .title = "责任清单",
          .title_en = "Responsibility lists",
          .mechanism = "5.2",
          .life = LIFE_EVENT,
          .day = "year",
          .reading = READ_ANCESTORS,
          .area = AREA_BASE,
          .help = "按组织类别和年度的责任清单、达标分",
          .help_en = "lists by kind of organisation and year, and their standard",
          .keys = "title,year",
          .sort = "year",
          .sort_down = true,
          .title_sql = "CAST(r.year AS TEXT) || ' ' || r.title",
          FIELDS(list_fields) },
        { .name = "assessment_item",
          .title = "清单指标",
          .title_en = "Items of lists",
          .mechanism = "5.2",
          .life = LIFE_STATE,
          .reading = READ_ANCESTORS,
          .area = AREA_BASE,
          .help = "指标、分值、取数方式",
          .help_en = "items, weights, and where the score comes from",
          .keys = "duty_list,title",
          .place_from = "duty_list",
          .title_sql = "r.title",
          FIELDS(item_fields),
          .prepare = item_prepare },
        { .name = "assessment",
          .title = "清单考核",
          .title_en = "Assessments",
          .mechanism = "5.2",
          .life = LIFE_EVENT,
          .day = "assessed_on",
          .reading = READ_SCOPED,
          .area = AREA_BASE,
          .help = "哪个组织按哪张清单考核；得分在指标得分中",
          .help_en = "which organisation is assessed by which list",
          .keys = "duty_list,organisation",
          .place_from = "organisation",
          .sort = "assessed_on",
          .sort_down = true,
          .title_sql = ORGANISATION_TITLE " || ' ' || " LIST_TITLE,
          FIELDS(assessment_fields) },
        { .name = "assessment_score",
          .title = "指标得分",
          .title_en = "Scores",
          .mechanism = "5.2",
          .life = LIFE_STATE,
          .reading = READ_SCOPED,
          .area = AREA_BASE,
          .hidden = true,
          .help = "系统取数的自动计算，人工评分须有佐证",
          .help_en = "computed from records, or by hand with evidence",
          .keys = "assessment,item",
          .place_from = "assessment",
          .title_sql = "(SELECT i.title FROM assessment_item i WHERE i.county = r.county AND i.id = r.item_id)",
          FIELDS(score_fields),
          .prepare = score_prepare },
        { .name = "accountability",
          .title = "问责决定",
          .title_en = "Accountability decisions",
          .mechanism = "5.2",
          .life = LIFE_EVENT,
          .day = "decided_on",
          .reading = READ_SCOPED,
          .area = AREA_PERSONNEL,
          .help = "由有权机关作出的问责决定，附文号",
          .help_en = "decisions as taken by the competent body, with their number",
          .keys = "number,organisation|number,person",
          .sort = "decided_on",
          .sort_down = true,
          .title_sql = "r.number",
          FIELDS(accountability_fields),
          .prepare = named_prepare },
        { .name = "honour",
          .title = "先进典型",
          .title_en = "Models and honours",
          .mechanism = "5.2",
          .life = LIFE_EVENT,
          .day = "awarded_on",
          .reading = READ_SCOPED,
          .area = AREA_BASE,
          .help = "表彰的先进集体和个人",
          .help_en = "organisations and persons honoured",
          .keys = "title,awarded_on,organisation|title,awarded_on,person",
          .sort = "awarded_on",
          .sort_down = true,
          .title_sql = "r.title",
          FIELDS(honour_fields),
          .prepare = named_prepare },
};

static const struct rule assessment_rules[] = {
        { .name = "weights_within",
          .title = "清单各指标分值合计超过 100",
          .title_en = "weights of a list come to more than a hundred",
          .on = "assessment_item",
          .when = RULE_CREATE | RULE_UPDATE,
          .sql = "assessment.weights_within" },
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
                .mechanism = "5.2", .of = "honour", .period = PERIOD_SPAN, .figure = true, \
                .where = "t.awarded_on BETWEEN :from AND :to" condition, .explain = "期内授予的" zh, \
                .explain_en = en " of the period" \
        }

static const struct list assessment_lists[] = {
        { .name = "assessment.organisations",
          .title = "考核的组织",
          .title_en = "Organisations assessed",
          .unit = "个",
          .unit_en = "organisations",
          .mechanism = "5.2",
          .of = "assessment",
          .period = PERIOD_SPAN,
          .figure = true,
          .counts = "organisation",
          .measure = "COUNT(DISTINCT t.organisation_id)",
          .where = OF_YEARS,
          .explain = "按期内年度的清单考核的不同的组织",
          .explain_en = "distinct organisations assessed by lists of the period's years" },
        { .name = "assessment.met",
          .title = "达标的组织",
          .title_en = "Organisations that met the standard",
          .unit = "个",
          .unit_en = "organisations",
          .mechanism = "5.2",
          .of = "assessment",
          .period = PERIOD_SPAN,
          .figure = true,
          .counts = "organisation",
          .measure = "COUNT(DISTINCT t.organisation_id)",
          .where = OF_YEARS " AND NOT " UNSCORED " AND " TOTAL " >= " STANDARD,
          .explain = "各指标都已评分、合计达到达标分的组织",
          .explain_en = "organisations whose items are all scored and come up to the standard" },
        { .name = "assessment.not_met",
          .title = "未达标的组织",
          .title_en = "Organisations below the standard",
          .unit = "个",
          .unit_en = "organisations",
          .mechanism = "5.2",
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
        { .name = "assessment.unscored",
          .title = "指标未评完的考核",
          .title_en = "Assessments not finished",
          .unit = "个",
          .unit_en = "assessments",
          .mechanism = "5.2",
          .of = "assessment",
          .period = PERIOD_SPAN,
          .severity = SEVERITY_SUSPECT,
          .owner = "organisation",
          .where = OF_YEARS " AND " UNSCORED,
          .mend = "补齐各指标得分；系统取数的新增一行即自动计算",
          .mend_en = "score the items missing; those computed from records need only their row",
          .explain = "期内年度的考核中，清单上还有指标没有得分的",
          .explain_en = "assessments of the period's years with an item of the list not scored" },
        { .name = "accountability.decisions",
          .title = "问责决定",
          .title_en = "Accountability decisions",
          .unit = "件",
          .unit_en = "decisions",
          .mechanism = "5.2",
          .of = "accountability",
          .period = PERIOD_SPAN,
          .figure = true,
          .where = "t.decided_on BETWEEN :from AND :to",
          .explain = "期内有权机关作出的问责决定",
          .explain_en = "decisions of the period as taken by the competent body" },
        HONOURS("honours", "", "先进典型", "Models and honours"),
        HONOURS("organisations", " AND t.kind = 'organisation'", "先进集体", "Honours of organisations"),
        HONOURS("persons", " AND t.person_id IS NOT NULL", "先进个人", "Honours of persons"),
};

const struct module assessment_module = {
        .name = "assessment",
        .title = "清单考核",
        .title_en = "Responsibility lists and assessment",
        .mechanism = "5.2",
        ENTITIES(assessment_entities),
        RULES(assessment_rules),
        LISTS(assessment_lists),
};
