/* place_match.h: which place a sheet means: by code; then by name within its parent, suffixes of one kind being equal
 * (村, 村委会, 村民委员会; 社区, 居委会, 社区居委会; 镇 and 乡 may be left out); then without suffix if only one does; else ambiguous.
 *
 * The places are loaded once an import. A village alone is enough when its name is unique in the county; so is a cell
 * that holds the whole path (定远县定城镇丰收村). Matching is pure: no store, no context but memory. */
#ifndef BANGFU_IMPORT_PLACE_MATCH_H
#define BANGFU_IMPORT_PLACE_MATCH_H

#include "base/arena.h"

struct place_entry {
        struct str code, name;
        struct str base;    /* the name without its suffix */
        unsigned char kind; /* of the suffix: enum place_suffix */
};
/* All of the county, in order of code, so that what lies in a township stands together. */
struct places {
        struct arena *arena;
        struct place_entry *items; /* in order of code */
        size_t n;
};
/* Kinds that count as one: a village committee, a village and 村 alone are the same place. */
enum place_suffix { SUFFIX_NONE, SUFFIX_VILLAGE, SUFFIX_COMMUNITY, SUFFIX_TOWNSHIP, SUFFIX_COUNTY };
enum place_found { PLACE_FOUND, PLACE_UNKNOWN, PLACE_AMBIGUOUS };

/* places_add: codes must come in order; texts are kept as they are. */
void places_add(struct places *p, size_t *capacity, struct str code, struct str name);
/* place_suffix_cut: the base of a name, and of which kind its suffix was. */
struct str place_suffix_cut(struct str name, enum place_suffix *kind);
/* place_find: a name or code under parent (a code, or "" for anywhere in the county). levels: 9 only townships, 12
 * only villages, 0 both. *out is the entry found. A name that fits two places is no place. */
enum place_found place_find(const struct places *p, struct str parent, size_t level, struct str text,
                            const struct place_entry **out);
/* place_of: what a row says: any of the three texts may be empty. *wrong: 1 when the township's
 * word is at fault, 2 when the village's is. code 9 or 12 digits. */
struct place_words {
        struct str township, village;
};
enum place_found place_of(const struct places *p, struct place_words words, char code[13], int *wrong);
/* place_in_text: the one township or village under parent ("": of the county) that a title or a
 * sheet's name speaks of ("定远县花名册（连江镇）", "连江"); NULL when none or several. */
const struct place_entry *place_in_text(const struct places *p, struct str parent, size_t level, struct str text);
/* places_near: names under parent for an error's text, at most a few: "丰收村委会、双庙村委会…". To show
 * how a place is called here to whoever wrote it otherwise. */
struct str places_near(const struct places *p, struct str parent, struct str text, const char *between);

#endif
