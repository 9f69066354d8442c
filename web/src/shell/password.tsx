// Changing one's own password; forced when an administrator has set it.
import { useState } from 'preact/hooks'
import { Me, Problem, send } from '../api'
import { moment } from '../format'
import { tell } from '../widgets/notice'
import { problemWords } from '../words'
import { say } from './words'

const LEAST = 10 // characters; what else is asked the server knows and says

interface Props {
  forced?: boolean
  reset?: Me['reset'] // who gave the password that is to be replaced
  onDone: () => void
  onCancel: () => void
}

export function Password({ forced, reset, onDone, onCancel }: Props) {
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  const save = async (e: Event) => {
    e.preventDefault()
    const data = new FormData(e.target as HTMLFormElement)
    if (['old', 'new', 'again'].some((name) => !data.get(name))) return setFault(say('password_lacks'))
    if (String(data.get('new')).length < LEAST) return setFault(say('password_short', { n: LEAST }))
    if (data.get('new') !== data.get('again')) return setFault(say('password_differs'))
    setBusy(true)
    try {
      await send('POST', '/session/password', { old: data.get('old'), new: data.get('new') })
      tell(say('password_changed'))
      onDone()
    } catch (x) {
      setFault(problemWords(x as Problem))
      setBusy(false)
    }
  }
  const body = (
    <form noValidate onSubmit={save} aria-labelledby="password-title">
      <h1 id="password-title">{say('change_password')}</h1>
      {reset ? (
        <p class="note" role="note">
          {say('password_reset_by', { at: moment(reset.at), asked: reset.asked_by, agreed: reset.agreed_by.replace(',', '、') })}
        </p>
      ) : (
        forced && <p>{say('password_must')}</p>
      )}
      <label for="old">{say('password_old')}</label>
      <input id="old" name="old" type="password" autocomplete="current-password" required autofocus />
      <label for="new">{say('password_new')}</label>
      <input
        id="new"
        name="new"
        type="password"
        autocomplete="new-password"
        required
        aria-describedby="password-rule"
      />
      <p id="password-rule" class="muted">
        {say('password_rule')}
      </p>
      <label for="again">{say('password_again')}</label>
      <input id="again" name="again" type="password" autocomplete="new-password" required />
      <div role="alert" class={fault ? 'fault-box' : ''}>
        {fault}
      </div>
      <button class="primary wide" disabled={busy}>
        {say('save')}
      </button>
      <button type="button" class="plain" onClick={onCancel}>
        {say(forced ? 'log_out' : 'cancel')}
      </button>
    </form>
  )
  return forced ? <main class="login">{body}</main> : <div class="login inside">{body}</div>
}
