// Pieces of the register page: the words of a list, emptiness in words, the export of what is seen.
import { useState } from 'preact/hooks'
import { Figure, Problem, fetchFile, get } from '../../api'
import { Entity, List, explainOf, mendOf, title, unitOf } from '../../catalogue'
import { grouped } from '../../format'
import { asProblem, useLoad } from '../../hooks'
import { Dialog } from '../../widgets/dialog'
import { tell } from '../../widgets/notice'
import { Empty } from '../../widgets/state'
import { NO_WHY, WhyFields } from '../../widgets/why'
import { english } from '../../words'
import { Problems } from './record_actions'
import { say } from './words'

export function ListWords({ list, basis }: { list: List; basis?: string }) {
  return (
    <div class="lead">
      <p>
        {list.severity !== 'none' && (
          <span class={'severity ' + list.severity}>{say(`severity_${list.severity}`)}</span>
        )}
        {explainOf(list)}
      </p>
      {basis && (
        <p class="muted">
          {say('basis')}
          {basis}
        </p>
      )}
      {mendOf(list) && (
        <p class="mend">
          <strong>{say('mend')}</strong>
          {mendOf(list)}
          {list.owner_title && say('owner_is', { x: list.owner_title })}
        </p>
      )}
    </div>
  )
}

// Writers: who enters and mends such records, for who may only read them.
export const Writers = ({ of: e }: { of: Entity }) =>
  e.may.write || !e.writers?.length ? null : (
    <p class="muted">{say('writers_are', { x: e.writers.join(english() ? ', ' : '、') })}</p>
  )

// HowMany: behind a heading, the figure as it is counted and how many rows it stands on; a register, or rows narrowed by
// more than a place, have only rows.
export function HowMany({
  list,
  filters,
  period,
  count,
}: {
  list?: List
  filters: Record<string, string>
  period?: string
  count: number
}) {
  const whole = list && Object.keys(filters).every((f) => f === 'place')
  const figure = useLoad(
    async () =>
      whole ? await get<Figure>('/figures/' + list.name, { period, place: filters.place }) : undefined,
    [whole && list.name, period, filters.place]
  )
  const rows = grouped(String(count))
  const f = figure.value
  if (!f || f.value === String(count))
    return (
      <span class="count">
        {' '}
        {rows} {list && (f ? unitOf(list) : say('rows_unit'))}
      </span>
    )
  return (
    <span class="count">
      {' '}
      {grouped(f.value)} {unitOf(list!)} · {rows} {say('rows_unit')}
    </span>
  )
}

export function Nothing({
  e,
  list,
  filtered,
  onClear,
  onAdd,
}: {
  e: Entity
  list?: List
  filtered: boolean
  onClear: () => void
  onAdd?: () => void
}) {
  if (filtered)
    return (
      <Empty>
        <p>{say('empty_filtered')}</p>
        <button onClick={onClear}>{say('clear_all')}</button>
      </Empty>
    )
  if (list)
    return (
      <Empty>
        <p>{say(list.severity === 'none' ? 'empty_list' : 'empty_check')}</p>
      </Empty>
    )
  return (
    <Empty>
      <p>{say('empty_register', { x: title(e) })}</p>
      {onAdd && (
        <button class="primary" onClick={onAdd}>
          {say('add')}
        </button>
      )}
    </Empty>
  )
}

export function Export({
  path,
  query,
  count,
  secret,
  persons,
  columns,
  onClose,
}: {
  path: string
  query: Record<string, string | undefined>
  count?: number
  secret: boolean
  persons: boolean
  columns: string[]
  onClose: () => void
}) {
  const [why, setWhy] = useState(NO_WHY)
  const [all, setAll] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  /* a filter called like one of the export's own words is asked for as NAME.is */
  const own = ['format', 'purpose', 'reason', 'columns', 'plain']
  const filters = Object.entries(query).map(([name, value]) => [own.includes(name) ? name + '.is' : name, value])
  const save = async (format: string) => {
    setBusy(true)
    try {
      const asked = {
        ...Object.fromEntries(filters),
        format,
        purpose: why.purpose || undefined,
        reason: why.reason.trim() || undefined,
        columns: all ? undefined : columns.join(','),
      }
      tell(say('export_saved', { x: await fetchFile(path, asked, undefined, 'GET') }))
      onClose()
    } catch (x) {
      setProblem(asProblem(x))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={say('export_seen')} onClose={onClose}>
      <p>{say('export_words', { n: count === undefined ? '…' : grouped(String(count)) })}</p>
      <fieldset class="checks">
        <legend>{say('columns')}</legend>
        <label>
          <input type="radio" name="export-columns" checked={!all} onChange={() => setAll(false)} />{' '}
          {say('export_shown', { n: columns.length })}
        </label>
        <label>
          <input type="radio" name="export-columns" checked={all} onChange={() => setAll(true)} /> {say('export_all')}
        </label>
      </fieldset>
      {persons && <WhyFields value={why} onChange={setWhy} />}
      {secret && <p class="muted">{say('export_masked')}</p>}
      {persons && <p class="muted">{say('export_noted')}</p>}
      <Problems of={problem} />
      <p class="buttons">
        <button class="primary" disabled={busy} onClick={() => save('xlsx')}>
          Excel (.xlsx)
        </button>
        <button disabled={busy} onClick={() => save('csv')}>
          CSV
        </button>
      </p>
    </Dialog>
  )
}
