/* party_posts.c: who leads a Party organisation: its secretary, deputies and committee members, from when to when.
 *
 * The mechanisms of leadership are answered for by secretaries and committees, and a word beside the organisation
 * (`leader`) had no days: who led it when something was promised could not be said. The organisation shows the name of
 * the secretary of today, which is kept here; when its committee's term ends stands with the organisation, for all of
 * its members at once. Left out: elections and how a committee is renewed. */
#include "core/scope.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* Inside the Party organisation: what somebody is in the village committee beside it is a village post. */
static const struct codes party_post_kinds = OPEN_CODES("party_post_kind", "党内职务", "Post in the Party organisation",
        { "secretary", "书记", "Secretary",
          "党组织书记|党委书记|党工委书记|工委书记|党总支书记|总支书记|党支部书记|支部书记|支书|党组织负责人" },
        { "deputy", "副书记", "Deputy secretary",
          "党委副书记|党工委副书记|党总支副书记|总支副书记|党支部副书记|支部副书记" },
        { "discipline", "纪检委员", "Member for discipline", "纪律检查委员" },
        { "organisation", "组织委员", "Member for organisation" },
        { "publicity", "宣传委员", "Member for publicity" },
        { "united_front", "统战委员", "Member for the united front" },
        { "youth", "青年委员", "Member for youth" },
        { "member", "委员", "Committee member", "党委委员|党工委委员|党总支委员|总支委员|党支部委员|支部委员|支委" },
        { "other", "其他", "Other" },
);

static const struct field party_post_fields[] = {
        REF("organisation", "党组织", "Party organisation", "organisation", .required = true, .indexed = true,
            .synonyms = "党组织名称|所在党组织|任职党组织|党支部"),
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true,
            .synonyms = "书记|书记姓名|党组织书记|党组织书记姓名|班子成员|班子成员姓名|委员姓名"),
        CODE("post", "党内职务", "Post", &party_post_kinds, .required = true, .indexed = true,
             .synonyms = "职务|党内任职|班子职务|现任党内职务|党组织职务"),
        DATE("from_on", "任职日期", "From", .required = true, .synonyms = "任职时间|任现职时间|当选日期|当选时间"),
        DATE("to_on", "离任日期", "To", .synonyms = "离任时间|免职日期|免职时间"),
        REF("document", "任免文件", "Document", "document", .hidden = true, .synonyms = "任职文号|批复文号|任免文号"),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};

/* ---- hooks ---- */

static bool party_post_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        struct val kind = V_NULL;
        const struct val organisation = draft_now(d, old, "organisation");
        (void)ch;
        if (organisation.type == VAL_INT &&
            !db_one(c, db_sql(c->db, "party_posts.party_kind"), ARGS(ARG("id", organisation)), &kind))
                return false;
        return organisation.type != VAL_INT || kind.type == VAL_TEXT ||
               fail(c, ERR_INVALID, "party_post.organisation", "party_post.organisation", "%s",
                    say(c, "这里登记党组织的书记、委员：所选单位不是党组织；村“两委”职务请在“村干部任职”登记",
                        "secretaries and members of Party organisations stand here, and this is none: posts in "
                        "villages are entered under village posts"));
}

/* show_secretary: the organisation's word for who leads it is the secretary's name, whoever enters him: townships enter
 * their villages' secretaries and don't keep the register of organisations. */
static bool show_secretary(struct ctx *c, struct change *ch, struct val organisation)
{
        struct val name;
        if (!db_one(c, db_sql(c->db, "party_posts.secretary"), ARGS(ARG("id", organisation)), &name))
                return false;
        if (name.type != VAL_TEXT)
                return true;
        const struct actor *who = c->actor, program = actor_recorder(c);
        struct draft *d = draft_new(c->arena, entity_find(S("organisation")));
        d->id = organisation.i;
        draft_set(d, "leader", name);
        act_as(c, &program);
        const bool ok = change_put(c, ch, d);
        act_as(c, who);
        return ok;
}

static bool party_post_applied(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)old;
        return !draft_now_is(d, old, "post", "secretary") || show_secretary(c, ch, draft_get(d, "organisation"));
}

/* In the directory: whoever has to do with an organisation finds who leads it. That somebody is a Party member is told
 * by it, and of secretaries it is told on the door. */
static const struct entity party_post_entities[] = {
        { .name = "party_post", .title = "党组织班子", .title_en = "Posts in Party organisations", .life = LIFE_SPAN,
          .reading = READ_DIRECTORY, .area = AREA_CADRE, .role_of = "person", .alone = "organisation,person,post",
          .help = "党组织的书记、副书记、委员及任职起止日期",
          .help_en = "secretaries, deputies and committee members of Party organisations, with dates",
          .called = "班子成员|党组织班子|支委会|书记名册|委员名册", .keys = "organisation,person,post",
          .place_from = "organisation", .sort = "from_on", .sort_down = true,
          .title_sql = PERSON_TITLE " || ' ' || {post}", FIELDS(party_post_fields), .prepare = party_post_prepare,
          .applied = party_post_applied },
};

static const struct rule party_post_rules[] = {
        { .name = "party_post_once", .title = "同一人在同一党组织的同一职务日期重叠",
          .title_en = "one person holds the same post of an organisation twice at a time", .on = "party_post",
          .when = RULE_CREATE | RULE_UPDATE | RULE_END },
        { .name = "one_secretary", .title = "同一党组织同一天有两名书记（换人请先结束前任）",
          .title_en = "an organisation has two secretaries on one day (end the one before first)", .on = "party_post",
          .when = RULE_CREATE | RULE_UPDATE | RULE_END, .sql = "party_posts.one_secretary" },
        { .name = "post_of_member", .title = "党组织班子成员任职当天不是党员",
          .title_en = "who holds a post in a Party organisation is no Party member on the first day",
          .on = "party_post", .when = RULE_CREATE | RULE_UPDATE, .sql = "party_posts.post_of_member",
          .closed = AREA_MEMBER },
};

/* ---- lists ---- */

/* SECRETARY: organisation t has a secretary on the day. */
#define SECRETARY \
        "EXISTS (SELECT 1 FROM party_post k WHERE " JOINED("k") " AND k.organisation_id = t.id AND k.post = " \
        "'secretary' AND " ON_DAY("k", ":day") ")"

static const struct list party_post_lists[] = {
        { .name = "org.secretaries", .title = "党组织书记", .title_en = "Secretaries", .unit = "名", .unit_en = "persons",
          .of = "party_post", .period = PERIOD_DAY, .figure = true, .counts = "person",
          .measure = "COUNT(DISTINCT t.person_id)", .where = "t.post = 'secretary' AND " ON_DAY("t", ":day"),
          .explain = "当天在任的党组织书记，不同的人", .explain_en = "distinct persons who are secretary on the day" },
        { .name = "org.no_secretary", .title = "没有书记的党组织", .title_en = "Party organisations without a secretary",
          .unit = "个", .unit_en = "organisations", .of = "organisation", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = "t.kind IN " PARTY_KINDS " AND t.kind <> 'county_committee' AND " ON_DAY("t", ":day") " AND NOT "
                   SECRETARY " AND EXISTS (SELECT 1 FROM party_post p WHERE " JOINED("p") ")",
          .mend = "核对任免文件，在“党组织班子”登记现任书记；确实空缺的，由上级党委确定人选",
          .mend_en = "check the document and enter the secretary; where there is none, the organisation above decides",
          .explain = "当天存在、没有在任书记的党组织，县委不在内；本县还没有登记任何班子成员的，不列",
          .explain_en = "Party organisations of the day without a secretary, the county committee apart, once "
                        "the county keeps any" },
        { .name = "org.term_over", .title = "班子任期已届满的党组织", .title_en = "Committees past their term", .unit = "个",
          .unit_en = "organisations", .of = "organisation", .period = PERIOD_DAY, .severity = SEVERITY_HINT,
          .owner = "organisation",
          .where = "t.kind IN " PARTY_KINDS " AND t.term_ends_on < :day AND " ON_DAY("t", ":day"),
          .mend = "与该支部上级党委核对批复文件：已换届的，更正届满日期和班子成员",
          .mend_en = "check the document with the committee above; where a new committee was elected, correct the term "
                     "and who is in it",
          .explain = "当天存在、登记的届满日期已过的党组织", .explain_en = "Party organisations whose term entered is over" },
        /* Taken back, a secretary's name still stands with the organisation. */
        { .name = "org.leader_differs", .title = "负责人与登记的书记不一致", .title_en = "Leader and secretary differ",
          .unit = "个", .unit_en = "organisations", .of = "organisation", .period = PERIOD_NONE,
          .severity = SEVERITY_HINT, .owner = "organisation",
          .where = "t.kind IN " PARTY_KINDS " AND t.leader IS NOT NULL AND EXISTS (SELECT 1 FROM party_post k WHERE "
                   JOINED("k") " AND k.organisation_id = t.id AND k.post = 'secretary') AND NOT EXISTS (SELECT 1 "
                   "FROM party_post k JOIN person p ON p.county = k.county AND p.id = k.person_id WHERE " JOINED("k")
                   " AND k.organisation_id = t.id AND k.post = 'secretary' AND p.name = t.leader AND "
                   ON_DAY("k", ":today") ")",
          .mend = "与该组织核对任免文件，更正“党组织班子”或负责人一栏",
          .mend_en = "check the document; correct the post or the organisation's leader",
          .explain = "登记了书记、但负责人一栏不是现任书记姓名的党组织",
          .explain_en = "Party organisations with secretaries entered, whose leader is not the one of today" },
};

const struct module party_posts_module = {
        .name = "party_posts",
        .title = "党组织班子",
        .title_en = "Posts in Party organisations",
        .mechanism = "0",
        ENTITIES(party_post_entities),
        RULES(party_post_rules),
        LISTS(party_post_lists),
};
