/* api_jobs.c: how far a job is. A page asks twice a second and mostly gets 304. */
#include "http/routes.h"

#include "core/job.h"

/* Jobs have plain numbers of their own, and are their asker's alone. */
static bool job_asked(struct ctx *c, const struct request *rq, struct job *j)
{
        int64_t id;
        return record_id(c, NULL, rq->parts[0], &id) && job_find(c, id, j);
}

/* With an ETag of the body: a page that asks twice a second gets 304 while nothing has moved. */
static bool job_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct job j;
        if (!job_asked(c, rq, &j))
                return false;
        json_open(&rs->json, NULL);
        json_int(&rs->json, "id", j.id);
        json_str(&rs->json, "kind", j.kind);
        json_str(&rs->json, "state", j.state);
        json_int(&rs->json, "done", j.done);
        json_int(&rs->json, "total", j.total);
        json_str(&rs->json, "message", j.message);
        json_raw(&rs->json, "result", j.result.n ? j.result : S("null"));
        json_end(&rs->json);
        response_etag(c, rq, rs);
        return true;
}

/* Answered as the job stands now: one that runs goes on to the end of its step. */
static bool job_cancel_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct job j;
        if (!job_asked(c, rq, &j) || !job_cancel(c, j.id))
                return false;
        return job_get(c, rq, rs);
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "job", "id text|kind text|state text|done int|total int|message text|result object?" },
};

static const struct route job_routes[] = {
        { "GET", "/jobs/{id}", job_get, .title = "任务的进度",
          .title_en = "How far a job is", .answer = "job" },
        { "POST", "/jobs/{id}/cancel", job_cancel_post, .title = "停止一个任务",
          .title_en = "Stop a job", .answer = "job" },
};
ROUTES(job_api, job_routes, shapes);
