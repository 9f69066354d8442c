/* bank_file.h: a file a bank takes, by the county's mapping (register bank_mapping, pay_bank.c): read the mapping, put
 * a header when it wants one, then a row for each payment. Cards are plain here: whoever asks must have the right. */
#ifndef BANGFU_MODULES_BANK_FILE_H
#define BANGFU_MODULES_BANK_FILE_H

#include "base/buf.h"
#include "core/change.h"

struct bank_mapping {
        char separator;
        bool header;
        struct str columns, returned, done_words;
};
struct bank_row {
        int64_t number, amount; /* fen */
        struct str name, place, bank, card, month;
};
MUST bool bank_mapping_read(struct ctx *c, int64_t id, struct bank_mapping *m);
/* bank_row_put: row NULL puts the header. */
void bank_row_put(struct ctx *c, struct buf *file, const struct bank_mapping *m, const struct bank_row *row);

#endif
