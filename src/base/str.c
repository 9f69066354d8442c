/* str.c: byte views (see str.h). Everything here is locale-free and never allocates. */
#include "base/str.h"

struct str str_of(const char *text)
{
        return (struct str){ text, text ? strlen(text) : 0 };
}

bool str_eq(struct str a, struct str b)
{
        return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_is(struct str a, const char *text)
{
        return str_eq(a, str_of(text));
}

/* By bytes: the order both engines give with their binary collation, so that a list sorted here and one sorted
 * there agree. */
int str_cmp(struct str a, struct str b)
{
        size_t n = a.n < b.n ? a.n : b.n;
        int order = n ? memcmp(a.p, b.p, n) : 0;
        if (order)
                return order;
        return a.n < b.n ? -1 : a.n > b.n;
}

bool str_starts(struct str s, struct str prefix)
{
        return s.n >= prefix.n && str_eq(str_slice(s, 0, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
        return s.n >= suffix.n && str_eq(str_slice(s, s.n - suffix.n, s.n), suffix);
}

struct str str_slice(struct str s, size_t from, size_t to)
{
        if (to > s.n)
                to = s.n;
        if (from > to)
                from = to;
        return (struct str){ s.p ? s.p + from : NULL, to - from };
}

static bool ascii_blank(char c)
{
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str s)
{
        while (s.n && ascii_blank(s.p[0]))
                s.p++, s.n--;
        while (s.n && ascii_blank(s.p[s.n - 1]))
                s.n--;
        return s;
}

/* Plainly: texts are short, and what is long (workbooks) is searched by its own readers. */
size_t str_find(struct str s, struct str needle)
{
        if (needle.n == 0)
                return 0;
        for (size_t i = 0; i + needle.n <= s.n; i++)
                if (memcmp(s.p + i, needle.p, needle.n) == 0)
                        return i;
        return s.n;
}

bool str_among(struct str s, const char *words)
{
        struct str word;
        for (struct str rest = str_of(words); s.n && str_cut(&rest, '|', &word);)
                if (str_eq(s, word))
                        return true;
        return false;
}

bool str_starts_any(struct str s, const char *words)
{
        struct str word;
        for (struct str rest = str_of(words); str_cut(&rest, '|', &word);)
                if (str_starts(s, word))
                        return true;
        return false;
}

bool str_drop_start(struct str *s, struct str word)
{
        if (s->n <= word.n || !str_starts(*s, word))
                return false;
        *s = str_slice(*s, word.n, s->n);
        return true;
}

bool str_drop_end(struct str *s, struct str word)
{
        if (s->n <= word.n || !str_ends(*s, word))
                return false;
        s->n -= word.n;
        return true;
}

/* A used-up rest has no pointer, an empty last part has one: "a," gives "a" and "". */
bool str_cut(struct str *rest, char sep, struct str *part)
{
        if (!rest->p)
                return false;
        const char *end = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
        if (!end) {
                *part = *rest;
                *rest = (struct str){ NULL, 0 };
                return true;
        }
        size_t n = (size_t)(end - rest->p);
        *part = (struct str){ rest->p, n };
        *rest = (struct str){ end + 1, rest->n - n - 1 };
        return true;
}

/* No sign but minus, no blanks, no other digits: what a machine wrote, or nothing. */
bool str_int(struct str s, int64_t *value)
{
        bool minus = s.n && s.p[0] == '-';
        if (minus)
                s = str_slice(s, 1, s.n);
        if (!str_digits(s))
                return false;
        int64_t v = 0;
        for (size_t i = 0; i < s.n; i++)
                if (__builtin_mul_overflow(v, 10, &v) || __builtin_add_overflow(v, s.p[i] - '0', &v))
                        return false;
        *value = minus ? -v : v;
        return true;
}

bool str_digits(struct str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (s.p[i] < '0' || s.p[i] > '9')
                        return false;
        return s.n > 0;
}

uint64_t str_hash(struct str s)
{
        uint64_t h = 1469598103934665603u; /* FNV-1a */
        for (size_t i = 0; i < s.n; i++)
                h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
        return h;
}

bool str_has_any(struct str s, const char *words)
{
        struct str word, rest = str_of(words);
        while (s.n && str_cut(&rest, '|', &word))
                if (word.n && str_find(s, word) < s.n)
                        return true;
        return false;
}
