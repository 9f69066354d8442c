// The words of the account: a section's text as the office writes it, figures inserted by name where the cursor stands.
// Saved as a record of brief_template, proved by the server: a name that is no figure is refused there.
import { useRef, useState } from 'preact/hooks'
import { get, Page, Rec, send } from '../../api'
import { catalogue, Option } from '../../catalogue'
import { useLoad } from '../../hooks'
import { Combo } from '../../widgets/combo'
import { DateInput, readDay } from '../../widgets/date'
import { tell, tellProblem } from '../../widgets/notice'
import { Ready } from '../../widgets/state'
import { Sure } from '../../widgets/sure'
import { english } from '../../words'
import { say } from './words'

interface Section {
  section: string
  title: string
  text: string
}
const language = (): string => (english() ? 'en' : 'zh')

const figures = (): Option[] =>
  catalogue().lists.map((l) => ({ value: l.name, title: (english() && l.title_en) || l.title, note: l.name }))

interface Props {
  day: string // of the account that is looked at
  done: () => void
  onClose: () => void
  onTouched: (touched: boolean) => void // what is not saved is not in what is kept
}

// inForce: of a part's records the one a day is written by: begun last; without days it is of every day.
function inForce(rows: Rec[], section: string, day: string): Rec | undefined {
  const from = (r: Rec) => String(r.values.from_on || '')
  return rows
    .filter((r) => r.values.section === section && from(r) <= day && String(r.values.to_on || '9999-12-31') >= day)
    .sort((a, b) => from(b).localeCompare(from(a)))[0]
}

function Editor({ section, own, day, done, onClose, onTouched }: Props & { section: Section; own?: Rec }) {
  // What is changed holds from the year of the account on: what was written of years before stays as it was.
  const begun = String(own?.values.from_on || '')
  const [from, setFrom] = useState(begun || day.slice(0, 4) + '-01-01')
  const [title, setTitle] = useState(String(own?.values.title || section.title))
  const [text, setText] = useState(String(own?.values.text || section.text))
  const [busy, setBusy] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const write = (next: string) => {
    setText(next)
    onTouched(true)
  }
  const insert = (name: string) => {
    if (!name) return
    const at = box.current?.selectionStart ?? text.length
    write(text.slice(0, at) + `{${name}}` + text.slice(at))
    box.current?.focus()
  }
  const save = () => {
    const from_on = readDay(from)
    const values = { section: section.section, language: language(), from_on, title, text }
    if (!from_on) return tell(say('brief_from_wrong'))
    setBusy(true)
    const reason = say('brief_reason')
    const sent = own && begun === from_on
      ? send('PATCH', `/brief_template/${own.id}`, { version: own.version, values: { title, text }, reason })
      : send('POST', '/brief_template', { values, reason })
    sent
      .then(() => {
        tell(say('brief_saved'))
        onTouched(false)
        done()
      }, tellProblem)
      .finally(() => setBusy(false))
  }
  const restore = () =>
    send('POST', `/brief_template/${own!.id}/void`, { reason: say('brief_given_reason') }).then(
      () => {
        onTouched(false)
        done()
      },
      tellProblem
    )
  return (
    <div class="panel pad">
      <div class="filter">
        <label for="brief-title">{say('brief_title')}</label>
        <input
          id="brief-title"
          value={title}
          onInput={(e) => {
            setTitle(e.currentTarget.value)
            onTouched(true)
          }}
        />
      </div>
      <div class="filter">
        <label for="brief-from">{say('brief_from')}</label>
        <DateInput
          id="brief-from"
          value={from}
          today={day}
          invalid={!readDay(from)}
          onChange={(d) => {
            setFrom(d)
            onTouched(true)
          }}
        />
      </div>
      <div class="filter brief-figure">
        <label for="brief-figure">{say('brief_insert')}</label>
        <Combo id="brief-figure" value="" shown="" options={figures()} onChange={insert} />
      </div>
      <label for="brief-text">{say('brief_text')}</label>
      <p class="muted">{say('brief_such_as')}</p>
      <textarea
        id="brief-text"
        ref={box}
        rows={9}
        style="width:100%"
        value={text}
        onInput={(e) => write(e.currentTarget.value)}
      />
      <p class="buttons">
        <button class="primary" disabled={busy} onClick={save}>
          {say('save')}
        </button>
        <button onClick={onClose}>{say('cancel')}</button>
        {own && (
          <Sure word={say('brief_given')} onGo={restore}>
            <p>{say('brief_given_words')}</p>
          </Sure>
        )}
      </p>
    </div>
  )
}

export function BriefWords({ day, done, onClose, onTouched }: Props) {
  const [at, setAt] = useState('0')
  const loaded = useLoad(
    () =>
      Promise.all([
        get<{ sections: Section[] }>('/brief/words'),
        get<Page>('/brief_template', { language: language(), limit: 500 }),
      ]),
    []
  )
  return (
    <Ready of={loaded}>
      {([defaults, own]) => {
        const section = defaults.sections.find((s) => s.section === at) || defaults.sections[0]
        return (
          <section class="no-print">
            <div class="filter">
              <label for="brief-section">{say('brief_section')}</label>
              <select id="brief-section" value={at} onChange={(e) => setAt(e.currentTarget.value)}>
                {defaults.sections.map((s) => (
                  <option key={s.section} value={s.section}>
                    {/^\d/.test(s.section) ? s.section + ' ' : ''}
                    {s.title}
                  </option>
                ))}
              </select>
            </div>
            <Editor
              key={section.section + loaded.busy}
              section={section}
              own={inForce(own.rows, section.section, day)}
              day={day}
              onClose={onClose}
              onTouched={onTouched}
              done={() => {
                loaded.reload()
                done()
              }}
            />
          </section>
        )
      }}
    </Ready>
  )
}
