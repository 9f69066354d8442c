/* import_test.c: what an import promises: a refused row writes nothing and its household keeps
 * what is right, the same file twice changes nothing, the mended workbook brings the rest in, an
 * import can be taken back, an export comes back unchanged. */
#include "base/testing.h"

#include "book/sheet_fixture.h"
#include "core/core_fixture.h"
#include "fill/export.h"
#include "import/import.h"

#include <stdio.h>
#include <zip.h>

#define HEAD "户编号,行政村,识别年度,脱贫年度,人均纯收入,姓名,证件号码,性别,与户主关系\n"
#define RICH "341125000000001,东门村,2014,2016,5437.8,郝浩鹏,34119919470207769X,男,户主\n"
#define SON ",,,,,郝福,341199200206293674,男,之子\n"

/* Which: 0 created, 1 changed, 2 unchanged. */
static int64_t tallied(const struct import_report *r, const char *entity, int which)
{
        for (size_t i = 0; i < r->n_tally; i++)
                if (strcmp(r->tally[i].e->name, entity) == 0)
                        return which == 0   ? r->tally[i].created
                               : which == 1 ? r->tally[i].changed
                                            : r->tally[i].unchanged;
        return 0;
}

static struct import_report import_at(struct fixture *f, const char *path, enum import_mode mode, const char *returned)
{
        struct import_report r;
        const struct import_order order = { .path = path, .mode = mode, .returned = returned };
        if (!import_run(&f->c, &order, &r))
                print_error("%s: %s\n", f->c.err.code, f->c.err.text);
        assert_int_equal(f->c.err.kind, ERR_NONE);
        return r;
}

static struct import_report import_lines(struct fixture *f, const char *csv)
{
        const char *path = fixture_path(&f->arena, "in.csv");
        fixture_bytes(path, str_of(csv));
        return import_at(f, path, IMPORT_COMMIT, "");
}

static struct str sql_answer(struct fixture *f, const char *sql)
{
        struct val v;
        assert_true(db_one(&f->c, str_of(sql), NO_ARGS, &v));
        return v.type == VAL_INT ? arena_fmt(&f->arena, "%lld", (long long)v.i) : v.s;
}

/* The two spans come of years alone: identified in 2014 begins with that year, out of poverty in
 * 2016 ends the first with the day before the last. Sent again, the same file must change
 * nothing, or every correction of a list would rewrite the register. */
static void a_household_comes_in_whole(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        struct import_report r = import_lines(&f, "填报日期：2017年12月20日,,,,,,,,\n" HEAD RICH SON "合计,1户\n");
        assert_int_equal(r.refusals.n, 0);
        assert_int_equal(tallied(&r, "household", 0), 1);
        assert_int_equal(tallied(&r, "person", 0), 2);
        assert_str(sql_answer(&f, "SELECT head_name FROM household WHERE county = '341125'"), "郝浩鹏");
        assert_str(
                sql_answer(
                        &f,
                        "SELECT from_on || ' ' || to_on || ' ' || precision FROM household_status WHERE kind = 'poor'"),
                "2014-01-01 2016-12-30 year");
        assert_str(sql_answer(&f, "SELECT from_on || ' ' || precision FROM household_status WHERE kind = 'exited'"),
                   "2016-12-31 year");
        assert_str(sql_answer(&f, "SELECT per_capita FROM household_income WHERE year = 2017"), "543780");
        r = import_lines(&f, "填报日期：2017年12月20日,,,,,,,,\n" HEAD RICH SON);
        for (size_t i = 0; i < r.n_tally; i++)
                assert_int_equal(r.tally[i].created + r.tally[i].changed, 0);
        assert_int_equal(tallied(&r, "person", 2), 2);
        fixture_close(&f);
}

/* A member's fault costs the member, the household's costs the household: whoever sends four
 * hundred households must not get all of them back for one digit. */
static void a_fault_sets_aside_what_it_must(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        struct import_report r =
                import_lines(&f, HEAD RICH ",,,,,郝福,341199200206293675,男,之子\n"
                                           "341125000000002,东门村,2014,,x,戴荣,34119919640403085X,男,户主\n"
                                           "341125000000003,东门村,2014,,1,田根,34119919570418125X,男,之子\n");
        assert_int_equal(r.refusals.n, 3);
        assert_str(r.refusals.items[0].code, "id.check_digit");
        assert_str(r.refusals.items[1].code, "number.invalid");
        assert_str(r.refusals.items[2].code, "household.no_head");
        assert_int_equal(tallied(&r, "household", 0), 1);
        assert_int_equal(tallied(&r, "person", 0), 1);
        assert_int_equal(fixture_count(&f, "person"), 1);
        fixture_close(&f);
}

/* The sheet can't say which of the two is right, so neither comes in; the message names the other cell. */
static void a_number_twice_is_refused_at_both_places(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        struct import_report r =
                import_lines(&f, HEAD RICH SON "341125000000002,东门村,2014,,1,戴荣,34119919640403085X,男,户主\n"
                                               ",,,,,戴福,34119919470207769X,男,之父\n");
        assert_int_equal(r.refusals.n, 2);
        assert_str(r.refusals.items[0].code, "id.duplicate");
        assert_int_equal(r.refusals.items[0].row, 1);
        assert_true(str_find(r.refusals.items[0].message, S("G5")) < r.refusals.items[0].message.n);
        assert_int_equal(r.refusals.items[1].row, 4);
        assert_int_equal(tallied(&r, "household", 0), 1);
        assert_int_equal(tallied(&r, "person", 0), 1);
        fixture_close(&f);
}

/* It is the same change, taken back: whatever it counts is what a commit would do. */
static void a_dry_run_writes_nothing(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        const char *path = fixture_path(&f.arena, "dry.csv");
        fixture_bytes(path, S(HEAD RICH SON));
        struct import_report r = import_at(&f, path, IMPORT_DRY, NULL);
        assert_int_equal(tallied(&r, "person", 0), 2);
        assert_int_equal(fixture_count(&f, "person"), 0);
        fixture_close(&f);
}

/* Nobody is of two households at once; the sheet is refused, not the register changed behind the
 * other household's back. */
static void a_member_of_another_household_is_reported(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        (void)import_lines(&f, HEAD RICH SON);
        struct import_report r =
                import_lines(&f, HEAD "341125000000002,东门村,2014,,1,戴荣,34119919640403085X,男,户主\n" SON);
        assert_int_equal(r.refusals.n, 1);
        assert_str(r.refusals.items[0].code, "person.elsewhere");
        assert_int_equal(tallied(&r, "household", 0), 1);
        assert_int_equal(tallied(&r, "person", 0), 1);
        fixture_close(&f);
}

/* A hard rule refuses a whole change. The import takes it apart until the one group at fault
 * stands alone, or one bad row would cost the file. */
static void a_rule_refuses_only_whom_it_concerns(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        (void)import_lines(&f, HEAD RICH);
        struct import_report r =
                import_lines(&f, HEAD "341125000000002,东门村,2014,,1,戴荣,34119919640403085X,男,户主\n"
                                      "341125000000001,东门村,2014,,1,田根,34119919570418125X,男,户主\n"
                                      "341125000000003,东门村,2014,,1,郝福,341199200206293674,男,户主\n");
        assert_int_equal(r.refusals.n, 1);
        assert_str(r.refusals.items[0].code, "rule.one_head");
        assert_int_equal(r.refusals.items[0].row, 2);
        assert_int_equal(tallied(&r, "household", 0), 2);
        assert_int_equal(fixture_count(&f, "person"), 3);
        fixture_close(&f);
}

/* Taking an import back never costs work that came after it: the household somebody wrote a note on stays. */
static void withdrawing_voids_restores_and_leaves(void **state)
{
        struct fixture f;
        struct import_withdrawn w;
        (void)state;
        fixture_open(&f);
        (void)import_lines(&f, HEAD RICH SON);
        struct import_report r = import_lines(&f, "户编号,行政村,村民小组,姓名,证件号码,与户主关系\n341125000000001,"
                                                  "东门村,6组,郝浩鹏,34119919470207769X,户主\n"
                                                  "341125000000002,东门村,1组,戴荣,34119919640403085X,户主\n");
        assert_int_equal(tallied(&r, "household", 1), 1);
        assert_int_equal(tallied(&r, "household", 0), 1);
        assert_true(import_withdraw(&f.c, r.id, &w));
        assert_int_equal(w.left, 0);
        assert_int_equal(fixture_count(&f, "household"), 1);
        assert_int_equal(sql_answer(&f, "SELECT group_no FROM household WHERE voided = 0").n, 0);
        assert_false(import_withdraw(&f.c, r.id, &w));
        f.c.err = (struct err){ .kind = ERR_NONE };
        r = import_lines(&f, HEAD "341125000000002,东门村,2014,,1,戴荣,34119919640403085X,男,户主\n");
        int64_t id = 0;
        assert_true(str_int(sql_answer(&f, "SELECT id FROM household WHERE voided = 0 AND hh_no = '341125000000002'"),
                            &id));
        fixture_put(&f, "household", id, PAIRS("note", "走访"));
        assert_true(import_withdraw(&f.c, r.id, &w));
        assert_int_equal(w.left, 1);
        assert_int_equal(fixture_count(&f, "household"), 2);
        assert_int_equal(fixture_faults(&f), 0);
        fixture_close(&f);
}

/* ---- workbooks ---- */

#define CELL(at, text) "<c r=\"" at "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

static void mend(const char *path, const char *wrong, const char *right)
{
        int fault;
        zip_t *z = zip_open(path, 0, &fault);
        assert_non_null(z);
        const char *part = "xl/worksheets/sheet1.xml";
        zip_file_t *in = zip_fopen(z, part, 0);
        static char xml[65536], out[65536];
        zip_int64_t n = zip_fread(in, xml, sizeof xml - 1);
        zip_fclose(in);
        assert_true(n > 0);
        xml[n] = '\0';
        char *at = strstr(xml, wrong);
        assert_non_null(at);
        snprintf(out, sizeof out, "%.*s%s%s", (int)(at - xml), xml, right, at + strlen(wrong));
        zip_source_t *s = zip_source_buffer(z, out, strlen(out), 0);
        assert_true(zip_file_add(z, part, s, ZIP_FL_OVERWRITE) >= 0);
        assert_int_equal(zip_close(z), 0);
}

/* What a county does every day: send, get back, mend the marked cells in the very same workbook, send again. */
static void the_mended_workbook_brings_the_rest_in(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        const char *path = fixture_path(&f.arena, "register.xlsx"), *back = fixture_path(&f.arena, "back.xlsx");
        fixture_xlsx(
                &f.arena, path,
                "<sheetData><row r=\"1\">" CELL("A1", "户编号") CELL("B1", "行政村") CELL("C1", "姓名") CELL("D1",
                                                                                                             "证件号码")
                        CELL("E1",
                             "与户主关系") "</row>"
                                           "<row r=\"2\">" CELL("A2", "1") CELL("B2", "杏花新村") CELL(
                                                   "C2", "郝浩鹏") CELL("D2", "34119919470207769X")
                                                   CELL("E2",
                                                        "户主") "</row>"
                                                                "<row r=\"3\">" CELL("C3", "郝福") CELL(
                                                                        "D3", "341199200206293674")
                                                                        CELL("E3",
                                                                             "之子") "</row>"
                                                                                     "<row r=\"4\">" CELL(
                                                                                             "A4", "2") CELL("B4",
                                                                                                             "东门村")
                                                                                             CELL("C4", "戴荣") CELL(
                                                                                                     "D4", "34119919640"
                                                                                                           "403085X")
                                                                                                     CELL("E4",
                                                                                                          "户主") "</"
                                                                                                                  "row>"
                                                                                                                  "</"
                                                                                                                  "shee"
                                                                                                                  "tDat"
                                                                                                                  "a>"
                                                                                                                  "<mer"
                                                                                                                  "geCe"
                                                                                                                  "lls "
                                                                                                                  "coun"
                                                                                                                  "t="
                                                                                                                  "\"2"
                                                                                                                  "\"><"
                                                                                                                  "merg"
                                                                                                                  "eCel"
                                                                                                                  "l "
                                                                                                                  "ref="
                                                                                                                  "\"A2"
                                                                                                                  ":A3"
                                                                                                                  "\"/"
                                                                                                                  "><"
                                                                                                                  "merg"
                                                                                                                  "eCel"
                                                                                                                  "l "
                                                                                                                  "ref="
                                                                                                                  "\"B2"
                                                                                                                  ":B3"
                                                                                                                  "\"/"
                                                                                                                  "></"
                                                                                                                  "merg"
                                                                                                                  "eCel"
                                                                                                                  "ls>",
                NULL, NULL);
        struct import_report r = import_at(&f, path, IMPORT_COMMIT, back);
        assert_int_equal(r.refusals.n, 1);
        assert_str(r.refusals.items[0].code, "place.unknown");
        assert_int_equal(tallied(&r, "household", 0), 1);
        r = import_at(&f, back, IMPORT_COMMIT, "");
        assert_int_equal(r.refusals.n, 1);
        assert_int_equal(tallied(&r, "household", 0) + tallied(&r, "household", 1), 0);
        mend(back, "杏花新村", "西门村");
        r = import_at(&f, back, IMPORT_COMMIT, "");
        assert_int_equal(r.refusals.n, 0);
        assert_int_equal(tallied(&r, "household", 0), 1);
        assert_int_equal(tallied(&r, "household", 2), 1);
        assert_int_equal(tallied(&r, "person", 0), 2);
        fixture_close(&f);
}

/* A merge over several households is how lists are printed; the cells below say nothing of their
 * own and are not empty. */
static void a_village_merged_over_households_counts_for_each(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        const char *path = fixture_path(&f.arena, "merged.xlsx");
        fixture_xlsx(&f.arena, path,
                     "<sheetData><row r=\"1\">" CELL("A1", "行政村") CELL("B1", "户编号") CELL("C1", "姓名") CELL(
                             "D1", "证件号码") CELL("E1", "与户主关系") "</row><row r=\"2\">" CELL("A2", "东门村")
                             CELL("B2", "1") CELL("C2", "郝浩鹏") CELL("D2", "34119919470207769X") CELL(
                                     "E2", "户主") "</row><row r=\"3\">" CELL("B3", "2") CELL("C3", "戴荣")
                                     CELL("D3", "34119919640403085X") CELL("E3", "户主") "</row><row r=\"4\">" CELL(
                                             "B4", "3") CELL("C4", "田根") CELL("D4", "34119919570418125X")
                                             CELL("E4", "户主") "</row></sheetData><mergeCells count=\"1\"><mergeCell "
                                                                "ref=\"A2:A3\"/></mergeCells>",
                     NULL, NULL);
        struct import_report r = import_at(&f, path, IMPORT_COMMIT, "");
        assert_int_equal(tallied(&r, "household", 0), 2);
        assert_int_equal(r.refusals.n, 1);
        assert_str(r.refusals.items[0].code, "place.missing");
        assert_str(sql_answer(&f, "SELECT place FROM household WHERE hh_no = '2'"), "341125100201");
        fixture_close(&f);
}

static void export_now(struct fixture *f, const char *entity, const char *path)
{
        const struct query q = { .e = entity_find(str_of(entity)) };
        int64_t n;
        enum writer_format format;
        assert_true(export_format(&f->c, path, &format));
        assert_true(export_rows(&f->c, &q, format, EXPORT_MASKED, S("导出 office 2017-12-31"), path, &n));
        assert_true(n > 0);
}

/* Masks, titles of references and rounded numbers are all what stands there: none of it may count as a change. */
static void an_export_comes_back_unchanged(void **state)
{
        static const char *const entities[] = { "household",        "person",           "household_member",
                                                "household_status", "household_income", "place" };
        struct fixture f;
        (void)state;
        fixture_open(&f);
        (void)import_lines(&f, HEAD RICH SON);
        for (size_t i = 0; i < 2 * COUNT(entities); i++) {
                const char *path = fixture_path(&f.arena, i % 2 ? "out.csv" : "out.xlsx");
                export_now(&f, entities[i / 2], path);
                struct import_report r = import_at(&f, path, IMPORT_COMMIT, "");
                assert_int_equal(r.refusals.n, 0);
                assert_string_equal(r.subject, entities[i / 2]);
                assert_int_equal(tallied(&r, entities[i / 2], 0) + tallied(&r, entities[i / 2], 1), 0);
                assert_true(tallied(&r, entities[i / 2], 2) > 0);
        }
        fixture_close(&f);
}

#define LINE "编号,版本,户编号,村民小组,行政村,联系电话\n341125-%lld,%d,1,%s,定城镇 东门村委会,%s\n"
/* Two people edit two exports of one day: the second to come back must be told, not win. */
static void an_edited_export_changes_and_an_old_one_is_stale(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        int64_t id = fixture_household(&f, "1", "341125100201");
        char csv[512];
        snprintf(csv, sizeof csv, LINE, (long long)id, 1, "6组", "13411078425");
        struct import_report r = import_lines(&f, csv);
        assert_int_equal(tallied(&r, "household", 1), 1);
        snprintf(csv, sizeof csv, LINE, (long long)id, 1, "6组", "134****8425");
        r = import_lines(&f, csv);
        assert_int_equal(r.refusals.n, 0);
        assert_int_equal(tallied(&r, "household", 2), 1);
        snprintf(csv, sizeof csv, LINE, (long long)id, 1, "7组", "134****8425");
        r = import_lines(&f, csv);
        assert_int_equal(r.refusals.n, 1);
        assert_str(r.refusals.items[0].code, "change.stale");
        snprintf(csv, sizeof csv, LINE, (long long)id, 2, "(清空)", "134****8425");
        r = import_lines(&f, csv);
        assert_int_equal(tallied(&r, "household", 1), 1);
        assert_int_equal(sql_answer(&f, "SELECT group_no FROM household").n, 0);
        fixture_close(&f);
}

/* The ledger of helpers names households by number and head, and makes persons and cadres of the helpers alone. */
static void helpers_answer_for_households(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        (void)import_lines(&f, HEAD RICH "341125000000002,东门村,2014,,1,戴荣,34119919640403085X,男,户主\n");
        const char *ledger = "帮扶责任人,身份证号,工作单位,职务,政治面貌,结对户编号,户主姓名,结对日期\n"
                             "王建,341199199004259536,县水务局,主任,中共党员,341125000000001,郝浩鹏,2016-12-10\n"
                             ",,,,,341125000000002,戴荣,2016-12-10\n"
                             "沈桂淑,34119919670526414X,定城镇人民政府,科员,群众,341125000000009,戴荣,2016-12-10\n";
        struct import_report r = import_lines(&f, ledger);
        assert_int_equal(tallied(&r, "responsibility", 0), 2);
        assert_int_equal(tallied(&r, "cadre", 0), 1);
        assert_int_equal(r.refusals.n, 1);
        assert_str(r.refusals.items[0].code, "household.unknown");
        assert_str(sql_answer(&f, "SELECT kind FROM organisation WHERE name = '县水务局' AND unverified = 1"),
                   "government_unit");
        assert_str(sql_answer(&f, "SELECT source FROM cadre WHERE voided = 0"), "county");
        r = import_lines(&f, "帮扶干部,帮扶单位,户主姓名,所在村,结对时间\n王建,县水务局,戴荣,东门村,2016-12-10\n");
        assert_int_equal(tallied(&r, "responsibility", 2), 1);
        assert_int_equal(r.refusals.n, 0);
        fixture_close(&f);
}

/* No table was written for it: headings are the catalogue's titles and synonyms. */
static void any_register_takes_a_sheet_of_its_own_headers(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        struct import_report r = import_lines(&f, "姓名,身份证号,单位,职务\n王建,341199199004259536,县水务局,"
                                                  "主任\n沈桂淑,34119919670526414X,定城镇人民政府,科员\n");
        assert_string_equal(r.subject, "cadre");
        assert_int_equal(tallied(&r, "cadre", 0), 2);
        assert_int_equal(tallied(&r, "person", 0), 2);
        r = import_lines(&f, "单位名称,单位性质,服务区划\n县水利局,机关事业单位,定远县\n龙山合作社,合作社,二龙乡\n");
        assert_string_equal(r.subject, "organisation");
        assert_int_equal(tallied(&r, "organisation", 0), 2);
        assert_str(sql_answer(&f, "SELECT place FROM organisation WHERE name = '龙山合作社'"), "341125200");
        fixture_close(&f);
}

/* And is the county's own: the neighbour's words are none of ours. */
static void a_word_mapped_once_is_known(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        const char *csv =
                "户编号,行政村,致贫缘由,姓名,证件号码,与户主关系\n1,东门村,运气不好,郝浩鹏,34119919470207769X,户主\n";
        struct import_report r = import_lines(&f, csv);
        assert_int_equal(r.refusals.n, 0);
        assert_true(import_map(&f.c, S("column"), S("致贫缘由"), S("household.cause_main")));
        r = import_lines(&f, csv);
        assert_str(r.refusals.items[0].code, "code.unknown");
        assert_true(import_map(&f.c, S("cause"), S("运气不好"), S("other")));
        r = import_lines(&f, csv);
        assert_int_equal(r.refusals.n, 0);
        assert_int_equal(tallied(&r, "household", 1), 1);
        struct val word; /* another county has to say itself what its words mean */
        assert_true(db_one(&f.c, db_sql(f.c.db, "imports.words"), ARGS(ARG("county", V_TEXT("341126"))), &word));
        assert_true(val_is_null(word));
        assert_true(db_one(&f.c, db_sql(f.c.db, "imports.words"), ARGS(ARG("county", V_TEXT("341125"))), &word));
        assert_false(val_is_null(word));
        assert_true(r.n_words == 2 && r.words[0].used && r.words[1].used);
        assert_false(import_map(&f.c, S("cause"), S("运气不好"), S("nonsense")));
        f.c.err = (struct err){ .kind = ERR_NONE };
        assert_true(import_map(&f.c, S("cause"), S("运气不好"), S(""))); /* taken back */
        r = import_lines(&f, csv);
        assert_str(r.refusals.items[0].word, "运气不好");
        fixture_close(&f);
}

/* An empty cell leaves what stands; only (清空) takes it away. */
static void nothing_is_written_that_no_cell_says(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        const char *plain = "户编号,行政村,家庭人口,人均纯收入,姓名,证件号码,与户主关系\n"
                            "1,东门村,3,,郝浩鹏,34119919470207769X,户主\n";
        struct import_report r = import_lines(&f, plain);
        assert_int_equal(r.refusals.n, 0);
        assert_int_equal(tallied(&r, "household", 0), 1);
        assert_int_equal(fixture_count(&f, "household_income"), 0);
        r = import_lines(&f, "培训台账\n培训时间,培训名称,主办单位,参训人数\n2017-6-1,养殖,县水利局,60\n2017-7-1,种植,"
                             "县水利局,50\n");
        assert_int_equal(tallied(&r, "training_session", 0), 2);
        assert_int_equal(r.refusals.n, 1); /* 缺签到表, once for the sheet */
        assert_int_equal(fixture_count(&f, "training_attendance"), 0);
        r = import_lines(&f, "培训台账\n培训时间,培训名称,主办单位,参训人数,签到表\n2017-6-1,养殖,县水利局,60,甲\n"
                             "2017-7-1,种植,县水利局,50,\n2017-8-1,加工,县水利局,50,\n");
        assert_int_equal(r.refusals.n, 2); /* those that are not filled, each by itself */
        assert_int_equal(fixture_count(&f, "training_attendance"), 1);
        fixture_close(&f);
}

#define TEACHERS "姓名,性别,身份证号码,工作单位,职务\n郝浩鹏,男,34119919470207769X,县水利局,科员\n"

/* Tables of one shape: what the title says, and which codes the cells hold, decides. */
static void words_and_title_tell_tables_apart(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        struct import_report r = import_lines(&f, TEACHERS);
        assert_string_equal(r.subject, "cadre"); /* 县水利局 is no kind of office */
        assert_int_equal(r.refusals.n, 0);
        r = import_lines(
                &f, "扶贫车间（驿站）情况表\n乡镇,村,车间名称,类型,所属流动党支部\n,东门村,东门服装,缝纫,东门支部\n");
        assert_false(r.understood); /* not a list of villages by size */
        assert_string_equal(r.matches[0].closest->subject->name, "workshop");
        r = import_lines(
                &f,
                "乡镇扶贫工作站人员名册\n村,姓名,性别,工作内容,性质,来的时间\n东门村,郝浩鹏,男,扶贫,聘用,2017-9-1\n");
        assert_false(r.understood); /* nothing but the title speaks of service at the front */
        fixture_close(&f);
}

/* Said by hand goes before all we could think, for one sheet or for all. */
static void a_sheet_is_what_somebody_says(void **state)
{
        struct fixture f;
        struct import_report r;
        struct str json;
        (void)state;
        fixture_open(&f);
        assert_true(import_check(&f.c, S("名单.csv"), S(TEACHERS), &r));
        assert_true(import_ask(&f.c, r.id, S(""), S("household")) && import_check_kept(&f.c, r.id, &r));
        assert_string_equal(r.state, "refused");
        assert_true(str_find(r.matches[0].missing, S("与户主关系")) < r.matches[0].missing.n);
        assert_string_equal(r.matches[0].choices[0]->subject->name, "cadre");
        assert_true(import_ask(&f.c, r.id, S(""), S("staff")) && import_check_kept(&f.c, r.id, &r));
        assert_string_equal(r.matches[0].closest->subject->name, "staff");
        assert_true(import_load(&f.c, r.id, &json) && str_find(json, S("扶贫工作人员")) < json.n);
        assert_true(import_ask(&f.c, r.id, S(""), S("cadre")));
        assert_true(import_check_kept(&f.c, r.id, &r) && import_commit(&f.c, r.id, S(""), NULL, &r));
        assert_int_equal(tallied(&r, "cadre", 0), 1);
        assert_false(import_ask(&f.c, r.id, S(""), S("account")));
        assert_string_equal(f.c.err.code, "import.for");
        fixture_close(&f);
}

/* Once, by one person, and only while it would still come out as it was seen. */
static void what_was_checked_can_be_committed(void **state)
{
        struct fixture f;
        struct import_report r;
        struct str json, bytes;
        const char *name;
        bool others;
        (void)state;
        fixture_open(&f);
        assert_true(import_check(&f.c, S("名单.csv"), S(HEAD RICH ",,,,,郝福,341199200206293675,男,之子\n"), &r));
        assert_string_equal(r.state, "checked");
        assert_int_equal(fixture_count(&f, "person"), 0);
        assert_true(import_returned(&f.c, r.id, &bytes, &name, &others) && bytes.n > 100 && !others);
        assert_string_equal(name, "名单-待改.xlsx");
        const int64_t checked = r.id;
        assert_false(import_commit(&f.c, checked, S("another outcome"), NULL, &r));
        assert_string_equal(f.c.err.code, "import.changed");
        f.c.err = (struct err){ .kind = ERR_NONE };
        assert_true(import_commit(&f.c, checked, S(""), NULL, &r));
        assert_string_equal(r.state, "done");
        assert_int_equal(fixture_count(&f, "person"), 1);
        assert_true(import_load(&f.c, r.id, &json));
        assert_true(str_find(json, S("id.check_digit")) < json.n);
        assert_false(import_commit(&f.c, r.id, S(""), NULL, &r));
        f.c.err = (struct err){ .kind = ERR_NONE };
        fixture_as(&f, ROLE_LEADER, "341125", 0);
        assert_false(import_check(&f.c, S("x.csv"), S(HEAD RICH), &r));
        fixture_close(&f);
}

/* A wage link names a member of its household: never a second person beside him, whatever the sheet calls him. */
static void a_member_is_found_and_never_made(void **state)
{
        static const char *const bases[] = { "甲基地", "乙基地", "丙基地", "丁基地", "戊基地" };
        struct fixture f;
        (void)state;
        fixture_open(&f);
        (void)import_lines(&f, HEAD RICH SON ",,,,,郝福,34119919640403085X,男,之子\n"
                                             "341125000000002,东门村,2014,,1,田根,34119919570418125X,男,户主\n");
        for (size_t i = 0; i < COUNT(bases); i++)
                fixture_put(&f, "base", 0, PAIRS("name", bases[i], "place", "341125100", "from_on", "2016-01-01"));
        const int64_t persons = fixture_count(&f, "person");
        struct import_report r =
                import_lines(&f, "基地名称,户编号,务工人员姓名,务工人员身份证号,利益联结方式,开始日期\n"
                                 "甲基地,341125000000001,郝浩鹏,,务工,2017-03-01\n"
                                 "乙基地,341125000000001,郝福,,务工,2017-03-01\n"
                                 "丙基地,341125000000001,郝福,341199200206293674,务工,2017-03-01\n"
                                 "丁基地,341125000000001,王二,,务工,2017-03-01\n"
                                 "戊基地,341125000000001,田根,34119919570418125X,务工,2017-03-01\n");
        assert_int_equal(tallied(&r, "benefit_link", 0), 2);
        assert_int_equal(fixture_count(&f, "person"), persons);
        assert_str(sql_answer(&f, "SELECT p.birth FROM benefit_link l JOIN base b ON b.id = l.base_id "
                                  "JOIN person p ON p.id = l.person_id WHERE b.name = '丙基地'"),
                   "2002-06-29");
        assert_int_equal(r.refusals.n, 3);
        assert_str(r.refusals.items[0].code, "member.several");
        assert_true(str_find(r.refusals.items[0].message, S("1964-04-03")) < r.refusals.items[0].message.n);
        assert_str(r.refusals.items[1].code, "member.unknown");
        assert_true(str_find(r.refusals.items[1].message, S("郝浩鹏")) < r.refusals.items[1].message.n);
        assert_str(r.refusals.items[2].code, "member.unknown");
        fixture_close(&f);
}

/* Columns beyond those looked at are told: a sheet of figures for every week may be that wide. */
static void columns_too_many_are_told(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        struct str csv = S("户编号,行政村,识别年度,姓名,证件号码,性别,与户主关系");
        for (int i = 0; i < 260; i++)
                csv = arena_fmt(&f.arena, "%.*s,周%d", FMT(csv), i);
        csv = arena_fmt(&f.arena, "%.*s\n341125000000001,东门村,2014,郝浩鹏,34119919470207769X,男,户主\n", FMT(csv));
        struct import_report r = import_lines(&f, csv.p);
        assert_int_equal(r.refusals.n, 0);
        assert_int_equal(tallied(&r, "household", 0), 1);
        assert_int_equal(r.notes.n, 1);
        assert_str(r.notes.items[0].code, "columns.beyond");
        assert_true(str_find(r.notes.items[0].message, S("267")) < r.notes.items[0].message.n);
        assert_true(str_find(r.notes.items[0].message, S("IW")) < r.notes.items[0].message.n);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_household_comes_in_whole),
                cmocka_unit_test(a_fault_sets_aside_what_it_must),
                cmocka_unit_test(a_number_twice_is_refused_at_both_places),
                cmocka_unit_test(a_dry_run_writes_nothing),
                cmocka_unit_test(a_member_of_another_household_is_reported),
                cmocka_unit_test(a_rule_refuses_only_whom_it_concerns),
                cmocka_unit_test(withdrawing_voids_restores_and_leaves),
                cmocka_unit_test(the_mended_workbook_brings_the_rest_in),
                cmocka_unit_test(a_village_merged_over_households_counts_for_each),
                cmocka_unit_test(an_export_comes_back_unchanged),
                cmocka_unit_test(an_edited_export_changes_and_an_old_one_is_stale),
                cmocka_unit_test(helpers_answer_for_households),
                cmocka_unit_test(any_register_takes_a_sheet_of_its_own_headers),
                cmocka_unit_test(a_word_mapped_once_is_known),
                cmocka_unit_test(nothing_is_written_that_no_cell_says),
                cmocka_unit_test(words_and_title_tell_tables_apart),
                cmocka_unit_test(a_sheet_is_what_somebody_says),
                cmocka_unit_test(what_was_checked_can_be_committed),
                cmocka_unit_test(a_member_is_found_and_never_made),
                cmocka_unit_test(columns_too_many_are_told),
        };
        return cmocka_run_group_tests(tests, NULL, fixture_clean);
}
