/* reset.h: a password given by others: asked for by one account, agreed to by another, told to its holder.
 *
 * The administrator of accounts asks, with a reason; the administrator of security agrees or refuses; for the
 * accounts of administrators and auditors two of them agree. Nobody decides on what he asked for, on an account of
 * his own, or twice, whichever of his accounts he uses (account_same_hand). The last to agree is shown a password
 * made here, once; it works until the first login, where its holder is told who did this and sets his own. A county's
 * first accounts, and those that shut one another out, are helped at the machine: bangfu account. Every step stands
 * in the chain of security.
 *
 * A request that nobody decides is void after a week. */
#ifndef BANGFU_CORE_RESET_H
#define BANGFU_CORE_RESET_H

#include "core/account.h"

#define RESET_LIFE_MS ((int64_t)7 * 24 * 60 * 60 * 1000)

struct reset {
        int64_t id, account_id, asked_at;
        const char *login, *title, *reason, *asked_by, *agreed_by; /* agreed_by: logins by comma */
        bool strong;                                               /* two have to agree */
};
/* reset_ask: RULE reset.waiting while one waits already. */
MUST bool reset_ask(struct ctx *c, int64_t account_id, struct str reason, int64_t *id);
/* reset_agree: the password when that was the last agreement needed, else empty. */
MUST bool reset_agree(struct ctx *c, int64_t id, struct str *password);
MUST bool reset_refuse(struct ctx *c, int64_t id, struct str reason);
/* reset_waiting: all that wait, the oldest first, in the context's arena. */
MUST bool reset_waiting(struct ctx *c, struct reset **out, size_t *n);
/* reset_told: what the actor is to be told of his password: who set it when; *found false when he chose it himself. */
struct reset_notice {
        const char *asked_by, *agreed_by;
        int64_t at;
};
MUST bool reset_told(struct ctx *c, struct reset_notice *out, bool *found);

#endif
