/* json.h: a push writer. Commas, quotes and escapes are its business; nesting is checked by assertion.
 *
 * Its names keep clear of jansson's, which reads what comes in (json_object, json_array, json_null are its own).
 * json_open(j, "key") opens an object (key NULL inside an array or at the top); json_end closes whatever is open.
 *
 * A writer that pushes, because answers are streams of rows: nothing is built as a tree to be printed afterwards. */
#ifndef BANGFU_BASE_JSON_H
#define BANGFU_BASE_JSON_H

#include "base/buf.h"

#define JSON_DEPTH 32

struct json {
        struct buf *out;
        int depth;
        char kind[JSON_DEPTH];
        bool some[JSON_DEPTH];
};

#define JSON(buffer) ((struct json){ .out = (buffer) })

void json_open(struct json *j, const char *key);
void json_list(struct json *j, const char *key);
void json_end(struct json *j);
void json_str(struct json *j, const char *key, struct str value);
void json_text(struct json *j, const char *key, const char *value); /* NULL gives null */
void json_int(struct json *j, const char *key, int64_t value);
void json_bool(struct json *j, const char *key, bool value);
void json_nothing(struct json *j, const char *key);
void json_raw(struct json *j, const char *key, struct str json); /* text that is JSON already */

#endif
