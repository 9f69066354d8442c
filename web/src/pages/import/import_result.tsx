// What an import came to: what was understood, how many records of each kind, and every refused cell with what was
// found and why.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { moment } from '../../format'
import { Dialog } from '../../widgets/dialog'
import { Counts, NotTaken, Notes, Refused, Understood } from './import_parts'
import { SaidWords, WhichSheet } from './import_subject'
import { Answers, Imported, stateWords, unended } from './import_types'
import { say } from './words'

interface Props {
  x: Imported
  busy: boolean
  returned: string
  onCommit: () => void
  onWithdraw: () => void
  onResume?: () => void
  answers?: Answers
}

export function ImportResult({ x, busy, returned, onCommit, onWithdraw, onResume, answers }: Props) {
  const [asking, setAsking] = useState(false)
  if (x.state === 'refused') return <NotTaken x={x} answers={answers} />
  const open = x.state === 'checked' ? answers : undefined
  const refused = Array.isArray(x.refused) ? x.refused : []
  const sent = x.sent || 0
  const taken = sent + [...Object.values(x.accepted || {}), ...Object.values(x.changed || {})].reduce((a, b) => a + b, 0)
  return (
    <>
      <div class="head">
        <h1>
          {x.file}{' '}
          <span class="count">
            {x.subject_title} · {stateWords(x.state)}
            {x.at ? ' · ' + moment(x.at) : ''}
          </span>
        </h1>
        <div class="actions">
          {x.returned && refused.length > 0 && (
            <a class="button" href={returned} download>
              {say('import_returned')}
            </a>
          )}
          {x.state === 'checked' && (
            <button class="primary" disabled={busy || !taken} onClick={onCommit}>
              {say(busy ? 'import_working' : 'import_commit')}
            </button>
          )}
          {onResume && unended(x) && x.state !== 'running' && (
            <button class="primary" disabled={busy} onClick={onResume}>
              {say(busy ? 'import_working' : 'import_resume')}
            </button>
          )}
          {(x.state === 'done' || unended(x)) && (
            <button disabled={busy} onClick={() => setAsking(true)}>
              {say(busy ? 'import_working' : 'import_withdraw')}
            </button>
          )}
        </div>
      </div>
      <ol class="steps">
        {(['import_step_file', 'import_step_check', 'import_step_done'] as const).map((k, i) => {
          const now = x.state === 'checked' ? 1 : 2
          return (
            <li key={k} class={i < now ? 'past' : i === now ? 'now' : ''} aria-current={i === now ? 'step' : undefined}>
              {i + 1} {say(k)}
            </li>
          )
        })}
      </ol>
      {x.state === 'checked' && (
        <p class="lead" role="status">
          {say(refused.length ? 'import_some' : taken ? 'import_all' : 'import_nothing', { n: refused.length })}
        </p>
      )}
      {unended(x) && x.going && (
        <div class={x.state === 'running' ? 'lead' : 'fault-box'} role="status">
          <p>{say('import_going', x.going)}</p>
          {x.going.message && <p>{x.going.message}</p>}
          <p>{say(x.state === 'stopped' ? 'import_stands' : 'import_goes_on')}</p>
        </div>
      )}
      {x.state === 'done' && (
        <p class="lead good" role="status">
          {say('import_done_words')}
        </p>
      )}
      {x.state === 'withdrawn' && (
        <p class="lead" role="status">
          {say('import_withdrawn_words')}
        </p>
      )}
      {sent > 0 && (
        <p class="lead" role="status">
          {say(x.state === 'checked' ? 'import_would_wait' : 'import_waits', { n: sent })}{' '}
          {x.state !== 'checked' && <Link href="/review?box=sent">{say('review_sent')}</Link>}
        </p>
      )}
      {open && (
        <section class="panel pad">
          {(x.sheets || [])
            .filter((s) => s.header_row > 0)
            .map((s) => (
              <WhichSheet key={s.sheet} s={s} onFor={open.onFor} />
            ))}
        </section>
      )}
      <Counts x={x} refused={refused.length} />
      {refused.length > 0 && <Refused all={refused} answers={open} />}
      <SaidWords all={x.words || []} onWord={open?.onWord} />
      {(x.notes || []).length > 0 && <Notes all={x.notes || []} />}
      {(x.sheets || []).map((s) => (
        <Understood key={s.sheet} s={s} answers={open} />
      ))}
      {asking && (
        <Dialog
          title={say('import_withdraw')}
          onClose={() => setAsking(false)}
          foot={
            <>
              <button onClick={() => setAsking(false)}>{say('cancel')}</button>
              <button
                class="primary"
                onClick={() => {
                  setAsking(false)
                  onWithdraw()
                }}>
                {say('import_withdraw')}
              </button>
            </>
          }>
          <p>{say('import_withdraw_words')}</p>
        </Dialog>
      )}
    </>
  )
}
