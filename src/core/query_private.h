/* query_private.h: between query_build.c (the SQL) and query.c (running it) only. */
#ifndef BANGFU_CORE_QUERY_PRIVATE_H
#define BANGFU_CORE_QUERY_PRIVATE_H

#include "base/buf.h"
#include "core/query.h"

#define BUILD_ARGS 96
struct build {
        struct ctx *c;
        const struct query *q;
        struct buf sql;
        struct arg args[BUILD_ARGS];
        size_t n;
};

/* Each fills b->sql and b->args; build_done frees the text. */
void build_begin(struct build *b, struct ctx *c, const struct query *q);
void build_done(struct build *b);
MUST bool build_rows(struct build *b);
/* build_measure: group: SQL over t, or NULL; without a list the measure is COUNT(*). Columns `grouped` and `figure`. */
MUST bool build_measure(struct build *b, const char *group);
MUST bool build_search(struct build *b, bool tail); /* q->text; hits of one entity */
void build_arg(struct build *b, const char *name, struct val v);
/* build_place_title: SQL of "township village" for a place column. */
struct str build_place_title(struct arena *a, const char *column);
const struct field *query_sort(const struct query *q, bool *down);
bool query_ranged(const struct field *f); /* whether .from and .to make sense */
/* query_narrowed: by more than place and period: a number may then be about one record. */
bool query_narrowed(const struct query *q);
struct period query_period(struct ctx *c, const struct query *q);

#endif
