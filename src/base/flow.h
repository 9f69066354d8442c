/* flow.h: minimum-cost flow with integer capacities and costs, for assigning many to few at the least cost.
 *
 *     struct flow *f = flow_new(arena, nodes);
 *     int e = flow_edge(f, from, to, capacity, cost);   cost >= 0
 *     flow_run(f, source, sink, &sent, &cost);           the greatest flow, and among those the cheapest
 *     flow_on(f, e)                                      what runs over the edge
 *
 * Successive shortest paths with potentials: one Dijkstra for each distinct length of a shortest path, then a blocking
 * flow over all paths of that length at once. Exact; the order of edges alone decides among optima, so the same input
 * gives the same answer.
 *
 * Used for pairing helpers with households: every unit of flow is a household, every further one of a helper costs
 * more than the one before, so that loads come out even by themselves. */
#ifndef BANGFU_BASE_FLOW_H
#define BANGFU_BASE_FLOW_H

#include "base/arena.h"

struct flow;

struct flow *flow_new(struct arena *a, int nodes);
int flow_edge(struct flow *f, int from, int to, int64_t capacity, int64_t cost);
void flow_run(struct flow *f, int source, int sink, int64_t *sent, int64_t *cost);
int64_t flow_on(const struct flow *f, int edge);

#endif
