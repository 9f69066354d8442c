/* subject.c: what hooks of a composite subject ask of a parsed group, and how they write it (see subject.h).
 *
 * A composite subject is a sheet that says several records in a row: a household with its head and income, a session
 * with who attended. Its hooks know what belongs together; this file knows cells, rows and groups, so that a hook
 * reads `subject_value(g, row, "person.name")` and never a column number. */
#include "core/subject.h"

#include "base/short_name.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

bool subject_has(const struct subject *s, const char *field)
{
        for (size_t i = 0; i < s->n_columns; i++)
                if (strcmp(s->columns[i].field, field) == 0)
                        return true;
        return false;
}

/* Asserted: a column a hook names and the subject has not is a slip of ours, found by the first test of that sheet. */
static size_t column_index(const struct subject *s, const char *field)
{
        for (size_t i = 0; i < s->n_columns; i++)
                if (strcmp(s->columns[i].field, field) == 0)
                        return i;
        assert(!"a column named in code must stand in the subject");
        return 0;
}

/* The whole group has the first given of its rows: a sheet writes a session's day once and leaves the cells
 * under it empty. */
static const struct subject_cell *cell_at(const struct subject_group *g, size_t row, size_t column)
{
        if (row != SUBJECT_WHOLE)
                return &g->rows[row].cells[column];
        for (size_t i = 0; i < g->n; i++)
                if (g->rows[i].cells[column].given)
                        return &g->rows[i].cells[column];
        return &g->rows[0].cells[column];
}

const struct subject_cell *subject_cell(const struct subject_group *g, size_t row, const char *field)
{
        return cell_at(g, row, column_index(g->subject, field));
}

struct val subject_value(const struct subject_group *g, size_t row, const char *field)
{
        const struct subject_cell *cell = subject_cell(g, row, field);
        return cell->given && !cell->faulty ? cell->v : V_NULL;
}

struct str subject_text(const struct subject_group *g, size_t row, const char *field)
{
        return subject_cell(g, row, field)->text;
}

struct str subject_said(const struct subject_group *g, size_t row, const char *field)
{
        const struct subject_cell *cell = subject_cell(g, row, field);
        return cell->given ? cell->text : (struct str){ "", 0 };
}

struct subject_cell *subject_own_cell(struct subject_group *g, size_t row, const char *field)
{
        return &g->rows[row].cells[column_index(g->subject, field)];
}

bool subject_each_row(struct ctx *c, struct change *ch, struct subject_group *g,
                      bool (*row)(struct ctx *, struct change *, struct subject_group *))
{
        for (size_t i = 0; i < g->n; i++) {
                g->at = i;
                if (!g->rows[i].refused && !row(c, ch, g))
                        return false;
        }
        return true;
}

/* subject_field_of: of "posting.from_on" the field; NULL of a column that is none. */
static const struct field *subject_field_of(struct str column)
{
        struct str entity;
        const struct entity *e = str_cut(&column, '.', &entity) ? entity_find(entity) : NULL;
        return e ? field_find(e, column) : NULL;
}

/* subject_field: the field of e that a column "entity.field" names; NULL when it speaks of another entity. */
static const struct field *subject_field(const struct entity *e, const struct column *column)
{
        struct str rest = str_of(column->field), entity;
        if (!str_cut(&rest, '.', &entity) || !str_is(entity, e->name))
                return NULL;
        return field_find(e, rest);
}

void subject_fill(struct draft *d, const struct subject_group *g, size_t row)
{
        for (size_t i = 0; i < g->subject->n_columns; i++) {
                const struct column *column = &g->subject->columns[i];
                const struct field *f = subject_field(d->e, column);
                const struct subject_cell *cell = cell_at(g, row, i);
                bool mine = f && !column->match_only && column->group == (row == SUBJECT_WHOLE);
                if (!mine || !cell->given || cell->faulty)
                        continue;
                d->v[f - d->e->fields] = cell->v;
                d->given[f - d->e->fields] = true;
        }
}

static struct subject_tally *tally_of(struct subject_group *g, const struct entity *e)
{
        for (size_t i = 0; i < g->n_tally; i++)
                if (g->tally[i].e == e)
                        return &g->tally[i];
        assert(g->n_tally < TALLIES_MAX);
        g->tally[g->n_tally] = (struct subject_tally){ .e = e };
        return &g->tally[g->n_tally++];
}

static const char *fault_path(struct ctx *c, const struct entity *e, const char *field)
{
        return arena_fmt(c->arena, "%s.%s", e->name, field).p;
}

/* named_fault: "birth" becomes "person.birth", so that the fault finds its column. */
static bool named_fault(struct ctx *c, const struct entity *e)
{
        if (!strchr(c->err.where, '.') && field_find(e, str_of(c->err.where)))
                snprintf(c->err.where, sizeof c->err.where, "%s",
                         fault_path(c, e, arena_copy(c->arena, str_of(c->err.where))));
        return false;
}

void subject_same(struct subject_group *g, const struct entity *e)
{
        tally_of(g, e)->unchanged++;
}

bool subject_put(struct ctx *c, struct change *ch, struct subject_group *g, struct draft *d)
{
        return (d->id || change_find(c, d, &d->id)) && subject_put_known(c, ch, g, d);
}

/* without_voucher: money that is entered and counts as nothing until its voucher is: each row is told, and what all
 * rows of the sheet come to. */
static bool without_voucher(struct ctx *c, struct subject_group *g, const struct draft *d)
{
        const struct subject_cell *cell = &g->rows[g->at == SUBJECT_WHOLE ? 0 : g->at].cells[0];
        for (size_t i = 0; i < d->e->n_fields; i++) {
                const struct field *f = &d->e->fields[i];
                const struct val money = f->voucher ? draft_get(d, f->name) : V_NULL;
                struct draft *stands;
                char words[32];
                if (money.type != VAL_INT || money.i <= 0)
                        continue;
                if (!change_load(c, d->e, d->id, &stands))
                        return false;
                if (draft_get(stands, f->voucher).type != VAL_NULL)
                        continue;
                decimal_put(money.i, 2, words);
                const struct subject_refusal note = {
                        .sheet = cell->sheet,
                        .row = cell->row,
                        .at = cell->at,
                        .field = cell->column->field,
                        .code = S("money.no_voucher"),
                        .found = str_of(words),
                        .message = arena_fmt(c->arena,
                                             say(c, "“%s”%s 元没有“%s”：已登记，但不计入数字，补上凭证号后才计入",
                                                 "%s of %s yuan is without “%s”: entered, and counted only with it"),
                                             field_title(c, f), words,
                                             field_title(c, field_find(d->e, str_of(f->voucher)))),
                        .amount = money.i
                };
                subject_refusals_add(g->notes, &note);
        }
        return true;
}

/* Faults are looked at after each record, because the row of the sheet that caused them is known only here. */
bool subject_put_known(struct ctx *c, struct change *ch, struct subject_group *g, struct draft *d)
{
        bool fresh = d->id == 0;
        int64_t updated = change_block(ch)->updated;
        if (!change_put(c, ch, d))
                return named_fault(c, d->e);
        size_t n;
        const struct fault *faults = change_faults(ch, &n);
        if (n > 0)
                return fail(c, ERR_INVALID, faults->code, fault_path(c, d->e, faults->field ? faults->field->name : ""),
                            "%.*s", FMT(faults->text));
        struct subject_tally *t = tally_of(g, d->e);
        if (fresh)
                t->created++;
        else if (change_block(ch)->updated > updated)
                t->changed++;
        else
                t->unchanged++;
        return without_voucher(c, g, d);
}

void subject_refusals_add(struct subject_refusals *r, const struct subject_refusal *x)
{
        r->items = arena_grow(r->arena, r->items, &r->capacity, r->n + 1, sizeof *r->items);
        struct subject_refusal *kept = &r->items[r->n++];
        *kept = *x;
        kept->field = x->field ? arena_copy(r->arena, str_of(x->field)) : NULL;
        kept->code = arena_str(r->arena, x->code);
        kept->found = arena_str(r->arena, x->found);
        kept->message = arena_str(r->arena, x->message);
        kept->word = arena_str(r->arena, x->word);
}

/* A sheet is reported by cell: the clerk goes to row 17, column C, and need not know what a register is called. */
void subject_refuse(struct ctx *c, struct subject_group *g, size_t row, const char *field, const char *code,
                    const char *format, ...)
{
        char text[1600];
        va_list args;
        va_start(args, format);
        vsnprintf(text, sizeof text, format, args);
        va_end(args);
        if (row == SUBJECT_WHOLE)
                g->refused = true;
        else
                g->rows[row].refused = true;
        const struct subject_cell *cell = &g->rows[row == SUBJECT_WHOLE ? 0 : row].cells[0];
        for (size_t i = 0; i < g->subject->n_columns; i++)
                if (strcmp(g->subject->columns[i].field, field) == 0)
                        cell = cell_at(g, row == SUBJECT_WHOLE && !g->subject->columns[i].group ? 0 : row, i);
        (void)c;
        subject_refusals_add(g->refusals,
                             &(struct subject_refusal){ cell->sheet, cell->row, cell->at, field, str_of(code),
                                                        cell->text, str_of(text), cell->word });
}

void subject_note(struct ctx *c, struct subject_group *g, size_t row, const char *field, const char *code,
                  const char *text)
{
        const struct subject_cell *cell = subject_cell(g, row, field);
        (void)c;
        for (size_t i = 0; i < g->notes->n; i++)
                if (g->notes->items[i].sheet == cell->sheet && str_is(g->notes->items[i].code, code) &&
                    strcmp(g->notes->items[i].field, field) == 0)
                        return;
        subject_refusals_add(g->notes, &(struct subject_refusal){ cell->sheet, cell->row, cell->at, field, str_of(code),
                                                                  cell->text, str_of(text) });
}

/* A day nobody wrote is told with the day and where it comes from: the list's own day is right for most rosters and
 * wrong for some, and only the sender knows. */
struct val subject_begin(struct ctx *c, struct subject_group *g, size_t row, const char *field)
{
        static const struct {
                const char *zh, *en;
        } from[] = {
                [SUBJECT_DAY_FILLED] = { "填报日期", "the day the sheet was filled in" },
                [SUBJECT_DAY_OF_YEAR] = { "表题年份的最后一天", "the last day of the year in its title" },
                [SUBJECT_DAY_TODAY] = { "导入当天", "the day of the import" },
        };
        const struct field *f = subject_field_of(str_of(field));
        subject_note(c, g, row, field, "date.taken_over",
                     arena_fmt(c->arena,
                               say(c, "表上没有写“%s”，按%s %s 登记；不对的请在表里补上这一列，或在表头写明“填报日期”",
                                   "the sheet gives no “%s”: %s, %s, was taken; if that is wrong, add the column or "
                                   "write 填报日期 above the table"),
                               f ? field_title(c, f) : field, say(c, from[g->day_of].zh, from[g->day_of].en), g->day)
                             .p);
        return V_STR(arena_str(c->arena, str_of(g->day)));
}

bool subject_year(struct str text, int *year)
{
        int64_t y = 0;
        if (!str_int(str_slice(text, 0, 4), &y) || y < 1949 || y > 2099 ||
            (text.n > 4 && text.p[4] >= '0' && text.p[4] <= '9'))
                return false;
        *year = (int)y;
        return true;
}

/* Which kind of organisation a name speaks of: the first ending that fits. */
static const struct {
        const char *ending, *kind, *level;
} unit_kinds[] = {
        { "镇人民政府", "township_government", "township" },
        { "乡人民政府", "township_government", "township" },
        { "街道办事处", "subdistrict", "township" },
        { "村民委员会", "village_committee", "village" },
        { "村委会", "village_committee", "village" },
        { "居委会", "village_committee", "village" },
        { "股份经济合作社", "collective", "village" },
        { "合作社", "cooperative", NULL },
        { "有限公司", "private_enterprise", NULL },
        { "公司", "private_enterprise", NULL },
        { "厂", "private_enterprise", NULL },
        { "大学", "school", NULL },
        { "学校", "school", NULL },
        { "中学", "school", "county" },
        { "小学", "school", "township" },
        { "联合党支部", "joint_branch", NULL },
        { "临时党支部", "temporary_branch", NULL },
        { "功能型党支部", "functional_branch", NULL },
        { "党总支", "general_branch", NULL },
        { "党支部", "branch", NULL },
        { "党委", "committee", NULL },
        { "协会", "social", NULL },
        { "商会", "social", NULL },
        { "党组", "leading_group", NULL },
        { "卫生院", "health_centre", "township" },
        { "医院", "health_centre", NULL },
        { "人民法院", "judiciary", NULL },
        { "人民检察院", "judiciary", NULL },
        { "总工会", "mass", NULL },
        { "妇联", "mass", NULL },
        { "农村商业银行", "bank", NULL },
        { "银行", "bank", NULL },
};

/* From the last ending to the first, so that the first that fits has the last word. A kind that is guessed is
 * marked `unverified`, and a check lists such units until somebody has looked. */
static void guess_unit(struct draft *d, struct str name)
{
        const char *kind = "government_unit", *level = str_starts(name, S("县")) ? "county" : NULL;
        for (size_t i = COUNT(unit_kinds); i-- > 0;)
                if (str_ends(name, str_of(unit_kinds[i].ending))) {
                        kind = unit_kinds[i].kind;
                        level = unit_kinds[i].level ? unit_kinds[i].level : level;
                }
        draft_set(d, "kind", V_TEXT(kind));
        if (level)
                draft_set(d, "level", V_TEXT(level));
}

/* the_one: the only row of a statement; 0 when there is none, or more than one. */
static bool the_one(struct ctx *c, struct str sql, const struct arg *args, size_t n_args, int64_t *id)
{
        struct stmt *s;
        size_t n = 0;
        if (!db_query(c, sql, args, n_args, &s))
                return false;
        while (db_next(c, s) && ++n)
                *id = db_named_int(s, "id");
        if (n != 1)
                *id = 0;
        return c->err.kind == ERR_NONE;
}

/* unit_by_end: the county stands before the name in the register, and often not in a sheet. */
static bool unit_by_end(struct ctx *c, struct str tail, const char *kind, int64_t *id)
{
        return the_one(c, db_sql(c->db, "subject.units_by_end"),
                       ARGS(ARG("tail", V_STR(tail)), ARG("kind", V_TEXT(kind))), id);
}

/* by_other_name: 龙凤镇党委 is 中共龙凤镇委员会, 县水利局 is 清江县水利局, 扶贫办 whatever office is called so for short or was called so
 * before, where one organisation only is. */
static bool by_other_name(struct ctx *c, struct str name, int64_t *id)
{
        const bool committee = str_ends(name, S("党委"));
        if (!the_one(c, db_sql(c->db, "subject.units_called"), ARGS(ARG("name", V_STR(name))), id) || *id)
                return c->err.kind == ERR_NONE;
        struct str whole;
        for (size_t i = 0; !*id && (whole = short_name_whole(c->arena, name, i)).n; i++)
                if (!unit_by_end(c, whole, "", id))
                        return false;
        struct str tail =
                committee ? arena_fmt(c->arena, "%.*s委员会", FMT(str_slice(name, 0, name.n - S("党委").n))) : name;
        if (*id || (!committee && !str_starts(name, S("县"))) || utf8_length(tail) < 4)
                return true;
        return unit_by_end(c, tail, committee ? "committee" : "", id);
}

/* A unit nobody has entered is made from its name: refusing a roster because one of forty units is new would
 * send clerks away for nothing. */
bool subject_unit(struct ctx *c, struct change *ch, struct subject_group *g, const struct entity *e, struct str name,
                  int64_t *id)
{
        *id = 0;
        if (strcmp(e->name, "organisation") != 0 || name.n == 0)
                return true;
        struct draft *d = draft_new(c->arena, e);
        draft_set(d, "name", V_STR(name));
        if (!change_find(c, d, id) || *id || !by_other_name(c, name, id) || *id)
                return c->err.kind == ERR_NONE;
        guess_unit(d, name);
        draft_set(d, "unverified", V_INT(1));
        if (!subject_put(c, ch, g, d))
                return false;
        *id = d->id;
        return true;
}

/* Two to four Chinese characters without the ending of a unit: what people's names look like, and few others. */
bool subject_short(struct str text)
{
        static const char *const ends[] = { "局", "办", "所", "站", "镇", "乡", "村", "院", "校", "厂", "社", "委", "部" };
        const size_t n = utf8_length(text);
        for (size_t i = 0; i < COUNT(ends); i++)
                if (str_ends(text, str_of(ends[i])))
                        return false;
        return n >= 2 && n <= 4 && (text.p[0] & 0x80);
}

bool subject_named(struct ctx *c, struct change *ch, struct subject_group *g, struct str text, int64_t *id)
{
        const struct subject_who who = { .name = text };
        const char *code = NULL;
        *id = 0;
        return !subject_short(text) || subject_person(c, ch, g, &who, id, &code);
}
