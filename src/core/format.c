/* format.c: the national number formats: GB 11643 citizen numbers, GB 32100 credit codes, phones, cards; and their
 * masks (see draft.h).
 *
 * All of them are refused or accepted by what the standard says, never by what looks usual: a wrong check digit in a
 * register means that the person can't be matched with any other register of the country. */
#include "core/draft.h"

#include "base/date.h"
#include "base/utf8.h"

#include <stdio.h>

/* ISO 7064 MOD 11-2, as GB 11643 wants it; X stands for ten. */
static char id_check_digit(const char *p)
{
        static const int weight[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
        int sum = 0;
        for (int i = 0; i < 17; i++)
                sum += (p[i] - '0') * weight[i];
        return "10X98765432"[sum % 11];
}

/* A spreadsheet has turned the number into 3.41E+17: its last digits are lost for good, and no check digit can
 * give them back. Told by itself, because the remedy is another one: format the column as text. */
static bool scientific(struct str s)
{
        size_t e = str_find(s, S("E+"));
        return e < s.n && e > 0 && str_digits(str_slice(s, e + 2, s.n));
}

/* widened: the 18-digit number of a 15-digit one. */
static struct str widened(struct arena *a, struct str s)
{
        char *p = arena_copy(a, arena_fmt(a, "%.*s19%.*s0", 6, s.p, 9, s.p + 6));
        p[17] = id_check_digit(p);
        return (struct str){ p, 18 };
}

/* GB/T 2260: the first two digits of the provinces; 81 to 83 of the permits of residence of Hong Kong, Macao and
 * Taiwan. A number that begins otherwise is of no card of a citizen; 9 begins that of a foreigner's permanent
 * residence. */
static bool id_region(struct str s)
{
        static const char known[] = "11|12|13|14|15|21|22|23|31|32|33|34|35|36|37|41|42|43|44|45|46|50|51|52|53|54|"
                                    "61|62|63|64|65|71|81|82|83";
        return str_among(str_slice(s, 0, 2), known);
}

bool id_citizen(struct str kind)
{
        return kind.n == 0 || str_among(kind, "resident|disability|residence");
}

const char *id_other_check(struct arena *a, struct str text, struct str *normal)
{
        struct str s = utf8_squeeze(a, text);
        char *p = arena_copy(a, s);
        size_t good = 0;
        for (size_t i = 0; i < s.n; i++) {
                p[i] = p[i] >= 'a' && p[i] <= 'z' ? (char)(p[i] - 32) : p[i];
                good += (p[i] >= 'A' && p[i] <= 'Z') || (p[i] >= '0' && p[i] <= '9');
        }
        *normal = (struct str){ p, s.n };
        return s.n < 5 || s.n > 22 ? "id.length" : good < s.n ? "id.characters" : NULL;
}

static bool id_shape(struct str s)
{
        return s.n == 18 && str_digits(str_slice(s, 0, 17)) && (s.p[17] == 'X' || str_digits(str_slice(s, 17, 18)));
}

/* From the coarse to the fine, so that the message names what a clerk would see first: length, characters,
 * check digit, a province that isn't, a birth that can't be. */
const char *id_number_check(struct arena *a, struct str text, const char *today, struct str *normal)
{
        struct str s = utf8_squeeze(a, text);
        char *p = arena_copy(a, s);
        s.p = p;
        for (size_t i = 0; i < s.n; i++)
                if (p[i] == 'x' || p[i] == 'e')
                        p[i] = (char)(p[i] - 32);
        *normal = s;
        if (scientific(s))
                return "id.precision_lost";
        if (s.n == 15 && str_digits(s))
                *normal = s = widened(a, s);
        if (utf8_length(s) != 18)
                return "id.length";
        if (!id_shape(s))
                return "id.characters";
        if (id_check_digit(s.p) != s.p[17])
                return "id.check_digit";
        if (!id_region(s))
                return "id.region";
        char birth[11];
        int sex;
        id_number_facts(s, birth, &sex);
        return date_valid(str_of(birth)) && strcmp(birth, today) <= 0 ? NULL : "id.birth";
}

/* Said where the number may be right, and of another document. */
#define ID_OTHER_ZH "；如是护照、永久居留身份证等其他证件，请在“证件类型”栏写明"
#define ID_OTHER_EN "; of a passport or another document, write its kind into the column 证件类型"

struct str id_number_words(struct ctx *c, const char *code, struct str found)
{
        static const struct {
                const char *code, *zh, *en;
        } words[] = {
                { "id.characters", "证件号码只能有数字，末位可为 X" ID_OTHER_ZH,
                  "an ID number has only digits, the last may be X" ID_OTHER_EN },
                { "id.region", "证件号码前两位不是省级区划代码" ID_OTHER_ZH,
                  "the first two digits of the ID number are of no province" ID_OTHER_EN },
                { "id.check_digit", "证件号码的校验位不对，请核对原件",
                  "the check digit of the ID number is wrong; compare it with the card" },
                { "id.birth", "证件号码里的出生日期不存在或晚于今天",
                  "the day of birth in the ID number is no real day, or in the future" },
                { "id.precision_lost", "证件号码变成了科学计数，末几位已经丢失，请重新填写",
                  "the ID number was turned into 3.4E+17 and its last digits are lost; enter it again" },
        };
        if (strcmp(code, "id.length") == 0)
                return arena_fmt(c->arena,
                                 say(c, "证件号码应为 18 位（或 15 位旧号），现为 %zu 位" ID_OTHER_ZH,
                                     "an ID number has 18 characters (or 15 of old), this has %zu" ID_OTHER_EN),
                                 utf8_length(found));
        for (size_t i = 0; i < COUNT(words); i++)
                if (strcmp(words[i].code, code) == 0)
                        return str_of(say(c, words[i].zh, words[i].en));
        return str_of(say(c, "证件号码不对", "the ID number is wrong"));
}

void id_number_facts(struct str normal, char birth[11], int *sex)
{
        snprintf(birth, 11, "%.4s-%.2s-%.2s", normal.p + 6, normal.p + 10, normal.p + 12);
        *sex = (normal.p[16] - '0') % 2 ? 1 : 2;
}

bool card_doubtful(struct str text)
{
        int sum = 0;
        if (!str_digits(text) || text.n < 16 || text.n > 19)
                return false;
        for (size_t i = 0; i < text.n; i++) {
                const int digit = text.p[text.n - 1 - i] - '0', twice = 2 * digit;
                sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 != 0;
}

/* The first two digits of GB/T 2260: eight parts of the country, some dozen provinces. */
static bool province(struct str number)
{
        static const char known[] = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 "
                                    "61 62 63 64 65 71 81 82 83 91";
        return str_find(str_of(known), str_slice(number, 0, 2)) < sizeof known - 1;
}

const char *value_doubt(struct ctx *c, const struct field *f, struct val v)
{
        if (v.type != VAL_TEXT)
                return NULL;
        if (f->format == FORMAT_ID_NUMBER && v.s.n == 18 && !province(v.s))
                return say(c, "证件号码的前两位不是任何省份的代码，请核对原件",
                           "the ID number begins with the code of no province; compare it with the card");
        if (f->format == FORMAT_BANK_CARD && card_doubtful(v.s))
                return say(c, "卡号的校验位不对，请核对；存折号没有校验位，不必理会",
                           "the check digit of the card is wrong; compare it (a passbook has none)");
        if (f->format == FORMAT_PHONE && str_digits(v.s) && v.s.p[0] == '1' && v.s.n > 8 && v.s.n != 11)
                return say(c, "手机号码应为 11 位，请核对", "a mobile number has 11 digits; compare it");
        return NULL;
}

/* GB 32100: the letters I, O, Z, S and V are no digits of it, because they are misread. */
bool credit_code_check(struct str text)
{
        static const char set[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int sum = 0, weight = 1;
        if (text.n != 18)
                return false;
        for (size_t i = 0; i < 18; i++) {
                const char *at = text.p[i] ? strchr(set, text.p[i]) : NULL;
                if (!at)
                        return false;
                if (i == 17)
                        return (int)(at - set) == (31 - sum % 31) % 31;
                sum += (int)(at - set) * weight;
                weight = weight * 3 % 31;
        }
        return false;
}

/* What stands before the stars is what others tell as well: the district, the carrier. What is hidden leaves at least
 * 365 numbers of a person whose birth, sex and place are known (the order of a day's births is three digits, the check
 * digit follows from them, hence no tail), and 10,000 telephones or cards (the first six digits of a card name its
 * bank, the last proves the others). What is too short for that, or of no format, is hidden whole. */
struct str value_mask(struct arena *a, enum field_format format, struct str plain)
{
        const size_t n = plain.n;
        if (format == FORMAT_ID_NUMBER && n >= 15)
                return arena_fmt(a, "%.*s%.*s", 4, plain.p, (int)(n < 28 ? n - 4 : 24), "************************");
        if (format == FORMAT_PHONE && n == 11 && str_digits(plain) && plain.p[0] == '1')
                return arena_fmt(a, "%.*s****%.*s", 3, plain.p, 4, plain.p + 7);
        if (format == FORMAT_BANK_CARD && n >= 15)
                return arena_fmt(a, "****%.*s", 4, plain.p + n - 4);
        return S("****");
}

bool value_masked(enum field_format format, struct str text)
{
        if (format == FORMAT_NONE) /* words may have stars of their own */
                return str_starts(text, S("****")) && text.n <= 8;
        return str_find(text, S("****")) < text.n;
}
