/* cmd.c: reads the command line by the tables of the commands, opens the store, runs the command (see cmd.h).
 *
 * Refuses whatever no table names: an unknown command or option, a missing or a spare word. Nothing is guessed. */
#include "cmd/cmd.h"

#include "base/date.h"
#include "base/file.h"
#include "core/account.h"
#include "core/backup.h"
#include "core/catalogue.h"
#include "core/look.h"
#include "db/db.h"
#include "http/disclosure.h"

#include <assert.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

/* What every command understands. --as is here and not with the commands, so that none can forget to act within
 * a scope. */
enum global { GLOBAL_LANG, GLOBAL_AS, GLOBAL_HELP, GLOBAL_MAX };
static const struct option global_options[] = {
        [GLOBAL_LANG] = { "lang", "zh|en", "中文或英文，默认中文", "Chinese or English; Chinese unless said" },
        [GLOBAL_AS] = { "as", "ACCOUNT", "以某账号的权限和范围运行", "act as that account, within its scope" },
        [GLOBAL_HELP] = { "help", NULL, "显示用法", "show the usage" },
};
_Static_assert(COUNT(global_options) == GLOBAL_MAX, "each global option has its row");

/* The command line while it is read; what it asked for ends in struct input. */
struct line { /* the command line while it is read */
        int argc;
        char **argv;
        int at;
        const char *globals[GLOBAL_MAX];
        bool no_more_options;
};

/* ---- what commands use ---- */

const char *input_word(const struct input *in, size_t i)
{
        return i < in->n_words ? in->words[i] : NULL;
}

/* Looked up by name at run time: a command has a dozen options at most, and asks each once. */
const char *input_option(const struct input *in, const char *name)
{
        for (size_t i = 0; i < in->command->n_options; i++)
                if (strcmp(in->command->options[i].name, name) == 0)
                        return in->values[i];
        assert(!"an option named in code must stand in the command's table");
        return NULL;
}

bool input_given(const struct input *in, const char *name)
{
        return input_option(in, name) != NULL;
}

/* catalogued: a register, a field, entity.field, or the period of a question: names of the tables, which no officer
 * knows; the words say what is meant. Everything else is a place he knows: a file, an option, a cell. */
static bool catalogued(const char *where)
{
        const struct entity *e;
        if (strcmp(where, "period") == 0)
                return true;
        const struct str name = str_of(where), head = str_slice(name, 0, str_find(name, S(".")));
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (str_is(name, e->name) || field_find(e, name) ||
                    (str_is(head, e->name) && head.n < name.n && field_find(e, str_slice(name, head.n + 1, name.n))))
                        return true;
        return false;
}

/* What was found goes first to stdout's reader, then the fault to stderr: mixed in one terminal they stand in
 * the order in which they happened. The code stands behind the words, for docs/codes.md and for scripts. */
int command_fail(struct ctx *c)
{
        const struct err *e = &c->err;
        fflush(stdout);
        if (e->where[0] && !catalogued(e->where) && !strstr(e->text, e->where))
                fprintf(stderr, "bangfu: %s: %s [%s]\n", e->where, e->text, e->code);
        else
                fprintf(stderr, "bangfu: %s [%s]\n", e->text, e->code);
        return e->kind == ERR_NONE ? 1 : err_exit(e->kind);
}

/* The one place where a command reads the clock; from then on the day is the context's, and a store with a
 * fixed day (the demonstration) overrides it. */
void command_clock(struct ctx *c)
{
        struct timespec t;
        clock_gettime(CLOCK_REALTIME, &t);
        c->now = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
        date_today(c->now, c->today);
}

/* An unknown code is an error and never an empty list: a mistyped township would look like one without poor
 * households. */
bool command_place(struct ctx *c, const char *text, const char **out)
{
        struct val name = V_NULL;
        if (!text)
                return *out = NULL, true;
        if (!db_one(c, db_sql(c->db, "core.place_name"), ARGS(ARG("code", V_TEXT(text))), &name))
                return false;
        if (val_is_null(name))
                return fail(c, ERR_MISSING, "place.unknown", text,
                            say(c, "没有代码为“%s”的区划；用 bangfu list %s place 查看全部代码",
                                "no place has the code “%s”; bangfu list %s place shows them all"),
                            text, store_address(c->app));
        *out = text;
        return true;
}

bool command_seat(struct ctx *c, const char *text, const char **out)
{
        if (!command_place(c, text, out))
                return false;
        if (!*out)
                *out = scope_seat(c->actor);
        return !text || scope_within(c, *out);
}

/* ---- usage ---- */

/* Both languages of an option are in the table; the usage shows the one asked for. */
static void print_option(const struct ctx *c, const struct option *o, FILE *out)
{
        char left[48];
        bool joined = o->value && o->value[0] == '=';
        if (joined)
                snprintf(left, sizeof left, "--%s[%s]", o->name, o->value);
        else
                snprintf(left, sizeof left, "--%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");
        fprintf(out, "  %-24s %s\n", left, say(c, o->help, o->help_en));
}

/* The usage is made of the same tables the line is read by, so it can't tell of an option that isn't there. */
void command_usage(const struct ctx *c, const struct command *command, FILE *out)
{
        fprintf(out, "%s bangfu %s%s%s%s\n", say(c, "用法：", "usage:"), command->name, command->words[0] ? " " : "",
                command->words, command->n_options ? say(c, " [选项]", " [options]") : "");
        fprintf(out, "%s\n", say(c, command->title, command->title_en));
        if (command->help)
                fprintf(out, "%s\n", say(c, command->help, command->help_en));
        for (size_t i = 0; i < command->n_options; i++)
                print_option(c, &command->options[i], out);
        print_option(c, &global_options[GLOBAL_LANG], out);
        if (command->flags & COMMAND_STORE)
                print_option(c, &global_options[GLOBAL_AS], out);
}

int command_lacks(const struct ctx *c, const struct command *command, const char *zh, const char *en)
{
        fprintf(stderr, "bangfu: %s\n", say(c, zh, en));
        command_usage(c, command, stderr);
        return EXIT_USAGE;
}

/* lacks_word: the first word that is missing, by the name the usage gives it. */
static int lacks_word(struct ctx *c, const struct input *in)
{
        struct str words = str_of(in->command->words), word = S("");
        for (size_t i = 0; i <= in->n_words && str_cut(&words, ' ', &word); i++)
                ;
        return command_lacks(c, in->command, arena_fmt(c->arena, "缺少 %.*s", FMT(word)).p,
                             arena_fmt(c->arena, "%.*s is missing", FMT(word)).p);
}

/* A fault of the line itself: the usage is not shown with it, for the sentence says what is wrong and where to look. */
static bool wrong_line(struct ctx *c, const char *code, const char *where, const char *text)
{
        return fail(c, ERR_INVALID, code, where, "%s", text);
}

/* ---- reading the line ---- */

/* Names are written out whole: no beginnings, for what is clear today is not when an option is added. */
static const struct option *find_option(const struct option *options, size_t n, struct str name)
{
        for (size_t i = 0; i < n; i++)
                if (str_is(name, options[i].name))
                        return &options[i];
        return NULL;
}

/* option_value: what belongs to an option: the part behind =, or the next word; "" for a switch. An option
 * whose value may be left out takes one behind = alone, else nobody could tell its value from the next word. */
static bool option_value(struct ctx *c, struct line *l, const struct option *o, const char *equals, const char **out)
{
        bool optional = o->value && o->value[0] == '=';
        *out = equals ? equals + 1 : "";
        if (equals && !o->value)
                return wrong_line(c, "option.spare_value", l->argv[l->at],
                                  say(c, "这个选项后面不带值", "this option takes no value"));
        if (equals || !o->value || optional)
                return true;
        if (l->at + 1 >= l->argc)
                return fail(c, ERR_INVALID, "option.lacks_value", l->argv[l->at],
                            say(c, "后面缺少 %s", "needs a %s behind it"), o->value);
        *out = l->argv[++l->at];
        return true;
}

/* read_option: one option, global or of the command (NULL: none is known yet). Options of a command before its
 * name are therefore unknown: the name comes first. */
static bool read_option(struct ctx *c, struct line *l, struct input *in)
{
        const char *text = l->argv[l->at] + 2, *equals = strchr(text, '=');
        struct str name = { text, equals ? (size_t)(equals - text) : strlen(text) };
        const struct option *o = find_option(global_options, GLOBAL_MAX, name);
        if (o)
                return option_value(c, l, o, equals, &l->globals[o - global_options]);
        const struct command *command = in->command;
        o = command ? find_option(command->options, command->n_options, name) : NULL;
        if (!o)
                return fail(c, ERR_INVALID, "option.unknown", "",
                            say(c, "没有选项 %s；用 bangfu help %s 查看用法", "no option %s; see bangfu help %s"),
                            l->argv[l->at], command ? command->name : "");
        return option_value(c, l, o, equals, &in->values[o - command->options]);
}

/* By its whole name, for the same reason. */
static const struct command *find_command(const struct command *const *commands, const char *name)
{
        for (; *commands; commands++)
                if (strcmp((*commands)->name, name) == 0)
                        return *commands;
        return NULL;
}

/* read_command_word: the first word is the command, all others are its own, counted by its table. */
static bool read_command_word(struct ctx *c, const char *word, struct input *in)
{
        if (!in->command) {
                in->command = find_command(in->commands, word);
                return in->command || fail(c, ERR_INVALID, "command.unknown", "",
                                           say(c, "没有命令“%s”；用 bangfu help 查看全部命令",
                                               "no command “%s”; bangfu help shows them all"),
                                           word);
        }
        size_t most = in->command->takes ? in->command->takes : in->command->needs;
        if (in->n_words >= most || in->n_words == WORDS_MAX)
                return fail(c, ERR_INVALID, "command.spare_word", "", say(c, "多了“%s”", "“%s” is one word too many"),
                            word);
        in->words[in->n_words++] = word;
        return true;
}

/* read_command_line: options may stand anywhere behind the command; behind -- all is words, for a file may be
 * called --place. */
static bool read_command_line(struct ctx *c, struct line *l, struct input *in)
{
        for (l->at = 1; l->at < l->argc; l->at++) {
                const char *text = l->argv[l->at];
                if (!in->command && strcmp(text, "--version") == 0)
                        text = "version";
                bool option = !l->no_more_options && strncmp(text, "--", 2) == 0;
                if (option && !text[2])
                        l->no_more_options = true;
                else if (!(option ? read_option(c, l, in) : read_command_word(c, text, in)))
                        return false;
        }
        return true;
}

/* read_lang: the fault is told in both languages, since which one is wanted is what could not be read. */
static bool read_lang(struct ctx *c, const char *lang)
{
        if (!lang || strcmp(lang, "zh") == 0)
                return true;
        if (strcmp(lang, "en") != 0)
                return fail(c, ERR_INVALID, "lang.unknown", "--lang", "只有 zh 和 en，没有“%s” (zh or en, not “%s”)",
                            lang, lang);
        c->lang = LANG_EN;
        return true;
}

/* early_lang: the language of faults in the line itself, looked for before the line is read: who asked for
 * English gets the complaint about his third word in English. */
static void early_lang(struct ctx *c, int argc, char **argv)
{
        for (int i = 1; i < argc; i++)
                if (strcmp(argv[i], "--lang=en") == 0 ||
                    (strcmp(argv[i], "--lang") == 0 && i + 1 < argc && strcmp(argv[i + 1], "en") == 0))
                        c->lang = LANG_EN;
}

/* ---- running ---- */

/* act_for: first as the local actor, who may read accounts; then as that account and nothing more. A shut
 * account acts for nobody. */
static bool act_for(struct ctx *c, const char *login)
{
        int64_t id;
        struct actor *actor;
        act_as(c, account_local(c, "command"));
        if (!login)
                return true;
        if (!account_find(c, str_of(login), &id) || !account_actor(c, id, "command", &actor, NULL))
                return false;
        act_as(c, actor);
        return true;
}

/* open_for: the store as the command wants it, and who acts; an import that was cut off goes on before a command that
 * writes. */
static bool open_for(struct ctx *c, const struct line *l, const struct input *in)
{
        const unsigned flags = in->command->flags;
        const char *store = in->words[in->command->store];
        if ((flags & COMMAND_ALONE) && input_given(in, "without-wal") && !store_without_log(c, store))
                return false;
        if (!store_open(c, store) || !act_for(c, l->globals[GLOBAL_AS]))
                return false;
        if (store_log_lost(c->app))
                fprintf(stderr, "bangfu: %s\n",
                        say(c, "数据文件上次没有正常关闭，它的“-wal”文件不见了：文件能用，但最后的改动可能不在里面",
                            "the store was not closed properly and its “-wal” file is gone: it can be used, but the "
                            "last changes may be missing"));
        return !(flags & COMMAND_WRITES) || command_resume(c);
}

/* run_command: the store is opened only when the words are complete: a wrong line leaves no trace in it, not
 * even a lock. */
static int run_command(struct ctx *c, const struct line *l, const struct input *in)
{
        const struct command *command = in->command;
        if (l->globals[GLOBAL_HELP] && strcmp(command->name, "help") != 0)
                return command_usage(c, command, stdout), 0;
        if (in->n_words < command->needs)
                return lacks_word(c, in);
        if (l->globals[GLOBAL_AS] && !(command->flags & COMMAND_STORE)) {
                (void)wrong_line(c, "option.unknown", "--as",
                                 say(c, "这个命令不用账号", "this command knows no accounts"));
                return command_fail(c);
        }
        if ((command->flags & COMMAND_BACKUP) && backup_is(in->words[command->store]))
                return command->run(c, in);
        if ((command->flags & COMMAND_STORE) && !open_for(c, l, in))
                return command_fail(c);
        if (c->app)
                look_begin(c, refusals_may);
        const int status = command->run(c, in);
        return disclose_looks(c) ? status : command_fail(c);
}

/* closing: output that never reached its reader is a failure, even when all else went well: a full disk must
 * not leave half an export with status 0. */
static int closing(struct ctx *c, int status)
{
        if (c->app) {
                store_leave(c);
                store_close(c->app);
        }
        if ((fflush(stdout) != 0 || ferror(stdout)) && status == 0) {
                fprintf(stderr, "bangfu: %s\n",
                        say(c, "输出没有写完（磁盘满，或读者已关闭）", "the output could not be written"));
                status = 1;
        }
        arena_release(c->arena);
        return status;
}

/* Without any word the usage is shown and the status says that nothing was asked; --help alone was asked for. */
int command_main(const struct command *const *commands, int argc, char **argv)
{
        struct arena arena = { 0 };
        struct ctx ctx = { .arena = &arena }, *c = &ctx;
        struct line line = { .argc = argc, .argv = argv };
        struct input in = { .commands = commands };
        signal(SIGXFSZ, SIG_IGN); /* a limit of sizes is an error of the write, and told as one */
        file_private();
        command_clock(c);
        early_lang(c, argc, argv);
        if (!read_command_line(c, &line, &in) || !read_lang(c, line.globals[GLOBAL_LANG]))
                return closing(c, command_fail(c));
        bool asked = in.command || line.globals[GLOBAL_HELP];
        if (!in.command)
                in.command = find_command(commands, "help");
        int status = run_command(c, &line, &in);
        return closing(c, asked ? status : EXIT_USAGE);
}

/* ---- progress ---- */

/* A bar of thirty fits beside a title in 80 columns. */
#define BAR 30

/* Into a file or a pipe nothing is drawn: a log of bars is no log. */
struct progress progress_start(const char *what, int64_t total)
{
        return (struct progress){ .what = what, .total = total, .shown = isatty(STDERR_FILENO) == 1 };
}

/* Drawn two hundred times at most: drawing must not be what the work waits for. */
void progress_at(struct progress *p, int64_t done)
{
        if (!p->shown || done < p->next)
                return;
        p->next = done + (p->total > 200 ? p->total / 200 : 1);
        if (p->total <= 0) {
                fprintf(stderr, "\r%s %lld", p->what, (long long)done);
                return;
        }
        int64_t full = done > p->total ? p->total : done;
        int filled = (int)(full * BAR / p->total);
        fprintf(stderr, "\r%s [%.*s%*s] %3d%%", p->what, filled, "##############################", BAR - filled, "",
                (int)(full * 100 / p->total));
}

void progress_end(struct progress *p)
{
        if (p->shown)
                fprintf(stderr, "\r\033[K");
        p->shown = false;
}
