/* account.c: bangfu account: adds accounts, lists them, shuts and opens them, gives a new password.
 *
 * A password is never a word of the command line, where others would see it: it is asked for (--password) or made here
 * and printed once; one made here must be changed at the first login. */
#include "cmd/cmd.h"

#include "cmd/table.h"
#include "core/account.h"
#include "core/change.h"
#include "core/password.h"

#include <sodium.h>
#include <termios.h>
#include <unistd.h>

/* A line longer than a kilobyte is no password. */
#define LINE_BYTES 1024

/* ---- passwords ---- */

/* read_line: a line of stdin without its end; on a terminal nothing of it is shown. The prompt goes to stderr,
 * since stdout may be a file; the buffer is wiped, the copy lives as long as the command. */
static bool read_line(struct ctx *c, const char *prompt, struct str *out)
{
        char line[LINE_BYTES];
        struct termios was, quiet;
        bool terminal = isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &was) == 0;
        if (terminal) {
                quiet = was;
                quiet.c_lflag &= ~(tcflag_t)ECHO;
                fputs(prompt, stderr);
                tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
        }
        bool got = fgets(line, sizeof line, stdin) != NULL;
        if (terminal) {
                tcsetattr(STDIN_FILENO, TCSAFLUSH, &was);
                fputc('\n', stderr);
        }
        size_t n = got ? strcspn(line, "\r\n") : 0;
        *out = arena_str(c->arena, (struct str){ line, n });
        sodium_memzero(line, sizeof line);
        return got || fail(c, ERR_INVALID, "password.none", "--password", "%s",
                           say(c, "标准输入里没有密码", "there is no password on standard input"));
}

/* ask_password: twice at a terminal, where a slip can't be seen; once from a pipe, where there is none. */
static bool ask_password(struct ctx *c, struct str *out)
{
        struct str again;
        if (!read_line(c, say(c, "密码：", "password: "), out))
                return false;
        if (isatty(STDIN_FILENO) != 1)
                return true;
        if (!read_line(c, say(c, "再输一次：", "once more: "), &again))
                return false;
        return str_eq(*out, again) || fail(c, ERR_INVALID, "password.differs", "--password", "%s",
                                           say(c, "两次输入不一样", "the two are not the same"));
}

/* choose_password: asked for, or made; a made one lives until the first login, since whoever made the account
 * knows it. */
static bool choose_password(struct ctx *c, const struct input *in, struct str *out, enum password_life *life)
{
        if (input_given(in, "password")) {
                *life = PASSWORD_KEPT;
                return ask_password(c, out);
        }
        *life = PASSWORD_FIRST;
        *out = password_made(c);
        return true;
}

/* say_password: only one that was made here, and only now: nowhere is it kept in a form that could be shown again. */
static void say_password(struct ctx *c, const struct input *in, struct str password)
{
        if (!input_given(in, "password"))
                printf(say(c, "初始密码：%.*s（首次登录时须更改）\n",
                           "first password: %.*s (to be changed at the first login)\n"),
                       FMT(password));
}

/* ---- the actions ---- */

/* at_machine: rights and passwords are given here by whoever sits at the store, and noted under his name; an account
 * acted as (--as) asks for them on the page, where another decides. */
static bool at_machine(struct ctx *c)
{
        return !c->actor->account_id ||
               fail(c, ERR_FORBIDDEN, "account.second", c->actor->name, "%s",
                    say(c, "授权和重置密码须由另一账号决定，请在“账号”页面提出申请；本机命令请不加 --as",
                        "rights and passwords are decided by another account: ask for them on the page of accounts; at "
                        "the machine leave out --as"));
}

/* may_administer: the rights of the account acted as (--as). Without one it is the person at the machine, who may. */
static bool may_administer(struct ctx *c, enum right right)
{
        return scope_covers(c->actor, entity_find(S("account")), right, c->county) ||
               fail(c, ERR_FORBIDDEN, "account.forbidden", c->actor->name, "%s",
                    say(c, "这个账号不管理账号", "this account does not administer accounts"));
}

/* What is required among options the table can't say; this says it in the words of the line. */
static bool lacks_option(struct ctx *c, const char *name)
{
        return fail(c, ERR_INVALID, "option.missing", name,
                    say(c, "缺少 %s；用 bangfu help account 查看用法", "%s is missing; see bangfu help account"), name);
}

/* read_role: a wrong name is answered with all that there are. The local actor is no role to be given: it is
 * whoever sits at the store. */
static bool read_role(struct ctx *c, const char *text, enum role *out)
{
        if (!text)
                return lacks_option(c, "--role");
        if (role_find(str_of(text), out) && *out != ROLE_LOCAL)
                return true;
        struct str names = S("");
        for (int r = 0; r < ROLE_MAX; r++)
                if (r != ROLE_LOCAL)
                        names = arena_fmt(c->arena, "%.*s%s%s (%s)", FMT(names), names.n ? ", " : "",
                                          role_name((enum role)r), role_title(c, (enum role)r));
        return fail(c, ERR_INVALID, "role.unknown", "--role",
                    say(c, "没有角色“%s”；可用：%.*s", "no role “%s”; there are: %.*s"), text, FMT(names));
}

/* login_free: the same words for every login that is taken, before a password is asked for: two typed passwords
 * are not to be for nothing. */
static bool login_free(struct ctx *c, struct str login)
{
        int64_t id;
        if (account_find(c, login, &id))
                return fail(c, ERR_CONFLICT, "account.exists", "",
                            say(c, "已有账号“%.*s”，请换一个用户名",
                                "there is an account “%.*s” already; choose another login"),
                            FMT(login));
        if (c->err.kind != ERR_MISSING)
                return false;
        c->err = (struct err){ .kind = ERR_NONE };
        return true;
}

/* account_put_new: all that can be wrong about the words is said before the password is asked for. Role and
 * place have no default: an account that was given too much by omission is found by nobody. */
static bool account_put_new(struct ctx *c, const struct input *in)
{
        struct account_new a = { .login = str_of(input_word(in, 2)),
                                 .title = str_of(input_option(in, "name")),
                                 .person = str_of(input_option(in, "person")),
                                 .own = input_given(in, "own") };
        int64_t id;
        if (!read_role(c, input_option(in, "role"), &a.role))
                return false;
        if (!input_given(in, "place"))
                return lacks_option(c, "--place");
        /* Own households are those of a person: without one the account would see nothing. */
        if (a.own && !a.person.n)
                return lacks_option(c, "--person");
        if (!login_free(c, a.login) || !command_place(c, input_option(in, "place"), &a.place) ||
            !may_administer(c, RIGHT_WRITE) || !at_machine(c) || !choose_password(c, in, &a.password, &a.life) ||
            !account_add(c, &a, &id))
                return false;
        printf(say(c, "已建立账号 %.*s：%s，%s\n", "account %.*s: %s, %s\n"), FMT(a.login), role_title(c, a.role),
               a.place);
        say_password(c, in, a.password);
        return true;
}

/* account_give: a further grant to an account there is. */
static bool account_give(struct ctx *c, const struct input *in)
{
        struct account_new a = { .own = input_given(in, "own") };
        int64_t id;
        if (!read_role(c, input_option(in, "role"), &a.role))
                return false;
        if (!input_given(in, "place"))
                return lacks_option(c, "--place");
        if (!command_place(c, input_option(in, "place"), &a.place) || !may_administer(c, RIGHT_WRITE) ||
            !at_machine(c) || !account_find(c, str_of(input_word(in, 2)), &id) || !account_grant(c, id, &a))
                return false;
        printf(say(c, "已授权 %s：%s，%s\n", "granted to %s: %s, %s\n"), input_word(in, 2), role_title(c, a.role),
               a.place);
        return true;
}

/* account_lock: shut and opened like any record, by a change with its reason: who was shut out when stands in
 * the journal. What two accounts decide is asked for on the page, so an account acted as (--as) is refused it here. */
static bool account_lock(struct ctx *c, const struct input *in, int64_t locked, const char *reason)
{
        struct change *ch;
        struct draft *d = draft_new(c->arena, entity_find(S("account")));
        if (!account_find(c, str_of(input_word(in, 2)), &d->id) ||
            !change_begin(c, &(struct change_head){ .reason = reason }, &ch))
                return false;
        draft_set(d, "locked", V_INT(locked));
        if (!change_put(c, ch, d))
                return change_abandon(c, ch);
        return change_commit(c, ch, NULL);
}

static bool account_shut(struct ctx *c, const struct input *in)
{
        return account_lock(c, in, 1, say(c, "停用账号", "account closed")) &&
               printf("%s\n", say(c, "已停用", "closed")) > 0;
}

static bool account_open(struct ctx *c, const struct input *in)
{
        return account_lock(c, in, 0, say(c, "启用账号", "account opened")) &&
               printf("%s\n", say(c, "已启用", "open")) > 0;
}

/* account_new_password: ends every session of the account, for a new password is mostly asked for when the old
 * one is in the wrong hands. */
static bool account_new_password(struct ctx *c, const struct input *in)
{
        int64_t id;
        struct str password;
        enum password_life life;
        if (!may_administer(c, RIGHT_WRITE) || !at_machine(c) || !account_find(c, str_of(input_word(in, 2)), &id) ||
            !choose_password(c, in, &password, &life) || !account_set_password(c, id, password, life))
                return false;
        printf("%s\n", say(c, "密码已更改，原有登录全部退出", "the password is changed and every session closed"));
        say_password(c, in, password);
        return true;
}

/* role_words: the title of a stored role; an unknown one as it is: a store of a newer program may know more roles. */
static struct str role_words(const struct ctx *c, struct str name)
{
        enum role r;
        return role_find(name, &r) ? str_of(role_title(c, r)) : name;
}

struct account_line {
        struct str login, title, role, place, place_name;
        bool locked, own;
};
static const struct db_column line_columns[] = {
        DB_COLUMN(struct account_line, login),  DB_COLUMN(struct account_line, title),
        DB_COLUMN(struct account_line, role),   DB_COLUMN(struct account_line, place),
        DB_COLUMN(struct account_line, locked), DB_COLUMN(struct account_line, place_name),
        DB_COLUMN(struct account_line, own),
};

static bool account_list(struct ctx *c, const struct input *in)
{
        (void)in;
        struct table t;
        struct stmt *s;
        struct table_column columns[] = {
                { .title = str_of(say(c, "用户名", "Login")) }, { .title = str_of(say(c, "姓名", "Name")) },
                { .title = str_of(say(c, "角色", "Role")) },    { .title = str_of(say(c, "区划", "Place")) },
                { .title = str_of(say(c, "状态", "State")) },
        };
        if (!may_administer(c, RIGHT_READ) || !db_query(c, db_sql(c->db, "cmd.accounts"), NO_ARGS, &s))
                return false;
        table_start(&t, columns, COUNT(columns));
        struct account_line line;
        while (db_row(c, s, DB_COLUMNS(line_columns), &line)) {
                struct str place = arena_fmt(c->arena, "%.*s %.*s%s", FMT(line.place), FMT(line.place_name),
                                             line.own ? say(c, "（只看本人帮扶户）", " (own households)") : "");
                table_row(&t,
                          (struct str[]){ line.login, line.title, role_words(c, line.role), str_trim(place),
                                          str_of(line.locked ? say(c, "停用", "closed") : say(c, "启用", "open")) });
        }
        table_print(&t, stdout);
        table_release(&t);
        return c->err.kind == ERR_NONE;
}

/* An action and the number of words it takes, STORE among them: a word too many is refused, not passed over. */
static const struct {
        const char *name;
        size_t words;
        bool (*run)(struct ctx *c, const struct input *in);
} actions[] = {
        { "add", 3, account_put_new },
        { "list", 2, account_list },
        { "lock", 3, account_shut },
        { "unlock", 3, account_open },
        { "password", 3, account_new_password },
        { "grant", 3, account_give },
};

/* wrong_words: an action needs a login or takes none. */
static int wrong_words(struct ctx *c, const struct input *in, size_t words)
{
        return in->n_words < words ? command_lacks(c, in->command, "缺少 LOGIN（用户名）", "LOGIN is missing")
                                   : command_lacks(c, in->command, "这个操作不用 LOGIN（用户名）",
                                                   "this action takes no LOGIN");
}

static int run(struct ctx *c, const struct input *in)
{
        for (size_t i = 0; i < COUNT(actions); i++)
                if (strcmp(input_word(in, 0), actions[i].name) == 0)
                        return in->n_words != actions[i].words ? wrong_words(c, in, actions[i].words)
                               : actions[i].run(c, in)         ? 0
                                                               : command_fail(c);
        return command_lacks(c, in->command, arena_fmt(c->arena, "没有操作“%s”", input_word(in, 0)).p,
                             arena_fmt(c->arena, "no action “%s”", input_word(in, 0)).p);
}

/* The roles are named in the usage, since a wrong one is the most likely mistake. */
static const struct option options[] = {
        { "role", "ROLE",
          "角色：organisation, office, finance, township, village, helper, leader, auditor, accounts, "
          "security",
          "organisation, office, finance, township, village, helper, leader, auditor, accounts or security" },
        { "place", "CODE", "范围：县、乡镇或村的代码", "code of the county, township or village" },
        { "own", NULL, "只看本人帮扶户（须有 --person）", "own households only (needs --person)" },
        { "name", "NAME", "姓名", "the person's name" },
        { "person", "ID", "登记簿里这个人的编号，如 341125-1024",
          "the person's number in the register, as 341125-1024" },
        { "password", NULL, "由本人输入密码（终端，或标准输入的第一行）；不加则生成一个并打印",
          "ask for the password (terminal, or first line of stdin); without it one is made and printed" },
};
/* One command for six actions, with the store second: `bangfu account list STORE` is read aloud as it is meant. */
const struct command cmd_account = {
        .name = "account",
        .words = "add|grant|list|lock|unlock|password STORE [LOGIN]",
        .needs = 2,
        .takes = 3,
        .flags = COMMAND_STORE | COMMAND_WRITES,
        .store = 1,
        OPTIONS(options),
        .title = "增加、授权、列出、停用、启用账号，重设密码",
        .title_en = "add, list, close and open accounts, grant, set a password",
        .help = "bangfu account add STORE LOGIN --role ROLE --place CODE [--own] [--name NAME] [--person ID]",
        .help_en = "bangfu account add STORE LOGIN --role ROLE --place CODE [--own] [--name NAME] [--person ID]",
        .run = run,
};
