/* accounts.c: who may come in, and for what.
 *
 * An account is a person's key, never a department's: one login, one person, and up to four grants, each a role in a
 * place for some days. What a role may do stands in one table (role.c). Accounts are reference rows: they name their
 * person by outside id in a text, because a reference table has no key into a county's table. The hash of the
 * password is not here and never in the journal (account.c). Nobody gives or takes rights alone: what the
 * administrator of accounts names, grants, which person an account is, voiding one, opening one and closing one that
 * watches, the administrator of security decides (.second). Left out: single sign-on and second factors. */
#include "mechanisms/modules.h"

#include "core/account.h"
#include "core/change.h"
#include "core/scope.h"
#include "mechanisms/ground/shared.h"

/* The roles are rows of the table of rights (role.c), hence a closed list: a role a county added could do nothing. */
static const struct codes account_roles =
        CODES("account_role", "角色", "Role",
              { "organisation", "组织部", "Organisation department", .synonyms = "县委组织部" },
              { "office", "«office»", "«office»", .synonyms = "扶贫办|乡村振兴局|农业农村局" },
              { "finance", "财政", "Finance", .synonyms = "财政局" },
              { "township", "乡镇«station»", "Township «station»", .synonyms = "乡镇" },
              { "village", "村«officer»", "«officer»", .synonyms = "村" },
              { "helper", "帮扶责任人", "Helper", .synonyms = "帮扶干部" }, { "leader", "领导", "Leader" },
              { "auditor", "审计", "Auditor" }, { "accounts", "账号管理员", "Administrator of accounts" },
              { "security", "安全管理员", "Administrator of security" });

/* Closed, not voided: what an account did stays its own, and its login is not given to somebody else. */
static const struct field account_fields[] = {
        TEXT("login", "用户名", "Login", .required = true, .max_length = 40, .indexed = true,
             .help = "登录用，不能改成别人的", .help_en = "For logging in"),
        TEXT("title", "姓名", "Name", .required = true, .max_length = 60, .named = true),
        PLACE("place", "区划", "Place", .synonyms = "所属地区", .required = true),
        TEXT("person", "人员编号", "Person", .max_length = 24,
             .help = "登记簿里这个人的编号；帮扶责任人必填，凭它找到本人的帮扶户",
             .help_en = "This person's number in the register; a helper needs it to see the households helped"),
        BOOLEAN("locked", "停用", "Closed"),
        TEXT("note", "备注", "Note", .lines = true, .max_length = 500),
};

/* A grant has days: a deputy's ends by itself, and who had which right on a day can be told afterwards. */
static const struct field grant_fields[] = {
        REF("account", "账号", "Account", "account", .required = true, .indexed = true),
        CODE("role", "角色", "Role", &account_roles, .required = true),
        PLACE("place", "区划", "Place", .synonyms = "范围", .required = true),
        BOOLEAN("own", "只看本人帮扶户", "Own households only"),
        DATE("from_on", "起始日期", "From", .required = true),
        DATE("to_on", "截止日期", "To"),
};

/* account_refuse: one code for what a login may not look like; the words say which. */
static bool account_refuse(struct ctx *c, const char *where, const char *zh, const char *en)
{
        return fail(c, ERR_RULE, "account.login", where, "%s", say(c, zh, en));
}

/* account_person: a person of the register, written in one form, so that two accounts of one person are found to be;
 * and nobody says himself which person he is. */
static bool account_person(struct ctx *c, struct draft *d, const struct draft *old)
{
        struct val is = draft_given(d, "person") ? draft_get(d, "person") : V_NULL, standing = V_NULL;
        struct str text = is.type == VAL_TEXT ? str_trim(is.s) : S("");
        struct val was = old ? draft_get(old, "person") : V_NULL;
        char county[7] = "";
        int64_t id;
        if (!draft_given(d, "person") || (was.type == VAL_TEXT ? str_eq(was.s, text) : text.n == 0))
                return true;
        if (d->id && c->actor->account_id == d->id)
                return fail(c, ERR_FORBIDDEN, "account.own_person", "account.person", "%s",
                            say(c, "不能改自己的账号属于谁，请由另外两个账号办理",
                                "nobody says which person his own account is; two other accounts do"));
        if (!text.n)
                return true;
        if (!outside_id_parse(text, county, &id) || (county[0] && strcmp(county, c->county) != 0))
                return account_refuse(c, "account.person", "人员编号应像 341125-1024，且为本县登记的人",
                                      "a person's number looks like 341125-1024 and is of this county");
        if (!db_one(c, db_sql(c->db, "accounts.person_stands"), ARGS(ARG("id", V_INT(id))), &standing))
                return false;
        if (standing.type != VAL_INT)
                return account_refuse(c, "account.person", "没有这个编号的人员（或已作废、已并入他人）",
                                      "there is no such person, or the record was voided or merged");
        draft_set(d, "person", V_STR(outside_id(c->arena, c->county, id)));
        return true;
}

/* account_prepare: a login is typed on every keyboard: small letters, digits, point, hyphen, underline. */
static bool account_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        struct str login = draft_given(d, "login") ? draft_get(d, "login").s : S("");
        if (old && login.n && !str_eq(login, draft_get(old, "login").s))
                return account_refuse(c, "account.login", "用户名建立后不能改：日志里用它称呼这个账号；请停用后另建",
                                      "a login is never changed: the journal calls the account by it; close it and "
                                      "make another");
        for (size_t i = 0; i < login.n; i++)
                if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789.-_", login.p[i]))
                        return account_refuse(c, "account.login", "用户名只用小写字母、数字、点、横线和下划线",
                                      "a login has small letters, digits, points, hyphens and underlines only");
        return account_person(c, d, old);
}

/* account_second: closing stays one hand's, for it is done in a hurry; but nobody closes alone who watches him. What
 * opens a door wants two, and so does voiding, which takes the account away with its grants. */
static bool account_second(struct ctx *c, const struct draft *now, const struct draft *old, bool *wanted)
{
        struct val held = V_NULL;
        const bool shut = old && draft_get(old, "locked").i, shuts = now && draft_get(now, "locked").i;
        *wanted = !now || (shut && !shuts) ||
                  !val_eq(draft_get(now, "person"), old ? draft_get(old, "person") : V_NULL);
        if (*wanted || !old || shut == shuts)
                return true;
        if (!db_one(c, db_sql(c->db, "accounts.watches"),
                    ARGS(ARG("id", V_INT(old->id)), ARG("today", V_TEXT(c->today))), &held))
                return false;
        *wanted = held.type == VAL_INT;
        return true;
}

/* own_account: whether the account is the actor's own, or another of the person he is (account_same_hand). */
static bool own_account(struct ctx *c, int64_t account, bool *same)
{
        struct val login = V_NULL;
        *same = c->actor->account_id && account == c->actor->account_id;
        if (*same || !account || !c->actor->account_id)
                return true;
        if (!db_one(c, db_sql(c->db, "accounts.login_of"), ARGS(ARG("id", V_INT(account))), &login))
                return false;
        return login.type != VAL_TEXT || account_same_hand(c, login.s, same);
}

/* level_of_role: refused whatever road the grant comes by. Of a grant that stands only what gives it anew is looked at,
 * so that one of before the rule can be ended. */
static bool level_of_role(struct ctx *c, const struct draft *d, const struct draft *old)
{
        const struct val role = draft_now(d, old, "role"), place = draft_now(d, old, "place");
        enum role r;
        if ((draft_same(d, old, "role") && draft_same(d, old, "place") && old) || role.type != VAL_TEXT ||
            place.type != VAL_TEXT || !role_find(role.s, &r) || place.s.n >= role_digits(r))
                return true;
        return fail(c, ERR_RULE, "account.role_level", "place",
                    role_digits(r) == 9 ? say(c, "“%s”只能授权到乡镇或村（9 位或 12 位代码），不能是“%.*s”",
                                              "%s is granted over a township or village (9 or 12 digits), not “%.*s”")
                                        : say(c, "“%s”只能授权到村（12 位代码），不能是“%.*s”",
                                              "%s is granted over a village (12 digits), not “%.*s”"),
                    role_title(c, r), FMT(place.s));
}

/* account_grant_prepare: who gives or decides on the keys opens no door with them: nobody gives, moves or prolongs a
 * grant of his own, whichever of his accounts it is. */
static bool account_grant_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (!level_of_role(c, d, old))
                return false;
        struct val was = old ? draft_get(old, "account") : V_NULL;
        struct val now = draft_given(d, "account") ? draft_get(d, "account") : was;
        bool before, after;
        if (!own_account(c, was.type == VAL_INT ? was.i : 0, &before) ||
            !own_account(c, now.type == VAL_INT ? now.i : 0, &after))
                return false;
        return (!before && !after) ||
               fail(c, ERR_FORBIDDEN, "account.own_grant", "account", "%s",
                    say(c, "不能给自己的账号授权，也不能决定自己的授权，请由另一个人办理",
                        "nobody grants to an account of his own or decides on it; another person does"));
}

/* The table of what does not go together, over all accounts of one person on one day (accounts.sql has it a second
 * time, as a condition). Who prepares a pay run and who approves it are told apart at the run. */
static const struct rule rules[] = {
        { .name = "grants_apart", .on = "account_grant|account", .when = RULE_CREATE | RULE_UPDATE | RULE_END,
          .title = "角色冲突：账号管理员、安全管理员不兼任何其他角色，审计只可兼领导（同一人的几个账号合并计算）",
          .title_en = "roles that don't go together: administrators of accounts and of security have no other role, "
                      "an auditor only that of a leader (all accounts of one person count as one)",
          .sql = "accounts.grants_apart" },
};

/* Hidden grants are shown on the page of their account; nobody reads them by themselves. */
static const struct entity entities[] = {
        { .name = "account", .title = "账号", .title_en = "Account",
          .help = "一个人的登录账号", .help_en = "One person's key", .life = LIFE_STATE,
          .reading = READ_SCOPED, .area = AREA_ACCOUNT, .security = "account", .second = true,
          .reference = true, .keys = "login",
          .sort = "login",
          .prepare = account_prepare, .second_for = account_second, FIELDS(account_fields) },
        { .name = "account_grant", .title = "授权", .title_en = "Grant",
          .help = "账号在一个范围内的角色，按日期生效", .help_en = "An account's role in a place, for some days",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_ACCOUNT, .security = "grant", .second = true,
          .reference = true,
          .hidden = true,
          .keys = "account,role,place,from_on", .prepare = account_grant_prepare,
          .title_sql = "(SELECT a.title FROM account a WHERE a.id = r.account_id)", FIELDS(grant_fields) },
};

/* Grants of before the rule (level_of_role), which nobody took away from anybody: an administrator ends them. */
/* NO_PERSON: what tells two accounts of one person is not said. DECIDES: a grant of the day of who confirms or gives
 * keys. */
#define NO_PERSON(t) "COALESCE(" t ".person, '') = ''"
#define OPEN(t) "COALESCE(" t ".locked, 0) = 0"
#define DECIDES "EXISTS (SELECT 1 FROM account_grant g WHERE g.account_id = t.id AND g.voided = 0 AND g.role IN " \
        "('organisation', 'office', 'finance', 'township', 'accounts', 'security') AND g.from_on <= :day AND " \
        "(g.to_on IS NULL OR g.to_on >= :day))"

static const struct list account_lists[] = {
        { .name = "account.no_person", .title = "能审批、却没填人员编号的账号",
          .title_en = "Accounts that decide and name no person", .unit = "个", .unit_en = "accounts", .of = "account",
          .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT, .owner = "security",
          .where = OPEN("t") " AND " NO_PERSON("t") " AND " DECIDES,
          .mend = "请账号管理员核对本人身份证，为它填上本人的人员编号，再由安全管理员同意：填了才查得出一人两号",
          .mend_en = "have the administrator of accounts check the ID card and enter whose it is: only then two "
                     "accounts of one person are found",
          .explain = "当天有审批、管理类授权，没有停用，也没填人员编号",
          .explain_en = "not closed, with a grant of the day that decides or gives keys, and no person said" },
        { .name = "account.alike", .title = "像是同一人的账号", .title_en = "Accounts that look like one person's",
          .unit = "个", .unit_en = "accounts", .of = "account", .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT,
          .owner = "security",
          .where = OPEN("t") " AND EXISTS (SELECT 1 FROM account b WHERE b.id <> t.id AND b.voided = 0 AND "
                   OPEN("b") " AND (" NO_PERSON("t") " OR " NO_PERSON("b") ") AND (b.title = t.title OR "
                   "RTRIM(b.login, '0123456789') = RTRIM(t.login, '0123456789')))",
          .mend = "与本人核对身份证，看是不是一个人：是的，两个账号填同一个人员编号或停用一个；不是的，各填本人的人员编号",
          .mend_en = "check the ID card: if it is one person, both name him or one is closed; if not, each names "
                     "its own",
          .explain = "姓名相同、或用户名只差末尾数字，其中有账号没填人员编号",
          .explain_en = "the same name, or logins that differ by digits at the end, and one of them names no person" },
        { .name = "account.role_level", .title = "授权范围超出角色层级", .title_en = "Grants wider than their role", .unit = "项",
          .unit_en = "grants", .of = "account_grant", .period = PERIOD_DAY, .upkeep = true, .severity = SEVERITY_ERROR,
          .owner = "accounts",
          .where = "((t.role = 'township' AND LENGTH(t.place) < 9) OR (t.role = 'village' AND LENGTH(t.place) < 12)) "
                   "AND t.from_on <= :day AND (t.to_on IS NULL OR t.to_on >= :day)",
          .mend = "与该账号的单位核对授权申请：确属授得过大的，由账号管理员结束这项授权，按申请的乡镇或村另行授予",
          .mend_en = "compare with the form the unit asked for it by: where it is too wide, the administrator of "
                     "accounts ends the grant and gives one over the township or village asked for",
          .explain = "当天有效、乡镇角色授权到县或村级角色授权到乡镇以上的授权",
          .explain_en = "grants of the day that give a township's role over a county, or a village's over a township" },
};

const struct module accounts_module = {
        .name = "accounts",
        .title = "账号",
        .title_en = "Accounts",
        .mechanism = "0",
        ENTITIES(entities),
        LISTS(account_lists),
        RULES(rules),
};
