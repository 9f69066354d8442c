/* ledger_book.c: the county's books as plain text, in the format of hledger and ledger-cli.
 *
 * Accounts and commodity are declared, every amount stands with two decimals, every entry names the record it comes
 * from, so that a strict check passes and each yuan leads back to its register. An account sees the entries of its own
 * places. */
#include "mechanisms/ground/ledger_book.h"

#include "base/money.h"
#include "core/change.h"

/* The list is read off the register: an account added there is declared here by itself. */
static const struct codes *accounts(void)
{
        const struct entity *e = entity_find(S("ledger_line"));
        return e->fields[field_index(e, "account")].codes;
}

/* Accounts and commodity are declared, as a strict check asks. */
static void put_head(struct ctx *c, struct buf *out, const struct period *p, const char *place)
{
        const struct codes *list = accounts();
        buf_fmt(out, "; %s %s %s..%s\ncommodity 1000.00 CNY\n", say(c, "账目", "ledger"), place, p->from, p->to);
        for (size_t i = 0; i < list->n; i++)
                buf_fmt(out, "account %s  ; %s\n", list->items[i].code,
                        say(c, list->items[i].title, list->items[i].title_en));
}

/* put_word: a text within a line of the journal: no bracket, semicolon or bar that would end it. */
static void put_word(struct buf *out, struct str s)
{
        for (size_t i = 0; i < s.n; i++)
                buf_char(out, strchr("()[];|\n\r\t", s.p[i]) && s.p[i] ? ' ' : s.p[i]);
}

struct journal_line { /* of ledger.journal */
        int64_t id, source_id, amount;
        struct str day, voucher, source, account;
};
static const struct db_column journal_columns[] = {
        DB_COLUMN(struct journal_line, id),      DB_COLUMN(struct journal_line, source_id),
        DB_COLUMN(struct journal_line, amount),  DB_COLUMN(struct journal_line, day),
        DB_COLUMN(struct journal_line, voucher), DB_COLUMN(struct journal_line, source),
        DB_COLUMN(struct journal_line, account),
};

/* put_journal_line: the first line of an entry prints its head. */
static void put_journal_line(struct ctx *c, struct buf *out, const struct journal_line *l, int64_t *entry)
{
        char amount[32];
        decimal_put(l->amount, 2, amount);
        if (*entry != l->id) {
                const struct entity *e = entity_find(l->source);
                buf_fmt(out, "\n%.*s%s", FMT(l->day), l->voucher.n ? " (" : "");
                put_word(out, l->voucher);
                buf_fmt(out, "%s %s  ; %.*s:%s\n", l->voucher.n ? ")" : "", e ? entity_title(c, e) : "", FMT(l->source),
                        outside_id(c->arena, c->county, l->source_id).p);
        }
        *entry = l->id;
        buf_fmt(out, "    %-32.*s  %16s CNY\n", FMT(l->account), amount);
}

/* Range by range of what the actor may export, within the place that is asked for. */
static bool put_range(struct ctx *c, struct buf *out, const struct range *r, const struct range *asked,
                      const struct period *p)
{
        struct stmt *s;
        struct journal_line line;
        int64_t entry = 0;
        if (!db_query(c, db_sql(c->db, "ledger.journal"),
                      ARGS(ARG("from", V_TEXT(p->from)), ARG("to", V_TEXT(p->to)), ARG("lo", V_TEXT(r->lo)),
                           ARG("hi", V_TEXT(r->hi)), ARG("place_lo", V_TEXT(asked->lo)),
                           ARG("place_hi", V_TEXT(asked->hi))),
                      &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(journal_columns), &line))
                put_journal_line(c, out, &line, &entry);
        return c->err.kind == ERR_NONE;
}

/* A journal cut off in the middle would still balance entry by entry, and be believed: too much is refused whole. */
bool ledger_book(struct ctx *c, const struct period *p, const char *place, struct buf *out)
{
        const struct entity *e = entity_find(S("ledger_entry"));
        struct range ranges[GRANTS_MAX], asked;
        bool own;
        const size_t n = scope_ranges(c->actor, e, RIGHT_EXPORT, ranges, &own);
        if (!n)
                return fail(c, ERR_FORBIDDEN, "scope.export", e->name, "%s",
                            say(c, "您的账号不能导出账目", "your account can't export the ledger"));
        place = place ? place : c->county;
        place_range(place, &asked);
        put_head(c, out, p, place);
        for (size_t i = 0; i < n; i++)
                if (!put_range(c, out, &ranges[i], &asked, p))
                        return false;
        return !out->full ||
               fail(c, ERR_TOO_LARGE, "answer.size", "period", "%s",
                    say(c, "账目太长，请按年或按乡镇导出", "the books are too long: ask for a year or a township"));
}
