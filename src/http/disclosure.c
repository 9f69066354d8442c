/* disclosure.c: the record of who looked, written as a change in his name but with the program's right, because nobody
 * may enter or leave out such a record himself (see disclosure.h).
 *
 * Written down are looks into a compartment by somebody who does not keep it, at a secret by anybody, searches by a
 * number, numbers tried by a sheet or a form, and persons taken away as a file. The record comes before the answer, in
 * a change of its own, so that it stands even if the line breaks. */
#include "http/disclosure.h"

#include "base/date.h"
#include "base/sm3.h"
#include "base/utf8.h"
#include "core/change.h"
#include "core/look.h"
#include "core/reason.h"
#include "core/record_json.h"
#include "core/security.h"
#include "core/shown.h"
#include "mechanisms/ground/disclosures.h"

#include <stdlib.h>

/* Its own department keeps the register and looks at it all day; everybody else's look is recorded. */
bool disclosable(const struct ctx *c, const struct entity *e)
{
        return !scope_outside(c->actor, e->area);
}

/* file_digest: of the file that goes out, so that one found somewhere can be told from another. */
static bool file_digest(struct ctx *c, const char *path, struct val *out)
{
        unsigned char digest[SM3_BYTES];
        char *hex = NEWS(c->arena, char, 2 * SM3_BYTES + 1);
        if (!sm3_file(path, digest))
                return fail(c, ERR_SYSTEM, "export.digest", "file", "the file that was written can't be read");
        hex_put(digest, sizeof digest, hex);
        *out = V_TEXT(hex);
        return true;
}

/* note_security: in the chain of the doors as well, in the same transaction: what left and what was seen, in words, for
 * the chain is read by people as it stands. */
static bool note_security(struct ctx *c, const struct disclosure *d)
{
        const bool out = strcmp(d->kind, "export") == 0;
        const struct field *kind = field_find(entity_find(S("disclosure")), S("kind"));
        struct str what = arena_fmt(c->arena, say(c, "%.*s：%s", "%.*s: %s"),
                                    FMT(value_shown(c, kind, V_TEXT(d->kind), S(""))), entity_title(c, d->e));
        if (d->id)
                what = arena_fmt(c->arena, "%.*s %.*s", FMT(what), FMT(ref_outside(c, d->e->name, d->id)));
        if (d->fields.n)
                what = arena_fmt(c->arena, "%.*s %.*s", FMT(what),
                                 FMT(catalogue_called(c, NAMES_FIELDS, d->fields)));
        if (d->rows)
                what = arena_fmt(c->arena, say(c, "%.*s，%lld 条", "%.*s, %lld rows"), FMT(what), (long long)d->rows);
        const struct security_event event = { .kind = out ? SECURITY_EXPORT : SECURITY_REVEAL, .what = what };
        return security_note(c, &event);
}

static struct val said(struct str text)
{
        return text.n ? V_STR(text) : V_NULL;
}

/* What was looked at, by whom, when, what for and why; for a reveal also which fields, by name and never by value. */
static bool write_disclosure(struct ctx *c, const struct disclosure *d)
{
        struct change *ch;
        struct disclosure_tally tally;
        struct val digest = V_NULL;
        char at[20];
        if (!disclosure_tally(c, d->kind, &tally) || (d->file && !file_digest(c, d->file, &digest)))
                return false;
        struct draft *x = draft_new(c->arena, entity_find(S("disclosure")));
        date_stamp(c->now, at);
        draft_set(x, "at", V_STR(arena_str(c->arena, str_of(at))));
        draft_set(x, "lately", V_INT(tally.lately + 1));
        draft_set(x, "purpose", said(str_of(d->purpose)));
        draft_set(x, "row_count", d->rows || d->file ? V_INT(d->rows) : V_NULL);
        draft_set(x, "digest", digest);
        draft_set(x, "on_day", V_TEXT(c->today));
        draft_set(x, "kind", V_TEXT(d->kind));
        draft_set(x, "register", V_TEXT(d->e->name));
        draft_set(x, "place", V_TEXT(d->place ? d->place : c->county));
        draft_set(x, "account", V_TEXT(c->actor->name));
        draft_set(x, "record", d->id ? V_STR(ref_outside(c, d->e->name, d->id)) : V_NULL);
        draft_set(x, "fields", said(d->fields));
        draft_set(x, "reason", said(d->reason));
        const char *reason = d->reason.n ? arena_copy(c->arena, d->reason) : NULL;
        if (!change_begin(c, &(struct change_head){ .reason = reason }, &ch))
                return false;
        return change_put(c, ch, x) && note_security(c, d) ? change_commit(c, ch, NULL) : change_abandon(c, ch);
}

bool disclose(struct ctx *c, const struct disclosure *d)
{
        /* Nobody enters this register himself; the program does, in his name. */
        const struct actor *who = c->actor;
        const struct actor recorder = actor_recorder(c);
        act_as(c, &recorder);
        bool done = write_disclosure(c, d);
        act_as(c, who);
        return done;
}

bool disclose_cards(struct ctx *c, const struct entity *e, int64_t id, const char *place, int64_t n)
{
        return disclose(c, &(struct disclosure){ .kind = "export",
                                                 .e = e,
                                                 .id = id,
                                                 .place = place,
                                                 .fields = S("bank_card"),
                                                 .purpose = "payment",
                                                 .reason = str_of(say(c, "送银行的代发文件", "the file for the bank")),
                                                 .rows = n });
}

/* What an account may look at in a day: how it is noted, the parameter that limits it, and what is told when it is used
 * up: of what, and who else can help. */
#define ASK_ZH "请明天再办；确有需要请县扶贫办提出、安全管理员同意后调整参数"
#define ASK_EN "go on tomorrow, or ask the county's office for another limit (the administrator of security decides)"
static const struct daily {
        const char *kind, *limit, *code, *zh, *en, *then, *then_en;
} daily_limits[] = {
        { "find", "disclosure.finds", "secret.finds", "按号码查找的次数", "searches by number", ASK_ZH, ASK_EN },
        { "lookup", "disclosure.lookups", "secret.lookups", "用表格核对的证件号码", "ID numbers looked up by sheets", ASK_ZH,
          ASK_EN },
        { "refusal", "disclosure.finds", "secret.refusals", "因专管登记簿被退回的次数",
          "refusals for what compartments hold", "请明天再办，或请组织部办理",
          "go on tomorrow, or ask the organisation department" },
};

/* day_left: within the number of looks of the kind an account has a day; one number tried is one search. */
static bool day_left(struct ctx *c, const char *kind)
{
        const struct daily *d = daily_limits;
        int64_t most;
        struct disclosure_tally tally;
        while (strcmp(d->kind, kind) != 0)
                d++;
        return disclosure_limit(c, d->limit, &most) && disclosure_tally(c, kind, &tally) &&
               (tally.rows_today < most ||
                fail(c, ERR_BUSY, d->code, "account",
                     say(c, "%s已达一个账号一天的上限 %lld；%s", "%s: %lld are an account's limit of a day; %s"),
                     say(c, d->zh, d->en), (long long)most, say(c, d->then, d->then_en)));
}

bool disclose_find(struct ctx *c, const struct entity *e, struct str fields)
{
        return day_left(c, "find") && disclose(c, &(struct disclosure){ .kind = "find", .e = e, .fields = fields });
}

/* knows_all: whose sheets ask nothing he could not reveal. */
static bool knows_all(const struct ctx *c)
{
        return scope_knows(c->actor, entity_find(S("person")), c->county);
}

bool lookup_may(struct ctx *c)
{
        return knows_all(c) || day_left(c, "lookup");
}

bool disclose_lookup(struct ctx *c, int64_t numbers)
{
        const struct disclosure d = {
                .kind = "lookup", .e = entity_find(S("person")), .fields = S("id_no"), .rows = numbers
        };
        return numbers == 0 || knows_all(c) || disclose(c, &d);
}

int64_t draft_numbers(struct ctx *c, const struct draft *d)
{
        struct str normal;
        if (!d || !d->e->identity || !draft_given(d, "id_no") || draft_get(d, "id_no").type != VAL_TEXT)
                return 0;
        return id_number_check(c->arena, draft_get(d, "id_no").s, c->today, &normal) ? 0 : 1;
}

bool disclose_guess(struct ctx *c, int64_t numbers)
{
        const struct err refused = c->err;
        const struct disclosure d = {
                .kind = "find", .e = entity_find(S("person")), .fields = S("id_no"), .rows = numbers
        };
        if (numbers == 0 || refused.kind == ERR_SYSTEM || knows_all(c))
                return false;
        c->err = (struct err){ .kind = ERR_NONE };
        if (day_left(c, "find") && disclose(c, &d))
                c->err = refused;
        return false;
}

/* ---- why ---- */

bool disclosure_words(struct ctx *c, struct str purpose, struct str reason, struct disclosure *d)
{
        int64_t least;
        const struct field *f = field_find(entity_find(S("disclosure")), S("purpose"));
        d->purpose = purpose.n ? code_of(c, f->codes, str_trim(purpose)) : NULL;
        d->reason = str_trim(reason);
        if (c->err.kind || !disclosure_limit(c, "disclosure.reason", &least))
                return false;
        if (!d->purpose)
                return fail(c, ERR_INVALID, "purpose.required", "purpose",
                            say(c, "请选择用途：%.*s", "choose a purpose: %.*s"),
                            FMT(codes_allowed(c, f->codes)));
        return reason_fit(c, d->reason, least, "reason");
}

/* ---- exports ---- */

/* is_name: of a person, of a head, or of whatever record it was. */
static bool is_name(const struct field *f)
{
        return f->format == FORMAT_PERSON_NAME || f->of_record;
}

/* called_by_name: what a reference to e shows is a person's name or has it in it: a cadre, a household, a posting. */
static bool called_by_name(const struct entity *e)
{
        const char *sql = e->title_sql;
        bool named = e->identity || (sql && (strstr(sql, "FROM person ") || strstr(sql, "JOIN person ")));
        for (size_t i = 0; i < e->n_fields && !named; i++)
                named = is_name(&e->fields[i]) && (!sql || strstr(sql, e->fields[i].name));
        return named || (sql && strstr(sql, ".head_name"));
}

/* holds_names: secrets and names of its own; references, required or not, one or many, to what is called by a name; and
 * what stands for a person by what it must name, as a post a cadre and a cadre a person. Registers of the whole
 * country's (places) and several at once (units) name nobody. */
static bool holds_names(const struct entity *e, int depth)
{
        for (size_t i = 0; !e->identity && i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                const bool refers = f->type == FIELD_REF || f->type == FIELD_REFS;
                const struct entity *of = refers ? entity_find(str_of(f->ref)) : NULL;
                if (f->secret || is_name(f) || (of && called_by_name(of)))
                        return true;
                if (f->type == FIELD_REF && f->required && depth < 3 && holds_names(of, depth + 1))
                        return true;
        }
        return e->identity;
}

bool takes_persons(const struct entity *e)
{
        return holds_names(e, 0);
}

/* put_request: asked in the name of who exports, with the program's right: nobody enters one by hand. */
static bool put_request(struct ctx *c, const struct export_ask *ask, const struct disclosure *d, int64_t *id)
{
        struct change *ch;
        struct draft *x = draft_new(c->arena, entity_find(S("export_request")));
        draft_set(x, "asked_on", V_TEXT(c->today));
        draft_set(x, "account", V_TEXT(c->actor->name));
        if (c->actor->person_id)
                draft_set(x, "asker", V_STR(ref_outside(c, "person", c->actor->person_id)));
        draft_set(x, "register", V_TEXT(ask->e->name));
        draft_set(x, "asked", V_STR(ask->asked));
        draft_set(x, "row_count", V_INT(d->rows));
        draft_set(x, "purpose", V_TEXT(d->purpose));
        draft_set(x, "reason", V_STR(d->reason));
        draft_set(x, "place", V_TEXT(d->place ? d->place : c->county));
        if (!change_begin(c, &(struct change_head){ .reason = say(c, "导出申请", "request to export") }, &ch))
                return false;
        if (!change_put(c, ch, x))
                return change_abandon(c, ch);
        *id = x->id;
        return change_commit(c, ch, NULL);
}

static bool enter_request(struct ctx *c, const struct export_ask *ask, const struct disclosure *d, int64_t *id)
{
        const struct actor *who = c->actor;
        const struct actor recorder = actor_recorder(c);
        act_as(c, &recorder);
        const bool done = put_request(c, ask, d, id);
        act_as(c, who);
        return done;
}

/* have_leave: another person's, for this very export; without it the request is entered and the export refused. */
static bool have_leave(struct ctx *c, const struct export_ask *ask, const struct disclosure *d, int64_t today,
                       int64_t most)
{
        struct export_leave leave;
        if (!export_asked(c, ask->asked, &leave))
                return false;
        if (str_is(leave.answer, "agreed"))
                return true;
        if (str_is(leave.answer, "refused"))
                return fail(c, ERR_FORBIDDEN, "export.refused", "account",
                            say(c, "导出申请 %.*s 未获同意", "request %.*s was not agreed to"),
                            FMT(ref_outside(c, "export_request", leave.id)));
        if (!leave.id && !enter_request(c, ask, d, &leave.id))
                return false;
        return fail(c, ERR_FORBIDDEN, "export.second", "account",
                    say(c, "本账号今天已导出“%s” %lld 条，连同这次的 %lld 条超过 %lld 条，须另一人同意：已登记导出申请 %.*s，"
                           "由«office»或主管部门答复，同意后请再导出一次",
                        "of %s %lld rows were exported by this account today, and %lld more are over %lld and want "
                        "another person's leave: request %.*s is entered; export again when it is agreed to"),
                    entity_title(c, ask->e), (long long)today, (long long)d->rows, (long long)most,
                    FMT(ref_outside(c, "export_request", leave.id)));
}

bool export_may(struct ctx *c, const struct export_ask *ask, struct disclosure *d)
{
        int64_t few, most, today = 0;
        *d = (struct disclosure){
                .kind = "export", .e = ask->e, .place = ask->place, .reason = ask->reason, .rows = ask->rows };
        if (!disclosure_limit(c, "export.few", &few) ||
            !disclosure_limit(c, "export.second", &most))
                return false;
        const bool persons = takes_persons(ask->e), wanted = persons && d->rows > few && c->actor->account_id;
        if (!wanted && !ask->purpose.n)
                return true;
        if (!disclosure_words(c, ask->purpose, ask->reason, d))
                return false;
        if (!persons || !c->actor->account_id)
                return true;
        /* taken in parts it is still taken: what left of this register today counts with this one */
        return exports_today(c, ask->e, &today) &&
               (today + d->rows <= most || have_leave(c, ask, d, today, most));
}

struct str export_mark(struct ctx *c, const struct disclosure *d)
{
        const struct field *f = field_find(entity_find(S("disclosure")), S("purpose"));
        if (!takes_persons(d->e))
                return S("");
        const char *title = d->purpose ? code_title(c, f->codes, str_of(d->purpose), NULL) : NULL;
        return arena_fmt(c->arena, "%s %s %s%s%s", say(c, "导出", "exported"), c->actor->name, c->today,
                         title ? " " : "", title ? title : "");
}

bool refusals_may(struct ctx *c)
{
        return day_left(c, "refusal");
}

bool disclose_looks(struct ctx *c)
{
        struct looks *all = c->looks;
        const struct err told = c->err;
        c->looks = NULL; /* what is read while it is written down is nobody's look */
        c->err = (struct err){ .kind = ERR_NONE };
        for (size_t i = 0; all && i < all->n; i++) {
                const struct look *k = &all->items[i];
                const char *kind = k->refused ? "refusal" : "compartment";
                const struct disclosure d = { .kind = kind, .e = k->e, .id = k->id, .rows = k->rows };
                if ((k->asked || k->rows) && !disclose(c, &d))
                        return false;
        }
        c->err = told;
        return true;
}
