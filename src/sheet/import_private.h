/* import_private.h: between the files that make up the importer only: what is known of one file while it is being
 * imported.
 *
 * Order of work: import.c opens the book and finds the subjects, rows.c puts rows into groups, parse.c reads and checks
 * the cells, resolve.c looks up what other records are meant, apply.c writes the groups inside one change, own.c
 * compares our own exports. */
#ifndef BANGFU_SHEET_IMPORT_PRIVATE_H
#define BANGFU_SHEET_IMPORT_PRIVATE_H

#include "sheet/cells.h"
#include "sheet/import.h"

struct import_group {
        struct subject_group group;
        const struct match *match;
        size_t capacity; /* of group.rows */
        struct str key;
};

struct importer {
        struct ctx *c;
        struct book book;
        struct match_book subjects;
        struct match *matches; /* one a sheet */
        struct places places;
        struct cell_words *words;
        size_t n_words;
        struct import_group *groups;
        size_t n, capacity;
        struct subject_refusals refusals;
        struct subject_tally tally[TALLIES_MAX];
        size_t n_tally;
        struct change *change; /* NULL outside the writer */
};

/* rows_group: every data row of an understood sheet into groups, cells not yet read. */
void rows_group(struct importer *m, const struct match *match);
/* rows_cell: the cell of a sheet's row that belongs to a column of the subject. */
const struct match_column *rows_column(const struct match *match, size_t to);

/* parse_group: reads the cells, places and references, refuses what they must not be. parse_unique: numbers that stand
 * twice in the file. */
void parse_group(struct importer *m, struct import_group *g);
void parse_unique(struct importer *m);

/* resolve_reference: the record a text means: outside id, single key, title; 0 with a fault code otherwise. */
MUST bool resolve_text(struct importer *m, const struct entity *e, struct str text, int64_t *id, const char **code);
MUST bool resolve_id_number(struct importer *m, const struct entity *e, struct str number, int64_t *id);
/* resolve_row: all reference cells of a row of a single entity, into the draft. */
MUST bool resolve_row(struct importer *m, struct import_group *g, size_t row, struct draft *d);

/* apply_group: writes one group under a savepoint; refuses what can't be written and goes on. False only when nothing
 * can go on. */
MUST bool apply_group(struct importer *m, struct import_group *g);
/* own_row: a row of our own export against the record as it stands. */
MUST bool own_row(struct importer *m, struct import_group *g, struct draft *d, bool *differs);

/* import_record: a record for an import about to be written; import_record_done: what came of it. */
MUST bool import_record(struct ctx *c, const struct import_order *order, int64_t *id);
MUST bool import_record_done(struct ctx *c, const struct import_report *r);
MUST bool import_set_state(struct ctx *c, int64_t id, const char *state);
/* import_may: the actor may deal with this import, and it is in that state. */
MUST bool import_may(struct ctx *c, int64_t id, const char *state);

#endif
