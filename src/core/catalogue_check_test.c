/* catalogue_check_test.c: a catalogue with one fault is refused with the path of the fault: each test breaks one thing
 * of a catalogue that is right. The catalogue is this file's own, in place of the program's. */
#include "base/testing.h"

#include "core/catalogue.h"

static const struct field plain_fields[] = {
        TEXT("name", "名称", "Name", .named = true),
        DATE("from_on", "起", "From"),
        DATE("to_on", "止", "To"),
};

/* What a test may break: it is set up anew for each. */
static struct {
        struct entity entities[2];
        struct mechanism ground, first;
        struct module modules[2];
        struct list list;
        struct rule rule;
        struct work_page page;
        const struct module *all[2];
} x;

const struct module *const *catalogue_modules(size_t *n)
{
        *n = COUNT(x.all);
        return x.all;
}

static struct mechanism mechanism(const char *number, enum pillar pillar)
{
        return (struct mechanism){ .number = number, .pillar = pillar, .title = "机制", .title_en = "Mechanism",
                                   .responsible = "单位", .responsible_en = "Unit", .words = "话。", .words_en = "Words." };
}

static void set_up(void)
{
        for (size_t i = 0; i < 2; i++)
                x.entities[i] = (struct entity){ .name = i ? "second" : "first", .title = "簿", .title_en = "Register",
                                                 .life = LIFE_SPAN, FIELDS(plain_fields) };
        x.ground = mechanism("0", PILLAR_GROUND);
        x.first = mechanism("1.1", PILLAR_AWARENESS);
        x.list = (struct list){ .name = "first.all", .title = "清单", .title_en = "List", .of = "second" };
        x.rule = (struct rule){ .name = "once", .title = "规则", .title_en = "Rule", .on = "second", .sql = "a.b" };
        x.page = (struct work_page){ "/page", "页", "Page", "second", .writes = true };
        x.first.pages = &x.page;
        x.first.n_pages = 1;
        x.modules[0] = (struct module){
                .name = "ground", .declares = &x.ground, .entities = &x.entities[0], .n_entities = 1
        };
        x.modules[1] = (struct module){ .name = "first", .declares = &x.first,
                                        .entities = &x.entities[1], .n_entities = 1,
                                        .lists = &x.list, .n_lists = 1, .rules = &x.rule, .n_rules = 1 };
        x.all[0] = &x.modules[0];
        x.all[1] = &x.modules[1];
}

/* fault: what the check says now; "" when it finds nothing. Everything is set up again. */
static const char *fault(struct arena *a)
{
        struct ctx c = { .arena = a };
        const char *text = catalogue_check(&c) ? "" : arena_copy(a, str_of(c.err.text));
        set_up();
        return text;
}

#define assert_fault(a, words) assert_non_null(strstr(fault(a), words))

static void what_is_right_is_taken(void **state)
{
        struct arena a = { 0 };
        (void)state;
        set_up();
        assert_string_equal(fault(&a), "");
        arena_release(&a);
}

static void a_mechanism_lacks_nothing_that_is_read_off_it(void **state)
{
        struct arena a = { 0 };
        (void)state;
        set_up();
        x.first.title_en = NULL;
        assert_fault(&a, "mechanism 1.1: a mechanism has a title");
        x.first.responsible = NULL;
        assert_fault(&a, "says who is responsible");
        x.first.words_en = NULL;
        assert_fault(&a, "words for the account, in both languages");
        x.first.pillar = PILLAR_GROUND;
        assert_fault(&a, "the ground alone is 0");
        x.first.pillar = PILLAR_MAX;
        assert_fault(&a, "stands in a pillar");
        x.first.pillar = PILLAR_STYLE;
        assert_fault(&a, "its number begins with that of its pillar");
        x.first.words = "截至{day}，共{first.all}件、{first.none}件。";
        assert_fault(&a, "name a figure that is not there");
        x.first.words_en = "On {day} {first.all 2016}, since {since first.all}, {first.all@341125}, {first.all";
        assert_fault(&a, "name a figure that is not there"); /* the brace left open */
        x.first.words_en = "{?first.all+first.none|some|none}";
        assert_fault(&a, "name a figure that is not there");
        x.first.words_en = "{?first.all}";
        assert_fault(&a, "name a figure that is not there"); /* a choice without words */
        x.first.words_en = "{?first.all|{span} {first.all million}|{?county|none|{names first.all 3}}} {param:no_such}";
        assert_fault(&a, "name a figure that is not there");
        x.first.words_en = "{?first.all|{span} {first.all million}|{?county|none|{names first.all 3}}}";
        assert_string_equal(fault(&a), "");
        x.first.words_en = "On {day} {first.all 2016}, since {since first.all}, {first.all@341125}.";
        assert_string_equal(fault(&a), "");
        x.page.records = "second";
        assert_fault(&a, "each with a word of its query");
        x.page.title = NULL;
        assert_fault(&a, "a page has a path and a title");
        x.page.entity = "nobody";
        assert_fault(&a, "opened by the right to an entity");
        x.first.daily = "first"; /* of the ground, not its own */
        assert_fault(&a, "daily names a register of the mechanism");
        x.modules[1].n_entities = 0;
        x.modules[1].n_rules = x.modules[1].n_lists = x.first.n_pages = 0;
        assert_fault(&a, "has a register");
        arena_release(&a);
}

static void what_is_said_is_said_in_both_languages(void **state)
{
        struct arena a = { 0 };
        (void)state;
        set_up();
        x.list.title_en = "List 清单";
        assert_fault(&a, "list first.all: a list has a title in both languages");
        x.list.title = "List";
        assert_fault(&a, "list first.all: a list has a title in both languages");
        x.list.unit = "户";
        assert_fault(&a, "list first.all: what a list says, it says in both languages");
        x.list.explain = "清单", x.list.explain_en = "清单";
        assert_fault(&a, "list first.all: what a list says, it says in both languages");
        x.entities[1].title_en = "簿";
        assert_fault(&a, "an entity has a title in both languages");
        arena_release(&a);
}

static void a_number_is_declared_once(void **state)
{
        struct arena a = { 0 };
        (void)state;
        set_up();
        x.first.number = "0";
        assert_fault(&a, "two mechanisms have this number");
        x.modules[1].declares = NULL;
        x.modules[1].mechanism = "1.1";
        assert_fault(&a, "module first: its mechanism is declared by no module");
        x.entities[1].mechanism = "9.9";
        assert_fault(&a, "second: its mechanism is declared by no module");
        x.list.mechanism = "9.9";
        assert_fault(&a, "list first.all: its mechanism is declared by no module");
        arena_release(&a);
}

static void a_field_names_what_is_there(void **state)
{
        struct arena a = { 0 };
        static const struct field later[] = { REF("to", "簿", "Register", "second"), TEXT("name", "名称", "Name") };
        static const struct field spans[] = { DATE("from_on", "起", "From", .until = "due_on"),
                                              DATE("to_on", "止", "To") };
        (void)state;
        set_up();
        x.entities[0].fields = later; /* the ground's, which stands before it */
        x.entities[0].n_fields = COUNT(later);
        x.entities[0].life = LIFE_STATE;
        assert_fault(&a, "a later line of modules.inc");
        x.entities[1].fields = spans;
        x.entities[1].n_fields = COUNT(spans);
        assert_fault(&a, "names the field of the last");
        arena_release(&a);
}

static void what_makes_a_rule_names_what_is_there(void **state)
{
        struct arena a = { 0 };
        static const struct field members[] = { REF("second", "簿", "Register", "second", .members_only = "second"),
                                                TEXT("name", "名称", "Name"), DATE("from_on", "起", "From"),
                                                DATE("to_on", "止", "To") };
        (void)state;
        set_up();
        x.entities[1].alone = "nobody";
        assert_fault(&a, "alone and membership name fields");
        x.entities[1].n_fields = 1;
        x.entities[1].life = LIFE_STATE;
        x.entities[1].alone = "name";
        assert_fault(&a, "has the fields from_on and to_on");
        x.rule.sql = NULL;
        assert_fault(&a, "a rule without a statement words what .alone of its entity says");
        x.entities[1].fields = members;
        x.entities[1].n_fields = COUNT(members);
        assert_fault(&a, "no register says who belongs");
        x.entities[1].excuses = true;
        assert_fault(&a, "a register of excuses has the fields");
        arena_release(&a);
}

/* By their parts: 1.10 is the tenth of the first pillar and stands behind 1.9, which bytes would not do. */
static void mechanisms_stand_in_the_order_of_their_numbers(void **state)
{
        (void)state;
        set_up();
        x.first.number = "1.10";
        x.ground.number = "1.9";
        assert_string_equal(mechanism_at(0)->number, "1.9");
        assert_string_equal(mechanism_at(1)->number, "1.10");
        assert_null(mechanism_at(2));
        x.first.number = "1";
        assert_string_equal(mechanism_at(0)->number, "1");
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(what_is_right_is_taken),
                cmocka_unit_test(a_mechanism_lacks_nothing_that_is_read_off_it),
                cmocka_unit_test(a_number_is_declared_once),
                cmocka_unit_test(what_is_said_is_said_in_both_languages),
                cmocka_unit_test(a_field_names_what_is_there),
                cmocka_unit_test(what_makes_a_rule_names_what_is_there),
                cmocka_unit_test(mechanisms_stand_in_the_order_of_their_numbers),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
