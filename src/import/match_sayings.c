/* match_sayings.c: what title, sheet and file say in place of columns (see match_sayings.h). */
#include "import/match_sayings.h"

#include "base/date.h"
#include "base/term.h"
#include "base/utf8.h"
#include "core/subject.h"
#include "import/match_spread.h"
#include "import/match_words.h"
#include "import/subjects.h"
#include "import/title.h"

#define SECTION_ROWS 200 /* looked at for lines between the rows */

/* ---- codes ---- */

/* match_code_in: two codes in one text say neither, unless one's word is part of the other's
 * (驻村工作队 and 工作队): then the longer is meant. 其他 stands in any title by chance. Beside a word that is near to a
 * code and not the same, no code is meant. */
struct str match_code_in(struct ctx *c, const struct codes *list, struct str text, size_t shortest, bool other)
{
        struct str best = { "", 0 };
        for (size_t i = 0; i < list->n; i++) {
                struct str words = arena_fmt(c->arena, "%s|%s", term_ways(c, list->items[i].title),
                                             list->items[i].synonyms ? list->items[i].synonyms : "");
                struct str found = match_longest(text, words, shortest);
                const bool left_out = !other && strcmp(list->items[i].code, "other") == 0;
                if (found.n == 0 || left_out || list->items[i].kept || str_find(best, found) < best.n)
                        continue;
                if (best.n > 0 && str_find(found, best) == found.n)
                        return (struct str){ "", 0 };
                best = found;
        }
        return codes_near_in(list, text, best).n ? (struct str){ "", 0 } : best;
}

/* takes_code: a code that text over the rows may give: one that is required, or that says so.
 * Others stay empty: a title that speaks of an industry says nothing of every row's. */
static bool takes_code(const struct match_subject *s, size_t column)
{
        const struct column *declared = &s->subject->columns[column];
        const struct field *f = s->targets[column].f;
        return f && f->type == FIELD_CODE && (declared->required || declared->from_title);
}

struct str match_spoken(struct ctx *c, const struct match_subject *s, size_t column, struct str text, size_t shortest)
{
        if (!takes_code(s, column))
                return (struct str){ "", 0 };
        return match_code_in(c, s->targets[column].f->codes, text, shortest, false);
}

/* code_said: a code's word in the title, as the sheet's whole name, or in the heading of the names: 扶贫专干姓名. */
static struct str code_said(struct attempt *t, size_t k)
{
        struct ctx *c = t->c;
        struct str word = match_spoken(c, t->s, k, t->sayings->text, TITLE_WORD);
        if (word.n == 0 && t->sayings->name.n > 0 && code_of(c, attempt_field(t, k)->codes, t->sayings->name))
                word = t->sayings->name;
        for (size_t i = 0; i < t->h->n && word.n == 0; i++)
                if (t->uses[i].to != MATCH_NONE && str_ends(t->h->cells[i].leaf, S("姓名")))
                        word = match_spoken(c, t->s, k, t->h->cells[i].leaf, TITLE_WORD);
        return word;
}

/* ---- a group of people that a title names ---- */

/* is_team: 粮油种植组 is one; 专家服务团 alone is any of them, and so none. A name is more than its last word. */
static bool is_team(struct str text, const struct section *section)
{
        const size_t shortest = S("专家").n + 1;
        struct str word;
        if (str_among(text, section->any))
                return false;
        for (struct str rest = str_of(section->ends); str_cut(&rest, '|', &word);)
                if (text.n >= shortest && str_ends(text, word))
                        return true;
        return false;
}

/* drop_each_end: each of the words once, in their order. drop_through: each of them with all before it, when it stands
 * near enough to the beginning to be part of a county's name or of the occasion. 成员花名册 loses both, in that order. */
static void drop_each_end(struct str *s, const char *words)
{
        struct str word;
        for (struct str rest = str_of(words); str_cut(&rest, '|', &word);)
                (void)str_drop_end(s, word);
}

static void drop_through(struct str *s, const char *words)
{
        const size_t near = S("阿坝藏族羌族自治").n; /* before 州 or 县: no name of one is longer */
        struct str word;
        for (struct str rest = str_of(words); str_cut(&rest, '|', &word);) {
                const size_t at = str_find(*s, word);
                if (at < s->n && at <= near)
                        *s = str_slice(*s, at + word.n, s->n);
        }
}

/* team_in: 水产养殖专家服务团 of 定远县水产养殖专家服务团成员花名册. */
static struct str team_in(struct arena *a, struct str text, const struct section *section)
{
        int year = 0;
        struct str s = title_without_year(match_word_plain(a, text, NULL, NULL), &year);
        drop_each_end(&s, "花名册|名册|名单|一览表|登记表|情况表|信息表"); /* what any list is called */
        drop_each_end(&s, section->after);
        drop_through(&s, "年度|年|县");
        drop_through(&s, section->before);
        return is_team(s, section) ? s : (struct str){ "", 0 };
}

/* team_named: by the sheet's name, else by a line of its title. */
static struct str team_named(const struct attempt *t, const struct section *section)
{
        const struct sheet *sheet = t->sayings->sheet;
        struct str team = team_in(t->c->arena, sheet->name, section);
        for (size_t r = 0; r < t->sayings->first && team.n == 0; r++)
                for (size_t i = 0; i < sheet->rows[r].n && team.n == 0; i++)
                        if (!sheet->rows[r].cells[i].merged)
                                team = team_in(t->c->arena, sheet->rows[r].cells[i].text, section);
        return team;
}

/* say_team: where neither a column nor lines between the rows name it. A sheet with sections has
 * them for each its own. */
static void say_team(struct attempt *t)
{
        for (size_t k = 0; k < t->n_columns && !t->sayings->sections; k++) {
                const struct section *section = attempt_column(t, k)->section;
                if (section && t->at[k] == MATCH_NONE)
                        attempt_say(t, k, team_named(t, section));
        }
}

/* ---- days ---- */

/* say_first_day: what begins at a day of its own, and has no column of it, begins with the list:
 * a rate holds from when it is published. */
static void say_first_day(struct attempt *t)
{
        for (size_t k = 0; k < t->n_columns; k++) {
                const struct str field = str_of(attempt_column(t, k)->field), root = str_of(t->s->subject->root);
                const bool own = str_starts(field, root) && field.p[root.n] == '.';
                const bool given = attempt_has(t, arena_fmt(t->c->arena, "%.*s" SUBJECT_SPAN, FMT(field))) ||
                                   attempt_instead(t, k);
                if (own && str_ends(field, S(".from_on")) && t->at[k] == MATCH_NONE && !given)
                        attempt_say(t, k, arena_str(t->c->arena, str_of(t->sayings->day)));
        }
}

/* say_listed: a day that is the list's own where no column gives it (field.listed). */
static void say_listed(struct attempt *t)
{
        for (size_t k = 0; t->named && k < t->n_columns; k++) {
                const struct field *f = attempt_field(t, k);
                if (f && f->listed && t->at[k] == MATCH_NONE)
                        attempt_say(t, k, arena_str(t->c->arena, str_of(t->sayings->day)));
        }
}

/* ---- the title ---- */

/* either_title: 扶贫车间和驿站 is named by either. */
static struct str either_title(struct arena *a, const char *title)
{
        struct str rest = str_of(title), and = S("和"), out = { "", 0 };
        for (size_t at; (at = str_find(rest, and)) < rest.n; rest = str_slice(rest, at + and.n, rest.n))
                out = arena_fmt(a, "%.*s%.*s|", FMT(out), FMT(str_slice(rest, 0, at)));
        return arena_fmt(a, "%.*s%.*s", FMT(out), FMT(rest));
}

/* sayings_title: a first day is the list's own only where its title names the subject: another
 * list's date is no beginning of ours. */
void sayings_title(struct attempt *t)
{
        const struct subject *s = t->s->subject;
        const char *either = arena_fmt(t->c->arena, "%s|%.*s", s->title, FMT(either_title(t->c->arena, s->title))).p;
        struct str words =
                arena_fmt(t->c->arena, "%s|%s", term_ways(t->c, either), s->called ? s->called : "");
        t->naming = match_longest(t->sayings->text, words, TITLE_WORD).n;
        t->named = t->naming > 0;
        for (size_t k = 0; k < t->n_columns; k++) {
                struct str word = takes_code(t->s, k) ? code_said(t, k) : S("");
                if (t->at[k] == MATCH_NONE)
                        attempt_say(t, k, word);
                t->named = t->named || word.n > 0;
        }
        say_team(t);
        say_listed(t);
        const struct entity *root = entity_find(str_of(s->root));
        if (t->named && t->s->generic && t->sayings->day[0] && root->life == LIFE_SPAN)
                say_first_day(t);
}

/* sayings_entitle: some tables have only a name and an amount; dues and pay would look alike. */
void sayings_entitle(struct attempt *t)
{
        const char *words = t->s->subject->hooks ? t->s->subject->hooks->title : NULL;
        t->entitled = !words || str_has_any(t->sayings->text, words);
        for (size_t i = 0; i < t->h->n && !t->entitled; i++)
                t->entitled = str_has_any(t->h->cells[i].joined, words);
}

/* is_sure: two columns that a record must have, besides year and place, tell what it is. */
static bool is_sure(const struct attempt *t)
{
        size_t n = 0;
        for (size_t k = 0; k < t->n_columns; k++)
                n += attempt_column(t, k)->required && t->at[k] != MATCH_NONE;
        return n >= 2;
}

void sayings_year(struct attempt *t)
{
        const size_t year = spread_year_wanted(t);
        if ((t->named || is_sure(t)) && t->yearly == MATCH_NONE && year != MATCH_NONE)
                attempt_say(t, year, t->sayings->year);
}

/* ---- labels above the header ---- */

/* labelled: what stands behind one of the words and a colon, up to the next blank or mark: 项目名称：稻虾共作. */
static struct str labelled(struct arena *a, struct str lines, struct str words)
{
        static const char *const colons[] = { "：", ":" };
        static const char *const ends[] = { " ", "　", "\t", "；", "，", ";", "," };
        struct str word;
        while (str_cut(&words, '|', &word))
                for (size_t i = 0; word.n && i < COUNT(colons); i++) {
                        const struct str label = arena_fmt(a, "%.*s%s", FMT(word), colons[i]);
                        struct str rest = str_slice(lines, str_find(lines, label), lines.n);
                        if (!str_drop_start(&rest, label))
                                continue;
                        rest = str_trim(rest);
                        for (size_t k = 0; k < COUNT(ends); k++)
                                rest = str_slice(rest, 0, str_find(rest, str_of(ends[k])));
                        if (rest.n)
                                return rest;
                }
        return (struct str){ "", 0 };
}

/* sayings_labels: only names of a composite table's group: a single register has no row that all its records share.
 * The label's words are the column's own, so that whatever may head a column may also stand above it. */
void sayings_labels(struct attempt *t)
{
        for (size_t k = 0; !t->s->generic && k < t->n_columns; k++) {
                const struct field *f = attempt_field(t, k);
                const struct column *column = attempt_column(t, k);
                if (!f || f->type != FIELD_TEXT || t->at[k] != MATCH_NONE || !column->group)
                        continue;
                const struct str labels =
                        arena_fmt(t->c->arena, "%s|%s", term_ways(t->c, f->title),
                                  column->synonyms ? column->synonyms : "");
                attempt_say(t, k, labelled(t->c->arena, t->sayings->lines, labels));
        }
}

/* ---- what is read once a block ---- */

/* heading_above: what stands above the block, but for units and who filled it in: 填报单位：县民政局 names no subject. */
static struct str heading_above(struct ctx *c, const struct sheet *sheet, size_t first)
{
        struct str out = { "", 0 };
        for (size_t r = 0; r < first; r++)
                for (size_t i = 0; i < sheet->rows[r].n; i++) {
                        struct cell cell = book_cell(&sheet->rows[r], i);
                        struct str text = str_slice(cell.text, 0, str_find(cell.text, S("单位")));
                        if (!cell.merged && text.n > 0 && !str_has_any(text, "人：|人:"))
                                out = arena_fmt(c->arena, "%.*s %.*s", FMT(out), FMT(text));
                }
        return out;
}

/* sayings_filled: a merged title is one text, however wide it is. */
size_t sayings_filled(const struct row *row)
{
        size_t n = 0;
        for (size_t i = 0; i < row->n; i++)
                n += !row->cells[i].merged && str_trim(row->cells[i].text).n > 0;
        return n;
}

/* has_sections: below its first line the sheet has one of a single text, and rows or another header under it. */
static bool has_sections(const struct sheet *sheet)
{
        const struct row *rows = sheet->rows;
        for (size_t r = 1; r + 1 < sheet->n && r < SECTION_ROWS; r++)
                if (sayings_filled(&rows[r]) == 1 && sayings_filled(&rows[r - 1]) > 2 &&
                    sayings_filled(&rows[r + 1]) > 2)
                        return true;
        return false;
}

/* sayings_read: once a block and not once an attempt: it depends on where the header is, not on the subject. */
void sayings_read(struct ctx *c, const struct match_book *b, const struct sheet *sheet, size_t first,
                  struct sayings *out)
{
        struct title title;
        *out = (struct sayings){ .sheet = sheet, .first = first, .day = "", .sections = has_sections(sheet) };
        title_read(c, sheet, first, &title);
        struct str above = heading_above(c, sheet, first);
        out->lines = title.text;
        out->text = arena_fmt(c->arena, "%.*s %.*s %.*s", FMT(above), FMT(sheet->name), FMT(b->file));
        /* 村（社区）干部花名册 is said with and without what stands in brackets */
        out->text = arena_fmt(c->arena, "%.*s %.*s", FMT(utf8_squeeze(c->arena, out->text)),
                              FMT(match_word_plain(c->arena, out->text, NULL, NULL)));
        out->name = utf8_squeeze(c->arena, sheet->name);
        if (title.year_said)
                out->year = arena_fmt(c->arena, "%d", title.year);
        if (title.day[0])
                memcpy(out->day, title.day, sizeof out->day);
        else if (title.year_said) /* a list of a year is as it stood at its end */
                date_put(out->day, title.year, 12, 31);
}
