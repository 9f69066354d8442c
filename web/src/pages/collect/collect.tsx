// Collections: what the county has asked its townships for, how far each is, and what is asked of me; a new one in a
// dialog. One return is a page of its own (collect_fill.tsx).
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { get, send } from '../../api'
import { useLoad, useTitle } from '../../hooks'
import { Dialog } from '../../widgets/dialog'
import { tell } from '../../widgets/notice'
import { Empty, Ready } from '../../widgets/state'
import { Problems, useSend } from '../records/record_actions'
import { Fill } from './collect_fill'
import { NewCollection } from './collect_new'
import { say, sayIf } from './words'

export interface Return {
  id: string
  place: string
  place_title: string
  state: string
  rows: number
  answered: number
  impossible: number
  missing: number
  handed_in_on: string
  handed_in_by: string
  merged_on: string
  reason: string
  reminded_on: string
  reminded_words: string
  may_fill: boolean
}
export interface Collection {
  id: string
  title: string
  about: string
  about_title: string
  state: string
  due_on: string
  days_left: number
  sent_on: string
  sent_by: string
  note: string
  returns: Return[]
}
export interface Collections {
  may_send: boolean
  collections: Collection[]
}

export default function Collect({ params }: { params: Record<string, string> }) {
  return params.id ? <Fill key={params.id} id={params.id} /> : <All />
}

export const stateOf = (r: { state: string }): string => sayIf('collect_state_' + r.state, r.state)
const waits = (r: Return): boolean => r.state === 'open' || r.state === 'returned'

export function Due({ on, left, over }: { on: string; left: number; over?: boolean }) {
  const late = left < 0 && !over
  return (
    <span class={late ? 'late' : undefined}>
      {say('collect_due', { x: on })}
      {!over && say(late ? 'collect_late' : left === 0 ? 'collect_today' : 'collect_left', { n: Math.abs(left) })}
    </span>
  )
}

function All() {
  const seen = useLoad(() => get<Collections>('/collections'), [])
  const [adding, setAdding] = useState(false)
  useTitle(`${say('page_collect')} · ${say('product')}`)
  return (
    <>
      <div class="head">
        <h1>{say('page_collect')}</h1>
        {seen.value?.may_send && (
          <div class="actions head-tools">
            <button class="primary" onClick={() => setAdding(true)}>
              {say('collect_new')}
            </button>
          </div>
        )}
      </div>
      <p class="lead">{say(seen.value?.may_send ? 'collect_words_county' : 'collect_words')}</p>
      <Ready of={seen}>
        {(all) =>
          all.collections.length ? (
            all.collections.map((k) => <One key={k.id} of={k} maySend={all.may_send} onDone={seen.reload} />)
          ) : (
            <Empty>{say(all.may_send ? 'collect_none_county' : 'collect_none')}</Empty>
          )
        }
      </Ready>
      {adding && (
        <NewCollection
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false)
            seen.reload()
          }}
        />
      )}
    </>
  )
}

function One({ of: k, maySend, onDone }: { of: Collection; maySend: boolean; onDone: () => void }) {
  const [problem, busy, run] = useSend()
  const [reminding, setReminding] = useState<Return | null>(null)
  const over = k.state === 'closed' || (k.returns.length > 0 && k.returns.every((r) => r.state === 'merged'))
  const act = (path: string, body: unknown, done: string) =>
    run(async () => {
      await send('POST', path, body)
      tell(done)
      onDone()
    })
  return (
    <section class="panel" aria-labelledby={'k' + k.id}>
      <div class="panel-head pad">
        <h2 id={'k' + k.id}>{k.title}</h2>
        <div class="actions">
          {maySend && k.state === 'draft' && (
            <button
              class="primary"
              disabled={busy}
              onClick={() => act(`/collections/${k.id}/send`, {}, say('collect_sent_done'))}
            >
              {say('collect_send')}
            </button>
          )}
          {maySend && k.state === 'sent' && (
            <button disabled={busy} onClick={() => act(`/collections/${k.id}/close`, {}, say('collect_closed_done'))}>
              {say('collect_close')}
            </button>
          )}
          <Link href={'/r/collection/' + k.id}>{say('collect_record')}</Link>
        </div>
      </div>
      <div class="pad">
        <p class="collect-head">
          <span>{say('collect_about', { x: k.about_title })}</span>
          <Due on={k.due_on} left={k.days_left} over={over} />
          <span>{sayIf('collect_all_' + k.state, k.state)}</span>
          {k.sent_by && <span class="muted">{say('collect_by', { x: k.sent_by, d: k.sent_on })}</span>}
        </p>
        {k.note && <p class="lines">{k.note}</p>}
        <Problems of={problem} />
      </div>
      {k.returns.length > 0 && (
        <Returns of={k} maySend={maySend} busy={busy} over={over} onRemind={setReminding} />
      )}
      {reminding && (
        <Remind
          of={reminding}
          onClose={() => setReminding(null)}
          onSend={(words) => {
            setReminding(null)
            void act(`/collection_returns/${reminding.id}/remind`, { words }, say('collect_reminded_done'))
          }}
        />
      )}
    </section>
  )
}

function Returns({
  of: k,
  maySend,
  busy,
  over,
  onRemind,
}: {
  of: Collection
  maySend: boolean
  busy: boolean
  over: boolean
  onRemind: (r: Return) => void
}) {
  const sum = (name: 'rows' | 'answered' | 'missing' | 'impossible') => k.returns.reduce((n, r) => n + r[name], 0)
  const late = (r: Return) => waits(r) && k.days_left < 0 && !over
  const act = (r: Return): string =>
    waits(r) && r.may_fill && !maySend && k.state === 'sent'
      ? say('collect_fill')
      : r.state === 'handed_in' && maySend
        ? say('collect_look')
        : ''
  return (
    <div class="table-box" role="region" aria-label={say('collect_by_township', { x: k.title })} tabIndex={0}>
      <table class="records">
        <caption class="unseen">{k.title}</caption>
        <thead>
          <tr>
            <th scope="col">{say('collect_township')}</th>
            <th scope="col">{say('collect_state')}</th>
            <th scope="col" class="number">
              {say('collect_rows')}
            </th>
            <th scope="col" class="number">
              {say('collect_filled')}
            </th>
            <th scope="col" class="number">
              {say('collect_missing')}
            </th>
            <th scope="col" class="number">
              {say('collect_impossible')}
            </th>
            <th scope="col">{say('collect_handed')}</th>
            <th scope="col">
              <span class="unseen">{say('row_actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {k.returns.map((r) => (
            <tr key={r.id}>
              <td data-label={say('collect_township')}>
                <Link href={'/collect/' + r.id}>{r.place_title}</Link>
              </td>
              <td data-label={say('collect_state')}>
                <span class={late(r) ? 'late' : undefined}>
                  {stateOf(r)}
                  {late(r) && say('collect_is_late')}
                </span>
                {r.state === 'returned' && r.reason && (
                  <span class="muted"> {say('collect_because', { x: r.reason })}</span>
                )}
                {waits(r) && r.reminded_on && (
                  <span class="muted"> {say('collect_reminded', { d: r.reminded_on, x: r.reminded_words })}</span>
                )}
              </td>
              <td data-label={say('collect_rows')} class="number">
                {r.rows}
              </td>
              <td data-label={say('collect_filled')} class="number">
                {r.answered}
              </td>
              <td data-label={say('collect_missing')} class="number">
                {r.state === 'merged' ? '—' : r.missing}
              </td>
              <td data-label={say('collect_impossible')} class="number">
                {r.impossible}
              </td>
              <td data-label={say('collect_handed')}>
                {r.handed_in_on ? `${r.handed_in_on} ${r.handed_in_by}` : <span class="none">—</span>}
              </td>
              <td class="row-acts">
                {act(r) && (
                  <Link href={'/collect/' + r.id} class="button">
                    {act(r)}
                  </Link>
                )}
                {maySend && waits(r) && k.state === 'sent' && (
                  <button disabled={busy} onClick={() => onRemind(r)}>
                    {say('collect_remind')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        {k.returns.length > 1 && (
          <tfoot>
            <tr>
              <td>{say('total')}</td>
              <td>{say('collect_in', { n: k.returns.filter((r) => !waits(r)).length, m: k.returns.length })}</td>
              <td class="number">{sum('rows')}</td>
              <td class="number">{sum('answered')}</td>
              <td class="number">{sum('missing')}</td>
              <td class="number">{sum('impossible')}</td>
              <td colSpan={2} />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

function Remind({ of: r, onClose, onSend }: { of: Return; onClose: () => void; onSend: (words: string) => void }) {
  const [words, setWords] = useState('')
  return (
    <Dialog
      title={say('collect_remind_x', { x: r.place_title })}
      onClose={onClose}
      foot={
        <>
          <button onClick={onClose}>{say('cancel')}</button>
          <button class="primary" onClick={() => onSend(words.trim())}>
            {say('collect_remind')}
          </button>
        </>
      }
    >
      <p>{say('collect_remind_words')}</p>
      <div class="field">
        <label for="remind-words">{say('collect_remind_text')}</label>
        <textarea
          id="remind-words"
          rows={3}
          maxLength={300}
          value={words}
          onInput={(e) => setWords((e.target as HTMLTextAreaElement).value)}
        />
      </div>
    </Dialog>
  )
}
