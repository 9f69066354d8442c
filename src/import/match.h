/* match.h: finds what a sheet is about and which column is which field, whatever stands above, in whatever order and
 * wording.
 *
 * Every row of the first MATCH_ROWS, with up to two rows above it, is tried as the header of every subject; the subject
 * whose required columns are all there and of which most columns are recognised wins. A header is compared as a word:
 * blanks, brackets, units and a leading year are taken off (they come back as factor and year); the words above it
 * (户信息 | 姓名) decide between two columns of the same title. A second, looser look takes 是否…, …情况 off as well. A
 * helper's name, number and phone are no household's, nor the other way round: words above and names beside tell.
 *
 * Our own exports are recognised by their first two columns, 编号 and 版本; then nothing is required. */
#ifndef BANGFU_IMPORT_MATCH_H
#define BANGFU_IMPORT_MATCH_H

#include "core/catalogue.h"
#include "book/book.h"
#include "import/place_match.h"

#define MATCH_ROWS 30
#define MATCH_DEPTH 3
#define MATCH_COLUMNS 256

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
struct match_word {
        struct str text;
        uint16_t subject, column;
        bool loose;
        bool by_hand; /* somebody said so: goes before every other word */
};
#define MATCH_NOTHING UINT16_MAX /* column of a word somebody said means nothing */
struct match_book { /* all there is to compare with; built once an import */
        struct match_subject *subjects;
        size_t n;
        struct match_word *words; /* sorted by text */
        size_t n_words;
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
#define MATCH_BLOCKS 4
struct match_said { /* what no column gives, and the title does: 第一书记 of …第一书记名单, or the day of the list */
        size_t to;      /* column of the subject */
        struct str text;
};
struct match {
        size_t sheet;
        const struct match_subject *subject; /* NULL: not understood; then closest and missing say how far it went */
        const struct match_subject *closest;
        struct str asked; /* what somebody said it is */
        const struct match_subject **choices; /* what it could be, best first */
        size_t n_choices;
        const struct match_subject *near; /* fits as well as the one taken; NULL: none */
        struct str missing;  /* titles of the required columns that are not there */
        size_t header, last; /* indexes into sheet.rows of the first and last row of the header */
        size_t start, end;   /* and of its first, which may be a title, and the one behind its last: a sheet may hold
                                several tables */
        struct match_column *columns;
        size_t n;
        struct match_column *left; /* those nobody knew; `to` says nothing */
        size_t n_left;
        struct match_said *said;
        size_t n_said;
        size_t blocks[MATCH_BLOCKS]; /* 序号 姓名 | 序号 姓名: column by which each block is further to the right */
        size_t n_blocks;             /* at least 1 */
        size_t yearly, spread; /* a row is a record for each year, day or class that has a column: the subject's column
                                  of that + 1 (0: not so), and the one that is spread over them */
        int id_column, version_column; /* -1: not our export */
        struct str unknown;            /* headers nobody knew, joined by 、 */
        struct str understood;         /* those known to the closest subject */
        struct str title;              /* the text above the header, joined */
        struct str name;               /* the sheet's */
        char day[11];                  /* 填报日期, or "" */
        int year;                      /* of the title, else of the day, else 0 */
        bool year_said;                /* by title or name */
        int month_from, month_to;      /* of title or name; 0 none */
        bool month_unclear;            /* they disagree */
        int64_t money_factor;          /* 单位：万元 above the header; TITLE_UNIT_UNCLEAR */
};

/* match_word_plain: a header as it is compared; factor and year come out of it (NULL: not wanted). */
struct str match_word_plain(struct arena *a, struct str text, int64_t *factor, int *year);
struct str match_word_loose(struct str plain);
/* match_spoken: the word of a code that the column takes from text over the rows; "" none. */
struct str match_spoken(struct ctx *c, const struct match_subject *s, size_t column, struct str text, size_t shortest);
/* match_sheet: remembered words are among book's. Never fails: a sheet nobody knows has subject NULL. */
void match_sheet(struct ctx *c, const struct match_book *book, const struct sheet *sheet, size_t index,
                 struct match *out);
/* match_code_in: the word of the one code of a list the text speaks of, of at least so many bytes; a word within the
 * longer word of another code is not said. other: of 其他 too, which no title means. */
struct str match_code_in(struct arena *a, const struct codes *list, struct str text, size_t shortest, bool other);
/* match_word_known: some subject knows this heading. */
bool match_word_known(const struct match_book *b, struct str plain);
/* match_words: sorts what was added. */
void match_words_add(struct ctx *c, struct match_book *b, size_t *capacity, struct str words, size_t subject,
                     size_t column);
/* match_words_loose: a word for the second look only. */
void match_words_loose(struct ctx *c, struct match_book *b, size_t *capacity, struct str word, size_t subject,
                       size_t column);
void match_words_sort(struct match_book *b);

#endif
