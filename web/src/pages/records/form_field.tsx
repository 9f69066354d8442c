// One field of a form with its label, fault and help; and the table of both values when somebody else changed the
// record.
import { ComponentChildren } from 'preact'
import { Rec, Value } from '../../api'
import { Entity, Field, helpOf, title } from '../../catalogue'
import { titlesOf, words } from '../../format'
import { FieldInput, asList } from '../../widgets/input'
import { Among } from '../../widgets/member_input'
import { Told } from './form_try'
import { Values, same } from './form_values'
import { say } from './words'

export function FormField({
  id,
  f,
  value,
  names,
  fault,
  noted,
  onLeave,
  today,
  day,
  among,
  onNew,
  onChange,
  children,
}: {
  id: string
  f: Field
  value: Value
  names: Record<string, string>
  fault?: string
  noted?: Told // of the value that stands there, said on leaving it
  onLeave?: () => void
  today: string
  day?: string
  among?: Among
  onNew: (text: string) => void
  onChange: (v: Value, t?: Record<string, string>) => void
  children?: ComponentChildren
}) {
  const help = helpOf(f)
  const wrong = fault || (noted?.wrong ? noted.message : '')
  const described = [wrong && id + '-fault', noted && !noted.wrong && id + '-doubt', help && id + '-help'].filter(Boolean).join(' ') || undefined
  return (
    <div class={wrong ? 'field wrong' : 'field'} onFocusOut={onLeave}>
      <label for={id}>
        {title(f)}
        {f.required && (
          <span class="star" aria-hidden="true">
            {' '}
            *
          </span>
        )}
        {f.type === 'money' && <span class="muted"> ({say('yuan')})</span>}
      </label>
      <FieldInput
        field={f}
        id={id}
        value={value}
        titles={names}
        onChange={onChange}
        invalid={!!wrong}
        describedBy={described}
        today={today}
        day={day}
        among={among}
        onNew={onNew}
      />
      {wrong && (
        <p class="fault" id={id + '-fault'} role={fault ? undefined : 'status'}>
          {wrong}
        </p>
      )}
      {noted && !noted.wrong && (
        <p class="warn" id={id + '-doubt'} role="status">
          {noted.message}
        </p>
      )}
      {help && (
        <p class="muted" id={id + '-help'}>
          {help}
        </p>
      )}
      {children}
    </div>
  )
}

export function Conflict({
  e,
  mine,
  base,
  theirs,
  names,
  onMine,
  onTheirs,
}: {
  e: Entity
  mine: Values
  base: Values
  theirs: Rec
  names: Record<string, string>
  onMine: () => void
  onTheirs: () => void
}) {
  const differing = e.fields.filter(
    (f) => !same(theirs.values[f.name], base[f.name]) || !same(mine[f.name], base[f.name])
  )
  const show = (f: Field, v: Value | undefined, r?: Rec) =>
    words(
      f,
      v,
      r
        ? titlesOf(r, f.name)
        : asList(v)
            .map((x) => names[x])
            .filter(Boolean)
    ) || '—'
  return (
    <div class="conflict" role="alert">
      <p>
        <strong>{say('conflict')}</strong>
      </p>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>{say('field')}</th>
              <th>{say('conflict_theirs')}</th>
              <th>{say('conflict_mine')}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((f) => (
              <tr key={f.name}>
                <th scope="row">{title(f)}</th>
                <td>{show(f, theirs.values[f.name], theirs)}</td>
                <td>{show(f, mine[f.name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="buttons">
        <button type="button" onClick={onTheirs}>
          {say('conflict_take')}
        </button>
        <button type="button" class="primary" onClick={onMine}>
          {say('conflict_keep')}
        </button>
      </p>
    </div>
  )
}
