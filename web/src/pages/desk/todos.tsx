// To-dos: checks that somebody owns and that are not empty, worst first, each a link to its rows.
import { Link } from 'wouter-preact'
import { mendOf, list as listOf } from '../../catalogue'
import { grouped } from '../../format'
import { say } from './words'

export interface Todo {
  list: string
  title: string
  count: number
  excused?: number
  severity: 'none' | 'hint' | 'suspect' | 'error'
  owner?: string
  owner_title: string
  yours: boolean
  mend?: string
  of?: string
}

// boxOf: what waits for review is dealt with on its own page.
const boxOf = (list: string): string =>
  list === 'proposal.returned' ? '/review?box=returned' : list === 'proposal.waiting_long' ? '/review?box=all' : '/review'

// Todos: what is this account's to mend, and below it whose the rest is; in brief only the own.
export function Todos({ todos, brief }: { todos: Todo[]; brief?: boolean }) {
  const own = todos.filter((t) => t.yours)
  const others = todos.filter((t) => !t.yours)
  const owners = [...new Set(others.map((t) => t.owner_title))]
  return (
    <>
      {own.length > 0 && <Items of={own} />}
      {own.length === 0 && <p class="state empty">{say('no_todos')}</p>}
      {brief && others.length > 0 && (
        <p>
          <Link href="/desk">{say('todos_of_others', { n: others.length })}</Link>
        </p>
      )}
      {!brief &&
        owners.map((owner) => {
          const these = others.filter((t) => t.owner_title === owner)
          return (
            <details key={owner} open={own.length === 0}>
              <summary>{say('todos_of', { x: owner || say('todos_nobody'), n: these.length })}</summary>
              <Items of={these} />
            </details>
          )
        })}
    </>
  )
}

function Items({ of: todos }: { of: Todo[] }) {
  return (
    <ul class="todos">
      {todos.map((t) => (
        <li key={t.list} class={t.severity}>
          <Link href={t.of === 'proposal' ? boxOf(t.list) : '/l/' + t.list}>
            <span class={'severity ' + t.severity}>{say(`severity_${t.severity}`)}</span>
            <span class="todo-title">{t.title}</span> <strong>{grouped(String(t.count))}</strong>
          </Link>
          {!!t.excused && (
            <Link class="muted" href={`/l/${t.list}?excused=1`}>
              {say('todos_excused', { n: t.excused })}
            </Link>
          )}
          {(t.mend || mendOf(listOf(t.list))) && <p class="muted">{t.mend || mendOf(listOf(t.list))}</p>}
        </li>
      ))}
    </ul>
  )
}
