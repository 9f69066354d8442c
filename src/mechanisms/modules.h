/* modules.h: the modules, in the order in which their records refer to one another. A new mechanism is one file and a
 * line here and in modules.c. */
#ifndef BANGFU_MECHANISMS_MODULES_H
#define BANGFU_MECHANISMS_MODULES_H

#include "core/catalogue.h"

extern const struct module accounts_module, places_module, documents_module, persons_module, organisations_module,
        cadres_module, households_module, life_module,
        training_module, posting_module, responsibility_module, pay_module, insurance_module, operating_funds_module,
        staffing_module, advisory_module, ledger_module, pay_parts_module, pay_bank_module, bases_module,
        mobile_branches_module,
        village_branches_module,
        consensus_module, member_contact_module, duty_lists_module, assessment_module, appeals_module,
        reopenings_module, accountability_module, honours_module, rectification_module, frontline_module,
        papers_module, oversight_module, review_module, collect_module,
        register_sheet_module, ledger_sheet_module, handover_sheet_module,
        pay_sheet_module, insurance_sheet_module, dues_sheet_module,
        equity_sheet_module, motivation_sheet_module, posting_sheet_module, presence_sheet_module,
        people_sheet_module, appointment_sheet_module, station_sheet_module;

#endif
