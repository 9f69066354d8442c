/* password.c: passwords judged and made (see password.h). */
#include "core/password.h"

#include "base/asset.h"
#include "base/monotony.h"
#include "base/pinyin.h"
#include "base/utf8.h"
#include "core/store.h"

#include <sodium.h>

#define LIST "src/core/common_passwords.txt"

static struct str lowered(struct arena *a, struct str s)
{
        char *out = NEWS(a, char, s.n + 1);
        for (size_t i = 0; i < s.n; i++)
                out[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 32 : s.p[i]);
        return (struct str){ out, s.n };
}

/* ---- what many people have ---- */

/* The lines behind the head, whose own begin with "# ". */
static struct str list_lines(void)
{
        struct str all = asset_text(asset_find(S(LIST))), rest = all, line;
        while (str_cut(&rest, '\n', &line) && (str_is(line, "#") || str_starts(line, S("# "))))
                all = rest;
        return all;
}

/* By halves: the lines are in byte order, and of none more than a few bytes are read. */
static bool word_listed(struct str word)
{
        struct str lines = list_lines();
        size_t low = 0, high = lines.n;
        while (low < high) {
                size_t from = low + (high - low) / 2, to;
                while (from > low && lines.p[from - 1] != '\n')
                        from--;
                for (to = from; to < lines.n && lines.p[to] != '\n';)
                        to++;
                const int way = str_cmp(word, str_slice(lines, from, to));
                if (way == 0)
                        return true;
                if (way < 0)
                        high = from;
                else
                        low = to + 1;
        }
        return false;
}

static bool text_letter(char ch)
{
        return (ch >= 'a' && ch <= 'z') || (unsigned char)ch >= 0x80;
}

/* core_of: without the digits and signs around it: Password-2017! is "password". */
static struct str core_of(struct str s)
{
        size_t from = 0, to = s.n;
        while (from < to && !text_letter(s.p[from]))
                from++;
        while (to > from && !text_letter(s.p[to - 1]))
                to--;
        return str_slice(s, from, to);
}

static bool common(struct str s)
{
        struct str core = core_of(s);
        size_t piece = monotony_piece(core);
        return word_listed(s) || (core.n >= 4 && word_listed(core)) ||
               (piece >= 4 && word_listed(str_slice(core, 0, piece)));
}

/* ---- runs and repeats ---- */

/* said_twice: the letters are one piece again and again, whatever digits and signs stand between: abcd2017abcd. */
static bool said_twice(struct str s)
{
        char letters[4 * PASSWORD_MAX + 1];
        size_t n = 0;
        for (size_t i = 0; i < s.n && n < sizeof letters; i++)
                if (text_letter(s.p[i]))
                        letters[n++] = s.p[i];
        return n >= 6 && monotony_piece((struct str){ letters, n }) > 0;
}

/* plain: made of three runs or fewer, of four different characters or fewer, or of one piece said again. */
static bool plain(struct str s)
{
        uint32_t seen[4], last = 0;
        size_t runs = 0, different = 0;
        for (size_t at = 0; at < s.n;) {
                const uint32_t cp = utf8_next(s, &at);
                bool known = false;
                for (size_t i = 0; i < different && i < COUNT(seen); i++)
                        known = known || seen[i] == cp;
                if (!known && different++ < COUNT(seen))
                        seen[different - 1] = cp;
                runs += last == 0 || !monotony_follows(last, cp);
                last = cp;
        }
        return runs <= 3 || different <= COUNT(seen) || monotony_piece(s) > 0 || said_twice(s);
}

/* ---- whose it is ---- */

/* Words anybody near knows, besides those of the account: the program's and the office's. */
static const char *const near_words[] = { "bangfu", "fupin", "tuopin", "zhenxing", "帮扶", "扶贫", "脱贫", "振兴" };
#define WHO_MAX 16

struct who { /* the words that say whose password it is */
        struct str words[WHO_MAX];
        size_t n;
};

static void who_add(struct who *w, struct str word)
{
        if (word.n >= 2 && w->n < WHO_MAX)
                w->words[w->n++] = word;
}

static struct str turned(struct arena *a, struct str s)
{
        char *out = NEWS(a, char, s.n + 1);
        for (size_t i = 0; i < s.n; i++)
                out[i] = s.p[s.n - 1 - i];
        return (struct str){ out, s.n };
}

/* The county's short form and its pinyin, 定远 and dingyuan. The demonstration's password is published anyway, and is
 * its county's name. */
static bool who_county(struct ctx *c, struct who *w)
{
        struct val name = V_NULL;
        struct str demo;
        if (!c->db)
                return true;
        if (!store_meta(c, "demo", &demo) ||
            !db_one(c, db_sql(c->db, "core.place_name"), ARGS(ARG("code", V_TEXT(c->county))), &name))
                return false;
        if (demo.n)
                return true;
        struct str s = name.type == VAL_TEXT ? arena_str(c->arena, name.s) : S("");
        for (size_t i = 0; i < 2 && s.n; i++) { /* as it is, and without 县, 市, 区 */
                who_add(w, s);
                who_add(w, pinyin_full(c->arena, s));
                if (!str_drop_end(&s, S("县")) && !str_drop_end(&s, S("市")) && !str_drop_end(&s, S("区")))
                        break;
        }
        return true;
}

/* longest_at: bytes of the longest word of `w` that stands there; 0: none. */
static size_t longest_at(const struct who *w, struct str rest)
{
        size_t longest = 0;
        for (size_t i = 0; i < w->n; i++)
                if (w->words[i].n > longest && str_starts(rest, w->words[i]))
                        longest = w->words[i].n;
        return longest;
}

#define LEFT_LEAST 4 /* different letters beside the words that anybody knows; digits are years and birthdays */

/* says_who: words of the account, the county or the office, and beside them next to nothing but digits and signs. */
static bool says_who(struct str s, const struct who *w)
{
        uint32_t seen[LEFT_LEAST];
        size_t different = 0, found = 0;
        for (size_t at = 0; at < s.n && different < LEFT_LEAST;) {
                const size_t word = longest_at(w, str_slice(s, at, s.n));
                found += word > 0;
                at += word;
                if (word || !text_letter(s.p[at])) {
                        at += !word;
                        continue;
                }
                const uint32_t cp = utf8_next(s, &at);
                bool known = false;
                for (size_t i = 0; i < different; i++)
                        known = known || seen[i] == cp;
                if (!known)
                        seen[different++] = cp;
        }
        return found > 0 && different < LEFT_LEAST;
}

static bool who_is(struct ctx *c, struct str login, struct str title, struct who *w)
{
        const struct str l = lowered(c->arena, login), t = lowered(c->arena, title);
        *w = (struct who){ .n = 0 };
        who_add(w, l);
        who_add(w, turned(c->arena, l));
        who_add(w, core_of(l));
        who_add(w, t);
        who_add(w, pinyin_full(c->arena, title));
        who_add(w, pinyin_initials(c->arena, title));
        for (size_t i = 0; i < COUNT(near_words); i++)
                who_add(w, str_of(near_words[i]));
        return who_county(c, w);
}

static bool refused(struct ctx *c, const char *code, const char *zh, const char *en)
{
        return fail(c, ERR_INVALID, code, "password", "%s", say(c, zh, en));
}

bool password_fit(struct ctx *c, struct str password, struct str login, struct str title)
{
        size_t n = utf8_length(password);
        if (n < PASSWORD_MIN || n > PASSWORD_MAX)
                return fail(c, ERR_INVALID, "password.length", "password",
                            say(c, "密码须为 %d 至 %d 个字符，现为 %zu 个",
                                "a password has %d to %d characters; this one has %zu"),
                            PASSWORD_MIN, PASSWORD_MAX, n);
        struct str s = lowered(c->arena, password);
        if (plain(s))
                return refused(c, "password.plain", "密码不能是连续或重复的字符，如 1111111111、abcdefghij、1234512345",
                               "no runs and no repeats, as 1111111111, abcdefghij, 1234512345");
        if (common(s))
                return refused(c, "password.common", "这个密码太常见，很多人都在用；请换一个，例如几个互不相干的词",
                               "too many people have this password; take another, some words that have nothing to do "
                               "with one another");
        struct who who;
        if (!who_is(c, login, title, &who))
                return false;
        if (says_who(s, &who))
                return refused(c, "password.name",
                               "密码不能是用户名、姓名、县名或“扶贫”“帮扶”这类词加上年份、数字，请再加几个互不相干的字词",
                               "a password is not the login, the name, the county or the office's words with a year or "
                               "digits; add words that have nothing to do with them");
        return true;
}

/* Fourteen of 55 letters are more than 80 bits: nobody guesses one in the time until its first login. Letters and
 * digits that nobody takes for one another, for it is read off a screen and typed: no l and 1, no O and 0. From the
 * system's randomness and without a remainder, so each letter is as likely as any other. */
struct str password_made(struct ctx *c)
{
        static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        const size_t n = 14;
        struct str made = { NEWS(c->arena, char, n + 1), n };
        do {
                char *out = NEWS(c->arena, char, n + 1);
                for (size_t i = 0; i < n; i++)
                        out[i] = letters[randombytes_uniform(sizeof letters - 1)];
                made.p = out;
        } while (plain(lowered(c->arena, made)) || common(lowered(c->arena, made)));
        return made;
}
