/* pinyin_test.c: what a clerk types finds the name, and names sort as in a Chinese telephone book. */
#include "base/testing.h"

#include "base/pinyin.h"

static void initials_are_what_a_clerk_types(void **state)
{
        (void)state;
        struct arena arena = { 0 };
        assert_str(pinyin_initials(&arena, S("张三")), "zs");
        assert_str(pinyin_initials(&arena, S("十八岗村")), "sbgc");
        assert_str(pinyin_initials(&arena, S("欧阳娜")), "oyn");
        assert_str(pinyin_initials(&arena, S("")), "");
        assert_str(pinyin_initials(&arena, S("A座-2（B）号")), "az2bh");
        assert_str(pinyin_initials(&arena, S("阿卜杜·买买提")), "abdmmt");
        assert_str(pinyin_full(&arena, S("陈大武")), "chendawu");
        assert_str(pinyin_full(&arena, S("吕A女3")), "lvanv3");
        arena_release(&arena);
}

/* The readings a dictionary gets wrong in front of a name; the same characters inside one keep their usual
 * sound (王单). */
static void surnames_have_readings_of_their_own(void **state)
{
        (void)state;
        struct arena arena = { 0 };
        static const char *const names[][2] = {
                { "单雄", "sx" }, { "曾国", "zg" }, { "仇英", "qy" }, { "解珍", "xz" }, { "任重", "rz" }, { "区明", "om" },
                { "查良", "zl" }, { "朴实", "ps" }, { "翟让", "zr" }, { "尉迟恭", "ycg" }, { "尉健", "wj" }, { "乐毅", "yy" },
                { "盖方", "gf" }, { "缪贤", "mx" }, { "覃文", "qw" }, { "万里", "wl" }, { "冼星", "xx" }, { "员林", "yl" },
                { "万俟卨", "mqx" }, { "长孙无忌", "zswj" }, { "澹台明", "ttm" }, { "单于丹", "cyd" }, { "令狐冲", "lhc" },
                { "鲜于通", "xyt" }, { "宇文化", "ywh" }, { "呼延灼", "hyz" }, { "长江", "cj" }, { "万里", "wl" },
        };
        for (size_t i = 0; i < COUNT(names); i++)
                assert_str(pinyin_initials(&arena, str_of(names[i][0])), names[i][1]);
        assert_str(pinyin_initials(&arena, S("王单")), "wd");
        assert_str(pinyin_initials_plain(&arena, S("解放村")), "jfc");
        arena_release(&arena);
}

/* Digits and Latin letters before Chinese, shorter before longer, tones and strokes deciding among equals: a
 * telephone book. */
static void keys_sort_names_in_pinyin_order(void **state)
{
        (void)state;
        struct arena arena = { 0 };
        static const char *const sorted[] = {
                "", "3号", "a村", "B村", "艾军", "蔡红", "陈伟", "陈晓", "丁一", "高山", "李刚", "李刚强", "李娜", "任平", "单雄",
                "孙权", "王芳", "解珍", "杨光", "曾国", "张三", "张伟", "赵云", "朱德",
        };
        struct str before = { 0 };
        for (size_t i = 0; i < COUNT(sorted); i++) {
                struct str key = pinyin_key(&arena, str_of(sorted[i]));
                if (i > 0)
                        assert_true(str_cmp(before, key) < 0);
                before = key;
        }
        assert_int_equal(pinyin_key(&arena, S("张三")).n, 8);
        arena_release(&arena);
}

/* A character outside the table must not vanish from a list, nor break its order, nor shorten what finds it. */
static void rare_characters_keep_their_place(void **state)
{
        (void)state;
        struct arena arena = { 0 };
        struct str rare = pinyin_key(&arena, S("𠮷田")), common = pinyin_key(&arena, S("吉田"));
        assert_true(str_cmp(rare, common) < 0);
        assert_str(pinyin_initials(&arena, S("王𠮷")), "wj");
        assert_str(pinyin_initials(&arena, S("䶮小龙")), "yxl");
        assert_str(pinyin_initials(&arena, S("李𬭚㛃")), "lcj");
        assert_str(pinyin_initials(&arena, S("王𠀂三")), "w𠀂s");
        arena_release(&arena);
}

static bool spelled_so(struct arena *arena, const char *name, bool person, const char *typed)
{
        struct str out[PINYIN_SPELLINGS];
        size_t n = pinyin_spellings(arena, str_of(name), person, out);
        bool found = false;
        for (size_t i = 0; i < n; i++)
                found = found || str_is(out[i], typed);
        return found;
}

/* Both readings of what is read in two ways; none that nobody would type. */
static void a_name_is_found_by_every_usual_reading(void **state)
{
        (void)state;
        struct arena arena = { 0 };
        static const char *const found[][2] = {
                { "陈大武", "chendawu" }, { "陈大武", "cdw" }, { "覃文", "qinwen" }, { "覃文", "tanwen" }, { "单雄", "danxiong" },
                { "单雄", "sx" }, { "王长乐", "wangzhangle" }, { "王长乐", "wangchangle" }, { "万俟卨", "moqixie" },
        };
        for (size_t i = 0; i < COUNT(found); i++)
                assert_true(spelled_so(&arena, found[i][0], true, found[i][1]));
        assert_false(spelled_so(&arena, "解放村", false, "xfc"));
        assert_true(spelled_so(&arena, "六安路", false, "lal"));
        arena_release(&arena);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(initials_are_what_a_clerk_types),
                cmocka_unit_test(surnames_have_readings_of_their_own),
                cmocka_unit_test(keys_sort_names_in_pinyin_order),
                cmocka_unit_test(rare_characters_keep_their_place),
                cmocka_unit_test(a_name_is_found_by_every_usual_reading),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
