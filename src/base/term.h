/* term.h: words that change with the day, and the marks by which texts name them.
 *
 * A county says 扶贫 of 2017 and 乡村振兴 of 2022. So a title, a sentence or a word of a page holds no such word but the
 * mark of its key, «office»; whatever speaks (`say`, the catalogue's JSON) puts in its place what it was called on the
 * day spoken of: the day or period that was asked for, else today. A sheet is understood by the words of all times.
 *
 * The program's own stretches stand in one table (mechanisms/ground/term_words.c); a county's own are the register
 * `term` and go before the program's while they hold. Marks collide with nothing: braces are the account's, percent
 * signs printf's, and no stretch may hold one of them (term_plain).
 *
 * In English a word at the beginning of a text or a sentence gets its capital. */
#ifndef BANGFU_BASE_TERM_H
#define BANGFU_BASE_TERM_H

#include "base/ctx.h"

#define TERM_OPEN "«"
#define TERM_CLOSE "»"
#define TERM_LATEST "9999-12-31" /* a day in the last stretch of every term */

struct term {
        const char *key;
        const char *from, *to; /* days, NULL open. Of two that hold on a day the later begun is meant, so a stretch that
                                  is followed by another need not say its end */
        const char *zh, *en;   /* en NULL: a county's own, which keeps the program's English */
        const char *basis;
};

/* term_at: the program's stretches, key by key, each in order of days; NULL behind the last. */
const struct term *term_at(size_t i);
/* speak_of: from now on the context speaks of that day, and no longer of today. */
void speak_of(struct ctx *c, const char *day);
const char *term_day(const struct ctx *c);
/* term_word: what the key is called on the day; NULL: there is no such key. */
const char *term_word(const struct ctx *c, struct str key, const char *day, enum lang lang);
/* term_said: the text with each mark replaced; the text itself where it has none. NULL stays NULL. */
const char *term_said(const struct ctx *c, enum lang lang, const char *text) __attribute__((format_arg(3)));
const char *term_said_on(const struct ctx *c, const char *day, enum lang lang, const char *text)
        __attribute__((format_arg(4)));
/* term_ways: words joined by |, each in the ways of all times: what a sheet may call it, whenever it was made. */
const char *term_ways(const struct ctx *c, const char *words);
/* term_means: whether the text is one of the ways of the title, in either language. */
bool term_means(const struct ctx *c, struct str text, const char *title, const char *title_en);
/* term_stretch: the days around `day` on which no word is another: from the day `since` (NULL: ever), and another
 * again on the day `until` (NULL: none). */
void term_stretch(const struct ctx *c, const char *day, const char **since, const char **until);
/* term_mark: the next mark of *rest: its key, and what is before it; false when there is none. */
bool term_mark(struct str *rest, struct str *before, struct str *key);
/* term_plain: a text that may stand in a stretch: without marks, braces, percent signs, bars, and the quotes of SQL:
 * titles of records are made in statements. */
bool term_plain(struct str text);

#endif
