/* brief.c: the account of mechanisms 0, 1.2, 1.3 and 2.1, written once in each language (see brief.h).
 *
 * The words stand in templates; a {figure.code} in them is taken by its list, {day}, {year} and {place} are words.
 * Behind the words of a mechanism comes what its checks find, so that the account never reads better than the records
 * are. */
#include "modules/brief.h"

#include "base/buf.h"
#include "base/date.h"
#include "core/scope.h"

#define RUNS_MAX 200 /* of one paragraph */

struct template
{
        const char *mechanism, *title, *title_en;
        const char *paragraphs[3], *paragraphs_en[3]; /* NULL: no more */
};

static const struct template templates[] = {
        { .mechanism = "0", .title = "组织与对象", .title_en = "Organisations and households",
          .paragraphs = {
                  "截至{day}，{place}有乡镇{place.townships}个、行政村{place.villages}个；基层党(工)委{org.committees}个、党总支"
                  "{org.general_branches}个，党员{org.members}名。",
                  "建档立卡户{household.registered}户。其中贫困户{household.poor}户、{household.poor_persons}人，脱贫户"
                  "{household.exited}户，监测对象{household.monitored}户。{year}年以来确认脱贫{household.exits}户、出列村"
                  "{village.exits}个，尚未出列的贫困村{village.poor}个。" },
          .paragraphs_en = {
                  "On {day}, {place} has {place.townships} townships and {place.villages} administrative villages; "
                  "{org.committees} grass-roots Party committees, {org.general_branches} general branches and "
                  "{org.members} Party members.",
                  "{household.registered} households are registered: {household.poor} are poor, with "
                  "{household.poor_persons} persons; {household.exited} are out of poverty; {household.monitored} "
                  "are monitored. Since the beginning of {year}, {household.exits} exits of households and "
                  "{village.exits} of villages were confirmed; {village.poor} poor villages remain." } },
        { .mechanism = "1.2", .title = "教育培训", .title_en = "Training",
          .paragraphs = {
                  "{year}年以来举办培训{training.sessions}期、{training.person_times}人次。其中按人登记{training.by_person}人次，不同的人"
                  "{training.persons}名；凭签到表登记人数{training.by_sign_in}人次。",
                  "规定每月不少于两期，不足两期的月份有{training.months_below_two}个。" },
          .paragraphs_en = {
                  "Since the beginning of {year}, {training.sessions} sessions were held, with "
                  "{training.person_times} person-times: {training.by_person} entered by person, {training.persons}"
                  " different persons, and {training.by_sign_in} by sign-in sheet.",
                  "At least two sessions are due in every month; {training.months_below_two} months had fewer." } },
        { .mechanism = "1.3", .title = "包保责任", .title_en = "Assigned responsibility",
          .paragraphs = {
                  "包保分四层。没有县领导包保的乡镇{responsibility.uncovered_townships}个，没有单位包保的村"
                  "{responsibility.uncovered_villages}个；贫困户中有责任人的{responsibility.covered_households}户，没有责任人的"
                  "{responsibility.uncovered_households}户，覆盖率{responsibility.coverage}%。",
                  "百企帮百村：{year}年以来，{enterprise_pairing.enterprises}家非公企业结对{enterprise_pairing.villages}个村，办理帮扶事项"
                  "{enterprise_pairing.items}件，承诺资金{enterprise_pairing.promised}元，凭证齐全的到位资金"
                  "{enterprise_pairing.invested}元，安排就业{enterprise_pairing.jobs}个岗位。" },
          .paragraphs_en = {
                  "Responsibility has four tiers. {responsibility.uncovered_townships} townships have no county "
                  "leader and {responsibility.uncovered_villages} villages no unit; "
                  "{responsibility.covered_households} poor households have a responsible cadre, "
                  "{responsibility.uncovered_households} have none: a coverage of {responsibility.coverage}%.",
                  "Since the beginning of {year}, {enterprise_pairing.enterprises} private enterprises were paired "
                  "with {enterprise_pairing.villages} villages and carried out {enterprise_pairing.items} items: "
                  "{enterprise_pairing.promised} yuan promised, {enterprise_pairing.invested} yuan arrived with "
                  "vouchers, {enterprise_pairing.jobs} jobs taken up." } },
        { .mechanism = "2.1", .title = "选派驻村与帮扶干部", .title_en = "Selection and dispatch",
          .paragraphs = {
                  "在村工作队{posting.teams}支。在岗工作队长{posting.leaders}名：省级选派{posting.leaders_province}名、市级"
                  "{posting.leaders_city}名、县级{posting.leaders_county}名；第一书记{posting.first_secretaries}名，队员"
                  "{posting.members}名。应派未派队长的村{posting.no_leader}个。",
                  "负有包村或包户责任的党员干部{helper.cadres}名：县直单位{helper.cadres_county}名、乡镇{helper.cadres_township}名、村"
                  "{helper.cadres_village}名、非公企业{helper.cadres_private_enterprise}名。",
                  "不脱贫不撤岗：临时接替、待补的空缺{responsibility.vacancies}个，逾期未补的{responsibility.vacancy_overdue}个。" },
          .paragraphs_en = {
                  "{posting.teams} work teams are in villages. {posting.leaders} leaders are in post: "
                  "{posting.leaders_province} sent by the province, {posting.leaders_city} by the city, "
                  "{posting.leaders_county} by the county; {posting.first_secretaries} first secretaries and "
                  "{posting.members} members. {posting.no_leader} designated villages have no leader.",
                  "{helper.cadres} cadres who are Party members are responsible for a village or a household: "
                  "{helper.cadres_county} from county units, {helper.cadres_township} from townships, "
                  "{helper.cadres_village} from villages, {helper.cadres_private_enterprise} from private "
                  "enterprises.",
                  "No withdrawal before exit: {responsibility.vacancies} vacancies filled by an interim are open, "
                  "{responsibility.vacancy_overdue} are overdue." } },
};

/* ---- runs ---- */

static struct brief_run *run_add(struct ctx *c, struct brief_paragraph *p)
{
        if (!p->runs)
                p->runs = NEWS(c->arena, struct brief_run, RUNS_MAX);
        return p->n < RUNS_MAX ? &p->runs[p->n++] : &p->runs[RUNS_MAX - 1];
}

static void add_words(struct ctx *c, struct brief_paragraph *p, struct str words)
{
        if (words.n)
                run_add(c, p)->text = words;
}

/* readable: a reader without a right to the register sees no number of it; of a compartment only at township level or
 * above. */
static bool readable(const struct ctx *c, const struct list *l, const char *place)
{
        const struct entity *e = entity_find(str_of(l->of));
        if (scope_may(c->actor, e, RIGHT_READ))
                return true;
        const bool compartment = e->area == AREA_MEMBER || e->area == AREA_PERSONNEL;
        return compartment && strlen(place) <= 9 && scope_may(c->actor, entity_find(S("organisation")), RIGHT_READ);
}

static bool measure(struct ctx *c, const struct brief *b, const struct list *l, struct brief_run *out)
{
        struct query q = { .e = entity_find(str_of(l->of)),
                           .list = l,
                           .place = strcmp(b->place, c->county) == 0 ? NULL : b->place };
        memcpy(q.period.from, b->day, sizeof q.period.from);
        memcpy(q.period.to, b->day, sizeof q.period.to);
        q.period.day = true;
        *out = (struct brief_run){ .figure = l, .period = period_for(l, q.period), .none = true };
        if (readable(c, l, b->place) && !query_measure(c, &q, &out->value, &out->none))
                return false;
        out->text = figure_text(c, l, out->value, out->none);
        return true;
}

static bool add_figure(struct ctx *c, const struct brief *b, struct brief_paragraph *p, const struct list *l)
{
        struct brief_run run;
        if (!measure(c, b, l, &run))
                return false;
        *run_add(c, p) = run;
        return true;
}

static struct str spoken_day(struct ctx *c, const char *day)
{
        if (c->lang == LANG_EN)
                return str_of(day);
        int64_t month = 0, date = 0;
        (void)str_int(str_slice(str_of(day), 5, 7), &month);
        (void)str_int(str_slice(str_of(day), 8, 10), &date);
        return arena_fmt(c->arena, "%.4s年%lld月%lld日", day, (long long)month, (long long)date);
}

/* add_marked: what stands between the braces: a word of the brief, or a figure. */
static bool add_marked(struct ctx *c, const struct brief *b, struct brief_paragraph *p, struct str name)
{
        if (str_is(name, "day"))
                add_words(c, p, spoken_day(c, b->day));
        else if (str_is(name, "year"))
                add_words(c, p, arena_fmt(c->arena, "%.4s", b->day));
        else if (str_is(name, "place"))
                add_words(c, p, b->place_title);
        else
                return add_figure(c, b, p, list_find(name));
        return true;
}

static bool write_paragraph(struct ctx *c, const struct brief *b, const char *template, struct brief_paragraph *p)
{
        struct str rest = str_of(template), words, name;
        while (str_cut(&rest, '{', &words)) {
                add_words(c, p, words);
                if (rest.n && (!str_cut(&rest, '}', &name) || !add_marked(c, b, p, name)))
                        return false;
        }
        return true;
}

/* write_checks: the checks of the mechanism that find something, in one paragraph; none: a sentence that says so. */
static bool write_checks(struct ctx *c, const struct brief *b, const char *mechanism, struct brief_paragraph *p)
{
        const struct list *l;
        for (size_t i = 0; (l = list_at(i)); i++) {
                struct brief_run run;
                if (l->severity < SEVERITY_SUSPECT || strcmp(l->mechanism, mechanism) != 0)
                        continue;
                if (!measure(c, b, l, &run))
                        return false;
                if (run.none || run.value == 0)
                        continue;
                add_words(c, p,
                          arena_fmt(c->arena, "%s%s ", p->n ? say(c, "；", "; ") : say(c, "待办理：", "To be done: "),
                                    say(c, l->title, l->title_en)));
                *run_add(c, p) = run;
                add_words(c, p, arena_fmt(c->arena, " %s", say(c, l->unit, l->unit_en)));
        }
        add_words(c, p,
                  str_of(p->n ? say(c, "。", ".") : say(c, "各项核对没有发现问题。", "The checks find nothing.")));
        return true;
}

static bool write_section(struct ctx *c, const struct brief *b, const struct template *t, struct brief_section *out)
{
        const char *const *paragraphs = c->lang == LANG_EN ? t->paragraphs_en : t->paragraphs;
        *out = (struct brief_section){ .mechanism = t->mechanism,
                                       .title = say(c, t->title, t->title_en),
                                       .paragraphs = NEWS(c->arena, struct brief_paragraph, COUNT(t->paragraphs) + 1) };
        for (size_t i = 0; i < COUNT(t->paragraphs) && paragraphs[i]; i++)
                if (!write_paragraph(c, b, paragraphs[i], &out->paragraphs[out->n++]))
                        return false;
        return write_checks(c, b, t->mechanism, &out->paragraphs[out->n++]);
}

/* ---- the whole ---- */

static bool read_frame(struct ctx *c, struct brief *b)
{
        struct val name = V_NULL;
        struct stmt *s;
        if (!db_one(c, db_sql(c->db, "core.place_name"), ARGS(ARG("code", V_TEXT(b->place))), &name))
                return false;
        if (name.type != VAL_TEXT || !place_under(b->place, c->county))
                return fail(c, ERR_INVALID, "place.unknown", "place",
                            say(c, "没有代码为 %s 的地方", "no place has the code %s"), b->place);
        b->place_title = name.s;
        if (!db_query(c, db_sql(c->db, "core.head"), ARGS(ARG("county", V_TEXT(c->county))), &s))
                return false;
        if (db_next(c, s)) {
                b->head = arena_fmt(c->arena, "%s#%lld %.*s", c->county, (long long)db_int(s, 0), FMT(db_str(s, 1)));
                db_done(s);
        }
        return c->err.kind == ERR_NONE;
}

bool brief_make(struct ctx *c, const char *day, const char *place, struct brief *out)
{
        if (!day || !date_valid(str_of(day)))
                return fail(c, ERR_INVALID, "date.invalid", "day", "%s",
                            say(c, "日期应如 2017-12-31", "the day should be as 2017-12-31"));
        *out = (struct brief){ .day = arena_copy(c->arena, str_of(day)),
                               .place = place ? arena_copy(c->arena, str_of(place)) : c->county };
        if (!read_frame(c, out))
                return false;
        out->title = arena_fmt(
                c->arena, say(c, "%.*s抓党建促脱贫情况（%s）", "Party building for poverty alleviation in %.*s (%s)"),
                FMT(out->place_title), spoken_day(c, day).p);
        out->sections = NEWS(c->arena, struct brief_section, COUNT(templates));
        for (size_t i = 0; i < COUNT(templates); i++)
                if (!write_section(c, out, &templates[i], &out->sections[out->n++]))
                        return false;
        return true;
}
