/* brief.h: the account of a county or township on a day: our own words, every number a figure that opens into its rows.
 *
 * A brief is sections of paragraphs of runs; a run is words, or a figure with the list, period and place it was taken
 * by. The command prints the runs one after the other; the page makes a link of each figure. Nothing is stored: the
 * same day gives the same account while the records stand. A figure its reader may not see is shown as "—". */
#ifndef BANGFU_MODULES_BRIEF_H
#define BANGFU_MODULES_BRIEF_H

#include "core/query.h"

struct brief_run {
        struct str text;           /* the words, or the figure as shown ("26", "—") */
        const struct list *figure; /* NULL: words */
        struct period period;      /* of the figure */
        int64_t value;
        bool none;
};
struct brief_paragraph {
        struct brief_run *runs;
        size_t n;
};
struct brief_section {
        const char *mechanism, *title;
        struct brief_paragraph *paragraphs;
        size_t n;
};
struct brief {
        struct str title, place_title;
        const char *day, *place;
        struct str head; /* "341125#17 DIGEST": the county's last block, which the account was made from */
        struct brief_section *sections;
        size_t n;
};
/* brief_make: day YYYY-MM-DD; place NULL for the county, else a code of it. */
MUST bool brief_make(struct ctx *c, const char *day, const char *place, struct brief *out);

#endif
