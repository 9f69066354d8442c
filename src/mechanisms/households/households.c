/* households.c: the register itself: which households the county keeps, where they live, and what stands of house and
 * land.
 *
 * A household is a number, a village and the circumstances the registration form asks for. What it is to the county on
 * a day (poor, out of poverty, monitored) stands in dated rows of its own (status.c), as do who belongs to it
 * (members.c) and what it earned (income.c), so that a past day reads as it did. The number is the national system's
 * and no key of ours: a household split off has none until it is given one there, so it may be empty, and village and
 * head's name find the row then. The head's name is a copy, kept by members.c, because registers, searches and sheets
 * know a household by it. Left out: circumstances by year; the last answer stands, the journal keeps those before. */
#include "mechanisms/households/households.h"

#include "core/scope.h"
#include "mechanisms/modules.h"

/* The words change with the law: who was in the five guarantees is called destitute since 2018. The two overlap in that
 * year, so that a sheet of it may have either. */
static const struct codes household_attributes = OPEN_CODES("household_attribute", "户属性", "Attribute of a household",
        { "general", "一般贫困户", "Ordinary", "一般脱贫户|一般", .near = "贫困户|建档立卡户", .to = "2020-12-31" },
        { "general", "一般户", "Ordinary", "一般贫困户|一般脱贫户|一般", .from = "2021-01-01" },
        { "minimum", "低保贫困户", "On minimum allowance", "低保户|低保|低保脱贫户|农村低保户", .near = "低保边缘户|低保边缘|低收入家庭",
          .to = "2020-12-31" },
        { "minimum", "低保户", "On minimum allowance", "低保贫困户|低保|低保脱贫户", .from = "2021-01-01" },
        { "five_guarantees", "五保贫困户", "In the five guarantees", "五保户|五保", .to = "2018-12-31" },
        { "destitute", "特困供养户", "Destitute, supported", "特困户|特困供养贫困户|特困|特困供养", .from = "2018-01-01" },
        { "minimum_plus", "低保+贫困户", "On minimum allowance, plus", "低保+|低保+户", .to = "2020-12-31" },
        { "peasant", "一般农户", "Ordinary peasant household" },
);
/* Whose line made the household poor: provinces and cities registered by lines of their own beside the nation's. */
static const struct codes id_standards = CODES("id_standard", "识别标准", "Standard of identification",
        { "nation", "国家标准", "National", "国定标准|国家" },
        { "province", "省定标准", "Provincial", "省级标准|省定" },
        { "city", "市定标准", "Municipal", "市级标准|市定" },
);
/* The causes a sheet may name; the national system numbers them in more than one order, so we keep words, not numbers.
 * status.c takes the same list for a relapse. */
const struct codes codes_cause = OPEN_CODES("cause", "«cause»", "«cause»",
        { "illness", "因病", "Illness", "因病致贫|疾病|患病" },
        { "disability", "因残", "Disability", "因残致贫|残疾" },
        { "schooling", "因学", "Schooling", "因学致贫|上学" },
        { "disaster", "因灾", "Disaster", "因灾致贫|灾害|自然灾害|因自然灾害" },
        { "marriage", "因婚", "Marriage", "因婚致贫" },
        { "funeral", "因丧", "Funeral", "因丧致贫" },
        { "land", "缺土地", "No land", "缺地|土地缺乏" },
        { "water", "缺水", "No water" },
        { "skill", "缺技术", "No skill", "缺技能" },
        { "labour", "缺劳力", "No labour", "缺劳动力|无劳力" },
        { "funds", "缺资金", "No funds", "缺乏资金" },
        { "transport", "交通条件落后", "Poor roads", "交通落后|交通不便" },
        { "motivation", "自身发展动力不足", "Little drive", "动力不足|内生动力不足", .near = "自身发展能力不足|发展能力不足" },
        { "other", "其他", "Other", "其它" },
);
/* Grades of the housing ministry: A and B are safe, C is dangerous in parts, D as a whole; a household leaves poverty
 * in a house of A or B. Sheets have the letters full-width too. */
static const struct codes housing_grades = CODES("housing_grade", "住房等级", "Grade of housing",
        { "A", "A级", "Grade A", "A|Ａ级|安全" },
        { "B", "B级", "Grade B", "B|Ｂ级|基本安全" },
        { "C", "C级", "Grade C", "C|Ｃ级|局部危险" },
        { "D", "D级", "Grade D", "D|Ｄ级|整体危险" },
);
/* Roads and fuels in the words of the registration form (its items 316 and 320). */
static const struct codes roads = CODES("road", "入户路类型", "Road to the house",
        { "earth", "泥土路", "Earth", "土路" }, { "gravel", "砂石路", "Gravel", "沙石路" },
        { "concrete", "水泥路", "Concrete" }, { "asphalt", "沥青路", "Asphalt", "柏油路" },
);
static const struct codes fuels = CODES("fuel", "主要燃料", "Main fuel",
        { "wood", "柴草", "Wood and straw", "柴火" }, { "dung", "干畜粪", "Dung" }, { "coal", "煤炭", "Coal", "煤" },
        { "clean", "清洁能源", "Clean energy", "电|燃气|液化气|沼气" }, { "other", "其他", "Other", "其它" },
);

/* In the order of the registration form. Shown in the register is what a list of households is read for; the rest is
 * hidden there and stands on the household's page. Phone and card are secrets: in 2017 and 2018 counties were named for
 * publishing lists with the numbers of cards on them. The maxima refuse what can't be, a number from the next column;
 * what is merely unlikely is for a check, since a row refused for it helps nobody. */
static const struct field household_fields[] = {
        TEXT("hh_no", "户编号", "Household number", .max_length = 40, .indexed = true,
             .synonyms = "户号|户编码|家庭编号|贫困户编号|农户编号|户编号(国家系统)|户ID"),
        TEXT("head_name", "户主姓名", "Head", .format = FORMAT_PERSON_NAME, .derived = true, .named = true,
             .max_length = 60, .synonyms = "户主"),
        PLACE("place", "行政村", "Village", .level = "village", .required = true,
              .synonyms = "村|村名|所在村|村(社区)|村居|村委会|所属村"),
        TEXT("group_no", "村民小组", "Villagers' group", .max_length = 40,
             .synonyms = "组|自然村|村组|组别|小组|自然村(组)|村民组|屯"),
        CODE("attribute", "户属性", "Attribute", &household_attributes, .indexed = true,
             .synonyms = "贫困户属性|农户属性|贫困属性|户类型|家庭属性|贫困户类型"),
        CODE("id_standard", "识别标准", "Standard", &id_standards, .hidden = true),
        CODE("cause_main", "主要«cause»", "Main cause", &codes_cause, .indexed = true,
             .synonyms = "致贫原因|致贫主因|主因|主要原因|致贫主要原因|主要致(返)贫原因"),
        CODE_SET("causes_other", "其他«cause»", "Other causes", &codes_cause, .hidden = true,
                 .synonyms = "次要致贫原因|其它致贫原因|次因"),
        TEXT("cause_note", "«cause»说明", "Note on causes", .hidden = true, .lines = true, .max_length = 500),
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
        DECIMAL("land_returned_mu", "退耕还林面积(亩)", "Farmland returned to forest (mu)", .hidden = true, .seldom = true,
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
        BOOLEAN("broadcast", "是否通广播电视", "Broadcasting", .hidden = true, .seldom = true, .synonyms = "通广播电视"),
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
        /* written by the events of life.c alone: a household ends by what happened to it, not by a hand in this
         * field */
        DATE("ended_on", "结束日期", "Ended on", .hidden = true, .derived = true),
        REF("successor", "并入的户", "Merged into", "household", .hidden = true, .derived = true, .indexed = true),
};

/* ---- hooks ---- */

static const struct db_column end_columns[] = {
        DB_COLUMN(struct household_end, ended_on),
        DB_COLUMN_AS(struct household_end, into, "into_words"),
};

bool household_ended(struct ctx *c, int64_t household, struct household_end *out, bool *ended)
{
        return db_first(c, db_sql(c->db, "households.ended"), ARGS(ARG("household_id", V_INT(household))), c->arena,
                        DB_COLUMNS(end_columns), out, ended);
}

/* An end that was planned before the household's own stays: the span was over by then. A record whose last day and
 * household don't change is left alone, so that an old row can still be corrected in its other fields. */
bool household_there(struct ctx *c, const struct draft *d, const struct draft *old)
{
        struct household_end end = { 0 };
        bool ended = false;
        const struct val household = draft_now(d, old, "household"), to = draft_now(d, old, "to_on");
        if (household.type != VAL_INT || (old && draft_same(d, old, "to_on") && draft_same(d, old, "household")))
                return true;
        if (!household_ended(c, household.i, &end, &ended))
                return false;
        if (!ended || (to.type == VAL_TEXT && str_cmp(to.s, end.ended_on) <= 0))
                return true;
        return fail(c, ERR_CONFLICT, "household.ended", "household",
                    say(c, "该户已于 %.*s 结束%s%.*s%s", "this household ended on %.*s%s%.*s%s"), FMT(end.ended_on),
                    end.into.n ? say(c, "，已并入“", ", merged into “") : "", FMT(end.into), end.into.n ? "”" : "");
}

/* A record not yet written has no place of its own: it will lie where its village, or its household, lies. */
bool confirms_here(struct ctx *c, const struct draft *d, const struct draft *old)
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

/* The number finds a household, else its village with the head's name: not every sheet has the number. */
static const struct entity household_entities[] = {
        { .name = "household", .title = "建档立卡户", .title_en = "Registered households",
          .life = LIFE_STATE, .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "建档立卡的«poor_household»、脱贫户和«monitored»",
          .help_en = "households registered as poor, out of poverty, or monitored",
          .keys = "hh_no|place,head_name", .sort = "hh_no",
          .title_sql = "TRIM(COALESCE(r.hh_no, '') || ' ' || COALESCE(r.head_name, ''))", .own = "t.id",
          FIELDS(household_fields) },
};

const struct module households_module = {
        .name = "households",
        .title = "建档立卡户",
        .title_en = "Registered households",
        .mechanism = "0",
        ENTITIES(household_entities),
};
