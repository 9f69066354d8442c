/* reason.c: a reason judged (see reason.h). */
#include "core/reason.h"

#include "base/monotony.h"
#include "base/utf8.h"
#include "core/catalogue.h"

/* Words that stand where a reason should: the name of the box, of the act, of trying out, of having none, and counting.
 * The longer before the shorter that begins it. */
static const char *const empty_words[] = {
        "测试", "试一试", "试试", "试用", "理由", "原因", "事由", "说明", "备注", "用途", "作废", "删除", "导出", "查看",
        "退回", "重置", "不同意", "同意", "审核", "没有", "不知道", "不清楚", "随便", "其他", "其它", "如题", "如上", "同上",
        "略", "无", "是", "的", "了", "啊", "哈", "嗯", "呵", "哦", "呃", "零", "一", "二", "三", "四", "五", "六", "七",
        "八", "九", "十", "百", "千", "万", "甲", "乙", "丙", "丁", "戊",
};
static const char *const empty_words_en[] = { "test",  "testing", "reason", "reasons", "because", "none",  "nothing",
                                              "other", "void",    "delete", "export",  "reveal",  "asdf",  "todo",
                                              "note",  "remark",  "some",   "text",    "word",    "words", "the" };

static bool chinese_letter(uint32_t cp)
{
        return (cp >= 0x3400 && cp < 0xA000) || cp >= 0x20000;
}

static uint32_t small_letter(uint32_t cp)
{
        return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
}

static bool latin_letter(uint32_t cp)
{
        return small_letter(cp) - 'a' < 26;
}

struct telling { /* what is left of a reason that tells something */
        uint32_t *letters;
        size_t n, chinese, words;
        struct str first; /* the first Latin word: a second one must be another */
};

/* empty_at: bytes of the Chinese word at `at` that says nothing; 0: none stands there. */
static size_t empty_at(struct str s, size_t at)
{
        const struct str rest = str_slice(s, at, s.n);
        for (size_t i = 0; i < COUNT(empty_words); i++)
                if (str_starts(rest, str_of(empty_words[i])))
                        return strlen(empty_words[i]);
        return 0;
}

/* telling_word: has a vowel, is no run of keys, and none of the words that say nothing. */
static bool telling_word(struct str s)
{
        bool vowel = false;
        size_t steps = 0;
        for (size_t i = 0; i < s.n; i++) {
                vowel = vowel || strchr("aeiouy", s.p[i]);
                steps += i && monotony_follows((unsigned char)s.p[i - 1], (unsigned char)s.p[i]);
        }
        for (size_t i = 0; i < COUNT(empty_words_en); i++)
                if (str_is(s, empty_words_en[i]))
                        return false;
        return s.n >= 2 && vowel && !(s.n > 2 && steps == s.n - 1) && !monotony_piece(s);
}

/* take_word: the Latin word at `at`, in small letters; the place behind it. */
static size_t take_word(struct ctx *c, struct str s, size_t at, struct telling *t)
{
        size_t to = at;
        while (to < s.n && latin_letter((unsigned char)s.p[to]))
                to++;
        char *low = arena_copy(c->arena, str_slice(s, at, to));
        const struct str word = { low, to - at };
        for (size_t i = 0; i < word.n; i++)
                low[i] = (char)small_letter((unsigned char)low[i]);
        if (!telling_word(word))
                return to;
        t->words += !str_eq(word, t->first);
        t->first = t->first.n ? t->first : word;
        for (size_t i = 0; i < word.n; i++)
                t->letters[t->n++] = (unsigned char)low[i];
        return to;
}

static struct telling told_by(struct ctx *c, struct str s)
{
        struct telling t = { .letters = NEWS(c->arena, uint32_t, s.n + 1) };
        for (size_t at = 0; at < s.n;) {
                const size_t empty = empty_at(s, at);
                if (empty) {
                        at += empty;
                } else if (latin_letter((unsigned char)s.p[at])) {
                        at = take_word(c, s, at, &t);
                } else {
                        const uint32_t cp = utf8_next(s, &at);
                        t.chinese += chinese_letter(cp);
                        if (chinese_letter(cp))
                                t.letters[t.n++] = cp;
                }
        }
        return t;
}

static size_t different(const struct telling *t)
{
        size_t n = 0;
        for (size_t i = 0; i < t->n; i++) {
                bool before = false;
                for (size_t k = 0; k < i && !before; k++)
                        before = t->letters[k] == t->letters[i];
                n += !before;
        }
        return n;
}

/* calls_field: the title of a field is what the box is called, or what is asked for, and no reason for it. */
static bool calls_field(struct str s)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++)
                for (size_t k = 0; k < e->n_fields; k++)
                        if (str_is(s, e->fields[k].title) || str_is(s, e->fields[k].title_en))
                                return true;
        return false;
}

#define DIFFERENT 3 /* letters that differ, of three and more: 核对核对 says no more than 核对 */

bool reason_says(struct ctx *c, struct str reason, int64_t least)
{
        const struct str s = utf8_squeeze(c->arena, reason);
        if (monotony_piece(s) || calls_field(str_trim(reason)))
                return false;
        const struct telling t = told_by(c, utf8_clean(c->arena, reason));
        if ((int64_t)t.n < least || (!t.chinese && t.words < 2))
                return false;
        return different(&t) >= (least < DIFFERENT ? (size_t)least : DIFFERENT);
}

bool reason_fit(struct ctx *c, struct str reason, int64_t least, const char *path)
{
        return reason_says(c, reason, least) ||
               fail(c, ERR_INVALID, "reason.required", path,
                    say(c, "请写明原因，至少 %lld 个字，说清办什么事；标点、数字、重复的字、键盘上连着的字母和“测试”“理由”这类词不算",
                        "say why, in %lld letters and two words at least; points, digits, repeats, runs of keys and "
                        "words like “test” or “reason” don't count"),
                    (long long)least);
}
