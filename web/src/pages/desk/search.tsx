// Search on a page of its own: all hits, by register.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { isTail, searchRecords } from '../../shell/searchbox'
import { Empty, Ready } from '../../widgets/state'
import { say } from './words'

// So many of one register are the first of more: the answer is shared out among the registers.
const EACH = 10

export default function Search() {
  const [query, setQuery] = useQuery()
  const [text, setText] = useState(query.q || '')
  const [number, setNumber] = useState('') // not in the address, which browsers and proxies keep
  const asked = number || query.q
  const hits = useLoad(() => (asked ? searchRecords(asked, !!number) : Promise.resolve([])), [asked])
  useTitle(`${say('page_search')} · ${say('product')}`)
  return (
    <>
      <div class="head">
        <h1>{say('page_search')}</h1>
      </div>
      <form
        noValidate
        class="panel pad search-page"
        onSubmit={(e) => {
          e.preventDefault()
          const wanted = text.trim()
          setNumber(isTail(wanted) ? wanted : '')
          setQuery(isTail(wanted) ? {} : { q: wanted })
        }}>
        <label for="search-text" class="unseen">
          {say('search')}
        </label>
        <input
          id="search-text"
          value={text}
          autofocus
          onInput={(e) => setText((e.target as HTMLInputElement).value)}
          aria-describedby="search-help"
        />
        <button class="primary">{say('page_search')}</button>
        <p id="search-help" class="muted">
          {say('search_words')}
        </p>
      </form>
      {asked && (
        <Ready of={hits}>
          {(all) => (
            <section class="panel pad" aria-live="polite">
              <p class="muted">{say(all.some((h) => all.filter((x) => x.entity === h.entity).length >= EACH) ? 'hits_first' : 'hits_n', { n: all.length })}</p>
              {all.length ? (
                <ul class="hits">
                  {all.map((h) => (
                    <li key={h.entity + h.id}>
                      <span class="severity">{h.entity_title}</span>
                      <Link href={`/r/${h.entity}/${h.id}`}>{h.title}</Link>
                      <span class="muted"> {[h.place_title, h.apart].filter(Boolean).join(' · ')}</span>
                    </li>
                  ))}
                </ul>
              ) : (
                <Empty>{say('nothing_found')}</Empty>
              )}
            </section>
          )}
        </Ready>
      )}
    </>
  )
}
