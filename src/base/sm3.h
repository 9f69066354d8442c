/* sm3.h: the national hash SM3 and its HMAC (OpenSSL), over length-prefixed parts so that no two lists of parts look
 * alike.
 *
 * SM3 because it is the national standard for digests, which an assessment of a county's system asks for. */
#ifndef BANGFU_BASE_SM3_H
#define BANGFU_BASE_SM3_H

#include "base/str.h"

#define SM3_BYTES 32
void sm3_parts(const struct str *parts, size_t n,
               unsigned char out[SM3_BYTES]); /* each part after its length in 8 bytes */
void sm3_plain(struct str bytes, unsigned char out[SM3_BYTES]);
/* sm3_file: of a whole file, a piece at a time; false when it can't be read. */
bool sm3_file(const char *path, unsigned char out[SM3_BYTES]);
void sm3_hmac(struct str key, struct str message, unsigned char out[SM3_BYTES]);
void hex_put(const unsigned char *bytes, size_t n, char *out); /* out: 2n + 1 */

#endif
