/* term.c: words of the day (see term.h).
 *
 * Some fifty stretches are looked through for every mark, and few texts have one: a text without a mark is handed back
 * as it is, so that most of what is said costs one search for two bytes. */
#include "base/term.h"

#include "base/buf.h"
#include "base/date.h"

#include <stdio.h>

#define SAID_MAX ((size_t)1 << 20)
#define WAYS_MAX ((size_t)1 << 16)
#define TERM_FIRST "0000-01-01" /* a day in the first stretch of every term */

void speak_of(struct ctx *c, const char *day)
{
        snprintf(c->spoken, sizeof c->spoken, "%.10s", day);
}

const char *term_day(const struct ctx *c)
{
        return c->spoken[0] ? c->spoken : c->today[0] ? c->today : TERM_LATEST;
}

static bool term_holds(const struct term *t, const char *day)
{
        return (!t->from || strcmp(t->from, day) <= 0) && (!t->to || strcmp(t->to, day) >= 0);
}

/* later: of two stretches that hold on a day the later begun, so that a county that writes the next need not end the
 * last. */
static bool later(const struct term *t, const struct term *best)
{
        return !best || strcmp(best->from ? best->from : "", t->from ? t->from : "") <= 0;
}

static const struct term *own_word(const struct ctx *c, struct str key, const char *day, enum lang lang)
{
        const struct term *best = NULL;
        for (size_t i = 0; i < c->n_terms; i++) {
                const struct term *t = &c->terms[i];
                const bool says = str_is(key, t->key) && term_holds(t, day) && (lang == LANG_ZH ? t->zh : t->en);
                if (says && later(t, best))
                        best = t;
        }
        return best;
}

const char *term_word(const struct ctx *c, struct str key, const char *day, enum lang lang)
{
        const struct term *t, *best = own_word(c, key, day, lang);
        const bool own = best != NULL;
        for (size_t i = 0; !own && (t = term_at(i)); i++)
                if (str_is(key, t->key) && term_holds(t, day) && later(t, best))
                        best = t;
        return !best ? NULL : lang == LANG_EN ? best->en : best->zh;
}

bool term_mark(struct str *rest, struct str *before, struct str *key)
{
        const size_t open = str_find(*rest, S(TERM_OPEN));
        const struct str behind = str_slice(*rest, open + S(TERM_OPEN).n, rest->n);
        const size_t close = str_find(behind, S(TERM_CLOSE));
        if (open == rest->n || close == behind.n)
                return false;
        *before = str_slice(*rest, 0, open);
        *key = str_slice(behind, 0, close);
        *rest = str_slice(behind, close + S(TERM_CLOSE).n, behind.n);
        return true;
}

/* begins_sentence: of English, where the next word has its capital. */
static bool begins_sentence(struct str said)
{
        return said.n == 0 || str_ends(said, S(". ")) || said.p[said.n - 1] == '\n';
}

static void say_word(struct buf *out, const char *word, enum lang lang)
{
        const bool capital = lang == LANG_EN && begins_sentence(buf_str(out)) && word[0] >= 'a' && word[0] <= 'z';
        if (capital)
                buf_char(out, (char)(word[0] - 'a' + 'A'));
        buf_text(out, word + capital);
}

/* A mark nobody knows stays as it is: catalogue_check and tools/check find it before a user does. */
const char *term_said_on(const struct ctx *c, const char *day, enum lang lang, const char *text)
{
        struct str rest = str_of(text), before, key;
        if (!text || !strstr(text, TERM_OPEN))
                return text;
        struct buf out = BUF(SAID_MAX);
        while (term_mark(&rest, &before, &key)) {
                const char *word = term_word(c, key, day, lang);
                buf_add(&out, before);
                if (word)
                        say_word(&out, word, lang);
                else
                        buf_fmt(&out, TERM_OPEN "%.*s" TERM_CLOSE, FMT(key));
        }
        buf_add(&out, rest);
        const char *said = arena_copy(c->arena, buf_str(&out));
        buf_free(&out);
        return said;
}

const char *term_said(const struct ctx *c, enum lang lang, const char *text)
{
        return term_said_on(c, term_day(c), lang, text);
}

const char *say(const struct ctx *c, const char *zh, const char *en)
{
        return term_said(c, c->lang, c->lang == LANG_EN ? en : zh);
}

/* ---- all times ---- */

/* stretch_at: the program's stretches and behind them the county's. */
static const struct term *stretch_at(const struct ctx *c, size_t i)
{
        size_t n = 0;
        while (term_at(n))
                n++;
        return i < n ? term_at(i) : i - n < c->n_terms ? &c->terms[i - n] : NULL;
}

static void add_way(struct buf *out, const char *way)
{
        if (!str_among(str_of(way), buf_c(out)))
                buf_fmt(out, "%s%s", out->n ? "|" : "", way);
}

const char *term_ways(const struct ctx *c, const char *words)
{
        struct str rest = str_of(words), word;
        const struct term *t;
        if (!words || !strstr(words, TERM_OPEN))
                return words;
        struct buf out = BUF(WAYS_MAX);
        while (str_cut(&rest, '|', &word)) {
                const char *marked = arena_copy(c->arena, word);
                for (size_t i = 0; (t = stretch_at(c, i)); i++)
                        for (enum lang lang = LANG_ZH; lang <= LANG_EN; lang++)
                                add_way(&out, term_said_on(c, t->from ? t->from : TERM_FIRST, lang, marked));
        }
        const char *ways = arena_copy(c->arena, buf_str(&out));
        buf_free(&out);
        return ways;
}

static bool means(const struct ctx *c, struct str text, const char *title)
{
        return title && (strstr(title, TERM_OPEN) ? str_among(text, term_ways(c, title)) : str_is(text, title));
}

bool term_means(const struct ctx *c, struct str text, const char *title, const char *title_en)
{
        return means(c, text, title) || means(c, text, title_en);
}

/* word_turns: a day on which words become others: the last one up to `day`, or the first behind it. */
static void word_turns(const char *at, const char *day, const char **since, const char **until)
{
        if (strcmp(at, day) <= 0 && (!*since || strcmp(*since, at) < 0))
                *since = at;
        if (strcmp(at, day) > 0 && (!*until || strcmp(*until, at) > 0))
                *until = at;
}

void term_stretch(const struct ctx *c, const char *day, const char **since, const char **until)
{
        const struct term *t;
        *since = *until = NULL;
        for (size_t i = 0; (t = stretch_at(c, i)); i++) {
                if (t->from)
                        word_turns(t->from, day, since, until);
                if (t->to) {
                        char next[11];
                        date_add(t->to, 1, next);
                        word_turns(arena_copy(c->arena, str_of(next)), day, since, until);
                }
        }
}

bool term_plain(struct str text)
{
        static const char *const kept[] = { TERM_OPEN, TERM_CLOSE, "{", "}", "%", "|", "'", "\"" };
        for (size_t i = 0; i < COUNT(kept); i++)
                if (str_find(text, str_of(kept[i])) < text.n)
                        return false;
        return true;
}
