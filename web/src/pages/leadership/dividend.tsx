// A venture's dividends: declare one, see each holder's part to the cent, who lacks a card and who is missing, pay it,
// make the bank's file and read its return. Sums come from the server in fen.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Page, Rec, get, send } from '../../api'
import { may, workTitle } from '../../catalogue'
import { grouped } from '../../format'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { useMe } from '../../shell/session'
import { DateInput, readDay } from '../../widgets/date'
import { tell, tellUndo, waits } from '../../widgets/notice'
import { Ready, Waiting } from '../../widgets/state'
import { Sure } from '../../widgets/sure'
import { Bank } from '../motivation/bank'
import { Table, yuan } from '../motivation/money'
import { Problems, useSend } from '../records/record_actions'
import { say } from './words'

interface Preview {
  amount: number
  paid: number
  declared_on: string
  holders: {
    share: string
    holder: string
    title: string
    record: string
    household: boolean
    shares: number
    amount: number
    paid: number
    paid_on: string
    ended: boolean
    no_card: boolean
    state: string
    reason: string
  }[]
  absent: { household: string; title: string; left: boolean }[]
}

export default function Dividend() {
  const [query, setQuery] = useQuery()
  const ventures = useLoad(() => get<Page>('/equity', { limit: 200 }), [])
  // the dividend asked for, else the newest: its venture is shown first
  const asked = query.dividend || ''
  const latest = useLoad(
    () => (asked ? get<Rec>(`/dividend/${asked}`) : get<Page>('/dividend', { limit: 1 }).then((p) => p.rows[0])),
    [asked]
  )
  useTitle(`${workTitle('/dividend')} · ${say('product')}`)
  return (
    <>
      <div class="head">
        <h1>{workTitle('/dividend')}</h1>
      </div>
      <p class="lead">{say('div_words')}</p>
      <Ready of={ventures}>
        {(page) => {
          if (latest.busy) return <Waiting />
          const newest = latest.value?.values.equity
          const venture = page.rows.find((r) => r.id === (query.equity || newest)) || page.rows[0]
          if (!venture) return <p>{say('div_none')}</p>
          return (
            <>
              <div class="field narrow">
                <label for="venture">{say('div_venture')}</label>
                <select
                  id="venture"
                  value={venture.id}
                  onChange={(e) => setQuery({ equity: (e.target as HTMLSelectElement).value })}>
                  {page.rows.map((r) => (
                    <option key={r.id} value={r.id}>
                      {r.title} {r.place_title}
                    </option>
                  ))}
                </select>
              </div>
              <OfVenture key={venture.id} venture={venture} asked={query.dividend} />
            </>
          )
        }}
      </Ready>
    </>
  )
}

function OfVenture({ venture, asked }: { venture: Rec; asked?: string }) {
  const all = useLoad(() => get<Page>('/dividend', { equity: venture.id, limit: 100 }), [venture.id])
  const [chosen, setChosen] = useState(asked || '')
  return (
    <>
      {may('dividend', 'write') ? (
        <Declare
          venture={venture}
          onDone={(id) => {
            setChosen(id)
            all.reload()
          }}
        />
      ) : (
        <p class="lead">{say('div_reader')}</p>
      )}
      <Ready of={all}>
        {(page) => {
          const one = page.rows.find((d) => d.id === chosen) || page.rows[0]
          if (!one) return <p>{say('div_no_dividend')}</p>
          return (
            <>
              <div class="field narrow">
                <label for="dividend">{say('div_dividend')}</label>
                <select id="dividend" value={one.id} onChange={(e) => setChosen((e.target as HTMLSelectElement).value)}>
                  {page.rows.map((d) => (
                    <option key={d.id} value={d.id}>
                      {String(d.values.year)} · {String(d.values.declared_on)} · {grouped(String(d.values.amount))} {say('yuan')}
                    </option>
                  ))}
                </select>
              </div>
              <OneDividend key={one.id} record={one} />
            </>
          )
        }}
      </Ready>
    </>
  )
}

// Declare: what each would get is seen first; it holds for the numbers it was computed from.
function Declare({ venture, onDone }: { venture: Rec; onDone: (id: string) => void }) {
  const me = useMe()
  const [year, setYear] = useState(me.today.slice(0, 4))
  const [day, setDay] = useState(me.today)
  const [amount, setAmount] = useState('')
  const [seen, setSeen] = useState<Preview | null>(null)
  const [problem, busy, run] = useSend()
  const values = { equity: venture.id, declared_on: readDay(day) || undefined, amount: amount.trim() }
  const look = () => run(async () => setSeen(await get<Preview>('/dividends', values)))
  const declare = () =>
    run(async () => {
      const made = await send<Rec>('POST', '/dividend', { values: { ...values, year: Number(year) } })
      setSeen(null)
      setAmount('')
      if (waits(made)) return
      const undo = () => send('POST', `/dividend/${made.id}/void`, { reason: say('undo_reason') })
      tellUndo(say('div_declared'), undo, () => onDone(''))
      onDone(made.id)
    })
  return (
    <details class="panel pad">
      <summary>{say('div_declare')}</summary>
      <Problems of={problem} />
      <div class="field">
        <label for="dividend-year">{say('div_year')}</label>
        <input id="dividend-year" value={year} onInput={(e) => setYear((e.target as HTMLInputElement).value)} />
      </div>
      <div class="field">
        <label for="dividend-day">{say('div_day')}</label>
        <DateInput
          id="dividend-day"
          value={day}
          today={me.today}
          onChange={(d) => {
            setDay(d)
            setSeen(null)
          }}
        />
      </div>
      <div class="field">
        <label for="dividend-amount">{say('div_amount')}</label>
        <input
          id="dividend-amount"
          inputMode="decimal"
          value={amount}
          onInput={(e) => {
            setAmount((e.target as HTMLInputElement).value)
            setSeen(null)
          }}
        />
      </div>
      <p class="actions">
        <button class={seen ? undefined : 'primary'} disabled={busy || !values.amount || !values.declared_on} onClick={look}>
          {say('div_look')}
        </button>
        {seen && (
          <button class="primary" disabled={busy} onClick={declare}>
            {say('div_declare_go', { x: yuan(seen.amount), n: seen.holders.length })}
          </button>
        )}
      </p>
      {seen && (
        <>
          <Absent of={seen} />
          <Holders of={seen} />
        </>
      )}
    </details>
  )
}

function OneDividend({ record }: { record: Rec }) {
  const me = useMe()
  const seen = useLoad(() => get<Preview>(`/dividends/${record.id}`), [record.id])
  const [day, setDay] = useState(me.today)
  const [problem, busy, run] = useSend()
  const pay = () =>
    run(async () => {
      const d = await send<{ paid: number; same: number }>('POST', `/dividends/${record.id}/pay`, {
        paid_on: readDay(day),
      })
      if (!waits(d)) tell(say('div_paid', { n: d.paid, m: d.same }))
      seen.reload()
    })
  return (
    <>
      <Problems of={problem} />
      <Ready of={seen}>
        {(p) => {
          const unpaid = p.holders.filter((h) => h.amount && !h.paid)
          const cardless = unpaid.filter((h) => h.no_card).length
          return (
            <>
              <section class="panel pad" aria-label={record.title}>
                <p>
                  {say('div_sums', {
                    x: p.declared_on,
                    a: yuan(p.amount),
                    b: yuan(p.paid),
                    c: yuan(p.amount - p.paid),
                  })}{' '}
                  <Link href={`/r/dividend/${record.id}`}>{record.title}</Link>
                </p>
                {unpaid.length > 0 && may('dividend', 'write') && (
                  <>
                    <div class="field">
                      <label for="paid-on">{say('div_pay_on')}</label>
                      <DateInput id="paid-on" value={day} today={me.today} onChange={setDay} />
                    </div>
                    <div class="actions">
                      <Sure
                        primary
                        word={say('div_pay', { n: unpaid.length })}
                        disabled={busy || !readDay(day)}
                        onGo={pay}>
                        <p>
                          {say('div_pay_sure', {
                            x: readDay(day) || '',
                            n: unpaid.length,
                            a: yuan(unpaid.reduce((sum, h) => sum + h.amount, 0)),
                          })}
                        </p>
                        {cardless > 0 && <p>{say('div_pay_cardless', { n: cardless })}</p>}
                        <p>{say('div_pay_back')}</p>
                      </Sure>
                    </div>
                  </>
                )}
                {p.holders.some((h) => h.paid) && may('household', 'reveal') && (
                  <>
                    <Bank
                      path={`/dividends/${record.id}`}
                      title={record.title}
                      waiting={p.holders.filter((h) => h.state === 'sent').length}
                      onDone={seen.reload}
                    />
                    <p>
                      <Link href="/l/dividend.transfer_failed">{say('transfers_failed')}</Link>
                    </p>
                  </>
                )}
              </section>
              <Absent of={p} />
              <Holders of={p} />
            </>
          )
        }}
      </Ready>
    </>
  )
}

function Absent({ of: p }: { of: Preview }) {
  if (!p.absent.length) return null
  return (
    <section class="panel pad" aria-labelledby="dividend-absent">
      <h2 id="dividend-absent">{say('div_absent', { n: p.absent.length })}</h2>
      <p>{say('div_absent_words')}</p>
      <ul>
        {p.absent.map((a) => (
          <li key={a.household}>
            <Link href={`/r/household/${a.household}`}>{a.title}</Link> · {say(a.left ? 'div_left' : 'div_linked')}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Holders({ of: p }: { of: Preview }) {
  const note = (h: Preview['holders'][0]) =>
    [
      h.amount > 0 && !h.paid && say('div_unpaid'),
      !h.paid && h.ended && say('div_ended'),
      !h.paid && h.no_card && say('div_no_card'),
      h.state === 'failed' && say('div_failed', { x: h.reason }),
      h.state === 'sent' && say('div_sent'),
    ].filter((x): x is string => !!x)
  return (
    <section class="panel">
      <Table
        label={say('div_holder')}
        heads={[
          say('div_holder'),
          say('div_kind'),
          say('div_shares'),
          say('div_due'),
          say('div_got'),
          say('div_pay_on'),
          say('div_note'),
        ]}
        numbers={[2, 3, 4]}
        rows={p.holders.map((h) => ({
          key: h.share,
          cells: [
            <Link href={`/r/${h.household ? 'household' : 'organisation'}/${h.record}`}>{h.title}</Link>,
            h.holder,
            h.shares,
            yuan(h.amount),
            h.paid && h.state !== 'failed' ? yuan(h.paid) : '—',
            h.paid_on,
            note(h).map((x) => (
              <span key={x} class={h.state === 'sent' ? 'mark' : 'mark bad'}>
                {x}
              </span>
            )),
          ],
        }))}
        total={[
          say('total'),
          '',
          p.holders.reduce((n, h) => n + h.shares, 0),
          yuan(p.holders.reduce((n, h) => n + h.amount, 0)),
          yuan(p.paid),
          '',
          '',
        ]}
      />
    </section>
  )
}
