/* query.h: reading. One builder makes every SELECT over an entity: register pages, lists, counts, figures, groups by
 * place, exports.
 *
 * It adds scope (scope.h), the list's condition, filters from the catalogue, sort, keyset paging and the titles of
 * references, in one statement: no query per row. Unknown filters, fields and values are errors.
 *
 * A list and its number are of a place: the one named, else the account's own (scope.h); query_place says which, NULL
 * for the county or own households. A place the account doesn't reach is refused (right.place), but in a directory,
 * which everybody reads county-wide.
 *
 * Reading is never partial without saying so: a page has a cursor, an export has all, a number is exact. What a
 * reader may not see is not there; that something was left out is only told where a number says so. */
#ifndef BANGFU_CORE_QUERY_H
#define BANGFU_CORE_QUERY_H

#include "core/period.h"
#include "core/scope.h"

enum filter_op { FILTER_IS, FILTER_FROM, FILTER_TO, FILTER_EMPTY, FILTER_FILLED, FILTER_UNDER /* place */ };
struct filter {
        const struct field *field; /* NULL: id */
        enum filter_op op;
        struct val v;
};
#define FILTERS_MAX 12
/* IMPORTED: rows an import wrote, those it made, those it changed. */
enum imported { IMPORTED_ALL, IMPORTED_MADE, IMPORTED_CHANGED };
struct query {
        const struct entity *e;
        const struct list *list; /* NULL: the whole register */
        struct period period;    /* zero: the day of the context */
        const char *place;       /* narrows; NULL: all in scope */
        struct filter filters[FILTERS_MAX];
        size_t n_filters;
        const struct field *sort; /* NULL: the entity's */
        bool down;
        bool sort_given;
        struct str after; /* cursor of the last row seen; empty: from the start */
        int64_t limit;    /* 0: 50; -1: all (exports) */
        bool voided;      /* also voided records (history, auditors) */
        bool desk;        /* a check on somebody's desk: what is excused is left out. A published figure never is */
        bool placed;      /* a number of what the list places here, wherever its records lie (query_measure) */
        bool excused;     /* of a check: the rows excused on its day instead of the others */
        bool open_on_day; /* SPAN: only those open on period.to */
        int64_t id;       /* one record; 0: all */
        enum right right; /* only what the actor has this right over, besides reading; 0: reading is enough */
        const size_t *columns; /* an export writes these fields, in this order; NULL: all */
        size_t n_columns;
        bool plain;       /* an export for programs: names of fields, ids and codes instead of titles */
        const char *within; /* SQL over t with :within_id, of a module's own: what belongs to a record; NULL: none */
        int64_t within_id;
        bool finds;       /* equality on a secret may be asked: the request came in a body and is noted as a look */
        int64_t import;   /* rows this import wrote; 0: all */
        enum imported imported;
        struct str text;  /* keyword: a name's beginning, pinyin initials, a number; empty: none */
        struct str spelled; /* the same in letters alone, where it is typed half in Chinese; empty: it is not */
};

/* query_filter: adds "field=value" as the API, the page and the command write it: NAME, NAME.from, NAME.to, NAME.empty,
 * NAME.filled, NAME.is (NAME alone, for a field whose name is a word of the protocol), q (keyword), place, voided,
 * open, import (what it wrote; import.made, import.changed). False with c->err naming what is allowed. */
MUST bool query_filter(struct ctx *c, struct query *q, struct str key, struct str value);
/* query_secrets: the names of the secrets whose value the query asks for, "id_no,phone"; empty: none. Its rows, counts
 * and groups are then only of records whose secrets the actor may know (scope_knows). */
struct str query_secrets(struct arena *a, const struct query *q);

const char *query_place(const struct ctx *c, const struct query *q);

/* query_told: whether the query's list says anything of its place: what is the county's alone (.county_only) says
 * nothing of a township, nor to who sees own households only. Then the number is none ("—"), there are no rows, and who
 * shows several lists leaves it out. */
bool query_told(const struct ctx *c, const struct query *q);

/* Rows. values[i] belongs to field i of the entity: plain values; secrets as plain text (mask before showing!);
 * titles[i] is the title of a REF or PLACE, else empty. Good until the next call. */
struct row_view {
        int64_t id, version;
        struct str place, place_title;
        bool voided;
        struct str title;
        struct val *values;
        struct str *titles;
        struct str cursor;
};
struct rows;
MUST bool query_rows(struct ctx *c, const struct query *q, struct rows **out);
/* query_rows_in: the same, what a row takes lying in the arena given, for a caller who copies rows into the context's
 * meanwhile: there they stay, while each row gives back what the one before took. */
MUST bool query_rows_in(struct ctx *c, struct arena *arena, const struct query *q, struct rows **out);
bool rows_next(struct ctx *c, struct rows *r, struct row_view *out); /* false at the end or on failure (c->err) */
void rows_done(struct rows *r);
MUST bool query_count(struct ctx *c, const struct query *q, int64_t *count);
/* query_ids: the ids of the rows, in order, up to the last page whatever q->limit says. */
MUST bool query_ids(struct ctx *c, const struct query *q, int64_t **ids, size_t *n);
/* query_excused: how many rows of a check are left out of it because they are excused on its day. */
MUST bool query_excused(struct ctx *c, const struct query *q, int64_t *count);
/* query_measure: the figure of q->list. Where the list itself says what belongs to a place (.placed: households
 * linked to a base of the village), it is the place's whole number, whoever asks; its rows (query_count) are those
 * he reads. none: "—" (a ratio without denominator, a parameter nobody entered). */
MUST bool query_measure(struct ctx *c, const struct query *q, int64_t *value, bool *none);
/* query_group: the measure (or count) by the next level of places under q->place: township codes under a county,
 * villages under a township. Nothing below own households. */
struct group {
        char place[13];
        struct str title;
        int64_t value;
        bool none; /* "—", as in query_measure */
};
MUST bool query_group(struct ctx *c, const struct query *q, struct group **out, size_t *n);
/* query_group_by: count by the values of one code, year, bool or text field. */
struct bucket {
        struct str value, title;
        int64_t count;
};
MUST bool query_group_by(struct ctx *c, const struct query *q, const struct field *f, struct bucket **out, size_t *n);
/* query_measure_by: the figure of q->list by the values of a field, in their order: what each person was paid. */
MUST bool query_measure_by(struct ctx *c, const struct query *q, const struct field *f, struct bucket **out, size_t *n);
/* figure_text: "26", "1120000.00", "100", "—". */
struct str figure_text(struct ctx *c, const struct list *l, int64_t value, bool none);
/* figure_unit: what stands behind that text: "户"; in English of one "household". */
struct str figure_unit(struct ctx *c, const struct list *l, struct str text);
/* query_statements: calls back with every statement the builder can make for e and its lists, for the catalogue's
 * listing. */
void query_statements(struct arena *a, void (*say)(void *to, struct str name, struct str sql), void *to);
/* query_statement: the statements of one query: its rows, its count, the count by place. */
void query_statement(struct arena *a, const struct query *q, void (*say)(void *to, struct str name, struct str sql),
                     void *to);

/* search_text: what somebody types, as terms are kept: no blanks nor middle dots, small letters, ü as v. */
struct str search_text(struct ctx *c, struct str text);
/* search_spelled: of a name typed half in Chinese, half in letters (chen大武, 陈dw; of search_text), what it would be in
 * letters alone; empty when it is not mixed. */
struct str search_spelled(struct ctx *c, struct str text);
/* search_rewrite: all terms and the keys registers are sorted by, made anew, inside a transaction: for a store whose
 * terms an older program made. SEARCH_FORM counts the ways they have been made. */
#define SEARCH_FORM "2"
MUST bool search_rewrite(struct ctx *c);
/* search: names, pinyin, numbers of registers; in scope; at most limit hits, the nearest first. numbers: also
 * ID numbers, phones and cards, whole or by their last four, of records whose secrets the actor may know; who asks that
 * has noted it as a look. search_knows: whether there are any such. */
struct hit {
        const struct entity *e;
        int64_t id;
        struct str title, place, place_title, matched;
        struct str apart; /* of one who has namesakes: the year of .apart, "1968"; empty where none is known */
};
MUST bool search(struct ctx *c, struct str text, bool numbers, int64_t limit, struct hit **out, size_t *n);
bool search_knows(const struct ctx *c);

#endif
