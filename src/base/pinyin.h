/* pinyin.h: Chinese text by its pinyin: what a clerk types to find it, and how lists sort.
 *
 * One reading a character, the first of the Unicode collation; the surnames that read otherwise (单 Shàn, 曾 Zēng …)
 * are known when they begin a person's name. Characters outside U+4E00..U+9FFF have no reading and no initial. Keys
 * stand in stores: the table (tools/pinyin.mjs) is never made anew without a migration.
 *
 * Both engines compare text by bytes, and Chinese characters stand in Unicode by their radicals: without a key of
 * its own a register would be in no order anybody knows. A clerk finds 张建国 by zjg, which is how he finds him in
 * every other program. */
#ifndef BANGFU_BASE_PINYIN_H
#define BANGFU_BASE_PINYIN_H

#include "base/arena.h"

/* pinyin_initials: of a person's name: 张三 gives "zs", 曾小A gives "zxa". ASCII letters (lower-cased) and digits stay,
 * all else without a reading is left out. name is valid UTF-8. */
struct str pinyin_initials(struct arena *arena, struct str name);
/* pinyin_initials_plain: of any other text (places, organisations, menus): no surname readings, 解放村 gives "jfc". */
struct str pinyin_initials_plain(struct arena *arena, struct str text);
/* pinyin_key: ASCII text whose byte order is the pinyin order of names; ASCII and characters without a reading come
 * first. Four bytes for a character with a reading, three for every byte of another. */
struct str pinyin_key(struct arena *arena, struct str name);

#endif
