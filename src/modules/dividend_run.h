/* dividend_run.h: a dividend divided among the holders of its venture, to the cent.
 *
 * Each holder on the day of the dividend gets the whole cents of his share; the cents left over go one each to the
 * largest remainders (equal ones by the older share), so the parts always come to the declared amount. Holders already
 * paid keep what they have when it is their part; otherwise the run is refused, since money that went out is not
 * divided again. */
#ifndef BANGFU_MODULES_DIVIDEND_RUN_H
#define BANGFU_MODULES_DIVIDEND_RUN_H

#include "core/change.h"

struct dividend_part {
        int64_t share, shares, amount, remainder;
        int64_t paid; /* the payment that stands; 0: none */
        int64_t paid_amount;
};
struct dividend_done {
        int64_t paid, same, nothing; /* payments made, there already, and holders whose part is no cent */
        struct block block;
};
/* dividend_divide: amount over the shares of the parts; their amounts add up to it. shares must be above nil. */
void dividend_divide(struct arena *a, struct dividend_part *parts, size_t n, int64_t amount);
/* dividend_run: pays everybody not paid yet, on the day. */
MUST bool dividend_run(struct ctx *c, int64_t dividend, const char *paid_on, const char *key,
                       struct dividend_done *out);

#endif
