/* parse_place.c: where a group lives. Township and village stand each in a column, together in
 * one, in a line over the rows, or only in the name of the sheet, its title or the file. A cell
 * binds; a title only suggests: what it says is tried first and given up where a cell
 * contradicts. What is no place of the county is refused with those it could be. */
#include "import/import_private.h"

#include "base/utf8.h"
#include "import/subjects.h"

#include <stdio.h>

/* place_text: a column the subject has not is no place; one it has and the sheet has not, neither. */
static struct str place_text(const struct subject_group *g, const char *field)
{
        for (size_t i = 0; i < g->subject->n_columns; i++)
                if (strcmp(g->subject->columns[i].field, field) == 0)
                        return subject_cell(g, SUBJECT_WHOLE, field)->text;
        return (struct str){ "", 0 };
}

/* refuse_place: an ambiguous name wants more words, an unknown one wants another: each says what would do. */
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
                        say(m->c, "没有“%.*s”这个地方，例如：%.*s", "no place is called “%.*s”; there are, for instance: %.*s"),
                        FMT(text), FMT(places_near(&m->places, parent, text, say(m->c, "、", ", "))));
}

struct asked {                                      /* what a group says about where it lives, and in which columns */
        const char *township_field, *village_field; /* village_field NULL: the sheet has none */
        struct place_words words;
        struct str suggested; /* code of the township the sheet's title or name speaks of */
};

/* spoken_of: the one place the line over the rows, the sheet's name, its title or the file's
 * name speaks of; NULL when none does. From the nearest to the farthest: a line over the rows
 * holds against the sheet's name, that against the title, and the file's name comes last. */
static const struct place_entry *spoken_of(const struct importer *m, const struct import_group *ig, struct str parent,
                                           size_t level)
{
        const struct match *match = parse_match(m, ig, 0);
        const struct str section = rows_section(m, match->sheet, ig->refs[0].section);
        const struct str said[] = { section, match->name, match->title, str_of(m->file) };
        const struct place_entry *found = NULL;
        for (size_t i = 0; i < COUNT(said) && !found; i++)
                found = place_in_text(&m->places, parent, level, said[i]);
        return found;
}

/* has_village_column: where there is one, an empty cell in it is somebody's omission and not ours to fill. */
static bool has_village_column(const struct match *match)
{
        for (size_t i = 0; i < match->n; i++)
                if (strcmp(match->subject->subject->columns[match->columns[i].to].field, "place.village") == 0)
                        return true;
        return false;
}

/* township_above: the township that stands in the nearest row above, in its column or alone as a
 * heading: whoever lists villages writes it once. Lists of villages name the township once, in
 * the first row of each block; a total in between is no township. */
static const struct place_entry *township_above(const struct importer *m, const struct import_group *ig)
{
        const struct match *match = parse_match(m, ig, 0);
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

/* title_words: what the cells leave unsaid. First the township, then the village within it:
 * village names repeat within a county, townships don't. */
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
        if (x->words.village.n > 0 || has_village_column(parse_match(m, ig, 0)))
                return; /* a village left out in its own column is missing, not guessed */
        const struct place_entry *village = spoken_of(m, ig, within, 12);
        if (village)
                x->words.village = village->code;
}

/* find_asked: within the suggested township first; a title only suggests, so then anywhere. The suggestion narrows the
 * search; when nothing is found there, the cell is believed over the title. */
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

/* looked_in: the code of the township in which the village was looked for; "" when in the whole
 * county. So that the names offered are those of the township somebody already wrote. */
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

/* resolve_place: township and village, each in its column, in one, or in the sheet's name or title. At most one of the
 * two is at fault and told; a township that is wrong makes every village wrong. */
static void resolve_place(struct importer *m, struct import_group *ig, const char *township_field,
                          const char *village_field)
{
        struct subject_group *g = &ig->group;
        const struct cell_reader reader = { .words = m->words, .n_words = m->n_words };
        struct asked x = { .township_field = township_field, .village_field = village_field };
        x.words.township = place_text(g, township_field);
        if (village_field)
                x.words.village = place_text(g, village_field);
        if (x.words.village.n + x.words.township.n == 0)
                x.words.village = place_text(g, "place.address");
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

/* level_fits: a field that wants a village is not content with a township. Codes are 6, 9 or 12 digits by level. */
static bool level_fits(const struct field *f, const char *code)
{
        if (!f->level)
                return true;
        return strlen(code) == (strcmp(f->level, "village") == 0 ? 12u : 9u);
}

/* place_cell: any other place field of a single entity: a code, a name, or a path, on any level.
 * A county's own name is a place too, for what concerns all of it. */
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
        village.township = place_text(g, "place.township");
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

/* composite_place: the place of a household or the like. The columns have the same names in
 * every module, so that this file need not know them. */
static void composite_place(struct importer *m, struct import_group *ig)
{
        const struct subject *s = ig->group.subject;
        if (subject_has(s, "place.township"))
                resolve_place(m, ig, "place.township", subject_has(s, "place.village") ? "place.village" : NULL);
}

/* place_of_title: of a list without any column of places, kept by a township or village:
 * 栖凤镇扶贫工作站人员名册. The last resort: a list that names its place only above the header. */
static void place_of_title(struct importer *m, struct import_group *ig)
{
        const struct place_entry *e = spoken_of(m, ig, (struct str){ "", 0 }, 9);
        const struct place_entry *village = e ? spoken_of(m, ig, e->code, 12) : NULL;
        if (e)
                snprintf(ig->group.place, sizeof ig->group.place, "%.*s", FMT(village ? village->code : e->code));
}

/* place_of_name: what is called 龙凤镇驻温州流动党支部 is of 龙凤镇. Only the record's own name, never a person's: 王凤镇 is a man. */
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

/* place_beside_code: of a code's word that began with a place, where no column of places speaks.
 * The last one wins: such words stand in one column of a sheet, if at all. */
static void place_beside_code(struct subject_group *g)
{
        for (size_t i = 0; i < g->subject->n_columns; i++) {
                const struct subject_cell *cell = &g->rows[0].cells[i];
                if (cell->place.n > 0 && cell->place.n < sizeof g->place && !cell->faulty)
                        snprintf(g->place, sizeof g->place, "%.*s", FMT(cell->place));
        }
}

/* place_cells: every column of places but the one left out; true when one of them, or a code's
 * word, names a place. Faulty cells were told already; a cleared place stays cleared. */
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

/* check_level: a register of villages is not content with the township alone. Asked at the end,
 * when title and cells have said all they can. */
static void check_level(struct importer *m, struct import_group *ig, const char *own)
{
        struct subject_group *g = &ig->group;
        const size_t k = subject_column(g->subject, str_of(own));
        const struct field *f = k != MATCH_NONE ? ig->match->subject->targets[k].f : NULL;
        if (f && g->place[0] && !g->refused && !level_fits(f, g->place))
                subject_refuse(m->c, g, 0, "place.township", "place.level",
                               say(m->c, "“%s”应写到村", "%s wants a village"), field_title(m->c, f));
}

/* parse_places: a single register may have a place of its own, be split into township and
 * village, or have none; a composite table always has the two columns. */
void parse_places(struct importer *m, struct import_group *ig)
{
        struct subject_group *g = &ig->group;
        if (!ig->match->subject->generic) {
                composite_place(m, ig);
                return;
        }
        const char *own = arena_fmt(m->c->arena, "%s.place", g->subject->root).p;
        bool split = place_text(g, "place.township").n + place_text(g, "place.village").n > 0;
        bool said = place_cells(m, ig, split ? own : "") || split;
        if (!split)
                place_beside_code(g);
        if (split) {
                resolve_place(m, ig, "place.township", place_text(g, "place.village").n ? "place.village" : own);
                check_level(m, ig, own);
        } else if (!said && subject_has(g->subject, own) && !place_of_name(m, ig))
                place_of_title(m, ig);
}
