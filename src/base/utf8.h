/* utf8.h: text is checked once, at the border, and then trusted. Also the cleaning of what people type.
 *
 * Sheets come from many office programs and from documents people copied out of chats. What looks the same on a
 * screen (wide letters, several kinds of blanks, marks of no width) must be the same in a register, or one person
 * stands in it twice. */
#ifndef BANGFU_BASE_UTF8_H
#define BANGFU_BASE_UTF8_H

#include "base/arena.h"

/* utf8_valid: well-formed (no overlong form, surrogate or NUL). */
bool utf8_valid(struct str s);
/* utf8_next: the code point at *at, which moves behind it. s must be valid; at end returns 0. */
uint32_t utf8_next(struct str s, size_t *at);
size_t utf8_put(char out[4], uint32_t cp); /* bytes written */
size_t utf8_length(struct str s);          /* code points */
bool utf8_blank(uint32_t cp);              /* nothing a person sees: any blank, line end, mark of no width */
/* utf8_clean: full-width ASCII to half-width, every kind of blank (ideographic, no-break, tabs) to one space,
 * zero-width marks and BOM dropped, ends trimmed, characters of the old GB 18030's private area put where Unicode has
 * them now. Chinese punctuation stays. */
struct str utf8_clean(struct arena *a, struct str s);
/* utf8_private: a code point of a private area: a character nobody else can read. */
bool utf8_private(uint32_t cp);
/* utf8_squeeze: utf8_clean with all blanks and apostrophes taken out: for numbers and codes. */
struct str utf8_squeeze(struct arena *a, struct str s);

#endif
