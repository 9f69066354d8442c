/* change.c: the life of a change: begin, savepoint, rules, block, commit (see change.h). Rows are written by
 * change_put.c. */
#include "core/change_private.h"

#include "core/parameter.h"
#include "core/store.h"
#include "db/walk.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

const char *entity_chain(const struct ctx *c, const struct entity *e)
{
        return e->reference ? REFERENCE_CHAIN : c->county;
}

struct chain *change_chain(struct change *ch, const struct entity *e)
{
        return &ch->chain[e->reference ? 1 : 0];
}

static const struct db_column head_columns[] = {
        DB_COLUMN(struct chain, seq),
        DB_COLUMN_AS(struct chain, previous, "digest"),
};

/* chain_open: reads the head and the next id inside the write transaction, when the change first needs them. */
bool chain_open(struct ctx *c, struct chain *k)
{
        if (k->open)
                return true;
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "core.head"), ARGS(ARG("county", V_TEXT(k->county))), &s))
                return false;
        snprintf(k->previous, sizeof k->previous, "%s", GENESIS);
        if (db_row(c, s, DB_COLUMNS(head_columns), k))
                db_done(s);
        struct val next = V_NULL;
        if (c->err.kind || !db_one(c, db_sql(c->db, "core.id_next"), ARGS(ARG("county", V_TEXT(k->county))), &next))
                return false;
        k->first_id = k->next_id = next.type == VAL_INT ? next.i : 1;
        k->digests = BUF((size_t)64 << 20);
        k->open = true;
        return true;
}

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
        if (!store_write_begin(c))
                return false;
        *out = ch;
        if (!key_unused(c, head) || !review_begin(c, ch))
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

bool change_next_id(struct ctx *c, struct change *ch, const struct entity *e, int64_t *id)
{
        struct chain *k = change_chain(ch, e);
        if (!chain_open(c, k))
                return false;
        *id = k->next_id++;
        return true;
}

bool change_savepoint(struct ctx *c, struct change *ch)
{
        for (size_t i = 0; i < COUNT(ch->chain); i++) {
                ch->mark.digests[i] = ch->chain[i].digests.n;
                ch->mark.leaves[i] = ch->chain[i].leaves;
        }
        ch->mark.block = ch->block;
        ch->mark.n_sources = ch->n_sources;
        ch->mark.n_owed = ch->n_owed;
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
        ch->n_owed = ch->mark.n_owed;
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

void change_fault(struct ctx *c, struct change *ch, const struct field *f)
{
        ch->faults = arena_grow(&ch->arena, ch->faults, &ch->cap_faults, ch->n_faults + 1, sizeof *ch->faults);
        struct fault *x = &ch->faults[ch->n_faults++];
        x->field = f;
        snprintf(x->code, sizeof x->code, "%s", c->err.code);
        x->text = arena_str(&ch->arena, str_of(c->err.text));
        c->err = (struct err){ .kind = ERR_NONE };
}

bool change_leaf(struct ctx *c, struct change *ch, const struct entity *e, const char *op, const struct record *r)
{
        struct chain *k = change_chain(ch, e);
        struct buf image = BUF((size_t)1 << 20);
        if (!chain_open(c, k))
                return false;
        image_add(&image, "place", V_TEXT(r->place));
        if (r->voided)
                image_add(&image, "voided", V_INT(1));
        if (r->import_id)
                image_add(&image, "import_id", V_INT(r->import_id));
        for (size_t i = 0; i < e->n_fields; i++)
                if (strcmp(e->fields[i].name, "place") != 0)
                        image_add(&image, field_column(c->arena, &e->fields[i]), r->raw[i]);
        struct leaf l = { str_of(e->name), str_of(op), buf_str(&image), r->id, r->version };
        char hex[65];
        leaf_digest(c->arena, &l, hex);
        buf_add(&k->digests, (struct str){ hex, 64 });
        bool ok = db_exec(c, db_sql(c->db, "core.leaf_add"),
                          ARGS(ARG("county", V_TEXT(k->county)), ARG("seq", V_INT(k->seq + 1)),
                               ARG("n", V_INT(k->leaves++)), ARG("entity", V_STR(l.entity)), ARG("id", V_INT(l.id)),
                               ARG("version", V_INT(l.version)), ARG("op", V_STR(l.op)), ARG("image", V_STR(l.image)),
                               ARG("digest", V_TEXT(hex))));
        buf_free(&image);
        return ok;
}

static bool rule_listens(const struct rule *r, const struct entity *e, unsigned when)
{
        struct str on = str_of(r->on), name;
        while (r->sql && r->when & when && str_cut(&on, '|', &name))
                if (str_is(name, e->name))
                        return true;
        return false;
}

static void note_rule(struct change *ch, const struct rule *r)
{
        for (size_t i = 0; i < ch->n_hit; i++)
                if (ch->hit[i] == r)
                        return;
        ch->hit = arena_grow(&ch->arena, ch->hit, &ch->cap_hit, ch->n_hit + 1, sizeof *ch->hit);
        ch->hit[ch->n_hit++] = r;
}

/* made_rules: those the entity's tables say by themselves: written when its first record is touched, noted at each. */
static bool made_rules(struct ctx *c, struct change *ch, const struct entity *e, unsigned when)
{
        struct made *k = NULL;
        bool any = false;
        for (size_t i = 0; i < ch->n_made && !k; i++)
                k = ch->made[i].e == e ? &ch->made[i] : NULL;
        if (!k) {
                ch->made = arena_grow(&ch->arena, ch->made, &ch->cap_made, ch->n_made + 1, sizeof *ch->made);
                k = &ch->made[ch->n_made++];
                k->e = e;
                k->rules = NEWS(&ch->arena, struct rule, RULES_MADE_MAX);
                k->n = rules_made(c, &ch->arena, e, k->rules);
        }
        for (size_t i = 0; i < k->n; i++)
                if (rule_listens(&k->rules[i], e, when)) {
                        note_rule(ch, &k->rules[i]);
                        any = true;
                }
        return any;
}

/* note_source: once each; the last noted is the likely repetition. */
static void note_source(struct change *ch, const struct entity *e, int64_t id)
{
        const struct ledger_source *last = ch->n_sources ? &ch->sources[ch->n_sources - 1] : NULL;
        if (last && last->e == e && last->id == id)
                return;
        ch->sources = arena_grow(&ch->arena, ch->sources, &ch->cap_sources, ch->n_sources + 1, sizeof *ch->sources);
        ch->sources[ch->n_sources++] = (struct ledger_source){ e, id };
}

bool change_touch(struct ctx *c, struct change *ch, const struct entity *e, int64_t id, unsigned when)
{
        size_t n;
        bool any = ledger_takes(e);
        if (any)
                note_source(ch, e, id);
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++)
                for (size_t i = 0; i < m[k]->n_rules; i++)
                        if (rule_listens(&m[k]->rules[i], e, when)) {
                                note_rule(ch, &m[k]->rules[i]);
                                any = true;
                        }
        if (rules_any(e) && made_rules(c, ch, e, when))
                any = true;
        return !any ||
               db_exec(c, db_sql(c->db, "core.touch"), ARGS(ARG("entity", V_TEXT(e->name)), ARG("id", V_INT(id))));
}

/* run_rule: any row is a violation; the first eight are named by its first column, whatever a rule calls that. */
static bool run_rule(struct ctx *c, const struct change *ch, const struct rule *r)
{
        struct stmt *s;
        const bool made = str_starts(str_of(r->sql), S("SELECT ")); /* its text; else the name of a statement */
        struct str sql = parameter_sql(c->arena, made ? str_of(r->sql) : db_sql(c->db, r->sql), "today");
        if (!db_query(c, sql,
                      ARGS(ARG("entity", V_TEXT(r->on)), ARG("channel", V_TEXT(ch->head.channel)),
                           ARG("import_id", V_INT(ch->head.import_id))),
                      &s))
                return false;
        struct buf who = BUF(1400);
        int64_t count = 0;
        while (db_next(c, s)) {
                if (count < 8)
                        buf_fmt(&who, "%s%.*s", count ? "、" : "", FMT(db_str(s, 0)));
                count++;
        }
        bool ok = c->err.kind == ERR_NONE;
        if (ok && count) {
                const char *code = arena_fmt(c->arena, "rule.%s", r->name).p;
                ok = fail(c, ERR_RULE, code, r->on, say(c, "%s：%s%s（共 %lld 条）", "%s: %s%s (%lld in all)"),
                          say(c, r->title, r->title_en), buf_c(&who), count > 8 ? "……" : "", (long long)count);
        }
        buf_free(&who);
        return ok;
}

static bool run_rules(struct ctx *c, struct change *ch)
{
        for (size_t i = 0; i < ch->n_hit; i++)
                if (!run_rule(c, ch, ch->hit[i]))
                        return false;
        return (!ch->n_hit && !ch->n_sources) || db_exec(c, db_sql(c->db, "core.touched_clear"), NO_ARGS);
}

static bool chain_save_ids(struct ctx *c, const struct chain *k)
{
        return k->next_id == k->first_id ||
               db_exec(c, db_sql(c->db, "core.id_save"),
                       ARGS(ARG("county", V_TEXT(k->county)), ARG("next_n", V_INT(k->next_id))));
}

static bool chain_close(struct ctx *c, struct change *ch, struct chain *k, struct block *out)
{
        if (!k->open || k->leaves == 0)
                return true;
        struct str reason = str_of(ch->head.reason ? ch->head.reason : "");
        struct block_facts facts = { k->previous, SCHEMA_VERSION, c->now, str_of(c->actor->name), reason };
        char digest[65];
        block_digest(c->arena, &facts, buf_str(&k->digests), digest);
        bool first = k == ch->chain;
        struct val key = first && ch->head.key ? V_TEXT(ch->head.key) : V_NULL;
        bool ok = db_exec(c, db_sql(c->db, "core.block_add"),
                          ARGS(ARG("county", V_TEXT(k->county)), ARG("seq", V_INT(k->seq + 1)),
                               ARG("previous", V_TEXT(k->previous)), ARG("digest", V_TEXT(digest)),
                               ARG("schema_version", V_INT(SCHEMA_VERSION)), ARG("made_at", V_INT(c->now)),
                               ARG("actor", V_TEXT(c->actor->name)), ARG("channel", V_TEXT(ch->head.channel)),
                               ARG("reason", V_STR(reason)), ARG("change_key", key),
                               ARG("import_id", ch->head.import_id ? V_INT(ch->head.import_id) : V_NULL),
                               ARG("leaves_n", V_INT(k->leaves)))) &&
                  db_exec(c, db_sql(c->db, "core.head_save"),
                          ARGS(ARG("county", V_TEXT(k->county)), ARG("seq", V_INT(k->seq + 1)),
                               ARG("digest", V_TEXT(digest)))) &&
                  chain_save_ids(c, k);
        if (ok && (first || out->seq == 0)) {
                out->seq = k->seq + 1;
                memcpy(out->digest, digest, sizeof digest);
        }
        return ok;
}

/* post_all: what this change did to records of money, in the books; a posting's own records are none. */
static bool post_all(struct ctx *c, struct change *ch)
{
        for (size_t i = 0; i < ch->n_sources; i++)
                if (!ledger_post(c, ch, &ch->sources[i]))
                        return false;
        return true;
}

/* settle_all: what the endings leave open, which no action of the change said; these are consequences. */
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

static bool prove(struct ctx *c, struct change *ch)
{
        return no_faults(c, ch) && settle_all(c, ch) && post_all(c, ch) && no_faults(c, ch) && run_rules(c, ch);
}

/* roles_given: nobody is entered by who may not keep that register, but as somebody. */
static bool roles_given(struct ctx *c, const struct change *ch)
{
        for (size_t i = 0; i < ch->n_owed; i++)
                if (!ch->owed[i].paid)
                        return fail(c, ERR_FORBIDDEN, "scope.write", ch->owed[i].e->name,
                                    say(c,
                                        "您的账号不能单独登记“%s”（地方代码 %s），只能在同一次操作中连同其职务、党籍、"
                                        "参训等一起登记",
                                        "your account can't enter %s at place %s alone, only in one change with a "
                                        "post, a membership, an attendance …"),
                                    entity_title(c, ch->owed[i].e), ch->owed[i].place);
        return true;
}

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

bool change_commit(struct ctx *c, struct change *ch, struct block *out)
{
        int64_t proposal;
        bool ok = change_review(c, ch, &proposal) && prove(c, ch);
        struct block made = ch->block;
        made.proposal = proposal;
        ok = ok && chain_close(c, ch, &ch->chain[0], &made) && chain_close(c, ch, &ch->chain[1], &made);
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
