/* choice.h: which of several tables a sheet is: what somebody said it is, whether its values agree, and what else it
 * could be.
 *
 * Who says what a sheet is names a register, or a table that modules declare. A register binds the sheet to the tables
 * about it; when none of them is complete, to those that write it among other things. A table binds it to those of its
 * title. */
#ifndef BANGFU_IMPORT_CHOICE_H
#define BANGFU_IMPORT_CHOICE_H

#include "import/match.h"

#define CHOICES_MAX 6

enum asked { ASKED_NOT, ASKED_WRITES, ASKED_ROOT };
/* choice_asked: ASKED_ROOT of all when nobody said anything. */
enum asked choice_asked(const struct match_book *b, size_t subject);
/* choice_agrees: under a column of codes that every record must have, some word is one of its list. `at` gives the
 * heading of each of the subject's columns. */
bool choice_agrees(struct ctx *c, const struct sheet *sheet, size_t last, const struct match_subject *s,
                   const size_t *at);
struct choice { /* how far a subject went, in its best block */
        size_t worth;
        bool fits;
};
/* choice_list: the best of the subjects into the match, one a title; and which other one is as good as the best. */
void choice_list(struct ctx *c, const struct match_book *b, const struct choice *all, struct match *out);

#endif
