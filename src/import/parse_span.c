/* parse_span.c: a first and a last day in one cell, as counties write them: 2014.10-2017.4, 2016年3月至今, 3月5日-7日. They
 * go into the columns of those two days, where these have no cells of their own. */
#include "import/import_private.h"

#include "base/utf8.h"
#include "import/subjects.h"

/* Words and long dashes before the short one, which days have inside. */
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

/* split_span: 2014.10-2017.4, 2016年3月至今; a day written 2016-3-1 has dashes of its own, and then stands alone. Counting
 * dashes tells 2016-3-1 (one day) from 2016-3-1-2017-3-1 (two) and 2016.3-2018.3 (two). */
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

/* refuse_span: told at the one cell that holds both, in both shapes that are allowed. */
static void refuse_span(struct importer *m, struct subject_group *g, size_t row, size_t i)
{
        subject_refuse(m->c, g, g->subject->columns[i].group ? SUBJECT_WHOLE : row, g->subject->columns[i].field,
                       "date.invalid",
                       say(m->c, "应为日期或起止日期（如 2016.3-2018.3），现为“%.*s”",
                           "wants a day, or a first and last day (2016.3-2018.3), not “%.*s”"),
                       FMT(g->rows[row].cells[i].text));
}

/* whole_end: 7日 of 3月5日-7日 is of the same month, 4.2 of 2017.3.30-4.2 of the same year. The
 * second half borrows from the first what it leaves out: nobody writes the year twice. */
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

/* read_span: the two days of a text into the columns of first and last that have none of their
 * own. A column of its own always goes before the shared cell. */
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
                if ((!cell->given || cell->faulty) && !parse_word(m, ig, row, reader, to, at, part[k]))
                        return false;
        }
        return true;
}

/* span_read: only columns made for two days; others are tried once, when they turn out not to be one. */
void span_read(struct importer *m, struct import_group *ig, size_t row, const struct cell_reader *reader)
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

/* span_as_two: tried where the cell is no single day: 任职时间 with two days in it is so common that
 * refusing it would refuse half of the rosters. */
bool span_as_two(struct importer *m, struct import_group *ig, size_t row, const struct cell_reader *reader, size_t to)
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
