/* change_chain.c: the journal of a change: ids, leaves as records are written, the blocks at the end (chain.h writes
 * them).
 *
 * A change writes in the county's own chain, that of the reference tables and, of registers that say who may come in,
 * that of security as well; each is opened when its first record is written, so that a change of one county never
 * waits for another's head. */
#include "core/change_private.h"

#include "core/store.h"

const char *entity_chain(const struct ctx *c, const struct entity *e)
{
        return e->reference ? REFERENCE_CHAIN : c->county;
}

struct chain *change_chain(struct change *ch, const struct entity *e)
{
        return &ch->chain[e->reference ? 1 : 0];
}

/* ids_open: the next id, read inside the write transaction when the change first needs one. */
static bool ids_open(struct ctx *c, struct change *ch, struct chain *k)
{
        if (k->open)
                return true;
        size_t at = (size_t)(k - ch->chain);
        struct val next = V_NULL;
        if (!chain_open(c, k) ||
            !db_one(c, db_sql(c->db, "core.id_next"), ARGS(ARG("county", V_TEXT(k->county))), &next))
                return false;
        ch->ids[at].first = ch->ids[at].next = next.type == VAL_INT ? next.i : 1;
        return true;
}

bool change_next_id(struct ctx *c, struct change *ch, const struct entity *e, int64_t *id)
{
        struct chain *k = change_chain(ch, e);
        if (!ids_open(c, ch, k))
                return false;
        *id = ch->ids[k - ch->chain].next++;
        return true;
}

/* secured_leaf: the same leaf in the chain of security, behind one that says who did it, from where. */
static bool secured_leaf(struct ctx *c, struct change *ch, const struct entity *e, const char *op,
                         const struct leaf *l)
{
        struct chain *k = &ch->chain[2];
        const struct security_event ev = {
                .kind = security_of(e, op),
                .channel = ch->head.channel,
                .what = outside_id(c->arena, entity_chain(c, e), l->id),
        };
        return chain_open(c, k) && security_leaf(c, k, &ev) && chain_leaf(c, k, l);
}

/* The image says place and state beside the fields, because they are columns of every register; the field place
 * would say the same twice. */
bool change_leaf(struct ctx *c, struct change *ch, const struct entity *e, const char *op, const struct record *r)
{
        struct chain *k = change_chain(ch, e);
        struct buf image = BUF((size_t)1 << 20);
        if (!ids_open(c, ch, k))
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
        bool ok = chain_leaf(c, k, &l) && (!e->security || secured_leaf(c, ch, e, op, &l));
        buf_free(&image);
        return ok;
}

static bool save_ids(struct ctx *c, const struct change *ch, const struct chain *k)
{
        const struct ids *ids = &ch->ids[k - ch->chain];
        return ids->next == ids->first ||
               db_exec(c, db_sql(c->db, "core.id_save"),
                       ARGS(ARG("county", V_TEXT(k->county)), ARG("next_n", V_INT(ids->next))));
}

/* The idempotency key and the block told to the caller are the county's: a change of reference tables alone has
 * no other, so then it is theirs. */
bool change_close(struct ctx *c, struct change *ch, struct block *out)
{
        for (size_t i = 0; i < COUNT(ch->chain); i++) {
                struct chain *k = &ch->chain[i];
                if (!k->open || k->leaves == 0)
                        continue;
                const struct chain_facts facts = {
                        .actor = str_of(c->actor->name),
                        .channel = ch->head.channel,
                        .reason = str_of(ch->head.reason ? ch->head.reason : ""),
                        .key = i == 0 ? ch->head.key : NULL,
                        .import_id = ch->head.import_id,
                };
                char digest[65];
                if (!chain_block(c, k, &facts, digest) || !save_ids(c, ch, k))
                        return false;
                if (i > 0 && out->seq)
                        continue;
                out->seq = k->seq + 1;
                memcpy(out->digest, digest, sizeof digest);
        }
        return true;
}
