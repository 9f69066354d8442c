/* compound.c: sectors, their chains, and the directory of a compound file (see compound.h;
 * MS-CFB). */
#include "book/compound.h"

#include "book/package.h"

#define HEADER 512
/* By the standard: streams below `least` lie in small sectors, within a stream of large ones. */
#define SMALL_SECTOR 64
#define FIRST_LIST 76    /* where the header lists the sectors of the allocation table */
#define FIRST_LISTED 109 /* how many it holds */
#define ENTRY 128
#define LAST_SECTOR 0xFFFFFFFAu /* numbers from here on mark ends and free sectors */

enum entry_type { ENTRY_STREAM = 2, ENTRY_ROOT = 5 };

/* le8: past the end everything is zero, so that no number in the file can lead outside it. */
uint32_t le8(struct str s, size_t at)
{
        return at < s.n ? (unsigned char)s.p[at] : 0;
}

uint32_t le16(struct str s, size_t at)
{
        return at < s.n && s.n - at >= 2 ? le8(s, at) | le8(s, at + 1) << 8 : 0;
}

uint32_t le32(struct str s, size_t at)
{
        return at < s.n && s.n - at >= 4 ? le16(s, at) | le16(s, at + 2) << 16 : 0;
}

/* sector: the marks for ends and free sectors are numbers too, beyond the last; they have no
 * bytes. */
static struct str sector(const struct chain *c, uint32_t number)
{
        size_t from = (size_t)number * c->sector;
        return number < LAST_SECTOR ? str_slice(c->bytes, from, from + c->sector) : S("");
}

/* add_table: one sector of the allocation table. */
static void add_table(struct chain *c, uint32_t number, size_t room)
{
        struct str s = sector(c, number);
        for (size_t at = 0; at + 4 <= s.n && c->n < room; at += 4)
                c->next[c->n++] = le32(s, at);
}

/* read_table: the sectors of the allocation table are listed in the header and, in large files,
 * in a chain of lists. Bounded by how many sectors the file can hold, so that a list that leads
 * to itself ends. */
static bool read_table(struct book_build *b, struct str header, struct chain *c)
{
        size_t room = c->bytes.n / c->sector + 1, per_list = c->sector / 4 - 1;
        size_t tables = le32(header, 44), listed = 0;
        if (!build_room(b, room * sizeof *c->next))
                return false;
        c->next = NEWS(b->c->arena, uint32_t, room);
        for (; listed < FIRST_LISTED && listed < tables; listed++)
                add_table(c, le32(header, FIRST_LIST + 4 * listed), room);
        uint32_t list = le32(header, 68);
        for (size_t lists = 0; list < LAST_SECTOR && lists < room && listed < tables; lists++) {
                struct str s = sector(c, list);
                for (size_t k = 0; k < per_list && listed < tables; k++, listed++)
                        add_table(c, le32(s, 4 * k), room);
                list = le32(s, 4 * per_list);
        }
        return true;
}

/* length: a chain longer than there are sectors runs in a circle. */
static size_t length(const struct chain *c, uint32_t first)
{
        size_t n = 0;
        for (uint32_t at = first; at < c->n && n < c->n; at = c->next[at])
                n++;
        return n * c->sector;
}

/* compound_follow: the first size bytes of a chain. A size larger than the file is a lie, and
 * believing it would ask for the memory. */
static bool compound_follow(struct book_build *b, const struct chain *c, uint32_t first, size_t size, struct str *out)
{
        if (size > c->bytes.n + c->sector)
                return package_damaged(b->c, "");
        if (!build_room(b, size))
                return false;
        char *bytes = NEWS(b->c->arena, char, size + 1);
        size_t n = 0;
        for (uint32_t at = first; n < size && at < c->n; at = c->next[at]) {
                struct str s = str_slice(sector(c, at), 0, size - n);
                if (s.n == 0)
                        break;
                memcpy(bytes + n, s.p, s.n);
                n += s.n;
        }
        *out = (struct str){ bytes, n };
        return n == size || package_damaged(b->c, "");
}

/* compound_has_name: names are UTF-16 and here ASCII; the length counts the zero behind them. */
static bool compound_has_name(struct str entry, const char *name)
{
        size_t n = strlen(name);
        if (le16(entry, 64) != 2 * (n + 1))
                return false;
        for (size_t i = 0; i < n; i++)
                if (le16(entry, 2 * i) != (unsigned char)name[i])
                        return false;
        return true;
}

/* compound_find: the directory's entry of a type, and of a name unless that is NULL; S("") when
 * there is none. A county's workbook has a dozen entries: a walk is enough, and the tree they
 * form need not be trusted. */
static struct str compound_find(const struct compound *f, enum entry_type type, const char *name)
{
        for (size_t at = 0; at + ENTRY <= f->directory.n; at += ENTRY) {
                struct str entry = str_slice(f->directory, at, at + ENTRY);
                if (le8(entry, 66) == type && (!name || compound_has_name(entry, name)))
                        return entry;
        }
        return S("");
}

/* read_small: the table of small sectors is a stream of large ones, and so are they. Absent in
 * files without small streams, and then an empty table. */
static bool read_small(struct book_build *b, struct str header, struct compound *f)
{
        struct str table = S(""), root = compound_find(f, ENTRY_ROOT, NULL);
        uint32_t first = le32(header, 60);
        if (root.n == 0)
                return package_damaged(b->c, "");
        if (!compound_follow(b, &f->large, first, length(&f->large, first), &table) ||
            !compound_follow(b, &f->large, le32(root, 116), length(&f->large, le32(root, 116)), &f->small.bytes))
                return false;
        f->small.sector = SMALL_SECTOR;
        f->small.n = table.n / 4;
        if (!build_room(b, table.n))
                return false;
        f->small.next = NEWS(b->c->arena, uint32_t, f->small.n);
        for (size_t i = 0; i < f->small.n; i++)
                f->small.next[i] = le32(table, 4 * i);
        return true;
}

/* compound_open: only the two sector sizes there are. */
bool compound_open(struct book_build *b, struct str file, struct compound *out)
{
        uint32_t shift = le16(file, 30), first = le32(file, 48);
        struct compound f = { .least = le32(file, 56) };
        if (file.n < HEADER || (shift != 9 && shift != 12))
                return package_damaged(b->c, "");
        f.large.sector = (size_t)1 << shift;
        f.large.bytes = str_slice(file, f.large.sector, file.n); /* the header fills the first */
        if (!read_table(b, file, &f.large) ||
            !compound_follow(b, &f.large, first, length(&f.large, first), &f.directory) || !read_small(b, file, &f))
                return false;
        *out = f;
        return true;
}

/* compound_has: asked before reading, to tell a locked file from a foreign one. */
bool compound_has(const struct compound *f, const char *name)
{
        return compound_find(f, ENTRY_STREAM, name).n > 0;
}

bool compound_stream(struct book_build *b, const struct compound *f, const char *name, struct str *out)
{
        struct str entry = compound_find(f, ENTRY_STREAM, name);
        size_t size = le32(entry, 120);
        return compound_follow(b, size < f->least ? &f->small : &f->large, le32(entry, 116), size, out);
}
