/* secret.h: ID numbers, phones, cards and addresses leave the plain row.
 *
 * The row's column, and the journal's leaf, hold the digest SM3(salt, value); salt and sealed value live in table
 * secret under that digest. Erasing the entry leaves chain and replay intact. Exact search goes by a keyed digest of
 * the value (lookup), and by the keyed digest of its last four characters (tail). The codec is plain until the cipher's
 * own issue: "p:" and the text. */
#ifndef BANGFU_CORE_SECRET_H
#define BANGFU_CORE_SECRET_H

#include "core/catalogue.h"

#define SECRET_SALT 16 /* bytes; stored as so many pairs of small hex digits */

/* secret_seal: writes the entry of a value and gives the digest for the row. Inside a change. */
MUST bool secret_seal(struct ctx *c, const struct entity *e, int64_t id, const struct field *f, struct str plain,
                      struct str *digest);
/* secret_open: the plain text of a sealed value; empty when erased. */
struct str secret_open(struct str sealed);
struct str secret_lookup(struct ctx *c, struct str plain); /* keyed, for exact search */
struct str secret_tail(struct ctx *c, struct str plain);   /* keyed, of the last four characters */

#endif
