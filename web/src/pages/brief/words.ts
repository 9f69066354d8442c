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
  journal_head: ['日志校验值：', 'Journal head: '],
  // the words of a section
  brief_section: ['部分', 'Section'],
  brief_title: ['标题', 'Title'],
  brief_insert: ['插入指标', 'Insert a figure'],
  brief_text: [
    '正文：一行一段；{day} {year} {place} 和 {指标} 写在大括号里，可加 @区划 和期间；{since 指标} 是它起算的年份',
    'Text: a paragraph a line; {day} {year} {place} and {figure} in braces, with @place and period if wanted; {since figure} is the year it counts from',
  ],
  brief_such_as: [
    '例：{cadre.cadres} 是今天全县的数；{cadre.cadres@341125100} 是一个乡镇的；{training.sessions 2016} 是 2016 年的，{training.sessions last_year} 是上一年的。',
    'Such as {cadre.cadres}: the county today; {cadre.cadres@341125100}: a township; {training.sessions 2016}: that year; {training.sessions last_year}: the year before.',
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
