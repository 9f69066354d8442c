/* tools.c: how the demonstration writes: days of the county's life, changes, records by their fields, texts that stay
 * (see county.h).
 *
 * One change holds a batch of records, entered on one day of the county's life; memory of a batch is let go when it is
 * committed.
 *
 * Records are written by their fields' names and in the texts of codes, as a user of the API would: the generator
 * has no way of its own into a register, so it is the longest test of all ways in. */
#include "demo/county.h"

#include "base/date.h"

#include <stdarg.h>
#include <stdio.h>

/* Clerks enter what happened on a day in the morning: every block of the journal is of that hour, in UTC+8, and blocks
 * of one day follow each other by the minute. */
#define HALF_PAST_NINE (90 * 60 * 1000) /* as milliseconds of the UTC day */
#define DAY_MS INT64_C(86400000)

/* Time never goes back, also where a subject is entered for an earlier day than the one before: blocks are a
 * chain. */
void demo_day(struct county *k, const char *day)
{
        struct ctx *c = k->c;
        day = told_day(k, day);
        int64_t now = date_to_number(day) * DAY_MS + HALF_PAST_NINE;
        c->now = now > c->now ? now : c->now + 60000;
        snprintf(c->today, sizeof c->today, "%s", day);
}

/* The reason is what the journal shows: written as a clerk would. */
bool demo_begin(struct county *k, const char *day, const char *reason)
{
        demo_day(k, day);
        return change_begin(k->c, &(struct change_head){ .reason = told_text(k, reason) }, &k->ch);
}

/* The arena goes with the change: twelve thousand households would else pile up. */
bool demo_commit(struct county *k)
{
        bool ok = change_commit(k->c, k->ch, NULL);
        k->ch = NULL;
        if (ok)
                arena_release(k->c->arena);
        return ok;
}

bool demo_give_up(struct county *k)
{
        if (k->ch)
                change_abandon(k->c, k->ch);
        k->ch = NULL;
        return false;
}

/* A user would be shown all faults; here the first ends everything, for it is the generator's. */
static bool faultless(struct county *k, const char *entity)
{
        size_t n;
        const struct fault *f = change_faults(k->ch, &n);
        if (n == 0)
                return true;
        return fail(k->c, ERR_SYSTEM, f->code, entity, "%s.%s: %.*s", entity, f->field ? f->field->name : "",
                    FMT(f->text));
}

/* write_record: new (id 0) or more about an old one; gives its number, 0 when it fails. A field without a value is left
 * alone, so that a table of the generator may hold gaps. */
static int64_t write_record(struct county *k, const char *entity, int64_t id, const struct arg *fields, size_t n)
{
        const struct entity *e = entity_find(str_of(entity));
        struct draft *d = draft_new(k->c->arena, e);
        d->id = id;
        for (size_t i = 0; i < n; i++)
                if (!val_is_null(fields[i].v))
                        draft_set(d, fields[i].name,
                                  told(k, &e->fields[field_index(e, fields[i].name)], fields[i].v));
        return change_put(k->c, k->ch, d) && faultless(k, entity) ? d->id : 0;
}

/* Two doors to one function: whoever makes a record wants its number, whoever adds to one has it. */
bool demo_put(struct county *k, const char *entity, int64_t *id, const struct arg *fields, size_t n)
{
        int64_t made = write_record(k, entity, 0, fields, n);
        if (id)
                *id = made;
        return made != 0;
}

bool demo_set(struct county *k, const char *entity, int64_t id, const struct arg *fields, size_t n)
{
        return write_record(k, entity, id, fields, n) != 0;
}

void numbers_add(struct county *k, struct numbers *list, int64_t id)
{
        list->at = arena_grow(k->keep, list->at, &list->capacity, list->n + 1, sizeof *list->at);
        list->at[list->n++] = id;
}

/* 400 bytes are more than any name or title here; the buffer is the bound. */
const char *keep_text(struct county *k, const char *format, ...)
{
        char text[400];
        va_list args;
        va_start(args, format);
        vsnprintf(text, sizeof text, format, args);
        va_end(args);
        return arena_copy(k->keep, str_of(text));
}

struct val brief_text(struct county *k, const char *format, ...)
{
        char text[400];
        va_list args;
        va_start(args, format);
        vsnprintf(text, sizeof text, format, args);
        va_end(args);
        return V_STR(arena_str(k->c->arena, str_of(text)));
}

/* Days in the change's memory, as most texts of a record are: they go with it. */
const char *day_after(struct county *k, const char *day, int64_t days)
{
        char out[11];
        date_add(day, days, out);
        return arena_copy(k->c->arena, str_of(out));
}

const char *month_day(struct county *k, int month, int day)
{
        char out[11];
        date_put(out, YEAR_OF(month), month_of(month), day);
        return arena_copy(k->c->arena, str_of(out));
}

const char *month_end(struct county *k, int month)
{
        return month_day(k, month, date_month_days(YEAR_OF(month), month_of(month)));
}

int month_of(int month)
{
        return (month - 1) % 12 + 1;
}

/* The list moves while it grows: pointers to a man are taken only when his list is complete. */
struct man *men_add(struct county *k, struct men *m, struct man one)
{
        m->at = arena_grow(k->keep, m->at, &m->capacity, m->n + 1, sizeof *m->at);
        m->at[m->n] = one;
        return &m->at[m->n++];
}
