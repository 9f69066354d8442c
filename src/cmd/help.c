/* help.c: bangfu help and bangfu version: what there is, in a line each, or the usage of one command.
 *
 * Both read the table of commands, so that a new one is found here without being written down. */
#include "cmd/cmd.h"

#ifndef BANGFU_VERSION
#define BANGFU_VERSION "0"
#endif

/* Also behind --version (cmd.c), as everybody tries it. One line, for scripts. */
static int run_version(struct ctx *c, const struct input *in)
{
        (void)c, (void)in;
        printf("bangfu %s\n", BANGFU_VERSION);
        return 0;
}

/* A line each, in the order of main.c: first what makes a store, then what is done with it. */
static int overview(const struct ctx *c, const struct input *in)
{
        printf("%s\n\n", say(c, "bangfu：一个县的帮扶责任体系", "bangfu: a county's system of responsibility"));
        for (const struct command *const *k = in->commands; *k; k++)
                printf("  %-10s %s\n", (*k)->name, say(c, (*k)->title, (*k)->title_en));
        printf("\n%s\n", say(c, "bangfu help 命令：看一个命令的用法；每个命令都可加 --lang en。",
                             "bangfu help COMMAND shows the usage of one; each takes --lang zh|en."));
        return 0;
}

/* The usage goes to stdout here, for it was asked for; where a line was wrong it goes to stderr. */
static int run_help(struct ctx *c, const struct input *in)
{
        const char *name = input_word(in, 0);
        if (!name)
                return overview(c, in);
        for (const struct command *const *k = in->commands; *k; k++)
                if (strcmp((*k)->name, name) == 0)
                        return command_usage(c, *k, stdout), 0;
        (void)fail(c, ERR_INVALID, "command.unknown", "",
                   say(c, "没有命令“%s”；用 bangfu help 查看全部命令", "no command “%s”; bangfu help shows them all"),
                   name);
        return command_fail(c);
}

const struct command cmd_help = { .name = "help",
                                  .words = "[COMMAND]",
                                  .takes = 1,
                                  .title = "显示用法",
                                  .title_en = "show the usage",
                                  .run = run_help };
const struct command cmd_version = {
        .name = "version", .words = "", .title = "显示版本", .title_en = "show the version", .run = run_version
};
