/* package.h: an xlsx as a zip of XML parts: found, bounded, and fed to expat. For who reads, patches or proves one.
 *
 * package_open refuses what is encrypted, damaged, no workbook, or a zip bomb; package_parse refuses DTDs, endless
 * tokens and parts longer than the zip says. Events come for elements of the part's own namespace alone, which is that
 * of its first element: producers choose prefixes freely, strict and transitional files differ in the namespace, and
 * extensions have elements of the same names in others. Names come without namespace and prefix. What `fed` gets and
 * positions count is UTF-8, whatever the part is written in (part.h). */
#ifndef BANGFU_BOOK_PACKAGE_H
#define BANGFU_BOOK_PACKAGE_H

#include "base/buf.h"
#include "base/ctx.h"

#include <expat.h>
#include <zip.h>

/* In the order of the workbook's list, which is that of the tabs. */
struct package_sheet {
        struct str name;
        const char *part; /* its name in the zip */
        bool hidden;
};

struct package {
        zip_t *zip;
        const char *workbook;
        const char *styles, *strings; /* NULL when the workbook has none */
        struct package_sheet *sheets;
        size_t n;
        bool system_1904;
};

/* One set of events for each kind of part. `fed` and `parsed` are the patcher's: it copies the bytes around the
 * tags, and so must see them before expat does and know when they are dealt with. */
struct xml;
struct xml_events {
        void (*start)(struct xml *x, const char *name, const char **attributes);
        void (*end)(struct xml *x, const char *name);
        void (*text)(struct xml *x, const char *p, size_t n); /* may be NULL */
        void (*fed)(struct xml *x, struct str bytes);         /* may be NULL: the raw bytes, before they are parsed */
        void (*parsed)(struct xml *x);                        /* may be NULL: after those bytes */
};
struct xml {
        struct ctx *c;
        const char *part;
        XML_Parser parser;
        const struct xml_events *events;
        void *user;
        struct str own; /* the part's namespace, once its first element was met */
        int foreign;    /* depth within an element of another */
        bool stopped;   /* xml_stop was called */
        bool dtd;
};

MUST bool package_open(struct ctx *c, const char *path, struct package *out);
void package_close(struct package *p); /* accepts a zeroed one */
/* package_parse: false when the part is faulty or an event failed; an event that stops without an error ends it with
 * true. */
MUST bool package_parse(struct ctx *c, const struct package *p, const char *part, const struct xml_events *events,
                        void *user);
/* package_stat: a part by its name, which producers write in other cases and with other slashes. */
bool package_stat(zip_t *zip, const char *part, zip_stat_t *st);
/* package_damaged: the error for a part that cannot be what it should. */
bool package_damaged(struct ctx *c, const char *where);

void xml_stop(struct xml *x);
/* xml_attribute: the value of one without a namespace, or NULL; xml_attribute_relation: of one in the namespace of
 * relationships, as r:id is. */
const char *xml_attribute(const char **attributes, const char *name);
const char *xml_attribute_relation(const char **attributes, const char *name);
/* xml_text: s as the text of an element or attribute; other control characters than newline and tab are left out.
 * XML 1.0 has no way to write them, not even by number, and Excel calls a file that has one damaged. */
void xml_text(struct buf *b, struct str s);
bool xml_true(const char *value);                /* "1" or "true" in any case */
bool xml_uint(const char *value, uint32_t *out); /* strict; false also for NULL */
/* xml_reference: "P12", "p12" or "$P$12" to column and row from 0; *at moves behind it. */
bool xml_reference(const char **at, int64_t *column, int64_t *row);

#endif
