// The search in the bar: names, pinyin initials, numbers' tails among the records, and pages, registers and lists by
// name. Enter opens the first hit.
import { useMemo } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { get } from '../api'
import { Option } from '../catalogue'
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
  matched: string
}

export async function searchRecords(text: string): Promise<Hit[]> {
  return (await get<{ hits: Hit[] }>('/search', { q: text })).hits
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
      note: [h.entity_title, h.place_title, h.matched].filter(Boolean).join(' · '),
    }))
    const all = [...hits.slice(0, 8), ...pages]
    return all.length
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
