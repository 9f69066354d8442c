// The shell round every page: the red bar, the menu at the left (a drawer on narrow screens), the page's own matter.
import { useEffect, useRef, useState } from 'preact/hooks'
import { Link, useLocation, useSearch } from 'wouter-preact'
import { speakOf } from '../catalogue'
import { applySettings, largeText, remember, remembered } from '../settings'
import { composing } from '../hooks'
import { lastDay } from '../terms'
import { english } from '../words'
import { Icon } from '../widgets/icon'
import { menu, standsFor } from './menu'
import { Pages } from './pages'
import { SearchBox } from './searchbox'
import { useSession } from './session'
import { say } from './words'

const LONG_MENU = 30
const LONG_GROUP = 12

export function Frame() {
  const { me } = useSession()
  const [path] = useLocation()
  const [open, setOpen] = useState(false)
  const main = useRef<HTMLElement>(null)
  useSpoken(path, me.today)
  const first = useRef(true)
  useEffect(() => {
    setOpen(false)
    if (!first.current) main.current?.focus({ preventScroll: false })
    first.current = false
    window.scrollTo(0, 0)
  }, [path])
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      const typing = (e.target as HTMLElement).closest('input,textarea,select,[contenteditable],dialog')
      if (e.key !== '/' || typing || composing(e) || e.ctrlKey || e.metaKey || e.altKey) return
      e.preventDefault()
      document.getElementById('search')?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(e) => {
          e.preventDefault()
          main.current?.focus()
        }}>
        {say('skip')}
      </a>
      <header class="bar">
        <button
          class="bar-button menu-button"
          aria-expanded={open}
          aria-controls="menu"
          aria-label={say('menu')}
          onClick={() => setOpen(!open)}>
          <Icon name="menu" />
        </button>
        <Link href="/" class="brand">
          {say('product')}
          <span class="county"> · {me.county.title}</span>
        </Link>
        {me.demo && <span class="demo">{say('demo')}</span>}
        <SearchBox />
        <Tools />
      </header>
      <div class="frame">
        <nav id="menu" class={open ? 'menu open' : 'menu'} aria-label={say('menu')}>
          <Menu path={path} />
        </nav>
        {open && <div class="veil" onClick={() => setOpen(false)} />}
        <main id="main" ref={main} tabIndex={-1}>
          <Pages />
        </main>
      </div>
    </>
  )
}

// useSpoken: a page about a day or a period speaks its words, menu and all; another page today's.
// Of a register `day` is a filter.
function useSpoken(path: string, today: string) {
  const asked = new URLSearchParams(useSearch())
  const about = asked.get('period') || (path.startsWith('/r/') ? null : asked.get('day'))
  const day = lastDay(about || '') || today
  const [, again] = useState(0)
  useEffect(() => {
    speakOf(day).then(
      (others) => others && again((n) => n + 1),
      () => {} // the words before stay: the page itself tells what fails
    )
  }, [day])
}

// Menu: groups can be folded; what is folded is remembered. A long menu starts with the registers folded, but never the
// group of the present page.
function Menu({ path }: { path: string }) {
  const { me } = useSession()
  const groups = menu(me)
  const long = groups.reduce((n, g) => n + g.items.length, 0) > LONG_MENU
  const [folded, setFolded] = useState<Record<string, boolean>>(remembered('folded', {}))
  useEffect(() => {
    document.querySelector('#menu .current')?.scrollIntoView({ block: 'nearest' })
  }, [path])
  const stands = standsFor(groups.flatMap((g) => g.items.map((i) => i.path)), path)
  const current = (p: string) => p === stands
  const toggle = (key: string, now: boolean) => {
    const next = { ...folded, [key]: !now }
    setFolded(next)
    remember('folded', next)
  }
  return (
    <>
      {groups.map((g) => {
        const here = g.items.some((i) => current(i.path))
        const shut = folded[g.key] ?? (long && !here && g.items.length > LONG_GROUP)
        return (
          <section key={g.key}>
            <h2>
              <button aria-expanded={!shut} aria-controls={'menu-' + g.key} onClick={() => toggle(g.key, shut)}>
                {g.title}
                <span aria-hidden="true">{shut ? '▸' : '▾'}</span>
              </button>
            </h2>
            <ul id={'menu-' + g.key} hidden={shut}>
              {g.items.map((i) => (
                <li key={i.path}>
                  <Link
                    href={i.path}
                    class={current(i.path) ? 'current' : ''}
                    aria-current={current(i.path) ? 'page' : undefined}>
                    <Icon name={i.icon} />
                    <span>{i.title}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

function Tools() {
  const { me, setLanguage, logOut } = useSession()
  const [large, setLarge] = useState(largeText())
  const grow = () => {
    remember('large', !large)
    applySettings()
    setLarge(!large)
  }
  return (
    <div class="tools">
      <button class="bar-button" aria-pressed={large} onClick={grow}>
        {say('large_text')}
      </button>
      <button class="bar-button" lang={english() ? 'zh-CN' : 'en'} onClick={() => setLanguage(english() ? 'zh' : 'en')}>
        {english() ? '中文' : 'EN'}
      </button>
      <UserMenu name={me.title || me.login} onLogOut={logOut} />
    </div>
  )
}

function UserMenu({ name, onLogOut }: { name: string; onLogOut: () => void }) {
  const { me } = useSession()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const [, go] = useLocation()
  useEffect(() => {
    if (!open) return
    const away = (e: Event) => {
      if (!box.current?.contains(e.target as Node)) setOpen(false)
    }
    document.addEventListener('mousedown', away)
    document.addEventListener('focusin', away)
    return () => {
      document.removeEventListener('mousedown', away)
      document.removeEventListener('focusin', away)
    }
  }, [open])
  return (
    <div
      class="user"
      ref={box}
      onKeyDown={(e) => {
        if (e.key === 'Escape') setOpen(false)
      }}>
      <button
        class="bar-button user-button"
        aria-expanded={open}
        aria-controls="user-menu"
        onClick={() => setOpen(!open)}>
        <span class="user-name">{name}</span> <span aria-hidden="true">▾</span>
      </button>
      {open && (
        <div class="user-menu" id="user-menu">
          <p class="muted">{me.login}</p>
          <ul>
            {me.grants.map((g) => (
              <li key={g.role + g.place}>
                {g.role_title} · {g.own ? say('own_households') : g.place_title}
              </li>
            ))}
          </ul>
          <p class="muted">
            {say('today')} {me.today}
          </p>
          <button
            onClick={() => {
              setOpen(false)
              go('/password')
            }}>
            {say('change_password')}
          </button>
          <button onClick={onLogOut}>{say('log_out')}</button>
        </div>
      )}
    </div>
  )
}
