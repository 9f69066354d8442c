/* change_private.h: between change.c, change_put.c and change_load.c only. */
#ifndef BANGFU_CORE_CHANGE_PRIVATE_H
#define BANGFU_CORE_CHANGE_PRIVATE_H

#include "core/change.h"
#include "core/journal.h"
#include "core/ledger.h"
#include "core/review_private.h"
#include "core/rule.h"

struct owed { /* an identity entered by who may not write its register: a role has to come with it */
        const struct entity *e;
        int64_t id;
        char place[13];
        bool paid;
};

#define DEPTH_MAX 4 /* a moved household re-stamps its members, theirs, … */

struct entity_sql { /* statements of one entity, built once a change */
        const struct entity *e;
        struct str insert, update, load;
};
struct chain {
        const char *county;
        bool open;
        int64_t seq, next_id, first_id;
        char previous[65];
        struct buf digests; /* leaf digests, 64 hex each, in order */
        int64_t leaves;
};
struct made { /* the rules an entity's tables say by themselves, written once a change */
        const struct entity *e;
        struct rule *rules;
        size_t n;
};
struct moved_end { /* a span whose last day was set, moved or taken back, of an entity that settles it */
        const struct entity *e;
        int64_t id;
};
struct change {
        struct arena arena; /* what lives as long as the change: statements, rules hit */
        struct change_head head;
        struct chain chain[2]; /* the county's, the reference tables' */
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
                size_t digests[2];
                int64_t leaves[2];
                struct block block;
                size_t n_sources, n_owed, n_ends;
        } mark;
        struct owed *owed;
        size_t n_owed, cap_owed;
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
MUST bool chain_open(struct ctx *c, struct chain *k);
MUST bool change_leaf(struct ctx *c, struct change *ch, const struct entity *e, const char *op, const struct record *r);
MUST bool change_touch(struct ctx *c, struct change *ch, const struct entity *e, int64_t id, unsigned when);
void change_fault(struct ctx *c, struct change *ch, const struct field *f); /* takes c->err as a fault and clears it */
const struct entity_sql *change_sql(struct change *ch, const struct entity *e);
MUST bool record_load(struct ctx *c, const struct entity_sql *q, const char *county, int64_t id, struct record *out);
struct draft *record_draft(struct arena *a, const struct entity *e, const struct record *r);
struct entity_sql entity_statements(struct arena *a, const struct entity *e);
const char *entity_chain(const struct ctx *c, const struct entity *e);
/* search_terms: rewrites the terms of a record in the search index (search.c). */
MUST bool search_terms(struct ctx *c, const struct entity *e, const struct record *r, enum rule_when when);

#endif
