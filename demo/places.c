/* places.c: the real places of the county, from the embedded list of the National Bureau of Statistics.
 *
 * Kept: the county, its towns and townships, all villagers' committees and the first residents' committees by code,
 * which the demonstration holds as administrative villages; the zones and the other residents' committees are left
 * out.
 *
 * Real places and invented people: figures by township and village then have a map that exists, and nobody's
 * neighbour is in it. */
#include "demo/county.h"

#include "base/asset.h"
#include "cmd/places.h"

/* Development zones have codes like townships and no villages of ours. */
#define ZONES "341125400" /* township codes from here on are zones */

/* The list is in order of codes, so a village follows its township; the counts are checked at the end. */
struct intake {
        struct county *k;
        size_t townships, villages, communities;
};

/* The kind of a county or township follows from its code; a community is told to be a village here. */
static bool add_place(struct county *k, struct str code, struct str name, struct str parent, const char *kind)
{
        return demo_put(k, "place", NULL,
                        ARGS(ARG("code", V_STR(code)), ARG("name", V_STR(name)),
                             ARG("parent", parent.n ? V_STR(parent) : V_NULL),
                             ARG("kind", kind ? V_TEXT(kind) : V_NULL)));
}

/* 16 towns and 6 townships; what comes behind are the zones. */
static bool take_township(struct intake *r, struct str code, struct str name, struct str parent)
{
        if (str_cmp(code, S(ZONES)) >= 0 || r->townships == TOWNSHIPS)
                return true;
        struct township *t = &r->k->townships[r->townships++];
        t->code = arena_copy(r->k->keep, code);
        t->name = arena_copy(r->k->keep, name);
        return add_place(r->k, code, name, parent, NULL);
}

/* Codes of communities lie below 200, of villages from 200 on, of others from 400: so the statisticians number them. */
static bool take_village(struct intake *r, struct str code, struct str name, struct str parent)
{
        int64_t n = 0;
        if (str_cmp(parent, S(ZONES)) >= 0 || !str_int(str_slice(code, 9, 12), &n) || n >= 400 ||
            r->villages == VILLAGES)
                return true;
        bool community = n < 200;
        if (community && r->communities++ >= COMMUNITIES_TAKEN)
                return true;
        struct village *v = &r->k->villages[r->villages++];
        v->code = arena_copy(r->k->keep, code);
        v->name = arena_copy(r->k->keep, name);
        while (v->township < TOWNSHIPS - 1 && !str_is(parent, r->k->townships[v->township].code))
                v->township++;
        return add_place(r->k, code, name, parent, "village");
}

/* Six digits are the county, nine a township, twelve a village. */
static bool take_line(struct intake *r, struct str line)
{
        struct str code, name, parent = { "", 0 };
        line = str_trim(line);
        if (!str_cut(&line, ',', &code) || !str_cut(&line, ',', &name) || !str_digits(code))
                return true; /* the header, and the empty end */
        str_cut(&line, ',', &parent);
        switch (code.n) {
        case 6:
                return add_place(r->k, code, name, parent, NULL);
        case 9:
                return take_township(r, code, name, parent);
        default:
                return take_village(r, code, name, parent);
        }
}

/* put_limit: the one parameter the county has entered: how many households a helper may carry. */
static bool put_limit(struct county *k)
{
        return demo_put(k, "parameter_value", NULL,
                        ARGS(ARG("name", V_TEXT("helper_limit")), ARG("place", V_TEXT(DEMO_COUNTY)),
                             ARG("from_on", V_TEXT("2016-01-01")), ARG("value", V_INT(HELPER_LIMIT))));
}

/* Counted at the end: a list that was cut or swapped would give a county without complaint. */
bool make_places(struct county *k)
{
        struct intake r = { .k = k };
        struct str rest = asset_text(asset_find(S("demo/divisions-341125.csv"))), line;
        if (!demo_begin(k, "2016-01-04", "启用系统：区划"))
                return false;
        while (str_cut(&rest, '\n', &line))
                if (!take_line(&r, line))
                        return false;
        if (r.villages != VILLAGES || r.townships != TOWNSHIPS)
                return fail(k->c, ERR_SYSTEM, "demo.places", "divisions-341125.csv", "%zu townships, %zu villages",
                            r.townships, r.villages);
        return calendar_put(k->c, k->ch) && put_limit(k) && demo_commit(k);
}

/* The last when no code fits: codes asked for stand in these files, and a test counts what rests on them. */
struct village *village_at(struct county *k, const char *code)
{
        size_t i = 0;
        while (i < VILLAGES - 1 && strcmp(k->villages[i].code, code) != 0)
                i++;
        return &k->villages[i];
}

size_t township_at(const struct county *k, const char *code)
{
        size_t i = 0;
        while (i < TOWNSHIPS - 1 && strcmp(k->townships[i].code, code) != 0)
                i++;
        return i;
}
