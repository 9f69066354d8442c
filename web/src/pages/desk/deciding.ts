// What waits for a second account to decide: grants and limits on the page of review, new passwords on that of accounts.
// They are no findings of a check, and whoever decides them owns no check: without this his desk would say nothing waits.
import { get } from '../../api'
import { may } from '../../catalogue'
import { useLoad } from '../../hooks'
import { Todo } from './todos'
import { say } from './words'

interface Counts {
  waiting: number
}

export const decides = (): boolean => may('account_grant', 'confirm')

export function useDeciding(): Todo[] {
  const counts = useLoad(() => (decides() ? get<Counts>('/proposals/count') : Promise.resolve({ waiting: 0 })), [])
  const resets = useLoad(
    () => (decides() ? get<{ resets: unknown[] }>('/resets') : Promise.resolve({ resets: [] })),
    []
  )
  const todo = (list: string, href: string, title: string, count: number, mend: string): Todo[] =>
    count ? [{ list, href, title, count, mend, severity: 'hint', owner_title: '', yours: true }] : []
  return [
    ...todo('deciding', '/review', say('deciding'), counts.value?.waiting || 0, say('deciding_mend')),
    ...todo('resets', '/accounts', say('deciding_resets'), resets.value?.resets.length || 0, say('deciding_resets_mend')),
  ]
}
