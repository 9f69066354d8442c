// The front door: the five strengthenings with their mechanisms as tiles: who is responsible, whether the rule holds, the
// figures; behind them measures of help that no strengthening numbers; below, my to-dos.
import { Link } from 'wouter-preact'
import { Figure, get } from '../../api'
import { HELP, entity, list, readsRegisters, title } from '../../catalogue'
import { grouped } from '../../format'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { seatOf, useMe } from '../../shell/session'
import { PlacePicker } from '../../widgets/placepicker'
import { Ready } from '../../widgets/state'
import { english } from '../../words'
import { useDeciding } from './deciding'
import { Keys } from './keys'
import { Todo, Todos } from './todos'
import { say } from './words'

export interface Mechanism {
  mechanism: string
  title: string
  module?: string
  responsible?: string
  checks: { list: string; title: string; count: number; severity: Todo['severity'] }[]
  figures: Figure[]
  entities: string[]
}
export interface Pillars {
  place_title: string
  pillars: { name: string; title: string; mechanisms: Mechanism[] }[]
}

export const Home = () => (readsRegisters() ? <County /> : <Keys />)

function County() {
  const me = useMe()
  const deciding = useDeciding()
  const [query, setQuery] = useQuery()
  const pillars = useLoad(() => get<Pillars>('/mechanisms', { place: query.place }), [query.place], 'mechanisms')
  const desk = useLoad(() => get<{ todos: Todo[] }>('/desk'), [], 'desk')
  useTitle(say('product'))
  return (
    <>
      <div class="head">
        <h1>
          {say('pillars')}{' '}
          <span class="count">
            {pillars.value?.place_title || seatOf(me)} · {me.today}
          </span>
        </h1>
        <PlacePicker
          id="home-place"
          value={query.place || ''}
          level="township"
          onChange={(place) => setQuery({ place })}
        />
      </div>
      <Ready of={pillars}>
        {(p) => (
          <>
            <Strengthenings of={p.pillars.filter((x) => x.name !== HELP)} place={query.place} />
            {p.pillars
              .filter((x) => x.name === HELP)
              .map((x) => (
                <section key={x.name} aria-labelledby={x.name}>
                  <h2 id={x.name}>{x.title}</h2>
                  <div class="measures">
                    {x.mechanisms.map((m) => (
                      <Tile key={m.mechanism} m={m} place={query.place} />
                    ))}
                  </div>
                </section>
              ))}
          </>
        )}
      </Ready>
      <section class="panel pad" aria-labelledby="todo-title">
        <h2 id="todo-title">{say('page_desk')}</h2>
        <Ready of={desk}>{(d) => <Todos todos={[...deciding, ...d.todos]} brief />}</Ready>
      </section>
    </>
  )
}

// Strengthenings: a column each, as tall as the one with the most mechanisms, so that tiles of a row stand on one line.
function Strengthenings({ of, place }: { of: Pillars['pillars']; place?: string }) {
  const rows = Math.max(...of.map((x) => x.mechanisms.length))
  return (
    <div class="pillars" style={{ '--rows': String(rows) }}>
      {of.map((x, i) => (
        <section key={x.name} aria-labelledby={'pillar-' + i}>
          <h2 id={'pillar-' + i}>
            <span class="pillar-number" aria-hidden="true">
              {english() ? i + 1 : '一二三四五'[i]}
            </span>
            {x.title}
          </h2>
          {x.mechanisms.map((m) => (
            <Tile key={m.mechanism} m={m} place={place} />
          ))}
        </section>
      ))}
    </div>
  )
}

const RANK: Record<Todo['severity'], number> = { error: 0, suspect: 1, hint: 2, none: 3 }

function Tile({ m, place }: { m: Mechanism; place?: string }) {
  if (!m.figures.length && !m.checks.length)
    return (
      <div class="tile unbuilt">
        <h3>{m.title}</h3>
        <p>{say('not_yours')}</p>
      </div>
    )
  const open = [...m.checks].filter((c) => c.count > 0).sort((a, b) => RANK[a.severity] - RANK[b.severity])
  const figures = m.figures.filter((f) => (list(f.code)?.severity || 'none') === 'none').slice(0, 3)
  // Without a figure read, an empty check says nothing: green would promise what nobody looked at.
  const blind = !figures.length && !open.length
  // Nor does a rule hold where there is nothing yet that could break it.
  const empty = !open.length && figures.every((f) => f.value === '—' || Number(f.value) === 0)
  const worst = open.some((c) => c.severity === 'error')
    ? 'error'
    : open.some((c) => c.severity === 'suspect')
      ? 'suspect'
      : open.length
        ? 'hint'
        : 'none'
  const query = place ? '?place=' + place : ''
  return (
    <div class={'tile ' + (empty ? 'blank' : worst)}>
      <h3>
        <Link href={`/mechanism/${m.mechanism}${query}`}>{m.title}</Link>
      </h3>
      {m.responsible && <p class="muted">{m.responsible}</p>}
      <dl>
        {figures.map((f) => (
          <div key={f.code}>
            <dt>{f.title}</dt>
            <dd>
              <Link href={`/l/${f.code}${query}`}>{grouped(f.value).replace(/\.00$/, '')}</Link>{' '}
              {f.value !== '—' && <span class="unit">{f.unit}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {blind ? (
        <p class="muted">{say('not_yours')}</p>
      ) : empty ? (
        <p class="muted">{english() ? 'No records yet' : '还没有记录'}</p>
      ) : open.length ? (
        <ul class="tile-checks">
          {open.slice(0, 3).map((c) => (
            <li key={c.list} class={c.severity}>
              <Link href={`/l/${c.list}${query}`}>
                {c.title} <strong>{grouped(String(c.count))}</strong>
              </Link>
            </li>
          ))}
          {open.length > 3 && (
            <li>
              <Link href={`/mechanism/${m.mechanism}${query}`}>{say('more_n', { n: open.length - 3 })}</Link>
            </li>
          )}
        </ul>
      ) : (
        <p class="holds">
          <span aria-hidden="true">✓</span> {say('rule_holds')}
        </p>
      )}
    </div>
  )
}

export const entityTitle = (name: string): string => title(entity(name)) || name
