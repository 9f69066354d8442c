/* presence_sheet.c: who was there, as sheets: the days members of work teams were on post, a month or a column a month;
 * and the sign-in of a study session.
 *
 * Nobody is on post who holds no posting in that month, and days of a month written twice are the same record. What is
 * said of leave stands in the note: a number of days has no first day. A session is found by its day, of several on a
 * day by what the sheet calls it. */
#include "mechanisms/modules.h"
#include "mechanisms/ground/people_sheet.h"

#include <stdio.h>

#include "base/date.h"
#include "base/utf8.h"

#define UNIT "presence_sheet.unit"
#define LEAVE "presence_sheet.leave"
#define SIGNED "presence_sheet.signed"
#define DAYS "attendance.days_on_post"
#define SESSION_DAY "study_session.held_on"
#define SESSION_TITLE "study_session.title"

/* clang-format off */
#define PERSON(words) \
        { .field = "person.name", .required = true, .match_only = true, .synonyms = words }, \
        { .field = "person.id_no", .match_only = true }, \
        { .field = "person.phone", .match_only = true }, \
        { .field = UNIT, .synonyms = "单位|工作单位|选派单位|派出单位|派驻单位|所在单位|单位名称|帮扶单位" }
#define MONTH(n, zh) { .field = "presence_sheet.month" #n, .like = DAYS, .synonyms = #n "月|" #n "月份|" zh "月|" zh "月份" }
static const struct column day_columns[] = {
        { .field = "place.township", .synonyms = "乡镇|所在乡镇|派驻乡镇|驻村乡镇" },
        { .field = "place.village", .synonyms = "村|行政村|村名|驻村|派驻村|驻点村|所驻村|帮扶村|贫困村" },
        PERSON("队员姓名|驻村干部|驻村干部姓名|驻村人员|工作队员|工作队员姓名|干部姓名|第一书记"),
        { .field = "attendance.month", .synonyms = "考勤月份|月度" },
        { .field = DAYS, .synonyms = "在岗天数|实际在岗天数|实际驻村天数|驻村天数|在村天数|出勤天数|住村天数|实际出勤天数" },
        { .field = LEAVE, .synonyms = "请假天数|请假" },
        { .field = "attendance.note", .synonyms = "请假事由|请假原因|事由|说明|备注" },
        MONTH(1, "一"), MONTH(2, "二"), MONTH(3, "三"), MONTH(4, "四"), MONTH(5, "五"), MONTH(6, "六"), MONTH(7, "七"),
        MONTH(8, "八"), MONTH(9, "九"), MONTH(10, "十"), MONTH(11, "十一"), MONTH(12, "十二"),
};
#define M(n) "|presence_sheet.month" #n
#define MONTH_FIELDS M(1) M(2) M(3) M(4) M(5) M(6) M(7) M(8) M(9) M(10) M(11) M(12)
static const struct column study_columns[] = {
        { .field = SESSION_DAY, .group = true },
        { .field = SESSION_TITLE, .group = true },
        PERSON("参会人|参加人员|参学人员|签到人|参会人员|成员|成员姓名"),
        { .field = "presence_sheet.post", .match_only = true, .synonyms = "职务|职务职级" },
        { .field = SIGNED, .synonyms = "签到|签名|签字|本人签字|本人签名|到会情况|出席情况|参学情况" },
        { .field = "study_attendance.note", .synonyms = "备注|缺席原因|请假事由" },
};
/* clang-format on */

static struct str text(const struct subject_group *g, size_t row, const char *field)
{
        const struct subject_cell *cell = subject_cell(g, row, field);
        return cell->given ? cell->text : (struct str){ "", 0 };
}

bool people_signed(const struct subject_group *g, size_t row, const char *field)
{
        static const char *const words[] = { "缺席", "请假", "未到", "未签", "缺勤", "×", "✗", "否" };
        bool any = false;
        for (size_t i = 0; i < g->n && !any; i++)
                any = subject_cell(g, i, field)->given;
        struct str said = text(g, row, field);
        for (size_t i = 0; i < COUNT(words); i++)
                if (str_find(said, str_of(words[i])) < said.n)
                        return false;
        return !any || said.n > 0;
}

static bool who_is(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t *person)
{
        struct subject_who who = subject_who_of(g, row);
        const char *code = NULL;
        who.unit = text(g, row, UNIT);
        if (!subject_person(c, ch, g, &who, person, &code))
                return false;
        return !code || people_fault(c, "person.name", code, who.name);
}

/* ---- days on post ---- */

/* note_of: leave is a number of days, and says why beside it. */
static struct str note_of(struct ctx *c, const struct subject_group *g, size_t row)
{
        struct str leave = text(g, row, LEAVE), why = text(g, row, "attendance.note");
        if (leave.n == 0 || str_is(leave, "0"))
                return why;
        return arena_fmt(c->arena, "请假 %.*s%s%s%.*s", FMT(leave), str_ends(leave, S("天")) ? "" : " 天",
                         why.n ? "：" : "", FMT(why));
}

/* posted: his postings in the month, in the village where the row names one. */
static bool posted(struct ctx *c, const struct subject_group *g, int64_t person, const char *first, int64_t ids[4],
                   size_t *n)
{
        struct stmt *s;
        const char *last = arena_fmt(c->arena, "%.8s31", first).p;
        *n = 0;
        if (!db_query(c, db_sql(c->db, "people_sheet.posted"),
                      ARGS(ARG("person_id", V_INT(person)), ARG("place", V_TEXT(g->place)),
                           ARG("from_on", V_TEXT(first)), ARG("to_on", V_TEXT(last))),
                      &s))
                return false;
        while (db_next(c, s))
                if (*n < 4)
                        ids[(*n)++] = db_int(s, 0);
        return c->err.kind == ERR_NONE;
}

static bool put_days(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t person,
                     const char *first, struct val days)
{
        int64_t ids[4];
        size_t n = 0;
        if (!posted(c, g, person, first, ids, &n))
                return false;
        if (n == 0)
                return fail(c, ERR_INVALID, "posting.none", "person.name",
                            say(c, "“%.*s”%.7s没有驻村，先登记选派", "“%.*s” holds no posting in %.7s: enter it first"),
                            FMT(text(g, row, "person.name")), first);
        for (size_t i = 0; i < n; i++) {
                struct draft *d = draft_new(c->arena, entity_find(S("attendance")));
                struct str note = note_of(c, g, row);
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

static bool month_wanted(struct ctx *c)
{
        return fail(c, ERR_INVALID, "date.month_missing", DAYS, "%s",
                    say(c, "看不出是哪年哪月：请在标题里写明（2017年11月），或加“月份”一列",
                        "neither title nor column says which month (2017年11月)"));
}

/* first_of: the first day of a row's one month: its column's, else the title's. */
static bool first_of(struct ctx *c, const struct subject_group *g, size_t row, char first[11])
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
                if (!put_days(c, ch, g, row, person, first, v))
                        return false;
        }
        if (n > 0 || days.type != VAL_INT)
                return true;
        return first_of(c, g, row, first) && put_days(c, ch, g, row, person, first, days);
}

static bool days_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        for (size_t row = 0; row < g->n; row++) {
                int64_t person = 0;
                g->at = row;
                if (!g->rows[row].refused &&
                    (!who_is(c, ch, g, row, &person) || !put_months(c, ch, g, row, person)))
                        return false;
        }
        return true;
}

/* ---- a study session ---- */

static bool session_of(struct ctx *c, const struct subject_group *g, int64_t *session)
{
        const struct val day = subject_value(g, SUBJECT_WHOLE, SESSION_DAY);
        struct str title = text(g, SUBJECT_WHOLE, SESSION_TITLE);
        char on[11] = "";
        struct stmt *s;
        size_t n = 0;
        people_title_day(c, g, on);
        if (!db_query(c, db_sql(c->db, "people_sheet.sessions"),
                      ARGS(ARG("day", day.type == VAL_TEXT ? day : V_TEXT(on))), &s))
                return false;
        while (db_next(c, s)) {
                struct str name = db_str(s, 1);
                const bool called = str_eq(title, name) || str_find(g->title, name) < g->title.n;
                if (n++ == 0 || called)
                        *session = db_int(s, 0);
                n = called ? 1 : n;
                if (called)
                        break;
        }
        db_done(s);
        return c->err.kind == ERR_NONE &&
               (n == 1 || fail(c, ERR_INVALID, "study.session_unknown", SESSION_TITLE, "%s",
                               say(c, "看不出是哪一次学习：请在标题下写明学习时间，并先登记这次学习",
                                   "which session this is can't be told: write its day above, and enter it first")));
}

static bool study_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t session = 0;
        g->at = SUBJECT_WHOLE;
        if (!session_of(c, g, &session))
                return false;
        for (size_t row = 0; row < g->n; row++) {
                struct draft *d = draft_new(c->arena, entity_find(S("study_attendance")));
                int64_t person = 0;
                g->at = row;
                if (g->rows[row].refused)
                        continue;
                if (!who_is(c, ch, g, row, &person))
                        return false;
                subject_fill(d, g, row);
                draft_set(d, "session", V_INT(session));
                draft_set(d, "person", V_INT(person));
                draft_set(d, "presence", V_TEXT(people_signed(g, row, SIGNED) ? "present" : "absent"));
                if (!subject_put(c, ch, g, d))
                        return false;
        }
        return true;
}

static const struct subject_hooks day_hooks = { .evidence = DAYS MONTH_FIELDS,
                                                .title = "在岗|考勤|驻村天数|在村天数|出勤",
                                                .apply = days_apply };
static const struct subject_hooks study_hooks = { .evidence = SIGNED, .title = "学习", .apply = study_apply };

static const struct subject presence_subjects[] = {
        { .name = "days_sheet", .title = "驻村在岗天数统计表", .title_en = "Days on post", .root = "attendance",
          COLUMNS(day_columns), .hooks = &day_hooks,
          .called = "在岗天数|在岗情况|考勤汇总|考勤统计|考勤表|考勤情况|考勤台账|驻村天数|出勤情况|出勤统计|出勤天数" },
        { .name = "study_sign_in_sheet", .title = "学习签到表", .title_en = "Sign-in of a study session",
          .root = "study_attendance", COLUMNS(study_columns), .hooks = &study_hooks,
          .called = "学习签到|中心组学习|常委会学习|集体学习" },
};

const struct module presence_sheet_module = {
        .name = "presence_sheet",
        .title = "在岗和出席表样",
        .title_en = "Sheets of who was there",
        .mechanism = "2.1",
        SUBJECTS(presence_subjects),
};
