/* posting.c: mechanism 2.1, selection and dispatch: work teams in villages, their slots, who occupies them.
 *
 * A team stands in a village and has slots (leader, member, first secretary); a posting is one cadre's time in one
 * slot, sent by a unit of some level. A slot has one occupant at a time. Slot and occupant are two records so that an
 * empty slot is seen: who left is gone from the rosters, the slot he left is not. No withdrawal before exit stands in
 * withdrawal.c, because it binds helpers and leaders alike; days on post and leave in presence.c. Left out: the diary,
 * and any location of persons. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/responsibility/succession.h"
#include "mechanisms/responsibility/withdrawal.h"

/* Closed: leader and first secretary are what the figures and no_withdrawal are about. 第一书记兼队长 is two slots with
 * one person in both. */
static const struct codes slot_kinds = CODES("slot_kind", "岗位", "Slot",
        { "leader", "工作队长", "Team leader", "队长|驻村工作队队长|工作队队长" },
        { "deputy", "副队长", "Deputy leader", "副队长" },
        { "member", "工作队员", "Team member", "队员|驻村工作队队员|工作队队员" },
        { "first_secretary", "第一书记", "First Party secretary", "驻村第一书记|村第一书记" },
        { "attached_deputy", "挂职副书记", "Deputy secretary on attachment", "挂职扶贫副书记|挂职党委副书记" },
);

/* A team has a village and days, and nothing else: who is in it are its slots, who sent whom is the posting. */
static const struct field team_fields[] = {
        TEXT("name", "工作队", "Work team", .required = true, .named = true, .max_length = 100,
             .synonyms = "驻村工作队|工作队名称"),
        PLACE("place", "驻村", "Village", .level = "village", .required = true, .synonyms = "行政村|村|派驻村|所驻村"),
        DATE("from_on", "进驻日期", "From", .required = true, .synonyms = "驻村时间"),
        DATE("to_on", "撤离日期", "To"),
        CODE("end_reason", "结束原因", "Reason for ending", &codes_team_end, .hidden = true),
        REF("document", "选派文件", "Document", "document"),
        END_DOCUMENT,
};
/* A slot is of one team and kind; several members are several slots, so that an empty one can be seen. */
static const struct field slot_fields[] = {
        REF("team", "工作队", "Work team", "work_team", .required = true, .indexed = true),
        CODE("kind", "岗位", "Slot", &slot_kinds, .required = true, .indexed = true, .synonyms = "身份|驻村身份"),
        DATE("from_on", "设岗日期", "From", .required = true),
        DATE("to_on", "撤岗日期", "To"),
        CODE("end_reason", "结束原因", "Reason for ending", &codes_team_end, .hidden = true),
        END_DOCUMENT,
};
/* The level is the posting's own and not looked up from the unit: units change, and 省派 stays 省派 in the figures of
 * its years. predecessor is derived by succession.c. */
static const struct field posting_fields[] = {
        REF("slot", "岗位", "Slot", "slot", .required = true, .indexed = true),
        REF("cadre", "人员", "Cadre", "cadre", .required = true, .indexed = true, .synonyms = "姓名|队员姓名|干部"),
        REF("organisation", "选派单位", "Sending unit", "organisation", .synonyms = "派出单位"),
        CODE("level", "选派层级", "Level", &codes_level, .required = true, .indexed = true,
             .synonyms = "选派级别|派出层级"),
        DATE("from_on", "到岗日期", "From", .required = true, .synonyms = "任职时间|驻村起始时间"),
        DATE("to_on", "离岗日期", "To", .synonyms = "驻村结束时间"),
        CODE("end_reason", "离岗原因", "Reason for ending", &codes_posting_end),
        REF("successor", "接任人", "Successor", "cadre", .synonyms = "接替人|接任人姓名",
            .help = "写明最后一天和接任人，接任人次日到岗的记录随之登记",
            .help_en = "with a last day given, his own posting from the next day is entered along with it"),
        SUCCESSOR_INTERIM,
        VACANCY_DUE,
        BOOLEAN("interim", "临时顶岗", "Interim", .help = "因县里规定的原因离岗时临时顶岗",
                .help_en = "stands in after a reason the county lists"),
        REF("predecessor", "前任记录", "Follows", "posting", .derived = true),
        REF("document", "选派文号", "Document", "document"),
        TEXT("batch", "批次", "Batch", .max_length = 40, .synonyms = "选派批次|第几批|批次名称"),
        DATE("term_ends_on", "任期届满日期", "Term ends on", .hidden = true,
             .synonyms = "届满日期|任期届满时间|任期截止日期|任期至|选派期满日期"),
        TEXT("acting_post", "挂职职务", "Post held meanwhile", .hidden = true, .max_length = 60,
             .synonyms = "挂任职务|挂职职务名称"),
        TEXT("rank_before", "选派前职务职级", "Post and rank before", .hidden = true, .max_length = 100,
             .help = "不填时按选派时干部登记的职务、职级留存", .help_en = "left empty: as the register of cadres says that day",
             .synonyms = "选派前职务|选派前职级|原职务职级|选派前职务(职级)"),
        DATE("relation_moved_on", "党组织关系转入日期", "Party relation moved on", .hidden = true,
             .synonyms = "组织关系转入日期|组织关系转接日期|党组织关系转接时间|组织关系转入时间"),
        END_DOCUMENT,
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};
/* posting_stays: what a span is, as what or where, never changes under those who serve in it. */
static bool posting_stays(struct ctx *c, const struct draft *d, const struct draft *old, const char *field)
{
        return draft_same(d, old, field) ||
               fail(c, ERR_INVALID, "span.fixed", field, "%s",
                    say(c, "岗位种类和驻村不能改：请结束本条并新增一条，录错的请作废",
                        "the kind of a slot and a team's village can't be changed: end this record and begin "
                        "another, or void it"));
}

/* A leader's slot made a member's would be a withdrawal nobody ended. */
static bool slot_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        return posting_stays(c, d, old, "kind") && end_in_calendar(c, d);
}

/* A team moved to another village leaves the first without one. */
static bool team_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        return posting_stays(c, d, old, "place") && end_in_calendar(c, d);
}

/* keep_rank_before: what somebody was when he was sent; the register of cadres goes on with his career. */
static bool keep_rank_before(struct ctx *c, struct draft *d, const struct draft *old)
{
        struct val rank;
        if (old || draft_get(d, "rank_before").type == VAL_TEXT || draft_get(d, "cadre").type != VAL_INT)
                return true;
        if (!db_one(c, db_sql(c->db, "posting.rank"), ARGS(ARG("id", draft_get(d, "cadre"))), &rank))
                return false;
        if (rank.type == VAL_TEXT)
                draft_set(d, "rank_before", rank);
        return true;
}

/* In this order, so that the first message is the one that explains: a stand-in by edit, a successor who is
 * himself, a day the calendar does not know. */
static bool posting_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        return not_made_interim(c, d, old) && succession_check(c, d, old) && end_in_calendar(c, d) &&
               keep_rank_before(c, d, old);
}

/* A posting is called after the person: the slot he is in stands beside his name wherever it is listed. */
#define CADRE_NAME(ref) \
        "(SELECT p.name FROM cadre k JOIN person p ON p.county = k.county AND p.id = k.person_id WHERE " \
        "k.county = r.county AND k.id = " ref ")"

/* Teams, slots and postings are read by everybody in the directory (whom to call in a village). */
static const struct entity posting_entities[] = {
        { .name = "work_team", .title = "驻村工作队", .title_en = "Work teams", .life = LIFE_SPAN,
          .reading = READ_DIRECTORY, .area = AREA_CADRE,
          .help = "派驻到村的工作队", .help_en = "teams resident in villages", .keys = "place,name", .sort = "name",
          .title_sql = "r.name", FIELDS(team_fields), .prepare = team_prepare },
        { .name = "slot", .title = "驻村岗位", .title_en = "Slots", .life = LIFE_SPAN,
          .reading = READ_DIRECTORY, .area = AREA_CADRE, .hidden = true,
          .help = "工作队中的岗位：队长、队员、第一书记", .help_en = "slots of a team: leader, member, first secretary",
          .keys = "team,kind,from_on", .place_from = "team",
          .title_sql = "(SELECT w.name FROM work_team w WHERE w.county = r.county AND w.id = r.team_id) || ' ' || "
                       "{kind}",
          FIELDS(slot_fields), .prepare = slot_prepare },
        { .name = "posting", .title = "«dispatch»", .title_en = "Postings", .life = LIFE_SPAN,
          .reading = READ_DIRECTORY, .area = AREA_CADRE, .alone = "slot",
          .help = "谁在哪个岗位、由谁选派、起止日期", .help_en = "who occupies which slot, sent by whom, from when to when",
          .keys = "slot,cadre,from_on", .place_from = "slot", .sort = "from_on", .sort_down = true,
          .title_sql = CADRE_NAME("r.cadre_id"), FIELDS(posting_fields), .prepare = posting_prepare,
          .settled = succession_settle },
};

/* The words for what .alone says of the slot: the way out, which the program can't know by itself. On END too, since
 * an end moved later may run into who came after. */
static const struct rule posting_rules[] = {
        { .name = "one_occupant", .title = "同一岗位同一天只能有一人（换人请打开在岗者的记录，用“结束并接任”）",
          .title_en = "a slot has one occupant at a time (open the occupant's record and use “end, and succeed”)",
          .on = "posting", .when = RULE_CREATE | RULE_UPDATE | RULE_END },
};

/* IN_SLOT: the posting t stands in an open slot of the kind, in an open team, and its cadre is there. */
#define IN_SLOT(kinds, day) \
        ON_DAY("t", day) " AND EXISTS (SELECT 1 FROM slot s JOIN work_team w ON w.county = s.county AND w.id = " \
        "s.team_id AND w.voided = 0 AND " ON_DAY("w", day) " WHERE " JOINED("s") " AND s.id = t.slot_id AND " \
        "s.kind IN " kinds " AND " ON_DAY("s", day) ")" " AND EXISTS (SELECT 1 FROM cadre k WHERE " JOINED("k") \
        " AND k.id = t.cadre_id AND " ON_DAY("k", day) ")"
/* A village is delisted from the day its exit is confirmed for, not from the day somebody proposed it; while help goes
 * on after it, it is none the less due a team (withdrawal.c). */
#define NOT_DELISTED "(" HELP_GOES_ON(":day") " OR NOT EXISTS (SELECT 1 FROM village_exit x WHERE " JOINED("x") \
        " AND x.place = t.place AND x.confirmed_on IS NOT NULL AND x.day <= :day))"
/* The leader of any team of the village will do, as in the hard rule (withdrawal.sql): the two must not disagree
 * on who leads. */
#define LEADER_THERE \
        "EXISTS (SELECT 1 FROM posting p JOIN slot s ON s.county = p.county AND s.id = p.slot_id AND s.voided " \
        "= 0 AND s.kind = 'leader' AND " ON_DAY("s", ":day") " JOIN work_team w ON w.county = s.county AND " \
        "w.id = s.team_id AND w.voided = 0 AND " ON_DAY("w", ":day") " JOIN cadre k ON k.county = p.county AND " \
        "k.id = p.cadre_id AND k.voided = 0 AND " ON_DAY("k", ":day") " WHERE " JOINED("p") \
        " AND w.place = t.place AND " ON_DAY("p", ":day") ")"
/* Leaders by the level that sent them, as the account tells them (70 leaders by level). */
#define LEADERS(suffix, zh, en, code) \
        { .name = "posting.leaders_" suffix, .title = zh "选派工作队长", .title_en = "Team leaders sent by the " en, \
        .unit = "名", .unit_en = "persons", \
          .of = "posting", .period = PERIOD_DAY, .figure = true, .counts = "person", \
          .measure = CADRES_PERSONS, \
          .where = "t.level = '" code "' AND " IN_SLOT("('leader')", ":day"), \
          .explain = "当天在岗、选派层级为" zh "的工作队长", \
          .explain_en = "persons in an open slot of work-team leader, sent by the " en }

/* Each figure asks that person, slot and team are all there on the day: rosters keep the names of those who left
 * for years. */
static const struct list posting_lists[] = {
        { .name = "posting.leaders", .title = "驻村工作队长", .title_en = "Work-team leaders", .unit = "名",
          .unit_en = "persons", .of = "posting", .period = PERIOD_DAY, .figure = true,
          .counts = "person", .measure = CADRES_PERSONS,
          .where = IN_SLOT("('leader')", ":day"),
          .explain = "当天在工作队长岗位上的不同的人；本人、岗位、工作队当天都在",
          .explain_en = "distinct persons in an open slot of work-team leader on the day, the cadre, slot and team "
                        "all being there" },
        LEADERS("province", "省级", "province", "province"),
        LEADERS("city", "市级", "city", "city"),
        LEADERS("county", "县级", "county", "county"),
        /* Apart from the leaders, though one person may be both: the two are appointed by different papers. */
        { .name = "posting.first_secretaries", .title = "第一书记", .title_en = "First secretaries", .unit = "名",
          .unit_en = "persons", .of = "posting", .period = PERIOD_DAY, .figure = true,
          .counts = "person", .measure = CADRES_PERSONS,
          .where = IN_SLOT("('first_secretary')", ":day"),
          .explain = "当天在第一书记岗位上的不同的人",
          .explain_en = "distinct persons in an open slot of first secretary on the day" },
        /* Deputies among the members: the account knows leaders, first secretaries and the rest. */
        { .name = "posting.members", .title = "工作队员", .title_en = "Team members", .unit = "名", .unit_en = "persons",
          .of = "posting", .period = PERIOD_DAY, .figure = true, .counts = "person", .measure = CADRES_PERSONS,
          .where = IN_SLOT("('member', 'deputy')", ":day"),
          .explain = "当天在副队长、队员岗位上的不同的人",
          .explain_en = "distinct persons in an open slot of member or deputy on the day" },
        { .name = "posting.in_slots", .title = "在岗的«dispatch»人员", .title_en = "Postings of the day", .unit = "名",
          .unit_en = "persons", .of = "posting", .period = PERIOD_DAY, .counts = "person", .measure = CADRES_PERSONS,
          .where = IN_SLOT("('leader', 'member', 'first_secretary')", ":day"),
          .explain = "当天在工作队岗位上的队长、第一书记和队员",
          .explain_en = "team leaders, first secretaries and members in their slots on the day" },
        { .name = "posting.teams", .title = "驻村工作队", .title_en = "Work teams", .unit = "支", .unit_en = "teams",
          .of = "work_team", .period = PERIOD_DAY, .figure = true,
          .where = ON_DAY("t", ":day"),
          .explain = "当天在村的工作队", .explain_en = "work teams in villages on the day" },
        /* Counted by village: a village designated twice is without a leader once. This is the check that
         * no_withdrawal keeps from growing. */
        { .name = "posting.no_leader", .title = "应派未派队长的村", .title_en = "Villages without a team leader", .unit = "个",
          .unit_en = "villages", .of = "village_designation", .period = PERIOD_DAY, .figure = true, .counts = "place",
          .measure = "COUNT(DISTINCT t.place)", .severity = SEVERITY_ERROR, .owner = "organisation",
          .where = "t.kind = 'work_team' AND " ON_DAY("t", ":day") " AND " NOT_DELISTED " AND NOT " LEADER_THERE,
          .mend = "与组织部核对选派文件：已派的据文件登记；未派的由组织部研究选派。村是否«delisting»以批准文件为准",
          .mend_en = "check the document of dispatch with the organisation department: enter whom it sends; where "
                     "nobody was sent the department decides. Whether the village is delisted its document says",
          .explain = "当天确定派驻工作队、尚未«delisting»(或在«delisting»后继续帮扶期内)、队长岗位无人的村",
          .explain_en = "villages designated for a work team, not delisted or still helped, without a leader on the "
                        "day" },
        /* A term over ends nothing by itself: who is there stays until somebody follows him. */
        { .name = "posting.term_over", .title = "任期届满仍在岗的驻村人员", .title_en = "Postings past their term",
          .unit = "人", .unit_en = "persons", .of = "posting", .period = PERIOD_DAY, .severity = SEVERITY_HINT,
          .owner = "organisation", .where = "t.term_ends_on < :day AND " ON_DAY("t", ":day"),
          .mend = "与派出单位核对选派文件：延长的更正届满日期；轮换的，接任人到岗时用“结束并接任”办理",
          .mend_en = "check the document of dispatch with the sending unit: correct a term that was prolonged; who is "
                     "followed is ended when his successor comes",
          .explain = "当天在岗、登记的任期届满日期已过的驻村人员",
          .explain_en = "postings of the day whose term entered is over" },
        /* Suspected, not an error: a slot may wait for the next batch of those sent. */
        { .name = "posting.empty_slots", .title = "无人的岗位", .title_en = "Empty slots", .unit = "个", .unit_en = "slots",
          .of = "slot", .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = ON_DAY("t", ":day") " AND NOT EXISTS (SELECT 1 FROM posting p WHERE " JOINED("p")
                   " AND p.slot_id = t.id AND " ON_DAY("p", ":day") ")",
          .mend = "与组织部核对选派文件中的岗位数和人员：已到岗的据文件登记；岗位确已撤销的，凭撤销文件结束",
          .mend_en = "compare slots and persons with the document of dispatch, with the organisation department: "
                     "enter who is there; a slot is closed by the document that closed it",
          .explain = "当天设有、没有人在岗的岗位", .explain_en = "slots open on the day with nobody in them" },
        /* Two slots in one village are usual (第一书记兼队长); in two villages at once somebody is on paper. */
        { .name = "posting.two_slots", .title = "一人占两个岗位", .title_en = "One person in two slots", .unit = "人",
          .unit_en = "persons", .of = "posting", .period = PERIOD_DAY, .severity = SEVERITY_HINT,
          .owner = "organisation",
          .where = ON_DAY("t", ":day") " AND EXISTS (SELECT 1 FROM posting p WHERE " JOINED("p") " AND p.cadre_id "
                   "= t.cadre_id AND p.id <> t.id AND " ON_DAY("p", ":day") " AND p.place <> t.place)",
          .mend = "与乡镇和派出单位核对选派文件，核实此人实际驻在哪个村",
          .mend_en = "compare the document of dispatch with township and sending unit, to find out in which village "
                     "the person is",
          .explain = "当天同时在两个村任职的驻村人员", .explain_en = "persons posted in two villages on the day" },
};

/* Its heading is longer than its tile: the account counts helpers of villages and households here too. */
static const struct mechanism posting_mechanism = {
        .number = "2.1",
        .pillar = PILLAR_PERSONNEL,
        .title = "«dispatch»",
        .title_en = "Selection and dispatch",
        .responsible = "组织部",
        .responsible_en = "Organisation department",
        .words =
                "{?posting.teams|选派驻村工作队{posting.teams}支，在岗队长{posting.leaders}名{?county|（省派{posting.leaders_province}"
                "名、市派{posting.leaders_city}名、县派{posting.leaders_county}名）|}{?posting.first_secretaries|、第一书记"
                "{posting.first_secretaries}名|}{?posting.members|、队员{posting.members}名|}。|}{?helper.cadres|"
                "{helper.cadres}名党员干部承担包村包户责任{?county|，其中县直单位{helper.cadres_county}名、乡镇{helper.cadres_township}名、村"
                "{helper.cadres_village}名{?helper.cadres_private_enterprise|、非公企业{helper.cadres_private_enterprise}名|"
                "}|}。|}{?posting.teams+helper.cadres|坚持«no_withdrawal»，岗位变动均先接后交。|}",
        .words_en =
                "{?posting.teams|{posting.teams} work teams are in villages, with {posting.leaders} leaders{?county| "
                "({posting.leaders_province} sent by the province, {posting.leaders_city} by the city, "
                "{posting.leaders_county} by the county)|}{?posting.first_secretaries|, {posting.first_secretaries} "
                "first secretaries|}{?posting.members|, {posting.members} members|}. |}{?helper.cadres|"
                "{helper.cadres} cadres who are Party members are responsible for a village or a household{?county|: "
                "{helper.cadres_county} from county units, {helper.cadres_township} from townships, "
                "{helper.cadres_village} from villages{?helper.cadres_private_enterprise|, "
                "{helper.cadres_private_enterprise} from private enterprises|}|}. |}{?posting.teams+helper.cadres|"
                "Nobody left before exit without a successor.|}",
        .daily = "posting",
        PAGES({ "/handover", "帮扶户交接", "Handover", "responsibility", .writes = true }),
};

const struct module posting_module = {
        .name = "posting",
        .title = "«dispatch»",
        .title_en = "Selection and dispatch",
        .declares = &posting_mechanism,
        ENTITIES(posting_entities),
        RULES(posting_rules),
        LISTS(posting_lists),
};
