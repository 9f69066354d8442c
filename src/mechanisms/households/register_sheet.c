/* register_sheet.c: the sheet every county has: the register of poor households, a row a person, the household's cells
 * merged over its members.
 *
 * One group is a household: its row of the register, its dated status, the income of the sheet's year, and for each row
 * a person and his membership. A year alone is 1 January for an identification and 31 December for an exit; poor from
 * the one to the day before the other, then out of poverty. The income belongs to the year its header names, else the
 * sheet's title, else the day it was filled in, else last year. Refused: a household without one valid head, without a
 * village, and whoever is a member of another household now. Absence from a sheet removes nobody. */
#include "mechanisms/modules.h"
#include "mechanisms/ground/shared.h"

#include "base/date.h"
#include "core/subject.h"

#include <stdio.h>

#define IDENTIFIED "status.identified"
#define EXITED "status.exited"
#define GROUP(name, ...) \
        { \
                .field = name, .group = true, __VA_ARGS__ \
        }

/* clang-format off */
#define HEAD_ID "户主身份证号|户主身份证号码|户主证件号码|户主公民身份号码|户主身份证|"
/* What a sheet must have to be a register. A row a person: name, ID number and relation to the head. A row a household:
 * the head with his ID number and the household's number or cause of poverty; or, where the head is only called 姓名,
 * its size too. */
#define REGISTER_COLUMNS(by_person, relation, by_head, number, cause, head_id) { \
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
        GROUP(IDENTIFIED, .synonyms = "识别年度|识别时间|识别年份|识别年|识别日期|建档年度|建档立卡年度|" \
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
        { .field = "person.id_no", .required = true, .synonyms = head_id \
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

static const struct column by_members[] = REGISTER_COLUMNS(true, true, false, false, false, "");
static const struct column by_number[] = REGISTER_COLUMNS(false, false, true, true, false, HEAD_ID);
static const struct column by_cause[] = REGISTER_COLUMNS(false, false, true, false, true, HEAD_ID);
static const struct column by_size[] = REGISTER_COLUMNS(true, false, false, false, true, "");

/* ---- check ---- */

static bool is_head(const struct subject_group *g, size_t row)
{
        const struct val v = subject_value(g, row, "household_member.relation");
        return v.type == VAL_TEXT && str_is(v.s, "head");
}

static struct subject_cell *own_cell(struct subject_group *g, size_t row, const char *field)
{
        size_t i = 0;
        while (i + 1 < g->subject->n_columns && strcmp(g->subject->columns[i].field, field) != 0)
                i++;
        return &g->rows[row].cells[i];
}

static bool has_relations(const struct subject_group *g)
{
        for (size_t i = 0; i < g->n; i++)
                if (subject_cell(g, i, "household_member.relation")->given)
                        return true;
        return false;
}

/* head_alone: a sheet with a row a household speaks of its head. */
static void head_alone(struct subject_group *g)
{
        struct subject_cell *name = own_cell(g, 0, "person.name");
        struct subject_cell *relation = own_cell(g, 0, "household_member.relation");
        const struct subject_cell *head = own_cell(g, 0, "household.head_name");
        if (g->n != 1 || has_relations(g) || g->subject->columns == by_members)
                return;
        if (!name->given && head->given && !head->faulty) {
                name->given = true;
                name->text = head->text;
                name->v = head->v;
        }
        relation->given = true;
        relation->v = V_TEXT("head");
}

/* head_by_name: where no relation says so, the row that bears the head's name and no relation of its own. */
static void head_by_name(struct subject_group *g)
{
        const struct str name = subject_text(g, SUBJECT_WHOLE, "household.head_name");
        size_t found = g->n;
        for (size_t i = 0; i < g->n; i++) {
                const struct val v = subject_value(g, i, "person.name");
                if (name.n == 0 || v.type != VAL_TEXT || !str_eq(v.s, name) ||
                    subject_cell(g, i, "household_member.relation")->given)
                        continue;
                if (found < g->n)
                        return;
                found = i;
        }
        if (found < g->n) {
                struct subject_cell *relation = own_cell(g, found, "household_member.relation");
                relation->given = true;
                relation->v = V_TEXT("head");
        }
}

static size_t count_heads(const struct subject_group *g, size_t *last)
{
        size_t n = 0;
        for (size_t i = 0; i < g->n; i++)
                if (is_head(g, i)) {
                        n++;
                        *last = i;
                }
        return n;
}

static bool relation_faulty(const struct subject_group *g)
{
        for (size_t i = 0; i < g->n; i++)
                if (subject_cell(g, i, "household_member.relation")->faulty)
                        return true;
        return false;
}

static void check_head(struct ctx *c, struct subject_group *g)
{
        size_t head = 0, n = count_heads(g, &head);
        if (n == 0) {
                head_alone(g);
                head_by_name(g);
                n = count_heads(g, &head);
        }
        if (n == 1 && !g->rows[head].refused)
                return;
        if (n == 1 || (n == 0 && relation_faulty(g)))
                g->refused = true; /* the cause stands in the report already */
        else if (n == 0)
                subject_refuse(c, g, SUBJECT_WHOLE, "household_member.relation", "household.no_head", "%s",
                               say(c, "这一户没有户主：请把其中一人的“与户主关系”填为户主",
                                   "this household has no head: mark one member as head"));
        else
                subject_refuse(
                        c, g, SUBJECT_WHOLE, "household_member.relation", "household.two_heads",
                        say(c, "这一户有 %zu 位户主，只能有一位", "this household has %zu heads; there can be one"), n);
}

struct day { /* a day and how exactly it is known; text[0] 0: none */
        char text[11];
        const char *precision;
};

static const char *precision_word(enum date_precision p)
{
        return p == DATE_ONLY_YEAR ? "year" : p == DATE_MONTH ? "month" : "day";
}

/* read_day: an exit is the last day a vague date may mean, an identification the first. */
static bool read_day(struct str text, bool first, struct day *out)
{
        static const char *const ends[] = { "年度", "年底", "年末", "年初" };
        enum date_precision p = DATE_DAY;
        int64_t serial = 0;
        *out = (struct day){ .precision = "day" };
        for (size_t i = 0; i < COUNT(ends); i++)
                if (str_ends(text, str_of(ends[i])))
                        text = str_slice(text, 0, text.n - strlen(ends[i]));
        if (text.n == 0)
                return true;
        bool bare = text.n == 5 && str_int(text, &serial); /* a real date in a cell that is not shown as one */
        if (bare ? !date_serial((double)serial, false, out->text) : !date_guess(text, out->text, &p))
                return false;
        out->precision = precision_word(p);
        if (first && p == DATE_ONLY_YEAR)
                memcpy(out->text + 4, "-01-01", 6);
        if (first && p == DATE_MONTH)
                memcpy(out->text + 7, "-01", 3);
        return true;
}

static bool days_of(const struct subject_group *g, struct day *identified, struct day *exited, const char **wrong)
{
        *wrong = IDENTIFIED;
        if (!read_day(subject_cell(g, SUBJECT_WHOLE, IDENTIFIED)->given ? subject_text(g, SUBJECT_WHOLE, IDENTIFIED)
                                                                        : S(""),
                      true, identified))
                return false;
        *wrong = EXITED;
        return read_day(subject_cell(g, SUBJECT_WHOLE, EXITED)->given ? subject_text(g, SUBJECT_WHOLE, EXITED) : S(""),
                        false, exited);
}

static void check_days(struct ctx *c, struct subject_group *g)
{
        struct day identified, exited;
        const char *wrong;
        if (!days_of(g, &identified, &exited, &wrong)) {
                subject_refuse(c, g, SUBJECT_WHOLE, wrong, "date.invalid",
                               say(c, "应为年份或日期，现为“%.*s”", "wants a year or a day, not “%.*s”"),
                               FMT(subject_text(g, SUBJECT_WHOLE, wrong)));
                return;
        }
        if (identified.text[0] && exited.text[0] && strcmp(identified.text, exited.text) >= 0)
                subject_refuse(
                        c, g, SUBJECT_WHOLE, EXITED, "date.reversed",
                        say(c, "脱贫（%s）不能早于识别（%s）", "the exit (%s) is before the identification (%s)"),
                        exited.text, identified.text);
        const struct val kind = subject_value(g, SUBJECT_WHOLE, "household_status.kind");
        if (kind.type == VAL_TEXT && str_starts(kind.s, S("exited")) && !exited.text[0])
                subject_refuse(c, g, SUBJECT_WHOLE, "household_status.kind", "status.no_day", "%s",
                               say(c, "状态是已脱贫，但没有脱贫年度", "out of poverty, but no year of exit is given"));
}

static void register_check(struct ctx *c, struct subject_group *g)
{
        check_head(c, g);
        check_days(c, g);
        if (!g->refused && strlen(g->place) != 12)
                subject_refuse(c, g, SUBJECT_WHOLE, "place.village", "place.missing", "%s",
                               say(c, "没有写明是哪个村", "the village is not given"));
}

/* ---- apply ---- */

struct writing { /* one household on its way in */
        struct ctx *c;
        struct change *ch;
        struct subject_group *g;
        int64_t household;
        size_t head;
};

static size_t head_of(const struct subject_group *g)
{
        size_t head = 0;
        (void)count_heads(g, &head);
        return head;
}

static struct draft *draft_of(const struct writing *w, const char *entity)
{
        return draft_new(w->c->arena, entity_find(str_of(entity)));
}

/* headed: the household the head's number leads to; ours only when it has no number of its own or the sheet gives none.
 */
static bool headed(struct writing *w, struct val id_no, bool numbered)
{
        struct draft *p = draft_of(w, "person");
        int64_t person = 0;
        struct stmt *s;
        if (id_no.type != VAL_TEXT)
                return true;
        draft_set(p, "id_no", id_no);
        if (!change_find(w->c, p, &person) || person == 0)
                return w->c->err.kind == ERR_NONE;
        if (!db_query(w->c, db_sql(w->c->db, "sheets.head_household"), ARGS(ARG("person_id", V_INT(person))), &s))
                return false;
        while (db_next(w->c, s))
                if (!numbered || val_is_null(db_val(s, 1)))
                        w->household = db_int(s, 0);
        return w->c->err.kind == ERR_NONE;
}

/* find_household: its number, else its head's ID number, else its village and head's name. */
static bool find_household(struct writing *w)
{
        const struct val number = subject_value(w->g, SUBJECT_WHOLE, "household.hh_no");
        const struct val id_no = subject_value(w->g, w->head, "person.id_no");
        struct draft *d = draft_of(w, "household");
        if (number.type == VAL_TEXT) {
                draft_set(d, "hh_no", number);
                if (!change_find(w->c, d, &w->household))
                        return false;
        }
        if (w->household == 0 && !headed(w, id_no, number.type == VAL_TEXT))
                return false;
        if (w->household || number.type == VAL_TEXT || id_no.type == VAL_TEXT)
                return true;
        draft_set(d, "place", V_TEXT(w->g->place));
        draft_set(d, "head_name", subject_value(w->g, w->head, "person.name"));
        return change_find(w->c, d, &w->household);
}

/* household_there: a household that has ended (split up, merged, gone) is not brought back by an old sheet. */
static bool household_there(struct writing *w)
{
        struct stmt *s;
        struct ctx *c = w->c;
        if (!db_query(c, db_sql(c->db, "life.gone"), ARGS(ARG("household_id", V_INT(w->household))), &s))
                return false;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE;
        struct str day = arena_str(c->arena, db_str(s, 0)), into = arena_str(c->arena, db_str(s, 2));
        db_done(s);
        if (into.n)
                return fail(c, ERR_CONFLICT, "household.merged", "household.hh_no",
                            say(c, "该户已于 %.*s 并入“%.*s”：请在那一户登记",
                                "this household was merged on %.*s into %.*s: enter it there"),
                            FMT(day), FMT(into));
        return fail(c, ERR_CONFLICT, "household.ended", "household.hh_no",
                    say(c, "该户已于 %.*s 结束，不再登记", "this household ended on %.*s"), FMT(day));
}

static bool put_household(struct writing *w)
{
        struct draft *d = draft_of(w, "household");
        subject_fill(d, w->g, SUBJECT_WHOLE);
        draft_set(d, "place", V_TEXT(w->g->place));
        draft_set(d, "head_name", subject_value(w->g, w->head, "person.name"));
        d->id = w->household;
        if (!subject_put_known(w->c, w->ch, w->g, d))
                return false;
        w->household = d->id;
        return true;
}

static bool elsewhere(struct writing *w, int64_t person)
{
        struct ctx *c = w->c;
        struct val other;
        if (!db_one(c, db_sql(c->db, "sheets.elsewhere"),
                    ARGS(ARG("person_id", V_INT(person)), ARG("household_id", V_INT(w->household))), &other))
                return false;
        if (other.type != VAL_TEXT)
                return true;
        return fail(c, ERR_CONFLICT, "person.elsewhere", "person.id_no",
                    say(c, "此人现在是另一户（%.*s）的成员：先在那一户办理减少",
                        "a member of another household (%.*s) now: end that first"),
                    FMT(other.s));
}

/* same_name: another name under a known number is another person, or an error; a member's name may be corrected. */
static bool same_name(struct writing *w, size_t row, int64_t person)
{
        struct ctx *c = w->c;
        struct val other;
        if (!db_one(c, db_sql(c->db, "sheets.other_name"),
                    ARGS(ARG("person_id", V_INT(person)), ARG("household_id", V_INT(w->household)),
                         ARG("name", subject_value(w->g, row, "person.name"))),
                    &other))
                return false;
        return other.type != VAL_TEXT ||
               fail(c, ERR_CONFLICT, "person.name_differs", "person.name",
                    say(c, "这个证件号码登记的姓名是“%.*s”，请核实是不是同一个人",
                        "this ID number is registered for “%.*s”; find out whether it is the same person"),
                    FMT(other.s));
}

/* find_person: by ID number; without one, by name among the members. */
static bool find_person(struct writing *w, size_t row, struct draft *d)
{
        struct ctx *c = w->c;
        struct val known = V_NULL;
        if (draft_get(d, "id_no").type == VAL_TEXT)
                return change_find(c, d, &d->id);
        if (!db_one(c, db_sql(c->db, "sheets.member_by_name"),
                    ARGS(ARG("household_id", V_INT(w->household)),
                         ARG("name", subject_value(w->g, row, "person.name"))),
                    &known))
                return false;
        d->id = known.type == VAL_INT ? known.i : 0;
        return true;
}

static bool put_member(struct writing *w, size_t row)
{
        struct draft *p = draft_of(w, "person"), *m = draft_of(w, "household_member");
        subject_fill(p, w->g, row);
        if (!find_person(w, row, p))
                return false;
        if (p->id == 0)
                draft_set(p, "place", V_TEXT(w->g->place));
        else if (!elsewhere(w, p->id) || !same_name(w, row, p->id))
                return false;
        if (!subject_put_known(w->c, w->ch, w->g, p))
                return false;
        subject_fill(m, w->g, row);
        draft_set(m, "household", V_INT(w->household));
        draft_set(m, "person", V_INT(p->id));
        return subject_put(w->c, w->ch, w->g, m);
}

struct stretch { /* what stands of the household's road */
        int64_t poor, exited;
        char poor_from[11], exited_from[11];
};

static bool load_road(struct writing *w, struct stretch *out)
{
        struct ctx *c = w->c;
        struct stmt *s;
        *out = (struct stretch){ .poor = 0 };
        if (!db_query(c, db_sql(c->db, "sheets.road_statuses"), ARGS(ARG("household_id", V_INT(w->household))), &s))
                return false;
        while (db_next(c, s)) {
                const bool out_of_poverty = str_starts(db_str(s, 1), S("exited"));
                int64_t *id = out_of_poverty ? &out->exited : &out->poor;
                if (*id && !out_of_poverty)
                        continue; /* the first identification, the last exit */
                *id = db_int(s, 0);
                snprintf(out_of_poverty ? out->exited_from : out->poor_from, 11, "%.*s", FMT(db_str(s, 2)));
        }
        return c->err.kind == ERR_NONE;
}

/* agrees: a year alone says nothing against a day of that year. */
static bool agrees(const struct day *d, const char *known)
{
        size_t n = strcmp(d->precision, "year") == 0 ? 4 : strcmp(d->precision, "month") == 0 ? 7 : 10;
        return known[0] && strncmp(d->text, known, n) == 0;
}

static struct draft *status(struct writing *w, int64_t id, const char *kind, const struct day *from)
{
        struct draft *d = draft_of(w, "household_status");
        d->id = id;
        draft_set(d, "household", V_INT(w->household));
        if (id == 0)
                draft_set(d, "kind", V_TEXT(kind));
        draft_set(d, "from_on", V_TEXT(arena_copy(w->c->arena, str_of(from->text))));
        draft_set(d, "precision", V_TEXT(from->precision));
        return d;
}

/* first_kind: how the road begins; a monitored household has no poor stretch. */
static const char *first_kind(struct writing *w)
{
        const struct val kind = subject_value(w->g, SUBJECT_WHOLE, "household_status.kind");
        if (kind.type != VAL_TEXT || str_starts(kind.s, S("exited")))
                return "poor";
        return arena_copy(w->c->arena, kind.s);
}

/* put_status: the exit is written after the end of the poor stretch, so that the two never overlap. */
static bool put_status(struct writing *w)
{
        struct day identified, exited;
        struct stretch now;
        const char *wrong;
        if (!days_of(w->g, &identified, &exited, &wrong) || !load_road(w, &now))
                return w->c->err.kind == ERR_NONE;
        const bool exits = exited.text[0] && !agrees(&exited, now.exited_from);
        const bool begins = identified.text[0] && !agrees(&identified, now.poor_from);
        struct day from = identified;
        if (!begins && now.poor)
                from = (struct day){ .precision = NULL };
        if (begins || (exits && now.poor)) {
                struct draft *d = begins ? status(w, now.poor, first_kind(w), &from) : draft_of(w, "household_status");
                d->id = now.poor;
                if (exits) {
                        char before[11];
                        date_add(exited.text, -1, before);
                        draft_set(d, "to_on", V_TEXT(arena_copy(w->c->arena, str_of(before))));
                        draft_set(d, "end_precision", V_TEXT(exited.precision));
                }
                if (!subject_put(w->c, w->ch, w->g, d))
                        return false;
        }
        return !exits || subject_put(w->c, w->ch, w->g, status(w, now.exited, "exited", &exited));
}

static bool put_income(struct writing *w)
{
        struct draft *d = draft_of(w, "household_income");
        const struct subject_cell *cell = subject_cell(w->g, SUBJECT_WHOLE, "household_income.per_capita");
        bool any = false;
        subject_fill(d, w->g, SUBJECT_WHOLE);
        for (size_t i = 0; i < d->e->n_fields; i++) /* how many they are is no income */
                any = any || (d->given[i] && strcmp(d->e->fields[i].name, "persons") != 0);
        if (!any)
                return true;
        draft_set(d, "household", V_INT(w->household));
        draft_set(d, "year", V_INT(cell->year ? cell->year : w->g->year));
        return subject_put(w->c, w->ch, w->g, d);
}

static bool register_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        struct writing w = { c, ch, g, 0, head_of(g) };
        g->at = SUBJECT_WHOLE;
        if (!find_household(&w) || !household_there(&w) || !put_household(&w) || !put_member(&w, w.head))
                return false;
        for (size_t row = 0; row < g->n; row++) {
                g->at = row;
                if (row != w.head && !g->rows[row].refused && !put_member(&w, row))
                        return false;
        }
        g->at = SUBJECT_WHOLE;
        return put_status(&w) && put_income(&w);
}

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
                .name = subject_name, .title = "建档立卡贫困户花名册", .title_en = "Register of poor households", \
                .root = "household", COLUMNS(subject_columns), .hooks = &register_hooks, .side = "household", \
                .last_resort = last \
        }
static const struct subject register_subjects[] = {
        REGISTER("household_register", by_members, false),
        REGISTER("household_register_by_number", by_number, true),
        REGISTER("household_register_by_cause", by_cause, true),
        REGISTER("household_register_by_size", by_size, true),
};

/* By what a sheet says that a name, number or phone is a household's: also the words helpers' sheets have for it. */
static const struct side register_sides[] = {
        { .name = "household", .group = "户", .members = "成员", .head = "户主",
          .words = "户主|贫困户|帮扶对象|帮扶户|结对户|联系户|包户对象|受扶|被帮扶|成员|户信息|户编号" },
};

const struct module register_sheet_module = {
        .name = "register_sheet",
        .title = "贫困户花名册表样",
        .title_en = "Sheet of the household register",
        .mechanism = "0",
        SUBJECTS(register_subjects),
        SIDES(register_sides),
};
