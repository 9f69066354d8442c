/* made.c: every part of a workbook just written is XML to its last tag (see made.h). */
#include "book/made.h"

#include "book/package.h"
#include "book/place.h"

#include <unistd.h>

static void made_start(struct xml *x, const char *name, const char **attributes)
{
        (void)x, (void)name, (void)attributes;
}

static void made_end(struct xml *x, const char *name)
{
        (void)x, (void)name;
}

static const struct xml_events made_events = { .start = made_start, .end = made_end };

/* By all names in the zip and not by relationships: a part that is lost or empty is as bad wherever it is named. */
static bool made_reads(struct ctx *c, zip_t *zip)
{
        const struct package p = { .zip = zip };
        const zip_int64_t n = zip_get_num_entries(zip, 0);
        bool ok = n > 0;
        for (zip_int64_t i = 0; i < n && ok; i++) {
                const char *name = zip_get_name(zip, (zip_uint64_t)i, 0);
                const bool xml = name && (str_ends(str_of(name), S(".xml")) || str_ends(str_of(name), S(".rels")));
                ok = !xml || package_parse(c, &p, name, &made_events, NULL);
        }
        return ok;
}

/* What the reading back said is not told: it speaks of an officer's file, and this one is ours. */
static bool made_failed(struct ctx *c, const char *part, const char *path)
{
        unlink(part);
        c->err = (struct err){ .kind = ERR_NONE };
        return fail(c, ERR_SYSTEM, "sheet.write", path, "%s",
                    say(c, "表格写不完整，请检查磁盘空间，临时文件夹（TMPDIR 或 /tmp）的也要检查",
                        "The workbook could not be written whole; check disk space, also of the temporary folder "
                        "(TMPDIR or /tmp)"));
}

bool made_whole(struct ctx *c, bool closed, const char *part, const char *path)
{
        int why = 0;
        zip_t *zip = closed ? zip_open(part, ZIP_RDONLY, &why) : NULL;
        const bool whole = zip && made_reads(c, zip);
        if (zip)
                zip_discard(zip);
        return whole ? place_whole(c, part, path) : made_failed(c, part, path);
}
