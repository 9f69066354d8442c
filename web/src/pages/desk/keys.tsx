// The front door of who gives the keys and of who decides them: accounts, what waits for a decision, what happened at the
// doors. They read no register, so the mechanisms' tiles would say nothing to them.
import { Link } from 'wouter-preact'
import { Counted, Page, get } from '../../api'
import { may } from '../../catalogue'
import { grouped } from '../../format'
import { useLoad, useTitle } from '../../hooks'
import { readsSecurity, seatOf, useMe } from '../../shell/session'
import { Ready } from '../../widgets/state'
import { useDeciding } from './deciding'
import { Todo, Todos } from './todos'
import { Key, say } from './words'

interface Row {
  word: Key
  href: string
  count: string
}
const EVENTS: [string, Key][] = [
  ['failure', 'event_failure'],
  ['lock', 'event_lock'],
  ['reveal', 'event_reveal'],
  ['export', 'event_export'],
]
const MANY = 200 // as many as one page of the chain tells

const count = async (path: string, query = {}): Promise<string> => String((await get<Counted>(path, query)).count)

async function accounts(): Promise<Row[]> {
  const [all, closed] = await Promise.all([count('/account/count'), count('/account/count', { locked: 'true' })])
  return [
    { word: 'keys_accounts_open', href: '/accounts', count: String(Number(all) - Number(closed)) },
    { word: 'keys_accounts_closed', href: '/accounts', count: closed },
    { word: 'keys_grants', href: '/r/account_grant?open=1', count: await count('/account_grant/count', { open: '1' }) },
  ]
}

async function waiting(): Promise<Row[]> {
  const [rights, resets] = await Promise.all([
    get<Page & { count: number }>('/proposals', { box: 'all', state: 'waiting_security', limit: 1 }),
    get<{ resets: unknown[] }>('/resets'),
  ])
  const box = may('account_grant', 'confirm') ? '/review' : '/review?box=all'
  return [
    { word: 'keys_rights', href: box, count: String(rights.count) },
    { word: 'keys_resets', href: '/accounts', count: String(resets.resets.length) },
  ]
}

const events = (day: string) => (): Promise<Row[]> =>
  Promise.all(
    EVENTS.map(async ([event, word]) => {
      const told = await get<{ blocks: unknown[]; next?: string | null }>('/security', { event, from: day, limit: MANY })
      return {
        word,
        href: `/journal?of=security&event=${event}&from=${day}`,
        count: told.blocks.length + (told.next ? '+' : ''),
      }
    })
  )

export function Keys() {
  const me = useMe()
  const deciding = useDeciding()
  const desk = useLoad(() => get<{ todos: Todo[] }>('/desk'), [], 'desk')
  useTitle(say('product'))
  return (
    <>
      <div class="head">
        <h1>
          {say('keys_title')}{' '}
          <span class="count">
            {seatOf(me)} · {me.today}
          </span>
        </h1>
      </div>
      <div class="measures">
        <Tile title={say('page_accounts')} href="/accounts" words={say('keys_accounts_words')} rows={accounts} />
        <Tile title={say('keys_waiting')} href="/review" words={say('keys_waiting_words')} rows={waiting} />
        {readsSecurity(me) && (
          <Tile
            title={say('keys_events')}
            href="/journal?of=security"
            words={say('keys_events_words')}
            rows={events(me.today)}
          />
        )}
      </div>
      <section class="panel pad" aria-labelledby="todo-title">
        <h2 id="todo-title">{say('page_desk')}</h2>
        <Ready of={desk}>{(d) => <Todos todos={[...deciding, ...d.todos]} brief />}</Ready>
      </section>
    </>
  )
}

interface TileProps {
  title: string
  href: string
  words: string
  rows: () => Promise<Row[]>
}

function Tile(p: TileProps) {
  const load = useLoad(p.rows, [])
  return (
    <section class="tile blank">
      <h2>
        <Link href={p.href}>{p.title}</Link>
      </h2>
      <p class="muted">{p.words}</p>
      <Ready of={load}>
        {(rows) => (
          <dl>
            {rows.map((r) => (
              <div key={r.word}>
                <dt>{say(r.word)}</dt>
                <dd>
                  <Link href={r.href}>{grouped(r.count)}</Link>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Ready>
    </section>
  )
}
