// The bank's side of what is paid, a pay run or a dividend: the file for it and its return. What waits for the return is
// not sent again unless asked; lines of a return that fit nobody stay on the page, each with its reason.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Page, get, send } from '../../api'
import { useLoad } from '../../hooks'
import { tell } from '../../widgets/notice'
import { Problems, useSend } from '../records/record_actions'
import { Table, save } from './money'
import { say } from './words'

interface Unmatched {
  line: number
  name: string
  card: string
  amount: string
  why: string
}
interface Sent {
  added: number
  failed?: number
  file: string
}
interface Returned {
  paid: number
  failed: number
  unmatched: number
  unmatched_rows: Unmatched[]
}

// fileText: a bank's text as it comes: UTF-8, UTF-16 with its mark, else GB18030.
async function fileText(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

interface Props {
  path: string // of what is paid: /pay_runs/341125-7
  title: string
  waiting: number // transfers sent, not returned
  onDone: () => void
}

export function Bank({ path, title, waiting, onDone }: Props) {
  const banks = useLoad(() => get<Page>('/bank_mapping'), [])
  const [bank, setBank] = useState('')
  const [back, setBack] = useState<Returned | null>(null)
  const [problem, busy, run] = useSend()
  const mapping = bank || banks.value?.rows[0]?.id || ''
  const make = (again: boolean) =>
    run(async () => {
      const d = await send<Sent>('POST', `${path}/bank_file`, { mapping, again })
      if (d.added) save(`${title}.txt`, d.file)
      tell(say('bank_sent', { n: d.added }) + (d.failed ? say('bank_no_card', { n: d.failed }) : ''))
      onDone()
    })
  const read = (file?: File) =>
    file &&
    run(async () => {
      const d = await send<Returned>('POST', `${path}/bank_return`, { mapping, text: await fileText(file) })
      setBack(d.unmatched ? d : null)
      tell(say('payrun_returned', { a: d.paid, b: d.failed }))
      onDone()
    })
  if (banks.value && !mapping)
    return (
      <p class="lead">
        {say('pay_no_bank')} <Link href="/r/bank_mapping?new=1">{say('pay_new_bank')}</Link>
      </p>
    )
  return (
    <>
      <Problems of={problem} />
      <div class="field">
        <label for="bank-format">{say('payrun_bank')}</label>
        <select id="bank-format" value={mapping} onChange={(e) => setBank((e.target as HTMLSelectElement).value)}>
          {banks.value?.rows.map((b) => (
            <option key={b.id} value={b.id}>
              {b.title}
            </option>
          ))}
        </select>
        <p class="help">
          <Link href="/r/bank_mapping">{say('bank_formats')}</Link>
        </p>
      </div>
      <p class="actions">
        <button disabled={busy || !mapping} onClick={() => make(false)}>
          {say('payrun_bank_file')}
        </button>
      </p>
      {waiting > 0 && (
        <details>
          <summary>{say('bank_waiting', { n: waiting })}</summary>
          <p>{say('bank_again_words')}</p>
          <button disabled={busy || !mapping} onClick={() => make(true)}>
            {say('bank_again', { n: waiting })}
          </button>
        </details>
      )}
      <p class="actions">
        <input
          id="bank-return"
          class="unseen"
          type="file"
          accept=".txt,.csv"
          disabled={busy || !mapping}
          onChange={(e) => {
            const input = e.target as HTMLInputElement
            read(input.files?.[0])
            input.value = ''
          }}
        />
        <label for="bank-return" class="button">
          {say('payrun_bank_return')}
        </label>
      </p>
      {back && <Unfitting of={back} />}
    </>
  )
}

function Unfitting({ of: d }: { of: Returned }) {
  const cut = d.unmatched > d.unmatched_rows.length
  return (
    <section aria-labelledby="bank-unmatched">
      <h3 id="bank-unmatched">{say('bank_unmatched', { n: d.unmatched })}</h3>
      {cut && <p>{say('bank_first', { n: d.unmatched_rows.length })}</p>}
      <Table
        label={say('bank_unmatched', { n: d.unmatched })}
        heads={[say('bank_line'), say('payrun_person'), say('bank_card'), say('pay_amount'), say('payrun_reason')]}
        numbers={[0, 3]}
        rows={d.unmatched_rows.map((u) => ({ key: String(u.line), cells: [u.line, u.name, u.card, u.amount, u.why] }))}
      />
    </section>
  )
}
