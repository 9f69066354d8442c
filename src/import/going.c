/* going.c: how far an import is, in the store (working tables import_going, import_step), so that whatever ends the
 * program it goes on where it stopped.
 *
 * Kept are the file's bytes, what was said of its sheets, day and language it was begun in, and behind each change what
 * that change added to the report. The file is read again to go on; what it said then is what it says now, but what its
 * cells come to may have changed with the registers, and so the report is taken from here and not from the second
 * reading. A reading that divides the rows otherwise than the first (a place was renamed, a word mapped) stops: a
 * person withdraws it.
 *
 * All of it is erased when the import ends or is withdrawn. */
#include "import/import_private.h"

#include "base/sm3.h"
#include "core/scope.h"
#include "core/store.h"

#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the steps, as text ---- */

static void refusal_kept(struct json *j, const struct subject_refusal *x)
{
        json_open(j, NULL);
        json_int(j, "sheet", (int64_t)x->sheet);
        json_int(j, "row", x->row);
        json_int(j, "at", x->at);
        json_text(j, "field", x->field);
        json_str(j, "code", x->code);
        json_str(j, "found", x->found);
        json_str(j, "message", x->message);
        json_str(j, "word", x->word);
        json_int(j, "amount", x->amount);
        json_end(j);
}

static void refusals_kept(struct json *j, const char *name, const struct subject_refusals *all, size_t from)
{
        json_list(j, name);
        for (size_t i = from; i < all->n; i++)
                refusal_kept(j, &all->items[i]);
        json_end(j);
}

/* step_text: the counts as they are, of the rest what is new since the step before. */
static struct str step_text(struct importer *m, int64_t head, size_t refusals, size_t notes)
{
        struct buf b = BUF(REPORT_MAX);
        struct json j = JSON(&b);
        json_open(&j, NULL);
        json_int(&j, "head", head);
        json_int(&j, "sent", m->sent);
        json_list(&j, "tally");
        for (size_t i = 0; i < m->n_tally; i++) {
                json_open(&j, NULL);
                json_text(&j, "entity", m->tally[i].e->name);
                json_int(&j, "created", m->tally[i].created);
                json_int(&j, "changed", m->tally[i].changed);
                json_int(&j, "unchanged", m->tally[i].unchanged);
                json_end(&j);
        }
        json_end(&j);
        refusals_kept(&j, "refused", &m->refusals, refusals);
        refusals_kept(&j, "notes", &m->notes, notes);
        json_end(&j);
        struct str text = arena_str(m->c->arena, buf_str(&b));
        buf_free(&b);
        return text;
}

static struct str kept_str(const json_t *o, const char *name)
{
        const json_t *v = json_object_get(o, name);
        return (struct str){ json_string_value(v) ? json_string_value(v) : "", json_string_length(v) };
}

static int64_t kept_int(const json_t *o, const char *name)
{
        return json_integer_value(json_object_get(o, name));
}

static void refusals_read(const json_t *list, struct subject_refusals *to)
{
        for (size_t i = 0; i < json_array_size(list); i++) {
                const json_t *o = json_array_get(list, i);
                const struct subject_refusal x = { .sheet = (size_t)kept_int(o, "sheet"),
                                                   .row = (uint32_t)kept_int(o, "row"),
                                                   .at = (uint32_t)kept_int(o, "at"),
                                                   .field = json_string_value(json_object_get(o, "field")),
                                                   .code = kept_str(o, "code"),
                                                   .found = kept_str(o, "found"),
                                                   .message = kept_str(o, "message"),
                                                   .word = kept_str(o, "word"),
                                                   .amount = kept_int(o, "amount") };
                subject_refusals_add(to, &x);
        }
}

static void step_read(struct importer *m, const json_t *o, int64_t *head)
{
        const json_t *tally = json_object_get(o, "tally");
        *head = kept_int(o, "head");
        m->sent = kept_int(o, "sent");
        m->n_tally = 0;
        for (size_t i = 0; i < json_array_size(tally) && m->n_tally < TALLIES_MAX; i++) {
                const json_t *t = json_array_get(tally, i);
                const struct entity *e = entity_find(kept_str(t, "entity"));
                if (e)
                        m->tally[m->n_tally++] = (struct subject_tally){ .e = e,
                                                                         .created = kept_int(t, "created"),
                                                                         .changed = kept_int(t, "changed"),
                                                                         .unchanged = kept_int(t, "unchanged") };
        }
        refusals_read(json_object_get(o, "refused"), &m->refusals);
        refusals_read(json_object_get(o, "notes"), &m->notes);
}

/* shape_of: how the rows were put into groups: what the number of a group means rests on it. */
static struct str shape_of(const struct importer *m)
{
        struct buf b = BUF((size_t)1 << 30);
        unsigned char raw[SM3_BYTES];
        char *hex = NEWS(m->c->arena, char, 2 * SM3_BYTES + 1);
        for (size_t i = 0; i < m->n; i++) {
                const struct import_group *g = &m->groups[i];
                buf_fmt(&b, "%s %u %u", g->match->subject->subject->name, g->spread_at, g->part);
                for (size_t k = 0; k < g->n; k++)
                        buf_fmt(&b, ",%u.%u.%u", g->refs[k].sheet, g->refs[k].index, g->refs[k].shift);
                buf_text(&b, "\n");
        }
        sm3_plain(buf_str(&b), raw);
        hex_put(raw, SM3_BYTES, hex);
        buf_free(&b);
        return str_of(hex);
}

/* ---- begin ---- */

static bool step_add(struct importer *m, int64_t id, int64_t step, struct str text)
{
        struct ctx *c = m->c;
        return db_exec(c, db_sql(c->db, "imports.step_add"),
                       ARGS(ARG("id", V_INT(id)), ARG("step_n", V_INT(step)), ARG("kept", V_STR(text))));
}

/* back_of: where a command's returned workbook goes, said so that it holds from any folder; "": into the store only. */
static struct str back_of(struct importer *m, const struct import_order *order)
{
        struct arena *a = m->c->arena;
        if (order->id || (order->returned && !order->returned[0]))
                return S("");
        const char *path = order->returned ? order->returned : returned_name(m->c, str_of(order->path));
        char folder[4096];
        if (path[0] == '/' || !getcwd(folder, sizeof folder))
                return str_of(path);
        return arena_fmt(a, "%s/%s", folder, path);
}

static bool begin_record(struct importer *m, const struct import_order *order, struct str bytes, int64_t *id)
{
        struct ctx *c = m->c;
        const char *digest;
        if (order->id) {
                *id = order->id;
                return import_move(c, order->id, "taking", "running");
        }
        return import_add(c, order->name, import_digest(c, bytes), "running", id) &&
               import_keep_bytes(c, bytes, &digest) &&
               import_say(c, *id, S(""), order->asked);
}

static bool begin_inside(struct importer *m, const struct import_order *order, struct str bytes, int64_t head,
                         int64_t *id)
{
        struct ctx *c = m->c;
        return begin_record(m, order, bytes, id) &&
               db_exec(c, db_sql(c->db, "imports.going_add"),
                       ARGS(ARG("id", V_INT(*id)), ARG("channel", V_TEXT(c->actor->channel)),
                            ARG("lang", V_TEXT(say(c, "zh", "en"))), ARG("day", V_TEXT(c->today)),
                            ARG("back", V_STR(back_of(m, order))), ARG("shape", V_STR(shape_of(m))),
                            ARG("total_n", V_INT((int64_t)m->n)))) &&
               step_add(m, *id, 0, step_text(m, head, 0, 0));
}

/* The lock is taken before anybody else can see the import: a server that looks for what was cut off finds it held. */
bool going_begin(struct importer *m, const struct import_order *order, struct import_report *out, int *held)
{
        struct ctx *c = m->c;
        struct str bytes = { "", 0 };
        int64_t id = order->id;
        *held = -1;
        if (!may_import(c) || (!order->id && !import_file(c, order->path, &bytes)) || !store_write_begin(c))
                return false;
        if (!begin_inside(m, order, bytes, out->head, &id) || (!order->id && !import_hold(c, id, held) &&
                                                    !fail(c, ERR_SYSTEM, "import.lock", store_address(c->app), "%s",
                                                          say(c, "数据文件旁边建不了锁文件，请检查目录权限",
                                                              "no lock file can be made beside the store: check the "
                                                              "rights of its folder")))) {
                store_write_abandon(c);
                return false;
        }
        if (!store_write_end(c)) {
                if (*held >= 0)
                        import_let_go(c, id, *held);
                return false;
        }
        out->id = id;
        return true;
}

/* ---- go on ---- */

struct kept_going {
        struct str shape;
        int64_t done_n, total_n;
};
static const struct db_column going_columns[] = {
        DB_COLUMN(struct kept_going, shape),
        DB_COLUMN(struct kept_going, done_n),
        DB_COLUMN(struct kept_going, total_n),
};

static bool read_steps(struct importer *m, int64_t id, int64_t *head)
{
        struct ctx *c = m->c;
        struct stmt *s;
        m->refusals.n = m->notes.n = 0;
        m->going.step = -1;
        if (!db_query(c, db_sql(c->db, "imports.steps"), ARGS(ARG("id", V_INT(id))), &s))
                return false;
        while (db_next(c, s)) {
                const struct str text = db_named_str(s, "kept");
                json_t *o = json_loadb(text.p, text.n, 0, NULL);
                step_read(m, o, head);
                json_decref(o);
                m->going.step++;
        }
        return c->err.kind == ERR_NONE;
}

/* going_try: counted before anything is tried, so that a program that dies of it is counted too. */
bool going_try(struct ctx *c, int64_t id)
{
        if (!store_write_begin(c))
                return false;
        if (db_exec(c, db_sql(c->db, "imports.try"), ARGS(ARG("id", V_INT(id)))) &&
            db_exec(c, db_sql(c->db, "imports.set_state"),
                    ARGS(ARG("id", V_INT(id)), ARG("state", V_TEXT("running")))))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

bool going_load(struct importer *m, const struct import_order *order, struct import_report *out)
{
        struct ctx *c = m->c;
        struct kept_going g = { .done_n = 0 };
        bool found;
        if (!db_first(c, db_sql(c->db, "imports.going"), ARGS(ARG("id", V_INT(order->id))), c->arena,
                      DB_COLUMNS(going_columns), &g, &found))
                return false;
        if (found && str_eq(g.shape, shape_of(m)) && (size_t)g.total_n == m->n) {
                m->going.from = (size_t)g.done_n;
                m->going.tried = m->going.from > 0;
                return read_steps(m, order->id, &out->head);
        }
        const char *words = say(c, "表格现在的读法与开始导入时不同（登记的区划或指认的用词变了），不能接着写；请撤回这次导入，再重新导入",
                                "the sheet reads otherwise now than when the import began (places or mapped words "
                                "changed), so it can't go on: withdraw it, then import the file again");
        return going_mark(c, order->id, "stopped", words, 0) &&
               fail(c, ERR_CONFLICT, "import.reads_otherwise", "import", "%s", words);
}

/* ---- steps ---- */

/* moved_on: whoever withdraws takes the record of how far it is away; nothing more comes in then. */
static bool moved_on(struct ctx *c)
{
        return db_changed(c->db) == 1 ||
               fail(c, ERR_CONFLICT, "import.state", "import", "%s",
                    say(c, "这次导入已被撤回，或由另一个程序接着写了",
                        "this import was withdrawn meanwhile, or another program goes on with it"));
}

static bool move_to(struct importer *m, int64_t id, size_t upto)
{
        struct ctx *c = m->c;
        return db_exec(c, db_sql(c->db, "imports.going_move"),
                       ARGS(ARG("id", V_INT(id)), ARG("from_n", V_INT((int64_t)m->going.from)),
                            ARG("to_n", V_INT((int64_t)upto)))) &&
               moved_on(c);
}

bool going_step(struct importer *m, const struct import_report *out, size_t upto)
{
        struct ctx *c = m->c;
        return move_to(m, out->id, upto) &&
               db_exec(c, db_sql(c->db, "imports.set_state"),
                       ARGS(ARG("id", V_INT(out->id)), ARG("state", V_TEXT("running")))) &&
               step_add(m, out->id, m->going.step + 1,
                        step_text(m, out->head, m->going.kept.refusals, m->going.kept.notes));
}

bool going_end(struct importer *m, const struct import_report *out)
{
        struct ctx *c = m->c;
        struct str returned = { "", 0 };
        if (out->returned && !import_file(c, out->returned, &returned))
                return false;
        return move_to(m, out->id, m->n) && import_save(c, out, returned) && import_forget(c, out->id);
}

bool import_forget(struct ctx *c, int64_t id)
{
        static const char *const statements[] = { "imports.steps_drop", "imports.going_drop", "imports.bytes_drop" };
        for (size_t i = 0; i < COUNT(statements); i++)
                if (!db_exec(c, db_sql(c->db, statements[i]), ARGS(ARG("id", V_INT(id)))))
                        return false;
        return true;
}

/* ---- states ---- */

/* alone: one thing in a transaction of its own. */
static bool alone(struct ctx *c, bool ok)
{
        if (ok)
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

bool going_mark(struct ctx *c, int64_t id, const char *state, const char *message, int64_t needs)
{
        return store_write_begin(c) &&
               alone(c, db_exec(c, db_sql(c->db, "imports.mark"),
                                ARGS(ARG("id", V_INT(id)), ARG("state", V_TEXT(state)))) &&
                                db_exec(c, db_sql(c->db, "imports.going_say"),
                                        ARGS(ARG("id", V_INT(id)), ARG("message", V_TEXT(message)),
                                             ARG("needs_n", V_INT(needs)))));
}

/* undo_inside: only while it is running: what somebody withdrew meanwhile stays withdrawn. */
static bool undo_inside(struct ctx *c, int64_t id, bool was_checked)
{
        if (was_checked)
                return db_exec(c, db_sql(c->db, "imports.state"),
                               ARGS(ARG("id", V_INT(id)), ARG("state", V_TEXT("checked")),
                                    ARG("from_state", V_TEXT("running")))) &&
                       db_exec(c, db_sql(c->db, "imports.steps_drop"), ARGS(ARG("id", V_INT(id)))) &&
                       db_exec(c, db_sql(c->db, "imports.going_drop"), ARGS(ARG("id", V_INT(id))));
        return import_forget(c, id) && db_exec(c, db_sql(c->db, "imports.asked_drop"), ARGS(ARG("id", V_INT(id)))) &&
               db_exec(c, db_sql(c->db, "imports.drop"), ARGS(ARG("id", V_INT(id))));
}

bool going_undo(struct ctx *c, int64_t id, bool was_checked)
{
        return store_write_begin(c) && alone(c, undo_inside(c, id, was_checked));
}

/* ---- one at a time ---- */

/* The lock's file keeps some room: on a full disk it is given back, so that there is enough to write down that the
 * import waits. */
#define RESERVE (1 << 20)

static const char *hold_path(struct ctx *c, int64_t id)
{
        return arena_fmt(c->arena, "%s-import-%lld", store_address(c->app), (long long)id).p;
}

/* A lock of the system's, which a killed process loses at once; a mark in the store would outlive it. The name goes
 * when the work is done, so after locking it is asked whether this is the file that still has it. */
bool import_hold(struct ctx *c, int64_t id, int *held)
{
        const char *path = hold_path(c, id);
        for (int tries = 0; tries < 10; tries++) {
                struct stat mine, now;
                int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
                if (fd < 0)
                        return false;
                if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
                        close(fd);
                        return false;
                }
                if (fstat(fd, &mine) == 0 && stat(path, &now) == 0 && mine.st_ino == now.st_ino) {
                        (void)!posix_fallocate(fd, 0, RESERVE);
                        return *held = fd, true;
                }
                close(fd);
        }
        return false;
}

void import_give_room(struct ctx *c, int64_t id)
{
        (void)!truncate(hold_path(c, id), 0);
}

void import_let_go(struct ctx *c, int64_t id, int held)
{
        unlink(hold_path(c, id));
        close(held);
}

bool import_is_held(struct ctx *c, int64_t id)
{
        int fd = open(hold_path(c, id), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
        if (fd < 0)
                return false;
        const bool held = flock(fd, LOCK_SH | LOCK_NB) != 0;
        close(fd);
        return held;
}
