// A date as text, YYYY-MM-DD, in the same form in every browser; 2017.3.5, 20170305 and 2017年3月5日 are understood. A
// calendar opens beside it.
import { useEffect, useRef, useState } from 'preact/hooks'
import { validDay } from '../idnumber'
import { english } from '../words'
import { Icon } from './icon'
import { say } from './words'

export function readDay(text: string): string {
  const t = text.trim().replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(t) || /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(t)
  if (!parts) return ''
  const day = `${parts[1]}-${parts[2].padStart(2, '0')}-${parts[3].padStart(2, '0')}`
  return validDay(day) ? day : ''
}

// readMonth: the first day of a month, as it is kept: of 2017-05, 2017年5月, 201705 or any day of it.
export function readMonth(text: string): string {
  const t = text.trim().replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  const parts = /^(\d{4})(\d{2})$/.exec(t) || /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?$/.exec(t)
  const day = parts ? `${parts[1]}-${parts[2].padStart(2, '0')}-01` : readDay(t)
  return validDay(day) ? day.slice(0, 8) + '01' : ''
}

export const dayAfter = (day: string): string =>
  new Date(Date.parse(day + 'T00:00:00Z') + 86400000).toISOString().slice(0, 10)

interface Props {
  id: string
  value: string
  onChange: (day: string) => void
  label?: string
  invalid?: boolean
  required?: boolean
  describedBy?: string
  today: string
  month?: boolean // the month alone is shown, typed and kept, by its first day
}

export function DateInput(p: Props) {
  const [open, setOpen] = useState(false)
  const [unread, setUnread] = useState('')
  const read = p.month ? readMonth : readDay
  const box = useRef<HTMLDivElement>(null)
  const leave = () => {
    const day = read(p.value)
    if (day && day !== p.value) p.onChange(day)
    setUnread(day ? '' : p.value.trim())
  }
  const why = !!unread && unread === p.value.trim()
  return (
    <div
      class="date"
      ref={box}
      onFocusOut={(e) => {
        if (!box.current?.contains(e.relatedTarget as Node)) setOpen(false)
      }}
      onKeyDown={(e) => {
        if (e.key === 'Escape' && open) {
          e.preventDefault()
          e.stopPropagation()
          setOpen(false)
        }
      }}>
      <input
        id={p.id}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        placeholder={say(p.month ? 'month_hint' : 'date_hint')}
        value={p.month && validDay(p.value) ? p.value.slice(0, 7) : p.value}
        maxLength={14}
        aria-label={p.label}
        aria-invalid={p.invalid || why}
        aria-required={p.required}
        aria-describedby={[p.describedBy, why && p.id + '-unread'].filter(Boolean).join(' ') || undefined}
        onInput={(e) => p.onChange((e.target as HTMLInputElement).value)}
        onBlur={leave}
      />
      <button
        type="button"
        class="date-button"
        aria-label={say('calendar')}
        aria-expanded={open}
        onClick={() => setOpen(!open)}>
        <Icon name="calendar" />
      </button>
      {why && (
        <p class="fault" id={p.id + '-unread'} role="alert">
          {say(p.month ? 'month_unread' : 'date_unread', { x: unread })}
        </p>
      )}
      {open && (
        <Calendar
          day={read(p.value) || p.today}
          onPick={(d) => {
            p.onChange(read(d))
            setOpen(false)
            box.current?.querySelector('input')?.focus()
          }}
        />
      )}
    </div>
  )
}

const DAY = 86400_000
const iso = (t: number): string => new Date(t).toISOString().slice(0, 10)
const shift = (day: string, n: number): string => iso(Date.parse(day + 'T00:00:00Z') + n * DAY)
function shiftMonth(day: string, n: number): string {
  const d = new Date(day.slice(0, 7) + '-01T00:00:00Z')
  d.setUTCMonth(d.getUTCMonth() + n)
  return d.toISOString().slice(0, 10)
}
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

function Calendar({ day, onPick }: { day: string; onPick: (day: string) => void }) {
  const [at, setAt] = useState(day)
  const grid = useRef<HTMLDivElement>(null)
  const moved = useRef(false)
  useEffect(() => {
    if (moved.current) grid.current!.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }, [at])
  const first = at.slice(0, 7) + '-01'
  const start = shift(first, -((new Date(first + 'T00:00:00Z').getUTCDay() + 6) % 7))
  const onKey = (e: KeyboardEvent) => {
    const next = STEPS[e.key]
      ? shift(at, STEPS[e.key])
      : e.key === 'PageUp'
        ? shiftMonth(at, -1)
        : e.key === 'PageDown'
          ? shiftMonth(at, 1)
          : ''
    if (!next) return
    e.preventDefault()
    moved.current = true
    setAt(next)
  }
  const year = Number(at.slice(0, 4))
  return (
    <div class="calendar" role="group" aria-label={say('calendar')}>
      <div class="calendar-head">
        <button type="button" aria-label={say('month_before')} onClick={() => setAt(shiftMonth(at, -1))}>
          ‹
        </button>
        <span aria-live="polite">{english() ? at.slice(0, 7) : `${year}年${Number(at.slice(5, 7))}月`}</span>
        <button type="button" aria-label={say('month_after')} onClick={() => setAt(shiftMonth(at, 1))}>
          ›
        </button>
      </div>
      <div class="calendar-grid" ref={grid} onKeyDown={onKey}>
        {say('weekdays')
          .split(' ')
          .map((w) => (
            <span key={w} class="weekday" aria-hidden="true">
              {w}
            </span>
          ))}
        {Array.from({ length: 42 }, (_, i) => shift(start, i)).map((d) => (
          <button
            type="button"
            key={d}
            tabIndex={d === at ? 0 : -1}
            aria-label={d}
            aria-pressed={d === day}
            class={d.slice(0, 7) === first.slice(0, 7) ? '' : 'other'}
            onClick={() => onPick(d)}>
            {Number(d.slice(8))}
          </button>
        ))}
      </div>
    </div>
  )
}
