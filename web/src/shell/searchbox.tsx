// The search in the bar: names, pinyin initials, numbers' tails among the records, and pages, registers and lists by
// name. Enter opens the first hit.
import { useMemo } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { ask } from '../api'
import { Option, may } from '../catalogue'
import { matches } from '../pinyin'
import { Combo } from '../widgets/combo'
import { Item, destinations } from './menu'
import { useMe } from './session'
import { say } from './words'

export interface Hit {
  entity: string
  entity_title: string
  id: string
  title: string
  place_title: string
  apart: string // what tells namesakes apart besides the place
  matched: string
}

// isNumber: an ID number, telephone or card as a whole; isTail: its last digits, or a register's own number.
export const isNumber = (text: string): boolean => /^(\d{15}|\d{17}[\dXx]|1\d{10}|62\d{14,17})$/.test(text)
export const isTail = (text: string): boolean => /^\d{4,17}[\dXx]?$/.test(text)

// searchRecords: in the body of a request, since a number in an address stays in logs. numbers: also by ID numbers,
// telephones and cards, which is noted as a look and is for those who may reveal them.
export async function searchRecords(text: string, numbers = isNumber(text)): Promise<Hit[]> {
  const asked = { q: text, numbers: numbers && may('person', 'reveal') }
  return (await ask<{ hits: Hit[] }>('/search', asked)).hits
}

export function searchMenu(items: Item[], text: string): Item[] {
  return items
    .map((i) => ({ i, n: matches(text, i.title, i.py) }))
    .filter((x) => x.n > 0)
    .sort((a, b) => b.n - a.n)
    .map((x) => x.i)
    .slice(0, 4)
}

export function SearchBox() {
  const me = useMe()
  const [, go] = useLocation()
  const items = useMemo(() => destinations(me), [me])
  const find = async (text: string): Promise<Option[]> => {
    const pages = searchMenu(items, text).map((i) => ({ value: i.path, title: i.title, note: say('a_page') }))
    const hits = (await searchRecords(text)).slice(0, 12).map((h) => ({
      value: `/r/${h.entity}/${h.id}`,
      title: h.title,
      note: [h.entity_title, h.place_title, h.apart].filter(Boolean).join(' · '),
    }))
    const all = [...hits.slice(0, 8), ...pages]
    return all.length && !isNumber(text)
      ? [...all, { value: '/search?q=' + encodeURIComponent(text), title: say('search_all'), note: '' }]
      : []
  }
  return (
    <div class="search" role="search">
      <Combo
        id="search"
        label={say('search')}
        value=""
        shown=""
        search={find}
        placeholder={say(matchMedia('(pointer: coarse), (max-width: 48rem)').matches ? 'search_hint_phone' : 'search_hint')}
        clears
        free
        onChange={(v) => {
          if (v) go(v)
        }}
      />
    </div>
  )
}
