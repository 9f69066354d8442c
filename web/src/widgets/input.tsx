// The input of one field, by its type: the one place where a field of the catalogue becomes a widget.
import { Value, ask, get, Page, Rec } from '../api'
import { Entity, Field, Option, codeOptions, codeTitle, entity, may, membershipOf, placeOptions, placeOf, title } from '../catalogue'
import { placeWords, shown } from '../format'
import { isNumber, searchRecords } from '../shell/searchbox'
import { Combo, ComboMany } from './combo'
import { DateInput, readDay, readMonth } from './date'
import { Among, MemberInput } from './member_input'
import { say } from './words'

interface Props {
  field: Field
  id: string
  value: Value
  titles: Record<string, string>
  onChange: (value: Value, titles?: Record<string, string>) => void
  invalid?: boolean
  describedBy?: string
  label?: string
  today: string
  day?: string // of the record: codes are offered that held then
  filter?: boolean
  among?: Among // of a field of members, in a form
  onNew?: (text: string) => void // offers to make the record referred to, where this account may
}
export const NEW = '+new'
const FEW = 6

// searchRefs: records of one entity by name, pinyin initials or number; a whole ID number or phone is asked of the
// search, which knows digests. Numbers travel in a body.
export const searchRefs =
  (name: string) =>
  async (text: string): Promise<Option[]> => {
    if (!may(name, 'read')) return []
    const page = /\d{6}/.test(text)
      ? await ask<Page>(`/${name}/find`, { q: text, limit: '20' })
      : await get<Page>('/' + name, { q: text, limit: 20 })
    const found = page.rows.map((r) => ({ value: r.id, title: r.title, note: refNote(entity(name)!, r) }))
    if (found.length || !isNumber(text)) return found
    return (await searchRecords(text))
      .filter((h) => h.entity === name)
      .map((h) => ({ value: h.id, title: h.title, note: [h.place_title, h.apart].filter(Boolean).join(' · ') }))
  }

// refNote: what tells two of one name apart: the unit or household they belong to, and the place.
function refNote(e: Entity, r: Rec): string {
  const ref = e.fields.find((f) => f.type === 'ref' && !f.hidden && shown(f, r) && shown(f, r) !== r.title)
  const text = e.fields.find((f) => (f.type === 'date' || f.name === 'post') && !f.hidden && shown(f, r))
  return [ref && shown(ref, r), text && shown(text, r), r.place_title].filter(Boolean).join(' · ')
}

// withNew: what is found, and last the way to make it.
const withNew =
  (name: string) =>
  async (text: string): Promise<Option[]> => [
    ...(await searchRefs(name)(text)),
    { value: NEW, title: say('new_x', { x: title(entity(name)) }), note: text },
  ]

export function FieldInput(p: Props) {
  const { field: f, id } = p
  const common = {
    id,
    label: p.label,
    invalid: p.invalid,
    describedBy: p.describedBy,
    required: !p.filter && f.required,
  }
  const text = p.value === null || p.value === undefined ? '' : String(p.value)
  if (f.choices)
    return (
      <Combo
        {...common}
        options={f.choices}
        value={text}
        shown={f.choices.find((o) => o.value === text)?.title || text}
        placeholder={say(p.filter ? 'all' : 'pick_or_type')}
        onChange={(v) => p.onChange(v || null)}
      />
    )
  switch (f.type) {
    case 'code': {
      const options = codeOptions(f, offeredOn(p))
      return (
        <Combo
          {...common}
          options={options}
          value={text}
          shown={text && codeTitle(f, text)}
          placeholder={say(p.filter ? 'all' : 'pick_or_type')}
          onChange={(v) => p.onChange(v || null)}
        />
      )
    }
    case 'place': {
      const options = placeOptions(p.filter ? null : f.level)
      return (
        <Combo
          {...common}
          options={options}
          value={text}
          shown={text && placeWords(text)}
          placeholder={say(p.filter ? 'all' : 'place_hint')}
          onChange={(v) => p.onChange(v || null)}
        />
      )
    }
    case 'ref': {
      if (p.among && membershipOf(p.among.of.ref!))
        return (
          <MemberInput
            {...common}
            among={p.among}
            value={text}
            titles={p.titles}
            onChange={(v, o) => p.onChange(v || null, o && { [v]: o.title })}
          />
        )
      const search = p.onNew && may(f.ref!, 'write') ? withNew(f.ref!) : searchRefs(f.ref!)
      return (
        <Combo
          {...common}
          search={search}
          value={text}
          shown={text && (p.titles[text] || text)}
          placeholder={say('ref_hint')}
          onChange={(v, o) => (v === NEW ? p.onNew!(o!.note || '') : p.onChange(v || null, o && { [v]: o.title }))}
        />
      )
    }
    case 'refs':
      return (
        <ComboMany
          {...common}
          search={searchRefs(f.ref!)}
          values={asList(p.value)}
          titles={(v) => p.titles[v] || v}
          placeholder={say('ref_hint')}
          onMany={(vs, o) => p.onChange(vs.length ? vs : null, o && { [o.value]: o.title })}
        />
      )
    case 'text':
      return f.codes && !p.filter ? <CodeRow {...p} common={common} /> : <TextInput {...p} text={text} />
    case 'codes':
      return <CodeSet {...p} common={common} />
    case 'date':
      return <DateInput {...common} value={text} onChange={(d) => p.onChange(d || null)} today={p.today} month={f.month} />
    case 'bool':
      return <YesNo {...p} />
    default:
      return <TextInput {...p} text={text} />
  }
}

export const asList = (v: Value | undefined): string[] => (Array.isArray(v) ? v : v ? String(v).split(',') : [])

// offeredOn: a filter asks for whatever stands in records, a form for what may be entered.
const offeredOn = (p: Props): string | undefined => (p.filter ? undefined : p.day || p.today)

function CodeSet(p: Props & { common: { id: string; label?: string } }) {
  const values = asList(p.value)
  const offered = codeOptions(p.field, offeredOn(p))
  const held = codeOptions(p.field).filter((o) => values.includes(o.value) && !offered.some((x) => x.value === o.value))
  const options = [...offered, ...held]
  if (options.length > FEW)
    return (
      <ComboMany
        {...p.common}
        options={options}
        values={values}
        titles={(v) => codeTitle(p.field, v)}
        placeholder={say('pick_or_type')}
        onMany={(v) => p.onChange(v.length ? v : null)}
      />
    )
  const toggle = (v: string) => {
    const next = options.map((o) => o.value).filter((o) => (o === v ? !values.includes(v) : values.includes(o)))
    p.onChange(next.length ? next : null)
  }
  return (
    <div class="checks" role="group" aria-label={p.label || title(p.field)} id={p.id}>
      {options.map((o) => (
        <label key={o.value}>
          <input type="checkbox" checked={values.includes(o.value)} onChange={() => toggle(o.value)} /> {o.title}
        </label>
      ))}
    </div>
  )
}

// CodeRow: a text in which codes stand in an order of their own: columns of a file.
function CodeRow(p: Props & { common: { id: string; label?: string } }) {
  return (
    <ComboMany
      {...p.common}
      row
      options={codeOptions(p.field, offeredOn(p))}
      values={asList(p.value)}
      titles={(v) => codeTitle(p.field, v)}
      placeholder={say('pick_or_type')}
      onMany={(v) => p.onChange(v.join(',') || null)}
    />
  )
}

function YesNo(p: Props) {
  const value =
    p.value === null || p.value === undefined ? '' : p.value === true || p.value === 1 || p.value === '1' ? '1' : '0'
  const change = (e: Event) => {
    const v = (e.target as HTMLSelectElement).value
    p.onChange(v === '' ? null : p.filter ? v : v === '1')
  }
  return (
    <select
      id={p.id}
      value={value}
      aria-label={p.label}
      aria-invalid={p.invalid}
      aria-describedby={p.describedBy}
      onChange={change}>
      <option value="">{p.filter ? say('all') : '—'}</option>
      <option value="1">{say('yes')}</option>
      <option value="0">{say('no')}</option>
    </select>
  )
}

const NUMBERS = new Set(['int', 'year', 'money', 'decimal'])

function TextInput(p: Props & { text: string }) {
  const f = p.field
  const attributes = {
    id: p.id,
    value: p.text,
    'aria-label': p.label,
    'aria-invalid': p.invalid,
    'aria-describedby': p.describedBy,
    'aria-required': !p.filter && f.required,
    maxLength: f.type === 'text' && f.max_length ? f.max_length : undefined,
    autocomplete: 'off',
    spellcheck: false,
  }
  const put = (e: Event) => p.onChange((e.target as HTMLInputElement).value || null)
  if (f.lines && !p.filter) return <textarea rows={4} {...attributes} onInput={put} />
  const number = NUMBERS.has(f.type)
  return (
    <input
      type="text"
      inputMode={number ? (f.type === 'int' || f.type === 'year' ? 'numeric' : 'decimal') : undefined}
      class={number ? 'number' : undefined}
      {...attributes}
      {...(p.filter ? { onChange: put } : { onInput: put })}
    />
  )
}

// toValue: what is sent: integers and years as numbers, full-width digits and group commas taken off, dates in one
// form.
export function toValue(f: Field, v: Value): Value {
  if (v === null || v === undefined || v === '') return null
  if (typeof v !== 'string') return v
  const t = v.trim()
  if (f.type === 'date') return (f.month ? readMonth(t) : readDay(t)) || t
  if (NUMBERS.has(f.type)) {
    const plain = t.replace(/[０-９．，]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/,/g, '')
    return (f.type === 'int' || f.type === 'year') && /^-?\d+$/.test(plain) ? Number(plain) : plain
  }
  return f.lines ? v : t
}

export const placeLevel = (code: string): string => placeOf(code)?.kind || ''
