// Picks a place by its name or pinyin initials, for narrowing a page.
import { placeOptions } from '../catalogue'
import { placeWords } from '../format'
import { Combo } from './combo'
import { say } from './words'

export function PlacePicker({
  id,
  value,
  level,
  onChange,
}: {
  id: string
  value: string
  level?: string
  onChange: (place: string) => void
}) {
  return (
    <div class="place-picker">
      <label for={id}>{say('place')}</label>
      <Combo
        id={id}
        options={placeOptions(level)}
        value={value}
        shown={value && placeWords(value)}
        placeholder={say('whole_scope')}
        onChange={(v) => onChange(v)}
      />
    </div>
  )
}
