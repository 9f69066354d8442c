/* amount.h: a number as prose has it: 111.8万元, 2146万元, 3.2万, 1.12 million. No cents where there are none; what is
 * smaller than its unit is said in the next one below. The figure itself, to the cent, stands in the annex. */
#ifndef BANGFU_BRIEF_AMOUNT_H
#define BANGFU_BRIEF_AMOUNT_H

#include "core/query.h"

struct brief_unit {
        const char *name; /* as the mark has it; behind the number, too */
        int64_t of;       /* so many of what the figure counts in */
        int decimals;     /* at most; noughts at the end are cut */
        const char *below;
};
const struct brief_unit *brief_unit(struct str name); /* NULL: there is none */
/* brief_amount: value as the list stores it; unit NULL: as it is, without noughts at the end. */
struct str brief_amount(struct ctx *c, const struct list *l, int64_t value, bool none, const struct brief_unit *unit);

#endif
