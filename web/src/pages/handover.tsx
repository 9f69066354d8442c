// Handing over all households of a cadre who leaves, in one change: who leaves, when and why, who takes over each
// household.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Page, Problem, Rec, get, send } from '../api'
import { codeOptions, codeTitle, entity, fieldOf } from '../catalogue'
import { titlesOf } from '../format'
import { asProblem, useLoad, useQuery, useTitle } from '../hooks'
import { useMe } from '../shell/session'
import { Combo } from '../widgets/combo'
import { DateInput, readDay } from '../widgets/date'
import { searchRefs } from '../widgets/input'
import { tell, waits } from '../widgets/notice'
import { Empty, Ready } from '../widgets/state'
import { say } from '../words'
import { Missing } from './missing'
import { INTERIM, Problems } from './record_actions'

interface Chosen {
  id: string
  title: string
}

export default function Handover() {
  const me = useMe()
  const [query, setQuery] = useQuery()
  const from = query.from || ''
  const [day, setDay] = useState(me.today)
  const [reason, setReason] = useState('')
  const [to, setTo] = useState<Chosen | null>(null)
  const [each, setEach] = useState<Record<string, Chosen | null>>({})
  const [interim, setInterim] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const leaver = useLoad(() => (from ? get<Rec>('/cadre/' + from) : Promise.resolve(null)), [from])
  const load = useLoad(
    () =>
      from
        ? get<Page>('/responsibility', { cadre: from, open: 1, limit: 500 })
        : Promise.resolve({ rows: [], next: null } as Page),
    [from]
  )
  useTitle(`${say('page_handover')} · ${say('product')}`)
  const e = entity('responsibility')
  if (!e) return <Missing />
  const reasons = fieldOf(e, 'end_reason')
  const rows = load.value?.rows || []
  const taker = (r: Rec) => each[r.id] || to
  const ready = !!from && !!readDay(day) && !!reason && rows.length > 0 && rows.every((r) => taker(r))
  const go = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const pairs = rows.filter((r) => each[r.id]).map((r) => ({ responsibility: r.id, to: each[r.id]!.id }))
      const order = { from, on: readDay(day), reason, to: to?.id ?? null, pairs, interim }
      if (!waits(await send('POST', '/handover', order))) tell(say('handover_done', { n: rows.length, x: leaver.value?.title || '' }))
      setEach({})
      setTo(null)
      load.reload()
    } catch (x) {
      setProblem(asProblem(x))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <div class="head">
        <h1>{say('page_handover')}</h1>
      </div>
      <p class="lead">{say('handover_words')}</p>
      <Problems of={problem} />
      <form
        class="panel pad fields narrow"
        onSubmit={(x) => {
          x.preventDefault()
          if (ready) go()
        }}>
        <div class="field">
          <label for="handover-from">{say('handover_from')} *</label>
          <Combo
            id="handover-from"
            search={searchRefs('cadre')}
            value={from}
            shown={leaver.value?.title || ''}
            required
            placeholder={say('ref_hint')}
            onChange={(v) => setQuery({ from: v })}
          />
        </div>
        <div class="field">
          <label for="handover-day">{say('handover_day')} *</label>
          <DateInput
            id="handover-day"
            value={day}
            onChange={setDay}
            today={me.today}
            required
            invalid={!readDay(day)}
          />
        </div>
        <div class="field">
          <label for="handover-reason">{say('reason')} *</label>
          <Combo
            id="handover-reason"
            options={reasons ? codeOptions(reasons) : []}
            value={reason}
            shown={reason && reasons ? codeTitle(reasons, reason) : ''}
            required
            placeholder={say('pick_or_type')}
            onChange={(v) => {
              setReason(v)
              if (!INTERIM.includes(v)) setInterim(false)
            }}
          />
        </div>
        <div class="field">
          <label for="handover-to">{say('handover_to')}</label>
          <Combo
            id="handover-to"
            search={searchRefs('cadre')}
            value={to?.id || ''}
            shown={to?.title || ''}
            placeholder={say('handover_to_hint')}
            onChange={(v, o) => setTo(v && o ? { id: v, title: o.title } : null)}
          />
        </div>
        {INTERIM.includes(reason) && (
          <div class="field">
            <span />
            <label class="check">
              <input
                type="checkbox"
                checked={interim}
                onChange={(x) => setInterim((x.target as HTMLInputElement).checked)}
              />{' '}
              {say('handover_interim')}
            </label>
          </div>
        )}
      </form>
      {from && (
        <Ready of={load}>
          {(l) =>
            l.rows.length ? (
              <section class="panel" aria-labelledby="handover-title">
                <div class="panel-head pad">
                  <h2 id="handover-title">{say('handover_households', { n: l.rows.length })}</h2>
                  <button class="primary" disabled={!ready || busy} onClick={go}>
                    {say('handover_go', { n: l.rows.length })}
                  </button>
                </div>
                <table class="records">
                  <thead>
                    <tr>
                      <th>{say('handover_what')}</th>
                      <th>{say('place')}</th>
                      <th>{say('handover_each')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {l.rows.map((r) => (
                      <tr key={r.id}>
                        <td data-label={say('handover_what')}>
                          <Link href={'/r/responsibility/' + r.id}>{titlesOf(r, 'household')[0] || r.title}</Link>
                        </td>
                        <td data-label={say('place')}>{r.place_title}</td>
                        <td data-label={say('handover_each')}>
                          <Combo
                            id={'to-' + r.id}
                            label={say('handover_taker', { x: titlesOf(r, 'household')[0] || r.title })}
                            search={searchRefs('cadre')}
                            value={each[r.id]?.id || ''}
                            shown={each[r.id]?.title || ''}
                            placeholder={to ? to.title : say('handover_missing')}
                            onChange={(v, o) => setEach({ ...each, [r.id]: v && o ? { id: v, title: o.title } : null })}
                          />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            ) : (
              <Empty>{say('handover_none')}</Empty>
            )
          }
        </Ready>
      )}
    </>
  )
}
