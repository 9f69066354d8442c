/* migrate.c: additive changes of the schema, found by comparing the DDL the store was made by with the program's (see
 * migrate.h).
 *
 * Foreign keys of new columns are not added to tables that stand: change checks every reference itself.
 *
 * Why no migration files: the schema only grows, so the difference between two programs is what the newer one has
 * more, and that can be read off. A change that is more than an addition (a code that is split, a field that moves) is
 * a change of records, entered and journalled like one, and never a statement over a county's data that nobody sees.
 *
 * The text that is kept says what may be missing; whether it is, the store itself is asked. A county that went back to
 * an older program for a day has tables and columns which that program's text, kept since, doesn't name. */
#include "core/migrate.h"

#include "core/ddl.h"
#include "core/query.h"

static struct str program_ddl(struct ctx *c)
{
        struct buf text = BUF((size_t)4 << 20);
        ddl_write(c->arena, DDL_SQLITE, &text);
        struct str ddl = arena_str(c->arena, buf_str(&text));
        buf_free(&text);
        return ddl;
}

/* The store keeps the text it was made by: what has to be added is then a comparison of two texts, without
 * asking an engine how it tells its schema. */
bool migrate_note(struct ctx *c)
{
        return store_set_meta(c, "ddl", arena_copy(c->arena, program_ddl(c)));
}

/* found: the store can answer the question, so what it names is there. Why it can't is no fault of anybody's. */
static bool found(struct ctx *c, struct str question)
{
        const struct err before = c->err;
        const bool answered = db_exec(c, question, NO_ARGS);
        c->err = before;
        return answered;
}

static bool table_stands(struct ctx *c, struct str table)
{
        return found(c, arena_fmt(c->arena, "SELECT 1 FROM %.*s WHERE 1 = 0", FMT(table)));
}

static bool column_stands(struct ctx *c, struct str table, struct str column)
{
        return found(c, arena_fmt(c->arena, "SELECT %.*s FROM %.*s WHERE 1 = 0", FMT(column), FMT(table)));
}

static bool table_holds(struct str text, struct str part)
{
        return str_find(text, part) < text.n;
}

/* next_statement: up to a semicolon at the end of a line. */
static bool next_statement(struct str *rest, struct str *statement)
{
        struct str end = S(";\n");
        size_t at = str_find(*rest, end);
        if (at == rest->n)
                return false;
        *statement = str_slice(*rest, 0, at);
        *rest = str_slice(*rest, at + end.n, rest->n);
        return true;
}

/* word_at: the name behind a head such as "CREATE TABLE "; empty when the statement does not begin so. */
static struct str word_at(struct str statement, struct str head)
{
        if (!str_starts(statement, head))
                return S("");
        struct str rest = str_slice(statement, head.n, statement.n), name = rest;
        return str_cut(&rest, ' ', &name) ? name : S("");
}

/* widen_table: the columns of a table that stands, which the program has and the store has not. */
static bool widen_table(struct ctx *c, struct str name, struct str now)
{
        struct str line, rest = now, type, column;
        while (str_cut(&rest, '\n', &line)) {
                struct str words = str_trim(line);
                if (words.n && words.p[words.n - 1] == ',')
                        words.n--;
                type = words;
                bool plain = str_starts(line, S("  ")) && !str_starts(words, S("PRIMARY")) &&
                             !str_starts(words, S("FOREIGN"));
                if (!plain || !str_cut(&type, ' ', &column) || column_stands(c, name, column))
                        continue;
                if (!db_script(c, arena_fmt(c->arena, "ALTER TABLE %.*s ADD COLUMN %.*s", FMT(name), FMT(words))))
                        return false;
        }
        return true;
}

/* An index that reads otherwise is made anew; a table is never: its rows stand. */
static bool carry_out(struct ctx *c, struct str statement)
{
        struct str table = word_at(statement, S("CREATE TABLE ")), index = word_at(statement, S("CREATE INDEX "));
        if (!index.n)
                index = word_at(statement, S("CREATE UNIQUE INDEX "));
        if (table.n && table_stands(c, table))
                return widen_table(c, table, statement);
        if (index.n && !db_script(c, arena_fmt(c->arena, "DROP INDEX IF EXISTS %.*s", FMT(index))))
                return false;
        return db_script(c, statement);
}

/* In the program's order: a table before its indexes, and before those that refer to it. */
static bool upgrade(struct ctx *c, struct str old, struct str now)
{
        struct str statement;
        while (next_statement(&now, &statement))
                if (!table_holds(old, arena_fmt(c->arena, "%.*s;\n", FMT(statement))) && !carry_out(c, statement))
                        return false;
        return migrate_note(c);
}

/* Terms are rebuildable and no record: nothing is journalled. Made anew with any upgrade: where a county went back
 * to an older program for a day, that one wrote terms in its own way. */
static bool search_anew(struct ctx *c)
{
        return search_rewrite(c) && store_set_meta(c, "search", SEARCH_FORM);
}

bool migrate_store(struct ctx *c)
{
        struct str old, form, now = program_ddl(c);
        if (!store_meta(c, "ddl", &old) || !store_meta(c, "search", &form))
                return false;
        if (str_eq(old, now) && str_is(form, SEARCH_FORM))
                return true;
        if (!old.n)
                return fail(c, ERR_INVALID, "store.older", store_address(c->app), "%s",
                            say(c, "数据文件由试用版程序写成，没有记下结构，不能升级；请重新建立",
                                "the store was written by a trial version that kept no schema; make it anew"));
        if (!store_write_begin(c))
                return false;
        if ((str_eq(old, now) || upgrade(c, old, now)) && search_anew(c))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}
