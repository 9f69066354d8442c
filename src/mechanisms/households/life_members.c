/* life_members.c: who belongs to a household and what each is to its head; a new head.
 *
 * Relations are to the head, so a new head changes everybody's. Most follow from what both were to the old one
 * (life_relation.c); what does not is asked: the preview comes back open, with the members and an empty relation, and
 * the order is sent again with what somebody said. An order that leaves one out is refused, never guessed. Who is no
 * member on the next day has no relation and is not asked for. */
#include "mechanisms/households/life_private.h"

const struct entity *life_member_entity(void)
{
        return entity_find(S("household_member"));
}

/* relation_words: previews speak in the words of the list, in the reader's language. */
static const char *relation_words(struct ctx *c, struct str code)
{
        const struct entity *e = life_member_entity();
        return code_title(c, e->fields[field_index(e, "relation")].codes, code, NULL);
}

size_t life_member_at(const struct life_member *m, size_t n, int64_t person)
{
        size_t i = 0;
        while (i < n && m[i].person != person)
                i++;
        return i;
}

size_t life_head_at(const struct life_member *m, size_t n)
{
        size_t i = 0;
        while (i < n && !str_is(m[i].before, "head"))
                i++;
        return i;
}

/* `where` is the field of the order that names him, so that the page marks it. */
bool life_not_member(struct ctx *c, const char *where)
{
        return fail(c, ERR_INVALID, "life.not_member", where, "%s",
                    say(c, "此人不是这一户的在册成员", "that person is no member of this household"));
}

static const struct db_column member_columns[] = {
        DB_COLUMN(struct life_member, id),      DB_COLUMN_AS(struct life_member, person, "person_id"),
        DB_COLUMN(struct life_member, version), DB_COLUMN(struct life_member, name),
        DB_COLUMN(struct life_member, sex),     DB_COLUMN_AS(struct life_member, before, "relation"),
};

/* As many as the statement gives, up to more than any household has; the head first, so that lists begin with him. */
bool life_members(struct ctx *c, struct life_work *w, int64_t household, struct life_member **out, size_t *n)
{
        struct stmt *s;
        *out = NEWS(c->arena, struct life_member, LIFE_MEMBERS_MAX);
        *n = 0;
        if (!db_query(c, db_sql(c->db, "life.members"),
                      ARGS(ARG("household_id", V_INT(household)), ARG("last", V_TEXT(w->last))), &s))
                return false;
        while (*n < LIFE_MEMBERS_MAX && db_row_kept(c, s, c->arena, DB_COLUMNS(member_columns), &(*out)[*n]))
                ++*n;
        db_done(s);
        return c->err.kind == ERR_NONE;
}

/* relation_given: the relation an order gives a member, as a code. */
static bool relation_given(struct ctx *c, const struct life_work *w, struct life_member *m)
{
        const struct entity *e = life_member_entity();
        const struct field *f = &e->fields[field_index(e, "relation")];
        for (size_t i = 0; i < w->o->n_choices; i++) {
                const struct life_choice *k = &w->o->choices[i];
                if (k->member != m->id || k->relation.n == 0)
                        continue;
                const char *code = code_of(c, f->codes, k->relation);
                if (!code)
                        return fail(c, ERR_INVALID, "code.unknown", "members",
                                    say(c, "“%.*s”不是与户主关系，可用：%.*s", "%.*s is no relation; known are %.*s"),
                                    FMT(k->relation), FMT(codes_allowed(c, f->codes)));
                m->after = str_of(code);
        }
        return true;
}

/* What was said goes before what is derived: families are not as tables have them. Without the sexes of both nothing is
 * derived: father and mother, son and daughter are told apart by them. */
bool life_settle(struct ctx *c, struct life_work *w, struct life_member *m, size_t n, size_t head,
                 struct str old_head_sex)
{
        w->out->members = m;
        w->out->n_members = n;
        for (size_t i = 0; i < n; i++) {
                if (!relation_given(c, w, &m[i]))
                        return false;
                if (i == head)
                        m[i].after = S("head");
                const bool known = head < n && m[i].sex.n && old_head_sex.n;
                const char *code =
                        !known || m[i].after.n
                                ? NULL
                                : life_relation(arena_copy(c->arena, m[head].before), arena_copy(c->arena, m[i].before),
                                                str_is(old_head_sex, "1"), str_is(m[i].sex, "1"));
                if (code)
                        m[i].after = str_of(code);
                w->out->open = w->out->open || m[i].after.n == 0;
        }
        return true;
}

/* Whose relation and household stay as they were keeps his row: a row is ended only for what has changed. */
bool life_write_members(struct ctx *c, struct life_work *w, const struct life_member *m, size_t n, int64_t household,
                        const char *why)
{
        for (size_t i = 0; i < n; i++) {
                if (!household && str_eq(m[i].before, m[i].after))
                        continue;
                struct arg otherwise[] = { ARG("relation", V_STR(m[i].after)), ARG("start_reason", V_TEXT(why)),
                                           ARG("household", V_INT(household)) };
                if (!life_goes_on(c, w, life_member_entity(), m[i].id, otherwise, household ? 3 : 2, why))
                        return false;
                life_words(c, w, say(c, "%.*s：与户主关系由“%s”变为“%s”", "%.*s: %s becomes %s"), FMT(m[i].name),
                           relation_words(c, m[i].before), relation_words(c, m[i].after));
        }
        return true;
}

/* The old head need not be there: a household without one gets one so, and then every relation has to be said. */
bool life_head(struct ctx *c, struct life_work *w)
{
        struct life_member *m;
        size_t n;
        if (!life_household(c, w->o->household, &w->household) || !life_members(c, w, w->o->household, &m, &n))
                return false;
        const size_t at = life_member_at(m, n, w->o->person), old = life_head_at(m, n);
        if (at == n)
                return life_not_member(c, "person");
        if (at == old)
                return fail(c, ERR_INVALID, "life.same_head", "person", "%s",
                            say(c, "此人已经是户主", "that person is the head already"));
        if (!life_settle(c, w, m, n, at, old < n ? m[old].sex : S("")))
                return false;
        if (w->out->open)
                return true;
        struct str summary =
                arena_fmt(c->arena, say(c, "%.*s：户主由%.*s变更为%.*s", "%.*s: head %.*s, now %.*s"),
                          FMT(life_title(c, w->household)), FMT(old < n ? m[old].name : S("—")), FMT(m[at].name));
        return life_event_put(c, w, summary,
                              ARGS(ARG("person", V_INT(m[at].person)),
                                   ARG("other_person", old < n ? V_INT(m[old].person) : V_NULL))) &&
               life_write_members(c, w, m, n, 0, "restated");
}
