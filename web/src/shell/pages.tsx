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

// later: a page of its own chunk. A newer build may have replaced the file: then the page is loaded anew.
function later(load: () => Promise<{ default: ComponentType<Props> }>): ComponentType<Props> {
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

const ImportPage = later(() => import('../pages/import/import'))
const Picture = later(() => import('../pages/desk/picture'))
const Pairing = later(() => import('../pages/responsibility/pairing'))
const PayRun = later(() => import('../pages/motivation/payrun'))
const Reconcile = later(() => import('../pages/motivation/reconcile'))
const Funds = later(() => import('../pages/motivation/funds'))
const Dividend = later(() => import('../pages/leadership/dividend'))
const Handover = later(() => import('../pages/responsibility/handover'))
const Training = later(() => import('../pages/awareness/training'))
const Assessment = later(() => import('../pages/style/assessment'))
const Study = later(() => import('../pages/awareness/study'))
const Brief = later(() => import('../pages/brief/brief'))
const Collect = later(() => import('../pages/collect/collect'))
const Forms = later(() => import('../pages/fill/forms'))
const Journal = later(() => import('../pages/desk/journal'))
const Accounts = later(() => import('../pages/ground/accounts'))
const Mechanism = later(() => import('../pages/desk/mechanism'))
const Review = later(() => import('../pages/review/review'))
const Desk = later(() => import('../pages/desk/desk'))
const Checks = later(() => import('../pages/desk/checks'))
const Search = later(() => import('../pages/desk/search'))

export function Pages() {
  const [, go] = useLocation()
  return (
    <Switch>
      <Route path="/" component={Home} />
      <Route path="/r/:entity">{(p) => <Register name={p.entity!} />}</Route>
      <Route path="/r/:entity/:id">{(p) => <RecordPage name={p.entity!} id={p.id!} />}</Route>
      <Route path="/l/:name">{(p) => <ListPage name={p.name!} />}</Route>
      <Route path="/import/:id?" component={ImportPage as never} />
      <Route path="/picture" component={Picture as never} />
      <Route path="/pairing" component={Pairing as never} />
      <Route path="/payrun" component={PayRun as never} />
      <Route path="/reconcile" component={Reconcile as never} />
      <Route path="/funds" component={Funds as never} />
      <Route path="/dividend" component={Dividend as never} />
      <Route path="/handover" component={Handover as never} />
      <Route path="/training" component={Training as never} />
      <Route path="/assessment" component={Assessment as never} />
      <Route path="/study" component={Study as never} />
      <Route path="/brief" component={Brief as never} />
      <Route path="/collect/:id?" component={Collect as never} />
      <Route path="/forms" component={Forms as never} />
      <Route path="/journal" component={Journal as never} />
      <Route path="/accounts" component={Accounts as never} />
      <Route path="/mechanism/:code" component={Mechanism as never} />
      <Route path="/desk" component={Desk as never} />
      <Route path="/review" component={Review as never} />
      <Route path="/checks" component={Checks as never} />
      <Route path="/search" component={Search as never} />
      <Route path="/password">{() => <Password onDone={() => go('/')} onCancel={() => go('/')} />}</Route>
      <Route component={Missing} />
    </Switch>
  )
}
