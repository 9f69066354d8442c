/* life_private.h: between life.c, life_events.c and person_merge.c only. */
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

/* life_words, life_note: one line more of what is done, or is left to be done. */
void life_words(struct ctx *c, struct life_work *w, const char *format, ...) __attribute__((format(printf, 3, 4)));
void life_note(struct ctx *c, struct life_work *w, const char *entity, int64_t id, struct str text);
/* life_household: a household that may be changed here, and has not ended. */
MUST bool life_household(struct ctx *c, int64_t id, struct draft **out);
struct str life_title(struct ctx *c, const struct draft *household);
/* life_event_put: the record of the event; others by name of field, V_NULL left out. */
MUST bool life_event_put(struct ctx *c, struct life_work *w, struct str summary, const struct arg *more, size_t n);
/* life_members: who belongs to the household after the last day. */
MUST bool life_members(struct ctx *c, struct life_work *w, int64_t household, struct life_member **out, size_t *n);
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
/* life_relation: what a member is to the new head, by what both were to the old one; NULL: not to be derived. */
const char *life_relation(const char *new_head, const char *member, bool head_is_man, bool member_is_man);

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
