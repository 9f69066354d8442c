// The words of the first page and of what is looked over from it: to-dos, checks, the picture, the journal.
import { speaking } from '../../words'

export const { say, sayIf } = speaking({
  // search
  search_words: [
    '输入姓名、地名、单位的汉字或拼音首字母（zs 可找到张三），或编号。有权查看证件号码的，也可以输入完整的证件号码、电话、卡号或其后四位，查找会记入日志。',
    'Type a name, a place or an organisation in characters or pinyin initials (zs finds 张三), or a number of a register. Who may reveal secrets also finds by ID number, phone, card or their last four; that is journalled.',
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
