/* scope.h: who acts, and what he may see and do. Every read and write passes this one gate; it fails closed.
 *
 * An actor has grants: a role in a place, or over his own households. Roles × areas stand in one table (role.c). A
 * local command acts county-wide.
 *
 * Who sees what is asked of this file alone. A handler never looks at a role by itself: roles change from county to
 * county, and a condition written into a page would be the one nobody finds. */
#ifndef BANGFU_CORE_SCOPE_H
#define BANGFU_CORE_SCOPE_H

#include "core/catalogue.h"

/* Stored by name (role.c), so that their order may change. */
enum role {
        ROLE_ORGANISATION, /* organisation department */
        ROLE_OFFICE,       /* county poverty-alleviation office */
        ROLE_FINANCE,
        ROLE_TOWNSHIP,
        ROLE_VILLAGE,
        ROLE_HELPER,
        ROLE_LEADER,
        ROLE_AUDITOR,
        ROLE_ACCOUNTS, /* administrator of accounts: makes them, names grants and resets; reads no register */
        ROLE_SECURITY, /* administrator of security: decides what the first named */
        ROLE_LOCAL,    /* whoever may open the store file */
        ROLE_MAX
};
enum right { RIGHT_READ = 1, RIGHT_WRITE = 2, RIGHT_CONFIRM = 4, RIGHT_REVEAL = 8, RIGHT_EXPORT = 16 };

struct grant {
        enum role role;
        char place[13]; /* prefix: county, township or village */
        bool own;       /* only the households he is responsible for today */
};
#define GRANTS_MAX 4
struct actor {
        int64_t account_id; /* 0: local command */
        const char *name;   /* login, or "local:USER" */
        const char *title;  /* a person's name */
        int64_t person_id;  /* 0: none */
        const char *county;
        const char *channel; /* "page", "api", "sheet", "command", "demo" */
        struct grant grants[GRANTS_MAX];
        size_t n_grants;
};

/* act_as: from here on `a` acts, NULL for nobody: his person is what statements mean by :me_id. Who acts for a moment
 * in another's name puts the one before him back. */
void act_as(struct ctx *c, const struct actor *a);
/* actor_recorder: the name of who acts with the right of the program, for records nobody writes by hand: who looked,
 * what was attached, what waits, what the books say. It is passed to act_as for as long as such a record is written. */
struct actor actor_recorder(const struct ctx *c);

const char *area_name(enum area a);
const char *role_name(enum role r);
const char *role_title(const struct ctx *c, enum role r);
bool role_find(struct str name, enum role *out);
/* role_digits: how many digits the place of a grant has at least: a township's role is none over a county, a village's
 * none over a township. Narrower is always allowed. */
size_t role_digits(enum role r);
unsigned role_rights(enum role r, enum area a); /* of enum right */

/* scope_ranges: the place ranges [lo, hi) an actor has a right in for an entity; own says that only own households are
 * visible through the remaining grant. Returns how many; 0 and !own means: nothing. */
struct range {
        char lo[14], hi[14];
};
size_t scope_ranges(const struct actor *a, const struct entity *e, enum right right, struct range out[GRANTS_MAX],
                    bool *own);
bool scope_may(const struct actor *a, const struct entity *e, enum right right); /* anywhere at all */
/* scope_counts: whether a number over the entity may be shown: with the right to read it; of a compartment also to
 * whoever reads a township or the county (then never below a township: place is NULL or has at most 9 digits). */
bool scope_counts(const struct actor *a, const struct entity *e, const char *place);
/* area_closed: a compartment: Party members, personnel files. */
bool area_closed(enum area a);
/* scope_reads: whether what is about the area may be opened: an import, the reason of a block, a paper, a closed field
 * of a record; everything where the area is none of the compartments, else with the right to read it at the place.
 * The one answer for all of them. What it lets somebody outside read is noted (look.h). */
bool scope_reads(const struct actor *a, enum area area, const char *place);
/* scope_outside: the area is a compartment and not kept by the actor's own department. */
bool scope_outside(const struct actor *a, enum area area);
/* scope_opens: whether what waits in the area may be read by the role and, beyond that, used with the right: a
 * compartment only by its own department. */
bool scope_opens(enum role r, enum area a, enum right right);
bool scope_writes(const struct actor *a, const struct entity *e, const char *place);
/* scope_covers: scope_writes for any right: whether the right reaches a record at that place. Grants over own
 * households reach nothing here. */
bool scope_covers(const struct actor *a, const struct entity *e, enum right right, const char *place);
/* scope_knows: whether the actor may know the secrets of the records of e at the place; NULL: of some place at all. The
 * one answer for reveal, equality in filters and searches, comparison with a sheet and export; everybody else has the
 * mask (value_mask) and nothing that confirms a guess. */
bool scope_knows(const struct actor *a, const struct entity *e, const char *place);
void place_range(const char *place, struct range *out); /* lo = place, hi = its successor */
bool place_under(const char *place, const char *above); /* a code of 6, 9 or 12 digits at or under the other */
/* place_called: what a division is called; its code where none has it, a merged one of an old record. */
MUST bool place_called(struct ctx *c, struct str code, struct str *name);

#endif
