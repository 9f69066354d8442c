// Every word of the interface that does not come from the server: key, Chinese, English. {x} is filled in. Chinese is the language of the house.
import { language } from './settings'
import type { Problem } from './api'

export const english = (): boolean => language() === 'en'

const words = {
        product: ['帮扶', 'Bangfu'], product_line: ['县级抓党建促脱贫责任体系', 'A county\'s system of responsibility'],
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
        page_pairing: ['结对看板', 'Pairing board'], page_handover: ['帮扶户交接', 'Handover'], page_training: ['培训月历', 'Training by month'], page_picture: ['全县一张图', 'County picture'], page_checks: ['核查清单', 'Checks'],
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
        forget_x: ['删除筛选“{x}”', 'Forget the filter "{x}"'], filter_is: ['：', ': '], filter_empty: ['为空', ' is empty'], filter_filled: ['已填', ' is filled'], filter_voided: ['包括已作废的', 'Including voided'], filter_open: ['只看现在有效的', 'Only those open now'],
        from: ['从', ' from'], until: ['到', ' to'], empty_filtered: ['没有符合这些筛选的记录。', 'No record fits these filters.'], empty_list: ['这份名单里没有记录。', 'This list has no rows.'], empty_check: ['没有问题：这项核查没有查出记录。', 'All is well: this check finds nothing.'],
        empty_register: ['“{x}”里还没有记录。可以新增，也可以导入 Excel 表格。', 'There is nothing in "{x}" yet. Add a record, or import a workbook.'], basis: ['口径：', 'Basis: '], mend: ['怎么改：', 'How to mend: '],
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
        // desk, checks, mechanism, picture
        desk_words: ['归您处理的核查问题，最要紧的在前。点开就是名单，每条都写着怎么改。', 'Checks that are yours to mend, worst first. Each opens its rows and says how to mend them.'],
        checks_words: ['核查是应当为空的名单。点开看名单，按提示改正，改好的自动消失。', 'A check is a list that should be empty. Open it, mend its rows, and they vanish by themselves.'], no_checks: ['没有核查项目。', 'There are no checks.'],
        holds: ['满足', 'holds'], figures: ['数字', 'Figures'], figure: ['指标', 'Figure'], by_place: ['按地区看', 'By place'], chart: ['图', 'Chart'], table: ['表', 'Table'], open_rows: ['打开名单', 'Open the rows'],
        picture_tiles: ['点方块看下一级；颜色越深数值越大，数字写在方块上。', 'A tile opens the next level; the darker the greater, and the number stands on it.'], picture_villages: ['点方块看名单；颜色越深数值越大。', 'A tile opens its rows; the darker the greater.'], picture_lowest: ['已经到最下一级。', 'This is the lowest level.'],
        // import
        import_words: ['花名册、台账直接拖进来，不用改格式：认得标题行、合并单元格和常见叫法。先检查，再入库，入库后七天内可整批撤回。', 'Drop a register or ledger as it is: title rows, merged cells and usual headings are understood. It is checked first, then taken in, and can be withdrawn for seven days.'],
        import_pick: ['选择表格文件', 'Choose a file'], import_drop: ['或把文件拖到这里（.xlsx、.xls、.csv）', 'or drop it here (.xlsx, .xls, .csv)'], import_reading: ['正在读取 {x}…', 'Reading {x}…'], import_not_taken: ['这个文件没有收下', 'This file was not taken'],
        import_not_understood: ['请核对：是不是选错了表；表头里要有必需的栏目（如户主姓名、身份证号、所在村）；可对照登记簿“导出所见”的表头。原文件没有任何改动。', 'Please check: is it the right sheet; are the needed headings there (such as head, ID number, village); compare an export\'s headings. Nothing was changed.'],
        import_before: ['以往的导入', 'Earlier imports'], import_none: ['还没有导入过。', 'Nothing has been imported yet.'], import_when: ['时间', 'When'], import_who: ['经办人', 'Who'], import_file: ['文件', 'File'], import_subject: ['识别为', 'Taken as'], import_state: ['状态', 'State'],
        import_checked: ['已检查，未入库', 'checked, not taken in'], import_done: ['已入库', 'taken in'], import_withdrawn: ['已撤回', 'withdrawn'], import_refused: ['未收下', 'refused'], import_kind: ['登记簿', 'Register'], import_accepted: ['新增', 'New'], import_changed: ['修改', 'Changed'], import_unchanged: ['相同', 'Equal'],
        import_refused_n: ['待改', 'To mend'], import_counts: ['导入结果', 'Result'], import_commit: ['入库（七天内可撤回）', 'Take it in (can be withdrawn)'], import_withdraw: ['整批撤回', 'Withdraw all'], import_working: ['正在处理…', 'Working…'], import_returned: ['下载标出问题的原表', 'Download the marked workbook'],
        import_step_file: ['选文件', 'File'], import_step_check: ['核对', 'Check'], import_step_done: ['入库', 'Taken in'], import_some: ['有 {n} 处要改。可以先入库其余的；下载标出问题的原表，改好后再导入一次就行。', '{n} cells need mending. The rest can be taken in now; download the marked workbook, mend it and import it again.'],
        import_all: ['全部通过，可以入库。', 'All rows passed; it can be taken in.'], import_nothing: ['没有可以入库的内容：与现有记录相同，或都有问题。', 'There is nothing to take in: all is equal to what is there, or needs mending.'], import_done_words: ['已入库。', 'Taken in.'], import_withdrawn_words: ['已撤回：这次导入的记录已作废或还原；之后又被改过的保留原样。', 'Withdrawn: its records are voided or restored; those changed since were left.'],
        import_withdraw_words: ['撤回会作废这次新增的记录，还原这次修改的记录；之后又被别人改过的记录会列出并保留。', 'Withdrawing voids the new records and restores the changed ones; records changed since are listed and left.'],
        import_refused_head: ['要改的地方（{n}）', 'To mend ({n})'], import_refused_words: ['单元格就是原表里的位置。', 'Cells are those of your workbook.'], import_cell: ['单元格', 'Cell'], import_found: ['表里写的', 'Found'], import_problem: ['问题', 'Problem'], import_code: ['代号', 'Code'], import_more: ['还有 {n} 处，见下载的表。', '{n} more in the workbook.'],
        import_understood: ['“{x}”认出 {n} 列', '"{x}": {n} columns understood'], import_sheet: ['工作表“{x}”', 'Sheet "{x}"'], import_no_header: ['没有认出任何表头。', 'No heading was recognised.'], import_nearest: ['最接近：{x}', 'Nearest to: {x}'], import_missing: ['但缺少：', 'but missing: '], import_known: ['认出的表头：', 'Headings recognised: '], import_unknown: ['没有用上的表头：', 'Headings not used: '], import_other: ['换一个文件', 'Another file'], import_left: ['以下记录后来又被改过，保留原样：', 'These records were changed since and were left:'], import_column: ['列', 'Column'], import_header: ['表头（第 {n} 行）', 'Heading (row {n})'], import_meaning: ['含义', 'Meaning'], import_ignored: ['未使用', 'not used'],
        // brief, journal
        print: ['打印', 'Print'], journal_head: ['日志校验值：', 'Journal head: '], journal_words: ['每一次新增、修改、结束、作废和查看保密内容都在这里，不能改、不能删。', 'Every creation, change, ending, voiding and reveal is here; it cannot be altered.'], journal_seq: ['序号', 'No.'], journal_door: ['途径', 'Door'], journal_what: ['内容', 'What'], journal_n: ['共 {n} 条记录', '{n} records'], journal_empty: ['日志里还没有内容。', 'The journal is empty.'],
        // accounts
        accounts_words: ['一人一号，不设公用账号。每个账号按“角色 + 范围 + 起止日期”授权；管账号的人看不到登记簿。', 'One person, one account. Each is granted roles in a place for some days; who administers accounts reads no register.'], account_new: ['新增账号', 'New account'], account_name: ['姓名', 'Name'], account_roles: ['角色与范围', 'Roles and places'],
        account_state: ['状态', 'State'], account_do: ['操作', 'Actions'], account_open: ['正常', 'open'], account_locked: ['已停用', 'closed'], account_lock: ['停用', 'Close'], account_unlock: ['恢复', 'Open again'], account_locked_x: ['已停用账号 {x}', 'Account {x} is closed'], account_opened_x: ['已恢复账号 {x}', 'Account {x} is open again'],
        account_grant: ['授权', 'Grant'], account_password: ['设置密码', 'Set password'], account_password_words: ['把这个初始密码当面告诉本人；首次登录时必须更换。', 'Tell this first password to the person; it must be changed at the first login.'], account_password_set: ['初始密码已设置。', 'The first password is set.'], account_no_role: ['还没有授权，登录后什么也看不到', 'No role yet: nothing can be seen'], accounts_none: ['还没有账号。', 'There are no accounts yet.'],
        // training
        training_words: ['每个自然月至少办两期。', 'At least two sessions in every month.'], training_register: ['全部培训', 'All sessions'], training_plan: ['培训计划', 'Training plans'], year_before: ['上一年', 'Year before'], year_after: ['下一年', 'Year after'], year_x: ['{x} 年', '{x}'], month_x: ['{x} 月', 'Month {x}'], sessions_n: ['{n} 期', '{n} sessions'],
        below_two: ['不足两期', 'below two'], add_in_month: ['在 {x} 新增培训', 'Add a session in {x}'],
        // pairing and handover
        pairing_words: ['左边是还没有责任人的贫困户和监测户，右边是责任人和他已包的户数。勾选户，再点责任人旁的“安排”；也可以拖过去。', 'At the left, poor and monitored households without a responsible cadre; at the right, helpers and what they carry. Tick households and press "Assign" beside a helper, or drag.'],
        uncovered: ['未安排责任人的户', 'Households uncovered'], helpers: ['责任人', 'Helpers'], find_helper: ['按姓名、单位找责任人', 'Find a helper by name or unit'], chosen_n: ['已选 {n} 户', '{n} households chosen'], choose_all: ['全选', 'Choose all'], all_covered: ['都有责任人了。', 'Every household is covered.'], first_n: ['只显示前 {n} 户，可先选地区。', 'The first {n} only; choose a place.'],
        open_x: ['打开 {x}', 'Open {x}'], load_of: ['已包 {n}/{m} 户', '{n} of {m}'], load_n: ['已包 {n} 户', 'carries {n}'], load_full: ['已满', 'full'], assign: ['安排', 'Assign'], assign_to: ['安排给 {x}', 'Assign to {x}'], pairing_reason: ['结对安排', 'Pairing'], pairing_done: ['已把 {n} 户安排给 {x}。', '{n} households assigned to {x}.'],
        propose: ['均衡方案', 'Balanced proposal'], proposal_reason: ['采用均衡方案', 'Balanced proposal taken'], proposal_words: ['按同村、同乡镇优先，负担均衡算出 {n} 对；每人最多 {m} 户；还有 {k} 户安排不下。确认前不会改动任何记录，可以去掉不合适的。', '{n} pairs, the same village and township first, loads balanced; at most {m} a helper; {k} households are left. Nothing is changed before you confirm; untick what does not fit.'],
        proposal_take: ['采用这 {n} 对', 'Take these {n} pairs'], proposal_done: ['已采用 {n} 对。', '{n} pairs taken.'], proposal_left: ['安排不下：', 'Left: '], household: ['户', 'Household'], helper: ['责任人', 'Helper'], load_before: ['现包户数', 'Carries now'], take_pair: ['采用', 'Take'], take_pair_x: ['采用：{x} 由 {y} 负责', 'Take: {x} by {y}'],
        handover_words: ['干部离任前，把他包的户一次交给接任人，一起生效。未脱贫的户不能没有责任人。', 'Before a cadre leaves, all households go to successors in one change. A household still poor cannot be left without a helper.'], handover_from: ['交出人', 'Who leaves'], handover_day: ['最后一天', 'Last day'], handover_to: ['接任人（全部户）', 'Successor (of all)'], handover_to_hint: ['一人全接；也可在下面逐户指定', 'One for all; or one each below'],
        handover_interim: ['临时接替（登记空缺，限期补齐）', 'Interim (a vacancy is recorded, with a day to fill it)'], handover_households: ['要交接的包保（{n}）', 'To hand over ({n})'], handover_go: ['交接 {n} 户', 'Hand over {n}'], handover_what: ['对象', 'Whom'], handover_each: ['接任人（逐户）', 'Successor of this one'], handover_taker: ['{x} 的接任人', 'Successor for {x}'], handover_missing: ['请指定', 'please choose'],
        handover_none: ['这名干部现在没有包保任务。', 'This cadre carries nothing now.'], handover_done: ['{x} 的 {n} 户已交接。', '{n} households of {x} handed over.'],
        no_helper: ['还没有', 'none yet'], find_hint: ['姓名、拼音、编号', 'Name, initials, number'], new_x: ['＋ 新增“{x}”', '＋ New "{x}"'],
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
