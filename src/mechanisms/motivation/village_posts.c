/* village_posts.c: mechanism 4.1, who holds which post in which village, from when to when, and the card he is paid on.
 *
 * Pay and insurance both rest on it: nobody is paid for a post not held (pay.c), and whoever is in post must be insured
 * (insurance.c). A post is a span with a class, for the rates are by class, whatever the post is called in the village.
 * Left out: elections and their results. */
#include "mechanisms/motivation/village_posts.h"

#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* How somebody came to the post, and what he is paid by: who is on fixed pay is no less in post than who is paid for
 * days lost. */
static const struct codes post_entries = OPEN_CODES("post_entry", "任职形式", "Came to the post",
        { "elected", "选举", "Elected", "选举产生|当选" },
        { "appointed", "任命", "Appointed", "委任|上级任命" },
        { "sent", "下派", "Sent", "选派|下派任职" },
        { "engaged", "聘任", "Engaged", "聘用" },
        { "other", "其他", "Other" },
);
static const struct codes pay_bases = OPEN_CODES("post_pay_basis", "补贴口径", "Paid by",
        { "fixed", "定工干部报酬", "Fixed pay", "定工干部|定补|定额补助|固定报酬" },
        { "days", "误工补贴", "Days lost", "误工补助|误工" },
        { "none", "不享受报酬", "Not paid", "无报酬|不领报酬" },
);

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
        CODE("end_reason", "离任原因", "Reason for leaving", &codes_village_post_end, .hidden = true),
        TEXT("bank_name", "开户行", "Bank", .hidden = true, .max_length = 60, .synonyms = "开户银行"),
        TEXT("bank_card", "银行卡号", "Bank card", .format = FORMAT_BANK_CARD, .secret = true, .hidden = true,
             .max_length = 30, .synonyms = "卡号|银行账号|账号|一卡通账号|工资卡号|社保卡号|社保卡|社保卡银行卡号|银行卡|社会保障卡号|社会保障卡银行账号|社保卡账号|社保卡银行账号"),
        BOOLEAN("card_doubtful", "卡号校验位不符", "Check digit of the card differs", .derived = true, .hidden = true),
        BOOLEAN("both_posts", "一肩挑", "Secretary and head in one", .hidden = true,
                .synonyms = "是否一肩挑|书记主任一肩挑|是否书记主任一肩挑"),
        BOOLEAN("supervises", "村务监督委员会主任", "Heads the supervision committee", .hidden = true,
                .synonyms = "是否村务监督委员会主任|是否监委会主任|监委会主任"),
        CODE("entry", "任职形式", "Came to the post", &post_entries, .hidden = true, .synonyms = "任职方式|产生方式"),
        TEXT("term", "届次", "Term", .hidden = true, .max_length = 40, .synonyms = "任届|第几届|本届届次"),
        CODE("pay_basis", "补贴口径", "Paid by", &pay_bases, .hidden = true,
             .synonyms = "报酬口径|补贴类别|报酬类别"),
        BOOLEAN("graduate_officer", "大学生村官", "Graduate village officer", .hidden = true,
                .synonyms = "是否大学生村官"),
        TEXT("education", "学历", "Education", .hidden = true, .max_length = 40, .synonyms = "文化程度|学历学位|最高学历"),
        REF("document", "任免文件", "Document", "document", .hidden = true),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};
/* village_post_prepare: whether the last digit of the card is right is kept beside it, since the card itself is sealed
 * and no list could ask it. */
static bool village_post_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const struct val title = draft_get(d, "title");
        if (!old && draft_get(d, "both_posts").type == VAL_NULL && title.type == VAL_TEXT &&
            str_find(title.s, S("一肩挑")) < title.s.n)
                draft_set(d, "both_posts", V_INT(1));
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
        { .name = "village_post.both_posts", .title = "书记、主任一肩挑的村", .title_en = "Villages with both posts in one hand",
          .unit = "个", .unit_en = "villages", .of = "village_post", .period = PERIOD_DAY, .figure = true,
          .counts = "place", .measure = "COUNT(DISTINCT t.place)", .where = "t.both_posts = 1 AND " ON_DAY("t", ":day"),
          .explain = "当天在任、登记为书记主任一肩挑的村", .explain_en = "villages with a post of the day marked so" },
        { .name = "village_post.graduate_officers", .title = "任村职的大学生村官",
          .title_en = "Graduate village officers in post", .unit = "名", .unit_en = "persons",
          .of = "village_post", .period = PERIOD_DAY, .figure = true,
          .counts = "person", .measure = "COUNT(DISTINCT t.person_id)",
          .where = "t.graduate_officer = 1 AND " ON_DAY("t", ":day"),
          .explain = "当天在任、登记为大学生村官的不同的人", .explain_en = "distinct persons in post on the day, marked so" },
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
