/* posting_sheet.c: rosters of work teams and first secretaries as counties keep them: a row a person, or a row a
 * village with the leader, the first secretary and the members side by side.
 *
 * One group is a village. Its team is found by name, else the village has one, else it is made, named after the
 * village; each person becomes a cadre of the unit that sent him, and a posting in a slot of his kind that is free in
 * his days, or in a new one. 第一书记兼工作队长 is two postings. The level is the column's, else the title's, else the
 * unit's. A day left out is the day of the list; a month alone whose last day is the last of the one before him begins
 * the day after. Refused: a post that is none of a work team, a person nobody can tell from another of his name, a
 * level nobody can tell, a successor no cadre. Endings are written only where the sheet gives a last day; a successor
 * named with it is posted from the day after (succession.h). */
#include "mechanisms/modules.h"
#include "mechanisms/ground/people_sheet.h"
#include "mechanisms/ground/shared.h"

#include <stdio.h>

#include "base/date.h"
#include "base/utf8.h"

#define KIND "posting_sheet.kind"
#define SAID_KIND "posting_sheet.said_kind"
#define UNIT "posting_sheet.unit"
#define TEAM "posting_sheet.team"
#define SUCCESSOR "posting_sheet.successor"

/* clang-format off */
#define OFFICE_WORDS \
        "单位及职务|单位职务|单位和职务|单位、职务|选派单位及职务|派出单位及职务|工作单位及职务|原单位及职务|原工作单位及职务|" \
        "所在单位及职务|现单位及职务|派驻单位及职务|原任单位及职务|单位与职务|工作单位和职务|单位(职务)|帮扶单位及职务|现工作单位及职务"
#define PLACES \
        { .field = "place.township", .group = true, .synonyms = "乡镇|乡(镇)|乡镇名称|所在乡镇|镇|乡|乡镇街道|所属乡镇|" \
          "派驻乡镇|服务乡镇|任职乡镇|驻村乡镇|帮扶乡镇|乡(镇、街道)|镇街" }, \
        { .field = "place.village", .group = true, .required = true, .synonyms = "村|行政村|村名|村名称|派驻村|任职村|" \
          "驻村|帮扶村|所驻村|驻点村|派驻村名称|任职村名称|帮扶村名称|选派村|村(社区)|贫困村|贫困村名称|驻村名称|" \
          "所在村|挂职村|派驻行政村|派驻村(社区)|驻村(社区)|所驻村名称|驻村所在村|任职行政村" }
#define DAYS \
        { .field = "posting.from_on", .synonyms = "任职日期|到岗时间|驻村时间|驻村日期|派驻时间|选派时间|选派日期|到村时间|" \
          "到任时间|驻村起始日期|任职起始时间|开始时间|起始时间|开始日期|到村任职时间|进驻时间|进驻日期|任职开始时间|" \
          "派驻日期|到村日期|下派时间" }, \
        { .field = "posting.to_on", .synonyms = "离任时间|离岗时间|离村时间|结束时间|结束日期|任职结束时间|届满时间|期满时间" }, \
        { .field = "posting.end_reason", .synonyms = "离岗原因|离任原因|离村原因|撤换原因|轮换原因|调整原因|结束原因" }, \
        { .field = SUCCESSOR, .synonyms = "接任人|接任人姓名|接替人|接替人姓名|接任人员|接替人员" }, \
        { .field = "posting.from_on>span", .match_only = true, .synonyms = SUBJECT_SPAN_WORDS }, \
        { .field = "posting.level", .from_title = true, .synonyms = "层级|级别|派出级别|选派级别|单位层级|派出单位层级|" \
          "选派单位层级|派出单位级别|单位级别|选派层次|层次|派驻层级|隶属关系|单位隶属|选派类型|省市县派|省派/市派/县派" }, \
        { .field = "posting.note", .synonyms = "说明" }, \
        { .field = TEAM, .synonyms = "工作队|工作队名称|驻村工作队|驻村工作队名称" }, \
        { .field = SAID_KIND, .like = "slot.kind", .from_title = true }
#define ROW_COLUMNS(kinds) { \
        PLACES, \
        { .field = KIND, .synonyms = kinds }, \
        { .field = "person.name", .required = true, .match_only = true, .synonyms = "队员姓名|驻村干部|驻村干部姓名|" \
          "第一书记姓名|工作队员姓名|选派干部|选派干部姓名|派驻人员|驻村人员|驻村人员姓名|派驻干部|派驻干部姓名|干部姓名" }, \
        { .field = "person.id_no", .match_only = true, .synonyms = "公民身份号码|身份号码" }, \
        { .field = "person.sex", .match_only = true }, \
        { .field = "person.birth", .match_only = true }, \
        { .field = "person.ethnicity", .match_only = true }, \
        { .field = "person.political_status", .match_only = true }, \
        { .field = "person.phone", .match_only = true }, \
        { .field = UNIT, .synonyms = "选派单位|派出单位|派员单位|派驻单位|帮扶单位|工作单位|原工作单位|所在单位|原单位|" \
          "单位|单位名称|选派单位名称|派出单位名称|派出单位全称|后盾单位|选派(派出)单位|工作单位名称|原所在单位|所属单位|" \
          "派驻单位名称|帮扶单位名称|包村单位|驻村单位|联系单位|" OFFICE_WORDS }, \
        { .field = "posting_sheet.post", .synonyms = "职务|原职务|职务职级|职级|原任职务|现任职务|工作单位职务|" \
          "职务/职级|行政职务|职务级别|在单位职务|原单位职务|所任职务|职务(职称)" }, \
        DAYS, \
}
/* clang-format on */

static const struct column by_row[] =
        ROW_COLUMNS("驻村职务|驻村身份|岗位|身份|驻村岗位|工作队职务|队内职务|人员身份|人员类别|派驻身份|派驻职务|"
                    "驻村工作职务|选派岗位|选派职务|任职岗位|驻村工作队职务|工作队身份|担任职务|拟任职务|村内职务|"
                    "驻村任职|驻村类别|干部类别|派驻岗位|挂任职务|类别|人员类型|队员身份|驻村角色|角色");
static const struct column by_row_plain[] = ROW_COLUMNS("职务|任职");

/* ---- a row a village: who stands under which heading ---- */

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
static const struct column by_village[] = {
        PLACES,
        SEAT("first_secretary", "第一书记", "驻村第一书记", "村第一书记", "选派第一书记", "党组织第一书记", "村党组织第一书记"),
        SEAT("leader", "工作队长", "队长", "驻村工作队长", "驻村工作队队长", "工作队队长", "扶贫工作队长"),
        SEAT("deputy", "副队长", "工作队副队长", "驻村工作队副队长", "驻村副队长", "副队长1", "扶贫工作队副队长"),
        SEAT("member1", "队员", "工作队员", "驻村工作队员", "队员1", "工作队队员", "成员"),
        SEAT("member2", "队员一", "工作队员1", "队员2", "工作队员一", "成员1", "工作队队员1"),
        SEAT("member3", "队员二", "工作队员2", "队员3", "工作队员二", "成员2", "工作队队员2"),
        SEAT("member4", "队员三", "工作队员3", "队员4", "工作队员三", "成员3", "工作队队员3"),
        { .field = UNIT, .synonyms = "选派单位|派出单位|派员单位|派驻单位|帮扶单位|包村单位|驻村单位|选派单位名称|派出单位名称|"
          "后盾单位|工作队派出单位|牵头单位" },
        DAYS,
};
/* clang-format on */

static const struct seat {
        const char *at, *kind;
} seats[] = {
        { "first_secretary", "first_secretary" }, { "leader", "leader" },  { "deputy", "deputy" },
        { "member1", "member" },                  { "member2", "member" }, { "member3", "member" },
        { "member4", "member" },
};

/* ---- one person in one slot ---- */

struct placing { /* one posting to be written */
        struct people_cadre who;
        const char *kind, *at; /* at: the field of his name */
        struct val from, to, end_reason, level, note;
        bool month; /* from is a month alone */
        struct str unit, team_name;
        int64_t posting; /* out */
};

static bool exact(struct ctx *c, const char *statement, const struct placing *p, int64_t team, const char *from,
                  int64_t *id, char day[11])
{
        struct stmt *s;
        char next[11];
        date_add(from, 1, next);
        *id = 0;
        if (!db_query(c, db_sql(c->db, statement),
                      ARGS(ARG("team_id", V_INT(team)), ARG("kind", V_TEXT(p->kind)),
                           ARG("cadre_id", V_INT(p->who.cadre)), ARG("from_on", V_TEXT(from)),
                           ARG("to_on", p->to.type == VAL_TEXT ? p->to : V_TEXT("9999-12-31")),
                           ARG("next_on", V_TEXT(p->month ? next : from)),
                           ARG("dated_n", V_INT(p->from.type == VAL_TEXT))),
                      &s))
                return false;
        if (db_next(c, s)) {
                *id = db_int(s, 0);
                snprintf(day, 11, "%.*s", FMT(db_str(s, 1)));
                db_done(s);
        }
        return c->err.kind == ERR_NONE;
}

/* make_earlier: who serves since an earlier day than his team or slot is entered for shows that it stood then. */
static bool make_earlier(struct ctx *c, struct change *ch, struct subject_group *g, const char *entity, int64_t id,
                         const char *known, const char *from)
{
        if (strcmp(known, from) <= 0)
                return true;
        struct draft *d = draft_new(c->arena, entity_find(str_of(entity)));
        d->id = id;
        draft_set(d, "from_on", V_STR(arena_str(c->arena, str_of(from))));
        return subject_put_known(c, ch, g, d);
}

static bool new_team(struct ctx *c, struct change *ch, struct subject_group *g, const struct placing *p,
                     const char *from, int64_t *team)
{
        struct val name;
        if (!db_one(c, db_sql(c->db, "people_sheet.place_name"), ARGS(ARG("place", V_TEXT(g->place))), &name))
                return false;
        struct draft *d = draft_new(c->arena, entity_find(S("work_team")));
        struct str village = name.type == VAL_TEXT ? name.s : S("");
        draft_set(d, "name",
                  V_STR(p->team_name.n > 0 ? p->team_name
                                           : arena_fmt(c->arena, "%.*s驻村工作队", FMT(village))));
        draft_set(d, "place", V_TEXT(g->place));
        draft_set(d, "from_on", V_STR(arena_str(c->arena, str_of(from))));
        if (!subject_put_known(c, ch, g, d))
                return false;
        *team = d->id;
        return true;
}

static bool team_of(struct ctx *c, struct change *ch, struct subject_group *g, const struct placing *p,
                    const char *from, int64_t *team)
{
        struct stmt *s;
        size_t n = 0;
        char since[11] = "";
        *team = 0;
        if (!db_query(c, db_sql(c->db, "people_sheet.teams"),
                      ARGS(ARG("place", V_TEXT(g->place)), ARG("name", V_STR(p->team_name))), &s))
                return false;
        while (db_next(c, s))
                if (n++ == 0) {
                        *team = db_int(s, 0);
                        snprintf(since, sizeof since, "%.*s", FMT(db_str(s, 1)));
                }
        if (c->err.kind)
                return false;
        if (n > 1)
                return fail(c, ERR_INVALID, "team.ambiguous", TEAM, "%s",
                            say(c, "该村不止一支工作队，请写工作队名称",
                                "the village has more than one work team: name it"));
        return n == 0 ? new_team(c, ch, g, p, from, team) : make_earlier(c, ch, g, "work_team", *team, since, from);
}

/* slot_of: a free slot of the kind; of a month alone, also one free from the next day on, which *from then is. */
static bool slot_of(struct ctx *c, struct change *ch, struct subject_group *g, const struct placing *p, int64_t team,
                    char from[11], int64_t *slot)
{
        char since[11] = "", next[11];
        if (!exact(c, "people_sheet.free_slot", p, team, from, slot, since))
                return false;
        date_add(from, 1, next);
        if (*slot == 0 && p->month) {
                if (!exact(c, "people_sheet.free_slot", p, team, next, slot, since))
                        return false;
                if (*slot)
                        memcpy(from, next, 11);
        }
        if (*slot)
                return make_earlier(c, ch, g, "slot", *slot, since, from);
        struct draft *d = draft_new(c->arena, entity_find(S("slot")));
        draft_set(d, "team", V_INT(team));
        draft_set(d, "kind", V_TEXT(p->kind));
        draft_set(d, "from_on", V_STR(arena_str(c->arena, str_of(from))));
        if (!subject_put_known(c, ch, g, d))
                return false;
        *slot = d->id;
        return true;
}

static bool level_of(struct ctx *c, struct placing *p)
{
        const char *level;
        if (p->level.type == VAL_TEXT)
                return true;
        if (!people_level(c, p->who.unit, p->unit, &level))
                return false;
        if (!level)
                return fail(c, ERR_INVALID, "field.required", UNIT,
                            say(c, "看不出“%.*s”是哪一级，请加“选派层级”一列（省、市、县、乡镇）",
                                "the level of “%.*s” can't be told: add a column 选派层级 (province, city, county, "
                                "township)"),
                            FMT(p->unit));
        p->level = V_TEXT(level);
        return true;
}

static bool put_posting(struct ctx *c, struct change *ch, struct subject_group *g, struct placing *p)
{
        char from[11], since[11] = "";
        int64_t team = 0, slot = 0;
        snprintf(from, sizeof from, "%.*s", FMT(p->from.type == VAL_TEXT ? p->from.s : str_of(g->day)));
        struct draft *d = draft_new(c->arena, entity_find(S("posting")));
        if (!team_of(c, ch, g, p, from, &team) || !exact(c, "people_sheet.posting", p, team, from, &d->id, since))
                return false;
        if (d->id == 0) {
                if (!slot_of(c, ch, g, p, team, from, &slot))
                        return false;
                draft_set(d, "slot", V_INT(slot));
                draft_set(d, "cadre", V_INT(p->who.cadre));
                draft_set(d, "from_on", V_STR(arena_str(c->arena, str_of(from))));
        }
        if (p->who.unit)
                draft_set(d, "organisation", V_INT(p->who.unit));
        draft_set(d, "level", p->level);
        if (p->to.type == VAL_TEXT)
                draft_set(d, "to_on", p->to);
        if (p->end_reason.type == VAL_TEXT)
                draft_set(d, "end_reason", p->end_reason);
        if (p->note.type == VAL_TEXT)
                draft_set(d, "note", p->note);
        if (!subject_put_known(c, ch, g, d))
                return false;
        p->posting = d->id;
        return true;
}

/* place_him: the unit, the person, the cadre, and his posting. */
static bool place_him(struct ctx *c, struct change *ch, struct subject_group *g, struct placing *p)
{
        if (strlen(g->place) != 12)
                return fail(c, ERR_INVALID, "place.unknown", "place.village", "%s",
                            say(c, "须写明派驻的村", "the village is wanted"));
        if (p->who.post.n == 0)
                people_office(utf8_squeeze(c->arena, p->unit), &p->unit, &p->who.post);
        if (p->who.unit == 0 &&
            !subject_unit(c, ch, g, entity_find(S("organisation")), p->unit, &p->who.unit))
                return false;
        p->who.who.unit = p->unit;
        return people_cadre(c, ch, g, p->at, "驻村干部", &p->who) && level_of(c, p) && put_posting(c, ch, g, p);
}

static struct val given(const struct subject_group *g, size_t row, const char *field)
{
        return subject_value(g, row, field);
}

static struct str text(const struct subject_group *g, size_t row, const char *field)
{
        const struct subject_cell *cell = subject_cell(g, row, field);
        return cell->given ? cell->text : (struct str){ "", 0 };
}

/* shared_of: what a row says of everybody in it. */
static struct placing shared_of(const struct subject_group *g, size_t row)
{
        struct placing p = { .from = given(g, row, "posting.from_on"),
                             .to = given(g, row, "posting.to_on"),
                             .end_reason = given(g, row, "posting.end_reason"),
                             .level = given(g, row, "posting.level"),
                             .note = given(g, row, "posting.note"),
                             .unit = text(g, row, UNIT),
                             .team_name = text(g, row, TEAM) };
        p.month = p.from.type == VAL_TEXT && subject_cell(g, row, "posting.from_on")->precision == DATE_MONTH;
        return p;
}

/* ---- a row a person ---- */

#define KINDS_MAX 3
/* kinds_of: 第一书记兼工作队长 is two. */
static size_t kinds_of(struct str words, const char *kinds[KINDS_MAX])
{
        size_t n = 0, deputy = str_find(words, S("副队长"));
        if (str_find(words, S("第一书记")) < words.n)
                kinds[n++] = "first_secretary";
        if (deputy < words.n)
                kinds[n++] = "deputy";
        else if (str_find(words, S("队长")) < words.n || str_is(words, "组长"))
                kinds[n++] = "leader";
        else if (str_find(words, S("队员")) < words.n || str_is(words, "成员") || str_is(words, "工作队成员"))
                kinds[n++] = "member";
        return n;
}

static bool row_kinds(struct ctx *c, const struct subject_group *g, size_t row, const char *kinds[KINDS_MAX], size_t *n)
{
        const struct str words = utf8_squeeze(c->arena, text(g, row, KIND));
        const struct val said = given(g, row, SAID_KIND);
        *n = kinds_of(words, kinds);
        if (*n == 0 && words.n == 0 && said.type == VAL_TEXT)
                kinds[(*n)++] = arena_copy(c->arena, said.s);
        return *n > 0 || fail(c, ERR_INVALID, "code.unknown", KIND,
                              say(c, "“%.*s”不是驻村岗位，可填：第一书记、工作队长、副队长、队员",
                                  "“%.*s” is no post of a work team: first secretary, leader, deputy or member"),
                              FMT(words));
}

/* name_successor: a row may name who takes over further down, so the names are looked up when all have been placed. */
static bool name_successor(struct ctx *c, struct change *ch, struct subject_group *g, size_t row,
                           const int64_t postings[KINDS_MAX])
{
        const struct str name = text(g, row, SUCCESSOR);
        int64_t cadre;
        if (name.n == 0)
                return true;
        if (!people_known_cadre(c, SUCCESSOR, name, &cadre))
                return false;
        for (size_t i = 0; i < KINDS_MAX && postings[i]; i++) {
                struct draft *d = draft_new(c->arena, entity_find(S("posting")));
                d->id = postings[i];
                draft_set(d, "successor", V_INT(cadre));
                if (!change_put(c, ch, d))
                        return false;
        }
        return true;
}

static bool apply_row(struct ctx *c, struct change *ch, struct subject_group *g, size_t row,
                      int64_t postings[KINDS_MAX])
{
        const char *kinds[KINDS_MAX];
        size_t n = 0;
        if (text(g, row, "person.name").n == 0)
                return fail(c, ERR_INVALID, "field.required", "person.name", "%s",
                            say(c, "须写姓名", "the name is wanted"));
        if (!row_kinds(c, g, row, kinds, &n))
                return false;
        for (size_t i = 0; i < n; i++) {
                struct placing p = shared_of(g, row);
                p.at = "person.name";
                p.kind = kinds[i];
                p.who.post = text(g, row, "posting_sheet.post");
                p.who.who = subject_who_of(g, row);
                if (!place_him(c, ch, g, &p))
                        return false;
                postings[i] = p.posting;
        }
        return true;
}

static bool rows_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t(*postings)[KINDS_MAX] = arena_alloc(c->arena, g->n, sizeof *postings);
        for (size_t row = 0; row < g->n; row++) {
                g->at = row;
                if (!g->rows[row].refused && !apply_row(c, ch, g, row, postings[row]))
                        return false;
        }
        for (size_t row = 0; row < g->n; row++) {
                g->at = row;
                if (!g->rows[row].refused && !name_successor(c, ch, g, row, postings[row]))
                        return false;
        }
        return true;
}

/* ---- a row a village ---- */

static const char *of_seat(struct ctx *c, const struct seat *s, const char *field)
{
        return arena_fmt(c->arena, "%s.%s", s->at, field).p;
}

/* nth: the part of a cell that belongs to the n-th name in it; the whole when all share it. */
static struct str nth(struct arena *a, struct str cell, size_t at, size_t names)
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
                all = text(g, row, of_seat(c, &seats[i], "name"));
                unit = text(g, row, of_seat(c, &seats[i], "unit"));
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

static bool put_seat(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, const struct seat *s)
{
        const char *at = of_seat(c, s, "name");
        struct str all = text(g, row, at), name, unit, rest = all;
        size_t names = 0, i = 0;
        while (people_cut(c->arena, &rest, &name, &unit))
                names++;
        bool single = given(g, row, of_seat(c, s, "id_no")).type || given(g, row, of_seat(c, s, "sex")).type ||
                      given(g, row, of_seat(c, s, "birth")).type;
        if (names > 1 && single)
                return fail(c, ERR_INVALID, "person.several", at, "%s",
                            say(c, "一格写了几个人，性别、出生年月或证件号码对不上人：请一人一格",
                                "several persons in one cell, whose sex, birth or number can't be told apart"));
        for (rest = all; people_cut(c->arena, &rest, &name, &unit); i++) {
                struct placing p = shared_of(g, row);
                const struct val from = given(g, row, of_seat(c, s, "from_on")),
                                 level = given(g, row, of_seat(c, s, "level"));
                struct str own = text(g, row, of_seat(c, s, "unit")), phone = text(g, row, of_seat(c, s, "phone"));
                p.at = at;
                p.kind = s->kind;
                p.unit = unit.n > 0 ? unit : own.n > 0 ? nth(c->arena, own, i, names) : p.unit;
                if (p.unit.n == 0)
                        p.unit = unit_of_team(c, g, row, at);
                p.who.post = nth(c->arena, text(g, row, of_seat(c, s, "post")), i, names);
                p.who.who = (struct subject_who){ .name = name, .sex = given(g, row, of_seat(c, s, "sex")) };
                p.who.who.birth = given(g, row, of_seat(c, s, "birth"));
                p.who.who.politics = given(g, row, of_seat(c, s, "politics"));
                p.who.who.id_no = text(g, row, of_seat(c, s, "id_no"));
                phone = utf8_squeeze(c->arena, nth(c->arena, phone, i, names));
                p.who.who.phone = phone.n > 0 ? V_STR(phone) : V_NULL;
                p.month = from.type ? subject_cell(g, row, of_seat(c, s, "from_on"))->precision == DATE_MONTH : p.month;
                p.from = from.type ? from : p.from;
                p.level = level.type ? level : p.level;
                if (!place_him(c, ch, g, &p))
                        return false;
        }
        return true;
}

static bool villages_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        for (size_t row = 0; row < g->n; row++) {
                g->at = row;
                for (size_t i = 0; i < COUNT(seats) && !g->rows[row].refused; i++)
                        if (!put_seat(c, ch, g, row, &seats[i]))
                                return false;
        }
        return true;
}

static const struct subject_hooks row_hooks = { .evidence = KIND "|" SAID_KIND, .apply = rows_apply };
static const struct subject_hooks village_hooks = {
        .evidence = "first_secretary.name|leader.name|member1.name|member2.name",
        .apply = villages_apply,
};
#define CALLED "驻村工作队|驻村干部|选派干部|扶贫工作队|驻村帮扶|驻村扶贫|第一书记|工作队员|驻村队员|驻村工作"
static const struct subject posting_subjects[] = {
        { .name = "posting_sheet", .title = "驻村干部花名册", .title_en = "Roster of work teams", .root = "posting",
          COLUMNS(by_row), .hooks = &row_hooks,
          .called = CALLED },
        { .name = "posting_sheet_plain", .title = "驻村干部花名册", .title_en = "Roster of work teams", .root = "posting",
          COLUMNS(by_row_plain), .hooks = &row_hooks,
          .called = CALLED },
        { .name = "posting_sheet_village", .title = "各村驻村干部一览表", .title_en = "Work teams, a row a village",
          .root = "posting", COLUMNS(by_village), .hooks = &village_hooks,
          .called = CALLED },
};

const struct module posting_sheet_module = {
        .name = "posting_sheet",
        .title = "驻村表样",
        .title_en = "Sheets of work teams",
        .mechanism = "2.1",
        SUBJECTS(posting_subjects),
};
