/* review.c: what is looked at by a second and a third pair of eyes before it counts: village → township → county, for
 * the registers a county sets so.
 *
 * The setting is a register like any other: which register, in which steps, from which day, by which document; without
 * a row nothing is reviewed. Proposals are written by the program alone (review.c): what somebody asked for stands
 * sealed in `content` and is erased once it is confirmed or withdrawn; who proposed, looked at it and decided stays. A
 * figure never counts a proposal: nothing of it is in a register before it is confirmed. What only the county writes,
 * as registers of money, is looked at by another account of it (step `second`). Left out: pay runs and what the bank
 * says of them, which have their own two accounts, and review by a body outside the system. */
#include "mechanisms/modules.h"

#include "core/change.h"
#include "core/scope.h"
#include "mechanisms/ground/shared.h"

/* entity_code: the i-th register that fits, as a code. */
static bool entity_code(bool (*fits)(const struct entity *e), size_t i, struct code *out)
{
        const struct entity *e;
        for (size_t k = 0; (e = entity_at(k)); k++)
                if (fits(e) && i-- == 0) {
                        *out = (struct code){ .code = e->name, .title = e->title, .title_en = e->title_en };
                        return true;
                }
        return false;
}

/* proposed: what may wait, by a county's setting or in every county because two accounts decide on it. */
static bool proposed(const struct entity *e)
{
        return entity_reviewed(e) || e->second;
}

/* reviewed_register, proposed_register: read off the catalogue, so that a new mechanism's registers are among them
 * from its first day. */
static bool reviewed_register(size_t i, struct code *out)
{
        return entity_code(entity_reviewed, i, out);
}

static bool proposed_register(size_t i, struct code *out)
{
        return entity_code(proposed, i, out);
}

static const struct codes registers =
        MADE_CODES("reviewed_register", "送审的登记簿", "Register reviewed", reviewed_register);
static const struct codes proposed_registers =
        MADE_CODES("proposed_register", "送审件的登记簿", "Register of a proposal", proposed_register);
static const struct codes steps =
        CODES("review_steps", "审核步骤", "Steps of review",
              { "township_county", "乡镇审核，县级确认", "Township, then county", .synonyms = "乡镇和县级|两级审核" },
              { "township", "乡镇确认", "Township only", .synonyms = "乡镇" },
              { "county", "县级确认", "County only", .synonyms = "县级" },
              { "second", "另一县级账号确认", "Another account of the county", .synonyms = "双人复核|另一账号" });
/* Waiting at a level, or for the second account that every county has (of .second), or done with: confirmed and
 * withdrawn have no content any more, returned has, to be mended. */
static const struct codes states =
        CODES("proposal_state", "送审状态", "State of a proposal",
              { "waiting_township", "待乡镇审核", "Waiting for the township" },
              { "waiting_county", "待县级审核", "Waiting for the county" },
              { "waiting_security", "待安全管理员决定", "Waiting for the administrator of security" },
              { "confirmed", "已通过", "Confirmed" },
              { "returned", "已退回", "Returned" }, { "withdrawn", "已撤回", "Withdrawn" });
static const struct codes levels = CODES("review_level", "审核级别", "Level of review",
                                         { "township", "乡镇", "Township" }, { "county", "县级", "County" });
static const struct codes actions =
        CODES("proposal_action", "事项", "What is proposed", { "create", "新增", "New record" },
              { "update", "修改", "Change" }, { "end", "结束", "Ending" }, { "void", "作废", "Voiding" },
              { "several", "多项", "Several" });

/* A setting has days, so that what was sent before it began or after it ended is judged by what held when it was
 * sent. */
static const struct field setting_fields[] = {
        CODE("register", "登记簿", "Register", &registers, .required = true, .indexed = true),
        CODE("steps", "审核步骤", "Steps", &steps, .required = true, .help = "不在任何乡镇内的记录没有乡镇这一步",
             .help_en = "a record outside the townships has no township step"),
        DATE("from_on", "起始日期", "From", .required = true),
        DATE("to_on", "截止日期", "To"),
        REF("document", "依据文件", "Document", "document"),
};

/* All derived: a proposal is written by the program at the commit of a change. Who and when stand in it for both
 * levels; the content is a secret, for it holds secrets of the registers it is about. */
static const struct field proposal_fields[] = {
        CODE("state", "状态", "State", &states, .required = true, .derived = true, .indexed = true),
        CODE("register", "登记簿", "Register", &proposed_registers, .required = true, .derived = true,
             .indexed = true),
        CODE("action", "事项", "What", &actions, .required = true, .derived = true),
        TEXT("title", "对象", "About", .required = true, .derived = true, .max_length = 400, .of_record = true),
        TEXT("record", "记录编号", "Record", .derived = true, .max_length = 24, .hidden = true),
        PLACE("place", "区划", "Place", .synonyms = "地区", .derived = true),
        TEXT("reason", "说明", "Reason", .derived = true, .max_length = 2000),
        TEXT("return_reason", "退回原因", "Why it was returned", .derived = true, .max_length = 500, .lines = true),
        TEXT("proposed_by", "送审账号", "Sent by", .required = true, .derived = true, .indexed = true,
             .max_length = 60),
        TEXT("proposed_name", "送审人", "Name", .derived = true, .max_length = 60),
        DATE("proposed_on", "送审日期", "Sent on", .required = true, .derived = true, .indexed = true),
        TEXT("township_by", "乡镇审核账号", "Township's account", .derived = true, .max_length = 60, .hidden = true),
        DATE("township_on", "乡镇审核日期", "Township's day", .derived = true),
        TEXT("county_by", "县级审核（决定）账号", "Account of the last step", .derived = true, .max_length = 60, .hidden = true),
        DATE("county_on", "县级审核（决定）日期", "Day of the last step", .derived = true),
        CODE("steps", "审核步骤", "Steps", &steps, .required = true, .derived = true, .hidden = true),
        CODE("waits_at", "等待哪一级", "Waits at", &levels, .derived = true, .hidden = true, .indexed = true),
        TEXT("areas", "权限范围", "Areas", .required = true, .derived = true, .hidden = true, .max_length = 200),
        TEXT("content", "送审内容", "Content", .secret = true, .derived = true, .hidden = true, .lines = true,
             .max_length = 4000000),
};

/* setting_prepare: for whoever may confirm that register in the whole county (two accounts: for whoever reads it there,
 * since those who write it set nothing in the base); a township step wants townships that may confirm. */
static bool setting_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        struct val name = draft_now(d, old, "register"), how = draft_now(d, old, "steps");
        const struct entity *e = name.type == VAL_TEXT ? entity_find(name.s) : NULL;
        if (!e || how.type != VAL_TEXT)
                return true; /* the catalogue says what is missing */
        const bool second = str_is(how.s, "second");
        if (!scope_covers(c->actor, e, second ? RIGHT_READ : RIGHT_CONFIRM, c->county))
                return fail(c, ERR_FORBIDDEN, "review.setting", "register",
                            say(c, "“%s”由有县级确认权限的部门设定",
                                "%s is set by a department that may confirm it "
                                "for the county"),
                            entity_title(c, e));
        if (second || str_is(how.s, "county") || (role_rights(ROLE_TOWNSHIP, e->area) & RIGHT_CONFIRM))
                return true;
        return fail(c, ERR_INVALID, "review.steps", "steps",
                    say(c, "乡镇没有“%s”的确认权限，请选“县级确认”或“另一县级账号确认”",
                        "townships may not confirm %s: choose the county, or another account of it"),
                    entity_title(c, e));
}

/* A proposal is read by whoever may read all it is about (of_areas), not by whoever reads its register. */
static const struct entity entities[] = {
        { .name = "review_setting", .title = "审核设置", .title_en = "What is reviewed",
          .life = LIFE_SPAN, .reading = READ_ANCESTORS, .area = AREA_BASE, .guarded = true,
          .help = "哪些登记簿的登记和修改须经乡镇、县级审核后才生效",
          .help_en = "the registers whose entries count only once township or county has confirmed them",
          .keys = "register,from_on", .sort = "from_on", .title_sql = "{register}", .prepare = setting_prepare,
          FIELDS(setting_fields) },
        { .name = "proposal", .title = "送审件", .title_en = "Proposals", .life = LIFE_EVENT,
          /* shown on the page of review */
          .day = "proposed_on", .reading = READ_SCOPED, .area = AREA_OVERSIGHT, .of_areas = true, .hidden = true,
          .help = "等待审核、已审核或退回的登记和修改，由系统记下",
          .help_en = "entries and changes that wait for review, were confirmed or returned, noted by the system",
          .sort = "proposed_on", .title_sql = "r.title", FIELDS(proposal_fields) },
};

/* Each list is one desk: the level a proposal waits at, and the village it went back to. */
static const struct list lists[] = {
        { .name = "proposal.at_township", .title = "待乡镇审核的送审件", .title_en = "Proposals waiting for the township",
          .unit = "件", .unit_en = "proposals", .of = "proposal", .period = PERIOD_NONE,
          .severity = SEVERITY_HINT, .owner = "township",
          .explain = "村里送审、等乡镇审核的登记和修改，最早的在前",
          .explain_en = "entries and changes of villages that wait for their township, the oldest first",
          .mend = "由乡镇对照佐证材料核对，在“待我审核”逐件或批量确认、退回",
          .mend_en = "the township checks them against their evidence, and confirms or returns them on the page of "
                     "review",
          .where = "t.waits_at = 'township'" },
        { .name = "proposal.at_county", .title = "待县级审核的送审件", .title_en = "Proposals waiting for the county",
          .unit = "件", .unit_en = "proposals", .of = "proposal", .period = PERIOD_NONE,
          .severity = SEVERITY_HINT, .owner = "office",
          .explain = "等县级审核的登记和修改，最早的在前；授权、账号和限额由安全管理员决定，不在其中",
          .explain_en = "entries and changes that wait for the county, the oldest first; not grants, accounts and "
                        "limits, which the administrator of security decides",
          .mend = "由主管部门对照佐证材料核对，在“待我审核”逐件或批量确认、退回",
          .mend_en = "the department checks them against their evidence, and confirms or returns them on the page "
                     "of review",
          .where = "t.waits_at = 'county' AND ',' || t.areas || ',' NOT LIKE '%,account,%'" },
        { .name = "proposal.waiting_long",
          .title = "久未审核的送审件",
          .title_en = "Proposals that have waited long",
          .unit = "件",
          .unit_en = "proposals",
          .of = "proposal",
          .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT,
          .owner = "township",
          .explain = "等待审核超过规定天数(参数 review_days)的送审件，从送到这一级那天算起",
          .explain_en =
                  "proposals that have waited at their level longer than the days allowed (parameter review_days)",
          .mend = "由该级审核人对照佐证材料核对，在“待我审核”办理；材料不足的退回并写明缺什么",
          .mend_en = "who reviews at that level checks the evidence on the page of review; what lacks some is "
                     "returned with words on what is missing",
          .where = "t.waits_at IS NOT NULL AND (SELECT n.number FROM calendar n WHERE n.day = :day) - (SELECT s.number "
                   "FROM "
                   "calendar s WHERE s.day = COALESCE(t.township_on, t.proposed_on)) > {param:review_days}" },
        { .name = "proposal.returned", .title = "退回待改的送审件", .title_en = "Proposals returned", .unit = "件",
          .unit_en = "proposals", .of = "proposal", .period = PERIOD_NONE,
          .severity = SEVERITY_HINT, .owner = "village",
          .explain = "被退回、还没有改好再报或撤回的送审件", .explain_en = "proposals returned and neither mended nor withdrawn",
          .mend = "由送审人对照退回意见和原始材料核对，在“退回给我的”里更正后再次送审，或撤回",
          .mend_en = "check them against the words of the return and the papers, correct and send them again on the "
                     "page of review, or withdraw them",
          .where = "t.state = 'returned'" },
};

/* Five days until a county says otherwise: what waits is in no figure, and a month's account is made of what was
 * confirmed. */
static const struct parameter parameters[] = {
        { .name = "review_days", .title = "审核时限天数", .title_en = "Days a review may take", .unit = "天",
          .type = FIELD_INT, .fallback = "5", .guards = true },
};

const struct module review_module = {
        .name = "review",
        .title = "审核",
        .title_en = "Review",
        .mechanism = "0",
        ENTITIES(entities),
        LISTS(lists),
        PARAMETERS(parameters),
};
