/* demo_accounts.h: what serve and demo both print of a demonstration: its accounts and their password. */
#ifndef BANGFU_CMD_DEMO_ACCOUNTS_H
#define BANGFU_CMD_DEMO_ACCOUNTS_H

#include "cmd/cmd.h"
#include "demo/demo.h"

void demo_say_accounts(const struct ctx *c);

#endif
