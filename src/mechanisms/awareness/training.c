/* training.c: mechanism 1.2, training: the plan, the sessions held, and who attended.
 *
 * Three numbers are kept apart: sessions, person-times, persons. Person-times are attendance rows: one for each person,
 * or a head count that rests on a scanned sign-in; the two are shown apart. The rule is at least two sessions in every
 * calendar month, and plan set against delivery. One session has several organisers, and is entered once however many
 * of them report it. Left out: examinations and training of households in practical skills by expert teams, which
 * belong to mechanism 2.3. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* What trainings are about. The words are those of titles, from which a sheet without the column reads the topic. */
static const struct codes training_topics = OPEN_CODES("training_topic", "培训主题", "Topic of training",
        { "policy", "«campaign»政策", "«campaign» policy", "政策|扶贫政策", .near = "政策业务" },
        { "party", "«party_building»", "«party_building»", "党建促脱贫|党建促脱贫攻坚" },
        { "identification", "精准识别与退出", "Identification and exit", "精准识别|建档立卡|动态调整" },
        { "helper", "结对帮扶方法", "How to help a household", "帮扶方法|驻村帮扶" },
        { "industry", "产业发展", "Industry", "产业扶贫" },
        { "collective", "村集体经济", "Village collective economy", "集体经济" },
        { "conduct", "作风与纪律", "Conduct and discipline", "作风建设|廉政" },
        { "party_work", "党务知识", "Party work", "党建|党务|党建业务" },
        { "techniques", "实用技术", "Practical techniques", "种养技术|农业实用技术|技术培训|实用技术培训" },
        { "other", "其他", "Other", "其它" },
);
/* The five groups of the nation's own training by category (leaders, departments, the poverty-alleviation system,
 * helpers, village cadres), and Party members. */
static const struct codes training_categories = OPEN_CODES("training_category", "培训类别", "Whom it is for",
        { "leaders", "党政领导干部", "Leading cadres", "领导干部" },
        { "department", "部门行业干部", "Cadres of departments", "部门干部" },
        { "office", "«work»系统干部", "Cadres of the «work» system", NULL, .near = "扶贫干部" },
        { "helpers", "帮扶干部", "Helpers and posted cadres", "帮扶责任人|结对帮扶干部" },
        { "village", "«poor_village»干部", "Cadres of «poor_village»", NULL },
        { "village_officers", "«officer»", "Village officers", "扶贫专干|村扶贫专干" },
        { "posted", "驻村干部", "Posted cadres", "驻村工作队|驻村工作队员" },
        { "first_secretaries", "第一书记", "First secretaries", "驻村第一书记" },
        { "village_cadres", "村干部", "Cadres of villages", "村两委|村两委干部|村“两委”干部" },
        { "members", "党员", "Party members" },
        { "mixed", "混合班次", "Mixed" },
);
/* The account tells who taught: a provincial leader, an expert, a professor. Not a rank: a farmer who made it
 * teaches as well. */
static const struct codes lecturer_levels = CODES("lecturer_level", "师资层级", "Level of the lecturer",
        { "province", "省级领导", "Provincial leader", "省领导" },
        { "city", "市级领导", "City leader", "市领导" },
        { "county", "县级领导", "County leader", "县领导" },
        { "expert", "专家", "Expert", "技术专家" },
        { "professor", "教授", "Professor" },
        { "practitioner", "实践者", "Practitioner", NULL },
        { "teacher", "高校(党校)教师", "Teacher of a school of higher learning", "高校教师|党校教师" },
        { "lead_member", "致富带头人", "Leading member", "致富能手" },
        { "first_secretary", "优秀第一书记", "First secretary", "第一书记" },
        { "other", "其他", "Other" },
);
/* Two ways to be counted, kept apart to the end: one can be told from another, the other can only be believed as
 * far as its scan. */
static const struct codes attendance_kinds = CODES("attendance_kind", "登记方式", "How attendance was taken",
        { "person", "按人登记", "By person", "按人|签到|扫码" },
        { "head_count", "按签到表人数", "Head count with a scanned sign-in", "按人数|人数" },
);

/* How many sessions by when, and whose task: what delivery is held against. */
static const struct field plan_fields[] = {
        TEXT("title", "计划事项", "Item", .required = true, .named = true,
             .synonyms = "培训项目|培训名称|培训内容|培训班次|培训班名称|事项|培训主题|班次名称|项目名称|班次"),
        CODE("topic", "主题", "Topic", &training_topics),
        CODE("category", "培训类别", "For whom", &training_categories),
        INTEGER("sessions", "计划期数", "Sessions planned", .required = true, .min = 1, .max = 1000,
                .synonyms = "培训期数|期数|计划期次|拟办期数|计划办班期数|办班期数"),
        INTEGER("persons", "计划人次", "Person-times planned", .max = 1000000,
                .synonyms = "培训人次|计划人数|培训人数|人数|人次|计划培训人次|计划培训人数"),
        DATE("due_on", "完成期限", "Due on", .required = true,
             .synonyms = "完成时限|时间安排|计划时间|完成时间|计划完成时间|培训时间|拟办时间|时限|计划完成时限|办班时间"),
        /* A plan that is nobody's is on nobody's desk. */
        REF("owner", "责任单位", "Owner", "organisation", .required = true,
            .synonyms = "主办单位|承办单位|牵头单位|组织单位|责任部门"),
        REF("document", "依据文件", "Document", "document"),
        PLACE("place", "适用区划", "Place"),
};
/* organisers are several units of one session: entered by each of them it would be three sessions, which is how
 * counts of trainings swell. plan ties it to what was promised. */
static const struct field session_fields[] = {
        DATE("held_on", "日期", "Held on", .required = true, .until = "until_on",
             .synonyms = "培训时间|举办日期|培训日期|时间|开班日期|举办时间|开班时间|培训起止时间|"
             "起止时间|办班时间|开始时间"),
        /* A session of several days counts in the month of its first. */
        DATE("until_on", "结束日期", "Until", .hidden = true, .synonyms = "结班日期|结业日期|结业时间|结班时间|截止日期|结束时间"),
        TEXT("title", "培训名称", "Title", .required = true, .named = true,
             .synonyms = "班次名称|培训班名称|培训内容|培训主题|主题|培训班次|班次|培训项目|办班名称|培训题目|课程名称|培训课题|培训班"),
        REFS("organisers", "主办单位", "Organisers", "organisation", .synonyms = "举办单位|主办|联合主办单位|组织单位|承办单位|主办(承办)单位|"
             "主办部门|举办部门|培训单位|责任单位|组织部门|主(承、协)办单位|主办及承办单位"),
        CODE("topic", "主题", "Topic", &training_topics, .indexed = true, .synonyms = "主题类别|培训类型|内容类别"),
        CODE("category", "培训类别", "For whom", &training_categories, .indexed = true, .synonyms = "类别|培训类别|对象类别"),
        CODE("level", "层级", "Level", &codes_level, .synonyms = "培训层级"),
        /* Text: lecturers come from outside, and who taught is told and not counted. */
        TEXT("lecturer", "授课人", "Lecturer", .max_length = 100, .synonyms = "主讲|主讲人|师资|讲师|授课老师|授课教师|授课人员|教师|主讲老师|"
             "辅导老师|授课专家"),
        CODE("lecturer_level", "师资层级", "Level of the lecturer", &lecturer_levels),
        TEXT("audience", "参训范围", "Audience", .synonyms = "培训对象范围|参加人员|培训对象|参训对象|参加对象|参训人员范围|覆盖范围|参训人员"),
        TEXT("location", "地点", "Location", .max_length = 100, .synonyms = "培训地点|举办地点|办班地点|培训场所"),
        DECIMAL("hours", "学时", "Hours", .max = 100000, .synonyms = "课时"),
        /* Who should have come, hidden: it is set beside who came by whoever judges the session, never in a figure. */
        INTEGER("expected", "应到人数", "Expected", .max = 100000, .hidden = true, .synonyms = "计划人数|应参训|应参训人数|应到"),
        MONEY("cost", "经费", "Cost", .hidden = true, .max = YUAN(100000000), .synonyms = "培训经费"),
        /* Left empty, the session counts and the plan stays behind. */
        REF("plan", "所属计划", "Plan", "training_plan", .synonyms = "培训计划"),
        REF("document", "通知文号", "Notice", "document", .hidden = true),
        PLACE("place", "举办区划", "Place", .help = "县级培训为本县，乡镇培训为该乡镇",
              .help_en = "the county, or the township that held it"),
};
/* sign_in names the scan and does not hold it. head_count and person exclude each other (below). */
static const struct field attendance_fields[] = {
        REF("session", "培训", "Session", "training_session", .required = true, .indexed = true),
        CODE("kind", "登记方式", "How taken", &attendance_kinds, .required = true),
        REF("person", "参训人", "Person", "person", .synonyms = "姓名"),
        REF("organisation", "单位", "Unit", "organisation", .synonyms = "工作单位"),
        INTEGER("head_count", "人数", "Head count", .max = 100000, .synonyms = "实到人数|参训人数|参训人次|培训人次|培训人数|人次|实到|参加人数|"
             "参训人数(人)|实际参训人数|受训人数|参训规模|实参训|实参训人数|实参训人次|参训总人数|到会人数|实际参加人数|"
             "培训总人次|参会人数|培训规模|实际到训人数|实训人数|听课人数|学员人数"),
        /* Required with a head count, by the hook below: what is wanted hangs on the way of counting. */
        TEXT("sign_in", "签到表扫描件", "Scanned sign-in", .help = "扫描件的文件名或编号；按人数登记时必填",
             .help_en = "file or number of the scan; required with a head count", .synonyms = "签到表|签到表编号|签到册|签到簿|"
                  "签到资料|签到表文件|签到情况|签到表页码|签到册编号|签到材料"),
        DECIMAL("score", "测试成绩", "Score", .max = 100000, .hidden = true, .seldom = true, .synonyms = "考试分|成绩"),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};

/* A row is a person, or a head count with its sign-in: never both, and never a bare number. */
static bool training_attendance_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const bool person = draft_now(d, old, "person").type == VAL_INT;
        const struct val heads = draft_now(d, old, "head_count");
        if (draft_now(d, old, "kind").type == VAL_NULL)
                draft_set(d, "kind", V_TEXT(person || heads.type != VAL_INT ? "person" : "head_count"));
        if (draft_now_is(d, old, "kind", "person"))
                return (person && heads.type != VAL_INT) ||
                       fail(c, ERR_INVALID, "attendance.person", "training_attendance.person", "%s",
                            say(c, "按人登记须填写参训人，不填人数",
                                "attendance by person names the person and no head count"));
        if (person || heads.type != VAL_INT || heads.i < 1)
                return fail(
                        c, ERR_INVALID, "attendance.head_count", "training_attendance.head_count", "%s",
                        say(c, "按人数登记须填写人数，不填参训人", "a head count gives a number and names no person"));
        return draft_now(d, old, "sign_in").type != VAL_NULL ||
               fail(c, ERR_INVALID, "attendance.sign_in", "training_attendance.sign_in", "%s",
                    say(c, "按人数登记须有签到表扫描件", "a head count wants its scanned sign-in"));
}

/* keys of a session: its day and title, so that the same session on two units' lists is one. */
static const struct entity training_entities[] = {
        { .name = "training_plan", .title = "培训计划", .title_en = "Training plans",
          .life = LIFE_EVENT, .day = "due_on", .reading = READ_ANCESTORS, .area = AREA_TRAINING,
          .help = "计划办几期、何时完成、由谁负责", .help_en = "how many sessions, by when, and whose task", .keys = "title,due_on",
          .sort = "due_on", .title_sql = "r.title", FIELDS(plan_fields) },
        { .name = "training_session", .title = "培训", .title_en = "Training sessions",
          .life = LIFE_EVENT, .day = "held_on", .reading = READ_ANCESTORS, .area = AREA_TRAINING,
          .help = "已举办的培训，一期一行；几家联合主办也只登记一次", .help_en = "sessions held, one row each however many organised it",
          .keys = "held_on,title", .sort = "held_on", .sort_down = true, .title_sql = "r.held_on || ' ' || r.title",
          FIELDS(session_fields) },
        { .name = "training_attendance", .title = "参训", .title_en = "Attendance",
          .life = LIFE_STATE, .reading = READ_ANCESTORS, .area = AREA_TRAINING, .role_of = "person", .hidden = true,
          .help = "按人，或按有签到表扫描件的人数", .help_en = "by person, or a head count with its scanned sign-in",
          .keys = "session,person", .place_from = "session",
          .title_sql = "COALESCE((SELECT p.name FROM person p WHERE p.county = r.county AND p.id = r.person_id), "
                       "CAST(r.head_count AS TEXT))",
          FIELDS(attendance_fields), .prepare = training_attendance_prepare },
};

/* Attendance has no day of its own: it is of its session's. Delivery is said (plan) and never guessed from titles. */
#define OF_SESSION \
        "EXISTS (SELECT 1 FROM training_session s WHERE " JOINED("s") " AND s.id = t.session_id AND s.held_on " \
        "BETWEEN :from AND :to)"
#define DELIVERED "(SELECT COUNT(*) FROM training_session s WHERE " JOINED("s") " AND s.plan_id = t.id)"

/* Three numbers that are easily taken for one another: sessions, person-times, persons. Each has its own list, and
 * the account says which it means. */
static const struct list training_lists[] = {
        /* 26 in the source: one each, however many units organised it. */
        { .name = "training.sessions", .title = "培训期数", .title_en = "Training sessions held", .unit = "期",
          .unit_en = "sessions", .of = "training_session", .period = PERIOD_SPAN, .figure = true,
          .where = "t.held_on BETWEEN :from AND :to",
          .explain = "期内举办的培训，一期计一次", .explain_en = "training sessions held in the period" },
        /* 32,000 in the source. The sum over both kinds, each shown alone behind it. */
        { .name = "training.person_times", .title = "培训人次", .title_en = "Person-times trained", .unit = "人次",
          .unit_en = "person-times", .of = "training_attendance", .period = PERIOD_SPAN, .figure = true,
          .where = OF_SESSION,
          .measure = "CAST(COALESCE(SUM(CASE WHEN t.kind = 'head_count' THEN t.head_count ELSE 1 END), 0) AS BIGINT)",
          .explain = "期内培训的参训行：按人登记一行一人次，按签到表登记的计其人数",
          .explain_en = "attendance of the period's sessions: one for each person, or the head count of a scanned "
                        "sign-in" },
        /* The two ways of counting add up to the whole, and each opens into its own rows. */
        { .name = "training.by_person", .title = "其中实名登记", .title_en = "Of these, by name", .unit = "人次",
          .unit_en = "person-times", .of = "training_attendance", .period = PERIOD_SPAN, .figure = true,
          .where = "t.kind = 'person' AND " OF_SESSION,
          .explain = "期内培训中按人登记的参训行", .explain_en = "attendance rows by person of the period's sessions" },
        /* Head counts alone: what can only be believed as far as its scan. */
        { .name = "training.by_sign_in", .title = "其中签到表登记", .title_en = "Of these, by sign-in", .unit = "人次",
          .unit_en = "person-times", .of = "training_attendance", .period = PERIOD_SPAN, .figure = true,
          .where = "t.kind = 'head_count' AND " OF_SESSION,
          .measure = "CAST(COALESCE(SUM(t.head_count), 0) AS BIGINT)",
          .explain = "期内培训中按签到表扫描件登记的人数",
          .explain_en = "head counts with a scanned sign-in of the period's sessions" },
        /* Only of those entered one by one: a head count has no names, so no number of persons can be made of it. */
        { .name = "training.persons", .title = "实名登记的参训人员", .title_en = "Persons trained, by name", .unit = "人",
          .unit_en = "persons", .of = "training_attendance", .period = PERIOD_SPAN,
          .figure = true, .counts = "person", .measure = "COUNT(DISTINCT t.person_id)",
          .where = "t.kind = 'person' AND " OF_SESSION,
          .explain = "期内实名登记人次中不同的人，一人只计一次；签到表只有人数，无法去重，不在内，所以不是全部参训人数",
          .explain_en = "distinct persons among attendance entered by name; head counts can't be told apart, so these "
                        "are not all who were trained" },
        /* At least two in every calendar month. A check on months and no refusal, since a late entry must never be
         * refused; a month that has not begun lacks nothing. The plan is the county's, and a township's session is one
         * of the county's. */
        { .name = "training.months_below_two",
          .title = "培训不足两期的月份",
          .title_en = "Months with fewer than two sessions",
          .unit = "个月",
          .unit_en = "months",
          .of = "calendar",
          .period = PERIOD_SPAN,
          .figure = true,
          .county_only = true,
          .severity = SEVERITY_SUSPECT,
          .owner = "organisation",
          .where = "SUBSTR(t.day, 9, 2) = '01' AND t.day BETWEEN :from AND :to AND t.day <= :today AND (SELECT "
                   "COUNT(*) FROM training_session s WHERE s.county = :county AND s.voided = 0 AND "
                   "SUBSTR(s.held_on, 1, 7) = SUBSTR(t.day, 1, 7)) < {param:training_monthly}",
          .placed = "1 = 1",
          .mend = "核对年度培训计划、通知和签到表，由主办单位据以登记；确未举办的如实保留",
          .mend_en = "compare the year's plan, the notices and sign-in sheets; who organised enters what they show; "
                     "a month without stays one without",
          .explain = "期内已开始的自然月中，全县举办培训少于规定期数(参数 training_monthly，没有录入的为两期)的月份；县级计划，乡镇不计",
          .explain_en = "calendar months of the period, begun by today, with fewer sessions held in the county than "
                        "parameter training_monthly (two, unless entered); a duty of the county, not of townships" },
        /* A plan is behind from its day on. Sessions that were held and don't name it are the usual reason, and
         * the list says so. */
        { .name = "training.plan_behind", .title = "到期未完成的培训计划", .title_en = "Plans due and not delivered",
          .unit = "项", .unit_en = "items", .of = "training_plan", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = "t.due_on <= :day AND " DELIVERED " < t.sessions",
          .mend = "核对培训计划文件和签到表，由主办单位据以登记培训及“所属计划”；未举办的报县里研究",
          .mend_en = "compare the document of the plan with the sign-in sheets; who organised enters the sessions "
                     "and their plan; what was not held is for the county to consider",
          .explain = "已到期限、所属培训的期数少于计划期数的事项", .explain_en = "items due by the day with fewer sessions than planned" },
        /* A hint: the session counts, its person-times do not. */
        { .name = "training.no_attendance", .title = "没有参训记录的培训", .title_en = "Sessions without attendance",
          .unit = "期", .unit_en = "sessions", .of = "training_session", .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT, .owner = "organisation",
          .where = "t.held_on BETWEEN :from AND :to AND NOT EXISTS (SELECT 1 FROM training_attendance a WHERE "
                   JOINED("a") " AND a.session_id = t.id)",
          .mend = "向主办单位索取签到表核对，据以登记参训人员，或登记人数并附扫描件",
          .mend_en = "ask the organiser for the sign-in sheet and enter who attended, or the head count with its "
                     "scan",
          .explain = "期内举办、没有任何参训行的培训", .explain_en = "sessions of the period with no attendance row" },
};

/* Two a month in the source; another county has its own document. */
static const struct parameter training_parameters[] = {
        { .name = "training_monthly", .title = "全县每月举办培训期数", .title_en = "Training sessions due in a month",
          .unit = "期", .type = FIELD_INT, .fallback = "2" },
};

/* Sessions, person-times and persons apart, as the account must not add a head count to persons. */
static const struct mechanism training_mechanism = {
        .number = "1.2",
        .pillar = PILLAR_AWARENESS,
        .title = "教育培训",
        .title_en = "Training",
        .responsible = "组织部、«office_short»",
        .responsible_en = "Organisation department, «office_short»",
        .words =
                "{?training.sessions|{whole_year}举办培训{training.sessions}期，培训{training.person_times 万}人次（其中实名登记"
                "{training.by_person}人次、{training.persons}人）。{?county|{?training.months_below_two||每月均达到2期以上。}|}|}",
        .words_en =
                "{?training.sessions|{training.sessions} sessions were held {span}, with {training.person_times} "
                "person-times ({training.by_person} entered by name, {training.persons} different persons). {?county|"
                "{?training.months_below_two||Every month had two or more.}|}|}",
        .daily = "training_session",
        PAGES({ "/training", "培训月历", "Training by month", "training_session" }),
};

const struct module training_module = {
        .name = "training",
        .title = "培训",
        .title_en = "Training",
        .declares = &training_mechanism,
        ENTITIES(training_entities),
        LISTS(training_lists),
        PARAMETERS(training_parameters),
};
