/* utf8.c: UTF-8 checking, walking and cleaning (see utf8.h).
 *
 * Cleaning never refuses: what can't be read has been refused before, at the border. */
#include "base/utf8.h"

/* 0xC0 and 0xC1 would begin a longer form of ASCII, above 0xF4 there is no Unicode: neither begins anything. */
static size_t lead_length(unsigned char c)
{
        if (c < 0x80)
                return 1;
        if (c >= 0xC2 && c < 0xE0)
                return 2;
        if (c >= 0xE0 && c < 0xF0)
                return 3;
        return c >= 0xF0 && c < 0xF5 ? 4 : 0;
}

/* Longer forms than needed, surrogates, and what lies above U+10FFFF are refused: two readers might read them
 * in two ways. */
static bool sequence_valid(const unsigned char *p, size_t n)
{
        for (size_t i = 1; i < n; i++)
                if ((p[i] & 0xC0) != 0x80)
                        return false;
        if (n == 3)
                return !(p[0] == 0xE0 && p[1] < 0xA0) && !(p[0] == 0xED && p[1] > 0x9F);
        if (n == 4)
                return !(p[0] == 0xF0 && p[1] < 0x90) && !(p[0] == 0xF4 && p[1] > 0x8F);
        return true;
}

/* NUL is valid UTF-8 and refused all the same: text ends there for whoever calls libc. */
bool utf8_valid(struct str s)
{
        for (size_t i = 0; i < s.n;) {
                const unsigned char *p = (const unsigned char *)s.p + i;
                size_t n = lead_length(*p);
                if (n == 0 || *p == 0 || n > s.n - i || !sequence_valid(p, n))
                        return false;
                i += n;
        }
        return true;
}

/* Damaged bytes are walked one by one: this never reads past the end, whatever it is given. */
uint32_t utf8_next(struct str s, size_t *at)
{
        if (*at >= s.n)
                return 0;
        const unsigned char *p = (const unsigned char *)s.p + *at;
        size_t n = lead_length(*p);
        if (n == 0 || n > s.n - *at)
                n = 1;
        *at += n;
        if (n == 1)
                return *p;
        uint32_t cp = *p & (0xFFu >> (n + 1));
        for (size_t i = 1; i < n; i++)
                cp = cp << 6 | (p[i] & 0x3Fu);
        return cp;
}

size_t utf8_put(char out[4], uint32_t cp)
{
        if (cp < 0x80) {
                out[0] = (char)cp;
                return 1;
        }
        size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
        for (size_t i = n - 1; i > 0; i--, cp >>= 6)
                out[i] = (char)(0x80 | (cp & 0x3F));
        out[0] = (char)(cp | (0xF00u >> n & 0xFFu));
        return n;
}

size_t utf8_length(struct str s)
{
        size_t count = 0;
        for (size_t i = 0; i < s.n; i++)
                count += ((unsigned char)s.p[i] & 0xC0) != 0x80;
        return count;
}

/* Marks nobody sees and everybody copies along from documents and chats: two names that look the same must be
 * the same. */
static bool zero_width(uint32_t cp)
{
        return (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) || cp == 0x2060 || cp == 0xFEFF ||
               cp == 0xAD;
}

/* The blanks of typesetting and the wide one of Chinese input methods mean the same to a clerk as the space bar. */
static bool any_blank(uint32_t cp)
{
        return cp <= ' ' || cp == 0x7F || cp == 0xA0 || cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F;
}

bool utf8_blank(uint32_t cp)
{
        return any_blank(cp) || zero_width(cp);
}

/* fold_char: the half-width letter, digit or sign; full-width Chinese punctuation keeps its width. */
static uint32_t fold_char(uint32_t cp)
{
        bool sign = cp == 0xFF0B || cp == 0xFF0D || cp == 0xFF0E || cp == 0xFF0F || cp == 0xFF05;
        bool digit = cp >= 0xFF10 && cp <= 0xFF19;
        bool letter = (cp >= 0xFF21 && cp <= 0xFF3A) || (cp >= 0xFF41 && cp <= 0xFF5A);
        return sign || digit || letter ? cp - 0xFEE0 : cp;
}

struct str utf8_clean(struct arena *a, struct str s)
{
        char *out = arena_alloc(a, s.n + 1, 1);
        size_t n = 0;
        bool gap = false;
        for (size_t at = 0; at < s.n;) {
                uint32_t cp = utf8_next(s, &at);
                if (zero_width(cp))
                        continue;
                if (any_blank(cp)) {
                        gap = n > 0;
                        continue;
                }
                if (gap)
                        out[n++] = ' ';
                gap = false;
                n += utf8_put(out + n, fold_char(cp));
        }
        return (struct str){ out, n };
}

/* Without any blank and apostrophe: how names and numbers are compared, since sheets write "张  三" to line up
 * with three characters. */
struct str utf8_squeeze(struct arena *a, struct str s)
{
        struct str clean = utf8_clean(a, s);
        char *out = arena_alloc(a, clean.n + 1, 1);
        size_t n = 0;
        for (size_t at = 0; at < clean.n;) {
                uint32_t cp = utf8_next(clean, &at);
                if (cp != ' ' && cp != '\'' && cp != 0x2018 && cp != 0x2019 && cp != '`')
                        n += utf8_put(out + n, cp);
        }
        return (struct str){ out, n };
}
