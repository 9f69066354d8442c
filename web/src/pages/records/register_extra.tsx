// What stands above the rows of single registers: of the books, the way to take them over as text; of the parameters,
// all there are, with what holds today and where it comes from.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Page, Rec, address, get } from '../../api'
import { Parameter, catalogue, title } from '../../catalogue'
import { useLoad } from '../../hooks'
import { useMe } from '../../shell/session'
import { PeriodInput } from '../../widgets/period'
import { PlacePicker } from '../../widgets/placepicker'
import { Ready } from '../../widgets/state'
import { Table, yuan } from '../motivation/money'
import { say } from './words'

export default function RegisterExtra({ name }: { name: string }) {
  return name === 'ledger_entry' ? <Books /> : <Parameters />
}

function Books() {
  const me = useMe()
  const [period, setPeriod] = useState(me.today.slice(0, 4))
  const [place, setPlace] = useState('')
  return (
    <details class="panel pad">
      <summary>{say('books_export')}</summary>
      <p>{say('books_words')}</p>
      <div class="period-line">
        <PeriodInput value={period} kind="span" onChange={setPeriod} />
        <PlacePicker id="books-place" value={place} onChange={setPlace} />
      </div>
      <a class="button primary" href={address('/ledger', { period, place: place || undefined })} download>
        {say('books_go')}
      </a>
    </details>
  )
}

// inForce: the values of a parameter that hold on the day, the latest of each place.
function inForce(rows: Rec[], p: Parameter, day: string): Rec[] {
  const of = rows
    .filter((r) => r.values.name === p.name && String(r.values.from_on) <= day)
    .sort((a, b) => String(b.values.from_on).localeCompare(String(a.values.from_on)))
  return of.filter((r, i) => of.findIndex((x) => x.values.place === r.values.place) === i)
}

function Parameters() {
  const me = useMe()
  const rows = useLoad(async () => (await get<Page>('/parameter_value', { limit: 200 })).rows, [])
  const amount = (p: Parameter, v: string) =>
    v === '' ? '—' : p.type === 'money' ? yuan(Number(v)) : v
  return (
    <section class="panel">
      <h2 class="pad">
        {say('parameters_all')}
      </h2>
      <Ready of={rows}>
        {(all) => (
          <Table
            label={say('parameters_all')}
            heads={[say('parameter'), say('parameter_unit'), say('parameter_default'), say('parameter_set')]}
            numbers={[2]}
            rows={catalogue().parameters.map((p) => {
              const set = inForce(all, p, me.today)
              return {
                key: p.name,
                cells: [
                  title(p),
                  p.unit || '',
                  p.type === 'codes' ? p.fallback_title : amount(p, String(p.fallback ?? '')),
                  set.length
                    ? set.map((r) => (
                        <span key={r.id} class="mark">
                          <Link href={`/r/parameter_value/${r.id}`}>
                            {r.place_title || me.county.title} {r.values.words ? String(r.values.words) : amount(p, String(r.values.value))}
                          </Link>{' '}
                          {say('parameter_from', { x: String(r.values.from_on) })}
                        </span>
                      ))
                    : say(p.fallback ? 'parameter_unset' : 'parameter_none'),
                ],
              }
            })}
          />
        )}
      </Ready>
    </section>
  )
}
