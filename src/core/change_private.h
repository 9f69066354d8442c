/* change_private.h: what a change is, for the files that make one. Each calls only those above it:
 *
 *     change_chain.c     ids, leaves and blocks of the journal
 *     change_load.c      statements of an entity, a record as it stands
 *     change_rules.c     which rules and postings a record wakes; running the rules
 *     review_capture.c   what was asked for, should it have to wait
 *     change_put.c       one record written
 *     ledger.c, review.c what follows at the end: entries in the books, a proposal
 *     change.c           begin, savepoint, commit
 *     review_decide.c    a proposal confirmed: the same actions again
 */
#ifndef BANGFU_CORE_CHANGE_PRIVATE_H
#define BANGFU_CORE_CHANGE_PRIVATE_H

#include "core/chain.h"
#include "core/change.h"
#include "core/ledger.h"
#include "core/review_private.h"
#include "core/rule.h"
#include "core/security.h"

struct newcomer { /* an identity entered by who may not write its register: a role has to come with it */
        const struct entity *e;
        int64_t id;
        char place[13];
        bool has_role;
};

#define DEPTH_MAX 4 /* a moved household re-stamps its members, theirs, … */

struct entity_sql { /* statements of one entity, built once a change */
        const struct entity *e;
        struct str insert, update, load;
};
struct ids { /* of a chain: the counter as it was found, and as it stands */
        int64_t first, next;
};
struct made { /* the rules an entity's tables say by themselves, written once a change */
        const struct entity *e;
        struct rule *rules;
        size_t n;
};
/* Settled at the commit and not when it is written, because the same change may say who takes over. */
struct moved_end { /* a span whose last day was set, moved or taken back, of an entity that settles it */
        const struct entity *e;
        int64_t id;
};
struct change {
        struct arena arena; /* what lives as long as the change: statements, rules hit */
        struct change_head head;
        struct chain chain[3]; /* the county's, the reference tables', that of security; most changes open only one */
        struct ids ids[2];     /* of the first two */
        struct block block;    /* counts so far */
        struct fault *faults;
        size_t n_faults, cap_faults;
        struct entity_sql *sql;
        size_t n_sql, cap_sql;
        const struct rule **hit; /* rules that listen to what was done */
        size_t n_hit, cap_hit;
        struct made *made;
        size_t n_made, cap_made;
        struct ledger_source *sources; /* records of money to be posted at the commit */
        size_t n_sources, cap_sources;
        struct moved_end *ends; /* to be settled at the commit */
        size_t n_ends, cap_ends;
        struct {
                size_t digests[3];
                int64_t leaves[3];
                struct block block;
                size_t n_sources, n_newcomers, n_ends;
        } mark;
        struct newcomer *newcomers;
        size_t n_newcomers, cap_newcomers;
        int depth;
        struct review review;
};

/* A record as it stands: raw column values (secrets as digests) and plain ones. */
struct record {
        int64_t id, version, import_id;
        bool voided;
        char place[13];
        struct val *raw, *plain;
};

struct chain *change_chain(struct change *ch, const struct entity *e);
MUST bool change_leaf(struct ctx *c, struct change *ch, const struct entity *e, const char *op, const struct record *r);
/* change_close: the blocks of what was written; the county's, else the first there is, is told in out. */
MUST bool change_close(struct ctx *c, struct change *ch, struct block *out);
/* change_touch: which rules and postings the record wakes. change_rules: none of them is broken (change_rules.c). */
MUST bool change_touch(struct ctx *c, struct change *ch, const struct entity *e, int64_t id, unsigned when);
MUST bool change_rules(struct ctx *c, struct change *ch);
const struct entity_sql *change_sql(struct change *ch, const struct entity *e);
MUST bool record_load(struct ctx *c, const struct entity_sql *q, const char *county, int64_t id, struct record *out);
struct draft *record_draft(struct arena *a, const struct entity *e, const struct record *r);
struct entity_sql entity_statements(struct arena *a, const struct entity *e);
const char *entity_chain(const struct ctx *c, const struct entity *e);
/* search_terms: rewrites the terms of a record in the search index (search.c). */
MUST bool search_terms(struct ctx *c, const struct entity *e, const struct record *r, enum rule_when when);

#endif
