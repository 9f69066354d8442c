/* period.h: Y, Y-MM, Y-Qn, Y..Y, a day, day..day; and what it means to a list. */
#ifndef BANGFU_CORE_PERIOD_H
#define BANGFU_CORE_PERIOD_H

#include "core/catalogue.h"

struct period {
        char from[11], to[11];
        bool day; /* a single day was named */
};

MUST bool period_parse(struct ctx *c, struct str text, struct period *out); /* empty: the day of the context */
/* period_asked: the period a question is about: from here on its last day's words are said (base/term.h). */
MUST bool period_asked(struct ctx *c, struct str text, struct period *out);
/* period_for: what the list takes: PERIOD_DAY from = to = last day; PERIOD_SPAN given a day: from 1 January. */
struct period period_for(const struct list *l, struct period asked);
/* period_ahead: whether it reaches into days to come: what was asked, a year that still runs too. */
bool period_ahead(const struct ctx *c, const struct list *l, struct period p);
/* period_words: the basis, printed with the figure; of a day to come it says of which day the records are, and while an
 * import is half in, that it is. */
struct str period_words(struct ctx *c, const struct list *l, struct period p);

#endif
