/* cells.c: one cell, one value (see cells.h). It never asks the store anything but a county's own codes. */
#include "import/cells.h"

#include "base/date.h"
#include "base/money.h"
#include "base/person_name.h"
#include "base/term.h"
#include "base/utf8.h"
#include "import/title.h"

#include <stdio.h>

/* ---- words ---- */

/* cell_truth: ticks of all makes, and the words that answer 是否参加 and 是否参保; a county's own words
 * for yes are mapped by hand like codes are. */
bool cell_truth(struct str text, bool *value)
{
        *value = str_among(text, "是|有|√|✓|✔|☑|1|y|Y|yes|Yes|YES|true|TRUE|True|已|已参加|参加|已参保|参保|属于|达标|对");
        return *value || str_among(text, "否|无|没有|×|✗|✘|x|X|0|n|N|no|No|NO|false|FALSE|False|未|未参加|不参加|未参保|"
                                      "不是|不属于|不达标|错");
}

/* cell_scientific: 3.41199E+17: the shape a spreadsheet gives a long number it has taken for
 * one. The digits it left out are gone for good. No more than three stand before the point (engineering notation), and
 * a sign or a point is there: a code such as 12E34 or 913411250E12345678 is none. */
bool cell_scientific(struct str text)
{
        const size_t e = str_find(text, str_find(text, S("E")) < text.n ? S("E") : S("e"));
        const struct str front = str_slice(text, 0, e), back = str_slice(text, e + 1, text.n);
        const size_t point = str_find(front, S("."));
        const bool sign = back.n > 0 && (back.p[0] == '+' || back.p[0] == '-');
        if (e == text.n || point > 3 || (!sign && point == front.n) || !str_digits(str_slice(front, 0, point)))
                return false;
        if (point < front.n && !str_digits(str_slice(front, point + 1, front.n)))
                return false;
        return back.n <= 4 && str_digits(str_slice(back, sign, back.n));
}

/* cell_mark: how long a mark that keeps a text a text is, at the beginning of one; 0 when there is none. */
static size_t cell_mark(struct str s)
{
        static const char *const marks[] = { "'", "`", "‘", "’", "´", "＇" };
        for (size_t i = 0; i < COUNT(marks); i++)
                if (str_starts(s, str_of(marks[i])))
                        return strlen(marks[i]);
        return 0;
}

/* unmarked: without the mark before it, and the one behind it. With another one inside, it is a quotation: ‘三留守’人员. */
static struct str unmarked(struct str s)
{
        const size_t n = cell_mark(s);
        for (size_t at = n; n > 0 && at < s.n; at++) {
                const size_t again = cell_mark(str_slice(s, at, s.n));
                if (again > 0)
                        return at + again == s.n ? str_slice(s, n, at) : s;
        }
        return str_slice(s, n, s.n);
}

/* told: what =… shows when it is no reckoning: a number, or words. =A1 and =1+1 are left to be refused. */
static bool cell_told(struct str s)
{
        bool wide = false, letters = false;
        for (size_t i = 0; i < s.n; i++) {
                const unsigned char ch = (unsigned char)s.p[i];
                wide = wide || ch >= 0x80;
                letters = letters || ((ch | 32) >= 'a' && (ch | 32) <= 'z' && i + 1 < s.n);
                if (ch < 0x80 && !strchr("0123456789. ", ch) && ((ch | 32) < 'a' || (ch | 32) > 'z'))
                        return false;
        }
        return s.n > 0 && (wide || !letters);
}

/* unwrapped: one layer less, or the same. */
static struct str unwrapped(struct str s)
{
        const bool equals = s.n > 1 && s.p[0] == '=';
        const struct str rest = str_slice(s, equals, s.n);
        const struct str inside = str_slice(rest, 1, rest.n - (rest.n > 0));
        const bool quoted = inside.n > 0 && rest.p[0] == '"' && rest.p[rest.n - 1] == '"';
        if (quoted && !memchr(inside.p, '"', inside.n))
                return inside;
        return equals && cell_told(rest) ? rest : unmarked(s);
}

/* A mark before = + - @ is the guard our own exports set against formulas: what is behind it stood in the register. */
struct str cell_plain(struct arena *a, struct str text)
{
        struct str s = utf8_clean(a, text), before;
        const bool guarded = s.n > 1 && s.p[0] == '\'' && strchr("=+-@", s.p[1]) != NULL;
        if (guarded && !(s.p[1] == '=' && s.p[s.n - 1] == '"'))
                return str_slice(s, 1, s.n);
        do {
                before = s;
                s = str_trim(unwrapped(s));
        } while (s.n < before.n);
        return s;
}

/* cell_word: marked as used for the report: what was said once by hand goes on deciding, and
 * whoever reads the report must be able to see it. */
struct str cell_word(const struct cell_reader *r, const char *list, struct str word)
{
        for (size_t i = 0; i < r->n_words; i++)
                if (str_is(r->words[i].list, list) && str_eq(r->words[i].word, word)) {
                        r->words[i].used = true;
                        return r->words[i].code;
                }
        return (struct str){ "", 0 };
}

/* ---- numbers ---- */

/* without_unit: people write the unit into the cell as well as into the heading; the cell's own one holds. */
static struct str without_unit(struct str s, int64_t *factor)
{
        static const char *const units[] = { "亩", "人", "户", "个月",   "月", "天",   "岁", "次",
                                             "期", "名", "%",  "％", "平方米", "㎡", "公里", "km" };
        static const char *const signs[] = { "￥", "¥", "人民币" };
        for (size_t i = 0; i < COUNT(signs); i++)
                if (str_starts(s, str_of(signs[i])))
                        s = str_slice(s, str_of(signs[i]).n, s.n);
        static const struct {
                const char *word;
                int64_t factor;
        } moneys[] = { { "亿元", 100000000 }, { "万元", 10000 }, { "千元", 1000 }, { "万", 10000 }, { "元", 1 } };
        for (size_t i = 0; i < COUNT(moneys); i++)
                if (str_ends(s, str_of(moneys[i].word))) {
                        *factor = moneys[i].factor;
                        return str_slice(s, 0, s.n - strlen(moneys[i].word));
                }
        for (size_t i = 0; i < COUNT(units); i++)
                if (s.n > str_of(units[i]).n && str_ends(s, str_of(units[i])))
                        return str_slice(s, 0, s.n - str_of(units[i]).n);
        return s;
}

/* rounded: 2648.266667 to the scale, half away from zero. Shown with two decimals, kept with fifteen: a spreadsheet's
 * quotient is rounded as the person saw it. Typed text is not: there a third decimal is a slip. */
static enum decimal_fault rounded(struct str s, int scale, int64_t *value)
{
        size_t point = str_find(s, S("."));
        size_t keep = point + 1 + (size_t)scale;
        if (point == s.n || keep >= s.n)
                return decimal_parse(s, scale, value);
        enum decimal_fault fault = decimal_parse(str_slice(s, 0, scale ? keep : point), scale, value);
        if (fault == DECIMAL_OK && s.p[keep] >= '5' && s.p[keep] <= '9')
                *value += s.p[0] == '-' ? -1 : 1;
        return fault;
}

/* cell_number: full-width commas and the dashes people take for a minus are made plain first;
 * then a unit, then the number, exactly, without a float anywhere. */
enum decimal_fault cell_number(struct arena *a, struct str text, int scale, int64_t factor, enum cell_rounding rounding,
                               int64_t *value)
{
        struct str s = utf8_squeeze(a, text);
        char *plain = arena_copy(a, s);
        size_t n = 0;
        for (size_t at = 0; at < s.n;) {
                size_t from = at;
                uint32_t cp = utf8_next(s, &at);
                if (cp == 0xFF0C)
                        plain[n++] = ',';
                else if (cp == 0x2212 || cp == 0x2014)
                        plain[n++] = '-';
                else
                        for (; from < at; from++)
                                plain[n++] = s.p[from];
        }
        s = without_unit((struct str){ plain, n }, &factor);
        for (int64_t f = factor; f >= 10; f /= 10)
                scale++;
        return rounding == CELL_ROUNDED ? rounded(s, scale, value) : decimal_parse(s, scale, value);
}

/* ---- one field type each ---- */

/* Everything the small readers of one type need, so that each takes one argument. */
struct cell_reading { /* what is being read, for the small functions below */
        struct ctx *c;
        const struct cell_reader *r;
        const struct field *f;
        const struct entity *e;
        const struct match_column *column;
        struct cell cell;
        struct subject_cell *out;
        struct cell_fault *fault;
        bool like;
};

/* cell_refuse: one fault a cell: the first one found is what the sender has to mend first. */
static void cell_refuse(const struct cell_reading *x, const char *code, struct str message)
{
        x->out->faulty = true;
        *x->fault = (struct cell_fault){ code, message };
}

/* title: of a column that is only read like a field, the heading as it stands there: the field's
 * own title would name a column the sheet does not have. */
static const char *title(const struct cell_reading *x)
{
        return x->like ? arena_copy(x->c->arena, x->column->header) : field_title(x->c, x->f);
}

/* read_number: a number cell may be finer than the scale, text may not. Negative is refused apart from the range,
 * because a deduction typed as a negative amount is the common case and wants its own words. */
static void read_number(const struct cell_reading *x)
{
        int scale = x->f->type == FIELD_MONEY ? 2 : x->f->type == FIELD_DECIMAL ? x->f->scale : 0;
        int64_t factor = x->column->factor;
        if (x->f->type != FIELD_MONEY)
                factor = factor ? factor : 1;
        else if (factor == 0)
                factor = x->r->money_factor;
        if (factor == TITLE_UNIT_UNCLEAR && title_unit(x->out->text) == 0) {
                cell_refuse(
                        x, "money.unit_unclear",
                        str_of(say(x->c, "金额单位不清楚：表上写了两种单位，请在表头写明（元）或（万元）",
                                   "the unit of money is unclear: the sheet names two; write (元) or (万元) into the "
                                   "header")));
                return;
        }
        int64_t value = 0;
        bool number = x->cell.kind == CELL_NUMBER;
        enum decimal_fault fault =
                cell_number(x->c->arena, x->out->text, scale, factor, number ? CELL_ROUNDED : CELL_EXACT, &value);
        struct arena *a = x->c->arena;
        x->out->v = V_INT(value);
        if (fault == DECIMAL_NOT_A_NUMBER)
                cell_refuse(x, "number.invalid",
                            arena_fmt(a, say(x->c, "“%s”应为数字，现为“%.*s”", "%s wants a number, not “%.*s”"),
                                      title(x), FMT(x->out->text)));
        else if (fault == DECIMAL_TOO_FINE)
                cell_refuse(
                        x, "number.decimals",
                        arena_fmt(a, say(x->c, "“%s”最多 %d 位小数", "%s keeps at most %d decimals"), title(x), scale));
        else if (fault == DECIMAL_TOO_LARGE)
                cell_refuse(x, "number.range",
                            arena_fmt(a, say(x->c, "“%s”的数字太大", "the number of %s is too large"), title(x)));
        else if (value < 0 && x->f->min >= 0)
                cell_refuse(x, "number.negative",
                            arena_fmt(a, say(x->c, "“%s”不能为负数，现为 %.*s", "%s can't be negative, found %.*s"),
                                      title(x), FMT(x->out->text)));
}

/* Who is in a register was born after 1900 and joined something after 1930. */
#define BORN_FROM "1905-01-01"
#define DAYS_FROM "1930-01-01"

/* refuse_unlikely: a number typed into a cell of a date's look is stored as a day of long ago, 3 as 1900-01-03, or of
 * another age, 200000 as 2447-07-29. Told apart from what somebody wrote out, since only a spreadsheet makes such
 * days of numbers. */
static bool refuse_unlikely(const struct cell_reading *x, struct str day)
{
        const bool birth = x->f->type == FIELD_DATE && strncmp(x->f->name, "birth", 5) == 0;
        const bool old = strncmp(day.p, birth ? BORN_FROM : DAYS_FROM, 10) < 0;
        if (x->cell.kind != CELL_DATE || (!old && strncmp(day.p, DATE_MAX, 10) <= 0))
                return false;
        cell_refuse(x, "date.unlikely",
                    arena_fmt(x->c->arena,
                              say(x->c, "“%s”的单元格是日期格式，显示为 %.*s，像是把数字填成了日期：请把单元格设为文本后重填",
                                  "the cell of %s has the look of a date and shows %.*s, as if a number had been typed "
                                  "into it: make the cell a text and enter it again"),
                              title(x), FMT(day)));
        return true;
}

/* read_year: years alone, 2017年, or a day of it. */
static void read_year(const struct cell_reading *x)
{
        int year = 0;
        if (refuse_unlikely(x, x->out->text))
                return;
        if (subject_year(x->out->text, &year))
                x->out->v = V_INT(year);
        else
                cell_refuse(x, "date.invalid",
                            arena_fmt(x->c->arena,
                                      say(x->c, "“%s”应为四位年份，现为“%.*s”",
                                          "%s wants a year of four digits, not “%.*s”"),
                                      title(x), FMT(x->out->text)));
}

/* han_digit_at: which digit stands there in Chinese, 10 for 十; -1 none. 十 is 10 and not a digit:
 * what it means depends on its neighbours. */
static int han_digit_at(struct str text, size_t at)
{
        static const char *const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
        struct str rest = str_slice(text, at, text.n);
        for (size_t i = 0; i < COUNT(digits); i++)
                if (str_starts(rest, str_of(digits[i])))
                        return (int)i;
        return str_starts(rest, S("○")) || str_starts(rest, S("零")) ? 0 : -1;
}

/* in_digits: 二〇一七年十二月八日 as 2017年12月8日. As minutes and old registers write their days. */
static struct str in_digits(struct arena *a, struct str text)
{
        struct str out = { "", 0 };
        int before = -1;
        for (size_t at = 0; at < text.n;) {
                const size_t from = at;
                (void)utf8_next(text, &at);
                const int digit = han_digit_at(text, from), after = han_digit_at(text, at);
                if (digit < 0)
                        out = arena_fmt(a, "%.*s%.*s", FMT(out), FMT(str_slice(text, from, at)));
                else if (digit < 10)
                        out = arena_fmt(a, "%.*s%d", FMT(out), digit);
                else
                        out = arena_fmt(a, "%.*s%s%s", FMT(out), before < 0 ? "1" : "", after < 0 ? "0" : "");
                before = digit;
        }
        return out;
}

/* whole_date: 6月底 is the month; 1月12日 and 1.12日 are of the sheet's year; a day's words behind it
 * are cut. A month's end is kept as the month: nobody who writes 6月底 knows the day. The year of
 * the title completes days written without one, and nothing else does. */
static struct str whole_date(const struct cell_reading *x, struct str text)
{
        static const char *const ends[] = { "底前", "底", "末", "份", "前", "起", "左右" };
        size_t month = str_find(text, S("月"));
        for (size_t i = 0; i < COUNT(ends); i++)
                if (str_ends(text, str_of(ends[i])))
                        text = str_slice(text, 0, text.n - strlen(ends[i]));
        bool bare = (month == 1 || month == 2) && text.n > month && text.p[0] >= '0' && text.p[0] <= '9';
        return bare && x->r->year ? arena_fmt(x->c->arena, "%d年%.*s", x->r->year, FMT(text)) : text;
}

/* serial_day: 42830, a day whose cell lost its format; five digits from 1954 to 2064 are nothing
 * else. A serial is read as a day only where nothing else of five digits could stand. */
static bool serial_day(struct str text, char day[11])
{
        int64_t serial = 0;
        return text.n == 5 && str_int(text, &serial) && serial > 20000 && serial < 60000 &&
               date_serial((double)serial, false, day);
}

/* cell_day: a day with a time of day behind it is that day; today's own words (至今) are no day
 * and are dealt with by the caller. */
static bool cell_day(const struct cell_reading *x, char day[11])
{
        struct str text = x->out->text;
        if (serial_day(text, day))
                return true;
        if (text.n > 10 && (text.p[10] == ' ' || text.p[10] == 'T') && date_valid(str_slice(text, 0, 10)))
                text = str_slice(text, 0, 10);
        if (str_is(text, "今") || str_is(text, "至今"))
                return false;
        text = in_digits(x->c->arena, whole_date(x, utf8_squeeze(x->c->arena, text)));
        return date_guess(text, day, &x->out->precision);
}

/* read_date: 至今 says that a span is open, where the field may be empty; where a day is required
 * it says nothing and is refused. */
static void read_date(const struct cell_reading *x)
{
        char day[11];
        static const char *const open[] = { "至今", "今", "现在", "现任", "在任", "在岗" };
        for (size_t i = 0; i < COUNT(open); i++)
                if (str_is(x->out->text, open[i]) && !x->f->required) {
                        x->out->v = V_NULL;
                        return;
                }
        if (refuse_unlikely(x, x->out->text))
                return;
        const bool known = cell_day(x, day);
        if (known && field_begins(x->f))
                date_begin(day, x->out->precision);
        if (known)
                x->out->v = V_STR(arena_str(x->c->arena, str_of(day)));
        else
                cell_refuse(x, "date.invalid",
                            arena_fmt(x->c->arena,
                                      say(x->c, "“%s”应为日期（如 2017-12-31），现为“%.*s”",
                                          "%s wants a day (2017-12-31), not “%.*s”"),
                                      title(x), FMT(x->out->text)));
}

/* read_bool: no guess from emptiness: an empty cell is not given and leaves what stands. */
static void read_bool(const struct cell_reading *x)
{
        bool value = false;
        if (cell_truth(x->out->text, &value))
                x->out->v = V_INT(value);
        else
                cell_refuse(x, "bool.invalid",
                            arena_fmt(x->c->arena,
                                      say(x->c, "“%s”应为“是”或“否”，现为“%.*s”", "%s wants yes or no, not “%.*s”"),
                                      title(x), FMT(x->out->text)));
}

/* known_code: what somebody mapped goes first, then the list's own words, then the same without blanks. */
static const char *known_code(const struct cell_reading *x, struct str word)
{
        struct str mapped = cell_word(x->r, x->f->codes->name, word);
        if (mapped.n > 0)
                return arena_copy(x->c->arena, mapped);
        const char *code = code_of(x->c, x->f->codes, word);
        return code ? code : code_of(x->c, x->f->codes, utf8_squeeze(x->c->arena, word));
}

/* Shorter words stand in sentences by chance. */
#define WORD_WITHIN 6 /* bytes: two characters */

/* worded_code: the one code whose words stand in a sentence, for lists where that is enough.
 * Only for lists that say so: in most, a word within a sentence is chance. */
static const char *worded_code(const struct cell_reading *x)
{
        const struct str text = utf8_squeeze(x->c->arena, x->out->text);
        if (!x->f->codes->within)
                return NULL;
        const struct str word = match_code_in(x->c, x->f->codes, text, WORD_WITHIN, true);
        return word.n ? code_of(x->c, x->f->codes, word) : NULL;
}

/* unknown_code: the words allowed stand in the message: the sender sees what to write, and the
 * page offers to map the word once for all. */
static void unknown_code(const struct cell_reading *x, struct str word)
{
        x->out->word = word;
        cell_refuse(x, "code.unknown", code_refusal(x->c, x->f, word));
}

/* placed_code: a place and a code in one word, 栖凤镇扶贫工作站: the place is kept for the resolver. The place is no fault of
 * the code's column: it tells where the thing is, and is used where no column of places speaks. */
static const char *placed_code(const struct cell_reading *x, struct str text)
{
        const struct place_entry *e;
        for (size_t at = 6; x->r->places && at + 6 <= text.n; at += 3) {
                struct str place = str_slice(text, 0, at), word = str_slice(text, at, text.n);
                const char *code = known_code(x, word);
                if (!code || place_find(x->r->places, S(""), 9, place, &e) != PLACE_FOUND)
                        continue;
                x->out->place = e->code;
                return code;
        }
        return NULL;
}

/* county_code: 清江县扶贫办: the county's own, named with its county. Only the county's own name: a
 * word behind another county's name is that county's office. */
static const char *county_code(const struct cell_reading *x, struct str text)
{
        const char *code = NULL;
        for (size_t i = 0; x->r->places && i < x->r->places->n && !code; i++) {
                const struct place_entry *e = &x->r->places->items[i];
                if (e->code.n == 6 && str_starts(text, e->name) && text.n > e->name.n)
                        code = known_code(x, str_slice(text, e->name.n, text.n));
        }
        return code;
}

/* spoken_code: the code of the longest word that stands in a text of one's own words, else the
 * last of the list. Columns of own words (主导产业: 蔬菜、瓜果栽培) have no list anybody keeps to; their
 * last code is 其他 and takes what no word fits, but for a word that is near to another's and not the same. */
static const char *spoken_code(const struct cell_reading *x, struct str text)
{
        const struct codes *list = x->f->codes;
        const struct code *best = &list->items[list->n - 1];
        struct str longest = S("");
        for (size_t i = 0; i < list->n; i++) {
                struct str word, words = str_of(term_ways(x->c, list->items[i].title));
                for (int k = 0; k < 2 && !list->items[i].kept; k++, words = str_of(list->items[i].synonyms))
                        while (str_cut(&words, '|', &word))
                                if (word.n > longest.n && str_find(text, word) < text.n) {
                                        longest = word;
                                        best = &list->items[i];
                                }
        }
        return codes_near_in(list, text, longest).n ? NULL : best->code;
}

static void read_code(const struct cell_reading *x)
{
        const char *code = known_code(x, x->out->text);
        if (!code)
                code = placed_code(x, utf8_squeeze(x->c->arena, x->out->text));
        if (!code)
                code = county_code(x, x->out->text);
        if (!code)
                code = worded_code(x);
        if (!code && x->f->spoken)
                code = spoken_code(x, x->out->text);
        if (code)
                x->out->v = V_TEXT(code);
        else
                unknown_code(x, x->out->text);
}

/* codes_in_order: the chosen ones as "a,b" in the order of the list; a county's own codes follow. One order, whatever
 * order the cell had: two cells that mean the same must be equal, or every import would change them. */
static struct str codes_in_order(struct arena *a, const struct codes *list, const char *const *chosen, size_t n)
{
        struct str out = { "", 0 };
        for (size_t pass = 0; pass < 2; pass++)
                for (size_t i = 0; i < (pass == 0 ? list->n : n); i++) {
                        const char *code = pass == 0 ? list->items[i].code : chosen[i];
                        bool in_list = pass == 0, wanted = pass == 1;
                        for (size_t k = 0; pass == 0 && k < n; k++)
                                wanted = wanted || strcmp(chosen[k], code) == 0;
                        for (size_t k = 0; pass == 1 && k < list->n; k++)
                                in_list = in_list || strcmp(list->items[k].code, code) == 0;
                        if (wanted && (pass == 0 || !in_list))
                                out = arena_fmt(a, "%.*s%s%s", FMT(out), out.n ? "," : "", code);
                }
        return out;
}

/* cell_commas: a slash and a blank separate too: 蔬菜/茶叶, 蔬菜 茶叶. */
struct str cell_commas(struct arena *a, struct str text)
{
        struct str out = { "", 0 };
        for (size_t at = 0; at < text.n;) {
                size_t from = at;
                uint32_t cp = utf8_next(text, &at);
                bool between = cp == 0x3001 || cp == 0xFF0C || cp == ';' || cp == 0xFF1B || cp == '/' || cp == '|' ||
                               cp == ' ';
                out = between ? arena_fmt(a, "%.*s,", FMT(out))
                              : arena_fmt(a, "%.*s%.*s", FMT(out), FMT(str_slice(text, from, at)));
        }
        return out;
}

/* Of one cell: more than any list a person writes into it. */
#define CODES_MAX 16
/* read_codes: the whole cell first: a county's own code may have a comma in its words. */
static void read_codes(const struct cell_reading *x)
{
        const char *chosen[CODES_MAX];
        size_t n = 0;
        const char *whole = known_code(x, x->out->text);
        struct str rest = cell_commas(x->c->arena, x->out->text), word;
        if (whole)
                chosen[n++] = whole;
        while (!whole && str_cut(&rest, ',', &word)) {
                const char *code = str_trim(word).n ? known_code(x, str_trim(word)) : NULL;
                if (str_trim(word).n == 0)
                        continue;
                if (!code && x->f->spoken)
                        code = spoken_code(x, str_trim(word));
                if (!code) {
                        unknown_code(x, str_trim(word));
                        return;
                }
                if (n < CODES_MAX)
                        chosen[n++] = code;
        }
        x->out->v = V_STR(codes_in_order(x->c->arena, x->f->codes, chosen, n));
}

/* lost_digits: fifteen digits are what a spreadsheet keeps; a longer number in a number cell
 * ends in zeros that nobody wrote. */
static bool lost_digits(const struct cell_reading *x)
{
        return (x->cell.kind == CELL_NUMBER && x->out->text.n > 15 && str_digits(x->out->text)) ||
               cell_scientific(x->out->text);
}

/* refuse_lost: true when the number is not whole any more; a text, and what names a record by its number. */
static bool refuse_lost(const struct cell_reading *x)
{
        const bool id = x->f->format == FORMAT_ID_NUMBER;
        if (!lost_digits(x))
                return false;
        cell_refuse(x, id ? "id.precision_lost" : "text.precision_lost",
                    arena_fmt(x->c->arena,
                              say(x->c, "“%s”按数字保存，末几位已丢失：请把单元格设为文本后重填",
                                  "%s was kept as a number and has lost its last digits: make the cell a text and "
                                  "enter it again"),
                              title(x)));
        return true;
}

/* Numbers of households, cards and documents are longer than what people write with a point or in groups. */
#define LONG_NUMBER 5

/* bare_digits: how much of a text is a number in groups, with ….0 behind it or nothing; 0 when it is something else. */
static size_t bare_digits(struct str text, size_t *digits)
{
        size_t at = 0;
        *digits = 0;
        for (; at < text.n && ((text.p[at] >= '0' && text.p[at] <= '9') || text.p[at] == ' '); at++)
                *digits += text.p[at] != ' ';
        struct str rest = str_slice(text, at, text.n);
        const bool point = rest.n > 1 && rest.p[0] == '.' && str_digits(str_slice(rest, 1, rest.n));
        for (size_t i = 1; i < rest.n; i++)
                if (!point || rest.p[i] != '0')
                        return 0;
        return *digits > 0 && (point || rest.n == 0) ? at : 0;
}

/* whole_number: 341125007000001.0 without what a program added, 3411 2500 7000 001 without the blanks somebody put in
 * to read it. In a text a short number may be meant as it stands: 2.0 of a version, 12 34 of two things. */
static struct str whole_number(struct arena *a, const struct field *f, struct str text)
{
        size_t digits;
        const size_t n = bare_digits(text, &digits);
        const bool text_like = f->type == FIELD_TEXT || f->type == FIELD_REF;
        if (n == 0 || (text_like && digits < LONG_NUMBER))
                return text;
        const struct str bare = str_slice(text, 0, n);
        return text_like && digits > LONG_NUMBER && digits <= 20 ? utf8_squeeze(a, bare) : bare;
}

/* read_id_number: a masked number beside a name may still tell two of one name apart by what it shows. */
static void read_id_number(const struct cell_reading *x)
{
        struct str normal = x->out->text;
        if (x->like && str_find(normal, S("*")) < normal.n)
                return; /* masked: it may tell two of one name apart, it is no number */
        const bool citizen = x->r->kind.type != VAL_TEXT || id_citizen(x->r->kind.s);
        const char *code = citizen ? id_number_check(x->c->arena, x->out->text, x->c->today, &normal)
                                   : id_other_check(x->c->arena, x->out->text, &normal);
        x->out->v = V_STR(normal);
        if (code)
                cell_refuse(x, code, (struct str){ "", 0 });
}

/* read_text_cell: numbers lose their blanks, names their alignment; all other text stays as it was cleaned. */
static void read_text_cell(const struct cell_reading *x)
{
        const bool number = (x->f->format != FORMAT_NONE && x->f->format != FORMAT_PERSON_NAME) || x->f->secret;
        struct arena *a = x->c->arena;
        if (number)
                x->out->text = whole_number(a, x->f, utf8_squeeze(a, x->out->text));
        if (refuse_lost(x) || refuse_unlikely(x, x->out->text))
                return;
        if (x->f->format == FORMAT_ID_NUMBER)
                read_id_number(x);
        else
                x->out->v = V_STR(x->f->named ? person_name(a, x->out->text) : x->out->text);
}

static void read_cell_value(const struct cell_reading *x)
{
        switch (x->f->type) {
        case FIELD_TEXT:
                read_text_cell(x);
                return;
        case FIELD_CODE:
                read_code(x);
                return;
        case FIELD_CODES:
                read_codes(x);
                return;
        case FIELD_DATE:
                read_date(x);
                return;
        case FIELD_YEAR:
                read_year(x);
                return;
        case FIELD_INT:
        case FIELD_MONEY:
        case FIELD_DECIMAL:
                read_number(x);
                return;
        case FIELD_BOOL:
                read_bool(x);
                return;
        case FIELD_REF:
        case FIELD_REFS:
                (void)refuse_lost(x);
                return;
        case FIELD_PLACE:
        case FIELD_MAX:
                return; /* text, for the resolver */
        }
}

/* cell_check: what a form would refuse is refused here by the same function, in the same words. */
static void cell_check(const struct cell_reading *x)
{
        if (x->out->faulty || val_is_null(x->out->v) || x->f->type == FIELD_REF || x->f->type == FIELD_REFS ||
            x->f->type == FIELD_PLACE)
                return;
        if (value_check_kind(x->c, x->e, x->f, x->out->v, x->r->kind))
                return;
        if (strcmp(x->c->err.code, "person.several") == 0) { /* sheets that hold lists cut them, others refuse them */
                x->c->err = (struct err){ .kind = ERR_NONE };
                return;
        }
        cell_refuse(x, arena_copy(x->c->arena, str_of(x->c->err.code)), arena_str(x->c->arena, str_of(x->c->err.text)));
        x->c->err = (struct err){ .kind = ERR_NONE };
}

/* dashes: a dash says that there is nothing to say. */
static bool dashes(struct str text)
{
        return str_among(text, "-|--|—|——|/|\\|~|无此项");
}

/* cell_cleared: the one way to take a value away by a sheet, since emptiness must not: exports
 * have columns that were left out. */
bool cell_cleared(struct str text)
{
        return str_among(text, "(清空)|（清空）|(clear)");
}

/* unread: an error of a formula, a formula nobody has reckoned yet, one that became a text: none is a value. */
static bool unread(const struct cell_reading *x, struct cell cell)
{
        struct ctx *c = x->c;
        const bool equals = x->out->text.p[0] == '=' && str_starts(str_trim(cell.text), S("="));
        const bool written = cell.kind == CELL_TEXT && equals; /* behind our own guard, '=1+1, it is a text */
        if (cell.kind == CELL_ERROR)
                cell_refuse(x, "cell.error",
                            arena_fmt(c->arena, say(c, "单元格是公式错误 %.*s", "the cell holds the error %.*s"),
                                      FMT(x->out->text)));
        else if (cell.kind == CELL_FORMULA)
                cell_refuse(x, "cell.formula",
                            str_of(say(c, "单元格是公式，文件里没有算出来的值：请用 Excel 或 WPS 打开，保存后再导入",
                                       "the cell is a formula whose value is not in the file: open it in Excel or WPS, "
                                       "save it and import it again")));
        else if (written)
                cell_refuse(x, "cell.formula",
                            str_of(say(c, "单元格里是公式的文字，不是值：请填写值",
                                       "the cell holds a formula as text and not its value: enter the value")));
        return cell.kind == CELL_ERROR || cell.kind == CELL_FORMULA || written;
}

/* cell_read: a column of text or places is left to the resolver. An error of a formula is
 * refused by name: #N/A in a cell of text would else become somebody's village. */
void cell_read(struct ctx *c, const struct cell_reader *r, const struct match_target *to,
               const struct match_column *column, struct cell cell, struct subject_cell *out, struct cell_fault *fault)
{
        *fault = (struct cell_fault){ .code = NULL };
        out->text = cell_plain(c->arena, cell.text);
        if (to->f)
                out->text = whole_number(c->arena, to->f, out->text);
        out->year = column->year;
        out->merged = cell.merged;
        out->v = V_NULL;
        out->precision = DATE_DAY;
        out->given = out->text.n > 0 && !dashes(out->text);
        if (!out->given)
                return;
        if (cell_cleared(out->text))
                return;
        struct cell_reading x = { c, r, to->f, to->e, column, cell, out, fault, to->like };
        if (unread(&x, cell))
                return;
        bool tick;
        if (!to->f || (to->ticks && cell.kind != CELL_NUMBER && cell_truth(out->text, &tick)))
                return;
        read_cell_value(&x);
        cell_check(&x);
        if (fault->code && fault->message.n == 0)
                fault->message = id_number_words(c, fault->code, out->text);
}
