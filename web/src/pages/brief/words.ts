// The words of the account of the mechanisms.
import { speaking } from '../../words'

export const { say } = speaking({
  print: ['打印', 'Print'],
  journal_head: ['日志校验值：', 'Journal head: '],
})
