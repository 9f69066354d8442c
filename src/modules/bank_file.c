/* bank_file.c: the file a bank takes and the return it gives (see bank_file.h).
 *
 * A line of the return belongs to the transfer with its card; without a card column, to the only one with its name and
 * amount. A line that fits none is told by its number and changes nothing; nothing is guessed. */
#include "modules/bank_file.h"

#include "base/money.h"
#include "core/secret.h"

bool bank_mapping_read(struct ctx *c, int64_t id, struct bank_mapping *m)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "pay_run.mapping"), ARGS(ARG("county", V_TEXT(c->county)), ARG("id", V_INT(id))),
                      &s))
                return false;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE && fail(c, ERR_MISSING, "record.missing", "bank_mapping", "%s",
                                                       say(c, "没有这种银行文件格式", "no such bank format"));
        const struct str separator = db_str(s, 0);
        m->separator = str_is(separator, "tab") ? '\t' : str_is(separator, "bar") ? '|' : ',';
        m->header = db_int(s, 1) == 1;
        m->columns = arena_str(c->arena, db_str(s, 2));
        m->returned = arena_str(c->arena, db_str(s, 3));
        m->done_words = arena_str(c->arena, db_str(s, 4));
        db_done(s);
        return true;
}

struct bank_transfer *bank_transfer_add(struct ctx *c, struct bank_transfers *t)
{
        t->items = arena_grow(c->arena, t->items, &t->cap, t->n + 1, sizeof *t->items);
        t->items[t->n] = (struct bank_transfer){ 0 };
        return &t->items[t->n++];
}

struct str bank_card_of(struct ctx *c, struct str sealed)
{
        return sealed.n ? arena_str(c->arena, secret_open(sealed)) : S("");
}

/* ---- the file ---- */

/* cell_text: one column of one row. */
static struct str cell_text(struct ctx *c, const struct bank_transfer *t, int64_t number, struct str column)
{
        char amount[32];
        decimal_put(t->amount, str_is(column, "fen") ? 0 : 2, amount);
        if (str_is(column, "number"))
                return arena_fmt(c->arena, "%lld", (long long)number);
        if (str_is(column, "amount") || str_is(column, "fen"))
                return arena_str(c->arena, str_of(amount));
        if (str_is(column, "month"))
                return str_slice(t->month, 0, 7);
        const struct {
                const char *name;
                struct str text;
        } texts[] = { { "name", t->name }, { "card", t->card }, { "bank", t->bank }, { "place", t->place } };
        for (size_t i = 0; i < COUNT(texts); i++)
                if (str_is(column, texts[i].name))
                        return texts[i].text;
        return S("");
}

/* put_cell: a cell with the separator or a quotation mark in it stands between marks, theirs doubled. */
static void put_cell(struct buf *file, struct str s, char separator)
{
        const char marks[] = { separator, '"', '\n', '\r', '\0' };
        bool plain = true;
        for (size_t i = 0; i < s.n; i++)
                plain = plain && !strchr(marks, s.p[i]);
        if (plain) {
                buf_add(file, s);
                return;
        }
        buf_char(file, '"');
        for (size_t i = 0; i < s.n; i++) {
                if (s.p[i] == '"')
                        buf_char(file, '"');
                buf_char(file, s.p[i]);
        }
        buf_char(file, '"');
}

/* put_row: row NULL puts the header. */
static void put_row(struct ctx *c, struct buf *file, const struct bank_mapping *m, const struct bank_transfer *t,
                    int64_t number)
{
        struct str rest = m->columns, column;
        for (bool first = true; str_cut(&rest, ',', &column); first = false) {
                column = str_trim(column);
                if (!first)
                        buf_char(file, m->separator);
                put_cell(file, t ? cell_text(c, t, number, column) : column, m->separator);
        }
        buf_text(file, "\r\n");
}

bool bank_file_put(struct ctx *c, const struct bank_mapping *m, const struct bank_transfers *all, struct buf *file,
                   int64_t *lines)
{
        *lines = 0;
        if (m->header)
                put_row(c, file, m, NULL, 0);
        for (size_t i = 0; i < all->n; i++)
                if (all->items[i].card.n)
                        put_row(c, file, m, &all->items[i], ++*lines);
        return !file->full || fail(c, ERR_TOO_LARGE, "answer.size", "bank_mapping", "the bank file is too large");
}

/* ---- the return ---- */

struct answer { /* one line of the return */
        struct str card, name, status, reason;
        int64_t amount; /* -1: no column */
};

static struct str unquoted(struct str s)
{
        s = str_trim(s);
        return s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"' ? str_slice(s, 1, s.n - 1) : s;
}

static bool read_answer(const struct bank_mapping *m, struct str line, struct answer *a)
{
        struct str columns = m->returned, column, cell;
        *a = (struct answer){ .amount = -1 };
        while (str_cut(&columns, ',', &column)) {
                column = str_trim(column);
                if (!line.p || !str_cut(&line, m->separator, &cell))
                        return str_is(column, "reason");
                cell = unquoted(cell);
                if (str_is(column, "card"))
                        a->card = cell;
                else if (str_is(column, "name"))
                        a->name = cell;
                else if (str_is(column, "status"))
                        a->status = cell;
                else if (str_is(column, "reason"))
                        a->reason = cell;
                else if (str_is(column, "amount") && decimal_parse(cell, 2, &a->amount) != DECIMAL_OK)
                        return false;
        }
        return true;
}

/* fits: the one transfer the line is about; NULL when none or several are. */
static struct bank_transfer *fits(const struct bank_transfers *all, const struct answer *a)
{
        struct bank_transfer *found = NULL;
        for (size_t i = 0; i < all->n; i++) {
                struct bank_transfer *t = &all->items[i];
                const bool card = a->card.n ? str_eq(t->card, a->card) : a->name.n && str_eq(t->name, a->name);
                if (!card || (a->amount >= 0 && a->amount != t->amount) || (a->name.n && !str_eq(t->name, a->name)))
                        continue;
                if (found)
                        return NULL;
                found = t;
        }
        return found;
}

static bool means_done(const struct bank_mapping *m, struct str status)
{
        struct str words = m->done_words, word;
        while (str_cut(&words, ',', &word))
                if (str_eq(str_trim(word), status))
                        return true;
        return false;
}

static bool settle(struct ctx *c, struct change *ch, const char *entity, const struct answer *a, bool done,
                   const struct bank_transfer *t)
{
        struct draft *d = draft_new(c->arena, entity_find(str_of(entity)));
        const struct str why = a->reason.n ? a->reason : a->status;
        d->id = t->id;
        draft_set(d, "state", V_TEXT(done ? "paid" : "failed"));
        draft_set(d, "reason", done || !why.n ? V_NULL : V_STR(why));
        draft_set(d, "returned_on", V_TEXT(c->today));
        return change_put(c, ch, d);
}

static void unmatched(struct ctx *c, struct bank_done *out, int64_t line)
{
        if (out->unmatched++ < 20)
                out->unmatched_lines = arena_fmt(c->arena, "%.*s%s%lld", FMT(out->unmatched_lines),
                                                 out->unmatched_lines.n ? "、" : "", (long long)line);
}

/* one_line: settles the transfer it is about; one that is paid stays so. */
static bool one_line(struct ctx *c, struct change *ch, const struct bank_return *r, const struct bank_mapping *m,
                     struct str line, int64_t n, struct bank_done *out)
{
        struct answer a;
        const struct bank_transfer *t = read_answer(m, line, &a) ? fits(r->sent, &a) : NULL;
        if (!t) {
                unmatched(c, out, n);
                return true;
        }
        if (str_is(t->state, "paid")) {
                out->same++;
                return true;
        }
        const bool done = means_done(m, a.status);
        *(done ? &out->paid : &out->failed) += 1;
        return settle(c, ch, r->entity, &a, done, t);
}

bool bank_return_put(struct ctx *c, struct change *ch, const struct bank_return *r, struct bank_done *out)
{
        struct bank_mapping m;
        struct str text = r->text, line;
        if (!bank_mapping_read(c, r->mapping, &m))
                return false;
        for (int64_t n = 1; text.p && str_cut(&text, '\n', &line); n++) {
                if (line.n && line.p[line.n - 1] == '\r')
                        line.n--;
                if (str_trim(line).n && !(n == 1 && m.header) && !one_line(c, ch, r, &m, line, n, out))
                        return false;
        }
        return true;
}
