/* subject_person.c: who a sheet means by a name, with or without an ID number (see subject.h). Refuses to choose
 * between two. One idea: whoever bears the name and is not spoken against is a candidate; evidence for one decides.
 *
 * Names are not identity: a county has many a 王芳. With an ID number there is no question. Without one, a
 * namesake is ruled out by another sex, another birth or another unit, and counted in by the same birth, the same
 * unit or a post in the village; one that stands out is taken, two are not chosen between. Who lives only in a poor
 * household is nobody's colleague: he is not taken for a cadre of the same name. */
#include "base/person_name.h"
#include "base/utf8.h"
#include "core/scope.h"
#include "core/subject.h"

/* How much speaks for a namesake: enough is one that is evident, whatever the number of others. */
struct candidate {
        int64_t id;
        bool evident; /* birth, unit or the village of his post agree */
};

/* born_apart: sheets give birth by day, month or year; a year alone is kept as its last day. */
static bool born_apart(struct str given, struct str known, bool *same)
{
        size_t n = str_ends(given, S("-12-31")) || str_ends(known, S("-12-31")) ? 4 : 7;
        bool equal = str_eq(str_slice(given, 0, n), str_slice(known, 0, n));
        *same = equal && n == 7;
        return !equal;
}

struct namesake { /* a row of subject.persons_by_name */
        int64_t id;
        struct val sex, birth;
        bool same_unit, any_unit, only_member, post_in;
};
static const struct db_column namesake_columns[] = {
        DB_COLUMN(struct namesake, id),       DB_COLUMN(struct namesake, sex),
        DB_COLUMN(struct namesake, birth),    DB_COLUMN(struct namesake, same_unit),
        DB_COLUMN(struct namesake, any_unit), DB_COLUMN(struct namesake, only_member),
        DB_COLUMN(struct namesake, post_in),
};

/* judge: true when the namesake may be him. What the sheet says and the register does not know is no evidence
 * either way. */
static bool judge(const struct namesake *k, const struct subject_who *who, struct candidate *out)
{
        bool same_birth = false;
        if (k->sex.type == VAL_TEXT && who->sex.type == VAL_TEXT && !str_eq(k->sex.s, who->sex.s))
                return false;
        if (k->birth.type == VAL_TEXT && who->birth.type == VAL_TEXT &&
            born_apart(who->birth.s, k->birth.s, &same_birth))
                return false;
        *out = (struct candidate){ k->id, k->same_unit || same_birth || k->post_in };
        if (who->unit.n > 0 && k->any_unit && !out->evident)
                return false;
        return !k->only_member || same_birth;
}

static bool county_name(struct ctx *c, struct str *name)
{
        struct val v;
        if (!db_one(c, db_sql(c->db, "subject.county_name"), NO_ARGS, &v))
                return false;
        *name = v.type == VAL_TEXT ? arena_str(c->arena, v.s) : S("");
        return true;
}

/* person_by_name: a county's unit is written with the county's name, with 县, or with neither. Two that are
 * evident, or several of whom none is: that is for a person to decide, who will give the ID number. */
static bool person_by_name(struct ctx *c, const struct subject_who *who, int64_t *id, const char **code)
{
        struct str county;
        if (!county_name(c, &county))
                return false;
        struct str bare = who->unit;
        if (county.n > 0 && str_starts(bare, county))
                bare = str_slice(bare, county.n, bare.n);
        else if (str_starts(bare, S("县")))
                bare = str_slice(bare, strlen("县"), bare.n);
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "subject.persons_by_name"),
                      ARGS(ARG("name", V_STR(who->name)), ARG("unit", V_STR(bare)),
                           ARG("unit_long", V_STR(arena_fmt(c->arena, "%.*s%.*s", FMT(county), FMT(bare)))),
                           ARG("unit_short", V_STR(arena_fmt(c->arena, "县%.*s", FMT(bare)))),
                           ARG("place", V_TEXT(who->post_in ? who->post_in : ""))),
                      &s))
                return false;
        size_t n = 0, evident = 0;
        int64_t any = 0, sure = 0;
        struct namesake namesake;
        while (db_row(c, s, DB_COLUMNS(namesake_columns), &namesake)) {
                struct candidate x;
                if (!judge(&namesake, who, &x))
                        continue;
                n++;
                any = x.id;
                evident += x.evident;
                sure = x.evident ? x.id : sure;
        }
        *id = evident == 1 ? sure : n == 1 ? any : 0;
        if (*id == 0 && n > 1)
                *code = "reference.ambiguous";
        return c->err.kind == ERR_NONE;
}

/* fill_person: what the register does not have yet; old NULL: it has nothing. Tells whether there is something to
 * write. */
static bool fill_person(struct draft *d, const struct draft *old, const struct subject_who *who)
{
        const bool numbered = who->id_no.n > 0 || (old && draft_get(old, "id_no").type == VAL_TEXT);
        const struct {
                const char *field;
                struct val v;
        } facts[] = {
                { "id_type", who->id_no.n > 0 ? who->id_type : V_NULL },
                { "id_no", who->id_no.n > 0 ? V_STR(who->id_no) : V_NULL },
                { "sex", who->sex },
                { "birth", numbered ? V_NULL : who->birth }, /* the number says the day itself */
                { "phone", who->phone },
                { "political_status", who->politics },
                { "ethnicity", who->ethnicity },
        };
        bool any = false;
        for (size_t i = 0; i < COUNT(facts); i++) {
                if (facts[i].v.type == VAL_NULL || (old && draft_get(old, facts[i].field).type != VAL_NULL))
                        continue;
                draft_set(d, facts[i].field, facts[i].v);
                any = true;
        }
        return any;
}

/* name_agrees: in one way of writing: an older store may hold other dots and blanks. */
static bool name_agrees(struct arena *a, const struct draft *old, const struct subject_who *who)
{
        const struct val name = draft_get(old, "name");
        return who->name.n == 0 || name.type != VAL_TEXT || str_eq(person_name(a, name.s), who->name);
}

/* complete_person: what the register lacks of somebody known, where the account keeps that register. Whoever bears
 * another name is nobody's: *id becomes 0, so that no caller can take him and overlook the code. */
static bool complete_person(struct ctx *c, struct change *ch, struct subject_group *g, const struct subject_who *who,
                            int64_t *id, const char **code)
{
        const struct entity *e = entity_find(S("person"));
        struct draft *old, *d = draft_new(c->arena, e);
        if (!change_load(c, e, *id, &old))
                return false;
        if (!name_agrees(c->arena, old, who)) {
                *code = "person.name_differs";
                *id = 0;
                return true;
        }
        d->id = *id;
        return !scope_writes(c->actor, e, old->place) || !fill_person(d, old, who) || subject_put_known(c, ch, g, d);
}

static struct val person_fact(const struct subject_group *g, size_t row, const char *field)
{
        return subject_has(g->subject, field) ? subject_value(g, row, field) : V_NULL;
}

struct subject_who subject_who_of(const struct subject_group *g, size_t row)
{
        const struct val name = person_fact(g, row, "person.name"), id_no = person_fact(g, row, "person.id_no");
        return (struct subject_who){ .name = name.type == VAL_TEXT ? name.s : (struct str){ "", 0 },
                                     .id_no = id_no.type == VAL_TEXT ? id_no.s : (struct str){ "", 0 },
                                     .unit = { "", 0 },
                                     .sex = person_fact(g, row, "person.sex"),
                                     .birth = person_fact(g, row, "person.birth"),
                                     .phone = person_fact(g, row, "person.phone"),
                                     .politics = person_fact(g, row, "person.political_status"),
                                     .ethnicity = person_fact(g, row, "person.ethnicity"),
                                     .id_type = person_fact(g, row, "person.id_type") };
}

/* What is no name of one person finds whoever was entered so once, and becomes nobody; cutting it up is the business of
 * sheets that say they hold lists. */
bool subject_person(struct ctx *c, struct change *ch, struct subject_group *g, const struct subject_who *asked,
                    int64_t *id, const char **code)
{
        struct draft *d = draft_new(c->arena, entity_find(S("person")));
        struct subject_who who = *asked;
        struct str normal = who.id_no;
        *id = who.known;
        *code = NULL;
        who.name = person_name(c->arena, who.name);
        if (who.known)
                return complete_person(c, ch, g, &who, id, code);
        if (who.id_no.n > 0) {
                const bool citizen = who.id_type.type != VAL_TEXT || id_citizen(who.id_type.s);
                const char *wrong = citizen ? id_number_check(c->arena, who.id_no, c->today, &normal)
                                            : id_other_check(c->arena, who.id_no, &normal);
                if (wrong) {
                        *code = wrong;
                        return true;
                }
                who.id_no = normal;
                draft_set(d, "id_no", V_STR(normal));
                if (!change_find(c, d, id))
                        return false;
        } else if (who.name.n == 0 || !person_by_name(c, &who, id, code)) {
                return c->err.kind == ERR_NONE;
        }
        if (*id)
                return complete_person(c, ch, g, &who, id, code);
        if (*code || who.name.n == 0 || (*code = person_name_fault(who.name)))
                return true;
        draft_set(d, "name", V_STR(who.name));
        (void)fill_person(d, NULL, &who);
        if (g->place[0])
                draft_set(d, "place", V_TEXT(g->place));
        if (!subject_put_known(c, ch, g, d))
                return false;
        *id = d->id;
        return true;
}

/* ---- documents ---- */

/* bracket_year: how many bytes of "[2017]" stand there, in whatever brackets; 0 none. */
static size_t bracket_year(struct str s, struct str *year)
{
        static const char *const pairs[][2] = {
                { "〔", "〕" }, { "（", "）" }, { "［", "］" }, { "[", "]" }, { "(", ")" }, { "【", "】" },
                { "〖", "〗" }, { "{", "}" }, { "<", ">" }, { "〈", "〉" }, { "《", "》" }, { "﹝", "﹞" },
        };
        int64_t y = 0;
        for (size_t i = 0; i < COUNT(pairs); i++) {
                struct str rest = s;
                if (!str_drop_start(&rest, str_of(pairs[i][0])) || !str_int(str_slice(rest, 0, 4), &y) || y < 1949 ||
                    y > 2099)
                        continue;
                *year = str_slice(rest, 0, 4);
                rest = str_slice(rest, 4, rest.n);
                (void)str_drop_start(&rest, S("年"));
                if (str_drop_start(&rest, str_of(pairs[i][1])))
                        return s.n - rest.n;
        }
        return 0;
}

struct str document_number(struct arena *a, struct str text)
{
        const struct str s = utf8_squeeze(a, text);
        for (size_t at = 0; at < s.n; (void)utf8_next(s, &at)) {
                struct str year, rest = str_slice(s, at, s.n);
                const size_t n = bracket_year(rest, &year);
                if (n == 0)
                        continue;
                rest = str_slice(rest, n, rest.n);
                (void)str_drop_start(&rest, S("第"));
                (void)(str_drop_end(&rest, S("文件")) || str_drop_end(&rest, S("文")));
                while (rest.n > 1 && rest.p[0] == '0' && rest.p[1] >= '0' && rest.p[1] <= '9')
                        rest = str_slice(rest, 1, rest.n);
                return arena_fmt(a, "%.*s〔%.*s〕%.*s%s", FMT(str_slice(s, 0, at)), FMT(year), FMT(rest),
                                 str_digits(rest) ? "号" : "");
        }
        return str_trim(text);
}

/* said_made: that the register gets a document of its number alone, each number once. */
static void said_made(struct ctx *c, struct subject_group *g, struct str number)
{
        const struct subject_cell *cell = &g->rows[g->at == SUBJECT_WHOLE ? 0 : g->at].cells[0];
        const struct str text = arena_fmt(c->arena,
                                          say(c, "文号“%.*s”没有登记：按文号新建一份政策文件，标题和发文机关请补填",
                                              "no document “%.*s” is registered: one is made of its number, to be "
                                              "completed"),
                                          FMT(number));
        for (size_t i = 0; i < g->notes->n; i++)
                if (str_eq(g->notes->items[i].message, text))
                        return;
        subject_refusals_add(g->notes, &(struct subject_refusal){ cell->sheet, cell->row, cell->at,
                                                                  g->subject->columns[0].field, S("document.made"),
                                                                  number, text });
}

/* may_make: of who reads documents and enters none, a new number is asked for and not refused as somebody's fault. */
static bool may_make(struct ctx *c, struct str number)
{
        return scope_covers(c->actor, entity_find(S("document")), RIGHT_WRITE, c->county) ||
               fail(c, ERR_INVALID, "reference.unknown", "document",
                    say(c, "“政策文件”里没有“%.*s”：请有权登记文件的账号先登记，再导入",
                        "no document “%.*s”: who may enter documents enters it first"),
                    FMT(number));
}

/* By its number, however its brackets were typed: the register's title is the document's own and no part of it. */
bool subject_document(struct ctx *c, struct change *ch, struct subject_group *g, struct str number, struct val day,
                      int64_t *id)
{
        struct str year = { "", 0 };
        struct val known;
        int64_t y = 0;
        number = document_number(c->arena, number);
        for (size_t i = 0; i + 4 <= number.n && year.n == 0; i++)
                if (str_int(str_slice(number, i, i + 4), &y) && y >= 1990 && y <= 2099)
                        year = str_slice(number, i, i + 4);
        *id = 0;
        if (!db_one(c, db_sql(c->db, "subject.document_by_number"), ARGS(ARG("number", V_STR(number))), &known))
                return false;
        *id = known.type == VAL_INT ? known.i : 0;
        if (*id || year.n == 0 || str_find(number, S("号")) == number.n)
                return true;
        struct draft *d = draft_new(c->arena, entity_find(S("document")));
        bool same = day.type == VAL_TEXT && str_starts(day.s, year);
        draft_set(d, "number", V_STR(number));
        draft_set(d, "title", V_STR(number));
        draft_set(d, "issuer", V_TEXT("待补"));
        draft_set(d, "issued_on", same ? day : V_STR(arena_fmt(c->arena, "%.*s-12-31", FMT(year))));
        if (!may_make(c, number) || !subject_put_known(c, ch, g, d))
                return false;
        said_made(c, g, number);
        *id = d->id;
        return true;
}
