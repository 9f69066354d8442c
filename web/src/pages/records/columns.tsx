// Which columns a register shows and in which order, remembered in this browser.
import { useState } from 'preact/hooks'
import { Entity, title } from '../../catalogue'
import { Dialog } from '../../widgets/dialog'
import { PLACE, defaultColumns } from '../../widgets/table'
import { say } from './words'

interface Props {
  entity: Entity
  columns: string[]
  onDone: (columns: string[] | null) => void
  onClose: () => void
}

export function ColumnChooser({ entity: e, columns, onDone, onClose }: Props) {
  const [chosen, setChosen] = useState(columns)
  const all = [PLACE, ...e.fields.map((f) => f.name)]
  const left = all.filter((n) => !chosen.includes(n))
  const words = (n: string) => (n === PLACE ? say('place') : title(e.fields.find((f) => f.name === n)))
  const move = (i: number, by: number) => {
    const next = [...chosen]
    const [n] = next.splice(i, 1)
    next.splice(i + by, 0, n)
    setChosen(next)
  }
  return (
    <Dialog
      title={say('columns')}
      onClose={onClose}
      foot={
        <>
          <button onClick={() => onDone(null)}>{say('columns_default')}</button>
          <button class="primary" disabled={!chosen.length} onClick={() => onDone(chosen)}>
            {say('apply')}
          </button>
        </>
      }>
      <p class="muted">{say('columns_help')}</p>
      <ul class="chooser">
        {chosen.map((n, i) => (
          <li key={n}>
            <label>
              <input type="checkbox" checked onChange={() => setChosen(chosen.filter((x) => x !== n))} /> {words(n)}
            </label>
            <button aria-label={say('move_up', { x: words(n) })} disabled={i === 0} onClick={() => move(i, -1)}>
              ↑
            </button>
            <button
              aria-label={say('move_down', { x: words(n) })}
              disabled={i === chosen.length - 1}
              onClick={() => move(i, 1)}>
              ↓
            </button>
          </li>
        ))}
        {left.map((n) => (
          <li key={n}>
            <label>
              <input type="checkbox" checked={false} onChange={() => setChosen([...chosen, n])} /> {words(n)}
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

const STORE = (name: string) => 'columns.' + name
export const columnsStore = STORE
export { defaultColumns }
