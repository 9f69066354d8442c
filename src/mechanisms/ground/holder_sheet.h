/* holder_sheet.h: the village cadre a row of a money sheet speaks of: by ID number, whole or masked, else by name among
 * those who hold a post in the place in the months; never a choice between two.
 *
 * Such a subject has the columns "place.township", "place.village", "person.name" and "person.id_no" (HOLDER_COLUMNS).
 * A masked number finds nobody by itself, but tells two of one name apart, and must agree. */
#ifndef BANGFU_GROUND_HOLDER_SHEET_H
#define BANGFU_GROUND_HOLDER_SHEET_H

#include "core/subject.h"

/* Where a village post is, in the words of money tables: 单位 is the village there, not a county unit. */
#define HOLDER_TOWNSHIP "乡镇|乡(镇)|乡镇名称|所在乡镇|镇|乡|镇街|街道|乡镇街道|乡镇(街道)|镇(街道)|所属乡镇"
#define HOLDER_VILLAGE \
        "村|行政村|村名|村(社区)|所在村|任职村|村居|村社区|社区|村级组织|所属村|村名称|任职村(社区)|单位|所在村居"
#define HOLDER_COLUMNS \
        { .field = "place.township", .group = true, .synonyms = HOLDER_TOWNSHIP }, \
                { .field = "place.village", .group = true, .synonyms = HOLDER_VILLAGE }, \
                { .field = "person.name", \
                  .required = true, \
                  .match_only = true, \
                  .synonyms = "村干部姓名|领取人|干部姓名|参保人|参保人员|参保人姓名|参保对象|村干部|领款人|姓 名|人员姓名" }, \
        { \
                .field = "person.id_no", .like = "person.id_no", .match_only = true, \
                .synonyms = "身份证|证件号|证件号码|身份证号|身份证号码|公民身份号码|公民身份证号码|居民身份证号码|身份证件号码" \
        }

struct holder {
        int64_t person, post; /* village_post: the one of the highest class in the months */
        const char *class;
        char from[11], to[11]; /* the post's; to "" when open */
};

/* holder_of: false when the row must be refused (c->err) or nothing can go on. */
MUST bool holder_of(struct ctx *c, const struct subject_group *g, size_t row, const char *from, const char *to,
                    struct holder *out);

#endif
