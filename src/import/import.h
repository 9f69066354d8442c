/* import.h: a workbook into the registers, and out again.
 *
 * Upload → headers matched → dry run → commit; by command, API and page the same. import_run reads the file, says what
 * it understood, refuses cell by cell, and unless dry writes the rest in one change under one import id; the refused
 * come back in the same workbook. An import is a record (entity `import`) with its file's digest, counts and report;
 * the bytes are kept beside it so that what was checked can be committed. Withdrawing voids what an import created and
 * restores what it changed; records changed since are left and listed.
 *
 * Exactly: the same file twice changes nothing; a refused row writes nothing.
 *
 * Why so much of this program reads sheets: what a county knows stands in them, typed by a hundred offices in a
 * hundred layouts, and no office will retype it. The first import is the day on which the system is believed or not.
 * So a sheet is understood as it is, nothing in it is guessed at, whatever is refused comes back in the sheet itself,
 * and whatever was taken in can be taken back. */
#ifndef BANGFU_IMPORT_IMPORT_H
#define BANGFU_IMPORT_IMPORT_H

#include "base/json.h"
#include "import/import_report.h"

/* A dry run is the commit taken back at its end: what it counts is what would be. */
enum import_mode { IMPORT_DRY, IMPORT_COMMIT };
struct import_order {
        const char *path;     /* the file */
        const char *name;     /* what it is called, for people; NULL: the end of path */
        struct str asked;     /* what it is: a register or a table; or a line for each sheet (import_ask); "" unsaid */
        const char *returned; /* where the refused go; NULL: beside the file, NAME-待改.xlsx; "": nowhere */
        enum import_mode mode;
        void (*at)(void *to, int64_t done, int64_t total); /* told how far the writing is; NULL: nobody */
        void *to;
        int64_t id; /* record of an import checked before; 0: a new one when committed */
        bool resume;  /* it was begun, and goes on where it was cut off */
        size_t batch; /* records of one change; 0: as many as usual */
        /* stop: asked between two changes: whether to end here for now (import.interrupted); NULL: never. wait: the
         * disk is full; told in words what is in and how much room is needed; true tries again. NULL: ends with
         * import.waiting. Both imports go on later, by themselves (import_resume). */
        bool (*stop)(void *to);
        bool (*wait)(void *to, const char *words);
};

/* import_run: false only when nothing could be done (no such file, damaged, no right). A sheet
 * nobody understands is a report. */
MUST bool import_run(struct ctx *c, const struct import_order *order, struct import_report *out);

/* For the HTTP layer: the same with the bytes kept in the store. import_check makes the record
 * (state checked or refused). */
MUST bool import_check(struct ctx *c, struct str name, struct str bytes, struct import_report *out);
/* import_keep, import_check_kept: the two halves of import_check, for a job. */
MUST bool import_keep(struct ctx *c, struct str name, struct str bytes, struct str asked, int64_t *id);
MUST bool import_check_kept(struct ctx *c, int64_t id, struct import_report *out);
/* import_commit: what was checked is written, once; whoever comes second is told so. When the registers have changed
 * since, it is checked again first; where that comes out otherwise, or `seen` (an outcome, "" unsaid) is another than
 * was kept, nothing is written: import.changed, and the new check is kept. Of `how`, here and below, only at, stop,
 * wait and batch count; NULL: none.
 *
 * Once the first rows are in, an import that is cut off is running, interrupted, waiting (for room on the disk) or
 * stopped (a person has to look), and goes on where it was: by import_commit again, by import_go_on, or by itself with
 * import_resume, which a server calls every few seconds and a command that may write before its own work; it leaves
 * what is stopped, held by another program, or waits for more room than there is. tell: of each that went on, with its
 * report, or NULL and c->err. */
MUST bool import_commit(struct ctx *c, int64_t id, struct str seen, const struct import_order *how,
                        struct import_report *out);
MUST bool import_go_on(struct ctx *c, int64_t id, const struct import_order *how, struct import_report *out);
MUST bool import_resume(struct ctx *c, const struct import_order *how,
                        void (*tell)(struct ctx *c, int64_t id, const struct import_report *r));
/* import_load: {"id","file","state","going":{"done","total","message"} or null,"subject","actor","at","returned":bool,
 * "report":what report_json wrote}.
 * import_page: {"imports":[the same with report null]}, newest first, those the account may see. */
MUST bool import_load(struct ctx *c, int64_t id, struct str *json);
MUST bool import_page(struct ctx *c, int64_t limit, struct str *json);
/* import_returned: the bytes of the returned workbook, and what it is called: 原名-待改.xlsx;
 * ERR_MISSING when nothing was refused. others: another account sent it; it holds whole numbers, so that is noted. */
MUST bool import_returned(struct ctx *c, int64_t id, struct str *bytes, const char **name, bool *others);

/* import_withdraw: left names the records that were changed since and stay as they are ("household 341125-12 …"), one
 * a line. What stays because somebody worked on it since is named line by line, so that it can be looked at. */
struct import_withdrawn {
        int64_t voided, restored, left;
        struct str left_lines;
};
MUST bool import_withdraw(struct ctx *c, int64_t id, struct import_withdrawn *out);

/* import_waiting: the import was not taken in yet, so that it may be checked again. */
MUST bool import_waiting(struct ctx *c, int64_t id);
/* import_known: a sheet can be said to be this: a register that is imported, or a table of a module. */
MUST bool import_known(struct ctx *c, struct str asked);
/* import_ask: says what a sheet of a kept workbook is ("" as sheet: all of them); "" takes it back. */
MUST bool import_ask(struct ctx *c, int64_t id, struct str sheet, struct str asked);
/* import_map: remembers a word: list is a code list, "place" or "column"; code what it stands for, "" nothing more. */
MUST bool import_map(struct ctx *c, struct str list, struct str word, struct str code);

/* import_statements: calls back with every statement the importer makes from the catalogue, for its listing. */
void import_statements(struct arena *a, void (*say_sql)(void *to, struct str name, struct str sql), void *to);

#endif
