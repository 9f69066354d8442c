/* told.c: the county of another day: the same generator, moved to later years, with the words of that day.
 *
 * The files of the demonstration tell one model: the years 2016 and 2017, and the months that have begun of the next.
 * A county of today is that model some whole years later. What is written is moved on its way into the register
 * (tools.c): every day and year by the same number of years, so that seasons, plans and months in post agree as they
 * did, and every text by the table below. What is history and happened when it happened (who was registered in 2014,
 * who came out by 2020) is written as past (k->past) and stays.
 *
 * What differs by more than its day and its words asks `moved`: a county of 2017 has poor households, one of later
 * years has none. */
#include "demo/county.h"

#include "base/date.h"

#include <ctype.h>
#include <stdio.h>

#define MODEL_YEAR 2017 /* the model's, which is told whole */
#define LAST_YEAR_OF_POVERTY 2020

/* What the model's texts say, and what is said since a day; the first that fits is taken, so longer ones go before what
 * they contain. */
static const struct {
        const char *model, *said, *from; /* from NULL: in every county after 2020 */
} words[] = {
        /* offices, after the reforms of 2018 and 2023 */
        { "县卫生和计划生育委员会", "县卫生健康委员会", NULL },
        { "县农业委员会", "县农业农村局", NULL },
        { "县国土资源局", "县自然资源和规划局", NULL },
        { "县环境保护局", "县生态环境分局", NULL },
        { "县经济和信息化委员会", "县经济和信息化局", NULL },
        { "县文化广电新闻出版局", "县文化和旅游局", NULL },
        { "县城市管理行政执法局", "县城市管理局", NULL },
        { "县畜牧兽医局", "县畜牧兽医水产服务中心", NULL },
        { "县农业机械管理局", "县农业机械化服务中心", NULL },
        { "县粮食局", "县粮食和物资储备中心", NULL },
        { "县地方税务局", "县医疗保障局", NULL },
        { "县国家税务局", "县税务局", NULL },
        { "县纪委监察局", "县纪委监委机关", NULL },
        { "县公路管理局", "县公路管理服务中心", NULL },
        { "县扶贫开发办公室", "县农村经济服务中心", "2025-01-01" },
        { "县扶贫开发办公室", "县乡村振兴局", NULL },
        { "县扶贫办", "县农业农村局", "2025-01-01" },
        { "县扶贫办", "县乡村振兴局", NULL },
        { "县扶贫开发领导小组", "县委农村工作领导小组", NULL },
        { "县机构编制委员会", "县委机构编制委员会", NULL },
        { "县社会保险事业管理局", "县社会保险事业管理中心", NULL },
        { "县城乡居民医保中心", "县医疗保障中心", NULL },
        { "演示扶组", "演示农组", NULL },
        /* papers, plans and topics */
        { "关于贫困户脱贫和贫困村出列工作的实施细则", "关于健全防止返贫致贫监测和帮扶机制的实施细则", NULL },
        { "年脱贫户和出列村名单的决定", "年巩固拓展脱贫攻坚成果工作结果的通报", NULL },
        { "年贫困村出列和贫困户脱贫计划", "年重点帮促村名单和帮扶计划", NULL },
        { "关于全面实行包保责任制的意见", "关于完善联系包保责任制的意见", NULL },
        { "学习扶贫开发重要论述", "学习“三农”工作重要论述", NULL },
        { "学习精准扶贫精准脱贫基本方略", "学习巩固拓展脱贫攻坚成果的部署", NULL },
        { "学习党的十九大精神", "学习党的全会精神", NULL },
        { "“两学一做”学习教育", "党纪学习教育", NULL },
        { "精准识别精准退出工作培训", "防止返贫致贫监测帮扶业务培训", NULL },
        { "抓党建促脱贫轮训", "抓党建促乡村振兴轮训", NULL },
        { "贫困村出列工作情况", "重点帮促村工作情况", NULL },
        { "年度脱贫退出工作情况", "年度考核评估问题整改情况", NULL },
        { "扶贫领域", "乡村振兴领域", NULL },
        { "选派计划出列村科技特派员", "选派重点帮促村科技特派员", NULL },
        { "百企帮百村", "万企兴万村", NULL },
        { "计划出列村", "重点帮促村", NULL },
        { "贫困户帮扶责任人全覆盖", "帮扶责任人全覆盖", NULL },
        { "特色种养产业扶贫", "特色种养产业", NULL },
        { "党员联系贫困户", "党员联系农户", NULL },
        { "未脱贫户", "脱贫户", NULL },
        { "贫困劳动力", "脱贫劳动力", NULL },
        { "贫困家庭", "农村困难家庭", NULL },
        { "贫困户", "脱贫户", NULL },
        { "贫困村", "脱贫村", NULL },
        { "村出列自查", "村退出自查", NULL },
        { "脱贫攻坚", "乡村振兴", NULL },
        { "扶贫工作站", "乡村振兴工作站", NULL },
        { "扶贫专干", "乡村振兴专干", NULL },
        { "扶贫车间", "就业帮扶车间", NULL },
        { "扶贫驿站", "帮扶驿站", NULL },
        { "扶贫基地", "基地", NULL },
        { "扶贫资金", "衔接资金", NULL },
        { "党建扶贫", "党建引领", NULL },
        { "扶贫政策", "帮扶政策", NULL },
        { "扶贫档案", "帮扶档案", NULL },
        { "扶贫", "帮扶", NULL },
};

/* gives_year: a year the text gives by 年, 〕 or - behind it; digits before it make it part of a number. */
static bool gives_year(const char *text, size_t at)
{
        const char *p = text + at;
        if ((at && isdigit((unsigned char)p[-1])) || strncmp(p, "20", 2) != 0 || !isdigit((unsigned char)p[2]) ||
            !isdigit((unsigned char)p[3]))
                return false;
        return strncmp(p + 4, "年", strlen("年")) == 0 || strncmp(p + 4, "〕", strlen("〕")) == 0 || p[4] == '-';
}

/* model_word: the row whose words stand here; COUNT when none does. */
static size_t model_word(const struct county *k, const char *p)
{
        size_t i = 0;
        while (i < COUNT(words) && (strncmp(p, words[i].model, strlen(words[i].model)) != 0 ||
                                    (words[i].from && strcmp(k->day, words[i].from) < 0)))
                i++;
        return i;
}

/* Two hundred more than the text: no word grows by as much. */
const char *told_text(struct county *k, const char *text)
{
        if (!moved(k) || k->past)
                return text;
        const size_t room = strlen(text) * 2 + 200;
        char *out = NEWS(k->c->arena, char, room);
        size_t n = 0;
        for (size_t at = 0; text[at] && n + 100 < room;) {
                const size_t word = (unsigned char)text[at] >= 0xc0 ? model_word(k, text + at) : COUNT(words);
                if (word < COUNT(words)) {
                        n += (size_t)snprintf(out + n, room - n, "%s", words[word].said);
                        at += strlen(words[word].model);
                } else if (gives_year(text, at)) {
                        n += (size_t)snprintf(out + n, room - n, "%d", date_year(text + at) + k->later);
                        at += 4;
                } else {
                        out[n++] = text[at++];
                }
        }
        return out;
}

/* The last of a February that has a day more than the other is its last. */
const char *told_day(struct county *k, const char *day)
{
        if (!moved(k) || k->past || strlen(day) != 10)
                return day;
        char out[11];
        const int year = date_year(day) + k->later, month = (day[5] - '0') * 10 + day[6] - '0',
                  wanted = (day[8] - '0') * 10 + day[9] - '0', last = date_month_days(year, month);
        date_put(out, year, month, wanted < last ? wanted : last);
        return arena_copy(k->c->arena, str_of(out));
}

/* By the type of the field it is given for: a day, a year, words; what is neither is the same in every county. */
struct val told(struct county *k, const struct field *f, struct val v)
{
        if (!moved(k) || k->past)
                return v;
        if (f->type == FIELD_YEAR && v.type == VAL_INT)
                return V_INT(v.i + k->later);
        if (v.type != VAL_TEXT)
                return v;
        const char *text = arena_copy(k->c->arena, v.s);
        return f->type == FIELD_DATE                ? V_TEXT(told_day(k, text))
               : f->type == FIELD_TEXT && !f->codes ? V_TEXT(told_text(k, text))
                                                    : v;
}

/* Days between the end of the model's year and the county's last day: what is under way in its last weeks. */
const char *late_day(struct county *k, const char *day)
{
        return day_after(k, day, date_to_number(k->end) - date_to_number(DEMO_DAY));
}

/* Of a county of later years everybody is out of poverty. Those who came out last are helped first. */
bool needy(const struct county *k, const struct house *h)
{
        return h->exit_year == 0 || (moved(k) && h->exit_year + 1 >= k->last_exit);
}

/* Whole years later, and the months of the next that are over; on the last day of a year that year is the one told
 * whole. */
void make_for(struct county *k, const char *day)
{
        const int year = date_year(day), month = (day[5] - '0') * 10 + day[6] - '0';
        const bool over = day[8] == '3' && month == 12 && day[9] == '1';
        char end[11], last[11];
        k->day = day;
        k->later = over ? year - MODEL_YEAR : year - MODEL_YEAR - 1;
        date_put(last, year, month, date_month_days(year, month));
        k->months = over ? 0 : strcmp(day, last) == 0 ? month : month - 1;
        date_put(end, year - k->later, month, (day[8] - '0') * 10 + day[9] - '0');
        k->end = arena_copy(k->keep, str_of(end));
        const int begun = MODEL_YEAR - 1 + k->later; /* the year in which the county took the program into use */
        k->last_exit = (begun <= LAST_YEAR_OF_POVERTY ? begun - 1 : LAST_YEAR_OF_POVERTY) - k->later;
}

/* From 2021 on nobody is poor, which is what a county of later years rests on; behind 2026 the program has no words. */
bool demo_day_allowed(const char *day)
{
        return strcmp(day, DEMO_DAY) == 0 ||
               (date_valid(str_of(day)) && strcmp(day, DEMO_FIRST_DAY) >= 0 && strcmp(day, DEMO_LAST_DAY) <= 0);
}
