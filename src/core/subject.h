/* subject.h: what a sheet is about when one row is more than one record: a household with its members, a helper with
 * his households.
 *
 * A module declares a struct subject (catalogue.h): columns named "entity.field", and hooks. The importer
 * (sheet/import) finds the headers, puts rows together into groups, cleans and parses every cell as its field says,
 * refuses what a cell must not be, and hands whole groups over:
 *
 *     check   looks at a parsed group, outside the writer: is there one head? Refuses rows or the whole group.
 *     apply   writes what is left of it, inside the change, by drafts: subject_fill copies the given cells of an
 * entity, subject_put finds the record by its keys, creates or updates it, and counts it.
 *
 * A cell that is empty is not given and leaves its value; "(清空)" is given and NULL. A refused row must not be
 * written; a refused group is not handed to apply. When apply fails, the importer takes the group's savepoint back,
 * refuses the row named by `at` (or the group) with the words of c->err, and calls apply again with what is left.
 *
 * Columns that are no field of an entity (a year alone, the name of the head) are plain text: cell->text.
 * "place.county", "place.township", "place.village" and "place.code" are resolved by the importer into group->place.
 *
 * What refuses a row says so at a cell, with what was found and what is allowed; the rest of the sheet is taken in
 * all the same, so that one wrong date in four hundred rows costs one row. */
#ifndef BANGFU_CORE_SUBJECT_H
#define BANGFU_CORE_SUBJECT_H

#include "base/date.h"
#include "core/change.h"

struct subject_cell {
        const struct column *column;
        struct str text; /* cleaned; "" when nothing stands there */
        struct str heading; /* of its column, as it stands in the sheet; "" when the sheet has none */
        bool given;
        bool there;                    /* the sheet has this column, whatever stands in it */
        bool faulty;                   /* refused: v is not to be used */
        struct val v;                  /* in stored units, when the column is a field */
        struct str word;               /* of several in the cell, the one that no code's word is */
        struct str place;              /* code of the place a code's word began with: 栖凤镇扶贫工作站 */
        int year;                      /* of a header like 2017年人均纯收入, else 0 */
        enum date_precision precision; /* of a date */
        bool said;                     /* by the title or a line over the rows, in no cell of its own */
        bool merged;                   /* covered by a merge, so it says nothing of its own */
        uint32_t row, at;              /* where it stands: row and column of the sheet, from 0 */
        size_t sheet;
};

struct subject_row {
        struct subject_cell *cells; /* one for each column of the subject */
        size_t sheet;
        uint32_t number; /* row of the sheet, from 0 */
        bool refused;
        int64_t id, version; /* of our own export; 0: none */
};

struct subject_tally { /* one for each entity that was written */
        const struct entity *e;
        int64_t created, changed, unchanged;
};
#define TALLIES_MAX 16

struct subject_refusal { /* one cause, at one cell */
        size_t sheet;
        uint32_t row, at;
        const char *field; /* "person.id_no" */
        struct str code, found, message;
        struct str word; /* with code.unknown: which word it is; "" all that was found */
        int64_t amount;  /* with money.no_voucher: how much, in fen */
};
struct subject_refusals {
        struct arena *arena; /* where they live: longer than the group */
        struct subject_refusal *items;
        size_t n, capacity;
};
void subject_refusals_add(struct subject_refusals *r, const struct subject_refusal *x); /* copies its texts */

enum subject_day { SUBJECT_DAY_FILLED, SUBJECT_DAY_OF_YEAR, SUBJECT_DAY_TODAY };
struct subject_group {
        const struct subject *subject;
        struct subject_row *rows;
        size_t n;
        bool refused;
        char place[13]; /* where it lives: of the place columns, the sheet's name or title; "" when nothing says it */
        struct str title; /* the rows above the header, joined */
        char day[11]; /* the day the sheet was filled in (填报日期), else the last of its title's year, else today */
        enum subject_day day_of; /* which of these it is */
        int year;     /* the year its figures are of: header, title, fill-in day, else the year before today's */
        bool year_said;           /* by the sheet's title or name: else year is only likely */
        int month_from, month_to; /* of 2018年3月, 1-3月, 第一季度 in title or name; 0 none */
        bool month_unclear;       /* title and name of the sheet disagree */
        size_t at;    /* row being written by apply; SUBJECT_WHOLE: the group */
        struct subject_tally tally[TALLIES_MAX]; /* of this group's apply */
        size_t n_tally;
        struct subject_refusals *refusals;
        struct subject_refusals *notes; /* of the report */
};
#define SUBJECT_WHOLE ((size_t)-1)
#define SUBJECT_TITLE "(title)"

struct subject_hooks {        /* columns are named as in the subject; NULL: none */
        const char *key;      /* tells groups apart; rows with the same one belong together wherever they are */
        const char *unique;   /* its value may stand once in a file: "person.id_no" */
        const char *starts;   /* column and code that begin a group where the key is missing: "person.relation=head" */
        const char *name;     /* names the group where the key is missing: with the place it tells groups apart */
        const char *evidence; /* of these, joined by |, the sheet must have one besides the required columns; or
                                 SUBJECT_TITLE: its title names the subject */
        const char *title;    /* the sheet's title, name or file must speak of one of these, or a column say so: "党费" */
        void (*check)(struct ctx *c, struct subject_group *g);
        bool (*apply)(struct ctx *c, struct change *ch, struct subject_group *g);
};

/* subject_cell: the cell of a row, or with SUBJECT_WHOLE the group's: the first row's in which the column is given.
 * Never NULL; not given when the sheet has no such column. A field no column names is our mistake. */
const struct subject_cell *subject_cell(const struct subject_group *g, size_t row, const char *field);
bool subject_has(const struct subject *s, const char *field); /* a column for it */
/* subject_value: its parsed value; V_NULL when not given or faulty. */
struct val subject_value(const struct subject_group *g, size_t row, const char *field);
struct str subject_text(const struct subject_group *g, size_t row, const char *field);
/* subject_said: its text where it says something; "" of an empty cell, and of one with a dash in it. */
struct str subject_said(const struct subject_group *g, size_t row, const char *field);
/* subject_own_cell: the cell of this row itself, for a check that takes something out of it. */
struct subject_cell *subject_own_cell(struct subject_group *g, size_t row, const char *field);
/* subject_each_row: hands every row that is not refused to `row`, which reads its number in g->at. */
MUST bool subject_each_row(struct ctx *c, struct change *ch, struct subject_group *g,
                           bool (*row)(struct ctx *, struct change *, struct subject_group *));
/* subject_fill: copies the given cells of d's entity into the draft: the group's with SUBJECT_WHOLE, else the row's. */
void subject_fill(struct draft *d, const struct subject_group *g, size_t row);
/* subject_put: finds the record by its keys (unless d->id is set), creates or updates it and counts it for the report.
 */
MUST bool subject_put(struct ctx *c, struct change *ch, struct subject_group *g, struct draft *d);
/* subject_put_known: the same without looking: d->id is known, 0 meaning that the record is known to be new. */
MUST bool subject_put_known(struct ctx *c, struct change *ch, struct subject_group *g, struct draft *d);
/* subject_same: counts a record that was compared and found equal, without writing. */
void subject_same(struct subject_group *g, const struct entity *e);
/* subject_unit: the organisation of that name; one nobody knows is created, its kind guessed from its name, and marked
 * unverified. Other entities than organisation: *id stays 0. */
MUST bool subject_unit(struct ctx *c, struct change *ch, struct subject_group *g, const struct entity *e,
                       struct str name, int64_t *id);
/* document_number: the number of a document as it is written officially: 〔2017〕8号 of [2017]8号, （2017） 第08号 and the
 * like; other text as it is. */
struct str document_number(struct arena *a, struct str text);
/* subject_document: the registered document of a number, 安干任〔2017〕12号, however its brackets were typed. One nobody
 * has entered yet is made, to be completed, and the report says so; its year is in the number, its day the one given
 * where the years agree. Text that is no such number: *id stays 0. */
MUST bool subject_document(struct ctx *c, struct change *ch, struct subject_group *g, struct str number, struct val day,
                           int64_t *id);
/* subject_person: who a sheet means. By ID number; without one by name, where sex, birth and unit don't speak against
 * it: one such person is he, several are nobody's (*code says so), none is created. A member of a poor household known
 * as nothing else is an official only when the birth agrees too. What the register does not yet know of him is filled
 * in; nothing known is changed. A number registered under another name means nobody. *code: why nobody is meant (*id is
 * 0), one of person_name_fault's where the name is none. */
struct subject_who {
        struct str name, id_no, unit;                     /* cleaned; "" unknown */
        const char *post_in;                              /* the village whose cadre is meant; NULL: none */
        struct val sex, birth, phone, politics, ethnicity, id_type; /* V_NULL unknown */
        int64_t known; /* found already by other means: looked at and filled in only; 0 no */
};
/* subject_who_of: what the columns person.* of a row say of somebody. */
struct subject_who subject_who_of(const struct subject_group *g, size_t row);
MUST bool subject_person(struct ctx *c, struct change *ch, struct subject_group *g, const struct subject_who *who,
                         int64_t *id, const char **code);
/* subject_short: a text as short as a person's name. subject_named: where a column is for units or persons, the one
 * person whom such a text names; *id stays 0 when it names none. */
bool subject_short(struct str text);
MUST bool subject_named(struct ctx *c, struct change *ch, struct subject_group *g, struct str text, int64_t *id);
/* subject_refuse: one entry in the report at the cell of `field` in `row` (the group's first row with SUBJECT_WHOLE);
 * refuses that row, or the group. A field the sheet doesn't have is reported at the first cell. */
void subject_refuse(struct ctx *c, struct subject_group *g, size_t row, const char *field, const char *code,
                    const char *format, ...) __attribute__((format(printf, 6, 7)));
/* subject_begin: the day of the sheet, for a beginning that the row leaves out; the report tells that it was taken, and
 * from where. `field` is the column of the beginning. */
struct val subject_begin(struct ctx *c, struct subject_group *g, size_t row, const char *field);
/* subject_note: something to know about the sheet, for which nothing is refused: once for each code, column and
 * sheet. */
void subject_note(struct ctx *c, struct subject_group *g, size_t row, const char *field, const char *code,
                  const char *text);
/* SUBJECT_SPAN_WORDS: headers of a first and last day in one cell. */
#define SUBJECT_SPAN_WORDS \
        "起止时间|起止日期|起止年月|起止|任期|任职起止时间|任职起止|任职起止日期|任职期限|服务期限|服务时间|聘期|驻村起止时间|" \
        "派驻起止时间|选派起止时间|驻村期限|派驻期限|任职期间|派驻时间起止|工作起止时间|在岗起止时间|选派期限"
/* subject_year: a year alone in a cell ("2017", "2017年", 2017-03-01); false when it is none. */
bool subject_year(struct str text, int *year);

#endif
