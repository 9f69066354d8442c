/* password.c: passwords judged and made (see password.h). */
#include "core/password.h"

#include "base/asset.h"
#include "base/monotony.h"
#include "base/pinyin.h"
#include "base/utf8.h"

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
        return runs <= 3 || different <= COUNT(seen) || monotony_piece(s) > 0;
}

/* ---- whose it is ---- */

/* mostly: the word with fewer than six characters around it. */
static bool mostly(struct str s, struct str word)
{
        return word.n >= 2 && str_find(s, word) < s.n && utf8_length(s) - utf8_length(word) < 6;
}

static bool says_who(struct arena *a, struct str s, struct str login, struct str title)
{
        struct str l = lowered(a, login), t = lowered(a, title);
        char *turned = NEWS(a, char, l.n + 1);
        for (size_t i = 0; i < l.n; i++)
                turned[i] = l.p[l.n - 1 - i];
        struct str twice = arena_fmt(a, "%.*s%.*s", FMT(l), FMT(l));
        return mostly(s, l) || mostly(s, (struct str){ turned, l.n }) || mostly(s, twice) || mostly(s, t) ||
               mostly(s, pinyin_initials(a, title));
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
        if (says_who(c->arena, s, login, title))
                return refused(c, "password.name", "密码不能是用户名或姓名，也不能只在前后加几个字符",
                               "a password is not the login or the name, nor with a few characters around it");
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
