/* pay_file.c: a pay run's file to the bank and the bank's return (see pay_run.h), by the county's mapping.
 *
 * A line of the return belongs to the transfer with its card; without a card column, to the only one with its name and
 * amount. A line that fits none is told by its number and changes nothing; nothing is guessed. */
#include "modules/bank_file.h"
#include "modules/pay_run.h"

#include "base/money.h"
#include "core/secret.h"

#define COLUMNS_MAX 16

struct transfer {
        int64_t id, person, amount;
        struct str name, place, bank, card, state, month;
};
struct transfers {
        struct transfer *items;
        size_t n, cap;
};

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

static struct transfer *next_transfer(struct ctx *c, struct transfers *t)
{
        t->items = arena_grow(c->arena, t->items, &t->cap, t->n + 1, sizeof *t->items);
        t->items[t->n] = (struct transfer){ 0 };
        return &t->items[t->n++];
}

static struct str card_of(struct ctx *c, struct str sealed)
{
        return sealed.n ? arena_str(c->arena, secret_open(sealed)) : S("");
}

/* ---- the file ---- */

static bool locked_month(struct ctx *c, int64_t run, struct val *month)
{
        if (!db_one(c, S("SELECT month FROM pay_run WHERE county = :county AND id = :id AND locked_on IS NOT NULL"),
                    ARGS(ARG("county", V_TEXT(c->county)), ARG("id", V_INT(run))), month))
                return false;
        return month->type == VAL_TEXT ||
               fail(c, ERR_RULE, "pay.not_approved", "pay_run", "%s",
                    say(c, "批次审批锁定后才能送银行", "a run goes to the bank when it is approved"));
}

static bool read_to_send(struct ctx *c, int64_t run, struct transfers *out)
{
        struct stmt *s;
        struct val month;
        if (!locked_month(c, run, &month) ||
            !db_query(c, db_sql(c->db, "pay_run.to_send"),
                      ARGS(ARG("county", V_TEXT(c->county)), ARG("run_id", V_INT(run))), &s))
                return false;
        while (db_next(c, s)) {
                if (str_is(db_str(s, 7), "paid"))
                        continue;
                struct transfer *t = next_transfer(c, out);
                t->person = db_int(s, 0);
                t->name = arena_str(c->arena, db_str(s, 1));
                t->place = arena_str(c->arena, db_str(s, 2));
                t->amount = db_int(s, 3);
                t->bank = arena_str(c->arena, db_str(s, 4));
                t->card = card_of(c, db_str(s, 5));
                t->id = db_int(s, 6);
                t->month = month.s;
        }
        return c->err.kind == ERR_NONE;
}

static bool put_transfer(struct ctx *c, struct change *ch, int64_t run, const struct transfer *t)
{
        struct draft *d = draft_new(c->arena, entity_find(S("pay_transfer")));
        d->id = t->id;
        draft_set(d, "run", V_INT(run));
        draft_set(d, "person", V_INT(t->person));
        draft_set(d, "place", V_STR(t->place));
        draft_set(d, "amount", V_INT(t->amount));
        draft_set(d, "bank_name", t->bank.n ? V_STR(t->bank) : V_NULL);
        draft_set(d, "bank_card", t->card.n ? V_STR(t->card) : V_NULL);
        draft_set(d, "state", V_TEXT(t->card.n ? "sent" : "failed"));
        draft_set(d, "reason", t->card.n ? V_NULL : V_TEXT(say(c, "没有银行卡号", "no bank card")));
        draft_set(d, "sent_on", V_TEXT(c->today));
        return change_put(c, ch, d);
}

/* cell_text: one column of one row. */
static struct str cell_text(struct ctx *c, const struct bank_row *t, struct str column)
{
        char amount[32];
        decimal_put(t->amount, str_is(column, "fen") ? 0 : 2, amount);
        if (str_is(column, "number"))
                return arena_fmt(c->arena, "%lld", (long long)t->number);
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

void bank_row_put(struct ctx *c, struct buf *file, const struct bank_mapping *m, const struct bank_row *t)
{
        struct str rest = m->columns, column;
        for (bool first = true; str_cut(&rest, ',', &column); first = false) {
                column = str_trim(column);
                if (!first)
                        buf_char(file, m->separator);
                put_cell(file, t ? cell_text(c, t, column) : column, m->separator);
        }
        buf_text(file, "\r\n");
}

static bool send_all(struct ctx *c, struct change *ch, int64_t run, const struct bank_mapping *m, struct buf *file,
                     struct pay_run_done *out)
{
        struct transfers all = { 0 };
        if (!read_to_send(c, run, &all))
                return false;
        if (m->header)
                bank_row_put(c, file, m, NULL);
        for (size_t i = 0; i < all.n; i++) {
                const struct transfer *t = &all.items[i];
                if (!put_transfer(c, ch, run, t))
                        return false;
                if (t->card.n)
                        bank_row_put(c, file, m,
                                     &(struct bank_row){ .number = ++out->added, .amount = t->amount, .name = t->name,
                                                         .place = t->place, .bank = t->bank, .card = t->card,
                                                         .month = t->month });
                else
                        out->failed++;
        }
        return !file->full || fail(c, ERR_TOO_LARGE, "answer.size", "pay_run", "the bank file is too large");
}

bool pay_run_bank_file(struct ctx *c, int64_t run, int64_t mapping, const char *key, struct buf *file,
                       struct pay_run_done *out)
{
        struct bank_mapping m;
        struct change *ch;
        if (!bank_mapping_read(c, mapping, &m) ||
            !change_begin(c, &(struct change_head){ .reason = say(c, "生成银行文件", "bank file made"), .key = key },
                          &ch))
                return false;
        return send_all(c, ch, run, &m, file, out) ? change_commit(c, ch, &out->block) : change_abandon(c, ch);
}

/* ---- the return ---- */

struct answer { /* one line of the return */
        struct str card, name, status, reason;
        int64_t amount; /* -1: no column */
};

static bool read_sent(struct ctx *c, int64_t run, struct transfers *out)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "pay_run.sent"),
                      ARGS(ARG("county", V_TEXT(c->county)), ARG("run_id", V_INT(run))), &s))
                return false;
        while (db_next(c, s)) {
                struct transfer *t = next_transfer(c, out);
                t->id = db_int(s, 0);
                t->name = arena_str(c->arena, db_str(s, 1));
                t->amount = db_int(s, 2);
                t->card = card_of(c, db_str(s, 3));
                t->state = arena_str(c->arena, db_str(s, 4));
        }
        return c->err.kind == ERR_NONE;
}

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
static struct transfer *fits(const struct transfers *all, const struct answer *a)
{
        struct transfer *found = NULL;
        for (size_t i = 0; i < all->n; i++) {
                struct transfer *t = &all->items[i];
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

static bool settle(struct ctx *c, struct change *ch, const struct bank_mapping *m, const struct answer *a,
                   const struct transfer *t, struct pay_run_done *out)
{
        const bool done = means_done(m, a->status);
        if (str_is(t->state, "paid")) {
                out->same++;
                return true;
        }
        struct draft *d = draft_new(c->arena, entity_find(S("pay_transfer")));
        const struct str why = a->reason.n ? a->reason : a->status;
        d->id = t->id;
        draft_set(d, "state", V_TEXT(done ? "paid" : "failed"));
        draft_set(d, "reason", done || !why.n ? V_NULL : V_STR(why));
        draft_set(d, "returned_on", V_TEXT(c->today));
        *(done ? &out->paid : &out->failed) += 1;
        return change_put(c, ch, d);
}

static void unmatched(struct ctx *c, struct pay_run_done *out, int64_t line)
{
        if (out->unmatched++ < 20)
                out->unmatched_lines = arena_fmt(c->arena, "%.*s%s%lld", FMT(out->unmatched_lines),
                                                 out->unmatched_lines.n ? "、" : "", (long long)line);
}

static bool settle_all(struct ctx *c, struct change *ch, int64_t run, const struct bank_mapping *m, struct str text,
                       struct pay_run_done *out)
{
        struct transfers all = { 0 };
        struct str line;
        if (!read_sent(c, run, &all))
                return false;
        for (int64_t n = 1; text.p && str_cut(&text, '\n', &line); n++) {
                struct answer a;
                if (line.n && line.p[line.n - 1] == '\r')
                        line.n--;
                if (!str_trim(line).n || (n == 1 && m->header))
                        continue;
                const struct transfer *t = read_answer(m, line, &a) ? fits(&all, &a) : NULL;
                if (!t)
                        unmatched(c, out, n);
                else if (!settle(c, ch, m, &a, t, out))
                        return false;
        }
        return true;
}

bool pay_run_bank_return(struct ctx *c, int64_t run, int64_t mapping, struct str text, const char *key,
                         struct pay_run_done *out)
{
        struct bank_mapping m;
        struct change *ch;
        if (!bank_mapping_read(c, mapping, &m) ||
            !change_begin(c, &(struct change_head){ .reason = say(c, "读入银行返回", "bank return read"), .key = key },
                          &ch))
                return false;
        return settle_all(c, ch, run, &m, text, out) ? change_commit(c, ch, &out->block) : change_abandon(c, ch);
}
