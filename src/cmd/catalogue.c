/* catalogue.c: bangfu catalogue: what the program knows, printed by the walkers: DDL, statements, OpenAPI, dictionary,
 * lists, codes.
 *
 * Everything is read off the catalogue of the running program; no store is needed. Machines read --ddl, --openapi and
 * --statements, tables separated by tabs are --lists and --codes, people read --dictionary. */
#include "cmd/cmd.h"

#include "base/date.h"
#include "base/term.h"
#include "cmd/dictionary.h"
#include "collect/collect_run.h"
#include "core/change_private.h"
#include "core/ddl.h"
#include "core/ledger.h"
#include "core/parameter.h"
#include "core/query.h"
#include "core/rule.h"
#include "http/openapi.h"
#include "import/import.h"

/* Written whole before it is printed: half a catalogue must not look like one. The largest has a megabyte or two. */
#define PRINTED_MAX ((size_t)64 << 20)

static int print(struct buf *b)
{
        fwrite(b->p, 1, b->n, stdout);
        buf_free(b);
        return 0;
}

/* ---- DDL, OpenAPI ---- */

/* The DDL of either engine, whichever this program runs on: a golden copy of both stands in the tests, so that
 * a reader of a commit sees what it does to a store. */
static int print_ddl(struct ctx *c, const char *engine)
{
        struct buf b = BUF(PRINTED_MAX);
        if (engine[0] && strcmp(engine, "postgres") != 0 && strcmp(engine, "sqlite") != 0) {
                (void)fail(c, ERR_INVALID, "ddl.engine", "--ddl",
                           say(c, "只有 sqlite 和 postgres，没有“%s”", "sqlite or postgres, not “%s”"), engine);
                return command_fail(c);
        }
        ddl_write(c->arena, strcmp(engine, "postgres") == 0 ? DDL_POSTGRES : DDL_SQLITE, &b);
        return print(&b);
}

/* The routes print themselves: the API has no description of its own that could grow old. */
static int print_openapi(struct ctx *c, const char *unused)
{
        (void)unused;
        struct buf b = BUF(PRINTED_MAX);
        if (!openapi_write(c, &b)) {
                buf_free(&b);
                return command_fail(c);
        }
        buf_char(&b, '\n');
        return print(&b);
}

/* ---- statements: name, types, text ---- */

/* print_statement: as the engine gets it, with $1 and the types in order. {param:…} is replaced by a day the
 * statement has, for a test prepares every one on PostgreSQL and nothing may be left open. */
static void print_statement(void *to, struct str name, struct str sql)
{
        struct ctx *c = to;
        struct arena_mark mark = arena_mark(c->arena);
        struct str text, types;
        const char *day = str_find(sql, S(":day")) < sql.n ? "day" : str_find(sql, S(":to")) < sql.n ? "to" : "today";
        db_numbered(c->arena, parameter_sql(c->arena, sql, day), &text, &types);
        printf("%.*s\t%.*s\t%.*s\n", FMT(name), FMT(types), FMT(text));
        arena_back(c->arena, mark);
}

/* Statements the walkers make for one entity have no name in a .sql file; they get that of the entity. */
static void print_named(struct ctx *c, const char *what, const struct entity *e, struct str sql)
{
        char name[128];
        snprintf(name, sizeof name, "%s.%s", e->name, what);
        print_statement(c, str_of(name), sql);
}

/* print_statements: all of them, those of files and those made at run time: who reviews what the program can
 * ask of a store has the whole list. A store in memory serves to find them; none of a county is opened. */
static int print_statements(struct ctx *c, const char *unused)
{
        (void)unused;
        struct str name, sql;
        const struct entity *e;
        size_t at = 0;
        if (!db_open(c, ":memory:", DB_CREATE, &c->db))
                return command_fail(c);
        while (db_sql_each(c->db, &at, &name, &sql))
                print_statement(c, name, sql);
        for (size_t i = 0; (e = entity_at(i)); i++) {
                struct entity_sql q = entity_statements(c->arena, e);
                print_named(c, "insert", e, q.insert);
                print_named(c, "update", e, q.update);
                print_named(c, "load", e, q.load);
        }
        query_statements(c->arena, print_statement, c);
        ledger_statements(c->arena, print_statement, c);
        rule_statements(c->arena, print_statement, c);
        import_statements(c->arena, print_statement, c);
        collect_statements(c->arena, print_statement, c);
        db_close(c->db);
        c->db = NULL;
        return 0;
}

/* ---- for people ---- */

/* For people, hence Markdown in both languages at once. */
static int print_dictionary(struct ctx *c, const char *unused)
{
        (void)unused;
        struct buf b = BUF(PRINTED_MAX);
        dictionary_write(c, &b);
        return print(&b);
}

/* For scripts, hence one line a list and codes instead of titles where a script compares. */
static int print_lists(struct ctx *c, const char *unused)
{
        (void)unused;
        const struct list *l;
        static const char *const periods[] = { [PERIOD_DAY] = "day", [PERIOD_SPAN] = "span", [PERIOD_NONE] = "none" };
        static const char *const severities[] = { "", "hint", "suspect", "error" };
        printf("name\ttitle\tunit\tof\tperiod\tfigure\tcheck\tmechanism\texplain\n");
        for (size_t i = 0; (l = list_at(i)); i++)
                printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", l->name, say(c, l->title, l->title_en),
                       l->unit ? say(c, l->unit, l->unit_en ? l->unit_en : l->unit) : "", l->of, periods[l->period],
                       l->figure ? "figure" : "", severities[l->severity], list_mechanism(l),
                       l->explain ? say(c, l->explain, l->explain_en ? l->explain_en : l->explain) : "");
        return 0;
}

/* With the days from which and to which a word is valid: a county's table of 2017 is read by those of 2017. */
static int print_codes(struct ctx *c, const char *unused)
{
        (void)unused;
        printf("list\tcode\ttitle\tsynonyms\tfrom\tto\n");
        for (size_t k = 0;; k++) {
                const struct codes *list = dictionary_codes(c->arena, k);
                if (!list)
                        return 0;
                struct code x;
                for (size_t i = 0; code_at(list, i, &x); i++)
                        printf("%s\t%s\t%s\t%s\t%s\t%s\n", list->name, x.code, say(c, x.title, x.title_en),
                               x.synonyms ? x.synonyms : "", x.from ? x.from : "", x.to ? x.to : "");
        }
}

/* print_terms: words that change with the day (base/term.h), each from its first day on. */
static int print_terms(struct ctx *c, const char *unused)
{
        (void)c;
        (void)unused;
        const struct term *t;
        printf("word\tfrom\tchinese\tenglish\tbasis\n");
        for (size_t i = 0; (t = term_at(i)); i++)
                printf("%s\t%s\t%s\t%s\t%s\n", t->key, t->from ? t->from : "", t->zh, t->en, t->basis);
        return 0;
}

/* ---- which ---- */

/* The option chosen says what is printed; printers stand in the same order. */
static const struct option options[] = {
        { "ddl", "=postgres", "建表语句，默认 SQLite", "the tables, for SQLite unless said" },
        { "openapi", NULL, "接口说明 OpenAPI 3.1 (JSON)", "the API as OpenAPI 3.1, JSON" },
        { "dictionary", NULL, "数据字典 (Markdown，中英文)", "the data dictionary, Markdown, both languages" },
        { "statements", NULL, "程序用到的全部 SQL：名称、参数类型、语句，以制表符分隔",
          "every SQL statement: name, parameter types, text, by tabs" },
        { "lists", NULL, "全部清单、指标和核查项", "all lists, figures and checks" },
        { "codes", NULL, "全部代码表", "all code lists" },
        { "words", NULL, "随年代改变的用语及起用日期", "words that change with the day, and since when" },
        { "day", "D", "用这一天的用语打印，默认用最新的", "in the words of that day; otherwise the latest" },
};
#define PRINTED (COUNT(options) - 1) /* the last is no table but a day */
static int (*const printers[])(struct ctx *, const char *) = { print_ddl,        print_openapi, print_dictionary,
                                                               print_statements, print_lists,   print_codes,
                                                               print_terms };
_Static_assert(COUNT(printers) == PRINTED, "each option has its printer");

/* One thing at a time: two tables in one stream could not be told apart. Tables that are wrong are not printed
 * at all. */
static int run(struct ctx *c, const struct input *in)
{
        size_t chosen = PRINTED;
        const char *day = input_option(in, "day");
        for (size_t i = 0; i < PRINTED; i++)
                if (in->values[i])
                        chosen = chosen == PRINTED ? i : PRINTED + 1;
        if (chosen >= PRINTED)
                return command_lacks(c, in->command, "要看哪一样，给一个选项，且只给一个",
                                     "say by one option, and one only, what to print");
        if (day && !date_valid(str_of(day)))
                return command_lacks(c, in->command, "--day 应为日期，如 2017-12-31",
                                     "--day wants a day, such as 2017-12-31");
        if (!catalogue_check(c))
                return command_fail(c);
        speak_of(c, day ? day : TERM_LATEST); /* not today's: the same program prints the same on every day */
        return printers[chosen](c, in->values[chosen]);
}

/* It takes no store: what it prints is the same for every county. */
const struct command cmd_catalogue = { .name = "catalogue",
                                       .words = "",
                                       OPTIONS(options),
                                       .title = "打印程序所知的一切：表、接口、字典、语句、清单、代码",
                                       .title_en = "print what the program knows: tables, API, dictionary, statements",
                                       .help = "一次选一项。",
                                       .help_en = "One of these at a time.",
                                       .run = run };
