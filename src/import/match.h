/* match.h: finds what a sheet is about and which column is which field, whatever stands above, in whatever order and
 * wording.
 *
 * Every row of the first MATCH_ROWS, with up to two rows above it, is tried as the header of every subject; the subject
 * whose required columns are all there and of which most columns are recognised wins. Read in this order:
 *
 *     match_words     the words columns go by, and how a heading is compared with them
 *     match_head      a block of rows as headings: what stands over what, and whose a number or phone is
 *     match_sayings   what title, sheet and file say in place of columns
 *     match_attempt   one block tried as the header of one subject: a table of steps, in order
 *     match_spread    headings that are years, days or classes: a row is several records
 *     match_fit       whether an attempt is enough to take the sheet as that, and what it lacks
 *     match_choose    the best of all attempts; choice.h has what somebody said the sheet is
 *
 * Our own exports are recognised by their first two columns, 编号 and 版本; then nothing is required. */
#ifndef BANGFU_IMPORT_MATCH_H
#define BANGFU_IMPORT_MATCH_H

#include "book/book.h"
#include "core/catalogue.h"
#include "import/place_match.h"

#define MATCH_ROWS 30       /* of a sheet tried as a header: what stands lower is data */
#define MATCH_DEPTH 3       /* rows of one header */
#define MATCH_COLUMNS 256   /* of a sheet looked at; what lies further right is told, never silently cut */
#define MATCH_BLOCKS 4      /* 序号 姓名 | 序号 姓名, side by side */
#define MATCH_NONE SIZE_MAX /* no column, wherever the number of one stands */

/* Looked up once a subject, since every heading asks for it. */
struct match_target { /* what a column of a subject writes */
        const struct entity *e;
        const struct field *f; /* NULL: plain text, or a place */
        bool like;             /* only read as f: column.like */
        bool ticks;            /* column.ticks */
};
struct match_subject {
        const struct subject *subject;
        struct match_target *targets; /* one a column */
        bool only_export;             /* taken only with 编号 and 版本 */
        bool closed;                  /* recognised, but never taken: accounts, what is published */
        bool generic;                 /* one entity, read off its fields */
};
struct match_word;  /* match_words.h */
struct match_book { /* all there is to compare with; built once an import */
        struct match_subject *subjects;
        size_t n;
        struct match_word *words; /* sorted by text */
        size_t n_words;
        const struct side **sides; /* whose a heading may be, in the order of the modules */
        size_t n_sides;
        struct str file;  /* what the file is called: it may say as much as a title */
        struct str asked; /* what somebody said the sheet is: a register or a subject; "" nothing (choice.h) */
};

struct match_column {
        uint32_t at;       /* column of the sheet */
        size_t to;         /* column of the subject */
        int64_t factor;    /* 10000 for a header in 万元, 1 in 元, 0 when it does not say */
        int year;          /* of 2017年人均纯收入, else 0 */
        struct str header; /* as it stands there */
        struct str word;   /* with the words above it: what a mapping by hand is kept under */
        struct str tick;   /* √ in it means this code's word: 省 of 选派层级 | 省 市 县; "" */
        struct str when;   /* where a row is several records: of which this column speaks; "" of each */
};
/* Read like a cell, so that a word in a title means what it would in a column. */
struct match_said { /* what no column gives, and the title does: 第一书记 of …第一书记名单, or the day of the list */
        size_t to; /* column of the subject */
        struct str text;
};
struct match {
        size_t sheet;
        const struct match_subject *subject; /* NULL: not understood; then closest and missing say how far it went */
        const struct match_subject *closest;
        struct str asked;                     /* what somebody said it is */
        const struct match_subject **choices; /* what it could be, best first */
        size_t n_choices;
        const struct match_subject *near; /* fits as well as the one taken; NULL: none */
        struct str missing;               /* titles of the required columns that are not there */
        size_t header, last;              /* indexes into sheet.rows of the first and last row of the header */
        size_t start, end; /* and of its first, which may be a title, and the one behind its last: a sheet may hold
                              several tables */
        struct match_column *columns;
        size_t n;
        struct match_column *left; /* those nobody knew; `to` says nothing */
        size_t n_left;
        size_t beyond; /* columns with something in them behind the last that is looked at */
        struct match_said *said;
        size_t n_said;
        size_t blocks[MATCH_BLOCKS]; /* column by which each block is further to the right */
        size_t n_blocks;             /* at least 1 */
        size_t yearly, spread; /* a row is a record for each year, day or class that has a column: the subject's column
                                  of that, and the one that is spread over them; MATCH_NONE: it is one record */
        size_t id_column, version_column; /* MATCH_NONE: not our export */
        struct str unknown;               /* headers nobody knew, joined by 、 */
        struct str understood;            /* those known to the closest subject */
        struct str title;                 /* the text above the header, joined */
        struct str name;                  /* the sheet's */
        char day[11];                     /* 填报日期, or "" */
        int year;                         /* of the title, else of the day, else 0 */
        bool year_said;                   /* by title or name */
        int month_from, month_to;         /* of title or name; 0 none */
        bool month_unclear;               /* they disagree */
        int64_t money_factor;             /* 单位：万元 above the header; TITLE_UNIT_UNCLEAR */
};

/* match_sheet: remembered words are among book's. Never fails: a sheet nobody knows has subject NULL. */
void match_sheet(struct ctx *c, const struct match_book *book, const struct sheet *sheet, size_t index,
                 struct match *out);
/* match_code_in: the word of the one code of a list the text speaks of, of at least so many bytes; a word within the
 * longer word of another code is not said. other: of 其他 too, which no title means. */
struct str match_code_in(struct ctx *c, const struct codes *list, struct str text, size_t shortest, bool other);
/* match_spoken: the word of a code that the column takes from text over the rows; "" none. */
struct str match_spoken(struct ctx *c, const struct match_subject *s, size_t column, struct str text, size_t shortest);

#endif
