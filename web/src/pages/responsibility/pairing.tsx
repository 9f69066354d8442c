// The pairing board: households without a responsible cadre at the left, helpers with what they carry at the right.
// Tick households, choose a helper, assign: by keyboard, by mouse, or by dragging. A balanced proposal is shown before
// it is taken. All of it is one change.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Problem, Rec, Value, get, send } from '../../api'
import { Option, entity, fieldOf, may, title, workTitle } from '../../catalogue'
import { asProblem, useLoad, useQuery, useTitle } from '../../hooks'
import { useMe } from '../../shell/session'
import { Combo } from '../../widgets/combo'
import { DateInput, readDay } from '../../widgets/date'
import { searchRefs } from '../../widgets/input'
import { tellUndo, waits } from '../../widgets/notice'
import { PlacePicker } from '../../widgets/placepicker'
import { Ready } from '../../widgets/state'
import { Problems } from '../records/record_actions'
import { Proposal } from './proposal'
import { say } from './words'

export interface Uncovered {
  id: string
  title: string
  place_title: string
  place?: string
}
export interface Helper {
  id: string
  title: string
  unit?: string
  load: number
  limit?: number | null
  place_title: string
}
export interface Pair {
  household: Uncovered
  helper: Helper
  cost?: number
}
interface Board {
  uncovered: Uncovered[]
  helpers: Helper[]
}
const MOST = 200

// assign: every pair becomes a responsibility, all in one change; how gives the day and, where there is one, the document.
export const assign = (pairs: Pair[], how: Record<string, Value>, reason: string): Promise<Assigned> =>
  send('POST', '/changes', {
    reason,
    actions: pairs.map((p) => ({
      op: 'create',
      entity: 'responsibility',
      values: { tier: 'cadre_household', cadre: p.helper.id, household: p.household.id, ...how },
    })),
  })
interface Assigned {
  records?: Rec[]
}

// takeBack: what was assigned a moment ago, voided in one change.
export const takeBack = (records: Rec[]): Promise<unknown> =>
  send('POST', '/changes', {
    reason: say('undo_reason'),
    actions: records.map((r) => ({ op: 'void', entity: 'responsibility', id: r.id, reason: say('undo_reason') })),
  })

export default function Pairing() {
  const me = useMe()
  const [query, setQuery] = useQuery()
  const board = useLoad(() => get<Board>('/pairing/board', { place: query.place }), [query.place])
  const [chosen, setChosen] = useState<string[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [find, setFind] = useState('')
  const [proposing, setProposing] = useState(false)
  const [day, setDay] = useState(me.today)
  const [paper, setPaper] = useState<Option | null>(null)
  const writes = may('responsibility', 'write')
  useTitle(`${workTitle('/pairing')} · ${say('product')}`)
  const give = async (b: Board, ids: string[], helper: Helper) => {
    const households = b.uncovered.filter((h) => ids.includes(h.id))
    if (!households.length || busy || !readDay(day)) return
    setBusy(true)
    setProblem(null)
    try {
      const answer = await assign(
        households.map((household) => ({ household, helper })),
        { from_on: readDay(day), document: paper?.value ?? null },
        say('pairing_reason')
      )
      const words = say('pairing_done', { n: households.length, x: helper.title })
      if (!waits(answer)) tellUndo(words, () => takeBack(answer.records || []), board.reload)
      setChosen([])
      board.reload()
    } catch (x) {
      setProblem(asProblem(x))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <div class="head">
        <h1>{workTitle('/pairing')}</h1>
        <div class="actions head-tools">
          <PlacePicker
            id="pairing-place"
            value={query.place || ''}
            onChange={(place) => {
              setChosen([])
              setQuery({ place })
            }}
          />
          {writes && (
            <button class="primary" onClick={() => setProposing(true)}>
              {say('propose')}
            </button>
          )}
        </div>
      </div>
      <p class="lead">{say('pairing_words')}</p>
      <Problems of={problem} />
      <Ready of={board}>
        {(b) => (
          <div class="board">
            <Households all={b.uncovered} chosen={chosen} writes={writes} onChosen={setChosen} />
            <section class="panel" aria-labelledby="helpers-title">
              <div class="pad">
                <h2 id="helpers-title">
                  {say('helpers')} <span class="count">{b.helpers.length}</span>
                </h2>
                {writes && (
                  <div class="fields">
                    <div class="field">
                      <label for="pairing-day">{title(fieldOf(entity('responsibility'), 'from_on'))} *</label>
                      <DateInput
                        id="pairing-day"
                        value={day}
                        onChange={setDay}
                        today={me.today}
                        required
                        invalid={!readDay(day)}
                      />
                    </div>
                    <div class="field">
                      <label for="pairing-paper">{title(fieldOf(entity('responsibility'), 'document'))}</label>
                      <Combo
                        id="pairing-paper"
                        search={searchRefs('document')}
                        value={paper?.value || ''}
                        shown={paper?.title || ''}
                        placeholder={say('ref_hint')}
                        onChange={(v, o) => setPaper(v && o ? o : null)}
                      />
                    </div>
                  </div>
                )}
                <label for="find-helper" class="unseen">
                  {say('find_helper')}
                </label>
                <input
                  id="find-helper"
                  value={find}
                  placeholder={say('find_helper')}
                  onInput={(e) => setFind((e.target as HTMLInputElement).value.trim())}
                />
                <p class="muted" aria-live="polite">
                  {say(chosen.length ? 'chosen_n' : 'chosen_none', { n: chosen.length })}
                </p>
              </div>
              <ul class="cards">
                {b.helpers
                  .filter((h) => !find || `${h.title}${h.unit}${h.place_title}`.includes(find))
                  .slice(0, MOST)
                  .map((h) => (
                    <HelperCard
                      key={h.id}
                      h={h}
                      disabled={!writes || busy || !chosen.length || !readDay(day)}
                      onAssign={() => give(b, chosen, h)}
                      onDrop={writes ? (ids) => give(b, ids, h) : undefined}
                    />
                  ))}
              </ul>
            </section>
          </div>
        )}
      </Ready>
      {proposing && (
        <Proposal
          place={query.place}
          how={{ from_on: readDay(day) || me.today, document: paper?.value ?? null }}
          onClose={() => setProposing(false)}
          onTaken={() => {
            setProposing(false)
            board.reload()
          }}
        />
      )}
    </>
  )
}

function Households({
  all,
  chosen,
  writes,
  onChosen,
}: {
  all: Uncovered[]
  chosen: string[]
  writes: boolean
  onChosen: (ids: string[]) => void
}) {
  const shown = all.slice(0, MOST)
  const toggle = (id: string) => onChosen(chosen.includes(id) ? chosen.filter((x) => x !== id) : [...chosen, id])
  return (
    <section class="panel" aria-labelledby="uncovered-title">
      <div class="pad">
        <h2 id="uncovered-title">
          {say('uncovered')} <span class="count">{all.length}</span>
        </h2>
        {writes && all.length > 0 && (
          <label class="check">
            <input
              type="checkbox"
              checked={chosen.length === shown.length}
              onChange={() => onChosen(chosen.length === shown.length ? [] : shown.map((h) => h.id))}
            />{' '}
            {say('choose_all')}
          </label>
        )}
      </div>
      {all.length === 0 ? (
        <p class="state empty">{say('all_covered')}</p>
      ) : (
        <ul class="cards">
          {shown.map((h) => (
            <li
              key={h.id}
              draggable={writes}
              class={chosen.includes(h.id) ? 'card on' : 'card'}
              onDragStart={(e) =>
                e.dataTransfer?.setData('text/plain', (chosen.includes(h.id) ? chosen : [h.id]).join(','))
              }>
              {writes && (
                <input type="checkbox" id={'h' + h.id} checked={chosen.includes(h.id)} onChange={() => toggle(h.id)} />
              )}
              <label for={'h' + h.id}>
                {h.title} <span class="muted">{h.place_title}</span>
              </label>
              <Link href={'/r/household/' + h.id} aria-label={say('open_x', { x: h.title })}>
                {say('open')}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {all.length > MOST && <p class="pad muted">{say('first_n', { n: MOST })}</p>}
    </section>
  )
}

function HelperCard({
  h,
  disabled,
  onAssign,
  onDrop,
}: {
  h: Helper
  disabled: boolean
  onAssign: () => void
  onDrop?: (ids: string[]) => void
}) {
  const [over, setOver] = useState(false)
  const full = !!h.limit && h.load >= h.limit
  return (
    <li
      class={over ? 'card over' : 'card'}
      onDragOver={(e) => {
        if (onDrop) {
          e.preventDefault()
          setOver(true)
        }
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault()
        setOver(false)
        const ids = e.dataTransfer?.getData('text/plain')
        if (ids && onDrop) onDrop(ids.split(','))
      }}>
      <span class="card-name">
        <Link href={'/r/cadre/' + h.id}>{h.title}</Link>{' '}
        <span class="muted">{[h.unit, h.place_title].filter(Boolean).join(' · ')}</span>
      </span>
      <span class={full ? 'load full' : 'load'}>
        {h.limit ? say('load_of', { n: h.load, m: h.limit }) : say('load_n', { n: h.load })}
        {full && ' ' + say('load_full')}
      </span>
      <button disabled={disabled} aria-label={say('assign_to', { x: h.title })} onClick={onAssign}>
        {say('assign')}
      </button>
    </li>
  )
}
