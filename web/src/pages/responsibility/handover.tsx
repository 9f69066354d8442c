// Handing over all households of a cadre who leaves, in one change: who leaves, when and why, who takes over each
// household.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Page, Rec, Value, get, send } from '../../api'
import { codeOptions, codeTitle, entity, fieldOf, title, workTitle } from '../../catalogue'
import { titlesOf } from '../../format'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { Missing } from '../../shell/missing'
import { useMe } from '../../shell/session'
import { Combo } from '../../widgets/combo'
import { DateInput, dayAfter, readDay } from '../../widgets/date'
import { Dialog } from '../../widgets/dialog'
import { FieldInput, searchRefs } from '../../widgets/input'
import { tell, waits } from '../../widgets/notice'
import { Empty, Ready, Still } from '../../widgets/state'
import { InterimBox, Problems, useSend } from '../records/record_actions'
import { say } from './words'

interface Chosen {
  id: string
  title: string
}

// MORE: what the record of the handover says besides.
const MORE = ['supervisor', 'document', 'note']
const given = (values: Record<string, Value>) => Object.fromEntries(Object.entries(values).filter(([, v]) => v))

export default function Handover() {
  const me = useMe()
  const [query, setQuery] = useQuery()
  const from = query.from || ''
  const [day, setDay] = useState(me.today)
  const [reason, setReason] = useState('')
  const [to, setTo] = useState<Chosen | null>(null)
  const [each, setEach] = useState<Record<string, Chosen | null>>({})
  const [interim, setInterim] = useState(false)
  const [more, setMore] = useState<Record<string, Value>>({})
  const [names, setNames] = useState<Record<string, string>>({})
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<{ id: string; words: string } | null>(null)
  const [problem, busy, run] = useSend()
  const leaver = useLoad(() => (from ? get<Rec>('/cadre/' + from) : Promise.resolve(null)), [from])
  const load = useLoad(
    () =>
      from
        ? get<Page>('/responsibility', { cadre: from, tier: 'cadre_household', open: 1, limit: 500 })
        : Promise.resolve({ rows: [], next: null } as Page),
    [from]
  )
  useTitle(`${workTitle('/handover')} · ${say('product')}`)
  const e = entity('responsibility')
  if (!e) return <Missing />
  const record = entity('handover')
  const reasons = fieldOf(e, 'end_reason')
  const last = readDay(day)
  // what lasts beyond the last day is to be handed over
  const carried = (l: Page) => l.rows.filter((r) => !r.values.to_on || String(r.values.to_on) > last)
  const rows = load.value ? carried(load.value) : []
  const taker = (r: Rec) => each[r.id] || to
  const wants = [
    !from && say('handover_from'),
    !last && say('handover_day'),
    !reason && say('reason'),
    !rows.every(taker) && say('handover_each'),
  ].filter((x): x is string => !!x)
  const ready = wants.length === 0 && rows.length > 0
  // shares: who takes how many
  const shares = rows.reduce((m, r) => {
    const t = taker(r)?.title || ''
    return m.set(t, (m.get(t) || 0) + 1)
  }, new Map<string, number>())
  const words = [...shares].map(([x, n]) => say('handover_share', { x, n })).join('、')
  const go = () =>
    run(async () => {
      setAsking(false)
      setDone(null)
      const pairs = rows.filter((r) => each[r.id]).map((r) => ({ responsibility: r.id, to: each[r.id]!.id }))
      const order = { from, on: last, reason, to: to?.id ?? null, pairs, interim, ...given(more) }
      const answer = await send<{ handover: string }>('POST', '/handover', order)
      if (!waits(answer)) {
        setDone({ id: answer.handover, words: say('handover_done', { n: rows.length, x: leaver.value?.title || '', y: words }) })
        tell(say('handover_done', { n: rows.length, x: leaver.value?.title || '', y: words }))
      }
      setEach({})
      setTo(null)
      load.reload()
    })
  return (
    <>
      <div class="head">
        <h1>{workTitle('/handover')}</h1>
      </div>
      <p class="lead">{say('handover_words')}</p>
      <Problems of={problem} />
      <form
        noValidate
        class="panel pad fields narrow"
        onSubmit={(x) => {
          x.preventDefault()
          if (ready) setAsking(true)
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
            onChange={(v) => {
              setDone(null)
              setQuery({ from: v })
            }}
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
            options={reasons ? codeOptions(reasons, me.today) : []}
            value={reason}
            shown={reason && reasons ? codeTitle(reasons, reason) : ''}
            required
            placeholder={say('pick_or_type')}
            onChange={setReason}
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
        {reason && <InterimBox value={interim} onChange={setInterim} />}
        {MORE.map((name) => (
          <div class="field" key={name}>
            <label for={'handover-' + name}>{title(fieldOf(record, name))}</label>
            <FieldInput
              field={fieldOf(record, name)!}
              id={'handover-' + name}
              value={more[name] ?? null}
              titles={names}
              today={me.today}
              onChange={(v, t) => {
                setMore({ ...more, [name]: v })
                setNames({ ...names, ...t })
              }}
            />
          </div>
        ))}
      </form>
      {done && (
        <p class="panel pad" role="status">
          {done.words} <Link href={'/r/handover/' + done.id}>{say('handover_record')}</Link>
        </p>
      )}
      {from && (
        <Ready of={load}>
          {(l) =>
            carried(l).length ? (
              <section class="panel" aria-labelledby="handover-title">
                <div class="panel-head pad">
                  <h2 id="handover-title">{say('handover_households', { n: rows.length })}</h2>
                  <span>
                    <Still wants={wants} />{' '}
                    <button class="primary" disabled={!ready || busy} onClick={() => setAsking(true)}>
                      {say('handover_go', { n: rows.length })}
                    </button>
                  </span>
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
                    {rows.map((r) => (
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
              !done && <Empty>{say('handover_none')}</Empty>
            )
          }
        </Ready>
      )}
      {asking && (
        <Dialog
          title={workTitle('/handover')}
          onClose={() => setAsking(false)}
          foot={
            <>
              <button onClick={() => setAsking(false)}>{say('cancel')}</button>
              <button class="primary" disabled={busy} onClick={go}>
                {say('handover_go', { n: rows.length })}
              </button>
            </>
          }>
          <p>
            {say('handover_confirm', { x: leaver.value?.title || '', n: rows.length, d: last, e: dayAfter(last), y: words })}
          </p>
          {interim && <p>{say('interim')}</p>}
        </Dialog>
      )}
    </>
  )
}
