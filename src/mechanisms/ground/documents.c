/* documents.c: the policy documents that plans, rates and rules rest on, and the files attached to any record as
 * evidence.
 *
 * A document is a record like others: number, issuer, day, validity. Its file, and the scan or photo behind any other
 * record, is an attachment: the register keeps whose it is and the digest of its bytes; the bytes stand by digest in
 * the store. It is opened through its owner (attachment.c); as a register of its own it is as closed as a
 * compartment, since a paper's name can tell what one holds. Left out: drafting, circulation and sealing of documents,
 * which counties do in their office system. */
#include "core/subject.h"
#include "mechanisms/modules.h"

#include "mechanisms/ground/shared.h"

/* The kinds of official documents that plans, rates and rules rest on. */
static const struct codes document_kinds = OPEN_CODES("document_kind", "文种", "Kind of document",
        { "decision", "决定", "Decision" },
        { "opinion", "意见", "Opinion", "实施意见" },
        { "notice", "通知", "Notice" },
        { "plan", "方案", "Plan", "实施方案|工作方案" },
        { "measures", "办法", "Measures", "管理办法|实施办法" },
        { "minutes", "纪要", "Minutes", "会议纪要" },
        { "standard", "标准", "Standard" },
        { "programme", "计划", "Programme", "工作计划" },
        { "provisions", "规定", "Provisions" },
        { "rules", "细则", "Detailed rules", "实施细则" },
        { "circular", "通报", "Circular" },
        { "announcement", "公告", "Announcement", "通告" },
        { "other", "其他", "Other" },
);

/* The number (县发〔2017〕5号) is how everybody cites it; a document met by its number alone in a sheet is made so and
 * completed later (subject.h). Validity apart from the day of issue: a rate may be in force before its paper is out. */
static const struct field document_fields[] = {
        TEXT("number", "文号", "Number", .indexed = true, .max_length = 60, .synonyms = "编号|文件文号|文件编号|发文号|文件号|发文字号|依据文号"),
        TEXT("title", "标题", "Title", .required = true, .named = true, .synonyms = "文件名|文件题目|文件|标题(文件名称)|文件名称|文件标题"),
        TEXT("issuer", "发文机关", "Issuer", .required = true, .max_length = 100,
             .synonyms = "发文部门|印发单位|制定单位|来文单位|印发机关|发文单位|制发单位"),
        CODE("kind", "文种", "Kind", &document_kinds, .synonyms = "文件类别|文件种类"),
        DATE("issued_on", "印发日期", "Issued on", .required = true, .synonyms = "日期|发布日期|制发日期|发文日期|成文日期"),
        DATE("from_on", "执行日期", "In force from", .synonyms = "生效日期|施行日期"),
        DATE("to_on", "失效日期", "In force until", .synonyms = "废止日期"),
        TEXT("summary", "内容摘要", "Summary", .lines = true, .hidden = true, .max_length = 2000),
        PLACE("place", "适用区划", "Place"),
};
/* All but the note are derived: they describe bytes, and the digest proves them. */
static const struct field attachment_fields[] = {
        TEXT("name", "文件名", "File name", .required = true, .named = true),
        TEXT("media_type", "格式", "Media type", .required = true, .derived = true, .max_length = 100),
        INTEGER("size", "大小(字节)", "Size in bytes", .required = true, .derived = true, .min = 0,
                .max = 20 * 1024 * 1024),
        TEXT("digest", "摘要(SM3)", "Digest (SM3)", .required = true, .derived = true, .indexed = true, .hidden = true,
             .max_length = 64),
        TEXT("owner", "所属登记簿", "Register", .required = true, .derived = true, .indexed = true, .max_length = 60),
        INTEGER("owner_id", "所属记录", "Record", .required = true, .derived = true, .indexed = true, .hidden = true),
        TEXT("note", "说明", "Note", .max_length = 500),
        PLACE("place", "区划", "Place", .derived = true),
};

/* document_prepare: one number is written one way, whoever enters it; sheets then find it (subject_document). */
static bool document_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch, (void)old;
        const struct val number = draft_given(d, "number") ? draft_get(d, "number") : V_NULL;
        if (number.type == VAL_TEXT)
                draft_set(d, "number", V_STR(document_number(c->arena, number.s)));
        return true;
}

/* Documents of the county are read in the villages they bind (ancestors). */
static const struct entity document_entities[] = {
        { .name = "document", .title = "政策文件", .title_en = "Policy documents", .life = LIFE_EVENT,
          .day = "issued_on", .reading = READ_ANCESTORS, .area = AREA_BASE, .made = MADE_OF_NUMBER,
          .help = "方案、标准和规则所依据的文件", .help_en = "documents on which plans, rates and rules rest",
          .keys = "number,title", .sort = "issued_on", .sort_down = true,
          .title_sql = "COALESCE(r.number || ' ', '') || r.title", FIELDS(document_fields),
          .prepare = document_prepare },
        { .name = "attachment", .title = "附件", .title_en = "Attachments", .life = LIFE_STATE,
          .reading = READ_SCOPED, .area = AREA_PERSONNEL, .about = "owner", .unreviewed = true, .hidden = true,
          .noted = true, .help = "作为佐证的扫描件、照片和文件",
          .help_en = "scans, photos and files that serve as evidence", .sort = "name",
          .title_sql = "r.name", FIELDS(attachment_fields) },
};

const struct module documents_module = {
        .name = "documents",
        .title = "文件与附件",
        .title_en = "Documents and attachments",
        .mechanism = "0",
        ENTITIES(document_entities),
};
