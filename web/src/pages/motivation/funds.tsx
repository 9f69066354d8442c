// A year's operating funds on one page: classes, what is appropriated, the parts paid, what remains by township; and
// grants from dues by source and recipient. Sums come from the server in fen.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { get, send } from '../../api'
import { codeTitle, entity, fieldOf, may, workTitle } from '../../catalogue'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { useMe } from '../../shell/session'
import { DateInput, readDay } from '../../widgets/date'
import { tell, waits } from '../../widgets/notice'
import { Ready } from '../../widgets/state'
import { Problems, useSend } from '../records/record_actions'
import { Table, yuan } from './money'
import { say } from './words'

interface Standing {
  year: number
  classes: {
    class: string
    amount: number
    growth: number
    due: number
    villages: number
    appropriated: number
    document: string
  }[]
  townships: { place: string; place_title: string; villages: number; due: number; paid: number; waiting: number }[]
  paid_parts: { part: number; villages: number; amount: number; day: string; scanned: number }[]
  dues: { source_level: string; recipient: string; grants: number; amount: number }[]
}
interface Done {
  added: number
  same: number
  amount: number
  capped: number // villages with less left than the share asked for
}

const code = (of: string, field: string, value: string): string => {
  const f = fieldOf(entity(of), field)
  return f ? codeTitle(f, value) : value
}

export default function Funds() {
  const me = useMe()
  const [query, setQuery] = useQuery()
  const year = /^\d{4}$/.test(query.year || '') ? query.year! : me.today.slice(0, 4)
  const seen = useLoad(() => get<Standing>('/operating_funds', { year }), [year])
  useTitle(`${workTitle('/funds')} · ${say('product')}`)
  const step = (n: number) => setQuery({ year: String(Number(year) + n) })
  return (
    <>
      <div class="head">
        <h1>{workTitle('/funds')}</h1>
      </div>
      <p class="lead">
        {say('funds_words')} <Link href={`/r/operating_fund?year=${year}`}>{say('funds_register')}</Link> ·{' '}
        <Link href="/r/operating_fund_payment">{say('funds_payments')}</Link> ·{' '}
        <Link href="/r/village_size">{say('funds_sizes')}</Link>
      </p>
      <div class="year-line">
        <button aria-label={say('year_before')} onClick={() => step(-1)}>
          ‹
        </button>
        <strong aria-live="polite">{say('year_x', { x: year })}</strong>
        <button aria-label={say('year_after')} onClick={() => step(1)}>
          ›
        </button>
      </div>
      <Ready of={seen}>
        {(k) => (
          <>
            <Classes of={k} year={year} onDone={seen.reload} />
            <Townships of={k} year={year} />
            {k.townships.some((t) => t.waiting) && may('operating_fund_payment', 'write') && (
              <PayPart key={year + k.paid_parts.length} of={k} year={year} onDone={seen.reload} />
            )}
            <Dues of={k} />
          </>
        )}
      </Ready>
    </>
  )
}

function Classes({ of: k, year, onDone }: { of: Standing; year: string; onDone: () => void }) {
  const [problem, busy, run] = useSend()
  const waiting = k.classes.some((c) => c.appropriated < c.villages)
  const appropriate = () =>
    run(async () => {
      const d = await send<Done>('POST', '/operating_funds/appropriate', { year })
      if (!waits(d)) tell(say('funds_appropriated', { n: d.added, x: yuan(d.amount), m: d.same }))
      onDone()
    })
  return (
    <section class="panel" aria-labelledby="funds-classes">
      <div class="panel-head pad">
        <h2 id="funds-classes">{say('funds_classes')}</h2>
        {waiting && may('operating_fund', 'write') && (
          <button class="primary" disabled={busy} onClick={appropriate}>
            {say('funds_appropriate', { x: year })}
          </button>
        )}
      </div>
      <Problems of={problem} />
      {k.classes.length === 0 ? (
        <p class="pad">
          {say('funds_no_amounts', { x: year })}{' '}
          {may('operating_fund_amount', 'write') && (
            <Link href="/r/operating_fund_amount?new=1">{say('funds_enter')}</Link>
          )}
        </p>
      ) : (
        <Table
          label={say('funds_class')}
          heads={[
            say('funds_class'),
            say('funds_base'),
            say('funds_growth'),
            say('funds_due'),
            say('funds_villages'),
            say('funds_made'),
            say('funds_document'),
          ]}
          numbers={[1, 2, 3, 4, 5]}
          rows={k.classes.map((c) => ({
            key: c.class,
            cells: [
              code('operating_fund_amount', 'class', c.class),
              yuan(c.amount),
              `${c.growth / 100}%`,
              yuan(c.due),
              c.villages,
              c.appropriated,
              c.document,
            ],
          }))}
        />
      )}
    </section>
  )
}

function Townships({ of: k, year }: { of: Standing; year: string }) {
  const sum = (f: (t: Standing['townships'][0]) => number) => k.townships.reduce((all, t) => all + f(t), 0)
  return (
    <section class="panel" aria-labelledby="funds-towns">
      <div class="panel-head pad">
        <h2 id="funds-towns">{say('funds_towns')}</h2>
      </div>
      {k.townships.length === 0 ? (
        <p class="pad">{say('funds_none', { x: year })}</p>
      ) : (
        <Table
          label={say('funds_town')}
          heads={[
            say('funds_town'),
            say('funds_made'),
            say('funds_sum'),
            say('funds_sum_paid'),
            say('funds_left'),
            say('funds_waiting'),
          ]}
          numbers={[1, 2, 3, 4, 5]}
          rows={k.townships.map((t) => ({
            key: t.place,
            cells: [
              <Link href={`/r/operating_fund?year=${year}&place=${t.place}`}>{t.place_title}</Link>,
              t.villages,
              yuan(t.due),
              yuan(t.paid),
              yuan(t.due - t.paid),
              t.waiting ? (
                <Link href={`/l/operating_fund.unpaid?period=${year}&place=${t.place}`}>{t.waiting}</Link>
              ) : (
                0
              ),
            ],
          }))}
          total={[
            say('total'),
            sum((t) => t.villages),
            yuan(sum((t) => t.due)),
            yuan(sum((t) => t.paid)),
            yuan(sum((t) => t.due - t.paid)),
            sum((t) => t.waiting),
          ]}
        />
      )}
      {k.paid_parts.length > 0 && (
        <Table
          label={say('funds_parts')}
          heads={[
            say('funds_parts'),
            say('funds_day'),
            say('funds_villages'),
            say('funds_sum_paid'),
            say('funds_scanned'),
          ]}
          numbers={[2, 3, 4]}
          rows={k.paid_parts.map((p) => ({
            key: String(p.part),
            cells: [
              <Link href={`/r/operating_fund_payment?part.from=${p.part}&part.to=${p.part}`}>{p.part}</Link>,
              p.day,
              p.villages,
              yuan(p.amount),
              `${p.scanned} / ${p.villages}`,
            ],
          }))}
        />
      )}
    </section>
  )
}

function PayPart({ of: k, year, onDone }: { of: Standing; year: string; onDone: () => void }) {
  const me = useMe()
  const [problem, busy, run] = useSend()
  const next = Math.max(0, ...k.paid_parts.map((p) => p.part)) + 1
  const [part, setPart] = useState(String(next))
  const [percent, setPercent] = useState(k.paid_parts.length ? '0' : '50')
  const [day, setDay] = useState(year > me.today.slice(0, 4) ? '' : me.today)
  const [voucher, setVoucher] = useState('')
  const pay = () =>
    run(async () => {
      const body = { year, part, percent, day: readDay(day), voucher_no: voucher.trim() }
      const d = await send<Done>('POST', '/operating_funds/pay', body)
      if (!waits(d))
        tell(
          say('funds_paid', { n: d.added, x: yuan(d.amount) }) +
            (d.capped ? say('funds_capped', { n: d.capped }) : '')
        )
      onDone()
    })
  const text = (id: string, label: string, value: string, put: (v: string) => void) => (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} value={value} onInput={(e) => put((e.target as HTMLInputElement).value)} />
    </div>
  )
  return (
    <section class="panel pad" aria-labelledby="funds-pay">
      <h2 id="funds-pay">{say('funds_pay_head')}</h2>
      <Problems of={problem} />
      {text('funds-part', say('funds_part'), part, setPart)}
      {text('funds-percent', say('funds_percent'), percent, setPercent)}
      <div class="field">
        <label for="funds-day">{say('funds_day')}</label>
        <DateInput id="funds-day" value={day} today={me.today} onChange={setDay} />
      </div>
      {text('funds-voucher', say('funds_voucher'), voucher, setVoucher)}
      <button class="primary" disabled={busy || !voucher.trim() || !readDay(day)} onClick={pay}>
        {say('funds_pay')}
      </button>
    </section>
  )
}

function Dues({ of: k }: { of: Standing }) {
  return (
    <section class="panel" aria-labelledby="funds-dues">
      <div class="panel-head pad">
        <h2 id="funds-dues">{say('funds_dues')}</h2>
      </div>
      {k.dues.length === 0 ? (
        <p class="pad">{say('funds_no_dues')}</p>
      ) : (
        <Table
          label={say('funds_grants')}
          heads={[say('funds_level'), say('funds_recipient'), say('funds_grants'), say('pay_amount')]}
          numbers={[2, 3]}
          rows={k.dues.map((g) => ({
            key: g.source_level + g.recipient,
            cells: [
              <Link href={`/r/dues_grant?source_level=${g.source_level}&recipient=${g.recipient}`}>
                {code('dues_grant', 'source_level', g.source_level)}
              </Link>,
              code('dues_grant', 'recipient', g.recipient),
              g.grants,
              yuan(g.amount),
            ],
          }))}
          total={[
            say('total'),
            '',
            k.dues.reduce((n, g) => n + g.grants, 0),
            yuan(k.dues.reduce((n, g) => n + g.amount, 0)),
          ]}
        />
      )}
    </section>
  )
}
