/* parse_identity.c: what an ID number proves of its row: the day of birth and the sex that stand beside it, and that
 * the same number stands only once in a file. A number that proves another column wrong refuses the row: one of the
 * two is somebody else's, and nobody but the sender can say which. */
#include "import/import_private.h"

#include "base/utf8.h"
#include "core/scope.h"
#include "import/subjects.h"

#include <stdlib.h>

struct identity {              /* the columns of a row that speak of one person */
        size_t id, birth, sex; /* MATCH_NONE: there is none */
};

/* identity_of: of the entity that has the ID number: a helper's birth beside a member's number proves nothing. */
static struct identity identity_of(const struct match_subject *s)
{
        const size_t n = s->subject->n_columns;
        struct identity x = { MATCH_NONE, MATCH_NONE, MATCH_NONE };
        const struct entity *e = NULL;
        for (size_t i = 0; i < n; i++)
                if (s->targets[i].f && s->targets[i].f->format == FORMAT_ID_NUMBER && x.id == MATCH_NONE) {
                        x.id = i;
                        e = s->targets[i].e;
                }
        for (size_t i = 0; i < n; i++) {
                const struct match_target *t = &s->targets[i];
                if (!e || t->e != e || !t->f)
                        continue;
                if (t->f->type == FIELD_DATE && strncmp(t->f->name, "birth", 5) == 0)
                        x.birth = i;
                if (strcmp(t->f->name, "sex") == 0)
                        x.sex = i;
        }
        return x;
}

/* identity_tells: a number that has birth and sex in it; a passport's has not. */
static bool identity_tells(const struct subject_cell *id)
{
        const bool said = id->given && !id->faulty && !val_is_null(id->v);
        return said && id->v.s.n == 18 && str_digits(str_slice(id->v.s, 0, 17));
}

/* differs_birth: 1970 or 1970-05 agrees with any day of that year or month. Compared as far as
 * the sheet says: a list of years of birth agrees with any day of them. */
static bool differs_birth(const struct subject_cell *cell, const char *birth)
{
        size_t n = cell->precision == DATE_ONLY_YEAR ? 4 : cell->precision == DATE_MONTH ? 7 : 10;
        return !str_eq(str_slice(cell->v.s, 0, n), str_slice(str_of(birth), 0, n));
}

/* check_birth: where they agree the number's day is kept, which is exact. Where not, the number
 * counts no further: all that follows from it would be told twice. */
static void check_birth(struct importer *m, struct import_group *ig, size_t row, const struct identity *x)
{
        struct subject_group *g = &ig->group;
        if (x->birth == MATCH_NONE || x->id == MATCH_NONE)
                return;
        struct subject_cell *id = &g->rows[row].cells[x->id], *birth = &g->rows[row].cells[x->birth];
        char fact[11];
        int sex = 0;
        if (!identity_tells(id) || !birth->given || birth->faulty || val_is_null(birth->v))
                return;
        id_number_facts(id->v.s, fact, &sex);
        if (differs_birth(birth, fact)) {
                subject_refuse(m->c, g, g->subject->columns[x->birth].group ? SUBJECT_WHOLE : row,
                               g->subject->columns[x->birth].field, "id.birth_mismatch",
                               say(m->c, "出生日期与证件号码不符：证件号码表示 %s",
                                   "the day of birth disagrees with the ID number, which says %s"),
                               fact);
                id->faulty = true;
                return;
        }
        birth->v = V_STR(arena_str(m->c->arena, str_of(fact)));
}

/* check_sex: the seventeenth digit is odd for men. A wrong one of the two is as often the number as the word. */
static void check_sex(struct importer *m, struct import_group *ig, size_t row, const struct identity *x)
{
        struct subject_group *g = &ig->group;
        if (x->sex == MATCH_NONE || x->id == MATCH_NONE)
                return;
        const struct subject_cell *id = &g->rows[row].cells[x->id], *sex = &g->rows[row].cells[x->sex];
        char fact[11];
        int number = 0;
        if (!identity_tells(id) || !sex->given || sex->faulty || val_is_null(sex->v))
                return;
        id_number_facts(id->v.s, fact, &number);
        if (!str_is(sex->v.s, number == 1 ? "1" : "2"))
                subject_refuse(m->c, g, g->subject->columns[x->sex].group ? SUBJECT_WHOLE : row,
                               g->subject->columns[x->sex].field, "id.sex_mismatch",
                               say(m->c, "性别与证件号码不符：证件号码表示%s",
                                   "the sex disagrees with the ID number, which says %s"),
                               number == 1 ? say(m->c, "男", "male") : say(m->c, "女", "female"));
}

/* ---- numbers that stand twice ---- */

/* unique_of: only tables that say so: a number may well stand twice in a list of payments. */
static const char *unique_of(const struct import_group *g)
{
        const struct subject_hooks *h = g->match->subject->subject->hooks;
        return h ? h->unique : NULL;
}

/* unique_cell: by the name the module gave it. */
static struct subject_cell *unique_cell(struct import_group *ig, size_t row)
{
        const char *field = unique_of(ig);
        for (size_t i = 0; field && i < ig->group.subject->n_columns; i++)
                if (strcmp(ig->group.subject->columns[i].field, field) == 0)
                        return &ig->group.rows[row].cells[i];
        return NULL;
}

/* check_twin: the other place is named: of two rows one is right, and only the sender knows which. */
static void check_twin(struct importer *m, struct import_group *ig, size_t row)
{
        struct subject_cell *cell = unique_cell(ig, row);
        char other[16];
        if (!ig->refs[row].twin || !cell || !cell->given || cell->faulty)
                return;
        const struct twin *t = &m->twins[ig->refs[row].twin - 1];
        book_cell_name(t->row, t->at, other);
        subject_refuse(m->c, &ig->group, row, unique_of(ig), "id.duplicate",
                       say(m->c, "证件号码与工作表“%.*s”%s 相同，请核实哪一个是对的",
                           "the same ID number stands in sheet “%.*s” %s; find out which is right"),
                       FMT(m->book.sheets[t->sheet].name), other);
        cell->faulty = true;
}

struct seen {
        struct str value;
        struct row_ref *ref;
        uint32_t at;
};
struct seen_all {
        struct seen *slots;
        size_t size;
};

/* twin_new: indexes begin at 1, so that a row with none has 0 and needs no memory. */
static uint32_t twin_new(struct importer *m, const struct row_ref *r, uint32_t at)
{
        m->twins = arena_grow(&m->held, m->twins, &m->cap_twins, m->n_twins + 1, sizeof *m->twins);
        m->twins[m->n_twins++] = (struct twin){ r->sheet, parse_row(m, r)->number, at };
        return (uint32_t)m->n_twins;
}

/* note_number: the first of several is told about the second, all others about the first: three
 * rows make three faults, not six. */
static void note_number(struct importer *m, struct seen_all *all, struct str value, struct row_ref *ref, uint32_t at)
{
        size_t i = (size_t)str_hash(value) & (all->size - 1);
        while (all->slots[i].ref && !str_eq(all->slots[i].value, value))
                i = (i + 1) & (all->size - 1);
        struct seen *s = &all->slots[i];
        if (!s->ref) {
                *s = (struct seen){ arena_str(&m->held, value), ref, at };
                return;
        }
        ref->twin = twin_new(m, s->ref, s->at);
        if (!s->ref->twin)
                s->ref->twin = twin_new(m, ref, at);
}

/* unique_column: of the table the row stands in: two tables of a sheet may have it in different columns. */
static const struct match_column *unique_column(const struct import_group *g, const struct match *match)
{
        const struct subject *s = match->subject->subject;
        for (size_t i = 0; i < match->n; i++)
                if (strcmp(s->columns[match->columns[i].to].field, unique_of(g)) == 0)
                        return &match->columns[i];
        return NULL;
}

/* note_group: faulty numbers are left out: two wrong numbers that are equal are two slips. */
static void note_group(struct importer *m, struct import_group *g, struct seen_all *all)
{
        for (size_t row = 0; row < g->n; row++) {
                const struct cell_reader reader = parse_reader(m, g, row);
                const struct match *match = parse_match(m, g, row);
                const struct match_column *column = unique_column(g, match);
                struct subject_cell cell = { .given = false };
                struct cell_fault fault;
                if (!column)
                        continue;
                cell_read(m->c, &reader, &match->subject->targets[column->to], column,
                          book_cell(parse_row(m, &g->refs[row]), column->at + g->refs[row].shift), &cell, &fault);
                if (cell.given && !cell.faulty && cell.v.type == VAL_TEXT)
                        note_number(m, all, cell.v.s, &g->refs[row], column->at + g->refs[row].shift);
        }
}

/* parse_unique: before any group is read, since rows far apart must know of each other. Values
 * live with the import, all else is taken back. */
void parse_unique(struct importer *m)
{
        size_t rows = 0;
        struct seen_all all = { .size = 64 };
        for (size_t i = 0; i < m->n; i++)
                rows += unique_of(&m->groups[i]) ? m->groups[i].n : 0;
        while (all.size < 2 * rows + 2)
                all.size *= 2;
        all.slots = NEWS(&m->held, struct seen, all.size);
        for (size_t i = 0; i < m->n; i++) {
                struct arena_mark mark = arena_mark(m->c->arena);
                if (unique_of(&m->groups[i]))
                        note_group(m, &m->groups[i], &all);
                arena_back(m->c->arena, mark);
        }
}

/* ---- numbers that are guesses ---- */

#define GUESSED_ALIKE 14 /* digits: district and day of birth, which a mask shows or a neighbour knows */
#define GUESSES_MAX   20

struct tried { /* whole ID numbers, in whatever column they stand: a name's takes them, too */
        char (*numbers)[18];
        size_t n, capacity;
};

static void note_tried(struct importer *m, const struct row *row, struct tried *all)
{
        struct ctx *c = m->c;
        struct str normal;
        for (uint32_t i = 0; i < row->n; i++) {
                const struct arena_mark mark = arena_mark(c->arena);
                const struct str text = utf8_squeeze(c->arena, row->cells[i].text);
                if (text.n == 18 && !id_number_check(c->arena, text, c->today, &normal)) {
                        all->numbers = arena_grow(&m->held, all->numbers, &all->capacity, all->n + 1,
                                                  sizeof *all->numbers);
                        memcpy(all->numbers[all->n++], normal.p, 18);
                }
                arena_back(c->arena, mark);
        }
}

static int by_number(const void *a, const void *b)
{
        return memcmp(a, b, 18);
}

/* most_alike: of the numbers that begin in the same way, the most that differ. */
static size_t most_alike(struct tried *all)
{
        size_t most = 0, alike = 0;
        if (all->n)
                qsort(all->numbers, all->n, sizeof *all->numbers, by_number);
        for (size_t i = 0; i < all->n; i++) {
                if (i && memcmp(all->numbers[i], all->numbers[i - 1], 18) == 0)
                        continue;
                alike = i && memcmp(all->numbers[i], all->numbers[i - 1], GUESSED_ALIKE) == 0 ? alike + 1 : 1;
                most = alike > most ? alike : most;
        }
        return most;
}

bool parse_guesses(struct importer *m)
{
        struct ctx *c = m->c;
        struct tried all = { .n = 0 };
        if (scope_knows(c->actor, entity_find(S("person")), c->county))
                return true;
        for (size_t i = 0; i < m->book.n; i++)
                for (size_t row = 0; row < m->book.sheets[i].n; row++)
                        note_tried(m, &m->book.sheets[i].rows[row], &all);
        return most_alike(&all) <= GUESSES_MAX ||
               fail(c, ERR_INVALID, "lookup.guess", "file",
                    say(c, "表里有 %d 个以上地区和出生日期相同、末四位不同的证件号码，像是在逐个试号码：请只写核实过的号码",
                        "more than %d ID numbers of the same district and day of birth stand in the file, as if they "
                        "were tried one by one: give only those you have verified"),
                    GUESSES_MAX);
}

/* identity_check: the order is that of the report: only the first fault of a number is told, and
 * a twin is told before the sex. */
void identity_check(struct importer *m, struct import_group *ig, size_t row)
{
        const struct identity x = identity_of(ig->match->subject);
        check_birth(m, ig, row, &x);
        check_twin(m, ig, row);
        check_sex(m, ig, row, &x);
}
