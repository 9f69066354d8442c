/* people.c: invented people: a name out of tables, an ID number of a division that was never assigned (341199), a
 * phone nobody can have.
 *
 * Numbers run by day of birth and sex, so no two are equal; the check digit is the standard's (GB 11643). Phones begin
 * with 100, which no operator gives out. Cards are of nineteen digits with a right check digit (Luhn) and begin with 1,
 * which stands for airlines and not for banks. Any likeness with a living person is the fault of there being so few
 * surnames. */
#include "demo/county.h"

#include "base/date.h"
#include "base/utf8.h"

#include <stdio.h>

/* The range of days for which numbers are counted; nobody is born outside of it. */
#define FIRST_YEAR 1920
#define LAST_YEAR 2017

/* The most frequent surnames of China, roughly in their order; given names are of characters people of those
 * years have. */
static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡",
                                        "朱", "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐",
                                        "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭",
                                        "吕", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘",
                                        "杜", "戴", "夏", "钟", "汪", "田", "任", "姜", "范", "方", "石", "姚", "谭",
                                        "廖", "邹", "熊", "金", "陆", "郝", "孔", "白", "崔", "康", "毛", "邱", "秦",
                                        "江", "史", "顾", "侯", "邵", "孟", "龙", "万", "段", "雷", "钱", "汤", "尹",
                                        "黎", "易", "常", "武", "乔", "贺", "赖", "龚", "文" };
static const char *const first_male[] = { "建", "国", "文", "德", "永", "志", "明", "家", "学", "庆",
                                          "传", "广", "长", "正", "新", "海", "玉", "光", "立", "树",
                                          "春", "大", "万", "兴", "成", "少", "克", "其", "维", "俊",
                                          "子", "浩", "宇", "天", "晓", "宏", "振", "绍", "守", "怀" };
static const char *const last_male[] = { "军", "华", "平", "强", "明", "林", "山", "才", "福", "贵",
                                         "良", "武", "云", "生", "田", "宝", "友", "发", "亮", "伟",
                                         "斌", "涛", "勇", "刚", "忠", "义", "礼", "仁", "祥", "龙",
                                         "飞", "鹏", "辉", "峰", "松", "柱", "红", "喜", "龄", "春" };
static const char *const first_female[] = { "秀", "桂", "玉", "凤", "春", "月", "素", "美", "翠", "兰",
                                            "小", "红", "丽", "雪", "晓", "文", "金", "银", "爱", "淑",
                                            "彩", "巧", "荣", "慧", "雅", "梦", "思", "佳", "子", "雨",
                                            "静", "艳", "永", "海", "庆", "善", "芳", "如", "锦", "云" };
static const char *const last_female[] = { "英", "兰", "芳", "珍", "花", "梅", "霞", "荣", "华", "玲",
                                           "琴", "莲", "凤", "香", "红", "娟", "萍", "燕", "丽", "敏",
                                           "静", "云", "勤", "芝", "侠", "平", "婷", "洁", "琪", "涵",
                                           "怡", "欣", "菊", "枝", "娥", "秀", "巧", "蓉", "瑶", "妹" };

/* surname: the first of the table are far more frequent than the last, as in life. */
static const char *surname(struct draw *r)
{
        int64_t n = (int64_t)COUNT(surnames);
        int64_t a = draw_below(r, n), b = draw_below(r, n);
        return surnames[a * b / n];
}

/* One name in eight has two characters. Names repeat, as in life: a search by name has to show more than one. */
static const char *person_name(struct county *k, const struct born *b, int sex)
{
        struct draw *r = &k->names;
        const char *family = b->surname ? b->surname : surname(r);
        const char *first = sex == 1 ? first_male[draw_below(r, COUNT(first_male))]
                                     : first_female[draw_below(r, COUNT(first_female))];
        const char *last =
                sex == 1 ? last_male[draw_below(r, COUNT(last_male))] : last_female[draw_below(r, COUNT(last_female))];
        bool shorter = draw_chance(r, 120) || strcmp(first, last) == 0;
        return keep_text(k, "%s%s%s", family, shorter ? "" : first, last);
}

/* From the same stream as everybody's: lecturers and liaisons are in no register. */
const char *invented_name(struct county *k)
{
        return person_name(k, &(struct born){ 0 }, draw_chance(&k->names, 700) ? 1 : 2);
}

/* All surnames of the table have one character. */
const char *surname_of(struct county *k, const char *name)
{
        size_t at = 0;
        struct str s = str_of(name);
        utf8_next(s, &at);
        return keep_text(k, "%.*s", (int)at, name);
}

/* The weights are the standard's: powers of two modulo eleven. */
static char check_digit(const char *seventeen)
{
        static const int weights[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
        int sum = 0;
        for (size_t i = 0; i < COUNT(weights); i++)
                sum += (seventeen[i] - '0') * weights[i];
        return "10X98765432"[sum % 11];
}

/* id_number: the next of that day and sex. Odd sequence numbers are men's, even ones women's (GB 11643). */
static void id_number(struct county *k, const char *birth, int sex, char out[19])
{
        size_t day = (size_t)(date_to_number(birth) - date_number(FIRST_YEAR, 1, 1));
        int serial = k->numbers[day * 2 + (size_t)(sex - 1)]++;
        snprintf(out, 19, "341199%.4s%.2s%.2s%03d", birth, birth + 5, birth + 8,
                 2 * serial % 1000 + (sex == 1 ? 1 : 2));
        out[17] = check_digit(out);
        out[18] = '\0';
}

/* Nobody is born after November 2017: a child born in the county's last month would be entered before it is
 * known. */
static void born_on(struct county *k, const struct born *b, char out[11])
{
        if (!k->numbers)
                k->numbers = NEWS(k->keep, uint16_t, 2 * 366 * (size_t)(LAST_YEAR + k->later - FIRST_YEAR + 2));
        int64_t last = b->to < LAST_YEAR ? date_number(b->to, 12, 31) : date_number(LAST_YEAR, 11, 30);
        date_of_number(draw_between(&k->names, date_number(b->from, 1, 1), last), out);
}

/* The one way a person comes into being here, so no number and no telephone is given twice. */
bool person_make(struct county *k, const struct born *b, struct man *out)
{
        char birth[11], number[19];
        int sex = b->sex ? b->sex : draw_chance(&k->names, 520) ? 1 : 2;
        born_on(k, b, birth);
        id_number(k, told_day(k, birth), sex, number);
        *out = (struct man){ .name = person_name(k, b, sex), .birth_year = date_year(birth), .member = b->party };
        struct val phone = b->phone ? brief_text(k, "100%08lld", (long long)++k->phones) : V_NULL;
        const char *home = b->place;
        bool hui = strncmp(home, "341125204", 9) == 0 && draw_chance(&k->names, 400); /* the county's Hui township */
        return demo_put(k, "person", &out->id,
                        ARGS(ARG("name", V_TEXT(out->name)), ARG("id_no", V_TEXT(number)),
                             ARG("sex", V_TEXT(sex == 1 ? "1" : "2")), ARG("birth", V_TEXT(birth)),
                             ARG("ethnicity", V_TEXT(hui ? "03" : "01")),
                             ARG("political_status", V_TEXT(b->party ? "member" : "masses")), ARG("phone", phone),
                             ARG("place", V_TEXT(home))));
}

/* luhn_digit: the last digit of a card after its eighteen others. (ISO/IEC 7812.) Right, so that a card of the
 * demonstration looks like one to whoever checks it. */
static char luhn_digit(const char *eighteen)
{
        int sum = 0;
        for (int i = 0; i < 18; i++) {
                int digit = eighteen[i] - '0';
                sum += i % 2 == 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
        }
        return (char)('0' + (10 - sum % 10) % 10);
}

/* Steps of a prime spread the numbers, which then don't look counted. */
struct val card_make(struct county *k)
{
        char card[20];
        snprintf(card, sizeof card, "1003411%011lld", (long long)(++k->cards * 7919));
        card[18] = luhn_digit(card);
        return brief_text(k, "%.18s%c", card, card[18]);
}
