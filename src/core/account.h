/* account.h: who may come in. Accounts and their grants are registers (accounts.c), journalled like all others; the
 * hash of a password is not: it lives in the working table `credential`.
 *
 * Passwords: Argon2id; what may be one: password.h. Who tries wrong ones waits (guard.h). A login that does not exist
 * costs the same time and gives the same answer as a wrong password. Every password and login is noted (security.h). */
#ifndef BANGFU_CORE_ACCOUNT_H
#define BANGFU_CORE_ACCOUNT_H

#include "core/guard.h"
#include "core/scope.h"

#define SESSION_TOKEN 64 /* hexadecimal digits */

/* account_login: opens a session for t->login; t->account_id says whose. ERR_LOGIN when the pair is wrong, the
 * account is shut, or one has to wait. */
MUST bool account_login(struct ctx *c, struct guard_try *t, struct str password, char token[SESSION_TOKEN + 1]);
MUST bool account_find(struct ctx *c, struct str login, int64_t *id);
/* account_actor: the account with the grants valid today. must_change may be NULL. ERR_LOGIN when it is locked or gone.
 */
MUST bool account_actor(struct ctx *c, int64_t id, const char *channel, struct actor **out, bool *must_change);
/* account_same_hand: whether the account is the actor's, or another of the same person (of the same name where one of
 * the two names no person): two accounts of one person are one where two persons are wanted. */
MUST bool account_same_hand(struct ctx *c, struct str login, bool *same);
/* account_local: whoever may open the store: county-wide, named local:USER in the journal. */
struct actor *account_local(struct ctx *c, const char *channel);

enum password_life { PASSWORD_KEPT, PASSWORD_FIRST /* must be changed at the first login */ };
MUST bool account_set_password(struct ctx *c, int64_t id, struct str password, enum password_life life);
/* account_hash, account_password_store: the two halves of setting one; the second inside the writer's transaction,
 * noted. `keep` is the digest of a session that stays open; empty: none. */
#define ACCOUNT_HASH_BYTES 128
MUST bool account_hash(struct ctx *c, struct str password, char hash[ACCOUNT_HASH_BYTES]);
MUST bool account_password_store(struct ctx *c, int64_t id, const char *hash, enum password_life life, struct str keep);
/* account_change_password: the actor's own; `keep` is the digest of the session that stays open, may be empty. */
MUST bool account_change_password(struct ctx *c, struct str old, struct str fresh, struct str keep);

/* account_add: the account, one grant and its first password, in one change and one working row. */
struct account_new {
        struct str login, title, password;
        enum role role;
        const char *place; /* NULL: the county */
        struct str person; /* outside id; empty: none */
        bool own;
        enum password_life life;
};
MUST bool account_add(struct ctx *c, const struct account_new *a, int64_t *id);
/* account_grant: a further grant: role, place and own of *a. */
MUST bool account_grant(struct ctx *c, int64_t id, const struct account_new *a);

#endif
