// All filters of a register in a drawer: values, ranges, emptiness of spans and voided rows.
import { useState } from 'preact/hooks'
import { Entity, Field, fieldOf, title } from '../../catalogue'
import { useMe } from '../../shell/session'
import { DateInput, readDay } from '../../widgets/date'
import { Dialog } from '../../widgets/dialog'
import { FieldInput } from '../../widgets/input'
import type { Filters } from './filters'
import { say } from './words'

const RANGED = new Set(['date', 'year', 'int', 'money', 'decimal'])

const isDay = (e: Entity, name: string): boolean => fieldOf(e, name.split('.')[0])?.type === 'date'

export function MoreFilters({
  entity: e,
  filters,
  names,
  onDone,
  onClose,
  onKnown,
}: {
  entity: Entity
  filters: Filters
  names: Record<string, string>
  onDone: (f: Filters) => void
  onClose: () => void
  onKnown: (t: Record<string, string>) => void
}) {
  const me = useMe()
  const [draft, setDraft] = useState(filters)
  // A day typed in another form and sent by Enter is put right first.
  const apply = () =>
    onDone(Object.fromEntries(Object.entries(draft).map(([k, v]) => [k, isDay(e, k) ? readDay(v) || v : v])))
  const put = (name: string, value: unknown) => {
    const next = { ...draft }
    if (value === null || value === undefined || value === '') delete next[name]
    else next[name] = String(value)
    setDraft(next)
  }
  const range = (f: Field, op: 'from' | 'to') => {
    const name = `${f.name}.${op}`,
      id = `more-${name}`,
      label = title(f) + say(op === 'from' ? 'from' : 'until')
    return f.type === 'date' ? (
      <DateInput id={id} label={label} value={draft[name] || ''} onChange={(v) => put(name, v)} today={me.today} />
    ) : (
      <input
        id={id}
        aria-label={label}
        inputMode="decimal"
        value={draft[name] || ''}
        onInput={(ev) => put(name, (ev.target as HTMLInputElement).value)}
      />
    )
  }
  return (
    <Dialog
      drawer
      title={say('more_filters')}
      onClose={onClose}
      foot={
        <>
          <button onClick={() => setDraft({})}>{say('clear_all')}</button>
          <button class="primary" onClick={apply}>
            {say('apply')}
          </button>
        </>
      }>
      <form
        noValidate
        class="fields"
        onSubmit={(ev) => {
          ev.preventDefault()
          apply()
        }}>
        {e.fields
          .filter((f) => !f.lines)
          .map((f) => (
            <div class="field" key={f.name}>
              <label for={`more-${f.name}${RANGED.has(f.type) ? '.from' : ''}`}>{title(f)}</label>
              {RANGED.has(f.type) ? (
                <div class="range">
                  {range(f, 'from')}
                  <span aria-hidden="true">—</span>
                  {range(f, 'to')}
                </div>
              ) : (
                <FieldInput
                  filter
                  field={f}
                  id={'more-' + f.name}
                  value={draft[f.name] ?? null}
                  titles={names}
                  today={me.today}
                  onChange={(v, t) => {
                    if (t) onKnown(t)
                    put(f.name, Array.isArray(v) ? v[v.length - 1] : v)
                  }}
                />
              )}
            </div>
          ))}
        {e.life === 'span' && (
          <label class="check">
            <input
              type="checkbox"
              checked={!!draft.open}
              onChange={(ev) => put('open', (ev.target as HTMLInputElement).checked ? '1' : '')}
            />{' '}
            {say('filter_open')}
          </label>
        )}
        <label class="check">
          <input
            type="checkbox"
            checked={!!draft.voided}
            onChange={(ev) => put('voided', (ev.target as HTMLInputElement).checked ? '1' : '')}
          />{' '}
          {say('filter_voided')}
        </label>
      </form>
    </Dialog>
  )
}
