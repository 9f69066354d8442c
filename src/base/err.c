/* err.c: the one table from kind of error to HTTP and exit status, and fail() (see err.h, ctx.h). */
#include "base/ctx.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
        int http, exit;
/* HTTP as RFC 9110 has it. Exit statuses follow the shell's habits: 2 for a wrong call, 1 for our own fault;
 * those above tell a script what it could do about it. */
} statuses[ERR_MAX] = {
        [ERR_NONE] = { 200, 0 },      [ERR_INVALID] = { 400, 2 },         [ERR_LOGIN] = { 401, 5 },
        [ERR_FORBIDDEN] = { 403, 5 }, [ERR_MISSING] = { 404, 6 },         [ERR_CONFLICT] = { 409, 7 },
        [ERR_RULE] = { 422, 8 },      [ERR_TOO_LARGE] = { 413, 2 },       [ERR_BUSY] = { 503, 9 },
        [ERR_SYSTEM] = { 500, 1 },    [ERR_UNKNOWN_OUTCOME] = { 503, 9 },
};

int err_status(enum err_kind kind)
{
        return statuses[kind].http;
}

int err_exit(enum err_kind kind)
{
        return statuses[kind].exit;
}

/* whole_utf8: cuts a character that snprintf left half written. */
static void whole_utf8(char *text)
{
        size_t n = strlen(text), i = n;
        while (i > 0 && n - i < 4 && ((unsigned char)text[i - 1] & 0xC0) == 0x80)
                i--;
        if (i == 0)
                return;
        unsigned char lead = (unsigned char)text[i - 1];
        size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        if (n - i + 1 < want)
                text[i - 1] = '\0';
}

/* The first error stands: what fails afterwards usually fails because of it, and would hide it. */
bool fail(struct ctx *c, enum err_kind kind, const char *code, const char *where, const char *format, ...)
{
        if (c->err.kind != ERR_NONE)
                return false;
        c->err.kind = kind;
        snprintf(c->err.code, sizeof c->err.code, "%s", code);
        snprintf(c->err.where, sizeof c->err.where, "%s", where ? where : "");
        va_list args;
        va_start(args, format);
        vsnprintf(c->err.text, sizeof c->err.text, format, args);
        va_end(args);
        whole_utf8(c->err.where);
        whole_utf8(c->err.text);
        return false;
}
