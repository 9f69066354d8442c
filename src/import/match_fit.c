/* match_fit.c: is an attempt enough (see match_fit.h)? */
#include "import/match_fit.h"

#include "core/subject.h"
#include "import/match_steps.h"
#include "import/subjects.h"

#define STRANGE_ENOUGH 3 /* headings nobody knows, from which on a list is of some other matter */
#define WANTED_SHOWN 4   /* titles of the columns of which one would do: more than a few help nobody */

static const struct entity *root_of(const struct attempt *t)
{
        return entity_find(str_of(t->s->subject->root));
}

/* ---- what tells its records apart ---- */

/* begins_span: a cell of that column may hold both days (2020.1-2022.12): a list with one column for the two gives the
 * last as well; where a row has the first alone, the row is refused and not the sheet taken for something else. */
static bool begins_span(const struct attempt *t, size_t column, const struct field *f)
{
        const struct field *begin = attempt_field(t, column);
        return begin && begin->until && f->required && strcmp(begin->until, f->name) == 0 &&
               field_find(root_of(t), str_of(begin->name)) == begin;
}

/* column_there: something gives the field: its own column, an ID number or a household's number
 * that leads to it, a span in one cell; of a place, one of its parts. */
static bool column_there(const struct attempt *t, const struct field *f)
{
        const bool place = field_is_place(f);
        const struct str number = subject_number_column(t->c->arena, root_of(t), f);
        for (size_t k = 0; k < t->n_columns; k++) {
                struct str name = str_of(attempt_column(t, k)->field);
                if (attempt_beside(t, k) || !attempt_spoken_for(t, k))
                        continue;
                struct str rest = str_slice(name, str_find(name, S(".")) + 1, name.n);
                struct str via = str_starts(rest, str_of(f->name)) ? str_slice(rest, strlen(f->name), rest.n) : rest;
                if (via.n == 0 || begins_span(t, k, f) || str_is(via, SUBJECT_VIA_ID) || str_is(via, SUBJECT_SPAN) ||
                    (number.n && str_eq(name, number)) || (place && str_starts(name, S("place."))))
                        return true;
        }
        return false;
}

/* key_stands: the fields of one key have their columns, but for those that may be empty beside one that may not. */
static bool key_stands(const struct attempt *t, const struct entity *e, struct str key)
{
        struct str name;
        bool whole = true, firm = false, all = true;
        while (str_cut(&key, ',', &name)) {
                const struct field *f = field_find(e, name);
                bool mapped = f && column_there(t, f) && !f->derived;
                bool may_lack = f && !f->required && !f->derived;
                firm = firm || (mapped && f->required);
                all = all && mapped;
                whole = whole && (mapped || may_lack);
        }
        return all || (whole && firm);
}

static bool key_there(const struct attempt *t)
{
        const struct entity *e = root_of(t);
        struct str keys = str_of(e->keys), key;
        while (keys.p && str_cut(&keys, '|', &key))
                if (key_stands(t, e, key))
                        return true;
        return false;
}

/* is_key: of any of its keys. */
static bool is_key(const struct entity *e, const struct field *f)
{
        struct str keys = str_of(e->keys ? e->keys : ""), key, name;
        while (str_cut(&keys, '|', &key))
                while (str_cut(&key, ',', &name))
                        if (str_is(name, f->name))
                                return true;
        return false;
}

/* ---- is it the matter itself ---- */

/* is_evident: a list of people with their relations is not yet a register: something must speak of the matter. */
static bool is_evident(const struct attempt *t)
{
        const struct subject_hooks *h = t->s->subject->hooks;
        struct str rest = str_of(h ? h->evidence : NULL), field;
        if (rest.n == 0)
                return true;
        while (str_cut(&rest, '|', &field)) {
                if (str_is(field, SUBJECT_TITLE) && t->named)
                        return true;
                for (size_t k = 0; k < t->n_columns; k++)
                        if ((t->at[k] != MATCH_NONE || attempt_said(t, k)) &&
                            str_is(field, attempt_column(t, k)->field))
                                return true;
        }
        return false;
}

/* only_names: of a register that requires nothing but its place, the sheet has only what tells its records apart, and
 * more headings that are none of it: a list of links or exits is no register of households. */
static bool only_names(const struct attempt *t)
{
        const struct entity *e = root_of(t);
        for (size_t i = 0; i < e->n_fields; i++)
                if (e->fields[i].required && !field_is_place(&e->fields[i]))
                        return false;
        for (size_t k = 0; k < t->n_columns; k++) {
                const struct field *f = attempt_field(t, k);
                if (t->at[k] != MATCH_NONE && f && !f->derived && !f->lines && f->type != FIELD_PLACE && !is_key(e, f))
                        return false;
        }
        return t->headings > t->matched + 1;
}

/* of_another: who somebody is and where, several headings nobody knows, and only a word of the
 * title for the rest: a list of some other matter. */
static bool of_another(const struct attempt *t)
{
        if (t->n_said == 0 || t->headings < t->matched + STRANGE_ENOUGH)
                return false;
        for (size_t k = 0; k < t->n_columns; k++) {
                const struct field *f = attempt_field(t, k);
                const struct entity *e = t->s->targets[k].e;
                const bool own = f && e && strcmp(e->name, t->s->subject->root) == 0;
                if (t->at[k] != MATCH_NONE && own && f->type != FIELD_REF && f->type != FIELD_PLACE)
                        return false;
        }
        return true;
}

/* mostly_said: the title had to supply so much that less than half of the headings are the register's. */
static bool mostly_said(const struct attempt *t)
{
        return t->n_said > 0 && t->matched * 2 < t->headings;
}

bool fit_enough(const struct attempt *t, enum fit_for what)
{
        const struct match_subject *s = t->s;
        if (what == FIT_OF_ITSELF) {
                if (!is_evident(t) || !t->entitled)
                        return false;
                if (s->generic && (mostly_said(t) || of_another(t) || only_names(t)))
                        return false;
        }
        return t->missing == 0 && t->matched > 1 && !s->only_export && !s->closed && (!s->generic || key_there(t));
}

/* ---- what it lacks, in words ---- */

static struct str with_word(struct ctx *c, struct str list, struct str word)
{
        return arena_fmt(c->arena, "%.*s%s%.*s", FMT(list), list.n ? say(c, "、", ", ") : "", FMT(word));
}

/* title_of_column: the field's; of a column that is no field, the first of its words. In the
 * reader's language, since it goes into a message. */
static const char *title_of_column(const struct attempt *t, size_t k)
{
        if (attempt_field(t, k) && !t->s->targets[k].like)
                return field_title(t->c, attempt_field(t, k));
        struct str words = str_of(attempt_column(t, k)->synonyms), first = words;
        return str_cut(&words, '|', &first) ? arena_copy(t->c->arena, first) : "";
}

/* required_lacking: each by the title people know from the form. */
static struct str required_lacking(const struct attempt *t)
{
        struct str out = { "", 0 };
        for (size_t k = 0; k < t->n_columns; k++)
                if (attempt_column(t, k)->required && t->at[k] == MATCH_NONE && !steps_stands_in(t, k))
                        out = with_word(t->c, out, str_of(title_of_column(t, k)));
        return out;
}

/* evidence_lacking: the first few of the columns of which one is wanted. */
static struct str evidence_lacking(const struct attempt *t)
{
        struct str rest = str_of(t->s->subject->hooks->evidence), field, out = { "", 0 };
        for (size_t n = 0; n < WANTED_SHOWN && str_cut(&rest, '|', &field);)
                for (size_t k = 0; k < t->n_columns; k++)
                        if (str_is(field, attempt_column(t, k)->field) && title_of_column(t, k)[0]) {
                                out = with_word(t->c, out, str_of(title_of_column(t, k)));
                                n++;
                        }
        return arena_fmt(t->c->arena, say(t->c, "%.*s 之一", "one of %.*s"), FMT(out));
}

/* key_lacking: of what tells a register's records apart, the fields that have no column; of a
 * village's, the township alone is not enough. */
static struct str key_lacking(const struct attempt *t)
{
        const struct entity *e = root_of(t);
        struct str keys = str_of(e->keys), key = keys, name, out = { "", 0 };
        if (keys.n == 0 || !str_cut(&keys, '|', &key))
                return out;
        while (str_cut(&key, ',', &name)) {
                const struct field *f = field_find(e, name);
                const bool village = f && field_is_place(f) && f->level && strcmp(f->level, "village") == 0;
                const bool lacks = village && !attempt_has(t, S("place.village"));
                if (f && !f->derived && (lacks || !column_there(t, f)))
                        out = with_word(t->c, out, str_of(field_title(t->c, f)));
        }
        return out;
}

struct str fit_lacks(const struct attempt *t)
{
        struct ctx *c = t->c;
        struct str out = required_lacking(t), title = { "", 0 }, word;
        if (out.n == 0 && !is_evident(t))
                out = evidence_lacking(t);
        if (out.n == 0 && t->s->generic)
                out = key_lacking(t);
        for (struct str rest = str_of(t->entitled ? "" : t->s->subject->hooks->title); str_cut(&rest, '|', &word);)
                title = with_word(c, title, word);
        if (title.n > 0)
                out = with_word(c, out,
                                arena_fmt(c->arena, say(c, "表名里的“%.*s”", "“%.*s” in the title"), FMT(title)));
        return out;
}
