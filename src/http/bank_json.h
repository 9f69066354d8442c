/* bank_json.h: what a bank's return came to, as members of an open object (api_pay.c; api_money.c for dividends). */
#ifndef BANGFU_HTTP_BANK_JSON_H
#define BANGFU_HTTP_BANK_JSON_H

#include "base/json.h"
#include "modules/bank_file.h"

void bank_done_json(struct json *j, const struct bank_done *d);

#endif
