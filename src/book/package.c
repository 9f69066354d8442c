/* package.c: finds the parts of an xlsx by their relationships and streams them through expat
 * (see package.h).
 *
 * Parts are found by what points to them and not by their usual names, which programs change.
 * Each is parsed by its own parser, given up at the first fault: a workbook that is damaged in
 * one sheet is not half imported. */
#include "book/package.h"

#include <stdio.h>
#include <string.h>

#include "book/book_build.h"

#define CHUNK 65536
/* Lengths a real file never comes near. */
#define TOKEN_MAX ((int64_t)4 << 20) /* one tag or comment; a text comes in pieces and is bounded elsewhere */
#define ENTRIES_MAX 10000
#define RELATIONS_MAX 4096

bool package_damaged(struct ctx *c, const char *where)
{
        return fail(c, ERR_INVALID, "sheet.damaged", where, "%s",
                    say(c, "文件已损坏或不完整。请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。",
                        "The file is damaged or cut off. Open it in Excel or WPS, save it as .xlsx and import that."));
}

/* xml_stop: the error is set by who stops; the parser's own would say less. */
void xml_stop(struct xml *x)
{
        x->stopped = true;
        XML_StopParser(x->parser, XML_FALSE);
}

const char *xml_attribute(const char **attributes, const char *name)
{
        for (; *attributes; attributes += 2)
                if (strcmp(attributes[0], name) == 0)
                        return attributes[1];
        return NULL;
}

/* local: programs use any prefix, or none. */
static const char *local(const char *name)
{
        const char *colon = strchr(name, ':');
        return colon ? colon + 1 : name;
}

const char *xml_attribute_local(const char **attributes, const char *name)
{
        for (; *attributes; attributes += 2)
                if (strcmp(local(attributes[0]), name) == 0)
                        return attributes[1];
        return NULL;
}

/* xml_true: the standard allows both. */
bool xml_true(const char *value)
{
        return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

/* xml_uint: within 32 bits: counts and numbers of rows. */
bool xml_uint(const char *value, uint32_t *out)
{
        int64_t n;
        if (!value || !str_int(str_of(value), &n) || n < 0 || n > UINT32_MAX)
                return false;
        *out = (uint32_t)n;
        return true;
}

static void package_on_start(void *user, const char *name, const char **attributes)
{
        struct xml *x = user;
        if (!x->stopped)
                x->events->start(x, local(name), attributes);
}

static void package_on_end(void *user, const char *name)
{
        struct xml *x = user;
        if (!x->stopped)
                x->events->end(x, local(name));
}

static void package_on_text(void *user, const char *p, int n)
{
        struct xml *x = user;
        if (!x->stopped)
                x->events->text(x, p, (size_t)n);
}

/* on_doctype: a workbook needs none, and entities are how a parser is made to explode or to read
 * other files. */
static void on_doctype(void *user, const char *name, const char *system, const char *public, int internal)
{
        struct xml *x = user;
        (void)name, (void)system, (void)public, (void)internal;
        x->dtd = true;
        xml_stop(x);
}

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

/* feed: the part in chunks; declared is what the zip says of its length, and no byte more is
 * taken. No more than the zip declared, whose sum was checked: what unpacks to more lied. One
 * tag longer than allowed is damage, since the parser would keep all of it. */
static bool feed(struct xml *x, zip_file_t *file, uint64_t declared)
{
        int64_t total = 0;
        for (;;) {
                void *space = XML_GetBuffer(x->parser, CHUNK);
                if (!space)
                        return fail(x->c, ERR_SYSTEM, "sheet.memory", x->part, "%s",
                                    say(x->c, "内存不足。", "Out of memory."));
                zip_int64_t n = zip_fread(file, space, CHUNK);
                total += n;
                if (n < 0 || (uint64_t)total > declared)
                        return package_damaged(x->c, x->part);
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

/* stat_part: some programs write names in another case than they refer to them. */
static bool stat_part(const struct package *p, const char *part, zip_stat_t *st)
{
        zip_stat_init(st);
        if (zip_stat(p->zip, part, 0, st) != 0 && zip_stat(p->zip, part, ZIP_FL_NOCASE, st) != 0)
                return false;
        return (st->valid & ZIP_STAT_SIZE) != 0 && (st->valid & ZIP_STAT_INDEX) != 0;
}

/* package_parse: each part in a parser of its own: a fault in one says which. */
bool package_parse(struct ctx *c, const struct package *p, const char *part, const struct xml_events *events,
                   void *user)
{
        zip_stat_t st;
        if (!stat_part(p, part, &st))
                return package_damaged(c, part);
        zip_file_t *file = zip_fopen_index(p->zip, st.index, 0);
        if (!file)
                return package_damaged(c, part);
        struct xml x = { .c = c, .part = part, .events = events, .user = user, .parser = XML_ParserCreate(NULL) };
        bool ok = false;
        if (x.parser) {
                XML_SetUserData(x.parser, &x);
                XML_SetElementHandler(x.parser, package_on_start, package_on_end);
                XML_SetStartDoctypeDeclHandler(x.parser, on_doctype);
                if (events->text)
                        XML_SetCharacterDataHandler(x.parser, package_on_text);
                ok = feed(&x, file, st.size);
                XML_ParserFree(x.parser);
        }
        zip_fclose(file);
        return ok && c->err.kind == ERR_NONE;
}

/* Relationships */

/* What a part points to: by id from the workbook's list, by type from everywhere else. */
struct relation {
        const char *id, *type, *target;
};
struct relations {
        struct relation *all;
        size_t n, capacity;
};

/* package_keep: the parser's strings are gone at the next tag. */
static const char *package_keep(struct ctx *c, const char *text)
{
        return text ? arena_copy(c->arena, str_of(text)) : "";
}

/* relation_start: what lies outside of the file is never fetched. */
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

static void ignore_end(struct xml *x, const char *name)
{
        (void)x, (void)name;
}

static const struct xml_events relation_events = { .start = relation_start, .end = ignore_end };

/* package_resolve: the zip name of a target seen from the part that points to it: absolute,
 * relative, or through "..". Nothing leaves the package: names are looked up in the zip, never
 * on disk. */
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

/* relations_of: by the standard's rule: beside the part, under _rels. */
static const char *relations_of(struct ctx *c, const char *part)
{
        const char *slash = strrchr(part, '/');
        int n = slash ? (int)(slash - part) + 1 : 0;
        return arena_fmt(c->arena, "%.*s_rels/%s.rels", n, part, part + n).p;
}

/* of_type: by its end: strict and transitional files differ in front. */
static const struct relation *of_type(const struct relations *r, const char *ending)
{
        for (size_t i = 0; i < r->n; i++)
                if (str_ends(str_of(r->all[i].type), str_of(ending)))
                        return &r->all[i];
        return NULL;
}

/* Workbook */

struct workbook {
        struct package *package;
        const struct relations *relations;
};

/* package_add_sheet: in the workbook's order, which is the order people see. Chart sheets have
 * another type and are passed over. */
static void package_add_sheet(struct xml *x, const struct workbook *w, const char **attributes)
{
        const char *id = xml_attribute_local(attributes, "id");
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

/* workbook_start: the day numbers are counted from decides every date in it. */
static void workbook_start(struct xml *x, const char *name, const char **attributes)
{
        const struct workbook *w = x->user;
        if (strcmp(name, "sheet") == 0)
                package_add_sheet(x, w, attributes);
        else if (strcmp(name, "workbookPr") == 0)
                w->package->system_1904 = xml_true(xml_attribute(attributes, "date1904"));
}

static const struct xml_events workbook_events = { .start = workbook_start, .end = ignore_end };

/* foreign: says what to do: such files come from phones and mails every day. */
static bool foreign(struct ctx *c)
{
        return fail(c, ERR_INVALID, "sheet.foreign", "", "%s",
                    say(c, "这个文件里没有可读的工作簿。请用 Excel 或 WPS 另存为 .xlsx（不是 .xlsb、.ods、.docx）。",
                        "The file holds no readable workbook. Save it as .xlsx from Excel or WPS (not .xlsb, .ods, "
                        ".docx)."));
}

/* find_workbook: by relationship; the usual name only where a file has none. */
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
                return foreign(c);
        return true;
}

/* read_workbook: a workbook without any sheet of cells is none for us. */
static bool read_workbook(struct ctx *c, struct package *p)
{
        struct relations all = { .n = 0 };
        if (!find_workbook(c, p) || !package_parse(c, p, relations_of(c, p->workbook), &relation_events, &all))
                return false;
        const struct relation *styles = of_type(&all, "/styles"), *strings = of_type(&all, "/sharedStrings");
        p->styles = styles ? package_resolve(c, p->workbook, styles->target) : NULL;
        p->strings = strings ? package_resolve(c, p->workbook, strings->target) : NULL;
        p->sheets = NEWS(c->arena, struct package_sheet, BOOK_SHEETS_MAX + 1);
        struct workbook w = { p, &all };
        if (!package_parse(c, p, p->workbook, &workbook_events, &w))
                return false;
        return p->n > 0 || foreign(c);
}

/* check_sizes: the unpacked lengths the zip declares, against the written limits and its own
 * packed length. Before a byte is unpacked. Small files may be packed a thousandfold honestly. */
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

/* package_open: the package is closed again by whoever it was opened for, and here when it is
 * refused. */
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

void package_close(struct package *p)
{
        if (p->zip)
                zip_discard(p->zip);
        p->zip = NULL;
}

/* xml_text: the counterpart of the parser; controls have no place in XML and are left out. */
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
