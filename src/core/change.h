/* change.h: the one way in. Registers are written here and nowhere else: check the catalogue, scope and role; write row
 * and journal; run the hard rules over what was touched; one transaction.
 *
 *     struct change *ch;
 *     if (!change_begin(c, &(struct change_head){ .reason = "…" }, &ch))
 *             return false;                           the writer is taken; c->db is the writer until the end
 *     if (!change_put(c, ch, draft) || …)             create (id 0) or update
 *             return change_abandon(c, ch);           gives false
 *     return change_commit(c, ch, NULL);              rules, block, commit
 *
 * Faults of single fields are collected (change_faults) so that a form shows them all; everything else stops at the
 * first.
 *
 * A change is short: it holds the writer from its beginning to its end, so nothing slow (a file, a network, a
 * person) stands between the two. Hooks of entities may write further records inside it; whatever they write is
 * proved and journalled like the rest. */
#ifndef BANGFU_CORE_CHANGE_H
#define BANGFU_CORE_CHANGE_H

#include "core/draft.h"

struct change_head {
        const char *channel; /* NULL: the actor's */
        const char *reason;  /* why, for the journal; may be NULL */
        /* key: of idempotency; NULL: none. A key already used makes change_begin fail with ERR_CONFLICT
         * change.repeated. */
        const char *key;
        int64_t import_id; /* 0: none */
        bool dry;          /* change_commit checks all and takes everything back */
        /* Where what is written has to be reviewed (review.h): refused, or the whole change, or each group of a sheet,
         * becomes a proposal; then block.proposal, or change_review, says which. */
        enum review_way { REVIEW_REFUSED, REVIEW_WHOLE, REVIEW_GROUPS } review;
        int64_t mends;     /* a returned proposal that is sent again; 0: a new one */
        int64_t withdraws; /* an import that is taken back; 0: none */
        /* last: called when all is proved and nothing can be refused any more, inside the writer, before the commit:
         * what has to be there when the change is there (how far an import is, and what it hands back). False takes
         * the change back. Not called of a dry change. */
        bool (*last)(struct ctx *c, void *to);
        void *to;
};
struct fault {
        const struct field *field;
        char code[64];
        struct str text;
};
struct block { /* what was made: the journal head after the commit */
        int64_t seq;
        char digest[65];
        int64_t created, updated, unchanged;
        int64_t proposal; /* made instead of the change, which waits; 0: the change stands */
};
struct change;

MUST bool change_begin(struct ctx *c, const struct change_head *head, struct change **out);
/* change_put: creates (d->id 0; d->id is set) or updates. Unchanged values write nothing. A stale d->version is
 * ERR_CONFLICT. */
MUST bool change_put(struct ctx *c, struct change *ch, struct draft *d);
/* change_end: sets to_on of a SPAN; further fields (end_reason …) as drafts of the same record, NULL none. */
MUST bool change_end(struct ctx *c, struct change *ch, const struct entity *e, int64_t id, const char *to_on,
                     struct draft *more);
/* change_void: takes back what was entered in error; the row stays, with the reason in the journal, and counts nowhere.
 */
MUST bool change_void(struct ctx *c, struct change *ch, const struct entity *e, int64_t id, const char *reason);
/* change_repoint: another value in field number i of a record, without scope, hooks or the fixedness of a span: two
 * records were found to be one (person_merge.c). Rules and journal see it as any update. */
MUST bool change_repoint(struct ctx *c, struct change *ch, const struct entity *e, int64_t id, size_t i, struct val to);
/* change_follow: what is written until change_followed is a consequence of a record of this change, whose own hook
 * makes it again when a review has confirmed that record (review.h): it is not asked for by itself. */
void change_follow(struct change *ch);
void change_followed(struct change *ch);
MUST bool change_erase_secret(struct ctx *c, struct change *ch, const struct entity *e, int64_t id,
                              const struct field *f);
/* change_commit: out may be NULL. */
MUST bool change_commit(struct ctx *c, struct change *ch, struct block *out);
bool change_abandon(struct ctx *c, struct change *ch); /* rolls back; always false */
/* change_savepoint/back: one group of an import may fail without the rest. */
MUST bool change_savepoint(struct ctx *c, struct change *ch);
MUST bool change_release(struct ctx *c, struct change *ch);
MUST bool change_back(struct ctx *c, struct change *ch); /* undoes to the savepoint and clears c->err */
/* change_review: what was done since the savepoint, if it has to be reviewed, is proved, taken back, and written as the
 * proposal *id; else *id is 0 and it stands. change_commit does it for REVIEW_WHOLE. */
MUST bool change_review(struct ctx *c, struct change *ch, int64_t *id);
const struct fault *change_faults(const struct change *ch, size_t *n);
bool change_by_import(const struct change *ch); /* a sheet's: it states what a county has decided already */
const struct block *change_block(const struct change *ch); /* counts so far */
/* change_load: the record as it stands inside the change (secrets unsealed), as a full draft; false ERR_MISSING. No
 * scope: for hooks and rules. */
MUST bool change_load(struct ctx *c, const struct entity *e, int64_t id, struct draft **out);
/* change_title: what people call a record as it stands; "" when it has no name, or the store gives none. */
struct str change_title(struct ctx *c, const struct entity *e, int64_t id);
/* change_find: the id of the record whose key fields equal the draft's, by e->keys; 0 none; secret keys by their lookup
 * index. One voided because it was merged into another (field merged_into) gives that other. */
MUST bool change_find(struct ctx *c, const struct draft *d, int64_t *id);
/* change_elsewhere: fails with "registered already, ask the office": of what a change met that its author may not read;
 * not where it is, nor what. */
bool change_elsewhere(struct ctx *c, const char *field);
/* change_named: which live records name this one, register by register in words; empty: none does. */
MUST bool change_named(struct ctx *c, const struct entity *e, int64_t id, struct str *words);
struct str naming_sql(struct arena *a, const struct entity *by, const struct field *f); /* its statement */
/* change_next_id: the next of the chain's counter, which is saved with the change: an id is never used twice, and one
 * of a change taken back is free again. */
MUST bool change_next_id(struct ctx *c, struct change *ch, const struct entity *e, int64_t *id);

/* Outside ids: "341125-1024"; reference records "000000-12". */
struct str outside_id(struct arena *a, const char *county, int64_t id);
bool outside_id_parse(struct str text, char county[7], int64_t *id);

#endif
