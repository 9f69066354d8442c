// Every check of the catalogue, by mechanism and severity, with its count in a place; each opens its rows.
import { Link } from 'wouter-preact'
import { get } from '../../api'
import { catalogue, explainOf, list as listOf } from '../../catalogue'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { PlacePicker } from '../../widgets/placepicker'
import { Empty, Ready } from '../../widgets/state'
import { Pillars } from './home'
import { say } from './words'

const RANK = { error: 0, suspect: 1, hint: 2, none: 3 }

export default function Checks() {
  const [query, setQuery] = useQuery()
  const pillars = useLoad(() => get<Pillars>('/mechanisms', { place: query.place }), [query.place], 'mechanisms')
  useTitle(`${say('page_checks')} · ${say('product')}`)
  const others = catalogue().lists.filter((l) => l.severity !== 'none')
  return (
    <>
      <div class="head">
        <h1>{say('page_checks')}</h1>
        <PlacePicker id="checks-place" value={query.place || ''} onChange={(place) => setQuery({ place })} />
      </div>
      <p class="lead">{say('checks_words')}</p>
      <section class="panel pad">
        <Ready of={pillars}>
          {(p) => {
            const counted = p.pillars
              .flatMap((x) => x.mechanisms)
              .flatMap((m) => m.checks.map((c) => ({ ...c, where: m.title })))
            const rest = others
              .filter((l) => !counted.some((c) => c.list === l.name))
              .map((l) => ({ list: l.name, title: l.title, severity: l.severity, count: -1, where: '' }))
            const all = [...counted, ...rest].sort(
              (a, b) =>
                Number(b.count !== 0) - Number(a.count !== 0) ||
                RANK[a.severity] - RANK[b.severity] ||
                b.count - a.count
            )
            if (!all.length) return <Empty>{say('no_checks')}</Empty>
            return (
              <ul class="todos">
                {all.map((c) => (
                  <li key={c.list}>
                    <Link href={`/l/${c.list}${query.place ? '?place=' + query.place : ''}`}>
                      <span class={'severity ' + c.severity}>{say(`severity_${c.severity}`)}</span>
                      <span class="todo-title">
                        {c.title}
                        {c.where && <span class="muted"> · {c.where}</span>}
                      </span>
                      {c.count >= 0 && <strong>{c.count === 0 ? '✓ 0' : c.count}</strong>}
                    </Link>
                    <p class="muted">{explainOf(listOf(c.list))}</p>
                  </li>
                ))}
              </ul>
            )
          }}
        </Ready>
      </section>
    </>
  )
}
