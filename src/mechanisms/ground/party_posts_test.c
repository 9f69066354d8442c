/* party_posts_test.c: who leads a Party organisation on which day, and what a members' register says of its members. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

static const char *leader_of(struct fixture *f, int64_t organisation)
{
        struct val v;
        assert_true(db_one(&f->c, S("SELECT leader FROM organisation WHERE county = :county AND id = :id"),
                           ARGS(ARG("id", V_INT(organisation))), &v));
        return v.type == VAL_TEXT ? arena_copy(&f->arena, v.s) : "";
}

static const char *member_of(struct fixture *f, const char *name, const char *branch)
{
        const char *person = id_of(f, person_of(f, name, EAST));
        fixture_put(f, "party_member", 0, PAIRS("person", person, "organisation", branch, "from_on", "2001-07-01"));
        return person;
}

/* One at a time, from a day to a day; the organisation shows today's. Nobody is asked for before the county has begun
 * to keep them. */
static void an_organisation_has_one_secretary_on_a_day(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const int64_t unit = unit_of(&f, "东村党支部", "branch", EAST), other = unit_of(&f, "西村党支部", "branch", WEST);
        const char *branch = id_of(&f, unit), *li = member_of(&f, "李书记", branch), *wu = member_of(&f, "吴书记", branch);
        assert_figure("org.no_secretary", "2017-12-31", 0);
        const int64_t first = PUT("party_post", "organisation", branch, "person", li, "post", "党支部书记", "from_on",
                                  "2014-08-01");
        assert_string_equal(leader_of(&f, unit), "李书记");
        assert_figure("org.no_secretary", "2017-12-31", 1); /* the other branch */
        assert_refused("rule.one_secretary", "party_post", 0, "organisation", branch, "person", wu, "post", "书记",
                       "from_on", "2017-06-01");
        PUT("party_post", "organisation", branch, "person", wu, "post", "组织委员", "from_on", "2014-08-01");
        SET("party_post", first, "to_on", "2017-05-31");
        assert_figure("org.secretaries", "2017-05-31", 1);
        assert_figure("org.secretaries", "2017-06-01", 0);
        const int64_t second =
                PUT("party_post", "organisation", branch, "person", wu, "post", "书记", "from_on", "2017-06-01");
        assert_string_equal(leader_of(&f, unit), "吴书记");
        assert_refused("rule.one_secretary", "party_post", first, "to_on", "2017-07-31"); /* moved into his days */
        assert_figure("org.leader_differs", "2017-12-31", 0);
        assert_string_equal(void_of(&f, "party_post", second), "");
        assert_figure("org.leader_differs", "2017-12-31", 1);
        SET("organisation", other, "term_ends_on", "2017-11-30");
        assert_figure("org.term_over", "2017-11-30", 0);
        assert_figure("org.term_over", "2017-12-31", 1);
        fixture_close(&f);
}

/* A village committee is not led by a secretary, and a secretary is a Party member, as far as members are kept here. */
static void posts_in_the_party_are_held_by_members_in_its_organisations(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *branch = id_of(&f, unit_of(&f, "东村党支部", "branch", EAST)),
                   *committee = id_of(&f, unit_of(&f, "东村村委会", "village_committee", EAST)),
                   *wu = id_of(&f, person_of(&f, "吴群众", EAST));
        assert_refused("party_post.organisation", "party_post", 0, "organisation", committee, "person", wu, "post",
                       "书记", "from_on", "2017-01-01");
        PUT("party_post", "organisation", branch, "person", wu, "post", "委员", "from_on", "2016-01-01");
        const char *li = member_of(&f, "李党员", branch);
        assert_refused("rule.post_of_member", "party_post", 0, "organisation", branch, "person", wu, "post", "书记",
                       "from_on", "2017-01-01");
        PUT("party_post", "organisation", branch, "person", li, "post", "书记", "from_on", "2017-01-01");
        fixture_close(&f);
}

/* What a village's Party organisation is follows from its tree: of a general branch with branches it is the first, and
 * all branches are branches. */
static void branches_are_counted_and_villages_have_one_kind(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *general = id_of(&f, unit_of(&f, "东村党总支", "general_branch", EAST));
        PUT("organisation", "name", "东村第一党支部", "kind", "branch", "place", EAST, "parent", general);
        PUT("organisation", "name", "东村第二党支部", "kind", "branch", "place", EAST, "parent", general);
        unit_of(&f, "西村党支部", "branch", WEST);
        unit_of(&f, "县财政局党支部", "branch", "341125");
        assert_figure("org.branches", "2017-12-31", 4);
        assert_figure("org.general_branches", "2017-12-31", 1);
        assert_figure("org.village_general_branches", "2017-12-31", 1);
        assert_figure("org.village_branches", "2017-12-31", 1);
        assert_figure("org.village_committees", "2017-12-31", 0);
        fixture_close(&f);
}

/* say_of_link: a link that says itself that its member holds no post, as those of older stores do. */
static void say_of_link(struct fixture *f, int64_t link)
{
        struct change *ch;
        struct draft *d = draft_new(&f->arena, entity_find(S("member_contact")));
        d->id = link;
        draft_set(d, "no_post", V_INT(1));
        assert_true(change_begin(&f->c, &(struct change_head){ .reason = "旧" }, &ch));
        assert_true(change_put(&f->c, ch, d) && change_commit(&f->c, ch, NULL));
}

/* Said once of a member, it holds for all his links, whatever an older one says; where it isn't said, that one's word
 * stands. */
static void marks_of_a_member_stand_in_one_place(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *branch = id_of(&f, unit_of(&f, "东村党支部", "branch", EAST)),
                   *li = id_of(&f, person_of(&f, "李党员", EAST));
        const int64_t member = PUT("party_member", "person", li, "organisation", branch, "from_on", "2001-07-01",
                                   "in_hardship", "是", "full_on", "2002-07-01");
        const char *one = id_of(&f, poor_of(&f, "1", EAST)), *two = id_of(&f, poor_of(&f, "2", EAST));
        const int64_t link = PUT("member_contact", "person", li, "household", one, "from_on", "2017-01-01");
        PUT("member_contact", "person", li, "household", two, "from_on", "2017-01-01");
        assert_figure("member_contact.no_post_members", "2017-12-31", 0);
        say_of_link(&f, link);
        assert_figure("member_contact.no_post_members", "2017-12-31", 1); /* rows of an older store */
        SET("party_member", member, "no_post", "否");
        assert_figure("member_contact.no_post_members", "2017-12-31", 0);
        SET("party_member", member, "no_post", "是");
        assert_figure("member_contact.no_post_members", "2017-12-31", 1);
        assert_figure("org.members_no_post", "2017-12-31", 1);
        assert_figure("org.members_in_hardship", "2017-12-31", 1);
        assert_figure("org.members_mobile", "2017-12-31", 0);
        assert_figure("org.no_post_contradicts", "2017-12-31", 0);
        PUT("party_post", "organisation", branch, "person", li, "post", "书记", "from_on", "2017-01-01");
        assert_figure("org.no_post_contradicts", "2016-12-31", 0);
        assert_figure("org.no_post_contradicts", "2017-12-31", 1);
        fixture_close(&f);
}

/* A roster of members with its usual columns: the marks and the day of becoming a full member are taken. */
static void a_roster_of_members_brings_its_marks(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        unit_of(&f, "东村党支部", "branch", EAST);
        const struct import_report r = import_sheet(&f, "党员名册\n"
                                                        "姓名,所在党支部,入党时间,转正时间,是否无职党员,流动党员,生活困难党员,失联党员\n"
                                                        "李党员,东村党支部,2001-07-01,2002-07-01,是,否,是,否\n"
                                                        "吴党员,东村党支部,2003-07-01,2004-07-01,否,是,否,否\n");
        assert_int_equal(r.refusals.n, 0);
        assert_figure("org.members", "2017-12-31", 2);
        assert_figure("org.members_no_post", "2017-12-31", 1);
        assert_figure("org.members_mobile", "2017-12-31", 1);
        assert_figure("org.members_in_hardship", "2017-12-31", 1);
        const struct import_report posts = import_sheet(&f, "党组织班子成员名册\n"
                                                            "党组织名称,姓名,党内职务,任职时间\n"
                                                            "东村党支部,李党员,党支部书记,2017-01-01\n"
                                                            "东村党支部,吴党员,组织委员,2017-01-01\n");
        assert_int_equal(posts.refusals.n, 0);
        assert_figure("org.secretaries", "2017-12-31", 1);
        fixture_close(&f);
}

/* The village beside a member is where a person lives who comes with the roster. */
static void a_roster_of_members_says_where_they_live(void **state)
{
        struct fixture f;
        struct val place;
        (void)state;
        mechanism_county(&f);
        unit_of(&f, "东村党支部", "branch", EAST);
        const struct import_report r = import_sheet(&f, "党员名册\n姓名,乡镇,行政村,所在党支部,入党时间\n"
                                                        "李党员,定城镇,西门村,东村党支部,2001-07-01\n");
        assert_int_equal(r.refusals.n, 0);
        assert_true(db_one(&f.c, S("SELECT place FROM person WHERE county = :county AND name = '李党员'"), NO_ARGS,
                           &place));
        assert_str(place.s, WEST);
        fixture_close(&f);
}

/* A ledger of contacts with the old column: it is compared with nothing and refuses nothing, for the mark is the
 * members' register's. */
static void a_ledger_of_contacts_leaves_the_mark_to_the_register(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        const char *branch = id_of(&f, unit_of(&f, "东村党支部", "branch", EAST));
        (void)household_of(&f, "1", EAST, &head);
        const int64_t member = PUT("party_member", "person", id_of(&f, person_of(&f, "李党员", EAST)), "organisation",
                                   branch, "from_on", "2001-07-01");
        for (int twice = 0; twice < 2; twice++) {
                const struct import_report r = import_sheet(&f, "党员联户台账\n乡镇,村,党员姓名,无职党员,户编号,开始日期\n"
                                                                "定城镇,东门村,李党员,是,1,2017-01-01\n");
                assert_int_equal(r.refusals.n, 0);
                assert_figure("member_contact.members", "2017-12-31", 1);
                assert_figure("member_contact.no_post_members", "2017-12-31", 0);
        }
        SET("party_member", member, "no_post", "是");
        assert_figure("member_contact.no_post_members", "2017-12-31", 1);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(an_organisation_has_one_secretary_on_a_day),
                cmocka_unit_test(posts_in_the_party_are_held_by_members_in_its_organisations),
                cmocka_unit_test(branches_are_counted_and_villages_have_one_kind),
                cmocka_unit_test(marks_of_a_member_stand_in_one_place),
                cmocka_unit_test(a_roster_of_members_brings_its_marks),
                cmocka_unit_test(a_roster_of_members_says_where_they_live),
                cmocka_unit_test(a_ledger_of_contacts_leaves_the_mark_to_the_register),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
