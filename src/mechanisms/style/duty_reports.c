/* duty_reports.c: mechanism 5.2, lists signed for and duty reported on: which organisation received the year's list and
 * who signed, and what its secretary's report on Party building was given (述职评议考核).
 *
 * A list nobody signed for binds nobody, so whoever is assessed by one without a signature is on a desk. A report has a
 * day, the votes as they were counted and the score of the meeting that heard it. An item of a list takes the score
 * from here (figure duty_report.score, measured by the organisation), and so it enters the assessment without being
 * typed again. The score is the organisation's; nobody is ordered by it. Left out: the report's text, an attachment. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

static const struct codes report_ways = OPEN_CODES("duty_report_way", "述职方式", "Way of reporting",
        { "spoken", "现场述职", "In the meeting", "口头述职|会议述职" },
        { "written", "书面述职", "In writing" },
);
/* The four grades of such meetings; a county's own words are synonyms it adds. */
static const struct codes report_grades = OPEN_CODES("duty_report_grade", "综合评价等次", "Grade",
        { "good", "好", "Good" },
        { "fairly_good", "较好", "Fairly good" },
        { "average", "一般", "Average" },
        { "poor", "差", "Poor", "较差" },
);

static const struct field signing_fields[] = {
        REF("duty_list", "责任清单", "List", "assessment_list", .required = true, .indexed = true,
            .synonyms = "责任清单名称|清单名称|清单"),
        REF("organisation", "签领单位", "Signed for by", "organisation", .required = true, .indexed = true,
            .synonyms = "领单单位|领取单位|责任单位|单位|党组织"),
        DATE("signed_on", "签领日期", "Signed on", .required = true, .synonyms = "签字日期|领取日期|签领时间|领单日期|签订日期"),
        TEXT("signed_by", "签领人", "Who signed", .required = true, .max_length = 60,
             .synonyms = "签字人|领取人|责任人|负责人签字"),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};
static const struct field report_fields[] = {
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .past = true, .indexed = true,
             .synonyms = "述职年度|考核年度"),
        REF("organisation", "述职党组织", "Party organisation", "organisation", .required = true, .indexed = true,
            .synonyms = "党组织|党组织名称|所在党组织|单位"),
        REF("person", "述职人", "Who reported", "person", .help = "不填时为述职当天该党组织登记的书记",
            .help_en = "left empty: the secretary entered for that day", .synonyms = "述职书记|党组织书记|书记姓名|姓名|书记"),
        DATE("reported_on", "述职日期", "Reported on", .required = true, .synonyms = "述职时间|述职评议日期|评议日期|会议日期"),
        CODE("way", "述职方式", "Way", &report_ways, .synonyms = "方式"),
        REF("heard_by", "评议组织", "Heard by", "organisation", .hidden = true, .synonyms = "上级党组织|组织评议的党组织"),
        INTEGER("good", "评“好”票数", "Votes for good", .hidden = true, .max = 100000, .synonyms = "好票数|好(票)"),
        INTEGER("fairly_good", "评“较好”票数", "Votes for fairly good", .hidden = true, .max = 100000,
                .synonyms = "较好票数|较好(票)"),
        INTEGER("average", "评“一般”票数", "Votes for average", .hidden = true, .max = 100000,
                .synonyms = "一般票数|一般(票)"),
        INTEGER("poor", "评“差”票数", "Votes for poor", .hidden = true, .max = 100000, .synonyms = "差票数|差(票)"),
        DECIMAL("score", "评议得分", "Score", .min = 0, .max = 10000, .synonyms = "得分|述职评议得分|综合得分|评分"),
        CODE("grade", "综合评价等次", "Grade", &report_grades, .hidden = true, .synonyms = "等次|评价等次|综合评价"),
        TEXT("problems", "指出的问题", "Problems named", .lines = true, .hidden = true, .max_length = 1000,
             .synonyms = "点评问题|存在问题|问题清单"),
        REF("document", "通报文件", "Document", "document", .hidden = true, .synonyms = "结果通报|文号"),
};

/* ---- hooks ---- */

/* Who reports is the secretary, and the register of posts knows him. */
static bool duty_report_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        struct val person;
        (void)ch;
        if (draft_now(d, old, "person").type != VAL_NULL)
                return true;
        if (!db_one(c, db_sql(c->db, "duty_reports.secretary"),
                    ARGS(ARG("id", draft_now(d, old, "organisation")), ARG("day", draft_now(d, old, "reported_on"))),
                    &person))
                return false;
        if (person.type == VAL_INT)
                draft_set(d, "person", person);
        return true;
}

/* Signing is the organisation's own act, hence of an area townships write (as appeals are); the report is entered by
 * the department that heard it, where assessments are. */
static const struct entity duty_report_entities[] = {
        { .name = "duty_signing", .title = "责任清单签领", .title_en = "Lists signed for", .life = LIFE_EVENT,
          .day = "signed_on", .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "哪个单位签领了哪份责任清单、谁签的字；签字扫描件作附件",
          .help_en = "which organisation signed for which list, and who signed; the scan is attached",
          .called = "签领|责任清单签领|领单", .keys = "duty_list,organisation", .place_from = "organisation",
          .sort = "signed_on", .sort_down = true, .title_sql = "r.signed_on || ' ' || " ORGANISATION_TITLE,
          FIELDS(signing_fields) },
        { .name = "duty_report", .title = "抓基层党建述职评议", .title_en = "Reports on Party building",
          .life = LIFE_EVENT, .day = "reported_on", .reading = READ_SCOPED, .area = AREA_BASE,
          .help = "党组织书记抓基层党建述职评议考核：述职日期、票数、得分",
          .help_en = "reports of secretaries on Party building: day, votes and score",
          .called = "述职评议|党建述职|抓基层党建述职", .keys = "organisation,year", .place_from = "organisation",
          .sort = "reported_on", .sort_down = true,
          .title_sql = "CAST(r.year AS TEXT) || ' ' || " ORGANISATION_TITLE, FIELDS(report_fields),
          .prepare = duty_report_prepare },
};

static const struct list duty_report_lists[] = {
        { .name = "duty_list.signed", .title = "签领责任清单的单位", .title_en = "Organisations that signed for a list",
          .unit = "个", .unit_en = "organisations", .of = "duty_signing", .period = PERIOD_SPAN, .figure = true,
          .counts = "organisation", .measure = "COUNT(DISTINCT t.organisation_id)",
          .where = "EXISTS (SELECT 1 FROM assessment_list l WHERE " JOINED("l") " AND l.id = t.duty_list_id AND "
                   IN_YEARS("l.year") ")",
          .explain = "签领了期内年度责任清单的不同的单位",
          .explain_en = "distinct organisations that signed for a list of the period's years" },
        { .name = "duty_list.unsigned", .title = "考核前没有签领清单的单位", .title_en = "Assessed without having signed",
          .unit = "个", .unit_en = "assessments", .of = "assessment", .period = PERIOD_SPAN,
          .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = "EXISTS (SELECT 1 FROM assessment_list l WHERE " JOINED("l") " AND l.id = t.duty_list_id AND "
                   IN_YEARS("l.year") ") AND EXISTS (SELECT 1 FROM duty_signing g WHERE " JOINED("g")
                   " AND g.duty_list_id = t.duty_list_id) AND NOT EXISTS (SELECT 1 FROM duty_signing g WHERE "
                   JOINED("g") " AND g.duty_list_id = t.duty_list_id AND g.organisation_id = t.organisation_id AND "
                   "g.signed_on <= t.assessed_on)",
          .mend = "向该单位核对签领表等材料：签领过的据以登记；没有签领的，如实保留",
          .mend_en = "ask the organisation for its signed form: enter what there is; what was not signed stays so",
          .explain = "期内年度的考核中，考核日期前没有签领该清单的单位；一家也没有登记签领的清单不列",
          .explain_en = "assessments of the period's years whose organisation had not signed for the list by that day; "
                        "none of lists nobody signed for" },
        { .name = "duty_report.reports", .title = "述职评议的党组织", .title_en = "Party organisations that reported",
          .unit = "个", .unit_en = "organisations", .of = "duty_report", .period = PERIOD_SPAN, .figure = true,
          .counts = "organisation", .measure = "COUNT(DISTINCT t.organisation_id)", .where = IN_YEARS("t.year"),
          .explain = "期内年度作了抓基层党建述职的不同的党组织",
          .explain_en = "distinct Party organisations that reported for the period's years" },
        /* For items of lists: of one organisation it is its score; of a place the mean, and nobody's rank. */
        { .name = "duty_report.score", .title = "述职评议得分", .title_en = "Score of the reports", .unit = "分",
          .unit_en = "points", .of = "duty_report", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .measure = "CAST(SUM(t.score) / NULLIF(COUNT(t.score), 0) AS BIGINT)",
          .where = "t.score IS NOT NULL AND " IN_YEARS("t.year"),
          .explain = "期内年度述职评议得分；一个地方有几个党组织的，为平均分",
          .explain_en = "score of the period's years; of several organisations the mean" },
        { .name = "duty_report.missing", .title = "没有述职评议记录的党(工)委", .title_en = "Committees without a report",
          .unit = "个", .unit_en = "organisations", .of = "organisation", .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT, .owner = "organisation",
          .where = "t.kind IN ('committee', 'working_committee') AND " ON_DAY("t", ":to") " AND EXISTS (SELECT 1 FROM "
                   "duty_report r WHERE " JOINED("r") " AND CAST(r.year AS TEXT) = SUBSTR(:to, 1, 4)) AND NOT EXISTS "
                   "(SELECT 1 FROM duty_report r WHERE " JOINED("r") " AND r.organisation_id = t.id AND CAST(r.year AS "
                   "TEXT) = SUBSTR(:to, 1, 4))",
          .mend = "由组织部核对述职评议的会议材料，据以登记；没有述职的，如实保留",
          .mend_en = "the organisation department checks the papers of the meeting and enters what they show; where "
                     "nobody reported it stays so",
          .explain = "期末所在年度没有述职评议记录的党(工)委；该年度还没有登记任何述职的，不列",
          .explain_en = "committees without a report for the period's last year, once any is entered" },
};

const struct module duty_reports_module = {
        .name = "duty_reports",
        .title = "清单签领与述职评议",
        .title_en = "Lists signed for, reports on duty",
        .mechanism = "5.2",
        ENTITIES(duty_report_entities),
        LISTS(duty_report_lists),
};
