// To-dos: checks that somebody owns and that are not empty, worst first, each a link to its rows.
import { Link } from 'wouter-preact'
import { english, say } from '../words'
import { mendOf, list as listOf } from '../catalogue'

export interface Todo {
  list: string
  title: string
  count: number
  excused?: number
  severity: 'none' | 'hint' | 'suspect' | 'error'
  owner?: string
  mend?: string
  of?: string
}

// boxOf: what waits for review is dealt with on its own page.
const boxOf = (list: string): string =>
  list === 'proposal.returned' ? '/review?box=returned' : list === 'proposal.waiting_long' ? '/review?box=all' : '/review'

export function Todos({ todos }: { todos: Todo[] }) {
  if (!todos.length) return <p class="state empty">{say('no_todos')}</p>
  return (
    <ul class="todos">
      {todos.map((t) => (
        <li key={t.list} class={t.severity}>
          <Link href={t.of === 'proposal' ? boxOf(t.list) : '/l/' + t.list}>
            <span class={'severity ' + t.severity}>{say(`severity_${t.severity}`)}</span>
            <span class="todo-title">{t.title}</span> <strong>{t.count}</strong>
          </Link>
          {!!t.excused && (
            <Link class="muted" href={`/l/${t.list}?excused=1`}>
              {english() ? ` and ${t.excused} excused` : `另有 ${t.excused} 条已豁免`}
            </Link>
          )}
          {(t.mend || mendOf(listOf(t.list))) && <p class="muted">{t.mend || mendOf(listOf(t.list))}</p>}
        </li>
      ))}
    </ul>
  )
}
