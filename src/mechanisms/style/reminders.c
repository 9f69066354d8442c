/* reminders.c: mechanism 5.2, reminders (约谈提醒): whom somebody talked to about what, what was promised and what came of
 * it.
 *
 * A reminder is no decision on accountability: it has no number of a decision, bears for no time and is counted apart.
 * It is about persons, and so a compartment of the organisation department, like those decisions. It may name the
 * problem it came from. Left out: what discipline bodies do on their own road. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/style/style.h"

/* What the regulations on accountability know as a measure is none of these. */
static const struct codes reminder_kinds = OPEN_CODES("reminder_kind", "提醒方式", "Form",
        { "talk", "约谈", "Talk", "约谈提醒|工作约谈" },
        { "reminding", "提醒谈话", "Reminding talk", "谈话提醒" },
        { "letter", "提醒函", "Letter", "书面提醒|工作提示函" },
        { "other", "其他", "Other" },
);

static const struct field reminder_fields[] = {
        DATE("day", "约谈日期", "Day", .required = true, .synonyms = "提醒日期|约谈时间|谈话日期|谈话时间|日期"),
        CODE("kind", "提醒方式", "Form", &reminder_kinds, .required = true, .synonyms = "方式|约谈方式|提醒形式"),
        REF("organisation", "约谈单位", "Organisation reminded", "organisation", .indexed = true,
            .synonyms = "被约谈单位|被提醒单位|单位"),
        REF("person", "约谈对象", "Person reminded", "person", .indexed = true,
            .synonyms = "被约谈人|被提醒人|谈话对象|被约谈人姓名|姓名"),
        TEXT("by", "约谈人", "Reminded by", .required = true, .max_length = 100,
             .synonyms = "约谈机关|提醒机关|谈话人|约谈主体|提醒人"),
        TEXT("matter", "约谈事由", "Matter", .required = true, .lines = true, .max_length = 1000,
             .synonyms = "事由|约谈内容|提醒内容|约谈原因|问题"),
        REF("rectification", "相关问题", "Problem it came from", "rectification", .hidden = true, .synonyms = "问题整改"),
        TEXT("promised", "整改承诺", "Promised", .lines = true, .hidden = true, .max_length = 1000,
             .synonyms = "表态|整改措施|承诺事项"),
        DATE("due_on", "整改时限", "Due on", .synonyms = "整改期限|完成时限"),
        DATE("done_on", "反馈日期", "Answered on", .synonyms = "整改反馈日期|反馈时间|整改完成日期"),
        TEXT("result", "整改反馈", "What came of it", .lines = true, .hidden = true, .max_length = 1000,
             .synonyms = "整改情况|反馈情况|整改结果"),
        PLACE("place", "区划", "Place"),
};

static const struct entity reminder_entities[] = {
        { .name = "reminder", .title = "约谈提醒", .title_en = "Reminders", .life = LIFE_EVENT, .day = "day",
          .reading = READ_SCOPED, .area = AREA_PERSONNEL,
          .help = "约谈、提醒谈话、提醒函，不是问责决定", .help_en = "talks and letters that remind; no decisions on accountability",
          .called = "约谈提醒|提醒谈话|约谈台账|约谈情况", .keys = "day,organisation,matter|day,person,matter", .sort = "day",
          .sort_down = true, .title_sql = "r.day || ' ' || r.matter", FIELDS(reminder_fields),
          .prepare = style_names_somebody },
};

static const struct list reminder_lists[] = {
        { .name = "reminder.reminders", .title = "约谈提醒", .title_en = "Reminders", .unit = "次", .unit_en = "reminders",
          .of = "reminder", .period = PERIOD_SPAN, .figure = true, .where = "t.day BETWEEN :from AND :to",
          .explain = "期内的约谈提醒；问责决定另计", .explain_en = "reminders of the period; decisions on accountability are apart" },
        { .name = "reminder.unanswered", .title = "到期没有反馈的约谈提醒", .title_en = "Reminders due and not answered",
          .unit = "次", .unit_en = "reminders", .of = "reminder", .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT,
          .owner = "organisation", .where = "t.due_on < :day AND (t.done_on IS NULL OR t.done_on > :day)",
          .mend = "向该单位核对整改材料，据以登记反馈；没有完成的，写明原因",
          .mend_en = "check the papers with the organisation and enter what came of it; where nothing did, say why",
          .explain = "整改时限在当天之前、到当天没有反馈的约谈提醒",
          .explain_en = "reminders whose term ended before the day, not answered by it" },
};

const struct module reminders_module = {
        .name = "reminders",
        .title = "约谈提醒",
        .title_en = "Reminders",
        .mechanism = "5.2",
        ENTITIES(reminder_entities),
        LISTS(reminder_lists),
};
