/* visits_test.c: a visit says who was where and what was done; a county's interval says who is late, and helpers write
 * their own households' visits in their own names. */
#include "base/testing.h"

#include "core/scope.h"
#include "mechanisms/mechanism_fixture.h"

static int64_t person_of_cadre(struct fixture *f, int64_t cadre)
{
        struct val v;
        assert_true(db_one(&f->c, S("SELECT person_id FROM cadre WHERE county = :county AND id = :id"),
                           ARGS(ARG("id", V_INT(cadre))), &v));
        return v.i;
}

static void helps(struct fixture *f, const char *cadre, const char *household, const char *from)
{
        fixture_put(f, "responsibility", 0,
                    PAIRS("tier", "干部包户", "cadre", cadre, "household", household, "from_on", from));
}

/* act_as_helper: an account that sees own households alone. */
static void act_as_helper(struct fixture *f, int64_t cadre)
{
        struct actor *a = NEW(&f->arena, struct actor);
        *a = (struct actor){ .account_id = 9, .name = "bangfuren", .title = "帮扶人", .county = "341125",
                             .channel = "api", .n_grants = 1, .person_id = person_of_cadre(f, cadre) };
        a->grants[0] = (struct grant){ .role = ROLE_HELPER, .place = "341125", .own = true };
        act_as(&f->c, a);
}

static void a_visit_says_who_and_what(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *home = id_of(&f, poor_of(&f, "1", EAST)), *far = id_of(&f, poor_of(&f, "2", ERLONG)),
                   *li = id_of(&f, cadre_of(&f, "李帮扶"));
        helps(&f, li, home, "2017-01-01");
        assert_refused("visit.nothing", "visit", 0, "household", home, "day", "2017-05-04");
        assert_refused("visit.future", "visit", 0, "household", home, "day", "2099-05-04", "done", "走访");
        assert_refused("visit.cadre", "visit", 0, "household", far, "day", "2017-05-04", "done", "走访");
        PUT("visit", "household", home, "day", "2017-05-04", "items", "宣讲政策、代办事项"); /* the helper's, unsaid */
        PUT("visit", "household", home, "day", "2017-06-04", "done", "电话了解", "way", "电话");
        PUT("visit", "household", far, "cadre", li, "day", "2017-06-05", "done", "看望", "wanted", "修路");
        assert_figure("visit.visits", "2017", 3);
        assert_figure("visit.households", "2017", 2);
        assert_figure("visit.households", "2017-06", 1); /* a call is no visit */
        assert_figure_at("visit.visits", "2017", TOWN, 2);
        assert_figure("visit.unanswered", "2017", 1);
        fixture_close(&f);
}

/* Nobody is late while the county has set no interval; then from the interval on, to the day. */
static void who_is_late_the_county_says(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *home = id_of(&f, poor_of(&f, "1", EAST)), *other = id_of(&f, poor_of(&f, "2", EAST)),
                   *li = id_of(&f, cadre_of(&f, "李帮扶")), *wu = id_of(&f, cadre_of(&f, "吴帮扶"));
        helps(&f, li, home, "2017-01-01");
        helps(&f, li, other, "2017-08-20");
        assert_figure("visit.late", "2017-09-01", 0);
        const int64_t paper = PUT("document", "title", "走访规定", "number", "定扶〔2017〕1号", "issuer", "县扶贫办",
                                  "issued_on", "2017-01-01");
        PUT("parameter_value", "name", "visit_interval", "value", "30", "from_on", "2017-01-01", "place", "341125",
            "document", id_of(&f, paper));
        assert_figure("visit.late", "2017-09-01", 2);
        assert_figure("visit.late_helper", "2017-09-01", 1); /* of the other household he is helper for twelve days */
        PUT("visit", "household", home, "cadre", wu, "day", "2017-08-10", "done", "看望");
        assert_figure("visit.late", "2017-09-01", 1);
        assert_figure("visit.late_helper", "2017-09-01", 1); /* somebody else's visit */
        PUT("visit", "household", home, "cadre", li, "day", "2017-08-11", "done", "电话问候", "way", "电话");
        assert_figure("visit.late_helper", "2017-09-01", 1);
        const int64_t visit = PUT("visit", "household", home, "cadre", li, "day", "2017-08-12", "done", "入户");
        assert_figure("visit.late_helper", "2017-09-01", 0);
        assert_figure("visit.late_helper", "2017-09-10", 0);
        assert_figure("visit.late_helper", "2017-09-11", 1);
        assert_string_equal(void_of(&f, "visit", visit), "");
        assert_figure("visit.late_helper", "2017-09-01", 1);
        fixture_close(&f);
}

/* Own households, own name: no other road of writing opens with it. */
static void a_helper_writes_visits_of_his_own_households(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const int64_t li = cadre_of(&f, "李帮扶"), wu = cadre_of(&f, "吴帮扶");
        const int64_t first = poor_of(&f, "1", EAST);
        const char *home = id_of(&f, first), *other = id_of(&f, poor_of(&f, "2", EAST));
        helps(&f, id_of(&f, li), home, "2017-01-01");
        helps(&f, id_of(&f, wu), other, "2017-01-01");
        const int64_t theirs =
                PUT("visit", "household", other, "cadre", id_of(&f, wu), "day", "2017-05-01", "done", "入户");
        act_as_helper(&f, li);
        const int64_t mine = PUT("visit", "household", home, "day", "2017-05-04", "done", "入户");
        SET("visit", mine, "wanted", "想学养殖");
        assert_refused("reference.missing", "visit", 0, "household", other, "day", "2017-05-04", "done", "入户");
        assert_refused("visit.other", "visit", 0, "household", home, "cadre", id_of(&f, wu), "day", "2017-05-04",
                       "done", "入户");
        assert_refused("reference.missing", "visit", mine, "household", other);
        assert_refused("visit.other", "visit", theirs, "done", "改");
        assert_string_equal(void_of(&f, "visit", mine), "scope.write");
        assert_refused("scope.write", "household", first, "head_name", "改名");
        assert_refused("scope.write", "responsibility", 0, "tier", "干部包户", "cadre", id_of(&f, li), "household", home,
                       "from_on", "2017-06-01");
        fixture_close(&f);
}

static void a_sheet_of_visits_is_read(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *home = id_of(&f, poor_of(&f, "1", EAST)), *li = id_of(&f, cadre_of(&f, "李帮扶"));
        helps(&f, li, home, "2017-01-01");
        const char *csv = "帮扶走访记录\n"
                          "户编号,走访人,走访日期,走访方式,走访事项,走访内容,群众诉求\n"
                          "1,李帮扶,2017-05-04,入户,宣讲政策,讲解医保政策,想学养殖\n"
                          "1,李帮扶,2017-06-04,电话,,询问务工情况,\n";
        for (int twice = 0; twice < 2; twice++) {
                const struct import_report r = import_sheet(&f, csv);
                assert_int_equal(r.refusals.n, 0);
                assert_figure("visit.visits", "2017", 2);
        }
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_visit_says_who_and_what),
                cmocka_unit_test(who_is_late_the_county_says),
                cmocka_unit_test(a_helper_writes_visits_of_his_own_households),
                cmocka_unit_test(a_sheet_of_visits_is_read),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
