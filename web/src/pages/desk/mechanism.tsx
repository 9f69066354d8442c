// One mechanism: who is responsible, its figures with basis, its checks, its registers and the pages where its work is
// done.
import { Link } from 'wouter-preact'
import { get } from '../../api'
import { HELP, entity, explainOf, list as listOf, mechanism, title } from '../../catalogue'
import { grouped } from '../../format'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { opens } from '../../shell/menu'
import { Missing } from '../../shell/missing'
import { useMe } from '../../shell/session'
import { PlacePicker } from '../../widgets/placepicker'
import { Ready } from '../../widgets/state'
import { Mechanism, Pillars } from './home'
import { say } from './words'

export default function MechanismPage({ params }: { params: Record<string, string> }) {
  const [query, setQuery] = useQuery()
  const pillars = useLoad(() => get<Pillars>('/mechanisms', { place: query.place }), [query.place], 'mechanisms')
  return (
    <>
      {!pillars.value && <h1>{say('pillars')}</h1>}
      <Ready of={pillars}>
        {(p) => {
          const pillar = p.pillars.find((x) => x.mechanisms.some((m) => m.mechanism === params.code))
          const m = pillar?.mechanisms.find((x) => x.mechanism === params.code)
          if (!m || !pillar) return <Missing />
          return (
            <>
              <p class="crumbs">
                <Link href="/">{pillar.name === HELP ? pillar.title : say('pillars')}</Link>
                {pillar.name !== HELP && ' › ' + pillar.title}
              </p>
              <div class="head">
                <h1>
                  {m.title}{' '}
                  <span class="count">
                    {m.mechanism}
                    {m.responsible ? ' · ' + m.responsible : ''} · {p.place_title}
                  </span>
                </h1>
                <PlacePicker id="mechanism-place" value={query.place || ''} onChange={(place) => setQuery({ place })} />
              </div>
              <Body m={m} place={query.place} />
            </>
          )
        }}
      </Ready>
    </>
  )
}

function Body({ m, place }: { m: Mechanism; place?: string }) {
  useTitle(`${m.title} · ${say('product')}`)
  const query = place ? '?place=' + place : ''
  const me = useMe()
  const work = (mechanism(m.mechanism)?.pages || []).filter((p) => opens(me, p))
  // What belongs to a record (the slots of a team, the partners of a base) stands apart, in small.
  const registers = (hidden: boolean) => m.entities.filter((n) => entity(n)?.may.read && !!entity(n)!.hidden === hidden)
  return (
    <>
      <p class="buttons">
        {work.map((p) => (
          <Link key={p.path} class="button primary" href={p.path}>
            {title(p)}
          </Link>
        ))}
        {registers(false).map((n) => (
          <Link key={n} class="button" href={'/r/' + n + query}>
            {title(entity(n))}
          </Link>
        ))}
      </p>
      {registers(true).length > 0 && (
        <p class="details">
          <span class="muted">{say('detail_registers')}</span>
          {registers(true).map((n) => (
            <Link key={n} href={'/r/' + n + query}>
              {title(entity(n))}
            </Link>
          ))}
        </p>
      )}
      <section class="panel pad">
        <h2>{say('figures')}</h2>
        <ul class="figures">
          {m.figures
            .filter((f) => (listOf(f.code)?.severity || 'none') === 'none')
            .map((f) => (
              <li key={f.code}>
                <Link href={`/l/${f.code}${query}`}>
                  <span>{f.title}</span>
                  <strong>
                    {grouped(f.value)}
                    <small> {f.unit}</small>
                  </strong>
                </Link>
                <p class="muted">{f.basis}</p>
                <p class="muted">{explainOf(listOf(f.code)) || f.explain}</p>
                <p>
                  <Link href={`/picture?figure=${f.code}${place ? '&place=' + place : ''}`}>{say('by_place')}</Link>
                </p>
              </li>
            ))}
        </ul>
      </section>
      <section class="panel pad">
        <h2>{say('page_checks')}</h2>
        {m.checks.length ? (
          <ul class="todos">
            {m.checks.map((c) => (
              <li key={c.list}>
                <Link href={`/l/${c.list}${query}`}>
                  <span class={'severity ' + (c.count ? c.severity : 'none')}>
                    {c.count ? say(`severity_${c.severity}`) : '✓ ' + say('holds')}
                  </span>
                  <span class="todo-title">{c.title}</span>
                  <strong>{grouped(String(c.count))}</strong>
                </Link>
                <p class="muted">{explainOf(listOf(c.list))}</p>
              </li>
            ))}
          </ul>
        ) : (
          <p>{say('no_checks')}</p>
        )}
      </section>
    </>
  )
}
