/* pinyin.c: initials and sort keys of Chinese names (see pinyin.h).
 *
 * One idea: the table holds only each character's rank in pinyin order. Since that order goes by the initial first, the
 * initial is found from the rank; and a surname with a reading of its own takes the rank of a homophone. */
#include "base/pinyin.h"

#include "base/utf8.h"

#include "base/pinyin_table.inc"

#define RADIX 36 /* three digits hold 46,656 ranks */

/* Surnames read otherwise than the character alone, and a character that is read so. After the Table of General
 * Standard Chinese Characters' notes on surnames (通用规范汉字表) and common dictionaries. 尉 only so in 尉迟. */
static const struct {
        uint16_t surname, homophone;
} surname_readings[] = {
        { 0x4e50, 0x6708 }, /* 乐 月 yuè */
        { 0x4ec7, 0x6c42 }, /* 仇 求 qiú */
        { 0x4efb, 0x4eba }, /* 任 人 rén */
        { 0x53ec, 0x7ecd }, /* 召 绍 shào */
        { 0x5355, 0x5584 }, /* 单 善 shàn */
        { 0x533a, 0x6b27 }, /* 区 欧 ōu */
        { 0x6298, 0x820c }, /* 折 舌 shé */
        { 0x66fe, 0x589e }, /* 曾 增 zēng */
        { 0x6734, 0x74e2 }, /* 朴 瓢 piáo */
        { 0x67e5, 0x6e23 }, /* 查 渣 zhā */
        { 0x76d6, 0x845b }, /* 盖 葛 gě */
        { 0x796d, 0x503a }, /* 祭 债 zhài */
        { 0x79cd, 0x866b }, /* 种 虫 chóng */
        { 0x79d8, 0x5fc5 }, /* 秘 必 bì */
        { 0x7e46, 0x5999 }, /* 繆 妙 miào */
        { 0x7f2a, 0x5999 }, /* 缪 妙 miào */
        { 0x7fdf, 0x5b85 }, /* 翟 宅 zhái */
        { 0x8983, 0x79e6 }, /* 覃 秦 qín */
        { 0x89e3, 0x8c22 }, /* 解 谢 xiè */
        { 0x55ae, 0x5584 }, /* 單 善 shàn */
        { 0x5340, 0x6b27 }, /* 區 欧 ōu */
        { 0x5458, 0x8fd0 }, /* 员 运 yùn */
};

/* The table ends where ranks without a letter begin. */
static bool has_reading(uint32_t character)
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

/* surname_sound: the character to read instead of the first one of a name. */
static uint32_t surname_sound(uint32_t first, uint32_t second)
{
        if (first == 0x5c09 && (second == 0x8fdf || second == 0x9072)) /* 尉迟 yùchí */
                return 0x7389;                                         /* 玉 */
        for (size_t i = 0; i < COUNT(surname_readings); i++) {
                if (surname_readings[i].surname == first)
                        return surname_readings[i].homophone;
        }
        return first;
}

static uint32_t first_sound(struct str name)
{
        size_t at = 0;
        uint32_t first = utf8_next(name, &at);
        return surname_sound(first, utf8_next(name, &at));
}

static uint32_t folded(uint32_t character)
{
        return character >= 'A' && character <= 'Z' ? character - 'A' + 'a' : character;
}

static bool pinyin_stays(uint32_t character)
{
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
}

/* Signs and characters without a reading are left out: a clerk doesn't type the brackets of "A座（B）". */
static struct str initials(struct arena *arena, struct str text, uint32_t first)
{
        char *out = NEWS(arena, char, text.n + 1);
        size_t n = 0, at = 0;
        while (at < text.n) {
                bool is_first = at == 0;
                uint32_t character = folded(utf8_next(text, &at));
                if (is_first && has_reading(first))
                        character = first;
                if (pinyin_stays(character))
                        out[n++] = (char)character;
                else if (has_reading(character))
                        out[n++] = letter_of(pinyin_ranks[character - PINYIN_FIRST]);
        }
        return (struct str){ out, n };
}

struct str pinyin_initials(struct arena *arena, struct str name)
{
        return initials(arena, name, first_sound(name));
}

struct str pinyin_initials_plain(struct arena *arena, struct str text)
{
        return initials(arena, text, 0);
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
        char *out =
                NEWS(arena, char, name.n * 3 + 1); /* three bytes for one at the most; a Chinese character has three */
        size_t n = 0, at = 0;
        uint32_t first = first_sound(name);
        while (at < name.n) {
                bool is_first = at == 0;
                uint32_t character = folded(utf8_next(name, &at));
                if (is_first && has_reading(first))
                        character = first;
                if (has_reading(character))
                        n += put_rank(out + n, pinyin_ranks[character - PINYIN_FIRST]);
                else
                        n += put_bytes(out + n, character);
        }
        return (struct str){ out, n };
}
