/* bank_json.h: what a bank's file or return came to, as members of an open object, and what a file is asked for
 * (api_pay.c; api_money.c for dividends). */
#ifndef BANGFU_HTTP_BANK_JSON_H
#define BANGFU_HTTP_BANK_JSON_H

#include "base/json.h"
#include "http/http.h"
#include "mechanisms/ground/bank_file.h"

void bank_done_json(struct json *j, const struct bank_done *d);
/* bank_asked: "mapping", a format of the county, and "again". */
MUST bool bank_asked(struct ctx *c, const struct request *rq, struct bank_order *o);

#endif
