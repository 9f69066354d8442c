// One proposal: field by field what stood there and what it would become; what has changed since is said beside it.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Rec, get } from '../../api'
import { entity } from '../../catalogue'
import { useLoad } from '../../hooks'
import { Dialog } from '../../widgets/dialog'
import { Ready } from '../../widgets/state'
import { Form } from '../records/form'
import { Values } from '../records/form_values'
import { Key, say } from './words'

interface Asked {
  name: string
  title: string
  was: string
  now: string
  new: string
  secret: boolean
  moved: boolean
}
interface Action {
  op: string
  op_title: string
  entity: string
  entity_title: string
  id: string | null
  title: string
  reason: string
  stale: boolean
  fields: Asked[]
}
interface Proposal extends Omit<Rec, 'may'> {
  names: Record<string, string> // of the accounts
  actions: Action[]
  may: { confirm: boolean; return: boolean; withdraw: boolean; mend: boolean }
  form?: { entity: string; id: string; version: number; values: Values; titles: Record<string, string> }
}
interface Props {
  id: string
  busy: boolean
  onClose: () => void
  onConfirm: (p: Rec) => void
  onReturn: (p: Rec) => void
  onWithdraw: (p: Rec) => void
  onSent: () => void
}

export function ProposalDrawer(props: Props) {
  const load = useLoad(() => get<Proposal>('/proposals/' + props.id), [props.id])
  const [mending, setMending] = useState(false)
  const p = load.value
  if (p && mending) return <Mend of={p} onClose={() => setMending(false)} onSent={props.onSent} />
  const rec = p as unknown as Rec
  const stale = p?.actions.some((a) => a.stale)
  const foot = p && (
    <>
      <button onClick={props.onClose}>{say('close')}</button>
      {p.may.withdraw && (
        <button disabled={props.busy} onClick={() => props.onWithdraw(rec)}>
          {say('review_withdraw')}
        </button>
      )}
      {p.may.mend && (
        <button class="primary" disabled={props.busy} onClick={() => setMending(true)}>
          {say('review_mend')}
        </button>
      )}
      {p.may.return && (
        <button disabled={props.busy} onClick={() => props.onReturn(rec)}>
          {say('review_return')}
        </button>
      )}
      {p.may.confirm && (
        <button class="primary" disabled={props.busy || stale} onClick={() => props.onConfirm(rec)}>
          {say('review_confirm')}
        </button>
      )}
    </>
  )
  return (
    <Dialog drawer wide title={p?.title || say('page_review')} onClose={props.onClose} foot={foot}>
      <Ready of={load}>{(x) => <Content p={x} stale={!!stale} />}</Ready>
    </Dialog>
  )
}

function Content({ p, stale }: { p: Proposal; stale: boolean }) {
  const v = (name: string) => String(p.values[name] || '')
  const bySecurity = v('areas').split(',').includes('account') // grants, accounts, limits
  // who: the person's name, and the account in small.
  const who = (name: string, key: Key, on: string) => (
    <li>
      {say(key, { x: p.names[name] || v(name), d: v(on) })} {p.names[name] && <small>{v(name)}</small>}
    </li>
  )
  return (
    <>
      <p>
        <span class={'mark' + (p.values.state === 'returned' ? ' bad' : '')}>{String(p.titles.state || '')}</span>{' '}
        {p.place_title}
      </p>
      {v('return_reason') && p.values.state === 'returned' && (
        <p class="fault-box">{say('review_returned_for', { x: v('return_reason') })}</p>
      )}
      {stale && (
        <p class="fault-box" role="alert">
          {say('review_stale')}
        </p>
      )}
      <ul class="muted review-steps">
        {who('proposed_by', 'review_step_sent', 'proposed_on')}
        {v('township_by') && who('township_by', 'review_step_township', 'township_on')}
        {v('county_by') && who('county_by', bySecurity ? 'review_step_security' : 'review_step_county', 'county_on')}
      </ul>
      {v('reason') && <p>{say('review_reason', { x: v('reason') })}</p>}
      {!p.actions.length && (
        <p>
          {say('review_closed')}{' '}
          {v('record') && <Link href={`/r/${v('register')}/${v('record')}`}>{say('review_open_record')}</Link>}
        </p>
      )}
      {p.actions.map((a, i) => (
        <section key={i}>
          <h3>
            {a.op_title} · {a.entity_title} ·{' '}
            {a.id ? <Link href={`/r/${a.entity}/${a.id}`}>{a.title}</Link> : a.title}
          </h3>
          {a.op === 'void' ? <p>{say('review_voids', { x: a.reason })}</p> : <Fields a={a} />}
        </section>
      ))}
    </>
  )
}

function Fields({ a }: { a: Action }) {
  const made = a.op === 'create'
  const empty = <span class="muted">{say('review_empty_value')}</span>
  return (
    <table class="plain-table review-fields">
      <thead>
        <tr>
          <th>{say('review_field')}</th>
          {!made && <th>{say('review_was')}</th>}
          <th>{say(made ? 'review_entered' : 'review_new')}</th>
        </tr>
      </thead>
      <tbody>
        {a.fields.map((f) => (
          <tr key={f.name}>
            <th scope="row">{f.title}</th>
            {!made && (
              <td>
                {f.was || empty}
                {f.moved && <p class="warn">{say('review_now', { x: f.now || say('review_empty_value') })}</p>}
              </td>
            )}
            <td class="lines">
              {made ? f.new || empty : <strong>{f.new || empty}</strong>}
              {f.secret && !made && f.was === f.new && <span class="muted"> {say('review_secret_same')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

// Mend: the form of the register, begun with what was sent; saving sends the same proposal again.
function Mend({ of, onClose, onSent }: { of: Proposal; onClose: () => void; onSent: () => void }) {
  const form = of.form!
  const e = entity(form.entity)
  const load = useLoad(
    () => (form.id ? get<Rec>(`/${form.entity}/${form.id}`) : Promise.resolve(null)),
    [form.entity, form.id]
  )
  if (!e) return null
  if (load.value === undefined)
    return (
      <Dialog drawer title={of.title} onClose={onClose}>
        <Ready of={load}>{() => null}</Ready>
      </Dialog>
    )
  const titles = Object.fromEntries(
    Object.entries(form.titles).map(([name, words]) => [String(form.values[name] ?? ''), words])
  )
  return (
    <Form
      entity={e}
      record={load.value || undefined}
      preset={form.values}
      presetTitles={titles}
      mends={of.id}
      onClose={onClose}
      onSaved={onSent}
      onSent={onSent}
    />
  )
}
