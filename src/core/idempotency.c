/* idempotency.c: kept answers (see idempotency.h).
 *
 * A county's line breaks while a form is being saved, and nobody knows whether it was. The same request with the
 * same key gets the same answer again for a week; behind that, the key in the journal still refuses a second block. */
#include "core/idempotency.h"

#include "core/store.h"

/* Visible ASCII: the key is part of a header and of the journal's change key, where a blank or a control
 * character would be read in two ways. */
bool idempotency_key_ok(struct ctx *c, struct str key)
{
        bool fine = key.n > 0 && key.n <= IDEMPOTENCY_KEY_MAX;
        for (size_t i = 0; i < key.n; i++)
                fine = fine && key.p[i] > ' ' && key.p[i] < 0x7F;
        return fine || fail(c, ERR_INVALID, "idempotency.key", "Idempotency-Key",
                            say(c, "Idempotency-Key 为 1 至 %d 个可见 ASCII 字符",
                                "an Idempotency-Key has 1 to %d visible ASCII characters"),
                            IDEMPOTENCY_KEY_MAX);
}

const char *idempotency_change_key(struct ctx *c, struct str key)
{
        if (key.n == 0)
                return NULL;
        return arena_fmt(c->arena, "%lld:%.*s", (long long)c->actor->account_id, FMT(key)).p;
}

/* The request's digest stands beside the answer, because a key alone is not the question: the same key for
 * another body is a mistake of the caller and is told as one. */
struct kept_row {
        struct str digest, answer;
        int status;
};
static const struct db_column kept_columns[] = {
        DB_COLUMN(struct kept_row, digest),
        DB_COLUMN(struct kept_row, answer),
        DB_COLUMN(struct kept_row, status),
};

bool idempotency_find(struct ctx *c, struct str key, struct str digest, struct kept_answer *out)
{
        struct kept_row kept = { 0 };
        bool found;
        if (!db_first(c, db_sql(c->db, "idempotency.find"),
                      ARGS(ARG("account_id", V_INT(c->actor->account_id)), ARG("request_key", V_STR(key)),
                           ARG("since_at", V_INT(c->now - IDEMPOTENCY_LIFE_MS))),
                      c->arena, DB_COLUMNS(kept_columns), &kept, &found))
                return false;
        *out = (struct kept_answer){ .status = kept.status, .text = kept.answer };
        return !found || str_eq(kept.digest, digest) ||
               fail(c, ERR_CONFLICT, "idempotency.other", "Idempotency-Key", "%s",
                    say(c, "这个 Idempotency-Key 已用于另一个请求",
                        "this Idempotency-Key was used for another request"));
}

bool idempotency_keep(struct ctx *c, struct str key, struct str digest, int status, struct str answer)
{
        if (answer.n > IDEMPOTENCY_ANSWER_MAX)
                return true;
        const struct arg args[] = {
                ARG("account_id", V_INT(c->actor->account_id)),
                ARG("request_key", V_STR(key)),
                ARG("digest", V_STR(digest)),
                ARG("status_n", V_INT(status)),
                ARG("answer", V_STR(answer)),
                ARG("since_at", V_INT(c->now - IDEMPOTENCY_LIFE_MS)),
        };
        if (!store_write_begin(c))
                return false;
        if (db_exec(c, db_sql(c->db, "idempotency.sweep"), args, COUNT(args)) &&
            db_exec(c, db_sql(c->db, "idempotency.keep"), args, COUNT(args)))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}
