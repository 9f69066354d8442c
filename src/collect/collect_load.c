/* collect_load.c: a collection's columns, and a return as a table (see collect_run.h). Reads only.
 *
 * The records come by the one builder, so the reader's scope holds for every row; the ids are those the return was sent
 * with. Whether a record was changed since an answer is told by the journal: the image of the version it was based on
 * beside the image of today. */
#include "core/journal.h"
#include "core/record_json.h"
#include "collect/collect_run.h"
#include "mechanisms/ground/shared.h"

#include <inttypes.h>
#include <stdlib.h>

/* ---- the plan ---- */

static bool refuse(struct ctx *c, const char *where, const char *zh, const char *en)
{
        return fail(c, ERR_INVALID, "collect.plan", where, "%s", say(c, zh, en));
}

static struct str text_now(const struct draft *d, const struct draft *old, const char *field)
{
        const struct val v = draft_now(d, old, field);
        return v.type == VAL_TEXT ? v.s : S("");
}

/* find_about: a register whose rows lie in townships and which this account could also write when it merges. */
static bool find_about(struct ctx *c, struct str name, struct collect_plan *p)
{
        p->e = entity_find(name);
        if (p->e && (p->e->area == AREA_MEMBER || p->e->area == AREA_PERSONNEL))
                return refuse(c, "about", "党员、干部档案只有组织部门能看，填报的乡镇看不到，不能收表",
                              "members' and personnel files are the organisation department's alone: townships can't "
                              "see them, so they are not collected");
        if (!p->e || p->e->reference || p->e->area == AREA_ACCOUNT)
                return refuse(c, "about", "没有这个登记簿，或它不能收表",
                              "there is no such register, or it is not collected");
        return scope_covers(c->actor, p->e, RIGHT_WRITE, c->county) ||
               fail(c, ERR_FORBIDDEN, "right.none", "about",
                    say(c, "您的账号无权修改全县的“%s”，收来也不能并入",
                        "your account may not change the county's “%s”, so it could not merge them"),
                    entity_title(c, p->e));
}

/* own_place: where the record lies says which township fills it in. */
static bool own_place(const struct field *f)
{
        return f->type == FIELD_PLACE && strcmp(f->name, "place") == 0;
}

/* closed_file: a reference to what only the organisation department may see. */
static bool closed_file(const struct field *f)
{
        const struct entity *to = f->type == FIELD_REF ? entity_find(str_of(f->ref)) : NULL;
        return to && (to->area == AREA_MEMBER || to->area == AREA_PERSONNEL || to->area == AREA_ACCOUNT);
}

static bool fillable(const struct field *f)
{
        return !f->derived && f->type != FIELD_REFS && !own_place(f) && !closed_file(f);
}

static bool known(const struct collect_plan *p, size_t field)
{
        for (size_t i = 0; i < p->n; i++)
                if (p->columns[i] == field)
                        return true;
        return false;
}

/* add_columns: names joined by commas; those to fill must be plain ones, and stand once. */
static bool add_columns(struct ctx *c, struct collect_plan *p, struct str names, bool open)
{
        struct str name;
        const char *where = open ? "open_fields" : "shown_fields";
        while (names.n && str_cut(&names, ',', &name)) {
                const struct field *f = field_find(p->e, str_trim(name));
                if (!f)
                        return fail(c, ERR_INVALID, "collect.plan", where,
                                    say(c, "“%s”没有栏目 %.*s", "“%s” has no field %.*s"), entity_title(c, p->e),
                                    FMT(name));
                if (open && !fillable(f))
                        return fail(c, ERR_INVALID, "collect.plan", where,
                                    say(c, "“%s”由系统填写、决定归哪个乡镇、一格多条或属于组织档案，不能收表",
                                        "“%s” is the system's to fill, says whose row it is, names several records or "
                                        "a closed file: it is not collected"),
                                    field_title(c, f));
                if (p->n == COLLECT_COLUMNS_MAX || known(p, (size_t)(f - p->e->fields)))
                        return fail(c, ERR_INVALID, "collect.plan", where,
                                    say(c, "“%s”重复，或栏目超过 %d 个", "“%s” stands twice, or over %d columns"),
                                    field_title(c, f), COLLECT_COLUMNS_MAX);
                p->columns[p->n++] = (size_t)(f - p->e->fields);
        }
        return true;
}

bool collect_query(struct ctx *c, const struct collect_plan *plan, const char *place, struct query *out)
{
        struct str rest = plan->filters, pair, key;
        *out = (struct query){ .e = plan->e, .list = plan->list, .place = place, .limit = -1 };
        while (rest.n && str_cut(&rest, '&', &pair)) {
                struct str value = pair;
                if (pair.n && (!str_cut(&value, '=', &key) || !query_filter(c, out, key, value)))
                        return false;
        }
        return true;
}

bool collect_plan(struct ctx *c, const struct draft *d, const struct draft *old, struct collect_plan *out)
{
        struct query q;
        struct str list = text_now(d, old, "of_list");
        const struct val empty = draft_now(d, old, "only_empty");
        *out = (struct collect_plan){ .filters = text_now(d, old, "filters"),
                                      .only_empty = empty.type == VAL_INT && empty.i == 1 };
        if (!find_about(c, text_now(d, old, "about"), out))
                return false;
        out->list = list.n ? list_find(list) : NULL;
        if (list.n && (!out->list || strcmp(out->list->of, out->e->name) != 0))
                return refuse(c, "of_list", "这个登记簿没有这份清单", "the register has no such list");
        if (!add_columns(c, out, text_now(d, old, "shown_fields"), false))
                return false;
        out->n_shown = out->n;
        if (!add_columns(c, out, text_now(d, old, "open_fields"), true))
                return false;
        return out->n > out->n_shown ? collect_query(c, out, NULL, &q)
                                     : refuse(c, "open_fields", "至少要有一个要填的栏", "say which columns to fill");
}

/* ---- the table ---- */

static const char *const states[] = {
        [COLLECT_OPEN] = "open",
        [COLLECT_HANDED_IN] = "handed_in",
        [COLLECT_RETURNED] = "returned",
        [COLLECT_MERGED] = "merged",
};

const char *collect_state_name(enum collect_state s)
{
        return states[s];
}

const struct field *collect_field(const struct collect_table *t, size_t column)
{
        return &t->plan.e->fields[t->plan.columns[column]];
}

bool collect_is_open(const struct collect_table *t, size_t column)
{
        return column >= t->plan.n_shown;
}

static int by_record(const void *a, const void *b)
{
        const int64_t x = ((const struct collect_row *)a)->record, y = ((const struct collect_row *)b)->record;
        return x < y ? -1 : x > y;
}

struct collect_row *collect_row(const struct collect_table *t, int64_t record)
{
        const struct collect_row wanted = { .record = record };
        return t->n ? bsearch(&wanted, t->rows, t->n, sizeof *t->rows, by_record) : NULL;
}

struct collect_cell *collect_cell(const struct collect_table *t, struct collect_row *r, struct str field)
{
        for (size_t i = 0; i < t->plan.n; i++)
                if (str_is(field, collect_field(t, i)->name))
                        return &r->cells[i];
        return NULL;
}

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

static struct str kept_text(struct arena *a, const struct row_view *r, const struct entity *e, const char *field)
{
        const struct val v = r->values[field_index(e, field)];
        return v.type == VAL_TEXT ? arena_str(a, v.s) : S("");
}

static int64_t kept_int(const struct row_view *r, const struct entity *e, const char *field)
{
        const struct val v = r->values[field_index(e, field)];
        return v.type == VAL_INT ? v.i : 0;
}

/* each_row: hands the rows of a query over one by one; what it keeps goes into `keep`, for the rows give back what was
 * taken between two of them. */
typedef void take_row(struct arena *keep, struct collect_table *t, const struct entity *e, const struct row_view *r);

static bool each_row(struct ctx *c, const struct query *q, struct collect_table *t, take_row *take)
{
        struct arena *keep = c->arena, scratch = { 0 };
        struct rows *rows;
        struct row_view r;
        c->arena = &scratch;
        bool ok = query_rows(c, q, &rows);
        while (ok && rows_next(c, rows, &r))
                take(keep, t, q->e, &r);
        c->arena = keep;
        arena_release(&scratch);
        return ok && c->err.kind == ERR_NONE;
}

static void take_line(struct arena *keep, struct collect_table *t, const struct entity *e, const struct row_view *r)
{
        struct collect_row *row = &t->rows[t->n++];
        *row = (struct collect_row){ .id = r->id,
                                     .record = kept_int(r, e, "record_key"),
                                     .version = kept_int(r, e, "based_on"),
                                     .title = kept_text(keep, r, e, "title"),
                                     .gone = true };
        row->cells = NEWS(keep, struct collect_cell, t->plan.n);
}

static void take_record(struct arena *keep, struct collect_table *t, const struct entity *e, const struct row_view *r)
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

static void take_answer(struct arena *keep, struct collect_table *t, const struct entity *e, const struct row_view *r)
{
        struct collect_row *row = row_by_id(t, kept_int(r, e, "collection_row"));
        struct collect_cell *cell = row ? collect_cell(t, row, kept_text(keep, r, e, "field")) : NULL;
        if (!cell)
                return;
        const struct str sealed = kept_text(keep, r, e, "sealed");
        cell->answer_id = r->id;
        cell->answer = sealed.n ? sealed : kept_text(keep, r, e, "value");
        cell->reason = cell->answer.n ? S("") : kept_text(keep, r, e, "reason");
        cell->based_on = kept_int(r, e, "based_on");
        cell->kept = kept_int(r, e, "kept") == 1;
        cell->open = cell->open || (!row->gone && (cell->answer.n || cell->reason.n));
}

/* ---- conflicts ---- */

static bool image_at(struct ctx *c, const struct entity *e, int64_t id, int64_t version, struct str *image)
{
        struct val v;
        if (!db_one(c, db_sql(c->db, "collect.image"),
                    ARGS(ARG("id", V_INT(id)), ARG("entity", V_TEXT(e->name)), ARG("version", V_INT(version))), &v))
                return false;
        *image = v.type == VAL_TEXT ? v.s : S("");
        return true;
}

/* answers_differ: whether the answer would write another value than the record has. */
static bool answers_differ(struct ctx *c, const struct collect_table *t, size_t column, const struct collect_cell *cell)
{
        const struct field *f = collect_field(t, column);
        struct draft *d = draft_new(c->arena, t->plan.e);
        const struct err before = c->err;
        bool differs = !draft_text(c, d, f, cell->answer) || !val_eq(d->v[f - t->plan.e->fields], cell->now);
        c->err = before;
        return differs;
}

static bool find_conflict(struct ctx *c, const struct collect_table *t, const struct collect_row *row, size_t column)
{
        struct str then, today, was, is;
        struct collect_cell *cell = &row->cells[column];
        if (!cell->answer.n || cell->based_on == row->version || !answers_differ(c, t, column, cell))
                return true;
        if (!image_at(c, t->plan.e, row->record, cell->based_on, &then) ||
            !image_at(c, t->plan.e, row->record, row->version, &today))
                return false;
        const char *name = field_column(c->arena, collect_field(t, column));
        if (!image_get(then, name, &was))
                was = S("");
        if (!image_get(today, name, &is))
                is = S("");
        cell->conflict = !str_eq(was, is);
        return true;
}

static bool find_conflicts(struct ctx *c, struct collect_table *t)
{
        for (size_t i = 0; i < t->n; i++)
                for (size_t k = t->plan.n_shown; k < t->plan.n && !t->rows[i].gone; k++)
                        if (!find_conflict(c, t, &t->rows[i], k))
                                return false;
        return true;
}

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

#define ROWS_OF "t.collection_return_id = :within_id"
#define ANSWERS_OF "t.collection_row_id IN (SELECT w.id FROM collection_row w WHERE w.county = :county AND " \
        "w.collection_return_id = :within_id)"
#define RECORDS_OF "t.id IN (SELECT w.record_key FROM collection_row w WHERE w.county = :county AND w.voided = 0 AND " \
        "w.collection_return_id = :within_id)"

static bool load_part(struct ctx *c, struct collect_table *t, const struct entity *e, const char *within,
                      take_row *take)
{
        const struct query q = { .e = e, .limit = -1, .within = within, .within_id = t->id };
        return each_row(c, &q, t, take);
}

static bool load_rows(struct ctx *c, struct collect_table *t)
{
        const struct entity *e = entity_find(S("collection_row"));
        const struct query q = { .e = e, .within = ROWS_OF, .within_id = t->id };
        int64_t n;
        if (!query_count(c, &q, &n))
                return false;
        t->rows = NEWS(c->arena, struct collect_row, (size_t)n + 1);
        if (!load_part(c, t, e, ROWS_OF, take_line))
                return false;
        return load_part(c, t, t->plan.e, RECORDS_OF, take_record) &&
               load_part(c, t, entity_find(S("collection_answer")), ANSWERS_OF, take_answer);
}

/* load_plan: the plan was proved when it was entered, by an account that may write: here only its words are read. */
static bool load_plan(struct ctx *c, struct collect_table *t)
{
        struct draft *d;
        if (!change_load(c, entity_find(S("collection")), t->collection, &d))
                return false;
        const struct val empty = draft_get(d, "only_empty");
        t->plan = (struct collect_plan){ .e = entity_find(text_now(d, NULL, "about")),
                                         .only_empty = empty.type == VAL_INT && empty.i == 1 };
        if (!t->plan.e || !add_columns(c, &t->plan, text_now(d, NULL, "shown_fields"), false))
                return false;
        t->plan.n_shown = t->plan.n;
        t->title = text_now(d, NULL, "title");
        t->note = text_now(d, NULL, "note");
        t->due_on = text_now(d, NULL, "due_on");
        t->collection_state = text_now(d, NULL, "state");
        return add_columns(c, &t->plan, text_now(d, NULL, "open_fields"), true);
}

static bool load_head(struct ctx *c, int64_t id, struct collect_table *t)
{
        const struct entity *e = entity_find(S("collection_return"));
        struct rows *rows;
        struct row_view r;
        if (!record_read(c, e, id, &rows, &r))
                return false;
        *t = (struct collect_table){ .id = id,
                                     .collection = kept_int(&r, e, "collection"),
                                     .place = arena_str(c->arena, r.place),
                                     .place_title = arena_str(c->arena, r.place_title),
                                     .reason = kept_text(c->arena, &r, e, "reason") };
        const struct str state = kept_text(c->arena, &r, e, "state");
        for (size_t i = 0; i < COUNT(states); i++)
                if (str_is(state, states[i]))
                        t->state = (enum collect_state)i;
        rows_done(rows);
        return true;
}

bool collect_load(struct ctx *c, int64_t id, struct collect_table *out)
{
        if (!load_head(c, id, out) || !load_plan(c, out) || !load_rows(c, out) || !find_conflicts(c, out))
                return false;
        collect_tally(out);
        return true;
}

/* ---- progress ---- */

#define RETURNS_OF "t.collection_id = :within_id"
#define UNANSWERED "t.id IN (SELECT w.record_key FROM collection_row w JOIN collection_return r ON" \
        " r.county = w.county AND r.id = w.collection_return_id AND r.voided = 0" \
        " WHERE w.county = :county AND w.voided = 0" \
        " AND r.collection_id = :within_id AND NOT EXISTS (SELECT 1 FROM collection_answer a WHERE" \
        " a.county = w.county AND a.collection_row_id = w.id AND a.voided = 0 AND a.field = '%s' AND" \
        " (a.value IS NOT NULL OR a.sealed IS NOT NULL OR a.reason IS NOT NULL)))"

static bool read_returns(struct ctx *c, int64_t collection, struct collect_progress **out, size_t *n)
{
        const struct entity *e = entity_find(S("collection_return"));
        const struct query q = { .e = e, .limit = -1, .within = RETURNS_OF, .within_id = collection };
        struct arena *keep = c->arena, scratch = { 0 };
        struct rows *rows;
        struct row_view r;
        size_t cap = 0;
        c->arena = &scratch;
        bool ok = query_rows(c, &q, &rows);
        while (ok && rows_next(c, rows, &r)) {
                *out = arena_grow(keep, *out, &cap, *n + 1, sizeof **out);
                (*out)[(*n)++] = (struct collect_progress){ .id = r.id,
                                                            .place = arena_str(keep, r.place),
                                                            .place_title = arena_str(keep, r.place_title),
                                                            .state = kept_text(keep, &r, e, "state"),
                                                            .handed_in_on = kept_text(keep, &r, e, "handed_in_on"),
                                                            .handed_in_by = kept_text(keep, &r, e, "handed_in_by"),
                                                            .merged_on = kept_text(keep, &r, e, "merged_on"),
                                                            .reason = kept_text(keep, &r, e, "reason") };
        }
        c->arena = keep;
        arena_release(&scratch);
        return ok && c->err.kind == ERR_NONE;
}

static bool read_filled(struct ctx *c, int64_t collection, struct collect_progress *items, size_t n)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "collect.filled"), ARGS(ARG("collection_id", V_INT(collection))), &s))
                return false;
        while (db_next(c, s))
                for (size_t i = 0; i < n; i++)
                        if (items[i].id == db_int(s, 0)) {
                                items[i].rows = db_int(s, 1);
                                items[i].answered = db_int(s, 2);
                                items[i].impossible = db_int(s, 3);
                                items[i].reminded_on = arena_str(c->arena, db_str(s, 4));
                                items[i].reminded_words = arena_str(c->arena, db_str(s, 5));
                        }
        return c->err.kind == ERR_NONE;
}

static bool add_missing(struct ctx *c, const struct collect_table *t, size_t column, struct collect_progress *items,
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

bool collect_progress(struct ctx *c, int64_t collection, struct collect_progress **out, size_t *n)
{
        struct collect_table t = { .collection = collection };
        *out = NULL;
        *n = 0;
        if (!read_returns(c, collection, out, n) || *n == 0)
                return c->err.kind == ERR_NONE;
        if (!load_plan(c, &t) || !read_filled(c, collection, *out, *n))
                return false;
        for (size_t k = t.plan.n_shown; k < t.plan.n; k++)
                if (!add_missing(c, &t, k, *out, *n))
                        return false;
        return true;
}

/* ---- for the catalogue ---- */

void collect_statements(struct arena *a, void (*say_one)(void *to, struct str name, struct str sql), void *to)
{
        const struct entity *e;
        const struct {
                const char *entity, *within;
        } parts[] = { { "collection_row", ROWS_OF }, { "collection_answer", ANSWERS_OF },
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
