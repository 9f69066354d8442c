/* driver.h: for those who implement an engine; callers use db.h.
 *
 * A driver gets SQL in its own parameter style: SQLite reads :name itself, PostgreSQL is given the numbered text
 * (db_numbered).
 *
 * A driver judges errors by kind (err.h) and says them in both languages: what reaches a user never is an engine's
 * own sentence alone. */
#ifndef BANGFU_DB_DRIVER_H
#define BANGFU_DB_DRIVER_H

#include "db/db.h"

enum step { STEP_ROW, STEP_DONE, STEP_FAILED };

struct db_driver {
        bool (*open)(struct ctx *c, const char *address, enum db_mode mode, void **handle);
        void (*close)(void *handle);
        void (*fold)(void *handle);
        void (*keep_log)(void *handle);
        bool (*script)(struct ctx *c, void *handle, const char *sql);
        bool (*prepare)(struct ctx *c, void *handle, struct str sql, void **prepared);
        void (*finalize)(void *prepared);
        bool (*bind)(struct ctx *c, void *prepared, const struct arg *args, size_t n);
        enum step (*step)(struct ctx *c, void *handle, void *prepared);
        struct val (*column)(void *prepared, int column);
        int (*columns)(void *prepared);
        const char *(*column_name)(void *prepared, int column);
        void (*reset)(void *prepared);
        int64_t (*changed)(void *handle);
        bool (*copy)(struct ctx *c, void *handle, const char *file); /* all of it, in one snapshot */
        bool (*settle)(struct ctx *c, void *handle); /* after the DDL: what the planner should know */
};
extern const struct db_driver db_sqlite;

/* db_arg: what a parameter is bound to: the caller's argument of that name, else what the context says under it; false
 * when neither knows it. */
bool db_arg(const struct ctx *c, const struct arg *args, size_t n, const char *name, struct val *out);

#endif
