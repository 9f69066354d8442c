/* people_sheet.h: what the sheets of people share: a cell that names several, and a cadre found or made from what a row
 * says of him. */
#ifndef BANGFU_GROUND_PEOPLE_SHEET_H
#define BANGFU_GROUND_PEOPLE_SHEET_H

#include "core/subject.h"

/* people_cut: the next of 孙三、孙四（县农业局）; what stands in brackets behind a name is his unit, or before it, as in
 * 县农业局科员 孙三. */
bool people_cut(struct arena *a, struct str *rest, struct str *name, struct str *unit);
/* people_office: unit and post in one text: 县教育局副局长 is 县教育局 and 副局长. Text that is no unit with a post stays
 * the unit. */
void people_office(struct str text, struct str *unit, struct str *post);
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
