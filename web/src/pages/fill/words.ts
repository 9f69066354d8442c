// The words of filling forms from the records.
import { speaking } from '../../words'

export const { say } = speaking({
  forms_words: [
    '选好范围和日期，点“填好下载”，表格按登记的数据填好，格式不变；每份表的数字都能点回名单核对。',
    'Choose place and period; the form comes filled from the records, its styles kept.',
  ],
  forms_ready: ['现成的表', 'Ready forms'],
  forms_none: ['还没有现成的表。', 'There are no ready forms.'],
  form_rows_of: ['取自“{x}”', 'rows of "{x}"'],
  form_columns: ['“{x}”可用的栏目，照抄到格子里：', 'Columns of {x}, to be written into cells:'],
  form_clear: [
    '身份证号、电话、银行卡号不打掩码（须写明用途和原因，记入查阅记录）',
    'ID numbers, phones and cards in full (with purpose and reason; it is noted)',
  ],
  form_empty: ['空白表样', 'Template'],
  form_fill: ['填好下载', 'Fill and save'],
  form_why: ['写明用途', 'What it is for'],
  form_why_words: [
    '这份表里有人员信息：填好的文件记入日志，请选用途、写明原因。',
    'This table names persons: it is journalled when filled, with its purpose and reason.',
  ],
  form_filling: ['正在填…', 'Filling…'],
  forms_own: ['用自己的表样', 'A workbook of your own'],
  forms_own_words: [
    '在自己的 Excel 表（.xlsx）里，把要填的格子写成下面的记号，再交给这里，填好后格式、公式、合并格都不变。',
    'Put these marks into the cells of your own workbook (.xlsx); it comes back filled, with styles, formulas and merged cells kept.',
  ],
  mark_figure: ['一个数字，按代码', 'a figure by its code'],
  mark_list: ['名单的一列，该行按条数重复', 'a field of the rows; the row repeats'],
  mark_record: ['一条记录的一项', 'a field of one record'],
  mark_plain: ['序号、日期、区划', 'row number, day, place'],
  form_of_record: ['用这条记录填：', 'Filled from:'],
  form_source: ['名单取自', 'Rows from'],
  form_source_hint: ['登记簿或清单，可打拼音首字母', 'a register or a list'],
  form_pick: ['选择表样（.xlsx）…', 'Choose a workbook (.xlsx)…'],
  form_fill_own: ['填好下载（{x}）', 'Fill and save ({x})'],
})
