/* codes.h: code lists as they are read, written and offered.
 *
 * A code is what is stored and never changes; its words do: with the day (from, to), and with the county, which may
 * call any code otherwise for a stretch of time and add codes of its own to an open list (register code_entry). A word
 * stands for a code only when it means the same. What is near is refused with the choices, because nobody would see
 * afterwards that it was something else. */
#ifndef BANGFU_CORE_CODES_H
#define BANGFU_CORE_CODES_H

#include "core/catalogue.h"

/* code_of: the code of a code, title or synonym, also a county's own; NULL when unknown. A code that is kept for older
 * rows is known, too: whether it may be entered is asked of the record (code_taken). */
const char *code_of(struct ctx *c, const struct codes *list, struct str text);
/* code_title: its words on a day (NULL: the day spoken of), the county's before ours. */
const char *code_title(struct ctx *c, const struct codes *list, struct str code, const char *day);
/* code_known: one of our own, kept or not; and whether it may still be entered. */
bool code_known(const struct codes *list, struct str code);
bool code_kept(const struct codes *list, struct str code);

/* Each code of a list once, under its word of the day; a county's own follow in the order they were entered. */
struct code_told {
        const char *code, *title, *title_en;
        const char *from, *to; /* between its first day and its last, NULL open */
        bool kept;             /* of older rows alone */
        bool holds;            /* may be entered for the day that was asked */
};
MUST bool codes_told(struct ctx *c, const struct codes *list, const char *day, struct code_told **out, size_t *n);
/* codes_allowed: the words that may be entered today, as many as fit into an error's text. */
struct str codes_allowed(struct ctx *c, const struct codes *list);

/* code_near: the row that says the word is near it and not it; NULL. codes_near_in: the first such word that stands in
 * a text and is no part of `but`; empty when there is none. */
const struct code *code_near(const struct codes *list, struct str word);
struct str codes_near_in(const struct codes *list, struct str text, struct str but);
/* code_refusal: why the word is not taken and what may be written; code_refuse: the same as an error of the field. */
struct str code_refusal(struct ctx *c, const struct field *f, struct str word);
bool code_refuse(struct ctx *c, const struct field *f, struct str word);
/* code_taken: may be entered in a record of those days: both NULL, nothing is known of them; to NULL, no end. */
MUST bool code_taken(struct ctx *c, const struct field *f, struct str code, const char *from, const char *to);

/* code_own_check: what a county may enter under code_entry. Only open lists take codes; a word that already means
 * another code, or is near the very code, never becomes its name. word: the same of a word matched by hand. */
MUST bool code_own_check(struct ctx *c, struct str list, struct str code, struct str words);
MUST bool code_word_check(struct ctx *c, const struct codes *list, struct str code, struct str word, const char *where);
/* codes_changed: the county's words were written: they are asked for anew. */
void codes_changed(struct ctx *c);

#endif
