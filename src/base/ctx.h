/* ctx.h: what every call works in: memory, store, who acts, what day it is, and why it failed.
 *
 * Made at the border (one request, one job, one command) and passed first everywhere; there are no globals. `today` is
 * the only source of the current day: the demonstration county lives on 2017-12-31.
 *
 * It is the one parameter everybody has, so what stands in it is what everybody may use: a function that wants the day
 * takes c->today, and a test gives it any day. What only some need (a query, a change) is a parameter of its own.
 *
 * The first error stands in it until somebody at a border tells it or takes it out; a function that returned false has
 * said why here. */
#ifndef BANGFU_BASE_CTX_H
#define BANGFU_BASE_CTX_H

#include "base/arena.h"
#include "base/err.h"

struct db;    /* db/db.h */
struct actor; /* scope.h */
struct app;   /* store.h */
struct looks; /* look.h */
struct term;  /* term.h */

enum lang { LANG_ZH, LANG_EN };

struct ctx {
        struct arena *arena;
        struct db *db;             /* reader, or the writer inside a change */
        struct db *reader;         /* set aside while db is the writer */
        struct app *app;           /* the opened store: address, keys, writer */
        const struct actor *actor; /* who acts; NULL only before login. Set by act_as (scope.h), … */
        int64_t me_id;             /* … which keeps his person beside him: 0 for none */
        const char *county;        /* six digits: whose records */
        char today[11];            /* YYYY-MM-DD, in UTC+8 or the store's fixed day */
        char spoken[11]; /* the day that is spoken of, where it isn't today (speak_of, term.h): its words are said */
        const struct term *terms;  /* the county's own words, read with the store */
        size_t n_terms;
        int64_t now;               /* UTC milliseconds */
        enum lang lang;
        const char *address; /* of who asks: "10.1.2.3"; NULL: this machine's command */
        struct looks *looks;       /* into compartments, not yet written down (look.h); NULL: nobody reads them */
        char own_lists[512]; /* code lists of which the county has words of its own, "|cause|post_class|"; empty until
                                asked for (core/codes.c) */
        char state[64]; /* of the snapshot read: the journal's heads (store_state); empty until asked for */
        struct err err;
};

/* fail: notes the first error and returns false, so that `return fail(...)` reads well. */
bool fail(struct ctx *c, enum err_kind kind, const char *code, const char *where, const char *format, ...)
        __attribute__((format(printf, 5, 6)));
/* say: the words in the language of the context; where they have marks of terms, in the words of its day (term.h). */
const char *say(const struct ctx *c, const char *zh, const char *en) __attribute__((format_arg(2), format_arg(3)));
#define MUST __attribute__((warn_unused_result))

#endif
