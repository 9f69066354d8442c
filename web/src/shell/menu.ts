// The menu, made from what this account may see: the pages of our own and every register of the catalogue, in seven
// groups.
import { Me } from '../api'
import { Entity, GROUND, HELP, WorkPage, catalogue, entity, may, mechanism, readsRegisters, title } from '../catalogue'
import { initials } from '../pinyin'
import { readsJournal, readsSecurity } from './session'
import { Key, say } from './words'

export interface Item {
  path: string
  title: string
  icon: string
  py: string
}
export interface Group {
  key: string
  title: string
  items: Item[]
}

const item = (path: string, words: string, icon: string): Item => ({ path, title: words, icon, py: initials(words) })
const page = (path: string, key: Key, icon: string): Item => item(path, say(key), icon)

const AREA_GROUP: Record<string, string> = {
  household: 'whom',
  help: 'help',
  visit: 'help',
  cadre: 'team',
  training: 'team',
  money: 'money',
  member: 'team',
  personnel: 'team',
  oversight: 'oversight',
  base: 'system',
  account: 'system',
}
const ICONS: Record<string, string> = {
  household: 'house',
  person: 'people',
  org: 'pillar',
  cadre: 'people',
  place: 'place',
  document: 'file',
  account: 'key',
  responsibility: 'link',
  training_session: 'book',
  work_team: 'people',
  posting: 'people',
}
const PAGE_ICONS: Record<string, string> = {
  '/pairing': 'link',
  '/handover': 'swap',
  '/payrun': 'calendar',
  '/reconcile': 'desk',
  '/funds': 'money',
  '/dividend': 'money',
  '/study': 'book',
  '/training': 'calendar',
}
// Entities with a page of their own stand there, not as a register.
const OWN_PAGE = new Set(['account', 'account_grant', 'collection'])

// groupOf: what belongs to money stands with the projects, what is assessed with oversight; the rest goes by its area.
function groupOf(e: Entity): string {
  if (e.name === 'organisation') return 'team'
  const pillar = mechanism(e.mechanism)?.pillar || GROUND
  if (pillar === 'pillar_leadership' || pillar === 'pillar_motivation') return 'money'
  if (pillar !== GROUND && e.area === 'base') return 'oversight'
  return AREA_GROUP[e.area] || 'system'
}

// ofMechanism: registers of one mechanism stand on its page; some are worked with every day and stand here too.
const ofMechanism = (e: Entity): boolean => {
  const m = mechanism(e.mechanism)
  return !!m && m.pillar !== GROUND && !m.daily.includes(e.name)
}

// workPages: those this account may open, each once: a page of two mechanisms stands with the first.
export const opens = (me: Me, p: WorkPage): boolean =>
  may(p.entity, p.writes ? 'write' : 'read') && (!p.whole_place || me.grants.some((g) => !g.own))
const workPages = (me: Me, group: string): Item[] =>
  catalogue()
    .mechanisms.flatMap((m) => m.pages)
    .filter((p, i, all) => all.findIndex((x) => x.path === p.path) === i && opens(me, p))
    .filter((p) => groupOf(entity(p.entity)!) === group)
    .map((p) => item(p.path, title(p), PAGE_ICONS[p.path] || 'list'))

export function menu(me: Me): Group[] {
  const c = catalogue()
  const registers = (group: string): Item[] =>
    c.entities
      .filter((e) => !e.hidden && e.may.read && !OWN_PAGE.has(e.name) && !ofMechanism(e) && groupOf(e) === group)
      .map((e) => item('/r/' + e.name, title(e), ICONS[e.name] || 'list'))
  const reads = readsRegisters()
  const mechanisms = (of: (pillar: string) => boolean): Item[] =>
    (reads ? c.mechanisms : [])
      .filter((m) => of(m.pillar))
      .map((m) => item('/mechanism/' + m.number, title(m), 'pillar'))
  const groups: [Key, (Item | false | undefined)[]][] = [
    [
      'group_desk',
      [
        page('/', 'page_home', 'home'),
        page('/desk', 'page_desk', 'desk'),
        may('collection', 'read') && page('/collect', 'page_collect', 'file'),
        page('/search', 'page_search', 'search'),
      ],
    ],
    ['group_pillars', mechanisms((pillar) => pillar !== GROUND && pillar !== HELP)],
    ['group_whom', registers('whom')],
    ['group_help', [...workPages(me, 'help'), ...mechanisms((pillar) => pillar === HELP), ...registers('help')]],
    ['group_money', [...workPages(me, 'money'), ...registers('money')]],
    ['group_team', [...workPages(me, 'team'), ...registers('team')]],
    [
      'group_oversight',
      [
        (reads || may('account_grant', 'read')) && page('/review', 'page_review', 'desk'),
        reads && page('/picture', 'page_picture', 'chart'),
        reads && page('/checks', 'page_checks', 'desk'),
        ...workPages(me, 'oversight'),
        reads && page('/brief', 'page_brief', 'file'),
        reads && page('/forms', 'page_forms', 'file'),
        (readsJournal(me) || readsSecurity(me)) && page('/journal', 'page_journal', 'list'),
        ...registers('oversight'),
      ],
    ],
    [
      'group_system',
      [
        c.entities.some((e) => e.may.write && e.area !== 'account') && page('/import', 'page_import', 'up'),
        may('account', 'read') && page('/accounts', 'page_accounts', 'key'),
        ...registers('system'),
      ],
    ],
  ]
  return groups
    .map(([key, items]) => ({ key, title: say(key), items: items.filter((i): i is Item => !!i) }))
    .filter((g) => g.items.length)
}

// destinations: what the search leads to by name: the menu, and every other register and list this account reads.
export function destinations(me: Me): Item[] {
  const items = menu(me).flatMap((g) => g.items)
  const c = catalogue()
  const there = new Set(items.map((i) => i.path))
  const more = [
    ...c.entities
      .filter((e) => e.may.read && !e.hidden && !OWN_PAGE.has(e.name))
      .map((e) => item('/r/' + e.name, title(e), 'list')),
    ...c.lists.filter((l) => entity(l.of)?.may.read).map((l) => item('/l/' + l.name, title(l), 'list')),
  ]
  return [...items, ...more.filter((i) => !there.has(i.path))]
}

// standsFor: the item of the menu a page belongs to: itself, what it stands under, or, of a register or list that has no
// item, its register's or its mechanism's.
export function standsFor(paths: string[], path: string): string | undefined {
  const under = (p: string) => (p === '/' ? path === '/' : path === p || path.startsWith(p + '/'))
  const own = paths.find(under)
  const [, room, name = ''] = path.split('/')
  const l = room === 'l' ? catalogue().lists.find((x) => x.name === decodeURIComponent(name)) : undefined
  const e = entity(room === 'r' ? name : l?.of || '')
  return own || [e && '/r/' + e.name, l && '/mechanism/' + l.mechanism, e && '/mechanism/' + e.mechanism].find((p) => p && paths.includes(p))
}

export const registerTitle = (name: string): string => title(entity(name)) || name
