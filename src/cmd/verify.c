/* verify.c: bangfu verify: walks the chains of the journal, replays them against every register and says each fault in
 * a line. Exit status 1 when there is one. Reads only.
 *
 * It needs nothing but the file: neither the server nor a key nor anybody's leave who might have changed it. So an
 * auditor runs it himself, on a copy if he likes. */
#include "cmd/cmd.h"

#include "cmd/backup.h"
#include "core/backup.h"

/* To stdout: the list of faults is what was asked for. */
static void say_line(void *to, struct str line)
{
        fprintf((FILE *)to, "%.*s\n", FMT(line));
}

/* Every fault is said while it is found, so that a walk that is broken off has told what it saw. What to do
 * stands in the last line: keep the file, for it is the evidence, and compare with a backup. */
static int say_faults(struct ctx *c, int64_t faults)
{
        fprintf(stderr, "bangfu: ");
        fprintf(stderr,
                say(c,
                    "发现 %lld "
                    "处不符：数据被绕过程序改动过，或文件已损坏。请保留此文件，用最近的备份核对上面所列记录。",
                    "%lld faults: the data were changed behind the program's back, or the file is damaged. "
                    "Keep the file "
                    "and compare the records named with the latest backup."),
                (long long)faults);
        fprintf(stderr, "\n");
        return 1;
}

/* The heads, so that two who verified can tell each other in a line that they hold the same county. */
static int run(struct ctx *c, const struct input *in)
{
        int64_t faults = 0;
        struct backup b = { 0 };
        const bool store = c->app != NULL;
        if (!store)
                warn_open(c, input_word(in, 0));
        if (store ? !store_verify(c, say_line, stdout, &faults) || !backup_heads(c, &b)
                  : !backup_verify(c, input_word(in, 0), say_line, stdout, &b, &faults))
                return command_fail(c);
        if (faults)
                return say_faults(c, faults);
        printf("%s\n", store ? say(c, "完好：日志链、各登记簿与日志一致。",
                                   "sound: the chains hold and every register agrees with its journal.")
                             : say(c, "完好：备份的每一部分与摘要一致，其中的日志链、各登记簿与日志一致。",
                                   "sound: every part of the backup matches its digest; the chains hold and every "
                                   "register agrees with its journal."));
        say_heads(&b);
        return 0;
}

static const struct option options[] = {
        { "without-wal", NULL, "缺少“-wal”文件也打开，只核验现有部分", "open it without its “-wal” file, and check what there is" },
};
const struct command cmd_verify = {
        .name = "verify",
        .words = "STORE|FILE",
        .needs = 1,
        .flags = COMMAND_STORE | COMMAND_BACKUP | COMMAND_ALONE,
        OPTIONS(options),
        .title = "核验日志链和全部登记簿；也核验备份文件",
        .title_en = "check the journal's chains and every register against them; of a backup, too",
        .help = "逐块核对摘要、回放每条记录；有不符时逐条列出，退出码为 1。",
        .help_en = "Recomputes every digest and replays every record; lists each fault and ends with status 1.",
        .run = run
};
