/* helper_sheet.c: the second sheet every county has: the ledger of helpers, a helper's cells merged over the households
 * he answers for.
 *
 * One group is a helper: a person, his unit (created and marked unverified when nobody knows it), his row as a cadre;
 * each row a household he is responsible for since a day. The household is found by its number, else by its head's name
 * (and village and township); a head's name beside a number must agree with the register and never changes it. Without
 * a column of posts a new cadre's post is 帮扶责任人; without a day of its own a new row begins on the day the sheet
 * was filled in, else at the end of its year, else today. Refused: a household nobody knows. Endings are left to the
 * handover. */
#include "core/subject.h"
#include "mechanisms/ground/people_parts.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* What stands once for the helper and is merged, or left empty, over the rows of his households. */
#define GROUP(name, ...) \
        { \
                .field = name, .group = true, __VA_ARGS__ \
        }
/* Where the household is, in words: it only narrows a search by the head's name, and moves nobody. */
#define TOWNSHIP "household.township"
#define HEAD_ID "helper_sheet.head_id"
#define VILLAGE "household.village"

/* The household's own columns are matched only: a ledger of helpers says whom they help and changes no household.
 * The lists of headers are those of the ledgers of many counties, each with its own word for who helps and who is
 * helped. */
/* clang-format off */
#define HELPER_COLUMNS(number, head) { \
        GROUP("person.name", .required = true, \
              .synonyms = "帮扶责任人|帮扶责任人姓名|帮扶人|帮扶人姓名|帮扶干部|帮扶干部姓名|帮扶联系人|" \
                    "结对帮扶人|结对干部|责任人|责任人姓名|联系人|联系人姓名|干部姓名|包户干部|" \
                    "包户干部姓名|包户人|包户责任人|包保干部|包保责任人|包保人|联系干部|联户干部|结对人|结对帮扶干部|" \
                    "结对帮扶责任人|结对帮扶人姓名|帮扶人员|帮扶工作人员|帮扶干部名称|帮扶者"), \
        GROUP("person.id_no", .synonyms = "责任人身份证号|帮扶人身份证号|帮扶责任人身份证号|" \
              "帮扶责任人身份证号码|帮扶责任人证件号码|责任人证件号码|帮扶人身份证号码|帮扶干部身份证号|" \
              "帮扶干部身份证号码|帮扶人证件号码|责任人身份证号码|干部身份证号|干部身份证号码|包户干部身份证号|公民身份号码"), \
        GROUP("cadre.organisation", .required = true, .synonyms = "工作单位|帮扶单位|帮扶单位名称|" \
              "责任人单位|帮扶人单位|帮扶责任人单位|所在单位名称|帮扶人工作单位|帮扶干部单位|包保单位|包户单位|" \
              "结对单位|结对帮扶单位|派出单位|责任单位|单位全称|所属单位|干部单位|部门|帮扶部门|帮扶人所在单位|" \
              PEOPLE_OFFICE_WORDS "|帮扶人单位及职务|帮扶责任人单位及职务|责任人单位及职务|帮扶干部单位及职务"), \
        GROUP("cadre.post", .synonyms = "职务|帮扶人职务|责任人职务|帮扶干部职务|帮扶责任人职务|职务名称|现任职务"), \
        GROUP("cadre.rank", .synonyms = "职级"), \
        GROUP("cadre.political_status", .synonyms = "政治面貌|责任人政治面貌"), \
        GROUP("person.phone", .synonyms = "联系电话|帮扶人电话|责任人电话|帮扶责任人联系电话|" \
              "责任人联系电话|帮扶人联系电话|帮扶干部电话|帮扶干部联系电话|帮扶人手机号|帮扶人联系方式|干部联系电话|" \
              "帮扶责任人电话|责任人手机号"), \
        { .field = "household.hh_no", .required = number, .match_only = true, \
          .synonyms = "结对户编号|结对户户编号|帮扶户编号|贫困户编号|户编号|联系户编号|受扶户编号|" \
                "被帮扶户编号|帮扶户户编号|帮扶对象编号|帮扶对象户编号|结对贫困户编号|贫困户户编号|贫困户编码|" \
                "被帮扶户户编号|联系户户编号|受帮扶户编号|建档立卡户编号|户编码|户码|户代码|农户编码|家庭编码" }, \
        { .field = "household.head_name", .required = head, .match_only = true, \
          .synonyms = "户主姓名|户主|结对户主|结对户户主|结对户户主姓名|贫困户姓名|贫困户户主|" \
                "贫困户户主姓名|帮扶对象|帮扶户|联系户|受扶户户主|被帮扶户主|帮扶户户主|结对户|" \
                      "帮扶户主姓名|贫困户|贫困户名|户主名|帮扶对象姓名|帮扶贫困户|帮扶贫困户姓名|结对贫困户|" \
                "结对贫困户姓名|结对帮扶户|结对帮扶对象|被帮扶人|被帮扶人姓名|被帮扶户主姓名|被帮扶户|包户对象|" \
                "包保对象|联系户姓名|联系户户主|受帮扶户主|对象户主|帮扶户姓名" }, \
        { .field = HEAD_ID, .like = "person.id_no", .match_only = true, \
          .synonyms = "户主证件号码|户主证件号|户主身份证号|户主身份证号码|户主身份证|贫困户身份证号|贫困户身份证号码|" \
                "贫困户户主身份证号|户主公民身份号码|帮扶对象身份证号|帮扶对象身份证号码|帮扶户身份证号|结对户身份证号" }, \
        { .field = TOWNSHIP, .match_only = true, .synonyms = "乡镇|镇|乡|所在乡镇|户所在乡镇|" \
              "贫困户所在乡镇|结对乡镇|乡镇名称|镇名|镇街|乡镇街道|帮扶乡镇|联系乡镇|被帮扶户所在乡镇|" \
              "结对户所在乡镇|帮扶户所在乡镇|所属乡镇" }, \
        { .field = VILLAGE, .match_only = true, .synonyms = "行政村|村|村名|所在村|户所在村|" \
              "贫困户所在村|结对村|帮扶村|村名称|行政村名称|村社区|村居|村委会|联系村|包保村|所在行政村|所属村|" \
              "被帮扶户所在村|结对户所在村|帮扶户所在村" }, \
        { .field = "responsibility.from_on", .synonyms = "结对日期|结对时间|帮扶开始日期|帮扶起始时间|" \
              "开始日期|帮扶时间|帮扶日期|帮扶年月|帮扶起始日期|帮扶开始时间|结对年月|结对帮扶时间|结对帮扶日期|" \
              "结对帮扶起始时间|结对开始时间|包户时间|包户日期|包保时间|包保日期|联系时间|开始时间|起始时间|" \
              "起始日期|建立时间|责任起始日期|落实时间" }, \
        { .field = "responsibility.note", .synonyms = "帮扶备注" }, \
}
/* clang-format on */

/* Two subjects, one a demand: by number or by the head. One list with both optional would take any sheet of
 * persons for a ledger of helpers. */
static const struct column by_number[] = HELPER_COLUMNS(true, false);
static const struct column by_head[] = HELPER_COLUMNS(false, true);

/* One group being written. unit and cadre are 0 until found or made. */
struct writing {
        struct ctx *c;
        struct change *ch;
        struct subject_group *g;
        int64_t person, unit, cadre;
        struct str office, post; /* what the column of units says, taken apart */
};

/* ---- the helper ---- */

static struct draft *helper_draft(const struct writing *w, const char *entity)
{
        return draft_new(w->c->arena, entity_find(str_of(entity)));
}

/* A unit nobody knows is made and marked unverified: to lose five hundred rows for one unit's spelling would be
 * worse. */
static bool helper_unit(struct writing *w)
{
        const struct subject_cell *cell = subject_cell(w->g, SUBJECT_WHOLE, "cadre.organisation");
        w->office = w->post = S("");
        return !cell->given || (people_office_said(w->c, w->g, SUBJECT_WHOLE, "cadre.organisation", cell->text,
                                                   &w->office, &w->post) &&
                                subject_unit(w->c, w->ch, w->g, entity_find(S("organisation")), w->office, &w->unit));
}

/* cadre_by_name: a ledger without ID numbers knows its helpers by name and unit; two of a name are nobody's. */
static bool cadre_by_name(struct writing *w)
{
        struct ctx *c = w->c;
        struct stmt *s;
        const struct val name = subject_value(w->g, SUBJECT_WHOLE, "person.name");
        if (name.type != VAL_TEXT ||
            !db_query(c, db_sql(c->db, "people.cadres_by_name"),
                      ARGS(ARG("name", name),
                           ARG("unit", V_STR(w->office))),
                      &s))
                return c->err.kind == ERR_NONE;
        size_t n = 0;
        while (db_next(c, s)) {
                w->cadre = db_named_int(s, "id");
                n++;
        }
        if (n > 1)
                return fail(
                        c, ERR_INVALID, "reference.ambiguous", "person.name",
                        say(c, "“%.*s”不止一人，请写证件号码", "“%.*s” is more than one person: give the ID number"),
                        FMT(name.s));
        return c->err.kind == ERR_NONE;
}

/* helper_name_agrees: a number known under another name is somebody else's, unless he is a cadre already, whose
 * name may be corrected. */
static bool helper_name_agrees(struct writing *w, int64_t person)
{
        struct ctx *c = w->c;
        struct val other;
        if (person == 0)
                return true;
        if (!db_one(c, db_sql(c->db, "helper_sheet.other_name_of_cadre"),
                    ARGS(ARG("person_id", V_INT(person)),
                         ARG("name", subject_value(w->g, SUBJECT_WHOLE, "person.name"))),
                    &other))
                return false;
        return other.type != VAL_TEXT ||
               fail(c, ERR_CONFLICT, "person.name_differs", "person.name",
                    say(c, "这个证件号码登记的不是“%.*s”，请核实是不是同一个人",
                        "this ID number is not registered for “%.*s”; find out whether it is the same person"),
                    FMT(subject_value(w->g, SUBJECT_WHOLE, "person.name").s));
}

/* By number where the sheet has it, else by name and unit. The person behind a cadre found by name is left as he
 * is: a ledger that knows no number corrects nobody's. */
static bool put_person(struct writing *w)
{
        struct draft *d = helper_draft(w, "person");
        subject_fill(d, w->g, SUBJECT_WHOLE);
        if (draft_get(d, "id_no").type != VAL_TEXT) {
                if (!cadre_by_name(w) || w->cadre)
                        return w->c->err.kind == ERR_NONE;
        } else if (!change_find(w->c, d, &d->id) || !helper_name_agrees(w, d->id)) {
                return false;
        }
        if (!subject_put_known(w->c, w->ch, w->g, d))
                return false;
        w->person = d->id;
        return true;
}

/* The post of a cadre nobody knew is 帮扶责任人: all that the sheet says of him. Of one who is known an empty cell says
 * nothing. */
static bool put_cadre(struct writing *w)
{
        struct draft *d = helper_draft(w, "cadre");
        subject_fill(d, w->g, SUBJECT_WHOLE);
        d->id = w->cadre;
        if (w->unit)
                draft_set(d, "organisation", V_INT(w->unit));
        if (w->person)
                draft_set(d, "person", V_INT(w->person));
        if (d->id == 0 && !change_find(w->c, d, &d->id))
                return false;
        if (draft_get(d, "post").type == VAL_NULL && w->post.n)
                draft_set(d, "post", V_STR(w->post));
        if (d->id == 0 && draft_get(d, "post").type == VAL_NULL)
                draft_set(d, "post", V_TEXT("帮扶责任人"));
        if (!subject_put_known(w->c, w->ch, w->g, d))
                return false;
        w->cadre = d->id;
        return true;
}

/* ---- his households ---- */

/* 西卅店镇 and 西卅店, 幸福村委会 and 幸福: sheets write the place of a household with and without its kind. */
static struct str without_end(struct str name)
{
        static const char *const ends[] = { "村民委员会", "村委会", "社区居委会", "居委会", "社区", "村", "镇", "乡" };
        for (size_t i = 0; i < COUNT(ends); i++)
                if (name.n > strlen(ends[i]) && str_ends(name, str_of(ends[i])))
                        return str_slice(name, 0, name.n - strlen(ends[i]));
        return name;
}

/* head_numbered: the household whose head bears the number beside the name; *registered: whether anybody bears it. */
static bool head_numbered(struct writing *w, size_t row, bool *registered, int64_t *household)
{
        const struct val number = subject_value(w->g, row, HEAD_ID);
        struct draft *person = helper_draft(w, "person");
        int64_t who = 0;
        struct val of = V_NULL;
        *registered = false;
        *household = 0;
        if (number.type != VAL_TEXT)
                return true;
        draft_set(person, "id_no", number);
        if (!change_find(w->c, person, &who) ||
            !db_one(w->c, db_sql(w->c->db, "helper_sheet.household_of_head"), ARGS(ARG("person_id", V_INT(who))), &of))
                return false;
        *registered = who != 0;
        *household = of.type == VAL_INT ? of.i : 0;
        return true;
}

/* number_agrees: like the name beside a household's number: where they differ, one of the columns slid a row. */
static bool number_agrees(struct writing *w, size_t row, int64_t household)
{
        bool registered;
        int64_t headed;
        if (!head_numbered(w, row, &registered, &headed))
                return false;
        if (household && registered && headed != household)
                subject_refuse(w->c, w->g, row, HEAD_ID, "match.differs", "%s",
                               say(w->c, "这个证件号码不是该户户主的，请核对是哪一户",
                                   "this is not the ID number of that household's head: see which household is meant"));
        return true;
}

/* Two households of one head's name in the place asked are nobody's to choose between, unless his number decides:
 * refused at the name, with the way out. */
static bool by_head_name(struct writing *w, size_t row, int64_t *id)
{
        struct ctx *c = w->c;
        struct stmt *s;
        struct str name = subject_text(w->g, row, "household.head_name"),
                   place = without_end(subject_text(w->g, row, VILLAGE)),
                   township = without_end(subject_text(w->g, row, TOWNSHIP));
        size_t n = 0;
        if (!db_query(c, db_sql(c->db, "helper_sheet.households_by_head"),
                      ARGS(ARG("name", V_STR(name)), ARG("base", V_STR(place)), ARG("township", V_STR(township))), &s))
                return false;
        while (db_next(c, s)) {
                *id = db_named_int(s, "id");
                n++;
        }
        if (n > 1) {
                bool registered;
                if (!head_numbered(w, row, &registered, id) || *id)
                        return c->err.kind == ERR_NONE;
                subject_refuse(c, w->g, row, "household.head_name", "reference.ambiguous",
                               say(c, "户主“%.*s”不止一户，请写户编号或户主证件号码",
                                   "“%.*s” heads more than one household: give its number, or his ID number"),
                               FMT(name));
        }
        return c->err.kind == ERR_NONE;
}

/* The number wins and the name is the check: where they differ one of the two columns slid a row, and a helper for
 * the wrong household would be entered without a word. */
static bool head_agrees(struct writing *w, size_t row, int64_t household)
{
        const struct subject_cell *cell = subject_cell(w->g, row, "household.head_name");
        struct draft *h;
        if (!cell->given || household == 0 || val_is_null(cell->v))
                return true;
        if (!change_load(w->c, entity_find(S("household")), household, &h))
                return false;
        const struct val known = draft_get(h, "head_name");
        if (known.type == VAL_TEXT && !str_eq(known.s, cell->v.s))
                subject_refuse(w->c, w->g, row, "household.head_name", "match.differs",
                               say(w->c, "该户编号的户主是“%.*s”，表中写的是“%.*s”",
                                   "the head of that household is “%.*s”, the sheet says “%.*s”"),
                               FMT(known.s), FMT(cell->text));
        return true;
}

/* Refusing one row and not the group: a helper's other households are right. */
static bool helped_household(struct writing *w, size_t row, int64_t *id)
{
        const struct val number = subject_value(w->g, row, "household.hh_no");
        struct draft *d = helper_draft(w, "household");
        *id = 0;
        if (number.type == VAL_TEXT) {
                draft_set(d, "hh_no", number);
                if (!change_find(w->c, d, id) || !head_agrees(w, row, *id))
                        return false;
        } else if (subject_cell(w->g, row, "household.head_name")->given && !by_head_name(w, row, id)) {
                return false;
        }
        if (!number_agrees(w, row, *id))
                return false;
        if (*id == 0 && !w->g->rows[row].refused) {
                const char *field = number.type == VAL_TEXT ? "household.hh_no" : "household.head_name";
                subject_refuse(w->c, w->g, row, field, "household.unknown",
                               say(w->c, "登记簿里没有这一户（%.*s）", "no such household is registered (%.*s)"),
                               FMT(subject_text(w->g, row, field)));
        }
        return true;
}

/* keep_known_day: a month or year alone says nothing against a day of it. */
static bool keep_known_day(struct writing *w, size_t row, struct draft *d)
{
        const struct subject_cell *cell = subject_cell(w->g, row, "responsibility.from_on");
        size_t n = cell->precision == DATE_ONLY_YEAR ? 4 : cell->precision == DATE_MONTH ? 7 : 10;
        struct draft *known;
        if (!cell->given || cell->faulty || n == 10)
                return true;
        if (!change_load(w->c, d->e, d->id, &known))
                return false;
        const struct val day = draft_get(known, "from_on");
        if (day.type == VAL_TEXT && str_eq(str_slice(day.s, 0, n), str_slice(cell->v.s, 0, n)))
                draft_set(d, "from_on", day);
        return true;
}

/* Found by helper and household, whatever its day, so that a ledger sent again each quarter corrects the row and
 * does not add one. An ending is not read: who leaves hands over (handover_sheet.c). */
static bool put_responsibility(struct writing *w, size_t row)
{
        struct ctx *c = w->c;
        struct draft *d = helper_draft(w, "responsibility");
        int64_t household;
        struct val known;
        if (!helped_household(w, row, &household))
                return false;
        if (w->g->rows[row].refused)
                return true;
        subject_fill(d, w->g, row);
        if (!db_one(c, db_sql(c->db, "helper_sheet.same_responsibility"),
                    ARGS(ARG("cadre_id", V_INT(w->cadre)), ARG("household_id", V_INT(household)),
                         ARG("from_on", draft_get(d, "from_on"))),
                    &known))
                return false;
        d->id = known.type == VAL_INT ? known.i : 0;
        if (d->id == 0 && draft_get(d, "from_on").type == VAL_NULL)
                draft_set(d, "from_on", subject_begin(c, w->g, row, "responsibility.from_on"));
        if (d->id && !keep_known_day(w, row, d))
                return false;
        draft_set(d, "cadre", V_INT(w->cadre));
        draft_set(d, "household", V_INT(household));
        if (d->id == 0)
                draft_set(d, "tier", V_TEXT("cadre_household"));
        return subject_put_known(c, w->ch, w->g, d);
}

/* The helper first; a fault in him refuses the group, one in a household its row. */
static bool helper_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        struct writing w = { .c = c, .ch = ch, .g = g };
        g->at = SUBJECT_WHOLE;
        if (!helper_unit(&w) || !put_person(&w) || !put_cadre(&w))
                return false;
        for (size_t row = 0; row < g->n; row++) {
                g->at = row;
                if (!g->rows[row].refused && !put_responsibility(&w, row))
                        return false;
        }
        return true;
}

static const struct subject_hooks helper_hooks = { .key = "person.id_no", .apply = helper_apply };

/* No names of lists (called): a helper and his unit beside a household say enough. */
static const struct subject helper_subjects[] = {
        { .name = "helper_ledger", .title = "帮扶责任人结对台账", .title_en = "Ledger of helpers", .root = "responsibility",
          COLUMNS(by_number), .hooks = &helper_hooks, .side = "helper", .names_others = true },
        { .name = "helper_ledger_by_head", .title = "帮扶责任人结对台账（按户主）", .title_en = "Ledger of helpers, by head",
          .root = "responsibility", COLUMNS(by_head), .hooks = &helper_hooks, .side = "helper", .names_others = true },
};

/* By what a sheet says that a name, number or phone is a helper's. 帮扶 alone is as often what is done (帮扶措施) as who
 * does it; unit, post and party stand beside a helper's name, never beside a household's. */
static const struct side helper_sides[] = {
        { .name = "helper", .group = "责任人", .words = "帮扶|责任人|包保|包户|结对|联系干部|驻村干部",
          .surely = "人|干部|单位|姓名", .beside = "单位|职务|职级|政治面貌" },
};

const struct module helper_sheet_module = {
        .name = "helper_sheet",
        .title = "帮扶责任人台账表样",
        .title_en = "Sheet of the helper ledger",
        .mechanism = "1.3",
        SUBJECTS(helper_subjects),
        SIDES(helper_sides),
};
