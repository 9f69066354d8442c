/* sheet_fixture.c: see sheet_fixture.h. */
#include "book/sheet_fixture.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""

/* A fixture that can't be made is not a failed test but a broken machine: it ends at once and says why. */
static void must(bool ok, const char *what)
{
        if (ok)
                return;
        perror(what);
        abort();
}

/* A directory for each process: test programs run side by side and use the same file names. */
static const char *own_folder(struct arena *a)
{
        const char *top = getenv("TMPDIR");
        return arena_fmt(a, "%s/bangfu-sheet-%ld", top ? top : "/tmp", (long)getpid()).p;
}

int fixture_clean(void **state)
{
        struct arena a = { .limit = 0 };
        const char *folder = own_folder(&a);
        DIR *d = opendir(folder);
        (void)state;
        for (struct dirent *e; d && (e = readdir(d));)
                if (e->d_name[0] != '.')
                        unlink(arena_fmt(&a, "%s/%s", folder, e->d_name).p);
        if (d)
                closedir(d);
        rmdir(folder);
        arena_release(&a);
        return 0;
}

const char *fixture_path(struct arena *a, const char *name)
{
        const char *folder = own_folder(a);
        mkdir(folder, 0700);
        return arena_fmt(a, "%s/%s", folder, name).p;
}

/* Tests run in the build directory; meson tells them where the sources are. */
const char *fixture_data(struct arena *a, const char *name)
{
        const char *top = getenv("BANGFU_TOP");
        return arena_fmt(a, "%s/tests/data/sheets/%s", top ? top : ".", name).p;
}

void fixture_bytes(const char *path, struct str bytes)
{
        FILE *f = fopen(path, "wb");
        must(f != NULL, path);
        must(fwrite(bytes.p, 1, bytes.n, f) == bytes.n, path);
        must(fclose(f) == 0, path);
}

struct str fixture_read(struct arena *a, const char *path)
{
        struct stat st;
        FILE *f = fopen(path, "rb");
        must(f && fstat(fileno(f), &st) == 0, path);
        struct str all = { NEWS(a, char, (size_t)st.st_size + 1), (size_t)st.st_size };
        char *bytes = NEWS(a, char, all.n + 1);
        must(fread(bytes, 1, all.n, f) == all.n, path);
        fclose(f);
        all.p = bytes;
        return all;
}

/* A part without text is left out: a workbook without styles is made so. */
void fixture_zip(const char *path, const struct fixture_part *parts, size_t n)
{
        int code = 0;
        zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
        must(zip != NULL, path);
        for (size_t i = 0; i < n; i++) {
                if (!parts[i].text)
                        continue;
                const size_t size = parts[i].n ? parts[i].n : strlen(parts[i].text);
                zip_source_t *source = zip_source_buffer(zip, parts[i].text, size, 0);
                must(zip_file_add(zip, parts[i].name, source, ZIP_FL_ENC_UTF_8) >= 0, parts[i].name);
        }
        must(zip_close(zip) == 0, path);
}

static const char *around(struct arena *a, const char *element, const char *inside)
{
        return inside ? arena_fmt(a, "<%s " MAIN ">%s</%s>", element, inside, element).p : NULL;
}

/* The least package Excel would open. Made of text and not by a library, since a test has to write what no
 * library writes. */
void fixture_xlsx(struct arena *a, const char *path, const char *body, const char *strings, const char *styles)
{
        const struct fixture_part parts[] = {
                { "[Content_Types].xml",
                  "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                  "<Default Extension=\"rels\" "
                  "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                  "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>" },
                { "_rels/.rels", "<Relationships " PACKAGE "><Relationship Id=\"r1\" Type=\"" OFFICE
                                 "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
                { "xl/workbook.xml",
                  "<workbook " MAIN " xmlns:r=\"" OFFICE "\"><sheets><sheet name=\"表\" sheetId=\"1\" "
                  "r:id=\"rId1\"/></sheets></workbook>" },
                { "xl/_rels/workbook.xml.rels",
                  "<Relationships " PACKAGE "><Relationship Id=\"rId1\" Type=\"" OFFICE
                  "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                  "<Relationship Id=\"rId2\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>"
                  "<Relationship Id=\"rId3\" Type=\"" OFFICE
                  "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>" },
                { "xl/worksheets/sheet1.xml", around(a, "worksheet", body) },
                { "xl/styles.xml", around(a, "styleSheet", styles ? styles : "") },
                { "xl/sharedStrings.xml", around(a, "sst", strings ? strings : "") },
        };
        fixture_zip(path, parts, COUNT(parts));
}

static void check_made(const char *path, bool made, size_t rows)
{
        struct arena arena = { 0 };
        struct ctx c = { .arena = &arena };
        struct book book;
        const char *part = arena_fmt(&arena, "%s.part", path).p;
        if (made)
                must(book_open(&c, path, &book) && book.sheets[0].n == rows, "a workbook that lacks something");
        must(made || access(path, F_OK) != 0, "a workbook in spite of a failure");
        must(access(part, F_OK) != 0, "half a workbook was left");
        arena_release(&arena);
        unlink(path);
}

void fixture_short_of_room(const char *path, bool (*make)(void *to), void *to, size_t rows)
{
        struct rlimit whole;
        size_t made = 0, refused = 0;
        must(getrlimit(RLIMIT_FSIZE, &whole) == 0, "getrlimit");
        signal(SIGXFSZ, SIG_IGN); /* as the program does: an error of the write */
        for (rlim_t most = 512; most < (rlim_t)1 << 22; most += most / 2) {
                const struct rlimit now = { .rlim_cur = most, .rlim_max = whole.rlim_max };
                unlink(path);
                must(setrlimit(RLIMIT_FSIZE, &now) == 0, "setrlimit");
                const bool ok = make(to);
                must(setrlimit(RLIMIT_FSIZE, &whole) == 0, "setrlimit");
                check_made(path, ok, rows);
                made += ok;
                refused += !ok;
        }
        must(made > 0 && refused > 0, "both outcomes");
}
