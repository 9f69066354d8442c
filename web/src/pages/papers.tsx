// The papers of a record: scans, photos, minutes kept with it as evidence; sending one and opening it again.
import { useRef, useState } from 'preact/hooks'
import { address, get, upload } from '../api'
import { Entity } from '../catalogue'
import { grouped } from '../format'
import { useLoad } from '../hooks'
import { tell, tellProblem } from '../widgets/notice'
import { Ready } from '../widgets/state'
import { say } from '../words'

interface Paper {
  id: string
  name: string
  type: string
  size: number
}
const LARGEST = 20 * 1024 * 1024

export function Papers({ e, id, writes }: { e: Entity; id: string; writes: boolean }) {
  const papers = useLoad(
    () => get<{ attachments: Paper[] }>('/attachments', { entity: e.name, id }).then((a) => a.attachments),
    [e.name, id]
  )
  const [busy, setBusy] = useState(false)
  const pick = useRef<HTMLInputElement>(null)
  const add = async (file: File | undefined) => {
    if (!file || busy) return
    setBusy(true)
    try {
      if (file.size > LARGEST) throw new Error(say('paper_large'))
      await upload('/attachments', file, { entity: e.name, id, name: file.name }, file.name)
      tell(say('paper_added', { x: file.name }))
      papers.reload()
    } catch (x) {
      tellProblem(x)
    } finally {
      setBusy(false)
      if (pick.current) pick.current.value = ''
    }
  }
  if (papers.problem || (!writes && !papers.value?.length)) return null
  return (
    <section class="panel pad papers" aria-labelledby="papers-title">
      <div class="panel-head">
        <h2 id="papers-title">{say('papers')}</h2>
        {writes && (
          <span>
            <input
              ref={pick}
              id="paper-file"
              class="unseen"
              type="file"
              disabled={busy}
              onChange={(x) => add((x.target as HTMLInputElement).files?.[0])}
            />
            <label for="paper-file" class="button">
              {say(busy ? 'paper_sending' : 'paper_add')}
            </label>
          </span>
        )}
      </div>
      <Ready of={papers}>
        {(all) =>
          all.length ? (
            <ul class="hits">
              {all.map((p) => (
                <li key={p.id}>
                  <a href={address(`/attachments/${p.id}/content`)} download={p.name}>
                    {p.name}
                  </a>{' '}
                  <span class="muted">{grouped(String(Math.ceil(p.size / 1024)))} KB</span>
                </li>
              ))}
            </ul>
          ) : (
            <p class="muted">{say('papers_none')}</p>
          )
        }
      </Ready>
    </section>
  )
}
