/* dividend_run.h: a dividend divided among the holders of its venture, to the cent.
 *
 * Each holder on the day of the dividend gets the whole cents of his share; the cents left over go one each to the
 * largest remainders (equal ones by the older share), so the parts always come to the declared amount. Holders already
 * paid keep what they have when it is their part; otherwise the run is refused, since money that went out is not
 * divided again. */
#ifndef BANGFU_LEADERSHIP_DIVIDEND_RUN_H
#define BANGFU_LEADERSHIP_DIVIDEND_RUN_H

#include "mechanisms/ground/bank_file.h"

/* A holder's share of the whole, what is due to it, and what it was paid already. */
struct dividend_part {
        int64_t share, shares, amount, remainder;
        int64_t paid; /* the payment that stands; 0: none */
        int64_t paid_amount;
};
/* What a run did, as the page tells it. */
struct dividend_done {
        int64_t paid, same, nothing; /* payments made, there already, and holders whose part is no cent */
        struct block block;
};
/* dividend_divide: amount over the shares of the parts; their amounts add up to it. shares must be above nil. */
void dividend_divide(struct arena *a, struct dividend_part *parts, size_t n, int64_t amount);
/* The holders on one day, by share. */
struct dividend_parts {
        struct dividend_part *items;
        size_t n;
};
struct dividend { /* what is divided; id: 0 for one that is only thought of */
        int64_t id, equity, amount;
        const char *day;
};
MUST bool dividend_read(struct ctx *c, int64_t id, struct dividend *out);
/* dividend_parts: the holders on the dividend's day, by share, and what is due to each. */
MUST bool dividend_parts(struct ctx *c, const struct dividend *d, struct dividend_parts *out);

struct dividend_holder { /* as the page shows him before he is paid */
        struct dividend_part part;
        struct str kind, title, paid_on;
        struct str state, reason; /* of a payment by the bank: sent, paid, failed and why; empty: by hand, or none */
        int64_t household, organisation;
        bool card, ended; /* ended: a household nobody lives in any more on the day */
};
struct dividend_absent { /* a household one would expect among the holders */
        int64_t household;
        struct str title;
        bool left; /* it held shares before; else it is linked to the base by shares and holds none */
};
/* The page of a dividend: its holders, and who might be expected among them and isn't. */
struct dividend_preview {
        struct dividend_holder *holders;
        struct dividend_absent *absent;
        size_t n, n_absent;
        int64_t paid;
};
MUST bool dividend_preview(struct ctx *c, const struct dividend *d, struct dividend_preview *out);
/* dividend_bank_file: the payments to households with a card that did not arrive yet, as the mapping says; they are
 * sent now. */
MUST bool dividend_bank_file(struct ctx *c, int64_t dividend, const struct bank_order *o, const char *key,
                             struct buf *file, struct bank_done *out);
/* dividend_bank_return: reads the bank's answer: each line settles a payment or says why it failed. */
MUST bool dividend_bank_return(struct ctx *c, int64_t dividend, int64_t mapping, struct str text, const char *key,
                               struct bank_done *out);

/* dividend_run: pays everybody not paid yet, on the day. */
MUST bool dividend_run(struct ctx *c, int64_t dividend, const char *paid_on, const char *key,
                       struct dividend_done *out);

#endif
