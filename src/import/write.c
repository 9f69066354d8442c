/* write.c: the groups of one import into the registers, change by change (import_write).
 *
 * An import of any length is cut into changes of a readable size, and each carries in its own transaction how far it
 * came (going.c). So whatever ends it (Ctrl-C, a kill, a power cut, a full disk) ends it between two of them, and it
 * goes on behind the last: every group is in once, and the report comes out as if nothing had happened.
 *
 * What has to be handed back is made first. The last change stands only together with the report and the returned
 * workbook; when there are several, the workbook is written once for a trial before the first of them stands. A
 * failure before that leaves nothing at all. */
#include "import/import_private.h"

#include "core/store.h"

#include <errno.h>
#include <stdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* What a range of groups wrote is one change. A long import is several, so that nobody waits long for the writer; when
 * a hard rule refuses a change, it is halved until the group at fault stands alone, and only that group is refused.
 * Whoever saves a form meanwhile waits for one such change, not for the whole file. */
#define BATCH_RECORDS 20000

/* What one row becomes in file and log together, for an estimate of the room that is needed: measured on registers of
 * households, where a row is four records. */
#define ROW_BYTES 6000
#define ROOM_LEAST ((int64_t)16 << 20)

/* One range under way: what the end of its change must write with it. */
struct stretch {
        struct importer *m;
        const struct import_order *order;
        struct import_report *out;
        struct change_head head;
        size_t upto;
};

/* ---- the report, and back ---- */

/* report_remember: a range refused by a rule is written again in halves; what it had already added to
 * the report would otherwise stand there twice. */
struct before report_remember(const struct importer *m)
{
        struct before b = { .n_tally = m->n_tally, .refusals = m->refusals.n, .notes = m->notes.n, .sent = m->sent };
        memcpy(b.tally, m->tally, sizeof b.tally);
        return b;
}

/* report_take_back: refusals are only appended, so cutting the list is enough. */
void report_take_back(struct importer *m, const struct before *b)
{
        memcpy(m->tally, b->tally, sizeof b->tally);
        m->n_tally = b->n_tally;
        m->refusals.n = b->refusals;
        m->notes.n = b->notes;
        m->sent = b->sent;
}

/* rule_cell: the column a rule speaks of: of the registers it is on (`where`: "posting|responsibility"), the day on
 * which one begins, since most such rules are about spans that meet; else any of their columns, else the first of the
 * sheet. */
static size_t rule_cell(const struct match *match, struct str where)
{
        const struct subject *s = match->subject->subject;
        size_t best = 0;
        bool any = false;
        struct str register_name;
        while (str_cut(&where, '|', &register_name))
                for (size_t i = 0; i < match->n; i++) {
                        if (match->columns[i].to >= s->n_columns)
                                continue; /* taken for nothing */
                        const struct str field = str_of(s->columns[match->columns[i].to].field);
                        const size_t dot = str_find(field, S("."));
                        if (!str_eq(str_slice(field, 0, dot), register_name))
                                continue;
                        if (str_is(str_slice(field, dot + (dot < field.n), field.n), "from_on"))
                                return i;
                        best = any ? best : i;
                        any = true;
                }
        return best;
}

/* refuse_group: one entry at the group's first row, in the words of the rule. The rule names
 * records, the sender knows rows: the first row of the group is where he will look. */
static void refuse_group(struct importer *m, const struct import_group *g)
{
        const struct row_ref *first = &g->refs[0];
        const struct err e = m->c->err;
        const size_t i = g->match->n ? rule_cell(g->match, str_of(e.where)) : 0;
        const bool known = g->match->n && g->match->columns[i].to < g->match->subject->subject->n_columns;
        const struct subject_refusal x = {
                .sheet = first->sheet,
                .row = m->book.sheets[first->sheet].rows[first->index].number,
                .at = g->match->n ? g->match->columns[i].at : 0,
                .field = g->match->subject->subject->columns[known ? g->match->columns[i].to : 0].field,
                .code = str_of(e.code),
                .message = str_of(e.text)
        };
        m->c->err = (struct err){ .kind = ERR_NONE };
        subject_refusals_add(&m->refusals, &x);
}

/* ---- one range ---- */

/* apply_some: groups from `from` on, until *to or until the change is large enough; *to is where it stopped. Measured
 * in records, not rows: a household of nine is nine times the work of a pairing. */
static bool apply_some(struct importer *m, const struct import_order *order, size_t from, size_t *to)
{
        const int64_t most = (int64_t)(order->batch ? order->batch : BATCH_RECORDS);
        bool ok = true, full = false;
        for (; ok && !full && from < *to; from++) {
                struct arena_mark mark = arena_mark(m->c->arena);
                const struct block *made = change_block(m->change);
                ok = apply_group(m, &m->groups[from]);
                if (m->at)
                        m->at(m->to, (int64_t)from + 1, (int64_t)m->n);
                full = order->mode == IMPORT_COMMIT && made->created + made->updated >= most;
                arena_back(m->c->arena, mark);
        }
        *to = from;
        return ok;
}

/* write_end: nothing is left to be written; what is handed back is made and kept in the change of the last rows. */
static bool write_end(struct stretch *r)
{
        struct importer *m = r->m;
        report_fill(m, r->order, r->out);
        if (!give_back(m, r->order, r->out))
                return false;
        m->going.made = r->out->returned;
        return going_end(m, r->out);
}

/* at_the_end: called by the change when it can't be refused any more. */
static bool at_the_end(struct ctx *c, void *to)
{
        struct stretch *r = to;
        (void)c;
        if (r->upto == r->m->n)
                return write_end(r);
        return try_back(r->m, r->order) && going_step(r->m, r->out, r->upto);
}

/* kept_so_far: behind the commit only. */
static void kept_so_far(struct importer *m, size_t upto)
{
        m->going.from = upto;
        m->going.step++;
        m->going.kept = report_remember(m);
        m->going.ended = upto == m->n;
        m->going.made = NULL;
}

/* write_some: a rule's refusal is no failure of the import: the range is taken apart. Anything else ends it. */
static bool write_some(struct stretch *r, size_t from, size_t *to, bool *refused)
{
        struct importer *m = r->m;
        *refused = false;
        if (!change_begin(m->c, &r->head, &m->change))
                return false;
        if (!apply_some(m, r->order, from, to))
                return change_abandon(m->c, m->change);
        r->upto = *to;
        if (change_commit(m->c, m->change, NULL)) {
                if (!r->head.dry)
                        kept_so_far(m, *to);
                return true;
        }
        *refused = m->c->err.kind == ERR_RULE;
        return *refused;
}

/* stopped_here: between two changes, when something is left to do. */
static bool stopped_here(struct stretch *r)
{
        struct importer *m = r->m;
        if (m->going.from == m->n || !r->order->stop || !r->order->stop(r->order->to))
                return false;
        return !fail(m->c, ERR_BUSY, "import.interrupted", "import",
                     say(m->c, "导入中断：已保存前 %zu 条（共 %zu 条，一户算一条），其余还没有写入",
                         "the import was interrupted: the first %zu of %zu are saved, the others are not yet written"),
                     m->going.from, m->n);
}

/* write_range: halves what a rule refuses; at most as deep as the number of groups has binary
 * digits. The number of changes for one fault among n groups is about twice the logarithm of n. */
static bool write_range(struct stretch *r, size_t from, size_t to)
{
        struct importer *m = r->m;
        while (from < to) {
                const struct before before = report_remember(m);
                size_t end = to;
                bool refused;
                if (!write_some(r, from, &end, &refused))
                        return false;
                if (refused)
                        report_take_back(m, &before);
                if (refused && end - from > 1) {
                        end = from + (end - from) / 2;
                        m->c->err = (struct err){ .kind = ERR_NONE };
                        if (!write_range(r, from, end))
                                return false;
                } else if (refused) {
                        refuse_group(m, &m->groups[from]);
                }
                from = end;
                if (!refused && stopped_here(r))
                        return false;
        }
        return true;
}

/* end_alone: when the last groups were refused by rules, or there were none, no change carried the end. */
static bool end_alone(struct stretch *r)
{
        struct ctx *c = r->m->c;
        if (r->m->going.ended)
                return true;
        if (!store_write_begin(c))
                return false;
        if (!write_end(r)) {
                store_write_abandon(c);
                return false;
        }
        if (!store_write_end(c))
                return false;
        kept_so_far(r->m, r->m->n);
        return true;
}

/* ---- when it fails ---- */

static bool no_room(const struct err *e)
{
        return strcmp(e->code, "store.full") == 0 || strcmp(e->code, "sheet.no_room") == 0;
}

int64_t import_room(struct ctx *c, const char **dir)
{
        const char *address = store_address(c->app), *slash = strrchr(address, '/');
        struct statvfs disk;
        *dir = slash ? arena_copy(c->arena, (struct str){ address, (size_t)(slash - address) + 1 }) : ".";
        return statvfs(*dir, &disk) == 0 ? (int64_t)disk.f_bavail * (int64_t)disk.f_frsize : INT64_MAX;
}

/* room_words: what is in, and what is needed where; the store's folder is where it grows. */
static const char *room_words(struct importer *m, int64_t *needs)
{
        struct ctx *c = m->c;
        const char *dir;
        size_t rows = 0;
        for (size_t i = m->going.from; i < m->n; i++)
                rows += m->groups[i].n;
        *needs = (int64_t)rows * ROW_BYTES > ROOM_LEAST ? (int64_t)rows * ROW_BYTES : ROOM_LEAST;
        const int64_t there = import_room(c, &dir);
        struct str in = str_of(say(c, "还没有保存任何一条", "nothing is saved yet"));
        if (m->going.from)
                in = arena_fmt(c->arena,
                               say(c, "已保存前 %zu 条（共 %zu 条，一户算一条）", "the first %zu of %zu are saved"),
                               m->going.from, m->n);
        return arena_fmt(c->arena,
                         say(c, "%.*s；磁盘已满，等待空间：约需 %lld MB，在 %s（现有 %lld MB）；腾出空间后自动继续，不会重复",
                             "%.*s; the disk is full: some %lld MB are needed in %s, where %lld are free; it goes on "
                             "by itself when there is room, and nothing comes in twice"),
                         FMT(in), (long long)(*needs >> 20), dir, (long long)(there >> 20))
                .p;
}

/* Not tried before there is room, for each try fills the disk again; but now and then all the same, since a quota is
 * not seen from here. */
#define TRY_ANYWAY 30

/* wait_for_room: true to try again. Who can't wait leaves it to those who come later. */
static bool wait_for_room(struct stretch *r)
{
        struct ctx *c = r->m->c;
        int64_t needs;
        const char *dir;
        c->err = (struct err){ .kind = ERR_NONE };
        const char *words = room_words(r->m, &needs);
        import_give_room(c, r->out->id);
        if (!going_mark(c, r->out->id, "waiting", words, needs)) { /* even this found no room */
                if (!no_room(&c->err))
                        return false;
                c->err = (struct err){ .kind = ERR_NONE };
        }
        for (int i = 1; r->order->wait && r->order->wait(r->order->to, words); i++)
                if (import_room(c, &dir) >= needs || i % TRY_ANYWAY == 0)
                        return true;
        return fail(c, ERR_BUSY, "import.waiting", "import", "%s", words);
}

/* writing_failed: what is true now: nothing is in and nothing is left, or so much is in and it goes on, or a person has
 * to look. The error that led here stays the one that is told. */
static void writing_failed(struct stretch *r)
{
        struct ctx *c = r->m->c;
        const struct err why = c->err;
        const char *state = strcmp(why.code, "import.waiting") == 0 ? NULL
                            : why.kind == ERR_BUSY                  ? "interrupted"
                                                                    : "stopped";
        c->err = (struct err){ .kind = ERR_NONE };
        if (r->m->going.made)
                unlink(r->m->going.made);
        bool ok = true;
        if (r->m->going.step == 0 && state && strcmp(state, "stopped") == 0) {
                ok = going_undo(c, r->out->id, r->order->id != 0);
                r->out->id = r->order->id;
        } else if (state) {
                ok = going_mark(c, r->out->id, state, why.text, 0);
        }
        (void)ok;
        c->err = why;
}

/* write_stretches: as often as there was no room and somebody waited for it. */
static bool write_stretches(struct stretch *r)
{
        struct importer *m = r->m;
        for (;;) {
                if (write_range(r, m->going.from, m->n) && end_alone(r))
                        return true;
                report_take_back(m, &m->going.kept);
                if (!no_room(&m->c->err) || !wait_for_room(r))
                        break;
        }
        writing_failed(r);
        return false;
}

/* ---- the whole ---- */

/* head_of: import numbers begin at 1: a dry run has -1 so that nothing in the store can be its own. */
static struct change_head head_of(struct stretch *r, int64_t id)
{
        struct ctx *c = r->m->c;
        r->m->id = id ? id : -1; /* no record has this one */
        return (struct change_head){
                .reason = arena_fmt(c->arena, say(c, "导入 %s", "import of %s"), r->order->name).p,
                .import_id = id,
                .review = REVIEW_GROUPS,
                .dry = r->order->mode == IMPORT_DRY,
                .last = at_the_end,
                .to = r,
        };
}

/* write_dry: the same changes, taken back; the second round of a checked import may ask for the returned workbook. */
static bool write_dry(struct stretch *r)
{
        if (r->m->n > 0 && !write_range(r, 0, r->m->n))
                return false;
        report_fill(r->m, r->order, r->out);
        return give_back(r->m, r->order, r->out);
}

bool import_write(struct importer *m, const struct import_order *order, struct import_report *out)
{
        struct stretch r = { .m = m, .order = order, .out = out };
        int held = -1;
        if (order->mode == IMPORT_DRY) {
                r.head = head_of(&r, out->id);
                return write_dry(&r);
        }
        if (!(order->resume ? going_load(m, order, out) : going_begin(m, order, out, &held)))
                return false;
        r.head = head_of(&r, out->id);
        m->going.kept = report_remember(m);
        const bool ok = write_stretches(&r);
        if (held >= 0)
                import_let_go(m->c, out->id, held);
        return ok;
}
