/* job.c: the rows of the working table `job`, and the thread that runs them one after the other (see job.h). The states
 * move waiting → running → done, failed or cancelled; nothing here knows what a job does.
 *
 * One job after the other, in one thread: an import takes the writer anyway, and two exports at a time would only
 * take each other's disk. What is under way when the server ends is taken up again by the next, after its heartbeat
 * has been silent for half a minute: every kind of job is one change or none, so beginning again is safe. */
#include "core/job.h"

#include "base/date.h"
#include "core/account.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

/* write_one: one statement, committed. Progress is told in transactions of its own, between the worker's
 * changes: the page that waits reads it while the change is still open. */
static bool write_one(struct ctx *c, const char *statement, const struct arg *args, size_t n)
{
        if (!store_write_begin(c))
                return false;
        if (db_exec(c, db_sql(c->db, statement), args, n))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

static const struct db_column job_columns[] = {
        DB_COLUMN(struct job, id),      DB_COLUMN(struct job, account_id),
        DB_COLUMN(struct job, kind),    DB_COLUMN(struct job, identity),
        DB_COLUMN(struct job, input),   DB_COLUMN(struct job, state),
        DB_COLUMN(struct job, message), DB_COLUMN_AS(struct job, done, "done_n"),
        DB_COLUMN(struct job, result),  DB_COLUMN_AS(struct job, total, "total_n"),
};

/* Asked twice is asked once: a clerk who clicks again while the first export waits gets that one's number. */
static bool add_job(struct ctx *c, const struct arg *args, size_t n, struct val *id)
{
        struct arg with[8];
        assert(n < COUNT(with));
        if (!db_one(c, db_sql(c->db, "job.same"), args, n, id))
                return false;
        if (id->type == VAL_INT)
                return true;
        if (!db_one(c, db_sql(c->db, "job.next_id"), args, n, id))
                return false;
        memcpy(with, args, n * sizeof *args);
        with[n] = ARG("id", *id);
        return db_exec(c, db_sql(c->db, "job.add"), with, n + 1);
}

bool job_ask(struct ctx *c, const char *kind, struct str identity, struct str input, int64_t *id)
{
        struct val made;
        const struct arg args[] = {
                ARG("account_id", V_INT(c->actor->account_id)),
                ARG("kind", V_TEXT(kind)),
                ARG("identity", V_STR(identity)),
                ARG("input", V_STR(input)),
        };
        if (!store_write_begin(c))
                return false;
        if (!add_job(c, args, COUNT(args), &made)) {
                store_write_abandon(c);
                return false;
        }
        *id = made.i;
        return store_write_end(c);
}

/* Anybody else's job is no job: its input may hold filters, its result rows out of scope. */
bool job_find(struct ctx *c, int64_t id, struct job *out)
{
        bool found;
        if (!db_first(c, db_sql(c->db, "job.by_id"), ARGS(ARG("id", V_INT(id))), c->arena, DB_COLUMNS(job_columns), out,
                      &found))
                return false;
        if (found && out->account_id == c->actor->account_id)
                return true;
        return fail(c, ERR_MISSING, "job.unknown", "id", "%s", say(c, "没有这个任务", "no such job"));
}

bool job_cancel(struct ctx *c, int64_t id)
{
        return write_one(c, "job.cancel", ARGS(ARG("id", V_INT(id))));
}

/* The clock of the machine, not of the context: a demonstration lives on a fixed day, and its jobs must beat
 * all the same. */
bool job_progress(struct ctx *c, struct job *j, int64_t done, int64_t total)
{
        struct val stop;
        j->done = done;
        j->total = total;
        if (!write_one(c, "job.beat",
                       ARGS(ARG("id", V_INT(j->id)), ARG("done_n", V_INT(done)), ARG("total_n", V_INT(total)),
                            ARG("now_at", V_INT(clock_ms())))) ||
            !db_one(c, db_sql(c->db, "job.cancelled"), ARGS(ARG("id", V_INT(j->id))), &stop))
                return false;
        return stop.i == 0 ||
               fail(c, ERR_CONFLICT, "job.cancelled", "job", "%s", say(c, "任务已取消", "the job was cancelled"));
}

/* ---- the worker ---- */

struct job_worker {
        struct arena arena; /* the worker stands in it */
        struct app *app;
        const struct job_kind *kinds;
        size_t n;
        job_chore *chore;
        pthread_t thread;
        pthread_mutex_t lock;
        pthread_cond_t wake;
        atomic_bool stop;
};

#define CHORE_SECONDS 5

static bool worker_stops(void *worker)
{
        const struct job_worker *w = worker;
        return atomic_load(&w->stop);
}

bool job_stopping(const struct job *j)
{
        return j->worker && atomic_load(&j->worker->stop);
}

/* With the asker's own grants of now, not those of when he asked: a job that waited overnight gives no more
 * than a page would. */
static bool run_job(struct ctx *c, const struct job_worker *w, struct job *j)
{
        struct actor *actor;
        if (!account_actor(c, j->account_id, "api", &actor, NULL))
                return false;
        act_as(c, actor);
        if (!job_progress(c, j, 0, 0))
                return false;
        for (size_t i = 0; i < w->n; i++)
                if (str_is(j->kind, w->kinds[i].name))
                        return w->kinds[i].run(c, j);
        return fail(c, ERR_SYSTEM, "job.kind", "job", "no job of kind %.*s", FMT(j->kind));
}

/* The error is taken out of the context before it is written: otherwise writing would fail with it. */
static bool end_job(struct ctx *c, const struct job *j, bool done)
{
        struct err why = c->err;
        bool cancelled = str_is(str_of(why.code), "job.cancelled");
        c->err = (struct err){ 0 };
        return write_one(c, "job.end",
                         ARGS(ARG("id", V_INT(j->id)),
                              ARG("state", V_TEXT(done        ? "done"
                                                  : cancelled ? "cancelled"
                                                              : "failed")),
                              ARG("message", V_TEXT(why.text)), ARG("result", V_STR(j->result.p ? j->result : S(""))),
                              ARG("now_at", V_INT(clock_ms()))));
}

/* run_next: false when nothing waits. One context a job, as one a request: nothing of one is left for the next. */
static bool run_next(struct job_worker *w)
{
        struct arena arena = { 0 };
        struct ctx c = { 0 };
        struct job j = { .worker = w };
        bool found = false;
        if (store_enter(w->app, &arena, &c)) {
                const int64_t silent = clock_ms() - JOB_HEARTBEAT_MS;
                found = db_first(&c, db_sql(c.db, "job.waiting"), ARGS(ARG("silent_at", V_INT(silent))), &arena,
                                 DB_COLUMNS(job_columns), &j, &found) &&
                        found && end_job(&c, &j, run_job(&c, w, &j));
                store_leave(&c);
        }
        arena_release(&arena);
        return found;
}

/* A second is short enough that nobody notices, and a poll of one indexed row costs nothing; asked in another
 * process (a command), a job is found all the same. */
static bool wait_a_second(struct job_worker *w)
{
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec++;
        pthread_mutex_lock(&w->lock);
        if (!w->stop)
                pthread_cond_timedwait(&w->wake, &w->lock, &until);
        bool go_on = !w->stop;
        pthread_mutex_unlock(&w->lock);
        return go_on;
}

static void *job_work(void *worker)
{
        struct job_worker *w = worker;
        unsigned seconds = 0;
        do {
                while (!w->stop && run_next(worker))
                        ;
                if (w->chore && !w->stop && seconds++ % CHORE_SECONDS == 0)
                        w->chore(w->app, worker_stops, w);
        } while (wait_a_second(worker));
        return NULL;
}

struct job_worker *job_worker_start(struct app *app, const struct job_kind *kinds, size_t n, job_chore *chore)
{
        struct arena own = { 0 };
        struct job_worker *w = NEW(&own, struct job_worker);
        w->arena = own;
        w->app = app;
        w->kinds = kinds;
        w->n = n;
        w->chore = chore;
        pthread_mutex_init(&w->lock, NULL);
        pthread_cond_init(&w->wake, NULL);
        if (pthread_create(&w->thread, NULL, job_work, w) != 0)
                abort();
        return w;
}

void job_worker_stop(struct job_worker *w)
{
        pthread_mutex_lock(&w->lock);
        w->stop = true;
        pthread_cond_signal(&w->wake);
        pthread_mutex_unlock(&w->lock);
        pthread_join(w->thread, NULL);
        struct arena own = w->arena;
        arena_release(&own);
}
