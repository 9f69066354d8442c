// Short notices at the foot of the page, some with an undo that stands for ten seconds. Read out by screen readers.
import { useEffect, useState } from 'preact/hooks'
import { say } from '../words'
import { asProblem } from '../hooks'
import { problemWords } from '../words'

interface Notice {
  id: number
  text: string
  bad?: boolean
  undo?: () => Promise<unknown>
  after?: () => void
}
let show: (n: Notice) => void = () => {}
let last = 0

export const tell = (text: string): void => show({ id: ++last, text })
export const tellProblem = (e: unknown): void => show({ id: ++last, text: problemWords(asProblem(e)), bad: true })
export const tellUndo = (text: string, undo: () => Promise<unknown>, after: () => void): void =>
  show({ id: ++last, text, undo, after })

// waits: whether a write became a proposal that waits for review; then that is said, and nothing else is to be.
export function waits(answer: unknown): boolean {
  const sent = answer as { message?: string; proposal?: unknown } | null
  if (!sent?.proposal) return false
  tell(sent.message || '')
  return true
}

const SECONDS = 10

export function Notices() {
  const [all, setAll] = useState<Notice[]>([])
  const drop = (id: number) => setAll((a) => a.filter((n) => n.id !== id))
  useEffect(() => {
    show = (n) => {
      setAll((a) => [...a.slice(-2), n])
      setTimeout(() => drop(n.id), SECONDS * 1000)
    }
    return () => {
      show = () => {}
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
      {all.map((n) => (
        <div key={n.id} class={n.bad ? 'notice bad' : 'notice'}>
          <span>{n.text}</span>
          {n.undo && <button onClick={() => undo(n)}>{say('undo')}</button>}
          <button aria-label={say('close')} onClick={() => drop(n.id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  )
}
