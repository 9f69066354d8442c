/* cells_test.c: what people write in cells, and what it means. */
#include "base/testing.h"

#include "import/cells.h"

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
                cmocka_unit_test(words_mean_codes),
                cmocka_unit_test(days_come_in_every_style),
                cmocka_unit_test(names_lose_the_blanks_inside),
                cmocka_unit_test(empty_leaves_and_a_word_clears),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
