/* households.c: whom the county helps: registered households, their members, status, income, the Two Assurances and
 * Three Guarantees, and their exit; villages designated, planned for exit, and delisted.
 *
 * What a household is lies in dated rows of household_status, in the terms of the rule pack of their day (registration
 * 2014 to 2020, monitoring 2021 to 2025, standing assistance from 2026): nothing is overwritten. A household is poor on
 * a day when such a row of kind poor, awaiting exit or relapsed is open that day. An exit is proposed by one cadre and
 * confirmed by another, with a day, evidence and a document; confirmed, it ends the poor status the day before and
 * opens the next. A year alone in a sheet is its 31 December; an identification is 1 January, so that an exit of the
 * same year follows it. Left out here: the steps of identification (public notice and appraisal), which are a workflow
 * of their own. */
#include "mechanisms/modules.h"
#include "mechanisms/ground/shared.h"

#include "base/date.h"
#include "core/account.h"
#include "core/scope.h"

#define RULES_2020 "2020-12-31" /* last days of the rule packs (domain of the trade: 2014-2020, 2021-2025, 2026-) */
#define RULES_2021 "2021-01-01"
#define RULES_2025 "2025-12-31"
#define RULES_2026 "2026-01-01"

static const struct codes status_kinds = OPEN_CODES("household_status", "户状态", "Status of a household",
        { "poor", "贫困户", "Poor", "未脱贫|未脱贫户|建档立卡贫困户|贫困|在册贫困户" },
        { "pre_exit", "预脱贫户", "Awaiting exit", "预脱贫|拟脱贫|拟退出" },
        { "exited", "脱贫户", "Out of poverty", "已脱贫|脱贫|脱贫(享受政策)|脱贫（享受政策）|已脱贫(享受政策)|退出|稳定脱贫" },
        { "exited_no_policy", "脱贫户(不享受政策)", "Out of poverty, without benefits", "脱贫不享受政策|脱贫(不享受政策)|稳定脱贫不享受政策" },
        { "relapsed", "返贫户", "Relapsed", "返贫" },
        { "unstable", "脱贫监测户", "Monitored after exit", "监测户", .to = RULES_2020 },
        { "unstable", "脱贫不稳定户", "Unstable after exit", "监测户|脱贫不稳定", .from = RULES_2021, .to = RULES_2025 },
        { "unstable", "脱贫不稳定对象", "Unstable after exit", "脱贫不稳定户", .from = RULES_2026 },
        { "marginal", "边缘户", "Marginal", NULL, .to = RULES_2020 },
        { "marginal", "边缘易致贫户", "Marginal", "边缘户|边缘易致贫", .from = RULES_2021, .to = RULES_2025 },
        { "marginal", "边缘易致贫对象", "Marginal", "边缘易致贫户", .from = RULES_2026 },
        { "sudden", "突发严重困难户", "Sudden hardship", "突发严重困难", .from = RULES_2021 },
        { "prevention", "防止返贫致贫对象", "In standing assistance", "帮扶对象", .from = RULES_2026 },
        { "risk_removed", "风险消除户", "Risk removed", "风险消除|已消除|消除风险" },
        { "general", "一般农户", "Not registered", "一般户|非贫困户" },
);

static const struct codes household_attributes = OPEN_CODES("household_attribute", "户属性", "Attribute of a household",
        { "general", "一般贫困户", "Ordinary", "一般户|一般脱贫户|一般" },
        { "minimum", "低保贫困户", "On minimum allowance", "低保户|低保|低保脱贫户" },
        { "five_guarantees", "五保贫困户", "In the five guarantees", "五保户|五保", .to = "2018-12-31" },
        { "destitute", "特困供养户", "Destitute, supported", "特困户|特困供养贫困户|特困|特困供养", .from = "2018-01-01" },
        { "minimum_plus", "低保贫困户(重点)", "On minimum allowance, special", "低保+" },
        { "peasant", "一般农户", "Ordinary peasant household" },
);
static const struct codes id_standards = CODES("id_standard", "识别标准", "Standard of identification",
        { "nation", "国家标准", "National", "国定标准|国家" },
        { "province", "省定标准", "Provincial", "省级标准|省定" },
        { "city", "市定标准", "Municipal", "市级标准|市定" },
);
/* The causes a sheet may name; the national system numbers them in more than one order, so we keep words, not numbers.
 */
static const struct codes causes = OPEN_CODES("cause", "致贫原因", "Cause of poverty",
        { "illness", "因病", "Illness", "因病致贫|疾病|患病" },
        { "disability", "因残", "Disability", "因残致贫|残疾" },
        { "schooling", "因学", "Schooling", "因学致贫|上学" },
        { "disaster", "因灾", "Disaster", "因灾致贫|灾害|自然灾害" },
        { "marriage", "因婚", "Marriage", "因婚致贫" },
        { "funeral", "因丧", "Funeral", "因丧致贫" },
        { "land", "缺土地", "No land", "缺地|土地缺乏" },
        { "water", "缺水", "No water" },
        { "skill", "缺技术", "No skill", "缺技能" },
        { "labour", "缺劳力", "No labour", "缺劳动力|无劳力" },
        { "funds", "缺资金", "No funds", "缺乏资金" },
        { "transport", "交通条件落后", "Poor roads", "交通落后|交通不便" },
        { "motivation", "自身发展动力不足", "Little drive", "自身发展能力不足|动力不足|内生动力不足" },
        { "other", "其他", "Other", "其它" },
);
static const struct codes housing_grades = CODES("housing_grade", "住房等级", "Grade of housing",
        { "A", "A级", "Grade A", "A|Ａ级|安全" },
        { "B", "B级", "Grade B", "B|Ｂ级|基本安全" },
        { "C", "C级", "Grade C", "C|Ｃ级|局部危险" },
        { "D", "D级", "Grade D", "D|Ｄ级|整体危险" },
);
static const struct codes roads = CODES("road", "入户路类型", "Road to the house",
        { "earth", "泥土路", "Earth", "土路" }, { "gravel", "砂石路", "Gravel", "沙石路" },
        { "concrete", "水泥路", "Concrete" }, { "asphalt", "沥青路", "Asphalt", "柏油路" },
);
static const struct codes fuels = CODES("fuel", "主要燃料", "Main fuel",
        { "wood", "柴草", "Wood and straw", "柴火" }, { "dung", "干畜粪", "Dung" }, { "coal", "煤炭", "Coal", "煤" },
        { "clean", "清洁能源", "Clean energy", "电|燃气|液化气|沼气" }, { "other", "其他", "Other", "其它" },
);

/* The relation words of the registration forms; GB/T 4761 numbers differ from those of the national system and are not
 * mixed in. */
static const struct codes relations = OPEN_CODES("relation", "与户主关系", "Relation to the head",
        { "head", "户主", "Head", "本人|本人或户主|户主本人|本人/户主" },
        { "spouse", "配偶", "Spouse", "妻子|丈夫|妻|夫|爱人" },
        { "son", "之子", "Son", "儿子|子|长子|次子|三子|独生子" },
        { "daughter", "之女", "Daughter", "女儿|女|长女|次女|三女|独生女" },
        { "daughter_in_law", "之儿媳", "Daughter-in-law", "儿媳|媳妇" },
        { "son_in_law", "之女婿", "Son-in-law", "女婿" },
        { "grandson", "之孙子", "Son's son", "孙子" },
        { "granddaughter", "之孙女", "Son's daughter", "孙女" },
        { "daughters_son", "之外孙子", "Daughter's son", "外孙子|外孙" },
        { "daughters_daughter", "之外孙女", "Daughter's daughter", "外孙女" },
        { "father", "之父", "Father", "父亲|父" },
        { "mother", "之母", "Mother", "母亲|母" },
        { "wifes_father", "之岳父", "Wife's father", "岳父" },
        { "wifes_mother", "之岳母", "Wife's mother", "岳母" },
        { "husbands_father", "之公公", "Husband's father", "公公" },
        { "husbands_mother", "之婆婆", "Husband's mother", "婆婆" },
        { "grandfather", "之祖父", "Grandfather", "祖父|爷爷" },
        { "grandmother", "之祖母", "Grandmother", "祖母|奶奶" },
        { "mothers_father", "之外祖父", "Mother's father", "外祖父|外公" },
        { "mothers_mother", "之外祖母", "Mother's mother", "外祖母|外婆" },
        { "sibling", "兄弟姐妹", "Brother or sister", "之兄弟姐妹|兄弟|姐妹|兄|弟|姐|妹|之兄|之弟|之姐|之妹" },
        { "nephew", "侄子女", "Nephew or niece", "之侄儿|之侄女|侄子|侄女|之侄子|侄儿|侄儿媳|之侄" },
        { "great_grandchild", "曾孙子女", "Great-grandchild", "之曾孙子|之曾孙女|曾孙|曾孙女|重孙" },
        { "grandson_wife", "之孙媳", "Grandson's wife", "孙媳|孙儿媳|之孙儿媳" },
        { "other", "其他", "Other", "其它|其他亲属|其他关系|非亲属" },
);
static const struct codes educations = OPEN_CODES("education", "文化程度", "Schooling completed",
        { "none", "文盲或半文盲", "None or little", "文盲|半文盲|文盲半文盲|文盲/半文盲|未上学" },
        { "preschool", "学龄前", "Below school age", "学龄前儿童" },
        { "primary", "小学", "Primary school" },
        { "junior", "初中", "Junior middle school" },
        { "senior", "高中", "Senior middle school", "中专|高中(中专)|高中/中专|中职|技校" },
        { "college", "大专", "College", "专科|大专及以上|高职" },
        { "university", "本科及以上", "University", "本科|大学|大学本科|研究生|硕士" },
);
static const struct codes schoolings = OPEN_CODES("school", "在校生状况", "At school",
        { "no", "非在校生", "Not at school", "不在校|非在校|否|无" },
        { "nursery", "学前教育", "Nursery", "学前|幼儿园|学前班" },
        { "primary", "小学", "Primary school", "小学在读|小学生|一年级|二年级|三年级|四年级|五年级|六年级" },
        { "junior", "初中", "Junior middle school", "初中在读|七年级|八年级|九年级|初一|初二|初三|初中生" },
        { "senior", "普通高中", "Senior middle school", "高中|高一|高二|高三|高中生|普通高中一年级|普通高中二年级|普通高中三年级" },
        { "vocational", "中职", "Vocational school", "中专|中职一年级|中职二年级|中职三年级|技校|职高|中等职业学校" },
        { "college", "高职高专", "College", "大专|专科|高职|高职高专一年级|高职高专二年级|高职高专三年级" },
        { "university", "本科及以上", "University", "本科|大学|本科一年级|本科二年级|本科三年级|本科四年级|硕士及以上|研究生" },
        { "special", "特殊教育", "Special school", "特教" },
);
static const struct codes healths = CODES("health", "健康状况", "Health",
        { "healthy", "健康", "Healthy", "良好|健康良好|一般" },
        { "chronic", "长期慢性病", "Chronic illness", "慢性病|长期慢病|患有慢性病" },
        { "serious", "患有大病", "Serious illness", "大病|重病|患大病" },
        { "disabled", "残疾", "Disabled", "残疾人|有残疾" },
);
static const struct codes labours = CODES("labour", "劳动能力", "Ability to work",
        { "skilled", "技能劳动力", "Skilled", "技能劳动者" },
        { "ordinary", "普通劳动力", "Ordinary", "普通劳动者|有劳动能力|普通" },
        { "weak", "弱劳动力或半劳动力", "Weak or half", "弱劳动力|半劳动力|弱劳力|半劳力" },
        { "lost", "丧失劳动力", "Lost", "丧失劳动能力" },
        { "none", "无劳动力", "None", "无劳动能力|无" },
);
static const struct codes work_places = CODES("work_place", "务工地点", "Where at work",
        { "township", "乡镇内务工", "In the township", "乡(镇)内务工|乡镇内|乡内" },
        { "county", "乡镇外县内务工", "In the county", "乡(镇)外县内务工|县内|乡外县内" },
        { "province", "县外省内务工", "In the province", "县外省内|省内" },
        { "outside", "省外务工", "Outside the province", "省外" },
        { "other", "其他", "Other" },
);
static const struct codes member_changes = OPEN_CODES("member_change", "人口增减原因", "Why members come and go",
        { "birth", "出生", "Birth", "新生儿" }, { "marriage", "婚入", "Married in", "嫁入|结婚" },
        { "moved_in", "迁入", "Moved in", "户籍迁入" }, { "returned", "刑满释放或退伍回迁", "Returned", "回迁|刑满释放" },
        { "death", "死亡", "Death", "自然死亡|去世" }, { "married_out", "婚出", "Married out", "嫁出" },
        { "moved_out", "迁出", "Moved out", "户籍迁出" }, { "split", "分户", "Split off" }, { "merged", "并户", "Merged" },
        { "prison", "判刑收监", "Imprisoned" }, { "lost", "失联", "Lost touch" },
        { "restated", "与户主关系变更", "Relation to the head restated" }, { "other", "其他", "Other" },
);
/* Two Assurances (food, clothing) and Three Guarantees (compulsory schooling, basic medical care, safe housing), and
 * safe water. */
static const struct codes guarantee_items = CODES("guarantee_item", "两不愁三保障", "Two Assurances and Three Guarantees",
        { "food", "不愁吃", "Food", "吃|吃饭" },
        { "clothing", "不愁穿", "Clothing", "穿|穿衣" },
        { "education", "义务教育", "Compulsory schooling", "义务教育有保障|教育" },
        { "medical", "基本医疗", "Basic medical care", "基本医疗有保障|医疗" },
        { "housing", "住房安全", "Safe housing", "住房安全有保障|住房" },
        { "water", "饮水安全", "Safe water", "安全饮水|饮水" },
);
static const struct codes exit_methods = CODES("exit_method", "退出方式", "How they exited",
        { "helped", "帮扶脱贫", "Through help", "帮扶消除|正常脱贫" },
        { "natural", "自然消除", "Of itself", "自然减少" },
        { "covered", "兜底保障", "Covered by allowances", "政策兜底|社会保障兜底" },
);
static const struct codes designations = CODES("designation", "村的确定", "Designations of a village",
        { "poor_village", "贫困村", "Poor village", "建档立卡贫困村" },
        { "key_village", "重点村", "Key village", "乡村振兴重点村" },
        { "work_team", "应派驻村工作队", "To have a work team", "驻村工作队|派驻工作队" },
);

static const struct field household_fields[] = {
        TEXT("hh_no", "户编号", "Household number", .max_length = 40, .indexed = true,
             .synonyms = "户号|户编码|家庭编号|贫困户编号|农户编号|户编号(国家系统)|户ID"),
        TEXT("head_name", "户主姓名", "Head", .derived = true, .named = true, .max_length = 60, .synonyms = "户主"),
        PLACE("place", "行政村", "Village", .level = "village", .required = true,
              .synonyms = "村|村名|所在村|村(社区)|村居|村委会|所属村"),
        TEXT("group_no", "村民小组", "Villagers' group", .max_length = 40,
             .synonyms = "组|自然村|村组|组别|小组|自然村(组)|村民组|屯"),
        CODE("attribute", "户属性", "Attribute", &household_attributes, .indexed = true,
             .synonyms = "贫困户属性|农户属性|贫困属性|户类型|家庭属性|贫困户类型"),
        CODE("id_standard", "识别标准", "Standard", &id_standards, .hidden = true),
        CODE("cause_main", "主要致贫原因", "Main cause", &causes, .indexed = true,
             .synonyms = "致贫原因|致贫主因|主因|主要原因|致贫主要原因|主要致(返)贫原因"),
        CODE_SET("causes_other", "其他致贫原因", "Other causes", &causes, .hidden = true,
                 .synonyms = "次要致贫原因|其它致贫原因|次因"),
        TEXT("cause_note", "致贫原因说明", "Note on causes", .hidden = true, .lines = true, .max_length = 500),
        TEXT("phone", "联系电话", "Phone", .format = FORMAT_PHONE, .secret = true, .max_length = 40,
             .synonyms = "电话|户主电话|户联系电话|手机号码|联系方式|手机|手机号|家庭电话"),
        TEXT("bank_name", "开户银行", "Bank", .hidden = true, .max_length = 60, .synonyms = "开户行|开户银行名称"),
        TEXT("bank_card", "银行卡号", "Bank card", .format = FORMAT_BANK_CARD, .secret = true, .max_length = 30,
             .synonyms = "卡号|银行账号|一卡通账号|一卡通|银行帐号|惠农卡号|社保卡号|账号|银行卡"),
        CODE("housing_grade", "住房等级", "Grade of housing", &housing_grades,
             .synonyms = "危房等级|房屋等级|住房安全等级|危房级别|房屋鉴定等级"),
        DECIMAL("housing_area", "住房面积(平方米)", "Housing area (m²)", .hidden = true, .max = 200000,
                .synonyms = "住房面积|房屋面积"),
        DECIMAL("land_farm_mu", "耕地面积(亩)", "Farmland (mu)", .hidden = true, .max = 1000000,
                .synonyms = "耕地面积|耕地"),
        DECIMAL("land_forest_mu", "林地面积(亩)", "Forest (mu)", .hidden = true, .max = 1000000,
                .synonyms = "林地面积|林地"),
        DECIMAL("land_returned_mu", "退耕还林面积(亩)", "Farmland returned to forest (mu)", .hidden = true,
                .max = 1000000, .synonyms = "退耕还林面积"),
        DECIMAL("land_fruit_mu", "林果面积(亩)", "Orchards (mu)", .hidden = true, .max = 1000000,
                .synonyms = "林果面积"),
        DECIMAL("land_water_mu", "水面面积(亩)", "Water (mu)", .hidden = true, .max = 1000000,
                .synonyms = "水面面积|养殖水面"),
        BOOLEAN("power_production", "是否通生产用电", "Power for production", .hidden = true, .synonyms = "通生产用电"),
        BOOLEAN("power", "是否通生活用电", "Electricity", .hidden = true, .synonyms = "通生活用电|是否通电"),
        BOOLEAN("water_difficult", "是否饮水困难", "Water hard to get", .hidden = true,
                .synonyms = "饮水是否困难|饮水困难"),
        BOOLEAN("water_safe", "饮水是否安全", "Safe water", .hidden = true,
                .synonyms = "是否饮水安全|安全饮水|饮水安全"),
        BOOLEAN("broadcast", "是否通广播电视", "Broadcasting", .hidden = true, .synonyms = "通广播电视"),
        DECIMAL("road_km", "距主干路距离(公里)", "Kilometres to the main road", .hidden = true, .max = 100000,
                .synonyms = "与村主干路距离|与村主干路距离(公里)"),
        CODE("road", "入户路类型", "Road to the house", &roads, .hidden = true, .synonyms = "入户路情况"),
        BOOLEAN("toilet", "是否有卫生厕所", "Sanitary toilet", .hidden = true, .synonyms = "卫生厕所|有无卫生厕所"),
        CODE("fuel", "主要燃料类型", "Main fuel", &fuels, .hidden = true, .synonyms = "主要燃料"),
        BOOLEAN("cooperative", "是否加入农民专业合作社", "In a cooperative", .hidden = true,
                .synonyms = "是否加入合作社|加入合作社"),
        BOOLEAN("led_enterprise", "是否有龙头企业带动", "Led by an enterprise", .hidden = true,
                .synonyms = "龙头企业带动"),
        BOOLEAN("led_person", "是否有创业致富带头人带动", "Led by a leading member", .hidden = true,
                .synonyms = "致富带头人带动"),
        BOOLEAN("military", "是否军烈属", "Military or martyr's family", .hidden = true, .synonyms = "军烈属"),
        BOOLEAN("relocated", "是否易地搬迁户", "Relocated", .hidden = true,
                .synonyms = "易地扶贫搬迁户|是否搬迁户|易地搬迁"),
        BOOLEAN("no_labour", "是否整户无劳动力", "Nobody able to work", .hidden = true, .synonyms = "整户无劳动力"),
        TEXT("note", "备注", "Note", .hidden = true, .lines = true, .max_length = 1000),
        DATE("ended_on", "结束日期", "Ended on", .hidden = true, .derived = true),
        REF("successor", "并入的户", "Merged into", "household", .hidden = true, .derived = true, .indexed = true),
};
static const struct field member_fields[] = {
        REF("household", "户", "Household", "household", .required = true, .indexed = true),
        REF("person", "成员", "Person", "person", .required = true, .indexed = true),
        CODE("relation", "与户主关系", "Relation to the head", &relations, .required = true, .indexed = true,
             .synonyms = "关系|家庭关系|与户主的关系|和户主关系|户主关系|成员关系"),
        CODE("education", "文化程度", "Schooling", &educations, .synonyms = "学历|受教育程度|教育程度"),
        CODE("school", "在校生状况", "At school", &schoolings,
             .synonyms = "在校状况|在校情况|在校生情况|在校生|就学情况|在读情况"),
        TEXT("dropout", "失学辍学原因", "Why not at school", .hidden = true, .max_length = 100,
             .synonyms = "失辍学原因|辍学原因"),
        CODE_SET("health", "健康状况", "Health", &healths, .synonyms = "身体状况|健康情况|身体健康状况|健康"),
        CODE("labour", "劳动能力", "Ability to work", &labours,
             .synonyms = "劳动技能|劳动力|劳动力情况|劳力情况|劳动能力情况"),
        CODE("work_place", "务工地点", "Where at work", &work_places, .hidden = true,
             .synonyms = "务工区域|务工所在地|务工状况|务工情况"),
        INTEGER("work_months", "务工时间(月)", "Months at work", .max = 12,
                .synonyms = "务工时间|务工月数|务工时间（月）|外出务工时间|务工时长(月)|务工时间/月"),
        BOOLEAN("medical", "是否参加城乡居民基本医疗保险", "Basic medical insurance",
                .synonyms = "居民医保|基本医疗保险|医疗保险|参加医保|是否参加医保|医保|新农合|是否参加新型农村合作医疗|"
                            "城乡居民基本医疗保险"),
        BOOLEAN("medical_worker", "是否参加职工基本医疗保险", "Workers' medical insurance", .hidden = true,
                .synonyms = "职工医保"),
        BOOLEAN("serious_insurance", "是否参加大病保险", "Serious illness insurance", .hidden = true,
                .synonyms = "大病保险|参加大病保险"),
        BOOLEAN("commercial_insurance", "是否参加商业补充医疗保险", "Commercial insurance", .hidden = true,
                .synonyms = "商业补充保险"),
        BOOLEAN("accident_insurance", "是否参加人身意外保险", "Accident insurance", .hidden = true,
                .synonyms = "意外险|人身意外保险"),
        BOOLEAN("pension", "是否参加城乡居民基本养老保险", "Basic pension insurance",
                .synonyms = "居民养老|基本养老保险|养老保险|参加养老保险|是否参加养老保险|养老|城乡居民基本养老保险"),
        BOOLEAN("pension_worker", "是否参加职工养老保险", "Workers' pension", .hidden = true,
                .synonyms = "职工养老保险"),
        BOOLEAN("minimum", "是否享受低保", "Minimum allowance", .hidden = true,
                .synonyms = "低保|是否低保|享受低保|是否享受农村居民最低生活保障"),
        BOOLEAN("destitute", "是否特困供养人员", "Destitute, supported", .hidden = true,
                .synonyms = "特困人员|特困供养人员"),
        BOOLEAN("public_post", "是否公益岗", "Public-welfare post", .hidden = true, .synonyms = "公益岗|公益性岗位"),
        BOOLEAN("mandarin", "是否会讲普通话", "Speaks Mandarin", .hidden = true, .synonyms = "普通话|会普通话"),
        BOOLEAN("relocated", "是否易地搬迁人口", "Relocated", .hidden = true),
        DATE("from_on", "进入日期", "From", .hidden = true),
        DATE("to_on", "离开日期", "To", .hidden = true),
        CODE("start_reason", "增加原因", "Why they came", &member_changes, .hidden = true, .synonyms = "人口增加原因"),
        CODE("end_reason", "减少原因", "Why they left", &member_changes, .hidden = true, .synonyms = "人口减少原因"),
};
static const struct field status_fields[] = {
        REF("household", "户", "Household", "household", .required = true, .indexed = true),
        CODE("kind", "状态", "Status", &status_kinds, .required = true, .indexed = true,
             .synonyms = "户状态|脱贫属性|贫困状态|贫困户状态|脱贫状态|监测对象类别|监测类型|脱贫情况"),
        DATE("from_on", "起始日期", "From", .required = true, .indexed = true,
             .synonyms = "识别时间|认定时间|纳入时间"),
        DATE("to_on", "截止日期", "To"),
        CODE("precision", "日期精度", "Precision", &codes_precision, .hidden = true),
        CODE("end_precision", "截止日期精度", "Precision of the end", &codes_precision, .hidden = true),
        CODE("cause", "返贫(致险)原因", "Cause", &causes, .hidden = true,
             .synonyms = "返贫原因|致返贫原因|风险类型|致贫返贫风险"),
        REF("document", "依据文件", "Document", "document"),
        TEXT("note", "说明", "Note", .hidden = true, .max_length = 500),
};
static const struct field income_fields[] = {
        REF("household", "户", "Household", "household", .required = true, .indexed = true),
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .past = true, .indexed = true,
             .synonyms = "收入年度"),
        INTEGER("persons", "家庭人口", "Persons", .min = 1, .max = 40, .synonyms = "人口数|家庭人口数|家庭人数|人数"),
        MONEY("wage", "工资性收入", "Wages", .max = YUAN(100000000), .synonyms = "工资收入|务工收入|工资性"),
        MONEY("business", "生产经营性收入", "Farming and business", .max = YUAN(100000000),
              .synonyms = "经营性收入|生产经营收入|经营收入"),
        MONEY("property", "财产性收入", "Property", .max = YUAN(100000000), .synonyms = "财产收入"),
        MONEY("transfer", "转移性收入", "Transfers", .max = YUAN(100000000), .synonyms = "转移收入|政策性收入"),
        MONEY("costs", "生产经营性支出", "Costs of business", .max = YUAN(100000000),
              .synonyms = "经营性支出|生产经营支出|经营支出"),
        MONEY("net", "家庭年纯收入", "Net income", .min = -YUAN(100000000), .max = YUAN(100000000),
              .synonyms = "家庭纯收入|年纯收入|纯收入|家庭总收入|家庭年纯收入(元)"),
        MONEY("per_capita", "人均纯收入", "Net income per head", .max = YUAN(100000000),
              .synonyms = "家庭人均纯收入|家庭人均纯收入(元)|人均年纯收入|人均纯收入(元)|人均收入|家庭年人均纯收入|"
                          "人均可支配收入|年人均纯收入"),
        DATE("period_from", "统计起始", "Counted from", .hidden = true),
        DATE("period_to", "统计截止", "Counted to", .hidden = true),
        TEXT("note", "说明", "Note", .hidden = true, .max_length = 500),
};
static const struct field guarantee_fields[] = {
        REF("household", "户", "Household", "household", .required = true, .indexed = true),
        CODE("item", "项目", "Item", &guarantee_items, .required = true),
        DATE("day", "核查日期", "Checked on", .required = true),
        BOOLEAN("met", "是否达标", "Met", .required = true),
        TEXT("evidence", "佐证", "Evidence", .required = true, .max_length = 500, .help = "看到了什么、依据什么",
             .help_en = "what was seen, and on what it rests"),
        REF("checked_by", "核查人", "Checked by", "cadre"),
};
static const struct field exit_plan_fields[] = {
        YEAR("year", "计划年度", "Year", .required = true, .min = 2000, .max = 2050, .indexed = true,
             .synonyms = "计划出列时间|计划脱贫时间|计划出列日期|拟出列年度|计划退出年度|计划出列年度|计划脱贫年度"),
        PLACE("place", "村", "Village", .level = "village", .required = true, .synonyms = "行政村|计划出列村|村名"),
        REF("household", "户", "Household", "household", .help = "留空表示整村出列",
            .help_en = "empty: the village itself is to be delisted"),
        REF("document", "依据文件", "Document", "document"),
        TEXT("note", "说明", "Note", .max_length = 500),
};

/* Fields of both exits: proposed by one, confirmed by another. */
#define EXIT_FIELDS \
        TEXT("evidence", "佐证", "Evidence", .required = true, .lines = true, .max_length = 1000), \
        REF("document", "依据文件", "Document", "document"), \
        REF("proposed_by", "提出人", "Proposed by", "cadre", .required = true), \
        REF("confirmed_by", "确认人", "Confirmed by", "cadre", .help = "不能与提出人相同", \
        .help_en = "another than who proposed"), \
        DATE("confirmed_on", "确认日期", "Confirmed on", .indexed = true), \
        TEXT("proposed_account", "提出账号", "Account that proposed", .derived = true, .hidden = true, \
        .max_length = 100), \
        TEXT("confirmed_account", "确认账号", "Account that confirmed", .derived = true, .hidden = true, \
        .max_length = 100), \
        TEXT("note", "说明", "Note", .hidden = true, .max_length = 500)

static const struct field household_exit_fields[] = {
        REF("household", "户", "Household", "household", .required = true, .indexed = true, .synonyms = "户主姓名|户主|"
             "户编号|贫困户|脱贫户"),
        DATE("day", "脱贫日期", "Day of exit", .required = true, .synonyms = "脱贫年度|退出年度|验收日期|脱贫年份|退出日期|出列日期|退出日期|脱贫时间"),
        CODE("precision", "日期精度", "Precision", &codes_precision, .hidden = true),
        CODE("method", "退出方式", "How", &exit_methods),
        MONEY("per_capita", "退出时人均纯收入", "Net income per head", .max = YUAN(100000000), .synonyms = "人均纯收入|"
             "家庭人均纯收入|人均可支配收入"),
        EXIT_FIELDS,
};
static const struct field village_exit_fields[] = {
        PLACE("place", "村", "Village", .level = "village", .required = true, .synonyms = "行政村|出列村"),
        DATE("day", "出列日期", "Delisted on", .required = true, .synonyms = "出列年度|退出日期|退出年度|出列年份|出列时间"),
        CODE("precision", "日期精度", "Precision", &codes_precision, .hidden = true),
        DECIMAL("poverty_rate", "贫困发生率(%)", "Poverty rate (%)", .max = 10000, .synonyms = "贫困发生率"),
        MONEY("collective_income", "村集体年收入", "Collective income", .max = YUAN(100000000), .synonyms = "村集体经济收入|"
             "集体经济收入|村集体收入"),
        EXIT_FIELDS,
};
static const struct field designation_fields[] = {
        PLACE("place", "村", "Village", .level = "village", .required = true, .synonyms = "行政村|村名"),
        CODE("kind", "确定为", "Designated as", &designations, .required = true, .indexed = true,
             .synonyms = "村属性|村性质|类别"),
        DATE("from_on", "起始日期", "From", .required = true),
        DATE("to_on", "截止日期", "To"),
        REF("document", "依据文件", "Document", "document"),
        TEXT("note", "说明", "Note", .max_length = 500),
};

/* ---- hooks ---- */

/* The head's name stands in the household's row, where registers and searches need it. */
static bool member_applied(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        if (!draft_now_is(d, old, "relation", "head") || draft_now(d, old, "to_on").type != VAL_NULL)
                return true;
        const struct val household = draft_now(d, old, "household"), person = draft_now(d, old, "person");
        struct val name;
        if (!db_one(c,
                    S("SELECT p.name FROM person p, household h WHERE p.county = :county AND p.id = :person_id AND "
                      "h.county = p.county "
                      "AND h.id = :id AND (h.head_name IS NULL OR h.head_name <> p.name)"),
                    ARGS(ARG("person_id", person), ARG("id", household)), &name))
                return false;
        if (name.type != VAL_TEXT)
                return true;
        struct draft *h = draft_new(c->arena, entity_find(S("household")));
        h->id = household.i;
        draft_set(h, "head_name", name);
        return change_put(c, ch, h);
}

/* household_there: nothing begins in a household that has ended (life.c), nor goes on there. */
static bool household_there(struct ctx *c, const struct draft *d, const struct draft *old)
{
        struct stmt *s;
        const struct val household = draft_now(d, old, "household"), to = draft_now(d, old, "to_on");
        if (household.type != VAL_INT || (old && draft_same(d, old, "to_on") && draft_same(d, old, "household")))
                return true;
        if (!db_query(c, db_sql(c->db, "life.gone"), ARGS(ARG("household_id", household)), &s))
                return false;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE;
        struct str ended = arena_str(c->arena, db_str(s, 0)), into = arena_str(c->arena, db_str(s, 2));
        db_done(s);
        if (to.type == VAL_TEXT && str_cmp(to.s, ended) <= 0)
                return true;
        return fail(c, ERR_CONFLICT, "household.ended", "household",
                    say(c, "该户已于 %.*s 结束%s%.*s%s", "this household ended on %.*s%s%.*s%s"), FMT(ended),
                    into.n ? say(c, "，已并入“", ", merged into “") : "", FMT(into), into.n ? "”" : "");
}

static bool member_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (!household_there(c, d, old))
                return false;
        const struct val health = draft_now(d, old, "health");
        if (health.type == VAL_TEXT && str_starts(health.s, S("healthy,")))
                return fail(c, ERR_INVALID, "health.contradicts", "household_member.health", "%s",
                            say(c, "“健康”不能与其他健康状况同时填写", "“healthy” excludes any other state of health"));
        return true;
}

/* income_sum: adds what is given of the five sources; false when none is. */
static bool income_sum(const struct draft *d, const struct draft *old, int64_t *net)
{
        static const char *const sources[] = { "wage", "business", "property", "transfer" };
        bool any = false;
        *net = 0;
        for (size_t i = 0; i < COUNT(sources); i++) {
                const struct val v = draft_now(d, old, sources[i]);
                any = any || v.type == VAL_INT;
                *net += v.type == VAL_INT ? v.i : 0;
        }
        const struct val costs = draft_now(d, old, "costs");
        *net -= costs.type == VAL_INT ? costs.i : 0;
        return any;
}

/* The sum and the income per head follow from the sources where those are entered; what is given in words of its own
 * stays. */
static bool income_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)c;
        (void)ch;
        int64_t net = 0;
        if (income_sum(d, old, &net) && !draft_given(d, "net"))
                draft_set(d, "net", V_INT(net));
        const struct val sum = draft_now(d, old, "net"), persons = draft_now(d, old, "persons");
        const bool known = sum.type == VAL_INT && persons.type == VAL_INT && persons.i > 0;
        if (known && sum.i >= 0 && draft_now(d, old, "per_capita").type == VAL_NULL)
                draft_set(d, "per_capita", V_INT(sum.i / persons.i));
        return true;
}

/* lifted: poverty or monitoring taken from a household: another kind, or an end where there was none. */
static bool lifted(const struct draft *d, const struct draft *old)
{
        static const char *const bound[] = { "poor",     "pre_exit", "relapsed",  "unstable",
                                             "marginal", "sudden",   "prevention" };
        bool was = false;
        for (size_t i = 0; old && i < COUNT(bound); i++)
                was = was || draft_now_is(old, NULL, "kind", bound[i]);
        return was && (!draft_same(d, old, "kind") || !draft_same(d, old, "household") ||
                       (!draft_same(d, old, "to_on") && draft_now(d, old, "to_on").type != VAL_NULL));
}

/* confirms_here: the right is asked where the record lies: at its village, or the village of its household. A grant
 * elsewhere is none; where nobody knows the place, nobody may. */
static bool confirms_here(struct ctx *c, const struct draft *d, const struct draft *old)
{
        struct draft *household;
        const char *place = old ? old->place : "";
        if (!old && field_find(d->e, S("place")) && draft_given(d, "place"))
                place = arena_copy(c->arena, draft_get(d, "place").s);
        else if (!old && field_find(d->e, S("household")) && draft_get(d, "household").type == VAL_INT) {
                if (!change_load(c, entity_find(S("household")), draft_get(d, "household").i, &household))
                        return false;
                place = household->place;
        }
        return scope_covers(c->actor, d->e, RIGHT_CONFIRM, place);
}

/* goes_on_merged: what a household merged into another was goes on there (life_events.c). */
static bool goes_on_merged(struct ctx *c, const struct draft *old)
{
        struct val event = V_NULL;
        return db_one(c, db_sql(c->db, "life.merged_by"), ARGS(ARG("household_id", draft_get(old, "household"))),
                      &event) &&
               event.type == VAL_INT;
}

/* status_prepare: who may only propose an exit can't end the status by hand instead. */
static bool status_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        if (!household_there(c, d, old))
                return false;
        if (!lifted(d, old) || (draft_same(d, old, "kind") && goes_on_merged(c, old)))
                return c->err.kind == ERR_NONE;
        if (!confirms_here(c, d, old))
                return fail(c, ERR_FORBIDDEN, "exit.confirm", "household_status", "%s",
                            say(c, "您的账号可以提出退出，不能自行结束贫困或监测状态",
                                "your account may propose an exit but not end the status by hand"));
        return draft_same(d, old, "kind") || change_by_import(ch) ||
               fail(c, ERR_INVALID, "span.fixed", "kind", "%s",
                    say(c, "状态不能改为另一种：脱贫请登记并确认退出，录错的请作废",
                        "a status is not changed into another: confirm an exit, or void an entry made in error"));
}

static bool may_confirm(struct ctx *c, const struct draft *d, const struct draft *old)
{
        return confirms_here(c, d, old) ||
               fail(c, ERR_FORBIDDEN, "exit.confirm", "confirmed_on", "%s",
                    say(c, "您的账号可以提出退出，不能确认退出",
                        "your account may propose an exit but not confirm it"));
}

static bool two_accounts(struct ctx *c, const struct draft *d, const struct draft *old)
{
        const struct val proposed = draft_now(d, old, "proposed_account");
        bool same;
        if (c->actor->account_id == 0 || proposed.type != VAL_TEXT)
                return true;
        if (!account_same_hand(c, proposed.s, &same))
                return false;
        return !same || fail(c, ERR_RULE, "rule.exit_two_persons", "confirmed_by", "%s",
                    say(c, "提出和确认须由两个账号分别办理",
                        "an exit is proposed from one account and confirmed from another"));
}

/* settled: what was confirmed is what two persons looked at; another household, village or day is another exit. */
static bool settled(struct ctx *c, const struct draft *d, const struct draft *old)
{
        static const char *const fixed[] = { "household", "place",        "day",         "evidence",
                                             "proposed_by", "confirmed_by", "confirmed_on" };
        for (size_t i = 0; i < COUNT(fixed); i++)
                if (field_find(d->e, str_of(fixed[i])) && !draft_same(d, old, fixed[i]))
                        return fail(c, ERR_RULE, "rule.exit_confirmed", fixed[i], "%s",
                                    say(c, "已确认的退出不能再改：录错的请作废，另行提出和确认",
                                        "a confirmed exit can't be changed: void it and propose another"));
        return true;
}

/* exit_prepare: an exit is first proposed; confirming names another cadre and a day, by whoever may confirm. */
static bool exit_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (old && draft_get(old, "confirmed_on").type != VAL_NULL)
                return settled(c, d, old);
        if (!old)
                draft_set(d, "proposed_account", V_TEXT(c->actor->name));
        const bool day = draft_now(d, old, "confirmed_on").type != VAL_NULL;
        const bool cadre = draft_now(d, old, "confirmed_by").type != VAL_NULL;
        if (day != cadre)
                return fail(c, ERR_INVALID, "exit.incomplete", "confirmed_by", "%s",
                            say(c, "确认人和确认日期须同时填写", "who confirmed and the day belong together"));
        if (!day)
                return true;
        if (!may_confirm(c, d, old) || !two_accounts(c, d, old))
                return false;
        draft_set(d, "confirmed_account", V_TEXT(c->actor->name));
        return true;
}

/* A confirmed exit ends the open poor status the day before, and opens "out of poverty" on its day. */
static bool household_exit_applied(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        if (draft_now(d, old, "confirmed_on").type == VAL_NULL ||
            (old && draft_get(old, "confirmed_on").type != VAL_NULL))
                return true;
        const struct entity *status = entity_find(S("household_status"));
        const struct val household = draft_now(d, old, "household"), day = draft_now(d, old, "day");
        struct val open;
        if (!db_one(c, db_sql(c->db, "households.open_poor_status"),
                    ARGS(ARG("household_id", household), ARG("day", day)), &open))
                return false;
        if (open.type != VAL_INT)
                return true;
        char before[11];
        date_add(arena_copy(c->arena, day.s), -1, before);
        struct draft *next = draft_new(c->arena, status);
        draft_set(next, "household", household);
        draft_set(next, "kind", V_TEXT("exited"));
        draft_set(next, "from_on", day);
        draft_set(next, "precision", draft_now(d, old, "precision"));
        draft_set(next, "document", draft_now(d, old, "document"));
        return change_end(c, ch, status, open.i, before, NULL) && change_put(c, ch, next);
}

#define HOUSEHOLD_TITLE(ref) \
        "(SELECT TRIM(COALESCE(h.hh_no, '') || ' ' || COALESCE(h.head_name, '')) FROM household h WHERE " \
        "h.county = r.county" " AND h.id = r." ref ")"
#define OWN_HOUSEHOLD "t.household_id"

static const struct entity household_entities[] = {
        { .name = "household", .title = "建档立卡户", .title_en = "Registered households",
          .life = LIFE_STATE, .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "建档立卡的贫困户、脱贫户和监测对象", .help_en = "households registered as poor, out of poverty, or monitored",
          .keys = "hh_no|place,head_name", .sort = "hh_no",
          .title_sql = "TRIM(COALESCE(r.hh_no, '') || ' ' || COALESCE(r.head_name, ''))", .own = "t.id",
          FIELDS(household_fields) },
        { .name = "household_member", .title = "家庭成员", .title_en = "Household members",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "户内成员及其就学、健康、务工、参保情况",
          .help_en = "members of households, their schooling, health, work and insurance", .keys = "household,person",
          .membership = "household,person", .place_from = "household", .own = OWN_HOUSEHOLD,
          .title_sql = "(SELECT p.name FROM person p WHERE p.county = r.county AND p.id = r.person_id)",
          FIELDS(member_fields), .prepare = member_prepare, .applied = member_applied },
        { .name = "household_status", .title = "户状态", .title_en = "Status of households",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "户的身份及起止日期，用当年的叫法", .help_en = "what a household is, with dates, in the terms of its time",
          .keys = "household,kind,from_on", .place_from = "household", .own = OWN_HOUSEHOLD, .sort = "from_on",
          .sort_down = true, .title_sql = HOUSEHOLD_TITLE("household_id"), FIELDS(status_fields), .guarded = true,
          .prepare = status_prepare },
        { .name = "household_income", .title = "家庭收入", .title_en = "Income of households",
          .life = LIFE_EVENT, .day = "year", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "按年度分来源的收入和人均纯收入", .help_en = "income by year and source, and per head", .keys = "household,year",
          .place_from = "household", .own = OWN_HOUSEHOLD, .sort = "year", .sort_down = true,
          .title_sql = HOUSEHOLD_TITLE("household_id"), FIELDS(income_fields), .prepare = income_prepare },
        { .name = "guarantee", .title = "两不愁三保障", .title_en = "Two Assurances and Three Guarantees",
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "逐项核查的结果和佐证", .help_en = "what was found for each item, with evidence",
          .keys = "household,item,day", .place_from = "household", .own = OWN_HOUSEHOLD, .sort = "day",
          .sort_down = true, .title_sql = HOUSEHOLD_TITLE("household_id"), FIELDS(guarantee_fields) },
        { .name = "exit_plan", .title = "出列(脱贫)计划", .title_en = "Exit plans", .life = LIFE_EVENT,
          .day = "year", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "哪一年哪个村出列、哪一户脱贫", .help_en = "which village or household is to exit in which year",
          .called = "脱贫规划|脱贫计划|出列计划|滚动计划|出列规划", .keys = "year,place,household", .sort = "year", .sort_down = true,
          .own = OWN_HOUSEHOLD,
          .title_sql = "CAST(r.year AS TEXT) || ' ' || (SELECT p.name FROM place p WHERE p.code = r.place AND "
                       "p.voided = 0)",
          FIELDS(exit_plan_fields) },
        { .name = "household_exit", .title = "户脱贫", .title_en = "Exits of households", .guarded = true,
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "一人提出、另一人确认的脱贫，附佐证和文件",
          .help_en = "exits proposed by one and confirmed by another, with evidence and document",
          .called = "脱贫贫困户|脱贫户|退出户|贫困户退出", .keys = "household,day", .place_from = "household", .own = OWN_HOUSEHOLD,
          .sort = "day", .sort_down = true, .title_sql = HOUSEHOLD_TITLE("household_id"),
          FIELDS(household_exit_fields), .prepare = exit_prepare, .applied = household_exit_applied },
        { .name = "village_exit", .title = "村出列", .title_en = "Villages delisted", .guarded = true,
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "一人提出、另一人确认的村出列", .help_en = "villages delisted, proposed by one and confirmed by another",
          .called = "出列名单|出列村|贫困村退出", .keys = "place,day", .sort = "day", .sort_down = true,
          .title_sql = "(SELECT p.name FROM place p WHERE p.code = r.place AND p.voided = 0)",
          FIELDS(village_exit_fields), .prepare = exit_prepare },
        { .name = "village_designation", .title = "村的确定", .title_en = "Designations of villages", .guarded = true,
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "贫困村、应派驻村工作队的村及起止日期",
          .help_en = "poor villages and villages that are to have a work team, with dates",
          .keys = "place,kind,from_on", .sort = "from_on",
          .title_sql = "(SELECT p.name FROM place p WHERE p.code = r.place AND p.voided = 0)",
          FIELDS(designation_fields) },
};

static const struct rule household_rules[] = {
        { .name = "one_head", .title = "一户只能有一位户主", .title_en = "a household has one head", .on = "household_member",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "households.one_head" },
        { .name = "status_overlap", .title = "同一户的贫困、脱贫状态日期重叠",
          .title_en = "poor and exited statuses of a household overlap", .on = "household_status",
          .when = RULE_CREATE | RULE_UPDATE | RULE_END, .sql = "households.status_overlap" },
        { .name = "exit_two_persons", .title = "提出人与确认人不能是同一人", .title_en = "who proposes an exit doesn't confirm it",
          .on = "household_exit|village_exit", .when = RULE_CREATE | RULE_UPDATE,
          .sql = "households.exit_two_persons" },
        { .name = "true_exit", .title = "没有确认的退出，不能结束贫困状态",
          .title_en = "without a confirmed exit no poor status ends", .on = "household_status",
          .when = RULE_UPDATE | RULE_END, .sql = "households.true_exit" },
        { .name = "true_delisting", .title = "没有确认的出列，不能结束贫困村或驻村工作队的确定",
          .title_en = "without a confirmed delisting no poor village's designation ends", .on = "village_designation",
          .when = RULE_UPDATE | RULE_END, .sql = "households.true_delisting" },
};

#define OPEN_MEMBER \
        "EXISTS (SELECT 1 FROM household_member m WHERE " JOINED("m") " AND m.household_id = t.id AND " \
        ON_DAY("m", ":day")

static const struct list household_lists[] = {
        { .name = "household.registered", .title = "建档立卡户", .title_en = "Registered households", .unit = "户",
          .unit_en = "households", .of = "household", .period = PERIOD_DAY, .figure = true,
          .where = "EXISTS (SELECT 1 FROM household_status s WHERE " JOINED("s") " AND s.household_id = t.id AND "
                   "s.kind <> 'general' AND " ON_DAY("s", ":day") ")",
          .explain = "当天有任一在册状态(贫困、脱贫、监测)的户", .explain_en = "households with any registered status on the day" },
        { .name = "household.poor", .title = "贫困户", .title_en = "Poor households", .unit = "户",
          .unit_en = "households", .of = "household", .period = PERIOD_DAY, .figure = true,
          .where = POOR_ON("t.id", ":day"),
          .explain = "当天处于贫困、预脱贫或返贫状态的户", .explain_en = "households poor, awaiting exit or relapsed on the day" },
        { .name = "household.exited", .title = "脱贫户", .title_en = "Households out of poverty", .unit = "户",
          .unit_en = "households", .of = "household", .period = PERIOD_DAY, .figure = true,
          .where = STATUS_ON("('exited', 'exited_no_policy')", "t.id", ":day"),
          .explain = "当天处于脱贫状态的户", .explain_en = "households out of poverty on the day" },
        { .name = "household.monitored", .title = "监测对象", .title_en = "Monitored households", .unit = "户",
          .unit_en = "households", .of = "household", .period = PERIOD_DAY, .figure = true,
          .where = MONITORED_ON("t.id", ":day"),
          .explain = "当天未消除风险的监测对象", .explain_en = "households monitored on the day" },
        { .name = "household.poor_persons", .title = "贫困人口", .title_en = "Poor persons", .unit = "人",
          .unit_en = "persons", .of = "household_member", .period = PERIOD_DAY, .figure = true,
          .counts = "person", .measure = "COUNT(DISTINCT t.person_id)",
          .where = ON_DAY("t", ":day") " AND " POOR_ON("t.household_id", ":day"),
          .explain = "当天贫困户中的在册成员，一人只计一次", .explain_en = "distinct members of households poor on the day" },
        { .name = "household.no_head", .title = "没有户主的户", .title_en = "Households without a head", .unit = "户",
          .unit_en = "households", .of = "household", .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR, .owner = "village",
          .where = "(t.ended_on IS NULL OR t.ended_on >= :day) AND NOT " OPEN_MEMBER " AND m.relation = 'head')",
          .mend = "在成员中把户主的“与户主关系”改为户主", .mend_en = "mark one of the members as head",
          .explain = "当天没有“户主”成员、尚未结束的户", .explain_en = "households with no member who is the head on the day" },
        { .name = "household.no_income", .title = "没有当年收入的贫困户",
          .title_en = "Poor households without this year's income", .unit = "户", .unit_en = "households",
          .of = "household", .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT, .owner = "village",
          .where = POOR_ON("t.id", ":day") " AND NOT EXISTS (SELECT 1 FROM household_income i WHERE " JOINED("i")
                   " AND i.household_id = t.id AND CAST(i.year AS TEXT) = SUBSTR(:day, 1, 4))",
          .mend = "录入该户当年的收入", .mend_en = "enter the household's income of the year",
          .explain = "当天贫困、当年没有收入记录的户",
          .explain_en = "households poor on the day with no income entered for its year" },
        { .name = "household.no_status", .title = "没有状态的户", .title_en = "Households without a status", .unit = "户",
          .unit_en = "households", .of = "household", .period = PERIOD_NONE,
          .severity = SEVERITY_SUSPECT, .owner = "office",
          .where = "NOT EXISTS (SELECT 1 FROM household_status s WHERE " JOINED("s") " AND s.household_id = t.id)",
          .mend = "录入该户的识别年度和当前状态", .mend_en = "enter when it was identified and what it is now",
          .explain = "没有任何状态记录的户，不会计入任何数字", .explain_en = "households with no status row: they count in no figure" },
        { .name = "household.two_places", .title = "同时在两户的人", .title_en = "Persons in two households", .unit = "人",
          .unit_en = "persons", .of = "household_member", .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR, .owner = "township",
          .where = ON_DAY("t", ":day") " AND EXISTS (SELECT 1 FROM household_member m WHERE " JOINED("m")
                   " AND m.person_id = t.person_id AND m.household_id <> t.household_id AND " ON_DAY("m", ":day") ")",
          .mend = "核实此人属于哪一户，在另一户中办理减少", .mend_en = "find out where the person belongs, and end the other membership",
          .explain = "当天同时是两户成员的人", .explain_en = "persons who are members of two households on the day" },
        { .name = "household.income_implausible",
          .title = "人均纯收入超过 10 万元",
          .title_en = "Income per head above 100,000 yuan",
          .unit = "户",
          .unit_en = "households",
          .of = "household_income",
          .period = PERIOD_SPAN,
          .severity = SEVERITY_SUSPECT,
          .owner = "township",
          .where = "t.per_capita > 10000000 AND CAST(t.year AS TEXT) BETWEEN SUBSTR(:from, 1, 4) AND SUBSTR(:to, 1, 4)",
          .mend = "核对金额单位是否误填为角、分，或人口数有误",
          .mend_en = "check the unit of the amount and the number of persons",
          .explain = "质检规则：人均纯收入大于 10 万元应核实",
          .explain_en = "quality rule: an income per head above 100,000 yuan is to be checked" },
        { .name = "household.sex_contradicts", .title = "户主与配偶同性", .title_en = "Head and spouse of one sex",
          .unit = "户", .unit_en = "households", .of = "household_member", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "village",
          .where = "t.relation = 'spouse' AND " ON_DAY("t", ":day") " AND EXISTS (SELECT 1 FROM household_member m "
                   "JOIN person a ON a.county = m.county AND a.id = m.person_id AND a.voided = 0 JOIN person b ON "
                   "b.county = m.county AND b.id = t.person_id AND b.voided = 0 AND b.sex = a.sex WHERE " JOINED("m")
                   " AND m.household_id = t.household_id AND m.relation = 'head' AND " ON_DAY("m", ":day") ")",
          .mend = "核对与户主关系或性别", .mend_en = "check the relation or the sex",
          .explain = "质检规则：户主与配偶性别相同", .explain_en = "quality rule: head and spouse are of one sex" },
        { .name = "household.exit_waiting", .title = "待确认的脱贫", .title_en = "Exits waiting for confirmation",
          .unit = "户", .unit_en = "households", .of = "household_exit", .period = PERIOD_NONE,
          .severity = SEVERITY_HINT, .owner = "office",
          .where = "t.confirmed_on IS NULL",
          .mend = "由提出人以外的人核实佐证后确认或作废",
          .mend_en = "somebody else than who proposed checks the evidence and confirms, or voids it",
          .explain = "已提出、尚未确认的脱贫", .explain_en = "exits proposed and not yet confirmed" },
        { .name = "household.exited_unconfirmed",
          .title = "没有确认记录的脱贫户",
          .title_en = "Out of poverty without a confirmed exit",
          .unit = "户",
          .unit_en = "households",
          .of = "household_status",
          .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT,
          .owner = "office",
          .where = "t.kind IN ('exited', 'exited_no_policy') AND t.from_on BETWEEN :from AND :to AND NOT EXISTS "
                   "(SELECT 1 FROM household_exit x WHERE " JOINED("x") " AND x.household_id = t.household_id AND "
                   "x.confirmed_on IS NOT NULL AND x.day <= t.from_on) AND NOT EXISTS (SELECT 1 FROM household_event e "
                   "WHERE " JOINED("e") " AND e.day = t.from_on AND (e.other_id = t.household_id OR e.household_id = "
                   "t.household_id) AND e.kind IN ('split', 'merge'))",
          .mend = "补录该户的脱贫：日期、佐证、提出人和确认人",
          .mend_en = "enter the exit with its day and evidence, who proposed and who confirmed it",
          .explain = "期内转为脱贫状态、没有已确认脱贫记录的户，多为表格带入",
          .explain_en = "households that came out of poverty in the period with no confirmed exit, mostly brought in "
                        "by sheets" },
        { .name = "household.exit_unproved", .title = "三保障不全却已确认脱贫",
          .title_en = "Confirmed exits without all guarantees", .unit = "户", .unit_en = "households",
          .of = "household_exit", .period = PERIOD_SPAN, .severity = SEVERITY_ERROR, .owner = "office",
          .where = "t.confirmed_on IS NOT NULL AND t.day BETWEEN :from AND :to AND (SELECT COUNT(DISTINCT g.item) "
                   "FROM guarantee g WHERE " JOINED("g") " AND g.household_id = t.household_id AND g.met = 1 AND "
                   "g.day <= t.day AND g.item <> 'water') < 5",
          .mend = "补齐两不愁三保障的核查记录和佐证；不达标的，作废脱贫",
          .mend_en = "complete the checks with evidence; void the exit if one is not met",
          .explain = "期内确认脱贫、但此前没有五项都达标记录的户",
          .explain_en = "exits confirmed in the period without all five items found met before" },
        { .name = "household.exits", .title = "脱贫户数", .title_en = "Households that exited", .unit = "户",
          .unit_en = "households", .of = "household_exit", .period = PERIOD_SPAN, .figure = true,
          .counts = "household", .measure = "COUNT(DISTINCT t.household_id)",
          .where = "t.confirmed_on IS NOT NULL AND t.day BETWEEN :from AND :to",
          .explain = "期内脱贫且已确认的不同的户", .explain_en = "distinct households whose exit in the period is confirmed" },
        { .name = "village.exits", .title = "出列村", .title_en = "Villages delisted", .unit = "个",
          .unit_en = "villages", .of = "village_exit", .period = PERIOD_SPAN, .figure = true,
          .counts = "place", .measure = "COUNT(DISTINCT t.place)",
          .where = "t.confirmed_on IS NOT NULL AND t.day BETWEEN :from AND :to",
          .explain = "期内出列且已确认的村", .explain_en = "villages whose delisting in the period is confirmed" },
        { .name = "village.poor", .title = "贫困村", .title_en = "Poor villages", .unit = "个", .unit_en = "villages",
          .of = "village_designation", .period = PERIOD_DAY, .figure = true, .counts = "place",
          .measure = "COUNT(DISTINCT t.place)",
          .where = "t.kind = 'poor_village' AND " ON_DAY("t", ":day") " AND NOT EXISTS (SELECT 1 FROM village_exit "
                   "x WHERE " JOINED("x") " AND x.place = t.place AND x.confirmed_on IS NOT NULL AND x.day BETWEEN "
                   "t.from_on AND :day)",
          .explain = "当天确定为贫困村且尚未出列的村", .explain_en = "villages designated poor and not yet delisted on the day" },
};

const struct module households_module = {
        .name = "households",
        .title = "建档立卡户",
        .title_en = "Registered households",
        .mechanism = "0",
        ENTITIES(household_entities),
        RULES(household_rules),
        LISTS(household_lists),
};
