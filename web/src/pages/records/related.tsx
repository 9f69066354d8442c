// What refers to a record, entity by entity: the first rows, the way to all of them, and adding one more.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Rec, get } from '../../api'
import { Entity, catalogue, entity, fieldOf, title } from '../../catalogue'
import { useLoad } from '../../hooks'
import { useMe } from '../../shell/session'
import { Ready } from '../../widgets/state'
import { PLACE, Records, columnsOf, defaultColumns } from '../../widgets/table'
import { Form } from './form'
import { say } from './words'

export interface RelatedGroup {
  entity: string
  field: string
  count: number
  rows: Rec[]
}

// ORDER: for a household, the order in which people read its file; others follow as the catalogue has them.
const ORDER: Record<string, string[]> = {
  household: [
    'household_member',
    'household_status',
    'household_income',
    'guarantee',
    'responsibility',
    'exit_plan',
    'household_exit',
  ],
}

export function sortGroups(name: string, groups: RelatedGroup[]): RelatedGroup[] {
  const order = ORDER[name] || []
  const rank = (g: RelatedGroup) => {
    const i = order.indexOf(g.entity)
    return i < 0 ? order.length : i
  }
  return groups.slice().sort((a, b) => rank(a) - rank(b))
}

// couldRefer: registers whose records must name one of this entity, and that this account may write.
function couldRefer(name: string): RelatedGroup[] {
  const out: RelatedGroup[] = []
  for (const e of catalogue().entities) {
    const f = e.may.add && e.fields.find((x) => x.type === 'ref' && x.ref === name && x.required)
    if (f) out.push({ entity: e.name, field: f.name, count: 0, rows: [] })
  }
  return sortGroups(name, out)
}

export function Related({ e, r, turn, onChanged }: { e: Entity; r: Rec; turn: number; onChanged: () => void }) {
  const related = useLoad(() => get<{ related: RelatedGroup[] }>(`/${e.name}/${r.id}/related`), [e.name, r.id, turn])
  // The form stands outside of the groups: its first record moves a register from the empty ones to the full.
  const [adding, setAdding] = useState<RelatedGroup | null>(null)
  return (
    <>
      <Ready of={related}>
        {(x) => {
          const groups = sortGroups(e.name, x.related).filter((g) => entity(g.entity))
          const full = groups.filter((g) => g.count > 0)
          const blank = couldRefer(e.name).filter(
            (g) => !full.some((x) => x.entity === g.entity && x.field === g.field)
          )
          return (
            <>
              {full.map((g) => (
                <GroupPanel key={g.entity + g.field} g={g} of={e} r={r} onAdd={() => setAdding(g)} />
              ))}
              {blank.length > 0 && !r.voided && <AddOthers groups={blank} onAdd={setAdding} />}
            </>
          )
        }}
      </Ready>
      {adding && <AddOne g={adding} r={r} onClose={() => setAdding(null)} onChanged={onChanged} />}
    </>
  )
}

// about: by which field the rows refer to this record, where the register's name does not say it.
const about = (g: RelatedGroup, of: Entity): string => {
  if (g.entity === of.name) return ` · ${say('follows')}`
  const fields = entity(g.entity)!.fields.filter((f) => (f.type === 'ref' || f.type === 'refs') && f.ref === of.name)
  return fields.length > 1 ? ` · ${title(fieldOf(entity(g.entity), g.field))}` : ''
}

// standing: of spans, the rows that go on, and those whose last day has come; other records all stand.
export function standing(g: RelatedGroup, today: string): { now: Rec[]; over: Rec[]; count: number } {
  const ends = (r: Rec) => entity(g.entity)!.life === 'span' && (r.voided || String(r.values.to_on || '9999') <= today)
  const over = g.rows.filter(ends)
  const now = g.rows.filter((r) => !ends(r))
  return { now, over, count: g.count > g.rows.length ? g.count : now.length }
}

// overColumns: of what is over: who or what, and from when to when and why.
const overColumns = (e: Entity, field: string): string[] => [
  ...defaultColumns(e)
    .filter((n) => ![field, PLACE, 'from_on', 'to_on'].includes(n) && !n.endsWith('_reason'))
    .slice(0, 2),
  'from_on',
  'to_on',
  ...e.fields.filter((f) => f.name.endsWith('_reason')).map((f) => f.name),
]

function GroupPanel({ g, of, r, onAdd }: { g: RelatedGroup; of: Entity; r: Rec; onAdd: () => void }) {
  const me = useMe()
  const e = entity(g.entity)!
  const { now, over, count } = standing(g, me.today)
  const columns = columnsOf(
    e,
    defaultColumns(e)
      .filter((n) => n !== g.field && n !== PLACE)
      .slice(0, 7)
  )
  const id = `related-${g.entity}-${g.field}`
  const adds = e.may.add && !r.voided && !fieldOf(e, g.field)?.derived
  return (
    <section class="panel" aria-labelledby={id} id={'group-' + g.entity}>
      <div class="panel-head pad">
        <h2 id={id}>
          {title(e)}
          {about(g, of)} <span class="count">{count}</span>
        </h2>
        <div class="actions">
          {g.count > g.rows.length && (
            <Link class="button" href={`/r/${g.entity}?${g.field}=${encodeURIComponent(r.id)}`}>
              {say('all_n', { n: g.count })}
            </Link>
          )}
          {adds && <button onClick={onAdd}>{say('add')}</button>}
        </div>
      </div>
      {now.length > 0 && <Records of={g.entity} label={title(e)} columns={columns} rows={now} />}
      {over.length > 0 && (
        <details class="over" open={now.length === 0}>
          <summary class="pad">{say('over_n', { n: over.length })}</summary>
          <Records
            of={g.entity}
            label={`${title(e)} · ${say('over_n', { n: over.length })}`}
            columns={columnsOf(e, overColumns(e, g.field))}
            rows={over}
          />
        </details>
      )}
    </section>
  )
}

function AddOne({ g, r, onClose, onChanged }: { g: RelatedGroup; r: Rec; onClose: () => void; onChanged: () => void }) {
  const e = entity(g.entity)!
  const f = fieldOf(e, g.field)
  const preset = { [g.field]: f?.type === 'refs' ? [r.id] : r.id }
  return <Form entity={e} preset={preset} presetTitles={{ [r.id]: r.title }} onClose={onClose} onSaved={onChanged} />
}

function AddOthers({ groups, onAdd }: { groups: RelatedGroup[]; onAdd: (g: RelatedGroup) => void }) {
  return (
    <section class="panel pad" aria-labelledby="others-title">
      <h2 id="others-title">{say('nothing_yet')}</h2>
      <p class="buttons">
        {groups.map((g) => (
          <button key={g.entity + g.field} onClick={() => onAdd(g)}>
            ＋ {title(entity(g.entity))}
          </button>
        ))}
      </p>
    </section>
  )
}
