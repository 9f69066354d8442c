// The one form, for every entity: making a record and changing one. Each fault stands at its field; another's change shows both values; Ctrl+Enter
// saves and goes on to the next.
import { useEffect, useRef, useState } from 'preact/hooks'
import { Fault, Problem, Rec, Value, send } from '../api'
import { Entity, Field, entity, helpOf, title } from '../catalogue'
import { titlesOf, words } from '../format'
import { asProblem, composing } from '../hooks'
import { remember, remembered } from '../settings'
import { useMe } from '../shell/session'
import { Dialog } from '../widgets/dialog'
import { FieldInput, asList, toValue } from '../widgets/input'
import { tellUndo } from '../widgets/notice'
import { problemWords, say } from '../words'
import { idFault } from '../idnumber'
import { fillFromId, findTwin, Twin } from './form_person'

export type Values = Record<string, Value>
interface Props {
        entity: Entity; record?: Rec; preset?: Values; presetTitles?: Record<string, string>; only?: string[]
        onClose: () => void; onSaved: (record: Rec, next: boolean) => void; onNext?: () => void
}

// KEPT: what a new record takes over from the one before, in this browser: place, day and year, never a name or a number.
const KEPT = new Set(['place', 'date', 'year'])
const lastStore = (e: Entity) => 'last.' + e.name

function startValues(e: Entity, record?: Rec, preset?: Values): Values {
        if (record) return { ...record.values }
        const before = remembered<Values>(lastStore(e), {})
        const kept = Object.fromEntries(e.fields.filter((f) => KEPT.has(f.type) && f.name !== 'to_on' && before[f.name]).map((f) => [f.name, before[f.name]]))
        return { ...kept, ...preset }
}

function startTitles(e: Entity, record?: Rec): Record<string, string> {
        const out: Record<string, string> = {}
        if (!record) return out
        for (const f of e.fields) {
                const titles = titlesOf(record, f.name)
                asList(record.values[f.name]).forEach((v, i) => { if (titles[i] && (f.type === 'ref' || f.type === 'refs')) out[v] = titles[i] })
        }
        return out
}

const same = (a: Value | undefined, b: Value | undefined): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

export function Form(p: Props) {
        const { entity: e, record } = p
        const me = useMe()
        const [values, setValues] = useState<Values>(() => startValues(e, record, p.preset))
        const [names, setNames] = useState(() => ({ ...p.presetTitles, ...startTitles(e, record) }))
        const [faults, setFaults] = useState<Record<string, string>>({})
        const [general, setGeneral] = useState('')
        const [conflict, setConflict] = useState<Rec | null>(null)
        const [version, setVersion] = useState(record?.version)
        const [busy, setBusy] = useState(false)
        const [reason, setReason] = useState('')
        const [twin, setTwin] = useState<Twin | null>(null)
        const [making, setMaking] = useState<{ field: Field; text: string } | null>(null)
        const body = useRef<HTMLFormElement>(null)
        const base = useRef<Values>(record ? { ...record.values } : {})
        const fields = e.fields.filter((f) => !f.derived && (!p.only || p.only.includes(f.name)))
        const dirty = () => fields.filter((f) => !same(toValue(f, values[f.name] ?? null), base.current[f.name]))

        useEffect(() => {
                const first = Object.keys(faults)[0]
                if (first) document.getElementById('form-' + first)?.focus()
        }, [faults])

        const put = (f: Field, v: Value, t?: Record<string, string>) => {
                let next = { ...values, [f.name]: v }
                if (f.format === 'id_number' && typeof v === 'string') {
                        const number = v.replace(/[０-９Ｘｘ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\s/g, '').toUpperCase()
                        next = { ...next, [f.name]: number }
                        setTwin(null)
                        if (number.length === 18 && !idFault(number)) {
                                next = fillFromId(e, next, number)
                                findTwin(e, f, number, record?.id).then(setTwin)
                        }
                }
                setValues(next)
                if (t) setNames((n) => ({ ...n, ...t }))
                if (faults[f.name]) setFaults((x) => { const y = { ...x }; delete y[f.name]; return y })
        }

        const check = (): Record<string, string> => {
                const out: Record<string, string> = {}
                for (const f of fields) {
                        const v = toValue(f, values[f.name] ?? null)
                        if (f.required && (v === null || (Array.isArray(v) && !v.length))) out[f.name] = say('required_words', { x: title(f) })
                        else if (f.format === 'id_number' && typeof v === 'string' && !v.includes('*') && !same(v, base.current[f.name])
                                && (!values.id_type || values.id_type === 'resident') && idFault(v)) out[f.name] = idFault(v)
                }
                return out
        }

        const save = async (next: boolean) => {
                if (busy) return
                const wrong = check()
                setFaults(wrong)
                setGeneral('')
                if (Object.keys(wrong).length) return
                const sent = record ? dirty() : fields.filter((f) => toValue(f, values[f.name] ?? null) !== null)
                if (record && !sent.length) { p.onClose(); return }
                const put: Values = Object.fromEntries(sent.map((f) => [f.name, toValue(f, values[f.name] ?? null)]))
                setBusy(true)
                try {
                        const saved = record
                                ? await send<Rec>('PATCH', `/${e.name}/${record.id}`, { version, values: put, reason: reason || undefined })
                                : await send<Rec>('POST', '/' + e.name, { values: put, reason: reason || undefined })
                        if (!record) remember(lastStore(e), Object.fromEntries(e.fields.filter((f) => KEPT.has(f.type)).map((f) => [f.name, put[f.name] ?? null])))
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
                        ? () => send('PATCH', `/${e.name}/${saved.id}`, { version: saved.version, values: Object.fromEntries(sent.map((f) => [f.name, base.current[f.name] ?? null])), reason: say('undo_reason') })
                        : () => send('POST', `/${e.name}/${saved.id}/void`, { reason: say('undo_reason') })
                const secret = record && sent.some((f) => f.secret)
                tellUndo(say('saved_x', { x: saved.title || title(e) }), secret ? async () => { throw new Error(say('undo_secret')) } : undo, () => p.onSaved(saved, false))
        }
        const after = (next: boolean) => {
                if (!next) { p.onClose(); return }
                if (p.onNext) { p.onNext(); return }
                if (record) { p.onClose(); return }
                setValues(startValues(e, undefined, p.preset))
                setTwin(null)
                body.current?.querySelector<HTMLElement>('input,select,textarea')?.focus()
        }
        const refuse = (x: Problem) => {
                if (x.status === 409 && x.current) { setConflict(x.current); return }
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
                if (ev.ctrlKey || ev.metaKey) { ev.preventDefault(); save(true) }
        }
        const foot = (
                <>
                        <button type="button" onClick={p.onClose}>{say('cancel')}</button>
                        {!record && <button type="button" onClick={() => save(true)} disabled={busy}>{say('save_next')} <kbd>Ctrl+Enter</kbd></button>}
                        <button type="button" class="primary" onClick={() => save(false)} disabled={busy}>{say(busy ? 'saving' : 'save')}</button>
                </>)
        return (
                <Dialog drawer title={`${say(record ? 'edit' : 'add')} · ${record?.title || title(e)}`} onClose={p.onClose} foot={foot}>
                        {conflict && <Conflict e={e} mine={values} base={base.current} theirs={conflict} names={names} onMine={() => { setVersion(conflict.version); base.current = { ...conflict.values }; setConflict(null) }}
                                onTheirs={() => { p.onSaved(conflict, false); p.onClose() }} />}
                        {general && <div class="fault-box lines" role="alert">{general}</div>}
                        {Object.keys(faults).length > 0 && <p class="fault" role="alert">{say('faults_n', { n: Object.keys(faults).length })}</p>}
                        <form ref={body} class="fields" onKeyDown={onKey} noValidate onSubmit={(ev) => { ev.preventDefault(); save(false) }}>
                                {fields.map((f) => (
                                        <FormField key={f.name} f={f} value={values[f.name] ?? null} names={names} fault={faults[f.name]} today={me.today} onChange={(v, t) => put(f, v, t)} onNew={(text) => setMaking({ field: f, text })}>
                                                {f.format === 'id_number' && twin && <p class="warn">{say('twin')}<a href={`/r/${e.name}/${twin.id}`} target="_blank" rel="noreferrer">{twin.title}</a></p>}
                                        </FormField>))}
                                {record && <div class="field"><label for="form-reason">{say('reason_optional')}</label>
                                        <input id="form-reason" value={reason} maxLength={200} onInput={(ev) => setReason((ev.target as HTMLInputElement).value)} /></div>}
                                <button class="unseen" tabIndex={-1} aria-hidden="true">{say('save')}</button>
                        </form>
                        {making && <Form entity={entity(making.field.ref!)!} preset={namedPreset(making.field.ref!, making.text, values)} presetTitles={names} onClose={() => setMaking(null)}
                                onSaved={(r) => put(making.field, r.id, { [r.id]: r.title })} />}
                </Dialog>)
}

// namedPreset: a record made on the way takes the name that was typed, and the place of the form it is made for.
function namedPreset(name: string, text: string, values: Values): Values {
        const e = entity(name)!
        const named = e.fields.find((f) => f.named && !f.derived)
        const place = e.fields.find((f) => f.name === 'place')
        return { ...(named && text ? { [named.name]: text } : {}), ...(place && values.place ? { place: values.place } : {}) }
}

function FormField({ f, value, names, fault, today, onNew, onChange, children }: {
        f: Field; value: Value; names: Record<string, string>; fault?: string; today: string; onNew: (text: string) => void
        onChange: (v: Value, t?: Record<string, string>) => void; children?: preact.ComponentChildren
}) {
        const id = 'form-' + f.name
        const help = helpOf(f)
        const described = [fault && id + '-fault', help && id + '-help'].filter(Boolean).join(' ') || undefined
        return (
                <div class={fault ? 'field wrong' : 'field'}>
                        <label for={id}>{title(f)}{f.required && <span class="star" aria-hidden="true"> *</span>}{f.type === 'money' && <span class="muted"> ({say('yuan')})</span>}</label>
                        <FieldInput field={f} id={id} value={value} titles={names} onChange={onChange} invalid={!!fault} describedBy={described} today={today} onNew={onNew} />
                        {fault && <p class="fault" id={id + '-fault'}>{fault}</p>}
                        {help && <p class="muted" id={id + '-help'}>{help}</p>}
                        {children}
                </div>)
}

function Conflict({ e, mine, base, theirs, names, onMine, onTheirs }: { e: Entity; mine: Values; base: Values; theirs: Rec; names: Record<string, string>; onMine: () => void; onTheirs: () => void }) {
        const differing = e.fields.filter((f) => !same(theirs.values[f.name], base[f.name]) || !same(mine[f.name], base[f.name]))
        const show = (f: Field, v: Value | undefined, r?: Rec) => words(f, v, r ? titlesOf(r, f.name) : asList(v).map((x) => names[x]).filter(Boolean)) || '—'
        return (
                <div class="conflict" role="alert">
                        <p><strong>{say('conflict')}</strong></p>
                        <div class="scroll"><table><thead><tr><th>{say('field')}</th><th>{say('conflict_theirs')}</th><th>{say('conflict_mine')}</th></tr></thead>
                                <tbody>{differing.map((f) => <tr key={f.name}><th scope="row">{title(f)}</th><td>{show(f, theirs.values[f.name], theirs)}</td><td>{show(f, mine[f.name])}</td></tr>)}</tbody></table></div>
                        <p class="buttons"><button type="button" onClick={onTheirs}>{say('conflict_take')}</button>
                                <button type="button" class="primary" onClick={onMine}>{say('conflict_keep')}</button></p>
                </div>)
}
