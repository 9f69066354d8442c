/* station_sheet.c: stations as counties list them in a row each: the township, its head, and the others in one cell.
 *
 * One group is a row; everybody in it is a row of staff of that station, since the day the sheet gives, else the day of
 * the list. Refused: a row without a township, and a name that is more than one person. A list with a row a person is
 * understood as the register itself. */
#include "mechanisms/ground/people_parts.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

#define FROM "staff.from_on"

/* clang-format off */
static const struct column columns[] = {
        { .field = "place.township", .required = true, .synonyms = "乡镇|乡(镇)|乡镇名称|所在乡镇|工作站|工作站名称|扶贫工作站|机构名称|镇乡|镇街" },
        { .field = "station.head", .required = true, .synonyms = "站长|站长姓名|扶贫工作站站长|负责人|站长(负责人)" },
        { .field = "station.deputy", .synonyms = "副站长|副站长姓名" },
        { .field = "station.staff", .required = true, .synonyms = "成员|工作人员|站员|专职人员|成员名单|工作人员姓名|其他成员|工作人员名单|"
          "站内成员|专职工作人员|组成人员|配备人员" },
        { .field = FROM, .synonyms = "成立时间|建站时间|组建时间|配备时间" },
};
/* Everybody in the row is staff; what differs is the post written beside him. */
static const struct seat {
        const char *field, *post;
} seats[] = { { "station.head", "站长" }, { "station.deputy", "副站长" }, { "station.staff", "工作人员" } };
/* clang-format on */

/* His post is the sheet's on every reading: a new head is the same person with another word. His first day changes
 * only where the sheet gives one. */
static bool put_station_staff(struct ctx *c, struct change *ch, struct subject_group *g, const struct seat *s,
                              struct str name)
{
        const struct subject_who who = { .name = name };
        const struct val from = subject_value(g, 0, FROM);
        struct draft *d = draft_new(c->arena, entity_find(S("staff")));
        const char *code = NULL;
        int64_t person = 0;
        if (!subject_person(c, ch, g, &who, &person, &code))
                return false;
        if (person == 0)
                return people_fault(c, s->field, code ? code : "reference.ambiguous", name);
        draft_set(d, "person", V_INT(person));
        draft_set(d, "office", V_TEXT("station"));
        draft_set(d, "place", V_TEXT(g->place));
        if (!change_find(c, d, &d->id))
                return false;
        draft_set(d, "post", V_TEXT(s->post));
        if (from.type == VAL_TEXT || d->id == 0)
                draft_set(d, "from_on", from.type == VAL_TEXT ? from : subject_begin(c, g, 0, FROM));
        return subject_put_known(c, ch, g, d);
}

/* A station is the township's, so its place has nine digits; village officers are the register's own list. */
static bool station_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        g->at = 0;
        if (strlen(g->place) != 9)
                return fail(c, ERR_INVALID, "place.unknown", "place.township", "%s",
                            say(c, "须写明乡镇", "the township is wanted"));
        for (size_t i = 0; i < COUNT(seats); i++) {
                struct str rest = subject_said(g, 0, seats[i].field), name, unit;
                while (people_cut(c->arena, &rest, &name, &unit))
                        if (!put_station_staff(c, ch, g, &seats[i], name))
                                return false;
        }
        return true;
}

/* Its title must say station: a head and members in one row are also how counties list teams and committees. */
static const struct subject_hooks hooks = { .title = "站", .apply = station_apply };
/* Township and members in one row. A row a person is the register's own list, and is read as that. */
static const struct subject station_subjects[] = {
        { .name = "station_sheet", .title = "乡镇«station»人员配备表", .title_en = "Stations, a row each", .root = "staff",
          COLUMNS(columns), .hooks = &hooks,
          .called = "扶贫工作站|扶贫站|工作站人员" },
};

const struct module station_sheet_module = {
        .name = "station_sheet",
        .title = "«station»表样",
        .title_en = "Sheets of stations",
        .mechanism = "2.2",
        SUBJECTS(station_subjects),
};
