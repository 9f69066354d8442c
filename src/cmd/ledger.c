/* ledger.c: bangfu ledger: the county's books as plain text, in the format of hledger and ledger-cli, on stdout.
 *
 * Accounts and commodity are declared, every amount stands with two decimals, every entry names the record it comes
 * from, so that a strict check passes and each yuan leads back to its register. An account sees the entries of its own
 * places. */
#include "cmd/cmd.h"

#include "core/change.h"
#include "core/query.h"
#include "base/money.h"

static const struct codes *accounts(void)
{
        const struct entity *e = entity_find(S("ledger_line"));
        return e->fields[field_index(e, "account")].codes;
}

static void print_head(struct ctx *c, const struct period *p)
{
        const struct codes *list = accounts();
        printf("; %s %s %s..%s\ncommodity 1000.00 CNY\n", say(c, "账目", "ledger"), c->county, p->from, p->to);
        for (size_t i = 0; i < list->n; i++)
                printf("account %s  ; %s\n", list->items[i].code,
                       say(c, list->items[i].title, list->items[i].title_en));
}

/* print_word: a text within a line of the journal: no bracket, semicolon or bar that would end it. */
static void print_word(struct str s)
{
        for (size_t i = 0; i < s.n; i++)
                putchar(strchr("()[];|\n\r\t", s.p[i]) && s.p[i] ? ' ' : s.p[i]);
}

/* print_line: one row of ledger.journal; the first of an entry prints its head. */
static void print_line(struct ctx *c, const struct stmt *s, int64_t *entry)
{
        const struct str voucher = db_str(s, 2), source = db_str(s, 3);
        char amount[32];
        decimal_put(db_int(s, 6), 2, amount);
        if (*entry != db_int(s, 0)) {
                const struct entity *e = entity_find(source);
                printf("\n%.*s%s", FMT(db_str(s, 1)), voucher.n ? " (" : "");
                print_word(voucher);
                printf("%s %s  ; %.*s:%s\n", voucher.n ? ")" : "", e ? entity_title(c, e) : "", FMT(source),
                       outside_id(c->arena, c->county, db_int(s, 4)).p);
        }
        *entry = db_int(s, 0);
        printf("    %-32.*s  %16s CNY\n", FMT(db_str(s, 5)), amount);
}

static bool print_range(struct ctx *c, const struct range *r, const struct range *asked, const struct period *p)
{
        struct stmt *s;
        int64_t entry = 0;
        if (!db_query(c, db_sql(c->db, "ledger.journal"),
                      ARGS(ARG("county", V_TEXT(c->county)), ARG("from", V_TEXT(p->from)), ARG("to", V_TEXT(p->to)),
                           ARG("lo", V_TEXT(r->lo)), ARG("hi", V_TEXT(r->hi)), ARG("place_lo", V_TEXT(asked->lo)),
                           ARG("place_hi", V_TEXT(asked->hi))),
                      &s))
                return false;
        while (db_next(c, s))
                print_line(c, s, &entry);
        return c->err.kind == ERR_NONE;
}

static bool print_all(struct ctx *c, const struct period *p, const char *place)
{
        const struct entity *e = entity_find(S("ledger_entry"));
        struct range ranges[GRANTS_MAX], asked;
        bool own;
        const size_t n = scope_ranges(c->actor, e, RIGHT_EXPORT, ranges, &own);
        if (!n)
                return fail(c, ERR_FORBIDDEN, "scope.export", e->name, "%s",
                            say(c, "您的账号不能导出账目", "your account can't export the ledger"));
        place_range(place ? place : c->county, &asked);
        print_head(c, p);
        for (size_t i = 0; i < n; i++)
                if (!print_range(c, &ranges[i], &asked, p))
                        return false;
        return true;
}

static int run(struct ctx *c, const struct input *in)
{
        struct period p = { .from = "1900-01-01", .to = "2099-12-31" };
        const char *place, *asked = input_option(in, "period");
        if ((asked && !period_parse(c, str_of(asked), &p)) || !command_place(c, input_option(in, "place"), &place) ||
            !print_all(c, &p, place))
                return command_fail(c);
        return 0;
}

static const struct option options[] = {
        { "period", "P", "哪个期间的分录，默认全部", "entries of the period; all unless said" },
        { "place", "CODE", "只写这个区划", "of this place alone" },
};
const struct command cmd_ledger = {
        .name = "ledger",
        .words = "STORE",
        .needs = 1,
        .flags = COMMAND_STORE,
        OPTIONS(options),
        .title = "账目，写成纯文本记账格式（hledger 可读）",
        .title_en = "the books as a plain-text journal that hledger reads",
        .run = run,
};
