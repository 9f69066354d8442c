/* choice.c: which of several tables a sheet is (see choice.h). */
#include "import/choice.h"

#include "base/utf8.h"
#include "core/draft.h"
#include "import/subjects.h"

#define ROWS_READ 40 /* below the header, for the words of a column of codes */

/* writes: a column that only finds a record writes none of it, and one that is read like a field is none. */
static bool writes(const struct match_subject *s, struct str entity)
{
        for (size_t k = 0; k < s->subject->n_columns; k++) {
                const struct match_target *t = &s->targets[k];
                if (t->f && !t->like && !s->subject->columns[k].match_only && str_is(entity, t->e->name))
                        return true;
        }
        return false;
}

/* title_as_asked: a table of the name that was asked for has this title: variants of one table
 * are one to people. The register of households has four tables, by what a county happens to
 * list; whoever picks one from the menu means any. */
static bool title_as_asked(const struct match_book *b, const struct match_subject *s)
{
        for (size_t i = 0; i < b->n; i++)
                if (!b->subjects[i].generic && str_is(b->asked, b->subjects[i].subject->name) &&
                    strcmp(b->subjects[i].subject->title, s->subject->title) == 0)
                        return true;
        return false;
}

/* choice_asked: a table that writes the register among other things comes second: a register of
 * helpers also holds households, but who asked for households may mean it. */
enum asked choice_asked(const struct match_book *b, size_t subject)
{
        const struct match_subject *s = &b->subjects[subject];
        if (b->asked.n == 0 || str_is(b->asked, s->subject->root) || title_as_asked(b, s))
                return ASKED_ROOT;
        return writes(s, b->asked) ? ASKED_WRITES : ASKED_NOT;
}

/* ends_in_code: the text is a word of the list, maybe behind the name of a place: 定城镇扶贫工作站. By
 * whole characters of three bytes: a code's word stands behind a Chinese name. */
static bool ends_in_code(struct ctx *c, const struct codes *codes, struct str text)
{
        for (size_t at = 0; at < text.n; at += 3)
                if (code_of(c, codes, str_slice(text, at, text.n)))
                        return true;
        return false;
}

/* any_word: true also when nothing stands below the heading. True also when nothing stands below
 * the heading: an empty column speaks for no other table. */
static bool any_word(struct ctx *c, const struct sheet *sheet, size_t last, const struct codes *codes, size_t at)
{
        bool empty = true;
        for (size_t r = last + 1; r < sheet->n && r <= last + ROWS_READ; r++) {
                struct str text = utf8_squeeze(c->arena, book_cell(&sheet->rows[r], at).text);
                if (ends_in_code(c, codes, text))
                        return true;
                empty = empty && text.n == 0;
        }
        return empty;
}

/* choice_agrees: only codes that every record must have tell: an optional one may be in words of
 * the county's own throughout. */
bool choice_agrees(struct ctx *c, const struct sheet *sheet, size_t last, const struct match_subject *s,
                   const size_t *at)
{
        for (size_t k = 0; k < s->subject->n_columns; k++) {
                const struct field *f = s->targets[k].f;
                const bool tells = s->subject->columns[k].required && f && f->type == FIELD_CODE && !f->spoken;
                if (tells && at[k] != MATCH_NONE && !any_word(c, sheet, last, f->codes, at[k]))
                        return false;
        }
        return true;
}

/* listed: people see titles; two variants of one table would be one choice twice. */
static bool listed(const struct match *m, const struct match_subject *s)
{
        for (size_t i = 0; i < m->n_choices; i++)
                if (strcmp(m->choices[i]->subject->title, s->subject->title) == 0)
                        return true;
        return false;
}

/* next_best: two headings at least: with one in common, every sheet with names would be offered every register. */
static size_t next_best(const struct match_book *b, const struct choice *all, const struct match *out)
{
        size_t best = b->n;
        for (size_t i = 0; i < b->n; i++) {
                const struct choice *x = &all[i];
                if (!subjects_can(&b->subjects[i]) || x->worth < 2 || listed(out, &b->subjects[i]))
                        continue;
                if (best == b->n || (x->fits != all[best].fits ? x->fits : x->worth > all[best].worth))
                        best = i;
        }
        return best;
}

/* choice_list: the second is told when nothing but one heading speaks for the first, and nobody
 * said which it is: whoever sees the note can ask for it by name. */
void choice_list(struct ctx *c, const struct match_book *b, const struct choice *all, struct match *out)
{
        const struct choice *taken = out->subject ? &all[out->subject - b->subjects] : NULL;
        out->choices = NEWS(c->arena, const struct match_subject *, CHOICES_MAX);
        for (size_t i; out->n_choices < CHOICES_MAX && (i = next_best(b, all, out)) < b->n;) {
                const struct match_subject *s = &b->subjects[i];
                const bool other = taken && strcmp(s->subject->root, out->subject->subject->root) != 0;
                if (other && b->asked.n == 0 && !out->near && all[i].fits && all[i].worth + 1 >= taken->worth)
                        out->near = s;
                out->choices[out->n_choices++] = s;
        }
}
