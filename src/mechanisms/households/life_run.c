/* life_run.c: an order about a household or a person, carried out or shown beforehand (see life.h).
 *
 * The events stand in one table; each is a function (life_private.h). Around it stand the days (a death is on its last
 * day, everything else on the first day of what is then), the basis, and the change: dry, everything is written and
 * judged by the hard rules and then taken back, so that a preview is the event itself and no guess at it. The basis is
 * what the order rests on, as counts and versions; an order sent back with the basis of its preview is refused when
 * anything has changed since. Refused: a day after today, for what has not happened can't be entered. */
#include "mechanisms/households/life_private.h"

#include "base/date.h"

#include <stdarg.h>
#include <stdio.h>

/* A duplicate is about persons and has no household of its own; a death's day is the last day of what was. */
static const struct life_event events[] = {
        { "split", "分户", "Split", .run = life_split },
        { "merge", "并户", "Merger", .run = life_merge },
        { "move", "迁移", "Move", .run = life_move },
        { "move_out", "迁出本县", "Leaving the county", .run = life_move_out },
        { "death", "死亡", "Death", .own_day = true, .run = life_death },
        { "head", "变更户主", "New head", .run = life_head },
        { "duplicate", "合并重复人员", "Duplicate merged", .persons = true, .run = life_duplicate },
};

/* An event nobody knows is an error of the caller, told by its word. */
static const struct life_event *life_event_find(const char *kind)
{
        for (size_t i = 0; i < COUNT(events); i++)
                if (kind && strcmp(events[i].kind, kind) == 0)
                        return &events[i];
        return NULL;
}

/* ---- words ---- */

/* Lines of the preview, in the reader's language; the longest names two households and a cadre. */
void life_words(struct ctx *c, struct life_work *w, const char *format, ...)
{
        char text[600];
        va_list args;
        va_start(args, format);
        vsnprintf(text, sizeof text, format, args);
        va_end(args);
        struct life_done *out = w->out;
        out->words = arena_grow(c->arena, out->words, &w->words_capacity, out->n_words + 1, sizeof *out->words);
        out->words[out->n_words++] = arena_str(c->arena, str_of(text));
}

void life_note(struct ctx *c, struct life_work *w, const char *entity, int64_t id, struct str text)
{
        struct life_done *out = w->out;
        out->notes = arena_grow(c->arena, out->notes, &w->notes_capacity, out->n_notes + 1, sizeof *out->notes);
        out->notes[out->n_notes++] = (struct life_note){ text, entity, id };
}

/* The number alone is nobody's name, and the head's name alone is not unique: both, where there are both. */
struct str life_title(struct ctx *c, const struct draft *household)
{
        const struct val number = draft_get(household, "hh_no"), head = draft_get(household, "head_name");
        const bool both = number.type == VAL_TEXT && head.type == VAL_TEXT;
        return arena_fmt(c->arena, "%.*s%s%.*s", FMT(number.type == VAL_TEXT ? number.s : S("")), both ? " " : "",
                         FMT(head.type == VAL_TEXT ? head.s : S("")));
}

/* ---- the household and the record ---- */

static bool refuse_ended(struct ctx *c, const struct draft *h)
{
        return fail(c, ERR_CONFLICT, "life.ended", "household",
                    say(c, "户“%.*s”已于 %.*s 结束", "household %.*s ended on %.*s"), FMT(life_title(c, h)),
                    FMT(draft_get(h, "ended_on").s));
}

/* Whoever may not read it is told that it is not there, not that it is forbidden: that it exists is told to nobody
 * else. */
bool life_household(struct ctx *c, int64_t id, struct draft **out)
{
        const struct entity *e = entity_find(S("household"));
        if (!change_load(c, e, id, out))
                return false;
        if (!scope_covers(c->actor, e, RIGHT_READ, (*out)->place))
                return fail(c, ERR_MISSING, "record.missing", "household", "%s",
                            say(c, "没有这一户", "no such household"));
        if (!scope_covers(c->actor, e, RIGHT_WRITE, (*out)->place))
                return fail(c, ERR_FORBIDDEN, "scope.write", "household",
                            say(c, "您的账号不能办理“%.*s”的户变动", "your account may not change household %.*s"),
                            FMT(life_title(c, *out)));
        return draft_get(*out, "ended_on").type == VAL_NULL || refuse_ended(c, *out);
}

/* The summary is cut at what its field holds; the words of the preview are whole. */
bool life_event_put(struct ctx *c, struct life_work *w, struct str summary, const struct arg *more, size_t n)
{
        struct draft *d = draft_new(c->arena, entity_find(S("household_event")));
        draft_set(d, "kind", V_TEXT(w->event->kind));
        draft_set(d, "day", V_TEXT(w->o->day));
        draft_set(d, "household", V_INT(w->o->household));
        draft_set(d, "summary", V_STR(str_slice(summary, 0, 290)));
        if (w->o->reason && *w->o->reason)
                draft_set(d, "reason", V_TEXT(w->o->reason));
        if (w->o->document)
                draft_set(d, "document", V_INT(w->o->document));
        for (size_t i = 0; i < n; i++)
                if (more[i].v.type != VAL_NULL)
                        draft_set(d, more[i].name, more[i].v);
        life_words(c, w, "%.*s", FMT(summary));
        if (!change_put(c, w->ch, d))
                return false;
        w->out->event = d->id;
        return true;
}

/* The last day is the last of what was; from the next on nothing is of this household. */
bool life_end_household(struct ctx *c, struct life_work *w, int64_t id, int64_t successor)
{
        struct draft *d = draft_new(c->arena, entity_find(S("household")));
        d->id = id;
        draft_set(d, "ended_on", V_TEXT(w->last));
        if (successor)
                draft_set(d, "successor", V_INT(successor));
        return change_put(c, w->ch, d);
}

/* ---- running ---- */

struct basis_part { /* of one register: a letter, how many records, the sum of their versions */
        struct str part;
        int64_t records, versions;
};
static const struct db_column basis_columns[] = {
        DB_COLUMN(struct basis_part, part),
        DB_COLUMN(struct basis_part, records),
        DB_COLUMN(struct basis_part, versions),
};

/* read_basis: nothing is ever deleted and versions only grow, so count and sum of versions tell every change. */
static bool read_basis(struct ctx *c, struct life_work *w)
{
        struct stmt *s;
        struct basis_part part;
        struct buf out = BUF(400);
        const char *name = w->event->persons ? "life.basis_persons" : "life.basis";
        if (!db_query(c, db_sql(c->db, name),
                      ARGS(ARG("id", V_INT(w->o->household)), ARG("other_id", V_INT(w->o->other))), &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(basis_columns), &part))
                buf_fmt(&out, "%.*s%lld.%lld", FMT(part.part), (long long)part.records, (long long)part.versions);
        w->out->basis = arena_str(c->arena, buf_str(&out));
        buf_free(&out);
        return c->err.kind == ERR_NONE;
}

/* same_basis: an order without a basis is carried out as things stand: a machine that calls the API has seen no
 * preview. */
static bool same_basis(struct ctx *c, struct life_work *w)
{
        if (!read_basis(c, w))
                return false;
        return !w->o->basis || !*w->o->basis || str_is(w->out->basis, w->o->basis) ||
               fail(c, ERR_CONFLICT, "change.stale", "basis", "%s",
                    say(c, "预览之后这里的登记又有变化，请重新预览再办理",
                        "the records have changed since the preview: look again, then go on"));
}

/* life_days: last day of what was, first of what is then. A split on the 1st leaves the old household whole on the
 * 31st; who died on the 1st was a member that day. */
static bool life_days(struct ctx *c, struct life_work *w)
{
        const char *day = w->o->day;
        if (!day || !date_valid(str_of(day)))
                return fail(c, ERR_INVALID, "date.invalid", "day", "%s",
                            say(c, "请填写变动日期，如 2017-12-31", "the day should be a day such as 2017-12-31"));
        if (strcmp(day, c->today) > 0)
                return fail(c, ERR_INVALID, "life.future", "day", "%s",
                            say(c, "变动日期不能晚于今天", "an event can't be entered before its day"));
        date_add(day, w->event->own_day ? 0 : -1, w->last);
        date_add(w->last, 1, w->next);
        return true;
}

/* relations_said: an order carried out leaves no relation open; a preview shows which are. */
static bool relations_said(struct ctx *c, const struct life_work *w)
{
        struct buf names = BUF(1200);
        for (size_t i = 0; w->out->open && i < w->out->n_members; i++)
                if (w->out->members[i].after.n == 0)
                        buf_fmt(&names, "%s%.*s", names.n ? say(c, "、", ", ") : "", FMT(w->out->members[i].name));
        bool ok = !w->out->open ||
                  fail(c, ERR_INVALID, "life.relation_missing", "members",
                       say(c, "请说明与户主的关系：%s", "say what they are to the head: %s"), buf_c(&names));
        buf_free(&names);
        return ok;
}

/* REVIEW_WHOLE: where the county reviews a register the event touches, it waits whole: half an event is none. */
bool life_run(struct ctx *c, const struct life_order *order, struct life_done *out)
{
        *out = (struct life_done){ .household = order->household, .other = order->other };
        struct life_work w = { .o = order, .out = out, .event = life_event_find(order->kind) };
        if (!w.event)
                return fail(c, ERR_MISSING, "life.unknown", "kind", say(c, "没有“%s”这种户变动", "no such event: %s"),
                            order->kind ? order->kind : "");
        const char *title = say(c, w.event->title, w.event->title_en);
        const bool said = order->reason && *order->reason;
        struct change_head head = { .key = order->dry ? NULL : order->key, .dry = order->dry, .review = REVIEW_WHOLE };
        head.reason = said ? arena_fmt(c->arena, say(c, "%s：%s", "%s: %s"), title, order->reason).p : title;
        if (!life_days(c, &w) || !change_begin(c, &head, &w.ch))
                return false;
        if (!same_basis(c, &w) || !w.event->run(c, &w))
                return change_abandon(c, w.ch);
        /* nothing was judged that could stand: taken back, preview or not */
        if (out->open) {
                change_abandon(c, w.ch);
                return order->dry || relations_said(c, &w);
        }
        return change_commit(c, w.ch, &out->block);
}
