/* query_statements.c: every statement that query_build.c can write, for the catalogue's listing and the test that
 * prepares them all.
 *
 * The catalogue is read at run time, so no statement stands anywhere to be reviewed. This file makes each of them
 * once, over every entity, list, filter, sort and group there is, in order that a test can prepare all on both
 * engines: a field that is misspelt in a list, or a function one engine has not, is found when it is written. */
#include "core/query_private.h"

#include "core/ddl.h"

struct sayer {
        struct ctx c;
        void (*say)(void *to, struct str name, struct str sql);
        void *to;
};

static void say_rows(struct sayer *s, const char *what, const struct query *q)
{
        struct build b;
        build_begin(&b, &s->c, q);
        if (build_rows(&b))
                s->say(s->to, arena_fmt(s->c.arena, "%s.%s", q->list ? q->list->name : q->e->name, what),
                       arena_str(s->c.arena, buf_str(&b.sql)));
        build_done(&b);
}

static void say_measure(struct sayer *s, const char *what, const struct query *q, const char *group)
{
        struct build b;
        build_begin(&b, &s->c, q);
        if (build_measure(&b, group))
                s->say(s->to, arena_fmt(s->c.arena, "%s.%s", q->list ? q->list->name : q->e->name, what),
                       arena_str(s->c.arena, buf_str(&b.sql)));
        build_done(&b);
}

static void say_query(struct sayer *s, const struct query *base)
{
        struct query q = *base;
        say_rows(s, "rows", &q);
        say_measure(s, "measure", &q, NULL);
        say_measure(s, "by_place", &q, "SUBSTR(t.place, 1, 9)");
        q.place = "341125100";
        q.id = 1;
        q.text = S("x");
        say_rows(s, "rows_placed", &q);
        say_measure(s, "measure_placed", &q, NULL);
}

/* Every filter a field can have, in one statement where they don't exclude each other; each field once as the
 * sort, with a cursor behind it. */
static void say_fields(struct sayer *s, const struct entity *e)
{
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                struct query q = { .e = e, .sort = f->secret || f->type == FIELD_REFS ? NULL : f, .sort_given = true };
                bool text = ddl_column_type(f)[0] == 'T';
                q.filters[q.n_filters++] = (struct filter){ f, FILTER_IS, text ? V_TEXT("x") : V_INT(1) };
                if (query_ranged(f)) {
                        q.filters[q.n_filters++] = (struct filter){ f, FILTER_FROM, text ? V_TEXT("x") : V_INT(1) };
                        q.filters[q.n_filters++] = (struct filter){ f, FILTER_TO, text ? V_TEXT("x") : V_INT(1) };
                }
                q.filters[q.n_filters++] = (struct filter){ f, FILTER_EMPTY, V_NULL };
                if (f->type == FIELD_PLACE)
                        q.filters[q.n_filters++] = (struct filter){ f, FILTER_UNDER, V_TEXT("341125") };
                q.after = text ? S("737c31") : S("69317c31"); /* "s|1" and "i1|1" */
                if (f->named)
                        q.after = S("737c31");
                say_rows(s, arena_fmt(s->c.arena, "filter_%s", f->name).p, &q);
                q.after = (struct str){ NULL, 0 };
                if (!f->secret && f->type != FIELD_REFS && f->type != FIELD_CODES)
                        say_measure(s, arena_fmt(s->c.arena, "group_%s", f->name).p, &q,
                                    arena_fmt(s->c.arena, "t.%s", field_column(s->c.arena, f)).p);
        }
}

static struct actor catalogue_actor(void)
{
        struct actor local = {
                .name = "local:catalogue", .county = "341125", .person_id = 1, .channel = "command", .n_grants = 1
        };
        local.grants[0] = (struct grant){ .role = ROLE_LOCAL, .place = "341125" };
        return local;
}

void query_statement(struct arena *a, const struct query *q, void (*say_one)(void *to, struct str name, struct str sql),
                     void *to)
{
        const struct actor local = catalogue_actor();
        struct sayer s = { .c = { .arena = a, .actor = &local, .county = "341125", .today = "2017-12-31" },
                           .say = say_one,
                           .to = to };
        say_rows(&s, "within_rows", q);
        say_measure(&s, "within_count", q, NULL);
        say_measure(&s, "within_by_place", q, "SUBSTR(t.place, 1, 9)");
}

/* say_by_reference: what query_measure_by asks: a figure by the persons, households … its records name. */
static void say_by_reference(struct sayer *s, const struct query *q)
{
        for (size_t i = 0; i < q->e->n_fields && !q->list->placed; i++)
                if (q->e->fields[i].type == FIELD_REF)
                        say_measure(s, arena_fmt(s->c.arena, "by_%s", q->e->fields[i].name).p, q,
                                    arena_fmt(s->c.arena, "t.%s", field_column(s->c.arena, &q->e->fields[i])).p);
}

/* As the local command and as a helper who is also a township's: the two forms a scope can take. */
void query_statements(struct arena *a, void (*say_one)(void *to, struct str name, struct str sql), void *to)
{
        const struct entity *e;
        const struct list *l;
        const struct actor local = catalogue_actor();
        struct actor helper = local;
        helper.grants[0] = (struct grant){ .role = ROLE_HELPER, .place = "341125", .own = true };
        helper.grants[helper.n_grants++] = (struct grant){ .role = ROLE_TOWNSHIP, .place = "341125100" };
        struct sayer s = { .c = { .arena = a, .actor = &local, .county = "341125", .today = "2017-12-31" },
                           .say = say_one,
                           .to = to };
        for (size_t i = 0; (e = entity_at(i)); i++) {
                struct query q = { .e = e };
                act_as(&s.c, &local);
                say_query(&s, &q);
                say_fields(&s, e);
                act_as(&s.c, &helper);
                say_rows(&s, "rows_own", &q);
                struct build b;
                q.limit = 8;
                for (int tail = 0; tail < 2; tail++) {
                        build_begin(&b, &s.c, &q);
                        if (build_search(&b, tail == 1))
                                say_one(to, arena_fmt(a, "%s.search%d", e->name, tail), arena_str(a, buf_str(&b.sql)));
                        build_done(&b);
                }
        }
        act_as(&s.c, &local);
        for (size_t i = 0; (l = list_at(i)); i++)
                if (!l->num) {
                        struct query q = { .e = entity_find(str_of(l->of)), .list = l };
                        say_query(&s, &q);
                        say_by_reference(&s, &q);
                }
}
