/* mobile_branches.c: mechanism 3.2, mobile Party branches: members working away and their branch, those who returned
 * and what they started, workshops and service stations with the households they take along.
 *
 * A branch belongs to the township that keeps it, and stands wherever its members work, also in another province
 * (words, not a code). A household linked to a workshop or station counts as helped out of poverty only when the link
 * was open on the day of exit and the exit is confirmed. Who returned must have been a member of the branch, where its
 * members are entered: a hard rule, and so is that a household is linked to a workshop once. Each branch reports every
 * year. Left out: the papers of a member's floating status. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* The two the source tells of: a workshop at home, a station where members work away. They are counted apart. */
static const struct codes venue_kinds = CODES("venue_kind", "类别", "Kind",
        { "workshop", "«workshop»", "Workshop", "车间|就业帮扶车间|帮扶车间" },
        { "service_station", "«service_station»", "Service station", "驿站" },
);
/* What members who returned have started; a county adds its own. */
static const struct codes venture_kinds = OPEN_CODES("venture_kind", "创业类别", "Kind of venture",
        { "workshop", "办«workshop»", "Workshop", "车间" },
        { "planting", "种植", "Crops", "种植业" },
        { "livestock", "养殖", "Livestock", "养殖业" },
        { "enterprise", "办企业", "Enterprise", "办厂|公司" },
        { "service", "商贸服务", "Trade and services", "商贸|服务业|电商" },
        { "other", "其他", "Other" },
);
/* How a household is taken along; a station far away finds work rather than giving it. */
static const struct codes venue_states = OPEN_CODES("venue_link", "带动方式", "How a household is taken along",
        { "work", "就业", "Work", "务工|吸纳就业" },
        { "home", "居家加工", "Work at home", "来料加工" },
        { "referral", "介绍务工", "Found work", "介绍就业|务工介绍|转移就业" },
        { "help", "帮扶", "Help", NULL, .near = "结对帮扶" },
        { "other", "其他", "Other" },
);

/* It belongs to a township of the county and may stand in another province, which has no code here: so where it is are
 * words. The liaison's phone is sealed: it is a person's. */
static const struct field branch_fields[] = {
        TEXT("name", "流动党支部", "Mobile branch", .required = true, .named = true, .max_length = 100,
             .synonyms = "流动党支部(党组织)名称|流动党组织名称|支部名称|流动党支部名称|名称"),
        PLACE("place", "所属乡镇", "Belongs to", .required = true, .synonyms = "乡镇|管理乡镇|流出地"),
        TEXT("location", "支部所在地", "Where it is", .max_length = 100, .synonyms = "所在地|所在城市|所在地区|驻在地|支部地址|流入地|驻地|外出地点",
             .help = "可在外省，用文字写明", .help_en = "in words; it may be in another province"),
        REF("organisation", "上级党组织", "Parent organisation", "organisation", .synonyms = "主管党委|所属党委|上级党委|隶属党组织|"
             "上级组织|挂靠党组织|管理党组织|"
             "派出党组织|主管党组织|隶属"),
        TEXT("liaison", "联系人", "Liaison", .max_length = 60, .synonyms = "支部书记|书记|负责人|书记姓名|联系人姓名|联络员|支部联系人"),
        TEXT("liaison_phone", "联系电话", "Liaison's phone", .format = FORMAT_PHONE, .secret = true, .hidden = true,
             .synonyms = "电话|联系方式|书记电话|手机",
             .max_length = 20),
        DATE("from_on", "成立日期", "From", .required = true, .synonyms = "成立时间"),
        DATE("to_on", "撤销日期", "To"),
};
/* A county may keep no rows of members (county.md: members' registers are a compartment); what rests on them then isn't
 * asked. */
static const struct field member_fields[] = {
        REF("branch", "流动党支部", "Mobile branch", "mobile_branch", .required = true, .indexed = true,
            .synonyms = "所属流动党支部|所在流动党支部|流动党支部名称|所属党支部|所属支部|所在支部"),
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true, .synonyms = "流动党员|党员姓名"),
        DATE("from_on", "外出日期", "Away from", .required = true, .synonyms = "流动日期|外出务工日期|外出时间|流出时间"),
        DATE("to_on", "返乡日期", "Away until", .synonyms = "返回时间|返乡时间"),
        TEXT("location", "外出地点", "Where", .max_length = 100, .synonyms = "流动去向|流动地点|外出去向|外出所在地|外出地|流入地"),
        TEXT("work", "从事工作", "Work", .max_length = 100, .synonyms = "从事职业|从业情况|所从事职业|从事行业|务工单位及职业|务工单位|职业"),
};
/* A venture is of the day somebody returned; what became of it is not followed. */
static const struct field venture_fields[] = {
        REF("branch", "流动党支部", "Mobile branch", "mobile_branch", .required = true, .indexed = true,
             .synonyms = "所属流动党支部|所在流动党支部"),
        REF("person", "返乡党员", "Who returned", "person", .required = true, .indexed = true,
            .synonyms = "姓名|创业人|党员"),
        DATE("returned_on", "返乡创业日期", "Returned on", .required = true, .begins = true, .synonyms = "返乡日期|返乡时间|创业时间"),
        TEXT("name", "创业项目", "Venture", .required = true, .max_length = 100, .synonyms = "返乡创业项目|创业项目名称|领办项目|"
             "创办企业|项目名称|企业名称"),
        CODE("kind", "创业类别", "Kind", &venture_kinds),
        PLACE("place", "创业地", "Place", .synonyms = "行政村|村"),
        INTEGER("jobs", "吸纳就业", "Jobs", .max = 100000),
};
/* Workshop and station in one register, by kind, since they are linked to households in one and the same way. */
static const struct field workshop_fields[] = {
        REF("branch", "流动党支部", "Mobile branch", "mobile_branch", .required = true, .indexed = true,
             .synonyms = "所属流动党支部|所在流动党支部|流动党支部名称|牵头流动党支部|主办流动党支部"),
        CODE("kind", "类别", "Kind", &venue_kinds, .required = true, .indexed = true, .synonyms = "类型|车间类型"),
        TEXT("name", "名称", "Name", .required = true, .named = true, .max_length = 100,
             .synonyms = "扶贫车间名称|扶贫驿站名称|车间名称|驿站名称|扶贫车间|扶贫驿站"),
        REF("venture", "创业项目", "Venture", "return_venture", .hidden = true),
        TEXT("address", "地址", "Address", .max_length = 200, .synonyms = "详细地址|车间地址|具体地址|地点|所在地"),
        DATE("from_on", "设立日期", "From", .required = true, .synonyms = "开办日期|建立日期|投产日期|开工日期|成立日期|认定日期|建成日期"),
        DATE("to_on", "停办日期", "To"),
        INTEGER("workers", "用工人数", "Workers", .max = 100000, .synonyms = "吸纳人数|吸纳就业人数|就业人数|用工总数|吸纳就业"),
        DATE("checked_on", "最近核验日期", "Last checked", .hidden = true),
};
/* The days decide whether an exit counts for the workshop, so the first is wanted. */
static const struct field workshop_link_fields[] = {
        REF("workshop", "车间(驿站)", "Workshop or station", "workshop", .required = true, .indexed = true,
            .synonyms = "车间名称|扶贫车间名称|驿站名称|所在车间|就业车间|扶贫车间|扶贫驿站|车间|驿站"),
        REF("household", "户", "Household", "household", .required = true, .indexed = true,
            .synonyms = "户主姓名|带动贫困户|农户|带动户|贫困户|户编号|户主"),
        REF("person", "务工人员", "Person", "person", .members_only = "household",
            .members_where = "1 = 0", /* who was entered before stays: only a sheet finds him among the members */
            .synonyms = "就业人员|务工人员姓名|务工人|姓名"),
        CODE("kind", "带动方式", "How", &venue_states),
        DATE("from_on", "开始日期", "From", .required = true, .synonyms = "上岗日期|就业日期|务工日期|进厂日期|入职日期|联结日期|带动日期"),
        DATE("to_on", "结束日期", "To"),
};
/* The yearly report is the branch's duty (county.md 3.2); its text is kept, and its day proves it. */
static const struct field report_fields[] = {
        REF("branch", "流动党支部", "Mobile branch", "mobile_branch", .required = true, .indexed = true,
             .synonyms = "流动党支部名称|支部名称"),
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .past = true),
        DATE("reported_on", "报告日期", "Reported on", .required = true, .synonyms = "上报日期|汇报日期", .listed = true),
        TEXT("summary", "报告内容", "Report", .lines = true, .required = true, .max_length = 2000,
             .synonyms = "工作总结|工作情况|报告|主要内容|工作开展情况|内容"),
};

#define BRANCH_TITLE "(SELECT b.name FROM mobile_branch b WHERE b.county = r.county AND b.id = r.branch_id)"

/* A branch is known to the whole county; its members are the organisation department's, its households their village's.
 * Whatever hangs on a branch lies where the branch belongs, wherever it stands. */
static const struct entity mobile_entities[] = {
        { .name = "mobile_branch", .title = "流动党支部", .title_en = "Mobile branches",
          .life = LIFE_SPAN, .reading = READ_DIRECTORY, .area = AREA_HELP,
          .help = "外出党员的支部，可设在县外、省外", .help_en = "branches of members working away, also outside the county",
          .keys = "name", .sort = "name", .title_sql = "r.name", FIELDS(branch_fields) },
        { .name = "mobile_member", .title = "流动党员", .title_en = "Mobile members",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_MEMBER, .role_of = "person",
          .help = "流动党员外出、返乡的日期", .help_en = "members away: since when, where, until when", .keys = "branch,person",
          .place_from = "branch", .sort = "from_on", .title_sql = PERSON_TITLE, FIELDS(member_fields) },
        { .name = "return_venture", .title = "返乡创业", .title_en = "Return ventures",
          .life = LIFE_EVENT, .day = "returned_on", .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "流动党员返乡办的项目", .help_en = "what members started when they returned",
          .keys = "branch,person,returned_on", .place_from = "branch", .sort = "returned_on", .sort_down = true,
          .title_sql = "r.name", FIELDS(venture_fields) },
        { .name = "workshop", .title = "«workshop»和驿站", .title_en = "«workshop»s and «service_station»s",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "流动党支部办的«workshop»、«service_station»", .help_en = "workshops and service stations of mobile branches",
          .called = "扶贫车间|扶贫驿站", .keys = "branch,name", .place_from = "branch", .sort = "name", .title_sql = "r.name",
          FIELDS(workshop_fields) },
        { .name = "workshop_link", .title = "车间(驿站)带动户", .title_en = "Households of workshops and stations",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HELP,
          .alone = "workshop,household,person",
          .help = "车间、驿站带动哪些户，起止日期", .help_en = "which households a workshop or station takes along, with dates",
          .called = "带动贫困户|车间务工", .keys = "workshop,household", .place_from = "household", .own = "t.household_id",
          .sort = "from_on", .sort_down = true, .title_sql = HOUSEHOLD_OF_TITLE, FIELDS(workshop_link_fields) },
        { .name = "mobile_report", .title = "流动党支部年报", .title_en = "Yearly reports of mobile branches",
          .life = LIFE_EVENT, .day = "year", .reading = READ_SCOPED, .area = AREA_HELP, .unreviewed = true,
          .hidden = true,
          .help = "流动党支部每年的报告", .help_en = "each branch's report of a year",
          .called = "年度报告|年度工作|工作总结", .keys = "branch,year", .place_from = "branch", .sort = "year",
          .sort_down = true, .title_sql = "CAST(r.year AS TEXT) || ' ' || " BRANCH_TITLE, FIELDS(report_fields) },
};

/* A member who returned was one, and a household is taken along once (workshop_once has the words of what .alone says):
 * the two figures of 3.2 rest on it. */
static const struct rule mobile_rules[] = {
        { .name = "returned_member", .title = "返乡创业的人不是该流动党支部的党员",
          .title_en = "who returned was no member of the branch", .on = "return_venture",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "mobile_branches.returned_member" },
        { .name = "workshop_once", .title = "同一户在同一车间(驿站)重复登记",
          .title_en = "a household is linked twice to a workshop", .on = "workshop_link",
          .when = RULE_CREATE | RULE_UPDATE },
};

/* ---- lists ---- */

/* OF_BRANCH: the place asked about keeps the branch of the workshop that link t names. */
#define OF_BRANCH \
        "EXISTS (SELECT 1 FROM workshop w JOIN mobile_branch b ON b.county = w.county AND b.id = w.branch_id AND " \
        "b.voided = 0 WHERE " JOINED("w") " AND w.id = t.workshop_id AND b.place >= :place_lo AND b.place < :place_hi)"
/* EXITED: the household's exit is confirmed, in the period, while the link was open: linked afterwards is no merit, and
 * proposed is not yet true. */
#define EXITED \
        "EXISTS (SELECT 1 FROM workshop w WHERE " JOINED("w") " AND w.id = t.workshop_id) AND EXISTS (SELECT 1 FROM " \
        "household_exit x WHERE " JOINED("x") " AND x.household_id = t.household_id AND x.confirmed_on IS NOT NULL " \
        "AND x.day BETWEEN :from AND :to AND " ON_DAY("t", "x.day") ")"
#define VENUES(name_, klass, zh, en) \
        { \
                .name = "mobile_branch." name_, .title = zh, .title_en = en, .unit = "个", .unit_en = "venues", \
                .of = "workshop", .period = PERIOD_DAY, .figure = true, \
                .where = "t.kind = '" klass "' AND " ON_DAY("t", ":day"), .explain = "当天开办的" zh, \
                .explain_en = en " open on the day" \
        }

/* The source's examples: 6 returned, 1 workshop and 21 households out of poverty (大桥镇), 1 station and 29 households
 * (连江镇). All are the place's of the branch, not of the household: the branch is credited with whom it took along,
 * wherever they live. */
static const struct list mobile_lists[] = {
        { .name = "mobile_branch.branches", .title = "流动党支部", .title_en = "Mobile branches", .unit = "个",
          .unit_en = "branches", .of = "mobile_branch", .period = PERIOD_DAY, .figure = true,
          .where = ON_DAY("t", ":day"),
          .explain = "当天存在的流动党支部", .explain_en = "mobile branches on the day" },
        /* Persons, not ventures; credited to the place that keeps the branch. */
        { .name = "mobile_branch.returned", .title = "返乡创业党员", .title_en = "Members who returned", .unit = "名",
          .unit_en = "persons", .of = "return_venture", .period = PERIOD_SPAN, .figure = true, .counts = "person",
          .measure = "COUNT(DISTINCT t.person_id)", .where = "t.returned_on BETWEEN :from AND :to",
          .placed = "EXISTS (SELECT 1 FROM mobile_branch b WHERE " JOINED("b") " AND b.id = t.branch_id AND b.place "
                    ">= :place_lo AND b.place < :place_hi)",
          .explain = "期内返乡创业的、属于该地流动党支部的不同的党员",
          .explain_en = "distinct members of the place's mobile branches who returned in the period to start a "
                        "business" },
        VENUES("workshops", "workshop", "«workshop»", "Workshops"),
        VENUES("stations", "service_station", "«service_station»", "Service stations"),
        { .name = "mobile_branch.households", .title = "车间驿站带动户", .title_en = "Households taken along", .unit = "户",
          .unit_en = "households", .of = "workshop_link", .period = PERIOD_SPAN, .figure = true,
          .counts = "household", .measure = "COUNT(DISTINCT t.household_id)",
          .where = IN_PERIOD("t") " AND " HOUSEHOLD_STANDS, .placed = OF_BRANCH,
          .explain = "期内由该地流动党支部的车间、驿站带动的不同的户",
          .explain_en = "distinct households linked in the period to workshops or stations of the place's branches" },
        { .name = "mobile_branch.households_exited", .title = "所帮扶户中已脱贫", .title_en = "Exits among households helped",
          .unit = "户", .unit_en = "households", .of = "workshop_link", .period = PERIOD_SPAN,
          .figure = true, .counts = "household", .measure = "COUNT(DISTINCT t.household_id)",
          .where = EXITED " AND " HOUSEHOLD_STANDS, .placed = OF_BRANCH,
          .explain = "该地流动党支部的车间、驿站所帮扶的户中，«exit»当天仍在帮扶、«exit»已确认且«exit»日在期内的不同的户；"
                     "不表示«exit»只因这一项帮扶",
          .explain_en = "of households linked to workshops or stations of the place's branches, those linked on the "
                        "day of a confirmed exit in the period, each once; it doesn't say that the exit is due to the "
                        "link alone" },
        { .name = "mobile_branch.no_report", .title = "没有年报的流动党支部", .title_en = "Branches without a report",
          .unit = "个", .unit_en = "branches", .of = "mobile_branch", .period = PERIOD_SPAN,
          .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = IN_PERIOD("t") " AND NOT EXISTS (SELECT 1 FROM mobile_report m WHERE " JOINED("m")
                   " AND m.branch_id = t.id AND " IN_YEARS("m.year") ")",
          .mend = "向流动党支部索取年报核对，据以登记；没有报的由主管党委催要",
          .mend_en = "ask the branch for its yearly report and enter it; where there is none the committee above "
                     "asks for it",
          .explain = "期内存在、期内各年度没有年报的流动党支部", .explain_en = "branches of the period with no report for its years" },
        /* A hint to the township: what is proposed counts for nobody until the county has confirmed it. */
        { .name = "mobile_branch.exit_waiting", .title = "带动户«exit»待确认",
          .title_en = "Exits of linked households not confirmed", .unit = "户", .unit_en = "households",
          .of = "workshop_link", .period = PERIOD_SPAN, .severity = SEVERITY_HINT, .owner = "township",
          .where = "EXISTS (SELECT 1 FROM household_exit x WHERE " JOINED("x")
                   " AND x.household_id = t.household_id AND x.confirmed_on IS NULL AND "
                   "x.day BETWEEN :from AND :to)",
          .placed = OF_BRANCH,
          .mend = "由县主管部门核对该户退出批准文件后确认；确认之前不计入已退出户数",
          .mend_en = "the office checks the document that approved the exit and confirms: until then it does not "
                     "count",
          .explain = "期内提出«exit»、尚未确认的车间(驿站)带动户",
          .explain_en = "linked households whose exit in the period is proposed and not confirmed" },
        /* A workshop that takes nobody along is closed and not ended, or its households were not entered. */
        { .name = "mobile_branch.idle_venue", .title = "没有带动户的车间和驿站",
          .title_en = "Workshops and stations without households", .unit = "个", .unit_en = "venues", .of = "workshop",
          .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = ON_DAY("t", ":day") " AND NOT EXISTS (SELECT 1 FROM workshop_link l WHERE " JOINED("l")
                   " AND l.workshop_id = t.id AND " ON_DAY("l", ":day") ")",
          .mend = "由乡镇到场核实并核对用工名册：有带动户的据以登记；确已停办的按证明登记停办日期",
          .mend_en = "the township goes there and checks the roster of who works: enter the households; where it "
                     "closed, the day its proof says",
          .explain = "当天开办、没有带动户的车间和驿站",
          .explain_en = "workshops and stations open on the day that take no household along" },
};

/* Exits are counted of the households taken along, never of a whole village. */
static const struct mechanism mobile_branches_mechanism = {
        .number = "3.2",
        .pillar = PILLAR_LEADERSHIP,
        .title = "流动支部助力«goal»",
        .title_en = "Mobile branches helping «goal»",
        .responsible = "乡镇党委",
        .responsible_en = "Township Party committees",
        .words =
                "{?mobile_branch.branches|建立流动党支部{mobile_branch.branches}个{?county|，如{names mobile_branch.branches 2}"
                "|}{?mobile_branch.returned|，{span}{mobile_branch.returned}名党员返乡创业|}。|}"
                "{?mobile_branch.workshops+mobile_branch.stations|兴办{?mobile_branch.workshops|«workshop»"
                "{mobile_branch.workshops}个|}{?mobile_branch.stations|{?mobile_branch.workshops|、|}«service_station»"
                "{mobile_branch.stations}个|}{?mobile_branch.households|，帮扶{mobile_branch.households}户"
                "{?mobile_branch.households_exited|，其所帮扶户中已«exit»{mobile_branch.households_exited}户|}|}。|}",
        .words_en =
                "{?mobile_branch.branches|There are {mobile_branch.branches} mobile branches{?mobile_branch.returned|"
                "; {mobile_branch.returned} members returned and started ventures {span}|}. |}"
                "{?mobile_branch.workshops+mobile_branch.stations|{mobile_branch.workshops} workshops and "
                "{mobile_branch.stations} service stations help {mobile_branch.households} households"
                "{?mobile_branch.households_exited|, {mobile_branch.households_exited} of which left poverty|}.|}",
};

const struct module mobile_branches_module = {
        .name = "mobile_branches",
        .title = "流动党支部",
        .title_en = "Mobile branches",
        .declares = &mobile_branches_mechanism,
        ENTITIES(mobile_entities),
        RULES(mobile_rules),
        LISTS(mobile_lists),
};
