// The words of the interface that do not come from the server: key, Chinese, English; {x} is filled in. Chinese is the
// language of the house. Here stand those of several rooms; a room's own stand in its words.ts and are fetched with its
// pages. A key stands once in all of them and is used somewhere (words.mjs sees to both), so that a word read on a page
// leads to one line and from there to the page.
import { language } from './settings'
import { termed } from './terms'
import type { Problem } from './api'

export const english = (): boolean => language() === 'en'

type Words = Record<string, [string, string]>

const shared = {
  product: ['帮扶', 'Bangfu'],
  loading: ['正在读取…', 'Loading…'],
  try_again: ['再试一次', 'Try again'],
  // pages, as the menu and their own headings call them
  page_desk: ['我的待办', 'My to-dos'],
  page_search: ['查找', 'Search'],
  page_review: ['待我审核', 'Review'],
  page_collect: ['数据采集', 'Collections'],
  page_picture: ['一张图', 'Picture'],
  page_checks: ['核查清单', 'Checks'],
  page_brief: ['工作情况报告', 'Account'],
  page_forms: ['报表与表样', 'Forms'],
  page_journal: ['操作日志', 'Journal'],
  page_import: ['导入表格', 'Import'],
  page_accounts: ['账号', 'Accounts'],
  // buttons
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  close: ['关闭', 'Close'],
  apply: ['确定', 'Apply'],
  add: ['新增', 'Add'],
  open: ['打开', 'Open'],
  remove_x: ['去掉 {x}', 'Remove {x}'],
  go_ahead: ['确认办理', 'Confirm'],
  succeed: ['结束并接任', 'End, and succeed'],
  interim: ['临时接替（登记空缺，限期补齐）', 'Interim (a vacancy is recorded, with a day to fill it)'],
  life: ['户变动', 'Household event'],
  life_duplicate: ['合并重复人员', 'Merge a duplicate'],
  page_before: ['上一页', 'Before'],
  page_after: ['下一页', 'Next'],
  year_before: ['上一年', 'Year before'],
  year_after: ['下一年', 'Year after'],
  // headings, labels, values
  login_name: ['用户名', 'Login'],
  password_new: ['新密码', 'New password'],
  search: ['全局查找', 'Search everything'],
  nothing_found: ['没有找到', 'Nothing found'],
  row_actions: ['操作', 'Actions'],
  grid_record: ['记录', 'Record'],
  place: ['区划', 'Place'],
  helper: ['责任人', 'Helper'],
  reason: ['原因', 'Reason'],
  undo_reason: ['撤销刚才的操作', 'Undoing the last action'],
  field: ['栏目', 'Field'],
  total: ['合计', 'Total'],
  when: ['时间', 'When'],
  by_whom: ['经办人', 'Who'],
  period_day: ['截至', 'As on'],
  year_x: ['{x} 年', '{x}'],
  until: ['到', ' to'],
  filter_is: ['：', ': '],
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  all: ['全部', 'All'],
  yuan: ['元', 'yuan'],
  blank: ['（空）', '(empty)'],
  voided: ['已作废', 'Voided'],
  will_be_written: ['将要写入', 'This will be written'],
  review_sent: ['我送审的', 'Sent by me'],
  transfers_failed: ['未成功的代发', 'Failed transfers'],
  form_filled: ['已填好：{x}', 'Filled: {x}'],
  paper_sending: ['正在上传…', 'Sending…'],
  paper_added: ['已上传：{x}', 'Added: {x}'],
  // what is typed
  pick_or_type: ['选择，或输入拼音首字母', 'Pick, or type'],
  ref_hint: ['输入名称、拼音首字母或编号', 'Type a name, initials or a number'],
  // by the server's own words: severities of lists, what was done in the journal and through which door
  severity_none: ['名单', 'List'],
  severity_hint: ['提示', 'Hint'],
  severity_suspect: ['存疑', 'Suspect'],
  severity_error: ['错误', 'Error'],
  op_create: ['新增', 'created'],
  op_update: ['修改', 'changed'],
  op_end: ['结束', 'ended'],
  op_void: ['作废', 'voided'],
  op_put: ['写入', 'written'],
  op_drop: ['关闭', 'closed'],
  op_adopt: ['收入', 'taken in'],
  op_reveal: ['查看保密内容', 'revealed'],
  channel_page: ['网页', 'page'],
  channel_web: ['网页', 'page'], // of blocks made before pages had their own word
  channel_api: ['接口', 'API'],
  channel_sheet: ['表格', 'sheet'],
  channel_command: ['命令行', 'command line'],
  channel_demo: ['演示', 'demonstration'],
  // problems
  problem_unsettled: [
    '有一栏写的字还没有选定，没有保存：请从列表里选，或清空。',
    'What is typed in one field is not chosen yet, and nothing was saved: pick from the list, or clear it.',
  ],
  problem_network: [
    '网络不通，什么也没有保存。请检查网络后再试。',
    'The network is down; nothing was saved. Please try again.',
  ],
  problem_401: ['登录已过期，请重新登录。', 'The session has ended; please log in again.'],
  problem_403: ['您的账号没有这项权限。', 'Your account may not do this.'],
  problem_404: ['没有这条记录，或不在您的范围内。', 'There is no such record in your scope.'],
  problem_409: ['记录已被别人修改，请重新打开再试。', 'The record was changed by somebody else; open it again.'],
  problem_server: ['服务器出错了（{x}），请稍后再试。', 'The server failed ({x}); please try later.'],
} satisfies Words

// speaking: how a room says its own words and the shared ones. say takes only keys there are; sayIf is for a key made at
// run time from what the server sent, and says what is given when there is none.
export function speaking<Own extends Words>(own: Own) {
  const words: Words = { ...shared, ...own }
  const say = (key: keyof Own | keyof typeof shared, values: Record<string, string | number> = {}): string =>
    termed(words[key as string]![english() ? 1 : 0], english()).replace(/\{(\w+)\}/g, (mark, name: string) =>
      // A mark nobody fills is shown as it is: the account's pages explain marks of that form.
      name in values ? String(values[name] ?? '') : mark
    )
  const sayIf = (key: string, otherwise: string): string => (key in words ? say(key as keyof Own) : otherwise)
  return { say, sayIf }
}

export const { say, sayIf } = speaking({})

export function problemWords(p: Problem): string {
  if (p.status === 0)
    return p.code === 'page' ? p.detail : say(p.code === 'unsettled' ? 'problem_unsettled' : 'problem_network')
  if (p.detail)
    return p.where && !p.detail.includes(p.where) && /[一-龥]/.test(p.where) ? `${p.where}：${p.detail}` : p.detail
  return p.status >= 500
    ? say('problem_server', { x: p.status })
    : sayIf(`problem_${p.status}`, say('problem_server', { x: p.status }))
}
