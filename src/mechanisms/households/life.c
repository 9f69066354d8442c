/* life.c: what happens to households, as a table of events, and the records they leave (see life.h).
 *
 * Of a household nothing is overwritten: spans end on the last day of what was and their continuations begin the day
 * after, so that every past day reads as it did. A household that is no more keeps its rows, the day it ended and what
 * it went into; a person merged into another is voided and names that other. The two records of what happened are
 * filled by the program alone and never taken back: what is wrong is put right by another event. Left out: who inherits
 * the shares of a household that dies out, which is said by hand. */
#include "mechanisms/households/life_private.h"

#include "base/date.h"
#include "mechanisms/modules.h"

#include <stdarg.h>
#include <stdio.h>

/* ---- what it leaves ---- */

static const struct codes event_kinds = CODES("household_event", "户变动", "Household events",
        { "split", "分户", "Split" }, { "merge", "并户", "Merged" }, { "move", "迁移", "Moved" },
        { "move_out", "迁出本县", "Left the county" }, { "death", "死亡", "Death" },
        { "head", "变更户主", "New head" },
);

static const struct field event_fields[] = {
        CODE("kind", "变动", "What happened", &event_kinds, .required = true, .derived = true, .indexed = true),
        DATE("day", "变动日期", "Day", .required = true, .derived = true),
        REF("household", "户", "Household", "household", .required = true, .derived = true, .indexed = true),
        REF("other", "另一户", "Other household", "household", .derived = true, .indexed = true),
        REF("ended", "因此结束的户", "Household that ended", "household", .derived = true, .indexed = true),
        REF("person", "人员", "Person", "person", .derived = true, .indexed = true),
        REF("other_person", "另一人", "Other person", "person", .derived = true),
        TEXT("summary", "内容", "What was done", .derived = true, .max_length = 300),
        TEXT("reason", "原因", "Reason", .derived = true, .max_length = 200),
        REF("document", "依据文件", "Document", "document", .derived = true),
};
static const struct field merge_fields[] = {
        DATE("day", "合并日期", "Day", .required = true, .derived = true),
        REF("kept", "保留的人员", "Person kept", "person", .required = true, .derived = true, .indexed = true),
        REF("merged", "并入的人员", "Record merged into it", "person", .required = true, .derived = true,
            .indexed = true),
        INTEGER("moved", "改挂的登记", "Records re-pointed", .derived = true),
        TEXT("summary", "内容", "What was done", .derived = true, .max_length = 300),
        TEXT("reason", "原因", "Reason", .derived = true, .max_length = 200),
        REF("document", "依据文件", "Document", "document", .derived = true),
        TEXT("number_of", "以谁的号码为准", "Whose number is right", .derived = true, .hidden = true, .max_length = 10),
};

static const struct entity life_entities[] = {
        { .name = "household_event", .title = "户变动", .title_en = "Household events",
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD, .guarded = true,
          .help = "分户、并户、迁移、死亡、变更户主，一次一条", .help_en = "splits, mergers, moves, deaths, new heads, one record each",
          .place_from = "household", .own = "t.household_id", .sort = "day", .sort_down = true,
          .title_sql = "r.day || ' ' || COALESCE(r.summary, '')", FIELDS(event_fields) },
        { .name = "person_merge", .title = "重复人员合并", .title_en = "Duplicate persons merged",
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD, .guarded = true,
          .help = "同一人的两条登记并为一条", .help_en = "two records of one person made one", .place_from = "kept",
          .sort = "day", .sort_down = true, .title_sql = "r.day || ' ' || COALESCE(r.summary, '')",
          FIELDS(merge_fields), .applied = life_merge_applied },
};

static const struct rule life_rules[] = {
        { .name = "event_covered", .title = "变动后的贫困户、监测对象须有在任的责任人，请选定",
          .title_en = "poor or monitored after the event, a household wants a responsible cadre; choose one for",
          .on = "household_event", .when = RULE_CREATE, .sql = "life.covered" },
        { .name = "event_kept", .title = "户变动记录不能作废，办错的请再办一次变动改正",
          .title_en = "household events are not voided; put right what is wrong by another", .on = "household_event",
          .when = RULE_VOID, .sql = "life.event_kept" },
        { .name = "merge_kept", .title = "人员合并记录不能作废", .title_en = "mergers of persons are not voided",
          .on = "person_merge", .when = RULE_CREATE | RULE_VOID, .sql = "life.merge_kept" },
};

/* TWIN_OF_T: person p may be person t, entered twice. */
#define TWIN_OF_T JOINED("p") " AND p.name_py = t.name_py AND p.name = t.name AND p.id <> t.id AND p.place = t.place " \
        "AND (p.birth = t.birth OR (LENGTH(t.place) = 12 AND ((t.birth IS NULL AND t.id_no IS NULL) OR (p.birth IS " \
        "NULL AND p.id_no IS NULL) OR EXISTS (SELECT 1 FROM secret a JOIN secret b ON b.county = a.county AND b.tail " \
        "= a.tail WHERE a.county = t.county AND a.digest = t.id_no AND b.digest = p.id_no))))"

static const struct list life_lists[] = {
        { .name = "household.events", .title = "户变动", .title_en = "Household events", .unit = "件",
          .unit_en = "events", .of = "household_event", .period = PERIOD_SPAN, .figure = true,
          .where = "t.day BETWEEN :from AND :to",
          .explain = "期内的分户、并户、迁移、死亡和变更户主",
          .explain_en = "splits, mergers, moves, deaths and new heads of the period" },
        { .name = "person.duplicate_suspect",
          .title = "疑似重复的人员",
          .title_en = "Persons entered twice, perhaps",
          .unit = "人",
          .unit_en = "persons",
          .of = "person",
          .period = PERIOD_NONE,
          .severity = SEVERITY_SUSPECT,
          .owner = "township",
          .where = "EXISTS (SELECT 1 FROM person p WHERE " TWIN_OF_T ")",
          .mend = "点行末的“合并”，核对两条登记后并为一条；确是两人的，写明理由豁免",
          .mend_en = "merge by the button of the row; two persons indeed, excuse the row with a reason",
          .explain = "同地同名且出生日期相同；同村同名的，证件号码末四位相同、或其中一人没有出生日期和证件号码也算",
          .explain_en = "of one name, place and birth; in one village also of the same last four of the ID number, or "
                        "one of them without number and birth" },
};

const struct module life_module = {
        .name = "life",
        .title = "户变动",
        .title_en = "Household events",
        .mechanism = "0",
        ENTITIES(life_entities),
        RULES(life_rules),
        LISTS(life_lists),
};

/* ---- the events ---- */

static const struct life_event events[] = {
        { "split", "分户", "Split", .run = life_split },
        { "merge", "并户", "Merger", .run = life_merge },
        { "move", "迁移", "Move", .run = life_move },
        { "move_out", "迁出本县", "Leaving the county", .run = life_move_out },
        { "death", "死亡", "Death", .own_day = true, .run = life_death },
        { "head", "变更户主", "New head", .run = life_head },
        { "duplicate", "合并重复人员", "Duplicate merged", .persons = true, .run = life_duplicate },
};

static const struct life_event *event_find(const char *kind)
{
        for (size_t i = 0; i < COUNT(events); i++)
                if (kind && strcmp(events[i].kind, kind) == 0)
                        return &events[i];
        return NULL;
}

/* ---- words ---- */

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

struct str life_title(struct ctx *c, const struct draft *household)
{
        const struct val number = draft_get(household, "hh_no"), head = draft_get(household, "head_name");
        const bool both = number.type == VAL_TEXT && head.type == VAL_TEXT;
        return arena_fmt(c->arena, "%.*s%s%.*s", FMT(number.type == VAL_TEXT ? number.s : S("")), both ? " " : "",
                         FMT(head.type == VAL_TEXT ? head.s : S("")));
}

/* ---- spans ---- */

/* begun_later: the first day of a span that had not begun by the last day of what was; else NULL. */
static const char *begun_later(const struct life_work *w, const struct draft *span, struct arena *a)
{
        const struct val from = draft_get(span, "from_on");
        const bool later = from.type == VAL_TEXT && str_cmp(from.s, str_of(w->last)) > 0;
        return later ? arena_copy(a, from.s) : NULL;
}

/* own_link: a field that names another row of the same register belongs to the row, not to what it says. */
static bool own_link(const struct entity *e, const struct field *f)
{
        return f->type == FIELD_REF && strcmp(f->ref, e->name) == 0;
}

bool life_next(struct ctx *c, struct life_work *w, const struct entity *e, int64_t id, struct draft **out)
{
        struct draft *was, *d = draft_new(c->arena, e);
        if (!change_load(c, e, id, &was))
                return false;
        for (size_t i = 0; i < e->n_fields; i++)
                if (strncmp(e->fields[i].name, "end_", 4) != 0 && !own_link(e, &e->fields[i]) &&
                    was->v[i].type != VAL_NULL)
                        draft_set(d, e->fields[i].name, was->v[i]);
        if (!begun_later(w, was, c->arena))
                draft_set(d, "from_on", V_TEXT(w->next));
        *out = d;
        return true;
}

/* unbegun: a span that begins after the last day of what was can't end on it: what others do for the household never
 * came about and is taken back; a member came into the household after the day said, which is told. */
static bool unbegun(struct ctx *c, struct life_work *w, const struct draft *span, const char *from)
{
        struct val name = V_NULL;
        if (strcmp(span->e->name, "household_member") != 0)
                return change_void(c, w->ch, span->e, span->id,
                                   say(c, "户变动在其开始之前", "the household's event came before its beginning"));
        if (!db_one(c, S("SELECT name FROM person WHERE county = :county AND id = :id"),
                    ARGS(ARG("id", draft_get(span, "person"))), &name))
                return false;
        return fail(c, ERR_INVALID, "life.begun_later", "day",
                    say(c, "%.*s自 %s 起才是这一户的成员，变动日期须在这一天之后",
                        "%.*s is a member of the household since %s: the event must be after that day"),
                    FMT(name.s), from);
}

bool life_end(struct ctx *c, struct life_work *w, const struct entity *e, int64_t id, const char *end_reason)
{
        struct draft *was, *more = draft_new(c->arena, e);
        const struct field *f = field_find(e, S("end_reason"));
        if (!change_load(c, e, id, &was))
                return false;
        const char *from = begun_later(w, was, c->arena);
        if (from)
                return unbegun(c, w, was, from);
        if (f && end_reason && code_of(c, f->codes, str_of(end_reason)))
                draft_set(more, "end_reason", V_TEXT(end_reason));
        if (field_find(e, S("successor"))) /* who was to follow goes his own way (life_next) */
                draft_set(more, "successor", V_NULL);
        return change_end(c, w->ch, e, id, w->last, more);
}

bool life_goes_on(struct ctx *c, struct life_work *w, const struct entity *e, int64_t id, const struct arg *otherwise,
                  size_t n, const char *end_reason)
{
        struct draft *d;
        if (!life_next(c, w, e, id, &d) || !life_end(c, w, e, id, end_reason))
                return false;
        for (size_t i = 0; i < n; i++)
                draft_set(d, otherwise[i].name, otherwise[i].v);
        return change_put(c, w->ch, d);
}

bool life_ids(struct ctx *c, const struct entity *e, const struct field *f, int64_t id, const char *after,
              int64_t **out, size_t *n)
{
        struct stmt *s;
        size_t capacity = 0;
        const bool many = f->type == FIELD_REFS, span = e->life == LIFE_SPAN && after;
        struct str sql = arena_fmt(c->arena,
                                   "SELECT t.id FROM %s t WHERE t.county = :county AND t.voided = 0 AND %s%s%s%s "
                                   "ORDER BY t.id",
                                   e->name, many ? "',' || t." : "t.", field_column(c->arena, f),
                                   many ? " || ',' LIKE :needle" : " = :id",
                                   span ? " AND (t.to_on IS NULL OR t.to_on > :after)" : "");
        const char *needle = arena_fmt(c->arena, "%%,%lld,%%", (long long)id).p;
        *out = NULL;
        *n = 0;
        if (!db_query(
                    c, sql,
                    ARGS(ARG("id", V_INT(id)), ARG("needle", V_TEXT(needle)), ARG("after", V_TEXT(after ? after : ""))),
                    &s))
                return false;
        while (db_next(c, s)) {
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = db_int(s, 0);
        }
        return c->err.kind == ERR_NONE;
}

/* ---- households and members ---- */

static bool ended(struct ctx *c, const struct draft *h)
{
        return fail(c, ERR_CONFLICT, "life.ended", "household",
                    say(c, "户“%.*s”已于 %.*s 结束", "household %.*s ended on %.*s"), FMT(life_title(c, h)),
                    FMT(draft_get(h, "ended_on").s));
}

bool life_household(struct ctx *c, int64_t id, struct draft **out)
{
        const struct entity *e = entity_find(S("household"));
        if (!change_load(c, e, id, out))
                return false;
        if (!scope_covers(c->actor, e, RIGHT_READ, (*out)->place))
                return fail(c, ERR_MISSING, "record.missing", "household", "%s", say(c, "没有这一户", "no such household"));
        if (!scope_covers(c->actor, e, RIGHT_WRITE, (*out)->place))
                return fail(c, ERR_FORBIDDEN, "scope.write", "household",
                            say(c, "您的账号不能办理“%.*s”的户变动", "your account may not change household %.*s"),
                            FMT(life_title(c, *out)));
        return draft_get(*out, "ended_on").type == VAL_NULL || ended(c, *out);
}

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

bool life_members(struct ctx *c, struct life_work *w, int64_t household, struct life_member **out, size_t *n)
{
        struct stmt *s;
        *out = NEWS(c->arena, struct life_member, LIFE_MEMBERS_MAX);
        *n = 0;
        if (!db_query(c, db_sql(c->db, "life.members"),
                      ARGS(ARG("household_id", V_INT(household)), ARG("last", V_TEXT(w->last))), &s))
                return false;
        while (db_next(c, s) && *n < LIFE_MEMBERS_MAX) {
                (*out)[(*n)++] = (struct life_member){
                        .id = db_int(s, 0),
                        .person = db_int(s, 1),
                        .version = db_int(s, 2),
                        .name = arena_str(c->arena, db_str(s, 3)),
                        .sex = arena_str(c->arena, db_str(s, 4)),
                        .before = arena_str(c->arena, db_str(s, 5)),
                };
        }
        db_done(s);
        return c->err.kind == ERR_NONE;
}

/* ---- running ---- */

static bool read_basis(struct ctx *c, struct life_work *w)
{
        struct stmt *s;
        struct buf out = BUF(400);
        const char *name = w->event->persons ? "life.basis_persons" : "life.basis";
        if (!db_query(c, db_sql(c->db, name),
                      ARGS(ARG("id", V_INT(w->o->household)), ARG("other_id", V_INT(w->o->other))), &s))
                return false;
        while (db_next(c, s))
                buf_fmt(&out, "%.*s%lld.%lld", FMT(db_str(s, 0)), (long long)db_int(s, 1), (long long)db_int(s, 2));
        w->out->basis = arena_str(c->arena, buf_str(&out));
        buf_free(&out);
        return c->err.kind == ERR_NONE;
}

static bool same_basis(struct ctx *c, struct life_work *w)
{
        if (!read_basis(c, w))
                return false;
        return !w->o->basis || !*w->o->basis || str_is(w->out->basis, w->o->basis) ||
               fail(c, ERR_CONFLICT, "change.stale", "basis", "%s",
                    say(c, "预览之后这里的登记又有变化，请重新预览再办理",
                        "the records have changed since the preview: look again, then go on"));
}

static bool reckon_days(struct ctx *c, struct life_work *w)
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
                        buf_fmt(&names, "%s%.*s", names.n ? "、" : "", FMT(w->out->members[i].name));
        bool ok = !w->out->open ||
                  fail(c, ERR_INVALID, "life.relation_missing", "members",
                       say(c, "请说明与户主的关系：%s", "say what they are to the head: %s"), buf_c(&names));
        buf_free(&names);
        return ok;
}

bool life_run(struct ctx *c, const struct life_order *order, struct life_done *out)
{
        *out = (struct life_done){ .household = order->household, .other = order->other };
        struct life_work w = { .o = order, .out = out, .event = event_find(order->kind) };
        if (!w.event)
                return fail(c, ERR_MISSING, "life.unknown", "kind", say(c, "没有“%s”这种户变动", "no such event: %s"),
                            order->kind ? order->kind : "");
        const char *title = say(c, w.event->title, w.event->title_en);
        const bool said = order->reason && *order->reason;
        struct change_head head = {
                .key = order->dry ? NULL : order->key, .dry = order->dry, .review = REVIEW_WHOLE
        };
        head.reason = said ? arena_fmt(c->arena, "%s：%s", title, order->reason).p : title;
        if (!reckon_days(c, &w) || !change_begin(c, &head, &w.ch))
                return false;
        if (!same_basis(c, &w) || !w.event->run(c, &w))
                return change_abandon(c, w.ch);
        if (out->open) {
                change_abandon(c, w.ch);
                return order->dry || relations_said(c, &w);
        }
        return change_commit(c, w.ch, &out->block);
}

bool life_twins(struct ctx *c, int64_t person, int64_t **out, size_t *n)
{
        struct stmt *s;
        *out = NEWS(c->arena, int64_t, LIFE_TWINS_MAX);
        *n = 0;
        if (!db_query(c,
                      S("SELECT p.id FROM person t JOIN person p ON " TWIN_OF_T " WHERE t.county = :county "
                        "AND t.id = :id AND t.voided = 0 ORDER BY p.id"),
                      ARGS(ARG("id", V_INT(person))), &s))
                return false;
        while (db_next(c, s))
                if (*n < LIFE_TWINS_MAX)
                        (*out)[(*n)++] = db_int(s, 0);
        return c->err.kind == ERR_NONE;
}
