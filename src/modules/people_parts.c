/* people_parts.c: what the sheets of people share (see people_sheet.h). Refuses a name that is more than one person. */
#include "modules/modules.h"
#include "modules/people_sheet.h"
#include "modules/shared.h"

#include "base/utf8.h"

static bool between(uint32_t cp)
{
        return cp == 0x3001 || cp == 0xFF0C || cp == ',' || cp == ';' || cp == 0xFF1B || cp == '/' || cp == '\n';
}

bool people_cut(struct arena *a, struct str *rest, struct str *name, struct str *unit)
{
        size_t at = 0, end = 0, depth = 0;
        bool done = false;
        *name = *unit = (struct str){ "", 0 };
        while (!done && at < rest->n) {
                end = at;
                uint32_t cp = utf8_next(*rest, &at);
                depth += cp == '(' || cp == 0xFF08;
                depth -= depth > 0 && (cp == ')' || cp == 0xFF09);
                done = depth == 0 && between(cp);
                end = done ? end : at;
        }
        struct str part = str_trim(str_slice(*rest, 0, end));
        *rest = str_slice(*rest, at, rest->n);
        if (part.n == 0)
                return rest->n > 0 && people_cut(a, rest, name, unit);
        size_t open = str_find(part, S("（")), plain = str_find(part, S("("));
        size_t width = open < plain ? S("（").n : 1;
        open = open < plain ? open : plain;
        *name = utf8_squeeze(a, str_slice(part, 0, open));
        if (open < part.n)
                *unit = str_trim(str_slice(part, open + width, part.n - (part.p[part.n - 1] == ')' ? 1 : S("）").n)));
        return true;
}

bool people_fault(struct ctx *c, const char *at, const char *code, struct str name)
{
        if (strcmp(code, "reference.ambiguous") == 0)
                return fail(c, ERR_INVALID, code, at,
                            say(c, "“%.*s”不止一人，请写证件号码、出生日期或单位",
                                "“%.*s” is more than one person: give the ID number, the birth or the unit"),
                            FMT(name));
        if (strcmp(code, "person.name_differs") == 0)
                return fail(c, ERR_CONFLICT, code, at,
                            say(c, "这个证件号码登记的不是“%.*s”，请核实是不是同一个人",
                                "this ID number is not registered for “%.*s”; find out whether it is the same person"),
                            FMT(name));
        if (strcmp(code, "person.several") == 0)
                return fail(c, ERR_INVALID, code, at,
                            say(c, "“%.*s”是几个人：请一人一行", "“%.*s” are several persons: a row each"), FMT(name));
        return fail(c, ERR_INVALID, code, at, "%s", say(c, "证件号码不对", "the ID number is wrong"));
}

bool people_cadre(struct ctx *c, struct change *ch, struct subject_group *g, const char *at, const char *post_of,
                  struct people_cadre *p)
{
        const char *code = NULL;
        if (!subject_person(c, ch, g, &p->who, &p->person, &code))
                return false;
        if (p->person == 0)
                return people_fault(c, at, code ? code : "reference.ambiguous", p->who.name);
        struct draft *d = draft_new(c->arena, entity_find(S("cadre")));
        draft_set(d, "person", V_INT(p->person));
        if (!change_find(c, d, &p->cadre))
                return false;
        if (p->cadre)
                return true;
        if (p->unit == 0)
                return fail(c, ERR_INVALID, "cadre.no_unit", at,
                            say(c, "“%.*s”还不在干部登记簿里，须写明单位",
                                "“%.*s” is no cadre yet: the sheet must name the unit"),
                            FMT(p->who.name));
        draft_set(d, "organisation", V_INT(p->unit));
        draft_set(d, "post", p->post.n > 0 ? V_STR(p->post) : V_TEXT(post_of));
        if (p->who.politics.type == VAL_TEXT)
                draft_set(d, "political_status", p->who.politics);
        if (!subject_put_known(c, ch, g, d))
                return false;
        p->cadre = d->id;
        return true;
}

static const char *level_of_name(struct str name)
{
        static const struct {
                const char *word, *level;
        } words[] = {
                { "中央", "nation" }, { "国家", "nation" }, { "省", "province" },     { "自治区", "province" },
                { "市", "city" },     { "州", "city" },     { "地区", "city" },       { "县", "county" },
                { "区", "county" },   { "镇", "township" }, { "街道办", "township" }, { "乡", "township" },
        };
        size_t first = name.n;
        const char *level = NULL;
        for (size_t i = 0; i < COUNT(words); i++) {
                size_t at = str_find(name, str_of(words[i].word));
                if (at < first) {
                        first = at;
                        level = words[i].level;
                }
        }
        return first <= 12 ? level : NULL; /* the place a unit's name begins with, not a word further on */
}

bool people_level(struct ctx *c, int64_t unit, struct str name, const char **level)
{
        struct val v = V_NULL;
        *level = NULL;
        if (unit && !db_one(c, db_sql(c->db, "people_sheet.unit_level"),
                            ARGS(ARG("county", V_TEXT(c->county)), ARG("id", V_INT(unit))), &v))
                return false;
        *level = v.type == VAL_TEXT ? arena_copy(c->arena, v.s) : level_of_name(name);
        return true;
}
