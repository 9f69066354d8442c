// The county's picture: one figure by the next level of places: a tile grid shaded by value, bars, and a table beside
// them. County, township, village, rows.
import { Link } from 'wouter-preact'
import { useEffect, useState } from 'preact/hooks'
import { Figure, get } from '../../api'
import { catalogue, inReach, list as listOf, may, placeOf, title } from '../../catalogue'
import { grouped, placeWords } from '../../format'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { initials } from '../../pinyin'
import { Combo } from '../../widgets/combo'
import { PeriodInput } from '../../widgets/period'
import { Empty, Ready } from '../../widgets/state'
import { say } from './words'

interface Group {
  place: string
  title: string
  value: string
}
const USUAL = ['household.poor', 'household.registered']

export default function Picture() {
  const [query, setQuery] = useQuery()
  useTitle(`${say('page_picture')} · ${say('product')}`)
  const figures = catalogue().lists.filter((l) => (l.figure || l.severity !== 'none') && may(l.of, 'read'))
  const code = query.figure || USUAL.find((n) => figures.some((l) => l.name === n)) || figures[0]?.name || ''
  const figure = useLoad(
    () => get<Figure>('/figures/' + code, { period: query.period, place: query.place }),
    [code, query.period, query.place]
  )
  const place = query.place || figure.value?.place || ''
  const groups = useLoad(
    () => get<{ groups: Group[] }>(`/figures/${code}/places`, { period: query.period, place: query.place }),
    [code, query.period, query.place]
  )
  const options = figures.map((l) => ({ value: l.name, title: title(l), py: initials(l.title), note: l.mechanism }))
  const go = (next: Record<string, string | undefined>) =>
    setQuery({ figure: code, period: query.period, place: query.place, ...next })
  const rows = (p: string) => `/l/${code}?${p ? `place=${p}` : ''}${query.period ? '&period=' + query.period : ''}`
  return (
    <>
      <div class="head">
        <h1>{say('page_picture')}</h1>
      </div>
      <div class="panel pad picture-bar">
        <div class="filter">
          <label for="picture-figure">{say('figure')}</label>
          <Combo
            id="picture-figure"
            options={options}
            value={code}
            shown={title(listOf(code))}
            required
            onChange={(v) => {
              if (v) go({ figure: v })
            }}
          />
        </div>
        <PeriodInput
          key={code}
          value={query.period || ''}
          kind={listOf(code)?.period || 'day'}
          onChange={(period) => go({ period })}
        />
      </div>
      <p class="crumbs">
        {!place && <strong>{figure.value?.place_title}</strong>}
        {trail(place).map((p, i, all) =>
          i < all.length - 1 && !inReach(p) ? (
            <span key={p}>{placeOf(p)?.title || p} › </span>
          ) : i < all.length - 1 ? (
            <span key={p}>
              <a
                href="#"
                onClick={(e) => {
                  e.preventDefault()
                  go({ place: p.length === 6 ? undefined : p })
                }}>
                {placeOf(p)?.title || p}
              </a>{' '}
              ›{' '}
            </span>
          ) : (
            <strong key={p}>{placeOf(p)?.title || placeWords(p)}</strong>
          )
        )}
      </p>
      <Ready of={figure}>
        {(f) => (
          <section class="panel pad big">
            <p>
              <span>
                {f.place_title} {f.title}
              </span>{' '}
              <Link href={rows(place)}>
                <strong>{grouped(f.value)}</strong>
              </Link>{' '}
              {f.value !== '—' && f.unit}
            </p>
            <p class="muted">
              {f.basis} {f.explain}
            </p>
          </section>
        )}
      </Ready>
      <Ready of={groups}>
        {(g) =>
          g.groups.length ? (
            <Groups groups={g.groups} label={title(listOf(code))} rows={rows} onPlace={(p) => go({ place: p })} />
          ) : (
            <Empty>
              <p>{say('picture_lowest')}</p>
              <Link class="button" href={rows(place)}>
                {say('open_rows')}
              </Link>
            </Empty>
          )
        }
      </Ready>
    </>
  )
}

function trail(place: string): string[] {
  return [6, 9, 12].filter((n) => n <= place.length).map((n) => place.slice(0, n))
}

const number = (g: Group): number => Number(g.value) || 0

function Groups({
  groups,
  label,
  rows,
  onPlace,
}: {
  groups: Group[]
  label: string
  rows: (place: string) => string
  onPlace: (place: string) => void
}) {
  const most = Math.max(1, ...groups.map(number))
  const deeper = groups[0].place.length < 12
  const shade = (g: Group) => (number(g) <= 0 ? 0 : 1 + Math.min(4, Math.floor((number(g) / most) * 4.999)))
  return (
    <>
      <section class="panel pad">
        <h2>{label}</h2>
        <p class="muted">{say(deeper ? 'picture_tiles' : 'picture_villages')}</p>
        <ul class="tiles">
          {groups.map((g) => (
            <li key={g.place}>
              {deeper ? (
                <button class={'shade s' + shade(g)} onClick={() => onPlace(g.place)}>
                  <span>{g.title}</span>
                  <strong>{grouped(g.value)}</strong>
                </button>
              ) : (
                <Link class={'shade s' + shade(g)} href={rows(g.place)}>
                  <span>{g.title}</span>
                  <strong>{grouped(g.value)}</strong>
                </Link>
              )}
            </li>
          ))}
        </ul>
      </section>
      <div class="two">
        <section class="panel pad">
          <h2>{say('chart')}</h2>
          <Bars groups={groups} label={label} onPlace={(p) => (deeper ? onPlace(p) : undefined)} />
        </section>
        <section class="panel pad">
          <h2>{say('table')}</h2>
          <div class="scroll tall" tabIndex={0} role="region" aria-label={label}>
            <table class="plain-table">
              <thead>
                <tr>
                  <th>{say('place')}</th>
                  <th class="number">{label}</th>
                </tr>
              </thead>
              <tbody>
                {groups.map((g) => (
                  <tr key={g.place}>
                    <th scope="row">{g.title}</th>
                    <td class="number">
                      <Link href={rows(g.place)}>{grouped(g.value)}</Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      </div>
    </>
  )
}

interface BarsProps {
  groups: Group[]
  label: string
  onPlace: (place: string) => void
}
type Drawn = (p: BarsProps) => preact.JSX.Element

// Bars: the chart's code is fetched only when one is drawn.
function Bars(p: BarsProps) {
  const [Chart, setChart] = useState<Drawn | null>(null)
  useEffect(() => {
    import('../../widgets/chart').then((m) => setChart(() => m.BarChart))
  }, [])
  return Chart ? <Chart {...p} /> : <p class="muted">{say('loading')}</p>
}
