/* brief.h: the public account of the mechanisms for any day and place: sentences with figures in them, each the measure
 * of its list.
 *
 * Nothing of it is kept: it is made anew from the records whenever it is asked for, and `head` says which block of the
 * journal it was made at. The words stand in one table (brief.c); a figure in them is {code}. A page and a command show
 * the same pieces. */
#ifndef BANGFU_MODULES_BRIEF_H
#define BANGFU_MODULES_BRIEF_H

#include "core/query.h"

struct brief_piece {
        struct str text;         /* plain words, or the figure's number */
        const struct list *list; /* NULL: plain words */
        struct period period;    /* of the figure */
        int64_t value;
        bool none; /* "—" */
};
struct brief_paragraph {
        struct brief_piece *pieces;
        size_t n, capacity;
};
struct brief_section {
        const char *mechanism; /* "1.2" */
        const char *title;
        struct brief_paragraph *paragraphs;
        size_t n, capacity;
};
struct brief {
        struct str title, place_title, head;
        const char *day, *place;
        struct brief_section *sections;
        size_t n;
};

/* brief_make: place NULL: the county. Memory is the context's. */
MUST bool brief_make(struct ctx *c, const char *day, const char *place, struct brief *out);

#endif
