/* draft.h: a record on its way in: values by field, and which of them were given.
 *
 * A draft of a change to an existing record holds only what is given; the rest stays. Values are in stored units (fen,
 * codes, ids); secrets are plain here and nowhere else. draft_text parses what a person or a sheet wrote; faults are
 * collected, not raised one by one. */
#ifndef BANGFU_CORE_DRAFT_H
#define BANGFU_CORE_DRAFT_H

#include "core/codes.h"

struct draft {
        const struct entity *e;
        int64_t id;      /* 0: new */
        int64_t version; /* the version the change was based on; 0: the latest */
        char place[13];  /* jurisdiction; filled by change from the place field, the parent or the county */
        struct val *v;   /* n_fields */
        bool *given;     /* n_fields */
};

struct draft *draft_new(struct arena *a, const struct entity *e);
/* By our own names (asserts that the field exists). */
void draft_set(struct draft *d, const char *field, struct val v);
struct val draft_get(const struct draft *d, const char *field);
bool draft_given(const struct draft *d, const char *field);
/* draft_text: parses text (cleaned) as the field's type: a code by code, title or synonym; a date in any style; money
 * in yuan. An empty text clears. A REF takes an outside id ("341125-1024" or "1024"). False: c->err says code, where
 * ("entity.field") and what is allowed. */
MUST bool draft_text(struct ctx *c, struct draft *d, const struct field *f, struct str text);
/* value_text: a stored value as people read it: code titles in the context's language, money "12.00", REF as outside
 * id, day as it is. */
struct str value_text(struct ctx *c, const struct field *f, struct val v);
/* value_check: range, length, format. Faults as above. */
MUST bool value_check(struct ctx *c, const struct entity *e, const struct field *f, struct val v);
/* value_check_kind: the same where the kind of the document is known (field.kind_in). */
MUST bool value_check_kind(struct ctx *c, const struct entity *e, const struct field *f, struct val v, struct val kind);
/* code_row: "序号、姓名、序号" as the codes of the field's list, in this order and repeated; for a TEXT field of codes. */
MUST bool code_row(struct ctx *c, const struct field *f, struct str text, struct val *v);

/* text_commas: the marks that separate several values in one cell (、，；/|) as commas. */
struct str text_commas(struct arena *a, struct str text);
/* Formats (GB 11643, GB 32100 …). id_number_check returns NULL when right, else the published code ("id.check_digit");
 * text is cleaned; a 15-digit number is widened. sex 1 or 2 and birth come out of it. */
const char *id_number_check(struct arena *a, struct str text, const char *today, struct str *normal);
/* id_number_words: what such a code says of the number that was found: one sentence, whoever refuses. */
struct str id_number_words(struct ctx *c, const char *code, struct str found);
void id_number_facts(struct str normal, char birth[11], int *sex);
/* id_citizen: the kind of document (id_type) has a citizen's number; one not said has. id_other_check: the number
 * of any other document, a passport or permit of residence: 5 to 22 letters and digits. */
bool id_citizen(struct str kind);
const char *id_other_check(struct arena *a, struct str text, struct str *normal);
/* person_name_wanted: what should stand there instead, by the code of person_name_fault; NULL for any other code. */
const char *person_name_wanted(struct ctx *c, const char *code);
bool credit_code_check(struct str text);
/* card_doubtful: 16 to 19 digits whose last is not the check digit (Luhn) bank cards have; passbooks have none, so it
 * is a hint only. */
bool card_doubtful(struct str text);
/* value_doubt: what is seldom right in a value no rule refuses, to be looked at again: the check digit of a card, the
 * province of an ID number, the length of a mobile number. NULL: nothing. */
const char *value_doubt(struct ctx *c, const struct field *f, struct val v);
/* value_mask: what everybody sees of a secret: 3411**************; phone 138****5678; card ****1234; all else ****. */
struct str value_mask(struct arena *a, enum field_format format, struct str plain);
/* value_masked: a mask, of today or of a sheet that was exported years ago: whoever sends it back changes nothing, be
 * its digits right or wrong. */
bool value_masked(enum field_format format, struct str text);

#endif
