// Pieces of the register page: the words of a list, emptiness in words, the export of what is seen.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Counted, Figure, Problem, fetchFile, get } from '../../api'
import { Entity, List, catalogue, entity, explainOf, mendOf, title } from '../../catalogue'
import { grouped } from '../../format'
import { asProblem, useLoad, useQuery, useTitle } from '../../hooks'
import { Dialog } from '../../widgets/dialog'
import { tell } from '../../widgets/notice'
import { PlacePicker } from '../../widgets/placepicker'
import { Empty, Ready } from '../../widgets/state'
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
  !e.entered ? (
    <p class="muted">{say('writers_system')}</p>
  ) : e.may.write || !e.writers?.length ? null : (
    <p class="muted">{say('writers_are', { x: e.writers.join(english() ? ', ' : '、') })}</p>
  )

// HowMany: behind a heading, of what place it is, the figure as it is counted and how many rows it stands on, with why
// the two differ; a register, or rows narrowed by more than a place, have only rows.
export function HowMany({
  list,
  filters,
  period,
  count,
}: {
  list?: List
  filters: Record<string, string>
  period?: string
  count: Counted
}) {
  const whole = list && Object.keys(filters).every((f) => f === 'place')
  const figure = useLoad(
    async () =>
      whole ? await get<Figure>('/figures/' + list.name, { period, place: filters.place }) : undefined,
    [whole && list.name, period, filters.place]
  )
  const rows = grouped(String(count.count))
  const f = figure.value
  if (!f || f.value === String(count.count))
    return (
      <span class="count">
        {' '}
        {count.place_title} {rows} {list && (f ? f.unit : say('rows_unit'))}
      </span>
    )
  return (
    <span class="count">
      {' '}
      {say('figure_and_rows', { p: count.place_title, f: grouped(f.value), u: f.unit || '', n: rows })}
      {whyOther(list!)}
    </span>
  )
}

// whyOther: why a figure isn't the number of its rows.
function whyOther(list: List): string {
  if (list.measure === 'distinct') return say('counted_once', { x: title(entity(list.counts || '')) })
  if (list.measure === 'sum') return say('summed_up')
  return list.measure === 'rows' ? say('rows_elsewhere') : ''
}

// Told: what the account counts from a register, since its number is of a day or a state and the register has all.
export function Told({ of: e }: { of: Entity }) {
  const told = catalogue().lists.filter((l) => l.of === e.name && l.told && !l.num)
  const figures = useLoad(() => Promise.all(told.map((l) => get<Figure>('/figures/' + l.name).catch(() => null))), [e.name])
  const shown = (figures.value || []).filter((f) => f !== null)
  if (!shown.length) return null
  return (
    <p class="muted">
      {say('told_of_it')}
      {shown.map((f, i) => (
        <span key={f.code}>
          {i > 0 && say('told_and')}
          <Link href={'/l/' + f.code}>
            {f.title} {grouped(f.value)} {f.value !== '—' && f.unit}
          </Link>
        </span>
      ))}
    </p>
  )
}

// RatioPage: a ratio has no rows of its own: it opens into the two lists it is made of.
export function RatioPage({ list }: { list: List }) {
  const [query, setQuery] = useQuery()
  const codes = [list.name, list.num!, list.den!]
  const key = JSON.stringify(query)
  const asked = { period: query.period, place: query.place }
  const figures = useLoad(() => Promise.all(codes.map((x) => get<Figure>('/figures/' + x, asked))), [list.name, key])
  const rest = new URLSearchParams(Object.entries(asked).filter(([, v]) => v) as [string, string][]).toString()
  useTitle(`${title(list)} · ${say('product')}`)
  return (
    <>
      <div class="head">
        <h1>{title(list)}</h1>
        <PlacePicker id="ratio-place" value={query.place || ''} onChange={(place) => setQuery({ ...query, place })} />
      </div>
      <Ready of={figures}>
        {([ratio, ...parts]) => (
          <>
            <ListWords list={list} basis={ratio.basis} />
            <section class="panel pad big">
              <p>
                {ratio.place_title} <strong>{grouped(ratio.value)}</strong> {ratio.value !== '—' && ratio.unit}
              </p>
              <p>{say(ratio.value === '—' ? 'ratio_none' : 'ratio_of')}</p>
              <ul class="figures">
                {parts.map((f) => (
                  <li key={f.code}>
                    <Link href={`/l/${f.code}${rest && '?' + rest}`}>
                      <span>{f.title}</span>
                      <strong>
                        {grouped(f.value)} <small>{f.unit}</small>
                      </strong>
                    </Link>
                    <p class="muted">{f.explain}</p>
                  </li>
                ))}
              </ul>
            </section>
          </>
        )}
      </Ready>
    </>
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
      <p>
        {say('empty_register', { x: title(e) })}
        {e.may.add && say(e.may.import ? 'empty_may_import' : 'empty_may_add')}
      </p>
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
