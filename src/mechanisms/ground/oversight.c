/* oversight.c: a row of a check that is not to be mended for a while, with the reason, the evidence and an end.
 *
 * While an excuse is valid the builder leaves its row out of that check, and how many are left out is shown beside the
 * count. Only a row that the check finds can be excused, and only until a day: afterwards it is on the desk again.
 * Excused by the county's own departments, not by those whose desk it is. Left out: excusing a whole check, which
 * would hide what nobody has looked at. */
#include "mechanisms/modules.h"

#include "core/query.h"
#include "mechanisms/ground/shared.h"

/* Names check and record in words, not by references: a check is no row of the store, and its records are of any
 * register. */
static const struct field excuse_fields[] = {
        TEXT("list", "核查项", "Check", .required = true, .indexed = true, .names = NAMES_REGISTER, .max_length = 80),
        TEXT("record", "记录编号", "Record", .required = true, .max_length = 24),
        INTEGER("row_key", "行", "Row", .derived = true, .hidden = true, .indexed = true),
        TEXT("reason", "理由", "Reason", .required = true, .grounds = true, .max_length = 500, .lines = true),
        TEXT("evidence", "佐证", "Evidence", .required = true, .max_length = 500, .lines = true,
             .help = "文号、照片或材料的名称；文件可作为附件上传",
             .help_en = "number of the document, name of the photo or paper; files can be attached"),
        DATE("from_on", "起始日期", "From", .derived = true),
        DATE("until_on", "截止日期", "Until", .required = true),
        PLACE("place", "区划", "Place", .derived = true),
};

/* excuse_refuse: one code; the field says what is wrong. */
static bool excuse_refuse(struct ctx *c, const char *where, const char *zh, const char *en)
{
        return fail(c, ERR_RULE, "excuse.refused", where, "%s", say(c, zh, en));
}

/* find_row: the row must be on the check today, within what the one who excuses may see. */
static bool find_row(struct ctx *c, const struct list *l, int64_t id, struct val *place)
{
        struct query q = { .e = entity_find(str_of(l->of)), .list = l, .id = id, .limit = 1 };
        struct rows *rows;
        struct row_view r;
        if (!query_rows(c, &q, &rows))
                return false;
        bool found = rows_next(c, rows, &r);
        if (found)
                *place = V_STR(arena_str(c->arena, r.place));
        rows_done(rows);
        if (c->err.kind != ERR_NONE)
                return false;
        return found || excuse_refuse(c, "record", "这条记录今天不在该核查项的结果里",
                               "the check does not find this record today");
}

/* until_fits: an excuse for ever is none; one that is over already would excuse nothing. */
static bool until_fits(struct ctx *c, const struct draft *d)
{
        struct val until = draft_get(d, "until_on");
        if (!draft_given(d, "until_on") || until.type != VAL_TEXT || str_cmp(until.s, str_of(c->today)) >= 0)
                return true;
        return excuse_refuse(c, "until_on", "截止日期已过", "the end has passed already");
}

/* excuse_prepare: what is excused, and since when, is fixed once entered; a new end is a change like any other. */
static bool excuse_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        char county[7];
        int64_t id;
        struct val place = V_NULL;
        if (!until_fits(c, d))
                return false;
        if (old)
                return (draft_same(d, old, "list") && draft_same(d, old, "record")) ||
                       excuse_refuse(c, "record", "核查项和记录不能改，请另登记一条",
                              "the check and the record stay; enter another excuse");
        struct val name = draft_get(d, "list"), record = draft_get(d, "record");
        if (name.type != VAL_TEXT || record.type != VAL_TEXT)
                return true; /* the catalogue says that they are missing */
        const struct list *l = list_find(name.s);
        if (!l || l->severity == SEVERITY_NONE)
                return excuse_refuse(c, "list", "没有这个核查项", "there is no such check");
        if (!outside_id_parse(record.s, county, &id))
                return excuse_refuse(c, "record", "记录编号应如 341125-12", "the record should be as 341125-12");
        if (!find_row(c, l, id, &place))
                return false;
        draft_set(d, "row_key", V_INT(id));
        draft_set(d, "place", place);
        draft_set(d, "from_on", V_TEXT(c->today));
        return true;
}

/* Lies where its record lies (place, derived), so that a township sees what was excused in it. */
static const struct entity entities[] = {
        { .name = "check_excuse", .title = "核查豁免", .title_en = "Excuses of checks",
          .life = LIFE_STATE, .reading = READ_SCOPED, .area = AREA_BASE, .excuses = true, .about = "list",
          .help = "核查发现、在截止日期前不必处理的记录，附理由和佐证",
          .help_en = "rows of checks that need no mending until a day, with reason and evidence", .sort = "until_on",
          .sort_down = true, .title_sql = "r.list || ' ' || r.record", .prepare = excuse_prepare,
          FIELDS(excuse_fields) },
};

/* Counted as a figure: how much a county excuses is itself told. */
static const struct list lists[] = {
        { .name = "excuse.valid", .title = "有效的核查豁免", .title_en = "Excuses in force", .unit = "条",
          .unit_en = "excuses", .of = "check_excuse", .period = PERIOD_DAY, .figure = true,
          .explain = "当天有效、使一条记录不列入核查结果的豁免",
          .explain_en = "excuses in force on the day, each leaving one row out of a check",
          .where = "t.from_on <= :day AND t.until_on >= :day" },
};

const struct module oversight_module = {
        .name = "oversight",
        .title = "监督",
        .title_en = "Oversight",
        .mechanism = "0",
        ENTITIES(entities),
        LISTS(lists),
};
