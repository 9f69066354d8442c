/* english_test.c: one of anything the catalogue counts, and the words behind it. */
#include "base/testing.h"

#include "base/english.h"

static void one_of_many(void **state)
{
        (void)state;
        static const char *const pairs[][2] = {
                { "persons", "person" },           { "households", "household" }, { "branches", "branch" },
                { "activities", "activity" },      { "bases", "base" },           { "enterprises", "enterprise" },
                { "places of work", "place of work" }, { "person-times", "person-time" }, { "yuan", "yuan" },
                { "%", "%" },                      { "mu", "mu" },                { "yuan/month", "yuan/month" },
        };
        struct arena a = { 0 };
        for (size_t i = 0; i < COUNT(pairs); i++)
                assert_str(english_one(&a, str_of(pairs[i][0])), pairs[i][1]);
        arena_release(&a);
}

static void words_behind_one(void **state)
{
        (void)state;
        static const char *const pairs[][2] = {
                { " townships and 3 villages", " township and 3 villages" },
                { " work teams are in villages", " work team is in villages" },
                { " persons were recruited", " person was recruited" },
                { " are out of poverty", " is out of poverty" },
                { " serve in stations", " serves in stations" },
                { " sent by the province", " sent by the province" },
                { " of them after posts", " of them after posts" },
                { "; 3 posts", "; 3 posts" },
                { " met the standards", " met the standards" },
                { ", and items", ", and items" },
                { "", "" },
        };
        struct arena a = { 0 };
        for (size_t i = 0; i < COUNT(pairs); i++)
                assert_str(english_after_one(&a, str_of(pairs[i][0])), pairs[i][1]);
        arena_release(&a);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(one_of_many),
                cmocka_unit_test(words_behind_one),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
