/* brief.h: the account of a county or township on a day: our own words, every number a figure that opens into its rows.
 *
 * A brief is sections of paragraphs of runs; a run is words, or a figure with the list, period and place it was taken
 * by. The command prints the runs one after the other; the page makes a link of each figure. The same day gives the
 * same account while the records stand; brief_paper.h keeps one as it was. A figure its reader may not see is "—".
 *
 * The words of a section are a template the office edits (register brief_template): a paragraph a line; between braces
 * a word ({day}, {year}, {place}) or a figure: {CODE}, {CODE@PLACE}, {CODE 2016}, {CODE last_year}; {since CODE} is the
 * first year that figure covers. */
#ifndef BANGFU_BRIEF_BRIEF_H
#define BANGFU_BRIEF_BRIEF_H

#include "core/query.h"

struct brief_run {
        struct str text;           /* the words, or the figure as shown ("26", "—") */
        const struct list *figure; /* NULL: words */
        struct period period;      /* of the figure */
        const char *place;         /* of the figure; NULL: the county */
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
        const char *day, *place; /* place NULL: of own households (scope.h) */
        struct str head; /* "341125#17 DIGEST": the county's last block, which the account was made from */
        struct brief_section *sections;
        size_t n;
};
/* brief_heading: what stands over a mechanism's section until the office writes its own. */
const char *brief_heading(const struct ctx *c, const struct mechanism *m);

/* brief_mark: what stands between two braces: a word, or a figure with its own place and period. ERR_INVALID
 * template.mark when it is neither. brief_check: all marks of a text. */
struct brief_mark {
        const char *word; /* "day", "year", "place"; NULL: a figure */
        const struct list *list;
        const char *place;    /* NULL: the account's */
        struct period period; /* empty: the account's */
        bool last_year, since; /* since: the first year of what the figure covers, in place of its value */
};
MUST bool brief_mark(struct ctx *c, struct str name, struct brief_mark *out);
MUST bool brief_check(struct ctx *c, struct str text);

/* brief_make: day YYYY-MM-DD; place a code of the county that the account reaches, NULL: its own (scope_seat). */
MUST bool brief_make(struct ctx *c, const char *day, const char *place, struct brief *out);

#endif
