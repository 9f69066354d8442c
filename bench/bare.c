/* bare.c: the peer of G1: the fewest lines of C that put the rows of register.csv into SQLite with the same two indexes, in one transaction.
 *
 *     bare register.csv OUT.db       prints the rows inserted */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#define COLUMNS 20

static int run(sqlite3 *db, const char *sql)
{
        return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

int main(int argc, char **argv)
{
        sqlite3 *db;
        sqlite3_stmt *st;
        char line[4096];
        long rows = 0;
        FILE *in = argc > 2 ? fopen(argv[1], "r") : NULL;
        if (!in || sqlite3_open(argv[2], &db) != SQLITE_OK)
                return fprintf(stderr, "bare register.csv OUT.db\n"), 2;
        run(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; BEGIN; CREATE TABLE p (id INTEGER PRIMARY KEY, c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,"
                "c12,c13,c14,c15,c16,c17,c18,c19); CREATE INDEX p_house ON p (c3); CREATE INDEX p_id ON p (c11);");
        sqlite3_prepare_v2(db, "INSERT INTO p VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", -1, &st, NULL);
        if (!fgets(line, sizeof line, in))
                return 1;
        while (fgets(line, sizeof line, in)) {
                char *cell = line;
                line[strcspn(line, "\n")] = '\0';
                for (int k = 1; k <= COLUMNS; k++) {
                        char *comma = strchr(cell, ',');
                        sqlite3_bind_text(st, k, cell, comma ? (int)(comma - cell) : -1, SQLITE_STATIC);
                        cell = comma ? comma + 1 : cell + strlen(cell);
                }
                if (sqlite3_step(st) != SQLITE_DONE)
                        return fprintf(stderr, "%s\n", sqlite3_errmsg(db)), 1;
                sqlite3_reset(st);
                rows++;
        }
        sqlite3_finalize(st);
        run(db, "COMMIT");
        printf("%ld\n", rows);
        return sqlite3_close(db) != SQLITE_OK;
}
