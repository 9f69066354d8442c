// What the pages about money share: fen as yuan, a file handed to the browser, a row of labelled cells that folds on a
// phone.
import { ComponentChildren } from 'preact'
import { grouped } from '../../format'

export function yuan(fen: number): string {
  const cents = String(Math.abs(fen) % 100).padStart(2, '0')
  return (fen < 0 ? '-' : '') + grouped(String(Math.floor(Math.abs(fen) / 100))) + '.' + cents
}
export const signed = (fen: number): string => (fen > 0 ? '+' : '') + yuan(fen)

export function save(name: string, text: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(['\ufeff' + text], { type: 'text/plain' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

// Cells: a table of labelled columns; numbers at the right; on a phone each row is a block with its labels.
export function Table({
  label,
  heads,
  numbers = [],
  rows,
  total,
}: {
  label: string
  heads: string[]
  numbers?: number[]
  rows: { key: string; cells: ComponentChildren[] }[]
  total?: ComponentChildren[]
}) {
  const line = (cells: ComponentChildren[], key: string, strong?: boolean) => (
    <tr key={key} class={strong ? 'total' : undefined}>
      {cells.map((x, i) => (
        <td key={i} data-label={heads[i]} class={numbers.includes(i) ? 'number' : undefined}>
          {x}
        </td>
      ))}
    </tr>
  )
  return (
    <div class="table-box short" role="region" tabIndex={0} aria-label={label}>
      <table class="records">
        <thead>
          <tr>
            {heads.map((h, i) => (
              <th key={h} class={numbers.includes(i) ? 'number' : undefined}>
                {h}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => line(r.cells, r.key))}
          {total && line(total, '~total', true)}
        </tbody>
      </table>
    </div>
  )
}
