/* pay_run.h: a monthly pay run from its computing to the bank's return.
 *
 * Computing is set-based: one statement says what everybody in post is due for the month, at the rate of its first day
 * and for one post only, and what the run has; only what differs is written, so computing again is harmless. A base
 * line another run already has for the month is not paid again. A second person approves from another account, which
 * locks the run and posts it (ledger.h). What was wrong before is a further line with its reason. */
#ifndef BANGFU_MODULES_PAY_RUN_H
#define BANGFU_MODULES_PAY_RUN_H

#include "base/buf.h"
#include "core/change.h"

#define BANK_COLUMNS "number,name,card,bank,amount,fen,month,place"
#define BANK_RETURNED "card,name,amount,status,reason,-"

struct pay_run_done {
        int64_t added, changed, dropped, same; /* lines of compute; transfers of a bank file and a return: */
        int64_t paid, failed, unmatched;
        struct str unmatched_lines; /* "3、17" */
        struct block block;
};
/* pay_run_compute: the base lines of everybody; refuses a locked run. */
MUST bool pay_run_compute(struct ctx *c, int64_t run, const char *key, struct pay_run_done *out);
/* pay_run_approve: locks it today; approver: a cadre, 0 the actor's own. */
MUST bool pay_run_approve(struct ctx *c, int64_t run, int64_t approver, const char *key, struct pay_run_done *out);
/* pay_run_bank_file: transfers of all not paid yet, and the file as the mapping says. */
MUST bool pay_run_bank_file(struct ctx *c, int64_t run, int64_t mapping, const char *key, struct buf *file,
                            struct pay_run_done *out);
/* pay_run_bank_return: reads the bank's answer: each line settles a transfer or says why it failed. */
MUST bool pay_run_bank_return(struct ctx *c, int64_t run, int64_t mapping, struct str text, const char *key,
                              struct pay_run_done *out);

struct pay_difference {
        int64_t person;
        struct str name, place, place_title;
        int64_t before, now;
        const char *reason; /* new_post, left, correction, class, rate, other_parts */
};
struct pay_comparison {
        struct str month, before_month; /* of the last locked run of the same batch; empty: there is none */
        bool locked;
        int64_t now, before, persons;
        struct pay_difference *items;
        size_t n;
};
/* pay_run_compare: whose pay differs from last month's, and why; the whole county's. */
MUST bool pay_run_compare(struct ctx *c, int64_t run, struct pay_comparison *out);
const char *pay_reason_title(const struct ctx *c, const char *reason);

#endif
