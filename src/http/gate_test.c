/* gate_test.c: what comes in, and what does not: targets, headers, forms. */
#include "base/testing.h"

#include "http/http.h"
#include "http/multipart.h"

struct fixture {
        struct arena arena;
        struct ctx c;
        struct request rq;
};

static int set_up(void **state)
{
        static struct fixture f;
        f = (struct fixture){ 0 };
        f.c.arena = &f.arena;
        *state = &f;
        return 0;
}

static int tear_down(void **state)
{
        struct fixture *f = *state;
        arena_release(&f->arena);
        return 0;
}

static bool target(struct fixture *f, const char *text)
{
        f->rq = (struct request){ 0 };
        f->c.err = (struct err){ 0 };
        return gate_target(&f->c, str_of(text), &f->rq);
}

/* %252e is the text %2e: decoding twice would make a dot of it that no gate has seen. */
static void a_target_is_decoded_once(void **state)
{
        struct fixture *f = *state;
        assert_true(target(f, "/api/v1/search?q=%E5%BC%A0+%E4%B8%89&limit=5&empty="));
        assert_str(f->rq.path, "/api/v1/search");
        assert_int_equal(f->rq.n_query, 3);
        assert_str(f->rq.query[0].value, "张 三");
        assert_str(f->rq.query[2].name, "empty");
        assert_str(f->rq.query[2].value, "");
        assert_true(target(f, "/a%252e"));
        assert_str(f->rq.path, "/a%2e");
        assert_true(target(f, "/a?b=%e5%bc%a0"));
        assert_str(f->rq.query[0].value, "张");
}

/* What a proxy in front could take for another path or another parameter. */
static void a_target_that_can_be_read_in_two_ways_is_refused(void **state)
{
        struct fixture *f = *state;
        static const char *const bad[] = { "a",        "",      "*",       "http://x/", "/a/../b", "/a/%2e%2e/b",
                                           "/./a",     "/a\\b", "/%",      "/%1",       "/%zz",    "/%00",
                                           "/a%0d%0a", "/%ff",  "/%c0%af", "/a?b=%",    "/a?b=%80" };
        for (size_t i = 0; i < COUNT(bad); i++) {
                assert_false(target(f, bad[i]));
                assert_int_equal(f->c.err.kind, ERR_INVALID);
        }
}

static bool headers(struct fixture *f, const struct pair *pairs, size_t n)
{
        f->rq = (struct request){ .n_headers = n };
        f->c.err = (struct err){ 0 };
        memcpy(f->rq.headers, pairs, n * sizeof *pairs);
        return gate_check(&f->c, &f->rq);
}
#define HEADERS(...) (const struct pair[]){ __VA_ARGS__ }, COUNT(((const struct pair[]){ __VA_ARGS__ }))
#define HEAD(name, value) \
        { \
                { name, sizeof(name) - 1 }, \
                { \
                        value, sizeof(value) - 1 \
                } \
        }

/* Where a request ends must be said once, and in one way: requests have been smuggled by each of these. */
static void one_framing_and_no_other(void **state)
{
        struct fixture *f = *state;
        assert_true(headers(f, HEADERS(HEAD("Host", "a"), HEAD("Content-Length", "12"))));
        assert_true(headers(f, HEADERS(HEAD("Host", "a"), HEAD("Transfer-Encoding", "chunked"))));
        assert_false(headers(f, HEADERS(HEAD("Content-Length", "1"), HEAD("content-length", "1"))));
        assert_false(headers(f, HEADERS(HEAD("Content-Length", "+1"))));
        assert_false(headers(f, HEADERS(HEAD("Content-Length", "1"), HEAD("Transfer-Encoding", "chunked"))));
        assert_false(headers(f, HEADERS(HEAD("Transfer-Encoding", "gzip, chunked"))));
        assert_false(headers(f, HEADERS(HEAD("Transfer-Encoding", "chunked"), HEAD("Transfer-Encoding", "chunked"))));
        assert_false(headers(f, HEADERS(HEAD("Host", "a"), HEAD("Host", "b"))));
        assert_false(headers(f, HEADERS(HEAD("Content-Length ", "1"))));
        assert_false(headers(f, HEADERS(HEAD("", "1"))));
        assert_false(headers(f, HEADERS(HEAD("X-A", "a\x01"))));
        assert_false(headers(f, HEADERS(HEAD("X-A", "\xff"))));
}

#define FORM \
        "--B\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nx\r\n" \
        "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"名单.xlsx\"\r\nContent-Type: a/b\r\n\r\n" \
        "by\r\n--tes\r\n--B--\r\n"

/* With line ends and dashes inside the file: only the whole boundary ends it. */
static void the_file_of_a_form_is_found_whole(void **state)
{
        (void)state;
        struct str name = S("?"), bytes;
        assert_true(multipart_part(S(FORM), S("B"), &name, &bytes));
        assert_str(name, "名单.xlsx");
        assert_str(bytes, "by\r\n--tes");
}

/* At every length: a line that breaks anywhere must not leave half a workbook that looks whole. */
static void a_form_cut_off_or_of_another_boundary_is_refused(void **state)
{
        (void)state;
        struct str whole = S(FORM), name = S("?"), bytes;
        for (size_t n = 0; n + 9 < whole.n; n++)
                assert_false(multipart_part(str_slice(whole, 0, n), S("B"), &name, &bytes));
        assert_false(multipart_part(whole, S("C"), &name, &bytes));
        assert_false(multipart_part(whole, S(""), &name, &bytes));
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test_setup_teardown(a_target_is_decoded_once, set_up, tear_down),
                cmocka_unit_test_setup_teardown(a_target_that_can_be_read_in_two_ways_is_refused, set_up, tear_down),
                cmocka_unit_test_setup_teardown(one_framing_and_no_other, set_up, tear_down),
                cmocka_unit_test(the_file_of_a_form_is_found_whole),
                cmocka_unit_test(a_form_cut_off_or_of_another_boundary_is_refused),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
