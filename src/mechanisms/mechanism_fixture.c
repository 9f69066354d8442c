/* mechanism_fixture.c: the small county of the mechanisms' tests (see mechanism_fixture.h). */
#include "base/testing.h"

#include "base/date.h"
#include "book/sheet_fixture.h"
#include "mechanisms/mechanism_fixture.h"

/* Rules ask the calendar for the day after an ending, so the years the tests play in stand in it, weekends and all. */
void mechanism_county(struct fixture *f)
{
        struct change *ch;
        fixture_open(f);
        assert_true(change_begin(&f->c, &(struct change_head){ .reason = "日历" }, &ch));
        for (int64_t n = date_number(2016, 1, 1); n <= date_number(2018, 12, 31); n++) {
                char day[11];
                date_of_number(n, day);
                struct draft *d = draft_new(&f->arena, entity_find(S("calendar")));
                draft_set(d, "day", V_STR(arena_str(&f->arena, str_of(day))));
                draft_set(d, "number", V_INT(n));
                draft_set(d, "kind", V_TEXT((n + 3) % 7 < 5 ? "workday" : "weekend")); /* day 0 was a Thursday */
                assert_true(change_put(&f->c, ch, d));
        }
        assert_true(change_commit(&f->c, ch, NULL));
}

int64_t figure_of(struct fixture *f, const char *name, const char *period, const char *place)
{
        const struct list *l = list_find(str_of(name));
        assert_non_null(l);
        struct query q = { .e = entity_find(str_of(l->of)), .list = l, .place = place };
        int64_t value = 0;
        bool none = false,
             ok = period_parse(&f->c, str_of(period), &q.period) && query_measure(&f->c, &q, &value, &none);
        if (!ok)
                print_message("%s: %s\n", name, f->c.err.text);
        assert_true(ok);
        return none ? FIGURE_NONE : value;
}

/* Forms and sheets give references as text; so do the tests. */
const char *id_of(struct fixture *f, int64_t id)
{
        return arena_fmt(&f->arena, "%lld", (long long)id).p;
}

int64_t person_of(struct fixture *f, const char *name, const char *place)
{
        return fixture_put(f, "person", 0, PAIRS("name", name, "place", place));
}

int64_t unit_of(struct fixture *f, const char *name, const char *kind, const char *place)
{
        return fixture_put(f, "organisation", 0, PAIRS("name", name, "kind", kind, "place", place));
}

/* In a unit of his own: so that no rule about units comes between. */
int64_t cadre_of(struct fixture *f, const char *name)
{
        int64_t unit = unit_of(f, arena_fmt(&f->arena, "%s单位", name).p, "government_unit", "341125");
        int64_t person = person_of(f, name, "341125");
        return fixture_put(f, "cadre", 0,
                           PAIRS("person", id_of(f, person), "organisation", id_of(f, unit), "post", "科员"));
}

const char *in_post(struct fixture *f, const char *name, const char *village, const char *class, const char *from)
{
        const char *person = id_of(f, person_of(f, name, village));
        fixture_put(f, "village_post", 0, PAIRS("person", person, "place", village, "class", class, "from_on", from));
        return person;
}

int64_t poor_of(struct fixture *f, const char *number, const char *village)
{
        int64_t id = fixture_household(f, number, village);
        fixture_put(f, "household_status", 0,
                    PAIRS("household", id_of(f, id), "kind", "poor", "from_on", "2016-01-01"));
        return id;
}

int64_t household_of(struct fixture *f, const char *number, const char *village, int64_t *head)
{
        int64_t id = poor_of(f, number, village);
        *head = person_of(f, fixture_name(f, "户主", number), village);
        fixture_put(f, "household_member", 0,
                    PAIRS("household", id_of(f, id), "person", id_of(f, *head), "relation", "head"));
        return id;
}

/* In a change of its own, as the page does it. */
const char *void_of(struct fixture *f, const char *entity, int64_t id)
{
        struct change *ch;
        assert_true(change_begin(&f->c, &(struct change_head){ .reason = "录错" }, &ch));
        bool ok = change_void(&f->c, ch, entity_find(str_of(entity)), id, "录错");
        ok = ok ? change_commit(&f->c, ch, NULL) : change_abandon(&f->c, ch);
        const char *code = ok ? "" : arena_copy(&f->arena, str_of(f->c.err.code));
        f->c.err = (struct err){ .kind = ERR_NONE };
        return code;
}

struct import_report import_sheet(struct fixture *f, const char *csv)
{
        struct import_report r;
        const char *path = fixture_path(&f->arena, "in.csv");
        const struct import_order order = { .path = path, .mode = IMPORT_COMMIT, .returned = "" };
        fixture_bytes(path, str_of(csv));
        if (!import_run(&f->c, &order, &r))
                print_error("%s: %s\n", f->c.err.code, f->c.err.text);
        assert_int_equal(f->c.err.kind, ERR_NONE);
        return r;
}
