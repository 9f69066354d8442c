/* register_sheet_apply.c: one household of the register's sheet is written: its row, its members, its status, its
 * income.
 *
 * A household is found by its number, else by its head's ID number, else by village and head's name, in that order, so
 * that a sheet without numbers brings no second household. The head's row comes first, since the household bears his
 * name; a row that fails is taken back alone and the rest is written again without it (subject.h). What the register
 * knows better stays: a year alone does not replace a day of that year, an empty cell replaces nothing, and a household
 * that has ended is not brought back by an old sheet. */
#include "mechanisms/households/register_sheet.h"

#include "core/scope.h"
#include "mechanisms/households/households.h"

/* An import writes thousands of these in one change; nothing of one is kept for the next. */
struct writing { /* one household on its way in */
        struct ctx *c;
        struct change *ch;
        struct subject_group *g;
        int64_t household;
        size_t head;
};

static size_t register_head(const struct subject_group *g)
{
        size_t head = 0;
        (void)register_heads(g, &head);
        return head;
}

static struct draft *register_draft(const struct writing *w, const char *entity)
{
        return draft_new(w->c->arena, entity_find(str_of(entity)));
}

struct headed_row { /* of register_sheet.head_household */
        int64_t household_id;
        struct val hh_no;
};
static const struct db_column headed_columns[] = {
        DB_COLUMN(struct headed_row, household_id),
        DB_COLUMN(struct headed_row, hh_no),
};

/* headed: the household the head's number leads to; ours only when it has no number of its own or the sheet gives none:
 * with two numbers they are two households, and the head has moved from one to the other. */
static bool headed(struct writing *w, struct val id_no, bool numbered)
{
        struct draft *p = register_draft(w, "person");
        int64_t person = 0;
        struct stmt *s;
        struct headed_row row;
        if (id_no.type != VAL_TEXT)
                return true;
        draft_set(p, "id_no", id_no);
        if (!change_find(w->c, p, &person) || person == 0)
                return w->c->err.kind == ERR_NONE;
        if (!db_query(w->c, db_sql(w->c->db, "register_sheet.head_household"), ARGS(ARG("person_id", V_INT(person))),
                      &s))
                return false;
        while (db_row(w->c, s, DB_COLUMNS(headed_columns), &row))
                if (!numbered || val_is_null(row.hh_no))
                        w->household = row.household_id;
        return w->c->err.kind == ERR_NONE;
}

/* register_find_household: its number, else its head's ID number, else its village and head's name. */
static bool register_find_household(struct writing *w)
{
        const struct val number = subject_value(w->g, SUBJECT_WHOLE, "household.hh_no");
        const struct val id_no = subject_value(w->g, w->head, "person.id_no");
        struct draft *d = register_draft(w, "household");
        if (number.type == VAL_TEXT) {
                draft_set(d, "hh_no", number);
                if (!change_find(w->c, d, &w->household))
                        return false;
        }
        if (w->household == 0 && !headed(w, id_no, number.type == VAL_TEXT))
                return false;
        /* a number nobody has is a new household: two of one village may have heads of one name */
        if (w->household || number.type == VAL_TEXT || id_no.type == VAL_TEXT)
                return true;
        draft_set(d, "place", V_TEXT(w->g->place));
        draft_set(d, "head_name", subject_value(w->g, w->head, "person.name"));
        return change_find(w->c, d, &w->household);
}

/* register_household_there: a household that has ended (split up, merged, gone) is not brought back by an old sheet. */
static bool register_household_there(struct writing *w)
{
        struct ctx *c = w->c;
        struct household_end end = { 0 };
        bool ended = false;
        if (!household_ended(c, w->household, &end, &ended))
                return false;
        if (!ended)
                return true;
        if (end.into.n)
                return fail(c, ERR_CONFLICT, "household.merged", "household.hh_no",
                            say(c, "该户已于 %.*s 并入“%.*s”：请在那一户登记",
                                "this household was merged on %.*s into %.*s: enter it there"),
                            FMT(end.ended_on), FMT(end.into));
        return fail(c, ERR_CONFLICT, "household.ended", "household.hh_no",
                    say(c, "该户已于 %.*s 结束，不再登记", "this household ended on %.*s"), FMT(end.ended_on));
}

/* The head's name is written here and not left to members.c: a new household needs a name before it has members. */
static bool register_put_household(struct writing *w)
{
        struct draft *d = register_draft(w, "household");
        subject_fill(d, w->g, SUBJECT_WHOLE);
        draft_set(d, "place", V_TEXT(w->g->place));
        draft_set(d, "head_name", subject_value(w->g, w->head, "person.name"));
        d->id = w->household;
        if (!subject_put_known(w->c, w->ch, w->g, d))
                return false;
        w->household = d->id;
        return true;
}

/* member_elsewhere: somebody must say which household is the true one: nobody is moved by a sheet. Which it is, is told
 * to who may read it. */
static bool member_elsewhere(struct writing *w, int64_t person)
{
        struct ctx *c = w->c;
        struct val other;
        if (!db_one(c, db_sql(c->db, "register_sheet.elsewhere"),
                    ARGS(ARG("person_id", V_INT(person)), ARG("household_id", V_INT(w->household))), &other))
                return false;
        if (other.type != VAL_INT)
                return true;
        struct draft *there;
        if (!change_load(c, entity_find(S("household")), other.i, &there))
                return false;
        if (!scope_covers(c->actor, there->e, RIGHT_READ, there->place))
                return change_elsewhere(c, "person.id_no");
        return fail(c, ERR_CONFLICT, "person.elsewhere", "person.id_no",
                    say(c, "此人现在是另一户（%.*s）的成员：先在那一户办理减少",
                        "a member of another household (%.*s) now: end that first"),
                    FMT(change_title(c, there->e, there->id)));
}

/* register_same_name: another name under a known number is another person, or an error; a member's name may be
 * corrected. */
static bool register_same_name(struct writing *w, size_t row, int64_t person)
{
        struct ctx *c = w->c;
        struct val other;
        if (!db_one(c, db_sql(c->db, "register_sheet.other_name"),
                    ARGS(ARG("person_id", V_INT(person)), ARG("household_id", V_INT(w->household)),
                         ARG("name", subject_value(w->g, row, "person.name"))),
                    &other))
                return false;
        return other.type != VAL_TEXT ||
               fail(c, ERR_CONFLICT, "person.name_differs", "person.name",
                    say(c, "这个证件号码登记的不是“%.*s”，请核实是不是同一个人",
                        "this ID number is not registered for “%.*s”; find out whether it is the same person"),
                    FMT(subject_value(w->g, row, "person.name").s));
}

/* register_find_person: by ID number; without one, by name among the members: a namesake elsewhere is somebody else. */
static bool register_find_person(struct writing *w, size_t row, struct draft *d)
{
        struct ctx *c = w->c;
        struct val known = V_NULL;
        if (draft_get(d, "id_no").type == VAL_TEXT)
                return change_find(c, d, &d->id);
        if (!db_one(c, db_sql(c->db, "register_sheet.member_by_name"),
                    ARGS(ARG("household_id", V_INT(w->household)),
                         ARG("name", subject_value(w->g, row, "person.name"))),
                    &known))
                return false;
        d->id = known.type == VAL_INT ? known.i : 0;
        return true;
}

/* A new person lives where his household lies; the home of one already known is not moved by a sheet of households. */
static bool register_put_member(struct writing *w, size_t row)
{
        struct draft *p = register_draft(w, "person"), *m = register_draft(w, "household_member");
        subject_fill(p, w->g, row);
        if (!register_find_person(w, row, p))
                return false;
        if (p->id == 0)
                draft_set(p, "place", V_TEXT(w->g->place));
        else if (!member_elsewhere(w, p->id) || !register_same_name(w, row, p->id))
                return false;
        if (!subject_put_known(w->c, w->ch, w->g, p))
                return false;
        subject_fill(m, w->g, row);
        draft_set(m, "household", V_INT(w->household));
        draft_set(m, "person", V_INT(p->id));
        return subject_put(w->c, w->ch, w->g, m);
}

struct stretch { /* what stands of the household's road */
        int64_t poor, exited;
        char poor_from[11], exited_from[11];
};

struct road_row { /* of register_sheet.road_statuses */
        int64_t id;
        struct str kind;
        char from_on[11];
};
static const struct db_column road_columns[] = {
        DB_COLUMN(struct road_row, id),
        DB_COLUMN(struct road_row, kind),
        DB_COLUMN(struct road_row, from_on),
};

/* load_road: a household that relapsed has several poor stretches; the sheet's one year of identification is the
 * first. */
static bool load_road(struct writing *w, struct stretch *out)
{
        struct ctx *c = w->c;
        struct stmt *s;
        struct road_row row;
        *out = (struct stretch){ .poor = 0 };
        if (!db_query(c, db_sql(c->db, "register_sheet.road_statuses"), ARGS(ARG("household_id", V_INT(w->household))),
                      &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(road_columns), &row)) {
                const bool out_of_poverty = str_starts(row.kind, S("exited"));
                int64_t *id = out_of_poverty ? &out->exited : &out->poor;
                if (*id && !out_of_poverty)
                        continue; /* the first identification, the last exit */
                *id = row.id;
                memcpy(out_of_poverty ? out->exited_from : out->poor_from, row.from_on, sizeof row.from_on);
        }
        return c->err.kind == ERR_NONE;
}

/* day_is_known: a year alone says nothing against a day of that year. */
static bool day_is_known(const struct register_day *d, const char *known)
{
        size_t n = strcmp(d->precision, "year") == 0 ? 4 : strcmp(d->precision, "month") == 0 ? 7 : 10;
        return known[0] && strncmp(d->text, known, n) == 0;
}

/* A status that stands keeps its kind: the sheet may only date it better. */
static struct draft *register_status(struct writing *w, int64_t id, const char *kind, const struct register_day *from)
{
        struct draft *d = register_draft(w, "household_status");
        d->id = id;
        draft_set(d, "household", V_INT(w->household));
        if (id == 0)
                draft_set(d, "kind", V_TEXT(kind));
        draft_set(d, "from_on", V_TEXT(arena_copy(w->c->arena, str_of(from->text))));
        draft_set(d, "precision", V_TEXT(from->precision));
        return d;
}

/* first_kind: how the road begins. Who is out of poverty was poor before; a monitored household has no poor stretch. */
static const char *first_kind(struct writing *w)
{
        const struct val kind = subject_value(w->g, SUBJECT_WHOLE, "household_status.kind");
        if (kind.type != VAL_TEXT || str_starts(kind.s, S("exited")))
                return "poor";
        return arena_copy(w->c->arena, kind.s);
}

/* register_put_status: the exit is written after the end of the poor stretch, so that the two never overlap. */
static bool register_put_status(struct writing *w)
{
        struct register_day identified, exited;
        struct stretch now;
        const char *wrong;
        if (!register_days(w->g, &identified, &exited, &wrong) || !load_road(w, &now))
                return w->c->err.kind == ERR_NONE;
        /* what the register knows already, as well or better, is not written again */
        const bool exits = exited.text[0] && !day_is_known(&exited, now.exited_from);
        const bool begins = identified.text[0] && !day_is_known(&identified, now.poor_from);
        struct register_day from = identified;
        if (!begins && now.poor)
                from = (struct register_day){ .precision = NULL };
        /* one draft for the poor stretch: dated, and ended where the sheet has an exit */
        if (begins || (exits && now.poor)) {
                struct draft *d = begins ? register_status(w, now.poor, first_kind(w), &from)
                                         : register_draft(w, "household_status");
                d->id = now.poor;
                if (exits) {
                        char before[11];
                        date_add(exited.text, -1, before);
                        draft_set(d, "to_on", V_TEXT(arena_copy(w->c->arena, str_of(before))));
                        draft_set(d, "end_precision", V_TEXT(exited.precision));
                }
                if (!subject_put(w->c, w->ch, w->g, d))
                        return false;
        }
        return !exits || subject_put(w->c, w->ch, w->g, register_status(w, now.exited, "exited", &exited));
}

/* The year is the one the column's header names, else the sheet's (subject.h). */
static bool register_put_income(struct writing *w)
{
        struct draft *d = register_draft(w, "household_income");
        const struct subject_cell *cell = subject_cell(w->g, SUBJECT_WHOLE, "household_income.per_capita");
        bool any = false;
        subject_fill(d, w->g, SUBJECT_WHOLE);
        for (size_t i = 0; i < d->e->n_fields; i++) /* how many they are is no income */
                any = any || (d->given[i] && strcmp(d->e->fields[i].name, "persons") != 0);
        if (!any)
                return true;
        draft_set(d, "household", V_INT(w->household));
        draft_set(d, "year", V_INT(cell->year ? cell->year : w->g->year));
        return subject_put(w->c, w->ch, w->g, d);
}

bool register_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        struct writing w = { c, ch, g, 0, register_head(g) };
        g->at = SUBJECT_WHOLE;
        if (!register_find_household(&w) || !register_household_there(&w) || !register_put_household(&w) ||
            !register_put_member(&w, w.head))
                return false;
        for (size_t row = 0; row < g->n; row++) {
                g->at = row;
                if (row != w.head && !g->rows[row].refused && !register_put_member(&w, row))
                        return false;
        }
        g->at = SUBJECT_WHOLE;
        return register_put_status(&w) && register_put_income(&w);
}
