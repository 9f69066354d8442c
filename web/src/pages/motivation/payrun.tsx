// A month's pay run on one page: choose the run, compute it, correct a locked month, see who differs from last month and
// why, have another approve it, make the bank's file, read the bank's return, and mend what failed. Sums come from the
// server in fen.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Page, Rec, get, send } from '../../api'
import { entity, fieldOf, may, title, workTitle } from '../../catalogue'
import { grouped } from '../../format'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { useMe } from '../../shell/session'
import { FieldInput } from '../../widgets/input'
import { tell } from '../../widgets/notice'
import { Ready } from '../../widgets/state'
import { Sure } from '../../widgets/sure'
import { Problems, useSend } from '../records/record_actions'
import { Bank } from './bank'
import { Table, signed, yuan } from './money'
import { say } from './words'

interface Difference {
  person: string
  name: string
  place_title: string
  before: number
  now: number
  reason: string
  reason_title: string
  by_reason: number // what of the change the reason brings
  by_parts: number // and what other parts do
  words: string
}
interface Comparison {
  month: string
  before_month: string
  locked: boolean
  own: boolean
  prepared_account: string
  prepared_by: string
  approved_by: string
  me: string
  persons: number
  now: number
  before: number
  waiting: number // transfers sent, not returned
  failed: number
  differences: Difference[]
}
interface Done {
  added: number
  changed: number
  dropped: number
  left_words: string
}
type Step = (path: string, body: unknown, then: (d: Done) => void) => void

const ROWS = 100
const PARTS = 'other_parts' // a reason of its own, and what else changed of whoever has another

export default function PayRun() {
  const [query, setQuery] = useQuery()
  const runs = useLoad(() => get<Page>('/pay_run', { limit: 60 }), [])
  useTitle(`${workTitle('/payrun')} · ${say('product')}`)
  return (
    <>
      <div class="head">
        <h1>{workTitle('/payrun')}</h1>
        <div class="actions head-tools">
          {may('pay_run', 'write') && (
            <Link class="button" href="/r/pay_run?new=1">
              {say('payrun_new')}
            </Link>
          )}
        </div>
      </div>
      <p class="lead">{say('payrun_words')}</p>
      <Ready of={runs}>
        {(page) => {
          const run = page.rows.find((r) => r.id === query.run) || page.rows[0]
          if (!run) return <p>{say('payrun_none')}</p>
          return (
            <>
              <div class="field narrow">
                <label for="payrun-run">{say('payrun_month')}</label>
                <select
                  id="payrun-run"
                  value={run.id}
                  onChange={(e) => setQuery({ run: (e.target as HTMLSelectElement).value })}>
                  {page.rows.map((r) => (
                    <option key={r.id} value={r.id}>
                      {r.title}
                    </option>
                  ))}
                </select>
              </div>
              <OneRun key={run.id} run={run} runs={page.rows} />
            </>
          )
        }}
      </Ready>
    </>
  )
}

function OneRun({ run: r, runs }: { run: Rec; runs: Rec[] }) {
  const seen = useLoad(() => get<Comparison>(`/pay_runs/${r.id}`), [r.id])
  const [problem, busy, run] = useSend()
  const [turn, setTurn] = useState(0)
  const done = () => {
    seen.reload()
    setTurn(turn + 1)
  }
  const step: Step = (path, body, then) =>
    run(async () => {
      then(await send<Done>('POST', `/pay_runs/${r.id}/${path}`, body))
      done()
    })
  return (
    <>
      <Problems of={problem} />
      <Ready of={seen}>
        {(k) => (
          <>
            <section class="panel pad" aria-label={r.title}>
              <Standing of={k} />
              {!k.locked && may('pay_run', 'write') && <Open k={k} r={r} runs={runs} busy={busy} step={step} />}
              {!k.locked && k.persons > 0 && may('pay_run', 'confirm') && (
                <Approve k={k} r={r} busy={busy} step={step} />
              )}
              {k.locked && may('pay_transfer', 'reveal') && (
                <Bank path={`/pay_runs/${r.id}`} title={r.title} waiting={k.waiting} onDone={done} />
              )}
              <p class="actions">
                <Link href={`/r/pay_run/${r.id}`}>{say('payrun_record')}</Link>
                <Link href={`/r/pay_line?run=${r.id}`}>{say('payrun_lines')}</Link>
                <Link href="/l/pay.transfer_failed">{say('transfers_failed')}</Link>
                <Link href={`/reconcile?period=${k.month.slice(0, 7)}`}>{workTitle('/reconcile')}</Link>
              </p>
            </section>
            {k.failed > 0 && <Failed run={r.id} turn={turn} n={k.failed} />}
            {k.persons > 0 ? <Differences of={k} /> : <p class="panel pad">{say('pay_empty')}</p>}
          </>
        )}
      </Ready>
    </>
  )
}

function Standing({ of: k }: { of: Comparison }) {
  const who = k.prepared_by || say('pay_nobody')
  return (
    <p>
      {say(k.locked ? 'payrun_locked' : 'payrun_open')}
      {say('payrun_sums', { n: k.persons, x: yuan(k.now) })}
      {k.before_month &&
        say('payrun_beside', { m: k.before_month.slice(0, 7), y: yuan(k.before), d: signed(k.now - k.before) })}
      <br />
      {say('pay_prepared', { x: who })}
      {k.prepared_account && say('pay_account', { x: k.prepared_account })}
      {'　'}
      {say('pay_approver', { x: k.approved_by || say('pay_nobody') })}
    </p>
  )
}

interface Props {
  k: Comparison
  r: Rec
  busy: boolean
  step: Step
}

// monthsBetween: the first days of the months from one up to another, the latest first.
function monthsBetween(from: string, before: string): string[] {
  const months = []
  for (let [y, m] = [Number(from.slice(0, 4)), 1]; ; m === 12 ? (y++, (m = 1)) : m++) {
    const day = `${y}-${String(m).padStart(2, '0')}-01`
    if (day >= before) return months.reverse()
    months.push(day)
  }
}

function Open({ k, r, runs, busy, step }: Props & { runs: Rec[] }) {
  const [month, setMonth] = useState('')
  const [reason, setReason] = useState('')
  const [left, setLeft] = useState('')
  const locked = runs.filter((x) => x.values.locked_on).map((x) => String(x.values.month))
  const latest = locked.filter((m) => m < String(r.values.month))[0]
  const earlier = latest ? monthsBetween(`${locked.sort()[0]!.slice(0, 4)}-01-01`, String(r.values.month)) : []
  const computed = (d: Done) => tell(say('payrun_computed', { a: d.added, b: d.changed, c: d.dropped }))
  const corrected = (d: Done) => {
    setLeft(d.left_words)
    tell(
      d.added + d.changed + d.dropped
        ? say('pay_corrected', { a: d.added, b: d.changed, c: d.dropped })
        : say('pay_no_difference')
    )
  }
  return (
    <>
      <p class="actions">
        <button
          class={k.persons ? undefined : 'primary'}
          disabled={busy}
          onClick={() => step('compute', undefined, computed)}>
          {say('payrun_compute')}
        </button>
      </p>
      {earlier.length > 0 && (
        <details>
          <summary>{say('pay_correct')}</summary>
          <p>{say('pay_correct_words')}</p>
          <div class="field">
            <label for="correct-month">{say('pay_correct_month')}</label>
            <select
              id="correct-month"
              value={month || latest}
              onChange={(e) => setMonth((e.target as HTMLSelectElement).value)}>
              {earlier.map((m) => (
                <option key={m} value={m}>
                  {m.slice(0, 7)}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="correct-reason">{say('pay_correct_reason')}</label>
            <input
              id="correct-reason"
              value={reason}
              maxLength={100}
              onInput={(e) => setReason((e.target as HTMLInputElement).value)}
            />
          </div>
          <button
            disabled={busy}
            onClick={() => step('correct', { month: month || latest, reason: reason.trim() }, corrected)}>
            {say('pay_correct_go')}
          </button>
          {left && <p class="mark bad">{say('pay_left', { x: left })}</p>}
        </details>
      )}
    </>
  )
}

// Approve: by another account than prepared it, in the name of its own cadre or of one chosen.
function Approve({ k, r, busy, step }: Props) {
  const me = useMe()
  const [approver, setApprover] = useState('')
  const [name, setName] = useState('')
  const field = fieldOf(entity('pay_run'), 'approved_by')
  if (!k.prepared_by)
    return (
      <p class="lead">
        {say('pay_no_preparer')} <Link href={`/r/pay_run/${r.id}?edit=1`}>{say('pay_fill_preparer')}</Link>
      </p>
    )
  if (k.own) return <p class="lead">{say('pay_own')}</p>
  return (
    <>
      {k.me ? (
        <p>{say('pay_as', { x: k.me })}</p>
      ) : (
        field && (
          <>
            <p>{say('pay_choose_approver')}</p>
            <div class="field narrow">
              <label for="approver">{title(field)}</label>
              <FieldInput
                field={field}
                id="approver"
                value={approver}
                titles={approver ? { [approver]: name } : {}}
                today={me.today}
                onChange={(v, t) => {
                  setApprover(String(v || ''))
                  setName((t && t[String(v)]) || '')
                }}
              />
            </div>
          </>
        )
      )}
      <p class="actions">
        <Sure
          primary
          word={say('payrun_approve')}
          disabled={busy || (!k.me && !approver)}
          onGo={() => step('approve', approver ? { approved_by: approver } : {}, () => tell(say('payrun_approved')))}>
          <p>
            {say('payrun_approve_sure', { x: r.title, n: k.persons, a: yuan(k.now), d: signed(k.now - k.before) })}
          </p>
        </Sure>
      </p>
    </>
  )
}

function Failed({ run, turn, n }: { run: string; turn: number; n: number }) {
  const failed = useLoad(() => get<Page>('/lists/pay.transfer_failed', { run, limit: 200 }), [run, turn])
  const rows = failed.value?.rows || []
  if (!rows.length) return null
  return (
    <section class="panel pad" aria-labelledby="payrun-failed">
      <h2 id="payrun-failed">{say('pay_failed', { n })}</h2>
      <p>
        {say('pay_failed_words')}
        {n > rows.length && say('pay_failed_first', { n: rows.length })}
      </p>
      <Table
        label={say('transfers_failed')}
        heads={[say('payrun_person'), say('payrun_place'), say('pay_amount'), say('payrun_reason')]}
        numbers={[2]}
        rows={rows.map((t) => ({
          key: t.id,
          cells: [
            <Link href={`/r/village_post?person=${String(t.values.person)}`}>{t.title}</Link>,
            t.place_title || '',
            grouped(String(t.values.amount)),
            String(t.values.reason || ''),
          ],
        }))}
      />
    </section>
  )
}

function Differences({ of: k }: { of: Comparison }) {
  const [only, setOnly] = useState('')
  const [most, setMost] = useState(ROWS)
  const before = k.before_month ? k.before_month.slice(0, 7) : say('pay_none_before')
  const reasons = [...new Map(k.differences.map((d) => [d.reason, d.reason_title]))].filter(([r]) => r !== PARTS)
  if (k.differences.some((d) => d.by_parts)) reasons.push([PARTS, say('pay_parts')])
  const brings = (d: Difference, reason: string) => (reason === PARTS ? d.by_parts : d.reason === reason ? d.by_reason : 0)
  const rows = k.differences.filter((d) => !only || brings(d, only))
  const chip = (reason: string, text: string) => (
    <button
      key={reason}
      class="chip-button"
      aria-pressed={only === reason}
      onClick={() => {
        setOnly(reason)
        setMost(ROWS)
      }}>
      {text}
    </button>
  )
  return (
    <section class="panel" aria-labelledby="payrun-differences">
      <div class="panel-head pad">
        <h2 id="payrun-differences">{say('payrun_differences', { n: k.differences.length, m: before })}</h2>
      </div>
      <div class="pad">
        {k.differences.length === 0 && <p>{say('pay_same')}</p>}
        <div class="chip-row">
          {reasons.length > 1 && chip('', say('pay_all', { n: k.differences.length }))}
          {reasons.map(([reason, text]) => {
            const these = k.differences.filter((d) => brings(d, reason))
            const sum = these.reduce((all, d) => all + brings(d, reason), 0)
            return chip(reason, `${say('pay_chip', { x: text, n: these.length })} ${signed(sum)}`)
          })}
        </div>
      </div>
      {rows.length > 0 && (
        <Table
          label={say('payrun_lines')}
          heads={[
            say('payrun_person'),
            say('payrun_place'),
            say('pay_of_month', { m: before }),
            say('pay_of_month', { m: k.month.slice(0, 7) }),
            say('pay_change'),
            say('payrun_reason'),
            say('pay_fact'),
          ]}
          numbers={[2, 3, 4]}
          rows={rows.slice(0, most).map((d) => ({
            key: d.person,
            cells: [
              <Link href={`/r/person/${d.person}`}>{d.name}</Link>,
              d.place_title,
              yuan(d.before),
              yuan(d.now),
              signed(d.now - d.before),
              d.reason_title,
              d.words,
            ],
          }))}
        />
      )}
      {rows.length > most && (
        <p class="pad">
          <button onClick={() => setMost(most + 500)}>
            {say('pay_more', { n: Math.min(500, rows.length - most) })}
          </button>
        </p>
      )}
    </section>
  )
}
