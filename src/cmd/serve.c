/* serve.c: bangfu serve: the pages and the API of one store, until SIGTERM or SIGINT; requests under way are finished.
 *
 * Listens on this machine alone unless told otherwise: on a hostile network a reverse proxy with TLS stands in front.
 */
#include "cmd/demo_accounts.h"

#include "base/file.h"
#include "core/guard.h"
#include "core/query.h"
#include "core/security.h"
#include "http/http.h"

#include <signal.h>

/* This machine alone: who opens the door to a network says so. */
#define LISTEN "127.0.0.1:8080"

/* say_address: the port is asked of the server, since 0 takes any free one. The first line of stdout: scripts
 * read it. */
static void say_address(const char *listen, int port)
{
        struct str text = str_of(listen), host = text;
        for (size_t i = 0; i < text.n; i++)
                if (text.p[i] == ':')
                        host = str_slice(text, 0, i);
        printf("http://%.*s:%d\n", FMT(host.n ? host : S("127.0.0.1")), port);
}

/* say_accounts: who may come in; a store without an account says how to make the first, for the page can only
 * ask for a login. */
static bool say_accounts(struct ctx *c)
{
        struct query q = { .e = entity_find(S("account")) };
        int64_t count = 0;
        if (!query_count(c, &q, &count))
                return false;
        if (count == 0)
                printf(say(c, "还没有账号；先运行 bangfu account add %s 用户名 --role accounts --place %s\n",
                           "There is no account yet: bangfu account add %s LOGIN --role accounts --place %s\n"),
                       store_address(c->app), c->county);
        else if (store_demo(c->app))
                demo_say_accounts(c);
        return true;
}

/* note: the server's own hours; what was gathered at the door and not told yet goes before it. */
static bool note(struct ctx *c, enum security_kind kind, const char *listen)
{
        return guard_told(c) && security_note(c, &(struct security_event){ .kind = kind, .what = str_of(listen) });
}

static bool tell_stop(struct ctx *c, const char *listen)
{
        const struct actor *who = c->actor;
        struct arena *arena = c->arena;
        struct app *app = c->app;
        enum lang lang = c->lang;
        if (!store_enter(app, arena, c))
                return false;
        c->lang = lang;
        act_as(c, who);
        return note(c, SECURITY_STOP, listen);
}

/* An import that was cut off goes on behind the open door (http_chore), marked as running; what a killed server left in
 * the temporary folder is removed.
 *
 * The signals wait to be fetched by this thread; a handler could do next to nothing. */
static int run(struct ctx *c, const struct input *in)
{
        const char *listen = input_option(in, "listen") ? input_option(in, "listen") : LISTEN;
        struct http_server *server;
        sigset_t stop;
        int got;
        sigemptyset(&stop);
        sigaddset(&stop, SIGTERM);
        sigaddset(&stop, SIGINT);
        signal(SIGPIPE, SIG_IGN);
        pthread_sigmask(SIG_BLOCK, &stop, NULL); /* before any thread is made, so that this one alone hears them */
        file_sweep();
        if (!http_start(c, listen, &server))
                return command_fail(c);
        say_address(listen, http_port(server));
        if (!say_accounts(c)) {
                http_stop(server);
                return command_fail(c);
        }
        fflush(stdout);
        if (!note(c, SECURITY_START, listen)) {
                http_stop(server);
                return command_fail(c);
        }
        store_leave(c); /* a snapshot kept for days would keep the log from being folded into the file */
        sigwait(&stop, &got);
        pthread_sigmask(SIG_UNBLOCK, &stop, NULL); /* a second one ends it at once */
        http_stop(server);
        return tell_stop(c, listen) ? 0 : command_fail(c);
}

/* Port 0 takes any free one: for tests, and for two counties side by side. */
static const struct option options[] = {
        { "listen", "ADDRESS", "监听地址，默认 127.0.0.1:8080", "address to listen on; 127.0.0.1:8080 unless said" },
};
/* One server a store. Commands may write beside it: both take the writer in turn. */
const struct command cmd_serve = {
        .name = "serve",
        .words = "STORE",
        .needs = 1,
        .flags = COMMAND_STORE,
        OPTIONS(options),
        .title = "提供页面和接口",
        .title_en = "serve the pages and the API",
        .help = "按 Ctrl-C 停止；正在处理的请求会做完。",
        .help_en = "Ctrl-C stops it; requests under way are finished.",
        .run = run,
};
