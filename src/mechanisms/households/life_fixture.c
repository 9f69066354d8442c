/* life_fixture.c: families for the tests of what happens to households (see life_fixture.h). */
#include "base/testing.h"

#include "mechanisms/households/life_fixture.h"

/* The sex is given, since relations are derived by it. */
int64_t life_person(struct fixture *f, const char *name, const char *sex)
{
        return fixture_put(f, "person", 0, PAIRS("name", name, "sex", sex, "place", EAST));
}

int64_t life_member_put(struct fixture *f, int64_t household, int64_t person, const char *relation)
{
        return fixture_put(f, "household_member", 0,
                           PAIRS("household", id_of(f, household), "person", id_of(f, person), "relation", relation));
}

int64_t life_help_put(struct fixture *f, int64_t cadre, int64_t household)
{
        return fixture_put(f, "responsibility", 0,
                           PAIRS("tier", "cadre_household", "cadre", id_of(f, cadre), "household", id_of(f, household),
                                 "from_on", "2016-03-01"));
}

static void life_status_put(struct fixture *f, int64_t household, const char *kind)
{
        fixture_put(f, "household_status", 0,
                    PAIRS("household", id_of(f, household), "kind", kind, "from_on", "2016-01-01"));
}

/* Poor or out of poverty since 2016-01-01, helped since March: before any day the tests use. */
struct life_family life_family(struct fixture *f, const char *number, const char *kind)
{
        struct life_family k = { .household = fixture_household(f, number, EAST) };
        k.head = life_person(f, fixture_name(f, "父", number), "1");
        k.wife = life_person(f, fixture_name(f, "母", number), "2");
        k.son = life_person(f, fixture_name(f, "子", number), "1");
        k.m_head = life_member_put(f, k.household, k.head, "head");
        k.m_wife = life_member_put(f, k.household, k.wife, "spouse");
        k.m_son = life_member_put(f, k.household, k.son, "son");
        k.cadre = cadre_of(f, fixture_name(f, "干部", number));
        life_status_put(f, k.household, kind);
        k.help = life_help_put(f, k.cadre, k.household);
        return k;
}

/* From a page: rules that ask for proof of an exit don't ask it of the demonstration or the command line. */
void life_county(struct fixture *f)
{
        mechanism_county(f);
        f->actor.channel = "page";
}

/* The checks a county would find it out by, and the chain: whatever was ordered. */
void life_county_close(struct fixture *f)
{
        assert_int_equal(figure_of(f, "responsibility.uncovered_households", "2017-12-31", NULL), 0);
        assert_int_equal(figure_of(f, "household.no_head", "2017-12-31", NULL), 0);
        assert_int_equal(figure_of(f, "household.two_places", "2017-12-31", NULL), 0);
        assert_int_equal(fixture_faults(f), 0);
        fixture_close(f);
}

const char *life_try(struct fixture *f, const struct life_order *o, struct life_done *done)
{
        const bool ok = life_run(&f->c, o, done);
        const char *code = ok ? "" : arena_copy(&f->arena, str_of(f->c.err.code));
        if (!ok)
                print_message("%s: %s\n", o->kind, f->c.err.text);
        f->c.err = (struct err){ .kind = ERR_NONE };
        return code;
}

const char *field_words(struct fixture *f, const char *entity, int64_t id, const char *field)
{
        struct draft *d;
        const struct entity *e = entity_find(str_of(entity));
        assert_true(change_load(&f->c, e, id, &d));
        return arena_copy(&f->arena, value_text(&f->c, &e->fields[field_index(e, field)], draft_get(d, field)));
}

/* Asked of the open membership, so that one that was ended and not begun anew shows as none. */
const char *relation_of(struct fixture *f, int64_t household, int64_t person)
{
        struct val v = V_NULL;
        assert_true(db_one(&f->c,
                           S("SELECT relation FROM household_member WHERE county = :county AND household_id = "
                             ":household_id AND person_id = :person_id AND voided = 0 AND to_on IS NULL"),
                           ARGS(ARG("household_id", V_INT(household)), ARG("person_id", V_INT(person))), &v));
        return v.type == VAL_TEXT ? arena_copy(&f->arena, v.s) : "";
}
