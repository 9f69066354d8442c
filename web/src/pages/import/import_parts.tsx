// Pieces of an import's result: a sheet that was not taken, the counts, the refused cells, the columns understood.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { entity, nameOf } from '../../catalogue'
import { faultWords } from './import_codes'
import { WhichSheet, Word } from './import_subject'
import { Answers, Heading, Imported, Mapping, Refusal, Understanding, rowsOf, stateWords, wrote } from './import_types'
import { say } from './words'

const MOST = 300

// NotTaken: a sheet that is none of ours: for each of its sheets, what was recognised, what is nearest, what is
// missing.
export function NotTaken({ x, answers }: { x: Imported; answers?: Answers }) {
  return (
    <>
      <div class="head">
        <h1>
          {x.file} <span class="count">{stateWords(x.state)}</span>
        </h1>
      </div>
      <div class="fault-box" role="alert">
        <h2>{say('import_not_taken')}</h2>
        <p>{say('import_not_understood')}</p>
      </div>
      {(x.sheets || []).map((s) => (
        <section class="panel pad" key={s.sheet}>
          <h2>{say('import_sheet', { x: s.called })}</h2>
          {s.columns.length === 0 && <p>{say('import_no_header')}</p>}
          {answers && <WhichSheet s={s} onFor={answers.onFor} />}
          {s.subject_title && <p>{say(s.asked ? 'import_said_so' : 'import_nearest', { x: s.subject_title })}</p>}
          {s.subject_title && (
            <p>
              {say('import_missing')}
              <strong>{s.missing || say('import_missing_key')}</strong>
            </p>
          )}
          {s.columns.length > 0 && (
            <p>
              {say('import_known')}
              {s.columns.map((c) => c.header).join('、')}
            </p>
          )}
          {s.unknown && (
            <p>
              {say('import_unknown')}
              {s.unknown}
            </p>
          )}
          {answers && s.columns.length + (s.left || []).length > 0 && <Headings s={s} onMap={answers.onMap} />}
        </section>
      ))}
      <p>
        <Link class="button" href="/import">
          {say('import_other')}
        </Link>
      </p>
    </>
  )
}

export function Counts({ x, refused }: { x: Imported; refused: number }) {
  const names = [...new Set([x.accepted, x.changed, x.unchanged].flatMap((o) => Object.keys(o || {})))]
  const link = (n: string, k: number | undefined, part: string) =>
    k && entity(n) && wrote(x) ? <Link href={rowsOf(n, x, part)}>{k}</Link> : k || 0
  return (
    <section class="panel pad">
      <div class="scroll" tabIndex={0} role="region" aria-label={say('import_counts')}>
        <table class="plain-table counts">
          <caption class="unseen">{say('import_counts')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('import_kind')}</th>
              <th class="number" scope="col">
                {say('import_accepted')}
              </th>
              <th class="number" scope="col">
                {say('import_changed')}
              </th>
              <th class="number" scope="col">
                {say('import_unchanged')}
              </th>
            </tr>
          </thead>
          <tbody>
            {names.map((n) => (
              <tr key={n}>
                <th scope="row">
                  {entity(n) && wrote(x) ? <Link href={rowsOf(n, x)}>{nameOf(n)}</Link> : nameOf(n)}
                </th>
                <td class="number">{link(n, x.accepted?.[n], 'import.made')}</td>
                <td class="number">{link(n, x.changed?.[n], 'import.changed')}</td>
                <td class="number">{x.unchanged?.[n] || 0}</td>
              </tr>
            ))}
            <tr class="total">
              <th scope="row">{say('import_refused_n')}</th>
              <td class="number" colSpan={3}>
                {refused}
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  )
}

export function Refused({ all, answers }: { all: Refusal[]; answers?: Answers }) {
  const [code, setCode] = useState('')
  const codes = [...new Set(all.map((r) => r.code))]
  const rows = all.filter((r) => !code || r.code === code)
  return (
    <section class="panel">
      <div class="pad">
        <h2>{say('import_refused_head', { n: all.length })}</h2>
        <p class="muted">{say('import_refused_words')}</p>
        <p class="buttons">
          {['', ...codes].map((c) => (
            <button key={c} class="chip-button" aria-pressed={c === code} onClick={() => setCode(c)}>
              {c ? `${faultWords(c)} ${all.filter((r) => r.code === c).length}` : say('all')}
            </button>
          ))}
        </p>
      </div>
      <div class="table-box" role="region" tabIndex={0} aria-label={say('import_refused_head', { n: all.length })}>
        <table class="records">
          <thead>
            <tr>
              <th>{say('import_cell')}</th>
              <th>{say('import_found')}</th>
              <th>{say('import_problem')}</th>
              <th>{say('import_code')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map((r, i) => (
              <tr key={i}>
                <td data-label={say('import_cell')}>
                  {r.sheet} {r.cell || r.row}
                </td>
                <td data-label={say('import_found')}>
                  <mark>{r.found || say('blank')}</mark>
                </td>
                <td data-label={say('import_problem')}>
                  <div>
                    {r.message}
                    <Word r={r} onWord={answers?.onWord} />
                  </div>
                </td>
                <td data-label={say('import_code')}>{faultWords(r.code)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > MOST && <p class="pad muted">{say('import_more', { n: rows.length - MOST })}</p>}
    </section>
  )
}

// Meaning: what a heading was taken for; while nothing is taken in, it can be said otherwise.
function Meaning({ s, h, onMap }: { s: Understanding; h: Heading; onMap?: Mapping }) {
  const [busy, setBusy] = useState(false)
  const none = <span class="none">{say('import_ignored')}</span>
  if (!onMap || !h.word) return <>{h.field ? h.title || h.header : none}</>
  const say_it = async (field: string) => {
    setBusy(true)
    await onMap(h.word || '', field)
    setBusy(false)
  }
  return (
    <select
      aria-label={say('import_map', { x: h.header })}
      disabled={busy}
      value={h.field || ''}
      onChange={(e) => say_it((e.target as HTMLSelectElement).value)}>
      {h.field ? (
        <option value={h.field}>{h.title || h.header}</option>
      ) : (
        <option value="" disabled>
          {say('import_ignored')}
        </option>
      )}
      {(s.can || []).map((o) => (
        <option key={o.field} value={o.field}>
          {o.title}
        </option>
      ))}
      {h.field && <option value="-">{say('import_drop_column')}</option>}
    </select>
  )
}

export function Headings({ s, onMap }: { s: Understanding; onMap?: Mapping }) {
  return (
    <>
      {onMap && (s.can || []).length > 0 && <p class="muted">{say('import_map_words')}</p>}
      <div class="scroll" tabIndex={0} role="region" aria-label={s.called}>
        <table class="plain-table">
          <thead>
            <tr>
              <th>{say('import_column')}</th>
              <th>{say('import_header', { n: s.header_row })}</th>
              <th>{say('import_meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {[...s.columns, ...(s.left || [])].map((h) => (
              <tr key={h.column}>
                <td>{h.column}</td>
                <td>{h.header}</td>
                <td>
                  <Meaning s={s} h={h} onMap={onMap} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

export function Understood({ s, answers }: { s: Understanding; answers?: Answers }) {
  return (
    <details class="panel pad" open={!!answers && (s.left || []).length > 0}>
      <summary>
        <h2>
          {say('import_understood', { x: s.called, n: s.columns.filter((c) => c.field).length })}
          {s.subject_title ? ` · ${s.subject_title}` : ''}
        </h2>
      </summary>
      {s.unknown && (
        <p>
          {say('import_unknown')}
          {s.unknown}
        </p>
      )}
      <Headings s={s} onMap={answers?.onMap} />
    </details>
  )
}

// Notes: totals of the sheet that its rows do not come to; named, not believed.
export function Notes({ all }: { all: Refusal[] }) {
  return (
    <section class="panel pad">
      <h2>{say('import_notes_head', { n: all.length })}</h2>
      <p class="muted">{say('import_notes_words')}</p>
      <ul>
        {all.map((n) => (
          <li key={n.sheet + n.cell}>
            {n.sheet} {n.cell}: {n.message}
          </li>
        ))}
      </ul>
    </section>
  )
}
