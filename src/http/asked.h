/* asked.h: from a request to a query, and from rows to an answer: what the registers, lists and exports share. */
#ifndef BANGFU_HTTP_ASKED_H
#define BANGFU_HTTP_ASKED_H

#include "core/query.h"
#include "http/http.h"

/* asked_query: filters, place, period, list, sort and cursor of the request over q->e (set q->e, and q->list for a
 * named list). */
/* asked_columns: ?columns=a,b: the fields an export writes, in this order. */
MUST bool asked_columns(struct ctx *c, const struct request *rq, struct query *q);
MUST bool asked_query(struct ctx *c, const struct request *rq, struct query *q);
/* asked_place: ?place= as a code the account reaches (scope_within); NULL when it is not asked for. asked_seat:
 * then the account's own place, NULL for who reads own households alone: what a number is of, and headed by. */
MUST bool asked_place(struct ctx *c, const struct request *rq, const char **place);
MUST bool asked_seat(struct ctx *c, const struct request *rq, const char **place);
MUST bool asked_period(struct ctx *c, const struct request *rq, struct period *period);
/* rows_json: "rows":[…],"next":CURSOR within an open object; at most `limit` rows. */
MUST bool rows_json(struct ctx *c, struct json *j, struct query *q, int64_t limit);
/* count_json: how many rows, and of what place that number is: of a directory the county's, else of the account's. */
MUST bool count_json(struct ctx *c, struct json *j, const struct query *q);
/* figure_members: the members of a figure (docs/api.md) into an open object. */
void figure_members(struct ctx *c, struct json *j, const struct query *q, int64_t value, bool none, struct str where);

#endif
