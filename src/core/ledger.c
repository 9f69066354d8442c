/* ledger.c: makes the entry of a record of money agree with the record (see ledger.h).
 *
 * The entry is compared, never rebuilt: a line whose account still is posted keeps its row, one that is no longer
 * posted is voided, so the journal shows what changed. The books are written by the program on behalf of whoever
 * changed the record: his own rights over the record were asked when the record was written.
 *
 * The books are a consequence and never a source: no page writes an entry. A correction of a pay line corrects its
 * entry in the same change, voiding the line takes the entry back. Debits and credits of an entry are equal by
 * construction, because every posting adds the same amount to both sides; the rule that proves it is there for the
 * program's own mistakes. */
#include "core/change_private.h"

#include "core/scope.h"

/* Accounts in one entry: a record of money has two or three postings, of two accounts each. */
#define LINES_MAX 16 /* accounts in one entry */

struct line {
        const char *account;
        int64_t amount; /* debit positive */
        int64_t id;     /* the row that stands; 0: none */
};
struct entry {
        int64_t id; /* 0: none stands */
        struct val day, voucher, place;
        struct line lines[LINES_MAX];
        size_t n;
};

static const struct ledger_posting *posting_at(size_t i, const char **module)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++) {
                *module = m[k]->name;
                if (i < m[k]->n_postings)
                        return &m[k]->postings[i];
                i -= m[k]->n_postings;
        }
        return NULL;
}

static struct str posting_sql(struct arena *a, const struct ledger_posting *p)
{
        return arena_fmt(a,
                         "SELECT t.place, %s AS day, %s AS voucher, %s AS debit, %s AS credit, "
                         "CAST(COALESCE(%s, 0) AS BIGINT) AS amount FROM %s t "
                         "WHERE t.county = :county AND t.id = :id AND t.voided = 0 AND (%s)",
                         p->day, p->voucher ? p->voucher : "CAST(NULL AS TEXT)", p->debit, p->credit, p->amount,
                         p->entity, p->when ? p->when : "1 = 1");
}

void ledger_statements(struct arena *a, void (*say_one)(void *to, struct str name, struct str sql), void *to)
{
        const struct ledger_posting *p;
        const char *module;
        for (size_t i = 0; (p = posting_at(i, &module)); i++)
                say_one(to, arena_fmt(a, "%s.posting%zu", module, i), posting_sql(a, p));
}

/* ---- what the record says ---- */

/* Several postings of a record may touch the same account: they are summed into one line, so that the books
 * show an account once an entry. */
static bool entry_add(struct ctx *c, struct entry *e, struct str account, int64_t amount)
{
        size_t i = 0;
        while (i < e->n && !str_is(account, e->lines[i].account))
                i++;
        if (i == LINES_MAX)
                return fail(c, ERR_SYSTEM, "ledger.accounts", "ledger", "an entry has more than %d accounts",
                            LINES_MAX);
        if (i == e->n)
                e->lines[e->n++] = (struct line){ .account = arena_copy(c->arena, account) };
        e->lines[i].amount += amount;
        return true;
}

struct posted { /* a row of posting_sql */
        struct val place, day, voucher;
        struct str debit, credit;
        int64_t amount;
};
static const struct db_column posted_columns[] = {
        DB_COLUMN(struct posted, place), DB_COLUMN(struct posted, day),    DB_COLUMN(struct posted, voucher),
        DB_COLUMN(struct posted, debit), DB_COLUMN(struct posted, credit), DB_COLUMN(struct posted, amount),
};

/* An amount of nothing posts nothing: a grant planned at zero has no entry yet. */
static bool read_posting(struct ctx *c, const struct ledger_posting *p, int64_t id, struct entry *out)
{
        struct stmt *s;
        if (!db_query(c, posting_sql(c->arena, p), ARGS(ARG("id", V_INT(id))), &s))
                return false;
        struct posted row;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(posted_columns), &row)) {
                if (row.amount == 0)
                        continue;
                out->place = row.place;
                out->day = row.day;
                out->voucher = row.voucher;
                if (!entry_add(c, out, row.debit, row.amount) || !entry_add(c, out, row.credit, -row.amount)) {
                        db_done(s);
                        return false;
                }
        }
        return c->err.kind == ERR_NONE;
}

static bool read_record(struct ctx *c, const struct ledger_source *source, struct entry *out)
{
        const struct ledger_posting *p;
        const char *module;
        for (size_t i = 0; (p = posting_at(i, &module)); i++)
                if (strcmp(p->entity, source->e->name) == 0 && !read_posting(c, p, source->id, out))
                        return false;
        return true;
}

/* ---- what the books say ---- */

struct booked { /* a row of ledger.books */
        int64_t id, line_id;
        struct str account;
};
static const struct db_column booked_columns[] = {
        DB_COLUMN(struct booked, id),
        DB_COLUMN(struct booked, line_id),
        DB_COLUMN(struct booked, account),
};

/* read_books: the entry that stands and the rows of its lines; gone takes the lines no longer posted. */
static bool read_books(struct ctx *c, const struct ledger_source *source, struct entry *e, struct entry *gone)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "ledger.books"),
                      ARGS(ARG("source", V_TEXT(source->e->name)), ARG("source_id", V_INT(source->id))), &s))
                return false;
        struct booked row;
        while (db_row(c, s, DB_COLUMNS(booked_columns), &row)) {
                size_t i = 0;
                e->id = row.id;
                while (i < e->n && !str_is(row.account, e->lines[i].account))
                        i++;
                if (i < e->n && e->lines[i].amount)
                        e->lines[i].id = row.line_id;
                else if (row.line_id && gone->n < LINES_MAX)
                        gone->lines[gone->n++] = (struct line){ .id = row.line_id };
        }
        return c->err.kind == ERR_NONE;
}

/* entry_side: the accounts of an entry that are debited (sign 1) or credited (-1), as a set of codes. */
static struct val entry_side(struct ctx *c, const struct entry *e, int sign)
{
        struct str all = S("");
        for (size_t i = 0; i < e->n; i++)
                if (e->lines[i].amount * sign > 0)
                        all = arena_fmt(c->arena, "%.*s%s%s", FMT(all), all.n ? "," : "", e->lines[i].account);
        return V_STR(all);
}

static int64_t debited(const struct entry *e)
{
        int64_t sum = 0;
        for (size_t i = 0; i < e->n; i++)
                sum += e->lines[i].amount > 0 ? e->lines[i].amount : 0;
        return sum;
}

static bool put_ledger_entry(struct ctx *c, struct change *ch, const struct ledger_source *source, struct entry *e)
{
        struct draft *d = draft_new(c->arena, entity_find(S("ledger_entry")));
        d->id = e->id;
        draft_set(d, "day", e->day);
        draft_set(d, "voucher", e->voucher);
        draft_set(d, "source", V_TEXT(source->e->name));
        draft_set(d, "source_id", V_INT(source->id));
        draft_set(d, "place", e->place);
        draft_set(d, "debits", entry_side(c, e, 1));
        draft_set(d, "credits", entry_side(c, e, -1));
        draft_set(d, "amount", V_INT(debited(e)));
        if (!change_put(c, ch, d))
                return false;
        e->id = d->id;
        return true;
}

/* A line that has come to zero is not written; read_books has given its row to those that go. */
static bool put_ledger_line(struct ctx *c, struct change *ch, const struct entry *e, const struct line *l)
{
        struct draft *d = draft_new(c->arena, entity_find(S("ledger_line")));
        if (!l->amount)
                return true;
        d->id = l->id;
        draft_set(d, "entry", V_INT(e->id));
        draft_set(d, "account", V_TEXT(l->account));
        draft_set(d, "amount", V_INT(l->amount));
        return change_put(c, ch, d);
}

static bool void_posted(struct ctx *c, struct change *ch, const char *entity, int64_t id)
{
        return change_void(c, ch, entity_find(str_of(entity)), id, "随来源记录");
}

/* Lines that go are voided before the entry is written, because an entry is only balanced when both are done,
 * and the rule looks at the end. */
static bool entry_agree(struct ctx *c, struct change *ch, const struct ledger_source *source)
{
        struct entry now = { 0 }, gone = { 0 };
        if (!read_record(c, source, &now) || !read_books(c, source, &now, &gone))
                return false;
        for (size_t i = 0; i < gone.n; i++)
                if (!void_posted(c, ch, "ledger_line", gone.lines[i].id))
                        return false;
        if (!now.n)
                return !now.id || void_posted(c, ch, "ledger_entry", now.id);
        if (!put_ledger_entry(c, ch, source, &now))
                return false;
        for (size_t i = 0; i < now.n; i++)
                if (!put_ledger_line(c, ch, &now, &now.lines[i]))
                        return false;
        return true;
}

/* Its memory goes back at once: a pay run posts some thousand entries in one change. */
bool ledger_post(struct ctx *c, struct change *ch, const struct ledger_source *source)
{
        const struct actor *who = c->actor;
        const struct actor books = actor_recorder(c);
        const struct arena_mark mark = arena_mark(c->arena);
        const char *reason = ch->head.reason; /* the change's own, not that of a line taken back */
        act_as(c, &books);
        ch->review.within++; /* a consequence: confirming the record posts it */
        const bool ok = entry_agree(c, ch, source);
        ch->review.within--;
        act_as(c, who);
        ch->head.reason = reason;
        arena_back(c->arena, mark);
        return ok;
}
