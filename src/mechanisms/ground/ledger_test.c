/* ledger_test.c: what the books promise: every record of money has its entry in the same change, entries are balanced,
 * follow their records, and are touched by nobody else. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

#include <stdlib.h>

/* account_sum: what the lines of an account come to, in fen. */
static int64_t account_sum(struct fixture *f, const char *code)
{
        struct val sum;
        assert_true(db_one(&f->c,
                           S("SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger_line WHERE county = :county "
                             "AND account = :account AND voided = 0"),
                           ARGS(ARG("account", V_TEXT(code))), &sum));
        return sum.i;
}

static const char *fund_of(struct fixture *f)
{
        fixture_put(f, "operating_fund_amount", 0,
                    PAIRS("year", "2017", "class", "small", "amount", "50000", "growth", "5"));
        fixture_put(f, "village_size", 0, PAIRS("place", EAST, "class", "small", "from_on", "2016-01-01"));
        return id_of(f, fixture_put(f, "operating_fund", 0, PAIRS("year", "2017", "place", EAST)));
}

static void books_agree(struct fixture *f)
{
        static const char *const checks[] = {
                "ledger.unbalanced", "ledger.orphan", "ledger.differs_pay_run", "ledger.differs_operating_fund",
                "ledger.differs_operating_fund_payment", "ledger.differs_dues_grant", "ledger.differs_dividend_payment",
                "ledger.differs_insurance_enrolment", "ledger.differs_dividend",
        };
        for (size_t i = 0; i < COUNT(checks); i++)
                assert_int_equal(figure_of(f, checks[i], "2017", NULL), 0);
}

/* Entered, changed and taken back: after each the books say what the register says, and so do the checks that compare
 * the two. */
static void the_books_follow_the_records(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *fund = fund_of(&f);
        assert_int_equal(account_sum(&f, "liabilities:operating_funds"), -5250000);
        int64_t part = PUT("operating_fund_payment", "fund", fund, "day", "2017-06-30", "part", "1", "amount", "50000",
                           "voucher_no", "凭1");
        assert_int_equal(account_sum(&f, "liabilities:operating_funds"), -250000);
        assert_int_equal(account_sum(&f, "assets:treasury"), -5000000);
        books_agree(&f);
        /* a smaller payment: the entry follows, and no second one is made */
        SET("operating_fund_payment", part, "amount", "40000");
        assert_int_equal(account_sum(&f, "assets:treasury"), -4000000);
        assert_figure("ledger.paid_out", "2017", 4000000);
        assert_figure("ledger.paid_out", "2016", 0);
        books_agree(&f);
        assert_string_equal(void_of(&f, "operating_fund_payment", part), "");
        assert_int_equal(account_sum(&f, "assets:treasury"), 0);
        assert_int_equal(account_sum(&f, "liabilities:operating_funds"), -5250000);
        books_agree(&f);
        fixture_close(&f);
}

/* A source corrected later moves the money between the accounts of the levels: from the source to the recipient every
 * yuan is traced. */
static void a_grant_is_traced_from_its_source(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *member = id_of(&f, person_of(&f, "困难党员", WEST));
        int64_t grant = PUT("dues_grant", "day", "2017-01-20", "source_level", "市", "recipient", "member", "person",
                            member, "amount", "2000", "place", WEST);
        assert_int_equal(account_sum(&f, "assets:dues:city"), -200000);
        assert_int_equal(account_sum(&f, "expenses:dues:member"), 200000);
        SET("dues_grant", grant, "source_level", "省");
        assert_int_equal(account_sum(&f, "assets:dues:city"), 0);
        assert_int_equal(account_sum(&f, "assets:dues:province"), -200000);
        books_agree(&f);
        fixture_close(&f);
}

/* Lines come before the approval, the entry with it; base and other parts are apart, as the county's account tells them
 * apart. */
static void an_approved_run_is_posted_with_its_lines(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        PUT("pay_rate", "class", "principal", "from_on", "2017-01-01", "monthly", "2215");
        const char *wang = id_of(&f, person_of(&f, "王村长", EAST));
        PUT("village_post", "person", wang, "place", EAST, "class", "principal", "from_on", "2016-01-01");
        const char *run = id_of(&f, PUT("pay_run", "month", "2017-03-01"));
        PUT("pay_line", "run", run, "person", wang, "part", "base", "amount", "2215");
        PUT("pay_line", "run", run, "person", wang, "part", "performance", "amount", "100.50");
        /* a run that is not approved is no debt yet */
        assert_int_equal(account_sum(&f, "liabilities:pay"), 0);
        books_agree(&f);
        const char *a = id_of(&f, cadre_of(&f, "制表")), *b = id_of(&f, cadre_of(&f, "审批"));
        SET("pay_run", strtoll(run, NULL, 10), "prepared_by", a, "approved_by", b, "locked_on", "2017-12-28");
        assert_int_equal(account_sum(&f, "expenses:pay:base"), 221500);
        assert_int_equal(account_sum(&f, "expenses:pay:other"), 10050);
        assert_int_equal(account_sum(&f, "liabilities:pay"), -231550);
        books_agree(&f);
        fixture_close(&f);
}

/* Neither a line alone nor an entry without its record: both rules, on every way of writing. */
static void nobody_writes_the_books_by_himself(void **state)
{
        struct fixture f;
        struct val entry, line;
        (void)state;
        mechanism_county(&f);
        (void)fund_of(&f);
        assert_true(db_one(&f.c, S("SELECT id FROM ledger_entry"), NO_ARGS, &entry));
        assert_true(db_one(&f.c, S("SELECT id FROM ledger_line ORDER BY id"), NO_ARGS, &line));
        assert_string_equal(void_of(&f, "ledger_line", line.i), "rule.ledger_balanced");
        assert_refused("rule.ledger_with_source", "ledger_entry", entry.i, "voucher", "改过");
        assert_refused("rule.ledger_balanced", "ledger_line", line.i, "amount", "1");
        books_agree(&f);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(the_books_follow_the_records),
                cmocka_unit_test(a_grant_is_traced_from_its_source),
                cmocka_unit_test(an_approved_run_is_posted_with_its_lines),
                cmocka_unit_test(nobody_writes_the_books_by_himself),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
