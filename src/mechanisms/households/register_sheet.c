/* register_sheet.c: the sheet every county has: the register of poor households, a row a person, the household's cells
 * merged over its members.
 *
 * One group is a household: its row of the register, its dated status, the income of the sheet's year, and for each row
 * a person and his membership. A year alone is 1 January for an identification and 31 December for an exit; poor from
 * the one to the day before the other, then out of poverty. The income belongs to the year its header names, else the
 * sheet's title, else the day it was filled in, else last year. Refused: a household without one valid head, without a
 * village, and whoever is a member of another household now. Absence from a sheet removes nobody.
 *
 * No two townships draw this table alike, and nobody redraws it for a program: hence the long lists of words. They are
 * headers such tables have been met with. */
#include "mechanisms/households/register_sheet.h"

#include "mechanisms/modules.h"

/* GROUP: a column of the household: one cell for all its rows, merged or repeated. */
#define GROUP(name, ...) \
        { \
                .field = name, .group = true, __VA_ARGS__ \
        }

/* clang-format off */
/* The head's own number, in sheets with a row a household; where each row is a person, these words would be
 * ambiguous. */
#define HEAD_ID "户主身份证号|户主身份证号码|户主证件号码|户主公民身份号码|户主身份证|"
/* What a sheet must have to be a register. A row a person: name, ID number and relation to the head. A row a household:
 * the head with his ID number and the household's number or cause of poverty; or, where the head is only called 姓名,
 * its size too. */
#define REGISTER_COLUMNS(by_person, relation, by_head, number, cause, since, head_id) { \
        GROUP("place.township", .synonyms = "乡镇|乡(镇)|乡镇名称|所在乡镇|镇|乡|镇乡|乡镇街道|镇名|乡镇名|镇街|街道|乡名|" \
              "乡镇代码|乡镇编码|所属乡镇|家庭所在乡镇|户籍所在乡镇|镇街道|镇(街道)|乡镇/街道|乡镇级"), \
        GROUP("place.village", .synonyms = "行政村|村|村名|村名称|行政村名称|所在村|村(社区)|村委会|" \
              "村居|所属村|行政村(社区)|村社区|村居名称|村社区名称|社区|村/社区|村、社区|村级|所在行政村|所属行政村|" \
              "家庭所在村|户籍所在村|行政村代码|行政村编码|行政村编号|村代码|村编码|村编号|村码|区划代码|行政区划代码|" \
              "所在村编码|所在村代码|行政区划|村庄"), \
        GROUP("place.address", .synonyms = "家庭住址|住址|家庭地址|地址|户籍地址|详细地址|家庭详细住址|现住址"), \
        GROUP("household.hh_no", .required = number, .synonyms = "户编号|户编码|户代码|农户编码|家庭编码|" \
              "贫困户编码|贫困户户编号|建档立卡户编号|建档立卡编号|档案编号|建档编号"), \
        GROUP("household.head_name", .required = by_head, .synonyms = "户主姓名|户主名|户主|户主信息姓名|户主基本情况姓名|所属户主|贫困户姓名|" \
              "贫困户户主姓名|贫困户户主"), \
        GROUP("household.group_no", .synonyms = "村组名称|村民小组名称|所在组|组名"), \
        GROUP("household.attribute", .synonyms = "贫困户属性|贫困户类别|贫困类型|户别|农户类型"), \
        GROUP("household.id_standard", .synonyms = "识别标准"), \
        GROUP("household.cause_main", .required = cause, .synonyms = "主要致贫原因|致贫原因1|主致贫原因|首要致贫原因|贫困原因|主要贫困原因|致贫类型"), \
        GROUP("household.causes_other", .synonyms = "其他致贫原因|致贫原因2|次要致贫原因|次致贫原因|其他原因"), \
        GROUP("household.cause_note", .synonyms = "致贫原因说明"), \
        GROUP(IDENTIFIED, .required = since, .synonyms = "识别年度|识别时间|识别年份|识别年|识别日期|建档年度|建档立卡年度|" \
              "建档立卡时间|建档年份|建档时间|建档日期|建档年|建卡年度|建卡时间|建卡年份|建档立卡年份|建档立卡日期|" \
              "识别年月|识别认定时间|识别认定年度|贫困户识别年度|贫困户识别时间|纳入年份|纳入日期|认定时间|认定年份|" \
              "认定日期|评定年度|评定时间|首次识别年度|首次识别时间|纳入年度|纳入时间|户识别时间|认定年度"), \
        GROUP(EXITED, .synonyms = "脱贫年度|脱贫时间|脱贫年份|脱贫年|脱贫日期|退出年度|退出时间|" \
              "退出年份|退出日期|户脱贫时间|户脱贫年度|脱贫年月|脱贫退出年度|脱贫退出时间|退出年|" \
              "退出贫困时间|退出贫困年度|出列年度|出列时间|实际脱贫年度|实际脱贫时间|已脱贫年度|退贫时间|退贫年度"), \
        GROUP("household_status.kind", .synonyms = "户状态|脱贫状态|贫困状态|脱贫属性"), \
        GROUP("household_income.per_capita", .synonyms = "人均纯收入|年人均收入|家庭人均收入|人均年收入|农民人均纯收入|户人均纯收入|人均可支配纯收入"), \
        GROUP("household_income.net", .synonyms = "家庭年纯收入"), \
        GROUP("household_income.wage", .synonyms = "工资性收入"), \
        GROUP("household_income.business", .synonyms = "生产经营性收入"), \
        GROUP("household_income.property", .synonyms = "财产性收入"), \
        GROUP("household_income.transfer", .synonyms = "转移性收入"), \
        GROUP("household_income.costs", .synonyms = "生产经营性支出"), \
        GROUP("household_income.persons", .required = by_person && !relation, \
              .synonyms = "家庭人口|家庭成员数|户人口|户人口数|人口|家庭人口总数|在册人口|人员数|共有人口"), \
        GROUP("household.housing_grade", .synonyms = "住房等级|房屋安全等级|住房安全等级|房屋危险等级|住房危险等级"), \
        GROUP("household.housing_area", .synonyms = "住房面积"), \
        GROUP("household.phone", .synonyms = "联系电话|户主联系电话|户主手机号|户主手机|户主联系方式|户主电话号码|联系号码"), \
        GROUP("household.bank_name", .synonyms = "开户银行"), \
        GROUP("household.bank_card", .synonyms = "银行卡号|银行卡账号|银行账户|社会保障卡号|一卡通卡号|一卡通号|惠农一卡通|补贴卡号|存折号|开户账号"), \
        GROUP("household.land_farm_mu", .synonyms = "耕地面积"), \
        GROUP("household.land_forest_mu", .synonyms = "林地面积"), \
        GROUP("household.land_returned_mu", .synonyms = "退耕还林面积"), \
        GROUP("household.land_fruit_mu", .synonyms = "林果面积"), \
        GROUP("household.land_water_mu", .synonyms = "水面面积"), \
        GROUP("household.power_production", .synonyms = "是否通生产用电"), \
        GROUP("household.power", .synonyms = "是否通生活用电"), \
        GROUP("household.water_difficult", .synonyms = "是否饮水困难"), \
        GROUP("household.water_safe", .synonyms = "饮水是否安全"), \
        GROUP("household.broadcast", .synonyms = "是否通广播电视"), \
        GROUP("household.road_km", .synonyms = "距主干路距离"), \
        GROUP("household.road", .synonyms = "入户路类型"), \
        GROUP("household.toilet", .synonyms = "是否有卫生厕所"), \
        GROUP("household.fuel", .synonyms = "主要燃料类型"), \
        GROUP("household.cooperative", .synonyms = "是否加入农民专业合作社"), \
        GROUP("household.led_enterprise", .synonyms = "是否有龙头企业带动"), \
        GROUP("household.led_person", .synonyms = "是否有创业致富带头人带动"), \
        GROUP("household.military", .synonyms = "是否军烈属"), \
        GROUP("household.relocated", .synonyms = "是否易地搬迁户"), \
        GROUP("household.no_labour", .synonyms = "是否整户无劳动力"), \
        GROUP("household.note", .synonyms = "户备注"), \
        { .field = "person.name", .required = by_person, .synonyms = "人员名称|贫困人口姓名|成员名称|家庭成员|姓 名" }, \
        { .field = "person.id_type" }, \
        { .field = "person.id_no", .required = !(since), .synonyms = head_id \
              "成员身份证号|成员身份证号码|公民身份证号码|身份号码|居民身份号码|身份证编号|证件编号|证号" }, \
        { .field = "person.sex" }, \
        { .field = "person.birth" }, \
        { .field = "person.ethnicity" }, \
        { .field = "person.political_status" }, \
        { .field = "person.phone" }, \
        { .field = "household_member.relation", .required = relation, .synonyms = "与户主之关系|同户主关系|与家庭户主关系|关系称谓" }, \
        { .field = "household_member.education" }, \
        { .field = "household_member.school" }, \
        { .field = "household_member.dropout" }, \
        { .field = "household_member.health" }, \
        { .field = "household_member.labour" }, \
        { .field = "household_member.work_place" }, \
        { .field = "household_member.work_months" }, \
        { .field = "household_member.medical" }, \
        { .field = "household_member.medical_worker" }, \
        { .field = "household_member.serious_insurance" }, \
        { .field = "household_member.commercial_insurance" }, \
        { .field = "household_member.accident_insurance" }, \
        { .field = "household_member.pension" }, \
        { .field = "household_member.pension_worker" }, \
        { .field = "household_member.minimum" }, \
        { .field = "household_member.destitute" }, \
        { .field = "household_member.public_post" }, \
        { .field = "household_member.mandarin" }, \
        { .field = "household_member.start_reason" }, \
}
/* clang-format on */

/* Five shapes of one table: a row a person; a row a household with its number, or with its cause of poverty; a row a
 * household whose head is only called 姓名, with its size; and a row a household without anybody's ID number, with
 * its number and the day it was identified on. Each requires what tells it from other tables of names. */
static const struct column by_members[] = REGISTER_COLUMNS(true, true, false, false, false, false, "");
static const struct column by_number[] = REGISTER_COLUMNS(false, false, true, true, false, false, HEAD_ID);
static const struct column by_cause[] = REGISTER_COLUMNS(false, false, true, false, true, false, HEAD_ID);
static const struct column by_size[] = REGISTER_COLUMNS(true, false, false, false, true, false, "");
static const struct column by_day[] = REGISTER_COLUMNS(false, false, true, true, false, true, HEAD_ID);

bool register_by_person(const struct subject *s)
{
        return s->columns == by_members;
}

/* Evidence: a sheet of names, numbers and relations could be any list of people; one of these makes it the register. */
static const struct subject_hooks register_hooks = {
        .key = "household.hh_no",
        .unique = "person.id_no",
        .starts = "household_member.relation=head",
        .name = "household.head_name",
        .evidence = "household.hh_no|household.cause_main|household.attribute|status.identified|status.exited|"
                    "household_status.kind|household_income.per_capita|household.housing_grade|household_member.labour|"
                    "household_member.work_months",
        .check = register_check,
        .apply = register_apply,
};

#define REGISTER(subject_name, subject_columns, last) \
        { \
                .name = subject_name, .title = "«registered_households»花名册", \
                .title_en = "Register of «poor_households»", \
                .root = "household", COLUMNS(subject_columns), .hooks = &register_hooks, .side = "household", \
                .last_resort = last \
        }
/* The shapes with a row a household are a last resort: many tables of other things begin with a head and his number.
 * Not so the day of identification, which is nothing else. */
static const struct subject register_subjects[] = {
        REGISTER("household_register", by_members, false),
        REGISTER("household_register_by_number", by_number, true),
        REGISTER("household_register_by_cause", by_cause, true),
        REGISTER("household_register_by_size", by_size, true),
        REGISTER("household_register_by_day", by_day, false),
};

/* By what a sheet says that a name, number or phone is a household's: also the words helpers' sheets have for it. */
static const struct side register_sides[] = {
        { .name = "household", .group = "户", .members = "成员", .head = "户主",
          .words = "户主|贫困户|帮扶对象|帮扶户|结对户|联系户|包户对象|受扶|被帮扶|成员|户信息|户编号" },
};

const struct module register_sheet_module = {
        .name = "register_sheet",
        .title = "«poor_household»花名册表样",
        .title_en = "Sheet of the household register",
        .mechanism = "0",
        SUBJECTS(register_subjects),
        SIDES(register_sides),
};
