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

/* import_opens: whether an account's import with this report may be opened (opening.c): his own, or one about nothing
 * that is closed to the reader. */
bool import_opens(struct ctx *c, int64_t account, struct str report);

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

/* Counts and lengths are enough to go back to: a report is only appended to. */
struct before {
        struct subject_tally tally[TALLIES_MAX];
        size_t n_tally, refusals, notes;
        int64_t sent;
};
/* How far the writing is, as it stands in the store (going.c). */
struct going {
        size_t from;            /* the first group that is not in */
        int64_t step;           /* number of the last step that is kept */
        struct before kept;     /* the report as of that step */
        bool tried;             /* the returned workbook was written once, to see that it can be */
        bool ended;             /* everything is in, the report and the returned workbook too */
        const char *made;       /* returned workbook of an end that may yet be taken back; NULL none */
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
        struct going going;
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
/* parse_guesses: refuses a book that tries many ID numbers for one person: the same district and day of birth over and
 * over. Passes whoever may reveal persons everywhere, whose whole county has as many born on a day. */
MUST bool parse_guesses(struct importer *m);
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

/* import_write: what was read, into the registers, in changes of a readable size; a dry run takes its one back. The
 * report is in `out`, and the returned workbook is made, before the last of them stands (write.c). */
MUST bool import_write(struct importer *m, const struct import_order *order, struct import_report *out);
/* import_room: bytes that are free where the store stands, and which folder that is. */
int64_t import_room(struct ctx *c, const char **dir);
/* report_remember, report_take_back: the report as it is, and back to it. give_back: the returned workbook, when it is
 * wanted and something was refused. report_fill: what is told of the import. */
struct before report_remember(const struct importer *m);
void report_take_back(struct importer *m, const struct before *b);
MUST bool give_back(struct importer *m, const struct import_order *order, struct import_report *out);
void report_fill(struct importer *m, const struct import_order *order, struct import_report *out);
/* try_back: the same with what is refused so far, thrown away again: whether it can be made is known before the first
 * rows are in. */
MUST bool try_back(struct importer *m, const struct import_order *order);

/* going_begin: the record of an import that is about to be written, its file and what it needs to go on, in one
 * transaction; order->id 0 makes a new one. going_load: the same of one that was cut off, into m. */
MUST bool going_begin(struct importer *m, const struct import_order *order, struct import_report *out, int *held);
MUST bool going_load(struct importer *m, const struct import_order *order, struct import_report *out);
/* going_step: the groups before `upto` are in; going_end: all are, with report and returned workbook. Inside the
 * writer, in the very transaction of the groups. Conflict when somebody withdrew the import meanwhile. */
MUST bool going_step(struct importer *m, const struct import_report *out, size_t upto);
MUST bool going_end(struct importer *m, const struct import_report *out);
/* going_mark: state running, waiting, interrupted or stopped, and why. going_undo: nothing of it is in: a checked
 * import is checked again, one of a command leaves no record. */
MUST bool going_mark(struct ctx *c, int64_t id, const char *state, const char *message, int64_t needs);
MUST bool going_undo(struct ctx *c, int64_t id, bool was_checked);
/* going_try: one more try without a step; the import is running. */
MUST bool going_try(struct ctx *c, int64_t id);
/* import_forget: the bytes of an import that ended or was withdrawn, and what it needed to go on. Inside the writer. */
MUST bool import_forget(struct ctx *c, int64_t id);
/* import_hold: that one process at a time works at an import; false without a fault when another does. */
bool import_hold(struct ctx *c, int64_t id, int *held);
void import_let_go(struct ctx *c, int64_t id, int held);
void import_give_room(struct ctx *c, int64_t id); /* what the lock kept of the disk, for a few last words */
bool import_is_held(struct ctx *c, int64_t id);

/* import_add: the row of an import; import_save: state, report and the returned workbook's bytes; import_keep_bytes:
 * a file under its digest, behind import_add, which clears away what no import names. All inside the writer. */
const char *import_digest(struct ctx *c, struct str bytes);
MUST bool import_add(struct ctx *c, const char *file, const char *digest, const char *state, int64_t *id);
MUST bool import_save(struct ctx *c, const struct import_report *r, struct str returned);
MUST bool import_keep_bytes(struct ctx *c, struct str bytes, const char **digest);
MUST bool import_say(struct ctx *c, int64_t id, struct str sheet, struct str what);
MUST bool import_file(struct ctx *c, const char *path, struct str *out);
bool may_import(struct ctx *c);
/* returned_name: NAME-待改.xlsx (in English NAME-to-mend.xlsx) beside NAME.xls; of a workbook that came back before,
 * NAME-待改2.xlsx. */
const char *returned_name(const struct ctx *c, struct str path);
/* import_move: from one state to the next inside the writer; a conflict when somebody else was first. */
MUST bool import_move(struct ctx *c, int64_t id, const char *from, const char *to);
/* One row of import_run, what its account is called, and how far it is while it has not ended (going_id 0: it has). */
struct kept {
        int64_t id, account_id, made_at, going_id, done_n, total_n;
        struct str actor, file, digest, state, subject, report, returned, title, message;
};
/* import_row: whoever's it is; import_kept: if the actor may see it, else it is missing. */
MUST bool import_row(struct ctx *c, int64_t id, struct kept *out, bool *found);
MUST bool import_kept(struct ctx *c, int64_t id, struct kept *out);
/* import_run_kept: import_run with the kept file; order.returned NULL: *returned holds the bytes, and no file is left.
 * import_how: an order of that mode, with what `how` (NULL: nothing) says of stopping, waiting and progress. */
MUST bool import_run_kept(struct ctx *c, const struct kept *k, struct import_order order, struct import_report *out,
                          struct str *returned);
struct import_order import_how(const struct import_order *how, enum import_mode mode);
/* import_unfinished: begun and not ended. import_dealt_with, import_at_work: say so, false. import_move_alone: from one
 * state to the next in a transaction of its own. */
bool import_unfinished(struct str state);
bool import_dealt_with(struct ctx *c);
bool import_at_work(struct ctx *c);
MUST bool import_move_alone(struct ctx *c, int64_t id, const char *from, const char *to);
/* import_withdrawable: the actor may deal with this import, and some of it may be in. import_withdraw_row: it is
 * withdrawn from now on; inside the writer. */
MUST bool import_withdrawable(struct ctx *c, int64_t id);
MUST bool import_withdraw_row(struct ctx *c, int64_t id);

#endif
