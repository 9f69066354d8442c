// Every word of the interface that does not come from the server: key, Chinese, English. {x} is filled in. Chinese is the language of the house.
import { language } from './settings'
import type { Problem } from './api'

export const english = (): boolean => language() === 'en'

const words = {
        product: ['帮扶', 'Bangfu'], product_line: ['县级抓党建促脱贫责任体系', 'One county’s system of responsibility'],
        // login and frame
        login_name: ['用户名', 'Login'], password: ['密码', 'Password'], log_in: ['登录', 'Log in'], logging_in: ['正在登录…', 'Logging in…'], log_out: ['退出登录', 'Log out'],
        login_wrong: ['用户名或密码不对。', 'The login or the password is wrong.'], loading: ['正在读取…', 'Loading…'], unreachable: ['连不上服务器', 'The server cannot be reached'],
        try_again: ['再试一次', 'Try again'], skip: ['跳到正文', 'Skip to the content'], menu: ['菜单', 'Menu'], demo: ['演示数据', 'Demonstration data'], large_text: ['大字', 'Large'],
        own_households: ['本人帮扶户', 'own households'], today: ['今天', 'Today'], change_password: ['修改密码', 'Change password'], password_must: ['首次登录，请先换一个只有您知道的密码。', 'First login: please choose a password only you know.'],
        password_old: ['现在的密码', 'Present password'], password_new: ['新密码', 'New password'], password_again: ['再输一次新密码', 'New password again'], password_rule: ['至少 8 个字符。', 'At least 8 characters.'],
        password_differs: ['两次输入的新密码不一样。', 'The two new passwords differ.'], password_changed: ['密码已修改。', 'The password is changed.'], page_failed: ['页面没有取到，可能程序刚升级。', 'The page could not be fetched; the program may have been updated.'],
        missing: ['没有这个页面', 'There is no such page'], missing_words: ['地址不对，或者这里的内容不在您的权限内。', 'The address is wrong, or what it shows is outside your rights.'],
        // groups and pages
        group_desk: ['工作台', 'Desk'], group_pillars: ['五个强化', 'Five Strengthenings'], group_whom: ['对象', 'Whom we help'], group_help: ['帮扶', 'Who helps'], group_team: ['队伍', 'People'],
        group_oversight: ['监督', 'Oversight'], group_system: ['系统', 'System'], page_home: ['首页', 'Home'], page_desk: ['我的待办', 'My to-dos'], page_search: ['查找', 'Search'],
        page_pairing: ['结对看板', 'Pairing board'], page_handover: ['帮扶户交接', 'Handover'], page_training: ['培训月历', 'Training by month'], page_picture: ['全县一张图', 'The county’s picture'], page_checks: ['核查清单', 'Checks'],
        page_brief: ['工作情况报告', 'Account'], page_journal: ['操作日志', 'Journal'], page_import: ['导入表格', 'Import'], page_accounts: ['账号', 'Accounts'],
        // search
        search: ['全局查找', 'Search everything'], search_hint: ['姓名、拼音首字母、编号（按 / 键）', 'Name, pinyin initials, number (press /)'], search_all: ['查看全部结果…', 'All results…'], a_page: ['页面', 'page'], searching: ['正在查找…', 'Searching…'],
        nothing_found: ['没有找到', 'Nothing found'], search_words: ['输入姓名、地名、单位的汉字或拼音首字母（zs 可找到张三），或编号、证件号码的后几位。', 'Type a name, a place or an organisation in characters or pinyin initials (zs finds 张三), or the last digits of a number.'],
        hits_n: ['找到 {n} 项', '{n} found'], choices: ['选项', 'Choices'],
        // common
        save: ['保存', 'Save'], saving: ['正在保存…', 'Saving…'], save_next: ['保存并录下一条', 'Save, next'], cancel: ['取消', 'Cancel'], close: ['关闭', 'Close'], apply: ['确定', 'Apply'], add: ['新增', 'Add'], edit: ['编辑', 'Edit'], end: ['结束', 'End'],
        void: ['作废', 'Void'], voided: ['已作废', 'Voided'], open: ['打开', 'Open'], clear: ['清除', 'Clear'], undo: ['撤销', 'Undo'], undone: ['已撤销。', 'Undone.'], undo_reason: ['撤销刚才的操作', 'Undoing the last action'],
        undo_secret: ['保密内容不能自动撤销，请重新编辑。', 'Secret values cannot be undone automatically; please edit again.'],
        yes: ['是', 'Yes'], no: ['否', 'No'], all: ['全部', 'All'], yuan: ['元', 'yuan'], place: ['所在地', 'Place'], reason: ['原因', 'Reason'], reason_optional: ['修改原因（可不填）', 'Reason (optional)'], item: ['项目', 'Item'], total: ['合计', 'Total'],
        field: ['栏目', 'Field'], blank: ['（空）', '(empty)'], remove_x: ['去掉 {x}', 'Remove {x}'], saved_x: ['已保存：{x}', 'Saved: {x}'], all_n: ['全部 {n} 条', 'All {n}'], more_n: ['还有 {n} 项', '{n} more'],
        pick_or_type: ['选择，或输入拼音首字母', 'Pick, or type'], place_hint: ['乡镇、村名或拼音首字母', 'Name of township or village, or initials'], ref_hint: ['输入名称、拼音首字母或编号', 'Type a name, initials or a number'], date_hint: ['年-月-日', 'YYYY-MM-DD'],
        calendar: ['打开日历', 'Open the calendar'], month_before: ['上个月', 'Month before'], month_after: ['下个月', 'Month after'], weekdays: ['一 二 三 四 五 六 日', 'Mo Tu We Th Fr Sa Su'], whole_scope: ['全部范围', 'All in scope'],
        // register
        columns: ['列', 'Columns'], columns_help: ['勾选要显示的列，用箭头调整先后。', 'Tick the columns to show; arrows change their order.'], columns_default: ['恢复默认', 'Default'], move_up: ['{x}上移', 'Move {x} up'], move_down: ['{x}下移', 'Move {x} down'],
        import_excel: ['导入 Excel', 'Import Excel'], export_seen: ['导出所见', 'Export'], export_words: ['按当前的筛选和排序导出 {n} 条。', 'Exports {n} rows with the present filters and sort.'], export_reason: ['导出原因（可不填，记入日志）', 'Reason (optional, kept in the journal)'],
        export_masked: ['证件号码、电话等保密内容以星号遮盖。', 'ID numbers, phones and other secrets are masked by asterisks.'], page_before: ['上一页', 'Before'], page_after: ['下一页', 'Next'], rows_from_to: ['第 {a}–{b} 条', 'Rows {a}–{b}'],
        more_filters: ['更多筛选', 'More filters'], clear_all: ['清空筛选', 'Clear filters'], save_filter: ['保存当前筛选', 'Save this filter'], filter_name: ['名称', 'Name'], saved_filters: ['已保存的筛选', 'Saved filters'], filters_set: ['当前筛选', 'Filters set'],
        forget_x: ['删除筛选“{x}”', 'Forget the filter “{x}”'], filter_is: ['：', ': '], filter_empty: ['为空', ' is empty'], filter_filled: ['已填', ' is filled'], filter_voided: ['包括已作废的', 'Including voided'], filter_open: ['只看现在有效的', 'Only those open now'],
        from: ['从', ' from'], until: ['到', ' to'], empty_filtered: ['没有符合这些筛选的记录。', 'No record fits these filters.'], empty_list: ['这份名单里没有记录。', 'This list has no rows.'], empty_check: ['没有问题：这项核查没有查出记录。', 'All is well: this check finds nothing.'],
        empty_register: ['“{x}”里还没有记录。可以新增，也可以导入 Excel 表格。', 'There is nothing in “{x}” yet. Add a record, or import a workbook.'], basis: ['口径：', 'Basis: '], mend: ['怎么改：', 'How to mend: '],
        period: ['期间', 'Period'], period_day: ['截至', 'As on'], period_help: ['写年、月、季度、日或起止：2017、2017-03、2017-Q1、2017-12-31、2016..2017', 'A year, month, quarter, day or range: 2017, 2017-03, 2017-Q1, 2017-12-31, 2016..2017'], today_x: ['{x}（今天）', '{x} (today)'],
        severity_none: ['名单', 'List'], severity_hint: ['提示', 'Hint'], severity_suspect: ['存疑', 'Suspect'], severity_error: ['错误', 'Error'],
        // record
        basics: ['基本情况', 'Basics'], more_values: ['更多栏目（{n}）', 'More fields ({n})'], reveal: ['查看保密内容', 'Reveal secrets'], hide: ['收起', 'Hide'], reveal_what: ['要查看的内容', 'What to reveal'],
        reveal_words: ['查看会记入日志：谁、何时、看了什么、为什么。', 'A reveal is journalled: who, when, what and why.'], history: ['变更历史', 'History'], ended_on: ['已于 {x} 结束', 'Ended on {x}'], ended_x: ['已结束：{x}', 'Ended: {x}'],
        end_words: ['写明最后一天。记录保留，只是不再有效。', 'Give the last day. The record stays; it is only no longer open.'], last_day: ['最后一天', 'Last day'], void_words: ['作废用于录错的记录：它不再计入任何数字，但历史保留，不能恢复。请写明原因。', 'Voiding is for records entered in error: it counts no more, its history stays, and it cannot be brought back. Say why.'],
        voided_x: ['已作废：{x}', 'Voided: {x}'], nothing_yet: ['还没有的记录', 'Not recorded yet'], jump: ['跳到', 'Jump to'], income_by_year: ['分年收入', 'Income by year'], guarantees: ['两不愁三保障', 'Two Assurances, Three Guarantees'], met: ['已达到', 'met'], unmet: ['未达到', 'not met'],
        op_create: ['新增', 'created'], op_update: ['修改', 'changed'], op_end: ['结束', 'ended'], op_void: ['作废', 'voided'], op_reveal: ['查看保密内容', 'revealed'],
        channel_page: ['网页', 'page'], channel_api: ['接口', 'API'], channel_sheet: ['表格', 'sheet'], channel_command: ['命令行', 'command line'], channel_demo: ['演示', 'demonstration'],
        // form
        required_words: ['请填写{x}。', 'Please fill in {x}.'], faults_n: ['有 {n} 处需要改正。', '{n} fields need mending.'], twin: ['已有同一证件号码的记录：', 'There is a record with this number: '], conflict: ['您编辑期间，别人改过这条记录：', 'Somebody changed this record while you were editing:'],
        conflict_theirs: ['现在的值', 'Now'], conflict_mine: ['您的值', 'Yours'], conflict_take: ['采用现在的值', 'Take what is there now'], conflict_keep: ['仍按我的保存', 'Keep mine and save'],
        id_length: ['身份证号应为 18 位，已填 {n} 位。', 'An ID number has 18 characters, not {n}.'], id_characters: ['前 17 位应为数字，末位为数字或 X。', '17 digits and a digit or X.'], id_birth: ['第 7–14 位不是有效的出生日期。', 'Characters 7–14 are no day of birth.'], id_check: ['末位校验码不对，请核对号码。', 'The check digit is wrong; compare the number.'],
        // home
        pillars: ['五个强化', 'Five Strengthenings'], unbuilt: ['本机制尚未启用', 'This mechanism is not in use yet'], rule_holds: ['规则已满足', 'The rule holds'], no_todos: ['没有待办事项。', 'Nothing waits for you.'],
        // problems
        problem_network: ['网络不通，什么也没有保存。请检查网络后再试。', 'The network is down; nothing was saved. Please try again.'], problem_401: ['登录已过期，请重新登录。', 'The session has ended; please log in again.'], problem_403: ['您的账号没有这项权限。', 'Your account may not do this.'],
        problem_404: ['没有这条记录，或不在您的范围内。', 'There is no such record in your scope.'], problem_409: ['记录已被别人修改，请重新打开再试。', 'The record was changed by somebody else; open it again.'], problem_server: ['服务器出错了（{x}），请稍后再试。', 'The server failed ({x}); please try later.'],
} satisfies Record<string, [string, string]>

export type Key = keyof typeof words

export function say(key: Key, values: Record<string, string | number> = {}): string {
        return words[key][english() ? 1 : 0].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

// sayIf: the words of a key made at run time, or what is given when there is none.
export const sayIf = (key: string, otherwise: string): string => (key in words ? say(key as Key) : otherwise)

export function problemWords(p: Problem): string {
        if (p.status === 0) return p.code === 'page' ? p.detail : say('problem_network')
        if (p.detail) return p.where && !p.detail.includes(p.where) && /[一-龥]/.test(p.where) ? `${p.where}：${p.detail}` : p.detail
        return p.status >= 500 ? say('problem_server', { x: p.status }) : sayIf(`problem_${p.status}`, say('problem_server', { x: p.status }))
}
