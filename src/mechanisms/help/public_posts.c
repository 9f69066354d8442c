/* public_posts.c: mechanism 6.1, public-interest posts: who of a registered household keeps a post paid by the county
 * or the village, since when, until when, and for how much a month.
 *
 * A post is a span of one member of one household: somebody holds one at a time, belongs to that household (and is
 * registered already, so a sheet never makes a person), and is 16 on the day it begins, since nobody younger may be
 * employed. What counties find at every inspection is watched by checks and not refused, because it comes about after
 * the post was given: holders who have left the household, those who have grown too old (parameter public_post_age),
 * and those whom a birth entered or corrected afterwards makes too young, since the true day must not be refused. Left
 * out: contracts and the payment itself, which the bank's file shows; that no village cadre's own family holds a post,
 * which counties judge case by case. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

#define AGE_MIN 16 /* Labour Law, article 15; in SQL as AGE_MIN_SQL */
#define AGE_MIN_SQL "16"

/* The kinds registers of counties have; a county adds its own. */
static const struct codes post_kinds = OPEN_CODES("public_post_kind", "岗位类别", "Kind of post",
        { "cleaning", "保洁员", "Cleaner", "保洁|环卫|环卫员|卫生保洁|清洁员|保洁岗" },
        { "forest", "护林员", "Forest warden", "护林|生态护林员|生态护林|护林防火" },
        { "road", "护路员", "Road warden", "护路|养路|养路员|公路养护|道路养护" },
        { "river", "护河员", "River warden", "护河|护水|护水员|巡河|巡河员|河道管护|水利管护" },
        { "care", "护理员", "Carer", "护理|照料|照料员|养老护理|互助照料|孤寡老人照料" },
        { "security", "治安协管员", "Public-order assistant", "治安|协管|协管员|治安巡逻|巡防" },
        { "facility", "设施管护员", "Keeper of facilities", "设施管护|光伏管护|农家书屋管理|文化管护|公共设施管护" },
        { "other", "其他", "Other" },
);

/* The household comes first: in a form it decides who can be chosen, in a sheet among whom a name is looked for. A card
 * is a secret, as everywhere; the payment goes by the county's own bank file. */
static const struct field post_fields[] = {
        REF("household", "户", "Household", "household", .required = true, .indexed = true,
            .synonyms = "户主姓名|户主|户编号|贫困户|贫困户户主|所在户"),
        REF("person", "在岗人员", "Holder", "person", .required = true, .indexed = true, .members_only = "household",
            .synonyms = "姓名|人员姓名|上岗人员|上岗人员姓名|聘用人员|岗位人员|公岗人员"),
        CODE("kind", "岗位类别", "Kind", &post_kinds, .required = true, .indexed = true,
             .synonyms = "岗位|岗位名称|公益性岗位|公益岗位|岗位类型|工种"),
        REF("employer", "用人单位", "Employer", "organisation", .synonyms = "聘用单位|开发单位|管理单位"),
        DATE("from_on", "上岗日期", "From", .required = true,
             .synonyms = "上岗时间|聘用日期|聘用时间|聘期起|起始日期|开始日期|合同起始日期"),
        DATE("to_on", "离岗日期", "To", .synonyms = "离岗时间|聘期止|终止日期|结束日期|到期日期|合同终止日期"),
        MONEY("monthly", "月补贴", "Paid a month", .max = YUAN(100000),
              .synonyms = "月补贴标准|月工资|月报酬|补贴标准|岗位补贴|月补助|工资标准|月收入"),
        TEXT("bank_card", "补贴发放账号", "Bank card", .format = FORMAT_BANK_CARD, .secret = true, .hidden = true,
             .max_length = 30, .synonyms = "一卡通账号|一卡通号|银行卡号|银行账号|打卡账号|卡号"),
        TEXT("agreement", "协议编号", "Agreement", .hidden = true, .max_length = 100, .synonyms = "合同编号|劳务协议"),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};

/* of_age: 16 on the day the post begins. Whose birth nobody knows is not refused: registers lack it, and the day is
 * entered with the ID number later. */
static bool of_age(struct ctx *c, struct val person, struct str from)
{
        struct val birth = V_NULL;
        int64_t year = 0;
        if (!db_one(c, S("SELECT p.birth FROM person p WHERE p.county = :county AND p.id = :id"),
                    ARGS(ARG("id", person)), &birth))
                return false;
        if (birth.type != VAL_TEXT || !str_int(str_slice(birth.s, 0, 4), &year))
                return true;
        const struct str since = arena_fmt(c->arena, "%04lld%.*s", (long long)year + AGE_MIN,
                                           FMT(str_slice(birth.s, 4, birth.s.n)));
        return str_cmp(since, from) <= 0 ||
               fail(c, ERR_INVALID, "public_post.age", "public_post.from_on",
                    say(c, "在岗人员须年满 %d 周岁：此人 %.*s 才满", "a holder is %d or older: this one is on %.*s"), AGE_MIN,
                    FMT(since));
}

/* post_prepare: asked again when the first day is moved. */
static bool post_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        const struct val person = draft_now(d, old, "person"), from = draft_now(d, old, "from_on");
        (void)ch;
        return person.type != VAL_INT || from.type != VAL_TEXT || of_age(c, person, from.s);
}

/* A post is found again by who holds it and since when, so that the same roster twice changes nothing. Its place is the
 * household's: who moves takes it along. */
static const struct entity post_entities[] = {
        { .name = "public_post", .title = "公益性岗位", .title_en = "Public-interest posts",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HELP, .alone = "person",
          .help = "户内哪一人在哪个公益性岗位、起止日期和月补贴",
          .help_en = "which member of a household keeps which post, since when, for how much a month",
          .called = "公益岗|公益岗位|公岗|公益性岗位名册|公益性岗位花名册", .keys = "person,from_on", .place_from = "household",
          .own = "t.household_id", .sort = "from_on", .sort_down = true, .title_sql = PERSON_TITLE " || ' ' || {kind}",
          FIELDS(post_fields), .prepare = post_prepare },
};

/* ---- lists ---- */

/* HELD: what a household entered twice holds is counted with the record that stays. */
#define HELD ON_DAY("t", ":day") " AND " HOUSEHOLD_STANDS
/* AGE_ON: full years of the holder on a day; nothing where nobody knows the birth. */
#define AGE_ON(day) \
        "(SELECT CAST(SUBSTR(" day ", 1, 4) AS BIGINT) - CAST(SUBSTR(p.birth, 1, 4) AS BIGINT) - " \
        "CASE WHEN SUBSTR(" day ", 6, 5) < SUBSTR(p.birth, 6, 5) THEN 1 ELSE 0 END " \
        "FROM person p WHERE p.county = t.county AND p.id = t.person_id AND p.birth IS NOT NULL)"

/* One figure and the two findings that inspections of these posts have most; both are on the township's desk, which
 * gives the posts. */
static const struct list post_lists[] = {
        { .name = "public_post.persons", .title = "公益性岗位在岗人数", .title_en = "Persons in public-interest posts",
          .unit = "人", .unit_en = "persons", .of = "public_post", .period = PERIOD_DAY, .figure = true,
          .counts = "person", .measure = PERSONS, .where = HELD,
          .explain = "当天在公益性岗位的不同的人", .explain_en = "distinct persons who hold a public-interest post on the day" },
        { .name = "public_post.left", .title = "已不在户内的在岗人员", .title_en = "Holders who left the household",
          .unit = "人", .unit_en = "posts", .of = "public_post", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = HELD " AND (EXISTS (SELECT 1 FROM household h WHERE " JOINED("h") " AND h.id = t.household_id AND "
                   "h.ended_on < :day) OR NOT EXISTS (SELECT 1 FROM household_member m WHERE " JOINED("m")
                   " AND m.household_id = t.household_id AND m.person_id = t.person_id AND " ON_DAY("m", ":day") "))",
          .mend = "由村里核对户口簿和岗位协议：已不符合的按协议结束；户有变动的登记到现在的户",
          .mend_en = "the village checks household book and agreement: end the post as the agreement says, or enter "
                     "it for the household the person belongs to now",
          .explain = "当天在岗、当天已不是该户成员或该户已销户的人",
          .explain_en = "posts held on the day by who has left the household, or whose household has ended" },
        { .name = "public_post.too_young", .title = "上岗时不满 16 周岁的在岗人员", .title_en = "Holders under 16 when they began",
          .unit = "人", .unit_en = "posts", .of = "public_post", .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR, .owner = "township",
          .where = HELD " AND " AGE_ON("t.from_on") " < " AGE_MIN_SQL,
          .mend = "由乡镇核对身份证上的出生日期：登记有误的更正；确不满 16 周岁的，按规定结束该岗位",
          .mend_en = "the township checks the birth on the ID card: correct what was entered wrongly; where it is "
                     "so, the post is ended as the rules say",
          .explain = "当天在岗、按现在登记的出生日期上岗当天不满 16 周岁的人：出生日期是上岗以后才补录或改正的",
          .explain_en = "posts held on the day by who, by the birth entered since, was under 16 when the post began" },
        { .name = "public_post.too_old", .title = "超过年龄的在岗人员", .title_en = "Holders over the age limit",
          .unit = "人", .unit_en = "posts", .of = "public_post", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = HELD " AND " AGE_ON(":day") " >= {param:public_post_age}",
          .mend = "由乡镇核对岗位管理办法和本人健康证明，是否继续按办法办理",
          .mend_en = "the township checks the rules of such posts and a certificate of health; whether it goes on "
                     "the rules say",
          .explain = "当天在岗、已满参数 public_post_age 所定年龄的人",
          .explain_en = "posts held on the day by who has reached the age of parameter public_post_age" },
};

/* 70 is where inspections begin to ask; a county whose posts end earlier enters its own. */
static const struct parameter post_parameters[] = {
        { .name = "public_post_age", .title = "公益性岗位年龄上限", .title_en = "Age limit of public-interest posts",
          .unit = "岁", .type = FIELD_INT, .fallback = "70" },
};

/* What is doubtful stands in the account itself, as inspections ask for it: it is what the checks find. */
static const struct mechanism public_posts_mechanism = {
        .number = "6.1",
        .pillar = PILLAR_HELP,
        .title = "公益性岗位",
        .title_en = "Public-interest posts",
        .responsible = "人社局、«office_short»",
        .responsible_en = "Personnel bureau, «office_short»",
        .words =
                "{?public_post.persons|开发公益性岗位，安置建档立卡户成员{public_post.persons}人。|}",
        .words_en =
                "{?public_post.persons|{public_post.persons} members of registered households hold public-interest "
                "posts.|}",
};

const struct module public_posts_module = {
        .name = "public_posts",
        .title = "公益性岗位",
        .title_en = "Public-interest posts",
        .declares = &public_posts_mechanism,
        ENTITIES(post_entities),
        LISTS(post_lists),
        PARAMETERS(post_parameters),
};
