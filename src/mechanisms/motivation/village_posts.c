/* village_posts.c: mechanism 4.1, who holds which post in which village, from when to when, and the card he is paid on.
 *
 * Pay and insurance both rest on it: nobody is paid for a post not held (pay.c), and whoever is in post must be insured
 * (insurance.c). A post is a span with a class, for the rates are by class, whatever the post is called in the village.
 * Left out: elections and their results. */
#include "mechanisms/motivation/village_posts.h"

#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* The class decides the pay and is wanted; the title is what the village says (书记, 主任, 委员) and decides nothing. The
 * card stands with the post, not with the person: it is the card the county pays him on, and goes with the post. Its
 * check digit is a hint only, for a passbook's number has none. */
static const struct field village_post_fields[] = {
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true, .synonyms = "村干部|村干部姓名"),
        PLACE("place", "任职村", "Village", .level = "village", .required = true,
              .synonyms = "村|行政村|所在村|村(社区)"),
        CODE("class", "职务类别", "Class", &codes_post_class, .required = true, .indexed = true,
             .synonyms = "岗位类别|职务层次|正副职"),
        TEXT("title", "职务", "Post", .max_length = 60, .synonyms = "现任职务|村内职务|岗位"),
        DATE("from_on", "任职日期", "From", .required = true, .synonyms = "任职时间|任职起始|任现职时间|任职起"),
        DATE("to_on", "离任日期", "To", .synonyms = "离任时间|免职日期|离职日期"),
        CODE("end_reason", "离任原因", "Reason for leaving", &codes_end_reason, .hidden = true),
        TEXT("bank_name", "开户行", "Bank", .hidden = true, .max_length = 60, .synonyms = "开户银行"),
        TEXT("bank_card", "银行卡号", "Bank card", .format = FORMAT_BANK_CARD, .secret = true, .hidden = true,
             .max_length = 30, .synonyms = "卡号|银行账号|账号|一卡通账号|工资卡号|社保卡号|社保卡|社保卡银行卡号|银行卡|社会保障卡号|社会保障卡银行账号|社保卡账号|社保卡银行账号"),
        BOOLEAN("card_doubtful", "卡号校验位不符", "Check digit of the card differs", .derived = true, .hidden = true),
        TEXT("education", "学历", "Education", .hidden = true, .max_length = 40, .synonyms = "文化程度|学历学位|最高学历"),
        REF("document", "任免文件", "Document", "document", .hidden = true),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};
/* village_post_prepare: whether the last digit of the card is right is kept beside it, since the card itself is sealed
 * and no list could ask it. */
static bool village_post_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        (void)old;
        if (draft_given(d, "bank_card")) {
                const struct val card = draft_get(d, "bank_card");
                draft_set(d, "card_doubtful", card.type == VAL_TEXT && card_doubtful(card.s) ? V_INT(1) : V_NULL);
        }
        return end_in_calendar(c, d);
}

static const struct db_column held_columns[] = {
        DB_COLUMN(struct village_post_held, place),
        DB_COLUMN(struct village_post_held, class),
};

/* The month and not the day decides: a post begun on the 20th has the month's pay. */
bool village_post_in_month(struct ctx *c, struct val person, struct val day, struct village_post_held *out)
{
        bool found;
        *out = (struct village_post_held){ V_NULL, V_NULL };
        return db_first(c, db_sql(c->db, "village_posts.in_month"), ARGS(ARG("person_id", person), ARG("day", day)),
                        c->arena, DB_COLUMNS(held_columns), out, &found);
}

/* A post is a role of a person: who may keep posts enters the person together with it (.role_of), and nobody enters a
 * person alone. */
static const struct entity post_entities[] = {
        { .name = "village_post", .title = "村干部任职", .title_en = "Village posts held",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_CADRE, .role_of = "person",
          .help = "谁在哪个村任什么职务，起止日期；报酬和参保都以此为准",
          .help_en = "who holds which post in which village, with dates; pay and insurance rest on it",
          .keys = "person,place,class", .sort = "from_on", .title_sql = PERSON_TITLE, FIELDS(village_post_fields),
          .prepare = village_post_prepare },
};

/* Two posts at once are a hint: secretary and head in one hand (一肩挑) is usual, and only one of them is paid. */
static const struct list post_lists[] = {
        { .name = "pay.two_posts", .title = "同时任两个村职的人", .title_en = "Persons in two posts", .unit = "条",
          .unit_en = "posts", .of = "village_post", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "township",
          .where = ON_DAY("t", ":day") " AND EXISTS (SELECT 1 FROM village_post o WHERE " JOINED("o")
                   " AND o.person_id = t.person_id AND o.id <> t.id AND " ON_DAY("o", ":day") ")",
          .mend = "与乡镇核对任免(选举)文件是否一人兼任；报酬按文件规定领取",
          .mend_en = "check in the notice of appointment or election, with the township, whether one person holds "
                     "both; the document says which pay is due",
          .explain = "当天同时有两条任职的村干部", .explain_en = "persons with two posts open on the day" },
};

const struct module village_posts_module = {
        .name = "village_posts",
        .title = "村干部任职",
        .title_en = "Village posts held",
        .mechanism = "4.1",
        ENTITIES(post_entities),
        LISTS(post_lists),
};
