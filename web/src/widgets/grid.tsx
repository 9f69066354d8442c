// A grid of closed and open cells, as in a spreadsheet: arrows move, typing begins, Enter goes down, Tab to the next open
// cell, Escape takes back, and a block copied in Excel or WPS is pasted from the cell one stands in. Only the cell one
// stands in is an input, so that an input method composes in it and a thousand rows stay quick. What a paste can't place
// (a closed cell, beyond the edge) is told, never dropped.
import { Component, ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { composing } from '../hooks'
import { say } from './words'

export type Mark = 'missing' | 'draft' | 'refused' | 'conflict' | 'answer' | 'excused'
export interface GridColumn {
  name: string
  title: string
  open?: boolean
  choices?: string[] // the words a cell may hold
}
export interface GridCell {
  text: string
  open?: boolean
  mark?: Mark
  note?: string // why it was refused, what else is known; read out with the cell
}
export interface GridRow {
  key: string
  title: string
  note?: string
  cells: GridCell[]
}
export interface GridChange {
  row: number
  column: number
  text: string
}
export interface Unplaced extends GridChange {
  why: 'closed' | 'outside'
}
interface Props {
  id: string
  label: string
  columns: GridColumn[]
  rows: GridRow[]
  readOnly?: boolean
  onChange: (changes: GridChange[], unplaced: Unplaced[]) => void
}
interface At {
  row: number
  column: number
}

// tsv: a block as spreadsheets copy it: tabs and line ends, quotes around what holds them.
export function tsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const end = () => rows[rows.length - 1]!.push(cell.trim()) && (cell = '')
  for (let i = 0; i < text.length; i++) {
    const ch = text[i]!
    if (quoted && ch === '"' && text[i + 1] === '"') cell += text[++i]
    else if (quoted && ch === '"') quoted = false
    else if (quoted) cell += ch
    else if (ch === '"' && cell === '') quoted = true
    else if (ch === '\t') end()
    else if (ch === '\n') {
      end()
      rows.push([])
    } else if (ch !== '\r') cell += ch
  }
  end()
  const last = rows[rows.length - 1]!
  if (rows.length > 1 && last.length === 1 && last[0] === '') rows.pop()
  return rows
}

// place: where a block goes from a cell on; one value fills the cell alone. An equal or empty text changes nothing.
export function place(block: string[][], from: At, columns: GridColumn[], rows: GridRow[]): [GridChange[], Unplaced[]] {
  const changes: GridChange[] = []
  const unplaced: Unplaced[] = []
  block.forEach((line, r) =>
    line.forEach((text, k) => {
      const change = { row: from.row + r, column: from.column + k, text }
      const cell = rows[change.row]?.cells[change.column]
      if (!text || (cell && cell.text === text)) return
      if (!cell || change.column >= columns.length) unplaced.push({ ...change, why: 'outside' })
      else if (!cell.open) unplaced.push({ ...change, why: 'closed' })
      else changes.push(change)
    })
  )
  return [changes, unplaced]
}

export function Grid({ id, label, columns, rows, readOnly, onChange }: Props) {
  const [at, setAt] = useState<At>(() => first(rows) || { row: 0, column: 0 })
  const [active, setActive] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const here = { row: Math.min(at.row, rows.length - 1), column: Math.min(at.column, columns.length - 1) }
  useEffect(() => {
    if (!active) return
    const cell = box.current?.querySelector<HTMLElement>('[data-active="true"]')
    const input = cell?.querySelector<HTMLInputElement>('input')
    const target = input || cell
    if (target && document.activeElement !== target) {
      target.focus()
      input?.select()
    }
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [here.row, here.column, active])
  const go = (row: number, column: number) => {
    if (row >= 0 && row < rows.length && column >= 0 && column < columns.length) setAt({ row, column })
  }
  const commit = (text: string, where = here) => {
    const cell = rows[where.row]?.cells[where.column]
    if (cell?.open && !readOnly && text.trim() !== cell.text) onChange([{ ...where, text: text.trim() }], [])
  }
  const nextOpen = (step: number): boolean => {
    let n = here.row * columns.length + here.column + step
    for (; n >= 0 && n < rows.length * columns.length; n += step) {
      const row = Math.floor(n / columns.length)
      if (!rows[row]!.cells[n % columns.length]!.open) continue
      go(row, n % columns.length)
      return true
    }
    return false
  }
  const keys = (e: KeyboardEvent) => {
    if (composing(e) || e.altKey || e.ctrlKey || e.metaKey) return
    const input = e.target instanceof HTMLInputElement ? e.target : null
    const whole = input && input.selectionStart === 0 && input.selectionEnd === input.value.length
    const atStart = !input || whole || input.selectionEnd === 0
    const atEnd = !input || whole || input.selectionStart === input.value.length
    const leave = () => input && commit(input.value)
    if (e.key === 'Escape' && input) {
      input.value = rows[here.row]!.cells[here.column]!.text
      input.select()
      e.stopPropagation()
      return
    }
    if (e.key === 'Tab') {
      leave()
      if (nextOpen(e.shiftKey ? -1 : 1)) e.preventDefault()
      return
    }
    const to =
      e.key === 'Enter' ? [e.shiftKey ? -1 : 1, 0]
      : e.key === 'ArrowDown' ? [1, 0]
      : e.key === 'ArrowUp' ? [-1, 0]
      : e.key === 'ArrowLeft' && atStart ? [0, -1]
      : e.key === 'ArrowRight' && atEnd ? [0, 1]
      : null
    if (!to) return
    e.preventDefault()
    leave()
    go(here.row + to[0]!, here.column + to[1]!)
  }
  const paste = (e: ClipboardEvent) => {
    const text = e.clipboardData?.getData('text/plain') || ''
    if (readOnly || !/[\t\n]/.test(text)) return
    e.preventDefault()
    const [changes, unplaced] = place(tsv(text), here, columns, rows)
    if (changes.length || unplaced.length) onChange(changes, unplaced)
    const own = changes.find((x) => x.row === here.row && x.column === here.column)
    if (own && e.target instanceof HTMLInputElement) e.target.value = own.text
  }
  return (
    <div
      class="grid-box"
      ref={box}
      role="region"
      aria-label={label}
      tabIndex={0}
      onFocusIn={(e) => {
        const cell = (e.target as HTMLElement).closest<HTMLElement>('[data-row]')
        if (!cell) return
        setActive(true)
        setAt({ row: Number(cell.dataset.row), column: Number(cell.dataset.column) })
      }}
      onFocusOut={(e) => {
        if (e.target instanceof HTMLInputElement) {
          const cell = e.target.closest<HTMLElement>('[data-row]')
          if (cell) commit(e.target.value, { row: Number(cell.dataset.row), column: Number(cell.dataset.column) })
        }
        if (!box.current?.contains(e.relatedTarget as Node)) setActive(false)
      }}
      onKeyDown={keys}
      onPaste={paste}
    >
      <table class="grid" role="grid" aria-label={label} aria-rowcount={rows.length + 1} id={id}>
        <thead>
          <tr>
            <th scope="col">{say('grid_record')}</th>
            {columns.map((c) => (
              <th key={c.name} scope="col" class={c.open ? 'open' : undefined}>
                {c.title}
                {c.open && <span class="pen"> {say('grid_open')}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((r, i) => (
            <Line
              key={r.key}
              id={id}
              row={r}
              index={i}
              columns={columns}
              column={i === here.row ? here.column : -1}
              editing={active && !readOnly}
            />
          ))}
        </tbody>
      </table>
      {columns.map(
        (c) =>
          c.choices && (
            <datalist key={c.name} id={`${id}-${c.name}`}>
              {c.choices.map((x) => (
                <option key={x} value={x} />
              ))}
            </datalist>
          )
      )}
    </div>
  )
}

function first(rows: GridRow[]): At | null {
  for (let row = 0; row < rows.length; row++) {
    const column = rows[row]!.cells.findIndex((x) => x.open && !x.text)
    if (column >= 0) return { row, column }
  }
  return null
}

interface LineProps {
  id: string
  row: GridRow
  index: number
  columns: GridColumn[]
  column: number // the cell one stands in; -1: another row's
  editing: boolean
}

// Line: drawn again only when its row changes or one comes to it or leaves it.
class Line extends Component<LineProps> {
  shouldComponentUpdate(next: LineProps) {
    const p = this.props
    return (
      next.row !== p.row ||
      next.column !== p.column ||
      next.index !== p.index ||
      next.columns !== p.columns ||
      (next.column >= 0 && next.editing !== p.editing)
    )
  }
  render({ id, row, index, columns, column, editing }: LineProps) {
    return (
      <tr>
        <th scope="row">
          {row.title}
          {row.note && <span class="muted"> {row.note}</span>}
        </th>
        {columns.map((c, k) => (
          <Cell
            key={c.name}
            id={`${id}-${index}-${k}`}
            list={c.choices && `${id}-${c.name}`}
            cell={row.cells[k]!}
            title={c.title}
            label={`${row.title} ${c.title}`}
            row={index}
            column={k}
            active={k === column}
            editing={editing && k === column}
          />
        ))}
      </tr>
    )
  }
}

interface CellProps {
  id: string
  list?: string
  cell: GridCell
  title: string
  label: string
  row: number
  column: number
  active: boolean
  editing: boolean
}

function Cell({ id, list, cell, title, label, row, column, active, editing }: CellProps): ComponentChildren {
  const input = cell.open && editing
  return (
    <td
      data-label={title}
      data-row={row}
      data-column={column}
      data-active={active ? 'true' : undefined}
      aria-readonly={!cell.open}
      tabIndex={input ? undefined : active ? 0 : -1}
      class={[cell.open ? 'open' : '', cell.mark ? 'is-' + cell.mark : ''].join(' ').trim() || undefined}
    >
      {input ? (
        <input
          key={id}
          id={id}
          aria-label={label}
          aria-invalid={cell.mark === 'refused'}
          aria-describedby={cell.note ? id + '-note' : undefined}
          list={list}
          defaultValue={cell.text}
          autoComplete="off"
        />
      ) : (
        <span class="cell-text">{cell.text || (cell.open || cell.note ? '' : '—')}</span>
      )}
      {cell.note && (
        <span class="cell-note" id={id + '-note'}>
          {cell.note}
        </span>
      )}
    </td>
  )
}
