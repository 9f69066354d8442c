/* forms.c: ten tables as counties know them, as data, and the workbook each is written into (see forms.h). ID numbers,
 * phones and cards come out masked; the notice for the public has none of them at all. */
#include "fill/forms.h"

#include "base/date.h"
#include "base/term.h"
#include "book/book.h"
#include "book/place.h"
#include "core/catalogue.h"

#include <stdio.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define FORM_COLUMNS(...) \
        .columns = (const struct form_column[]){ __VA_ARGS__ }, \
        .n = COUNT(((const struct form_column[]){ __VA_ARGS__ }))

/* The tables a county hands in most often, in the order in which its offices ask for them. They
 * are data, so that a county that wants another column saves the template and adds a mark; the
 * program need not know. Widths are in characters and make a page of A4 lying down. */
static const struct form forms[] = {
        /* Whoever checks identification wants the standard and the cause beside each household,
         * and the bank beside it, for money follows. */
        { .name = "poor_households", .title = "«poor_household»登记表", .title_en = "Register of «poor_households»",
          .list = "household.poor",
          FORM_COLUMNS({ "所在村", "place", 18 }, { "户编号", "hh_no", 22 }, { "户主姓名", "head_name", 10 },
                  { "联系电话", "phone", 14 }, { "开户银行", "bank_name", 16 }, { "银行卡号", "bank_card", 16 },
                  { "识别标准", "id_standard", 10 }, { "«attribute»", "attribute", 12 },
                  { "主要«cause»", "cause_main", 12 }, { "其他«cause»", "causes_other", 16 },
                  { "住房等级", "housing_grade", 8 }, { "住房面积", "housing_area", 8, true },
                  { "耕地面积(亩)", "land_farm_mu", 10, true }, { "饮水安全", "water_safe", 8 },
                  { "加入合作社", "cooperative", 8 }) },
        /* Names and cause, nothing more: it is what a review of exits begins from. */
        { .name = "exited_households", .title = "已脱贫户名单", .title_en = "Households out of poverty",
          .list = "household.exited",
          FORM_COLUMNS({ "所在村", "place", 18 }, { "户编号", "hh_no", 22 }, { "户主姓名", "head_name", 10 },
                  { "村民小组", "group_no", 10 }, { "主要«cause»", "cause_main", 12 },
                  { "户属性", "attribute", 12 }, { "住房等级", "housing_grade", 8 }, { "备注", "note", 20 }) },
        /* By person, because schooling, health, skill and work are each office's own column of it. */
        { .name = "poor_persons", .title = "«poor»人口花名册", .title_en = "Persons in «poor_households»",
          .list = "household.poor_persons",
          FORM_COLUMNS({ "所在村", "place", 18 }, { "户", "household", 22 }, { "姓名", "person", 10 },
                  { "与户主关系", "relation", 10 }, { "文化程度", "education", 10 }, { "在校生", "school", 10 },
                  { "健康状况", "health", 10 }, { "劳动技能", "labour", 12 }, { "务工地点", "work_place", 12 },
                  { "务工月数", "work_months", 8 }, { "医疗保险", "medical", 8 }, { "养老保险", "pension", 8 }) },
        /* One row a tie and not one a helper: the dates are the tie's. */
        { .name = "helpers", .title = "帮扶责任人台账", .title_en = "Ledger of helpers", .list = "responsibility",
          FORM_COLUMNS({ "所在村", "place", 18 }, { "层级", "tier", 10 }, { "责任人", "cadre", 12 },
                  { "单位", "organisation", 24 }, { "帮扶户", "household", 24 }, { "开始日期", "from_on", 12 },
                  { "结束日期", "to_on", 12 }, { "备注", "note", 20 }) },
        /* The columns an inspection asks for, with what proves a session; the sums are hours and people expected. */
        { .name = "training", .title = "«work»培训台账", .title_en = "Ledger of training", .list = "training.sessions",
          FORM_COLUMNS({ "举办日期", "held_on", 12 }, { "培训名称", "title", 30 }, { "举办单位", "organisers", 26 },
                  { "主题", "topic", 12 }, { "主讲人", "lecturer", 12 }, { "主讲人层次", "lecturer_level", 12 },
                  { "培训对象", "audience", 16 }, { "地点", "location", 16 }, { "学时", "hours", 8, true },
                  { "应到人数", "expected", 8, true }) },
        /* Of a month. What was paid comes from the figures of pay, so that the paper and the
         * books can't differ; the last column is for the signature. */
        { .name = "village_cadre_pay", .title = "村干部报酬发放表", .title_en = "Pay of village cadres",
          .list = "pay.paid_posts", .monthly = true,
          FORM_COLUMNS({ "所在村", "place", 22 }, { "姓名", "person", 10 }, { "职务", "title", 16 },
                  { "职务类别", "class", 8 }, { "任职日期", "from_on", 12 },
                  { "基本报酬", "figure:pay.base", 12, true }, { "其他部分(含补扣)", "figure:pay.other", 12, true },
                  { "应发(元)", "figure:pay.total", 12, true }, { "开户行", "bank_name", 20 },
                  { "银行卡号", "bank_card", 16 }, { "签字", NULL, 12 }) },
        /* Who bears how much of each premium: the shares differ from county to county. */
        { .name = "insured_cadres", .title = "村干部参保花名册", .title_en = "Insured village cadres",
          .list = "insurance_enrolment",
          FORM_COLUMNS({ "所在村", "place", 18 }, { "姓名", "person", 10 }, { "险种", "kind", 14 },
                  { "参保日期", "from_on", 12 }, { "保费(元)", "premium", 12, true },
                  { "县财政承担", "county_paid", 12, true }, { "乡镇承担", "township_paid", 12, true },
                  { "村承担", "village_paid", 12, true }, { "个人承担", "person_paid", 12, true },
                  { "缴费日期", "paid_on", 12 }) },
        { .name = "operating_funds", .title = "村级运转经费分配表", .title_en = "Operating funds of villages",
          .list = "operating_fund.total",
          FORM_COLUMNS({ "村", "place", 20 }, { "年度", "year", 8 }, { "规模档", "class", 10 },
                  { "金额(元)", "amount", 14, true }, { "依据文件", "document", 30 }, { "备注", "note", 20 }) },
        { .name = "dividends", .title = "资产收益分红表", .title_en = "Dividends paid", .list = "dividend.paid",
          FORM_COLUMNS({ "所在村", "place", 18 }, { "分红", "dividend", 24 }, { "股东", "share", 24 },
                  { "金额(元)", "amount", 12, true }, { "发放日期", "paid_on", 12 }, { "凭证号", "voucher_no", 14 },
                  { "签领", NULL, 12 }) },
        { .name = "public_notice", .title = "«poor_household»公示名单", .title_en = "Notice of «poor_households»",
          .list = "household.poor",
          FORM_COLUMNS({ "所在村", "place", 20 }, { "村民小组", "group_no", 12 }, { "户主姓名", "head_name", 12 },
                  { "识别标准", "id_standard", 16 }, { "异议登记", NULL, 20 }) },
        { .name = "assessment_scores", .title = "考核评分表", .title_en = "Scores of assessment",
          .list = "assessment_score",
          FORM_COLUMNS({ "考核", "assessment", 30 }, { "指标", "item", 30 }, { "得分", "score", 8, true },
                  { "佐证", "evidence", 30 }, { "评分日期", "scored_on", 12 }) },
        { .name = "member_contacts", .title = "党员联户台账", .title_en = "Ledger of member contacts",
          .list = "member_contact.households",
          FORM_COLUMNS({ "所在村", "place", 18 }, { "党员", "person", 10 }, { "所在支部", "organisation", 24 },
                  { "联系户", "household", 24 }, { "开始日期", "from_on", 12 },
                  { "备注", "note", 20 }) },
        { .name = "rectifications", .title = "问题整改台账", .title_en = "Ledger of rectifications",
          .list = "rectification",
          FORM_COLUMNS({ "涉及区划", "place", 18 }, { "问题", "problem", 30 }, { "问题来源", "source", 12 },
                  { "发现日期", "found_on", 12 }, { "整改措施", "measure", 30 }, { "责任单位", "owner", 20 },
                  { "责任人", "cadre", 10 }, { "整改时限", "due_on", 12 }, { "整改佐证", "evidence", 24 },
                  { "整改结果", "result", 12 }, { "验收人", "closed_by", 10 }, { "销号日期", "closed_on", 12 }) },
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
        if (!f->monthly || !day)
                return;
        const char *of = p->to[0] ? p->to : c->today;
        char month[11];
        memcpy(month, of, sizeof month);
        const int y = date_year(month), m = (month[5] - '0') * 10 + month[6] - '0';
        *p = (struct period){ .day = false };
        date_put(p->from, y, m, 1);
        date_put(p->to, y, m, date_month_days(y, m));
}

/* ---- the workbook ---- */

enum { ROW_TITLE, ROW_BASIS, ROW_HEADER, ROW_DATA, ROW_SUM, ROW_END };

/* Made once a workbook: a format costs an entry in its styles each time. */
struct looks {
        lxw_format *title, *basis, *header, *text, *number, *money;
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
                           .basis = forms_look(book, 10.5, false, false, LXW_ALIGN_LEFT),
                           .header = forms_look(book, 10.5, true, true, LXW_ALIGN_CENTER),
                           .text = forms_look(book, 10.5, false, true, LXW_ALIGN_LEFT),
                           .number = forms_look(book, 10.5, false, true, LXW_ALIGN_RIGHT),
                           .money = forms_look(book, 10.5, false, true, LXW_ALIGN_RIGHT) };
        format_set_num_format(l.money, "#,##0.00");
        return l;
}

/* number_look: money with its cents, other numbers as they are. */
static lxw_format *number_look(const struct looks *l, const struct form *f, const struct form_column *x)
{
        const struct list *of = list_find(str_of(f->list));
        const struct entity *e = entity_find(of ? str_of(of->of) : str_of(f->list));
        const struct field *field = x->field && e ? field_find(e, str_of(x->field)) : NULL;
        const bool measured = x->field && strncmp(x->field, "figure:", 7) == 0;
        const struct list *figure = measured ? list_find(str_of(x->field + 7)) : NULL;
        return (field && field->type == FIELD_MONEY) || (figure && figure->scale == 2) ? l->money : l->number;
}

/* write_column: header, mark and sum of one column. Column 0 is the running number. The sum covers
 * all copies of the row when the form is filled (fill.h). */
static void write_column(struct ctx *c, lxw_worksheet *sheet, const struct looks *l, const struct form *f, size_t i)
{
        const struct form_column *x = &f->columns[i];
        const lxw_col_t at = (lxw_col_t)(i + 1);
        char name[16], sum[48];
        lxw_format *number = number_look(l, f, x);
        book_cell_name(ROW_DATA, at, name);
        snprintf(sum, sizeof sum, "=SUM(%s:%s)", name, name);
        worksheet_set_column(sheet, at, at, x->width, NULL);
        worksheet_write_string(sheet, ROW_HEADER, at, term_said(c, LANG_ZH, x->title), l->header);
        if (x->field)
                worksheet_write_string(sheet, ROW_DATA, at,
                                       arena_fmt(c->arena, "{{list:%s %s}}", f->list, x->field).p,
                                       x->sum || number == l->money ? number : l->text);
        else
                worksheet_write_blank(sheet, ROW_DATA, at, l->text);
        if (x->sum)
                worksheet_write_formula(sheet, ROW_SUM, at, sum, number);
        else
                worksheet_write_blank(sheet, ROW_SUM, at, l->text);
}

/* forms_write_sheet: lying down, on one page's width, with its head on each page. */
static void forms_write_sheet(struct ctx *c, lxw_workbook *book, lxw_worksheet *sheet, const struct form *f)
{
        const struct looks l = looks_of(book);
        const lxw_col_t last = (lxw_col_t)f->n;
        worksheet_set_landscape(sheet);
        worksheet_set_paper(sheet, 9); /* A4 */
        worksheet_fit_to_pages(sheet, 1, 0);
        worksheet_repeat_rows(sheet, ROW_HEADER, ROW_HEADER);
        worksheet_set_row(sheet, ROW_TITLE, 32, NULL);
        worksheet_merge_range(sheet, ROW_TITLE, 0, ROW_TITLE, last,
                              arena_fmt(c->arena, "{{place}}%s", term_said(c, LANG_ZH, f->title)).p, l.title);
        worksheet_merge_range(sheet, ROW_BASIS, 0, ROW_BASIS, last, "填报单位：{{place}}    截止日期：{{day}}", l.basis);
        worksheet_set_column(sheet, 0, 0, 6, NULL);
        worksheet_write_string(sheet, ROW_HEADER, 0, "序号", l.header);
        worksheet_write_string(sheet, ROW_DATA, 0, "{{n}}", l.text);
        worksheet_write_string(sheet, ROW_SUM, 0, "合计", l.text);
        for (size_t i = 0; i < f->n; i++)
                write_column(c, sheet, &l, f, i);
        worksheet_merge_range(sheet, ROW_END, 0, ROW_END, last, "单位负责人：            审核人：            填表人：",
                              l.basis);
}

/* form_template: written beside and renamed when whole, like everything people open. */
bool form_template(struct ctx *c, const struct form *f, const char *path)
{
        const char *part = place_part(c, path);
        if (!part)
                return false;
        lxw_workbook *book = workbook_new(part);
        lxw_worksheet *sheet = book ? workbook_add_worksheet(book, term_said(c, LANG_ZH, f->title)) : NULL;
        if (!sheet)
                return place_failed(c, path);
        workbook_set_properties(book, &(lxw_doc_properties){ .created = 1 }); /* the same template is the same bytes */
        forms_write_sheet(c, book, sheet, f);
        if (workbook_close(book) == LXW_NO_ERROR)
                return place_whole(c, part, path);
        unlink(part);
        return place_failed(c, path);
}
