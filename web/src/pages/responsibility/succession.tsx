// One who leaves and one who takes over, in one change: the day, why, the successor (an interim one where the reason
// allows, with the day by which the vacancy is filled). What will be written is shown before it is.
import { useState } from 'preact/hooks'
import { Rec, Value, send } from '../../api'
import { Entity, codeOptions, codeTitle, entity, fieldOf, title } from '../../catalogue'
import { titlesOf } from '../../format'
import { useMe } from '../../shell/session'
import { Combo } from '../../widgets/combo'
import { DateInput, dayAfter, readDay } from '../../widgets/date'
import { Dialog } from '../../widgets/dialog'
import { searchRefs } from '../../widgets/input'
import { tellUndo, waits } from '../../widgets/notice'
import { Still } from '../../widgets/state'
import { InterimBox, Problems, useSend } from '../records/record_actions'
import { bearerOf } from './successors'
import { say } from './words'

export default function Succession({
  e,
  r,
  onClose,
  onDone,
}: {
  e: Entity
  r: Rec
  onClose: () => void
  onDone: () => void
}) {
  const me = useMe()
  const [now, next] = bearerOf(e, r)!
  const [day, setDay] = useState(me.today)
  const [why, setWhy] = useState('')
  const [to, setTo] = useState<{ id: string; title: string } | null>(null)
  const [interim, setInterim] = useState(false)
  const [due, setDue] = useState('')
  const [problem, busy, run] = useSend()
  const reasons = fieldOf(e, 'end_reason')!
  const of = fieldOf(e, now)!
  const last = readDay(day)
  const stands = interim && !!why
  const missing = [
    !last && say('handover_day'),
    !why && title(reasons),
    !to && title(fieldOf(e, next)),
    stands && !readDay(due) && title(fieldOf(e, 'vacancy_due_on')),
  ].filter((x): x is string => !!x)
  const leaver = titlesOf(r, now)[0] || r.title
  const post = titlesOf(r, 'slot')[0] || titlesOf(r, 'household')[0] || r.place_title || r.title
  const others = async (text: string) => (await searchRefs(of.ref!)(text)).filter((o) => o.value !== r.values[now])
  const go = () =>
    run(async () => {
      const values: Record<string, Value> = { end_reason: why, [next]: to!.id }
      if (stands) Object.assign(values, { successor_interim: true, vacancy_due_on: readDay(due) })
      const saved = await send<Rec>('POST', `/${e.name}/${r.id}/end`, { to_on: last, values })
      const back = { to_on: null, ...Object.fromEntries(Object.keys(values).map((k) => [k, null])) }
      const undo = () =>
        send('PATCH', `/${e.name}/${r.id}`, { version: saved.version, reason: say('undo_reason'), values: back })
      if (!waits(saved)) tellUndo(say('succeeded_x', { x: leaver, y: to!.title }), undo, onDone)
      onClose()
      onDone()
    })
  return (
    <Dialog
      title={`${say('succeed')} · ${r.title}`}
      onClose={onClose}
      foot={
        <>
          <Still wants={missing} />
          <button onClick={onClose}>{say('cancel')}</button>
          <button class="primary" disabled={busy || missing.length > 0} onClick={go}>
            {say('go_ahead')}
          </button>
        </>
      }>
      <p>{say('succeed_words')}</p>
      <Problems of={problem} />
      <div class="fields">
        <div class="field">
          <label for="succeed-day">{title(fieldOf(e, 'to_on'))} *</label>
          <DateInput id="succeed-day" value={day} onChange={setDay} today={me.today} required invalid={!last} />
        </div>
        <div class="field">
          <label for="succeed-why">{title(reasons)} *</label>
          <Combo
            id="succeed-why"
            options={codeOptions(reasons, me.today)}
            value={why}
            shown={why && codeTitle(reasons, why)}
            required
            placeholder={say('pick_or_type')}
            onChange={setWhy}
          />
        </div>
        <div class="field">
          <label for="succeed-to">{title(fieldOf(e, next))} *</label>
          <Combo
            id="succeed-to"
            search={others}
            value={to?.id || ''}
            shown={to?.title || ''}
            required
            placeholder={say('ref_hint')}
            onChange={(v, o) => setTo(v && o ? { id: v, title: o.title } : null)}
          />
        </div>
        {why && <InterimBox value={interim} onChange={setInterim} />}
        {stands && (
          <div class="field">
            <label for="succeed-due">{title(fieldOf(e, 'vacancy_due_on'))} *</label>
            <DateInput id="succeed-due" value={due} onChange={setDue} today={me.today} required />
          </div>
        )}
      </div>
      {missing.length === 0 && (
        <section class="preview" aria-live="polite">
          <h3>{say('will_be_written')}</h3>
          <ul>
            <li>{say('succeed_ends', { x: leaver, p: post, d: last, y: codeTitle(reasons, why) })}</li>
            <li>
              {say(stands ? 'succeed_begins_interim' : 'succeed_begins', { x: to!.title, p: post, d: dayAfter(last) })}
            </li>
            {stands && (
              <li>{say('succeed_vacancy', { x: title(entity('vacancy')), p: post, d: readDay(due) })}</li>
            )}
          </ul>
        </section>
      )}
    </Dialog>
  )
}
