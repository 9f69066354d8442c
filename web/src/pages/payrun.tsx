// A month's pay run on one page: choose the run, compute it, see who differs from last month and why, have another
// approve it, make the bank's file, read the bank's return, and open what failed. Sums come from the server in fen.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Page, get, send } from '../api'
import { may } from '../catalogue'
import { grouped } from '../format'
import { useLoad, useQuery, useTitle } from '../hooks'
import { tell } from '../widgets/notice'
import { Ready } from '../widgets/state'
import { say } from '../words'
import { Problems, useSend } from './record_actions'

interface Difference {
  person: string
  name: string
  place_title: string
  before: number
  now: number
  reason_title: string
}
interface Comparison {
  month: string
  before_month: string
  locked: boolean
  persons: number
  now: number
  before: number
  differences: Difference[]
}
interface Done {
  added: number
  changed: number
  dropped: number
  paid: number
  failed: number
  unmatched: number
  unmatched_lines: string
  file?: string
}

const yuan = (fen: number): string => grouped((fen / 100).toFixed(2))

function save(name: string, text: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(['\ufeff' + text], { type: 'text/plain' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

export default function PayRun() {
  const [query, setQuery] = useQuery()
  const runs = useLoad(() => get<Page>('/pay_run', { limit: 60 }), [])
  useTitle(`${say('page_payrun')} · ${say('product')}`)
  return (
    <>
      <div class="head">
        <h1>{say('page_payrun')}</h1>
        <div class="actions head-tools">
          {may('pay_run', 'write') && <Link href="/r/pay_run?new=1">{say('payrun_new')}</Link>}
        </div>
      </div>
      <p class="lead">{say('payrun_words')}</p>
      <Ready of={runs}>
        {(page) => {
          const run = page.rows.find((r) => r.id === query.run) || page.rows[0]
          if (!run) return <p>{say('payrun_none')}</p>
          return (
            <>
              <label class="field">
                <span>{say('payrun_month')}</span>
                <select
                  value={run.id}
                  onChange={(e) => setQuery({ run: (e.target as HTMLSelectElement).value })}
                >
                  {page.rows.map((r) => (
                    <option key={r.id} value={r.id}>
                      {r.title}
                    </option>
                  ))}
                </select>
              </label>
              <OneRun key={run.id} id={run.id} title={run.title} />
            </>
          )
        }}
      </Ready>
    </>
  )
}

function OneRun({ id, title }: { id: string; title: string }) {
  const seen = useLoad(() => get<Comparison>(`/pay_runs/${id}`), [id])
  const banks = useLoad(() => get<Page>('/bank_mapping'), [])
  const [bank, setBank] = useState('')
  const [problem, busy, run] = useSend()
  const mapping = bank || banks.value?.rows[0]?.id || ''
  const step = (path: string, body: unknown, then: (d: Done) => void) =>
    run(async () => {
      then(await send<Done>('POST', `/pay_runs/${id}/${path}`, body))
      seen.reload()
    })
  const computed = (d: Done) => tell(say('payrun_computed', { a: d.added, b: d.changed, c: d.dropped }))
  const sent = (d: Done) => {
    save(`${title}.txt`, d.file || '')
    tell(say('payrun_sent', { n: d.added, m: d.failed }))
  }
  const returned = (d: Done) =>
    tell(
      say('payrun_returned', { a: d.paid, b: d.failed }) +
        (d.unmatched ? say('payrun_unmatched', { n: d.unmatched, x: d.unmatched_lines }) : '')
    )
  const read = async (file?: File) => {
    if (file) step('bank_return', { mapping, text: await file.text() }, returned)
  }
  return (
    <>
      <Problems of={problem} />
      <Ready of={seen}>
        {(k) => (
          <>
            <div class="actions">
              {!k.locked && may('pay_run', 'write') && (
                <button disabled={busy} onClick={() => step('compute', undefined, computed)}>
                  {say('payrun_compute')}
                </button>
              )}
              {!k.locked && may('pay_run', 'confirm') && (
                <button
                  class="primary"
                  disabled={busy}
                  onClick={() => step('approve', {}, () => tell(say('payrun_approved')))}
                >
                  {say('payrun_approve')}
                </button>
              )}
              {k.locked && may('pay_transfer', 'reveal') && mapping && (
                <>
                  <select
                    aria-label={say('payrun_bank')}
                    value={mapping}
                    onChange={(e) => setBank((e.target as HTMLSelectElement).value)}
                  >
                    {banks.value?.rows.map((b) => (
                      <option key={b.id} value={b.id}>
                        {b.title}
                      </option>
                    ))}
                  </select>
                  <button disabled={busy} onClick={() => step('bank_file', { mapping }, sent)}>
                    {say('payrun_bank_file')}
                  </button>
                  <label class="field">
                    <span>{say('payrun_bank_return')}</span>
                    <input
                      type="file"
                      accept=".txt,.csv"
                      disabled={busy}
                      onChange={(e) => read((e.target as HTMLInputElement).files?.[0])}
                    />
                  </label>
                </>
              )}
              <Link href={`/r/pay_run/${id}`}>{say('payrun_record')}</Link>
              <Link href={`/r/pay_line?run=${id}`}>{say('payrun_lines')}</Link>
              <Link href="/l/pay.transfer_failed">{say('payrun_failed')}</Link>
            </div>
            <Differences of={k} />
          </>
        )}
      </Ready>
    </>
  )
}

function Differences({ of: k }: { of: Comparison }) {
  return (
    <section class="panel pad" aria-labelledby="payrun-differences">
      <p>
        {say(k.locked ? 'payrun_locked' : 'payrun_open')}
        {say('payrun_sums', { n: k.persons, x: yuan(k.now), y: yuan(k.before), d: yuan(k.now - k.before) })}
      </p>
      <h2 id="payrun-differences">{say('payrun_differences', { n: k.differences.length })}</h2>
      {k.differences.length > 0 && (
        <table class="plain-table">
          <thead>
            <tr>
              <th>{say('payrun_person')}</th>
              <th>{say('payrun_place')}</th>
              <th>{say('payrun_before')}</th>
              <th>{say('payrun_now')}</th>
              <th>{say('payrun_reason')}</th>
            </tr>
          </thead>
          <tbody>
            {k.differences.map((d) => (
              <tr key={d.person}>
                <td>
                  <Link href={`/r/person/${d.person}`}>{d.name}</Link>
                </td>
                <td>{d.place_title}</td>
                <td class="number">{yuan(d.before)}</td>
                <td class="number">{yuan(d.now)}</td>
                <td>{d.reason_title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
