/* match_words.c: words and their comparison (see match_words.h). Pure: no store, no context but memory. */
#include "import/match_words.h"

#include "base/utf8.h"
#include "import/title.h"

#include <stdlib.h>

/* ---- a heading as it is compared ---- */

static bool opens_bracket(uint32_t cp)
{
        return cp == '(' || cp == 0xFF08 || cp == '[' || cp == 0x3010;
}

static bool closes_bracket(uint32_t cp)
{
        return cp == ')' || cp == 0xFF09 || cp == ']' || cp == 0x3011;
}

/* without_brackets: what is outside of them; a unit of money inside them makes the factor. A
 * bracket nobody opened is dropped, one nobody closed takes the rest along: headings are typed
 * in a hurry. A unit in them is kept, all else goes: 姓名（必填） is 姓名. */
static struct str without_brackets(struct arena *a, struct str text, int64_t *factor)
{
        char *out = arena_alloc(a, text.n + 1, 1), *inner = arena_alloc(a, text.n + 1, 1);
        size_t n = 0, n_inner = 0, depth = 0;
        for (size_t at = 0; at < text.n;) {
                size_t from = at;
                uint32_t cp = utf8_next(text, &at);
                bool leaving = closes_bracket(cp) && depth > 0;
                depth += opens_bracket(cp);
                memcpy(depth ? inner + n_inner : out + n, text.p + from, at - from);
                *(depth ? &n_inner : &n) += closes_bracket(cp) && depth == 0 ? 0 : at - from;
                depth -= leaving;
        }
        struct str inside = { inner, n_inner };
        *factor = title_unit(inside);
        return (struct str){ out, n };
}

static struct str in_lower_case(struct arena *a, struct str s)
{
        char *lower = arena_copy(a, s);
        for (size_t i = 0; i < s.n; i++)
                if (lower[i] >= 'A' && lower[i] <= 'Z')
                        lower[i] = (char)(lower[i] + 32);
        return (struct str){ lower, s.n };
}

struct str match_word_plain(struct arena *a, struct str text, int64_t *factor, int *year)
{
        int64_t unit = 0;
        int of_year = 0;
        struct str s = in_lower_case(a, without_brackets(a, utf8_squeeze(a, text), &unit));
        /* a star marks what must be filled in, a colon stands where a heading is a label */
        while (str_drop_start(&s, S("*")) || str_drop_start(&s, S("＊")) || str_drop_end(&s, S(":")) ||
               str_drop_end(&s, S("：")) || str_drop_end(&s, S("*")))
                ;
        s = title_without_year(s, &of_year);
        static const char *const units[] = { "/万元", "/千元", "/元" };
        for (size_t i = 0; i < COUNT(units); i++)
                if (str_drop_end(&s, str_of(units[i])))
                        unit = title_unit(str_of(units[i]));
        (void)(str_drop_end(&s, S("/月")) || str_drop_end(&s, S("%")) || str_drop_end(&s, S("％")));
        if (factor)
                *factor = unit;
        if (year)
                *year = of_year;
        return s;
}

struct str match_word_loose(struct str plain)
{
        /* what people put around a name to make a column of it; the longer before the shorter it begins or ends with */
        static const char *const starts[] = { "是否参加", "是否有", "是否", "有无", "参加", "所在", "所属" };
        static const char *const ends[] = { "情况", "状况", "名称", "信息", "及单位职务", "及单位" };
        for (size_t i = 0; i < COUNT(starts); i++)
                if (str_drop_start(&plain, str_of(starts[i])))
                        break;
        for (size_t i = 0; i < COUNT(ends); i++)
                if (str_drop_end(&plain, str_of(ends[i])))
                        break;
        return plain;
}

/* ---- the array of all words ---- */

static void add_word(struct arena *a, struct match_book *b, size_t *capacity, struct match_word w)
{
        b->words = arena_grow(a, b->words, capacity, b->n_words + 1, sizeof *b->words);
        b->words[b->n_words++] = w;
}

/* match_words_add: a word that is nothing but brackets or a star has no plain form and can't be found. */
void match_words_add(struct arena *a, struct match_book *b, size_t *capacity, struct str words, struct match_word as)
{
        struct str word;
        while (str_cut(&words, '|', &word)) {
                as.text = match_word_plain(a, word, NULL, NULL);
                if (as.text.n == 0)
                        continue;
                add_word(a, b, capacity, as);
                if (as.kind == WORD_NOTHING) /* what was said of 户情况 was not said of 户 */
                        continue;
                struct match_word loose = as;
                loose.text = match_word_loose(as.text);
                loose.kind = WORD_LOOSE;
                add_word(a, b, capacity, loose);
        }
}

void match_words_loose(struct arena *a, struct match_book *b, size_t *capacity, struct str word, struct match_word as)
{
        as.text = match_word_plain(a, word, NULL, NULL);
        as.kind = WORD_LOOSE;
        add_word(a, b, capacity, as);
}

/* by_text_and_column: words of one text and subject in the order of its columns: where nothing
 * else decides, the first of two columns of one title is meant. */
static int by_text_and_column(const void *a, const void *b)
{
        const struct match_word *x = a, *y = b;
        const int order = str_cmp(x->text, y->text);
        if (order)
                return order;
        if (x->subject != y->subject)
                return x->subject < y->subject ? -1 : 1;
        return (x->column > y->column) - (x->column < y->column);
}

void match_words_sort(struct match_book *b)
{
        if (b->n_words > 0)
                qsort(b->words, b->n_words, sizeof *b->words, by_text_and_column);
}

/* first_word: index of the first word of this text and of this subject or a later one; n_words behind the last. */
static size_t first_word(const struct match_book *b, struct str text, size_t subject)
{
        size_t lo = 0, hi = b->n_words;
        while (lo < hi) {
                const size_t mid = (lo + hi) / 2;
                int order = str_cmp(b->words[mid].text, text);
                if (order == 0)
                        order = b->words[mid].subject < subject ? -1 : 0;
                if (order < 0)
                        lo = mid + 1;
                else
                        hi = mid;
        }
        return lo;
}

/* match_word_known: of any subject, loosely or not: for who only wants to know whether a row is made of headings. */
bool match_word_known(const struct match_book *b, struct str plain)
{
        const size_t at = first_word(b, plain, 0);
        return plain.n > 0 && at < b->n_words && str_eq(b->words[at].text, plain);
}

/* match_words: an empty text is no word, and the walk is over before it begins. */
struct word_walk match_words(const struct match_book *b, size_t subject, struct str text, unsigned kinds)
{
        return (struct word_walk){ b, text, subject, text.n ? first_word(b, text, subject) : b->n_words, kinds };
}

const struct match_word *match_words_next(struct word_walk *walk)
{
        while (walk->at < walk->book->n_words) {
                const struct match_word *w = &walk->book->words[walk->at++];
                if (w->subject != walk->subject || !str_eq(w->text, walk->text))
                        break;
                if (w->kind & walk->kinds)
                        return w;
        }
        walk->at = walk->book->n_words;
        return NULL;
}

struct str match_longest(struct str text, struct str words, size_t shortest)
{
        struct str word, best = { "", 0 };
        while (str_cut(&words, '|', &word))
                if (word.n >= shortest && word.n > best.n && str_find(text, word) < text.n)
                        best = word;
        return best;
}
