/* withdrawal.c: 不脱贫不撤岗, no withdrawal before exit: the hard rule of mechanisms 1.3 and 2.1, for helpers of
 * households and leaders of work teams alike.
 *
 * An ending is refused when on the day after a household poor or monitored would have no responsible cadre, or a
 * village still poor and designated for a team no leader. A successor in the same change satisfies it; after
 * a reason the county lists (parameter interim_reasons) he may be an interim, with a dated vacancy (vacancy.c). A
 * withdrawal has many roads: the responsibility or posting itself, its slot, its team, the cadre's service, a day
 * moved; so the rules listen to all of them and look at what stands on the day, not at what was done. Since the exit no
 * longer ended help (摘帽不摘责任), a household or village that has left poverty is bound alike from one day to another, both
 * parameters, unless the ending names the document that decided it; and since teams go where the county designates,
 * poor or not, a designated village keeps its leader (向重点乡村持续选派). To void was no
 * ending while the exit ended help: a record entered in error went with its reason, and its household is on the
 * uncovered list. Since help outlasts the exit it is looked at as an ending is, whatever road it comes (a page, an
 * import taken back): who helps truly is entered first, then the error goes. Neither a cadre nor a slot is voided
 * under those who rest on it, which would end them unseen. The days themselves are guarded: who is bound by them does
 * not move them alone. */
#include "mechanisms/modules.h"

/* The titles tell the clerk what to do, since whoever is refused here is in the middle of a handover. */
static const struct rule withdrawal_rules[] = {
        { .name = "no_withdrawal", .title =
          "«no_withdrawal»，须有接任人（结束时写明“接任人”，或用“结束并接任”“帮扶户交接”；已退出的户在继续帮扶期内不再帮扶的，写明“结束决定文件”）",
          .title_en = "«no_withdrawal»; name a successor with the end, or hand over (or, of a household out "
                      "of poverty, the document that ended help); one is wanted for",
          .on = "responsibility|cadre", .when = RULE_END, .sql = "withdrawal.household" },
        { .name = "no_withdrawal", .title =
          "«no_withdrawal»，驻村工作队须有队长（打开队长的驻村记录，用“结束并接任”，或结束时写明“接任人”；已«delisting»的村按规定不再派驻的，写明“结束决定文件”）",
          .title_en = "«no_withdrawal»; name a successor with the end (or, of a village delisted, the "
                      "document that ended the posting); a team leader is wanted for",
          .on = "posting|slot|work_team|cadre", .when = RULE_END, .sql = "withdrawal.village" },
        { .name = "no_withdrawal", .title =
          "«no_withdrawal»，作废后没有责任人的不能作废（录错的，先登记正确的责任人再作废；不再帮扶的，结束时写明“结束决定文件”）",
          .title_en = "«no_withdrawal»; what was entered in error is voided once the right cadre is entered, and help "
                      "is ended by the document that decided it; a cadre is wanted for",
          .on = "responsibility", .when = RULE_VOID, .sql = "withdrawal.household" },
        { .name = "no_withdrawal", .title =
          "«no_withdrawal»，作废后没有队长的不能作废（录错的，先登记正确的队长再作废；不再派驻的，结束时写明“结束决定文件”）",
          .title_en = "«no_withdrawal»; what was entered in error is voided once the right leader is entered, and a "
                      "posting is ended by the document that decided it; a team leader is wanted for",
          .on = "posting|work_team", .when = RULE_VOID, .sql = "withdrawal.village" },
        /* Voiding says that somebody never was a cadre; then whoever he helps never had a helper. Seen before the
         * rows go, not after. */
        { .name = "cadre_in_use", .title = "仍有包保责任或驻村岗位的干部不能作废：先办理交接，录错的先作废其责任",
          .title_en = "a cadre who bears responsibilities or holds a post is not voided: hand over first, or void "
                      "those entered in error; this is so for",
          .on = "cadre", .when = RULE_VOID, .sql = "withdrawal.cadre_in_use" },
        /* The same of a slot and who holds it. */
        { .name = "slot_in_use", .title = "仍有人在岗的驻村岗位不能作废：先结束或作废其派驻",
          .title_en = "a slot somebody holds is not voided: end or void the posting first; this is so for",
          .on = "slot", .when = RULE_VOID, .sql = "withdrawal.slot_in_use" },
};

/* The stretches of the rule packs. Their first days are those of the nation's documents as far as they are known here;
 * a county enters its own with the document it goes by. */
static const struct parameter withdrawal_parameters[] = {
        { .name = "help_after_exit_from", .title = "退出后继续帮扶(四不摘)的起始日",
          .title_en = "First day on which help outlasts the exit", .unit = "日期", .type = FIELD_DATE,
          .fallback = "2018-08-01", .guards = true },
        { .name = "help_after_exit_until", .title = "退出后继续帮扶(四不摘)的截止日",
          .title_en = "Last day on which help outlasts the exit", .unit = "日期", .type = FIELD_DATE,
          .fallback = "2025-12-31", .guards = true },
        { .name = "teams_by_designation", .title = "按确定的村持续选派工作队的起始日",
          .title_en = "First day from which designated villages keep their team", .unit = "日期", .type = FIELD_DATE,
          .fallback = "2021-01-01", .guards = true },
};

const struct module withdrawal_module = {
        .name = "withdrawal",
        .title = "«no_withdrawal»",
        .title_en = "«no_withdrawal»",
        .mechanism = "1.3",
        RULES(withdrawal_rules),
        PARAMETERS(withdrawal_parameters),
};
