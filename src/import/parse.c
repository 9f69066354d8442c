/* parse.c: reads the cells of a group and refuses what they must not be, one entry a cause.
 *
 * A fault in a column of the group refuses the group, one in a row refuses the row. Of an ID number only the first
 * fault counts, in the order precision, length, characters, check digit, birth, standing twice, sex. */
#include "import/import_private.h"

#include "base/utf8.h"
#include "import/subjects.h"

#include <stdio.h>

/* parse_row: rows with nothing in them are not kept, so that the index is not the row's number. */
const struct row *parse_row(const struct importer *m, const struct row_ref *r)
{
        return &m->book.sheets[r->sheet].rows[r->index];
}

/* parse_match: of the row and not of the group: a household may go on in a second table with other columns. */
const struct match *parse_match(const struct importer *m, const struct import_group *ig, size_t row)
{
        return &m->matches[ig->refs[row].match];
}

/* given_above: group cells are read where they first stand; a value repeated below must not become a second fault. */
static bool given_above(const struct subject_group *g, size_t row, size_t to)
{
        for (size_t i = 0; i < row; i++)
                if (g->rows[i].cells[to].given)
                        return true;
        return false;
}

/* parse_word: read by the same reader as a cell, so that 第一书记 in a title means what it would mean in a column. */
bool parse_word(struct importer *m, struct import_group *ig, size_t row, const struct cell_reader *reader,
                size_t to, uint32_t at, struct str text)
{
        struct subject_cell *out = &ig->group.rows[row].cells[to];
        const struct match_column column = { .at = at, .to = to, .factor = 1 };
        const struct cell cell = { .kind = CELL_TEXT, .text = text };
        struct cell_fault fault;
        out->at = at;
        out->faulty = false;
        out->said = true;
        cell_read(m->c, reader, &ig->match->subject->targets[to], &column, cell, out, &fault);
        return fault.code == NULL;
}

/* read_said: what the title says for every row. Whatever fault it has is not told: nobody wrote
 * that cell, and the column is then simply empty. */
static void read_said(struct importer *m, struct import_group *ig, size_t row, const struct cell_reader *reader)
{
        const struct match *match = parse_match(m, ig, row);
        for (size_t i = 0; i < match->n_said; i++) {
                const size_t to = match->said[i].to;
                const struct field *f = ig->match->subject->targets[to].f;
                if (ig->group.rows[row].cells[to].given)
                        continue;
                (void)parse_word(m, ig, row, reader, to, match->n ? match->columns[0].at : 0, match->said[i].text);
                if (f && field_begins(f) && str_eq(match->said[i].text, str_of(ig->group.day)))
                        (void)subject_begin(m->c, &ig->group, row, ig->group.subject->columns[to].field);
        }
}

/* read_instead: a day that another of the row gives where it has none of its own (field.instead). */
static void read_instead(struct importer *m, struct import_group *ig, size_t row)
{
        const struct subject *s = ig->group.subject;
        struct subject_row *r = &ig->group.rows[row];
        for (size_t i = 0; i < s->n_columns; i++) {
                const struct match_target *to = &ig->match->subject->targets[i];
                if (!to->f || to->f->type != FIELD_DATE || !to->f->instead || r->cells[i].given)
                        continue;
                const size_t k = subject_column(s, arena_fmt(m->c->arena, "%s.%s", to->e->name, to->f->instead));
                if (k == MATCH_NONE || !r->cells[k].given || r->cells[k].faulty)
                        continue;
                const struct column *column = r->cells[i].column;
                r->cells[i] = r->cells[k];
                r->cells[i].column = column;
                r->cells[i].said = true;
                subject_note(m->c, &ig->group, row, column->field, "date.taken_over",
                             arena_fmt(m->c->arena, say(m->c, "表上没有写“%s”，按“%s”登记", "no “%s”: “%s” was taken"),
                                       field_title(m->c, to->f), field_title(m->c, ig->match->subject->targets[k].f))
                                     .p);
        }
}

/* read_section: what a line over the rows says for those below it. A line over the rows stands
 * in for columns only: what a column says holds against it. */
static void read_section(struct importer *m, struct import_group *ig, size_t row, const struct cell_reader *reader)
{
        const struct match_subject *s = ig->match->subject;
        const struct row_ref *ref = &ig->refs[row];
        struct str text = rows_section(m, ref->sheet, ref->section);
        for (size_t k = 0; text.n > 0 && k < s->subject->n_columns; k++) {
                struct str word = s->subject->columns[k].section ? text : match_spoken(m->c, s, k, text, S("省派").n);
                if (word.n > 0 && !rows_column(parse_match(m, ig, row), k))
                        (void)parse_word(m, ig, row, reader, k, ref->shift, word);
        }
}

/* add_up: a further cell of a column that is added up: out becomes the sum, standing where the first did. An amount in
 * several cells (绩效, 奖励) stands where its first part does, so that a fault points somewhere real. */
static void add_up(const struct subject_cell *before, struct subject_cell *out)
{
        if (!before->given || before->faulty || before->v.type != VAL_INT)
                return;
        const int64_t more = out->given && out->v.type == VAL_INT ? out->v.i : 0;
        *out = *before;
        out->v.i += more;
}

/* read_when: where a row is several records, the year, day or class of the one this is. It is
 * the same for all rows of the group, which is one. */
static void read_when(struct importer *m, struct import_group *ig, const struct match *match,
                      const struct cell_reader *reader)
{
        if (match->yearly != MATCH_NONE)
                (void)parse_word(m, ig, 0, reader, match->yearly, ig->spread_at, ig->when);
}

/* cell_above: 同上 and 〃 mean what stands above them. Up to the header and no further; each mark
 * is followed until something real stands above it. */
static struct cell cell_above(struct importer *m, const struct match *match, const struct row_ref *r, size_t at)
{
        const struct sheet *sheet = &m->book.sheets[r->sheet];
        struct cell cell = book_cell(&sheet->rows[r->index], at + r->shift);
        for (size_t i = r->index; rows_ditto(cell.text) && i > match->last + 1; i--)
                cell = book_cell(&sheet->rows[i - 1], at + r->shift);
        return cell;
}

/* cell_for_row: what a column says for the row; of several villages in one cell, the one this
 * record is of; of a ticked one the word above it. False: it says nothing of the row. False
 * where the column is of another year, or the tick is not set. */
static bool cell_for_row(struct importer *m, const struct import_group *ig, size_t row,
                         const struct match_column *column, struct cell *cell)
{
        const struct match *match = parse_match(m, ig, row);
        bool ticked = false;
        if (match->yearly != MATCH_NONE && column->when.n > 0 && !str_eq(column->when, ig->when))
                return false;
        *cell = cell_above(m, match, &ig->refs[row], column->at);
        if (ig->part && rows_village(match, column) && rows_part(cell->text, 1).n > 0)
                cell->text = rows_part(cell->text, ig->part - 1);
        if (column->tick.n == 0)
                return true;
        (void)cell_truth(utf8_squeeze(m->c->arena, cell->text), &ticked);
        cell->text = column->tick;
        return ticked;
}

/* parse_reader: what the cells of a row are read by. What the row says of the kind of a document is asked first: the
 * column may stand behind that of the number. */
struct cell_reader parse_reader(struct importer *m, const struct import_group *ig, size_t row)
{
        const struct match *match = parse_match(m, ig, row);
        const struct match_target *targets = match->subject->targets;
        struct cell_reader r = { &m->places, m->words, m->n_words, match->money_factor, match->year, V_NULL };
        const char *kind = NULL;
        for (size_t i = 0; i < match->n && !kind; i++)
                kind = targets[match->columns[i].to].f ? targets[match->columns[i].to].f->kind_in : NULL;
        for (size_t i = 0; kind && i < match->n; i++) {
                const size_t to = match->columns[i].to;
                struct subject_cell said = { .given = false };
                struct cell_fault fault;
                struct cell cell;
                if (!targets[to].f || strcmp(targets[to].f->name, kind) != 0 ||
                    !cell_for_row(m, ig, row, &match->columns[i], &cell))
                        continue;
                cell_read(m->c, &r, &targets[to], &match->columns[i], cell, &said, &fault);
                r.kind = said.faulty ? V_NULL : said.v;
        }
        return r;
}

/* parse_cells: a group's cell is read where it first stands; below, covered by the merge or
 * repeated, it says nothing new. Columns first, then the title, then lines over the rows, the
 * headings' own year, and days that share a cell: each only fills what is still open. */
static void parse_cells(struct importer *m, struct import_group *ig, size_t row)
{
        struct subject_group *g = &ig->group;
        const struct match *match = parse_match(m, ig, row);
        const struct cell_reader reader = parse_reader(m, ig, row);
        for (size_t i = 0; i < match->n; i++) {
                const struct match_column *column = &match->columns[i];
                const struct column *declared = &g->subject->columns[column->to];
                struct cell cell;
                struct subject_cell *out = &g->rows[row].cells[column->to];
                if ((declared->group && given_above(g, row, column->to)) || !cell_for_row(m, ig, row, column, &cell))
                        continue;
                struct cell_fault fault;
                const struct subject_cell before = *out;
                out->at = column->at + ig->refs[row].shift;
                out->there = true;
                out->heading = column->header;
                cell_read(m->c, &reader, &match->subject->targets[column->to], column, cell, out, &fault);
                if (declared->sums && !fault.code)
                        add_up(&before, out);
                if (fault.code && !span_as_two(m, ig, row, &reader, column->to))
                        subject_refuse(m->c, g, declared->group ? SUBJECT_WHOLE : row, declared->field, fault.code,
                                       "%.*s", FMT(fault.message));
        }
        read_instead(m, ig, row);
        read_said(m, ig, row, &reader);
        read_section(m, ig, row, &reader);
        read_when(m, ig, match, &reader);
        span_read(m, ig, row, &reader);
}

/* own_keys: id and version of our own export. Read before anything else: an altered id would
 * write somebody else's record. */
static bool own_keys(struct importer *m, struct import_group *ig)
{
        const struct match *match = ig->match;
        struct subject_row *r = &ig->group.rows[0];
        if (match->id_column == MATCH_NONE)
                return true;
        const struct row *from = parse_row(m, &ig->refs[0]);
        char county[7];
        struct str id = str_trim(book_cell(from, match->id_column).text);
        if (id.n == 0)
                return true;
        bool ok = outside_id_parse(id, county, &r->id) &&
                  str_int(str_trim(book_cell(from, match->version_column).text), &r->version);
        if (!ok)
                subject_refuse(m->c, &ig->group, 0, ig->group.subject->columns[0].field, "id.outside", "%s",
                               say(m->c, "编号或版本被改动过：请保持导出时的样子",
                                   "id or version was altered: leave them as exported"));
        return ok;
}

/* ---- the group ---- */

/* day_of_sheet: the day it was filled in, else the last of its title's year, else today. A list
 * of last year is as of its end; one of this year is as of today, since its end has not come. */
static enum subject_day day_of_sheet(const struct importer *m, const struct match *match, char day[11])
{
        memcpy(day, m->c->today, 11);
        if (match->day[0])
                memcpy(day, match->day, 11);
        else if (match->year && match->year < date_year(m->c->today))
                snprintf(day, 11, "%04d-12-31", match->year);
        else
                return SUBJECT_DAY_TODAY;
        return match->day[0] ? SUBJECT_DAY_FILLED : SUBJECT_DAY_OF_YEAR;
}

/* lay_out_group: every cell has a place in the sheet even when its column is not there, for whoever refuses by it. */
static void lay_out_group(struct importer *m, struct import_group *ig, struct subject_refusals *refusals)
{
        const struct match *match = parse_match(m, ig, 0);
        const struct subject *s = ig->match->subject->subject;
        ig->group = (struct subject_group){ .subject = s, .n = ig->n, .at = SUBJECT_WHOLE };
        ig->group.refusals = refusals;
        ig->group.notes = &m->notes;
        ig->group.rows = NEWS(m->c->arena, struct subject_row, ig->n);
        ig->group.title = match->title;
        ig->group.day_of = day_of_sheet(m, match, ig->group.day);
        ig->group.year = match->year ? match->year : date_year(m->c->today) - 1;
        ig->group.year_said = match->year_said;
        ig->group.month_from = match->month_from;
        ig->group.month_to = match->month_to;
        ig->group.month_unclear = match->month_unclear;
        for (size_t row = 0; row < ig->n; row++) {
                uint32_t number = parse_row(m, &ig->refs[row])->number;
                struct subject_row *r = &ig->group.rows[row];
                *r = (struct subject_row){ .sheet = ig->refs[row].sheet, .number = number };
                r->cells = NEWS(m->c->arena, struct subject_cell, s->n_columns);
                for (size_t i = 0; i < s->n_columns; i++)
                        r->cells[i] = (struct subject_cell){ .column = &s->columns[i],
                                                             .row = number,
                                                             .sheet = r->sheet,
                                                             .at = match->n ? match->columns[0].at : 0,
                                                             .text = { "", 0 },
                                                             .heading = { "", 0 } };
        }
}

/* set_bare_aside: a line with the household's cells alone, above its members, is no member. Such
 * a line is only a heading of its household: as a member it would be refused for lack of a name. */
static void set_bare_aside(struct subject_group *g)
{
        for (size_t row = 0; row < g->n && g->n > 1; row++) {
                bool bare = true;
                for (size_t i = 0; bare && i < g->subject->n_columns; i++)
                        bare = g->subject->columns[i].group || !g->rows[row].cells[i].given;
                g->rows[row].refused = g->rows[row].refused || bare;
        }
}

/* parse_group: cells, then what numbers prove, then places, then the module's own look at the whole. A row of our own
 * export is only laid out: which of its cells say anything, the record decides. */
void parse_group(struct importer *m, struct import_group *ig, struct subject_refusals *refusals)
{
        struct subject_group *g = &ig->group;
        lay_out_group(m, ig, refusals);
        if (!own_keys(m, ig))
                return;
        const struct subject_hooks *h = g->subject->hooks;
        for (size_t row = 0; row < g->n; row++) {
                parse_cells(m, ig, row);
                identity_check(m, ig, row);
        }
        if (h)
                set_bare_aside(g);
        parse_places(m, ig);
        if (g->rows[0].id) /* own.c compares with the record first: a mask is no wrong number */
                g->refused = g->rows[0].refused = false;
        else if (h && h->check)
                h->check(m->c, g);
}
