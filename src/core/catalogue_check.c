/* catalogue_check.c: proves the modules' tables before anything is served and in a test: what the compiler can't see of
 * names, titles and mechanisms (see catalogue.h). The first fault is told with its path, as it is our own mistake. */
#include "core/catalogue.h"

#include "base/term.h"
#include "core/rule.h"

#define UNDECLARED "its mechanism is declared by no module"

static bool bad(struct ctx *c, const char *path, const char *what)
{
        return fail(c, ERR_SYSTEM, "catalogue", path, "%s: %s", path, what);
}

static bool any_han(const char *text)
{
        for (const unsigned char *p = (const unsigned char *)text; *p; p++)
                if (*p >= 0xe3 && *p <= 0xe9)
                        return true;
        return false;
}

/* in_both: said in Chinese and in English, each in its own; or in neither. A sign ("%") is both. */
static bool in_both(const char *zh, const char *en)
{
        if (!zh || !en)
                return zh == en;
        return !any_han(en) && (any_han(zh) || strcmp(zh, "%") == 0 || strstr(zh, TERM_OPEN));
}

/* field_alone: two fields of one name would be one column twice, which the store refuses with less words. */
static bool field_alone(const struct entity *e, const struct field *f)
{
        for (const struct field *g = e->fields; g < f; g++)
                if (strcmp(g->name, f->name) == 0)
                        return false;
        return true;
}

/* is_before: in the catalogue's order, in which tables are made; an entity may refer to itself. */
static bool is_before(const struct entity *to, const struct entity *e)
{
        const struct entity *at;
        for (size_t i = 0; (at = entity_at(i)) && at != e; i++)
                if (at == to)
                        return true;
        return to == e;
}

/* reference_fault: also the direction: a reference table is shared by counties and can't know a row of one (its rows
 * are journalled in another chain). */
static const char *reference_fault(const struct entity *e, const struct field *f)
{
        bool refers = f->type == FIELD_REF || f->type == FIELD_REFS;
        if (refers != (f->ref != NULL))
                return "a reference, and no other, names an entity";
        if (!refers)
                return NULL;
        const struct entity *to = entity_find(str_of(f->ref));
        if (!to)
                return "refers to an entity that is not there";
        if (e->reference && !to->reference)
                return "a reference table has no key into a county's table";
        return is_before(to, e) ? NULL : "refers to an entity of a later line of modules.inc: its table is made first";
}

/* has_membership: without such a register the rule could not be written, and would be found out by the first change. */
static bool has_membership(const char *of)
{
        const struct entity *m;
        for (size_t i = 0; (m = entity_at(i)); i++) {
                struct str fields = str_of(m->membership), name;
                const struct field *f = fields.p && str_cut(&fields, ',', &name) ? field_find(m, name) : NULL;
                if (f && f->ref && strcmp(f->ref, of) == 0)
                        return true;
        }
        return false;
}

/* members_fault: both are references: the person is asked of the register of members by the record of the other. */
static const char *members_fault(const struct entity *e, const struct field *f)
{
        const struct field *of = f->members_only ? field_find(e, str_of(f->members_only)) : NULL;
        if (!f->members_only)
                return NULL;
        if (f->type != FIELD_REF || !of || of->type != FIELD_REF)
                return "members_only is said of a reference and names another";
        return has_membership(of->ref) ? NULL : "no register says who belongs to what members_only names";
}

/* shown_fault: what says how a value is shown speaks of the type it is kept in. */
static const char *shown_fault(const struct field *f)
{
        if (f->month && f->type != FIELD_DATE)
                return "a month is kept as a date";
        return f->names && f->type != FIELD_TEXT ? "a name of the catalogue is a text" : NULL;
}

/* alike_fault: what is compared are fields of its own that a reader may see; a number would be found by it. */
static const char *alike_fault(const struct entity *e)
{
        struct str rest = str_of(e->alike), some, name;
        while (e->alike && str_cut(&rest, '|', &some))
                while (str_cut(&some, ',', &name)) {
                        const struct field *f = field_find(e, name);
                        if (!f || f->secret || f->closed)
                                return "alike names open fields of the entity";
                }
        return NULL;
}

static const char *until_fault(const struct entity *e, const struct field *f)
{
        if (!f->until || (f->type == FIELD_DATE && field_find(e, str_of(f->until))))
                return NULL;
        return "until is said of a day and names the field of the last";
}

static const char *beside_fault(const struct entity *e, const struct field *f)
{
        const bool there = (!f->instead || field_find(e, str_of(f->instead))) &&
                           (!f->voucher || field_find(e, str_of(f->voucher)));
        return there ? NULL : "instead and voucher name a field of the same entity";
}

/* prove_field: a secret is a text since its column holds a digest; titles stand in every language an answer can have.
 */
static bool prove_field(struct ctx *c, const struct entity *e, const struct field *f)
{
        const char *path = arena_fmt(c->arena, "catalogue/%s.%s", e->name, f->name).p;
        if (!f->title || !in_both(f->title, f->title_en))
                return bad(c, path, "a field has a title in both languages");
        if (!field_alone(e, f))
                return bad(c, path, "declared twice");
        bool coded = f->type == FIELD_CODE || f->type == FIELD_CODES;
        if (coded ? !f->codes : f->codes && f->type != FIELD_TEXT)
                return bad(c, path, "a code field, or a text in which codes stand in a row, has a code list");
        if (f->secret && f->type != FIELD_TEXT)
                return bad(c, path, "a secret is a text");
        const char *fault = reference_fault(e, f);
        fault = fault ? fault : members_fault(e, f);
        fault = fault ? fault : until_fault(e, f);
        fault = fault ? fault : beside_fault(e, f);
        fault = fault ? fault : shown_fault(f);
        return !fault || bad(c, path, fault);
}

/* field_there: what a row doesn't say is right. */
static bool field_there(const struct entity *e, const char *name)
{
        return !name || field_find(e, str_of(name));
}

static bool all_named(const struct entity *e, const char *fields)
{
        struct str all = str_of(fields), name;
        while (all.p && str_cut(&all, ',', &name))
                if (!field_find(e, name))
                        return false;
        return true;
}

/* rules_fault: what the rules made of tables (rule.h) and the checks' excuses rest on. */
static const char *rules_fault(const struct entity *e)
{
        if ((e->alone || e->membership) && !all_named(e, "from_on,to_on"))
                return "alone and membership are said of what has the fields from_on and to_on";
        if (!all_named(e, e->alone) || !all_named(e, e->membership))
                return "alone and membership name fields";
        size_t made = e->alone != NULL;
        for (size_t i = 0; i < e->n_fields; i++)
                made += e->fields[i].members_only != NULL;
        if (made > RULES_MADE_MAX)
                return "more rules are said by its fields than are made (RULES_MADE_MAX)";
        if (e->excuses && !all_named(e, "list,row_key,from_on,until_on"))
                return "a register of excuses has the fields list, row_key, from_on, until_on";
        return NULL;
}

/* names_fault: fields that the entity's own row speaks of. */
static const char *names_fault(const struct ctx *c, const struct entity *e)
{
        if (e->life == LIFE_SPAN && (!field_there(e, "from_on") || !field_there(e, "to_on")))
                return "a span has the fields from_on and to_on";
        if (e->life == LIFE_EVENT && (!e->day || !field_there(e, e->day)))
                return "an event names its day";
        if (!field_there(e, e->place_from))
                return "place_from names a field";
        if (!field_there(e, e->role_of))
                return "role_of names a field";
        if (!field_there(e, e->apart))
                return "apart names a field";
        struct str title = entity_title_sql(c, c->arena, e, "r");
        if (str_find(title, S("{")) < title.n)
                return "title_sql names a coded field between braces";
        return field_there(e, e->sort) ? NULL : "sort names a field";
}

/* keys_known: an upsert by a field that is not there would find every record. */
static bool keys_known(const struct entity *e)
{
        struct str keys = str_of(e->keys), part, name;
        while (keys.p && str_cut(&keys, '|', &part))
                while (str_cut(&part, ',', &name))
                        if (!field_find(e, name))
                                return false;
        return true;
}

static bool check_entity(struct ctx *c, const struct entity *e)
{
        const char *path = arena_fmt(c->arena, "catalogue/%s", e->name).p;
        if (entity_find(str_of(e->name)) != e)
                return bad(c, path, "declared twice");
        if (e->mechanism && !mechanism_find(str_of(e->mechanism)))
                return bad(c, path, UNDECLARED);
        if (!e->title || !in_both(e->title, e->title_en))
                return bad(c, path, "an entity has a title in both languages");
        const char *fault = names_fault(c, e);
        fault = fault ? fault : rules_fault(e);
        fault = fault ? fault : alike_fault(e);
        if (fault)
                return bad(c, path, fault);
        for (size_t i = 0; i < e->n_fields; i++)
                if (!prove_field(c, e, &e->fields[i]))
                        return false;
        return keys_known(e) || bad(c, path, "keys names a field that is not there");
}

/* tells_closed: the condition of a list asks for a closed field of its entity, so its rows tell it. */
static bool tells_closed(struct ctx *c, const struct list *l)
{
        const struct entity *e = entity_find(str_of(l->of));
        const struct str where = str_of(l->where);
        for (size_t i = 0; i < e->n_fields; i++)
                if (e->fields[i].closed &&
                    str_find(where, arena_fmt(c->arena, "t.%s", field_column(c->arena, &e->fields[i]))) < where.n)
                        return true;
        return false;
}

static const char *list_words_fault(const struct list *l)
{
        if (!l->title || !in_both(l->title, l->title_en))
                return "a list has a title in both languages";
        if (!in_both(l->unit, l->unit_en) || !in_both(l->explain, l->explain_en) || !in_both(l->mend, l->mend_en))
                return "what a list says, it says in both languages";
        if ((l->figure || l->severity != SEVERITY_NONE) && (!l->explain || !l->unit))
                return "a figure, or a check, has a unit and an explanation";
        return NULL;
}

/* list_fault: a check lands on somebody's desk with what is to be done, else nobody mends what it finds. */
static const char *list_fault(const struct list *l)
{
        if (list_find(str_of(l->name)) != l)
                return "declared twice";
        if (!l->of || !entity_find(str_of(l->of)))
                return "a list is over an entity";
        if ((l->num && !list_find(str_of(l->num))) || (l->den && !list_find(str_of(l->den))))
                return "a ratio opens two lists";
        if (l->severity != SEVERITY_NONE && (!l->owner || !l->mend || !l->mend_en))
                return "a check has an owner and says how to mend it";
        return NULL;
}

/* check_list: a figure is published: unit and explanation are part of the number. */
static bool check_list(struct ctx *c, const struct list *l)
{
        const char *path = arena_fmt(c->arena, "catalogue/list %s", l->name).p, *fault = list_words_fault(l);
        fault = fault ? fault : list_fault(l);
        if (fault)
                return bad(c, path, fault);
        if (!l->closed && tells_closed(c, l))
                return bad(c, path, "a list that asks for a closed field is closed as well");
        if (l->mechanism && !mechanism_find(str_of(l->mechanism)))
                return bad(c, path, UNDECLARED);
        struct str columns = str_of(l->columns), name;
        while (columns.p && str_cut(&columns, ',', &name))
                if (!field_find(entity_find(str_of(l->of)), name))
                        return bad(c, path, "columns names a field that is not there");
        return true;
}

/* check_rules: a rule without a statement gives its words to the one that .alone of its entity makes. */
static bool check_rules(struct ctx *c)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++)
                for (size_t i = 0; i < m[k]->n_rules; i++) {
                        const struct rule *r = &m[k]->rules[i];
                        const struct entity *e = r->sql ? NULL : entity_find(str_of(r->on));
                        const char *path = arena_fmt(c->arena, "catalogue/rule %s", r->name).p;
                        if (!r->title || !r->title_en)
                                return bad(c, path, "a rule has a title in both languages");
                        if (!r->sql && (!e || !e->alone))
                                return bad(c, path, "a rule without a statement words what .alone of its entity says");
                }
        return true;
}

/* ---- mechanisms ---- */

/* any_entity: of any module: the registers of a mechanism may stand in several files. */
static bool any_entity(const char *number)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (strcmp(entity_mechanism(e), number) == 0)
                        return true;
        return false;
}

static const char *page_fault(const struct work_page *p)
{
        if (!p->path || p->path[0] != '/' || !p->title || !p->title_en)
                return "a page has a path and a title in both languages";
        if (!p->entity || !entity_find(str_of(p->entity)))
                return "a page is opened by the right to an entity";
        struct str rest = str_of(p->records), owner, word;
        while (p->records && str_cut(&rest, '|', &word))
                if (!str_cut(&word, ':', &owner) || !entity_find(owner) || word.n == 0)
                        return "a page's records are registers, each with a word of its query";
        return NULL;
}

/* figure_named: what stands in a pair of braces is a word of the account (brief.h) or names a figure or a list. */
static bool figure_named(struct str mark)
{
        static const char *const before[] = { "since ", "names ", "places " };
        if (str_among(mark, "day|year|next_year|span|whole_year|place|whole|county|township|village|problems"))
                return true;
        if (str_starts(mark, S("param:")))
                return parameter_find(str_slice(mark, 6, mark.n)) != NULL;
        for (size_t i = 0; i < COUNT(before); i++)
                (void)str_drop_start(&mark, str_of(before[i]));
        size_t end = str_find(mark, S(" ")), at = str_find(mark, S("@"));
        return list_find(str_slice(mark, 0, at < end ? at : end)) != NULL;
}

/* condition_named: what stands behind "{?": figures joined by +, one of which at least is not nought. */
static bool condition_named(struct str condition)
{
        struct str one;
        while (str_cut(&condition, '+', &one))
                if (!figure_named(one))
                        return false;
        return true;
}

/* marks_right: a figure misspelt in the words of one mechanism would take the whole account from everybody. A mark ends
 * with its brace, a choice's condition with its bar; that braces close is asked too. */
static bool marks_right(const char *words)
{
        int open = 0;
        for (const char *p = words; *p; p++) {
                open += (*p == '{') - (*p == '}');
                if (*p != '{')
                        continue;
                const bool choice = p[1] == '?';
                const size_t n = strcspn(p + 1 + choice, "{}|");
                const struct str mark = { p + 1 + choice, n };
                if (p[1 + choice + n] != (choice ? '|' : '}') || !(choice ? condition_named(mark) : figure_named(mark)))
                        return false;
        }
        return open == 0;
}

/* words_fault: whatever is read off a mechanism somewhere must be there, so that no tile, menu or account has a gap. */
static const char *words_fault(const struct mechanism *m)
{
        if (!m->title || !m->title_en)
                return "a mechanism has a title in both languages";
        if (!m->responsible || !m->responsible_en)
                return "a mechanism says who is responsible, in both languages";
        if (!m->words || !m->words_en)
                return "a mechanism has words for the account, in both languages";
        return marks_right(m->words) && marks_right(m->words_en) ? NULL : "its words name a figure that is not there";
}

/* mechanism_fault: numbers are what the account, templates and settings are stored by, so they are one mechanism's
 * each; `daily` names its own registers, as another's would stand in the menu under two headings. */
static const char *mechanism_fault(const struct mechanism *m)
{
        const char *fault = words_fault(m);
        if (fault)
                return fault;
        if (mechanism_find(str_of(m->number)) != m)
                return "two mechanisms have this number";
        if (m->pillar >= PILLAR_MAX || (m->pillar == PILLAR_GROUND) != (strcmp(m->number, "0") == 0))
                return "a mechanism stands in a pillar, and the ground alone is 0";
        if (m->pillar > PILLAR_GROUND && m->pillar != (enum pillar)(m->number[0] - '0'))
                return "its number begins with that of its pillar: 1 to 5 the strengthenings, 6 the measures of help";
        if (!any_entity(m->number))
                return "a mechanism has a register";
        for (size_t i = 0; i < m->n_pages && !fault; i++)
                fault = page_fault(&m->pages[i]);
        struct str daily = str_of(m->daily), name;
        while (!fault && daily.p && str_cut(&daily, '|', &name))
                if (!entity_find(name) || !entity_daily(entity_find(name)))
                        fault = "daily names a register of the mechanism";
        return fault;
}

static bool check_mechanisms(struct ctx *c)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++) {
                const char *number = module_mechanism(m[k]);
                if (!number || !mechanism_find(str_of(number)))
                        return bad(c, arena_fmt(c->arena, "catalogue/module %s", m[k]->name).p, UNDECLARED);
                const char *fault = m[k]->declares ? mechanism_fault(m[k]->declares) : NULL;
                if (fault)
                        return bad(c, arena_fmt(c->arena, "catalogue/mechanism %s", number).p, fault);
        }
        return true;
}

/* catalogue_check: fields before lists and lists before mechanisms: the first fault told is the one the others follow
 * from. */
bool catalogue_check(struct ctx *c)
{
        const struct entity *e;
        const struct list *l;
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (!check_entity(c, e))
                        return false;
        for (size_t i = 0; (l = list_at(i)); i++)
                if (!check_list(c, l))
                        return false;
        return check_rules(c) && check_mechanisms(c);
}
