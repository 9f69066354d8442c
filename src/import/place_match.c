/* place_match.c: the ladder of place_match.h: code, exact name, same base and kind of suffix,
 * same base alone. Refuses to guess between two places. One idea: a name is a base and a kind of
 * suffix, and people change suffixes, not bases. / */
#include "import/place_match.h"

#define NEAR_MAX 6
#define BASE_MIN 6 /* bytes: a name of one character is found everywhere */

static const struct {
        const char *suffix;
        enum place_suffix kind;
} suffixes[] = {
        /* longer ones first */
        { "社区居民委员会", SUFFIX_COMMUNITY },
        { "社区居委会", SUFFIX_COMMUNITY },
        { "居民委员会", SUFFIX_COMMUNITY },
        { "居委会", SUFFIX_COMMUNITY },
        { "社区", SUFFIX_COMMUNITY },
        { "村民委员会", SUFFIX_VILLAGE },
        { "村委会", SUFFIX_VILLAGE },
        { "行政村", SUFFIX_VILLAGE },
        { "村委", SUFFIX_VILLAGE },
        { "村", SUFFIX_VILLAGE },
        { "街道办事处", SUFFIX_TOWNSHIP },
        { "镇人民政府", SUFFIX_TOWNSHIP },
        { "乡人民政府", SUFFIX_TOWNSHIP },
        { "回族乡", SUFFIX_TOWNSHIP },
        { "街道", SUFFIX_TOWNSHIP },
        { "镇", SUFFIX_TOWNSHIP },
        { "乡", SUFFIX_TOWNSHIP },
        { "县", SUFFIX_COUNTY },
};

/* Townships of a nationality are called by its name or without it: 二龙回族乡, 二龙乡. */
static const char *const nationalities[] = { "蒙古",   "回",   "藏",   "维吾尔", "苗",   "彝",     "壮",     "布依",
                                             "朝鲜",   "满",   "侗",   "瑶",     "白",   "土家",   "哈尼",   "傣",
                                             "黎",     "傈僳", "佤",   "畲",     "拉祜", "水",     "纳西",   "景颇",
                                             "土",     "羌",   "毛南", "仡佬",   "锡伯", "达斡尔", "鄂温克", "裕固",
                                             "哈萨克", "东乡", "撒拉", "仫佬",   "布朗", "阿昌",   "普米" };

/* without_nationality: the law names such townships in full, people don't. */
static struct str without_nationality(struct str base)
{
        if (!str_ends(base, S("族")))
                return base;
        struct str bare = str_slice(base, 0, base.n - strlen("族"));
        for (size_t i = 0; i < COUNT(nationalities); i++) {
                struct str name = str_of(nationalities[i]);
                if (bare.n > name.n && str_ends(bare, name))
                        return str_slice(bare, 0, bare.n - name.n);
        }
        return base;
}

/* place_suffix_cut: the longest first, since 村 ends most of them. */
struct str place_suffix_cut(struct str name, enum place_suffix *kind)
{
        for (size_t i = 0; i < COUNT(suffixes); i++) {
                struct str suffix = str_of(suffixes[i].suffix);
                if (name.n <= suffix.n || !str_ends(name, suffix))
                        continue;
                *kind = suffixes[i].kind;
                struct str base = str_slice(name, 0, name.n - suffix.n);
                bool doubled = *kind == SUFFIX_VILLAGE && base.n > strlen("村") && str_ends(base, S("村"));
                if (doubled) /* 丰收村村民委员会 is 丰收村 */
                        base.n -= strlen("村");
                return *kind == SUFFIX_TOWNSHIP ? without_nationality(base) : base;
        }
        *kind = SUFFIX_NONE;
        return name;
}

/* places_add: the base is cut once, when loaded, and not for every comparison. */
void places_add(struct places *p, size_t *capacity, struct str code, struct str name)
{
        p->items = arena_grow(p->arena, p->items, capacity, p->n + 1, sizeof *p->items);
        enum place_suffix kind;
        struct str base = place_suffix_cut(name, &kind);
        p->items[p->n++] =
                (struct place_entry){ .code = code, .name = name, .base = base, .kind = (unsigned char)kind };
}

/* wanted: the county itself is asked for apart: its name stands in half of all titles. */
static bool wanted(const struct place_entry *e, struct str parent, size_t level)
{
        if (e->code.n < 9 || (level != 0 && e->code.n != level))
                return false;
        return str_starts(e->code, parent) && e->code.n > parent.n;
}

/* place_by_code: codes are exact; there is nothing to choose. */
static const struct place_entry *place_by_code(const struct places *p, struct str parent, size_t level, struct str text)
{
        for (size_t i = 0; i < p->n; i++)
                if (wanted(&p->items[i], parent, level) && str_eq(p->items[i].code, text))
                        return &p->items[i];
        return NULL;
}

enum rung { RUNG_NAME, RUNG_KIND, RUNG_BASE, RUNG_MAX };

/* holds_on_rung: each rung is tried for all places before the next: a village really called so
 * goes before one that is called so without its suffix. */
static bool holds_on_rung(const struct place_entry *e, enum rung rung, struct str text, struct str base,
                          enum place_suffix kind)
{
        if (rung == RUNG_NAME)
                return str_eq(e->name, text);
        if (rung == RUNG_KIND)
                return kind != SUFFIX_NONE && e->kind == kind && str_eq(e->base, base);
        return str_eq(e->base, base) || str_eq(e->base, text) || str_eq(e->name, base);
}

/* place_find: two on one rung are ambiguous even where a lower rung would find one alone. */
enum place_found place_find(const struct places *p, struct str parent, size_t level, struct str text,
                            const struct place_entry **out)
{
        if (str_digits(text) && (text.n == 9 || text.n == 12)) {
                *out = place_by_code(p, parent, level, text);
                return *out ? PLACE_FOUND : PLACE_UNKNOWN;
        }
        enum place_suffix kind;
        struct str base = place_suffix_cut(text, &kind);
        for (enum rung rung = RUNG_NAME; rung < RUNG_MAX; rung++) {
                size_t found = 0;
                for (size_t i = 0; i < p->n; i++) {
                        const struct place_entry *e = &p->items[i];
                        if (!wanted(e, parent, level) || !holds_on_rung(e, rung, text, base, kind))
                                continue;
                        *out = e;
                        found++;
                }
                if (found > 0)
                        return found == 1 ? PLACE_FOUND : PLACE_AMBIGUOUS;
        }
        return PLACE_UNKNOWN;
}

/* leading: how much of the text is the township's name, whole or with another suffix of townships (定城镇 of 定城街道); 0
 * none. A township is often written with the suffix of another kind: it changed status, and the sheet did not. */
static size_t leading(const struct place_entry *e, struct str text)
{
        if (str_starts(text, e->name))
                return e->name.n;
        if (!str_starts(text, e->base))
                return 0;
        struct str rest = str_slice(text, e->base.n, text.n);
        for (size_t i = 0; i < COUNT(suffixes); i++) {
                struct str suffix = str_of(suffixes[i].suffix);
                if (suffixes[i].kind == SUFFIX_TOWNSHIP && str_starts(rest, suffix))
                        return e->base.n + suffix.n;
        }
        return 0;
}

/* without_path: 定远县定城镇丰收村 without the county, and without the township, which is returned: in
 * that order, as paths are written. */
static struct str without_path(const struct places *p, struct str text, const struct place_entry **township)
{
        for (size_t i = 0; i < p->n; i++) {
                size_t at = str_find(text, p->items[i].name);
                if (p->items[i].code.n == 6 && at < text.n && at + p->items[i].name.n < text.n)
                        text = str_slice(text, at + p->items[i].name.n, text.n);
        }
        for (size_t i = 0; i < p->n; i++) {
                const struct place_entry *e = &p->items[i];
                size_t n = e->code.n == 9 ? leading(e, text) : 0;
                if (n == 0 || text.n <= n)
                        continue;
                *township = e;
                return str_trim(str_slice(text, n, text.n));
        }
        return text;
}

/* leads: the village whose name, or whose base and 村 or 社区, begins the text (丰收村6组); the
 * longest, or NULL. 丰收村6组, 丰收村东庄: what follows the village's name is smaller than a village and
 * is not asked for. Two of the same length are no answer. */
static const struct place_entry *leads(const struct places *p, struct str parent, struct str text)
{
        const struct place_entry *best = NULL;
        size_t longest = 0;
        for (size_t i = 0; i < p->n; i++) {
                const struct place_entry *e = &p->items[i];
                struct str rest =
                        str_starts(text, e->base) ? str_slice(text, e->base.n, text.n) : (struct str){ "", 0 };
                struct str word = e->kind == SUFFIX_COMMUNITY ? S("社区") : S("村");
                size_t n = str_starts(text, e->name) ? e->name.n : e->base.n + (str_starts(rest, word) ? word.n : 0);
                bool village = rest.n > word.n && str_starts(rest, word);
                bool begins = str_starts(text, e->name) || village;
                if (!wanted(e, parent, 12) || !begins || n < longest)
                        continue;
                best = n == longest ? NULL : e;
                longest = n;
        }
        return best;
}

/* of_village: plainly first, then as a path, then by its beginning; a path that contradicts the
 * township's own cell is not followed. */
static enum place_found of_village(const struct places *p, struct str parent, struct str text, char code[13])
{
        const struct place_entry *e = NULL;
        enum place_found found = place_find(p, parent, 12, text, &e);
        if (found == PLACE_UNKNOWN && !(str_digits(text) && text.n >= 9)) {
                const struct place_entry *township = NULL;
                struct str rest = without_path(p, text, &township);
                bool inside = township && (parent.n == 0 || str_eq(parent, township->code));
                if (inside)
                        found = place_find(p, township->code, 12, rest, &e);
                else if (!township && rest.n < text.n)
                        found = place_find(p, parent, 12, rest, &e);
                if (found == PLACE_UNKNOWN && (!township || inside)) {
                        e = leads(p, township ? township->code : parent, rest);
                        found = e ? PLACE_FOUND : PLACE_UNKNOWN;
                }
        }
        if (found == PLACE_FOUND)
                memcpy(code, e->code.p, e->code.n);
        return found;
}

/* place_of: the township's word is judged before the village's: a wrong township makes every village of it unknown. */
enum place_found place_of(const struct places *p, struct place_words words, char code[13], int *wrong)
{
        memset(code, 0, 13);
        struct str parent = { "", 0 };
        *wrong = 1;
        if (words.township.n > 0) {
                const struct place_entry *e = NULL;
                enum place_found found = place_find(p, (struct str){ "", 0 }, 9, words.township, &e);
                if (found == PLACE_UNKNOWN) {
                        const struct place_entry *none = NULL;
                        found = place_find(p, (struct str){ "", 0 }, 9, without_path(p, words.township, &none), &e);
                }
                if (found != PLACE_FOUND)
                        return found;
                parent = e->code;
        }
        *wrong = 2;
        if (words.village.n > 0)
                return of_village(p, parent, words.village, code);
        if (parent.n == 0)
                return PLACE_UNKNOWN;
        memcpy(code, parent.p, parent.n);
        return PLACE_FOUND;
}

/* names_place: whether a title speaks of a place: by its name; by its base with another suffix
 * of its kind; a township also by its base alone, unless a village or the county goes by it. 栖凤镇
 * in a title is the township; 栖凤 alone may also begin 栖凤村 or 栖凤县, so what follows is looked at. */
static bool names_place(const struct place_entry *e, enum rung rung, struct str text)
{
        if (rung == RUNG_NAME)
                return str_find(text, e->name) < text.n;
        size_t at = str_find(text, e->base);
        if (at == text.n)
                return false;
        struct str rest = str_slice(text, at + e->base.n, text.n);
        for (size_t i = 0; rung == RUNG_KIND && i < COUNT(suffixes); i++)
                if (suffixes[i].kind == e->kind && str_starts(rest, str_of(suffixes[i].suffix)))
                        return true;
        static const char *const others[] = { "村", "社区", "居委会", "县", "市", "区" };
        for (size_t i = 0; i < COUNT(others); i++)
                if (str_starts(rest, str_of(others[i])))
                        return false;
        return rung == RUNG_BASE && e->code.n == 9 && e->base.n >= BASE_MIN;
}

/* place_in_text: the longest name wins: 大桥镇 holds 大桥. Two of one length are none, and a title
 * that names two townships is of both. */
const struct place_entry *place_in_text(const struct places *p, struct str parent, size_t level, struct str text)
{
        const struct place_entry *best = NULL;
        for (enum rung rung = RUNG_NAME; rung < RUNG_MAX; rung++) {
                for (size_t i = 0; i < p->n; i++) {
                        const struct place_entry *e = &p->items[i];
                        if (!wanted(e, parent, level) || !names_place(e, rung, text))
                                continue;
                        if (best && best->name.n == e->name.n)
                                return NULL;
                        if (!best || e->name.n > best->name.n)
                                best = e;
                }
                if (best)
                        return best;
        }
        const struct place_entry *township = NULL; /* 大桥镇 is not its village 大桥 */
        if (level == 12 && place_find(p, S(""), 9, text, &township) == PLACE_FOUND && str_eq(township->name, text))
                return NULL;
        return place_find(p, parent, level, text, &best) == PLACE_FOUND ? best : NULL;
}

/* shares: how many leading or trailing characters two names share, roughly: any common character
 * counts. Roughly is enough: it only chooses which few names stand in an error. */
static size_t shares(struct str a, struct str b)
{
        size_t common = 0;
        for (size_t i = 0; i + 3 <= a.n; i += 3)
                common += str_find(b, str_slice(a, i, i + 3)) < b.n;
        return common;
}

/* places_near: townships where nothing narrows it, else villages that share a character with what was written. */
struct str places_near(const struct places *p, struct str parent, struct str text, const char *between)
{
        enum place_suffix kind;
        struct str base = place_suffix_cut(text, &kind);
        struct str out = { "", 0 };
        size_t n = 0;
        for (size_t i = 0; i < p->n && n < NEAR_MAX; i++) {
                const struct place_entry *e = &p->items[i];
                if (!wanted(e, parent, parent.n == 9 ? 12 : 9) ||
                    (parent.n == 9 && n > 0 && shares(base, e->base) == 0))
                        continue;
                out = arena_fmt(p->arena, "%.*s%s%.*s", FMT(out), n++ ? between : "", FMT(e->name));
        }
        return out;
}
