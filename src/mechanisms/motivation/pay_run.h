/* pay_run.h: a monthly pay run from its computing to the bank's return.
 *
 * Computing is set-based: one statement says what everybody in post is due for the month, part by part, at the rate of
 * each month's first day and for one post only, and what the run has; only what differs is written, so computing again
 * is harmless. What another run already pays for a month is not paid again, and a line with a reason is left alone. A
 * second person approves from another account, which locks the run and posts it (ledger.h). What was wrong before is a
 * further line with its reason, typed or proposed by computing the locked month again. */
#ifndef BANGFU_MOTIVATION_PAY_RUN_H
#define BANGFU_MOTIVATION_PAY_RUN_H

#include "mechanisms/ground/bank_file.h"

/* What a step did, as the page tells it; each step fills its own part. */
struct pay_run_done {
        int64_t added, changed, dropped, same; /* lines of compute */
        int64_t left;                          /* differences a correction only tells */
        struct str left_words;
        struct bank_done bank; /* transfers of a bank file and a return */
        struct block block;
};
/* pay_run_compute: the lines of everybody, every part that has a rate; refuses a locked run. */
MUST bool pay_run_compute(struct ctx *c, int64_t run, const char *key, struct pay_run_done *out);
/* pay_run_correct: a locked month ("2017-03-01") computed again from today's records; what differs from what was paid
 * becomes lines of this open run. reason: more words for them, may be empty. */
MUST bool pay_run_correct(struct ctx *c, int64_t run, const char *month, struct str reason, const char *key,
                          struct pay_run_done *out);
/* pay_run_approve: locks it today; approver: a cadre, 0 the actor's own. */
MUST bool pay_run_approve(struct ctx *c, int64_t run, int64_t approver, const char *key, struct pay_run_done *out);
/* pay_run_bank_file: transfers of all not sent yet, and of those that failed, and the file as the mapping says. */
MUST bool pay_run_bank_file(struct ctx *c, int64_t run, const struct bank_order *o, const char *key, struct buf *file,
                            struct pay_run_done *out);
/* pay_run_bank_return: reads the bank's answer: each line settles a transfer or says why it failed. */
MUST bool pay_run_bank_return(struct ctx *c, int64_t run, int64_t mapping, struct str text, const char *key,
                              struct pay_run_done *out);

/* One person whose pay differs from last month's. The sums are all of his lines together, so that whoever approves sees
 * what arrives on the card. */
struct pay_difference {
        int64_t person;
        struct str name, place, place_title;
        int64_t before, now;
        const char *reason; /* new_post, left, correction, class, rate, other_parts */
        int64_t by_parts;   /* of now - before, what parts beside the base make where the reason is the base's */
        struct str words;   /* the fact behind it */
};
/* A run beside the last locked one of its batch; its standing too, for the page that approves it. */
struct pay_comparison {
        struct str month, before_month; /* of the last locked run of the same batch; empty: there is none */
        bool locked;
        bool own;                                              /* prepared from the asking account */
        struct str prepared_account, prepared_by, approved_by; /* names; empty: none */
        struct str me;                                         /* the asking account's own cadre; empty: it has none */
        int64_t now, before, persons;
        int64_t waiting, failed; /* transfers at the bank, and those that did not arrive */
        struct pay_difference *items;
        size_t n;
};
/* pay_run_compare: whose pay differs from last month's, and why; the whole county's. */
MUST bool pay_run_compare(struct ctx *c, int64_t run, struct pay_comparison *out);
/* pay_reason_title: the reason in the reader's language. */
const char *pay_reason_title(const struct ctx *c, const char *reason);

#endif
