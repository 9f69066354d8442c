/* import_private.h: between the files that make up the importer only: what is known of one file
 * while it is being imported.
 *
 * Order of work: import.c opens the book and finds the subjects, rows.c puts rows into groups,
 * parse.c reads and checks the cells, resolve.c looks up what other records are meant, apply.c
 * writes the groups inside one change, own.c compares our own exports. */
#ifndef BANGFU_IMPORT_IMPORT_PRIVATE_H
#define BANGFU_IMPORT_IMPORT_PRIVATE_H

#include "import/cells.h"
#include "import/import.h"

/* A group is only row numbers until it is its turn: then its cells are read into scratch memory (parse_group),
 * checked, written, and forgotten. So a file costs what the workbook itself costs, and little more. Numbers only,
 * twenty-four bytes a row: a register of sixty thousand members is a megabyte and a half of them. */
struct row_ref {
        uint32_t sheet, index; /* index into sheet.rows */
        uint32_t twin;         /* index + 1 into importer.twins: its unique number stands elsewhere too */
        uint32_t match;        /* index into importer.matches: the table it stands in */
        uint32_t shift;        /* column at which its block of the sheet begins */
        uint32_t section;      /* index + 1 of the row that speaks for those below it: 一、定城镇 */
};
/* Where the same number stands once more, for the message. */
struct twin { /* where a number stands again */
        size_t sheet;
        uint32_t row, at;
};
/* Rows that make one record with its parts: a household and its members, a helper and his
 * households; for a single register one row. */
struct import_group {
        const struct match *match;
        struct row_ref *refs;
        size_t n, capacity;
        struct str key;
        struct subject_group group; /* while it is its turn */
        uint32_t spread_at;         /* column of the sheet it stands in, where a row is several records */
        struct str when;            /* of which of them it is: match_column.when */
        uint32_t part;              /* which village of a cell that names several, + 1 */
        bool set_aside;             /* whole, by the first reading */
};

/* All that one import knows, handed from file to file. Nothing of it outlives import_run but what the report copies. */
struct importer {
        struct ctx *c;
        struct arena held; /* what outlives the reading of a row or group: groups, refusals, numbers that stand twice */
        int64_t id;          /* of the import; 0 of a dry run */
        const char *file;    /* what it is called */
        struct str asked;    /* as in import_order */
        void (*at)(void *to, int64_t done, int64_t total);
        void *to;
        struct book book;
        struct match_book subjects;
        struct match *matches; /* one a sheet at least: a sheet may hold several tables */
        size_t n_matches, cap_matches;
        struct places places;
        struct cell_words *words;
        size_t n_words;
        struct import_group *groups;
        size_t n, capacity;
        struct twin *twins;
        size_t n_twins, cap_twins;
        struct subject_refusals refusals; /* the report's */
        struct subject_refusals notes;    /* what the sheet says wrongly of itself; nothing is refused for it */
        struct subject_refusals pending;  /* of the group being read again, or of a row of our own export */
        struct subject_tally tally[TALLIES_MAX];
        size_t n_tally;
        int64_t sent; /* groups that became proposals */
        struct change *change; /* NULL outside the writer */
};

/* rows_group: every data row of an understood sheet into groups, cells not yet read. */
void rows_group(struct importer *m, const struct match *match);
/* rows_alone: the one text of a row that has no other; "". rows_header_again: the header of the
 * table stands once more. A title, a section or a note: which of them, the caller must know. */
struct str rows_alone(const struct row *row);
bool rows_header_again(struct arena *a, const struct match *match, const struct row *row);
/* tables_find: what the tables of a sheet are about, into m->matches. */
void tables_find(struct importer *m, size_t sheet);
/* rows_data: the row is a record; rows_total: it is a total of some. `first`: right below the
 * header. The header's first row below may be a line of column numbers. */
bool rows_data(struct ctx *c, const struct match *match, const struct row *row, bool first);
bool rows_total(struct ctx *c, const struct match *match, const struct row *row);
/* totals_check: totals of the sheet that are the sum of no rows of it become notes of the report. */
void totals_check(struct importer *m, const struct match *match);
/* rows_section: what a line over the rows says, without its number and what stands in brackets; "" section 0. */
struct str rows_section(const struct importer *m, size_t sheet, uint32_t section);
/* rows_village: the column is one of villages; rows_part: of 塔山村、马刘村 the n-th; "" beyond the last. */
bool rows_village(const struct match *match, const struct match_column *column);
struct str rows_part(struct str text, size_t n);
/* rows_ditto: 同上, 〃: what stands above is meant. */
bool rows_ditto(struct str text);
/* rows_cell: the cell of a sheet's row that belongs to a column of the subject. */
const struct match_column *rows_column(const struct match *match, size_t to);

/* parse_group: reads the group's cells into c->arena and refuses what they must not be, into `refusals`. */
void parse_group(struct importer *m, struct import_group *g, struct subject_refusals *refusals);
/* parse_match, parse_row: of a row of a group, the table it stands in and the row of the sheet. */
const struct match *parse_match(const struct importer *m, const struct import_group *g, size_t row);
const struct row *parse_row(const struct importer *m, const struct row_ref *r);
struct cell_reader parse_reader(struct importer *m, const struct import_group *g, size_t row);
/* parse_word: a word that stands in no cell of its own, as the value of column `to`; false when it is none. */
bool parse_word(struct importer *m, struct import_group *g, size_t row, const struct cell_reader *reader, size_t to,
                uint32_t at, struct str text);
/* span_read: the cells of a row that hold a first and last day. span_as_two: 2017.4—2019.4 under
 * 任职时间, the heading of a first day: the last day is there too; false when it is not. */
void span_read(struct importer *m, struct import_group *g, size_t row, const struct cell_reader *reader);
bool span_as_two(struct importer *m, struct import_group *g, size_t row, const struct cell_reader *reader, size_t to);
/* parse_places: group.place, and the values of place fields. */
void parse_places(struct importer *m, struct import_group *g);
/* parse_unique: notes the numbers that stand twice in the file, before any group is read.
 * identity_check: what the ID number of a row proves. */
void parse_unique(struct importer *m);
void identity_check(struct importer *m, struct import_group *g, size_t row);

/* resolve_reference: the record a text means: outside id, single key, title; 0 with a fault code otherwise. */
MUST bool resolve_text(struct importer *m, const struct entity *e, struct str text, int64_t *id, const char **code);
MUST bool resolve_id_number(struct importer *m, const struct entity *e, struct str number, int64_t *id);
/* resolve_row: all reference cells of a row of a single entity, into the draft. */
MUST bool resolve_row(struct importer *m, struct import_group *g, size_t row, struct draft *d);

/* resolve_member: a person found among the members of the household the draft names
 * (field.members_only), never made. */
MUST bool resolve_member(struct importer *m, struct import_group *g, size_t row, struct draft *d, const struct field *f,
                         struct subject_cell *cell, const struct subject_who *who);
void resolve_member_statements(struct arena *a, void (*say_sql)(void *to, struct str name, struct str sql), void *to);
void resolve_statements(struct arena *a, void (*say_sql)(void *to, struct str name, struct str sql), void *to);

/* apply_group: writes one group under a savepoint; refuses what can't be written and goes on.
 * False only when nothing can go on. */
MUST bool apply_group(struct importer *m, struct import_group *g);
/* apply_draft: finds the record the draft is, creates or changes it. beside_apply: what the row
 * says of the records beside that one (entity.beside). */
MUST bool apply_draft(struct importer *m, struct import_group *g, struct draft *d);
MUST bool beside_apply(struct importer *m, struct import_group *g, const struct draft *of);
struct str apply_equal_sql(struct arena *a, const struct entity *e); /* for the catalogue's listing */
/* own_row: a row of our own export against the record as it stands. */
MUST bool own_row(struct importer *m, struct import_group *g, struct draft *d, bool *differs);

/* import_record: a record for an import about to be written; import_record_done: what came of it. */
MUST bool import_record(struct ctx *c, const struct import_order *order, int64_t *id);
MUST bool import_record_done(struct ctx *c, const struct import_report *r);
/* returned_name: NAME-待改.xlsx beside NAME.xls; of a workbook that came back before, NAME-待改2.xlsx. */
const char *returned_name(struct arena *a, struct str path);
/* import_move: from one state to the next inside the writer; a conflict when somebody else was first. */
MUST bool import_move(struct ctx *c, int64_t id, const char *from, const char *to);
/* import_may: the actor may deal with this import, and it is in that state. */
MUST bool import_may(struct ctx *c, int64_t id, const char *state);

#endif
