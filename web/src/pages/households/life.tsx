// What happens to a household (split, merger, move, departure, death, new head), and two records of one person made
// one. Each asks only what it needs; then it says in words what would be written, and asks for the relations nobody can
// derive; only what was seen so is written.
import { useState } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import { Rec, Value, get, send } from '../../api'
import { Entity, Field, codeOptions, codeTitle, entity, fieldOf, title } from '../../catalogue'
import { shown } from '../../format'
import { useLoad, useQuery } from '../../hooks'
import { useMe } from '../../shell/session'
import { Combo } from '../../widgets/combo'
import { DateInput, readDay } from '../../widgets/date'
import { Dialog } from '../../widgets/dialog'
import { FieldInput, searchRefs } from '../../widgets/input'
import { tell, waits } from '../../widgets/notice'
import { Ready, Still } from '../../widgets/state'
import { Problems, Reason, useSend } from '../records/record_actions'
import { RelatedGroup } from '../records/related'
import { twinWords, useTwins } from './twins'
import { Key, say } from './words'

interface Member {
  member: string
  person: string
  name: string
  before: string
  relation: string
}
interface Done {
  open: boolean
  basis: string
  other?: string
  words: string[]
  notes: { text: string; entity: string; id: string }[]
  members: Member[]
}
type Kind = 'split' | 'merge' | 'move' | 'move_out' | 'death' | 'head'
const KINDS: Kind[] = ['split', 'merge', 'move', 'move_out', 'death', 'head']
type Asked = Record<string, Value>
interface Props {
  r: Rec
  onClose: () => void
  onDone: () => void
}

export default function Life({ e, ...p }: Props & { e: Entity }) {
  return e.name === 'person' ? <Duplicate {...p} /> : <Household {...p} />
}

const relationField = (): Field => fieldOf(entity('household_member'), 'relation')!
const renamed = (entityName: string, name: string, words: string): Field => ({
  ...fieldOf(entity(entityName), name)!,
  title: words,
  required: true,
})

// Ask: one field, by the widget its kind has everywhere.
function Ask({
  field,
  id,
  label,
  value,
  names,
  onChange,
}: {
  field: Field
  id: string
  label: string
  value: Value
  names: Record<string, string>
  onChange: (v: Value, titles?: Record<string, string>) => void
}) {
  const me = useMe()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <FieldInput field={field} id={id} value={value} titles={names} today={me.today} onChange={onChange} />
    </div>
  )
}

// Preview: what would be written, and what stays to be done by hand.
function Preview({ of }: { of: Done }) {
  return (
    <section class="preview" aria-live="polite">
      <h3>{say('will_be_written')}</h3>
      <ul>
        {of.words.map((x) => (
          <li key={x}>{x}</li>
        ))}
      </ul>
      {of.notes.length > 0 && (
        <>
          <h3>{say('life_left')}</h3>
          <ul>
            {of.notes.map((n) => (
              <li key={n.entity + n.id}>
                <Link href={`/r/${n.entity}/${n.id}`}>{n.text}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

// Relations: what everybody is to the head: derived where it can be, asked where not.
function Relations({
  members,
  said,
  onSay,
}: {
  members: Member[]
  said: Record<string, string>
  onSay: (member: string, relation: string) => void
}) {
  const f = relationField()
  return (
    <fieldset class="relations">
      <legend>{say('life_relations')}</legend>
      {members.map((m) => {
        const id = 'relation-' + m.member
        const now = said[m.member] || m.relation
        return (
          <div class="field" key={m.member}>
            <label for={id}>
              {m.name} <span class="muted">{say('life_was', { x: codeTitle(f, m.before) })}</span>
            </label>
            <Combo
              id={id}
              options={codeOptions(f)}
              value={now}
              shown={now && codeTitle(f, now)}
              placeholder={say('life_say_relation')}
              invalid={!now}
              disabled={m.relation === 'head'}
              onChange={(v) => onSay(m.member, v)}
            />
          </div>
        )
      })}
    </fieldset>
  )
}

// usePreview: sends the order dry, and again to carry it out with the basis that was seen.
function usePreview(kind: string, body: () => Record<string, unknown>, done: (d: Done) => void) {
  const [seen, setSeen] = useState<Done | null>(null)
  const [problem, busy, run] = useSend()
  const look = () =>
    run(async () => {
      setSeen(null)
      setSeen(await send<Done>('POST', '/life/' + kind, { ...body(), dry: true }))
    })
  const write = () => run(async () => done(await send<Done>('POST', '/life/' + kind, { ...body(), basis: seen!.basis })))
  return { seen, forget: () => setSeen(null), problem, busy, look, write }
}

function Foot({ p, onClose, wants }: { p: ReturnType<typeof usePreview>; onClose: () => void; wants: string[] }) {
  const ready = p.seen && !p.seen.open
  return (
    <>
      <Still wants={wants} />
      <button onClick={onClose}>{say('cancel')}</button>
      {ready ? (
        <button class="primary" disabled={p.busy} onClick={p.write}>
          {say('go_ahead')}
        </button>
      ) : (
        <button class="primary" disabled={p.busy || wants.length > 0} onClick={p.look}>
          {say('life_look')}
        </button>
      )}
    </>
  )
}

// ---- a household ----

function Household({ r, onClose, onDone }: Props) {
  const related = useLoad(() => get<{ related: RelatedGroup[] }>(`/household/${r.id}/related`), [r.id])
  return (
    <Ready of={related}>
      {(x) => (
        <HouseholdEvent
          r={r}
          onClose={onClose}
          onDone={onDone}
          members={x.related
            .filter((g) => g.entity === 'household_member')
            .flatMap((g) => g.rows)
            .filter((m) => !m.voided && !m.values.to_on)}
        />
      )}
    </Ready>
  )
}

function HouseholdEvent({ r, members, onClose, onDone }: Props & { members: Rec[] }) {
  const me = useMe()
  const [, go] = useLocation()
  const [kind, setKind] = useState<Kind>('split')
  const [day, setDay] = useState(me.today)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState<Asked>({})
  const [names, setNames] = useState<Record<string, string>>({})
  const [chosen, setChosen] = useState<string[]>([])
  const [said, setSaid] = useState<Record<string, string>>({})
  const body = () => {
    const list = kind === 'split' ? chosen : Object.keys(said)
    return {
      household: r.id,
      day: readDay(day) || day,
      reason: reason.trim() || undefined,
      ...Object.fromEntries(Object.entries(asked).filter(([, v]) => v !== null && v !== '')),
      members: list.map((m) => ({ member: m, relation: said[m] || undefined })),
    }
  }
  const p = usePreview(kind, body, (d) => {
    const sent = waits(d)
    if (!sent) tell(say('life_done', { x: say(('life_' + kind) as Key), y: r.title }))
    onClose()
    if (!sent && kind === 'split' && d.other) go('/r/household/' + d.other)
    else onDone()
  })
  const change = (more: Asked, titles?: Record<string, string>) => {
    p.forget()
    setAsked({ ...asked, ...more })
    setNames({ ...names, ...titles })
  }
  const turn = (k: Kind) => {
    p.forget()
    setKind(k)
    setAsked({})
    setChosen([])
    setSaid({})
  }
  const head = members.find((m) => m.values.relation === 'head')
  const person = (id: string, label: Key, name: string, of: Rec[]) => (
    <div class="field">
      <label for={id}>{say(label)} *</label>
      <Combo
        id={id}
        options={of.map((m) => ({ value: String(m.values.person), title: m.title, note: shown(relationField(), m) }))}
        value={String(asked[name] || '')}
        shown={of.find((m) => m.values.person === asked[name])?.title || ''}
        placeholder={say('pick_or_type')}
        onChange={(v) => change({ [name]: v || null })}
      />
    </div>
  )
  const helper = (label: Key) => (
    <Ask
      field={renamed('responsibility', 'cadre', say(label))}
      id="life-helper"
      label={say(label)}
      value={asked.helper ?? null}
      names={names}
      onChange={(v, t) => change({ helper: v, helper_stays: null }, t)}
    />
  )
  const border = kind === 'move' && typeof asked.place === 'string' && asked.place.slice(0, 9) !== r.place?.slice(0, 9)
  const dead = members.find((m) => m.values.person === asked.person)
  const heir = dead === head && members.length > 1
  // what each event asks: whether it is said, and what it is called
  const asks: Record<Kind, [unknown, Key][]> = {
    split: [
      [chosen.length, 'life_who_leaves'],
      [asked.person, 'life_new_head'],
    ],
    merge: [[asked.other, 'life_other']],
    move: [
      [asked.place, 'life_place'],
      [!border || asked.helper || asked.helper_stays, 'life_helper_asked'],
    ],
    move_out: [],
    death: [
      [dead, 'life_who_died'],
      [!dead || !heir || asked.head, 'life_new_head'],
    ],
    head: [[asked.person, 'life_new_head']],
  }
  const wants = [...asks[kind], [readDay(day), kind === 'death' ? 'life_day_death' : 'life_day'] as [unknown, Key]]
    .filter(([said]) => !said)
    .map(([, name]) => say(name))
  return (
    <Dialog title={`${say('life')} · ${r.title}`} wide onClose={onClose} foot={<Foot p={p} onClose={onClose} wants={wants} />}>
      <div class="field">
        <label for="life-kind">{say('life_what')}</label>
        <select id="life-kind" value={kind} onChange={(x) => turn((x.target as HTMLSelectElement).value as Kind)}>
          {KINDS.map((k) => (
            <option key={k} value={k}>
              {say(('life_' + k) as Key)}
            </option>
          ))}
        </select>
      </div>
      <p class="muted">{say(('life_words_' + kind) as Key)}</p>
      <Problems of={p.problem} />
      <div class="fields">
        {kind === 'split' && (
          <>
            <fieldset class="checks">
              <legend>{say('life_who_leaves')} *</legend>
              {members
                .filter((m) => m !== head)
                .map((m) => (
                  <label key={m.id}>
                    <input
                      type="checkbox"
                      checked={chosen.includes(m.id)}
                      onChange={() => {
                        p.forget()
                        setChosen(chosen.includes(m.id) ? chosen.filter((x) => x !== m.id) : [...chosen, m.id])
                      }}
                    />{' '}
                    {m.title} <span class="muted">{shown(relationField(), m)}</span>
                  </label>
                ))}
            </fieldset>
            {person(
              'life-person',
              'life_new_head',
              'person',
              members.filter((m) => chosen.includes(m.id))
            )}
            <div class="field">
              <label for="life-number">{say('life_number')}</label>
              <input
                id="life-number"
                value={String(asked.number || '')}
                maxLength={40}
                onInput={(x) => change({ number: (x.target as HTMLInputElement).value })}
              />
            </div>
            {helper('life_helper_split')}
          </>
        )}
        {kind === 'merge' && (
          <Ask
            field={renamed('responsibility', 'household', say('life_other'))}
            id="life-other"
            label={say('life_other') + ' *'}
            value={asked.other ?? null}
            names={names}
            onChange={(v, t) => change({ other: v }, t)}
          />
        )}
        {kind === 'move' && (
          <>
            <Ask
              field={fieldOf(entity('household'), 'place')!}
              id="life-place"
              label={say('life_place') + ' *'}
              value={asked.place ?? null}
              names={names}
              onChange={(v) => change({ place: v })}
            />
            {border && (
              <>
                <div class="field">
                  <span />
                  <label class="check">
                    <input
                      type="checkbox"
                      checked={asked.helper_stays === true}
                      onChange={() => change({ helper_stays: asked.helper_stays ? null : true, helper: null })}
                    />{' '}
                    {say('life_helper_stays')}
                  </label>
                </div>
                {!asked.helper_stays && helper('life_helper_move')}
              </>
            )}
          </>
        )}
        {kind === 'death' && person('life-person', 'life_who_died', 'person', members)}
        {kind === 'death' &&
          !!dead &&
          heir &&
          person(
            'life-head',
            'life_new_head',
            'head',
            members.filter((m) => m !== head)
          )}
        {kind === 'head' &&
          person(
            'life-person',
            'life_new_head',
            'person',
            members.filter((m) => m !== head)
          )}
        <div class="field">
          <label for="life-day">{say(kind === 'death' ? 'life_day_death' : 'life_day')} *</label>
          <DateInput
            id="life-day"
            value={day}
            today={me.today}
            required
            onChange={(d) => {
              p.forget()
              setDay(d)
            }}
          />
        </div>
        <Reason value={reason} onChange={setReason} required={false} />
      </div>
      {p.seen && p.seen.members.length > 0 && kind !== 'move' && (
        <Relations
          members={p.seen.members}
          said={said}
          onSay={(m, v) => setSaid({ ...said, [m]: v })}
        />
      )}
      {p.seen && p.seen.open && (
        <p role="status">
          {say('life_open')}{' '}
          <button class="primary" disabled={p.busy} onClick={p.look}>
            {say('life_look_again')}
          </button>
        </p>
      )}
      {p.seen && !p.seen.open && <Preview of={p.seen} />}
    </Dialog>
  )
}

// ---- two records of one person ----

interface WhoseProps {
  name: string
  legend: string
  value: string
  more?: (k: 'keep' | 'other') => string
  onChange: (k: 'keep' | 'other') => void
}

// Whose: which of the two records is right, in what both say and say otherwise.
function Whose(p: WhoseProps) {
  return (
    <fieldset class="checks">
      <legend>{p.legend}</legend>
      {(['keep', 'other'] as const).map((k) => (
        <label key={k}>
          <input type="radio" name={p.name} checked={p.value === k} onChange={() => p.onChange(k)} />{' '}
          {say(k === 'keep' ? 'life_kept' : 'life_gone')}
          {p.more?.(k)}
        </label>
      ))}
    </fieldset>
  )
}

function Duplicate({ r, onClose, onDone }: Props) {
  const me = useMe()
  const e = entity('person')!
  const [query] = useQuery()
  const twins = useTwins([r.id])(r.id)
  const [chosen, setChosen] = useState<string | null>(query.merge || null)
  const other = chosen ?? (twins.length === 1 ? twins[0].id : '')
  const [which, setWhich] = useState('')
  const [facts, setFacts] = useState('')
  const [reason, setReason] = useState('')
  const second = useLoad<Rec | null>(
    () => (other ? get<Rec>('/person/' + other) : Promise.resolve(null)),
    [other]
  )
  const body = () => ({
    keep: r.id,
    other,
    day: me.today,
    id_no: which || undefined,
    facts: facts || undefined,
    reason: reason.trim() || undefined,
  })
  const p = usePreview('duplicate', body, () => {
    tell(say('life_done', { x: say('life_duplicate'), y: r.title }))
    onClose()
    onDone()
  })
  const choose = (id: string) => {
    p.forget()
    setWhich('')
    setFacts('')
    setChosen(id)
  }
  const others = async (text: string) => (await searchRefs('person')(text)).filter((o) => o.value !== r.id)
  const wants = [!other && say('life_twin'), !reason.trim() && say('reason')].filter((x): x is string => !!x)
  const numbers = [r.values.id_no, second.value?.values.id_no]
  // What was asked once stays with its answer, whatever is asked or refused next: numbers may differ behind equal masks.
  const unlike = numbers[0] && numbers[1] && numbers[0] !== numbers[1]
  const differ = !!which || unlike || p.problem?.code === 'life.id_differs'
  return (
    <Dialog
      title={`${say('life_duplicate')} · ${r.title}`}
      wide
      onClose={onClose}
      foot={<Foot p={p} onClose={onClose} wants={wants} />}>
      <p>{say('life_words_duplicate', { x: r.title, y: r.id })}</p>
      <Problems of={p.problem} />
      {twins.length > 1 && (
        <fieldset class="checks">
          <legend>{say('life_twins_n', { n: twins.length })}</legend>
          {twins.map((t) => (
            <label key={t.id}>
              <input type="radio" name="twin" checked={other === t.id} onChange={() => choose(t.id)} /> {twinWords(t)}
            </label>
          ))}
        </fieldset>
      )}
      <div class="field">
        <label for="life-twin">{say('life_twin')} *</label>
        <Combo
          id="life-twin"
          search={others}
          value={other}
          shown={second.value && other ? twinWords(second.value) : ''}
          required
          placeholder={say('ref_hint')}
          onChange={(v) => choose(v)}
        />
      </div>
      {second.value && (
        <div class="scroll">
          <table class="plain-table twin">
            <thead>
              <tr>
                <th scope="col">{say('field')}</th>
                <th scope="col">{say('life_kept')}</th>
                <th scope="col">{say('life_gone')}</th>
              </tr>
            </thead>
            <tbody>
              {e.fields
                .filter((f) => f.name !== 'merged_into')
                .filter((f) => shown(f, r) || shown(f, second.value!))
                .map((f) => (
                  <tr key={f.name} class={shown(f, r) !== shown(f, second.value!) ? 'differs' : undefined}>
                    <th scope="row">{title(f)}</th>
                    <td>{shown(f, r) || '—'}</td>
                    <td>{shown(f, second.value!) || '—'}</td>
                  </tr>
                ))}
              <tr>
                <th scope="row">{say('life_number_of')}</th>
                <td>{r.id}</td>
                <td>
                  <Link href={'/r/person/' + second.value.id}>{second.value.id}</Link>
                </td>
              </tr>
            </tbody>
          </table>
        </div>
      )}
      {differ && (
        <Whose
          name="which"
          legend={say('life_which_number')}
          value={which}
          more={(k) => {
            const n = k === 'keep' ? 0 : 1
            return `：${numbers[n] || '—'} ${[r, second.value][n]?.values.birth || ''}`
          }}
          onChange={(k) => {
            p.forget()
            setWhich(k)
          }}
        />
      )}
      {(facts || p.problem?.code === 'life.facts_differ') && (
        <Whose
          name="facts"
          legend={say('life_which_facts')}
          value={facts}
          onChange={(k) => {
            p.forget()
            setFacts(k)
          }}
        />
      )}
      <Reason value={reason} onChange={setReason} />
      {p.seen && <Preview of={p.seen} />}
    </Dialog>
  )
}
