/* figure.c: bangfu figure: one number and nothing else, for scripts: its list measured over a period, at a place.
 *
 * No unit, no title, no thousands: a script compares it. What was taken without being asked for (the day, the account's
 * own place), or is of a day to come, is said on stderr. It is the number the pages show, since both ask
 * query_measure; "—" is printed where there is none, and is no nought. */
#include "cmd/cmd.h"

#include "core/query.h"

/* figure_unknown: names the figures that begin with the same word, else where to find them all. A code is
 * mostly right up to the point. */
static bool figure_unknown(struct ctx *c, struct str name)
{
        struct str head = str_slice(name, 0, str_find(name, S(".")));
        struct str near = S("");
        const struct list *l;
        for (size_t i = 0; (l = list_at(i)); i++)
                if (l->figure && head.n && str_starts(str_of(l->name), head))
                        near = arena_fmt(c->arena, "%.*s%s%s", FMT(near), near.n ? ", " : "", l->name);
        if (near.n)
                return fail(c, ERR_MISSING, "figure.unknown", "",
                            say(c, "没有指标“%.*s”；相近的有：%.*s", "no figure “%.*s”; there are: %.*s"), FMT(name),
                            FMT(near));
        return fail(c, ERR_MISSING, "figure.unknown", "",
                    say(c, "没有指标“%.*s”；用 bangfu catalogue --lists 查看全部",
                        "no figure “%.*s”; bangfu catalogue --lists shows them all"),
                    FMT(name));
}

/* say_taken: the number is of this place and day, where nobody named them. */
static bool say_taken(struct ctx *c, const struct query *q, bool no_place, bool no_period)
{
        struct str where;
        bool own = no_place && (q->place || scope_own(c->actor));
        if (!own && !no_period && !period_ahead(c, q->list, q->period))
                return true;
        if (!seat_called(c, q->place, &where))
                return false;
        fprintf(stderr, "%.*s%s%.*s\n", FMT(where), say(c, "，", ", "), FMT(period_words(c, q->list, q->period)));
        return true;
}

/* measured_text: CODE or CODE@PLACE. A check counts as a figure here too: how many rows it has is a number. The
 * right is that to the number (scope_counts), which of a compartment is wider than that to its rows. */
static bool measured_text(struct ctx *c, struct str asked, struct str period, struct str *out)
{
        size_t at = str_find(asked, S("@"));
        struct str name = str_slice(asked, 0, at);
        const char *place = at < asked.n ? arena_copy(c->arena, str_slice(asked, at + 1, asked.n)) : NULL;
        struct query q = { .list = list_find(name) };
        int64_t value = 0;
        bool none = false;
        if (!q.list)
                return figure_unknown(c, name);
        q.e = entity_find(str_of(q.list->of));
        if (!period_asked(c, period, &q.period) || !command_seat(c, place, &q.place))
                return false;
        if (!scope_counts(c->actor, q.e, q.place))
                return fail(c, ERR_FORBIDDEN, "right.none", q.list->name,
                            say(c, "“%s”不能查看“%s”的数字", "%s may not see a number of %s"), c->actor->name,
                            entity_title(c, q.e));
        if (!query_measure(c, &q, &value, &none))
                return false;
        *out = figure_text(c, q.list, value, none);
        return say_taken(c, &q, !place, !period.n);
}

/* The number and a line's end, and nothing else on stdout, whatever goes wrong. */
static int run(struct ctx *c, const struct input *in)
{
        struct str text, period = in->n_words > 2 ? str_of(input_word(in, 2)) : S("");
        if (!measured_text(c, str_of(input_word(in, 1)), period, &text))
                return command_fail(c);
        printf("%.*s\n", FMT(text));
        return 0;
}

/* Without a period the store's day is taken, as on the pages. */
const struct command cmd_figure = {
        .name = "figure",
        .words = "STORE CODE[@PLACE] [PERIOD]",
        .needs = 2,
        .takes = 3,
        .flags = COMMAND_STORE,
        .title = "打印一个指标的数值",
        .title_en = "print the number of one figure",
        .help = "PERIOD：2017、2017-05、2017-Q1、2016..2017、2017-12-31 或 2017-01-01..2017-06-30，默认今天；没有数值时打印 —。",
        .help_en = "PERIOD: 2017, 2017-05, 2017-Q1, 2016..2017, 2017-12-31 or 2017-01-01..2017-06-30; today unless "
                   "said. No value is printed as —.",
        .run = run
};
