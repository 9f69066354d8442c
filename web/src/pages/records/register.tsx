// The one register page, for every entity and every list: filters, columns, sort, pages by cursor, export of what is
// seen, adding, import.
import { useEffect, useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Counted, Page, Rec, get } from '../../api'
import { Entity, List, entity, helpOf, list as listOf, may, title } from '../../catalogue'
import { useLoad, useQuery, useTitle } from '../../hooks'
import { remember, remembered } from '../../settings'
import { Missing } from '../../shell/missing'
import { useMe } from '../../shell/session'
import { onDemand } from '../../widgets/on_demand'
import { PeriodInput } from '../../widgets/period'
import { Ready } from '../../widgets/state'
import { PLACE, Records, columnsOf, defaultColumns } from '../../widgets/table'
import { TWINS_LIST, TwinLinks, useTwins } from '../households/twins'
import { cameFrom } from './around'
import { ColumnChooser } from './columns'
import { FilterBar, filtersOf } from './filters'
import { Form } from './form'
import { Values } from './form_values'
import { Export, HowMany, ListWords, Nothing, RatioPage, Told, Writers } from './register_parts'
import { Key, say } from './words'

const LIMIT = 50
const EXTRA = new Set(['ledger_entry', 'parameter_value'])
const Extra = onDemand(() => import('./register_extra'))
// What may be done about a row of a check besides mending it: the register of it, its button, and what that means.
const ANSWERS: [string, Key, Key][] = [
  ['rectification', 'rectify', 'rectify_words'],
  ['check_excuse', 'excuse', 'excuse_words'],
]

export function Register({ name }: { name: string }) {
  const e = entity(name)
  return e ? <RegisterOf key={name} e={e} /> : <Missing />
}

export function ListPage({ name }: { name: string }) {
  const l = listOf(name)
  const e = l && entity(l.of)
  if (l?.num) return <RatioPage key={name} list={l} />
  return l && e ? <RegisterOf key={name} e={e} list={l} /> : <Missing />
}

const split = (c: string | string[] | null | undefined): string[] =>
  Array.isArray(c) ? c : (c || '').split(',').filter(Boolean)

function RegisterOf({ e, list }: { e: Entity; list?: List }) {
  const me = useMe()
  const [query, setQuery] = useQuery()
  const store = `columns.${list ? list.name : e.name}`
  const usual = list && split(list.columns).length ? split(list.columns) : defaultColumns(e)
  const [columns, setColumns] = useState<string[]>(remembered(store, usual))
  const [choosing, setChoosing] = useState(false)
  const [adding, setAdding] = useState(false)
  const [exporting, setExporting] = useState(false)
  const [answering, setAnswering] = useState<{ by: string; row: Rec } | undefined>()
  const [cursors, setCursors] = useState<string[]>([])

  const filters = filtersOf(query)
  const asked = { ...filters, ...(list ? { list: list.name, period: query.period } : {}) }
  const key = JSON.stringify(asked)
  const after = cursors[cursors.length - 1]
  const path = list ? '/lists/' + list.name : '/' + e.name
  const own = list ? { ...filters, period: query.period } : asked
  const page = useLoad<Page>(
    () => get<Page>(path, { ...own, sort: query.sort, limit: LIMIT, after }),
    [path, key, query.sort, after]
  )
  const ids = (page.value?.rows || []).map((r) => r.id)
  const twins = useTwins(list?.name === TWINS_LIST && may('person', 'write') ? ids : [])
  useEffect(() => {
    if (ids.length) cameFrom(e.name, ids)
  }, [ids.join()])
  const count = useLoad(() => get<Counted>(path + '/count', own), [path, key])

  const change = (next: Record<string, string | undefined>) => {
    setCursors([])
    setQuery(next)
  }
  const rest = { sort: query.sort, period: query.period }
  const heading = list ? title(list) : title(e)
  const adds = e.may.add && !list
  const answers = list && list.severity !== 'none' ? ANSWERS.filter(([by]) => may(by, 'write')) : []
  useTitle(`${heading} · ${say('product')}`)
  return (
    <>
      <div class="head">
        <h1>
          {heading}
          {count.value && <HowMany list={list} filters={filters} period={query.period} count={count.value} />}
        </h1>
        <div class="actions">
          {e.may.import && !list && (
            <Link href={'/import?for=' + e.name} class="button">
              {say('import_excel')}
            </Link>
          )}
          {e.may.export !== false && <button onClick={() => setExporting(true)}>{say('export_seen')}</button>}
          <button onClick={() => setChoosing(true)}>{say('columns')}</button>
          {adds && (
            <button class="primary" onClick={() => setAdding(true)}>
              {say('add')}
            </button>
          )}
        </div>
      </div>
      {!list && EXTRA.has(e.name) && <Extra name={e.name} />}
      {list ? <ListWords list={list} basis={page.value?.list?.basis} /> : helpOf(e) && <p class="lead">{helpOf(e)}</p>}
      {!list && <Writers of={e} />}
      {!list && !Object.keys(filters).length && <Told of={e} />}
      {list && list.period !== 'none' && (
        <div class="period-line">
          <PeriodInput
            value={query.period || ''}
            kind={list.period}
            onChange={(p) => change({ ...filters, ...rest, period: p })}
          />
        </div>
      )}
      <div class="panel">
        <FilterBar
          entity={e}
          filters={filters}
          placed={!e.reference || !!list}
          titles={titlesIn(page.value?.rows)}
          onChange={(f) => change({ ...f, ...rest })}
        />
        <Ready of={page}>
          {(p) =>
            p.rows.length ? (
              <Records
                of={e.name}
                label={heading}
                columns={columnsOf(e, columns)}
                rows={p.rows}
                sort={query.sort}
                onSort={(sort) => change({ ...filters, ...rest, sort })}
                act={
                  answers.length
                    ? (r) => (
                        <>
                          <TwinLinks of={r} twins={twins(r.id)} />
                          {answers.map(([by, word, words]) => (
                            <button key={by} title={say(words)} onClick={() => setAnswering({ by, row: r })}>
                              {say(word)}
                            </button>
                          ))}
                        </>
                      )
                    : undefined
                }
              />
            ) : (
              <Nothing
                e={e}
                list={list}
                filtered={Object.keys(filters).length > 0}
                onClear={() => change(rest)}
                onAdd={adds ? () => setAdding(true) : undefined}
              />
            )
          }
        </Ready>
        {page.value && (cursors.length > 0 || page.value.next) && (
          <div class="pager">
            <button disabled={!cursors.length} onClick={() => setCursors(cursors.slice(0, -1))}>
              ‹ {say('page_before')}
            </button>
            <span>
              {say('rows_from_to', {
                a: cursors.length * LIMIT + 1,
                b: cursors.length * LIMIT + page.value.rows.length,
              })}
            </span>
            <button disabled={!page.value.next} onClick={() => setCursors([...cursors, page.value!.next!])}>
              {say('page_after')} ›
            </button>
          </div>
        )}
      </div>
      {choosing && (
        <ColumnChooser
          entity={e}
          columns={columns}
          onClose={() => setChoosing(false)}
          onDone={(c) => {
            setColumns(c || usual)
            remember(store, c || usual)
            setChoosing(false)
          }}
        />
      )}
      {exporting && (
        <Export
          path={path + '/export'}
          query={{ ...own, sort: query.sort }}
          count={count.value?.count}
          secret={e.fields.some((f) => f.secret)}
          persons={!!e.persons}
          columns={columns.filter((n) => n !== PLACE)}
          onClose={() => setExporting(false)}
        />
      )}
      {answering && list && (
        <Form
          entity={entity(answering.by)!}
          preset={answerTo(answering.by, list, answering.row, me.today)}
          presetTitles={{}}
          onClose={() => setAnswering(undefined)}
          onSaved={() => {
            page.reload()
            count.reload()
          }}
        />
      )}
      {(adding || (adds && query.new === '1')) && (
        <Form
          entity={e}
          preset={presetOf(e, filters, me.county.code)}
          presetTitles={titlesIn(page.value?.rows)}
          onClose={() => {
            setAdding(false)
            if (query.new) change({ ...filters, ...rest })
          }}
          onSaved={() => {
            page.reload()
            count.reload()
          }}
        />
      )}
    </>
  )
}

// answerTo: what a row of a check says by itself when it is excused or is to be put right.
function answerTo(by: string, list: List, row: Rec, today: string): Values {
  const said = { list: list.name, record: row.id }
  if (by === 'check_excuse') return said
  const problem = say('found_by_check', { x: title(list), y: row.title })
  return { ...said, problem, source: 'check', found_on: today, place: row.place || null }
}

// presetOf: a new record starts from the filters that are set: one village chosen, one household chosen.
function presetOf(e: Entity, filters: Record<string, string>, county: string): Record<string, string> {
  const out: Record<string, string> = {}
  for (const f of e.fields) {
    const v = filters[f.name]
    if (v && v !== county && ['place', 'ref', 'code', 'year'].includes(f.type) && !f.derived) out[f.name] = v
  }
  return out
}

// titlesIn: the words of references in the rows, so that a chip shows a name and not a number.
function titlesIn(rows: Rec[] | undefined): Record<string, string> {
  const out: Record<string, string> = {}
  for (const r of rows || [])
    for (const [name, t] of Object.entries(r.titles || {})) {
      const v = r.values[name]
      if (typeof v === 'string' && typeof t === 'string') out[v] = t
    }
  return out
}
