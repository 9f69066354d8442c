/* person_name.c: names of persons (see person_name.h). Tables of signs; a name that is in none of them may be one. */
#include "base/person_name.h"

#include "base/utf8.h"

#define MIDDLE_DOT 0xb7

static const uint32_t middle_dots[] = {
        MIDDLE_DOT, 0x2022, 0x2027, 0x2219, 0x22c5, 0x25cf, 0x25e6, 0x30fb, 0xff65, 0x2024, 0x16eb,
        0x1427,     0x0387, 0x2e31, 0x2e33, 0x2218, 0x2981, 0x318d, '.',    0x3002, 0xff61, 0xfe52,
};
/* What stands where a character was: a program's mark for what it can't show, or a hand's that hides it. */
static const uint32_t lost_signs[] = {
        '?',    0xff1f, 0xfffd, 0x25a1, 0x25a0, 0x25a2, 0x25ab, 0x25fb, 0x25fc, 0x2b1c, 0x2610, 0x3013, 0x25cb,
        0x25ef, 0x2b55, '*',    0xff0a, 0x00d7, 0x2717, 0x2715, 0x2716, 0x273b, 0x203b, '_',    0x2026, '#',
        '~',    '^',    '$',    '%',    '&',    '@',    0x56d7, /* 囗, typed for a box: a radical, in nobody's name */
};
/* What a clerk writes who does not know the name: it would find the next one nobody knew, and call them one person. */
static const char *const no_names[] = {
        "无", "无名氏", "无此人", "不详", "不明", "不清", "不清楚", "不知道", "未知", "未详", "未定", "未填", "待定", "待补", "待查", "待核实", "暂无",
        "暂缺", "没有",
};
static const uint32_t several_signs[] = { 0x3001, ',', 0xff0c, ';', 0xff1b, '/', '\\', '|', 0xff0f, '+', ' ' };
/* Surnames of two characters, which alone before a blank are half a name: 欧阳 娜. */
static const char *const double_surnames[] = {
        "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "司空", "夏侯", "端木", "百里",
        "呼延", "南宫", "西门", "独孤", "澹台", "公冶", "宗政", "濮阳", "淳于", "单于", "太叔", "申屠", "万俟", "轩辕", "钟离", "鲜于", "闻人", "赫连",
};

static bool sign_among(const uint32_t *signs, size_t n, uint32_t cp)
{
        for (size_t i = 0; i < n; i++)
                if (signs[i] == cp)
                        return true;
        return false;
}

bool middle_dot(uint32_t cp)
{
        return sign_among(middle_dots, COUNT(middle_dots), cp);
}

static bool han(uint32_t cp)
{
        return (cp >= 0x3400 && cp <= 0x9FFF) || (cp >= 0x20000 && cp <= 0x3FFFF) || (cp >= 0xF900 && cp <= 0xFAFF) ||
               (cp >= 0x2E80 && cp <= 0x2FDF) || cp == 0x3007; /* radicals that stand for characters; 〇 */
}

/* What other names are written with: Latin letters and the scripts of minorities (Uyghur, Tibetan, Mongolian, Yi). */
static bool other_letter(uint32_t cp)
{
        static const uint32_t ranges[][2] = {
                { 'A', 'Z' }, { 'a', 'z' }, { 0xc0, 0x24f }, { 0x600, 0x6ff }, { 0xf00, 0xfff }, { 0x1800, 0x18af },
                { 0xa000, 0xa4cf }, { 0x1950, 0x19df }, { '-', '-' }, { '\'', '\'' },
        };
        for (size_t i = 0; i < COUNT(ranges); i++)
                if (cp >= ranges[i][0] && cp <= ranges[i][1])
                        return true;
        return false;
}

static bool double_surname(struct str part)
{
        for (size_t i = 0; i < COUNT(double_surnames); i++)
                if (str_is(part, double_surnames[i]))
                        return true;
        return false;
}

/* aligned: its blanks are a typesetter's: one of the parts can't be a name (张 三), or the first is a surname. */
static bool aligned(struct str text)
{
        struct str rest = text, part;
        for (bool first = true; str_cut(&rest, ' ', &part); first = false)
                if (utf8_length(part) < 2 || (first && double_surname(part)))
                        return true;
        return false;
}

/* after_blanks: the next character that is none; 0 at the end. */
static uint32_t after_blanks(struct str text, size_t at)
{
        uint32_t cp = utf8_next(text, &at);
        while (cp == ' ')
                cp = utf8_next(text, &at);
        return cp;
}

static bool full_stop(uint32_t cp)
{
        return cp == '.' || cp == 0x3002 || cp == 0xff61 || cp == 0xfe52;
}

struct str person_name(struct arena *a, struct str text)
{
        const bool tight = aligned(text);
        char *out = arena_alloc(a, text.n * 2 + 1, 1);
        size_t n = 0;
        uint32_t before = 0;
        for (size_t at = 0; at < text.n;) {
                uint32_t cp = utf8_next(text, &at);
                const uint32_t after = after_blanks(text, at);
                if (cp == ' ' && ((han(before) && (han(after) ? tight : middle_dot(after))) || before == MIDDLE_DOT))
                        continue;
                if (full_stop(cp) && !after && han(before))
                        continue;
                if (middle_dot(cp) && ((han(before) && han(after)) || cp > '.'))
                        cp = MIDDLE_DOT;
                n += utf8_put(out + n, cp);
                before = cp;
        }
        return (struct str){ out, n };
}

static bool no_name(struct str name)
{
        for (size_t i = 0; i < COUNT(no_names); i++)
                if (str_is(name, no_names[i]))
                        return true;
        return false;
}

/* hidden_name: 张某, 张X三: a copy for a wall. 某 is nobody's name, nor is an X among Chinese characters. */
static bool hidden_name(struct str name, bool chinese)
{
        return str_find(name, S("某")) < name.n ||
               (chinese && (str_find(name, S("X")) < name.n || str_find(name, S("x")) < name.n));
}

/* bears_title: 张三书记: what somebody is, behind a name. Three characters may be a name of their own. */
static bool bears_title(struct str name)
{
        static const char *const titles[] = { "书记", "主任" }; /* others end names of persons too */
        for (size_t i = 0; i < COUNT(titles); i++)
                if (str_ends(name, str_of(titles[i])) && utf8_length(name) > 3)
                        return true;
        return false;
}

struct seen { /* kinds of characters in a name */
        bool lost, several, chinese, letters, others;
        bool loose; /* a dot that parts nothing: ·张三, 张三·, 阿卜杜··买买提 */
};

static struct seen look(struct str name)
{
        struct seen s = { 0 };
        uint32_t before = 0;
        for (size_t at = 0; at < name.n;) {
                const uint32_t cp = utf8_next(name, &at);
                s.loose = s.loose || (middle_dot(cp) && (!before || middle_dot(before) || (cp != '.' && at == name.n)));
                before = cp;
                if (sign_among(lost_signs, COUNT(lost_signs), cp) || utf8_private(cp))
                        s.lost = true;
                else if (han(cp))
                        s.chinese = true;
                else if (other_letter(cp))
                        s.letters = true;
                else if (cp != ' ' && sign_among(several_signs, COUNT(several_signs), cp))
                        s.several = true;
                else if (cp != ' ' && !middle_dot(cp))
                        s.others = true;
        }
        return s;
}

/* In the order in which a person would say it: what is lost before what is too much. Names in Latin letters alone
 * are foreigners': blanks, points and hyphens are part of them. */
const char *person_name_fault(struct str name)
{
        const struct seen s = look(name);
        if (s.lost || no_name(name) || hidden_name(name, s.chinese))
                return "name.lost";
        if (s.several || (s.chinese && str_find(name, S(" ")) < name.n))
                return "person.several";
        return s.others || s.loose || (s.chinese && s.letters) || bears_title(name) ? "name.added" : NULL;
}
