/* training.c: the training plan of 2017 and its sessions: at least two in every month, one in two drawn months more.
 *
 * Some sessions have attendance by person, the others a head count for each township or for the county units, with its
 * scanned sign-in. What all sessions together come to is drawn near the wanted sum and then given out, so that it adds
 * up from rows. One session was entered months late; one plan has fallen behind.
 *
 * Attendance by person and by head count are both real: a county writes names where it has them and numbers with a
 * scanned list where it has not, and the figure of person-times adds both. */
#include "demo/county.h"

#include "base/date.h"

#include <stdio.h>

/* Eight sessions of at most 240 names: two thousand rows by person at most, beside 30,000 heads by count. */
#define BY_PERSON 8       /* every third session is by person, so many at most */
#define PERSONS_LEAST 120 /* in a session by person */
#define PERSONS_MORE 120
#define LATE_MONTH 8 /* a session of this month is entered in November */

static const struct {
        const char *title, *topic, *category, *audience;
/* The themes come round several times; the second time is the second course. */
} themes[] = { { "脱贫攻坚政策业务培训班", "policy", "office", "乡镇扶贫工作站和村扶贫专干" },
               { "抓党建促脱贫攻坚专题培训班", "party", "leaders", "乡镇党委书记、组织委员" },
               { "村党组织书记轮训班", "party", "village", "全县村党组织书记" },
               { "帮扶责任人结对帮扶业务培训", "helper", "helpers", "县直单位和乡镇帮扶责任人" },
               { "精准识别精准退出工作培训", "identification", "mixed", "帮扶责任人、村“两委”干部" },
               { "特色种养产业扶贫培训", "industry", "village", "村“两委”干部和致富带头人" },
               { "发展壮大村集体经济培训", "collective", "village", "村党组织书记、村委会主任" },
               { "驻村工作队员和第一书记培训班", "helper", "helpers", "驻村工作队员、第一书记" },
               { "扶贫领域作风建设警示教育", "conduct", "mixed", "全县党员干部" },
               { "农村党员冬春训", "party", "members", "各乡镇农村党员" } };
static const struct {
        const char *level, *title;
} lecturers[] = { { "county", "县领导" },
                  { "professor", "省委党校教授" },
                  { "expert", "农业专家" },
                  { "city", "市领导" },
                  { "practitioner", "优秀第一书记" },
                  { "county", "县扶贫办负责人" },
                  { "province", "省派干部" },
                  { "expert", "产业专家" } };
static const struct {
        const char *title, *topic;
        int sessions;
        const char *due;
/* By topic: sessions are counted towards a plan by what they are about, so one falls behind. */
} plans[] = { { "帮扶责任人和驻村干部培训", "helper", 5, "-11-30" },
              { "村干部抓党建促脱贫轮训", "party", 6, "-10-31" },
              { "扶贫政策业务培训", "policy", 4, "-12-15" },
              { "村集体经济发展培训", "collective", 4, "-12-15" } };

/* ---- the plan ---- */

/* Organisers by name: the organisation department and the poverty office hold most sessions together. */
static int64_t unit_id(const struct county *k, const char *name)
{
        return k->units[unit_called(k, name)].id;
}

/* spread_sessions: gives each session of the year its month and its head count, from one stream, so that months can be
 * made one by one. Twenty-six, two or three a month: drawn once for the year, because the sum has to come out
 * over all of them. */
static void spread_sessions(struct county *k)
{
        struct draw r = draw_fork(k->seed, "training");
        size_t order[12], n = 0;
        draw_order(&r, order, 12);
        for (int month = 1; month <= 12; month++) {
                bool more = order[0] + 1 == (size_t)month || order[1] + 1 == (size_t)month;
                for (int i = 0; i < (more ? 3 : 2); i++) {
                        struct session *s = &k->sessions[n];
                        *s = (struct session){ .month = month,
                                               .by_person = n % 3 == 1 && n / 3 < BY_PERSON,
                                               .theme = n++ };
                        date_put(s->day, 2017, month, (int)(i * 9 + draw_between(&r, 2, 9)));
                }
        }
        int64_t left = PERSON_TIMES + draw_between(&r, -400, 400);
        left += left == PERSON_TIMES;
        int among = 0;
        for (size_t i = 0; i < SESSIONS; i++) {
                k->sessions[i].persons = PERSONS_LEAST + draw_below(&r, PERSONS_MORE);
                left -= k->sessions[i].by_person ? k->sessions[i].persons : 0;
                among += !k->sessions[i].by_person;
        }
        for (size_t i = SESSIONS; i < COUNT(k->sessions); i++) {
                const int month = 13 + (int)(i - SESSIONS) / 2;
                const bool by_person = i % 4 == 1;
                k->sessions[i] = (struct session){ .month = month,
                                                   .theme = i - SESSIONS,
                                                   .by_person = by_person,
                                                   .persons = by_person ? PERSONS_LEAST : left / among };
                snprintf(k->sessions[i].day, sizeof k->sessions[i].day, "%s", month_day(k, month, i % 2 ? 17 : 8));
        }
        for (size_t i = 0; i < SESSIONS; i++) {
                if (k->sessions[i].by_person)
                        continue;
                int64_t mean = left / among;
                k->sessions[i].persons = among == 1 ? left : draw_between(&r, mean * 6 / 10, mean * 14 / 10);
                left -= k->sessions[i].persons;
                among--;
        }
}

/* The plan is made when the year's sessions are drawn: both rest on the same paper. */
bool make_training_plan(struct county *k, int year)
{
        if (year == 2017)
                spread_sessions(k);
        if (!demo_begin(k, keep_text(k, "%d-01-22", year), keep_text(k, "录入%d年培训计划", year)))
                return false;
        for (size_t i = 0; i < COUNT(plans); i++)
                if (!demo_put(k, "training_plan", &k->plans[i],
                              ARGS(ARG("title", V_TEXT(plans[i].title)), ARG("topic", V_TEXT(plans[i].topic)),
                                   ARG("sessions", V_INT(plans[i].sessions)),
                                   ARG("persons", V_INT(plans[i].sessions * 1200)),
                                   ARG("due_on", brief_text(k, "%d%s", year, plans[i].due)),
                                   ARG("owner", V_ID(unit_id(k, "定远县委组织部"))),
                                   ARG("document", V_ID(k->documents[year == 2017 ? 5 : DOCUMENT_TRAINING_2018])),
                                   ARG("place", V_TEXT(DEMO_COUNTY)))))
                        return false;
        return demo_commit(k);
}

/* ---- attendance ---- */

/* With the unit he came for, since attendance is shown by organisation. */
static bool attend(struct county *k, int64_t session, const struct man *m)
{
        return demo_put(k, "training_attendance", NULL,
                        ARGS(ARG("session", V_ID(session)), ARG("kind", V_TEXT("person")), ARG("person", V_ID(m->id)),
                             ARG("organisation", V_ID(m->unit))));
}

/* by_person: cadres of villages one after another, starting somewhere: nobody twice. */
static bool by_person(struct county *k, struct draw *r, int64_t id, int64_t persons)
{
        size_t start = (size_t)draw_below(r, VILLAGES), post = (size_t)draw_below(r, VILLAGE_CADRES);
        for (size_t i = 0; i < (size_t)persons; i++)
                if (!attend(k, id, &k->villages[(start + i) % VILLAGES].cadres.at[post]))
                        return false;
        return true;
}

/* by_count: a sign-in for each township that took part; the last takes what is left. A scan of the sign-in
 * stands for each count: a head count without one is a check's finding. */
static bool by_count(struct county *k, struct draw *r, int64_t id, const struct session *s)
{
        size_t order[TOWNSHIPS];
        int64_t left = s->persons, parts = draw_between(r, 6, TOWNSHIPS);
        draw_order(r, order, TOWNSHIPS);
        for (int64_t i = 0; i < parts; i++) {
                int64_t mean = left / (parts - i),
                        heads = i + 1 == parts ? left : draw_between(r, mean * 7 / 10, mean * 13 / 10);
                left -= heads;
                const struct township *t = &k->townships[order[i]];
                if (!demo_put(k, "training_attendance", NULL,
                              ARGS(ARG("session", V_ID(id)), ARG("kind", V_TEXT("head_count")),
                                   ARG("organisation", V_ID(t->government)), ARG("head_count", V_INT(heads)),
                                   ARG("sign_in", brief_text(k, "签到表 %s %s 扫描件.pdf", s->day, t->name)))))
                        return false;
        }
        return true;
}

/* ---- sessions ---- */

/* 0: a topic no plan asks for. */
static int64_t plan_of(const struct county *k, const char *topic)
{
        for (size_t i = 0; i < COUNT(plans); i++)
                if (strcmp(plans[i].topic, topic) == 0)
                        return k->plans[i];
        return 0;
}

/* Now and then a township holds it with them; joint organisers are a list in one field. */
static bool put_session(struct county *k, struct draw *r, const struct session *s)
{
        size_t theme = s->theme % COUNT(themes), lecturer = (size_t)draw_below(r, COUNT(lecturers));
        int64_t id, department = unit_id(k, "定远县委组织部"), office = unit_id(k, "定远县扶贫开发办公室");
        const struct township *guest = &k->townships[draw_below(r, TOWNSHIPS)];
        struct val organisers = draw_chance(r, 300)
                                        ? brief_text(k, "%lld,%lld,%lld", (long long)department, (long long)office,
                                                     (long long)guest->committee)
                                        : brief_text(k, "%lld,%lld", (long long)department, (long long)office);
        if (!demo_put(k, "training_session", &id,
                      ARGS(ARG("held_on", V_TEXT(s->day)),
                           ARG("until_on",
                               draw_chance(r, 400) ? V_TEXT(day_after(k, s->day, draw_between(r, 1, 2))) : V_NULL),
                           ARG("title",
                               brief_text(k, "%s（第%zu期）", themes[theme].title, s->theme / COUNT(themes) + 1)),
                           ARG("organisers", organisers), ARG("topic", V_TEXT(themes[theme].topic)),
                           ARG("category", V_TEXT(themes[theme].category)), ARG("level", V_TEXT("county")),
                           ARG("lecturer", brief_text(k, "%s（%s）", invented_name(k), lecturers[lecturer].title)),
                           ARG("lecturer_level", V_TEXT(lecturers[lecturer].level)),
                           ARG("audience", V_TEXT(themes[theme].audience)),
                           ARG("location", V_TEXT(s->by_person ? "县委党校" : "县会议中心及各乡镇分会场")),
                           ARG("hours", V_INT(draw_between(r, 4, 16) * 100)),
                           ARG("expected", V_INT(s->persons + draw_between(r, 0, 40))),
                           ARG("plan", V_MAYBE(plan_of(k, themes[theme].topic))),
                           ARG("document", V_ID(k->documents[s->month > 12 ? DOCUMENT_TRAINING_2018 : 5])),
                           ARG("place", V_TEXT(DEMO_COUNTY)))))
                return false;
        return s->by_person ? by_person(k, r, id, s->persons) : by_count(k, r, id, s);
}

/* entered_in: the month in which a session was entered: its own, but for the late one. A session of August
 * entered in November: late entries are a figure of their own. */
static int entered_in(const struct county *k, size_t i)
{
        bool late = k->sessions[i].month == LATE_MONTH && (i == 0 || k->sessions[i - 1].month != LATE_MONTH);
        return late ? 11 : k->sessions[i].month;
}

/* Sessions are entered at the end of their month, and so mostly within the days a county allows itself. */
bool make_training(struct county *k, int month)
{
        struct draw r = draw_fork(k->seed + (uint64_t)month, "sessions");
        if (!demo_begin(k, month_end(k, month), keep_text(k, "录入%d月培训", month_of(month))))
                return false;
        for (size_t i = 0; i < COUNT(k->sessions); i++)
                if (entered_in(k, i) == month && !put_session(k, &r, &k->sessions[i]))
                        return false;
        return demo_commit(k);
}
