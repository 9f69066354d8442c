// The application: asks who is there, then shows the login page or the shell with its pages. A change of language
// builds everything anew.
import { useEffect, useState } from 'preact/hooks'
import { Router } from 'wouter-preact'
import { Me, get, onLoggedOut, send } from '../api'
import { loadCatalogue, loadWords } from '../catalogue'
import { forgetSeen } from '../hooks'
import { applySettings, language, remember } from '../settings'
import { Notices } from '../widgets/notice'
import { Login } from './login'
import { Password } from './password'
import { Frame } from './frame'
import { SessionContext } from './session'
import { say } from './words'

type State = { stage: 'asking' } | { stage: 'login' } | { stage: 'failed'; detail: string } | { stage: 'in'; me: Me }

export function App() {
  const [state, setState] = useState<State>({ stage: 'asking' })
  const [lang, setLang] = useState(language())

  const enter = async () => {
    forgetSeen()
    try {
      const me = await get<Me & { account?: Me }>('/session')
      await (me.must_change ? loadWords() : loadCatalogue(me.seats))
      setState({ stage: 'in', me: me.account || me })
    } catch (e) {
      const status = (e as { status?: number }).status
      await loadWords().catch(() => {})
      setState(
        status === 401 || status === 403
          ? { stage: 'login' }
          : { stage: 'failed', detail: String((e as Error).message) }
      )
    }
  }
  useEffect(() => {
    onLoggedOut(() => setState({ stage: 'login' }))
    enter()
  }, [])

  const setLanguage = (l: 'zh' | 'en') => {
    remember('language', l)
    applySettings()
    setLang(l)
    if (state.stage === 'in') enter()
  }
  const logOut = () => {
    send('DELETE', '/session')
      .catch(() => {})
      .then(() => setState({ stage: 'login' }))
  }

  if (state.stage === 'asking')
    return (
      <p class="starting" role="status">
        {say('loading')}
      </p>
    )
  if (state.stage === 'failed')
    return (
      <main class="starting">
        <h1>{say('unreachable')}</h1>
        <p>{state.detail}</p>
        <button
          class="primary"
          onClick={() => {
            setState({ stage: 'asking' })
            enter()
          }}>
          {say('try_again')}
        </button>
      </main>
    )
  if (state.stage === 'login') return <Login key={lang} onIn={enter} setLanguage={setLanguage} />
  if (state.me.must_change) return <Password forced reset={state.me.reset} onDone={enter} onCancel={logOut} />
  return (
    <SessionContext.Provider value={{ me: state.me, refresh: enter, setLanguage, logOut }}>
      <Router key={lang}>
        <Frame />
      </Router>
      <Notices />
    </SessionContext.Provider>
  )
}
