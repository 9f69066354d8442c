/* change_rules.c: what has to be looked at again when the change is whole: hard rules that listen to what was touched,
 * and records of money to be posted (see change.h).
 *
 * A rule is a statement over the table `touched` and gives a row for each violation. It runs once at the end, not at
 * each record, because a change is right or wrong as a whole: who is relieved and who takes over are two records. */
#include "core/change_private.h"

#include "core/look.h"
#include "core/parameter.h"
#include "db/walk.h"

/* ---- noting ---- */

/* `on` names the registers a rule is about; a row without a statement only gives words to a rule the tables say
 * by themselves. */
static bool rule_listens(const struct rule *r, const struct entity *e, unsigned when)
{
        struct str on = str_of(r->on), name;
        while (r->sql && r->when & when && str_cut(&on, '|', &name))
                if (str_is(name, e->name))
                        return true;
        return false;
}

/* Each rule once, however many records woke it: it looks at all that was touched. */
static void note_rule(struct change *ch, const struct rule *r)
{
        for (size_t i = 0; i < ch->n_hit; i++)
                if (ch->hit[i] == r)
                        return;
        ch->hit = arena_grow(&ch->arena, ch->hit, &ch->cap_hit, ch->n_hit + 1, sizeof *ch->hit);
        ch->hit[ch->n_hit++] = r;
}

/* made_rules: those the entity's tables say by themselves: written when its first record is touched, noted at each. */
static bool made_rules(struct ctx *c, struct change *ch, const struct entity *e, unsigned when)
{
        struct made *k = NULL;
        bool any = false;
        for (size_t i = 0; i < ch->n_made && !k; i++)
                k = ch->made[i].e == e ? &ch->made[i] : NULL;
        if (!k) {
                ch->made = arena_grow(&ch->arena, ch->made, &ch->cap_made, ch->n_made + 1, sizeof *ch->made);
                k = &ch->made[ch->n_made++];
                k->e = e;
                k->rules = NEWS(&ch->arena, struct rule, RULES_MADE_MAX);
                k->n = rules_made(c, &ch->arena, e, k->rules);
        }
        for (size_t i = 0; i < k->n; i++)
                if (rule_listens(&k->rules[i], e, when)) {
                        note_rule(ch, &k->rules[i]);
                        any = true;
                }
        return any;
}

/* note_source: once each; the last noted is the likely repetition. */
static void note_source(struct change *ch, const struct entity *e, int64_t id)
{
        const struct ledger_source *last = ch->n_sources ? &ch->sources[ch->n_sources - 1] : NULL;
        if (last && last->e == e && last->id == id)
                return;
        ch->sources = arena_grow(&ch->arena, ch->sources, &ch->cap_sources, ch->n_sources + 1, sizeof *ch->sources);
        ch->sources[ch->n_sources++] = (struct ledger_source){ e, id };
}

/* A record no rule and no posting asks about is not even noted: most imports of plain registers touch nothing. */
bool change_touch(struct ctx *c, struct change *ch, const struct entity *e, int64_t id, unsigned when)
{
        size_t n;
        bool any = entity_posted(e);
        if (any)
                note_source(ch, e, id);
        const struct module *const *m = catalogue_modules(&n);
        for (size_t k = 0; k < n; k++)
                for (size_t i = 0; i < m[k]->n_rules; i++)
                        if (rule_listens(&m[k]->rules[i], e, when)) {
                                note_rule(ch, &m[k]->rules[i]);
                                any = true;
                        }
        if (rules_any(e) && made_rules(c, ch, e, when))
                any = true;
        return !any ||
               db_exec(c, db_sql(c->db, "core.touch"), ARGS(ARG("entity", V_TEXT(e->name)), ARG("id", V_INT(id))));
}

/* ---- looking ---- */

/* run_rule: any row is a violation; the first eight are named by its first column, whatever a rule calls that. */
static bool run_rule(struct ctx *c, const struct change *ch, const struct rule *r)
{
        struct stmt *s;
        const bool made = str_starts(str_of(r->sql), S("SELECT ")); /* its text; else the name of a statement */
        if (!look_refusing(c, r->closed))
                return false;
        struct str sql = parameter_sql(c->arena, made ? str_of(r->sql) : db_sql(c->db, r->sql), "today");
        if (!db_query(c, sql,
                      ARGS(ARG("entity", V_TEXT(r->on)), ARG("channel", V_TEXT(ch->head.channel)),
                           ARG("import_id", V_INT(ch->head.import_id))),
                      &s))
                return false;
        struct buf who = BUF(1400);
        int64_t count = 0;
        while (db_next(c, s)) {
                if (r->closed)
                        look_refused(c, entity_find(S("person")), r->closed, db_val(s, 1).i);
                if (count < 8)
                        buf_fmt(&who, "%s%.*s", count ? say(c, "、", ", ") : "", FMT(db_str(s, 0)));
                count++;
        }
        bool ok = c->err.kind == ERR_NONE;
        if (ok && count) {
                const char *code = arena_fmt(c->arena, "rule.%s", r->name).p;
                ok = fail(c, ERR_RULE, code, r->on, say(c, "%s：%s%s（共 %lld 条）", "%s: %s%s (%lld in all)"),
                          say(c, r->title, r->title_en), buf_c(&who), count > 8 ? "……" : "", (long long)count);
        }
        buf_free(&who);
        return ok;
}

/* Those that read a compartment last: what is refused for another reason, whoever it is about, tells nothing of it. */
bool change_rules(struct ctx *c, struct change *ch)
{
        for (int closed = 0; closed < 2; closed++)
                for (size_t i = 0; i < ch->n_hit; i++)
                        if (area_closed(ch->hit[i]->closed) == closed && !run_rule(c, ch, ch->hit[i]))
                                return false;
        return (!ch->n_hit && !ch->n_sources) || db_exec(c, db_sql(c->db, "core.touched_clear"), NO_ARGS);
}
