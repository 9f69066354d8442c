/* subjects.c: the book of all importable subjects (see subjects.h), built once an import from the catalogue. */
#include "import/subjects.h"

#include "base/term.h"
#include "import/match_words.h"

size_t subject_column(const struct subject *s, struct str field)
{
        for (size_t i = 0; i < s->n_columns; i++)
                if (str_is(field, s->columns[i].field))
                        return i;
        return MATCH_NONE;
}

/* subject_last_day: spans have from_on and to_on by the catalogue's own rule; other pairs say so
 * themselves (field.until). */
size_t subject_last_day(struct arena *a, const struct subject *s, struct str first)
{
        struct str field = first, entity;
        if (!str_cut(&field, '.', &entity) || !field.p)
                return MATCH_NONE;
        const struct entity *e = entity_find(entity);
        const struct field *f = e ? field_find(e, field) : NULL;
        const char *last = f && f->until ? f->until : str_is(field, "from_on") ? "to_on" : NULL;
        return last ? subject_column(s, arena_fmt(a, "%.*s.%s", FMT(entity), last)) : MATCH_NONE;
}

/* subject_beside: read off the catalogue: no table of pairs is kept here. */
bool subject_beside(const struct entity *e, const struct entity *of)
{
        const struct field *f = e->beside ? field_find(e, str_of(e->beside)) : NULL;
        return f && strcmp(f->ref, of->name) == 0;
}

/* subject_called: the importer needs no word for household: whatever has these two keys is found by them. */
const struct field *subject_called(const struct entity *e)
{
        const struct str keys = str_of(e->keys), both = S("|place,");
        const size_t at = str_find(keys, both);
        return at < keys.n ? field_find(e, str_slice(keys, at + both.n, keys.n)) : NULL;
}

/* leads_to_called: asked of every field of every register while the book is built, so it must be cheap. */
static bool leads_to_called(const struct field *f)
{
        return f->type == FIELD_REF && subject_called(entity_find(str_of(f->ref)));
}

/* subject_number_column: a heading of numbers beside a head's name is a column of its own: both
 * are compared, so that a slip in one is found. */
struct str subject_number_column(struct arena *a, const struct entity *e, const struct field *f)
{
        if (!leads_to_called(f))
                return (struct str){ "", 0 };
        const struct str keys = str_of(entity_find(str_of(f->ref))->keys);
        return arena_fmt(a, "%s.%s>%.*s", e->name, f->name, FMT(str_slice(keys, 0, str_find(keys, S("|")))));
}

bool subject_made_of_name(const struct field *f)
{
        return f->type == FIELD_REF && entity_find(str_of(f->ref))->made == MADE_OF_NAME;
}

/* identity_entity: the register of who somebody is. There is one such register, and catalogue_check proves it. */
static const struct entity *identity_entity(void)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (e->identity)
                        return e;
        return NULL;
}

/* subject_target: a name behind > is a field at the end of the reference, a column for finding
 * and comparing only; such a column never writes what it leads to. */
struct match_target subject_target(const struct column *column)
{
        struct match_target t = { NULL, NULL, column->like != NULL, column->ticks };
        struct str rest = str_of(column->like ? column->like : column->field), entity;
        if (!str_cut(&rest, '.', &entity))
                return t;
        t.e = entity_find(entity);
        struct str name = str_slice(rest, 0, str_find(rest, S(">")));
        t.f = t.e ? field_find(t.e, name) : NULL;
        if (name.n < rest.n && t.f && t.f->type == FIELD_REF) { /* somebody's number, sex, birth …, or a household's */
                const bool own = leads_to_called(t.f) || subject_made_of_name(t.f);
                t.e = own ? entity_find(str_of(t.f->ref)) : identity_entity();
                t.f = field_find(t.e, str_slice(rest, name.n + 1, rest.n));
                return t;
        }
        if (name.n < rest.n || (str_is(entity, "place") && (str_is(rest, "township") || str_is(rest, "village"))))
                t.f = NULL;
        return t;
}

/* words_of_field: Chinese first: it is what sheets have. The English title is there for exports in English. */
static struct str words_of_field(struct ctx *c, const struct field *f)
{
        const char *titles = arena_fmt(c->arena, "%s|%s", f->title, f->title_en).p;
        return arena_fmt(c->arena, "%s%s%s", term_ways(c, titles), f->synonyms ? "|"
             "" : "", f->synonyms ? f->synonyms : "");
}

/* ---- an entity as a subject ---- */

struct columns {
        struct column *items;
        size_t n, capacity;
        const struct place_headings *words;
};

static void add_column(struct ctx *c, struct columns *list, struct column column)
{
        list->items = arena_grow(c->arena, list->items, &list->capacity, list->n + 1, sizeof *list->items);
        list->items[list->n++] = column;
}

/* leads_to_person: the ID number field at the end of a reference, directly or through the target's key. Two steps at
 * most: a pairing leads to a cadre, and a cadre to his person. Further on the number would be somebody else's. */
static const struct field *leads_to_person(const struct field *f)
{
        const struct entity *e = f->type == FIELD_REF ? entity_find(str_of(f->ref)) : NULL;
        for (int depth = 0; e && e->keys && depth < 2; depth++) {
                struct str key = str_of(e->keys);
                key = str_slice(key, 0, str_find(key, S("|")));
                const struct field *k = field_find(e, key);
                if (k && k->format == FORMAT_ID_NUMBER)
                        return k;
                e = k && k->type == FIELD_REF ? entity_find(str_of(k->ref)) : NULL;
        }
        return NULL;
}

/* add_id_column: all four ways in which counties head such a column, with whose number it is in front. */
static void add_id_column(struct ctx *c, struct columns *list, const struct entity *e, const struct field *f)
{
        const struct field *id = leads_to_person(f);
        if (!id)
                return;
        struct str words = arena_fmt(c->arena, "%.*s|%s身份证号|%s身份证号码|%s证件号码|%s身份证",
                                     FMT(words_of_field(c, id)), f->title, f->title, f->title, f->title);
        add_column(c, list,
                   (struct column){ .field = arena_fmt(c->arena, "%s.%s" SUBJECT_VIA_ID, e->name, f->name).p,
                                    .synonyms = words.p,
                                    .match_only = true });
}

/* add_number_column: a household is named by its number, its head, or both. */
static void add_number_column(struct ctx *c, struct columns *list, const struct entity *e, const struct field *f)
{
        const struct str number = subject_number_column(c->arena, e, f);
        if (number.n)
                add_column(c, list, (struct column){ .field = number.p, .match_only = true });
}

/* place_headings: as one module says them. */
static const struct place_headings *place_headings(void)
{
        static const struct place_headings none = { "township", "village" };
        size_t n;
        const struct module *const *modules = catalogue_modules(&n);
        for (size_t i = 0; i < n; i++)
                if (modules[i]->place_headings)
                        return modules[i]->place_headings;
        return &none;
}

/* add_places: where a register that has no place of its own is about households or persons, the village beside them
 * tells two of one name apart, and is where a person lives who comes with the sheet: 党员花名册 with 行政村. Only
 * there: a register of roads has places of its own or none. */
static void add_places(struct ctx *c, struct columns *list, const struct entity *e)
{
        const struct entity *person = identity_entity();
        bool about = false;
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                about = about || leads_to_called(f) ||
                        (person && f->required && f->type == FIELD_REF && strcmp(f->ref, person->name) == 0);
                if (f->type == FIELD_PLACE)
                        return;
        }
        if (!about)
                return;
        const struct place_headings *words = list->words;
        add_column(c, list,
                   (struct column){ .field = "place.township", .synonyms = words->township, .match_only = true });
        add_column(c, list,
                   (struct column){ .field = "place.village", .synonyms = words->village, .match_only = true });
}

/* add_facts: beside a name stand sex, birth and phone; they tell two of one name apart. Never written from here: who
 * keeps the register of persons fills them in (subject_person), these tell two of a name apart. */
static void add_facts(struct ctx *c, struct columns *list, const struct entity *e)
{
        static const char *const facts[] = { "sex", "birth", "phone", "political_status", "ethnicity" };
        const struct entity *person = identity_entity();
        const struct field *f = person ? field_find(e, str_of(person->name)) : NULL;
        for (size_t i = 0; f && f->type == FIELD_REF && strcmp(f->ref, f->name) == 0 && i < COUNT(facts); i++)
                add_column(c, list,
                           (struct column){ .field = arena_fmt(c->arena, "%s.%s>%s", e->name, f->name, facts[i]).p,
                                            .match_only = true });
}

/* add_unit_facts: beside the name of the unit a register is about stand its code, its head and its phone; what the
 * register of units lacks of them is filled in. Where persons are named too, such columns are theirs. */
static void add_unit_facts(struct ctx *c, struct columns *list, const struct entity *e)
{
        static const char *const facts[] = { "credit_code", "leader", "phone" };
        const struct field *unit = NULL;
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                if (f->type == FIELD_REF && entity_find(str_of(f->ref))->identity)
                        return;
                if (!unit && f->required && subject_made_of_name(f))
                        unit = f;
        }
        for (size_t i = 0; unit && i < COUNT(facts); i++)
                add_column(c, list,
                           (struct column){ .field = arena_fmt(c->arena, "%s.%s>%s", e->name, unit->name, facts[i]).p,
                                            .match_only = true });
}

/* add_span: the first and last day of a span in one cell: 2014.10-2017.4. Spelled out in the
 * subject's words, since no field has them as its own. */
static void add_span(struct ctx *c, struct columns *list, const struct entity *e)
{
        if (e->life == LIFE_SPAN && field_find(e, S("from_on")) && field_find(e, S("to_on")))
                add_column(c, list,
                           (struct column){ .field = arena_fmt(c->arena, "%s.from_on" SUBJECT_SPAN, e->name).p,
                                            .synonyms = SUBJECT_SPAN_WORDS,
                                            .match_only = true });
}

/* require_key: a register that requires nothing but its place would fit any sheet: then what tells its records apart
 * is wanted. What no field requires is still wanted of a sheet: a register of households asks for nothing but a place,
 * and so would be every sheet with villages. */
static void require_key(const struct entity *e, struct columns *list)
{
        struct str key = str_of(e->keys ? e->keys : ""), word;
        for (size_t i = 0; i < list->n; i++)
                if (list->items[i].required)
                        return;
        key = str_slice(key, 0, str_find(key, S("|")));
        while (str_cut(&key, ',', &word))
                for (size_t i = 0; i < list->n; i++)
                        if (str_eq(str_slice(str_of(list->items[i].field), strlen(e->name) + 1, SIZE_MAX), word))
                                list->items[i].required = true;
}

/* add_beside: what the row says of records that stand beside this one: none of it is required.
 * The column that leads back is left out: it is the row itself. */
static void add_beside(struct ctx *c, struct columns *list, const struct entity *e)
{
        const struct entity *other;
        for (size_t i = 0; (other = entity_at(i)); i++)
                for (size_t k = 0; subject_beside(other, e) && k < other->n_fields; k++) {
                        const struct field *f = &other->fields[k];
                        if (f->derived || strcmp(f->name, other->beside) == 0)
                                continue;
                        add_number_column(c, list, other, f);
                        add_column(c, list,
                                   (struct column){ .field = arena_fmt(c->arena, "%s.%s", other->name, f->name).p });
                        add_id_column(c, list, other, f);
                }
}

/* of_entity: the order of columns is that of fields: of two with one title the earlier is taken,
 * as a reader of the form would. */
static struct subject *of_entity(struct ctx *c, const struct entity *e)
{
        struct columns list = { .words = place_headings() };
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                bool place = strcmp(f->name, "place") == 0 && f->type == FIELD_PLACE;
                add_number_column(c, &list, e, f);
                add_column(c, &list,
                           (struct column){ .field = arena_fmt(c->arena, "%s.%s", e->name, f->name).p,
                                            .required = f->required && !place && !f->derived,
                                            .match_only = f->derived });
                add_id_column(c, &list, e, f);
                if (!place)
                        continue;
                add_column(c, &list, (struct column){ .field = "place.township", .synonyms = list.words->township });
                add_column(c, &list, (struct column){ .field = "place.village", .synonyms = list.words->village });
        }
        add_places(c, &list, e);
        add_facts(c, &list, e);
        add_unit_facts(c, &list, e);
        add_span(c, &list, e);
        require_key(e, &list);
        add_beside(c, &list, e);
        struct subject *s = NEW(c->arena, struct subject);
        *s = (struct subject){ .name = e->name,
                               .title = e->title,
                               .title_en = e->title_en,
                               .root = e->name,
                               .called = e->called,
                               .columns = list.items,
                               .n_columns = list.n };
        return s;
}

/* importable: accounts and grants come in by no sheet: a file must not be able to give anybody a
 * right. What the program publishes is no register to fill. */
static bool importable(const struct entity *e)
{
        return entity_entered(e) && e->area != AREA_ACCOUNT && e->area != AREA_OVERSIGHT;
}

/* is_identity: an entity that is nothing but who somebody is; or one without a key, whose
 * records only an id finds again. A list of mere persons is any department's; taken as our
 * register of persons it would fill it with strangers. */
static bool is_identity(const struct entity *e)
{
        if (!e->keys)
                return true;
        struct str key = str_of(e->keys);
        const struct field *f = field_find(e, str_slice(key, 0, str_find(key, S("|"))));
        return f && f->secret;
}

/* ---- the book ---- */

struct building {
        struct match_book *book;
        size_t subjects, words; /* capacities */
};

/* add_dates: 签约日期 is 签约时间 and 签约年月 as well, where no other column is called so. Loosely only:
 * where a sheet has both 签约日期 and 签约时间, each is asked for its own title first. */
static void add_dates(struct ctx *c, struct building *b, struct str words, struct match_word as)
{
        static const char *const ends[] = { "日期", "时间", "年月" };
        struct str word;
        while (str_cut(&words, '|', &word))
                for (size_t i = 0; i < COUNT(ends); i++) {
                        const size_t n = strlen(ends[i]);
                        for (size_t k = 0; str_ends(word, str_of(ends[i])) && word.n > n && k < COUNT(ends); k++)
                                match_words_loose(c->arena, b->book, &b->words,
                                                  arena_fmt(c->arena, "%.*s%s", FMT(str_slice(word, 0, word.n - n)),
                                                            ends[k]),
                                                  as);
                }
}

/* add_column_words: of its field, where it is one, and its own. */
static void add_column_words(struct ctx *c, struct building *b, const struct match_subject *m, size_t k)
{
        const struct match_target *to = &m->targets[k];
        const struct match_word as = { .subject = b->book->n, .column = k, .kind = WORD_PLAIN };
        const struct str own = str_of(m->subject->columns[k].synonyms);
        const struct str of_field = to->f ? words_of_field(c, to->f) : (struct str){ NULL, 0 };
        if (to->f && !to->like)
                match_words_add(c->arena, b->book, &b->words, of_field, as);
        match_words_add(c->arena, b->book, &b->words, own, as);
        if (!to->f || to->f->type != FIELD_DATE)
                return;
        add_dates(c, b, of_field, as);
        add_dates(c, b, own, as);
}

static void add_subject(struct ctx *c, struct building *b, struct match_subject m)
{
        struct match_book *book = b->book;
        book->subjects = arena_grow(c->arena, book->subjects, &b->subjects, book->n + 1, sizeof *book->subjects);
        m.targets = NEWS(c->arena, struct match_target, m.subject->n_columns + 1);
        for (size_t k = 0; k < m.subject->n_columns; k++) {
                m.targets[k] = subject_target(&m.subject->columns[k]);
                add_column_words(c, b, &m, k);
        }
        book->subjects[book->n++] = m;
}

/* add_mapped: a header somebody mapped by hand: "household.cause" in every subject that has this column. In every
 * subject that has the column: whoever says once what a heading means need not say it for each table. */
static void add_mapped(struct ctx *c, struct building *b, const struct cell_words *words, size_t n)
{
        for (size_t i = 0; i < n; i++) {
                if (!str_is(words[i].list, "column"))
                        continue;
                const bool nothing = str_is(words[i].code, MATCH_CODE_NOTHING);
                for (size_t s = 0; s < b->book->n; s++) {
                        const size_t k = subject_column(b->book->subjects[s].subject, words[i].code);
                        const struct match_word as = { .subject = s, .column = nothing ? MATCH_NONE : k,
                                                       .kind = nothing ? WORD_NOTHING : WORD_SAID };
                        if (nothing || k != MATCH_NONE)
                                match_words_add(c->arena, b->book, &b->words, words[i].word, as);
                }
        }
}

/* add_sides: whose a heading may be, as the modules say. */
static void add_sides(struct ctx *c, struct match_book *book, const struct module *m)
{
        const struct side **all = NEWS(c->arena, const struct side *, book->n_sides + m->n_sides + 1);
        for (size_t i = 0; i < book->n_sides; i++)
                all[i] = book->sides[i];
        for (size_t i = 0; i < m->n_sides; i++)
                all[book->n_sides++] = &m->sides[i];
        book->sides = all;
}

/* subjects_build: composite tables first: of two that fit equally, the one that says more than a register is meant. */
void subjects_build(struct ctx *c, const struct cell_words *words, size_t n_words, struct match_book *out)
{
        *out = (struct match_book){ .n = 0 };
        struct building b = { .book = out };
        size_t n;
        const struct module *const *modules = catalogue_modules(&n);
        for (size_t m = 0; m < n; m++) {
                add_sides(c, out, modules[m]);
                for (size_t i = 0; i < modules[m]->n_subjects; i++)
                        add_subject(c, &b, (struct match_subject){ .subject = &modules[m]->subjects[i] });
        }
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++)
                add_subject(c, &b,
                            (struct match_subject){ .subject = of_entity(c, e),
                                                    .generic = true,
                                                    .only_export = is_identity(e),
                                                    .closed = !importable(e) });
        add_mapped(c, &b, words, n_words);
        match_words_sort(out);
}

/* subjects_can: for menus and choices; an export of ours is recognised anyhow. */
bool subjects_can(const struct match_subject *s)
{
        return !s->closed && !s->only_export;
}

/* subjects_title: tables before registers, which may bear the same name. */
const char *subjects_title(const struct ctx *c, struct str name)
{
        size_t n;
        const struct module *const *modules = catalogue_modules(&n);
        for (size_t m = 0; m < n; m++)
                for (size_t i = 0; i < modules[m]->n_subjects; i++)
                        if (str_is(name, modules[m]->subjects[i].name))
                                return say(c, modules[m]->subjects[i].title, modules[m]->subjects[i].title_en);
        const struct entity *e = entity_find(name);
        return e ? entity_title(c, e) : NULL;
}
