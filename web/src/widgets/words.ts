// The words of the widgets: fields, dates, tables, notices.
import { speaking } from '../words'

export const { say } = speaking({
  searching: ['正在查找…', 'Searching…'],
  choices: ['选项', 'Choices'],
  sure_go: ['确定{x}', 'Yes: {x}'],
  clear: ['清除', 'Clear'],
  why_purpose: ['用途', 'Purpose'],
  why_reason: ['原因', 'Reason'],
  why_example: ['写清办什么事，如：核对李村3户的社保卡', 'What it is for, such as: bank cards of three households'],
  undo: ['撤销', 'Undo'],
  undone: ['已撤销。', 'Undone.'],
  place_hint: ['乡镇、村名或拼音首字母', 'Name of township or village, or initials'],
  date_hint: ['年-月-日', 'YYYY-MM-DD'],
  calendar: ['打开日历', 'Open the calendar'],
  month_before: ['上个月', 'Month before'],
  month_after: ['下个月', 'Month after'],
  weekdays: ['一 二 三 四 五 六 日', 'Mo Tu We Th Fr Sa Su'],
  whole_scope: ['全部范围', 'All in scope'],
  period: ['期间', 'Period'],
  period_help: [
    '写年、月、季度、日或起止：2017、2017-03、2017-Q1、2017-12-31、2016..2017',
    'A year, month, quarter, day or range: 2017, 2017-03, 2017-Q1, 2017-12-31, 2016..2017',
  ],
  today_x: ['{x}（今天）', '{x} (today)'],
  still: ['还要填：{x}', 'Still wanted: {x}'],
  new_x: ['＋ 新增“{x}”', '＋ New "{x}"'],
  first_x: ['先填“{x}”', 'First: {x}'],
  of_members: ['选择成员', 'Choose a member'],
  grid_open: ['填', 'fill in'],
})
