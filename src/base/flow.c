/* flow.c: minimum-cost flow (see flow.h). Edges stand in pairs: an even one and, behind it, its reverse in the residual
 * network. */
#include "base/flow.h"

#include <assert.h>

#define FAR INT64_MAX

struct edge {
        int to, next; /* next: the following edge of the same node, -1 the last */
        int64_t left, cost;
};
struct entry { /* of the heap */
        int64_t distance;
        int node;
};
/* Arrays by node; the edges of all nodes in one array, chained by `next`. */
struct flow {
        struct arena *arena;
        int nodes;
        struct edge *edges;
        size_t n, capacity;
        int *first, *now, *level, *queue,
                *path; /* per node: first edge; current edge; level; queue; edge that leads here */
        int64_t *potential, *distance;
        struct entry *heap;
        size_t n_heap, heap_capacity;
};

struct flow *flow_new(struct arena *a, int nodes)
{
        assert(nodes > 0);
        struct flow *f = NEW(a, struct flow);
        const size_t n = (size_t)nodes;
        *f = (struct flow){ .arena = a,
                            .nodes = nodes,
                            .first = NEWS(a, int, n),
                            .now = NEWS(a, int, n),
                            .level = NEWS(a, int, n),
                            .queue = NEWS(a, int, n),
                            .path = NEWS(a, int, n),
                            .potential = NEWS(a, int64_t, n),
                            .distance = NEWS(a, int64_t, n) };
        for (size_t i = 0; i < n; i++)
                f->first[i] = -1;
        return f;
}

static void half_edge(struct flow *f, int from, int to, int64_t left, int64_t cost)
{
        f->edges = arena_grow(f->arena, f->edges, &f->capacity, f->n + 1, sizeof *f->edges);
        f->edges[f->n] = (struct edge){ .to = to, .next = f->first[from], .left = left, .cost = cost };
        f->first[from] = (int)f->n++;
}

int flow_edge(struct flow *f, int from, int to, int64_t capacity, int64_t cost)
{
        assert(from >= 0 && from < f->nodes && to >= 0 && to < f->nodes && capacity >= 0 && cost >= 0);
        half_edge(f, from, to, capacity, cost);
        half_edge(f, to, from, 0, -cost);
        return (int)f->n - 2;
}

int64_t flow_on(const struct flow *f, int edge)
{
        return f->edges[edge + 1].left;
}

/* ---- shortest distances ---- */

/* Ties are broken by the number of the node, so that the same board always gives the same proposal: a clerk who
 * reloads must not see another one. */
static bool nearer(struct entry a, struct entry b)
{
        return a.distance < b.distance || (a.distance == b.distance && a.node < b.node);
}

static void heap_push(struct flow *f, int node, int64_t distance)
{
        f->heap = arena_grow(f->arena, f->heap, &f->heap_capacity, f->n_heap + 1, sizeof *f->heap);
        size_t i = f->n_heap++;
        const struct entry e = { distance, node };
        while (i > 0 && nearer(e, f->heap[(i - 1) / 2])) {
                f->heap[i] = f->heap[(i - 1) / 2];
                i = (i - 1) / 2;
        }
        f->heap[i] = e;
}

static struct entry heap_pop(struct flow *f)
{
        const struct entry top = f->heap[0], last = f->heap[--f->n_heap];
        size_t i = 0;
        for (size_t child = 1; child < f->n_heap; child = 2 * i + 1) {
                if (child + 1 < f->n_heap && nearer(f->heap[child + 1], f->heap[child]))
                        child++;
                if (!nearer(f->heap[child], last))
                        break;
                f->heap[i] = f->heap[child];
                i = child;
        }
        f->heap[i] = last;
        return top;
}

/* reduced: the cost of an edge under the potentials; never negative where something is left. */
static int64_t reduced(const struct flow *f, int from, const struct edge *e)
{
        return e->cost + f->potential[from] - f->potential[e->to];
}

static void relax(struct flow *f, int node)
{
        for (int i = f->first[node]; i >= 0; i = f->edges[i].next) {
                const struct edge *e = &f->edges[i];
                if (e->left == 0)
                        continue;
                const int64_t d = f->distance[node] + reduced(f, node, e);
                if (d >= f->distance[e->to])
                        continue;
                f->distance[e->to] = d;
                heap_push(f, e->to, d);
        }
}

/* flow_levels: distances from the source; then the potentials, so that shortest paths have reduced cost 0. False: the
 * sink can't be reached. */
static bool flow_levels(struct flow *f, int source, int sink)
{
        for (int i = 0; i < f->nodes; i++)
                f->distance[i] = FAR;
        f->distance[source] = 0;
        f->n_heap = 0;
        heap_push(f, source, 0);
        while (f->n_heap > 0) {
                const struct entry e = heap_pop(f);
                if (e.distance == f->distance[e.node])
                        relax(f, e.node);
        }
        if (f->distance[sink] == FAR)
                return false;
        for (int i = 0; i < f->nodes; i++)
                f->potential[i] += f->distance[i] < f->distance[sink] ? f->distance[i] : f->distance[sink];
        return true;
}

/* ---- all paths of the shortest length ---- */

static bool edge_usable(const struct flow *f, int from, const struct edge *e)
{
        return e->left > 0 && reduced(f, from, e) == 0;
}

/* Breadth first over edges that cost nothing under the potentials: a path found by levels never runs in a
 * circle of them. */
static bool set_levels(struct flow *f, int source, int sink)
{
        int head = 0, tail = 0;
        for (int i = 0; i < f->nodes; i++) {
                f->level[i] = -1;
                f->now[i] = f->first[i];
        }
        f->level[source] = 0;
        f->queue[tail++] = source;
        while (head < tail) {
                const int node = f->queue[head++];
                for (int i = f->first[node]; i >= 0; i = f->edges[i].next) {
                        const struct edge *e = &f->edges[i];
                        if (f->level[e->to] >= 0 || !edge_usable(f, node, e))
                                continue;
                        f->level[e->to] = f->level[node] + 1;
                        f->queue[tail++] = e->to;
                }
        }
        return f->level[sink] >= 0;
}

/* advance: the next edge of node that leads one level on; -1 none. Edges passed over are never looked at again in this
 * round. */
static int advance(struct flow *f, int node)
{
        while (f->now[node] >= 0) {
                const struct edge *e = &f->edges[f->now[node]];
                if (f->level[e->to] == f->level[node] + 1 && edge_usable(f, node, e))
                        break;
                f->now[node] = e->next;
        }
        return f->now[node];
}

static int64_t push_path(struct flow *f, int source, int sink)
{
        int64_t amount = FAR;
        for (int node = sink; node != source; node = f->edges[f->path[node] ^ 1].to)
                if (f->edges[f->path[node]].left < amount)
                        amount = f->edges[f->path[node]].left;
        for (int node = sink; node != source; node = f->edges[f->path[node] ^ 1].to) {
                f->edges[f->path[node]].left -= amount;
                f->edges[f->path[node] ^ 1].left += amount;
        }
        return amount;
}

/* block: pushes along the levels until no path is left; a dead end is left by the edge it was entered. */
static int64_t block(struct flow *f, int source, int sink)
{
        int64_t sent = 0;
        for (int node = source;;) {
                const int i = advance(f, node);
                if (i >= 0) {
                        node = f->edges[i].to;
                        f->path[node] = i;
                } else if (node == source) {
                        return sent;
                } else {
                        node = f->edges[f->path[node] ^ 1].to;
                        f->now[node] = f->edges[f->now[node]].next;
                }
                if (node == sink) {
                        sent += push_path(f, source, sink);
                        node = source;
                }
        }
}

void flow_run(struct flow *f, int source, int sink, int64_t *sent, int64_t *cost)
{
        *sent = *cost = 0;
        while (flow_levels(f, source, sink))
                while (set_levels(f, source, sink)) {
                        const int64_t amount = block(f, source, sink);
                        *sent += amount;
                        *cost += amount * (f->potential[sink] - f->potential[source]);
                }
}
