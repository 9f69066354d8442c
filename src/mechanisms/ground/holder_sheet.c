/* holder_sheet.c: which village cadre a row means (see holder_sheet.h). Refuses a name nobody in post bears, a name two
 * bear, and a number that belongs to another name.
 *
 * Money goes to whom this finds, so it never chooses. The candidates are those who hold a village post in the months
 * and the place; a whole number names one of them or nobody, a masked one only rules out. The name is compared last,
 * even under a known number: a card copied into the wrong row is told, not paid. */
#include "mechanisms/ground/holder_sheet.h"

#include "base/utf8.h"
#include "core/scope.h"

#define NAME "person.name"
#define NUMBER "person.id_no"
#define CANDIDATES 8

struct found {
        struct holder items[CANDIDATES];
        struct str names[CANDIDATES];
        size_t n;
};

/* holder_number: without blanks, which sheets put between the groups of a number. */
static struct str holder_number(struct ctx *c, const struct subject_group *g, size_t row)
{
        const struct subject_cell *cell = subject_cell(g, row, NUMBER);
        return cell->given ? utf8_squeeze(c->arena, cell->text) : (struct str){ "", 0 };
}

static bool number_masked(struct str number)
{
        return str_find(number, S("*")) < number.n;
}

#define BIRTH_END 14 /* the district and the day of birth stand before it: they are no secret */

/* mask_agrees: what a masked number shows, before the first and behind the last star, is what the number has there. To
 * who may not know the number, what is secret of it agrees with everything: else he'd find it digit by digit. */
static bool mask_agrees(struct str mask, struct str number, bool knows)
{
        if (!knows && mask.n != number.n)
                return true;
        if (!knows && mask.n > BIRTH_END)
                mask.n = number.n = BIRTH_END;
        size_t head = str_find(mask, S("*")), tail = 0;
        while (tail < mask.n && mask.p[mask.n - 1 - tail] != '*')
                tail++;
        return number.n >= head + tail && str_eq(str_slice(mask, 0, head), str_slice(number, 0, head)) &&
               str_eq(str_slice(mask, mask.n - tail, mask.n), str_slice(number, number.n - tail, number.n));
}

struct post_row { /* of motivation_sheet.holder */
        int64_t person_id, id;
        struct str class, name;
        char from_on[11], to_on[11];
};
static const struct db_column post_columns[] = {
        DB_COLUMN(struct post_row, person_id), DB_COLUMN(struct post_row, id),      DB_COLUMN(struct post_row, class),
        DB_COLUMN(struct post_row, name),      DB_COLUMN(struct post_row, from_on), DB_COLUMN(struct post_row, to_on),
};

static void keep_holder(struct ctx *c, struct found *f, const struct post_row *row)
{
        for (size_t i = 0; i < f->n; i++)
                if (f->items[i].person == row->person_id)
                        return; /* the rows come by class: the first is the highest */
        if (f->n == CANDIDATES)
                return;
        struct holder *h = &f->items[f->n];
        *h = (struct holder){ .person = row->person_id, .post = row->id, .class = arena_copy(c->arena, row->class) };
        memcpy(h->from, row->from_on, sizeof h->from);
        memcpy(h->to, row->to_on, sizeof h->to);
        f->names[f->n++] = arena_str(c->arena, row->name);
}

/* holder_candidates: by person when the number is known, else by name. */
static bool holder_candidates(struct ctx *c, const struct subject_group *g, size_t row, int64_t person,
                              const char *from, const char *to, struct found *f)
{
        struct stmt *s;
        struct post_row post;
        f->n = 0;
        if (!db_query(c, db_sql(c->db, "holder_sheet.holder"),
                      ARGS(ARG("person_id", person ? V_INT(person) : V_NULL),
                           ARG("name", subject_value(g, row, NAME)), ARG("place", V_TEXT(g->place)),
                           ARG("from", V_TEXT(from)), ARG("to", V_TEXT(to))),
                      &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(post_columns), &post))
                keep_holder(c, f, &post);
        return c->err.kind == ERR_NONE;
}

/* holders_sift: of several, those whose number the masked one agrees with. */
static bool holders_sift(struct ctx *c, struct str mask, struct found *f)
{
        size_t n = 0;
        for (size_t i = 0; i < f->n; i++) {
                struct draft *p;
                if (!change_load(c, entity_find(S("person")), f->items[i].person, &p))
                        return false;
                const struct val number = draft_get(p, "id_no");
                const bool knows = scope_knows(c->actor, p->e, p->place);
                if (number.type == VAL_TEXT && !mask_agrees(mask, number.s, knows))
                        continue;
                f->names[n] = f->names[i];
                f->items[n++] = f->items[i];
        }
        f->n = n;
        return true;
}

static bool holder_person(struct ctx *c, struct val number, int64_t *id)
{
        struct draft *p = draft_new(c->arena, entity_find(S("person")));
        draft_set(p, "id_no", number);
        return change_find(c, p, id);
}

/* holder_missing: nobody and several are mended in different ways, so they are told apart. */
static bool holder_missing(struct ctx *c, const struct subject_group *g, size_t row, size_t n)
{
        return fail(c, ERR_INVALID, n ? "reference.ambiguous" : "pay.no_post", NAME,
                    say(c,
                        n ? "“%.*s”在任的不止一人，请写身份证号"
                          : "“%.*s”在这些月份没有任村职的登记：请先导入村干部名册（姓名、身份证号、职务、任职日期），"
                            "或更正任职、离任日期",
                        n ? "more than one %.*s holds a post: give the ID number"
                          : "no post is entered for %.*s in these months: import the roster of village cadres first "
                            "(name, ID number, post, first day), or correct the days of the post"),
                    FMT(subject_text(g, row, NAME)));
}

/* A whole number nobody bears finds nobody, whatever the name: f.n = 0 says so. */
bool holder_of(struct ctx *c, const struct subject_group *g, size_t row, const char *from, const char *to,
               struct holder *out)
{
        const struct str number = holder_number(c, g, row);
        const struct val name = subject_value(g, row, NAME);
        const bool whole = number.n && !number_masked(number);
        int64_t person = 0;
        struct found f;
        if (whole && !holder_person(c, subject_value(g, row, NUMBER), &person))
                return false;
        if (!holder_candidates(c, g, row, person, from, to, &f) ||
            (number_masked(number) && !holders_sift(c, number, &f)))
                return false;
        if (whole && person == 0)
                f.n = 0;
        if (f.n != 1)
                return holder_missing(c, g, row, f.n);
        if (name.type == VAL_TEXT && !str_eq(name.s, f.names[0]))
                return fail(c, ERR_INVALID, "person.name_differs", NAME,
                            say(c, "这个证件号码登记的不是“%.*s”，请核实是不是同一个人",
                                "this ID number is not registered for “%.*s”; find out whether it is the same person"),
                            FMT(name.s));
        *out = f.items[0];
        return true;
}
