/* pay.c: rates of pay with their documents, and the twelve monthly runs of 2017, line by line.
 *
 * Base is rate × months, as everywhere. The account the county is known for says what was paid in 2017 and how much of
 * it was base, not to how many nor what the rest was. So this is invented: rates before the last, the rates of other
 * posts, and the rest as performance by quarter, seniority and an award at the end of the year. Two amounts are what is
 * left, in whole yuan: the rate of other posts from October, so that base comes to its sum, and the award, so that
 * everything comes to its own. Officers who came in December are paid later: a line still missing. One further run
 * waits to be approved. The run of November went to the bank and came back with three transfers that failed; that of
 * December is still to be sent.
 *
 * The run of every month is written line by line and not computed by the program's own run, because what was paid in
 * the past is history the county brought with it; only the waiting run is for the program to compute. */
#include "demo/county.h"

#include "mechanisms/motivation/pay_run.h"

/* 954 to 2,215 yuan for principals and 668 to 1,772 for deputies, in several steps, is what the county is known
 * for: the first and the last step are those. Deputies have eight tenths of a principal's rate from 2016 on. */
#define CLASSES 3
#define LAST_STEP 3
#define LAST_STEP_MONTH 10
#define SENIORITY_YUAN 60 /* a year served */

static const char *const classes[CLASSES] = { "principal", "deputy", "other" };
static const struct {
        const char *from;
        enum document document;
        int64_t yuan[CLASSES]; /* 0: what is left */
/* Rates with the papers that set them. Those of October 2017 are the ones the county is known for; what is 0 is
 * computed. */
} steps[] = { { "2013-01-01", DOCUMENT_RATES_2013, { 954, 668, 300 } },
              { "2015-01-01", DOCUMENT_RATES_2015, { 1210, 960, 420 } },
              { "2016-01-01", DOCUMENT_RATES_2016, { 1560, 1248, 600 } },
              { "2017-10-01", DOCUMENT_RATES_2017, { 2215, 1772, 0 } } };
static const int64_t part_yuan[CLASSES] = { 300, 240, 170 }; /* a month, from 2018 */
#define ALLOWANCE_YUAN 60
static const int64_t performance[CLASSES] = { 900, 720, 500 }; /* yuan a quarter */

/* The last class when no name fits: classes come from posts.c only. */
static size_t class_of(const struct held *h)
{
        size_t i = 0;
        while (i < CLASSES - 1 && strcmp(classes[i], h->class) != 0)
                i++;
        return i;
}

/* All runs are of 2017 or later, so only the last two steps are asked for. */
static int64_t rate(const struct county *k, size_t class, int month)
{
        size_t step = month >= LAST_STEP_MONTH ? LAST_STEP : LAST_STEP - 1;
        return steps[step].yuan[class] ? YUAN(steps[step].yuan[class]) : k->other_rate;
}

/* paid_in: held that month, and not too new to be on the list. Who came in December is paid in January: a line
 * that is missing on the county's day. */
static bool paid_in(const struct held *h, int month)
{
        return h->first <= month && month <= h->last && (h->first < 12 || month > 12);
}

/* A line pays one part for a span of months: base by the month, performance by the quarter, seniority for the
 * year. */
struct line {
        const char *part;
        int from, to; /* months */
        int64_t amount;
};
#define LINES_MAX 4

/* pay_lines_of: what a run pays for a post. One place says what a run pays, for the sum beforehand and for the
 * lines themselves: they can't differ. */
static size_t pay_lines_of(const struct county *k, const struct held *h, int month, struct line out[LINES_MAX])
{
        size_t n = 0, class = class_of(h);
        if (!paid_in(h, month))
                return 0;
        out[n++] = (struct line){ "base", month, month, rate(k, class, month) };
        if (month % 3 == 0 && h->first <= month - 2)
                out[n++] = (struct line){ "performance", month - 2, month,
                                          YUAN(month > 12 ? 3 * part_yuan[class] : performance[class]) };
        if (month > 12)
                out[n++] = (struct line){ "allowance", month, month, YUAN(ALLOWANCE_YUAN) };
        if (month == 12 && h->years)
                out[n++] = (struct line){ "seniority", 1, 12, YUAN(h->years * SENIORITY_YUAN) };
        if (month == 12 && k->award)
                out[n++] = (struct line){ "award", 12, 12, k->award };
        return n;
}

/* sum: everything the year's runs pay, of it the base. */
static int64_t sum(const struct county *k, int64_t *base)
{
        int64_t all = 0;
        *base = 0;
        for (size_t i = 0; i < k->posts.n; i++)
                for (int month = 1; month <= 12; month++) {
                        struct line lines[LINES_MAX];
                        size_t n = pay_lines_of(k, &k->posts.at[i], month, lines);
                        for (size_t l = 0; l < n; l++)
                                all += lines[l].amount;
                        *base += n ? lines[0].amount : 0;
                }
        return all;
}

/* share_out: what is left, in whole yuan, over those who share it. First the rate, then the award: each is the
 * remainder of its own sum, and the award's includes the rate. */
static void share_out(struct county *k)
{
        int64_t base, months = 0, heads = 0, yuan = YUAN(1);
        k->other_rate = k->award = 0;
        sum(k, &base);
        for (size_t i = 0; i < k->posts.n; i++) {
                const struct held *h = &k->posts.at[i];
                heads += paid_in(h, 12);
                for (int month = LAST_STEP_MONTH; month <= 12; month++)
                        months += strcmp(h->class, "other") == 0 && paid_in(h, month);
        }
        k->other_rate = (YUAN(PAY_BASE_YUAN) - base + months * yuan / 2) / (months * yuan) * yuan;
        k->award = (YUAN(PAY_TOTAL_YUAN) - sum(k, &base) + heads * yuan / 2) / (heads * yuan) * yuan;
}

/* Three classes a step, each with the paper that sets it. */
static bool put_step(struct county *k, size_t step)
{
        for (size_t i = 0; i < CLASSES; i++) {
                int64_t yuan = steps[step].yuan[i];
                if (!demo_put(k, "pay_rate", NULL,
                              ARGS(ARG("class", V_TEXT(classes[i])), ARG("from_on", V_TEXT(steps[step].from)),
                                   ARG("monthly", V_INT(yuan ? YUAN(yuan) : k->other_rate)),
                                   ARG("document", V_ID(k->documents[steps[step].document])))))
                        return false;
        }
        return true;
}

/* put_parts: from 2018 the parts besides the base have rates of their own, so that a run computes them. */
static bool put_parts(struct county *k)
{
        for (size_t i = 0; i < CLASSES; i++)
                for (int allowance = 0; allowance < 2; allowance++)
                        if (!demo_put(k, "pay_part_rate", NULL,
                                      ARGS(ARG("part", V_TEXT(allowance ? "allowance" : "performance")),
                                           ARG("class", V_TEXT(classes[i])), ARG("from_on", V_TEXT("2018-01-01")),
                                           ARG("monthly", V_INT(YUAN(allowance ? ALLOWANCE_YUAN : part_yuan[i]))),
                                           ARG("cycle", V_TEXT(allowance ? "month" : "quarter")),
                                           ARG("document", V_ID(k->documents[DOCUMENT_RATES_2017])))))
                                return false;
        return true;
}

/* put_bank: what the bank that pays wants, and how it answers. */
static bool put_bank(struct county *k)
{
        return demo_put(k, "bank_mapping", &k->bank,
                        ARGS(ARG("name", V_TEXT(DEMO_BANK)), ARG("separator", V_TEXT("comma")),
                             ARG("header", V_INT(1)), ARG("columns", V_TEXT("number,name,card,bank,amount,month")),
                             ARG("returned", V_TEXT("-,name,card,-,amount,-,status,reason")),
                             ARG("done_words", V_TEXT("成功,交易成功,00"))));
}

/* The last step is entered in September 2017, after its paper; what is left is reckoned before it is, and after
 * everybody's year in post is settled. */
bool make_rates(struct county *k, int year)
{
        if (year == 2017)
                share_out(k);
        if (!demo_begin(k, year == 2016 ? "2016-04-12" : "2017-09-27", "录入村干部报酬标准"))
                return false;
        for (size_t i = 0; i < COUNT(steps); i++)
                if ((i == LAST_STEP) == (year == 2017) && !put_step(k, i))
                        return false;
        return (year == 2016 || (put_parts(k) && put_bank(k))) && demo_commit(k);
}

/* The class and the village are written on the line: the post may have ended when somebody reads it. */
static bool put_line(struct county *k, int64_t run, const struct held *h, const struct line *l)
{
        return demo_put(k, "pay_line", NULL,
                        ARGS(ARG("run", V_ID(run)), ARG("person", V_ID(h->person)),
                             ARG("place", V_TEXT(k->villages[h->village].code)), ARG("class", V_TEXT(h->class)),
                             ARG("part", V_TEXT(l->part)), ARG("from_month", V_TEXT(month_day(k, l->from, 1))),
                             ARG("to_month", V_TEXT(month_day(k, l->to, 1))), ARG("amount", V_INT(l->amount))));
}

/* waiting_run: prepared, not yet approved. */
static bool waiting_run(struct county *k, const struct unit *treasury, int month)
{
        return demo_put(k, "pay_run", NULL,
                        ARGS(ARG("month", V_TEXT(month_day(k, month, 1))), ARG("batch", V_TEXT("补发")),
                             ARG("prepared_by", V_ID(treasury->cadres.at[5].cadre)),
                             ARG("note", brief_text(k, "%d月新任专干报酬，待审批", month_of(month)))));
}

/* Prepared by one cadre of the treasury and approved by another (accounts.c has both): a run of one pair of eyes
 * is refused. */
bool make_pay(struct county *k, int month)
{
        const struct unit *treasury = &k->units[unit_called(k, "定远县财政局")];
        if (!demo_begin(k, month_day(k, month, 26), keep_text(k, "发放%d月村干部报酬", month_of(month))) ||
            !demo_put(k, "pay_run", &k->run,
                      ARGS(ARG("month", V_TEXT(month_day(k, month, 1))),
                           ARG("prepared_by", V_ID(treasury->cadres.at[5].cadre)),
                           ARG("approved_by", V_ID(treasury->cadres.at[2].cadre)),
                           ARG("locked_on", V_TEXT(month_day(k, month, 26))))))
                return false;
        for (size_t i = 0; i < k->posts.n; i++) {
                struct line lines[LINES_MAX];
                size_t n = pay_lines_of(k, &k->posts.at[i], month, lines);
                for (size_t l = 0; l < n; l++)
                        if (!put_line(k, k->run, &k->posts.at[i], &lines[l]))
                                return false;
        }
        return (month != 12 + k->months || waiting_run(k, treasury, month)) && demo_commit(k);
}

/* bank_answer: the bank's answer to its file: every line done but a few. Three transfers fail, each for another
 * reason: a bank's usual ones. */
static void bank_answer(struct buf *out, struct str file)
{
        static const struct {
                int line;
                const char *why;
        } failed[] = { { 118, "账号户名不符" }, { 701, "账户已销户" }, { 1033, "账户状态异常" } };
        struct str line;
        for (int n = 0; file.p && str_cut(&file, '\n', &line); n++) {
                const char *why = NULL;
                for (size_t i = 0; i < COUNT(failed); i++)
                        why = failed[i].line == n ? failed[i].why : why;
                if (str_trim(line).n) {
                        buf_add(out, str_trim(line));
                        buf_text(out, n == 0 ? ",result,reason" : why ? ",交易失败," : ",交易成功,");
                        buf_text(out, why ? why : "");
                        buf_text(out, "\r\n");
                }
        }
}

/* Through the functions the pages use, so that the file and its answer are of the form a bank's would be. */
bool make_transfers(struct county *k, int month)
{
        struct buf file = BUF((size_t)1 << 20), answer = BUF((size_t)1 << 20);
        struct pay_run_done done = { 0 };
        demo_day(k, month_day(k, month, month_of(month) == 2 ? 27 : 28));
        bool ok = pay_run_bank_file(k->c, k->run, &(struct bank_order){ .mapping = k->bank }, NULL, &file,
                                    &done);
        demo_day(k, month_end(k, month));
        bank_answer(&answer, buf_str(&file));
        ok = ok && pay_run_bank_return(k->c, k->run, k->bank, buf_str(&answer), NULL, &done);
        buf_free(&file);
        buf_free(&answer);
        arena_release(k->c->arena);
        return ok;
}
