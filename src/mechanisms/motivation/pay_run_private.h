/* pay_run_private.h: what the files of a pay run (pay_run.c, pay_run_compare.c, pay_run_correct.c) share. */
#ifndef BANGFU_MOTIVATION_PAY_RUN_PRIVATE_H
#define BANGFU_MOTIVATION_PAY_RUN_PRIVATE_H

#include "mechanisms/motivation/pay_run.h"

/* What every step of a run asks first: which month it is of, and whether anything may still change. */
struct pay_run_head {
        struct val month, locked_on;
        struct val before_id, before_month; /* the last locked run of the same batch before it */
};
MUST bool pay_run_head(struct ctx *c, int64_t run, struct pay_run_head *out);
/* pay_run_open: refuses a locked run. */
MUST bool pay_run_open(struct ctx *c, const struct pay_run_head *h);
/* pay_run_prepared: it is prepared from the account that computed it last, and by that account's person unless the run
 * names somebody. */
MUST bool pay_run_prepared(struct ctx *c, struct change *ch, int64_t run);

#endif
