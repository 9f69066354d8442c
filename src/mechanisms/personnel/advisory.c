/* advisory.c: mechanism 2.3, expert advisory teams: specialists and their teams, science and technology commissioners
 * sent to villages, volunteers, and the activities in which they reach households.
 *
 * A specialist is in one team at a time: a hard rule. Every village planned for exit has a commissioner: a check.
 * Households reached are rows of their own, one for each household of an activity, so that the figure counts
 * households, not person-times. Left out: how well a service was liked, and points for it; no person is ranked. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* Fields by what a village needs and not by academic title. The words are how lists of specialists say it (职称系列,
 * 学科, 作物), so that 水稻栽培 and 农艺 are both crops. */
static const struct codes fields_of_work = OPEN_CODES("expertise", "专业领域", "Field",
        { "planting", "种植", "Crops", "种植业|农艺|粮油|农学|农业技术|农技推广|农技|水稻|小麦|玉米|粮食|作物|栽培|植保|植物保护|土肥|土壤|"
          "种子|茶叶|中药材|食用菌|油料|棉花|烟草|蚕桑" },
        { "livestock", "养殖", "Livestock", "养殖业|畜牧|畜牧兽医|兽医|畜禽|家禽|养猪|养羊|养牛|养鸡|生猪|动物防疫|草业" },
        { "fishery", "水产", "Aquaculture", "水产养殖|渔业|稻虾|稻渔|龙虾|养鱼" },
        { "fruit", "林果蔬菜", "Fruit and vegetables", "林业|果树|蔬菜|园艺|林果|林学|花卉|苗木|葡萄|瓜果|水果|园林" },
        { "medical", "医疗卫生", "Medicine", "医疗|卫生|医学|内科|外科|妇产科|儿科|中医|护理|健康|全科|公卫|疾控|临床" },
        { "engineering", "水利农机", "Water and machinery", "水利|农机|农业机械|水电|水工" },
        { "construction", "交通建设规划", "Roads and building", "工程|交通|建筑|规划" },
        { "energy", "光伏能源", "Energy", "光伏|能源" },
        { "marketing", "电商与经营", "E-commerce and management", "电商|经营管理|电子商务|营销|农村经济|农经|企业管理" },
        { "finance", "金融财务", "Finance", "金融|财务|财会|会计" },
        { "processing", "农产品加工", "Processing", "加工|食品" },
        { "tourism", "乡村旅游", "Rural tourism", "旅游" },
        { "education", "教育科技", "Education and science", "教育|科技|职业教育|信息技术" },
        { "law", "法律", "Law", "法律服务|法学" },
        { "culture", "文化", "Culture", "文化艺术" },
        { "other", "其他", "Other" },
);
/* The three of county.md 2.3 (industry, medicine, training), and what experts do besides. */
static const struct codes activity_kinds = OPEN_CODES("activity_kind", "活动类别", "Kind of activity",
        { "industry", "产业帮扶", "Industry", "产业指导|产业" },
        { "medical", "医疗帮扶", "Medical", "义诊|医疗|健康帮扶" },
        { "training", "科技培训", "Science and technology training", "技术培训|科技|培训" },
        { "visit", "入户指导", "Advice at home", "入户|上门指导" },
        { "other", "其他", "Other" },
);

/* A team is known by its name, the only thing every list has of it. */
static const struct field team_fields[] = {
        TEXT("name", "专家智囊团", "Advisory team", .required = true, .named = true, .max_length = 100,
             .synonyms = "智囊团|专家团|专家组|团名称|团队名称|专家组名称|专家团名称|智囊团名称|服务团|专家服务团|顾问团|组别|团组"),
        CODE("expertise", "专业领域", "Field", &fields_of_work, .spoken = true,
             .synonyms = "领域|专业|服务领域|服务方向"),
        REF("organisation", "牵头单位", "Led by", "organisation", .synonyms = "牵头部门|主管单位"),
        PLACE("place", "服务区划", "Serves"),
        DATE("from_on", "成立日期", "From", .required = true, .synonyms = "组建日期|成立时间|组建时间"),
        DATE("to_on", "撤销日期", "To"),
        REF("document", "成立文件", "Document", "document", .synonyms = "文号"),
};
/* Who is a specialist is who is in a team: no register of specialists beside it. politics and backbone stand here
 * as of the list, since teams are made of Party members who are technical backbones, and the register of persons
 * may not know it. */
static const struct field member_fields[] = {
        REF("team", "专家智囊团", "Team", "advisory_team", .required = true, .indexed = true,
            .synonyms = "所在团|智囊团|专家团|团队|专家组|专家组名称|专家团名称|智囊团名称|服务团|专家服务团|所在专家组|组别|团组|所属团队|组名"),
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true, .synonyms = "专家姓名|专家|成员"),
        CODE("expertise", "专业领域", "Field", &fields_of_work, .spoken = true,
             .synonyms = "专业|技术领域|特长|从事专业|专业特长|服务领域|技术特长|技术专长|特长领域|专长|研究方向|专业方向|擅长领域"),
        CODE("politics", "政治面貌", "Political status", &codes_politics, .indexed = true, .closed = AREA_MEMBER),
        BOOLEAN("backbone", "技术骨干", "Technical backbone", .seldom = true, .synonyms = "是否技术骨干"),
        TEXT("title", "职称", "Title", .max_length = 60, .synonyms = "技术职称|专业技术职务|职务|职务职称|职务(职称)|职称(职务)|职务/职称"),
        TEXT("unit", "工作单位", "Unit", .max_length = 100, .synonyms = "单位|所在单位"),
        DATE("from_on", "入团日期", "From", .required = true, .synonyms = "聘任日期|起始日期|聘任时间|入团时间|加入时间|聘用时间|聘请时间"),
        DATE("to_on", "离团日期", "To"),
};
/* A commissioner serves a village and is in no team by that; one who serves two villages has two rows. The figure
 * asks for villages. */
static const struct field commissioner_fields[] = {
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true,
            .synonyms = "科技特派员|特派员|特派员姓名"),
        PLACE("place", "派驻村", "Village", .level = "village", .required = true,
              .synonyms = "服务村|选派村|行政村|村|帮扶村|联系村|对接村|下派村|挂点村"),
        CODE("expertise", "专业领域", "Field", &fields_of_work, .spoken = true,
             .synonyms = "专业|技术领域|专业特长|特长|技术专长|服务领域|从事专业|专长"),
        TEXT("unit", "选派单位", "Sending unit", .max_length = 100, .synonyms = "工作单位|派出单位|单位|所在单位|原单位|派员单位"),
        DATE("from_on", "选派日期", "From", .required = true, .synonyms = "起始日期|派驻时间|选派时间|下派时间|派驻日期|到村时间|服务起始时间|聘任时间|"
             "选派年月"),
        DATE("to_on", "结束日期", "To"),
        CODE("end_reason", "结束原因", "Reason for ending", &codes_commissioner_end, .hidden = true),
        /* The paper by which he was sent; most lists have one for all of a batch. */
        REF("document", "选派文件", "Document", "document", .hidden = true),
};
/* Volunteers serve where they like: the place is optional. */
static const struct field volunteer_fields[] = {
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true, .synonyms = "志愿者|志愿者姓名"),
        CODE("expertise", "服务领域", "Field", &fields_of_work, .spoken = true,
             .synonyms = "专业特长|特长|技能特长|服务特长|类别|专业领域|特长"),
        PLACE("place", "服务地", "Serves", .synonyms = "服务区划"),
        TEXT("unit", "所在单位", "Unit", .max_length = 100, .synonyms = "工作单位"),
        DATE("from_on", "注册日期", "From", .required = true, .synonyms = "起始日期"),
        DATE("to_on", "退出日期", "To"),
};
/* Person-times stand here as a number, because who came to a talk in a village square was not written down;
 * households reached are rows, because the account counts them. experts are persons, of a team or not. */
static const struct field activity_fields[] = {
        DATE("day", "活动日期", "Day", .required = true, .synonyms = "日期|时间|服务日期|活动时间"),
        CODE("kind", "活动类别", "Kind", &activity_kinds, .required = true, .indexed = true,
             .synonyms = "类别|服务类别"),
        TEXT("title", "活动内容", "What was done", .required = true, .named = true,
             .synonyms = "内容|服务内容|活动名称"),
        PLACE("place", "活动地点", "Place", .synonyms = "村|行政村|服务地点"),
        REF("team", "专家智囊团", "Team", "advisory_team", .indexed = true, .synonyms = "团队名称|专家团名称|专家团队|服务团队|智囊团|专家团"),
        /* Who went, beside the team: a commissioner who goes alone has none. */
        REFS("experts", "参加专家", "Experts", "person", .hidden = true, .synonyms = "专家|特派员"),
        /* Person-times and not persons: kept out of the households reached. */
        INTEGER("trained", "培训人次", "Person-times", .max = 100000, .synonyms = "培训人数|受训人次|培训人员数|培训群众人数|受益人数|受训人数|参加人数"),
        TEXT("result", "效果", "Result", .lines = true, .hidden = true, .max_length = 1000, .synonyms = "成效"),
        TEXT("evidence", "佐证", "Evidence", .hidden = true, .max_length = 500, .synonyms = "照片|签字表"),
};
/* signed_by is the household's own word for it: a name on the sheet, no scan. */
static const struct field reached_fields[] = {
        REF("activity", "帮扶活动", "Activity", "expert_activity", .required = true, .indexed = true,
            .synonyms = "活动"),
        REF("household", "受助户", "Household", "household", .required = true, .indexed = true,
            .synonyms = "户|户编号|帮扶户"),
        TEXT("signed_by", "签字人", "Signed by", .max_length = 60, .synonyms = "受访人签字|户主签字"),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};

/* A last day outside the calendar (2000 to 2050) is a slip of the hand, 2107 for 2017, and would never come. */
static bool advisory_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        (void)old;
        return end_in_calendar(c, d);
}

/* All in the directory but activities and who was reached: whom to call is everybody's to know, which household
 * was visited is not. role_of: who keeps these lists may enter a person he does not know, together with his role. */
static const struct entity advisory_entities[] = {
        { .name = "advisory_team", .title = "专家智囊团", .title_en = "Advisory teams",
          .life = LIFE_SPAN, .reading = READ_DIRECTORY, .area = AREA_HELP,
          .help = "党员技术骨干组成的专家智囊团", .help_en = "teams of Party members who are technical backbones", .keys = "name",
          .sort = "name", .title_sql = "r.name", FIELDS(team_fields), .prepare = advisory_prepare },
        { .name = "advisory_member", .title = "智囊团成员", .title_en = "Members of advisory teams",
          .life = LIFE_SPAN, .reading = READ_DIRECTORY, .area = AREA_HELP,
          .alone = "person", .role_of = "person",
          .help = "专家在哪个团，起止日期", .help_en = "which team a specialist is in, with dates", .keys = "team,person",
          .place_from = "team", .sort = "from_on", .title_sql = PERSON_TITLE, FIELDS(member_fields),
          .prepare = advisory_prepare },
        { .name = "st_commissioner", .title = "科技特派员", .title_en = "Science and technology commissioners",
          .life = LIFE_SPAN, .reading = READ_DIRECTORY, .area = AREA_HELP, .role_of = "person",
          .help = "派到村的科技特派员及起止日期", .help_en = "commissioners sent to villages, with dates", .keys = "person,place",
          .sort = "from_on", .title_sql = PERSON_TITLE, FIELDS(commissioner_fields), .prepare = advisory_prepare },
        { .name = "volunteer", .title = "志愿者", .title_en = "Volunteers", .life = LIFE_SPAN,
          .reading = READ_DIRECTORY, .area = AREA_HELP, .role_of = "person",
          .help = "参加帮扶的志愿者", .help_en = "volunteers who help", .keys = "person,from_on", .sort = "from_on",
          .title_sql = PERSON_TITLE, FIELDS(volunteer_fields) },
        { .name = "expert_activity", .title = "专家帮扶活动", .title_en = "Expert activities",
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "产业、医疗帮扶和科技培训活动", .help_en = "assistance in industry and medicine, training",
          .keys = "day,title,place", .sort = "day", .sort_down = true, .title_sql = "r.day || ' ' || r.title",
          FIELDS(activity_fields) },
        { .name = "expert_household", .title = "活动受助户", .title_en = "Households reached",
          .life = LIFE_STATE, .reading = READ_SCOPED, .area = AREA_HELP, .hidden = true,
          .help = "一次活动帮扶的户，一户一行", .help_en = "households an activity reached, one row each",
          .keys = "activity,household", .place_from = "household", .own = "t.household_id",
          .title_sql = HOUSEHOLD_OF_TITLE, FIELDS(reached_fields) },
};

/* The words for what .alone says of the person. On END too: an end moved later may run into the next team. */
static const struct rule advisory_rules[] = {
        { .name = "one_team", .title = "同一专家同一天在两个智囊团", .title_en = "a specialist is in one team at a time",
          .on = "advisory_member", .when = RULE_CREATE | RULE_UPDATE | RULE_END },
};

/* ---- lists ---- */

#define IN_TEAM \
        ON_DAY("t", ":day") \
        " AND EXISTS (SELECT 1 FROM advisory_team a WHERE " JOINED("a") " AND a.id = t.team_id AND " ON_DAY( \
                "a", ":day") ")"
#define IN_PLAN \
        "EXISTS (SELECT 1 FROM exit_plan x WHERE " JOINED( \
                "x") " AND x.place = t.place AND x.household_id IS NULL AND " \
                     "CAST(x.year AS TEXT) = SUBSTR(:day, 1, 4))"
#define OF_ACTIVITY(more) \
        "EXISTS (SELECT 1 FROM expert_activity a WHERE " JOINED( \
                "a") " AND a.id = t.activity_id AND a.day BETWEEN :from AND :to" more ")"

/* The figures of county.md 2.3 count persons, teams, villages and households, each distinct: 10,000 households and
 * not 10,000 visits. No list says who did more. */
static const struct list advisory_lists[] = {
        /* A member counts while his team is there: lists of members outlive their teams. */
        { .name = "expert.members", .title = "智囊团专家", .title_en = "Specialists", .unit = "名", .unit_en = "persons",
          .of = "advisory_member", .period = PERIOD_DAY, .figure = true, .counts = "person", .measure = PERSONS,
          .where = IN_TEAM,
          .explain = "当天在智囊团中的不同的人，该团当天须存在",
          .explain_en = "distinct persons in an advisory team on the day, the team being there" },
        { .name = "expert.teams", .title = "专家智囊团", .title_en = "Advisory teams", .unit = "个", .unit_en = "teams",
          .of = "advisory_team", .period = PERIOD_DAY, .figure = true,
          .where = ON_DAY("t", ":day"),
          .explain = "当天存在的专家智囊团", .explain_en = "advisory teams on the day" },
        /* "Commissioners sent to 26 villages" are the villages of the year's exit plan; a commissioner in another
         * village is right, and counts among the commissioners. */
        { .name = "expert.villages", .title = "有科技特派员的«planned_villages»",
          .title_en = "«planned_villages» with a commissioner",
          .unit = "个", .unit_en = "villages", .of = "st_commissioner", .period = PERIOD_DAY,
          .figure = true, .counts = "place", .measure = "COUNT(DISTINCT t.place)",
          .where = ON_DAY("t", ":day") " AND " IN_PLAN,
          .explain = "当天有科技特派员、在当年«delisting»计划中的不同的村",
          .explain_en = "distinct villages of the year's «exit_plan» with a commissioner on the day" },
        /* Persons in any village, beside the figure of planned villages: together they show where the others are. */
        { .name = "expert.commissioners", .title = "科技特派员", .title_en = "Commissioners", .unit = "名",
          .unit_en = "persons", .of = "st_commissioner", .period = PERIOD_DAY, .figure = true,
          .counts = "person", .measure = PERSONS,
          .where = ON_DAY("t", ":day"),
          .explain = "当天派在村里的不同的科技特派员", .explain_en = "distinct commissioners in villages on the day" },
        /* Registered on the day; what they did is among the activities. */
        { .name = "expert.volunteers", .title = "志愿者", .title_en = "Volunteers", .unit = "名", .unit_en = "persons",
          .of = "volunteer", .period = PERIOD_DAY, .figure = true, .counts = "person", .measure = PERSONS,
          .where = ON_DAY("t", ":day"),
          .explain = "当天在册的不同的志愿者", .explain_en = "distinct volunteers on the day" },
        /* Activities of teams, commissioners and volunteers alike: a team need not be named. */
        { .name = "expert.activities", .title = "专家帮扶活动", .title_en = "Expert activities", .unit = "次",
          .unit_en = "activities", .of = "expert_activity", .period = PERIOD_SPAN, .figure = true,
          .where = "t.day BETWEEN :from AND :to",
          .explain = "期内的帮扶活动", .explain_en = "activities of the period" },
        /* Households voided since are none: what was entered twice was helped once. */
        { .name = "expert.households", .title = "专家帮扶户数", .title_en = "Households reached", .unit = "户",
          .unit_en = "households", .of = "expert_household", .period = PERIOD_SPAN,
          .figure = true, .counts = "household", .measure = "COUNT(DISTINCT t.household_id)",
          .where = OF_ACTIVITY("") " AND " HOUSEHOLD_STANDS,
          .explain = "期内帮扶活动帮到的不同的户，一户只计一次，不是人次，已作废的户不计",
          .explain_en = "distinct households, not voided, reached by an activity of the period, not person-times" },
        /* The rule of 2.3. A check, because a plan is made before people are found for it. */
        { .name = "expert.no_commissioner",
          .title = "没有科技特派员的«planned_villages»",
          .title_en = "«planned_villages» without a commissioner",
          .unit = "个",
          .unit_en = "villages",
          .of = "exit_plan",
          .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR,
          .owner = "office",
          .where = "t.household_id IS NULL AND CAST(t.year AS TEXT) = SUBSTR(:day, 1, 4) AND NOT EXISTS (SELECT 1 FROM "
                   "st_commissioner s WHERE " JOINED("s") " AND s.place = t.place AND " ON_DAY("s", ":day") ")",
          .mend = "与科技、农业部门核对选派文件：已派的据文件登记；未派的由县里研究",
          .mend_en = "check the document of dispatch with the bureaus of science and agriculture: enter whom it "
                     "sends; where it sends nobody the county decides",
          .explain = "当年«delisting»计划中、当天没有科技特派员的村",
          .explain_en = "villages of the year's «exit_plan» without a commissioner on the day" },
        /* Suspected and no refusal: the field is left empty in most lists. */
        { .name = "expert.not_member", .title = "不是党员的智囊团专家", .title_en = "Specialists who are not members",
          .unit = "名", .unit_en = "persons", .of = "advisory_member", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "organisation", .closed = AREA_MEMBER,
          .where = IN_TEAM " AND COALESCE(t.politics, '') NOT IN ('member', 'probationary')",
          .mend = "与组织部核对党员名册和组建文件：政治面貌有误的更正；其余以组建文件为准",
          .mend_en = "check the roll of members and the document that formed the team with the organisation "
                     "department: correct what was entered wrongly; the document decides",
          .explain = "当天在智囊团中、政治面貌不是党员或未填的人",
          .explain_en = "persons in a team on the day whose status is not member, or not entered" },
        /* A hint for the office: a team that does nothing, or one whose activities were never entered. */
        { .name = "expert.idle", .title = "没有活动的智囊团", .title_en = "Teams without an activity", .unit = "个",
          .unit_en = "teams", .of = "advisory_team", .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT, .owner = "office",
          .where = IN_PERIOD("t") " AND NOT EXISTS (SELECT 1 FROM expert_activity a WHERE " JOINED("a")
                   " AND a.team_id = t.id AND a.day BETWEEN :from AND :to)",
          .mend = "与牵头单位核对活动通知和服务记录：已开展的据以登记；没有的如实保留",
          .mend_en = "check notices and notes of activities with the lead department: enter what they show; without "
                     "any it stays",
          .explain = "期内存在、期内没有活动记录的智囊团", .explain_en = "teams of the period with no activity in it" },
};

/* Teams, commissioners and volunteers are kept apart: one person may be two of them. */
static const struct mechanism advisory_mechanism = {
        .number = "2.3",
        .pillar = PILLAR_PERSONNEL,
        .title = "专家智囊团",
        .title_en = "Expert advisory teams",
        .responsible = "组织部、人社局",
        .responsible_en = "Organisation department, personnel bureau",
        .words =
                "{?expert.teams|组建专家智囊团{expert.teams}个，有党员技术骨干{expert.members}名。|}{?expert.commissioners|选派科技特派员"
                "{expert.commissioners}名{?expert.villages|，服务«planned_villages»{expert.villages}个|}。|}"
                "{?expert.activities|{span}开展产业帮扶、医疗救助、科技培训等活动{expert.activities}次，帮扶«helped_household»"
                "{expert.households}户（不重复计算）。|}",
        .words_en =
                "{?expert.teams|{expert.teams} advisory teams have {expert.members} specialists. |}"
                "{?expert.commissioners|{expert.commissioners} commissioners serve{?expert.villages|, in "
                "{expert.villages} «planned_villages»|}. |}{?expert.activities|{expert.activities} activities {span} "
                "reached {expert.households} households, each counted once.|}",
};

const struct module advisory_module = {
        .name = "advisory",
        .title = "专家智囊团",
        .title_en = "Expert advisory teams",
        .declares = &advisory_mechanism,
        ENTITIES(advisory_entities),
        RULES(advisory_rules),
        LISTS(advisory_lists),
};
