/* import.c: bangfu import STORE FILE: a workbook into the registers. Prints what was accepted, changed, found equal and
 * refused; exit status 0, 3 when something was refused, 4 when the sheet belongs to no register. The refused come back
 * beside the file as NAME-待改.xlsx. bangfu import STORE --withdraw N takes an import back, --resume N goes on with one
 * that was cut off. Ctrl-C ends it between two changes; on a full disk it waits for room.
 *
 * The same import as the page's, in the name of whoever runs it: the pages' report, the pages' returned workbook.
 * A file of a million rows is read whole, hence memory of its own. */
#include "cmd/cmd.h"

#include "base/file.h"
#include "http/disclosure.h"
#include "import/import.h"
#include "import/import_report.h"

#include <signal.h>
#include <unistd.h>

/* A report of a workbook of a million rows, all refused, with a sentence each. */
#define OUTPUT_MAX ((size_t)256 << 20)
#define WORKBOOK_MAX ((size_t)6 << 30) /* memory of a workbook of a million rows, which is read whole */

/* The same members as the API's report (report_counts), so that a script can read both. */
static void print_json(struct ctx *c, const struct import_report *r)
{
        struct buf b = BUF(OUTPUT_MAX);
        struct json j = JSON(&b);
        json_open(&j, NULL);
        if (r->id)
                json_text(&j, "id", outside_id(c->arena, c->county, r->id).p);
        json_text(&j, "state", r->state);
        json_text(&j, "subject", r->subject);
        report_counts(c, &j, r, REPORT_PLAIN);
        json_text(&j, "returned", r->returned);
        json_end(&j);
        printf("%.*s\n", FMT(buf_str(&b)));
        buf_free(&b);
}

/* And how to take it back, where something was written: whoever sees that the file was the wrong one shouldn't
 * have to look for the way. */
static void print_words(const struct ctx *c, const struct import_report *r, FILE *to)
{
        struct buf b = BUF(OUTPUT_MAX);
        report_words(c, &b, r);
        if (r->id)
                buf_fmt(&b,
                        say(c, "导入编号 %lld；撤回：bangfu import %s --withdraw %lld\n",
                            "import %lld; to withdraw: bangfu import %s --withdraw %lld\n"),
                        (long long)r->id, store_address(c->app), (long long)r->id);
        fprintf(to, "%.*s", FMT(buf_str(&b)));
        buf_free(&b);
}

/* What others have changed since is left and told by line: taking an import back must not take their work with it. */
static int withdraw(struct ctx *c, const char *number)
{
        struct import_withdrawn w;
        char county[7];
        int64_t id = 0;
        if (!outside_id_parse(str_of(number), county, &id)) {
                (void)fail(c, ERR_INVALID, "option.value", "--withdraw", "%s",
                           say(c, "应为导入编号，如 3", "wants the number of an import, such as 3"));
                return command_fail(c);
        }
        if (!import_withdraw(c, id, &w))
                return command_fail(c);
        printf(say(c, "作废 %lld，恢复 %lld，保留 %lld\n", "%lld voided, %lld restored, %lld left\n"),
               (long long)w.voided, (long long)w.restored, (long long)w.left);
        printf("%.*s", FMT(w.left_lines));
        return 0;
}

/* ---- Ctrl-C, and a full disk ---- */

/* The signals wait to be looked for: a handler could do next to nothing, and between two changes there is time. */
static sigset_t endings(void)
{
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGINT);
        sigaddset(&set, SIGTERM);
        return set;
}

static void hear_interrupts(void)
{
        const sigset_t set = endings();
        pthread_sigmask(SIG_BLOCK, &set, NULL);
}

/* What the importer asks on its way. */
struct way {
        struct progress bar;
        bool said;
};

static bool stops(void *to)
{
        sigset_t come;
        (void)to;
        return sigpending(&come) == 0 && (sigismember(&come, SIGINT) == 1 || sigismember(&come, SIGTERM) == 1);
}

/* Said once; a signal ends the waiting, and is left to be seen by stops. */
static bool waits(void *to, const char *words)
{
        struct way *w = to;
        if (!w->said)
                fprintf(stderr, "bangfu: %s\n", words);
        w->said = true;
        for (int i = 0; i < 20 && !stops(to); i++)
                usleep(100000);
        return !stops(to);
}

/* say_further: how what was cut off goes on, or is taken back. */
static void say_further(struct ctx *c, int64_t id)
{
        fprintf(stderr,
                say(c,
                    "第 %lld 次导入还没有完：下次启动服务或运行会写入的命令时自动接着写；也可以\n"
                    "  接着写：bangfu import %s --resume %lld\n  撤回：bangfu import %s --withdraw %lld\n",
                    "import %lld has not ended: the next server, or the next command that writes, goes on with it; or\n"
                    "  go on now: bangfu import %s --resume %lld\n  withdraw: bangfu import %s --withdraw %lld\n"),
                (long long)id, store_address(c->app), (long long)id, store_address(c->app), (long long)id);
}

/* The total is known only when the sheet has been read. */
static void show_progress(void *to, int64_t done, int64_t total)
{
        struct way *w = to;
        w->bar.total = total;
        progress_at(&w->bar, done);
}

static struct import_order way_of(struct way *w)
{
        return (struct import_order){ .at = show_progress, .stop = stops, .wait = waits, .to = w };
}

/* tell_resumed: before the command's own work, so that its counts are understood. */
static void tell_resumed(struct ctx *c, int64_t id, const struct import_report *r)
{
        if (r)
                fprintf(stderr,
                        say(c, "第 %lld 次导入上次没有完，已接着写完。\n",
                            "import %lld was cut off before; it is complete now.\n"),
                        (long long)id);
        else
                fprintf(stderr, say(c, "第 %lld 次导入还没有完：%s\n", "import %lld has not ended: %s\n"), (long long)id,
                        c->err.text);
}

bool command_resume(struct ctx *c)
{
        struct way way = { .said = true };
        struct import_order how = way_of(&way);
        how.at = NULL;
        how.wait = NULL;
        return import_resume(c, &how, tell_resumed);
}

/* A script tells by the status alone whether everybody has come in (0), somebody is left out (3), or the sheet
 * is another one (4). Without --json words go to stdout; of a sheet that is not understood to stderr, since
 * nothing was done. */
static int import_told(struct ctx *c, const struct input *in, const struct import_report *r)
{
        if (input_given(in, "json"))
                print_json(c, r);
        if (!input_given(in, "json") || !r->understood)
                print_words(c, r, r->understood ? stdout : stderr);
        if (!r->understood)
                return EXIT_NOT_UNDERSTOOD;
        return r->refusals.n ? EXIT_REFUSED : 0;
}

static int not_ended(struct ctx *c, const struct import_report *r)
{
        const bool over = strcmp(c->err.code, "import.state") == 0; /* it has ended already, and goes on nowhere */
        const int status = command_fail(c);
        if (r->id && !over)
                say_further(c, r->id);
        return status;
}

static int resume(struct ctx *c, const struct input *in, struct way *way)
{
        struct import_report r = { .understood = true };
        const struct import_order how = way_of(way);
        char county[7];
        int64_t id = 0;
        if (!outside_id_parse(str_of(input_option(in, "resume")), county, &id)) {
                (void)fail(c, ERR_INVALID, "option.value", "--resume", "%s",
                           say(c, "应为导入编号，如 3", "wants the number of an import, such as 3"));
                return command_fail(c);
        }
        const bool ok = import_go_on(c, id, &how, &r);
        progress_end(&way->bar);
        r.id = id;
        return ok ? import_told(c, in, &r) : not_ended(c, &r);
}

static int take_file(struct ctx *c, const struct input *in, const char *file, struct way *way)
{
        struct import_report r = { .id = 0 };
        const struct str asked = str_of(input_option(in, "for"));
        struct import_order order = way_of(way);
        if (asked.n > 0 && !import_known(c, asked))
                return command_fail(c);
        order.path = file;
        order.asked = asked;
        order.mode = input_given(in, "dry-run") ? IMPORT_DRY : IMPORT_COMMIT;
        if (order.mode == IMPORT_COMMIT && !command_resume(c))
                return command_fail(c);
        /* who guesses is noted by this road as by the page's; disclose_guess leaves the refusal as it is */
        const bool ok = (lookup_may(c) && import_run(c, &order, &r) && disclose_lookup(c, report_numbers(&r))) ||
                        disclose_guess(c, strcmp(c->err.code, "lookup.guess") == 0);
        progress_end(&way->bar);
        return ok ? import_told(c, in, &r) : not_ended(c, &r);
}

static int run(struct ctx *c, const struct input *in)
{
        const char *file = input_word(in, 1);
        if (input_given(in, "withdraw"))
                return withdraw(c, input_option(in, "withdraw"));
        if (!file && !input_given(in, "resume"))
                return command_lacks(c, in->command, "缺少 FILE（要导入的表格）", "FILE is missing: the workbook");
        c->arena->limit = WORKBOOK_MAX;
        hear_interrupts();
        file_sweep();
        struct way way = { .bar = progress_start(say(c, "导入", "importing"), 0) };
        return input_given(in, "resume") ? resume(c, in, &way) : take_file(c, in, file, &way);
}

/* --for takes the place of finding out, for a sheet whose headers say too little; --dry-run is what the page
 * does first. */
static const struct option options[] = {
        { "dry-run", NULL, "只检查，不写入", "check only, write nothing" },
        { "json", NULL, "以 JSON 输出结果", "print the result as JSON" },
        { "for", "ENTITY", "这份表是哪种登记簿", "the register the sheet is of" },
        { "resume", "N", "接着写上次没有写完的第 N 次导入", "go on with import N, which was cut off" },
        { "withdraw", "N", "撤回第 N 次导入，不论写完没有", "take back import N, complete or not" },
};
/* FILE may be missing only beside --withdraw and --resume, hence one word at least and two at most. */
const struct command cmd_import = {
        .name = "import",
        .words = "STORE FILE",
        .needs = 1,
        .takes = 2,
        .flags = COMMAND_STORE,
        OPTIONS(options),
        .title = "导入表格（xlsx、xls、csv）",
        .title_en = "import a workbook (xlsx, xls, csv)",
        .help = "认出表头，逐格检查，写入没有问题的部分；有问题的在原表旁另存“-待改”，改好后再导入。\n"
                "--for 说明这份表是哪种登记簿，不再由程序辨认。\n退出码：0 "
                "全部写入，3 有退回，4 不认识这份表，9 没有写完（中断，或等磁盘空间）。\n"
                "按 Ctrl-C 在写完手头一批后停下；磁盘满了就等空间。没有写完的，下次启动服务或运行会写入的命令时自动接着写。",
        .help_en = "Finds the headers, checks every cell, writes what is right; what is refused comes back beside the "
                   "file to be mended.\n"
                   "--for says which register the sheet is of, in place of finding out.\n"
                   "Exit status: 0 all written, 3 something refused, 4 the sheet belongs to no register, 9 not "
                   "ended (interrupted, or waiting for room on the disk).\n"
                   "Ctrl-C stops it behind the change under way; on a full disk it waits for room. What has not ended "
                   "goes on by itself with the next server or the next command that writes.",
        .run = run
};
