/* job.h: what takes longer than a second. A job is a row of a working table: who asked, what kind, how far, its end.
 * One worker thread runs them in order; it beats every second, asks whether it is to stop, and after a restart takes up
 * again what was under way, which is safe because every kind of job is one change or none.
 *
 * A job's asker may have lost his right meanwhile: it runs with his grants of the moment it begins. */
#ifndef BANGFU_CORE_JOB_H
#define BANGFU_CORE_JOB_H

#include "core/store.h"

#define JOB_HEARTBEAT_MS 30000 /* a running job silent for so long is taken up again */

struct job_worker;
struct job {
        int64_t id, account_id, done, total;
        struct str kind, input;
        struct str identity;        /* the same job asked for twice while one waits or runs is one job */
        struct str state;           /* waiting, running, done, failed, cancelled */
        struct str message, result; /* result: JSON */
        const struct job_worker *worker; /* who runs it */
};
struct job_kind {
        const char *name;
        /* run: with the asker's own scope in c->actor; leaves JSON in j->result, in the context's arena. */
        bool (*run)(struct ctx *c, struct job *j);
};

MUST bool job_ask(struct ctx *c, const char *kind, struct str identity, struct str input, int64_t *id);
/* job_find: the asker's own; ERR_MISSING for anybody else's. */
MUST bool job_find(struct ctx *c, int64_t id, struct job *out);
MUST bool job_cancel(struct ctx *c, int64_t id);
/* job_progress: for a running job; false (job.cancelled) when it is to stop. */
MUST bool job_progress(struct ctx *c, struct job *j, int64_t done, int64_t total);

/* The worker: one a server. */
/* job_chore: what the worker does when nothing waits, at its start and every few seconds; `stop` asks whether the
 * server ends meanwhile. */
typedef void job_chore(struct app *app, bool (*stop)(void *to), void *to);
struct job_worker *job_worker_start(struct app *app, const struct job_kind *kinds, size_t n, job_chore *chore);
/* job_stopping: inside a job: the server ends, and what can stop between two changes should. */
bool job_stopping(const struct job *j);
void job_worker_stop(struct job_worker *w);

#endif
