/* guarantees.c: the Two Assurances and Three Guarantees (两不愁三保障), item by item, as they were found at the house.
 *
 * A household out of poverty by its income alone is not out of it: each item is checked at the house, and every row
 * says what was seen and on what it rests. A check repeated on another day is another row, and both stay, so that what
 * was found before an exit can still be read after it. Whether an exit was confirmed without all of them is a check of
 * exits.c and no rule, so that a finding may be entered after the exit it proves. */
#include "mechanisms/modules.h"

#include "mechanisms/households/households.h"

/* Two Assurances (food, clothing) and Three Guarantees (compulsory schooling, basic medical care, safe housing), and
 * safe water, which is checked with them: an exit asks for the first five. */
static const struct codes guarantee_items = CODES("guarantee_item", "两不愁三保障", "Two Assurances and Three Guarantees",
        { "food", "不愁吃", "Food", "吃|吃饭" },
        { "clothing", "不愁穿", "Clothing", "穿|穿衣" },
        { "education", "义务教育", "Compulsory schooling", "义务教育有保障|教育" },
        { "medical", "基本医疗", "Basic medical care", "基本医疗有保障|医疗" },
        { "housing", "住房安全", "Safe housing", "住房安全有保障|住房" },
        { "water", "饮水安全", "Safe water", "安全饮水|饮水" },
);

/* Evidence is required of a "met" as of a "not met": a bare tick proves nothing either way. */
static const struct field guarantee_fields[] = {
        REF("household", "户", "Household", "household", .required = true, .indexed = true),
        CODE("item", "项目", "Item", &guarantee_items, .required = true),
        DATE("day", "核查日期", "Checked on", .required = true),
        BOOLEAN("met", "是否达标", "Met", .required = true),
        TEXT("evidence", "佐证", "Evidence", .required = true, .max_length = 500, .help = "看到了什么、依据什么",
             .help_en = "what was seen, and on what it rests"),
        REF("checked_by", "核查人", "Checked by", "cadre"),
};

/* Keyed by the day: the same item found again on the same day is the same finding. */
static const struct entity guarantee_entities[] = {
        { .name = "guarantee", .title = "两不愁三保障", .title_en = "Two Assurances and Three Guarantees",
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "逐项核查的结果和佐证", .help_en = "what was found for each item, with evidence",
          .keys = "household,item,day", .place_from = "household", .own = OWN_HOUSEHOLD, .sort = "day",
          .sort_down = true, .title_sql = HOUSEHOLD_OF_TITLE, FIELDS(guarantee_fields) },
};

const struct module guarantees_module = {
        .name = "guarantees",
        .title = "两不愁三保障",
        .title_en = "Two Assurances and Three Guarantees",
        .mechanism = "0",
        ENTITIES(guarantee_entities),
};
