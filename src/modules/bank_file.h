/* bank_file.h: what goes to a bank and what comes back, by the county's mapping (register bank_mapping, pay_bank.c),
 * whatever is paid: a pay run's persons (pay_file.c), a dividend's holders (dividend_bank.c).
 *
 * A transfer is one payee's sum; its record has the fields state (sent, paid, failed), reason and returned_on. Cards
 * are plain here: whoever asks must have the right. */
#ifndef BANGFU_MODULES_BANK_FILE_H
#define BANGFU_MODULES_BANK_FILE_H

#include "base/buf.h"
#include "core/change.h"

#define BANK_COLUMNS "number,name,card,bank,amount,fen,month,place"
#define BANK_RETURNED "card,name,amount,status,reason,-"

extern const struct codes codes_transfer_state;

struct bank_mapping {
        char separator;
        bool header;
        struct str columns, returned, done_words;
};
MUST bool bank_mapping_read(struct ctx *c, int64_t id, struct bank_mapping *m);

struct bank_transfer {
        int64_t id, payee, amount; /* id: its record, 0: none yet; fen */
        struct str name, place, bank, card, state, month;
};
struct bank_transfers {
        struct bank_transfer *items;
        size_t n, cap;
};
struct bank_transfer *bank_transfer_add(struct ctx *c, struct bank_transfers *t);
struct str bank_card_of(struct ctx *c, struct str sealed); /* empty: none */

/* bank_file_put: a header when the bank wants one, then a line for each transfer that has a card; lines: how many. */
MUST bool bank_file_put(struct ctx *c, const struct bank_mapping *m, const struct bank_transfers *all, struct buf *file,
                        int64_t *lines);

struct bank_return {
        const char *entity; /* of the transfers */
        int64_t mapping;
        struct str text;
        const struct bank_transfers *sent;
};
struct bank_done {
        int64_t paid, failed, same, unmatched; /* same: paid before */
        struct str unmatched_lines;            /* "3、17" */
};
/* bank_return_put: each line settles the transfer it is about, as paid, or as failed and why. */
MUST bool bank_return_put(struct ctx *c, struct change *ch, const struct bank_return *r, struct bank_done *out);

#endif
