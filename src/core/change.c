/* change.c: the life of a change: begin, savepoint, rules, block, commit (see change.h). Rows are written by
 * change_put.c.
 *
 * Why one place: a register that could be written by two roads would have two sets of rules, and the chain would
 * prove only one of them. So a form, a sheet, a command, the API, a review's confirmation and the demonstration all
 * come through change_begin.
 *
 * The order of the end is the meaning of a change. What its endings leave open is settled first (who takes over),
 * because that writes records; then the books follow the records; then the hard rules look at everything at once.
 * Only when nothing can be refused any more are the blocks closed, and the commit is the last thing that can fail. A
 * change that waits for review goes the same way up to the rules, and is then taken back to its savepoint.
 *
 * Faults are of two kinds. A value that is wrong is collected, and the change goes on, so that a form shows all of
 * them; everything else (no right, stale, a rule) ends it, because what follows would only be consequences of it. */
#include "core/change_private.h"

#include "core/store.h"

#include <assert.h>

/* Asked inside the writer: a request sent twice at one moment is serialised here, and the second finds the
 * first's block. */
static bool key_unused(struct ctx *c, const struct change_head *head)
{
        struct val seq = V_NULL;
        if (!head->key)
                return true;
        if (!db_one(c, db_sql(c->db, "core.block_key"), ARGS(ARG("change_key", V_TEXT(head->key))), &seq))
                return false;
        return seq.type == VAL_NULL ||
               fail(c, ERR_CONFLICT, "change.repeated", head->key, "%s",
                    say(c, "这一操作已经保存过，没有重复保存", "this change was saved before; it was not saved twice"));
}

bool change_begin(struct ctx *c, const struct change_head *head, struct change **out)
{
        assert(c->actor && "a change names its actor");
        struct change *ch = NEW(c->arena, struct change);
        ch->head = *head;
        if (!ch->head.channel)
                ch->head.channel = c->actor->channel;
        ch->chain[0].county = c->county;
        ch->chain[1].county = REFERENCE_CHAIN;
        ch->chain[2].county = SECURITY_CHAIN;
        if (!store_write_begin(c))
                return false;
        *out = ch;
        if (!key_unused(c, head) || !review_begin(c, ch) || (review_whole(ch) && !change_savepoint(c, ch)))
                return change_abandon(c, ch);
        return true;
}

/* change_free: what the change held, its faults too: who wants them asks before. */
static void change_free(struct change *ch)
{
        for (size_t i = 0; i < COUNT(ch->chain); i++)
                buf_free(&ch->chain[i].digests);
        arena_release(&ch->review.arena);
        arena_release(&ch->arena);
}

bool change_abandon(struct ctx *c, struct change *ch)
{
        change_free(ch);
        store_write_abandon(c);
        return false;
}

/* What the savepoint remembers beside the database is everything a group of an import adds to the change in
 * memory; what is missing here would outlive a group that was refused. */
bool change_savepoint(struct ctx *c, struct change *ch)
{
        for (size_t i = 0; i < COUNT(ch->chain); i++) {
                ch->mark.digests[i] = ch->chain[i].digests.n;
                ch->mark.leaves[i] = ch->chain[i].leaves;
        }
        ch->mark.block = ch->block;
        ch->mark.n_sources = ch->n_sources;
        ch->mark.n_newcomers = ch->n_newcomers;
        ch->mark.n_ends = ch->n_ends;
        review_forget(ch);
        return db_script(c, S("SAVEPOINT part"));
}

bool change_release(struct ctx *c, struct change *ch)
{
        (void)ch;
        return db_script(c, S("RELEASE SAVEPOINT part"));
}

/* rewind_to_mark: as the savepoint found it; it stays. */
static bool rewind_to_mark(struct ctx *c, struct change *ch)
{
        for (size_t i = 0; i < COUNT(ch->chain); i++) {
                ch->chain[i].digests.n = ch->mark.digests[i];
                ch->chain[i].leaves = ch->mark.leaves[i];
        }
        ch->block = ch->mark.block;
        ch->n_sources = ch->mark.n_sources;
        ch->n_newcomers = ch->mark.n_newcomers;
        ch->n_ends = ch->mark.n_ends;
        return db_script(c, S("ROLLBACK TO SAVEPOINT part"));
}

bool change_back(struct ctx *c, struct change *ch)
{
        c->err = (struct err){ .kind = ERR_NONE };
        ch->n_faults = 0;
        review_forget(ch);
        return rewind_to_mark(c, ch) && db_script(c, S("RELEASE SAVEPOINT part"));
}

const struct fault *change_faults(const struct change *ch, size_t *n)
{
        *n = ch->n_faults;
        return ch->faults;
}

bool change_by_import(const struct change *ch)
{
        return ch->head.import_id != 0;
}

const struct block *change_block(const struct change *ch)
{
        return &ch->block;
}

/* post_all: what this change did to records of money, in the books; a posting's own records are none. */
static bool post_all(struct ctx *c, struct change *ch)
{
        for (size_t i = 0; i < ch->n_sources; i++)
                if (!ledger_post(c, ch, &ch->sources[i]))
                        return false;
        return true;
}

/* settle_all: what the endings leave open, which no action of the change said; these are consequences. Before
 * posting and rules, because what settling writes (a vacancy, a successor) has to be posted and obeyed too. */
static bool settle_all(struct ctx *c, struct change *ch)
{
        bool ok = true;
        ch->review.within++;
        for (size_t i = 0; ok && i < ch->n_ends; i++) {
                struct draft *d;
                ok = change_load(c, ch->ends[i].e, ch->ends[i].id, &d) && ch->ends[i].e->settled(c, ch, d);
        }
        ch->review.within--;
        return ok;
}

static bool no_faults(struct ctx *c, const struct change *ch)
{
        if (ch->n_faults == 0)
                return true;
        const struct fault *f = ch->faults;
        return fail(c, ERR_INVALID, f->code, f->field ? f->field->name : "", "%.*s", FMT(f->text));
}

/* Faults twice: what hooks wrote while settling may be wrong as well, and rules are only asked about records
 * without faults. */
static bool prove(struct ctx *c, struct change *ch)
{
        return no_faults(c, ch) && settle_all(c, ch) && post_all(c, ch) && no_faults(c, ch) && change_rules(c, ch);
}

/* roles_given: nobody is entered by who may not keep that register, but as somebody. */
static bool roles_given(struct ctx *c, const struct change *ch)
{
        for (size_t i = 0; i < ch->n_newcomers; i++)
                if (!ch->newcomers[i].has_role)
                        return fail(c, ERR_FORBIDDEN, "scope.write", ch->newcomers[i].e->name,
                                    say(c,
                                        "您的账号不能单独登记“%s”（地方代码 %s），只能在同一次操作中连同其职务、党籍、"
                                        "参训等一起登记",
                                        "your account can't enter %s at place %s alone, only in one change with a "
                                        "post, a membership, an attendance …"),
                                    entity_title(c, ch->newcomers[i].e), ch->newcomers[i].place);
        return true;
}

/* Proved before it is taken back: what waits would stand if it were confirmed now, so a reviewer is not sent
 * what breaks a rule. */
bool change_review(struct ctx *c, struct change *ch, int64_t *id)
{
        struct str title;
        *id = 0;
        if (!roles_given(c, ch))
                return false;
        if (!ch->review.need)
                return true;
        return prove(c, ch) && review_title(c, ch, &title) && rewind_to_mark(c, ch) && review_write(c, ch, title, id);
}

/* The chains are closed last, when nothing can be refused any more; a dry change goes the same way and is then
 * taken back, so that a preview and the real thing can't differ. */
bool change_commit(struct ctx *c, struct change *ch, struct block *out)
{
        int64_t proposal;
        bool ok = change_review(c, ch, &proposal) && prove(c, ch);
        struct block made = ch->block;
        made.proposal = proposal;
        ok = ok && change_close(c, ch, &made);
        if (ok && ch->head.last && !ch->head.dry)
                ok = ch->head.last(c, ch->head.to);
        if (!ok || ch->head.dry) {
                change_abandon(c, ch);
                if (ok && out)
                        *out = made;
                return ok;
        }
        change_free(ch);
        if (!store_write_end(c))
                return false;
        if (out)
                *out = made;
        return true;
}
