// A balanced proposal: shown in full, pairs can be unticked, taken in changes of at most a hundred pairs.
import { useState } from 'preact/hooks'
import { Problem, Rec, Value, send } from '../../api'
import { asProblem, useLoad } from '../../hooks'
import { useMe } from '../../shell/session'
import { Dialog } from '../../widgets/dialog'
import { tellUndo, waits } from '../../widgets/notice'
import { Ready } from '../../widgets/state'
import { Problems } from '../records/record_actions'
import { Pair, Uncovered, assign, takeBack } from './pairing'
import { say } from './words'

interface Proposed {
  capacity: number
  pairs: Pair[]
  left: Uncovered[]
}
const BATCH = 100

export function Proposal({
  place,
  how,
  onClose,
  onTaken,
}: {
  place?: string
  how: Record<string, Value>
  onClose: () => void
  onTaken: () => void
}) {
  const me = useMe()
  const proposal = useLoad(
    () => send<Proposed>('POST', '/pairing/proposal', { place: place || me.county.code }),
    [place]
  )
  const [off, setOff] = useState<string[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const pairs = (proposal.value?.pairs || []).filter((p) => !off.includes(p.household.id))
  const take = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const taken: Rec[][] = []
      let waiting = false
      for (let i = 0; i < pairs.length; i += BATCH) {
        const answer = await assign(pairs.slice(i, i + BATCH), how, say('proposal_reason'))
        waiting = waits(answer)
        taken.push(answer.records || [])
      }
      const undo = async () => {
        for (const records of taken) await takeBack(records)
      }
      if (!waiting) tellUndo(say('proposal_done', { n: pairs.length }), undo, onTaken)
      onTaken()
    } catch (x) {
      setProblem(asProblem(x))
    } finally {
      setBusy(false)
    }
  }
  const toggle = (id: string) => setOff(off.includes(id) ? off.filter((x) => x !== id) : [...off, id])
  return (
    <Dialog
      wide
      title={say('propose')}
      onClose={onClose}
      foot={
        <>
          <button onClick={onClose}>{say('cancel')}</button>
          <button class="primary" disabled={busy || !pairs.length} onClick={take}>
            {say('proposal_take', { n: pairs.length })}
          </button>
        </>
      }>
      <Problems of={problem} />
      <Ready of={proposal}>
        {(p) =>
          p.pairs.length + p.left.length === 0 ? (
            <p class="state empty">{say('all_covered')}</p>
          ) : (
            <>
              <p>{say('proposal_words', { n: p.pairs.length, m: p.capacity, k: p.left.length })}</p>
              <div class="scroll">
                <table class="plain-table">
                  <thead>
                    <tr>
                      <th>
                        <span class="unseen">{say('take_pair')}</span>
                      </th>
                      <th>{say('household')}</th>
                      <th>{say('helper')}</th>
                      <th class="number">{say('load_before')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {p.pairs.map((x) => (
                      <tr key={x.household.id}>
                        <td>
                          <input
                            type="checkbox"
                            aria-label={say('take_pair_x', { x: x.household.title, y: x.helper.title })}
                            checked={!off.includes(x.household.id)}
                            onChange={() => toggle(x.household.id)}
                          />
                        </td>
                        <td>
                          {x.household.title} <span class="muted">{x.household.place_title}</span>
                        </td>
                        <td>
                          {x.helper.title}{' '}
                          <span class="muted">{[x.helper.unit, x.helper.place_title].filter(Boolean).join(' · ')}</span>
                        </td>
                        <td class="number">{x.helper.load}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {p.left.length > 0 && (
                <p class="warn">
                  {say('proposal_left')}
                  {p.left
                    .slice(0, 30)
                    .map((h) => `${h.title}（${h.place_title}）`)
                    .join('、')}
                  {p.left.length > 30 && '…'}
                </p>
              )}
            </>
          )
        }
      </Ready>
    </Dialog>
  )
}
