// The words of the first page and of what is looked over from it: to-dos, checks, the picture, the journal.
import { speaking } from '../../words'

export const { say, sayIf } = speaking({
  // search
  search_words: [
    '输入姓名、地名、单位的汉字或拼音首字母（zs 可找到张三），或编号、证件号码的后几位。',
    'Type a name, a place or an organisation in characters or pinyin initials (zs finds 张三), or the last digits of a number.',
  ],
  hits_n: ['找到 {n} 项', '{n} found'],
  detail_registers: ['明细：', 'Details: '],
  more_n: ['还有 {n} 项', '{n} more'],
  // home
  pillars: ['五个强化', 'Five Strengthenings'],
  not_yours: ['您的账号不看这里的数据', 'Your account does not read this'],
  rule_holds: ['规则已满足', 'The rule holds'],
  no_todos: ['没有归您处理的事项。', 'Nothing waits for you.'],
  todos_of: ['由{x}处理：{n} 项', 'For {x}: {n}'],
  todos_nobody: ['登记的单位', 'who keeps the register'],
  todos_excused: ['另有 {n} 条已豁免', ' and {n} excused'],
  todos_of_others: ['由其他角色处理的还有 {n} 项', '{n} more are for others to mend'],
  desk_reader: [
    '您的账号只看不改：核查问题按处理的角色列出。点开就是名单，每条都写着怎么改。',
    'Your account reads: what the checks found stands under the role that mends it, each with its rows.',
  ],
  // to-dos, checks, mechanism, picture
  desk_words: [
    '归您处理的核查问题，最要紧的在前。点开就是名单，每条都写着怎么改。',
    'Checks that are yours to mend, worst first. Each opens its rows and says how to mend them.',
  ],
  checks_words: [
    '核查是应当为空的名单。点开看名单，按提示改正，改好的自动消失。',
    'A check is a list that should be empty. Open it, mend its rows, and they vanish by themselves.',
  ],
  no_checks: ['没有核查项目。', 'There are no checks.'],
  holds: ['满足', 'holds'],
  figures: ['数字', 'Figures'],
  figure: ['指标', 'Figure'],
  by_place: ['按地区看', 'By place'],
  chart: ['图', 'Chart'],
  table: ['表', 'Table'],
  open_rows: ['打开名单', 'Open the rows'],
  picture_tiles: [
    '点方块看下一级；颜色越深数值越大，数字写在方块上。',
    'A tile opens the next level; the darker the greater, and the number stands on it.',
  ],
  picture_villages: ['点方块看名单；颜色越深数值越大。', 'A tile opens its rows; the darker the greater.'],
  picture_lowest: ['已经到最下一级。', 'This is the lowest level.'],
  // journal
  journal_words: [
    '每一次新增、修改、结束、作废和查看保密内容都在这里，不能改、不能删。',
    'Every creation, change, ending, voiding and reveal is here; it cannot be altered.',
  ],
  journal_registers: ['业务日志', 'Registers'],
  journal_security: ['安全日志', 'Security'],
  journal_security_words: [
    '登录、失败、密码、授权、查看和导出、服务启停，按时间先后连成一条链；只有审计和安全管理员能看。',
    'Logins, failures, passwords, grants, reveals and exports, the hours of the server, chained in their order; read by the auditor and the administrator of security alone.',
  ],
  journal_event: ['事件', 'Event'],
  event_login: ['登录', 'Login'],
  event_failure: ['登录失败', 'Failed login'],
  event_lock: ['暂停登录', 'Login paused'],
  event_logout: ['退出', 'Logout'],
  event_password: ['修改密码', 'Password changed'],
  event_reset: ['重置密码', 'Password reset'],
  event_request: ['重置申请', 'Request for a reset'],
  event_account_change: ['账号变更', 'Account changed'],
  event_grant: ['授权', 'Right granted'],
  event_revoke: ['收回授权', 'Right revoked'],
  event_reveal: ['查看完整内容', 'Secrets shown'],
  event_export: ['导出', 'Exported'],
  event_start: ['服务启动', 'Server started'],
  event_stop: ['服务停止', 'Server stopped'],
  event_backup: ['备份', 'Backup'],
  event_restore: ['恢复', 'Restored'],
  event_adopt: ['收入安全日志', 'Taken into the chain'],
  journal_seq: ['序号', 'No.'],
  journal_door: ['途径', 'Door'],
  journal_what: ['内容', 'What'],
  journal_op_n: ['{op} {n} 条', '{n} {op}'],
  journal_empty: ['没有符合条件的日志。', 'No entries.'],
  journal_from: ['从', 'From'],
  journal_to: ['到', 'To'],
  journal_register: ['登记簿', 'Register'],
  journal_login: ['账号', 'account'],
  journal_all: ['看全部日志', 'The whole journal'],
  journal_narrow: ['筛选', 'Filter'],
  journal_hidden: ['不在您的权限内', 'not for you'],
  journal_more: ['共 {n} 条记录，这里列出前 {m} 条。', '{n} records; the first {m} are listed.'],
})

export type Key = Parameters<typeof say>[0]
