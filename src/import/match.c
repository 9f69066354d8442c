/* match.c: what came of matching a sheet, for the importer and the report (see match.h, which
 * says where the rest stands). Refuses nothing: what it can't place stays unknown and is shown. */
#include "import/match.h"

#include "base/utf8.h"
#include "import/match_choose.h"
#include "import/match_fit.h"
#include "import/match_sayings.h"
#include "import/match_steps.h"
#include "import/title.h"

#define BARE_ROWS 200 /* looked at for columns without a header */

/* with_name: lists of headings are for people, in the sheet's own order. */
static struct str with_name(struct ctx *c, struct str list, struct str name)
{
        return arena_fmt(c->arena, "%.*s%s%.*s", FMT(list), list.n ? say(c, "、", ", ") : "", FMT(name));
}

/* is_export_column: 编号 and 版本 of our own export are read by where they stand. They are the key
 * of every row and write no field. */
static bool is_export_column(const struct match *out, size_t at)
{
        return out->id_column != MATCH_NONE && (at == out->id_column || at == out->version_column);
}

/* keep_columns: those understood, in the order of the sheet; and those nobody knew, which are shown. */
static void keep_columns(const struct attempt *t, struct match *out)
{
        struct ctx *c = t->c;
        out->columns = NEWS(c->arena, struct match_column, t->h->n + 1);
        out->left = NEWS(c->arena, struct match_column, t->h->n + 1);
        for (size_t i = 0; i < t->h->n; i++) {
                const struct head_cell *cell = &t->h->cells[i];
                const struct use *use = &t->uses[i];
                const struct str name = utf8_clean(c->arena, cell->header);
                const struct match_column column = { .at = (uint32_t)i,
                                                     .to = use->to,
                                                     .factor = cell->factor,
                                                     .year = cell->year,
                                                     .header = cell->header,
                                                     .word = cell->joined,
                                                     .tick = use->tick ? cell->leaf : S(""),
                                                     .when = use->when };
                if (use->to != MATCH_NONE || use->heard)
                        out->understood = with_name(c, out->understood, name);
                if (use->to != MATCH_NONE)
                        out->columns[out->n++] = column;
                if (use->to != MATCH_NONE || use->heard || cell->leaf.n == 0 || head_ours(cell->leaf) ||
                    is_export_column(out, i))
                        continue;
                out->unknown = with_name(c, out->unknown, name);
                out->left[out->n_left++] = (struct match_column){
                        .at = (uint32_t)i, .to = MATCH_NONE, .header = cell->header, .word = cell->joined
                };
        }
}

/* headings_again: every column understood has its heading once more, so much further to the
 * right. All of them, in the same distances: two headings alike by chance make no block. */
static bool headings_again(const struct head *h, const struct match *out, size_t shift)
{
        for (size_t i = 0; i < out->n; i++) {
                const size_t at = out->columns[i].at + shift;
                if (at >= h->n || !str_eq(h->cells[at].joined, out->columns[i].word))
                        return false;
        }
        return true;
}

/* keep_blocks: 序号 姓名 单位 | 序号 姓名 单位: the list goes on in a block to the right; its headings are not unknown. */
static void keep_blocks(struct ctx *c, const struct head *h, struct match *out)
{
        size_t kept = 0, width = out->n ? out->columns[out->n - 1].at - out->columns[0].at + 1 : 0;
        out->n_blocks = 1;
        for (size_t shift = width; out->n > 1 && shift < h->n && out->n_blocks < MATCH_BLOCKS; shift++)
                if (shift >= out->blocks[out->n_blocks - 1] + width && headings_again(h, out, shift))
                        out->blocks[out->n_blocks++] = shift;
        if (out->n_blocks == 1)
                return;
        out->unknown = (struct str){ "", 0 };
        for (size_t i = 0; i < out->n_left; i++) {
                if (out->left[i].at >= out->blocks[1])
                        continue;
                out->unknown = with_name(c, out->unknown, utf8_clean(c->arena, out->left[i].header));
                out->left[kept++] = out->left[i];
        }
        out->n_left = kept;
}

/* keep_bare: columns with something in their first rows and no header at all are named too:
 * whoever typed a note beside the table finds out that it was not read. */
static void keep_bare(struct ctx *c, const struct sheet *sheet, const struct head *h, struct match *out)
{
        bool seen[MATCH_COLUMNS] = { false };
        for (size_t r = out->last + 1; r < sheet->n && r < out->last + 1 + BARE_ROWS; r++)
                for (size_t i = 0; i < sheet->rows[r].n && i < MATCH_COLUMNS; i++) {
                        struct cell cell = sheet->rows[r].cells[i];
                        bool bare = (i >= h->n || h->cells[i].leaf.n == 0) && !cell.merged;
                        if (!bare || seen[i] || str_trim(cell.text).n == 0)
                                continue;
                        char name[8];
                        book_column_name(i, name);
                        seen[i] = true;
                        out->unknown = with_name(
                                c, out->unknown,
                                arena_fmt(c->arena, say(c, "%s 列（没有表头）", "column %s (no header)"), name));
                }
}

/* keep_title: read once more with the header known: the look before was for each block, this one is for good. */
static void keep_title(struct ctx *c, const struct sheet *sheet, struct match *out)
{
        struct title said;
        title_read(c, sheet, out->header, &said);
        out->title = said.text;
        out->name = sheet->name;
        memcpy(out->day, said.day, sizeof out->day);
        out->year = said.year;
        out->year_said = said.year_said;
        out->month_from = said.month_from;
        out->month_to = said.month_to;
        out->month_unclear = said.month_unclear;
        out->money_factor = said.money_factor;
}

/* keep_best: the attempt that won is made once more, this time into memory that stays. */
static void keep_best(struct ctx *c, const struct match_book *book, const struct sheet *sheet, const struct best *best,
                      struct match *out)
{
        struct head h;
        struct sayings sayings;
        struct attempt *t = NEW(c->arena, struct attempt);
        head_read(c, book, sheet, best->first, best->last, &h);
        sayings_read(c, book, sheet, best->first, &sayings);
        steps_run(c, book, best->subject, &h, &sayings, t);
        keep_columns(t, out);
        keep_blocks(c, &h, out);
        keep_bare(c, sheet, &h, out);
        out->said = t->said;
        out->n_said = best->own ? 0 : t->n_said; /* an export says everything in its cells */
        out->yearly = t->yearly;
        out->spread = t->spread;
        if (!best->fits)
                out->missing = fit_lacks(t);
}

/* match_sheet: a sheet without any known heading leaves `closest` empty, and the report says so. */
void match_sheet(struct ctx *c, const struct match_book *book, const struct sheet *sheet, size_t index,
                 struct match *out)
{
        *out = (struct match){ .sheet = index,
                               .id_column = MATCH_NONE,
                               .version_column = MATCH_NONE,
                               .yearly = MATCH_NONE,
                               .spread = MATCH_NONE,
                               .money_factor = 1,
                               .n_blocks = 1,
                               .end = sheet->n };
        struct choice *choices = NEWS(c->arena, struct choice, book->n + 1);
        const struct best best = choose(c, book, sheet, choices);
        if (!best.found)
                return;
        out->closest = &book->subjects[best.subject];
        out->subject = best.fits ? out->closest : NULL;
        out->header = best.first;
        out->last = best.last;
        out->beyond = head_beyond(sheet, best.first, best.last);
        choice_list(c, book, choices, out);
        out->asked = book->asked;
        if (best.own) {
                out->id_column = 0;
                out->version_column = 1;
        }
        keep_best(c, book, sheet, &best, out);
        keep_title(c, sheet, out);
}
