/* life.h: what happens to households and persons: split, merged, moved, gone, died, a new head; and two records of one
 * person merged. Each is one change, with a record of what happened (household_event, person_merge).
 *
 * An order is run dry first: all is written and judged by the hard rules, and taken back; what comes out is in words,
 * with the relations that nobody can derive left open, what stays to be done by hand, and the basis. Sent back with
 * that basis, the order is refused with change.stale when anything it rests on has changed since. */
#ifndef BANGFU_HOUSEHOLDS_LIFE_H
#define BANGFU_HOUSEHOLDS_LIFE_H

#include "core/change.h"

#define LIFE_MEMBERS_MAX 60

struct life_choice { /* a member chosen, or one whose relation is said */
        int64_t member;      /* of household_member */
        struct str relation; /* code or title; empty: not said */
};
struct life_order {
        const char *kind; /* split, merge, move, move_out, death, head, duplicate */
        const char *day;  /* the first day of what is then; of a death the day of it */
        const char *reason, *basis, *key;
        int64_t household, other; /* merge: other goes into household; duplicate: persons, other goes into household */
        int64_t person;           /* death: who died; head and split: who is to be head */
        int64_t head;             /* death of a head: who is to be head */
        int64_t helper;           /* cadre: split and move; 0: as before */
        bool helper_stays;        /* move to another township: the helpers go on */
        int64_t document;
        const char *number, *place, *group; /* of a split household; of a move */
        const struct life_choice *choices;
        size_t n_choices;
        const char *id_no; /* duplicate, ID numbers differ: "keep" or "other": whose is right; NULL not said */
        const char
                *facts; /* duplicate, both say of one thing otherwise: "keep" or "other": who is right; NULL not said */
        bool dry;
};
struct life_member { /* a member as the event leaves him */
        int64_t id, person, version;
        struct str name, sex;
        struct str before, after; /* codes of relation; after empty: has to be said */
};
struct life_note { /* what the change leaves to be done by hand, and where */
        struct str text;
        const char *entity;
        int64_t id;
};
struct life_done {
        int64_t event;            /* its record */
        int64_t household, other; /* other: the one split off, or gone; 0 none */
        bool open;                /* relations have to be said: nothing was judged yet */
        struct str basis;
        struct str *words;
        size_t n_words;
        struct life_note *notes;
        size_t n_notes;
        struct life_member *members;
        size_t n_members;
        struct block block;
};
/* life_run: an order carried out, or shown (dry). False: refused, c->err says why and at which field of the order. True
 * with out->open: nothing was written, and members whose `after` is empty have to be said; true otherwise with what was
 * done in words, what is left to be done, the basis to send back, and the block of the journal (of a preview: none). */
MUST bool life_run(struct ctx *c, const struct life_order *order, struct life_done *out);

#define LIFE_TWINS_MAX 8
/* life_twins: who may be this person, entered twice, as the list person.duplicate_suspect sees it: at most
 * LIFE_TWINS_MAX, since more of one name are a fault of another kind (a sheet imported as somebody else's). */
MUST bool life_twins(struct ctx *c, int64_t person, int64_t **out, size_t *n);

#endif
