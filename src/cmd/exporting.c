/* exporting.c: see exporting.h. The command line is no way around the journal. */
#include "cmd/exporting.h"

#include <unistd.h>

bool command_export_may(struct ctx *c, const struct input *in, const struct query *q, struct disclosure *d)
{
        struct export_ask ask = {
                .e = q->e,
                .place = q->place,
                .purpose = str_of(input_option(in, "purpose")),
                .reason = str_of(input_option(in, "reason")),
                .asked = arena_fmt(c->arena, "command %s %s %s", q->e->name, q->list ? q->list->name : "",
                                   q->place ? q->place : c->county),
        };
        return query_count(c, q, &ask.rows) && export_may(c, &ask, d);
}

bool command_exported(struct ctx *c, struct disclosure *d, const char *path)
{
        d->file = path;
        if (!takes_persons(d->e) && !c->actor->account_id)
                return true;
        if (disclose(c, d))
                return true;
        if (path)
                unlink(path);
        return false;
}
