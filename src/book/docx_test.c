/* docx_test.c: a paper is a zip whose parts are whole XML; it holds the words and keeps its measures. */
#include "base/testing.h"

#include "book/docx.h"
#include "book/package.h"

#include <stdlib.h>
#include <unistd.h>

static struct str docx_part_of(struct arena *a, zip_t *zip, const char *name)
{
        zip_stat_t st;
        assert_int_equal(zip_stat(zip, name, 0, &st), 0);
        char *text = NEWS(a, char, st.size + 1);
        zip_file_t *file = zip_fopen(zip, name, 0);
        assert_non_null(file);
        assert_int_equal(zip_fread(file, text, st.size), st.size);
        zip_fclose(file);
        XML_Parser parser = XML_ParserCreate(NULL);
        assert_int_equal(XML_Parse(parser, text, (int)st.size, 1), XML_STATUS_OK);
        XML_ParserFree(parser);
        return (struct str){ text, st.size };
}

static bool docx_holds(struct str text, const char *words)
{
        return str_find(text, str_of(words)) < text.n;
}

static void a_paper_is_whole_and_keeps_its_measures(void **state)
{
        struct arena arena = { 0 };
        struct ctx c = { .arena = &arena };
        const struct docx_column columns[] = { { S("指标"), 3, false }, { S("数值"), 1, true } };
        char path[] = "docx-test-XXXXXX";
        (void)state;
        int fd = mkstemp(path);
        assert_true(fd >= 0);
        close(fd);
        struct docx *d = docx_open(&c, S("报告 <一>"), S("341125#17 ab"));
        docx_title(d, S("定远县 & 报告"));
        docx_line(d, S("2017年12月31日"));
        docx_heading(d, 1, S("一、教育培训"));
        docx_paragraph(d, S("举办培训26期。"));
        docx_table(d, columns, 2);
        docx_row(d, (struct str[]){ S("期数"), S("26") });
        docx_table_end(d);
        docx_note(d, S("日志 341125#17 ab"));
        assert_true(docx_close(&c, d, path));
        zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
        assert_non_null(zip);
        for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++)
                (void)docx_part_of(&arena, zip, zip_get_name(zip, (zip_uint64_t)i, 0));
        struct str text = docx_part_of(&arena, zip, "word/document.xml");
        assert_true(docx_holds(text, "定远县 &amp; 报告") && docx_holds(text, "举办培训26期。") &&
                    docx_holds(text, ">26<"));
        assert_true(docx_holds(text, "w:w=\"11906\" w:h=\"16838\"") && docx_holds(text, "w:top=\"2098\""));
        assert_true(docx_holds(text, "w:left=\"1588\"") && docx_holds(text, "w:linePitch=\"579\""));
        assert_true(docx_holds(docx_part_of(&arena, zip, "docProps/core.xml"), "341125#17 ab"));
        zip_discard(zip);
        unlink(path);
        arena_release(&arena);
}

int main(void)
{
        const struct CMUnitTest tests[] = { cmocka_unit_test(a_paper_is_whole_and_keeps_its_measures) };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
