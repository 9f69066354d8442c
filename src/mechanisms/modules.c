/* modules.c: what this program knows, as one explicit array. References point backwards: a module stands behind those
 * its records name. */
#include "mechanisms/modules.h"

static const struct module *const modules[] = {
        &accounts_module, &places_module, &documents_module, &persons_module, &organisations_module, &cadres_module,
        &households_module, &life_module,
        &training_module, &posting_module, &responsibility_module, &pay_module, &pay_parts_module, &pay_bank_module,
        &insurance_module, &operating_funds_module, &staffing_module, &advisory_module, &bases_module,
        &mobile_branches_module,
        &village_branches_module, &ledger_module, &consensus_module, &member_contact_module, &duty_lists_module,
        &assessment_module, &appeals_module, &reopenings_module, &accountability_module, &honours_module,
        &rectification_module, &frontline_module,
        &papers_module, &oversight_module, &review_module, &collect_module,
        &register_sheet_module, &ledger_sheet_module, &handover_sheet_module,
        &pay_sheet_module, &insurance_sheet_module, &dues_sheet_module,
        &equity_sheet_module, &motivation_sheet_module, &posting_sheet_module,
        &people_sheet_module, &presence_sheet_module, &appointment_sheet_module, &station_sheet_module,
};

const struct module *const *catalogue_modules(size_t *n)
{
        *n = COUNT(modules);
        return modules;
}
