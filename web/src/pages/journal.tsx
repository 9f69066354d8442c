// The journal: every change, newest first, with its reason and the way to the record.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { get } from '../api'
import { entity, title } from '../catalogue'
import { moment } from '../format'
import { useLoad, useTitle } from '../hooks'
import { Empty, Ready } from '../widgets/state'
import { say, sayIf } from '../words'

interface Touched {
  entity: string
  title?: string
  op?: string
  count?: number
  id?: string
}
interface Entry {
  seq: number | string
  at: string | number
  actor: string
  channel: string
  reason?: string
  touched?: Touched[]
}

export default function Journal() {
  const [cursors, setCursors] = useState<string[]>([])
  const after = cursors[cursors.length - 1]
  const page = useLoad(
    () => get<{ blocks: Entry[]; next?: string | number | null }>('/journal', { after, limit: 50 }),
    [after]
  )
  useTitle(`${say('page_journal')} · ${say('product')}`)
  return (
    <>
      <div class="head">
        <h1>{say('page_journal')}</h1>
      </div>
      <p class="lead">{say('journal_words')}</p>
      <section class="panel">
        <Ready of={page}>
          {(p) =>
            p.blocks.length ? (
              <div class="table-box" role="region" tabIndex={0} aria-label={say('page_journal')}>
                <table class="records">
                  <thead>
                    <tr>
                      <th>{say('journal_seq')}</th>
                      <th>{say('import_when')}</th>
                      <th>{say('import_who')}</th>
                      <th>{say('journal_door')}</th>
                      <th>{say('journal_what')}</th>
                      <th>{say('reason')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {p.blocks.map((b) => (
                      <tr key={b.seq}>
                        <td data-label={say('journal_seq')}>{b.seq}</td>
                        <td data-label={say('import_when')}>{moment(b.at)}</td>
                        <td data-label={say('import_who')}>{b.actor}</td>
                        <td data-label={say('journal_door')}>{sayIf('channel_' + b.channel, b.channel)}</td>
                        <td data-label={say('journal_what')}>
                          <What b={b} />
                        </td>
                        <td data-label={say('reason')}>{b.reason || <span class="none">—</span>}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            ) : (
              <Empty>{say('journal_empty')}</Empty>
            )
          }
        </Ready>
        {page.value && (cursors.length > 0 || page.value.next) && (
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

function What({ b }: { b: Entry }) {
  const words = (t: Touched) => {
    const op = sayIf('op_' + t.op, t.op || '')
    return (t.count || 0) > 1 ? say('journal_op_n', { op, n: t.count! }) : op
  }
  if (!b.touched?.length) return <span class="none">—</span>
  return (
    <ul>
      {b.touched.map((t) => (
        <li key={t.entity + t.op}>
          {t.id && entity(t.entity) ? (
            <Link href={`/r/${t.entity}/${t.id}`}>{title(entity(t.entity)) || t.title}</Link>
          ) : (
            title(entity(t.entity)) || t.title || t.entity
          )}{' '}
          {words(t)}
        </li>
      ))}
    </ul>
  )
}
