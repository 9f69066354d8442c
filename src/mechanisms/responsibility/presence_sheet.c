/* presence_sheet.c: who was on post, as a sheet: the days members of work teams were in their villages, a month or a
 * column a month.
 *
 * Nobody is on post who holds no posting in that month, and days of a month written twice are the same record. What is
 * said of leave stands in the note: a number of days has no first day, so it is no span of leave. */
#include "mechanisms/modules.h"
#include "mechanisms/ground/people_parts.h"

#include <stdio.h>

#include "base/date.h"
#include "base/utf8.h"

#define UNIT "presence_sheet.unit"
#define LEAVE "presence_sheet.leave"
#define DAYS "attendance.days_on_post"

/* Counties keep this sheet in two shapes: a month a sheet, the days in one column; or a year, twelve columns headed by
 * their months. Both are one subject, so that a sheet half in each shape is read too. */
/* clang-format off */
#define MONTH(n, zh) { .field = "presence_sheet.month" #n, .like = DAYS, .synonyms = #n "月|" #n "月份|" zh "月|" zh "月份" }
static const struct column day_columns[] = {
        { .field = "place.township", .synonyms = "乡镇|所在乡镇|派驻乡镇|驻村乡镇" },
        { .field = "place.village", .synonyms = "村|行政村|村名|驻村|派驻村|驻点村|所驻村|帮扶村|贫困村" },
        { .field = "person.name", .required = true, .match_only = true, .synonyms =
          "队员姓名|驻村干部|驻村干部姓名|驻村人员|工作队员|工作队员姓名|干部姓名|第一书记" },
        { .field = "person.id_no", .match_only = true },
        { .field = "person.phone", .match_only = true },
        { .field = UNIT, .synonyms = "单位|工作单位|选派单位|派出单位|派驻单位|所在单位|单位名称|帮扶单位" },
        { .field = "attendance.month", .synonyms = "考勤月份|月度" },
        { .field = DAYS, .synonyms = "在岗天数|实际在岗天数|实际驻村天数|驻村天数|在村天数|出勤天数|住村天数|实际出勤天数" },
        { .field = LEAVE, .synonyms = "请假天数|请假" },
        { .field = "attendance.note", .synonyms = "请假事由|请假原因|事由|说明|备注" },
        MONTH(1, "一"), MONTH(2, "二"), MONTH(3, "三"), MONTH(4, "四"), MONTH(5, "五"), MONTH(6, "六"), MONTH(7, "七"),
        MONTH(8, "八"), MONTH(9, "九"), MONTH(10, "十"), MONTH(11, "十一"), MONTH(12, "十二"),
};
/* Any month's column makes it such a sheet as well as the days themselves. */
#define M(n) "|presence_sheet.month" #n
#define MONTH_FIELDS M(1) M(2) M(3) M(4) M(5) M(6) M(7) M(8) M(9) M(10) M(11) M(12)
/* clang-format on */

/* leave_note: leave is a number of days, and says why beside it. Told beside the days and not entered as leave,
 * which wants a first day and who approved it. */
static struct str leave_note(struct ctx *c, const struct subject_group *g, size_t row)
{
        struct str leave = subject_said(g, row, LEAVE), why = subject_said(g, row, "attendance.note");
        if (leave.n == 0 || str_is(leave, "0"))
                return why;
        return arena_fmt(c->arena, "请假 %.*s%s%s%.*s", FMT(leave), str_ends(leave, S("天")) ? "" : " 天",
                         why.n ? "：" : "", FMT(why));
}

/* A person may hold several postings in one month (第一书记兼队长, or moved in it); more than these is no roster. */
#define POSTINGS_MAX 4

/* find_postings: his postings in the month, in the village where the row names one. */
static bool find_postings(struct ctx *c, const struct subject_group *g, int64_t person, const char *first,
                          int64_t ids[POSTINGS_MAX], size_t *n)
{
        struct stmt *s;
        const char *last = arena_fmt(c->arena, "%.8s31", first).p; /* of any month: days are compared as text */
        *n = 0;
        if (!db_query(c, db_sql(c->db, "presence_sheet.posted"),
                      ARGS(ARG("person_id", V_INT(person)), ARG("place", V_TEXT(g->place)),
                           ARG("from_on", V_TEXT(first)), ARG("to_on", V_TEXT(last))),
                      &s))
                return false;
        while (db_next(c, s))
                if (*n < POSTINGS_MAX)
                        ids[(*n)++] = db_named_int(s, "id");
        return c->err.kind == ERR_NONE;
}

/* put_days_on_post: of who serves in two slots the days count for both: he was there for either. */
static bool put_days_on_post(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t person,
                             const char *first, struct val days)
{
        int64_t ids[POSTINGS_MAX];
        size_t n = 0;
        if (!find_postings(c, g, person, first, ids, &n))
                return false;
        if (n == 0)
                return fail(c, ERR_INVALID, "posting.none", "person.name",
                            say(c, "“%.*s”%.7s没有驻村，先登记选派", "“%.*s” holds no posting in %.7s: enter it first"),
                            FMT(subject_said(g, row, "person.name")), first);
        for (size_t i = 0; i < n; i++) {
                struct draft *d = draft_new(c->arena, entity_find(S("attendance")));
                struct str note = leave_note(c, g, row);
                draft_set(d, "posting", V_INT(ids[i]));
                draft_set(d, "month", V_STR(arena_str(c->arena, str_of(first))));
                draft_set(d, "days_on_post", days);
                if (note.n > 0)
                        draft_set(d, "note", V_STR(note));
                if (!subject_put(c, ch, g, d))
                        return false;
        }
        return true;
}

/* One message for both shapes: the way out is the same. */
static bool month_wanted(struct ctx *c)
{
        return fail(c, ERR_INVALID, "date.month_missing", DAYS, "%s",
                    say(c, "看不出是哪年哪月：请在标题里写明（2017年11月），或加“月份”一列",
                        "neither title nor column says which month (2017年11月)"));
}

/* month_of_days: the first day of a row's one month: its column's, else the title's. */
static bool month_of_days(struct ctx *c, const struct subject_group *g, size_t row, char first[11])
{
        const struct val month = subject_value(g, row, "attendance.month");
        if (month.type == VAL_TEXT) {
                snprintf(first, 11, "%.7s-01", arena_copy(c->arena, month.s));
                return true;
        }
        if (!g->year_said || g->month_from == 0 || g->month_from != g->month_to)
                return month_wanted(c);
        snprintf(first, 11, "%04d-%02d-01", g->year, g->month_from);
        return true;
}

/* put_months: columns of months where the sheet has them, else its one month. A year that the title does not say is
 * only likely: days are not entered under a guess. */
static bool put_months(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t person)
{
        char first[11];
        const struct val days = subject_value(g, row, DAYS);
        size_t n = 0;
        for (int month = 1; month <= 12; month++) {
                const struct val v = subject_value(g, row, arena_fmt(c->arena, "presence_sheet.month%d", month).p);
                if (v.type != VAL_INT)
                        continue;
                if (!g->year_said)
                        return month_wanted(c);
                snprintf(first, sizeof first, "%04d-%02d-01", g->year, month);
                n++;
                if (!put_days_on_post(c, ch, g, row, person, first, v))
                        return false;
        }
        if (n > 0 || days.type != VAL_INT)
                return true;
        return month_of_days(c, g, row, first) && put_days_on_post(c, ch, g, row, person, first, days);
}

/* Who he is comes first: days under a name nobody can tell are nobody's. */
static bool days_row(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t person = 0;
        return people_present(c, ch, g, g->at, subject_said(g, g->at, UNIT), &person) &&
               put_months(c, ch, g, g->at, person);
}

static bool days_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        return subject_each_row(c, ch, g, days_row);
}

/* The title must speak of it: a column of days alone stands in many other sheets (请假, 培训). */
static const struct subject_hooks day_hooks = { .evidence = DAYS MONTH_FIELDS,
                                                .title = "在岗|考勤|驻村天数|在村天数|出勤",
                                                .apply = days_apply };

static const struct subject days_subjects[] = {
        { .name = "days_sheet", .title = "驻村在岗天数统计表", .title_en = "Days on post", .root = "attendance",
          COLUMNS(day_columns), .hooks = &day_hooks,
          .called = "在岗天数|在岗情况|考勤汇总|考勤统计|考勤表|考勤情况|考勤台账|驻村天数|出勤情况|出勤统计|出勤天数" },
};

const struct module presence_sheet_module = {
        .name = "presence_sheet",
        .title = "在岗表样",
        .title_en = "Sheet of days on post",
        .mechanism = "2.1",
        SUBJECTS(days_subjects),
};
