/* query_build.c: the text of every SELECT over an entity, and its arguments (see query.h). Nothing here touches the
 * store.
 *
 * The order is always: columns, joins for titles and secrets, county, scope, list, place, filters, keyset, sort.
 *
 * Nothing of a request ever stands in the text: names come from the catalogue, values are parameters, and what a
 * module's list says is text of ours. The scope is a condition like any other and stands in every statement; it
 * begins with what is never true and only grants add to it.
 *
 * Pages go by the sort value and the id of the last row (keyset), never by a number of rows to pass over: the
 * hundredth page costs what the first costs, and an import between two pages neither repeats nor hides a row. Where
 * a sort field may be empty, the empty ones come last on both engines, and the condition of a page says so. */
#include "core/query_private.h"

#include "core/journal.h"
#include "core/own.h"
#include "core/parameter.h"

#include <assert.h>
#include <stdio.h>

void build_begin(struct build *b, struct ctx *c, const struct query *q)
{
        *b = (struct build){ .c = c, .q = q, .sql = BUF((size_t)1 << 20) };
}

void build_done(struct build *b)
{
        buf_free(&b->sql);
}

/* The first of a name wins: conditions of a list and of a filter may ask for the same day. */
void build_arg(struct build *b, const char *name, struct val v)
{
        for (size_t i = 0; i < b->n; i++)
                if (strcmp(b->args[i].name, name) == 0)
                        return;
        assert(b->n < BUILD_ARGS);
        b->args[b->n++] = ARG(name, v);
}

/* "township village", because a village's name alone is several times in a county; by sub-select and not by
 * join, so that a place renamed twice still gives one row. */
struct str build_place_title(struct arena *a, const char *column)
{
        return arena_fmt(a,
                         "(SELECT CASE WHEN LENGTH(%s) > 9 THEN COALESCE((SELECT u.name FROM place u WHERE u.code = "
                         "SUBSTR(%s, 1, 9) AND u.voided = 0 "
                         "ORDER BY u.from_on DESC NULLS LAST LIMIT 1) || ' ', '') ELSE '' END || p.name FROM place p "
                         "WHERE p.code = %s AND p.voided = 0 ORDER BY p.from_on DESC NULLS LAST LIMIT 1)",
                         column, column, column);
}

/* Nothing asked is the day itself; what that means is the list's to say. */
struct period query_period(struct ctx *c, const struct query *q)
{
        struct period p = q->period;
        if (!p.to[0]) {
                memcpy(p.from, c->today, sizeof p.from);
                memcpy(p.to, c->today, sizeof p.to);
                p.day = true;
        }
        return period_for(q->list, p);
}

/* The order somebody asked for, also downwards, else the register's own. */
const struct field *query_sort(const struct query *q, bool *down)
{
        *down = q->sort_given ? q->down : q->e->sort_down;
        if (q->sort)
                return q->sort;
        return q->e->sort ? field_find(q->e, str_of(q->e->sort)) : NULL;
}

bool query_narrowed(const struct query *q)
{
        return q->n_filters || q->text.n || q->id || q->within || q->import;
}

/* ---- scope ---- */

/* plain_ranges: the places an actor sees at all: for the number (never the rows) of a compartment. */
static size_t plain_ranges(const struct actor *a, struct range out[GRANTS_MAX])
{
        size_t n = 0;
        for (size_t i = 0; i < a->n_grants; i++)
                if (!a->grants[i].own && strlen(a->grants[i].place) <= 9 &&
                    (role_rights(a->grants[i].role, AREA_BASE) & RIGHT_READ))
                        place_range(a->grants[i].place, &out[n++]);
        return n;
}

/* A document of the county is read by its villages: places above are named one by one, a range would take the
 * neighbours along. */
static void add_ancestors(struct build *b, size_t i, const struct range *r)
{
        char up[2][16] = { "", "" };
        size_t n = strlen(r->lo);
        if (n > 6)
                snprintf(up[0], sizeof up[0], "%.6s", r->lo);
        if (n > 9)
                snprintf(up[1], sizeof up[1], "%.9s", r->lo);
        for (size_t k = 0; k < 2; k++) {
                const char *name = arena_fmt(b->c->arena, "up%zu%zu", i, k).p;
                buf_fmt(&b->sql, " OR t.place = :%s", name);
                build_arg(b, name, up[k][0] ? V_STR(arena_str(b->c->arena, str_of(up[k]))) : V_NULL);
        }
}

/* add_areas: rows about other registers: each grant opens those whose areas are all open to its role, within its place;
 * a grant over own households opens none. What two accounts decide (area of accounts) its sender sees as well, whoever
 * decides on it. */
static void add_areas(struct build *b, enum right right)
{
        struct ctx *c = b->c;
        struct actor one = *c->actor;
        buf_text(&b->sql, " AND (1 = 0");
        build_arg(b, "sender", V_TEXT(c->actor->name));
        for (size_t i = 0; i < c->actor->n_grants; i++) {
                struct range range[GRANTS_MAX];
                bool own;
                one.n_grants = 1;
                one.grants[0] = c->actor->grants[i];
                if (scope_ranges(&one, b->q->e, right, range, &own) == 0)
                        continue;
                const char *lo = arena_fmt(c->arena, "lo%zu", i).p, *hi = arena_fmt(c->arena, "hi%zu", i).p;
                buf_fmt(&b->sql, " OR (t.place >= :%s AND t.place < :%s", lo, hi);
                build_arg(b, lo, V_STR(arena_str(c->arena, str_of(range[0].lo))));
                build_arg(b, hi, V_STR(arena_str(c->arena, str_of(range[0].hi))));
                for (int a = 0; a < AREA_MAX; a++)
                        if (!scope_opens(one.grants[0].role, (enum area)a, b->q->right ? b->q->right : right))
                                buf_fmt(&b->sql, " AND (',' || t.areas || ',' NOT LIKE '%%,%s,%%'%s)",
                                        area_name((enum area)a),
                                        a == AREA_ACCOUNT && !b->q->right ? " OR t.proposed_by = :sender" : "");
                buf_char(&b->sql, ')');
        }
        buf_char(&b->sql, ')');
}

/* add_about: of what is about registers and lists, that which is about closed ones goes only to who reads those: who
 * looked at whose file says whose file there is. */
static void add_about(struct build *b)
{
        const struct actor *who = b->c->actor;
        const char *about = b->q->e->about;
        const struct entity *e;
        const struct list *l;
        if (!about)
                return;
        buf_fmt(&b->sql, " AND COALESCE(t.%s, '') NOT IN (''", about);
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (!scope_reads(who, e->area, b->c->county))
                        buf_fmt(&b->sql, ", '%s'", e->name);
        for (size_t i = 0; (l = list_at(i)); i++)
                if (!scope_reads(who, entity_find(str_of(l->of))->area, b->c->county) ||
                    !scope_reads(who, l->closed, b->c->county))
                        buf_fmt(&b->sql, ", '%s'", l->name);
        buf_text(&b->sql, ")");
}

/* placed_number: the list itself says what belongs to the place, and the place is in reach (place_reached). */
static bool placed_number(const struct build *b)
{
        const struct query *q = b->q;
        return q->placed && q->list && q->list->placed && !query_narrowed(q) && !area_closed(q->e->area) &&
               !scope_own(b->c->actor);
}

/* read_ranges: a list is of the own households, also where a directory is read; of a compartment who sees the place is
 * told the number. */
static size_t read_ranges(const struct build *b, enum right right, bool number_only, struct range *ranges, bool *own)
{
        const struct query *q = b->q;
        size_t n = scope_ranges(b->c->actor, q->e, right, ranges, own);
        if (q->list && scope_own(b->c->actor))
                return 0;
        bool plain = number_only && area_closed(q->e->area) && !query_narrowed(q);
        return n == 0 && plain && (!q->place || strlen(q->place) <= 9) ? plain_ranges(b->c->actor, ranges) : n;
}

/* Begins with a condition that is never true: with no grant at all nothing is seen. Every road of reading
 * passes here, so that no page can forget it. */
static void add_scope(struct build *b, enum right right, bool number_only)
{
        struct ctx *c = b->c;
        const struct entity *e = b->q->e;
        struct range ranges[GRANTS_MAX];
        if (e->of_areas) {
                add_areas(b, right);
                return;
        }
        bool own = false;
        size_t n = read_ranges(b, right, number_only, ranges, &own);
        buf_text(&b->sql, number_only && placed_number(b) ? " AND (1 = 1" : " AND (1 = 0");
        for (size_t i = 0; i < n; i++) {
                const char *lo = arena_fmt(c->arena, "lo%zu", i).p, *hi = arena_fmt(c->arena, "hi%zu", i).p;
                buf_fmt(&b->sql, " OR (t.place >= :%s AND t.place < :%s)", lo, hi);
                build_arg(b, lo, V_STR(arena_str(c->arena, str_of(ranges[i].lo))));
                build_arg(b, hi, V_STR(arena_str(c->arena, str_of(ranges[i].hi))));
                if (e->reading == READ_ANCESTORS && right == RIGHT_READ)
                        add_ancestors(b, i, &ranges[i]);
        }
        if (own && e->own && own_households() && right != RIGHT_REVEAL)
                buf_fmt(&b->sql, " OR %s IN (%s)", e->own, own_households());
        buf_char(&b->sql, ')');
        add_about(b);
}

/* ---- conditions ---- */

const char *query_place(const struct ctx *c, const struct query *q)
{
        return q->list && !q->place ? scope_seat(c->actor) : q->place;
}

bool query_told(const struct ctx *c, const struct query *q)
{
        const char *place = query_place(c, q);
        return !q->list || !q->list->county_only || (place ? strlen(place) == 6 : !scope_own(c->actor));
}

/* place_reached: a list, its number, and what is read within the account's places alone are refused another place,
 * where they would be nought; a directory is read county-wide and narrowed as one likes. */
static bool place_reached(const struct build *b)
{
        const struct query *q = b->q;
        bool directory = q->e->reference || q->e->reading == READ_DIRECTORY;
        return !q->place || (directory && !q->list) || scope_within(b->c, q->place);
}

/* By the range of codes, which is the order of the index; LIKE would be none on one of the engines. */
static void add_place_range(struct build *b)
{
        struct ctx *c = b->c;
        struct range r;
        const struct list *l = b->q->list;
        const char *place = query_place(c, b->q);
        place_range(place ? place : c->county, &r);
        build_arg(b, "place_lo", V_STR(arena_str(c->arena, str_of(r.lo))));
        build_arg(b, "place_hi", V_STR(arena_str(c->arena, str_of(r.hi))));
        if (l && l->placed)
                buf_fmt(&b->sql, " AND (%s)", l->placed);
        else if (place)
                buf_text(&b->sql, " AND t.place >= :place_lo AND t.place < :place_hi");
}

/* add_excuses: a check leaves out what is excused on its day (the entity of .excuses); or that alone, when asked for. A
 * check that is published as a figure does so on a desk only: no excuse changes a figure. */
static void add_excuses(struct build *b)
{
        const struct list *l = b->q->list;
        const struct entity *e = entity_of_excuses();
        bool honoured = b->q->desk || b->q->excused || (l && !l->figure);
        if (!l || !e || l->severity == SEVERITY_NONE || !honoured)
                return;
        buf_fmt(&b->sql,
                " AND %sEXISTS (SELECT 1 FROM %s x WHERE x.county = :county AND x.voided = 0"
                " AND x.list = :list AND x.row_key = t.id AND x.from_on <= :day AND x.until_on >= :day)",
                b->q->excused ? "" : "NOT ", e->name);
        build_arg(b, "list", V_TEXT(l->name));
}

/* The days are always bound, whether the condition asks or not: a list is words of a module, and may name them
 * anywhere. */
static void add_list(struct build *b)
{
        struct ctx *c = b->c;
        const struct list *l = b->q->list;
        struct period p = query_period(c, b->q);
        build_arg(b, "day", V_STR(arena_str(c->arena, str_of(p.to))));
        build_arg(b, "from", V_STR(arena_str(c->arena, str_of(p.from))));
        build_arg(b, "to", V_STR(arena_str(c->arena, str_of(p.to))));
        if (b->q->open_on_day && b->q->e->life == LIFE_SPAN)
                buf_text(&b->sql, " AND COALESCE(t.from_on, '') <= :day AND (t.to_on IS NULL OR t.to_on >= :day)");
        if (!query_told(c, b->q))
                buf_text(&b->sql, " AND 1 = 0");
        if (!l || !l->where)
                return;
        const char *day = l->period == PERIOD_DAY ? "day" : l->period == PERIOD_SPAN ? "to" : "today";
        buf_fmt(&b->sql, " AND (%.*s)", FMT(parameter_sql(c->arena, str_of(l->where), day)));
}

/* Named after the field's type, as the store wants it (db.h). */
static const char *filter_param(struct build *b, const struct field *f, size_t i)
{
        bool text = f ? field_is_text(f) : false;
        return arena_fmt(b->c->arena, text ? "f%zu" : "f%zu_n", i).p;
}

static void add_filter_is(struct build *b, const struct filter *x, const char *column, const char *param)
{
        if (x->field && x->field->secret)
                buf_fmt(&b->sql, /* by id, which is indexed; by digest, so that a value since changed is not found */
                        " AND t.id IN (SELECT s.id FROM secret s WHERE s.county = :county AND s.lookup = :%s)"
                        " AND %s IN (SELECT s.digest FROM secret s WHERE s.county = :county AND s.lookup = :%s)",
                        param, column, param);
        else if (x->field && (x->field->type == FIELD_CODES || x->field->type == FIELD_REFS))
                buf_fmt(&b->sql, " AND ',' || %s || ',' LIKE '%%,' || :%s || ',%%'", column, param);
        else
                buf_fmt(&b->sql, " AND %s = :%s", column, param);
}

/* Ranges are inclusive on both sides, as people say them; under a place is a range of codes. */
static void add_filter(struct build *b, const struct filter *x, size_t i)
{
        const char *column = x->field ? arena_fmt(b->c->arena, "t.%s", field_column(b->c->arena, x->field)).p : "t.id";
        const char *param = filter_param(b, x->field, i);
        struct range r;
        switch (x->op) {
        case FILTER_IS:
                add_filter_is(b, x, column, param);
                break;
        case FILTER_FROM:
                buf_fmt(&b->sql, " AND %s >= :%s", column, param);
                break;
        case FILTER_TO:
                buf_fmt(&b->sql, " AND %s <= :%s", column, param);
                break;
        case FILTER_EMPTY:
                buf_fmt(&b->sql, " AND %s IS NULL", column);
                return;
        case FILTER_FILLED:
                buf_fmt(&b->sql, " AND %s IS NOT NULL", column);
                return;
        case FILTER_UNDER:
                place_range(arena_copy(b->c->arena, x->v.s), &r);
                buf_fmt(&b->sql, " AND %s >= :%s AND %s < :%s_hi", column, param, column, param);
                build_arg(b, arena_fmt(b->c->arena, "%s_hi", param).p, V_STR(arena_str(b->c->arena, str_of(r.hi))));
                break;
        }
        build_arg(b, param, x->v);
}

/* A name of its own: then it is found by that and not by what it refers to. */
static bool entity_named(const struct entity *e)
{
        for (size_t i = 0; i < e->n_fields; i++)
                if (e->fields[i].named)
                        return true;
        return false;
}

/* known_by: the reference a record is called by when it has no name of its own: a cadre by its person, an income by its
 * household. */
static const struct field *known_by(const struct entity *e)
{
        for (size_t i = 0; i < e->n_fields && !entity_named(e); i++)
                if (e->fields[i].type == FIELD_REF && entity_named(entity_find(str_of(e->fields[i].ref))))
                        return &e->fields[i];
        return NULL;
}

static const char *chain_of(const struct entity *e)
{
        return e->reference ? "'000000'" : ":chain";
}

/* add_bearing: the records of e that bear the text; one typed half in letters is looked for spelled out, too. */
static void add_bearing(struct build *b, const struct entity *e)
{
        const char *range = "(x.term >= :q AND x.term < :q_end)";
        if (b->q->spelled.n)
                range = "((x.term >= :q AND x.term < :q_end) OR (x.term >= :spelled AND x.term < :spelled_end))";
        buf_fmt(&b->sql, "(SELECT x.id FROM search_term x WHERE x.county = %s AND x.entity = '%s' AND %s)", chain_of(e),
                e->name, range);
}

/* add_named: the column names a record of e that bears the text in its name, or in that of what it is called by. */
static void add_named(struct build *b, const char *column, const struct entity *e)
{
        const struct field *by = known_by(e);
        buf_fmt(&b->sql, "%s IN ", column);
        add_bearing(b, e);
        if (!by)
                return;
        buf_fmt(&b->sql, " OR %s IN (SELECT r.id FROM %s r WHERE %sr.%s IN ", column, e->name,
                e->reference ? "" : "r.county = :chain AND ", field_column(b->c->arena, by));
        add_bearing(b, entity_find(str_of(by->ref)));
        buf_text(&b->sql, ")");
}

/* add_called: a record without a name of its own is found by what it names: a responsibility by cadre, household or
 * place. */
static void add_called(struct build *b, const struct entity *e)
{
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                const char *column = arena_fmt(b->c->arena, "t.%s", field_column(b->c->arena, f)).p;
                if (f->type == FIELD_REF) {
                        buf_text(&b->sql, " OR ");
                        add_named(b, column, entity_find(str_of(f->ref)));
                } else if (f->type == FIELD_PLACE) {
                        buf_fmt(&b->sql, " OR %s IN (SELECT p.code FROM place p WHERE p.voided = 0 AND p.id IN ",
                                column);
                        add_bearing(b, entity_find(S("place")));
                        buf_text(&b->sql, ")");
                }
        }
}

/* add_range: from the text to the last that begins with it. */
static void add_range(struct build *b, const char *name, struct str text)
{
        build_arg(b, name, V_STR(text));
        build_arg(b, arena_fmt(b->c->arena, "%s_end", name).p,
                  V_STR(arena_fmt(b->c->arena, "%.*s\xf4\x8f\xbf\xbf", FMT(text))));
}

/* Within the register only: the search over all registers is search.c's. */
static void add_text(struct build *b)
{
        struct ctx *c = b->c;
        if (!b->q->text.n)
                return;
        buf_text(&b->sql, " AND (");
        add_named(b, "t.id", b->q->e);
        if (!entity_named(b->q->e))
                add_called(b, b->q->e);
        buf_text(&b->sql, ")");
        build_arg(b, "chain", V_TEXT(c->county));
        add_range(b, "q", b->q->text);
        if (b->q->spelled.n)
                add_range(b, "spelled", b->q->spelled);
}

/* add_import: by the journal, which knows what an import changed, too; who made the record stands in its row. */
static void add_import(struct build *b)
{
        static const char *const part[] = { [IMPORTED_ALL] = "",
                                            [IMPORTED_MADE] = " AND t.import_id = :import",
                                            [IMPORTED_CHANGED] = " AND COALESCE(t.import_id, 0) <> :import" };
        if (!b->q->import)
                return;
        buf_fmt(&b->sql,
                " AND t.id IN (SELECT l.id FROM block k JOIN leaf l ON l.county = k.county AND l.seq = k.seq WHERE "
                "k.county = :import_chain AND k.import_id = :import AND l.entity = :import_entity)%s",
                part[b->q->imported]);
        build_arg(b, "import", V_INT(b->q->import));
        build_arg(b, "import_chain", V_TEXT(b->q->e->reference ? REFERENCE_CHAIN : b->c->county));
        build_arg(b, "import_entity", V_TEXT(b->q->e->name));
}

/* The scope first behind county and state, so that the reader of a statement sees it before anything a module says. */
static void add_where(struct build *b, enum right right, bool number_only)
{
        const struct entity *e = b->q->e;
        if (query_secrets(b->c->arena, b->q).n) {
                right = RIGHT_REVEAL;
                number_only = false;
        }
        buf_text(&b->sql, e->reference ? " WHERE 1 = 1" : " WHERE t.county = :county");
        if (!b->q->voided)
                buf_text(&b->sql, " AND t.voided = 0");
        add_scope(b, right, number_only);
        add_list(b);
        add_excuses(b);
        add_place_range(b);
        add_text(b);
        add_import(b);
        if (b->q->id) {
                buf_text(&b->sql, " AND t.id = :id");
                build_arg(b, "id", V_INT(b->q->id));
        }
        if (b->q->within) {
                buf_fmt(&b->sql, " AND (%s)", b->q->within);
                build_arg(b, "within_id", V_INT(b->q->within_id));
        }
        for (size_t i = 0; i < b->q->n_filters; i++)
                add_filter(b, &b->q->filters[i], i);
}

/* ---- keyset ---- */

static int hex_digit(char ch)
{
        return ch >= '0' && ch <= '9' ? ch - '0' : ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : -1;
}

/* cursor_open: "i123|45", "s文|45", "n|45" in hexadecimal. */
static bool cursor_open(struct build *b, struct val *v, int64_t *id)
{
        struct str hex = b->q->after;
        char *text = NEWS(b->c->arena, char, hex.n / 2 + 1);
        for (size_t i = 0; i + 1 < hex.n; i += 2) {
                int hi = hex_digit(hex.p[i]), lo = hex_digit(hex.p[i + 1]);
                if (hi < 0 || lo < 0)
                        return false;
                text[i / 2] = (char)(hi << 4 | lo);
        }
        struct str s = { text, hex.n / 2 };
        size_t bar = s.n;
        while (bar > 0 && s.p[bar - 1] != '|')
                bar--;
        if (bar < 2 || hex.n % 2 || !str_int(str_slice(s, bar, s.n), id))
                return false;
        struct str value = str_slice(s, 1, bar - 1);
        int64_t n = 0;
        *v = s.p[0] == 'n' ? V_NULL : V_STR(value);
        if (s.p[0] == 'i' && str_int(value, &n))
                *v = V_INT(n);
        return s.p[0] == 'n' || s.p[0] == 's' || v->type == VAL_INT;
}

/* Four forms of "behind the last row": by id alone, among the empty ones, by row comparison where the index
 * serves it, and written out where the sort may be empty. */
static bool add_after(struct build *b, const char *column, bool text, bool down, bool nullable)
{
        struct val v;
        int64_t id;
        if (!b->q->after.n)
                return true;
        bool opened = cursor_open(b, &v, &id);
        if (!opened || (column && v.type != VAL_NULL && (v.type == VAL_TEXT) != text))
                return fail(b->c, ERR_INVALID, "cursor.invalid", "after", "%s",
                            say(b->c, "翻页位置无效，请从第一页重新开始",
                                "the page cursor is not valid: begin again at the first page"));
        const char *sign = down ? "<" : ">", *param = text ? "after" : "after_n";
        build_arg(b, "after_id", V_INT(id));
        if (!column)
                buf_fmt(&b->sql, " AND t.id %s :after_id", sign);
        else if (v.type == VAL_NULL)
                buf_fmt(&b->sql, " AND t.%s IS NULL AND t.id %s :after_id", column, sign);
        else if (!nullable)
                buf_fmt(&b->sql, " AND (t.%s, t.id) %s (:%s, :after_id)", column, sign, param);
        else
                buf_fmt(&b->sql, " AND (t.%s %s :%s OR (t.%s = :%s AND t.id %s :after_id) OR t.%s IS NULL)", column,
                        sign, param, column, param, sign, column);
        if (column && v.type != VAL_NULL)
                build_arg(b, param, v);
        return true;
}

/* ---- statements ---- */

/* The walker of rows_next counts along with this loop: what is added here is read there. */
static void add_row_columns(struct build *b, struct buf *joins)
{
        struct arena *a = b->c->arena;
        const struct entity *e = b->q->e;
        buf_fmt(&b->sql,
                "SELECT t.id AS row_id, t.version AS row_version, t.place AS row_place, %.*s AS row_place_title, "
                "t.voided AS row_voided, %.*s AS row_title",
                FMT(build_place_title(a, "t.place")), FMT(entity_title_sql(b->c, a, e, "t")));
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                const char *column = field_column(a, f);
                if (f->secret) {
                        buf_fmt(&b->sql, ", s%zu.sealed", i);
                        buf_fmt(joins, " LEFT JOIN secret s%zu ON s%zu.county = %s AND s%zu.digest = t.%s", i, i,
                                e->reference ? ":county" : "t.county", i, column);
                } else {
                        buf_fmt(&b->sql, ", t.%s", column);
                }
                if (f->type == FIELD_PLACE)
                        buf_fmt(&b->sql, ", %.*s", FMT(build_place_title(a, arena_fmt(a, "t.%s", column).p)));
                if (f->type == FIELD_REF) {
                        const struct entity *to = entity_find(str_of(f->ref));
                        const char *alias = arena_fmt(a, "r%zu", i).p;
                        buf_fmt(&b->sql, ", %.*s", FMT(entity_title_sql(b->c, a, to, alias)));
                        buf_fmt(joins, " LEFT JOIN %s %s ON %s%s.id = t.%s", to->name, alias,
                                to->reference ? "" : arena_fmt(a, "%s.county = t.county AND ", alias).p, alias, column);
                }
        }
}

/* rows_had: a ratio is of two lists and has no rows; measured, its parts are asked (query.c). */
static bool rows_had(const struct build *b)
{
        const struct list *l = b->q->list;
        return !l || !l->num ||
               fail(b->c, ERR_INVALID, "list.ratio", l->name,
                    say(b->c, "比率没有自己的行；请列出 %s 或 %s", "a ratio has no rows of its own; list %s or %s"), l->num,
                    l->den);
}

bool build_rows(struct build *b)
{
        struct arena *a = b->c->arena;
        struct buf joins = BUF((size_t)1 << 18);
        bool down;
        if (!rows_had(b) || !place_reached(b))
                return false;
        const struct field *sort = query_sort(b->q, &down);
        const char *column = !sort ? NULL : sort->named ? arena_fmt(a, "%s_py", sort->name).p : field_column(a, sort);
        add_row_columns(b, &joins);
        if (column)
                buf_fmt(&b->sql, ", t.%s", column);
        buf_fmt(&b->sql, " FROM %s t%s", b->q->e->name, buf_c(&joins));
        buf_free(&joins);
        add_where(b, RIGHT_READ, false);
        if (!add_after(b, column, sort && field_is_text(sort), down, !(sort && sort->required)))
                return false;
        const char *way = down ? " DESC" : "";
        bool always =
                sort &&
                sort->required; /* never NULL: the index serves the order, and both engines agree without NULLS LAST */
        if (column)
                buf_fmt(&b->sql, " ORDER BY t.%s%s%s, t.id%s", column, way, always ? "" : " NULLS LAST", way);
        else
                buf_fmt(&b->sql, " ORDER BY t.id%s", way);
        if (b->q->limit >= 0) {
                buf_text(&b->sql, " LIMIT :limit");
                build_arg(b, "limit", V_INT(b->q->limit ? b->q->limit : 50));
        }
        return true;
}

/* Whether rows or a number is asked decides about compartments: a number may be shown where rows are not. */
bool build_measure(struct build *b, const char *group)
{
        const struct list *l = b->q->list;
        const char *measure = l && l->measure ? l->measure : "COUNT(*)";
        const char *day = l && l->period == PERIOD_DAY ? "day" : "to";
        if (!rows_had(b) || !place_reached(b))
                return false;
        struct str whole = parameter_sql(b->c->arena, str_of(measure), day);
        if (group)
                buf_fmt(&b->sql, "SELECT %s AS grouped, CAST(%.*s AS BIGINT) AS figure FROM %s t", group, FMT(whole),
                        b->q->e->name);
        else
                buf_fmt(&b->sql, "SELECT CAST(%.*s AS BIGINT) AS figure FROM %s t", FMT(whole), b->q->e->name);
        add_where(b, RIGHT_READ, true);
        if (group)
                buf_fmt(&b->sql, " GROUP BY %s ORDER BY %s NULLS LAST", group, group);
        return true;
}

/* The shortest term first: who typed a whole name finds him before those whose name only ends so. */
bool build_search(struct build *b, bool tail)
{
        struct arena *a = b->c->arena;
        const struct entity *e = b->q->e;
        const char *from = tail ? "secret x" : "search_term x", *matched = tail ? "x.field" : "x.term";
        buf_fmt(&b->sql,
                "SELECT t.id, %.*s AS title, t.place, %.*s AS place_title, %s AS matched, %s AS apart "
                "FROM %s JOIN %s t "
                "ON %st.id = x.id",
                FMT(entity_title_sql(b->c, a, e, "t")), FMT(build_place_title(a, "t.place")), matched,
                e->apart ? arena_fmt(a, "SUBSTR(t.%s, 1, 4)", e->apart).p : "NULL", from, e->name,
                e->reference ? "" : "t.county = x.county AND ");
        add_where(b, tail ? RIGHT_REVEAL : RIGHT_READ, false);
        buf_text(&b->sql, " AND x.county = :chain AND x.entity = :entity");
        if (tail)
                buf_text(&b->sql, " AND (x.lookup = :lookup OR x.tail = :tail) ORDER BY t.id LIMIT :limit");
        else
                buf_text(&b->sql,
                         " AND x.term >= :q AND x.term < :q_end ORDER BY LENGTH(x.term), x.term, t.id LIMIT :limit");
        build_arg(b, "chain", V_TEXT(e->reference ? "000000" : b->c->county));
        build_arg(b, "entity", V_TEXT(e->name));
        build_arg(b, "limit", V_INT(b->q->limit));
        return true;
}
