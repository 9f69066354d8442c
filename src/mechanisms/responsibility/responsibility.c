/* responsibility.c: mechanism 1.3, assigned responsibility (包保): who answers for which township, village, household.
 *
 * Four tiers: a county leader for a township, a unit for a village, a cadre for a household, a work team in a village.
 * Each row is a span: who it is and for whom never changes, it is ended and another begins. Nothing designated is
 * uncovered: the lists say what is. Whether a row may end is the rule of withdrawal.c; who takes over is written by
 * succession.c, or for all households of one cadre by handover.c. What a helper does for his households
 * is visits.c. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/responsibility/responsibility.h"
#include "mechanisms/responsibility/succession.h"
#include "mechanisms/responsibility/withdrawal.h"

/* The four tiers of county.md 1.3. A closed list: what a row must name, which lists count it and which rule guards
 * it hangs on the tier, so a fifth would be a word without effect. */
static const struct codes tiers = CODES("responsibility_tier", "包保层级", "Tier of responsibility",
        { "leader_township", "县领导包乡镇", "County leader for township", "县领导联系乡镇|领导包乡镇" },
        { "unit_village", "单位包村", "Unit for village", "单位包保|单位帮扶村|部门包村" },
        { "cadre_household", "干部包户", "Cadre for household", "帮扶责任人|结对帮扶|干部帮扶户|干部结对" },
        { "team_village", "工作队驻村", "Work team in village", "驻村工作队" },
);

/* One register for all tiers and not four: a page, a form and a handover are the same for each, and "who answers
 * for this village" is one question. What a tier must name is shapes, below. The successor stands in the row of
 * who leaves, because whoever ends a responsibility knows at that moment who takes over, and is never at leisure
 * to enter a second row later. */
static const struct field responsibility_fields[] = {
        CODE("tier", "包保层级", "Tier", &tiers, .required = true, .indexed = true),
        REF("cadre", "责任人", "Cadre", "cadre", .indexed = true,
            .synonyms = "帮扶责任人|帮扶人|帮扶干部|责任人姓名|结对干部|县领导|联系人|帮扶联系人|帮扶责任人姓名"),
        REF("organisation", "帮扶单位", "Unit", "organisation", .indexed = true,
            .synonyms = "包村单位|帮扶部门|结对单位"),
        REF("team", "工作队", "Work team", "work_team", .indexed = true),
        REF("household", "受扶户", "Household", "household", .indexed = true,
            .synonyms = "结对户|帮扶户|结对户编号|帮扶对象|联系户"),
        PLACE("place", "受扶地", "Place", .help = "乡镇、村，或该户所在村",
              .help_en = "the township or village, or that of the household"),
        DATE("from_on", "开始日期", "From", .required = true,
             .synonyms = "结对日期|结对时间|帮扶开始时间|开始时间|起始日期|包保时间"),
        DATE("to_on", "结束日期", "To", .synonyms = "帮扶结束时间|结束时间|终止日期"),
        CODE("end_reason", "结束原因", "Reason for ending", &codes_responsibility_end),
        REF("successor", "接任人", "Successor", "cadre",
            .help = "写明最后一天和接任人，接任人次日起的责任随之登记",
            .help_en = "with a last day given, his own responsibility from the next day is entered along with it"),
        REF("successor_unit", "接任单位", "Succeeding unit", "organisation", .hidden = true),
        REF("successor_team", "接任工作队", "Succeeding team", "work_team", .hidden = true),
        SUCCESSOR_INTERIM,
        VACANCY_DUE,
        BOOLEAN("interim", "临时接替", "Interim", .help = "因县里规定的原因离岗时临时接替，须另有到期的空缺记录",
                .help_en = "stands in after a reason the county lists; a dated vacancy goes with it"),
        /* Derived, so that the chain of who helped before whom can be followed and nobody types it. */
        REF("predecessor", "前任记录", "Follows", "responsibility", .derived = true, .hidden = true),
        REF("handover", "交接单", "Handover", "handover", .hidden = true),
        REF("document", "依据文件", "Document", "document", .hidden = true),
        END_DOCUMENT,
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};

/* ---- hooks ---- */

struct tier_shape { /* what a row of the tier must name, and the digits of its place */
        const char *tier, *who, *whom;
        size_t digits;
        const char *zh, *en;
};
/* The digits of a place say its level (six a county, nine a township, twelve a village): a county leader on a
 * village, or a unit on a township, is a row in the wrong tier. */
static const struct tier_shape shapes[] = {
        { "leader_township", "cadre", "place", 9, "县领导包乡镇须填写责任人和乡镇",
          "a county leader's row names the cadre and the township" },
        { "unit_village", "organisation", "place", 12, "单位包村须填写帮扶单位和村",
          "a unit's row names the organisation and the village" },
        { "cadre_household", "cadre", "household", 12, "干部包户须填写责任人和受扶户",
          "a cadre's row names the cadre and the household" },
        { "team_village", "team", "place", 12, "工作队驻村须填写工作队和村",
          "a team's row names the work team and the village" },
};

/* Checked here and not by .required: what is wanted depends on the tier, and the words tell the clerk which. */
static bool shape_check(struct ctx *c, const struct draft *d, const struct draft *old)
{
        for (size_t i = 0; i < COUNT(shapes); i++) {
                const struct tier_shape *s = &shapes[i];
                if (!draft_now_is(d, old, "tier", s->tier))
                        continue;
                const struct val place = draft_now(d, old, "place");
                const bool named =
                        draft_now(d, old, s->who).type != VAL_NULL && draft_now(d, old, s->whom).type != VAL_NULL;
                if (!named || place.type != VAL_TEXT || place.s.n != s->digits)
                        return fail(c, ERR_INVALID, "responsibility.incomplete", s->whom, "%s", say(c, s->zh, s->en));
        }
        return true;
}

/* take_place: a row for a household lies where the household lives. */
static bool take_place(struct ctx *c, struct draft *d, const struct draft *old)
{
        const struct val household = draft_now(d, old, "household");
        if (household.type != VAL_INT || (old && !draft_given(d, "place")))
                return true;
        struct val place;
        if (!db_one(c, S("SELECT place FROM household WHERE county = :county AND id = :id AND voided = 0"),
                    ARGS(ARG("id", household)), &place))
                return false;
        if (place.type == VAL_TEXT)
                draft_set(d, "place", place);
        return true;
}

/* Moving a row to another household, place or tier would end one responsibility and begin another with neither day
 * nor successor: a withdrawal by another road. So such an edit is refused with the way that is open. */
static bool responsibility_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (draft_now(d, old, "tier").type == VAL_NULL && draft_now(d, old, "household").type == VAL_INT)
                draft_set(d, "tier", V_TEXT("cadre_household"));
        if (!take_place(c, d, old) || !shape_check(c, d, old))
                return false;
        const bool moved = draft_now(d, old, "household").type == VAL_NULL && !draft_same(d, old, "place");
        if (moved || !draft_same(d, old, "tier"))
                return fail(c, ERR_INVALID, "span.fixed", "place", "%s",
                            say(c, "包保层级和受扶地不能改：请结束本条并新增一条，录错的请作废",
                                "tier and place can't be changed: end this record and begin another, or void it"));
        return not_made_interim(c, d, old) && succession_check(c, d, old) && end_in_calendar(c, d);
}

/* keys: the same bearer for the same object is one row; an import finds it by whichever pair its tier has. A contact
 * person for a village who also helps a household there is two, and a unit whose contact person changes is one. own: a
 * helper sees the households he answers for, on his own page and in every list (own_sql below), and no others. */
static const struct entity responsibility_entities[] = {
        { .name = "responsibility", .title = "包保责任", .title_en = "Responsibilities",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "县领导包乡镇、单位包村、干部包户、工作队驻村",
          .help_en = "county leader for township, unit for village, cadre for household, work team in village",
          .keys = "cadre,household|organisation,place,tier|team,place,tier|cadre,place,tier", .place_from = "household",
          .own = "t.household_id", .sort = "from_on", .sort_down = true, .title_sql = COVERED_TITLE,
          FIELDS(responsibility_fields), .prepare = responsibility_prepare, .settled = succession_settle },
};

/* What must never be twice; what must never be missing is the rule of withdrawal.c. */
static const struct rule responsibility_rules[] = {
        /* On creation only: rows of before the rule may overlap, and ending one of them must not be refused for it. */
        { .name = "responsibility_once", .title = "同一责任重复登记", .title_en = "the same responsibility is entered twice",
          .on = "responsibility", .when = RULE_CREATE, .sql = "responsibility.once" },
};

/* ---- lists ---- */

/* Who covers what. Each piece asks for a bearer who is there himself: a name whose cadre has left, or whose unit was
 * dissolved, covers nobody. */
/* HELPED: household t has a responsible cadre, who is there, on the day. */
#define HELPED(day) \
        "EXISTS (SELECT 1 FROM responsibility r WHERE " JOINED("r") " AND r.household_id = t.id AND r.tier = " \
        "'cadre_household' AND " ON_DAY("r", day) " AND " CADRE_THERE("r", day) ")"
#define LED(day) \
        "EXISTS (SELECT 1 FROM responsibility r WHERE r.county = :county AND r.voided = 0 AND r.place = t.code " \
        "AND r.tier = 'leader_township' AND " ON_DAY("r", day) " AND " CADRE_THERE("r", day) ")"
#define SERVED(day) \
        "EXISTS (SELECT 1 FROM responsibility r JOIN organisation o ON o.county = r.county AND o.id = " \
        "r.organisation_id AND o.voided = 0 AND " ON_DAY("o", day) " WHERE r.county = :county AND r.voided = 0 " \
        "AND r.place = t.code AND r.tier = 'unit_village' AND " ON_DAY("r", day) ")"
#define PLACED "t.code >= :place_lo AND t.code < :place_hi"

/* BORNE: who answers for whom on the day, one list a tier: the ledger's tables. */
#define BORNE(suffix, code, zh, en, zh_unit, en_unit) \
        { .name = "responsibility." suffix, .title = zh, .title_en = en, .unit = zh_unit, .unit_en = en_unit, \
          .of = "responsibility", .period = PERIOD_DAY, .where = "t.tier = '" code "' AND " ON_DAY("t", ":day"), \
          .explain = "当天未结束的" zh, .explain_en = en " open on the day" }

static const struct list responsibility_lists[] = {
        BORNE("leaders", "leader_township", "县领导包乡镇", "Townships borne by county leaders", "个", "townships"),
        BORNE("units", "unit_village", "单位包村", "Villages borne by units", "个", "villages"),
        BORNE("helpers", "cadre_household", "干部包户", "Households borne by cadres", "户", "households"),
        /* Nothing designated is uncovered: one list a tier. Townships and villages are counted from the places of
         * the day, not from rows, since what is missing has no row. */
        { .name = "responsibility.uncovered_townships", .title = "没有县领导包保的乡镇",
          .title_en = "Townships without a county leader", .unit = "个", .unit_en = "townships", .of = "place",
          .period = PERIOD_DAY, .figure = true, .severity = SEVERITY_ERROR, .owner = "organisation", .placed = PLACED,
          .where = "t.kind IN ('town', 'township') AND " ON_DAY("t", ":day") " AND NOT " LED(":day"),
          .mend = "与县委办公室、组织部核对包保文件：已明确的据文件登记；没有明确的由县里研究",
          .mend_en = "check the document on responsibilities with the county committee's office: enter whom it "
                     "names; where it names nobody the county decides",
          .explain = "当天有效的镇、乡中，没有在任县领导包保的", .explain_en = "towns and townships of the day without a county leader" },
        { .name = "responsibility.uncovered_villages", .title = "没有单位包保的村", .title_en = "Villages without a unit",
          .unit = "个", .unit_en = "villages", .of = "place", .period = PERIOD_DAY, .figure = true,
          .severity = SEVERITY_ERROR, .owner = "office", .placed = PLACED,
          .where = "t.kind = 'village' AND " ON_DAY("t", ":day") " AND NOT " SERVED(":day"),
          .mend = "与县主管部门核对单位包村文件：已明确的据文件登记；没有明确的由县里研究",
          .mend_en = "check the document on units for villages with the office: enter which it names; where it "
                     "names none the county decides",
          .explain = "当天有效的行政村中，没有单位包保的；包保单位当天须存在",
          .explain_en = "administrative villages of the day without a unit that exists on it" },
        /* No responsible cadre for a household not out of poverty is a class of fault in the nation's own data
         * checks; here it is also what the pairing board works off. */
        { .name = "responsibility.uncovered_households", .title = "没有责任人的«poor_household»",
          .title_en = "«poor_households» without a responsible cadre", .unit = "户", .unit_en = "households",
          .of = "household", .period = PERIOD_DAY, .figure = true, .severity = SEVERITY_ERROR, .owner = "township",
          .where = POOR_ON("t.id", ":day") " AND NOT " HELPED(":day"),
          .mend = "与乡镇、派出单位核对责任人安排文件或名册，在结对看板上据以确定",
          .mend_en = "check the document or roster of helpers with township and units, and assign by it on the "
                     "pairing board",
          .explain = "当天处于«poor_states»状态，没有在任责任人的户",
          .explain_en = "households poor on the day without a responsible cadre who is there" },
        /* Of monitored households apart: they come by another road (since 2020), with words and numbers of their
         * own. */
        { .name = "responsibility.uncovered_monitored", .title = "没有责任人的«monitored»",
          .title_en = "Monitored households without a responsible cadre", .unit = "户", .unit_en = "households",
          .of = "household", .period = PERIOD_DAY, .severity = SEVERITY_ERROR, .owner = "township",
          .where = MONITORED_ON("t.id", ":day") " AND NOT " HELPED(":day"),
          .mend = "与乡镇、派出单位核对责任人安排文件或名册，在结对看板上据以确定",
          .mend_en = "check the document or roster of helpers with township and units, and assign by it on the "
                     "pairing board",
          .explain = "当天为«monitored»、没有在任责任人的户",
          .explain_en = "households monitored on the day without a responsible cadre who is there" },
        /* What no_withdrawal refuses to make, found where it came about otherwise: by a sheet, or by a record taken
         * back. Not before the county's exits were bound to go on with help, nor for what was ended by a document. */
        { .name = "responsibility.uncovered_exited", .title = "继续帮扶期内没有责任人的退出户",
          .title_en = "Households out of poverty left without help", .unit = "户", .unit_en = "households",
          .of = "household", .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = ":day BETWEEN {param:help_after_exit_from} AND {param:help_after_exit_until} AND "
                   STATUS_ON("('exited', 'exited_no_policy')", "t.id", ":day") " AND NOT " HELPED(":day")
                   " AND EXISTS (SELECT 1 FROM responsibility r WHERE r.county = t.county AND r.household_id = t.id "
                   "AND r.tier = 'cadre_household' AND r.from_on <= :day) AND NOT EXISTS (SELECT 1 FROM responsibility "
                   "r WHERE " JOINED("r") " AND r.household_id = t.id AND r.tier = 'cadre_household' AND "
                   "r.end_document_id IS NOT NULL AND r.to_on < :day)",
          .mend = "与乡镇、派出单位核对责任人安排文件和结束帮扶的决定文件，据以登记责任人或结束决定文件",
          .mend_en = "check the document of helpers and the decision that ended help with township and units, and "
                     "enter the helper or the decision",
          .explain = "当天在退出后继续帮扶期内(参数 help_after_exit_from、help_after_exit_until)，曾有责任人、现在没有，也没有结束决定文件的退出户",
          .explain_en = "households out of poverty on a day on which help goes on, that had a responsible cadre and "
                        "have none, with no document of the ending" },
        /* The numerator of the coverage: who is poor and helped, not who has a row, so that it never exceeds the
         * whole. */
        { .name = "responsibility.covered_households", .title = "有责任人的«poor_household»",
          .title_en = "«poor_households» with a responsible cadre", .unit = "户", .unit_en = "households",
          .of = "household", .period = PERIOD_DAY, .figure = true,
          .where = POOR_ON("t.id", ":day") " AND " HELPED(":day"),
          .explain = "当天处于«poor»状态、有在任责任人的户",
          .explain_en = "households poor on the day with a responsible cadre who is there" },
        { .name = "responsibility.coverage", .title = "责任人覆盖率", .title_en = "Coverage of «poor_households»",
          .unit = "%", .unit_en = "%", .of = "household", .period = PERIOD_DAY, .figure = true,
          .num = "responsibility.covered_households", .den = "household.poor",
          .explain = "有责任人的«poor_household»占«poor_household»的百分比",
          .explain_en = "«poor_households» with a cadre among «poor_households»" },
        /* A team is due only where the county designated the village for one, and no longer than until it is
         * delisted. */
        { .name = "responsibility.no_team", .title = "应派未派工作队的村",
          .title_en = "Designated villages without a work team", .unit = "个", .unit_en = "villages",
          .of = "village_designation", .period = PERIOD_DAY, .severity = SEVERITY_ERROR, .owner = "organisation",
          .where = "t.kind = 'work_team' AND " ON_DAY("t", ":day") " AND (" HELP_GOES_ON(":day") " OR NOT "
                   "EXISTS (SELECT 1 FROM village_exit x WHERE " JOINED("x") " AND x.place = t.place AND "
                   "x.confirmed_on IS NOT NULL AND x.day <= :day)) AND NOT EXISTS (SELECT 1 FROM work_team w WHERE "
                   JOINED("w")
                   " AND w.place = t.place AND " ON_DAY("w", ":day") ")",
          .mend = "与组织部核对选派文件：已派的据文件登记；未派的由组织部研究选派。村是否«delisting»以批准文件为准",
          .mend_en = "check the document of dispatch with the organisation department: enter the team it sends; "
                     "where none was sent the department decides. Whether the village is delisted its document says",
          .explain = "当天确定派驻工作队、尚未«delisting»(或在«delisting»后继续帮扶期内)、没有工作队的村",
          .explain_en = "villages designated for a team, not delisted, without one on the day" },
};

/* No fallback: how many households a helper may carry is each county's own figure, and none is kept until it is
 * entered. */
static const struct parameter responsibility_parameters[] = {
        { .name = "helper_limit", .title = "每名责任人帮扶户数上限", .title_en = "Households a helper may carry", .unit = "户",
          .type = FIELD_INT },
};

/* Who is uncovered is named before the coverage, which would hide them. The board is about a place: a helper who sees
 * his own households only has none. */
static const struct mechanism responsibility_mechanism = {
        .number = "1.3",
        .pillar = PILLAR_AWARENESS,
        .title = "包保责任",
        .title_en = "Assigned responsibility",
        .responsible = "«office_short»、组织部",
        .responsible_en = "«office_short», organisation department",
        .words =
                "{?county|"
                "{?responsibility.uncovered_townships+responsibility.uncovered_villages+"
                "responsibility.uncovered_households+posting.no_leader|"
                "落实县领导包乡镇、单位包村、干部包户、工作队驻村责任{?responsibility.covered_households|，{responsibility.covered_households}"
                "户«poor_household»落实«helper»|}。|县领导包乡镇、单位包村、干部包户、工作队驻村实现全覆盖，{place.townships}个乡镇、{place.villages}个村"
                "均有包保{?responsibility.covered_households|，{responsibility.covered_households}户«poor_household»均落实«"
                "helper»|}。}|{?responsibility.covered_households|"
                "{?responsibility.uncovered_villages+responsibility.uncovered_households|落实单位包村、干部包户责任，"
                "{responsibility.covered_households}户«poor_household»落实«helper»。|单位包村、干部包户实现全覆盖，"
                "{responsibility.covered_households}户«poor_household»均落实«helper»。}|}}\n"
                "{?enterprise_pairing.items|开展«enterprises»，{enterprise_pairing.enterprises}家非公企业结对帮扶"
                "{enterprise_pairing.villages}个村，落实帮扶事项{enterprise_pairing.items}件{?enterprise_pairing.invested|，到位资金"
                "{enterprise_pairing.invested 万元}|}{?enterprise_pairing.jobs|，提供就业岗位{enterprise_pairing.jobs}个|}。|}",
        .words_en =
                "{?county|"
                "{?responsibility.uncovered_townships+responsibility.uncovered_villages+"
                "responsibility.uncovered_households+posting.no_leader|"
                "County leaders answer for townships, units for villages and cadres for households"
                "{?responsibility.covered_households|; {responsibility.covered_households} «poor_households» have "
                "a responsible cadre|}.|All {place.townships} townships have a county leader, all {place.villages} "
                "villages a unit{?responsibility.covered_households|, and all {responsibility.covered_households} «"
                "poor_households» a responsible cadre|}.}|{?responsibility.covered_households|"
                "{responsibility.covered_households} «poor_households» have a responsible cadre.|}}\n"
                "{?enterprise_pairing.items|{enterprise_pairing.enterprises} private enterprises were paired with "
                "{enterprise_pairing.villages} villages and carried out {enterprise_pairing.items} items"
                "{?enterprise_pairing.invested|; {enterprise_pairing.invested million} yuan arrived|}"
                "{?enterprise_pairing.jobs|, {enterprise_pairing.jobs} jobs were provided|}.|}",
        .daily = "responsibility|visit",
        PAGES({ "/pairing", "结对看板", "Pairing board", "responsibility", .whole_place = true },
              { "/handover", "帮扶户交接", "Handover", "responsibility", .writes = true }),
};

const struct module responsibility_module = {
        .name = "responsibility",
        .title = "包保责任",
        .title_en = "Assigned responsibility",
        .declares = &responsibility_mechanism,
        ENTITIES(responsibility_entities),
        RULES(responsibility_rules),
        LISTS(responsibility_lists),
        PARAMETERS(responsibility_parameters),
        /* Only while he is in service: who has left loses sight of his households on the day after, whatever the
         * rows say. */
        .own_sql = "SELECT r.household_id FROM responsibility r JOIN cadre k ON k.county = r.county AND k.id = "
                   "r.cadre_id AND k.voided = 0 WHERE r.county = :county AND k.person_id = :me_id AND r.tier = "
                   "'cadre_household' AND r.voided = 0 AND " ON_DAY("r", ":today") " AND " ON_DAY("k", ":today"),
};
