/* posting_guarantees_test.c: what belongs to a posting besides who and where: what he was, his batch and term, who
 * granted his leave, what is guaranteed to him; and where cadres came from. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

static struct val posting_words(struct fixture *f, int64_t posting, const char *field)
{
        struct draft *d;
        assert_true(change_load(&f->c, entity_find(S("posting")), posting, &d));
        return draft_get(d, field);
}

static int64_t posted(struct fixture *f, int64_t cadre, const char *village)
{
        const char *team = id_of(f, fixture_put(f, "work_team", 0, PAIRS("name", "驻村工作队", "place", village, "from_on",
                                                                         "2017-01-01")));
        const char *slot = id_of(f, fixture_put(f, "slot", 0, PAIRS("team", team, "kind", "member", "from_on",
                                                                    "2017-01-01")));
        return fixture_put(f, "posting", 0, PAIRS("slot", slot, "cadre", id_of(f, cadre), "level", "县", "from_on",
                                                  "2017-01-01", "batch", "第七批", "term_ends_on", "2019-12-31"));
}

/* What he was when he was sent stays, however his career goes on. */
static void a_posting_keeps_what_he_was(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const int64_t li = cadre_of(&f, "李选派");
        SET("cadre", li, "rank", "副科级", "identity", "选调生");
        const int64_t posting = posted(&f, li, EAST);
        SET("cadre", li, "post", "副局长", "rank", "正科级");
        assert_str(posting_words(&f, posting, "rank_before").s, "科员 副科级");
        assert_figure("posting.term_over", "2018-12-31", 0);
        SET("posting", posting, "term_ends_on", "2017-11-30");
        assert_figure("posting.term_over", "2017-11-30", 0);
        assert_figure("posting.term_over", "2017-12-01", 1);
        fixture_close(&f);
}

/* Nobody is asked for before the county keeps any of the year; another year's row is none. */
static void who_is_there_without_insurance_is_seen(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const int64_t one = posted(&f, cadre_of(&f, "李选派"), EAST);
        const int64_t two = posted(&f, cadre_of(&f, "吴选派"), WEST);
        assert_figure("posting.not_insured", "2017-12-31", 0);
        PUT("posting_guarantee", "posting", id_of(&f, one), "year", "2017", "work_funds", "10000", "allowance", "6000",
            "insured", "是", "checked_on", "2017-05-04");
        PUT("posting_guarantee", "posting", id_of(&f, two), "year", "2016", "insured", "是");
        assert_figure("posting.not_insured", "2017-12-31", 1);
        assert_figure_at("posting.not_insured", "2017-12-31", OTHER_TOWN, 0);
        assert_figure("posting.insured", "2017", 1);
        PUT("posting_guarantee", "posting", id_of(&f, two), "year", "2017", "insured", "是");
        assert_figure("posting.not_insured", "2017-12-31", 0);
        fixture_close(&f);
}

/* How long a township may grant the county says; before it does, nothing is beyond it. */
static void leave_beyond_the_township_is_seen(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *posting = id_of(&f, posted(&f, cadre_of(&f, "李选派"), EAST));
        PUT("posting_leave", "posting", posting, "kind", "事假", "from_on", "2017-03-01", "to_on", "2017-03-03",
            "approved_by", "镇党委书记", "level", "乡镇党委");
        PUT("posting_leave", "posting", posting, "kind", "事假", "from_on", "2017-04-01", "to_on", "2017-04-04",
            "approved_by", "镇党委书记", "level", "乡镇党委");
        PUT("posting_leave", "posting", posting, "kind", "事假", "from_on", "2017-05-01", "to_on", "2017-05-20",
            "approved_by", "组织部干部科", "level", "县委组织部");
        assert_figure("posting.leave_level", "2017", 0);
        PUT("parameter_value", "name", "leave_days_township", "value", "3", "from_on", "2017-01-01", "place", "341125");
        assert_figure("posting.leave_level", "2017", 1);
        fixture_close(&f);
}

/* The roster of those posted: its 届满 is the end of a term and no departure. */
static void a_roster_brings_batch_and_term(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const struct import_report r = import_sheet(
                &f, "选派干部花名册\n乡镇,派驻村,驻村职务,姓名,派出单位,职务,到村时间,届满时间,批次,层级,党组织关系转入日期\n"
                    "定城镇,东门村,工作队长,李选派,县水务局,科长,2017-05-01,2019-12-31,第七批,县,2017-05-10\n");
        assert_int_equal(r.refusals.n, 0);
        assert_figure("posting.leaders", "2017-12-31", 1);
        struct val id;
        assert_true(db_one(&f.c, S("SELECT id FROM posting WHERE county = :county"), NO_ARGS, &id));
        assert_str(posting_words(&f, id.i, "batch").s, "第七批");
        assert_str(posting_words(&f, id.i, "term_ends_on").s, "2019-12-31");
        assert_str(posting_words(&f, id.i, "relation_moved_on").s, "2017-05-10");
        assert_int_equal(posting_words(&f, id.i, "to_on").type, VAL_NULL);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_posting_keeps_what_he_was),
                cmocka_unit_test(who_is_there_without_insurance_is_seen),
                cmocka_unit_test(leave_beyond_the_township_is_seen),
                cmocka_unit_test(a_roster_brings_batch_and_term),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
