/* dues_sheet.c: grants from Party membership dues as counties draw them: a row a recipient with a column a source level
 * (省级 | 市级 | 县级), or a row a grant.
 *
 * The recipient is the member the row names, else the branch. The day is a column's, else the last day of the year of
 * its column or of the month or year the title says; without either the row is refused. A member without an ID number
 * must be the only one of that name in the place. A total of the levels is checked, never taken. */
#include "base/date.h"
#include "mechanisms/ground/holder_sheet.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

#include <stdio.h>

#define DAY "dues_grant.day"
#define ORGANISATION "dues_sheet.organisation"
#define TOTAL "dues_sheet.total"
#define DOCUMENT "dues_sheet.document"
#define YEAR_OF "dues_sheet.year"

/* clang-format off */
#define RECIPIENT_COLUMNS \
        { .field = "place.township", .synonyms = HOLDER_TOWNSHIP }, \
        { .field = "place.village", .synonyms = "村|行政村|村名|村(社区)|所在村|村居|村社区|社区|村名称" }, \
        { .field = ORGANISATION, .synonyms = "受助党组织|党组织|党支部|党组织名称|受助单位|单位|单位名称|所在党组织|所在党支部|" \
          "党支部名称|拨付对象|接收单位|受补助党组织|补助单位|支部名称|基层党组织|下拨单位|所在支部" }, \
        { .field = "person.name", .match_only = true, .synonyms = "受助党员|党员|党员姓名|困难党员|补助对象姓名|慰问对象" }, \
        { .field = "person.id_no", .like = "person.id_no", .match_only = true, \
          .synonyms = "身份证|证件号|证件号码|身份证号|身份证号码|公民身份号码" }, \
        { .field = YEAR_OF, .synonyms = "年度|年份|下拨年度|拨付年度|所属年度" }, \
        { .field = DAY, .synonyms = "拨付日期|时间|下拨时间|发放日期|日期|拨付时间|发放时间|到账日期" }, \
        { .field = DOCUMENT, .synonyms = "文号|下拨文号|下拨文件|文件号|批复文号|依据文件|文件依据|文件" }, \
        { .field = "dues_grant.purpose", .synonyms = "用途|使用用途|资金用途|党费用途|拨付用途|事由" }, \
        { .field = "dues_grant.voucher_no", .synonyms = "凭证编号|拨款凭证号|记账凭证|记账凭证号" }, \
        { .field = "dues_grant.decided_on" }, \
        { .field = "dues_grant.decision" }, \
        { .field = "dues_grant.use_until" }, \
        { .field = "dues_grant.used_on" }, \
        { .field = "dues_grant.receipt" }
#define LEVEL(name, words) { .field = "dues_sheet." name, .like = "dues_grant.amount", .synonyms = words }
#define LEVEL_WORDS(k) k "|" k "级|" k "级党费|" k "管党费|" k "党费|" k "级金额|" k "级下拨|" k "委组织部|" k "级补助|" k "级拨付|" k "级管理党费"

/* A column a level; nothing but the title says that the money is dues. */
static const struct column wide_columns[] = {
        RECIPIENT_COLUMNS,
        LEVEL("province", LEVEL_WORDS("省")), LEVEL("city", LEVEL_WORDS("市") "|" LEVEL_WORDS("州")),
        LEVEL("county", LEVEL_WORDS("县") "|" LEVEL_WORDS("区")), LEVEL("nation", LEVEL_WORDS("中央") "|中组部"),
        LEVEL("total", "合计|小计|总计|合计金额|补助合计|金额合计|总额"),
};
/* A row a grant, with its level in the row. */
static const struct column long_columns[] = {
        RECIPIENT_COLUMNS,
        { .field = "dues_grant.source_level", .required = true, .synonyms = "资金来源|党费层级|来源层次|党费级别|拨付层级" },
        { .field = "dues_grant.amount", .required = true,
          .synonyms = "下拨金额|补助金额|拨付金额|金额|补助标准|发放金额|拨款金额|慰问金额|慰问金|慰问资金|慰问标准|补助款|补助资金" },
};
/* clang-format on */

static const char *const levels[] = { "province", "city", "county", "nation" };

/* grant_day: the grant's day, or the last of the month or year that is known. */
static bool grant_day(struct ctx *c, const struct subject_group *g, struct val *day)
{
        const struct str text = str_trim(subject_text(g, 0, YEAR_OF));
        char last[11];
        int year = g->year;
        *day = subject_value(g, 0, DAY);
        if (day->type == VAL_TEXT)
                return true;
        if (subject_year(text, &year)) {
                *day = V_STR(arena_fmt(c->arena, "%04d-12-31", year));
                return true;
        }
        if (text.n || !g->year_said || g->month_unclear)
                return fail(c, ERR_INVALID, "date.year_missing", DAY, "%s",
                            say(c, "没有写明下拨日期：请填日期，或在表名写明年月",
                                "the day is not given: enter it, or write year and month into the title"));
        /* The last day that is certain: a grant of 2017 is not before its end in any figure. */
        const int month = g->month_to ? g->month_to : 12;
        date_put(last, g->year, month, date_month_days(g->year, month));
        *day = V_STR(arena_str(c->arena, str_of(last)));
        return true;
}

/* member_by_name: the only person of that name in the place. */
static bool member_by_name(struct ctx *c, const struct subject_group *g, struct val name, int64_t *id)
{
        struct stmt *s;
        size_t n = 0;
        if (!db_query(c, db_sql(c->db, "dues_sheet.person_in"), ARGS(ARG("name", name), ARG("place", V_TEXT(g->place))),
                      &s))
                return false;
        while (db_next(c, s)) {
                *id = db_named_int(s, "id");
                n++;
        }
        if (c->err.kind != ERR_NONE)
                return false;
        return n == 1 || fail(c, ERR_INVALID, n ? "reference.ambiguous" : "reference.unknown", "person.name",
                              say(c, n ? "叫“%.*s”的不止一人，请写身份证号" : "没有登记“%.*s”这个人，请写身份证号",
                                  n ? "more than one is called %.*s: give the ID number"
                                    : "nobody called %.*s is registered: give the ID number"),
                              FMT(name.s));
}

/* grant_member: by ID number, entered with the name when nobody has it; else by name. A member with a number is certain
 * enough to be entered; one without may be anybody. */
static bool grant_member(struct ctx *c, struct change *ch, struct subject_group *g, struct val name, int64_t *id)
{
        const struct val number = subject_value(g, 0, "person.id_no");
        struct draft *p = draft_new(c->arena, entity_find(S("person")));
        if (number.type != VAL_TEXT)
                return member_by_name(c, g, name, id);
        draft_set(p, "id_no", number);
        if (!change_find(c, p, id) || *id)
                return c->err.kind == ERR_NONE;
        draft_set(p, "name", name);
        if (g->place[0])
                draft_set(p, "place", V_TEXT(g->place));
        if (!subject_put_known(c, ch, g, p))
                return false;
        *id = p->id;
        return true;
}

/* recipient_of: a row with a member is a member's, also when it names his branch: the branch is then where he is. */
static bool recipient_of(struct ctx *c, struct change *ch, struct subject_group *g, struct draft *d)
{
        const struct val name = subject_value(g, 0, "person.name");
        const struct str unit = str_trim(subject_text(g, 0, ORGANISATION));
        int64_t id = 0;
        if (name.type == VAL_TEXT) {
                if (!grant_member(c, ch, g, name, &id))
                        return false;
                draft_set(d, "recipient", V_TEXT("member"));
                draft_set(d, "person", V_INT(id));
                return true;
        }
        if (unit.n == 0)
                return fail(c, ERR_INVALID, "dues.recipient", ORGANISATION, "%s",
                            say(c, "须写明受助的党组织或党员", "a grant names the branch or the member it goes to"));
        if (!subject_unit(c, ch, g, entity_find(S("organisation")), unit, &id))
                return false;
        draft_set(d, "recipient", V_TEXT("branch"));
        draft_set(d, "organisation", V_INT(id));
        return true;
}

/* put_dues_grant: a document nobody has entered is entered by its number, to be completed: the sheet is the only place
 * that names it. */
static bool put_dues_grant(struct ctx *c, struct change *ch, struct subject_group *g, struct val level,
                           struct val amount)
{
        struct draft *d = draft_new(c->arena, entity_find(S("dues_grant")));
        const struct str number = str_trim(subject_text(g, 0, DOCUMENT));
        struct val day;
        int64_t document = 0;
        subject_fill(d, g, 0);
        if (!grant_day(c, g, &day) || !recipient_of(c, ch, g, d) ||
            (number.n && !subject_document(c, ch, g, number, day, &document)))
                return false;
        if (document)
                draft_set(d, "document", V_INT(document));
        draft_set(d, "day", day);
        draft_set(d, "source_level", level);
        draft_set(d, "amount", amount);
        if (g->place[0])
                draft_set(d, "place", V_TEXT(g->place));
        return subject_put(c, ch, g, d);
}

/* dues_levels_apply: a grant for each level that gives something; the row's total is proved behind them. */
static bool dues_levels_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        const struct val total = subject_value(g, 0, TOTAL);
        int64_t sum = 0;
        char words[32];
        g->at = 0;
        for (size_t i = 0; i < COUNT(levels); i++) {
                const struct val amount = subject_value(g, 0, arena_fmt(c->arena, "dues_sheet.%s", levels[i]).p);
                if (amount.type != VAL_INT || amount.i == 0)
                        continue;
                sum += amount.i;
                if (!put_dues_grant(c, ch, g, V_TEXT(levels[i]), amount))
                        return false;
        }
        decimal_put(sum, 2, words);
        return total.type != VAL_INT || total.i == sum ||
               fail(c, ERR_INVALID, "sheet.sum", TOTAL, say(c, "各级相加是 %s", "the levels come to %s"), words);
}

/* dues_list_apply: a row is one grant. */
static bool dues_list_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        const struct val level = subject_value(g, 0, "dues_grant.source_level"),
                         amount = subject_value(g, 0, "dues_grant.amount");
        g->at = 0;
        if (level.type != VAL_TEXT || amount.type != VAL_INT)
                return fail(c, ERR_INVALID, "field.required",
                            level.type != VAL_TEXT ? "dues_grant.source_level" : "dues_grant.amount", "%s",
                            say(c, "须写明来源层级和金额", "source level and amount are wanted"));
        return put_dues_grant(c, ch, g, level, amount);
}

/* A table of levels alone could be of any money: only a title that speaks of dues makes it this one. */
static const struct subject_hooks wide_hooks = { .evidence = "dues_sheet.province|dues_sheet.city",
                                                 .title = "党费",
                                                 .apply = dues_levels_apply };
static const struct subject_hooks long_hooks = { .title = "党费", .apply = dues_list_apply };

/* Both are called the same; a column a level or a column of levels tells them apart. */
static const struct subject dues_subjects[] = {
        { .name = "dues_sheet", .title = "党费补助下拨表", .title_en = "Grants from dues by level", .root = "dues_grant",
          COLUMNS(wide_columns), .hooks = &wide_hooks,
          .called = "党费补助|党费下拨|党费拨付|下拨党费|党费慰问|党费使用" },
        { .name = "dues_list", .title = "党费补助清单", .title_en = "Grants from dues, a row each", .root = "dues_grant",
          COLUMNS(long_columns), .hooks = &long_hooks,
          .called = "党费补助|党费下拨|党费拨付|下拨党费|党费慰问|党费使用" },
};

const struct module dues_sheet_module = {
        .name = "dues_sheet",
        .title = "党费表样",
        .title_en = "Sheets of dues",
        .mechanism = "4.3",
        SUBJECTS(dues_subjects),
};
