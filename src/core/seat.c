/* seat.c: whose numbers an account is told (scope.h): its own place's, or those of the households it helps.
 *
 * What somebody may read and what a number is headed by are two questions. A township reads the directories of the
 * whole county and the county's documents, and is still told its own numbers alone; under the county's name they would
 * be the township's, and under another township's they would be nought. */
#include "core/scope.h"

/* seated: a grant whose place its numbers are counted in. Who gives the keys reads no register, and is seated by that
 * grant only when he has no other. */
static bool seated(const struct actor *a, const struct grant *g, enum area area)
{
        return !g->own && (role_rights(g->role, area) & RIGHT_READ) && place_under(g->place, a->county);
}

/* seats_by: the places of the grants that read the area, the county's alone where it is among them; else in the order
 * they were given, one within another left out. */
static size_t seats_by(const struct actor *a, enum area area, const char *out[GRANTS_MAX])
{
        size_t n = 0;
        for (size_t i = 0; i < a->n_grants; i++) {
                bool within = !seated(a, &a->grants[i], area);
                for (size_t k = 0; k < a->n_grants && !within; k++)
                        within = k != i && seated(a, &a->grants[k], area) &&
                                 place_under(a->grants[i].place, a->grants[k].place) &&
                                 (k < i || strcmp(a->grants[i].place, a->grants[k].place) != 0);
                if (!within)
                        out[n++] = a->grants[i].place;
        }
        return n;
}

size_t scope_seats(const struct actor *a, const char *out[GRANTS_MAX])
{
        size_t n = a ? seats_by(a, AREA_BASE, out) : 0;
        return n || !a ? n : seats_by(a, AREA_ACCOUNT, out);
}

const char *scope_seat(const struct actor *a)
{
        const char *seats[GRANTS_MAX];
        return scope_seats(a, seats) && strlen(seats[0]) > 6 ? seats[0] : NULL;
}

bool scope_own(const struct actor *a)
{
        const char *seats[GRANTS_MAX];
        return a && scope_seats(a, seats) == 0;
}

bool scope_reaches(const struct actor *a, const char *place)
{
        const char *seats[GRANTS_MAX];
        size_t n = scope_seats(a, seats);
        for (size_t i = 0; i < n; i++)
                if (place_under(place, seats[i]))
                        return true;
        return !a;
}

const char *seat_code(const struct ctx *c, const char *place)
{
        const char *seats[GRANTS_MAX];
        if (place || !c->actor)
                return place ? place : c->county;
        return scope_seats(c->actor, seats) == 1 ? seats[0] : NULL;
}

/* seats_called: all places of the account, with their codes for a message, which is read by who asks again. */
static bool seats_called(struct ctx *c, bool coded, struct str *names)
{
        const char *seats[GRANTS_MAX];
        struct str one;
        size_t n = scope_seats(c->actor, seats);
        *names = n ? S("") : str_of(say(c, "本人帮扶的户", "households I help"));
        for (size_t i = 0; i < n; i++) {
                if (!place_called(c, str_of(seats[i]), &one))
                        return false;
                *names = arena_fmt(c->arena, "%.*s%s%.*s", FMT(*names), i ? say(c, "、", ", ") : "", FMT(one));
                if (coded)
                        *names = arena_fmt(c->arena, say(c, "%.*s（%s）", "%.*s (%s)"), FMT(*names), seats[i]);
        }
        return true;
}

bool seat_called(struct ctx *c, const char *place, struct str *name)
{
        if (place || !c->actor)
                return place_called(c, str_of(place ? place : c->county), name);
        return seats_called(c, false, name);
}

bool scope_within(struct ctx *c, const char *place)
{
        struct str asked, all;
        if (scope_reaches(c->actor, place))
                return true;
        return place_called(c, str_of(place), &asked) && seats_called(c, true, &all) &&
               fail(c, ERR_FORBIDDEN, "right.place", "place",
                    say(c, "您的账号无权查看“%.*s”的数据；可以查看的是：%.*s",
                        "your account may not see %.*s; it may see: %.*s"),
                    FMT(asked), FMT(all));
}
