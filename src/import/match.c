/* match.c: header matching (see match.h). Refuses nothing: what it can't place stays unknown and is shown. */
#include "import/match.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/utf8.h"
#include "core/subject.h"
#include "fill/export.h"
#include "import/choice.h"
#include "import/subjects.h"
#include "import/title.h"

/* ---- words ---- */

static bool opens(uint32_t cp)
{
        return cp == '(' || cp == 0xFF08 || cp == '[' || cp == 0x3010;
}

static bool closes(uint32_t cp)
{
        return cp == ')' || cp == 0xFF09 || cp == ']' || cp == 0x3011;
}

/* without_brackets: what is outside of them; a unit of money inside them makes the factor. */
static struct str without_brackets(struct arena *a, struct str text, int64_t *factor)
{
        char *out = arena_alloc(a, text.n + 1, 1), *inner = arena_alloc(a, text.n + 1, 1);
        size_t n = 0, n_inner = 0, depth = 0;
        for (size_t at = 0; at < text.n;) {
                size_t from = at;
                uint32_t cp = utf8_next(text, &at);
                bool leaving = closes(cp) && depth > 0;
                depth += opens(cp);
                memcpy(depth ? inner + n_inner : out + n, text.p + from, at - from);
                *(depth ? &n_inner : &n) += closes(cp) && depth == 0 ? 0 : at - from;
                depth -= leaving;
        }
        struct str inside = { inner, n_inner };
        *factor = title_unit(inside);
        return (struct str){ out, n };
}

static bool cut_end(struct str *s, struct str end)
{
        if (s->n <= end.n || !str_ends(*s, end))
                return false;
        s->n -= end.n;
        return true;
}

static bool cut_start(struct str *s, struct str start)
{
        if (s->n <= start.n || !str_starts(*s, start))
                return false;
        *s = str_slice(*s, start.n, s->n);
        return true;
}

struct str match_word_plain(struct arena *a, struct str text, int64_t *factor, int *year)
{
        int64_t unit = 0;
        int of_year = 0;
        struct str s = without_brackets(a, utf8_squeeze(a, text), &unit);
        char *lower = arena_copy(a, s);
        for (size_t i = 0; i < s.n; i++)
                if (lower[i] >= 'A' && lower[i] <= 'Z')
                        lower[i] = (char)(lower[i] + 32);
        s = (struct str){ lower, s.n };
        while (cut_start(&s, S("*")) || cut_start(&s, S("＊")) || cut_end(&s, S(":")) || cut_end(&s, S("：")) ||
               cut_end(&s, S("*")))
                ;
        s = title_without_year(s, &of_year);
        static const char *const units[] = { "/万元", "/千元", "/元" };
        for (size_t i = 0; i < COUNT(units); i++)
                if (cut_end(&s, str_of(units[i])))
                        unit = title_unit(str_of(units[i]));
        (void)(cut_end(&s, S("/月")) || cut_end(&s, S("%")) || cut_end(&s, S("％")));
        if (factor)
                *factor = unit;
        if (year)
                *year = of_year;
        return s;
}

struct str match_word_loose(struct str plain)
{
        static const char *const starts[] = { "是否参加", "是否有", "是否", "有无", "参加", "所在", "所属" };
        static const char *const ends[] = { "情况", "状况", "名称", "信息", "及单位职务", "及单位" };
        for (size_t i = 0; i < COUNT(starts); i++)
                if (cut_start(&plain, str_of(starts[i])))
                        break;
        for (size_t i = 0; i < COUNT(ends); i++)
                if (cut_end(&plain, str_of(ends[i])))
                        break;
        return plain;
}

static void add_word(struct ctx *c, struct match_book *b, size_t *capacity, struct match_word w)
{
        b->words = arena_grow(c->arena, b->words, capacity, b->n_words + 1, sizeof *b->words);
        b->words[b->n_words++] = w;
}

void match_words_add(struct ctx *c, struct match_book *b, size_t *capacity, struct str words, size_t subject,
                     size_t column)
{
        struct str word;
        for (struct str rest = words; str_cut(&rest, '|', &word);) {
                struct str plain = match_word_plain(c->arena, word, NULL, NULL);
                if (plain.n == 0)
                        continue;
                struct match_word w = { plain, (uint16_t)subject, (uint16_t)column, false, false };
                add_word(c, b, capacity, w);
                struct str loose = match_word_loose(plain);
                w = (struct match_word){ loose, (uint16_t)subject, (uint16_t)column, true, false };
                add_word(c, b, capacity, w);
        }
}

void match_words_loose(struct ctx *c, struct match_book *b, size_t *capacity, struct str word, size_t subject,
                       size_t column)
{
        const struct match_word w = { match_word_plain(c->arena, word, NULL, NULL), (uint16_t)subject,
                                      (uint16_t)column, true, false };
        add_word(c, b, capacity, w);
}

static int by_text(const void *a, const void *b)
{
        const struct match_word *x = a, *y = b;
        int order = str_cmp(x->text, y->text);
        if (order == 0)
                order = (int)x->subject - (int)y->subject;
        return order ? order : (int)x->column - (int)y->column;
}

void match_words_sort(struct match_book *b)
{
        if (b->n_words > 0)
                qsort(b->words, b->n_words, sizeof *b->words, by_text);
}

bool match_word_known(const struct match_book *b, struct str plain)
{
        size_t lo = 0, hi = b->n_words;
        while (lo < hi) {
                const size_t mid = (lo + hi) / 2;
                if (str_cmp(b->words[mid].text, plain) < 0)
                        lo = mid + 1;
                else
                        hi = mid;
        }
        return plain.n > 0 && lo < b->n_words && str_eq(b->words[lo].text, plain);
}

/* first_word: index of the first word of this text and subject, or n_words. */
static size_t first_word(const struct match_book *b, struct str text, size_t subject)
{
        size_t lo = 0, hi = b->n_words;
        while (lo < hi) {
                size_t mid = (lo + hi) / 2;
                int order = str_cmp(b->words[mid].text, text);
                if (order == 0)
                        order = (int)b->words[mid].subject < (int)subject ? -1 : 0;
                if (order < 0)
                        lo = mid + 1;
                else
                        hi = mid;
        }
        return lo;
}

/* ---- one row tried as the header of one subject ---- */

#define SAID_MAX 8
#define TITLE_WORD 9  /* bytes: a shorter word stands in a title by chance */
#define NAMED_WORTH 3 /* columns a title that names the subject is worth */

enum owner { OWNER_NONE, OWNER_HOUSEHOLD, OWNER_HELPER }; /* whose name, number or phone a column is */
struct head_cell {                                        /* a column's header, cleaned once for all subjects */
        struct str leaf, joined, parents, header;
        struct str above; /* the word right above the leaf */
        int64_t factor;
        int year;
        char day[11]; /* 2015年7月, 2017-01-01起: a first day and nothing else; "" none */
        enum owner owner;
};
struct head {
        struct head_cell cells[MATCH_COLUMNS];
        size_t n;
};
struct attempt {
        int assigned[MATCH_COLUMNS]; /* subject column -> sheet column, -1 */
        int taken[MATCH_COLUMNS];    /* sheet column -> subject column, -1 */
        size_t matched, missing;
        size_t headings; /* columns with a heading */
        bool entitled; /* the title, or a column, speaks of what hooks->title wants */
        bool left[MATCH_COLUMNS];  /* somebody said it means nothing */
        bool heard[MATCH_COLUMNS]; /* 小计 below a heading whose parts are read: understood, and nothing comes of it */
        bool tick[MATCH_COLUMNS];  /* √ below a code's word */
        size_t yearly, spread;     /* as in struct match */
        struct str when[MATCH_COLUMNS]; /* what the heading of such a column says: 2017, 2015-07-01, 小村 */
        size_t foreign; /* columns left alone because they are somebody else's */
        struct match_said said[SAID_MAX];
        size_t n_said;
        bool named; /* the title says what the sheet is about */
        bool sections;
        size_t naming; /* in so many bytes: 报酬发放 says more than 村干部 */
};
struct sayings { /* the title of a block, its sheet and file, as far as it speaks for the rows */
        struct str text, name; /* name: the sheet's own */
        struct str lines; /* the rows above as they stand: 项目名称：…　填报日期：… */
        char day[11]; /* of the list: 填报日期, or the last day of its year; "" when it says neither */
        struct str year; /* said by title or name; "" none */
        bool sections;   /* lines of one text stand between the rows */
        struct str team; /* a group of people the sheet's name or title names; "" none */
};

#define OWN_WORDS "身份证|公民身份|证件号|居民身份|电话|手机|联系方式|性别"
#define OFFICE_WORDS "单位|职务|职级|政治面貌"
#define HOUSEHOLD_WORDS "户主|贫困户|帮扶对象|帮扶户|结对户|联系户|包户对象|受扶|被帮扶|成员|户信息|户编号"
#define HELPER_WORDS "帮扶|责任人|包保|包户|结对|联系干部|驻村干部"

static bool word_among(struct str text, const char *words)
{
        struct str word;
        for (struct str rest = str_of(words); text.n && str_cut(&rest, '|', &word);)
                if (str_eq(text, word))
                        return true;
        return false;
}

/* prefers: a word above the header that speaks of the household, or of the members, decides between two equal titles.
 */
static bool prefers(const struct column *col, struct str parents)
{
        bool member = str_find(parents, S("成员")) < parents.n || str_find(parents, S("人员")) < parents.n;
        bool group = str_find(parents, S("户")) < parents.n || str_find(parents, S("责任人")) < parents.n;
        return member ? !col->group : group && col->group;
}

static int pick(const struct match_book *b, size_t subject, const struct attempt *t, struct str text, bool loose,
                struct str parents)
{
        const struct match_subject *s = &b->subjects[subject];
        int best = -1;
        if (text.n == 0)
                return best;
        for (size_t i = first_word(b, text, subject); i < b->n_words; i++) {
                const struct match_word *w = &b->words[i];
                if (!str_eq(w->text, text) || w->subject != subject)
                        break;
                if (w->column == MATCH_NOTHING || (w->loose && !loose) ||
                    (t->assigned[w->column] >= 0 && !s->subject->columns[w->column].sums))
                        continue;
                if (best < 0 || (prefers(&s->subject->columns[w->column], parents) &&
                                 !prefers(&s->subject->columns[best], parents)))
                        best = (int)w->column;
        }
        return best;
}

static void assign(struct attempt *t, size_t at, int column)
{
        if (column < 0)
                return;
        t->taken[at] = column;
        if (t->assigned[column] < 0)
                t->assigned[column] = (int)at;
        t->matched++;
}

static bool is_whole(struct str leaf)
{
        return str_find(leaf, S("合计")) < leaf.n || str_find(leaf, S("总")) < leaf.n;
}

/* whole_instead: 收入合计 beside 经营性收入: of two headings of one amount of a register, the one that is the whole. */
static int whole_instead(const struct match_book *b, size_t subject, const struct head *h, size_t at, struct attempt *t)
{
        const struct match_subject *s = &b->subjects[subject];
        const struct str text = h->cells[at].leaf;
        for (size_t i = first_word(b, text, subject); s->generic && is_whole(text) && i < b->n_words; i++) {
                const struct match_word *w = &b->words[i];
                if (!str_eq(w->text, text) || w->subject != subject)
                        break;
                const struct field *f = w->column == MATCH_NOTHING ? NULL : s->targets[w->column].f;
                const int part = f ? t->assigned[w->column] : -1;
                if (w->loose || part < 0 || f->type != FIELD_MONEY || is_whole(h->cells[part].leaf) ||
                    h->cells[part].year != h->cells[at].year)
                        continue;
                t->taken[part] = -1;
                t->assigned[w->column] = -1;
                return w->column;
        }
        return -1;
}

/* foreign: a helper's name, number or phone in a register of households, or a household's in a ledger of helpers. */
static bool foreign(const struct subject *s, const struct head_cell *cell)
{
        bool household = s->hooks && s->hooks->starts, ledger = false;
        for (size_t i = 0; s->hooks && !household && i < s->n_columns; i++)
                ledger = ledger || strncmp(s->columns[i].field, "cadre.", 6) == 0;
        if (household)
                return cell->owner == OWNER_HELPER;
        return ledger && cell->owner == OWNER_HOUSEHOLD && str_has_any(cell->leaf, OWN_WORDS);
}

static bool under_head(const struct head_cell *cell)
{
        return str_find(cell->parents, S("户主")) < cell->parents.n &&
               str_find(cell->parents, S("成员")) == cell->parents.n;
}

/* of_head: a title under 户主 is the head's own, and not the member's in the row, when the members have theirs
 * elsewhere. */
static bool of_head(const struct match_book *b, size_t subject, const struct head *h, size_t at, int column)
{
        if (column < 0 || b->subjects[subject].subject->columns[column].group || !under_head(&h->cells[at]))
                return false;
        for (size_t i = 0; i < h->n; i++) {
                if (i == at || under_head(&h->cells[i]) || h->cells[i].leaf.n == 0)
                        continue;
                for (size_t k = first_word(b, h->cells[i].leaf, subject); k < b->n_words; k++) {
                        const struct match_word *w = &b->words[k];
                        if (!str_eq(w->text, h->cells[i].leaf) || w->subject != subject)
                                break;
                        if (w->column == column)
                                return true;
                }
        }
        return false;
}

static bool assigned_to(const struct subject *s, const struct attempt *t, struct str field)
{
        for (size_t k = 0; k < s->n_columns && k < MATCH_COLUMNS; k++)
                if (t->assigned[k] >= 0 && str_is(field, s->columns[k].field))
                        return true;
        return false;
}

/* longest_in: the longest of the words, joined by |, that stands in the text; short ones stand anywhere by chance. */
static struct str longest_in(struct str text, struct str words, size_t shortest)
{
        struct str word, best = { "", 0 };
        while (str_cut(&words, '|', &word))
                if (word.n >= shortest && word.n > best.n && str_find(text, word) < text.n)
                        best = word;
        return best;
}

struct str match_code_in(struct arena *a, const struct codes *list, struct str text, size_t shortest, bool other)
{
        struct str best = { "", 0 };
        for (size_t i = 0; i < list->n; i++) {
                struct str words = arena_fmt(a, "%s|%s", list->items[i].title,
                                             list->items[i].synonyms ? list->items[i].synonyms : "");
                struct str found = longest_in(text, words, shortest);
                const bool left_out = !other && strcmp(list->items[i].code, "other") == 0;
                if (found.n == 0 || left_out || str_find(best, found) < best.n)
                        continue;
                if (best.n > 0 && str_find(found, best) == found.n)
                        return (struct str){ "", 0 };
                best = found;
        }
        return best;
}

static void say_for(struct attempt *t, size_t column, struct str text)
{
        if (text.n == 0 || t->n_said == SAID_MAX)
                return;
        t->said[t->n_said++] = (struct match_said){ column, text };
}

static bool code_wanted(const struct match_subject *s, size_t k)
{
        const struct column *column = &s->subject->columns[k];
        const struct field *f = s->targets[k].f;
        return f && f->type == FIELD_CODE && (column->required || column->from_title);
}

struct str match_spoken(struct ctx *c, const struct match_subject *s, size_t column, struct str text, size_t shortest)
{
        if (!code_wanted(s, column))
                return (struct str){ "", 0 };
        return match_code_in(c->arena, s->targets[column].f->codes, text, shortest, false);
}

static void say_day(struct ctx *c, const struct subject *s, const struct sayings *say_it, struct attempt *t)
{
        const struct str root = str_of(s->root);
        for (size_t k = 0; k < s->n_columns && k < MATCH_COLUMNS; k++) {
                const struct str name = str_of(s->columns[k].field);
                const bool beside = !str_starts(name, root) || name.p[root.n] != '.';
                struct str field = str_of(s->columns[k].field);
                bool spanned = assigned_to(s, t, arena_fmt(c->arena, "%.*s" SUBJECT_SPAN, FMT(field)));
                if (str_ends(field, S(".from_on")) && t->assigned[k] < 0 && !spanned && !beside)
                        say_for(t, k, arena_str(c->arena, str_of(say_it->day)));
        }
}

/* word_of: a code's word in the title, as the sheet's whole name, or in the heading of the names: 扶贫专干姓名. */
static struct str word_of(struct ctx *c, const struct match_subject *s, size_t k, const struct head *h,
                          const struct sayings *say_it, const struct attempt *t)
{
        struct str word = match_spoken(c, s, k, say_it->text, TITLE_WORD);
        if (word.n == 0 && say_it->name.n > 0 && code_of(c, s->targets[k].f->codes, say_it->name))
                word = say_it->name;
        for (size_t i = 0; i < h->n && word.n == 0; i++)
                if (t->taken[i] >= 0 && str_ends(h->cells[i].leaf, S("姓名")))
                        word = match_spoken(c, s, k, h->cells[i].leaf, TITLE_WORD);
        return word;
}

/* say_team: where neither a column nor lines over the rows name it. */
static void say_team(const struct subject *s, const struct sayings *say_it, struct attempt *t)
{
        for (size_t k = 0; k < s->n_columns && k < MATCH_COLUMNS && !t->sections; k++)
                if (s->columns[k].section && t->assigned[k] < 0)
                        say_for(t, k, say_it->team);
}

/* labelled: what stands behind one of the words and a colon above the header: 项目名称：稻虾共作. */
static struct str labelled(struct arena *a, struct str lines, struct str words)
{
        static const char *const colons[] = { "：", ":" };
        static const char *const ends[] = { " ", "　", "\t", "；", "，", ";", "," };
        struct str word;
        while (str_cut(&words, '|', &word))
                for (size_t i = 0; word.n && i < COUNT(colons); i++) {
                        const struct str label = arena_fmt(a, "%.*s%s", FMT(word), colons[i]);
                        struct str rest = str_slice(lines, str_find(lines, label), lines.n);
                        if (!cut_start(&rest, label))
                                continue;
                        rest = str_trim(rest);
                        for (size_t k = 0; k < COUNT(ends); k++)
                                rest = str_slice(rest, 0, str_find(rest, str_of(ends[k])));
                        if (rest.n)
                                return rest;
                }
        return (struct str){ "", 0 };
}

/* labels_speak: a wanted name that has no column may stand above the header, with its label. */
static void labels_speak(struct ctx *c, const struct match_subject *s, const struct sayings *say_it, struct attempt *t)
{
        for (size_t k = 0; !s->generic && k < s->subject->n_columns && k < MATCH_COLUMNS; k++) {
                const struct field *f = s->targets[k].f;
                if (!f || f->type != FIELD_TEXT || t->assigned[k] >= 0 || !s->subject->columns[k].group)
                        continue;
                const char *words = s->subject->columns[k].synonyms;
                const struct str labels = arena_fmt(c->arena, "%s|%s", f->title, words ? words : "");
                say_for(t, k, labelled(c->arena, say_it->lines, labels));
        }
}

/* say_listed: a day that is the list's own where no column gives it. */
static void say_listed(struct ctx *c, const struct match_subject *s, const struct sayings *say_it, struct attempt *t)
{
        for (size_t k = 0; t->named && k < s->subject->n_columns && k < MATCH_COLUMNS; k++)
                if (s->targets[k].f && s->targets[k].f->listed && t->assigned[k] < 0)
                        say_for(t, k, arena_str(c->arena, str_of(say_it->day)));
}

/* title_words: 扶贫车间和驿站 is named by either. */
static struct str title_words(struct arena *a, const char *title)
{
        struct str rest = str_of(title), and = S("和"), out = { "", 0 };
        for (size_t at; (at = str_find(rest, and)) < rest.n; rest = str_slice(rest, at + and.n, rest.n))
                out = arena_fmt(a, "%.*s%.*s|", FMT(out), FMT(str_slice(rest, 0, at)));
        return arena_fmt(a, "%.*s%.*s", FMT(out), FMT(rest));
}

/* title_speaks: what the title says in place of columns that are not there. A first day is the list's own, where the
 * title names the subject. */
static void title_speaks(struct ctx *c, const struct match_subject *s, const struct head *h,
                         const struct sayings *say_it, struct attempt *t)
{
        const struct subject *subject = s->subject;
        struct str words = arena_fmt(c->arena, "%s|%.*s|%s", subject->title, FMT(title_words(c->arena, subject->title)),
                                     subject->called ? subject->called : "");
        t->naming = longest_in(say_it->text, words, TITLE_WORD).n;
        t->named = t->naming > 0;
        for (size_t k = 0; k < subject->n_columns && k < MATCH_COLUMNS; k++) {
                struct str word = code_wanted(s, k) ? word_of(c, s, k, h, say_it, t) : S("");
                if (t->assigned[k] < 0)
                        say_for(t, k, word);
                t->named = t->named || word.n > 0;
        }
        say_team(subject, say_it, t);
        say_listed(c, s, say_it, t);
        const struct entity *root = entity_find(str_of(subject->root));
        if (t->named && s->generic && say_it->day[0] && root->life == LIFE_SPAN) /* a rate begins when it says so */
                say_day(c, subject, say_it, t);
}

/* year_alone: 2016年 below a heading that says what of that year. */
static bool year_alone(struct str text, int *year)
{
        int64_t y = 0;
        (void)(cut_end(&text, S("年度")) || cut_end(&text, S("年")));
        if (!str_int(text, &y) || y < 1990 || y > 2099)
                return false;
        *year = (int)y;
        return true;
}

/* year_wanted: the column of the year a single entity must have; n_columns when it has none or the sheet gives it. */
static size_t year_wanted(const struct match_subject *s, const struct attempt *t)
{
        const size_t n = s->subject->n_columns < MATCH_COLUMNS ? s->subject->n_columns : MATCH_COLUMNS;
        for (size_t k = 0; s->generic && k < n; k++) {
                const struct field *f = s->targets[k].f;
                if (f && f->type == FIELD_YEAR && s->subject->columns[k].required)
                        return t->assigned[k] < 0 ? k : s->subject->n_columns;
        }
        return s->subject->n_columns;
}

/* same_word: the heading is a word of that column. */
static bool same_word(const struct match_book *b, size_t subject, struct str text, int column)
{
        for (size_t i = first_word(b, text, subject); text.n && i < b->n_words; i++) {
                const struct match_word *w = &b->words[i];
                if (!str_eq(w->text, text) || w->subject != subject)
                        break;
                if (!w->loose && w->column == column)
                        return true;
        }
        return false;
}

#define TELLING_WORD 12 /* bytes: 集体收入 tells what it is, 收入 and 金额 don't */

static bool is_subtotal(const struct head_cell *cell)
{
        return str_is(cell->leaf, "小计") || str_is(cell->leaf, "合计") || str_is(cell->leaf, "计");
}

/* take_year: one more column of a year; of several of one year the total is meant, the parts are only understood. */
static void take_year(const struct head *h, size_t at, struct attempt *t)
{
        for (size_t i = 0; i < h->n; i++)
                if (t->taken[i] == (int)t->spread && h->cells[i].year == h->cells[at].year) {
                        const bool whole = is_subtotal(&h->cells[at]);
                        t->heard[whole ? i : at] = true;
                        t->taken[at] = whole ? (int)t->spread : -1;
                        t->taken[i] = whole ? -1 : (int)t->spread;
                        return;
                }
        t->taken[at] = (int)t->spread;
        t->matched++;
}

/* spread_years: 2016年收入 | 2017年收入: a column a year of a record that has a year; each is a record of its own. */
static void spread_years(const struct match_book *b, size_t subject, const struct head *h, struct attempt *t)
{
        const struct match_subject *s = &b->subjects[subject];
        const size_t year = year_wanted(s, t);
        if (year == s->subject->n_columns)
                return;
        for (size_t i = 0; i < h->n && t->yearly == 0; i++)
                if (h->cells[i].year && t->taken[i] >= 0 && (t->named || h->cells[i].leaf.n >= TELLING_WORD)) {
                        t->yearly = year + 1;
                        t->spread = (size_t)t->taken[i];
                }
        for (size_t i = 0; i < h->n && t->yearly; i++)
                if (h->cells[i].year && t->taken[i] < 0 &&
                    same_word(b, subject, h->cells[i].leaf, (int)t->spread))
                        take_year(h, i, t);
}

/* several_years: a composite subject of one row a record, whose year no column gives: its column of the year. */
static size_t several_years(const struct match_subject *s, const struct attempt *t)
{
        size_t year = s->subject->n_columns;
        if (s->generic || !s->subject->hooks || s->subject->hooks->starts)
                return year;
        for (size_t k = 0; k < s->subject->n_columns && k < MATCH_COLUMNS; k++) {
                const struct field *f = s->targets[k].f;
                if (s->subject->columns[k].group)
                        return s->subject->n_columns;
                if (f && f->type == FIELD_YEAR && !s->targets[k].like && t->assigned[k] < 0)
                        year = k;
        }
        return year;
}

/* twin_year: the column of the same heading under another year, already understood; -1 none. */
static int twin_year(const struct head *h, const struct attempt *t, size_t at)
{
        const struct head_cell *cell = &h->cells[at];
        for (size_t i = 0; i < h->n && cell->year; i++)
                if (t->taken[i] >= 0 && h->cells[i].year && h->cells[i].year != cell->year &&
                    str_eq(h->cells[i].leaf, cell->leaf))
                        return (int)i;
        return -1;
}

/* spread_pairs: 2016年 (标准 | 金额) | 2017年 (标准 | 金额): a row is a record for each year. */
static void spread_pairs(const struct match_book *b, size_t subject, const struct head *h, struct attempt *t)
{
        const size_t year = several_years(&b->subjects[subject], t);
        if (year == b->subjects[subject].subject->n_columns)
                return;
        for (size_t i = 0; i < h->n && t->yearly == 0; i++)
                if (t->taken[i] >= 0 && twin_year(h, t, i) >= 0) {
                        t->yearly = year + 1;
                        t->spread = (size_t)t->taken[i];
                }
}

/* heading_means: what a heading alone says of a year, a first day or a code; "" nothing. */
static struct str heading_means(struct arena *a, const struct field *f, const struct head_cell *cell)
{
        int year = 0;
        if (f->type == FIELD_YEAR)
                return year_alone(cell->joined, &year) ? arena_fmt(a, "%d", year) : S("");
        if (f->type == FIELD_DATE)
                return arena_str(a, str_of(cell->day));
        const struct str word = f->type == FIELD_CODE ? match_code_in(a, f->codes, cell->leaf, 1, true) : S("");
        return str_eq(word, cell->leaf) ? word : S("");
}

/* only_lack: of a single register, the column that is wanted, has no heading and is a number; n_columns when none or
 * more than one is. */
static size_t only_lack(const struct match_subject *s, const struct attempt *t, size_t but)
{
        const size_t none = s->subject->n_columns;
        size_t found = none;
        for (size_t k = 0; k < none && k < MATCH_COLUMNS; k++) {
                const struct field *f = s->targets[k].f;
                if (k == but || !s->subject->columns[k].required || t->assigned[k] >= 0)
                        continue;
                if (found != none || !f || f->type != FIELD_MONEY)
                        return none;
                found = k;
        }
        return found;
}

/* speaks_of: the title names the subject, or the number that is spread. */
static bool speaks_of(struct ctx *c, const struct match_subject *s, const struct sayings *say_it,
                      const struct attempt *t, size_t k)
{
        const struct field *f = s->targets[k].f;
        const struct str words = arena_fmt(c->arena, "%s|%s", f->title, f->synonyms ? f->synonyms : "");
        return t->named || longest_in(say_it->text, words, TITLE_WORD).n > 0;
}

/* spread_over: the headings that mean a value of column k are columns of `to`, each a record of its own. */
static void spread_over(struct ctx *c, const struct field *f, const struct head *h, struct attempt *t, size_t k,
                        size_t to)
{
        t->yearly = k + 1;
        t->spread = to;
        t->named = true;
        for (size_t i = 0; i < h->n; i++) {
                t->when[i] = t->taken[i] < 0 ? heading_means(c->arena, f, &h->cells[i]) : S("");
                assign(t, i, t->when[i].n ? (int)to : -1);
        }
}

/* spread_headings: 2015年 | 2016年, 2013年1月 | 2015年7月 or 大村 | 中村 | 小村 as headings, with the one number of the
 * register below them. */
static void spread_headings(struct ctx *c, const struct match_subject *s, const struct head *h,
                            const struct sayings *say_it, struct attempt *t)
{
        const size_t columns = s->subject->n_columns < MATCH_COLUMNS ? s->subject->n_columns : MATCH_COLUMNS;
        for (size_t k = 0; s->generic && t->yearly == 0 && k < columns; k++) {
                const struct field *f = s->targets[k].f;
                const bool wanted = f && s->subject->columns[k].required && t->assigned[k] < 0;
                const size_t to = wanted ? only_lack(s, t, k) : s->subject->n_columns;
                size_t n = 0;
                for (size_t i = 0; to < columns && i < h->n; i++)
                        n += t->taken[i] < 0 && heading_means(c->arena, f, &h->cells[i]).n > 0;
                if (n >= 2 && speaks_of(c, s, say_it, t, to))
                        spread_over(c, f, h, t, k, to);
        }
}

/* say_when: of which year each column speaks. */
static void say_when(struct ctx *c, const struct head *h, struct attempt *t)
{
        for (size_t i = 0; i < h->n && t->yearly; i++)
                if (h->cells[i].year && t->taken[i] >= 0 && t->when[i].n == 0)
                        t->when[i] = arena_fmt(c->arena, "%d", h->cells[i].year);
}

/* sure: two columns that a record must have, besides year and place, tell what it is. */
static bool sure(const struct match_subject *s, const struct attempt *t)
{
        size_t n = 0;
        for (size_t k = 0; k < s->subject->n_columns && k < MATCH_COLUMNS; k++)
                n += s->subject->columns[k].required && t->assigned[k] >= 0;
        return n >= 2;
}

/* say_year: the year of the title, where title or columns leave no doubt of the subject. */
static void say_year(const struct match_subject *s, const struct sayings *say_it, struct attempt *t)
{
        const size_t year = year_wanted(s, t);
        if ((t->named || sure(s, t)) && t->yearly == 0 && year < s->subject->n_columns)
                say_for(t, year, say_it->year);
}

static bool said(const struct attempt *t, size_t k)
{
        for (size_t i = 0; i < t->n_said; i++)
                if (t->said[i].to == k)
                        return true;
        return false;
}

/* is_beside: the column is of a record beside the one the sheet is about. */
static bool is_beside(const struct match_subject *s, size_t k)
{
        const struct str name = str_of(s->subject->columns[k].field), root = str_of(s->subject->root);
        const bool own = str_starts(name, root) && name.p[root.n] == '.';
        return s->generic && !own && !str_starts(name, S("place."));
}

/* found_again: two columns of records beside this one: it may be known, and then its first day is. */
static bool found_again(const struct match_subject *m, const struct attempt *t, size_t k)
{
        size_t n = 0;
        for (size_t i = 0; i < m->subject->n_columns && i < MATCH_COLUMNS; i++)
                n += t->assigned[i] >= 0 && is_beside(m, i);
        return n >= 2 && str_ends(str_of(m->subject->columns[k].field), S(".from_on"));
}

/* stands_in: a required column that is not there, but its value is: by the title, or with the last day in one cell. */
static bool stands_in(struct ctx *c, const struct match_subject *m, const struct attempt *t, size_t k)
{
        const struct subject *s = m->subject;
        return found_again(m, t, k) || said(t, k) || t->yearly == k + 1 || (t->sections && s->columns[k].section) ||
               assigned_to(s, t, arena_fmt(c->arena, "%s" SUBJECT_SPAN, s->columns[k].field)) ||
               assigned_to(s, t, arena_fmt(c->arena, "%s" SUBJECT_VIA_NUMBER, s->columns[k].field));
}

/* under: the column a cell's heading means, as one that is added up; -1 none. */
static int under(const struct match_book *b, size_t subject, const struct head_cell *cell)
{
        for (size_t i = first_word(b, cell->above, subject); cell->above.n && i < b->n_words; i++) {
                const struct match_word *w = &b->words[i];
                if (!str_eq(w->text, cell->above) || w->subject != subject)
                        break;
                if (!w->loose && w->column != MATCH_NOTHING && b->subjects[subject].subject->columns[w->column].sums)
                        return (int)w->column;
        }
        return -1;
}

/* add_parts: 绩效报酬 over 季度考核 and 年度考核, each nothing by itself: both are of the heading's column. */
static void add_parts(const struct match_book *b, size_t subject, const struct head *h, struct attempt *t)
{
        for (size_t i = 0; i < h->n; i++)
                if (t->taken[i] < 0 && !t->heard[i])
                        assign(t, i, under(b, subject, &h->cells[i]));
}

/* take_totals: 培训人数 over 合计 and 其中：党员: of a column that is not added up, the total is what is meant. */
static void take_totals(const struct match_book *b, size_t subject, const struct head *h, struct attempt *t)
{
        for (size_t i = 0; i < h->n; i++)
                if (t->taken[i] < 0 && !t->heard[i] && is_subtotal(&h->cells[i]))
                        assign(t, i, pick(b, subject, t, h->cells[i].above, false, h->cells[i].parents));
}

/* day_under: 时间 over 开始 and 结束: the column of the first day, or that of the last, which the heading means. */
static int day_under(struct ctx *c, const struct match_book *b, size_t subject, const struct head_cell *cell, bool last)
{
        const struct subject *s = b->subjects[subject].subject;
        for (size_t i = first_word(b, cell->above, subject); cell->above.n && i < b->n_words; i++) {
                const struct match_word *w = &b->words[i];
                if (!str_eq(w->text, cell->above) || w->subject != subject)
                        break;
                if (w->column == MATCH_NOTHING)
                        continue;
                struct str first = str_of(s->columns[w->column].field);
                if (str_ends(first, S(SUBJECT_SPAN)))
                        first = str_slice(first, 0, first.n - strlen(SUBJECT_SPAN));
                const size_t to = subject_last_day(c->arena, s, first);
                if (to < s->n_columns)
                        return (int)(last ? to : subject_column(s, first));
        }
        return -1;
}

#define FIRST_WORDS "开始|起始|起|始|自|从|开始时间|起始时间|开始日期|起始日期|开班|开始年月"
#define LAST_WORDS "结束|终止|截止|止|终|至|到|结束时间|终止时间|截止时间|结束日期|结业|结束年月"
static void take_days(struct ctx *c, const struct match_book *b, size_t subject, const struct head *h,
                      struct attempt *t)
{
        for (size_t i = 0; i < h->n; i++) {
                const bool last = word_among(h->cells[i].leaf, LAST_WORDS);
                if (t->taken[i] >= 0 || (!last && !word_among(h->cells[i].leaf, FIRST_WORDS)))
                        continue;
                int column = day_under(c, b, subject, &h->cells[i], last);
                if (column >= 0 && t->assigned[column] < 0)
                        assign(t, i, column);
        }
}

/* take_beside: 队长 | 单位 | 电话 | 队员 | 单位 | 电话 without a heading over them: each belongs to the name it follows. */
static void take_beside(struct ctx *c, const struct match_book *b, size_t subject, const struct head *h,
                        struct attempt *t)
{
        const struct subject *s = b->subjects[subject].subject;
        const struct head_cell *name = NULL;
        for (size_t i = 0; i < h->n; i++) {
                const struct head_cell *cell = &h->cells[i];
                if (t->taken[i] >= 0 && str_ends(str_of(s->columns[t->taken[i]].field), S(".name")))
                        name = cell;
                if (t->taken[i] >= 0 || !name || cell->leaf.n == 0 || t->heard[i] || t->left[i])
                        continue;
                struct str text = arena_fmt(c->arena, "%.*s%.*s", FMT(name->joined), FMT(cell->leaf));
                assign(t, i, pick(b, subject, t, text, false, S("")));
        }
}

/* take_ticks: 选派层级 over 省, 市 and 县, one of them ticked. */
static void take_ticks(struct ctx *c, const struct match_book *b, size_t subject, const struct head *h,
                       struct attempt *t)
{
        const struct match_subject *s = &b->subjects[subject];
        for (size_t i = 0; i < h->n; i++) {
                const struct head_cell *cell = &h->cells[i];
                if (t->taken[i] >= 0 || cell->above.n == 0)
                        continue;
                for (size_t k = first_word(b, cell->above, subject); k < b->n_words; k++) {
                        const struct match_word *w = &b->words[k];
                        if (!str_eq(w->text, cell->above) || w->subject != subject)
                                break;
                        const struct field *f = w->column == MATCH_NOTHING ? NULL : s->targets[w->column].f;
                        if (!f || f->type != FIELD_CODE || !code_of(c, f->codes, cell->leaf))
                                continue;
                        t->taken[i] = (int)w->column;
                        t->tick[i] = true;
                        t->matched++;
                        t->assigned[w->column] = t->assigned[w->column] < 0 ? (int)i : t->assigned[w->column];
                        break;
                }
        }
}

/* by_hand: what somebody said a header means, or that it means nothing, goes before all else. */
static void by_hand(const struct match_book *b, size_t subject, const struct head_cell *cell, size_t i,
                    struct attempt *t)
{
        for (size_t k = first_word(b, cell->joined, subject); cell->joined.n > 0 && k < b->n_words; k++) {
                const struct match_word *w = &b->words[k];
                if (!str_eq(w->text, cell->joined) || w->subject != subject)
                        return;
                if (!w->by_hand)
                        continue;
                t->left[i] = w->column == MATCH_NOTHING;
                if (!t->left[i] && t->assigned[w->column] < 0)
                        assign(t, i, (int)w->column);
        }
}

/* asks, answers: 是否贫困村 is answered by yes or a code; it names no village. */
static bool asks(struct str leaf)
{
        return str_starts(leaf, S("是否")) || str_starts(leaf, S("有无"));
}

static bool answers(const struct field *f)
{
        return f && (f->type == FIELD_BOOL || f->type == FIELD_CODE || f->type == FIELD_CODES || f->type == FIELD_TEXT);
}

/* meant: the column a heading means in this round; -1 none. */
static int meant(const struct match_book *b, size_t subject, const struct head *h, size_t i, int round,
                 struct attempt *t)
{
        const struct head_cell *cell = &h->cells[i];
        struct str text = round % 2 == 0 ? cell->joined : cell->leaf;
        if (round >= 2)
                text = match_word_loose(text);
        const int column = pick(b, subject, t, text, round >= 2, cell->parents);
        if (round >= 2 && column >= 0 && asks(cell->leaf) && !answers(b->subjects[subject].targets[column].f))
                return -1;
        return column < 0 && round == 1 ? whole_instead(b, subject, h, i, t) : column;
}

/* try_cell: whole heading, then the leaf alone; exactly, then loosely. */
static void try_cell(const struct match_book *b, size_t subject, const struct head *h, size_t i, int round,
                     struct attempt *t)
{
        const struct head_cell *cell = &h->cells[i];
        t->heard[i] = is_subtotal(cell) && under(b, subject, cell) >= 0;
        if (t->taken[i] >= 0 || cell->leaf.n == 0 || t->heard[i] || t->left[i])
                return;
        if (cell->owner && foreign(b->subjects[subject].subject, cell)) {
                t->foreign += round == 0;
                return;
        }
        const int twin = several_years(&b->subjects[subject], t) < b->subjects[subject].subject->n_columns ?
                                 twin_year(h, t, i) :
                                 -1;
        if (twin >= 0) {
                t->taken[i] = t->taken[twin];
                t->matched++;
                return;
        }
        const int column = meant(b, subject, h, i, round, t);
        if (of_head(b, subject, h, i, column))
                t->matched += round == 1; /* understood, though nothing comes of it */
        else
                assign(t, i, column);
}

/* entitled: whether title or headers speak of the word without which a table of this shape could be anything. */
static bool entitled(const struct subject *s, const struct head *h, const struct sayings *say_it)
{
        const char *words = s->hooks ? s->hooks->title : NULL;
        bool found = !words || str_has_any(say_it->text, words);
        for (size_t i = 0; i < h->n && !found; i++)
                found = str_has_any(h->cells[i].joined, words);
        return found;
}

/* stood_before: the same heading stands further to the left. */
static bool stood_before(const struct head *h, size_t at)
{
        for (size_t i = 0; i < at; i++)
                if (str_eq(h->cells[i].joined, h->cells[at].joined))
                        return true;
        return false;
}

static bool ours(struct str leaf)
{
        return str_is(leaf, "问题") || str_is(leaf, "problem") || str_is(leaf, "序号") || str_is(leaf, "no.");
}

static void attempt_subject(struct ctx *c, const struct match_book *b, size_t subject, const struct head *h,
                            const struct sayings *say_it, struct attempt *t)
{
        *t = (struct attempt){ .matched = 0 };
        memset(t->assigned, 0xFF, sizeof t->assigned);
        memset(t->taken, 0xFF, sizeof t->taken);
        const struct subject *s = b->subjects[subject].subject;
        for (size_t i = 0; i < h->n; i++) {
                by_hand(b, subject, &h->cells[i], i, t);
                t->headings += h->cells[i].leaf.n > 0 && !ours(h->cells[i].leaf) && !stood_before(h, i);
        }
        for (int round = 0; round < 4; round++)
                for (size_t i = 0; i < h->n; i++)
                        try_cell(b, subject, h, i, round, t);
        add_parts(b, subject, h, t);
        take_totals(b, subject, h, t);
        take_days(c, b, subject, h, t);
        take_beside(c, b, subject, h, t);
        take_ticks(c, b, subject, h, t);
        t->entitled = entitled(s, h, say_it);
        t->sections = say_it->sections;
        if (t->matched > 1) {
                title_speaks(c, &b->subjects[subject], h, say_it, t);
                labels_speak(c, &b->subjects[subject], say_it, t);
                spread_years(b, subject, h, t);
                spread_pairs(b, subject, h, t);
        }
        if (t->matched > 0)
                spread_headings(c, &b->subjects[subject], h, say_it, t);
        say_when(c, h, t);
        if (t->matched > 1)
                say_year(&b->subjects[subject], say_it, t);
        for (size_t k = 0; k < s->n_columns && k < MATCH_COLUMNS; k++)
                t->missing += s->columns[k].required && t->assigned[k] < 0 &&
                              !stands_in(c, &b->subjects[subject], t, k);
}

/* owner_of: by the words above a header, else by its own; a number or phone beside a name belongs to that name. */
static enum owner owner_of(const struct head_cell *cell, enum owner before)
{
        if (str_has_any(cell->parents, HOUSEHOLD_WORDS))
                return OWNER_HOUSEHOLD;
        if (str_has_any(cell->parents, HELPER_WORDS))
                return OWNER_HELPER;
        if (str_has_any(cell->leaf, HOUSEHOLD_WORDS))
                return OWNER_HOUSEHOLD;
        if (str_has_any(cell->leaf, HELPER_WORDS))
                return str_has_any(cell->leaf, "人|干部|单位|姓名") ? OWNER_HELPER : OWNER_NONE;
        if (str_has_any(cell->leaf, OWN_WORDS) || (before == OWNER_HELPER && str_has_any(cell->leaf, OFFICE_WORDS)))
                return before;
        return OWNER_NONE;
}

/* day_alone: 2013年1月, 2015年7月起, 2017.1.1 as a heading: the day something begins. */
static void day_alone(struct arena *a, struct head_cell *cell)
{
        static const char *const ends[] = { "起执行", "执行", "以后", "以来", "开始", "标准", "起", "后" };
        struct str text = utf8_squeeze(a, cell->header);
        enum date_precision precision;
        for (size_t i = 0; i < COUNT(ends); i++)
                (void)cut_end(&text, str_of(ends[i]));
        cell->day[0] = '\0';
        if (text.n < 6 || str_digits(text) || !date_guess(text, cell->day, &precision) || precision == DATE_ONLY_YEAR)
                cell->day[0] = '\0';
        else
                date_begin(cell->day, precision);
}

/* head_word: one more word of a column's heading; a year above or below it says of which year the column is. */
static void head_word(struct arena *a, struct str text, struct head_cell *cell)
{
        int64_t factor = 0;
        int year = 0;
        const struct str plain = match_word_plain(a, text, &factor, &year);
        const bool below = cell->leaf.n > 0 && year_alone(plain, &cell->year);
        const bool above = !below && year_alone(cell->leaf, &cell->year);
        if (above)
                cell->leaf = (struct str){ "", 0 };
        if (!below) {
                cell->parents = arena_fmt(a, "%.*s%.*s", FMT(cell->parents), FMT(cell->leaf));
                cell->above = cell->leaf;
                cell->leaf = plain;
        }
        cell->header = text;
        cell->factor = factor ? factor : cell->factor;
        cell->year = year ? year : cell->year;
}

/* head_read: the block of rows first..last as one header: the lowest word of each column, and the words above it. */
static void head_read(struct ctx *c, const struct sheet *sheet, size_t first, size_t last, struct head *h)
{
        h->n = 0;
        for (size_t r = first; r <= last; r++)
                h->n = sheet->rows[r].n > h->n ? sheet->rows[r].n : h->n;
        h->n = h->n < MATCH_COLUMNS ? h->n : MATCH_COLUMNS;
        for (size_t i = 0; i < h->n; i++) {
                struct head_cell cell = { .factor = 0 };
                for (size_t r = first; r <= last; r++) {
                        struct str text = book_cell(&sheet->rows[r], i).text;
                        if (str_trim(text).n > 0 && !str_eq(text, cell.header))
                                head_word(c->arena, text, &cell);
                }
                cell.joined = arena_fmt(c->arena, "%.*s%.*s", FMT(cell.parents), FMT(cell.leaf));
                cell.owner = owner_of(&cell, i ? h->cells[i - 1].owner : OWNER_NONE);
                day_alone(c->arena, &cell);
                h->cells[i] = cell;
        }
}

static bool there(const struct match_subject *s, const struct attempt *t, const struct field *f)
{
        bool place = strcmp(f->name, "place") == 0;
        for (size_t k = 0; k < s->subject->n_columns && k < MATCH_COLUMNS; k++) {
                struct str name = str_of(s->subject->columns[k].field);
                if (is_beside(s, k))
                        continue;
                struct str rest = str_slice(name, str_find(name, S(".")) + 1, name.n);
                struct str via = str_starts(rest, str_of(f->name)) ? str_slice(rest, strlen(f->name), rest.n) : rest;
                bool same = via.n == 0 || str_is(via, SUBJECT_VIA_ID) || str_is(via, SUBJECT_SPAN) ||
                            str_is(via, SUBJECT_VIA_NUMBER) ||
                            (place && str_starts(name, S("place.")));
                if (same && (t->assigned[k] >= 0 || said(t, k) || t->yearly == k + 1))
                        return true;
        }
        return false;
}

/* key_stands: the fields of one key have their columns, but for those that may be empty beside one that may not. */
static bool key_stands(const struct match_subject *s, const struct attempt *t, const struct entity *e, struct str key)
{
        struct str name;
        bool whole = true, firm = false, all = true;
        while (str_cut(&key, ',', &name)) {
                const struct field *f = field_find(e, name);
                bool mapped = f && there(s, t, f) && !f->derived;
                bool may_lack = f && !f->required && !f->derived;
                firm = firm || (mapped && f->required);
                all = all && mapped;
                whole = whole && (mapped || may_lack);
        }
        return all || (whole && firm);
}

/* key_there: a register is recognised by what tells its records apart. */
static bool key_there(const struct match_subject *s, const struct attempt *t)
{
        const struct entity *e = entity_find(str_of(s->subject->root));
        struct str keys = str_of(e->keys), key;
        while (keys.p && str_cut(&keys, '|', &key))
                if (key_stands(s, t, e, key))
                        return true;
        return false;
}

/* own_export: 编号 and 版本 lead. */
static bool own_export(const struct head *h)
{
        return h->n > 2 && (str_is(h->cells[0].leaf, EXPORT_TITLE_ID_ZH) || str_is(h->cells[0].leaf, "id")) &&
               (str_is(h->cells[1].leaf, EXPORT_TITLE_VERSION_ZH) || str_is(h->cells[1].leaf, "version"));
}

/* ---- the best of all attempts ---- */

struct best {
        size_t first, last, subject, matched, missing;
        bool fits, found, own;
        size_t naming; /* bytes of the title that say so */
        bool agrees; /* its values are words of the subject's codes */
};
struct search {
        struct best best[ASKED_ROOT + 1]; /* of those asked for, by how they answer; [ASKED_NOT]: of all */
        struct choice *choices;           /* one a subject */
};

/* weight: a subject of last resort gives way to another composite one that knows two thirds as many columns; one whose
 * codes none of the sheet's words is, to one that knows half as many. */
static size_t weight(const struct match_book *b, const struct best *x, const struct best *other)
{
        const struct subject *s = b->subjects[x->subject].subject;
        if (!x->agrees)
                return x->matched / 2;
        return s->last_resort && !b->subjects[other->subject].generic ? x->matched * 2 / 3 : x->matched;
}

/* bars: the title names a composite table nearly all there, so that the sheet is not taken as another with fewer of its
 * columns: a roll of pay without its base is no roster of cadres. */
static bool bars(const struct match_book *b, const struct best *x, const struct best *other)
{
        return !x->fits && !b->subjects[x->subject].generic && other->fits && x->subject != other->subject &&
               x->naming > other->naming && x->matched > other->matched;
}

/* gives_way: no word of a column of codes is one of the list, and another table knows more of the headings though not
 * all that it must: a list of workshops with their kinds is no list of villages with their size. */
static bool gives_way(const struct best *x, const struct best *other)
{
        return x->fits && !x->agrees && !other->fits && other->matched > x->matched;
}

/* better: our own export is of the register most of whose titles it has, whether that may be taken or not. */
static bool better(const struct match_book *b, const struct best *old, const struct best *now)
{
        if (old->found && old->own && now->own && old->matched != now->matched)
                return now->matched > old->matched;
        if (!old->found || bars(b, now, old) || gives_way(old, now))
                return true;
        if (old->fits != now->fits)
                return now->fits && !bars(b, old, now) && !gives_way(now, old);
        size_t before = weight(b, old, now), after = weight(b, now, old);
        if (before != after)
                return after > before;
        return now->missing < old->missing;
}

/* evident: a list of people with their relations is not yet a register: something must speak of the matter itself. */
static bool evident(const struct match_subject *s, const struct attempt *t)
{
        const struct subject_hooks *h = s->subject->hooks;
        struct str rest = str_of(h ? h->evidence : NULL), field;
        if (rest.n == 0)
                return true;
        while (str_cut(&rest, '|', &field)) {
                if (str_is(field, SUBJECT_TITLE) && t->named)
                        return true;
                for (size_t k = 0; k < s->subject->n_columns && k < MATCH_COLUMNS; k++)
                        if ((t->assigned[k] >= 0 || said(t, k)) && str_is(field, s->subject->columns[k].field))
                                return true;
        }
        return false;
}

static bool is_key(const struct entity *e, const struct field *f)
{
        struct str keys = str_of(e->keys ? e->keys : ""), key, name;
        while (str_cut(&keys, '|', &key))
                while (str_cut(&key, ',', &name))
                        if (str_is(name, f->name))
                                return true;
        return false;
}

/* only_names: of a register that requires nothing but its place, the sheet has only what tells its records apart, and
 * more headings that are none of it: a list of links or exits is no register of households. */
static bool only_names(const struct match_subject *s, const struct attempt *t)
{
        const struct entity *e = entity_find(str_of(s->subject->root));
        for (size_t i = 0; i < e->n_fields; i++)
                if (e->fields[i].required && !field_is_place(&e->fields[i]))
                        return false;
        for (size_t k = 0; k < s->subject->n_columns && k < MATCH_COLUMNS; k++) {
                const struct field *f = s->targets[k].f;
                if (t->assigned[k] >= 0 && f && !f->derived && !f->lines && f->type != FIELD_PLACE && !is_key(e, f))
                        return false;
        }
        return t->headings > t->matched + 1;
}

#define STRANGE_ENOUGH 3

/* of_another: who somebody is and where, several headings nobody knows, and only a word of the title for the rest: a
 * list of some other matter. */
static bool of_another(const struct match_subject *s, const struct attempt *t)
{
        if (t->n_said == 0 || t->headings < t->matched + STRANGE_ENOUGH)
                return false;
        for (size_t k = 0; k < s->subject->n_columns && k < MATCH_COLUMNS; k++) {
                const struct field *f = s->targets[k].f;
                const bool own = f && s->targets[k].e && strcmp(s->targets[k].e->name, s->subject->root) == 0;
                if (t->assigned[k] >= 0 && own && f->type != FIELD_REF && f->type != FIELD_PLACE)
                        return false;
        }
        return true;
}

/* complete: what somebody said the sheet is need not be evident from it. */
static bool complete(const struct match_subject *s, const struct attempt *t, bool asked)
{
        if (!asked && (!evident(s, t) || !t->entitled))
                return false;
        if (!asked && s->generic && ((t->n_said > 0 && t->matched * 2 < t->headings) || of_another(s, t) ||
                                     only_names(s, t)))
                return false; /* a title may complete a sheet that is understood, not make one of another */
        return t->missing == 0 && t->matched > 1 && !s->only_export && !s->closed && (!s->generic || key_there(s, t));
}

/* heading: what stands above the block, but for units and who filled it in. */
static struct str heading(struct ctx *c, const struct sheet *sheet, size_t first)
{
        struct str out = { "", 0 };
        for (size_t r = 0; r < first; r++)
                for (size_t i = 0; i < sheet->rows[r].n; i++) {
                        struct cell cell = book_cell(&sheet->rows[r], i);
                        struct str text = str_slice(cell.text, 0, str_find(cell.text, S("单位")));
                        if (!cell.merged && text.n > 0 && !str_has_any(text, "人：|人:"))
                                out = arena_fmt(c->arena, "%.*s %.*s", FMT(out), FMT(text));
                }
        return out;
}

#define SECTION_ROWS 200 /* looked at for lines between the rows */

static size_t filled(const struct row *row)
{
        size_t n = 0;
        for (size_t i = 0; i < row->n; i++)
                n += !row->cells[i].merged && str_trim(row->cells[i].text).n > 0;
        return n;
}

/* has_sections: below its first line the sheet has one of a single text, and rows or another header under it. */
static bool has_sections(const struct sheet *sheet)
{
        for (size_t r = 1; r + 1 < sheet->n && r < SECTION_ROWS; r++)
                if (filled(&sheet->rows[r]) == 1 && filled(&sheet->rows[r - 1]) > 2 && filled(&sheet->rows[r + 1]) > 2)
                        return true;
        return false;
}

/* a_team: 粮油种植组, 水产养殖专家服务团; 专家服务团 alone is any of them. */
static bool a_team(struct str text)
{
        static const char *const ends[] = { "组", "团", "队", "团队" };
        static const char *const any[] = { "专家智囊团", "智囊团", "专家团", "专家组", "专家服务团", "专家顾问团", "服务团", "专家服务队",
                                           "专家团队", "专家服务组" };
        for (size_t i = 0; i < COUNT(any); i++)
                if (str_is(text, any[i]))
                        return false;
        for (size_t i = 0; i < COUNT(ends); i++)
                if (text.n > 6 && str_ends(text, str_of(ends[i])))
                        return true;
        return false;
}

/* team_in: the group of people a title names: 水产养殖专家服务团 of 定远县水产养殖专家服务团成员花名册. */
static struct str team_in(struct ctx *c, struct str text)
{
        static const char *const ends[] = { "花名册", "名册", "名单", "一览表", "登记表", "情况表", "信息表", "人员", "成员", "专家", "组成" };
        static const char *const starts[] = { "年度", "年", "县", "脱贫攻坚", "扶贫" };
        int year = 0;
        struct str s = title_without_year(match_word_plain(c->arena, text, NULL, NULL), &year);
        for (size_t i = 0; i < COUNT(ends); i++)
                (void)cut_end(&s, str_of(ends[i]));
        for (size_t i = 0; i < COUNT(starts); i++) {
                size_t at = str_find(s, str_of(starts[i]));
                if (at < s.n && at <= S("阿坝藏族羌族自治").n)
                        s = str_slice(s, at + strlen(starts[i]), s.n);
        }
        return a_team(s) ? s : (struct str){ "", 0 };
}

/* team_of: the sheet's name, else a line of its title. */
static struct str team_of(struct ctx *c, const struct sheet *sheet, size_t first)
{
        struct str team = team_in(c, sheet->name);
        for (size_t r = 0; r < first && team.n == 0; r++)
                for (size_t i = 0; i < sheet->rows[r].n && team.n == 0; i++)
                        if (!sheet->rows[r].cells[i].merged)
                                team = team_in(c, sheet->rows[r].cells[i].text);
        return team;
}

/* sayings_of: the rows above the block, the sheet's name and the file's. */
static struct sayings sayings_of(struct ctx *c, const struct match_book *b, const struct sheet *sheet, size_t first)
{
        struct title title;
        struct sayings out = { .day = "", .sections = has_sections(sheet), .team = team_of(c, sheet, first) };
        title_read(c, sheet, first, &title);
        struct str above = heading(c, sheet, first);
        out.lines = title.text;
        out.text = arena_fmt(c->arena, "%.*s %.*s %.*s", FMT(above), FMT(sheet->name), FMT(b->file));
        out.text = utf8_squeeze(c->arena, out.text);
        out.name = utf8_squeeze(c->arena, sheet->name);
        if (title.year_said)
                out.year = arena_fmt(c->arena, "%d", title.year);
        if (title.day[0])
                memcpy(out.day, title.day, sizeof out.day);
        else if (title.year_said)
                date_put(out.day, title.year, 12, 31);
        return out;
}

static size_t worth(const struct attempt *t, bool fits)
{
        return t->matched + (fits ? t->foreign : 0) + (t->named ? NAMED_WORTH : 0);
}

/* runs_on: cells of the row are merged with those below it: the header goes on there. */
static bool runs_on(const struct sheet *sheet, size_t last)
{
        size_t n = 0;
        if (last + 1 >= sheet->n)
                return false;
        for (size_t i = 0; i < sheet->rows[last].n; i++) {
                struct cell cell = book_cell(&sheet->rows[last], i), below = book_cell(&sheet->rows[last + 1], i);
                n += below.merged && cell.text.n > 0 && str_eq(cell.text, below.text);
        }
        return n >= 2;
}

static void keep_best(const struct match_book *b, struct best *best, const struct best *now)
{
        if (better(b, best, now))
                *best = *now;
}

static void try_subject(struct ctx *c, const struct match_book *b, const struct sheet *sheet, struct best now,
                        const struct attempt *t, struct search *found)
{
        const struct match_subject *s = &b->subjects[now.subject];
        const enum asked asked = now.own ? ASKED_ROOT : choice_asked(b, now.subject);
        const bool fits = complete(s, t, false), said_so = b->asked.n > 0 && asked == ASKED_ROOT;
        struct choice *choice = &found->choices[now.subject];
        now.agrees = said_so || !fits || choice_agrees(c, sheet, now.last, s, t->assigned);
        now.fits = now.own ? !s->closed : fits || (said_so && complete(s, t, true));
        now.matched = worth(t, now.fits);
        now.missing = t->missing;
        now.naming = t->naming;
        if (now.agrees && (now.fits > choice->fits || (now.fits == choice->fits && now.matched > choice->worth)))
                *choice = (struct choice){ now.matched, now.fits };
        keep_best(b, &found->best[ASKED_NOT], &now);
        if (asked > ASKED_NOT)
                keep_best(b, &found->best[asked], &now);
}

static void try_block(struct ctx *c, const struct match_book *b, const struct sheet *sheet, size_t first, size_t last,
                      struct search *found)
{
        struct arena_mark mark = arena_mark(c->arena);
        struct head *h = NEW(c->arena, struct head);
        struct attempt *t = NEW(c->arena, struct attempt);
        head_read(c, sheet, first, last, h);
        const struct sayings sayings = sayings_of(c, b, sheet, first);
        bool own = own_export(h);
        for (size_t s = 0; s < b->n; s++) {
                if (own != b->subjects[s].generic && own)
                        continue;
                attempt_subject(c, b, s, h, &sayings, t);
                const struct best now = { .first = first, .last = last, .subject = s, .found = true, .own = own };
                if (t->matched > 0)
                        try_subject(c, b, sheet, now, t, found);
        }
        arena_back(c->arena, mark);
}

#define BARE_ROWS 200 /* looked at for columns without a header */

static struct str joined(struct ctx *c, struct str list, struct str word)
{
        return arena_fmt(c->arena, "%.*s%s%.*s", FMT(list), list.n ? "、" : "", FMT(word));
}

static void keep_columns(struct ctx *c, const struct head *h, const struct attempt *t, struct match *out)
{
        out->columns = NEWS(c->arena, struct match_column, h->n + 1);
        out->left = NEWS(c->arena, struct match_column, h->n + 1);
        for (size_t i = 0; i < h->n; i++) {
                const struct head_cell *cell = &h->cells[i];
                if (t->taken[i] >= 0) {
                        out->columns[out->n++] = (struct match_column){ .at = (uint32_t)i,
                                                                        .to = (size_t)t->taken[i],
                                                                        .factor = cell->factor,
                                                                        .year = cell->year,
                                                                        .header = cell->header,
                                                                        .word = cell->joined,
                                                                        .tick = t->tick[i] ? cell->leaf : S(""),
                                                                        .when = t->when[i] };
                        out->understood = joined(c, out->understood, utf8_clean(c->arena, cell->header));
                } else if (t->heard[i]) {
                        out->understood = joined(c, out->understood, utf8_clean(c->arena, cell->header));
                } else if (cell->leaf.n > 0 && !ours(cell->leaf) && !(out->id_column >= 0 && i < 2)) {
                        out->unknown = joined(c, out->unknown, utf8_clean(c->arena, cell->header));
                        out->left[out->n_left++] = (struct match_column){ .at = (uint32_t)i,
                                                                          .header = cell->header,
                                                                          .word = cell->joined };
                }
        }
}

/* again: every column understood has its heading once more, so much further to the right. */
static bool again(const struct head *h, const struct match *out, size_t shift)
{
        for (size_t i = 0; i < out->n; i++) {
                const size_t at = out->columns[i].at + shift;
                if (at >= h->n || !str_eq(h->cells[at].joined, out->columns[i].word))
                        return false;
        }
        return true;
}

/* keep_blocks: 序号 姓名 单位 | 序号 姓名 单位: the list goes on in a block to the right; its headings are not unknown. */
static void keep_blocks(struct ctx *c, const struct head *h, struct match *out)
{
        size_t kept = 0, width = out->n ? out->columns[out->n - 1].at - out->columns[0].at + 1 : 0;
        out->n_blocks = 1;
        for (size_t shift = width; out->n > 1 && shift < h->n && out->n_blocks < MATCH_BLOCKS; shift++)
                if (shift >= out->blocks[out->n_blocks - 1] + width && again(h, out, shift))
                        out->blocks[out->n_blocks++] = shift;
        if (out->n_blocks == 1)
                return;
        out->unknown = (struct str){ "", 0 };
        for (size_t i = 0; i < out->n_left; i++) {
                if (out->left[i].at >= out->blocks[1])
                        continue;
                out->unknown = joined(c, out->unknown, utf8_clean(c->arena, out->left[i].header));
                out->left[kept++] = out->left[i];
        }
        out->n_left = kept;
}

/* keep_bare: columns with something in their first rows and no header at all are named too. */
static void keep_bare(struct ctx *c, const struct sheet *sheet, const struct head *h, struct match *out)
{
        bool seen[MATCH_COLUMNS] = { false };
        for (size_t r = out->last + 1; r < sheet->n && r < out->last + 1 + BARE_ROWS; r++)
                for (size_t i = 0; i < sheet->rows[r].n && i < MATCH_COLUMNS; i++) {
                        struct cell cell = sheet->rows[r].cells[i];
                        bool bare = (i >= h->n || h->cells[i].leaf.n == 0) && !cell.merged;
                        char name[16];
                        if (!bare || seen[i] || str_trim(cell.text).n == 0)
                                continue;
                        seen[i] = true;
                        book_cell_name(0, i, name);
                        name[strlen(name) - 1] = '\0';
                        out->unknown = joined(c, out->unknown,
                                              arena_fmt(c->arena, say(c, "%s 列（没有表头）", "column %s (no header)"), name));
                }
}

static const char *column_title(const struct ctx *c, const struct match_subject *s, size_t k)
{
        if (s->targets[k].f && !s->targets[k].like)
                return field_title(c, s->targets[k].f);
        struct str words = str_of(s->subject->columns[k].synonyms), first = words;
        return str_cut(&words, '|', &first) ? arena_copy(c->arena, first) : "";
}

/* evidence_wanted: the first few of the columns of which one is wanted. */
static struct str evidence_wanted(struct ctx *c, const struct match_subject *s)
{
        struct str rest = str_of(s->subject->hooks->evidence), field, out = { "", 0 };
        for (size_t n = 0; n < 4 && str_cut(&rest, '|', &field);)
                for (size_t k = 0; k < s->subject->n_columns; k++)
                        if (str_is(field, s->subject->columns[k].field) && column_title(c, s, k)[0]) {
                                out = joined(c, out, str_of(column_title(c, s, k)));
                                n++;
                        }
        return arena_fmt(c->arena, say(c, "%.*s 之一", "one of %.*s"), FMT(out));
}

/* key_wanted: of what tells a register's records apart, the fields that have no column. */
static struct str key_wanted(struct ctx *c, const struct match_subject *s, const struct attempt *t)
{
        const struct entity *e = entity_find(str_of(s->subject->root));
        struct str keys = str_of(e->keys), key = keys, name, out = { "", 0 };
        if (keys.n == 0 || !str_cut(&keys, '|', &key))
                return out;
        while (str_cut(&key, ',', &name)) {
                const struct field *f = field_find(e, name);
                const bool village = f && f->level && strcmp(f->level, "village") == 0 && strcmp(f->name, "place") == 0;
                const bool lacks = village && !assigned_to(s->subject, t, S("place.village"));
                if (f && !f->derived && (lacks || !there(s, t, f)))
                        out = joined(c, out, str_of(field_title(c, f)));
        }
        return out;
}

static void keep_missing(struct ctx *c, const struct match_subject *s, const struct attempt *t, struct match *out)
{
        for (size_t k = 0; k < s->subject->n_columns && k < MATCH_COLUMNS; k++)
                if (s->subject->columns[k].required && t->assigned[k] < 0 && !stands_in(c, s, t, k))
                        out->missing = joined(c, out->missing, str_of(column_title(c, s, k)));
        if (out->missing.n == 0 && !evident(s, t))
                out->missing = evidence_wanted(c, s);
        if (out->missing.n == 0 && s->generic)
                out->missing = key_wanted(c, s, t);
        struct str title = { "", 0 }, word;
        for (struct str rest = str_of(t->entitled ? "" : s->subject->hooks->title); str_cut(&rest, '|', &word);)
                title = joined(c, title, word);
        if (title.n > 0)
                out->missing = joined(c, out->missing,
                                      arena_fmt(c->arena, say(c, "表名里的“%.*s”", "“%.*s” in the title"), FMT(title)));
}

/* ---- the sheet ---- */

static void read_title(struct ctx *c, const struct sheet *sheet, struct match *out)
{
        struct title said;
        title_read(c, sheet, out->header, &said);
        out->title = said.text;
        out->name = sheet->name;
        memcpy(out->day, said.day, sizeof out->day);
        out->year = said.year;
        out->year_said = said.year_said;
        out->month_from = said.month_from;
        out->month_to = said.month_to;
        out->month_unclear = said.month_unclear;
        out->money_factor = said.money_factor;
}

/* chosen: a register asked for is the sheet's own matter before it is one of several; where none of its headings is
 * known, the header is where it is for others. */
static struct best chosen(const struct match_book *book, const struct search *found)
{
        const struct best *root = &found->best[ASKED_ROOT], *writes = &found->best[ASKED_WRITES];
        if (writes->fits && !root->fits)
                return *writes;
        if (root->found || !found->best[ASKED_NOT].found)
                return *root;
        struct best header = found->best[ASKED_NOT];
        header.fits = false;
        for (header.subject = 0; choice_asked(book, header.subject) != ASKED_ROOT;)
                if (++header.subject == book->n)
                        return *root;
        return header;
}

void match_sheet(struct ctx *c, const struct match_book *book, const struct sheet *sheet, size_t index,
                 struct match *out)
{
        *out = (struct match){
                .sheet = index, .id_column = -1, .version_column = -1, .money_factor = 1, .n_blocks = 1,
                .end = sheet->n
        };
        struct search found = { .choices = NEWS(c->arena, struct choice, book->n + 1) };
        for (size_t last = 0; last < sheet->n && last < MATCH_ROWS; last++)
                for (size_t depth = 0; depth < MATCH_DEPTH && depth <= last && !runs_on(sheet, last); depth++)
                        if ((depth == last || !runs_on(sheet, last - depth - 1)) &&
                            (depth == 0 || filled(&sheet->rows[last - depth]) > 1)) /* one text is a title */
                                try_block(c, book, sheet, last - depth, last, &found);
        const struct best best = chosen(book, &found);
        if (!best.found)
                return;
        struct head *h = NEW(c->arena, struct head);
        struct attempt *t = NEW(c->arena, struct attempt);
        head_read(c, sheet, best.first, best.last, h);
        const struct sayings sayings = sayings_of(c, book, sheet, best.first);
        attempt_subject(c, book, best.subject, h, &sayings, t);
        out->closest = &book->subjects[best.subject];
        out->subject = best.fits ? out->closest : NULL;
        out->header = best.first;
        out->last = best.last;
        choice_list(c, book, found.choices, out);
        out->asked = book->asked;
        if (best.own) {
                out->id_column = 0;
                out->version_column = 1;
        }
        keep_columns(c, h, t, out);
        keep_blocks(c, h, out);
        keep_bare(c, sheet, h, out);
        out->said = t->said;
        out->yearly = t->yearly;
        out->spread = t->spread;
        out->n_said = best.own ? 0 : t->n_said;
        if (!best.fits)
                keep_missing(c, out->closest, t, out);
        read_title(c, sheet, out);
}
