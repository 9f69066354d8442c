// What persons' data is looked at or taken away for: a purpose of the list, and words. The server judges the words.
import { codeOptions } from '../catalogue'
import { Combo } from './combo'
import { say } from './words'

export interface Why {
  purpose: string
  reason: string
}
export const NO_WHY: Why = { purpose: '', reason: '' }
export const saidWhy = (w: Why): boolean => !!w.purpose && !!w.reason.trim()

const purposes = () => codeOptions({ codes: 'disclosure_purpose' } as Parameters<typeof codeOptions>[0])

export function WhyFields({ value, onChange }: { value: Why; onChange: (w: Why) => void }) {
  return (
    <>
      <div class="field">
        <label for="why-purpose">
          {say('why_purpose')}
          <span class="star" aria-hidden="true">
            {' '}
            *
          </span>
        </label>
        <Combo
          id="why-purpose"
          required
          options={purposes()}
          value={value.purpose}
          shown={purposes().find((o) => o.value === value.purpose)?.title || ''}
          placeholder={say('pick_or_type')}
          onChange={(purpose) => onChange({ ...value, purpose })}
        />
      </div>
      <div class="field">
        <label for="why-reason">
          {say('why_reason')}
          <span class="star" aria-hidden="true">
            {' '}
            *
          </span>
        </label>
        <textarea
          id="why-reason"
          rows={2}
          required
          maxLength={200}
          value={value.reason}
          placeholder={say('why_example')}
          onInput={(x) => onChange({ ...value, reason: (x.target as HTMLTextAreaElement).value })}
        />
      </div>
    </>
  )
}
