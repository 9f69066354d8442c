// Which address shows which page. Pages that only some open are fetched when they are first wanted.
import { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Route, Switch, useLocation } from 'wouter-preact'
import { Home } from '../pages/desk/home'
import { RecordPage } from '../pages/records/record'
import { ListPage, Register } from '../pages/records/register'
import { Waiting } from '../widgets/state'
import { Missing } from './missing'
import { Password } from './password'
import { say } from './words'

type Props = { params: Record<string, string> }
type Load = () => Promise<{ default: ComponentType<Props> }>

// later: a page of its own chunk. A newer build may have replaced the file: then the page is loaded anew.
function later(load: Load): ComponentType<Props> {
  let kept: ComponentType<Props> | undefined
  return function Later(props: Props) {
    const [Page, setPage] = useState<ComponentType<Props> | undefined>(() => kept)
    const [failed, setFailed] = useState(false)
    useEffect(() => {
      if (!kept)
        load().then(
          (m) => {
            kept = m.default
            setPage(() => kept)
          },
          () => setFailed(true)
        )
    }, [])
    if (failed)
      return (
        <div class="state fault-box">
          <p>{say('page_failed')}</p>
          <button onClick={() => location.reload()}>{say('try_again')}</button>
        </div>
      )
    return Page ? <Page {...props} /> : <Waiting />
  }
}

// The pages fetched when they are first wanted, room by room.
const LATER: [path: string, load: Load][] = [
  ['/desk', () => import('../pages/desk/desk')],
  ['/search', () => import('../pages/desk/search')],
  ['/mechanism/:code', () => import('../pages/desk/mechanism')],
  ['/picture', () => import('../pages/desk/picture')],
  ['/checks', () => import('../pages/desk/checks')],
  ['/journal', () => import('../pages/desk/journal')],
  ['/review', () => import('../pages/review/review')],
  ['/collect/:id?', () => import('../pages/collect/collect')],
  ['/import/:id?', () => import('../pages/import/import')],
  ['/brief', () => import('../pages/brief/brief')],
  ['/forms', () => import('../pages/fill/forms')],
  ['/accounts', () => import('../pages/ground/accounts')],
  ['/study', () => import('../pages/awareness/study')],
  ['/training', () => import('../pages/awareness/training')],
  ['/pairing', () => import('../pages/responsibility/pairing')],
  ['/handover', () => import('../pages/responsibility/handover')],
  ['/dividend', () => import('../pages/leadership/dividend')],
  ['/payrun', () => import('../pages/motivation/payrun')],
  ['/reconcile', () => import('../pages/motivation/reconcile')],
  ['/funds', () => import('../pages/motivation/funds')],
  ['/assessment', () => import('../pages/style/assessment')],
]
const FETCHED = LATER.map(([path, load]) => ({ path, Page: later(load) }))

export function Pages() {
  const [, go] = useLocation()
  return (
    <Switch>
      <Route path="/" component={Home} />
      <Route path="/r/:entity">{(p) => <Register name={p.entity!} />}</Route>
      <Route path="/r/:entity/:id">{(p) => <RecordPage name={p.entity!} id={p.id!} />}</Route>
      <Route path="/l/:name">{(p) => <ListPage name={p.name!} />}</Route>
      {FETCHED.map(({ path, Page }) => (
        <Route key={path} path={path} component={Page as never} />
      ))}
      <Route path="/password">{() => <Password onDone={() => go('/')} onCancel={() => go('/')} />}</Route>
      <Route component={Missing} />
    </Switch>
  )
}
