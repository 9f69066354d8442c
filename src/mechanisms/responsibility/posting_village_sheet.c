/* posting_village_sheet.c: work teams a row a village, with the first secretary, the leader and the members side by
 * side.
 *
 * Who stands under which heading says his kind of slot. A seat may hold several names in one cell; what stands in
 * the cells beside is then cut in the same order, and what can belong to one person only (number, sex, birth)
 * refuses the row. */
#include "base/utf8.h"
#include "mechanisms/modules.h"
#include "mechanisms/responsibility/posting_place.h"

/* SEAT: the columns of one seat, which stand under a heading of its own (第一书记 over 姓名, 单位, 电话); the importer joins
 * the two rows of headings, so each leaf is spelt under each of the six words counties have for the seat. */
/* clang-format off */
#define UNDER(p, leaf) p leaf "|"
#define EACH(leaf, a, b, c, d, e, f) \
        UNDER(a, leaf) UNDER(b, leaf) UNDER(c, leaf) UNDER(d, leaf) UNDER(e, leaf) UNDER(f, leaf)
#define SEAT(at, a, b, c, d, e, f) \
        { .field = at ".name", .synonyms = \
          EACH("姓名", a, b, c, d, e, f) EACH("", a, b, c, d, e, f) \
          EACH("名单", a, b, c, d, e, f) }, \
        { .field = at ".id_no", .like = "person.id_no", .synonyms = \
          EACH("身份证号", a, b, c, d, e, f) EACH("身份证号码", a, b, c, d, e, f) \
          EACH("公民身份号码", a, b, c, d, e, f) EACH("证件号码", a, b, c, d, e, f) }, \
        { .field = at ".sex", .like = "person.sex", .synonyms = \
          EACH("性别", a, b, c, d, e, f) }, \
        { .field = at ".birth", .like = "person.birth", .synonyms = \
          EACH("出生年月", a, b, c, d, e, f) EACH("出生日期", a, b, c, d, e, f) \
          EACH("出生年月日", a, b, c, d, e, f) EACH("出生时间", a, b, c, d, e, f) }, \
        { .field = at ".politics", .like = "person.political_status", .synonyms = \
          EACH("政治面貌", a, b, c, d, e, f) }, \
        { .field = at ".unit", .synonyms = \
          EACH("单位", a, b, c, d, e, f) EACH("派出单位", a, b, c, d, e, f) \
          EACH("选派单位", a, b, c, d, e, f) EACH("工作单位", a, b, c, d, e, f) \
          EACH("派员单位", a, b, c, d, e, f) EACH("所在单位", a, b, c, d, e, f) \
          EACH("单位名称", a, b, c, d, e, f) EACH("原单位", a, b, c, d, e, f) \
          EACH("原工作单位", a, b, c, d, e, f) EACH("帮扶单位", a, b, c, d, e, f) \
          EACH("派驻单位", a, b, c, d, e, f) EACH("单位及职务", a, b, c, d, e, f) \
          EACH("工作单位及职务", a, b, c, d, e, f) EACH("单位职务", a, b, c, d, e, f) \
          EACH("选派单位及职务", a, b, c, d, e, f) EACH("派出单位及职务", a, b, c, d, e, f) \
          EACH("所在单位及职务", a, b, c, d, e, f) }, \
        { .field = at ".post", .synonyms = \
          EACH("职务", a, b, c, d, e, f) EACH("职务职级", a, b, c, d, e, f) \
          EACH("职级", a, b, c, d, e, f) EACH("原职务", a, b, c, d, e, f) \
          EACH("原任职务", a, b, c, d, e, f) }, \
        { .field = at ".phone", .synonyms = \
          EACH("电话", a, b, c, d, e, f) EACH("联系电话", a, b, c, d, e, f) \
          EACH("手机", a, b, c, d, e, f) EACH("手机号", a, b, c, d, e, f) \
          EACH("手机号码", a, b, c, d, e, f) EACH("联系方式", a, b, c, d, e, f) }, \
        { .field = at ".from_on", .like = "posting.from_on", .synonyms = \
          EACH("任职时间", a, b, c, d, e, f) EACH("到岗时间", a, b, c, d, e, f) \
          EACH("驻村时间", a, b, c, d, e, f) EACH("到岗日期", a, b, c, d, e, f) \
          EACH("任职日期", a, b, c, d, e, f) EACH("到村时间", a, b, c, d, e, f) \
          EACH("派驻时间", a, b, c, d, e, f) }, \
        { .field = at ".level", .like = "posting.level", .synonyms = \
          EACH("层级", a, b, c, d, e, f) EACH("选派层级", a, b, c, d, e, f) \
          EACH("单位层级", a, b, c, d, e, f) EACH("级别", a, b, c, d, e, f) }
/* The unit at the end is the team's: it serves those whose seat has none of its own. */
static const struct column by_village[] = {
        POSTING_PLACE_COLUMNS,
        SEAT("first_secretary", "第一书记", "驻村第一书记", "村第一书记", "选派第一书记", "党组织第一书记", "村党组织第一书记"),
        SEAT("leader", "工作队长", "队长", "驻村工作队长", "驻村工作队队长", "工作队队长", "扶贫工作队长"),
        SEAT("deputy", "副队长", "工作队副队长", "驻村工作队副队长", "驻村副队长", "副队长1", "扶贫工作队副队长"),
        SEAT("member1", "队员", "工作队员", "驻村工作队员", "队员1", "工作队队员", "成员"),
        SEAT("member2", "队员一", "工作队员1", "队员2", "工作队员一", "成员1", "工作队队员1"),
        SEAT("member3", "队员二", "工作队员2", "队员3", "工作队员二", "成员2", "工作队队员2"),
        SEAT("member4", "队员三", "工作队员3", "队员4", "工作队员三", "成员3", "工作队队员3"),
        { .field = POSTING_UNIT, .synonyms = "选派单位|派出单位|派员单位|派驻单位|帮扶单位|包村单位|驻村单位|选派单位名称|派出单位名称|"
          "后盾单位|工作队派出单位|牵头单位" },
        POSTING_DAY_COLUMNS,
};
/* clang-format on */

/* In the order in which a village's people are told; four members, as many as sheets were found to have columns for. */
static const struct seat {
        const char *at, *kind;
} seats[] = {
        { "first_secretary", "first_secretary" }, { "leader", "leader" },  { "deputy", "deputy" },
        { "member1", "member" },                  { "member2", "member" }, { "member3", "member" },
        { "member4", "member" },
};

static const char *seat_field(struct ctx *c, const struct seat *s, const char *field)
{
        return arena_fmt(c->arena, "%s.%s", s->at, field).p;
}

/* The cells of a seat are named by it: leader.unit, member2.phone. */
static struct val seat_value(struct ctx *c, const struct subject_group *g, size_t row, const struct seat *s,
                             const char *field)
{
        return subject_value(g, row, seat_field(c, s, field));
}

static struct str seat_said(struct ctx *c, const struct subject_group *g, size_t row, const struct seat *s,
                            const char *field)
{
        return subject_said(g, row, seat_field(c, s, field));
}

/* nth_part: the part of a cell that belongs to the n-th name in it; the whole when all share it. */
static struct str nth_part(struct arena *a, struct str cell, size_t at, size_t names)
{
        struct str rest = cell, part, unit, found = cell;
        size_t n = 0;
        while (people_cut(a, &rest, &part, &unit))
                if (n++ == at)
                        found = part;
        return n == names && n > 1 ? found : cell;
}

/* unit_of_team: where neither the name nor the row gives a unit, that of the first seat that has one: a team is sent
 * by one unit. The report says so. */
static struct str unit_of_team(struct ctx *c, struct subject_group *g, size_t row, const char *at)
{
        struct str all, name, post, unit = { "", 0 };
        for (size_t i = 0; i < COUNT(seats) && unit.n == 0; i++) {
                all = seat_said(c, g, row, &seats[i], "name");
                unit = seat_said(c, g, row, &seats[i], "unit");
                if (unit.n == 0)
                        (void)people_cut(c->arena, &all, &name, &unit);
        }
        people_office(unit, &unit, &post); /* the post is the other's */
        if (unit.n > 0)
                subject_note(c, g, row, at, "posting.unit_of_team",
                             say(c, "没有写单位的队员，按本行写明的单位登记",
                                 "members without a unit are entered under the one their row names"));
        return unit;
}

/* who_sits: what the cells of a seat say of the n-th of the names in it. */
static struct subject_who who_sits(struct ctx *c, const struct subject_group *g, size_t row, const struct seat *s,
                                   struct str name, size_t at, size_t names)
{
        const struct str phones = seat_said(c, g, row, s, "phone"),
                         phone = utf8_squeeze(c->arena, nth_part(c->arena, phones, at, names));
        return (struct subject_who){ .name = name,
                                     .id_no = seat_said(c, g, row, s, "id_no"),
                                     .sex = seat_value(c, g, row, s, "sex"),
                                     .birth = seat_value(c, g, row, s, "birth"),
                                     .politics = seat_value(c, g, row, s, "politics"),
                                     .phone = phone.n > 0 ? V_STR(phone) : V_NULL };
}

/* seat_placing: what the seat says goes before what the row says of everybody; behind the name, before beside it. */
static struct placing seat_placing(struct ctx *c, struct subject_group *g, size_t row, const struct seat *s,
                                   struct str unit, size_t at, size_t names)
{
        struct placing p = posting_of_row(g, row);
        const struct val from = seat_value(c, g, row, s, "from_on"), level = seat_value(c, g, row, s, "level");
        const struct str own = seat_said(c, g, row, s, "unit");
        p.at = seat_field(c, s, "name");
        p.kind = s->kind;
        p.unit_at = unit.n > 0 ? p.at : own.n > 0 ? seat_field(c, s, "unit") : POSTING_UNIT;
        p.unit = unit.n > 0 ? unit : own.n > 0 ? nth_part(c->arena, own, at, names) : p.unit;
        if (p.unit.n == 0)
                p.unit = unit_of_team(c, g, row, p.at);
        p.who.post = nth_part(c->arena, seat_said(c, g, row, s, "post"), at, names);
        p.level = level.type ? level : p.level;
        if (from.type) {
                p.from = from;
                p.month = subject_cell(g, row, seat_field(c, s, "from_on"))->precision == DATE_MONTH;
        }
        return p;
}

/* A cell with several names has no cells beside it that can belong to one of them; a seat left empty has no names
 * and writes nothing. */
static bool put_seat(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, const struct seat *s)
{
        const struct str all = seat_said(c, g, row, s, "name");
        const bool single = seat_value(c, g, row, s, "id_no").type || seat_value(c, g, row, s, "sex").type ||
                            seat_value(c, g, row, s, "birth").type;
        struct str name, unit, rest = all;
        size_t names = 0, i = 0;
        while (people_cut(c->arena, &rest, &name, &unit))
                names++;
        if (names > 1 && single)
                return fail(c, ERR_INVALID, "person.several", seat_field(c, s, "name"), "%s",
                            say(c, "一格写了几个人，性别、出生年月或证件号码对不上人：请一人一格",
                                "several persons in one cell, whose sex, birth or number can't be told apart"));
        for (rest = all; people_cut(c->arena, &rest, &name, &unit); i++) {
                struct placing p = seat_placing(c, g, row, s, unit, i, names);
                p.who.who = who_sits(c, g, row, s, name, i, names);
                if (!posting_place(c, ch, g, &p))
                        return false;
        }
        return true;
}

static bool put_seats(struct ctx *c, struct change *ch, struct subject_group *g)
{
        for (size_t i = 0; i < COUNT(seats) && !g->rows[g->at].refused; i++)
                if (!put_seat(c, ch, g, g->at, &seats[i]))
                        return false;
        return true;
}

static bool villages_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        return subject_each_row(c, ch, g, put_seats);
}

/* One seat with names in it is enough; without any it is a list of villages. */
static const struct subject_hooks village_hooks = {
        .evidence = "first_secretary.name|leader.name|member1.name|member2.name",
        .apply = villages_apply,
};

static const struct subject village_subjects[] = {
        { .name = "posting_sheet_village", .title = "各村驻村干部一览表", .title_en = "Work teams, a row a village",
          .root = "posting", COLUMNS(by_village), .hooks = &village_hooks,
          .called = POSTING_SHEETS_CALLED },
};

const struct module posting_village_sheet_module = {
        .name = "posting_village_sheet",
        .title = "各村驻村一览表样",
        .title_en = "Work teams, a row a village",
        .mechanism = "2.1",
        SUBJECTS(village_subjects),
};
