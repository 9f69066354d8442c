// Import: drop a file, see what was understood, the dry run with its refusals, take it in, withdraw it; and what was
// imported before.
import { ComponentChildren, Fragment } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Link, useLocation } from 'wouter-preact'
import { Problem, address, get, queryText, send, upload } from '../../api'
import { canBeSheet, entity, nameOf } from '../../catalogue'
import { moment } from '../../format'
import { asProblem, useLoad, useQuery, useTitle } from '../../hooks'
import { useSession } from '../../shell/session'
import { Empty, Ready } from '../../widgets/state'
import { problemWords } from '../../words'
import { ImportResult } from './import_result'
import { Answers, Imported, rowsOf, stateWords, unended, whole, writtenIn, wrote } from './import_types'
import { say } from './words'

export default function ImportPage({ params }: { params: Record<string, string> }) {
  useTitle(`${say('page_import')} · ${say('product')}`)
  return params.id ? <One key={params.id} id={params.id} /> : <Start />
}

function Start() {
  const [, go] = useLocation()
  const [busy, setBusy] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<Imported | null>(null)
  const pick = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useQuery()
  const wanted = canBeSheet(query.for) ? query.for : undefined
  const take = async (file: File | undefined) => {
    if (!file || busy) return
    setBusy(file.name)
    setProblem(null)
    try {
      const result = whole(
        await settled(await upload<Imported & { job?: string }>('/imports', file, { for: wanted }, file.name))
      )
      if (result.id) go('/import/' + result.id)
      else {
        setRefused(result)
        setBusy('')
      }
    } catch (x) {
      setProblem(asProblem(x))
      setBusy('')
    }
  }
  return (
    <>
      <div class="head">
        <h1>{say('page_import')}</h1>
      </div>
      <p class="lead">{say('import_words')}</p>
      {wanted && (
        <p class="wanted">
          {say('import_into', { x: nameOf(wanted) })}{' '}
          <button class="link" onClick={() => setQuery({})}>
            {say('import_auto')}
          </button>
        </p>
      )}
      <div
        class={over ? 'panel drop over' : 'panel drop'}
        onDragOver={(e) => {
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(e) => {
          e.preventDefault()
          setOver(false)
          take(e.dataTransfer?.files[0])
        }}>
        <input
          ref={pick}
          id="import-file"
          class="unseen"
          type="file"
          accept=".xlsx,.xls,.csv"
          disabled={!!busy}
          onChange={(e) => take((e.target as HTMLInputElement).files?.[0])}
        />
        {busy ? (
          <p role="status">{say('import_reading', { x: busy })}</p>
        ) : (
          <>
            <p>
              <label for="import-file" class="button primary">
                {say('import_pick')}
              </label>
            </p>
            <p class="muted">{say('import_drop')}</p>
          </>
        )}
      </div>
      {problem && <NotUnderstood problem={problem} />}
      {refused && <ImportResult x={refused} busy={false} returned="" onCommit={() => {}} onWithdraw={() => {}} />}
      <Before />
    </>
  )
}

// settled: a large file is read by a job; asks twice a second until it is done.
async function settled(answer: Imported & { job?: string }): Promise<Imported> {
  if (!answer.job || answer.state) return answer
  for (;;) {
    const job = await get<{ state: string; message?: string; result?: string | { id: string } }>('/jobs/' + answer.job)
    if (job.state === 'done')
      return get<Imported>('/imports/' + (typeof job.result === 'object' ? job.result.id : job.result || answer.id))
    if (job.state === 'failed' || job.state === 'cancelled') throw new Problem(422, 'job', job.message || '', '', [])
    await new Promise((r) => setTimeout(r, 500))
  }
}

function NotUnderstood({ problem: p }: { problem: Problem }) {
  return (
    <div class="fault-box" role="alert">
      <h2>{say('import_not_taken')}</h2>
      <p class="lines">{problemWords(p)}</p>
      {p.errors.length > 0 && (
        <ul>
          {p.errors.map((x, i) => (
            <li key={i}>{x.message}</li>
          ))}
        </ul>
      )}
      <p>{say('import_not_understood')}</p>
    </div>
  )
}

function One({ id }: { id: string }) {
  const one = useLoad(() => get<Imported>('/imports/' + id).then(whole), [id])
  const [left, setLeft] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const act = async (what: string) => {
    setBusy(true)
    setProblem(null)
    try {
      const answer = await send<Imported & { job?: string; left_lines?: string }>('POST', `/imports/${id}/${what}`)
      if (answer.job) await settled(answer)
      setLeft(answer.left_lines || '')
      one.reload()
    } catch (x) {
      setProblem(asProblem(x))
      one.reload() // it may have been checked anew
    } finally {
      setBusy(false)
    }
  }
  const answer = async (what: 'map' | 'for', words: Record<string, string>) => {
    setProblem(null)
    try {
      await send('POST', `/imports/${id}/${what}`, words)
      one.reload()
    } catch (x) {
      setProblem(asProblem(x))
    }
  }
  const answers: Answers = {
    onMap: (word, field) => answer('map', { word, field }),
    onFor: (sheet, subject) => answer('for', { sheet, subject }),
    onWord: (list, word, code) => answer('map', list === 'column' ? { word, field: code } : { list, word, code }),
  }
  return (
    <>
      <p class="crumbs">
        <Link href="/import">{say('page_import')}</Link>
      </p>
      {problem &&
        (problem.code === 'import.changed' ? (
          <div class="fault-box" role="alert">
            <p>{problemWords(problem)}</p>
          </div>
        ) : (
          <NotUnderstood problem={problem} />
        ))}
      {left && (
        <div class="fault-box">
          <p>{say('import_left')}</p>
          <p class="lines">{left}</p>
        </div>
      )}
      <Ready of={one}>
        {(x) => (
          <Live x={x} reload={one.reload}>
            <ImportResult
              x={x}
              busy={busy}
              onCommit={() => act('commit' + queryText({ outcome: x.outcome }))}
              onWithdraw={() => act('withdraw')}
              onResume={() => act('resume')}
              answers={answers}
              returned={address(`/imports/${id}/returned`)}
            />
          </Live>
        )}
      </Ready>
    </>
  )
}

// Wrote: where its rows are, register by register; the link of a line is the import itself.
function Wrote({ x }: { x: Imported }) {
  const [, go] = useLocation()
  const all = wrote(x) ? writtenIn(x).filter((r) => entity(r)) : []
  if (!all.length) return <span class="none">—</span>
  return (
    <>
      {all.map((r, i) => (
        <Fragment key={r}>
          {i > 0 && '、'}
          <button class="link" role="link" onClick={() => go(rowsOf(r, x))}>
            {nameOf(r)}
          </button>
        </Fragment>
      ))}
      {x.state === 'withdrawn' && <small class="muted"> {say('import_rows_void')}</small>}
    </>
  )
}

// Live: looks again every two seconds as long as the import has not ended.
function Live({ x, reload, children }: { x: Imported; reload: () => void; children: ComponentChildren }) {
  useEffect(() => {
    if (!unended(x) && x.state !== 'taking' && x.state !== 'checking') return
    const again = setTimeout(reload, 2000)
    return () => clearTimeout(again)
  }, [x])
  return <>{children}</>
}

function Before() {
  const { me } = useSession()
  const all = useLoad(() => get<{ imports: Imported[] }>('/imports').then((a) => a.imports.map(whole)), [])
  return (
    <section class="panel pad">
      <h2>{say('import_before')}</h2>
      <Ready of={all}>
        {(a) =>
          a.length ? (
            <div class="scroll" tabIndex={0} role="region" aria-label={say('import_before')}>
              <table class="plain-table">
                <thead>
                  <tr>
                    <th>{say('when')}</th>
                    <th>{say('by_whom')}</th>
                    <th>{say('import_file')}</th>
                    <th>{say('import_subject')}</th>
                    <th>{say('import_state')}</th>
                    <th>{say('import_rows')}</th>
                  </tr>
                </thead>
                <tbody>
                  {a.map((i) => (
                    <tr key={i.id}>
                      <td>{i.at ? moment(i.at) : me.today}</td>
                      <td>
                        {i.actor_name || i.actor}
                        {i.actor_name && <small class="muted"> {i.actor}</small>}
                      </td>
                      <td>
                        <Link href={'/import/' + i.id}>{i.file}</Link>
                      </td>
                      <td>{i.subject_title || (i.subject ? nameOf(i.subject) : '—')}</td>
                      <td>{stateWords(i.state)}</td>
                      <td>
                        <Wrote x={i} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ) : (
            <Empty>{say('import_none')}</Empty>
          )
        }
      </Ready>
    </section>
  )
}
