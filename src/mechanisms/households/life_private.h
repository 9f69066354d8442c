/* life_private.h: what the events of households are made of, for the files life_*.c and person_merge*.c only.
 *
 * An event is one function over a struct life_work, run inside a change that life_run.c opened and will commit or take
 * back. It reads what stands, refuses what must not be, puts the record of what happened first (so that the event is
 * there whatever follows), and then ends spans on `last` and begins their continuations on `next`. It says in words
 * what it does, and where relations have to be said by somebody it sets out->open and writes nothing more.
 *
 *     life_run.c       an order: its days, its basis, the event, commit or preview
 *     life_spans.c     ending a span, and going on with it
 *     life_members.c   who belongs to a household, what they are to its head; a new head
 *     life_helpers.c   who answers for it
 *     life_statuses.c  what it is, poor or out of poverty
 *     life_gone.c      death, and leaving the county
 *     life_split.c, life_merge.c, life_move.c
 *     life_relation.c  kin, as a table
 *     person_merge.c   two records of one person; person_merge_records.c what named the one that goes;
 *                      person_merge_twins.c what both have of the same thing */
#ifndef BANGFU_HOUSEHOLDS_LIFE_PRIVATE_H
#define BANGFU_HOUSEHOLDS_LIFE_PRIVATE_H

#include "base/buf.h"
#include "core/scope.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/households/life.h"

struct life_work;
struct life_event {
        const char *kind, *title, *title_en;
        bool own_day; /* the day is the last of what was (a death); else the first of what is then */
        bool persons; /* household and other of the order are persons */
        bool (*run)(struct ctx *c, struct life_work *w);
};
struct life_work { /* one order at work */
        struct change *ch;
        const struct life_order *o;
        struct life_done *out;
        const struct life_event *event;
        char last[11], next[11]; /* last day of what was, first of what is then */
        struct draft *household, *other;
        size_t words_capacity, notes_capacity;
};

/* ---- an order (life_run.c) ---- */

/* life_words, life_note: one line more of what is done, or is left to be done. */
void life_words(struct ctx *c, struct life_work *w, const char *format, ...) __attribute__((format(printf, 3, 4)));
void life_note(struct ctx *c, struct life_work *w, const char *entity, int64_t id, struct str text);
/* life_household: a household that may be changed here, and has not ended. */
MUST bool life_household(struct ctx *c, int64_t id, struct draft **out);
struct str life_title(struct ctx *c, const struct draft *household);
/* life_event_put: the record of the event; others by name of field, V_NULL left out. */
MUST bool life_event_put(struct ctx *c, struct life_work *w, struct str summary, const struct arg *more, size_t n);
/* life_end_household: its last day, and what it went into (0: nothing). */
MUST bool life_end_household(struct ctx *c, struct life_work *w, int64_t id, int64_t successor);

/* ---- spans (life_spans.c) ---- */

/* life_walks: the field by which a span goes with its household by itself; NULL: it does not. Members and statuses
 * don't: they have rules of their own. */
const struct field *life_walks(const struct entity *e);
/* life_summed: spans that hold an amount: two of one household stand side by side, and somebody inherits them. */
bool life_summed(const struct entity *e);
/* life_goes_on: ends a span on the last day and begins its continuation, with some fields otherwise. */
MUST bool life_goes_on(struct ctx *c, struct life_work *w, const struct entity *e, int64_t id,
                       const struct arg *otherwise, size_t n, const char *end_reason);
/* life_end: on the last day; a span that had not begun by then is taken back, a member's is refused. */
MUST bool life_end(struct ctx *c, struct life_work *w, const struct entity *e, int64_t id, const char *end_reason);
/* life_next: the draft of a continuation: all that is said of the span, from the next day on, or from its own first day
 * where that is later. */
MUST bool life_next(struct ctx *c, struct life_work *w, const struct entity *e, int64_t id, struct draft **out);
/* life_ids: the records of an entity that name `id` in field f and stand; of spans, with `after`, those that are open
 * after that day (NULL: all). */
MUST bool life_ids(struct ctx *c, const struct entity *e, const struct field *f, int64_t id, const char *after,
                   int64_t **out, size_t *n);

/* ---- members (life_members.c) ---- */

const struct entity *life_member_entity(void);
/* life_members: who belongs to the household after the last day. */
MUST bool life_members(struct ctx *c, struct life_work *w, int64_t household, struct life_member **out, size_t *n);
/* life_member_at: the member who is that person; life_head_at: the head as the household stands; n: none. */
size_t life_member_at(const struct life_member *m, size_t n, int64_t person);
size_t life_head_at(const struct life_member *m, size_t n);
MUST bool life_not_member(struct ctx *c, const char *where); /* fails: that person is no member */
/* life_settle: what each is to the head at index head (n: to the head of another household, which has to be said). Sets
 * out->open when something is left to be said. */
MUST bool life_settle(struct ctx *c, struct life_work *w, struct life_member *m, size_t n, size_t head,
                      struct str old_head_sex);
/* life_write_members: everybody whose household (0: the same) or relation is another goes on so from the next day. */
MUST bool life_write_members(struct ctx *c, struct life_work *w, const struct life_member *m, size_t n,
                             int64_t household, const char *why);
/* life_relation: what a member is to the new head, by what both were to the old one; NULL: not to be derived. */
const char *life_relation(const char *new_head, const char *member, bool head_is_man, bool member_is_man);

/* ---- helpers (life_helpers.c) ---- */

struct life_helping {
        int64_t responsibility, cadre;
};
/* life_helpers: responsibilities of cadres for the order's household that are open after the last day. */
MUST bool life_helpers(struct ctx *c, const struct life_work *w, struct life_helping **out, size_t *n);
/* life_help_begins: a cadre answers for a household from the next day. */
MUST bool life_help_begins(struct ctx *c, struct life_work *w, int64_t cadre, int64_t household);
/* life_help_goes_on: a helper of the household is one of the other too, as long as he is of this one. */
MUST bool life_help_goes_on(struct ctx *c, struct life_work *w, const struct life_helping *h, int64_t household);

/* ---- statuses (life_statuses.c) ---- */

struct life_standing { /* a status of the household on the next day */
        int64_t id;
        struct str kind, from;
};
MUST bool life_statuses(struct ctx *c, const struct life_work *w, int64_t household, struct life_standing **out,
                        size_t *n);
/* life_status_begins: the status of one household, for another from the next day; since when it was is noted. */
MUST bool life_status_begins(struct ctx *c, struct life_work *w, const struct life_standing *s, int64_t household);
/* life_end_statuses: all of a household's that are open after the last day. */
MUST bool life_end_statuses(struct ctx *c, struct life_work *w, int64_t household);

/* ---- the events ---- */

bool life_split(struct ctx *c, struct life_work *w);
bool life_merge(struct ctx *c, struct life_work *w);
bool life_move(struct ctx *c, struct life_work *w);
bool life_move_out(struct ctx *c, struct life_work *w);
bool life_death(struct ctx *c, struct life_work *w);
bool life_head(struct ctx *c, struct life_work *w);
bool life_duplicate(struct ctx *c, struct life_work *w);
/* life_merge_applied: the hook of person_merge, which carries the merger out. */
bool life_merge_applied(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old);

#endif
