// Who has studied what: the required topics of a year beside the bodies and units they bind, and beside the members of a
// body. A cell opens the session; what is past its day and not studied is marked by word and colour.
import { Link } from 'wouter-preact'
import { Page, Rec, get } from '../../api'
import { codeTitle, entity, fieldOf, workTitle } from '../../catalogue'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { Missing } from '../../shell/missing'
import { useMe } from '../../shell/session'
import { asList } from '../../widgets/input'
import { Ready } from '../../widgets/state'
import { YearLine } from '../../widgets/year'
import { say } from './words'

interface Study {
  topics: Rec[]
  sessions: Rec[]
  attendance: Rec[]
  townships: Rec[]
}

async function all(path: string, query: Record<string, string>): Promise<Rec[]> {
  const out: Rec[] = []
  let after: string | undefined
  do {
    const page: Page = await get<Page>(path, { ...query, limit: 200, after })
    out.push(...page.rows)
    after = page.next || undefined
  } while (after && out.length < 10000)
  return out
}

async function studyOf(year: string): Promise<Study> {
  const [topics, sessions, attendance, organisations] = await Promise.all([
    all('/required_topic', { 'due_on.from': `${year}-01-01`, 'due_on.to': `${year}-12-31`, sort: 'due_on' }),
    all('/study_session', { sort: 'held_on' }),
    all('/study_attendance', {}),
    all('/organisation', { kind: 'committee', sort: 'place' }),
  ])
  return { topics, sessions, attendance, townships: organisations.filter((o) => (o.place || '').length === 9) }
}

const studies = (s: Rec, topic: Rec): boolean => asList(s.values.topics).includes(topic.id)
const binds = (topic: Rec, body: string): boolean => asList(topic.values.binds).includes(body)
const bodyTitle = (code: string): string => {
  const f = fieldOf(entity('study_session'), 'body')
  return (f && codeTitle(f, code)) || code
}

export default function StudyPage() {
  const me = useMe()
  const [query, setQuery] = useQuery()
  const year = /^\d{4}$/.test(query.year || '') ? query.year : me.today.slice(0, 4)
  const study = useLoad(() => studyOf(year), [year])
  useTitle(`${workTitle('/study')} · ${say('product')}`)
  if (!entity('required_topic')?.may.read) return <Missing />
  return (
    <>
      <div class="head">
        <h1>{workTitle('/study')}</h1>
      </div>
      <p class="lead">
        {say('study_words')} <Link href="/l/study.topic_missed">{say('study_missed')}</Link> ·{' '}
        <Link href="/l/study.unit_missed">{say('study_units_missed')}</Link> ·{' '}
        <Link href="/l/study.member_missed">{say('study_members_missed')}</Link> ·{' '}
        <Link href="/l/study.task_overdue">{say('study_tasks')}</Link>
      </p>
      <YearLine year={year} onChange={(next) => setQuery({ ...query, year: next })} />
      <Ready of={study}>
        {(s) =>
          s.topics.length ? (
            <>
              <Bodies s={s} today={me.today} />
              <Members s={s} today={me.today} body={query.body} onBody={(body) => setQuery({ ...query, body })} />
            </>
          ) : (
            <p class="panel pad">{say('study_none')}</p>
          )
        }
      </Ready>
    </>
  )
}

// A row of the matrix: whose it is, and what he has of a topic: a session, a missed one, or nothing to do with it.
interface Line {
  key: string
  title: string
  href?: string
  of: (topic: Rec) => { session?: Rec; word?: string; bound: boolean }
}

function Matrix({ title, s, lines, today }: { title: string; s: Study; lines: Line[]; today: string }) {
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={title}>
      <table class="plain-table matrix">
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            <th>{say('study_who')}</th>
            {s.topics.map((t) => (
              <th key={t.id}>
                <Link href={`/r/required_topic/${t.id}`}>{t.title}</Link>
                <br />
                <span class="muted">{say('study_due', { x: String(t.values.due_on).slice(5) })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((l) => (
            <tr key={l.key}>
              <th scope="row">{l.href ? <Link href={l.href}>{l.title}</Link> : l.title}</th>
              {s.topics.map((t) => (
                <td key={t.id}>
                  <Cell {...l.of(t)} late={String(t.values.due_on) < today} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ session, word, bound, late }: { session?: Rec; word?: string; bound: boolean; late: boolean }) {
  if (session)
    return (
      <Link href={`/r/study_session/${session.id}`} title={session.title}>
        {String(session.values.held_on).slice(5)}
        {word && ' ' + word}
      </Link>
    )
  if (!bound) return <span class="none">—</span>
  return late ? <span class="severity error">{say('study_not')}</span> : <span class="muted">{say('study_yet')}</span>
}

function Bodies({ s, today }: { s: Study; today: string }) {
  const bodies = [...new Set(s.topics.flatMap((t) => asList(t.values.binds)))]
  const lines: Line[] = bodies
    .filter((b) => b !== 'township_committee')
    .map((body) => ({
      key: body,
      title: bodyTitle(body),
      of: (t) => ({
        session: s.sessions.find((x) => x.values.body === body && studies(x, t)),
        bound: binds(t, body),
      }),
    }))
  if (bodies.includes('township_committee'))
    for (const o of s.townships)
      lines.push({
        key: o.id,
        title: o.title,
        href: `/r/organisation/${o.id}`,
        of: (t) => ({
          session: s.sessions.find(
            (x) =>
              x.values.body === 'township_committee' &&
              (x.values.organisation === o.id || x.place === o.place) &&
              studies(x, t)
          ),
          bound: binds(t, 'township_committee'),
        }),
      })
  return (
    <section class="panel pad" aria-labelledby="study-bodies">
      <h2 id="study-bodies">{say('study_bodies')}</h2>
      <Matrix title={say('study_bodies')} s={s} lines={lines} today={today} />
    </section>
  )
}

const MEMBERS = ['standing_committee', 'study_group', 'township_committee', 'branch', 'other']

function Members({ s, today, body, onBody }: { s: Study; today: string; body?: string; onBody: (b: string) => void }) {
  const chosen = body || 'standing_committee'
  const held = s.sessions.filter((x) => x.values.body === chosen)
  const here = s.attendance.filter((a) => held.some((x) => x.id === a.values.session))
  const people = new Map<string, string>()
  for (const a of here) people.set(String(a.values.person), a.title)
  const lines: Line[] = [...people].map(([person, title]) => ({
    key: person,
    title,
    href: `/r/person/${person}`,
    of: (t) => {
      const own = here.filter(
        (a) => a.values.person === person && studies(held.find((x) => x.id === a.values.session)!, t)
      )
      const came = own.find((a) => a.values.presence !== 'absent')
      return {
        session: came && held.find((x) => x.id === came.values.session),
        word:
          came?.values.presence === 'made_up'
            ? say('study_made_up', { x: String(came.values.made_up_on || '').slice(5) })
            : undefined,
        bound: binds(t, chosen),
      }
    },
  }))
  return (
    <section class="panel pad" aria-labelledby="study-members">
      <h2 id="study-members">{say('study_members')}</h2>
      <p class="buttons">
        <select
          aria-label={say('study_body')}
          value={chosen}
          onChange={(e) => onBody((e.target as HTMLSelectElement).value)}
        >
          {MEMBERS.map((b) => (
            <option key={b} value={b}>
              {bodyTitle(b)}
            </option>
          ))}
        </select>
      </p>
      {lines.length ? (
        <Matrix title={say('study_members')} s={s} lines={lines} today={today} />
      ) : (
        <p>{say('study_no_members')}</p>
      )}
    </section>
  )
}
