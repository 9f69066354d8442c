/* change_test.c: what the one way in promises: rules of a record, secrets, versions, scope, journal. */
#include "base/testing.h"

#include "core/core_fixture.h"

#include <sqlite3.h>
#include <stdio.h>

/* A right number of nobody: born 1947, with X as its check digit, the one that is lost most often. */
#define RICH "34119919470207769X"

/* Written with a blank and a small x, as sheets do: what is looked for in the tables is the clean number. */
static void a_secret_leaves_the_plain_row(void **state)
{
        struct fixture f;
        struct draft *d;
        (void)state;
        fixture_open(&f);
        const struct entity *person = entity_find(S("person"));
        int64_t id = fixture_put(&f, "person", 0,
                                 PAIRS("name", "郝浩鹏", "id_type", "居民身份证", "id_no", "341199194702077 69x"));
        assert_true(change_load(&f.c, person, id, &d));
        assert_str(draft_get(d, "id_no").s, RICH);
        struct val found = V_NULL;
        const char *tables[] = { "SELECT COUNT(*) FROM leaf WHERE image LIKE '%34119919470207769X%'",
                                 "SELECT COUNT(*) FROM person WHERE id_no LIKE '%34119919470207769X%'",
                                 "SELECT COUNT(*) FROM search_term WHERE term LIKE '%34119919470207769X%'" };
        for (size_t i = 0; i < COUNT(tables); i++) {
                assert_true(db_one(&f.c, str_of(tables[i]), NO_ARGS, &found));
                assert_int_equal(found.i, 0);
        }
        fixture_close(&f);
}

/* Who asks to be forgotten must not cost the county its proof. */
static void an_erased_secret_leaves_the_chain_sound(void **state)
{
        struct fixture f;
        struct change *ch;
        struct draft *d;
        (void)state;
        fixture_open(&f);
        const struct entity *person = entity_find(S("person"));
        int64_t id = fixture_put(&f, "person", 0, PAIRS("name", "郝浩鹏", "id_type", "居民身份证", "id_no", RICH));
        assert_true(change_begin(&f.c, &(struct change_head){ .reason = "本人要求" }, &ch));
        assert_true(change_erase_secret(&f.c, ch, person, id, field_find(person, S("id_no"))));
        assert_true(change_commit(&f.c, ch, NULL));
        assert_true(change_load(&f.c, person, id, &d));
        assert_true(val_is_null(draft_get(d, "id_no")));
        assert_int_equal(fixture_faults(&f), 0);
        struct val left = V_NULL;
        assert_true(db_one(&f.c, S("SELECT COUNT(*) FROM secret WHERE sealed IS NOT NULL"), NO_ARGS, &left));
        assert_int_equal(left.i, 0);
        fixture_close(&f);
}

/* A sheet that is imported every month would otherwise write a version of every record every month. */
static void the_same_again_changes_nothing(void **state)
{
        struct fixture f;
        struct draft *d;
        (void)state;
        fixture_open(&f);
        const char *const *pairs = PAIRS("name", "县水务局", "kind", "government_unit");
        int64_t id = fixture_put(&f, "organisation", 0, pairs);
        fixture_put(&f, "organisation", id, pairs);
        assert_true(change_load(&f.c, entity_find(S("organisation")), id, &d));
        assert_int_equal(d->version, 1);
        fixture_put(&f, "organisation", id, PAIRS("name", "县水利局"));
        assert_true(change_load(&f.c, entity_find(S("organisation")), id, &d));
        assert_int_equal(d->version, 2);
        fixture_close(&f);
}

/* Two clerks have the same form open: the second must see what the first has saved. */
static void a_stale_version_is_a_conflict(void **state)
{
        struct fixture f;
        struct change *ch;
        (void)state;
        fixture_open(&f);
        const struct entity *e = entity_find(S("organisation"));
        int64_t id = fixture_put(&f, "organisation", 0, PAIRS("name", "县水务局", "kind", "government_unit"));
        fixture_put(&f, "organisation", id, PAIRS("name", "县水利局"));
        struct draft *d = draft_new(&f.arena, e);
        d->id = id;
        d->version = 1;
        draft_set(d, "name", V_TEXT("水务局"));
        assert_true(change_begin(&f.c, &(struct change_head){ 0 }, &ch));
        assert_false(change_put(&f.c, ch, d));
        assert_string_equal(f.c.err.code, "change.stale");
        change_abandon(&f.c, ch);
        fixture_close(&f);
}

/* The line broke and the page sent again: once in the journal, once in the register. */
static void a_repeated_key_is_not_saved_twice(void **state)
{
        struct fixture f;
        struct change *ch;
        (void)state;
        fixture_open(&f);
        const struct entity *e = entity_find(S("organisation"));
        for (int i = 0; i < 2; i++) {
                struct draft *d = draft_new(&f.arena, e);
                draft_set(d, "name", V_TEXT("县水务局"));
                draft_set(d, "kind", V_TEXT("government_unit"));
                bool began = change_begin(&f.c, &(struct change_head){ .key = "k1" }, &ch);
                assert_int_equal(began, i == 0);
                if (began) {
                        assert_true(change_put(&f.c, ch, d));
                        assert_true(change_commit(&f.c, ch, NULL));
                }
        }
        assert_string_equal(f.c.err.code, "change.repeated");
        f.c.err = (struct err){ .kind = ERR_NONE };
        assert_int_equal(fixture_count(&f, "organisation"), 1);
        fixture_close(&f);
}

/* The code of each fault is published: programs of counties branch by it. */
static void wrong_values_say_where_and_what_is_allowed(void **state)
{
        static const struct {
                const char *field, *text, *code;
        } wrong[] = {
                { "place", "341125100999", "place.unknown" },
                { "place", "定城镇", "place.unknown" },
                { "cause_main", "运气不好", "code.unknown" },
                { "housing_grade", "E级", "code.unknown" },
        };
        struct fixture f;
        (void)state;
        fixture_open(&f);
        for (size_t i = 0; i < COUNT(wrong); i++)
                assert_string_equal(
                        fixture_try(&f, "household", 0,
                                    PAIRS("hh_no", "1", "place", "341125100201", wrong[i].field, wrong[i].text)),
                        wrong[i].code);
        assert_string_equal(fixture_try(&f, "household", 0, PAIRS("hh_no", "1")), "field.required");
        assert_string_equal(fixture_try(&f, "organisation", 0, PAIRS("kind", "branch")), "field.required");
        assert_int_equal(fixture_count(&f, "household"), 0);
        fixture_close(&f);
}

/* Also not by moving a record in from outside: the old place is asked as well as the new one. */
static void nobody_writes_outside_his_place(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        int64_t there = fixture_household(&f, "2", "341125200201");
        fixture_as(&f, ROLE_TOWNSHIP, "341125100", 0);
        assert_string_equal(fixture_try(&f, "household", 0, PAIRS("hh_no", "1", "place", "341125100201")), "");
        assert_string_equal(fixture_try(&f, "household", 0, PAIRS("hh_no", "3", "place", "341125200202")),
                            "scope.write");
        assert_string_equal(fixture_try(&f, "household", there, PAIRS("place", "341125100201")), "scope.write");
        assert_int_equal(fixture_count(&f, "household"), 1);
        fixture_as(&f, ROLE_AUDITOR, "341125", 0);
        assert_string_equal(fixture_try(&f, "household", 0, PAIRS("hh_no", "4", "place", "341125100201")),
                            "scope.write");
        fixture_as(&f, ROLE_ACCOUNTS, "341125", 0);
        assert_int_equal(fixture_count(&f, "household"), 0);
        fixture_close(&f);
}

/* Otherwise the township it came from would still see, and count, its people. */
static void a_moved_household_takes_its_live_members_along(void **state)
{
        struct fixture f;
        struct draft *d;
        (void)state;
        fixture_open(&f);
        int64_t h = fixture_household(&f, "1", "341125100201");
        int64_t p = fixture_put(&f, "person", 0, PAIRS("name", "张三"));
        const char *house = arena_fmt(&f.arena, "%lld", (long long)h).p,
                   *person = arena_fmt(&f.arena, "%lld", (long long)p).p;
        int64_t m =
                fixture_put(&f, "household_member", 0,
                            PAIRS("household", house, "person", person, "relation", "户主", "from_on", "2014-01-01"));
        fixture_put(&f, "household", h, PAIRS("place", "341125200201"));
        assert_true(change_load(&f.c, entity_find(S("household_member")), m, &d));
        assert_string_equal(d->place, "341125200201");
        assert_int_equal(fixture_faults(&f), 0);
        fixture_close(&f);
}

/* Another household in the same span would rewrite who was poor in the past. */
static void a_span_keeps_whom_it_joins(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        const char *one = arena_fmt(&f.arena, "%lld", (long long)fixture_household(&f, "1", "341125100201")).p;
        const char *two = arena_fmt(&f.arena, "%lld", (long long)fixture_household(&f, "2", "341125100201")).p;
        int64_t s = fixture_put(&f, "household_status", 0,
                                PAIRS("household", one, "kind", "poor", "from_on", "2014-01-01"));
        assert_string_equal(fixture_try(&f, "household_status", s, PAIRS("household", two)), "span.fixed");
        assert_string_equal(fixture_try(&f, "household_status", s, PAIRS("to_on", "2013-12-31")), "span.reversed");
        fixture_close(&f);
}

/* Taken back, not deleted: the number is free again, and the journal still says what stood there. */
static void voided_records_count_nowhere_and_stay(void **state)
{
        struct fixture f;
        struct change *ch;
        (void)state;
        fixture_open(&f);
        int64_t id = fixture_household(&f, "1", "341125100201");
        assert_true(change_begin(&f.c, &(struct change_head){ 0 }, &ch));
        assert_false(change_void(&f.c, ch, entity_find(S("household")), id, ""));
        assert_string_equal(f.c.err.code, "reason.required");
        change_abandon(&f.c, ch);
        f.c.err = (struct err){ .kind = ERR_NONE };
        assert_true(change_begin(&f.c, &(struct change_head){ 0 }, &ch));
        assert_true(change_void(&f.c, ch, entity_find(S("household")), id, "录错"));
        assert_true(change_commit(&f.c, ch, NULL));
        assert_int_equal(fixture_count(&f, "household"), 0);
        struct query q = { .e = entity_find(S("household")), .voided = true };
        int64_t all = 0;
        assert_true(query_count(&f.c, &q, &all));
        assert_int_equal(all, 1);
        assert_string_equal(fixture_try(&f, "household", 0, PAIRS("hh_no", "1", "place", "341125100201")), "");
        assert_int_equal(fixture_faults(&f), 0);
        fixture_close(&f);
}

/* Each deed is one somebody with the file and a database program could do in a minute. */
static void tampering_is_found(void **state)
{
        static const char *const deeds[] = {
                "UPDATE household SET hh_no = '9'",
                "UPDATE leaf SET image = REPLACE(image, '1:1', '1:2')  WHERE entity = 'household'",
                "UPDATE block SET actor = 'somebody' WHERE county = '341125'",
                "DELETE FROM block WHERE county = '341125' AND seq = (SELECT MAX(seq) FROM block WHERE county = "
                "'341125')",
                "DELETE FROM household",
                "INSERT INTO household (county, id, version, place, voided, hh_no) VALUES ('341125', 999, 1, "
                "'341125100201', 0, '7')",
        };
        (void)state;
        for (size_t i = 0; i < COUNT(deeds); i++) {
                struct fixture f;
                sqlite3 *db;
                fixture_open(&f);
                fixture_household(&f, "1", "341125100201");
                assert_int_equal(fixture_faults(&f), 0);
                assert_int_equal(sqlite3_open(fixture_store_path(&f), &db), SQLITE_OK);
                assert_int_equal(sqlite3_exec(db, deeds[i], NULL, NULL, NULL), SQLITE_OK);
                sqlite3_close(db);
                db_rollback(&f.c);
                assert_true(db_begin(&f.c));
                assert_true(fixture_faults(&f) > 0);
                fixture_close(&f);
        }
}

/* As an older program left it: a register, a column and an index the less, in the file and in the DDL it notes. */
static void an_older_store_grows_under_a_newer_program(void **state)
{
        static const char older[] =
                "DROP TABLE check_excuse; ALTER TABLE household DROP COLUMN cause_note;"
                "UPDATE meta SET value = REPLACE(value, '  cause_note TEXT,' || char(10), '') WHERE name = 'ddl';"
                "UPDATE meta SET value = SUBSTR(value, 1, INSTR(value, 'CREATE TABLE check_excuse (') - 1) || "
                "SUBSTR(value, INSTR(value, 'CREATE TABLE check_excuse (') + INSTR(SUBSTR(value, INSTR(value, "
                "'CREATE TABLE check_excuse (')), ';' || char(10)) + 1) WHERE name = 'ddl';"
                "UPDATE meta SET value = REPLACE(value, 'INDEX check_excuse_', 'INDEX once_') WHERE name = 'ddl';";
        struct fixture f;
        sqlite3 *db;
        (void)state;
        fixture_open(&f);
        int64_t h = fixture_household(&f, "1", "341125100201");
        assert_int_equal(sqlite3_open(fixture_store_path(&f), &db), SQLITE_OK);
        store_leave(&f.c);
        store_close(f.c.app);
        assert_int_equal(sqlite3_exec(db, older, NULL, NULL, NULL), SQLITE_OK);
        sqlite3_close(db);
        assert_true(store_open(&f.c, fixture_store_path(&f)));
        fixture_put(&f, "household", h, PAIRS("cause_note", "灾后"));
        assert_int_equal(fixture_count(&f, "check_excuse"), 0);
        assert_int_equal(fixture_faults(&f), 0);
        fixture_close(&f);
}

/* The next key takes no record that bears something else where the first key asked: another number is another
 * household, though its head is called the same in the same village. */
static void another_number_is_another_record(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        const int64_t one = fixture_put(&f, "household", 0, PAIRS("hh_no", "1", "place", "341125100201"));
        static const char *const numbers[] = { "1", "2", NULL };
        assert_true(store_write_begin(&f.c));
        assert_true(db_exec(&f.c, S("UPDATE household SET head_name = '赵一'"), NO_ARGS));
        assert_true(store_write_end(&f.c));
        for (size_t i = 0; i < COUNT(numbers); i++) {
                int64_t id = 0;
                struct draft *d = draft_new(&f.arena, entity_find(S("household")));
                draft_set(d, "place", V_TEXT("341125100201"));
                draft_set(d, "head_name", V_TEXT("赵一"));
                if (numbers[i])
                        draft_set(d, "hh_no", V_TEXT(numbers[i]));
                assert_true(change_find(&f.c, d, &id));
                assert_int_equal(id, i == 1 ? 0 : one);
        }
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_secret_leaves_the_plain_row),
                cmocka_unit_test(an_erased_secret_leaves_the_chain_sound),
                cmocka_unit_test(the_same_again_changes_nothing),
                cmocka_unit_test(a_stale_version_is_a_conflict),
                cmocka_unit_test(a_repeated_key_is_not_saved_twice),
                cmocka_unit_test(wrong_values_say_where_and_what_is_allowed),
                cmocka_unit_test(nobody_writes_outside_his_place),
                cmocka_unit_test(a_moved_household_takes_its_live_members_along),
                cmocka_unit_test(a_span_keeps_whom_it_joins),
                cmocka_unit_test(voided_records_count_nowhere_and_stay),
                cmocka_unit_test(tampering_is_found),
                cmocka_unit_test(an_older_store_grows_under_a_newer_program),
                cmocka_unit_test(another_number_is_another_record),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
