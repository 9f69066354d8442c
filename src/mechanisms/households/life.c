/* life.c: the records of what happened to households and persons, and who may be one person entered twice (see life.h).
 *
 * Of a household nothing is overwritten: an event ends spans on the last day of what was and begins their continuations
 * the day after, so that every past day reads as it did. A household that is no more keeps its rows, the day it ended
 * and what it went into; a person merged into another is voided and names that other. The two records here say what
 * happened, and that is all they do: they are filled by the program alone (life_run.c, person_merge.c) and never taken
 * back, since taking one back would leave what it did standing; what is wrong is put right by another event. Left out:
 * who inherits the shares of a household that dies out, which is said by hand. */
#include "mechanisms/households/life_private.h"

#include "mechanisms/modules.h"

/* What happens to a household; a merger of persons is a register of its own, being about no household. */
static const struct codes event_kinds = CODES("household_event", "户变动", "Household events",
        { "split", "分户", "Split" }, { "merge", "并户", "Merged" }, { "move", "迁移", "Moved" },
        { "move_out", "迁出本县", "Left the county" }, { "death", "死亡", "Death" },
        { "head", "变更户主", "New head" },
);

/* All derived: nobody types an event, he orders one. `ended` is the household that is no more by it, one of the two. */
static const struct field event_fields[] = {
        CODE("kind", "变动", "What happened", &event_kinds, .required = true, .derived = true, .indexed = true),
        DATE("day", "变动日期", "Day", .required = true, .derived = true),
        REF("household", "户", "Household", "household", .required = true, .derived = true, .indexed = true),
        REF("other", "另一户", "Other household", "household", .derived = true, .indexed = true),
        REF("ended", "因此结束的户", "Household that ended", "household", .derived = true, .indexed = true),
        REF("person", "人员", "Person", "person", .derived = true, .indexed = true),
        REF("other_person", "另一人", "Other person", "person", .derived = true),
        TEXT("summary", "内容", "What was done", .derived = true, .max_length = 300),
        TEXT("reason", "原因", "Reason", .derived = true, .max_length = 200),
        REF("document", "依据文件", "Document", "document", .derived = true),
};
/* number_of and facts_of are kept because a merger that waits for review is made again from its record alone. */
static const struct field merge_fields[] = {
        DATE("day", "合并日期", "Day", .required = true, .derived = true),
        REF("kept", "保留的人员", "Person kept", "person", .required = true, .derived = true, .indexed = true),
        REF("merged", "并入的人员", "Record merged into it", "person", .required = true, .derived = true,
            .indexed = true),
        INTEGER("moved", "改挂的登记", "Records re-pointed", .derived = true),
        TEXT("summary", "内容", "What was done", .derived = true, .max_length = 300),
        TEXT("reason", "原因", "Reason", .derived = true, .max_length = 200),
        REF("document", "依据文件", "Document", "document", .derived = true),
        TEXT("number_of", "以谁的号码为准", "Whose number is right", .derived = true, .hidden = true, .max_length = 10),
        TEXT("facts_of", "以谁的内容为准", "Whose facts are right", .derived = true, .hidden = true, .max_length = 10),
};

/* A household's history shows the event with either household; its place is that of the one the order named. */
static const struct entity life_entities[] = {
        { .name = "household_event", .title = "户变动", .title_en = "Household events",
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD, .guarded = true,
          .help = "分户、并户、迁移、死亡、变更户主，一次一条", .help_en = "splits, mergers, moves, deaths, new heads, one record each",
          .place_from = "household", .own = "t.household_id", .sort = "day", .sort_down = true,
          .title_sql = "r.day || ' ' || COALESCE(r.summary, '')", FIELDS(event_fields) },
        { .name = "person_merge", .title = "重复人员合并", .title_en = "Duplicate persons merged",
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD, .guarded = true,
          .help = "同一人的两条登记并为一条", .help_en = "two records of one person made one", .place_from = "kept",
          .sort = "day", .sort_down = true, .title_sql = "r.day || ' ' || COALESCE(r.summary, '')",
          FIELDS(merge_fields), .applied = life_merge_applied },
};

/* event_covered is the rule against withdrawal on this road: nobody poor is left without a helper by splitting, merging
 * or moving. The two others keep the records what they are. */
static const struct rule life_rules[] = {
        { .name = "event_covered", .title = "变动后的«poor_household»、«monitored»须有在任的责任人，请选定",
          .title_en = "poor or monitored after the event, a household wants a responsible cadre; choose one for",
          .on = "household_event", .when = RULE_CREATE, .sql = "life.covered" },
        { .name = "event_kept", .title = "户变动记录不能作废，办错的请再办一次变动改正",
          .title_en = "household events are not voided; put right what is wrong by another", .on = "household_event",
          .when = RULE_VOID, .sql = "life.event_kept" },
        { .name = "merge_kept", .title = "人员合并记录不能作废", .title_en = "mergers of persons are not voided",
          .on = "person_merge", .when = RULE_CREATE | RULE_VOID, .sql = "life.merge_kept" },
};

/* TWIN_OF_T: person p may be person t, entered twice: same name, same place, same birth. In one village, where few
 * share a name, it is enough that one of the two has neither number nor birth, or that both numbers end alike: the
 * digests of sealed numbers can't be compared in part, but the last four characters are kept beside them. The pinyin is
 * compared first because it has the index. */
#define TWIN_OF_T JOINED("p") " AND p.name_py = t.name_py AND p.name = t.name AND p.id <> t.id AND p.place = t.place " \
        "AND (p.birth = t.birth OR (LENGTH(t.place) = 12 AND ((t.birth IS NULL AND t.id_no IS NULL) OR (p.birth IS " \
        "NULL AND p.id_no IS NULL) OR EXISTS (SELECT 1 FROM secret a JOIN secret b ON b.county = a.county AND b.tail " \
        "= a.tail WHERE a.county = t.county AND a.digest = t.id_no AND b.digest = p.id_no))))"

/* Twins are suspects and never merged by the program: two of one name and one birth in one place do exist. */
static const struct list life_lists[] = {
        { .name = "household.events", .title = "户变动", .title_en = "Household events", .unit = "件",
          .unit_en = "events", .of = "household_event", .period = PERIOD_SPAN, .figure = true,
          .where = "t.day BETWEEN :from AND :to",
          .explain = "期内的分户、并户、迁移、死亡和变更户主",
          .explain_en = "splits, mergers, moves, deaths and new heads of the period" },
        { .name = "person.duplicate_suspect",
          .title = "疑似重复的人员",
          .title_en = "Persons entered twice, perhaps",
          .unit = "人",
          .unit_en = "persons",
          .of = "person",
          .period = PERIOD_NONE,
          .severity = SEVERITY_SUSPECT,
          .owner = "township",
          .where = "EXISTS (SELECT 1 FROM person p WHERE " TWIN_OF_T ")",
          .mend = "核对两人身份证或户口簿，由村里确认：同一人的点行末“合并”；确是两人的，写明凭据豁免",
          .mend_en = "check ID cards or household book with the village: one person is merged by the button of the "
                     "row, two are excused with the proof",
          .explain = "同地同名且出生日期相同；同村同名的，证件号码末四位相同、或其中一人没有出生日期和证件号码也算",
          .explain_en = "of one name, place and birth; in one village also of the same last four of the ID number, or "
                        "one of them without number and birth" },
};

const struct module life_module = {
        .name = "life",
        .title = "户变动",
        .title_en = "Household events",
        .mechanism = "0",
        ENTITIES(life_entities),
        RULES(life_rules),
        LISTS(life_lists),
};

/* The pieces of the list, asked of one person, so that page and list can't disagree about who is a twin. */
bool life_twins(struct ctx *c, int64_t person, int64_t **out, size_t *n)
{
        struct stmt *s;
        *out = NEWS(c->arena, int64_t, LIFE_TWINS_MAX);
        *n = 0;
        if (!db_query(c, S("SELECT p.id FROM person t JOIN person p ON " TWIN_OF_T " WHERE t.county = :county "
                           "AND t.id = :id AND t.voided = 0 ORDER BY p.id"),
                      ARGS(ARG("id", V_INT(person))), &s))
                return false;
        while (db_next(c, s))
                if (*n < LIFE_TWINS_MAX)
                        (*out)[(*n)++] = db_named_int(s, "id");
        return c->err.kind == ERR_NONE;
}
