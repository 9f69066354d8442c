/* own_words.c: what a county may call things (see own_words.h).
 *
 * A county's word never changes a fact: a code is added only to a list that takes any, a word that means one code is
 * never given to another, and what is near a code is not made a word for it. Stretches of one code follow each other
 * and don't overlap, or nobody could say which word holds. */
#include "mechanisms/ground/own_words.h"

#include "base/term.h"
#include "mechanisms/ground/shared.h"

static struct str text_now(const struct draft *d, const struct draft *old, const char *field)
{
        const struct val v = draft_now(d, old, field);
        return v.type == VAL_TEXT ? v.s : S("");
}

/* take_code: a code of ours may be given by its title, which is what the pages show. */
static void take_code(struct ctx *c, struct draft *d, const struct codes *list)
{
        const struct val given = draft_given(d, "code") ? draft_get(d, "code") : V_NULL;
        struct code k;
        for (size_t i = 0; list && given.type == VAL_TEXT && code_at(list, i, &k); i++)
                if (!k.kept && term_means(c, given.s, k.title, k.title_en)) {
                        draft_set(d, "code", V_STR(arena_str(c->arena, str_of(k.code))));
                        return;
                }
}

static bool stretches_apart(struct ctx *c, const struct draft *d, const struct draft *old)
{
        struct val other = V_NULL;
        if (!db_one(c, db_sql(c->db, "own_words.overlap"),
                    ARGS(ARG("list", draft_now(d, old, "list")), ARG("code", draft_now(d, old, "code")),
                         ARG("from_on", draft_now(d, old, "from_on")), ARG("to_on", draft_now(d, old, "to_on")),
                         ARG("id", V_INT(d->id))),
                    &other))
                return false;
        return other.type != VAL_TEXT ||
               fail(c, ERR_CONFLICT, "code_entry.overlap", "from_on",
                    say(c, "这个代码在同一时段已有叫法“%.*s”：先给它写上停用日期，再从次日起登记新的叫法",
                        "the code is called “%.*s” on some of these days: give that its end, and begin the day after"),
                    FMT(other.s));
}

bool code_entry_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const struct str list = text_now(d, old, "list");
        take_code(c, d, list.n ? codes_find(list) : NULL);
        const struct str code = text_now(d, old, "code"), title = text_now(d, old, "title");
        if (!list.n || !code.n || !title.n)
                return true; /* told by what is required */
        return code_own_check(c, list, code,
                              arena_fmt(c->arena, "%.*s|%.*s|%.*s", FMT(title), FMT(text_now(d, old, "title_en")),
                                        FMT(text_now(d, old, "synonyms")))) &&
               stretches_apart(c, d, old);
}

bool word_map_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const struct str list = text_now(d, old, "list"), code = text_now(d, old, "code");
        const struct codes *of = list.n ? codes_find(list) : NULL;
        if (draft_now(d, old, "place").type == VAL_NULL)
                draft_set(d, "place", V_TEXT(c->county));
        return !of || !code.n || code_word_check(c, of, code, text_now(d, old, "word"), "word");
}
