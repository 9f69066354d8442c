/* docx.c: the parts of a .docx as text, packed by libzip (see docx.h).
 *
 * Measures are twentieths of a point ("twips", 1 mm = 56.69) and half points for sizes of type. A page has 22 lines
 * of 28 characters: lines by its grid, characters by the spacing of the body's style. */
#include "book/docx.h"

#include "base/buf.h"
#include "book/package.h"
#include "book/place.h"

#include <stdio.h>
#include <unistd.h>
#include <zip.h>

/* A bound like that of every buffer; a hundred thousand paragraphs are below it. Word itself allows 63 columns of
 * a table, of which no more than 32 can be read on a page of this width. */
#define PAPER_MAX ((size_t)32 << 20)
#define BLOCK_WIDTH 8844 /* 156 mm */
#define COLUMNS_MOST 32

/* The body grows as it is told; the other parts are constants but for title and source. */
struct docx {
        struct ctx *c;
        struct str title, source;
        struct buf body;
        const struct docx_column *columns;
        size_t n;
};

/* ---- text ---- */

/* xml:space keeps the blanks at the ends of a text, by which officers space names in signatures. */
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

/* Each kind of paragraph is a named style and nothing else: an office that restyles its papers changes five styles. */
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

/* Four characters from the right, as GB/T 9704 has the unit and the day under a paper. */
void docx_signature(struct docx *d, struct str text)
{
        put_paragraph(d, "Signature", text);
}

void docx_page(struct docx *d)
{
        buf_text(&d->body, "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n");
}

void docx_note(struct docx *d, struct str text)
{
        put_paragraph(d, "Note", text);
}

/* ---- tables ---- */

/* Rounded down, so that the columns together are never wider than the text block; a weight of 0 counts as 1. */
static unsigned docx_width_of(const struct docx *d, size_t i)
{
        unsigned all = 0;
        for (size_t k = 0; k < d->n; k++)
                all += d->columns[k].weight ? d->columns[k].weight : 1;
        return BLOCK_WIDTH * (d->columns[i].weight ? d->columns[i].weight : 1) / all;
}

/* A cell must hold a paragraph, also an empty one: Word calls a table without it damaged. */
static void docx_put_cell(struct docx *d, size_t i, struct str text, const char *style)
{
        buf_fmt(&d->body, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>",
                docx_width_of(d, i));
        put_paragraph(d, style, text);
        buf_text(&d->body, "</w:tc>");
}

/* Fixed widths: with automatic ones Word, WPS and LibreOffice each break the lines elsewhere, and so the pages. A
 * row is not cut by the end of a page, and its titles stand on every page. */
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

/* Parts, types and relationships as ECMA-376 Part 1, 11.3, and Part 2 want them: the least a document needs to
 * open without a word in the three programs.
 *
 * Settings: Two footers count only with evenAndOddHeaders. Mode 15 keeps Word from opening the paper in its
 * mode for older formats. Punctuation is compressed, as 28 characters to the line suppose.
 *
 * Fonts: The fonts an office has by the rules of official papers, and what stands in on a machine without them:
 * Windows has 仿宋 and 楷体 without the old suffix. Charset 86 (hexadecimal) is GB2312.
 *
 * Styles: Tables and notes are in smaller type: held to the grid of the body they would take its full lines.
 * The order of elements within a style is the schema's; Word is strict about it. */
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

/* The styles. LINE: 22 lines in 225 mm; the body is indented by two characters. 225 mm are 12,756 twips, a 22nd
 * of which is 579. Figures and Latin letters stand in Times New Roman beside Chinese ones. */
#define FACE(name) \
        "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"" name "\"/>"
#define SIZE(half_points) "<w:sz w:val=\"" half_points "\"/><w:szCs w:val=\"" half_points "\"/>"
#define LINE(twips) "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"" twips "\" w:lineRule=\"exact\"/>"
#define STYLE(id, name, paragraph, run) \
        "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/><w:basedOn w:val=\"Normal\"/>" \
        "<w:qFormat/><w:pPr>" paragraph "</w:pPr><w:rPr>" run "</w:rPr></w:style>\n"
/* CLOSE: 28 characters of 16 points in 156 mm want a quarter of a point less between them. A grid of characters would
 * say the same, but not every program reads its size off the same style. */
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
        STYLE("Signature", "Signature", "<w:ind w:right=\"1280\"/><w:jc w:val=\"right\"/>", CLOSE),
        STYLE("Note", "Note", FREE LINE("360") "<w:jc w:val=\"left\"/>", SIZE("18")),
        STYLE("Footer", "footer", LINE("360"), FACE("宋体") SIZE("28")),
        "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>"
        BORDER("top") BORDER("left") BORDER("bottom") BORDER("right") BORDER("insideH") BORDER("insideV")
        "</w:tblBorders><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/>"
        "</w:tblCellMar></w:tblPr></w:style></w:styles>",
};

/* The page number stands outside: right on odd pages, left on even ones, one character from the edge. (GB/T
 * 9704-2012, 7.5: size 4, in 宋体, between two dashes, 7 mm below the block.) The field is computed by whoever
 * opens the paper; the 1 is shown until then. */
#define FOOTER(side, indent) \
        XML "<w:ftr " W "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:ind " indent "/>" \
            "<w:jc w:val=\"" side "\"/></w:pPr>" \
            "<w:r><w:t xml:space=\"preserve\">— </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" \
            "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>" \
            "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>" \
            "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>"
static const char footer_odd[] = FOOTER("right", "w:right=\"280\"");
static const char footer_even[] = FOOTER("left", "w:left=\"280\"");

/* A4 in twips. 2098 are 37 mm and 1588 are 28 mm; the other two margins are what the block of 156 × 225 mm
 * leaves. The footer lies 28 mm from the edge, which is 7 mm below the block. */
#define SECTION \
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"r4\"/>" \
        "<w:footerReference w:type=\"even\" r:id=\"r5\"/>" \
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>" \
        "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" " \
        "w:header=\"851\" w:footer=\"1588\" w:gutter=\"0\"/>" \
        "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/></w:sectPr>"

/* ---- the whole ---- */

/* The source (journal and day) goes with the file, so that a paper found on a desk can be traced to what it was
 * made from. */
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

/* In pieces, because a single literal of this length is more than ISO C promises to take. */
static struct str all_styles(struct docx *d)
{
        struct str text = S("");
        for (size_t i = 0; i < COUNT(styles); i++)
                text = arena_fmt(d->c->arena, "%.*s%s", FMT(text), styles[i]);
        return text;
}

/* A body that was cut off by its limit is noticed here at the latest: half a paper is never packed. */
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

/* The zip keeps the pointer and reads it when it is closed: the texts are in the arena for that reason. */
static bool add_part(zip_t *zip, const char *name, struct str text)
{
        zip_source_t *source = zip_source_buffer(zip, text.p, text.n, 0);
        zip_int64_t at = source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
        if (at < 0 && source)
                zip_source_free(source);
        /* no day of packing: the same paper is the same bytes */
        return at >= 0 && zip_file_set_dostime(zip, (zip_uint64_t)at, 0, (1 << 5) | 1, 0) == 0;
}

/* The types come first: programs tell a document from any other zip by the first part. */
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

bool docx_close(struct ctx *c, struct docx *d, const char *path)
{
        const char *part = place_part(c, path);
        struct str text = document(d), style = all_styles(d), about = properties(d);
        bool full = d->body.full;
        int code = 0;
        /* All texts are copied by now; the buffer goes on every way out. */
        docx_abandon(d);
        if (!part)
                return false;
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
