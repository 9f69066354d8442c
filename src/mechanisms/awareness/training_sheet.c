/* training_sheet.c: two lists of mechanism 1.2 every county keeps: the ledger of trainings (a row a session, with how
 * many came) and the sign-in of one (a row a person).
 *
 * A session is found by its day and title and entered once; who came is a row for each person, or a head count that
 * names its sign-in: without one the session is entered and the count alone refused. Where a sign-in sheet has no
 * columns for it, its title says which training it was and on which day, or the sheet is refused. */
#include "base/date.h"
#include "base/utf8.h"
#include "mechanisms/ground/people_parts.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* Counties keep which header is which column under these names (a header mapped by hand), so they stay what they were
 * when all sheets of people stood in one file. */
#define UNIT "people_sheet.unit"
#define ORGANISERS "people_sheet.organisers"
#define SIGNED "people_sheet.signed"
#define POST "people_sheet.post"
#define HEADS "training_attendance.head_count"
#define SIGN_IN "training_attendance.sign_in"
#define TOWNSHIP "people_sheet.township"
#define TERM "people_sheet.term"

/* SESSION: what both lists say of a session: of each row in the ledger, of the whole sheet in a sign-in (all), where
 * the day may stand in the title instead (must). One heading of time may hold the first day alone or both. */
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
/* The ledger: a row a session. Its head counts are entered only with the sign-in they rest on. */
static const struct column session_columns[] = {
        { .field = "place.township", .synonyms = "举办乡镇|乡镇" },
        SESSION(false, true),
        { .field = "training_session.expected" },
        { .field = HEADS, .synonyms = "参训人数(人)|培训人次(人)|参训人次(人次)" },
        { .field = SIGN_IN, .synonyms = "佐证材料|佐证|资料|培训资料|资料编号|档案编号|留存资料|附件|佐证资料|签到表扫描件编号" },
};
/* The sign-in: a row a person; the session is said once, by a column or above the table. */
static const struct column sign_in_columns[] = {
        PEOPLE_COLUMNS,
        { .field = "place.township", .group = true, .synonyms = "举办乡镇" },
        SESSION(true, false),
        { .field = TOWNSHIP, .match_only = true, .synonyms = "乡镇|所在乡镇|乡(镇)" },
        { .field = "person.political_status", .match_only = true },
        { .field = UNIT, .synonyms = "单位|工作单位|所在单位|单位名称|参训单位|所属单位|单位(乡镇)|村(单位)|单位及职务" },
        { .field = "training_attendance.score" },
        { .field = SIGNED, .synonyms = "签名|签字|签到|本人签字|签到时间" },
        { .field = POST, .match_only = true, .synonyms = "职务|职务(职级)" },
};
/* clang-format on */

/* ---- a session ---- */

/* labelled_title: what stands behind 培训班： in a title. Longer labels first: 培训班 is the start of 培训班名称. */
static struct str labelled_title(struct ctx *c, struct str title)
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

/* training_of_title: the training a sign-in sheet's title names: 安龙县2017年第5期扶贫专干培训班 of …培训班签到表. Words that
 * speak of no training (工作会议签到表) name none: such a sheet is refused for want of a name. */
static struct str training_of_title(struct ctx *c, const struct subject_group *g)
{
        static const char *const ends[] = { "参训人员签到册", "参训人员签到表", "参训人员花名册", "参训人员名册", "参训人员名单",
                                            "参会人员签到表", "人员签到表", "人员签到册", "学员签到表", "学员花名册",
                                            "学员名册", "学员名单", "签到表", "签到册", "签到簿", "签到单", "花名册" };
        struct str rest = str_trim(g->title), word = labelled_title(c, rest);
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

/* put_organisers: several in one cell are told apart by blanks too, which no unit's name has. */
static bool put_organisers(struct ctx *c, struct change *ch, struct subject_group *g, struct str words, struct draft *d)
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

/* put_training: what the columns don't say, the title does; a column of terms (第5期脱贫攻坚班) names the session where it is
 * more than a number. An organiser nobody knows is made, so that no session is lost for a unit's name. */
static bool put_training(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t *id)
{
        struct draft *d = draft_new(c->arena, entity_find(S("training_session")));
        char day[11];
        subject_fill(d, g, row);
        people_title_day(c, g, day);
        if (draft_get(d, "held_on").type == VAL_NULL && day[0])
                draft_set(d, "held_on", V_STR(arena_str(c->arena, str_of(day))));
        struct str name = training_of_title(c, g), term = subject_said(g, row, TERM);
        if (draft_get(d, "title").type == VAL_NULL && name.n > 0)
                draft_set(d, "title", V_STR(name));
        if (draft_get(d, "title").type == VAL_NULL && term.n > 0 && !str_digits(term))
                draft_set(d, "title", V_STR(term));
        take_topic(c, d);
        if (draft_get(d, "held_on").type == VAL_NULL)
                return people_missing(c, "training_session.held_on",
                                      "看不出是哪一天的培训：请加“培训时间”一列，或在标题下写“时间：”",
                                      "the day of the training is not said: add a column 培训时间");
        if (draft_get(d, "title").type == VAL_NULL)
                return people_missing(c, "training_session.title", "看不出是哪一期培训：请加“培训名称”一列",
                                      "the training is not named: add a column 培训名称");
        if (g->place[0])
                draft_set(d, "place", V_TEXT(g->place));
        if (!put_organisers(c, ch, g, subject_said(g, row, ORGANISERS), d) || !subject_put(c, ch, g, d))
                return false;
        *id = d->id;
        return true;
}

/* ---- the ledger ---- */

/* sign_in_told: said once of a sheet that has no column of sign-ins at all. */
static bool sign_in_told(const struct subject_group *g, size_t row)
{
        const struct subject_refusal *x = g->refusals->items;
        for (size_t i = 0; i < g->refusals->n; i++)
                if (x[i].sheet == g->rows[row].sheet && str_is(x[i].code, "attendance.sign_in"))
                        return true;
        return false;
}

/* heads_check: a count without its sign-in is set aside by itself; the session stands. A bare number is no evidence
 * of who came, so it is never counted (mechanism 1.2). */
static void heads_check(struct ctx *c, struct subject_group *g)
{
        for (size_t row = 0; row < g->n; row++) {
                struct subject_cell *heads = subject_own_cell(g, row, HEADS);
                const struct subject_cell *sign_in = subject_cell(g, row, SIGN_IN);
                if (!heads->given || heads->faulty || sign_in->given || g->rows[row].refused)
                        continue;
                heads->given = false;
                if (!sign_in->there && sign_in_told(g, row))
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

struct attended {
        int64_t persons, heads;
};
static const struct db_column attended_columns[] = { DB_COLUMN(struct attended, persons),
                                                     DB_COLUMN(struct attended, heads) };

/* who_attended: who came to a session, one by one and as a number: the same are not entered both ways. */
static bool who_attended(struct ctx *c, int64_t session, struct attended *out)
{
        bool found;
        return db_first(c, db_sql(c->db, "training_sheet.attended"), ARGS(ARG("session_id", V_INT(session))), c->arena,
                        DB_COLUMNS(attended_columns), out, &found);
}

/* put_heads: of one sign-in the number is entered once, and a later one corrects it. */
static bool put_heads(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t session)
{
        const struct val heads = subject_value(g, row, HEADS), sign_in = subject_value(g, row, SIGN_IN);
        struct draft *d = draft_new(c->arena, entity_find(S("training_attendance")));
        struct val known = V_NULL;
        struct attended came;
        if (heads.type != VAL_INT || sign_in.type != VAL_TEXT)
                return true;
        if (!who_attended(c, session, &came))
                return false;
        if (came.persons > 0) {
                subject_note(c, g, row, HEADS, "attendance.by_person",
                             say(c, "这期培训已按人签到登记，表上的人数不再登记，以免重复",
                                 "this training is entered person by person; the number is not entered beside it"));
                return true;
        }
        if (!db_one(c, db_sql(c->db, "training_sheet.head_count"),
                    ARGS(ARG("session_id", V_INT(session)), ARG("sign_in", sign_in)), &known))
                return false;
        d->id = known.type == VAL_INT ? known.i : 0;
        draft_set(d, "session", V_INT(session));
        draft_set(d, "kind", V_TEXT("head_count"));
        draft_set(d, "head_count", heads);
        draft_set(d, "sign_in", sign_in);
        return subject_put_known(c, ch, g, d);
}

/* The session stands whatever becomes of its count. */
static bool session_row(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t session = 0;
        return put_training(c, ch, g, g->at, &session) && put_heads(c, ch, g, g->at, session);
}

static bool sessions_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        return subject_each_row(c, ch, g, session_row);
}

/* ---- the sign-in ---- */

/* Found by session and person (its keys), so that a sheet sent again adds nobody twice. */
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

/* sign_row: one who came; or 张三、李四 of a unit, of whom nothing else is said. Who did not sign has no row: who was
 * invited and stayed away is not kept. A township stands for the unit of those who came from it. */
static bool sign_row(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t session)
{
        struct str rest = subject_said(g, row, "person.name"), name, of, unit = subject_said(g, row, UNIT), post;
        int64_t person = 0, organisation = 0;
        if (!people_signed(g, row, SIGNED))
                return true;
        if (unit.n == 0)
                unit = subject_said(g, row, TOWNSHIP);
        if (!people_office_said(c, g, row, UNIT, unit, &unit, &post) ||
            !subject_unit(c, ch, g, entity_find(S("organisation")), unit, &organisation))
                return false;
        if (!people_several(c, g, row))
                return people_of_row(c, ch, g, row, unit, &person) &&
                       put_attendance(c, ch, g, row, session, person, organisation);
        while (people_cut(c->arena, &rest, &name, &of)) {
                const struct subject_who who = { .name = name, .unit = unit };
                if (!people_named(c, ch, g, "person.name", &who, &person) ||
                    !put_attendance(c, ch, g, row, session, person, organisation))
                        return false;
        }
        return true;
}

/* sign_in_apply: refused where the session's number is entered already: the same people would count twice. */
static bool sign_in_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        struct attended came;
        int64_t session = 0;
        g->at = SUBJECT_WHOLE;
        if (!put_training(c, ch, g, SUBJECT_WHOLE, &session) || !who_attended(c, session, &came))
                return false;
        if (came.heads > 0)
                return fail(c, ERR_INVALID, "attendance.counted", "person.name",
                            say(c, "这期培训已按人数登记 %lld 人，再登记签到人员会重复计算：请先作废人数登记",
                                "%lld are entered for this training as a number; void that before entering persons"),
                            (long long)came.heads);
        for (size_t row = 0; row < g->n; row++) {
                g->at = row;
                if (!g->rows[row].refused && !sign_row(c, ch, g, row, session))
                        return false;
        }
        return true;
}

/* A ledger is known by its head counts: a list of sessions without any is read as the register itself. */
static const struct subject_hooks session_hooks = { .evidence = HEADS, .check = heads_check, .apply = sessions_apply };
/* A list of names alone may be anything: something must speak of a training or of signing. */
#define SIGN_IN_EVIDENCE "training_session.title|" SIGNED "|" TERM "|" SUBJECT_TITLE
static const struct subject_hooks sign_in_hooks = { .evidence = SIGN_IN_EVIDENCE, .apply = sign_in_apply };

/* Sign-ins before ledgers: who signed is not entered as a number too. */
static const struct subject training_subjects[] = {
        { .name = "sign_in_sheet", .title = "培训签到表", .title_en = "Sign-in sheet", .root = "training_attendance",
          COLUMNS(sign_in_columns), .hooks = &sign_in_hooks,
          .called = "签到表|签到册|签到簿|参训人员|培训班|培训人员|学员名册|学员名单" },
        { .name = "training_sheet", .title = "培训台账", .title_en = "Ledger of trainings", .root = "training_session",
          COLUMNS(session_columns), .hooks = &session_hooks,
          .called = "培训统计|培训情况|培训工作台账" },
};

const struct module training_sheet_module = {
        .name = "training_sheet",
        .title = "培训表样",
        .title_en = "Sheets of trainings",
        .mechanism = "1.2",
        SUBJECTS(training_subjects),
};
