/* term_words.c: what things were called when: the program's stretches of words that change with the day (base/term.h).
 *
 * Three times: registering the poor, to 2020; the transition, 2021 to 2025; standing assistance, from 2026. A stretch
 * says its first day and holds until the next of its key. Where each county decides for itself (offices are renamed on
 * the day they put up their sign, helpers by a document) the county enters its own in the register `term`, and that one
 * is said. Where 2026 has brought no word yet, the one before goes on.
 *
 * Here are names and kinds of things. A code that exists only at some times stands in its list, with its days. */
#include "mechanisms/ground/terms.h"

#include "base/term.h"

#define TO_2020 NULL
#define FROM_2021 "2021-01-01"
#define FROM_2026 "2026-01-01"

#define POOR "2014—2020年建档立卡时期用语"
#define BRIDGE "2021—2025年过渡期用语"
#define STANDING "2026年起常态化帮扶用语"
#define SIGNED "机构改革，以本县挂牌日为准"

static const struct {
        struct term term;
        const char *mark;
} words[] = {
#define TERM(key_, from_, zh_, en_, basis_) \
        { { .key = key_, .from = from_, .zh = zh_, .en = en_, .basis = basis_ }, TERM_OPEN key_ TERM_CLOSE }
        /* offices and their people */
        TERM("office", TO_2020, "县扶贫办", "county poverty-alleviation office", POOR),
        TERM("office", "2021-06-01", "县乡村振兴局", "county rural revitalisation bureau", SIGNED),
        TERM("office", "2025-01-01", "县农业农村局", "county bureau of agriculture and rural affairs", SIGNED),
        TERM("office_short", TO_2020, "扶贫办", "poverty-alleviation office", POOR),
        TERM("office_short", "2021-06-01", "乡村振兴局", "rural revitalisation bureau", SIGNED),
        TERM("office_short", "2025-01-01", "农业农村局", "bureau of agriculture and rural affairs", SIGNED),
        TERM("station", TO_2020, "扶贫工作站", "work station", POOR),
        TERM("station", FROM_2021, "乡村振兴工作站", "revitalisation work station", BRIDGE),
        TERM("officer", TO_2020, "扶贫专干", "village officer", POOR),
        TERM("officer", FROM_2021, "乡村振兴专干", "village revitalisation officer", BRIDGE),
        TERM("helper", TO_2020, "帮扶责任人", "helper", POOR),
        TERM("dispatch", TO_2020, "选派帮扶干部", "selection and dispatch", POOR),
        TERM("dispatch", FROM_2021, "驻村第一书记和工作队", "first secretaries and teams in villages", BRIDGE),
        /* the whole and its work */
        TERM("party_building", TO_2020, "抓党建促脱贫攻坚", "Party building for poverty alleviation", POOR),
        TERM("party_building", FROM_2021, "抓党建促乡村振兴", "Party building for rural revitalisation", BRIDGE),
        TERM("campaign", TO_2020, "脱贫攻坚", "poverty alleviation", POOR),
        TERM("campaign", FROM_2021, "乡村振兴", "rural revitalisation", BRIDGE),
        TERM("work", TO_2020, "扶贫", "poverty-alleviation", POOR),
        TERM("work", FROM_2021, "乡村振兴", "revitalisation", BRIDGE),
        TERM("goal", TO_2020, "脱贫", "poverty alleviation", POOR),
        TERM("goal", FROM_2021, "振兴", "revitalisation", BRIDGE),
        TERM("no_withdrawal", TO_2020, "不脱贫不撤岗", "no withdrawal before exit", POOR),
        TERM("no_withdrawal", FROM_2021, "风险未消除不撤岗", "no withdrawal while a risk remains", BRIDGE),
        TERM("enterprises", TO_2020, "百企帮百村", "Hundred Enterprises Help Hundred Villages", POOR),
        TERM("enterprises", FROM_2021, "万企兴万村", "Ten Thousand Enterprises for Ten Thousand Villages", BRIDGE),
        /* households: who is poor after 2020 has fallen back, or has fallen */
        TERM("poor", TO_2020, "贫困", "poor", POOR),
        TERM("poor", FROM_2021, "返贫致贫", "fallen", BRIDGE),
        TERM("poor_household", TO_2020, "贫困户", "poor household", POOR),
        TERM("poor_household", FROM_2021, "返贫致贫户", "household fallen into poverty", BRIDGE),
        TERM("poor_households", TO_2020, "贫困户", "poor households", POOR),
        TERM("poor_households", FROM_2021, "返贫致贫户", "households fallen into poverty", BRIDGE),
        TERM("helped_household", TO_2020, "贫困户", "poor household", POOR),
        TERM("helped_household", FROM_2021, "脱贫户和监测对象", "household out of poverty or monitored", BRIDGE),
        TERM("registered_households", TO_2020, "建档立卡贫困户", "poor households", POOR),
        TERM("registered_households", FROM_2021, "建档立卡户", "registered households", BRIDGE),
        TERM("monitored", TO_2020, "监测户", "monitored households", POOR),
        TERM("monitored", FROM_2021, "监测对象", "monitored households", BRIDGE),
        TERM("monitored", FROM_2026, "防止返贫致贫对象", "households in standing assistance", STANDING),
        TERM("cause", TO_2020, "致贫原因", "cause of poverty", POOR),
        TERM("cause", FROM_2021, "致贫返贫风险", "risk of poverty", BRIDGE),
        TERM("attribute", TO_2020, "贫困户属性", "attribute", POOR),
        TERM("attribute", FROM_2021, "户属性", "attribute", BRIDGE),
        TERM("poor_states", TO_2020, "贫困、预脱贫或返贫", "poor, awaiting exit or relapsed", POOR),
        TERM("poor_states", FROM_2021, "返贫致贫", "fallen into poverty", BRIDGE),
        TERM("exit", TO_2020, "脱贫", "exit", POOR),
        TERM("exit", FROM_2021, "退出", "exit", BRIDGE),
        TERM("household_exit", TO_2020, "贫困户退出（脱贫）", "exit of a poor household", POOR),
        TERM("household_exit", FROM_2021, "帮扶户退出", "exit of a household", BRIDGE),
        /* villages */
        TERM("poor_village", TO_2020, "贫困村", "poor village", POOR),
        TERM("poor_village", FROM_2021, "脱贫村", "village out of poverty", BRIDGE),
        TERM("poor_villages", TO_2020, "贫困村", "poor villages", POOR),
        TERM("poor_villages", FROM_2021, "脱贫村", "villages out of poverty", BRIDGE),
        TERM("remaining_villages", TO_2020, "尚未出列的贫困村", "poor villages not yet delisted", POOR),
        TERM("remaining_villages", FROM_2021, "尚未摘帽的村", "villages not yet delisted", BRIDGE),
        TERM("planned_villages", TO_2020, "计划出列村", "exit-plan villages", POOR),
        TERM("planned_villages", FROM_2021, "重点帮促村", "villages of key support", BRIDGE),
        TERM("delisting", TO_2020, "出列", "delisting", POOR),
        TERM("delisting", FROM_2021, "退出", "delisting", BRIDGE),
        TERM("exit_plan", TO_2020, "出列(脱贫)计划", "exit plan", POOR),
        TERM("exit_plan", FROM_2021, "退出计划", "exit plan", BRIDGE),
        /* what is done */
        TERM("workshop", TO_2020, "扶贫车间", "poverty-alleviation workshop", POOR),
        TERM("workshop", FROM_2021, "就业帮扶车间", "employment workshop", BRIDGE),
        TERM("service_station", TO_2020, "扶贫驿站", "service station", POOR),
        TERM("service_station", FROM_2021, "帮扶驿站", "service station", BRIDGE),
        TERM("fund", TO_2020, "扶贫资金", "poverty-alleviation funds", POOR),
        TERM("fund", FROM_2021, "衔接资金", "funds of the transition", BRIDGE),
#undef TERM
};

const struct term *term_at(size_t i)
{
        return i < COUNT(words) ? &words[i].term : NULL;
}

/* term_code: the i-th key, its title being the key's own mark: a list of words speaks of its day as all else does. */
bool term_code(size_t i, struct code *out)
{
        for (size_t k = 0; k < COUNT(words); k++) {
                if (k > 0 && strcmp(words[k].term.key, words[k - 1].term.key) == 0)
                        continue;
                if (i-- == 0) {
                        *out = (struct code){ .code = words[k].term.key,
                                              .title = words[k].mark,
                                              .title_en = words[k].mark };
                        return true;
                }
        }
        return false;
}
