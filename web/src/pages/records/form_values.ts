// What a form starts from: the record, or what is carried over and preset; and how values compare.
import { Rec, Value } from '../../api'
import { Entity, Field, entity, fieldOf } from '../../catalogue'
import { titlesOf } from '../../format'
import { remember, remembered } from '../../settings'
import { asList } from '../../widgets/input'

export type Values = Record<string, Value>

// carries: what a new record takes over from the one before, in this browser: place, year, its day; never what is about
// a person.
const carries = (e: Entity, f: Field): boolean =>
  f.type === 'year' || f.name === 'place' || f.name === e.day || f.name === 'from_on'
const lastStore = (e: Entity): string => 'last.' + e.name

export function keepLast(e: Entity, values: Values): void {
  const fields = e.fields.filter((f) => carries(e, f))
  remember(lastStore(e), Object.fromEntries(fields.map((f) => [f.name, values[f.name] ?? null])))
}

export function startValues(e: Entity, record?: Rec, preset?: Values): Values {
  if (record) return { ...record.values }
  const before = remembered<Values>(lastStore(e), {})
  const kept = Object.fromEntries(
    e.fields.filter((f) => carries(e, f) && before[f.name]).map((f) => [f.name, before[f.name]])
  )
  return { ...kept, ...preset }
}

export function startTitles(e: Entity, record?: Rec): Record<string, string> {
  const out: Record<string, string> = {}
  if (!record) return out
  for (const f of e.fields) {
    const titles = titlesOf(record, f.name)
    asList(record.values[f.name]).forEach((v, i) => {
      if (titles[i] && (f.type === 'ref' || f.type === 'refs')) out[v] = titles[i]
    })
  }
  return out
}

export const same = (a: Value | undefined, b: Value | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

// namedPreset: a record made on the way takes the name that was typed, and the place of the form it is made for.
export function namedPreset(name: string, text: string, values: Values): Values {
  const e = entity(name)!
  const named = e.fields.find((f) => f.named && !f.derived)
  const place = e.fields.find((f) => f.name === 'place')
  return { ...(named && text ? { [named.name]: text } : {}), ...(place && values.place ? { place: values.place } : {}) }
}

// membersOf: a person chosen among the members of the record another field of the form names.
export function membersOf(e: Entity, f: Field, values: Values): { of: Field; record: string } | undefined {
  const of = f.members_only ? fieldOf(e, f.members_only) : undefined
  return of && { of, record: String(values[of.name] ?? '') }
}
