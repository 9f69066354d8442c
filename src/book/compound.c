/* compound.c: sectors, their chains, and the directory of a compound file (see compound.h; MS-CFB). */
#include "book/compound.h"

#include "book/package.h"

/* Offsets and sizes of [MS-CFB] 2.2 (header) and 2.6.1 (directory entry). The allocation table gives for each
 * sector the one that follows it, as in the FAT of a disk; the header holds the first 109 sectors of that table. */
#define HEADER 512
#define SMALL_SECTOR 64
#define FIRST_LIST 76    /* where the header lists the sectors of the allocation table */
#define FIRST_LISTED 109 /* how many it holds */
#define ENTRY 128
#define LAST_SECTOR 0xFFFFFFFAu /* numbers from here on mark ends and free sectors */

/* Storages (1) are folders of embedded objects and macros; the workbook's stream lies in none, so the directory
 * is read as a flat list and its tree of names left alone: a tree may contain loops, a list can't. */
enum entry_type { ENTRY_STREAM = 2, ENTRY_ROOT = 5 };

/* Outside of the bytes they give 0 rather than fail: no reader is led out of its memory by a short record or a
 * short file, whatever they claim. */
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

/* The last sector of a file may be cut short; str_slice gives what is there, and the chain that needs more fails. */
static struct str sector(const struct chain *c, uint32_t number)
{
        size_t from = (size_t)number * c->sector;
        return number < LAST_SECTOR ? str_slice(c->bytes, from, from + c->sector) : S("");
}

/* add_table: one sector of the allocation table. Entries beyond the sectors of the file say nothing, so `room`
 * bounds the table whatever the header claims. */
static void add_table(struct chain *c, uint32_t number, size_t room)
{
        struct str s = sector(c, number);
        for (size_t at = 0; at + 4 <= s.n && c->n < room; at += 4)
                c->next[c->n++] = le32(s, at);
}

/* read_table: the sectors of the allocation table are listed in the header and, in large files, in a chain of
 * lists. Each list ends with the sector of the next. The number of lists is bounded by the number of sectors: a
 * chain of lists that comes back to itself would otherwise never end. */
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

/* The bytes of a chain whose length nobody tells, such as the directory's. A chain that runs in a circle is cut
 * at as many sectors as there are, and its bytes then repeat, which harms nobody. */
static size_t length(const struct chain *c, uint32_t first)
{
        size_t n = 0;
        for (uint32_t at = first; at < c->n && n < c->n; at = c->next[at])
                n++;
        return n * c->sector;
}

/* compound_follow: the first size bytes of a chain. The claim is tested before memory is asked for. A loop in the
 * chain ends with the size; a chain that ends before it is a file cut off, and refused. */
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

/* Names are UTF-16 with a closing zero that their length, in bytes, counts ([MS-CFB] 2.6.1). Ours are ASCII. */
static bool compound_has_name(struct str entry, const char *name)
{
        size_t n = strlen(name);
        if (le16(entry, 64) != 2 * (n + 1))
                return false;
        for (size_t i = 0; i < n; i++)
                if ((le16(entry, 2 * i) | 32) != ((unsigned char)name[i] | 32))
                        return false;
        return true;
}

/* compound_find: the directory's entry of a type, and of a name unless that is NULL; S("") when there is none. Names
 * are equal whatever their case ([MS-CFB] 2.6.4): Excel writes "Workbook", other programs WORKBOOK. */
static struct str compound_find(const struct compound *f, enum entry_type type, const char *name)
{
        for (size_t at = 0; at + ENTRY <= f->directory.n; at += ENTRY) {
                struct str entry = str_slice(f->directory, at, at + ENTRY);
                if (le8(entry, 66) == type && (!name || compound_has_name(entry, name)))
                        return entry;
        }
        return S("");
}

/* read_small: the table of small sectors is a stream of large ones, and so are they. Streams below 4,096 bytes
 * are kept in sectors of 64, all of them together in the stream that belongs to the root entry. A workbook is
 * rarely so small, but may be. */
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

/* The size of a sector is a power of two, 512 or 4,096 ([MS-CFB] 2.2, versions 3 and 4); the latter pads the
 * header to one sector, so sector 0 begins a whole sector behind the start in both. */
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

bool compound_has(const struct compound *f, const char *name)
{
        return compound_find(f, ENTRY_STREAM, name).n > 0;
}

/* Of the size only 32 bits are read: the upper half is meaningless in version 3, and no file here reaches 4 GiB. */
bool compound_stream(struct book_build *b, const struct compound *f, const char *name, struct str *out)
{
        struct str entry = compound_find(f, ENTRY_STREAM, name);
        size_t size = le32(entry, 120);
        return compound_follow(b, size < f->least ? &f->small : &f->large, le32(entry, 116), size, out);
}
