/* title.c: the rows above a header, and the sheet's name (see title.h). Refuses nothing: unclear things are marked. */
#include "import/title.h"

#include "base/date.h"
#include "base/utf8.h"

/* Titles are short: searching them word by word costs nothing. */
static bool title_has(struct str text, struct str word)
{
        return str_find(text, word) < text.n;
}

/* ---- units of money ---- */

/* title_unit: the longest first, since 元 stands in all of them. Shares, mu and heads are here
 * for headings of amounts that are no money: 万亩 is a factor all the same. */
int64_t title_unit(struct str text)
{
        static const struct {
                const char *word;
                int64_t factor;
        } units[] = { { "亿元", 100000000 }, { "万元", 10000 }, { "千元", 1000 }, { "百元", 100 }, { "元", 1 },
                      { "万股", 10000 },     { "万亩", 10000 }, { "万人", 10000 } };
        for (size_t i = 0; i < COUNT(units); i++)
                if (title_has(text, str_of(units[i].word)))
                        return units[i].factor;
        return 0;
}

/* unit_of_part: what stands behind 单位: 万元 of "人、万元 填报日期…"; a unit that is no word of money gives 0. Behind the last
 * 单位, for the word means a unit of measure and a unit of people, and forms have both in one line. */
static int64_t unit_of_part(struct str part)
{
        static const char *const words[] = { "亿元", "万元", "千元", "百元", "元" };
        for (size_t at; (at = str_find(part, S("单位"))) < part.n;) /* 填报单位：县工商联 单位：万元 */
                part = str_slice(part, at + S("单位").n, part.n);
        while (str_drop_start(&part, S("人民币")) || str_drop_start(&part, S("：")) || str_drop_start(&part, S(":")) ||
               str_drop_start(&part, S("（")) || str_drop_start(&part, S("(")))
                ;
        for (size_t i = 0; i < COUNT(words); i++)
                if (str_starts(part, str_of(words[i])))
                        return title_unit(str_of(words[i]));
        return 0;
}

/* read_unit: several units in one line, 单位：人、万元: those that are no money say nothing of money. Two of money leave it
 * open, and whoever needs it refuses: a county's funds off by ten thousand are worse than a question. */
static void read_unit(struct str tight, bool *said, struct title *out)
{
        static const char *const between[] = { "、", "，", "/", ",", "；", ";" };
        size_t at = str_find(tight, S("单位"));
        struct str rest = str_slice(tight, at + S("单位").n, tight.n);
        while (at < tight.n && rest.n > 0) {
                size_t end = rest.n, step = 0;
                for (size_t i = 0; i < COUNT(between); i++) {
                        size_t found = str_find(rest, str_of(between[i]));
                        step = found < end ? strlen(between[i]) : step;
                        end = found < end ? found : end;
                }
                int64_t factor = unit_of_part(str_slice(rest, 0, end));
                if (factor && *said && out->money_factor != factor)
                        out->money_factor = TITLE_UNIT_UNCLEAR;
                else if (factor && !*said)
                        out->money_factor = factor;
                *said = *said || factor;
                rest = str_slice(rest, end + step, rest.n);
        }
}

/* ---- days and years ---- */

/* day_part: the day a text begins with: 2018年12月30日 of "2018年12月30日 单位：元". Only as far as it
 * looks like a day: behind it the same cell may go on with anything. */
static struct str day_part(struct str text)
{
        static const char *const marks[] = { "年", "月", "日", "-", "/", ".", " " };
        size_t n = 0;
        for (bool more = true; more && n < text.n;) {
                more = text.p[n] >= '0' && text.p[n] <= '9';
                size_t step = more ? 1 : 0;
                for (size_t i = 0; i < COUNT(marks) && step == 0; i++)
                        if (str_starts(str_slice(text, n, text.n), str_of(marks[i])))
                                step = strlen(marks[i]);
                more = step > 0;
                n += step;
        }
        return str_trim(str_slice(text, 0, n));
}

static const char *const day_words[] = { "日期", "填报时间", "填表时间", "制表时间", "截止时间", "截至", "截止" };

/* read_title_day: the first one found is kept: a form has the day it was filled in above that of its approval. */
static bool read_title_day(struct str text, struct title *out)
{
        bool any = false;
        for (size_t i = 0; i < COUNT(day_words); i++) {
                size_t at = str_find(text, str_of(day_words[i]));
                struct str rest = str_trim(str_slice(text, at + strlen(day_words[i]), text.n));
                (void)(str_drop_start(&rest, S("：")) || str_drop_start(&rest, S(":")));
                enum date_precision precision;
                char day[11];
                any = any || at < text.n;
                if (at < text.n && !out->day[0] && date_guess(day_part(str_trim(rest)), day, &precision))
                        memcpy(out->day, day, sizeof day);
        }
        return any;
}

/* title_without_year: between 1990 and 2099: before, there are no such registers; 2000元 is no
 * year because 年 must follow. */
struct str title_without_year(struct str text, int *year)
{
        int64_t y = 0;
        if (!str_int(str_slice(text, 0, 4), &y) || y < 1990 || y > 2099)
                return text;
        struct str rest = str_slice(text, 4, text.n);
        if (str_starts(rest, S("年度")))
                rest = str_slice(rest, S("年度").n, rest.n);
        else if (str_starts(rest, S("年")))
                rest = str_slice(rest, S("年").n, rest.n);
        else
                return text;
        if (rest.n == 0)
                return text;
        *year = (int)y;
        return rest;
}

/* title_digit_at: bounds are checked here, once, for all that look left and right. */
static bool title_digit_at(struct str s, size_t i)
{
        return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* year_in: four digits and 年, with no digit before: 12017年 is nothing. */
static int year_in(struct str text)
{
        int64_t y = 0;
        for (size_t i = 0; i + 4 <= text.n; i++) {
                struct str rest = str_slice(text, i + 4, text.n);
                bool inside = i > 0 && title_digit_at(text, i - 1);
                if (!inside && str_int(str_slice(text, i, i + 4), &y) && y >= 1990 && y <= 2099 &&
                    str_starts(rest, S("年")))
                        return (int)y;
        }
        return 0;
}

/* ---- months ---- */

/* title_plain: 二〇一八年三月 as 2018年3月, and every kind of dash as one; other text stays. Office
 * workers write the year of a document in Chinese digits, that of a table in Arabic ones, and a
 * range with any of seven dashes; reading them once makes every search below a plain one. */
static struct str title_plain(struct arena *a, struct str text)
{
        static const char *const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "○", "零" };
        static const char *const dashes[] = { "—", "－", "–", "至", "到", "~", "～" };
        struct str out = { "", 0 };
        for (size_t at = 0; at < text.n;) {
                struct str rest = str_slice(text, at, text.n);
                size_t from = at;
                const char *as = NULL;
                char digit[2] = { '0', '\0' };
                if (str_starts(rest, S("十")))
                        as = "+";
                for (size_t i = 0; i < COUNT(digits) && !as; i++)
                        if (str_starts(rest, str_of(digits[i]))) {
                                digit[0] = (char)('0' + (i > 9 ? 0 : i));
                                as = digit;
                        }
                for (size_t i = 0; i < COUNT(dashes) && !as; i++)
                        if (str_starts(rest, str_of(dashes[i])))
                                as = "-";
                (void)utf8_next(text, &at);
                out = as ? arena_fmt(a, "%.*s%s", FMT(out), as)
                         : arena_fmt(a, "%.*s%.*s", FMT(out), FMT(str_slice(text, from, at)));
        }
        return out;
}

/* month_before: the number that ends at `end` (十一 is "+1"); *start is where it begins; 0 when
 * there is none. + stands for 十, so that 十 is ten and 十一 eleven without a table of them. */
static int month_before(struct str s, size_t end, size_t *start)
{
        size_t i = end;
        int64_t n = 0;
        while (i > 0 && (title_digit_at(s, i - 1) || s.p[i - 1] == '+'))
                i--;
        struct str text = str_slice(s, i, end);
        *start = i;
        if (text.n && text.p[0] == '+')
                return text.n == 1 ? 10 : title_digit_at(text, 1) ? 10 + text.p[1] - '0' : 0;
        return str_int(text, &n) && n >= 1 && n <= 12 ? (int)n : 0;
}

/* First and last, 0 when nothing says them. */
struct months {
        int from, to;
};

/* quarter_in: quarters and halves are months of a register as well, and what is due in them is due in each. */
static struct months quarter_in(struct str s)
{
        size_t at = str_find(s, S("季度")), start;
        int n = at < s.n ? month_before(s, at, &start) : 0;
        if (n >= 1 && n <= 4)
                return (struct months){ 3 * n - 2, 3 * n };
        if (title_has(s, S("上半年")))
                return (struct months){ 1, 6 };
        if (title_has(s, S("下半年")))
                return (struct months){ 7, 12 };
        return (struct months){ 0, 0 };
}

/* title_months: 3月份, 1-3月, 1月-3月, 第一季度; a day (3月5日) is no month, nor is 满3个月. A day's month is
 * not the table's (3月5日填报), nor is a count of months (满3个月), nor one half of a range read twice. */
static struct months title_months(struct str s)
{
        for (size_t at = 0; at < s.n; at++) {
                size_t start;
                if (!str_starts(str_slice(s, at, s.n), S("月")) || title_digit_at(s, at + S("月").n))
                        continue;
                int to = month_before(s, at, &start), from = to;
                if (to == 0)
                        continue;
                if (start > 0 && s.p[start - 1] == '-') {
                        size_t end = start - 1;
                        if (str_ends(str_slice(s, 0, end), S("月")))
                                end -= S("月").n;
                        from = month_before(s, end, &start);
                }
                if (from >= 1 && from <= to && !str_starts(str_slice(s, at + S("月").n, s.n), S("-")))
                        return (struct months){ from, to };
        }
        return quarter_in(s);
}

/* ---- the whole ---- */

/* read_months: title and sheet's name are asked one after the other; who disagrees with himself is not believed. */
static void read_months(struct str tight, struct title *out)
{
        const struct months m = title_months(tight);
        if (m.from == 0)
                return;
        const bool other = out->month_from && (out->month_from != m.from || out->month_to != m.to);
        out->month_unclear = out->month_unclear || other;
        out->month_from = m.from;
        out->month_to = m.to;
}

/* read_title_text: a line that cites a document or a rule speaks of the document's year. A long
 * line is a remark, and months in remarks are of other things. */
static void read_title_text(struct ctx *c, struct str text, bool *unit_said, struct title *out)
{
        struct str tight = title_plain(c->arena, utf8_squeeze(c->arena, text));
        read_unit(tight, unit_said, out);
        const bool days = read_title_day(text, out);
        if (days && out->year == 0 && out->day[0] && title_has(text, S("截至")))
                out->year = date_year(out->day); /* 截至2017年12月31日: as of a day of that year */
        if (days || title_has(tight, S("文件")) || title_has(tight, S("〔")) || title_has(tight, S("依据")))
                return;
        if (out->year == 0)
                out->year = year_in(tight);
        if (utf8_length(tight) <= 60)
                read_months(tight, out);
}

/* title_read: the sheet's name comes last: 2017年 in a title is said, a tab called 2017 may have
 * been copied from last year's file. */
void title_read(struct ctx *c, const struct sheet *sheet, size_t header, struct title *out)
{
        bool unit_said = false;
        *out = (struct title){ .money_factor = 1, .text = { "", 0 } };
        for (size_t r = 0; r < header; r++)
                for (size_t i = 0; i < sheet->rows[r].n; i++) {
                        struct cell cell = book_cell(&sheet->rows[r], i);
                        if (cell.merged || cell.text.n == 0)
                                continue;
                        struct str text = utf8_clean(c->arena, cell.text);
                        read_title_text(c, text, &unit_said, out);
                        out->text = arena_fmt(c->arena, "%.*s %.*s", FMT(out->text), FMT(text));
                }
        struct str name = title_plain(c->arena, utf8_squeeze(c->arena, sheet->name));
        if (out->year == 0)
                out->year = year_in(name);
        read_months(name, out);
        out->year_said = out->year != 0;
        if (out->year == 0 && out->day[0])
                out->year = date_year(out->day);
}

/* title_year: the whole title is read for the year alone: it is short, and one reading can't disagree with another. */
int title_year(struct ctx *c, const struct sheet *sheet, size_t header)
{
        struct title t;
        title_read(c, sheet, header, &t);
        return t.year_said ? t.year : 0;
}
