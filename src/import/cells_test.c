/* cells_test.c: what people write in cells, and what it means. */
#include "base/testing.h"

#include "import/cells.h"

#include <stdio.h>

struct world {
        struct arena arena;
        struct ctx c;
};

static struct world *world_new(void)
{
        static struct world w;
        w = (struct world){ .c = { .arena = &w.arena, .today = "2017-12-31" } };
        return &w;
}

/* cell_as: the value of a cell for "entity.field"; the fault's code in *code. */
static struct subject_cell cell_as(struct world *w, const char *path, const char *text, enum cell_kind kind,
                                   const char **code)
{
        struct str rest = str_of(path), entity;
        assert_true(str_cut(&rest, '.', &entity));
        const struct entity *e = entity_find(entity);
        const struct match_target to = { e, field_find(e, rest) };
        const struct match_column column = { .factor = 1 };
        const struct cell_reader reader = { .money_factor = 1 };
        struct subject_cell out = { .given = false };
        struct cell_fault fault;
        assert_non_null(to.f);
        cell_read(&w->c, &reader, &to, &column, (struct cell){ .text = str_of(text), .kind = (unsigned char)kind },
                  &out, &fault);
        *code = fault.code;
        return out;
}

/* The factor is the heading's; a unit in the cell itself goes before it. */
static void cell_number_is(const char *path, const char *text, enum cell_kind kind, int64_t want)
{
        struct world *w = world_new();
        const char *code;
        struct subject_cell cell = cell_as(w, path, text, kind, &code);
        assert_null(code);
        assert_int_equal(cell.v.i, want);
        arena_release(&w->arena);
}

static void cell_text_is(const char *path, const char *written, enum cell_kind kind, const char *want)
{
        struct world *w = world_new();
        const char *code;
        struct subject_cell cell = cell_as(w, path, written, kind, &code);
        assert_null(code);
        assert_str(cell.v.s, want);
        arena_release(&w->arena);
}

static void cell_refused(const char *path, const char *written, enum cell_kind kind, const char *want)
{
        struct world *w = world_new();
        const char *code;
        (void)cell_as(w, path, written, kind, &code);
        assert_non_null(code);
        assert_string_equal(code, want);
        arena_release(&w->arena);
}

static void money_is_read_as_people_write_it(void **state)
{
        (void)state;
        cell_number_is("household_income.per_capita", "5,437.8", CELL_TEXT, 543780);
        cell_number_is("household_income.per_capita", "￥５４３７．８元", CELL_TEXT, 543780);
        cell_number_is("household_income.per_capita", "1.2万元", CELL_TEXT, 1200000);
        cell_number_is("household_income.per_capita", "2648.266667", CELL_NUMBER, 264827);
        cell_refused("household_income.per_capita", "约1837元", CELL_TEXT, "number.invalid");
        cell_refused("household_income.per_capita", "-1", CELL_NUMBER, "number.negative");
        cell_refused("household_income.per_capita", "1.234", CELL_TEXT, "number.decimals");
        cell_refused("household_income.per_capita", "#N/A", CELL_ERROR, "cell.error");
}

static void numbers_of_people_have_one_first_fault(void **state)
{
        (void)state;
        cell_text_is("person.id_no", "３４１１９９ 19470207769x", CELL_TEXT, "34119919470207769X");
        cell_text_is("person.id_no", "'34119919470207769X", CELL_TEXT, "34119919470207769X");
        cell_refused("person.id_no", "341199194702077000", CELL_NUMBER, "id.precision_lost");
        cell_refused("person.id_no", "3.41199E+17", CELL_TEXT, "id.precision_lost");
        cell_refused("person.id_no", "34119919470207769", CELL_TEXT, "id.length");
        cell_refused("person.id_no", "3411991947O207769X", CELL_TEXT, "id.characters");
        cell_refused("person.id_no", "341199194702077691", CELL_TEXT, "id.check_digit");
        cell_refused("household.bank_card", "6228420518303330829", CELL_NUMBER, "text.precision_lost");
}

/* What stands around a number or a name, for every type of field and every mark. */
static void wrappers_are_no_part_of_a_value(void **state)
{
        static const struct {
                const char *path, *bare, *value;
        } fields[] = {
                { "household.hh_no", "341125007000001", "341125007000001" },
                { "household.phone", "13411078001", "13411078001" },
                { "household.bank_card", "6228420518303331000", "6228420518303331000" },
                { "person.id_no", "34119919470207769X", "34119919470207769X" },
                { "person.name", "赵六", "赵六" },
                { "person.sex", "男", "1" },
                { "person.birth", "1947-02-07", "1947-02-07" },
        };
        static const char *const wraps[] = { "=\"%s\"", "'%s", "‘%s", "’%s", "`%s", "´%s", "＇%s", "'%s'", "‘%s’",
                                             "\"%s\"", "'=\"%s\"", "=\"'%s\"", " ' %s " };
        (void)state;
        for (size_t i = 0; i < COUNT(fields); i++)
                for (size_t k = 0; k < COUNT(wraps); k++) {
                        struct str front = str_of(wraps[k]);
                        const size_t at = str_find(front, S("%s"));
                        char text[128];
                        snprintf(text, sizeof text, "%.*s%s%s", (int)at, wraps[k], fields[i].bare, wraps[k] + at + 2);
                        cell_text_is(fields[i].path, text, CELL_TEXT, fields[i].value);
                }
        cell_text_is("household.hh_no", "=341125007000001", CELL_TEXT, "341125007000001");
        cell_text_is("person.name", "=赵六", CELL_TEXT, "赵六");
        cell_number_is("household_income.per_capita", "'5437.8", CELL_TEXT, 543780);
        cell_number_is("household_income.per_capita", "=\"5437.8\"", CELL_TEXT, 543780);
        cell_number_is("household_member.medical", "’是", CELL_TEXT, 1);
        cell_text_is("organisation.name", "‘三留守’人员服务中心", CELL_TEXT, "‘三留守’人员服务中心");
        cell_text_is("organisation.name", "\"三变\"改革\"办公室\"", CELL_TEXT, "\"三变\"改革\"办公室\"");
}

/* A formula is no value, whether its result is missing or it became a text, in any type of field. */
static void formulas_are_refused_by_cell(void **state)
{
        static const char *const fields[] = {
                "household.hh_no", "household.phone", "household.bank_card", "person.id_no", "person.name",
                "person.sex",
                "person.birth", "household_income.per_capita", "household_income.year", "household_member.medical"
        };
        (void)state;
        for (size_t i = 0; i < COUNT(fields); i++) {
                cell_refused(fields[i], "=", CELL_FORMULA, "cell.formula");
                cell_refused(fields[i], "=VLOOKUP(A2,B:C,2,0)", CELL_TEXT, "cell.formula");
                cell_refused(fields[i], "=A1+B1", CELL_TEXT, "cell.formula");
        }
}

/* Numbers that went through a program are the same number, or are refused where digits are gone. */
static void long_numbers_are_whole_or_refused(void **state)
{
        static const struct {
                const char *path, *bare;
        } fields[] = {
                { "household.hh_no", "341125007000001" },       { "household.phone", "13411078001" },
                { "household.bank_card", "6228420518303331" }, { "person.id_no", "341199194910281214" },
        };
        (void)state;
        for (size_t i = 0; i < COUNT(fields); i++) {
                char text[64];
                const char *bare = fields[i].bare, *path = fields[i].path;
                snprintf(text, sizeof text, "%s.0", bare);
                cell_text_is(path, text, CELL_TEXT, bare);
                snprintf(text, sizeof text, "%s.00", bare);
                cell_text_is(path, text, CELL_TEXT, bare);
                snprintf(text, sizeof text, "%.4s %.4s\xC2\xA0%s", bare, bare + 4, bare + 8);
                cell_text_is(path, text, CELL_TEXT, bare);
                const char *lost = strcmp(path, "person.id_no") == 0 ? "id.precision_lost" : "text.precision_lost";
                cell_refused(path, "3.41125E+14", CELL_TEXT, lost);
                cell_refused(path, "3.41125e14", CELL_TEXT, lost);
                cell_refused(path, "341.1E+12", CELL_TEXT, lost);
                cell_refused(path, "3E+17", CELL_TEXT, lost);
                cell_refused(path, "3411250070000010", CELL_NUMBER, lost);
        }
        cell_text_is("household.hh_no", "341125007000001", CELL_NUMBER, "341125007000001");
        cell_text_is("organisation.name", "12E34", CELL_TEXT, "12E34");
        cell_text_is("organisation.name", "2.0", CELL_TEXT, "2.0");
        cell_text_is("person.sex", "1.0", CELL_TEXT, "1");
        cell_text_is("person.birth", "19470207.0", CELL_TEXT, "1947-02-07");
        cell_number_is("household_income.year", "2017.0", CELL_TEXT, 2017);
        cell_number_is("household_member.work_months", "3.0", CELL_TEXT, 3);
}

/* A number in a cell of a date's look is a day of long ago or of another age, which nobody meant. */
static void days_nobody_meant_are_refused(void **state)
{
        (void)state;
        cell_text_is("person.birth", "1920-05-01", CELL_DATE, "1920-05-01");
        cell_text_is("person.birth", "1925", CELL_NUMBER, "1925-12-31");
        cell_refused("person.birth", "1900-01-05", CELL_DATE, "date.unlikely");
        cell_refused("household_status.from_on", "1905-07-06", CELL_DATE, "date.unlikely");
        cell_refused("household_income.year", "1905-07-09", CELL_DATE, "date.unlikely");
        cell_refused("household.hh_no", "1900-01-02", CELL_DATE, "date.unlikely");
        cell_refused("household_status.from_on", "2160-05-14", CELL_DATE, "date.unlikely");
        cell_refused("household_income.year", "9999-12-31", CELL_DATE, "date.unlikely");
        cell_refused("household_status.from_on", "9999-12-31", CELL_TEXT, "date.invalid");
        cell_text_is("household_status.to_on", "2014", CELL_NUMBER, "2014-12-31");
        cell_text_is("household_status.from_on", "2014-03-05", CELL_DATE, "2014-03-05");
}

/* GB/T 2260: every province there is, and none there isn't; 9 begins a foreigner's card. */
static void provinces_are_those_of_the_standard(void **state)
{
        static const char known[] = "11|12|13|14|15|21|22|23|31|32|33|34|35|36|37|41|42|43|44|45|46|50|51|52|53|54|"
                                    "61|62|63|64|65|71|81|82|83";
        (void)state;
        for (int i = 0; i < 100; i++) {
                static const int weight[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
                char number[19], province[3];
                int sum = 0;
                snprintf(province, sizeof province, "%02d", i);
                snprintf(number, sizeof number, "%s110119700307025", province);
                for (int k = 0; k < 17; k++)
                        sum += (number[k] - '0') * weight[k];
                number[17] = "10X98765432"[sum % 11];
                number[18] = '\0';
                if (str_among(str_of(province), known))
                        cell_text_is("person.id_no", number, CELL_TEXT, number);
                else
                        cell_refused("person.id_no", number, CELL_TEXT, "id.region");
        }
}

static void words_mean_codes(void **state)
{
        (void)state;
        cell_text_is("household_member.relation", "本人或户主", CELL_TEXT, "head");
        cell_text_is("household_member.relation", "户主本人", CELL_TEXT, "head");
        cell_text_is("household_member.relation", "长子", CELL_TEXT, "son");
        cell_text_is("household_member.relation", "妻子", CELL_TEXT, "spouse");
        cell_text_is("household_member.health", "残疾、长期慢性病", CELL_TEXT, "chronic,disabled");
        cell_text_is("person.sex", "2", CELL_NUMBER, "2");
        cell_text_is("person.sex", "男", CELL_TEXT, "1");
        cell_number_is("household_member.medical", "√", CELL_TEXT, 1);
        cell_number_is("household_member.medical", "无", CELL_TEXT, 0);
        cell_refused("household_member.medical", "不清楚", CELL_TEXT, "bool.invalid");
}

static void days_come_in_every_style(void **state)
{
        (void)state;
        cell_text_is("person.birth", "1947-02-07", CELL_DATE, "1947-02-07");
        cell_text_is("person.birth", "1947.2.7", CELL_TEXT, "1947-02-07");
        cell_text_is("person.birth", "19470207", CELL_NUMBER, "1947-02-07");
        cell_text_is("person.birth", "1947年2月7日", CELL_TEXT, "1947-02-07");
        cell_text_is("person.birth", "42849", CELL_NUMBER, "2017-04-24");
        cell_text_is("person.birth", "二〇一七年六月八日", CELL_TEXT, "2017-06-08");
        cell_text_is("person.birth", "二○一七年十二月三十一日", CELL_TEXT, "2017-12-31");
        cell_text_is("person.birth", "1947-02-07 00:00:00", CELL_TEXT, "1947-02-07");
        cell_refused("person.birth", "1947-02-30", CELL_TEXT, "date.invalid");
}

static void names_lose_the_blanks_inside(void **state)
{
        (void)state;
        cell_text_is("person.name", "谢　勇杰\xE2\x80\x8B ", CELL_TEXT, "谢勇杰");
        cell_text_is("person.name", "John Smith", CELL_TEXT, "John Smith");
        cell_text_is("person.name", "阿依古丽•买买提", CELL_TEXT, "阿依古丽·买买提");
}

static void empty_leaves_and_a_word_clears(void **state)
{
        struct world *w = world_new();
        const char *code;
        (void)state;
        assert_false(cell_as(w, "household.phone", " — ", CELL_TEXT, &code).given);
        struct subject_cell cell = cell_as(w, "household.phone", "（清空）", CELL_TEXT, &code);
        assert_true(cell.given && val_is_null(cell.v) && !code);
        arena_release(&w->arena);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(money_is_read_as_people_write_it),
                cmocka_unit_test(numbers_of_people_have_one_first_fault),
                cmocka_unit_test(wrappers_are_no_part_of_a_value),
                cmocka_unit_test(formulas_are_refused_by_cell),
                cmocka_unit_test(long_numbers_are_whole_or_refused),
                cmocka_unit_test(days_nobody_meant_are_refused),
                cmocka_unit_test(provinces_are_those_of_the_standard),
                cmocka_unit_test(words_mean_codes),
                cmocka_unit_test(days_come_in_every_style),
                cmocka_unit_test(names_lose_the_blanks_inside),
                cmocka_unit_test(empty_leaves_and_a_word_clears),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
