/* bank_file.c: the file a bank takes and the return it gives (see bank_file.h).
 *
 * A line of the return belongs to the transfer with its card; without a card column, to the only one with its name and
 * amount. A line that fits none is told with what stands in it and why, and changes nothing; nothing is guessed. */
#include "mechanisms/ground/bank_file.h"

#include "base/money.h"
#include "core/draft.h"
#include "core/secret.h"

/* separator is a code and read apart */
static const struct db_column mapping_columns[] = {
        DB_COLUMN(struct bank_mapping, header),
        DB_COLUMN(struct bank_mapping, columns),
        DB_COLUMN(struct bank_mapping, returned),
        DB_COLUMN(struct bank_mapping, done_words),
};

bool bank_mapping_read(struct ctx *c, int64_t id, struct bank_mapping *m)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "bank_file.mapping"), ARGS(ARG("id", V_INT(id))), &s))
                return false;
        if (!db_row_kept(c, s, c->arena, DB_COLUMNS(mapping_columns), m))
                return c->err.kind == ERR_NONE && fail(c, ERR_MISSING, "record.missing", "bank_mapping", "%s",
                                                       say(c, "没有这种银行文件格式", "no such bank format"));
        const struct str separator = db_named_str(s, "separator");
        m->separator = str_is(separator, "tab") ? '\t' : str_is(separator, "bar") ? '|' : ',';
        db_done(s);
        return true;
}

/* ---- the file ---- */

/* bank_cell_text: one column of one row. Banks want the amount in yuan with a point or in fen without one, by format;
 * the number is that of the line in this file, not of the record. */
static struct str bank_cell_text(struct ctx *c, const struct bank_transfer *t, int64_t number, struct str column)
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

/* bank_put_cell: a cell with the separator or a quotation mark in it stands between marks, theirs doubled. */
static void bank_put_cell(struct buf *file, struct str s, char separator)
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

/* bank_column_title: what a bank in this country reads, whatever the clerk's language. */
static struct str bank_column_title(struct str column)
{
        for (size_t i = 0; i < codes_bank_column.n; i++)
                if (str_is(column, codes_bank_column.items[i].code))
                        return str_of(codes_bank_column.items[i].title);
        return column;
}

/* bank_put_row: row NULL puts the header. A column name the format has and we don't is an empty cell, so that the
 * others stand where the bank looks for them. */
static void bank_put_row(struct ctx *c, struct buf *file, const struct bank_mapping *m, const struct bank_transfer *t,
                         int64_t number)
{
        struct str rest = m->columns, column;
        for (bool first = true; str_cut(&rest, ',', &column); first = false) {
                column = str_trim(column);
                if (!first)
                        buf_char(file, m->separator);
                bank_put_cell(file, t ? bank_cell_text(c, t, number, column) : bank_column_title(column), m->separator);
        }
        buf_text(file, "\r\n");
}

/* What waits for the return is not sent a second time unless the file was lost: a bank pays what it is sent. */
bool bank_goes(const struct bank_order *o, struct str state, struct bank_done *out)
{
        const bool waits = str_is(state, "sent") && !o->again;
        out->waiting += waits;
        return !waits && !str_is(state, "paid");
}

/* The card comes sealed, as the store keeps it, and is opened here alone. */
static const struct db_column transfer_columns[] = {
        DB_COLUMN(struct bank_transfer, id),    DB_COLUMN(struct bank_transfer, payee),
        DB_COLUMN(struct bank_transfer, name),  DB_COLUMN(struct bank_transfer, place),
        DB_COLUMN(struct bank_transfer, bank),  DB_COLUMN_AS(struct bank_transfer, card, "sealed"),
        DB_COLUMN(struct bank_transfer, state), DB_COLUMN(struct bank_transfer, amount),
        DB_COLUMN(struct bank_transfer, month),
};

bool bank_transfers_read(struct ctx *c, const char *statement, const struct arg *args, size_t n,
                         const struct bank_order *o, struct bank_transfers *out, struct bank_done *done)
{
        struct stmt *s;
        struct bank_transfer t;
        if (!db_query(c, db_sql(c->db, statement), args, n, &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(transfer_columns), &t)) {
                if (o && !bank_goes(o, t.state, done))
                        continue;
                t.card = t.card.n ? arena_str(c->arena, secret_open(t.card)) : S("");
                out->items = arena_grow(c->arena, out->items, &out->cap, out->n + 1, sizeof *out->items);
                out->items[out->n++] = t;
        }
        return c->err.kind == ERR_NONE;
}

/* Lines are numbered as they are written, so the last number is the count a bank compares with its own. */
bool bank_file_put(struct ctx *c, const struct bank_mapping *m, const struct bank_transfers *all, struct buf *file,
                   struct bank_done *out)
{
        if (all->n == 0)
                return fail(c, ERR_RULE, "bank.nothing", "bank_mapping",
                            say(c, "没有要送银行的：%lld 笔已送银行等待返回，其余已到账",
                                "nothing to send: %lld wait for the bank's return, the others are paid"),
                            (long long)out->waiting);
        if (m->header)
                bank_put_row(c, file, m, NULL, 0);
        for (size_t i = 0; i < all->n; i++)
                if (all->items[i].card.n)
                        bank_put_row(c, file, m, &all->items[i], ++out->sent);
        return !file->full || fail(c, ERR_TOO_LARGE, "answer.size", "bank_mapping", "the bank file is too large");
}

/* ---- the return ---- */

struct answer { /* one line of the return */
        struct str card, name, status, reason;
        int64_t amount; /* -1: no column */
};

/* unquoted: some banks put marks around every cell. */
static struct str unquoted(struct str s)
{
        s = str_trim(s);
        return s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"' ? str_slice(s, 1, s.n - 1) : s;
}

/* read_answer: false when the line has too few columns, the reason apart, which a bank leaves off when all went well;
 * or an amount that is none. */
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

/* no_fit: why none of the transfers is the one the line is about; like: the last of those with its card or name. */
static struct str no_fit(struct ctx *c, const struct answer *a, const struct bank_transfer *like, size_t n)
{
        char sent[32];
        if (n > 1)
                return str_of(
                        say(c, "同名同额不止一笔，返回文件里没有卡号", "several of this name and amount, and no card"));
        if (!like)
                return str_of(a->card.n ? say(c, "卡号不在这一批里", "no such card was sent")
                                        : say(c, "姓名不在这一批里", "no such name was sent"));
        decimal_put(like->amount, 2, sent);
        if (a->amount >= 0 && a->amount != like->amount)
                return arena_fmt(c->arena, say(c, "金额不同：送出的是 %s", "another amount: %s was sent"), sent);
        return arena_fmt(c->arena, say(c, "户名不同：登记的是 %.*s", "another name: %.*s is registered"),
                         FMT(like->name));
}

/* transfer_answered: the one transfer the line is about; NULL when none or several are, and why. */
static struct bank_transfer *transfer_answered(struct ctx *c, const struct bank_transfers *all, const struct answer *a,
                                               struct str *why)
{
        struct bank_transfer *found = NULL, *like = NULL;
        size_t n = 0;
        for (size_t i = 0; i < all->n; i++) {
                struct bank_transfer *t = &all->items[i];
                if (!(a->card.n ? str_eq(t->card, a->card) : a->name.n && str_eq(t->name, a->name)))
                        continue;
                like = t;
                if ((a->amount >= 0 && a->amount != t->amount) || (a->name.n && !str_eq(t->name, a->name)))
                        continue;
                found = t;
                n++;
        }
        if (n == 1)
                return found;
        *why = no_fit(c, a, like, n);
        return NULL;
}

/* means_done: paid is only what this bank calls paid, by the county's own words for the format; every other word is a
 * refusal, so that an unknown one never counts as money received. */
static bool means_done(const struct bank_mapping *m, struct str status)
{
        struct str words = m->done_words, word;
        while (str_cut(&words, ',', &word))
                if (str_eq(str_trim(word), status))
                        return true;
        return false;
}

/* bank_settle: a refusal without a reason keeps the bank's word for the state, which somebody can ask the bank
 * about. */
static bool bank_settle(struct ctx *c, struct change *ch, const char *entity, const struct answer *a, bool done,
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

/* unmatched: told with a masked card: whoever reads the report need not see whole numbers. */
static void unmatched(struct ctx *c, struct bank_done *out, int64_t line, const struct answer *a, struct str why)
{
        char amount[32];
        if (out->unmatched++ >= BANK_UNMATCHED_MAX)
                return;
        decimal_put(a->amount, 2, amount);
        out->rows = arena_grow(c->arena, out->rows, &out->cap_rows, out->n_rows + 1, sizeof *out->rows);
        out->rows[out->n_rows++] =
                (struct bank_unmatched){ line, arena_str(c->arena, a->name),
                                         a->card.n ? value_mask(c->arena, FORMAT_BANK_CARD, a->card) : S(""),
                                         a->amount < 0 ? S("") : arena_str(c->arena, str_of(amount)), why };
}

/* bank_answer_line: settles the transfer it is about; one that is paid stays so, and a refusal of it is told. */
static bool bank_answer_line(struct ctx *c, struct change *ch, const struct bank_return *r,
                             const struct bank_mapping *m, struct str line, int64_t n, struct bank_done *out)
{
        struct answer a;
        struct str why = str_of(say(c, "列数不够，或金额看不懂：请核对银行文件格式的返回列",
                                    "too few columns or no amount: compare the format's columns returned"));
        const struct bank_transfer *t = read_answer(m, line, &a) ? transfer_answered(c, r->sent, &a, &why) : NULL;
        if (!t) {
                unmatched(c, out, n, &a, why);
                return true;
        }
        const bool done = means_done(m, a.status);
        if (str_is(t->state, "paid")) {
                if (done)
                        out->same++;
                else
                        unmatched(c, out, n, &a,
                                  str_of(say(c, "早已到账，这次退回没有记：请与银行核实，确已退汇的在以后批次更正",
                                             "paid already, so this refusal is not taken: ask the bank, and correct a "
                                             "true return in a later run")));
                return true;
        }
        *(done ? &out->paid : &out->failed) += 1;
        return bank_settle(c, ch, r->entity, &a, done, t);
}

/* A header is only the first line of the file; empty lines, which banks leave at the end, are no answers. */
bool bank_return_put(struct ctx *c, struct change *ch, const struct bank_return *r, struct bank_done *out)
{
        struct bank_mapping m;
        struct str text = r->text, line;
        if (!bank_mapping_read(c, r->mapping, &m))
                return false;
        for (int64_t n = 1; text.p && str_cut(&text, '\n', &line); n++) {
                if (line.n && line.p[line.n - 1] == '\r')
                        line.n--;
                if (str_trim(line).n && !(n == 1 && m.header) && !bank_answer_line(c, ch, r, &m, line, n, out))
                        return false;
        }
        return true;
}
