/* fuzz_xlsx.c: any bytes as an xlsx; what opens is also patched. Bytes that are no zip are the parts of one instead,
 * with a NUL between worksheet, shared strings and styles, so that a fuzzer reaches the XML without inventing
 * checksums. */
#include <string.h>
#include <zip.h>

#include "patch/patch.h"
#include "tests/fuzz/fuzz_book.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATION(id, type, target) "<Relationship Id='" id "' Type='" OFFICE type "' Target='" target "'/>"

static void add(zip_t *zip, const char *name, const void *data, size_t size)
{
        zip_source_t *source = zip_source_buffer(zip, data, size, 0);
        if (!source || zip_file_add(zip, name, source, 0) < 0)
                abort();
}

static void add_text(zip_t *zip, const char *name, const char *text)
{
        add(zip, name, text, strlen(text));
}

static void pack(const char *path, const uint8_t *data, size_t size)
{
        static const char *const parts[] = { "sheet.xml", "strings.xml", "styles.xml" };
        int code = 0;
        zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
        if (!zip)
                abort();
        add_text(zip, "xl/workbook.xml",
                 "<workbook xmlns:r='" OFFICE "'><sheets><sheet name='a' r:id='a'/></sheets></workbook>");
        add_text(zip, "xl/_rels/workbook.xml.rels",
                 "<R>" RELATION("a", "/worksheet", "/sheet.xml") RELATION("b", "/sharedStrings", "/strings.xml")
                         RELATION("c", "/styles", "/styles.xml") "</R>");
        for (size_t i = 0, at = 0; i < 3; i++) {
                const uint8_t *end = at < size ? memchr(data + at, '\0', size - at) : NULL;
                size_t n = end && i < 2 ? (size_t)(end - data) - at : size - at;
                if (n > 0)
                        add(zip, parts[i], data + at, n);
                else
                        add_text(zip, parts[i], "<a/>");
                at = at + n < size ? at + n + 1 : size;
        }
        if (zip_close(zip) != 0)
                abort();
}

static void patch(struct ctx *c, const char *path, const struct book *book)
{
        char out[128];
        const struct patch_header header = { .sheet = 0, .row = 0 };
        const struct mark marks[] = { { 0, 1, 1, S("a<b") }, { 0, 3, 0, S("c") }, { 0, 0, 2, S("") } };
        fuzz_path(out, "b.xlsx");
        if (!patch_write(c, path, book, &header, 1, marks, 3, out))
                return;
        struct book again;
        bool ok = book_open(c, out, &again);
        assert(ok && again.n == book->n);
        unlink(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
        char path[128];
        struct arena arena = { .limit = FUZZ_MEMORY };
        struct ctx c = { .arena = &arena };
        struct book book;
        fuzz_path(path, "a.xlsx");
        if (size > 2 && memcmp(data, "PK", 2) == 0)
                fuzz_file(path, data, size);
        else
                pack(path, data, size);
        if (fuzz_open(&c, path, &book))
                patch(&c, path, &book);
        unlink(path);
        arena_release(&arena);
        return 0;
}
