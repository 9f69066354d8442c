// The training year, month by month: how many sessions each held, months below two marked by colour and word, the
// sessions listed; adding one.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Page, Rec, get } from '../../api'
import { entity, fieldOf, workTitle } from '../../catalogue'
import { shown } from '../../format'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { Missing } from '../../shell/missing'
import { useMe } from '../../shell/session'
import { PlacePicker } from '../../widgets/placepicker'
import { Ready } from '../../widgets/state'
import { YearLine } from '../../widgets/year'
import { Form } from '../records/form'
import { say } from './words'

const WANTED = 2

async function sessionsOf(year: string, place?: string): Promise<Rec[]> {
  const all: Rec[] = []
  let after: string | undefined
  do {
    const page: Page = await get<Page>('/training_session', {
      'held_on.from': `${year}-01-01`,
      'held_on.to': `${year}-12-31`,
      place,
      sort: 'held_on',
      limit: 200,
      after,
    })
    all.push(...page.rows)
    after = page.next || undefined
  } while (after && all.length < 5000)
  return all
}

export default function Training() {
  const me = useMe()
  const [query, setQuery] = useQuery()
  const year = /^\d{4}$/.test(query.year || '') ? query.year : me.today.slice(0, 4)
  const [adding, setAdding] = useState('')
  const sessions = useLoad(() => sessionsOf(year, query.place), [year, query.place])
  useTitle(`${workTitle('/training')} · ${say('product')}`)
  const e = entity('training_session')
  if (!e) return <Missing />
  const attended = entity('training_attendance')
  return (
    <>
      <div class="head">
        <h1>{workTitle('/training')}</h1>
        <PlacePicker
          id="training-place"
          value={query.place || ''}
          level="township"
          onChange={(place) => setQuery({ ...query, place })}
        />
      </div>
      <p class="lead">
        {say('training_words')} <Link href={'/r/training_session'}>{say('training_register')}</Link>
        {attended?.may.read && (
          <>
            {' '}
            · <Link href="/r/training_plan">{say('training_plan')}</Link>
          </>
        )}
      </p>
      <YearLine year={year} onChange={(next) => setQuery({ ...query, year: next })} />
      <Ready of={sessions}>
        {(all) => (
          <ol class="months">
            {Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`).map((month) => {
              const here = all.filter((r) => String(r.values.held_on).startsWith(month))
              const coming = month > me.today.slice(0, 7)
              const below = here.length < WANTED && !coming
              return (
                <li key={month} class={below ? 'below' : ''}>
                  <h2>
                    {say('month_x', { x: Number(month.slice(5)) })}{' '}
                    <span class="count">{say('sessions_n', { n: here.length })}</span>
                    {below && <span class="severity suspect">{say('below_two')}</span>}
                  </h2>
                  <ul>
                    {here.map((r) => (
                      <li key={r.id}>
                        <Link href={'/r/training_session/' + r.id}>
                          {String(r.values.held_on).slice(5)} {String(r.values.title ?? r.title)}
                        </Link>{' '}
                        <span class="muted">{topic(r)}</span>
                      </li>
                    ))}
                  </ul>
                  {e.may.write && !coming && (
                    <button
                      class="plain"
                      onClick={() => setAdding(month + '-01')}
                      aria-label={say('add_in_month', { x: month })}>
                      ＋ {say('add')}
                    </button>
                  )}
                </li>
              )
            })}
          </ol>
        )}
      </Ready>
      {adding && (
        <Form
          entity={e}
          preset={{ held_on: adding === me.today.slice(0, 7) + '-01' ? me.today : adding, place: query.place || null }}
          onClose={() => setAdding('')}
          onSaved={sessions.reload}
        />
      )}
    </>
  )
}

function topic(r: Rec): string {
  const f = fieldOf(entity('training_session'), 'topic')
  return f ? shown(f, r) : ''
}
