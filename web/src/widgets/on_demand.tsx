// A component of its own chunk, fetched when it is first shown.
import { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Waiting } from './state'
import { tellProblem } from './notice'

export function onDemand<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> {
  let kept: ComponentType<P> | undefined
  return function OnDemand(p: P) {
    const [Shown, setShown] = useState<ComponentType<P> | undefined>(() => kept)
    useEffect(() => {
      if (!kept)
        load().then((m) => {
          kept = m.default
          setShown(() => kept)
        }, tellProblem)
    }, [])
    return Shown ? <Shown {...p} /> : <Waiting />
  }
}
