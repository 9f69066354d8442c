/* resolve.c: which record a cell of another register means: by outside id, by a key of one field, by its title or name;
 * a person by ID number, alone or at the end of a reference. Refuses to choose between two. A person or organisation
 * nobody knows yet is created on the way when the sheet says enough: a name and a right ID number, or a unit's name
 * (marked unverified). */
#include "import/import_private.h"

#include "base/utf8.h"
#include "import/subjects.h"

static struct str one_sql(struct arena *a, const struct entity *e, struct str condition)
{
        return arena_fmt(a,
                         "SELECT r.id FROM %s r WHERE %sr.voided = 0 AND %.*s = :text ORDER BY r.id NULLS LAST LIMIT 2",
                         e->name, e->reference ? "" : "r.county = :county AND ", FMT(condition));
}

static struct str exists_sql(struct arena *a, const struct entity *e)
{
        return arena_fmt(a, "SELECT r.id FROM %s r WHERE %sr.id = :id AND r.voided = 0", e->name,
                         e->reference ? "" : "r.county = :county AND ");
}

static bool one_match(struct ctx *c, const struct entity *e, struct str condition, struct str text, int64_t *id,
                      const char **code)
{
        struct stmt *s;
        if (!db_query(c, one_sql(c->arena, e, condition), ARGS(ARG("text", V_STR(text))), &s))
                return false;
        int64_t found[2] = { 0, 0 };
        size_t n = 0;
        while (db_next(c, s))
                if (n < 2)
                        found[n++] = db_int(s, 0);
        if (c->err.kind)
                return false;
        *id = n == 1 ? found[0] : 0;
        if (n == 2)
                *code = "reference.ambiguous";
        return true;
}

static bool exists(struct ctx *c, const struct entity *e, int64_t wanted, int64_t *id)
{
        struct val v = V_NULL;
        if (!db_one(c, exists_sql(c->arena, e), ARGS(ARG("id", V_INT(wanted))), &v))
                return false;
        *id = v.type == VAL_INT ? v.i : 0;
        return true;
}

/* plain_key: a key of one text field that is no secret. */
static const struct field *plain_key(const struct entity *e, struct str key)
{
        const struct field *f = field_find(e, key);
        return f && !f->secret && f->type == FIELD_TEXT ? f : NULL;
}

static bool by_keys(struct ctx *c, const struct entity *e, struct str text, int64_t *id, const char **code)
{
        struct str keys = str_of(e->keys), key;
        while (*id == 0 && !*code && keys.p && str_cut(&keys, '|', &key)) {
                const struct field *f = plain_key(e, key);
                if (f && !one_match(c, e, arena_fmt(c->arena, "r.%s", f->name), text, id, code))
                        return false;
        }
        return true;
}

static bool by_name(struct ctx *c, const struct entity *e, struct str text, int64_t *id, const char **code)
{
        if (*id || *code)
                return true;
        if (!one_match(c, e, entity_title_sql(c->arena, e, "r"), text, id, code))
                return false;
        for (size_t i = 0; i < e->n_fields && *id == 0 && !*code; i++)
                if (e->fields[i].named && !one_match(c, e, arena_fmt(c->arena, "r.%s", e->fields[i].name),
                                                     cell_name(c->arena, text), id, code))
                        return false;
        return true;
}

bool resolve_id_number(struct importer *m, const struct entity *e, struct str number, int64_t *id)
{
        struct ctx *c = m->c;
        *id = 0;
        struct str key = str_of(e->keys);
        key = str_slice(key, 0, str_find(key, S("|")));
        const struct field *f = field_find(e, key);
        struct draft *d = draft_new(c->arena, e);
        if (!f)
                return true;
        if (f->type == FIELD_REF) {
                int64_t inner = 0;
                if (!resolve_id_number(m, entity_find(str_of(f->ref)), number, &inner) || inner == 0)
                        return c->err.kind == ERR_NONE;
                draft_set(d, f->name, V_INT(inner));
        } else if (f->format == FORMAT_ID_NUMBER) {
                struct str normal = number;
                (void)id_number_check(c->arena, number, c->today, &normal);
                draft_set(d, f->name, V_STR(normal));
        } else {
                return true;
        }
        return change_find(c, d, id);
}

bool resolve_text(struct importer *m, const struct entity *e, struct str text, int64_t *id, const char **code)
{
        struct ctx *c = m->c;
        char county[7];
        int64_t wanted = 0;
        *id = 0;
        *code = NULL;
        if (outside_id_parse(text, county, &wanted) && county[0])
                return exists(c, e, wanted, id);
        struct str number = utf8_squeeze(c->arena, text);
        if (number.n == 18 && !resolve_id_number(m, e, number, id))
                return false;
        return *id || (by_keys(c, e, text, id, code) && by_name(c, e, text, id, code));
}

/* ---- the references of a row ---- */

static struct subject_cell *cell_named(struct import_group *g, size_t row, const char *field)
{
        for (size_t i = 0; i < g->group.subject->n_columns; i++)
                if (strcmp(g->group.subject->columns[i].field, field) == 0)
                        return &g->group.rows[row].cells[i];
        return NULL;
}

static void refuse_reference(struct importer *m, struct import_group *g, size_t row, const struct subject_cell *cell,
                             const struct entity *to, const char *code)
{
        if (code && strcmp(code, "match.differs") == 0)
                subject_refuse(m->c, &g->group, row, cell->column->field, code,
                               say(m->c, "户编号“%.*s”的户主登记的不是旁边写的姓名",
                                   "household “%.*s” is not headed by the name beside it"),
                               FMT(cell->text));
        else if (code && strcmp(code, "reference.several") == 0)
                subject_refuse(m->c, &g->group, row, cell->column->field, code,
                               say(m->c, "“%.*s”是几个单位，这里只能写一个", "“%.*s” are several; only one can stand here"),
                               FMT(cell->text));
        else if (code && strcmp(code, "person.name_differs") == 0)
                subject_refuse(m->c, &g->group, row, cell->column->field, code, "%s",
                               say(m->c, "这个证件号码登记的是另一个姓名，请核实是不是同一个人",
                                   "this ID number is registered under another name; find out whether it is the same "
                                   "person"));
        else if (code && strcmp(code, "person.several") == 0)
                subject_refuse(m->c, &g->group, row, cell->column->field, code,
                               say(m->c, "“%.*s”是几个人：请一人一行", "“%.*s” are several persons: a row each"),
                               FMT(cell->text));
        else if (code)
                subject_refuse(m->c, &g->group, row, cell->column->field, code,
                               say(m->c, "“%.*s”在“%s”里不止一个，请写编号或证件号码",
                                   "“%.*s” is more than one of %s: give the id or ID number"),
                               FMT(cell->text), entity_title(m->c, to));
        else
                subject_refuse(m->c, &g->group, row, cell->column->field, "reference.unknown",
                               say(m->c, "“%s”里没有“%.*s”", "%s has no “%.*s”"), entity_title(m->c, to),
                               FMT(cell->text));
}

/* fact: what stands beside the name: "staff.person>sex"; V_NULL when the sheet does not say. */
static struct val fact(struct importer *m, struct import_group *g, size_t row, const char *of, const char *field)
{
        struct subject_cell *cell = cell_named(g, row, arena_fmt(m->c->arena, "%s>%s", of, field).p);
        return cell && cell->given && !cell->faulty ? cell->v : V_NULL;
}

/* beside: the same of the row's own column. */
static struct str beside(struct importer *m, struct import_group *g, size_t row, const char *field)
{
        const char *root = g->group.subject->root;
        struct subject_cell *cell = cell_named(g, row, arena_fmt(m->c->arena, "%s.%s", root, field).p);
        return cell && cell->given && !cell->faulty ? cell->text : (struct str){ "", 0 };
}

static bool among_members(const struct entity *e)
{
        for (size_t i = 0; i < e->n_fields; i++)
                if (e->fields[i].members_only)
                        return true;
        return false;
}

/* find_person: a name alone is enough where nobody else bears it; a member of a household is never made here. */
static bool find_person(struct importer *m, struct import_group *g, size_t row, const struct entity *e, const char *of,
                        struct str name, struct str number, int64_t *id, const char **code)
{
        struct str text = utf8_squeeze(m->c->arena, name);
        char county[7];
        int64_t wanted = 0;
        if (number.n == 0 && outside_id_parse(text, county, &wanted) && county[0])
                return resolve_text(m, entity_find(S("person")), name, id, code);
        if (number.n == 0 && text.n == 18 && !id_number_check(m->c->arena, text, m->c->today, &number))
                name = (struct str){ "", 0 };
        struct subject_who who = { .name = cell_name(m->c->arena, name),
                                   .id_no = number,
                                   .sex = fact(m, g, row, of, "sex"),
                                   .birth = fact(m, g, row, of, "birth"),
                                   .phone = fact(m, g, row, of, "phone"),
                                   .politics = fact(m, g, row, of, "political_status"),
                                   .ethnicity = fact(m, g, row, of, "ethnicity"),
                                   .unit = beside(m, g, row, "organisation") };
        who.of_household = among_members(e);
        return subject_person(m->c, m->change, &g->group, &who, id, code);
}

/* resolve_list: the records a text names, added to those the field has. */
static bool resolve_list(struct importer *m, struct import_group *g, size_t row, struct draft *d, const struct field *f,
                         struct subject_cell *cell, struct str text)
{
        struct ctx *c = m->c;
        const struct entity *to = entity_find(str_of(f->ref));
        const struct val before = draft_get(d, f->name);
        struct str out = before.type == VAL_TEXT ? before.s : (struct str){ "", 0 }, part;
        for (struct str rest = cell_commas(c->arena, text); str_cut(&rest, ',', &part);) {
                int64_t id = 0;
                const char *code = NULL;
                part = str_trim(part);
                if (part.n == 0)
                        continue;
                bool person = strcmp(to->name, "person") == 0;
                if (person ? !find_person(m, g, row, d->e, "", part, (struct str){ "", 0 }, &id, &code)
                           : !resolve_text(m, to, part, &id, &code))
                        return false;
                if ((id == 0 && !code && !subject_unit(c, m->change, &g->group, to, part, &id)))
                        return false;
                if (id == 0) {
                        refuse_reference(m, g, row, cell, to, code);
                        return true;
                }
                out = arena_fmt(c->arena, "%.*s%s%lld", FMT(out), out.n ? "," : "", (long long)id);
        }
        draft_set(d, f->name, V_STR(out));
        return true;
}

struct reference { /* one reference cell, with the ID number beside it */
        const struct field *f;
        const struct entity *to, *of;
        const char *name; /* of its column */
        size_t row;
        struct subject_cell *cell, *number; /* NULL: the sheet has no such column */
        struct str text, id_no;             /* "" when nothing is given */
        struct str head; /* the name beside a household's number */
};

static struct reference reference_of(struct importer *m, struct import_group *g, size_t row, const struct entity *e,
                                     const struct field *f)
{
        struct arena *a = m->c->arena;
        const char *name = arena_fmt(a, "%s.%s", e->name, f->name).p;
        struct reference r = { .f = f, .to = entity_find(str_of(f->ref)), .of = e, .name = name, .row = row };
        r.cell = cell_named(g, row, name);
        r.number = cell_named(g, row, arena_fmt(a, "%s" SUBJECT_VIA_ID, name).p);
        if (r.cell && r.cell->given)
                r.text = r.cell->text;
        if (r.number && r.number->given)
                r.id_no = utf8_squeeze(a, r.number->text);
        struct subject_cell *household = cell_named(g, row, arena_fmt(a, "%s" SUBJECT_VIA_NUMBER, name).p);
        if (household && household->given) {
                r.head = r.text;
                r.cell = household;
                r.text = household->text;
        }
        return r;
}

static struct str head_sql(bool in_place)
{
        if (in_place)
                return S("SELECT h.id FROM household h WHERE h.county = :county AND h.voided = 0 "
                         "AND h.ended_on IS NULL AND h.place = :place AND h.head_name = :text "
                         "ORDER BY h.id NULLS LAST LIMIT 2");
        return S("SELECT h.id FROM household h WHERE h.county = :county AND h.voided = 0 AND h.id = :id AND "
                 "h.head_name = :text");
}

/* is_head: the household's head is called so today. */
static bool is_head(struct ctx *c, int64_t household, struct str name, bool *is)
{
        struct val id = V_NULL;
        *is = db_one(c, head_sql(false), ARGS(ARG("id", V_INT(household)), ARG("text", V_STR(name))), &id) &&
              id.type == VAL_INT;
        return c->err.kind == ERR_NONE;
}

/* find_household: by number, whose head must be the one beside it; by its head alone in the row's village, else where
 * nobody else is called so. */
static bool find_household(struct importer *m, struct import_group *g, const struct reference *r, int64_t *id,
                           const char **code)
{
        struct ctx *c = m->c;
        struct stmt *s;
        bool same = true;
        size_t n = 0;
        if (strlen(g->group.place) == 12 && !r->head.n) {
                if (!db_query(c, head_sql(true),
                              ARGS(ARG("place", V_TEXT(g->group.place)),
                                   ARG("text", V_STR(cell_name(c->arena, r->text)))),
                              &s))
                        return false;
                while (db_next(c, s) && ++n)
                        *id = db_int(s, 0);
                if (n == 1 || c->err.kind)
                        return c->err.kind == ERR_NONE;
                *id = 0;
        }
        if (!resolve_text(m, r->to, r->text, id, code))
                return false;
        if (*id && r->head.n && !is_head(c, *id, cell_name(c->arena, r->head), &same))
                return false;
        if (!same) {
                *id = 0;
                *code = "match.differs";
        }
        return true;
}

/* several: a cell names more than one organisation. */
static bool several(const struct entity *to, struct str text)
{
        return strcmp(to->name, "organisation") == 0 && rows_part(text, 1).n > 0;
}

/* names_person: a short text where a record may name an organisation or a person: no organisation is made of it. */
static bool names_person(const struct reference *r)
{
        const struct field *person = strcmp(r->f->name, "organisation") == 0 ? field_find(r->of, S("person")) : NULL;
        return person && !person->required && subject_short(r->text);
}

/* find_unit: any other record; an organisation nobody knows is made, of one name that is no person's. */
static bool find_unit(struct importer *m, struct import_group *g, const struct reference *r, int64_t *id,
                      const char **code)
{
        if (!resolve_text(m, r->to, r->text, id, code) || *id || *code)
                return m->c->err.kind == ERR_NONE;
        if (several(r->to, r->text))
                *code = "reference.several";
        else if (names_person(r) && strcmp(r->to->name, "organisation") == 0)
                *code = "reference.unknown";
        return *code || subject_unit(m->c, m->change, &g->group, r->to, r->text, id);
}

/* look_up: the record; created on the way when the sheet says enough. *code says why there is none. */
static bool look_up(struct importer *m, struct import_group *g, const struct draft *d, const struct reference *r,
                    int64_t *id, const char **code)
{
        if (strcmp(r->to->name, "document") == 0)
                return resolve_text(m, r->to, r->text, id, code) &&
                       (*id || *code ||
                        subject_document(m->c, m->change, &g->group, r->text,
                                         d->e->day ? draft_get(d, d->e->day) : V_NULL, id));
        if (strcmp(r->to->name, "person") == 0)
                return find_person(m, g, r->row, r->of, r->name, r->text, r->id_no, id, code);
        if (r->id_no.n > 0)
                return resolve_id_number(m, r->to, r->id_no, id);
        if (strcmp(r->to->name, "household") == 0)
                return find_household(m, g, r, id, code);
        return find_unit(m, g, r, id, code);
}

/* either: 被问责单位（人）: a person may stand where organisations do; *taken then. */
static bool either(struct importer *m, struct import_group *g, struct draft *d, const struct reference *r, bool *taken)
{
        int64_t person = 0;
        *taken = false;
        if (!names_person(r))
                return true;
        if (!subject_named(m->c, m->change, &g->group, r->text, &person))
                return false;
        *taken = person != 0;
        if (person)
                draft_set(d, "person", V_INT(person));
        return true;
}

/* take_others: 甲局、乙局 under 牵头单位: the first is meant, the rest goes into the field for them. */
static bool take_others(struct importer *m, struct import_group *g, struct draft *d, struct reference *r)
{
        const struct str all = r->text, first = rows_part(all, 0);
        const struct str rest = str_slice(all, first.n, all.n);
        int64_t id = 0;
        const char *code = NULL;
        if (!r->f->others || !several(r->to, all))
                return true;
        if (!resolve_text(m, r->to, all, &id, &code) || id)
                return m->c->err.kind == ERR_NONE;
        r->text = first;
        if (r->f->others[0])
                return resolve_list(m, g, r->row, d, field_find(d->e, str_of(r->f->others)), r->cell, rest);
        subject_note(m->c, &g->group, r->row, r->cell->column->field, "reference.first",
                     say(m->c, "一格写了几个单位：只取第一个", "several in one cell: the first is taken"));
        return true;
}

static bool resolve_one(struct importer *m, struct import_group *g, size_t row, struct draft *d, const struct field *f)
{
        struct reference r = reference_of(m, g, row, d->e, f);
        int64_t id = 0;
        const char *code = NULL;
        bool taken;
        if (r.text.n + r.id_no.n == 0)
                return true;
        if (cell_cleared(r.text)) {
                draft_set(d, f->name, V_NULL);
                return true;
        }
        if (!either(m, g, d, &r, &taken) || taken)
                return taken;
        if (!take_others(m, g, d, &r) || !look_up(m, g, d, &r, &id, &code))
                return false;
        if (id)
                draft_set(d, f->name, V_INT(id));
        else
                refuse_reference(m, g, row, r.text.n ? r.cell : r.number, r.to, code);
        return true;
}

static bool resolve_many(struct importer *m, struct import_group *g, size_t row, struct draft *d, const struct field *f)
{
        struct subject_cell *cell = cell_named(g, row, arena_fmt(m->c->arena, "%s.%s", d->e->name, f->name).p);
        return !cell || !cell->given || resolve_list(m, g, row, d, f, cell, cell->text);
}

bool resolve_row(struct importer *m, struct import_group *g, size_t row, struct draft *d)
{
        for (size_t i = 0; i < d->e->n_fields; i++) {
                const struct field *f = &d->e->fields[i];
                if (f->type == FIELD_REF && !resolve_one(m, g, row, d, f))
                        return false;
                if (f->type == FIELD_REFS && !resolve_many(m, g, row, d, f))
                        return false;
        }
        return true;
}

/* resolve_statements: every statement above, for the catalogue's listing. */
void resolve_statements(struct arena *a, void (*say_sql)(void *to, struct str name, struct str sql), void *to)
{
        const struct entity *e;
        say_sql(to, S("reference.household.in_place"), head_sql(true));
        say_sql(to, S("reference.household.head"), head_sql(false));
        for (size_t i = 0; (e = entity_at(i)); i++) {
                struct str keys = str_of(e->keys), key;
                say_sql(to, arena_fmt(a, "reference.%s.id", e->name), exists_sql(a, e));
                say_sql(to, arena_fmt(a, "reference.%s.title", e->name), one_sql(a, e, entity_title_sql(a, e, "r")));
                while (keys.p && str_cut(&keys, '|', &key))
                        if (plain_key(e, key))
                                say_sql(to, arena_fmt(a, "reference.%s.%.*s", e->name, FMT(key)),
                                        one_sql(a, e, arena_fmt(a, "r.%.*s", FMT(key))));
                for (size_t k = 0; k < e->n_fields; k++)
                        if (e->fields[k].named)
                                say_sql(to, arena_fmt(a, "reference.%s.name.%s", e->name, e->fields[k].name),
                                        one_sql(a, e, arena_fmt(a, "r.%s", e->fields[k].name)));
        }
}
