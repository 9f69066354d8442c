/* collect_private.h: what the steps of a collection share among themselves; callers include collect_run.h. */
#ifndef BANGFU_COLLECT_COLLECT_PRIVATE_H
#define BANGFU_COLLECT_COLLECT_PRIVATE_H

#include "collect/collect_run.h"

/* What belongs to a collection or a return: conditions over t with :within_id, for struct query. */
#define ROWS_OF "t.collection_return_id = :within_id"
#define ANSWERS_OF "t.collection_row_id IN (SELECT w.id FROM collection_row w WHERE w.county = :county AND " \
        "w.collection_return_id = :within_id)"
#define RECORDS_OF "t.id IN (SELECT w.record_key FROM collection_row w WHERE w.county = :county AND w.voided = 0 AND " \
        "w.collection_return_id = :within_id)"
#define RETURNS_OF "t.collection_id = :within_id"
/* Written with the name of a field (%s), which comes from the catalogue and never from a request. */
#define UNANSWERED "t.id IN (SELECT w.record_key FROM collection_row w JOIN collection_return r ON" \
        " r.county = w.county AND r.id = w.collection_return_id AND r.voided = 0" \
        " WHERE w.county = :county AND w.voided = 0" \
        " AND r.collection_id = :within_id AND NOT EXISTS (SELECT 1 FROM collection_answer a WHERE" \
        " a.county = w.county AND a.collection_row_id = w.id AND a.voided = 0 AND a.field = '%s' AND" \
        " (a.value IS NOT NULL OR a.sealed IS NOT NULL OR a.reason IS NOT NULL)))"

const struct entity *collect_register(const char *name);
/* The text or number a field of a row has; "" and 0 for none. */
struct str collect_text_of(struct arena *a, const struct row_view *r, const struct entity *e, const char *field);
int64_t collect_int_of(const struct row_view *r, const struct entity *e, const char *field);
struct str collect_text_now(const struct draft *d, const struct draft *old, const char *field);
/* collect_load_plan: the plan of t->collection into t. */
MUST bool collect_load_plan(struct ctx *c, struct collect_table *t);

/* A step is one change: collect_finish commits it, or takes it back when it was not done. */
MUST bool collect_begin(struct ctx *c, const char *reason, const char *key, struct change **ch);
MUST bool collect_finish(struct ctx *c, struct change *ch, bool ok, struct block *block);

/* Who may do what, when. */
MUST bool collect_countys(struct ctx *c);
MUST bool collect_may_fill(struct ctx *c, const struct collect_table *t);
MUST bool collect_was_handed_in(struct ctx *c, const struct collect_table *t);

/* The table is loaded once a step; put_answer keeps it true, so that a cell named twice is compared with what
 * the first said. */
struct collect_saving {
        struct change *ch;
        struct collect_table t;
        struct collect_saved *out; /* NULL: nobody counts */
};
/* collect_put_answer: one cell: a value, a reason, or neither, which takes back what was said. */
MUST bool collect_put_answer(struct ctx *c, struct collect_saving *s, const struct collect_row *row, size_t column,
                             struct str text, struct str reason, int64_t version);
/* collect_next_state: the draft of a return that passes into a state. collect_actor_words: who did it, by name. */
struct draft *collect_next_state(struct ctx *c, int64_t id, enum collect_state state);
struct val collect_actor_words(const struct ctx *c);

#endif
