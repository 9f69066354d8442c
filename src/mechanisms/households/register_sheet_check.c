/* register_sheet_check.c: what the sheet of the household register must say before anything of it is written: one head,
 * days in order, a village.
 *
 * Sheets say who the head is in four ways: by a relation, by being the only row of their household, by the name in the
 * column of heads, and by none, when somebody must be asked. The first three are read here, in that order; a household
 * with no head or two is refused whole, since every relation in it would be to nobody. Days are years as often as days:
 * an identification of 2014 is its first day and an exit of 2016 its last, so that a household identified and out in
 * one year was poor for that year. */
#include "mechanisms/households/register_sheet.h"

static bool row_is_head(const struct subject_group *g, size_t row)
{
        const struct val v = subject_value(g, row, "household_member.relation");
        return v.type == VAL_TEXT && str_is(v.s, "head");
}

/* has_relations: one relation said makes the silence of the others a gap, not a manner of writing. */
static bool has_relations(const struct subject_group *g)
{
        for (size_t i = 0; i < g->n; i++)
                if (subject_cell(g, i, "household_member.relation")->given)
                        return true;
        return false;
}

/* head_alone: a sheet with a row a household speaks of its head, whose name may stand in the column of heads alone. */
static void head_alone(struct subject_group *g)
{
        struct subject_cell *name = subject_own_cell(g, 0, "person.name");
        struct subject_cell *relation = subject_own_cell(g, 0, "household_member.relation");
        const struct subject_cell *head = subject_own_cell(g, 0, "household.head_name");
        if (g->n != 1 || has_relations(g) || register_by_person(g->subject))
                return;
        if (!name->given && head->given && !head->faulty) {
                name->given = true;
                name->text = head->text;
                name->v = head->v;
        }
        relation->given = true;
        relation->v = V_TEXT("head");
}

/* head_by_name: where no relation says so, the row that bears the head's name and no relation of its own. Two of that
 * name (father and son by one character wrong) are left to be refused. */
static void head_by_name(struct subject_group *g)
{
        const struct str name = subject_text(g, SUBJECT_WHOLE, "household.head_name");
        size_t found = g->n;
        for (size_t i = 0; i < g->n; i++) {
                const struct val v = subject_value(g, i, "person.name");
                if (name.n == 0 || v.type != VAL_TEXT || !str_eq(v.s, name) ||
                    subject_cell(g, i, "household_member.relation")->given)
                        continue;
                if (found < g->n)
                        return;
                found = i;
        }
        if (found < g->n) {
                struct subject_cell *relation = subject_own_cell(g, found, "household_member.relation");
                relation->given = true;
                relation->v = V_TEXT("head");
        }
}

size_t register_heads(const struct subject_group *g, size_t *last)
{
        size_t n = 0;
        for (size_t i = 0; i < g->n; i++)
                if (row_is_head(g, i)) {
                        n++;
                        *last = i;
                }
        return n;
}

/* relation_faulty: the head may be the row whose relation nobody could read; that cell is in the report already, and
 * "no head" beside it would send somebody to look for a second fault. */
static bool relation_faulty(const struct subject_group *g)
{
        for (size_t i = 0; i < g->n; i++)
                if (subject_cell(g, i, "household_member.relation")->faulty)
                        return true;
        return false;
}

/* check_head: a cause that stands in the report already is not told a second time; the group is refused all the
 * same. */
static void check_head(struct ctx *c, struct subject_group *g)
{
        size_t head = 0, n = register_heads(g, &head);
        if (n == 0) {
                head_alone(g);
                head_by_name(g);
                n = register_heads(g, &head);
        }
        if (n == 1 && !g->rows[head].refused)
                return;
        if (n == 1 || (n == 0 && relation_faulty(g)))
                g->refused = true; /* the cause stands in the report already */
        else if (n == 0)
                subject_refuse(c, g, SUBJECT_WHOLE, "household_member.relation", "household.no_head", "%s",
                               say(c, "这一户没有户主：请把其中一人的“与户主关系”填为户主",
                                   "this household has no head: mark one member as head"));
        else
                subject_refuse(
                        c, g, SUBJECT_WHOLE, "household_member.relation", "household.two_heads",
                        say(c, "这一户有 %zu 位户主，只能有一位", "this household has %zu heads; there can be one"), n);
}

/* precision_word: a code of the list precision (shared.h). */
static const char *precision_word(enum date_precision p)
{
        return p == DATE_ONLY_YEAR ? "year" : p == DATE_MONTH ? "month" : "day";
}

/* register_read_day: an exit is the last day a vague date may mean, an identification the first. */
static bool register_read_day(struct str text, bool first, struct register_day *out)
{
        static const char *const ends[] = { "年度", "年底", "年末", "年初" };
        enum date_precision p = DATE_DAY;
        int64_t serial = 0;
        *out = (struct register_day){ .precision = "day" };
        for (size_t i = 0; i < COUNT(ends); i++)
                if (str_ends(text, str_of(ends[i])))
                        text = str_slice(text, 0, text.n - strlen(ends[i]));
        if (text.n == 0)
                return true;
        bool bare = text.n == 5 && str_int(text, &serial); /* a real date in a cell that is not shown as one */
        if (bare ? !date_serial((double)serial, false, out->text) : !date_guess(text, out->text, &p))
                return false;
        out->precision = precision_word(p);
        if (first && p == DATE_ONLY_YEAR)
                memcpy(out->text + 4, "-01-01", 6);
        if (first && p == DATE_MONTH)
                memcpy(out->text + 7, "-01", 3);
        return true;
}

bool register_days(const struct subject_group *g, struct register_day *identified, struct register_day *exited,
                   const char **wrong)
{
        *wrong = IDENTIFIED;
        if (!register_read_day(subject_cell(g, SUBJECT_WHOLE, IDENTIFIED)->given
                                       ? subject_text(g, SUBJECT_WHOLE, IDENTIFIED)
                                       : S(""),
                               true, identified))
                return false;
        *wrong = EXITED;
        return register_read_day(subject_cell(g, SUBJECT_WHOLE, EXITED)->given ? subject_text(g, SUBJECT_WHOLE, EXITED)
                                                                               : S(""),
                                 false, exited);
}

/* Out of poverty by its status, but without a year: there is no day to begin that status on, and none is made up. */
static void check_days(struct ctx *c, struct subject_group *g)
{
        struct register_day identified, exited;
        const char *wrong;
        if (!register_days(g, &identified, &exited, &wrong)) {
                subject_refuse(c, g, SUBJECT_WHOLE, wrong, "date.invalid",
                               say(c, "应为年份或日期，现为“%.*s”", "wants a year or a day, not “%.*s”"),
                               FMT(subject_text(g, SUBJECT_WHOLE, wrong)));
                return;
        }
        if (identified.text[0] && exited.text[0] && strcmp(identified.text, exited.text) >= 0)
                subject_refuse(
                        c, g, SUBJECT_WHOLE, EXITED, "date.reversed",
                        say(c, "«exit»（%s）不能早于识别（%s）", "the exit (%s) is before the identification (%s)"),
                        exited.text, identified.text);
        const struct val kind = subject_value(g, SUBJECT_WHOLE, "household_status.kind");
        if (kind.type == VAL_TEXT && str_starts(kind.s, S("exited")) && !exited.text[0])
                subject_refuse(c, g, SUBJECT_WHOLE, "household_status.kind", "status.no_day", "%s",
                               say(c, "状态是已脱贫，但没有«exit»年度", "out of poverty, but no year of exit is given"));
}

/* A household lies in a village: a township alone (nine digits) would put it on nobody's list. */
void register_check(struct ctx *c, struct subject_group *g)
{
        check_head(c, g);
        check_days(c, g);
        if (!g->refused && strlen(g->place) != 12)
                subject_refuse(c, g, SUBJECT_WHOLE, "place.village", "place.missing", "%s",
                               say(c, "没有写明是哪个村", "the village is not given"));
}
