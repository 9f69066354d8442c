// Short notices at the foot of the page, some with an undo that stands for ten seconds. Read out by screen readers.
import { useEffect, useState } from 'preact/hooks'
import { asProblem } from '../hooks'
import { problemWords } from '../words'
import { say } from './words'

interface Notice {
  id: number
  text: string
  bad?: boolean
  undo?: () => Promise<unknown>
  after?: () => void
  links?: { href: string; text: string }[] // to be looked at: it stays until it is closed
}
const SECONDS = 10
let all: Notice[] = []
let last = 0
// Where notices can stand: the page, and above it each open dialog, outside of which nothing can be pressed; the
// topmost shows them.
let places: ((n: Notice[]) => void)[] = []

function put(next: Notice[]) {
  all = next
  places.forEach((set, i) => set(i === places.length - 1 ? all : []))
}
const drop = (id: number) => put(all.filter((n) => n.id !== id))
function show(n: Notice) {
  put([...all.slice(-2), n])
  if (!n.links) setTimeout(() => drop(n.id), SECONDS * 1000)
}

export const tell = (text: string): void => show({ id: ++last, text })
export const tellProblem = (e: unknown): void => show({ id: ++last, text: problemWords(asProblem(e)), bad: true })
export const tellLinks = (text: string, links: Notice['links']): void => show({ id: ++last, text, links })
export const tellUndo = (text: string, undo: () => Promise<unknown>, after: () => void): void =>
  show({ id: ++last, text, undo, after })

// waits: whether a write became a proposal that waits for review; then that is said, and nothing else is to be.
export function waits(answer: unknown): boolean {
  const sent = answer as { message?: string; proposal?: unknown } | null
  if (!sent?.proposal) return false
  tell(sent.message || '')
  return true
}

export function Notices() {
  const [shown, set] = useState<Notice[]>([])
  useEffect(() => {
    places.push(set)
    put(all)
    return () => {
      places = places.filter((p) => p !== set)
      put(all)
    }
  }, [])
  const undo = async (n: Notice) => {
    drop(n.id)
    try {
      await n.undo!()
      tell(say('undone'))
      n.after?.()
    } catch (e) {
      tellProblem(e)
    }
  }
  return (
    <div class="notices" role="status" aria-live="polite">
      {shown.map((n) => (
        <div key={n.id} class={n.bad ? 'notice bad' : 'notice'}>
          <span>
            {n.text}
            {n.links?.map((l) => (
              <a key={l.href} href={l.href} target="_blank" rel="noreferrer">
                {l.text}
              </a>
            ))}
          </span>
          {n.undo && <button onClick={() => undo(n)}>{say('undo')}</button>}
          <button aria-label={say('close')} onClick={() => drop(n.id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  )
}
