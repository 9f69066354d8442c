// The one record page, for every entity: what is recorded, what belongs to it, who changed what and when; editing,
// ending, voiding, revealing.
import { useState } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import { Rec, Value, get, queryText } from '../../api'
import { Entity, Field, calledBy, entity, fieldOf, title, list as listOf, workOf } from '../../catalogue'
import { isNumber, shown, titlesOf, words } from '../../format'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { Missing } from '../../shell/missing'
import { asList } from '../../widgets/input'
import { onDemand } from '../../widgets/on_demand'
import { Ready } from '../../widgets/state'
import { HouseholdHead } from '../households/household'
import { succeeds } from '../responsibility/successors'
import { ReviewNote, reviewable } from '../review/review_note'
import { around } from './around'
import { Form } from './form'
import { History } from './history'
import { Papers } from './papers'
import { EndDialog, RevealDialog, VoidDialog } from './record_actions'
import { Related } from './related'
import { say } from './words'

export function RecordPage({ name, id }: { name: string; id: string }) {
  const e = entity(name)
  return e ? <RecordOf key={name + id} e={e} id={id} /> : <Missing />
}

function RecordOf({ e, id }: { e: Entity; id: string }) {
  const record = useLoad<Rec>(() => get<Rec>(`/${e.name}/${id}`), [e.name, id])
  const [turn, setTurn] = useState(0)
  useTitle(`${record.value?.title || title(e)} · ${say('product')}`)
  const changed = () => {
    record.reload()
    setTurn((t) => t + 1) // also by an undo, which knows an older turn
  }
  if (record.problem?.status === 404) return <Missing />
  return (
    <>
      <Crumbs e={e} id={id} />
      <Ready of={record}>
        {(r) => (
          <>
            <Head e={e} r={r} onChanged={changed} />
            {reviewable(e) && <ReviewNote e={e} id={r.id} turn={turn} />}
            {e.name === 'household' && <HouseholdHead r={r} turn={turn} onChanged={changed} />}
            <ValuesPanel e={e} r={r} />
            {e.name === 'training_session' && <Session r={r} turn={turn} onChanged={changed} />}
            <Related e={e} r={r} turn={turn} onChanged={changed} />
            {e.name !== 'attachment' && !e.reference && <Papers e={e} id={r.id} writes={!!r.may?.write && !r.voided} />}
            <History key={turn} e={e} id={r.id} />
          </>
        )}
      </Ready>
    </>
  )
}

// Crumbs: back to the rows one came from, and on to the next of them.
function Crumbs({ e, id }: { e: Entity; id: string }) {
  const a = around(e.name, id)
  const link = (to: string | undefined, words: string) =>
    to && (
      <Link class="step" href={`/r/${e.name}/${to}`}>
        {words}
      </Link>
    )
  return (
    <p class="crumbs">
      <Link href={a.from || '/r/' + e.name}>{title(e)}</Link>
      {a.of > 1 && (
        <span class="steps-line">
          {link(a.before, '‹ ' + say('record_before'))} <span class="muted">{say('n_of_m', { n: a.at, m: a.of })}</span>{' '}
          {link(a.after, say('record_after') + ' ›')}
        </span>
      )}
    </p>
  )
}

type Doing = '' | 'edit' | 'end' | 'succeed' | 'void' | 'life'
const Session = onDemand(() => import('../awareness/session'))
const Life = onDemand(() => import('../households/life'))
const Succession = onDemand(() => import('../responsibility/succession'))

function Head({ e, r, onChanged }: { e: Entity; r: Rec; onChanged: () => void }) {
  const [query] = useQuery()
  const [doing, setDoing] = useState<Doing>(!r.may?.write ? '' : query.edit ? 'edit' : query.merge ? 'life' : '')
  const next = around(e.name, r.id).after
  const [, go] = useLocation()
  const done = () => setDoing('')
  const may = r.may || {}
  const until = String(r.values.to_on || r.values.ended_on || '')
  const ended = until !== ''
  const work = workOf(e.name, r.id)
  return (
    <div class="head">
      <h1>
        {calledBy(e, r) || title(e)}
        {r.voided && <span class="mark bad">{say('voided')}</span>}
        {ended && <span class="mark">{say('ended_on', { x: until })}</span>}
        {r.place_title && <span class="count"> {r.place_title}</span>}
      </h1>
      <div class="actions">
        {work && !r.voided && (
          <Link class="button" href={work.path}>
            {work.title}
          </Link>
        )}
        {e.may.export !== false && !r.voided && (
          <Link class="button" href={'/forms' + queryText({ entity: e.name, id: r.id, title: r.title })}>
            {say('form_of_this')}
          </Link>
        )}
        {may.void && !r.voided && <button onClick={() => setDoing('void')}>{say('void')}</button>}
        {may.end && !r.voided && !ended && <button onClick={() => setDoing('end')}>{say('end')}</button>}
        {may.end && !r.voided && !ended && succeeds(e, r) && (
          <button onClick={() => setDoing('succeed')}>{say('succeed')}</button>
        )}
        {may.write && !r.voided && !ended && (e.name === 'household' || e.name === 'person') && (
          <button onClick={() => setDoing('life')}>{say(e.name === 'person' ? 'life_duplicate' : 'life')}</button>
        )}
        {may.write && !r.voided && (
          <button class="primary" onClick={() => setDoing('edit')}>
            {say('edit')}
          </button>
        )}
      </div>
      {doing === 'edit' && (
        <Form
          entity={e}
          record={r}
          onClose={done}
          onSaved={onChanged}
          onSent={onChanged}
          onNext={next ? () => go(`/r/${e.name}/${next}?edit=1`) : undefined}
        />
      )}
      {doing === 'life' && <Life e={e} r={r} onClose={done} onDone={onChanged} />}
      {doing === 'succeed' && <Succession e={e} r={r} onClose={done} onDone={onChanged} />}
      {doing === 'end' && <EndDialog e={e} r={r} onClose={done} onDone={onChanged} />}
      {doing === 'void' && (
        <VoidDialog
          e={e}
          r={r}
          onClose={done}
          onDone={() => {
            onChanged()
            go(`/r/${e.name}/${r.id}`)
          }}
        />
      )}
    </div>
  )
}

function ValuesPanel({ e, r }: { e: Entity; r: Rec }) {
  const [revealed, setRevealed] = useState<Record<string, Value>>({})
  const [revealing, setRevealing] = useState(false)
  const secrets = e.fields.filter((f) => f.secret && r.values[f.name])
  // What is filled in is seen at once; what is empty, or noted by the program itself, is folded.
  const noted = (f: Field) => !shown(f, r) || (f.hidden && f.derived)
  const fields = e.fields.filter((f) => !f.closed)
  const main = fields.filter((f) => !f.lines && !noted(f))
  const more = fields.filter((f) => !f.lines && noted(f))
  const long = fields.filter((f) => f.lines && shown(f, r))
  const row = (f: Field) => (
    <div class="value" key={f.name}>
      <dt>{title(f)}</dt>
      <dd class={isNumber(f) ? 'number' : undefined}>
        {f.name in revealed ? <mark>{String(revealed[f.name])}</mark> : <Shown f={f} r={r} />}
      </dd>
    </div>
  )
  return (
    <section class="panel pad" aria-labelledby="values-title">
      <div class="panel-head">
        <h2 id="values-title">{say('basics')}</h2>
        {secrets.length > 0 && (r.may?.reveal ?? e.may.reveal) && !Object.keys(revealed).length && (
          <button onClick={() => setRevealing(true)}>{say('reveal')}</button>
        )}
        {Object.keys(revealed).length > 0 && <button onClick={() => setRevealed({})}>{say('hide')}</button>}
      </div>
      <dl class="values">{main.map(row)}</dl>
      {more.length > 0 && (
        <details>
          <summary>{say('more_values', { n: more.length })}</summary>
          <dl class="values">{more.map(row)}</dl>
        </details>
      )}
      {long.map((f) => (
        <div key={f.name} class="long">
          <h3>{title(f)}</h3>
          <p class="lines">{shown(f, r)}</p>
        </div>
      ))}
      {revealing && (
        <RevealDialog
          e={e}
          r={r}
          fields={secrets}
          onClose={() => setRevealing(false)}
          onDone={(v) => {
            setRevealed(v)
            setRevealing(false)
          }}
        />
      )}
    </section>
  )
}

// Shown: a value in words; a reference is a link to its record.
export function Shown({ f, r }: { f: Field; r: Rec }) {
  const v = r.values[f.name]
  if (v === null || v === undefined || v === '') return <span class="none">—</span>
  const concerned = f.name === 'record' && entity(String(r.values.register || listOf(String(r.values.list))?.of))
  if (concerned) return <Link href={`/r/${concerned.name}/${v}`}>{String(v)}</Link>
  if ((f.type === 'ref' || f.type === 'refs') && f.ref && entity(f.ref)?.may.read) {
    const titles = titlesOf(r, f.name)
    const ids = asList(v)
    if (titles.length !== ids.length) return <>{titles.join('、') || ids.join('、')}</>
    return (
      <>
        {ids.map((id, i) => (
          <span key={id}>
            {i > 0 && '、'}
            <Link href={`/r/${f.ref}/${id}`}>{titles[i] || (ids.length === 1 && titles[0]) || id}</Link>
          </span>
        ))}
      </>
    )
  }
  return <>{words(f, v, titlesOf(r, f.name))}</>
}

export const fieldTitle = (e: Entity | undefined, name: string): string => title(fieldOf(e, name)) || name
