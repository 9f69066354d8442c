/* handover_sheet.c: handovers as a sheet: who leaves, who takes over, on which day; a row a household, or one row for
 * all of the leaver's.
 *
 * One group is a leaver on a day. Rows that name a household hand over those; a row without one hands over all that is
 * left. The two are found by ID number, else by name; two cadres of a name are nobody's. A sheet sent again finds its
 * handover and changes nothing. Everything else is the handover itself (handover.c): the same rules judge it. */
#include "mechanisms/modules.h"
#include "mechanisms/responsibility/handover.h"
#include "mechanisms/ground/people_parts.h"

#include "core/subject.h"

/* Columns that are no field of a register: they are names of people, found and never made. A handover to somebody
 * who is no cadre yet would hide a misspelt name. */
#define LEAVER "handover.leaver"
#define LEAVER_ID "handover.leaver_id"
/* With and without the number: not every sheet has it, and two cadres of one name are common in a county. */
#define SUCCESSOR "handover.successor"
#define SUCCESSOR_ID "handover.successor_id"

/* The heads are those of the forms by which counties change helpers (变更, 调整, 移交): old and new stand under words
 * that differ in one character, so no word stands in both lists. */
static const struct column handover_columns[] = {
        { .field = LEAVER,
          .required = true,
          .group = true,
          .synonyms = "原帮扶责任人|原责任人|原帮扶人|交出人|移交人|原帮扶责任人姓名|原帮扶干部|离任人|变更前责任人" },
        { .field = LEAVER_ID,
          .group = true,
          .synonyms = "原责任人身份证号|原帮扶责任人身份证号|交出人身份证号|移交人身份证号|原帮扶人身份证号" },
        { .field = "handover.day", .required = true, .group = true, .synonyms = "移交日期|交接时间|变更日期|调整日期" },
        { .field = "handover.reason", .group = true, .synonyms = "交接原因|变更原因|调整原因|移交原因" },
        { .field = SUCCESSOR,
          .required = true,
          .synonyms = "接任人|接替人|接替人姓名|继任人|现帮扶干部|现帮扶责任人|现责任人|新帮扶责任人|新责任人|接收人|接任人姓名|现帮扶人|新帮扶人|"
                      "变更后责任人" },
        { .field = SUCCESSOR_ID,
          .synonyms = "接任人身份证号|现责任人身份证号|现帮扶责任人身份证号|新责任人身份证号|接收人身份证号|"
                      "现帮扶人身份证号" },
        { .field = "household.hh_no",
          .match_only = true,
          .synonyms = "户编号|结对户编号|贫困户编号|移交户编号|交接户编号" },
};

/* find_cadre: by ID number where the sheet has one, else by name. */
static bool find_cadre(struct ctx *c, const struct subject_group *g, size_t row, const char *name, const char *number,
                       int64_t *id)
{
        const struct subject_cell *known_by = subject_cell(g, row, number);
        const struct str words = subject_text(g, row, name);
        struct draft *p = draft_new(c->arena, entity_find(S("person")));
        struct str normal;
        if (!known_by->given || known_by->text.n == 0)
                return people_known_cadre(c, name, words, id);
        (void)id_number_check(c->arena, known_by->text, c->today, &normal);
        draft_set(p, "id_no", V_STR(normal));
        return change_find(c, p, &p->id) && people_cadre_of(c, name, words, p->id, id);
}

/* A household that is not the leaver's is refused at its cell: sheets are often a year old, and the household has
 * gone to another helper since. */
static bool pair_of(struct ctx *c, const struct subject_group *g, size_t row, int64_t from, struct handover_pair *pair)
{
        struct draft *h = draft_new(c->arena, entity_find(S("household")));
        struct val known = V_NULL;
        draft_set(h, "hh_no", subject_value(g, row, "household.hh_no"));
        if (!change_find(c, h, &h->id))
                return false;
        if (!db_one(c, db_sql(c->db, "helper_sheet.same_responsibility"),
                    ARGS(ARG("cadre_id", V_INT(from)), ARG("household_id", V_INT(h->id)), ARG("from_on", V_TEXT(""))),
                    &known))
                return false;
        pair->responsibility = known.type == VAL_INT ? known.i : 0;
        return pair->responsibility != 0 ||
               fail(c, ERR_INVALID, "handover.pair", "household.hh_no",
                    say(c, "“%.*s”不是交出人名下的户", "household “%.*s” is not the leaver's"),
                    FMT(subject_text(g, row, "household.hh_no")));
}

/* read_handover_rows: the pairs, and the one who takes the rest. A row with a household is a pair; one without is
 * "everything else to him", and at most one such makes sense: the last wins. When every row names a household,
 * what is not named stays. */
static bool read_handover_rows(struct ctx *c, struct subject_group *g, struct handover_order *o)
{
        struct handover_pair *pairs = NEWS(c->arena, struct handover_pair, g->n);
        size_t n = 0;
        o->listed_only = true;
        for (size_t row = 0; row < g->n; row++) {
                int64_t to = 0;
                g->at = row;
                if (g->rows[row].refused)
                        continue;
                if (!find_cadre(c, g, row, SUCCESSOR, SUCCESSOR_ID, &to))
                        return false;
                if (subject_value(g, row, "household.hh_no").type != VAL_TEXT) {
                        o->to = to;
                        o->listed_only = false;
                        continue;
                }
                pairs[n].to = to;
                if (!pair_of(c, g, row, o->from, &pairs[n++]))
                        return false;
        }
        o->pairs = pairs;
        o->n_pairs = n;
        g->at = SUBJECT_WHOLE;
        return true;
}

/* known_before: the handover of this leaver on this day is in the register; it counts as unchanged. Asked before
 * anything is written, since its households are the successor's by now and would be refused one by one. */
static bool known_before(struct ctx *c, struct change *ch, struct subject_group *g, int64_t from, struct val day,
                         bool *known)
{
        struct val id = V_NULL;
        if (!db_one(c, db_sql(c->db, "handover.same_handover"), ARGS(ARG("cadre_id", V_INT(from)), ARG("day", day)),
                    &id))
                return false;
        *known = id.type == VAL_INT;
        if (!*known)
                return true;
        struct draft *d = draft_new(c->arena, entity_find(S("handover")));
        d->id = id.i;
        return subject_put_known(c, ch, g, d);
}

/* The reason is adjustment where the sheet says none: the rule then asks for a successor for good, the stricter of
 * the two readings. */
static bool handover_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        const struct val day = subject_value(g, SUBJECT_WHOLE, "handover.day"),
                         reason = subject_value(g, SUBJECT_WHOLE, "handover.reason");
        struct handover_order o = { .reason = reason.type == VAL_TEXT ? arena_copy(c->arena, reason.s) : "adjustment" };
        struct handover_done done;
        bool known = false;
        g->at = SUBJECT_WHOLE;
        if (day.type != VAL_TEXT)
                return fail(c, ERR_INVALID, "field.required", "handover.day", "%s",
                            say(c, "请填写交接日期", "the day of the handover is wanted"));
        o.on = arena_copy(c->arena, day.s);
        if (!find_cadre(c, g, SUBJECT_WHOLE, LEAVER, LEAVER_ID, &o.from) ||
            !known_before(c, ch, g, o.from, day, &known))
                return false;
        return known || (read_handover_rows(c, g, &o) && handover_write(c, ch, g, &o, &done));
}

/* Rows of one leaver belong together wherever they stand in the sheet. */
static const struct subject_hooks handover_hooks = { .key = LEAVER, .apply = handover_apply };

/* Known by what it calls itself, for its columns are names of people like those of any roster. */
static const struct subject handover_subjects[] = {
        { .name = "handover_sheet", .title = "帮扶责任人交接表", .title_en = "Handovers of helpers", .root = "handover",
          COLUMNS(handover_columns), .hooks = &handover_hooks,
          .called = "帮扶责任人交接|责任人交接|责任人变更|责任人调整" },
};

const struct module handover_sheet_module = {
        .name = "handover_sheet",
        .title = "交接表样",
        .title_en = "Sheet of handovers",
        .mechanism = "1.3",
        SUBJECTS(handover_subjects),
};
