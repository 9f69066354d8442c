// The words of the account: a section's text as the office writes it, figures inserted by name where the cursor stands.
// Saved as a record of brief_template, proved by the server: a name that is no figure is refused there.
import { useRef, useState } from 'preact/hooks'
import { get, Page, Rec, send } from '../api'
import { catalogue, Option } from '../catalogue'
import { useLoad } from '../hooks'
import { Combo } from '../widgets/combo'
import { tell, tellProblem } from '../widgets/notice'
import { Ready } from '../widgets/state'
import { english, say } from '../words'

interface Section {
  section: string
  title: string
  text: string
}
export const words = (zh: string, en: string): string => (english() ? en : zh)
const language = (): string => (english() ? 'en' : 'zh')

const figures = (): Option[] =>
  catalogue().lists.map((l) => ({ value: l.name, title: `${english() ? l.title_en : l.title} ${l.name}`, note: l.name }))

function Editor({ section, own, done }: { section: Section; own?: Rec; done: () => void }) {
  const [title, setTitle] = useState(String(own?.values.title || section.title))
  const [text, setText] = useState(String(own?.values.text || section.text))
  const [busy, setBusy] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const insert = (name: string) => {
    if (!name) return
    const at = box.current?.selectionStart ?? text.length
    setText(text.slice(0, at) + `{${name}}` + text.slice(at))
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
        done()
      }, tellProblem)
      .finally(() => setBusy(false))
  }
  return (
    <div class="panel pad">
      <div class="filter">
        <label for="brief-title">{words('标题', 'Title')}</label>
        <input id="brief-title" value={title} onInput={(e) => setTitle(e.currentTarget.value)} />
      </div>
      <div class="filter">
        <label for="brief-figure">{words('插入指标', 'Insert a figure')}</label>
        <Combo id="brief-figure" value="" shown="" options={figures()} onChange={insert} />
      </div>
      <label for="brief-text">
        {words(
          '正文：一行一段；{day} {year} {place} 和 {指标} 写在大括号里，可加 @区划 和期间；{since 指标} 是它起算的年份',
          'Text: a paragraph a line; {day} {year} {place} and {figure} in braces, with @place and period if wanted; {since figure} is the year it counts from'
        )}
      </label>
      <textarea
        id="brief-text"
        ref={box}
        rows={9}
        style="width:100%"
        value={text}
        onInput={(e) => setText(e.currentTarget.value)}
      />
      <button class="primary" disabled={busy} onClick={save}>
        {say('save')}
      </button>
    </div>
  )
}

export function BriefWords({ done }: { done: () => void }) {
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
