/* db_test.c: what the store's reader promises: columns by name, whatever their order; a mistaken name ends the program;
 * what the context always says is bound by itself, and an argument of the same name wins. */
#include "base/testing.h"

#include "db/db.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

struct fixture {
        struct arena arena;
        struct ctx c;
};
struct due {
        int64_t person_id;
        int month;
        bool paid;
        struct str name;
        struct val amount;
        char day[11];
        int64_t untouched;
};
static const struct db_column due_columns[] = {
        DB_COLUMN(struct due, person_id), DB_COLUMN(struct due, month),  DB_COLUMN(struct due, paid),
        DB_COLUMN(struct due, name),      DB_COLUMN(struct due, amount), DB_COLUMN_AS(struct due, day, "paid_on"),
};

static void db_fixture_open(struct fixture *f)
{
        *f = (struct fixture){ .c = { .county = "341125", .today = "2017-12-31", .now = 7, .me_id = 42 } };
        f->c.arena = &f->arena;
        assert_true(db_open(&f->c, ":memory:", DB_CREATE, &f->c.db));
}

static void db_fixture_close(struct fixture *f)
{
        db_close(f->c.db);
        arena_release(&f->arena);
}

static struct stmt *asked_rows(struct fixture *f, struct str sql)
{
        struct stmt *s = NULL;
        assert_true(db_query(&f->c, sql, NO_ARGS, &s));
        return s;
}

static void columns_are_found_by_name_in_any_order(void **state)
{
        struct fixture f;
        struct due due = { .untouched = 9 };
        (void)state;
        db_fixture_open(&f);
        struct stmt *s = asked_rows(
                &f, S("SELECT '2018-01-02' AS paid_on, 3000 AS amount, '张三' AS name, 0 AS other, 1 AS paid, "
                      "12 AS month, 5 AS person_id"));
        assert_true(db_row(&f.c, s, DB_COLUMNS(due_columns), &due));
        assert_int_equal(due.person_id, 5);
        assert_int_equal(due.month, 12);
        assert_true(due.paid);
        assert_str(due.name, "张三");
        assert_true(val_eq(due.amount, V_INT(3000)));
        assert_string_equal(due.day, "2018-01-02");
        assert_int_equal(due.untouched, 9);
        assert_int_equal(db_named_int(s, "person_id"), 5);
        assert_str(db_named_str(s, "name"), "张三");
        assert_false(db_row(&f.c, s, DB_COLUMNS(due_columns), &due));
        assert_int_equal(f.c.err.kind, ERR_NONE);
        db_fixture_close(&f);
}

static void null_reads_as_nothing(void **state)
{
        struct fixture f;
        struct due due = { .person_id = 1, .paid = true, .day = "2000-01-01" };
        (void)state;
        db_fixture_open(&f);
        struct stmt *s =
                asked_rows(&f, S("SELECT NULL AS person_id, NULL AS month, NULL AS paid, NULL AS name, NULL AS amount, "
                                 "NULL AS paid_on"));
        assert_true(db_row(&f.c, s, DB_COLUMNS(due_columns), &due));
        assert_int_equal(due.person_id, 0);
        assert_false(due.paid);
        assert_int_equal(due.name.n, 0);
        assert_true(val_is_null(due.amount));
        assert_string_equal(due.day, "");
        assert_str(db_named_str(s, "name"), "");
        db_done(s);
        db_fixture_close(&f);
}

/* A statement is kept prepared and read by more than one table: the places of one must not serve the other. */
static void each_table_finds_its_own_columns(void **state)
{
        struct fixture f;
        struct pair {
                struct str a, b;
        } pair;
        static const struct db_column straight[] = { DB_COLUMN(struct pair, a), DB_COLUMN(struct pair, b) };
        static const struct db_column crossed[] = { DB_COLUMN_AS(struct pair, a, "b"),
                                                    DB_COLUMN_AS(struct pair, b, "a") };
        (void)state;
        db_fixture_open(&f);
        for (int again = 0; again < 2; again++) {
                struct stmt *s = asked_rows(&f, S("SELECT 'one' AS a, 'two' AS b"));
                assert_true(db_row(&f.c, s, DB_COLUMNS(straight), &pair));
                assert_str(pair.a, "one");
                db_read(s, DB_COLUMNS(crossed), &pair);
                assert_str(pair.a, "two");
                assert_str(pair.b, "one");
                db_done(s);
        }
        db_fixture_close(&f);
}

static void a_kept_row_outlives_the_statement(void **state)
{
        struct fixture f;
        struct person {
                struct str name;
                const char *title;
                struct val note;
        } kept[2], none = { .title = "as it was" };
        static const struct db_column columns[] = { DB_COLUMN(struct person, name), DB_COLUMN(struct person, title),
                                                    DB_COLUMN(struct person, note) };
        bool found;
        (void)state;
        db_fixture_open(&f);
        struct stmt *s = asked_rows(&f, S("SELECT '甲' AS name, '组长' AS title, 'x' AS note UNION ALL "
                                          "SELECT '乙', NULL, NULL ORDER BY note DESC"));
        for (size_t i = 0; i < COUNT(kept); i++)
                assert_true(db_row_kept(&f.c, s, &f.arena, DB_COLUMNS(columns), &kept[i]));
        assert_false(db_next(&f.c, s));
        assert_str(kept[0].name, "甲");
        assert_string_equal(kept[0].title, "组长");
        assert_str(kept[0].note.s, "x");
        assert_str(kept[1].name, "乙");
        assert_string_equal(kept[1].title, "");
        assert_true(db_first(&f.c, S("SELECT 'a' AS name, 'b' AS title, 1 AS note WHERE 1 = 0"), NO_ARGS, &f.arena,
                             DB_COLUMNS(columns), &none, &found));
        assert_false(found);
        assert_string_equal(none.title, "as it was");
        db_fixture_close(&f);
}

/* ends_program: whether reading the column of the statement ends the program; tried in a child, which may not speak. */
static bool ends_program(struct fixture *f, struct str sql, const char *column)
{
        const pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
                close(STDERR_FILENO);
                signal(SIGABRT, SIG_DFL);
                struct stmt *s = asked_rows(f, sql);
                if (db_next(&f->c, s))
                        (void)db_named(s, column);
                _exit(0);
        }
        int status = 0;
        assert_int_equal(waitpid(child, &status, 0), child);
        return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void a_name_the_statement_does_not_give_ends_the_program(void **state)
{
        struct fixture f;
        (void)state;
        db_fixture_open(&f);
        assert_true(ends_program(&f, S("SELECT 1 AS amount"), "amuont"));
        assert_true(ends_program(&f, S("SELECT 1 AS id, 2 AS id"), "id"));
        assert_false(ends_program(&f, S("SELECT 1 AS amount"), "amount"));
        db_fixture_close(&f);
}

static void the_context_is_bound_by_itself(void **state)
{
        struct fixture f;
        struct val v;
        struct str all = S("SELECT :county || ' ' || :today || ' ' || :now_at || ' ' || :me_id AS said");
        (void)state;
        db_fixture_open(&f);
        assert_true(db_one(&f.c, all, NO_ARGS, &v));
        assert_str(v.s, "341125 2017-12-31 7 42");
        assert_true(db_one(&f.c, all, ARGS(ARG("county", V_TEXT("000000")), ARG("me_id", V_NULL)), &v));
        assert_true(val_is_null(v));
        assert_true(db_one(&f.c, S("SELECT :county AS chain"), ARGS(ARG("county", V_TEXT("000000"))), &v));
        assert_str(v.s, "000000");
        db_fixture_close(&f);
}

static void what_nobody_says_is_refused(void **state)
{
        struct fixture f;
        struct val v;
        (void)state;
        db_fixture_open(&f);
        assert_false(db_one(&f.c, S("SELECT :person_id AS id"), NO_ARGS, &v));
        assert_string_equal(f.c.err.code, "statement.parameter");
        f.c.err = (struct err){ 0 };
        f.c.county = NULL;
        assert_false(db_one(&f.c, S("SELECT :county AS county"), NO_ARGS, &v));
        assert_string_equal(f.c.err.code, "statement.parameter");
        db_fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(columns_are_found_by_name_in_any_order),
                cmocka_unit_test(null_reads_as_nothing),
                cmocka_unit_test(each_table_finds_its_own_columns),
                cmocka_unit_test(a_kept_row_outlives_the_statement),
                cmocka_unit_test(a_name_the_statement_does_not_give_ends_the_program),
                cmocka_unit_test(the_context_is_bound_by_itself),
                cmocka_unit_test(what_nobody_says_is_refused),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
