/* chain.c: leaves and blocks written (see chain.h); what they look like and how they are proved is journal.c's. */
#include "core/chain.h"

#include "core/store.h"

#include <stdio.h>

static const struct db_column head_columns[] = {
        DB_COLUMN(struct chain, seq),
        DB_COLUMN_AS(struct chain, previous, "digest"),
};

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
        k->digests = BUF((size_t)64 << 20);
        k->open = c->err.kind == ERR_NONE;
        return k->open;
}

bool chain_leaf(struct ctx *c, struct chain *k, const struct leaf *l)
{
        char hex[65];
        leaf_digest(c->arena, l, hex);
        buf_add(&k->digests, (struct str){ hex, 64 });
        return db_exec(c, db_sql(c->db, "core.leaf_add"),
                       ARGS(ARG("county", V_TEXT(k->county)), ARG("seq", V_INT(k->seq + 1)),
                            ARG("n", V_INT(k->leaves++)), ARG("entity", V_STR(l->entity)), ARG("id", V_INT(l->id)),
                            ARG("version", V_INT(l->version)), ARG("op", V_STR(l->op)), ARG("image", V_STR(l->image)),
                            ARG("digest", V_TEXT(hex))));
}

bool chain_block(struct ctx *c, const struct chain *k, const struct chain_facts *f, char digest[65])
{
        struct block_facts facts = { k->previous, SCHEMA_VERSION, c->now, f->actor, f->reason };
        block_digest(c->arena, &facts, buf_str(&k->digests), digest);
        return db_exec(c, db_sql(c->db, "core.block_add"),
                       ARGS(ARG("county", V_TEXT(k->county)), ARG("seq", V_INT(k->seq + 1)),
                            ARG("previous", V_TEXT(k->previous)), ARG("digest", V_TEXT(digest)),
                            ARG("schema_version", V_INT(SCHEMA_VERSION)), ARG("made_at", V_INT(c->now)),
                            ARG("actor", V_STR(f->actor)), ARG("channel", V_TEXT(f->channel)),
                            ARG("reason", V_STR(f->reason)), ARG("change_key", f->key ? V_TEXT(f->key) : V_NULL),
                            ARG("import_id", f->import_id ? V_INT(f->import_id) : V_NULL),
                            ARG("leaves_n", V_INT(k->leaves)))) &&
               db_exec(c, db_sql(c->db, "core.head_save"),
                       ARGS(ARG("county", V_TEXT(k->county)), ARG("seq", V_INT(k->seq + 1)),
                            ARG("digest", V_TEXT(digest))));
}
