/* resume.c: an import that was cut off goes on: at the next start of a server, before the next command that may write,
 * or when somebody says so. How far it was stands in the store (going.c); here is who goes on, in whose name and on
 * what day, and what is left to a person.
 *
 * One program at a time: whoever works at an import holds its lock. A server and a command may both look for what was
 * cut off; the second finds it held and leaves it. */
#include "import/import_private.h"

#include "core/account.h"
#include "core/store.h"

#include <stdio.h>
#include <unistd.h>

/* So often in a row without a step is a program that dies of this import: it waits for a person. */
#define GOING_TRIES 3

struct cut_off { /* an import that was begun and has not ended, and in whose name and on what day it was */
        int64_t id, account_id, tries_n, needs_n, going_id;
        struct str actor, state, channel, lang, day, back;
};
static const struct db_column cut_off_columns[] = {
        DB_COLUMN(struct cut_off, id),      DB_COLUMN(struct cut_off, account_id), DB_COLUMN(struct cut_off, tries_n),
        DB_COLUMN(struct cut_off, needs_n), DB_COLUMN(struct cut_off, going_id),   DB_COLUMN(struct cut_off, actor),
        DB_COLUMN(struct cut_off, state),   DB_COLUMN(struct cut_off, channel),    DB_COLUMN(struct cut_off, lang),
        DB_COLUMN(struct cut_off, day),     DB_COLUMN(struct cut_off, back),
};

/* in_name_of: with the rights its account has now; a command's, in the name of who gave it. */
static bool in_name_of(struct ctx *c, const struct cut_off *x)
{
        const char *channel = arena_copy(c->arena, x->channel);
        struct actor *actor;
        if (x->account_id == 0) {
                actor = account_local(c, channel);
                actor->name = arena_copy(c->arena, x->actor);
        } else if (!account_actor(c, x->account_id, channel, &actor, NULL)) {
                return false;
        }
        act_as(c, actor);
        return true;
}

/* back_to: where the command that began it wanted the returned workbook, if that folder can still be written. */
static const char *back_to(struct ctx *c, const struct cut_off *x)
{
        const char *path = arena_copy(c->arena, x->back), *slash = strrchr(path, '/');
        return slash && access(arena_copy(c->arena, str_slice(x->back, 0, (size_t)(slash - path) + 1)), W_OK) == 0
                       ? path
                       : NULL;
}

/* go_on_held: as on the day it was begun, in its language and in its name. */
static bool go_on_held(struct ctx *c, const struct cut_off *x, const struct import_order *how,
                       struct import_report *out)
{
        struct kept k;
        struct str returned;
        const struct actor *actor = c->actor;
        const enum lang lang = c->lang;
        char today[sizeof c->today];
        struct import_order order = import_how(how, IMPORT_COMMIT);
        memcpy(today, c->today, sizeof today);
        bool found;
        if (!import_row(c, x->id, &k, &found) || !found || !going_try(c, x->id))
                return false;
        order.resume = true;
        order.returned = back_to(c, x);
        bool ok = in_name_of(c, x);
        if (ok) {
                c->lang = str_is(x->lang, "en") ? LANG_EN : LANG_ZH;
                snprintf(c->today, sizeof c->today, "%.*s", FMT(x->day));
                ok = import_run_kept(c, &k, order, out, &returned);
        }
        act_as(c, actor);
        c->lang = lang;
        memcpy(c->today, today, sizeof today);
        return ok;
}

/* go_on: what fails before the writing (an account that was shut, a file that can't be read) is told a person. */
static bool go_on(struct ctx *c, const struct cut_off *x, const struct import_order *how, struct import_report *out)
{
        int held;
        if (x->going_id == 0)
                return fail(c, ERR_CONFLICT, "import.not_kept", "import", "%s",
                            say(c, "这次导入没有留下接着写所需的内容，只能撤回，再重新导入",
                                "nothing is kept that this import could go on with: withdraw it, then import the file "
                                "again"));
        if (!import_hold(c, x->id, &held))
                return import_at_work(c);
        const bool ok = go_on_held(c, x, how, out);
        const struct err why = c->err;
        c->err = (struct err){ .kind = ERR_NONE };
        if (!ok && why.kind != ERR_BUSY && !going_mark(c, x->id, "stopped", why.text, 0))
                c->err = (struct err){ .kind = ERR_NONE };
        import_let_go(c, x->id, held);
        c->err = why;
        return ok;
}

/* cut_off_all: read whole before anything is written. */
static bool cut_off_all(struct ctx *c, int64_t id, struct cut_off **all, size_t *n)
{
        struct stmt *s;
        struct cut_off x = { .id = 0 };
        size_t capacity = 0;
        *all = NULL;
        *n = 0;
        if (!db_query(c, db_sql(c->db, "imports.unfinished"), ARGS(ARG("id", V_INT(id))), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(cut_off_columns), &x)) {
                *all = arena_grow(c->arena, *all, &capacity, *n + 1, sizeof **all);
                (*all)[(*n)++] = x;
        }
        return c->err.kind == ERR_NONE;
}

bool import_go_on(struct ctx *c, int64_t id, const struct import_order *how, struct import_report *out)
{
        struct kept k;
        struct cut_off *all;
        size_t n;
        if (!may_import(c) || !import_kept(c, id, &k))
                return false;
        if (!import_unfinished(k.state))
                return import_dealt_with(c);
        return cut_off_all(c, id, &all, &n) && (n == 1 ? go_on(c, all, how, out) : import_dealt_with(c));
}

/* has_room: what waits for room is not read anew every few seconds before there is some. */
static bool has_room(struct ctx *c, const struct cut_off *x)
{
        const char *dir;
        return !str_is(x->state, "waiting") || import_room(c, &dir) >= x->needs_n;
}

/* by_itself: what may go on without anybody asking: not what a person has to look at, and not what has killed the
 * program several times. */
static bool by_itself(struct ctx *c, const struct cut_off *x)
{
        if (str_is(x->state, "stopped") || x->going_id == 0 || import_is_held(c, x->id) || !has_room(c, x))
                return false;
        if (x->tries_n < GOING_TRIES)
                return true;
        return !going_mark(c, x->id, "stopped",
                           say(c, "接连几次都没有写下去，已停下；请撤回，或再试一次",
                               "it got no further several times and stands still: withdraw it, or try once more"),
                           0);
}

/* back_to_checked: of a check that was being proved when the program ended, nothing is in. */
static bool back_to_checked(struct ctx *c, const struct cut_off *x)
{
        int held;
        if (!import_hold(c, x->id, &held))
                return true;
        const bool ok = import_move_alone(c, x->id, "taking", "checked");
        import_let_go(c, x->id, held);
        return ok;
}

bool import_resume(struct ctx *c, const struct import_order *how,
                   void (*tell)(struct ctx *c, int64_t id, const struct import_report *r))
{
        struct cut_off *all;
        size_t n;
        if (!cut_off_all(c, 0, &all, &n))
                return false;
        for (size_t i = 0; i < n; i++) {
                struct import_report report;
                if (str_is(all[i].state, "taking")) {
                        if (!back_to_checked(c, &all[i]))
                                return false;
                } else if (by_itself(c, &all[i])) {
                        const bool ok = go_on(c, &all[i], how, &report);
                        if (tell)
                                tell(c, all[i].id, ok ? &report : NULL);
                        c->err = (struct err){ .kind = ERR_NONE };
                }
                if (how && how->stop && how->stop(how->to))
                        break;
        }
        return true;
}
