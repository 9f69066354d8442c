/* vacancy.c: what an interim successor leaves open (mechanism 2.1): a household or a slot of a work team, and the
 * day by which somebody is appointed for good.
 *
 * "An occupant leaves only with a successor, or for a listed reason with an interim one and a dated vacancy on
 * somebody's desk": the vacancy is that desk. It is written along with the interim's row (succession.c,
 * handover.c), and no_withdrawal (withdrawal.sql) accepts an interim only beside it. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/responsibility/responsibility.h"

/* What an interim may stand in for: the two posts that no_withdrawal guards. */
static const struct codes vacancy_kinds = CODES("vacancy_kind", "空缺类别", "Vacancy",
        { "household", "帮扶责任人", "Responsible cadre" },
        { "slot", "驻村岗位", "Slot of a work team" },
);

/* due_on is required: a vacancy without a day is nobody's. to_on is entered by whoever appoints the successor;
 * nothing closes it by itself, since an appointment is an act. */
static const struct field vacancy_fields[] = {
        CODE("kind", "空缺类别", "Vacancy", &vacancy_kinds, .required = true),
        REF("household", "户", "Household", "household", .indexed = true),
        REF("slot", "驻村岗位", "Slot", "slot", .indexed = true),
        PLACE("place", "区划", "Place", .synonyms = "所在地", .required = true),
        DATE("from_on", "开始日期", "From", .required = true),
        DATE("due_on", "补齐期限", "Due on", .required = true, .indexed = true),
        DATE("to_on", "补齐日期", "Filled on"),
        REF("owner", "责任单位", "Owner", "organisation"),
        TEXT("note", "说明", "Note", .max_length = 300),
};

/* Which of the two it must name follows from its kind. */
static bool vacancy_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const bool household = draft_now_is(d, old, "kind", "household");
        if (draft_now(d, old, household ? "household" : "slot").type == VAL_NULL)
                return fail(c, ERR_INVALID, "vacancy.incomplete", household ? "household" : "slot", "%s",
                            say(c, "空缺须写明是哪一户或哪个岗位", "a vacancy names its household or slot"));
        return true;
}

/* keys: a vacancy is known by its household or its slot. */
static const struct entity vacancy_entities[] = {
        { .name = "vacancy", .title = "岗位（责任人）空缺", .title_en = "Vacancies", .life = LIFE_SPAN, .unreviewed = true,
          .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "临时接替期间，何时之前补齐", .help_en = "by when an interim is to be replaced", .keys = "household|slot",
          .sort = "due_on", .title_sql = COVERED_TITLE, FIELDS(vacancy_fields), .prepare = vacancy_prepare },
};

static const struct list vacancy_lists[] = {
        /* Two lists, for two tempers: what is late is an error on the organisation department's desk, what is open
         * and in time a hint. Vacancies of households entered twice and voided since count in neither. */
        { .name = "responsibility.vacancy_overdue", .title = "逾期未补的空缺", .title_en = "Vacancies overdue", .unit = "个",
          .unit_en = "vacancies", .of = "vacancy", .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR, .owner = "organisation",
          .where = ON_DAY("t", ":day") " AND t.due_on < :day AND (t.household_id IS NULL OR " HOUSEHOLD_STANDS ")",
          .mend = "由组织部、派出单位核对调整文件，研究确定正式接任人，凭文件登记补齐日期",
          .mend_en = "the organisation department and the sending unit check the document, decide who succeeds and "
                     "enter the day it names",
          .explain = "当天仍未补齐、已过期限的空缺", .explain_en = "vacancies open on the day and past their due day" },
        /* Named after responsibility, where they were counted first: names of figures stand in accounts and never
         * change. */
        { .name = "responsibility.vacancies", .title = "待补的空缺", .title_en = "Vacancies open", .unit = "个",
          .unit_en = "vacancies", .of = "vacancy", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "organisation",
          .where = ON_DAY("t", ":day") " AND t.due_on >= :day",
          .mend = "由组织部、派出单位核对临时接替的文件，在期限前研究确定正式接任人",
          .mend_en = "the organisation department and the sending unit check the document of the interim and decide "
                     "who succeeds before the due day",
          .explain = "当天尚未补齐、未到期限的空缺", .explain_en = "vacancies open on the day and not yet due" },
};

/* For vacancies whose row gives no day of its own. Thirty days where the county has entered nothing. */
static const struct parameter vacancy_parameters[] = {
        { .name = "vacancy_days", .title = "空缺补齐期限", .title_en = "Days to fill a vacancy", .unit = "天",
          .type = FIELD_INT, .fallback = "30" },
        /* What nobody chose, or what calls somebody away at once. A transfer is planned, so its successor is too. The
         * county sets its own with a document (county.md 2.1: "a listed reason"). */
        { .name = "interim_reasons", .title = "可以由人临时接替的离岗原因",
          .title_en = "Reasons after which an interim may stand in", .unit = "各项", .type = FIELD_CODES,
          .lists = "posting_end",
          .fallback = "death,illness,retirement,recall,promotion,secondment,maternity,investigated" },
};

const struct module vacancy_module = {
        .name = "vacancy",
        .title = "空缺",
        .title_en = "Vacancies",
        .mechanism = "2.1",
        ENTITIES(vacancy_entities),
        LISTS(vacancy_lists),
        PARAMETERS(vacancy_parameters),
};
