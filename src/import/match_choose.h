/* match_choose.h: the best of all attempts: which rows of a sheet are its header, and which subject it is of.
 *
 * Every block of one to MATCH_DEPTH rows is tried for every subject. Of two attempts the one wins that fits; of two
 * that fit, the one that understands more; of two equal ones, the one that lacks less. Four exceptions are written
 * where they stand (match_choose.c), each with the sheet that taught it. What somebody said the sheet is binds the
 * choice (choice.h). */
#ifndef BANGFU_IMPORT_MATCH_CHOOSE_H
#define BANGFU_IMPORT_MATCH_CHOOSE_H

#include "import/choice.h"

struct best {
        bool found;
        size_t first, last; /* rows of the header */
        size_t subject;     /* index into the book */
        size_t matched, missing;
        bool fits;
        bool own;      /* 编号 and 版本 lead: our own export */
        bool agrees;   /* its values are words of the subject's codes */
        size_t naming; /* bytes of the title that name the subject */
};
/* choose: `choices`, one a subject, say how far each went in its best block. Nothing found: no heading is anybody's. */
struct best choose(struct ctx *c, const struct match_book *b, const struct sheet *sheet, struct choice *choices);

#endif
