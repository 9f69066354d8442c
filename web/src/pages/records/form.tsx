// The one form, for every entity: making a record and changing one. Each fault stands at its field; another's change
// shows both values; Ctrl+Enter saves and goes on to the next.
import { useEffect, useRef, useState } from 'preact/hooks'
import { Fault, Problem, Rec, Value, send, unsettled } from '../../api'
import { Entity, Field, calledBy, entity, title, dayOf } from '../../catalogue'
import { asProblem, composing } from '../../hooks'
import { isIdNumber } from '../../idnumber'
import { useMe } from '../../shell/session'
import { Dialog } from '../../widgets/dialog'
import { toValue } from '../../widgets/input'
import { tellLinks, tellUndo, waits } from '../../widgets/notice'
import { onDemand } from '../../widgets/on_demand'
import { problemWords } from '../../words'
import { Conflict, FormField } from './form_field'
import { alikeWords, fillFromId, findTwin, Twin } from './form_person'
import { Noted, looksAt, tryValue } from './form_try'
import { Values, keepLast, membersOf, namedPreset, same, startTitles, startValues } from './form_values'
import { say } from './words'

const SignIn = onDemand(async () => ({ default: (await import('../awareness/session')).SignIn }))

interface Props {
  entity: Entity
  record?: Rec
  preset?: Values
  presetTitles?: Record<string, string>
  only?: string[]
  mends?: string // a returned proposal that is sent again
  within?: boolean // opened from a field of another form: it makes one record and goes back
  onClose: () => void
  onSaved: (record: Rec, next: boolean) => void
  onSent?: () => void // it waits for review instead
  onNext?: () => void
}

export function Form(p: Props) {
  const { entity: e, record } = p
  const ids = p.within ? 'form-new-' : 'form-'
  const me = useMe()
  const [values, setValues] = useState<Values>(() => ({ ...startValues(e, record, p.preset), ...(p.mends ? p.preset : {}) }))
  const [names, setNames] = useState(() => ({ ...p.presetTitles, ...startTitles(e, record) }))
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [general, setGeneral] = useState('')
  const [conflict, setConflict] = useState<Rec | null>(null)
  const [version, setVersion] = useState(record?.version)
  const [busy, setBusy] = useState(false)
  const [reason, setReason] = useState('')
  const [twin, setTwin] = useState<Twin | null>(null)
  const [touched, setTouched] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [making, setMaking] = useState<{ field: Field; text: string } | null>(null)
  const [noted, setNoted] = useState<Noted>({})
  const body = useRef<HTMLFormElement>(null)
  const base = useRef<Values>(record ? { ...record.values } : {})
  const fields = e.fields.filter((f) => !f.derived && (!p.only || p.only.includes(f.name)))
  const dirty = () => fields.filter((f) => !same(toValue(f, values[f.name] ?? null), base.current[f.name]))

  useEffect(() => {
    const first = Object.keys(faults)[0]
    if (first) document.getElementById(ids + first)?.focus()
  }, [faults])

  // left: a field is told what is wrong with it when one goes on, not at the end.
  const left = async (f: Field) => {
    const v = toValue(f, values[f.name] ?? null)
    if (!looksAt(f) || v === null || same(v, base.current[f.name]) || String(v).includes('*')) return
    const told = await tryValue(e, f, v)
    setNoted((x) => ({ ...x, [f.name]: told && { ...told, of: values[f.name] } }))
  }
  const put = (f: Field, v: Value, t?: Record<string, string>) => {
    let next = { ...values, [f.name]: v }
    if (f.format === 'id_number' && typeof v === 'string') {
      const number = v
        .replace(/[０-９Ｘｘ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
        .replace(/\s/g, '')
        .toUpperCase()
      next = { ...next, [f.name]: number }
      setTwin(null)
      if (isIdNumber(number)) {
        next = fillFromId(e, next, number)
        findTwin(e, f, number, record?.id).then(setTwin)
      }
    }
    setValues(next)
    setTouched(true)
    if (t) setNames((n) => ({ ...n, ...t }))
    if (faults[f.name])
      setFaults((x) => {
        const y = { ...x }
        delete y[f.name]
        return y
      })
  }

  const check = (): Record<string, string> => {
    const out: Record<string, string> = {}
    for (const f of fields) {
      const v = toValue(f, values[f.name] ?? null)
      if (f.required && (v === null || (Array.isArray(v) && !v.length)))
        out[f.name] = say('required_words', { x: title(f) })
    }
    return out
  }

  const save = async (next: boolean) => {
    if (busy || unsettled()) return // the field says why and has the focus
    const wrong = check()
    setFaults(wrong)
    setGeneral('')
    if (Object.keys(wrong).length) return
    const sent = record ? dirty() : fields.filter((f) => toValue(f, values[f.name] ?? null) !== null)
    if (record && !sent.length) {
      after(next)
      return
    }
    const put: Values = Object.fromEntries(sent.map((f) => [f.name, toValue(f, values[f.name] ?? null)]))
    setBusy(true)
    try {
      const saved = record
        ? await send<Rec>('PATCH', `/${e.name}/${record.id}`, {
            version,
            values: put,
            reason: reason || undefined,
            proposal: p.mends,
          })
        : await send<Rec>('POST', '/' + e.name, { values: put, reason: reason || undefined, proposal: p.mends })
      if (!record) keepLast(e, put)
      if (waits(saved)) {
        p.onSent?.()
        after(next)
        return
      }
      announce(saved, sent)
      p.onSaved(saved, next)
      after(next)
    } catch (x) {
      refuse(asProblem(x))
    } finally {
      setBusy(false)
    }
  }
  const announce = (saved: Rec, sent: Field[]) => {
    const undo = record
      ? () =>
          send('PATCH', `/${e.name}/${saved.id}`, {
            version: saved.version,
            values: Object.fromEntries(sent.map((f) => [f.name, base.current[f.name] ?? null])),
            reason: say('undo_reason'),
          })
      : () => send('POST', `/${e.name}/${saved.id}/void`, { reason: say('undo_reason') })
    const secret = record && sent.some((f) => f.secret)
    tellUndo(
      say('saved_x', { x: [title(e), calledBy(e, saved)].filter(Boolean).join(' ') }),
      secret
        ? async () => {
            throw new Error(say('undo_secret'))
          }
        : undo,
      () => p.onSaved(saved, false)
    )
    if (saved.alike?.length)
      tellLinks(
        say('alike'),
        saved.alike.map((r) => ({ href: `/r/${e.name}/${r.id}`, text: alikeWords(e, r) }))
      )
  }
  const after = (next: boolean) => {
    if (!next) {
      p.onClose()
      return
    }
    if (p.onNext) {
      p.onNext()
      return
    }
    if (record) {
      p.onClose()
      return
    }
    setValues(startValues(e, undefined, p.preset))
    setTwin(null)
    setTouched(false)
    body.current?.querySelector<HTMLElement>('input,select,textarea')?.focus()
  }
  const refuse = (x: Problem) => {
    if (x.status === 409 && x.current) {
      setConflict(x.current)
      return
    }
    const at: Record<string, string> = {}
    const rest: Fault[] = []
    for (const f of x.errors) {
      const name = (f.field || '').split('.').pop() || ''
      if (fields.some((y) => y.name === name)) at[name] = f.message
      else rest.push(f)
    }
    if (!x.errors.length && fields.some((y) => y.name === x.where)) at[x.where] = x.detail
    setFaults(at)
    setGeneral(rest.length ? rest.map((f) => f.message).join('\n') : Object.keys(at).length ? '' : problemWords(x))
  }
  const onKey = (ev: KeyboardEvent) => {
    if (ev.key !== 'Enter' || composing(ev)) return
    if (ev.ctrlKey || ev.metaKey) {
      ev.preventDefault()
      save(true)
    }
  }
  const field = (f: Field) => (
      <FormField
        key={f.name}
        id={ids + f.name}
        f={f}
        value={values[f.name] ?? null}
        names={names}
        fault={faults[f.name]}
        noted={noted[f.name]?.of === values[f.name] ? noted[f.name] : undefined}
        onLeave={() => left(f)}
        today={me.today}
        day={dayOf(e, values, me.today)}
        among={membersOf(e, f, values)}
        onChange={(v, t) => put(f, v, t)}
        onNew={(text) => setMaking({ field: f, text })}>
        {f.name === 'sign_in' && e.name === 'training_attendance' && values.session && (
          <SignIn session={String(values.session)} onChange={(name) => put(f, name)} />
        )}
        {f.format === 'id_number' && twin && (
          <p class="warn">
            {say('twin')}
            <a href={`/r/${e.name}/${twin.id}`} target="_blank" rel="noreferrer">
              {twin.title}
            </a>
          </p>
        )}
      </FormField>
  )
  const seldom = fields.filter((f) => f.seldom)
  // leave: Escape and the cross ask first when something was filled in; the buttons say what they do.
  const leave = () => (touched && !leaving ? setLeaving(true) : p.onClose())
  const foot = leaving ? (
    <>
      <span class="leaving" role="alert">
        {say('form_leaving')}
      </span>
      <button type="button" onClick={p.onClose}>
        {say('form_discard')}
      </button>
      <button type="button" class="primary" onClick={() => setLeaving(false)}>
        {say('form_stay')}
      </button>
    </>
  ) : (
    <>
      <button type="button" onClick={p.onClose}>
        {say('cancel')}
      </button>
      {(!record || p.onNext) && !p.within && (
        <button type="button" onClick={() => save(true)} disabled={busy}>
          {say('save_next')} <kbd>Ctrl+Enter</kbd>
        </button>
      )}
      <button type="button" class="primary" onClick={() => save(false)} disabled={busy}>
        {say(busy ? 'saving' : 'save')}
      </button>
    </>
  )
  return (
    <Dialog
      drawer
      title={`${say(record ? 'edit' : 'add')} · ${record?.title || title(e)}`}
      onClose={leave}
      foot={foot}>
      {conflict && (
        <Conflict
          e={e}
          mine={values}
          base={base.current}
          theirs={conflict}
          names={names}
          onMine={() => {
            setVersion(conflict.version)
            base.current = { ...conflict.values }
            setConflict(null)
          }}
          onTheirs={() => {
            p.onSaved(conflict, false)
            p.onClose()
          }}
        />
      )}
      {general && (
        <div class="fault-box lines" role="alert">
          {general}
        </div>
      )}
      {Object.keys(faults).length > 0 && (
        <p class="fault" role="alert">
          {say('faults_n', { n: Object.keys(faults).length })}
        </p>
      )}
      <form
        noValidate
        ref={body}
        class="fields"
        onKeyDown={onKey}
        onSubmit={(ev) => {
          ev.preventDefault()
          save(false)
        }}>
        {fields.filter((f) => !f.seldom).map(field)}
        {seldom.length > 0 && (
          <details class="more" open={seldom.some((f) => faults[f.name] || !same(values[f.name] ?? null, null))}>
            <summary>{say('form_more', { n: seldom.length })}</summary>
            {seldom.map(field)}
          </details>
        )}
        {(record || p.mends) && (
          <div class="field">
            <label for={ids + 'reason'}>{say('reason_optional')}</label>
            <input
              id={ids + 'reason'}
              value={reason}
              maxLength={200}
              onInput={(ev) => setReason((ev.target as HTMLInputElement).value)}
            />
          </div>
        )}
        <button class="unseen" tabIndex={-1} aria-hidden="true">
          {say('save')}
        </button>
      </form>
      {making && (
        <Form
          within
          entity={entity(making.field.ref!)!}
          preset={namedPreset(making.field.ref!, making.text, values)}
          presetTitles={names}
          onClose={() => setMaking(null)}
          onSaved={(r) => put(making.field, r.id, { [r.id]: r.title })}
        />
      )}
    </Dialog>
  )
}
