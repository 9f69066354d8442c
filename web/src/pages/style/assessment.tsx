// Assessment on one page: the organisations of a list in the order of their places, and the score sheet of one: each
// item with what it was computed from, which opens into the rows behind it. Scores come from the server in hundredths.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Page, Rec, get, queryText, send } from '../../api'
import { entity, list as listOf, may, workTitle } from '../../catalogue'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { useMe } from '../../shell/session'
import { tell } from '../../widgets/notice'
import { Ready } from '../../widgets/state'
import { Sure } from '../../widgets/sure'
import { Form } from '../records/form'
import { Problems, useSend } from '../records/record_actions'
import { Key, say } from './words'

interface Row {
  id: string
  organisation: string
  place_title: string
  total: number
  unscored: number
  open_appeals: number
  told_on: string
  locked_on: string
}
interface Line {
  item: string
  title: string
  weight: number
  source: string
  figure: string
  figure_title: string
  goal_kind: string
  goal: number
  score_id: string
  score?: number
  value: string
  evidence: string
  scored_on: string
  block: number
  by: string
}
interface Sheet {
  id: string
  organisation: string
  organisation_id: string
  list: string
  list_id: string
  year: number
  place: string
  standard: number
  total: number
  open_appeals: number
  told_on: string
  locked_on: string
  items: Line[]
}
interface Done {
  scored: number
  changed: number
  same: number
  by_hand: number
  locked: number
}

const points = (n: number): string => String(n / 100)
const told = (d: Done) => tell(say('assess_done', { n: d.scored, a: d.changed, b: d.by_hand }))

export default function Assessment() {
  const [query, setQuery] = useQuery()
  const lists = useLoad(() => get<Page>('/assessment_list', { sort: '-year', limit: 100 }), [])
  useTitle(`${workTitle('/assessment')} · ${say('product')}`)
  if (query.id) return <OneSheet key={query.id} id={query.id} />
  return (
    <>
      <div class="head">
        <h1>{workTitle('/assessment')}</h1>
      </div>
      <p class="lead">{say('assess_words')}</p>
      <Ready of={lists}>
        {(page) => {
          const list = page.rows.find((r) => r.id === query.list) || page.rows[0]
          if (!list) return <p>{say('assess_none')}</p>
          return (
            <>
              <p class="buttons">
                <select
                  aria-label={say('assess_list')}
                  value={list.id}
                  onChange={(e) => setQuery({ list: (e.target as HTMLSelectElement).value })}
                >
                  {page.rows.map((r) => (
                    <option key={r.id} value={r.id}>
                      {r.title}
                    </option>
                  ))}
                </select>
              </p>
              <Organisations key={list.id} list={list} />
            </>
          )
        }}
      </Ready>
    </>
  )
}

function Organisations({ list }: { list: Rec }) {
  const rows = useLoad(() => get<{ rows: Row[] }>(`/assessment_lists/${list.id}/rows`), [list.id])
  const [problem, busy, run] = useSend()
  const [adding, setAdding] = useState(false)
  const standard = Math.round(Number(list.values.standard) * 100)
  const score = () =>
    run(async () => {
      told(await send<Done>('POST', `/assessment_lists/${list.id}/score`))
      rows.reload()
    })
  return (
    <>
      <Problems of={problem} />
      <p class="buttons">
        {may('assessment_score', 'write') && (
          <button class="primary" disabled={busy} onClick={score}>
            {say('assess_score_all')}
          </button>
        )}
        <Link class="button" href={`/r/assessment_item?duty_list=${list.id}`}>
          {say('assess_items')}
        </Link>
        {may('assessment', 'write') && <button onClick={() => setAdding(true)}>{say('assess_new')}</button>}
      </p>
      {adding && (
        <Form
          entity={entity('assessment')!}
          preset={{ duty_list: list.id }}
          presetTitles={{ [list.id]: list.title }}
          onClose={() => setAdding(false)}
          onSaved={rows.reload}
        />
      )}
      <section class="panel pad">
        <p>{say('assess_standard', { x: points(standard) })}</p>
        <Ready of={rows}>
          {(x) => (
            <div class="scroll">
              <table class="plain-table">
                <thead>
                  <tr>
                    <th>{say('assess_organisation')}</th>
                    <th>{say('assess_place')}</th>
                    <th class="number">{say('assess_total')}</th>
                    <th>{say('assess_state')}</th>
                    <th>{say('assess_told')}</th>
                    <th>{say('assess_locked')}</th>
                  </tr>
                </thead>
                <tbody>
                  {!x.rows.length && (
                    <tr>
                      <td colSpan={6}>{say('assess_no_units')}</td>
                    </tr>
                  )}
                  {x.rows.map((r) => (
                    <tr key={r.id}>
                      <td>
                        <Link href={`/assessment?id=${r.id}`}>{r.organisation}</Link>
                      </td>
                      <td>{r.place_title}</td>
                      <td class="number">{points(r.total)}</td>
                      <td>
                        <State row={r} standard={standard} />
                      </td>
                      <td>{r.told_on || '—'}</td>
                      <td>{r.locked_on || '—'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Ready>
      </section>
    </>
  )
}

function State({ row: r, standard }: { row: Row; standard: number }) {
  const words = r.unscored
    ? say('assess_unscored', { n: r.unscored })
    : say(r.total >= standard ? 'assess_met' : 'assess_not_met')
  return (
    <>
      {words}
      {r.open_appeals > 0 && <span class="severity hint">{say('assess_appealed')}</span>}
    </>
  )
}

const RULES: Record<string, Key> = {
  reach: 'rule_reach',
  none: 'rule_none',
  threshold: 'rule_threshold',
  bands: 'rule_bands',
}

// Next: what may be done with a result now: tell it, appeal against it, lock it.
function Next({ s, run, busy, onDone }: { s: Sheet; run: Run; busy: boolean; onDone: () => void }) {
  const me = useMe()
  const [appealing, setAppealing] = useState(false)
  const set = (values: Record<string, string>) =>
    run(async () => {
      const now = await get<Rec>(`/assessment/${s.id}`)
      await send('PATCH', `/assessment/${s.id}`, { version: now.version, values })
      onDone()
    })
  const unscored = s.items.some((i) => i.score === undefined)
  const result = {
    x: s.organisation,
    a: points(s.total),
    b: say(s.total >= s.standard ? 'assess_met' : 'assess_not_met'),
  }
  const [reopening, setReopening] = useState(false)
  if (s.locked_on)
    return (
      <>
        <p>
          {say('assess_is_locked', { x: s.locked_on })}{' '}
          {may('assessment', 'confirm') && (
            <button onClick={() => setReopening(true)}>{say('assess_reopen')}</button>
          )}
        </p>
        {reopening && (
          <Form
            entity={entity('assessment_reopening')!}
            preset={{ assessment: s.id }}
            presetTitles={{ [s.id]: s.organisation }}
            only={['assessment', 'reason', 'document']}
            onClose={() => setReopening(false)}
            onSaved={onDone}
          />
        )}
      </>
    )
  return (
    <div class="buttons">
      {may('assessment_score', 'write') && (
        <button
          class="primary"
          disabled={busy}
          onClick={() =>
            run(async () => {
              told(await send<Done>('POST', `/assessments/${s.id}/score`))
              onDone()
            })
          }
        >
          {say('assess_score')}
        </button>
      )}
      {!s.told_on && !unscored && may('assessment', 'write') && (
        <Sure word={say('assess_tell')} disabled={busy} onGo={() => set({ told_on: me.today })}>
          <p>{say('assess_tell_sure', result)}</p>
        </Sure>
      )}
      {s.told_on && may('assessment_appeal', 'write') && (
        <button onClick={() => setAppealing(true)}>{say('assess_appeal')}</button>
      )}
      {s.told_on && may('assessment', 'confirm') && (
        <Sure word={say('assess_lock')} disabled={busy} onGo={() => set({ locked_on: me.today })}>
          <p>{say('assess_lock_sure', result)}</p>
        </Sure>
      )}
      {appealing && (
        <Form
          entity={entity('assessment_appeal')!}
          preset={{ assessment: s.id, appealed_on: me.today }}
          presetTitles={{ [s.id]: s.organisation }}
          only={['assessment', 'item', 'appealed_on', 'matter', 'evidence']}
          onClose={() => setAppealing(false)}
          onSaved={onDone}
        />
      )}
    </div>
  )
}
type Run = (f: () => Promise<void>) => Promise<void>

function OneSheet({ id }: { id: string }) {
  const sheet = useLoad(() => get<Sheet>(`/assessments/${id}`), [id])
  const appeals = useLoad(() => get<Page>('/assessment_appeal', { assessment: id }), [id])
  const reopened = useLoad(() => get<Page>('/assessment_reopening', { assessment: id }), [id])
  const [problem, busy, run] = useSend()
  const reload = () => {
    sheet.reload()
    appeals.reload()
    reopened.reload()
  }
  useTitle(`${sheet.value?.organisation || workTitle('/assessment')} · ${say('product')}`)
  return (
    <Ready of={sheet}>
      {(s) => (
        <>
          <p class="crumbs">
            <Link href={'/assessment' + queryText({ list: s.list_id })}>{workTitle('/assessment')}</Link> › {s.list}
          </p>
          <div class="head">
            <h1>
              {s.organisation} <span class="count">{say('year_x', { x: s.year })}</span>
            </h1>
            <div class="actions">
              <Link class="button" href={`/r/assessment/${s.id}`}>
                {say('assess_record')}
              </Link>
            </div>
          </div>
          <Problems of={problem} />
          <p class="lead">
            {say('assess_sum', { x: points(s.total), y: points(s.standard) })}
            {s.told_on && say('assess_told_on', { x: s.told_on })}
          </p>
          <Next s={s} run={run} busy={busy} onDone={reload} />
          <section class="panel pad">
            <div class="scroll">
              <table class="plain-table">
                <thead>
                  <tr>
                    <th>{say('assess_item')}</th>
                    <th class="number">{say('assess_weight')}</th>
                    <th>{say('assess_rule')}</th>
                    <th>{say('assess_value')}</th>
                    <th class="number">{say('assess_points')}</th>
                    <th>{say('assess_from')}</th>
                  </tr>
                </thead>
                <tbody>
                  {s.items.map((i) => (
                    <ItemRow key={i.item} i={i} s={s} onDone={reload} />
                  ))}
                </tbody>
              </table>
            </div>
          </section>
          <Appeals of={appeals.value?.rows || []} />
          <Reopened of={reopened.value?.rows || []} />
        </>
      )}
    </Ready>
  )
}

function ItemRow({ i, s, onDone }: { i: Line; s: Sheet; onDone: () => void }) {
  const me = useMe()
  const [scoring, setScoring] = useState(false)
  const rule = RULES[i.goal_kind]
  return (
    <tr>
      <td>{i.title}</td>
      <td class="number">{points(i.weight)}</td>
      <td>{i.source === 'record' && rule ? say(rule, { x: i.goal }) : say('rule_hand')}</td>
      <td>
        {i.figure && listOf(i.figure) ? (
          <>
            <Link
              href={`/l/${i.figure}${queryText({
                ...(i.by ? { [i.by]: s.organisation_id } : { place: s.place }),
                period: s.year,
              })}`}>
              {i.figure_title} {i.value}
            </Link>{' '}
            <span class="muted">{say(i.by ? 'assess_by_unit' : 'assess_by_place')}</span>
          </>
        ) : (
          '—'
        )}
      </td>
      <td class="number">
        {i.score === undefined ? (
          may('assessment_score', 'write') && i.source === 'hand' && !s.locked_on ? (
            <button onClick={() => setScoring(true)}>{say('assess_by_hand')}</button>
          ) : (
            '—'
          )
        ) : (
          <Link href={`/r/assessment_score/${i.score_id}`}>{points(i.score)}</Link>
        )}
        {scoring && (
          <Form
            entity={entity('assessment_score')!}
            preset={{ assessment: s.id, item: i.item, scored_on: me.today }}
            presetTitles={{ [s.id]: s.organisation, [i.item]: i.title }}
            onClose={() => setScoring(false)}
            onSaved={onDone}
          />
        )}
      </td>
      <td class="muted">
        {i.block > 0 ? say('assess_block', { x: i.scored_on, n: i.block }) : [i.scored_on, i.evidence].join(' ')}
      </td>
    </tr>
  )
}

// Reopened: the results that stood before a mistake was found.
function Reopened({ of: rows }: { of: Rec[] }) {
  if (!rows.length) return null
  return (
    <section class="panel pad">
      <h2>{say('assess_reopened')}</h2>
      <ul>
        {rows.map((r) => (
          <li key={r.id}>
            <Link href={`/r/assessment_reopening/${r.id}`}>{r.title}</Link>{' '}
            <span class="muted">
              {say('assess_reopened_was', { x: String(r.values.old_locked_on), y: String(r.values.old_total) })}
              {' · '}
              {String(r.titles.document || '')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Appeals({ of: rows }: { of: Rec[] }) {
  if (!rows.length) return null
  return (
    <section class="panel pad">
      <h2>{say('assess_appeals')}</h2>
      <ul>
        {rows.map((r) => (
          <li key={r.id}>
            <Link href={`/r/assessment_appeal/${r.id}`}>{r.title}</Link>{' '}
            <span class="muted">
              {r.values.decision ? String(r.values.result || '') : say('assess_appeal_waits')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
