// How values read: money with groups, dates, codes by their words, references by their titles.
import { Rec, Value } from './api'
import { Field, codeTitle, placeOf } from './catalogue'
import { english, say } from './words'

export function grouped(text: string): string {
  const [whole, rest] = text.split('.')
  if (!/^-?\d+$/.test(whole)) return text
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest === undefined ? '' : '.' + rest)
}

// listed: several words in a row, as the language sets them.
export const listed = (all: string[]): string => all.join(english() ? ', ' : '、')

export const isNumber = (f: Field): boolean => f.type === 'int' || f.type === 'money' || f.type === 'decimal'

// titlesOf: the words of a field; of several references one for each, which the server gives in one text.
export function titlesOf(record: Rec, name: string): string[] {
  const t = record.titles?.[name]
  if (t === undefined || t === null) return []
  if (Array.isArray(t)) return t
  if (typeof t !== 'string') return Object.values(t)
  const v = record.values[name]
  const parts = t.split(/、|, /)
  return Array.isArray(v) && parts.length === v.length ? parts : [t]
}

export function shown(f: Field, record: Rec): string {
  return words(f, record.values[f.name], titlesOf(record, f.name))
}

export function words(f: Field, v: Value | undefined, titles: string[] = []): string {
  if (v === null || v === undefined || v === '') return ''
  if (f.type === 'bool') return say(v === true || v === 1 || v === '1' ? 'yes' : 'no')
  if (Array.isArray(v))
    return titles.length ? listed(titles) : listed(v.map((x) => (f.codes ? codeTitle(f, x) : x)))
  if (f.choices) return f.choices.find((o) => o.value === v)?.title || String(v)
  if (f.type === 'code') return codeTitle(f, String(v))
  if (f.codes) return titles[0] || String(v) // several in a row
  if (f.type === 'place') return titles[0] || placeWords(String(v))
  if (f.type === 'ref') return titles[0] || String(v)
  if (f.month) return String(v).slice(0, MONTH)
  if (f.name.endsWith('_id')) return String(v) // a record's number is not a quantity
  if (isNumber(f)) return grouped(String(v))
  return titles[0] || String(v) // a name of the catalogue by its title
}

export const MONTH = '2017-05'.length

export function placeWords(code: string): string {
  const p = placeOf(code)
  if (!p) return code
  const above = p.code.length === 12 ? placeOf(p.parent) : undefined
  return above ? above.title + p.title : p.title
}

// moment: a stamp as local Chinese time without seconds.
export function moment(at: string | number): string {
  if (typeof at === 'string' && /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?$/.test(at))
    return at.slice(0, 16).replace('T', ' ')
  const t = typeof at === 'number' ? new Date(at) : new Date(/^\d+$/.test(at) ? Number(at) : at)
  if (isNaN(t.getTime())) return String(at)
  return new Date(t.getTime() + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')
}
