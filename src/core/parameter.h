/* parameter.h: numbers a county sets (limits, intervals, rates) by place and first day, with the document they rest on.
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
/* parameter_sql: sql with every {param:name} replaced; day_param is "day", "to" or "today". */
struct str parameter_sql(struct arena *a, struct str sql, const char *day_param);

#endif
