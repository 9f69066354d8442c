// The catalogue as the server tells it: entities, fields, codes, lists. Everything a page knows about a record comes
// from here.
import { get } from './api'
import { english } from './words'
import { DayWords, holdOn, setTerms } from './terms'
import { initials } from './pinyin'

export interface Titled {
  title: string
  title_en?: string
}
export interface Field extends Titled {
  name: string
  help?: string
  help_en?: string
  type: 'text' | 'code' | 'codes' | 'date' | 'year' | 'int' | 'money' | 'decimal' | 'bool' | 'ref' | 'refs' | 'place'
  format?: string | null
  codes?: string | null
  ref?: string | null
  scale?: number
  min?: number | string | null
  max?: number | string | null
  max_length?: number
  required?: boolean
  secret?: boolean
  closed?: boolean // another department’s: this account enters it and does not read it
  seldom?: boolean // stands under "more" in a form
  derived?: boolean
  hidden?: boolean
  indexed?: boolean
  named?: boolean
  members_only?: string | null // a person, among the members of the record this field names
  level?: string | null
  lines?: boolean
  month?: boolean // a date that is a month, kept as its first day
  choices?: Option[] // a text that is one of these: a parameter's name, a code list's name
}
export interface Entity extends Titled {
  name: string
  help?: string
  help_en?: string
  mechanism: string
  life: 'state' | 'event' | 'span'
  day?: string | null
  area: string
  hidden?: boolean
  reference?: boolean
  membership?: string | null // "household,person": while it is open, the second belongs to the first
  place_field?: boolean
  writers?: string[] // roles whose accounts enter it, by their titles
  persons?: boolean // its rows name persons or hold secrets: an export says what for
  entered?: boolean // by people: else the program notes its records as work is done
  may: {
    read?: boolean
    write?: boolean
    add?: boolean // a record, by a form
    import?: boolean // records, by a sheet
    confirm?: boolean
    reveal?: boolean
    export?: boolean
  }
  fields: Field[]
}
export interface Code extends Titled {
  code: string
  from?: string | null
  to?: string | null
  kept?: boolean // of older records alone: shown there, not offered
}
export interface Codes extends Titled {
  open?: boolean
  items: Code[]
}
export interface List extends Titled {
  name: string
  unit?: string
  unit_en?: string
  mechanism: string
  of: string
  period: 'day' | 'span' | 'none'
  figure?: boolean
  severity: 'none' | 'hint' | 'suspect' | 'error'
  owner?: string
  owner_title?: string
  mend?: string
  mend_en?: string
  explain?: string
  explain_en?: string
  columns?: string | string[] | null
  num?: string | null // a ratio: of these two lists, and without rows of its own
  den?: string | null
  counts?: string | null // the register whose records are counted once
  measure?: 'rows' | 'distinct' | 'sum' | 'ratio' | 'other' // how the figure comes of the rows
  told?: boolean // a figure of the account
}
export interface Parameter extends Titled {
  name: string
  unit?: string
  type?: string
  fallback?: string | null
  fallback_title?: string
}
export interface Module extends Titled {
  name: string
  mechanism: string
}
// Mechanism: what it is called, who answers for it, and where its work is done: the same facts make its tile, its page,
// its place in the menu and its section of the account.
export interface WorkPage extends Titled {
  path: string
  entity: string // who may read it (or write it) has the page
  writes: boolean
  whole_place: boolean // not for who sees own households only
  records: Record<string, string> // register: the word of the page's query that opens its record
}
export interface Mechanism extends Titled {
  number: string
  pillar: string
  responsible: string
  responsible_en: string
  daily: string[] // registers that stand in the menu, too
  pages: WorkPage[]
  entities: string[]
}
// Subject: what a sheet can be said to be: a register, or a table that fills several.
export interface Subject extends Titled {
  name: string
  root: string
  mechanism: string
}
export interface Catalogue {
  modules: Module[]
  pillars: (Titled & { name: string })[]
  mechanisms: Mechanism[]
  entities: Entity[]
  codes: Record<string, Codes>
  lists: List[]
  parameters: Parameter[]
  subjects: Subject[]
}
export interface Place {
  code: string
  title: string
  kind: string
  parent: string | null
  py: string
}

let kept: Catalogue = {
  modules: [],
  pillars: [],
  mechanisms: [],
  entities: [],
  codes: {},
  lists: [],
  parameters: [],
  subjects: [],
}
let places: Place[] = []
let reached: string[] = [] // the way up is known by name, and is not picked
let byPlace = new Map<string, Place>()

// Of each time its words are asked for once: the same catalogue, as it was spoken of then.
interface Told {
  words: DayWords
  catalogue: Catalogue
}
let told: Told[] = []

const speak = (t: Told): void => {
  kept = t.catalogue
  setTerms(t.words)
  giveChoices()
}

// speakOf: from now on the words of that day; true when they are others than before.
export async function speakOf(day: string): Promise<boolean> {
  let t = told.find((x) => holdOn(x.words, day))
  if (t && t.catalogue === kept) return false
  if (!t) {
    const [words, catalogue] = await Promise.all([
      get<DayWords>('/words', { day }),
      get<Catalogue>('/catalogue', { day }),
    ])
    told.push((t = { words, catalogue }))
  }
  speak(t)
  return true
}

// loadWords: those of today, before anybody has come in.
export const loadWords = (): Promise<void> => get<DayWords>('/words').then(setTerms)

export async function loadCatalogue(seats: { code: string }[]): Promise<void> {
  const [words, c, p] = await Promise.all([
    get<DayWords>('/words'),
    get<Catalogue>('/catalogue'),
    get<{ places: Place[] }>('/places'),
  ])
  places = p.places
  reached = seats.map((x) => x.code)
  byPlace = new Map(places.map((x) => [x.code, x]))
  told = [{ words, catalogue: c }]
  speak(told[0]!)
}

// giveChoices: some registers speak about the catalogue itself; its names are picked, not typed.
function giveChoices(): void {
  const option = (value: string, t: Titled): Option => ({ value, title: title(t), py: initials(t.title), note: value })
  const parameter = fieldOf(entity('parameter_value'), 'name')
  if (parameter) parameter.choices = kept.parameters.map((p) => option(p.name, p))
  // kept with the county's id of a document: a register of reference has no links of its own
  const basis = fieldOf(entity('parameter_value'), 'document')
  if (basis && entity('document')) Object.assign(basis, { type: 'ref', ref: 'document' })
  const codeList = fieldOf(entity('code_entry'), 'list')
  if (codeList)
    codeList.choices = Object.entries(kept.codes)
      .filter(([, c]) => c.open)
      .map(([name, c]) => option(name, c))
  const figure = fieldOf(entity('assessment_item'), 'figure')
  if (figure) figure.choices = kept.lists.map((l) => option(l.name, l))
  giveWords(option)
  for (const name of ['check_excuse', 'rectification']) {
    const check = fieldOf(entity(name), 'list')
    if (check) check.choices = kept.lists.filter((l) => l.severity !== 'none').map((l) => option(l.name, l))
  }
}

// giveWords: a word of sheets stands for a code of a list, for a column or for a place; a code of several lists has the
// titles of all.
function giveWords(option: (value: string, t: Titled) => Option): void {
  const list = fieldOf(entity('word_map'), 'list')
  const code = fieldOf(entity('word_map'), 'code')
  if (!list || !code) return
  const titles = new Map<string, Set<string>>()
  const note = (value: string, t: Titled) => titles.set(value, (titles.get(value) || new Set()).add(title(t)))
  for (const l of Object.values(kept.codes)) for (const i of l.items) note(i.code, i)
  for (const e of kept.entities) for (const f of e.fields) note(`${e.name}.${f.name}`, f)
  note('-', { title: '不用这一列', title_en: 'not used' })
  list.choices = [
    option('column', { title: '表头', title_en: 'Heading' }),
    option('place', { title: '地方', title_en: 'Place' }),
    ...Object.entries(kept.codes).map(([name, c]) => option(name, c)),
  ]
  code.choices = [...titles].map(([value, all]) => option(value, { title: [...all].join('、') }))
}

export const catalogue = (): Catalogue => kept
export const allPlaces = (): Place[] => places
export const placeOf = (code: string | null | undefined): Place | undefined => (code ? byPlace.get(code) : undefined)
export const entity = (name: string): Entity | undefined => kept.entities.find((e) => e.name === name)
export const list = (name: string): List | undefined => kept.lists.find((l) => l.name === name)
export const fieldOf = (e: Entity | undefined, name: string): Field | undefined =>
  e?.fields.find((f) => f.name === name)
// GROUND: what the mechanisms stand on; it has no tile and no page. HELP: measures behind the Five Strengthenings.
export const GROUND = 'pillar_ground'
export const HELP = 'pillar_help'
export const mechanism = (number: string): Mechanism | undefined => kept.mechanisms.find((m) => m.number === number)
// workTitle: what a page of a mechanism's work is called, in the menu as over the page.
export const workTitle = (path: string): string =>
  title(kept.mechanisms.flatMap((m) => m.pages).find((p) => p.path === path))
// workOf: the page where a record of that register is worked with, opened at it.
export function workOf(register: string, id: string): { path: string; title: string } | undefined {
  const page = kept.mechanisms.flatMap((m) => m.pages).find((p) => p.records[register])
  return page && { path: `${page.path}?${page.records[register]}=${id}`, title: title(page) }
}
// membershipOf: the register that says who belongs to a record of that kind, where this account reads it.
export function membershipOf(ref: string): { register: string; whole: string; person: string } | undefined {
  for (const e of kept.entities) {
    const [whole = '', person = ''] = (e.membership || '').split(',')
    if (e.may.read && fieldOf(e, whole)?.ref === ref) return { register: e.name, whole, person }
  }
  return undefined
}
export const may = (name: string, right: keyof Entity['may']): boolean => !!entity(name)?.may[right]

// readsRegisters: who gives the keys, and who decides them, read none but those of the keys.
export const readsRegisters = (): boolean =>
  kept.entities.some((e) => e.may.read && e.area !== 'account' && e.name !== 'proposal' && !e.reference)

// calledBy: a record named by a name of the catalogue (a parameter, a register) is called by its title.
export const calledBy = (e: Entity, r: { title: string; values: Record<string, unknown> }): string =>
  e.fields
    .filter((f) => f.choices && r.values[f.name] === r.title)
    .map((f) => f.choices!.find((o) => o.value === r.title)?.title)[0] || r.title

// nameOf: a register, or a table of a sheet, as people call it.
export const nameOf = (name: string): string =>
  title(entity(name) || kept.subjects.find((s) => s.name === name)) || name
// sheetOptions: what a sheet can be said to be, in the order of the mechanisms, one of a title, as far as one may write.
export const sheetOptions = (): Option[] =>
  kept.subjects
    .filter((s, i, all) => may(s.root, 'write') && all.findIndex((x) => x.title === s.title) === i)
    .sort((a, b) => orderOf(a.mechanism) - orderOf(b.mechanism))
    .map((s) => ({ value: s.name, title: title(s), py: initials(s.title), note: mechanismOf(s.mechanism) }))
const orderOf = (number: string): number => kept.mechanisms.findIndex((m) => m.number === number)
const mechanismOf = (number: string): string =>
  title(kept.mechanisms.find((m) => m.number === number && m.pillar !== GROUND))
export const canBeSheet = (name: string | undefined): boolean => kept.subjects.some((s) => s.name === name)

export const title = (t: Titled | undefined | null): string => (t ? (english() && t.title_en) || t.title : '')
export const helpOf = (t: { help?: string; help_en?: string } | undefined): string =>
  t ? (english() ? t.help_en || '' : t.help || '') : ''
// spoken: a parameter named in an explanation, by its title.
const spoken = (text: string): string =>
  text.replace(/\b[a-z]+(_[a-z]+)+\b/g, (name) => {
    const p = kept.parameters.find((x) => x.name === name)
    return p ? `“${title(p)}”` : name
  })
export const explainOf = (l: List | undefined): string =>
  l ? spoken((english() && l.explain_en) || l.explain || '') : ''
export const mendOf = (l: List | undefined): string => (l ? (english() && l.mend_en) || l.mend || '' : '')

export interface Option {
  value: string
  title: string
  py?: string
  note?: string
}

// codeOptions: what may be entered for a day; without one whatever a record may hold, which is what filters ask for.
export function codeOptions(f: Field, day?: string): Option[] {
  const items = (f.codes && kept.codes[f.codes]?.items) || []
  const holds = (i: Code) => !day || (!i.kept && (!i.from || i.from <= day) && (!i.to || i.to >= day))
  return items.filter(holds).map((i) => ({ value: i.code, title: title(i), py: initials(i.title) }))
}
// dayOf: the day whose words a record's codes are, as far as it is filled in: an event's, or the first of a span.
export function dayOf(e: Entity | undefined, values: Record<string, unknown>, today: string): string {
  const name = e?.life === 'event' ? e.day : e?.life === 'span' ? 'from_on' : null
  const day = name ? values[name] : null
  return typeof day === 'string' && day.length === 10 ? day : today
}

// inReach: whether an account may ask for the place; who sees own households alone asks for none.
export const inReach = (code: string): boolean => !reached.length || reached.some((r) => code.startsWith(r))

export function placeOptions(level?: string | null): Option[] {
  const wanted = level === 'village' ? 12 : level === 'township' ? 9 : 0
  return places
    .filter((p) => (!wanted || p.code.length === wanted) && inReach(p.code))
    .map((p) => ({ value: p.code, title: p.title, py: p.py, note: byPlace.get(p.parent || '')?.title }))
}

export const county = (): Place | undefined => places.find((p) => p.code.length === 6)
export const townships = (): Place[] => places.filter((p) => p.code.length === 9)

export function codeTitle(f: Field, code: string): string {
  const item = f.codes ? kept.codes[f.codes]?.items.find((i) => i.code === code) : undefined
  return item ? title(item) : code
}
