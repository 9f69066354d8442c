/* insurance_sheet.c: the rosters of the three insurances as counties draw them: a row a cadre with a column an
 * insurance (√, an amount, or who pays what of it), or a row a cadre and insurance.
 *
 * The period is the cells' own days, else the whole of the year a column or the title says; without either the row is
 * refused. An amount alone doesn't say who pays: it is taken when it is the year's rate, whose shares then hold, and
 * refused otherwise. A tick says only that he is insured: the rate of the year, if there is one, gives the premium.
 * Computed sums are checked, never taken. Who is not insured has an empty cell, 否 or 未参保; with a reason beside it, that
 * is entered too. A title that says the county pays all says so for every amount alone. */
#include "mechanisms/ground/holder_sheet.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/motivation/insurance.h"

#include <stdio.h>

#define YEAR_OF "insurance_sheet.year"
#define FROM "insurance_enrolment.from_on"
#define TO "insurance_enrolment.to_on"
#define TOTAL "insurance_sheet.total"
#define INSURED "insurance_sheet.insured"
#define REASON "insurance_sheet.reason"
#define AMOUNT(name, words) \
        { \
                .field = name, .like = "insurance_enrolment.premium", .synonyms = words \
        }

/* clang-format off */
/* The headers of an insurance's columns are its name and one of these words: 养老县财政, 基本养老保险个人缴费. k is the name, "" in a
 * table with a row an insurance. They were gathered from counties' tables; the combinations are written out by the
 * macros, since a header must be known as a whole. */
#define PREMIUM_WORDS(k) k "|" k "保险|" k "保费|" k "金额|" k "缴费金额|" k "小计|" k "合计|" k "缴费|" k "保险金额|" k "保险保费|" \
        k "保险小计|" k "保险合计|" k "保险缴费金额|" k "保险费|" k "是否参保|" k "参保情况|" k "是否缴费|" k "保险是否参保|" k "保险参保情况|" k "保险缴费"
#define COUNTY_WORDS(k) k "县财政|" k "财政|" k "县财政承担|" k "县财政补助|" k "财政补助|" k "财政补贴|" k "县财政补贴|" k "单位|" \
        k "单位缴费|" k "单位部分|" k "单位缴纳|" k "财政承担|" k "财政补|" k "县级财政|" k "县级补助|" k "县级承担|" k "财政缴费"
#define TOWNSHIP_WORDS(k) k "乡镇|" k "乡镇承担|" k "乡镇财政|" k "乡镇补助|" k "镇财政|" k "乡镇配套"
#define VILLAGE_WORDS(k) k "村集体|" k "村集体承担|" k "村级承担|" k "村承担"
#define PERSON_WORDS(k) k "个人|" k "个人缴费|" k "个人缴纳|" k "个人承担|" k "个人部分|" k "个人缴|" k "自缴|" k "本人缴费"
#define KINDS3(words, a, b, d) words(a) "|" words(b) "|" words(d)
#define PENSION(words) KINDS3(words, "养老", "基本养老", "养老保险") "|" \
        KINDS3(words, "基本养老保险", "社会养老", "社会养老保险")
#define EMPLOYEE_PENSION(words) KINDS3(words, "职工养老", "职工养老保险", "城镇职工养老保险") "|" \
        KINDS3(words, "企业养老", "企业职工养老", "城镇职工基本养老保险")
#define RESIDENT_PENSION(words) KINDS3(words, "居民养老", "居民养老保险", "城乡居民养老") "|" \
        KINDS3(words, "城乡居民养老保险", "城乡居民基本养老保险", "新农保")
#define ACCIDENT(words) KINDS3(words, "意外", "意外伤害", "意外险") "|" \
        KINDS3(words, "意外伤害保险", "人身意外伤害保险", "人身意外险")
#define MEDICAL(words) KINDS3(words, "医疗", "医保", "医疗保险") "|" \
        KINDS3(words, "基本医疗", "基本医疗保险", "社会医疗保险")
#define EMPLOYEE_MEDICAL(words) KINDS3(words, "职工医保", "职工医疗", "职工医疗保险") "|" \
        KINDS3(words, "城镇职工医疗保险", "城镇职工医保", "城镇职工基本医疗保险")
#define RESIDENT_MEDICAL(words) KINDS3(words, "居民医保", "居民医疗", "居民医疗保险") "|" \
        KINDS3(words, "城乡居民医疗保险", "城乡居民医保", "城乡居民基本医疗保险")
#define RURAL_MEDICAL(words) KINDS3(words, "新农合", "农村合作医疗", "新型农村合作医疗")
#define SERIOUS_ILLNESS(words) KINDS3(words, "大病医疗", "大病保险", "大病医疗保险")
#define KIND_COLUMNS(kind, words) \
        { .field = "insurance_sheet." kind, .like = "insurance_enrolment.premium", .ticks = true, \
          .synonyms = words(PREMIUM_WORDS) }, \
        AMOUNT("insurance_sheet." kind "_county", words(COUNTY_WORDS)), \
        AMOUNT("insurance_sheet." kind "_township", words(TOWNSHIP_WORDS)), \
        AMOUNT("insurance_sheet." kind "_village", words(VILLAGE_WORDS)), \
        AMOUNT("insurance_sheet." kind "_person", words(PERSON_WORDS))
#define PERIOD_COLUMNS \
        { .field = YEAR_OF, .synonyms = "缴费年度|参保年度|年度|年份|缴费年份|参保年份|保险年度|所属年度" }, \
        { .field = FROM }, { .field = TO }, { .field = "insurance_enrolment.paid_on" }, \
        { .field = FROM ">span", .match_only = true, .synonyms = SUBJECT_SPAN_WORDS "|保险期间|参保期间|参保起止时间|" \
          "参保起止日期|缴费期间|保险期限|保障期限|参保期限|缴费所属期|保险起止日期|保险起止时间|缴费起止时间" }, \
        { .field = INSURED, .synonyms = "是否参保|参保情况|参保状态|是否已参保|参保与否|是否缴费" }, \
        { .field = REASON, .like = "insurance_exemption.reason", \
          .synonyms = "未参保原因|未参保情形|未参保理由|不参保原因|未参保说明|未缴费原因|未参保的原因" }, \
        { .field = "insurance_enrolment.insurer" }, { .field = "insurance_enrolment.base" }

/* A row a cadre: the insurances beside each other, each with its whole and its four parts; who pays what is often
 * under a merged cell with the insurance's name. */
static const struct column wide_columns[] = {
        HOLDER_COLUMNS,
        PERIOD_COLUMNS,
        KIND_COLUMNS("pension", PENSION),
        KIND_COLUMNS("accident", ACCIDENT),
        KIND_COLUMNS("medical", MEDICAL),
        KIND_COLUMNS("employee_pension", EMPLOYEE_PENSION),
        KIND_COLUMNS("resident_pension", RESIDENT_PENSION),
        KIND_COLUMNS("employee_medical", EMPLOYEE_MEDICAL),
        KIND_COLUMNS("resident_medical", RESIDENT_MEDICAL),
        KIND_COLUMNS("rural_medical", RURAL_MEDICAL),
        KIND_COLUMNS("serious_illness", SERIOUS_ILLNESS),
        AMOUNT(TOTAL, "合计|保费合计|总计|合计金额|缴费合计|三险合计|保费总额|总金额"),
};
/* A row a cadre and insurance, so the insurance is wanted in the row. */
static const struct column long_columns[] = {
        HOLDER_COLUMNS,
        PERIOD_COLUMNS,
        { .field = "insurance_enrolment.kind", .required = true },
        { .field = "insurance_sheet.premium", .like = "insurance_enrolment.premium", .ticks = true,
          .synonyms = "保费|保险费|缴费金额|保费合计|应缴金额|缴费合计|金额|合计|缴费额|保费金额|实缴金额|缴纳金额|保费标准|小计" },
        AMOUNT("insurance_sheet.premium_county", "县财政承担|" COUNTY_WORDS("") "|财政缴纳|单位金额"),
        AMOUNT("insurance_sheet.premium_township", TOWNSHIP_WORDS("") "|乡镇缴纳"),
        AMOUNT("insurance_sheet.premium_village", VILLAGE_WORDS("")),
        AMOUNT("insurance_sheet.premium_person", PERSON_WORDS("") "|个人金额"),
        { .field = "insurance_enrolment.number" },
};
/* clang-format on */

/* In the order of the columns. */
static const char *const kinds[] = { "pension",          "accident",         "medical",
                                     "employee_pension", "resident_pension", "employee_medical",
                                     "resident_medical", "rural_medical",    "serious_illness" };
static const char *const payers[] = { "county", "township", "village", "person" };

struct premium { /* what a row says of one insurance */
        const char *kind;
        const struct subject_cell *whole, *parts[COUNT(payers)];
        int64_t sum; /* of the parts */
        bool shared; /* some part is given */
        bool county; /* the title says that the county pays it all */
};

/* no_to: how clerks write that somebody is not in it. A dash or a blank says nothing and is no no. */
static bool no_to(struct str text)
{
        static const char *const words[] = { "否", "无",   "未",     "未参保", "不参保", "×",
                                             "✗",  "没有", "未参加", "未缴",   "x",      "X" };
        for (size_t i = 0; i < COUNT(words); i++)
                if (str_is(text, words[i]))
                        return true;
        return false;
}

/* county_pays: the title says who bears everything. */
static bool county_pays(const struct subject_group *g)
{
        static const char *const words[] = { "县财政全额",     "财政全额承担", "财政全额缴纳",   "财政全额补助",
                                             "由县财政承担",   "由县财政统一", "县财政全部承担", "县财政统一缴纳",
                                             "县财政统一购买", "县财政负担",   "区财政全额" };
        for (size_t i = 0; i < COUNT(words); i++)
                if (str_find(g->title, str_of(words[i])) < g->title.n)
                        return true;
        return false;
}

/* read_premium: false when the row says nothing of this insurance, or that he is not in it: an empty cell, nil, or one
 * of the words for no. Parts that come to nothing are no premium either. */
static bool read_premium(struct ctx *c, const struct subject_group *g, const char *column, struct premium *p)
{
        p->whole = subject_cell(g, g->at, arena_fmt(c->arena, "insurance_sheet.%s", column).p);
        for (size_t i = 0; i < COUNT(payers); i++) {
                p->parts[i] = subject_cell(g, g->at, arena_fmt(c->arena, "insurance_sheet.%s_%s", column, payers[i]).p);
                p->shared = p->shared || (p->parts[i]->given && p->parts[i]->v.type == VAL_INT);
                p->sum += p->parts[i]->given && p->parts[i]->v.type == VAL_INT ? p->parts[i]->v.i : 0;
        }
        /* Only of an amount alone: columns of who pays say it themselves, and must then agree. */
        p->county = !p->shared && p->whole->v.type == VAL_INT && county_pays(g);
        if (p->shared)
                return p->sum > 0;
        return p->whole->given && !no_to(p->whole->text) && !(p->whole->v.type == VAL_INT && p->whole->v.i == 0);
}

/* insured_period: a period that begins within a year ends with it when no end is given, for rosters are drawn up by the
 * year. */
static bool insured_period(struct ctx *c, const struct subject_group *g, char from[11], char to[11])
{
        const struct val first = subject_value(g, g->at, FROM), last = subject_value(g, g->at, TO);
        const struct str text = str_trim(subject_text(g, g->at, YEAR_OF));
        int year = g->year_said ? g->year : 0;
        if (text.n && !subject_year(text, &year))
                return fail(c, ERR_INVALID, "date.invalid", YEAR_OF,
                            say(c, "“%.*s”应为四位年份", "“%.*s” is no year of four digits"), FMT(text));
        if (first.type != VAL_TEXT && year == 0)
                return fail(c, ERR_INVALID, "date.year_missing", "person.name", "%s",
                            say(c, "没有写明是哪一年的参保：请在表名写“2018年”，或加一列“缴费年度”",
                                "neither title nor column says of which year: write 2018年 into the title, or add a "
                                "column"));
        snprintf(to, 11, "%04d-12-31", year);
        snprintf(from, 11, "%04d-01-01", year);
        if (first.type == VAL_TEXT) {
                snprintf(from, 11, "%.*s", FMT(first.s));
                snprintf(to, 11, "%.4s-12-31", from);
        }
        if (last.type == VAL_TEXT)
                snprintf(to, 11, "%.*s", FMT(last.s));
        return true;
}

/* is_rate: the amount is the year's rate of the insurance: then the rate says who pays, and the amount says nothing
 * new. */
static bool is_rate(struct ctx *c, const struct premium *p, const char *from, bool *same)
{
        struct insurance_rate rate;
        if (!insurance_rate(c, date_year(from), V_TEXT(p->kind), &rate))
                return false;
        *same = rate.known && rate.premium.i == p->whole->v.i;
        return true;
}

/* given_amount: an amount in the cell, as against a tick. */
static bool given_amount(const struct subject_cell *cell)
{
        return cell->given && cell->v.type == VAL_INT;
}

/* parts_fit: the premium is the sum of its parts; without parts, the year's rate. */
static bool parts_fit(struct ctx *c, const struct premium *p, const char *from)
{
        bool same = false;
        char said[32], sum[32];
        if (!given_amount(p->whole) || p->county || (p->shared && p->whole->v.i == p->sum))
                return true;
        decimal_put(p->whole->v.i, 2, said);
        decimal_put(p->sum, 2, sum);
        if (p->shared)
                return fail(c, ERR_INVALID, "sheet.sum", p->whole->column->field,
                            say(c, "保费写的是 %s，各方承担相加是 %s", "the premium says %s, its parts come to %s"),
                            said, sum);
        if (!is_rate(c, p, from, &same))
                return false;
        return same ||
               fail(c, ERR_INVALID, "insurance.shares_unknown", p->whole->column->field,
                    say(c,
                        "保费 %s "
                        "没有写明由谁承担，也不是当年的保费标准：请加“财政承担”“个人缴费”等列，或先录入保费标准",
                        "the premium %s doesn't say who pays, and is not the year's rate: add columns of who pays, or "
                        "enter the rate first"),
                    said);
}

/* set_money: what is typed goes in; nothing at all leaves it to the rate. */
static bool set_money(struct ctx *c, const struct premium *p, const char *from, struct draft *d)
{
        if (!parts_fit(c, p, from))
                return false;
        for (size_t i = 0; p->shared && i < COUNT(payers); i++)
                if (given_amount(p->parts[i]))
                        draft_set(d, arena_fmt(c->arena, "%s_paid", payers[i]).p, p->parts[i]->v);
        if (p->county)
                draft_set(d, "county_paid", p->whole->v);
        if (p->shared || p->county)
                draft_set(d, "premium", p->county ? p->whole->v : V_INT(p->sum));
        return true;
}

/* put_enrolment: the village is the sheet's when it names one; else insurance.c takes that of the post. */
static bool put_enrolment(struct ctx *c, struct change *ch, struct subject_group *g, const struct premium *p)
{
        struct holder who;
        char from[11], to[11];
        struct draft *d = draft_new(c->arena, entity_find(S("insurance_enrolment")));
        if (!insured_period(c, g, from, to) || !holder_of(c, g, g->at, from, to, &who))
                return false;
        subject_fill(d, g, g->at);
        draft_set(d, "kind", V_TEXT(p->kind));
        draft_set(d, "person", V_INT(who.person));
        draft_set(d, "from_on", V_STR(arena_str(c->arena, str_of(from))));
        draft_set(d, "to_on", V_STR(arena_str(c->arena, str_of(to))));
        if (strlen(g->place) == 12)
                draft_set(d, "place", V_TEXT(g->place));
        return set_money(c, p, from, d) && subject_put(c, ch, g, d);
}

/* put_exemption: why he is not insured, where the row says it; without a reason nothing is written, and he stands on
 * the list of those who lack it. The sheet's own words are the evidence, and say that they are only that. */
static bool put_exemption(struct ctx *c, struct change *ch, struct subject_group *g, const char *kind)
{
        const struct val reason = subject_value(g, g->at, REASON);
        struct holder who;
        char from[11], to[11];
        struct draft *d = draft_new(c->arena, entity_find(S("insurance_exemption")));
        if (reason.type != VAL_TEXT)
                return true;
        if (!insured_period(c, g, from, to) || !holder_of(c, g, g->at, from, to, &who))
                return false;
        draft_set(d, "kind", V_TEXT(kind));
        draft_set(d, "person", V_INT(who.person));
        draft_set(d, "reason", reason);
        draft_set(d, "from_on", V_STR(arena_str(c->arena, str_of(from))));
        draft_set(d, "to_on", V_STR(arena_str(c->arena, str_of(to))));
        draft_set(d, "evidence", V_STR(arena_fmt(c->arena, "参保名册所列：%.*s", FMT(subject_text(g, g->at, REASON)))));
        if (strlen(g->place) == 12)
                draft_set(d, "place", V_TEXT(g->place));
        return subject_put(c, ch, g, d);
}

/* not_insured: the row says it of him as a whole. */
static bool not_insured(const struct subject_group *g)
{
        return no_to(str_trim(subject_text(g, g->at, INSURED)));
}

/* total_fits: the row's own sum of the insurances, where all of them have an amount; a sum that doesn't fit means a
 * column nobody read. */
static bool total_fits(struct ctx *c, const struct subject_group *g, int64_t sum, bool whole)
{
        const struct val total = subject_value(g, g->at, TOTAL);
        char words[32];
        decimal_put(sum, 2, words);
        return !whole || total.type != VAL_INT || total.i == sum ||
               fail(c, ERR_INVALID, "sheet.sum", TOTAL, say(c, "三险相加是 %s", "the insurances come to %s"), words);
}

/* roster_row: each insurance by itself; the row's sum is proved only when every one of them has an amount, for a tick's
 * premium comes from the rate and is not in the sheet. */
static bool roster_row(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t sum = 0;
        bool whole = true;
        for (size_t k = 0; k < COUNT(kinds); k++) {
                struct premium p = { .kind = kinds[k] };
                const bool in = read_premium(c, g, kinds[k], &p) && !not_insured(g);
                /* The row as a whole may say no, or the one insurance. */
                const bool out = not_insured(g) || (p.whole->given && no_to(p.whole->text));
                if (out && !put_exemption(c, ch, g, kinds[k]))
                        return false;
                if (!in)
                        continue;
                if (!put_enrolment(c, ch, g, &p))
                        return false;
                whole = whole && (p.shared || p.whole->v.type == VAL_INT);
                sum += p.shared ? p.sum : p.whole->v.type == VAL_INT ? p.whole->v.i : 0;
        }
        return total_fits(c, g, sum, whole);
}

/* insurance_list_row: a row whose amount is empty is still an enrolment: whoever is listed is insured, unless it says
 * no. */
static bool insurance_list_row(struct ctx *c, struct change *ch, struct subject_group *g)
{
        const struct val kind = subject_value(g, g->at, "insurance_enrolment.kind");
        struct premium p = { .kind = NULL };
        if (kind.type != VAL_TEXT)
                return fail(c, ERR_INVALID, "field.required", "insurance_enrolment.kind", "%s",
                            say(c, "没有写险种", "the insurance is not given"));
        p.kind = arena_copy(c->arena, kind.s);
        const bool said = read_premium(c, g, "premium", &p);
        if (not_insured(g) || (!said && p.whole->given))
                return put_exemption(c, ch, g, p.kind);
        return put_enrolment(c, ch, g, &p);
}

static bool insurance_roster_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        return subject_each_row(c, ch, g, roster_row);
}

static bool insurance_list_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        return subject_each_row(c, ch, g, insurance_list_row);
}

/* Medical alone is no evidence: households' tables have a column of that name. */
static const struct subject_hooks wide_hooks = {
        .evidence = "insurance_sheet.pension|insurance_sheet.accident|insurance_sheet.pension_county|"
                    "insurance_sheet.accident_county|insurance_sheet.pension_person|insurance_sheet.accident_person|"
                    "insurance_sheet.employee_pension|insurance_sheet.employee_pension_county|"
                    "insurance_sheet.resident_pension_county",
        .apply = insurance_roster_apply
};
static const struct subject_hooks long_hooks = { .apply = insurance_list_apply };

/* Rosters and lists of premiums are called alike too; the columns decide. */
static const struct subject insurance_subjects[] = {
        { .name = "insurance_sheet", .title = "村干部三险参保花名册", .title_en = "Roster of the three insurances",
          .root = "insurance_enrolment", COLUMNS(wide_columns), .hooks = &wide_hooks,
          .called = "参保花名册|参保名册|参保人员|村干部保险|参保登记|参保情况|参加保险|保险缴费|保险情况|参保缴费|投保人员|投保花名册" },
        { .name = "insurance_list", .title = "村干部参保缴费清单", .title_en = "Premiums by person and insurance",
          .root = "insurance_enrolment", COLUMNS(long_columns), .hooks = &long_hooks,
          .called = "参保缴费|保费缴纳|参保花名册|参保名册|保险缴费|保费缴费|保险费|参保人员|投保花名册" },
};

const struct module insurance_sheet_module = {
        .name = "insurance_sheet",
        .title = "参保表样",
        .title_en = "Sheets of insurance",
        .mechanism = "4.2",
        SUBJECTS(insurance_subjects),
};
