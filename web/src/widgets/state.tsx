// What a page shows while it has nothing to show: waiting, a problem with a way on, or emptiness in words.
import { ComponentChildren } from 'preact'
import { Problem } from '../api'
import { Loaded } from '../hooks'
import { english, problemWords } from '../words'
import { say } from './words'

export const Waiting = () => (
  <p class="state" role="status">
    {say('loading')}
  </p>
)

export function Trouble({ of }: { of: { problem?: Problem; reload: () => void } }) {
  return (
    <div class="state fault-box" role="alert">
      <p>{problemWords(of.problem!)}</p>
      <button onClick={of.reload}>{say('try_again')}</button>
    </div>
  )
}

export const Empty = ({ children }: { children: ComponentChildren }) => <div class="state empty">{children}</div>

// Ready: children once there is a value; a stale value stays while the next is on its way.
export function Ready<T>({ of, children }: { of: Loaded<T>; children: (value: T) => ComponentChildren }) {
  if (of.problem) return <Trouble of={of} />
  if (of.value === undefined) return <Waiting />
  return (
    <div class={of.busy ? 'busy' : undefined} aria-busy={of.busy}>
      {children(of.value)}
    </div>
  )
}

// Still: beside a button that can't be pressed yet, what is wanted first.
export function Still({ wants }: { wants: string[] }) {
  return (
    <span class="muted still" role="status">
      {wants.length > 0 && say('still', { x: wants.join(english() ? ', ' : '、') })}
    </span>
  )
}
