/* life_statuses.c: what a household is, when another takes it over or it is no more.
 *
 * A household split off is what the one it came from is, from the day of the split: not from the day of identification,
 * for it did not exist then and the figures of past years stay as they were. Since when it has been so is kept in the
 * note. Poverty is never lifted here: a status that ends goes on in another household, or the household has ended. */
#include "mechanisms/households/life_private.h"

static const struct db_column standing_columns[] = {
        DB_COLUMN(struct life_standing, id),
        DB_COLUMN(struct life_standing, kind),
        DB_COLUMN_AS(struct life_standing, from, "from_on"),
};

/* Asked for the first day of what is then: a status that ends on the day before has ended by itself. */
bool life_statuses(struct ctx *c, const struct life_work *w, int64_t household, struct life_standing **out, size_t *n)
{
        struct stmt *s;
        struct life_standing one;
        size_t capacity = 0;
        *out = NULL;
        *n = 0;
        if (!db_query(c, db_sql(c->db, "life.statuses"),
                      ARGS(ARG("household_id", V_INT(household)), ARG("day", V_TEXT(w->next))), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(standing_columns), &one)) {
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = one;
        }
        return c->err.kind == ERR_NONE;
}

/* The day of its beginning is exact, however vague the former one was. */
bool life_status_begins(struct ctx *c, struct life_work *w, const struct life_standing *s, int64_t household)
{
        const struct entity *e = entity_find(S("household_status"));
        struct draft *d;
        if (!life_next(c, w, e, s->id, &d))
                return false;
        draft_set(d, "household", V_INT(household));
        draft_set(d, "precision", V_TEXT("day"));
        draft_set(d, "note",
                  V_STR(arena_fmt(c->arena, say(c, "原户自 %.*s 起", "of the former household since %.*s"),
                                  FMT(s->from))));
        life_words(c, w, say(c, "状态“%s”自 %s 起延续", "status %s goes on from %s"),
                   code_title(c, e->fields[field_index(e, "kind")].codes, s->kind, NULL), w->next);
        return change_put(c, w->ch, d);
}

bool life_end_statuses(struct ctx *c, struct life_work *w, int64_t household)
{
        const struct entity *e = entity_find(S("household_status"));
        int64_t *ids;
        size_t n;
        if (!life_ids(c, e, field_find(e, S("household")), household, w->last, &ids, &n))
                return false;
        for (size_t i = 0; i < n; i++)
                if (!life_end(c, w, e, ids[i], NULL))
                        return false;
        return true;
}
