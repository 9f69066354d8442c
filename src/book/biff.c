/* biff.c: the records of a workbook stream (see biff.h; MS-XLS). Each record is a type, a length and its bytes; nothing
 * outside them is read. Long texts go on in records that follow, and a cursor hides the seam.
 *
 * A formula's record carries its last result: a number, or a mark saying that a truth value, an error or, in a record
 * that follows, a text is the result. Texts of BIFF5 are bytes in the code page of their machine: here GB18030, of
 * which ASCII is part. */
#include "book/biff.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "book/compound.h"
#include "book/package.h"

#include <iconv.h>
#include <stdlib.h>

/* The numbers of formats and styles are 16 bits wide ([MS-XLS] 2.4.126, 2.4.353). What exceeds a list is left out
 * and not refused: a cell of an unknown style gives its number, and only a date would lose its look. */
#define FORMATS_MAX 4096
#define STYLES_MAX 65536
#define BIFF5 0x0500
#define BIFF8 0x0600

/* Records by their numbers in [MS-XLS] 2.3. All others (fonts, charts, printing, macros) say nothing of what a
 * cell holds; their length is told like any other's, so they are stepped over unread. */
enum record_type {
        R_FORMULA = 0x0006,
        R_END = 0x000A,
        R_DATE_1904 = 0x0022,
        R_PASSWORD = 0x002F,
        R_CONTINUE = 0x003C,
        R_SHEET = 0x0085,
        R_MULTIPLE_RK = 0x00BD,
        R_RICH_TEXT = 0x00D6,
        R_STYLE = 0x00E0,
        R_MERGES = 0x00E5,
        R_SHARED_TEXTS = 0x00FC,
        R_SHARED_TEXT = 0x00FD,
        R_NUMBER = 0x0203,
        R_TEXT = 0x0204,
        R_TRUTH_OR_ERROR = 0x0205,
        R_STRING = 0x0207,
        R_ROW = 0x0208,
        R_RK = 0x027E,
        R_FORMAT = 0x041E,
        R_BEGIN = 0x0809
};

struct record {
        uint32_t type;
        struct str body;
};

/* A cell names a style, a style names a format, and the format alone says that a number is a day: the two tables
 * are kept for that one question. */
struct format {
        uint32_t id;
        bool date;
};

struct records {
        struct book_build *b;
        struct str stream;
        size_t at;
        struct biff *out;
        uint32_t version;
        struct format *formats;
        size_t n_formats;
        uint32_t *styles; /* number format of each */
        size_t n_styles;
        struct str *texts;
        size_t n_texts, texts_capacity;
        struct buf text;           /* the one being read */
        bool system_1904, waiting; /* waiting: the next string is the result of the formula at row, column */
        bool reckoned;             /* some formula has a result that isn't empty */
        uint32_t row, column;
};

/* A record that claims more bytes than the stream has is the end of what can be read: the caller then misses the
 * closing record and calls the file damaged, where a shortened body would be read as a wrong value. */
static bool next(struct records *r, struct record *out)
{
        if (r->stream.n < r->at + 4)
                return false;
        size_t n = le16(r->stream, r->at + 2);
        *out = (struct record){ le16(r->stream, r->at), str_slice(r->stream, r->at + 4, r->at + 4 + n) };
        r->at += 4 + n;
        return out->body.n == n;
}

/* Texts */

/* Only texts may run over several records; everything else is read straight from one body, where le16 and its
 * like give 0 for what a short record lacks. */
struct cursor {
        struct records *r;
        struct str body;
        size_t at;
};

/* more: whether a byte is left, in this record or one that continues it. A record of BIFF8 has at most 8,224
 * bytes, so the shared texts of a register come in dozens of pieces, cut within a number, a text or its
 * formatting. Empty continuations are lawful, hence the loop. */
static bool more(struct cursor *k)
{
        struct record record;
        while (k->at >= k->body.n) {
                if (le16(k->r->stream, k->r->at) != R_CONTINUE || !next(k->r, &record))
                        return false;
                k->body = record.body;
                k->at = 0;
        }
        return true;
}

/* Little-endian, and byte by byte, because the seam between two records may fall within a number. */
static uint32_t biff_take(struct cursor *k, int bytes)
{
        uint32_t value = 0;
        for (int i = 0; i < bytes && more(k); i++)
                value |= le8(k->body, k->at++) << 8 * i;
        return value;
}

/* Runs of formatting and phonetic guides are not text, but they stand between two texts: they have to be passed
 * over exactly, or every text behind them begins at a wrong byte. */
static void pass(struct cursor *k, size_t bytes)
{
        while (bytes > 0 && more(k)) {
                size_t step = k->body.n - k->at < bytes ? k->body.n - k->at : bytes;
                k->at += step;
                bytes -= step;
        }
}

/* Half a pair of UTF-16 and control characters occur in what other programs made. Text is trusted as UTF-8 from
 * here on, so neither may pass; newline and tab are an officer's own. */
static void biff_put(struct buf *text, uint32_t cp)
{
        char bytes[4];
        if (cp >= 0xD800 && cp < 0xE000)
                cp = 0xFFFD;
        if (cp >= 32 || cp == '\n' || cp == '\t')
                buf_add(text, (struct str){ bytes, utf8_put(bytes, cp) });
}

/* characters: of one or two bytes each; a record that goes on says anew which. A text in Latin letters may turn
 * into a Chinese one at the seam. A character beyond the basic plane (rare names have them) is two units and may
 * itself be cut there, hence `high`. */
static void characters(struct cursor *k, size_t count, bool wide, struct buf *text)
{
        uint32_t high = 0;
        for (size_t i = 0; i < count; i++) {
                bool seam = k->at >= k->body.n;
                if (!more(k))
                        break;
                if (seam)
                        wide = biff_take(k, 1) & 1;
                uint32_t cp = biff_take(k, wide ? 2 : 1);
                if (high && cp >= 0xDC00 && cp < 0xE000)
                        cp = 0x10000 + ((high - 0xD800) << 10) + (cp - 0xDC00);
                else if (high)
                        biff_put(text, high);
                high = cp >= 0xD800 && cp < 0xDC00 ? cp : 0;
                if (!high)
                        biff_put(text, cp);
        }
        if (high)
                biff_put(text, high);
}

/* unicode: flags, then perhaps the lengths of formatting and phonetics, then characters, then those. ([MS-XLS]
 * 2.5.293.) Formatting runs have four bytes each. */
static void unicode(struct cursor *k, size_t count, struct buf *text)
{
        uint32_t flags = biff_take(k, 1);
        size_t runs = flags & 8 ? biff_take(k, 2) : 0, phonetic = flags & 4 ? biff_take(k, 4) : 0;
        characters(k, count, flags & 1, text);
        pass(k, 4 * runs + phonetic);
}

/* The workbook's own word on its code page is not asked for: what Chinese machines of the 1990s wrote is GB2312
 * or its extension, and GB18030 reads both. A text that is neither ends where it stops being it. */
static void code_page(struct str in, struct buf *text)
{
        char bytes[1024];
        iconv_t cd = iconv_open("UTF-8", "GB18030");
        union {
                const char *in;
                char *out;
        } source = { .in = in.p };
        size_t left = in.n;
        while (cd != (iconv_t)-1 && left > 0) {
                char *to = bytes;
                size_t space = sizeof bytes;
                size_t done = iconv(cd, &source.out, &left, &to, &space);
                buf_add(text, (struct str){ bytes, sizeof bytes - space });
                if (done == (size_t)-1 && space == sizeof bytes)
                        break; /* no character of this code page */
        }
        if (cd != (iconv_t)-1)
                iconv_close(cd);
}

/* text_at: a text of a record from byte at on, whose length is a number of width bytes; good until the next. */
static struct str text_at(struct records *r, struct str body, size_t at, int width)
{
        struct cursor k = { r, body, at };
        size_t count = biff_take(&k, width);
        buf_clear(&r->text);
        if (r->version == BIFF8)
                unicode(&k, count, &r->text);
        else
                code_page(str_slice(body, k.at, k.at + count), &r->text);
        struct str text = buf_str(&r->text);
        /* The last guard: behind this, text is trusted to be UTF-8. */
        return utf8_valid(text) ? text : S("");
}

/* The workbook's own records */

/* The second count of the record (at 4) is that of the texts, the first that of the cells which use them. Neither
 * is believed: the list grows as texts are read, so a claim of four thousand million costs nothing. */
static bool add_shared_texts(struct records *r, struct str body)
{
        struct cursor k = { r, body, 8 };
        size_t count = le32(body, 4);
        while (r->n_texts < count && more(&k)) {
                void *wider = NULL;
                if (!build_grow(r->b, r->texts, &r->texts_capacity, r->n_texts + 1, sizeof *r->texts, &wider))
                        return false;
                r->texts = wider;
                buf_clear(&r->text);
                unicode(&k, biff_take(&k, 2), &r->text);
                if (!build_text(r->b, buf_str(&r->text), &r->texts[r->n_texts++]))
                        return false;
        }
        return true;
}

/* Only whether a format shows a date is kept; its code is not needed again. */
static bool biff_add_format(struct records *r, struct str body)
{
        if (r->n_formats == FORMATS_MAX)
                return true;
        bool date = build_date_code(text_at(r, body, 2, r->version == BIFF8 ? 2 : 1));
        r->formats[r->n_formats++] = (struct format){ le16(body, 0), date };
        return true;
}

/* Cells name styles by their place in the stream, so each counts, also those no cell uses. */
static bool biff_add_style(struct records *r, struct str body)
{
        if (r->n_styles < STYLES_MAX)
                r->styles[r->n_styles++] = le16(body, 2);
        return true;
}

/* biff_add_sheet: charts and macros are no sheets of cells. The two lowest bits at 4 are the state: 1 hidden, 2
 * "very hidden" (by a macro only); to us both are hidden. The sheet's own records begin at the offset that stands
 * first, which is why the globals are read to their end before any sheet. */
static bool biff_add_sheet(struct records *r, struct str body)
{
        if (le8(body, 5) != 0)
                return true;
        if (r->out->n == BOOK_SHEETS_MAX)
                return build_sheet(r->b, S(""), false); /* one too many: it says so */
        struct biff_sheet sheet = { .at = le32(body, 0), .hidden = (le8(body, 4) & 3) != 0 };
        sheet.name = arena_str(r->b->c->arena, text_at(r, body, 6, 1));
        r->out->sheets[r->out->n++] = sheet;
        return true;
}

/* Excel can open some protected workbooks without asking (their password is a published constant); we refuse them
 * as well, for the advice is the same and the code to decipher would be a burden for a rarity. */
bool biff_password(struct ctx *c)
{
        return fail(c, ERR_INVALID, "sheet.password", "", "%s",
                    say(c, "文件有密码保护。请取消密码后再导入。",
                        "The file is protected by a password; please remove it."));
}

/* FILEPASS stands among the first records, before anything that is enciphered. */
static bool take_global(struct records *r, const struct record *record)
{
        switch (record->type) {
        case R_PASSWORD:
                return biff_password(r->b->c);
        case R_SHEET:
                return biff_add_sheet(r, record->body);
        case R_FORMAT:
                return biff_add_format(r, record->body);
        case R_STYLE:
                return biff_add_style(r, record->body);
        case R_SHARED_TEXTS:
                return add_shared_texts(r, record->body);
        case R_DATE_1904:
                r->system_1904 = le16(record->body, 0) == 1;
                return true;
        default:
                return true;
        }
}

/* Everything before the first END belongs to the workbook; what isn't known there is the look of windows and
 * printing. */
static bool read_globals(struct records *r)
{
        struct record record = { .type = 0 };
        while (next(r, &record) && record.type != R_END)
                if (!take_global(r, &record))
                        return false;
        return record.type == R_END || package_damaged(r->b->c, "");
}

/* A workbook may redefine a reserved number, so its own list is asked first. Cells may name styles that are not
 * there; those look like the general format, which is number 0. */
static bool is_date(const struct records *r, uint32_t style)
{
        uint32_t id = style < r->n_styles ? r->styles[style] : 0;
        for (size_t i = 0; i < r->n_formats; i++)
                if (r->formats[i].id == id)
                        return r->formats[i].date;
        return build_date_number(id);
}

/* A sheet's records. They begin with the cell's row, column and style. */

static bool add_cell(struct records *r, struct biff_sheet *s, struct biff_cell cell)
{
        void *wider = NULL;
        if (!build_grow(r->b, s->cells, &s->capacity, s->n + 1, sizeof cell, &wider))
                return false;
        s->cells = wider;
        s->cells[s->n++] = cell;
        return true;
}

/* Cells are gathered flat and not put into rows yet: the format does not promise an order of records, and merges
 * and hidden rows may stand behind the cells they concern. */
static bool biff_add(struct records *r, struct biff_sheet *s, struct str place, enum cell_kind kind, struct str text)
{
        struct biff_cell cell = { .row = le16(place, 0), .column = le16(place, 2), .kind = kind };
        return build_text(r->b, text, &cell.text) && add_cell(r, s, cell);
}

static bool add_number(struct records *r, struct biff_sheet *s, struct str place, double value)
{
        char text[48];
        const enum cell_kind kind = build_value(value, is_date(r, le16(place, 4)), r->system_1904, text);
        return biff_add(r, s, place, kind, str_of(text));
}

/* By way of the bits and memcpy: a double read through a pointer into the stream would be misaligned. */
static double biff_number(struct str s, size_t at)
{
        uint64_t bits = le32(s, at) | (uint64_t)le32(s, at + 4) << 32;
        double value;
        memcpy(&value, &bits, sizeof value);
        return value;
}

/* packed: the short form of a number: 30 bits of an integer or of a double's upper part, perhaps divided by 100.
 * ([MS-XLS] 2.5.217.) Most numbers people type fit into it, so Excel writes hardly any in full. The sign goes
 * with the shift: the top bit of the 30 is that of the integer. */
static double packed(uint32_t rk)
{
        double value;
        uint64_t bits = (uint64_t)(rk & ~3u) << 32;
        if (rk & 2)
                value = (double)((int32_t)rk >> 2);
        else
                memcpy(&value, &bits, sizeof value);
        return rk & 1 ? value / 100 : value;
}

/* A run of numbers side by side: row and first column once, then six bytes a cell (style, packed number), and the last
 * column at the end, which nobody needs. For each cell the head of a record of its own is made, and read like one. */
static bool add_packed_row(struct records *r, struct biff_sheet *s, struct str body)
{
        uint32_t column = le16(body, 2);
        for (size_t at = 4; at + 8 <= body.n; at += 6, column++) {
                char place[6] = { body.p[0],  body.p[1],     (char)(column & 0xFF), (char)(column >> 8 & 0xFF),
                                  body.p[at], body.p[at + 1] };
                if (!add_number(r, s, (struct str){ place, sizeof place }, packed(le32(body, at + 2))))
                        return false;
        }
        return true;
}

/* Errors by their codes in [MS-XLS] 2.5.10. A code not known is taken for #N/A: the cell has no value in either
 * case, and the importer names the cell and not the cause. */
static bool add_truth_or_error(struct records *r, struct biff_sheet *s, struct str place, uint32_t value, bool error)
{
        static const struct {
                uint32_t value;
                const char *word;
        } words[] = { { 0x00, "#NULL!" }, { 0x07, "#DIV/0!" }, { 0x0F, "#VALUE!" },
                      { 0x17, "#REF!" },  { 0x1D, "#NAME?" },  { 0x24, "#NUM!" } };
        const char *word = "#N/A";
        if (!error)
                return biff_add(r, s, place, CELL_BOOL, value ? S("TRUE") : S("FALSE"));
        for (size_t i = 0; i < COUNT(words); i++)
                if (words[i].value == value)
                        word = words[i].word;
        return biff_add(r, s, place, CELL_ERROR, str_of(word));
}

/* 0xFFFF at the end of the eight bytes makes them no number ([MS-XLS] 2.5.133), for a real double never ends so.
 * A text follows in the next STRING record, though others (of a shared or array formula) may stand between. An
 * empty result (3) is what Excel writes for an empty text, and what programs write that don't reckon: which of them it
 * was, all the formulas of the workbook tell together (biff_settle). */
static bool add_formula(struct records *r, struct biff_sheet *s, struct str body)
{
        const uint32_t what = le16(body, 12) != 0xFFFF ? 4 : le8(body, 6);
        r->reckoned = r->reckoned || what != 3;
        if (what == 3)
                return biff_add(r, s, body, CELL_FORMULA, S("="));
        if (what == 4)
                return add_number(r, s, body, biff_number(body, 6));
        r->waiting = what == 0;
        r->row = le16(body, 0);
        r->column = le16(body, 2);
        return (what != 1 && what != 2) || add_truth_or_error(r, s, body, le8(body, 8), what == 2);
}

/* A text without a formula that waits for it belongs to something else, such as a chart. */
static bool add_result(struct records *r, struct biff_sheet *s, struct str body)
{
        struct biff_cell cell = { .row = r->row, .column = r->column, .kind = CELL_TEXT };
        if (!r->waiting)
                return true;
        r->waiting = false;
        return build_text(r->b, text_at(r, body, 0, 2), &cell.text) && add_cell(r, s, cell);
}

/* A number behind the end of the list is a contradiction, and refused: an empty name in its place would be imported. */
static bool add_shared(struct records *r, struct biff_sheet *s, struct str body)
{
        uint32_t i = le32(body, 6);
        if (i >= r->n_texts)
                return package_damaged(r->b->c, arena_copy(r->b->c->arena, s->name));
        return add_cell(r, s, (struct biff_cell){ le16(body, 0), le16(body, 2), CELL_TEXT, r->texts[i] });
}

/* The count is a claim; the bytes that are there decide. A sheet with many merges has several of these records,
 * since one holds 1,026 at most. */
static bool add_merges(struct records *r, struct biff_sheet *s, struct str body)
{
        size_t n = le16(body, 0);
        for (size_t i = 0, at = 2; i < n && at + 8 <= body.n; i++, at += 8) {
                struct merge m = { .row = le16(body, at),
                                   .last_row = le16(body, at + 2),
                                   .column = le16(body, at + 4),
                                   .last_column = le16(body, at + 6) };
                void *wider = NULL;
                if (!build_grow(r->b, s->merges, &s->merges_capacity, s->n_merges + 1, sizeof m, &wider))
                        return false;
                s->merges = wider;
                s->merges[s->n_merges++] = m;
        }
        return true;
}

/* Most sheets hide no row: the table of 65,536 is made at the first that does. */
static bool biff_add_row(struct records *r, struct biff_sheet *s, struct str body)
{
        if (!(le16(body, 12) & 0x20))
                return true;
        if (!s->hidden_rows && !build_room(r->b, BIFF_ROWS))
                return false;
        if (!s->hidden_rows)
                s->hidden_rows = NEWS(r->b->c->arena, bool, BIFF_ROWS);
        s->hidden_rows[le16(body, 0)] = true;
        return true;
}

static bool biff_take_record(struct records *r, struct biff_sheet *s, const struct record *record)
{
        struct str body = record->body;
        switch (record->type) {
        case R_FORMULA:
                return add_formula(r, s, body);
        case R_STRING:
                return add_result(r, s, body);
        case R_SHARED_TEXT:
                return add_shared(r, s, body);
        case R_TEXT:
        case R_RICH_TEXT:
                return biff_add(r, s, body, CELL_TEXT, text_at(r, body, 6, 2));
        case R_TRUTH_OR_ERROR:
                return add_truth_or_error(r, s, body, le8(body, 6), le8(body, 7) != 0);
        case R_NUMBER:
                return add_number(r, s, body, biff_number(body, 6));
        case R_RK:
                return add_number(r, s, body, packed(le32(body, 6)));
        case R_MULTIPLE_RK:
                return add_packed_row(r, s, body);
        case R_MERGES:
                return add_merges(r, s, body);
        case R_ROW:
                return biff_add_row(r, s, body);
        default:
                return true;
        }
}

/* qsort keeps no order of equals, so of two records for one cell either may win; no program writes two. */
static int biff_by_place(const void *a, const void *b)
{
        const struct biff_cell *x = a, *y = b;
        if (x->row != y->row)
                return x->row < y->row ? -1 : 1;
        return x->column < y->column ? -1 : x->column > y->column;
}

/* biff_read_sheet: its records up to its end; charts within it begin and end too. Their records have the numbers
 * of a sheet's, so only those at depth one are cells of ours. The stream ending before the sheet does is a file
 * cut off, and refused: half a register would import as if the rest had been struck out. */
static bool biff_read_sheet(struct records *r, struct biff_sheet *s)
{
        struct record record = { .type = 0 };
        int depth = 0;
        r->at = s->at;
        r->waiting = false;
        while (next(r, &record)) {
                /* An embedded chart is a whole substream of its own between two records of the sheet. */
                depth += record.type == R_BEGIN;
                depth -= record.type == R_END;
                if (depth <= 0)
                        break;
                if (depth == 1 && !biff_take_record(r, s, &record))
                        return false;
        }
        if (record.type != R_END)
                return package_damaged(r->b->c, arena_copy(r->b->c->arena, s->name));
        if (s->n > 0)
                qsort(s->cells, s->n, sizeof *s->cells, biff_by_place);
        return true;
}

/* biff_settle: where any formula has a result, somebody reckoned, and those without one are empty texts. */
static void biff_settle(struct records *r)
{
        for (size_t i = 0; r->reckoned && i < r->out->n; i++)
                for (size_t k = 0; k < r->out->sheets[i].n; k++)
                        if (r->out->sheets[i].cells[k].kind == CELL_FORMULA)
                                r->out->sheets[i].cells[k].kind = CELL_EMPTY;
}

static bool biff_read_all(struct records *r)
{
        if (!read_globals(r))
                return false;
        for (size_t i = 0; i < r->out->n; i++)
                if (!biff_read_sheet(r, &r->out->sheets[i]))
                        return false;
        biff_settle(r);
        return true;
}

/* Older formats (Excel 2 to 4) have one sheet, other records and no directory of sheets; none was met in a county. */
bool biff_read(struct book_build *b, struct str stream, struct biff *out)
{
        struct arena *a = b->c->arena;
        struct records r = { .b = b, .stream = stream, .out = out, .version = le16(stream, 4) };
        *out = (struct biff){ .sheets = NEWS(a, struct biff_sheet, BOOK_SHEETS_MAX) };
        /* The version stands behind the head of the first record, hence at 4. */
        if (le16(stream, 0) != R_BEGIN || (r.version != BIFF8 && r.version != BIFF5))
                return package_damaged(b->c, "");
        r.formats = NEWS(a, struct format, FORMATS_MAX);
        r.styles = NEWS(a, uint32_t, STYLES_MAX);
        /* Longer than a cell may be, so that it is build_cell which refuses, naming the cell, and not the buffer
         * which cuts. */
        r.text = BUF((size_t)4 * BOOK_TEXT_MAX);
        bool ok = biff_read_all(&r);
        buf_free(&r.text);
        return ok;
}
