// What a sheet is, and the words that were said once: chosen here while nothing is taken in; each choice checks the
// workbook again.
import { useState } from 'preact/hooks'
import { Option, catalogue, may, placeOf, sheetOptions, title } from '../../catalogue'
import { Combo } from '../../widgets/combo'
import { Answers, Refusal, Said, Understanding } from './import_types'
import { say } from './words'

// options: what fits best first, then all there is.
function options(s: Understanding): Option[] {
  const all = sheetOptions()
  const likely = (s.choices || []).map((c) => ({
    ...(all.find((o) => o.title === c.title) || { title: c.title }),
    value: c.subject,
    note: say('import_likely'),
  }))
  const rest = all.filter((o) => !likely.some((l) => l.title === o.title))
  const auto = { value: '', title: say('import_auto'), py: 'zdrd' }
  return s.asked ? [auto, ...likely, ...rest] : [...likely, ...rest]
}

function hint(s: Understanding): string {
  const best = s.choices?.[0]
  if (s.near) return say('import_near', { x: s.near })
  if (s.asked && !s.understood && best && best.title !== s.subject_title) return say('import_more_like', { x: best.title })
  return say(s.asked ? 'import_asked' : 'import_which_words')
}

export function WhichSheet({ s, onFor }: { s: Understanding; onFor: Answers['onFor'] }) {
  const [busy, setBusy] = useState(false)
  const id = 'which-' + s.sheet.replace(/\s/g, '-')
  const taken = s.understood || !!s.asked
  const choose = async (subject: string) => {
    setBusy(true)
    await onFor(s.sheet, subject)
    setBusy(false)
  }
  return (
    <div class="field which">
      <label for={id}>{say('import_which', { x: s.called })}</label>
      <Combo
        id={id}
        value={(taken && s.subject) || ''}
        shown={(taken && s.subject_title) || ''}
        placeholder={say('import_which_none')}
        options={options(s)}
        required
        disabled={busy}
        describedBy={id + '-words'}
        onChange={choose}
      />
      <p id={id + '-words'} class={s.near ? 'warn' : 'muted'}>
        {hint(s)}
      </p>
    </div>
  )
}

// Word: a word that no list of codes has: what it means is said once, for the whole county.
export function Word({ r, onWord }: { r: Refusal; onWord?: Answers['onWord'] }) {
  const [busy, setBusy] = useState(false)
  const list = r.list ? catalogue().codes[r.list] : undefined
  if (!list || !r.word || !onWord) return null
  if (!may('word_map', 'write')) return <p class="muted">{say('import_word_office')}</p>
  const choose = async (code: string) => {
    setBusy(true)
    await onWord(r.list!, r.word!, code)
    setBusy(false)
  }
  const label = say('import_word', { x: r.word })
  return (
    <label class="word-choice">
      <span>{label}</span>
      <select value="" disabled={busy} onChange={(e) => choose((e.target as HTMLSelectElement).value)}>
        <option value="" disabled>
          {say('import_word_pick')}
        </option>
        {list.items.map((i) => (
          <option key={i.code} value={i.code}>
            {title(i)}
          </option>
        ))}
      </select>
    </label>
  )
}

const meaning = (w: Said): string =>
  w.code === '-' ? say('import_drop_column') : w.title || placeOf(w.code)?.title || w.code

export function SaidWords({ all, onWord }: { all: Said[]; onWord?: Answers['onWord'] }) {
  if (!all.length) return null
  const back = may('word_map', 'write') ? onWord : undefined
  return (
    <section class="panel pad said-words">
      <h2>{say('import_said', { n: all.length })}</h2>
      <p class="muted">{say('import_said_words')}</p>
      <ul>
        {all.map((w) => (
          <li key={w.list + w.word}>
            {say('import_said_one', { x: w.word, y: meaning(w) })}{' '}
            <span class="muted">{w.list_title || say(w.list === 'place' ? 'place' : 'import_heading')}</span>{' '}
            {back && (
              <button class="link" onClick={() => back(w.list, w.word, '')}>
                {say('import_said_back')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
