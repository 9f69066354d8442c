/* match_steps.h: the order in which a header is tried for a subject.
 *
 * What is sure comes first, and what is only likely takes what is left: a heading once taken is not given up, but for a
 * part that gives way to its whole. The table in match_steps.c says of each step why it stands where it stands. */
#ifndef BANGFU_IMPORT_MATCH_STEPS_H
#define BANGFU_IMPORT_MATCH_STEPS_H

#include "import/match_attempt.h"

void steps_run(struct ctx *c, const struct match_book *b, size_t subject, const struct head *h,
               const struct sayings *sayings, struct attempt *t);
/* steps_stands_in: a required column that has no heading, but its value is there: by the title, by headings that are
 * years, by lines over the rows, with the last day in one cell, or because the record beside this one is known. */
bool steps_stands_in(const struct attempt *t, size_t column);

#endif
