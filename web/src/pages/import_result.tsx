// What an import came to: what was understood, how many records of each kind, and every refused cell with what was found and why.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { entity, title } from '../catalogue'
import { moment } from '../format'
import { Dialog } from '../widgets/dialog'
import { say } from '../words'
import { stateWords } from './import'

export interface Refusal { sheet: string; row: number; cell: string; field?: string; code: string; found?: string; message: string }
export interface Imported {
        id: string; file: string; state: 'checked' | 'done' | 'withdrawn' | 'refused'; subject?: string; subject_title?: string
        sheets?: Understanding[]
        accepted?: Record<string, number>; changed?: Record<string, number>; unchanged?: Record<string, number>; refused: Refusal[]
        returned?: boolean | string | null; at?: string | number; actor?: string; report?: Imported | null
}
export interface Understanding {
        sheet: string; understood?: boolean; subject_title?: string | null; header_row: number; missing?: string; unknown?: string
        columns: { column: string; header: string; field?: string | null; title?: string | null }[]
}

// whole: a kept import carries its report beside it; here they are one.
export const whole = (x: Imported): Imported => ({ ...x.report, ...x, subject_title: x.subject_title || x.report?.subject_title, refused: x.report?.refused || x.refused || [],
        returned: x.returned ?? (x.refused || []).length > 0 })
const MOST = 300

interface Props { x: Imported; busy: boolean; returned: string; onCommit: () => void; onWithdraw: () => void }

export function ImportResult({ x, busy, returned, onCommit, onWithdraw }: Props) {
        const [asking, setAsking] = useState(false)
        if (x.state === 'refused') return <NotTaken x={x} />
        const refused = Array.isArray(x.refused) ? x.refused : []
        const taken = [...Object.values(x.accepted || {}), ...Object.values(x.changed || {})].reduce((a, b) => a + b, 0)
        return (
                <>
                        <div class="head"><h1>{x.file} <span class="count">{x.subject_title} · {stateWords(x.state)}{x.at ? ' · ' + moment(x.at) : ''}</span></h1>
                                <div class="actions">
                                        {x.returned && refused.length > 0 && <a class="button" href={returned} download>{say('import_returned')}</a>}
                                        {x.state === 'checked' && <button class="primary" disabled={busy || !taken} onClick={onCommit}>{say(busy ? 'import_working' : 'import_commit')}</button>}
                                        {x.state === 'done' && <button disabled={busy} onClick={() => setAsking(true)}>{say(busy ? 'import_working' : 'import_withdraw')}</button>}
                                </div></div>
                        <ol class="steps">{(['import_step_file', 'import_step_check', 'import_step_done'] as const).map((k, i) => {
                                const now = x.state === 'checked' ? 1 : 2
                                return <li key={k} class={i < now ? 'past' : i === now ? 'now' : ''} aria-current={i === now ? 'step' : undefined}>{i + 1} {say(k)}</li>
                        })}</ol>
                        {x.state === 'checked' && <p class="lead" role="status">{say(refused.length ? 'import_some' : taken ? 'import_all' : 'import_nothing', { n: refused.length })}</p>}
                        {x.state === 'done' && <p class="lead good" role="status">{say('import_done_words')}</p>}
                        {x.state === 'withdrawn' && <p class="lead" role="status">{say('import_withdrawn_words')}</p>}
                        <Counts x={x} refused={refused.length} />
                        {refused.length > 0 && <Refused all={refused} />}
                        {(x.sheets || []).map((s) => <Understood key={s.sheet} s={s} />)}
                        {asking && <Dialog title={say('import_withdraw')} onClose={() => setAsking(false)} foot={<><button onClick={() => setAsking(false)}>{say('cancel')}</button>
                                <button class="primary" onClick={() => { setAsking(false); onWithdraw() }}>{say('import_withdraw')}</button></>}><p>{say('import_withdraw_words')}</p></Dialog>}
                </>)
}

// NotTaken: a sheet that is none of ours: for each of its sheets, what was recognised, what is nearest, what is missing.
function NotTaken({ x }: { x: Imported }) {
        return (
                <>
                        <div class="head"><h1>{x.file} <span class="count">{stateWords(x.state)}</span></h1></div>
                        <div class="fault-box" role="alert"><h2>{say('import_not_taken')}</h2><p>{say('import_not_understood')}</p></div>
                        {(x.sheets || []).map((s) => (
                                <section class="panel pad" key={s.sheet}><h2>{say('import_sheet', { x: s.sheet })}</h2>
                                        {s.columns.length === 0 && <p>{say('import_no_header')}</p>}
                                        {s.subject_title && <p>{say('import_nearest', { x: s.subject_title })}</p>}
                                        {s.missing && <p>{say('import_missing')}<strong>{s.missing}</strong></p>}
                                        {s.columns.length > 0 && <p>{say('import_known')}{s.columns.map((c) => c.header).join('、')}</p>}
                                        {s.unknown && <p>{say('import_unknown')}{s.unknown}</p>}</section>))}
                        <p><Link class="button" href="/import">{say('import_other')}</Link></p>
                </>)
}

function Counts({ x, refused }: { x: Imported; refused: number }) {
        const names = [...new Set([x.accepted, x.changed, x.unchanged].flatMap((o) => Object.keys(o || {})))]
        const link = (n: string, k: number | undefined) => (k && x.state === 'done' ? <Link href={`/r/${n}`}>{k}</Link> : k || 0)
        return (
                <section class="panel pad"><div class="scroll" tabIndex={0} role="region" aria-label={say('import_counts')}><table class="plain-table counts"><caption class="unseen">{say('import_counts')}</caption>
                        <thead><tr><th scope="col">{say('import_kind')}</th><th class="number" scope="col">{say('import_accepted')}</th><th class="number" scope="col">{say('import_changed')}</th><th class="number" scope="col">{say('import_unchanged')}</th></tr></thead>
                        <tbody>{names.map((n) => <tr key={n}><th scope="row">{title(entity(n)) || n}</th><td class="number">{link(n, x.accepted?.[n])}</td><td class="number">{x.changed?.[n] || 0}</td><td class="number">{x.unchanged?.[n] || 0}</td></tr>)}
                                <tr class="total"><th scope="row">{say('import_refused_n')}</th><td class="number" colSpan={3}>{refused}</td></tr></tbody></table></div></section>)
}

function Refused({ all }: { all: Refusal[] }) {
        const [code, setCode] = useState('')
        const codes = [...new Set(all.map((r) => r.code))]
        const rows = all.filter((r) => !code || r.code === code)
        return (
                <section class="panel"><div class="pad"><h2>{say('import_refused_head', { n: all.length })}</h2><p class="muted">{say('import_refused_words')}</p>
                        <p class="buttons">{['', ...codes].map((c) => <button key={c} class="chip-button" aria-pressed={c === code} onClick={() => setCode(c)}>{c ? `${c} ${all.filter((r) => r.code === c).length}` : say('all')}</button>)}</p></div>
                        <div class="table-box" role="region" tabIndex={0} aria-label={say('import_refused_head', { n: all.length })}><table class="records">
                                <thead><tr><th>{say('import_cell')}</th><th>{say('import_found')}</th><th>{say('import_problem')}</th><th>{say('import_code')}</th></tr></thead>
                                <tbody>{rows.slice(0, MOST).map((r, i) => <tr key={i}><td data-label={say('import_cell')}>{r.sheet} {r.cell || r.row}</td><td data-label={say('import_found')}><mark>{r.found || say('blank')}</mark></td><td data-label={say('import_problem')}>{r.message}</td><td data-label={say('import_code')}>{r.code}</td></tr>)}</tbody></table></div>
                        {rows.length > MOST && <p class="pad muted">{say('import_more', { n: rows.length - MOST })}</p>}</section>)
}

function Understood({ s }: { s: Understanding }) {
        return (
                <details class="panel pad"><summary><h2>{say('import_understood', { x: s.sheet, n: s.columns.filter((c) => c.field).length })}{s.subject_title ? ` · ${s.subject_title}` : ''}</h2></summary>
                        <div class="scroll" tabIndex={0} role="region" aria-label={s.sheet}><table class="plain-table"><thead><tr><th>{say('import_column')}</th><th>{say('import_header', { n: s.header_row })}</th><th>{say('import_meaning')}</th></tr></thead>
                                <tbody>{s.columns.map((c) => <tr key={c.column}><td>{c.column}</td><td>{c.header}</td><td>{c.field ? c.title || c.field : <span class="none">{say('import_ignored')}</span>}</td></tr>)}</tbody></table></div>{s.unknown && <p>{say('import_unknown')}{s.unknown}</p>}</details>)
}
