/* security.h: what happened at the doors, in a chain of its own (SECURITY_CHAIN): who came in and who tried, which
 * passwords and rights were given, what was revealed, exported, carried away, when the server ran.
 *
 * Whoever makes such an event says it with one call:
 *
 *     if (!security_note(c, &(struct security_event){ .kind = SECURITY_EXPORT, .what = S("person 120 rows") }))
 *             return false;                         not noted: then it does not happen either
 *
 * Note first, then show or hand out: what could not be noted was not seen. A note is one block: a leaf of the event
 * (its register is the kind, its act "note", its image account, address, channel, what, failures; all under the
 * digest), and behind it the leaves of what the event changed: rows of account and account_grant as they are written
 * in their own chain, and for credential and session a digest of the stored row, because a hash is not meant to be
 * kept for ever. `verify` holds these tables against the last leaf of each row, so a password hash that was
 * swapped, a grant written straight into its table, a session nobody opened are found and named.
 *
 * Rows of the registers with .security are noted by the change that writes them. Failed logins are gathered: one
 * record an address and minute, whose number is told by the next record about that address; so trying fills no disk.
 *
 * A store of an older program takes its credentials into the chain when it is first opened by this one
 * (SECURITY_ADOPT): from there on they are proved, what they were before is not.
 *
 * Who reads the chain: the auditor and the administrator of security (AREA_SECURITY), not who makes accounts. */
#ifndef BANGFU_CORE_SECURITY_H
#define BANGFU_CORE_SECURITY_H

#include "core/chain.h"
#include "core/scope.h"

/* Stored by name (security.c), so that their order may change. */
enum security_kind {
        SECURITY_LOGIN,
        SECURITY_FAILURE, /* a wrong name or password */
        SECURITY_LOCK,    /* too many of them */
        SECURITY_LOGOUT,
        SECURITY_PASSWORD, /* by its owner */
        SECURITY_RESET,    /* by somebody else, the first one too */
        SECURITY_REQUEST,  /* a reset asked for */
        SECURITY_AGREE,    /* the request agreed to */
        SECURITY_REFUSE,
        SECURITY_ACCOUNT,  /* an account made or changed */
        SECURITY_GRANT,
        SECURITY_REVOKE,
        SECURITY_REVEAL,
        SECURITY_EXPORT,
        SECURITY_START, /* of the server */
        SECURITY_STOP,
        SECURITY_BACKUP,
        SECURITY_RESTORE,
        SECURITY_ADOPT, /* what an older store brings along */
        SECURITY_MAX
};
struct security_event {
        enum security_kind kind;
        struct str account;  /* login it is about; empty: the actor's */
        int64_t account_id;  /* 0: the actor's, or none */
        const char *channel; /* page, api, command …; NULL: the actor's */
        struct str what;     /* what exactly, in words or numbers; never a secret or a password */
        int64_t failures;    /* gathered since the last record about the address */
};

/* security_note: a block of its own; inside a transaction of the writer (a change too) part of it. Not in a change that
 * has written a register with .security before: that change notes itself. */
MUST bool security_note(struct ctx *c, const struct security_event *ev);
/* security_write: the same with the leaves of what changed; inside the writer's transaction only. */
MUST bool security_write(struct ctx *c, const struct security_event *ev, const struct leaf *changed, size_t n);
/* security_leaf: only the event's leaf, in a chain that is open. */
MUST bool security_leaf(struct ctx *c, struct chain *k, const struct security_event *ev);
/* security_of: the kind of an act on a register with .security. */
enum security_kind security_of(const struct entity *e, const char *op);
/* security_find: the kind of a name in the chain; false when it is none (a register's, credential, session). */
bool security_find(struct str name, enum security_kind *out);
const char *security_name(enum security_kind k);
const char *security_title(const struct ctx *c, enum security_kind k);

/* security_credential, security_session: the leaf of a row as it stands; digest: of the session's token. */
MUST bool security_credential(struct ctx *c, int64_t account_id, struct leaf *out);
void security_session(struct ctx *c, int64_t account_id, struct str digest, int64_t created_at, bool open,
                      struct leaf *out);

/* security_requests: adds the leaves of a request for a password, or of all an account has; 0 for the other. */
MUST bool security_requests(struct ctx *c, int64_t id, int64_t account_id, struct leaf **leaves, size_t *n);

/* security_adopt: once in the life of a store, when it is opened; does nothing after that. */
MUST bool security_adopt(struct ctx *c);
/* security_verify: credentials, sessions, requests for passwords, passwords used before and notes of backups against
 * the chain (the chain itself and the registers: journal_verify). */
MUST bool security_verify(struct ctx *c, void (*say_line)(void *to, struct str line), void *to, int64_t *faults);

#endif
