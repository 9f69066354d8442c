/* password_test.c: what is refused as a password, and what is not. */
#include "base/testing.h"

#include "core/password.h"

#include <stdio.h>

static const char *code_of(const char *password, const char *login, const char *title)
{
        static char code[64];
        struct arena arena = { 0 };
        struct ctx c = { .arena = &arena };
        code[0] = '\0';
        if (!password_fit(&c, str_of(password), str_of(login), str_of(title)))
                snprintf(code, sizeof code, "%s", c.err.code);
        arena_release(&arena);
        return code;
}

static void each_kind_is_refused(void **state)
{
        static const struct {
                const char *password, *code;
        } cases[] = {
                { "short", "password.length" },
                { "九个字的密码不够长", "password.length" },
                { "1111111111", "password.plain" },
                { "abcdefghij", "password.plain" },
                { "jihgfedcba", "password.plain" },
                { "1234567890", "password.plain" },
                { "0987654321", "password.plain" },
                { "qwertyuiop", "password.plain" },
                { "QwErTyUiOp", "password.plain" },
                { "1qaz2wsx3edc", "password.plain" },
                { "aaaaabbbbb", "password.plain" },
                { "abababababab", "password.plain" },
                { "12345abcde", "password.plain" },
                { "abc123abc123", "password.plain" },
                { "x7Kq2mx7Kq2m", "password.plain" },
                { "一一一一一一一一一一", "password.plain" },
                { "password123", "password.common" },
                { "Password-2017!", "password.common" },
                { "woaini1314", "password.common" },
                { "iloveyou520!", "password.common" },
                { "!!sunshine99", "password.common" },
                { "football2017", "password.common" },
                { "lixiaoming1", "password.name" },
                { "2017lixiaoming", "password.name" },
                { "gnimoaixil2017", "password.name" },
                { "lixiaoming@lixiaoming", "password.plain" },
                { "李小明20171231", "password.name" },
                { "lixiaoming20171231", "password.name" },
                { "2017@lixiaoming.2018", "password.name" },
                { "lxm19850607lxm", "password.plain" },
                { "lxm-19850607", "password.name" },
                { "tuopin-20171231", "password.name" },
                { "fupin_lixiaoming_88", "password.name" },
                { "abcxyz2017abcxyz", "password.plain" },
                { "lixiaoming likes plums", "" },
        };
        (void)state;
        for (size_t i = 0; i < COUNT(cases); i++) {
                print_message("%s\n", cases[i].password);
                assert_string_equal(code_of(cases[i].password, "lixiaoming", "李小明"), cases[i].code);
        }
}

static void ordinary_ones_are_taken(void **state)
{
        static const char *const fine[] = {
                "dingyuan-2017",        "a-long-password", "an api test of some length", "another fine phrase",
                "江淮分水岭上的油菜花", "k9Tr-Lamp-vier",  "wrong wrong wrong x",        "the old oak by the road"
        };
        (void)state;
        for (size_t i = 0; i < COUNT(fine); i++)
                assert_string_equal(code_of(fine[i], "boss", "王书记"), "");
}

static void made_ones_are_fit(void **state)
{
        struct arena arena = { 0 };
        struct ctx c = { .arena = &arena };
        (void)state;
        for (int i = 0; i < 200; i++)
                assert_true(password_fit(&c, password_made(&c), S("boss"), S("王书记")));
        arena_release(&arena);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(each_kind_is_refused),
                cmocka_unit_test(ordinary_ones_are_taken),
                cmocka_unit_test(made_ones_are_fit),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
