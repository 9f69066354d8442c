/* forms_fill.c: see forms_fill.h. The record of a table made is written in the name of who made it, with the program's
 * right: nobody enters or leaves one out himself.
 *
 * Filling a table reads registers: each that was used is written down as an export, under the table's name. */
#include "http/forms_fill.h"

#include "core/change.h"
#include "http/disclosure.h"

#include <unistd.h>

/* put_made: a table without a list is one row's work. */
static bool put_made(struct ctx *c, struct str name, const struct fill_asked *asked, const struct fill_done *done)
{
        struct change *ch;
        struct draft *d = draft_new(c->arena, entity_find(S("paper_made")));
        draft_set(d, "made_on", V_TEXT(c->today));
        draft_set(d, "name", V_STR(str_slice(name, 0, 190)));
        draft_set(d, "filled_rows", V_INT(done->listed ? done->rows : 1));
        draft_set(d, "account", V_TEXT(c->actor->name));
        draft_set(d, "place", V_TEXT(asked->place ? asked->place : c->county));
        if (done->n_used)
                draft_set(d, "source", V_TEXT(done->used[0].e->name));
        if (!change_begin(c, &(struct change_head){ .reason = say(c, "填表", "table filled") }, &ch))
                return false;
        return change_put(c, ch, d) ? change_commit(c, ch, NULL) : change_abandon(c, ch);
}

/* A table that left the house is on record with its name and how many rows it had, whoever filled it. */
static bool note_made(struct ctx *c, struct str name, const struct fill_asked *asked, const struct fill_done *done)
{
        const struct actor *who = c->actor;
        const struct actor recorder = actor_recorder(c);
        act_as(c, &recorder);
        bool ok = put_made(c, name, asked, done);
        act_as(c, who);
        return ok;
}

/* note_used: one register whose rows went in: what an export of them wants, a table wants. */
static bool note_used(struct ctx *c, const struct fill_used *used, struct str name, const struct fill_asked *asked,
                      const struct fill_done *done, const char *out)
{
        const struct entity *e = used->e;
        struct disclosure d;
        const struct export_ask ask = {
                .e = e,
                .place = asked->place,
                .rows = done->listed ? done->rows : 1,
                .purpose = asked->purpose,
                .reason = asked->reason,
                .asked = arena_fmt(c->arena, "form %.*s %s %s", FMT(name), asked->list ? asked->list : "",
                                   asked->place ? asked->place : c->county),
        };
        if (!export_may(c, &ask, &d))
                return false;
        d.fields = fill_revealed(c->arena, used);
        if (d.fields.n && !d.purpose && c->actor->account_id && !disclosure_words(c, asked->purpose, asked->reason, &d))
                return false;
        d.id = e == asked->e ? asked->id : 0;
        d.file = out;
        if (!d.reason.n)
                d.reason = name;
        return disclose(c, &d);
}

/* told_alone: what only says more of rows that were taken away by name is of their telling; what went out in the clear,
 * or beside rows that name nobody, is told by itself. */
static bool told_alone(const struct fill_done *done, const struct fill_used *used)
{
        bool persons = false;
        for (size_t i = 0; i < done->n_used; i++)
                persons = persons || (!done->used[i].beside && takes_persons(done->used[i].e));
        return !used->beside || used->revealed || !persons;
}

/* The registers it used are told before the file goes out; a list alone, a record beside it, or both. */
bool forms_fill(struct ctx *c, const char *template, struct str name, const struct fill_asked *asked, const char *out,
                struct fill_done *done)
{
        if (!fill_write(c, template, asked, out, done))
                return false;
        for (size_t i = 0; i < done->n_used; i++)
                if (told_alone(done, &done->used[i]) && !note_used(c, &done->used[i], name, asked, done, out)) {
                        unlink(out);
                        return false;
                }
        return note_made(c, name, asked, done);
}
