/* resolve_member.c: a person who is only meant as one of a household's members (field.members_only): by ID number,
 * else by name within the household the row names. Nobody is ever made here: a sheet of posts or wages that spells a
 * member's name in its own way would leave a second person beside the first, with half of his life each.
 *
 * Two of a name are refused with the choices, and somebody who is no member with those who are, so that whoever sent
 * the sheet can mend it without asking. */
#include "import/import_private.h"

#include "base/person_name.h"
#include "base/utf8.h"
#include "core/rule.h"
#include "import/subjects.h"

#define MEMBERS_SHOWN 12 /* in a message: more are a clan, not a household */

struct member {
        int64_t id;
        struct str name;
        struct val sex, birth;
};
static const struct db_column member_columns[] = {
        DB_COLUMN(struct member, id),
        DB_COLUMN(struct member, name),
        DB_COLUMN(struct member, sex),
        DB_COLUMN(struct member, birth),
};
struct members {
        struct member *items;
        size_t n, capacity;
};

static const struct field *name_field(const struct entity *e)
{
        for (size_t i = 0; i < e->n_fields; i++)
                if (e->fields[i].named)
                        return &e->fields[i];
        return NULL;
}

/* members_sql: those who belong to it on the day or later: who has left before is not meant by a sheet of today. */
static struct str members_sql(struct arena *a, const struct entity *person, const struct entity *membership,
                              const struct field *whole, const struct field *who)
{
        const struct field *name = name_field(person);
        return arena_fmt(a,
                         "SELECT DISTINCT p.id AS id, p.%s AS name, p.sex AS sex, p.birth AS birth FROM %s m "
                         "JOIN %s p ON p.county = m.county AND p.id = m.%s AND p.voided = 0 "
                         "WHERE m.county = :county AND m.voided = 0 AND m.%s = :whole_id "
                         "AND COALESCE(m.to_on, '9999-12-31') >= :day ORDER BY p.id NULLS LAST",
                         name ? name->name : "name", membership->name, person->name, field_column(a, who),
                         field_column(a, whole));
}

static bool members_load(struct ctx *c, const struct field *of, const struct entity *person, int64_t whole,
                         struct str day, struct members *out)
{
        const struct field *holds = NULL, *who = NULL;
        const struct entity *membership = rule_membership(of->ref, &holds, &who);
        struct member row;
        struct stmt *s;
        *out = (struct members){ .n = 0 };
        if (!db_query(c, members_sql(c->arena, person, membership, holds, who),
                      ARGS(ARG("whole_id", V_INT(whole)), ARG("day", V_STR(day))), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(member_columns), &row)) {
                out->items = arena_grow(c->arena, out->items, &out->capacity, out->n + 1, sizeof *out->items);
                out->items[out->n++] = row;
        }
        return c->err.kind == ERR_NONE;
}

static void put_name(struct ctx *c, struct str *list, const struct member *x, bool with_id)
{
        const struct str id = outside_id(c->arena, c->county, x->id);
        const struct str birth = x->birth.type == VAL_TEXT ? x->birth.s : S("");
        *list = arena_fmt(c->arena, "%.*s%s%.*s", FMT(*list), list->n ? say(c, "、", ", ") : "", FMT(x->name));
        if (with_id)
                *list = arena_fmt(c->arena, say(c, "%.*s（%.*s%s%.*s）", "%.*s (%.*s%s%.*s)"), FMT(*list), FMT(id),
                                  birth.n ? " " : "", FMT(birth));
}

/* told_apart: what stands beside the name, or is known of him, speaks against this one. */
static bool told_apart(const struct member *x, const struct subject_who *who)
{
        const size_t year = S("1954").n; /* sheets give births by day, month or year: the year is in all of them */
        if (x->sex.type == VAL_TEXT && who->sex.type == VAL_TEXT && !str_eq(x->sex.s, who->sex.s))
                return true;
        return x->birth.type == VAL_TEXT && who->birth.type == VAL_TEXT &&
               !str_eq(str_slice(x->birth.s, 0, year), str_slice(who->birth.s, 0, year));
}

/* member_called: *twins names those of one name whom nothing tells apart. */
static int64_t member_called(struct ctx *c, const struct members *all, const struct subject_who *who, struct str *twins)
{
        const struct member *found = NULL;
        size_t n = 0;
        *twins = (struct str){ "", 0 };
        for (size_t i = 0; i < all->n; i++) {
                if (!str_eq(person_name(c->arena, all->items[i].name), who->name) || told_apart(&all->items[i], who))
                        continue;
                found = &all->items[i];
                put_name(c, twins, found, true);
                n++;
        }
        if (n == 1)
                *twins = (struct str){ "", 0 };
        return n == 1 ? found->id : 0;
}

static void refuse_stranger(struct importer *m, struct import_group *g, size_t row, const struct subject_cell *cell,
                            const struct members *all)
{
        struct str names = { "", 0 };
        for (size_t i = 0; i < all->n && i < MEMBERS_SHOWN; i++)
                put_name(m->c, &names, &all->items[i], false);
        subject_refuse(m->c, &g->group, row, cell->column->field, "member.unknown",
                       say(m->c, "这一户没有“%.*s”，登记的成员有：%.*s%s",
                           "nobody of this household is “%.*s”; its members are: %.*s%s"),
                       FMT(cell->text), FMT(names), all->n > MEMBERS_SHOWN ? "…" : "");
}

static void refuse_twins(struct importer *m, struct import_group *g, size_t row, const struct subject_cell *cell,
                         struct str twins)
{
        subject_refuse(m->c, &g->group, row, cell->column->field, "member.several",
                       say(m->c, "这一户叫“%.*s”的不止一人：%.*s；请写编号或证件号码",
                           "several of this household are called “%.*s”: %.*s; give the id or ID number"),
                       FMT(cell->text), FMT(twins));
}

/* value_now: of the draft, else of the record as it stands: a row of our own export gives only what differs. */
static bool value_now(struct ctx *c, const struct draft *d, const char *field, struct val *out)
{
        struct draft *old;
        *out = draft_get(d, field);
        if (out->type != VAL_NULL || d->id == 0)
                return true;
        if (!change_load(c, d->e, d->id, &old))
                return false;
        *out = draft_get(old, field);
        return true;
}

/* first_day_of_draft: of the record; "" when it has none, and then whoever ever was a member may be meant. */
static bool first_day_of_draft(struct ctx *c, const struct draft *d, struct str *day)
{
        const char *field = d->e->life == LIFE_SPAN ? "from_on" : d->e->life == LIFE_EVENT ? d->e->day : NULL;
        const struct field *f = field ? field_find(d->e, str_of(field)) : NULL;
        struct val v = V_NULL;
        *day = (struct str){ "", 0 };
        if (f && f->type == FIELD_DATE && !value_now(c, d, field, &v))
                return false;
        if (v.type == VAL_TEXT)
                *day = v.s;
        return true;
}

/* member_numbered: an ID number, or the record's own id as we write it; 0: nobody's, or somebody's who is no member. */
static bool member_numbered(struct importer *m, const struct entity *person, const struct members *all,
                            const struct subject_who *who, struct str text, int64_t *id)
{
        char county[7];
        const bool outside = who->id_no.n == 0 && outside_id_parse(text, county, id) && county[0];
        int64_t found = outside ? *id : 0;
        *id = 0;
        if (!outside && !resolve_id_number(m, person, who->id_no, &found))
                return false;
        for (size_t i = 0; i < all->n; i++)
                if (all->items[i].id == found)
                        *id = found;
        return true;
}

/* find_member: of those of one household; refused when it is none of them, or more than one. */
static bool find_member(struct importer *m, struct import_group *g, size_t row, const struct field *f,
                        const struct members *all, const struct subject_cell *cell, const struct subject_who *who,
                        int64_t *id)
{
        struct ctx *c = m->c;
        const struct str text = utf8_squeeze(c->arena, cell->text);
        struct str twins = { "", 0 };
        char county[7];
        const bool numbered = who->id_no.n > 0 || (outside_id_parse(text, county, id) && county[0]);
        if (numbered && !member_numbered(m, entity_find(str_of(f->ref)), all, who, text, id))
                return false;
        if (!numbered)
                *id = member_called(c, all, who, &twins);
        if (*id == 0 && twins.n > 0)
                refuse_twins(m, g, row, cell, twins);
        else if (*id == 0)
                refuse_stranger(m, g, row, cell, all);
        return true;
}

bool resolve_member(struct importer *m, struct import_group *g, size_t row, struct draft *d, const struct field *f,
                    struct subject_cell *cell, const struct subject_who *who)
{
        struct ctx *c = m->c;
        const struct field *of = field_find(d->e, str_of(f->members_only));
        struct subject_who known = *who;
        const char *code = NULL;
        struct members all;
        struct val whole;
        struct str day;
        if (!value_now(c, d, of->name, &whole) || !first_day_of_draft(c, d, &day))
                return false;
        if (whole.type != VAL_INT) /* a record without its household is refused for that */
                return true;
        if (!members_load(c, of, entity_find(str_of(f->ref)), whole.i, day, &all) ||
            !find_member(m, g, row, f, &all, cell, who, &known.known))
                return false;
        if (known.known == 0)
                return true;
        draft_set(d, f->name, V_INT(known.known));
        if (!subject_person(c, m->change, &g->group, &known, &known.known, &code))
                return false;
        if (code)
                subject_refuse(c, &g->group, row, cell->column->field, code, "%s",
                               say(c, "这个证件号码登记的是另一个姓名，请核实是不是同一个人",
                                   "this ID number is registered under another name; find out whether it is the same "
                                   "person"));
        return true;
}

void resolve_member_statements(struct arena *a, void (*say_sql)(void *to, struct str name, struct str sql), void *to)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++)
                for (size_t k = 0; k < e->n_fields; k++) {
                        const struct field *f = &e->fields[k], *holds = NULL, *who = NULL;
                        if (!f->members_only)
                                continue;
                        const struct field *of = field_find(e, str_of(f->members_only));
                        const struct entity *membership = rule_membership(of->ref, &holds, &who);
                        say_sql(to, arena_fmt(a, "reference.%s.%s.members", e->name, f->name),
                                members_sql(a, entity_find(str_of(f->ref)), membership, holds, who));
                }
}
