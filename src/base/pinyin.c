/* pinyin.c: initials, spellings and sort keys of Chinese names (see pinyin.h).
 *
 * Two tables: the rank of a character in pinyin order, for keys, and its reading, for what is typed. A surname that
 * reads otherwise than its characters is first written with characters that are read so (万俟 as 末奇): what comes after
 * that is the same for all. */
#include "base/pinyin.h"

#include "base/utf8.h"

#include "base/pinyin_readings.inc"
#include "base/pinyin_table.inc"

#define RADIX 36 /* three digits hold 46,656 ranks */

/* Surnames read otherwise than their characters alone, and characters that are read so; those of two characters first.
 * After the Table of General Standard Chinese Characters' notes on surnames (通用规范汉字表) and common dictionaries. */
static const char *const surname_readings[][2] = {
        { "万俟", "末奇" }, { "尉迟", "玉迟" }, { "尉遲", "玉迟" }, { "长孙", "掌孙" }, { "長孫", "掌孙" }, { "澹台", "谈台" },
        { "澹臺", "谈台" }, { "单于", "蝉于" }, { "單于", "蝉于" }, { "子车", "子居" }, { "乐", "月" },     { "樂", "月" },
        { "仇", "求" },     { "任", "人" },     { "召", "绍" },     { "单", "善" },     { "單", "善" },     { "区", "欧" },
        { "區", "欧" },     { "折", "舌" },     { "曾", "增" },     { "朴", "瓢" },     { "查", "渣" },     { "盖", "葛" },
        { "蓋", "葛" },     { "祭", "债" },     { "种", "虫" },     { "秘", "必" },     { "缪", "妙" },     { "繆", "妙" },
        { "翟", "宅" },     { "覃", "秦" },     { "解", "谢" },     { "员", "运" },     { "員", "运" },     { "繁", "婆" },
        { "黑", "贺" },     { "能", "奈" },     { "乜", "聂" },     { "句", "勾" },     { "洗", "险" },     { "晁", "潮" },
};

/* Characters that people read in two ways, in names of persons, places and offices: who types either finds them.
 * A surname above is found by its plain reading too. */
static const char *const second_readings[][2] = {
        { "长", "zhang" }, { "行", "hang" }, { "重", "chong" }, { "朝", "zhao" }, { "传", "zhuan" }, { "晟", "cheng" },
        { "茜", "xi" },    { "莘", "xin" },  { "柏", "bo" },    { "费", "bi" },   { "车", "ju" },    { "盛", "cheng" },
        { "沈", "chen" },  { "陆", "liu" },  { "藏", "zang" },  { "参", "shen" }, { "会", "kuai" },  { "觉", "jiao" },
        { "娜", "nuo" },   { "薄", "bao" },  { "栖", "xi" },    { "圩", "xu" },   { "六", "lu" },    { "蚌", "beng" },
        { "堡", "pu" },    { "校", "jiao" }, { "率", "lv" },    { "畜", "chu" },  { "调", "tiao" },  { "尉", "yu" },
        { "覃", "tan" },   { "歙", "xi" },   { "涡", "guo" },   { "翟", "di" },   { "郇", "huan" },  { "郗", "chi" },
        { "谌", "shen" },  { "隗", "kui" },  { "牟", "mu" },    { "瞿", "ju" },   { "曾", "ceng" },  { "乐", "yue" },
        { "厦", "sha" },   { "省", "xing" }, { "玟", "min" },   { "隽", "juan" },  { "莞", "wan" },   { "荨", "qian" },
        { "芫", "yuan" },  { "铣", "xian" }, { "仔", "zai" },   { "弹", "tan" },   { "削", "xue" },   { "阚", "han" },
};

/* The table ends where ranks without a letter begin. */
static bool has_rank(uint32_t character)
{
        return character >= PINYIN_FIRST && character <= PINYIN_LAST &&
               pinyin_ranks[character - PINYIN_FIRST] < pinyin_starts[26];
}

/* letter_of: the initial of a rank below pinyin_starts[26]; the last letter that begins at or before it. */
static char letter_of(unsigned rank)
{
        int letter = 25;
        while (letter > 0 && pinyin_starts[letter] > rank)
                letter--;
        return (char)('a' + letter);
}

/* reading_of: the syllable of a character; empty when it has none. */
static struct str reading_of(uint32_t character)
{
        size_t low = 0, high = COUNT(pinyin_readings);
        while (low < high) {
                size_t middle = (low + high) / 2;
                if (pinyin_readings[middle] >> 9 < character)
                        low = middle + 1;
                else
                        high = middle;
        }
        bool known = low < COUNT(pinyin_readings) && pinyin_readings[low] >> 9 == character;
        return known ? str_of(pinyin_syllables[pinyin_readings[low] & 511]) : S("");
}

/* as_read: the name with its surname written as it is read; the same count of characters. */
static struct str as_read(struct arena *arena, struct str name)
{
        for (size_t i = 0; i < COUNT(surname_readings); i++) {
                struct str surname = str_of(surname_readings[i][0]);
                if (str_starts(name, surname))
                        return arena_fmt(arena, "%s%.*s", surname_readings[i][1],
                                         FMT(str_slice(name, surname.n, name.n)));
        }
        return name;
}

static uint32_t folded(uint32_t character)
{
        return character >= 'A' && character <= 'Z' ? character - 'A' + 'a' : character;
}

static bool pinyin_stays(uint32_t character)
{
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
}

/* Signs are left out: a clerk doesn't type the brackets of "A座（B）". A rare character without a reading stays itself, so
 * that a name never loses one. */
static bool ideograph(uint32_t character)
{
        return (character >= 0x3400 && character <= 0x9fff) || (character >= 0x20000 && character <= 0x3ffff);
}

/* A character that is read otherwise this once; at: which one of the text, from 0. */
struct other_reading {
        size_t at;
        struct str syllable;
};

static struct str spelled(struct arena *arena, struct str text, bool whole, const struct other_reading *other)
{
        char *out = NEWS(arena, char, text.n * 2 + 1); /* a character of three bytes has six letters at the most */
        size_t n = 0, at = 0;
        for (size_t i = 0; at < text.n; i++) {
                uint32_t character = folded(utf8_next(text, &at));
                struct str syllable = other && other->at == i ? other->syllable : reading_of(character);
                if (pinyin_stays(character))
                        out[n++] = (char)character;
                else if (!syllable.n)
                        n += ideograph(character) ? utf8_put(out + n, character) : 0;
                else
                        for (size_t k = 0; k < (whole ? syllable.n : 1); k++)
                                out[n++] = syllable.p[k];
        }
        return (struct str){ out, n };
}

struct str pinyin_initials(struct arena *arena, struct str name)
{
        return spelled(arena, as_read(arena, name), false, NULL);
}

struct str pinyin_initials_plain(struct arena *arena, struct str text)
{
        return spelled(arena, text, false, NULL);
}

struct str pinyin_full(struct arena *arena, struct str text)
{
        return spelled(arena, text, true, NULL);
}

static void add_spelling(struct str *out, size_t *n, struct str spelling)
{
        for (size_t i = 0; i < *n; i++)
                if (str_eq(out[i], spelling))
                        return;
        if (spelling.n && *n < PINYIN_SPELLINGS)
                out[(*n)++] = spelling;
}

static void add_both(struct arena *arena, struct str text, const struct other_reading *other, struct str *out,
                     size_t *n)
{
        add_spelling(out, n, spelled(arena, text, false, other));
        add_spelling(out, n, spelled(arena, text, true, other));
}

/* One other reading at a time: who reads two characters of one name otherwise than everybody is too rare for the
 * rows it would cost. */
static void add_others(struct arena *arena, struct str text, struct str *out, size_t *n)
{
        for (size_t i = 0, at = 0; at < text.n; i++) {
                struct str rest = str_slice(text, at, text.n);
                for (size_t k = 0; k < COUNT(second_readings); k++) {
                        struct other_reading other = { i, str_of(second_readings[k][1]) };
                        if (str_starts(rest, str_of(second_readings[k][0])))
                                add_both(arena, text, &other, out, n);
                }
                utf8_next(text, &at);
        }
}

size_t pinyin_spellings(struct arena *arena, struct str name, bool person, struct str out[PINYIN_SPELLINGS])
{
        const struct str ways[] = { person ? as_read(arena, name) : name, name };
        size_t n = 0;
        for (size_t i = 0; i < COUNT(ways); i++)
                add_both(arena, ways[i], NULL, out, &n);
        for (size_t i = 0; i < COUNT(ways); i++)
                add_others(arena, ways[i], out, &n);
        return n;
}

/* The letter stands before the rank, so that a prefix of the key is an initial and the order stays the rank's own. */
static size_t put_rank(char *out, unsigned rank)
{
        static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
        out[0] = letter_of(rank);
        out[1] = digits[rank / (RADIX * RADIX) % RADIX];
        out[2] = digits[rank / RADIX % RADIX];
        out[3] = digits[rank % RADIX];
        return 4;
}

/* put_bytes: '0' sorts before every initial; two hexadecimal digits keep the order of the bytes. */
static size_t put_bytes(char *out, uint32_t character)
{
        static const char digits[] = "0123456789abcdef";
        char bytes[4];
        size_t count = utf8_put(bytes, character), n = 0;
        for (size_t i = 0; i < count; i++) {
                unsigned byte = (unsigned char)bytes[i];
                out[n++] = '0';
                out[n++] = digits[byte >> 4];
                out[n++] = digits[byte & 15];
        }
        return n;
}

struct str pinyin_key(struct arena *arena, struct str name)
{
        /* three bytes for one at the most; a Chinese character has three */
        char *out = NEWS(arena, char, name.n * 3 + 1);
        struct str read = as_read(arena, name);
        size_t n = 0, at = 0;
        while (at < read.n) {
                uint32_t character = folded(utf8_next(read, &at));
                if (has_rank(character))
                        n += put_rank(out + n, pinyin_ranks[character - PINYIN_FIRST]);
                else
                        n += put_bytes(out + n, character);
        }
        return (struct str){ out, n };
}
