/* init.c: bangfu init: a new store for one county, with its places and calendar and nothing else. Refuses a store that
 * exists and a table with a single bad row; then nothing is left behind. */
#include "cmd/cmd.h"

#include "cmd/places.h"
#include "core/account.h"

#include <unistd.h>

/* fill_new_store: one change for all, so that the new store has either its places and its calendar or nothing. */
static bool fill_new_store(struct ctx *c, const struct place_rows *rows)
{
        struct change *ch;
        act_as(c, account_local(c, "command"));
        if (!change_begin(
                    c, &(struct change_head){ .reason = say(c, "建库：区划和日历", "new store: places and calendar") },
                    &ch))
                return false;
        if (!places_put(c, ch, rows) || !calendar_put(c, ch))
                return change_abandon(c, ch);
        return change_commit(c, ch, NULL);
}

/* remove_half_made: what a failure in the middle must not leave, SQLite's two companions among it: the next try
 * would refuse a store that exists. */
static void remove_half_made(struct ctx *c, const char *address)
{
        static const char *const tails[] = { "", "-wal", "-shm" };
        if (c->app) {
                store_leave(c);
                store_close(c->app);
                c->app = NULL;
        }
        for (size_t i = 0; i < COUNT(tails); i++)
                unlink(arena_fmt(c->arena, "%s%s", address, tails[i]).p);
}

/* report_made: how many of each level were found is the quickest proof that the table was the right one; and
 * what to do next, for an empty store opens to nobody. */
static void report_made(struct ctx *c, const char *address, const struct place_rows *rows)
{
        size_t townships = 0, villages = 0;
        for (size_t i = 0; i < rows->n; i++) {
                townships += rows->items[i].code.n == 9;
                villages += rows->items[i].code.n == 12;
        }
        if (!rows->items[0].line)
                fprintf(stderr,
                        say(c, "bangfu: 文件中没有县本身，暂以代码 %s 为名，可在“区划”里改。\n",
                            "bangfu: the file has no line for the county; it is called %s until you rename it.\n"),
                        c->county);
        printf(say(c,
                   "已建立 %s：%.*s，乡镇级 %zu 个，村级 %zu 个。\n下一步：bangfu account add %s 用户名 --role "
                   "accounts --place %s，再为另一个人建 --role security（一人提出授权，一人决定）；bangfu serve %s\n",
                   "%s is made: %.*s, %zu at township level, %zu at village level.\n"
                   "Next: bangfu account add %s LOGIN --role accounts --place %s, and for another person --role "
                   "security (one names rights, the other decides); bangfu serve %s\n"),
               address, FMT(rows->items[0].name), townships, villages, address, c->county, address);
}

/* folder_writable: said in plain words before SQLite says it in its own. */
static bool folder_writable(struct ctx *c, const char *address)
{
        const char *slash = strrchr(address, '/');
        const char *folder = !slash ? "."
                             : slash == address
                                     ? "/"
                                     : arena_copy(c->arena, (struct str){ address, (size_t)(slash - address) });
        return access(folder, W_OK | X_OK) == 0 || fail(c, ERR_INVALID, "store.folder", "",
                                                        say(c, "目录 %s 不存在，或不能在里面写文件",
                                                            "the directory %s is not there, or not to be written in"),
                                                        folder);
}

/* The table is read and checked before a store is made: a bad row leaves nothing behind. The county's code is
 * six digits as everywhere in the store; nothing is cut or padded. */
static int run(struct ctx *c, const struct input *in)
{
        const char *address = input_word(in, 0), *county = input_option(in, "county"),
                   *places = input_option(in, "places");
        struct place_rows rows;
        if (!county)
                return command_lacks(c, in->command, "缺少 --county CODE（县代码，6 位）",
                                     "--county CODE is missing: the county's six digits");
        if (!places)
                return command_lacks(c, in->command, "缺少 --places FILE（区划表）",
                                     "--places FILE is missing: the table of divisions");
        if (strlen(county) != 6 || !str_digits(str_of(county))) {
                (void)fail(
                        c, ERR_INVALID, "county.invalid", "--county",
                        say(c, "县代码“%s”应为 6 位数字，如 341125", "county code “%s” must have 6 digits, as 341125"),
                        county);
                return command_fail(c);
        }
        if (!folder_writable(c, address) || !places_open(c, places, county, &rows) || !store_create(c, address, county))
                return command_fail(c);
        if (!fill_new_store(c, &rows)) {
                int status = command_fail(c);
                remove_half_made(c, address);
                return status;
        }
        report_made(c, address, &rows);
        return 0;
}

/* Both are required and still options: named words can't be put in the wrong order. */
static const struct option options[] = {
        { "county", "CODE", "县代码，6 位", "the county's code of six digits" },
        { "places", "FILE", "区划表：列 code, name, parent，可有 kind, from_on, to_on；csv 或 xlsx",
          "the divisions: columns code, name, parent, and if wanted kind, from_on, to_on; csv or xlsx" },
};
const struct command cmd_init = { .name = "init",
                                  .words = "STORE --county CODE --places FILE",
                                  .needs = 1,
                                  OPTIONS(options),
                                  .title = "新建一个县的数据文件，写入区划和日历",
                                  .title_en = "make a new store with a county's places and the calendar",
                                  .help = "不填 kind 时按代码段确定类别：9 位代码末三位 001-099 街道，100-199 "
                                          "镇，200-399 乡；12 位 001-199 社区，200-399 行政村。",
                                  .help_en = "Without kind it follows from the code: nine digits ending in 001-099 "
                                             "subdistrict, 100-199 town, 200-399 township; "
                                             "twelve in 001-199 community, 200-399 village.",
                                  .run = run };
