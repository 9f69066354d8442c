// The steps of a return: handing in, with a reason for what can't be filled; and the county's: deciding conflicts,
// merging, sending back.
import { useState } from 'preact/hooks'
import { get, send } from '../../api'
import { Dialog } from '../../widgets/dialog'
import { tell } from '../../widgets/notice'
import { Problems, Reason, useSend } from '../records/record_actions'
import type { Filled } from './collect_fill'
import { say } from './words'

interface HandInProps {
  of: Filled
  busy: boolean
  save: () => Promise<boolean>
  run: (f: () => Promise<void>) => Promise<void>
  reload: () => void
}
const LISTED = 12

interface Lacking {
  title: string
  fields: string[]
}

const lackingOf = (t: Filled): Lacking[] =>
  t.rows
    .map((r) => ({
      title: r.title || r.record,
      fields: t.columns
        .filter((_, k) => {
          const c = r.cells[k]!
          return c.open && !c.now && !c.answer && !c.reason
        })
        .map((f) => f.title),
    }))
    .filter((r) => r.fields.length > 0)

export function HandIn({ of: t, busy, save, run, reload }: HandInProps) {
  const [lacking, setLacking] = useState<Lacking[] | null>(null)
  const [reason, setReason] = useState('')
  const handIn = async (why: string) => {
    await send('POST', `/collection_returns/${t.id}/hand_in`, why ? { reason: why } : {})
    setLacking(null)
    tell(say('collect_handed_in'))
    reload()
  }
  const go = () => run(() => handIn(reason.trim()))
  const start = () =>
    run(async () => {
      if (!(await save())) return
      const left = lackingOf(await get<Filled>('/collection_returns/' + t.id))
      if (left.length) setLacking(left)
      else await handIn('')
    })
  return (
    <>
      <button class="primary" disabled={busy} onClick={start}>
        {say('collect_hand_in')}
      </button>
      {lacking && (
        <Dialog
          title={say('collect_lacking', { n: lacking.length, m: lacking.reduce((n, r) => n + r.fields.length, 0) })}
          onClose={() => setLacking(null)}
          foot={
            <>
              <button onClick={() => setLacking(null)}>{say('collect_go_on')}</button>
              <button class="primary" disabled={busy || !reason.trim()} onClick={go}>
                {say('collect_hand_in_so')}
              </button>
            </>
          }
        >
          <ul>
            {lacking.slice(0, LISTED).map((r, i) => (
              <li key={i}>
                {r.title}：{r.fields.join('、')}
              </li>
            ))}
            {lacking.length > LISTED && <li>…</li>}
          </ul>
          <p>{say('collect_cannot_words')}</p>
          <Reason value={reason} onChange={setReason} />
        </Dialog>
      )}
    </>
  )
}

interface Conflict {
  record: string
  field: string
  title: string
  field_title: string
  now: string
  answer: string
}

const conflictsOf = (t: Filled): Conflict[] =>
  t.rows.flatMap((r) =>
    r.cells.flatMap((c, k) =>
      c.conflict
        ? [
            {
              record: r.record,
              field: t.columns[k]!.name,
              title: r.title || r.record,
              field_title: t.columns[k]!.title,
              now: c.now,
              answer: c.answer || '',
            },
          ]
        : []
    )
  )

export function SendBack({ of: t, reload }: { of: Filled; reload: () => void }) {
  const [problem, busy, run] = useSend()
  const [back, setBack] = useState(false)
  const [reason, setReason] = useState('')
  const [taken, setTaken] = useState<Record<string, string>>({})
  const conflicts = conflictsOf(t)
  const key = (x: Conflict) => x.record + ' ' + x.field
  const merge = () =>
    run(async () => {
      const decisions = conflicts.map((x) => ({ record: x.record, field: x.field, take: taken[key(x)] }))
      const done = await send<{ records: number; cells: number; kept: number }>(
        'POST',
        `/collection_returns/${t.id}/merge`,
        { decisions }
      )
      tell(say('collect_merged', { n: done.records, m: done.cells, k: done.kept }))
      reload()
    })
  const sendBack = () =>
    run(async () => {
      await send('POST', `/collection_returns/${t.id}/send_back`, { reason: reason.trim() })
      setBack(false)
      reload()
    })
  return (
    <section class="panel pad" aria-labelledby="collect-merge">
      <h2 id="collect-merge">{say('collect_merge_head')}</h2>
      <p>{say('collect_merge_words', { n: t.answered, i: t.impossible })}</p>
      <Problems of={problem} />
      {conflicts.length > 0 && (
        <>
          <p>{say('collect_conflicts', { n: conflicts.length })}</p>
          {conflicts.length > 2 && (
            <p class="actions">
              {(['record', 'answer'] as const).map((side) => (
                <button
                  key={side}
                  onClick={() => setTaken(Object.fromEntries(conflicts.map((x) => [key(x), side])))}
                >
                  {say(side === 'record' ? 'collect_all_record' : 'collect_all_answer')}
                </button>
              ))}
            </p>
          )}
          {conflicts.map((x) => (
            <fieldset key={key(x)}>
              <legend>
                {x.title} {x.field_title}
              </legend>
              <div class="pick-both">
                {(['record', 'answer'] as const).map((side) => (
                  <label key={side}>
                    <input
                      type="radio"
                      name={key(x)}
                      checked={taken[key(x)] === side}
                      onChange={() => setTaken({ ...taken, [key(x)]: side })}
                    />{' '}
                    {say(side === 'record' ? 'collect_take_record' : 'collect_take_answer', {
                      x: (side === 'record' ? x.now : x.answer) || say('blank'),
                    })}
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
        </>
      )}
      <div class="actions">
        <button class="primary" disabled={busy || conflicts.some((x) => !taken[key(x)])} onClick={merge}>
          {say('collect_merge')}
        </button>
        <button disabled={busy} onClick={() => setBack(true)}>
          {say('collect_back')}
        </button>
      </div>
      {back && (
        <Dialog
          title={say('collect_back')}
          onClose={() => setBack(false)}
          foot={
            <>
              <button onClick={() => setBack(false)}>{say('cancel')}</button>
              <button class="primary" disabled={busy || !reason.trim()} onClick={sendBack}>
                {say('collect_back')}
              </button>
            </>
          }
        >
          <Problems of={problem} />
          <Reason value={reason} onChange={setReason} />
        </Dialog>
      )}
    </section>
  )
}
