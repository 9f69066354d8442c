/* reasons.c: whether the reason of a block may be told (see reasons.h). A block is about every register it wrote in; of
 * a paper, a disclosure, a proposal the register it is of decides, which stands in its own image. */
#include "http/reasons.h"

#include "core/journal.h"
#include "core/look.h"

/* told_area: one area the block is about. */
static bool told_area(struct ctx *c, const struct entity *e, enum area area)
{
        if (!scope_reads(c->actor, area, c->county))
                return false;
        look_row(look_into(c, e, area, 0));
        return true;
}

/* told_of_areas: a proposal names the areas of all it asks for. */
static bool told_of_areas(struct ctx *c, const struct entity *e, struct str areas)
{
        struct str one;
        bool ok = true;
        while (areas.n && str_cut(&areas, ',', &one))
                for (int a = 0; a < AREA_MAX; a++)
                        if (str_is(one, area_name((enum area)a)))
                                ok = told_area(c, e, (enum area)a) && ok;
        return ok;
}

/* told_of: what is about a register or a list, by its name. */
static bool told_of(struct ctx *c, struct str name)
{
        const struct list *l = list_find(name);
        const struct entity *e = entity_find(l ? str_of(l->of) : name);
        return !e || (told_area(c, e, e->area) && (!l || told_area(c, e, l->closed)));
}

/* told_by_images: the records of e in the block say themselves what they are about. */
static bool told_by_images(struct ctx *c, const char *chain, int64_t seq, const struct entity *e, bool *ok)
{
        struct stmt *s;
        struct str text;
        if (!db_query(c, db_sql(c->db, "api.block_images"),
                      ARGS(ARG("county", V_TEXT(chain)), ARG("seq", V_INT(seq)), ARG("entity", V_TEXT(e->name))), &s))
                return false;
        while (db_next(c, s)) {
                const struct str image = db_named_str(s, "image");
                if (image_get(image, e->of_areas ? "areas" : e->about, &text))
                        *ok = (e->of_areas ? told_of_areas(c, e, text) : told_of(c, text)) && *ok;
        }
        return c->err.kind == ERR_NONE;
}

/* keeps_all: nothing to ask of the block: every compartment is his own department's. */
static bool keeps_all(const struct ctx *c)
{
        for (int a = 0; a < AREA_MAX; a++)
                if (scope_outside(c->actor, (enum area)a) || !scope_reads(c->actor, (enum area)a, c->county))
                        return false;
        return true;
}

bool block_reason(struct ctx *c, const char *chain, int64_t seq, struct str *reason)
{
        struct stmt *s;
        const struct entity *wrote[64];
        size_t n = 0;
        bool ok = true;
        if (reason->n == 0 || keeps_all(c))
                return true;
        if (!db_query(c, db_sql(c->db, "api.block_registers"),
                      ARGS(ARG("county", V_TEXT(chain)), ARG("seq", V_INT(seq))), &s))
                return false;
        while (db_next(c, s)) {
                const struct entity *e = entity_find(db_named_str(s, "entity"));
                if (e && n < COUNT(wrote))
                        wrote[n++] = e;
        }
        for (size_t i = 0; i < n && c->err.kind == ERR_NONE; i++)
                if (!wrote[i]->about && !wrote[i]->of_areas)
                        ok = told_area(c, wrote[i], wrote[i]->area) && ok;
                else if (!told_by_images(c, chain, seq, wrote[i], &ok))
                        return false;
        if (!ok)
                *reason = str_of(say(c, "（涉及专管登记簿，不显示）", "(about a register of another department)"));
        return c->err.kind == ERR_NONE;
}
