/* handover.c: all households of one who leaves, handed over in one change (see handover.h).
 *
 * The record of the handover, the endings, the successors' responsibilities and, for interims, the vacancies are one
 * block. Whether the leaver may leave is not judged here: the hard rule no_withdrawal sees the same touched rows as for
 * any other ending. */
#include "mechanisms/responsibility/handover.h"

#include "base/date.h"
#include "core/parameter.h"
#include "core/subject.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

struct carried { /* a responsibility that outlives the leaver's last day */
        int64_t responsibility, household, to;
        struct str place;
};
static const struct db_column carried_columns[] = { DB_COLUMN_AS(struct carried, responsibility, "responsibility_id"),
                                                    DB_COLUMN_AS(struct carried, household, "household_id"),
                                                    DB_COLUMN(struct carried, place) };
/* What one handover carries along: the order as it came, what of it is the leaver's, and the days reckoned from it
 * once. */
struct handing {
        struct change *ch;
        struct subject_group *group; /* of a sheet, whose report counts what is written; NULL: none */
        const struct handover_order *order;
        const struct entity *responsibility;
        struct carried *items;
        size_t n;
        int64_t handover;
        char after[11], due[11];
};

/* Two roads write the same rows. A sheet counts what it wrote for its report, so its rows go through the subject;
 * a page's go straight to the change. */
static bool handover_put(struct ctx *c, struct handing *h, struct draft *d)
{
        return h->group ? subject_put_known(c, h->ch, h->group, d) : change_put(c, h->ch, d);
}

/* Only what lasts beyond his last day is handed over: what he ended before is somebody else's already, or nobody's
 * due. */
static bool read_carried(struct ctx *c, struct handing *h)
{
        struct stmt *s;
        size_t capacity = 0;
        if (!db_query(c, db_sql(c->db, "handover.carried"),
                      ARGS(ARG("cadre_id", V_INT(h->order->from)), ARG("on", V_TEXT(h->order->on))), &s))
                return false;
        struct carried row = { .to = h->order->to };
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(carried_columns), &row)) {
                h->items = arena_grow(c->arena, h->items, &capacity, h->n + 1, sizeof row);
                h->items[h->n++] = row;
        }
        if (c->err.kind != ERR_NONE)
                return false;
        return h->n > 0 || fail(c, ERR_INVALID, "handover.nothing", "from", "%s",
                                say(c, "此人名下没有要交接的户", "this cadre has no household to hand over"));
}

/* keep_listed: what the pairs don't name stays with the leaver. */
static void keep_listed(struct handing *h)
{
        size_t kept = 0;
        for (size_t i = 0; i < h->n; i++)
                for (size_t k = 0; k < h->order->n_pairs; k++)
                        if (h->order->pairs[k].responsibility == h->items[i].responsibility) {
                                h->items[kept++] = h->items[i];
                                break;
                        }
        h->n = kept;
}

/* choose_takers: the pairs say who takes which; what they don't name goes to the one successor. */
static bool choose_takers(struct ctx *c, struct handing *h)
{
        const struct handover_order *o = h->order;
        for (size_t i = 0; i < o->n_pairs; i++) {
                size_t at = 0;
                while (at < h->n && h->items[at].responsibility != o->pairs[i].responsibility)
                        at++;
                if (at == h->n)
                        return fail(c, ERR_INVALID, "handover.pair", "pairs",
                                    say(c, "记录 %s-%lld 不是此人名下在任的包户责任",
                                        "record %s-%lld is no open responsibility of this cadre"),
                                    c->county, (long long)o->pairs[i].responsibility);
                h->items[at].to = o->pairs[i].to;
        }
        if (o->listed_only)
                keep_listed(h);
        for (size_t i = 0; i < h->n; i++)
                if (h->items[i].to == o->from)
                        return fail(c, ERR_INVALID, "handover.same", "to", "%s",
                                    say(c, "接任人不能是交出人本人", "the successor is another than the leaver"));
        return true;
}

/* common_place: the smallest place all of them lie in. The paper has a place, so that the township whose
 * households change hands sees it. */
static struct str common_place(const struct handing *h)
{
        static const size_t digits[] = { 12, 9, 6 };
        for (size_t k = 0; k < COUNT(digits); k++) {
                const struct str place = str_slice(h->items[0].place, 0, digits[k]);
                size_t i = 0;
                while (i < h->n && str_starts(h->items[i].place, place))
                        i++;
                if (i == h->n)
                        return place;
        }
        return str_slice(h->items[0].place, 0, 6);
}

/* First of all, since every responsibility that follows names it: the paper both sides sign. */
static bool put_handover(struct ctx *c, struct handing *h)
{
        struct draft *d = draft_new(c->arena, entity_find(S("handover")));
        draft_set(d, "cadre", V_INT(h->order->from));
        draft_set(d, "day", V_TEXT(h->order->on));
        draft_set(d, "reason", V_TEXT(h->order->reason));
        draft_set(d, "households", V_INT((int64_t)h->n));
        draft_set(d, "place", V_STR(common_place(h)));
        if (h->order->note && *h->order->note)
                draft_set(d, "note", V_TEXT(h->order->note));
        if (h->order->supervisor && *h->order->supervisor)
                draft_set(d, "supervisor", V_TEXT(h->order->supervisor));
        if (h->order->document)
                draft_set(d, "document", V_INT(h->order->document));
        if (!handover_put(c, h, d))
                return false;
        h->handover = d->id;
        return true;
}

/* The successor is written into the ending too, so that a reader of the old row sees who came. succession_settle
 * finds the new row standing and writes none. */
static bool end_one(struct ctx *c, struct handing *h, const struct carried *k)
{
        struct draft *d = draft_new(c->arena, h->responsibility);
        d->id = k->responsibility;
        draft_set(d, "end_reason", V_TEXT(h->order->reason));
        if (k->to)
                draft_set(d, "successor", V_INT(k->to));
        if (h->handover)
                draft_set(d, "handover", V_INT(h->handover));
        draft_set(d, "to_on", V_TEXT(h->order->on));
        return handover_put(c, h, d);
}

/* An interim holds a household only beside a vacancy with a day (withdrawal.sql); without it the rule refuses the
 * whole handover. */
static bool open_vacancy(struct ctx *c, struct handing *h, const struct carried *k)
{
        struct draft *d = draft_new(c->arena, entity_find(S("vacancy")));
        draft_set(d, "kind", V_TEXT("household"));
        draft_set(d, "household", V_INT(k->household));
        draft_set(d, "place", V_STR(k->place));
        draft_set(d, "from_on", V_TEXT(h->after));
        draft_set(d, "due_on", V_TEXT(h->due));
        return handover_put(c, h, d);
}

/* begin_one: the successor's responsibility, unless the household is already his. */
static bool begin_one(struct ctx *c, struct handing *h, const struct carried *k)
{
        struct val already = V_NULL;
        if (!k->to)
                return true;
        if (!db_one(c, db_sql(c->db, "handover.already"),
                    ARGS(ARG("cadre_id", V_INT(k->to)), ARG("household_id", V_INT(k->household)),
                         ARG("day", V_TEXT(h->after))),
                    &already))
                return false;
        if (already.type == VAL_INT)
                return true;
        struct draft *d = draft_new(c->arena, h->responsibility);
        draft_set(d, "tier", V_TEXT("cadre_household"));
        draft_set(d, "cadre", V_INT(k->to));
        draft_set(d, "household", V_INT(k->household));
        draft_set(d, "from_on", V_TEXT(h->after));
        draft_set(d, "predecessor", V_INT(k->responsibility));
        if (h->handover)
                draft_set(d, "handover", V_INT(h->handover));
        if (h->order->interim)
                draft_set(d, "interim", V_INT(1));
        return handover_put(c, h, d) && (!h->order->interim || open_vacancy(c, h, k));
}

/* Ending and beginning household by household: order does not matter to the rule, which looks when all is written. */
static bool write_all(struct ctx *c, struct handing *h)
{
        if (!read_carried(c, h) || !choose_takers(c, h) || !put_handover(c, h))
                return false;
        for (size_t i = 0; i < h->n; i++)
                if (!end_one(c, h, &h->items[i]) || !begin_one(c, h, &h->items[i]))
                        return false;
        return true;
}

/* The successor begins on the day after: on no day are both responsible, and on none nobody. */
static bool handover_days(struct ctx *c, struct handing *h)
{
        struct val days = V_NULL;
        if (!h->order->on || !date_valid(str_of(h->order->on)))
                return fail(c, ERR_INVALID, "date.invalid", "on", "%s",
                            say(c, "交接日期应为日期，如 2017-12-31", "the day should be a day such as 2017-12-31"));
        if (!parameter_value(c, "vacancy_days", c->county, c->today, &days))
                return false;
        date_add(h->order->on, 1, h->after);
        date_add(h->after, days.type == VAL_INT ? days.i : 0, h->due);
        return true;
}

/* Nothing is judged twice: the day and the pairs are read here, whether the leaver may leave is asked at the commit. */
bool handover_write(struct ctx *c, struct change *ch, struct subject_group *group, const struct handover_order *order,
                    struct handover_done *out)
{
        struct handing h = {
                .ch = ch, .group = group, .order = order, .responsibility = entity_find(S("responsibility"))
        };
        if (!handover_days(c, &h) || !write_all(c, &h))
                return false;
        out->handover = h.handover;
        out->households = (int64_t)h.n;
        return true;
}

/* Reviewed as a whole: where a county reviews responsibilities, half a handover must not wait while the other half
 * counts. */
bool handover_run(struct ctx *c, const struct handover_order *order, struct handover_done *out)
{
        struct change *ch;
        const struct change_head head = {
                .reason = say(c, "交接", "handover"), .key = order->key, .review = REVIEW_WHOLE
        };
        if (!change_begin(c, &head, &ch))
                return false;
        if (!handover_write(c, ch, NULL, order, out))
                return change_abandon(c, ch);
        return change_commit(c, ch, &out->block);
}

/* ---- the register ---- */

/* A paper of its own and not a field of each ending: it has who supervised it, what else was handed over (lists,
 * keys, promises), a document. The number of households and the place are derived from what was written, so that
 * the paper can't claim another number. */
static const struct field handover_fields[] = {
        REF("cadre", "交出人", "From", "cadre", .required = true, .indexed = true),
        DATE("day", "交接日期", "Day", .required = true),
        CODE("reason", "原因", "Reason", &codes_handover_reason, .required = true),
        INTEGER("households", "交接户数", "Households", .required = true, .derived = true),
        /* 监交人 is on the paper of every handover and often no account. */
        TEXT("supervisor", "监交人", "Supervised by", .max_length = 60),
        TEXT("note", "交接事项", "Handed over", .lines = true, .max_length = 2000),
        REF("document", "依据文件", "Document", "document"),
        PLACE("place", "区划", "Place", .synonyms = "范围", .derived = true),
};

/* An event of its day. Named by day and leaver, as the paper is filed. */
static const struct entity handover_entities[] = {
        { .name = "handover", .title = "交接单", .title_en = "Handovers", .life = LIFE_EVENT, .unreviewed = true,
          .noted = true, .day = "day", .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "一名责任人离开时，名下各户一次交清", .help_en = "all households of one who leaves, handed over at once",
          .sort = "day", .sort_down = true,
          .title_sql = "r.day || ' ' || (SELECT p.name FROM cadre k JOIN person p ON p.county = k.county AND p.id "
                       "= k.person_id WHERE k.county = r.county AND k.id = r.cadre_id)",
          FIELDS(handover_fields) },
};

const struct module handover_module = {
        .name = "handover",
        .title = "交接",
        .title_en = "Handovers",
        .mechanism = "1.3",
        ENTITIES(handover_entities),
};
