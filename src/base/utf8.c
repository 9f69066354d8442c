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

/* Until Unicode had them, GB 18030 gave these characters code points of the private area, and office programs of
 * those years wrote them so: 䶮 of a name as U+E863. GB 18030-2005 and -2022 name the right ones. Unmapped they are
 * empty boxes, found by nobody. */
static const uint32_t private_marks[] = {
        0xfe10, 0xfe12, 0xfe11, 0xfe13, 0xfe14, 0xfe15, 0xfe16, 0xfe17, 0xfe18, 0xfe19
};
static const uint32_t private_letters[] = { 0x1e3f, 0x01f9 }; /* ḿ and ǹ of the pinyin */
static const uint32_t private_characters[] = {
        0x2e81, 0x20087, 0x20089, 0x200cc, 0x2e84, 0x3473, 0x3447, 0x2e88, 0x2e8b, 0x9fb4,
        0x359e, 0x361a, 0x360e, 0x2e8c, 0x2e97, 0x396e, 0x3918, 0x9fb5, 0x39cf, 0x39df,
        0x3a73, 0x39d0, 0x9fb6, 0x9fb7, 0x3b4e, 0x3c6e, 0x3ce0, 0x2ea7, 0x215d7, 0x9fb8,
        0x2eaa, 0x4056, 0x415f, 0x2eae, 0x4337, 0x2eb3, 0x2eb6, 0x2eb7, 0x2298f, 0x43b1,
        0x43ac, 0x2ebb, 0x43dd, 0x44d6, 0x4661, 0x464c, 0x9fb9, 0x4723, 0x4729, 0x477c,
        0x478d, 0x2eca, 0x4947, 0x497a, 0x497d, 0x4982, 0x4983, 0x4985, 0x4986, 0x499f,
        0x499b, 0x49b7, 0x49b6, 0x9fba, 0x241fe, 0x4ca3, 0x4c9f, 0x4ca0, 0x4ca1, 0x4c77,
        0x4ca2, 0x4d13, 0x4d14, 0x4d15, 0x4d16, 0x4d17, 0x4d18, 0x4d19, 0x4dae, 0x9fbb
};

static uint32_t unprivate(uint32_t cp)
{
        static const struct {
                uint32_t first;
                const uint32_t *right;
                size_t n;
        } runs[] = {
                { 0xe78d, private_marks, COUNT(private_marks) },
                { 0xe7c7, private_letters, COUNT(private_letters) },
                { 0xe815, private_characters, COUNT(private_characters) },
        };
        for (size_t i = 0; i < COUNT(runs); i++)
                if (cp >= runs[i].first && cp - runs[i].first < runs[i].n)
                        return runs[i].right[cp - runs[i].first];
        return cp;
}

bool utf8_private(uint32_t cp)
{
        return (cp >= 0xE000 && cp <= 0xF8FF) || cp >= 0xF0000;
}

/* A character of the private area may take a byte more where it belongs. */
static char *room_to_clean(struct arena *a, struct str s)
{
        return arena_alloc(a, s.n + s.n / 3 + 1, 1);
}

struct str utf8_clean(struct arena *a, struct str s)
{
        char *out = room_to_clean(a, s);
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
                n += utf8_put(out + n, fold_char(unprivate(cp)));
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
