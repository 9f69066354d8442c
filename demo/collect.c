/* collect.c: one collection on its way: telephones and roads to the house that the register lacks of households still
 * poor, sent in the last week of 2017 and due in the first of 2018.
 *
 * Three townships' returns are merged, two wait to be looked at, one was sent back, four have begun; the others have
 * not, and one of these was asked for. Every value is invented, the telephones are numbers nobody can have.
 *
 * It goes through the same functions as the pages: what is shown here has been sent, filled, handed in and merged by
 * them, with the rows that were fixed when it was sent. */
#include "demo/county.h"

#include "base/date.h"
#include "collect/collect_run.h"

#include <stdio.h>

#define SENT_ON "2017-12-25"
#define FILLED_ON "2017-12-28"
#define LOOKED_AT_ON "2017-12-29"
#define DUE_ON "2018-01-05"

enum stage { UNTOUCHED, BEGUN, HANDED_IN, SENT_BACK, MERGED };
/* Of the townships in the order of their codes. Every stage a return can be in, several times: the board of a
 * collection is read by its colours. */
static const enum stage stages[] = { BEGUN,     MERGED,    HANDED_IN, BEGUN,     MERGED,   UNTOUCHED, MERGED,
                                     SENT_BACK, HANDED_IN, UNTOUCHED, UNTOUCHED, UNTOUCHED, BEGUN,    BEGUN };

/* on_day: the steps of a collection are changes of their own, made in the evening of a day. */
static void on_day(struct county *k, const char *day)
{
        day = told_day(k, late_day(k, day));
        const int64_t evening = date_to_number(day) * INT64_C(86400000) + 9 * INT64_C(3600000);
        k->c->now = evening > k->c->now ? evening : k->c->now + 60000;
        snprintf(k->c->today, sizeof k->c->today, "%s", day);
}

/* Asked of the households that lack a telephone, in the words an office would use. */
static bool put_collection(struct county *k, int64_t *id)
{
        return demo_begin(k, late_day(k, SENT_ON), "拟订填报任务") &&
               demo_put(k, "collection", id,
                        ARGS(ARG("title", V_TEXT("补登未脱贫户联系电话和入户路")), ARG("about", V_TEXT("household")),
                             ARG("of_list", V_TEXT(moved(k) ? "household.exited" : "household.poor")),
                             ARG("filters", V_TEXT(moved(k) ? "phone.empty=1&attribute=minimum" : "phone.empty=1")),
                             ARG("shown_fields", V_TEXT("hh_no,head_name,group_no")),
                             ARG("open_fields", V_TEXT("phone,road")), ARG("only_empty", V_INT(1)),
                             ARG("due_on", V_TEXT(late_day(k, DUE_ON))), ARG("remind_days", V_INT(7)),
                             ARG("note", V_TEXT("联系电话填户主本人常用的；全家外出的请村里核实后填写，确实没有的写明原因。")))) &&
               demo_commit(k);
}

/* cell_answer: what a township says of the i-th row: now and then nobody has a telephone. Numbers that begin with
 * 100 belong to nobody: no reader of the demonstration must be able to ring anybody up. */
static struct collect_entry cell_answer(struct county *k, const struct collect_table *t, size_t row, size_t column)
{
        const struct field *f = collect_field(t, column);
        struct collect_entry x = { .record = t->rows[row].record, .field = str_of(f->name) };
        if (f->codes)
                x.text = str_of(f->codes->items[row % f->codes->n].code);
        else if (row % 17 == 11)
                x.reason = S("家中无电话，联系村民组长");
        else
                x.text = brief_text(k, "100%08lld", (long long)++k->phones).s;
        return x;
}

/* fill_in: the first rows of a return, or all. A third, where it has only begun: the page shows how far it is. */
static bool fill_in(struct county *k, int64_t id, bool whole)
{
        struct collect_table t;
        struct collect_saved saved = { 0 };
        size_t n = 0;
        if (!collect_load(k->c, id, &t))
                return false;
        struct collect_entry *entries = NEWS(k->c->arena, struct collect_entry, t.n * t.plan.n + 1);
        for (size_t i = 0; i < (whole ? t.n : t.n / 3); i++)
                for (size_t c = t.plan.n_shown; c < t.plan.n; c++)
                        if (t.rows[i].cells[c].missing)
                                entries[n++] = cell_answer(k, &t, i, c);
        return collect_save(k->c, id, entries, n, NULL, &saved) && saved.refused == 0;
}

/* Each stage goes through those before it, on the days they would be taken. */
static bool take_to(struct county *k, int64_t id, enum stage stage)
{
        struct block block;
        struct collect_merged merged = { 0 };
        on_day(k, FILLED_ON);
        if (stage >= BEGUN && !fill_in(k, id, stage > BEGUN))
                return false;
        if (stage > BEGUN && !collect_hand_in(k->c, id, "", NULL, &block))
                return false;
        on_day(k, LOOKED_AT_ON);
        if (stage == SENT_BACK)
                return collect_send_back(k->c, id, "有几户的电话是同一个号码，请逐户核实。", NULL, &block);
        return stage != MERGED || collect_merge(k->c, id, NULL, 0, NULL, &merged);
}

/* The numbers of the returns are taken out first, because the memory they came in is let go after each. */
bool make_collection(struct county *k)
{
        int64_t id;
        size_t n;
        struct block block;
        struct collect_sent sent = { 0 };
        struct collect_progress *returns;
        if (!put_collection(k, &id))
                return false;
        on_day(k, SENT_ON);
        if (!collect_send(k->c, id, NULL, 0, NULL, &sent) || !collect_progress(k->c, id, &returns, &n))
                return false;
        int64_t ids[TOWNSHIPS];
        for (size_t i = 0; i < n && i < TOWNSHIPS; i++)
                ids[i] = returns[i].id;
        for (size_t i = 0; i < n && i < TOWNSHIPS; i++) {
                arena_release(k->c->arena);
                if (!take_to(k, ids[i], i < COUNT(stages) ? stages[i] : UNTOUCHED))
                        return false;
        }
        on_day(k, LOOKED_AT_ON);
        return n <= COUNT(stages) || collect_remind(k->c, ids[n - 1], "请抓紧填报，节前交齐。", NULL, &block);
}
