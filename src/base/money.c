/* money.c: scaled decimals and money in words (see money.h).
 *
 * Capital numerals have forms nobody can add a stroke to; vouchers want them. */
#include "base/money.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* A number being read, character by character: no copy, no double, no locale. */
struct scan {
        int64_t v;
        int decimals; /* -1 before the point */
        bool any;
};

static bool push_digit(int64_t *v, char c)
{
        return !__builtin_mul_overflow(*v, 10, v) && !__builtin_add_overflow(*v, c - '0', v);
}

/* Zeros behind the last decimal say nothing ("12.500" of a spreadsheet); any other digit there is a precision
 * nobody keeps. */
static enum decimal_fault take_digit(struct scan *s, char c, int scale)
{
        s->any = true;
        if (s->decimals >= scale)
                return c == '0' ? DECIMAL_OK : DECIMAL_TOO_FINE;
        s->decimals += s->decimals >= 0;
        return push_digit(&s->v, c) ? DECIMAL_OK : DECIMAL_TOO_LARGE;
}

/* A comma groups thousands: only between digits and never behind the point. "12,5" is refused by that, because
 * it may mean twelve and a half. */
static enum decimal_fault take_char(struct scan *s, char c, size_t left, int scale)
{
        if (c >= '0' && c <= '9')
                return take_digit(s, c, scale);
        if (c == ',' && s->decimals < 0 && s->any && left > 3)
                return DECIMAL_OK;
        if (c != '.' || s->decimals >= 0)
                return DECIMAL_NOT_A_NUMBER;
        s->decimals = 0;
        return DECIMAL_OK;
}

enum decimal_fault decimal_parse(struct str s, int scale, int64_t *value)
{
        struct scan scan = { .decimals = -1 };
        bool minus = s.n && s.p[0] == '-';
        size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+');
        for (; i < s.n; i++) {
                enum decimal_fault fault = take_char(&scan, s.p[i], s.n - i, scale);
                if (fault != DECIMAL_OK)
                        return fault;
        }
        if (!scan.any)
                return DECIMAL_NOT_A_NUMBER;
        for (int d = scan.decimals < 0 ? 0 : scan.decimals; d < scale; d++)
                if (!push_digit(&scan.v, '0'))
                        return DECIMAL_TOO_LARGE;
        *value = minus ? -scan.v : scan.v;
        return DECIMAL_OK;
}

/* By unsigned arithmetic, so that the smallest integer has a text, too. */
void decimal_put(int64_t value, int scale, char out[32])
{
        uint64_t v = value < 0 ? (uint64_t)0 - (uint64_t)value : (uint64_t)value;
        uint64_t unit = 1;
        for (int i = 0; i < scale; i++)
                unit *= 10;
        const char *sign = value < 0 ? "-" : "";
        if (scale == 0)
                snprintf(out, 32, "%s%" PRIu64, sign, v);
        else
                snprintf(out, 32, "%s%" PRIu64 ".%0*" PRIu64, sign, v / unit, scale, v % unit);
}

/* The capital figures of cheques and vouchers. */
static const char *const capitals[] = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };

/* group: up to four digits in words; zero says whether a 零 must stand before it. */
static void group(unsigned n, bool zero, char *out, size_t size)
{
        static const char *const unit[] = { "", "拾", "佰", "仟" };
        unsigned power[] = { 1, 10, 100, 1000 };
        size_t used = 0;
        out[0] = '\0';
        for (int i = 3; i >= 0; i--) {
                unsigned d = n / power[i] % 10;
                if (d == 0) {
                        zero = zero || used;
                        continue;
                }
                used += (size_t)snprintf(out + used, size - used, "%s%s%s", zero ? "零" : "", capitals[d], unit[i]);
                zero = false;
        }
}

/* below_yuan: the yuan's own character and what follows it; less than a yuan has none. */
static void below_yuan(unsigned cents, bool yuan, char *out, size_t room)
{
        const unsigned jiao = cents / 10, cent = cents % 10;
        const char *whole = yuan ? "元" : cents ? "" : "零元";
        if (!cents)
                snprintf(out, room, "%s整", whole);
        else if (!cent)
                snprintf(out, room, "%s%s角整", whole, capitals[jiao]);
        else
                snprintf(out, room, "%s%s%s%s分", whole, jiao || yuan ? capitals[jiao] : "", jiao ? "角" : "",
                         capitals[cent]);
}

/* Groups of four from the left, 零 where digits are passed over, 整 where nothing follows the yuan or the jiao. */
void money_words(int64_t fen, char out[160])
{
        static const char *const big[] = { "", "万", "亿", "万亿" };
        uint64_t v = (uint64_t)llabs(fen), yuan = v / 100;
        size_t used = (size_t)snprintf(out, 160, "%s", fen < 0 ? "负" : "");
        bool zero = false, some = false;
        for (int i = 3; i >= 0; i--) {
                unsigned part = (unsigned)(yuan /
                                           (i == 3   ? 1000000000000u
                                            : i == 2 ? 100000000u
                                            : i == 1 ? 10000u
                                                     : 1u) %
                                           10000);
                char words[64];
                if (part == 0) {
                        zero = some;
                        continue;
                }
                group(part, some && (zero || part < 1000), words, sizeof words);
                used += (size_t)snprintf(out + used, 160 - used, "%s%s", words, big[i]);
                some = true;
                zero = false;
        }
        below_yuan((unsigned)(v % 100), some, out + used, 160 - used);
}
