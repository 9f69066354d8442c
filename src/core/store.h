/* store.h: an opened store: its address, keys, fixed day, connections. One process has one struct app; requests borrow
 * readers.
 *
 * What is kept in memory between requests is only what the store can give again: connections, figures, answers. A
 * server that is killed loses nothing. */
#ifndef BANGFU_CORE_STORE_H
#define BANGFU_CORE_STORE_H

#include "core/scope.h"

#define SCHEMA_VERSION 1

struct app; /* opaque: store.c */

/* store_create: makes a new store at address (refuses one that exists): DDL, meta, calendar. */
MUST bool store_create(struct ctx *c, const char *address, const char *county);
/* store_open: refuses a file that others may read or write (store.open_to_others). c->app is set; c->county and
 * c->today come from the store (a fixed day of a demonstration, else UTC+8). */
MUST bool store_open(struct ctx *c, const char *address);
void store_close(struct app *app);
/* store_log_lost: it was not closed properly and its log is gone: the last changes may be missing. store_without_log: a
 * store refused for want of its log (store.log_missing) is opened without it from now on; whoever keeps a copy of a
 * store in use calls it on the copy. */
bool store_log_lost(const struct app *app);
MUST bool store_without_log(struct ctx *c, const char *address);
const char *store_address(const struct app *app);
const char *store_county(const struct app *app);
struct str store_key(const struct app *app);  /* 32 bytes, keys the lookups of secrets and cursors */
const char *store_day(const struct app *app); /* fixed day, or NULL */
bool store_demo(const struct app *app);       /* pages carry 演示数据 */
/* store_set_meta: "day", "demo", … inside or outside a change. */
MUST bool store_set_meta(struct ctx *c, const char *name, const char *value);
MUST bool store_meta(struct ctx *c, const char *name, struct str *value);
/* store_enter: a fresh context for a request or job on its own arena; takes a reader. store_leave gives it back. */
MUST bool store_enter(struct app *app, struct arena *arena, struct ctx *out);
void store_leave(struct ctx *c);
/* The writer: one at a time. Used by change.c and working tables (session, job, staging). */
MUST bool store_write_begin(struct ctx *c); /* c->db becomes the writer, transaction begun */
MUST bool store_write_end(struct ctx *c);   /* commits; c->db is the reader again */
void store_write_abandon(struct ctx *c);
/* Password hashes take much memory each: as many at a time as there are seats, the others wait. */
#define STORE_HASH_SEATS 2 /* a power of two */
void store_hash_sit(struct app *app, int64_t account);
void store_hash_rise(struct app *app, int64_t account);
/* store_known/store_learn: numbers kept between requests, by a digest of question and journal heads: any change of a
 * register makes another key, whichever process made it. Nothing is kept inside a change. */
#define STORE_KEY 16
MUST bool store_state(struct ctx *c, struct str *state);
bool store_known(struct app *app, const unsigned char key[STORE_KEY], struct val *out);
void store_learn(struct app *app, const unsigned char key[STORE_KEY], struct val v);
int64_t store_changes(const struct app *app); /* counter the writer bumps: caches are good while it stands */
/* store_verify: chain, digests, replay, kept tables; writes what it finds line by line. */
MUST bool store_verify(struct ctx *c, void (*say_line)(void *to, struct str line), void *to, int64_t *faults);

#endif
