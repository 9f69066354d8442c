/* people_sheet.c: four lists of people every county keeps: the ledger of trainings (a row a session, with how many
 * came), the sign-in of one (a row a person), the members of expert teams, and village cadres.
 *
 * A session is found by its day and title and entered once; who came is a row for each person, or a head count that
 * names its sign-in: without one the session is entered and the count alone refused. Where a sign-in sheet has no
 * columns for it, its title says which training it was and on which day, or the sheet is refused. An expert team nobody
 * knows is made. What class a village cadre's post is in follows from its words, but for a post he holds already in the
 * village: a roster never gives him a second one. Where a list of those who serve gives no first day, it is the day of
 * the list. */
#include "mechanisms/modules.h"
#include "mechanisms/ground/people_sheet.h"
#include "mechanisms/ground/shared.h"

#include "base/date.h"
#include "base/utf8.h"

#define UNIT "people_sheet.unit"
#define ORGANISERS "people_sheet.organisers"
#define HEADS "training_attendance.head_count"
#define SIGN_IN "training_attendance.sign_in"
#define TEAM "people_sheet.team"
#define LEADER "people_sheet.leader"
#define TOWNSHIP "people_sheet.township"
#define TERM "people_sheet.term"

/* clang-format off */
#define SESSION(all, must) \
        { .field = "training_session.held_on>span", .group = all, .match_only = true, .synonyms = \
          "培训时间|时间|举办时间|开班时间|培训起止时间|起止时间|办班时间|培训日期|举办日期|开班日期|起止日期|活动时间|日期" }, \
        { .field = "training_session.held_on", .group = all, .required = must }, \
        { .field = "training_session.until_on", .group = all }, \
        { .field = "training_session.title", .group = all }, \
        { .field = TERM, .group = all, .synonyms = "期次|期数|第几期|培训期次|期号" }, \
        { .field = ORGANISERS, .group = all, .synonyms = "主办单位|举办单位|主办|联合主办单位|组织单位|承办单位|主办(承办)单位|" \
          "主办部门|举办部门|培训单位|责任单位|组织部门|主办、承办单位|联合举办单位|主办单位(联合)|主、承办单位|主办、协办单位|" \
          "组织(主办)单位" }, \
        { .field = "training_session.topic", .group = all }, \
        { .field = "training_session.category", .group = all }, \
        { .field = "training_session.level", .group = all }, \
        { .field = "training_session.lecturer", .group = all }, \
        { .field = "training_session.lecturer_level", .group = all }, \
        { .field = "training_session.audience", .group = all }, \
        { .field = "training_session.location", .group = all }, \
        { .field = "training_session.hours", .group = all }, \
        { .field = "training_session.cost", .group = all }
#define PERSON \
        { .field = "person.name", .required = true, .match_only = true, .synonyms = "参训人|参训人员姓名|参训人员|学员|" \
          "学员姓名|签到人|专家姓名|专家|村干部姓名|干部姓名|团队成员|成员|成员名单|专家成员|专家名单|成员姓名|参会人员|" \
          "参会人员姓名|签到人员|组成人员|团员|组员|专家组成员" }, \
        { .field = "person.id_no", .match_only = true }, \
        { .field = "person.sex", .match_only = true }, \
        { .field = "person.birth", .match_only = true }, \
        { .field = "person.ethnicity", .match_only = true }, \
        { .field = "person.phone", .match_only = true }
static const struct column ledger_columns[] = {
        { .field = "place.township", .synonyms = "举办乡镇|乡镇" },
        SESSION(false, true),
        { .field = "training_session.expected" },
        { .field = HEADS, .synonyms = "参训人数(人)|培训人次(人)|参训人次(人次)" },
        { .field = SIGN_IN, .synonyms = "佐证材料|佐证|资料|培训资料|资料编号|档案编号|留存资料|附件|佐证资料|签到表扫描件编号" },
};
static const struct column sign_in_columns[] = {
        PERSON,
        { .field = "place.township", .group = true, .synonyms = "举办乡镇" },
        SESSION(true, false),
        { .field = TOWNSHIP, .match_only = true, .synonyms = "乡镇|所在乡镇|乡(镇)" },
        { .field = "person.political_status", .match_only = true },
        { .field = UNIT, .synonyms = "单位|工作单位|所在单位|单位名称|参训单位|所属单位|单位(乡镇)|村(单位)|单位及职务" },
        { .field = "training_attendance.score" },
        { .field = "people_sheet.signed", .synonyms = "签名|签字|签到|本人签字|签到时间" },
        { .field = "people_sheet.post", .match_only = true, .synonyms = "职务|职务(职级)" },
};
/* A team of experts is often named by the list's title or by a line over its members; the mechanism's own name is that
 * of all of them together. */
static const struct section team_section = {
        .ends = "组|团|队|团队",
        .any = "专家智囊团|智囊团|专家团|专家组|专家服务团|专家顾问团|服务团|专家服务队|专家团队|专家服务组",
        .after = "人员|成员|专家|组成",
        .before = "脱贫攻坚|扶贫",
};
static const struct column expert_columns[] = {
        { .field = TEAM, .group = true, .required = true, .section = &team_section, \
          .synonyms = "专家智囊团|智囊团|专家团|专家组|团名称|团队名称|" \
          "专家组名称|专家团名称|智囊团名称|服务团|专家服务团|顾问团|组别|团组|所在团|团队|所在专家组|所属团队|组名|专家组别|" \
          "专家服务团名称|智囊团(组)|服务队|专家服务队|团别|小组|团队类别|服务小组|专家团队|专家团队名称|顾问组|技术服务组" },
        { .field = "advisory_team.from_on", .group = true },
        { .field = LEADER, .synonyms = "团长|组长|队长|首席专家|牵头专家|团长姓名|组长姓名|负责专家" },
        { .field = "people_sheet.lead", .group = true, .synonyms = "牵头单位|牵头部门|主管单位" },
        PERSON,
        { .field = "advisory_member.expertise" },
        { .field = "advisory_member.politics" },
        { .field = "advisory_member.backbone" },
        { .field = "advisory_member.title" },
        { .field = "advisory_member.unit", .synonyms = "单位名称|单位及职务|工作单位及职务|所在单位及职务|单位职务|工作单位、职务" },
        { .field = "advisory_member.from_on" },
        { .field = "advisory_member.to_on" },
        { .field = "advisory_member.from_on>span", .match_only = true, .synonyms = SUBJECT_SPAN_WORDS },
};
static const struct column honour_columns[] = {
        { .field = "honour.awarded_on", .required = true, .synonyms = "授予时间|获奖时间|表彰年月|荣誉时间|获得时间|颁发时间" },
        { .field = "honour.title", .required = true, .synonyms = "荣誉称号|表彰称号|授予称号|获得荣誉|所获荣誉|获奖名称|奖项" },
        { .field = "honour.kind" },
        { .field = "person.name", .match_only = true, .synonyms = "先进个人|获奖人|受表彰人员|受表彰人|获奖人员|受表彰个人" },
        { .field = "person.id_no", .match_only = true },
        { .field = "person.sex", .match_only = true },
        { .field = "person.birth", .match_only = true },
        { .field = "person.phone", .match_only = true },
        { .field = UNIT, .required = true, .synonyms = "获奖单位/个人|获奖单位或个人|获奖对象|受奖单位|受表彰单位/个人|" \
          "单位|工作单位|所在单位|单位名称|受表彰单位|先进集体|获奖单位|受表彰对象|" \
          "所在单位及职务|单位及职务|表彰对象|受表彰集体" },
        { .field = "honour.level" },
        { .field = "honour.awarded_by", .synonyms = "授予单位|表彰单位|授予机关|颁奖单位|颁发单位|表彰部门|授奖单位" },
        { .field = "people_sheet.document", .synonyms = "表彰文件|文号|表彰文号|文件号|文件依据|文件文号" },
        { .field = "place.township", .synonyms = "乡镇|所在乡镇" },
};
static const struct column cadre_columns[] = {
        { .field = "place.township", .group = true, .synonyms = "乡镇|乡(镇)|乡镇名称|所在乡镇|镇|乡|乡镇街道|所属乡镇|镇街" },
        { .field = "place.village", .group = true, .required = true, .synonyms = "村|行政村|村名|村名称|所在村|村(社区)|" \
          "任职村|村居|所属村|村(居)|村级组织|行政村名称|村(社区)名称|所在村(社区)" },
        PERSON,
        { .field = "person.political_status", .match_only = true },
        { .field = "village_post.title", .required = true, .synonyms = "现任职务|村内职务|村任职务|担任职务|任职情况|现职务" },
        { .field = "village_post.class" },
        { .field = "village_post.from_on", .synonyms = "任现职时间|任职年月|任职起始时间|任村干部时间|到任时间|当选时间|起始时间" },
        { .field = "village_post.to_on" },
        { .field = "village_post.from_on>span", .match_only = true, .synonyms = SUBJECT_SPAN_WORDS },
        { .field = "village_post.bank_name" },
        { .field = "village_post.bank_card" },
        { .field = "village_post.note" },
};
/* clang-format on */

static struct str text(const struct subject_group *g, size_t row, const char *field)
{
        const struct subject_cell *cell = subject_cell(g, row, field);
        return cell->given ? cell->text : (struct str){ "", 0 };
}

static struct subject_cell *own_cell(struct subject_group *g, size_t row, const char *field)
{
        size_t i = 0;
        while (i + 1 < g->subject->n_columns && strcmp(g->subject->columns[i].field, field) != 0)
                i++;
        return &g->rows[row].cells[i];
}

static bool required(struct ctx *c, const char *field, const char *zh, const char *en)
{
        return fail(c, ERR_INVALID, "field.required", field, "%s", say(c, zh, en));
}

/* named_person: one of those whom a cell names. */
static bool named_person(struct ctx *c, struct change *ch, struct subject_group *g, const char *field,
                         const struct subject_who *who, int64_t *id)
{
        const char *code = NULL;
        *id = 0;
        if (!subject_person(c, ch, g, who, id, &code))
                return false;
        return *id != 0 || people_fault(c, field, code ? code : "reference.ambiguous", who->name);
}

/* the_one, the_person: found or made; fails at the name otherwise. */
static bool the_one(struct ctx *c, struct change *ch, struct subject_group *g, const struct subject_who *who,
                    int64_t *id)
{
        if (who->name.n + who->id_no.n == 0)
                return required(c, "person.name", "须写姓名", "the name is wanted");
        return named_person(c, ch, g, "person.name", who, id);
}

static bool the_person(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, struct str unit,
                       int64_t *id)
{
        struct subject_who who = subject_who_of(g, row);
        who.unit = unit;
        return the_one(c, ch, g, &who, id);
}

/* several: a cell names more than one person, of whom nothing else is said. */
static bool several(struct ctx *c, const struct subject_group *g, size_t row)
{
        struct str rest = text(g, row, "person.name"), name, unit;
        size_t n = 0;
        while (people_cut(c->arena, &rest, &name, &unit))
                n++;
        return n > 1 && !subject_cell(g, row, "person.id_no")->given && !subject_cell(g, row, "person.sex")->given &&
               !subject_cell(g, row, "person.birth")->given;
}

/* ---- a training ---- */

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

/* labelled: what stands behind 培训班： in a title. */
static struct str labelled(struct ctx *c, struct str title)
{
        static const char *const labels[] = { "培训班名称", "培训名称", "班次名称", "培训班次", "培训主题", "培训内容", "培训班", "会议名称" };
        for (size_t i = 0; i < COUNT(labels); i++)
                for (int wide = 0; wide < 2; wide++) {
                        struct str label = arena_fmt(c->arena, "%s%s", labels[i], wide ? "：" : ":");
                        size_t at = str_find(title, label), end = at + label.n;
                        struct str rest = str_trim(str_slice(title, end < title.n ? end : title.n, title.n));
                        rest = str_slice(rest, 0, str_find(rest, S(" ")));
                        if (at < title.n && rest.n > 0)
                                return rest;
                }
        return (struct str){ "", 0 };
}

/* title_name: the training a sign-in sheet's title names: 安龙县2017年第5期扶贫专干培训班 of …培训班签到表. */
static struct str title_name(struct ctx *c, const struct subject_group *g)
{
        static const char *const ends[] = { "参训人员签到册", "参训人员签到表", "参训人员花名册", "参训人员名册", "参训人员名单",
                                            "参会人员签到表", "人员签到表", "人员签到册", "学员签到表", "学员花名册",
                                            "学员名册", "学员名单", "签到表", "签到册", "签到簿", "签到单", "花名册" };
        struct str rest = str_trim(g->title), word = labelled(c, rest);
        if (word.n > 0)
                return word;
        while (str_cut(&rest, ' ', &word)) {
                word = utf8_squeeze(c->arena, word);
                for (size_t i = 0; i < COUNT(ends); i++)
                        if (word.n > strlen(ends[i]) && str_ends(word, str_of(ends[i])) &&
                            (str_find(word, S("培训")) < word.n || str_find(word, S("轮训")) < word.n ||
                             str_find(word, S("班")) < word.n))
                                return str_slice(word, 0, word.n - strlen(ends[i]));
        }
        return (struct str){ "", 0 };
}

static bool put_organisers(struct ctx *c, struct change *ch, struct subject_group *g, struct str words,
                           struct draft *d)
{
        struct str ids = { "", 0 }, name, unit;
        char *plain = arena_copy(c->arena, words);
        for (size_t i = 0; i < words.n; i++)
                plain[i] = plain[i] == ' ' ? ',' : plain[i];
        for (struct str rest = { plain, words.n }; people_cut(c->arena, &rest, &name, &unit);) {
                int64_t id = 0;
                if (!subject_unit(c, ch, g, entity_find(S("organisation")), name, &id))
                        return false;
                ids = arena_fmt(c->arena, "%.*s%s%lld", FMT(ids), ids.n ? "," : "", (long long)id);
        }
        if (ids.n > 0)
                draft_set(d, "organisers", V_STR(ids));
        return true;
}

/* take_topic: a title that is a topic's own word says the topic too. */
static void take_topic(struct ctx *c, struct draft *d)
{
        const struct val title = draft_get(d, "title");
        const struct field *topic = field_find(d->e, S("topic"));
        const char *code = title.type == VAL_TEXT ? code_of(c, topic->codes, title.s) : NULL;
        if (code && draft_get(d, "topic").type == VAL_NULL)
                draft_set(d, "topic", V_TEXT(code));
}

static bool put_session(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t *id)
{
        struct draft *d = draft_new(c->arena, entity_find(S("training_session")));
        char day[11];
        subject_fill(d, g, row);
        people_title_day(c, g, day);
        if (draft_get(d, "held_on").type == VAL_NULL && day[0])
                draft_set(d, "held_on", V_STR(arena_str(c->arena, str_of(day))));
        struct str name = title_name(c, g);
        if (draft_get(d, "title").type == VAL_NULL && name.n > 0)
                draft_set(d, "title", V_STR(name));
        if (draft_get(d, "title").type == VAL_NULL && text(g, row, TERM).n > 0 && !str_digits(text(g, row, TERM)))
                draft_set(d, "title", V_STR(text(g, row, TERM)));
        take_topic(c, d);
        if (draft_get(d, "held_on").type == VAL_NULL)
                return required(c, "training_session.held_on", "看不出是哪一天的培训：请加“培训时间”一列，或在标题下写“时间：”",
                                "the day of the training is not said: add a column 培训时间");
        if (draft_get(d, "title").type == VAL_NULL)
                return required(c, "training_session.title", "看不出是哪一期培训：请加“培训名称”一列",
                                "the training is not named: add a column 培训名称");
        if (g->place[0])
                draft_set(d, "place", V_TEXT(g->place));
        if (!put_organisers(c, ch, g, text(g, row, ORGANISERS), d) || !subject_put(c, ch, g, d))
                return false;
        *id = d->id;
        return true;
}

/* told: said once of a sheet that has no column of sign-ins at all. */
static bool told(const struct subject_group *g, size_t row)
{
        const struct subject_refusal *x = g->refusals->items;
        for (size_t i = 0; i < g->refusals->n; i++)
                if (x[i].sheet == g->rows[row].sheet && str_is(x[i].code, "attendance.sign_in"))
                        return true;
        return false;
}

/* ledger_check: a count without its sign-in is set aside by itself; the session stands. */
static void ledger_check(struct ctx *c, struct subject_group *g)
{
        for (size_t row = 0; row < g->n; row++) {
                struct subject_cell *heads = own_cell(g, row, HEADS);
                const struct subject_cell *sign_in = subject_cell(g, row, SIGN_IN);
                if (!heads->given || heads->faulty || sign_in->given || g->rows[row].refused)
                        continue;
                heads->given = false;
                if (!sign_in->there && told(g, row))
                        continue;
                subject_refusals_add(
                        g->refusals,
                        &(struct subject_refusal){
                                heads->sheet, heads->row, heads->at, HEADS, S("attendance.sign_in"), heads->text,
                                str_of(sign_in->there ?
                                               say(c, "这一期的“签到表”没有填：填上文件名或编号后再导入，人数才登记（培训本身已登记）",
                                                   "the sign-in of this session is empty: write its file or number and "
                                                   "import again to enter the count (the session itself is entered)") :
                                               say(c, "缺签到表：整张表的参训人数都没有登记，培训本身已登记。请加“签到表”一列，"
                                                      "逐期写签到表的文件名或编号，再导入一次即可补上；已有按人签到表的，不必再写人数",
                                                   "no sign-in sheets: none of the sheet's head counts is entered, the "
                                                   "sessions are. Add a column 签到表 with the file or number of each and "
                                                   "import again; where persons sign, no number is wanted")) });
        }
}

/* attended: who came to a session, one by one and as a number: the same are not entered both ways. */
static bool attended(struct ctx *c, int64_t session, int64_t *persons, int64_t *heads)
{
        struct stmt *s;
        *persons = *heads = 0;
        if (!db_query(c, db_sql(c->db, "people_sheet.attended"), ARGS(ARG("session_id", V_INT(session))), &s))
                return false;
        if (db_next(c, s)) {
                *persons = db_int(s, 0);
                *heads = db_int(s, 1);
                db_done(s);
        }
        return c->err.kind == ERR_NONE;
}

static bool put_heads(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t session)
{
        const struct val heads = subject_value(g, row, HEADS), sign_in = subject_value(g, row, SIGN_IN);
        struct draft *d = draft_new(c->arena, entity_find(S("training_attendance")));
        struct val known = V_NULL;
        int64_t persons, others;
        if (heads.type != VAL_INT || sign_in.type != VAL_TEXT)
                return true;
        if (!attended(c, session, &persons, &others))
                return false;
        if (persons > 0) {
                subject_note(c, g, row, HEADS, "attendance.by_person",
                             say(c, "这期培训已按人签到登记，表上的人数不再登记，以免重复",
                                 "this training is entered person by person; the number is not entered beside it"));
                return true;
        }
        if (!db_one(c, db_sql(c->db, "people_sheet.head_count"),
                    ARGS(ARG("session_id", V_INT(session)), ARG("sign_in", sign_in)), &known))
                return false;
        d->id = known.type == VAL_INT ? known.i : 0;
        draft_set(d, "session", V_INT(session));
        draft_set(d, "kind", V_TEXT("head_count"));
        draft_set(d, "head_count", heads);
        draft_set(d, "sign_in", sign_in);
        return subject_put_known(c, ch, g, d);
}

static bool ledger_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        for (size_t row = 0; row < g->n; row++) {
                int64_t session = 0;
                g->at = row;
                if (g->rows[row].refused)
                        continue;
                if (!put_session(c, ch, g, row, &session) || !put_heads(c, ch, g, row, session))
                        return false;
        }
        return true;
}

static bool put_attendance(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t session,
                           int64_t person, int64_t unit)
{
        struct draft *d = draft_new(c->arena, entity_find(S("training_attendance")));
        subject_fill(d, g, row);
        draft_set(d, "session", V_INT(session));
        draft_set(d, "kind", V_TEXT("person"));
        draft_set(d, "person", V_INT(person));
        if (unit)
                draft_set(d, "organisation", V_INT(unit));
        return subject_put(c, ch, g, d);
}

/* sign_row: one who came; or 张三、李四 of a unit, of whom nothing else is said. */
static bool sign_row(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t session)
{
        struct str rest = text(g, row, "person.name"), name, of, unit, post;
        int64_t person = 0, organisation = 0;
        if (!people_signed(g, row, "people_sheet.signed"))
                return true;
        people_office(text(g, row, UNIT).n ? text(g, row, UNIT) : text(g, row, TOWNSHIP), &unit, &post);
        if (!subject_unit(c, ch, g, entity_find(S("organisation")), unit, &organisation))
                return false;
        if (!several(c, g, row))
                return the_person(c, ch, g, row, unit, &person) &&
                       put_attendance(c, ch, g, row, session, person, organisation);
        while (people_cut(c->arena, &rest, &name, &of)) {
                const struct subject_who who = { .name = name, .unit = unit };
                if (!named_person(c, ch, g, "person.name", &who, &person) ||
                    !put_attendance(c, ch, g, row, session, person, organisation))
                        return false;
        }
        return true;
}

static bool sign_in_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t session = 0, persons, heads;
        g->at = SUBJECT_WHOLE;
        if (!put_session(c, ch, g, SUBJECT_WHOLE, &session) || !attended(c, session, &persons, &heads))
                return false;
        if (heads > 0)
                return fail(c, ERR_INVALID, "attendance.counted", "person.name",
                            say(c, "这期培训已按人数登记 %lld 人，再登记签到人员会重复计算：请先作废人数登记",
                                "%lld are entered for this training as a number; void that before entering persons"),
                            (long long)heads);
        for (size_t row = 0; row < g->n; row++) {
                g->at = row;
                if (!g->rows[row].refused && !sign_row(c, ch, g, row, session))
                        return false;
        }
        return true;
}

/* ---- expert teams ---- */

static struct val first_day(struct ctx *c, const struct subject_group *g, const char *field)
{
        struct val first = V_NULL;
        for (size_t row = 0; row < g->n; row++) {
                const struct val v = subject_value(g, row, field);
                if (v.type == VAL_TEXT && (first.type == VAL_NULL || str_cmp(v.s, first.s) < 0))
                        first = v;
        }
        return first.type == VAL_TEXT ? first : V_STR(arena_str(c->arena, str_of(g->day)));
}

static bool put_team(struct ctx *c, struct change *ch, struct subject_group *g, int64_t *id)
{
        struct draft *d = draft_new(c->arena, entity_find(S("advisory_team")));
        const struct val from = subject_value(g, SUBJECT_WHOLE, "advisory_team.from_on");
        int64_t unit = 0;
        struct str name = text(g, SUBJECT_WHOLE, TEAM);
        if (name.n == 0)
                return required(c, TEAM, "须写团（组）名称", "the team is not named");
        draft_set(d, "name", V_STR(name));
        if (!change_find(c, d, &d->id) ||
            !subject_unit(c, ch, g, entity_find(S("organisation")), text(g, SUBJECT_WHOLE, "people_sheet.lead"), &unit))
                return false;
        if (from.type == VAL_TEXT || d->id == 0)
                draft_set(d, "from_on", from.type == VAL_TEXT ? from : first_day(c, g, "advisory_member.from_on"));
        if (unit)
                draft_set(d, "organisation", V_INT(unit));
        if (!subject_put_known(c, ch, g, d))
                return false;
        *id = d->id;
        return true;
}

static bool put_member(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t team,
                       int64_t person)
{
        struct draft *d = draft_new(c->arena, entity_find(S("advisory_member")));
        const struct val founded = subject_value(g, SUBJECT_WHOLE, "advisory_team.from_on");
        struct str day = founded.type == VAL_TEXT ? founded.s : arena_str(c->arena, str_of(g->day));
        subject_fill(d, g, row);
        draft_set(d, "team", V_INT(team));
        draft_set(d, "person", V_INT(person));
        if (!change_find(c, d, &d->id))
                return false;
        if (d->id == 0 && draft_get(d, "from_on").type == VAL_NULL)
                draft_set(d, "from_on", V_STR(day));
        return subject_put_known(c, ch, g, d);
}

/* put_named: those whom one cell names, of whom nothing else is said. */
static bool put_named(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t team,
                      const char *field)
{
        struct str rest = text(g, row, field), name, unit;
        while (people_cut(c->arena, &rest, &name, &unit)) {
                const struct subject_who who = { .name = name, .unit = unit };
                int64_t person = 0;
                if (!named_person(c, ch, g, field, &who, &person) || !put_member(c, ch, g, row, team, person))
                        return false;
        }
        return true;
}

/* put_members: 成员 may be several in one cell, and 团长 stand beside them. */
static bool put_members(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t team)
{
        int64_t person = 0;
        if (!put_named(c, ch, g, row, team, LEADER))
                return false;
        if (!several(c, g, row))
                return the_person(c, ch, g, row, text(g, row, "advisory_member.unit"), &person) &&
                       put_member(c, ch, g, row, team, person);
        return put_named(c, ch, g, row, team, "person.name");
}

static bool expert_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t team = 0;
        g->at = SUBJECT_WHOLE;
        if (!put_team(c, ch, g, &team))
                return false;
        for (size_t row = 0; row < g->n; row++) {
                g->at = row;
                if (g->rows[row].refused)
                        continue;
                if (!put_members(c, ch, g, row, team))
                        return false;
        }
        return true;
}

/* ---- village cadres ---- */

/* class_of: 支部书记, 村主任 and both in one hand are principal; NULL: no post of a village's cadres. */
static const char *class_of(struct str t)
{
        if (str_has_any(t, "第一书记|工作队"))
                return NULL;
        if (str_has_any(t, "副书记|副主任|副支书|副职"))
                return "deputy";
        if (str_has_any(t, "团支|妇联|妇女|妇代|治保|计生|民兵|助理|监督|监委|文书|会计|委员|组长|调解|专干|报账|网格|后备|"
                       "信息员|团书记|综治"))
                return str_has_any(t, "党支部书记|总支书记|党委书记|村支书|村主任|村委会主任|村委主任|支部书记兼|书记、主任")
                               ? "principal"
                               : "other";
        return str_has_any(t, "书记|主任|支书|正职") ? "principal" : NULL;
}

/* other_class: what is registered is another class of post than the row says. A class guessed from the title is no
 * ground to change it, let alone to pay a second post; unless the row's own day says that a new post began. */
static bool other_class(struct ctx *c, struct draft *d, bool guessed, const char *held, const char *since)
{
        const struct val from = draft_get(d, "from_on");
        const char *said = arena_copy(c->arena, draft_get(d, "class").s);
        if (guessed && (from.type != VAL_TEXT || str_cmp(from.s, str_of(since)) <= 0)) {
                draft_set(d, "class", V_TEXT(held));
                return true;
        }
        return fail(c, ERR_CONFLICT, "post.class_differs", guessed ? "village_post.title" : "village_post.class",
                    say(c, "登记的是%s（%s 起在任），表上是%s：改任的，先在村干部任职里填原任职的离任日期；登记错的，先更正职务类别",
                        "registered as %s (since %s), the sheet says %s: if he changed posts, end the old one in the "
                        "register first; if the register is wrong, correct the class there"),
                    code_title(c, &codes_post_class, str_of(held), NULL), since,
                    code_title(c, &codes_post_class, str_of(said), NULL));
}

/* find_post: what the person holds in the village in the row's days; else, of those ended, one of the same class. */
static bool find_post(struct ctx *c, const struct subject_group *g, struct draft *d, bool guessed)
{
        struct stmt *s;
        const struct val from = draft_get(d, "from_on"), to = draft_get(d, "to_on");
        if (!db_query(c, db_sql(c->db, "people_sheet.post"),
                      ARGS(ARG("person_id", draft_get(d, "person")), ARG("place", V_TEXT(g->place)),
                           ARG("class", draft_get(d, "class")), ARG("title", draft_get(d, "title")),
                           ARG("from_on", from.type == VAL_TEXT ? from : V_TEXT(g->day)),
                           ARG("to_on", to.type == VAL_TEXT ? to : V_TEXT("9999-12-31"))),
                      &s))
                return false;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE && change_find(c, d, &d->id);
        d->id = db_int(s, 0);
        const char *held = arena_copy(c->arena, db_str(s, 1)), *since = arena_copy(c->arena, db_str(s, 2));
        db_done(s);
        return str_eq(str_of(held), draft_get(d, "class").s) || other_class(c, d, guessed, held, since);
}

static bool post_class(struct ctx *c, const struct subject_group *g, size_t row, struct draft *d)
{
        const struct str title = utf8_squeeze(c->arena, text(g, row, "village_post.title"));
        const char *class = class_of(title);
        if (!class)
                return fail(c, ERR_INVALID, "code.unknown", "village_post.title",
                            say(c, "看不出“%.*s”是哪一类村干部职务（书记、主任为正职，副书记、副主任为副职，委员、文书等为其他），请加“职务类别”一列",
                                "“%.*s” is no known post of village cadres: add a column 职务类别"),
                            FMT(title));
        draft_set(d, "class", V_TEXT(class));
        return true;
}

static bool put_post(struct ctx *c, struct change *ch, struct subject_group *g, size_t row)
{
        int64_t person = 0;
        struct draft *d = draft_new(c->arena, entity_find(S("village_post")));
        struct subject_who who = subject_who_of(g, row);
        if (strlen(g->place) != 12)
                return required(c, "place.village", "须写明村", "the village is wanted");
        subject_fill(d, g, row);
        const bool guessed = draft_get(d, "class").type == VAL_NULL;
        who.post_in = g->place;
        if ((guessed && !post_class(c, g, row, d)) || !the_one(c, ch, g, &who, &person))
                return false;
        draft_set(d, "person", V_INT(person));
        draft_set(d, "place", V_TEXT(g->place));
        if (!find_post(c, g, d, guessed))
                return false;
        if (d->id == 0 && draft_get(d, "from_on").type == VAL_NULL)
                draft_set(d, "from_on", V_STR(arena_str(c->arena, str_of(g->day))));
        return subject_put_known(c, ch, g, d);
}

static bool cadre_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        for (size_t row = 0; row < g->n; row++) {
                g->at = row;
                if (!g->rows[row].refused && !put_post(c, ch, g, row))
                        return false;
        }
        return true;
}

/* ---- honours ---- */

/* honour_kind: what the honour's name says, else whether a person or a unit bears it. */
static const char *honour_kind(struct ctx *c, struct str title, bool person)
{
        const char *code = code_of(c, field_find(entity_find(S("honour")), S("kind"))->codes, title);
        if (code)
                return code;
        if (str_has_any(title, "第一书记"))
                return "secretary";
        if (str_has_any(title, "致富|带头人"))
                return "lead_member";
        if (str_has_any(title, "示范户|光荣户|脱贫户"))
                return "household";
        return person ? "person" : "organisation";
}

/* find_honour: the same honour of the same bearer and day. */
static bool find_honour(struct ctx *c, struct draft *d)
{
        struct val known = V_NULL;
        if (!db_one(c, db_sql(c->db, "people_sheet.honour"),
                    ARGS(ARG("title", draft_get(d, "title")), ARG("awarded_on", draft_get(d, "awarded_on")),
                         ARG("person_id", draft_get(d, "person")),
                         ARG("organisation_id", draft_get(d, "organisation"))),
                    &known))
                return false;
        d->id = known.type == VAL_INT ? known.i : 0;
        return true;
}

static bool put_honour(struct ctx *c, struct change *ch, struct subject_group *g, size_t row)
{
        struct draft *d = draft_new(c->arena, entity_find(S("honour")));
        int64_t person = 0, unit = 0, document = 0;
        struct str name = text(g, row, "person.name"), of, post;
        people_office(text(g, row, UNIT), &of, &post);
        struct str number = text(g, row, "people_sheet.document");
        subject_fill(d, g, row);
        if (name.n > 0 && !the_person(c, ch, g, row, of, &person))
                return false;
        if (name.n == 0 && !subject_named(c, ch, g, of, &person))
                return false;
        if (person)
                draft_set(d, "person", V_INT(person));
        else if (!subject_unit(c, ch, g, entity_find(S("organisation")), of, &unit))
                return false;
        if (unit)
                draft_set(d, "organisation", V_INT(unit));
        const struct val title = draft_get(d, "title");
        if (title.type == VAL_TEXT && draft_get(d, "kind").type == VAL_NULL)
                draft_set(d, "kind", V_TEXT(honour_kind(c, title.s, person != 0)));
        if (number.n > 0 && !subject_document(c, ch, g, number, draft_get(d, "awarded_on"), &document))
                return false;
        if (document)
                draft_set(d, "document", V_INT(document));
        if (g->place[0])
                draft_set(d, "place", V_TEXT(g->place));
        return find_honour(c, d) && subject_put_known(c, ch, g, d);
}

static bool honour_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        for (size_t row = 0; row < g->n; row++) {
                g->at = row;
                if (!g->rows[row].refused && !put_honour(c, ch, g, row))
                        return false;
        }
        return true;
}

static const struct subject_hooks honour_hooks = { .apply = honour_apply };
static const struct subject_hooks ledger_hooks = { .evidence = HEADS, .check = ledger_check, .apply = ledger_apply };
#define SIGN_IN_EVIDENCE "training_session.title|people_sheet.signed|" TERM "|" SUBJECT_TITLE
static const struct subject_hooks sign_in_hooks = { .evidence = SIGN_IN_EVIDENCE, .apply = sign_in_apply };
static const struct subject_hooks expert_hooks = { .apply = expert_apply };
static const struct subject_hooks cadre_hooks = { .apply = cadre_apply };

/* Sign-ins before ledgers: who signed is not entered as a number too. */
static const struct subject people_subjects[] = {
        { .name = "sign_in_sheet", .title = "培训签到表", .title_en = "Sign-in sheet", .root = "training_attendance",
          COLUMNS(sign_in_columns), .hooks = &sign_in_hooks,
          .called = "签到表|签到册|签到簿|参训人员|培训班|培训人员|学员名册|学员名单" },
        { .name = "training_sheet", .title = "培训台账", .title_en = "Ledger of trainings", .root = "training_session",
          COLUMNS(ledger_columns), .hooks = &ledger_hooks,
          .called = "培训统计|培训情况|培训工作台账" },
        { .name = "expert_sheet", .title = "专家智囊团成员名单", .title_en = "Members of expert teams",
          .root = "advisory_member", COLUMNS(expert_columns), .hooks = &expert_hooks,
          .called = "智囊团|专家团|专家组|专家名单|专家服务团|专家花名册|专家服务队" },
        { .name = "honour_sheet", .title = "先进典型表彰名单", .title_en = "Honours", .root = "honour",
          COLUMNS(honour_columns), .hooks = &honour_hooks,
          .called = "先进典型|先进个人|先进集体|表彰名单|表彰名册|表彰对象|荣誉" },
        { .name = "village_cadre_sheet", .title = "村干部花名册", .title_en = "Roster of village cadres",
          .root = "village_post", COLUMNS(cadre_columns), .hooks = &cadre_hooks,
          .called = "村干部|村“两委”|村两委|两委干部|村级干部|村(社区)干部|在职村干" },
};

const struct module people_sheet_module = {
        .name = "people_sheet",
        .title = "培训、专家和村干部表样",
        .title_en = "Sheets of trainings, experts and village cadres",
        .mechanism = "1.2",
        SUBJECTS(people_subjects),
};
