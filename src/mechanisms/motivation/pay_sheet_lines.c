/* pay_sheet_lines.c: the amounts of a row of a table of remuneration become the lines of a run (see pay_sheet.h). */
#include "core/reason.h"
#include "core/scope.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/motivation/pay_sheet.h"

/* The columns of the parts, each with the part its line is of. A deduction is written as a positive number by most
 * counties and as a negative one by some: its sign here says what it means, whatever the cell has. */
static const struct pay_column {
        const char *field, *part;
        int sign;
} parts[] = {
        { "pay_sheet.base", "base", 1 },           { "pay_sheet.performance", "performance", 1 },
        { "pay_sheet.seniority", "seniority", 1 }, { "pay_sheet.allowance", "allowance", 1 },
        { "pay_sheet.award", "award", 1 },         { "pay_sheet.other", "other", 1 },
        { PAY_SHEET_DEDUCTED, "deduction", -1 },
};
#define BASE 0 /* of parts */

/* What a row has computed of itself; which of its parts go into which sum differs from county to county (adds_up). */
static const char *const sums[] = { "pay_sheet.due", "pay_sheet.net", "pay_sheet.total" };

int64_t pay_sheet_amount(const struct subject_group *g, size_t row, const char *field)
{
        const struct val v = subject_value(g, row, field);
        return v.type == VAL_INT ? v.i : 0;
}

/* taken_off: what a column takes off, with or without its minus. */
static int64_t taken_off(const struct subject_group *g, size_t row, const char *field)
{
        const int64_t v = pay_sheet_amount(g, row, field);
        return v < 0 ? -v : v;
}

/* adds_up: every sum the row has of itself is one of those its parts can come to: what is paid out (实发) is after
 * deductions and what is withheld; 应发 and 合计 are before or after deductions, as the county has it. */
static bool adds_up(struct ctx *c, const struct subject_group *g, size_t row, const struct pay_row *r)
{
        const int64_t whole = r->sum, after = whole - r->deducted, net = after - taken_off(g, row, PAY_SHEET_WITHHELD);
        char found[32], wanted[32];
        for (size_t i = 0; i < COUNT(sums); i++) {
                const struct subject_cell *cell = subject_cell(g, row, sums[i]);
                const bool is_net = strcmp(sums[i], "pay_sheet.net") == 0;
                /* What is paid out fits every sum, for some tables call it 合计. */
                if (!cell->given || cell->v.type != VAL_INT || cell->v.i == net)
                        continue;
                if (!is_net && (cell->v.i == whole || cell->v.i == after))
                        continue;
                decimal_put(cell->v.i, 2, found);
                decimal_put(is_net ? net : whole, 2, wanted);
                return fail(c, ERR_INVALID, "pay.sum", sums[i],
                            say(c, "表上算的是 %s，各项相加是 %s：请核对，或看是否有一列没有用上",
                                "the sheet says %s, its parts come to %s: one is wrong, or a column was not used"),
                            found, wanted);
        }
        return true;
}

/* The run is the month's regular one (月度), which run_prepare of pay.c gives a run without a batch: a second batch of
 * the month is made by hand. */
bool pay_sheet_run(struct ctx *c, struct change *ch, struct subject_group *g, struct pay_row *r)
{
        struct draft *d = draft_new(c->arena, entity_find(S("pay_run")));
        draft_set(d, "month", V_STR(arena_str(c->arena, str_of(r->month))));
        draft_set(d, "batch", V_TEXT("月度"));
        if (!change_find(c, d, &d->id) || (d->id == 0 && !subject_put(c, ch, g, d)))
                return false;
        r->run = d->id;
        return true;
}

/* base_fits: the base is the sum of the months' rates; the hard rule would refuse the whole sheet at its end, so it is
 * said here, of the row that is wrong and with the sum that would be right. Of a row with the year alone the base is
 * what proves the months, so the words are about those. */
static bool base_fits(struct ctx *c, const struct pay_row *r, const char *field, int64_t amount)
{
        struct val due;
        char words[32];
        if (!db_one(c, db_sql(c->db, "pay_sheet.base_due"),
                    ARGS(ARG("class", V_TEXT(r->who.class)), ARG("from", V_TEXT(r->from)), ARG("to", V_TEXT(r->to))),
                    &due))
                return false;
        decimal_put(due.type == VAL_INT ? due.i : 0, 2, words);
        if (due.type == VAL_INT && due.i == amount)
                return true;
        if (r->year_alone)
                return fail(c, ERR_INVALID, "date.month_missing", "person.name",
                            say(c,
                                "没有写明是哪几个月的报酬，也不是全年的：全年任职各月标准之和是 %s "
                                "元。请在表名写“2018年3月”，或加一列"
                                "“发放月份”",
                                "which months are paid is not said, and it is not the year: the rates of the months "
                                "held come to %s. Write 2018年3月 into the title, or add a column"),
                            words);
        return fail(c, ERR_INVALID, "pay.base", field,
                    say(c, "基本报酬应为 %s 元（月标准之和；为 0 表示标准未录入）",
                        "the base should be %s, the sum of the months' rates (0: no rate is entered)"),
                    words);
}

/* put_pay_line: one line. A line taken off must give its reason (pay.c): the row's note where it
 * says anything, else that the table says so. */
static bool put_pay_line(struct ctx *c, struct change *ch, struct subject_group *g, const struct pay_row *r,
                         const struct pay_column *part, int64_t amount)
{
        const struct str note = str_trim(subject_text(g, g->at, PAY_SHEET_NOTE));
        struct draft *d = draft_new(c->arena, entity_find(S("pay_line")));
        draft_set(d, "run", V_INT(r->run));
        draft_set(d, "person", V_INT(r->who.person));
        draft_set(d, "part", V_TEXT(part->part));
        draft_set(d, "from_month", V_STR(arena_str(c->arena, str_of(r->from))));
        draft_set(d, "to_month", V_STR(arena_str(c->arena, str_of(r->to))));
        draft_set(d, "amount", V_INT(amount));
        if (amount < 0)
                draft_set(d, "reason",
                          reason_says(c, note, REASON_LEAST) ? V_STR(note) : V_TEXT("发放表所列扣款"));
        return subject_put(c, ch, g, d);
}

bool pay_sheet_base(struct ctx *c, struct change *ch, struct subject_group *g, struct pay_row *r, const char *field,
                    int64_t amount)
{
        return base_fits(c, r, field, amount) && pay_sheet_run(c, ch, g, r) &&
               put_pay_line(c, ch, g, r, &parts[BASE], amount);
}

/* part_amount: what the row has of a part; a base that only its monthly rate gives is that of the months. */
static int64_t part_amount(const struct subject_group *g, const struct pay_row *r, const struct pay_column *part)
{
        if (part->sign < 0)
                return -taken_off(g, g->at, part->field);
        if (part == &parts[BASE] && !subject_cell(g, g->at, part->field)->given)
                return pay_sheet_amount(g, g->at, PAY_SHEET_RATE) * pay_sheet_month_count(r);
        return pay_sheet_amount(g, g->at, part->field);
}

/* put_pay_part: of a row whose months nothing but its base proves, a base must be there. */
static bool put_pay_part(struct ctx *c, struct change *ch, struct subject_group *g, struct pay_row *r,
                         const struct pay_column *part)
{
        const int64_t amount = part_amount(g, r, part);
        if (amount == 0)
                return part != &parts[BASE] || !r->year_alone || pay_sheet_no_month(c, g);
        *(part->sign < 0 ? &r->deducted : &r->sum) += part->sign < 0 ? -amount : amount;
        if (part == &parts[BASE] && !base_fits(c, r, part->field, amount))
                return false;
        return put_pay_line(c, ch, g, r, part, amount);
}

/* put_card: the post's card, when it has none; another one is no clerk's to change in a roll, for with it the pay would
 * go to whoever the roll says. */
static bool put_card(struct ctx *c, struct change *ch, struct subject_group *g, const struct pay_row *r)
{
        const struct val card = subject_value(g, g->at, PAY_SHEET_CARD);
        struct draft *stands;
        if (card.type != VAL_TEXT)
                return true;
        if (!change_load(c, entity_find(S("village_post")), r->who.post, &stands))
                return false;
        const struct val known = draft_get(stands, "bank_card");
        if (known.type == VAL_TEXT)
                return str_eq(known.s, card.s) ||
                       fail(c, ERR_INVALID, "pay.card_differs", PAY_SHEET_CARD, "%s",
                            say(c, "卡号与任职登记的不同：请先在任职登记里更正",
                                "another card than the one entered with the post: correct it there first"));
        if (!scope_writes(c->actor, stands->e, stands->place))
                return true; /* who pays need not be who keeps the posts: pay.no_card still names the post */
        struct draft *d = draft_new(c->arena, stands->e);
        d->id = r->who.post;
        draft_set(d, "bank_card", card);
        return subject_put_known(c, ch, g, d);
}

/* The sums are proved when all parts are known, and the card comes last: a row whose money is refused enters no
 * card. */
bool pay_sheet_parts(struct ctx *c, struct change *ch, struct subject_group *g, struct pay_row *r,
                     enum pay_sheet_first first)
{
        for (size_t i = first == PAY_SHEET_WITH_BASE ? BASE : BASE + 1; i < COUNT(parts); i++)
                if (!put_pay_part(c, ch, g, r, &parts[i]))
                        return false;
        return adds_up(c, g, g->at, r) && put_card(c, ch, g, r);
}
