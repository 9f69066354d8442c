// An import as the server keeps it.
import { say } from '../words'

export interface Refusal {
  sheet: string
  row: number
  cell: string
  field?: string
  code: string
  found?: string
  message: string
}
export interface Imported {
  id: string
  file: string
  state: 'checked' | 'taking' | 'done' | 'withdrawn' | 'refused'
  subject?: string
  subject_title?: string
  sheets?: Understanding[]
  accepted?: Record<string, number>
  changed?: Record<string, number>
  unchanged?: Record<string, number>
  sent?: number // households and rows that wait for review
  refused: Refusal[]
  notes?: Refusal[] // totals the rows do not come to
  returned?: boolean | string | null
  at?: string | number
  actor?: string
  outcome?: string // of the check: what is agreed to when it is taken in
  report?: Imported | null
}
export interface Understanding {
  sheet: string
  understood?: boolean
  subject_title?: string | null
  header_row: number
  missing?: string
  unknown?: string
  columns: Heading[]
  left?: Heading[] // headings nobody knew
  can?: { field: string; title: string }[] // what they might be
}
// Mapping: says what a heading is; the workbook is checked again.
export type Mapping = (word: string, field: string) => Promise<void>
export interface Heading {
  column: string
  header: string
  word?: string // with the words above it: what is remembered
  field?: string | null
  title?: string | null
}

// whole: a kept import carries its report beside it; here they are one.
export const whole = (x: Imported): Imported => ({
  ...x.report,
  ...x,
  subject_title: x.subject_title || x.report?.subject_title,
  refused: x.report?.refused || x.refused || [],
  notes: x.report?.notes || x.notes || [],
  returned: x.returned ?? (x.refused || []).length > 0,
})
const STATE = {
  checked: 'import_checked',
  taking: 'import_taking',
  done: 'import_done',
  withdrawn: 'import_withdrawn',
  refused: 'import_refused',
} as const
export const stateWords = (s: Imported['state']): string => (STATE[s] ? say(STATE[s]) : s)
