/* appointment_sheet.c: lists of promoted cadres as organisation departments keep them: a row a person, former post, new
 * post, document, publication.
 *
 * What kind of appointment it is stands in a column; where none does, the new post says it when it can't be another:
 * 党委委员、副镇长 of a township, held by somebody who was in no township's team before, is 进乡镇领导班子; else the title
 * or the line over the rows. The report says where a kind was taken from the post. A cadre of an office of county or
 * above, as his former post has it, is one of an agency. Refused: a row whose kind nothing tells. */
#include "base/utf8.h"
#include "mechanisms/ground/people_parts.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

#define KIND "appointment.kind"
#define DOCUMENT "appointment_sheet.document"
#define UNIT "appointment_sheet.unit"

/* clang-format off */
/* Most lists have no column for the kind and one for everything else. Required is what makes a line an
 * appointment: a person, a day, a new post. The person's own columns find him and must agree with him; a list
 * of appointments never corrects a birth date.
 *
 * Unit and document are no fields: they are found or made beside the record, as a name stands in the cell. */
static const struct column columns[] = {
        { .field = "place.township", .synonyms = "乡镇|任职乡镇|任职地点|任职地" },
        { .field = "appointment.published_on", .required = true },
        { .field = "person.name", .required = true, .match_only = true, .synonyms = "干部姓名|干部|任用人员|提拔干部|提任人员" },
        { .field = "person.id_no", .match_only = true },
        { .field = "person.sex", .match_only = true },
        { .field = "person.birth", .match_only = true },
        { .field = "person.ethnicity", .match_only = true },
        { .field = "person.political_status", .match_only = true },
        { .field = "person.phone", .match_only = true },
        { .field = KIND, .from_title = true },
        { .field = "appointment.from_agency" },
        { .field = "appointment.drawn_from" },
        { .field = "appointment.unit_before" },
        { .field = "appointment.post_before" },
        { .field = UNIT, .synonyms = "任用单位|任用后单位|新任单位|提任后单位|新单位|拟任单位|现任单位|提拔后单位|任职单位" },
        { .field = "appointment.post_after", .required = true },
        { .field = "appointment.notice_from" },
        { .field = "appointment.notice_to" },
        { .field = "appointment.service" },
        { .field = DOCUMENT, .synonyms = "任免文件|任免文号|文号|任职文号|任命文号|文件号|任免文件号|文件依据|任命文件|任职文件|批准文件|批准文号|"
          "发文字号|批文|任免依据|依据文件|干部任免文号|任职文件号|任命文件号|任职通知文号" },
};
/* clang-format on */

/* Posts that only a township's leadership has, and words that make them something else: 镇长助理 is no 镇长. A post
 * that isn't known is no team post; then column or title must say the kind, or the row is refused with the
 * words that may be entered. */
#define TEAM_POSTS \
        "副镇长|副乡长|镇长|乡长|党委书记|党委副书记|党委委员|党工委书记|党工委副书记|党工委委员|人大主席|人大副主席|纪委书记|" \
        "武装部长|武装部部长|组织委员|宣传委员|统战委员|政法委员|街道办事处主任|街道办事处副主任|办事处主任|办事处副主任|政协工委主任"
#define NO_TEAM_POSTS "村|社区|居委会|助理|站长|中心主任|所长|扶贫办|县委|县政府|党政办|主任科员|医院|学校"

/* is_team_post: a post in the leadership of a township, and of nothing else. */
static bool is_team_post(struct str post, bool of_township)
{
        return str_has_any(post, TEAM_POSTS) && !str_has_any(post, NO_TEAM_POSTS) &&
               (of_township || str_has_any(post, "镇|乡|街道"));
}

/* said_of_all: by the title, or a line over the rows: it speaks of all of them, and less exactly than the post. */
static bool said_of_all(const struct subject_group *g)
{
        const struct subject_cell *kind = subject_cell(g, 0, KIND);
        return !kind->given || kind->said;
}

/* put_appointment_kind: the column's, else the post's, else the title's. Who was in a team before and is in one
 * after has not joined one: 副镇长 to 镇长 is no entry into the leadership. The report says it when a kind was read
 * from the post, so that whoever imports can disagree. */
static bool put_appointment_kind(struct ctx *c, struct subject_group *g, struct draft *d)
{
        const struct str after = utf8_squeeze(c->arena, subject_said(g, 0, "appointment.post_after"));
        const struct str before = utf8_squeeze(c->arena, subject_said(g, 0, "appointment.post_before"));
        if (said_of_all(g) && is_team_post(after, strlen(g->place) == 9) && !is_team_post(before, false)) {
                subject_note(
                        c, g, 0, "appointment.post_after", "appointment.kind_read",
                        say(c, "没有“任用类别”一列：任用后职务是乡镇班子职务的，按“进乡镇领导班子”登记",
                            "there is no column 任用类别: whose new post is in a township's leadership is entered as "
                            "appointed to a township leadership team"));
                draft_set(d, "kind", V_TEXT("leadership_team"));
        }
        return draft_get(d, "kind").type == VAL_TEXT ||
               fail(c, ERR_INVALID, "field.required", "appointment.post_after",
                    say(c, "从“%.*s”看不出是哪一类任用：请加“任用类别”一列，可填：%.*s",
                        "“%.*s” does not tell the kind of appointment: add a column 任用类别 with one of: %.*s"),
                    FMT(after), FMT(codes_allowed(c, field_find(d->e, S("kind"))->codes)));
}

/* put_agency: a cadre of an office of the county or above is one of an agency. Companies, schools and hospitals
 * may stand at county level as well; their people are no agency cadres. */
static bool put_agency(struct ctx *c, const struct subject_group *g, struct draft *d)
{
        struct str unit = subject_said(g, 0, "appointment.unit_before"), post;
        const char *level = NULL;
        if (draft_get(d, "from_agency").type != VAL_NULL)
                return true;
        if (unit.n == 0)
                people_office(utf8_squeeze(c->arena, subject_said(g, 0, "appointment.post_before")), &unit, &post);
        if (!people_level(c, 0, unit, &level))
                return false;
        if (level && strcmp(level, "township") != 0 && !str_has_any(unit, "公司|银行|学校|中学|小学|医院|集团|村"))
                draft_set(d, "from_agency", V_INT(1));
        return true;
}

static bool put_references(struct ctx *c, struct change *ch, struct subject_group *g, struct draft *d)
{
        int64_t unit = 0, document = 0;
        if (!subject_unit(c, ch, g, entity_find(S("organisation")), subject_said(g, 0, UNIT), &unit) ||
            !subject_document(c, ch, g, subject_said(g, 0, DOCUMENT), draft_get(d, "published_on"), &document))
                return false;
        if (unit)
                draft_set(d, "organisation", V_INT(unit));
        if (document)
                draft_set(d, "document", V_INT(document));
        return true;
}

/* Of two persons of one name none is taken: an appointment entered for the wrong one stands in his file. */
static bool put_appointed(struct ctx *c, struct change *ch, struct subject_group *g, struct draft *d)
{
        struct subject_who who = subject_who_of(g, 0);
        const char *code = NULL;
        int64_t person = 0;
        if (!subject_person(c, ch, g, &who, &person, &code))
                return false;
        if (person == 0)
                return people_fault(c, "person.name", code ? code : "reference.ambiguous", who.name);
        draft_set(d, "person", V_INT(person));
        return true;
}

static bool appointment_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        struct draft *d = draft_new(c->arena, entity_find(S("appointment")));
        g->at = 0;
        subject_fill(d, g, 0);
        if (g->place[0])
                draft_set(d, "place", V_TEXT(g->place));
        return put_appointment_kind(c, g, d) && put_agency(c, g, d) && put_appointed(c, ch, g, d) &&
               put_references(c, ch, g, d) && subject_put(c, ch, g, d);
}

static const struct subject_hooks hooks = { .apply = appointment_apply };
static const struct subject appointment_subjects[] = {
        { .name = "appointment_sheet", .title = "干部提拔任用名单", .title_en = "List of appointments", .root = "appointment",
          COLUMNS(columns), .hooks = &hooks,
          .called = "提拔任用|提拔重用|提拔使用|任免|领导班子|党政班子|提拔干部|干部任用|任用名单|任职名单|选拔任用" },
};

const struct module appointment_sheet_module = {
        .name = "appointment_sheet",
        .title = "提拔任用表样",
        .title_en = "Sheets of appointments",
        .mechanism = "5.3",
        SUBJECTS(appointment_subjects),
};
