/* demo.c: the order in which the demonstration county is made, and how its records are written (see demo.h and
 * county.h).
 *
 * One change holds a batch of records, entered on one day of the county's life; memory of a batch is let go when it is
 * committed. */
#include "demo/county.h"

#include "base/date.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#define HALF_PAST_NINE (90 * 60 * 1000) /* in UTC+8, as milliseconds of the UTC day */
#define DAY_MS INT64_C(86400000)

/* ---- writing ---- */

void demo_day(struct county *k, const char *day)
{
        struct ctx *c = k->c;
        int64_t now = date_to_number(day) * DAY_MS + HALF_PAST_NINE;
        c->now = now > c->now ? now : c->now + 60000;
        snprintf(c->today, sizeof c->today, "%s", day);
}

bool demo_begin(struct county *k, const char *day, const char *reason)
{
        demo_day(k, day);
        return change_begin(k->c, &(struct change_head){ .reason = reason }, &k->ch);
}

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

static bool faultless(struct county *k, const char *entity)
{
        size_t n;
        const struct fault *f = change_faults(k->ch, &n);
        if (n == 0)
                return true;
        return fail(k->c, ERR_SYSTEM, f->code, entity, "%s.%s: %.*s", entity, f->field ? f->field->name : "",
                    FMT(f->text));
}

/* put: a record new (id 0) or more about an old one; gives its number, 0 when it fails. */
static int64_t put(struct county *k, const char *entity, int64_t id, const struct arg *fields, size_t n)
{
        const struct entity *e = entity_find(str_of(entity));
        struct draft *d = draft_new(k->c->arena, e);
        d->id = id;
        for (size_t i = 0; i < n; i++)
                if (!val_is_null(fields[i].v))
                        draft_set(d, fields[i].name, fields[i].v);
        return change_put(k->c, k->ch, d) && faultless(k, entity) ? d->id : 0;
}

bool demo_put(struct county *k, const char *entity, int64_t *id, const struct arg *fields, size_t n)
{
        int64_t made = put(k, entity, 0, fields, n);
        if (id)
                *id = made;
        return made != 0;
}

bool demo_set(struct county *k, const char *entity, int64_t id, const struct arg *fields, size_t n)
{
        return put(k, entity, id, fields, n) != 0;
}

void numbers_add(struct county *k, struct numbers *list, int64_t id)
{
        list->at = arena_grow(k->keep, list->at, &list->capacity, list->n + 1, sizeof *list->at);
        list->at[list->n++] = id;
}

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

const char *day_after(struct county *k, const char *day, int64_t days)
{
        char out[11];
        date_add(day, days, out);
        return arena_copy(k->c->arena, str_of(out));
}

const char *month_day(struct county *k, int month, int day)
{
        char out[11];
        date_put(out, 2017, month, day);
        return arena_copy(k->c->arena, str_of(out));
}

const char *month_end(struct county *k, int month)
{
        return month_day(k, month, date_month_days(2017, month));
}

struct man *men_add(struct county *k, struct men *m, struct man one)
{
        m->at = arena_grow(k->keep, m->at, &m->capacity, m->n + 1, sizeof *m->at);
        m->at[m->n] = one;
        return &m->at[m->n++];
}

/* ---- making ---- */

static bool year_2016(struct county *k)
{
        return make_plans(k, 2016) && make_help(k) && make_teams(k) && make_staff_2016(k) && make_posts(k) &&
               make_rates(k, 2016) && make_experts(k) && make_dues(k, 2016) && make_funds(k, 2016) && make_shares(k) &&
               make_exits(k, 2016);
}

static bool documents_2016(struct county *k)
{
        return make_documents(k, "2016-12-31", "2016-01-05");
}

static bool plans_2017(struct county *k)
{
        return make_campaigns(k) && make_documents(k, "2017-01-20", "2017-01-21") && make_training_plan(k) &&
               make_plans(k, 2017) && make_documents(k, "2017-02-15", "2017-02-16") && make_work_plan(k) &&
               make_duties(k) && make_commissioners(k) && make_contacts(k);
}

/* begin_month, end_month: what is done once a year, in its month. */
static bool begin_month(struct county *k, int month)
{
        return change_posts(k, month) && (month != 3 || (make_pairings(k) && make_bases(k) && make_staff_2017(k))) &&
               (month != 4 || make_service(k)) && (month != 5 || make_mobile_branches(k)) &&
               (month != 8 || make_recruits(k)) && (month != 10 || (make_dues(k, 2017) && make_funds(k, 2017)));
}

static bool end_month(struct county *k, int month)
{
        return make_activities(k, month) && (month != 6 || make_kept_items(k, 1)) &&
               (month != 9 || (make_documents(k, "2017-09-30", "2017-09-27") && make_rates(k, 2017)));
}

static bool month_2017(struct county *k, int month)
{
        return make_training(k, month) && make_days(k, month) && make_handovers(k, month);
}

static bool months_2017(struct county *k)
{
        for (int month = 1; month <= 11; month++)
                if (!begin_month(k, month) || !make_study(k, month) || !make_pay(k, month) || !end_month(k, month) ||
                    !month_2017(k, month))
                        return false;
        return make_transfers(k) && begin_month(k, 12) && make_items(k) && make_benefits(k) && make_kept_items(k, 2) &&
               make_dividends(k) && make_reports(k) && make_turns(k);
}

static bool end_of_2017(struct county *k)
{
        return make_documents(k, DEMO_DAY, "2017-12-22") && make_appointments(k) && make_study(k, 12) &&
               make_pay(k, 12) && make_exits(k, 2017) && end_month(k, 12) && make_insurance(k) && make_assessments(k) &&
               make_rectifications(k) && month_2017(k, 12) && make_collection(k) && make_life(k);
}

static const struct {
        const char *what;
        bool (*make)(struct county *);
        int percent; /* done when it ends, roughly */
} steps[] = {
        { "区划", make_places, 6 },
        { "文件", documents_2016, 6 },
        { "组织", make_organisations, 7 },
        { "党员和干部", make_party, 24 },
        { "建档立卡户", make_households, 58 },
        { "2016 年的帮扶和脱贫", year_2016, 72 },
        { "2017 年的计划", plans_2017, 74 },
        { "2017 年的工作", months_2017, 88 },
        { "公益性岗位", make_public_posts, 89 },
        { "2017 年的脱贫", end_of_2017, 98 },
        { "账号", make_accounts, 99 },
        { "送审", make_reviews, 100 },
};

static bool note_demonstration(struct ctx *c)
{
        if (!store_write_begin(c))
                return false;
        if (store_set_meta(c, "day", DEMO_DAY) && store_set_meta(c, "demo", "1"))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

static bool make_all(struct county *k, void (*report)(void *to, const char *what, int percent), void *to)
{
        for (size_t i = 0; i < COUNT(steps); i++) {
                if (report)
                        report(to, steps[i].what, i ? steps[i - 1].percent : 0);
                if (!steps[i].make(k))
                        return demo_give_up(k);
        }
        if (report)
                report(to, "完成", 100);
        return note_demonstration(k->c);
}

/* leave: lets go of the store; remove: also of its files, which a failure in the middle must not leave. */
static void leave(struct ctx *c)
{
        store_leave(c);
        store_close(c->app);
        c->app = NULL;
}

static bool remove_store(struct ctx *c, const char *address)
{
        static const char *const tails[] = { "", "-wal", "-shm" };
        leave(c);
        for (size_t i = 0; i < COUNT(tails); i++)
                unlink(arena_fmt(c->arena, "%s%s", address, tails[i]).p);
        return false;
}

bool demo_make(struct ctx *c, const char *address, uint64_t seed,
               void (*report)(void *to, const char *what, int percent), void *to)
{
        struct arena keep = { 0 }, batch = { 0 }, *own = c->arena;
        const struct actor *before = c->actor;
        if (!store_create(c, address, DEMO_COUNTY))
                return false;
        struct actor local = {
                .name = "local:demo", .title = "演示数据", .county = DEMO_COUNTY, .channel = "demo", .n_grants = 1
        };
        local.grants[0] = (struct grant){ .role = ROLE_LOCAL, .place = DEMO_COUNTY };
        struct county *k = NEW(&keep, struct county);
        k->c = c;
        k->keep = &keep;
        k->seed = seed;
        k->names = draw_fork(seed, "names");
        act_as(c, &local);
        c->arena = &batch;
        c->now = 0;
        bool ok = make_all(k, report, to);
        c->arena = own;
        act_as(c, before);
        arena_release(&batch);
        arena_release(&keep);
        if (!ok)
                return remove_store(c, address);
        leave(c); /* opened again as whoever serves it will find it, with its fixed day */
        return store_open(c, address);
}
