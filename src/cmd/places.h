/* places.h: a county's divisions from a table (code, name, parent, and if wanted kind, from_on, to_on) into the
 * register of places.
 *
 * Shared by init and the demonstration county. Reading and checking need no store, so that a bad table leaves none
 * behind:
 *
 *     places_open                  rows, checked, sorted by code (parents first)
 *     places_put, calendar_put     inside a change of the new store
 *
 * Codes are the National Bureau of Statistics': 6 digits the county, 9 a township, 12 a village; zero-padded ones
 * (341125100000) are cut. A code given twice must have days that don't overlap. */
#ifndef BANGFU_CMD_PLACES_H
#define BANGFU_CMD_PLACES_H

#include "core/change.h"

/* A county has some hundreds of divisions; a table of a province is the wrong file. */
#define PLACES_MAX 20000

/* A row as the table has it, checked: the views live as long as the context's memory. */
struct place_row {
        struct str code, name, kind; /* kind empty: follows from the code */
        struct str from_on, to_on;   /* empty: open */
        uint32_t line;               /* of the file, from 1; 0: not in the file */
        bool bad;                    /* told already */
};
struct place_rows {
        struct place_row *items;
        size_t n;
};

MUST bool places_open(struct ctx *c, const char *path, const char *county, struct place_rows *out);
MUST bool places_put(struct ctx *c, struct change *ch, const struct place_rows *rows);
/* calendar_put: every day of 2000 to 2050; Saturdays and Sundays are weekend, holidays are entered later. */
MUST bool calendar_put(struct ctx *c, struct change *ch);

#endif
