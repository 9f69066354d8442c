/* shared.c: the code lists several modules use, and the few things their hooks ask of a draft.
 *
 * A list stands here when registers of two wings have it: one meaning, one place. The synonyms are words sheets have
 * been met with; a synonym may only say the same in other words, since the code is all that is kept of it. */
#include "mechanisms/ground/shared.h"

#include "core/scope.h"

/* The day after an ending is looked up in the calendar: an end beyond it would have none, and no gap would be seen. */
#define CALENDAR_FROM "2000-01-01" /* the reference table calendar reaches so far (places.c) */
#define CALENDAR_TO "2050-12-31"

/* GB/T 2261.1; the standard's 0 (unknown) is an empty field here. */
const struct codes codes_sex = CODES("sex", "性别", "Sex",
        { "1", "男", "Male", "男性" },
        { "2", "女", "Female", "女性" },
        { "9", "未说明", "Not stated", "不详" },
);

/* GB/T 4762, as far as these registers need it: the eight democratic parties are one, and who is none of these belongs
 * to the masses. */
const struct codes codes_politics = CODES("political_status", "政治面貌", "Political status",
        { "member", "中共党员", "Party member", "党员|共产党员|中国共产党党员|中共正式党员|正式党员" },
        { "probationary", "中共预备党员", "Probationary Party member", "预备党员" },
        { "league", "共青团员", "Youth League member", "团员" },
        { "democratic", "民主党派", "Member of a democratic party" },
        { "rcck", "民革党员", "Revolutionary Committee of the Kuomintang", "民革" },
        { "cdl", "民盟盟员", "China Democratic League", "民盟" },
        { "cndca", "民建会员", "China National Democratic Construction Association", "民建" },
        { "capd", "民进会员", "China Association for Promoting Democracy", "民进" },
        { "cpwdp", "农工党党员", "Chinese Peasants and Workers Democratic Party", "农工党" },
        { "zgp", "致公党党员", "China Zhi Gong Party", "致公党" },
        { "js", "九三学社社员", "Jiusan Society", "九三学社" },
        { "tdsl", "台盟盟员", "Taiwan Democratic Self-Government League", "台盟" },
        { "independent", "无党派人士", "Independent", "无党派|无党派民主人士" },
        { "masses", "群众", "None", "普通群众|无" },
);

/* Whose unit, and who sends or pays: the levels of government. The long rows are what posting lists and lists of grants
 * call them. */
const struct codes codes_level = CODES("level", "层级", "Level",
        { "nation", "中央", "Nation", "国家|中央级|国家级" },
        { "province", "省", "Province", "省级|省直|省派|省选派|省派驻村|省派工作队|省派扶贫|省派干部|省派第一书记|省直选派|省管党费|省级党费|省委组织部|"
          "省委组织部下拨党费|省级下拨|省级下拨党费|省级留存党费|省委组织部下拨|省委" },
        { "city", "市", "City", "市级|市直|市派|地市|市派驻村|市派工作队|市派扶贫|市派干部|市派第一书记|市直选派|市选派|地级市|市管党费|市级党费|市委组织部|州|州级|州管党费|"
          "市委组织部下拨党费|市级下拨|市级下拨党费|市级留存党费|市委组织部下拨|州委组织部|市委" },
        { "county", "县", "County", "县级|县直|县派|区县|县派驻村|县派工作队|县派扶贫|县派干部|县派第一书记|县直选派|县(区)|区|县选派|县管党费|县级党费|县委组织部|区级|区管党费|"
          "县委组织部下拨党费|县级下拨|县级下拨党费|县级留存党费|县委组织部下拨|区委组织部|县委|县级配套|县留存党费" },
        { "township", "乡镇", "Township", "乡|镇|乡级|镇级|乡镇级|乡(镇)" },
        { "village", "村", "Village", "村级|行政村" },
);

/* A day entered as 2017 or as 2017-06 is kept as a day, and this says what was known of it. */
const struct codes codes_precision = CODES("precision", "日期精度", "Precision of the day",
        { "day", "日", "Day" },
        { "month", "月", "Month" },
        { "year", "年", "Year" },
);

/* The parts of a village cadre's pay. Base is rate times months to the cent (rule pay_rate_times_months); the others
 * are entered, a deduction as a negative amount. */
const struct codes codes_pay_part = OPEN_CODES("pay_part", "报酬项目", "Part of remuneration",
        { "base", "基本报酬", "Base", "基本|基础报酬|基本工资|基础工资|岗位报酬" },
        { "performance", "绩效报酬", "Performance", "绩效|绩效工资|考核报酬" },
        { "seniority", "任职年限补贴", "Seniority", "工龄补贴|年限补贴" },
        { "allowance", "津贴补贴", "Allowance", "补贴|津贴|岗位补贴" },
        { "award", "奖励", "Award", "奖金|年终奖|奖励报酬" },
        { "deduction", "扣款", "Deduction", "扣发|扣减|考核扣款|扣除" },
        { "other", "其他", "Other", "其它" },
);
/* What a village post is paid as. The words are those of rosters and pay tables: who is called secretary, director or
 * both in one person is a principal. */
const struct codes codes_post_class = OPEN_CODES("post_class", "职务类别", "Class of post",
        { "principal", "正职", "Principal", 
          "村正职|正职干部|村正职干部|书记|主任|村书记|村主任|支书|村支书|支部书记|党支部书记|村党支部书记|总支书记|党总支书记|村党总支书记|党委书记|村委主任|"
          "村委会主任|居委会主任|社区书记|社区主任|一肩挑|书记主任一肩挑|书记兼主任|支书兼主任|党支部书记、村委会主任|"
          "党支部书记兼村委会主任|党总支书记兼村委会主任|书记、主任" },
        { "deputy", "副职", "Deputy", 
          "村副职|副职干部|村副职干部|副书记|副主任|副支书|支部副书记|党支部副书记|总支副书记|党总支副书记|村委副主任|村委会副主任|居委会副主任" },
        { "other", "其他", "Other", 
          "其他干部|其他村干部|其他人员|一般村干部|其他职数|村其他干部|其他两委|"
          "其他两委成员|委员|村民委员|文书|一般干部|两委委员|村两委委员|支委|村委|支部委员|党支部委员|总支委员|党总支委员|村委委员|村委会委员|会计|村会计|"
          "报账员|妇女主任|妇联主席|村妇联主席|民兵连长|民兵营长|治保主任|团支部书记|纪检委员|组织委员|宣传委员|监委会主任|"
          "村务监督委员会主任|村监委会主任|计生专干" },
        { "group_leader", "村民小组长", "Leader of a villagers' group", "组长|小组长|村民组长" },
        { "reserve", "后备干部", "Reserve cadre", "村级后备干部|村后备干部|村级后备力量" },
);

/* How somebody is employed, or came to his work, which says who pays him and who may move him: of staff, of cadres, and
 * of village cadres who were sent as graduates. Open: counties have further kinds, and the figures ask only where he
 * works. */
const struct codes codes_staff_identity = OPEN_CODES("staff_identity", "人员身份", "Status of staff",
        { "civil", "行政编制", "Civil servant", "行政|公务员|行政编|行政人员|公务员编制" },
        { "civil_like", "参照公务员法管理", "Managed as a civil servant", "参公|参照公务员|参公人员|参公编制|参照公务员管理" },
        { "institution", "事业编制", "Public institution", "事业|事业人员|事业编|事业干部|全额事业|事业单位|事业身份|全额拨款事业|"
          "事业单位人员|事业编制人员" },
        { "worker", "工勤人员", "Worker", "工勤|事业工勤|机关工勤" },
        { "seconded", "借调", "Seconded", "借调人员" },
        { "drafted", "抽调", "Drafted", "抽调人员" },
        { "borrowed", "借用", "Borrowed", "借用人员" },
        { "attached", "挂职", "On attachment", "挂职锻炼|挂职干部" },
        { "learning", "跟班学习", "Learning on the job", "跟班" },
        { "recruit", "基层特定岗位", "Designated-post recruit", "特岗|特定岗位|基层特岗|特岗人员" },
        { "officer", "专职专干", "Full-time officer", "专干|扶贫专干" },
        { "contract", "编外聘用", "On contract", "聘用|聘用人员|合同制|编外|合同工" },
        { "temporary", "临时聘用", "Temporary", "临聘|临时人员" },
        { "public_post", "公益性岗位", "Public-welfare post", "公益岗|公益岗位" },
        { "purchased", "政府购买服务", "Purchased service", "购买服务" },
        { "dispatched", "劳务派遣", "Dispatched labour", "派遣" },
        { "graduate_officer", "大学生村官", "Graduate village officer", "大学生村干部|选聘高校毕业生到村任职" },
        { "selected", "选调生", "Selected graduate", "选调人员" },
        { "three_supports", "三支一扶人员", "Three-supports graduate", "三支一扶|“三支一扶”人员" },
        { "western_plan", "西部计划志愿者", "Volunteer of the western plan", "西部计划|大学生西部计划志愿者" },
        { "other", "其他", "Other" },
);

/* A draft holds what was given only; a hook that looks at two fields of a record needs the one that was not given
 * too. */
struct val draft_now(const struct draft *d, const struct draft *old, const char *field)
{
        if (draft_given(d, field))
                return draft_get(d, field);
        return old ? draft_get(old, field) : V_NULL;
}

bool draft_now_is(const struct draft *d, const struct draft *old, const char *field, const char *text)
{
        const struct val v = draft_now(d, old, field);
        return v.type == VAL_TEXT && str_is(v.s, text);
}

bool draft_same(const struct draft *d, const struct draft *old, const char *field)
{
        return !old || !draft_given(d, field) || val_eq(draft_get(d, field), draft_get(old, field));
}

/* The other way is open: a stand-in may be appointed for good. */
bool not_made_interim(struct ctx *c, const struct draft *d, const struct draft *old)
{
        struct val now = draft_now(d, old, "interim");
        if (!old || now.type != VAL_INT || now.i == 0 || draft_same(d, old, "interim"))
                return true;
        return fail(c, ERR_INVALID, "span.fixed", "interim", "%s",
                    say(c, "已在任的不能改为临时接替：请结束本条并新增一条，录错的请作废",
                        "who serves can't be made an interim: end this record and begin another, or void it"));
}

bool end_in_calendar(struct ctx *c, const struct draft *d)
{
        const struct val to = draft_given(d, "to_on") ? draft_get(d, "to_on") : V_NULL;
        if (to.type != VAL_TEXT || to.s.n == 0)
                return true;
        if (str_cmp(to.s, S(CALENDAR_FROM)) >= 0 && str_cmp(to.s, S(CALENDAR_TO)) <= 0)
                return true;
        return fail(c, ERR_INVALID, "date.range", "to_on", say(c, "结束日期“%.*s”应在 %s 与 %s 之间",
                "the end %.*s must lie between %s and %s"), FMT(to.s), CALENDAR_FROM, CALENDAR_TO);
}

bool own_cadre(struct ctx *c, struct val *out)
{
        return db_one(c, db_sql(c->db, "shared.own_cadre"), NO_ARGS, out);
}
