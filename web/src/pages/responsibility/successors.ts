// Which records have successors: whom the ending of a span may name as the next.
import { Rec } from '../../api'
import { Entity, fieldOf } from '../../catalogue'

// BEARERS: who bears a span, and the field that names who bears it next.
const BEARERS: [string, string][] = [
  ['cadre', 'successor'],
  ['organisation', 'successor_unit'],
  ['team', 'successor_team'],
]
export const bearerOf = (e: Entity, r: Rec) => BEARERS.find(([now, next]) => r.values[now] && fieldOf(e, next))
export const succeeds = (e: Entity, r: Rec): boolean => !!fieldOf(e, 'predecessor') && !!bearerOf(e, r)
