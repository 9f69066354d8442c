/* match_attempt.c: an attempt and the small things steps do with it (see match_attempt.h). */
#include "import/match_attempt.h"

#include "base/utf8.h"
#include "import/match_words.h"

/* Sizes follow the sheet and the subject, so that neither has a limit here. */
void attempt_begin(struct ctx *c, const struct match_book *b, size_t subject, const struct head *h,
                   const struct sayings *sayings, struct attempt *t)
{
        const struct match_subject *s = &b->subjects[subject];
        *t = (struct attempt){ .c = c, .b = b, .subject = subject, .s = s, .h = h, .sayings = sayings };
        t->n_columns = s->subject->n_columns;
        t->yearly = t->spread = MATCH_NONE;
        t->uses = NEWS(c->arena, struct use, h->n + 1);
        t->at = NEWS(c->arena, size_t, t->n_columns + 1);
        for (size_t i = 0; i < h->n; i++)
                t->uses[i].to = MATCH_NONE;
        for (size_t k = 0; k < t->n_columns; k++)
                t->at[k] = MATCH_NONE;
}

const struct column *attempt_column(const struct attempt *t, size_t column)
{
        return &t->s->subject->columns[column];
}

const struct field *attempt_field(const struct attempt *t, size_t column)
{
        return t->s->targets[column].f;
}

/* over_members, over_group: whether the words over a heading speak of the rows' persons, or of whom the group is. */
static bool over_members(const struct match_book *b, struct str parents)
{
        bool found = str_find(parents, S("人员")) < parents.n;
        for (size_t i = 0; i < b->n_sides && !found; i++)
                found = b->sides[i]->members && str_has_any(parents, b->sides[i]->members);
        return found;
}

/* over_group: asked of all sides: which of them a table is about is not the heading's matter. */
static bool over_group(const struct match_book *b, struct str parents)
{
        bool found = false;
        for (size_t i = 0; i < b->n_sides && !found; i++)
                found = b->sides[i]->group && str_has_any(parents, b->sides[i]->group);
        return found;
}

/* prefers: a word above the header that speaks of the household, or of the members, decides between two equal titles.
 */
static bool prefers(const struct attempt *t, size_t column, struct str parents)
{
        const bool group = attempt_column(t, column)->group;
        return over_members(t->b, parents) ? !group : over_group(t->b, parents) && group;
}

/* attempt_pick: a column once taken is no choice any more, but where several cells are added up. */
size_t attempt_pick(const struct attempt *t, struct str text, unsigned kinds, struct str parents)
{
        size_t best = MATCH_NONE;
        struct word_walk walk = match_words(t->b, t->subject, text, kinds);
        for (const struct match_word *w; (w = match_words_next(&walk));) {
                if (t->at[w->column] != MATCH_NONE && !attempt_column(t, w->column)->sums)
                        continue;
                if (best == MATCH_NONE || (prefers(t, w->column, parents) && !prefers(t, best, parents)))
                        best = w->column;
        }
        return best;
}

void attempt_assign(struct attempt *t, size_t heading, size_t column)
{
        if (column == MATCH_NONE)
                return;
        t->uses[heading].to = column;
        if (t->at[column] == MATCH_NONE)
                t->at[column] = heading;
        t->matched++;
}

bool attempt_free(const struct attempt *t, size_t heading)
{
        return t->uses[heading].to == MATCH_NONE && !t->uses[heading].heard;
}

/* attempt_say: more than fits is left out without harm: what a title says beyond the first few
 * columns no sheet has shown yet. */
void attempt_say(struct attempt *t, size_t column, struct str text)
{
        if (text.n == 0 || t->n_said == SAID_MAX)
                return;
        t->said[t->n_said++] = (struct match_said){ column, text };
}

bool attempt_said(const struct attempt *t, size_t column)
{
        for (size_t i = 0; i < t->n_said; i++)
                if (t->said[i].to == column)
                        return true;
        return false;
}

bool attempt_has(const struct attempt *t, struct str field)
{
        for (size_t k = 0; k < t->n_columns; k++)
                if (t->at[k] != MATCH_NONE && str_is(field, attempt_column(t, k)->field))
                        return true;
        return false;
}

bool attempt_instead(const struct attempt *t, size_t column)
{
        const struct field *f = attempt_field(t, column);
        const char *name = attempt_column(t, column)->field;
        return f && f->instead && strchr(name, '.') &&
               attempt_has(t, arena_fmt(t->c->arena, "%.*s.%s", (int)(strchr(name, '.') - name), name, f->instead));
}

bool attempt_spoken_for(const struct attempt *t, size_t column)
{
        return t->at[column] != MATCH_NONE || attempt_said(t, column) || t->yearly == column ||
               attempt_instead(t, column);
}

bool attempt_beside(const struct attempt *t, size_t column)
{
        const struct str name = str_of(attempt_column(t, column)->field), root = str_of(t->s->subject->root);
        const bool own = str_starts(name, root) && name.p[root.n] == '.';
        return t->s->generic && !own && !str_starts(name, S("place."));
}
