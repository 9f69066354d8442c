/* brief.h: the account of a county, township or village on a day, as such papers are written: an opening summary, what
 * was done by mechanism under 一、（一）, next steps, the unit and day that sign it, and as an annex what the checks find. A
 * brief is sections of paragraphs of runs; a run is words, or a figure with the list, period and place it was taken by.
 * Page, command and papers print the same runs; the page makes a link of each figure. The same day gives the same
 * account while the records stand; brief_paper.h keeps one as it was. A figure its reader may not see is "—". The words
 * are a template a mechanism (its module says them) or the office (register brief_template, from a day on); what a
 * template can say stands in template.h. Problems are never in the text and never left out: no template reaches the
 * annex. */
#ifndef BANGFU_BRIEF_BRIEF_H
#define BANGFU_BRIEF_BRIEF_H

#include "core/query.h"

struct brief_run {
        struct str text;           /* the words, or the figure as prose has it ("26", "111.8万元", "—") */
        const struct list *figure; /* NULL: words */
        struct period period;      /* of the figure */
        const char *place;         /* of the figure; NULL: the county */
        int64_t value;
        bool none;
};
struct brief_paragraph {
        struct brief_run *runs;
        size_t n;
};
/* A section without paragraphs has nothing to say of this place and day: it has no heading and is not printed. */
struct brief_section {
        const char *mechanism, *title;
        const char *part;    /* heading of the strengthening it opens: "一、强化思想认识"; NULL within one */
        const char *heading; /* "（一）凝聚共识"; NULL: the opening summary has none */
        struct brief_paragraph *paragraphs;
        size_t n;
};
/* What a check finds on the day: a row of the annex. */
struct brief_problem {
        const char *mechanism;
        struct brief_run run;
};
struct brief {
        struct str title, place_title;
        struct str called; /* the place as a paper has it: 西卅店镇幸福村; place_title is its name in the register */
        const char *day, *place; /* place NULL: of own households (scope.h) */
        struct str head; /* "341125#17 DIGEST": the county's last block, which the account was made from */
        struct brief_section *sections; /* one a mechanism, in their order */
        size_t n;
        struct brief_section next; /* next steps */
        struct str unit, dated;    /* who signs it, and the day as it is written; unit empty: nobody */
        struct brief_problem *problems;
        size_t n_problems;
        struct brief_measures *measures; /* what was measured already: a condition and its sentence ask the same */
};

struct brief_measures;

/* brief_part: the i-th part that has words of its own: the mechanisms, then next steps and the unit that signs; false
 * behind the last. What is stored of it is its code. */
struct brief_part {
        const char *code, *title, *title_en; /* as it is chosen from */
        const char *heading, *heading_en;    /* what stands over it until the office writes its own */
        const char *words, *words_en;
};
bool brief_part(size_t i, struct brief_part *out);

/* brief_make: day YYYY-MM-DD; place a code of the county that the account reaches, NULL: its own (scope_seat). */
MUST bool brief_make(struct ctx *c, const char *day, const char *place, struct brief *out);

#endif
