/* english.c: see english.h. Few endings and a dozen verbs: what the catalogue's words have, and not a grammar. */
#include "base/english.h"

/* Before the noun there may be "private" or "full-time"; behind these words there is no noun of the number any more. */
#define NO_NOUN \
        "of|in|by|with|and|at|is|are|was|were|has|have|had|to|from|after|the|than|for|on|not|met|sent|done|serve|serves"

static const char *const verbs[][2] = {
        { "are", "is" },           { "were", "was" },       { "have", "has" },   { "serve", "serves" },
        { "cover", "covers" },     { "remain", "remains" }, { "lack", "lacks" }, { "stand", "stands" },
        { "employ", "employs" },   { "lead", "leads" },     { "help", "helps" }, { "wait", "waits" },
        { "receive", "receives" },
};

/* noun_one: branches, activities, households. */
static struct str noun_one(struct arena *a, struct str word)
{
        struct str cut = word;
        if (str_drop_end(&cut, S("ies")))
                return arena_fmt(a, "%.*sy", FMT(cut));
        if (str_ends(word, S("ches")) || str_ends(word, S("shes")) || str_ends(word, S("xes")))
                return str_slice(word, 0, word.n - 2);
        bool plural = word.n > 3 && str_ends(word, S("s")) && !str_ends(word, S("ss")) && !str_ends(word, S("us")) &&
                      !str_ends(word, S("is"));
        return plural ? str_slice(word, 0, word.n - 1) : word;
}

struct str english_one(struct arena *a, struct str plural)
{
        size_t end = str_find(plural, S(" "));
        struct str head = noun_one(a, str_slice(plural, 0, end));
        return arena_fmt(a, "%.*s%.*s", FMT(head), FMT(str_slice(plural, end, plural.n)));
}

static bool in_word(char ch)
{
        return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || ch == '-';
}

/* next_word: the word behind one blank at `from`; empty where the clause ends. */
static struct str next_word(struct str s, size_t from)
{
        size_t end = from + 1;
        if (from >= s.n || s.p[from] != ' ')
                return (struct str){ "", 0 };
        while (end < s.n && in_word(s.p[end]))
                end++;
        return str_slice(s, from + 1, end);
}

static struct str replaced(struct arena *a, struct str s, size_t at, struct str old, struct str now)
{
        return arena_fmt(a, "%.*s%.*s%.*s", FMT(str_slice(s, 0, at)), FMT(now), FMT(str_slice(s, at + old.n, s.n)));
}

struct str english_after_one(struct arena *a, struct str words)
{
        size_t at = 0;
        struct str word = next_word(words, at);
        for (int i = 0; i < 3 && word.n && !str_among(word, NO_NOUN); i++) {
                struct str one = noun_one(a, word);
                if (!str_eq(one, word)) {
                        words = replaced(a, words, at + 1, word, one);
                        at += 1 + one.n;
                        break;
                }
                at += 1 + word.n;
                word = next_word(words, at);
        }
        word = next_word(words, at);
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
                if (str_is(word, verbs[i][0]))
                        return replaced(a, words, at + 1, word, str_of(verbs[i][1]));
        return words;
}
