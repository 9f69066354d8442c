/* forms.c: the tables as counties know them, as data, and the workbook each is written into (see forms.h). ID numbers,
 * phones and cards come out masked unless who fills the form may know them and asks; the notices for the public have
 * none of them at all. */
#include "fill/forms.h"

#include "base/date.h"
#include "base/term.h"
#include "book/book.h"
#include "book/place.h"
#include "core/catalogue.h"

#include <stdio.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define TABLE(of, ...) \
        { .list = of, .columns = (const struct form_column[]){ __VA_ARGS__ }, \
          .n = COUNT(((const struct form_column[]){ __VA_ARGS__ })) }
#define SHEET(said, of, ...) \
        { .title = said, .list = of, .columns = (const struct form_column[]){ __VA_ARGS__ }, \
          .n = COUNT(((const struct form_column[]){ __VA_ARGS__ })) }
#define TABLES(array) .tables = (array), .n = COUNT(array)
#define SUM TOTAL_SUM
#define CAPITALS TOTAL_CAPITALS

/* What stands under titles that speak of money or of a stretch, and under papers of money. */
#define OF_PERIOD "填报单位：{{place}}        所属期：{{period}}"
#define OF_MONEY "填报单位：{{place}}        所属期：{{period}}        单位：元"
#define PAID_BY "单位负责人（签字）：              审核人（签字）：              制表人（签字）：              日期：    年    月    日（盖章）"

/* The tables a county hands in most often. They are data, so that a county that wants another column saves the template
 * and adds a mark; the program need not know. Widths are in characters and make a page of A4 lying down. Of everybody
 * there is one row, and of every village the township is said. */

/* Whoever checks identification wants standard and cause beside each household, how many live there, on what, and who
 * answers for them. Bank cards are not in it: money has papers of its own. */
static const struct form_table poor_households[] = { TABLE("household.poor",
        { "所在村", "place", 18 }, { "户编号", "hh_no", 20 }, { "户主姓名", "head_name", 10 },
        { "家庭人口", "figure:household.members", 7, SUM }, { "联系电话", "phone", 13 },
        { "识别标准", "id_standard", 10 }, { "«attribute»", "attribute", 11 }, { "主要«cause»", "cause_main", 10 },
        { "住房等级", "housing_grade", 7 }, { "耕地面积(亩)", "land_farm_mu", 9, SUM }, { "饮水安全", "water_safe", 6 },
        { "人均纯收入(元)", "figure:household.income_per_head", 11 },
        { "«helper»", "all:responsibility.helpers cadre", 10 },
        { "责任人单位", "all:responsibility.helpers cadre.organisation", 20 },
        { "责任人电话", "all:responsibility.helpers cadre.person.phone", 13 }) };

/* What a review of exits begins from: the year, who lives there and on what. */
static const struct form_table exited_households[] = { TABLE("household.exited_on",
        { "所在村", "place", 18 }, { "村民小组", "household.group_no", 10 }, { "户编号", "household.hh_no", 20 },
        { "户主姓名", "household.head_name", 10 }, { "家庭人口", "figure:household.members", 7, SUM },
        { "脱贫年度", "from_on.year", 8 }, { "脱贫日期", "from_on", 12 },
        { "主要«cause»", "household.cause_main", 12 },
        { "退出时人均纯收入(元)", "all:household_exit per_capita", 12 },
        { "最近年度人均纯收入(元)", "figure:household.income_per_head", 12 },
        { "户属性", "household.attribute", 12 }, { "住房等级", "household.housing_grade", 8 }) };

/* By person, because schooling, health, skill and work are each office's own column of it. */
static const struct form_table poor_persons[] = { TABLE("household.poor_persons",
        { "所在村", "place", 18 }, { "户编号", "household.hh_no", 20 }, { "户主姓名", "household.head_name", 10 },
        { "姓名", "person", 10 }, { "公民身份号码", "person.id_no", 20 }, { "与户主关系", "relation", 10 },
        { "文化程度", "education", 10 }, { "在校生", "school", 10 }, { "健康状况", "health", 10 },
        { "劳动能力", "labour", 12 }, { "务工地点", "work_place", 12 }, { "务工月数", "work_months", 6 },
        { "医疗保险", "medical", 6 }, { "养老保险", "pension", 6 }) };

/* A table a tier, as the county's document on responsibilities has them; of teams a row a person. One row a tie and not
 * one a helper: the dates are the tie's. */
static const struct form_table helpers[] = {
        SHEET("县领导包乡镇", "responsibility.leaders",
              { "乡镇", "place", 16 }, { "县领导", "cadre", 10 }, { "单位", "cadre.organisation", 26 },
              { "职务", "cadre.post", 20 }, { "联系电话", "cadre.person.phone", 14 }, { "开始日期", "from_on", 12 },
              { "备注", NULL, 16 }),
        SHEET("单位包村", "responsibility.units",
              { "村", "place", 22 }, { "包村单位", "organisation", 30 },
              { "单位电话", "organisation.phone", 14 },
              { "开始日期", "from_on", 12 },
              { "备注", NULL, 16 }),
        SHEET("工作队驻村", "posting.in_slots",
              { "村", "place", 20 }, { "工作队", "slot.team", 26 }, { "岗位", "slot.kind", 12 }, { "姓名", "cadre", 10 },
              { "选派单位", "cadre.organisation", 26 }, { "职务", "cadre.post", 14 },
              { "联系电话", "cadre.person.phone", 14 }, { "选派层级", "level", 10 }, { "到岗日期", "from_on", 12 },
              { "备注", NULL, 12 }),
        SHEET("干部包户", "responsibility.helpers",
              { "村", "place", 20 }, { "户主姓名", "household.head_name", 10 },
              { "家庭人口", "figure:household.members", 7, SUM }, { "户主电话", "household.phone", 14 },
              { "«helper»", "cadre", 10 }, { "单位", "cadre.organisation", 26 }, { "职务", "cadre.post", 14 },
              { "联系电话", "cadre.person.phone", 14 }, { "开始日期", "from_on", 12 }, { "备注", NULL, 12 }),
};

/* The columns an inspection asks for: who was expected, who came, and of those by name. */
static const struct form_table training[] = { TABLE("training.sessions",
        { "举办日期", "held_on", 12 }, { "培训名称", "title", 30 }, { "举办单位", "organisers", 24 },
        { "主题", "topic", 12 }, { "主讲人", "lecturer", 12 }, { "培训对象", "audience", 16 }, { "地点", "location", 18 },
        { "学时", "hours", 7, SUM }, { "应到人数", "expected", 8, SUM },
        { "实到人次", "figure:training.person_times", 8, SUM },
        { "其中实名登记", "figure:training.by_person", 8, SUM }) };

/* Of a month. What was paid comes from the figures of pay, so that the paper and the books can't differ. */
static const struct form_table village_cadre_pay[] = { TABLE("pay.paid_posts",
        { "所在村", "place", 20 }, { "姓名", "person", 9 }, { "公民身份号码", "person.id_no", 20 }, { "职务", "title", 12 },
        { "职务类别", "class", 8 }, { "任职日期", "from_on", 12 }, { "任职月数", "figure:pay.months", 6, SUM },
        { "基本报酬", "figure:pay.base", 12, SUM }, { "其他部分(含补扣)", "figure:pay.other", 12, SUM },
        { "应发(元)", "figure:pay.total", 13, CAPITALS }, { "开户行", "bank_name", 16 },
        { "银行卡号", "bank_card", 20 }, { "领款人签字", NULL, 10 }) };

/* A row a person, the three insurances beside one another: 1 is insured, so that the sum is how many are. Who bears how
 * much of the premiums differs from county to county. */
#define INSURED(zh, kind) \
        { zh "参保", "figure:insurance." kind, 6, SUM }, \
        { zh "保费(元)", "figure:insurance.premiums kind=" kind, 11, SUM }
static const struct form_table insured_cadres[] = { TABLE("insurance.roster",
        { "所在村", "place", 20 }, { "姓名", "person", 9 }, { "公民身份号码", "person.id_no", 20 }, { "职务", "title", 12 },
        { "任职日期", "from_on", 12 }, INSURED("养老", "pension"), INSURED("意外", "accident"),
        INSURED("医疗", "medical"), { "保费合计(元)", "figure:insurance.premiums", 12, CAPITALS },
        { "其中县财政承担", "figure:insurance.county_paid", 12, SUM },
        { "其中个人承担", "figure:insurance.person_paid", 12, SUM }) };

static const struct form_table operating_funds[] = { TABLE("operating_fund.total",
        { "村", "place", 22 }, { "年度", "year", 8 }, { "规模档", "class", 10 }, { "金额(元)", "amount", 14, CAPITALS },
        { "依据文件", "document", 40 }, { "收款人签字", NULL, 14 }) };
static const struct form_table dividends[] = { TABLE("dividend.paid",
        { "所在村", "place", 20 }, { "分红", "dividend", 26 }, { "股东", "share", 26 },
        { "金额(元)", "amount", 12, CAPITALS }, { "发放日期", "paid_on", 12 }, { "凭证号", "voucher_no", 14 },
        { "领款人签字", NULL, 12 }) };

/* A notice comes before the decision: of who is to be identified, and of exits that are proposed. No number of anybody,
 * nor what ails him: it hangs in the open. */
#define OBJECTIONS \
        "如有异议，请在公示期内向村（居）民委员会、乡镇人民政府或«office»书面或当面反映。监督电话：{{parameter:public_notice_phone}}。\n" \
        "公示期：{{date}}至{{date public_notice_days}}（{{parameter:public_notice_days}}天）"
static const struct form_table public_notice[] = { TABLE("household.to_identify",
        { "所在村", "place", 22 }, { "村民小组", "household.group_no", 14 }, { "户主姓名", "household.head_name", 12 },
        { "家庭人口", "figure:household.members", 9 }, { "拟认定类别", "kind", 16 },
        { "识别标准", "household.id_standard", 14 }) };
static const struct form_table exit_notice[] = { TABLE("household.exit_waiting",
        { "所在村", "place", 22 }, { "村民小组", "household.group_no", 14 }, { "户主姓名", "household.head_name", 12 },
        { "家庭人口", "figure:household.members", 9 }, { "退出方式", "method", 14 },
        { "人均纯收入(元)", "per_capita", 14 }) };

static const struct form_table assessment_scores[] = { TABLE("assessment_score",
        { "考核", "assessment", 30 }, { "指标", "item", 30 }, { "得分", "score", 8, SUM }, { "佐证", "evidence", 30 },
        { "评分日期", "scored_on", 12 }) };
static const struct form_table member_contacts[] = { TABLE("member_contact.households",
        { "所在村", "place", 20 }, { "党员", "person", 10 }, { "所在支部", "organisation", 30 },
        { "联系户户主", "household.head_name", 12 }, { "家庭人口", "household.figure:household.members", 8, SUM },
        { "开始日期", "from_on", 12 }, { "备注", NULL, 20 }) };
static const struct form_table rectifications[] = { TABLE("rectification",
        { "涉及区划", "place", 14 }, { "问题", "problem", 20 }, { "问题来源", "source", 10 },
        { "发现日期", "found_on", 11 }, { "整改措施", "measure", 22 }, { "责任单位", "owner", 16 },
        { "责任人", "cadre", 8 }, { "整改时限", "due_on", 11 }, { "整改佐证", "evidence", 18 },
        { "整改结果", "result", 10 }, { "验收人", "closed_by", 8 }, { "销号日期", "closed_on", 11 }) };

/* In the order in which its offices ask for them. */
static const struct form forms[] = {
        { .name = "poor_households", .title = "«poor_household»登记表", .title_en = "Register of «poor_households»",
          TABLES(poor_households) },
        { .name = "exited_households", .title = "已脱贫户名单", .title_en = "Households out of poverty",
          TABLES(exited_households) },
        { .name = "poor_persons", .title = "«poor»人口花名册", .title_en = "Persons in «poor_households»",
          TABLES(poor_persons) },
        { .name = "helpers", .title = "«helper»台账", .title_en = "Ledger of «helper»s", TABLES(helpers) },
        { .name = "training", .title = "«work»培训台账", .title_en = "Ledger of training", .span = SPAN_YEAR,
          .head = OF_PERIOD, TABLES(training) },
        { .name = "village_cadre_pay", .title = "村干部报酬发放表", .title_en = "Pay of village cadres", .span = SPAN_MONTH,
          .head = OF_MONEY, .foot = PAID_BY, TABLES(village_cadre_pay) },
        { .name = "insured_cadres", .title = "村干部参保花名册", .title_en = "Insured village cadres", .span = SPAN_YEAR,
          .head = OF_MONEY, .foot = PAID_BY, TABLES(insured_cadres) },
        { .name = "operating_funds", .title = "村级运转经费分配表", .title_en = "Operating funds of villages",
          .span = SPAN_YEAR, .head = OF_MONEY, .foot = PAID_BY, TABLES(operating_funds) },
        { .name = "dividends", .title = "资产收益分红表", .title_en = "Dividends paid", .span = SPAN_YEAR,
          .head = OF_MONEY, .foot = PAID_BY, TABLES(dividends) },
        { .name = "public_notice", .title = "拟认定«poor_household»公示", .notice = true,
          .title_en = "Notice of «poor_households» to be identified",
          .head = "经本户申请、村民评议和入户核实，拟将下列户认定为«poor_household»，现予公示。" OBJECTIONS,
          TABLES(public_notice) },
        { .name = "exit_notice", .title = "拟«exit»户公示", .title_en = "Notice of exits proposed", .notice = true,
          .head = "经村民评议、入户核实和本户认可，拟将下列户«exit»，现予公示。" OBJECTIONS, TABLES(exit_notice) },
        { .name = "assessment_scores", .title = "考核评分表", .title_en = "Scores of assessment",
          TABLES(assessment_scores) },
        { .name = "member_contacts", .title = "党员联户台账", .title_en = "Ledger of member contacts",
          TABLES(member_contacts) },
        { .name = "rectifications", .title = "问题整改台账", .title_en = "Ledger of rectifications",
          TABLES(rectifications) },
};

const struct form *form_at(size_t i)
{
        return i < COUNT(forms) ? &forms[i] : NULL;
}

const struct form *form_find(struct str name)
{
        for (size_t i = 0; i < COUNT(forms); i++)
                if (str_is(name, forms[i].name))
                        return &forms[i];
        return NULL;
}

void form_period(const struct ctx *c, const struct form *f, struct period *p)
{
        const bool day = !p->to[0] || strcmp(p->from, p->to) == 0;
        if (f->span == SPAN_DAY || !day)
                return;
        char last[11];
        memcpy(last, p->to[0] ? p->to : c->today, sizeof last);
        const int y = date_year(last), m = (last[5] - '0') * 10 + last[6] - '0';
        *p = (struct period){ .day = false };
        date_put(p->from, y, f->span == SPAN_MONTH ? m : 1, 1);
        memcpy(p->to, last, sizeof last);
        if (f->span == SPAN_MONTH)
                date_put(p->to, y, m, date_month_days(y, m));
}

/* ---- the workbook ---- */

enum { ROW_TITLE, ROW_HEAD, ROW_HEADER, ROW_DATA, ROW_BELOW };
#define FOOT_USUAL "单位负责人：                    审核人：                    填表人：                    填报日期：    年    月    日"
#define HEAD_USUAL "填报单位：{{place}}        截止日期：{{date}}"
#define FOOT_NOTICE "公示单位（盖章）：{{place}}        {{date}}"

/* Made once a workbook: a format costs an entry in its styles each time. */
struct looks {
        lxw_format *title, *line, *signed_by, *header, *text, *number, *money;
};

/* What one sheet is written with. */
struct form_sheet {
        struct ctx *c;
        lxw_worksheet *sheet;
        const struct looks *looks;
        const struct form *form;
        const struct form_table *table;
        bool summed; /* a row of sums stands below */
};

/* forms_look: thin borders all round: the form is printed and signed. */
static lxw_format *forms_look(lxw_workbook *book, double size, bool bold, bool border, uint8_t align)
{
        lxw_format *f = workbook_add_format(book);
        format_set_font_size(f, size);
        format_set_font_name(f, "宋体");
        format_set_align(f, align);
        format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
        format_set_text_wrap(f);
        if (bold)
                format_set_bold(f);
        if (border)
                format_set_border(f, LXW_BORDER_THIN);
        return f;
}

/* looks_of: title, head, texts and numbers; no colour, for it is copied in black. */
static struct looks looks_of(lxw_workbook *book)
{
        struct looks l = { .title = forms_look(book, 18, true, false, LXW_ALIGN_CENTER),
                           .line = forms_look(book, 10.5, false, false, LXW_ALIGN_LEFT),
                           .signed_by = forms_look(book, 10.5, false, false, LXW_ALIGN_RIGHT),
                           .header = forms_look(book, 10.5, true, true, LXW_ALIGN_CENTER),
                           .text = forms_look(book, 10.5, false, true, LXW_ALIGN_LEFT),
                           .number = forms_look(book, 10.5, false, true, LXW_ALIGN_RIGHT),
                           .money = forms_look(book, 10.5, false, true, LXW_ALIGN_RIGHT) };
        format_set_num_format(l.money, "#,##0.00");
        return l;
}

/* pathed: the field at the end of a path from e; NULL: none. */
static const struct field *pathed(const struct entity *e, struct str path)
{
        struct str rest = path, step;
        const struct field *f = NULL;
        while (e && str_cut(&rest, '.', &step)) {
                f = field_find(e, step);
                e = f && f->ref ? entity_find(str_of(f->ref)) : NULL;
        }
        return f;
}

/* money_column: money is written with its cents, other numbers as they are. */
static bool money_column(const struct form_table *t, const struct form_column *x)
{
        struct str path = str_of(x->field), of = str_of(t->list), word = S("");
        if (str_find(path, S(":")) < path.n) {
                (void)str_cut(&path, ':', &word);
                const bool figure = str_ends(word, S("figure"));
                (void)str_cut(&path, ' ', &of);
                const struct list *l = list_find(of);
                if (figure)
                        return l && l->scale == 2;
        }
        const struct list *l = list_find(of);
        (void)str_cut(&path, ' ', &word);
        const struct field *f = pathed(l ? entity_find(str_of(l->of)) : entity_find(of), word);
        return f && f->type == FIELD_MONEY;
}

static const char *form_mark(const struct form_sheet *s, const struct form_column *x)
{
        return arena_fmt(s->c->arena, "list:%s %s", s->table->list, x->field).p;
}

/* write_column: header, mark and sum of one column. Column 0 is the running number. The sum covers
 * all copies of the row when the form is filled (fill.h). */
static void write_column(const struct form_sheet *s, size_t i)
{
        const struct form_column *x = &s->table->columns[i];
        const lxw_col_t at = (lxw_col_t)(i + 1);
        const bool money = x->field && money_column(s->table, x);
        lxw_format *number = money ? s->looks->money : s->looks->number;
        const bool counted = money || x->total || (x->field && str_has_any(str_of(x->field), "figure:"));
        char name[16], sum[48];
        book_cell_name(ROW_DATA, at, name);
        snprintf(sum, sizeof sum, "=SUM(%s:%s)", name, name);
        worksheet_set_column(s->sheet, at, at, x->width, NULL);
        worksheet_write_string(s->sheet, ROW_HEADER, at, term_said(s->c, LANG_ZH, x->title), s->looks->header);
        if (x->field)
                worksheet_write_string(s->sheet, ROW_DATA, at,
                                       arena_fmt(s->c->arena, "{{%s}}", form_mark(s, x)).p,
                                       counted ? number : s->looks->text);
        else
                worksheet_write_blank(s->sheet, ROW_DATA, at, s->looks->text);
        if (x->total)
                worksheet_write_formula(s->sheet, ROW_BELOW, at, sum, number);
        else if (s->summed)
                worksheet_write_blank(s->sheet, ROW_BELOW, at, s->looks->text);
}

/* write_across: words across the table, as high as they are long. */
static void write_across(const struct form_sheet *s, lxw_row_t row, const char *words, size_t lines, lxw_format *look)
{
        worksheet_set_row(s->sheet, row, 10 + 16 * (double)lines, NULL);
        worksheet_merge_range(s->sheet, row, 0, row, (lxw_col_t)s->table->n, term_said(s->c, LANG_ZH, words), look);
}

/* write_below: the sum in capitals under that in figures, and who signs. */
static void write_below(const struct form_sheet *s)
{
        lxw_row_t row = ROW_BELOW + (s->summed ? 1 : 0);
        for (size_t i = 0; i < s->table->n; i++)
                if (s->table->columns[i].total == TOTAL_CAPITALS)
                        write_across(s, row++,
                                   arena_fmt(s->c->arena, "合计（大写）：人民币{{capitals:%s}}",
                                             form_mark(s, &s->table->columns[i]))
                                           .p,
                                   1, s->looks->line);
        if (s->form->notice)
                write_across(s, row, FOOT_NOTICE, 2, s->looks->signed_by);
        else
                write_across(s, row, s->form->foot ? s->form->foot : FOOT_USUAL, 1, s->looks->line);
}

/* forms_page: on one page's width, with its head on each page and the pages counted. */
static void forms_page(const struct form_sheet *s)
{
        if (!s->form->notice)
                worksheet_set_landscape(s->sheet);
        worksheet_set_paper(s->sheet, 9); /* A4 */
        worksheet_set_margins(s->sheet, 0.5, 0.5, 0.6, 0.7);
        worksheet_center_horizontally(s->sheet);
        worksheet_fit_to_pages(s->sheet, 1, 0);
        worksheet_repeat_rows(s->sheet, ROW_HEADER, ROW_HEADER);
        worksheet_set_footer(s->sheet, "&C第 &P 页 共 &N 页");
}

static void forms_write_sheet(const struct form_sheet *s)
{
        const struct form_table *t = s->table;
        const char *title = term_said(s->c, LANG_ZH, s->form->title), *head = s->form->head;
        forms_page(s);
        write_across(s, ROW_TITLE,
                   arena_fmt(s->c->arena, "{{place}}%s%s%s%s", title, t->title ? "（" : "", t->title ? t->title : "",
                             t->title ? "）" : "")
                           .p,
                   2, s->looks->title);
        write_across(s, ROW_HEAD, head ? head : HEAD_USUAL, s->form->notice ? 5 : 1, s->looks->line);
        worksheet_set_column(s->sheet, 0, 0, 6, NULL);
        worksheet_set_row(s->sheet, ROW_HEADER, 32, NULL);
        worksheet_write_string(s->sheet, ROW_HEADER, 0, "序号", s->looks->header);
        worksheet_write_string(s->sheet, ROW_DATA, 0, "{{n}}", s->looks->text);
        if (s->summed)
                worksheet_write_string(s->sheet, ROW_BELOW, 0, "合计", s->looks->text);
        for (size_t i = 0; i < t->n; i++)
                write_column(s, i);
        write_below(s);
}

/* forms_write: a sheet a table. */
static bool forms_write(struct ctx *c, lxw_workbook *book, const struct form *f)
{
        const struct looks looks = looks_of(book);
        for (size_t i = 0; i < f->n; i++) {
                struct form_sheet s = { .c = c, .looks = &looks, .form = f, .table = &f->tables[i] };
                const char *title = s.table->title ? s.table->title : f->title;
                s.sheet = workbook_add_worksheet(book, term_said(c, LANG_ZH, title));
                for (size_t k = 0; k < s.table->n; k++)
                        s.summed = s.summed || s.table->columns[k].total;
                if (!s.sheet)
                        return false;
                forms_write_sheet(&s);
        }
        return true;
}

/* form_template: written beside and renamed when whole, like everything people open. */
bool form_template(struct ctx *c, const struct form *f, const char *path)
{
        const char *part = place_part(c, path);
        if (!part)
                return false;
        lxw_workbook *book = workbook_new(part);
        if (!book)
                return place_failed(c, path);
        workbook_set_properties(book, &(lxw_doc_properties){ .created = 1 }); /* the same template is the same bytes */
        const bool whole = forms_write(c, book, f);
        if (workbook_close(book) == LXW_NO_ERROR && whole)
                return place_whole(c, part, path);
        unlink(part);
        return place_failed(c, path);
}
