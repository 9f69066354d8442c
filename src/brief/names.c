/* names.c: the first records of a list by code of place, read once over and kept as the least so far (see names.h). */
#include "brief/names.h"

#include "core/scope.h"

bool brief_names_allowed(const struct list *l)
{
        const struct entity *e = entity_find(str_of(l->of));
        if (area_closed(e->area) || area_closed(l->closed) || e->area == AREA_HOUSEHOLD || e->area == AREA_SECURITY ||
            e->area == AREA_ACCOUNT || e->identity || e->role_of || l->num)
                return false;
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                if (f->ref && f->type == FIELD_REF && str_among(str_of(f->ref), "person|household|cadre"))
                        return false;
        }
        return true;
}

struct named {
        struct str place, title;
        int64_t id;
};

/* named_before: by code of place, then as they were entered. */
static bool named_before(const struct named *a, const struct named *b)
{
        int by_place = str_cmp(a->place, b->place);
        return by_place ? by_place < 0 : a->id < b->id;
}

#define NAMES_MAX 99

struct firsts {
        struct named first[NAMES_MAX + 1];
        size_t n, max;
        bool more;
};

/* take: into its place among the first; one of the same place is passed over where places are named. */
static void take(struct arena *a, struct firsts *f, struct named x, bool places)
{
        size_t at = 0;
        for (size_t i = 0; places && i < f->n; i++)
                if (str_eq(f->first[i].place, x.place))
                        return;
        while (at < f->n && named_before(&f->first[at], &x))
                at++;
        if (at < f->max) {
                memmove(&f->first[at + 1], &f->first[at], (f->n - at) * sizeof x);
                f->first[at] = (struct named){ arena_str(a, x.place), arena_str(a, x.title), x.id };
                f->n++;
        }
        f->more = f->more || at >= f->max || f->n > f->max;
        if (f->n > f->max)
                f->n = f->max;
}

bool brief_place_name(struct ctx *c, const char *code, struct str *out)
{
        struct val own = V_NULL, above = V_NULL;
        const bool village = strlen(code) == 12;
        if (!db_one(c, db_sql(c->db, "core.place_name"), ARGS(ARG("code", V_TEXT(code))), &own))
                return false;
        const char *township = arena_copy(c->arena, str_slice(str_of(code), 0, 9));
        if (village && !db_one(c, db_sql(c->db, "core.place_name"), ARGS(ARG("code", V_TEXT(township))), &above))
                return false;
        struct str name = own.type == VAL_TEXT ? own.s : S("");
        if (!str_ends(name, S("村委会")) || !str_drop_end(&name, S("委会"))) /* a paper speaks of the village */
                (void)(str_ends(name, S("村民委员会")) && str_drop_end(&name, S("民委员会")));
        *out = arena_fmt(c->arena, "%.*s%s%.*s", FMT(above.type == VAL_TEXT ? above.s : S("")),
                         above.type == VAL_TEXT && c->lang == LANG_EN ? " " : "", FMT(name));
        return true;
}

static bool names_joined(struct ctx *c, const struct firsts *f, bool places, struct str *out)
{
        *out = S("");
        for (size_t i = 0; i < f->n; i++) {
                struct str name = f->first[i].title;
                if (places && !brief_place_name(c, arena_copy(c->arena, f->first[i].place), &name))
                        return false;
                *out = arena_fmt(c->arena, "%.*s%s%.*s", FMT(*out), i ? say(c, "、", ", ") : "", FMT(name));
        }
        if (f->more)
                *out = arena_fmt(c->arena, "%.*s%s", FMT(*out), say(c, "等", " and others"));
        return true;
}

bool brief_names(struct ctx *c, const struct query *q, bool places, int64_t n, struct str *out)
{
        struct firsts *f = NEW(c->arena, struct firsts);
        struct arena own = { 0 }; /* of the rows read: what is kept of them lies in the context's */
        struct query all = *q;
        struct rows *rows;
        struct row_view r;
        *out = S("");
        f->max = n < NAMES_MAX ? (size_t)n : NAMES_MAX;
        all.limit = -1;
        if (!scope_may(c->actor, q->e, RIGHT_READ))
                return true;
        if (!query_rows_in(c, &own, &all, &rows)) {
                arena_release(&own);
                return false;
        }
        while (rows_next(c, rows, &r))
                if (places ? r.place.n > 6 : r.title.n > 0)
                        take(c->arena, f, (struct named){ r.place, r.title, r.id }, places);
        rows_done(rows);
        arena_release(&own);
        return c->err.kind == ERR_NONE && names_joined(c, f, places, out);
}
