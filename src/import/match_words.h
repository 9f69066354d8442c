/* match_words.h: the words by which columns go, and how a heading is compared with them.
 *
 * Nobody's heading is the catalogue's title letter by letter. A heading is compared in its plain form: blanks,
 * brackets, stars, colons and units are taken off, and so is a leading year (2017年人均纯收入 is 人均纯收入, of 2017;
 * 金额（万元） is 金额, times ten thousand: both come back to who asks). Only when no plain form is known is the loose
 * one looked at: 是否参加…, …情况 and the like are taken off too, so that 危房情况 finds 危房 but never takes a column
 * away from 危房.
 *
 * All words of all subjects stand in one array, sorted, so that a heading is looked up in a few steps; a walk gives the
 * words of one subject that are the heading, in the order of its columns. */
#ifndef BANGFU_IMPORT_MATCH_WORDS_H
#define BANGFU_IMPORT_MATCH_WORDS_H

#include "import/match.h"

/* Whence a word is. Somebody's own word goes before ours (a mapping by hand); a word that means nothing to somebody
 * takes its heading out of the search. */
enum word_kind { WORD_PLAIN = 1, WORD_LOOSE = 2, WORD_SAID = 4, WORD_NOTHING = 8 };
#define WORDS_EXACT (WORD_PLAIN | WORD_SAID)
#define WORDS_ALL (WORD_PLAIN | WORD_SAID | WORD_LOOSE)

struct match_word {
        struct str text;
        size_t subject, column; /* column MATCH_NONE: it means nothing */
        enum word_kind kind;
};

/* match_word_plain: a heading as it is compared; factor and year come out of it (NULL: not wanted). */
struct str match_word_plain(struct arena *a, struct str text, int64_t *factor, int *year);
struct str match_word_loose(struct str plain);

/* match_words_add: the words "a|b" of a column, each with its loose form. match_words_loose: a word for the loose look
 * only. match_words_sort: once, behind the last. */
void match_words_add(struct arena *a, struct match_book *b, size_t *capacity, struct str words, struct match_word as);
void match_words_loose(struct arena *a, struct match_book *b, size_t *capacity, struct str word, struct match_word as);
void match_words_sort(struct match_book *b);

/* match_word_known: some subject knows this heading. */
bool match_word_known(const struct match_book *b, struct str plain);

/* The one way through the words of a subject that are this text, of the kinds asked for:
 *     struct word_walk walk = match_words(b, subject, text, WORDS_EXACT);
 *     for (const struct match_word *w; (w = match_words_next(&walk));) … */
struct word_walk {
        const struct match_book *book;
        struct str text;
        size_t subject, at;
        unsigned kinds; /* of enum word_kind */
};
struct word_walk match_words(const struct match_book *b, size_t subject, struct str text, unsigned kinds);
const struct match_word *match_words_next(struct word_walk *walk); /* NULL behind the last */

/* match_longest: the longest of the words "a|b" that stands in the text, of at least so many bytes; "" none. A short
 * word stands anywhere by chance. */
struct str match_longest(struct str text, struct str words, size_t shortest);

#endif
