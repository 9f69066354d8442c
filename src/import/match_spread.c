/* match_spread.c: headings that are years, days or classes (see match_spread.h). */
#include "import/match_spread.h"

#include "base/term.h"
#include "core/subject.h"
#include "import/match_sayings.h"
#include "import/match_words.h"

#define TELLING_WORD 12 /* bytes: 集体收入 tells what it is, 收入 and 金额 don't */

size_t spread_year_wanted(const struct attempt *t)
{
        for (size_t k = 0; t->s->generic && k < t->n_columns; k++) {
                const struct field *f = attempt_field(t, k);
                if (f && f->type == FIELD_YEAR && attempt_column(t, k)->required)
                        return t->at[k] == MATCH_NONE ? k : MATCH_NONE;
        }
        return MATCH_NONE;
}

/* is_word_of: the heading is a word of that column, exactly: a loose one would spread what only sounds like it. */
static bool is_word_of(const struct attempt *t, struct str text, size_t column)
{
        struct word_walk walk = match_words(t->b, t->subject, text, WORDS_EXACT);
        for (const struct match_word *w; (w = match_words_next(&walk));)
                if (w->column == column)
                        return true;
        return false;
}

/* ---- one amount, several years ---- */

/* take_year: one more column of a year; of several of one year the total is meant, the parts are only understood. */
static void take_year(struct attempt *t, size_t at)
{
        const struct head_cell *cells = t->h->cells;
        for (size_t i = 0; i < t->h->n; i++)
                if (t->uses[i].to == t->spread && cells[i].year == cells[at].year) {
                        const bool whole = head_subtotal(&cells[at]);
                        t->uses[whole ? i : at].heard = true;
                        t->uses[at].to = whole ? t->spread : MATCH_NONE;
                        t->uses[i].to = whole ? MATCH_NONE : t->spread;
                        return;
                }
        t->uses[at].to = t->spread;
        t->matched++;
}

/* spread_years: the first such heading decides what is spread, the others must be words of the same column. */
void spread_years(struct attempt *t)
{
        const struct head_cell *cells = t->h->cells;
        const size_t year = spread_year_wanted(t);
        if (year == MATCH_NONE)
                return;
        for (size_t i = 0; i < t->h->n && t->yearly == MATCH_NONE; i++)
                if (cells[i].year && t->uses[i].to != MATCH_NONE && (t->named || cells[i].leaf.n >= TELLING_WORD)) {
                        t->yearly = year;
                        t->spread = t->uses[i].to;
                }
        for (size_t i = 0; i < t->h->n && t->yearly != MATCH_NONE; i++)
                if (cells[i].year && t->uses[i].to == MATCH_NONE && is_word_of(t, cells[i].leaf, t->spread))
                        take_year(t, i);
}

/* ---- several columns, several years ---- */

/* year_of_rows: the column of the year of a composite subject of one row a record, where no
 * heading gives it. One with groups has its own way of saying which rows belong together. The
 * last column of years that is free: the first may be a year of birth read like one. */
static size_t year_of_rows(const struct attempt *t)
{
        const struct subject *s = t->s->subject;
        size_t year = MATCH_NONE;
        if (t->s->generic || !s->hooks || s->hooks->starts)
                return MATCH_NONE;
        for (size_t k = 0; k < t->n_columns; k++) {
                const struct field *f = attempt_field(t, k);
                if (attempt_column(t, k)->group)
                        return MATCH_NONE;
                if (f && f->type == FIELD_YEAR && !t->s->targets[k].like && t->at[k] == MATCH_NONE)
                        year = k;
        }
        return year;
}

/* year_twin: the heading of the same words under another year. */
static size_t year_twin(const struct attempt *t, size_t heading)
{
        const struct head_cell *cell = &t->h->cells[heading];
        for (size_t i = 0; i < t->h->n && cell->year; i++) {
                const struct head_cell *other = &t->h->cells[i];
                if (t->uses[i].to != MATCH_NONE && other->year && other->year != cell->year &&
                    str_eq(other->leaf, cell->leaf))
                        return i;
        }
        return MATCH_NONE;
}

size_t spread_twin(const struct attempt *t, size_t heading)
{
        return year_of_rows(t) == MATCH_NONE ? MATCH_NONE : year_twin(t, heading);
}

void spread_pairs(struct attempt *t)
{
        const size_t year = year_of_rows(t);
        for (size_t i = 0; year != MATCH_NONE && i < t->h->n && t->yearly == MATCH_NONE; i++)
                if (t->uses[i].to != MATCH_NONE && year_twin(t, i) != MATCH_NONE) {
                        t->yearly = year;
                        t->spread = t->uses[i].to;
                }
}

/* ---- headings that are nothing but values ---- */

/* value_in_heading: what a heading alone says of a year, a first day or a code; "" nothing. */
static struct str value_in_heading(struct ctx *c, const struct field *f, const struct head_cell *cell)
{
        int year = 0;
        if (f->type == FIELD_YEAR)
                return head_year(cell->joined, &year) ? arena_fmt(c->arena, "%d", year) : S("");
        if (f->type == FIELD_DATE)
                return arena_str(c->arena, str_of(cell->day));
        const struct str word = f->type == FIELD_CODE ? match_code_in(c, f->codes, cell->leaf, 1, true) : S("");
        return str_eq(word, cell->leaf) ? word : S("");
}

/* only_lack: of a single register, the column that is wanted, has no heading and is an amount;
 * none when more than one is, for then nobody could say what stands below the headings. */
static size_t only_lack(const struct attempt *t, size_t but)
{
        size_t found = MATCH_NONE;
        for (size_t k = 0; k < t->n_columns; k++) {
                const struct field *f = attempt_field(t, k);
                if (k == but || !attempt_column(t, k)->required || t->at[k] != MATCH_NONE)
                        continue;
                if (found != MATCH_NONE || !f || f->type != FIELD_MONEY)
                        return MATCH_NONE;
                found = k;
        }
        return found;
}

/* speaks_of: the title names the subject, or the amount that is spread. */
static bool speaks_of(const struct attempt *t, size_t column)
{
        const struct field *f = attempt_field(t, column);
        const struct str words =
                arena_fmt(t->c->arena, "%s|%s", term_ways(t->c, f->title), f->synonyms ? f->synonyms : "");
        return t->named || match_longest(t->sayings->text, words, TITLE_WORD).n > 0;
}

/* spread_over: the headings that mean a value of column k are columns of `to`, each a record of its own. */
static void spread_over(struct attempt *t, size_t k, size_t to)
{
        t->yearly = k;
        t->spread = to;
        t->named = true;
        for (size_t i = 0; i < t->h->n; i++) {
                struct use *use = &t->uses[i];
                use->when = use->to == MATCH_NONE ? value_in_heading(t->c, attempt_field(t, k), &t->h->cells[i])
                                                  : S("");
                attempt_assign(t, i, use->when.n ? to : MATCH_NONE);
        }
}

/* spread_headings: two such headings at least: one alone may be anything. */
void spread_headings(struct attempt *t)
{
        for (size_t k = 0; t->s->generic && t->yearly == MATCH_NONE && k < t->n_columns; k++) {
                const struct field *f = attempt_field(t, k);
                const bool wanted = f && attempt_column(t, k)->required && t->at[k] == MATCH_NONE;
                const size_t to = wanted ? only_lack(t, k) : MATCH_NONE;
                size_t n = 0;
                for (size_t i = 0; to != MATCH_NONE && i < t->h->n; i++)
                        n += t->uses[i].to == MATCH_NONE && value_in_heading(t->c, f, &t->h->cells[i]).n > 0;
                if (n >= 2 && speaks_of(t, to))
                        spread_over(t, k, to);
        }
}

/* spread_when: headings that said a value already keep it; a column without a year speaks of all. */
void spread_when(struct attempt *t)
{
        for (size_t i = 0; i < t->h->n && t->yearly != MATCH_NONE; i++)
                if (t->h->cells[i].year && t->uses[i].to != MATCH_NONE && t->uses[i].when.n == 0)
                        t->uses[i].when = arena_fmt(t->c->arena, "%d", t->h->cells[i].year);
}
