// The words of the account of the mechanisms.
import { speaking } from '../../words'

export const { say } = speaking({
  brief_edit: ['编辑文字', 'Edit the words'],
  brief_unsaved: ['正在改的文字还没有保存：先保存或取消，再留存。', 'Words are not saved yet: save or cancel first.'],
  brief_keep: ['留存', 'Keep'],
  brief_is_kept: ['已留存', 'Kept'],
  brief_kept: ['留存的报告（{n}）', 'Accounts kept ({n})'],
  brief_kept_on: ['留存于 {x} {y}', 'kept on {x} {y}'],
  print: ['打印', 'Print'],
  brief_problems: ['附件1：存在问题清单', 'Annex 1: problems found'],
  brief_no_problems: ['经核查，未发现问题。', 'The checks find nothing.'],
  brief_number: ['序号', 'No.'],
  brief_mechanism: ['机制', 'Mechanism'],
  brief_problem: ['问题', 'Problem'],
  brief_count: ['数量', 'Number'],
  brief_look: ['核对办法', 'What to look at'],
  journal_head: ['日志校验值：', 'Journal head: '],
  // the words of a section
  brief_section: ['部分', 'Section'],
  brief_title: ['标题', 'Title'],
  brief_insert: ['插入指标', 'Insert a figure'],
  brief_from: ['自哪天的报告起用', 'From accounts of'],
  brief_from_wrong: ['请填写起用日期，如 2017-01-01', 'Enter the first day, such as 2017-01-01'],
  brief_text: [
    '正文：一行一段；{place}、{span} 等词和 {指标} 写在大括号里，可加 @区划、期间和单位（万元、亿元）',
    'Text: a paragraph a line; words such as {place}, {span} and {figure} in braces, with @place, period and unit (million) if wanted',
  ],
  brief_such_as: [
    '例：{training.sessions 2016} 是 2016 年的，{training.sessions last_year} 是上一年的，{pay.total 万元} 以万元计；' +
      '{?posting.no_leader|尚有{posting.no_leader}个村缺队长。|队长全部到位。} 不为零、为零各说一句，不写的就省去；' +
      '{names study.campaigns 3} 列前三项名称（按区划代码、登记先后），{places base.bases 2} 列前两个所在地。',
    'Such as {training.sessions 2016}: that year; {training.sessions last_year}: the year before; {pay.total million}: in millions; ' +
      '{?posting.no_leader|{posting.no_leader} villages lack a leader.|All leaders are in post.}: a sentence each for not nought and nought, either may be left out; ' +
      '{names study.campaigns 3}: the first three names (by code of place, then as entered); {places base.bases 2}: the first two places.',
  ],
  brief_reason: ['修改报告用语', 'words of the account'],
  brief_saved: ['已保存', 'Saved'],
  brief_given: ['恢复原来的文字', 'Back to the given words'],
  brief_given_words: [
    '这一部分改用程序原来的标题和文字；您改过的文字作废，留在日志里。',
    'This section goes back to the given title and text; your words are voided and stay in the journal.',
  ],
  brief_given_reason: ['恢复原来的文字', 'back to the given words'],
})
