/* accountability_test.c: what decisions and honours promise: they name whom they are about, decisions their body,
 * number and document too. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* Without body or number a decision is hearsay; without its paper it stands on a list until the paper is there. */
static void a_decision_names_body_number_and_document(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *town = id_of(&f, unit_of(&f, "定城镇党委", "committee", TOWN));
        assert_refused("field.required", "accountability", 0, "decided_on", "2017-05-01", "number", "定纪〔2017〕3号",
                       "form", "通报", "matter", "工作不实", "organisation", town);
        const int64_t id = PUT("accountability", "decided_on", "2017-05-01", "body", "县纪委", "number",
                               "定纪〔2017〕3号", "form", "通报", "matter", "工作不实", "organisation", town);
        assert_figure("accountability.no_document", "2017", 1);
        const char *paper = id_of(&f, PUT("document", "number", "定纪〔2017〕3号", "title", "通报", "issuer", "县纪委",
                                          "issued_on", "2017-05-01"));
        SET("accountability", id, "document", paper);
        assert_figure("accountability.no_document", "2017", 0);
        fixture_close(&f);
}

/* A line about nobody is refused, in both registers by one function. */
static void decisions_and_honours_name_their_subject(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *town = id_of(&f, unit_of(&f, "定城镇党委", "committee", TOWN));
        assert_refused("subject.missing", "accountability", 0, "decided_on", "2017-05-01", "body", "县纪委", "number",
                       "定纪〔2017〕3号", "form", "通报", "matter", "工作不实");
        assert_refused("field.required", "accountability", 0, "decided_on", "2017-05-01", "body", "县纪委", "form",
                       "通报", "matter", "工作不实", "organisation", town);
        PUT("accountability", "decided_on", "2017-05-01", "body", "县纪委", "number", "定纪〔2017〕3号", "form", "通报",
            "matter", "工作不实", "organisation", town);
        assert_figure("accountability.decisions", "2017", 1);
        PUT("honour", "awarded_on", "2017-07-01", "kind", "先进集体", "title", "先进基层党组织", "organisation", town);
        assert_figure("honour.honours", "2017", 1);
        assert_figure("honour.persons", "2017", 0);
        assert_figure("honour.organisations", "2016", 0);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_decision_names_body_number_and_document),
                cmocka_unit_test(decisions_and_honours_name_their_subject),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
