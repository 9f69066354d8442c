/* json.c: the JSON push writer (see json.h).
 *
 * Only what JSON demands is escaped; Chinese stays as it is, so that an answer can be read as it comes. */
#include "base/json.h"

#include <assert.h>
#include <inttypes.h>

/* Runs of plain characters are written in one piece; most of a county's text needs no escape at all. */
static void json_quoted(struct buf *b, struct str s)
{
        buf_char(b, '"');
        size_t from = 0;
        for (size_t i = 0; i < s.n; i++) {
                unsigned char c = (unsigned char)s.p[i];
                if (c >= ' ' && c != '"' && c != '\\')
                        continue;
                buf_add(b, str_slice(s, from, i));
                if (c == '"' || c == '\\')
                        buf_fmt(b, "\\%c", c);
                else if (c == '\n')
                        buf_text(b, "\\n");
                else
                        buf_fmt(b, "\\u%04x", c);
                from = i + 1;
        }
        buf_add(b, str_slice(s, from, s.n));
        buf_char(b, '"');
}

/* Asserted: a key inside a list or none inside an object is a mistake of ours, found by the first test of the
 * route. */
static void json_lead(struct json *j, const char *key)
{
        if (j->depth) {
                if (j->some[j->depth - 1])
                        buf_char(j->out, ',');
                j->some[j->depth - 1] = true;
        }
        if (key) {
                assert(j->depth && j->kind[j->depth - 1] == '}');
                json_quoted(j->out, str_of(key));
                buf_char(j->out, ':');
        }
}

static void json_begin(struct json *j, const char *key, char open, char close)
{
        assert(j->depth < JSON_DEPTH);
        json_lead(j, key);
        buf_char(j->out, open);
        j->kind[j->depth] = close;
        j->some[j->depth++] = false;
}

void json_open(struct json *j, const char *key)
{
        json_begin(j, key, '{', '}');
}

void json_list(struct json *j, const char *key)
{
        json_begin(j, key, '[', ']');
}

void json_end(struct json *j)
{
        assert(j->depth > 0);
        buf_char(j->out, j->kind[--j->depth]);
}

void json_str(struct json *j, const char *key, struct str value)
{
        json_lead(j, key);
        json_quoted(j->out, value);
}

void json_text(struct json *j, const char *key, const char *value)
{
        if (value)
                json_str(j, key, str_of(value));
        else
                json_nothing(j, key);
}

void json_int(struct json *j, const char *key, int64_t value)
{
        json_lead(j, key);
        buf_fmt(j->out, "%" PRId64, value);
}

void json_bool(struct json *j, const char *key, bool value)
{
        json_lead(j, key);
        buf_text(j->out, value ? "true" : "false");
}

void json_nothing(struct json *j, const char *key)
{
        json_lead(j, key);
        buf_text(j->out, "null");
}

void json_raw(struct json *j, const char *key, struct str json)
{
        json_lead(j, key);
        buf_add(j->out, json);
}
