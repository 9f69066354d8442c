/* accountability.c: mechanism 5.2, decisions on accountability, recorded as they were taken elsewhere: by which body,
 * with which document and number.
 *
 * Nothing here opens a case or proposes one: an organisation below its standard is reminded (assessment.c), and
 * whether anybody answers for it the competent body decides. The register is a compartment of the organisation
 * department. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/style/style.h"

/* Forms as decisions name them. The list is open: what bodies may decide is laid down in regulations, and those
 * change. */
static const struct codes measures = OPEN_CODES("accountability_form", "处理方式", "Form",
        /* of an organisation */
        { "org_review", "检查(对党组织)", "Written self-criticism of an organisation", "责令作出书面检查|责令书面检查" },
        { "circular", "通报", "Criticised in a circular", "通报批评" },
        { "reorganised", "改组", "Reorganised" },
        /* of a cadre */
        { "admonition", "诫勉", "Admonition", "诫勉谈话|谈话诫勉" },
        { "admonition_letter", "书面诫勉", "Written admonition", "诫勉书" },
        { "suspended", "停职检查", "Suspended", .near = "停职" },
        { "moved", "调整职务", "Moved to another post", "调整岗位" },
        { "resign_ordered", "责令辞职", "Ordered to resign", .near = "引咎辞职|辞职" },
        { "removed", "免职", "Removed from the post", .near = "撤职" },
        { "demoted", "降职", "Demoted", .near = "降级" },
        { "party_discipline", "党纪处分(纪律处分)", "Party disciplinary measure", "党纪处分|纪律处分|党内处分", .near = "处分|警告" },
        { "party_warning", "党内警告", "Warning within the Party", "党内警告处分" },
        { "party_serious", "党内严重警告", "Serious warning within the Party", "严重警告|党内严重警告处分" },
        { "party_posts", "撤销党内职务", "Removed from Party posts" },
        { "party_probation", "留党察看", "Placed on probation within the Party" },
        { "party_expelled", "开除党籍", "Expelled from the Party" },
        { "administrative", "政纪处分", "Administrative disciplinary measure", "行政处分|行政纪律处分", .to = "2018-03-19" },
        { "government", "政务处分", "Governmental disciplinary measure", .from = "2018-03-20" },
        { "other", "其他", "Other" },
        /* of rows entered before they were told apart */
        { "talk", "约谈", "Talk", .near = "警示谈话|提醒约谈|批评教育|提醒谈话|约谈提醒|谈话提醒|函询", .kept = true,
          .instead = "约谈、提醒不是问责，登记在“约谈提醒”里；按决定文书核对处理方式",
          .instead_en = "a talk or reminder is no accountability and has a register of its own; see the decision" },
        { "review", "书面检查", "Written self-criticism", .near = "检查", .kept = true,
          .instead = "对党组织的写“检查(对党组织)”；个人书面检查不是问责方式，按决定文书核对",
          .instead_en = "of an organisation say so; of a person it is no form of accountability: see the decision" },
        { "organisational", "组织处理", "Organisational measure", .near = "组织调整", .kept = true,
          .instead = "写明停职检查、调整职务、责令辞职、免职还是降职", .instead_en = "say which of the five it is" },
        { "disciplinary", "党纪政务处分", "Disciplinary measure", .near = "党政纪处分|党纪政纪处分", .kept = true,
          .instead = "写明党纪处分还是政纪(政务)处分，两项的各登一条", .instead_en = "say which; of both, enter two" },
);

/* Body and number are required: a decision without them is hearsay, and hearsay about a person is not kept. The
 * day is the decision's, not the day it was heard of. Until when it bears is entered as the decision says;
 * nothing is switched on or off by it here. */
static const struct field accountability_fields[] = {
        DATE("decided_on", "决定日期", "Decided on", .required = true, .synonyms = "处理日期|处分日期|日期|问责日期"),
        TEXT("body", "决定机关", "Decided by", .required = true, .max_length = 100, .synonyms = "问责机关"),
        TEXT("number", "决定文号", "Number of the decision", .required = true, .max_length = 100,
             .synonyms = "文号|问责文号"),
        CODE("form", "处理方式", "Form", &measures, .required = true, .synonyms = "处理决定|处理结果|问责处理|处分种类|问责方式"),
        REF("organisation", "问责单位", "Organisation", "organisation", .indexed = true, .synonyms = "被问责单位|责任单位|受处理单位|单位"),
        REF("person", "问责人员", "Person", "person", .indexed = true, .synonyms = "被问责人|被问责人员|责任人|被问责干部|受处理人|姓名|问责对象"),
        TEXT("matter", "事由", "Matter", .required = true, .lines = true, .max_length = 1000, .synonyms = "问责原因|"
             "问题|主要问题|违纪事实|问责情形|问责事由"),
        DATE("until_on", "影响期至", "Bears until", .synonyms = "影响期"),
        REF("document", "决定文件", "Document", "document", .synonyms = "决定书"),
        PLACE("place", "区划", "Place"),
};

/* A personnel file (compartment): neither the office nor a township reads who was punished. One decision may
 * name several, hence the number together with whom it is about as key. */
static const struct entity accountability_entities[] = {
        { .name = "accountability", .title = "问责决定", .title_en = "Accountability decisions",
          .life = LIFE_EVENT, .day = "decided_on", .reading = READ_SCOPED, .area = AREA_PERSONNEL,
          .help = "由有权机关作出的问责决定，附文号", .help_en = "decisions as taken by the competent body, with their number",
          .called = "问责", .keys = "number,organisation|number,person", .sort = "decided_on", .sort_down = true,
          .title_sql = "r.number", FIELDS(accountability_fields), .prepare = style_names_somebody },
};

/* Without its paper, or a scan of it, a decision can't be shown to anybody who asks. Counted are decisions, and
 * the account gives their number alone. */
static const struct list accountability_lists[] = {
        { .name = "accountability.no_document", .title = "没有决定文件的问责决定",
          .title_en = "Decisions without their document", .unit = "件", .unit_en = "decisions",
          .of = "accountability", .period = PERIOD_SPAN, .severity = SEVERITY_SUSPECT, .owner = "organisation",
          .where = "t.decided_on BETWEEN :from AND :to AND t.document_id IS NULL AND NOT EXISTS (SELECT 1 FROM "
                   "attachment a WHERE " JOINED("a") " AND a.owner = 'accountability' AND a.owner_id = t.id)",
          .mend = "向作出决定的机关核对决定文书，据以登记文号或上传扫描件",
          .mend_en = "check the decision with the body that took it, and enter its number or attach its scan",
          .explain = "期内没有登记决定文件、也没有附件的问责决定",
          .explain_en = "decisions of the period with neither a document nor an attachment" },
        { .name = "accountability.decisions", .title = "问责决定", .title_en = "Accountability decisions", .unit = "件",
          .unit_en = "decisions", .of = "accountability", .period = PERIOD_SPAN, .figure = true,
          .where = "t.decided_on BETWEEN :from AND :to",
          .explain = "期内有权机关作出的问责决定", .explain_en = "decisions of the period as taken by the competent body" },
};

const struct module accountability_module = {
        .name = "accountability",
        .title = "问责决定",
        .title_en = "Accountability decisions",
        .mechanism = "5.2",
        ENTITIES(accountability_entities),
        LISTS(accountability_lists),
};
