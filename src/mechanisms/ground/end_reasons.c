/* end_reasons.c: why something ends, a list a register: what can't end it is not offered.
 *
 * Rows of older stores hold the one list that nine registers once had together (ENDED_TOGETHER); its words are still
 * shown. A reason that several registers have keeps one code and one meaning: who stands in for whom rests on it
 * (parameter interim_reasons). */
#include "mechanisms/ground/shared.h"

#define ENDED_TOGETHER \
        { "rotation", "轮换", "Rotation", .kept = true }, { "transfer", "工作调动", "Transfer", .kept = true }, \
        { "retirement", "退休", "Retirement", .kept = true }, { "illness", "患病", "Illness", .kept = true }, \
        { "death", "去世", "Death", .kept = true }, { "recall", "召回", "Recall", .kept = true }, \
        { "household_exit", "已脱贫(风险消除)且帮扶期满", "Exit and end of help", .kept = true }, \
        { "household_gone", "受扶户自然减少", "Household no longer exists", .kept = true }, \
        { "adjustment", "结对调整", "Adjustment", .kept = true }, \
        { "promotion", "提拔任用", "Promotion", .kept = true }, \
        { "secondment", "援派(挂职)", "Secondment", .kept = true }, \
        { "maternity", "产假", "Maternity leave", .kept = true }, \
        { "investigated", "被立案审查", "Under investigation", .kept = true }
#define BY_TRANSFER { "transfer", "工作调动", "Transfer", "调动|调离|工作变动" }
#define BY_PROMOTION { "promotion", "提拔任用", "Promotion", "提拔|提任|提拔调走|提拔使用" }
#define BY_RETIREMENT { "retirement", "退休", "Retirement", .near = "到龄|离休" }
#define BY_ILLNESS { "illness", "患病", "Illness", "因病|生病|健康原因" }
#define BY_DEATH { "death", "去世", "Death", "死亡|病故|身故" }
#define BY_INVESTIGATION { "investigated", "被立案审查", "Under investigation", "被立案|立案审查调查|接受审查调查|被立案审查调查" }
#define BY_RECALL { "recall", "召回", "Recall", "召回撤换|不胜任召回" }
#define BY_MATERNITY { "maternity", "产假", "Maternity leave" }
#define BY_SECONDMENT { "secondment", "援派(挂职)", "Secondment", "援派|援疆|援藏|对口支援", .near = "挂职" }
#define BY_ROTATION { "rotation", "期满轮换", "Rotation", "轮换|正常轮换|任期届满轮换|届满轮换", .near = "到期|届满" }
#define BY_HOUSEHOLD \
        { "household_exit", "已脱贫(风险消除)且帮扶期满", "Exit and end of help", .near = "脱贫|退出|风险消除" }, \
        { "household_gone", "受扶户自然减少", "Household no longer exists", "自然减少|整户死亡|整户消亡" }, \
        { "household_moved", "受扶户整户迁出", "Household moved away", "整户迁出" }
#define BY_OTHER { "other", "其他", "Other" }

/* Of a posting, and of a responsibility. */
const struct codes codes_posting_end = PARTED_CODES("posting_end", "end_reason", "离岗原因",
        "Why a posting ended",
        BY_ROTATION, BY_PROMOTION, BY_TRANSFER,
        { "attachment_end", "援派(挂职)到期", "End of an attachment", "援派到期|挂职到期|挂职期满" },
        { "resigned", "因私辞职", "Resigned", "辞职" },
        BY_INVESTIGATION, BY_RETIREMENT, BY_ILLNESS, BY_MATERNITY, BY_SECONDMENT, BY_DEATH, BY_RECALL,
        { "task_done", "驻村任务结束", "Task ended" }, BY_OTHER, ENDED_TOGETHER,
);
const struct codes codes_responsibility_end = PARTED_CODES("responsibility_end", "end_reason", "责任结束原因",
        "Why a responsibility ended",
        { "adjustment", "结对调整", "Adjustment", "调整|更换|更换责任人" },
        BY_ROTATION, BY_PROMOTION, BY_TRANSFER, BY_INVESTIGATION, BY_RETIREMENT, BY_ILLNESS, BY_MATERNITY,
        BY_SECONDMENT, BY_DEATH,
        BY_RECALL, BY_HOUSEHOLD, BY_OTHER, ENDED_TOGETHER,
);
/* Of a helper who hands over all he has: whatever ends it, it is not the household. */
const struct codes codes_handover_reason = PARTED_CODES("handover_reason", "end_reason", "交接原因",
        "Why all is handed over",
        { "adjustment", "结对调整", "Adjustment", "调整|更换|更换责任人" },
        BY_ROTATION, BY_PROMOTION, BY_TRANSFER, BY_INVESTIGATION, BY_RETIREMENT, BY_ILLNESS, BY_MATERNITY,
        BY_SECONDMENT, BY_DEATH,
        BY_RECALL, BY_OTHER, ENDED_TOGETHER,
);
/* Of a team, and of its slots. */
const struct codes codes_team_end = PARTED_CODES("team_end", "end_reason", "撤销原因",
        "Why a team or slot ended",
        { "village_exit", "村«delisting»后撤回", "Withdrawn after the village's exit" },
        { "task_done", "驻村任务结束", "Task ended" },
        { "merged", "撤并", "Merged", "合并|工作队撤并" },
        { "moved", "调整派驻村", "Sent to another village" }, BY_ROTATION, BY_OTHER, ENDED_TOGETHER,
);
const struct codes codes_cadre_end = PARTED_CODES("cadre_end", "end_reason", "干部离任原因",
        "Why a cadre left",
        BY_TRANSFER, BY_PROMOTION, BY_RETIREMENT,
        { "resigned", "辞去公职", "Resigned", "辞职" }, { "dismissed", "辞退", "Dismissed", "解聘" },
        { "expelled", "开除公职", "Expelled", .near = "开除" }, BY_INVESTIGATION, BY_ILLNESS, BY_DEATH, BY_RECALL, BY_OTHER,
        ENDED_TOGETHER,
);
/* Of a village post. A county's cadre who was sent down is transferred; one elected goes by election. */
const struct codes codes_village_post_end = PARTED_CODES("village_post_end", "end_reason", "村干部离任原因",
        "Why a village post ended",
        { "lost_election", "换届落选", "Not elected again", "落选" },
        { "term_end", "任期届满", "End of the term", "届满|换届", .near = "到期" },
        { "resigned", "辞职", "Resigned", "辞去职务|因私辞职" }, { "voted_out", "罢免", "Voted out", .near = "免职" },
        { "age", "到龄离任", "Age", "到龄|年龄到限", .near = "离退休" },
        { "dismissed", "违纪违法免职", "Dismissed", "因违纪免职|违纪免职", .near = "违纪" },
        { "elected_elsewhere", "当选他职", "Elected to another post", "转任他职" },
        { "adjustment", "职务调整", "Moved to another post", "调整" },
        { "promotion", "提拔(招录)离任", "Promotion or recruitment", "提拔|招录公务员|考录" },
        BY_TRANSFER, { "merged", "村合并", "Villages merged", "并村" }, BY_ILLNESS, BY_DEATH, BY_OTHER, ENDED_TOGETHER,
);
const struct codes codes_pairing_end = PARTED_CODES("pairing_end", "end_reason", "结对结束原因",
        "Why a pairing ended",
        { "term_end", "结对期满", "End of the term", "期满" },
        { "village_exit", "结对村已«delisting»", "The village has exited" },
        { "closed", "企业停产或注销", "The enterprise closed", .near = "停产|注销" },
        { "adjustment", "结对调整", "Adjustment", "调整|更换" }, BY_OTHER, ENDED_TOGETHER,
);
const struct codes codes_contact_end = PARTED_CODES("contact_end", "end_reason", "联系结束原因",
        "Why a contact ended",
        { "adjustment", "联系调整", "Adjustment", "调整|更换" }, BY_HOUSEHOLD,
        { "away", "党员外出流动", "The member went away", "外出|外出务工" },
        { "member_moved", "党员组织关系转出", "The member was transferred", "组织关系转出" },
        { "illness", "党员年老体弱(患病)", "Age or illness", "患病|因病|年老体弱" }, BY_DEATH, BY_OTHER, ENDED_TOGETHER,
);
const struct codes codes_commissioner_end = PARTED_CODES("commissioner_end", "end_reason", "特派员离任原因",
        "Why a commissioner left",
        { "rotation", "选派期满", "End of the term", "期满|轮换|期满轮换" }, { "moved", "调整服务村", "Sent to another village" },
        BY_TRANSFER, BY_RETIREMENT, BY_ILLNESS, BY_DEATH, BY_RECALL, BY_OTHER, ENDED_TOGETHER,
);
const struct codes codes_staff_end = PARTED_CODES("staff_end", "end_reason", "工作人员离岗原因",
        "Why staff left",
        BY_TRANSFER, BY_PROMOTION, { "returned", "借调(抽调)期满", "End of a secondment", "借调期满|抽调期满" },
        { "contract_end", "聘用期满", "End of the contract", "合同期满|服务期满" },
        { "recruited", "考录(招聘)离岗", "Recruited elsewhere", "考录|考取公务员|考入事业单位" },
        { "resigned", "辞职", "Resigned", "因私辞职" }, { "dismissed", "解聘(辞退)", "Dismissed", "解聘|辞退" },
        { "merged", "机构撤并", "The office was merged" }, BY_RETIREMENT, BY_ILLNESS, BY_DEATH, BY_OTHER, ENDED_TOGETHER,
);

