/* amount.c: numbers in 万元 and 亿元, rounded half up (see amount.h). */
#include "brief/amount.h"

/* Whole first: money of a county in 万元 to one place, in 亿元 to two, as papers have it. */
static const struct brief_unit units[] = {
        { "亿元", 100000000, 2, "万元" }, { "万元", 10000, 1, "元" }, { "元", 1, 0, NULL },
        { "亿", 100000000, 2, "万" },     { "万", 10000, 1, "" },     { "", 1, 0, NULL },
        { "million", 1000000, 2, "" },
};

const struct brief_unit *brief_unit(struct str name)
{
        for (size_t i = 0; i < COUNT(units); i++)
                if (str_is(name, units[i].name))
                        return &units[i];
        return NULL;
}

static int64_t tens(int n)
{
        int64_t power = 1;
        for (; n > 0; n--)
                power *= 10;
        return power;
}

/* trimmed: 2667.00 as 2667, 62.50 as 62.5. */
static struct str trimmed(struct str number)
{
        if (str_find(number, S(".")) == number.n)
                return number;
        while (number.p[number.n - 1] == '0')
                number.n--;
        if (number.p[number.n - 1] == '.')
                number.n--;
        return number;
}

/* english_grouped: 1272400 as 1,272,400: English prose has it so, Chinese papers don't. */
static struct str english_grouped(struct ctx *c, struct str number)
{
        struct str rest = number, whole, text = S("");
        (void)str_cut(&rest, '.', &whole);
        bool minus = str_drop_start(&whole, S("-"));
        if (!str_digits(whole))
                return number;
        for (size_t i = 0; i < whole.n; i++)
                text = arena_fmt(c->arena, "%.*s%s%c", FMT(text), i && (whole.n - i) % 3 == 0 ? "," : "", whole.p[i]);
        return arena_fmt(c->arena, "%s%.*s%.*s", minus ? "-" : "", FMT(text),
                         FMT(str_slice(number, whole.n + minus, number.n)));
}

static struct str prose(struct ctx *c, struct str number)
{
        return c->lang == LANG_EN ? english_grouped(c, trimmed(number)) : trimmed(number);
}

struct str brief_amount(struct ctx *c, const struct list *l, int64_t value, bool none, const struct brief_unit *unit)
{
        if (none || !unit)
                return prose(c, figure_text(c, l, value, none));
        const int64_t least = tens(l->scale), size = value < 0 ? -value : value;
        while (unit->below && size < unit->of * least)
                unit = brief_unit(str_of(unit->below));
        const int64_t places = tens(unit->decimals), one = unit->of * least;
        const int64_t parts = (size / one) * places + ((size % one) * places + one / 2) / one;
        struct str number = arena_fmt(c->arena, "%s%lld", value < 0 ? "-" : "", (long long)(parts / places));
        if (unit->decimals)
                number = arena_fmt(c->arena, "%.*s.%0*lld", FMT(number), unit->decimals, (long long)(parts % places));
        return arena_fmt(c->arena, "%.*s%s%s", FMT(prose(c, number)), c->lang == LANG_EN && unit->name[0] ? " " : "",
                         unit->name);
}
