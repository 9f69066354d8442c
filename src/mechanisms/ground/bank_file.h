/* bank_file.h: what goes to a bank and what comes back, by the county's format (bank_formats.c), whatever is paid: a
 * pay run's persons (pay_run_bank.c), a dividend's holders (dividend_bank.c).
 *
 * A transfer is one payee's sum; its record has the fields state (sent, paid, failed), reason and returned_on. Cards
 * are plain here: whoever asks must have the right. */
#ifndef BANGFU_GROUND_BANK_FILE_H
#define BANGFU_GROUND_BANK_FILE_H

#include "base/buf.h"
#include "core/change.h"

extern const struct codes codes_transfer_state;
extern const struct codes codes_bank_column; /* of the file; its header has their titles */
extern const struct codes codes_bank_returned;

/* bank_mapping: what the county entered of one bank: columns and returned are names of columns joined by commas, as the
 * file has them from left to right; done_words are the bank's words for "paid". */
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
/* bank_transfers: those of one run or dividend, in the arena; the order is that of the lines in the file. */
struct bank_transfers {
        struct bank_transfer *items;
        size_t n, cap;
};

struct bank_unmatched { /* a line of the return that fits no transfer, and why */
        int64_t line;
        struct str name, card, amount, why; /* card: masked; as they stand there */
};
#define BANK_UNMATCHED_MAX 200 /* told one by one; all are counted */
struct bank_done {
        int64_t sent, waiting;                 /* lines of a file; transfers left out, for they wait for the return */
        int64_t paid, failed, same, unmatched; /* same: paid before */
        struct bank_unmatched *rows;
        size_t n_rows, cap_rows;
};

struct bank_order {
        int64_t mapping;
        bool again; /* also what was sent already and waits for the return: the file was lost */
};
/* bank_goes: whether a transfer in this state is for the next file; what isn't, and waits, is counted. */
bool bank_goes(const struct bank_order *o, struct str state, struct bank_done *out);
/* bank_transfers_read: the transfers a statement gives, in the columns id, payee, amount, name, place, bank, sealed
 * (the card), state, month; with an order only those that go into its file. */
MUST bool bank_transfers_read(struct ctx *c, const char *statement, const struct arg *args, size_t n,
                              const struct bank_order *o, struct bank_transfers *out, struct bank_done *done);
/* bank_file_put: a header when the bank wants one, then a line for each transfer that has a card. Refuses a file when
 * there is nothing left to send. */
MUST bool bank_file_put(struct ctx *c, const struct bank_mapping *m, const struct bank_transfers *all, struct buf *file,
                        struct bank_done *out);

struct bank_return {
        const char *entity; /* of the transfers */
        int64_t mapping;
        struct str text;
        const struct bank_transfers *sent;
};
/* bank_return_put: each line settles the transfer it is about, as paid, or as failed and why. */
MUST bool bank_return_put(struct ctx *c, struct change *ch, const struct bank_return *r, struct bank_done *out);

#endif
