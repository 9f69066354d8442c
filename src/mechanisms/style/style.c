/* style.c: what the registers of work style share (see style.h). */
#include "mechanisms/style/style.h"

#include "mechanisms/ground/shared.h"

/* An error of kind ERR_RULE as the rules' own statements give it: for hooks that ask what SQL over touched rows
 * can't, and users read no difference. */
bool style_refuse(struct ctx *c, const char *code, const char *where, const char *zh, const char *en)
{
        return fail(c, ERR_RULE, code, where, "%s", say(c, zh, en));
}

/* Either will do, and both: a decision on a unit often names who answers for it. None would be a line about
 * nobody. */
bool style_names_somebody(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (draft_now(d, old, "organisation").type != VAL_NULL || draft_now(d, old, "person").type != VAL_NULL)
                return true;
        return fail(c, ERR_INVALID, "subject.missing", "organisation", "%s",
                    say(c, "须写明单位或人员", "an organisation or a person is named"));
}
