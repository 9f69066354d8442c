/* patch_styles.c: tints as copies of styles, and the way back (see patch_parts.h).
 *
 * The part is read whole (16 MiB at most); its fills and cell styles are noted as pieces of raw text; new ones are
 * appended to both lists, so that no number already in use changes. A file without styles, or without these two lists,
 * is not tinted. A patterned or gradient fill under a tint comes back as no fill: only plain colours fit into the
 * hiding place. */
#include "patch/patch_parts.h"

#include <stdio.h>
#include <strings.h>

/* Styles are some kilobytes; workbooks that were pasted together for years have a megabyte or two. */
#define STYLES_BYTES ((size_t)16 << 20)
#define NOT_YET UINT32_MAX

/* Colours as text, because a theme's colour can't be turned into a plain one without reading the theme. */
struct fill {
        struct str shown;  /* colour of a solid fill as color_key writes it, or "" */
        struct str hidden; /* of a tint: the same for what it covers */
        bool tint;
};
struct style {
        struct str raw;            /* the whole element */
        struct str rest;           /* without its fill: equal for a style and its tint */
        uint32_t fill, tint, base; /* tint and base: NOT_YET until asked for */
};
/* A list is extended in its raw text: a new count in the start tag, new members before the end tag. */
struct list {
        size_t tag, tag_end, end; /* the start tag, and where the end tag begins */
};
/* old and old_fills are the lengths the file came with; what lies behind them is ours. */
struct styles {
        struct ctx *c;
        struct buf raw;  /* while it is being read */
        struct str text; /* then */
        struct list fill_list, style_list;
        bool in_fills, in_styles, solid;
        size_t element; /* where the fill or xf being read begins */
        struct fill *fills;
        struct style *all;
        size_t n_fills, fills_capacity, old_fills, n, capacity, old;
        struct buf new_fills;
};

/* The part is kept whole, so offsets need no window here. */
static size_t styles_position(struct xml *x)
{
        return (size_t)XML_GetCurrentByteIndex(x->parser);
}

static size_t style_behind(struct xml *x)
{
        return styles_position(x) + (size_t)XML_GetCurrentByteCount(x->parser);
}

/* color_key: "#RRGGBB", "t4,0.5" for a theme colour with its tint, "i10" for a palette colour, or "". The first
 * two digits of rgb are alpha, which Excel ignores and programs write as 00 or FF: left out. Palette entry 64 is
 * the system's own colour (18.8.27), that is, none chosen. */
static struct str color_key(struct arena *a, const char **attributes)
{
        const char *rgb = xml_attribute(attributes, "rgb"), *theme = xml_attribute(attributes, "theme");
        const char *tint = xml_attribute(attributes, "tint"), *indexed = xml_attribute(attributes, "indexed");
        if (rgb && strlen(rgb) >= 6)
                return arena_fmt(a, "#%s", rgb + strlen(rgb) - 6);
        if (theme)
                return arena_fmt(a, "t%s,%s", theme, tint ? tint : "0");
        return indexed && strcmp(indexed, "64") != 0 ? arena_fmt(a, "i%s", indexed) : S("");
}

/* color_attributes: a key as attributes; alpha tells our hidden colours (FE) from those other programs put there
 * (FF). No program shows the alpha of a cell's colour, so it can carry the sign. */
static struct str color_attributes(struct arena *a, struct str key, const char *alpha)
{
        size_t comma = str_find(key, S(","));
        struct str value = str_slice(key, 1, comma);
        if (key.n == 0)
                return S("indexed=\"64\"");
        if (key.p[0] == '#')
                return arena_fmt(a, "rgb=\"%s%.*s\"", alpha, FMT(value));
        if (key.p[0] == 'i')
                return arena_fmt(a, "indexed=\"%.*s\"", FMT(value));
        return arena_fmt(a, "theme=\"%.*s\" tint=\"%.*s\"", FMT(value), FMT(str_slice(key, comma + 1, key.n)));
}

/* Hexadecimal digits come in both cases. */
static bool same_style(struct str a, struct str b)
{
        return a.n == b.n && (a.n == 0 || strncasecmp(a.p, b.p, a.n) == 0);
}

/* Never more than the file's own, two a style at most: no bound of its own is needed. */
static struct fill *add_fill(struct styles *s, struct fill f)
{
        s->fills = arena_grow(s->c->arena, s->fills, &s->fills_capacity, s->n_fills + 1, sizeof f);
        s->fills[s->n_fills] = f;
        return &s->fills[s->n_fills++];
}

/* `rest` is what two styles are compared by: number format, font, border, alignment and protection, as the file
 * writes them. */
static void styles_add_style(struct styles *s, struct str raw, uint32_t fill)
{
        struct arena *a = s->c->arena;
        struct style style = { .raw = raw, .fill = fill, .tint = NOT_YET, .base = NOT_YET };
        style.rest = tag_drop(a, tag_drop(a, raw, "fillId"), "applyFill");
        s->all = arena_grow(a, s->all, &s->capacity, s->n + 1, sizeof style);
        s->all[s->n++] = style;
}

/* In a solid fill fgColor is what is seen and bgColor is not (18.8.32). A plain rgb there is some program's own
 * habit, not our sign. */
static void read_color(struct xml *x, struct styles *s, const char *name, const char **attributes)
{
        struct fill *f = &s->fills[s->n_fills - 1];
        struct str key = color_key(x->c->arena, attributes);
        const char *rgb = xml_attribute(attributes, "rgb");
        if (!s->solid)
                return;
        if (strcmp(name, "fgColor") == 0) {
                f->shown = key;
                f->tint = same_style(key, S("#" TINT_RGB));
        } else if (!rgb || strncasecmp(rgb, "FE", 2) == 0) {
                f->hidden = key;
        }
}

/* Fills also stand in dxfs (looks of conditional formats) and xf in cellStyleXfs: neither is what a cell points to. */
static void styles_on_start(struct xml *x, const char *name, const char **attributes)
{
        struct styles *s = x->user;
        if (strcmp(name, "fills") == 0) {
                s->fill_list = (struct list){ .tag = styles_position(x), .tag_end = style_behind(x) };
                s->in_fills = true;
        } else if (strcmp(name, "cellXfs") == 0) {
                s->style_list = (struct list){ .tag = styles_position(x), .tag_end = style_behind(x) };
                s->in_styles = true;
        } else if (s->in_fills && strcmp(name, "fill") == 0) {
                add_fill(s, (struct fill){ .tint = false });
                s->solid = false;
        } else if (s->in_fills && s->n_fills > 0 && strcmp(name, "patternFill") == 0) {
                const char *pattern = xml_attribute(attributes, "patternType");
                s->solid = pattern && strcmp(pattern, "solid") == 0;
        } else if (s->in_fills && s->n_fills > 0 && (strcmp(name, "fgColor") == 0 || strcmp(name, "bgColor") == 0)) {
                read_color(x, s, name, attributes);
        } else if (s->in_styles && strcmp(name, "xf") == 0) {
                s->element = styles_position(x);
        }
}

/* A style is kept as its whole raw text, with what it holds inside: alignment, protection, extensions we know
 * nothing of. */
static void styles_on_end(struct xml *x, const char *name)
{
        struct styles *s = x->user;
        if (strcmp(name, "fills") == 0 && s->in_fills) {
                s->fill_list.end = styles_position(x);
                s->in_fills = false;
        } else if (strcmp(name, "cellXfs") == 0 && s->in_styles) {
                s->style_list.end = styles_position(x);
                s->in_styles = false;
        } else if (s->in_styles && strcmp(name, "xf") == 0) {
                struct str raw = arena_str(x->c->arena, str_slice(buf_str(&s->raw), s->element, style_behind(x)));
                int64_t fill = 0;
                if (!str_int(tag_get(raw, "fillId"), &fill) || fill < 0 || (uint64_t)fill >= s->n_fills)
                        fill = 0;
                styles_add_style(s, raw, (uint32_t)fill);
        }
}

/* Too large ends the patching and not in a shortened part, which would make every cell of the workbook faulty. */
static void styles_on_fed(struct xml *x, struct str bytes)
{
        struct styles *s = x->user;
        buf_add(&s->raw, bytes);
        if (s->raw.full) {
                package_damaged(x->c, x->part);
                xml_stop(x);
        }
}

static const struct xml_events styles_events = { .start = styles_on_start, .end = styles_on_end, .fed = styles_on_fed };

/* A workbook without the part is read like one with an empty part: usable_style then says no to every tint. */
bool styles_open(struct ctx *c, const struct package *p, struct styles **out)
{
        struct styles *s = NEW(c->arena, struct styles);
        s->c = c;
        s->raw = BUF(STYLES_BYTES);
        s->new_fills = BUF(STYLES_BYTES);
        bool ok = !p->styles || package_parse(c, p, p->styles, &styles_events, s);
        s->text = arena_str(c->arena, buf_str(&s->raw));
        buf_free(&s->raw);
        s->old_fills = s->n_fills;
        s->old = s->n;
        *out = s;
        return ok;
}

/* Members must be able to go in before an end tag: <fills/> and a list of another order have none to offer. */
static bool usable_style(const struct styles *s)
{
        return s->n > 0 && s->n_fills > 0 && s->fill_list.end > s->fill_list.tag_end &&
               s->style_list.end > s->style_list.tag_end;
}

bool styles_is_tint(const struct styles *s, uint32_t style)
{
        return style < s->n && s->all[style].fill < s->n_fills && s->fills[s->all[style].fill].tint;
}

/* Under the list's own prefix, since a producer may have chosen one. */
static void write_fill(struct styles *s, struct str shown, const char *alpha, struct str hidden)
{
        struct str prefix = tag_prefix(str_slice(s->text, s->fill_list.tag, s->fill_list.tag_end));
        struct str front = color_attributes(s->c->arena, shown, "FF"),
                   back = color_attributes(s->c->arena, hidden, alpha);
        buf_fmt(&s->new_fills,
                "<%.*sfill><%.*spatternFill patternType=\"solid\"><%.*sfgColor %.*s/><%.*sbgColor %.*s/>", FMT(prefix),
                FMT(prefix), FMT(prefix), FMT(front), FMT(prefix), FMT(back));
        buf_fmt(&s->new_fills, "</%.*spatternFill></%.*sfill>", FMT(prefix), FMT(prefix));
}

/* fill_of: the number of our fill over a colour (tint), or of a plain fill in that colour; made when there is none.
 * Number 0 is in every workbook the empty fill: Excel takes the first two for none and gray125 whatever they say. */
static uint32_t fill_of(struct styles *s, struct str color, bool tint)
{
        if (!tint && color.n == 0)
                return 0;
        for (size_t i = 0; i < s->n_fills; i++)
                if (s->fills[i].tint == tint && same_style(tint ? s->fills[i].hidden : s->fills[i].shown, color))
                        return (uint32_t)i;
        if (tint)
                add_fill(s, (struct fill){ .tint = true, .shown = S("#" TINT_RGB), .hidden = color });
        else
                add_fill(s, (struct fill){ .shown = color });
        write_fill(s, s->fills[s->n_fills - 1].shown, "FE", tint ? color : S(""));
        return (uint32_t)(s->n_fills - 1);
}

/* with_fill: the style equal to one in all but its fill; made when there is none. Looked for first, since the
 * base of a tint usually is still in the file, under another number perhaps; and a workbook that goes round every
 * month would otherwise gather styles until Excel refuses it. */
static uint32_t with_fill(struct styles *s, uint32_t style, uint32_t fill)
{
        char number[16];
        for (size_t i = 0; i < s->n; i++)
                if (s->all[i].fill == fill && str_eq(s->all[i].rest, s->all[style].rest))
                        return (uint32_t)i;
        snprintf(number, sizeof number, "%u", fill);
        struct str raw = tag_set(s->c->arena, s->all[style].raw, "fillId", number);
        styles_add_style(s, tag_set(s->c->arena, raw, "applyFill", fill ? "1" : "0"), fill);
        return (uint32_t)(s->n - 1);
}

/* A register has thousands of marked cells and few styles: each tint is made once and remembered, with its way back. */
uint32_t styles_tint(struct styles *s, uint32_t style)
{
        if (!usable_style(s))
                return style;
        if (style >= s->n)
                style = 0;
        if (styles_is_tint(s, style))
                return style;
        if (s->all[style].tint == NOT_YET) {
                uint32_t made = with_fill(s, style, fill_of(s, s->fills[s->all[style].fill].shown, true));
                s->all[style].tint = made;
                if (s->all[made].base == NOT_YET)
                        s->all[made].base = style;
        }
        return s->all[style].tint;
}

/* Asked for every unmarked cell of the workbook; for nearly all of them the first line answers. */
uint32_t styles_base(struct styles *s, uint32_t style)
{
        if (!styles_is_tint(s, style) || !usable_style(s))
                return style;
        if (s->all[style].base == NOT_YET) {
                uint32_t base = with_fill(s, style, fill_of(s, s->fills[s->all[style].fill].hidden, false));
                s->all[style].base = base;
        }
        return s->all[style].base;
}

bool styles_changed(const struct styles *s)
{
        return s->n > s->old || s->n_fills > s->old_fills;
}

/* grown: one list with its count set and its new members behind the old ones. count is optional, but programs
 * that make room by it run into trouble with one too small. */
static void grown(struct styles *s, struct buf *out, const struct list *list, size_t count, struct str added)
{
        char number[24];
        snprintf(number, sizeof number, "%zu", count);
        buf_add(out, tag_set(s->c->arena, str_slice(s->text, list->tag, list->tag_end), "count", number));
        buf_add(out, str_slice(s->text, list->tag_end, list->end));
        buf_add(out, added);
}

/* The schema puts fills before cellXfs; a file that doesn't still comes back in its own order. */
bool styles_text(struct styles *s, struct str *whole)
{
        struct buf out = BUF(2 * STYLES_BYTES), added = BUF(STYLES_BYTES);
        for (size_t i = s->old; i < s->n; i++)
                buf_add(&added, s->all[i].raw);
        bool fills_first = s->fill_list.tag < s->style_list.tag;
        const struct list *one = fills_first ? &s->fill_list : &s->style_list,
                          *two = fills_first ? &s->style_list : &s->fill_list;
        struct str fills = buf_str(&s->new_fills), styles = buf_str(&added);
        buf_add(&out, str_slice(s->text, 0, one->tag));
        grown(s, &out, one, fills_first ? s->n_fills : s->n, fills_first ? fills : styles);
        buf_add(&out, str_slice(s->text, one->end, two->tag));
        grown(s, &out, two, fills_first ? s->n : s->n_fills, fills_first ? styles : fills);
        buf_add(&out, str_slice(s->text, two->end, s->text.n));
        const bool full = out.full || added.full || s->new_fills.full;
        *whole = full ? S("") : arena_str(s->c->arena, buf_str(&out));
        buf_free(&out);
        buf_free(&added);
        return !full || fail(s->c, ERR_TOO_LARGE, "sheet.too_many_styles", "", "%s",
                             say(s->c, "工作簿的单元格样式太多，待改的表做不出来。请用 Excel 或 WPS 另存一次再导入。",
                                 "The workbook has too many styles of cells to be returned with marks. Save it again "
                                 "from Excel or WPS."));
}

void styles_close(struct styles *s)
{
        if (s)
                buf_free(&s->new_fills);
}
