// Accounts: who may come in, with which roles where; closing; resets asked for and decided. The administrator reads no register.
import { useState } from 'preact/hooks'
import { Link } from 'wouter-preact'
import { Page, Rec, get, send } from '../../api'
import { entity } from '../../catalogue'
import { moment, titlesOf } from '../../format'
import { useLoad, useTitle } from '../../hooks'
import { Missing } from '../../shell/missing'
import { useMe } from '../../shell/session'
import { Dialog } from '../../widgets/dialog'
import { tell, tellProblem, waits } from '../../widgets/notice'
import { Empty, Ready } from '../../widgets/state'
import { Sure } from '../../widgets/sure'
import { Form } from '../records/form'
import { Problems, Reason, useSend } from '../records/record_actions'
import { say } from './words'

type Doing = { what: 'new' } | { what: 'grant' | 'password' | 'edit'; account: Rec } | null

async function everything(name: string): Promise<Rec[]> {
  const all: Rec[] = []
  for (let after: string | null = ''; after !== null;) {
    const page: Page = await get<Page>('/' + name, { limit: 200, after: after || undefined })
    all.push(...page.rows)
    after = page.next
  }
  return all
}

export default function Accounts() {
  const accounts = useLoad(() => everything('account'), [])
  const grants = useLoad(() => everything('account_grant'), [])
  const resets = useLoad(() => get<{ resets: Reset[] }>('/resets'), [])
  const me = useMe()
  const decides = me.grants.some((x) => x.role === 'security')
  const [doing, setDoing] = useState<Doing>(null)
  const [find, setFind] = useState('')
  useTitle(`${say('page_accounts')} · ${say('product')}`)
  const e = entity('account'),
    g = entity('account_grant')
  if (!e || !g) return <Missing />
  const again = () => {
    accounts.reload()
    grants.reload()
    resets.reload()
  }
  const close = () => setDoing(null)
  const of = (a: Rec) => (grants.value || []).filter((x) => x.values.account === a.id)
  const fits = (a: Rec) => !find || `${a.values.login} ${a.values.title}`.includes(find)
  return (
    <>
      <div class="head">
        <h1>{say('page_accounts')}</h1>
        {e.may.write && (
          <div class="actions">
            <button class="primary" onClick={() => setDoing({ what: 'new' })}>
              {say('account_new')}
            </button>
          </div>
        )}
      </div>
      <p class="lead">
        {say('accounts_words')} <Link href="/review">{say('accounts_review')}</Link>
      </p>
      <Ready of={resets}>{(r) => <Resets resets={r.resets} decides={decides} onDone={again} />}</Ready>
      <section class="panel">
        <div class="filters">
          <div class="filter">
            <label for="account-find">{say('page_search')}</label>
            <input
              id="account-find"
              value={find}
              onInput={(x) => setFind((x.target as HTMLInputElement).value.trim())}
            />
          </div>
        </div>
        <Ready of={accounts}>
          {(all) =>
            all.length ? (
              <div class="table-box" role="region" tabIndex={0} aria-label={say('page_accounts')}>
                <table class="records">
                  <thead>
                    <tr>
                      <th>{say('login_name')}</th>
                      <th>{say('account_name')}</th>
                      <th>{say('account_roles')}</th>
                      <th>{say('account_state')}</th>
                      {e.may.write && <th>{say('account_do')}</th>}
                    </tr>
                  </thead>
                  <tbody>
                    {all.filter(fits).map((a) => (
                      <tr key={a.id}>
                        <td data-label={say('login_name')}>
                          <Link href={'/r/account/' + a.id}>{String(a.values.login)}</Link>
                        </td>
                        <td data-label={say('account_name')}>{String(a.values.title ?? '')}</td>
                        <td data-label={say('account_roles')}>
                          <Roles grants={of(a)} />
                        </td>
                        <td data-label={say('account_state')}>
                          {a.values.locked ? (
                            <span class="mark bad">{say('account_locked')}</span>
                          ) : (
                            say('account_open')
                          )}
                        </td>
                        {e.may.write && (
                          <td data-label={say('account_do')}>
                            <span class="buttons">
                              <button onClick={() => setDoing({ what: 'grant', account: a })}>
                                {say('account_grant')}
                              </button>
                              <button onClick={() => setDoing({ what: 'password', account: a })}>
                                {say('account_password')}
                              </button>
                              <Lock a={a} onDone={again} />
                            </span>
                          </td>
                        )}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            ) : (
              <Empty>{say('accounts_none')}</Empty>
            )
          }
        </Ready>
      </section>
      {doing?.what === 'new' && (
        <Form
          entity={e}
          onClose={close}
          onSaved={(r) => {
            again()
            setTimeout(() => setDoing({ what: 'grant', account: r }), 0)
          }}
        />
      )}
      {doing?.what === 'grant' && <GrantForm account={doing.account} onClose={close} onDone={again} />}
      {doing?.what === 'password' && <AskReset account={doing.account} onClose={close} onDone={again} />}
    </>
  )
}

function Roles({ grants }: { grants: Rec[] }) {
  if (!grants.length) return <span class="warn">{say('account_no_role')}</span>
  return (
    <ul>
      {grants.map((x) => (
        <li key={x.id}>
          <Link href={'/r/account_grant/' + x.id}>
            {titlesOf(x, 'role')[0] || String(x.values.role)} · {titlesOf(x, 'place')[0] || String(x.values.place)}
          </Link>
          {x.values.own === true && say('account_own')}
          {x.values.to_on ? ` ${say('until')} ${x.values.to_on}` : ''}
        </li>
      ))}
    </ul>
  )
}

function GrantForm({ account, onClose, onDone }: { account: Rec; onClose: () => void; onDone: () => void }) {
  const me = useMe()
  return (
    <Form
      entity={entity('account_grant')!}
      preset={{ account: account.id, place: account.values.place ?? null, from_on: me.today }}
      presetTitles={{ [account.id]: account.title }}
      onClose={onClose}
      onSaved={onDone}
    />
  )
}

function Lock({ a, onDone }: { a: Rec; onDone: () => void }) {
  const turn = async () => {
    try {
      const answer = await send('PATCH', '/account/' + a.id, { version: a.version, values: { locked: !a.values.locked } })
      if (!waits(answer)) tell(say(a.values.locked ? 'account_opened_x' : 'account_locked_x', { x: String(a.values.login) }))
      onDone()
    } catch (x) {
      tellProblem(x)
    }
  }
  if (a.values.locked) return <button onClick={turn}>{say('account_unlock')}</button>
  return (
    <Sure word={say('account_lock')} onGo={turn}>
      <p>{say('account_lock_sure', { x: String(a.values.login), name: String(a.values.title ?? '') })}</p>
    </Sure>
  )
}

interface Reset {
  id: number
  login: string
  title: string
  reason: string
  asked_by: string
  asked_at: string
  agreed_by: string
  two: boolean
}

// AskReset: nothing is set here; the administrator of security decides.
function AskReset({ account, onClose, onDone }: { account: Rec; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const [problem, busy, run] = useSend()
  const ask = () =>
    run(async () => {
      await send('POST', `/accounts/${account.id}/password`, { reason: reason.trim() })
      tell(say('reset_asked'))
      onClose()
      onDone()
    })
  return (
    <Dialog
      title={`${say('account_password')} · ${account.values.login}`}
      onClose={onClose}
      foot={
        <>
          <button onClick={onClose}>{say('cancel')}</button>
          <button class="primary" disabled={busy || !reason.trim()} onClick={ask}>
            {say('reset_ask')}
          </button>
        </>
      }>
      <p>{say('account_password_words')}</p>
      <Problems of={problem} />
      <Reason value={reason} onChange={setReason} />
    </Dialog>
  )
}

// Resets: what waits. Who agreed last sees the one-time password, once.
function Resets({ resets, decides, onDone }: { resets: Reset[]; decides: boolean; onDone: () => void }) {
  const [refusing, setRefusing] = useState<Reset | null>(null)
  const [given, setGiven] = useState<{ login: string; password: string } | null>(null)
  const agree = async (r: Reset) => {
    try {
      const { password } = await send<{ password?: string }>('POST', `/resets/${r.id}/agree`)
      if (password) setGiven({ login: r.login, password })
      else tell(say('reset_one_more'))
      onDone()
    } catch (x) {
      tellProblem(x)
    }
  }
  return (
    <>
      {resets.length > 0 && (
        <section class="panel">
          <h2 class="pad">{say('resets_waiting')}</h2>
          <div class="table-box" role="region" tabIndex={0} aria-label={say('resets_waiting')}>
            <table class="records">
              <thead>
                <tr>
                  <th>{say('login_name')}</th>
                  <th>{say('account_name')}</th>
                  <th>{say('reason')}</th>
                  <th>{say('reset_by')}</th>
                  {decides && <th>{say('account_do')}</th>}
                </tr>
              </thead>
              <tbody>
                {resets.map((r) => (
                  <tr key={r.id}>
                    <td data-label={say('login_name')}>{r.login}</td>
                    <td data-label={say('account_name')}>{r.title}</td>
                    <td data-label={say('reason')}>{r.reason}</td>
                    <td data-label={say('reset_by')}>
                      {r.asked_by} {moment(r.asked_at)}
                      {r.two && <p class="muted">{say('reset_two', { x: r.agreed_by || say('reset_nobody') })}</p>}
                    </td>
                    {decides && (
                      <td data-label={say('account_do')}>
                        <span class="buttons">
                          <button onClick={() => agree(r)}>{say('reset_agree')}</button>
                          <button onClick={() => setRefusing(r)}>{say('reset_refuse')}</button>
                        </span>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      {refusing && <Refuse r={refusing} onClose={() => setRefusing(null)} onDone={onDone} />}
      {given && (
        <Dialog
          title={say('reset_given', { x: given.login })}
          onClose={() => setGiven(null)}
          foot={
            <button class="primary" onClick={() => setGiven(null)}>
              {say('reset_noted')}
            </button>
          }>
          <p>
            <code class="password">{given.password}</code>
          </p>
          <p>{say('reset_given_words')}</p>
        </Dialog>
      )}
    </>
  )
}

function Refuse({ r, onClose, onDone }: { r: Reset; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const [problem, busy, run] = useSend()
  const refuse = () =>
    run(async () => {
      await send('POST', `/resets/${r.id}/refuse`, { reason: reason.trim() })
      onClose()
      onDone()
    })
  return (
    <Dialog
      title={`${say('reset_refuse')} · ${r.login}`}
      onClose={onClose}
      foot={
        <>
          <button onClick={onClose}>{say('cancel')}</button>
          <button class="primary" disabled={busy || !reason.trim()} onClick={refuse}>
            {say('reset_refuse')}
          </button>
        </>
      }>
      <Problems of={problem} />
      <Reason value={reason} onChange={setReason} />
    </Dialog>
  )
}
