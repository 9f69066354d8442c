/* asset_test.c: every embedded file is found by its name, and nothing else is. */
#include "base/testing.h"

#include "base/asset.h"

static void finds_every_file(void **state)
{
        (void)state;
        assert_non_null(asset_at(0));
        for (size_t i = 0; asset_at(i); i++)
                assert_ptr_equal(asset_find(str_of(asset_at(i)->name)), asset_at(i));
        assert_null(asset_find(S("")));
        assert_null(asset_find(S("sql")));
        assert_null(asset_find(S("~")));
}

static void bytes_are_those_of_the_file(void **state)
{
        (void)state;
        const struct asset *places = asset_find(S("demo/divisions-341125.csv"));
        assert_non_null(places);
        struct str text = asset_text(places);
        assert_true(str_starts(text, S("code,name,parent\n341125,")));
        assert_int_equal(text.p[text.n], '\0');
        assert_string_equal(places->type, "text/csv; charset=utf-8");
        assert_null(places->gzip);
}

/* Sent as they are to a browser that takes gzip: the two bytes are its magic. */
static void pages_are_compressed(void **state)
{
        (void)state;
        const struct asset *page = asset_find(S("web/index.html"));
        assert_non_null(page);
        assert_non_null(page->gzip);
        assert_true(page->gzip_size < page->size);
        assert_int_equal(page->gzip[0], 0x1f);
        assert_int_equal(page->gzip[1], 0x8b);
        assert_int_equal(strlen(page->etag), 34);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(finds_every_file),
                cmocka_unit_test(bytes_are_those_of_the_file),
                cmocka_unit_test(pages_are_compressed),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
