// The login page: two fields, the language, and plain words when it fails.
import { useState } from 'preact/hooks'
import { Problem, send } from '../api'
import { useTitle } from '../hooks'
import { english, problemWords } from '../words'
import { say } from './words'

export function Login({ onIn, setLanguage }: { onIn: () => void; setLanguage: (l: 'zh' | 'en') => void }) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [lacks, setLacks] = useState(false)
  useTitle(say('product'))

  const enter = async (e: Event) => {
    e.preventDefault()
    const data = new FormData(e.target as HTMLFormElement)
    if (!data.get('login') || !data.get('password')) return setLacks(true)
    setLacks(false)
    setBusy(true)
    setProblem(null)
    try {
      await send('POST', '/session', { login: String(data.get('login')).trim(), password: data.get('password') })
      onIn()
    } catch (x) {
      setProblem(x as Problem)
      setBusy(false)
    }
  }
  return (
    <main class="login">
      <form noValidate onSubmit={enter} aria-labelledby="login-title">
        <h1 id="login-title">{say('product')}</h1>
        <p class="muted">{say('product_line')}</p>
        <label for="login">{say('login_name')}</label>
        <input id="login" name="login" autocomplete="username" autocapitalize="none" required autofocus />
        <label for="password">{say('password')}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
        <div role="alert" class={problem || lacks ? 'fault-box' : ''}>
          {lacks ? say('login_lacks') : problem && (problem.status === 401 ? problem.detail || say('login_wrong') : problemWords(problem))}
        </div>
        <button class="primary wide" disabled={busy}>
          {say(busy ? 'logging_in' : 'log_in')}
        </button>
        <button
          type="button"
          class="plain"
          onClick={() => setLanguage(english() ? 'zh' : 'en')}
          lang={english() ? 'zh-CN' : 'en'}>
          {english() ? '中文' : 'English'}
        </button>
      </form>
    </main>
  )
}
