/* brief.c: the account of the mechanisms (see brief.h): a table of sentences, and what fills them.
 *
 * A figure in a sentence is {list.name}, measured for the account's day: a list of a day on that day, a list of a
 * period from 1 January to that day. {day} and {place} are words. A name that is no list is our mistake: brief_make
 * refuses the whole account. Left out: judgement. A sentence says what the records say, also where that is nothing. */
#include "modules/brief.h"

#include <stdio.h>

struct sentence {
        const char *mechanism, *zh, *en;
};

static const struct sentence sentences[] = {
        { "0",
          "截至{day}，{place}辖{place.townships}个乡镇、{place.villages}个行政村；有基层党（工）委{org.committees}"
          "个、党总支"
          "{org.general_branches}个，在册党员{org.members}名。",
          "On {day}, {place} has {place.townships} townships and {place.villages} administrative villages; "
          "{org.committees} grass-roots Party "
          "committees and {org.general_branches} general branches, with {org.members} members." },
        { "0",
          "登记在册{household.registered}户，其中贫困户{household.poor}户{household.poor_persons}人、脱贫户{household."
          "exited}户、监测对象"
          "{household.monitored}户。当年确认脱贫{household.exits}户，确认出列{village.exits}个村，尚有贫困村{village."
          "poor}个。",
          "{household.registered} households are registered: {household.poor} poor, of {household.poor_persons} "
          "persons, {household.exited} out of "
          "poverty, {household.monitored} monitored. This year {household.exits} exits of households and "
          "{village.exits} of villages were "
          "confirmed; {village.poor} poor villages remain." },
        { "1.2",
          "当年举办培训{training.sessions}期，参训{training.person_times}人次：按人登记{training.by_person}人次（{"
          "training.persons}人），凭签到表"
          "登记{training.by_sign_in}人次。",
          "This year {training.sessions} training sessions were held, with {training.person_times} person-times: "
          "{training.by_person} by "
          "person ({training.persons} persons), {training.by_sign_in} by sign-in sheet." },
        { "1.2",
          "按每月不少于两期的要求，有{training.months_below_two}个月没有达到；到期未完成的计划{training.plan_behind}"
          "项，没有参训记录的培训"
          "{training.no_attendance}期。",
          "{training.months_below_two} months had fewer than the two sessions required; {training.plan_behind} items "
          "of the plan are behind, "
          "and {training.no_attendance} sessions have no attendance." },
        { "1.3",
          "包保的四个层次：没有县领导包保的乡镇{responsibility.uncovered_townships}个，没有单位包保的村{responsibility."
          "uncovered_villages}个，没有责任人的"
          "贫困户{responsibility.uncovered_households}户，应派未派工作队的村{responsibility.no_team}个。{"
          "responsibility.covered_households}户贫困户有责任人，"
          "覆盖率{responsibility.coverage}%；待补的空缺{responsibility.vacancies}个，逾期未补{responsibility.vacancy_"
          "overdue}个。",
          "The four tiers: {responsibility.uncovered_townships} townships have no county leader, "
          "{responsibility.uncovered_villages} villages no "
          "unit, {responsibility.uncovered_households} poor households no responsible cadre, {responsibility.no_team} "
          "designated villages no work "
          "team. {responsibility.covered_households} poor households have their cadre, {responsibility.coverage} per "
          "cent; "
          "{responsibility.vacancies} vacancies are open, {responsibility.vacancy_overdue} overdue." },
        { "1.3",
          "当年有{enterprise_pairing.enterprises}家非公企业党组织与{enterprise_pairing.villages}个村结对，实施帮扶事项{"
          "enterprise_pairing.items}件，承诺资金"
          "{enterprise_pairing.promised}元，到位且有凭证{enterprise_pairing.invested}元，安排到岗{enterprise_pairing."
          "jobs}人。结对村不在当年出列计划的"
          "{enterprise_pairing.not_planned}个。",
          "This year the Party organisations of {enterprise_pairing.enterprises} private enterprises were paired with "
          "{enterprise_pairing.villages} "
          "villages and carried out {enterprise_pairing.items} items: {enterprise_pairing.promised} yuan promised, "
          "{enterprise_pairing.invested} "
          "yuan arrived with a voucher, {enterprise_pairing.jobs} jobs taken up. {enterprise_pairing.not_planned} "
          "paired villages are not in the "
          "year's exit plan." },
        { "2.1",
          "驻村工作队{posting.teams}支，队长{posting.leaders}名：省级选派{posting.leaders_province}名、市级{posting."
          "leaders_city}名、县级"
          "{posting.leaders_county}名；第一书记{posting.first_secretaries}名，队员{posting.members}"
          "名。应派未派队长的村{posting.no_leader}个，无人的岗位"
          "{posting.empty_slots}个。",
          "{posting.teams} work teams are in villages with {posting.leaders} leaders: {posting.leaders_province} sent "
          "by the province, "
          "{posting.leaders_city} by the city, {posting.leaders_county} by the county; {posting.first_secretaries} "
          "first secretaries and "
          "{posting.members} members. {posting.no_leader} designated villages have no leader, {posting.empty_slots} "
          "slots nobody." },
        { "2.1",
          "负责村和户的党员干部{helper.cadres}名，来自县直单位{helper.cadres_county}名、乡镇{helper.cadres_township}"
          "名、村{helper.cadres_village}名、"
          "非公企业{helper.cadres_private_enterprise}名；帮扶户数超过上限的{helper.over_limit}名，已离任仍挂名的{"
          "helper.left}条。",
          "{helper.cadres} Party-member cadres are responsible for villages and households: {helper.cadres_county} of "
          "county units, "
          "{helper.cadres_township} of townships, {helper.cadres_village} of villages, "
          "{helper.cadres_private_enterprise} of private enterprises; "
          "{helper.over_limit} carry more than the limit, {helper.left} entries name somebody who has left." },
};

static const struct {
        const char *mechanism, *zh, *en;
} titles[] = {
        { "0", "组织与对象", "Organisations and households" },
        { "1.2", "教育培训", "Training" },
        { "1.3", "包保责任", "Assigned responsibility" },
        { "2.1", "选派与驻村", "Selection and dispatch" },
};

/* ---- filling a sentence ---- */

static struct brief_piece *add_piece(struct ctx *c, struct brief_paragraph *p)
{
        p->pieces = arena_grow(c->arena, p->pieces, &p->capacity, p->n + 1, sizeof *p->pieces);
        return &p->pieces[p->n++];
}

static void add_words(struct ctx *c, struct brief_paragraph *p, struct str words)
{
        if (words.n)
                *add_piece(c, p) = (struct brief_piece){ .text = words };
}

static bool add_figure(struct ctx *c, const struct brief *b, struct brief_paragraph *p, struct str name)
{
        const struct list *l = list_find(name);
        if (!l)
                return fail(c, ERR_SYSTEM, "brief.list", arena_copy(c->arena, name),
                            "the account names a list that is not there");
        struct query q = { .e = entity_find(str_of(l->of)), .list = l, .place = b->place };
        if (!period_parse(c, str_of(b->day), &q.period))
                return false;
        struct brief_piece piece = { .list = l, .period = period_for(l, q.period) };
        if (!query_measure(c, &q, &piece.value, &piece.none))
                return false;
        piece.text = figure_text(c, l, piece.value, piece.none);
        *add_piece(c, p) = piece;
        return true;
}

static bool fill(struct ctx *c, const struct brief *b, struct str rest, struct brief_paragraph *p)
{
        struct str words, name;
        while (rest.n && str_cut(&rest, '{', &words)) {
                add_words(c, p, words);
                if (!rest.n || !str_cut(&rest, '}', &name))
                        continue;
                if (str_is(name, "day"))
                        add_words(c, p, str_of(b->day));
                else if (str_is(name, "place"))
                        add_words(c, p, b->place_title);
                else if (!add_figure(c, b, p, name))
                        return false;
        }
        return true;
}

/* ---- the whole ---- */

static bool fill_section(struct ctx *c, const struct brief *b, struct brief_section *section)
{
        for (size_t i = 0; i < COUNT(sentences); i++) {
                if (strcmp(sentences[i].mechanism, section->mechanism) != 0)
                        continue;
                section->paragraphs = arena_grow(c->arena, section->paragraphs, &section->capacity, section->n + 1,
                                                 sizeof *section->paragraphs);
                struct brief_paragraph *p = &section->paragraphs[section->n++];
                *p = (struct brief_paragraph){ 0 };
                if (!fill(c, b, str_of(say(c, sentences[i].zh, sentences[i].en)), p))
                        return false;
        }
        return true;
}

/* read_head: where the county's chain stands. */
static bool read_head(struct ctx *c, struct str *head)
{
        struct stmt *s;
        *head = S("");
        if (!db_query(c, db_sql(c->db, "core.head"), ARGS(ARG("county", V_TEXT(c->county))), &s))
                return false;
        if (db_next(c, s)) {
                *head = arena_fmt(c->arena, "%s#%lld %.*s", c->county, (long long)db_int(s, 0), FMT(db_str(s, 1)));
                db_done(s);
        }
        return c->err.kind == ERR_NONE;
}

bool brief_make(struct ctx *c, const char *day, const char *place, struct brief *out)
{
        struct val name = V_NULL;
        struct period p;
        const char *where = place ? place : c->county;
        if (!period_parse(c, str_of(day), &p))
                return false;
        if (!p.day)
                return fail(c, ERR_INVALID, "brief.day", day, "%s",
                            say(c, "请给出一天，如 2017-12-31", "name one day, as 2017-12-31"));
        if (!db_one(c, db_sql(c->db, "core.place_name"), ARGS(ARG("code", V_TEXT(where))), &name))
                return false;
        if (val_is_null(name))
                return fail(c, ERR_MISSING, "place.unknown", where,
                            say(c, "没有代码为“%s”的区划", "no place has the code “%s”"), where);
        struct brief b = { .day = arena_copy(c->arena, str_of(p.to)),
                           .place = place,
                           .place_title = name.s,
                           .sections = NEWS(c->arena, struct brief_section, COUNT(titles)) };
        b.title = arena_fmt(c->arena, say(c, "%.*s帮扶责任落实情况", "%.*s: how responsibility was kept"), FMT(name.s));
        for (; b.n < COUNT(titles); b.n++) {
                struct brief_section *section = &b.sections[b.n];
                *section = (struct brief_section){ .mechanism = titles[b.n].mechanism,
                                                   .title = say(c, titles[b.n].zh, titles[b.n].en) };
                if (!fill_section(c, &b, section))
                        return false;
        }
        if (!read_head(c, &b.head))
                return false;
        *out = b;
        return true;
}
