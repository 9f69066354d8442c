/* match_steps.c: the steps of an attempt and their order (see match_steps.h). */
#include "import/match_steps.h"

#include "base/utf8.h"
#include "core/subject.h"
#include "import/match_sayings.h"
#include "import/match_spread.h"
#include "import/match_words.h"
#include "import/subjects.h"

/* ---- before anything is compared ---- */

/* take_said: what somebody said a heading means, or that it means nothing. */
static void take_said(struct attempt *t)
{
        for (size_t i = 0; i < t->h->n; i++) {
                struct word_walk walk = match_words(t->b, t->subject, t->h->cells[i].joined, WORD_SAID | WORD_NOTHING);
                for (const struct match_word *w; (w = match_words_next(&walk));) {
                        t->uses[i].left = w->kind == WORD_NOTHING;
                        if (!t->uses[i].left && t->at[w->column] == MATCH_NONE)
                                attempt_assign(t, i, w->column);
                }
        }
}

/* stood_before: the same heading stands further to the left. */
static bool stood_before(const struct head *h, size_t at)
{
        for (size_t i = 0; i < at; i++)
                if (str_eq(h->cells[i].joined, h->cells[at].joined))
                        return true;
        return false;
}

/* count_headings: unknown headings are what is left of them; a block to the right would count every one twice. */
static void count_headings(struct attempt *t)
{
        for (size_t i = 0; i < t->h->n; i++) {
                const struct str leaf = t->h->cells[i].leaf;
                t->headings += leaf.n > 0 && !head_ours(leaf) && !stood_before(t->h, i);
        }
}

/* summed_above: the column a heading's upper word means, as one that is added up. */
static size_t summed_above(const struct attempt *t, const struct head_cell *cell)
{
        struct word_walk walk = match_words(t->b, t->subject, cell->above, WORDS_EXACT);
        for (const struct match_word *w; (w = match_words_next(&walk));)
                if (attempt_column(t, w->column)->sums)
                        return w->column;
        return MATCH_NONE;
}

/* hear_subtotals: 小计 below 绩效报酬, whose parts are added up: were it read too, the sum would be counted twice. */
static void hear_subtotals(struct attempt *t)
{
        for (size_t i = 0; i < t->h->n; i++)
                t->uses[i].heard = head_subtotal(&t->h->cells[i]) && summed_above(t, &t->h->cells[i]) != MATCH_NONE;
}

/* unsettled: a heading nothing has been decided about. */
static bool unsettled(const struct attempt *t, size_t heading)
{
        return attempt_free(t, heading) && t->h->cells[heading].leaf.n > 0 && !t->uses[heading].left;
}

/* asks_for: a column of the subject's own, no field's, has this very heading among its words: a ledger of helpers asks
 * for the number of the head. */
static bool asks_for(const struct subject *s, struct str leaf)
{
        for (size_t i = 0; i < s->n_columns; i++) {
                struct str rest = str_of(s->columns[i].synonyms), word;
                while (s->columns[i].like && rest.p && str_cut(&rest, '|', &word))
                        if (str_eq(word, leaf))
                                return true;
        }
        return false;
}

/* is_foreign: what people of the other side are known by. A table that names the other among its
 * own columns (a ledger its households) leaves only numbers, phones and sex to him. */
static bool is_foreign(const struct subject *s, const struct head_cell *cell)
{
        const bool another = s->side && cell->owner && strcmp(cell->owner->name, s->side) != 0;
        return another && (!s->names_others || (str_has_any(cell->leaf, HEAD_PERSONAL) && !asks_for(s, cell->leaf)));
}

static void leave_foreign(struct attempt *t)
{
        for (size_t i = 0; i < t->h->n; i++) {
                t->uses[i].foreign = is_foreign(t->s->subject, &t->h->cells[i]);
                t->foreign += t->uses[i].foreign && unsettled(t, i);
        }
}

/* ---- a heading is a column's word ---- */

/* is_whole: 总 alone may begin 总投资, which is as much a whole as 合计. */
static bool is_whole(struct str leaf)
{
        return str_find(leaf, S("合计")) < leaf.n || str_find(leaf, S("总")) < leaf.n;
}

/* whole_instead: 收入合计 beside 经营性收入, both words of one amount of a register: the part that took
 * the column first gives it up to the whole. */
static size_t whole_instead(struct attempt *t, size_t at)
{
        const struct head_cell *cells = t->h->cells;
        if (!t->s->generic || !is_whole(cells[at].leaf))
                return MATCH_NONE;
        struct word_walk walk = match_words(t->b, t->subject, cells[at].leaf, WORDS_EXACT);
        for (const struct match_word *w; (w = match_words_next(&walk));) {
                const struct field *f = attempt_field(t, w->column);
                const size_t part = f ? t->at[w->column] : MATCH_NONE;
                if (part == MATCH_NONE || f->type != FIELD_MONEY || is_whole(cells[part].leaf) ||
                    cells[part].year != cells[at].year)
                        continue;
                t->uses[part].to = MATCH_NONE;
                t->at[w->column] = MATCH_NONE;
                return w->column;
        }
        return MATCH_NONE;
}

/* heads_own: a title under 户主 is the head's own, and not the member's in the row, when the
 * members have theirs elsewhere. */
static bool heads_own(const struct attempt *t, size_t heading, size_t column)
{
        const struct head *h = t->h;
        if (column == MATCH_NONE || attempt_column(t, column)->group || !head_is_heads(t->b, &h->cells[heading]))
                return false;
        for (size_t i = 0; i < h->n; i++) {
                if (i == heading || head_is_heads(t->b, &h->cells[i]))
                        continue;
                struct word_walk walk = match_words(t->b, t->subject, h->cells[i].leaf, WORDS_ALL);
                for (const struct match_word *w; (w = match_words_next(&walk));)
                        if (w->column == column)
                                return true;
        }
        return false;
}

/* asks, answers: 是否贫困村 is answered by yes or a code; it names no village. */
static bool asks(struct str leaf)
{
        return str_starts(leaf, S("是否")) || str_starts(leaf, S("有无"));
}

static bool answers(const struct field *f)
{
        return f && (f->type == FIELD_BOOL || f->type == FIELD_CODE || f->type == FIELD_CODES || f->type == FIELD_TEXT);
}

struct look {       /* how a heading is compared in one round */
        bool whole; /* with the words above it; else the leaf alone */
        bool loose;
};

/* column_meant: the column a heading means in this round. */
static size_t column_meant(struct attempt *t, size_t heading, struct look look)
{
        const struct head_cell *cell = &t->h->cells[heading];
        struct str text = look.whole ? cell->joined : cell->leaf;
        if (look.loose)
                text = match_word_loose(text);
        const size_t column = attempt_pick(t, text, look.loose ? WORDS_ALL : WORDS_EXACT, cell->parents);
        if (look.loose && column != MATCH_NONE && asks(cell->leaf) && !answers(attempt_field(t, column)))
                return MATCH_NONE;
        return column == MATCH_NONE && !look.whole && !look.loose ? whole_instead(t, heading) : column;
}

/* take_round: left to right, so that of two equal headings the first takes the column. A heading
 * under another year goes with its twin. */
static void take_round(struct attempt *t, struct look look)
{
        for (size_t i = 0; i < t->h->n; i++) {
                if (!unsettled(t, i) || t->uses[i].foreign)
                        continue;
                const size_t twin = spread_twin(t, i);
                if (twin != MATCH_NONE) {
                        t->uses[i].to = t->uses[twin].to;
                        t->matched++;
                        continue;
                }
                const size_t column = column_meant(t, i, look);
                if (heads_own(t, i, column))
                        t->matched += !look.whole && !look.loose; /* understood, though nothing comes of it */
                else
                        attempt_assign(t, i, column);
        }
}

static void take_joined(struct attempt *t)
{
        take_round(t, (struct look){ .whole = true });
}

static void take_leaf(struct attempt *t)
{
        take_round(t, (struct look){ .whole = false });
}

static void take_joined_loosely(struct attempt *t)
{
        take_round(t, (struct look){ .whole = true, .loose = true });
}

static void take_leaf_loosely(struct attempt *t)
{
        take_round(t, (struct look){ .loose = true });
}

/* ---- a heading means something by what stands over or beside it ---- */

/* take_parts: 绩效报酬 over 季度考核 and 年度考核, each nothing by itself: both are of the heading's column. */
static void take_parts(struct attempt *t)
{
        for (size_t i = 0; i < t->h->n; i++)
                if (attempt_free(t, i))
                        attempt_assign(t, i, summed_above(t, &t->h->cells[i]));
}

/* take_totals: 培训人数 over 合计 and 其中：党员: of a column that is not added up, the total is what is meant. */
static void take_totals(struct attempt *t)
{
        for (size_t i = 0; i < t->h->n; i++) {
                const struct head_cell *cell = &t->h->cells[i];
                if (attempt_free(t, i) && head_subtotal(cell))
                        attempt_assign(t, i, attempt_pick(t, cell->above, WORDS_EXACT, cell->parents));
        }
}

/* day_above: 时间 over 开始 and 结束: the column of the first day, or that of the last, which the upper word means. */
static size_t day_above(const struct attempt *t, const struct head_cell *cell, bool last)
{
        const struct subject *s = t->s->subject;
        struct word_walk walk = match_words(t->b, t->subject, cell->above, WORDS_ALL);
        for (const struct match_word *w; (w = match_words_next(&walk));) {
                struct str first = str_of(s->columns[w->column].field);
                (void)str_drop_end(&first, S(SUBJECT_SPAN));
                const size_t to = subject_last_day(t->c->arena, s, first);
                if (to != MATCH_NONE)
                        return last ? to : subject_column(s, first);
        }
        return MATCH_NONE;
}

#define FIRST_WORDS "开始|起始|起|始|自|从|开始时间|起始时间|开始日期|起始日期|开班|开始年月"
#define LAST_WORDS "结束|终止|截止|止|终|至|到|结束时间|终止时间|截止时间|结束日期|结业|结束年月"
static void take_days(struct attempt *t)
{
        for (size_t i = 0; i < t->h->n; i++) {
                const struct head_cell *cell = &t->h->cells[i];
                const bool last = str_among(cell->leaf, LAST_WORDS);
                if (t->uses[i].to != MATCH_NONE || (!last && !str_among(cell->leaf, FIRST_WORDS)))
                        continue;
                const size_t column = day_above(t, cell, last);
                if (column != MATCH_NONE && t->at[column] == MATCH_NONE)
                        attempt_assign(t, i, column);
        }
}

/* take_beside_name: 队长 | 单位 | 电话 | 队员 | 单位 | 电话 without a heading over them: each belongs to the name it follows. */
static void take_beside_name(struct attempt *t)
{
        const struct head_cell *name = NULL;
        for (size_t i = 0; i < t->h->n; i++) {
                const struct head_cell *cell = &t->h->cells[i];
                const size_t to = t->uses[i].to;
                if (to != MATCH_NONE && str_ends(str_of(attempt_column(t, to)->field), S(".name")))
                        name = cell;
                if (!name || !unsettled(t, i))
                        continue;
                struct str text = arena_fmt(t->c->arena, "%.*s%.*s", FMT(name->joined), FMT(cell->leaf));
                attempt_assign(t, i, attempt_pick(t, text, WORDS_EXACT, S("")));
        }
}

/* code_above: the column of codes the upper word means, when the heading itself is one of its codes. */
static size_t code_above(const struct attempt *t, const struct head_cell *cell)
{
        struct word_walk walk = match_words(t->b, t->subject, cell->above, WORDS_ALL);
        for (const struct match_word *w; (w = match_words_next(&walk));) {
                const struct field *f = attempt_field(t, w->column);
                if (f && f->type == FIELD_CODE && code_of(t->c, f->codes, cell->leaf))
                        return w->column;
        }
        return MATCH_NONE;
}

/* take_ticks: 选派层级 over 省, 市 and 县, one of them ticked. */
static void take_ticks(struct attempt *t)
{
        for (size_t i = 0; i < t->h->n; i++) {
                const size_t column = t->uses[i].to == MATCH_NONE ? code_above(t, &t->h->cells[i]) : MATCH_NONE;
                attempt_assign(t, i, column);
                t->uses[i].tick = column != MATCH_NONE;
        }
}

/* ---- the order ---- */

/* A step is taken only when so many headings are understood: a title would else make a sheet of anything. */
static const struct step {
        void (*take)(struct attempt *t);
        size_t understood;
} steps[] = {
        /* what somebody said of a heading goes before all we could think of it */
        { take_said, 0 },
        { count_headings, 0 },
        /* what is not to be read leaves before anything could take it for its own */
        { hear_subtotals, 0 },
        { leave_foreign, 0 },
        /* the whole heading says more than its last word: 户主姓名 before 姓名; exactly before loosely, for all headings, so
         * that 危房情况 does not take what 危房 is called, wherever it stands */
        { take_joined, 0 },
        { take_leaf, 0 },
        { take_joined_loosely, 0 },
        { take_leaf_loosely, 0 },
        /* headings that are nothing by themselves, by the word over them; parts before totals, since a column that is
         * added up has had its totals set aside and wants all that is left */
        { take_parts, 0 },
        { take_totals, 0 },
        { take_days, 0 },
        /* by the name they follow, which only now is known; ticks last: a code's word may also be a column's */
        { take_beside_name, 0 },
        { take_ticks, 0 },
        { sayings_entitle, 0 },
        /* the title speaks for columns that are not there, so it must be known which are;
         * whether it names the subject decides how boldly years are spread */
        { sayings_title, 2 },
        { sayings_labels, 2 },
        { spread_years, 2 },
        { spread_pairs, 2 },
        /* headings that are nothing but values want the title's word, and nothing else to have taken them */
        { spread_headings, 1 },
        { spread_when, 0 },
        /* one year for all rows only where they are not of several */
        { sayings_year, 2 },
};

/* known_beside: two columns of records beside this one: it may be known already, and then so is its first day. */
static bool known_beside(const struct attempt *t, size_t column)
{
        size_t n = 0;
        for (size_t k = 0; k < t->n_columns; k++)
                n += t->at[k] != MATCH_NONE && attempt_beside(t, k);
        return n >= 2 && str_ends(str_of(attempt_column(t, column)->field), S(".from_on"));
}

bool steps_stands_in(const struct attempt *t, size_t column)
{
        const struct column *declared = attempt_column(t, column);
        const struct match_target *to = &t->s->targets[column];
        struct arena *a = t->c->arena;
        const struct str number = to->f ? subject_number_column(a, to->e, to->f) : S("");
        return known_beside(t, column) || attempt_said(t, column) || t->yearly == column ||
               attempt_instead(t, column) ||
               (t->sayings->sections && declared->section) ||
               attempt_has(t, arena_fmt(a, "%s" SUBJECT_SPAN, declared->field)) ||
               (number.n && attempt_has(t, number));
}

/* steps_run: what is missing is counted last: only then is it known what stands in for what. */
void steps_run(struct ctx *c, const struct match_book *b, size_t subject, const struct head *h,
               const struct sayings *sayings, struct attempt *t)
{
        attempt_begin(c, b, subject, h, sayings, t);
        for (size_t i = 0; i < COUNT(steps); i++)
                if (t->matched >= steps[i].understood)
                        steps[i].take(t);
        for (size_t k = 0; k < t->n_columns; k++)
                t->missing += attempt_column(t, k)->required && t->at[k] == MATCH_NONE && !steps_stands_in(t, k);
}
