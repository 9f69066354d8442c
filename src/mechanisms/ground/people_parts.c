/* people_parts.c: what the sheets of people share (see people_parts.h). Refuses a name that is more than one person.
 *
 * Sheets of people are written by hand and for people: unit, post and name in one cell with or without a blank, several
 * names in one, a unit in brackets behind a name. Cutting them is by lists of words with which units end, and posts
 * begin and end; where the words don't decide, the text stays whole, and is then found to be nobody. A wrong cut would
 * make a person who does not exist; a text left whole is asked about. */
#include "mechanisms/ground/people_parts.h"

#include "base/date.h"
#include "base/utf8.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* between: what stands between two names: the marks of both scripts, and a new line. A blank may (blank_between). */
static bool between(uint32_t cp)
{
        return cp == 0x3001 || cp == 0xFF0C || cp == ',' || cp == ';' || cp == 0xFF1B || cp == '/' || cp == '\n';
}

/* ---- unit, post and name in one cell ---- */

/* Of a unit with its post (县农业局副局长): words a unit ends with, a post begins with, a post ends with. 县 ends no unit,
 * since 县长 is a post; 乡 does. */
#define UNIT_ENDS \
        "局|办|委|部|府|院|行|社|站|所|校|会|公司|中心|联|厅|镇|乡|街道|大队|支队|处|署|办公室|学校|中学|小学|大学|集团|银行|总站|" \
        "村|社区|扶贫办|电视台|报社|协|总社|库|厂|园|管委会|馆|电信|移动|联通|农商行"
#define POST_STARTS \
        "党组|党委|党总支|党支部|副|主任|局长|部长|科长|股长|科员|干部|职工|书记|工会|纪检|主席|委员|干事|站长|所长|院长|校长|行长|" \
        "队长|工程师|农艺师|教师|医师|医生|主治|主管|会计|经理|董事|总经理|秘书|调研员|一级|二级|三级|四级|正|办事员|工作人员|专干|" \
        "镇长|乡长|组织|宣传|人大|武装|统战|政法|常委|常务|机关|会长|社长|处长|厅长|技术员|高级|中级|助理|见习|试用|台长|馆长|事业|" \
        "主持|纪委|监委|团委|妇联|村主任|教导|政教|总务|工会主席|专职|法官|检察官|民警|警长|教导员|指导员|职员|员工|科级|股级|县委|辅警"
#define POST_ENDS \
        "长|主任|员|干事|理事|董事|监事|执事|书记|师|经理|助理|会计|官|主席|职工|员工|总工|民警|辅警|交警|科级|股级|处级|教授|" \
        "村医|军医|主治|大学生|实习生|秘书|干部|负责人|人员|总监|主管"

static bool starts_among(struct str text, const char *words)
{
        struct str word;
        for (struct str rest = str_of(words); str_cut(&rest, '|', &word);)
                if (str_starts(text, word))
                        return true;
        return false;
}

/* ends_among: and something before it: 局 alone is no unit. */
static bool ends_among(struct str text, const char *words)
{
        struct str word;
        for (struct str rest = str_of(words); str_cut(&rest, '|', &word);)
                if (text.n > word.n && str_ends(text, word))
                        return true;
        return false;
}

/* The last cut after which a known post begins is taken, for units nest (县委组织部干部科科长), but of 县委常委、组织部部长 the
 * first post's; failing that the last one at all. A text that ends like no post is a unit: 县委组织部, whatever 组织 may
 * begin. True: a known post begins there. */
static bool cut_office(struct str text, struct str *unit, struct str *post)
{
        const size_t first = str_find(text, S("、"));
        size_t sure = 0, likely = 0;
        *unit = text;
        *post = (struct str){ "", 0 };
        if (!ends_among(text, POST_ENDS))
                return false;
        for (size_t at = 0; at < text.n && !(sure && at > first);) {
                (void)utf8_next(text, &at);
                struct str rest = str_slice(text, at, text.n);
                if (utf8_length(rest) < 2 || !ends_among(str_slice(text, 0, at), UNIT_ENDS))
                        continue;
                sure = starts_among(rest, POST_STARTS) ? at : sure;
                likely = at;
        }
        likely = sure ? sure : likely;
        if (likely == 0)
                return false;
        *unit = str_slice(text, 0, likely);
        *post = str_slice(text, likely, text.n);
        return sure > 0;
}

void people_office(struct str text, struct str *unit, struct str *post)
{
        (void)cut_office(text, unit, post);
}

/* registered_before: the longest registered unit that the text begins with and a unit's word ends: 县委统战部 of
 * 县委统战部办公室主任, whose office is no unit of its own until somebody enters it. */
static bool registered_before(struct ctx *c, struct str text, size_t end, size_t *at)
{
        struct draft *d = draft_new(c->arena, entity_find(S("organisation")));
        int64_t known = 0;
        *at = 0;
        for (size_t i = 0; i < end;) {
                (void)utf8_next(text, &i);
                const struct str name = str_slice(text, 0, i);
                if (utf8_length(name) < 3 || (i < end && !ends_among(name, UNIT_ENDS)))
                        continue;
                draft_set(d, "name", V_STR(name));
                if (!change_find(c, d, &known))
                        return false;
                *at = known ? i : *at;
        }
        return true;
}

bool people_office_said(struct ctx *c, const struct subject_group *g, size_t row, const char *field, struct str text,
                        struct str *unit, struct str *post)
{
        const bool both = str_has_any(subject_cell(g, row, field)->heading, "职务|职级|职位|任职");
        size_t known = 0;
        const bool sure = cut_office(text, unit, post);
        if (post->n && !registered_before(c, text, text.n, &known))
                return false;
        if (post->n && !both && !sure)
                known = text.n;
        if (post->n && known) {
                *unit = str_slice(text, 0, known);
                *post = str_slice(text, known, text.n);
        }
        return true;
}

/* office_before: 县财政局副局长 张三: what stands before the last blank is no first part of a name. */
static bool office_before(struct arena *a, struct str part, struct str *name, struct str *office)
{
        size_t blank = 0, at = 0;
        while (at < part.n) {
                size_t from = at;
                uint32_t cp = utf8_next(part, &at);
                blank = cp == ' ' || cp == 0x3000 ? from : blank;
        }
        /* an office is at least three characters, a name two to four; with neither post nor unit before the blank it is
         * a name written wide */
        struct str head = utf8_squeeze(a, str_slice(part, 0, blank)), unit, post;
        struct str tail = utf8_squeeze(a, str_slice(part, blank, part.n));
        people_office(head, &unit, &post);
        if (starts_among(tail, POST_STARTS) && ends_among(tail, POST_ENDS)) /* 县财政局 副局长 names nobody */
                return false;
        if (utf8_length(head) < 3 || utf8_length(tail) < 2 || utf8_length(tail) > 4 ||
            (post.n == 0 && !ends_among(head, UNIT_ENDS)))
                return false;
        *name = tail;
        *office = head;
        return true;
}

/* name_and_office: 孙三（县农业局）, 县农业局科员 孙三, or a name alone. */
static void name_and_office(struct arena *a, struct str part, struct str *name, struct str *office)
{
        size_t open = str_find(part, S("（")), plain = str_find(part, S("("));
        size_t width = open < plain ? S("（").n : 1;
        open = open < plain ? open : plain;
        if (open == part.n && office_before(a, part, name, office))
                return;
        *name = utf8_squeeze(a, str_slice(part, 0, open));
        if (open < part.n)
                *office = str_trim(str_slice(part, open + width, part.n - (part.p[part.n - 1] == ')' ? 1 : S("）").n)));
}

/* Surnames of two characters, which a blank may follow without ending a name. */
#define SURNAMES "欧阳|司马|上官|诸葛|司徒|东方|独孤|南宫|夏侯|皇甫|尉迟|公孙|慕容|长孙|宇文|端木|令狐|轩辕|闻人|申屠"

static size_t blanks(struct str text, size_t at)
{
        size_t n = 0;
        while (at + n < text.n) {
                size_t next = at + n;
                uint32_t cp = utf8_next(text, &next);
                if (cp != ' ' && cp != 0x3000)
                        break;
                n = next - at;
        }
        return n;
}

/* blank_between: 孙建国 李四海 are two, 孙 三 and 欧阳 建国 one: where the first of two names would end; 0 none. */
static size_t blank_between(struct str part)
{
        size_t at = 0, end = 0;
        while (at < part.n && !end) {
                size_t from = at;
                (void)utf8_next(part, &at);
                end = blanks(part, from) ? from : 0;
        }
        struct str first = str_slice(part, 0, end), rest = str_slice(part, end + blanks(part, end), part.n);
        size_t second = 0;
        for (at = 0; at < rest.n && !blanks(rest, at); second++)
                (void)utf8_next(rest, &at);
        const size_t n = utf8_length(first);
        const bool names = n >= 2 && n <= 3 && second >= 2 && second <= 3 && !starts_among(first, SURNAMES);
        return names && !ends_among(first, UNIT_ENDS) && !ends_among(first, POST_ENDS) ? end : 0;
}

/* Marks inside brackets separate nothing: 孙三（县农业局、畜牧站） is one person. */
bool people_cut(struct arena *a, struct str *rest, struct str *name, struct str *unit)
{
        size_t at = 0, end = 0, depth = 0;
        bool done = false;
        *name = *unit = (struct str){ "", 0 };
        while (!done && at < rest->n) {
                end = at;
                uint32_t cp = utf8_next(*rest, &at);
                depth += cp == '(' || cp == 0xFF08;
                depth -= depth > 0 && (cp == ')' || cp == 0xFF09);
                done = depth == 0 && between(cp);
                end = done ? end : at;
        }
        struct str part = str_trim(str_slice(*rest, 0, end));
        size_t blank = blank_between(part);
        *rest = blank ? str_slice(*rest, (size_t)(part.p - rest->p) + blank, rest->n) : str_slice(*rest, at, rest->n);
        part = blank ? str_slice(part, 0, blank) : part;
        if (part.n == 0)
                return rest->n > 0 && people_cut(a, rest, name, unit);
        name_and_office(a, part, name, unit);
        return true;
}

bool people_fault(struct ctx *c, const char *at, const char *code, struct str name)
{
        if (strcmp(code, "reference.ambiguous") == 0)
                return fail(c, ERR_INVALID, code, at,
                            say(c, "“%.*s”不止一人，请写证件号码、出生日期或单位",
                                "“%.*s” is more than one person: give the ID number, the birth or the unit"),
                            FMT(name));
        if (strcmp(code, "person.name_differs") == 0)
                return fail(c, ERR_CONFLICT, code, at,
                            say(c, "这个证件号码登记的不是“%.*s”，请核实是不是同一个人",
                                "this ID number is not registered for “%.*s”; find out whether it is the same person"),
                            FMT(name));
        if (person_name_wanted(c, code))
                return fail(c, ERR_INVALID, code, at, say(c, "“%.*s”应为%s", "“%.*s” should be %s"), FMT(name),
                            person_name_wanted(c, code));
        return fail(c, ERR_INVALID, code, at, "%s", say(c, "证件号码不对", "the ID number is wrong"));
}

/* A person who is a cadre already stays in his unit, whatever the sheet says: its unit may be the one that sent him. */
bool people_cadre(struct ctx *c, struct change *ch, struct subject_group *g, const char *at, const char *post_of,
                  struct people_cadre *p)
{
        const char *code = NULL;
        if (!subject_person(c, ch, g, &p->who, &p->person, &code))
                return false;
        if (p->person == 0)
                return people_fault(c, at, code ? code : "reference.ambiguous", p->who.name);
        struct draft *d = draft_new(c->arena, entity_find(S("cadre")));
        draft_set(d, "person", V_INT(p->person));
        if (!change_find(c, d, &p->cadre))
                return false;
        if (p->cadre)
                return true;
        if (p->unit == 0)
                return fail(c, ERR_INVALID, "cadre.no_unit", at,
                            say(c, "“%.*s”还不在干部登记簿里，须写明单位",
                                "“%.*s” is no cadre yet: the sheet must name the unit"),
                            FMT(p->who.name));
        draft_set(d, "organisation", V_INT(p->unit));
        draft_set(d, "post", p->post.n > 0 ? V_STR(p->post) : V_TEXT(post_of));
        if (p->who.politics.type == VAL_TEXT)
                draft_set(d, "political_status", p->who.politics);
        if (!subject_put_known(c, ch, g, d))
                return false;
        p->cadre = d->id;
        return true;
}

/* level_of_name: the first of these words in the name, and near its beginning: 县人民医院 is the county's, 上海市驻县办 the
 * city's. */
static const char *level_of_name(struct str name)
{
        static const struct {
                const char *word, *level;
        } words[] = {
                { "中央", "nation" }, { "国家", "nation" }, { "省", "province" },     { "自治区", "province" },
                { "市", "city" },     { "州", "city" },     { "地区", "city" },       { "县", "county" },
                { "区", "county" },   { "镇", "township" }, { "街道办", "township" }, { "乡", "township" },
        };
        size_t first = name.n;
        const char *level = NULL;
        for (size_t i = 0; i < COUNT(words); i++) {
                size_t at = str_find(name, str_of(words[i].word));
                if (at < first) {
                        first = at;
                        level = words[i].level;
                }
        }
        return first <= 12 ? level : NULL; /* the place a unit's name begins with, not a word further on */
}

bool people_level(struct ctx *c, int64_t unit, struct str name, const char **level)
{
        struct val v = V_NULL;
        *level = NULL;
        if (unit && !db_one(c, db_sql(c->db, "people.unit_level"), ARGS(ARG("id", V_INT(unit))), &v))
                return false;
        *level = v.type == VAL_TEXT ? arena_copy(c->arena, v.s) : level_of_name(name);
        return true;
}

/* one_cadre: two are as wrong as none: nobody is chosen between them. */
static bool one_cadre(struct ctx *c, const char *statement, const char *at, struct str name, struct arg who,
                      int64_t *id)
{
        struct stmt *s;
        size_t n = 0;
        *id = 0;
        if (!db_query(c, db_sql(c->db, statement), ARGS(who, ARG("unit", V_TEXT(""))),
                      &s))
                return false;
        while (db_next(c, s)) {
                *id = db_named_int(s, "id");
                n++;
        }
        return c->err.kind == ERR_NONE &&
               (n == 1 || fail(c, ERR_INVALID, "cadre.unknown", at,
                               say(c, "干部登记簿里没有“%.*s”，或不止一人：请写身份证号",
                                   "no cadre “%.*s”, or more than one: give the ID number"), FMT(name)));
}

bool people_known_cadre(struct ctx *c, const char *at, struct str name, int64_t *id)
{
        return one_cadre(c, "people.cadres_by_name", at, name, ARG("name", V_STR(name)), id);
}

bool people_cadre_of(struct ctx *c, const char *at, struct str name, int64_t person, int64_t *id)
{
        return one_cadre(c, "people.cadres_of_person", at, name, ARG("person_id", V_INT(person)), id);
}

/* ---- who a row means ---- */

bool people_missing(struct ctx *c, const char *field, const char *zh, const char *en)
{
        return fail(c, ERR_INVALID, "field.required", field, "%s", say(c, zh, en));
}

bool people_named(struct ctx *c, struct change *ch, struct subject_group *g, const char *field,
                  const struct subject_who *who, int64_t *id)
{
        const char *code = NULL;
        *id = 0;
        if (!subject_person(c, ch, g, who, id, &code))
                return false;
        return *id != 0 || people_fault(c, field, code ? code : "reference.ambiguous", who->name);
}

bool people_one(struct ctx *c, struct change *ch, struct subject_group *g, const struct subject_who *who, int64_t *id)
{
        if (who->name.n + who->id_no.n == 0)
                return people_missing(c, "person.name", "须写姓名", "the name is wanted");
        return people_named(c, ch, g, "person.name", who, id);
}

bool people_of_row(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, struct str unit, int64_t *id)
{
        struct subject_who who = subject_who_of(g, row);
        who.unit = unit;
        return people_one(c, ch, g, &who, id);
}

bool people_present(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, struct str unit, int64_t *id)
{
        struct subject_who who = subject_who_of(g, row);
        const char *code = NULL;
        who.unit = unit;
        if (!subject_person(c, ch, g, &who, id, &code))
                return false;
        return !code || people_fault(c, "person.name", code, who.name);
}

bool people_several(struct ctx *c, const struct subject_group *g, size_t row)
{
        struct str rest = subject_said(g, row, "person.name"), name, unit;
        size_t n = 0;
        while (people_cut(c->arena, &rest, &name, &unit))
                n++;
        return n > 1 && !subject_cell(g, row, "person.id_no")->given && !subject_cell(g, row, "person.sex")->given &&
               !subject_cell(g, row, "person.birth")->given;
}

/* ---- who came, and when ---- */

/* Words for not being there, as sign-in sheets have them; anything else in the cell (a tick, a name, a time) is a
 * signature. A column nobody has ticked says nothing, and then all who are named were there. */
bool people_signed(const struct subject_group *g, size_t row, const char *field)
{
        static const char *const words[] = { "缺席", "请假", "未到", "未签", "缺勤", "×", "✗", "否" };
        bool any = false;
        for (size_t i = 0; i < g->n && !any; i++)
                any = subject_cell(g, i, field)->given;
        struct str said = subject_said(g, row, field);
        for (size_t i = 0; i < COUNT(words); i++)
                if (str_find(said, str_of(words[i])) < said.n)
                        return false;
        return !any || said.n > 0;
}

/* The most telling word first; of what stands behind it the longest text that is a day, so that 12日 is not read as
 * 1日. */
void people_title_day(struct ctx *c, const struct subject_group *g, char day[11])
{
        static const char *const words[] = { "培训时间", "时间", "日期" };
        struct str all = g->title;
        enum date_precision p;
        day[0] = '\0';
        for (size_t i = 0; i < COUNT(words) && !day[0]; i++) {
                size_t at = str_find(all, str_of(words[i]));
                struct str rest = utf8_squeeze(c->arena, str_slice(all, at + strlen(words[i]), all.n));
                if (at < all.n && (str_starts(rest, S("：")) || str_starts(rest, S(":"))))
                        rest = str_slice(rest, str_starts(rest, S(":")) ? 1 : S("：").n, rest.n);
                for (size_t n = S("2017年06月03日").n; at < all.n && n >= 8 && !day[0]; n--)
                        if (!date_guess(str_slice(rest, 0, n), day, &p) || p != DATE_DAY)
                                day[0] = '\0';
        }
}
