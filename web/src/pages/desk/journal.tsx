// The journal: every change, newest first, narrowed by day, account and register; a block opens into the records it
// wrote, each with its values before and after.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { get } from '../../api'
import { Option, catalogue, entity, title } from '../../catalogue'
import { grouped, moment } from '../../format'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { initials } from '../../pinyin'
import { readsJournal, readsSecurity, useMe } from '../../shell/session'
import { Combo } from '../../widgets/combo'
import { DateInput } from '../../widgets/date'
import { Empty, Ready } from '../../widgets/state'
import { Change, Changes } from '../records/history'
import { say, sayIf } from './words'

interface Touched {
  entity: string
  title?: string
  op?: string
  count?: number
}
interface Entry {
  seq: number
  at: string | number
  actor: string
  channel: string
  reason?: string
  touched?: Touched[]
}
interface Written {
  entity: string
  entity_title: string
  op: string
  id?: string
  title?: string
  changes?: Change[]
}
const COLUMNS = 6
const EVENTS = [
  'login', 'failure', 'lock', 'logout', 'password', 'reset', 'request', 'agree', 'refuse', 'account_change', 'grant', 'revoke', 'reveal',
  'export', 'start', 'stop', 'backup', 'restore', 'adopt',
] as const

export default function Journal() {
  const me = useMe()
  const [query, setQuery] = useQuery()
  const [cursors, setCursors] = useState<string[]>([])
  const [actor, setActor] = useState(query.actor || '')
  const block = Number(query.block) || 0 // one block alone, opened: where a record's history leads
  const after = block ? String(block + 1) : cursors[cursors.length - 1]
  // Two journals: of the registers, and of what happened at the doors. Who reads one alone is shown it.
  const security = readsSecurity(me) && (query.of === 'security' || !readsJournal(me))
  const road = security ? '/security' : '/journal'
  const asked = { from: query.from, to: query.to, actor: query.actor, entity: query.entity, event: query.event }
  const key = JSON.stringify(asked)
  const page = useLoad(
    () => get<{ blocks: Entry[]; next?: string | null }>(road, { ...asked, after, limit: block ? 1 : 50 }),
    [after, key, road]
  )
  const narrow = (next: Record<string, string | undefined>) => {
    setCursors([])
    setQuery({ of: query.of, ...asked, ...next })
  }
  const registers: Option[] = catalogue().entities.map((e) => ({ value: e.name, title: title(e), py: initials(e.title) }))
  useTitle(`${say('page_journal')} · ${say('product')}`)
  return (
    <>
      <div class="head">
        <h1>{say('page_journal')}</h1>
      </div>
      {readsSecurity(me) && readsJournal(me) && (
        <p class="buttons">
          {[undefined, 'security'].map((of) => (
            <button
              key={of || 'registers'}
              class="chip-button"
              aria-pressed={security === (of === 'security')}
              onClick={() => {
                setCursors([])
                setQuery({ of })
              }}>
              {say(of ? 'journal_security' : 'journal_registers')}
            </button>
          ))}
        </p>
      )}
      <p class="lead">{say(security ? 'journal_security_words' : 'journal_words')}</p>
      <section class="panel">
        <form
          noValidate
          class="filters"
          onSubmit={(e) => {
            e.preventDefault()
            narrow({ actor: actor.trim() || undefined })
          }}>
          <div class="filter-bar">
          {(['from', 'to'] as const).map((end) => (
            <div class="filter" key={end}>
              <label for={'journal-' + end}>{say(end === 'from' ? 'journal_from' : 'journal_to')}</label>
              <DateInput
                id={'journal-' + end}
                value={query[end] || ''}
                today={me.today}
                onChange={(d) => narrow({ [end]: d || undefined })}
              />
            </div>
          ))}
          {security ? (
            <div class="filter">
              <label for="journal-event">{say('journal_event')}</label>
              <select
                id="journal-event"
                value={query.event || ''}
                onChange={(e) => narrow({ event: (e.target as HTMLSelectElement).value || undefined })}>
                <option value="">{say('all')}</option>
                {EVENTS.map((x) => (
                  <option key={x} value={x}>
                    {say(`event_${x}`)}
                  </option>
                ))}
              </select>
            </div>
          ) : (
          <div class="filter">
            <label for="journal-entity">{say('journal_register')}</label>
            <Combo
              id="journal-entity"
              options={registers}
              value={query.entity || ''}
              shown={query.entity && title(entity(query.entity))}
              placeholder={say('all')}
              onChange={(v) => narrow({ entity: v || undefined })}
            />
          </div>
          )}
          <div class="filter">
            <label for="journal-actor">{say('by_whom')}</label>
            <input
              id="journal-actor"
              value={actor}
              placeholder={say('journal_login')}
              onInput={(e) => setActor((e.target as HTMLInputElement).value)}
            />
          </div>
          <button>{say('journal_narrow')}</button>
          </div>
        </form>
        <Ready of={page}>
          {(p) =>
            p.blocks.length ? (
              <div class="table-box" role="region" tabIndex={0} aria-label={say('page_journal')}>
                <table class="records">
                  <thead>
                    <tr>
                      <th>{say('journal_seq')}</th>
                      <th>{say('when')}</th>
                      <th>{say('by_whom')}</th>
                      <th>{say('journal_door')}</th>
                      <th>{say('journal_what')}</th>
                      <th>{say('reason')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {p.blocks.map((b) => (
                      <Row key={b.seq} b={b} road={road} opened={b.seq === block} />
                    ))}
                  </tbody>
                </table>
              </div>
            ) : (
              <Empty>{say('journal_empty')}</Empty>
            )
          }
        </Ready>
        {block > 0 && (
          <p class="pad">
            <Link href="/journal">{say('journal_all')}</Link>
          </p>
        )}
        {page.value && !block && (cursors.length > 0 || page.value.next) && (
          <div class="pager">
            <button disabled={!cursors.length} onClick={() => setCursors(cursors.slice(0, -1))}>
              ‹ {say('page_before')}
            </button>
            <button disabled={!page.value.next} onClick={() => setCursors([...cursors, String(page.value!.next)])}>
              {say('page_after')} ›
            </button>
          </div>
        )}
      </section>
    </>
  )
}

function Row({ b, road, opened }: { b: Entry; road: string; opened: boolean }) {
  const [open, setOpen] = useState(opened)
  return (
    <>
      <tr>
        <td data-label={say('journal_seq')}>
          <button class="plain link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {b.seq}
          </button>
        </td>
        <td data-label={say('when')}>{moment(b.at)}</td>
        <td data-label={say('by_whom')}>{b.actor}</td>
        <td data-label={say('journal_door')}>{sayIf('channel_' + b.channel, b.channel)}</td>
        <td data-label={say('journal_what')}>
          <What b={b} />
        </td>
        <td data-label={say('reason')}>{b.reason || <span class="none">—</span>}</td>
      </tr>
      {open && (
        <tr class="opened">
          <td colSpan={COLUMNS}>
            <Opened seq={b.seq} road={road} />
          </td>
        </tr>
      )}
    </>
  )
}

function What({ b }: { b: Entry }) {
  const words = (t: Touched) => {
    if (t.op === 'note') return ''
    const op = sayIf('op_' + t.op, t.op || '')
    return (t.count || 0) > 1 ? say('journal_op_n', { op, n: t.count! }) : op
  }
  if (!b.touched?.length) return <span class="none">—</span>
  return (
    <ul>
      {b.touched.map((t) => (
        <li key={t.entity + t.op}>
          {title(entity(t.entity)) || t.title || t.entity} {words(t)}
        </li>
      ))}
    </ul>
  )
}

function Opened({ seq, road }: { seq: number; road: string }) {
  const block = useLoad(() => get<{ digest: string; count: number; records: Written[] }>(`${road}/${seq}`), [seq, road])
  return (
    <Ready of={block}>
      {(b) => (
        <>
          <ol class="timeline">
            {b.records.map((r, i) => (
              <li key={i}>
                <p>
                  <strong>{title(entity(r.entity)) || r.entity_title}</strong>{' '}
                  {r.id ? (
                    <Link href={`/r/${r.entity}/${r.id}`}>{r.title || r.id}</Link>
                  ) : (
                    entity(r.entity) && <span class="muted">{say('journal_hidden')}</span>
                  )}{' '}
                  {r.op !== 'note' && sayIf('op_' + r.op, r.op)}
                </p>
                {!entity(r.entity) && r.changes && <Said of={r.changes} />}
                {entity(r.entity) && r.changes && <Changes e={entity(r.entity)!} changes={r.changes} />}
              </li>
            ))}
          </ol>
          {b.count > b.records.length && (
            <p class="muted">{say('journal_more', { n: grouped(String(b.count)), m: b.records.length })}</p>
          )}
          <p class="muted digest">SM3 {b.digest}</p>
        </>
      )}
    </Ready>
  )
}

// What an event says of itself.
function Said({ of }: { of: Change[] }) {
  return (
    <ul>
      {of.map((x) => (
        <li key={x.field}>
          <span class="muted">{x.title}</span>{' '}
          {x.field === 'channel' ? sayIf('channel_' + x.new, String(x.new)) : String(x.new)}
        </li>
      ))}
    </ul>
  )
}
