// The rows a reader came from, so that a record can lead on to the next: mending a check row by row. Kept in memory only.
interface Rows {
  entity: string
  ids: string[]
  from: string
}
let rows: Rows = { entity: '', ids: [], from: '' }

export function cameFrom(entity: string, ids: string[]): void {
  rows = { entity, ids, from: location.pathname + location.search }
}

export interface Around {
  before?: string
  after?: string
  from?: string
  at: number
  of: number
}

export function around(entity: string, id: string): Around {
  const at = rows.entity === entity ? rows.ids.indexOf(id) : -1
  if (at < 0) return { at: 0, of: 0 }
  return { before: rows.ids[at - 1], after: rows.ids[at + 1], from: rows.from, at: at + 1, of: rows.ids.length }
}
