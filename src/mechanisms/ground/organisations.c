/* organisations.c: the tree of organisations beside the tree of places: Party committees, branches, units, enterprises,
 * cooperatives.
 *
 * A unit stands in a place (address) but is not one; its jurisdiction (place) is what it serves: a county bureau serves
 * the county. The county's own committee is a kind apart, so that the committees directly at the grass roots can be
 * counted. A unit first met in a sheet is created and marked unverified, and stands on a desk until somebody has looked
 * at it: refusing every sheet with a unit nobody entered would keep the county from ever beginning. Party membership is
 * a compartment: a county may keep no member rows here at all. Who leads a Party organisation on which day stands in
 * party_posts.c; of everything else `leader` is a word of today. */
#include "mechanisms/modules.h"

#include "mechanisms/ground/shared.h"

/* Party organisations first, by rank, then what else sends, helps or is helped. Figures count by these codes, so
 * general branches are not branches and the county's committee is no grass-roots one. */
static const struct codes organisation_kinds = OPEN_CODES("organisation_kind", "组织类别", "Kind of organisation",
        { "province_committee", "省委", "Provincial Party committee", "中共省委" },
        { "city_committee", "市委", "City Party committee", "中共市委|地委" },
        { "county_committee", "县委", "County Party committee", "中共县委" },
        { "committee", "基层党委", "Party committee", "乡镇党委会|党的基层委员会|镇党委|乡党委|党委|乡镇党委" },
        { "working_committee", "党工委", "Party working committee", "工委" },
        { "leading_group", "党组", "Leading Party group", "党组(党委)" },
        { "general_branch", "党总支", "General Party branch", "总支|党总支部" },
        { "branch", "党支部", "Party branch", "支部" },
        { "joint_branch", "联合党支部", "Joint Party branch", "联合支部" },
        { "temporary_branch", "临时党支部", "Temporary Party branch", "临时支部|临时党组织" },
        { "functional_branch", "功能型党支部", "Functional Party branch", "功能型党组织|功能党支部" },
        { "party_group", "党小组", "Party group" },
        { "party_department", "党委部门", "Department of a Party committee", "县委部门|市委部门|省委部门|党委工作部门|党群部门|党务部门" },
        /* What the county says of a unit without saying whether it is an organ or an institution. */
        { "government_unit", "机关事业单位", "Government unit", "县直|县直单位|市直单位|省直单位|机关事业" },
        { "organ", "党政机关", "Organ of Party or government", "机关|机关单位|国家机关|县直部门|县直机关|部门" },
        { "executive", "行政机关", "Organ of government", "行政单位|政府部门|政府工作部门" },
        { "judiciary", "司法机关", "Judiciary", "法院|检察院|人民法院|人民检察院" },
        { "institution", "事业单位", "Public institution", "公益一类|公益二类" },
        { "health_centre", "医院(卫生院)", "Hospital", "医院|卫生院|乡镇卫生院" },
        { "mass", "群团组织", "Mass organisation", "群团|群众团体|人民团体|工会|共青团|妇联" },
        { "township_government", "乡镇人民政府", "Township government", "乡镇政府|镇政府|乡政府" },
        { "subdistrict", "街道办事处", "Subdistrict office", "街道办" },
        { "village_committee", "村(居)委会", "Village committee", "村委会|居委会|村民委员会|居民委员会|村民自治组织" },
        { "collective", "农村集体经济组织", "Rural collective economic organisation",
          "村集体经济组织|股份经济合作社|经济合作社|村股份经济合作社|集体经济组织" },
        { "state_enterprise", "国有企业", "State enterprise", "国企|国有独资企业|国有控股企业" },
        { "bank", "银行", "Bank", "商业银行|农商行|农村商业银行|信用社|农村信用社" },
        { "state_farm", "国有农场", "State farm", "国营农场", .near = "国有林场" },
        { "private_enterprise", "非公企业", "Private enterprise",
          "私企|私营|民营|非公有制企业|民营企业|私营企业|民企", .near = "企业|个体工商户|个体户" },
        { "cooperative", "农民专业合作社", "Cooperative", "合作社|专业合作社联合社|合作组织|专业合作社" },
        { "school", "学校", "School", "高校|中小学" },
        { "social", "社会组织", "Social organisation", "社会团体|协会|商会" },
        { "other", "其他", "Other" },
);
static const struct codes membership_kinds = CODES("membership_kind", "党员类别", "Kind of membership",
        { "full", "正式党员", "Full member", "中共正式党员|中共党员" },
        { "probationary", "预备党员", "Probationary member", "中共预备党员" },
);
/* How a membership of a branch ends: by leaving the branch, the Party or life. */
static const struct codes membership_ends = CODES("membership_end", "党员减少原因", "Why a member is no longer of the branch",
        { "transfer", "组织关系转出", "Transferred", "转出|转出组织关系" },
        { "death", "去世", "Death", "死亡" },
        { "suspended", "停止党籍", "Membership suspended" },
        { "lapsed", "自行脱党除名", "Struck off, having left by itself", "自行脱党|按自行脱党除名" },
        { "persuaded", "劝退除名", "Struck off, advised to leave", "劝退|劝其退党" },
        { "cancelled", "取消预备党员资格", "Probation cancelled", "取消预备资格" },
        { "resigned", "退党", "Resigned", "申请退党|要求退党|退党除名" },
        { "expelled", "开除党籍", "Expelled" },
        { "left", "退党或除名", "Left or struck off", .near = "除名", .kept = true,
          .instead = "退党、自行脱党除名、劝退除名是不同的处理，按支部大会决议和上级批复填写",
          .instead_en = "resigning and being struck off are told apart by the decision of the branch" },
);

/* Found by name or credit code: letterheads, seals and sheets write one unit in several ways. */
static const struct field organisation_fields[] = {
        TEXT("name", "名称", "Name", .required = true, .named = true, .indexed = true, .max_length = 100,
             .synonyms = "党组织|机构名称|组织|单位（组织）名称|党组织单位名称|单位名称|组织名称|党组织名称|企业名称|工作单位|单位"),
        TEXT("short_name", "简称", "Short name", .hidden = true, .also_named = true, .max_length = 60,
             .synonyms = "单位简称|机构简称"),
        TEXT("former_names", "曾用名", "Former names", .hidden = true, .also_named = true,
             .help = "改名前的名称，几个之间用“、”隔开；改名时自动记入",
             .help_en = "before it was renamed, several by commas; kept when it is",
             .synonyms = "原名称|原名|更名前名称"),
        CODE("kind", "类别", "Kind", &organisation_kinds, .required = true, .indexed = true,
             .synonyms = "类型|组织类型|单位类别|党组织类别|党组织类型|性质|组织形式|组织类别|单位类型|单位性质"),
        REF("parent", "上级组织", "Parent", "organisation", .synonyms = "所属党组织|所属单位|上级党组织名称|上级单位|隶属党组织|隶属单位|上级|主管部门|"
             "上级党组织|主管单位"),
        CODE("level", "层级", "Level", &codes_level, .synonyms = "隶属关系|单位层级"),
        TEXT("credit_code", "统一社会信用代码", "Credit code", .format = FORMAT_CREDIT_CODE, .indexed = true,
             .max_length = 18, .synonyms = "信用代码|社会信用代码"),
        PLACE("place", "服务区划", "Serves", .help = "该组织服务的区划；县直单位为本县",
              .help_en = "the place it serves; a county unit serves the county"),
        TEXT("address", "所在地", "Address", .synonyms = "办公地址|办公地点|详细地址|注册地址|组织所在地|地址|单位地址"),
        TEXT("phone", "办公电话", "Phone", .max_length = 30, .synonyms = "联系电话|电话|联系方式|单位电话"),
        TEXT("leader", "负责人", "Leader", .max_length = 60, .synonyms = "党组织书记|支部书记|法人代表|法人|负责人姓名|主要负责人|书记|书记姓名|"
             "单位负责人|法定代表人|党支部书记|党组织负责人|法定代表人姓名|联系人|联系人姓名",
             .help = "党组织的书记在“党组织班子”登记后，这里显示现任书记",
             .help_en = "of a Party organisation the secretary of today, once posts are entered"),
        DATE("term_ends_on", "届满日期", "Term ends on", .hidden = true, .help = "党组织本届班子任期届满的日期",
             .help_en = "of a Party organisation: when the term of its committee ends",
             .synonyms = "届满时间|任期届满日期|任期届满时间|本届届满日期|本届届满时间|应换届日期|应换届时间"),
        DATE("from_on", "成立日期", "From", .synonyms = "建立日期|组建日期|注册日期|设立日期"),
        DATE("to_on", "撤销日期", "To"),
        BOOLEAN("unverified", "待核实", "Unverified", .help = "由表格带入、尚未核实的单位",
                .help_en = "came with a sheet and has not been looked at yet"),
};
/* A member in a branch for some days: who is transferred has a second row. The day of joining the Party is his own and
 * goes along, and so are the marks of a member: whether he holds no post, is away, in hardship, out of touch, or
 * capable of leading others. They stand here alone, so that no two rows of another register can differ on one. */
static const struct field party_member_fields[] = {
        REF("person", "党员", "Member", "person", .required = true, .indexed = true, .synonyms = "姓名|党员姓名"),
        REF("organisation", "所在党支部", "Branch", "organisation", .required = true, .indexed = true,
            .synonyms = "党支部|党组织|所属支部|所在党组织"),
        CODE("kind", "类别", "Kind", &membership_kinds, .synonyms = "党员类型|党员身份|人员类别|党员类别"),
        DATE("joined_on", "入党日期", "Joined the Party", .begins = true, .synonyms = "入党时间"),
        DATE("full_on", "转正日期", "Full member since", .hidden = true, .begins = true, .synonyms = "转正时间|转为正式党员日期|转正年月"),
        TEXT("education", "学历", "Education", .hidden = true, .max_length = 40, .synonyms = "文化程度|学历学位|最高学历"),
        BOOLEAN("no_post", "无职党员", "Holds no post", .synonyms = "是否无职|是否无职党员|无职"),
        BOOLEAN("mobile", "流动党员", "Away from home", .synonyms = "是否流动党员|是否流动|流动"),
        BOOLEAN("in_hardship", "生活困难党员", "In hardship", .synonyms = "是否生活困难党员|是否困难党员|困难党员|生活困难"),
        BOOLEAN("lost_contact", "失联党员", "Out of touch", .hidden = true, .synonyms = "是否失联党员|是否失联|失联"),
        BOOLEAN("capable", "致富能手", "Can lead others", .hidden = true,
                .synonyms = "是否致富能手|党员致富能手|是否党员致富能手"),
        DATE("from_on", "转入日期", "From", .required = true, .instead = "joined_on", .help = "在本支部的起始日期",
             .help_en = "first day in this branch", .synonyms = "进入本支部日期|到支部日期|转入支部日期|组织关系转入日期|转入本支部日期"),
        DATE("to_on", "转出日期", "To"),
        CODE("end_reason", "变化原因", "Reason for ending", &membership_ends),
};

/* Whoever looks for a renamed office types the name he knows. A name that came with a sheet and was never looked at
 * is put right, not changed: it was nobody's. */
static bool keep_former_name(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (!old || draft_given(d, "former_names") || draft_get(old, "unverified").i)
                return true;
        struct val was = draft_get(old, "name"), is = draft_get(d, "name"), former = draft_get(old, "former_names");
        if (was.type != VAL_TEXT || is.type != VAL_TEXT || str_eq(was.s, is.s))
                return true;
        struct str before = former.type == VAL_TEXT ? former.s : S("");
        draft_set(d, "former_names",
                  V_STR(arena_fmt(c->arena, "%.*s%s%.*s", FMT(before), before.n ? "、" : "", FMT(was.s))));
        return true;
}

static const struct entity organisation_entities[] = {
        { .name = "organisation", .title = "组织和单位", .title_en = "Organisations", .life = LIFE_SPAN,
          .reading = READ_DIRECTORY, .area = AREA_BASE, .founds = true, .made = MADE_OF_NAME,
          .help = "党组织、机关单位、企业、合作社", .help_en = "Party organisations, government units, enterprises, cooperatives",
          .keys = "name|credit_code", .sort = "name", .title_sql = "r.name", .prepare = keep_former_name,
          FIELDS(organisation_fields) },
        { .name = "party_member", .title = "党员", .title_en = "Party members", .life = LIFE_SPAN,
          .reading = READ_SCOPED, .area = AREA_MEMBER,
          .alone = "person", .role_of = "person",
          .help = "党员与所在支部及起止日期", .help_en = "members, their branch and dates",
          .called = "党员名册|党员花名册", .keys = "person,organisation,from_on", .place_from = "organisation",
          .sort = "from_on",
          .title_sql = "(SELECT p.name FROM person p WHERE p.county = r.county AND p.id = r.person_id)",
          FIELDS(party_member_fields) },
};

static const struct rule organisation_rules[] = {
        { .name = "membership_once", .title = "同一党员的组织关系日期重叠", .title_en = "memberships of one person overlap",
          .on = "party_member", .when = RULE_CREATE | RULE_UPDATE | RULE_END },
};

/* One list a mark; numbers only to whom the compartment is closed. */
#define MARKED(suffix, zh, en, condition) \
        { \
                .name = "org.members_" suffix, .title = zh, .title_en = en, .unit = "名", .unit_en = "persons", \
                .of = "party_member", .period = PERIOD_DAY, .figure = true, .counts = "person", \
                .measure = "COUNT(DISTINCT t.person_id)", .where = "(" condition ") AND " ON_DAY("t", ":day"), \
                .explain = "当天组织关系在册、登记为" zh "的不同的人", \
                .explain_en = "distinct persons with an open membership on the day, marked so" \
        }
/* Of what a village's Party organisation is: the one of its place that stands under none of the same place. */
#define OF_VILLAGES(suffix, zh, en, kinds) \
        { \
                .name = "org.village_" suffix, .title = zh, .title_en = en, .unit = "个", .unit_en = "organisations", \
                .of = "organisation", .period = PERIOD_DAY, .figure = true, \
                .where = "t.kind IN " kinds " AND LENGTH(t.place) = 12 AND " ON_DAY("t", ":day") \
                         " AND EXISTS (SELECT 1 FROM place v WHERE v.code = t.place AND v.voided = 0 AND v.kind = " \
                         "'village') AND NOT EXISTS (SELECT 1 FROM organisation o WHERE " JOINED("o") \
                         " AND o.id = t.parent_id AND o.place = t.place)", \
                .explain = "当天存在、在行政村、上级不在本村的" zh, \
                .explain_en = "of villages on the day, with no organisation of the same village over them" \
        }

/* Organisations count on the days they exist. Hints are for departments, not for villages: they know no unit's
 * parent. */
static const struct list organisation_lists[] = {
        { .name = "org.committees", .title = "基层党(工)委", .title_en = "Grass-roots Party committees", .unit = "个",
          .unit_en = "organisations", .of = "organisation", .period = PERIOD_DAY, .figure = true,
          .where = "t.kind IN ('committee', 'working_committee') AND " ON_DAY("t", ":day"),
          .explain = "当天存在、类别为基层党委或党工委的组织；县委本身不在内",
          .explain_en = "organisations of kind Party committee or working committee on the day; the county "
                        "committee is not one" },
        { .name = "org.general_branches", .title = "党总支", .title_en = "General Party branches", .unit = "个",
          .unit_en = "organisations", .of = "organisation", .period = PERIOD_DAY, .figure = true,
          .where = "t.kind = 'general_branch' AND " ON_DAY("t", ":day"),
          .explain = "当天存在、类别为党总支的组织", .explain_en = "organisations of kind general branch on the day" },
        { .name = "org.branches", .title = "党支部", .title_en = "Party branches", .unit = "个",
          .unit_en = "organisations", .of = "organisation", .period = PERIOD_DAY, .figure = true,
          .where = "t.kind IN " BRANCH_KINDS " AND " ON_DAY("t", ":day"),
          .explain = "当天存在、类别为党支部的组织；党总支不是党支部",
          .explain_en = "organisations of kind branch on the day; a general branch is none" },
        OF_VILLAGES("committees", "村党委", "Party committees of villages", "('committee')"),
        OF_VILLAGES("general_branches", "村党总支", "General branches of villages", "('general_branch')"),
        OF_VILLAGES("branches", "村党支部", "Branches of villages", BRANCH_KINDS),
        { .name = "org.members", .title = "党员", .title_en = "Party members", .unit = "名", .unit_en = "persons",
          .of = "party_member", .period = PERIOD_DAY, .figure = true, .counts = "person",
          .measure = "COUNT(DISTINCT t.person_id)",
          .where = ON_DAY("t", ":day"),
          .explain = "当天组织关系在册的不同的人，一人只计一次", .explain_en = "distinct persons with an open membership on the day" },
        MARKED("no_post", "无职党员", "Members holding no post", "t.no_post = 1"),
        MARKED("mobile", "流动党员", "Members away from home",
               "t.mobile = 1 OR EXISTS (SELECT 1 FROM mobile_member m WHERE " JOINED("m")
               " AND m.person_id = t.person_id AND " ON_DAY("m", ":day") ")"),
        MARKED("in_hardship", "生活困难党员", "Members in hardship", "t.in_hardship = 1"),
        MARKED("lost_contact", "失联党员", "Members out of touch", "t.lost_contact = 1"),
        MARKED("capable", "党员致富能手", "Members who can lead others", "t.capable = 1"),
        /* Who sits in a committee or holds a village post is not without one. */
        { .name = "org.no_post_contradicts", .title = "登记为无职、实际任职的党员",
          .title_en = "Marked as without a post, but in one", .unit = "名", .unit_en = "persons", .of = "party_member",
          .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = "t.no_post = 1 AND " ON_DAY("t", ":day") " AND (EXISTS (SELECT 1 FROM party_post k WHERE "
                   JOINED("k") " AND k.person_id = t.person_id AND " ON_DAY("k", ":day")
                   ") OR EXISTS (SELECT 1 FROM village_post k WHERE " JOINED("k")
                   " AND k.person_id = t.person_id AND " ON_DAY("k", ":day") "))",
          .mend = "与所在支部核对党员登记和任职文件：在职的取消“无职党员”，已离任的结束其任职",
          .mend_en = "check register and document with the branch: take the mark off, or end the post he has left",
          .explain = "当天标记为无职党员、又在党组织班子或村干部任职中的人",
          .explain_en = "members marked as without a post who hold one on the day" },
        { .name = "organisation.unverified", .title = "待核实的单位", .title_en = "Unverified organisations", .unit = "个",
          .unit_en = "organisations", .of = "organisation", .period = PERIOD_NONE,
          .severity = SEVERITY_HINT, .owner = "office",
          .where = "t.unverified = 1",
          .mend = "与组织部或编制名册核对名称和类别：已有同一单位的合并使用；确是新设单位的，取消“待核实”",
          .mend_en = "check name and kind with the organisation department or the roster of units: use the one "
                     "already there, or take off “unverified”",
          .explain = "由表格带入、还没有人核对过的单位", .explain_en = "units that came with a sheet and nobody has checked" },
        { .name = "organisation.no_parent", .title = "未填上级组织的党支部", .title_en = "Branches without a parent",
          .unit = "个", .unit_en = "organisations", .of = "organisation", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "organisation",
          .where = "(t.kind IN " BRANCH_KINDS " OR t.kind = 'general_branch') AND t.parent_id IS NULL AND "
                   ON_DAY("t", ":day"),
          .mend = "与组织部核对批准成立的文件，由组织部填写上级组织",
          .mend_en = "check the document that set the branch up with the organisation department, which enters what "
                     "is above it",
          .explain = "当天存在、没有填写上级组织的党总支和党支部", .explain_en = "branches on the day with no parent entered" },
};

const struct module organisations_module = {
        .name = "organisations",
        .title = "组织",
        .title_en = "Organisations",
        .mechanism = "0",
        ENTITIES(organisation_entities),
        RULES(organisation_rules),
        LISTS(organisation_lists),
};
