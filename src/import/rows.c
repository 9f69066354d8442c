/* rows.c: which rows belong together. A row whose group columns are all empty, or covered by a merge, continues the
 * group above; rows with the same key are one group wherever they stand; without a key, rows with the same group cells
 * are. Totals, notes below the table, headers repeated on a new page and a line of column numbers are no data.
 *
 * Sheets are made to be printed: a household's number stands once beside its five members, a page repeats the header,
 * a block ends in its total, and the clerk's name closes it. Read cell by cell all of that is data, and wrong; so each
 * row is first asked what it is. */
#include "import/import_private.h"

#include "base/utf8.h"
#include "import/subjects.h"

/* rows_column: linear: a sheet has a few dozen columns, and the first of two that write one field holds. */
const struct match_column *rows_column(const struct match *match, size_t to)
{
        for (size_t i = 0; i < match->n; i++)
                if (match->columns[i].to == to)
                        return &match->columns[i];
        return NULL;
}

/* rows_ditto: all the marks people copy down a column by hand. */
bool rows_ditto(struct str text)
{
        static const char *const words[] = { "同上", "〃", "″", "＂", "\"", "''", "〞", "＇＇" };
        struct str t = str_trim(text);
        for (size_t i = 0; i < COUNT(words); i++)
                if (str_is(t, words[i]))
                        return true;
        return false;
}

/* first_text: merged cells repeat their first one and count once. */
static struct str first_text(struct arena *a, const struct row *row, size_t *filled)
{
        struct str first = { "", 0 };
        *filled = 0;
        for (size_t i = 0; i < row->n; i++) {
                if (row->cells[i].merged || row->cells[i].text.n == 0)
                        continue;
                struct str text = utf8_squeeze(a, row->cells[i].text);
                if (text.n > 0 && (*filled)++ == 0)
                        first = text;
        }
        return first;
}

/* rows_header_again: half of the headings once more: pages of a printed list begin with them. */
bool rows_header_again(struct arena *a, const struct match *match, const struct row *row)
{
        size_t same = 0;
        for (size_t i = 0; i < match->n; i++)
                same += str_eq(utf8_squeeze(a, book_cell(row, match->columns[i].at).text),
                               utf8_squeeze(a, match->columns[i].header));
        return same >= 2 && same * 2 > match->n;
}

/* column_numbers: a line 1, 2, 3 … below the header. Official forms number their columns below
 * the header; four rising numbers in a row are no household. */
static bool column_numbers(const struct match *match, const struct row *row)
{
        int64_t before = 0, value = 0;
        size_t n = 0;
        for (size_t i = 0; i < match->n; i++) {
                struct str text = str_trim(book_cell(row, match->columns[i].at).text);
                if (text.n == 0)
                        continue;
                if (!str_int(text, &value) || value <= before || value > 300)
                        return false;
                before = value;
                n++;
        }
        return n >= 4;
}

/* Lines over rows name a place or a group; remarks are longer. */
#define SECTION_LENGTH 40 /* characters: a longer line is a remark */
#define SECTION_WORD 6    /* bytes of a code's word in a line over the rows: 省派 */
/* How the lines below a table begin, and how those who sign it are called. */
#define NOTES \
        "注：|注:|说明：|说明:|备注：|备注:|填表人|制表|审核人|填报人|填表说明|单位负责人|经办人|主要负责人|分管领导|填报单位|" \
        "填报日期|制表单位|负责人|审核|复核|编制人|经手人|会计：|出纳|单位盖章|单位（盖章）"
/* Never data, checked by totals.c instead. */
#define TOTALS "合计|总计|小计|共计|累计|本页小计"
#define TOTAL_WITHIN 3 /* a total says so in one of its first cells */
#define NOTE_LENGTH 6  /* a longer text alone in its row is no name */

/* lacks_required: a column no record is without is empty in the row. The required columns of a
 * subject are those no record is without. */
static bool lacks_required(const struct match *match, const struct row *row)
{
        for (size_t i = 0; i < match->n; i++)
                if (match->subject->subject->columns[match->columns[i].to].required &&
                    str_trim(book_cell(row, match->columns[i].at).text).n == 0)
                        return true;
        return false;
}

/* is_total: 合计, or 丰收村小计 beside a count or two, or where a record would have more. Anywhere among the first cells: a
 * serial number may stand before it. A name that ends in 合计 is none where the row has everything a record has. */
static bool is_total(struct arena *a, const struct match *match, const struct row *row, size_t filled)
{
        const bool bare = filled * 2 <= match->n || lacks_required(match, row);
        size_t seen = 0;
        for (size_t i = 0; i < row->n && seen < TOTAL_WITHIN; i++) {
                if (row->cells[i].merged || row->cells[i].text.n == 0)
                        continue;
                struct str text = utf8_squeeze(a, row->cells[i].text), word;
                if (text.n > 0 && seen++ == 0 && str_starts_any(text, TOTALS))
                        return true;
                for (struct str rest = S(TOTALS); bare && str_cut(&rest, '|', &word);)
                        if (str_ends(text, word))
                                return true;
        }
        return false;
}

/* is_note: one text alone in its row, where no name can stand, or over several columns: a title on a new page, a
 * remark at the end. A short text may be the first member of a household whose other cells are still empty, so only
 * long ones, labelled ones, and those merged over several columns are notes. */
static bool is_note(const struct match *match, const struct row *row, struct str text)
{
        size_t at = 0;
        while (at < row->n && (row->cells[at].merged || str_trim(row->cells[at].text).n == 0))
                at++;
        if (book_cell(row, at + 1).merged && str_eq(book_cell(row, at + 1).text, book_cell(row, at).text))
                return true;
        bool remark = utf8_length(text) > NOTE_LENGTH || str_find(text, S("：")) < text.n;
        if (!match->subject->subject->hooks || remark)
                return match->subject->subject->hooks != NULL;
        for (size_t i = 0; i < match->n; i++)
                if (match->columns[i].at == at)
                        return !match->subject->subject->columns[match->columns[i].to].required;
        return true;
}

/* rows_total: for who adds up; an empty row is none. */
bool rows_total(struct ctx *c, const struct match *match, const struct row *row)
{
        size_t filled;
        (void)first_text(c->arena, row, &filled);
        return filled > 0 && is_total(c->arena, match, row, filled);
}

/* is_signed: nothing but places to sign: 负责人：　审核：　制表：, each with a colon. Signatures stand below
 * the table in as many shapes as there are offices; what they share is the colon. */
static bool is_signed(const struct row *row)
{
        bool any = false;
        for (size_t i = 0; i < row->n; i++) {
                const struct cell *cell = &row->cells[i];
                if (cell->merged || str_trim(cell->text).n == 0)
                        continue;
                bool colon = str_find(cell->text, S("：")) < cell->text.n || str_find(cell->text, S(":")) < cell->text.n;
                if (cell->kind != CELL_TEXT || !colon)
                        return false;
                any = true;
        }
        return any;
}

/* title_again: on a new page, 2017年3月报酬发放表 | 单位：元: every text of the row is the title's. Every
 * text of the row, not some: a village's name stands in titles too. */
static bool title_again(struct arena *a, const struct match *match, const struct row *row, struct str text)
{
        for (size_t i = 0; i < row->n; i++) {
                const struct str said = utf8_clean(a, row->cells[i].text);
                if (!row->cells[i].merged && str_find(match->title, said) == match->title.n && said.n > 0)
                        return false;
        }
        return utf8_length(text) > NOTE_LENGTH;
}

/* no_data: read as a list of what a row may be instead of a record, cheapest first: it is asked
 * of every row of every file. */
static bool no_data(struct ctx *c, const struct match *match, const struct row *row, bool first)
{
        size_t filled;
        struct str text = first_text(c->arena, row, &filled);
        if (filled == 0 || is_total(c->arena, match, row, filled) || (filled == 1 && is_note(match, row, text)))
                return true;
        if (filled <= 4 && str_starts_any(text, NOTES))
                return true;
        if (filled > 1 && (is_signed(row) || title_again(c->arena, match, row, text)))
                return true;
        return rows_header_again(c->arena, match, row) || (first && column_numbers(match, row));
}

bool rows_data(struct ctx *c, const struct match *match, const struct row *row, bool first)
{
        return !no_data(c, match, row, first);
}

/* ---- groups ---- */

/* What decides whether a row goes on with the one above it. */
struct facts {              /* of one row */
        struct str key;     /* "" when empty or not in the sheet */
        struct str group;   /* all group cells together */
        struct str named;   /* the cell that names the group, and its place; "" without a name */
        bool fresh;         /* says something of its own about a group */
        bool starts;        /* carries the word that begins a group (户主) */
        bool counts_starts; /* the subject has such a word */
        bool has_key;       /* the sheet has the key column */
};

/* row_starts: by its code, so that 户主, 本人 and a county's own word for the head all begin a household. */
static bool row_starts(struct ctx *c, const struct match *match, const struct row *row)
{
        const struct subject *s = match->subject->subject;
        if (!s->hooks || !s->hooks->starts)
                return false;
        struct str code = str_of(s->hooks->starts), field;
        (void)str_cut(&code, '=', &field);
        size_t to = subject_column(s, field);
        const struct match_column *column = to != MATCH_NONE ? rows_column(match, to) : NULL;
        const struct field *f = to != MATCH_NONE ? match->subject->targets[to].f : NULL;
        if (!column || !f || !f->codes)
                return false;
        const struct str word = cell_plain(c->arena, book_cell(row, column->at).text);
        const char *found = code_of(c, f->codes, utf8_squeeze(c->arena, word));
        return found && str_is(code, found);
}

/* telling: the cells by which a person would tell two groups without a number apart. A household without a number is
 * told by its head and place; two of one name in one village then are one, and the register refuses the second head. */
static bool telling(const struct subject *s, const struct column *column)
{
        return s->hooks && s->hooks->name &&
               (strcmp(column->field, s->hooks->name) == 0 || strncmp(column->field, "place.", 6) == 0);
}

/* cell_silent: says nothing of its own: empty, covered by a merge, or 同上. Whatever looks like
 * the row above says nothing of its own. */
static bool cell_silent(const struct cell *cell, struct str text)
{
        return text.n == 0 || cell->merged || rows_ditto(text);
}

/* facts_of: one pass over the row's group columns; the strings live as long as the row, or one
 * row longer if they begin a group. */
static struct facts facts_of(struct ctx *c, const struct match *match, const struct row *row)
{
        const struct subject *s = match->subject->subject;
        struct facts f = { .fresh = false };
        bool has_name = false;
        for (size_t i = 0; i < match->n; i++) {
                const struct column *column = &s->columns[match->columns[i].to];
                if (!column->group)
                        continue;
                struct cell cell = book_cell(row, match->columns[i].at);
                struct str text = utf8_squeeze(c->arena, cell_plain(c->arena, cell.text));
                bool key = s->hooks && s->hooks->key && strcmp(column->field, s->hooks->key) == 0;
                f.has_key = f.has_key || key;
                if (cell_silent(&cell, text))
                        continue;
                f.fresh = true;
                f.group = arena_fmt(c->arena, "%.*s\x1f%zu=%.*s", FMT(f.group), match->columns[i].to, FMT(text));
                if (key)
                        f.key = text;
                if (telling(s, column))
                        f.named =
                                arena_fmt(c->arena, "%.*s\x1f%zu=%.*s", FMT(f.named), match->columns[i].to, FMT(text));
                has_name = has_name || (s->hooks && s->hooks->name && strcmp(column->field, s->hooks->name) == 0);
        }
        if (!has_name)
                f.named.n = 0;
        f.counts_starts = s->hooks && s->hooks->starts;
        f.starts = row_starts(c, match, row);
        return f;
}

/* group_new: groups of rows lie in one array in the order in which they begin; an index stays
 * good, a pointer does not. */
static struct import_group *group_new(struct importer *m, const struct match *match, struct str key)
{
        m->groups = arena_grow(&m->held, m->groups, &m->capacity, m->n + 1, sizeof *m->groups);
        struct import_group *g = &m->groups[m->n++];
        *g = (struct import_group){ .match = match, .key = arena_str(&m->held, key) };
        return g;
}

struct keyed {         /* open addressing: groups by key */
        size_t *slots; /* group index + 1 */
        size_t size, n;
};

/* keyed_slot: open addressing, twice as many slots as groups could be: never full, no list to walk. */
static size_t *keyed_slot(const struct importer *m, const struct keyed *k, const struct match *match, struct str key)
{
        size_t i = (size_t)str_hash(key) & (k->size - 1);
        while (k->slots[i]) {
                const struct import_group *g = &m->groups[k->slots[i] - 1];
                if (g->match->subject == match->subject && str_eq(g->key, key))
                        break;
                i = (i + 1) & (k->size - 1);
        }
        return &k->slots[i];
}

/* keyed_all: all groups of the file, since a household may go on in another table or sheet. */
static struct keyed keyed_all(struct importer *m, size_t more)
{
        struct keyed k = { .size = 64 };
        while (k.size < 2 * (m->n + more + 1))
                k.size *= 2;
        k.slots = NEWS(&m->held, size_t, k.size);
        for (size_t i = 0; i < m->n; i++)
                if (m->groups[i].key.n > 0)
                        *keyed_slot(m, &k, m->groups[i].match, m->groups[i].key) = i + 1;
        return k;
}

/* continues: whether the row goes on with the group above. The order of the questions is that of what binds most: an
 * own number, then head and place, then the word 户主, then whatever group cells there are. */
static bool continues(const struct facts *f, const struct facts *above)
{
        if (!f->fresh)
                return true;
        if (f->key.n > 0)
                return str_eq(f->key, above->key);
        if (!f->has_key && f->named.n > 0 && above->named.n > 0)
                return str_eq(f->named, above->named);
        if (f->has_key && f->counts_starts)
                return !f->starts; /* something of the household beside a member, no number: still the one above */
        return str_eq(f->group, above->group) && !f->starts;
}

/* group_for: a group without a key is only its stretch of rows; with one it collects its rows from anywhere. */
static struct import_group *group_for(struct importer *m, const struct match *match, struct keyed *k,
                                      const struct facts *f)
{
        if (f->key.n == 0)
                return group_new(m, match, f->key);
        size_t *slot = keyed_slot(m, k, match, f->key);
        if (*slot == 0) {
                group_new(m, match, f->key);
                *slot = m->n;
        }
        return &m->groups[*slot - 1];
}

static void group_add_row(struct importer *m, struct import_group *g, const struct row_ref *ref)
{
        g->refs = arena_grow(&m->held, g->refs, &g->capacity, g->n + 1, sizeof *g->refs);
        g->refs[g->n++] = *ref;
}

/* facts_kept: the row above must be remembered while the row's own memory is taken back. */
static struct facts facts_kept(struct arena *a, const struct facts *f)
{
        struct facts copy = *f;
        copy.key = arena_str(a, f->key);
        copy.group = arena_str(a, f->group);
        copy.named = arena_str(a, f->named);
        return copy;
}

/* has_groups: a table of one record a row needs no comparing of rows at all. */
static bool has_groups(const struct subject *s)
{
        for (size_t i = 0; i < s->n_columns; i++)
                if (s->columns[i].group)
                        return true;
        return false;
}

/* when_before: a column further left speaks of the same year, day or class and has something in the row. Of 标准 and 金额
 * under one year, the first that has something makes the record; the second belongs to it. */
static bool when_before(const struct match *match, const struct row *row, size_t at)
{
        for (size_t i = 0; i < at; i++)
                if (str_eq(match->columns[i].when, match->columns[at].when) &&
                    str_trim(book_cell(row, match->columns[i].at).text).n > 0)
                        return true;
        return false;
}

/* add_spread: a record for each year, day or class that has something in its columns. A year
 * without any cell is no record of zeros: nothing was there that year, or nobody knows. */
static void add_spread(struct importer *m, const struct match *match, const struct row *row, const struct row_ref *ref)
{
        for (size_t i = 0; i < match->n; i++) {
                const struct match_column *column = &match->columns[i];
                if (column->when.n == 0 || str_trim(book_cell(row, column->at).text).n == 0 ||
                    when_before(match, row, i))
                        continue;
                struct import_group *g = group_new(m, match, (struct str){ "", 0 });
                g->spread_at = column->at;
                g->when = column->when;
                group_add_row(m, g, ref);
        }
}

/* ---- several villages in one cell ---- */

/* rows_village: only where a row is one record: in a household's row two villages are a contradiction. */
bool rows_village(const struct match *match, const struct match_column *column)
{
        const struct match_target *to = &match->subject->targets[column->to];
        if (!match->subject->generic)
                return false;
        return (to->f && to->f->type == FIELD_PLACE) ||
               strcmp(match->subject->subject->columns[column->to].field, "place.village") == 0;
}

/* rows_part: brackets hide their separators: 塔山村（原马刘、小李村） is one village. */
struct str rows_part(struct str text, size_t n)
{
        size_t at = 0, from = 0, depth = 0;
        while (at < text.n) {
                size_t here = at;
                uint32_t cp = utf8_next(text, &at);
                depth += cp == '(' || cp == 0xFF08;
                depth -= depth > 0 && (cp == ')' || cp == 0xFF09);
                if (depth > 0 || (cp != 0x3001 && cp != 0xFF0C && cp != ',' && cp != ';' && cp != 0xFF1B && cp != '\n'))
                        continue;
                if (n-- == 0)
                        return str_trim(str_slice(text, from, here));
                from = at;
        }
        return n == 0 ? str_trim(str_slice(text, from, text.n)) : (struct str){ "", 0 };
}

/* add_villages: a record for each village of a cell that names several; false when none does. A
 * commissioner of two villages has two postings; a list that writes both in one cell means so. */
static bool add_villages(struct importer *m, const struct match *match, const struct row *row,
                         const struct row_ref *ref)
{
        for (size_t i = 0; i < match->n; i++) {
                struct str text = book_cell(row, match->columns[i].at).text;
                if (!rows_village(match, &match->columns[i]) || rows_part(text, 1).n == 0)
                        continue;
                for (uint32_t part = 0; rows_part(text, part).n > 0; part++) {
                        struct import_group *g = group_new(m, match, (struct str){ "", 0 });
                        g->part = part + 1;
                        group_add_row(m, g, ref);
                }
                return true;
        }
        return false;
}

/* ---- lines over the rows, and blocks side by side ---- */

/* section_plain: 定城镇 of 一、定城镇（5人）：, 种植组 of （二）种植组. The number of a section goes with whichever
 * mark follows it, but only near the beginning: 丰收村（二）组 keeps its own. */
static struct str section_plain(struct str text)
{
        static const char *const marks[] = { "、", "）", ")", "．", "." };
        size_t end = 0;
        for (size_t i = 0; i < COUNT(marks) && end == 0; i++) {
                size_t at = str_find(text, str_of(marks[i]));
                end = at < text.n && at <= S("（十二").n ? at + strlen(marks[i]) : 0;
        }
        text = str_trim(str_slice(text, end, text.n));
        size_t open = str_find(text, S("（")), plain = str_find(text, S("("));
        text = str_slice(text, 0, open < plain ? open : plain);
        while (str_ends(text, S("：")) || str_ends(text, S(":")))
                text.n -= str_ends(text, S(":")) ? 1 : S("：").n;
        return str_trim(text);
}

/* rows_alone: text only: a lone number is a page's, or a total without its word. */
struct str rows_alone(const struct row *row)
{
        struct str text = { "", 0 };
        for (size_t i = 0; i < row->n; i++) {
                if (row->cells[i].merged || str_trim(row->cells[i].text).n == 0)
                        continue;
                if (text.n > 0 || row->cells[i].kind != CELL_TEXT)
                        return (struct str){ "", 0 };
                text = str_trim(row->cells[i].text);
        }
        return text;
}

/* rows_section: kept as a row number, not as text: the sheet stays as long as the import does. */
struct str rows_section(const struct importer *m, size_t sheet, uint32_t section)
{
        return section ? section_plain(rows_alone(&m->book.sheets[sheet].rows[section - 1])) : (struct str){ "", 0 };
}

/* section_says: something of the rows below that no column does: a place, a code, a team. Short lines alone: a place
 * or code named in a remark of two lines is not what the rows below are about. */
static bool section_says(struct importer *m, const struct match *match, const struct row *row)
{
        const struct match_subject *s = match->subject;
        const struct str text = section_plain(rows_alone(row));
        if (text.n == 0 || utf8_length(text) > SECTION_LENGTH || str_starts_any(text, TOTALS "|" NOTES))
                return false;
        if (place_in_text(&m->places, S(""), 9, text) || place_in_text(&m->places, S(""), 12, text))
                return true;
        for (size_t k = 0; k < s->subject->n_columns; k++)
                if (!rows_column(match, k) && (s->subject->columns[k].section ||
                                               match_spoken(m->c, s, k, text, SECTION_WORD).n > 0))
                        return true;
        return false;
}

/* block_row: the cells of one block, as if they stood first. The row's cells are not copied; the
 * block is a window on them. */
static struct row block_row(const struct match *match, const struct row *row, size_t block)
{
        const size_t from = match->blocks[block];
        const size_t end = block + 1 < match->n_blocks ? match->blocks[block + 1] : row->n;
        struct row part = *row;
        part.n = (uint32_t)(end < row->n ? end : row->n);
        part.n = from < part.n ? part.n - (uint32_t)from : 0;
        part.cells = part.n ? row->cells + from : NULL;
        return part;
}

/* One sheet being put into groups, row by row; `above` is the last row's facts, in memory of its own. */
struct grouping {
        struct importer *m;
        const struct match *match;
        bool grouped;
        struct keyed keyed;
        struct facts above;
        struct arena held; /* of the group above */
        size_t current;    /* index + 1: the array may move */
        uint32_t section;
};

/* group_take_row: a record: into its group, or into one of its own. A row that is several
 * records, or one of several villages, belongs to no group. */
static void group_take_row(struct grouping *x, const struct row *row, const struct row_ref *ref)
{
        struct importer *m = x->m;
        if (x->match->yearly != MATCH_NONE) {
                add_spread(m, x->match, row, ref);
                return;
        }
        if (add_villages(m, x->match, row, ref))
                return;
        struct facts f = { .fresh = true };
        if (x->grouped)
                f = facts_of(m->c, x->match, row);
        if (x->current == 0 || !x->grouped || !continues(&f, &x->above)) {
                struct import_group *g =
                        x->grouped ? group_for(m, x->match, &x->keyed, &f) : group_new(m, x->match, f.key);
                x->current = (size_t)(g - m->groups) + 1;
                arena_release(&x->held);
                x->above = facts_kept(&x->held, &f);
        }
        group_add_row(m, &m->groups[x->current - 1], ref);
}

/* first_section: the line right above the header speaks for the rows below it when a title stands over it, or when it
 * is numbered. Only where it can't be the title itself: below one, or numbered. */
static uint32_t first_section(const struct grouping *x)
{
        const size_t header = x->match->header;
        if (header == 0)
                return 0;
        const struct row *row = &x->m->book.sheets[x->match->sheet].rows[header - 1];
        const struct str text = rows_alone(row);
        const bool under_title = header > x->match->start + 1 || section_plain(text).p != text.p;
        return under_title && section_says(x->m, x->match, row) ? (uint32_t)header : 0;
}

/* over_rows: a text alone in its row, with no record's required cells, that says something of the rows below. A record
 * may have its name alone in the row, when all else is said above: then it lacks nothing required. */
static bool over_rows(struct grouping *x, const struct row *row, bool data)
{
        const struct str text = utf8_clean(x->m->c->arena, rows_alone(row));
        if (text.n == 0 || (data && !lacks_required(x->match, row)) ||
            str_find(x->match->title, text) < x->match->title.n) /* the title once more, on a new page */
                return false;
        return section_says(x->m, x->match, row);
}

/* group_block: a line over the rows ends the group above it: the next row begins anew, whatever it leaves empty. */
static void group_block(struct grouping *x, size_t block)
{
        const struct sheet *sheet = &x->m->book.sheets[x->match->sheet];
        for (size_t r = x->match->last + 1; r < x->match->end; r++) {
                const struct row row = block_row(x->match, &sheet->rows[r], block);
                struct arena_mark mark = arena_mark(x->m->c->arena);
                const struct row_ref ref = { .sheet = (uint32_t)x->match->sheet,
                                             .index = (uint32_t)r,
                                             .match = (uint32_t)(x->match - x->m->matches),
                                             .shift = (uint32_t)x->match->blocks[block],
                                             .section = x->section };
                const bool data = !no_data(x->m->c, x->match, &row, r == x->match->last + 1);
                if (over_rows(x, &sheet->rows[r], data)) {
                        x->section = (uint32_t)r + 1;
                        x->current = 0;
                } else if (data) {
                        group_take_row(x, &row, &ref);
                }
                arena_back(x->m->c->arena, mark);
        }
}

/* rows_group: block after block, as people read: down the left half, then down the right one. A
 * line over the rows goes on into the next block. */
void rows_group(struct importer *m, const struct match *match)
{
        struct grouping x = { .m = m, .match = match, .grouped = has_groups(match->subject->subject) };
        x.keyed = keyed_all(m, match->n_blocks * m->book.sheets[match->sheet].n);
        x.section = first_section(&x);
        for (size_t block = 0; block < match->n_blocks; block++)
                group_block(&x, block);
        arena_release(&x.held);
}
