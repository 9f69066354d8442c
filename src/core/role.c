/* role.c: the ten roles of a county (and the local command), and what each may do in each area: one table.
 *
 * Everything else in scope.h is read off it. What the table does not say is not allowed; an unknown role or area has
 * no rights. A grant over own households never becomes a range of places: the reader narrows it to the households of
 * the person (scope.h).
 *
 * Three ideas carry it. A place is a prefix of digits, so "at or under" is a range, and a range is what an index
 * serves. A right belongs to an area and not to a register, because a county decides who deals with money or with
 * members, and a new register of the same area is then decided, too. A compartment (members, personnel files) opens
 * to its own department alone and to the auditor; everybody else who may see a county or township sees its numbers,
 * never its rows.
 *
 * Several grants add up, the widest range wins, and no grant takes anything away: what somebody may is read off the
 * list of his grants, one by one. */
#include "core/scope.h"

#include <assert.h>
#include <stdio.h>

static const struct {
        const char *name, *zh, *en;
} roles[] = {
        [ROLE_ORGANISATION] = { "organisation", "组织部", "Organisation department" },
        [ROLE_OFFICE] = { "office", "«office»", "«office»" },
        [ROLE_FINANCE] = { "finance", "财政", "Finance" },
        [ROLE_TOWNSHIP] = { "township", "乡镇«station»", "Township «station»" },
        [ROLE_VILLAGE] = { "village", "村«officer»", "«officer»" },
        [ROLE_HELPER] = { "helper", "帮扶责任人", "Helper" },
        [ROLE_LEADER] = { "leader", "领导", "Leader" },
        [ROLE_AUDITOR] = { "auditor", "审计", "Auditor" },
        [ROLE_ACCOUNTS] = { "accounts", "账号管理员", "Administrator of accounts" },
        [ROLE_SECURITY] = { "security", "安全管理员", "Administrator of security" },
        [ROLE_LOCAL] = { "local", "本机命令", "Local command" },
};
_Static_assert(COUNT(roles) == ROLE_MAX, "every role has its words");

/* The columns: read, write, confirm, reveal, export; an area left out is closed. */
#define R RIGHT_READ
#define RE (RIGHT_READ | RIGHT_EXPORT)
#define RVE (RIGHT_READ | RIGHT_REVEAL | RIGHT_EXPORT)
#define RW (RIGHT_READ | RIGHT_WRITE)
#define RWE (RIGHT_READ | RIGHT_WRITE | RIGHT_EXPORT)
#define RWV (RIGHT_READ | RIGHT_WRITE | RIGHT_REVEAL | RIGHT_EXPORT)
#define ALL (RIGHT_READ | RIGHT_WRITE | RIGHT_CONFIRM | RIGHT_REVEAL | RIGHT_EXPORT)

static const unsigned char rights[ROLE_MAX][AREA_MAX] = {
        /* The owner of the Five Strengthenings; the two compartments are its own, households the office's. */
        [ROLE_ORGANISATION] = {
                [AREA_BASE] = ALL, [AREA_CADRE] = ALL, [AREA_HOUSEHOLD] = RE, [AREA_HELP] = ALL, [AREA_VISIT] = RE,
                [AREA_TRAINING] = ALL, [AREA_MONEY] = RE, [AREA_MEMBER] = ALL, [AREA_PERSONNEL] = ALL,
                [AREA_OVERSIGHT] = RE,
        },
        [ROLE_OFFICE] = {
                [AREA_BASE] = ALL, [AREA_CADRE] = ALL, [AREA_HOUSEHOLD] = ALL, [AREA_HELP] = ALL, [AREA_VISIT] = ALL,
                [AREA_TRAINING] = ALL, [AREA_MONEY] = RE, [AREA_OVERSIGHT] = RE,
        },
        /* Money is its own; it reads who is paid and why, and no member's file. */
        [ROLE_FINANCE] = {
                [AREA_BASE] = RE, [AREA_CADRE] = RE, [AREA_HOUSEHOLD] = RE, [AREA_HELP] = RE, [AREA_VISIT] = R,
                [AREA_TRAINING] = RE, [AREA_MONEY] = ALL,
        },
        /* The work station keeps the households and confirms for its place; cadres it enters but does not
         * confirm: they are the organisation department's. */
        [ROLE_TOWNSHIP] = {
                [AREA_BASE] = RE, [AREA_CADRE] = RWV, [AREA_HOUSEHOLD] = ALL, [AREA_HELP] = ALL, [AREA_VISIT] = ALL,
                [AREA_TRAINING] = RWE, [AREA_MONEY] = RE,
        },
        /* Enters what happens in the village, for the township to confirm. */
        [ROLE_VILLAGE] = {
                [AREA_BASE] = R, [AREA_CADRE] = RW, [AREA_HOUSEHOLD] = RWV, [AREA_HELP] = RWE, [AREA_VISIT] = RWE,
                [AREA_TRAINING] = RW, [AREA_MONEY] = R,
        },
        /* A helper looks, and enters what he did himself: his visits. */
        [ROLE_HELPER] = {
                [AREA_BASE] = R, [AREA_CADRE] = R, [AREA_HOUSEHOLD] = R, [AREA_HELP] = R, [AREA_VISIT] = RW,
                [AREA_TRAINING] = R,
        },
        /* Reads everything that is not a compartment, and writes nothing: a leader's wish goes to the office. */
        [ROLE_LEADER] = {
                [AREA_BASE] = RE, [AREA_CADRE] = RE, [AREA_HOUSEHOLD] = RE, [AREA_HELP] = RE, [AREA_VISIT] = RE,
                [AREA_TRAINING] = RE, [AREA_MONEY] = RE, [AREA_OVERSIGHT] = RE,
        },
        /* Sees all, secrets as well, and changes nothing: each reveal is on record like anybody's. */
        [ROLE_AUDITOR] = {
                [AREA_BASE] = RVE, [AREA_CADRE] = RVE, [AREA_HOUSEHOLD] = RVE, [AREA_HELP] = RVE, [AREA_VISIT] = RVE,
                [AREA_TRAINING] = RVE, [AREA_MONEY] = RVE, [AREA_MEMBER] = RVE, [AREA_PERSONNEL] = RVE,
                [AREA_ACCOUNT] = RE, [AREA_OVERSIGHT] = RVE, [AREA_SECURITY] = R,
        },
        /* Who gives the keys opens no door with them, and gives none alone. */
        [ROLE_ACCOUNTS] = { [AREA_ACCOUNT] = RWE },
        [ROLE_SECURITY] = { [AREA_ACCOUNT] = R | RIGHT_CONFIRM, [AREA_SECURITY] = R },
        [ROLE_LOCAL] = {
                [AREA_BASE] = ALL, [AREA_CADRE] = ALL, [AREA_HOUSEHOLD] = ALL, [AREA_HELP] = ALL, [AREA_VISIT] = ALL,
                [AREA_TRAINING] = ALL, [AREA_MONEY] = ALL, [AREA_MEMBER] = ALL, [AREA_PERSONNEL] = ALL,
                [AREA_ACCOUNT] = ALL, [AREA_OVERSIGHT] = ALL, [AREA_SECURITY] = ALL,
        },
};
_Static_assert(RIGHT_EXPORT < 256, "rights fit their byte");

static const char *const areas[] = {
        [AREA_BASE] = "base",
        [AREA_CADRE] = "cadre",
        [AREA_HOUSEHOLD] = "household",
        [AREA_HELP] = "help",
        [AREA_VISIT] = "visit",
        [AREA_TRAINING] = "training",
        [AREA_MONEY] = "money",
        [AREA_MEMBER] = "member",
        [AREA_PERSONNEL] = "personnel",
        [AREA_ACCOUNT] = "account",
        [AREA_OVERSIGHT] = "oversight",
        [AREA_SECURITY] = "security",
};
_Static_assert(COUNT(areas) == AREA_MAX, "every area has its name");

const char *area_name(enum area a)
{
        assert(a < AREA_MAX);
        return areas[a];
}

const char *role_name(enum role r)
{
        assert(r < ROLE_MAX);
        return roles[r].name;
}

const char *role_title(const struct ctx *c, enum role r)
{
        assert(r < ROLE_MAX);
        return say(c, roles[r].zh, roles[r].en);
}

void act_as(struct ctx *c, const struct actor *a)
{
        c->actor = a;
        c->me_id = a ? a->person_id : 0;
}

struct actor actor_recorder(const struct ctx *c)
{
        struct actor a = *c->actor;
        a.n_grants = 1;
        a.grants[0] = (struct grant){ .role = ROLE_LOCAL };
        memcpy(a.grants[0].place, c->county, sizeof "341125");
        return a;
}

/* A post below the county is held in its township or its village: given over more, its rights would be the county's. */
size_t role_digits(enum role r)
{
        return r == ROLE_TOWNSHIP ? 9 : r == ROLE_VILLAGE ? 12 : 6;
}

bool role_find(struct str name, enum role *out)
{
        for (size_t i = 0; i < ROLE_MAX; i++) {
                if (!str_is(name, roles[i].name))
                        continue;
                *out = (enum role)i;
                return true;
        }
        return false;
}

unsigned role_rights(enum role r, enum area a)
{
        return (unsigned)r < ROLE_MAX && (unsigned)a < AREA_MAX ? rights[r][a] : 0;
}

/* rights_over: for what is about other registers, any area may give a right to read; which rows, say their areas. */
static unsigned rights_over(enum role r, const struct entity *e)
{
        unsigned rights_of_any = 0;
        if (!e->of_areas || r == ROLE_LOCAL)
                return role_rights(r, e->area);
        for (int a = 0; a < AREA_MAX; a++)
                if (a != AREA_OVERSIGHT && a != AREA_SECURITY)
                        rights_of_any |= role_rights(r, (enum area)a);
        return rights_of_any & (RIGHT_READ | RIGHT_EXPORT | RIGHT_CONFIRM);
}

void place_range(const char *place, struct range *out)
{
        size_t n = strlen(place);
        assert(n < sizeof out->lo);
        snprintf(out->lo, sizeof out->lo, "%s", place);
        snprintf(out->hi, sizeof out->hi, "%s", n ? place : ":"); /* ':' follows '9' */
        if (n)
                out->hi[n - 1]++;
}

bool place_under(const char *place, const char *above)
{
        size_t n = strlen(place), head = strlen(above);
        if ((n != 6 && n != 9 && n != 12) || !str_digits(str_of(place)))
                return false;
        return n >= head && memcmp(place, above, head) == 0;
}

/* grant_range: the places of one grant. A directory is read county-wide, a reference table as a whole; nothing else
 * leaves the grant's place. */
static void grant_range(const struct actor *a, const struct grant *g, const struct entity *e, enum right right,
                        struct range *out)
{
        if (right == RIGHT_READ && e->reference)
                place_range("", out);
        else if (right == RIGHT_READ && e->reading == READ_DIRECTORY)
                place_range(a->county, out);
        else
                place_range(g->place, out);
}

/* range_add: keeps only the widest of overlapping ranges: two prefixes either contain each other or are apart. */
static size_t range_add(struct range *ranges, size_t n, struct range r)
{
        size_t kept = 0;
        for (size_t i = 0; i < n; i++) {
                if (strcmp(ranges[i].lo, r.lo) <= 0 && strcmp(r.hi, ranges[i].hi) <= 0)
                        return n;
                if (strcmp(r.lo, ranges[i].lo) <= 0 && strcmp(ranges[i].hi, r.hi) <= 0)
                        continue;
                ranges[kept++] = ranges[i];
        }
        ranges[kept++] = r;
        return kept;
}

/* narrow_grant: whether only own households are seen of this entity through the grant. Directories and reference tables
 * are not about a household. */
static bool narrow_grant(const struct grant *g, const struct entity *e, enum right right)
{
        return g->own && !(right == RIGHT_READ && (e->reference || e->reading == READ_DIRECTORY));
}

size_t scope_ranges(const struct actor *a, const struct entity *e, enum right right, struct range out[GRANTS_MAX],
                    bool *own)
{
        size_t n = 0;
        *own = false;
        for (size_t i = 0; a && i < a->n_grants && i < GRANTS_MAX; i++) {
                const struct grant *g = &a->grants[i];
                if (!(rights_over(g->role, e) & right))
                        continue;
                if (narrow_grant(g, e, right)) {
                        *own = *own || e->own != NULL;
                        continue;
                }
                if (!place_under(g->place, a->county))
                        continue;
                struct range r;
                grant_range(a, g, e, right, &r);
                n = range_add(out, n, r);
        }
        return n;
}

bool scope_may(const struct actor *a, const struct entity *e, enum right right)
{
        struct range ranges[GRANTS_MAX];
        bool own;
        return scope_ranges(a, e, right, ranges, &own) > 0 || own;
}

bool area_closed(enum area a)
{
        return a == AREA_MEMBER || a == AREA_PERSONNEL;
}

/* granted: a right to the area in a grant that reaches the place; NULL: in any. */
static bool granted(const struct actor *a, enum area area, unsigned right, const char *place)
{
        for (size_t i = 0; a && i < a->n_grants && i < GRANTS_MAX; i++) {
                const struct grant *g = &a->grants[i];
                if (!g->own && (role_rights(g->role, area) & right) && (!place || place_under(place, g->place)))
                        return true;
        }
        return false;
}

bool scope_reads(const struct actor *a, enum area area, const char *place)
{
        return !area_closed(area) || granted(a, area, RIGHT_READ, place);
}

bool scope_outside(const struct actor *a, enum area area)
{
        return area_closed(area) && !granted(a, area, RIGHT_WRITE, NULL);
}

bool scope_opens(enum role r, enum area a, enum right right)
{
        unsigned want = (unsigned)right | RIGHT_READ | (area_closed(a) ? RIGHT_WRITE : 0u);
        return (role_rights(r, a) & want) == want;
}

bool scope_counts(const struct actor *a, const struct entity *e, const char *place)
{
        if (scope_may(a, e, RIGHT_READ))
                return e->own || !scope_own(a);
        for (size_t i = 0; area_closed(e->area) && (!place || strlen(place) <= 9) && i < a->n_grants; i++)
                if (!a->grants[i].own && strlen(a->grants[i].place) <= 9 &&
                    (role_rights(a->grants[i].role, AREA_BASE) & RIGHT_READ))
                        return true;
        return false;
}

bool scope_covers(const struct actor *a, const struct entity *e, enum right right, const char *place)
{
        for (size_t i = 0; a && i < a->n_grants && i < GRANTS_MAX; i++) {
                const struct grant *g = &a->grants[i];
                if (!(rights_over(g->role, e) & right) || g->own || !place_under(g->place, a->county))
                        continue;
                if (place_under(place, g->place))
                        return true;
                /* A reference row may belong to no place of the county: for those who act for the whole county. */
                if (e->reference && strlen(g->place) == 6)
                        return true;
        }
        return false;
}

bool scope_writes(const struct actor *a, const struct entity *e, const char *place)
{
        return scope_covers(a, e, RIGHT_WRITE, place);
}

bool scope_knows(const struct actor *a, const struct entity *e, const char *place)
{
        struct range ranges[GRANTS_MAX];
        bool own;
        return place ? scope_covers(a, e, RIGHT_REVEAL, place) : scope_ranges(a, e, RIGHT_REVEAL, ranges, &own) > 0;
}

bool place_called(struct ctx *c, struct str code, struct str *name)
{
        struct val v = V_NULL;
        if (!db_one(c, db_sql(c->db, "core.place_name"), ARGS(ARG("code", V_STR(code))), &v))
                return false;
        *name = v.type == VAL_TEXT ? v.s : code;
        return true;
}
