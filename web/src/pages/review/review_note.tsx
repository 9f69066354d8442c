// On a record's page: what waits for review about it, so that nobody enters it twice.
import { Link } from 'wouter-preact'
import { Rec, get } from '../../api'
import { Entity, catalogue } from '../../catalogue'
import { useLoad } from '../../hooks'
import { say } from './words'

// reviewable: a county may have this register reviewed.
export const reviewable = (e: Entity): boolean =>
  !!catalogue().codes.reviewed_register?.items.some((c) => c.code === e.name)

export function ReviewNote({ e, id, turn }: { e: Entity; id: string; turn: number }) {
  const load = useLoad(
    () => get<{ rows: Rec[] }>('/proposals', { register: e.name, record: id, limit: 10 }).catch(() => ({ rows: [] })),
    [e.name, id, turn]
  )
  return (
    <>
      {(load.value?.rows || []).map((p) => (
        <p key={p.id} class="lead warn" role="status">
          {say('review_note', {
            x: String(p.titles.action || ''),
            y: String(p.values.proposed_name || p.values.proposed_by || ''),
            d: String(p.values.proposed_on || ''),
          })}{' '}
          <Link href={'/review?box=all&id=' + p.id}>{String(p.titles.state || '')}</Link>
        </p>
      ))}
    </>
  )
}
