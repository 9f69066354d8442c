/* dues_grants.c: mechanism 4.3, grants from Party membership dues to branches of poor villages and to members in
 * poverty.
 *
 * A grant has a source level, and one recipient, a branch or a member: money without either can't be traced from source
 * to recipient, which is what the county answers for. Dues are no treasury money, so the books keep them in accounts of
 * their own, by level. Left out: the dues members pay. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* The two the source names: branches of poor villages, and members in hardship. */
static const struct codes recipient_kinds = CODES("recipient_kind", "补助对象", "Recipient",
        { "branch", "«poor_village»党组织", "Branch of a «poor_village»", "党支部|村党组织|党组织|支部" },
        { "member", "生活困难党员", "Member in hardship", "困难党员|贫困党员|党员" },
);
/* The uses counties report, with the words they write for them. */
static const struct codes dues_uses = WORDED_CODES("dues_use", "用途", "Use",
        { "training", "培训党员", "Training of members", "教育培训|党员培训|党员教育|主题党日" },
        { "press", "订阅党报党刊和设备", "Party press and equipment",
          "党报党刊|学习资料|电教设备|远程教育|教育设备|音像制品|党刊" },
        { "honour", "表彰先进", "Honours", "表彰" },
        { "hardship", "补助生活困难党员", "Members in hardship", "困难党员|贫困党员|生活困难|困难补助",
          .near = "老党员|贫困户|困难群众|困难户" },
        { "disaster", "补助受灾党员和修缮受灾设施", "Members and sites struck by disaster", "受灾|因灾|救灾|灾后" },
        { "site", "修缮活动场所", "Activity site", "活动场所建设|场所建设|党员活动室|活动场所|活动阵地|阵地建设|党群服务中心|场所修缮|活动室",
          .near = "办公设备|办公用房|办公经费" },
        { "industry", "扶持产业", "Industry", .kept = true, .near = "产业扶持|发展集体经济|集体经济|产业发展|产业",
          .instead = "党费不用于扶持产业：核对下拨文件写明的用途",
          .instead_en = "dues are not for industry: see what the document that granted them says they are for" },
        { "other", "其他", "Other" },
);

/* One of organisation and person is wanted, which one recipient says; neither field can be required by itself. */
static const struct field grant_fields[] = {
        DATE("day", "下拨日期", "Day", .required = true, .synonyms = "拨付日期|时间|下拨时间"),
        CODE("source_level", "来源层级", "Source level", &codes_level, .required = true, .indexed = true,
             .synonyms = "党费来源|来源|层级"),
        CODE("recipient", "补助对象", "Recipient", &recipient_kinds, .required = true, .indexed = true,
             .synonyms = "对象类别|对象"),
        REF("organisation", "受助党组织", "Branch", "organisation", .indexed = true,
            .synonyms = "党组织|党支部|党组织名称"),
        REF("person", "受助党员", "Member", "person", .indexed = true, .synonyms = "党员|姓名|党员姓名"),
        PLACE("place", "区划", "Place", .synonyms = "所在地|村|行政村"),
        CODE("purpose", "用途", "Use", &dues_uses, .synonyms = "资金用途"),
        MONEY("amount", "金额", "Amount", .required = true, .min = 1, .max = YUAN(1000000000),
              .synonyms = "下拨金额|补助金额"),
        TEXT("voucher_no", "凭证号", "Voucher", .max_length = 60, .synonyms = "凭证"),
        DATE("decided_on", "集体研究日期", "Decided on", .synonyms = "研究日期|研究时间|会议日期|集体研究时间"),
        TEXT("decision", "研究会议(纪要)", "Meeting and minutes", .hidden = true, .max_length = 200,
             .help = "哪次会议研究的、纪要文号", .help_en = "which meeting decided it, and its minutes",
             .synonyms = "集体研究会议|研究会议|会议纪要|纪要文号|研究记录"),
        DATE("use_until", "使用期限", "To be used by", .synonyms = "使用截止日期|使用截止时间|资金使用期限"),
        DATE("used_on", "使用回执日期", "Receipt of use on", .synonyms = "回执日期|使用回执时间|回执时间"),
        TEXT("receipt", "使用回执", "Receipt of use", .hidden = true, .max_length = 200,
             .help = "回执编号或使用情况；回执扫描件作附件", .help_en = "its number, or what it was used for; its scan is attached",
             .synonyms = "回执|使用情况回执|资金使用回执|回执编号"),
        REF("document", "下拨文件", "Document", "document", .synonyms = "下拨文号|文号"),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};

/* ---- hooks ---- */

/* take_recipients_place: a grant lies where its recipient does, unless told otherwise; else no township would count
 * it. */
static bool take_recipients_place(struct ctx *c, struct draft *d, const struct draft *old, bool branch, struct val id)
{
        struct val place;
        if (draft_now(d, old, "place").type != VAL_NULL)
                return true;
        if (!db_one(c,
                    branch ? S("SELECT place FROM organisation WHERE county = :county AND id = :id AND voided = 0")
                           : S("SELECT place FROM person WHERE county = :county AND id = :id AND voided = 0"),
                    ARGS(ARG("id", id)), &place))
                return false;
        if (place.type == VAL_TEXT)
                draft_set(d, "place", place);
        return true;
}

/* dues_grant_prepare: a grant to nobody would be money that ends nowhere. */
static bool dues_grant_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const bool branch = draft_now_is(d, old, "recipient", "branch");
        const struct val recipient = draft_now(d, old, branch ? "organisation" : "person");
        if (recipient.type == VAL_INT)
                return take_recipients_place(c, d, old, branch, recipient);
        return fail(c, ERR_INVALID, "dues.recipient", branch ? "dues_grant.organisation" : "dues_grant.person", "%s",
                    say(c, "须写明受助的党组织或党员", "a grant names the branch or the member it goes to"));
}

/* No number tells grants apart: day, level, recipient and amount together do, one key for branches and one for
 * members. */
static const struct entity grant_entities[] = {
        { .name = "dues_grant", .title = "党费补助", .title_en = "Grants from dues",
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_MONEY,
          .help = "省、市、县党费下拨给«poor_village»党组织和生活困难党员",
          .help_en = "dues of province, city and county granted to branches of «poor_villages» and members in poverty",
          .keys = "day,source_level,organisation,amount|day,source_level,person,amount", .sort = "day",
          .sort_down = true, .title_sql = "r.day || ' ' || COALESCE(" ORGANISATION_TITLE ", " PERSON_TITLE ", '')",
          FIELDS(grant_fields), .prepare = dues_grant_prepare },
};

/* ---- lists ---- */

#define LEVEL(level, zh, en) \
        { \
                .name = "dues_grant." level, .title = zh "党费补助", .title_en = "Grants from dues of the " en, \
                .unit = "元", .unit_en = "yuan", .of = "dues_grant", .period = PERIOD_SPAN, \
                .years = 2, .figure = true, .scale = 2, .measure = SUM_OF("t.amount"), \
                .where = "t.source_level = '" level "' AND t.day BETWEEN :from AND :to", \
                .explain = "期内来源为" zh "党费的补助", .explain_en = "grants of the period from dues of the " en \
        }

/* In the source more than three million in all, and each of province, city and county above nil; the levels are
 * therefore figures of their own. */
static const struct list grant_lists[] = {
        { .name = "dues_grant.total", .title = "党费补助", .title_en = "Grants from dues", .unit = "元", .unit_en = "yuan",
          .of = "dues_grant", .period = PERIOD_SPAN, .years = 2, .figure = true, .scale = 2,
          .measure = SUM_OF("t.amount"),
          .where = "t.day BETWEEN :from AND :to",
          .explain = "期内下拨的党费补助", .explain_en = "grants of the period" },
        LEVEL("province", "省级", "province"),
        LEVEL("city", "市级", "city"),
        LEVEL("county", "县级", "county"),
        /* Three are to be there: province, city and county. */
        { .name = "dues_grant.source_levels", .title = "党费来源层级", .title_en = "Source levels of dues", .unit = "级",
          .unit_en = "levels", .of = "dues_grant", .period = PERIOD_SPAN, .years = 2,
          .figure = true, .measure = "COUNT(DISTINCT t.source_level)",
          .where = "t.day BETWEEN :from AND :to",
          .explain = "期内补助的不同来源层级", .explain_en = "distinct source levels among the period's grants" },
        /* A suspicion: a grant is a transfer between organisations and has its paper. */
        { .name = "dues_grant.no_voucher", .title = "没有凭证的党费补助", .title_en = "Grants without a voucher", .unit = "笔",
          .unit_en = "grants", .of = "dues_grant", .period = PERIOD_SPAN,
          .severity = SEVERITY_SUSPECT, .owner = "finance",
          .where = "t.day BETWEEN :from AND :to AND COALESCE(t.voucher_no, '') = ''",
          .mend = "与组织部核对拨付凭证，据以登记凭证号",
          .mend_en = "check the voucher with the organisation department and enter its number",
          .explain = "期内没有凭证号的党费补助", .explain_en = "grants of the period with no voucher entered" },
        /* A hint: the branch's village is what is asked, and it may only be entered wrongly. */
        { .name = "dues_grant.no_decision", .title = "没有集体研究记录的党费补助", .title_en = "Grants without a decision",
          .unit = "笔", .unit_en = "grants", .of = "dues_grant", .period = PERIOD_SPAN, .severity = SEVERITY_SUSPECT,
          .owner = "organisation", .where = "t.day BETWEEN :from AND :to AND t.decided_on IS NULL",
          .mend = "由组织部核对会议纪要，据以登记研究日期和会议", .mend_en = "the organisation department checks the minutes and "
          "enters day and meeting",
          .explain = "期内没有登记集体研究日期的党费补助", .explain_en = "grants of the period with no day of decision entered" },
        { .name = "dues_grant.late_decision", .title = "先下拨、后研究的党费补助", .title_en = "Grants decided afterwards",
          .unit = "笔", .unit_en = "grants", .of = "dues_grant", .period = PERIOD_SPAN, .severity = SEVERITY_SUSPECT,
          .owner = "organisation", .where = "t.day BETWEEN :from AND :to AND t.decided_on > t.day",
          .mend = "由组织部核对会议纪要和拨付凭证的日期：登记有误的更正；其余如实保留",
          .mend_en = "the organisation department compares the days of minutes and voucher: correct what was entered "
                     "wrongly, the rest stays",
          .explain = "期内集体研究日期晚于下拨日期的党费补助", .explain_en = "grants of the period decided after they were paid" },
        { .name = "dues_grant.no_receipt", .title = "到期没有使用回执的党费补助", .title_en = "Grants due without a receipt of use",
          .unit = "笔", .unit_en = "grants", .of = "dues_grant", .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT,
          .owner = "organisation", .where = "t.use_until < :day AND t.used_on IS NULL",
          .mend = "向受助党支部索取使用回执和凭证核对，据以登记；没有用完的，按下拨文件处理",
          .mend_en = "ask the branch for receipt and vouchers and enter them; what to do with what is left the "
                     "document of the grant says",
          .explain = "使用期限在当天之前、没有登记使用回执日期的党费补助",
          .explain_en = "grants whose term of use ended before the day, with no receipt entered" },
        /* Whose register says nothing of hardship may be in hardship: a hint, and the department's own. */
        { .name = "dues_grant.not_in_hardship", .title = "对象未登记为生活困难党员的补助",
          .title_en = "Grants to members not marked as in hardship", .unit = "笔", .unit_en = "grants",
          .of = "dues_grant", .period = PERIOD_SPAN, .severity = SEVERITY_HINT, .owner = "organisation",
          .closed = AREA_MEMBER,
          .where = "t.recipient = 'member' AND t.day BETWEEN :from AND :to AND EXISTS (SELECT 1 FROM party_member k "
                   "WHERE " JOINED("k") ") AND NOT EXISTS (SELECT 1 FROM party_member k WHERE " JOINED("k")
                   " AND k.person_id = t.person_id AND k.in_hardship = 1 AND " ON_DAY("k", "t.day") ")",
          .mend = "与所在支部核对困难党员的申请和审批材料：属实的在党员登记中标明，对象有误的更正",
          .mend_en = "check application and approval with the branch: mark in the members' register who is in "
                     "hardship, correct a wrong recipient",
          .explain = "期内补助给党员个人、其党员登记当天没有标为生活困难的；本县不在此登记党员的不列",
          .explain_en = "grants of the period to a member whose register does not mark him that day; none where the "
                        "county keeps no members here" },
        { .name = "dues_grant.not_poor", .title = "对象不在«poor_village»的党组织补助",
          .title_en = "Branch grants outside «poor_villages»",
          .unit = "笔", .unit_en = "grants", .of = "dues_grant", .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT, .owner = "organisation",
          .where = "t.recipient = 'branch' AND t.day BETWEEN :from AND :to AND NOT EXISTS (SELECT 1 FROM "
                   "village_designation v WHERE " JOINED("v")
                   " AND v.place = t.place AND v.kind = 'poor_village' AND " ON_DAY("v", "t.day") ")",
          .mend = "与组织部核对下拨文件写明的对象和该党组织所在村；登记有误的更正，其余以文件为准",
          .mend_en = "check with the organisation department whom the document of the grant names and in which "
                     "village the branch is; correct what was entered wrongly: the document decides",
          .explain = "期内补助的党组织所在村当天未确定为«poor_village»",
          .explain_en = "grants of the period to a branch whose village was not designated poor that day" },
        UNBOOKED("dues_grant", "4.3", "党费补助", "grants", "1 = 1", "t.amount"),
};

/* Grants of several years are told together, from a year the county names: a sum over the last two would be another one
 * every January. */
static const struct parameter grant_parameters[] = {
        { .name = "dues_since", .title = "党费补助累计起始年度", .title_en = "First year of grants from dues told together",
          .unit = "年", .type = FIELD_INT, .fallback = "2016" },
};

/* Dues are the Party's money: they come out of accounts of their own, one a level, and never out of the treasury. */
static const struct ledger_posting grant_postings[] = {
        { .entity = "dues_grant", .day = "t.day", .voucher = "t.voucher_no", .debit = "'expenses:dues:' || t.recipient",
          .credit = "'assets:dues:' || t.source_level", .amount = "t.amount" },
};

const struct module dues_grants_module = {
        .name = "dues_grants",
        .title = "党费补助",
        .title_en = "Grants from dues",
        .mechanism = "4.3",
        ENTITIES(grant_entities),
        LISTS(grant_lists),
        POSTINGS(grant_postings),
        PARAMETERS(grant_parameters),
};
