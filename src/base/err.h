/* err.h: why something failed, told to the person who can mend it.
 *
 * A function that can fail returns bool and leaves a struct err in its context (ctx.h). One table maps the
 * kind to an HTTP status and an exit status. `code` is the published machine word ("id.check_digit"),
 * `where` the place of the fault ("household.hh_no", "sheet 定城镇 P12"), `text` the sentence shown.
 *
 * Kinds are few because callers branch by them: what can the user do about it? Everything finer is the code, which
 * programs of counties branch by and which therefore never changes. */
#ifndef BANGFU_BASE_ERR_H
#define BANGFU_BASE_ERR_H

#include "base/str.h"

enum err_kind {
        ERR_NONE,
        ERR_INVALID,         /* what was sent is wrong: 400 */
        ERR_LOGIN,           /* not logged in, or wrong password: 401 */
        ERR_FORBIDDEN,       /* not for this account: 403 */
        ERR_MISSING,         /* no such thing, or not yours to see: 404 */
        ERR_CONFLICT,        /* stale version, or a key already used: 409 */
        ERR_RULE,            /* a hard rule refuses it: 422 */
        ERR_TOO_LARGE,       /* over a written maximum: 413 */
        ERR_BUSY,            /* try again later: 429/503 */
        ERR_SYSTEM,          /* ours, or the machine's: 500 */
        ERR_UNKNOWN_OUTCOME, /* connection lost at commit: retry by idempotency key */
        ERR_MAX
};

struct err {
        enum err_kind kind;
        char code[64];
        char where[160];
        char text[1600]; /* UTF-8, whole characters only */
};

int err_status(enum err_kind kind); /* HTTP status */
int err_exit(enum err_kind kind);   /* exit status of a command */

#endif
