/* cadre_sheet.c: a roster of cadres that writes unit and post into one cell (单位及职务), as the organisation department's
 * telephone lists do. Where they stand in two columns the register's own sheet is enough.
 *
 * One row is one cadre: the text is cut where people_parts.h says it may be, the unit is found or made of its name, and
 * what the register knows of him already stays. A text that can't be cut is refused, for a post is wanted and nobody
 * shall be registered under half of his unit's name. */
#include "mechanisms/ground/people_parts.h"
#include "mechanisms/modules.h"

/* A column of its own: 单位 alone, as other departments head their lists of people, must not make them cadres. */
#define OFFICE "cadre_sheet.office"

/* clang-format off */
static const struct column cadre_columns[] = {
        { .field = "person.name", .required = true, .match_only = true, .synonyms = "干部姓名|姓名|名字" },
        { .field = "person.id_no", .match_only = true },
        { .field = "person.sex", .match_only = true },
        { .field = "person.birth", .match_only = true },
        { .field = "person.phone", .match_only = true, .synonyms = "联系电话|电话|手机|手机号|手机号码" },
        { .field = "person.political_status", .match_only = true },
        { .field = OFFICE, .like = "cadre.post", .required = true, .synonyms = PEOPLE_OFFICE_WORDS },
};
/* clang-format on */

static bool put_office_cadre(struct ctx *c, struct change *ch, struct subject_group *g)
{
        struct people_cadre p = { .who = subject_who_of(g, g->at) };
        struct str unit;
        if (!people_office_said(c, g, g->at, OFFICE, subject_said(g, g->at, OFFICE), &unit, &p.post))
                return false;
        if (p.post.n == 0)
                return people_missing(c, OFFICE, "看不出哪里是单位、哪里是职务，请分两栏填写",
                                      "where the unit ends and the post begins can't be told: write two columns");
        if (!subject_unit(c, ch, g, entity_find(S("organisation")), unit, &p.unit))
                return false;
        p.who.unit = unit;
        return people_cadre(c, ch, g, "person.name", "干部", &p);
}

static bool cadre_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        return subject_each_row(c, ch, g, put_office_cadre);
}

/* The title has to say so: a list of persons with their units, of other departments, is heard as this one otherwise. */
static const struct subject_hooks cadre_hooks = { .title = "干部|通讯录|电话簿", .apply = cadre_apply };

static const struct subject cadre_subjects[] = {
        { .name = "cadre_office_sheet", .title = "干部名册（单位及职务同栏）", .title_en = "Cadres, unit and post in one column",
          .root = "cadre", COLUMNS(cadre_columns), .hooks = &cadre_hooks, .last_resort = true },
};

const struct module cadre_sheet_module = {
        .name = "cadre_sheet",
        .title = "干部名册表样",
        .title_en = "Roster of cadres",
        .mechanism = "0",
        SUBJECTS(cadre_subjects),
};
