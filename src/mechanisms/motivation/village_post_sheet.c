/* village_post_sheet.c: the roster of village cadres: a row a cadre and the post he holds in the village.
 *
 * What class a post is in follows from its words, but for a post he holds already in the village: a roster never gives
 * him a second one. A post without a first day is held since the day of the list. */
#include "base/utf8.h"
#include "mechanisms/ground/people_parts.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* clang-format off */
static const struct column roster_columns[] = {
        { .field = "place.township", .group = true, .synonyms = "乡镇|乡(镇)|乡镇名称|所在乡镇|镇|乡|乡镇街道|所属乡镇|镇街" },
        { .field = "place.village", .group = true, .required = true, .synonyms = "村|行政村|村名|村名称|所在村|村(社区)|" \
          "任职村|村居|所属村|村(居)|村级组织|行政村名称|村(社区)名称|所在村(社区)" },
        PEOPLE_COLUMNS,
        { .field = "person.political_status", .match_only = true },
        { .field = "village_post.title", .required = true, .synonyms = "现任职务|村内职务|村任职务|担任职务|任职情况|现职务" },
        { .field = "village_post.class" },
        { .field = "village_post.from_on", .synonyms = "任现职时间|任职年月|任职起始时间|任村干部时间|到任时间|当选时间|起始时间" },
        { .field = "village_post.to_on" },
        { .field = "village_post.from_on>span", .match_only = true, .synonyms = SUBJECT_SPAN_WORDS },
        { .field = "village_post.bank_name" },
        { .field = "village_post.bank_card" },
        { .field = "village_post.education" },
        { .field = "village_post.both_posts" },
        { .field = "village_post.supervises" },
        { .field = "village_post.entry" },
        { .field = "village_post.term" },
        { .field = "village_post.pay_basis" },
        { .field = "village_post.graduate_officer" },
        { .field = "village_post.note" },
};
/* clang-format on */

/* The words of the posts, since few rosters have a column of classes. The first row counts that has one of `words` in
 * the post and none of `but`. 第一书记 and work teams are posted to the village by others, who pay them, and a group of
 * Party members is none of villagers: without a class, they are refused. Deputies come early: 副书记 has 书记 in it.
 * Leaders of villagers' groups and reserve cadres are no village cadres in post (CADRE_POST), unless they hold a post
 * beside it. Posts that are neither principal nor deputy stand before the principal ones, unless one hand holds both
 * (支部书记兼会计). */
#define OTHER_POSTS \
        "团支|妇联|妇女|妇代|治保|计生|民兵|助理|监督|监委|文书|会计|委员|调解|专干|报账|网格|信息员|团书记|综治"
#define PRINCIPAL_BESIDE "党支部书记|总支书记|党委书记|村支书|村主任|村委会主任|村委主任|支部书记兼|书记、主任"
static const struct {
        const char *words, *but, *class;
} post_words[] = {
        { "第一书记|工作队|工作组", "", NULL },
        { "后备", "兼|、|，", "reserve" },
        { "副书记|副主任|副支书|副职", "", "deputy" },
        { PRINCIPAL_BESIDE, "团支部书记兼", "principal" },
        { OTHER_POSTS, "", "other" },
        { "书记|主任|支书|正职", "", "principal" },
        { "党小组|党员小组", "", NULL },
        { "后备", "", "reserve" },
        { "组长", "", "group_leader" },
};

/* post_class_of: NULL: no post of a village. */
static const char *post_class_of(struct str t)
{
        for (size_t i = 0; i < COUNT(post_words); i++)
                if (str_has_any(t, post_words[i].words) && !str_has_any(t, post_words[i].but))
                        return post_words[i].class;
        return NULL;
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

struct held { /* a post the register has */
        int64_t id;
        const char *class, *from_on;
};
static const struct db_column held_columns[] = { DB_COLUMN(struct held, id), DB_COLUMN(struct held, class),
                                                 DB_COLUMN(struct held, from_on) };

/* find_post: a roster names a post by its words, which change from list to list; so it is what the person holds in
 * the village in the row's days; else, of those ended, one of the same class. */
static bool find_post(struct ctx *c, const struct subject_group *g, struct draft *d, bool guessed)
{
        const struct val from = draft_get(d, "from_on"), to = draft_get(d, "to_on");
        struct held held;
        bool found;
        if (!db_first(c, db_sql(c->db, "village_post_sheet.held"),
                      ARGS(ARG("person_id", draft_get(d, "person")), ARG("place", V_TEXT(g->place)),
                           ARG("class", draft_get(d, "class")), ARG("title", draft_get(d, "title")),
                           ARG("from_on", from.type == VAL_TEXT ? from : V_TEXT(g->day)),
                           ARG("to_on", to.type == VAL_TEXT ? to : V_TEXT("9999-12-31"))),
                      c->arena, DB_COLUMNS(held_columns), &held, &found))
                return false;
        if (!found)
                return change_find(c, d, &d->id);
        d->id = held.id;
        return str_eq(str_of(held.class), draft_get(d, "class").s) ||
               other_class(c, d, guessed, held.class, held.from_on);
}

/* guess_class: a title nobody knows is refused and not entered as "other": the class decides what is paid. */
static bool guess_class(struct ctx *c, const struct subject_group *g, size_t row, struct draft *d)
{
        const struct str title = utf8_squeeze(c->arena, subject_said(g, row, "village_post.title"));
        const char *class = post_class_of(title);
        if (!class)
                return fail(c, ERR_INVALID, "code.unknown", "village_post.title",
                            say(c, "看不出“%.*s”是哪一类村干部职务（书记、主任为正职，副书记、副主任为副职，委员、文书等为其他，村民小组长、后备干部各自登记），请加“职务类别”一列",
                                "“%.*s” is no known post of village cadres: add a column 职务类别"),
                            FMT(title));
        draft_set(d, "class", V_TEXT(class));
        return true;
}

/* put_village_post: two of a name are told apart by who holds a post in this village (post_in). */
static bool put_village_post(struct ctx *c, struct change *ch, struct subject_group *g)
{
        const size_t row = g->at;
        int64_t person = 0;
        struct draft *d = draft_new(c->arena, entity_find(S("village_post")));
        struct subject_who who = subject_who_of(g, row);
        if (strlen(g->place) != 12)
                return people_missing(c, "place.village", "须写明村", "the village is wanted");
        subject_fill(d, g, row);
        const bool guessed = draft_get(d, "class").type == VAL_NULL;
        who.post_in = g->place;
        if ((guessed && !guess_class(c, g, row, d)) || !people_one(c, ch, g, &who, &person))
                return false;
        draft_set(d, "person", V_INT(person));
        draft_set(d, "place", V_TEXT(g->place));
        if (!find_post(c, g, d, guessed))
                return false;
        if (d->id == 0 && draft_get(d, "from_on").type == VAL_NULL)
                draft_set(d, "from_on", subject_begin(c, g, row, "village_post.from_on"));
        return subject_put_known(c, ch, g, d);
}

static bool roster_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        return subject_each_row(c, ch, g, put_village_post);
}

static const struct subject_hooks roster_hooks = { .apply = roster_apply };

static const struct subject village_post_subjects[] = {
        { .name = "village_cadre_sheet", .title = "村干部花名册", .title_en = "Roster of village cadres",
          .root = "village_post", COLUMNS(roster_columns), .hooks = &roster_hooks,
          .called = "村干部|村“两委”|村两委|两委干部|村级干部|村(社区)干部|在职村干" },
};

const struct module village_post_sheet_module = {
        .name = "village_post_sheet",
        .title = "村干部表样",
        .title_en = "Sheet of village cadres",
        .mechanism = "4.1",
        SUBJECTS(village_post_subjects),
};
