/* compound.h: streams taken out of a compound file (the container of .xls, and of an .xlsx with a password).
 * Everything in the file is a claim to be checked: sectors lie within it, and a chain is never longer than it.
 *
 * It is a small file system: a header, a table that says which sector follows which, a directory. Only what a workbook
 * needs of it is here: one named stream, whole. Names that lead elsewhere, trees and timestamps are not looked at, so
 * that they can't mislead. */
#ifndef BANGFU_BOOK_COMPOUND_H
#define BANGFU_BOOK_COMPOUND_H

#include "book/book_build.h"

/* chain: sectors of one size, and the table that says which follows which. */
struct chain {
        struct str bytes; /* the sectors, one after the other */
        size_t sector;    /* bytes of one */
        uint32_t *next;
        size_t n;
};
/* Two sizes of sectors, because the format was made for many small streams on small disks; a
 * workbook is one large one. */
struct compound {
        struct chain large, small; /* small ones lie within a stream of large ones */
        struct str directory;
        size_t least; /* streams shorter than this are made of small sectors */
};

/* compound_open: file must outlive out. False when the file contradicts itself. */
MUST bool compound_open(struct book_build *b, struct str file, struct compound *out);
/* By name, wherever in the tree of storages it stands. */
bool compound_has(const struct compound *f, const char *name);
/* compound_stream: the bytes of a stream that is there, put into the arena. */
MUST bool compound_stream(struct book_build *b, const struct compound *f, const char *name, struct str *out);

/* Little-endian numbers; 0 outside of s. Reading past the end gives zeros instead of a fault:
 * all that follows is checked again where it is used. */
uint32_t le8(struct str s, size_t at);
uint32_t le16(struct str s, size_t at);
uint32_t le32(struct str s, size_t at);

#endif
