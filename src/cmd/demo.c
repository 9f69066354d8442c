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
        if (!read_seed(c, input_option(in, "seed"), &seed))
                return command_fail(c);
        bool made = demo_make(c, address, seed, watch, &bar);
        progress_end(&bar);
        if (!made)
                return command_fail(c);
        printf(say(c, "已建立演示县 %s，日期固定为 %s，人员均为虚构。\n下一步：bangfu serve %s\n",
                   "%s holds the demonstration county on its fixed day %s; every person is invented.\nNext: bangfu "
                   "serve %s\n"),
               address, DEMO_DAY, address);
        demo_say_accounts(c);
        return 0;
}

/* Without a seed it is always the same county (DEMO_SEED), whose figures the manual and the tests know. */
static const struct option options[] = {
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
