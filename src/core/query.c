/* query.c: running what query_build.c wrote: rows, counts, figures, groups (see query.h).
 *
 * Reading never writes, and never asks a question a row: titles of references, places and secrets come with the rows
 * in one statement, the few registers whose several titles stand in one cell are read whole before. A figure, the
 * rows behind it and their groups come from the same conditions, so that a number and its list can't part.
 *
 * Numbers are known as long as the heads of the journal stand (store.c): a home page asks the same figures for every
 * reader of a county, and they change when somebody writes. */
#include "core/query_private.h"

#include "base/english.h"

#include "base/sm3.h"
#include "base/utf8.h"
#include "core/change.h"
#include "core/look.h"
#include "core/secret.h"
#include "core/shown.h"
#include "core/store.h"
#include "db/walk.h"

#include <inttypes.h>
#include <stdio.h>

/* ---- filters ---- */

/* An unknown filter is an error and never passed over: a misspelt one would answer with every row of the county
 * as if they all fitted. */
static bool unknown_filter(struct ctx *c, const struct query *q, struct str key)
{
        struct buf names = BUF(900);
        for (size_t i = 0; i < q->e->n_fields && names.n < 800; i++)
                buf_fmt(&names, "%s%s", i ? ", " : "", q->e->fields[i].name);
        fail(c, ERR_INVALID, "filter.unknown", arena_copy(c->arena, key),
             say(c, "没有筛选项“%.*s”；可用：q, place, open, voided, import，及字段 %s（可加 .from .to .empty .filled）",
                 "no filter “%.*s”; allowed: q, place, open, voided, import, and the fields %s (with .from .to .empty "
                 ".filled)"),
             FMT(key), buf_c(&names));
        buf_free(&names);
        return false;
}

static bool flag(struct ctx *c, struct str key, struct str value, bool *out)
{
        if (!str_is(value, "1") && !str_is(value, "0"))
                return fail(c, ERR_INVALID, "filter.value", arena_copy(c->arena, key),
                            say(c, "“%.*s”只能是 0 或 1", "%.*s is 0 or 1"), FMT(key));
        *out = value.p[0] == '1';
        return true;
}

static const struct {
        const char *suffix;
        enum filter_op op;
} suffixes[] = { { ".from", FILTER_FROM },
                 { ".to", FILTER_TO },
                 { ".empty", FILTER_EMPTY },
                 { ".filled", FILTER_FILLED },
                 { ".under", FILTER_UNDER },
                 { ".is", FILTER_IS } }; /* for a field called like a word of the protocol */

/* filter_member: one of several codes or references. A filter on a set asks for one member: parsed as the
 * single field it would be, so that titles and outside ids work as anywhere. */
static bool filter_member(struct ctx *c, const struct query *q, struct filter *x, struct str value)
{
        struct field one = *x->field;
        one.type = one.type == FIELD_CODES ? FIELD_CODE : FIELD_REF;
        struct entity lone = { .name = q->e->name, .fields = &one, .n_fields = 1 };
        struct draft *d = draft_new(c->arena, &lone);
        if (!draft_text(c, d, &one, value))
                return false;
        x->v = d->v[0].type == VAL_INT ? V_STR(arena_fmt(c->arena, "%" PRId64, d->v[0].i)) : d->v[0];
        return true;
}

/* may_find: a filter by equality confirms a guess, so it is a look behind the mask: with its right, its record, and not
 * in an address, which proxies keep. Closed unless the caller has seen to all that. */
static bool may_find(struct ctx *c, const struct query *q, const struct field *f)
{
        if (!scope_knows(c->actor, q->e, NULL))
                return fail(c, ERR_FORBIDDEN, "secret.closed", f->name,
                            say(c, "“%s”是保密项：您的账号不能按它查找", "%s is a secret: your account may not look for it"),
                            field_title(c, f));
        return q->finds || fail(c, ERR_INVALID, "secret.address", f->name,
                                say(c, "“%s”是保密项，不写在网址和条件里：请用 POST /%s/find，号码放在请求正文中",
                                    "%s is a secret and stands in no address or saved filter: use POST /%s/find, with "
                                    "the number in the body"),
                                field_title(c, f), q->e->name);
}

static bool parse_filter_value(struct ctx *c, const struct query *q, struct filter *x, struct str value)
{
        struct draft *d = draft_new(c->arena, q->e);
        if (x->op == FILTER_EMPTY || x->op == FILTER_FILLED) {
                bool on;
                return flag(c, str_of(x->field->name), value, &on) &&
                       (on || fail(c, ERR_INVALID, "filter.value", x->field->name, "%s.empty=1 / %s.filled=1",
                                   x->field->name, x->field->name));
        }
        if (x->field->type == FIELD_CODES || x->field->type == FIELD_REFS)
                return filter_member(c, q, x, value);
        if (x->field->secret && !may_find(c, q, x->field))
                return false;
        if (!draft_text(c, d, x->field, value))
                return false;
        x->v = d->v[x->field - q->e->fields];
        if (x->field->secret && x->v.type == VAL_TEXT)
                x->v = V_STR(secret_lookup(c, x->v.s));
        return x->v.type != VAL_NULL || fail(c, ERR_INVALID, "filter.value", x->field->name, "%s",
                                             say(c, "筛选值不能为空", "a filter wants a value"));
}

bool query_ranged(const struct field *f)
{
        return !f->secret && f->type != FIELD_CODE && f->type != FIELD_CODES && f->type != FIELD_REF &&
               f->type != FIELD_REFS && f->type != FIELD_BOOL;
}

static bool filter_place(struct ctx *c, struct query *q, struct str value)
{
        struct val v;
        if (!str_digits(value) || (value.n != 6 && value.n != 9 && value.n != 12))
                return fail(
                        c, ERR_INVALID, "place.unknown", "place",
                        say(c, "地方代码“%.*s”应为 6、9 或 12 位数字", "place code “%.*s” must have 6, 9 or 12 digits"),
                        FMT(value));
        if (!db_one(c, db_sql(c->db, "core.place_name"), ARGS(ARG("code", V_STR(value))), &v))
                return false;
        if (v.type != VAL_TEXT)
                return fail(c, ERR_INVALID, "place.unknown", "place",
                            say(c, "没有代码为 %.*s 的地方", "no place has the code %.*s"), FMT(value));
        q->place = arena_copy(c->arena, value);
        return true;
}

/* split_filter: "held_on.from" into its field and what is asked of it; the field stays NULL when it does not fit. */
static struct filter split_filter(const struct query *q, struct str key)
{
        struct filter x = { .op = FILTER_IS };
        struct str name = key;
        for (size_t i = 0; i < COUNT(suffixes); i++)
                if (str_ends(key, str_of(suffixes[i].suffix))) {
                        name = str_slice(key, 0, key.n - strlen(suffixes[i].suffix));
                        x.op = suffixes[i].op;
                }
        x.field = field_find(q->e, name);
        bool any = x.op == FILTER_IS || x.op == FILTER_EMPTY || x.op == FILTER_FILLED;
        if (x.field && !any && !(x.op == FILTER_UNDER ? x.field->type == FIELD_PLACE : query_ranged(x.field)))
                x.field = NULL;
        return x;
}

/* field_open: a closed field sorts, filters and groups for nobody who may not read it in the whole county: each order
 * and each number would tell it. */
static bool field_open(struct ctx *c, const struct field *f)
{
        return !f || scope_reads(c->actor, f->closed, c->county) ||
               fail(c, ERR_FORBIDDEN, "area.closed", f->name,
                    say(c, "“%s”属党员信息，您的账号不能查看，也不能按它筛选、排序、分组",
                        "%s is the members' register's: your account may not read it, nor filter, sort or group by it"),
                    field_title(c, f));
}

/* list_open: of a list whose condition tells a closed field, everybody has the number of a place; its rows, and numbers
 * narrowed to a few, are for who may read the field. */
static bool list_open(struct ctx *c, const struct query *q)
{
        return !q->list || scope_reads(c->actor, q->list->closed, c->county) ||
               fail(c, ERR_FORBIDDEN, "area.closed", q->list->name,
                    say(c, "“%s”的名单属党员信息，您的账号只能看数字", "of “%s” your account is given the number alone"),
                    say(c, q->list->title, q->list->title_en));
}

/* filter_import: a number under which nothing was written is refused, as any unknown value is. */
static bool filter_import(struct ctx *c, struct query *q, struct str key, struct str value)
{
        char county[7] = "";
        struct val known = V_NULL;
        if (outside_id_parse(value, county, &q->import) && (!county[0] || strcmp(county, c->county) == 0) &&
            !db_one(c, db_sql(c->db, "core.import_known"), ARGS(ARG("import_id", V_INT(q->import))), &known))
                return false;
        q->imported = str_is(key, "import.made")      ? IMPORTED_MADE
                      : str_is(key, "import.changed") ? IMPORTED_CHANGED
                                                      : IMPORTED_ALL;
        return known.type == VAL_INT ||
               fail(c, ERR_INVALID, "filter.import", "import",
                    say(c, "编号为“%.*s”的导入没有写入过记录", "no import “%.*s” has written anything"), FMT(value));
}

bool query_filter(struct ctx *c, struct query *q, struct str key, struct str value)
{
        if (str_is(key, "q")) {
                q->text = search_text(c, value);
                q->spelled = search_spelled(c, q->text);
                return true;
        }
        if (str_is(key, "voided"))
                return flag(c, key, value, &q->voided);
        if (str_is(key, "excused"))
                return flag(c, key, value, &q->excused);
        if (str_is(key, "open"))
                return flag(c, key, value, &q->open_on_day);
        if (str_is(key, "place"))
                return filter_place(c, q, value);
        if (str_is(key, "import") || str_is(key, "import.made") || str_is(key, "import.changed"))
                return filter_import(c, q, key, value);
        struct filter x = split_filter(q, key);
        if (!x.field)
                return unknown_filter(c, q, key);
        if (q->n_filters == FILTERS_MAX)
                return fail(c, ERR_INVALID, "filter.many", arena_copy(c->arena, key),
                            say(c, "筛选条件最多 %d 个", "at most %d filters"), FILTERS_MAX);
        if (!field_open(c, x.field) || !parse_filter_value(c, q, &x, value))
                return false;
        q->filters[q->n_filters++] = x;
        return true;
}

struct str query_secrets(struct arena *a, const struct query *q)
{
        struct str names = S("");
        for (size_t i = 0; i < q->n_filters; i++)
                if (q->filters[i].field && q->filters[i].field->secret && q->filters[i].op == FILTER_IS)
                        names = arena_fmt(a, "%.*s%s%s", FMT(names), names.n ? "," : "", q->filters[i].field->name);
        return names;
}

/* ---- rows ---- */

struct titles { /* of one REFS field: the whole (small) register it points to */
        int64_t *ids;
        struct str *words;
        size_t n, capacity, capacity_words;
};
struct rows {
        struct ctx *c;
        struct arena *arena; /* what one row takes goes back at the next */
        const struct query *q;
        struct build build;
        struct stmt *s;
        struct val *values;
        struct str *words;
        struct titles *refs;
        struct arena_mark mark;
        struct look *look, *closed; /* into the register, and into its closed fields; NULL: none to note */
        bool sorted;
};

static bool load_titles(struct ctx *c, struct arena *a, const struct field *f, struct titles *t)
{
        const struct entity *to = entity_find(str_of(f->ref));
        struct stmt *s;
        struct str sql = arena_fmt(a, "SELECT t.id, %.*s AS title FROM %s t%s ORDER BY t.id",
                                   FMT(entity_title_sql(c, a, to, "t")), to->name,
                                   to->reference ? "" : " WHERE t.county = :county");
        if (!db_query(c, sql, NO_ARGS, &s))
                return false;
        while (db_next(c, s)) {
                t->ids = arena_grow(a, t->ids, &t->capacity, t->n + 1, sizeof *t->ids);
                t->words = arena_grow(a, t->words, &t->capacity_words, t->n + 1, sizeof *t->words);
                t->ids[t->n] = db_named_int(s, "id");
                t->words[t->n++] = arena_str(a, db_named_str(s, "title"));
        }
        return c->err.kind == ERR_NONE;
}

static struct str ref_title(const struct titles *t, int64_t id)
{
        size_t lo = 0, hi = t->n;
        while (lo < hi) {
                size_t mid = (lo + hi) / 2;
                if (t->ids[mid] < id)
                        lo = mid + 1;
                else
                        hi = mid;
        }
        return lo < t->n && t->ids[lo] == id ? t->words[lo] : (struct str){ "", 0 };
}

static struct str titles_of(const struct ctx *c, struct arena *a, const struct titles *t, struct str ids)
{
        struct str part, out = { "", 0 };
        int64_t id;
        while (ids.n && str_cut(&ids, ',', &part))
                if (str_int(part, &id))
                        out = arena_fmt(a, "%.*s%s%.*s", FMT(out), out.n ? say(c, "、", ", ") : "",
                                        FMT(ref_title(t, id)));
        return out;
}

/* look_asked: what asking alone tells, whatever the answer: a register of a compartment, or a field or list that is
 * closed, as far as the query goes by it. `by` orders or groups; NULL: nothing does. */
static void look_asked(struct ctx *c, const struct query *q, const struct field *by)
{
        struct look *k = look_into(c, q->e, q->e->area, q->id);
        if (!k && by)
                k = look_into(c, q->e, by->closed, q->id);
        if (!k && q->list)
                k = look_into(c, q->e, q->list->closed, q->id);
        for (size_t i = 0; !k && i < q->n_filters; i++)
                if (q->filters[i].field)
                        k = look_into(c, q->e, q->filters[i].field->closed, q->id);
        if (k)
                k->asked = true;
}

/* look_rows: asking a compartment is a look, whatever it answers; a closed field is looked at when a row has it. */
static void look_rows(struct ctx *c, struct rows *r)
{
        const struct entity *e = r->q->e;
        look_asked(c, r->q, r->q->sort);
        r->look = look_into(c, e, e->area, r->q->id);
        for (size_t i = 0; !r->look && !r->closed && i < e->n_fields; i++)
                r->closed = look_into(c, e, e->fields[i].closed, r->q->id);
}

/* closed_value: of a closed field, for who may read it there; noted when he is no keeper of it. */
static struct val closed_value(struct rows *r, const struct field *f, const struct row_view *row, struct val v)
{
        if (val_is_null(v))
                return v;
        char place[13];
        snprintf(place, sizeof place, "%.*s", FMT(row->place));
        if (!scope_reads(r->c->actor, f->closed, place))
                return V_NULL;
        look_row(r->closed);
        return v;
}

bool query_rows_in(struct ctx *c, struct arena *arena, const struct query *q, struct rows **out)
{
        struct rows *r = NEW(arena, struct rows);
        size_t n = q->e->n_fields;
        bool down;
        *r = (struct rows){ .c = c,
                            .arena = arena,
                            .q = q,
                            .values = NEWS(arena, struct val, n),
                            .words = NEWS(arena, struct str, n),
                            .refs = NEWS(arena, struct titles, n),
                            .sorted = query_sort(q, &down) != NULL };
        if (!list_open(c, q) || !field_open(c, q->sort))
                return false;
        look_rows(c, r);
        for (size_t i = 0; i < n; i++)
                if (q->e->fields[i].type == FIELD_REFS && !load_titles(c, arena, &q->e->fields[i], &r->refs[i]))
                        return false;
        build_begin(&r->build, c, q);
        bool ok = build_rows(&r->build);
        struct str sql = arena_str(arena, buf_str(&r->build.sql));
        build_done(&r->build);
        if (!ok || !db_query(c, sql, r->build.args, r->build.n, &r->s))
                return false;
        r->mark = arena_mark(arena);
        *out = r;
        return true;
}

bool query_rows(struct ctx *c, const struct query *q, struct rows **out)
{
        return query_rows_in(c, c->arena, q, out);
}

/* The cursor holds the sort value and the id, not a row number: rows that come or go between two pages neither
 * repeat nor hide one. In hexadecimal, so that it passes an address unchanged. */
static struct str cursor_of(struct arena *a, struct val v, int64_t id)
{
        struct str plain = v.type == VAL_NULL  ? arena_fmt(a, "n|%" PRId64, id)
                           : v.type == VAL_INT ? arena_fmt(a, "i%" PRId64 "|%" PRId64, v.i, id)
                                               : arena_fmt(a, "s%.*s|%" PRId64, FMT(v.s), id);
        char *hex = NEWS(a, char, plain.n * 2 + 1);
        static const char digit[] = "0123456789abcdef";
        for (size_t i = 0; i < plain.n; i++) {
                hex[2 * i] = digit[(unsigned char)plain.p[i] >> 4];
                hex[2 * i + 1] = digit[(unsigned char)plain.p[i] & 15];
        }
        return (struct str){ hex, plain.n * 2 };
}

/* What build_rows gives of every register before its fields, under names no field can have. */
struct row_head {
        int64_t id, version;
        struct str place, place_title;
        bool voided;
        struct val title;
};
static const struct db_column row_columns[] = {
        DB_COLUMN_AS(struct row_head, id, "row_id"),
        DB_COLUMN_AS(struct row_head, version, "row_version"),
        DB_COLUMN_AS(struct row_head, place, "row_place"),
        DB_COLUMN_AS(struct row_head, place_title, "row_place_title"),
        DB_COLUMN_AS(struct row_head, voided, "row_voided"),
        DB_COLUMN_AS(struct row_head, title, "row_title"),
};

bool rows_next(struct ctx *c, struct rows *r, struct row_view *out)
{
        const struct entity *e = r->q->e;
        struct row_head head;
        if (!db_row(c, r->s, DB_COLUMNS(row_columns), &head))
                return false;
        arena_back(r->arena, r->mark);
        *out = (struct row_view){ .id = head.id,
                                  .version = head.version,
                                  .place = head.place,
                                  .place_title = head.place_title,
                                  .voided = head.voided,
                                  .values = r->values,
                                  .titles = r->words };
        out->title = head.title.type == VAL_INT    ? arena_fmt(r->arena, "%" PRId64, head.title.i)
                     : head.title.type == VAL_TEXT ? head.title.s
                                                   : (struct str){ "", 0 };
        int column = (int)COUNT(row_columns);
        look_row(r->look);
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                struct val v = db_val(r->s, column++);
                r->words[i] = (struct str){ "", 0 };
                if (f->secret && v.type == VAL_TEXT)
                        v = V_STR(secret_open(v.s));
                if (f->closed)
                        v = closed_value(r, f, out, v);
                if (f->type == FIELD_PLACE || f->type == FIELD_REF) {
                        const struct str title = db_str(r->s, column++);
                        r->words[i] = val_is_null(v) ? r->words[i] : title;
                }
                if (f->type == FIELD_REFS && v.type == VAL_TEXT)
                        r->words[i] = titles_of(c, r->arena, &r->refs[i], v.s);
                r->values[i] = v;
        }
        out->cursor = cursor_of(r->arena, r->sorted ? db_val(r->s, column) : V_NULL, out->id);
        return true;
}

void rows_done(struct rows *r)
{
        db_done(r->s);
}

/* ---- figures ---- */

/* question: what a number depends on: the journal's heads, the statement, every argument, and what the driver binds of
 * the context by itself: one helper's own households are not another's. */
static bool question(struct ctx *c, const struct build *b, unsigned char key[STORE_KEY])
{
        struct str state, *parts = NEWS(c->arena, struct str, 2 * b->n + 5);
        size_t n = 0;
        if (!store_state(c, &state))
                return false;
        parts[n++] = state;
        parts[n++] = str_of(c->county);
        parts[n++] = str_of(c->today);
        parts[n++] = arena_fmt(c->arena, "%" PRId64, c->me_id);
        parts[n++] = buf_str(&b->sql);
        for (size_t i = 0; i < b->n; i++) {
                struct val v = b->args[i].v;
                parts[n++] = str_of(b->args[i].name);
                parts[n++] = v.type == VAL_INT
                                     ? arena_fmt(c->arena, "i%" PRId64, v.i)
                                     : arena_fmt(c->arena, "%c%.*s", v.type == VAL_NULL ? 'n' : 's', FMT(v.s));
        }
        unsigned char digest[SM3_BYTES];
        sm3_parts(parts, n, digest);
        memcpy(key, digest, STORE_KEY);
        return true;
}

/* open_narrowed: the number of a compartment's rows that fit a person says whether he is among them: it is for who may
 * read them, and noted. The plain number of a place is everybody's. */
static bool open_narrowed(struct ctx *c, const struct query *q)
{
        if (!query_narrowed(q))
                return true;
        if (!list_open(c, q))
                return false;
        look_asked(c, q, NULL);
        return true;
}

/* run_measure: one number; asked again of an unchanged store, it is known. Inside a change it is always computed. */
static bool run_measure(struct ctx *c, const struct query *q, struct val *out)
{
        struct build b;
        if (!open_narrowed(c, q))
                return false;
        unsigned char key[STORE_KEY];
        bool keep = c->app && !c->reader;
        build_begin(&b, c, q);
        bool ok = build_measure(&b, NULL) && (!keep || question(c, &b, key));
        if (ok && !(keep && store_known(c->app, key, out))) {
                ok = db_one(c, buf_str(&b.sql), b.args, b.n, out);
                if (ok && keep)
                        store_learn(c->app, key, *out);
        }
        build_done(&b);
        return ok;
}

bool query_count(struct ctx *c, const struct query *q, int64_t *count)
{
        struct query all = *q;
        struct list plain;
        struct val v = V_NULL;
        if (q->list) { /* the rows of a list, whatever it measures */
                plain = *q->list;
                plain.measure = NULL;
                all.list = &plain;
        }
        all.after = (struct str){ NULL, 0 };
        if (!run_measure(c, &all, &v))
                return false;
        *count = v.i;
        return true;
}

bool query_ids(struct ctx *c, const struct query *q, int64_t **ids, size_t *n)
{
        struct query all = *q;
        struct list plain;
        struct build b;
        struct stmt *s;
        size_t capacity = 0;
        *ids = NULL;
        *n = 0;
        if (!list_open(c, q))
                return false;
        look_asked(c, q, NULL);
        if (q->list) {
                plain = *q->list;
                plain.measure = NULL;
                all.list = &plain;
        }
        build_begin(&b, c, &all);
        bool ok = build_measure(&b, "t.id") && db_query(c, arena_str(c->arena, buf_str(&b.sql)), b.args, b.n, &s);
        build_done(&b);
        if (!ok)
                return false;
        while (db_next(c, s)) {
                *ids = arena_grow(c->arena, *ids, &capacity, *n + 1, sizeof **ids);
                (*ids)[(*n)++] = db_named_int(s, "grouped");
        }
        return c->err.kind == ERR_NONE;
}

/* excuse_sql: whether a check has any excuse at all: most have none, and then nothing more is asked. */
static struct str excuse_sql(struct arena *a, const struct entity *e)
{
        return arena_fmt(a, "SELECT x.id FROM %s x WHERE x.county = :county AND x.list = :list AND x.voided = 0 "
                            "ORDER BY x.id NULLS LAST LIMIT 1", e->name);
}

/* Most checks have no excuse at all; then one look answers, and nothing is counted twice. */
bool query_excused(struct ctx *c, const struct query *q, int64_t *count)
{
        struct query x = *q;
        const struct entity *e = entity_of_excuses();
        struct val any = V_NULL;
        *count = 0;
        if (!e)
                return true;
        if (!db_one(c, excuse_sql(c->arena, e), ARGS(ARG("list", V_TEXT(q->list->name))), &any))
                return false;
        x.excused = true;
        return any.type == VAL_NULL || query_count(c, &x, count);
}

/* Numerator and denominator are lists like any other, each with its own scope and rows behind it. */
static bool ratio(struct ctx *c, const struct query *q, int64_t *value, bool *none)
{
        struct query part = *q;
        int64_t num = 0, den = 0;
        bool no_num = false, no_den = false;
        part.list = list_find(str_of(q->list->num));
        part.e = entity_find(str_of(part.list->of));
        if (!query_measure(c, &part, &num, &no_num))
                return false;
        part.list = list_find(str_of(q->list->den));
        part.e = entity_find(str_of(part.list->of));
        if (!query_measure(c, &part, &den, &no_den))
                return false;
        *none = no_num || no_den || den == 0;
        int64_t unit = 100;
        for (int i = 0; i < q->list->scale; i++)
                unit *= 10;
        *value = *none ? 0 : (2 * num * unit + den) / (2 * den); /* half up */
        if (!*none && num < den && *value == unit) /* all is said only of all */
                *value = unit - 1;
        return true;
}

/* sums: of nothing it is nothing; a rate nobody entered is unknown. */
static bool sums(const struct query *q)
{
        const char *measure = q->list && q->list->measure ? q->list->measure : "COUNT";
        return strncmp(measure, "SUM", 3) == 0 || strncmp(measure, "COUNT", 5) == 0;
}

bool query_measure(struct ctx *c, const struct query *q, int64_t *value, bool *none)
{
        struct val v = V_NULL;
        if (q->list && q->list->num)
                return ratio(c, q, value, none);
        struct query whole = *q;
        whole.placed = true;
        if (!run_measure(c, &whole, &v))
                return false;
        *none = !query_told(c, q) || (v.type == VAL_NULL && !sums(q));
        *value = v.i;
        return true;
}

static const struct db_column group_columns[] = {
        DB_COLUMN_AS(struct group, place, "code"),
        DB_COLUMN_AS(struct group, title, "name"),
};

/* child_places: the next level under the asked place, in order of code. */
static bool child_places(struct ctx *c, const struct query *q, const char *above, struct group **out, size_t *n)
{
        struct stmt *s;
        struct str sql = S("SELECT DISTINCT p.code, p.name FROM place p WHERE p.parent = :parent AND p.voided = 0 AND "
                           "(p.from_on IS NULL OR p.from_on <= :day) "
                           "AND (p.to_on IS NULL OR p.to_on >= :day) ORDER BY p.code");
        size_t capacity = 0;
        *n = 0;
        *out = NULL;
        if (!db_query(c, sql, ARGS(ARG("parent", V_TEXT(above)), ARG("day", V_TEXT(c->today))), &s))
                return false;
        struct group g = { .none = !sums(q) };
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(group_columns), &g)) {
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = g;
        }
        return c->err.kind == ERR_NONE;
}

/* group_each: where a place is no plain prefix of the rows, the figure is asked once a place. */
static bool group_each(struct ctx *c, const struct query *q, struct group *groups, size_t n)
{
        for (size_t i = 0; i < n; i++) {
                struct query one = *q;
                one.place = groups[i].place;
                if (!query_measure(c, &one, &groups[i].value, &groups[i].none))
                        return false;
        }
        return true;
}

/* group_at_once: by the beginning of the rows' place, in one statement. */
static bool group_at_once(struct ctx *c, const struct query *q, const char *group, struct group *groups, size_t n)
{
        struct build b;
        struct stmt *s;
        build_begin(&b, c, q);
        bool ok = build_measure(&b, group) && db_query(c, arena_str(c->arena, buf_str(&b.sql)), b.args, b.n, &s);
        build_done(&b);
        if (!ok)
                return false;
        while (db_next(c, s))
                for (size_t i = 0; i < n; i++)
                        if (str_is(db_named_str(s, "grouped"), groups[i].place)) {
                                groups[i].value = db_named_int(s, "figure");
                                groups[i].none &= db_named(s, "figure").type == VAL_NULL;
                        }
        return c->err.kind == ERR_NONE;
}

bool query_group(struct ctx *c, const struct query *q, struct group **out, size_t *n)
{
        const char *own = query_place(c, q), *above = own ? own : c->county;
        const char *shown =
                strlen(above) > 6 ? "000000000000" : NULL; /* the numbers are those of villages, or townships */
        if (!scope_counts(c->actor, q->e, shown))
                return fail(c, ERR_FORBIDDEN, "right.none", q->e->name,
                            say(c, "您的账号无权查看“%s”", "your account may not read “%s”"), entity_title(c, q->e));
        *n = 0;
        *out = NULL;
        if (q->list && scope_own(c->actor)) /* own households are of no place */
                return true;
        if (!open_narrowed(c, q) || !child_places(c, q, above, out, n))
                return false;
        bool each = q->list && (q->list->num || q->list->placed || q->list->county_only);
        const char *group = strlen(above) == 6 ? "SUBSTR(t.place, 1, 9)" : "SUBSTR(t.place, 1, 12)";
        return each ? group_each(c, q, *out, *n) : group_at_once(c, q, group, *out, *n);
}

static bool buckets(struct ctx *c, const struct query *q, const struct field *f, struct bucket **out, size_t *n)
{
        struct build b;
        struct stmt *s;
        size_t capacity = 0;
        *n = 0;
        *out = NULL;
        if (!scope_may(c->actor, q->e, RIGHT_READ))
                return fail(c, ERR_FORBIDDEN, "right.none", q->e->name,
                            say(c, "您的账号无权查看“%s”", "your account may not read “%s”"), entity_title(c, q->e));
        if (!list_open(c, q) || !field_open(c, f))
                return false;
        look_asked(c, q, f); /* by the values of a field, and a person is one of them */
        if (f->secret || f->type == FIELD_REFS || f->type == FIELD_CODES)
                return fail(c, ERR_INVALID, "group.field", f->name, say(c, "不能按“%s”分组", "can't group by %s"),
                            field_title(c, f));
        build_begin(&b, c, q);
        bool ok = build_measure(&b, arena_fmt(c->arena, "t.%s", field_column(c->arena, f)).p) &&
                  db_query(c, arena_str(c->arena, buf_str(&b.sql)), b.args, b.n, &s);
        build_done(&b);
        if (!ok)
                return false;
        while (db_next(c, s)) {
                const struct val v = val_copy(c->arena, db_named(s, "grouped"));
                const int64_t figure = db_named_int(s, "figure");
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = (struct bucket){ v.type == VAL_INT ? arena_fmt(c->arena, "%" PRId64, v.i) : v.s,
                                                  value_called(c, f, v), figure };
        }
        return c->err.kind == ERR_NONE;
}

bool query_group_by(struct ctx *c, const struct query *q, const struct field *f, struct bucket **out, size_t *n)
{
        struct query count = *q;
        struct list plain;
        if (q->list) {
                plain = *q->list;
                plain.measure = NULL;
                count.list = &plain;
        }
        return buckets(c, &count, f, out, n);
}

bool query_measure_by(struct ctx *c, const struct query *q, const struct field *f, struct bucket **out, size_t *n)
{
        return buckets(c, q, f, out, n);
}

struct str figure_unit(struct ctx *c, const struct list *l, struct str text)
{
        struct str unit = str_of(say(c, l->unit, l->unit_en));
        return c->lang == LANG_EN && str_is(text, "1") ? english_one(c->arena, unit) : unit;
}

struct str figure_text(struct ctx *c, const struct list *l, int64_t value, bool none)
{
        char text[32];
        if (none)
                return S("—");
        decimal_put(value, l->scale, text);
        return arena_str(c->arena, str_of(text));
}
