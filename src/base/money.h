/* money.h: money and other scaled decimals as integers; nothing passes through a double.
 *
 * Scale is the number of decimals kept: money 2 (fen), areas in mu 2, scores 1 …
 *
 * A sum of a thousand amounts must be the same in the register, in the workbook and on the voucher. Doubles make
 * that true nearly always. */
#ifndef BANGFU_BASE_MONEY_H
#define BANGFU_BASE_MONEY_H

#include "base/str.h"

#define YUAN(n) ((int64_t)(n)*100)

enum decimal_fault { DECIMAL_OK, DECIMAL_NOT_A_NUMBER, DECIMAL_TOO_FINE, DECIMAL_TOO_LARGE };
/* decimal_parse: "1,234.50", "-3", "￥12", "12.5元" not: only digits, sign, thousands commas and one point. More
 * decimals than scale are refused unless they are zeros. */
enum decimal_fault decimal_parse(struct str s, int scale, int64_t *value);
/* decimal_put: the plain text of value, always with scale decimals; out holds at least 32 bytes. */
void decimal_put(int64_t value, int scale, char out[32]);
/* money_words: the amount in the capital Chinese numerals of vouchers (壹万贰仟元整); out 160 bytes. */
void money_words(int64_t fen, char out[160]);

#endif
