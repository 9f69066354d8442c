/* posting_place.c: one person in one slot (see posting_place.h).
 *
 * The team is found by name, else the village has one, else it is made, named after the village; the slot is one of his
 * kind that is free in his days, or a new one. The level is the column's, else the title's, else the unit's. A day left
 * out is the day of the list; a month alone begins with its first, and on the day after whoever held the slot in it
 * before.
 * Refused: a level nobody can tell, a village with several teams and none named. */
#include "mechanisms/responsibility/posting_place.h"

#include "base/date.h"
#include "base/utf8.h"

#include <stdio.h>

struct since {      /* a team, a slot or a posting, and the day it stands from */
        int64_t id; /* 0: none */
        char from_on[11];
};
/* Three statements give these two columns, for three kinds of record. */
static const struct db_column since_columns[] = { DB_COLUMN(struct since, id), DB_COLUMN(struct since, from_on) };

static void next_month(const char *from, char out[11])
{
        char within[11];
        date_add(from, date_month_days(date_year(from), (from[5] - '0') * 10 + from[6] - '0'), within);
        snprintf(out, 11, "%.7s-01", within);
}

/* find_in_team: the slot or posting of this team that a statement finds for him. Both statements ask by the same facts.
 */
static bool find_in_team(struct ctx *c, const char *statement, const struct placing *p, int64_t team, const char *from,
                         struct since *out)
{
        char next[11];
        bool found;
        next_month(from, next);
        *out = (struct since){ 0 };
        return db_first(c, db_sql(c->db, statement),
                        ARGS(ARG("team_id", V_INT(team)), ARG("kind", V_TEXT(p->kind)),
                             ARG("cadre_id", V_INT(p->who.cadre)), ARG("from_on", V_TEXT(from)),
                             ARG("to_on", p->to.type == VAL_TEXT ? p->to : V_TEXT("9999-12-31")),
                             ARG("next_on", V_TEXT(p->month ? next : from)),
                             ARG("dated_n", V_INT(p->from.type == VAL_TEXT))),
                        c->arena, DB_COLUMNS(since_columns), out, &found);
}

/* make_earlier: who serves since an earlier day than his team or slot is entered for shows that it stood then. */
static bool make_earlier(struct ctx *c, struct change *ch, struct subject_group *g, const char *entity,
                         const struct since *known, const char *from)
{
        if (strcmp(known->from_on, from) <= 0)
                return true;
        struct draft *d = draft_new(c->arena, entity_find(str_of(entity)));
        d->id = known->id;
        draft_set(d, "from_on", V_STR(arena_str(c->arena, str_of(from))));
        return subject_put_known(c, ch, g, d);
}

/* make_team: a roster seldom names the team, and a village has one: 东门村驻村工作队. */
static bool make_team(struct ctx *c, struct change *ch, struct subject_group *g, const struct placing *p,
                      const char *from, int64_t *team)
{
        struct val name;
        if (!db_one(c, db_sql(c->db, "posting_place.place_name"), ARGS(ARG("place", V_TEXT(g->place))), &name))
                return false;
        struct draft *d = draft_new(c->arena, entity_find(S("work_team")));
        struct str village = name.type == VAL_TEXT ? name.s : S("");
        draft_set(d, "name",
                  V_STR(p->team_name.n > 0 ? p->team_name : arena_fmt(c->arena, "%.*s驻村工作队", FMT(village))));
        draft_set(d, "place", V_TEXT(g->place));
        draft_set(d, "from_on", V_STR(arena_str(c->arena, str_of(from))));
        if (!subject_put_known(c, ch, g, d))
                return false;
        *team = d->id;
        return true;
}

/* placed_team: the statement gives two at most, those that stand first: more than one is nobody's to choose. */
static bool placed_team(struct ctx *c, struct change *ch, struct subject_group *g, const struct placing *p,
                        const char *from, int64_t *team)
{
        struct stmt *s;
        struct since rows[2] = { 0 };
        size_t n = 0;
        if (!db_query(c, db_sql(c->db, "posting_place.teams"),
                      ARGS(ARG("place", V_TEXT(g->place)), ARG("name", V_STR(p->team_name))), &s))
                return false;
        while (n < COUNT(rows) && db_row(c, s, DB_COLUMNS(since_columns), &rows[n]))
                n++;
        db_done(s);
        if (c->err.kind)
                return false;
        if (n > 1)
                return fail(c, ERR_INVALID, "team.ambiguous", POSTING_TEAM, "%s",
                            say(c, "该村不止一支工作队，请写工作队名称",
                                "the village has more than one work team: name it"));
        *team = rows[0].id;
        return n == 0 ? make_team(c, ch, g, p, from, team) : make_earlier(c, ch, g, "work_team", &rows[0], from);
}

/* placed_slot: a free slot of the kind; of a month alone, also one that becomes free in it, on the day that *from then
 * is: who is relieved in June and who relieves him in June are both written 2017年6月. */
static bool placed_slot(struct ctx *c, struct change *ch, struct subject_group *g, const struct placing *p,
                        int64_t team, char from[11], int64_t *slot)
{
        struct since free_slot;
        char day[11], last[11];
        if (!find_in_team(c, "posting_place.free_slot", p, team, from, &free_slot))
                return false;
        memcpy(day, from, sizeof day);
        for (next_month(from, last); !free_slot.id && p->month && strcmp(day, last) < 0;) {
                date_add(day, 1, day);
                if (!find_in_team(c, "posting_place.free_slot", p, team, day, &free_slot))
                        return false;
                if (free_slot.id)
                        memcpy(from, day, sizeof day);
        }
        *slot = free_slot.id;
        if (*slot)
                return make_earlier(c, ch, g, "slot", &free_slot, from);
        struct draft *d = draft_new(c->arena, entity_find(S("slot")));
        draft_set(d, "team", V_INT(team));
        draft_set(d, "kind", V_TEXT(p->kind));
        draft_set(d, "from_on", V_STR(arena_str(c->arena, str_of(from))));
        if (!subject_put_known(c, ch, g, d))
                return false;
        *slot = d->id;
        return true;
}

/* sender_level: the figures count leaders by level, so a posting without one is refused and not guessed. */
static bool sender_level(struct ctx *c, struct placing *p)
{
        const char *level;
        if (p->level.type == VAL_TEXT)
                return true;
        if (!people_level(c, p->who.unit, p->unit, &level))
                return false;
        if (!level)
                return fail(c, ERR_INVALID, "field.required", POSTING_UNIT,
                            say(c, "看不出“%.*s”是哪一级，请加“选派层级”一列（省、市、县、乡镇）",
                                "the level of “%.*s” can't be told: add a column 选派层级 (province, city, county, "
                                "township)"),
                            FMT(p->unit));
        p->level = V_TEXT(level);
        return true;
}

/* carry_said: what a roster says of a posting and nothing else hangs on. */
static void carry_said(const struct subject_group *g, struct draft *d)
{
        static const char *const fields[] = { "posting.term_ends_on", "posting.batch", "posting.acting_post",
                                              "posting.relation_moved_on" };
        for (size_t i = 0; i < COUNT(fields); i++) {
                const struct val v = subject_value(g, g->at, fields[i]);
                if (v.type == VAL_TEXT)
                        draft_set(d, fields[i] + strlen("posting."), v);
        }
}

/* write_posting: of one entered before, what it is stays (slot, cadre, first day); the rest is completed. */
static bool write_posting(struct ctx *c, struct change *ch, struct subject_group *g, struct placing *p)
{
        char from[11];
        struct since before;
        int64_t team = 0, slot = 0;
        snprintf(from, sizeof from, "%.*s", FMT(p->from.type == VAL_TEXT ? p->from.s : str_of(g->day)));
        struct draft *d = draft_new(c->arena, entity_find(S("posting")));
        if (!placed_team(c, ch, g, p, from, &team) || !find_in_team(c, "posting_place.posting", p, team, from, &before))
                return false;
        d->id = before.id;
        if (d->id == 0) {
                if (!placed_slot(c, ch, g, p, team, from, &slot))
                        return false;
                draft_set(d, "slot", V_INT(slot));
                draft_set(d, "cadre", V_INT(p->who.cadre));
                draft_set(d, "from_on", V_STR(arena_str(c->arena, str_of(from))));
                if (p->from.type != VAL_TEXT)
                        (void)subject_begin(c, g, g->at, "posting.from_on");
        }
        if (p->who.unit)
                draft_set(d, "organisation", V_INT(p->who.unit));
        draft_set(d, "level", p->level);
        if (p->to.type == VAL_TEXT)
                draft_set(d, "to_on", p->to);
        if (p->end_reason.type == VAL_TEXT)
                draft_set(d, "end_reason", p->end_reason);
        if (p->note.type == VAL_TEXT)
                draft_set(d, "note", p->note);
        carry_said(g, d);
        if (!subject_put_known(c, ch, g, d))
                return false;
        p->posting = d->id;
        return true;
}

/* What one step makes the next needs: the unit, the person and his row as a cadre, then his posting. */
bool posting_place(struct ctx *c, struct change *ch, struct subject_group *g, struct placing *p)
{
        if (strlen(g->place) != 12)
                return fail(c, ERR_INVALID, "place.unknown", "place.village", "%s",
                            say(c, "须写明派驻的村", "the village is wanted"));
        if (p->who.post.n == 0 && !people_office_said(c, g, g->at, p->unit_at, utf8_squeeze(c->arena, p->unit),
                                                      &p->unit, &p->who.post))
                return false;
        if (p->who.unit == 0 && !subject_unit(c, ch, g, entity_find(S("organisation")), p->unit, &p->who.unit))
                return false;
        p->who.who.unit = p->unit;
        return people_cadre(c, ch, g, p->at, "驻村干部", &p->who) && sender_level(c, p) && write_posting(c, ch, g, p);
}

struct placing posting_of_row(const struct subject_group *g, size_t row)
{
        struct placing p = { .unit_at = POSTING_UNIT,
                             .from = subject_value(g, row, "posting.from_on"),
                             .to = subject_value(g, row, "posting.to_on"),
                             .end_reason = subject_value(g, row, "posting.end_reason"),
                             .level = subject_value(g, row, "posting.level"),
                             .note = subject_value(g, row, "posting.note"),
                             .unit = subject_said(g, row, POSTING_UNIT),
                             .team_name = subject_said(g, row, POSTING_TEAM) };
        p.month = p.from.type == VAL_TEXT && subject_cell(g, row, "posting.from_on")->precision == DATE_MONTH;
        return p;
}
