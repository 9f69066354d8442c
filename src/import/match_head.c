/* match_head.c: reads a block of rows as a header (see match_head.h). Refuses nothing: a heading
 * that says nothing has an empty leaf. */
#include "import/match_head.h"

#include "base/date.h"
#include "base/utf8.h"
#include "import/match_words.h"

#define BELOW_ROWS 200 /* looked at below the header for columns beyond the limit */

bool head_ours(struct str leaf)
{
        return str_among(leaf, "问题|problem|序号|no.");
}

bool head_subtotal(const struct head_cell *cell)
{
        return str_among(cell->leaf, "小计|合计|计");
}

bool head_year(struct str text, int *year)
{
        int64_t y = 0;
        (void)(str_drop_end(&text, S("年度")) || str_drop_end(&text, S("年")));
        if (!str_int(text, &y) || y < 1990 || y > 2099) /* the years a county's registers can speak of */
                return false;
        *year = (int)y;
        return true;
}

/* ---- whose it is ---- */

/* side_spoken_of: the first module that knows one of the words: a household's come before a
 * helper's, for 帮扶对象 holds 帮扶. */
static const struct side *side_spoken_of(const struct match_book *b, struct str text)
{
        for (size_t i = 0; i < b->n_sides; i++)
                if (str_has_any(text, b->sides[i]->words))
                        return b->sides[i];
        return NULL;
}

bool head_is_heads(const struct match_book *b, const struct head_cell *cell)
{
        for (size_t i = 0; i < b->n_sides; i++)
                if (b->sides[i]->head && str_has_any(cell->parents, b->sides[i]->head) &&
                    !str_has_any(cell->parents, b->sides[i]->members))
                        return true;
        return false;
}

/* owner_of: by the words over a heading, else by its own; what anybody has belongs to whoever stands to its left. A
 * word of a side alone may say what is done and not who does it (帮扶措施), so that it wants a second beside it. */
static const struct side *owner_of(const struct match_book *b, const struct head_cell *cell, const struct side *before)
{
        const struct side *owner = side_spoken_of(b, cell->parents);
        if (owner)
                return owner;
        owner = side_spoken_of(b, cell->leaf);
        if (owner)
                return !owner->surely || str_has_any(cell->leaf, owner->surely) ? owner : NULL;
        const bool goes_on = before && before->beside && str_has_any(cell->leaf, before->beside);
        return goes_on || str_has_any(cell->leaf, HEAD_PERSONAL) ? before : NULL;
}

/* ---- one column ---- */

/* read_head_day: 2013年1月, 2015年7月起, 2017.1.1 as a heading: the day something begins. A number
 * alone is no day: 201701 may be anything. */
static void read_head_day(struct arena *a, struct head_cell *cell)
{
        static const char *const ends[] = { "起执行", "执行", "以后", "以来", "开始", "标准", "起", "后" };
        const size_t shortest = S("2017.1").n;
        struct str text = utf8_squeeze(a, cell->header);
        enum date_precision precision;
        for (size_t i = 0; i < COUNT(ends); i++)
                (void)str_drop_end(&text, str_of(ends[i]));
        cell->day[0] = '\0';
        if (text.n < shortest || str_digits(text) || !date_guess(text, cell->day, &precision) ||
            precision == DATE_ONLY_YEAR)
                cell->day[0] = '\0';
        else
                date_begin(cell->day, precision);
}

/* read_head_word: one more word of a column's heading, from above to below; a year above or
 * below another word says of which year the column is, and is no word of its name. */
static void read_head_word(struct arena *a, struct str text, struct head_cell *cell)
{
        int64_t factor = 0;
        int year = 0;
        const struct str plain = match_word_plain(a, text, &factor, &year);
        const bool below = cell->leaf.n > 0 && head_year(plain, &cell->year);
        const bool above = !below && head_year(cell->leaf, &cell->year);
        if (above)
                cell->leaf = (struct str){ "", 0 };
        if (!below) {
                cell->parents = arena_fmt(a, "%.*s%.*s", FMT(cell->parents), FMT(cell->leaf));
                cell->above = cell->leaf;
                cell->leaf = plain;
        }
        cell->header = text;
        cell->factor = factor ? factor : cell->factor;
        cell->year = year ? year : cell->year;
}

/* read_column: a word merged over several rows stands in each of them and is read once. */
static struct head_cell read_column(struct arena *a, const struct sheet *sheet, size_t first, size_t last, size_t at)
{
        struct head_cell cell = { .factor = 0 };
        for (size_t r = first; r <= last; r++) {
                struct str text = book_cell(&sheet->rows[r], at).text;
                if (str_trim(text).n > 0 && !str_eq(text, cell.header)) /* merged downwards, it says the same again */
                        read_head_word(a, text, &cell);
        }
        cell.joined = arena_fmt(a, "%.*s%.*s", FMT(cell.parents), FMT(cell.leaf));
        return cell;
}

/* head_beyond: only the rows right below the header are asked: a note far down beside the table is no column. */
size_t head_beyond(const struct sheet *sheet, size_t first, size_t last)
{
        size_t widest = MATCH_COLUMNS;
        for (size_t r = first; r < sheet->n && r <= last + BELOW_ROWS; r++)
                for (size_t i = sheet->rows[r].n; i > widest; i--)
                        if (str_trim(sheet->rows[r].cells[i - 1].text).n > 0)
                                widest = i;
        return widest - MATCH_COLUMNS;
}

/* head_read: whose the heading to the left is decides for number and phone, so columns are read from left to right. */
void head_read(struct ctx *c, const struct match_book *b, const struct sheet *sheet, size_t first, size_t last,
               struct head *h)
{
        h->n = 0;
        for (size_t r = first; r <= last; r++)
                h->n = sheet->rows[r].n > h->n ? sheet->rows[r].n : h->n;
        h->n = h->n < MATCH_COLUMNS ? h->n : MATCH_COLUMNS;
        h->cells = NEWS(c->arena, struct head_cell, h->n + 1);
        for (size_t i = 0; i < h->n; i++) {
                struct head_cell *cell = &h->cells[i];
                *cell = read_column(c->arena, sheet, first, last, i);
                cell->owner = owner_of(b, cell, i ? h->cells[i - 1].owner : NULL);
                read_head_day(c->arena, cell);
        }
}
