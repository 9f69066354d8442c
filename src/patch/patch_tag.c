/* patch_tag.c: attributes of one start tag, changed in its raw text and nothing else of it
 * touched. The text has passed expat. */
#include "patch/patch_parts.h"

/* span: where an attribute stands: from its leading blank to behind its closing quote, and the
 * value between the quotes. */
struct span {
        size_t from, value, value_end, to;
};

/* tag_blank: XML's four. */
static bool tag_blank(char c)
{
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* name_end: a name ends at a blank or at the end of the tag. */
static size_t name_end(struct str tag)
{
        size_t i = 1;
        while (i < tag.n && !tag_blank(tag.p[i]) && tag.p[i] != '>' && tag.p[i] != '/')
                i++;
        return i;
}

/* ends_tag: a slash within quotes is passed by before this is asked. */
static bool ends_tag(char c)
{
        return c == '>' || c == '/';
}

/* next_attribute: reads one from *at on; false at the end of the tag. Quotes may be of either
 * kind; the tag has passed expat, so they are closed. */
static bool next_attribute(struct str tag, size_t *at, struct str *name, struct span *out)
{
        size_t i = *at;
        while (i < tag.n && tag_blank(tag.p[i]))
                i++;
        size_t start = i;
        while (i < tag.n && tag.p[i] != '=' && !ends_tag(tag.p[i]) && !tag_blank(tag.p[i]))
                i++;
        *name = str_slice(tag, start, i);
        while (i < tag.n && (tag.p[i] == '=' || tag_blank(tag.p[i])))
                i++;
        if (name->n == 0 || i >= tag.n || ends_tag(tag.p[i]))
                return false;
        const char *close = memchr(tag.p + i + 1, tag.p[i], tag.n - i - 1);
        if (!close)
                return false;
        size_t end = (size_t)(close - tag.p);
        *out = (struct span){ .from = *at, .value = i + 1, .value_end = end, .to = end + 1 };
        *at = end + 1;
        return true;
}

/* tag_find: linear: a tag has a handful. */
static bool tag_find(struct str tag, const char *name, struct span *out)
{
        size_t at = name_end(tag);
        struct str found;
        while (next_attribute(tag, &at, &found, out))
                if (str_is(found, name))
                        return true;
        return false;
}

struct str tag_get(struct str tag, const char *name)
{
        struct span s;
        return tag_find(tag, name, &s) ? str_slice(tag, s.value, s.value_end) : S("");
}

/* tag_set: added at the front when it is new: then the end of the tag, empty or not, need not be
 * known. */
struct str tag_set(struct arena *a, struct str tag, const char *name, const char *value)
{
        struct span s;
        if (tag_find(tag, name, &s))
                return arena_fmt(a, "%.*s%s%.*s", (int)s.value, tag.p, value, FMT(str_slice(tag, s.value_end, tag.n)));
        size_t end = name_end(tag);
        return arena_fmt(a, "%.*s %s=\"%s\"%.*s", (int)end, tag.p, name, value, FMT(str_slice(tag, end, tag.n)));
}

/* tag_drop: with the blank before it. */
struct str tag_drop(struct arena *a, struct str tag, const char *name)
{
        struct span s;
        if (!tag_find(tag, name, &s))
                return tag;
        return arena_fmt(a, "%.*s%.*s", FMT(str_slice(tag, 0, s.from)), FMT(str_slice(tag, s.to, tag.n)));
}

struct str tag_prefix(struct str tag)
{
        struct str name = str_slice(tag, 1, name_end(tag));
        size_t colon = str_find(name, S(":"));
        return colon < name.n ? str_slice(name, 0, colon + 1) : S("");
}
