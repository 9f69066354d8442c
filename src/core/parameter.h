/* parameter.h: what a county sets by place and first day, with the document it rests on: numbers (limits, intervals,
 * rates), days (the first of a rule), a line of text (a telephone), and which words of a code list a rule means (leave
 * that counts as service).
 *
 * Stored in reference entity parameter_value (name, place, from_on, value, document); the value in force is the one of
 * the longest matching place, then the latest from_on not after the day; without one, the module's fallback; without
 * that, none.
 *
 * In SQL of lists and rules a parameter is written {param:name} and replaced by the builder with a scalar subquery over
 * :county and :day (or :to, or :today when the statement has no :day), so that a list always uses the value of its own
 * day. */
#ifndef BANGFU_CORE_PARAMETER_H
#define BANGFU_CORE_PARAMETER_H

#include "core/catalogue.h"

MUST bool parameter_value(struct ctx *c, const char *name, const char *place, const char *day, struct val *out);
/* parameter_words: a day, a line of text or words as somebody wrote them, "去世、患病": as shown (titles) and as stored
 * and asked ("death,illness", which SQL compares by ',' || {param:name} || ',' LIKE …). ERR_INVALID with what is
 * allowed. */
MUST bool parameter_words(struct ctx *c, const struct parameter *p, struct str text, struct str *shown,
                          struct str *chosen);
/* parameter_worded: its value is such words and no number. */
bool parameter_worded(const struct parameter *p);
/* parameter_shown: the stored form in words: of codes their titles, else as it is. */
struct str parameter_shown(struct ctx *c, const struct parameter *p, struct str chosen);
/* parameter_sql: sql with every {param:name} replaced; day_param is "day", "to" or "today". */
struct str parameter_sql(struct arena *a, struct str sql, const char *day_param);

#endif
