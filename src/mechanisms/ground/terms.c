/* terms.c: the county's own stretches of words that change with the day (base/term.h).
 *
 * An office is renamed on the day it puts up its sign, and no program knows which word a document will bring. The
 * county enters the word, its first day and the document. It is said from that day on in every title, menu, list,
 * form and sentence of the account, and sheets that use it are understood. Pages about earlier days go on to say the
 * word of theirs. */
#include "mechanisms/ground/terms.h"

#include "base/term.h"
#include "core/change.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

static const struct codes term_keys = MADE_CODES("term_key", "用语", "Word", term_code);

static const struct field term_fields[] = {
        CODE("word", "用语", "Word", &term_keys, .required = true, .help = "要改叫法的是哪个词（列表里是现在的叫法）",
             .help_en = "the word that is called otherwise; the list says what it is called now"),
        DATE("from_on", "起用日期", "First day", .required = true, .help = "机构挂牌或文件施行的日子",
             .help_en = "the day the office put up its sign, or the document took effect"),
        DATE("to_on", "停用日期", "Last day", .help = "不填则一直用到下一段起用", .help_en = "empty: until the next one begins"),
        TEXT("zh", "叫法", "In Chinese", .required = true, .max_length = 40, .synonyms = "名称|本县叫法"),
        TEXT("en", "英文叫法", "In English", .max_length = 80, .help = "不填则沿用程序里的英文",
             .help_en = "empty: as the program has it"),
        TEXT("basis", "依据", "Basis", .required = true, .max_length = 200, .help = "文件名称和文号，或会议、挂牌的依据",
             .help_en = "the document and its number", .synonyms = "依据文件|文件"),
};

/* plain_word: bars part the words of a sheet, braces are the account's: a word that held one would break both. */
static bool plain_word(struct ctx *c, const struct draft *d, const struct draft *old, const char *field)
{
        const struct val word = draft_now(d, old, field);
        return word.type != VAL_TEXT || term_plain(word.s) ||
               fail(c, ERR_INVALID, "term.plain", field, "%s",
                    say(c, "叫法里不能有 «»、{}、%、| 和英文引号", "a word holds none of these: « » { } % | nor quotes"));
}

static bool term_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        return plain_word(c, d, old, "zh") && plain_word(c, d, old, "en");
}

static const struct entity term_entities[] = {
        { .name = "term", .title = "本县用语", .title_en = "The county's own words", .life = LIFE_SPAN,
          .reference = true, .reading = READ_DIRECTORY, .area = AREA_BASE,
          .help = "机构、岗位、工作的叫法自哪一天起改变，页面、报表和报告按所说的日子用词",
          .help_en = "from which day an office, a post or a work is called otherwise; pages, forms and the account use "
                     "the words of the day they speak of",
          .called = "用语表|用语对照", .keys = "word,from_on", .sort = "word", .title_sql = "r.zh", FIELDS(term_fields),
          .prepare = term_prepare },
};

const struct module terms_module = {
        .name = "terms",
        .title = "用语",
        .title_en = "Words of the day",
        .mechanism = "0",
        ENTITIES(term_entities),
};
