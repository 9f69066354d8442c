/* draft.c: what people and sheets write, turned into stored values, and back (see draft.h).
 *
 * One table of parsers by field type; faults say what was found and what is allowed.
 *
 * What a person means by a text is decided here once, for the form, the sheet, the command and the API: a code by
 * its code, its title or a synonym, a day in the styles counties write, an amount in yuan, yes and no in their
 * marks. What is not understood is refused with the field, the text and what is allowed; nothing is guessed that
 * could be two things. */
#include "core/draft.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/person_name.h"
#include "base/term.h"
#include "base/utf8.h"
#include "core/change.h"
#include "core/reason.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>

struct draft *draft_new(struct arena *a, const struct entity *e)
{
        struct draft *d = NEW(a, struct draft);
        d->e = e;
        d->v = NEWS(a, struct val, e->n_fields);
        d->given = NEWS(a, bool, e->n_fields);
        return d;
}

void draft_set(struct draft *d, const char *field, struct val v)
{
        size_t i = field_index(d->e, field);
        d->v[i] = v;
        d->given[i] = true;
}

struct val draft_get(const struct draft *d, const char *field)
{
        return d->v[field_index(d->e, field)];
}

bool draft_given(const struct draft *d, const char *field)
{
        return d->given[field_index(d->e, field)];
}

static bool among(struct str text, const char *words)
{
        struct str rest = str_of(words), word;
        while (rest.p && str_cut(&rest, '|', &word))
                if (word.n && str_eq(word, text))
                        return true;
        return false;
}

/* ---- parsing ---- */

/* One sentence for every fault of a value: which field, what stands there, what may stand there. Nobody reads a
 * code. */
static bool refuse_value(struct ctx *c, const struct field *f, const char *code, struct str found, const char *allowed)
{
        if (f->secret) /* a fault is logged, mailed and printed: it holds no number */
                found = value_mask(c->arena, f->format, found);
        return fail(c, ERR_INVALID, code, f->name, say(c, "“%s”填的是“%.*s”，应为%s", "%s is “%.*s”; allowed: %s"),
                    field_title(c, f), FMT(found), allowed);
}

static bool parse_code(struct ctx *c, const struct field *f, struct str text, struct val *v)
{
        const char *code = code_of(c, f->codes, text);
        if (c->err.kind)
                return false;
        if (!code)
                return code_refuse(c, f, text);
        *v = V_TEXT(code);
        return true;
}

struct str text_commas(struct arena *a, struct str text)
{
        static const char *const marks[] = { "、", "，", ";", "；", "/", "|" };
        struct buf out = BUF(1 << 16);
        for (size_t i = 0; i < text.n;) {
                size_t step = 0;
                for (size_t k = 0; k < COUNT(marks) && !step; k++)
                        if (str_starts(str_slice(text, i, text.n), str_of(marks[k])))
                                step = strlen(marks[k]);
                buf_char(&out, step ? ',' : text.p[i]);
                i += step ? step : 1;
        }
        struct str done = arena_str(a, buf_str(&out));
        buf_free(&out);
        return done;
}

static bool has_part(struct str list, const char *code)
{
        struct str part;
        while (list.n && str_cut(&list, ',', &part))
                if (str_is(part, code))
                        return true;
        return false;
}

/* In the order written, each once: "培训,培训" is a slip of the pen. */
static bool parse_codes(struct ctx *c, const struct field *f, struct str text, struct val *v)
{
        struct str rest = text_commas(c->arena, text), part, set = { "", 0 };
        while (str_cut(&rest, ',', &part)) {
                struct val one;
                part = str_trim(part);
                if (part.n == 0)
                        continue;
                if (!parse_code(c, f, part, &one))
                        return false;
                if (!has_part(set, one.s.p))
                        set = arena_fmt(c->arena, "%.*s%s%.*s", FMT(set), set.n ? "," : "", FMT(one.s));
        }
        *v = V_STR(set);
        return true;
}

bool code_row(struct ctx *c, const struct field *f, struct str text, struct val *v)
{
        struct str rest = text_commas(c->arena, text), part, row = { "", 0 };
        while (str_cut(&rest, ',', &part)) {
                struct val one;
                if (!parse_code(c, f, str_trim(part), &one))
                        return false;
                row = arena_fmt(c->arena, "%.*s%s%.*s", FMT(row), row.n ? "," : "", FMT(one.s));
        }
        *v = V_STR(row);
        return true;
}

/* A month or a year alone is its last day, so that "2017年" of a finished work is not before what happened in
 * it; a beginning is its first (field_begins). */
static bool parse_date(struct ctx *c, const struct field *f, struct str text, struct val *v)
{
        char day[11];
        enum date_precision precision;
        if (!date_guess(text, day, &precision))
                return refuse_value(c, f, "date.invalid", text,
                                    say(c, "日期，如 2017-12-31", "a day such as 2017-12-31"));
        if (field_begins(f))
                date_begin(day, precision);
        *v = V_STR(arena_str(c->arena, str_of(day)));
        return true;
}

static bool parse_year(struct ctx *c, const struct field *f, struct str text, struct val *v)
{
        char day[11];
        enum date_precision precision;
        if (!date_guess(text, day, &precision))
                return refuse_value(c, f, "date.invalid", text, say(c, "年份，如 2017", "a year such as 2017"));
        *v = V_INT(date_year(day));
        return true;
}

/* Exactly: a third decimal of an amount is refused and not rounded, because somebody will add the column up. */
static bool parse_number(struct ctx *c, const struct field *f, struct str text, struct val *v)
{
        int scale = f->type == FIELD_MONEY ? 2 : f->type == FIELD_DECIMAL ? f->scale : 0;
        int64_t n = 0;
        switch (decimal_parse(text, scale, &n)) {
        case DECIMAL_OK:
                *v = V_INT(n);
                return true;
        case DECIMAL_NOT_A_NUMBER:
                return refuse_value(c, f, "number.invalid", text, say(c, "数字", "a number"));
        case DECIMAL_TOO_FINE:
                return refuse_value(c, f, "number.decimals", text,
                                    scale ? say(c, "小数不超过两位的数字", "a number of at most two decimals")
                                          : say(c, "整数", "a whole number"));
        case DECIMAL_TOO_LARGE:
                break;
        }
        return refuse_value(c, f, "number.range", text, say(c, "更小的数字", "a smaller number"));
}

/* The marks counties' sheets use for yes and no; an empty cell is neither, and comes as no value at all. */
static bool parse_bool(struct ctx *c, const struct field *f, struct str text, struct val *v)
{
        bool yes = among(text, "1|是|有|√|Y|y|yes|Yes|true|TRUE|对|已参保|参加|参保"),
             no = among(text, "0|否|无|×|N|n|no|No|false|FALSE|未参保|未参加|没有|不是");
        if (!yes && !no)
                return refuse_value(c, f, "bool.invalid", text, say(c, "“是”或“否”", "yes or no"));
        *v = V_INT(yes);
        return true;
}

static bool parse_ref(struct ctx *c, const struct field *f, struct str text, struct val *v)
{
        char county[7];
        int64_t id;
        if (!outside_id_parse(text, county, &id) ||
            (county[0] && c->county && strcmp(county, c->county) != 0 && strcmp(county, "000000") != 0))
                return refuse_value(c, f, "reference.invalid", text,
                                    say(c, "本县记录的编号，如 341125-1024",
                                        "the id of a record of this county, such as 341125-1024"));
        *v = V_INT(id);
        return true;
}

static bool parse_refs(struct ctx *c, const struct field *f, struct str text, struct val *v)
{
        struct str rest = text_commas(c->arena, text), part, set = { "", 0 };
        while (str_cut(&rest, ',', &part)) {
                struct val one;
                if (!parse_ref(c, f, str_trim(part), &one))
                        return false;
                set = arena_fmt(c->arena, "%.*s%s%" PRId64, FMT(set), set.n ? "," : "", one.i);
        }
        *v = V_STR(set);
        return true;
}

static bool parse_place(struct ctx *c, const struct field *f, struct str text, struct val *v)
{
        if (!str_digits(text) || (text.n != 6 && text.n != 9 && text.n != 12))
                return refuse_value(c, f, "place.unknown", text,
                                    say(c, "6、9 或 12 位地方代码", "a place code of 6, 9 or 12 digits"));
        *v = V_STR(arena_str(c->arena, text));
        return true;
}

static bool parse_text(struct ctx *c, const struct field *f, struct str text, struct val *v)
{
        if (f->format == FORMAT_ID_NUMBER) {
                struct str normal;
                (void)id_number_check(c->arena, text, c->today, &normal); /* value_check tells faults */
                text = normal;
        } else if (f->format == FORMAT_PERSON_NAME) {
                text = person_name(c->arena, text);
        } else if (f->format != FORMAT_NONE) {
                text = utf8_squeeze(c->arena, text);
        } else if (f->names) {
                text = catalogue_name(c, f->names, text);
        }
        *v = V_STR(arena_str(c->arena, text));
        return true;
}

static bool (*const parsers[FIELD_MAX])(struct ctx *, const struct field *, struct str, struct val *) = {
        [FIELD_TEXT] = parse_text,    [FIELD_CODE] = parse_code,      [FIELD_CODES] = parse_codes,
        [FIELD_DATE] = parse_date,    [FIELD_YEAR] = parse_year,      [FIELD_INT] = parse_number,
        [FIELD_MONEY] = parse_number, [FIELD_DECIMAL] = parse_number, [FIELD_BOOL] = parse_bool,
        [FIELD_REF] = parse_ref,      [FIELD_REFS] = parse_refs,      [FIELD_PLACE] = parse_place,
};

bool draft_text(struct ctx *c, struct draft *d, const struct field *f, struct str text)
{
        struct val v = V_NULL;
        if (!f->lines)
                text = utf8_clean(c->arena, text);
        if (text.n && !parsers[f->type](c, f, text, &v))
                return false;
        size_t i = (size_t)(f - d->e->fields);
        d->v[i] = v;
        d->given[i] = true;
        return true;
}

/* ---- showing ---- */

struct str value_text(struct ctx *c, const struct field *f, struct val v)
{
        char number[32];
        if (v.type == VAL_NULL)
                return (struct str){ "", 0 };
        switch (f->type) {
        case FIELD_CODE:
                return str_of(code_title(c, f->codes, v.s, NULL));
        case FIELD_TEXT:
                if (!f->codes)
                        return v.s;
                /* fall through */
        case FIELD_CODES: {
                struct str rest = v.s, part, out = { "", 0 };
                while (str_cut(&rest, ',', &part))
                        out = arena_fmt(c->arena, "%.*s%s%s", FMT(out), out.n ? say(c, "、", ", ") : "",
                                        code_title(c, f->codes, part, NULL));
                return out;
        }
        case FIELD_BOOL:
                return str_of(v.i ? say(c, "是", "yes") : say(c, "否", "no"));
        case FIELD_MONEY:
        case FIELD_DECIMAL:
                decimal_put(v.i, f->type == FIELD_MONEY ? 2 : f->scale, number);
                return arena_str(c->arena, str_of(number));
        case FIELD_REF: {
                const struct entity *to = entity_find(str_of(f->ref));
                return outside_id(c->arena, to && to->reference ? "000000" : c->county, v.i);
        }
        case FIELD_DATE:
                return f->month ? str_slice(v.s, 0, sizeof "2017-05" - 1) : v.s;
        case FIELD_REFS:
        case FIELD_PLACE:
                return v.s;
        case FIELD_YEAR:
        case FIELD_INT:
        case FIELD_MAX:
                break;
        }
        return arena_fmt(c->arena, "%" PRId64, v.i);
}

/* ---- checking ---- */

/* By the fault: who is asked needs to know whether a character is missing or too many stand there. */
const char *person_name_wanted(struct ctx *c, const char *code)
{
        static const struct {
                const char *code, *zh, *en;
        } wanted[] = {
                { "name.lost", "完整的姓名：有字丢失或被遮盖，请照证件补全",
                  "the whole name: a character is lost or hidden, complete it by the ID card" },
                { "person.several", "一个人的姓名：一人一行；少数民族姓名中间请用“·”",
                  "the name of one person: a row each; between the parts of a minority's name put “·”" },
                { "name.added", "姓名本身：称谓、编号、括号里的说明请填在别的栏",
                  "the name alone: titles, numbers and remarks belong into other columns" },
        };
        for (size_t i = 0; i < COUNT(wanted); i++)
                if (strcmp(wanted[i].code, code) == 0)
                        return say(c, wanted[i].zh, wanted[i].en);
        return NULL;
}

static bool check_format(struct ctx *c, const struct field *f, struct str s)
{
        struct str normal;
        const char *code;
        switch (f->format) {
        case FORMAT_ID_NUMBER:
                code = id_number_check(c->arena, s, c->today, &normal);
                return !code ||
                       fail(c, ERR_INVALID, code, f->name, "%.*s", FMT(id_number_words(c, code, s)));
        case FORMAT_CREDIT_CODE:
                return credit_code_check(s) ||
                       refuse_value(c, f, "credit_code.invalid", s,
                                    say(c, "18 位统一社会信用代码", "a credit code of 18 characters"));
        case FORMAT_PHONE:
                return (s.n >= 5 && s.n <= 60 && s.p[0] != '.') ||
                       refuse_value(c, f, "phone.invalid", s, say(c, "电话号码", "a phone number"));
        case FORMAT_BANK_CARD:
                return (str_digits(s) && s.n >= 12 && s.n <= 28) ||
                       refuse_value(c, f, "card.invalid", s,
                                    say(c, "银行卡或存折号，12 至 28 位数字", "a bank card number of 12 to 28 digits"));
        case FORMAT_PERSON_NAME:
                code = person_name_fault(s);
                return !code || refuse_value(c, f, code, s, person_name_wanted(c, code));
        case FORMAT_NONE:
                break;
        }
        return true;
}

/* A cell has 200 characters unless the field says more: a paragraph in a name's column is a sheet whose columns
 * have slipped. */
static bool check_text(struct ctx *c, const struct field *f, struct str s)
{
        int64_t most = f->max_length ? f->max_length : f->lines ? 4000 : 200;
        if (!utf8_valid(s))
                return refuse_value(c, f, "text.encoding", S("…"), say(c, "UTF-8 文字", "UTF-8 text"));
        if ((int64_t)utf8_length(s) > most)
                return refuse_value(
                        c, f, "text.long", str_slice(s, 0, 30),
                        arena_fmt(c->arena, say(c, "不超过 %" PRId64 " 字", "at most %" PRId64 " characters"), most).p);
        return (!f->grounds || reason_fit(c, s, REASON_LEAST, f->name)) && check_format(c, f, s);
}

/* range: the field's own, else the type's: nothing countable is negative unless it says so. */
static void range(const struct field *f, int64_t *min, int64_t *max)
{
        *min = f->min;
        *max = f->max;
        if (*min == 0 && *max == 0) {
                *min = f->type == FIELD_YEAR ? 1900 : 0;
                *max = f->type == FIELD_YEAR ? 2099 : f->type == FIELD_BOOL ? 1 : INT64_C(1000000000000000);
        }
}

static bool check_number(struct ctx *c, const struct field *f, int64_t n)
{
        int64_t min, max;
        int scale = f->type == FIELD_MONEY ? 2 : f->type == FIELD_DECIMAL ? f->scale : 0;
        char found[32], low[32], high[32];
        range(f, &min, &max);
        if (n >= min && n <= max)
                return true;
        decimal_put(n, scale, found);
        decimal_put(min, scale, low);
        decimal_put(max, scale, high);
        const char *code = n < 0 && min >= 0 ? "number.negative" : "number.range";
        return refuse_value(c, f, code, str_of(found),
                            arena_fmt(c->arena, say(c, " %s 至 %s", "%s to %s"), low, high).p);
}

/* check_year: of what has happened, none that has not begun. */
static bool check_year(struct ctx *c, const struct field *f, int64_t year)
{
        int64_t now = 0;
        char found[32];
        if (!check_number(c, f, year))
                return false;
        if (!f->past || !str_int(str_slice(str_of(c->today), 0, 4), &now) || year <= now)
                return true;
        decimal_put(year, 0, found);
        return refuse_value(
                c, f, "year.ahead", str_of(found),
                arena_fmt(c->arena, say(c, "已经开始的年度，今天是 %s", "a year that has begun; today is %s"), c->today)
                        .p);
}

bool value_check_kind(struct ctx *c, const struct entity *e, const struct field *f, struct val v, struct val kind)
{
        struct str normal;
        if (f->format != FORMAT_ID_NUMBER || id_citizen(kind.type == VAL_TEXT ? kind.s : S("")))
                return value_check(c, e, f, v);
        const char *code = id_other_check(c->arena, v.s, &normal);
        return !code || refuse_value(c, f, code, v.s, say(c, "证件上的号码，5 至 22 位字母和数字",
                                                          "the number of the document, 5 to 22 letters and digits"));
}

bool value_check(struct ctx *c, const struct entity *e, const struct field *f, struct val v)
{
        (void)e;
        switch (f->type) {
        case FIELD_TEXT:
                return check_text(c, f, v.s);
        case FIELD_DATE:
                return date_valid(v.s) || refuse_value(c, f, "date.invalid", v.s,
                                                       say(c, "日期，如 2017-12-31", "a day such as 2017-12-31"));
        case FIELD_CODE: {
                const char *code = code_of(c, f->codes, v.s);
                return !c->err.kind && ((code && str_is(v.s, code)) || code_refuse(c, f, v.s));
        }
        case FIELD_PLACE: {
                struct val again;
                return parse_place(c, f, v.s, &again);
        }
        case FIELD_YEAR:
                return check_year(c, f, v.i);
        case FIELD_INT:
        case FIELD_MONEY:
        case FIELD_DECIMAL:
        case FIELD_BOOL:
                return check_number(c, f, v.i);
        case FIELD_CODES:
        case FIELD_REF:
        case FIELD_REFS:
        case FIELD_MAX:
                break;
        }
        return true;
}

/* ---- outside ids ---- */

struct str outside_id(struct arena *a, const char *county, int64_t id)
{
        return arena_fmt(a, "%s-%" PRId64, county, id);
}

bool outside_id_parse(struct str text, char county[7], int64_t *id)
{
        size_t at = str_find(text, S("-"));
        county[0] = '\0';
        if (at == 6 && str_digits(str_slice(text, 0, 6))) {
                snprintf(county, 7, "%.6s", text.p);
                text = str_slice(text, 7, text.n);
        }
        return str_digits(text) && str_int(text, id) && *id > 0;
}
