/* cells.h: what a person wrote in a cell, as a value of a field: cleaned, parsed, checked, or refused with a code.
 *
 * * An empty cell, and one of dashes alone, says nothing. (清空) says: no value. Numbers may carry thousands commas,
 * ￥, a unit (元, 亩, 个月 …) or 万元; a date any style counties use, a real date cell, an eight-digit number or a bare
 * serial; truth 是/否, 有/无, √/×. A number that went through a program (341125007000001.0, 3411 2500 7000 001) is the
 * number; one of more than fifteen digits in a number cell, or any in scientific notation, has lost its last digits
 * and is refused, as is a formula whose value is not in the file, and a day of long ago that is a number in a cell
 * of the wrong look. */
#ifndef BANGFU_IMPORT_CELLS_H
#define BANGFU_IMPORT_CELLS_H

#include "core/subject.h"
#include "import/match.h"

struct cell_words { /* words somebody mapped by hand once: list, word -> code */
        struct str list, word, code;
        bool used; /* the file that is read has this word */
};
/* What a cell's reading depends on besides the cell: places, mapped words, and what the sheet's
 * title said of unit and year. */
struct cell_reader {
        const struct places *places;
        struct cell_words *words;
        size_t n_words;
        int64_t money_factor; /* of the sheet */
        int year;             /* of its title, for days written without one; 0 none */
        struct val kind;      /* of the row's document (field.kind_in); V_NULL: it doesn't say */
};
/* Why a cell is refused; one fault a cell. */
struct cell_fault {
        const char *code; /* NULL: none */
        struct str message;
};

/* cell_read: fills text, given, faulty, v and precision of *out; place and reference fields are
 * left as text for the resolver. */
void cell_read(struct ctx *c, const struct cell_reader *r, const struct match_target *to,
               const struct match_column *column, struct cell cell, struct subject_cell *out, struct cell_fault *fault);
/* cell_plain: what was meant by a text: cleaned, without what people and programs put around a number or a name to keep
 * a spreadsheet from changing it: ="341125", =341125, '341125, `赵六. A quotation inside a text stays. */
struct str cell_plain(struct arena *a, struct str text);
/* cell_number: "1,234.5元" with `scale` decimals kept; factor 10000 for 万元. rounds: a number cell
 * may be finer than the scale. */
enum cell_rounding { CELL_EXACT, CELL_ROUNDED };
enum decimal_fault cell_number(struct arena *a, struct str text, int scale, int64_t factor, enum cell_rounding rounding,
                               int64_t *value);
/* cell_commas: 、，；/| and blanks between several values as commas. */
struct str cell_commas(struct arena *a, struct str text);
bool cell_truth(struct str text, bool *value);
bool cell_cleared(struct str text); /* (清空) */
bool cell_scientific(struct str text);
/* cell_word: the code somebody mapped this word to; empty when none. */
struct str cell_word(const struct cell_reader *r, const char *list, struct str word);

#endif
