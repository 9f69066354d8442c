// What a training session's page has of its own: how many came beside how many were expected, the people of a unit
// entered at once, and the sign-in sheet of a head count: one of the session's papers, or sent in right there.
import { useState } from 'preact/hooks'
import { Page, Rec, Value, get, send, upload } from '../../api'
import { entity, fieldOf, title } from '../../catalogue'
import { grouped } from '../../format'
import { useLoad } from '../../hooks'
import { useMe } from '../../shell/session'
import { Dialog } from '../../widgets/dialog'
import { FilePick } from '../../widgets/filepick'
import { FieldInput, asList } from '../../widgets/input'
import { tell, tellProblem, tellUndo, waits } from '../../widgets/notice'
import { Ready } from '../../widgets/state'
import { Problems, useSend } from '../records/record_actions'
import { say } from './words'

async function attended(session: string): Promise<Rec[]> {
  const all: Rec[] = []
  let after: string | undefined
  do {
    const page: Page = await get<Page>('/training_attendance', { session, limit: 200, after })
    all.push(...page.rows)
    after = page.next || undefined
  } while (after && all.length < 5000)
  return all
}

export default function Session({ r, turn, onChanged }: { r: Rec; turn: number; onChanged: () => void }) {
  const rows = useLoad(() => attended(r.id), [r.id, turn])
  const [adding, setAdding] = useState(false)
  const writes = !!entity('training_attendance')?.may.write && !r.voided
  return (
    <Ready of={rows}>
      {(all) => {
        const heads = all.reduce((n, x) => n + Number(x.values.head_count || 0), 0)
        const persons = all.filter((x) => x.values.person).map((x) => String(x.values.person))
        const expected = r.values.expected
        return (
          <section class="panel pad" aria-label={say('session_came')}>
            <p class="head">
              <span>
                <strong>{say('session_sum', { n: grouped(String(heads + persons.length)) })}</strong>
                {say('session_parts', { a: grouped(String(persons.length)), b: grouped(String(heads)) })}
                {expected ? say('session_expected', { n: grouped(String(expected)) }) : ''}
              </span>
              {writes && <button onClick={() => setAdding(true)}>{say('session_many')}</button>}
            </p>
            {adding && <Many r={r} there={persons} onClose={() => setAdding(false)} onDone={onChanged} />}
          </section>
        )
      }}
    </Ready>
  )
}

// Many: of a unit's people those who came, and others by name; one change for all.
function Many({ r, there, onClose, onDone }: { r: Rec; there: string[]; onClose: () => void; onDone: () => void }) {
  const me = useMe()
  const field = fieldOf(entity('training_attendance'), 'person')!
  const unitField = fieldOf(entity('training_attendance'), 'organisation')!
  const [unit, setUnit] = useState('')
  const [names, setNames] = useState<Record<string, string>>({})
  const [away, setAway] = useState<string[]>([])
  const [others, setOthers] = useState<string[]>([])
  const [problem, busy, run] = useSend()
  const people = useLoad(
    async () => (unit ? (await get<Page>('/cadre', { organisation: unit, open: '1', limit: 200 })).rows : []),
    [unit]
  )
  const ofUnit = (people.value || []).filter((x) => !there.includes(String(x.values.person)))
  const came = ofUnit.map((x) => String(x.values.person)).filter((p) => !away.includes(p))
  const all = [...new Set([...came, ...others.filter((p) => !there.includes(p))])]
  const go = () =>
    run(async () => {
      const actions = all.map((person) => ({
        op: 'create',
        entity: 'training_attendance',
        values: { session: r.id, kind: 'person', person, organisation: came.includes(person) ? unit : null },
      }))
      const made = await send<{ records: Rec[] }>('POST', '/changes', { reason: say('session_many'), actions })
      if (!waits(made)) {
        const undo = () =>
          send('POST', '/changes', {
            reason: say('undo_reason'),
            actions: made.records.map((x) => ({
              op: 'void',
              entity: 'training_attendance',
              id: x.id,
              reason: say('undo_reason'),
            })),
          })
        tellUndo(say('session_entered', { n: all.length }), undo, onDone)
      }
      onClose()
      onDone()
    })
  const set = (v: Value, t?: Record<string, string>) => {
    setNames({ ...names, ...t })
    return v
  }
  return (
    <Dialog
      title={`${say('session_many')} · ${r.title}`}
      onClose={onClose}
      foot={
        <>
          <button onClick={onClose}>{say('cancel')}</button>
          <button class="primary" disabled={busy || !all.length} onClick={go}>
            {say('session_enter', { n: all.length })}
          </button>
        </>
      }>
      <Problems of={problem} />
      <div class="fields">
        <div class="field">
          <label for="many-unit">{title(unitField)}</label>
          <FieldInput
            field={unitField}
            id="many-unit"
            value={unit}
            titles={names}
            today={me.today}
            onChange={(v, t) => {
              setUnit(String(set(v, t) || ''))
              setAway([])
            }}
          />
        </div>
        {unit && (
          <Ready of={people}>
            {() => (
              <fieldset class="checks">
                <legend>{say('session_of_unit', { n: ofUnit.length })}</legend>
                {ofUnit.map((x) => {
                  const p = String(x.values.person)
                  return (
                    <label key={x.id}>
                      <input
                        type="checkbox"
                        checked={!away.includes(p)}
                        onChange={() => setAway(away.includes(p) ? away.filter((a) => a !== p) : [...away, p])}
                      />{' '}
                      {String(x.titles.person || x.title)} <span class="muted">{String(x.values.post || '')}</span>
                    </label>
                  )
                })}
              </fieldset>
            )}
          </Ready>
        )}
        <div class="field">
          <label for="many-others">{say('session_others')}</label>
          <FieldInput
            field={{ ...field, type: 'refs' }}
            id="many-others"
            value={others}
            titles={names}
            today={me.today}
            onChange={(v, t) => setOthers(asList(set(v, t)))}
          />
        </div>
      </div>
    </Dialog>
  )
}

interface Paper {
  id: string
  name: string
  scan: boolean
}

// SignIn: below the field of the scanned sign-in: the session's papers by name, and sending one in.
export function SignIn({ session, onChange }: { session: string; onChange: (name: string) => void }) {
  const of = { entity: 'training_session', id: session }
  const papers = useLoad(async () => (await get<{ attachments: Paper[] }>('/attachments', of)).attachments, [session])
  const [busy, setBusy] = useState(false)
  const add = async (file: File) => {
    setBusy(true)
    try {
      const made = await upload<Paper>('/attachments', file, { ...of, name: file.name }, file.name)
      tell(say(made.scan ? 'paper_added' : 'paper_added_no_scan', { x: file.name }))
      if (made.scan) onChange(file.name)
      papers.reload()
    } catch (x) {
      tellProblem(x)
    } finally {
      setBusy(false)
    }
  }
  const scans = (papers.value || []).filter((p) => p.scan)
  return (
    <p class="chip-row">
      {scans.map((p) => (
        <button type="button" class="chip-button" key={p.id} onClick={() => onChange(p.name)}>
          {p.name}
        </button>
      ))}
      <FilePick
        id="sign-in-file"
        accept=".pdf,.jpg,.jpeg,.png"
        word={say(busy ? 'paper_sending' : 'session_sign_in')}
        disabled={busy}
        onFile={add}
      />
    </p>
  )
}
