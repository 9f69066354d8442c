/* money_test.c: amounts in the capitals of vouchers, as the People's Bank's rules write them (正确填写票据和结算凭证的基本规定). */
#include "base/testing.h"

#include "base/money.h"

static void amounts_are_written_in_capitals(void **state)
{
        static const struct {
                int64_t fen;
                const char *words;
        } known[] = {
                { 0, "零元整" },
                { 5, "伍分" },
                { 50, "伍角整" },
                { 140950, "壹仟肆佰零玖元伍角整" },
                { 600714, "陆仟零柒元壹角肆分" },
                { 1680, "壹拾陆元捌角整" },
                { 32504, "叁佰贰拾伍元零肆分" },
                { 168032, "壹仟陆佰捌拾元叁角贰分" },
                { 10700053, "壹拾万柒仟元伍角叁分" },
                { 1640902, "壹万陆仟肆佰零玖元零贰分" },
                { 100000000, "壹佰万元整" },
                { 10000000100, "壹亿零壹元整" },
                { 214600000000, "贰拾壹亿肆仟陆佰万元整" },
                { -1200000, "负壹万贰仟元整" },
        };
        char words[160];
        (void)state;
        for (size_t i = 0; i < COUNT(known); i++) {
                money_words(known[i].fen, words);
                assert_string_equal(words, known[i].words);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = { cmocka_unit_test(amounts_are_written_in_capitals) };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
