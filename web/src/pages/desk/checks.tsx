// Every check of the catalogue, worst first, with its count in a place; each opens its rows. One the account may not
// count says so.
import { Link } from 'wouter-preact'
import { get } from '../../api'
import { explainOf, list as listOf, mechanism, title } from '../../catalogue'
import { grouped } from '../../format'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { PlacePicker } from '../../widgets/placepicker'
import { Ready } from '../../widgets/state'
import { Todo } from './todos'
import { say } from './words'

const RANK = { error: 0, suspect: 1, hint: 2, none: 3 }
interface Check extends Omit<Todo, 'count'> {
  count: number | null
  why?: string
  mechanism: string
}
// found: first what finds something, then what holds, then what isn't told.
const found = (c: Check): number => (c.count === null ? 2 : c.count === 0 ? 1 : 0)

export default function Checks() {
  const [query, setQuery] = useQuery()
  const checks = useLoad(
    () => get<{ place_title: string; checks: Check[] }>('/checks', { place: query.place }),
    [query.place],
    'checks'
  )
  useTitle(`${say('page_checks')} · ${say('product')}`)
  const rows = query.place ? '?place=' + query.place : ''
  return (
    <>
      <div class="head">
        <h1>
          {say('page_checks')} {checks.value && <span class="count">{checks.value.place_title}</span>}
        </h1>
        <PlacePicker id="checks-place" value={query.place || ''} onChange={(place) => setQuery({ place })} />
      </div>
      <p class="lead">{say('checks_words')}</p>
      <section class="panel pad">
        <Ready of={checks}>
          {(all) => (
            <ul class="todos">
              {[...all.checks]
                .sort(
                  (a, b) =>
                    found(a) - found(b) || RANK[a.severity] - RANK[b.severity] || (b.count || 0) - (a.count || 0)
                )
                .map((c) => (
                  <li key={c.list}>
                    {c.count === null ? <p>{head(c)}</p> : <Link href={`/l/${c.list}${rows}`}>{head(c)}</Link>}
                    <p class="muted">{explainOf(listOf(c.list))}</p>
                  </li>
                ))}
            </ul>
          )}
        </Ready>
      </section>
    </>
  )
}

const head = (c: Check) => {
  const where = title(mechanism(c.mechanism))
  return (
    <>
      <span class={'severity ' + c.severity}>{say(`severity_${c.severity}`)}</span>
      <span class="todo-title">
        {c.title}
        {where && <span class="muted"> · {where}</span>}
      </span>
      {c.count === null ? (
        <span class="muted"> {c.why}</span>
      ) : (
        <strong>{c.count === 0 ? '✓ 0' : grouped(String(c.count))}</strong>
      )}
    </>
  )
}
