/* pinyin.h: Chinese text by its pinyin: what a clerk types to find it, and how lists sort.
 *
 * A character's reading is Unicode's kMandarin (pinyin_readings.inc, made by tools/readings.py); surnames that read
 * otherwise (单 Shàn, 万俟 Mòqí …) are known when they begin a person's name, second readings when a name is searched.
 * Keys and spellings stand in stores: what changes them changes SEARCH_FORM (core/query.h), by which older stores make
 * theirs anew.
 *
 * Both engines compare text by bytes, and Chinese characters stand in Unicode by their radicals: without a key of
 * its own a register would be in no order anybody knows. A clerk finds 张建国 by zjg, which is how he finds him in
 * every other program. */
#ifndef BANGFU_BASE_PINYIN_H
#define BANGFU_BASE_PINYIN_H

#include "base/arena.h"

/* pinyin_initials: of a person's name: 张三 gives "zs", 曾小A gives "zxa", 万俟卨 "mqx". ASCII letters (lower-cased) and
 * digits stay, signs are left out, a rare character without a reading stays itself. name is valid UTF-8. */
struct str pinyin_initials(struct arena *arena, struct str name);
/* pinyin_initials_plain: of any other text (places, organisations, menus): no surname readings, 解放村 gives "jfc". */
struct str pinyin_initials_plain(struct arena *arena, struct str text);
/* pinyin_full: every syllable of it, 陈大武 gives "chendawu", 吕 "lv"; no surname readings. */
struct str pinyin_full(struct arena *arena, struct str text);
/* pinyin_spellings: what somebody may type for a name: initials and whole syllables, in its usual reading and in every
 * second one (覃 Qín, Tán). Returns how many of out are filled, each once. */
#define PINYIN_SPELLINGS 12
size_t pinyin_spellings(struct arena *arena, struct str name, bool person, struct str out[PINYIN_SPELLINGS]);
/* pinyin_key: ASCII text whose byte order is the pinyin order of names; ASCII and characters without a reading come
 * first. Four bytes for a character with a reading, three for every byte of another. */
struct str pinyin_key(struct arena *arena, struct str name);

#endif
