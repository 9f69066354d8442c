/* pay_run_bank.c: a pay run's file to the bank and the bank's return (see pay_run.h), by the county's mapping
 * (bank_file.h). */
#include "mechanisms/ground/bank_file.h"
#include "mechanisms/motivation/pay_run.h"

/* ---- the file ---- */

/* may_be_sent: a run that is still open may change behind the bank's back. */
static bool may_be_sent(struct ctx *c, int64_t run)
{
        struct val locked;
        if (!db_one(c, S("SELECT locked_on FROM pay_run WHERE county = :county AND id = :id"),
                    ARGS(ARG("id", V_INT(run))), &locked))
                return false;
        return locked.type == VAL_TEXT ||
               fail(c, ERR_RULE, "pay.not_approved", "pay_run", "%s",
                    say(c, "批次审批锁定后才能送银行", "a run goes to the bank when it is approved"));
}

/* put_transfer: one person's sum. Who has no card is entered as failed, so that he stands on a list
 * (pay.transfer_failed) until the township enters one. */
static bool put_transfer(struct ctx *c, struct change *ch, int64_t run, const struct bank_transfer *t)
{
        struct draft *d = draft_new(c->arena, entity_find(S("pay_transfer")));
        d->id = t->id;
        draft_set(d, "run", V_INT(run));
        draft_set(d, "person", V_INT(t->payee));
        draft_set(d, "place", V_STR(t->place));
        draft_set(d, "amount", V_INT(t->amount));
        draft_set(d, "bank_name", t->bank.n ? V_STR(t->bank) : V_NULL);
        draft_set(d, "bank_card", t->card.n ? V_STR(t->card) : V_NULL);
        draft_set(d, "state", V_TEXT(t->card.n ? "sent" : "failed"));
        draft_set(d, "reason", t->card.n ? V_NULL : V_TEXT(say(c, "没有银行卡号", "no bank card")));
        draft_set(d, "sent_on", V_TEXT(c->today));
        return change_put(c, ch, d);
}

/* send_run: the transfers are written in the change that makes the file: a file without its transfers could be sent to
 * the bank, and its return would fit nothing. */
static bool send_run(struct ctx *c, struct change *ch, int64_t run, const struct bank_order *o, struct buf *file,
                     struct bank_done *out)
{
        struct bank_transfers all = { 0 };
        struct bank_mapping m;
        if (!bank_mapping_read(c, o->mapping, &m) || !may_be_sent(c, run) ||
            !bank_transfers_read(c, "pay_run.to_send", ARGS(ARG("run_id", V_INT(run))), o, &all, out))
                return false;
        for (size_t i = 0; i < all.n; i++) {
                if (!put_transfer(c, ch, run, &all.items[i]))
                        return false;
                out->failed += !all.items[i].card.n;
        }
        return bank_file_put(c, &m, &all, file, out);
}

/* The file is given back only when its change is committed: what the bank gets is what the transfers say. */
bool pay_run_bank_file(struct ctx *c, int64_t run, const struct bank_order *o, const char *key, struct buf *file,
                       struct pay_run_done *out)
{
        struct change *ch;
        if (!change_begin(c, &(struct change_head){ .reason = say(c, "生成银行文件", "bank file made"), .key = key },
                          &ch))
                return false;
        return send_run(c, ch, run, o, file, &out->bank) ? change_commit(c, ch, &out->block) : change_abandon(c, ch);
}

/* ---- the return ---- */

/* The transfers are read first: a return is matched against what was sent, in memory, since a run has a thousand lines
 * and the bank's text as many. */
bool pay_run_bank_return(struct ctx *c, int64_t run, int64_t mapping, struct str text, const char *key,
                         struct pay_run_done *out)
{
        struct change *ch;
        struct bank_transfers sent = { 0 };
        struct bank_return r = { "pay_transfer", mapping, text, &sent };
        if (!bank_transfers_read(c, "pay_run.sent", ARGS(ARG("run_id", V_INT(run))), NULL, &sent, &out->bank) ||
            !change_begin(c, &(struct change_head){ .reason = say(c, "读入银行返回", "bank return read"), .key = key },
                          &ch))
                return false;
        return bank_return_put(c, ch, &r, &out->bank) ? change_commit(c, ch, &out->block) : change_abandon(c, ch);
}
