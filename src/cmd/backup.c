/* backup.c: bangfu backup and bangfu restore: a store copied whole into one file while it is worked with, and made a
 * store again elsewhere (core/backup.h). Neither writes over anything unless it was said, and status 0 means that all
 * is on the disk. */
#include "core/backup.h"

#include "cmd/backup.h"
#include "cmd/cmd.h"
#include "core/account.h"

#include <inttypes.h>
#include <sys/stat.h>

/* COUNTY BLOCK DIGEST: to stdout, so that it can be kept apart from the file. */
void say_heads(const struct backup *b)
{
        for (size_t i = 0; i < b->n_heads; i++)
                printf("%s %" PRId64 " %s\n", b->heads[i].chain, b->heads[i].seq, b->heads[i].digest);
}

void warn_open(const struct ctx *c, const char *file)
{
        struct stat st;
        if (stat(file, &st) != 0 || !S_ISREG(st.st_mode) || !(st.st_mode & (S_IRWXG | S_IRWXO)))
                return;
        fprintf(stderr,
                say(c, "注意：备份 %s 对本机其他用户开放（权限 %04o），里面有全县的身份证号。请收紧：chmod 600 %s\n",
                    "Warning: others on this machine may open the backup %s (mode %04o), which holds the county's ID "
                    "numbers: chmod 600 %s\n"),
                file, (unsigned)(st.st_mode & 07777), file);
}

/* A backup knows no scope: an account, which has one, is not asked to make it. */
static int run_backup(struct ctx *c, const struct input *in)
{
        const char *file = input_word(in, 1);
        const enum file_settle how = input_given(in, "replace") ? FILE_REPLACE : FILE_NEW;
        struct backup b;
        if (c->actor->account_id) {
                (void)fail(c, ERR_FORBIDDEN, "backup.account", "--as", "%s",
                           say(c, "备份含全县数据，不能以某个账号的权限做",
                               "a backup holds the whole county; it is not made within an account's rights"));
                return command_fail(c);
        }
        if (!backup_make(c, file, how, &b))
                return command_fail(c);
        say_heads(&b);
        fprintf(stderr,
                say(c, "已备份到 %s（%" PRId64 " 字节的数据），权限 0600。\n",
                    "Backed up to %s (%" PRId64 " bytes of data), mode 0600.\n"),
                file, b.size);
        return 0;
}

static int run_restore(struct ctx *c, const struct input *in)
{
        const char *file = input_word(in, 0), *address = input_word(in, 1);
        struct backup b;
        warn_open(c, file);
        act_as(c, account_local(c, "command"));
        if (!backup_restore(c, file, address, &b))
                return command_fail(c);
        say_heads(&b);
        fprintf(stderr,
                say(c, "由 %s 恢复了 %s：%s 县，%s 的数据。接着请核验：bangfu verify %s\n",
                    "From %s restored %s: county %s, as of %s. Next: bangfu verify %s\n"),
                file, address, b.county, b.made_on, address);
        return 0;
}

static const struct option backup_options[] = {
        { "replace", NULL, "可以替换同名的备份文件", "take the place of a backup of that name" },
};
const struct command cmd_backup = {
        .name = "backup",
        .words = "STORE FILE",
        .needs = 2,
        .flags = COMMAND_STORE,
        OPTIONS(backup_options),
        .title = "把数据文件（含附件）备份到一个文件",
        .title_en = "back up a store, attachments included, into one file",
        .help = "服务运行时也可以做；打印各链的链头。退出码为 0 才算成功。",
        .help_en = "Beside a running server, too; prints the heads of the chains. Only status 0 means success.",
        .run = run_backup,
};
const struct command cmd_restore = {
        .name = "restore",
        .words = "FILE STORE",
        .needs = 2,
        .title = "由备份恢复成一个新的数据文件",
        .title_en = "make a new store from a backup",
        .help = "先核对全部摘要；已有的文件不覆盖，失败时什么也不留下。",
        .help_en = "Every digest is proved first; nothing that exists is overwritten, nothing is left by a failure.",
        .run = run_restore,
};
