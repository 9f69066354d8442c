/* match_attempt.h: one block of rows tried as the header of one subject: what became of every heading, which heading
 * every column has, and what else speaks for a column.
 *
 * An attempt is filled by steps in a fixed order (match_steps.h); it decides nothing. Whether it is enough,
 * match_fit.h says; which of all attempts the sheet is, match_choose.h. A column is MATCH_NONE where there is none. */
#ifndef BANGFU_IMPORT_MATCH_ATTEMPT_H
#define BANGFU_IMPORT_MATCH_ATTEMPT_H

#include "import/match_head.h"

#define SAID_MAX 8   /* columns a title may fill; more than two or three it never does */
#define TITLE_WORD 9 /* bytes, three characters: a shorter word stands in a title by chance */

struct sayings; /* match_sayings.h */

struct use {             /* what became of one heading */
        size_t to;       /* column of the subject it was taken for; MATCH_NONE */
        bool left;       /* somebody said it means nothing */
        bool heard;      /* 小计 below a heading whose parts are read: understood, and nothing comes of it */
        bool foreign;    /* somebody else's: a helper's phone in a register of households */
        bool tick;       /* √ below a code's word */
        struct str when; /* where a row is several records, what this heading says: 2017, 2015-07-01, 小村 */
};
struct attempt {
        struct ctx *c;
        const struct match_book *b;
        size_t subject; /* index into b->subjects */
        const struct match_subject *s;
        const struct head *h;
        const struct sayings *sayings;

        struct use *uses; /* one a heading */
        size_t *at;       /* one a column of the subject: the heading first taken for it; MATCH_NONE */
        size_t n_columns;

        size_t matched;  /* headings understood */
        size_t headings; /* and all there are, a block to the right and our own not counted */
        size_t foreign;  /* left alone because they are somebody else's */
        size_t missing;  /* columns that are required and spoken for by nothing */

        bool entitled; /* the title, or a heading, speaks of what hooks->title wants */
        bool named;    /* the title says what the sheet is about */
        size_t naming; /* in so many bytes: 报酬发放 says more than 村干部 */
        struct match_said said[SAID_MAX];
        size_t n_said;

        size_t yearly, spread; /* as in struct match */
};

/* attempt_begin: nothing taken yet. Its memory is the arena's of the context. */
void attempt_begin(struct ctx *c, const struct match_book *b, size_t subject, const struct head *h,
                   const struct sayings *sayings, struct attempt *t);

/* attempt_pick: the column of which the text is a word, of those that have no heading yet; of
 * two, the one that the words above the heading prefer. */
size_t attempt_pick(const struct attempt *t, struct str text, unsigned kinds, struct str parents);
/* attempt_assign: the heading is this column's (MATCH_NONE: nobody's, and nothing happens). The
 * first keeps the column; further ones are added up where the column is such a one. */
void attempt_assign(struct attempt *t, size_t heading, size_t column);
/* attempt_free: a heading of some word that nobody has taken, as far as any step may still take it. */
bool attempt_free(const struct attempt *t, size_t heading);

/* attempt_say: the text stands for a column without a heading. attempt_said: something does. */
void attempt_say(struct attempt *t, size_t column, struct str text);
bool attempt_said(const struct attempt *t, size_t column);
/* attempt_has: a heading was taken for the column of that name. */
bool attempt_has(const struct attempt *t, struct str field);
/* attempt_instead: the column that gives it in place of its own (field.instead) is there. */
bool attempt_instead(const struct attempt *t, size_t column);
/* attempt_spoken_for: a heading, the title, the headings' own years or another column give the column. */
bool attempt_spoken_for(const struct attempt *t, size_t column);

const struct column *attempt_column(const struct attempt *t, size_t column);
const struct field *attempt_field(const struct attempt *t, size_t column); /* NULL: plain text, or a place */
/* attempt_beside: the column is of a record beside the one the sheet is about. */
bool attempt_beside(const struct attempt *t, size_t column);

#endif
