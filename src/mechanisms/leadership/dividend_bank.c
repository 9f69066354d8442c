/* dividend_bank.c: a dividend's payments to the bank and back (see dividend_run.h), as bank_file.h has it. Only what
 * goes to households with a card goes by the bank; organisations, and who is paid by hand, are left alone. */
#include "mechanisms/ground/bank_file.h"
#include "mechanisms/leadership/dividend_run.h"

/* put_dividend_sent: the payment as it goes: bank and card of that day stay with it, whatever the household gives
 * later. */
static bool put_dividend_sent(struct ctx *c, struct change *ch, const struct bank_transfer *t)
{
        struct draft *d = draft_new(c->arena, entity_find(S("dividend_payment")));
        d->id = t->id;
        draft_set(d, "state", V_TEXT("sent"));
        draft_set(d, "reason", V_NULL);
        draft_set(d, "bank_name", t->bank.n ? V_STR(t->bank) : V_NULL);
        draft_set(d, "bank_card", V_STR(t->card));
        draft_set(d, "sent_on", V_TEXT(c->today));
        return change_put(c, ch, d);
}

/* send_dividend: the payments become the bank's in the change that makes the file, so that no file is without them. */
static bool send_dividend(struct ctx *c, struct change *ch, int64_t dividend, const struct bank_order *o,
                          struct buf *file, struct bank_done *out)
{
        struct bank_transfers all = { 0 };
        struct bank_mapping m;
        if (!bank_mapping_read(c, o->mapping, &m) ||
            !bank_transfers_read(c, "dividend_run.to_send", ARGS(ARG("id", V_INT(dividend))), o, &all, out))
                return false;
        for (size_t i = 0; i < all.n; i++)
                if (!put_dividend_sent(c, ch, &all.items[i]))
                        return false;
        return bank_file_put(c, &m, &all, file, out);
}

bool dividend_bank_file(struct ctx *c, int64_t dividend, const struct bank_order *o, const char *key, struct buf *file,
                        struct bank_done *out)
{
        struct change *ch;
        if (!change_begin(c, &(struct change_head){ .reason = say(c, "生成银行文件", "bank file made"), .key = key },
                          &ch))
                return false;
        return send_dividend(c, ch, dividend, o, file, out) ? change_commit(c, ch, NULL) : change_abandon(c, ch);
}

/* A payment that failed stays the holder's: it is sent again with the next file, when his card is right. */
bool dividend_bank_return(struct ctx *c, int64_t dividend, int64_t mapping, struct str text, const char *key,
                          struct bank_done *out)
{
        struct change *ch;
        struct bank_transfers sent = { 0 };
        struct bank_return r = { "dividend_payment", mapping, text, &sent };
        if (!bank_transfers_read(c, "dividend_run.sent", ARGS(ARG("id", V_INT(dividend))), NULL, &sent, out) ||
            !change_begin(c, &(struct change_head){ .reason = say(c, "读入银行返回", "bank return read"), .key = key },
                          &ch))
                return false;
        return bank_return_put(c, ch, &r, out) ? change_commit(c, ch, NULL) : change_abandon(c, ch);
}
