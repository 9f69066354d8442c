/* study_sheet.c: the sign-in of a study session: a row a person, signed or not.
 *
 * The session must be in the register: its sign-in says who came, not what was studied. It is found by its day, of
 * several on a day by what the sheet calls it. Who did not sign is entered as absent, so that he is asked to make up
 * for it. */
#include "mechanisms/modules.h"
#include "mechanisms/ground/people_parts.h"

/* Counties keep which header is which column under these names (a header mapped by hand), so they stay what they were
 * when both sheets of who was there stood in one file. */
#define UNIT "presence_sheet.unit"
#define SIGNED "presence_sheet.signed"
#define SESSION_DAY "study_session.held_on"
#define SESSION_TITLE "study_session.title"

/* Day and title may stand in columns or above the table; the post is there to be read over. */
/* clang-format off */
static const struct column study_columns[] = {
        { .field = SESSION_DAY, .group = true },
        { .field = SESSION_TITLE, .group = true },
        { .field = "person.name", .required = true, .match_only = true, .synonyms =
          "参会人|参加人员|参学人员|签到人|参会人员|成员|成员姓名" },
        { .field = "person.id_no", .match_only = true },
        { .field = "person.phone", .match_only = true },
        { .field = UNIT, .synonyms = "单位|工作单位|选派单位|派出单位|派驻单位|所在单位|单位名称|帮扶单位" },
        { .field = "presence_sheet.post", .match_only = true, .synonyms = "职务|职务职级" },
        { .field = SIGNED, .synonyms = "签到|签名|签字|本人签字|本人签名|到会情况|出席情况|参学情况" },
        { .field = "study_attendance.note", .synonyms = "备注|缺席原因|请假事由" },
};
/* clang-format on */

struct session {
        int64_t id;
        struct str title;
};
static const struct db_column session_columns[] = { DB_COLUMN(struct session, id), DB_COLUMN(struct session, title) };

/* find_session: the one session of the day; of several the one the sheet names, in its column or in its title. None is
 * made: what was studied is the register's to say. */
static bool find_session(struct ctx *c, const struct subject_group *g, int64_t *session)
{
        const struct val day = subject_value(g, SUBJECT_WHOLE, SESSION_DAY);
        struct str title = subject_said(g, SUBJECT_WHOLE, SESSION_TITLE);
        char on[11] = "";
        struct stmt *s;
        size_t n = 0;
        people_title_day(c, g, on);
        if (!db_query(c, db_sql(c->db, "study_sheet.sessions"),
                      ARGS(ARG("day", day.type == VAL_TEXT ? day : V_TEXT(on))), &s))
                return false;
        struct session row;
        while (db_row(c, s, DB_COLUMNS(session_columns), &row)) {
                const bool called = str_eq(title, row.title) || str_find(g->title, row.title) < g->title.n;
                if (n++ == 0 || called)
                        *session = row.id;
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

/* The session first: without it no row has anything to belong to, and the sheet is refused once, not person by
 * person. */
static bool study_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t session = 0;
        g->at = SUBJECT_WHOLE;
        if (!find_session(c, g, &session))
                return false;
        for (size_t row = 0; row < g->n; row++) {
                struct draft *d = draft_new(c->arena, entity_find(S("study_attendance")));
                int64_t person = 0;
                g->at = row;
                if (g->rows[row].refused)
                        continue;
                if (!people_present(c, ch, g, row, subject_said(g, row, UNIT), &person))
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

/* The title must speak of study: signatures beside names are in the sign-in of every meeting. */
static const struct subject_hooks study_hooks = { .evidence = SIGNED, .title = "学习", .apply = study_apply };

/* A sign-in of study and none of a training (training_sheet.c): the register of one is the sessions of a body, of
 * the other trainings with organisers and lecturers. */
static const struct subject study_subjects[] = {
        { .name = "study_sign_in_sheet", .title = "学习签到表", .title_en = "Sign-in of a study session",
          .root = "study_attendance", COLUMNS(study_columns), .hooks = &study_hooks,
          .called = "学习签到|中心组学习|常委会学习|集体学习" },
};

const struct module study_sheet_module = {
        .name = "study_sheet",
        .title = "学习签到表样",
        .title_en = "Sign-in of study",
        .mechanism = "1.1",
        SUBJECTS(study_subjects),
};
