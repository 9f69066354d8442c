/* collect_plan.c: which rows and columns a collection has (see collect_run.h), and what can't be collected. */
#include "collect/collect_private.h"

#include "mechanisms/ground/shared.h"

/* One code for whatever can't be collected: the words say which and why, and a county changes the plan. */
static bool refuse_plan(struct ctx *c, const char *where, const char *zh, const char *en)
{
        return fail(c, ERR_INVALID, "collect.plan", where, "%s", say(c, zh, en));
}

struct str collect_text_now(const struct draft *d, const struct draft *old, const char *field)
{
        const struct val v = draft_now(d, old, field);
        return v.type == VAL_TEXT ? v.s : S("");
}

/* find_about: a register whose rows lie in townships and which this account could also write when it merges. */
static bool find_about(struct ctx *c, struct str name, struct collect_plan *p)
{
        p->e = entity_find(name);
        if (p->e && area_closed(p->e->area))
                return refuse_plan(
                        c, "about", "党员、干部档案只有组织部门能看，填报的乡镇看不到，不能采集",
                        "members' and personnel files are the organisation department's alone: townships can't "
                        "see them, so they are not collected");
        if (!p->e || p->e->reference || p->e->area == AREA_ACCOUNT)
                return refuse_plan(c, "about", "没有这个登记簿，或它不能采集",
                                   "there is no such register, or it is not collected");
        return scope_covers(c->actor, p->e, RIGHT_WRITE, c->county) ||
               fail(c, ERR_FORBIDDEN, "right.none", "about",
                    say(c, "您的账号无权修改全县的“%s”，收来也不能并入",
                        "your account may not change the county's “%s”, so it could not merge them"),
                    entity_title(c, p->e));
}

/* is_own_place: where the record lies says which township fills it in. */
static bool is_own_place(const struct field *f)
{
        return f->type == FIELD_PLACE && strcmp(f->name, "place") == 0;
}

/* names_closed_file: a reference to what only the organisation department may see. Filling it in would mean
 * choosing from a register that the township can't read. */
static bool names_closed_file(const struct field *f)
{
        const struct entity *to = f->type == FIELD_REF ? entity_find(str_of(f->ref)) : NULL;
        return to && (area_closed(to->area) || to->area == AREA_ACCOUNT);
}

/* may_be_filled: what the program derives is nobody's to fill; of several records in one cell a part might be
 * unknown, and what was meant would be guessed. Where a record lies is not asked, for it decides who is asked. */
static bool may_be_filled(const struct field *f)
{
        return !f->derived && f->type != FIELD_REFS && !is_own_place(f) && !names_closed_file(f);
}

/* A column shown and to fill at once would stand twice in the workbook. */
static bool in_plan(const struct collect_plan *p, size_t field)
{
        for (size_t i = 0; i < p->n; i++)
                if (p->columns[i] == field)
                        return true;
        return false;
}

/* add_plan_columns: names joined by commas; those to fill must be plain ones, and stand once: two cells for one
 * field would be two answers to one question. Shown columns may be anything the reader sees. */
static bool add_plan_columns(struct ctx *c, struct collect_plan *p, struct str names, bool open)
{
        struct str name;
        const char *where = open ? "open_fields" : "shown_fields";
        while (names.n && str_cut(&names, ',', &name)) {
                const struct field *f = field_find(p->e, str_trim(name));
                if (!f)
                        return fail(c, ERR_INVALID, "collect.plan", where,
                                    say(c, "“%s”没有栏目 %.*s", "“%s” has no field %.*s"), entity_title(c, p->e),
                                    FMT(name));
                if (area_closed(f->closed) || (open && !may_be_filled(f)))
                        return fail(c, ERR_INVALID, "collect.plan", where,
                                    say(c, "“%s”由系统填写、决定归哪个乡镇、一格多条或属于组织档案，不能采集",
                                        "“%s” is the system's to fill, says whose row it is, names several records or "
                                        "a closed file: it is not collected"),
                                    field_title(c, f));
                if (p->n == COLLECT_COLUMNS_MAX || in_plan(p, (size_t)(f - p->e->fields)))
                        return fail(c, ERR_INVALID, "collect.plan", where,
                                    say(c, "“%s”重复，或栏目超过 %d 个", "“%s” stands twice, or over %d columns"),
                                    field_title(c, f), COLLECT_COLUMNS_MAX);
                p->columns[p->n++] = (size_t)(f - p->e->fields);
        }
        return true;
}

/* The filters are read again each time by the same function as the page's own address, so a collection asks for
 * exactly the rows that its author saw. */
bool collect_query(struct ctx *c, const struct collect_plan *plan, const char *place, struct query *out)
{
        struct str rest = plan->filters, pair, key;
        *out = (struct query){ .e = plan->e, .list = plan->list, .place = place, .limit = -1 };
        while (rest.n && str_cut(&rest, '&', &pair)) {
                struct str value = pair;
                if (pair.n && (!str_cut(&value, '=', &key) || !query_filter(c, out, key, value)))
                        return false;
        }
        return true;
}

/* The query is made once here for its faults alone: a filter that is none must be told to who writes it, not to
 * who sends it. */
bool collect_plan(struct ctx *c, const struct draft *d, const struct draft *old, struct collect_plan *out)
{
        struct query q;
        struct str list = collect_text_now(d, old, "of_list");
        const struct val empty = draft_now(d, old, "only_empty");
        *out = (struct collect_plan){ .filters = collect_text_now(d, old, "filters"),
                                      .only_empty = empty.type == VAL_INT && empty.i == 1 };
        if (!find_about(c, collect_text_now(d, old, "about"), out))
                return false;
        out->list = list.n ? list_find(list) : NULL;
        if (list.n && (!out->list || strcmp(out->list->of, out->e->name) != 0))
                return refuse_plan(c, "of_list", "这个登记簿没有这份清单", "the register has no such list");
        if (!add_plan_columns(c, out, collect_text_now(d, old, "shown_fields"), false))
                return false;
        out->n_shown = out->n;
        if (!add_plan_columns(c, out, collect_text_now(d, old, "open_fields"), true))
                return false;
        return out->n > out->n_shown
                       ? collect_query(c, out, NULL, &q)
                       : refuse_plan(c, "open_fields", "至少要有一个要填的栏", "say which columns to fill");
}

/* collect_load_plan: the plan was proved when it was entered, by an account that may write: here only its words are
 * read. */
bool collect_load_plan(struct ctx *c, struct collect_table *t)
{
        struct draft *d;
        if (!change_load(c, entity_find(S("collection")), t->collection, &d))
                return false;
        const struct val empty = draft_get(d, "only_empty");
        t->plan = (struct collect_plan){ .e = entity_find(collect_text_now(d, NULL, "about")),
                                         .only_empty = empty.type == VAL_INT && empty.i == 1 };
        if (!t->plan.e || !add_plan_columns(c, &t->plan, collect_text_now(d, NULL, "shown_fields"), false))
                return false;
        t->plan.n_shown = t->plan.n;
        t->title = collect_text_now(d, NULL, "title");
        t->note = collect_text_now(d, NULL, "note");
        t->due_on = collect_text_now(d, NULL, "due_on");
        t->collection_state = collect_text_now(d, NULL, "state");
        return add_plan_columns(c, &t->plan, collect_text_now(d, NULL, "open_fields"), true);
}
