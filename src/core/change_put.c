/* change_put.c: writing one record inside a change: place, validation, scope, secrets, row, leaf, search terms (see
 * change.h).
 *
 * Creating, updating, ending and voiding are one road with different `when`: nothing reaches a row but through
 * write_row.
 *
 * What happens to one record, in this order: the entity's hook prepares the draft (it may fill derived fields), the
 * draft is laid over what stands, the place is found, all values are proved, the scope is asked for the old and the
 * new place, secrets are sealed, row and leaf are written, children that lie where the record lies are stamped anew,
 * the search terms are rewritten, and the hook that follows is told. The place comes before the proof because a
 * value may depend on it, and the scope after it because an error in a value is told to whoever made it, whatever
 * his rights.
 *
 * Nothing is written where nothing changed: a sheet imported twice leaves the same versions and no leaf. */
#include "core/change_private.h"

#include "base/date.h"
#include "base/pinyin.h"
#include "core/own.h"
#include "core/reason.h"
#include "core/secret.h"
#include "core/store.h"

#include <stdio.h>

/* ---- place ---- */

/* place_of_parent: the jurisdiction of the record that .place_from refers to. */
static bool place_of_parent(struct ctx *c, const struct entity *e, struct val ref, char place[13])
{
        const struct field *f = field_find(e, str_of(e->place_from));
        const struct entity *to = entity_find(str_of(f->ref));
        struct val v = V_NULL;
        if (ref.type != VAL_INT)
                return true;
        struct str sql = arena_fmt(c->arena, "SELECT t.place FROM %s t WHERE %st.id = :id", to->name,
                                   to->reference ? "" : "t.county = :county AND ");
        if (!db_one(c, sql, ARGS(ARG("id", ref)), &v))
                return false;
        if (v.type != VAL_TEXT)
                return fail(c, ERR_INVALID, "reference.missing", f->name,
                            say(c, "“%s”引用的记录不存在", "%s refers to a record that does not exist"),
                            field_title(c, f));
        snprintf(place, 13, "%.*s", FMT(v.s));
        return true;
}

/* In this order: what was given, where the parent lies, the whole county. A register whose place is required
 * refuses the last. */
static bool find_place(struct ctx *c, const struct entity *e, struct record *r)
{
        const struct field *own = field_find(e, S("place"));
        struct val given = own ? r->plain[own - e->fields] : V_NULL;
        if (given.type == VAL_TEXT) {
                snprintf(r->place, sizeof r->place, "%.*s", FMT(given.s));
                return true;
        }
        if (!own && e->place_from && r->plain[field_index(e, e->place_from)].type == VAL_INT)
                return place_of_parent(c, e, r->plain[field_index(e, e->place_from)], r->place);
        if (!e->reference && (!own || !own->required))
                snprintf(r->place, sizeof r->place, "%s", c->county);
        return true;
}

/* mirror_place: the field place mirrors the jurisdiction, so that leaf, row and form agree. */
static void mirror_place(struct ctx *c, const struct entity *e, struct record *r)
{
        const struct field *f = field_find(e, S("place"));
        if (f)
                r->plain[f - e->fields] = r->place[0] ? V_STR(arena_str(c->arena, str_of(r->place))) : V_NULL;
}

/* ---- validation ---- */

/* may_refer: who writes a number into a reference must not learn by it the title of a record he may not read. */
static bool may_refer(struct ctx *c, const struct entity *to, int64_t id, struct val place)
{
        bool own;
        if (to->reference || to->reading != READ_SCOPED || place.type != VAL_TEXT ||
            scope_covers(c->actor, to, RIGHT_READ, arena_copy(c->arena, place.s)))
                return true;
        return own_reaches(c, to, RIGHT_READ, id, &own) && own;
}

static bool reference_exists(struct ctx *c, const struct field *f, int64_t id)
{
        const struct entity *to = entity_find(str_of(f->ref));
        struct val place = V_NULL;
        struct str sql = arena_fmt(c->arena, "SELECT %s FROM %s t WHERE %st.id = :id AND t.voided = 0",
                                   to->reference ? "'-'" : "t.place", to->name,
                                   to->reference ? "" : "t.county = :county AND ");
        if (!db_one(c, sql, ARGS(ARG("id", V_INT(id))), &place))
                return false;
        return (place.type == VAL_TEXT && may_refer(c, to, id, place)) ||
               fail(c, ERR_INVALID, "reference.missing", f->name,
                    say(c, "“%s”引用的记录 %s-%lld 不存在或已作废",
                        "%s refers to record %s-%lld, which does not exist or is voided"),
                    field_title(c, f), c->county, (long long)id);
}

static bool references_exist(struct ctx *c, const struct field *f, struct str ids)
{
        struct str part;
        int64_t id;
        while (ids.n && str_cut(&ids, ',', &part))
                if (!str_int(part, &id) || !reference_exists(c, f, id))
                        return false;
        return true;
}

/* Also a division that has ended: a record of last year names it rightly. */
static bool place_exists(struct ctx *c, const struct field *f, struct str code)
{
        struct val name = V_NULL;
        if (!db_one(c, db_sql(c->db, "core.place_name"), ARGS(ARG("code", V_STR(code))), &name))
                return false;
        return name.type == VAL_TEXT || fail(c, ERR_INVALID, "place.unknown", f->name,
                                             say(c, "“%s”：没有代码为 %.*s 的地方", "%s: no place has the code %.*s"),
                                             field_title(c, f), FMT(code));
}

/* record_day: the days whose words a record's codes are: that of an event, those of a span; of what only stands,
 * nobody can say. A year alone has many days. */
static const char *record_day(struct ctx *c, const struct entity *e, const struct record *r, bool last)
{
        const char *name = e->life == LIFE_EVENT ? e->day : e->life != LIFE_SPAN ? NULL : last ? "to_on" : "from_on";
        const struct field *f = name ? field_find(e, str_of(name)) : NULL;
        const struct val v = f && f->type == FIELD_DATE ? r->plain[f - e->fields] : V_NULL;
        return v.type == VAL_TEXT ? arena_copy(c->arena, v.s) : NULL;
}

/* check_codes: one code, or each of several. */
static bool check_codes(struct ctx *c, const struct entity *e, const struct field *f, struct val v,
                        const struct record *r, struct val was)
{
        struct str rest = v.s, old = was.type == VAL_TEXT ? was.s : S(""), part, held;
        if ((f->type != FIELD_CODE && f->type != FIELD_CODES) || v.type != VAL_TEXT)
                return true;
        while (str_cut(&rest, ',', &part)) {
                bool stood = false;
                for (struct str all = old; str_cut(&all, ',', &held);)
                        stood = stood || str_eq(part, held);
                if (!stood && !code_taken(c, f, part, record_day(c, e, r, false), record_day(c, e, r, true)))
                        return false;
        }
        return true;
}

/* Unchanged values are not judged again: a rule that came later must not stop a clerk from mending another
 * field of an old record. */
static bool check_field(struct ctx *c, const struct entity *e, const struct field *f, struct val v, bool changed,
                        struct val kind)
{
        if (v.type == VAL_NULL)
                return !f->required || fail(c, ERR_INVALID, "field.required", f->name,
                                            say(c, "“%s”必须填写", "%s is required"), field_title(c, f));
        if (!changed)
                return true;
        if (!value_check_kind(c, e, f, v, kind))
                return false;
        if (f->type == FIELD_REF)
                return reference_exists(c, f, v.i);
        if (f->type == FIELD_REFS)
                return references_exist(c, f, v.s);
        return f->type != FIELD_PLACE || strcmp(e->name, "place") == 0 || place_exists(c, f, v.s);
}

/* check_span: the end not before the beginning; of several records of one change, whose it is. */
static bool check_span(struct ctx *c, const struct entity *e, const struct record *r)
{
        if (e->life != LIFE_SPAN)
                return true;
        const struct field *first = field_find(e, S("from_on")), *last = field_find(e, S("to_on"));
        struct val from = r->plain[first - e->fields], to = r->plain[last - e->fields];
        if (from.type != VAL_TEXT || to.type != VAL_TEXT || str_cmp(from.s, to.s) <= 0)
                return true;
        const struct str whose = r->id ? change_title(c, e, r->id) : S("");
        return fail(c, ERR_INVALID, "span.reversed", "to_on",
                    say(c, "%s%s%.*s：“%s” %.*s 早于“%s” %.*s", "%s%s%.*s: “%s” %.*s is before “%s” %.*s"),
                    entity_title(c, e), whose.n ? " " : "", FMT(whose), field_title(c, last), FMT(to.s),
                    field_title(c, first), FMT(from.s));
}

/* Of any of the keys: a span is told from another by all of them. */
static bool key_field(const struct entity *e, const struct field *f)
{
        struct str keys = str_of(e->keys), key, name;
        while (keys.p && str_cut(&keys, '|', &key))
                while (str_cut(&key, ',', &name))
                        if (str_is(name, f->name))
                                return true;
        return false;
}

/* check_fixed: who and whom a span joins is what it is: another one is another span; and what is part of a whole stays
 * with it. */
static bool check_fixed(struct ctx *c, const struct entity *e, const struct field *f, struct val old, struct val now)
{
        const bool joins = e->life == LIFE_SPAN && f->type == FIELD_REF && key_field(e, f);
        if ((!joins && !f->fixed) || old.type == VAL_NULL || val_eq(old, now))
                return true;
        if (f->fixed)
                return fail(c, ERR_INVALID, "field.fixed", f->name,
                            say(c, "“%s”不能改为另一个：录错的请作废，另行登记",
                                "%s can't be changed: void the record and enter another"),
                            field_title(c, f));
        return fail(c, ERR_INVALID, "span.fixed", f->name,
                    say(c, "“%s”不能改为另一个：请结束本条并新增一条，录错的请作废",
                        "%s can't be changed: end this record and begin another, or void it"),
                    field_title(c, f));
}

/* note_fault: takes c->err as a fault of the field and clears it, so that a form shows all of them at once. */
static void note_fault(struct ctx *c, struct change *ch, const struct field *f)
{
        ch->faults = arena_grow(&ch->arena, ch->faults, &ch->cap_faults, ch->n_faults + 1, sizeof *ch->faults);
        struct fault *x = &ch->faults[ch->n_faults++];
        x->field = f;
        snprintf(x->code, sizeof x->code, "%s", c->err.code);
        x->text = arena_str(&ch->arena, str_of(c->err.text));
        c->err = (struct err){ .kind = ERR_NONE };
}

/* Every field is looked at, whatever was wrong before it: a form shows all its faults at once. */
static void validate(struct ctx *c, struct change *ch, const struct entity *e, const struct record *r,
                     const struct record *old)
{
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                const size_t in = f->kind_in ? field_index(e, f->kind_in) : i; /* another kind: judged again */
                bool changed = !old || !val_eq(old->plain[i], r->plain[i]) || !val_eq(old->plain[in], r->plain[in]);
                bool bare = field_is_place(f) && r->plain[i].type == VAL_NULL && r->place[0];
                if (!bare && (!check_field(c, e, f, r->plain[i], changed, r->plain[in]) ||
                              !check_codes(c, e, f, r->plain[i], r, old ? old->plain[i] : V_NULL) ||
                              (old && !check_fixed(c, e, f, old->plain[i], r->plain[i]))))
                        note_fault(c, ch, f);
        }
        if (!check_span(c, e, r))
                note_fault(c, ch, field_find(e, S("to_on")));
}

/* owned: a record written through a grant over own households is of one of them, as it stands and as it will be. */
static bool owned(struct ctx *c, const struct entity *e, const struct record *r, bool *own)
{
        const struct field *f = own_field(e);
        const struct val household = f ? r->plain[f - e->fields] : V_NULL;
        *own = false;
        return household.type != VAL_INT || !own_granted(c->actor, e, RIGHT_WRITE) ||
               own_household(c, household.i, own);
}

static bool may_write_at(struct ctx *c, const struct entity *e, const char *place)
{
        struct str name;
        if (scope_writes(c->actor, e, place))
                return true;
        if (!place_called(c, str_of(place), &name))
                return false;
        return fail(c, ERR_FORBIDDEN, "scope.write", e->name,
                    say(c, "您的账号不能登记或修改“%s”（%.*s）", "your account can't write %s of %.*s"), entity_title(c, e),
                    FMT(name));
}

/* What is taken back, somebody over the place takes back: of a household two help, neither voids what the other did. */
static bool may_write(struct ctx *c, const struct entity *e, const struct record *r)
{
        bool own;
        return owned(c, e, r, &own) && (own || may_write_at(c, e, r->place));
}

/* note_newcomer: an identity may be entered by who may not write it, as long as a role of it follows before the change
 * ends: a training office enters whom it trains, not the county's people. */
static void note_newcomer(struct change *ch, const struct entity *e, const struct record *r)
{
        ch->newcomers =
                arena_grow(&ch->arena, ch->newcomers, &ch->cap_newcomers, ch->n_newcomers + 1, sizeof *ch->newcomers);
        struct newcomer *k = &ch->newcomers[ch->n_newcomers++];
        *k = (struct newcomer){ .e = e, .id = r->id };
        memcpy(k->place, r->place, sizeof k->place);
}

/* note_role: the role is written where the actor may; it answers for a newcomer only where he might write roles too. */
static void note_role(struct ctx *c, struct change *ch, const struct entity *e, const struct record *r)
{
        const struct field *f = e->role_of ? field_find(e, str_of(e->role_of)) : NULL;
        for (size_t i = 0; f && i < ch->n_newcomers; i++) {
                struct newcomer *k = &ch->newcomers[i];
                if (strcmp(f->ref, k->e->name) == 0 && r->plain[f - e->fields].i == k->id &&
                    scope_writes(c->actor, e, k->place))
                        k->has_role = true;
        }
}

static void note_created(struct ctx *c, struct change *ch, const struct entity *e, const struct record *r)
{
        if (e->identity && !scope_writes(c->actor, e, r->place))
                note_newcomer(ch, e, r);
        note_role(c, ch, e, r);
}

/* ---- row ---- */

/* An unchanged secret keeps its digest: a new salt for the same value would make an update of every record that
 * is only opened and saved. */
static bool seal(struct ctx *c, const struct entity *e, struct record *r, const struct record *old)
{
        for (size_t i = 0; i < e->n_fields; i++) {
                r->raw[i] = r->plain[i];
                if (!e->fields[i].secret || r->plain[i].type == VAL_NULL)
                        continue;
                if (old && val_eq(old->plain[i], r->plain[i])) {
                        r->raw[i] = old->raw[i];
                        continue;
                }
                struct str digest;
                if (!secret_seal(c, e, r->id, &e->fields[i], r->plain[i].s, &digest))
                        return false;
                r->raw[i] = V_STR(digest);
        }
        return true;
}

/* duplicate_told: the engine names an index; people are told which fields must differ. */
static bool duplicate_told(struct ctx *c, const struct entity *e)
{
        struct str keys = str_of(e->keys), first, name, titles = S("");
        if (c->err.kind != ERR_CONFLICT || strcmp(c->err.code, "record.duplicate") != 0 || !keys.p)
                return false;
        str_cut(&keys, '|', &first);
        const char *where = arena_copy(c->arena, first);
        c->err.kind = ERR_NONE; /* the first fault stands otherwise */
        while (str_cut(&first, ',', &name)) {
                const struct field *f = field_find(e, name);
                titles = arena_fmt(c->arena, "%.*s%s%s", FMT(titles), titles.n ? say(c, "、", ", ") : "",
                                   f ? field_title(c, f) : "");
        }
        return fail(c, ERR_CONFLICT, "record.duplicate", where,
                    say(c, "“%s”中已有%.*s相同的记录", "%s already has a record with the same %.*s"), entity_title(c, e),
                    FMT(titles));
}

static bool write_row(struct ctx *c, struct change *ch, const struct entity *e, const struct record *r,
                      int64_t old_version)
{
        struct arg *args = NEWS(c->arena, struct arg, 2 * e->n_fields + 8);
        size_t n = 0;
        args[n++] = ARG("county", V_TEXT(entity_chain(c, e)));
        args[n++] = ARG("id", V_INT(r->id));
        args[n++] = ARG("version", V_INT(r->version));
        args[n++] = ARG("old_version", V_INT(old_version));
        args[n++] = ARG("place", V_TEXT(r->place));
        args[n++] = ARG("is_voided", V_INT(r->voided));
        args[n++] = ARG("import_id", r->import_id ? V_INT(r->import_id) : V_NULL);
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                args[n++] = ARG(arena_fmt(c->arena, field_is_text(f) ? "c%zu" : "c%zu_n", i).p, r->raw[i]);
                if (f->named)
                        args[n++] =
                                ARG(arena_fmt(c->arena, "c%zupy", i).p,
                                    r->plain[i].type == VAL_TEXT ? V_STR(pinyin_key(c->arena, r->plain[i].s)) : V_NULL);
        }
        const struct entity_sql *q = change_sql(ch, e);
        codes_changed(c);
        if (!db_exec(c, old_version ? q->update : q->insert, args, n))
                return duplicate_told(c, e);
        if (old_version && db_changed(c->db) != 1)
                return fail(c, ERR_CONFLICT, "change.stale", e->name, "%s",
                            say(c, "记录刚被别人改过，请刷新后再改", "somebody else just changed the record"));
        return true;
}

/* The acts a leaf can say; the words stand in journals of years ago and never change. */
static const char *const op_names[] = {
        [RULE_CREATE] = "create", [RULE_UPDATE] = "update", [RULE_END] = "end", [RULE_VOID] = "void"
};

/* ends_span: an update that closes a span, or closes it earlier, is an ending whatever road it came. */
static bool ends_span(const struct entity *e, const struct record *r, const struct record *old)
{
        if (e->life != LIFE_SPAN || !old)
                return false;
        struct val was = old->plain[field_index(e, "to_on")], is = r->plain[field_index(e, "to_on")];
        if (is.type != VAL_TEXT)
                return false;
        return was.type != VAL_TEXT || str_cmp(is.s, was.s) < 0;
}

/* begins_later: moving the beginning of a span away leaves the days before it empty: the rules of an ending look at it,
 * though it is journalled as the update it is. */
static bool begins_later(const struct entity *e, const struct record *r, const struct record *old)
{
        if (e->life != LIFE_SPAN || !old)
                return false;
        struct val was = old->plain[field_index(e, "from_on")], is = r->plain[field_index(e, "from_on")];
        return is.type == VAL_TEXT && (was.type != VAL_TEXT || str_cmp(is.s, was.s) > 0);
}

/* note_end: a last day set, moved or taken back is settled at the commit. */
static void note_end(struct change *ch, const struct entity *e, const struct record *r, const struct record *old)
{
        if (!e->settled || !old || r->voided)
                return;
        const size_t i = field_index(e, "to_on");
        if (val_eq(r->plain[i], old->plain[i]))
                return;
        ch->ends = arena_grow(&ch->arena, ch->ends, &ch->cap_ends, ch->n_ends + 1, sizeof *ch->ends);
        ch->ends[ch->n_ends++] = (struct moved_end){ e, r->id };
}

static bool restamp(struct ctx *c, struct change *ch, const struct entity *e, const struct record *r);

static bool store_record(struct ctx *c, struct change *ch, const struct entity *e, struct record *r,
                         const struct record *old, enum rule_when when)
{
        if (ends_span(e, r, old) && when == RULE_UPDATE)
                when = RULE_END;
        r->version = old ? old->version + 1 : 1;
        r->import_id = old ? old->import_id : ch->head.import_id;
        review_note(ch, e, r->id, !old);
        note_end(ch, e, r, old);
        if (!seal(c, e, r, old) || !write_row(c, ch, e, r, old ? old->version : 0) ||
            !change_leaf(c, ch, e, op_names[when], r) || !search_terms(c, e, r, when) ||
            !change_touch(c, ch, e, r->id, (unsigned)when | (begins_later(e, r, old) ? RULE_END : 0u)))
                return false;
        if (old)
                ch->block.updated++;
        else
                ch->block.created++;
        return !old || strcmp(old->place, r->place) == 0 || restamp(c, ch, e, r);
}

/* restamp_children: the live children of a moved record take its place, each journalled. */
static bool restamp_children(struct ctx *c, struct change *ch, const struct entity *child, const struct field *f,
                             const struct record *parent)
{
        struct stmt *s;
        struct str sql = arena_fmt(c->arena,
                                   "SELECT t.id FROM %s t WHERE t.county = :county AND t.%s = :id AND t.voided = 0 AND "
                                   "t.place <> :place%s",
                                   child->name, field_column(c->arena, f),
                                   child->life == LIFE_SPAN ? " AND t.to_on IS NULL" : "");
        if (!db_query(c, sql, ARGS(ARG("id", V_INT(parent->id)), ARG("place", V_TEXT(parent->place))), &s))
                return false;
        int64_t *ids = NULL;
        size_t n = 0, capacity = 0;
        while (db_next(c, s)) {
                ids = arena_grow(c->arena, ids, &capacity, n + 1, sizeof *ids);
                ids[n++] = db_named_int(s, "id");
        }
        for (size_t i = 0; i < n; i++) {
                struct record old, now;
                if (!record_load(c, change_sql(ch, child), c->county, ids[i], &old))
                        return false;
                now = old;
                now.raw = NEWS(c->arena, struct val, child->n_fields);
                memcpy(now.place, parent->place, sizeof now.place);
                now.plain = NEWS(c->arena, struct val, child->n_fields);
                memcpy(now.plain, old.plain, child->n_fields * sizeof *now.plain);
                mirror_place(c, child, &now);
                if (!store_record(c, ch, child, &now, &old, RULE_UPDATE))
                        return false;
        }
        return c->err.kind == ERR_NONE;
}

/* Down to DEPTH_MAX: a household moves, its members follow, and what lies with a member follows him. A circle
 * in the catalogue would end here and not in the stack. */
static bool restamp(struct ctx *c, struct change *ch, const struct entity *e, const struct record *r)
{
        const struct entity *child;
        if (ch->depth >= DEPTH_MAX)
                return fail(c, ERR_SYSTEM, "change.depth", e->name, "records nest deeper than %d", DEPTH_MAX);
        ch->depth++;
        bool ok = true;
        for (size_t i = 0; ok && (child = entity_at(i)); i++) {
                const struct field *f = child->place_from ? field_find(child, str_of(child->place_from)) : NULL;
                if (f && strcmp(f->ref, e->name) == 0)
                        ok = restamp_children(c, ch, child, f, r);
        }
        ch->depth--;
        return ok;
}

/* ---- roads in ---- */

/* A draft without a version wants whatever stands (a sheet states facts, it has read nothing); a page says
 * which version it showed. */
static bool still_fresh(struct ctx *c, const struct draft *d, const struct record *old)
{
        if (d->version && d->version != old->version)
                return fail(c, ERR_CONFLICT, "change.stale", d->e->name,
                            say(c, "记录已被修改：您依据的是第 %lld 版，现为第 %lld 版",
                                "the record has changed: yours is version %lld, it is now %lld"),
                            (long long)d->version, (long long)old->version);
        if (old->voided)
                return fail(c, ERR_CONFLICT, "record.voided", d->e->name, "%s",
                            say(c, "记录已作废，不能再改", "the record is voided and can't be changed"));
        return true;
}

/* not_read: a closed field left empty by who could not read it: his form showed none, and takes none away. */
static bool not_read(const struct ctx *c, const struct draft *d, const struct record *old, size_t i)
{
        const struct field *f = &d->e->fields[i];
        return old && f->closed && d->given[i] && val_is_null(d->v[i]) && !scope_reads(c->actor, f->closed, old->place);
}

/* merge_draft: what the draft gives over what stands. A mask was only shown. */
static void merge_draft(struct ctx *c, const struct draft *d, const struct record *old, struct record *r)
{
        const struct entity *e = d->e;
        *r = (struct record){ .id = d->id };
        r->raw = NEWS(c->arena, struct val, e->n_fields);
        r->plain = NEWS(c->arena, struct val, e->n_fields);
        if (old)
                memcpy(r->place, old->place, sizeof r->place);
        else if (e->reference) /* a division lies where it is itself, says its hook */
                memcpy(r->place, d->place, sizeof r->place);
        for (size_t i = 0; i < e->n_fields; i++) {
                struct val was = old ? old->plain[i] : V_NULL;
                r->plain[i] = d->given[i] ? d->v[i] : was;
                bool shown = e->fields[i].secret && d->given[i] && was.type == VAL_TEXT && d->v[i].type == VAL_TEXT &&
                             value_masked(e->fields[i].format, d->v[i].s);
                if (shown || not_read(c, d, old, i))
                        r->plain[i] = was;
                if (r->plain[i].type == VAL_TEXT && r->plain[i].s.n == 0)
                        r->plain[i] = V_NULL;
        }
}

/* guesses: a secret given by who may not know it, or a closed field by who may not read it, is written anew even where
 * it is the same: "unchanged" would tell him that he guessed it. */
static bool guesses(const struct ctx *c, const struct draft *d, const struct record *old)
{
        for (size_t i = 0; i < d->e->n_fields; i++)
                if (d->e->fields[i].closed && d->given[i] && !val_is_null(d->v[i]) &&
                    !scope_reads(c->actor, d->e->fields[i].closed, old->place))
                        return true;
        for (size_t i = 0; i < d->e->n_fields && !scope_knows(c->actor, d->e, old->place); i++) {
                const struct field *f = &d->e->fields[i];
                if (f->secret && d->given[i] && d->v[i].type == VAL_TEXT && !value_masked(f->format, d->v[i].s))
                        return true;
        }
        return false;
}

static bool records_equal(const struct entity *e, const struct record *a, const struct record *b)
{
        for (size_t i = 0; i < e->n_fields; i++)
                if (!field_is_place(&e->fields[i]) && !val_eq(a->plain[i], b->plain[i]))
                        return false;
        return strcmp(a->place, b->place) == 0 && a->voided == b->voided;
}

/* same_again: nothing is to be written. */
static bool same_again(const struct ctx *c, const struct draft *d, const struct record *r, const struct record *old)
{
        return old && records_equal(d->e, r, old) && !guesses(c, d, old);
}

/* prepared, applied: the entity's own hooks; what they write is a consequence, not what somebody asked for. */
static bool prepared(struct ctx *c, struct change *ch, struct draft *d, const struct draft *before)
{
        ch->review.within++;
        bool ok = !d->e->prepare || d->e->prepare(c, ch, d, before);
        ch->review.within--;
        return ok;
}

static bool applied(struct ctx *c, struct change *ch, struct draft *d, const struct draft *before)
{
        ch->review.within++;
        bool ok = !d->e->applied || d->e->applied(c, ch, d, before);
        ch->review.within--;
        return ok;
}

/* found_readable: a record that a sheet found by a number may lie where its sender sees nothing. */
static bool found_readable(const struct ctx *c, const struct entity *e, const char *place)
{
        struct range ranges[GRANTS_MAX];
        bool own;
        const size_t n = scope_ranges(c->actor, e, RIGHT_READ, ranges, &own);
        for (size_t i = 0; i < n; i++)
                if (strcmp(place, ranges[i].lo) >= 0 && strcmp(place, ranges[i].hi) < 0)
                        return true;
        return own || e->reading == READ_ANCESTORS;
}

/* checked: what the draft makes of the record, proved; faults are collected, and then nothing is written. */
static bool checked(struct ctx *c, struct change *ch, struct draft *d, const struct draft *before,
                    const struct record *old, struct record *r, bool *faulty)
{
        size_t faults = ch->n_faults;
        if (!prepared(c, ch, d, before))
                return false;
        merge_draft(c, d, old, r);
        if (!find_place(c, d->e, r))
                return false;
        mirror_place(c, d->e, r);
        validate(c, ch, d->e, r, old);
        *faulty = ch->n_faults > faults;
        if (*faulty || (!old && d->e->identity))
                return true;
        if (old && !found_readable(c, d->e, old->place)) /* found by a number: neither what nor where */
                return fail(c, ERR_FORBIDDEN, "scope.write", d->e->name,
                            say(c, "已登记，请联系%s", "registered already: ask the %s"), role_title(c, ROLE_OFFICE));
        return may_write(c, d->e, r) && (!old || may_write(c, d->e, old));
}

/* Capturing before storing, the role noted after: the proposal must hold what was asked for even when storing
 * it brings more, and a role counts only once it is written. */
static bool put_record(struct ctx *c, struct change *ch, struct draft *d, enum rule_when when)
{
        const struct entity *e = d->e;
        struct record stands, r, *old = d->id ? &stands : NULL;
        bool faulty;
        if (old && (!record_load(c, change_sql(ch, e), entity_chain(c, e), d->id, old) || !still_fresh(c, d, old)))
                return false;
        struct draft *before = old ? record_draft(c->arena, e, old) : NULL;
        const struct draft *given = review_given(c, ch, d);
        if (!checked(c, ch, d, before, old, &r, &faulty))
                return false;
        if (faulty)
                return true; /* collected: change_commit refuses */
        memcpy(d->place, r.place, sizeof d->place);
        if (same_again(c, d, &r, old)) {
                ch->block.unchanged++;
                return true;
        }
        if (!old && !change_next_id(c, ch, e, &r.id))
                return false;
        d->id = r.id;
        if (!review_capture(c, ch, e, &(struct review_act){ .when = when, .given = given, .old = old, .now = &r }) ||
            !store_record(c, ch, e, &r, old, when))
                return false;
        d->version = r.version;
        if (!old)
                note_created(c, ch, e, &r);
        return applied(c, ch, record_draft(c->arena, e, &r), before);
}

/* keep_prepared: what the entity's hook put into the draft outlives the scratch of the put. */
static void keep_prepared(struct ctx *c, struct draft *d, const struct val *before, struct arena_mark mark)
{
        struct arena aside = { 0 };
        for (size_t i = 0; i < d->e->n_fields; i++)
                if (d->v[i].type == VAL_TEXT && d->v[i].s.p != before[i].s.p)
                        d->v[i] = val_copy(&aside, d->v[i]);
        arena_back(c->arena, mark);
        for (size_t i = 0; aside.chunk && i < d->e->n_fields; i++)
                if (d->v[i].type == VAL_TEXT && d->v[i].s.p != before[i].s.p)
                        d->v[i] = val_copy(c->arena, d->v[i]);
        arena_release(&aside);
}

bool change_put(struct ctx *c, struct change *ch, struct draft *d)
{
        struct val *before = NEWS(c->arena, struct val, d->e->n_fields);
        memcpy(before, d->v, d->e->n_fields * sizeof *before);
        struct arena_mark mark = arena_mark(c->arena);
        size_t faults = ch->n_faults;
        if (!put_record(c, ch, d, d->id ? RULE_UPDATE : RULE_CREATE))
                return false;
        if (ch->n_faults == faults) /* faults keep their words in the arena */
                keep_prepared(c, d, before, mark);
        return true;
}

/* An end is its own act in the journal and its own rules, though it is one field: withdrawing before an exit is
 * refused here. */
bool change_end(struct ctx *c, struct change *ch, const struct entity *e, int64_t id, const char *to_on,
                struct draft *more)
{
        struct draft *d = more ? more : draft_new(c->arena, e);
        if (e->life != LIFE_SPAN)
                return fail(c, ERR_INVALID, "record.endless", e->name,
                            say(c, "“%s”没有起止日期，不能结束", "%s has no end"), entity_title(c, e));
        d->id = id;
        draft_set(d, "to_on", V_STR(arena_str(c->arena, str_of(to_on))));
        return put_record(c, ch, d, RULE_END);
}

/* nothing_rests: what was merged into another has handed on what rested on it. */
static bool nothing_rests(struct ctx *c, const struct entity *e, const struct record *old)
{
        struct str words;
        const struct field *merged = field_find(e, S("merged_into"));
        if (!e->founds || (merged && old->plain[merged - e->fields].type != VAL_NULL))
                return true;
        return change_named(c, e, old->id, &words) &&
               (!words.n || fail(c, ERR_RULE, "record.named", e->name,
                                 say(c, "这条“%s”还有登记在用，不能作废：%.*s。请先作废、改正或合并它们",
                                     "this record of %s is not voided while others name it: %.*s. Void, mend or merge "
                                     "them first"),
                                 entity_title(c, e), FMT(words)));
}

bool change_void(struct ctx *c, struct change *ch, const struct entity *e, int64_t id, const char *reason)
{
        struct record old, r;
        if (!reason_fit(c, str_of(reason ? reason : ""), REASON_LEAST, "reason"))
                return false;
        if (!record_load(c, change_sql(ch, e), entity_chain(c, e), id, &old))
                return false;
        if (old.voided)
                return fail(c, ERR_CONFLICT, "record.voided", e->name, "%s",
                            say(c, "记录已作废", "the record is voided already"));
        if (e->guarded && !scope_covers(c->actor, e, RIGHT_CONFIRM, old.place))
                return fail(c, ERR_FORBIDDEN, "void.confirm", e->name,
                            say(c, "作废“%s”须有确认的权限", "voiding %s wants the right to confirm"),
                            entity_title(c, e));
        bool own_import = e->identity && old.import_id && old.import_id == ch->head.withdraws;
        if ((!own_import && !may_write_at(c, e, old.place)) || !nothing_rests(c, e, &old))
                return false;
        ch->head.reason = ch->head.reason ? ch->head.reason : arena_copy(&ch->arena, str_of(reason));
        r = old;
        r.voided = true;
        r.raw = NEWS(c->arena, struct val, e->n_fields);
        const struct review_act act = { .when = RULE_VOID, .old = &old, .now = &r, .reason = str_of(reason) };
        return review_capture(c, ch, e, &act) && store_record(c, ch, e, &r, &old, RULE_VOID);
}

void change_follow(struct change *ch)
{
        ch->review.within++;
}

void change_followed(struct change *ch)
{
        ch->review.within--;
}

bool change_repoint(struct ctx *c, struct change *ch, const struct entity *e, int64_t id, size_t i, struct val to)
{
        struct record old, r;
        if (!record_load(c, change_sql(ch, e), entity_chain(c, e), id, &old) || !review_bare(c, ch, e, &old))
                return false;
        r = old;
        r.raw = NEWS(c->arena, struct val, e->n_fields);
        r.plain = NEWS(c->arena, struct val, e->n_fields);
        memcpy(r.plain, old.plain, e->n_fields * sizeof *r.plain);
        r.plain[i] = to;
        return store_record(c, ch, e, &r, &old, RULE_UPDATE);
}

bool change_erase_secret(struct ctx *c, struct change *ch, const struct entity *e, int64_t id, const struct field *f)
{
        struct record old, r;
        if (!f->secret)
                return fail(c, ERR_INVALID, "field.plain", f->name, say(c, "“%s”不是加密项", "%s is not a secret"),
                            field_title(c, f));
        if (!record_load(c, change_sql(ch, e), entity_chain(c, e), id, &old) || !may_write_at(c, e, old.place))
                return false;
        r = old;
        r.raw = NEWS(c->arena, struct val, e->n_fields);
        r.plain = NEWS(c->arena, struct val, e->n_fields);
        memcpy(r.plain, old.plain, e->n_fields * sizeof *r.plain);
        r.plain[f - e->fields] = V_NULL;
        return store_record(c, ch, e, &r, &old, RULE_UPDATE) &&
               db_exec(c, db_sql(c->db, "core.secret_erase"),
                       ARGS(ARG("county", V_TEXT(entity_chain(c, e))), ARG("entity", V_TEXT(e->name)),
                            ARG("id", V_INT(id)), ARG("field", V_TEXT(f->name))));
}
