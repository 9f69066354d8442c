// The papers of a record: scans, photos, minutes kept with it as evidence; sending one and opening it again.
import { useState } from 'preact/hooks'
import { address, get, upload } from '../../api'
import { Entity } from '../../catalogue'
import { grouped } from '../../format'
import { useLoad } from '../../hooks'
import { FilePick } from '../../widgets/filepick'
import { tell, tellProblem } from '../../widgets/notice'
import { Ready } from '../../widgets/state'
import { Voiding } from './record_actions'
import { say } from './words'

interface Paper {
  id: string
  name: string
  type: string
  size: number
  scan: boolean
}
const LARGEST = 20 * 1024 * 1024

export function Papers({ e, id, writes }: { e: Entity; id: string; writes: boolean }) {
  const papers = useLoad(
    () => get<{ attachments: Paper[] }>('/attachments', { entity: e.name, id }).then((a) => a.attachments),
    [e.name, id]
  )
  const [busy, setBusy] = useState(false)
  const [taking, setTaking] = useState<Paper | null>(null)
  const add = async (file: File) => {
    if (busy) return
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
    }
  }
  if (papers.problem || (!writes && !papers.value?.length)) return null
  return (
    <section class="panel pad papers" aria-labelledby="papers-title">
      <div class="panel-head">
        <h2 id="papers-title">{say('papers')}</h2>
        {writes && (
          <FilePick id="paper-file" word={say(busy ? 'paper_sending' : 'paper_add')} disabled={busy} onFile={add} />
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
                  <span class="muted">
                    {grouped(String(Math.ceil(p.size / 1024)))} KB · {say(p.scan ? 'paper_scan' : 'paper_no_scan')}
                  </span>{' '}
                  {writes && <button onClick={() => setTaking(p)}>{say('void')}</button>}
                </li>
              ))}
            </ul>
          ) : (
            <p class="muted">{say('papers_none')}</p>
          )
        }
      </Ready>
      {taking && (
        <Voiding
          title={taking.name}
          path={`/attachments/${taking.id}/void`}
          onClose={() => setTaking(null)}
          onDone={papers.reload}
        />
      )}
    </section>
  )
}
