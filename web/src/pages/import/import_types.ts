import { queryText } from '../../api'
import { say } from './words'
// An import as the server keeps it.

export interface Refusal {
  sheet: string
  row: number
  cell: string
  field?: string
  code: string
  found?: string
  message: string
  list?: string // with a word outside this list of codes
  word?: string
}
// Said: a word that was said once by hand, and stands in this workbook.
export interface Said {
  list: string
  list_title?: string | null
  word: string
  code: string
  title?: string
}
export interface Imported {
  id: string
  file: string
  state: keyof typeof STATE
  going?: { done: number; total: number; message: string } | null // of one that has not ended
  subject?: string
  subject_title?: string
  sheets?: Understanding[]
  accepted?: Record<string, number>
  changed?: Record<string, number>
  unchanged?: Record<string, number>
  sent?: number // households and rows that wait for review
  refused: Refusal[]
  words?: Said[]
  notes?: Refusal[] // totals the rows do not come to
  returned?: boolean | string | null
  at?: string | number
  actor?: string
  outcome?: string // of the check: what is agreed to when it is taken in
  actor_name?: string
  report?: Imported | null
}
export interface Understanding {
  sheet: string
  called: string // the sheet's name; a file that is one sheet by itself has its own
  understood?: boolean
  subject?: string | null
  subject_title?: string | null
  asked?: string // what somebody said it is
  near?: string | null // fits as well
  choices?: { subject: string; title: string }[] // what it could be, best first
  header_row: number
  missing?: string
  unknown?: string
  columns: Heading[]
  left?: Heading[] // headings nobody knew
  can?: { field: string; title: string }[] // what they might be
}
// Mapping: says what a heading is; the workbook is checked again.
export type Mapping = (word: string, field: string) => Promise<void>
// Answers: what the page may be told while nothing is taken in; each checks the workbook again.
export interface Answers {
  onMap: Mapping
  onFor: (sheet: string, subject: string) => Promise<void>
  onWord: (list: string, word: string, code: string) => Promise<void>
}
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
  sheets: (x.report?.sheets || x.sheets)?.map((s) => ({ ...s, called: s.sheet || x.file })),
  subject_title: x.subject_title || x.report?.subject_title,
  refused: x.report?.refused || x.refused || [],
  notes: x.report?.notes || x.notes || [],
  returned: x.returned ?? (x.refused || []).length > 0,
})
// wrote: it has rows in the registers, or had: those of a withdrawn one are void and shown as such.
export const wrote = (x: Imported): boolean => x.state === 'done' || x.state === 'withdrawn'
// rowsOf: a register with the rows this import wrote in it: all, those it made, or those it changed.
export const rowsOf = (register: string, x: Imported, part = 'import'): string =>
  `/r/${register}` + queryText({ [part]: x.id, voided: x.state === 'withdrawn' })
// writtenIn: the registers it wrote in.
export const writtenIn = (x: Imported): string[] =>
  [...new Set([x.accepted, x.changed].flatMap((o) => Object.entries(o || {}).filter(([, n]) => n > 0)))].map(([r]) => r)

const STATE = {
  checked: 'import_checked',
  checking: 'import_checking',
  taking: 'import_taking',
  running: 'import_running',
  interrupted: 'import_interrupted',
  waiting: 'import_waiting',
  stopped: 'import_stopped',
  done: 'import_done',
  withdrawn: 'import_withdrawn',
  refused: 'import_refused',
} as const
// unended: some of its rows count already, others are still to come.
export const unended = (x: Imported): boolean => ['running', 'interrupted', 'waiting', 'stopped'].includes(x.state)
export const stateWords = (s: Imported['state']): string => (STATE[s] ? say(STATE[s]) : s)
