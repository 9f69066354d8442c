/* resolve.c: which record a cell of another register means: by outside id, by a key of one field, by its title or
 * name; a person by ID number, alone or at the end of a reference. Refuses to choose between two. A person or
 * organisation nobody knows yet is created on the way when the sheet says enough: a name and a right ID number, or a
 * unit's name (marked unverified).
 *
 * A reference is what people write of somebody else: a name, a number, half a title. One that fits two is refused with
 * what would tell them apart, since the wrong one would never be noticed again. */
#include "import/import_private.h"

#include "base/person_name.h"
#include "base/utf8.h"
#include "core/scope.h"
#include "import/subjects.h"

static struct str one_sql(struct arena *a, const struct entity *e, struct str condition)
{
        return arena_fmt(a,
                         "SELECT r.id AS id FROM %s r WHERE %sr.voided = 0 AND %.*s = :text "
                         "ORDER BY r.id NULLS LAST LIMIT 2",
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
                        found[n++] = db_named_int(s, "id");
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

static bool resolve_by_keys(struct ctx *c, const struct entity *e, struct str text, int64_t *id, const char **code)
{
        struct str keys = str_of(e->keys), key;
        while (*id == 0 && !*code && keys.p && str_cut(&keys, '|', &key)) {
                const struct field *f = plain_key(e, key);
                if (f && !one_match(c, e, arena_fmt(c->arena, "r.%s", f->name), text, id, code))
                        return false;
        }
        return true;
}

static bool resolve_by_name(struct ctx *c, const struct entity *e, struct str text, int64_t *id, const char **code)
{
        if (*id || *code)
                return true;
        if (!one_match(c, e, entity_title_sql(c, c->arena, e, "r"), text, id, code))
                return false;
        for (size_t i = 0; i < e->n_fields && *id == 0 && !*code; i++)
                if (e->fields[i].named && !one_match(c, e, arena_fmt(c->arena, "r.%s", e->fields[i].name),
                                                     person_name(c->arena, text), id, code))
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

/* bearer: whose record it is: himself, or by the first key as a cadre's is a person's; 0: nobody's. */
static bool bearer(struct ctx *c, const struct entity *e, int64_t id, struct draft **person)
{
        *person = NULL;
        while (e && id) {
                struct str keys = str_of(e->keys), key = { "", 0 };
                struct draft *d;
                if (!change_load(c, e, id, &d))
                        return false;
                *person = e->identity ? d : NULL;
                (void)(keys.p && str_cut(&keys, '|', &key));
                const struct field *f = e->identity ? NULL : field_find(e, key);
                const bool follow = f && f->type == FIELD_REF;
                id = follow && draft_get(d, f->name).type == VAL_INT ? draft_get(d, f->name).i : 0;
                e = follow ? entity_find(str_of(f->ref)) : NULL;
        }
        return true;
}

/* name_beside: a number whose bearer is called otherwise than the name beside it means nobody. */
static bool name_beside(struct importer *m, const struct entity *e, struct str text, int64_t *id, const char **code)
{
        struct arena *a = m->c->arena;
        const struct str name = person_name(a, text);
        struct draft *person = NULL;
        if (*id == 0 || name.n == 0 || !bearer(m->c, e, *id, &person) || !person)
                return m->c->err.kind == ERR_NONE;
        const struct val known = draft_get(person, "name");
        if (known.type != VAL_TEXT || str_eq(person_name(a, known.s), name) ||
            str_eq(change_title(m->c, e, *id), text))
                return true;
        *id = 0;
        *code = "person.name_differs";
        return true;
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
        return *id || (resolve_by_keys(c, e, text, id, code) && resolve_by_name(c, e, text, id, code));
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
        else if (code && person_name_wanted(m->c, code))
                subject_refuse(m->c, &g->group, row, cell->column->field, code,
                               say(m->c, "“%.*s”应为%s", "“%.*s” should be %s"), FMT(cell->text),
                               person_name_wanted(m->c, code));
        else if (code && strncmp(code, "id.", 3) == 0)
                subject_refuse(m->c, &g->group, row, cell->column->field, code, "%s",
                               say(m->c, "证件号码不对", "the ID number is wrong"));
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

/* fact_beside: what stands beside the name: "staff.person>sex"; V_NULL when the sheet does not say. */
static struct val fact_beside(struct importer *m, struct import_group *g, size_t row, const char *of, const char *field)
{
        struct subject_cell *cell = cell_named(g, row, arena_fmt(m->c->arena, "%s>%s", of, field).p);
        return cell && cell->given && !cell->faulty ? cell->v : V_NULL;
}

/* unit_beside: what the row's own column of units says, the one that is called as its register is. */
static struct str unit_beside(struct importer *m, struct import_group *g, size_t row)
{
        const struct entity *root = entity_find(str_of(g->group.subject->root));
        for (size_t i = 0; i < root->n_fields; i++) {
                const struct field *f = &root->fields[i];
                if (!subject_made_of_name(f) || strcmp(f->name, f->ref) != 0)
                        continue;
                struct subject_cell *cell =
                        cell_named(g, row, arena_fmt(m->c->arena, "%s.%s", root->name, f->name).p);
                return cell && cell->given && !cell->faulty ? cell->text : (struct str){ "", 0 };
        }
        return (struct str){ "", 0 };
}

/* person_said: what the row says of somebody by the name and number of a reference. */
static struct subject_who person_said(struct importer *m, struct import_group *g, size_t row, const char *of,
                                      struct str name, struct str number)
{
        struct str text = utf8_squeeze(m->c->arena, name), normal;
        if (number.n == 0 && text.n == 18 && !id_number_check(m->c->arena, text, m->c->today, &normal)) {
                number = normal; /* six Chinese characters are 18 bytes, too, and no number */
                name = (struct str){ "", 0 };
        }
        return (struct subject_who){ .name = person_name(m->c->arena, name),
                                     .id_no = number,
                                     .sex = fact_beside(m, g, row, of, "sex"),
                                     .birth = fact_beside(m, g, row, of, "birth"),
                                     .phone = fact_beside(m, g, row, of, "phone"),
                                     .politics = fact_beside(m, g, row, of, "political_status"),
                                     .ethnicity = fact_beside(m, g, row, of, "ethnicity"),
                                     .unit = unit_beside(m, g, row) };
}

/* find_person: a name alone is enough where nobody else bears it. */
static bool find_person(struct importer *m, struct import_group *g, size_t row, const struct entity *to, const char *of,
                        struct str name, struct str number, int64_t *id, const char **code)
{
        char county[7];
        int64_t wanted = 0;
        if (number.n == 0 && outside_id_parse(utf8_squeeze(m->c->arena, name), county, &wanted) && county[0])
                return resolve_text(m, to, name, id, code);
        const struct subject_who who = person_said(m, g, row, of, name, number);
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
                if (to->identity ? !find_person(m, g, row, to, "", part, (struct str){ "", 0 }, &id, &code)
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

/* Everything the row says of one reference: its text, the ID number beside it, the name beside a household's number. */
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
        const struct str via = subject_number_column(a, e, f);
        struct subject_cell *numbered = via.n ? cell_named(g, row, via.p) : NULL;
        if (numbered && numbered->given) {
                r.head = r.text;
                r.cell = numbered;
                r.text = numbered->text;
        }
        return r;
}

enum head_wanted { HEAD_IN_PLACE, HEAD_OF_ONE };
/* head_sql: whoever is called so in a place and is still there; or whether one of them is. */
static struct str head_sql(struct arena *a, const struct entity *e, enum head_wanted wanted)
{
        const char *name = subject_called(e)->name;
        const bool ends = field_find(e, S("ended_on")) != NULL;
        if (wanted == HEAD_IN_PLACE)
                return arena_fmt(a,
                                 "SELECT h.id AS id FROM %s h WHERE h.county = :county AND h.voided = 0%s "
                                 "AND h.place = :place AND h.%s = :text ORDER BY h.id NULLS LAST LIMIT 2",
                                 e->name, ends ? " AND h.ended_on IS NULL" : "", name);
        return arena_fmt(a,
                         "SELECT h.id FROM %s h WHERE h.county = :county AND h.voided = 0 AND h.id = :id AND "
                         "h.%s = :text",
                         e->name, name);
}

/* is_head: the household's head is called so today. */
static bool is_head(struct ctx *c, const struct entity *e, int64_t household, struct str name, bool *is)
{
        struct val id = V_NULL;
        *is = db_one(c, head_sql(c->arena, e, HEAD_OF_ONE), ARGS(ARG("id", V_INT(household)), ARG("text", V_STR(name))),
                     &id) &&
              id.type == VAL_INT;
        return c->err.kind == ERR_NONE;
}

/* find_called: by number, whose head must be the one beside it; by its head alone in the row's
 * village, else where nobody else is called so. */
static bool find_called(struct importer *m, struct import_group *g, const struct reference *r, int64_t *id,
                        const char **code)
{
        struct ctx *c = m->c;
        struct stmt *s;
        bool same = true;
        size_t n = 0;
        if (strlen(g->group.place) == 12 && !r->head.n) {
                if (!db_query(c, head_sql(c->arena, r->to, HEAD_IN_PLACE),
                              ARGS(ARG("place", V_TEXT(g->group.place)),
                                   ARG("text", V_STR(person_name(c->arena, r->text)))),
                              &s))
                        return false;
                while (db_next(c, s) && ++n)
                        *id = db_named_int(s, "id");
                if (n == 1 || c->err.kind)
                        return c->err.kind == ERR_NONE;
                *id = 0;
        }
        if (!resolve_text(m, r->to, r->text, id, code))
                return false;
        if (*id && r->head.n && !is_head(c, r->to, *id, person_name(c->arena, r->head), &same))
                return false;
        if (!same) {
                *id = 0;
                *code = "match.differs";
        }
        return true;
}

/* names_several: a cell names more than one organisation. */
static bool names_several(const struct entity *to, struct str text)
{
        return to->made == MADE_OF_NAME && rows_part(text, 1).n > 0;
}

/* person_instead: where a record names a unit or a person, each under its register's own name,
 * the field of the person; NULL when it names only one of the two. */
static const struct field *person_instead(const struct entity *e, const struct field *f)
{
        if (!subject_made_of_name(f) || strcmp(f->name, f->ref) != 0)
                return NULL;
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *x = &e->fields[i];
                if (x->type == FIELD_REF && strcmp(x->name, x->ref) == 0 && entity_find(str_of(x->ref))->identity)
                        return x->required ? NULL : x;
        }
        return NULL;
}

/* names_person: a short text where a record may name an organisation or a person: no organisation is made of it. */
static bool names_person(const struct reference *r)
{
        return person_instead(r->of, r->f) && subject_short(r->text);
}

/* find_or_make: any other record; an organisation nobody knows is made, of one name that is no person's. */
static bool find_or_make(struct importer *m, struct import_group *g, const struct reference *r, int64_t *id,
                         const char **code)
{
        if (!resolve_text(m, r->to, r->text, id, code) || *id || *code)
                return m->c->err.kind == ERR_NONE;
        if (names_several(r->to, r->text))
                *code = "reference.several";
        else if (names_person(r))
                *code = "reference.unknown";
        return *code || subject_unit(m->c, m->change, &g->group, r->to, r->text, id);
}

/* look_up_reference: the record; created on the way when the sheet says enough. *code says why there is none. */
static bool look_up_reference(struct importer *m, struct import_group *g, const struct draft *d,
                              const struct reference *r, int64_t *id, const char **code)
{
        if (r->to->made == MADE_OF_NUMBER)
                return resolve_text(m, r->to, r->text, id, code) &&
                       (*id || *code ||
                        subject_document(m->c, m->change, &g->group, r->text,
                                         d->e->day ? draft_get(d, d->e->day) : V_NULL, id));
        if (r->to->identity)
                return find_person(m, g, r->row, r->to, r->name, r->text, r->id_no, id, code);
        if (r->id_no.n > 0)
                return resolve_id_number(m, r->to, r->id_no, id) && name_beside(m, r->to, r->text, id, code);
        if (subject_called(r->to))
                return find_called(m, g, r, id, code);
        return find_or_make(m, g, r, id, code);
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
                draft_set(d, person_instead(r->of, r->f)->name, V_INT(person));
        return true;
}

/* take_others: 甲局、乙局 under 牵头单位: the first is meant, the rest goes into the field for them. */
static bool take_others(struct importer *m, struct import_group *g, struct draft *d, struct reference *r)
{
        const struct str all = r->text, first = rows_part(all, 0);
        const struct str rest = str_slice(all, first.n, all.n);
        int64_t id = 0;
        const char *code = NULL;
        if (!r->f->others || !names_several(r->to, all))
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

/* complete_unit: what the row says of the unit beside its name and its register lacks; what is known stays, and who may
 * not write units leaves it. */
static bool complete_unit(struct importer *m, struct import_group *g, const struct reference *r, int64_t id)
{
        static const char *const facts[] = { "credit_code", "leader", "phone" };
        struct draft *stands, *d = draft_new(m->c->arena, r->to);
        bool any = false;
        if (r->to->made != MADE_OF_NAME || !change_load(m->c, r->to, id, &stands))
                return m->c->err.kind == ERR_NONE;
        for (size_t i = 0; i < COUNT(facts); i++) {
                const struct val v = fact_beside(m, g, r->row, r->name, facts[i]);
                if (v.type == VAL_NULL || draft_get(stands, facts[i]).type != VAL_NULL)
                        continue;
                draft_set(d, facts[i], v);
                any = true;
        }
        d->id = id;
        return !any || !scope_covers(m->c->actor, r->to, RIGHT_WRITE, stands->place) ||
               subject_put_known(m->c, m->change, &g->group, d);
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
        if (f->members_only) {
                const struct subject_who who = person_said(m, g, row, r.name, r.text, r.id_no);
                return resolve_member(m, g, row, d, f, r.text.n ? r.cell : r.number, &who);
        }
        if (!either(m, g, d, &r, &taken) || taken)
                return taken;
        if (!take_others(m, g, d, &r) || !look_up_reference(m, g, d, &r, &id, &code))
                return false;
        if (id)
                draft_set(d, f->name, V_INT(id));
        else
                refuse_reference(m, g, row, r.text.n ? r.cell : r.number, r.to, code);
        return !id || complete_unit(m, g, &r, id);
}

static bool resolve_many(struct importer *m, struct import_group *g, size_t row, struct draft *d, const struct field *f)
{
        struct subject_cell *cell = cell_named(g, row, arena_fmt(m->c->arena, "%s.%s", d->e->name, f->name).p);
        return !cell || !cell->given || resolve_list(m, g, row, d, f, cell, cell->text);
}

/* resolve_members: behind the others: whose members they are must be known first. */
static bool resolve_members(struct importer *m, struct import_group *g, size_t row, struct draft *d)
{
        for (size_t i = 0; i < d->e->n_fields; i++)
                if (d->e->fields[i].members_only && !g->group.rows[row].refused &&
                    !resolve_one(m, g, row, d, &d->e->fields[i]))
                        return false;
        return true;
}

bool resolve_row(struct importer *m, struct import_group *g, size_t row, struct draft *d)
{
        for (size_t i = 0; i < d->e->n_fields; i++) {
                const struct field *f = &d->e->fields[i];
                if (f->type == FIELD_REF && !f->members_only && !resolve_one(m, g, row, d, f))
                        return false;
                if (f->type == FIELD_REFS && !resolve_many(m, g, row, d, f))
                        return false;
        }
        return resolve_members(m, g, row, d);
}

/* resolve_statements: every statement above, for the catalogue's listing. */
void resolve_statements(struct arena *a, void (*say_sql)(void *to, struct str name, struct str sql), void *to)
{
        const struct ctx c = { .arena = a };
        const struct entity *e;
        resolve_member_statements(a, say_sql, to);
        for (size_t i = 0; (e = entity_at(i)); i++) {
                if (subject_called(e)) {
                        say_sql(to, arena_fmt(a, "reference.%s.in_place", e->name), head_sql(a, e, HEAD_IN_PLACE));
                        say_sql(to, arena_fmt(a, "reference.%s.head", e->name), head_sql(a, e, HEAD_OF_ONE));
                }
                struct str keys = str_of(e->keys), key, titles = entity_title_sql(&c, a, e, "r");
                say_sql(to, arena_fmt(a, "reference.%s.id", e->name), exists_sql(a, e));
                say_sql(to, arena_fmt(a, "reference.%s.title", e->name), one_sql(a, e, titles));
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
