// A modal dialog, in the middle or as a drawer at the right, on the browser's own <dialog>: it keeps the focus and
// closes by Escape.
import { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { key } from '../api'
import { composing } from '../hooks'
import { Notices } from './notice'
import { say } from './words'

interface Props {
  title: string
  drawer?: boolean
  wide?: boolean
  onClose: () => void
  children: ComponentChildren
  foot?: ComponentChildren
}

export function Dialog({ title, drawer, wide, onClose, children, foot }: Props) {
  const box = useRef<HTMLDialogElement>(null)
  const id = useRef('d' + key().slice(0, 6))
  useEffect(() => {
    const d = box.current!
    const before = document.activeElement as HTMLElement | null
    if (!d.open) d.showModal()
    d.querySelector<HTMLElement>(
      '.dialog-body input:not([disabled]), .dialog-body select, .dialog-body textarea, .dialog-body button'
    )?.focus()
    return () => before?.focus?.()
  }, [])
  return (
    <dialog
      ref={box}
      class={`dialog${drawer ? ' drawer' : ''}${wide ? ' wide' : ''}`}
      aria-labelledby={id.current}
      onCancel={(e) => {
        e.preventDefault()
        onClose()
      }}
      onKeyDown={(e) => {
        if (e.key === 'Escape' && composing(e)) e.preventDefault()
      }}>
      <div class="dialog-head">
        <h2 id={id.current}>{title}</h2>
        <button class="plain" aria-label={say('close')} onClick={onClose}>
          ×
        </button>
      </div>
      <div class="dialog-body">{children}</div>
      {foot && <div class="dialog-foot">{foot}</div>}
      <Notices />
    </dialog>
  )
}
