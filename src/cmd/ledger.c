/* ledger.c: bangfu ledger: the county's books as plain text (ledger_book.h), on stdout.
 *
 * An auditor who trusts nothing of this program reads the journal with hledger, a program of somebody else's, and
 * compares its balances with our figures. */
#include "cmd/cmd.h"

#include "mechanisms/ground/ledger_book.h"

/* Unless a period is said, all there is: balances are right from the first entry on. */
static int run(struct ctx *c, const struct input *in)
{
        struct period p = { .from = "1900-01-01", .to = "2099-12-31" };
        const char *place, *asked = input_option(in, "period");
        struct buf book = BUF(LEDGER_BOOK_MAX);
        if ((asked && !period_asked(c, str_of(asked), &p)) || !command_seat(c, input_option(in, "place"), &place) ||
            !ledger_book(c, &p, place, &book)) {
                buf_free(&book);
                return command_fail(c);
        }
        printf("%.*s", FMT(buf_str(&book)));
        buf_free(&book);
        return 0;
}

/* The same two as everywhere: of when and of where. */
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
