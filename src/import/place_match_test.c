/* place_match_test.c: which village a sheet means, by what officers write. */
#include "base/testing.h"

#include "import/place_match.h"

static struct arena arena;
static struct places places;

static int setup(void **state)
{
        static const char *const rows[][2] = {
                { "341125", "定远县" },
                { "341125100", "定城镇" },
                { "341125100001", "城北社区" },
                { "341125100201", "丰收村委会" },
                { "341125100202", "回民村委会" },
                { "341125107", "池河镇" },
                { "341125107001", "池河社区" },
                { "341125107201", "池河村委会" },
                { "341125107202", "回民村委会" },
                { "341125112", "西卅店镇" },
                { "341125112203", "幸福村村民委员会" },
                { "341125204", "二龙回族乡" },
                { "341125204201", "高潮村委会" },
        };
        size_t capacity = 0;
        (void)state;
        places = (struct places){ .arena = &arena };
        for (size_t i = 0; i < COUNT(rows); i++)
                places_add(&places, &capacity, str_of(rows[i][0]), str_of(rows[i][1]));
        return 0;
}

static int teardown(void **state)
{
        (void)state;
        arena_release(&arena);
        return 0;
}

static void means(const char *township, const char *village, const char *code)
{
        char found[13];
        int wrong;
        assert_int_equal(place_of(&places, (struct place_words){ str_of(township), str_of(village) }, found, &wrong),
                         PLACE_FOUND);
        assert_string_equal(found, code);
}

static void fails(const char *township, const char *village, enum place_found how, int where)
{
        char found[13];
        int wrong;
        assert_int_equal(place_of(&places, (struct place_words){ str_of(township), str_of(village) }, found, &wrong),
                         how);
        assert_int_equal(wrong, where);
}

static void suffixes_of_one_kind_are_equal(void **state)
{
        (void)state;
        means("定城镇", "丰收村", "341125100201");
        means("定城镇", "丰收村民委员会", "341125100201");
        means("西卅店镇", "幸福村委会", "341125112203");
        means("西卅店镇", "幸福村民委员会", "341125112203");
        means("西卅店镇", "幸福村", "341125112203");
        means("定城", "城北居委会", "341125100001");
        means("二龙乡", "高潮", "341125204201");
}

static void a_kind_of_suffix_tells_two_apart(void **state)
{
        (void)state;
        means("池河镇", "池河村", "341125107201");
        means("池河镇", "池河社区居委会", "341125107001");
        fails("池河镇", "池河", PLACE_AMBIGUOUS, 2);
}

static void a_unique_village_needs_no_township(void **state)
{
        (void)state;
        means("", "幸福村", "341125112203");
        means("", "定远县定城镇回民村", "341125100202");
        means("", "341125107202", "341125107202");
        means("", "定远县定城镇丰收村6组", "341125100201");
        means("", "定远县定城街道丰收村6组", "341125100201");
        means("池河镇", "池河村东庄组", "341125107201");
        fails("", "回民村", PLACE_AMBIGUOUS, 2);
}

static void what_is_not_there_is_unknown(void **state)
{
        (void)state;
        fails("定城镇", "杏花新村", PLACE_UNKNOWN, 2);
        fails("桃源镇", "丰收村", PLACE_UNKNOWN, 1);
        fails("池河镇", "丰收村", PLACE_UNKNOWN, 2);
}

static void a_title_names_its_township(void **state)
{
        (void)state;
        assert_str(place_in_text(&places, S(""), 9, S("定远县建档立卡贫困户花名册（西卅店镇）"))->code, "341125112");
        assert_null(place_in_text(&places, S(""), 9, S("全县花名册")));
        assert_null(place_in_text(&places, S(""), 9, S("定城镇、池河镇花名册")));
        assert_str(place_in_text(&places, S(""), 9, S("2018年西卅店名单"))->code, "341125112");
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(suffixes_of_one_kind_are_equal),
                cmocka_unit_test(a_kind_of_suffix_tells_two_apart),
                cmocka_unit_test(a_unique_village_needs_no_township),
                cmocka_unit_test(what_is_not_there_is_unknown),
                cmocka_unit_test(a_title_names_its_township),
        };
        return cmocka_run_group_tests(tests, setup, teardown);
}
