/* life_spans.c: ending a span, and going on with it in another household or relation.
 *
 * A continuation says all that the span said, from the day after its end, or from its own first day where that is still
 * to come; why it ended is not its own. A span that had not begun when its household ended or changed never came about:
 * it is taken back, except a member's, who came later than the day the order names: then the day is wrong, and said to
 * be. Which registers go with a household is not listed anywhere: whatever is a span with a field `household` does, so
 * that a mechanism added later goes along without a word here. */
#include "mechanisms/households/life_private.h"

/* begun_later: the first day of a span that had not begun by the last day of what was; else NULL. */
static const char *begun_later(const struct life_work *w, const struct draft *span, struct arena *a)
{
        const struct val from = draft_get(span, "from_on");
        const bool later = from.type == VAL_TEXT && str_cmp(from.s, str_of(w->last)) > 0;
        return later ? arena_copy(a, from.s) : NULL;
}

/* own_link: a field that names another row of the same register belongs to the row, not to what it says. */
static bool own_link(const struct entity *e, const struct field *f)
{
        return f->type == FIELD_REF && strcmp(f->ref, e->name) == 0;
}

/* Fields whose names begin with end_ say why it ended, and how exactly that is known. */
bool life_next(struct ctx *c, struct life_work *w, const struct entity *e, int64_t id, struct draft **out)
{
        struct draft *was, *d = draft_new(c->arena, e);
        if (!change_load(c, e, id, &was))
                return false;
        for (size_t i = 0; i < e->n_fields; i++)
                if (strncmp(e->fields[i].name, "end_", 4) != 0 && !own_link(e, &e->fields[i]) &&
                    was->v[i].type != VAL_NULL)
                        draft_set(d, e->fields[i].name, was->v[i]);
        if (!begun_later(w, was, c->arena))
                draft_set(d, "from_on", V_TEXT(w->next));
        *out = d;
        return true;
}

/* unbegun: a span that begins after the last day of what was can't end on it: what others do for the household never
 * came about and is taken back; a member came into the household after the day said, which is told. */
static bool unbegun(struct ctx *c, struct life_work *w, const struct draft *span, const char *from)
{
        struct val name = V_NULL;
        if (strcmp(span->e->name, "household_member") != 0)
                return change_void(c, w->ch, span->e, span->id,
                                   say(c, "户变动在其开始之前", "the household's event came before its beginning"));
        if (!db_one(c, S("SELECT name FROM person WHERE county = :county AND id = :id"),
                    ARGS(ARG("id", draft_get(span, "person"))), &name))
                return false;
        return fail(c, ERR_INVALID, "life.begun_later", "day",
                    say(c, "%.*s自 %s 起才是这一户的成员，变动日期须在这一天之后",
                        "%.*s is a member of the household since %s: the event must be after that day"),
                    FMT(name.s), from);
}

/* The reason is given only where the register knows it: each has a list of its own, and "split" is no reason to leave a
 * base. */
bool life_end(struct ctx *c, struct life_work *w, const struct entity *e, int64_t id, const char *end_reason)
{
        struct draft *was, *more = draft_new(c->arena, e);
        const struct field *f = field_find(e, S("end_reason"));
        if (!change_load(c, e, id, &was))
                return false;
        const char *from = begun_later(w, was, c->arena);
        if (from)
                return unbegun(c, w, was, from);
        if (f && end_reason && code_known(f->codes, str_of(end_reason)) && !code_kept(f->codes, str_of(end_reason)))
                draft_set(more, "end_reason", V_TEXT(end_reason));
        if (field_find(e, S("successor"))) /* who was to follow goes his own way (life_next) */
                draft_set(more, "successor", V_NULL);
        return change_end(c, w->ch, e, id, w->last, more);
}

bool life_goes_on(struct ctx *c, struct life_work *w, const struct entity *e, int64_t id, const struct arg *otherwise,
                  size_t n, const char *end_reason)
{
        struct draft *d;
        if (!life_next(c, w, e, id, &d) || !life_end(c, w, e, id, end_reason))
                return false;
        for (size_t i = 0; i < n; i++)
                draft_set(d, otherwise[i].name, otherwise[i].v);
        return change_put(c, w->ch, d);
}

/* REFS are stored as 12,15 without a key; a comma at both ends makes 2 no part of 12. */
bool life_ids(struct ctx *c, const struct entity *e, const struct field *f, int64_t id, const char *after,
              int64_t **out, size_t *n)
{
        struct stmt *s;
        size_t capacity = 0;
        const bool many = f->type == FIELD_REFS, span = e->life == LIFE_SPAN && after;
        struct str sql = arena_fmt(c->arena,
                                   "SELECT t.id FROM %s t WHERE t.county = :county AND t.voided = 0 AND %s%s%s%s "
                                   "ORDER BY t.id",
                                   e->name, many ? "',' || t." : "t.", field_column(c->arena, f),
                                   many ? " || ',' LIKE :needle" : " = :id",
                                   span ? " AND (t.to_on IS NULL OR t.to_on > :after)" : "");
        const char *needle = arena_fmt(c->arena, "%%,%lld,%%", (long long)id).p;
        *out = NULL;
        *n = 0;
        if (!db_query(
                    c, sql,
                    ARGS(ARG("id", V_INT(id)), ARG("needle", V_TEXT(needle)), ARG("after", V_TEXT(after ? after : ""))),
                    &s))
                return false;
        while (db_next(c, s)) {
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = db_named_int(s, "id");
        }
        return c->err.kind == ERR_NONE;
}

/* The test is the field, not a list of names: see above. */
const struct field *life_walks(const struct entity *e)
{
        if (e->life != LIFE_SPAN || e->reference || strcmp(e->name, "household_member") == 0 ||
            strcmp(e->name, "household_status") == 0)
                return NULL;
        const struct field *f = field_find(e, S("household"));
        return f && f->type == FIELD_REF && strcmp(f->ref, "household") == 0 ? f : NULL;
}

/* Shares are the only spans with an amount of their own today; the field says so, whatever the register is called. */
bool life_summed(const struct entity *e)
{
        return field_find(e, S("shares")) != NULL;
}
