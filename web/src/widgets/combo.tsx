// A combo box (ARIA 1.2): type words, pinyin initials or a code; arrows move, Enter takes, Escape leaves. Options are
// given, or searched for. Enter belongs to an input method while it composes. What is typed and is none of the choices
// stays to be read with a word why, and keeps what stands around it from being sent (unsettled in api.ts): neither
// dropped in silence nor taken for the value chosen before.
import { useEffect, useRef, useState } from 'preact/hooks'
import { Option } from '../catalogue'
import { composing } from '../hooks'
import { matches } from '../pinyin'
import { say } from './words'

interface Props {
  id: string
  label?: string
  value: string
  shown: string
  options?: Option[]
  search?: (text: string) => Promise<Option[]>
  onChange: (value: string, option?: Option) => void
  placeholder?: string
  required?: boolean
  invalid?: boolean
  describedBy?: string
  clears?: boolean
  disabled?: boolean
  none?: string // why there is nothing to choose from yet
  free?: boolean // a search: what is typed is nobody's value
}
const MOST = 60

export function nearest(options: Option[], text: string): Option[] {
  if (!text.trim()) return options.slice(0, MOST)
  return options
    .map((o) => ({ o, n: matches(text, o.title, o.py, o.value) }))
    .filter((x) => x.n > 0)
    .sort((a, b) => b.n - a.n)
    .slice(0, MOST)
    .map((x) => x.o)
}

export function Combo(p: Props) {
  const [text, setText] = useState<string | null>(null)
  const [found, setFound] = useState<Option[] | null>(null)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const [taken, setTaken] = useState<Option | undefined>() // what tells it from its namesakes stays to be read
  const [told, setTold] = useState(false) // that what is typed is none of the choices
  const box = useRef<HTMLDivElement>(null)
  const asked = useRef(0)
  const typed = text === null ? p.shown : text
  const shownOptions = p.options ? nearest(p.options, text || '') : found || []

  useEffect(() => {
    if (!p.search || text === null || !text.trim()) {
      setFound(null)
      return
    }
    const mine = ++asked.current
    const timer = setTimeout(() => {
      p.search!(text.trim()).then(
        (o) => {
          if (mine === asked.current) {
            setFound(o)
            setAt(0)
          }
        },
        () => {
          if (mine === asked.current) setFound([])
        }
      )
    }, 180)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(() => {
    if (open) document.getElementById(`${p.id}-o${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at, open])

  useEffect(() => {
    setText(null) // another value came from elsewhere
    setTold(false)
  }, [p.value])

  // give: settled at once, before it is drawn: what listens may send it in the same breath.
  const give = (value: string, o?: Option) => {
    box.current?.querySelector('input')?.removeAttribute('data-unmatched')
    p.onChange(value, o)
  }
  const take = (o: Option) => {
    setText(null)
    setTold(false)
    setOpen(false)
    setTaken(o)
    give(o.value, o)
  }
  // settle: what is typed becomes the value: nothing, or the one choice that is called so. False: it is none.
  const settle = (): boolean => {
    if (text === null) return true
    const typed = text.trim()
    const called = (p.options || found || []).filter((o) => o.title === typed || o.value === typed)
    if (typed && !p.free && called.length !== 1) {
      setTold(true)
      setOpen(false)
      return false
    }
    if (!typed && p.value && !p.clears) give('')
    if (called[0] && typed && !p.free && called[0].value !== p.value) take(called[0])
    setText(null)
    setTold(false)
    return true
  }
  const leave = () => {
    setOpen(false)
    if (settle()) asked.current++
  }
  const hold = (e: KeyboardEvent) => {
    e.preventDefault()
    e.stopPropagation()
  }
  const onKey = (e: KeyboardEvent) => {
    if (composing(e)) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[e.key]
    if (step) {
      e.preventDefault()
      if (!open) {
        setOpen(true)
        return
      }
      setAt(Math.max(0, Math.min(shownOptions.length - 1, at + step)))
    } else if (e.key === 'Enter' && open && shownOptions[at] && !e.ctrlKey && !e.metaKey) {
      hold(e)
      take(shownOptions[at])
    } else if (e.key === 'Enter' && text !== null) {
      hold(e) // what is typed is settled first; Enter on what stands settled is the form's
      settle()
    } else if (e.key === 'Escape' && (open || (text !== null && !told))) {
      hold(e)
      setOpen(false)
      if (!p.free) settle()
    } else if (e.key === 'Tab' && text !== null && !told && !settle()) {
      hold(e) // once: the next Tab goes on, and what is typed stays
    }
  }
  const unmatched = !p.free && text !== null && !!text.trim()
  const why = told && unmatched
  const searching = !!p.search && !!text?.trim() && found === null
  const list = open && (p.options || (text || '').trim())
  return (
    <div
      class="combo"
      ref={box}
      onFocusOut={(e) => {
        if (!box.current?.contains(e.relatedTarget as Node)) leave()
      }}>
      <input
        id={p.id}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={!!list}
        aria-controls={p.id + '-list'}
        aria-autocomplete="list"
        aria-activedescendant={list && shownOptions[at] ? `${p.id}-o${at}` : undefined}
        aria-label={p.label}
        aria-required={p.required}
        aria-invalid={p.invalid || why}
        aria-describedby={[p.describedBy, why && p.id + '-unmatched'].filter(Boolean).join(' ') || undefined}
        data-unmatched={unmatched || undefined}
        value={typed}
        placeholder={p.placeholder}
        disabled={p.disabled}
        onKeyDown={onKey}
        onInput={(e) => {
          setText((e.target as HTMLInputElement).value)
          setTold(false)
          setOpen(true)
          setAt(0)
        }}
        onFocus={(e) => (e.target as HTMLInputElement).select()}
        onClick={() => {
          setOpen(true)
          if (text === null) setAt(Math.max(0, shownOptions.findIndex((o) => o.value === p.value)))
        }}
      />
      {p.value && !p.clears && !p.disabled && !p.required && (
        <button
          type="button"
          class="combo-clear"
          tabIndex={-1}
          aria-label={say('clear')}
          onClick={() => {
            setText(null)
            setTold(false)
            give('')
          }}>
          ×
        </button>
      )}
      {why && (
        <p class="fault" id={p.id + '-unmatched'} role="alert">
          {p.none || say(shownOptions.length || searching ? 'pick_one' : 'pick_none', { x: text!.trim() })}
        </p>
      )}
      {p.search && taken?.note && taken.value === p.value && text === null && (
        <p class="muted combo-note">{taken.note}</p>
      )}
      <ul id={p.id + '-list'} role="listbox" aria-label={p.label || say('choices')} hidden={!list}>
        {list &&
          shownOptions.map((o, i) => (
            <li
              key={o.value}
              id={`${p.id}-o${i}`}
              role="option"
              aria-selected={i === at}
              onMouseDown={(e) => {
                e.preventDefault()
                take(o)
              }}>
              <span>{o.title}</span>
              {o.note && <span class="note">{o.note}</span>}
            </li>
          ))}
        {list && !shownOptions.length && (
          <li class="none" role="option" aria-disabled="true" aria-selected={false}>
            {p.none || say(searching ? 'searching' : 'nothing_found')}
          </li>
        )}
      </ul>
    </div>
  )
}

// ComboMany: several values as chips, with a combo to add one; in a row, where they may be repeated, numbered.
export function ComboMany({
  titles,
  values,
  onMany,
  row,
  ...p
}: Omit<Props, 'value' | 'shown' | 'onChange'> & {
  values: string[]
  titles: (value: string) => string
  row?: boolean
  onMany: (values: string[], added?: Option) => void
}) {
  const left = p.options?.filter((o) => row || !values.includes(o.value))
  return (
    <div class="many">
      {values.length > 0 && (
        <ul class="chips">
          {values.map((v, at) => (
            <li key={row ? at : v} class="chip">
              {row && <span class="muted">{at + 1}.&nbsp;</span>}
              {titles(v)}
              <button
                type="button"
                aria-label={say('remove_x', { x: titles(v) })}
                onClick={() => onMany(values.filter((_, i) => i !== at))}>
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <Combo
        {...p}
        options={left}
        value=""
        shown=""
        clears
        onChange={(v, o) => {
          if (v && (row || !values.includes(v))) onMany([...values, v], o)
        }}
      />
    </div>
  )
}
