/* duty_lists.c: mechanism 5.2, responsibility lists: what a kind of organisation answers for in a year, item by item,
 * with the weight of each and how it is scored.
 *
 * An item is scored from a list of this program wherever one exists (assessment_score.h): then its score is computed
 * and can't be typed. Otherwise by hand. Weights of a list come to no more than a hundred, and no band gives more than
 * its item weighs. Who changes how an item is scored changes its scores with it, as long as no result rests on them. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/style/assessment_score.h"

/* Who answers for what is said by kind of organisation, never by person: each kind has a list of its own for a
 * year, and a township's score is not set against a unit's. A county may add kinds. */
static const struct codes subject_kinds = OPEN_CODES("assessed_kind", "考核对象类别", "Kind of organisation",
        { "township_committee", "乡镇党委", "Township Party committee", "乡镇" },
        { "village_branch", "村(社区)党组织", "Village Party organisation", "村党组织|村支部" },
        { "county_unit", "县直单位", "County unit", "县直部门", .near = "帮扶单位" },
        { "work_team", "驻村工作队派出单位", "Unit that sends a team", "派出单位" },
        { "other", "其他", "Other" },
);
/* Where counties' own tables have a column 评分方式, these are the words in it: all the ways of looking at papers
 * or places are one thing here, a score that a person gives and proves. */
static const struct codes score_sources = CODES("score_source", "取数方式", "Where the score comes from",
        { "record", "系统取数", "Computed from records", "自动取数|系统" },
        { "hand", "人工评分", "By hand, with evidence", "查阅资料|现场查看|查看资料|实地查看|资料|查阅台账|测评打分|民主测评|走访|人工|现场|测评" },
);
/* How a figure becomes points. No kind gives points for being better than somebody else: a score depends on the
 * organisation's own figure and on nothing beside it, so the same work is worth the same in every township. */
static const struct codes goal_kinds = CODES("goal_kind", "得分方式", "How it is scored",
        { "reach", "按完成目标的比例", "In proportion to the goal", "按比例|达标|达到目标得满分" },
        { "none", "为零得满分", "Full when the figure is nil", "零问题|无问题" },
        { "threshold", "达到目标得满分，否则不得分", "Full at the goal, else nothing", "一票|达标得分" },
        { "bands", "按评分档次", "By bands", "分档|档次" },
);
/* A township answers for its place. A county unit stands in no township: its figure is taken from the records
 * that name it, wherever they lie. */
static const struct codes measured_by = CODES("measured_by", "取数范围", "Measured by",
        { "place", "考核对象所在地", "Place of who is assessed", "按地方" },
        { "organisation", "考核对象本单位", "Organisation itself", "按单位" },
);

/* The standard is the list's own: what is enough differs by year and by kind of organisation, and no number of
 * ours would be right for a county. */
static const struct field duty_list_fields[] = {
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
/* Weights have two decimals and stay above nil: an item that counts for nothing is a reminder, not an item. A
 * score is kept in the same hundredths, so sums are exact.
 *
 * Sheets call the item by its level (二级指标, 考核内容) as often as by its name, hence the many headers. */
static const struct field duty_item_fields[] = {
        REF("duty_list", "责任清单", "List", "assessment_list", .required = true, .indexed = true, .fixed = true,
             .synonyms = "责任清单名称|清单名称|清单"),
        TEXT("title", "指标", "Item", .required = true, .named = true, .synonyms = "考核内容|二级指标|指标内容|责任内容|清单事项|责任事项|"
             "考核事项|任务|考核项目|考核指标|指标名称|事项"),
        DECIMAL("weight", "分值", "Weight", .required = true, .min = 1, .max = 10000, .synonyms = "标准分|分数|赋分|权重|满分"),
        CODE("source", "取数方式", "Source", &score_sources, .required = true, .synonyms = "评分方式|考核方式|数据来源"),
        TEXT("figure", "系统指标", "Figure", .max_length = 60, .names = NAMES_REGISTER, .help = "系统取数时从哪个指标或核查项计算",
             .help_en = "the figure or check it is computed from"),
        CODE("goal_kind", "得分方式", "How it is scored", &goal_kinds),
        /* whole numbers only: what is counted is persons, sessions, households; of money it is yuan */
        INTEGER("goal", "目标值", "Goal", .max = 1000000000000, .synonyms = "目标"),
        CODE("measured_by", "取数范围", "Measured by", &measured_by,
             .help = "不填为所在地；按单位的，指标的记录上须有单位",
             .help_en = "the place when left empty; by organisation where the figure's records name one"),
        /* the paper's own words for the assessed to read; nothing is computed from them */
        TEXT("method", "计分办法", "Method", .lines = true, .max_length = 1000, .synonyms = "评分标准|评分办法|考核标准|扣分标准|"
             "计分方法|考核办法"),
};
/* Bands may begin below nil, since a growth may be one. The highest band reached counts, so their order on the
 * sheet means nothing. */
static const struct field duty_band_fields[] = {
        REF("item", "指标", "Item", "assessment_item", .required = true, .indexed = true, .fixed = true),
        INTEGER("at_least", "指标值不少于", "From", .required = true, .min = -1000000000000, .max = 1000000000000,
                .help = "金额以元计", .help_en = "money in yuan", .synonyms = "下限|起点"),
        DECIMAL("score", "得分", "Score", .required = true, .min = 0, .max = 10000),
};

/* ---- hooks ---- */

/* duty_item_prepare: an item computed from records names a figure or a check of this program, and how it is
 * scored. It is refused here and not when it is scored: who wrote the list in January would otherwise hear in
 * December that there is no such figure. */
static bool duty_item_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
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
        /* left empty it is in proportion, which gives something for what was done */
        if (draft_now(d, old, "goal_kind").type == VAL_NULL)
                draft_set(d, "goal_kind", V_TEXT("reach"));
        if (draft_now_is(d, old, "goal_kind", "none") || draft_now_is(d, old, "goal_kind", "bands") ||
            (goal.type == VAL_INT && goal.i > 0))
                return true;
        return fail(c, ERR_INVALID, "item.goal", "assessment_item.goal", "%s",
                    say(c, "须填写目标值", "the goal is wanted"));
}

/* duty_item_applied, duty_band_applied: who changes how an item is scored changes its scores with it, in the
 * same change. Left to the next scoring, a sheet would show points that no rule on it gives. */
static bool duty_item_applied(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        return !old || assessment_rescore(c, ch, d->id);
}

static bool duty_band_applied(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)old;
        return assessment_rescore(c, ch, draft_get(d, "item").i);
}

/* Lists and items are the county's (AREA_BASE): townships read what they are assessed by and can't write it.
 * READ_ANCESTORS lets them see lists that hold for the whole county. Bands stand on the page of their item. */
static const struct entity duty_entities[] = {
        { .name = "assessment_list", .title = "责任清单", .title_en = "Responsibility lists",
          .life = LIFE_EVENT, .day = "year", .reading = READ_ANCESTORS, .area = AREA_BASE,
          .help = "按组织类别和年度的责任清单、达标分", .help_en = "lists by kind of organisation and year, and their standard",
          .keys = "title,year", .sort = "year", .sort_down = true,
          .title_sql = "CAST(r.year AS TEXT) || ' ' || r.title", FIELDS(duty_list_fields) },
        { .name = "assessment_item", .title = "清单指标", .title_en = "Items of lists",
          .life = LIFE_STATE, .reading = READ_ANCESTORS, .area = AREA_BASE,
          .help = "指标、分值、取数方式", .help_en = "items, weights, and where the score comes from", .beside = "duty_list",
          .called = "评分表|责任清单|考核指标|评分细则", .keys = "duty_list,title", .place_from = "duty_list",
          .title_sql = "r.title", FIELDS(duty_item_fields), .prepare = duty_item_prepare,
          .applied = duty_item_applied },
        { .name = "assessment_band", .title = "评分档次", .title_en = "Bands", .life = LIFE_STATE,
          .reading = READ_ANCESTORS, .area = AREA_BASE, .hidden = true,
          .help = "指标值不少于多少得多少分，取够得上的最高一档", .help_en = "the score from a value on; the highest band reached counts",
          .keys = "item,at_least", .place_from = "item", .sort = "at_least", .title_sql = "CAST(r.at_least AS TEXT)",
          FIELDS(duty_band_fields), .applied = duty_band_applied },
};

/* More than a hundred, or a band above its item, would let an organisation come up to the standard with an item
 * undone. Less than a hundred is allowed: lists are entered item by item. */
static const struct rule duty_rules[] = {
        { .name = "weights_within", .title = "清单各指标分值合计超过 100",
          .title_en = "weights of a list come to more than a hundred", .on = "assessment_item",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "duty_lists.weights_within" },
        { .name = "band_within", .title = "档次得分超过指标分值", .title_en = "a band gives more than the item weighs",
          .on = "assessment_band|assessment_item", .when = RULE_CREATE | RULE_UPDATE,
          .sql = "duty_lists.band_within" },
};

const struct module duty_lists_module = {
        .name = "duty_lists",
        .title = "责任清单",
        .title_en = "Responsibility lists",
        .mechanism = "5.2",
        ENTITIES(duty_entities),
        RULES(duty_rules),
};
