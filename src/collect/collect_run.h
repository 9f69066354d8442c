/* collect_run.h: a collection from its sending to its merging (collect.c says what it is).
 *
 * collect_plan reads a collection's columns and rows and refuses what can't be collected. collect_load makes a return
 * into a table: its rows as they were sent, the values as the records have them now, the answers beside them. The steps
 * change a return's state, each in one change: save (any number of cells; the wrong ones are told and the right ones
 * kept), hand in, send back, merge, remind.
 *
 * A cell is missing while the record has no value, no answer was given and no reason why there is none. A cell is in
 * conflict when the record's own value was changed after the version the answer was based on, and not into the answer:
 * merging refuses until each conflict is decided. What the reader may not see (scope) is no part of his table. */
#ifndef BANGFU_COLLECT_COLLECT_RUN_H
#define BANGFU_COLLECT_COLLECT_RUN_H

#include "core/change.h"
#include "core/query.h"

/* A return is loaded whole, and a page and a workbook show it whole: these are the most that both still bear. */
#define COLLECT_ROWS_MAX 20000 /* of a collection */
#define COLLECT_COLUMNS_MAX 40

struct collect_plan {
        const struct entity *e;
        const struct list *list; /* NULL: the register */
        struct str filters;      /* "head_name.filled=1&q=x" */
        size_t columns[COLLECT_COLUMNS_MAX]; /* fields of e: those shown, then those to fill */
        size_t n_shown, n;
        bool only_empty;
};
/* collect_plan: of a collection's draft over what stands (NULL: new). */
MUST bool collect_plan(struct ctx *c, const struct draft *d, const struct draft *old, struct collect_plan *out);
/* collect_query: the plan's rows under a place (NULL: the county). */
MUST bool collect_query(struct ctx *c, const struct collect_plan *plan, const char *place, struct query *out);

/* As the store has them by name (collection_return_state). */
enum collect_state { COLLECT_OPEN, COLLECT_HANDED_IN, COLLECT_RETURNED, COLLECT_MERGED };

/* Open: may be filled in. Missing: open, and nobody has said anything yet. Both follow from the rest
 * (collect_tally) and are never stored. */
struct collect_cell {
        struct val now;     /* of the record; secrets plain: mask before showing */
        struct str title;   /* of a reference or place */
        struct str answer;  /* as draft_text reads it; "" none; secrets plain */
        struct str reason;  /* why it can't be filled; "" none */
        int64_t answer_id, based_on;
        bool open, missing, conflict, kept;
};
struct collect_row {
        int64_t id, record, version;
        struct str title, place_title;
        bool gone; /* voided since, or no longer in the reader's scope */
        struct collect_cell *cells; /* plan.n */
};
struct collect_table {
        int64_t id, collection;
        struct collect_plan plan;
        struct str title, note, due_on, place, place_title, reason, collection_state;
        enum collect_state state;
        struct collect_row *rows; /* by record */
        size_t n, missing, missing_rows, answered, impossible, conflicts;
};
/* collect_load: ERR_MISSING outside the reader's scope. */
MUST bool collect_load(struct ctx *c, int64_t id, struct collect_table *out);
struct collect_row *collect_row(const struct collect_table *t, int64_t record);  /* NULL: none of its rows */
struct collect_cell *collect_cell(const struct collect_table *t, struct collect_row *r, struct str field);
const struct field *collect_field(const struct collect_table *t, size_t column);
bool collect_is_open(const struct collect_table *t, size_t column);
/* collect_text: a stored value as draft_text reads it again, in either language. */
struct str collect_text(struct ctx *c, const struct field *f, struct val v);
/* A reference or a place is filled in by name or number. collect_meant: the text draft_text reads, of the one record of
 * that name; collect_title: what people call it. */
bool collect_refers(const struct field *f);
MUST bool collect_meant(struct ctx *c, const struct field *f, struct str text, struct str *out);
struct str collect_title(struct ctx *c, const struct field *f, struct val v);
/* collect_statements: every statement with a condition of a collection's own, for the catalogue's listing. */
void collect_statements(struct arena *a, void (*say)(void *to, struct str name, struct str sql), void *to);
/* collect_tally: counts what is missing and in conflict again. */
void collect_tally(struct collect_table *t);
const char *collect_state_name(enum collect_state s);

/* collect_progress: how far each return of a collection is, of those the reader may see. */
/* Counted in cells, not in rows: a row with four cells missing is four times the work. */
struct collect_progress {
        int64_t id, rows, answered, impossible, missing;
        struct str place, place_title, state, handed_in_on, handed_in_by, merged_on, reason;
        struct str reminded_on, reminded_words;
};
MUST bool collect_progress(struct ctx *c, int64_t collection, struct collect_progress **out, size_t *n);

/* What sending says back, so that the county sees at once whom it has not reached. */
struct collect_sent {
        int64_t returns, rows, unplaced; /* unplaced: rows of no chosen township */
        struct block block;
};
/* collect_send: one return for each of the townships (n 0: all) that has rows. */
MUST bool collect_send(struct ctx *c, int64_t collection, const struct str *townships, size_t n, const char *key,
                       struct collect_sent *out);
MUST bool collect_close(struct ctx *c, int64_t collection, const char *key);

/* One cell as somebody filled it in, in a grid or a workbook; and, when it was refused, why. */
struct collect_entry {
        int64_t record, version; /* version: the one it was based on; 0: the latest */
        struct str field, text, reason;
        char code[64]; /* of a refusal; empty: taken */
        struct str message;
};
struct collect_saved {
        int64_t saved, unchanged, refused;
        struct block block;
};
/* collect_save: an empty text without a reason takes an answer back. */
MUST bool collect_save(struct ctx *c, int64_t id, struct collect_entry *entries, size_t n, const char *key,
                       struct collect_saved *out);
/* collect_hand_in: with cells missing ERR_RULE collect.missing, unless a reason is given, which is noted at each. */
MUST bool collect_hand_in(struct ctx *c, int64_t id, const char *reason, const char *key, struct block *out);
MUST bool collect_send_back(struct ctx *c, int64_t id, const char *reason, const char *key, struct block *out);
MUST bool collect_remind(struct ctx *c, int64_t id, const char *words, const char *key, struct block *out);

/* Asked for every cell in conflict; a cell without one needs none. */
struct collect_decision {
        int64_t record;
        struct str field;
        bool answer; /* the answer's value goes in; else the record keeps its own */
};
/* What merging did with each answer: written, the same already, the record's own kept, the record gone. */
struct collect_merged {
        int64_t records, cells, same, kept, gone;
        bool already; /* was merged before: nothing was done */
        struct str fault_record, fault_title; /* whose values a check refused */
        struct block block;
};
/* collect_merge: the answers into their records, in one change. ERR_CONFLICT collect.conflict: one is undecided. */
MUST bool collect_merge(struct ctx *c, int64_t id, const struct collect_decision *decisions, size_t n, const char *key,
                        struct collect_merged *out);

#endif
