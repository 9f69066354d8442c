/* going_test.c: an import that is cut off: at any moment, by any cause, it goes on and comes out as if nothing had
 * happened; or is withdrawn; and what fails before the first rows leaves nothing. */
#include "base/testing.h"

#include "book/sheet_fixture.h"
#include "core/account.h"
#include "core/core_fixture.h"
#include "import/import.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define HEAD "户编号,行政村,识别年度,脱贫年度,人均纯收入,姓名,证件号码,性别,与户主关系\n"
#define HOUSEHOLDS 40
#define BATCH 23 /* records of a change: a household or two */

/* id_number: a person's, by a running number, with the right last digit. */
static void id_number(int n, char out[19])
{
        static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
        int sum = 0;
        snprintf(out, 19, "341199%04d0101%03d", 1950 + n % 40, 1 + 2 * (n % 400));
        for (int i = 0; i < 17; i++)
                sum += (out[i] - '0') * weights[i];
        out[17] = "10X98765432"[sum % 11];
        out[18] = '\0';
}

/* sheet: of every kind of outcome something: taken, refused by a cell, by a group, by what is written (a member of two
 * households), and by a hard rule (two heads once the register is looked at). */
static struct str sheet(struct arena *a)
{
        struct buf b = BUF(1 << 20);
        char id[19];
        buf_text(&b, HEAD);
        for (int i = 0; i < HOUSEHOLDS; i++) {
                id_number(2 * i, id);
                buf_fmt(&b, "3411250000%05d,%s,2014,,%s,户主%s%s,%s,男,户主\n", i + 1, i % 3 ? "东门村" : "西门村",
                        i % 11 == 5 ? "x" : "3000", i % 2 ? "甲" : "乙", i % 3 ? "子" : "丑", id);
                id_number(i % 9 == 7 ? 2 * i - 1 : 2 * i + 1, id);
                buf_fmt(&b, ",,,,,成员%s,%s,男,%s\n", i % 2 ? "丙" : "丁", id, i % 13 == 6 ? "户主" : "之子");
        }
        struct str text = arena_str(a, buf_str(&b));
        buf_free(&b);
        return text;
}

/* ---- a store on its own, opened and left as programs do ---- */

static void leave(struct fixture *f)
{
        store_leave(&f->c);
        store_close(f->c.app);
        arena_release(&f->arena);
}

static void enter(struct fixture *f, const char *path)
{
        *f = (struct fixture){ .c = { .county = "341125" } };
        f->c.arena = &f->arena;
        assert_true(store_open(&f->c, path));
        act_as(&f->c, account_local(&f->c, "command"));
        memcpy(f->c.today, FIXTURE_DAY, sizeof f->c.today);
}

/* said: everything the registers hold but secrets (their digests are salted), the reports, and whether they verify. */
static struct str said(struct fixture *f)
{
        struct buf b = BUF(8 << 20);
        const struct entity *e;
        struct val v;
        for (size_t i = 0; (e = entity_at(i)); i++) {
                struct buf sql = BUF(1 << 16);
                buf_fmt(&sql, "SELECT COUNT(*) || group_concat(t.id || ' ' || t.version || ' ' || t.voided || ' ' || "
                              "COALESCE(t.import_id, 0)");
                for (size_t k = 0; k < e->n_fields; k++)
                        if (!e->fields[k].secret && !e->fields[k].derived)
                                buf_fmt(&sql, " || '|' || COALESCE(t.%s, '')", field_column(&f->arena, &e->fields[k]));
                buf_fmt(&sql, ") FROM (SELECT * FROM %s ORDER BY id) t", e->name);
                assert_true(db_one(&f->c, buf_str(&sql), NO_ARGS, &v));
                buf_fmt(&b, "%s %.*s\n", e->name, FMT(v.s));
                buf_free(&sql);
        }
        assert_true(db_one(&f->c, S("SELECT group_concat(state || report || (returned <> ''), '') FROM import_run"),
                           NO_ARGS, &v));
        buf_add(&b, v.s);
        assert_true(db_one(&f->c, S("SELECT COUNT(*) || ' ' || SUM(leaves_n) FROM block"), NO_ARGS, &v));
        buf_add(&b, v.s);
        struct str text = arena_str(&f->arena, buf_str(&b));
        buf_free(&b);
        assert_int_equal(fixture_faults(f), 0);
        return text;
}

static int64_t number(struct fixture *f, const char *sql)
{
        struct val v;
        assert_true(db_one(&f->c, str_of(sql), NO_ARGS, &v));
        return v.i;
}

static struct str state_of(struct fixture *f, int64_t id)
{
        struct val v;
        assert_true(db_one(&f->c, S("SELECT state FROM import_run WHERE id = :id"), ARGS(ARG("id", V_INT(id))), &v));
        return v.type == VAL_TEXT ? v.s : S("none");
}

struct bench { /* where a test works: paths that outlive the opened store */
        char store[300], fresh[320], csv[300], back[300];
        struct str whole; /* what an uninterrupted import says */
        struct arena arena;
        size_t groups;
};

/* ---- how it is cut off ---- */

static size_t cut_at, asked;

static void dies(void *to, int64_t done, int64_t total)
{
        (void)to, (void)total;
        if ((size_t)done == cut_at)
                raise(SIGKILL);
}

static bool stops(void *to)
{
        (void)to;
        return ++asked == cut_at;
}

static struct import_order order_of(const struct bench *b)
{
        return (struct import_order){ .path = b->csv, .returned = b->back, .mode = IMPORT_COMMIT, .batch = BATCH };
}

/* copy: a store costs a second to make, and each cut wants a fresh one. */
static void copy(const char *from, const char *to)
{
        static char bytes[1 << 16];
        FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
        assert_true(in && out);
        for (size_t n; (n = fread(bytes, 1, sizeof bytes, in)) > 0;)
                assert_int_equal(fwrite(bytes, 1, n, out), n);
        fclose(in);
        assert_int_equal(fclose(out), 0);
}

/* reset: a store with places only. */
static void reset(const struct bench *b)
{
        char beside[320];
        for (int i = 0; i < 2; i++) {
                snprintf(beside, sizeof beside, "%s%s", b->store, i ? "-wal" : "-shm");
                unlink(beside);
        }
        copy(b->fresh, b->store);
        unlink(b->back);
}

static int nothing(void **state)
{
        struct bench *b = *state;
        unlink(b->csv);
        unlink(b->back);
        unlink(b->store);
        unlink(b->fresh);
        arena_release(&b->arena);
        return 0;
}

static int uninterrupted(void **state)
{
        static struct bench b;
        static const char *const kinds[] = { "number.invalid", "id.duplicate", "household.two_heads" };
        struct fixture f;
        struct import_report r;
        const char *dir = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
        fixture_open(&f);
        snprintf(b.store, sizeof b.store, "%s", fixture_store_path(&f));
        snprintf(b.csv, sizeof b.csv, "%s/going-%ld.csv", dir, (long)getpid());
        snprintf(b.back, sizeof b.back, "%s/going-%ld-back.xlsx", dir, (long)getpid());
        fixture_bytes(b.csv, sheet(&f.arena));
        leave(&f);
        snprintf(b.fresh, sizeof b.fresh, "%s-fresh", b.store);
        copy(b.store, b.fresh);
        enter(&f, b.store);
        const struct import_order order = order_of(&b);
        assert_true(import_run(&f.c, &order, &r));
        b.whole = arena_str(&b.arena, said(&f));
        b.groups = HOUSEHOLDS;
        assert_true(number(&f, "SELECT COUNT(*) FROM block WHERE import_id = 1") > 5);
        for (size_t i = 0; i < COUNT(kinds); i++)
                assert_true(str_find(b.whole, str_of(kinds[i])) < b.whole.n);
        leave(&f);
        *state = &b;
        return 0;
}

static void tell(struct ctx *c, int64_t id, const struct import_report *r)
{
        if (!r)
                print_error("import %lld: %s: %s\n", (long long)id, c->err.code, c->err.text);
        assert_non_null(r);
}

/* same: gone on by itself, nothing differs and nothing is left of what it needed. */
static void same(struct bench *b)
{
        struct fixture f;
        enter(&f, b->store);
        assert_true(import_resume(&f.c, &(struct import_order){ .batch = BATCH }, tell));
        assert_str(said(&f), b->whole.p);
        assert_int_equal(number(&f, "SELECT COUNT(*) FROM import_going"), 0);
        assert_int_equal(number(&f, "SELECT COUNT(*) FROM import_step"), 0);
        assert_int_equal(access(b->back, F_OK), 0);
        leave(&f);
}

static void a_killed_import_goes_on(void **state)
{
        struct bench *b = *state;
        const size_t step = getenv("CUT_EVERYWHERE") ? 1 : 4; /* make soak */
        for (cut_at = 1; cut_at <= b->groups; cut_at += step) {
                int status;
                reset(b);
                const pid_t child = fork();
                if (child == 0) {
                        struct fixture f;
                        struct import_report r;
                        struct import_order order = order_of(b);
                        order.at = dies;
                        enter(&f, b->store);
                        (void)!import_run(&f.c, &order, &r);
                        _exit(0);
                }
                assert_int_equal(waitpid(child, &status, 0), child);
                assert_true(WIFSIGNALED(status));
                same(b);
        }
}

static void a_stopped_import_goes_on(void **state)
{
        struct bench *b = *state;
        for (cut_at = 1; cut_at <= 4; cut_at++) {
                struct fixture f;
                struct import_report r;
                struct import_order order = order_of(b);
                reset(b);
                enter(&f, b->store);
                order.stop = stops;
                asked = 0;
                assert_false(import_run(&f.c, &order, &r));
                assert_string_equal(f.c.err.code, "import.interrupted");
                assert_str(state_of(&f, 1), "interrupted");
                leave(&f);
                same(b);
        }
}

/* ---- withdrawn ---- */

/* withdraw_and_see: nothing of it counts, and it goes on no more. */
static void withdraw_and_see(struct fixture *f)
{
        struct import_withdrawn w;
        assert_true(import_withdraw(&f->c, 1, &w));
        assert_int_equal(w.left, 0);
        assert_int_equal(number(f, "SELECT COUNT(*) FROM person WHERE voided = 0"), 0);
        assert_int_equal(number(f, "SELECT COUNT(*) FROM household WHERE voided = 0"), 0);
        assert_true(import_resume(&f->c, NULL, NULL));
        assert_str(state_of(f, 1), "withdrawn");
        assert_int_equal(number(f, "SELECT COUNT(*) FROM import_step"), 0);
        assert_int_equal(number(f, "SELECT COUNT(*) FROM import_part p JOIN import_run r ON r.digest = p.digest"), 0);
        assert_int_equal(fixture_faults(f), 0);
}

static void an_import_is_withdrawn_in_any_state(void **state)
{
        struct bench *b = *state;
        static const char *const states[] = { "running", "interrupted", "waiting", "stopped", "done" };
        for (size_t i = 0; i < COUNT(states); i++) {
                struct fixture f;
                struct import_report r;
                struct import_order order = order_of(b);
                reset(b);
                enter(&f, b->store);
                order.stop = strcmp(states[i], "done") ? stops : NULL;
                asked = 0;
                cut_at = 2;
                assert_true(import_run(&f.c, &order, &r) == !order.stop);
                f.c.err = (struct err){ .kind = ERR_NONE };
                assert_true(store_write_begin(&f.c));
                assert_true(db_exec(&f.c, S("UPDATE import_run SET state = :state"),
                                    ARGS(ARG("state", V_TEXT(states[i])))));
                assert_true(store_write_end(&f.c));
                assert_true(number(&f, "SELECT COUNT(*) FROM person WHERE voided = 0") > 0);
                withdraw_and_see(&f);
                leave(&f);
        }
}

/* Withdrawn while another program is writing it: that one finds out at its next change, and nothing more comes in. */
static bool withdrawn_meanwhile(void *to)
{
        struct bench *b = to;
        struct fixture f;
        struct import_withdrawn w;
        if (++asked != 2)
                return false;
        enter(&f, b->store);
        assert_true(import_withdraw(&f.c, 1, &w));
        leave(&f);
        return false;
}

static void a_running_import_is_withdrawn(void **state)
{
        struct bench *b = *state;
        struct fixture f;
        struct import_report r;
        struct import_order order = order_of(b);
        reset(b);
        enter(&f, b->store);
        order.stop = withdrawn_meanwhile;
        order.to = b;
        asked = 0;
        assert_false(import_run(&f.c, &order, &r));
        assert_string_equal(f.c.err.code, "import.state");
        f.c.err = (struct err){ .kind = ERR_NONE };
        assert_str(state_of(&f, 1), "withdrawn");
        assert_int_equal(number(&f, "SELECT COUNT(*) FROM person WHERE voided = 0"), 0);
        assert_int_equal(fixture_faults(&f), 0);
        leave(&f);
}

/* One program at a time: what another holds is left alone, asked by hand or not. */
static bool looked_at_meanwhile(void *to)
{
        struct bench *b = to;
        struct fixture f;
        struct import_report r;
        if (++asked != 2)
                return false;
        enter(&f, b->store);
        assert_true(import_resume(&f.c, NULL, NULL));
        assert_false(import_go_on(&f.c, 1, NULL, &r));
        assert_string_equal(f.c.err.code, "import.at_work");
        leave(&f);
        return false;
}

static void a_held_import_is_left_alone(void **state)
{
        struct bench *b = *state;
        struct fixture f;
        struct import_report r;
        struct import_order order = order_of(b);
        reset(b);
        enter(&f, b->store);
        order.stop = looked_at_meanwhile;
        order.to = b;
        asked = 0;
        assert_true(import_run(&f.c, &order, &r));
        leave(&f);
        same(b);
}

/* ---- what can't be handed back ---- */

/* Whether one change would have held all, or many: a returned workbook that can't be made leaves no row, no number. */
static void what_cannot_be_handed_back_is_not_written(void **state)
{
        struct bench *b = *state;
        for (size_t batch = 0; batch <= BATCH; batch += BATCH) {
                struct fixture f;
                struct import_report r;
                struct import_order order = order_of(b);
                reset(b);
                enter(&f, b->store);
                order.batch = batch;
                order.returned = "/proc/nowhere/back.xlsx";
                assert_false(import_run(&f.c, &order, &r));
                assert_string_equal(f.c.err.code, "sheet.write");
                assert_int_equal(r.id, 0);
                f.c.err = (struct err){ .kind = ERR_NONE };
                assert_int_equal(number(&f, "SELECT COUNT(*) FROM person"), 0);
                assert_int_equal(number(&f, "SELECT COUNT(*) FROM import_run"), 0);
                assert_int_equal(number(&f, "SELECT COUNT(*) FROM import_part"), 0);
                assert_int_equal(number(&f, "SELECT COUNT(*) FROM import_going"), 0);
                assert_int_equal(fixture_faults(&f), 0);
                leave(&f);
        }
}

/* What kills the program each time it is tried stands still after the third, and goes on only when somebody says so. */
static void what_kills_again_and_again_stands_still(void **state)
{
        struct bench *b = *state;
        struct fixture f;
        struct import_report r;
        struct import_order order = order_of(b);
        reset(b);
        enter(&f, b->store);
        order.stop = stops;
        asked = 0;
        cut_at = 1;
        assert_false(import_run(&f.c, &order, &r));
        f.c.err = (struct err){ .kind = ERR_NONE };
        assert_true(store_write_begin(&f.c));
        assert_true(db_exec(&f.c, S("UPDATE import_going SET tries_n = 3"), NO_ARGS));
        assert_true(store_write_end(&f.c));
        assert_true(import_resume(&f.c, NULL, NULL));
        assert_str(state_of(&f, 1), "stopped");
        assert_true(import_go_on(&f.c, 1, &(struct import_order){ .batch = BATCH }, &r));
        assert_string_equal(r.state, "done");
        leave(&f);
        same(b);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_killed_import_goes_on),
                cmocka_unit_test(a_stopped_import_goes_on),
                cmocka_unit_test(an_import_is_withdrawn_in_any_state),
                cmocka_unit_test(a_running_import_is_withdrawn),
                cmocka_unit_test(a_held_import_is_left_alone),
                cmocka_unit_test(what_cannot_be_handed_back_is_not_written),
                cmocka_unit_test(what_kills_again_and_again_stands_still),
        };
        return cmocka_run_group_tests(tests, uninterrupted, nothing);
}
