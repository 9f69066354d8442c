// The words of the account: a section's text as the office writes it, figures inserted by name where the cursor stands.
// Saved as a record of brief_template, proved by the server: a name that is no figure is refused there.
import { useRef, useState } from 'preact/hooks'
import { get, Page, Rec, send } from '../../api'
import { catalogue, Option } from '../../catalogue'
import { useLoad } from '../../hooks'
import { Combo } from '../../widgets/combo'
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
export const words = (zh: string, en: string): string => (english() ? en : zh)
const language = (): string => (english() ? 'en' : 'zh')

const figures = (): Option[] =>
  catalogue().lists.map((l) => ({ value: l.name, title: (english() && l.title_en) || l.title, note: l.name }))

interface Props {
  done: () => void
  onClose: () => void
  onTouched: (touched: boolean) => void // what is not saved is not in what is kept
}

function Editor({ section, own, done, onClose, onTouched }: Props & { section: Section; own?: Rec }) {
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
    const values = { section: section.section, language: language(), title, text }
    setBusy(true)
    const reason = words('修改报告用语', 'words of the account')
    const sent = own
      ? send('PATCH', `/brief_template/${own.id}`, { version: own.version, values: { title, text }, reason })
      : send('POST', '/brief_template', { values, reason })
    sent
      .then(() => {
        tell(words('已保存', 'Saved'))
        onTouched(false)
        done()
      }, tellProblem)
      .finally(() => setBusy(false))
  }
  const restore = () =>
    send('POST', `/brief_template/${own!.id}/void`, { reason: words('恢复原来的文字', 'back to the given words') }).then(
      () => {
        onTouched(false)
        done()
      },
      tellProblem
    )
  return (
    <div class="panel pad">
      <div class="filter">
        <label for="brief-title">{words('标题', 'Title')}</label>
        <input
          id="brief-title"
          value={title}
          onInput={(e) => {
            setTitle(e.currentTarget.value)
            onTouched(true)
          }}
        />
      </div>
      <div class="filter brief-figure">
        <label for="brief-figure">{words('插入指标', 'Insert a figure')}</label>
        <Combo id="brief-figure" value="" shown="" options={figures()} onChange={insert} />
      </div>
      <label for="brief-text">
        {words(
          '正文：一行一段；{day} {year} {place} 和 {指标} 写在大括号里，可加 @区划 和期间；{since 指标} 是它起算的年份',
          'Text: a paragraph a line; {day} {year} {place} and {figure} in braces, with @place and period if wanted; {since figure} is the year it counts from'
        )}
      </label>
      <p class="muted">
        {words(
          '例：{cadre.cadres} 是今天全县的数；{cadre.cadres@341125100} 是一个乡镇的；{training.sessions 2016} 是 2016 年的，{training.sessions last_year} 是上一年的。',
          'Such as {cadre.cadres}: the county today; {cadre.cadres@341125100}: a township; {training.sessions 2016}: that year; {training.sessions last_year}: the year before.'
        )}
      </p>
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
          <Sure word={words('恢复原来的文字', 'Back to the given words')} onGo={restore}>
            <p>
              {words(
                '这一部分改用程序原来的标题和文字；您改过的文字作废，留在日志里。',
                'This section goes back to the given title and text; your words are voided and stay in the journal.'
              )}
            </p>
          </Sure>
        )}
      </p>
    </div>
  )
}

export function BriefWords({ done, onClose, onTouched }: Props) {
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
              <label for="brief-section">{words('部分', 'Section')}</label>
              <select id="brief-section" value={at} onChange={(e) => setAt(e.currentTarget.value)}>
                {defaults.sections.map((s) => (
                  <option key={s.section} value={s.section}>
                    {s.section} {s.title}
                  </option>
                ))}
              </select>
            </div>
            <Editor
              key={section.section + loaded.busy}
              section={section}
              own={own.rows.find((r) => r.values.section === section.section)}
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
