/* posting_sheet.c: rosters of work teams and first secretaries as counties keep them, a row a person.
 *
 * Each person becomes a cadre of the unit that sent him, and a posting in a slot of his kind (posting_place.c).
 * 第一书记兼工作队长 is two postings. Refused: a post that is none of a work team, a person nobody can tell from another of
 * his name, a successor no cadre. Endings are written only where the sheet gives a last day; a successor named with it
 * is posted from the day after (succession.h). */
#include "base/utf8.h"
#include "mechanisms/modules.h"
#include "mechanisms/responsibility/posting_place.h"

/* Named here and not after a field: what stands in it may be two kinds of slot. */
#define KIND "posting_sheet.kind"

/* clang-format off */
#define ROW_COLUMNS(kinds) { \
        POSTING_PLACE_COLUMNS, \
        { .field = KIND, .synonyms = kinds }, \
        { .field = "person.name", .required = true, .match_only = true, .synonyms = "队员姓名|驻村干部|驻村干部姓名|" \
          "第一书记姓名|工作队员姓名|选派干部|选派干部姓名|派驻人员|驻村人员|驻村人员姓名|派驻干部|派驻干部姓名|干部姓名" }, \
        { .field = "person.id_no", .match_only = true, .synonyms = "公民身份号码|身份号码" }, \
        { .field = "person.sex", .match_only = true }, \
        { .field = "person.birth", .match_only = true }, \
        { .field = "person.ethnicity", .match_only = true }, \
        { .field = "person.political_status", .match_only = true }, \
        { .field = "person.phone", .match_only = true }, \
        { .field = POSTING_UNIT, .synonyms = "选派单位|派出单位|派员单位|派驻单位|帮扶单位|工作单位|原工作单位|所在单位|原单位|" \
          "单位|单位名称|选派单位名称|派出单位名称|派出单位全称|后盾单位|选派(派出)单位|工作单位名称|原所在单位|所属单位|" \
          "派驻单位名称|帮扶单位名称|包村单位|驻村单位|联系单位|" PEOPLE_OFFICE_WORDS }, \
        { .field = "posting_sheet.post", .synonyms = "职务|原职务|职务职级|职级|原任职务|现任职务|工作单位职务|" \
          "职务/职级|行政职务|职务级别|在单位职务|原单位职务|所任职务|职务(职称)" }, \
        POSTING_DAY_COLUMNS, \
}
/* clang-format on */

/* Two subjects that differ in one thing: whether 职务 heads the post in the village or the one he had in his unit. In a
 * sheet with a column for the slot it is the unit's; only in a sheet without one may it be the village's. */
static const struct column by_row[] =
        ROW_COLUMNS("驻村职务|驻村身份|岗位|身份|驻村岗位|工作队职务|队内职务|人员身份|人员类别|派驻身份|派驻职务|"
                    "驻村工作职务|选派岗位|选派职务|任职岗位|驻村工作队职务|工作队身份|担任职务|拟任职务|村内职务|"
                    "驻村任职|驻村类别|干部类别|派驻岗位|挂任职务|类别|人员类型|队员身份|驻村角色|角色");
static const struct column by_row_plain[] = ROW_COLUMNS("职务|任职");

/* A first secretary may lead the team or be a member of it: two slots at most; the third entry ends the list. */
#define KINDS_MAX 3
/* slot_kinds_of: 第一书记兼工作队长 is two. 副队长 is looked for before 队长, which it ends in. */
static size_t slot_kinds_of(struct str words, const char *kinds[KINDS_MAX])
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

/* row_kinds: the row's own words; without any what the title says of all (第一书记花名册). */
static bool row_kinds(struct ctx *c, const struct subject_group *g, size_t row, const char *kinds[KINDS_MAX], size_t *n)
{
        const struct str words = utf8_squeeze(c->arena, subject_said(g, row, KIND));
        const struct val said = subject_value(g, row, POSTING_SAID_KIND);
        *n = slot_kinds_of(words, kinds);
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
        const struct str name = subject_said(g, row, POSTING_SUCCESSOR);
        int64_t cadre;
        if (name.n == 0)
                return true;
        if (!people_known_cadre(c, POSTING_SUCCESSOR, name, &cadre))
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

/* Each kind of slot is a posting of its own, with the same days and unit. */
static bool place_roster_row(struct ctx *c, struct change *ch, struct subject_group *g, size_t row,
                             int64_t postings[KINDS_MAX])
{
        const char *kinds[KINDS_MAX];
        size_t n = 0;
        if (subject_said(g, row, "person.name").n == 0)
                return people_missing(c, "person.name", "须写姓名", "the name is wanted");
        if (!row_kinds(c, g, row, kinds, &n))
                return false;
        for (size_t i = 0; i < n; i++) {
                struct placing p = posting_of_row(g, row);
                p.at = "person.name";
                p.kind = kinds[i];
                p.who.post = subject_said(g, row, "posting_sheet.post");
                p.who.who = subject_who_of(g, row);
                if (!posting_place(c, ch, g, &p))
                        return false;
                postings[i] = p.posting;
        }
        return true;
}

/* roster_rows_apply: twice over the rows, for the successors' sake. */
static bool roster_rows_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t(*postings)[KINDS_MAX] = arena_alloc(c->arena, g->n, sizeof *postings);
        for (size_t row = 0; row < g->n; row++) {
                g->at = row;
                if (!g->rows[row].refused && !place_roster_row(c, ch, g, row, postings[row]))
                        return false;
        }
        for (size_t row = 0; row < g->n; row++) {
                g->at = row;
                if (!g->rows[row].refused && !name_successor(c, ch, g, row, postings[row]))
                        return false;
        }
        return true;
}

/* A list of names is no roster of work teams until something says what they are in the village. */
static const struct subject_hooks row_hooks = { .evidence = KIND "|" POSTING_SAID_KIND, .apply = roster_rows_apply };

/* The plain one behind: where a sheet has a column for the slot, 职务 is what he was in his unit. */
static const struct subject posting_subjects[] = {
        { .name = "posting_sheet", .title = "驻村干部花名册", .title_en = "Roster of work teams", .root = "posting",
          COLUMNS(by_row), .hooks = &row_hooks,
          .called = POSTING_SHEETS_CALLED },
        { .name = "posting_sheet_plain", .title = "驻村干部花名册", .title_en = "Roster of work teams", .root = "posting",
          COLUMNS(by_row_plain), .hooks = &row_hooks,
          .called = POSTING_SHEETS_CALLED },
};

const struct module posting_sheet_module = {
        .name = "posting_sheet",
        .title = "驻村花名册表样",
        .title_en = "Rosters of work teams",
        .mechanism = "2.1",
        SUBJECTS(posting_subjects),
};
