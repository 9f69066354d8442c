// Who changed what of a record, when, through which door and why; asked for when opened.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { get } from '../../api'
import { Entity, fieldOf, title } from '../../catalogue'
import { moment } from '../../format'
import { useLoad } from '../../hooks'
import { readsJournal, useMe } from '../../shell/session'
import { Ready } from '../../widgets/state'
import { english } from '../../words'
import { say, sayIf } from './words'

export interface Change {
  field: string
  title?: string
  old?: string // both in words: the server says them, as everywhere
  new?: string
}
export interface Block {
  seq: number | string
  at: string | number
  actor: string
  channel: string
  reason?: string
  op?: string
  changes?: Change[]
}

export function History({ e, id }: { e: Entity; id: string }) {
  const [open, setOpen] = useState(false)
  return (
    <details class="panel pad history" open={open} onToggle={(x) => setOpen((x.target as HTMLDetailsElement).open)}>
      <summary>
        <h2>{say('history')}</h2>
      </summary>
      {open && <Blocks e={e} id={id} />}
    </details>
  )
}

function Blocks({ e, id }: { e: Entity; id: string }) {
  const blocks = useLoad(() => get<{ blocks: Block[] }>(`/${e.name}/${id}/history`), [e.name, id])
  return (
    <Ready of={blocks}>
      {(b) => (
        <ol class="timeline">
          {b.blocks.map((x) => (
            <BlockLine key={x.seq} e={e} b={x} />
          ))}
        </ol>
      )}
    </Ready>
  )
}

function BlockLine({ e, b }: { e: Entity; b: Block }) {
  const me = useMe()
  return (
    <li>
      <p>
        <time>{moment(b.at)}</time> <strong>{b.actor}</strong> {sayIf('op_' + b.op, b.op || '')}{' '}
        <span class="muted">
          {sayIf('channel_' + b.channel, b.channel)} ·{' '}
          {readsJournal(me) && !e.reference ? <Link href={`/journal?block=${b.seq}`}>#{b.seq}</Link> : `#${b.seq}`}
        </span>
      </p>
      {b.reason && (
        <p class="muted">
          {say('reason')}：{b.reason}
        </p>
      )}
      {b.changes && <Changes e={e} changes={b.changes} />}
    </li>
  )
}

// Changes: each field that changed, from what to what.
export function Changes({ e, changes }: { e: Entity; changes: Change[] }) {
  const name = (c: Change) =>
    (english() ? title(fieldOf(e, c.field)) : c.title) || title(fieldOf(e, c.field)) || c.field
  if (!changes.length) return null
  return (
    <ul>
      {changes.map((c) => (
        <li key={c.field}>
          {name(c)}：
          {c.old && (
            <>
              <del>{c.old}</del> →{' '}
            </>
          )}
          <ins>{c.new || say('blank')}</ins>
        </li>
      ))}
    </ul>
  )
}
