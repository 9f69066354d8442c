/* modules_test.c: what holds of all mechanisms together: their tables prove themselves, and every list and figure runs
 * in a county in which nothing has been entered. */
#include "base/testing.h"

#include "core/store.h"
#include "mechanisms/mechanism_fixture.h"

/* What the program proves at its start, here with the words of what is wrong. */
static void the_tables_prove_themselves(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        bool ok = catalogue_check(&f.c);
        if (!ok)
                print_message("%s\n", f.c.err.text);
        assert_true(ok);
        fixture_close(&f);
}

/* A county's first day: nothing is counted, nothing is on a desk but what is missing, and no list fails for want of
 * rows. A share of nothing is no number (FIGURE_NONE), never a hundred per cent. */
static void every_list_runs_in_an_empty_county(void **state)
{
        struct fixture f;
        const struct list *l;
        (void)state;
        mechanism_county(&f);
        for (size_t i = 0; (l = list_at(i)); i++) {
                const int64_t value = figure_of(&f, l->name, "2017", NULL);
                const int64_t at = figure_of(&f, l->name, "2017-12-31", TOWN);
                bool places = strcmp(l->of, "place") == 0 || strcmp(l->of, "calendar") == 0;
                assert_true(places || value <= 0 || l->num); /* FIGURE_NONE: nobody entered one */
                assert_true(places || at <= 0 || l->num);
                struct query q = { .e = entity_find(str_of(l->of)), .list = l };
                struct rows *rows;
                struct row_view v;
                if (l->num)
                        continue;
                assert_true(query_rows(&f.c, &q, &rows));
                while (rows_next(&f.c, rows, &v))
                        ;
                assert_int_equal(f.c.err.kind, ERR_NONE);
        }
        assert_figure("place.townships", "2017", 2);
        assert_figure("place.villages", "2017-12-31", 4);
        assert_figure_at("place.villages", "2017-12-31", TOWN, 2);
        assert_figure("responsibility.uncovered_townships", "2017-12-31", 2);
        assert_figure("responsibility.uncovered_villages", "2017-12-31", 4);
        assert_figure("training.months_below_two", "2017", 12);
        fixture_close(&f);
}

/* What the county is bound to, its townships are not: two training sessions a month, reports heard by its committee,
 * the staff of its office. Asked of a township there is no number (not nought, which would read as a failing), and no
 * row. */
static void what_is_the_countys_says_nothing_of_a_township(void **state)
{
        struct fixture f;
        const struct list *l;
        int met = 0;
        (void)state;
        mechanism_county(&f);
        for (size_t i = 0; (l = list_at(i)); i++) {
                struct query q = { .e = entity_find(str_of(l->of)), .list = l, .place = TOWN };
                int64_t rows = -1;
                if (!l->county_only)
                        continue;
                met++;
                assert_int_equal(figure_of(&f, l->name, "2017", TOWN), FIGURE_NONE);
                assert_true(figure_of(&f, l->name, "2017", NULL) >= 0);
                assert_true(query_count(&f.c, &q, &rows));
                assert_int_equal(rows, 0);
        }
        assert_true(met >= 7);
        assert_figure("training.months_below_two", "2017", 12);
        PUT("parameter_value", "name", "training_monthly", "place", "341125", "from_on", "2017-01-01", "value", "0");
        assert_figure("training.months_below_two", "2017", 0); /* as many as the county's own document asks for */
        fixture_close(&f);
}

/* A village merged away in March is one of January's figures still. */
static void a_place_counts_for_as_long_as_it_stands(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        fixture_put(&f, "place", 0, PAIRS("code", "341125100203", "name", "新村村委会", "from_on", "2017-03-01"));
        assert_figure("place.villages", "2017-02-28", 4);
        assert_figure("place.villages", "2017-03-01", 5);
        fixture_close(&f);
}

/* day_read: what a text is as the day of a field, whoever enters it. */
static const char *day_read(struct fixture *f, const struct entity *e, const struct field *field, const char *text)
{
        struct draft *d = draft_new(&f->arena, e);
        if (!draft_text(&f->c, d, field, str_of(text)))
                return f->c.err.code;
        return arena_copy(&f->arena, draft_get(d, field->name).s);
}

/* Of every register: a beginning is the first day of what is known of it, an end the last. */
static void what_begins_begins_with_the_first_day(void **state)
{
        static const struct {
                const char *text, *first, *last;
        } days[] = {
                { "2021.12", "2021-12-01", "2021-12-31" }, { "2014年", "2014-01-01", "2014-12-31" },
                { "2026年1月", "2026-01-01", "2026-01-31" }, { "2018", "2018-01-01", "2018-12-31" },
                { "2017-06", "2017-06-01", "2017-06-30" }, { "2017年6月8日", "2017-06-08", "2017-06-08" },
        };
        struct fixture f;
        const struct entity *e;
        size_t spans = 0;
        (void)state;
        mechanism_county(&f);
        for (size_t i = 0; (e = entity_at(i)); i++) {
                const struct field *from = field_find(e, S("from_on")), *to = field_find(e, S("to_on"));
                spans += e->life == LIFE_SPAN;
                for (size_t k = 0; k < COUNT(days); k++) {
                        assert_true(!from || strcmp(day_read(&f, e, from, days[k].text), days[k].first) == 0);
                        assert_true(!to || strcmp(day_read(&f, e, to, days[k].text), days[k].last) == 0);
                }
        }
        assert_true(spans > 30);
        fixture_close(&f);
}

/* A role is given over its own level and below; what stood before the rule is on the desk and can be ended. */
static void a_role_is_given_over_its_own_level(void **state)
{
        static const char *const places[] = { "341125", TOWN, EAST };
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const int64_t account = PUT("account", "login", "li", "title", "李", "place", "341125");
        const char *whose = arena_fmt(&f.arena, "%lld", (long long)account).p;
        for (int r = 0; r < ROLE_LOCAL; r++)
                for (size_t i = 0; i < COUNT(places); i++) {
                        /* an account each: some roles don't go together */
                        const char *login = arena_fmt(&f.arena, "li%d%zu", r, i).p;
                        const char *of = fixture_name(&f, "李", arena_fmt(&f.arena, "%d%zu", r, i).p);
                        const int64_t one = PUT("account", "login", login, "title", of, "place", "341125");
                        const char *code = fixture_try(&f, "account_grant", 0,
                                                       PAIRS("account", arena_fmt(&f.arena, "%lld", (long long)one).p,
                                                             "role", role_name((enum role)r), "place", places[i],
                                                             "from_on", "2017-01-01"));
                        const bool fits = strlen(places[i]) >= (r == ROLE_TOWNSHIP ? 9u : r == ROLE_VILLAGE ? 12u : 6u);
                        assert_string_equal(code, fits ? "" : "account.role_level");
                }
        assert_figure("account.role_level", "2017-12-31", 0);
        const int64_t grant = PUT("account_grant", "account", whose, "role", "township", "place", TOWN, "from_on",
                                  "2017-02-01");
        assert_refused("account.role_level", "account_grant", grant, "place", "341125");
        assert_refused("account.role_level", "account_grant", grant, "role", "village");
        assert_true(store_write_begin(&f.c));
        assert_true(db_exec(&f.c, S("UPDATE account_grant SET place = '341125' WHERE id = :id"),
                            ARGS(ARG("id", V_INT(grant)))));
        assert_true(store_write_end(&f.c));
        assert_figure("account.role_level", "2017-12-31", 1);
        SET("account_grant", grant, "to_on", "2017-06-30");
        assert_figure("account.role_level", "2017-12-31", 0);
        fixture_close(&f);
}

/* ---- what a check tells people to do ---- */

static bool says_one_of(const char *text, const char *const words[], size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (strstr(text, words[i]))
                        return true;
        return false;
}
#define SAYS_ONE_OF(text, ...) \
        says_one_of(text, (const char *const[]){ __VA_ARGS__ }, COUNT(((const char *const[]){ __VA_ARGS__ })))

/* looked_up: the words name an act of looking, and a paper, object or log to look at. */
static bool looked_up(const struct list *l)
{
        return SAYS_ONE_OF(l->mend, "核对", "核实", "复核", "对照") &&
               SAYS_ONE_OF(l->mend, "文件", "材料", "佐证", "凭证", "名册", "档案", "户口簿", "身份证", "银行卡", "回单",
                           "纪要", "签到表", "考勤", "协议", "合同", "年报", "通知", "方案", "决定文书", "核算表",
                           "账簿", "返回文件", "申请", "备份记录", "批复", "健康证明") &&
               SAYS_ONE_OF(l->mend_en, "check", "compare", "find", "ask", "open") &&
               SAYS_ONE_OF(l->mend_en, "document", "evidence", "voucher", "roster", "file", "book", "ID card", "card",
                           "slip", "minutes", "sign-in", "attendance", "agreement", "contract", "report",
                           "notice", "plan", "decision", "form", "log", "papers", "record", "approval", "roll", "lease",
                           "licence", "certificate");
}

/* names_somebody: whom to ask; the check's own desk is one of them. */
static bool names_somebody(const struct list *l)
{
        return SAYS_ONE_OF(l->mend, "与", "由", "向", "请") &&
               SAYS_ONE_OF(l->mend, "组织部", "财政", "乡镇", "村", "单位", "部门", "本人", "银行", "支部", "党委", "企业",
                           "编办", "人社局", "经办机构", "管理员", "管理这台机器的人", "机关", "该组织", "审核人",
                           "以外的", "参与评分的人", "县委办公室", "送审人");
}

/* made_to_fit: words of the wrong way (below); or of one rule pack, since what is to be done is read on any day. */
static bool made_to_fit(const struct list *l)
{
        return SAYS_ONE_OF(l->mend, "补录", "补记", "补假", "补办", "改为", "列入", "抓紧", "约谈", "清空", "重新保存",
                           "扶贫", "贫困", "脱贫") ||
               SAYS_ONE_OF(l->mend_en, "afterwards", "get on with", "clear the", "enter leave", "in the plan of",
                           "talks to", "poverty");
}

/* A number turns to nothing in two ways: what is wrong is put right, or the record is made to fit. Words that lead to
 * the second are in no check: to write something down afterwards, to change a plan, a file or a day, to hurry, to have
 * somebody talked to. */
static void a_check_says_what_to_look_at_and_never_how_to_lose_a_row(void **state)
{
        const struct list *l;
        int checks = 0, faults = 0;
        (void)state;
        for (size_t i = 0; (l = list_at(i)); i++) {
                if (l->severity == SEVERITY_NONE)
                        continue;
                checks++;
                if (!made_to_fit(l) && looked_up(l) && names_somebody(l))
                        continue;
                faults++;
                print_message("%s: %s / %s\n", l->name, l->mend, l->mend_en);
        }
        assert_int_equal(faults, 0);
        assert_true(checks > 100); /* the walk met them */
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(the_tables_prove_themselves),
                cmocka_unit_test(every_list_runs_in_an_empty_county),
                cmocka_unit_test(what_is_the_countys_says_nothing_of_a_township),
                cmocka_unit_test(what_begins_begins_with_the_first_day),
                cmocka_unit_test(a_role_is_given_over_its_own_level),
                cmocka_unit_test(a_place_counts_for_as_long_as_it_stands),
                cmocka_unit_test(a_check_says_what_to_look_at_and_never_how_to_lose_a_row),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
