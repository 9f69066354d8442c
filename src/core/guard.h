/* guard.h: who tries the door, how often, and how long he waits.
 *
 * A try is counted before the password is looked at (guard_reserve), so that sixteen at once are sixteen; a right
 * password takes it back. From the fifth failure on each one makes the next wait longer, a minute to a quarter of an
 * hour; an hour without a try forgets them. A login that does not exist is counted like one that does.
 *
 * What is counted together (a bucket): a device the account has logged in from before (its cookie)      that device
 * alone else an address the account has logged in from before            the account at that address else
 * the account, and the address for all accounts So nobody shuts another out from afar: strangers fill buckets that
 * the holder's own devices and addresses don't use.
 *
 * Failures reach the chain of security gathered: one record an address and minute (security.h). */
#ifndef BANGFU_CORE_GUARD_H
#define BANGFU_CORE_GUARD_H

#include "base/ctx.h"

#define GUARD_FREE 5          /* failures of an account before one waits */
#define GUARD_FREE_ADDRESS 60 /* of an address, where a whole office may sit */
#define GUARD_WAIT_MS ((int64_t)60 * 1000)
#define GUARD_WAIT_MAX_MS ((int64_t)15 * 60 * 1000)
#define GUARD_FORGET_MS ((int64_t)60 * 60 * 1000)
#define GUARD_KNOWN_MS ((int64_t)90 * 24 * 60 * 60 * 1000) /* a device or address not seen for so long is a stranger */

struct guard_try {
        struct str login;
        struct str device;   /* the token of the device's cookie; empty: none */
        const char *channel; /* page or api */
        int64_t account_id;  /* 0: there is no such account */
        bool inside;         /* the old password asked again inside a session: a bucket of its own */
        bool known;          /* set by guard_reserve */
        int64_t gathered;    /* failures of the address no record has told yet; set by guard_passed */
};
/* guard_reserve: counts the try; ERR_LOGIN login.locked while one has to wait. */
MUST bool guard_reserve(struct ctx *c, struct guard_try *t);
/* guard_failed: the password was wrong: into the chain, gathered. */
MUST bool guard_failed(struct ctx *c, const struct guard_try *t);
/* guard_passed: it was right: takes the counts back, keeps device and address as known. Inside the writer's transaction
 * in which the session is opened. */
MUST bool guard_passed(struct ctx *c, struct guard_try *t);
/* guard_told: writes what is still gathered into the chain: when the server stops. */
MUST bool guard_told(struct ctx *c);

#endif
