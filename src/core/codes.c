/* codes.c: code lists as they are read, written and offered (see codes.h). */
#include "core/codes.h"

#include "base/buf.h"
#include "base/term.h"

#include <stdio.h>
#include <string.h>

static bool code_means(const struct ctx *c, const struct code *k, struct str text)
{
        return term_means(c, text, k->title, k->title_en) || str_among(text, k->synonyms ? k->synonyms : "");
}

/* valid_on: several rows may share a code, each with the words of its time. */
static bool valid_on(const struct code *k, const char *day)
{
        return (!k->from || strcmp(k->from, day) <= 0) && (!k->to || strcmp(k->to, day) >= 0);
}

/* ---- the county's words ---- */

void codes_changed(struct ctx *c)
{
        c->own_lists[0] = 0;
}

/* list_was: the list it was parted from, else itself. */
static const char *list_was(const struct codes *list)
{
        return list->was ? list->was : list->name;
}

/* note_own_lists: a county with more lists than fit asks for each. */
static bool note_own_lists(struct ctx *c)
{
        struct stmt *s;
        struct buf out = BUF(16 * sizeof c->own_lists);
        if (!db_query(c, db_sql(c->db, "core.own_lists"), NO_ARGS, &s))
                return false;
        buf_char(&out, '|');
        while (db_next(c, s))
                buf_fmt(&out, "%.*s|", FMT(db_named_str(s, "list")));
        snprintf(c->own_lists, sizeof c->own_lists, "%s", out.n < sizeof c->own_lists ? buf_c(&out) : "*");
        buf_free(&out);
        return c->err.kind == ERR_NONE;
}

/* has_own: whether the county says anything of the list. */
static bool has_own(struct ctx *c, const struct codes *list)
{
        if (!c->db || list->made || (!c->own_lists[0] && !note_own_lists(c)))
                return false;
        const struct str all = str_of(c->own_lists), name = arena_fmt(c->arena, "|%s|", list->name);
        const struct str was = arena_fmt(c->arena, "|%s|", list_was(list));
        return c->own_lists[0] == '*' || str_find(all, name) < all.n || str_find(all, was) < all.n;
}

/* ---- reading ---- */

bool code_known(const struct codes *list, struct str code)
{
        struct code k;
        for (size_t i = 0; code_at(list, i, &k); i++)
                if (str_is(code, k.code))
                        return true;
        return false;
}

bool code_kept(const struct codes *list, struct str code)
{
        struct code k;
        bool kept = false;
        for (size_t i = 0; code_at(list, i, &k); i++)
                if (str_is(code, k.code) && !k.kept)
                        return false;
                else if (str_is(code, k.code))
                        kept = true;
        return kept;
}

/* own_code_of: an entry of an older store may stand under a closed list, where it means nothing. */
static const char *own_code_of(struct ctx *c, const struct codes *list, struct str text)
{
        struct val v = V_NULL;
        if (!has_own(c, list) || !db_one(c, db_sql(c->db, "core.code_of"),
                                         ARGS(ARG("list", V_TEXT(list->name)), ARG("was", V_TEXT(list_was(list))),
                                              ARG("text", V_STR(text))),
                                         &v))
                return NULL;
        if (v.type != VAL_TEXT || (!list->open && !code_known(list, v.s)))
                return NULL;
        return arena_copy(c->arena, v.s);
}

const char *code_of(struct ctx *c, const struct codes *list, struct str text)
{
        struct code k;
        for (size_t i = 0; code_at(list, i, &k); i++)
                if (str_is(text, k.code))
                        return k.code;
        for (int kept = 0; kept < 2; kept++)
                for (size_t i = 0; code_at(list, i, &k); i++)
                        if (k.kept == (kept == 1) && code_means(c, &k, text))
                                return k.code;
        return own_code_of(c, list, text);
}

/* our_title: of rows that share a code, that of the day; of kept ones only where there is no other. */
static bool our_title(const struct codes *list, struct str code, const char *day, struct code *out)
{
        struct code k;
        bool found = false;
        for (size_t i = 0; code_at(list, i, &k); i++) {
                if (!str_is(code, k.code))
                        continue;
                if (!k.kept && valid_on(&k, day)) {
                        *out = k;
                        return true;
                }
                if (!found)
                        *out = k;
                found = true;
        }
        return found;
}

/* own_title: what the county calls it on the day; of a code of ours only on days it speaks of. */
static const char *own_title(struct ctx *c, const struct codes *list, struct str code, const char *day, bool any_day)
{
        struct stmt *s;
        const char *title = NULL;
        if (!has_own(c, list) ||
            !db_query(c, db_sql(c->db, "core.code_title"),
                      ARGS(ARG("list", V_TEXT(list->name)), ARG("was", V_TEXT(list_was(list))),
                           ARG("code", V_STR(code)), ARG("day", V_TEXT(day))),
                      &s))
                return NULL;
        if (db_next(c, s)) {
                const bool english = c->lang == LANG_EN && db_named_str(s, "title_en").n;
                if (any_day || db_named_int(s, "holds_n") == 1)
                        title = arena_copy(c->arena, db_named_str(s, english ? "title_en" : "title"));
                db_done(s);
        }
        return title;
}

const char *code_title(struct ctx *c, const struct codes *list, struct str code, const char *day)
{
        struct code ours = { .code = NULL };
        const char *on = day ? day : term_day(c);
        const bool known = our_title(list, code, on, &ours);
        const char *own = own_title(c, list, code, on, !known);
        if (own)
                return own;
        if (!known)
                return arena_copy(c->arena, code);
        return term_said_on(c, on, c->lang, c->lang == LANG_EN ? ours.title_en : ours.title);
}

/* ---- offering ---- */

/* told_at: the code's entry among those told so far; a new one where there is none. */
static struct code_told *told_at(struct ctx *c, struct code_told **out, size_t *n, size_t *capacity, const char *code)
{
        for (size_t i = 0; i < *n; i++)
                if (strcmp((*out)[i].code, code) == 0)
                        return &(*out)[i];
        *out = arena_grow(c->arena, *out, capacity, *n + 1, sizeof **out);
        (*out)[*n] = (struct code_told){ .code = code };
        return &(*out)[(*n)++];
}

static void widen(struct code_told *t, bool first, const char *from, const char *to)
{
        t->from = first || (t->from && from && strcmp(from, t->from) < 0) ? from : from ? t->from : NULL;
        t->to = first || (t->to && to && strcmp(to, t->to) > 0) ? to : to ? t->to : NULL;
}

static void tell_ours(struct ctx *c, const struct codes *list, const char *day, struct code_told **out, size_t *n,
                      size_t *capacity)
{
        struct code k;
        for (size_t i = 0; code_at(list, i, &k); i++) {
                const size_t before = *n;
                struct code_told *t = told_at(c, out, n, capacity, k.code);
                const bool first = *n > before, holds = !k.kept && valid_on(&k, day);
                if (k.kept && !first)
                        continue;
                widen(t, first, k.from, k.to);
                t->kept = k.kept;
                if (first || (holds && !t->holds)) {
                        t->title = term_said_on(c, day, LANG_ZH, k.title);
                        t->title_en = term_said_on(c, day, LANG_EN, k.title_en);
                }
                t->holds = t->holds || holds;
        }
}

struct own_row {
        struct str code, title, title_en, from_on, to_on;
};
static const struct db_column own_columns[] = {
        DB_COLUMN(struct own_row, code),    DB_COLUMN(struct own_row, title), DB_COLUMN(struct own_row, title_en),
        DB_COLUMN(struct own_row, from_on), DB_COLUMN(struct own_row, to_on),
};

/* tell_own: a county's word for a code of ours takes its place on the days it holds; its own codes come behind, and a
 * county rarely writes them in English, too. */
static void tell_own(struct ctx *c, const struct codes *list, const char *day, const struct own_row *row,
                     struct code_told **out, size_t *n, size_t *capacity)
{
        const char *from = row->from_on.n ? arena_copy(c->arena, row->from_on) : NULL;
        const char *to = row->to_on.n ? arena_copy(c->arena, row->to_on) : NULL;
        const bool ours = code_known(list, row->code);
        const bool holds = valid_on(&(const struct code){ .from = from, .to = to }, day);
        const size_t before = *n;
        if (!ours && !list->open)
                return;
        struct code_told *t = told_at(c, out, n, capacity, arena_copy(c->arena, row->code));
        const bool first = *n > before;
        if (!ours) {
                widen(t, first, from, to);
                t->holds = t->holds || holds;
        }
        if (first || holds) {
                t->title = arena_copy(c->arena, row->title);
                t->title_en = row->title_en.n ? arena_copy(c->arena, row->title_en) : t->title;
        }
}

bool codes_told(struct ctx *c, const struct codes *list, const char *day, struct code_told **out, size_t *n)
{
        size_t capacity = 0;
        struct stmt *s;
        struct own_row row;
        *out = NULL;
        *n = 0;
        day = day ? day : term_day(c);
        tell_ours(c, list, day, out, n, &capacity);
        if (!has_own(c, list))
                return c->err.kind == ERR_NONE;
        if (!db_query(c, db_sql(c->db, "core.own_codes"),
                      ARGS(ARG("list", V_TEXT(list->name)), ARG("was", V_TEXT(list_was(list)))), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(own_columns), &row))
                tell_own(c, list, day, &row, out, n, &capacity);
        return c->err.kind == ERR_NONE;
}

/* More than the words of the longest list that is refused by hand; of ethnic groups the first are told. */
#define ALLOWED_BYTES 1800
static struct str allowed_on(struct ctx *c, const struct codes *list, const char *day)
{
        struct code_told *told;
        size_t n;
        struct buf out = BUF(ALLOWED_BYTES + 200);
        if (!codes_told(c, list, day, &told, &n))
                n = 0;
        for (size_t i = 0; i < n && out.n < ALLOWED_BYTES; i++)
                if (told[i].holds)
                        buf_fmt(&out, "%s%s", out.n ? say(c, "、", ", ") : "", say(c, told[i].title, told[i].title_en));
        struct str done = arena_str(c->arena, buf_str(&out));
        buf_free(&out);
        return done;
}

struct str codes_allowed(struct ctx *c, const struct codes *list)
{
        return allowed_on(c, list, NULL);
}

/* ---- what is near and not the same ---- */

const struct code *code_near(const struct codes *list, struct str word)
{
        for (size_t i = 0; !list->made && i < list->n; i++)
                if (str_among(word, list->items[i].near ? list->items[i].near : ""))
                        return &list->items[i];
        return NULL;
}

struct str codes_near_in(const struct codes *list, struct str text, struct str but)
{
        struct str word;
        for (size_t i = 0; !list->made && i < list->n; i++)
                for (struct str rest = str_of(list->items[i].near); rest.p && str_cut(&rest, '|', &word);)
                        if (word.n && str_find(text, word) < text.n && (!but.n || str_find(but, word) == but.n))
                                return word;
        return S("");
}

/* near_row: the row whose near word the text is, or holds. */
static const struct code *near_row(const struct codes *list, struct str text)
{
        const struct code *k = code_near(list, text);
        const struct str within = k ? S("") : codes_near_in(list, text, S(""));
        return within.n ? code_near(list, within) : k;
}

/* instead_of: what to do, in words of its own, before the choices. */
static const char *instead_of(struct ctx *c, const struct code *k)
{
        if (!k || !k->instead)
                return "";
        return arena_fmt(c->arena, "%s%s", say(c, k->instead, k->instead_en), say(c, "；", "; ")).p;
}

struct str code_refusal(struct ctx *c, const struct field *f, struct str word)
{
        const struct code *near = near_row(f->codes, word);
        if (near && !near->kept)
                return arena_fmt(c->arena,
                                 say(c, "“%s”里没有“%.*s”：与“%s”相近而不同，%s可填：%.*s",
                                     "%s has no “%.*s”: it is near to “%s” and not the same; %sallowed: %.*s"),
                                 field_title(c, f), FMT(word), say(c, near->title, near->title_en), instead_of(c, near),
                                 FMT(codes_allowed(c, f->codes)));
        return arena_fmt(c->arena, say(c, "“%s”里没有“%.*s”，%s可填：%.*s", "%s has no “%.*s”; %sallowed: %.*s"),
                         field_title(c, f), FMT(word), instead_of(c, near), FMT(codes_allowed(c, f->codes)));
}

bool code_refuse(struct ctx *c, const struct field *f, struct str word)
{
        return fail(c, ERR_INVALID, "code.unknown", f->name, "%.*s", FMT(code_refusal(c, f, word)));
}

/* ---- in a record ---- */

static const struct code *kept_row(const struct codes *list, struct str code)
{
        for (size_t i = 0; !list->made && i < list->n; i++)
                if (str_is(code, list->items[i].code))
                        return &list->items[i];
        return NULL;
}

/* held_between: its days, ours or the county's, meet those of the record: a span that began before the word came is
 * called by it from then on. */
static bool held_between(struct ctx *c, const struct codes *list, struct str code, const char *from, const char *to,
                         bool *held)
{
        struct code_told *told;
        size_t n;
        *held = false;
        if (!codes_told(c, list, from, &told, &n))
                return false;
        for (size_t i = 0; i < n; i++)
                if (str_is(code, told[i].code))
                        *held = (!told[i].from || !to || strcmp(told[i].from, to) <= 0) &&
                                (!told[i].to || strcmp(told[i].to, from) >= 0);
        return true;
}

bool code_taken(struct ctx *c, const struct field *f, struct str code, const char *from, const char *to)
{
        bool held;
        if (code_kept(f->codes, code))
                return fail(c, ERR_INVALID, "code.retired", f->name,
                            say(c, "“%s”不再登记为“%s”，%s可填：%.*s", "%s is no longer entered as “%s”; %sallowed: %.*s"),
                            field_title(c, f), code_title(c, f->codes, code, from),
                            instead_of(c, kept_row(f->codes, code)), FMT(codes_allowed(c, f->codes)));
        if (!from)
                return true;
        if (!held_between(c, f->codes, code, from, to, &held))
                return false;
        return held || fail(c, ERR_INVALID, "code.day", f->name,
                            say(c, "%s 时“%s”里没有“%s”，可填：%.*s", "on %s %s had no “%s”; allowed: %.*s"), from,
                            field_title(c, f), code_title(c, f->codes, code, NULL), FMT(allowed_on(c, f->codes, from)));
}

/* ---- what a county enters ---- */

bool code_word_check(struct ctx *c, const struct codes *list, struct str code, struct str word, const char *where)
{
        struct code k;
        for (size_t i = 0; code_at(list, i, &k); i++) {
                if (!str_is(code, k.code) && !k.kept && code_means(c, &k, word))
                        return fail(c, ERR_INVALID, "code.taken", where,
                                    say(c, "“%.*s”在“%s”里已经是“%s”，不能再作“%s”的叫法",
                                        "“%.*s” in %s means “%s” already and can't stand for “%s”"),
                                    FMT(word), say(c, list->title, list->title_en), say(c, k.title, k.title_en),
                                    code_title(c, list, code, NULL));
                if (str_is(code, k.code) && str_among(word, k.near ? k.near : ""))
                        return fail(c, ERR_INVALID, "code.near", where,
                                    say(c, "“%.*s”与“%s”相近而不同，%s不能作它的叫法",
                                        "“%.*s” is near to “%s” and not the same; %sit can't be a word for it"),
                                    FMT(word), say(c, k.title, k.title_en), instead_of(c, &k));
        }
        return true;
}

bool code_own_check(struct ctx *c, struct str list, struct str code, struct str words)
{
        const struct codes *of = codes_find(list);
        struct str word;
        if (!of || of->made)
                return fail(c, ERR_INVALID, "code_entry.list", "list",
                            say(c, "没有“%.*s”这个代码表", "there is no code list “%.*s”"), FMT(list));
        if (!of->open && !code_known(of, code))
                return fail(c, ERR_INVALID, "code_entry.closed", "list",
                            say(c, "“%s”是固定的代码表，规则和指标按它计算，不能增加；可给已有的代码另起叫法：%.*s",
                                "%s is a fixed list that rules and figures are computed by: nothing is added to it; "
                                "what is there may be called otherwise: %.*s"),
                            say(c, of->title, of->title_en), FMT(codes_allowed(c, of)));
        while (words.n && str_cut(&words, '|', &word))
                if (word.n && !code_word_check(c, of, code, word, "title"))
                        return false;
        return true;
}
