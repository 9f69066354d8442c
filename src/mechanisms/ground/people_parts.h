/* people_parts.h: what the sheets of people share: the columns in which they tell who somebody is, a cell that names
 * several, a person found or made, a cadre found or made from what a row says of him. */
#ifndef BANGFU_GROUND_PEOPLE_PARTS_H
#define BANGFU_GROUND_PEOPLE_PARTS_H

#include "core/subject.h"

/* PEOPLE_COLUMNS: who somebody is. One list of headers for every sheet of people: the head of an office's list of
 * trainees serves it for its experts and village cadres too. */
/* clang-format off */
#define PEOPLE_COLUMNS \
        { .field = "person.name", .required = true, .match_only = true, .synonyms = "参训人|参训人员姓名|参训人员|学员|" \
          "学员姓名|签到人|专家姓名|专家|村干部姓名|干部姓名|团队成员|成员|成员名单|专家成员|专家名单|成员姓名|参会人员|" \
          "参会人员姓名|签到人员|组成人员|团员|组员|专家组成员" }, \
        { .field = "person.id_no", .match_only = true }, \
        { .field = "person.sex", .match_only = true }, \
        { .field = "person.birth", .match_only = true }, \
        { .field = "person.ethnicity", .match_only = true }, \
        { .field = "person.phone", .match_only = true }
/* clang-format on */

/* PEOPLE_OFFICE_WORDS: headings that hold a unit and somebody's post there; the parts are told apart by
 * people_office_said. */
/* clang-format off */
#define PEOPLE_OFFICE_WORDS \
        "单位及职务|单位职务|单位和职务|单位、职务|选派单位及职务|派出单位及职务|工作单位及职务|原单位及职务|原工作单位及职务|" \
        "所在单位及职务|现单位及职务|派驻单位及职务|原任单位及职务|单位与职务|工作单位和职务|单位(职务)|帮扶单位及职务|现工作单位及职务|" \
        "工作单位、职务|工作单位职务|单位及职级|工作单位及职级|单位职务职级|单位及职务职级"
/* clang-format on */

/* people_missing: fails at a field without which the row says nothing. */
MUST bool people_missing(struct ctx *c, const char *field, const char *zh, const char *en);
/* people_named: one of those whom a cell names, found or made; who nobody can tell is a fault at `field`. people_one:
 * the same of the column of names, where a name is wanted; people_of_row: of what the row says of him, `unit` being
 * his. */
MUST bool people_named(struct ctx *c, struct change *ch, struct subject_group *g, const char *field,
                       const struct subject_who *who, int64_t *id);
MUST bool people_one(struct ctx *c, struct change *ch, struct subject_group *g, const struct subject_who *who,
                     int64_t *id);
MUST bool people_of_row(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, struct str unit,
                        int64_t *id);
/* people_present: who was there, of a sheet that makes no corrections: a number known under another name is a fault. */
MUST bool people_present(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, struct str unit,
                         int64_t *id);
/* people_several: the row's cell names more than one person, of whom nothing else is said. */
bool people_several(struct ctx *c, const struct subject_group *g, size_t row);
/* people_cut: the next of 孙三、孙四（县农业局）; what stands in brackets behind a name is his unit, or before it, as in
 * 县农业局科员 孙三. */
bool people_cut(struct arena *a, struct str *rest, struct str *name, struct str *unit);
/* people_office: unit and post in one text: 县教育局副局长 is 县教育局 and 副局长. Text that is no unit with a post stays
 * the unit. */
void people_office(struct str text, struct str *unit, struct str *post);
/* people_office_said: the same of the text in a column. A registered unit's name is never cut; where the heading speaks
 * of units alone, only before a post that can be nothing else. */
MUST bool people_office_said(struct ctx *c, const struct subject_group *g, size_t row, const char *field,
                             struct str text, struct str *unit, struct str *post);
struct people_cadre {
        struct subject_who who;
        struct str post;
        int64_t unit;   /* 0: none given */
        int64_t person; /* out */
        int64_t cadre;  /* out */
};
/* people_cadre: the person and his row as a cadre; a new one without a post of his own is given `post_of`. at: the
 * field of his name. */
MUST bool people_cadre(struct ctx *c, struct change *ch, struct subject_group *g, const char *at, const char *post_of,
                       struct people_cadre *p);
/* people_known_cadre: the one cadre in service of that name; people_cadre_of: who is that person. at, name: for the
 * words of the fault when there is none, or more than one. */
MUST bool people_known_cadre(struct ctx *c, const char *at, struct str name, int64_t *id);
MUST bool people_cadre_of(struct ctx *c, const char *at, struct str name, int64_t person, int64_t *id);
/* people_signed: the row is ticked or signed; a blank means no where others are. */
bool people_signed(const struct subject_group *g, size_t row, const char *field);
/* people_title_day: the day behind 时间 or 日期 of a sheet's title: 时间：2017年6月3日; "" when there is none. */
void people_title_day(struct ctx *c, const struct subject_group *g, char day[11]);
/* people_fault: fails with the words for a code of subject_person. */
MUST bool people_fault(struct ctx *c, const char *at, const char *code, struct str name);
/* people_level: the level of a unit: as entered, else as its name says (省财政厅, 州农委, 县水务局); NULL when neither. */
MUST bool people_level(struct ctx *c, int64_t unit, struct str name, const char **level);

#endif
