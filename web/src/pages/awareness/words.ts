// The words of studying and training.
import { speaking } from '../../words'

export const { say } = speaking({
  // study
  study_words: [
    '必修课谁学了、哪天学的，点开看会议；到期没学的标出来。',
    'Who has studied which required topic and when; what is past its day is marked.',
  ],
  study_missed: ['到期未学的必修课', 'Topics missed'],
  study_units_missed: ['未学的乡镇党委', 'Units that missed one'],
  study_members_missed: ['未学的人员', 'Members who missed one'],
  study_tasks: ['逾期任务', 'Tasks overdue'],
  study_none: ['这一年没有必修课。', 'No required topics in this year.'],
  study_who: ['学习人员', 'Who studied'],
  study_due: ['期限 {x}', 'due {x}'],
  study_not: ['未学', 'missed'],
  study_yet: ['待学', 'to come'],
  study_bodies: ['按学习主体', 'By body'],
  study_members: ['按人员', 'By member'],
  study_body: ['学习主体', 'Body'],
  study_made_up: ['({x} 补学)', '(made up {x})'],
  study_no_members: ['没有出席记录。', 'No attendance entered.'],
  // a session
  paper_added_no_scan: [
    '已上传：{x}；但它不是 PDF、JPG 或 PNG，不算扫描件',
    'Kept {x}; being neither PDF, JPG nor PNG it is no scan',
  ],
  session_came: ['到会人数', 'Who came'],
  session_sum: ['到会合计 {n} 人次', '{n} came'],
  session_parts: ['（按人登记 {a}，按签到表 {b}）', ' ({a} by person, {b} by head count)'],
  session_expected: ['，应到 {n} 人', '; {n} were expected'],
  session_many: ['登记到会人员', 'Enter who came'],
  session_enter: ['登记 {n} 人', 'Enter {n}'],
  session_entered: ['登记了 {n} 人', '{n} entered'],
  session_of_unit: ['本单位还没登记的干部 {n} 人；没到的去掉勾', 'Cadres of the unit not entered yet: {n}; untick who was away'],
  session_others: ['其他参训人', 'Others'],
  session_sign_in: ['上传签到表', 'Send the sign-in sheet'],
  // the training year
  training_words: ['每个自然月至少办两期。', 'At least two sessions in every month.'],
  training_register: ['全部培训', 'All sessions'],
  training_plan: ['培训计划', 'Training plans'],
  month_x: ['{x} 月', 'Month {x}'],
  sessions_n: ['{n} 期', '{n} sessions'],
  below_two: ['不足两期', 'below two'],
  add_in_month: ['在 {x} 新增培训', 'Add a session in {x}'],
})
