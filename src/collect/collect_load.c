/* collect_load.c: a return as a table (see collect_run.h). Reads only.
 *
 * The records come by the one builder, so the reader's scope holds for every row; the ids are those the return was sent
 * with. Whether a record was changed since an answer is told by the journal: the image of the version it was based on
 * beside the image of today. */
#include "collect/collect_private.h"
#include "core/journal.h"
#include "core/record_json.h"
#include "mechanisms/ground/shared.h"

#include <inttypes.h>
#include <stdlib.h>

/* The words the store keeps; the order of the enum is nobody's business but this file's. */
static const char *const state_names[] = {
        [COLLECT_OPEN] = "open",
        [COLLECT_HANDED_IN] = "handed_in",
        [COLLECT_RETURNED] = "returned",
        [COLLECT_MERGED] = "merged",
};

const char *collect_state_name(enum collect_state s)
{
        return state_names[s];
}

/* Columns are kept as indexes into the entity's fields: those shown first, those to fill behind them (n_shown). */
const struct field *collect_field(const struct collect_table *t, size_t column)
{
        return &t->plan.e->fields[t->plan.columns[column]];
}

bool collect_is_open(const struct collect_table *t, size_t column)
{
        return column >= t->plan.n_shown;
}

static int by_record_key(const void *a, const void *b)
{
        const int64_t x = ((const struct collect_row *)a)->record, y = ((const struct collect_row *)b)->record;
        return x < y ? -1 : x > y;
}

/* Rows lie in the order of their records; a workbook of twenty thousand asks for each of them once. */
struct collect_row *collect_row(const struct collect_table *t, int64_t record)
{
        const struct collect_row wanted = { .record = record };
        return t->n ? bsearch(&wanted, t->rows, t->n, sizeof *t->rows, by_record_key) : NULL;
}

struct collect_cell *collect_cell(const struct collect_table *t, struct collect_row *r, struct str field)
{
        for (size_t i = 0; i < t->plan.n; i++)
                if (str_is(field, collect_field(t, i)->name))
                        return &r->cells[i];
        return NULL;
}

/* Codes and text go back as they are stored; money, decimals and references in the words a form would show,
 * since draft_text reads those. */
struct str collect_text(struct ctx *c, const struct field *f, struct val v)
{
        if (v.type == VAL_TEXT)
                return v.s;
        if (v.type != VAL_INT)
                return S("");
        if (f->type == FIELD_MONEY || f->type == FIELD_DECIMAL || f->type == FIELD_REF)
                return value_text(c, f, v);
        return arena_fmt(c->arena, "%" PRId64, v.i);
}

struct str collect_text_of(struct arena *a, const struct row_view *r, const struct entity *e, const char *field)
{
        const struct val v = r->values[field_index(e, field)];
        return v.type == VAL_TEXT ? arena_str(a, v.s) : S("");
}

int64_t collect_int_of(const struct row_view *r, const struct entity *e, const char *field)
{
        const struct val v = r->values[field_index(e, field)];
        return v.type == VAL_INT ? v.i : 0;
}

/* take_each: hands the rows of a query over one by one. What a row takes lies in an arena that is given back at
 * the next; what is kept of it is copied. */
typedef void take_row(struct arena *keep, struct collect_table *t, const struct entity *e, const struct row_view *r);

static bool take_each(struct ctx *c, const struct query *q, struct collect_table *t, take_row *take)
{
        struct arena scratch = { 0 };
        struct rows *rows;
        struct row_view r;
        bool ok = query_rows_in(c, &scratch, q, &rows);
        while (ok && rows_next(c, rows, &r))
                take(c->arena, t, q->e, &r);
        arena_release(&scratch);
        return ok && c->err.kind == ERR_NONE;
}

/* take_sent_row: gone until its record is found to stand, and within the reader's reach (take_record_now). */
static void take_sent_row(struct arena *keep, struct collect_table *t, const struct entity *e, const struct row_view *r)
{
        struct collect_row *row = &t->rows[t->n++];
        *row = (struct collect_row){ .id = r->id,
                                     .record = collect_int_of(r, e, "record_key"),
                                     .version = collect_int_of(r, e, "based_on"),
                                     .title = collect_text_of(keep, r, e, "title"),
                                     .gone = true };
        row->cells = NEWS(keep, struct collect_cell, t->plan.n);
}

/* take_record_now: the value of today, not of the day of sending: what was filled in elsewhere meanwhile need
 * not be filled in again, and where only empty cells are asked for it closes. */
static void take_record_now(struct arena *keep, struct collect_table *t, const struct entity *e,
                            const struct row_view *r)
{
        struct collect_row *row = collect_row(t, r->id);
        (void)e;
        if (!row)
                return;
        row->gone = false;
        row->version = r->version;
        row->title = arena_str(keep, r->title);
        row->place_title = arena_str(keep, r->place_title);
        for (size_t i = 0; i < t->plan.n; i++) {
                struct collect_cell *cell = &row->cells[i];
                cell->now = val_copy(keep, r->values[t->plan.columns[i]]);
                cell->title = arena_str(keep, r->titles[t->plan.columns[i]]);
                cell->open = collect_is_open(t, i) && (!t->plan.only_empty || val_is_null(cell->now));
        }
}

/* row_by_id: answers name the row, not the record. */
static struct collect_row *row_by_id(const struct collect_table *t, int64_t id)
{
        size_t lo = 0, hi = t->n;
        while (lo < hi) { /* rows were made in the order of their records: their ids rise with them */
                const size_t mid = (lo + hi) / 2;
                if (t->rows[mid].id < id)
                        lo = mid + 1;
                else
                        hi = mid;
        }
        return lo < t->n && t->rows[lo].id == id ? &t->rows[lo] : NULL;
}

/* take_row_answer: an answered cell stays open though its record has a value by now: who answered must be able
 * to take it back. */
static void take_row_answer(struct arena *keep, struct collect_table *t, const struct entity *e,
                            const struct row_view *r)
{
        struct collect_row *row = row_by_id(t, collect_int_of(r, e, "collection_row"));
        struct collect_cell *cell = row ? collect_cell(t, row, collect_text_of(keep, r, e, "field")) : NULL;
        if (!cell)
                return;
        const struct str sealed = collect_text_of(keep, r, e, "sealed");
        cell->answer_id = r->id;
        cell->answer = sealed.n ? sealed : collect_text_of(keep, r, e, "value");
        cell->reason = cell->answer.n ? S("") : collect_text_of(keep, r, e, "reason");
        cell->based_on = collect_int_of(r, e, "based_on");
        cell->kept = collect_int_of(r, e, "kept") == 1;
        cell->open = cell->open || (!row->gone && (cell->answer.n || cell->reason.n));
}

/* ---- conflicts ---- */

/* image_of_version: the journal has every version of a record, so nothing has to be copied when a collection is
 * sent. */
static bool image_of_version(struct ctx *c, const struct entity *e, int64_t id, int64_t version, struct str *image)
{
        struct val v;
        if (!db_one(c, db_sql(c->db, "collect.image"),
                    ARGS(ARG("id", V_INT(id)), ARG("entity", V_TEXT(e->name)), ARG("version", V_INT(version))), &v))
                return false;
        *image = v.type == VAL_TEXT ? v.s : S("");
        return true;
}

/* answers_differ: whether the answer would write another value than the record has. An answer that can't be
 * read any more (a code the county has dropped) differs, and merging will say so. */
static bool answers_differ(struct ctx *c, const struct collect_table *t, size_t column, const struct collect_cell *cell)
{
        const struct field *f = collect_field(t, column);
        struct draft *d = draft_new(c->arena, t->plan.e);
        const struct err before = c->err;
        bool differs = !draft_text(c, d, f, cell->answer) || !val_eq(d->v[f - t->plan.e->fields], cell->now);
        c->err = before;
        return differs;
}

/* find_cell_conflict: only when this field's own value was changed behind the answer. The record's version
 * alone would make a conflict of every correction to any other column.
 *
 * Compared are images, in which a secret is its digest: so no secret is opened to find out. */
static bool find_cell_conflict(struct ctx *c, const struct collect_table *t, const struct collect_row *row,
                               size_t column)
{
        struct str then, today, was, is;
        struct collect_cell *cell = &row->cells[column];
        if (!cell->answer.n || cell->based_on == row->version || !answers_differ(c, t, column, cell))
                return true;
        if (!image_of_version(c, t->plan.e, row->record, cell->based_on, &then) ||
            !image_of_version(c, t->plan.e, row->record, row->version, &today))
                return false;
        const char *name = field_column(c->arena, collect_field(t, column));
        if (!image_get(then, name, &was))
                was = S("");
        if (!image_get(today, name, &is))
                is = S("");
        cell->conflict = !str_eq(was, is);
        return true;
}

/* find_conflicts: only columns to fill can be in conflict, and only while the record stands. */
static bool find_conflicts(struct ctx *c, struct collect_table *t)
{
        for (size_t i = 0; i < t->n; i++)
                for (size_t k = t->plan.n_shown; k < t->plan.n && !t->rows[i].gone; k++)
                        if (!find_cell_conflict(c, t, &t->rows[i], k))
                                return false;
        return true;
}

/* Counted anew whenever cells have changed: numbers kept beside the cells would part from them. */
void collect_tally(struct collect_table *t)
{
        t->missing = t->missing_rows = t->answered = t->impossible = t->conflicts = 0;
        for (size_t i = 0; i < t->n; i++) {
                const size_t before = t->missing;
                for (size_t k = 0; k < t->plan.n; k++) {
                        struct collect_cell *cell = &t->rows[i].cells[k];
                        cell->missing = cell->open && val_is_null(cell->now) && !cell->answer.n && !cell->reason.n;
                        t->missing += cell->missing;
                        t->answered += cell->answer.n > 0;
                        t->impossible += cell->reason.n > 0;
                        t->conflicts += cell->conflict;
                }
                t->missing_rows += t->missing > before;
        }
}

/* ---- loading ---- */

/* load_rows_of: no limit here; how many rows there are was settled when they were sent. */
static bool load_rows_of(struct ctx *c, struct collect_table *t, const struct entity *e, const char *within,
                         take_row *take)
{
        const struct query q = { .e = e, .limit = -1, .within = within, .within_id = t->id };
        return take_each(c, &q, t, take);
}

/* load_return_rows: rows, then records, then answers, each in one statement: no statement a row, however large
 * the return. */
static bool load_return_rows(struct ctx *c, struct collect_table *t)
{
        const struct entity *e = entity_find(S("collection_row"));
        const struct query q = { .e = e, .within = ROWS_OF, .within_id = t->id };
        int64_t n;
        if (!query_count(c, &q, &n))
                return false;
        t->rows = NEWS(c->arena, struct collect_row, (size_t)n + 1);
        if (!load_rows_of(c, t, e, ROWS_OF, take_sent_row))
                return false;
        return load_rows_of(c, t, t->plan.e, RECORDS_OF, take_record_now) &&
               load_rows_of(c, t, entity_find(S("collection_answer")), ANSWERS_OF, take_row_answer);
}

/* load_return_head: read like any record, so a return out of the reader's reach is not there (ERR_MISSING), and
 * nobody learns that it exists. */
static bool load_return_head(struct ctx *c, int64_t id, struct collect_table *t)
{
        const struct entity *e = entity_find(S("collection_return"));
        struct rows *rows;
        struct row_view r;
        if (!record_read(c, e, id, &rows, &r))
                return false;
        *t = (struct collect_table){ .id = id,
                                     .collection = collect_int_of(&r, e, "collection"),
                                     .place = arena_str(c->arena, r.place),
                                     .place_title = arena_str(c->arena, r.place_title),
                                     .reason = collect_text_of(c->arena, &r, e, "reason") };
        const struct str state = collect_text_of(c->arena, &r, e, "state");
        for (size_t i = 0; i < COUNT(state_names); i++)
                if (str_is(state, state_names[i]))
                        t->state = (enum collect_state)i;
        rows_done(rows);
        return true;
}

/* The order matters: the plan says how many cells a row has, rows are there before what they hold, conflicts
 * are found between answers and records, and what is missing is counted when all else is known. */
bool collect_load(struct ctx *c, int64_t id, struct collect_table *out)
{
        if (!load_return_head(c, id, out) || !collect_load_plan(c, out) || !load_return_rows(c, out) ||
            !find_conflicts(c, out))
                return false;
        collect_tally(out);
        return true;
}
