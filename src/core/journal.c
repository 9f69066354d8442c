/* journal.c: images, digests and the proof of a chain (see journal.h).
 *
 * The forms, since they are for ever: an image is a row's columns as length-prefixed pairs, `4:name6:张三`, in the
 * order of the catalogue, without those that are empty; a leaf is entity, id, version, act and image under one SM3
 * digest; a block is the digest before, schema, time, actor, reason and the digests of its leaves, in order. No form
 * is ever parsed leniently, and no JSON is in it: there is one way to write a value, so there is one digest.
 *
 * The proof needs nothing but the store: the chain from its first block, every leaf against its digest, every
 * register against its last leaves, every secret against the digest in its row. */
#include "core/journal.h"

#include "base/sm3.h"
#include "core/secret.h"
#include "core/store.h"
#include "db/walk.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>

void image_add(struct buf *out, const char *column, struct val v)
{
        if (v.type == VAL_NULL)
                return;
        char number[24];
        snprintf(number, sizeof number, "%" PRId64, v.i);
        struct str text = v.type == VAL_INT ? str_of(number) : v.s;
        buf_fmt(out, "%zu:%s%zu:", strlen(column), column, text.n);
        buf_add(out, text);
}

/* A length that does not fit the rest is damage, never a reason to guess where the next pair begins. */
static bool image_part(struct str *rest, struct str *part)
{
        size_t at = str_find(*rest, S(":"));
        int64_t n;
        if (at == rest->n || !str_int(str_slice(*rest, 0, at), &n) || n < 0 || (size_t)n > rest->n - at - 1)
                return false;
        *part = str_slice(*rest, at + 1, at + 1 + (size_t)n);
        *rest = str_slice(*rest, at + 1 + (size_t)n, rest->n);
        return true;
}

bool image_next(struct str *rest, struct str *column, struct str *text)
{
        return rest->n && image_part(rest, column) && image_part(rest, text);
}

/* Pairs are walked one after the other: an image has some twenty, and an index would have to be proved as well. */
bool image_get(struct str image, const char *column, struct str *text)
{
        struct str name;
        while (image_next(&image, &name, text))
                if (str_is(name, column))
                        return true;
        return false;
}

/* Entity, id, version and act are under the digest with the image: a leaf moved to another record does not match. */
void leaf_digest(struct arena *a, const struct leaf *l, char hex[65])
{
        unsigned char hash[SM3_BYTES];
        char id[24], version[24];
        (void)a;
        snprintf(id, sizeof id, "%" PRId64, l->id);
        snprintf(version, sizeof version, "%" PRId64, l->version);
        const struct str parts[] = { l->entity, str_of(id), str_of(version), l->op, l->image };
        sm3_parts(parts, COUNT(parts), hash);
        hex_put(hash, sizeof hash, hex);
}

/* The previous digest is the first part: whoever changes one block has to rewrite all that follow, and the head. */
void block_digest(struct arena *a, const struct block_facts *b, struct str leaf_digests, char hex[65])
{
        unsigned char hash[SM3_BYTES];
        char schema[24], at[24];
        (void)a;
        snprintf(schema, sizeof schema, "%" PRId64, b->schema_version);
        snprintf(at, sizeof at, "%" PRId64, b->made_at);
        const struct str parts[] = {
                str_of(b->previous), str_of(schema), str_of(at), b->actor, b->reason, leaf_digests
        };
        sm3_parts(parts, COUNT(parts), hash);
        hex_put(hash, sizeof hash, hex);
}

/* ---- verify ---- */

/* Faults are counted and told one by one, and the walk goes on: one broken block must not hide ten others. */
struct proof {
        void (*say_line)(void *to, struct str line);
        void *to;
        int64_t faults;
};

static void complain(struct ctx *c, struct proof *p, const char *chain, int64_t seq, const char *what)
{
        p->faults++;
        p->say_line(p->to, arena_fmt(c->arena, "%s/%" PRId64 ": %s", chain, seq, what));
}

/* A leaf with what it claims to be. */
struct leaf_row {
        struct leaf leaf;
        struct val n;
        struct str digest;
};
static const struct db_column leaf_columns[] = {
        DB_COLUMN_AS(struct leaf_row, leaf.entity, "entity"),   DB_COLUMN_AS(struct leaf_row, leaf.id, "id"),
        DB_COLUMN_AS(struct leaf_row, leaf.version, "version"), DB_COLUMN_AS(struct leaf_row, leaf.op, "op"),
        DB_COLUMN_AS(struct leaf_row, leaf.image, "image"),     DB_COLUMN(struct leaf_row, digest),
        DB_COLUMN(struct leaf_row, n),
};

/* A block with what it claims to be and to follow. */
struct block_row {
        int64_t seq;
        struct str previous, digest;
        struct val leaves_n;
        struct block_facts facts;
};
static const struct db_column block_columns[] = {
        DB_COLUMN(struct block_row, seq),
        DB_COLUMN(struct block_row, previous),
        DB_COLUMN(struct block_row, digest),
        DB_COLUMN(struct block_row, leaves_n),
        DB_COLUMN_AS(struct block_row, facts.schema_version, "schema_version"),
        DB_COLUMN_AS(struct block_row, facts.made_at, "made_at"),
        DB_COLUMN_AS(struct block_row, facts.actor, "actor"),
        DB_COLUMN_AS(struct block_row, facts.reason, "reason"),
};

/* leaves_digests: recomputes every leaf of a block, which are numbered from 0; false on failure of the store. */
static bool leaves_digests(struct ctx *c, struct proof *p, const char *chain, const struct block_row *b,
                           struct buf *digests)
{
        const int64_t seq = b->seq;
        int64_t n = 0;
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "core.leaves"), ARGS(ARG("county", V_TEXT(chain)), ARG("seq", V_INT(seq))), &s))
                return false;
        struct leaf_row row;
        while (db_row(c, s, DB_COLUMNS(leaf_columns), &row)) {
                char hex[65];
                leaf_digest(c->arena, &row.leaf, hex);
                if (!str_is(row.digest, hex))
                        complain(c, p, chain, seq, say(c, "一条记录的摘要不符", "a leaf does not match its digest"));
                if (row.n.type != VAL_INT || row.n.i != n++)
                        complain(c, p, chain, seq, say(c, "记录的次序不符", "a leaf is out of its order"));
                buf_add(digests, (struct str){ hex, 64 });
        }
        if (b->leaves_n.type != VAL_INT || b->leaves_n.i != n)
                complain(c, p, chain, seq, say(c, "记录数与区块所记不符", "the block has another number of leaves"));
        return c->err.kind == ERR_NONE;
}

/* verify_block: the block is proved against the one found before it, not against the one it names. */
static bool verify_block(struct ctx *c, struct proof *p, const char *chain, struct block_row *b, char previous[65],
                         int64_t *seq)
{
        struct buf digests = BUF((size_t)256 << 20);
        if (b->seq != *seq + 1)
                complain(c, p, chain, b->seq, say(c, "区块序号不连续", "a block is missing before it"));
        if (!str_is(b->previous, previous))
                complain(c, p, chain, b->seq, say(c, "与前一区块不相连", "does not follow the block before it"));
        b->facts.previous = previous;
        char hex[65];
        bool ok = leaves_digests(c, p, chain, b, &digests);
        block_digest(c->arena, &b->facts, buf_str(&digests), hex);
        if (ok && !str_is(b->digest, hex))
                complain(c, p, chain, b->seq, say(c, "区块摘要不符", "the block does not match its digest"));
        snprintf(previous, 65, "%.*s", FMT(b->digest));
        *seq = b->seq;
        buf_free(&digests);
        return ok;
}

static bool verify_chain(struct ctx *c, struct proof *p, const char *chain)
{
        struct stmt *s;
        char previous[65] = GENESIS;
        int64_t seq = 0;
        if (!db_query(c, db_sql(c->db, "core.blocks"), ARGS(ARG("county", V_TEXT(chain))), &s))
                return false;
        struct block_row block;
        while (db_row(c, s, DB_COLUMNS(block_columns), &block)) {
                struct arena_mark mark = arena_mark(c->arena);
                if (!verify_block(c, p, chain, &block, previous, &seq)) {
                        db_done(s);
                        return false;
                }
                arena_back(c->arena, mark);
        }
        struct stmt *h;
        if (c->err.kind || !db_query(c, db_sql(c->db, "core.head"), ARGS(ARG("county", V_TEXT(chain))), &h))
                return false;
        if (db_next(c, h)) {
                if (db_named_int(h, "seq") != seq || !str_is(db_named_str(h, "digest"), previous))
                        complain(c, p, chain, seq,
                                 say(c, "链头不符：末尾的区块被删除",
                                     "the head does not match: blocks at the end are gone"));
                db_done(h);
        } else if (seq) {
                complain(c, p, chain, seq, say(c, "链头被删除", "the head is gone"));
        }
        return c->err.kind == ERR_NONE;
}

#define ROW_FIELDS 5 /* the columns of every register, before those of its fields */

/* row_image: a row as the leaf would have it: what is empty, not voided and of no import says nothing. A column that
 * holds what is never written there says so: a row voided by the number 7 is on no list. */
static void row_image(struct ctx *c, const struct entity *e, const struct stmt *s, struct buf *out)
{
        image_add(out, "place", db_named(s, "place"));
        const struct val voided = db_named(s, "voided");
        if (voided.type != VAL_INT || voided.i != 0)
                image_add(out, "voided", voided.type == VAL_NULL ? V_TEXT("") : voided);
        image_add(out, "import_id", db_named(s, "import_id"));
        int column = ROW_FIELDS;
        for (size_t i = 0; i < e->n_fields; i++)
                if (strcmp(e->fields[i].name, "place") != 0)
                        image_add(out, field_column(c->arena, &e->fields[i]), db_val(s, column++));
}

static struct str rows_sql(struct ctx *c, const struct entity *e)
{
        struct buf sql = BUF(1 << 16);
        buf_text(&sql, "SELECT t.id, t.version, t.place, t.voided, t.import_id");
        for (size_t i = 0; i < e->n_fields; i++)
                if (strcmp(e->fields[i].name, "place") != 0)
                        buf_fmt(&sql, ", t.%s", field_column(c->arena, &e->fields[i]));
        buf_fmt(&sql, " FROM %s t%s ORDER BY t.id", e->name, e->reference ? "" : " WHERE t.county = :county");
        struct str done = arena_str(c->arena, buf_str(&sql));
        buf_free(&sql);
        return done;
}

static void replay_complain(struct ctx *c, struct proof *p, const char *chain, const struct entity *e, int64_t id,
                            const char *what)
{
        complain(c, p, chain, id, arena_fmt(c->arena, "%s %s", e->name, what).p);
}

/* compare_row: compares one row with the last leaf of the journal; both come in order of id. */
static void compare_row(struct ctx *c, struct proof *p, const char *chain, const struct entity *e, struct stmt *row,
                        struct stmt *leaf)
{
        struct buf image = BUF((size_t)1 << 20);
        row_image(c, e, row, &image);
        const int64_t id = db_named_int(row, "id");
        if (id != db_named_int(leaf, "id") || db_named_int(row, "version") != db_named_int(leaf, "version") ||
            !str_eq(buf_str(&image), db_named_str(leaf, "image")))
                replay_complain(c, p, chain, e, id,
                                say(c, "的记录与日志不符", "has a record that differs from the journal"));
        buf_free(&image);
}

/* replay_step: the side that is behind goes on; what it had alone is named. */
static void replay_step(struct ctx *c, struct proof *p, const char *chain, const struct entity *e, struct stmt *side[2],
                        bool more[2])
{
        const int64_t row = more[0] ? db_named_int(side[0], "id") : INT64_MAX;
        const int64_t leaf = more[1] ? db_named_int(side[1], "id") : INT64_MAX;
        if (row == leaf)
                compare_row(c, p, chain, e, side[0], side[1]);
        else if (row < leaf)
                replay_complain(c, p, chain, e, row,
                                say(c, "的记录日志中没有", "has a record the journal doesn't know"));
        else
                replay_complain(c, p, chain, e, leaf, say(c, "的记录已不在登记簿中", "has lost a record"));
        more[0] = more[0] && (row > leaf || db_next(c, side[0]));
        more[1] = more[1] && (leaf > row || db_next(c, side[1]));
}

/* Row and leaf are read side by side in one pass, so that a county of a million leaves needs no memory for them. */
static bool replay_register(struct ctx *c, struct proof *p, const char *chain, const struct entity *e)
{
        struct stmt *side[2];
        if (!db_query(c, rows_sql(c, e), ARGS(ARG("county", V_TEXT(chain))), &side[0]))
                return false;
        if (!db_query(c, db_sql(c->db, "core.leaf_last"),
                      ARGS(ARG("county", V_TEXT(chain)), ARG("entity", V_TEXT(e->name))), &side[1])) {
                db_done(side[0]);
                return false;
        }
        bool more[2] = { db_next(c, side[0]), db_next(c, side[1]) };
        while (more[0] || more[1]) {
                struct arena_mark mark = arena_mark(c->arena);
                replay_step(c, p, chain, e, side, more);
                arena_back(c->arena, mark);
        }
        return c->err.kind == ERR_NONE;
}

struct secret_row {
        struct str entity, field, digest;
        int64_t id;
        struct val salt, sealed, lookup, tail;
};
static const struct db_column secret_columns[] = {
        DB_COLUMN(struct secret_row, entity), DB_COLUMN(struct secret_row, field),
        DB_COLUMN(struct secret_row, digest), DB_COLUMN(struct secret_row, id),
        DB_COLUMN(struct secret_row, salt),   DB_COLUMN(struct secret_row, sealed),
        DB_COLUMN(struct secret_row, lookup), DB_COLUMN(struct secret_row, tail),
};

/* salt_bytes: as secret_seal wrote it, digit for digit; whatever else stands there is damage, not to compute with. */
static bool salt_bytes(struct val hex, unsigned char salt[SECRET_SALT])
{
        size_t n = 0;
        char again[2 * SECRET_SALT + 1];
        if (hex.type != VAL_TEXT || sodium_hex2bin(salt, SECRET_SALT, hex.s.p, hex.s.n, NULL, &n, NULL) != 0 ||
            n != SECRET_SALT)
                return false;
        hex_put(salt, SECRET_SALT, again);
        return str_is(hex.s, again);
}

/* Value and salt against the digest; the two by which it is looked for against the value: one that was altered would
 * hide the person from every search, and let the number be entered twice. */
static bool secret_holds(struct ctx *c, const struct secret_row *row)
{
        unsigned char salt[SECRET_SALT], hash[SM3_BYTES];
        char hex[65];
        if (!salt_bytes(row->salt, salt) || row->sealed.type != VAL_TEXT || !str_starts(row->sealed.s, S("p:")))
                return false;
        const struct str plain = secret_open(row->sealed.s);
        sm3_parts((const struct str[]){ { (const char *)salt, sizeof salt }, plain }, 2, hash);
        hex_put(hash, sizeof hash, hex);
        return str_is(row->digest, hex) && row->lookup.type == VAL_TEXT && row->tail.type == VAL_TEXT &&
               str_eq(row->lookup.s, secret_lookup(c, plain)) && str_eq(row->tail.s, secret_tail(c, plain));
}

/* Erased entries are left out: there is nothing to prove them by, which is what erasing is for. */
static bool verify_secrets(struct ctx *c, struct proof *p, const char *chain)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "core.secret_check"), ARGS(ARG("county", V_TEXT(chain))), &s))
                return false;
        struct secret_row row;
        while (db_row(c, s, DB_COLUMNS(secret_columns), &row)) {
                struct arena_mark mark = arena_mark(c->arena);
                if (!secret_holds(c, &row))
                        complain(c, p, chain, row.id,
                                 arena_fmt(c->arena,
                                           say(c, "%.*s 的加密项 %.*s 与摘要不符",
                                               "secret of %.*s (%.*s) does not match its digest"),
                                           FMT(row.entity), FMT(row.field))
                                         .p);
                arena_back(c->arena, mark);
        }
        return c->err.kind == ERR_NONE;
}

/* verify_sealed: a digest in a row has its entry, and the entry says whose it is. */
static bool verify_sealed(struct ctx *c, struct proof *p, const char *chain, const struct entity *e)
{
        for (size_t i = 0; i < e->n_fields; i++) {
                const char *column = field_column(c->arena, &e->fields[i]);
                struct stmt *s;
                if (!e->fields[i].secret)
                        continue;
                if (!db_query(c,
                              arena_fmt(c->arena,
                                        "SELECT t.id FROM %s t WHERE t.county = :county AND t.%s IS NOT NULL AND NOT "
                                        "EXISTS (SELECT 1 FROM secret s WHERE s.county = t.county AND s.digest = t.%s "
                                        "AND s.entity = '%s' AND s.id = t.id AND s.field = '%s') ORDER BY t.id",
                                        e->name, column, column, e->name, e->fields[i].name),
                              ARGS(ARG("county", V_TEXT(chain))), &s))
                        return false;
                while (db_next(c, s))
                        complain(c, p, chain, db_named_int(s, "id"),
                                 arena_fmt(c->arena,
                                           say(c, "%s 的加密项 %s 不见了，或写在别的记录名下",
                                               "secret of %s (%s) is gone, or stands under another record"),
                                           e->name, e->fields[i].name)
                                         .p);
                if (c->err.kind)
                        return false;
        }
        return true;
}

bool journal_verify(struct ctx *c, const char *chain, void (*say_line)(void *to, struct str line), void *to,
                    int64_t *faults)
{
        struct proof p = { say_line, to, 0 };
        const struct entity *e;
        if (!verify_chain(c, &p, chain) || !verify_secrets(c, &p, chain))
                return false;
        bool reference = strcmp(chain, REFERENCE_CHAIN) == 0, security = strcmp(chain, SECURITY_CHAIN) == 0;
        for (size_t i = 0; (e = entity_at(i)); i++)
                if ((security ? e->security != NULL : e->reference == reference) &&
                    (!replay_register(c, &p, chain, e) ||
                     (!security && !e->reference && !verify_sealed(c, &p, chain, e))))
                        return false;
        *faults += p.faults;
        return true;
}
