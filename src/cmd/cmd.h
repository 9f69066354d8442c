/* cmd.h: what every subcommand is made of. One file a subcommand; each ends in its `const struct command`, and main.c
 * lists them.
 *
 * A command says its words and options in tables; cmd.c reads the command line by them, refuses anything else with the
 * usage, opens the store (first word STORE) as the local actor or as the account of --as, and runs it. All memory is
 * the context's.
 *
 *     static int run(struct ctx *c, const struct input *in)
 *     {
 *             const char *file = input_word(in, 1);              word 0 is STORE, opened already
 *             if (!do_it(c, file, input_option(in, "place")))
 *                     return command_fail(c);                    prints c->err, gives its exit status
 *             return 0;
 *     }
 *     static const struct option options[] = { { "place", "CODE", "只看这个区划", "only this place" } };
 *     const struct command cmd_list = { .name = "list", .words = "STORE NAME", .needs = 2, .flags = COMMAND_STORE,
 * OPTIONS(options), .title = "…", .title_en = "…", .run = run };
 *
 * What is asked for goes to stdout, everything else to stderr. Exit status: 0 done, 2 wrong words or values, 3 an
 * import refused some rows, 4 a sheet is not understood, 5 not allowed, 6 no such thing, 7 conflict, 8 a rule refuses,
 * 9 busy, 1 anything else. */
#ifndef BANGFU_CMD_CMD_H
#define BANGFU_CMD_CMD_H

#include "core/scope.h"
#include "core/store.h"

#include <stdio.h>

/* Far above what any command takes. The statuses that errors have stand with their kinds (err_exit); these
 * three are of the command line alone. */
#define WORDS_MAX 8
#define OPTIONS_MAX 12
#define EXIT_USAGE 2
#define EXIT_REFUSED 3
#define EXIT_NOT_UNDERSTOOD 4

struct option {
        const char *name; /* "place": written --place */
        const char
                *value; /* the word that follows or comes after = : "CODE"; NULL: a switch; "=KIND": one only after = */
        const char *help, *help_en;
};

/* Without it a command must not ask c->db: there is none. */
enum command_flag {
        COMMAND_STORE = 1,  /* word 0 is a store: opened before run; --as is understood */
        COMMAND_BACKUP = 2, /* … or a backup: then it is not opened, and c->app is NULL */
        COMMAND_WRITES = 4, /* registers: an import that was cut off goes on first */
        COMMAND_ALONE = 8,  /* has --without-wal: a store whose log is lost is opened */
};

struct input;
struct command {
        const char *name;
        const char *words; /* as the usage shows them: "STORE FILE" */
        size_t needs;      /* so many words at least */
        size_t takes;      /* so many at most; 0: as many as it needs */
        unsigned flags;
        size_t store;                 /* which word is the store, with COMMAND_STORE */
        const struct option *options; /* besides --lang, --as, --help */
        size_t n_options;
        const char *title, *title_en;                      /* one line */
        const char *help, *help_en;                        /* further lines; NULL none */
        int (*run)(struct ctx *c, const struct input *in); /* gives the exit status */
};
#define OPTIONS(array) .options = (array), .n_options = COUNT(array)

/* The line as it was read: words and values by the tables of the command, in their order. */
struct input {
        const struct command *command;
        const struct command *const *commands; /* the whole table, ends in NULL */
        const char *words[WORDS_MAX];
        size_t n_words;
        const char *values[OPTIONS_MAX]; /* one for each option of the command; NULL: not given */
};

/* Declared here once, so that main.c is nothing but their order in the overview. */
extern const struct command cmd_init, cmd_demo, cmd_serve, cmd_account, cmd_import, cmd_export, cmd_figure, cmd_list,
        cmd_brief, cmd_fill, cmd_ledger, cmd_verify, cmd_backup, cmd_restore, cmd_catalogue, cmd_help, cmd_version;

/* command_main: all of main(). */
int command_main(const struct command *const *commands, int argc, char **argv);

const char *input_word(const struct input *in, size_t i); /* NULL: not given */
/* input_option: its value; "" for a switch that is given; NULL: not given. A name the command doesn't have is our
 * mistake. */
const char *input_option(const struct input *in, const char *name);
bool input_given(const struct input *in, const char *name);

/* command_resume: imports that were cut off go on, told on stderr; false when the store can't be read. */
MUST bool command_resume(struct ctx *c);
/* command_fail: c->err on stderr ("bangfu: where: text"), and its exit status. */
int command_fail(struct ctx *c);
/* command_lacks: what the line lacks or has too much, then the usage, on stderr; gives EXIT_USAGE. */
int command_lacks(const struct ctx *c, const struct command *command, const char *zh, const char *en);
/* command_usage: the usage of one command, on out. */
void command_usage(const struct ctx *c, const struct command *command, FILE *out);
/* command_clock: now and, without a store, today. */
void command_clock(struct ctx *c);
/* command_place: a place code of the store, checked: it must be a place in force or once in force. NULL text: true,
 * *out NULL. */
MUST bool command_place(struct ctx *c, const char *text, const char **out);
/* command_seat: of what a number is: the place, which the account must reach; else its own, NULL for own households. */
MUST bool command_seat(struct ctx *c, const char *text, const char **out);

/* Progress: a bar on stderr when that is a terminal, nothing otherwise. total 0: unknown. */
struct progress {
        const char *what;
        int64_t total, next;
        bool shown;
};
struct progress progress_start(const char *what, int64_t total);
void progress_at(struct progress *p, int64_t done);
void progress_end(struct progress *p);

#endif
