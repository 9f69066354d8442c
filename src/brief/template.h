/* template.h: the words of the account with their marks in braces: what an office writes, and what our modules say. A
 * paragraph a line. A mark is {day} {year} {next_year}    the account's day, its year, the year behind it {span}
 * {whole_year}         2017年, 全年 on 31 December; before it both 2017年以来 {place} {whole}             西卅店镇; 全镇
 * {param:NAME}                a parameter of the county, on the account's day {CODE}                      a figure;
 * {CODE@PLACE}, {CODE 2016}, {CODE last_year}, {CODE 2016..}, {CODE NAME..} (from the year of that parameter to the
 * account's day); {since CODE}: the first year it covers {CODE 万元}                 in a unit of prose (amount.h); {CODE
 * per CODE 万元}: the one divided by the other {names LIST 3}              what the first three records of a list are
 * called, 等 behind them where there are more; {places LIST 3}             the first three places its records lie in.
 * The first are those of the least code of place, and of one place those entered first: no order of merit. Lists of
 * persons, households and what is closed have no names here {?CONDITION|WORDS|WORDS}    the first words when the
 * condition holds, else the second, which may be left out. A condition is figures joined by +: one of them is not
 * nought; or county, township, village: the account is of one; or problems: the annex has rows. Words may hold marks. A
 * figure the reader may not see counts as not nought, so that its sentence stands with "—"; one without a value counts
 * as nought. A paragraph of which nothing is left is left out. */
#ifndef BANGFU_BRIEF_TEMPLATE_H
#define BANGFU_BRIEF_TEMPLATE_H

#include "brief/amount.h"
#include "brief/brief.h"

enum brief_naming { BRIEF_NUMBER, BRIEF_NAMES, BRIEF_PLACES };
/* brief_mark: what stands between two braces: a word, a parameter, or a figure with its own place and period.
 * ERR_INVALID template.mark when it is none. */
struct brief_mark {
        const char *word;                  /* "day", "whole" …; NULL: another */
        const struct parameter *parameter; /* its value stands for the mark */
        const struct list *list, *per;     /* per: what it is divided by */
        const char *place;                 /* NULL: the account's */
        struct period period;              /* empty: the account's */
        bool last_year, since;             /* since: the first year of what the figure covers, in place of its value */
        struct str from;                   /* a year, or a parameter that holds one: from it to the account's day */
        const struct brief_unit *unit;
        enum brief_naming naming;
        int64_t names; /* how many */
};
MUST bool brief_mark(struct ctx *c, struct str name, struct brief_mark *out);

/* brief_check: all marks of a text, also those in words that are not told today. */
MUST bool brief_check(struct ctx *c, struct str text);
/* brief_write: one line of a text as runs of p; p->n 0 when nothing is left of it. A mark of a figure that is gone (a
 * text saved under an older program) stays in the words as it was written. */
MUST bool brief_write(struct ctx *c, const struct brief *b, struct str line, struct brief_paragraph *p);
struct brief_measures *brief_measures(struct ctx *c); /* empty, in the context's arena */
/* brief_measure: the figure of a mark; told false: its reader may not see it. */
MUST bool brief_measure(struct ctx *c, const struct brief *b, const struct brief_mark *m, struct brief_run *out,
                        bool *told);
/* brief_spoken_day: as a paper writes it: 2017年12月31日, without zeros in front. */
struct str brief_spoken_day(struct ctx *c, const char *day);

#endif
