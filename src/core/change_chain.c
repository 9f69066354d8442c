/* change_chain.c: the journal of a change: ids, leaves as records are written, the block at the end (see journal.h).
 *
 * A change writes in at most two chains, the county's own and that of the reference tables; each is opened when its
 * first record is written, so that a change of one county never waits for the other's head. */
#include "core/change_private.h"

#include "core/store.h"

#include <stdio.h>

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

bool change_next_id(struct ctx *c, struct change *ch, const struct entity *e, int64_t *id)
{
        struct chain *k = change_chain(ch, e);
        if (!chain_open(c, k))
                return false;
        *id = k->next_id++;
        return true;
}

/* The image says place and state beside the fields, because they are columns of every register; the field place
 * would say the same twice. */
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

static bool chain_save_ids(struct ctx *c, const struct chain *k)
{
        return k->next_id == k->first_id ||
               db_exec(c, db_sql(c->db, "core.id_save"),
                       ARGS(ARG("county", V_TEXT(k->county)), ARG("next_n", V_INT(k->next_id))));
}

/* The idempotency key and the block told to the caller are the county's: a change of reference tables alone has
 * no other, so then it is theirs. */
bool chain_close(struct ctx *c, struct change *ch, struct chain *k, struct block *out)
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
