/* password.h: what may be a password. One rule for the page, the API, the command and the ones made here.
 *
 * Refused: too short or too long; what many people have (common_passwords.txt: 30,000, its source in its head), also
 * with digits or signs around it or said twice; runs and repeats (1111111111, abcdefghij, qwertyuiop, 1234512345);
 * a piece said again with digits between; words anybody near knows (login, name, its pinyin, the county, the office's
 * words) with hardly anything but digits and signs around: cun2017cun, dingyuan2017. Nothing is said about digits and
 * capitals: such rules make clerks write their password on the screen's edge; a long one in Chinese words is as good,
 * so characters are counted and not bytes. The last five of an account are refused where they are known (account.c). */
#ifndef BANGFU_CORE_PASSWORD_H
#define BANGFU_CORE_PASSWORD_H

#include "base/ctx.h"

#define PASSWORD_MIN 10
#define PASSWORD_MAX 128
#define PASSWORD_KEPT_BACK 5 /* of an account, none of which may come again */

/* password_fit: false with the words why not. login and title may be empty. */
MUST bool password_fit(struct ctx *c, struct str password, struct str login, struct str title);
/* password_made: fourteen letters and digits nobody takes for one another; fit. */
struct str password_made(struct ctx *c);

#endif
