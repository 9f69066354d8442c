/* package.c: finds the parts of an xlsx by their relationships and streams them through expat (see package.h). */
#include "book/package.h"

#include "book/book_build.h"
#include "book/part.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* A package of Excel has some dozens of parts, of which pictures are the most numerous; ten thousand is no workbook,
 * and each costs libzip memory before it is read. A workbook has a relationship for each sheet and a few more. */
#define CHUNK 65536
#define NAMESPACE_END '\n' /* stands in no namespace */
#define TOKEN_MAX ((int64_t)4 << 20) /* one tag or comment; a text comes in pieces and is bounded elsewhere */
#define ENTRIES_MAX 10000
#define RELATIONS_MAX 4096

/* The same words for every kind of damage: the officer can do one thing only, and where it is broken helps the
 * helper. */
bool package_damaged(struct ctx *c, const char *where)
{
        return fail(c, ERR_INVALID, "sheet.damaged", where, "%s",
                    say(c, "文件已损坏或不完整。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。",
                        "The file is damaged or cut off. Open it in Excel or WPS, save it as .xlsx and import that."));
}

/* expat delivers some events more after it was stopped; `stopped` keeps them from whoever wanted no more. */
void xml_stop(struct xml *x)
{
        x->stopped = true;
        XML_StopParser(x->parser, XML_FALSE);
}

/* Elements have a handful of attributes: a walk is quicker than anything cleverer. */
const char *xml_attribute(const char **attributes, const char *name)
{
        for (; *attributes; attributes += 2)
                if (strcmp(attributes[0], name) == 0)
                        return attributes[1];
        return NULL;
}

/* xml_name: the name behind the namespace expat puts before it, and that namespace: "" when it has none. */
static const char *xml_name(const char *name, struct str *space)
{
        const char *end = strrchr(name, NAMESPACE_END);
        *space = (struct str){ name, end ? (size_t)(end - name) : 0 };
        return end ? end + 1 : name;
}

const char *xml_attribute_relation(const char **attributes, const char *name)
{
        struct str space;
        for (; *attributes; attributes += 2)
                if (strcmp(xml_name(attributes[0], &space), name) == 0 && str_ends(space, S("/relationships")))
                        return attributes[1];
        return NULL;
}

/* xsd:boolean has both spellings, and both occur: Excel writes 1, some libraries true, others their language's True. */
bool xml_true(const char *value)
{
        return value && (strcmp(value, "1") == 0 || strcasecmp(value, "true") == 0);
}

bool xml_uint(const char *value, uint32_t *out)
{
        int64_t n;
        if (!value || !str_int(str_of(value), &n) || n < 0 || n > UINT32_MAX)
                return false;
        *out = (uint32_t)n;
        return true;
}

/* Letters in either case: Excel writes capitals, some libraries small ones. The two loops stop long before a number
 * could overflow; what is larger is refused by its limit, with its name. */
bool xml_reference(const char **at, int64_t *column, int64_t *row)
{
        const char *p = *at;
        int64_t letters = 0, number = 0;
        for (; *p == '$'; p++)
                ;
        for (; (*p | 32) >= 'a' && (*p | 32) <= 'z' && letters < 20000; p++)
                letters = letters * 26 + ((*p | 32) - 'a' + 1);
        for (; *p == '$'; p++)
                ;
        for (; *p >= '0' && *p <= '9' && number < 10000000; p++)
                number = number * 10 + (*p - '0');
        *at = p;
        *column = letters - 1;
        *row = number - 1;
        return letters > 0 && number > 0;
}

/* xml_transparent: what stands around content that is meant for a program like ours: the fallback of a choice between
 * extensions we know none of. (ECMA-376 Part 3.) */
static bool xml_transparent(struct str space, const char *name)
{
        return str_is(space, "http://schemas.openxmlformats.org/markup-compatibility/2006") &&
               (strcmp(name, "AlternateContent") == 0 || strcmp(name, "Fallback") == 0);
}

/* The first element says in which namespace the part speaks: the transitional, the strict, or none, as libraries write
 * it. An element of another, and all within it, is an extension's: newer programs put workbookPr, sheetData or c of
 * their own there, which mean something else. extLst is the place for such. */
static void package_on_start(void *user, const char *name, const char **attributes)
{
        struct xml *x = user;
        struct str space;
        const char *local = xml_name(name, &space);
        if (x->stopped)
                return;
        if (!x->own.p)
                x->own = arena_str(x->c->arena, space);
        const bool own = str_eq(space, x->own) && strcmp(local, "extLst") != 0;
        if (x->foreign > 0 || (!own && !xml_transparent(space, local)))
                x->foreign++;
        else if (own)
                x->events->start(x, local, attributes);
}

static void package_on_end(void *user, const char *name)
{
        struct xml *x = user;
        struct str space;
        const char *local = xml_name(name, &space);
        if (x->foreign > 0)
                x->foreign--;
        else if (!x->stopped && str_eq(space, x->own))
                x->events->end(x, local);
}

static void package_on_text(void *user, const char *p, int n)
{
        struct xml *x = user;
        if (!x->stopped && x->foreign == 0)
                x->events->text(x, p, (size_t)n);
}

/* No producer of workbooks writes one (ECMA-376 Part 2 forbids it). Refused whole, so neither entities that
 * expand to gigabytes nor references to files of this machine need a thought. */
static void on_doctype(void *user, const char *name, const char *system, const char *public, int internal)
{
        struct xml *x = user;
        (void)name, (void)system, (void)public, (void)internal;
        x->dtd = true;
        xml_stop(x);
}

/* An event that stopped with an error has said its own; one that stopped because it had seen enough is no fault. */
static bool parse_fault(struct xml *x)
{
        if (x->dtd)
                return fail(x->c, ERR_INVALID, "sheet.dtd", x->part, "%s",
                            say(x->c, "文件里有文档类型定义（DTD），为安全起见不接受。",
                                "The file carries a document type definition (DTD), which is refused for safety."));
        if (x->stopped)
                return x->c->err.kind == ERR_NONE;
        return package_damaged(x->c, x->part);
}

/* feed: the part in chunks. A token not finished within TOKEN_MAX is refused: expat keeps and reads again all of an
 * unfinished one, which takes quadratic time. */
static bool feed(struct xml *x, struct part *part)
{
        int64_t total = 0;
        for (;;) {
                void *space = XML_GetBuffer(x->parser, CHUNK);
                if (!space)
                        return fail(x->c, ERR_SYSTEM, "sheet.memory", x->part, "%s",
                                    say(x->c, "内存不足。", "Out of memory."));
                int64_t n = part_read(part, space, CHUNK);
                if (n < 0)
                        return package_damaged(x->c, x->part);
                total += n;
                if (x->events->fed && n > 0)
                        x->events->fed(x, (struct str){ space, (size_t)n });
                if (XML_ParseBuffer(x->parser, (int)n, n == 0) != XML_STATUS_OK)
                        return parse_fault(x);
                if (x->events->parsed)
                        x->events->parsed(x);
                if (n == 0)
                        return true;
                if (total - XML_GetCurrentByteIndex(x->parser) > TOKEN_MAX)
                        return package_damaged(x->c, x->part);
        }
}

/* package_alike: the same name but for case, a slash before it, and the direction of its slashes. */
static bool package_alike(const char *a, const char *b)
{
        for (a += *a == '/' || *a == '\\'; *a && *b; a++, b++) {
                const char x = *a == '\\' ? '/' : *a;
                if (strncasecmp(&x, b, 1) != 0)
                        return false;
        }
        return *a == *b;
}

/* Names of parts are equal whatever their case (ECMA-376 Part 2): some producers write xl/SharedStrings.xml in
 * one place and xl/sharedStrings.xml in the other; others pack them with the slashes of Windows. The exact name goes
 * first, for it is found by a hash. */
bool package_stat(zip_t *zip, const char *part, zip_stat_t *st)
{
        zip_stat_init(st);
        bool found = zip_stat(zip, part, 0, st) == 0;
        for (zip_int64_t i = 0; !found && i < zip_get_num_entries(zip, 0); i++) {
                const char *name = zip_get_name(zip, (zip_uint64_t)i, 0);
                found = name && package_alike(name, part) && zip_stat_index(zip, (zip_uint64_t)i, 0, st) == 0;
        }
        return found && (st->valid & ZIP_STAT_SIZE) != 0 && (st->valid & ZIP_STAT_INDEX) != 0;
}

static bool stat_part(const struct package *p, const char *part, zip_stat_t *st)
{
        return package_stat(p->zip, part, st);
}

/* A parser for each part: a fault in one leaves no state behind for the next. */
bool package_parse(struct ctx *c, const struct package *p, const char *part, const struct xml_events *events,
                   void *user)
{
        zip_stat_t st;
        if (!stat_part(p, part, &st))
                return package_damaged(c, part);
        zip_file_t *file = zip_fopen_index(p->zip, st.index, 0);
        if (!file)
                return package_damaged(c, part);
        struct xml x = { .c = c, .part = part, .events = events, .user = user };
        struct part bytes = { .file = file };
        bool ok = false;
        x.parser = part_open(c, part, file, st.size, &bytes) ? XML_ParserCreateNS(NULL, NAMESPACE_END) : NULL;
        if (x.parser) {
                XML_SetUserData(x.parser, &x);
                XML_SetElementHandler(x.parser, package_on_start, package_on_end);
                XML_SetStartDoctypeDeclHandler(x.parser, on_doctype);
                if (events->text)
                        XML_SetCharacterDataHandler(x.parser, package_on_text);
                ok = feed(&x, &bytes);
                XML_ParserFree(x.parser);
        }
        part_close(&bytes);
        zip_fclose(file);
        return ok && c->err.kind == ERR_NONE;
}

/* Relationships */

/* Parts are found by relationships and not by their usual names: xl/worksheets/sheet1.xml is a habit of Excel,
 * and the order of the sheets a person sees is that of the workbook's list. */
struct relation {
        const char *id, *type, *target;
};
struct relations {
        struct relation *all;
        size_t n, capacity;
};

/* expat's attributes live until the event returns. */
static const char *package_keep(struct ctx *c, const char *text)
{
        return text ? arena_copy(c->arena, str_of(text)) : "";
}

/* External targets are links to other files and to the network: never followed. */
static void relation_start(struct xml *x, const char *name, const char **attributes)
{
        struct relations *r = x->user;
        const char *mode = xml_attribute(attributes, "TargetMode");
        if (strcmp(name, "Relationship") != 0 || r->n == RELATIONS_MAX || (mode && strcmp(mode, "External") == 0))
                return;
        r->all = arena_grow(x->c->arena, r->all, &r->capacity, r->n + 1, sizeof *r->all);
        r->all[r->n++] = (struct relation){ .id = package_keep(x->c, xml_attribute(attributes, "Id")),
                                            .type = package_keep(x->c, xml_attribute(attributes, "Type")),
                                            .target = package_keep(x->c, xml_attribute(attributes, "Target")) };
}

/* For parts in which all that counts stands in attributes. */
static void ignore_end(struct xml *x, const char *name)
{
        (void)x, (void)name;
}

static const struct xml_events relation_events = { .start = relation_start, .end = ignore_end };

/* package_resolve: the zip name of a target seen from the part that points to it: absolute, relative, or through
 * "..". The name is only ever looked up in the zip, so a target that climbs above its root is merely not found. */
static const char *package_resolve(struct ctx *c, const char *from, const char *target)
{
        if (*target == '/')
                return target + 1;
        const char *slash = strrchr(from, '/');
        struct str base = { from, slash ? (size_t)(slash - from) : 0 };
        while (strncmp(target, "../", 3) == 0 || strncmp(target, "./", 2) == 0) {
                size_t step = target[1] == '.' ? 3 : 2;
                while (step == 3 && base.n > 0 && base.p[base.n - 1] != '/')
                        base.n--;
                if (step == 3 && base.n > 0)
                        base.n--;
                target += step;
        }
        return base.n ? arena_fmt(c->arena, "%.*s/%s", FMT(base), target).p : target;
}

/* The relationships of DIR/NAME stand in DIR/_rels/NAME.rels. */
static const char *relations_of(struct ctx *c, const char *part)
{
        const char *slash = strrchr(part, '/');
        int n = slash ? (int)(slash - part) + 1 : 0;
        return arena_fmt(c->arena, "%.*s_rels/%s.rels", n, part, part + n).p;
}

/* By the end of the type, because strict files write another authority before it (purl.oclc.org). */
static const struct relation *of_type(const struct relations *r, const char *ending)
{
        for (size_t i = 0; i < r->n; i++)
                if (str_ends(str_of(r->all[i].type), str_of(ending)))
                        return &r->all[i];
        return NULL;
}

/* Workbook */

/* What an event needs besides its own element: the ids in the list of sheets are names of relationships. */
struct workbook {
        struct package *package;
        const struct relations *relations;
};

/* Charts and macros have sheets too, whose relationship is of another type: they hold no cells. "veryHidden",
 * which only a macro can show again, is hidden like any other. */
static void package_add_sheet(struct xml *x, const struct workbook *w, const char **attributes)
{
        const char *id = xml_attribute_relation(attributes, "id");
        const char *state = xml_attribute(attributes, "state");
        struct package *p = w->package;
        for (size_t i = 0; id && i < w->relations->n; i++) {
                const struct relation *r = &w->relations->all[i];
                if (strcmp(r->id, id) != 0 || !str_ends(str_of(r->type), S("/worksheet")))
                        continue;
                if (p->n < BOOK_SHEETS_MAX + 1) /* one more than allowed lets the reader refuse the book */
                        p->sheets[p->n++] = (struct package_sheet){
                                .name = str_of(package_keep(x->c, xml_attribute(attributes, "name"))),
                                .part = package_resolve(x->c, p->workbook, r->target),
                                .hidden = state && strcmp(state, "visible") != 0,
                        };
                return;
        }
}

/* date1904: days count from 1904-01-01, as on the first Macs; read as 1900 every date would be four years and a
 * day off. */
static void workbook_start(struct xml *x, const char *name, const char **attributes)
{
        const struct workbook *w = x->user;
        if (strcmp(name, "sheet") == 0)
                package_add_sheet(x, w, attributes);
        else if (strcmp(name, "workbookPr") == 0)
                w->package->system_1904 = xml_true(xml_attribute(attributes, "date1904"));
}

static const struct xml_events workbook_events = { .start = workbook_start, .end = ignore_end };

/* A zip, but no workbook we read: told by a part that only such a file has. */
static bool foreign(struct ctx *c, const struct package *p)
{
        static const struct {
                const char *part, *zh, *en;
        } kinds[] = {
                { "xl/workbook.bin", "二进制工作簿（.xlsb）", "a binary workbook (.xlsb)" },
                { "word/document.xml", "Word 文档", "a Word document" },
                { "ppt/presentation.xml", "演示文稿", "a presentation" },
                { "content.xml", "OpenDocument 文件（如 .ods）", "an OpenDocument file (such as .ods)" },
                { "OFD.xml", "OFD 版式文件", "an OFD document" },
                { "Index/Document.iwa", "Apple Numbers 表格", "a sheet of Apple Numbers" },
        };
        zip_stat_t st;
        for (size_t i = 0; i < COUNT(kinds); i++)
                if (stat_part(p, kinds[i].part, &st))
                        return book_foreign(c, kinds[i].zh, kinds[i].en);
        return book_foreign(c, "没有可读工作表的压缩包", "an archive without a sheet of cells");
}

/* A package without its top relationships is not lawful, but some libraries' is read by Excel; then the usual
 * name is tried. A main part that is no .xml is that of an .xlsb. */
static bool find_workbook(struct ctx *c, struct package *p)
{
        struct relations top = { .n = 0 };
        zip_stat_t st;
        p->workbook = "xl/workbook.xml";
        if (stat_part(p, "_rels/.rels", &st)) {
                if (!package_parse(c, p, "_rels/.rels", &relation_events, &top))
                        return false;
                const struct relation *r = of_type(&top, "/officeDocument");
                if (r)
                        p->workbook = package_resolve(c, "", r->target);
        }
        if (!str_ends(str_of(p->workbook), S(".xml")) || !stat_part(p, p->workbook, &st))
                return foreign(c, p);
        return true;
}

/* package_there: the part a relationship names, or NULL. Some programs name parts they didn't write; a cell that
 * needs a text of such a part is refused by itself. */
static const char *package_there(struct ctx *c, const struct package *p, const struct relation *r)
{
        zip_stat_t st;
        const char *part = r ? package_resolve(c, p->workbook, r->target) : NULL;
        return part && stat_part(p, part, &st) ? part : NULL;
}

/* Relationships first: the list of sheets names them only. Styles and texts are optional; a workbook of numbers
 * has neither. */
static bool read_workbook(struct ctx *c, struct package *p)
{
        struct relations all = { .n = 0 };
        if (!find_workbook(c, p) || !package_parse(c, p, relations_of(c, p->workbook), &relation_events, &all))
                return false;
        const struct relation *styles = of_type(&all, "/styles"), *strings = of_type(&all, "/sharedStrings");
        p->styles = package_there(c, p, styles);
        p->strings = package_there(c, p, strings);
        p->sheets = NEWS(c->arena, struct package_sheet, BOOK_SHEETS_MAX + 1);
        struct workbook w = { p, &all };
        if (!package_parse(c, p, p->workbook, &workbook_events, &w))
                return false;
        return p->n > 0 || foreign(c, p);
}

/* check_sizes: the unpacked lengths the zip declares, against the written limits and its own packed length.
 * Nothing has been unpacked yet. Each part is tested alone before the sums, which so cannot overflow. Encryption
 * of zip itself is rare (Excel's own makes a compound file), but the advice is the same. */
static bool check_sizes(struct ctx *c, const struct package *p)
{
        zip_int64_t entries = zip_get_num_entries(p->zip, 0);
        uint64_t packed = 0, unpacked = 0;
        bool encrypted = false, bad = entries > ENTRIES_MAX;
        for (zip_int64_t i = 0; i < entries && !bad; i++) {
                zip_stat_t st;
                zip_stat_init(&st);
                bad = zip_stat_index(p->zip, (zip_uint64_t)i, 0, &st) != 0 || st.size > BOOK_UNPACKED_MAX ||
                      st.comp_size > BOOK_FILE_MAX;
                packed += st.comp_size;
                unpacked += st.size;
                encrypted = encrypted || st.encryption_method != ZIP_EM_NONE;
        }
        if (encrypted)
                return fail(c, ERR_INVALID, "sheet.password", "", "%s",
                            say(c, "文件有密码保护。请取消密码后再导入。",
                                "The file is protected by a password; please remove it."));
        if (bad || unpacked > BOOK_UNPACKED_MAX || (unpacked > BOOK_RATIO_FLOOR && unpacked / BOOK_RATIO_MAX > packed))
                return fail(c, ERR_TOO_LARGE, "sheet.bomb", "", "%s",
                            say(c, "文件解压后太大（超过 1 GB，或超过原大小的 200 倍），不接受。",
                                "Unpacked, the file would be too large (over 1 GB, or over 200 times its size)."));
        return true;
}

/* Two checks in this order: no part is unpacked before all have been weighed. */
bool package_open(struct ctx *c, const char *path, struct package *out)
{
        int code = 0;
        struct package p = { .zip = zip_open(path, ZIP_RDONLY, &code) };
        if (!p.zip)
                return package_damaged(c, "");
        if (check_sizes(c, &p) && read_workbook(c, &p)) {
                *out = p;
                return true;
        }
        package_close(&p);
        return false;
}

/* Discarded and not closed: it was opened to be read, and closing could write. */
void package_close(struct package *p)
{
        if (p->zip)
                zip_discard(p->zip);
        p->zip = NULL;
}

void xml_text(struct buf *b, struct str s)
{
        for (size_t i = 0; i < s.n; i++) {
                char ch = s.p[i];
                if (ch == '&')
                        buf_text(b, "&amp;");
                else if (ch == '<')
                        buf_text(b, "&lt;");
                else if (ch == '>')
                        buf_text(b, "&gt;");
                else if (ch == '"')
                        buf_text(b, "&quot;");
                else if ((unsigned char)ch >= 32 || ch == '\n' || ch == '\t')
                        buf_char(b, ch);
        }
}
