/* look.c: marks of looks into compartments (see look.h). */
#include "core/look.h"

#define LOOKS_ONE_BY_ONE (LOOKS_MAX / 2) /* then by register, of which few are closed: none is ever left out */

void look_begin(struct ctx *c, bool (*may_refuse)(struct ctx *c))
{
        c->looks = NEW(c->arena, struct looks);
        c->looks->may_refuse = may_refuse;
}

struct look *look_into(struct ctx *c, const struct entity *e, enum area area, int64_t id)
{
        struct looks *all = c->looks;
        if (!all || !scope_outside(c->actor, area))
                return NULL;
        if (all->n >= LOOKS_ONE_BY_ONE)
                id = 0;
        for (size_t i = 0; i < all->n; i++)
                if (all->items[i].e == e && all->items[i].id == id)
                        return &all->items[i];
        if (all->n < LOOKS_MAX)
                all->n++;
        all->items[all->n - 1] = (struct look){ .e = e, .id = id };
        return &all->items[all->n - 1];
}

void look_row(struct look *k)
{
        if (k)
                k->rows++;
}

bool look_refusing(struct ctx *c, enum area area)
{
        struct looks *all = c->looks;
        if (!all || all->asked_once || !scope_outside(c->actor, area))
                return true;
        all->asked_once = all->may_refuse(c);
        return all->asked_once;
}

void look_refused(struct ctx *c, const struct entity *e, enum area area, int64_t id)
{
        struct look *k = look_into(c, e, area, id);
        if (k)
                k->asked = k->refused = true;
}
