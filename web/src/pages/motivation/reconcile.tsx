// Posts held, the month's locked pay and the roster of insurance, person by person: every difference a row with its
// reason, what each of the three says, and how to mend it.
import { Link } from 'wouter-preact'
import { address, get } from '../../api'
import { may, workTitle } from '../../catalogue'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { useMe } from '../../shell/session'
import { PeriodInput } from '../../widgets/period'
import { PlacePicker } from '../../widgets/placepicker'
import { Ready } from '../../widgets/state'
import { Table } from './money'
import { say } from './words'

interface Row {
  reason: string
  reason_title: string
  mend: string
  entity: string
  id: string
  person: string
  name: string
  place_title: string
  post: string
  pay: string
  roster: string
  post_id?: string
}
interface Reconciled {
  day: string
  month: string
  locked: boolean
  reasons: { reason: string; title: string; count: number }[]
  rows: Row[]
}

export default function Reconcile() {
  const me = useMe()
  const [query, setQuery] = useQuery()
  const asked = { period: query.period, place: query.place }
  const seen = useLoad(() => get<Reconciled>('/reconcile', asked), [query.period, query.place])
  const exports = ['village_post', 'pay_line', 'insurance_enrolment'].every((e) => may(e, 'export'))
  useTitle(`${workTitle('/reconcile')} · ${say('product')}`)
  return (
    <>
      <div class="head">
        <h1>{workTitle('/reconcile')}</h1>
        <div class="actions head-tools">
          {exports && (
            <a class="button" href={address('/reconcile/export', { ...asked, reason: query.reason })} download>
              {say('rec_export')}
            </a>
          )}
        </div>
      </div>
      <p class="lead">{say('rec_words')}</p>
      <div class="head-tools asked-row">
        <PlacePicker
          id="reconcile-place"
          value={query.place || ''}
          onChange={(place) => setQuery({ ...query, place })}
        />
        <PeriodInput
          key={query.period || me.today}
          value={query.period || ''}
          kind="day"
          onChange={(period) => setQuery({ ...query, period })}
        />
      </div>
      <Ready of={seen}>{(k) => <Found of={k} query={query} setQuery={setQuery} />}</Ready>
    </>
  )
}

function Found({
  of: k,
  query,
  setQuery,
}: {
  of: Reconciled
  query: Record<string, string>
  setQuery: (q: Record<string, string | undefined>) => void
}) {
  const rows = k.rows.filter((r) => !query.reason || r.reason === query.reason)
  const chip = (reason: string, text: string) => (
    <button
      key={reason}
      class="chip-button"
      aria-pressed={(query.reason || '') === reason}
      onClick={() => setQuery({ ...query, reason })}>
      {text}
    </button>
  )
  return (
    <section class="panel" aria-labelledby="reconcile-found">
      <div class="panel-head pad">
        <h2 id="reconcile-found">
          {k.day} · {say('rec_n', { n: rows.length })}
        </h2>
      </div>
      <div class="pad">
        {!k.locked && <p class="lead">{say('rec_unlocked', { x: k.month.slice(0, 7) })}</p>}
        {k.rows.length === 0 && <p>{say('rec_none')}</p>}
        <div class="chip-row">
          {k.rows.length > 0 && chip('', `${say('all')} ${k.rows.length}`)}
          {k.reasons.filter((x) => x.count).map((x) => chip(x.reason, `${x.title} ${x.count}`))}
        </div>
      </div>
      {rows.length > 0 && (
        <Table
          label={workTitle('/reconcile')}
          heads={[
            say('rec_who'),
            say('rec_place'),
            say('rec_reason'),
            say('rec_post'),
            say('rec_pay'),
            say('rec_roster'),
            say('rec_mend'),
            say('rec_open'),
          ]}
          rows={rows.map((r) => ({ key: r.reason + r.id, cells: cells(r) }))}
        />
      )}
    </section>
  )
}

const cells = (r: Row) => [
  <Link href={`/r/person/${r.person}`}>{r.name}</Link>,
  r.place_title,
  <strong>{r.reason_title}</strong>,
  r.post_id ? <Link href={`/r/village_post/${r.post_id}`}>{r.post}</Link> : r.post || '—',
  r.pay ? <Link href={`/r/pay_line?person=${r.person}`}>{r.pay}</Link> : '—',
  r.roster ? <Link href={`/r/insurance_enrolment?person=${r.person}`}>{r.roster}</Link> : '—',
  r.mend,
  <Link href={`/r/${r.entity}/${r.id}`}>{say('rec_record')}</Link>,
]
