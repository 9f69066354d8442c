// One return: the township fills it in as a grid or as a workbook and hands it in; the county looks at it, decides what
// was changed elsewhere meanwhile, merges it or sends it back. What is typed is kept in this browser until it is saved,
// and what the server refuses stays in its cell with the reason.
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Page, address, fetchFile, get, send, upload } from '../../api'
import { codeOptions, entity, fieldOf } from '../../catalogue'
import { useLoad, useTitle } from '../../hooks'
import { useMe } from '../../shell/session'
import { Grid, GridChange, GridColumn, GridRow, Unplaced } from '../../widgets/grid'
import { tell, tellProblem } from '../../widgets/notice'
import { Ready } from '../../widgets/state'
import { Problems, useSend } from '../records/record_actions'
import { Due, stateOf } from './collect'
import { HandIn, SendBack } from './collect_steps'
import { say } from './words'

export interface FilledCell {
  now: string
  open?: boolean
  answer?: string
  reason?: string
  conflict?: boolean
  kept?: boolean
}
export interface FilledRow {
  record: string
  version: number
  title: string
  place_title: string
  gone?: boolean
  cells: FilledCell[]
}
export interface Filled {
  id: string
  collection: string
  title: string
  about: string
  note: string
  due_on: string
  place: string
  place_title: string
  state: string
  reason: string
  missing: number
  missing_rows: number
  answered: number
  impossible: number
  conflicts: number
  may_fill: boolean
  may_merge: boolean
  columns: { name: string; title: string; open: boolean }[]
  rows: FilledRow[]
}
interface Refused {
  record: string
  field: string
  message: string
  cell?: string
  title?: string
  field_title?: string
  found?: string
}
interface Saved {
  saved: number
  unchanged: number
  refused: Refused[]
}
type Drafts = Record<string, { text: string; why?: string }> // by "record field"

const days = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86400000)
const keyOf = (record: string, field: string): string => record + ' ' + field

export function Fill({ id }: { id: string }) {
  const seen = useLoad(() => get<Filled>('/collection_returns/' + id), [id])
  useTitle(`${seen.value?.title || say('page_collect')} · ${say('product')}`)
  return (
    <>
      <p class="crumbs">
        <Link href="/collect">{say('page_collect')}</Link>
      </p>
      <Ready of={seen}>{(t) => <Sheet of={t} reload={seen.reload} />}</Ready>
    </>
  )
}

// useDrafts: what was typed and not saved yet, kept while the browser's window stays open.
function useDrafts(id: string): [Drafts, (change: (d: Drafts) => Drafts) => void] {
  const name = 'collect-' + id
  const [drafts, setDrafts] = useState<Drafts>(() => JSON.parse(sessionStorage.getItem(name) || '{}') as Drafts)
  useEffect(() => {
    if (Object.keys(drafts).length) sessionStorage.setItem(name, JSON.stringify(drafts))
    else sessionStorage.removeItem(name)
  }, [drafts])
  return [drafts, setDrafts]
}

function cellOf(t: Filled, r: FilledRow, c: FilledCell, field: string, drafts: Drafts) {
  const draft = drafts[keyOf(r.record, field)]
  const open = !!c.open && t.may_fill
  if (draft && open)
    return draft.why
      ? { text: draft.text, open, mark: 'refused' as const, note: say('collect_refused', { x: draft.why }) }
      : { text: draft.text, open, mark: 'draft' as const, note: say('collect_unsaved') }
  if (c.conflict)
    return { text: c.answer || '', open, mark: 'conflict' as const, note: say('collect_conflict', { x: c.now || say('blank') }) }
  if (c.kept) return { text: c.now, open, note: say('collect_kept', { x: c.answer || '' }) }
  if (c.answer) {
    const was = c.now && c.now !== c.answer ? say('collect_was', { x: c.now }) : ''
    return { text: c.answer, open, mark: 'answer' as const, note: was }
  }
  if (c.reason) return { text: '', open, mark: 'excused' as const, note: say('collect_cannot', { x: c.reason }) }
  return { text: c.now, open, mark: c.open && !c.now ? ('missing' as const) : undefined }
}

function rowsOf(t: Filled, rows: FilledRow[], drafts: Drafts): GridRow[] {
  return rows.map((r) => ({
    key: r.record,
    title: r.title || r.record,
    note: r.gone ? say('collect_gone') : r.place_title.split(' ').pop(),
    cells: r.cells.map((c, k) => cellOf(t, r, c, t.columns[k]!.name, drafts)),
  }))
}

type Names = Record<string, string[]>

// useNames: what a reference or place may be called, of the first records of its register; others are typed.
function useNames(t: Filled): Names {
  const [names, setNames] = useState<Names>({})
  useEffect(() => {
    for (const c of t.may_fill ? t.columns : []) {
      const f = c.open ? fieldOf(entity(t.about), c.name) : undefined
      const of = f?.type === 'ref' ? f.ref : f?.type === 'place' ? 'place' : null
      if (of)
        void get<Page>('/' + of, { limit: 500, place: of === 'place' ? t.place : undefined })
          .then((p) => setNames((n) => ({ ...n, [c.name]: p.rows.map((r) => r.title) })))
          .catch(() => undefined) // a register one may not read gives no names
    }
  }, [t.id, t.may_fill])
  return names
}

function columnsOf(t: Filled, names: Names, today: string): GridColumn[] {
  const e = entity(t.about)
  return t.columns.map((c) => {
    const f = fieldOf(e, c.name)
    const choices =
      f?.type === 'code'
        ? codeOptions(f, today).map((o) => o.title)
        : f?.type === 'bool'
          ? [say('yes'), say('no')]
          : names[c.name]
    return { ...c, choices: c.open ? choices : undefined }
  })
}

function Sheet({ of: t, reload }: { of: Filled; reload: () => void }) {
  const me = useMe()
  const [drafts, setDrafts] = useDrafts(t.id)
  const [only, setOnly] = useState(false)
  const [lost, setLost] = useState<string[]>([])
  const [uploaded, setUploaded] = useState<{ file: File; saved: Saved } | null>(null)
  const [problem, busy, run] = useSend()
  const names = useNames(t)
  const columns = useMemo(() => columnsOf(t, names, me.today), [t, names, me.today])
  const [kept, setKept] = useState<string[]>([]) // rows listed while only the unfinished ones are wanted
  const wanted = only ? t.rows.filter((r) => kept.includes(r.record)) : t.rows
  const rows = useMemo(() => rowsOf(t, wanted, drafts), [t, drafts, only, kept])
  const pending = Object.keys(drafts).length

  const change = (changes: GridChange[], unplaced: Unplaced[]) => {
    if (changes.length)
      setDrafts((d) => {
        const next = { ...d }
        for (const x of changes) next[keyOf(wanted[x.row]!.record, t.columns[x.column]!.name)] = { text: x.text }
        return next
      })
    setLost(
      unplaced.map((x) =>
        say(x.why === 'closed' ? 'collect_paste_closed' : 'collect_paste_outside', {
          x: x.text,
          r: wanted[x.row]?.title || x.row + 1,
          c: t.columns[x.column]?.title || x.column + 1,
        })
      )
    )
  }
  const save = async (): Promise<boolean> => {
    const sent = Object.entries(drafts).map(([key, d]) => {
      const [record, field] = key.split(' ') as [string, string]
      return { record, field, text: d.text, version: t.rows.find((r) => r.record === record)?.version }
    })
    if (!sent.length) return true
    const done = await send<Saved>('POST', `/collection_returns/${t.id}/cells`, { cells: sent })
    setDrafts((now) => {
      const next: Drafts = {}
      for (const [key, d] of Object.entries(now)) {
        const refused = done.refused.find((x) => keyOf(x.record, x.field) === key)
        if (refused) next[key] = { text: d.text, why: refused.message }
        else if (!sent.some((x) => keyOf(x.record, x.field) === key && x.text === d.text)) next[key] = d
      }
      return next
    })
    tell(say(done.refused.length ? 'collect_saved_but' : 'collect_saved', { n: done.saved, m: done.refused.length }))
    reload()
    return done.refused.length === 0
  }
  const saving = () => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    setTimeout(() => window.dispatchEvent(new Event('collect-save')))
  }
  useEffect(() => {
    const go = () => void run(async () => void (await save()))
    const keys = (e: KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== 's') return
      e.preventDefault()
      saving()
    }
    window.addEventListener('collect-save', go)
    window.addEventListener('keydown', keys)
    return () => {
      window.removeEventListener('collect-save', go)
      window.removeEventListener('keydown', keys)
    }
  })
  const take = (file: File | undefined) =>
    file &&
    run(async () => {
      const saved = await upload<Saved>(`/collection_returns/${t.id}/workbook`, file, undefined, file.name)
      setUploaded({ file, saved })
      reload()
    })
  const left = days(me.today, t.due_on)
  return (
    <>
      <div class="head">
        <h1>
          {t.title} <span class="count">{t.place_title}</span>
        </h1>
        <div class="actions head-tools">
          <a class="button" href={address(`/collection_returns/${t.id}/workbook`)} download>
            {say('collect_download')}
          </a>
          {t.may_fill && (
            <>
              <input
                id="collect-file"
                class="unseen"
                type="file"
                accept=".xlsx,.xls,.csv"
                disabled={busy}
                onChange={(e) => {
                  const input = e.target as HTMLInputElement
                  void take(input.files?.[0])
                  input.value = ''
                }}
              />
              <label for="collect-file" class="button">
                {say('collect_upload')}
              </label>
              <button disabled={busy || !pending} onClick={saving}>
                {say('collect_save', { n: pending })}
              </button>
              <HandIn of={t} busy={busy} save={save} run={run} reload={reload} />
            </>
          )}
        </div>
      </div>
      <p class="collect-head lead">
        <span>{stateOf(t)}</span>
        <Due on={t.due_on} left={left} over={!t.may_fill} />
        <span>{say('collect_counts', { n: t.rows.length, a: t.answered, m: t.missing, i: t.impossible })}</span>
      </p>
      {t.note && <p class="lines">{t.note}</p>}
      {t.state === 'returned' && t.reason && (
        <p class="fault-box" role="status">
          {say('collect_sent_back', { x: t.reason })}
        </p>
      )}
      <Problems of={problem} />
      {uploaded && <Uploaded of={uploaded.saved} file={uploaded.file} id={t.id} onClose={() => setUploaded(null)} />}
      {lost.length > 0 && (
        <div class="fault-box" role="alert">
          <p>{say('collect_paste_lost', { n: lost.length })}</p>
          <ul>
            {lost.slice(0, 20).map((x, i) => (
              <li key={i}>{x}</li>
            ))}
          </ul>
        </div>
      )}
      {t.may_merge && <SendBack of={t} reload={reload} />}
      <div class="panel">
        <div class="pad">
          <label class="check">
            <input
              type="checkbox"
              checked={only}
              onChange={(e) => {
                setOnly((e.target as HTMLInputElement).checked)
                setKept(
                  rowsOf(t, t.rows, drafts)
                    .filter((r) => r.cells.some((c) => ['missing', 'refused', 'conflict', 'draft'].includes(c.mark || '')))
                    .map((r) => r.key)
                )
              }}
            />{' '}
            {say('collect_only_missing', { n: t.missing_rows })}
          </label>
          {t.may_fill && <p class="muted">{say('collect_keys')}</p>}
        </div>
        <Grid
          id="collect-grid"
          label={t.title}
          columns={columns}
          rows={rows}
          readOnly={!t.may_fill}
          onChange={change}
        />
      </div>
    </>
  )
}

function Uploaded({ of: s, file, id, onClose }: { of: Saved; file: File; id: string; onClose: () => void }) {
  const marked = () =>
    void fetchFile(`/collection_returns/${id}/workbook`, { marked: 1 }, file).then(
      (x) => tell(say('form_filled', { x })),
      tellProblem
    )
  return (
    <section class="panel pad" role="status" aria-label={say('collect_upload')}>
      <p>
        {say(s.refused.length ? 'collect_read_but' : 'collect_read', { x: file.name, n: s.saved, m: s.refused.length })}
      </p>
      {s.refused.length > 0 && (
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{say('collect_cell')}</th>
              <th scope="col">{say('grid_record')}</th>
              <th scope="col">{say('field')}</th>
              <th scope="col">{say('collect_found')}</th>
              <th scope="col">{say('collect_why')}</th>
            </tr>
          </thead>
          <tbody>
            {s.refused.slice(0, 100).map((x, i) => (
              <tr key={i}>
                <td>{x.cell}</td>
                <td>{x.title || x.record}</td>
                <td>{x.field_title}</td>
                <td>{x.found}</td>
                <td>{x.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div class="actions">
        {s.refused.length > 0 && <button onClick={marked}>{say('collect_marked')}</button>}
        <button onClick={onClose}>{say('close')}</button>
      </div>
    </section>
  )
}
