/* public_posts_test.c: a post is kept by one member of a household at a time, of an age to work; who has left or grown
 * old is found, not refused. The first two rules are no statement of this mechanism: they are said by its tables. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* Overlap counts, not only open ends: the second post begins on the last day of the first, before it, or after it is
 * lengthened. The end of one and the beginning of the next on the day after is how posts are handed on. */
static void a_post_is_held_by_one_member_at_a_time(void **state)
{
        struct fixture f;
        int64_t zhang = 0, li = 0;
        (void)state;
        mechanism_county(&f);
        const char *home = id_of(&f, household_of(&f, "1", EAST, &zhang)), *who = id_of(&f, zhang);
        const char *other = id_of(&f, household_of(&f, "2", EAST, &li));
        const int64_t post = PUT("public_post", "household", home, "person", who, "kind", "保洁", "from_on", "2017-03-01",
                                 "to_on", "2017-05-31", "monthly", "500");
        assert_refused("rule.alone", "public_post", 0, "household", home, "person", who, "kind", "护林", "from_on",
                       "2017-05-31");
        assert_refused("rule.alone", "public_post", 0, "household", home, "person", who, "kind", "护林", "from_on",
                       "2017-01-01");
        const int64_t next =
                PUT("public_post", "household", home, "person", who, "kind", "护林", "from_on", "2017-06-01");
        assert_refused("rule.alone", "public_post", post, "to_on", "2017-06-01");
        assert_string_equal(void_of(&f, "public_post", next), "");
        SET("public_post", post, "to_on", ""); /* a voided row is none: the first may be opened again */
        assert_refused("rule.member_of", "public_post", 0, "household", home, "person", id_of(&f, li), "kind", "护路",
                       "from_on", "2017-03-01");
        PUT("public_post", "household", other, "person", id_of(&f, li), "kind", "护路", "from_on", "2017-03-01");
        assert_figure("public_post.persons", "2017-12-31", 2);
        assert_figure("public_post.persons", "2017-02-28", 0);
        assert_int_equal(fixture_faults(&f), 0);
        fixture_close(&f);
}

/* The sixteenth birthday itself is enough, and moving the day back is asked again. */
static void a_holder_is_of_an_age_to_work(void **state)
{
        struct fixture f;
        int64_t head = 0;
        (void)state;
        mechanism_county(&f);
        const char *home = id_of(&f, household_of(&f, "1", EAST, &head)), *who = id_of(&f, head);
        SET("person", head, "birth", "2001-07-15");
        assert_refused("public_post.age", "public_post", 0, "household", home, "person", who, "kind", "保洁", "from_on",
                       "2017-07-14");
        const int64_t post =
                PUT("public_post", "household", home, "person", who, "kind", "保洁", "from_on", "2017-07-15");
        assert_refused("public_post.age", "public_post", post, "from_on", "2017-07-01");
        SET("person", head, "birth", ""); /* a birth nobody knows refuses nothing */
        SET("public_post", post, "from_on", "2017-07-01");
        assert_figure("public_post.too_young", "2017-12-31", 0);
        SET("person", head, "birth", "2001-07-01"); /* sixteen on the day itself */
        assert_figure("public_post.too_young", "2017-12-31", 0);
        SET("person", head, "birth", "2001-07-02"); /* a true birth is never refused: the check finds the post */
        assert_figure("public_post.too_young", "2017-12-31", 1);
        fixture_close(&f);
}

/* Both come about by time alone, without a change of the post: the day before nothing is found. */
static void who_left_or_is_too_old_is_found(void **state)
{
        struct fixture f;
        int64_t head = 0;
        (void)state;
        mechanism_county(&f);
        const int64_t home = household_of(&f, "1", EAST, &head);
        const int64_t old = person_of(&f, "老人", EAST);
        const int64_t member = PUT("household_member", "household", id_of(&f, home), "person", id_of(&f, old),
                                   "relation", "之父", "from_on", "2016-01-01");
        SET("person", old, "birth", "1947-06-30");
        PUT("public_post", "household", id_of(&f, home), "person", id_of(&f, old), "kind", "护理", "from_on",
            "2017-01-01");
        assert_figure("public_post.too_old", "2017-06-29", 0);
        assert_figure("public_post.too_old", "2017-06-30", 1);
        assert_figure("public_post.left", "2017-12-31", 0);
        SET("household_member", member, "to_on", "2017-09-30");
        assert_figure("public_post.left", "2017-09-30", 0);
        assert_figure("public_post.left", "2017-10-01", 1);
        assert_figure_at("public_post.left", "2017-10-01", OTHER_TOWN, 0);
        assert_string_equal(void_of(&f, "household_member", member), ""); /* nor does a voided membership hide it */
        assert_figure("public_post.left", "2017-09-30", 1);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_post_is_held_by_one_member_at_a_time),
                cmocka_unit_test(a_holder_is_of_an_age_to_work),
                cmocka_unit_test(who_left_or_is_too_old_is_found),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
