/* staffing.c: mechanism 2.2, staffing: the county poverty-alleviation office, the townships' work stations, full-time
 * village officers, and the recruits of designated grass-roots posts.
 *
 * An establishment says how many posts are approved. One row of staff is one person in one place of work: the county
 * office, a township's station, or a village he covers full time (an officer of two villages has two rows). Who came
 * when, from where, is in the row: nothing else is entered for transfers. Nobody is in the office and in a station, or
 * in two stations, on one day: a hard rule. The strength of a station and its tolerance are parameters. A recruit's row
 * says where he was placed; a check compares it with the staff. Left out: ranks and pay of civil servants. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* Closed: where each lies, whom it counts and which check looks at it hangs on the code. The words are those of
 * lists of every county, since an office has as many names as letterheads. */
static const struct codes office_kinds = CODES("staff_office", "机构", "Place of work",
        { "county_office", "«office»", "«office»", "县扶贫开发办公室|扶贫办|县办|县扶贫开发领导小组办公室|扶贫开发办公室|扶贫开发局|"
                "县扶贫局|扶贫局|扶贫办机关" },
        { "station", "乡镇«station»", "Township «station»", "扶贫工作站|乡镇扶贫站|工作站|乡站|镇扶贫工作站|乡扶贫工作站|扶贫站|镇扶贫站|乡扶贫站|扶贫开发工作站|"
                "脱贫攻坚工作站|"
                     "乡镇工作站|镇工作站|乡工作站|街道扶贫工作站" },
        { "village_officer", "村«officer»", "Full-time «officer»", "扶贫专干|村专干|专干|村级扶贫专干|村级专干|"
                "驻村扶贫专干|专职扶贫专干" },
);
/* Where a recruit was sent, which need not be where he is: the staff register says that, and a check compares the
 * two. */
static const struct codes placements = CODES("placement", "安置去向", "Placed in",
        { "station", "乡镇«station»", "Township «station»", "扶贫工作站|工作站|乡镇扶贫站|扶贫站|乡镇工作站|镇扶贫站|乡扶贫站|乡镇站|镇扶贫工作站|乡扶贫工作站|"
                "扶贫开发工作站|街道扶贫工作站" },
        { "county_office", "«office»", "County office", "扶贫办" },
        { "village", "村", "Village", "村委会|行政村|村级" },
        { "other", "其他单位", "Elsewhere", "其他|人民政府|镇人民政府|乡人民政府|政府|镇政府|乡政府|党政办|社会事务办|民政办|财政所|"
                "农业服务中心|街道办事处" },
);

/* What the establishment office approved, with its document and first day; how many are there is never entered but
 * counted. */
static const struct field establishment_fields[] = {
        CODE("office", "机构", "Place of work", &office_kinds, .required = true, .indexed = true,
             .synonyms = "机构编制名称|机构名|机构名称|单位"),
        PLACE("place", "区划", "Place", .synonyms = "所在地", .help = "县办为本县，工作站为该乡镇",
              .help_en = "the county, or the township of the station"),
        /* Stations have no establishment in the strict sense; what is approved for them is a number of people all
         * the same. */
        INTEGER("posts", "核定人数", "Approved number", .required = true, .max = 1000,
                .help = "«office»为核定编制；工作站、专干没有编制，为核定人数",
                .help_en = "of the county office its establishment; stations and officers have an approved number",
                .synonyms = "编制数|核定编制|核定|核定编制数|编制人数|核编|批准编制|编制名额|核编数|编制总数|核定编制人数"),
        DATE("from_on", "执行日期", "From", .required = true,
             .synonyms = "批准设立日期|批准成立日期|机构设立日期|批准日期|批复日期|核定日期|设立日期|成立日期|起始日期"),
        DATE("to_on", "截止日期", "To"),
        REF("document", "依据文件", "Document", "document", .synonyms = "批准文号|编制批文号|批文号|批复文号|编制文件|批文|文号"),
};
/* Transfers have no register of their own: who came, when, from where is said once, and "transferred in" is who
 * began in the period. Left empty, full time is yes: a part-time officer is the exception that a list marks. Who
 * pays stands as text, for the reader and not for pay. */
static const struct field staff_fields[] = {
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true,
            .synonyms = "人员姓名|工作人员|扶贫专干姓名|专干姓名|"
            "站内人员|工作人员姓名|扶贫专干|专干|村级扶贫专干|村级专干|专职人员|人员"),
        CODE("office", "机构", "Place of work", &office_kinds, .required = true, .indexed = true,
             .synonyms = "机构名称|所在机构|工作机构|所在单位|工作单位|单位|所在站|工作站|岗位类别|人员类别|类别"),
        PLACE("place", "区划", "Place", .synonyms = "所在地", .help = "县办为本县，工作站为该乡镇，专干为所负责的村",
              .help_en = "the county, the township of the station, or the village covered"),
        CODE("identity", "人员身份", "Status", &codes_staff_identity, .synonyms = "身份|编制性质|人员性质|编制类型|编制类别|编制|用工性质|编制身份|"
             "身份性质|人员编制|编制情况|用人性质"),
        TEXT("post", "职务", "Post", .max_length = 60, .synonyms = "岗位|分工|分工片区|站内职务|现岗位|现职务|现任职务|工作分工|分管工作|工作岗位|"
             "站内分工|任职"),
        /* Only full time covers a village: an officer beside another post is on the road half of the week. */
        BOOLEAN("full_time", "专职", "Full time", .help = "不填为专职", .help_en = "full time when left empty",
                .synonyms = "是否专职"),
        DATE("from_on", "到岗日期", "From", .required = true,
             .synonyms = "到岗时间|任职时间|调入时间|上岗日期|调入日期|上岗时间|任职日期|聘用时间|聘用日期|聘任时间|入职时间|到任时间|"
                         "到站时间|到站日期|到办时间|进站时间|任专干时间|从事专干时间|报到时间|报到日期|借调时间|抽调时间|选调时间|到位时间|任职起始日期|"
                         "参加工作站时间|进入时间|调入年月|任职年月|到岗年月|上岗年月|从事扶贫工作时间|任现职时间|到单位时间|起始时间"),
        DATE("to_on", "离岗日期", "To", .synonyms = "离岗时间|调出时间|离任时间|调离时间|离职时间"),
        CODE("end_reason", "离岗原因", "Reason for leaving", &codes_staff_end, .hidden = true),
        /* From where he came is text: his old unit need not be one of the county's, and nothing is counted by it. */
        TEXT("came_from", "原单位", "Came from", .max_length = 100, .synonyms = "调入前单位|来源单位|原工作单位|调出单位|从何单位调入|调入前工作单位"),
        TEXT("paid_by", "工资来源", "Paid by", .hidden = true, .max_length = 60),
        REF("document", "依据文件", "Document", "document", .hidden = true, .synonyms = "调令"),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};
/* What became of a recruit when his years of service were over. */
static const struct codes recruit_outcomes = OPEN_CODES("recruit_outcome", "期满去向", "After the service",
        { "continued", "续聘", "Engaged again", "续签|续聘留任" },
        { "civil", "考录公务员", "Became a civil servant", "考取公务员|录用为公务员" },
        { "institution", "考聘事业单位", "Joined a public institution", "考取事业单位|聘用为事业人员|转事业编制" },
        { "left", "离岗另就业", "Left for other work", "自主择业|离岗" },
        { "other", "其他", "Other" },
);

/* A recruit is an event and his place in a station another record: the account says "25 recruited, all in
 * stations", and both halves are checked. The plan's name of the post, the last day of service and what came of it are
 * his as well: such posts are for some years, and who is lost at their end was trained for others. */
static const struct field recruit_fields[] = {
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true,
            .synonyms = "录用人员|特岗人员|特岗人员姓名|招聘人员|录用人员姓名"),
        DATE("recruited_on", "录用日期", "Recruited on", .required = true, .begins = true,
             .synonyms = "招录日期|招聘日期|招录时间|录用时间|招聘时间|入职时间|上岗时间|到岗时间|报到日期|报到时间|招考时间|聘用时间|"
                         "签约时间|录用年月|招录年月|到岗日期|上岗日期|分配时间|合同起始日期|聘用日期"),
        TEXT("batch", "批次", "Batch", .max_length = 60, .synonyms = "招录年度|录用年度|招聘年度|招录批次|招聘批次"),
        TEXT("plan", "岗位计划名称", "Post of the plan", .hidden = true, .max_length = 100,
             .synonyms = "岗位计划|招录岗位|岗位名称|招聘岗位|计划岗位"),
        TEXT("school", "毕业院校", "School", .hidden = true, .max_length = 100,
             .synonyms = "毕业学校|毕业院校及专业|学校"),
        DATE("service_ends_on", "服务期满日期", "Service ends on", .synonyms = "服务期满时间|服务期限至|合同期满日期|合同到期日期|期满日期"),
        CODE("outcome", "期满去向", "After the service", &recruit_outcomes, .synonyms = "续聘或考录去向|服务期满去向|期满就业去向"),
        CODE("placed_in", "安置去向", "Placed in", &placements, .required = true, .indexed = true,
             .synonyms = "安置单位|分配去向|充实到|分配单位|工作单位|分配岗位|服务单位|去向|服务岗位|工作岗位|安排单位|安排去向|"
                         "分配至|派遣单位|接收单位|现工作单位|岗位去向|充实单位|充实去向|安置岗位"),
        PLACE("place", "安置乡镇", "Place", .synonyms = "乡镇|分配乡镇|服务乡镇|所在乡镇"),
        REF("document", "招录文件", "Document", "document", .synonyms = "文号"),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};

/* ---- hooks ---- */

struct office_shape { /* where each place of work lies: the digits of its place */
        const char *office;
        size_t digits;
        const char *zh, *en;
};
/* The digits of a place say its level. A station of a village, or an officer of a township, would be in no figure. */
static const struct office_shape shapes[] = {
        { "county_office", 6, "«office»人员的所在地应为本县", "staff of the county office belong to the county" },
        { "station", 9, "«station»人员须填写乡镇", "staff of a station name the township" },
        { "village_officer", 12, "村«officer»须填写所负责的村", "an officer names the village covered" },
};

/* The office is the county's, so nobody has to say where it is. */
static bool place_fits(struct ctx *c, struct draft *d, const struct draft *old)
{
        if (draft_now_is(d, old, "office", "county_office") && draft_now(d, old, "place").type == VAL_NULL)
                draft_set(d, "place", V_TEXT(c->county));
        const struct val place = draft_now(d, old, "place");
        for (size_t i = 0; i < COUNT(shapes); i++)
                if (draft_now_is(d, old, "office", shapes[i].office) &&
                    (place.type != VAL_TEXT || place.s.n != shapes[i].digits))
                        return fail(c, ERR_INVALID, "staff.place", "place", "%s", say(c, shapes[i].zh, shapes[i].en));
        return true;
}

/* The default is written and not assumed, so that a list may ask for full_time = 1. */
static bool staff_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (draft_now(d, old, "full_time").type == VAL_NULL)
                draft_set(d, "full_time", V_INT(1));
        return place_fits(c, d, old) && end_in_calendar(c, d);
}

/* An establishment may end on any day: nobody is due on the day after. */
static bool establishment_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        return place_fits(c, d, old);
}

/* An establishment is called after place and office, as people speak of it: 西卅店镇 扶贫工作站. */
#define OFFICE_WORD \
        "CASE r.office WHEN 'county_office' THEN '«office»' WHEN 'station' THEN '«station»' ELSE '«officer»' END"

/* keys of staff: person, office and place, so that an officer of two villages is two rows and a list sent again
 * finds both. */
static const struct entity staff_entities[] = {
        { .name = "establishment", .title = "编制和核定人数", .title_en = "Approved numbers", .life = LIFE_SPAN,
          .reading = READ_DIRECTORY, .area = AREA_CADRE, .unreviewed = true,
          .help = "«office»的编制，各乡镇«station»的核定人数",
          .help_en = "the establishment of the county office, the approved numbers of the stations",
          .called = "机构编制|编制情况|编制统计|编制台账", .keys = "office,place", .sort = "from_on",
          .title_sql = "COALESCE(" PLACE_TITLE " || ' ', '') || " OFFICE_WORD, FIELDS(establishment_fields),
          .prepare = establishment_prepare },
        { .name = "staff", .title = "«work»工作人员", .title_en = "Staff", .life = LIFE_SPAN,
          .reading = READ_DIRECTORY, .area = AREA_CADRE, .role_of = "person",
          .help = "«office»、乡镇«station»人员和村«officer»，含调入时间和原单位",
          .help_en = "staff of the county office and the stations, «officer»s; when they came and from where",
          .keys = "person,office,place", .sort = "from_on", .title_sql = PERSON_TITLE, FIELDS(staff_fields),
          .prepare = staff_prepare },
        { .name = "grassroots_recruit", .title = "基层特定岗位人员", .title_en = "Designated-post recruits",
          .life = LIFE_EVENT, .day = "recruited_on", .reading = READ_DIRECTORY,
          .area = AREA_CADRE, .role_of = "person",
          .help = "招录的基层特定岗位人员及其安置去向",
          .help_en = "recruits of designated grass-roots posts and where they were placed",
          .keys = "person,recruited_on", .sort = "recruited_on", .sort_down = true, .title_sql = PERSON_TITLE,
          FIELDS(recruit_fields) },
};

/* Not on the recruits: where he was sent and where he works may differ for a time. */
static const struct rule staff_rules[] = {
        { .name = "staff_once", .title = "同一人同一天在两个机构任职",
          .title_en = "one person is in two places of work on one day", .on = "staff",
          .when = RULE_CREATE | RULE_UPDATE | RULE_END, .sql = "staffing.once" },
};

/* ---- lists ---- */

#define IN_OFFICE(kind) "t.office = '" kind "' AND " ON_DAY("t", ":day")
#define PLACED "t.code >= :place_lo AND t.code < :place_hi"
/* Pieces that several lists say. Stations are counted from the townships of the day, so that one without any staff
 * is seen. */
/* STRENGTH: how many are in the station of township t.code on the day. */
#define STRENGTH \
        "(SELECT COUNT(DISTINCT s.person_id) FROM staff s WHERE s.county = :county AND s.voided = 0 AND s.office = " \
        "'station' AND " \
        "s.place = t.code AND " ON_DAY("s", ":day") ")"
/* STRENGTH_DUE: how many the station of township t.code should have: what was approved for it, else the county's
 * number. */
#define STRENGTH_DUE \
        "COALESCE((SELECT MAX(e.posts) FROM establishment e WHERE e.county = :county AND e.voided = 0 AND e.office = " \
        "'station' AND e.place = t.code AND " ON_DAY("e", ":day") "), {param:station_strength})"
#define COVERED \
        "EXISTS (SELECT 1 FROM staff s WHERE s.county = :county AND s.voided = 0 AND s.office = 'village_officer' " \
        "AND s.full_time = 1 AND " \
        "s.place = t.code AND " ON_DAY("s", ":day") ")"

/* The figures of county.md 2.2, then what is missing for each: office, stations, officers, recruits. */
static const struct list staff_lists[] = {
        /* 7 became 19: persons and not rows, since somebody may be entered twice when his post changed. */
        { .name = "staff.county_office", .title = "«office»人员", .title_en = "County office staff", .unit = "人",
          .unit_en = "persons", .of = "staff", .period = PERIOD_DAY, .county_only = true, .figure = true,
          .counts = "person", .measure = PERSONS,
          .where = IN_OFFICE("county_office"),
          .explain = "当天在«office»任职的不同的人", .explain_en = "distinct persons in post in the county office on the day" },
        /* Twelve came while the office grew by twelve, but in another year some leave too: the difference of two
         * counts is not who came. So: of those there at its end, who came within it. */
        { .name = "staff.transferred_in", .title = "补充到«office»的人员", .title_en = "Came to the county office",
          .unit = "名",
          .unit_en = "persons", .of = "staff", .period = PERIOD_SPAN, .county_only = true, .figure = true,
          .counts = "person", .measure = PERSONS,
          .where = "t.office = 'county_office' AND t.from_on BETWEEN :from AND :to AND " ON_DAY("t", ":to"),
          .explain = "期末在«office»任职的人中，期内到岗的",
          .explain_en = "of those in the county office at the end of the period, those who came in it" },
        /* Stations that have somebody; one on paper is none. */
        { .name = "staff.stations", .title = "有人员的«station»", .title_en = "Stations with staff", .unit = "个",
          .unit_en = "stations", .of = "staff", .period = PERIOD_DAY, .figure = true,
          .counts = "place", .measure = "COUNT(DISTINCT t.place)",
          .where = IN_OFFICE("station"),
          .explain = "当天有人员在岗的乡镇«station»", .explain_en = "township «station»s with staff on the day" },
        /* Persons beside stations, so that "22 stations of about 5" can be checked by anybody who can divide. */
        { .name = "staff.station_persons", .title = "«station»人员", .title_en = "Station staff", .unit = "人",
          .unit_en = "persons", .of = "staff", .period = PERIOD_DAY, .figure = true,
          .counts = "person", .measure = PERSONS,
          .where = IN_OFFICE("station"),
          .explain = "当天在乡镇«station»任职的不同的人", .explain_en = "distinct persons in the stations on the day" },
        /* "About five" is the county's word: the number and what "about" means are its parameters, and what was
         * approved for one station goes before. Above is off strength too: somebody is missing elsewhere. Stations are
         * judged here alone, so that no second list without the tolerance says otherwise. */
        { .name = "staff.stations_off_strength",
          .title = "人数偏离的«station»",
          .title_en = "Stations off strength",
          .unit = "个",
          .unit_en = "stations",
          .of = "place",
          .period = PERIOD_DAY,
          .figure = true,
          .severity = SEVERITY_SUSPECT,
          .owner = "township",
          .placed = PLACED,
          .where = "t.kind IN ('town', 'township') AND " ON_DAY(
                  "t", ":day") " AND " STRENGTH " > 0 AND (" STRENGTH " < " STRENGTH_DUE
                               " - {param:station_tolerance} OR " STRENGTH " > " STRENGTH_DUE
                               " + {param:station_tolerance})",
          .mend = "与编办、组织部核对核定人数的文件和在岗名册：登记有误的更正；确不足的由县里研究",
          .mend_en = "compare the document on strength and the roster with the establishment office and the "
                     "organisation department: correct what was entered wrongly; a real want is for the county",
          .explain = "当天有人员的工作站中，人数与核定人数（没有核定的，为参数 station_strength）相差超过允许偏差（参数 "
                     "station_tolerance）的",
          .explain_en = "stations whose staff on the day differs from the approved number (where there is none, from "
                        "the parameter station_strength) by more than the tolerance (parameter station_tolerance)" },
        /* For the township, which appoints them. */
        { .name = "staff.no_station", .title = "没有«station»人员的乡镇", .title_en = "Townships without a station",
          .unit = "个",
          .unit_en = "townships", .of = "place", .period = PERIOD_DAY, .severity = SEVERITY_ERROR,
          .owner = "office", .placed = PLACED,
          .where = "t.kind IN ('town', 'township') AND " ON_DAY("t", ":day") " AND " STRENGTH " = 0",
          .mend = "与组织部核对设站文件和人员名册：已有的据以登记；没有的由县里研究",
          .mend_en = "check the document that set the station up and its roster with the organisation department: "
                     "enter what they show; where there is none the county decides",
          .explain = "当天有效的镇、乡中，«station»没有人员的",
          .explain_en = "towns and townships of the day with nobody in a work station" },
        /* Villages and not officers: one officer may cover two. Only villages that exist on the day, so that a
         * merger does not leave a covered village that is none. */
        { .name = "staff.villages_with_officer", .title = "有专干的行政村", .title_en = "Villages with an officer",
          .unit = "个", .unit_en = "villages", .of = "staff", .period = PERIOD_DAY, .figure = true,
          .counts = "place", .measure = "COUNT(DISTINCT t.place)",
          .where = IN_OFFICE("village_officer")
                   " AND t.full_time = 1 AND EXISTS (SELECT 1 FROM place p WHERE p.code = "
                   "t.place AND p.voided = 0 AND " "p.kind = 'village' AND " ON_DAY("p", ":day") ")",
          .explain = "当天有专职«officer»负责的、当天有效的不同的行政村",
          .explain_en = "distinct villages covered by a full-time officer on the day" },
        { .name = "staff.officers", .title = "«officer»", .title_en = "«officer»s", .unit = "名",
          .unit_en = "persons", .of = "staff", .period = PERIOD_DAY, .figure = true,
          .counts = "person", .measure = PERSONS,
          .where = IN_OFFICE("village_officer") " AND t.full_time = 1",
          .explain = "当天在岗的专职«officer»，一人只计一次", .explain_en = "distinct full-time officers on the day" },
        /* The whole of the coverage's other side: each is a village the township can name somebody for. */
        { .name = "staff.villages_without_officer", .title = "没有专干的行政村", .title_en = "Villages without an officer",
          .unit = "个", .unit_en = "villages", .of = "place", .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR, .owner = "township", .placed = PLACED,
          .where = "t.kind = 'village' AND " ON_DAY("t", ":day") " AND NOT " COVERED,
          .mend = "与乡镇核对聘任文件或名册：已配备的据以登记；没有的由乡镇报县里研究",
          .mend_en = "check the notice of appointment or the roster with the township: enter whom it names; where "
                     "nobody is, the township reports to the county",
          .explain = "当天有效的行政村中没有专职«officer»负责的",
          .explain_en = "administrative villages of the day without a full-time officer" },
        /* Over all administrative villages of the day: every one wants an officer. */
        { .name = "staff.officer_coverage", .title = "专干覆盖率", .title_en = "Coverage by officers", .unit = "%",
          .unit_en = "%", .of = "staff", .period = PERIOD_DAY, .figure = true,
          .num = "staff.villages_with_officer", .den = "place.villages",
          .explain = "有专干的行政村占行政村的百分比", .explain_en = "villages with an officer among administrative villages" },
        { .name = "staff.recruits", .title = "基层特定岗位人员", .title_en = "Designated-post recruits", .unit = "名",
          .unit_en = "persons", .of = "grassroots_recruit", .period = PERIOD_SPAN, .figure = true,
          .counts = "person", .measure = PERSONS,
          .where = "t.recruited_on BETWEEN :from AND :to",
          .explain = "期内招录的不同的基层特定岗位人员",
          .explain_en = "distinct designated grass-roots post recruits of the period" },
        { .name = "staff.recruits_in_stations", .title = "充实到«station»的特定岗位人员",
          .title_en = "Recruits placed in stations",
          .unit = "名", .unit_en = "persons", .of = "grassroots_recruit", .period = PERIOD_SPAN,
          .figure = true, .counts = "person", .measure = PERSONS,
          .where = "t.recruited_on BETWEEN :from AND :to AND t.placed_in = 'station'",
          .explain = "期内招录、安置到乡镇«station»的人", .explain_en = "recruits of the period placed in a township «station»" },
        /* Either half may fail: placed elsewhere on paper, or placed in a station whose staff does not have him.
         * Since the day he was recruited, for he may have been there before under another name of post. */
        { .name = "staff.recruits_elsewhere", .title = "未安置到工作站的特定岗位人员", .title_en = "Recruits not in a station",
          .unit = "名", .unit_en = "persons", .of = "grassroots_recruit", .period = PERIOD_SPAN,
          .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = "t.recruited_on BETWEEN :from AND :to AND (t.placed_in <> 'station' OR NOT EXISTS (SELECT 1 FROM "
                   "staff s WHERE " JOINED("s")
                   " AND s.person_id = t.person_id AND s.office = 'station' AND s.from_on " ">= t.recruited_on))",
          .mend = "与人社局、组织部核对招录和安置文件，据以登记安置去向和站内人员",
          .mend_en = "check the documents of recruitment and placing with the personnel bureau and the organisation "
                     "department, and enter what they say",
          .explain = "期内招录、没有安置到工作站，或工作站人员中没有此人的",
          .explain_en = "recruits of the period not placed in a station, or not among the staff of one" },
        { .name = "staff.recruits_due", .title = "服务期满、没有登记去向的特定岗位人员",
          .title_en = "Recruits whose service is over, with nothing entered of what followed", .unit = "名",
          .unit_en = "persons", .of = "grassroots_recruit", .period = PERIOD_DAY, .severity = SEVERITY_HINT,
          .owner = "organisation", .where = "t.service_ends_on < :day AND t.outcome IS NULL",
          .mend = "与人社局核对聘用合同或录用通知，登记期满去向；延长服务的更正期满日期",
          .mend_en = "check contract or notice with the personnel bureau and enter what followed; where the service "
                     "was prolonged, correct its last day",
          .explain = "服务期满日期在当天之前、没有填写期满去向的基层特定岗位人员",
          .explain_en = "recruits of designated posts whose service ended before the day, without an outcome" },
        /* Suspected in both directions; which of the two numbers is wrong the organisation department knows. */
        { .name = "staff.off_establishment", .title = "人数与编制不符的机构", .title_en = "Off establishment", .unit = "个",
          .unit_en = "places of work", .of = "establishment", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = "t.office <> 'station' AND " ON_DAY("t", ":day") " AND t.posts <> (SELECT COUNT(DISTINCT "
                   "s.person_id) FROM staff s WHERE " JOINED("s") " AND s.office = t.office AND s.place = t.place AND "
                   ON_DAY("s", ":day") ")",
          .mend = "与编办核对核定编制文件和在岗名册：登记有误的据以更正；其余由编办、组织部研究",
          .mend_en = "compare the document on the establishment and the roster with the establishment office: "
                     "correct what was entered wrongly; the rest is for it and the organisation department",
          .explain = "当天在岗人数与核定数不相等的«office»、村专干岗位；工作站允许偏差，见“人数偏离的«station»”",
          .explain_en = "the county office and «officer»s whose staff on the day is not what is approved; "
                        "stations have a tolerance and a list of their own" },
};

/* Five with one more or less where a county has entered nothing: the source says "about 5". */
static const struct parameter staff_parameters[] = {
        { .name = "station_strength", .title = "«station»人数", .title_en = "Strength of a station", .unit = "人",
          .type = FIELD_INT, .fallback = "5" },
        { .name = "station_tolerance", .title = "«station»人数允许偏差", .title_en = "Tolerance of a station's strength",
          .unit = "人", .type = FIELD_INT, .fallback = "1" },
};

/* Office, stations, village officers: the three levels that are staffed. */
static const struct mechanism staffing_mechanism = {
        .number = "2.2",
        .pillar = PILLAR_PERSONNEL,
        .title = "充实力量",
        .title_en = "Staffing",
        .responsible = "编办、«office_short»",
        .responsible_en = "Establishment office, «office_short»",
        .words =
                "{?county|{?staff.county_office|«office»在岗{staff.county_office}人{?staff.transferred_in|，{span}补充"
                "{staff.transferred_in}人|}。|}{?staff.stations|{?staff.no_station|{staff.stations}个乡镇建立«station»|"
                "{place.townships}个乡镇均建立«station»}，在岗{staff.station_persons}人{?staff.villages_with_officer|；"
                "{?staff.villages_without_officer|{staff.villages_with_officer}个行政村配备«officer»|{place.villages}个行政村全部"
                "配备«officer»}|}。|}|{?staff.stations|«station»在岗{staff.station_persons}人。|}"
                "{?staff.villages_with_officer|{?village|配备«officer»{staff.officers}名|"
                "{?staff.villages_without_officer|{staff.villages_with_officer}个行政村配备«officer»|{place.villages}个行政村全部"
                "配备«officer»}}。|}}{?staff.recruits|{span}招录基层特定岗位人员{staff.recruits}名{?staff.recruits_elsewhere|，其中"
                "{staff.recruits_in_stations}名充实到«station»|，全部充实到«station»}。|}",
        .words_en =
                "{?county|{?staff.county_office|The county office has {staff.county_office} persons"
                "{?staff.transferred_in|, {staff.transferred_in} of whom came {span}|}. |}|}{?staff.stations|"
                "{?staff.no_station|{staff.stations} townships have a work station|All {place.townships} townships "
                "have a work station}, with {staff.station_persons} persons. |}{?staff.villages_with_officer|"
                "{?staff.villages_without_officer|{staff.villages_with_officer} villages have a full-time officer|"
                "All {place.villages} villages have a full-time officer}. |}{?staff.recruits|{staff.recruits} "
                "persons were recruited for designated posts {span}; {staff.recruits_in_stations} serve in stations.|"
                "}",
};

const struct module staffing_module = {
        .name = "staffing",
        .title = "充实力量",
        .title_en = "Staffing",
        .declares = &staffing_mechanism,
        ENTITIES(staff_entities),
        RULES(staff_rules),
        LISTS(staff_lists),
        PARAMETERS(staff_parameters),
};
