/* content.c: the first bytes of the kinds of files a county keeps, in one table (see content.h). */
#include "core/content.h"

#include <ctype.h>

#define PIXELS_MAX 60000 /* of a side: an A0 sheet at 1,200 dots an inch */

/* ---- pictures ---- */

static uint32_t big(struct str s, size_t at, size_t n)
{
        uint32_t v = 0;
        for (size_t i = 0; i < n; i++)
                v = v << 8 | (unsigned char)s.p[at + i];
        return v;
}

static uint32_t little(struct str s, size_t at, size_t n)
{
        uint32_t v = 0;
        for (size_t i = n; i-- > 0;)
                v = v << 8 | (unsigned char)s.p[at + i];
        return v;
}

static bool sides(uint32_t width, uint32_t height)
{
        return width > 0 && width <= PIXELS_MAX && height > 0 && height <= PIXELS_MAX;
}

static bool png_whole(struct str s)
{
        return s.n >= 33 && memcmp(s.p + 8, "\0\0\0\rIHDR", 8) == 0 && sides(big(s, 16, 4), big(s, 20, 4));
}

static bool gif_whole(struct str s)
{
        return s.n >= 13 && sides(little(s, 6, 2), little(s, 8, 2));
}

/* The height of a BMP may be negative: rows from the top. */
static bool bmp_whole(struct str s)
{
        if (s.n < 26 || little(s, 14, 4) < 40)
                return false;
        const uint32_t height = little(s, 22, 4);
        return sides(little(s, 18, 4), height > INT32_MAX ? 0 - height : height);
}

/* Segments are walked to the frame, which says the size; C4, C8 and CC are of the same row and no frames. */
static bool jpeg_whole(struct str s)
{
        size_t at = 2;
        while (at + 9 <= s.n && (unsigned char)s.p[at] == 0xFF) {
                const unsigned kind = (unsigned char)s.p[at + 1];
                if (kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC)
                        return sides(big(s, at + 7, 2), big(s, at + 5, 2));
                at += kind == 0xFF ? 1 : 2 + big(s, at + 2, 2);
        }
        return false;
}

/* ---- packages ---- */

static bool holds(struct str s, struct str word)
{
        return str_find(s, word) < s.n;
}

static bool is_word(struct str s)
{
        return holds(s, S("word/document.xml"));
}

static bool is_excel(struct str s)
{
        return holds(s, S("xl/workbook."));
}

static bool is_powerpoint(struct str s)
{
        return holds(s, S("ppt/presentation.xml"));
}

static bool is_ofd(struct str s)
{
        return holds(s, S("OFD.xml"));
}

/* Names of streams in an OLE file are in UTF-16. */
static bool is_old_word(struct str s)
{
        return holds(s, S("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"));
}

static bool is_old_excel(struct str s)
{
        return holds(s, S("W\0o\0r\0k\0b\0o\0o\0k\0")) || holds(s, S("B\0o\0o\0k\0\0\0"));
}

/* ---- the table ---- */

#define OFFICE "application/vnd.openxmlformats-officedocument."

/* The first row that fits. */
static const struct {
        struct str starts;
        const char *type;
        bool (*whole)(struct str bytes); /* what else must hold; NULL nothing */
        bool scan;
} kinds[] = {
        { { "%PDF", 4 }, "application/pdf", NULL, true },
        { { "\x89PNG\r\n\x1A\n", 8 }, "image/png", png_whole, true },
        { { "\xFF\xD8\xFF", 3 }, "image/jpeg", jpeg_whole, true },
        { { "II*\0", 4 }, "image/tiff", NULL, true },
        { { "MM\0*", 4 }, "image/tiff", NULL, true },
        { { "BM", 2 }, "image/bmp", bmp_whole, true },
        { { "GIF87a", 6 }, "image/gif", gif_whole, true },
        { { "GIF89a", 6 }, "image/gif", gif_whole, true },
        { { "PK\x03\x04", 4 }, "application/ofd", is_ofd, true },
        { { "PK\x03\x04", 4 }, OFFICE "wordprocessingml.document", is_word, false },
        { { "PK\x03\x04", 4 }, OFFICE "spreadsheetml.sheet", is_excel, false },
        { { "PK\x03\x04", 4 }, OFFICE "presentationml.presentation", is_powerpoint, false },
        { { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8 }, "application/msword", is_old_word, false },
        { { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8 }, "application/vnd.ms-excel", is_old_excel, false },
};

/* Text by what is not in it: in UTF-8 or GB18030 alike no byte below the blank but tabs and ends of lines. */
static bool is_text(struct str s)
{
        for (size_t i = 0; i < s.n; i++)
                if ((unsigned char)s.p[i] < ' ' && !memchr("\t\r\n\f", s.p[i], 4))
                        return false;
        return s.n > 0;
}

/* What is written, letter by letter, for marks of ASCII alone: in UTF-16, which browsers read as well, a letter is
 * every second byte beside a nought. */
struct letters {
        struct str s;
        size_t step, at, n;
};

static bool noughts_at(struct str b, size_t at)
{
        return b.n >= 4 && !b.p[at] && !b.p[at + 2] && b.p[1 - at] && b.p[3 - at];
}

static struct letters letters_of(struct str b)
{
        const bool little_mark = str_starts(b, S("\xFF\xFE")), big_mark = str_starts(b, S("\xFE\xFF"));
        const bool low_first = little_mark || noughts_at(b, 1), high_first = big_mark || noughts_at(b, 0);
        const size_t mark = little_mark || big_mark ? 2 : str_starts(b, S("\xEF\xBB\xBF")) ? 3 : 0;
        const struct str rest = str_slice(b, mark, b.n);
        if (low_first || high_first)
                return (struct letters){ rest, 2, high_first, rest.n / 2 };
        return (struct letters){ rest, 1, 0, rest.n };
}

/* letter_at: DEL for one beyond ASCII in UTF-16, which is none of any mark. */
static char letter_at(const struct letters *l, size_t i)
{
        const size_t at = i * l->step;
        return l->step == 1 || !l->s.p[at + 1 - l->at] ? l->s.p[at + l->at] : 0x7F;
}

static bool stands_at(const struct letters *l, size_t i, const char *mark)
{
        size_t k = 0;
        while (mark[k] && i + k < l->n && tolower((unsigned char)letter_at(l, i + k)) == mark[k])
                k++;
        return !mark[k];
}

static bool any_stands_at(const struct letters *l, size_t i, const char *const *marks, size_t n)
{
        for (size_t k = 0; k < n; k++)
                if (stands_at(l, i, marks[k]))
                        return true;
        return false;
}

static bool all_written(const struct letters *l)
{
        for (size_t i = 0; i < l->n; i++)
                if ((unsigned char)letter_at(l, i) < ' ' && !memchr("\t\r\n\f", letter_at(l, i), 4))
                        return false;
        return l->n > 0;
}

bool content_is_markup(struct str bytes)
{
        static const char *const heads[] = { "<", "#!", "mime-version:", "from: <saved by" };
        /* what browsers have looked for behind words: */
        static const char *const marks[] = {
                "<html", "<script", "<svg", "<body", "<iframe", "<!doctype", "javascript:"
        };
        const struct letters l = letters_of(bytes);
        size_t i = 0;
        while (i < l.n && letter_at(&l, i) && memchr(" \t\r\n\f", letter_at(&l, i), 5))
                i++;
        if (any_stands_at(&l, i, heads, COUNT(heads)))
                return true;
        for (bool written = all_written(&l); written && i < l.n; i++)
                if (any_stands_at(&l, i, marks, COUNT(marks)))
                        return true;
        return false;
}

bool content_is_program(struct str bytes)
{
        static const struct str heads[] = {
                { "MZ", 2 },                       /* Windows */
                { "\x7F" "ELF", 4 },               /* Linux */
                { "\xCF\xFA\xED\xFE", 4 },         /* macOS, and the three below */
                { "\xCE\xFA\xED\xFE", 4 },
                { "\xFE\xED\xFA\xCE", 4 },
                { "\xFE\xED\xFA\xCF", 4 },
                { "\xCA\xFE\xBA\xBE", 4 },         /* Java */
                { "ITSF", 4 },                     /* help of Windows, which runs scripts */
                { "L\0\0\0\x01\x14\x02\0", 8 },    /* a shortcut */
        };
        for (size_t i = 0; i < COUNT(heads) && !is_text(bytes); i++)
                if (str_starts(bytes, heads[i]))
                        return true;
        return false;
}

const char *content_type(struct str bytes)
{
        for (size_t i = 0; i < COUNT(kinds); i++)
                if (str_starts(bytes, kinds[i].starts) && (!kinds[i].whole || kinds[i].whole(bytes)))
                        return kinds[i].type;
        return is_text(bytes) && !content_is_markup(bytes) ? "text/plain" : "application/octet-stream";
}

bool content_is_scan(struct str type)
{
        for (size_t i = 0; i < COUNT(kinds); i++)
                if (kinds[i].scan && str_is(type, kinds[i].type))
                        return true;
        return false;
}
