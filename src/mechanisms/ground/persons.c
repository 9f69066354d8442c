/* persons.c: people, once each. A person is identity only: name, number, birth, sex, and a home place that is a
 * jurisdiction.
 *
 * What somebody is to the system (member of a household, cadre, Party member, occupant of a slot) is a row of another
 * register that names the person. The ID number is a secret field: sex and birth are taken from it, and must agree
 * where they are given too. Left out: schooling, health and work, which belong to the household's member row, because
 * they are dated there. */
#include "mechanisms/modules.h"

#include "core/scope.h"
#include "mechanisms/ground/shared.h"

/* Residents and the disabled prove themselves by a number with a check digit, which tells sex and birth; the others are
 * taken as written. A newborn's birth certificate is replaced by his own number later. */
static const struct codes id_types = CODES("id_type", "证件类型", "Kind of ID",
        { "resident", "居民身份证", "Resident ID card", "身份证|二代身份证" },
        { "disability", "残疾人证", "Disability certificate", "残疾证" },
        { "birth", "出生医学证明", "Birth certificate", "出生证明" },
        { "residence", "港澳台居民居住证", "Residence permit", "港澳台居住证", .near = "居住证" },
        { "permanent", "外国人永久居留身份证", "Foreigner's permanent residence", "外国人永久居留证|永久居留身份证|永久居留证" },
        { "passport", "护照", "Passport" },
        { "other", "其他", "Other", "其他证件" },
);

/* GB/T 3304: the 56 by their numbers, then who is none of them. Names by their roman spelling in the standard. */
static const struct codes ethnicities = CODES("ethnicity", "民族", "Ethnicity",
        { "01", "汉族", "Han", "汉" }, { "02", "蒙古族", "Mongol", "蒙古" }, { "03", "回族", "Hui", "回" },
        { "04", "藏族", "Zang", "藏" }, { "05", "维吾尔族", "Uygur", "维吾尔" }, { "06", "苗族", "Miao", "苗" },
        { "07", "彝族", "Yi", "彝" }, { "08", "壮族", "Zhuang", "壮" }, { "09", "布依族", "Buyei", "布依" },
        { "10", "朝鲜族", "Chosen", "朝鲜" }, { "11", "满族", "Man", "满" }, { "12", "侗族", "Dong", "侗" },
        { "13", "瑶族", "Yao", "瑶" }, { "14", "白族", "Bai", "白" }, { "15", "土家族", "Tujia", "土家" },
        { "16", "哈尼族", "Hani", "哈尼" }, { "17", "哈萨克族", "Kazak", "哈萨克" }, { "18", "傣族", "Dai", "傣" },
        { "19", "黎族", "Li", "黎" }, { "20", "傈僳族", "Lisu", "傈僳" }, { "21", "佤族", "Va", "佤" },
        { "22", "畲族", "She", "畲" }, { "23", "高山族", "Gaoshan", "高山" }, { "24", "拉祜族", "Lahu", "拉祜" },
        { "25", "水族", "Sui", "水" }, { "26", "东乡族", "Dongxiang", "东乡" }, { "27", "纳西族", "Naxi", "纳西" },
        { "28", "景颇族", "Jingpo", "景颇" }, { "29", "柯尔克孜族", "Kirgiz", "柯尔克孜" }, { "30", "土族", "Tu", "土" },
        { "31", "达斡尔族", "Daur", "达斡尔" }, { "32", "仫佬族", "Mulao", "仫佬" }, { "33", "羌族", "Qiang", "羌" },
        { "34", "布朗族", "Blang", "布朗" }, { "35", "撒拉族", "Salar", "撒拉" }, { "36", "毛南族", "Maonan", "毛南" },
        { "37", "仡佬族", "Gelao", "仡佬" }, { "38", "锡伯族", "Xibe", "锡伯" }, { "39", "阿昌族", "Achang", "阿昌" },
        { "40", "普米族", "Pumi", "普米" }, { "41", "塔吉克族", "Tajik", "塔吉克" }, { "42", "怒族", "Nu", "怒" },
        { "43", "乌孜别克族", "Uzbek", "乌孜别克" }, { "44", "俄罗斯族", "Russ", "俄罗斯" }, { "45", "鄂温克族", "Ewenki", "鄂温克" },
        { "46", "德昂族", "Deang", "德昂" }, { "47", "保安族", "Bonan", "保安" }, { "48", "裕固族", "Yugur", "裕固" },
        { "49", "京族", "Gin", "京" }, { "50", "塔塔尔族", "Tatar", "塔塔尔" }, { "51", "独龙族", "Derung", "独龙" },
        { "52", "鄂伦春族", "Oroqen", "鄂伦春" }, { "53", "赫哲族", "Hezhen", "赫哲" }, { "54", "门巴族", "Monba", "门巴" },
        { "55", "珞巴族", "Lhoba", "珞巴" }, { "56", "基诺族", "Jino", "基诺" }, { "97", "其他", "Other" },
        { "98", "外国血统中国籍人士", "Chinese of foreign descent" },
);

/* Number, phone and address are secrets: sealed, masked in lists, shown for a reason that is noted. `place` is where he
 * is at home and decides who may read him. */
static const struct field person_fields[] = {
        TEXT("name", "姓名", "Name", .format = FORMAT_PERSON_NAME, .required = true, .named = true, .max_length = 60,
             .synonyms = "成员姓名|家庭成员姓名|人员姓名|名字|本人姓名"),
        CODE("id_type", "证件类型", "Kind of ID", &id_types, .synonyms = "证件种类|证件类别"),
        TEXT("id_no", "证件号码", "ID number", .format = FORMAT_ID_NUMBER, .kind_in = "id_type", .secret = true,
             .max_length = 22,
             .synonyms = "身份证号|身份证号码|公民身份号码|公民身份证号|居民身份证号|居民身份证号码|证件号|身份证|"
                         "身份证件号码"),
        CODE("sex", "性别", "Sex", &codes_sex),
        DATE("birth", "出生日期", "Born on", .synonyms = "出生年月|出生年月日|生日|出生时间"),
        CODE("ethnicity", "民族", "Ethnicity", &ethnicities, .hidden = true, .synonyms = "民族成份|民族成分"),
        CODE("political_status", "政治面貌", "Political status", &codes_politics, .hidden = true, .closed = AREA_MEMBER,
             .synonyms = "政治面目"),
        TEXT("phone", "联系电话", "Phone", .format = FORMAT_PHONE, .secret = true, .max_length = 40,
             .synonyms = "电话|手机|手机号|手机号码|电话号码|联系方式|本人电话|人员电话|移动电话"),
        PLACE("place", "家庭所在地", "Home", .synonyms = "户籍地|居住地"),
        TEXT("address", "住址", "Address", .hidden = true, .secret = true, .synonyms = "家庭住址|详细地址|家庭地址"),
        REF("merged_into", "已并入", "Merged into", "person", .hidden = true, .derived = true, .indexed = true),
};

/* differs: what was given disagrees; what was not given is filled in. */
static bool differs(struct val given, const char *fact)
{
        return given.type == VAL_TEXT && given.s.n > 0 && !str_is(given.s, fact);
}

/* take_from_number: a resident's number says sex and birth; what is written beside it must agree. */
static bool take_from_number(struct ctx *c, struct draft *d, const struct draft *old, struct str number)
{
        char birth[11];
        int sex = 0;
        id_number_facts(number, birth, &sex);
        if (differs(draft_now(d, old, "sex"), sex == 1 ? "1" : "2"))
                return fail(c, ERR_INVALID, "id.sex_mismatch", "person.sex",
                            say(c, "性别与证件号码不符：证件号码表示%s",
                                "the sex disagrees with the ID number, which says %s"),
                            sex == 1 ? say(c, "男", "male") : say(c, "女", "female"));
        if (differs(draft_now(d, old, "birth"), birth))
                return fail(c, ERR_INVALID, "id.birth_mismatch", "person.birth",
                            say(c, "出生日期与证件号码不符：证件号码表示 %s",
                                "the day of birth disagrees with the ID number, which says %s"),
                            birth);
        draft_set(d, "sex", V_TEXT(sex == 1 ? "1" : "2"));
        draft_set(d, "birth", V_TEXT(arena_copy(c->arena, str_of(birth))));
        return true;
}

/* keep_number: a sheet that still has the number of a record merged into this one does not bring it back. */
static bool keep_number(struct ctx *c, struct draft *d, const struct draft *old)
{
        struct draft *other;
        int64_t ids[32];
        size_t n = 0;
        struct stmt *s;
        if (!old || draft_same(d, old, "id_no") || draft_get(old, "id_no").type != VAL_TEXT)
                return true;
        if (!db_query(c, S("SELECT id FROM person WHERE county = :county AND merged_into_id = :id AND voided = 1"),
                      ARGS(ARG("id", V_INT(old->id))), &s))
                return false;
        while (n < COUNT(ids) && db_next(c, s))
                ids[n++] = db_named_int(s, "id");
        db_done(s);
        for (size_t i = 0; i < n; i++) {
                if (!change_load(c, d->e, ids[i], &other))
                        return false;
                if (val_eq(draft_get(other, "id_no"), draft_get(d, "id_no")))
                        draft_set(d, "id_no", draft_get(old, "id_no"));
        }
        return c->err.kind == ERR_NONE;
}

/* number_taken: told where the other may be read; else that it is registered and whom to ask, not by whom or where. */
static bool number_taken(struct ctx *c, const struct draft *d, int64_t other)
{
        struct draft *there;
        if (!change_load(c, d->e, other, &there))
                return false;
        if (!scope_covers(c->actor, d->e, RIGHT_READ, there->place))
                return change_elsewhere(c, "id_no");
        return fail(c, ERR_CONFLICT, "record.duplicate", "id_no", "%s",
                    say(c, "这个证件号码已登记在另一人名下：请用原有的记录；重复登记的请合并",
                        "this number is another person's already: use that record, or merge the two"));
}

/* one_each: a number is one person's, so that nobody is paid, insured or counted twice under two records. The record
 * that goes in a merger may trade numbers with the one kept. */
static bool one_each(struct ctx *c, const struct draft *d, const struct draft *old)
{
        int64_t other;
        if (!draft_given(d, "id_no") || (old && draft_same(d, old, "id_no")) || draft_given(d, "merged_into"))
                return true;
        if (!change_find(c, d, &other))
                return false;
        return !other || other == d->id || number_taken(c, d, other);
}

/* A certificate of the disabled holds the resident's number in its first 18 digits. */
static bool person_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        if ((change_by_import(ch) && !keep_number(c, d, old)) || !one_each(c, d, old))
                return false;
        const struct val number = draft_now(d, old, "id_no");
        if (number.type != VAL_TEXT || number.s.n < 15)
                return true;
        if (draft_now(d, old, "id_type").type == VAL_NULL)
                draft_set(d, "id_type", V_TEXT("resident"));
        if (!draft_now_is(d, old, "id_type", "resident") && !draft_now_is(d, old, "id_type", "disability"))
                return true;
        struct str normal;
        if (id_number_check(c->arena, number.s, c->today, &normal))
                return true; /* the catalogue's own check names this fault */
        return take_from_number(c, d, old, normal);
}

/* Identity: whoever may not write this register may still enter a person together with a role of his (change.h). own:
 * the household he belongs to now, so that a helper sees the persons of his households and no others. */
static const struct entity person_entities[] = {
        { .name = "person", .title = "人员", .title_en = "Persons", .life = LIFE_STATE,
          .reading = READ_SCOPED, .area = AREA_HOUSEHOLD, .founds = true, .identity = true, .apart = "birth",
          .alike = "name,place|name,birth",
          .help = "每个人只登记一次；身份由其他登记簿说明", .help_en = "everybody once; what somebody is stands in other registers",
          .keys = "id_no", .sort = "name", .title_sql = "r.name",
          .own = "(SELECT MIN(m.household_id) FROM household_member m WHERE " JOINED("m") " AND m.person_id = t.id "
                 "AND m.to_on IS NULL)",
          FIELDS(person_fields), .prepare = person_prepare },
};

const struct module persons_module = {
        .name = "persons",
        .title = "人员",
        .title_en = "Persons",
        .mechanism = "0",
        ENTITIES(person_entities),
};
