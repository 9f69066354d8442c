// Small hooks all pages use: loading with a problem and a reload, the page's title, filters kept in the address.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { useLocation, useSearch } from 'wouter-preact'
import { Problem, queryText } from './api'

export interface Loaded<T> {
  value?: T
  problem?: Problem
  busy: boolean
  reload: () => void
  set: (value: T) => void
}

// remembers: what costs the server most is shown as it was last seen while it is asked for again; forgotten at log out.
const seen = new Map<string, unknown>()
export const forgetSeen = (): void => seen.clear()

// useLoad: name, when given, is the key under which the answer is kept in memory.
export function useLoad<T>(load: () => Promise<T>, inputs: unknown[], name?: string): Loaded<T> {
  const key = name ? name + JSON.stringify(inputs) : ''
  const [state, setState] = useState<{ value?: T; problem?: Problem; busy: boolean }>(() => ({
    value: seen.get(key) as T | undefined,
    busy: true,
  }))
  const [turn, setTurn] = useState(0)
  const latest = useRef(0)
  useEffect(() => {
    const mine = ++latest.current
    setState((s) => ({ value: (key && (seen.get(key) as T)) || s.value, busy: true }))
    load().then(
      (value) => {
        if (mine !== latest.current) return
        if (key) seen.set(key, value)
        setState({ value, busy: false })
      },
      (e) => {
        if (mine === latest.current) setState({ problem: asProblem(e), busy: false })
      }
    )
    return () => {
      latest.current++
    }
  }, [...inputs, turn])
  const reload = useCallback(() => setTurn((n) => n + 1), [])
  const set = useCallback((value: T) => setState({ value, busy: false }), [])
  return { ...state, reload, set }
}

export const asProblem = (e: unknown): Problem => (e instanceof Problem ? e : new Problem(0, 'page', String(e), '', []))

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}

// useQuery: the address's query as an object, and how to change it (a new object; empty values fall away).
export function useQuery(): [Record<string, string>, (next: Record<string, string | undefined>) => void] {
  const [path, go] = useLocation()
  const query: Record<string, string> = {}
  new URLSearchParams(useSearch()).forEach((v, k) => {
    query[k] = v
  })
  return [query, (next) => go(path + queryText(next), { replace: false })]
}

// composing: whether a key belongs to an input method's composition.
export const composing = (e: KeyboardEvent): boolean => e.isComposing || e.keyCode === 229
