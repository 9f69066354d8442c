// One way to the server. Cookies carry the session; every change says X-Bangfu and an idempotency key; errors come as
// problem details.
import { english } from './words'

export type Value = string | number | boolean | string[] | null
export interface Rec {
  id: string
  version: number
  title: string
  place?: string
  place_title?: string
  voided?: boolean
  values: Record<string, Value>
  titles: Record<string, string | string[] | Record<string, string>>
  may?: { write?: boolean; end?: boolean; void?: boolean; reveal?: boolean }
  alike?: Rec[] // of what was just saved: who may be the same once more
}
export interface Page {
  rows: Rec[]
  next: string | null
  list?: { name: string; title: string; basis: string; place?: string; place_title: string }
}
export interface Fault {
  field?: string
  code?: string
  message: string
}
export interface Figure {
  code: string
  title: string
  value: string
  unit?: string
  basis?: string
  from?: string
  to?: string
  place?: string
  place_title?: string
  mechanism?: string
  explain?: string
  num?: string
  den?: string
  of?: string
}
// Counted: how many rows, and of what place.
export interface Counted {
  count: number
  place?: string
  place_title: string
}
export interface Me {
  login: string
  title: string
  grants: { role: string; role_title: string; place: string; place_title: string; own?: boolean }[]
  seats: { code: string; title: string }[] // what my numbers are of, the first unasked; none: the households I help
  county: { code: string; title: string }
  today: string
  demo?: boolean
  must_change?: boolean
  reset?: { at: string; asked_by: string; agreed_by: string } | null
}

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly where: string,
    readonly errors: Fault[],
    readonly current?: Rec
  ) {
    super(detail)
  }
}

let gone: () => void = () => {}
export const onLoggedOut = (f: () => void): void => {
  gone = f
}

export function key(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
}

export type Query = Record<string, string | number | boolean | null | undefined>
export function queryText(query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, v]) => v !== null && v !== undefined && v !== '' && v !== false)
  const text = pairs
    .map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v === true ? '1' : String(v))}`)
    .join('&')
  return text ? '?' + text : ''
}

export const address = (path: string, query?: Query): string => '/api/v1' + path + queryText(query)

async function problem(answer: Response): Promise<Problem> {
  const body = await answer.json().catch(() => null)
  if (!body) return new Problem(answer.status, 'server', answer.statusText || String(answer.status), '', [])
  return new Problem(
    answer.status,
    body.code || '',
    body.detail || body.title || '',
    body.where || '',
    body.errors || [],
    body.current
  )
}

async function call<T>(
  method: string,
  path: string,
  query?: Query,
  body?: BodyInit | null,
  headers: Record<string, string> = {}
): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(address(path, query), {
      method,
      body,
      credentials: 'same-origin',
      headers: { 'Accept-Language': english() ? 'en' : 'zh', ...headers },
    })
  } catch {
    throw new Problem(0, 'network', '', '', [])
  }
  if (answer.status === 401 && path !== '/session') gone()
  if (!answer.ok) throw await problem(answer)
  const text = await answer.text()
  return (text ? JSON.parse(text) : undefined) as T
}

const CHANGE = (): Record<string, string> => ({ 'X-Bangfu': '1', 'Idempotency-Key': key() })

export const get = <T>(path: string, query?: Query): Promise<T> => call<T>('GET', path, query)
// unsettled: a field of the open dialog, else of the page, in which something is typed that is none of its choices. It
// gets the focus, and nothing is sent: what stands in it is not what would be saved. Filters stand apart: they save
// nothing.
export function unsettled(): boolean {
  const dialogs = document.querySelectorAll('dialog[open]')
  const around = dialogs[dialogs.length - 1] || document
  const field = [...around.querySelectorAll<HTMLInputElement>('input[data-unmatched]')].find((x) => !x.closest('.filters'))
  field?.focus()
  return !!field
}
const sent = <T>(method: string, path: string, body?: unknown, query?: Query): Promise<T> =>
  call<T>(method, path, query, body === undefined ? null : JSON.stringify(body), {
    ...CHANGE(),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  })
// ask: a question that needs a body; nothing is written.
export const ask = <T>(path: string, body: unknown): Promise<T> => sent<T>('POST', path, body)
export async function send<T>(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  query?: Query
): Promise<T> {
  if (body !== undefined && unsettled()) throw new Problem(0, 'unsettled', '', '', [])
  return sent<T>(method, path, body, query)
}
// fetchFile: asks for a file that is made anew, and has the browser save it; gives its name.
export async function fetchFile(
  path: string,
  query: Query | undefined,
  body?: File,
  method: 'POST' | 'GET' = 'POST'
): Promise<string> {
  const answer = await fetch(address(path, query), {
    method,
    body: body || null,
    credentials: 'same-origin',
    headers: {
      'Accept-Language': english() ? 'en' : 'zh',
      ...CHANGE(),
      ...(body ? { 'Content-Type': 'application/octet-stream', 'X-Filename': encodeURIComponent(body.name) } : {}),
    },
  }).catch(() => {
    throw new Problem(0, 'network', '', '', [])
  })
  if (answer.status === 401) gone()
  if (!answer.ok) throw await problem(answer)
  const named = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('Content-Disposition') || '')
  const name = named ? decodeURIComponent(named[1]!) : 'bangfu.xlsx'
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return name
}
export const upload = <T>(path: string, file: Blob, query: Query | undefined, name: string): Promise<T> =>
  call<T>('POST', path, query, file, {
    ...CHANGE(),
    'Content-Type': 'application/octet-stream',
    'X-Filename': encodeURIComponent(name),
  })
