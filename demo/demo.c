/* demo.c: the order in which the demonstration county is made (see demo.h); one step a row, so that a reader sees what
 * a subject may rest on. How its records are written stands in tools.c.
 *
 * Subjects are made in the order in which a county would come to them, and each rests on what those before it left
 * in struct county: a pairing needs a village that is planned for exit, a pay run needs somebody in post. Where two
 * months' work belongs together, the month calls both, and the journal reads like a year. */
#include "demo/county.h"

#include <unistd.h>

/* What the county had before the year that is told. Funds after dues, though nothing rests on it: days in the
 * journal rise. */
static bool year_2016(struct county *k)
{
        return make_plans(k, 2016) && make_help(k) && make_teams(k) && make_staff_2016(k) && make_posts(k) &&
               make_rates(k, 2016) && make_experts(k) && make_dues(k, 2016) && make_funds(k, 2016) && make_shares(k) &&
               make_village_facts(k, 2016) && make_exits(k, 2016);
}

/* Papers before everything else, so that every record can name its own. */
static bool documents_2016(struct county *k)
{
        return make_documents(k, "2016-12-31", "2016-01-05");
}

/* Papers come when they were issued, between what was entered before and after them. */
static bool plans_2017(struct county *k)
{
        return make_campaigns(k) && make_documents(k, "2017-01-20", "2017-01-21") && make_training_plan(k, 2017) &&
               make_plans(k, 2017) && make_documents(k, "2017-02-15", "2017-02-16") && make_work_plan(k, 2017) &&
               make_duties(k, 2017) && make_commissioners(k) && make_contacts(k);
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

/* What every month has, entered at its end. */
static bool month_2017(struct county *k, int month)
{
        return make_training(k, month) && make_days(k, month) && make_handovers(k, month);
}

/* December stands apart: its runs and exits belong to the end of the year (end_of_2017). */
static bool months_2017(struct county *k)
{
        for (int month = 1; month <= 11; month++)
                if (!begin_month(k, month) || !make_study(k, month) || !make_pay(k, month) || !end_month(k, month) ||
                    !month_2017(k, month))
                        return false;
        return make_transfers(k, 11) && begin_month(k, 12) && make_items(k, 2017) && make_benefits(k) &&
               make_kept_items(k, 2) && make_dividends(k) && make_reports(k) && make_turns(k);
}

/* Whether months of the year after are told. */
static bool goes_on(const struct county *k)
{
        return k->months > 0;
}

/* What is under way in the county's last weeks; where the months of the next year are told, behind them. */
static bool under_way(struct county *k)
{
        return make_visits(k) && make_rectifications(k) && make_collection(k);
}

static bool december(struct county *k)
{
        return make_documents(k, DEMO_DAY, "2017-12-22") && make_appointments(k) && make_study(k, 12) &&
               make_pay(k, 12) && (goes_on(k) || make_visits(k)) && make_village_facts(k, 2017) &&
               make_exits(k, 2017) && end_month(k, 12);
}

/* Assessments after exits, for they are scored from the registers; life last, since it must change no figure. */
static bool end_of_2017(struct county *k)
{
        return december(k) && make_insurance(k, 2017) && make_guarantees(k) && make_assessments(k) &&
               (goes_on(k) || make_rectifications(k)) && month_2017(k, 12) && (goes_on(k) || make_collection(k)) &&
               make_life(k);
}

/* What begins in a month of the year after: its plans and lists, its insurance, its funds. */
static bool begin_2018(struct county *k, int month)
{
        switch (month) {
        case 13:
                return make_documents(k, "2018-01-31", "2018-01-23") && make_plans(k, 2018) &&
                       make_training_plan(k, 2018) && make_insurance(k, 2018);
        case 14:
                return make_work_plan(k, 2018) && make_duties(k, 2018);
        case 16:
                return make_funds(k, 2018);
        case 17:
                return make_dues(k, 2018) && make_items(k, 2018);
        default:
                return true;
        }
}

static bool end_2018(struct county *k, int month)
{
        return (month != 18 || make_kept_items(k, 3)) &&
               (month != 11 + k->months || make_transfers(k, month));
}

/* The months of the year after that are over on the county's day; none of 2017's own. */
static bool months_2018(struct county *k)
{
        for (int month = 13; month <= 12 + k->months; month++)
                if (!begin_2018(k, month) || !make_study(k, month) || !make_pay(k, month) ||
                    !make_activities(k, month) || !end_2018(k, month) || !month_2017(k, month))
                        return false;
        return !goes_on(k) || under_way(k);
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
        { "党组织班子", make_party_posts, 25 },
        { "建档立卡户", make_households, 58 },
        { "2016 年的帮扶和脱贫", year_2016, 72 },
        { "2017 年的计划", plans_2017, 74 },
        { "2017 年的工作", months_2017, 88 },
        { "公益性岗位", make_public_posts, 89 },
        { "2017 年的脱贫", end_of_2017, 98 },
        { "2018 年的工作", months_2018, 98 },
        { "账号", make_accounts, 99 },
        { "送审", make_reviews, 100 },
};

/* "demo" first, for what is not asked of a demonstration (its password is its county's name); "day" last: from there on
 * the store's day stands still. */
static bool note_demonstration(struct ctx *c, const char *name, const char *value)
{
        if (!store_write_begin(c))
                return false;
        if (store_set_meta(c, name, value))
                return store_write_end(c);
        store_write_abandon(c);
        return false;
}

/* The percentage is that of the steps behind: who waits wants to know how long. */
static bool make_all(struct county *k, void (*report)(void *to, const char *what, int percent), void *to)
{
        if (!note_demonstration(k->c, "demo", "1"))
                return false;
        for (size_t i = 0; i < COUNT(steps); i++) {
                if (report)
                        report(to, told_text(k, steps[i].what), i ? steps[i - 1].percent : 0);
                if (!steps[i].make(k))
                        return demo_give_up(k);
        }
        if (report)
                report(to, "完成", 100);
        return note_demonstration(k->c, "day", k->day);
}

/* remove_files: a failure in the middle must not leave half a county behind. */
static bool remove_files(struct ctx *c, const char *address)
{
        static const char *const tails[] = { "", "-wal", "-shm" };
        for (size_t i = 0; i < COUNT(tails); i++)
                unlink(arena_fmt(c->arena, "%s%s", address, tails[i]).p);
        return false;
}

bool demo_make(struct ctx *c, const char *address, const char *day, uint64_t seed,
               void (*report)(void *to, const char *what, int percent), void *to)
{
        struct arena keep = { 0 }, batch = { 0 };
        if (!store_create(c, address, DEMO_COUNTY))
                return false;
        struct actor local = {
                .name = "local:demo", .title = "演示数据", .county = DEMO_COUNTY, .channel = "demo", .n_grants = 1
        };
        local.grants[0] = (struct grant){ .role = ROLE_LOCAL, .place = DEMO_COUNTY };
        struct ctx work = *c; /* of its own: its memory is a batch's, its clock the county's */
        work.arena = &batch;
        work.now = 0;
        act_as(&work, &local);
        struct county *k = NEW(&keep, struct county);
        k->c = &work;
        k->keep = &keep;
        k->seed = seed;
        make_for(k, day);
        k->names = draw_fork(seed, "names");
        bool ok = make_all(k, report, to);
        store_leave(&work);
        store_close(work.app);
        c->err = work.err;
        c->app = NULL;
        c->db = NULL;
        arena_release(&batch);
        arena_release(&keep);
        /* opened again as whoever serves it will find it, with its fixed day */
        return ok ? store_open(c, address) : remove_files(c, address);
}
