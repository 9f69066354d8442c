// The filters of a register, from the catalogue: the usual ones in a bar, all of them behind "more", what is set as
// chips that can be taken off, and sets of filters saved under a name in this browser.
import { useState } from 'preact/hooks'
import { Entity, Field, fieldOf, title } from '../../catalogue'
import { words } from '../../format'
import { remember, remembered } from '../../settings'
import { useMe } from '../../shell/session'
import { Dialog } from '../../widgets/dialog'
import { FieldInput } from '../../widgets/input'
import { english } from '../../words'
import { MoreFilters } from './filters_more'
import { Key, say } from './words'

export type Filters = Record<string, string>
const IMPORTED: Record<string, Key> = {
  'import.made': 'filter_import_made',
  'import.changed': 'filter_import_changed',
}
const NOT_FILTERS = new Set(['sort', 'limit', 'after', 'period', 'new'])

export const filtersOf = (query: Record<string, string>): Filters =>
  Object.fromEntries(Object.entries(query).filter(([k]) => !NOT_FILTERS.has(k)))

// inBar: at most three fields people filter by most: codes first, then years and yes-or-no.
function inBar(e: Entity): Field[] {
  const usable = e.fields.filter((f) => !f.hidden && !f.secret && f.name !== 'place')
  const codes = usable.filter((f) => f.type === 'code')
  const rest = usable.filter((f) => f.type === 'year' || f.type === 'bool')
  const indexed = (f: Field) => Number(!!f.indexed)
  const all = [...codes, ...rest].sort((a, b) => indexed(b) - indexed(a)).slice(0, 3)
  const room = english() ? 24 : 10 // what a line of 1366 points holds beside the keyword and the place
  return all.filter((_, i) => all.slice(0, i + 1).reduce((n, f) => n + title(f).length, 0) <= room)
}

interface Props {
  entity: Entity
  filters: Filters
  onChange: (next: Filters) => void
  titles: Record<string, string>
  placed: boolean
}

export function FilterBar({ entity: e, filters, onChange, titles, placed }: Props) {
  const me = useMe()
  const [more, setMore] = useState(false)
  const [known, setKnown] = useState(titles)
  const names = { ...titles, ...known }
  const put = (name: string, value: unknown) => {
    const next = { ...filters }
    if (value === null || value === undefined || value === '') delete next[name]
    else next[name] = String(value)
    onChange(next)
  }
  const place: Field = { name: 'place', title: say('place'), type: 'place' }
  const shownFields = [...(placed ? [place] : []), ...inBar(e)]
  return (
    <div class="filters">
      <div class="filter-bar">
        <div class="filter">
          <label for="filter-q">{say('page_search')}</label>
          <input
            id="filter-q"
            value={filters.q || ''}
            placeholder={say('find_hint')}
            onChange={(x) => put('q', (x.target as HTMLInputElement).value.trim())}
          />
        </div>
        {shownFields.map((f) => (
          <div class="filter" key={f.name}>
            <label for={'filter-' + f.name}>{f.name === 'place' ? f.title : title(f)}</label>
            <FieldInput
              filter
              field={f}
              id={'filter-' + f.name}
              value={filters[f.name] ?? null}
              titles={names}
              today={me.today}
              onChange={(v) => put(f.name, v)}
            />
          </div>
        ))}
        <button onClick={() => setMore(true)}>{say('more_filters')}</button>
      </div>
      <Chips entity={e} filters={filters} onChange={onChange} names={names} />
      {more && (
        <MoreFilters
          entity={e}
          filters={filters}
          names={names}
          onClose={() => setMore(false)}
          onKnown={(t) => setKnown({ ...known, ...t })}
          onDone={(next) => {
            setMore(false)
            onChange(next)
          }}
        />
      )}
    </div>
  )
}

function chipWords(e: Entity, name: string, value: string, names: Record<string, string>): string {
  if (name === 'q') return say('page_search') + say('filter_is') + value
  if (name === 'voided') return say('filter_voided')
  if (name === 'open') return say('filter_open')
  if (name.startsWith('import')) return say(IMPORTED[name] || 'filter_import', { x: value })
  const [base, op] = name.split('.')
  const f =
    base === 'place' && !fieldOf(e, 'place')
      ? ({ name: 'place', title: say('place'), type: 'place' } as Field)
      : fieldOf(e, base)
  if (!f) return `${name} = ${value}`
  const head = f.name === 'place' ? say('place') : title(f)
  if (op === 'empty' || op === 'filled') return head + say(op === 'empty' ? 'filter_empty' : 'filter_filled')
  const text = words(f, f.type === 'refs' || f.type === 'codes' ? [value] : value, names[value] ? [names[value]] : [])
  return head + (op === 'from' ? ' ≥ ' : op === 'to' ? ' ≤ ' : say('filter_is')) + text
}

function Chips({
  entity: e,
  filters,
  onChange,
  names,
}: {
  entity: Entity
  filters: Filters
  onChange: (f: Filters) => void
  names: Record<string, string>
}) {
  const me = useMe()
  const store = `filters.${me.login}.${e.name}`
  const [saved, setSaved] = useState<{ name: string; filters: Filters }[]>(remembered(store, []))
  const [naming, setNaming] = useState(false)
  const keep = (all: typeof saved) => {
    setSaved(all)
    remember(store, all)
  }
  const set = Object.entries(filters)
  const same = (a: Filters) => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(set.slice().sort())
  const save = (ev: Event) => {
    ev.preventDefault()
    const name = String(new FormData(ev.target as HTMLFormElement).get('name')).trim()
    if (name) keep([...saved.filter((s) => s.name !== name), { name, filters }])
    setNaming(false)
  }
  if (!set.length && !saved.length) return null
  return (
    <div class="chips-line">
      {saved.length > 0 && (
        <ul class="chips" aria-label={say('saved_filters')}>
          {saved.map((s) => (
            <li key={s.name} class={same(s.filters) ? 'chip saved on' : 'chip saved'}>
              <button
                class="chip-name"
                aria-pressed={same(s.filters)}
                onClick={() => onChange(same(s.filters) ? {} : s.filters)}>
                {s.name}
              </button>
              <button aria-label={say('forget_x', { x: s.name })} onClick={() => keep(saved.filter((x) => x !== s))}>
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {set.length > 0 && (
        <ul class="chips" aria-label={say('filters_set')}>
          {set.map(([k, v]) => (
            <li key={k} class="chip">
              {chipWords(e, k, v, names)}
              <button
                aria-label={say('remove_x', { x: chipWords(e, k, v, names) })}
                onClick={() => {
                  const n = { ...filters }
                  delete n[k]
                  onChange(n)
                }}>
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {set.length > 0 && (
        <button class="plain" onClick={() => onChange({})}>
          {say('clear_all')}
        </button>
      )}
      {set.length > 0 && !saved.some((s) => same(s.filters)) && (
        <button class="plain" onClick={() => setNaming(true)}>
          ＋ {say('save_filter')}
        </button>
      )}
      {naming && (
        <Dialog title={say('save_filter')} onClose={() => setNaming(false)}>
          <form noValidate class="stack" onSubmit={save}>
            <label for="filter-name">{say('filter_name')}</label>
            <input id="filter-name" name="name" required maxLength={30} />
            <button class="primary">{say('save')}</button>
          </form>
        </Dialog>
      )}
    </div>
  )
}
