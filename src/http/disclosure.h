/* disclosure.h: who looked behind a mask, into a compartment, or took persons away as a file. Each is a record of the
 * register `disclosure`, written in the name of the one who looked, so that it is journalled like everything else and
 * can't be left out. */
#ifndef BANGFU_HTTP_DISCLOSURE_H
#define BANGFU_HTTP_DISCLOSURE_H

#include "core/query.h"
#include "http/http.h"

struct disclosure {
        const char *kind; /* code list disclosure_kind: reveal, find, lookup, compartment, returned, refusal, export */
        const struct entity *e;
        int64_t id;        /* 0: many */
        const char *place; /* NULL: the county */
        struct str fields, reason;
        const char *purpose; /* code list disclosure_purpose; NULL: none was asked */
        int64_t rows;        /* of a file or a sheet; 0: not counted */
        const char *file;    /* whose digest is kept; NULL: none */
};
MUST bool disclose(struct ctx *c, const struct disclosure *d);
/* disclose_cards: notes that the cards of n persons left for the bank, with what they are paid by. */
MUST bool disclose_cards(struct ctx *c, const struct entity *e, int64_t id, const char *place, int64_t n);
/* disclose_find: notes a search by the secrets named, within the number of them an account has a day. */
MUST bool disclose_find(struct ctx *c, const struct entity *e, struct str fields);
/* lookup_may: before a sheet's numbers are looked up for who may not know them county-wide: within their number of a
 * day. disclose_lookup notes how many they were; 0 notes nothing. Both pass whoever may reveal persons everywhere. */
MUST bool lookup_may(struct ctx *c);
MUST bool disclose_lookup(struct ctx *c, int64_t numbers);
/* refusals_may: for look_begin: within the number of a day, as for searches by number. */
MUST bool refusals_may(struct ctx *c);
/* disclose_looks: writes down what was read of compartments by somebody outside them (look.h); for the border, before
 * the answer goes out. An error that is to be told stands as it was; false: the looks could not be noted. */
MUST bool disclose_looks(struct ctx *c);
/* disclose_guess: after a change was taken back that asked whether ID numbers are registered: they are noted as so many
 * searches, whatever the refusal was, and it stands; beyond the day's searches it is not told. Passes whoever may
 * reveal persons everywhere. Always false, to be returned. */
MUST bool disclose_guess(struct ctx *c, int64_t numbers);
/* draft_numbers: how many whole ID numbers a draft asks for: 1 or 0; NULL is none. */
int64_t draft_numbers(struct ctx *c, const struct draft *d);
/* disclosable: false for a compartment the actor reads only by leave of the journal: not beside other records, then. */
bool disclosable(const struct ctx *c, const struct entity *e);

/* disclosure_words: purpose (a code or its title) and reason as somebody gave them into d; refused when the purpose is
 * none of the list or the reason says nothing (core/reason.h). */
MUST bool disclosure_words(struct ctx *c, struct str purpose, struct str reason, struct disclosure *d);

/* An export, by page, API or command. takes_persons: whether rows of e name persons or hold secrets. */
bool takes_persons(const struct entity *e);
struct export_ask {
        const struct entity *e;
        const char *place; /* NULL: the county */
        int64_t rows;
        struct str purpose, reason; /* as given; empty: none */
        struct str asked;           /* what tells this export from another: path and conditions */
};
/* export_may: before a file goes out: of more than a few rows of persons purpose and reason are wanted, of many, with
 * those the account took away that day, another person's leave, for which a request is entered. d is filled for
 * disclose, with the number of rows. The local command is asked nothing (who may open the store needs no account), what
 * it writes is noted all the same. */
MUST bool export_may(struct ctx *c, const struct export_ask *ask, struct disclosure *d);
/* export_mark: the words of the watermark: account, day and purpose; empty for what names no person. */
struct str export_mark(struct ctx *c, const struct disclosure *d);

#endif
