/* core_fixture.c: the small county of the tests (see core_fixture.h). */
#include "base/testing.h"

#include "core/core_fixture.h"
#include "core/journal.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Two townships, so that a scope has an inside and an outside; two villages in each, so that it has neighbours. */
static const char *const places[][4] = {
        { "341125", "定远县", "", "county" },
        { "341125100", "定城镇", "341125", "town" },
        { "341125200", "二龙回族乡", "341125", "township" },
        { "341125100201", "东门村委会", "341125100", "village" },
        { "341125100202", "西门村委会", "341125100", "village" },
        { "341125200201", "二龙村委会", "341125200", "village" },
        { "341125200202", "回民村委会", "341125200", "village" },
};

/* By process, so that tests run beside each other; a file and not :memory:, because readers and the writer are
 * different connections. */
const char *fixture_store_path(struct fixture *f)
{
        const char *dir = getenv("TMPDIR");
        return arena_fmt(&f->arena, "%s/bangfu-core-%ld.bangfu", dir ? dir : "/tmp", (long)getpid()).p;
}

static void fixture_remove(struct fixture *f)
{
        const char *path = fixture_store_path(f);
        unlink(path);
        unlink(arena_fmt(&f->arena, "%s-wal", path).p);
        unlink(arena_fmt(&f->arena, "%s-shm", path).p);
}

/* The day is set after the store is made: everything the tests enter happens on it. */
void fixture_open(struct fixture *f)
{
        *f = (struct fixture){ .c = { .county = "341125" } };
        f->c.arena = &f->arena;
        f->actor = (struct actor){
                .name = "local:test", .title = "测试", .county = "341125", .channel = "command", .n_grants = 1
        };
        f->actor.grants[0] = (struct grant){ .role = ROLE_LOCAL, .place = "341125" };
        act_as(&f->c, &f->actor);
        fixture_remove(f);
        assert_true(store_create(&f->c, fixture_store_path(f), "341125"));
        memcpy(f->c.today, FIXTURE_DAY, sizeof f->c.today);
        for (size_t i = 0; i < COUNT(places); i++)
                fixture_put(f, "place", 0,
                            PAIRS("code", places[i][0], "name", places[i][1], "parent", places[i][2], "kind",
                                  places[i][3], "from_on", "2000-01-01"));
}

void fixture_close(struct fixture *f)
{
        store_leave(&f->c);
        store_close(f->c.app);
        fixture_remove(f);
        arena_release(&f->arena);
}

/* From texts, as a form would: what a test enters goes through the same parser. */
static bool fixture_write(struct fixture *f, const char *entity, int64_t *id, const char *const *pairs)
{
        const struct entity *e = entity_find(str_of(entity));
        struct change *ch;
        struct draft *d = draft_new(&f->arena, e);
        d->id = *id;
        for (; pairs[0]; pairs += 2)
                if (!draft_text(&f->c, d, &e->fields[field_index(e, pairs[0])], str_of(pairs[1])))
                        return false;
        if (!change_begin(&f->c, &(struct change_head){ .reason = "测试" }, &ch))
                return false;
        if (!change_put(&f->c, ch, d))
                return change_abandon(&f->c, ch);
        *id = d->id;
        return change_commit(&f->c, ch, NULL);
}

int64_t fixture_put(struct fixture *f, const char *entity, int64_t id, const char *const *pairs)
{
        bool ok = fixture_write(f, entity, &id, pairs);
        if (!ok)
                print_message("%s: %s %s\n", entity, f->c.err.code, f->c.err.text);
        assert_true(ok);
        return id;
}

const char *fixture_try(struct fixture *f, const char *entity, int64_t id, const char *const *pairs)
{
        bool ok = fixture_write(f, entity, &id, pairs);
        const char *code = ok ? "" : arena_copy(&f->arena, str_of(f->c.err.code));
        f->c.err = (struct err){ .kind = ERR_NONE };
        return code;
}

const char *fixture_name(struct fixture *f, const char *base, const char *digits)
{
        static const char *const numerals[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
        struct str name = str_of(base);
        for (; *digits; digits++)
                name = arena_fmt(&f->arena, "%.*s%s", FMT(name), numerals[*digits - '0']);
        return name.p;
}

int64_t fixture_count(struct fixture *f, const char *entity)
{
        struct query q = { .e = entity_find(str_of(entity)) };
        int64_t count = -1;
        assert_true(query_count(&f->c, &q, &count));
        return count;
}

/* The one before stays in f->actor; a test that wants to be the local command again says so. */
void fixture_as(struct fixture *f, enum role role, const char *place, int64_t own_person)
{
        struct actor *a = NEW(&f->arena, struct actor);
        *a = f->actor;
        a->person_id = own_person;
        a->grants[0] = (struct grant){ .role = role, .own = own_person != 0 };
        snprintf(a->grants[0].place, sizeof a->grants[0].place, "%s", place);
        act_as(&f->c, a);
}

static void fixture_silent(void *to, struct str line)
{
        (void)to;
        (void)line;
}

int64_t fixture_faults(struct fixture *f)
{
        int64_t faults = -1;
        assert_true(store_verify(&f->c, fixture_silent, NULL, &faults));
        return faults;
}

int64_t fixture_household(struct fixture *f, const char *number, const char *village)
{
        return fixture_put(f, "household", 0, PAIRS("hh_no", number, "place", village));
}
