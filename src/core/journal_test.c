/* journal_test.c: whatever is written into the store behind the program's back is named by verify, column by column and
 * with values of every kind; and no value makes it fall over. */
#include "base/testing.h"

#include "core/core_fixture.h"

#include <sqlite3.h>
#include <stdio.h>

/* What a column may be found to hold. Text of 16 and of 32 characters are a salt's lengths, wrong and right. */
static const char *const values[] = {
        "NULL",
        "0",
        "-1",
        "9223372036854775807",
        "1.5",
        "''",
        "'x'",
        "x'ff00ff'",
        "zeroblob(40)",
        "'0123456789abcdef'",
        "'zz23456789abcdef0123456789abcdef'",
        "'0123456789ABCDEF0123456789ABCDEF'",
        "'999999999999999999999:x'",
        "'4:name'",
        "REPLACE(hex(zeroblob(600)), '0', '9')",
        "'p:1'",
        "'\xff'",
};
static const char *const tables[] = { "block", "leaf", "journal_head", "secret", "person", "place", "household" };

/* Columns no digest covers, and why that is borne. */
static bool unproved(const char *table, const char *column)
{
        const size_t n = strlen(column);
        static const char *const known[] = {
                "block.channel",    /* the forms of digests are for ever, and the first of them left it out */
                "block.change_key", /* tells a repeated request from a new one, and nothing else */
                "block.import_id",  /* each row's own import is in its image */
        };
        char name[80];
        snprintf(name, sizeof name, "%s.%s", table, column);
        for (size_t i = 0; i < COUNT(known); i++)
                if (strcmp(known[i], name) == 0)
                        return true;
        return n > 3 && strcmp(column + n - 3, "_py") == 0; /* initials: made of the name, for search alone */
}

struct county {
        struct fixture f;
        sqlite3 *raw; /* another program */
        int missed;
};

static void county_open(struct county *k)
{
        *k = (struct county){ .raw = NULL };
        fixture_open(&k->f);
        int64_t home = fixture_household(&k->f, "1", "341125100201");
        assert_true(home > 0);
        fixture_put(&k->f, "person", 0, PAIRS("name", "张三", "id_no", "341199197501010011", "phone", "10012345678"));
        assert_int_equal(sqlite3_open(fixture_store_path(&k->f), &k->raw), SQLITE_OK);
}

static void county_close(struct county *k)
{
        sqlite3_close(k->raw);
        fixture_close(&k->f);
}

static void keep_nothing(void *to, struct str line)
{
        (void)to, (void)line;
}

/* sound: verify of the store as it is now; false when it names a fault or can't read on. */
static bool sound(struct county *k)
{
        struct arena arena = { 0 };
        struct ctx c;
        int64_t faults = 0;
        assert_true(store_enter(k->f.c.app, &arena, &c));
        const bool ok = store_verify(&c, keep_nothing, NULL, &faults);
        store_leave(&c);
        arena_release(&arena);
        return ok && faults == 0;
}

static bool raw(struct county *k, const char *sql)
{
        return sqlite3_exec(k->raw, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* tamper: every value into the column of the last row; what the table refuses, and what stood there already, is no
 * tampering. */
static void tamper(struct county *k, const char *table, const char *column)
{
        for (size_t i = 0; i < COUNT(values) && !unproved(table, column); i++) {
                const char *sql = arena_fmt(&k->f.arena,
                                            "UPDATE %s SET %s = %s WHERE rowid = (SELECT MAX(rowid) FROM %s) AND %s IS "
                                            "NOT %s",
                                            table, column, values[i], table, column, values[i])
                                          .p;
                if (!raw(k, sql) || sqlite3_changes(k->raw) != 1)
                        continue;
                if (sound(k)) {
                        print_message("%s.%s = %s is not found\n", table, column, values[i]);
                        k->missed++;
                }
                sql = arena_fmt(&k->f.arena, "DELETE FROM %s; INSERT INTO %s SELECT * FROM kept.%s", table, table,
                                table)
                              .p;
                assert_true(raw(k, sql));
        }
}

static void every_column_of_every_table(void **state)
{
        struct county k;
        (void)state;
        county_open(&k);
        assert_true(sound(&k));
        assert_true(raw(&k, "ATTACH ':memory:' AS kept"));
        for (size_t i = 0; i < COUNT(tables); i++) {
                sqlite3_stmt *st;
                assert_true(raw(
                        &k, arena_fmt(&k.f.arena, "CREATE TABLE kept.%s AS SELECT * FROM main.%s", tables[i], tables[i])
                                    .p));
                assert_int_equal(sqlite3_prepare_v2(k.raw, "SELECT name FROM pragma_table_info(?)", -1, &st, NULL),
                                 SQLITE_OK);
                sqlite3_bind_text(st, 1, tables[i], -1, SQLITE_STATIC);
                while (sqlite3_step(st) == SQLITE_ROW)
                        tamper(&k, tables[i], (const char *)sqlite3_column_text(st, 0));
                sqlite3_finalize(st);
        }
        assert_int_equal(k.missed, 0);
        assert_true(sound(&k)); /* so each fault was that of its own change */
        county_close(&k);
}

static void an_entry_of_a_secret_is_missed(void **state)
{
        struct county k;
        (void)state;
        county_open(&k);
        assert_true(raw(&k, "DELETE FROM secret WHERE rowid = (SELECT MAX(rowid) FROM secret)"));
        assert_false(sound(&k));
        county_close(&k);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(every_column_of_every_table),
                cmocka_unit_test(an_entry_of_a_secret_is_missed),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
