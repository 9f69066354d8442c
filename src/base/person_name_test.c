/* person_name_test.c: one person has one name however a sheet writes it, and what is no name is given back. */
#include "base/testing.h"

#include "base/person_name.h"

static void one_name_however_it_is_written(void **state)
{
        (void)state;
        struct arena arena = { 0 };
        static const char *const written[][2] = {
                { "谢 勇杰", "谢勇杰" },     { "张 三", "张三" },     { "张 三 丰", "张三丰" },     { "欧阳 娜娜", "欧阳娜娜" },
                { "John Smith", "John Smith" }, { "J. Smith", "J. Smith" }, { "张三", "张三" }, { "〇〇", "〇〇" },
                { "张三。", "张三" },        { "张三.", "张三" },      { "张三 。", "张三" },
                { "J. Smith Jr.", "J. Smith Jr." },
        };
        static const char *const dots[] = { "·", "•", "・", "‧", "∙", "⋅", ".", "。", "｡", "●", "ㆍ" };
        for (size_t i = 0; i < COUNT(written); i++)
                assert_str(person_name(&arena, str_of(written[i][0])), written[i][1]);
        for (size_t i = 0; i < COUNT(dots); i++) {
                assert_str(person_name(&arena, arena_fmt(&arena, "阿卜杜%s买买提", dots[i])), "阿卜杜·买买提");
                assert_str(person_name(&arena, arena_fmt(&arena, "阿卜杜 %s 买买提", dots[i])), "阿卜杜·买买提");
        }
        arena_release(&arena);
}

static void what_is_no_name_is_given_back(void **state)
{
        (void)state;
        struct arena arena = { 0 };
        static const struct {
                const char *text, *fault;
        } names[] = {
                { "赵?", "name.lost" },
                { "赵□", "name.lost" },
                { "赵\xef\xbf\xbd", "name.lost" },
                { "张*三", "name.lost" },
                { "张某", "name.lost" },
                { "张某某", "name.lost" },
                { "张XX", "name.lost" },
                { "张x三", "name.lost" },
                { "赵\xee\x80\x80", "name.lost" },
                { "张×", "name.lost" },
                { "赵囗", "name.lost" },
                { "不详", "name.lost" },
                { "无", "name.lost" },
                { "未知", "name.lost" },
                { "不清楚", "name.lost" },
                { "待定", "name.lost" },
                { "无双", NULL },
                { "未知味", NULL },
                { "张三·", "name.added" },
                { "·张三", "name.added" },
                { "。张三", "name.added" },
                { ".张三", "name.added" },
                { "张三。。", "name.added" },
                { "阿卜杜··买买提", "name.added" },
                { "J. Smith Jr.", NULL },
                { "张三、李四", "person.several" },
                { "张三/李四", "person.several" },
                { "张三 李四", "person.several" },
                { "张三,李四", "person.several" },
                { "张三（户主）", "name.added" },
                { "张三(户主)", "name.added" },
                { "张三1", "name.added" },
                { "张三A", "name.added" },
                { "张三书记", "name.added" },
                { "王村长", NULL },
                { "【张三】", "name.added" },
                { "123", "name.added" },
                { "张三：", "name.added" },
                { "张三", NULL },
                { "欧阳娜娜", NULL },
                { "阿卜杜·买买提", NULL },
                { "John Smith", NULL },
                { "J. O'Neil-Smith", NULL },
                { "䶮小龙", NULL },
                { "𠮷田", NULL },
                { "أحمد", NULL },
        };
        for (size_t i = 0; i < COUNT(names); i++) {
                const char *fault = person_name_fault(person_name(&arena, str_of(names[i].text)));
                if (!fault != !names[i].fault || (fault && strcmp(fault, names[i].fault) != 0))
                        fail_msg("%s: %s instead of %s", names[i].text, fault ? fault : "none",
                                 names[i].fault ? names[i].fault : "none");
        }
        arena_release(&arena);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(one_name_however_it_is_written),
                cmocka_unit_test(what_is_no_name_is_given_back),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
