/* import_report.h: what an import did or would do: counts by entity, refusals one a cause, and
 * what was understood of each sheet. */
#ifndef BANGFU_IMPORT_IMPORT_REPORT_H
#define BANGFU_IMPORT_IMPORT_REPORT_H

#include "base/json.h"
#include "core/subject.h"
#include "import/cells.h"

/* What the buffer of a report may grow to; as large as the largest file, so that none is cut. */
#define REPORT_MAX ((size_t)64 << 20)

struct import_report {
        int64_t id;        /* record of the import; 0 of a dry run by command */
        const char *state; /* "checked", "done", "withdrawn", "refused" (not understood) */
        struct str file;
        const char *subject, *subject_title; /* of the first understood sheet; NULL: none */
        const struct match *matches;         /* one a sheet */
        const struct book *book;
        const struct match_book *subjects;
        const struct cell_words *words; /* what was said once by hand; those .used are in this file */
        size_t n_words;
        size_t n_sheets; /* of matches: a sheet may hold several tables */
        struct subject_tally *tally;
        size_t n_tally;
        struct subject_refusals refusals;
        int64_t sent;         /* groups that wait for review: none of their records is counted above */
        struct subject_refusals notes; /* totals that don't add up: named, not believed; they refuse nothing */
        const char *returned; /* path, or NULL */
        int64_t at;
        int64_t head; /* block of the journal the registers stood at when it was begun */
        const char *actor;
        bool understood;
};

/* report_counts: "accepted", "changed", "unchanged", "refused", "notes" into an open object. What is kept or sent
 * shows secrets masked; a command shows the one who holds the file what stands in it. */
enum report_secrets { REPORT_PLAIN, REPORT_MASKED };
void report_counts(struct ctx *c, struct json *j, const struct import_report *r, enum report_secrets secrets);
/* report_numbers: how many rows could ask whose an ID number is: those of tables with a column of them. */
int64_t report_numbers(const struct import_report *r);
/* report_outcome: a digest of what would be written and what is refused, so that who agreed to
 * one is not given another. */
struct str report_outcome(struct ctx *c, const struct import_report *r);
/* report_json: the whole, as the API gives it. */
void report_json(struct ctx *c, struct json *j, const struct import_report *r);
/* report_words: for a terminal: a few lines, then the refusals. */
void report_words(const struct ctx *c, struct buf *out, const struct import_report *r);
/* report_understood: what was recognised and what is missing, in words. */
void report_understood(const struct ctx *c, struct buf *out, const struct import_report *r);

#endif
