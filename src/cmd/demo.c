/* demo.c: bangfu demo: a new store that holds the demonstration county (demo/demo.h). Refuses a store that exists. The
 * accounts it prints are of invented people and share one password: such a store is for trying, never for work. */
#include "cmd/demo_accounts.h"

/* demo_make tells what it is doing and how far it is; the bar takes both. */
static void watch(void *to, const char *what, int percent)
{
        struct progress *bar = to;
        bar->what = what;
        progress_at(bar, percent);
}

/* Whole and not negative, so that one county is written by one number. */
static bool read_seed(struct ctx *c, const char *text, uint64_t *seed)
{
        int64_t n = DEMO_SEED;
        if (text && (!str_int(str_of(text), &n) || n < 0))
                return fail(c, ERR_INVALID, "seed.invalid", "--seed",
                            say(c, "种子“%s”应为不小于 0 的整数", "the seed “%s” must be a whole number, 0 or more"),
                            text);
        *seed = (uint64_t)n;
        return true;
}

/* The day stays what it is in such a store, so that every figure of it can be told beforehand. */
static bool read_day(struct ctx *c, const char *text, const char **day)
{
        *day = text ? text : DEMO_DAY;
        return demo_day_allowed(*day) ||
               fail(c, ERR_INVALID, "day.invalid", "--day",
                    say(c, "不能建到“%s”：演示县可以是 %s（默认），或 %s 到 %s 之间的一天，写作 2026-06-30",
                        "no county of “%s”: it can be %s (as without --day) or a day from %s to %s, like 2026-06-30"),
                    text, DEMO_DAY, DEMO_FIRST_DAY, DEMO_LAST_DAY);
}

/* Printed on purpose: all are invented, and whoever tries the program should find the way in. A store of work
 * never has them (store_demo). */
void demo_say_accounts(const struct ctx *c)
{
        const struct demo_account *a;
        printf(say(c, "演示账号，密码都是 %s：\n", "Accounts of the demonstration; the password of each is %s:\n"),
               DEMO_PASSWORD);
        for (size_t i = 0; (a = demo_account_at(i)); i++)
                printf("  %-10s %s\n", a->login, role_title(c, a->role));
}

/* demo_make refuses a store that exists, for a demonstration must never be poured over work. */
static int run(struct ctx *c, const struct input *in)
{
        const char *address = input_word(in, 0);
        struct progress bar = progress_start("", 100);
        uint64_t seed;
        const char *day;
        if (!read_seed(c, input_option(in, "seed"), &seed) || !read_day(c, input_option(in, "day"), &day))
                return command_fail(c);
        bool made = demo_make(c, address, day, seed, watch, &bar);
        progress_end(&bar);
        if (!made)
                return command_fail(c);
        printf(say(c, "已建立演示县 %s，日期固定为 %s，人员均为虚构。\n下一步：bangfu serve %s\n",
                   "%s holds the demonstration county on its fixed day %s; every person is invented.\nNext: bangfu "
                   "serve %s\n"),
               address, day, address);
        demo_say_accounts(c);
        return 0;
}

/* Without a seed it is always the same county (DEMO_SEED), whose figures the manual and the tests know. */
static const struct option options[] = {
        { "day", "YYYY-MM-DD", "县的日期：不写是 2017-12-31；2021 年起的一天则是今天这样的县，户都已脱贫，机构用那天的名称",
          "the county's day; without it 2017-12-31, on a day since 2021 a county where everybody is out of poverty" },
        { "seed", "N", "随机种子：同一种子得到同样的记录", "the same seed makes the same records" },
};
/* No --county and no --places: the county is Dingyuan's map with invented people. */
const struct command cmd_demo = { .name = "demo",
                                  .words = "STORE",
                                  .needs = 1,
                                  OPTIONS(options),
                                  .title = "新建一个演示县的数据文件",
                                  .title_en = "make a new store with the demonstration county",
                                  .help = "地名真实，人员、单位往来和数字都是虚构的。",
                                  .help_en = "The places are real; people, enterprises and events are invented.",
                                  .run = run };
