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
  place?: string | null
  place_title?: string
  href?: string // where it is dealt with, when it is no list
}

// boxOf: what waits for review is dealt with on its own page.
const boxOf = (list: string): string =>
  list === 'proposal.returned' ? '/review?box=returned' : list === 'proposal.waiting_long' ? '/review?box=all' : '/review'

// Todos: what is this account's to mend, and below it whose the rest is; in brief only the own.
export function Todos({ todos, brief }: { todos: Todo[]; brief?: boolean }) {
  const several = new Set(todos.map((t) => t.place)).size > 1
  const own = todos.filter((t) => t.yours)
  const others = todos.filter((t) => !t.yours)
  const owners = [...new Set(others.map((t) => t.owner_title))]
  return (
    <>
      {own.length > 0 && <Items of={own} several={several} />}
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
              <Items of={these} several={several} />
            </details>
          )
        })}
    </>
  )
}

// several: who has two townships is told of which a to-do is, and opens its rows there.
function Items({ of: todos, several }: { of: Todo[]; several: boolean }) {
  const at = (t: Todo, sign: string) => (several && t.place ? sign + 'place=' + t.place : '')
  return (
    <ul class="todos">
      {todos.map((t) => (
        <li key={t.list + t.place} class={t.severity}>
          <Link href={t.href || (t.of === 'proposal' ? boxOf(t.list) : '/l/' + t.list + at(t, '?'))}>
            <span class={'severity ' + t.severity}>{say(`severity_${t.severity}`)}</span>
            <span class="todo-title">
              {t.title}
              {several && <span class="muted"> · {t.place_title}</span>}
            </span>{' '}
            <strong>{grouped(String(t.count))}</strong>
          </Link>
          {!!t.excused && (
            <Link class="muted" href={`/l/${t.list}?excused=1${at(t, '&')}`}>
              {say('todos_excused', { n: t.excused })}
            </Link>
          )}
          {(t.mend || mendOf(listOf(t.list))) && <p class="muted">{t.mend || mendOf(listOf(t.list))}</p>}
        </li>
      ))}
    </ul>
  )
}
