// The account of the mechanisms for a day and a place: sentences with figures in them, each figure a link to its list.
import { Link } from 'wouter-preact'
import { useState } from 'preact/hooks'
import { Figure, get } from '../api'
import { grouped } from '../format'
import { useLoad, useQuery, useTitle } from '../hooks'
import { useMe } from '../shell/session'
import { DateInput, readDay } from '../widgets/date'
import { PlacePicker } from '../widgets/placepicker'
import { Ready } from '../widgets/state'
import { say } from '../words'

interface Piece {
  text?: string
  figure?: Figure
}
interface BriefText {
  title: string
  day: string
  place: string
  head: string
  sections: { title: string; paragraphs: Piece[][] }[]
}

export default function Brief() {
  const me = useMe()
  const [query, setQuery] = useQuery()
  const [day, setDay] = useState(query.day || me.today)
  const brief = useLoad(
    () => get<BriefText>('/brief', { day: query.day || me.today, place: query.place }),
    [query.day, query.place]
  )
  useTitle(`${say('page_brief')} · ${say('product')}`)
  const rows = (f: Figure) =>
    `/l/${f.code}?period=${f.from && f.to && f.from !== f.to ? `${f.from}..${f.to}` : f.to || query.day || me.today}${query.place ? '&place=' + query.place : ''}`
  return (
    <>
      <div class="head">
        <h1>{say('page_brief')}</h1>
        <div class="actions">
          <button onClick={() => window.print()}>{say('print')}</button>
        </div>
      </div>
      <form
        class="panel pad picture-bar no-print"
        onSubmit={(e) => {
          e.preventDefault()
          if (readDay(day)) setQuery({ ...query, day: readDay(day) })
        }}>
        <div class="filter">
          <label for="brief-day">{say('period_day')}</label>
          <DateInput id="brief-day" value={day} today={me.today} invalid={!readDay(day)} onChange={setDay} />
        </div>
        <PlacePicker id="brief-place" value={query.place || ''} onChange={(place) => setQuery({ ...query, place })} />
        <button class="primary">{say('apply')}</button>
      </form>
      <Ready of={brief}>
        {(b) => (
          <article class="panel brief">
            <h2>{b.title}</h2>
            <p class="muted center">{b.day}</p>
            {b.sections.map((s) => (
              <section key={s.title}>
                <h3>{s.title}</h3>
                {s.paragraphs.map((p, i) => (
                  <p key={i} class="paragraph">
                    {p.map((x, k) =>
                      x.figure ? (
                        <Link key={k} href={rows(x.figure)} title={x.figure.title}>
                          {grouped(x.figure.value)}
                        </Link>
                      ) : (
                        <span key={k}>{x.text}</span>
                      )
                    )}
                  </p>
                ))}
              </section>
            ))}
            {b.head && (
              <p class="muted digest">
                {say('journal_head')}
                {b.head}
              </p>
            )}
          </article>
        )}
      </Ready>
    </>
  )
}
