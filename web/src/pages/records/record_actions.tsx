// Ending, voiding and revealing: each asks what it must, says what it does, and shows the server's reason when it
// refuses.
import { useState } from 'preact/hooks'
import { Problem, Rec, Value, send } from '../../api'
import { Entity, Field, fieldOf, title } from '../../catalogue'
import { asProblem } from '../../hooks'
import { useMe } from '../../shell/session'
import { DateInput, readDay } from '../../widgets/date'
import { Dialog } from '../../widgets/dialog'
import { FieldInput } from '../../widgets/input'
import { tell, tellUndo, waits } from '../../widgets/notice'
import { NO_WHY, WhyFields, saidWhy } from '../../widgets/why'
import { problemWords } from '../../words'
import { say } from './words'

interface Props {
  e: Entity
  r: Rec
  onClose: () => void
  onDone: () => void
}

export function Problems({ of }: { of: Problem | null }) {
  if (!of) return null
  return (
    <div class="fault-box" role="alert">
      <p class="lines">{problemWords(of)}</p>
      {of.errors.length > 0 && (
        <ul>
          {of.errors.map((x, i) => (
            <li key={i}>{x.message}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

// InterimBox: after which reasons a successor may stand in the county sets; who is refused is told which.
export function InterimBox({ value, onChange }: { value: boolean; onChange: (interim: boolean) => void }) {
  return (
    <div class="field">
      <span />
      <label class="check">
        <input
          type="checkbox"
          checked={value}
          onChange={(x) => onChange((x.target as HTMLInputElement).checked)}
        />{' '}
        {say('interim')}
      </label>
    </div>
  )
}

// useSend: one request with its problem and a lock against a second press.
export function useSend(): [Problem | null, boolean, (f: () => Promise<void>) => Promise<void>] {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  return [
    problem,
    busy,
    async (f) => {
      if (busy) return
      setBusy(true)
      setProblem(null)
      try {
        await f()
      } catch (x) {
        setProblem(asProblem(x))
      } finally {
        setBusy(false)
      }
    },
  ]
}

export function Reason({
  value,
  onChange,
  required = true,
}: {
  value: string
  onChange: (v: string) => void
  required?: boolean
}) {
  return (
    <div class="field">
      <label for="reason">
        {say('reason')}
        {required && (
          <span class="star" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      <textarea
        id="reason"
        rows={2}
        value={value}
        required={required}
        maxLength={200}
        onInput={(x) => onChange((x.target as HTMLTextAreaElement).value)}
      />
    </div>
  )
}

export const VoidDialog = ({ e, r, onClose, onDone }: Props) => (
  <Voiding title={r.title} path={`/${e.name}/${r.id}/void`} onClose={onClose} onDone={onDone} />
)

// Voiding: what stands at a path is taken back with a reason.
export function Voiding({
  title: what,
  path,
  onClose,
  onDone,
}: {
  title: string
  path: string
  onClose: () => void
  onDone: () => void
}) {
  const [reason, setReason] = useState('')
  const [problem, busy, run] = useSend()
  const go = () =>
    run(async () => {
      if (!waits(await send('POST', path, { reason: reason.trim() })))
        tell(say('voided_x', { x: what }))
      onClose()
      onDone()
    })
  return (
    <Dialog
      title={`${say('void')} · ${what}`}
      onClose={onClose}
      foot={
        <>
          <button onClick={onClose}>{say('cancel')}</button>
          <button class="primary" disabled={busy || !reason.trim()} onClick={go}>
            {say('void')}
          </button>
        </>
      }>
      <p>{say('void_words')}</p>
      <Problems of={problem} />
      <Reason value={reason} onChange={setReason} />
    </Dialog>
  )
}

// endFields: fields that explain an ending: how and why it ended.
const endFields = (e: Entity): Field[] =>
  e.fields.filter((f) => /^(end_|ended_|leave_|left_|to_reason|end$)/.test(f.name) && !f.derived)

export function EndDialog({ e, r, onClose, onDone }: Props) {
  const me = useMe()
  const [day, setDay] = useState(me.today)
  const [reason, setReason] = useState('')
  const [values, setValues] = useState<Record<string, Value>>({})
  const [problem, busy, run] = useSend()
  const go = () =>
    run(async () => {
      const given = Object.fromEntries(Object.entries(values).filter(([, v]) => v !== null && v !== ''))
      const saved = await send<Rec>('POST', `/${e.name}/${r.id}/end`, {
        to_on: readDay(day) || day,
        values: given,
        reason: reason.trim() || undefined,
      })
      const undo = () =>
        send('PATCH', `/${e.name}/${r.id}`, {
          version: saved.version,
          reason: say('undo_reason'),
          values: { to_on: null, ...Object.fromEntries(Object.keys(given).map((k) => [k, null])) },
        })
      if (!waits(saved)) tellUndo(say('ended_x', { x: r.title }), undo, onDone)
      onClose()
      onDone()
    })
  return (
    <Dialog
      title={`${say('end')} · ${r.title}`}
      onClose={onClose}
      foot={
        <>
          <button onClick={onClose}>{say('cancel')}</button>
          <button class="primary" disabled={busy || !readDay(day)} onClick={go}>
            {say('end')}
          </button>
        </>
      }>
      <p>{say('end_words')}</p>
      <Problems of={problem} />
      <div class="fields">
        <div class="field">
          <label for="end-day">{title(fieldOf(e, 'to_on')) || say('last_day')} *</label>
          <DateInput id="end-day" value={day} onChange={setDay} today={me.today} required />
        </div>
        {endFields(e).map((f) => (
          <div class="field" key={f.name}>
            <label for={'end-' + f.name}>{title(f)}</label>
            <FieldInput
              field={f}
              id={'end-' + f.name}
              value={values[f.name] ?? null}
              titles={{}}
              today={me.today}
              onChange={(v) => setValues({ ...values, [f.name]: v })}
            />
          </div>
        ))}
        <Reason value={reason} onChange={setReason} required={false} />
      </div>
    </Dialog>
  )
}

export function RevealDialog({
  e,
  r,
  fields,
  onClose,
  onDone,
}: {
  e: Entity
  r: Rec
  fields: Field[]
  onClose: () => void
  onDone: (v: Record<string, Value>) => void
}) {
  const [why, setWhy] = useState(NO_WHY)
  const [chosen, setChosen] = useState(fields.map((f) => f.name))
  const [problem, busy, run] = useSend()
  const go = () =>
    run(async () => {
      const answer = await send<{ values: Record<string, Value> }>('POST', `/${e.name}/${r.id}/reveal`, {
        fields: chosen,
        purpose: why.purpose,
        reason: why.reason.trim(),
      })
      onDone(answer.values)
    })
  return (
    <Dialog
      title={say('reveal')}
      onClose={onClose}
      foot={
        <>
          <button onClick={onClose}>{say('cancel')}</button>
          <button class="primary" disabled={busy || !saidWhy(why) || !chosen.length} onClick={go}>
            {say('reveal')}
          </button>
        </>
      }>
      <p>{say('reveal_words')}</p>
      <Problems of={problem} />
      <fieldset class="checks">
        <legend>{say('reveal_what')}</legend>
        {fields.map((f) => (
          <label key={f.name}>
            <input
              type="checkbox"
              checked={chosen.includes(f.name)}
              onChange={() =>
                setChosen(chosen.includes(f.name) ? chosen.filter((n) => n !== f.name) : [...chosen, f.name])
              }
            />{' '}
            {title(f)}
          </label>
        ))}
      </fieldset>
      <WhyFields value={why} onChange={setWhy} />
    </Dialog>
  )
}
