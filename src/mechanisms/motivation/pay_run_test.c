/* pay_run_test.c: what a monthly run promises: everybody in post is paid by the rate, once; the difference from last
 * month has its reason; another account locks it; the bank's failures are on a list and its payments in the books. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"
#include "mechanisms/motivation/pay_run.h"

#include <stdlib.h>

/* A village's pay day: one who holds two posts at once, one whose rate is raised in April, one who comes later; and two
 * cadres of the treasury. */
struct payday {
        struct fixture f;
        int64_t wang, li, zhao, li_post;
        const char *preparer, *approver;
};

static const char *hold_post(struct fixture *f, int64_t person, const char *class, const char *from, const char *card)
{
        return id_of(f, fixture_put(f, "village_post", 0,
                                    PAIRS("person", id_of(f, person), "place", EAST, "class", class, "from_on", from,
                                          "bank_card", card)));
}

static void open_payday(struct payday *p)
{
        struct fixture *f = &p->f;
        mechanism_county(f);
        fixture_put(f, "pay_rate", 0, PAIRS("class", "principal", "from_on", "2017-01-01", "monthly", "2215"));
        fixture_put(f, "pay_rate", 0, PAIRS("class", "deputy", "from_on", "2017-01-01", "monthly", "1600"));
        fixture_put(f, "pay_rate", 0, PAIRS("class", "deputy", "from_on", "2017-04-01", "monthly", "1772"));
        p->wang = person_of(f, "王村长", EAST);
        p->li = person_of(f, "李副职", EAST);
        p->zhao = person_of(f, "赵新任", EAST);
        hold_post(f, p->wang, "principal", "2016-01-01", "6222021234567890123");
        hold_post(f, p->wang, "deputy", "2016-01-01", "6222021234567890123");
        p->li_post = strtoll(hold_post(f, p->li, "deputy", "2016-01-01", "6222021234567890131"), NULL, 10);
        p->preparer = id_of(f, cadre_of(f, "制表"));
        p->approver = id_of(f, cadre_of(f, "审批"));
}

static int64_t pay_run_of(struct payday *p, const char *month)
{
        return fixture_put(&p->f, "pay_run", 0, PAIRS("month", month, "prepared_by", p->preparer));
}

/* computed_run: computes, and says what that changed. */
static struct pay_run_done computed_run(struct payday *p, int64_t run)
{
        struct pay_run_done done = { 0 };
        assert_true(pay_run_compute(&p->f.c, run, NULL, &done));
        return done;
}

static void approve(struct payday *p, int64_t run)
{
        struct pay_run_done done = { 0 };
        assert_true(pay_run_approve(&p->f.c, run, strtoll(p->approver, NULL, 10), NULL, &done));
}

/* code: of the refusal just had, which is then forgotten, so that the next call starts clean. */
static const char *code(struct payday *p)
{
        const char *text = arena_copy(&p->f.arena, str_of(p->f.c.err.code));
        p->f.c.err = (struct err){ .kind = ERR_NONE };
        return text;
}

/* Computing is harmless: twice writes nothing, a second batch of the month pays nobody again, who came is added and who
 * never was is dropped; and a locked run isn't touched. */
static void everybody_in_post_is_paid_once(void **state)
{
        struct payday p;
        (void)state;
        open_payday(&p);
        int64_t run = pay_run_of(&p, "2017-03-01");
        struct pay_run_done done = computed_run(&p, run);
        assert_int_equal(done.added, 2); /* two posts of one person are one pay */
        assert_int_equal(computed_run(&p, run).same, 2);
        int64_t twice = fixture_put(&p.f, "pay_run", 0, PAIRS("month", "2017-03-01", "batch", "补发"));
        assert_int_equal(computed_run(&p, twice).added, 0);
        /* Begun on the 20th: the month is paid whole. Taken back, it was never due. */
        int64_t third = strtoll(hold_post(&p.f, p.zhao, "deputy", "2017-03-20", "6222021234567890149"), NULL, 10);
        assert_int_equal(computed_run(&p, run).added, 1);
        assert_string_equal(void_of(&p.f, "village_post", third), "");
        assert_int_equal(computed_run(&p, run).dropped, 1);
        approve(&p, run);
        assert_int_equal(figure_of(&p.f, "pay.total", "2017-03", NULL), 221500 + 160000);
        done = (struct pay_run_done){ 0 };
        assert_false(pay_run_compute(&p.f.c, run, NULL, &done));
        assert_string_equal(code(&p), "rule.pay_locked");
        fixture_close(&p.f);
}

static const char *reason_of(const struct pay_comparison *k, int64_t person)
{
        for (size_t i = 0; i < k->n; i++)
                if (k->items[i].person == person)
                        return k->items[i].reason;
        return "same";
}

/* Who approves must see why a sum changed without asking: rate, new, left, corrected, each told from the records. */
static void a_difference_has_its_reason(void **state)
{
        struct payday p;
        struct pay_comparison k = { 0 };
        (void)state;
        open_payday(&p);
        int64_t march = pay_run_of(&p, "2017-03-01"), sun = person_of(&p.f, "孙离任", EAST);
        const char *held = hold_post(&p.f, sun, "deputy", "2016-01-01", "6222021234567890156");
        (void)computed_run(&p, march);
        approve(&p, march);
        fixture_put(&p.f, "village_post", strtoll(held, NULL, 10), PAIRS("to_on", "2017-03-31"));
        hold_post(&p.f, p.zhao, "principal", "2017-04-02", "6222021234567890149");
        int64_t april = pay_run_of(&p, "2017-04-01");
        (void)computed_run(&p, april);
        assert_true(pay_run_compare(&p.f.c, april, &k));
        assert_int_equal(k.before, 221500 + 2 * 160000);
        assert_int_equal(k.now, 2 * 221500 + 177200);
        assert_string_equal(reason_of(&k, p.wang), "same");
        assert_string_equal(reason_of(&k, p.li), "rate");
        assert_string_equal(reason_of(&k, p.zhao), "new_post");
        assert_string_equal(reason_of(&k, sun), "left");
        fixture_put(&p.f, "pay_line", 0,
                    PAIRS("run", id_of(&p.f, april), "person", id_of(&p.f, p.wang), "part", "base", "class",
                          "principal", "from_month", "2017-03-01", "amount", "-2215", "reason", "多发"));
        /* Taken back in April for March: that he gets less has a reason, and isn't a post that ended. */
        k = (struct pay_comparison){ 0 };
        assert_true(pay_run_compare(&p.f.c, april, &k));
        assert_string_equal(reason_of(&k, p.wang), "correction");
        fixture_close(&p.f);
}

/* One account doesn't do both, and one person doesn't either under two accounts: each of the two is tried alone. */
static void another_account_approves(void **state)
{
        struct payday p;
        struct pay_run_done done = { 0 };
        (void)state;
        open_payday(&p);
        struct actor clerk = p.f.actor, chief = p.f.actor;
        clerk.account_id = 901;
        clerk.name = "clerk";
        chief.account_id = 902;
        chief.name = "chief";
        int64_t run = pay_run_of(&p, "2017-03-01");
        act_as(&p.f.c, &clerk);
        (void)computed_run(&p, run);
        assert_false(pay_run_approve(&p.f.c, run, strtoll(p.approver, NULL, 10), NULL, &done));
        assert_string_equal(code(&p), "rule.pay_two_persons");
        act_as(&p.f.c, &chief);
        assert_false(pay_run_approve(&p.f.c, run, strtoll(p.preparer, NULL, 10), NULL, &done));
        assert_string_equal(code(&p), "rule.pay_two_persons");
        approve(&p, run);
        act_as(&p.f.c, &p.f.actor);
        fixture_close(&p.f);
}

/* From the file to the books: nothing before approval, nobody twice, the lost file again, a line that fits nothing told
 * and not guessed; the township's list empties when the card is changed, and the books have what arrived. */
static void the_bank_answers(void **state)
{
        struct payday p;
        struct pay_run_done done = { 0 };
        struct buf file = BUF(1 << 16);
        (void)state;
        open_payday(&p);
        hold_post(&p.f, p.zhao, "deputy", "2017-01-01", "");
        int64_t run = pay_run_of(&p, "2017-03-01");
        int64_t bank = fixture_put(&p.f, "bank_mapping", 0,
                                   PAIRS("name", "农商行", "separator", "bar", "header", "1", "columns",
                                         "number,name,card,amount", "returned", "-,card,amount,status,reason",
                                         "done_words", "成功,00"));
        struct bank_order o = { .mapping = bank };
        (void)computed_run(&p, run);
        assert_false(pay_run_bank_file(&p.f.c, run, &o, NULL, &file, &done));
        (void)code(&p);
        buf_clear(&file);
        approve(&p, run);
        done = (struct pay_run_done){ 0 };
        assert_true(pay_run_bank_file(&p.f.c, run, &o, NULL, &file, &done));
        assert_int_equal(done.bank.sent, 2);
        assert_int_equal(done.bank.failed, 1); /* no card */
        assert_string_equal(buf_c(&file), "序号|姓名|卡号|金额(元)\r\n1|李副职|6222021234567890131|1600.00\r\n"
                                          "2|王村长|6222021234567890123|2215.00\r\n");
        assert_int_equal(figure_of(&p.f, "pay.transfer_failed", "2017", NULL), 1);
        assert_int_equal(figure_of(&p.f, "pay.transfer_failed", "2016-12", NULL), 0); /* it was sent later */
        done = (struct pay_run_done){ 0 };
        assert_true(pay_run_bank_file(&p.f.c, run, &o, NULL, &file, &done)); /* who waits isn't sent twice */
        assert_int_equal(done.bank.sent, 0);
        assert_int_equal(done.bank.waiting, 2);
        o.again = true;
        done = (struct pay_run_done){ 0 };
        assert_true(pay_run_bank_file(&p.f.c, run, &o, NULL, &file, &done)); /* but where the file was lost */
        assert_int_equal(done.bank.sent, 2);
        o.again = false;
        done = (struct pay_run_done){ 0 };
        assert_true(pay_run_bank_return(&p.f.c, run, bank,
                                        S("序号|卡号|金额|结果|原因\r\n1|6222021234567890131|1,600.00|失败|户名不符\r\n"
                                          "2|6222021234567890123|2215.00|成功|\r\n3|6222029999999999999|1|成功|\r\n"),
                                        NULL, &done));
        assert_int_equal(done.bank.paid, 1);
        assert_int_equal(done.bank.failed, 1);
        assert_int_equal(done.bank.unmatched, 1);
        assert_int_equal(done.bank.rows[0].line, 4);
        assert_str(done.bank.rows[0].card, "****9999");
        assert_str(done.bank.rows[0].why, "卡号不在这一批里");
        assert_int_equal(figure_of(&p.f, "pay.transfer_failed", "2017", NULL), 2);
        assert_int_equal(figure_of(&p.f, "pay.transfer_waiting", "2017", NULL), 0);
        assert_int_equal(figure_of(&p.f, "pay.card_refused", "2017", NULL), 1); /* the township's to mend */
        fixture_put(&p.f, "village_post", p.li_post, PAIRS("bank_card", "6222021234567890164"));
        assert_int_equal(figure_of(&p.f, "pay.card_refused", "2017", NULL), 0);
        /* The books say what arrived: one of the two, and the other is still owed. */
        assert_int_equal(figure_of(&p.f, "ledger.differs_pay_transfer", "2017", NULL), 0);
        assert_int_equal(figure_of(&p.f, "ledger.paid_out", "2017", NULL), 221500);
        buf_clear(&file);
        done = (struct pay_run_done){ 0 };
        assert_true(pay_run_bank_file(&p.f.c, run, &o, NULL, &file, &done));
        assert_int_equal(done.bank.sent, 1); /* who is paid isn't sent again */
        buf_free(&file);
        fixture_close(&p.f);
}

static const char *difference_words(const struct pay_comparison *k, int64_t person)
{
        for (size_t i = 0; i < k->n; i++)
                if (k->items[i].person == person)
                        return k->items[i].words.p;
        return "";
}

/* A part by the quarter is paid in its last month, for the months held; a rate of nil ends a part; the base can't be
 * entered as a part; the words name every part that changed beside the reason. */
static void every_part_with_a_rate_is_computed(void **state)
{
        struct payday p;
        struct pay_comparison k = { 0 };
        (void)state;
        open_payday(&p);
        fixture_put(&p.f, "pay_part_rate", 0,
                    PAIRS("part", "performance", "class", "deputy", "from_on", "2017-01-01", "monthly", "240", "cycle",
                          "quarter"));
        fixture_put(&p.f, "pay_part_rate", 0,
                    PAIRS("part", "allowance", "class", "deputy", "from_on", "2017-02-01", "monthly", "50", "cycle",
                          "month"));
        fixture_put(&p.f, "pay_part_rate", 0,
                    PAIRS("part", "allowance", "class", "deputy", "from_on", "2017-04-01", "monthly", "0", "cycle",
                          "month"));
        assert_string_equal(fixture_try(&p.f, "pay_part_rate", 0,
                                        PAIRS("part", "base", "class", "deputy", "from_on", "2017-02-01", "monthly",
                                              "50", "cycle", "month")),
                            "pay.base_rate");
        hold_post(&p.f, p.zhao, "deputy", "2017-02-20", "6222021234567890149");
        int64_t march = pay_run_of(&p, "2017-03-01"), april = pay_run_of(&p, "2017-04-01");
        assert_int_equal(computed_run(&p, march).added, 3 + 2 + 2); /* Wang is paid as principal */
        assert_int_equal(computed_run(&p, march).same, 7);
        approve(&p, march);
        assert_int_equal(figure_of(&p.f, "pay.base", "2017-03", NULL), 221500 + 2 * 160000);
        /* Li three months of performance, Zhao two; March's allowance for both */
        assert_int_equal(figure_of(&p.f, "pay.other", "2017-03", NULL), 72000 + 48000 + 2 * 5000);
        assert_int_equal(figure_of(&p.f, "pay.part_differs", "2017", NULL), 0);
        assert_int_equal(computed_run(&p, april).added, 3);
        assert_true(pay_run_compare(&p.f.c, april, &k));
        assert_string_equal(reason_of(&k, p.li), "rate");
        assert_string_equal(difference_words(&k, p.li),
                            "1600.00 → 1772.00，2017-04-01 起；津贴补贴 -50.00；绩效报酬 -720.00");
        fixture_put(&p.f, "pay_line", 0,
                    PAIRS("run", id_of(&p.f, april), "person", id_of(&p.f, p.li), "part", "performance", "from_month",
                          "2017-04-01", "amount", "100"));
        assert_int_equal(figure_of(&p.f, "pay.part_differs", "2017", NULL), 1);
        fixture_close(&p.f);
}

/* corrected: corrects March in the run, and what the lines with a reason in it come to. */
static int64_t corrected(struct payday *p, int64_t run, struct pay_run_done *done)
{
        *done = (struct pay_run_done){ 0 };
        assert_true(pay_run_correct(&p->f.c, run, "2017-03-01", S("自查"), NULL, done));
        struct val sum;
        assert_true(db_one(&p->f.c,
                           S("SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM pay_line WHERE run_id = "
                             ":run_id AND voided = 0 AND reason IS NOT NULL"),
                           ARGS(ARG("run_id", V_INT(run))), &sum));
        return sum.i;
}

/* a_locked_month_is_computed_again: who left before, who was of another class, who was forgotten, a rate set late. */
static void a_locked_month_is_computed_again(void **state)
{
        struct payday p;
        struct pay_run_done done;
        (void)state;
        open_payday(&p);
        int64_t sun = person_of(&p.f, "孙离任", EAST), march = pay_run_of(&p, "2017-03-01");
        const char *sun_held = hold_post(&p.f, sun, "deputy", "2016-01-01", "6222021234567890156");
        (void)computed_run(&p, march);
        int64_t april = pay_run_of(&p, "2017-04-01");
        /* A month nothing locked pays is computed by its own run: a correction beside it would pay twice. */
        assert_false(pay_run_correct(&p.f.c, april, "2017-03-01", S(""), NULL, &done)); /* not locked yet */
        assert_string_equal(code(&p), "pay.correct_month");
        approve(&p, march);
        (void)computed_run(&p, april);
        assert_int_equal(corrected(&p, april, &done), 0);
        fixture_put(&p.f, "village_post", strtoll(sun_held, NULL, 10), PAIRS("to_on", "2017-02-28"));
        hold_post(&p.f, p.zhao, "deputy", "2017-03-05", "6222021234567890149");
        hold_post(&p.f, p.li, "principal", "2017-03-01", "6222021234567890131");
        (void)computed_run(&p, april);
        assert_int_equal(corrected(&p, april, &done), -160000 + 160000 + 61500);
        assert_int_equal(done.added, 3);
        assert_int_equal(corrected(&p, april, &done), 61500);
        assert_int_equal(done.added + done.changed + done.dropped, 0);
        fixture_put(&p.f, "pay_rate", 0, PAIRS("class", "principal", "from_on", "2017-03-01", "monthly", "2315"));
        assert_int_equal(corrected(&p, april, &done), 71500 + 10000); /* Li and Wang */
        (void)computed_run(&p, april);
        assert_int_equal(corrected(&p, april, &done), 81500);
        approve(&p, april);
        assert_int_equal(figure_of(&p.f, "pay.paid_twice", "2017-03", NULL), 0);
        int64_t may = pay_run_of(&p, "2017-05-01");
        (void)computed_run(&p, may);
        assert_int_equal(corrected(&p, may, &done), 0);
        fixture_close(&p.f);
}

/* typed: a line somebody types into a run, over several months. */
static void typed(struct payday *p, int64_t run, int64_t person, const char *from, const char *to, const char *amount)
{
        fixture_put(&p->f, "pay_line", 0,
                    PAIRS("run", id_of(&p->f, run), "person", id_of(&p->f, person), "part", "base", "from_month", from,
                          "to_month", to, "amount", amount));
}

/* a_line_of_several_months_is_computed_again_whole: who left in the middle, who was of a higher class from the middle,
 * a rate set late, all to the cent and in one line; months that cross another line's are left alone and told. */
static void a_line_of_several_months_is_computed_again_whole(void **state)
{
        struct payday p;
        struct pay_run_done done;
        (void)state;
        open_payday(&p);
        int64_t march = pay_run_of(&p, "2017-03-01"), april = pay_run_of(&p, "2017-04-01"),
                may = pay_run_of(&p, "2017-05-01");
        int64_t sun = person_of(&p.f, "孙季付", EAST);
        const char *sun_held = hold_post(&p.f, sun, "deputy", "2016-01-01", "6222021234567890156");
        typed(&p, march, p.li, "2017-01-01", "2017-03-01", "4800");
        typed(&p, march, sun, "2017-01-01", "2017-03-01", "4800");
        assert_int_equal(computed_run(&p, march).added, 1); /* Wang; the others' March is paid */
        approve(&p, march);
        assert_int_equal(corrected(&p, april, &done), 0); /* nothing differs: March is not paid again */
        fixture_put(&p.f, "village_post", strtoll(sun_held, NULL, 10), PAIRS("to_on", "2017-02-28"));
        assert_int_equal(corrected(&p, april, &done), -160000);
        const char *raised = hold_post(&p.f, p.li, "principal", "2017-02-01", "6222021234567890131");
        assert_int_equal(corrected(&p, april, &done), -160000 + 2 * 61500);
        assert_int_equal(done.added, 1);
        fixture_put(&p.f, "pay_rate", 0, PAIRS("class", "deputy", "from_on", "2017-02-01", "monthly", "1650.01"));
        assert_int_equal(corrected(&p, april, &done), -160000 + 5001 + 2 * 61500);
        assert_int_equal(done.changed, 1);
        assert_string_equal(void_of(&p.f, "village_post", strtoll(raised, NULL, 10)), "");
        assert_int_equal(corrected(&p, april, &done), -160000 + 5001 + 2 * 5001);
        approve(&p, april);
        assert_int_equal(corrected(&p, may, &done), 0);
        assert_int_equal(figure_of(&p.f, "pay.paid_twice", "2017-03", NULL), 0);
        assert_int_equal(done.left, 0);
        fixture_close(&p.f);
}

/* January to March and March to April can't be told apart month by month: nothing is computed, and whoever must look is
 * told whose, which months and how much. */
static void months_that_cross_are_left_alone_and_told(void **state)
{
        struct payday p;
        struct pay_run_done done = { 0 };
        (void)state;
        open_payday(&p);
        int64_t march = pay_run_of(&p, "2017-03-01"), april = pay_run_of(&p, "2017-04-01"),
                may = pay_run_of(&p, "2017-05-01");
        typed(&p, march, p.li, "2017-01-01", "2017-03-01", "4800");
        fixture_put(&p.f, "pay_line", 0,
                    PAIRS("run", id_of(&p.f, march), "person", id_of(&p.f, p.li), "part", "base", "from_month",
                          "2017-03-01", "amount", "-1600", "reason", "三月改在四月批次发放"));
        typed(&p, april, p.li, "2017-03-01", "2017-04-01", "3372");
        approve(&p, march);
        approve(&p, april);
        fixture_put(&p.f, "pay_rate", 0, PAIRS("class", "deputy", "from_on", "2017-02-01", "monthly", "1650"));
        assert_true(pay_run_correct(&p.f.c, may, "2017-02-01", S(""), NULL, &done));
        assert_int_equal(done.left, 1);
        assert_non_null(strstr(arena_copy(&p.f.arena, done.left_words), "李副职 2017-01 至 2017-03 基本报酬 1700.00"));
        fixture_close(&p.f);
}

/* a_month_is_paid_once_over_all_runs: its own second batch and a later run's correction, each right by itself; the
 * second to be approved is refused and names the first. Computed again it has nothing left, and may be approved. */
static void a_month_is_paid_once_over_all_runs(void **state)
{
        struct payday p;
        struct pay_run_done done = { 0 };
        (void)state;
        open_payday(&p);
        int64_t march = pay_run_of(&p, "2017-03-01");
        (void)computed_run(&p, march);
        approve(&p, march);
        hold_post(&p.f, p.zhao, "deputy", "2017-03-01", "6222021234567890149");
        int64_t more = fixture_put(&p.f, "pay_run", 0,
                                   PAIRS("month", "2017-03-01", "batch", "补发", "prepared_by", p.preparer));
        int64_t may = pay_run_of(&p, "2017-05-01");
        assert_int_equal(computed_run(&p, more).added, 1);
        assert_int_equal(corrected(&p, may, &done), 160000);
        assert_int_equal(figure_of(&p.f, "pay.paid_twice", "2017", NULL), 2);
        assert_int_equal(figure_of(&p.f, "pay.paid_twice", "2017-05", NULL), 1); /* by the run's month */
        approve(&p, may);
        assert_false(pay_run_approve(&p.f.c, more, strtoll(p.approver, NULL, 10), NULL, &done));
        assert_non_null(strstr(arena_copy(&p.f.arena, str_of(p.f.c.err.text)), "赵新任 2017-03（2017-05 月度）"));
        assert_string_equal(code(&p), "rule.pay_once");
        assert_int_equal(computed_run(&p, more).dropped, 1);
        approve(&p, more);
        assert_int_equal(figure_of(&p.f, "pay.paid_twice", "2017", NULL), 0);
        fixture_close(&p.f);
}

/* who_prepares_stays: another account computes, in the name of whoever the run names. */
static void who_prepares_stays(void **state)
{
        struct payday p;
        struct draft *cadre, *run;
        (void)state;
        open_payday(&p);
        assert_true(change_load(&p.f.c, entity_find(S("cadre")), strtoll(p.approver, NULL, 10), &cadre));
        struct actor clerk = p.f.actor;
        clerk.person_id = draft_get(cadre, "person").i;
        act_as(&p.f.c, &clerk);
        /* One run names its preparer, one names nobody: only the second takes whoever computes. */
        int64_t named = pay_run_of(&p, "2017-03-01");
        int64_t nobodys = fixture_put(&p.f, "pay_run", 0, PAIRS("month", "2017-02-01"));
        (void)computed_run(&p, named);
        assert_true(change_load(&p.f.c, entity_find(S("pay_run")), named, &run));
        assert_int_equal(draft_get(run, "prepared_by").i, strtoll(p.preparer, NULL, 10));
        (void)computed_run(&p, nobodys);
        assert_true(change_load(&p.f.c, entity_find(S("pay_run")), nobodys, &run));
        assert_int_equal(draft_get(run, "prepared_by").i, strtoll(p.approver, NULL, 10));
        act_as(&p.f.c, &p.f.actor);
        fixture_close(&p.f);
}

/* An administrator's account names no cadre: the refusal says what to do, and not only that a person is missing. */
static void an_account_that_is_nobodys_is_told_so(void **state)
{
        struct payday p;
        struct pay_run_done done = { 0 };
        struct pay_comparison k = { 0 };
        (void)state;
        open_payday(&p);
        int64_t nobodys = fixture_put(&p.f, "pay_run", 0, PAIRS("month", "2017-02-01"));
        int64_t run = pay_run_of(&p, "2017-03-01");
        assert_false(pay_run_approve(&p.f.c, run, 0, NULL, &done));
        assert_non_null(strstr(p.f.c.err.text, "选择审批人"));
        (void)code(&p);
        assert_false(pay_run_approve(&p.f.c, nobodys, strtoll(p.approver, NULL, 10), NULL, &done));
        assert_non_null(strstr(p.f.c.err.text, "没有编制人"));
        (void)code(&p);
        assert_true(pay_run_compare(&p.f.c, run, &k));
        assert_string_equal(k.prepared_by.p, "制表");
        fixture_close(&p.f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(everybody_in_post_is_paid_once),
                cmocka_unit_test(a_difference_has_its_reason),
                cmocka_unit_test(every_part_with_a_rate_is_computed),
                cmocka_unit_test(a_locked_month_is_computed_again),
                cmocka_unit_test(a_line_of_several_months_is_computed_again_whole),
                cmocka_unit_test(months_that_cross_are_left_alone_and_told),
                cmocka_unit_test(a_month_is_paid_once_over_all_runs),
                cmocka_unit_test(who_prepares_stays),
                cmocka_unit_test(an_account_that_is_nobodys_is_told_so),
                cmocka_unit_test(another_account_approves),
                cmocka_unit_test(the_bank_answers),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
