/* frontline.c: mechanism 5.3, frontline development: service at the front with its yearly grade, and appointments after
 * their publication.
 *
 * Service at the front is what the registers show: a posting in a village (posting.c), or a row here (helper of a
 * village, seconded to the office, other). An appointment is entered once published, with its document; it says whether
 * there was service at the front, and can't claim what no record shows: a hard rule. Service and grades are personnel
 * files, a compartment; published appointments are not. Left out: recommendation, scoring or ordering of persons:
 * nothing here proposes anybody. */
#include "core/parameter.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* Work teams and first secretaries stand here too, for service that no posting of this county shows. */
static const struct codes service_kinds = OPEN_CODES("frontline_kind", "一线岗位", "Service",
        { "village_team", "驻村工作队", "Work team", "驻村|工作队" },
        { "first_secretary", "第一书记", "First secretary" },
        { "station", "乡镇«station»", "Township «station»", "工作站" },
        { "office", "«office»", "County office", "扶贫办" },
        { "helper", "包村帮扶", "Helper of a village", "包村" },
        { "other", "其他", "Other" },
);
/* The four grades of a cadre's yearly assessment, as the body that assessed gave them: this program gives none. */
static const struct codes grades = CODES("service_grade", "考核等次", "Grade",
        { "excellent", "优秀", "Excellent" },
        { "competent", "称职", "Competent" },
        { "basic", "基本称职", "Basically competent" },
        { "incompetent", "不称职", "Not competent" },
        /* of staff of public institutions */
        { "qualified", "合格", "Qualified" },
        { "basic_qualified", "基本合格", "Basically qualified" },
        { "unqualified", "不合格", "Not qualified" },
        { "undecided", "未定等次", "Not graded", "不定等次|未确定等次" },
);
/* Entry into a township's leadership team is a kind of its own because it is a figure of its own (county.md
 * 5.3). Lists of organisation departments word it in many ways, and always mean this one thing. */
static const struct codes appointment_kinds = OPEN_CODES("appointment_kind", "任用类别", "Kind of appointment",
        { "leadership_team", "进乡镇领导班子", "To a township leadership team", "乡镇班子|进乡镇班子|乡镇领导班子|进班子|进入乡镇班子|进入乡镇领导班子|"
                "选拔进乡镇班子|选拔进乡镇领导班子|"
                             "进乡镇党政班子|乡镇党政班子|进入乡镇党政班子|提拔进乡镇党政班子|选拔进乡镇党政班子|充实乡镇领导班子|"
                             "乡镇领导班子成员|提拔进乡镇班子|提拔进乡镇领导班子|充实乡镇班子" },
        { "promotion", "提拔", "Promotion", "干部提拔|提拔干部|提拔情况|提拔名单|提拔人员|提拔重用|提任|提拔使用|提拔任用|提拔任职|提拔为副科|提拔为正科" },
        { "important_post", "重用(进一步使用)", "To a more important post", "重用|进一步使用" },
        { "rank", "职级晋升", "Promotion in rank", "晋升职级", .from = "2019-06-01" },
        { "transfer", "平职调整", "Transfer on the same rank", "平调|平级调整" },
        { "other", "其他", "Other" },
);
/* The five kinds of people from whom township leadership teams are to be filled. */
static const struct codes five_sources = CODES("five_sources", "五方面人员", "Five sources",
        { "village_cadre", "优秀村干部", "Village cadre", "优秀村(社区)干部|村干部" },
        { "graduate_officer", "大学生村官", "Graduate village officer", "优秀大学生村官" },
        { "selected", "选调生", "Selected graduate", "优秀选调生" },
        { "institution", "乡镇事业编制人员", "Staff of township institutions", "乡镇事业人员|优秀乡镇事业编制人员" },
        { "posted", "第一书记、驻村工作队员", "First secretary or team member", "第一书记|驻村工作队员|优秀第一书记|驻村干部" },
);
static const struct codes service_shown = CODES("service_shown", "一线经历", "Service at the front",
        { "served", "有", "Shown by the record", "有一线经历|是|√" },
        { "none", "无", "None", "没有|否|×" },
);

/* Service in this register is a span like a posting, so that both are asked the same question: was somebody
 * there before that day. */
static const struct field service_fields[] = {
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true, .synonyms = "干部|干部姓名"),
        CODE("kind", "一线岗位", "Service", &service_kinds, .required = true, .synonyms = "岗位|服务岗位"),
        PLACE("place", "服务地", "Place", .synonyms = "村|行政村|服务村"),
        TEXT("unit", "原单位", "Unit", .max_length = 100, .synonyms = "工作单位|单位"),
        DATE("from_on", "开始日期", "From", .required = true, .synonyms = "起始日期|到岗日期"),
        DATE("to_on", "结束日期", "To", .synonyms = "离岗日期"),
        REF("document", "依据文件", "Document", "document", .hidden = true),
};
/* Nobody is graded in advance (past). */
static const struct field grade_fields[] = {
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true),
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .past = true),
        CODE("grade", "考核等次", "Grade", &grades, .required = true, .synonyms = "等次|年度考核"),
        REF("document", "依据文件", "Document", "document"),
};
/* Former and new post are texts as the document has them: ranks and posts of a whole county are no register
 * here. The headers are those that lists of organisation departments were found to have. */
static const struct field appointment_fields[] = {
        DATE("published_on", "公布日期", "Published on", .required = true,
             .synonyms = "任命公布日期|任职日期|任命日期|公布时间|任用时间|提拔时间|提拔日期|任免日期|任免时间|任命时间|提任时间|"
                         "任职时间|现职时间|任现职时间|批准时间|任命年月|任职年月|提拔年月|任新职时间|新任职时间|到任时间|任职起始时间|印发日期|发文日期|发文时间|任用日期|提拔使用时间|文件时间"),
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true, .synonyms = "干部|干部姓名"),
        CODE("kind", "任用类别", "Kind", &appointment_kinds, .required = true, .indexed = true,
             .synonyms = "任用类型|类别|提拔类别|提拔类型|任用方式|使用类型|提拔使用类型|使用类别|任免类别|使用方式|提拔使用情况"),
        CODE("drawn_from", "五方面人员", "Of the five sources", &five_sources, .hidden = true,
             .help = "从五方面人员中选拔的填写是哪一方面", .help_en = "which of the five, when he was chosen from them",
             .synonyms = "五方面人员类别|五方面人员来源|来源类别"),
        /* needed for one figure: agency cadres who served and were promoted */
        BOOLEAN("from_agency", "机关干部", "Of an agency", .help = "任用前为机关干部",
                .help_en = "was a cadre of an agency before", .synonyms = "是否机关干部"),
        TEXT("unit_before", "任用前单位", "Unit before", .max_length = 100, .synonyms = "原单位|现单位|原工作单位|现工作单位|工作单位|提拔前单位|"
             "任前单位"),
        TEXT("post_before", "任用前职务", "Post before", .max_length = 100, .synonyms = "原职务|现任职务|原任职务|任前职务|提拔前职务|原任|"
             "原单位及职务|原工作单位及职务|原职|使用前职务|任用前单位及职务|"
                         "拟任前职务|原职位|任用前岗位|任前单位及职务|原任单位及职务|任职前职务|提任前职务|拟任免前职务|选拔前职务|"
                         "提拔前单位及职务|现任单位及职务|原单位职务|现工作单位及职务|提拔前工作单位及职务"),
        REF("organisation", "任用单位", "Unit after", "organisation", .synonyms = "新单位|拟任单位|现任单位|提拔后单位|任职单位"),
        TEXT("post_after", "任用后职务", "Post after", .required = true, .max_length = 100,
             .synonyms = "新职务|拟任职务|任职|新任职务|现任职务|现职务|现任|任后职务|提拔后职务|现单位及职务|现任单位及职务|拟任|"
                         "新任单位及职务|任新职|任职职务|提任职务|提任后职务|选拔后职务|选任职务|拟提任职务|新职位|任命后职务|新任岗位|"
                         "使用后职务|任用后单位及职务|提拔后单位及职务|现职|任命职务|拟任单位及职务|现工作单位及职务"),
        PLACE("place", "任职地", "Place", .synonyms = "乡镇|任职乡镇|任职地点"),
        /* the notice before an appointment is part of its paper; it ends before the day of publication */
        DATE("notice_from", "公示开始日期", "Notice from", .hidden = true, .until = "notice_to",
             .synonyms = "公示|公示时间|公示期|公示起止时间|公示日期|公示起|公示期间|任前公示时间|任前公示|公示起始|公示开始时间|任前公示期|"
                         "公示起止日期|公示期限|公示起始日期"),
        DATE("notice_to", "公示结束日期", "Notice until", .hidden = true,
             .synonyms = "公示止|公示结束时间|公示截止日期|公示截止时间"),
        CODE("service", "一线经历", "Service at the front", &service_shown, .help = "不填时按登记的一线经历确定",
             .help_en = "follows from the registers when left empty", .synonyms = "是否有一线经历|一线工作经历|扶贫一线经历|基层一线经历|"
                  "有无一线经历|是否扶贫一线"),
        REF("document", "任免文件", "Document", "document",
            .synonyms = "任免文号|文号|任职文号|任命文号|文件号|任免文件号|文件依据|任命文件|任职文件|批准文件|批准文号|发文字号|批文|任免依据|"
            "依据文件|干部任免文号|任职文件号|任命文件号|任职通知文号"),
};

/* ---- hooks ---- */

/* served_before: without a person or a day nothing is claimed, and the catalogue says what is missing. */
static bool served_before(struct ctx *c, struct val person, struct val day, bool *served)
{
        struct val n;
        *served = false;
        if (person.type != VAL_INT || day.type != VAL_TEXT)
                return true;
        if (!db_one(c, db_sql(c->db, "frontline.served_before"), ARGS(ARG("person_id", person), ARG("day", day)), &n))
                return false;
        *served = n.type == VAL_INT && n.i > 0;
        return true;
}

/* noticed_long_enough: the notice before an appointment ran for the working days the county's document asks for. Asked
 * when its days are entered or changed, not of rows of long ago; where nobody entered them, a check says so. */
static bool noticed_long_enough(struct ctx *c, const struct draft *d, const struct draft *old)
{
        const struct val from = draft_now(d, old, "notice_from"), to = draft_now(d, old, "notice_to");
        struct val days, wanted = V_NULL;
        if (from.type != VAL_TEXT || to.type != VAL_TEXT ||
            (old && draft_same(d, old, "notice_from") && draft_same(d, old, "notice_to")))
                return true;
        if (!parameter_value(c, "notice_days", c->county, c->today, &wanted) ||
            !db_one(c, db_sql(c->db, "frontline.notice_days"), ARGS(ARG("from", from), ARG("to", to)), &days))
                return false;
        return wanted.type != VAL_INT || days.i >= wanted.i ||
               fail(c, ERR_RULE, "rule.appointment_notice", "appointment.notice_to",
                    say(c, "任前公示 %lld 个工作日，少于规定的 %lld 个：请核对公示通知的起止日期",
                        "the notice ran for %lld working days, fewer than the %lld asked for: check the days in the "
                        "notice"),
                    (long long)days.i, (long long)wanted.i);
}

/* appointment_prepare: only what is published is entered. A register of intended appointments would be a list
 * of candidates, which this program doesn't keep. Whether there was service is filled in from the registers
 * when the sheet doesn't say; what it says is left, and compared with the record by the rule and by a check. */
static bool appointment_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const struct val day = draft_now(d, old, "published_on"), notice = draft_now(d, old, "notice_to");
        bool served;
        if (day.type == VAL_TEXT && str_cmp(day.s, str_of(c->today)) > 0)
                return fail(c, ERR_RULE, "rule.appointment_published", "appointment.published_on", "%s",
                            say(c, "任用公布之后才能登记", "an appointment is entered once it is published"));
        if (day.type == VAL_TEXT && notice.type == VAL_TEXT && str_cmp(notice.s, day.s) > 0)
                return fail(c, ERR_INVALID, "appointment.notice", "appointment.notice_to", "%s",
                            say(c, "公示结束日期晚于公布日期", "the notice ends after the publication"));
        if (!noticed_long_enough(c, d, old) || !served_before(c, draft_now(d, old, "person"), day, &served))
                return false;
        if (draft_now(d, old, "service").type == VAL_NULL)
                draft_set(d, "service", V_TEXT(served ? "served" : "none"));
        return true;
}

static bool service_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        (void)old;
        return end_in_calendar(c, d);
}

/* Service and grades are the organisation department's own (compartment); an appointment is public, so whoever
 * reads cadres reads it. Service and appointment make a person known to the register (role_of): who is promoted
 * need be no helper of anybody. */
static const struct entity frontline_entities[] = {
        { .name = "frontline_service", .title = "一线经历", .title_en = "Service at the front",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_PERSONNEL, .role_of = "person",
          .help = "驻村登记之外的一线经历及起止日期", .help_en = "service at the front besides postings in villages, with dates",
          .keys = "person,kind,from_on", .sort = "from_on", .sort_down = true, .title_sql = PERSON_TITLE,
          FIELDS(service_fields), .prepare = service_prepare },
        { .name = "service_grade", .title = "一线考核等次", .title_en = "Grades of service",
          .life = LIFE_EVENT, .day = "year", .reading = READ_SCOPED, .area = AREA_PERSONNEL, .hidden = true,
          .help = "一线干部的年度考核等次", .help_en = "yearly grades of those at the front", .keys = "person,year",
          .sort = "year", .sort_down = true, .title_sql = PERSON_TITLE, FIELDS(grade_fields) },
        { .name = "appointment", .title = "提拔任用", .title_en = "Appointments", .life = LIFE_EVENT,
          .day = "published_on", .reading = READ_SCOPED, .area = AREA_CADRE, .role_of = "person",
          .help = "已公布的提拔任用，注明有无一线经历",
          .help_en = "published appointments, and whether there was service at the front",
          .keys = "person,published_on", .sort = "published_on", .sort_down = true,
          .title_sql = PERSON_TITLE " || ' ' || r.post_after", FIELDS(appointment_fields),
          .prepare = appointment_prepare },
};

/* Hard only in one direction: service that no record shows can't be claimed. "None" where a record shows some
 * is a check (appointment.contradicts), for the record may have come later than the appointment. */
static const struct rule frontline_rules[] = {
        { .name = "appointment_service", .title = "登记的一线经历没有记录可查",
          .title_en = "no record shows the service at the front that is claimed", .on = "appointment",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "frontline.appointment_service" },
};

/* ---- lists ---- */

/* SERVED: somebody was at the front before the appointment t was published, by either register. It reads the
 * records and not the field of the appointment, which is somebody's word. */
#define SERVED \
        "(EXISTS (SELECT 1 FROM frontline_service s WHERE " JOINED( \
                "s") " AND s.person_id = t.person_id AND s.from_on < t.published_on) OR " \
                     "EXISTS (SELECT 1 FROM posting g JOIN cadre k ON k.county = g.county AND k.id = g.cadre_id AND " \
                     "k.voided = 0 WHERE " JOINED( \
                             "g") " AND k.person_id = t.person_id AND g.from_on < t.published_on))"
/* AT_FRONT: person t is at the front on the day, by either register; `where` narrows both, of alias x. */
#define AT_FRONT(where) \
        "(EXISTS (SELECT 1 FROM frontline_service x WHERE " where JOINED("x") " AND x.person_id = t.id AND " \
        ON_DAY("x", ":day") ") OR EXISTS (SELECT 1 FROM posting x JOIN cadre k ON k.county = x.county AND k.id = " \
        "x.cadre_id AND k.voided = 0 WHERE " where JOINED("x") " AND k.person_id = t.id AND " ON_DAY("x", ":day") "))"
/* NOTICED: the working days of the notice before appointment t, holidays as the county entered them. */
#define NOTICED \
        "(SELECT COUNT(*) FROM calendar k WHERE k.voided = 0 AND k.day BETWEEN t.notice_from AND t.notice_to AND " \
        "COALESCE((SELECT h.kind FROM holiday h WHERE h.day = k.day AND h.voided = 0 ORDER BY h.id DESC NULLS LAST " \
        "LIMIT 1), k.kind) IN ('workday', 'makeup'))"
#define PUBLISHED "t.published_on BETWEEN :from AND :to"

/* Five years up to the day asked, where no period is given: the source gives its 24 without a year, and they
 * were not promoted in one. Persons are counted once however often they were appointed, beside the count of
 * appointments; there is no list by months served or by grade, which would be an order of persons. */
static const struct list frontline_lists[] = {
        { .name = "appointment.leadership_team", .title = "进乡镇领导班子的干部",
          .title_en = "Appointed to a township leadership team", .unit = "名", .unit_en = "persons",
          .of = "appointment", .period = PERIOD_SPAN, .years = 5, .figure = true,
          .counts = "person", .measure = PERSONS,
          .where = "t.kind = 'leadership_team' AND " PUBLISHED,
          .explain = "期内公布任用到乡镇领导班子的不同的人",
          .explain_en = "distinct persons whose appointment to a township leadership team was published in the period"
                        },
        { .name = "appointment.five_sources", .title = "从五方面人员中选拔进班子的干部",
          .title_en = "Of the five sources, to a township leadership team", .unit = "名", .unit_en = "persons",
          .of = "appointment", .period = PERIOD_SPAN, .years = 5, .figure = true, .counts = "person",
          .measure = PERSONS,
          .where = "t.kind = 'leadership_team' AND t.drawn_from IS NOT NULL AND " PUBLISHED,
          .explain = "期内公布任用到乡镇领导班子、登记为五方面人员的不同的人",
          .explain_en = "distinct persons of the five sources whose appointment to a township leadership team was "
                        "published in the period" },
        { .name = "appointment.agency_frontline",
          .title = "有一线经历、获提拔的机关干部",
          .title_en = "Agency cadres promoted after service",
          .unit = "名",
          .unit_en = "persons",
          .of = "appointment",
          .period = PERIOD_SPAN,
          .years = 5,
          .figure = true,
          .counts = "person",
          .measure = PERSONS,
          .where = "t.kind IN ('promotion', 'important_post') AND t.from_agency = 1 AND " PUBLISHED " AND " SERVED,
          .explain = "期内公布提拔或重用、此前有一线经历记录的不同的机关干部",
          .explain_en = "distinct agency cadres whose promotion was published in the period, with service at the front "
                        "before it" },
        { .name = "appointment.appointments", .title = "提拔任用", .title_en = "Appointments", .unit = "人次",
          .unit_en = "appointments", .of = "appointment", .period = PERIOD_SPAN, .years = 5, .figure = true,
          .where = PUBLISHED,
          .explain = "期内公布的任用", .explain_en = "appointments published in the period" },
        { .name = "appointment.with_service", .title = "其中有一线经历", .title_en = "Of these, with service at the front",
          .unit = "人次", .unit_en = "appointments", .of = "appointment", .period = PERIOD_SPAN,
          .years = 5, .figure = true,
          .where = PUBLISHED " AND " SERVED,
          .explain = "期内公布的任用中，此前有一线经历记录的", .explain_en = "of them, those with service at the front before" },
        /* Both registers, each person once: who is posted in a village and stands here too is one cadre at the front. A
         * number for everybody; who they are, only for who reads the compartment. */
        { .name = "frontline.at_front", .title = "在«campaign»一线的干部", .title_en = "Cadres at the front", .unit = "名",
          .unit_en = "persons", .of = "person", .period = PERIOD_DAY, .figure = true, .closed = AREA_PERSONNEL,
          .counts = "person", .measure = "COUNT(DISTINCT t.id)",
          .where = AT_FRONT(""),
          .placed = AT_FRONT("x.place >= :place_lo AND x.place < :place_hi AND "),
          .explain = "当天在驻村岗位上的和在一线经历中登记的人，合并后一人只计一次",
          .explain_en = "persons in a posting or in a row of service on the day, each once whichever register has "
                        "him" },
        { .name = "frontline.persons",
          .title = "另在一线经历中登记的干部",
          .title_en = "Persons in the register of service",
          .unit = "名",
          .unit_en = "persons",
          .of = "frontline_service",
          .period = PERIOD_DAY,
          .figure = true,
          .counts = "person",
          .measure = PERSONS,
          .where = ON_DAY("t", ":day"),
          .explain = "当天在一线经历中登记的不同的人；驻村人员另在驻村登记中，两者合计见“在«campaign»一线的干部”",
          .explain_en = "distinct persons with service open on the day in this register (postings are counted by their "
                        "own)" },
        { .name = "appointment.contradicts", .title = "记为无一线经历、实有记录的任用",
          .title_en = "Service on record, but entered as none", .unit = "人次", .unit_en = "appointments",
          .of = "appointment", .period = PERIOD_SPAN, .years = 5, .severity = SEVERITY_SUSPECT,
          .owner = "organisation", .closed = AREA_PERSONNEL,
          .where = PUBLISHED " AND t.service = 'none' AND " SERVED,
          .mend = "由组织部核对干部档案和选派文件，以材料为准更正有误的一方",
          .mend_en = "the organisation department checks the cadre's file and the document of dispatch, and "
                     "corrects by them the entry that is wrong",
          .explain = "期内公布的任用中，一线经历记为“无”而登记簿有记录的",
          .explain_en = "appointments of the period entered as without service though a register shows some" },
        /* Of promotions: a transfer on the same rank has no notice. */
        { .name = "appointment.no_notice", .title = "任前公示没有登记或不足的提拔任用",
          .title_en = "Promotions whose notice is missing or short", .unit = "人次", .unit_en = "appointments",
          .of = "appointment", .period = PERIOD_SPAN, .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = PUBLISHED " AND t.kind IN ('leadership_team', 'promotion', 'important_post') AND (t.notice_from IS "
                   "NULL OR t.notice_to IS NULL OR " NOTICED " < {param:notice_days})",
          .mend = "由组织部核对公示通知和任免文件，据以登记公示起止日期；公示不足的如实保留",
          .mend_en = "the organisation department checks the notice and the document, and enters the days they say; "
                     "a notice that was short stays so",
          .explain = "期内公布的提拔、重用和进乡镇班子中，没有登记公示起止日期，或公示少于规定工作日(参数 notice_days)的",
          .explain_en = "promotions published in the period with no days of notice, or fewer working days than "
                        "parameter notice_days" },
        { .name = "appointment.no_document", .title = "没有任免文件的任用", .title_en = "Appointments without a document",
          .unit = "人次", .unit_en = "appointments", .of = "appointment", .period = PERIOD_SPAN,
          .years = 5, .severity = SEVERITY_HINT, .owner = "organisation",
          .where = PUBLISHED " AND t.document_id IS NULL",
          .mend = "由组织部核对任免文件，据以登记文号",
          .mend_en = "the organisation department checks the notice of appointment and enters its number",
          .explain = "期内公布、没有填写任免文件的任用", .explain_en = "appointments of the period with no document entered" },
};

/* Five working days, as the rules on appointments have it; a county enters its own with their document. */
static const struct parameter frontline_parameters[] = {
        { .name = "notice_days", .title = "任前公示天数", .title_en = "Notice before an appointment", .unit = "个工作日",
          .type = FIELD_INT, .fallback = "5" },
};


/* Who serves at the front, and who was promoted after it: the one without the other proves nothing. */
static const struct mechanism frontline_mechanism = {
        .number = "5.3",
        .pillar = PILLAR_STYLE,
        .title = "培养一线",
        .title_en = "Frontline cadre development",
        .responsible = "组织部",
        .responsible_en = "Organisation department",
        .words =
                "{?appointment.leadership_team+appointment.agency_frontline|{since appointment.appointments}年以来，坚持在«"
                "campaign»一线培养干部{?appointment.leadership_team|，选拔{appointment.leadership_team}名优秀年轻干部进入乡镇领导班子|}"
                "{?appointment.agency_frontline|，提拔重用参与«work»的机关干部{appointment.agency_frontline}名|}。|}"
                "{?frontline.at_front|目前在«campaign»一线的干部{frontline.at_front}名。|}",
        .words_en =
                "{?appointment.leadership_team+appointment.agency_frontline|Cadres are brought up at the front: "
                "since the beginning of {since appointment.appointments}, {?appointment.leadership_team|"
                "{appointment.leadership_team} persons joined township leadership teams|}"
                "{?appointment.agency_frontline|{?appointment.leadership_team| and |}{appointment.agency_frontline} "
                "agency cadres who had served were promoted|}. |}{?frontline.at_front|{frontline.at_front} cadres "
                "are at the front.|}",
};

const struct module frontline_module = {
        .name = "frontline",
        .title = "培养一线",
        .title_en = "Frontline cadre development",
        .declares = &frontline_mechanism,
        ENTITIES(frontline_entities),
        RULES(frontline_rules),
        LISTS(frontline_lists),
        PARAMETERS(frontline_parameters),
};
