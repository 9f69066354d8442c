/* match_choose.c: which block is the header, and of what (see match_choose.h). */
#include "import/match_choose.h"

#include "fill/export.h"
#include "import/match_fit.h"
#include "import/match_sayings.h"
#include "import/match_steps.h"

#define NAMED_WORTH 3 /* columns a title that names the subject is worth */

struct search {
        struct best best[ASKED_ROOT + 1]; /* of those asked for, by how they answer; [ASKED_NOT]: of all */
        struct choice *choices;           /* one a subject */
};

/* ---- one against another ---- */

/* weight: a subject of last resort gives way to another composite one that knows two thirds as
 * many columns; one whose codes none of the sheet's words is, to one that knows half as many. */
static size_t weight(const struct match_book *b, const struct best *x, const struct best *other)
{
        const struct subject *s = b->subjects[x->subject].subject;
        if (!x->agrees)
                return x->matched / 2;
        return s->last_resort && !b->subjects[other->subject].generic ? x->matched * 2 / 3 : x->matched;
}

/* bars: the title names a composite table nearly all there, so that the sheet is not taken as
 * another with fewer of its columns: a roll of pay without its base is no roster of cadres. */
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

/* is_better: our own export is of the register most of whose titles it has, whether that may be taken or not. */
static bool is_better(const struct match_book *b, const struct best *old, const struct best *now)
{
        if (old->found && old->own && now->own && old->matched != now->matched)
                return now->matched > old->matched;
        if (!old->found || bars(b, now, old) || gives_way(old, now))
                return true;
        if (old->fits != now->fits)
                return now->fits && !bars(b, old, now) && !gives_way(now, old);
        const size_t before = weight(b, old, now), after = weight(b, now, old);
        return before != after ? after > before : now->missing < old->missing;
}

/* keep_better: of two equal attempts the first stays: the header higher up, the subject declared earlier. */
static void keep_better(const struct match_book *b, struct best *best, const struct best *now)
{
        if (is_better(b, best, now))
                *best = *now;
}

/* ---- every block, every subject ---- */

/* worth_of: a helper's columns in a register of households count when it fits: they show what kind of sheet it is. */
static size_t worth_of(const struct attempt *t, bool fits)
{
        return t->matched + (fits ? t->foreign : 0) + (t->named ? NAMED_WORTH : 0);
}

/* take_attempt: `now` knows block and subject. An export of ours wants nothing but its titles. */
static void take_attempt(const struct sheet *sheet, struct best now, const struct attempt *t, struct search *found)
{
        const struct match_book *b = t->b;
        const enum asked asked = now.own ? ASKED_ROOT : choice_asked(b, now.subject);
        const bool fits = fit_enough(t, FIT_OF_ITSELF), said_so = b->asked.n > 0 && asked == ASKED_ROOT;
        struct choice *choice = &found->choices[now.subject];
        now.agrees = said_so || !fits || choice_agrees(t->c, sheet, now.last, t->s, t->at);
        now.fits = now.own ? !t->s->closed : fits || (said_so && fit_enough(t, FIT_AS_ASKED));
        now.matched = worth_of(t, now.fits);
        now.missing = t->missing;
        now.naming = t->naming;
        if (now.agrees && (now.fits > choice->fits || (now.fits == choice->fits && now.matched > choice->worth)))
                *choice = (struct choice){ now.matched, now.fits };
        keep_better(b, &found->best[ASKED_NOT], &now);
        if (asked > ASKED_NOT)
                keep_better(b, &found->best[asked], &now);
}

/* is_own_export: 编号 and 版本 lead. */
static bool is_own_export(const struct head *h)
{
        return h->n > 2 && (str_is(h->cells[0].leaf, EXPORT_TITLE_ID_ZH) || str_is(h->cells[0].leaf, "id")) &&
               (str_is(h->cells[1].leaf, EXPORT_TITLE_VERSION_ZH) || str_is(h->cells[1].leaf, "version"));
}

/* try_block: nothing of a block outlives it; the winner is read once more at the end, which
 * costs one attempt in tens of thousands. */
static void try_block(struct ctx *c, const struct match_book *b, const struct sheet *sheet, size_t first, size_t last,
                      struct search *found)
{
        struct arena_mark block = arena_mark(c->arena);
        struct head h;
        struct sayings sayings;
        struct attempt *t = NEW(c->arena, struct attempt);
        head_read(c, b, sheet, first, last, &h);
        sayings_read(c, b, sheet, first, &sayings);
        const bool own = is_own_export(&h);
        for (size_t s = 0; s < b->n; s++) {
                struct arena_mark mark = arena_mark(c->arena);
                if (own && !b->subjects[s].generic) /* only single registers are exported */
                        continue;
                steps_run(c, b, s, &h, &sayings, t);
                const struct best now = { .first = first, .last = last, .subject = s, .found = true, .own = own };
                if (t->matched > 0)
                        take_attempt(sheet, now, t, found);
                arena_back(c->arena, mark);
        }
        arena_back(c->arena, block);
}

/* runs_on: cells of the row are merged with those below it: the header goes on there. Two such
 * cells at least: one may be a household's number merged over its members. */
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

/* may_begin: a block of several rows begins neither inside a header nor at a single text, which is a title. */
static bool may_begin(const struct sheet *sheet, size_t first, size_t last)
{
        return (first == 0 || !runs_on(sheet, first - 1)) && (first == last || sayings_filled(&sheet->rows[first]) > 1);
}

/* ---- the choice ---- */

/* as_asked: a register asked for is the sheet's own matter before it is one of several; where
 * none of its headings is known, the header is where it is for others. */
static struct best as_asked(const struct match_book *book, const struct search *found)
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

struct best choose(struct ctx *c, const struct match_book *b, const struct sheet *sheet, struct choice *choices)
{
        struct search found = { .choices = choices };
        for (size_t last = 0; last < sheet->n && last < MATCH_ROWS; last++) {
                if (runs_on(sheet, last))
                        continue;
                for (size_t depth = 0; depth < MATCH_DEPTH && depth <= last; depth++)
                        if (may_begin(sheet, last - depth, last))
                                try_block(c, b, sheet, last - depth, last, &found);
        }
        return as_asked(b, &found);
}
