// Returning: one reason for all that are returned.
import { useState } from 'preact/hooks'
import { Dialog } from '../../widgets/dialog'
import { say } from './words'

interface Props {
  n: number
  busy: boolean
  onClose: () => void
  onReturn: (reason: string) => void
}

export function ReturnDialog({ n, busy, onClose, onReturn }: Props) {
  const [reason, setReason] = useState('')
  return (
    <Dialog
      title={say('review_return_title', { n })}
      onClose={onClose}
      foot={
        <>
          <button onClick={onClose}>{say('cancel')}</button>
          <button class="primary" disabled={busy || !reason.trim()} onClick={() => onReturn(reason.trim())}>
            {say('review_return')}
          </button>
        </>
      }>
      <div class="field">
        <label for="return-reason">
          {say('review_return_reason')}
          <span class="star" aria-hidden="true">
            {' '}
            *
          </span>
        </label>
        <textarea
          id="return-reason"
          rows={3}
          value={reason}
          required
          maxLength={500}
          onInput={(x) => setReason((x.target as HTMLTextAreaElement).value)}
        />
      </div>
    </Dialog>
  )
}
