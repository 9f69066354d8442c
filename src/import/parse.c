/* parse.c: reads the cells of a group and refuses what they must not be, one entry a cause.
 *
 * A fault in a column of the group refuses the group, one in a row refuses the row. Of an ID number only the first
 * fault counts, in the order precision, length, characters, check digit, birth, standing twice, sex. */
#include "import/import_private.h"

#include <stdio.h>

#include "base/utf8.h"
#include "import/subjects.h"

static const struct row *sheet_row(const struct importer *m, const struct row_ref *r)
{
        return &m->book.sheets[r->sheet].rows[r->index];
}

static const struct match *match_of(const struct importer *m, const struct import_group *ig, size_t row)
{
        return &m->matches[ig->refs[row].match];
}

static bool given_above(const struct subject_group *g, size_t row, size_t to)
{
        for (size_t i = 0; i < row; i++)
                if (g->rows[i].cells[to].given)
                        return true;
        return false;
}

/* read_word: a word that stands in no cell of its own, as the value of a column. */
static bool read_word(struct importer *m, struct import_group *ig, size_t row, const struct cell_reader *reader,
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

/* read_said: what the title says for every row. */
static void read_said(struct importer *m, struct import_group *ig, size_t row, const struct cell_reader *reader)
{
        const struct match *match = match_of(m, ig, row);
        for (size_t i = 0; i < match->n_said; i++)
                (void)read_word(m, ig, row, reader, match->said[i].to, match->n ? match->columns[0].at : 0,
                                match->said[i].text);
}

/* read_section: what a line over the rows says for those below it. */
static void read_section(struct importer *m, struct import_group *ig, size_t row, const struct cell_reader *reader)
{
        const struct match_subject *s = ig->match->subject;
        const struct row_ref *ref = &ig->refs[row];
        struct str text = rows_section(m, ref->sheet, ref->section);
        for (size_t k = 0; text.n > 0 && k < s->subject->n_columns; k++) {
                struct str word = s->subject->columns[k].section ? text : match_spoken(m->c, s, k, text, S("省派").n);
                if (word.n > 0 && !rows_column(match_of(m, ig, row), k))
                        (void)read_word(m, ig, row, reader, k, ref->shift, word);
        }
}

static struct str span_part(struct str text, struct str *rest)
{
        static const char *const marks[] = { "至", "到", "—", "–", "－", "~", "～", "-" };
        size_t at = text.n, n = 0;
        for (size_t i = 0; i < COUNT(marks) && n == 0; i++) {
                at = str_find(text, str_of(marks[i]));
                n = at < text.n ? strlen(marks[i]) : 0;
        }
        size_t second = at + n;
        while (n > 0 && second < text.n && str_starts(str_slice(text, second, text.n), str_slice(text, at, at + n)))
                second += n; /* —— */
        *rest = str_slice(text, second, text.n);
        return str_slice(text, 0, at);
}

/* split_span: 2014.10-2017.4, 2016年3月至今; a day written 2016-3-1 has dashes of its own, and then stands alone. */
static void split_span(struct str text, struct str *from, struct str *to)
{
        size_t dashes = 0;
        for (size_t i = 0; i < text.n; i++)
                dashes += text.p[i] == '-';
        *to = (struct str){ "", 0 };
        *from = text;
        if (str_find(text, S("~")) < text.n || str_find(text, S("～")) < text.n || str_find(text, S("至")) < text.n) {
                *from = span_part(text, to);
        } else if (dashes == 4 || dashes == 5) { /* 2016-3-1-2017-3-1 */
                size_t at = 0;
                for (int seen = 0; at < text.n && (seen += text.p[at] == '-') < 3;)
                        at++;
                *from = str_slice(text, 0, at);
                *to = str_slice(text, at + 1, text.n);
        } else if (dashes != 2) {
                *from = span_part(text, to);
        }
        static const char *const ends[] = { "以来", "起", "始" };
        for (size_t i = 0; i < COUNT(ends); i++)
                if (str_ends(*from, str_of(ends[i])))
                        *from = str_slice(*from, 0, from->n - strlen(ends[i]));
}

static void refuse_span(struct importer *m, struct subject_group *g, size_t row, size_t i)
{
        subject_refuse(m->c, g, g->subject->columns[i].group ? SUBJECT_WHOLE : row, g->subject->columns[i].field,
                       "date.invalid",
                       say(m->c, "应为日期或起止日期（如 2016.3-2018.3），现为“%.*s”",
                           "wants a day, or a first and last day (2016.3-2018.3), not “%.*s”"),
                       FMT(g->rows[row].cells[i].text));
}

/* whole_end: 7日 of 3月5日-7日 is of the same month, 4.2 of 2017.3.30-4.2 of the same year. */
static struct str whole_end(struct importer *m, const struct subject_group *g, size_t row, size_t from, struct str end)
{
        const struct val v = from != MATCH_NONE ? g->rows[row].cells[from].v : V_NULL;
        size_t digits = 0;
        while (digits < end.n && end.p[digits] >= '0' && end.p[digits] <= '9')
                digits++;
        if (v.type != VAL_TEXT || digits == 0 || digits > 2)
                return end;
        struct str rest = str_slice(end, digits, end.n);
        if (rest.n == 0 || str_eq(rest, S("日")))
                return arena_fmt(m->c->arena, "%.8s%s%.*s", v.s.p, digits == 1 ? "0" : "", (int)digits, end.p);
        bool words = str_starts(rest, S("月"));
        return arena_fmt(m->c->arena, "%.4s%s%.*s", v.s.p, words ? "年" : ".", FMT(end));
}

/* read_span: the two days of a text into the columns of first and last that have none of their own. */
static bool read_span(struct importer *m, struct import_group *ig, size_t row, const struct cell_reader *reader,
                      struct str first, uint32_t at, struct str text)
{
        struct subject_group *g = &ig->group;
        struct str part[2];
        split_span(utf8_squeeze(m->c->arena, text), &part[0], &part[1]);
        const size_t ends[] = { subject_column(g->subject, first), subject_last_day(m->c->arena, g->subject, first) };
        for (size_t k = 0; k < COUNT(ends); k++) {
                size_t to = ends[k];
                if (k == 1)
                        part[1] = whole_end(m, g, row, ends[0], part[1]);
                if (to == MATCH_NONE || part[k].n == 0)
                        continue;
                const struct subject_cell *cell = &g->rows[row].cells[to];
                if ((!cell->given || cell->faulty) && !read_word(m, ig, row, reader, to, at, part[k]))
                        return false;
        }
        return true;
}

/* read_spans: a first and last day in one cell. */
static void read_spans(struct importer *m, struct import_group *ig, size_t row, const struct cell_reader *reader)
{
        struct subject_group *g = &ig->group;
        for (size_t i = 0; i < g->subject->n_columns; i++) {
                struct str name = str_of(g->subject->columns[i].field);
                const struct subject_cell *cell = &g->rows[row].cells[i];
                if (!str_ends(name, S(SUBJECT_SPAN)) || !cell->given)
                        continue;
                name = str_slice(name, 0, name.n - strlen(SUBJECT_SPAN));
                if (!read_span(m, ig, row, reader, name, cell->at, cell->text))
                        refuse_span(m, g, row, i);
        }
}

/* spans_two: 2017.4—2019.4 under 任职时间, the heading of a first day: the last day is there too. */
static bool spans_two(struct importer *m, struct import_group *ig, size_t row, const struct cell_reader *reader,
                      size_t to)
{
        struct subject_cell *cell = &ig->group.rows[row].cells[to];
        const struct subject_cell before = *cell;
        const struct str name = str_of(ig->group.subject->columns[to].field);
        struct str from, until;
        split_span(utf8_squeeze(m->c->arena, before.text), &from, &until);
        const struct subject *s = ig->group.subject;
        if (!before.faulty || until.n == 0 || subject_last_day(m->c->arena, s, name) == MATCH_NONE)
                return false;
        bool ok = read_span(m, ig, row, reader, name, before.at, before.text);
        if (!ok)
                *cell = before;
        return ok;
}

/* add_up: a further cell of a column that is added up: out becomes the sum, standing where the first did. */
static void add_up(const struct subject_cell *before, struct subject_cell *out)
{
        if (!before->given || before->faulty || before->v.type != VAL_INT)
                return;
        const int64_t more = out->given && out->v.type == VAL_INT ? out->v.i : 0;
        *out = *before;
        out->v.i += more;
}

/* read_when: where a row is several records, the year, day or class of the one this is. */
static void read_when(struct importer *m, struct import_group *ig, const struct match *match,
                      const struct cell_reader *reader)
{
        if (match->yearly != MATCH_NONE)
                (void)read_word(m, ig, 0, reader, match->yearly, ig->spread_at, ig->when);
}

/* cell_above: 同上 and 〃 mean what stands above them. */
static struct cell cell_above(struct importer *m, const struct match *match, const struct row_ref *r, size_t at)
{
        const struct sheet *sheet = &m->book.sheets[r->sheet];
        struct cell cell = book_cell(&sheet->rows[r->index], at + r->shift);
        for (size_t i = r->index; rows_ditto(cell.text) && i > match->last + 1; i--)
                cell = book_cell(&sheet->rows[i - 1], at + r->shift);
        return cell;
}

/* cell_of: what a column says for the row; of several villages in one cell, the one this record is of; of a ticked one
 * the word above it. False: it says nothing of the row. */
static bool cell_of(struct importer *m, const struct import_group *ig, size_t row, const struct match_column *column,
                    struct cell *cell)
{
        const struct match *match = match_of(m, ig, row);
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

/* read_row: a group's cell is read where it first stands; below, covered by the merge or repeated, it says nothing new.
 */
static void read_row(struct importer *m, struct import_group *ig, size_t row)
{
        struct subject_group *g = &ig->group;
        const struct match *match = match_of(m, ig, row);
        const struct cell_reader reader = { &m->places, m->words, m->n_words, match->money_factor, match->year };
        for (size_t i = 0; i < match->n; i++) {
                const struct match_column *column = &match->columns[i];
                const struct column *declared = &g->subject->columns[column->to];
                struct cell cell;
                struct subject_cell *out = &g->rows[row].cells[column->to];
                if ((declared->group && given_above(g, row, column->to)) || !cell_of(m, ig, row, column, &cell))
                        continue;
                struct cell_fault fault;
                const struct subject_cell before = *out;
                out->at = column->at + ig->refs[row].shift;
                out->there = true;
                cell_read(m->c, &reader, &match->subject->targets[column->to], column, cell, out, &fault);
                if (declared->sums && !fault.code)
                        add_up(&before, out);
                if (fault.code && !spans_two(m, ig, row, &reader, column->to))
                        subject_refuse(m->c, g, declared->group ? SUBJECT_WHOLE : row, declared->field, fault.code,
                                       "%.*s", FMT(fault.message));
        }
        read_said(m, ig, row, &reader);
        read_section(m, ig, row, &reader);
        read_when(m, ig, match, &reader);
        read_spans(m, ig, row, &reader);
}

/* own_keys: id and version of our own export. */
static bool own_keys(struct importer *m, struct import_group *ig)
{
        const struct match *match = ig->match;
        struct subject_row *r = &ig->group.rows[0];
        if (match->id_column == MATCH_NONE)
                return true;
        const struct row *from = sheet_row(m, &ig->refs[0]);
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

/* ---- places ---- */

static struct str text_of(const struct subject_group *g, const char *field)
{
        for (size_t i = 0; i < g->subject->n_columns; i++)
                if (strcmp(g->subject->columns[i].field, field) == 0)
                        return subject_cell(g, SUBJECT_WHOLE, field)->text;
        return (struct str){ "", 0 };
}

static void refuse_place(struct importer *m, struct subject_group *g, const char *field, enum place_found found,
                         struct str parent, struct str text)
{
        if (found == PLACE_AMBIGUOUS)
                subject_refuse(m->c, g, SUBJECT_WHOLE, field, "place.ambiguous",
                               say(m->c, "“%.*s”不止一处，请写明乡镇或全称",
                                   "“%.*s” is more than one place: add the township or the full name"),
                               FMT(text));
        else
                subject_refuse(
                        m->c, g, SUBJECT_WHOLE, field, "place.unknown",
                        say(m->c, "没有“%.*s”这个地方，例如：%.*s", "no place is called “%.*s”; there are: %.*s"),
                        FMT(text), FMT(places_near(&m->places, parent, text)));
}

struct asked {                                      /* what a group says about where it lives, and in which columns */
        const char *township_field, *village_field; /* village_field NULL: the sheet has none */
        struct place_words words;
        struct str suggested; /* code of the township the sheet's title or name speaks of */
};

/* spoken_of: the one place the line over the rows, the sheet's name, its title or the file's name speaks of; NULL when
 * none does. */
static const struct place_entry *spoken_of(const struct importer *m, const struct import_group *ig, struct str parent,
                                           size_t level)
{
        const struct match *match = match_of(m, ig, 0);
        const struct str section = rows_section(m, match->sheet, ig->refs[0].section);
        const struct str said[] = { section, match->name, match->title, str_of(m->file) };
        const struct place_entry *found = NULL;
        for (size_t i = 0; i < COUNT(said) && !found; i++)
                found = place_in_text(&m->places, parent, level, said[i]);
        return found;
}

static bool has_village_column(const struct match *match)
{
        for (size_t i = 0; i < match->n; i++)
                if (strcmp(match->subject->subject->columns[match->columns[i].to].field, "place.village") == 0)
                        return true;
        return false;
}

/* township_above: the township that stands in the nearest row above, in its column or alone as a heading: whoever lists
 * villages writes it once. */
static const struct place_entry *township_above(const struct importer *m, const struct import_group *ig)
{
        const struct match *match = match_of(m, ig, 0);
        const struct sheet *sheet = &m->book.sheets[match->sheet];
        const struct match_column *column = NULL;
        for (size_t i = 0; i < match->n; i++)
                if (strcmp(match->subject->subject->columns[match->columns[i].to].field, "place.township") == 0)
                        column = &match->columns[i];
        for (size_t r = column ? ig->refs[0].index : 0; r > match->last + 1; r--) {
                const struct row *row = &sheet->rows[r - 1];
                const struct cell cell = book_cell(row, column->at + ig->refs[0].shift);
                if (str_trim(cell.text).n && !rows_total(m->c, match, row))
                        return place_in_text(&m->places, S(""), 9, cell.text);
        }
        return NULL;
}

/* title_words: what the cells leave unsaid. */
static void title_words(const struct importer *m, const struct import_group *ig, struct asked *x)
{
        const struct place_entry *township = NULL;
        struct str all = { "", 0 }, within = all;
        if (x->words.township.n == 0 && x->words.village.n > 0)
                township = township_above(m, ig);
        if (x->words.township.n == 0 && !township)
                township = spoken_of(m, ig, all, 9);
        else if (!township && (x->words.village.n > 0 ||
                               place_find(&m->places, all, 9, x->words.township, &township) != PLACE_FOUND))
                return;
        if (township)
                within = township->code;
        if (x->words.township.n == 0)
                x->suggested = within;
        if (x->words.village.n > 0 || has_village_column(match_of(m, ig, 0)))
                return; /* a village left out in its own column is missing, not guessed */
        const struct place_entry *village = spoken_of(m, ig, within, 12);
        if (village)
                x->words.village = village->code;
}

/* find_asked: within the suggested township first; a title only suggests, so then anywhere. */
static enum place_found find_asked(const struct importer *m, const struct asked *x, char code[13], int *wrong)
{
        struct place_words within = x->words;
        if (x->suggested.n > 0)
                within.township = x->suggested;
        enum place_found found = place_of(&m->places, within, code, wrong);
        if (found == PLACE_FOUND || x->suggested.n == 0 || x->words.village.n == 0)
                return found;
        char elsewhere[13];
        int other;
        if (place_of(&m->places, x->words, elsewhere, &other) != PLACE_FOUND)
                return found;
        memcpy(code, elsewhere, sizeof elsewhere);
        return PLACE_FOUND;
}

/* within: the code of the township in which the village was looked for; "" when in the whole county. */
static struct str looked_in(struct importer *m, const struct asked *x)
{
        char code[13];
        int wrong;
        if (x->suggested.n > 0)
                return x->suggested;
        const struct place_words township = { x->words.township, { "", 0 } };
        bool known = township.township.n > 0 && place_of(&m->places, township, code, &wrong) == PLACE_FOUND;
        return known ? arena_str(m->c->arena, str_of(code)) : (struct str){ "", 0 };
}

/* resolve_place: township and village, each in its column, in one, or in the sheet's name or title. */
static void resolve_place(struct importer *m, struct import_group *ig, const char *township_field,
                          const char *village_field)
{
        struct subject_group *g = &ig->group;
        const struct cell_reader reader = { .words = m->words, .n_words = m->n_words };
        struct asked x = { .township_field = township_field, .village_field = village_field };
        x.words.township = text_of(g, township_field);
        if (village_field)
                x.words.village = text_of(g, village_field);
        if (x.words.village.n + x.words.township.n == 0)
                x.words.village = text_of(g, "place.address");
        struct str mapped = cell_word(&reader, "place", x.words.village);
        if (mapped.n > 0)
                x.words.village = mapped;
        title_words(m, ig, &x);
        if (x.words.township.n + x.words.village.n + x.suggested.n == 0)
                return;
        char code[13];
        int wrong;
        enum place_found found = find_asked(m, &x, code, &wrong);
        bool township = wrong == 1 || !village_field;
        if (found == PLACE_FOUND)
                memcpy(g->place, code, sizeof code);
        else if (township)
                refuse_place(m, g, township_field, found, (struct str){ "", 0 }, x.words.township);
        else
                refuse_place(m, g, village_field, found, looked_in(m, &x), x.words.village);
}

/* level_ok: a field that wants a village is not content with a township. */
static bool level_fits(const struct field *f, const char *code)
{
        if (!f->level)
                return true;
        return strlen(code) == (strcmp(f->level, "village") == 0 ? 12u : 9u);
}

/* place_cell: any other place field of a single entity: a code, a name, or a path, on any level. */
static void place_cell(struct importer *m, struct subject_group *g, struct subject_cell *cell, const struct field *f)
{
        const struct place_entry *e = NULL;
        char code[13];
        int wrong = 0;
        struct place_words village = { { "", 0 }, cell->text };
        enum place_found found = PLACE_UNKNOWN;
        for (size_t i = 0; i < m->places.n && found == PLACE_UNKNOWN; i++)
                if (m->places.items[i].code.n == 6 &&
                    (str_eq(m->places.items[i].name, cell->text) || str_eq(m->places.items[i].code, cell->text))) {
                        memcpy(code, m->places.items[i].code.p, 6);
                        code[6] = '\0';
                        found = PLACE_FOUND;
                }
        if (found == PLACE_UNKNOWN) {
                found = place_find(&m->places, (struct str){ "", 0 }, 9, cell->text, &e);
                if (found == PLACE_FOUND)
                        snprintf(code, sizeof code, "%.*s", FMT(e->code));
        }
        if (found == PLACE_UNKNOWN)
                found = place_of(&m->places, village, code, &wrong);
        village.township = text_of(g, "place.township");
        if (found == PLACE_AMBIGUOUS && village.township.n > 0)
                found = place_of(&m->places, village, code, &wrong);
        cell->faulty = found != PLACE_FOUND || !level_fits(f, code);
        if (!cell->faulty)
                cell->v = V_STR(arena_str(m->c->arena, str_of(code)));
        else if (found == PLACE_FOUND)
                subject_refuse(m->c, g, 0, cell->column->field, "place.level",
                               say(m->c, "“%s”应写到村", "%s wants a village"), field_title(m->c, f));
        else
                refuse_place(m, g, cell->column->field, found, (struct str){ "", 0 }, cell->text);
}

static bool has_column(const struct subject *s, const char *field)
{
        for (size_t i = 0; i < s->n_columns; i++)
                if (strcmp(s->columns[i].field, field) == 0)
                        return true;
        return false;
}

/* composite_place: the place of a household or the like. */
static void composite_place(struct importer *m, struct import_group *ig)
{
        const struct subject *s = ig->group.subject;
        if (has_column(s, "place.township"))
                resolve_place(m, ig, "place.township", has_column(s, "place.village") ? "place.village" : NULL);
}

/* place_of_title: of a list without any column of places, kept by a township or village: 栖凤镇扶贫工作站人员名册. */
static void place_of_title(struct importer *m, struct import_group *ig)
{
        const struct place_entry *e = spoken_of(m, ig, (struct str){ "", 0 }, 9);
        const struct place_entry *village = e ? spoken_of(m, ig, e->code, 12) : NULL;
        if (e)
                snprintf(ig->group.place, sizeof ig->group.place, "%.*s", FMT(village ? village->code : e->code));
}

/* place_of_name: what is called 龙凤镇驻温州流动党支部 is of 龙凤镇. */
static bool place_of_name(struct importer *m, struct import_group *ig)
{
        const struct match_subject *s = ig->match->subject;
        const struct place_entry *e = NULL, *village = NULL;
        for (size_t i = 0; i < s->subject->n_columns && !e; i++) {
                const struct subject_cell *cell = &ig->group.rows[0].cells[i];
                const bool names = s->targets[i].f && s->targets[i].f->named && !s->targets[i].f->derived;
                if (!names || !cell->given || strcmp(s->targets[i].e->name, s->subject->root) != 0)
                        continue;
                e = place_in_text(&m->places, S(""), 9, cell->text);
                village = e ? place_in_text(&m->places, e->code, 12, cell->text) : NULL;
        }
        if (e)
                snprintf(ig->group.place, sizeof ig->group.place, "%.*s", FMT(village ? village->code : e->code));
        return e != NULL;
}

/* place_beside_code: of a code's word that began with a place, where no column of places speaks. */
static void place_beside_code(struct subject_group *g)
{
        for (size_t i = 0; i < g->subject->n_columns; i++) {
                const struct subject_cell *cell = &g->rows[0].cells[i];
                if (cell->place.n > 0 && cell->place.n < sizeof g->place && !cell->faulty)
                        snprintf(g->place, sizeof g->place, "%.*s", FMT(cell->place));
        }
}

/* place_cells: every column of places but the one left out; true when one of them, or a code's word, names a place. */
static bool place_cells(struct importer *m, struct import_group *ig, const char *left_out)
{
        struct subject_group *g = &ig->group;
        bool said = false;
        for (size_t i = 0; i < g->subject->n_columns; i++) {
                const struct field *f = ig->match->subject->targets[i].f;
                struct subject_cell *cell = &g->rows[0].cells[i];
                bool place = f && f->type == FIELD_PLACE && cell->given;
                said = said || place || cell->place.n > 0;
                if (place && !cell->faulty && !cell_cleared(cell->text) &&
                    strcmp(g->subject->columns[i].field, left_out) != 0)
                        place_cell(m, g, cell, f);
        }
        return said;
}

/* check_level: a register of villages is not content with the township alone. */
static void check_level(struct importer *m, struct import_group *ig, const char *own)
{
        struct subject_group *g = &ig->group;
        const size_t k = subject_column(g->subject, str_of(own));
        const struct field *f = k != MATCH_NONE ? ig->match->subject->targets[k].f : NULL;
        if (f && g->place[0] && !g->refused && !level_fits(f, g->place))
                subject_refuse(m->c, g, 0, "place.township", "place.level",
                               say(m->c, "“%s”应写到村", "%s wants a village"), field_title(m->c, f));
}

static void read_places(struct importer *m, struct import_group *ig)
{
        struct subject_group *g = &ig->group;
        if (!ig->match->subject->generic) {
                composite_place(m, ig);
                return;
        }
        const char *own = arena_fmt(m->c->arena, "%s.place", g->subject->root).p;
        bool split = text_of(g, "place.township").n + text_of(g, "place.village").n > 0;
        bool said = place_cells(m, ig, split ? own : "") || split;
        if (!split)
                place_beside_code(g);
        if (split) {
                resolve_place(m, ig, "place.township", text_of(g, "place.village").n ? "place.village" : own);
                check_level(m, ig, own);
        }
        else if (!said && has_column(g->subject, own) && !place_of_name(m, ig))
                place_of_title(m, ig);
}

/* ---- identity ---- */

struct identity {              /* the columns of a row that speak of one person */
        size_t id, birth, sex; /* MATCH_NONE: there is none */
};

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

/* differs_birth: 1970 or 1970-05 agrees with any day of that year or month. */
static bool differs_birth(const struct subject_cell *cell, const char *birth)
{
        size_t n = cell->precision == DATE_ONLY_YEAR ? 4 : cell->precision == DATE_MONTH ? 7 : 10;
        return !str_eq(str_slice(cell->v.s, 0, n), str_slice(str_of(birth), 0, n));
}

static void check_birth(struct importer *m, struct import_group *ig, size_t row, const struct identity *x)
{
        struct subject_group *g = &ig->group;
        if (x->birth == MATCH_NONE || x->id == MATCH_NONE)
                return;
        struct subject_cell *id = &g->rows[row].cells[x->id], *birth = &g->rows[row].cells[x->birth];
        char fact[11];
        int sex = 0;
        if (!id->given || id->faulty || val_is_null(id->v) || !birth->given || birth->faulty || val_is_null(birth->v))
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

static void check_sex(struct importer *m, struct import_group *ig, size_t row, const struct identity *x)
{
        struct subject_group *g = &ig->group;
        if (x->sex == MATCH_NONE || x->id == MATCH_NONE)
                return;
        const struct subject_cell *id = &g->rows[row].cells[x->id], *sex = &g->rows[row].cells[x->sex];
        char fact[11];
        int number = 0;
        if (!id->given || id->faulty || val_is_null(id->v) || !sex->given || sex->faulty || val_is_null(sex->v))
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

static const char *unique_of(const struct import_group *g)
{
        const struct subject_hooks *h = g->match->subject->subject->hooks;
        return h ? h->unique : NULL;
}

static struct subject_cell *unique_cell(struct import_group *ig, size_t row)
{
        const char *field = unique_of(ig);
        for (size_t i = 0; field && i < ig->group.subject->n_columns; i++)
                if (strcmp(ig->group.subject->columns[i].field, field) == 0)
                        return &ig->group.rows[row].cells[i];
        return NULL;
}

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

static uint32_t twin_new(struct importer *m, const struct row_ref *r, uint32_t at)
{
        m->twins = arena_grow(m->arena, m->twins, &m->cap_twins, m->n_twins + 1, sizeof *m->twins);
        m->twins[m->n_twins++] = (struct twin){ r->sheet, sheet_row(m, r)->number, at };
        return (uint32_t)m->n_twins;
}

static void note(struct importer *m, struct seen_all *all, struct str value, struct row_ref *ref, uint32_t at)
{
        size_t i = (size_t)str_hash(value) & (all->size - 1);
        while (all->slots[i].ref && !str_eq(all->slots[i].value, value))
                i = (i + 1) & (all->size - 1);
        struct seen *s = &all->slots[i];
        if (!s->ref) {
                *s = (struct seen){ arena_str(m->arena, value), ref, at };
                return;
        }
        ref->twin = twin_new(m, s->ref, s->at);
        if (!s->ref->twin)
                s->ref->twin = twin_new(m, ref, at);
}

static const struct match_column *unique_column(const struct import_group *g, const struct match *match)
{
        const struct subject *s = match->subject->subject;
        for (size_t i = 0; i < match->n; i++)
                if (strcmp(s->columns[match->columns[i].to].field, unique_of(g)) == 0)
                        return &match->columns[i];
        return NULL;
}

static void note_group(struct importer *m, struct import_group *g, struct seen_all *all)
{
        const struct cell_reader reader = { .places = &m->places, .money_factor = 1 };
        for (size_t row = 0; row < g->n; row++) {
                const struct match *match = match_of(m, g, row);
                const struct match_column *column = unique_column(g, match);
                struct subject_cell cell = { .given = false };
                struct cell_fault fault;
                if (!column)
                        continue;
                cell_read(m->c, &reader, &match->subject->targets[column->to], column,
                          book_cell(sheet_row(m, &g->refs[row]), column->at + g->refs[row].shift), &cell, &fault);
                if (cell.given && !cell.faulty && cell.v.type == VAL_TEXT)
                        note(m, all, cell.v.s, &g->refs[row], column->at + g->refs[row].shift);
        }
}

void parse_unique(struct importer *m)
{
        size_t rows = 0;
        struct seen_all all = { .size = 64 };
        for (size_t i = 0; i < m->n; i++)
                rows += unique_of(&m->groups[i]) ? m->groups[i].n : 0;
        while (all.size < 2 * rows + 2)
                all.size *= 2;
        all.slots = NEWS(m->arena, struct seen, all.size);
        struct arena scratch = { 0 };
        m->c->arena = &scratch;
        for (size_t i = 0; i < m->n; i++) {
                struct arena_mark mark = arena_mark(&scratch);
                if (unique_of(&m->groups[i]))
                        note_group(m, &m->groups[i], &all);
                arena_back(&scratch, mark);
        }
        arena_release(&scratch);
        m->c->arena = m->arena;
}

/* ---- the group ---- */

/* day_of_sheet: the day it was filled in, else the last of its title's year, else today. */
static void day_of_sheet(const struct importer *m, const struct match *match, char day[11])
{
        memcpy(day, m->c->today, 11);
        if (match->day[0])
                memcpy(day, match->day, 11);
        else if (match->year && match->year < date_year(m->c->today))
                snprintf(day, 11, "%04d-12-31", match->year);
}

static void lay_out(struct importer *m, struct import_group *ig, struct subject_refusals *refusals)
{
        const struct match *match = match_of(m, ig, 0);
        const struct subject *s = ig->match->subject->subject;
        ig->group = (struct subject_group){ .subject = s, .n = ig->n, .at = SUBJECT_WHOLE };
        ig->group.refusals = refusals;
        ig->group.notes = &m->notes;
        ig->group.rows = NEWS(m->c->arena, struct subject_row, ig->n);
        ig->group.title = match->title;
        day_of_sheet(m, match, ig->group.day);
        ig->group.year = match->year ? match->year : date_year(m->c->today) - 1;
        ig->group.year_said = match->year_said;
        ig->group.month_from = match->month_from;
        ig->group.month_to = match->month_to;
        ig->group.month_unclear = match->month_unclear;
        for (size_t row = 0; row < ig->n; row++) {
                uint32_t number = sheet_row(m, &ig->refs[row])->number;
                struct subject_row *r = &ig->group.rows[row];
                *r = (struct subject_row){ .sheet = ig->refs[row].sheet, .number = number };
                r->cells = NEWS(m->c->arena, struct subject_cell, s->n_columns);
                for (size_t i = 0; i < s->n_columns; i++)
                        r->cells[i] = (struct subject_cell){ .column = &s->columns[i],
                                                             .row = number,
                                                             .sheet = r->sheet,
                                                             .at = match->n ? match->columns[0].at : 0,
                                                             .text = { "", 0 } };
        }
}

/* set_bare_aside: a line with the household's cells alone, above its members, is no member. */
static void set_bare_aside(struct subject_group *g)
{
        for (size_t row = 0; row < g->n && g->n > 1; row++) {
                bool bare = true;
                for (size_t i = 0; bare && i < g->subject->n_columns; i++)
                        bare = g->subject->columns[i].group || !g->rows[row].cells[i].given;
                g->rows[row].refused = g->rows[row].refused || bare;
        }
}

void parse_group(struct importer *m, struct import_group *ig, struct subject_refusals *refusals)
{
        struct subject_group *g = &ig->group;
        lay_out(m, ig, refusals);
        if (!own_keys(m, ig))
                return;
        const struct subject_hooks *h = g->subject->hooks;
        struct identity x = identity_of(ig->match->subject);
        for (size_t row = 0; row < g->n; row++) {
                read_row(m, ig, row);
                check_birth(m, ig, row, &x);
                check_twin(m, ig, row);
                check_sex(m, ig, row, &x);
        }
        if (h)
                set_bare_aside(g);
        read_places(m, ig);
        if (g->rows[0].id) /* own.c compares with the record first: a mask is no wrong number */
                g->refused = g->rows[0].refused = false;
        else if (h && h->check)
                h->check(m->c, g);
}
