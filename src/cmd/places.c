/* places.c: reads a table of divisions and puts them, and the calendar, into a new store (see places.h).
 *
 * Every bad row is told, not only the first: its line, what was found, what is allowed. */
#include "cmd/places.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/utf8.h"
#include "book/book.h"
#include "cmd/cmd.h"

#include <stdarg.h>
#include <stdlib.h>

/* Between these days lie all that rules and lists count; each is a row in every store, hence no more of them. */
#define CALENDAR_FIRST_YEAR 2000
#define CALENDAR_LAST_YEAR 2050
/* All that is wrong is told at once, so that the table is mended once; a table with more is the wrong file. */
#define TOLD_MAX 1000

/* Columns are known by the words of the register of places itself (header_means). */
enum place_column { COLUMN_CODE, COLUMN_NAME, COLUMN_PARENT, COLUMN_KIND, COLUMN_FROM, COLUMN_TO, COLUMN_MAX };
static const char *const column_fields[] = { "code", "name", "parent", "kind", "from_on", "to_on" };
_Static_assert(COUNT(column_fields) == COLUMN_MAX, "each column is a field of place");

/* While a table is read: where its columns stand, what was read, and what was found wrong. */
struct places_reading {
        struct ctx *c;
        const struct entity *e;
        const char *county;
        size_t at[COLUMN_MAX]; /* column of the sheet; SIZE_MAX: not there */
        struct place_rows *out;
        size_t capacity;
        struct place_fault {
                uint32_t line;
                size_t nth; /* of one line the first that was found */
                const char *text;
        } * told; /* what is wrong */
        size_t n_told, told_capacity;
        struct buf passed; /* what was passed over */
        size_t faults;
};

/* tell_fault: by the line of the file, counted from one as spreadsheets count. */
static void tell_fault(struct places_reading *r, uint32_t line, const char *format, ...)
        __attribute__((format(printf, 3, 4)));
static void tell_fault(struct places_reading *r, uint32_t line, const char *format, ...)
{
        if (r->faults++ >= TOLD_MAX)
                return;
        char text[256];
        va_list args;
        va_start(args, format);
        vsnprintf(text, sizeof text, format, args);
        va_end(args);
        r->told = arena_grow(r->c->arena, r->told, &r->told_capacity, r->n_told + 1, sizeof *r->told);
        r->told[r->n_told] = (struct place_fault){ line, r->n_told, arena_copy(r->c->arena, str_of(text)) };
        r->n_told++;
}

static int by_line(const void *left, const void *right)
{
        const struct place_fault *a = left, *b = right;
        return a->line != b->line ? (a->line > b->line) - (a->line < b->line) : (a->nth > b->nth) - (a->nth < b->nth);
}

/* tell_faults: in the order of the file, for it is mended from its top to its end. */
static void tell_faults(struct places_reading *r)
{
        if (r->n_told)
                qsort(r->told, r->n_told, sizeof *r->told, by_line);
        fprintf(stderr, "bangfu: %s", say(r->c, "区划表的错误，逐条如下：", "what is wrong with the divisions:"));
        for (size_t i = 0; i < r->n_told; i++)
                fprintf(stderr, say(r->c, "\n  第 %u 行：%s", "\n  line %u: %s"), r->told[i].line, r->told[i].text);
        fprintf(stderr, "%s\n", r->faults > TOLD_MAX ? "\n  ……" : "");
}

/* ---- the header ---- */

/* header_means: by name, title or synonym of the field, in either language. */
static bool header_means(const struct field *f, struct str text)
{
        struct str synonyms = str_of(f->synonyms), word;
        if (str_is(text, f->name) || str_is(text, f->title) || str_is(text, f->title_en))
                return true;
        while (synonyms.n && str_cut(&synonyms, '|', &word))
                if (str_eq(text, word))
                        return true;
        return false;
}

/* read_header: an unknown column is refused, not passed over: from_on written otherwise would silently be left
 * out of every row. */
static bool read_header(struct places_reading *r, const struct row *row)
{
        struct ctx *c = r->c;
        for (size_t k = 0; k < COLUMN_MAX; k++)
                r->at[k] = SIZE_MAX;
        for (size_t i = 0; i < row->n; i++) {
                struct str text = utf8_clean(c->arena, row->cells[i].text);
                size_t k = 0;
                while (k < COLUMN_MAX && !header_means(field_find(r->e, str_of(column_fields[k])), text))
                        k++;
                if (k < COLUMN_MAX)
                        r->at[k] = i;
                else if (text.n)
                        return fail(
                                c, ERR_INVALID, "places.header", "",
                                say(c, "第 %u 行的列名“%.*s”不认识；可用的列：code, name, parent, kind, from_on, to_on",
                                    "line %u: no column “%.*s”; the columns are code, name, parent, kind, from_on, "
                                    "to_on"),
                                row->number + 1, FMT(text));
        }
        if (r->at[COLUMN_CODE] != SIZE_MAX && r->at[COLUMN_NAME] != SIZE_MAX)
                return true;
        return fail(c, ERR_INVALID, "places.header", "", "%s",
                    say(c, "第一行应是列名，至少有 code 和 name（再加 parent, kind, from_on, to_on）",
                        "the first line names the columns: code and name at least, and parent, kind, from_on, to_on"));
}

/* ---- one row ---- */

static struct str division_cell(struct places_reading *r, const struct row *row, enum place_column k)
{
        return r->at[k] == SIZE_MAX ? S("") : utf8_clean(r->c->arena, book_cell(row, r->at[k]).text);
}

/* plain_code: 341125100000 is the township 341125100: the bureau of statistics pads to twelve digits. A
 * county's own six stay. */
static struct str plain_code(struct str code)
{
        while (code.n > 6 && code.n % 3 == 0 && str_ends(code, S("000")))
                code.n -= 3;
        return code;
}

/* above_county: the code of the province or city the county is in, 341100 or 34: tables of divisions begin with it. */
static bool above_county(const char *county, struct str code)
{
        while (code.n > 2 && code.n <= 6 && str_ends(code, S("00")))
                code.n -= 2;
        return (code.n == 2 || code.n == 4) && str_starts(str_of(county), code);
}

/* check_code: everything hangs on the code: what lies in what is told by its first digits alone, in scope,
 * lists and figures. */
static void check_code(struct places_reading *r, const struct place_row *p)
{
        struct ctx *c = r->c;
        if (!str_digits(p->code) || (p->code.n != 6 && p->code.n != 9 && p->code.n != 12))
                tell_fault(r, p->line,
                           say(c, "代码“%.*s”应为 6 位（县）、9 位（乡镇）或 12 位（村）数字",
                               "code “%.*s” must have 6 (county), 9 (township) or 12 (village) digits"),
                           FMT(p->code));
        else if (!str_starts(p->code, str_of(r->county)))
                tell_fault(r, p->line, say(c, "代码“%.*s”不属于 %s 县", "code “%.*s” is not under county %s"),
                           FMT(p->code), r->county);
        else if (p->code.n == 6 && p->code.n != strlen(r->county))
                tell_fault(r, p->line, say(c, "县代码应为 %s", "the county's code is %s"), r->county);
        if (!p->name.n || utf8_length(p->name) > 60)
                tell_fault(r, p->line, "%s", say(c, "名称应为 1 至 60 个字", "the name has 1 to 60 characters"));
}

/* check_parent: the parent follows from the code; the column is compared when it is there, for where the two
 * differ one of them is a slip. */
static void check_parent(struct places_reading *r, const struct place_row *p, struct str parent)
{
        struct str due = str_slice(p->code, 0, p->code.n > 6 ? p->code.n - 3 : 0);
        if (!parent.n || str_eq(plain_code(parent), due))
                return;
        if (!due.n)
                buf_fmt(&r->passed, say(r->c, "\n  第 %u 行：县的上级“%.*s”", "\n  line %u: the county's parent “%.*s”"),
                        p->line, FMT(parent));
        else
                tell_fault(r, p->line,
                           say(r->c, "上级代码“%.*s”应为 %.*s（代码去掉末三位）",
                               "parent “%.*s” must be %.*s, the code without its last three digits"),
                           FMT(parent), FMT(due));
}

/* kind_fits: a kind belongs to a level: no village is a town. */
static bool kind_fits(struct str kind, size_t digits)
{
        static const char *const kinds[3] = { "|county|", "|town|township|subdistrict|zone|",
                                              "|village|community|other|" };
        char word[32];
        snprintf(word, sizeof word, "|%.*s|", FMT(kind));
        return (digits == 6 || digits == 9 || digits == 12) && strstr(kinds[digits / 3 - 2], word);
}

/* check_kind: given as a code or in words; when empty it follows from the code's last digits, which a county
 * may not have kept to: then it says so here. */
static void check_kind(struct places_reading *r, struct place_row *p)
{
        if (!p->kind.n)
                return;
        const struct codes *list = field_find(r->e, S("kind"))->codes;
        for (size_t i = 0; i < list->n; i++) {
                const struct field word = { .name = list->items[i].code,
                                            .title = list->items[i].title,
                                            .title_en = list->items[i].title_en,
                                            .synonyms = list->items[i].synonyms };
                if (!header_means(&word, p->kind) || !kind_fits(str_of(list->items[i].code), p->code.n))
                        continue;
                p->kind = str_of(list->items[i].code);
                return;
        }
        tell_fault(
                r, p->line,
                say(r->c,
                    "类别“%.*s”不对；9 位代码可填 town, township, subdistrict, zone，12 位可填 village, community, "
                    "other，也可不填",
                    "kind “%.*s” is not allowed: town, township, subdistrict, zone for 9 digits; village, community, "
                    "other for 12; or empty"),
                FMT(p->kind));
}

/* Whole days only: with a month alone nobody could say in which division somebody lived on the fifteenth. */
static struct str read_place_day(struct places_reading *r, const struct row *row, enum place_column k, uint32_t line)
{
        struct str text = division_cell(r, row, k);
        char day[11];
        enum date_precision precision;
        if (!text.n)
                return text;
        if (date_guess(text, day, &precision) && precision == DATE_DAY)
                return arena_str(r->c->arena, str_of(day));
        tell_fault(r, line, say(r->c, "%s“%.*s”应为 YYYY-MM-DD", "%s “%.*s” must be YYYY-MM-DD"), column_fields[k],
                   FMT(text));
        return S("");
}

/* read_place_row: all that can be said of a row alone is said at once, and the reading goes on: every bad row
 * is told. */
static void read_place_row(struct places_reading *r, const struct row *row)
{
        struct place_row p = { .line = row->number + 1,
                               .name = division_cell(r, row, COLUMN_NAME),
                               .kind = division_cell(r, row, COLUMN_KIND) };
        p.code = plain_code(utf8_squeeze(r->c->arena, division_cell(r, row, COLUMN_CODE)));
        if (above_county(r->county, p.code)) {
                buf_fmt(&r->passed, say(r->c, "\n  第 %u 行：%.*s %.*s", "\n  line %u: %.*s %.*s"), p.line, FMT(p.code),
                        FMT(p.name));
                return;
        }
        const size_t faults = r->faults;
        p.from_on = read_place_day(r, row, COLUMN_FROM, p.line);
        p.to_on = read_place_day(r, row, COLUMN_TO, p.line);
        check_code(r, &p);
        if (r->faults == faults) /* of a wrong code the parent is wrong as well */
                check_parent(r, &p, utf8_squeeze(r->c->arena, division_cell(r, row, COLUMN_PARENT)));
        check_kind(r, &p);
        if (p.to_on.n && str_cmp(p.from_on, p.to_on) > 0)
                tell_fault(r, p.line, say(r->c, "停用日期 %.*s 早于启用日期 %.*s", "to_on %.*s is before from_on %.*s"),
                           FMT(p.to_on), FMT(p.from_on));
        p.bad = r->faults > faults;
        struct place_rows *out = r->out;
        out->items = arena_grow(r->c->arena, out->items, &r->capacity, out->n + 1, sizeof *out->items);
        out->items[out->n++] = p;
}

/* ---- all rows ---- */

/* Parents come before their children, since their codes are shorter beginnings; of one code the earlier first. */
static int by_place_code(const void *left, const void *right)
{
        const struct place_row *a = left, *b = right;
        int order = str_cmp(a->code, b->code);
        return order ? order : str_cmp(a->from_on, b->from_on);
}

static int code_only(const void *left, const void *right)
{
        return str_cmp(((const struct place_row *)left)->code, ((const struct place_row *)right)->code);
}

/* has_code: by halves, in rows sorted by code (by_place_code). */
static bool has_code(const struct place_rows *rows, struct str code)
{
        const struct place_row key = { .code = code };
        return bsearch(&key, rows->items, rows->n, sizeof key, code_only) != NULL;
}

/* check_together: what only the whole table shows: a parent that is missing, days of one code that overlap. Of rows
 * that are sound by themselves: else one slip would be told thrice. */
static void check_together(struct places_reading *r)
{
        struct ctx *c = r->c;
        const struct place_row *p = r->out->items;
        for (size_t i = 0; i < r->out->n; i++) {
                if (p[i].bad)
                        continue;
                struct str parent = str_slice(p[i].code, 0, p[i].code.n - 3);
                if (p[i].code.n > 6 && !has_code(r->out, parent))
                        tell_fault(r, p[i].line,
                                   say(c, "文件中没有上级 %.*s，请加上这一行",
                                       "its parent %.*s is not in the file: add its line"),
                                   FMT(parent));
                if (i && !p[i - 1].bad && str_eq(p[i].code, p[i - 1].code) &&
                    (!p[i - 1].to_on.n || str_cmp(p[i].from_on, p[i - 1].to_on) <= 0))
                        tell_fault(r, p[i].line,
                                   say(c, "代码 %.*s 与第 %u 行重复；同一代码的起止日期不得重叠",
                                       "code %.*s stands in line %u already; the days of one code must not overlap"),
                                   FMT(p[i].code), p[i - 1].line);
        }
}

/* add_county: a table of townships and villages alone is taken; the county is then called by its code. */
static void add_county(struct places_reading *r)
{
        struct place_rows *out = r->out;
        for (size_t i = 0; i < out->n; i++)
                if (str_is(out->items[i].code, r->county))
                        return;
        out->items = arena_grow(r->c->arena, out->items, &r->capacity, out->n + 1, sizeof *out->items);
        out->items[out->n++] = (struct place_row){ .code = str_of(r->county), .name = str_of(r->county) };
}

static bool read_place_rows(struct places_reading *r, const struct sheet *sheet)
{
        struct ctx *c = r->c;
        if (sheet->n < 2)
                return fail(c, ERR_INVALID, "places.empty", "", "%s", say(c, "没有数据行", "there are no rows"));
        if (sheet->n > PLACES_MAX)
                return fail(c, ERR_TOO_LARGE, "places.many", "", say(c, "超过 %d 行", "more than %d rows"), PLACES_MAX);
        if (!read_header(r, &sheet->rows[0]))
                return false;
        for (size_t i = 1; i < sheet->n; i++)
                read_place_row(r, &sheet->rows[i]);
        add_county(r);
        qsort(r->out->items, r->out->n, sizeof *r->out->items, by_place_code);
        check_together(r);
        if (!r->faults && r->passed.n)
                fprintf(stderr,
                        say(c, "bangfu: 县以上的区划不登记，已略过：%s\n",
                            "bangfu: what is above the county is not entered, passed over:%s\n"),
                        buf_c(&r->passed));
        if (!r->faults)
                return true;
        tell_faults(r);
        return fail(c, ERR_INVALID, "places.rows", "",
                    say(c, "%zu 处有误，没有建立数据文件；改正后再运行", "%zu faults; nothing was made. Mend them and run again"),
                    r->faults);
}

static bool read_places_sheet(struct ctx *c, const struct sheet *sheet, const char *county, struct place_rows *out)
{
        *out = (struct place_rows){ 0 };
        struct places_reading r = {
                .c = c, .e = entity_find(S("place")), .county = county, .out = out, .passed = BUF(8192)
        };
        bool ok = read_place_rows(&r, sheet);
        buf_free(&r.passed);
        return ok;
}

/* The file's name stands before a fault that has no place of its own. */
bool places_open(struct ctx *c, const char *path, const char *county, struct place_rows *out)
{
        struct book book;
        bool ok = book_open(c, path, &book) && book.n > 0 && read_places_sheet(c, &book.sheets[0], county, out);
        if (!ok && !c->err.where[0])
                snprintf(c->err.where, sizeof c->err.where, "%s", path);
        return ok;
}

/* ---- writing ---- */

static void set_text(struct draft *d, const char *field, struct str text)
{
        if (text.n)
                draft_set(d, field, V_STR(text));
}

/* In the order of codes, so that a parent is there when its first child asks for it. */
bool places_put(struct ctx *c, struct change *ch, const struct place_rows *rows)
{
        const struct entity *e = entity_find(S("place"));
        for (size_t i = 0; i < rows->n; i++) {
                const struct place_row *p = &rows->items[i];
                struct draft *d = draft_new(c->arena, e);
                draft_set(d, "code", V_STR(p->code));
                draft_set(d, "name", V_STR(p->name));
                set_text(d, "kind", p->kind);
                set_text(d, "from_on", p->from_on);
                set_text(d, "to_on", p->to_on);
                if (!change_put(c, ch, d))
                        return false;
        }
        return true;
}

/* Weekends alone are known beforehand; holidays and the days worked in their place are published year by year,
 * and a county enters them. Lists count working days by these rows and never by a formula. */
bool calendar_put(struct ctx *c, struct change *ch)
{
        const struct entity *e = entity_find(S("calendar"));
        int64_t first = date_number(CALENDAR_FIRST_YEAR, 1, 1), last = date_number(CALENDAR_LAST_YEAR, 12, 31);
        struct progress p = progress_start(say(c, "写入日历", "calendar"), last - first);
        for (int64_t n = first; n <= last; n++) {
                char day[11];
                date_of_number(n, day);
                int64_t weekday = (n + 4) % 7; /* 1970-01-01 was a Thursday; 0 is Sunday */
                struct draft *d = draft_new(c->arena, e);
                draft_set(d, "day", V_STR(arena_str(c->arena, str_of(day))));
                draft_set(d, "number", V_INT(n));
                draft_set(d, "kind", V_TEXT(weekday == 0 || weekday == 6 ? "weekend" : "workday"));
                if (!change_put(c, ch, d))
                        return false;
                progress_at(&p, n - first);
        }
        progress_end(&p);
        return true;
}
