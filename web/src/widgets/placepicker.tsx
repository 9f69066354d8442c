// Picks a place by its name or pinyin initials, for narrowing a page; empty, it names what is taken unasked.
import { placeOptions } from '../catalogue'
import { placeWords } from '../format'
import { useMe } from '../shell/session'
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
  const { seats, county } = useMe()
  const alone = seats.length === 1 && seats[0].code.length === 12
  if (!seats.length || alone) return null // own households, or one village: there is nothing to pick
  const home = seats[0].code === county.code ? say('whole_scope') : seats[0].title
  return (
    <div class="place-picker">
      <label for={id}>{say('place')}</label>
      <Combo
        id={id}
        options={placeOptions(level)}
        value={value}
        shown={value && placeWords(value)}
        placeholder={home}
        onChange={(v) => onChange(v)}
      />
    </div>
  )
}
