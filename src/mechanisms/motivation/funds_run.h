/* funds_run.h: a year's operating funds for all villages at once: appropriated from class and amount, paid in parts,
 * and what remains.
 *
 * One press makes one change: every village with a class and without an appropriation gets its own, to the cent; a part
 * is a share of what each village is due (or all that is left), under one voucher. A part already paid to a village is
 * not paid again, and nothing is paid beyond what was appropriated (operating_funds.c). */
#ifndef BANGFU_MOTIVATION_FUNDS_RUN_H
#define BANGFU_MOTIVATION_FUNDS_RUN_H

#include "core/change.h"

/* What one press did, as the page tells it. */
struct funds_done {
        int64_t added, same; /* records made; villages that had theirs */
        int64_t amount;      /* their sum */
        int64_t capped;      /* of those paid: less than the share asked for, all that was left */
        struct block block;
};
/* funds_appropriate: refuses a year without class amounts. */
MUST bool funds_appropriate(struct ctx *c, int64_t year, const char *key, struct funds_done *out);

struct funds_part {
        int64_t year, part;
        int64_t percent; /* in hundredths, of what each village is due; 0: what is left */
        const char *day;
        struct str voucher;
};
MUST bool funds_pay(struct ctx *c, const struct funds_part *p, const char *key, struct funds_done *out);

#endif
