/* fill_sheet.c: one worksheet part with its marks replaced and its repeated rows copied (see fill.h).
 *
 * The part is text: rows and cells are cut out by their tags, everything else goes through unchanged. First the rows
 * with marks of a list are found and loaded; then every row is written under its new number, and what names rows
 * (cells, merges, formulas) is moved by the same map.
 *
 * Only what a repeated row moves is moved: cells, merges and formulas. Everything else in the part keeps its bytes,
 * since a form's layout is the superior office's and any change of it is a reason to send it back. */
#include "fill/fill_parts.h"

#include "base/money.h"
#include "base/utf8.h"
#include "patch/patch_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* Lists on one sheet; more than a few nobody can read. */
#define REPEATED_MAX 32
/* A list of a hundred thousand rows and a form's width; beyond it nobody opens the file. */
#define OUT_MAX ((size_t)256 << 20)

/* One sheet while it is written. The rows of lists are loaded first; `now` and `copy` say in
 * which of their copies the writer is, which is what references in formulas depend on. */
struct job {
        struct fill *f;
        struct fill_rows rows[REPEATED_MAX];
        size_t n;
        struct buf out;
        bool changed, none_said; /* none_said: an empty list has its words */
        const struct fill_rows *now; /* the repeated row being written, and which copy */
        size_t copy;
        unsigned widths[FILL_COLUMNS], lines; /* of the columns; the highest cell of the row being written */
};

/* in_cell: an error about a mark says in which cell it stands. Templates are made by people in
 * offices: where the mark stands is what they look for. */
static bool in_cell(struct ctx *c, struct str cell)
{
        const struct err was = c->err;
        if (!str_starts(str_of(was.code), S("template.")) || !cell.n)
                return false;
        c->err = (struct err){ 0 };
        return fail(c, was.kind, was.code, arena_copy(c->arena, cell), "%.*s %s", FMT(cell), was.text);
}

/* ---- cutting ---- */

/* element: the next <NAME …>…</NAME> or <NAME …/> of s from *at; its tag and inside. */
struct element {
        size_t from, to;
        struct str tag, inside;
};
/* element: by text, not by parser: what is not touched must go out byte for byte. The name must
 * end where it ends: <c> is not <col>. */
static bool element(struct str s, size_t at, const char *name, struct element *out)
{
        const size_t length = strlen(name);
        for (; at < s.n; at++) {
                if (s.p[at] != '<' || !str_starts(str_slice(s, at + 1, s.n), str_of(name)))
                        continue;
                char next = at + 1 + length < s.n ? s.p[at + 1 + length] : ' ';
                if (next != ' ' && next != '>' && next != '/' && next != '\n' && next != '\r' && next != '\t')
                        continue;
                size_t end = at + str_find(str_slice(s, at, s.n), S(">"));
                if (end >= s.n)
                        return false;
                out->from = at;
                out->tag = str_slice(s, at, end + 1);
                out->to = end + 1;
                out->inside = S("");
                if (s.p[end - 1] == '/')
                        return true;
                char close[24];
                snprintf(close, sizeof close, "</%s>", name);
                size_t stop = end + 1 + str_find(str_slice(s, end + 1, s.n), str_of(close));
                if (stop >= s.n)
                        return false;
                out->inside = str_slice(s, end + 1, stop);
                out->to = stop + strlen(close);
                return true;
        }
        return false;
}

/* entity_char: XML's five. */
static char entity_char(struct str name)
{
        static const struct {
                const char *name;
                char ch;
        } known[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' } };
        for (size_t i = 0; i < COUNT(known); i++)
                if (str_is(name, known[i].name))
                        return known[i].ch;
        return 0;
}

/* numbered: the character of &#36139; or &#x8d2b;; 0: it is none. Office programs write Chinese
 * characters by number now and then. */
static uint32_t numbered(struct str name)
{
        if (!str_starts(name, S("#")) || name.n < 2 || name.n > 9)
                return 0;
        const bool hex = name.p[1] == 'x';
        char digits[12], *end;
        snprintf(digits, sizeof digits, "%.*s", FMT(str_slice(name, hex ? 2 : 1, name.n)));
        const unsigned long cp = strtoul(digits, &end, hex ? 16 : 10);
        const bool character = *end == '\0' && cp >= 0x20 && cp <= 0x10FFFF && (cp < 0xD800 || cp > 0xDFFF);
        return character ? (uint32_t)cp : 0;
}

/* xml_plain: never longer than the source. */
struct str xml_plain(struct arena *a, struct str s)
{
        char *text = NEWS(a, char, s.n + 4); /* an entity is never shorter than its character */
        size_t n = 0;
        for (size_t i = 0; i < s.n; i++) {
                size_t end = s.p[i] == '&' ? str_find(str_slice(s, i, s.n), S(";")) : 0;
                const struct str name = end > 0 && i + end < s.n ? str_slice(s, i + 1, i + end) : S("");
                const char ch = entity_char(name);
                const uint32_t cp = ch ? (uint32_t)ch : numbered(name);
                n += cp ? utf8_put(text + n, cp) : 0;
                if (cp)
                        i += end;
                else
                        text[n++] = s.p[i];
        }
        return (struct str){ text, n };
}

/* fill_texts_of: the <t> pieces of a string, one after the other. A mark may be in several runs. */
static struct str fill_texts_of(struct arena *a, struct str s)
{
        struct element t;
        struct str out = S("");
        for (size_t at = 0; element(s, at, "t", &t); at = t.to)
                out = arena_fmt(a, "%.*s%.*s", FMT(out), FMT(xml_plain(a, t.inside)));
        return out;
}

/* fill_cell_text: numbers and formulas hold no marks. */
static struct str fill_cell_text(const struct fill *f, const struct element *cell)
{
        struct str type = tag_get(cell->tag, "t");
        struct element v;
        int64_t at;
        if (str_is(type, "inlineStr"))
                return fill_texts_of(f->c->arena, cell->inside);
        if (!str_is(type, "s") || !element(cell->inside, 0, "v", &v) || !str_int(v.inside, &at) || at < 0)
                return S("");
        return (size_t)at < f->n_strings ? f->strings[at] : S("");
}

/* next_mark: words before the next {{mark}}, and the mark; false: none is left, and words are
 * all. Words around a mark stay: 截至{{day}}. */
static bool next_mark(struct str *rest, struct str *words, struct str *mark)
{
        size_t open = str_find(*rest, S("{{"));
        size_t close = open < rest->n ? str_find(str_slice(*rest, open, rest->n), S("}}")) : 0;
        *words = str_slice(*rest, 0, open);
        if (open >= rest->n || open + close >= rest->n) {
                *words = *rest;
                *rest = S("");
                return false;
        }
        *mark = str_trim(str_slice(*rest, open + 2, open + close));
        *rest = str_slice(*rest, open + close + 2, rest->n);
        return true;
}

/* ---- the map of rows ---- */

/* moved: rows below a repeated one move down by its further copies. */
static uint32_t moved(const struct job *j, uint32_t row)
{
        uint32_t by = 0;
        for (size_t i = 0; i < j->n; i++)
                if (j->rows[i].row < row && j->rows[i].n > 1)
                        by += (uint32_t)j->rows[i].n - 1;
        return row + by;
}

/* moved_ref: a row as a formula or merge names it: in the row being copied, its copy; a range ends behind all copies.
 * SUM(D5:D5) below a list of one row in the template must cover all of its copies. */
static uint32_t moved_ref(const struct job *j, uint32_t row, bool range_end)
{
        if (j->now && j->now->row == row)
                return moved(j, row) + (uint32_t)j->copy;
        for (size_t i = 0; i < j->n && range_end; i++)
                if (j->rows[i].row == row && j->rows[i].n > 1)
                        return moved(j, row) + (uint32_t)j->rows[i].n - 1;
        return moved(j, row);
}

/* letter: underscore and point too: names of ranges must not be taken for cells. */
static bool letter(char ch)
{
        return (ch >= 'A' && ch <= 'Z') || (ch >= 'a' && ch <= 'z') || ch == '_' || ch == '.';
}

static bool digit(char ch)
{
        return ch >= '0' && ch <= '9';
}

/* fill_word: where a run of letters and $ that begins at i ends; its digits follow up to *end. A reference is letters,
 * then digits; what else has letters before digits is a name, and is told by what follows. */
static size_t fill_word(struct str s, size_t i, size_t *end)
{
        while (i < s.n && (letter(s.p[i]) || s.p[i] == '$'))
                i++;
        *end = i;
        while (*end < s.n && digit(s.p[*end]))
                (*end)++;
        return i;
}

/* put_row_number: beyond the last row of a sheet it is no row. */
static void put_row_number(struct job *j, struct str digits, bool range_end)
{
        int64_t row;
        if (str_int(digits, &row) && row > 0 && row <= 1048576)
                buf_fmt(&j->out, "%u", moved_ref(j, (uint32_t)row, range_end));
        else
                buf_add(&j->out, digits);
}

/* put_refs: a formula with the rows of its references moved. One that speaks of other sheets
 * stays. Text in quotes stays. Other sheets have rows of their own, which have not moved. */
static void put_refs(struct job *j, struct str s)
{
        bool in_text = false;
        size_t end = 0;
        if (str_find(s, S("!")) < s.n) {
                buf_add(&j->out, s);
                return;
        }
        for (size_t i = 0; i < s.n; i = end) {
                end = i + 1;
                in_text ^= s.p[i] == '"';
                size_t digits = in_text ? i : fill_word(s, i, &end);
                if (digits == i) { /* no letters here: one character, or a whole number, goes as it is */
                        end = end > i ? end : i + 1;
                        buf_add(&j->out, str_slice(s, i, end));
                        continue;
                }
                bool name = end < s.n && (letter(s.p[end]) || s.p[end] == '(');
                buf_add(&j->out, str_slice(s, i, digits));
                if (name)
                        buf_add(&j->out, str_slice(s, digits, end));
                else
                        put_row_number(j, str_slice(s, digits, end), i > 0 && s.p[i - 1] == ':');
        }
}

/* ---- cells ---- */

/* capitals_of: the sum of a column of a repeated row, in the capitals of vouchers. From the cells themselves, so that
 * the figures added up beside it and the words can't differ. */
static bool capitals_of(struct job *j, struct str mark, struct fill_value *out)
{
        char words[160];
        int64_t sum = 0, one;
        bool known = false;
        for (size_t i = 0; i < j->n; i++) {
                const struct fill_rows *r = &j->rows[i];
                for (size_t k = 0; k < r->n_marks; k++) {
                        known = known || str_eq(r->marks[k], mark);
                        for (size_t at = 0; str_eq(r->marks[k], mark) && at < r->n; at++)
                                if (decimal_parse(r->values[at * r->n_marks + k].text, 2, &one) == DECIMAL_OK)
                                        sum += one;
                }
        }
        money_words(sum, words);
        out->text = arena_str(j->f->c->arena, str_of(words));
        return known || fill_bad_mark(j->f->c, mark);
}

/* mark_value: in a repeated row its own columns first; then what any cell may ask for. */
static bool mark_value(struct job *j, struct str mark, struct fill_value *out)
{
        const struct fill_rows *r = j->now;
        *out = (struct fill_value){ .number = false };
        if (str_is(mark, "n") && r) {
                *out = (struct fill_value){ r->n ? arena_fmt(j->f->c->arena, "%zu", j->copy + 1) : S(""), r->n > 0 };
                return true;
        }
        if (str_starts(mark, S("capitals:")))
                return capitals_of(j, str_trim(str_slice(mark, 9, mark.n)), out);
        for (size_t i = 0; r && i < r->n_marks; i++)
                if (str_eq(r->marks[i], mark)) {
                        if (r->n)
                                *out = r->values[j->copy * r->n_marks + i];
                        return true;
                }
        return fill_one(j->f, mark, out);
}

/* put_cell_tag: the cell's own style: the county's format of numbers and days holds. */
static void put_cell_tag(struct job *j, struct str tag, struct str name, const char *more)
{
        struct str style = tag_get(tag, "s");
        buf_fmt(&j->out, "<c r=\"%.*s\"", FMT(name));
        if (style.n)
                buf_fmt(&j->out, " s=\"%.*s\"", FMT(style));
        buf_text(&j->out, more);
}

/* note_height: of a repeated row, what its cells need. Only of repeated rows: all others have been laid out by hand. */
static void note_height(struct job *j, struct str name, struct str text)
{
        size_t column = 0;
        for (size_t i = 0; i < name.n && letter(name.p[i]); i++)
                column = column * 26 + (size_t)((name.p[i] | 32) - 'a') + 1;
        if (!j->now || column == 0 || column > FILL_COLUMNS)
                return;
        const unsigned lines = fill_lines(text, j->widths[column - 1]);
        j->lines = lines > j->lines ? lines : j->lines;
}

/* put_filled: a mark alone in its cell that is a number stays one, so that sums below it work;
 * beside words it is text. An empty list says so in its first cell. */
static bool put_filled(struct job *j, struct str tag, struct str name, struct str text)
{
        struct buf all = BUF((size_t)1 << 20);
        struct str rest = text, words, mark;
        struct fill_value v = { .number = false };
        size_t marks = 0;
        while (next_mark(&rest, &words, &mark)) {
                buf_add(&all, words);
                if (!mark_value(j, mark, &v)) {
                        buf_free(&all);
                        return false;
                }
                buf_add(&all, v.text);
                marks++;
        }
        buf_add(&all, words);
        if (j->now && !j->now->n && !j->none_said && !all.n && !str_is(mark, "n")) {
                buf_text(&all, say(j->f->c, "（没有记录）", "(no records)"));
                j->none_said = true;
        }
        note_height(j, name, buf_str(&all));
        bool alone = marks == 1 && all.n == v.text.n;
        if (all.n == 0) {
                put_cell_tag(j, tag, name, "/>");
        } else if (alone && v.number) {
                put_cell_tag(j, tag, name, "><v>");
                buf_add(&j->out, buf_str(&all));
                buf_text(&j->out, "</v></c>");
        } else {
                put_cell_tag(j, tag, name, " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                xml_text(&j->out, buf_str(&all));
                buf_text(&j->out, "</t></is></c>");
        }
        buf_free(&all);
        j->changed = true;
        return true;
}

/* put_formula: the cached value goes; the program that opens the workbook computes it again. The
 * cached value goes with the rows it was computed from. */
static void put_formula(struct job *j, struct str tag, struct str name, const struct element *formula)
{
        put_cell_tag(j, tag, name, ">");
        buf_add(&j->out, formula->tag);
        if (formula->inside.n) {
                put_refs(j, formula->inside);
                buf_text(&j->out, "</f>");
        }
        buf_text(&j->out, "</c>");
}

/* fill_put_cell: cells without marks move to their new row and stay as they are. */
static bool fill_put_cell(struct job *j, const struct element *cell, uint32_t row)
{
        struct str ref = tag_get(cell->tag, "r"), text = fill_cell_text(j->f, cell);
        size_t letters = 0;
        struct element formula;
        while (letters < ref.n && letter(ref.p[letters]))
                letters++;
        struct str name = arena_fmt(j->f->c->arena, "%.*s%u", FMT(str_slice(ref, 0, letters)), row);
        if (str_find(text, S("{{")) < text.n)
                return put_filled(j, cell->tag, name, text) || in_cell(j->f->c, ref);
        if (element(cell->inside, 0, "f", &formula)) {
                put_formula(j, cell->tag, name, &formula);
                return true;
        }
        buf_add(&j->out, tag_set(j->f->c->arena, cell->tag, "r", arena_copy(j->f->c->arena, name)));
        if (cell->inside.n || cell->tag.p[cell->tag.n - 2] != '/') {
                buf_add(&j->out, cell->inside);
                buf_text(&j->out, "</c>");
        }
        return true;
}

/* ---- rows ---- */

/* row_number: without a number in the tag it is none of ours. */
static uint32_t row_number(struct str tag)
{
        int64_t n = 0;
        return str_int(tag_get(tag, "r"), &n) && n > 0 && n <= 1048576 ? (uint32_t)n : 0;
}

/* fill_put_row: cells first: only they tell how high the row must be. */
static bool fill_put_row(struct job *j, const struct element *row, uint32_t number)
{
        struct arena *a = j->f->c->arena;
        struct element cell;
        const struct str tag = tag_set(a, row->tag, "r", arena_fmt(a, "%u", number).p);
        const struct buf above = j->out;
        bool ok = true;
        if (row->tag.p[row->tag.n - 2] == '/') {
                buf_add(&j->out, tag);
                return true;
        }
        j->lines = 1;
        j->out = BUF(OUT_MAX);
        for (size_t at = 0; ok && element(row->inside, at, "c", &cell); at = cell.to)
                ok = fill_put_cell(j, &cell, number);
        struct buf cells = j->out;
        j->out = above;
        buf_add(&j->out, fill_row_tag(a, tag, j->lines));
        buf_add(&j->out, buf_str(&cells));
        buf_text(&j->out, "</row>");
        buf_free(&cells);
        return ok;
}

/* fill_put_rows: at least one copy, so that an empty list keeps its row and says that it is empty. */
static bool fill_put_rows(struct job *j, const struct element *row)
{
        uint32_t number = row_number(row->tag);
        j->now = NULL;
        for (size_t i = 0; i < j->n; i++)
                if (j->rows[i].row == number)
                        j->now = &j->rows[i];
        size_t copies = j->now && j->now->n > 1 ? j->now->n : 1;
        j->none_said = false;
        for (j->copy = 0; j->copy < copies; j->copy++)
                if (!fill_put_row(j, row, moved(j, number) + (uint32_t)j->copy))
                        return false;
        j->now = NULL;
        j->copy = 0;
        return true;
}

/* note_marks: the marks of lists in one cell, gathered for the row. */
static bool note_marks(struct job *j, struct fill_rows *r, struct str text)
{
        struct ctx *c = j->f->c;
        struct str rest = text, words, mark, list, field;
        while (next_mark(&rest, &words, &mark)) {
                if (!fill_list_mark(j->f, mark, &list, &field))
                        continue;
                if (!list.n)
                        return fail(c, ERR_INVALID, "template.mark", "template",
                                    say(c, "“{{%.*s}}”没有说取自哪里：请选登记簿或清单，或写成 {{list:登记簿 栏目}}",
                                        "“{{%.*s}}” doesn't say of what: pick a register or list, or write "
                                        "{{list:REGISTER COLUMN}}"),
                                    FMT(mark));
                if (r->n_marks == FILL_FIELDS || (r->n_marks && !str_eq(list, r->list)))
                        return fill_bad_mark(c, mark);
                r->list = list;
                r->marks[r->n_marks++] = mark;
        }
        return true;
}

/* find_repeated: all lists are loaded before a row is written: a formula above a list refers to rows below it. */
static bool find_repeated(struct job *j, struct str data)
{
        struct element row, cell;
        for (size_t at = 0; element(data, at, "row", &row); at = row.to) {
                struct fill_rows r = { .row = row_number(row.tag) };
                for (size_t k = 0; element(row.inside, k, "c", &cell); k = cell.to)
                        if (!note_marks(j, &r, fill_cell_text(j->f, &cell)))
                                return in_cell(j->f->c, tag_get(cell.tag, "r"));
                if (!r.n_marks)
                        continue;
                if (j->n == REPEATED_MAX)
                        return fail(j->f->c, ERR_INVALID, "template.rows", "template",
                                    say(j->f->c, "一张表最多 %d 个重复行", "at most %d repeated rows a sheet"),
                                    REPEATED_MAX);
                if (!fill_load(j->f, &r))
                        return in_cell(j->f->c, arena_fmt(j->f->c->arena, say(j->f->c, "第 %u 行", "row %u"), r.row));
                j->rows[j->n++] = r;
        }
        return true;
}

/* fill_put_merges: below a repeated row they move with it; within it, every copy has its own. A
 * merge across several rows with a list in it moves by its ends. */
static void fill_put_merges(struct job *j, struct str after)
{
        struct element all, one;
        if (!element(after, 0, "mergeCells", &all)) {
                buf_add(&j->out, after);
                return;
        }
        buf_add(&j->out, str_slice(after, 0, all.from));
        buf_text(&j->out, "<mergeCells>");
        for (size_t at = 0; element(all.inside, at, "mergeCell", &one); at = one.to) {
                struct str ref = tag_get(one.tag, "ref"), rest = ref, first;
                size_t copies = 1;
                (void)str_cut(&rest, ':', &first);
                for (size_t i = 0; i < j->n; i++) {
                        char row[16];
                        snprintf(row, sizeof row, "%u", j->rows[i].row);
                        size_t digits = strlen(row);
                        bool within = str_ends(first, str_of(row)) && str_ends(rest, str_of(row)) &&
                                      letter(first.p[first.n - digits - 1]) && letter(rest.p[rest.n - digits - 1]);
                        if (within && j->rows[i].n > 1) {
                                j->now = &j->rows[i];
                                copies = j->rows[i].n;
                        }
                }
                for (j->copy = 0; j->copy < copies; j->copy++) {
                        buf_text(&j->out, "<mergeCell ref=\"");
                        put_refs(j, ref);
                        buf_text(&j->out, "\"/>");
                }
                j->now = NULL;
                j->copy = 0;
        }
        buf_text(&j->out, "</mergeCells>");
        buf_add(&j->out, str_slice(after, all.to, after.n));
}

/* fill_sheet: a sheet without marks is not written at all. */
bool fill_sheet(struct fill *f, struct str part, struct str *out, bool *changed)
{
        struct job *j = NEW(f->c->arena, struct job);
        struct element data, row;
        *j = (struct job){ .f = f, .out = BUF(OUT_MAX) };
        *changed = false;
        if (!element(part, 0, "sheetData", &data) || !data.inside.n)
                return true;
        fill_widths(part, j->widths);
        if (!find_repeated(j, data.inside))
                return false;
        buf_add(&j->out, str_slice(part, 0, data.from));
        buf_text(&j->out, "<sheetData>");
        bool ok = true;
        for (size_t at = 0; ok && element(data.inside, at, "row", &row); at = row.to)
                ok = fill_put_rows(j, &row);
        buf_text(&j->out, "</sheetData>");
        fill_put_merges(j, str_slice(part, data.to, part.n));
        *changed = j->changed;
        if (ok && j->out.full)
                ok = fail(f->c, ERR_TOO_LARGE, "template.size", "template", "%s",
                          say(f->c, "填出的表太大，请缩小范围", "the filled table is too large; ask for less"));
        if (ok && j->changed)
                *out = arena_str(f->c->arena, buf_str(&j->out));
        buf_free(&j->out);
        return ok;
}
