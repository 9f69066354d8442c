/* review_step.c: whose step a proposal waits for (see review.h): a grant over a township confirms for the township, one
 * over the county for the county; nobody confirms for a village, and no grant over own households confirms anything. */
#include "core/review_private.h"

/* The right to confirm in the area that decides on the register, and over the place. */
static bool grants_step(const struct actor *a, const struct grant *g, const struct entity *e, const char *place)
{
        return !g->own && (role_rights(g->role, entity_decided(e)) & RIGHT_CONFIRM) &&
               place_under(g->place, a->county) && place_under(place, g->place);
}

/* The highest grant counts: who may confirm for the county takes the township's step as well. */
enum review_level review_level(const struct actor *a, const struct entity *e, const char *place)
{
        enum review_level best = LEVEL_NONE;
        for (size_t i = 0; a && i < a->n_grants && i < GRANTS_MAX; i++) {
                size_t n = strlen(a->grants[i].place);
                enum review_level level = n == 6 ? LEVEL_COUNTY : n == 9 ? LEVEL_TOWNSHIP : LEVEL_NONE;
                if (level > best && grants_step(a, &a->grants[i], e, place))
                        best = level;
        }
        return best;
}

static bool confirms_anything(enum role r)
{
        for (int area = 0; area < AREA_MAX; area++)
                if ((role_rights(r, (enum area)area) & RIGHT_CONFIRM))
                        return true;
        return false;
}

/* Both at once for who has grants of both: his boxes are two. */
void review_desk(const struct actor *a, bool *township, bool *county)
{
        *township = *county = false;
        for (size_t i = 0; i < a->n_grants && i < GRANTS_MAX; i++) {
                const struct grant *g = &a->grants[i];
                if (g->own || !confirms_anything(g->role))
                        continue;
                *county = *county || strlen(g->place) == 6;
                *township = *township || strlen(g->place) == 9;
        }
}

/* review_need: the steps left after the actor's own. What lies in no township has no township step; another account of
 * the county is wanted of everybody but the store itself. */
unsigned review_need(const struct actor *a, const char *steps, enum review_level level, const char *place)
{
        if (strcmp(steps, "second") == 0)
                return a->account_id ? NEED_COUNTY : 0;
        bool below = strlen(place) > 6, county = strcmp(steps, "township") != 0 || !below;
        bool township = below && strcmp(steps, "county") != 0;
        unsigned need = 0;
        if (township && level < LEVEL_TOWNSHIP)
                need |= NEED_TOWNSHIP;
        if (county && level < LEVEL_COUNTY)
                need |= NEED_COUNTY;
        return need;
}
