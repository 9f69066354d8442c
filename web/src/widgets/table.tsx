// The table of records: sticky head, sorting, a link per row; on narrow screens each row becomes a card with its
// labels.
import { ComponentChildren } from 'preact'
import { Link, useLocation } from 'wouter-preact'
import { Rec } from '../api'
import { Entity, Field, title } from '../catalogue'
import { isNumber, shown } from '../format'
import { say } from './words'

export interface Column {
  name: string
  title: string
  field?: Field
}
export const PLACE = '~place'
// OWN_PAGE: records whose work is done on a page of its own.
const OWN_PAGE: Record<string, string> = { collection_return: '/collect' }

/** A number stands right; a name or another short word is not broken over two lines. */
const WORD = 6
function kind(c: Column, text: string): string | undefined {
  if (c.field && isNumber(c.field)) return 'number'
  return text.length <= WORD ? 'word' : undefined
}

export function columnsOf(e: Entity, names: string[]): Column[] {
  const out: Column[] = []
  for (const name of names) {
    if (name === PLACE) {
      out.push({ name, title: say('place') })
      continue
    }
    const field = e.fields.find((f) => f.name === name)
    if (field) out.push({ name, title: title(field), field })
  }
  return out
}

// defaultColumns: the fields the catalogue does not hide, the place after the first when the entity has none of its
// own.
export function defaultColumns(e: Entity): string[] {
  const names = e.fields.filter((f) => !f.hidden && !f.lines).map((f) => f.name)
  if (!e.reference && !e.fields.some((f) => f.type === 'place' && !f.hidden)) names.splice(1, 0, PLACE)
  return names.slice(0, 10)
}

export const cell = (c: Column, r: Rec): string => (c.field ? shown(c.field, r) : r.place_title || '')

export const sortable = (c: Column): boolean =>
  !!c.field && !c.field.secret && !c.field.closed && !c.field.lines && !['refs', 'codes', 'ref'].includes(c.field.type)

interface Props {
  of: string
  columns: Column[]
  rows: Rec[]
  sort?: string
  onSort?: (sort: string) => void
  label: string
  href?: (r: Rec) => string
  /** what can be done with a row, behind its values */
  act?: (r: Rec) => ComponentChildren
}

export function Records({ of, columns, rows, sort = '', onSort, label, href, act }: Props) {
  const sorted = sort.replace(/^-/, '')
  const next = (name: string) => (sort === name ? '-' + name : name)
  const link = href || ((r: Rec) => `${OWN_PAGE[of] || '/r/' + of}/${r.id}`)
  const [, go] = useLocation()
  // open: the whole row leads to its record; what stands in it and can be pressed, or is being copied, does not.
  const open = (e: MouseEvent, r: Rec) => {
    const pressed = (e.target as HTMLElement).closest('a,button,input,select,label,dialog')
    if (!pressed && !getSelection()?.toString() && !e.ctrlKey && !e.metaKey) go(link(r))
  }
  const move = (e: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key]
    const here = (e.target as HTMLElement).closest('tr')
    if (!step || !here || (e.target as HTMLElement).tagName !== 'A') return
    const to = (step > 0 ? here.nextElementSibling : here.previousElementSibling)?.querySelector('a')
    if (to) {
      e.preventDefault()
      to.focus()
    }
  }
  return (
    <div class="table-box" role="region" aria-label={label} tabIndex={0}>
      <table class="records">
        <caption class="unseen">{label}</caption>
        <thead>
          <tr>
            {columns.map((c) => (
              <th
                key={c.name}
                scope="col"
                class={c.field && isNumber(c.field) ? 'number' : undefined}
                aria-sort={sorted === c.name ? (sort[0] === '-' ? 'descending' : 'ascending') : undefined}>
                {onSort && sortable(c) ? (
                  <button onClick={() => onSort(next(c.name))}>
                    {c.title}{' '}
                    <span class="arrow" aria-hidden="true">
                      {sorted === c.name ? (sort[0] === '-' ? '↓' : '↑') : '↕'}
                    </span>
                  </button>
                ) : (
                  c.title
                )}
              </th>
            ))}
            {act && (
              <th scope="col">
                <span class="unseen">{say('row_actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody onKeyDown={move}>
          {rows.map((r) => (
            <tr key={r.id} class={r.voided ? 'voided' : undefined} onClick={(e) => open(e, r)}>
              {columns.map((c, i) => {
                const text = cell(c, r)
                return (
                  <td key={c.name} data-label={c.title} class={kind(c, text)}>
                    {i === 0 || (c.field?.named && text) ? (
                      <Link href={link(r)}>{text || r.title || say('open')}</Link>
                    ) : (
                      text || <span class="none">—</span>
                    )}
                    {i === 0 && r.voided && <span class="mark">{say('voided')}</span>}
                  </td>
                )
              })}
              {act && <td class="row-acts">{act(r)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
