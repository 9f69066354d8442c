/* routes.h: the API as a table. One row says everything about a route: the server finds it by method and path, tests
 * the right, reads the body and calls the handler; openapi.c prints the same rows.
 *
 * Each api_*.c ends in its table; routes.c lists the tables. A literal segment beats a parameter. `{entity}` is
 * resolved to its catalogue entry and the row's right tested on it before the handler runs; `{id}` is an outside id of
 * the county.
 *
 * Why a table: a route that forgot to ask for a right, to refuse an unknown parameter or to describe itself would
 * look like any other in code. Here these are columns, and the test of leaks walks them all. */
#ifndef BANGFU_HTTP_ROUTES_H
#define BANGFU_HTTP_ROUTES_H

#include "http/http.h"

#define API "/api/v1"

enum route_flag {
        ROUTE_OPEN = 1,      /* no login needed */
        ROUTE_FILE = 2,      /* the body is a file */
        ROUTE_FIRST = 4,     /* allowed while the first password is still to be changed */
        ROUTE_ONCE = 8,      /* takes Idempotency-Key */
        ROUTE_RECALLED = 32, /* the answer holds while nothing changes (recall.h) */
        ROUTE_REVIEWED = 64, /* may answer 202 with a proposal: what was written waits for review */
        ROUTE_COUNTY = 16    /* for who has `right` in `area` over the whole county */
};

struct param { /* of the query; anything else in the query is refused, unless the list has FILTERS */
        const char *name, *what;
};
#define FILTERS_PARAM "*" /* a name of this kind: the filters of the entity */

struct route {
        const char *method, *path;
        handler *run;
        unsigned flags;
        enum right right; /* on {entity}, or with ROUTE_COUNTY in `area`; 0: the handler tests */
        enum area area;
        const char *title, *title_en; /* what it does: for the description of the API, and for whom it refuses */
        const struct param *params;
        size_t n_params;
        const char *body, *answer; /* names of shapes; NULL none; "record" follows {entity} */
        int created;               /* status of success when it is not 200 */
};
#define PARAMS(...) \
        .params = (const struct param[]){ __VA_ARGS__ }, .n_params = COUNT(((const struct param[]){ __VA_ARGS__ }))

/* What a body or an answer is made of, for the description of the API: "name type|name type" (openapi.c). */
struct shape {
        const char *name, *members;
};
struct route_table {
        const struct route *routes;
        size_t n;
        const struct shape *shapes; /* those only these routes have; what several have stands in openapi.c */
        size_t n_shapes;
};
#define ROUTES(name, array, shape_array) \
        const struct route_table name = { \
                .routes = array, .n = COUNT(array), .shapes = shape_array, .n_shapes = COUNT(shape_array) \
        }
/* ROUTES_ALONE: routes whose bodies and answers others have too. */
#define ROUTES_ALONE(name, array) const struct route_table name = { .routes = array, .n = COUNT(array) }

extern const struct route_table life_api, money_api;
extern const struct route_table session_api, catalogue_api, record_api, list_api, search_api, account_api, change_api,
        proposal_api,
        journal_api, attachment_api, job_api, export_api, import_api, pairing_api, pay_api, reconcile_api, brief_api,
        form_api, collect_api, assessment_api;

/* route_at: the i-th route of all tables; NULL behind the last. */
const struct route *route_at(size_t i);
/* shape_at: the i-th shape of all tables; NULL behind the last. */
const struct shape *shape_at(size_t i);
/* route_match: finds the route and fills rq->route and rq->parts. ERR_MISSING for an unknown path; a known path with
 * another method is ERR_INVALID method.unknown, and *allowed lists what it takes. */
MUST bool route_match(struct ctx *c, struct request *rq, struct str *allowed);
bool path_is_api(struct str path);
const char *severity_name(enum severity s); /* none, hint, suspect, error */
/* record_id: an outside id of this county (or of a reference table), else ERR_MISSING. e may be NULL. */
MUST bool record_id(struct ctx *c, const struct entity *e, struct str text, int64_t *id);
/* request_cookie: the value of the cookie "name="; empty when there is none. */
struct str request_cookie(const struct request *rq, struct str name);
/* request_change_key: the Idempotency-Key as a change carries it; NULL: none was sent. */
const char *request_change_key(struct ctx *c, const struct request *rq);

#endif
