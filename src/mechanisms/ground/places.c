/* places.c: where everything is: divisions with their dates, the calendar, and what a county sets for itself
 * (parameters, codes, words).
 *
 * A place is a code of the National Bureau of Statistics: 6 digits a county, 9 a township, 12 a village; its first
 * digits are its parents. Places are merged and renamed, so they are spans. All of these are reference tables: small,
 * shared, journalled under their own chain. Left out: boundaries (no map data is shipped) and places outside the county
 * (words in a text field say those).
 *
 * The kind follows from the code where none is given: township level 001-099 subdistrict, 100-199 town, 200-399
 * township, above that a zone; village level 001-199 residents' committee, 200-399 villagers' committee, above that the
 * like. */
#include "mechanisms/modules.h"

#include "core/parameter.h"
#include "mechanisms/ground/own_words.h"
#include "mechanisms/ground/shared.h"

/* Towns and townships are townships of a county alike and counted together; subdistricts and zones are not among its 22
 * townships, nor communities among its villages. */
static const struct codes place_kinds = CODES("place_kind", "区划类别", "Kind of place",
        { "county", "县", "County", "县级|区|县级市" },
        { "town", "镇", "Town", "建制镇" },
        { "township", "乡", "Township", "民族乡" },
        { "subdistrict", "街道", "Subdistrict", "街道办事处" },
        { "zone", "类似乡级单位", "Zone", "开发区|农场|园区|管委会" },
        { "village", "行政村", "Administrative village", "村|村委会|村民委员会" },
        { "community", "社区", "Community", "居委会|居民委员会|社区居委会" },
        { "other", "类似村级单位", "Like a village", "类似居委会|类似村委会" },
);
/* A day worked in exchange for a holiday is a working day on a weekend: terms in working days need all four. */
static const struct codes day_kinds = CODES("day_kind", "日期类别", "Kind of day",
        { "workday", "工作日", "Working day" },
        { "weekend", "周末", "Weekend" },
        { "holiday", "法定节假日", "Public holiday", "放假|节假日" },
        { "makeup", "调休上班日", "Working day in exchange", "调休|补班" },
);

/* Merged or renamed, a place ends with a day and names what it went into, as a household does. */
static const struct field place_fields[] = {
        TEXT("code", "区划代码", "Code", .required = true, .max_length = 12, .indexed = true,
             .synonyms = "代码|行政区划代码|统计用区划代码"),
        TEXT("name", "名称", "Name", .required = true, .named = true, .max_length = 60, .synonyms = "地名|区划名称"),
        TEXT("parent", "上级代码", "Parent", .max_length = 12, .indexed = true, .synonyms = "上级|上级区划"),
        CODE("kind", "类别", "Kind", &place_kinds, .indexed = true, .help = "不填时按代码段确定",
             .help_en = "follows from the code when left empty"),
        DATE("from_on", "启用日期", "From"),
        DATE("to_on", "停用日期", "To"),
        TEXT("merged_into", "并入代码", "Merged into", .max_length = 12, .help = "撤并后并入的区划代码",
             .help_en = "code of the place it was merged into"),
};
/* Every day is a row, with its number: days between two dates are a subtraction both engines can do. */
static const struct field calendar_fields[] = {
        DATE("day", "日期", "Day", .required = true),
        INTEGER("number", "日序号", "Number", .required = true, .indexed = true, .help = "自 1970-01-01 起的天数",
                .help_en = "days since 1970-01-01"),
        CODE("kind", "类别", "Kind", &day_kinds),
};
/* Set by the State Council each year, so entered each year, with its notice; the calendar alone knows weekends. */
static const struct field holiday_fields[] = {
        DATE("day", "日期", "Day", .required = true),
        CODE("kind", "类别", "Kind", &day_kinds, .required = true),
        TEXT("name", "名称", "Name", .max_length = 40),
        TEXT("document", "依据文件", "Document", .max_length = 40),
};
/* The document is named by outside id: a reference table has no key into a county's. */
static const struct field parameter_value_fields[] = {
        TEXT("name", "参数", "Parameter", .required = true, .indexed = true, .max_length = 60, .names = NAMES_PARAMETER),
        PLACE("place", "适用区划", "Place", .required = true),
        DATE("from_on", "执行日期", "From", .required = true),
        INTEGER("value", "数值", "Value", .help = "金额以分为单位", .help_en = "money in fen"),
        TEXT("words", "日期或各项名称", "Day or words", .max_length = 300, .help = "不是数值的参数填这里：日期，或几项名称用、分开",
             .help_en = "of a parameter that is no number: a day, or words separated by commas"),
        TEXT("chosen", "所选", "Chosen", .max_length = 300, .derived = true, .hidden = true),
        TEXT("document", "依据文件", "Document", .max_length = 60, .help = "文件记录的编号，如 341125-12",
             .help_en = "outside id of the document record"),
};
/* What a county adds to an open list, or what it calls a code of ours; `list` is that list's name, synonyms are as
 * ours, and a code has a row a stretch of time: what was called so in 2017 still is when 2017 is read. */
static const struct field code_entry_fields[] = {
        TEXT("list", "代码表", "Code list", .required = true, .indexed = true, .max_length = 60, .names = NAMES_CODES),
        TEXT("code", "代码", "Code", .required = true, .max_length = 60,
             .help = "给已有的代码改叫法时填它的代码或现在的名称", .help_en = "of a code there is already: its code or present title"),
        TEXT("title", "名称", "Title", .required = true, .named = true, .max_length = 60),
        TEXT("title_en", "英文名称", "English title", .max_length = 100),
        TEXT("synonyms", "同义词", "Synonyms", .max_length = 500, .help = "用 | 分开", .help_en = "separated by |"),
        DATE("from_on", "启用日期", "From"),
        DATE("to_on", "停用日期", "To"),
};
/* A word of a county's sheets that somebody matched by hand once; the next sheet of the same hand needs nobody. */
static const struct field word_map_fields[] = {
        PLACE("place", "县", "County", .hidden = true, .help = "不填为本县", .help_en = "the own one when left empty"),
        TEXT("list", "用于", "Used for", .required = true, .indexed = true, .max_length = 60, .names = NAMES_CODES,
             .help = "代码表名，或 place、column", .help_en = "name of a code list, or place, or column"),
        TEXT("word", "原词", "Word", .required = true, .max_length = 100),
        TEXT("code", "对应", "Stands for", .required = true, .max_length = 100),
};

/* The bounds of the statistical codes, see above. */
static const char *township_kind(int n)
{
        if (n < 100)
                return "subdistrict";
        if (n < 200)
                return "town";
        return n < 400 ? "township" : "zone";
}

static const char *village_kind(int n)
{
        if (n < 200)
                return "community";
        return n < 400 ? "village" : "other";
}

/* place_kind_of: code has 6, 9 or 12 digits. */
static const char *place_kind_of(struct str code)
{
        int64_t n = 0;
        if (code.n == 6)
                return "county";
        if (!str_int(str_slice(code, code.n - 3, code.n), &n))
                return "other";
        return code.n == 9 ? township_kind((int)n) : village_kind((int)n);
}

/* Kind and parent follow from the code unless they are given: a village under another township than its code says
 * happens for a while after a merger. A place lies in itself, which is what d->place is. */
static bool place_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const struct val code = draft_now(d, old, "code");
        if (code.type != VAL_TEXT || !str_digits(code.s) || (code.s.n != 6 && code.s.n != 9 && code.s.n != 12))
                return fail(c, ERR_INVALID, "place.code", "place.code",
                            say(c, "区划代码应为 6、9 或 12 位数字，现为“%.*s”",
                                "a place code has 6, 9 or 12 digits, not “%.*s”"),
                            FMT(code.s));
        if (draft_now(d, old, "parent").type == VAL_NULL && code.s.n > 6)
                draft_set(d, "parent", V_STR(str_slice(code.s, 0, code.s.n - 3)));
        if (draft_now(d, old, "kind").type == VAL_NULL)
                draft_set(d, "kind", V_TEXT(place_kind_of(code.s)));
        memcpy(d->place, code.s.p, code.s.n);
        return true;
}

/* value_prepare: a number or words, as the parameter is; never both, so that the row says one thing. */
static bool value_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const struct val name = draft_now(d, old, "name"), words = draft_now(d, old, "words");
        const struct parameter *p = name.type == VAL_TEXT ? parameter_find(name.s) : NULL;
        const bool worded = p && parameter_worded(p), number = draft_now(d, old, "value").type != VAL_NULL;
        struct str shown, chosen;
        if (worded ? number || words.type != VAL_TEXT : !number || words.type == VAL_TEXT)
                return fail(c, ERR_INVALID, "parameter.value",
                            worded ? "parameter_value.words" : "parameter_value.value", "%s",
                            worded ? say(c, "这个参数填“日期或各项名称”，不填“数值”", "this parameter has words and no number")
                                   : say(c, "这个参数填“数值”", "this parameter has a number and no words"));
        if (!worded)
                return true;
        if (!parameter_words(c, p, words.s, &shown, &chosen))
                return false;
        draft_set(d, "words", V_STR(shown));
        draft_set(d, "chosen", V_STR(chosen));
        return true;
}

/* bounds: whether the value is of a parameter that holds back who enters it. */
static bool bounds(const struct draft *d)
{
        const struct val name = d ? draft_get(d, "name") : V_NULL;
        const struct parameter *p = name.type == VAL_TEXT ? parameter_find(name.s) : NULL;
        return p && p->guards;
}

/* value_second: what a department is held to it does not lift alone, nor by calling its value another parameter's. */
static bool value_second(struct ctx *c, const struct draft *now, const struct draft *old, bool *wanted)
{
        (void)c;
        *wanted = bounds(now) || bounds(old);
        return true;
}

/* Directory: everybody may read where things are. Calendar and words are hidden, being read by the program. */
static const struct entity place_entities[] = {
        { .name = "place", .title = "区划", .title_en = "Places", .life = LIFE_SPAN,
          .reference = true, .reading = READ_DIRECTORY, .area = AREA_BASE,
          .help = "县、乡镇、村及其起止日期", .help_en = "the county, its townships and villages, with their dates",
          .keys = "code", .sort = "code", .title_sql = "r.name", FIELDS(place_fields), .prepare = place_prepare },
        { .name = "calendar", .title = "日历", .title_en = "Calendar", .life = LIFE_EVENT,
          .day = "day", .reference = true, .reading = READ_DIRECTORY, .area = AREA_BASE, .hidden = true,
          .help = "2000 至 2050 年的每一天，用于计算天数和自然月",
          .help_en = "every day from 2000 to 2050, to count days and months by", .keys = "day", .sort = "day",
          .title_sql = "r.day", FIELDS(calendar_fields) },
        { .name = "holiday", .title = "节假日", .title_en = "Holidays", .life = LIFE_EVENT,
          .day = "day", .reference = true, .reading = READ_DIRECTORY, .area = AREA_BASE,
          .help = "放假和调休上班的日子，按年录入", .help_en = "days off and days worked in exchange, entered every year",
          .keys = "day", .sort = "day", .title_sql = "r.day", FIELDS(holiday_fields) },
        { .name = "parameter_value", .title = "参数值", .title_en = "Parameter values",
          .life = LIFE_STATE, .reference = true, .reading = READ_DIRECTORY, .area = AREA_BASE,
          .help = "上限、间隔、标准等数值，按区划和执行日期录入并附依据", .help_en = "limits, intervals and rates by place and first day",
          .keys = "name,place,from_on", .sort = "name", .title_sql = "r.name", .second = true,
          .second_for = value_second, FIELDS(parameter_value_fields), .prepare = value_prepare },
        { .name = "code_entry", .title = "本县代码", .title_en = "The county's own codes",
          .life = LIFE_STATE, .reference = true, .reading = READ_DIRECTORY, .area = AREA_BASE,
          .help = "本县在可增加的代码表里增加的代码，和对已有代码的叫法；改名时给前一段写上停用日期，再新增一段",
          .help_en = "codes a county adds to open lists, and what it calls those there are; a new name is a new "
                     "stretch, after the last one is given its end",
          .keys = "list,code,from_on|list,code,title", .sort = "list", .title_sql = "r.title",
          FIELDS(code_entry_fields), .prepare = code_entry_prepare },
        { .name = "word_map", .title = "表格用词对照", .title_en = "Words of sheets", .life = LIFE_STATE,
          .reference = true, .reading = READ_DIRECTORY, .area = AREA_BASE, .hidden = true,
          .help = "导入时指认过一次的叫法，以后自动识别", .help_en = "a word matched once by hand is known from then on",
          .keys = "place,list,word", .sort = "list", .title_sql = "r.word", FIELDS(word_map_fields),
          .prepare = word_map_prepare },
};

/* PLACED: a place lies where it is itself. */
#define PLACED "t.code >= :place_lo AND t.code < :place_hi"

/* As the county's account counts them: 22 townships, 240 administrative villages. */
static const struct list place_lists[] = {
        { .name = "place.townships", .title = "乡镇", .title_en = "Townships", .unit = "个", .unit_en = "townships",
          .of = "place", .period = PERIOD_DAY, .figure = true, .placed = PLACED, .county_only = true,
          .where = "t.kind IN ('town', 'township') AND " ON_DAY("t", ":day"),
          .explain = "当天有效、类别为镇或乡的区划", .explain_en = "places of kind town or township valid on the day" },
        { .name = "place.villages", .title = "行政村", .title_en = "Administrative villages", .unit = "个",
          .unit_en = "villages", .of = "place", .period = PERIOD_DAY, .figure = true, .placed = PLACED,
          .where = "t.kind = 'village' AND " ON_DAY("t", ":day"),
          .explain = "当天有效、类别为行政村的区划", .explain_en = "places of kind administrative village valid on the day" },
};

/* Voiding is for errors; a place with people in it was none. */
static const struct rule place_rules[] = {
        { .name = "place_in_use", .title = "下面还有区划或登记的区划不能作废：撤并的填停用日期和并入代码",
          .title_en = "a place with places or records in it is not voided: enter its last day and what it was merged "
                      "into; this is so for",
          .on = "place", .when = RULE_VOID, .sql = "places.in_use" },
};

/* The ground the mechanisms stand on: it has no tile, but every account begins with whom it is about. */
static const struct mechanism places_mechanism = {
        .number = "0",
        .pillar = PILLAR_GROUND,
        .title = "组织与对象",
        .title_en = "Organisations and households",
        .responsible = "«office_short»、组织部",
        .responsible_en = "«office_short», organisation department",
        .words =
                "{?county|{place}辖{place.townships}个乡镇、{place.villages}个行政村|{?township|{place}辖{place.villages}个行政村"
                "|{place}}}，现有{?org.committees|基层党（工）委{org.committees}个、|}{?org.general_branches|党总支"
                "{org.general_branches}个、|}{?org.branches|党支部{org.branches}个、|}党员{org.members}名。{year}年，{whole}坚持以党"
                "建引领«campaign»，从强化思想认识、人员调配、组织引领、动力提升、作风引领五个方面推进落实。\n"
                "{?household.registered|{?county|截至{day}，|}{whole}建档立卡户{household.registered}户{?household.poor|，其中"
                "«poor_household»{household.poor}户{household.poor_persons}人{?household.exited|、脱贫户{household.exited}户"
                "|}|{?household.exited|，其中脱贫户{household.exited}户|}}{?household.monitored|，监测对象"
                "{household.monitored}户|}。{?household.exits|{span}确认«exit»{household.exits}户{?village.exits|，"
                "{village.exits}个村«delisting»|}。|}{?county+township|{?village.poor|«remaining_villages»{village.poor}"
                "个。|}|}|}",
        .words_en =
                "{?county|{place} has {place.townships} townships and {place.villages} administrative villages|"
                "{?township|{place} has {place.villages} administrative villages|{place}}}: {?org.committees|"
                "{org.committees} grass-roots Party committees, |}{?org.general_branches|{org.general_branches} "
                "general branches, |}{?org.branches|{org.branches} branches, |}{org.members} Party members. In "
                "{year}, Party building led «campaign» in the five fields of awareness, personnel, leadership, "
                "motivation and work style.\n"
                "{?household.registered|On {day}, {household.registered} households were registered{?household.poor|: "
                "{household.poor} poor, with {household.poor_persons} persons{?household.exited|, and "
                "{household.exited} out of poverty|}|{?household.exited|: {household.exited} out of poverty|}}"
                "{?household.monitored|; {household.monitored} were monitored|}. {?household.exits|{household.exits} "
                "exits of households {?village.exits|and {village.exits} of villages |}were confirmed {span}. |}"
                "{?village.poor|«remaining_villages»: {village.poor}.|}|}",
};

/* How sheets call the two columns of a place. Whoever lists cadres, commissioners or poor villages calls theirs by what
 * is done there (驻村乡镇, 帮扶村, 预出列村): it is a township or a village all the same. */
static const struct place_headings place_headings = {
        .township = "乡镇|乡(镇)|乡镇名称|所在乡镇|镇|乡|镇乡|乡镇街道|乡（镇、街道）|所属乡镇|服务乡镇|派驻乡镇|任职乡镇|工作乡镇|"
                    "驻村乡镇|帮扶乡镇|乡镇(街道)|镇街|township",
        .village = "行政村|村|村名|村名称|行政村名称|所在村|村(社区)|村委会|村居|所属村|服务村|派驻村|任职村|驻点村|帮扶村|所驻村|"
                   "负责村|联系村|所在村(社区)|村社区|村别|所在村名|村(居)|村居名称|村委|任职村(社区)|服务行政村|预出列村|计划出列村|"
                   "出列村|贫困村|脱贫村|派驻贫困村|包联村|village",
};

const struct module places_module = {
        .name = "places",
        .title = "区划与参数",
        .title_en = "Places and parameters",
        .declares = &places_mechanism,
        .place_headings = &place_headings,
        ENTITIES(place_entities),
        LISTS(place_lists),
        RULES(place_rules),
};
