// A button that asks first: what it is about to do is told in words, and done by a second button.
import { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Dialog } from './dialog'
import { say } from './words'

interface Props {
  word: string
  primary?: boolean
  disabled?: boolean
  onGo: () => unknown
  children: ComponentChildren
}

export function Sure({ word, primary, disabled, onGo, children }: Props) {
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  return (
    <>
      <button type="button" class={primary ? 'primary' : undefined} disabled={disabled} onClick={() => setAsking(true)}>
        {word}
      </button>
      {asking && (
        <Dialog
          title={word}
          onClose={close}
          foot={
            <>
              <button onClick={close}>{say('cancel')}</button>
              <button
                class="primary"
                onClick={() => {
                  close()
                  onGo()
                }}>
                {say('sure_go', { x: word })}
              </button>
            </>
          }>
          {children}
        </Dialog>
      )}
    </>
  )
}
