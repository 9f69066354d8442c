/* str.h: a view of bytes. It owns nothing, is passed by value, and need not end in NUL.
 *
 * S("x") makes one of a literal; "%.*s" with FMT(s) prints one. Text behind a str is valid UTF-8
 * once it has passed a border (utf8.h).
 *
 * Text of a request points into its body, text of a row into the engine's memory: most is only compared and written
 * on, and is never copied. What has to outlive its source is copied into an arena, in the line that decides so. */
#ifndef BANGFU_BASE_STR_H
#define BANGFU_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

struct str {
        const char *p;
        size_t n;
};

#define S(literal) ((struct str){ (literal), sizeof(literal) - 1 })
#define FMT(s) (int)(s).n, (s).n ? (s).p : ""

/* str_of: view of a C string; NULL gives the empty view. */
struct str str_of(const char *text);
bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *text);
int str_cmp(struct str a, struct str b); /* by bytes, as both engines sort */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
struct str str_slice(struct str s, size_t from, size_t to); /* clamped to s */
struct str str_trim(struct str s);                          /* ASCII blanks only */
/* str_find: offset of needle in s, or s.n when it is not there. */
size_t str_find(struct str s, struct str needle);
bool str_has_any(struct str s, const char *words); /* one of the words "a|b" stands in s */
/* str_cut: takes the part before sep off *rest; false when *rest is used up. */
bool str_cut(struct str *rest, char sep, struct str *part);
bool str_among(struct str s, const char *words);      /* s is one of the words "a|b" */
bool str_starts_any(struct str s, const char *words); /* s begins with one of them */
/* str_drop_start, str_drop_end: takes a word off *s; false, and *s as it is, when it is not there or nothing else is:
 * what is cut down to nothing says less than before. */
bool str_drop_start(struct str *s, struct str word);
bool str_drop_end(struct str *s, struct str word);
/* str_int: strict decimal, optional minus; false when it is anything else or overflows. */
bool str_int(struct str s, int64_t *value);
bool str_digits(struct str s); /* one or more ASCII digits and nothing else */
uint64_t str_hash(struct str s);

#endif
