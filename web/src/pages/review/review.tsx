// What waits for review: for me, sent by me, returned to me. Confirmed or returned singly from the drawer, or many at
// once; each has its own outcome, and what could not be done is told by name.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Rec, get, send } from '../../api'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { tell, tellProblem } from '../../widgets/notice'
import { Empty, Ready } from '../../widgets/state'
import { ProposalDrawer } from './review_proposal'
import { ReturnDialog } from './review_return'
import { Key, say } from './words'

interface Proposals {
  count: number
  rows: Rec[]
  next: string | null
}
interface Counts {
  desk: boolean
  waiting: number
  sent: number
  returned: number
}
interface Outcome {
  id: string
  done: boolean
  message: string
}
export type Deed = 'confirm' | 'return' | 'withdraw'

const BOXES = ['waiting', 'sent', 'returned', 'all'] as const
type Box = (typeof BOXES)[number]
const TITLES: Record<Box, Key> = {
  waiting: 'review_waiting',
  sent: 'review_sent',
  returned: 'review_returned',
  all: 'review_all',
}
const PAGE = 50
const text = (r: Rec, name: string): string => String(r.titles[name] || r.values[name] || '')

export default function Review() {
  const [query, setQuery] = useQuery()
  const counts = useLoad(() => get<Counts>('/proposals/count'), [])
  const box = (BOXES as readonly string[]).includes(query.box || '')
    ? (query.box as Box)
    : counts.value && !counts.value.desk
      ? counts.value.returned
        ? 'returned'
        : 'sent'
      : 'waiting'
  const [limit, setLimit] = useState(PAGE)
  const [chosen, setChosen] = useState<string[]>([])
  const [returning, setReturning] = useState<Rec[] | null>(null)
  const [failed, setFailed] = useState<string[]>([])
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const load = useLoad(
    () => (counts.value ? get<Proposals>('/proposals', { box, limit }) : Promise.resolve({ count: 0, rows: [], next: null })),
    [box, limit, !!counts.value]
  )
  useTitle(`${say('page_review')} · ${say('product')}`)
  const rows = load.value?.rows || []
  const picked = rows.filter((r) => chosen.includes(r.id))

  // decide: the list is read anew whatever became of it, since others work on it too.
  const decide = async (deed: Deed, of: Rec[], reason?: string): Promise<void> => {
    if (busy) return
    setBusy(true)
    setFailed([])
    try {
      const proposals = of.map((r) => ({ id: r.id, version: r.version }))
      const { outcomes } = await send<{ outcomes: Outcome[] }>('POST', '/proposals/' + deed, { proposals, reason })
      const done = outcomes.filter((o) => o.done).length
      if (done) tell(say(`review_${deed}_done`, { n: done }))
      setSaid(done ? say(`review_${deed}_done`, { n: done }) : '')
      setFailed(
        outcomes.filter((o) => !o.done).map((o) => `${of.find((r) => r.id === o.id)?.title || o.id}：${o.message}`)
      )
      setChosen([])
      setQuery({ ...query, id: undefined })
    } catch (e) {
      tellProblem(e)
    } finally {
      setBusy(false)
      setReturning(null)
      counts.reload()
      load.reload()
    }
  }
  const open = (id?: string) => setQuery({ box, id })
  const show = (b: Box) => {
    setChosen([])
    setFailed([])
    setSaid('')
    setLimit(PAGE)
    setQuery({ box: b })
  }
  return (
    <>
      <div class="head">
        <h1>{say('page_review')}</h1>
      </div>
      <p class="lead">{say('review_lead')}</p>
      <nav class="boxes" aria-label={say('page_review')}>
        {BOXES.map((b) => (
          <button key={b} aria-current={b === box ? 'page' : undefined} onClick={() => show(b)}>
            {say(TITLES[b])}
            {b !== 'all' && counts.value && <span class="count"> {counts.value[b]}</span>}
          </button>
        ))}
      </nav>
      {said && (
        <p class="lead good" role="status">
          {said}
        </p>
      )}
      {failed.length > 0 && (
        <div class="fault-box" role="alert">
          <p>{say('review_failed_n', { n: failed.length })}</p>
          <ul>
            {failed.map((f) => (
              <li key={f}>{f}</li>
            ))}
          </ul>
        </div>
      )}
      <Ready of={counts}>
        {() => (
          <Ready of={load}>
            {(l) =>
              l.rows.length ? (
                <section class="panel" aria-label={say(TITLES[box])}>
                  {box === 'waiting' && (
                    <div class="panel-head pad">
                      <label class="check">
                        <input
                          type="checkbox"
                          checked={picked.length === rows.length}
                          onChange={() => setChosen(picked.length === rows.length ? [] : rows.map((r) => r.id))}
                        />{' '}
                        {say('review_choose_all')}
                      </label>
                      <div class="actions">
                        <button disabled={!picked.length || busy} onClick={() => setReturning(picked)}>
                          {say('review_return_n', { n: picked.length })}
                        </button>
                        <button class="primary" disabled={!picked.length || busy} onClick={() => decide('confirm', picked)}>
                          {say('review_confirm_n', { n: picked.length })}
                        </button>
                      </div>
                    </div>
                  )}
                  <Rows
                    box={box}
                    rows={l.rows}
                    chosen={chosen}
                    onChoose={(id) =>
                      setChosen(chosen.includes(id) ? chosen.filter((x) => x !== id) : [...chosen, id])
                    }
                  />
                  {l.next && (
                    <p class="pad">
                      <button onClick={() => setLimit(Math.min(limit + PAGE, 500))} disabled={limit >= 500}>
                        {say('review_more')}
                      </button>{' '}
                      <span class="muted">
                        {l.rows.length} / {l.count}
                      </span>
                    </p>
                  )}
                </section>
              ) : (
                <Empty>{say(box === 'waiting' ? 'review_none_waiting' : 'review_none')}</Empty>
              )
            }
          </Ready>
        )}
      </Ready>
      {query.id && !returning && (
        <ProposalDrawer
          id={query.id}
          busy={busy}
          onClose={() => open(undefined)}
          onConfirm={(r) => decide('confirm', [r])}
          onReturn={(r) => setReturning([r])}
          onWithdraw={(r) => decide('withdraw', [r])}
          onSent={() => {
            open(undefined)
            counts.reload()
            load.reload()
          }}
        />
      )}
      {returning && (
        <ReturnDialog
          n={returning.length}
          busy={busy}
          onClose={() => setReturning(null)}
          onReturn={(reason) => decide('return', returning, reason)}
        />
      )}
    </>
  )
}

interface RowsProps {
  box: Box
  rows: Rec[]
  chosen: string[]
  onChoose: (id: string) => void
}

function Rows({ box, rows, chosen, onChoose }: RowsProps) {
  const picks = box === 'waiting'
  return (
    <table class="records review-rows">
      <thead>
        <tr>
          {picks && (
            <th>
              <span class="unseen">{say('review_pick')}</span>
            </th>
          )}
          <th>{say('review_about')}</th>
          <th>{say('review_what')}</th>
          <th>{say('place')}</th>
          <th>{say('review_by')}</th>
          <th>{say('review_on')}</th>
          <th>{say('review_state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.id}>
            {picks && (
              <td class="pick">
                <input
                  type="checkbox"
                  aria-label={say('review_choose', { x: r.title })}
                  checked={chosen.includes(r.id)}
                  onChange={() => onChoose(r.id)}
                />
              </td>
            )}
            <td class="about" data-label={say('review_about')}>
              <Link href={`/review?box=${box}&id=${r.id}`}>{r.title}</Link>
            </td>
            <td data-label={say('review_what')}>
              {text(r, 'action')} · {text(r, 'register')}
            </td>
            <td data-label={say('place')}>{r.place_title}</td>
            <td data-label={say('review_by')}>{text(r, 'proposed_name') || text(r, 'proposed_by')}</td>
            <td data-label={say('review_on')} class="word">
              {text(r, 'proposed_on')}
            </td>
            <td data-label={say('review_state')}>
              <span class={'mark' + (r.values.state === 'returned' ? ' bad' : '')}>{text(r, 'state')}</span>
              {r.values.return_reason && r.values.state === 'returned' && (
                <p class="muted">{String(r.values.return_reason)}</p>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
