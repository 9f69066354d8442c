// The account of the mechanisms for a day and a place: sentences with figures in them, each figure a link to its list;
// as a paper; kept as it was; its words edited.
import { Link } from 'wouter-preact'
import { useState } from 'preact/hooks'
import { address, Figure, get, send } from '../../api'
import { may } from '../../catalogue'
import { grouped } from '../../format'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { useMe } from '../../shell/session'
import { DateInput, readDay } from '../../widgets/date'
import { tell, tellProblem } from '../../widgets/notice'
import { PlacePicker } from '../../widgets/placepicker'
import { Ready } from '../../widgets/state'
import { BriefWords } from './brief_text'
import { english } from '../../words'
import { say } from './words'

interface Piece {
  text?: string
  figure?: Figure
  shown?: string // as prose has it; an account kept by an older program has none
}
interface Section {
  title: string
  pillar?: string
  part?: string
  heading?: string
  paragraphs: Piece[][]
}
interface Problem {
  mechanism: string
  section: string
  mend: string
  runs: Piece[]
}
interface BriefText {
  title: string
  day: string
  place: string
  head: string
  sections: Section[]
  next?: Section
  unit?: string
  dated?: string
  problems?: Problem[]
}
interface Kept {
  id: string
  title: string
  day: string
  kept_on: string
  account: string
}

type Open = (f: Figure) => string

// partOf: the heading of the strengthening a section opens; an account kept before headings were numbered has its title.
function partOf(b: BriefText, at: number): string | undefined {
  const s = b.sections[at]
  if (b.problems) return s.part
  return s.pillar !== b.sections[at - 1]?.pillar ? s.pillar : undefined
}

function Pieces({ pieces, open }: { pieces: Piece[]; open: Open }) {
  return (
    <>
      {pieces.map((x, k) =>
        x.figure ? (
          <Link key={k} href={open(x.figure)} title={`${x.figure.title} ${x.figure.basis || ''}`}>
            {x.shown ?? grouped(x.figure.value)}
          </Link>
        ) : (
          <span key={k}>{x.text}</span>
        )
      )}
    </>
  )
}

function Part(props: { part?: string; section: Section; numbered: boolean; open: Open }) {
  const s = props.section
  if (!s.paragraphs.length) return null
  const heading = props.numbered ? s.heading : s.title
  return (
    <section>
      {props.part && <h3>{props.part}</h3>}
      {heading && (s.pillar ? <h4>{heading}</h4> : <h3>{heading}</h3>)}
      {s.paragraphs.map((p, i) => (
        <p key={i} class="paragraph">
          <Pieces pieces={p} open={props.open} />
        </p>
      ))}
    </section>
  )
}

// What the checks find, as an annex: not in the text, and not to be taken out.
function Problems({ problems, open }: { problems: Problem[]; open: Open }) {
  return (
    <section class="annex">
      <h3>{say('brief_problems')}</h3>
      {!problems.length && <p class="paragraph">{say('brief_no_problems')}</p>}
      {!!problems.length && (
        <div class="table-box" role="region" tabIndex={0} aria-label={say('brief_problems')}>
          <table>
            <thead>
              <tr>
                {(['brief_number', 'brief_mechanism', 'brief_problem', 'brief_count', 'brief_look'] as const).map((w) => (
                  <th key={w}>{say(w)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {problems.map((x, i) => (
                <tr key={i}>
                  <td>{i + 1}</td>
                  <td>{x.section}</td>
                  <td>{x.runs[0].figure!.title}</td>
                  <td>
                    <Pieces pieces={x.runs} open={open} />
                    {(english() ? ' ' : '') + x.runs[0].figure!.unit}
                  </td>
                  <td>{x.mend}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

export default function Brief() {
  const me = useMe()
  const [query, setQuery] = useQuery()
  const [day, setDay] = useState(query.day || me.today)
  const brief = useLoad(
    () =>
      query.kept
        ? get<{ brief: BriefText }>(`/briefs/${query.kept}`).then((x) => x.brief)
        : get<BriefText>('/brief', { day: query.day || me.today, place: query.place }),
    [query.day, query.place, query.kept]
  )
  const [editing, setEditing] = useState(false)
  const [touched, setTouched] = useState(false)
  const writes = may('brief_template', 'write')
  const kept = useLoad(() => get<{ briefs: Kept[] }>('/briefs'), [])
  const asked = query.kept ? { kept: query.kept } : { day: query.day || me.today, place: query.place }
  const keep = () =>
    touched
      ? tell(say('brief_unsaved'))
      : send<{ id: string }>('POST', '/briefs', { day: query.day || me.today, place: query.place || '' }).then(() => {
      tell(say('brief_is_kept'))
      kept.reload()
    }, tellProblem)
  useTitle(`${say('page_brief')} · ${say('product')}`)
  const rows = (f: Figure) =>
    `/l/${f.code}?period=${f.from && f.to && f.from !== f.to ? `${f.from}..${f.to}` : f.to || query.day || me.today}${f.place && f.place !== me.county.code ? '&place=' + f.place : ''}`
  return (
    <>
      <div class="head no-print">
        <h1>{say('page_brief')}</h1>
        <div class="actions">
          {writes && <button onClick={() => setEditing(!editing)}>{say('brief_edit')}</button>}
          {writes && !query.kept && <button onClick={keep}>{say('brief_keep')}</button>}
          <a class="button" href={address('/brief.docx', asked)}>
            Word (.docx)
          </a>
          <a class="button" href={address('/brief.md', asked)}>
            Markdown
          </a>
          <button onClick={() => window.print()}>{say('print')}</button>
        </div>
      </div>
      <form
        noValidate
        class="panel pad picture-bar no-print"
        onSubmit={(e) => {
          e.preventDefault()
          if (readDay(day)) setQuery({ ...query, kept: undefined, day: readDay(day) })
        }}>
        <div class="filter">
          <label for="brief-day">{say('period_day')}</label>
          <DateInput id="brief-day" value={day} today={me.today} invalid={!readDay(day)} onChange={setDay} />
        </div>
        <PlacePicker id="brief-place" value={query.place || ''} onChange={(place) => setQuery({ ...query, place })} />
        <button class="primary">{say('apply')}</button>
      </form>
      {editing && (
        <BriefWords
          day={query.day || me.today}
          done={brief.reload}
          onTouched={setTouched}
          onClose={() => {
            setTouched(false)
            setEditing(false)
          }}
        />
      )}
      {!!kept.value?.briefs.length && (
        <details class="panel pad no-print" open={!!query.kept}>
          <summary>{say('brief_kept', { n: kept.value.briefs.length })}</summary>
          <ul>
            {kept.value.briefs.map((k) => (
              <li key={k.id}>
                <Link href={`/brief?kept=${k.id}`}>{k.title}</Link>{' '}
                <span class="muted">
                  {say('brief_kept_on', { x: k.kept_on, y: k.account })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Ready of={brief}>
        {(b) => (
          <article class="panel brief">
            <h2>{b.title}</h2>
            {b.sections.map((x, at) => (
              <Part key={x.title} part={partOf(b, at)} section={x} numbered={!!b.problems} open={rows} />
            ))}
            {b.next && <Part section={b.next} numbered open={rows} />}
            {b.unit && (
              <p class="signature">
                {b.unit}
                <br />
                {b.dated}
              </p>
            )}
            {b.problems && <Problems problems={b.problems} open={rows} />}
            {b.head && (
              <p class="muted digest">
                {say('journal_head')}
                {b.head}
              </p>
            )}
          </article>
        )}
      </Ready>
    </>
  )
}
