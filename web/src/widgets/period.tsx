// A period as the software writes it: a year, a month, a quarter, a day; picked from short lists or typed. Empty: the
// day the server serves.
import { useState } from 'preact/hooks'
import { useMe } from '../shell/session'
import { say } from './words'

const SHAPE = /^(\d{4}(-(0[1-9]|1[0-2])(-\d{2})?|-Q[1-4])?)(\.\.\d{4}(-\d{2}-\d{2})?)?$/

export function PeriodInput({
  value,
  kind,
  onChange,
}: {
  value: string
  kind: 'day' | 'span' | 'none'
  onChange: (period: string) => void
}) {
  const me = useMe()
  const [text, setText] = useState(value)
  const year = Number(me.today.slice(0, 4))
  const bad = !!text && !SHAPE.test(text)
  const quick =
    kind === 'day'
      ? ['', `${year - 1}-12-31`, String(year - 2) + '-12-31']
      : ['', String(year), String(year - 1), me.today.slice(0, 7)]
  const take = (p: string) => {
    setText(p)
    onChange(p)
  }
  return (
    <form
      noValidate
      class="period"
      onSubmit={(e) => {
        e.preventDefault()
        if (!bad) onChange(text.trim())
      }}>
      <label for="period">{say(kind === 'day' ? 'period_day' : 'period')}</label>
      <input
        id="period"
        value={text}
        placeholder={me.today}
        aria-invalid={bad}
        aria-describedby="period-help"
        onInput={(e) => setText((e.target as HTMLInputElement).value.trim())}
      />
      <button>{say('apply')}</button>
      {quick.map((q) => (
        <button type="button" key={q} class="chip-button" aria-pressed={value === q} onClick={() => take(q)}>
          {q || say('today_x', { x: me.today })}
        </button>
      ))}
      <span id="period-help" class={bad ? 'fault' : 'unseen'}>
        {say('period_help')}
      </span>
    </form>
  )
}
