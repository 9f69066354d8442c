/* people_parts_test.c: what is cut off a unit and what never is; and one number of a document, however it was typed. */
#include "base/testing.h"

#include "mechanisms/ground/people_parts.h"
#include "mechanisms/mechanism_fixture.h"

/* A unit whose name ends or goes on like a post stays whole; a post is taken off with all that is the post's. */
static void a_unit_is_cut_only_before_a_post(void **state)
{
        static const char *const cases[][3] = {
                { "县委组织部", "县委组织部", "" },
                { "县委宣传部", "县委宣传部", "" },
                { "县委统战部", "县委统战部", "" },
                { "县委政法委", "县委政法委", "" },
                { "县人大常委会", "县人大常委会", "" },
                { "县总工会", "县总工会", "" },
                { "县卫生健康委员会", "县卫生健康委员会", "" },
                { "县直机关工委", "县直机关工委", "" },
                { "县委机要局", "县委机要局", "" },
                { "县机关事务管理中心", "县机关事务管理中心", "" },
                { "县人民武装部", "县人民武装部", "" },
                { "县工商联", "县工商联", "" },
                { "城关镇党政办公室", "城关镇党政办公室", "" },
                { "县农业农村局副局长", "县农业农村局", "副局长" },
                { "县委组织部副部长", "县委组织部", "副部长" },
                { "县委组织部干部科科长", "县委组织部", "干部科科长" },
                { "县委常委、组织部部长", "县委", "常委、组织部部长" },
                { "县审计局会计", "县审计局", "会计" },
                { "县第一中学教师", "县第一中学", "教师" },
                { "石门镇党委书记", "石门镇党委", "书记" },
        };
        (void)state;
        for (size_t i = 0; i < COUNT(cases); i++) {
                struct str unit, post;
                people_office(str_of(cases[i][0]), &unit, &post);
                assert_str(unit, cases[i][1]);
                assert_str(post, cases[i][2]);
        }
}

/* A registered unit's name is never cut, whatever its end may mean, and goes before a longer name nobody has entered;
 * under a heading of units alone only a sure post is cut off. */
static void a_registered_unit_is_kept_whole(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        (void)unit_of(&f, "县志愿者大队队员", "government_unit", "341125");
        (void)unit_of(&f, "县委统战部", "government_unit", "341125");
        struct import_report r = import_sheet(&f,
                                              "驻村工作队员花名册\n村,姓名,单位及职务,驻村职务,任职时间,选派层级\n"
                                              "东门村,赵一,县志愿者大队队员,队员,2017.3,县\n"
                                              "东门村,钱二,县委统战部办公室主任,队员,2017.3,县\n"
                                              "西门村,孙三,县委宣传部,队员,2017.3,县\n");
        assert_int_equal(r.refusals.n, 0);
        static const char *const wanted[][2] = { { "赵一", "县志愿者大队队员" }, { "钱二", "县委统战部" }, { "孙三", "县委宣传部" } };
        for (size_t i = 0; i < COUNT(wanted); i++) {
                struct val v;
                assert_true(db_one(&f.c,
                                   S("SELECT o.name FROM cadre k JOIN person p ON p.id = k.person_id "
                                     "JOIN organisation o ON o.id = k.organisation_id WHERE p.name = :name"),
                                   ARGS(ARG("name", V_TEXT(wanted[i][0]))), &v));
                assert_str(v.s, wanted[i][1]);
        }
        fixture_close(&f);
}

static void a_document_has_one_number(void **state)
{
        static const char *const typed[] = {
                "清组发〔2026〕8号", "清组发[2026]8号",     "清组发（2026）8号", "清组发(2026)第8号", "清组发［２０２６］８号",
                "清组发 〔2026〕 8 号", "清组发【2026】08号", "清组发〔2026年〕8号", "清组发〔2026〕8",
        };
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        for (size_t i = 0; i < COUNT(typed); i++)
                assert_str(document_number(&f.arena, str_of(typed[i])), "清组发〔2026〕8号");
        assert_str(document_number(&f.arena, S("县委常委会第8次会议纪要")), "县委常委会第8次会议纪要");
        PUT("document", "number", "清组发[2017]08号", "title", "通知", "issuer", "县委组织部", "issued_on", "2017-01-12");
        struct import_report r = import_sheet(&f,
                                              "报酬标准\n职务类别,月基本报酬,执行日期,依据文号\n"
                                              "正职,2000,2017年1月,清组发（２０１７）8号\n副职,1600,2017.1,清组发〔2017〕99号\n");
        assert_int_equal(r.refusals.n, 0);
        struct val n;
        assert_true(db_one(&f.c, S("SELECT COUNT(*) FROM document"), NO_ARGS, &n));
        assert_int_equal(n.i, 2); /* the one that was there, and the one that is told to be made */
        assert_int_equal(r.notes.n, 1);
        assert_str(r.notes.items[0].code, "document.made");
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_unit_is_cut_only_before_a_post),
                cmocka_unit_test(a_registered_unit_is_kept_whole),
                cmocka_unit_test(a_document_has_one_number),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
