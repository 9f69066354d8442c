/* collect_progress.c: how far each return of a collection is (see collect_run.h); and all conditions of collections,
 * for the catalogue's listing. */
#include "collect/collect_private.h"

/* read_progress: by the reader's scope, as all rows: a township that asks sees its own line. */
static bool read_progress(struct ctx *c, int64_t collection, struct collect_progress **out, size_t *n)
{
        const struct entity *e = entity_find(S("collection_return"));
        const struct query q = { .e = e, .limit = -1, .within = RETURNS_OF, .within_id = collection };
        struct arena *keep = c->arena, scratch = { 0 };
        struct rows *rows;
        struct row_view r;
        size_t cap = 0;
        bool ok = query_rows_in(c, &scratch, &q, &rows);
        while (ok && rows_next(c, rows, &r)) {
                *out = arena_grow(keep, *out, &cap, *n + 1, sizeof **out);
                (*out)[(*n)++] =
                        (struct collect_progress){ .id = r.id,
                                                   .place = arena_str(keep, r.place),
                                                   .place_title = arena_str(keep, r.place_title),
                                                   .state = collect_text_of(keep, &r, e, "state"),
                                                   .handed_in_on = collect_text_of(keep, &r, e, "handed_in_on"),
                                                   .handed_in_by = collect_text_of(keep, &r, e, "handed_in_by"),
                                                   .merged_on = collect_text_of(keep, &r, e, "merged_on"),
                                                   .reason = collect_text_of(keep, &r, e, "reason") };
        }
        arena_release(&scratch);
        return ok && c->err.kind == ERR_NONE;
}

static const struct db_column filled_columns[] = {
        DB_COLUMN(struct collect_progress, id),          DB_COLUMN(struct collect_progress, rows),
        DB_COLUMN(struct collect_progress, answered),    DB_COLUMN(struct collect_progress, impossible),
        DB_COLUMN(struct collect_progress, reminded_on), DB_COLUMN(struct collect_progress, reminded_words),
};

/* read_filled_counts: counts of returns the reader can't see are given by the statement too and find no line
 * here. */
static bool read_filled_counts(struct ctx *c, int64_t collection, struct collect_progress *items, size_t n)
{
        struct stmt *s;
        struct collect_progress filled = { 0 };
        if (!db_query(c, db_sql(c->db, "collect.filled"), ARGS(ARG("collection_id", V_INT(collection))), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(filled_columns), &filled))
                for (size_t i = 0; i < n; i++)
                        if (items[i].id == filled.id) {
                                items[i].rows = filled.rows;
                                items[i].answered = filled.answered;
                                items[i].impossible = filled.impossible;
                                items[i].reminded_on = filled.reminded_on;
                                items[i].reminded_words = filled.reminded_words;
                        }
        return c->err.kind == ERR_NONE;
}

/* add_missing_of: missing are cells empty in the records of today and answered by nobody: a figure of the
 * registers, grouped by township, one statement a column. Loading each return's table for it would read all
 * rows of all townships. */
static bool add_missing_of(struct ctx *c, const struct collect_table *t, size_t column, struct collect_progress *items,
                           size_t n)
{
        const struct field *f = collect_field(t, column);
        struct group *groups;
        size_t n_groups;
        struct query q = { .e = t->plan.e,
                           .within = arena_fmt(c->arena, UNANSWERED, f->name).p,
                           .within_id = t->collection,
                           .filters = { { .field = f, .op = FILTER_EMPTY } },
                           .n_filters = 1 };
        if (!query_group(c, &q, &groups, &n_groups))
                return false;
        for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < n_groups; k++)
                        if (str_is(items[i].place, groups[k].place))
                                items[i].missing += groups[k].value;
        return true;
}

/* Without a return nothing further is asked: a collection that was not sent has none, and none may be the
 * reader's. Only the columns to fill can lack anything. */
bool collect_progress(struct ctx *c, int64_t collection, struct collect_progress **out, size_t *n)
{
        struct collect_table t = { .collection = collection };
        *out = NULL;
        *n = 0;
        if (!read_progress(c, collection, out, n) || *n == 0)
                return c->err.kind == ERR_NONE;
        if (!collect_load_plan(c, &t) || !read_filled_counts(c, collection, *out, *n))
                return false;
        for (size_t k = t.plan.n_shown; k < t.plan.n; k++)
                if (!add_missing_of(c, &t, k, *out, *n))
                        return false;
        return true;
}

/* ---- for the catalogue ---- */

/* Every condition once, over every register where it can stand: so the test that prepares all statements on
 * PostgreSQL knows what a county may ask. */
void collect_statements(struct arena *a, void (*say_one)(void *to, struct str name, struct str sql), void *to)
{
        const struct entity *e;
        const struct {
                const char *entity, *within;
        } parts[] = { { "collection_row", ROWS_OF },
                      { "collection_answer", ANSWERS_OF },
                      { "collection_return", RETURNS_OF } };
        for (size_t i = 0; i < COUNT(parts); i++) {
                const struct query q = { .e = entity_find(str_of(parts[i].entity)),
                                         .within = parts[i].within,
                                         .within_id = 1 };
                query_statement(a, &q, say_one, to);
        }
        for (size_t i = 0; (e = entity_at(i)); i++) {
                if (e->reference)
                        continue;
                struct query q = { .e = e, .within = RECORDS_OF, .within_id = 1 };
                query_statement(a, &q, say_one, to);
                q.within = arena_fmt(a, UNANSWERED, e->fields[0].name).p;
                q.filters[q.n_filters++] = (struct filter){ .field = &e->fields[0], .op = FILTER_EMPTY };
                query_statement(a, &q, say_one, to);
        }
}
