/* part.c: which encoding a part is in, and the way from it to UTF-8 (see part.h). XML 1.0, appendix F. */
#include "book/part.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* part_fill: the raw bytes are topped up; false when the zip fails, or has more than it said: the limits were held
 * against what it said. */
static bool part_fill(struct part *p)
{
        zip_int64_t n = 1;
        while (n > 0 && p->n < sizeof p->raw) {
                n = zip_fread(p->file, p->raw + p->n, sizeof p->raw - p->n);
                if (n < 0 || (uint64_t)n > p->left)
                        return false;
                p->n += (size_t)n;
                p->left -= (uint64_t)n;
        }
        return true;
}

/* part_declared: what <?xml … encoding="…"?> says; "" when it says nothing. */
static struct str part_declared(struct str head)
{
        if (str_starts(head, S("\xEF\xBB\xBF")))
                head = str_slice(head, 3, head.n);
        if (!str_starts(head, S("<?xml")))
                return S("");
        struct str said = str_slice(head, 0, str_find(head, S("?>")));
        size_t at = str_find(said, S("encoding"));
        for (at += 8; at < said.n && said.p[at] != '"' && said.p[at] != '\''; at++)
                ;
        struct str name = str_slice(said, at + 1, said.n);
        size_t n = 0;
        while (n < name.n && (strchr("._-", name.p[n]) || (name.p[n] >= '0' && name.p[n] <= '9') ||
                              ((name.p[n] | 32) >= 'a' && (name.p[n] | 32) <= 'z')))
                n++;
        return str_slice(name, 0, n);
}

/* part_encoding: a name for iconv, or NULL for UTF-8. Two bytes a character show in the bytes themselves; a part that
 * only says so is UTF-8 written by a program that took its own memory's encoding for the file's. GB18030 holds GB2312
 * and GBK, and programs put characters of the larger sets into parts said to be of the smaller. */
static const char *part_encoding(struct str head, char name[40])
{
        if (str_starts(head, S("\xFF\xFE")) || str_starts(head, (struct str){ "<\0", 2 }))
                return "UTF-16LE";
        if (str_starts(head, S("\xFE\xFF")) || str_starts(head, (struct str){ "\0<", 2 }))
                return "UTF-16BE";
        struct str said = part_declared(head);
        if (said.n == 0 || said.n >= 40)
                return NULL;
        snprintf(name, 40, "%.*s", FMT(said));
        if (strncasecmp(name, "utf-16", 6) == 0)
                return "UTF-8";
        if (strcasecmp(name, "utf-8") == 0 || strcasecmp(name, "utf8") == 0)
                return NULL;
        return strncasecmp(name, "gb", 2) == 0 ? "GB18030" : name;
}

bool part_open(struct ctx *c, const char *name, zip_file_t *file, uint64_t declared, struct part *out)
{
        char said[40];
        *out = (struct part){ .file = file, .left = declared };
        if (!part_fill(out)) {
                out->left = 0; /* part_read fails on it, and says damaged */
                return true;
        }
        const char *from = part_encoding((struct str){ out->raw, out->n }, said);
        out->converts = from != NULL;
        if (!from)
                return true;
        out->from = iconv_open("UTF-8", from);
        if (out->from != (iconv_t)-1)
                return true;
        out->converts = false;
        return fail(c, ERR_INVALID, "sheet.encoding", name, "%s (%s)",
                    say(c, "文件里有一部分的文字编码认不出。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入",
                        "A part of the file is in an encoding not known. Open it in Excel or WPS and save it as .xlsx"),
                    from);
}

/* part_bare: how many bytes at the beginning are a mark and a declaration. */
static size_t part_bare(struct str text)
{
        size_t mark = str_starts(text, S("\xEF\xBB\xBF")) ? 3 : 0;
        struct str rest = str_slice(text, mark, text.n);
        size_t end = str_find(rest, S("?>"));
        return str_starts(rest, S("<?xml")) && end < rest.n ? mark + end + 2 : mark;
}

/* A character cut at the end of the raw bytes waits for the rest of it; at the end of the part it is damage. */
static int64_t part_convert(struct part *p, char *space, size_t room)
{
        char *to = space;
        for (bool end = false; to == space && !end;) {
                char *at = p->raw;
                if (!part_fill(p))
                        return -1;
                end = p->n < sizeof p->raw;
                size_t before = p->n, left = room;
                (void)iconv(p->from, &at, &p->n, &to, &left);
                memmove(p->raw, at, p->n);
                if (p->n == before && before > 0)
                        return -1;
                size_t bare = p->begun ? 0 : part_bare((struct str){ space, (size_t)(to - space) });
                memmove(space, space + bare, (size_t)(to - space) - bare);
                to -= bare;
                p->begun = true;
        }
        return to - space;
}

int64_t part_read(struct part *p, char *space, size_t room)
{
        if (p->converts)
                return part_convert(p, space, room);
        size_t n = p->n;
        p->n = 0;
        if (n > 0) {
                memcpy(space, p->raw, n);
                return (int64_t)n;
        }
        zip_int64_t more = zip_fread(p->file, space, room);
        if (more < 0 || (uint64_t)more > p->left)
                return -1;
        p->left -= (uint64_t)more;
        return more;
}

void part_close(struct part *p)
{
        if (p->converts)
                iconv_close(p->from);
        p->converts = false;
}
