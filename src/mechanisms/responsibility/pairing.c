/* pairing.c: the board and the balanced proposal (see pairing.h). The handover stands in handover.c.
 *
 * The network has no edge for each pair: a village's households flow to zones (the same village at cost 0, the same
 * township at 1, the county at 3), zones to the helpers that live in them, and each helper to the sink by one edge for
 * every further household, at the growth of the square of his load. */
#include "mechanisms/responsibility/pairing.h"

#include "base/buf.h"
#include "base/flow.h"
#include "core/parameter.h"
#include "core/query.h"

#include <stdlib.h>

/* A county's poor households with titles are some tens of thousands of lines; beyond this a township at a time is
 * also what somebody can look over. */
#define TITLES_MAX ((size_t)64 << 20) /* bytes of titles of one board */
/* Whole numbers on the scale of the load's squares: one more household for a helper who has n costs 2n+1, so the
 * same village is worth taking him one or two above the mean, the far end of the county is not. */
#define COST_VILLAGE 0
#define COST_TOWNSHIP 1
#define COST_COUNTY 3

/* ---- the board ---- */

/* read_list: the rows of a list as lines "id, title, place, place title"; memory of the arena does not outlive a
 * row. */
static bool read_list(struct ctx *c, const char *list, const char *place, struct buf *lines)
{
        const struct list *l = list_find(str_of(list));
        struct query q = { .e = entity_find(str_of(l->of)), .list = l, .place = place, .limit = -1 };
        struct rows *rows;
        struct row_view v;
        if (!query_rows(c, &q, &rows))
                return false;
        while (rows_next(c, rows, &v))
                buf_fmt(lines, "%lld\t%.*s\t%.*s\t%.*s\n", (long long)v.id, FMT(v.title), FMT(v.place),
                        FMT(v.place_title));
        return c->err.kind == ERR_NONE;
}

/* Read by the lists of the checks themselves: the board never shows another number than the desk. Rows stream, and
 * their memory goes with each, so lines are kept and parsed again; one buffer bounds them all. */
static bool read_uncovered(struct ctx *c, const char *place, struct pairing_board *out)
{
        struct buf lines = BUF(TITLES_MAX);
        bool ok = read_list(c, "responsibility.uncovered_households", place, &lines) &&
                  read_list(c, "responsibility.uncovered_monitored", place, &lines);
        if (ok && lines.full)
                ok = fail(c, ERR_TOO_LARGE, "pairing.many", "place", "%s",
                          say(c, "未覆盖的户太多，请按乡镇办理",
                              "too many households at once: take one township at a time"));
        struct str text = arena_str(c->arena, buf_str(&lines)), line;
        buf_free(&lines);
        size_t capacity = 0;
        while (ok && text.n && str_cut(&text, '\n', &line)) {
                struct pairing_household h = { 0 };
                struct str id;
                if (!str_cut(&line, '\t', &id) || !str_int(id, &h.id))
                        continue;
                (void)str_cut(&line, '\t', &h.title);
                (void)str_cut(&line, '\t', &h.place);
                h.place_title = line;
                out->uncovered = arena_grow(c->arena, out->uncovered, &capacity, out->n_uncovered + 1, sizeof h);
                out->uncovered[out->n_uncovered++] = h;
        }
        return ok;
}

static const struct db_column helper_columns[] = {
        DB_COLUMN(struct pairing_helper, id),    DB_COLUMN(struct pairing_helper, title),
        DB_COLUMN(struct pairing_helper, unit),  DB_COLUMN(struct pairing_helper, place),
        DB_COLUMN(struct pairing_helper, load),  DB_COLUMN(struct pairing_helper, place_title),
};

/* Who may help: those who live or serve in the place asked, and those who serve a place above it (a county unit's
 * cadre helps anywhere). Who not, is in the statement. */
static bool read_board_helpers(struct ctx *c, const char *place, struct pairing_board *out)
{
        struct range r;
        struct stmt *s;
        size_t capacity = 0;
        place_range(place, &r);
        if (!db_query(c, db_sql(c->db, "pairing.helpers"),
                      ARGS(ARG("place_lo", V_TEXT(r.lo)), ARG("place_hi", V_TEXT(r.hi)),
                           ARG("township", V_STR(str_slice(str_of(place), 0, 9)))),
                      &s))
                return false;
        struct pairing_helper helper;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(helper_columns), &helper)) {
                out->helpers = arena_grow(c->arena, out->helpers, &capacity, out->n_helpers + 1, sizeof helper);
                out->helpers[out->n_helpers++] = helper;
        }
        return c->err.kind == ERR_NONE;
}

/* Asked before anything is read: the board shows households and people together, so both registers must be open to
 * the reader. */
bool pairing_board(struct ctx *c, const char *place, struct pairing_board *out)
{
        struct val limit = V_NULL;
        *out = (struct pairing_board){ 0 };
        const char *at = place ? place : c->county;
        if (!place_under(at, c->county))
                return fail(c, ERR_INVALID, "place.unknown", "place",
                            say(c, "地方代码“%s”不在本县", "place code %s is not in this county"), at);
        if (!scope_may(c->actor, entity_find(S("cadre")), RIGHT_READ) ||
            !scope_may(c->actor, entity_find(S("responsibility")), RIGHT_READ))
                return fail(c, ERR_FORBIDDEN, "scope.read", "pairing", "%s",
                            say(c, "您的账号不能查看结对情况", "your account can't read pairings"));
        if (!parameter_value(c, "helper_limit", at, c->today, &limit))
                return false;
        out->limit = limit.type == VAL_INT ? limit.i : 0;
        return read_uncovered(c, place, out) && read_board_helpers(c, at, out);
}

/* ---- the proposal ---- */

/* The flow says how many go through a zone; its pool keeps which households those are until helpers take them. */
struct zone { /* where helpers are reached at one cost: a village, a township, the county */
        struct str code;
        int node;
        const struct pairing_household **pool; /* households that flowed here */
        size_t n, taken, capacity;
};
/* Households of one village are alike to the network: they are counted, and told apart again at the end. */
struct village {
        struct pairing_household **items; /* its households, of the sorted array */
        size_t n;
        struct zone *zone[3];
        int edge[3];
};
/* Everything of one proposal, in the caller's arena: it is gone with the request. */
struct network {
        struct arena *arena;
        struct pairing_proposal *p;
        struct flow *flow;
        struct pairing_household **sorted;
        struct village *villages;
        size_t n_villages;
        struct zone *zones; /* of villages, of townships, and last the county */
        size_t n_zones;
        int (*edges)[3]; /* of each helper: from his village, his township, the county; -1 none */
};

static int in_order_of_villages(const void *a, const void *b)
{
        const struct pairing_household *x = *(struct pairing_household *const *)a,
                                       *y = *(struct pairing_household *const *)b;
        const int order = str_cmp(x->place, y->place);
        return order ? order : (x->id > y->id) - (x->id < y->id);
}

/* Villages and townships of one board are a few hundred at most. */
static struct zone *zone_at(struct network *w, struct str code)
{
        for (size_t i = 0; i < w->n_zones; i++)
                if (str_eq(w->zones[i].code, code))
                        return &w->zones[i];
        return NULL;
}

/* A village may be a township's only one, and two villages share theirs: a zone is made once. */
static struct zone *zone_add(struct network *w, struct str code)
{
        struct zone *z = zone_at(w, code);
        if (z)
                return z;
        z = &w->zones[w->n_zones++];
        *z = (struct zone){ .code = code };
        return z;
}

/* Sorted by place, so that each village is one run of households; every village also reaches its township's zone
 * and the county's, which hold as many as all their villages could send. */
static void find_villages(struct network *w)
{
        struct pairing_board *b = &w->p->board;
        w->sorted = NEWS(w->arena, struct pairing_household *, b->n_uncovered);
        w->villages = NEWS(w->arena, struct village, b->n_uncovered);
        w->zones = NEWS(w->arena, struct zone, 2 * b->n_uncovered + 1);
        for (size_t i = 0; i < b->n_uncovered; i++)
                w->sorted[i] = &b->uncovered[i];
        qsort(w->sorted, b->n_uncovered, sizeof *w->sorted, in_order_of_villages);
        for (size_t i = 0; i < b->n_uncovered; i++) {
                if (i == 0 || !str_eq(w->sorted[i]->place, w->sorted[i - 1]->place))
                        w->villages[w->n_villages++] = (struct village){ .items = &w->sorted[i] };
                w->villages[w->n_villages - 1].n++;
        }
        for (size_t i = 0; i < w->n_villages; i++) {
                const struct str place = w->villages[i].items[0]->place;
                w->villages[i].zone[0] = zone_add(w, place);
                w->villages[i].zone[1] = zone_add(w, str_slice(place, 0, 9));
        }
        struct zone *county = zone_add(w, S("*"));
        for (size_t i = 0; i < w->n_villages; i++) {
                struct village *v = &w->villages[i];
                v->zone[2] = county;
                for (size_t k = 0; k < 3; k++)
                        v->zone[k]->capacity += v->n;
        }
}

/* room_left: how many more a helper may take. Without a limit the optimum bounds it: no load ends more than a few
 * above the mean. */
static int64_t room_left(const struct pairing_board *b, const struct pairing_helper *h, int64_t mean)
{
        const int64_t most = b->limit > 0 ? b->limit : mean + COST_COUNTY;
        return most > h->load ? most - h->load : 0;
}

/* Rounded up: the load each would have were all spread evenly. */
static int64_t mean_load(const struct pairing_board *b)
{
        int64_t sum = (int64_t)b->n_uncovered;
        for (size_t i = 0; i < b->n_helpers; i++)
                sum += b->helpers[i].load;
        return b->n_helpers ? sum / (int64_t)b->n_helpers + 1 : 0;
}

/* Nearer is cheaper, and no village can send more than it has. */
static void join_villages(struct network *w, int first)
{
        static const int64_t costs[3] = { COST_VILLAGE, COST_TOWNSHIP, COST_COUNTY };
        for (size_t i = 0; i < w->n_villages; i++) {
                struct village *v = &w->villages[i];
                const int node = first + (int)i;
                flow_edge(w->flow, 0, node, (int64_t)v->n, 0);
                for (size_t k = 0; k < 3; k++)
                        v->edge[k] = flow_edge(w->flow, node, v->zone[k]->node, (int64_t)v->n, costs[k]);
        }
}

/* A helper takes from the zones he is in: from his village and its township when he lives there, from the county
 * always. One edge a household to the sink, dearer each time: the flow fills the least burdened first. */
static void join_helpers(struct network *w, int first)
{
        const struct pairing_board *b = &w->p->board;
        const int64_t mean = mean_load(b);
        for (size_t i = 0; i < b->n_helpers; i++) {
                const struct pairing_helper *h = &b->helpers[i];
                const int node = first + (int)i;
                const int64_t free_places = room_left(b, h, mean);
                const struct str zones[3] = { h->place, str_slice(h->place, 0, 9), S("*") };
                for (size_t k = 0; k < 3; k++) {
                        const bool fits = (k == 0 && h->place.n == 12) || (k == 1 && h->place.n >= 9) || k == 2;
                        const struct zone *z = fits ? zone_at(w, zones[k]) : NULL;
                        w->edges[i][k] = z && free_places > 0 ? flow_edge(w->flow, z->node, node, free_places, 0) : -1;
                }
                for (int64_t taken = 0; taken < free_places; taken++)
                        flow_edge(w->flow, node, 1, 1, 2 * (h->load + taken) + 1);
        }
}

/* By the codes of the places alone: a county has no better measure everywhere, and a helper of the neighbouring
 * township is as far as one of the farthest. */
static int64_t distance(const struct pairing_household *h, const struct pairing_helper *k)
{
        if (str_eq(h->place, k->place))
                return COST_VILLAGE;
        return k->place.n >= 9 && str_eq(str_slice(h->place, 0, 9), str_slice(k->place, 0, 9)) ? COST_TOWNSHIP
                                                                                               : COST_COUNTY;
}

/* fill_pools: the households of each village go to the zones in the amounts that flowed; the rest is left. */
static void fill_pools(struct network *w)
{
        struct pairing_proposal *p = w->p;
        for (size_t i = 0; i < w->n_villages; i++) {
                const struct village *v = &w->villages[i];
                size_t at = 0;
                for (size_t k = 0; k < 3; k++) {
                        struct zone *z = v->zone[k];
                        if (!z->pool)
                                z->pool = NEWS(w->arena, const struct pairing_household *, z->capacity);
                        for (int64_t n = flow_on(w->flow, v->edge[k]); n > 0; n--)
                                z->pool[z->n++] = v->items[at++];
                }
                while (at < v->n)
                        p->left[p->n_left++] = v->items[at++];
        }
}

/* Which household of a village goes to which of its helpers is the same to the cost; they go in the order of their
 * records, so that the same board always proposes the same. */
static void take_from(struct network *w, struct zone *z, const struct pairing_helper *h, int64_t n)
{
        struct pairing_proposal *p = w->p;
        for (; n > 0; n--) {
                const struct pairing_household *household = z->pool[z->taken++];
                p->pairs[p->n_pairs++] = (struct pairing_pair){ household, h, distance(household, h) };
        }
}

/* The flow says how many each helper takes from each zone; the pools say which households those are. */
static void read_pairs(struct network *w)
{
        const struct pairing_board *b = &w->p->board;
        fill_pools(w);
        for (size_t i = 0; i < b->n_helpers; i++) {
                const struct pairing_helper *h = &b->helpers[i];
                const struct str zones[3] = { h->place, str_slice(h->place, 0, 9), S("*") };
                for (size_t k = 0; k < 3; k++)
                        if (w->edges[i][k] >= 0)
                                take_from(w, zone_at(w, zones[k]), h, flow_on(w->flow, w->edges[i][k]));
        }
}

/* Nodes: 0 the source, 1 the sink, then zones, villages, helpers. */
void pairing_solve(struct arena *a, struct pairing_proposal *p)
{
        struct network w = { .arena = a, .p = p };
        const struct pairing_board *b = &p->board;
        int64_t sent = 0;
        p->pairs = NEWS(a, struct pairing_pair, b->n_uncovered + 1);
        p->left = NEWS(a, const struct pairing_household *, b->n_uncovered + 1);
        w.edges = arena_alloc(a, b->n_helpers + 1, sizeof *w.edges);
        find_villages(&w);
        const int zones = 2, villages = zones + (int)w.n_zones, helpers = villages + (int)w.n_villages;
        for (size_t i = 0; i < w.n_zones; i++)
                w.zones[i].node = zones + (int)i;
        w.flow = flow_new(a, helpers + (int)b->n_helpers);
        join_villages(&w, villages);
        join_helpers(&w, helpers);
        flow_run(w.flow, 0, 1, &sent, &p->cost);
        read_pairs(&w);
}

/* The board is read under the reader's scope, so a township is offered its own helpers and those above it. */
bool pairing_propose(struct ctx *c, const char *place, struct pairing_proposal *out)
{
        *out = (struct pairing_proposal){ 0 };
        if (!pairing_board(c, place, &out->board))
                return false;
        pairing_solve(c->arena, out);
        return true;
}
