/* posting_place.h: one person placed in one slot of a village's work team, as the sheets of postings say it, and
 * the columns those sheets share.
 *
 * One group is a village. posting_of_row says what a row tells of everybody in it, the caller adds who it is and
 * the kind of slot, posting_place does the rest: the unit that sent him, his row as a cadre, the team, a free slot,
 * his posting. */
#ifndef BANGFU_RESPONSIBILITY_POSTING_PLACE_H
#define BANGFU_RESPONSIBILITY_POSTING_PLACE_H

#include "mechanisms/ground/people_parts.h"

/* Counties keep headers mapped by hand under these names. */
#define POSTING_UNIT "posting_sheet.unit"
#define POSTING_TEAM "posting_sheet.team"
#define POSTING_SUCCESSOR "posting_sheet.successor"
#define POSTING_SAID_KIND "posting_sheet.said_kind"

/* Words by which a sheet says that it is about work teams, whatever its shape. */
#define POSTING_SHEETS_CALLED "驻村工作队|驻村干部|选派干部|扶贫工作队|驻村帮扶|驻村扶贫|第一书记|工作队员|驻村队员|驻村工作"

/* POSTING_PLACE_COLUMNS: where, which makes the group. POSTING_DAY_COLUMNS: from when to when, how it ended and at what
 * level; level and kind may be said once by the title, as in 省派第一书记花名册. Long lists, because these are the headers
 * counties really write, and one they share with other columns (单位, 时间) must not be among them. */
/* clang-format off */
#define POSTING_PLACE_COLUMNS \
        { .field = "place.township", .group = true, .synonyms = "乡镇|乡(镇)|乡镇名称|所在乡镇|镇|乡|乡镇街道|所属乡镇|" \
          "派驻乡镇|服务乡镇|任职乡镇|驻村乡镇|帮扶乡镇|乡(镇、街道)|镇街" }, \
        { .field = "place.village", .group = true, .required = true, .synonyms = "村|行政村|村名|村名称|派驻村|任职村|" \
          "驻村|帮扶村|所驻村|驻点村|派驻村名称|任职村名称|帮扶村名称|选派村|村(社区)|贫困村|贫困村名称|驻村名称|" \
          "所在村|挂职村|派驻行政村|派驻村(社区)|驻村(社区)|所驻村名称|驻村所在村|任职行政村" }
#define POSTING_DAY_COLUMNS \
        { .field = "posting.from_on", .synonyms = "任职日期|到岗时间|驻村时间|驻村日期|派驻时间|选派时间|选派日期|到村时间|" \
          "到任时间|驻村起始日期|任职起始时间|开始时间|起始时间|开始日期|到村任职时间|进驻时间|进驻日期|任职开始时间|" \
          "派驻日期|到村日期|下派时间" }, \
        { .field = "posting.to_on", .synonyms = "离任时间|离岗时间|离村时间|结束时间|结束日期|任职结束时间" }, \
        { .field = "posting.term_ends_on", .synonyms = "届满时间|期满时间" }, \
        { .field = "posting.batch" }, \
        { .field = "posting.acting_post" }, \
        { .field = "posting.relation_moved_on" }, \
        { .field = "posting.end_reason", .synonyms = "离岗原因|离任原因|离村原因|撤换原因|轮换原因|调整原因|结束原因" }, \
        { .field = POSTING_SUCCESSOR, .synonyms = "接任人|接任人姓名|接替人|接替人姓名|接任人员|接替人员" }, \
        { .field = "posting.from_on>span", .match_only = true, .synonyms = SUBJECT_SPAN_WORDS }, \
        { .field = "posting.level", .from_title = true, .synonyms = "层级|级别|派出级别|选派级别|单位层级|派出单位层级|" \
          "选派单位层级|派出单位级别|单位级别|选派层次|层次|派驻层级|隶属关系|单位隶属|选派类型|省市县派|省派/市派/县派" }, \
        { .field = "posting.note", .synonyms = "说明" }, \
        { .field = POSTING_TEAM, .synonyms = "工作队|工作队名称|驻村工作队|驻村工作队名称" }, \
        { .field = POSTING_SAID_KIND, .like = "slot.kind", .from_title = true }
/* clang-format on */

/* posting_of_row fills what stands here of the row, the caller who, kind and at; the rest is found on the way. */
struct placing { /* one posting to be written */
        struct people_cadre who;
        const char *kind, *at; /* at: the field of his name */
        const char *unit_at;   /* the field of his unit */
        struct val from, to, end_reason, level, note;
        bool month; /* from is a month alone */
        struct str unit, team_name;
        int64_t posting; /* out */
};

/* posting_of_row: what a row says of everybody in it. */
struct placing posting_of_row(const struct subject_group *g, size_t row);
/* posting_place: writes his posting, and what it rests on. Called once for each person and slot; where a cell is
 * at fault, c->err names its column. */
MUST bool posting_place(struct ctx *c, struct change *ch, struct subject_group *g, struct placing *p);

#endif
