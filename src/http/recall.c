/* recall.c: a small table of answers, the one longest unused gives way (see recall.h).
 *
 * Why answers and not only numbers: the account of a county is some hundred figures, and on the morning it is due
 * everybody opens it. The table is small because the answers that are worth it are few; what falls out is computed
 * again. */
#include "http/recall.h"

#include <pthread.h>

/* The whole key is kept and compared: equal hashes of two questions must not show one reader's answer to another. */
struct answer {
        uint64_t hash, used;
        struct buf key, body;
};
struct recall {
        pthread_mutex_t lock;
        uint64_t clock;
        struct answer answers[RECALL_MAX];
};

/* Made once with its buffers empty: they grow to what is kept and stay. */
struct recall *recall_new(struct arena *a)
{
        struct recall *r = NEW(a, struct recall);
        pthread_mutex_init(&r->lock, NULL);
        for (size_t i = 0; i < RECALL_MAX; i++)
                r->answers[i] = (struct answer){ .key = BUF(RECALL_BODY_MAX), .body = BUF(RECALL_BODY_MAX) };
        return r;
}

/* At the end of the server: what it keeps belongs to no request. */
void recall_free(struct recall *r)
{
        for (size_t i = 0; i < RECALL_MAX; i++) {
                buf_free(&r->answers[i].key);
                buf_free(&r->answers[i].body);
        }
        pthread_mutex_destroy(&r->lock);
}

/* Who asks is in it with all his grants, the language, the day and the state of the store, which any change of a
 * register makes another: an answer is good for exactly the same view, and nothing has to be forgotten by name. */
bool recall_key(struct ctx *c, const struct request *rq, struct str *key)
{
        const struct actor *a = c->actor;
        struct str state;
        *key = arena_fmt(c->arena, "%lld %lld %d %s", (long long)a->account_id, (long long)a->person_id, (int)c->lang,
                         c->today);
        for (size_t i = 0; i < a->n_grants; i++)
                *key = arena_fmt(c->arena, "%.*s %s@%s%s", FMT(*key), role_name(a->grants[i].role), a->grants[i].place,
                                 a->grants[i].own ? "!" : "");
        if (!store_state(c, &state))
                return false;
        *key = arena_fmt(c->arena, "%.*s %.*s %.*s", FMT(*key), FMT(state), FMT(rq->path));
        for (size_t i = 0; i < rq->n_query; i++)
                *key = arena_fmt(c->arena, "%.*s\n%.*s=%.*s", FMT(*key), FMT(rq->query[i].name),
                                 FMT(rq->query[i].value));
        return true;
}

/* Copied out under the lock: another thread may overwrite the answer in the next moment. */
bool recall_find(struct recall *r, struct str key, struct buf *body)
{
        uint64_t hash = str_hash(key);
        bool found = false;
        pthread_mutex_lock(&r->lock);
        for (size_t i = 0; i < RECALL_MAX && !found; i++) {
                struct answer *a = &r->answers[i];
                found = a->used && a->hash == hash && str_eq(buf_str(&a->key), key);
                if (!found)
                        continue;
                a->used = ++r->clock;
                buf_add(body, buf_str(&a->body));
        }
        pthread_mutex_unlock(&r->lock);
        return found;
}

/* The one not used for longest gives way; a walk over so few is cheaper than a list in order. */
void recall_keep(struct recall *r, struct str key, struct str body)
{
        if (body.n >= RECALL_BODY_MAX || key.n >= RECALL_BODY_MAX)
                return;
        pthread_mutex_lock(&r->lock);
        struct answer *oldest = r->answers;
        for (size_t i = 1; i < RECALL_MAX; i++)
                if (r->answers[i].used < oldest->used)
                        oldest = &r->answers[i];
        oldest->hash = str_hash(key);
        oldest->used = ++r->clock;
        buf_clear(&oldest->key);
        buf_clear(&oldest->body);
        buf_add(&oldest->key, key);
        buf_add(&oldest->body, body);
        pthread_mutex_unlock(&r->lock);
}
