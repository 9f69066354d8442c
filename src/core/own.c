/* own.c: a grant over own households, asked about one record (see own.h). */
#include "core/own.h"

/* Without a module that says what "own" means such a grant sees nothing. */
const char *own_households(void)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t i = 0; i < n; i++)
                if (m[i]->own_sql)
                        return m[i]->own_sql;
        return NULL;
}

const struct field *own_field(const struct entity *e)
{
        for (size_t i = 0; e->own && i < e->n_fields; i++)
                if (e->fields[i].type == FIELD_REF && strncmp(e->own, "t.", 2) == 0 &&
                    strncmp(e->own + 2, e->fields[i].name, strlen(e->fields[i].name)) == 0 &&
                    strcmp(e->own + 2 + strlen(e->fields[i].name), "_id") == 0)
                        return &e->fields[i];
        return NULL;
}

bool own_granted(const struct actor *a, const struct entity *e, enum right right)
{
        for (size_t i = 0; a && e->own && own_households() && i < a->n_grants && i < GRANTS_MAX; i++)
                if (a->grants[i].own && (role_rights(a->grants[i].role, e->area) & right))
                        return true;
        return false;
}

static bool among_own(struct ctx *c, struct str sql, int64_t id, bool *own)
{
        struct val v;
        if (!db_one(c, sql, ARGS(ARG("id", V_INT(id))), &v))
                return false;
        *own = v.type == VAL_INT;
        return true;
}

bool own_household(struct ctx *c, int64_t household, bool *own)
{
        return among_own(c, arena_fmt(c->arena, "SELECT 1 AS one WHERE :id IN (%s)", own_households()), household, own);
}

bool own_reaches(struct ctx *c, const struct entity *e, enum right right, int64_t id, bool *own)
{
        *own = false;
        return !own_granted(c->actor, e, right) ||
               among_own(c,
                         arena_fmt(c->arena,
                                   "SELECT t.id FROM %s t WHERE t.county = :county AND t.id = :id AND %s IN (%s)",
                                   e->name, e->own, own_households()),
                         id, own);
}
