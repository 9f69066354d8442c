/* life_helpers.c: who answers for a household when it splits or moves.
 *
 * The helpers of the household go on with it by themselves; here is what has to be written: a household split off is
 * helped by the same cadres for as long as they help the one it came from (one who is to leave, and one who is to come,
 * are so for both), or by one chosen from the day of the event on. Only responsibilities of cadres for households are
 * looked at; units answer for villages, and no event of a household touches them. */
#include "mechanisms/households/life_private.h"

/* cadre_name: for the words of the preview; a cadre who is not there is a wrong choice, told as such. */
static bool cadre_name(struct ctx *c, int64_t cadre, struct str *name)
{
        struct val v = V_NULL;
        if (!db_one(c, db_sql(c->db, "life.cadre_name"), ARGS(ARG("id", V_INT(cadre))), &v))
                return false;
        *name = v.s;
        return v.type == VAL_TEXT || fail(c, ERR_INVALID, "reference.missing", "helper", "%s",
                                          say(c, "选定的责任人不存在", "the cadre chosen does not exist"));
}

/* From the day of the event on: before it he answered for nothing here. */
bool life_help_begins(struct ctx *c, struct life_work *w, int64_t cadre, int64_t household)
{
        struct str name;
        struct draft *d = draft_new(c->arena, entity_find(S("responsibility")));
        if (!cadre_name(c, cadre, &name))
                return false;
        draft_set(d, "tier", V_TEXT("cadre_household"));
        draft_set(d, "cadre", V_INT(cadre));
        draft_set(d, "household", V_INT(household));
        draft_set(d, "from_on", V_TEXT(w->next));
        life_words(c, w, say(c, "责任人：%.*s，自 %s 起", "responsible: %.*s, from %s"), FMT(name), w->next);
        return change_put(c, w->ch, d);
}

static const struct db_column helping_columns[] = {
        DB_COLUMN_AS(struct life_helping, responsibility, "id"),
        DB_COLUMN_AS(struct life_helping, cadre, "cadre_id"),
};

bool life_helpers(struct ctx *c, const struct life_work *w, struct life_helping **out, size_t *n)
{
        struct stmt *s;
        struct life_helping one;
        size_t capacity = 0;
        *out = NULL;
        *n = 0;
        if (!db_query(c, db_sql(c->db, "life.helpers"),
                      ARGS(ARG("household_id", V_INT(w->o->household)), ARG("last", V_TEXT(w->last))), &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(helping_columns), &one)) {
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = one;
        }
        return c->err.kind == ERR_NONE;
}

/* With the days said, since a preview that names a helper who leaves next week should say that he does. */
bool life_help_goes_on(struct ctx *c, struct life_work *w, const struct life_helping *h, int64_t household)
{
        struct str name;
        struct draft *d;
        if (!life_next(c, w, entity_find(S("responsibility")), h->responsibility, &d) ||
            !cadre_name(c, h->cadre, &name))
                return false;
        draft_set(d, "household", V_INT(household));
        const struct str from = draft_get(d, "from_on").s;
        const struct val to = draft_get(d, "to_on");
        if (to.type == VAL_TEXT)
                life_words(c, w, say(c, "责任人：%.*s，自 %.*s 起至 %.*s", "responsible: %.*s, from %.*s to %.*s"),
                           FMT(name), FMT(from), FMT(to.s));
        else
                life_words(c, w, say(c, "责任人：%.*s，自 %.*s 起", "responsible: %.*s, from %.*s"), FMT(name),
                           FMT(from));
        return change_put(c, w->ch, d);
}
