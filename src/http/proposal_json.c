/* proposal_json.c: a proposal as people read it: for every field that is asked for, what stood there when it was sent,
 * what stands there now, and what it would become; secrets masked, references by their titles.
 *
 * Whoever sees the proposal may read the registers it is about (their areas are open to him, query_build.c), so
 * the record as it stands is shown beside it without a further question.
 *
 * Three values stand side by side because a reviewer has two questions: what is asked for, and has anybody changed
 * the same field since. `was` and `now` differ only then. */
#include "http/proposals.h"

#include "core/record_json.h"
#include "core/review.h"
#include "core/shown.h"
#include "http/routes.h"

/* A record without a name of its own is at least told by its number. */
static struct str shown_title(struct ctx *c, const struct entity *e, int64_t id)
{
        const struct str title = change_title(c, e, id);
        return title.n || c->err.kind ? title : ref_outside(c, e->name, id);
}

/* new_title: a record that is not there yet is called by its first name. */
static struct str new_title(struct ctx *c, const struct review_action *a)
{
        for (int named = 1; named >= 0; named--)
                for (size_t i = 0; i < a->e->n_fields; i++) {
                        const struct field *f = &a->e->fields[i];
                        if (f->type == FIELD_TEXT && !f->secret && f->named == (named == 1) &&
                            a->now->v[i].type == VAL_TEXT)
                                return a->now->v[i].s;
                }
        return str_of(entity_title(c, a->e));
}

/* What all the small functions below need together. */
struct showing {
        struct ctx *c;
        struct json *j;
        const struct review_actions *all;
};

/* A reference to a record the same proposal makes is called by what that record will be called. */
static struct str reference_words(const struct showing *s, const struct field *f, struct str text)
{
        struct str part, words = S("");
        const struct entity *to = entity_find(str_of(f->ref));
        while (text.n && str_cut(&text, ',', &part)) {
                int64_t n = 0;
                bool made = str_starts(part, S("@"));
                struct str one = S("");
                if (!str_int(str_slice(part, made, part.n), &n))
                        continue;
                if (!made)
                        one = shown_title(s->c, to, n);
                else if (n >= 0 && (size_t)n < s->all->n)
                        one = new_title(s->c, &s->all->items[n]);
                words = arena_fmt(s->c->arena, "%.*s%s%.*s", FMT(words), words.n ? say(s->c, "、", ", ") : "", FMT(one));
        }
        return words;
}

/* Masked for the reviewer, too: he confirms that a number was entered, and reveals it in the register if he has to. */
static struct str value_words(const struct showing *s, const struct field *f, struct val v)
{
        if (!val_is_null(v) && !scope_reads(s->c->actor, f->closed, s->c->county))
                return S("••••••");
        const bool made = f->ref && v.type == VAL_TEXT; /* it may name a record by "@" and its action */
        return made ? reference_words(s, f, v.s) : value_called(s->c, f, v);
}

static void shown_field_json(const struct showing *s, const struct review_action *a, const struct draft *stands,
                             size_t i)
{
        struct json *j = s->j;
        const struct field *f = &a->e->fields[i];
        struct val was = a->was->v[i], now = stands ? stands->v[i] : was;
        json_open(j, NULL);
        json_text(j, "name", f->name);
        json_text(j, "title", field_title(s->c, f));
        json_str(j, "was", value_words(s, f, was));
        json_str(j, "now", value_words(s, f, now));
        json_str(j, "new", value_words(s, f, a->now->v[i]));
        json_bool(j, "secret", f->secret);
        json_bool(j, "moved", !val_eq(was, now));
        json_end(j);
}

/* asked_field: shown is what would change; a value that is sent as it stands says nothing. */
static bool asked_field(const struct review_action *a, size_t i)
{
        const struct field *f = &a->e->fields[i];
        if (!a->now->given[i] || val_eq(a->now->v[i], a->was->v[i]))
                return false;
        return !(f->secret && a->was->v[i].type == VAL_TEXT && a->now->v[i].type == VAL_TEXT &&
                 value_masked(f->format, a->now->v[i].s));
}

/* Stale is told beside the fields: the reviewer sees that somebody has changed the record meanwhile, and which
 * field. */
static bool action_json(const struct showing *s, const struct review_action *a)
{
        struct ctx *c = s->c;
        struct json *j = s->j;
        struct draft *stands = NULL;
        if (a->id && !change_load(c, a->e, a->id, &stands))
                return false;
        const struct entity *proposal = entity_find(S("proposal"));
        const struct field *op = field_find(proposal, S("action"));
        json_open(j, NULL);
        json_text(j, "op", a->op);
        json_str(j, "op_title", value_text(c, op, V_TEXT(a->op)));
        json_text(j, "entity", a->e->name);
        json_text(j, "entity_title", entity_title(c, a->e));
        if (a->id)
                json_str(j, "id", ref_outside(c, a->e->name, a->id));
        else
                json_nothing(j, "id");
        json_str(j, "title", a->id ? shown_title(c, a->e, a->id) : new_title(c, a));
        json_str(j, "reason", a->reason);
        json_bool(j, "stale", stands && a->version && stands->version != a->version);
        json_list(j, "fields");
        for (size_t i = 0; i < a->e->n_fields; i++)
                if (asked_field(a, i))
                        shown_field_json(s, a, stands, i);
        json_end(j);
        json_end(j);
        return c->err.kind == ERR_NONE;
}

/* form_json: what a form starts with when the proposal is mended; secrets masked, and taken back at sending. */
static bool form_json(const struct showing *s, const struct review_action *a)
{
        struct ctx *c = s->c;
        struct json *j = s->j;
        struct draft *stands = NULL;
        if (a->id && !change_load(c, a->e, a->id, &stands))
                return false;
        json_open(j, "form");
        json_text(j, "entity", a->e->name);
        json_str(j, "id", a->id ? ref_outside(c, a->e->name, a->id) : S(""));
        json_int(j, "version", stands ? stands->version : 0);
        json_open(j, "values");
        for (size_t i = 0; i < a->e->n_fields; i++) {
                const struct field *f = &a->e->fields[i];
                struct val v = a->now->v[i];
                if (!a->now->given[i] || f->derived || !scope_reads(c->actor, f->closed, c->county))
                        continue;
                if (f->secret && v.type == VAL_TEXT)
                        v.s = value_mask(c->arena, f->format, v.s);
                value_json(c, j, f->name, f, v);
        }
        json_end(j);
        json_open(j, "titles");
        for (size_t i = 0; i < a->e->n_fields; i++)
                if (a->now->given[i] && (a->e->fields[i].ref || a->e->fields[i].type == FIELD_PLACE))
                        json_str(j, a->e->fields[i].name, value_words(s, &a->e->fields[i], a->now->v[i]));
        json_end(j);
        json_end(j);
        return c->err.kind == ERR_NONE;
}

/* The refusal of review_may is thrown away: here it only decides which buttons a page has. */
static void proposal_may_json(struct ctx *c, struct json *j, const struct review_proposal *p, bool mendable)
{
        const bool mine = str_is(p->proposed_by, c->actor->name), returned = str_is(p->state, "returned");
        bool decide = review_may(c, p);
        c->err = (struct err){ 0 };
        json_open(j, "may");
        json_bool(j, "confirm", decide);
        json_bool(j, "return", decide);
        json_bool(j, "withdraw", mine && (p->waiting || returned));
        json_bool(j, "mend", mine && mendable);
        json_end(j);
}

/* names_json: whose accounts dealt with it. Accounts by the names of people; of one that is gone, nothing. */
static bool names_json(struct ctx *c, struct json *j, const struct row_view *r)
{
        static const char *const accounts[] = { "proposed_by", "township_by", "county_by" };
        const struct entity *e = entity_find(S("proposal"));
        json_open(j, "names");
        for (size_t i = 0; i < COUNT(accounts); i++) {
                const struct val login = r->values[field_index(e, accounts[i])];
                struct val name = V_NULL;
                if (login.type == VAL_TEXT &&
                    !db_one(c, db_sql(c->db, "account.title"), ARGS(ARG("login", login)), &name))
                        return false;
                if (name.type == VAL_TEXT)
                        json_str(j, accounts[i], name.s);
        }
        json_end(j);
        return true;
}

/* One action of a returned proposal can be mended in its form; several came from a sheet, which is mended there. */
bool proposal_json(struct ctx *c, struct json *j, int64_t id)
{
        struct review_proposal p;
        struct rows *rows;
        struct row_view r;
        const struct entity *e = entity_find(S("proposal"));
        if (!review_find(c, id, &p) || !record_read(c, e, id, &rows, &r))
                return false;
        record_json_open(c, j, NULL, e, &r);
        const bool named = names_json(c, j, &r);
        rows_done(rows);
        const struct showing s = { c, j, &p.actions };
        const struct review_action *only = p.actions.n == 1 ? p.actions.items : NULL;
        bool mendable = only && str_is(p.state, "returned") && strcmp(only->op, "void") != 0;
        bool done = named;
        json_list(j, "actions");
        for (size_t i = 0; done && i < p.actions.n; i++)
                done = action_json(&s, &p.actions.items[i]);
        json_end(j);
        proposal_may_json(c, j, &p, mendable);
        done = done && (!mendable || form_json(&s, only));
        json_end(j);
        return done;
}

/* 202: taken, not done. The message says for whom it waits, in the very words of its state. */
bool proposal_answer(struct ctx *c, struct response *rs, int64_t id)
{
        struct rows *rows;
        struct row_view r;
        const struct entity *e = entity_find(S("proposal"));
        if (!record_read(c, e, id, &rows, &r))
                return false;
        const size_t state = field_index(e, "state");
        const struct str words = value_shown(c, &e->fields[state], r.values[state], S(""));
        json_open(&rs->json, NULL);
        json_str(&rs->json, "message", arena_fmt(c->arena, say(c, "已送审，%.*s", "Sent. %.*s"), FMT(words)));
        record_json(c, &rs->json, "proposal", e, &r);
        json_end(&rs->json);
        rows_done(rows);
        rs->status = 202;
        return true;
}

bool proposal_mended(struct ctx *c, const struct request *rq, int64_t *id)
{
        struct str text;
        *id = 0;
        if (!request_text(c, rq, "proposal", MAY_LACK, &text))
                return false;
        return text.n == 0 || record_id(c, entity_find(S("proposal")), text, id);
}
