// A new collection: which register or list, which columns are shown and which are to be filled, which townships, by
// when. What it would ask for is shown as it is put together.
import { useEffect, useState } from 'preact/hooks'
import { Problem, Rec, send } from '../../api'
import { Entity, Field, Option, catalogue, entity, fieldOf, title, townships } from '../../catalogue'
import { asProblem } from '../../hooks'
import { initials } from '../../pinyin'
import { useMe } from '../../shell/session'
import { Combo, ComboMany } from '../../widgets/combo'
import { DateInput, readDay } from '../../widgets/date'
import { Dialog } from '../../widgets/dialog'
import { tell } from '../../widgets/notice'
import { problemWords } from '../../words'
import { Problems, useSend } from '../records/record_actions'
import { say } from './words'

interface Preview {
  count: number
  groups: { place: string; title: string; count: number }[]
  rows: { title: string; place_title: string; cells: string[] }[]
}
interface Asked {
  title: string
  about: string
  of_list: string
  empty: string
  shown: string[]
  open: string[]
  only_empty: boolean
  due_on: string
  remind_days: string
  note: string
}

const COMPARTMENTS = ['member', 'personnel', 'account']
const collectable = (e: Entity): boolean =>
  !!e.may.write && !e.reference && !COMPARTMENTS.includes(e.area) && !e.name.startsWith('collection')
const fillable = (f: Field): boolean => !f.derived && f.type !== 'refs' && f.name !== 'place'
const option = (value: string, words: string): Option => ({ value, title: words, py: initials(words) })
const fieldOptions = (e: Entity | undefined, fits: (f: Field) => boolean): Option[] =>
  (e?.fields || []).filter(fits).map((f) => option(f.name, title(f)))

function values(a: Asked): Record<string, unknown> {
  return {
    title: a.title || '—',
    about: a.about,
    of_list: a.of_list || null,
    filters: a.empty ? a.empty + '.empty=1' : null,
    shown_fields: a.shown.join(','),
    open_fields: a.open.join(','),
    only_empty: a.only_empty,
    due_on: readDay(a.due_on) || null,
    remind_days: a.remind_days === '' ? null : Number(a.remind_days),
    note: a.note || null,
  }
}

export function NewCollection({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const me = useMe()
  const [asked, setAsked] = useState<Asked>({
    title: '',
    about: 'household',
    of_list: '',
    empty: '',
    shown: ['hh_no', 'head_name'],
    open: [],
    only_empty: true,
    due_on: '',
    remind_days: '3',
    note: '',
  })
  const [places, setPlaces] = useState<string[] | null>(null) // null: all
  const [seen, trouble] = usePreview(asked)
  const [problem, busy, run] = useSend()
  const change = (part: Partial<Asked>) => setAsked((a) => ({ ...a, ...part }))
  const go = () =>
    run(async () => {
      const made = await send<Rec>('POST', '/collection', { values: values(asked) })
      const done = await send<{ returns: number; rows: number }>('POST', `/collections/${made.id}/send`, {
        places: places || [],
      })
      tell(say('collect_went', { n: done.returns, m: done.rows }))
      onDone()
    })
  const ready = asked.title && asked.open.length > 0 && readDay(asked.due_on) && (!places || places.length > 0)
  return (
    <Dialog
      wide
      title={say('collect_new')}
      onClose={onClose}
      foot={
        <>
          <button onClick={onClose}>{say('cancel')}</button>
          <button class="primary" disabled={busy || !ready || !seen?.count} onClick={go}>
            {say('collect_send')}
          </button>
        </>
      }
    >
      <Problems of={problem} />
      <div class="fields">
        <div class="field">
          <label for="collect-title">{say('collect_title')}</label>
          <input
            id="collect-title"
            value={asked.title}
            maxLength={100}
            onInput={(e) => change({ title: (e.target as HTMLInputElement).value })}
          />
        </div>
        <div class="field">
          <label for="collect-due">{say('collect_due_on')}</label>
          <DateInput id="collect-due" value={asked.due_on} today={me.today} onChange={(d) => change({ due_on: d })} />
        </div>
        <Rows asked={asked} change={change} />
        <Columns asked={asked} change={change} />
        <div class="field">
          <label for="collect-days">{say('collect_remind_days')}</label>
          <input
            id="collect-days"
            inputMode="numeric"
            value={asked.remind_days}
            onInput={(e) => change({ remind_days: (e.target as HTMLInputElement).value.replace(/\D/g, '') })}
          />
        </div>
        <div class="field">
          <label for="collect-note">{say('collect_note')}</label>
          <textarea
            id="collect-note"
            rows={2}
            maxLength={1000}
            value={asked.note}
            onInput={(e) => change({ note: (e.target as HTMLTextAreaElement).value })}
          />
        </div>
      </div>
      {trouble && <p class="fault-box">{problemWords(trouble)}</p>}
      {seen && <Seen of={seen} asked={asked} places={places} onPlaces={setPlaces} />}
    </Dialog>
  )
}

// usePreview: asked again a moment after the last change.
function usePreview(asked: Asked): [Preview | null, Problem | null] {
  const [state, setState] = useState<[Preview | null, Problem | null]>([null, null])
  const key = JSON.stringify([asked.about, asked.of_list, asked.empty, asked.shown, asked.open])
  useEffect(() => {
    if (!asked.about || !asked.open.length) {
      setState([null, null])
      return
    }
    let mine = true
    const timer = setTimeout(() => {
      send<Preview>('POST', '/collections/preview', { values: values(asked) }).then(
        (p) => mine && setState([p, null]),
        (x) => mine && setState([null, asProblem(x)])
      )
    }, 250)
    return () => {
      mine = false
      clearTimeout(timer)
    }
  }, [key])
  return state
}

interface Part {
  asked: Asked
  change: (part: Partial<Asked>) => void
}

function Rows({ asked, change }: Part) {
  const registers = catalogue()
    .entities.filter(collectable)
    .map((e) => option(e.name, title(e)))
  const lists = catalogue()
    .lists.filter((l) => l.of === asked.about)
    .map((l) => option(l.name, title(l)))
  const e = entity(asked.about)
  return (
    <>
      <div class="field">
        <label for="collect-about">{say('collect_register')}</label>
        <Combo
          id="collect-about"
          options={registers}
          value={asked.about}
          shown={title(e)}
          onChange={(v) => change({ about: v, of_list: '', empty: '', shown: [], open: [] })}
        />
      </div>
      <div class="field">
        <label for="collect-list">{say('collect_list')}</label>
        <Combo
          id="collect-list"
          options={lists}
          value={asked.of_list}
          shown={lists.find((l) => l.value === asked.of_list)?.title || ''}
          placeholder={say('all')}
          onChange={(v) => change({ of_list: v })}
        />
      </div>
      <div class="field">
        <label for="collect-empty">{say('collect_where_empty')}</label>
        <Combo
          id="collect-empty"
          options={fieldOptions(e, fillable)}
          value={asked.empty}
          shown={title(fieldOf(e, asked.empty))}
          placeholder={say('all')}
          onChange={(v) => change({ empty: v })}
        />
      </div>
    </>
  )
}

function Columns({ asked, change }: Part) {
  const e = entity(asked.about)
  const words = (name: string) => title(fieldOf(e, name)) || name
  return (
    <>
      <div class="field">
        <label for="collect-shown">{say('collect_shown')}</label>
        <ComboMany
          id="collect-shown"
          options={fieldOptions(e, (f) => !asked.open.includes(f.name))}
          values={asked.shown}
          titles={words}
          placeholder={say('pick_or_type')}
          onMany={(v) => change({ shown: v })}
        />
      </div>
      <div class="field">
        <label for="collect-open">{say('collect_open')}</label>
        <ComboMany
          id="collect-open"
          options={fieldOptions(e, (f) => fillable(f) && !asked.shown.includes(f.name))}
          values={asked.open}
          titles={words}
          placeholder={say('pick_or_type')}
          onMany={(v) => change({ open: v })}
        />
        <p>
          <label class="check">
            <input
              type="checkbox"
              checked={asked.only_empty}
              onChange={(x) => change({ only_empty: (x.target as HTMLInputElement).checked })}
            />{' '}
            {say('collect_only_empty')}
          </label>
        </p>
      </div>
    </>
  )
}

function Seen({
  of: p,
  asked,
  places,
  onPlaces,
}: {
  of: Preview
  asked: Asked
  places: string[] | null
  onPlaces: (p: string[] | null) => void
}) {
  const e = entity(asked.about)
  const names = [...asked.shown, ...asked.open]
  const groups = p.groups.filter((g) => townships().some((t) => t.code === g.place))
  const all = groups.map((g) => g.place)
  const toggle = (code: string) => {
    const now = places || all
    const next = now.includes(code) ? now.filter((x) => x !== code) : [...now, code]
    onPlaces(next.length === all.length ? null : next)
  }
  return (
    <>
      <h3>{say('collect_preview', { n: p.count })}</h3>
      <div class="checks" role="group" aria-label={say('collect_townships')}>
        <label>
          <input type="checkbox" checked={!places} onChange={() => onPlaces(places ? null : [])} /> {say('all')}
        </label>
        {groups.map((g) => (
          <label key={g.place}>
            <input
              type="checkbox"
              checked={!places || places.includes(g.place)}
              onChange={() => toggle(g.place)}
            />{' '}
            {g.title}（{g.count}）
          </label>
        ))}
      </div>
      <div class="table-box" role="region" aria-label={say('collect_rows_first')} tabIndex={0}>
        <table class="plain-table">
          <caption class="unseen">{say('collect_rows_first')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('place')}</th>
              {names.map((n) => (
                <th key={n} scope="col">
                  {title(fieldOf(e, n))}
                  {asked.open.includes(n) && say('grid_open_mark')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {p.rows.map((r, i) => (
              <tr key={i}>
                <td>{r.place_title}</td>
                {r.cells.map((c, k) => (
                  <td key={k}>{c}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
