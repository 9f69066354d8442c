/* presence.c: who was on post, mechanism 2.1: the days a month those posted to villages were there, and their leave.
 *
 * Days on post are entered by month, as townships count them: a number that somebody answers for, and no trace of
 * where a person was. Leave is a span, with who approved it. Fewer days than the county asks for (parameter
 * days_on_post) is a check and no refusal: the month was as it was. Approved leave of the kinds the county's document
 * counts (parameter leave_counted: training and business among them) is service; of a month somebody was posted for a
 * part of, that part of the days is asked. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* Meetings and training are leave of their own kind: they are away from the village and not away from work. */
static const struct codes leave_kinds = OPEN_CODES("leave_kind", "请假类别", "Kind of leave",
        { "personal", "事假", "Personal" },
        { "sick", "病假", "Sick", "因病" },
        { "annual", "年休假", "Annual", "年假|带薪年休假" },
        { "home", "探亲假", "To visit home", "探亲" },
        { "marriage", "婚假", "Marriage" },
        { "bereavement", "丧假", "Bereavement" },
        { "maternity", "产假", "Maternity" },
        { "paternity", "陪产假(护理假)", "Paternity", "陪产假|护理假" },
        { "injury", "工伤假", "Injury at work", "工伤" },
        { "meeting", "因公外出", "Out on duty", "出差|公出|公务外出|外出培训开会", .near = "公休" },
        { "training", "外出培训", "Training", "培训|脱产培训" },
        { "conference", "外出开会", "Meeting", "开会|会议" },
        { "other", "其他", "Other" },
);

/* Who may grant leave hangs on its length, and how long each may a county says (leave_days_township). */
static const struct codes leave_levels = OPEN_CODES("leave_level", "审批层级", "Granted by",
        { "unit", "派出单位", "Sending unit", "派出单位党组织|选派单位" },
        { "township", "乡镇党委", "Township committee", "乡镇|乡镇党委政府|镇党委|乡党委" },
        { "organisation", "县委组织部", "Organisation department", "组织部|县级|县委" },
        { "other", "其他", "Other" },
);

/* A number a month and no list of days: what is asked for is twenty of them, and a diary of movements is what
 * county.md leaves out. */
static const struct field attendance_fields[] = {
        REF("posting", "驻村人员", "Posting", "posting", .required = true, .indexed = true),
        /* A day, since the store has no months; kept as the first, so that any day of the month finds its row. */
        DATE("month", "月份", "Month", .required = true, .help = "当月任一天，按当月 1 日保存",
             .help_en = "any day of the month; kept as its first", .synonyms = "考勤月份"),
        INTEGER("days_on_post", "在岗天数", "Days on post", .required = true, .max = 31,
                .synonyms = "驻村天数|在村天数"),
        TEXT("note", "说明", "Note", .max_length = 300),
};
/* approved_by is required: leave nobody granted is absence. Its name is text, since who grants it (the township,
 * the organisation department) hangs on its length and is often no account. */
static const struct field leave_fields[] = {
        REF("posting", "驻村人员", "Posting", "posting", .required = true, .indexed = true),
        CODE("kind", "请假类别", "Kind", &leave_kinds, .required = true),
        DATE("from_on", "开始日期", "From", .required = true),
        DATE("to_on", "结束日期", "To", .required = true),
        TEXT("approved_by", "批准人", "Approved by", .required = true, .max_length = 60),
        CODE("level", "审批层级", "Granted by", &leave_levels, .synonyms = "批准层级|审批单位|批准单位|审批机关"),
        TEXT("reason", "事由", "Reason", .max_length = 300),
};

/* month_prepare: a month is kept as its first day, so that one posting has one row a month. */
static bool month_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        (void)old;
        const struct val month = draft_given(d, "month") ? draft_get(d, "month") : V_NULL;
        if (month.type == VAL_TEXT && month.s.n == 10)
                draft_set(d, "month", V_STR(arena_fmt(c->arena, "%.7s-01", month.s.p)));
        return true;
}

/* Days and leave are called after the person they are about. */
#define POSTING_NAME \
        "(SELECT p.name FROM posting g JOIN cadre k ON k.county = g.county AND k.id = g.cadre_id JOIN person p " \
        "ON p.county = k.county " "AND p.id = k.person_id WHERE g.county = r.county AND g.id = r.posting_id)"

/* Scoped and not in the directory: how long somebody was away is his township's business, not everybody's. */
static const struct entity presence_entities[] = {
        { .name = "attendance", .title = "在岗天数", .title_en = "Days on post", .life = LIFE_EVENT,
          .day = "month", .reading = READ_SCOPED, .area = AREA_CADRE,
          .help = "驻村人员每月在岗天数", .help_en = "days on post by month", .keys = "posting,month", .place_from = "posting",
          .sort = "month", .sort_down = true, .title_sql = "SUBSTR(r.month, 1, 7) || ' ' || " POSTING_NAME,
          FIELDS(attendance_fields), .prepare = month_prepare },
        { .name = "posting_leave", .title = "请假", .title_en = "Leave", .life = LIFE_SPAN,
          .reading = READ_SCOPED, .area = AREA_CADRE,
          .help = "驻村人员请假", .help_en = "leave of those posted", .keys = "posting,from_on", .place_from = "posting",
          .sort = "from_on", .sort_down = true, .title_sql = "r.from_on || ' ' || " POSTING_NAME,
          FIELDS(leave_fields) },
};

/* IN_MONTH: the days of month t on which its person was posted, of them those for which one more condition holds.
 * WORKING: days of work, made up ones too.
 * A month is kept as its first day; said as a range, the index of days serves it. The span of the posting is asked of
 * the day's text, so that it is not taken for that range: it may last till 9999, through all of the calendar. */
#define OF_MONTH "k.voided = 0 AND k.day BETWEEN t.month AND SUBSTR(t.month, 1, 8) || '31'"
#define IN_MONTH(more) \
        "(SELECT COUNT(*) FROM calendar k JOIN posting g ON g.county = t.county AND g.id = t.posting_id AND " \
        "g.from_on <= SUBSTR(k.day, 1, 10) AND COALESCE(g.to_on, '9999-12-31') >= SUBSTR(k.day, 1, 10) WHERE " \
        OF_MONTH more ")"
#define WORKING \
        "COALESCE((SELECT h.kind FROM holiday h WHERE h.day = k.day AND h.voided = 0 ORDER BY h.id DESC NULLS LAST " \
        "LIMIT 1), k.kind) IN ('workday', 'makeup')"
#define ON_COUNTED_LEAVE \
        "EXISTS (SELECT 1 FROM posting_leave v WHERE " JOINED("v") " AND v.posting_id = t.posting_id AND " \
        "v.from_on <= k.day AND v.to_on >= k.day AND " \
        "',' || {param:leave_counted} || ',' LIKE '%,' || v.kind || ',%')"
/* Multiplied out, so that no part of a day is lost on either engine. */
#define DAYS_SHORT \
        "(t.days_on_post + " IN_MONTH(" AND " WORKING " AND " ON_COUNTED_LEAVE) ") * (SELECT COUNT(*) FROM " \
        "calendar k WHERE " OF_MONTH ") < {param:days_on_post} * " IN_MONTH("")

/* Both for the township, which keeps the attendance and knows where somebody was. */
static const struct list presence_lists[] = {
        /* For the township that can ask: it knows who was at a meeting. The limit is a parameter of the place and
         * day. */
        { .name = "posting.days_short", .title = "在岗天数不足", .title_en = "Days on post below the limit", .unit = "人月",
          .unit_en = "person-months", .of = "attendance", .period = PERIOD_SPAN,
          .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = "t.month BETWEEN :from AND :to AND " DAYS_SHORT,
          .mend = "与乡镇和派出单位核对考勤、请假审批和公务派遣材料：登记有误的据材料更正；其余如实保留，按有关规定由派出单位和组织部处理",
          .mend_en = "compare attendance, approvals of leave and orders of business with township and sending unit: "
                     "correct by them what was entered wrongly; the rest stays as it is, and is for the sending "
                     "unit and the organisation department under the rules",
          .explain = "期内某月在岗天数加上按规定计入的请假工作日(参数 leave_counted)，仍少于规定天数(参数 days_on_post)的驻村人员；"
                     "月中到岗、离岗的按当月在任天数折算",
          .explain_en = "months of the period whose days on post, with the working days of leave that counts "
                        "(parameter leave_counted), are fewer than parameter days_on_post; of a month begun or left "
                        "in its course, that part of it" },
        { .name = "posting.leave_level", .title = "超出乡镇审批权限的请假", .title_en = "Leave beyond the township's power",
          .unit = "次", .unit_en = "leaves", .of = "posting_leave", .period = PERIOD_SPAN, .severity = SEVERITY_SUSPECT,
          .owner = "organisation",
          .where = "t.from_on <= :to AND t.to_on >= :from AND t.level = 'township' AND (SELECT n.number FROM "
                   "calendar n WHERE n.day = t.to_on AND n.voided = 0) - (SELECT n.number FROM calendar n WHERE "
                   "n.day = t.from_on AND n.voided = 0) + 1 > {param:leave_days_township}",
          .mend = "与乡镇核对请假审批材料：审批层级登记有误的据以更正；其余如实保留，由组织部按规定处理",
          .mend_en = "check the approval with the township: correct by it a level entered wrongly; the rest stays, and "
                     "is for the organisation department under the rules",
          .explain = "期内由乡镇党委批准、天数超过乡镇可批天数(参数 leave_days_township)的请假；未规定的不列",
          .explain_en = "leave of the period granted by a township for more days than it may (parameter "
                        "leave_days_township); none while that is not set" },
        /* A hint: nothing entered says nothing about anybody. */
        { .name = "posting.no_days", .title = "没有考勤的驻村人员", .title_en = "Postings without days entered", .unit = "人",
          .unit_en = "persons", .of = "posting", .period = PERIOD_SPAN, .severity = SEVERITY_HINT,
          .owner = "township",
          .where = IN_PERIOD("t") " AND NOT EXISTS (SELECT 1 FROM attendance a WHERE " JOINED("a")
                   " AND a.posting_id = t.id AND a.month BETWEEN :from AND :to)",
          .mend = "向乡镇索取当月考勤表核对，据以登记在岗天数；没有考勤表的如实保留",
          .mend_en = "ask the township for the attendance sheet of the month and enter what it says; without a "
                     "sheet it stays",
          .explain = "期内在岗、没有录入任何在岗天数的驻村人员",
          .explain_en = "postings open in the period with no days entered for it" },
};

/* Twenty days, as most provinces ask; some count the year, and enter their own. Business and what the law gives count
 * unless the county's document says otherwise. */
static const struct parameter presence_parameters[] = {
        { .name = "days_on_post", .title = "驻村人员每月在岗天数", .title_en = "Days on post a month", .unit = "天",
          .type = FIELD_INT, .fallback = "20" },
        { .name = "leave_counted", .title = "按规定计入在岗的请假类别", .title_en = "Leave that counts as days on post",
          .unit = "各项", .type = FIELD_CODES, .lists = "leave_kind", .fallback = "meeting,annual,maternity,sick" },
        { .name = "leave_days_township", .title = "乡镇党委可批准的请假天数", .title_en = "Days of leave a township may grant",
          .unit = "天", .type = FIELD_INT },
};

const struct module presence_module = {
        .name = "presence",
        .title = "在岗和请假",
        .title_en = "Days on post and leave",
        .mechanism = "2.1",
        ENTITIES(presence_entities),
        LISTS(presence_lists),
        PARAMETERS(presence_parameters),
};
