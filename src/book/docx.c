/* docx.c: the parts of a .docx as text, packed by libzip (see docx.h).
 *
 * Measures are twentieths of a point ("twips", 1 mm = 56.69) and half points for sizes of type.
 * A page has 22 lines of 28 characters: lines by its grid, characters by the spacing of the
 * body's style.
 *
 * Styles carry all looks, paragraphs none, so that an office can change a paper's face in one
 * place and so that a reader's outline finds the headings. */
#include "book/docx.h"

#include "book/package.h"

#include <stdio.h>
#include <unistd.h>
#include <zip.h>

#include "base/buf.h"
#include "book/place.h"

/* A paper of thousands of pages; an account that asks for more has asked for the wrong thing. */
#define PAPER_MAX ((size_t)32 << 20)
#define BLOCK_WIDTH 8844 /* 156 mm */
#define COLUMNS_MOST 32

/* The body is text of the format, put together as it comes; all other parts are constant. */
struct docx {
        struct ctx *c;
        struct str title, source;
        struct buf body;
        const struct docx_column *columns;
        size_t n;
};

/* ---- text ---- */

/* put_paragraph: one run a paragraph: looks are the styles' business alone. */
static void put_paragraph(struct docx *d, const char *style, struct str text)
{
        buf_fmt(&d->body, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t xml:space=\"preserve\">", style);
        xml_text(&d->body, text);
        buf_text(&d->body, "</w:t></w:r></w:p>\n");
}

struct docx *docx_open(struct ctx *c, struct str title, struct str source)
{
        struct docx *d = NEW(c->arena, struct docx);
        *d = (struct docx){ .c = c, .title = title, .source = source, .body = BUF(PAPER_MAX) };
        return d;
}

void docx_title(struct docx *d, struct str text)
{
        put_paragraph(d, "Title", text);
}

void docx_line(struct docx *d, struct str text)
{
        put_paragraph(d, "Subtitle", text);
}

void docx_heading(struct docx *d, int level, struct str text)
{
        put_paragraph(d, level == 1 ? "Heading1" : "Heading2", text);
}

void docx_paragraph(struct docx *d, struct str text)
{
        put_paragraph(d, "BodyText", text);
}

void docx_note(struct docx *d, struct str text)
{
        put_paragraph(d, "Note", text);
}

/* ---- tables ---- */

/* docx_width_of: by weights, so that a table fills the block whatever columns it has. */
static unsigned docx_width_of(const struct docx *d, size_t i)
{
        unsigned all = 0;
        for (size_t k = 0; k < d->n; k++)
                all += d->columns[k].weight ? d->columns[k].weight : 1;
        return BLOCK_WIDTH * (d->columns[i].weight ? d->columns[i].weight : 1) / all;
}

/* docx_put_cell: each cell is a paragraph, as the format demands even of empty ones. */
static void docx_put_cell(struct docx *d, size_t i, struct str text, const char *style)
{
        buf_fmt(&d->body, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>",
                docx_width_of(d, i));
        put_paragraph(d, style, text);
        buf_text(&d->body, "</w:tc>");
}

/* docx_table: the head repeats on every page, and no row is torn between two. Fixed widths: a
 * program that lays out by contents would make each table another. */
void docx_table(struct docx *d, const struct docx_column *columns, size_t n)
{
        d->columns = columns;
        d->n = n < COLUMNS_MOST ? n : COLUMNS_MOST;
        buf_fmt(&d->body,
                "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
                "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
                BLOCK_WIDTH);
        for (size_t i = 0; i < d->n; i++)
                buf_fmt(&d->body, "<w:gridCol w:w=\"%u\"/>", docx_width_of(d, i));
        buf_text(&d->body, "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (size_t i = 0; i < d->n; i++)
                docx_put_cell(d, i, columns[i].title, "TableHead");
        buf_text(&d->body, "</w:tr>\n");
}

void docx_row(struct docx *d, const struct str *texts)
{
        buf_text(&d->body, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (size_t i = 0; i < d->n; i++)
                docx_put_cell(d, i, texts[i], d->columns[i].right ? "TableNumber" : "TableText");
        buf_text(&d->body, "</w:tr>\n");
}

void docx_table_end(struct docx *d)
{
        buf_text(&d->body, "</w:tbl>\n");
}

/* ---- the other parts ---- */

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define R "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define PART(name, kind) "<Override PartName=\"/word/" name ".xml\" ContentType=\"" WORD kind "+xml\"/>"
#define TO(id, kind, target) "<Relationship Id=\"" id "\" Type=\"" OFFICE kind "\" Target=\"" target "\"/>"

static const char content_types[] = {
        XML "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            "" PART("document", "document.main") PART("styles", "styles") PART("settings", "settings")
            "" PART("fontTable", "fontTable") PART("footer1", "footer") PART("footer2", "footer")
            "<Override PartName=\"/docProps/core.xml\" "
            "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
};

static const char package_relations[] =
        XML "<Relationships xmlns=\"" RELATIONS "\">" TO("r1", "officeDocument", "word/document.xml")
            "<Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
            "core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

static const char document_relations[] =
        XML "<Relationships xmlns=\"" RELATIONS "\">" TO("r1", "styles", "styles.xml")
            "" TO("r2", "settings", "settings.xml") TO("r3", "fontTable", "fontTable.xml")
            "" TO("r4", "footer", "footer1.xml") TO("r5", "footer", "footer2.xml") "</Relationships>";

/* Even and odd pages have footers of their own, as official papers want. */
static const char settings[] =
        XML "<w:settings " W "><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/>"
            "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
            "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

#define FONT(name, other) \
        "<w:font w:name=\"" name "\"><w:altName w:val=\"" other "\"/><w:charset w:val=\"86\"/>" \
        "<w:family w:val=\"auto\"/></w:font>"
static const char fonts[] =
        XML "<w:fonts " W ">" FONT("仿宋_GB2312", "仿宋") FONT("楷体_GB2312", "楷体") FONT("方正小标宋简体", "宋体")
            FONT("黑体", "SimHei") FONT("宋体", "SimSun") "</w:fonts>";

/* The styles. LINE: 22 lines in 225 mm; the body is indented by two characters. */
#define FACE(name) \
        "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"" name "\"/>"
#define SIZE(half_points) "<w:sz w:val=\"" half_points "\"/><w:szCs w:val=\"" half_points "\"/>"
#define LINE(twips) "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"" twips "\" w:lineRule=\"exact\"/>"
#define STYLE(id, name, paragraph, run) \
        "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/><w:basedOn w:val=\"Normal\"/>" \
        "<w:qFormat/><w:pPr>" paragraph "</w:pPr><w:rPr>" run "</w:rPr></w:style>\n"
/* CLOSE: 28 characters of 16 points in 156 mm want a quarter of a point less between them. A
 * grid of characters would say the same, but not every program reads its size off the same
 * style. */
#define CLOSE "<w:spacing w:val=\"-5\"/>"
#define FREE "<w:snapToGrid w:val=\"0\"/>"
#define INDENT "<w:ind w:firstLineChars=\"200\" w:firstLine=\"632\"/>"
#define BORDER(side) "<w:" side " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
static const char *const styles[] = {
        XML "<w:styles " W "><w:docDefaults><w:rPrDefault><w:rPr>" FACE("仿宋_GB2312") "<w:kern w:val=\"2\"/>" SIZE("32")
            "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>\n"
            "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
            "<w:pPr>" LINE("579") "<w:jc w:val=\"both\"/></w:pPr></w:style>\n",
        STYLE("Title", "Title", "<w:keepNext/>" LINE("700") "<w:jc w:val=\"center\"/>",
              FACE("方正小标宋简体") SIZE("44")),
        STYLE("Subtitle", "Subtitle", "<w:spacing w:before=\"0\" w:after=\"579\" w:line=\"579\" "
              "w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>", FACE("楷体_GB2312")),
        STYLE("Heading1", "heading 1", "<w:keepNext/>" INDENT "<w:outlineLvl w:val=\"0\"/>", FACE("黑体") CLOSE),
        STYLE("Heading2", "heading 2", "<w:keepNext/>" INDENT "<w:outlineLvl w:val=\"1\"/>", FACE("楷体_GB2312") CLOSE),
        STYLE("BodyText", "Body Text", INDENT, CLOSE),
        STYLE("TableHead", "Table Head", FREE LINE("360") "<w:jc w:val=\"center\"/>", FACE("黑体") SIZE("21")),
        STYLE("TableText", "Table Text", FREE LINE("360") "<w:jc w:val=\"left\"/>", SIZE("21")),
        STYLE("TableNumber", "Table Number", FREE LINE("360") "<w:jc w:val=\"right\"/>", SIZE("21")),
        STYLE("Note", "Note", FREE LINE("360") "<w:jc w:val=\"left\"/>", SIZE("18")),
        STYLE("Footer", "footer", LINE("360"), FACE("宋体") SIZE("28")),
        "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>"
        BORDER("top") BORDER("left") BORDER("bottom") BORDER("right") BORDER("insideH") BORDER("insideV")
        "</w:tblBorders><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/>"
        "</w:tblCellMar></w:tblPr></w:style></w:styles>",
};

/* The page number stands outside: right on odd pages, left on even ones, one character from the
 * edge. */
#define FOOTER(side, indent) \
        XML "<w:ftr " W "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:ind " indent "/>" \
            "<w:jc w:val=\"" side "\"/></w:pPr>" \
            "<w:r><w:t xml:space=\"preserve\">— </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" \
            "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>" \
            "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>" \
            "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>"
/* Two, because the number stands outside. */
static const char footer_odd[] = FOOTER("right", "w:right=\"280\"");
static const char footer_even[] = FOOTER("left", "w:left=\"280\"");

#define SECTION \
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"r4\"/>" \
        "<w:footerReference w:type=\"even\" r:id=\"r5\"/>" \
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>" \
        "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" " \
        "w:header=\"851\" w:footer=\"1588\" w:gutter=\"0\"/>" \
        "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/></w:sectPr>"

/* ---- the whole ---- */

/* properties: title and whence it came, for who finds the file without its mail. */
static struct str properties(struct docx *d)
{
        struct buf b = BUF((size_t)1 << 16);
        buf_text(&b, XML "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
                         "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>");
        xml_text(&b, d->title);
        buf_text(&b, "</dc:title><dc:description>");
        xml_text(&b, d->source);
        buf_text(&b, "</dc:description></cp:coreProperties>");
        struct str text = arena_str(d->c->arena, buf_str(&b));
        buf_free(&b);
        return text;
}

/* all_styles: in pieces, for a literal may not be longer than compilers must take. */
static struct str all_styles(struct docx *d)
{
        struct str text = S("");
        for (size_t i = 0; i < COUNT(styles); i++)
                text = arena_fmt(d->c->arena, "%.*s%s", FMT(text), styles[i]);
        return text;
}

/* document: a body too long shows in `full` and is told when the paper is closed. */
static struct str document(struct docx *d)
{
        struct buf b = BUF(PAPER_MAX);
        buf_text(&b, XML "<w:document " W " " R "><w:body>\n");
        buf_add(&b, buf_str(&d->body));
        buf_text(&b, SECTION "</w:body></w:document>");
        struct str text = arena_str(d->c->arena, buf_str(&b));
        d->body.full = d->body.full || b.full;
        buf_free(&b);
        return text;
}

/* add_part: names are ASCII; contents are in UTF-8. */
static bool add_part(zip_t *zip, const char *name, struct str text)
{
        zip_source_t *source = zip_source_buffer(zip, text.p, text.n, 0);
        zip_int64_t at = source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
        if (at < 0 && source)
                zip_source_free(source);
        /* no day of packing: the same paper is the same bytes */
        return at >= 0 && zip_file_set_dostime(zip, (zip_uint64_t)at, 0, (1 << 5) | 1, 0) == 0;
}

/* pack: the content types first: some programs read no further when they are not. */
static bool pack(zip_t *zip, struct str text, struct str style, struct str about)
{
        return add_part(zip, "[Content_Types].xml", str_of(content_types)) &&
               add_part(zip, "_rels/.rels", str_of(package_relations)) &&
               add_part(zip, "word/_rels/document.xml.rels", str_of(document_relations)) &&
               add_part(zip, "word/document.xml", text) && add_part(zip, "word/styles.xml", style) &&
               add_part(zip, "word/settings.xml", str_of(settings)) &&
               add_part(zip, "word/fontTable.xml", str_of(fonts)) &&
               add_part(zip, "word/footer1.xml", str_of(footer_odd)) &&
               add_part(zip, "word/footer2.xml", str_of(footer_even)) && add_part(zip, "docProps/core.xml", about);
}

/* docx_close: the buffer is freed whatever comes of it. */
bool docx_close(struct ctx *c, struct docx *d, const char *path)
{
        const char *part = place_part(c, path);
        struct str text = document(d), style = all_styles(d), about = properties(d);
        bool full = d->body.full;
        int code = 0;
        docx_abandon(d);
        if (full)
                return fail(c, ERR_TOO_LARGE, "docx.size", path, "%s",
                            say(c, "文稿太长，请缩小范围", "the paper is too long; ask for less"));
        zip_t *zip = zip_open(part, ZIP_CREATE | ZIP_TRUNCATE, &code);
        if (!zip)
                return place_failed(c, path);
        if (pack(zip, text, style, about) && zip_close(zip) == 0)
                return place_whole(c, part, path);
        zip_discard(zip);
        unlink(part);
        return place_failed(c, path);
}

void docx_abandon(struct docx *d)
{
        buf_free(&d->body);
}
