/* session.h: who is logged in. The token (256 random bits) is known to the browser alone; the store keeps its digest.
 *
 * A session ends after 30 minutes without a request, 12 hours after its beginning, at logout, or when the password
 * changes. */
#ifndef BANGFU_CORE_SESSION_H
#define BANGFU_CORE_SESSION_H

#include "core/account.h"

#define SESSION_IDLE_MS ((int64_t)30 * 60 * 1000)
#define SESSION_LIFE_MS ((int64_t)12 * 3600 * 1000)
#define SESSION_TOUCH_MS ((int64_t)60 * 1000) /* seen_at is written at most once a minute */

/* session_open: inside the writer's transaction, noted as a login (account_login calls it). */
MUST bool session_open(struct ctx *c, const struct guard_try *t, char token[SESSION_TOKEN + 1]);
/* session_find: ERR_LOGIN when there is no such open session. */
MUST bool session_find(struct ctx *c, struct str token, int64_t *account_id);
/* session_close: noted as a logout; of no session does nothing. */
MUST bool session_close(struct ctx *c, struct str token);
/* session_digest: what the store keeps of a token. */
struct str session_digest(struct arena *a, struct str token);

#endif
