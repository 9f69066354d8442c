/* accounts.c: who may come in, and for what.
 *
 * An account is a person's key, never a department's: one login, one person, and up to four grants, each a role in a
 * place for some days. What a role may do stands in one table (role.c). Accounts are reference rows: they name
 * their person by outside id in a text, because a reference table has no key into a county's table. The hash of the
 * password is not here and never in the journal (account.c). Left out: single sign-on and second factors. */
#include "mechanisms/modules.h"

#include "core/change.h"
#include "core/scope.h"

/* The roles are rows of the table of rights (role.c), hence a closed list: a role a county added could do nothing. */
static const struct codes account_roles =
        CODES("account_role", "角色", "Role",
              { "organisation", "组织部", "Organisation department", .synonyms = "县委组织部" },
              { "office", "县扶贫办", "County poverty-alleviation office", .synonyms = "扶贫办" },
              { "finance", "财政", "Finance", .synonyms = "财政局" },
              { "township", "乡镇扶贫工作站", "Township work station", .synonyms = "乡镇" },
              { "village", "村扶贫专干", "Village officer", .synonyms = "村" },
              { "helper", "帮扶责任人", "Helper", .synonyms = "帮扶干部" }, { "leader", "领导", "Leader" },
              { "auditor", "审计", "Auditor" }, { "accounts", "账号管理员", "Administrator of accounts" },
              { "security", "安全管理员", "Administrator of security" });

/* Closed, not voided: what an account did stays its own, and its login is not given to somebody else. */
static const struct field account_fields[] = {
        TEXT("login", "用户名", "Login", .required = true, .max_length = 40, .indexed = true,
             .help = "登录用，不能改成别人的", .help_en = "For logging in"),
        TEXT("title", "姓名", "Name", .required = true, .max_length = 60, .named = true),
        PLACE("place", "所属地区", "Place", .required = true),
        TEXT("person", "人员编号", "Person", .max_length = 24,
             .help = "登记册里这个人的编号；帮扶责任人必填，凭它找到本人的帮扶户",
             .help_en = "This person's number in the register; a helper needs it to see the households helped"),
        BOOLEAN("locked", "停用", "Closed"),
        TEXT("note", "备注", "Note", .lines = true, .max_length = 500),
};

/* A grant has days: a deputy's ends by itself, and who had which right on a day can be told afterwards. */
static const struct field grant_fields[] = {
        REF("account", "账号", "Account", "account", .required = true, .indexed = true),
        CODE("role", "角色", "Role", &account_roles, .required = true),
        PLACE("place", "范围", "Place", .required = true),
        BOOLEAN("own", "只看本人帮扶户", "Own households only"),
        DATE("from_on", "起始日期", "From", .required = true),
        DATE("to_on", "截止日期", "To"),
};

/* account_refuse: one code for what a login may not look like; the words say which. */
static bool account_refuse(struct ctx *c, const char *where, const char *zh, const char *en)
{
        return fail(c, ERR_RULE, "account.login", where, "%s", say(c, zh, en));
}

/* account_prepare: a login is typed on every keyboard: small letters, digits, point, hyphen, underline. */
static bool account_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch, (void)old;
        if (!draft_given(d, "login"))
                return true;
        struct str login = draft_get(d, "login").s;
        for (size_t i = 0; i < login.n; i++)
                if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789.-_", login.p[i]))
                        return account_refuse(c, "account.login", "用户名只用小写字母、数字、点、横线和下划线",
                                      "a login has small letters, digits, points, hyphens and underlines only");
        if (draft_given(d, "person") && draft_get(d, "person").s.n) {
                char county[7];
                int64_t id;
                if (!outside_id_parse(draft_get(d, "person").s, county, &id))
                        return account_refuse(c, "account.person", "人员编号应像 341125-1024",
                                      "a person's number looks like 341125-1024");
        }
        return true;
}

/* account_grant_prepare: who gives the keys opens no door with them: nobody gives, moves or prolongs his own grant. */
static bool account_grant_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        struct val was = old ? draft_get(old, "account") : V_NULL;
        struct val now = draft_given(d, "account") ? draft_get(d, "account") : was;
        int64_t me = c->actor->account_id;
        if (me == 0 || ((now.type != VAL_INT || now.i != me) && (was.type != VAL_INT || was.i != me)))
                return true;
        return fail(c, ERR_FORBIDDEN, "account.own_grant", "account", "%s",
                    say(c, "不能给自己的账号授权，请由另一位账号管理员办理",
                        "nobody grants to his own account; ask another administrator of accounts"));
}

/* Hidden grants are shown on the page of their account; nobody reads them by themselves. */
static const struct entity entities[] = {
        { .name = "account", .title = "账号", .title_en = "Account",
          .help = "一个人的登录账号", .help_en = "One person's key", .life = LIFE_STATE,
          .reading = READ_SCOPED, .area = AREA_ACCOUNT, .security = "account", .reference = true, .keys = "login",
          .sort = "login",
          .prepare = account_prepare, FIELDS(account_fields) },
        { .name = "account_grant", .title = "授权", .title_en = "Grant",
          .help = "账号在一个范围内的角色，按日期生效", .help_en = "An account's role in a place, for some days",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_ACCOUNT, .security = "grant", .reference = true,
          .hidden = true,
          .keys = "account,role,place,from_on", .prepare = account_grant_prepare,
          .title_sql = "(SELECT a.title FROM account a WHERE a.id = r.account_id)", FIELDS(grant_fields) },
};

const struct module accounts_module = {
        .name = "accounts",
        .title = "账号",
        .title_en = "Accounts",
        .mechanism = "0",
        ENTITIES(entities),
};
