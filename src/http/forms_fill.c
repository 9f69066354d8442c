/* forms_fill.c: see forms_fill.h. The record of a table made is written in the name of who made it, with the program's
 * right: nobody enters or leaves one out himself.
 *
 * Filling a table reads registers: each that was used is written down as an export, under the table's name. */
#include "http/forms_fill.h"

#include "core/change.h"
#include "http/disclosure.h"

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
                draft_set(d, "source", V_TEXT(done->used[0]->name));
        if (!change_begin(c, &(struct change_head){ .reason = say(c, "填表", "table filled") }, &ch))
                return false;
        return change_put(c, ch, d) ? change_commit(c, ch, NULL) : change_abandon(c, ch);
}

static bool note_made(struct ctx *c, struct str name, const struct fill_asked *asked, const struct fill_done *done)
{
        const struct actor *who = c->actor;
        const struct actor recorder = actor_recorder(c);
        act_as(c, &recorder);
        bool ok = put_made(c, name, asked, done);
        act_as(c, who);
        return ok;
}

bool forms_fill(struct ctx *c, const char *template, struct str name, const struct fill_asked *asked, const char *out,
                struct fill_done *done)
{
        if (!fill_write(c, template, asked, out, done))
                return false;
        for (size_t i = 0; i < done->n_used; i++)
                if (!disclose(c, &(struct disclosure){ .kind = "export",
                                                       .e = done->used[i],
                                                       .id = done->used[i] == asked->e ? asked->id : 0,
                                                       .place = asked->place,
                                                       .reason = name }))
                        return false;
        return note_made(c, name, asked, done);
}
