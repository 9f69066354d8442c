// Tables to hand in: a ready form, or the office's own workbook with {{…}} in its cells, filled from the records and
// saved; styles stay as they are.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Problem, address, fetchFile, get } from '../../api'
import { Entity, Option, catalogue, entity, list as listOf, title } from '../../catalogue'
import { placeWords } from '../../format'
import { asProblem, useLoad, useQuery, useTitle } from '../../hooks'
import { initials } from '../../pinyin'
import { useMe } from '../../shell/session'
import { Combo } from '../../widgets/combo'
import { Dialog } from '../../widgets/dialog'
import { FilePick } from '../../widgets/filepick'
import { tell, tellProblem } from '../../widgets/notice'
import { PeriodInput } from '../../widgets/period'
import { PlacePicker } from '../../widgets/placepicker'
import { Empty, Ready } from '../../widgets/state'
import { NO_WHY, Why, WhyFields, saidWhy } from '../../widgets/why'
import { say } from './words'

interface ReadyForm {
  name: string
  title: string
  list: string
}
const listTitle = (name: string): string => title(listOf(name) || entity(name)) || name

// sources: what the rows of an own workbook can be: every register and list this account reads.
function sources(): Option[] {
  const c = catalogue()
  const reads = (name: string) => !!entity(name)?.may.read
  return [
    ...c.entities.filter((e) => e.may.read && !e.hidden).map((e) => ({ name: e.name, words: title(e) })),
    ...c.lists.filter((l) => reads(l.of)).map((l) => ({ name: l.name, words: title(l) })),
  ].map((s) => ({ value: s.name, title: s.words, py: initials(s.words), note: s.name }))
}

interface Wanted {
  what: string
  more: Record<string, string | undefined>
  file?: File
  problem: Problem
}

function WhyDialog({ of: w, onClose, onGo }: { of: Wanted; onClose: () => void; onGo: (why: Why) => void }) {
  const [why, setWhy] = useState(NO_WHY)
  return (
    <Dialog
      title={say('form_why')}
      onClose={onClose}
      foot={
        <button class="primary" disabled={!saidWhy(why)} onClick={() => onGo(why)}>
          {say('form_fill')}
        </button>
      }>
      <p>{say('form_why_words')}</p>
      {w.problem.code === 'reason.required' && <p role="alert">{w.problem.detail}</p>}
      <WhyFields value={why} onChange={setWhy} />
    </Dialog>
  )
}

export default function Forms() {
  const me = useMe()
  const [query, setQuery] = useQuery()
  const forms = useLoad(() => get<{ forms: ReadyForm[] }>('/forms').then((f) => f.forms), [])
  const [busy, setBusy] = useState('')
  useTitle(`${say('page_forms')} · ${say('product')}`)
  const [clear, setClear] = useState(false) // numbers in full, for who may know them
  const asked = { place: query.place, period: query.period, reveal: clear ? '1' : undefined }
  const [wanted, setWanted] = useState<Wanted | undefined>() // a table of persons: what it is for
  const fill = async (what: string, more: Record<string, string | undefined>, file?: File) => {
    if (busy) return
    setBusy(what)
    try {
      tell(say('form_filled', { x: await fetchFile('/forms/fill', { ...asked, ...more }, file) }))
      setWanted(undefined)
    } catch (x) {
      const p = asProblem(x)
      if (['purpose.required', 'reason.required'].includes(p.code)) setWanted({ what, more, file, problem: p })
      else tellProblem(x)
    } finally {
      setBusy('')
    }
  }
  return (
    <>
      <div class="head">
        <h1>{say('page_forms')}</h1>
        <PlacePicker id="forms-place" value={query.place || ''} onChange={(place) => setQuery({ ...query, place })} />
      </div>
      <p class="lead">{say('forms_words')}</p>
      <div class="period-line">
        <PeriodInput
          value={query.period || ''}
          kind="span"
          onChange={(period) => setQuery({ ...query, period })}
        />
      </div>
      {entity('person')?.may.reveal && (
        <label class="tick">
          <input type="checkbox" checked={clear} onChange={(e) => setClear(e.currentTarget.checked)} />
          {say('form_clear')}
        </label>
      )}
      {!query.entity && (
        <section class="panel pad" aria-labelledby="forms-ready">
          <h2 id="forms-ready">{say('forms_ready')}</h2>
          <Ready of={forms}>
            {(all) =>
              all.length ? (
                <ul class="forms">
                  {all.map((f) => (
                    <li key={f.name}>
                      <span>
                        <strong>{f.title}</strong>
                        <br />
                        <Link class="muted" href={(listOf(f.list) ? '/l/' : '/r/') + f.list}>
                          {say('form_rows_of', { x: listTitle(f.list) })}
                        </Link>
                      </span>
                      <span class="buttons">
                        <a class="button" href={address('/forms/' + f.name)} download>
                          {say('form_empty')}
                        </a>
                        <button
                          disabled={!!busy}
                          aria-label={`${say('form_fill')} · ${f.title}`}
                          onClick={() => fill(f.name, { form: f.name })}>
                          {say(busy === f.name ? 'form_filling' : 'form_fill')}
                        </button>
                      </span>
                    </li>
                  ))}
                </ul>
              ) : (
                <Empty>{say('forms_none')}</Empty>
              )
            }
          </Ready>
        </section>
      )}
      <OwnWorkbook
        record={query.entity && query.id ? { entity: query.entity, id: query.id, title: query.title || query.id } : undefined}
        place={query.place ? placeWords(query.place) : me.county.title}
        busy={!!busy}
        onFill={(more, file) => fill('own', more, file)}
      />
      {wanted && (
        <WhyDialog
          of={wanted}
          onClose={() => setWanted(undefined)}
          onGo={(why) => fill(wanted.what, { ...wanted.more, purpose: why.purpose, reason: why.reason.trim() }, wanted.file)}
        />
      )}
    </>
  )
}

// Marks: the columns of the chosen register, each as it is written into a cell.
function Marks({ kind, of }: { kind: 'record' | 'list'; of?: Entity }) {
  if (!of) return null
  const names = [...of.fields.filter((f) => !f.hidden || f.required).map((f) => title(f)), say('place')]
  return (
    <div class="marks-of">
      <p class="muted">{say('form_columns', { x: title(of) })}</p>
      <ul>
        {names.map((n) => (
          <li key={n}>
            <code>{`{{${kind}:${n}}}`}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}

function OwnWorkbook({
  record,
  place,
  busy,
  onFill,
}: {
  record?: { entity: string; id: string; title: string }
  place: string
  busy: boolean
  onFill: (more: Record<string, string | undefined>, file: File) => void
}) {
  const [source, setSource] = useState('')
  const [file, setFile] = useState<File | undefined>()
  return (
    <section class="panel pad" aria-labelledby="forms-own">
      <h2 id="forms-own">{say('forms_own')}</h2>
      <p class="muted">{say('forms_own_words')}</p>
      <dl class="marks">
        {(
          [
            ['{{figure:household.poor}}', 'mark_figure'],
            ['{{list:hh_no}}', 'mark_list'],
            ['{{record:hh_no}}', 'mark_record'],
            ['{{n}} {{day}} {{place}}', 'mark_plain'],
          ] as const
        ).map(([mark, key]) => (
          <div key={mark}>
            <dt>
              <code>{mark}</code>
            </dt>
            <dd>{say(key)}</dd>
          </div>
        ))}
      </dl>
      {record ? (
        <p>
          {say('form_of_record')}{' '}
          <Link href={`/r/${record.entity}/${record.id}`}>
            {title(entity(record.entity))} · {record.title}
          </Link>
        </p>
      ) : (
        <div class="field">
          <label for="form-source">{say('form_source')}</label>
          <Combo
            id="form-source"
            options={sources()}
            value={source}
            shown={source && listTitle(source)}
            placeholder={say('form_source_hint')}
            onChange={setSource}
          />
        </div>
      )}
      {(record || source) && (
        <Marks
          kind={record ? 'record' : 'list'}
          of={entity(record ? record.entity : listOf(source)?.of || source)}
        />
      )}
      <p class="buttons">
        <FilePick id="form-file" accept=".xlsx" word={file ? file.name : say('form_pick')} onFile={setFile} />
        <button
          class="primary"
          disabled={!file || busy}
          onClick={() =>
            file &&
            onFill(record ? { entity: record.entity, id: record.id } : { list: source || undefined }, file)
          }>
          {say('form_fill_own', { x: place })}
        </button>
      </p>
    </section>
  )
}
