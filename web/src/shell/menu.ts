// The menu, made from what this account may see: the pages of our own and every register of the catalogue, in seven
// groups.
import { Me } from '../api'
import { Entity, Titled, catalogue, entity, may, title } from '../catalogue'
import { initials } from '../pinyin'
import { readsJournal } from './session'
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
// Entities with a page of their own stand there, not as a register.
const OWN_PAGE = new Set(['account', 'account_grant', 'collection'])

// groupOf: projects and money are the registers of the third and fourth strengthening; the others go by their area.
function groupOf(e: Entity): string {
  if (e.name === 'organisation') return 'team'
  if (/^[34]\./.test(e.mechanism)) return 'money'
  return AREA_GROUP[e.area] || 'system'
}

// ofMechanism: registers of one mechanism stand on its page; some are worked with every day and stand here too.
const DAILY = new Set(['responsibility', 'posting', 'training_session', 'rectification'])
const ofMechanism = (e: Entity): boolean => /^[1-5]\.\d$/.test(e.mechanism) && !DAILY.has(e.name)

// mechanismTitle: the county's own name of a mechanism, the same on its tile and in the account.
const mechanismTitle = (m: Titled & { mechanism: string }): string =>
  title(catalogue().codes.brief_section?.items.find((i) => i.code === m.mechanism) || m)

// builtMechanisms: the first module of each mechanism; sheets of the same matter come behind it.
export const builtMechanisms = () =>
  catalogue()
    .modules.filter(
      (m, i, all) => /^[1-5]\.\d$/.test(m.mechanism) && all.findIndex((x) => x.mechanism === m.mechanism) === i
    )
    .sort((a, b) => a.mechanism.localeCompare(b.mechanism))

export function menu(me: Me): Group[] {
  const c = catalogue()
  const registers = (group: string): Item[] =>
    c.entities
      .filter((e) => !e.hidden && e.may.read && !OWN_PAGE.has(e.name) && !ofMechanism(e) && groupOf(e) === group)
      .map((e) => item('/r/' + e.name, title(e), ICONS[e.name] || 'list'))
  const reads = c.entities.some((e) => e.may.read && e.area !== 'account' && !e.reference)
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
    [
      'group_pillars',
      (reads ? builtMechanisms() : []).map((m) => item('/mechanism/' + m.mechanism, mechanismTitle(m), 'pillar')),
    ],
    ['group_whom', registers('whom')],
    [
      'group_help',
      [
        may('responsibility', 'read') && me.grants.some((g) => !g.own) && page('/pairing', 'page_pairing', 'link'),
        may('responsibility', 'write') && page('/handover', 'page_handover', 'swap'),
        ...registers('help'),
      ],
    ],
    [
      'group_money',
      [
        may('pay_run', 'write') && page('/payrun', 'page_payrun', 'calendar'),
        may('insurance_enrolment', 'read') && page('/reconcile', 'page_reconcile', 'desk'),
        may('operating_fund', 'read') && page('/funds', 'page_funds', 'money'),
        may('dividend', 'read') && page('/dividend', 'page_dividend', 'money'),
        ...registers('money'),
      ],
    ],
    [
      'group_team',
      [
        may('required_topic', 'read') && page('/study', 'page_study', 'book'),
        may('training_session', 'read') && page('/training', 'page_training', 'calendar'),
        ...registers('team'),
      ],
    ],
    [
      'group_oversight',
      [
        reads && page('/review', 'page_review', 'desk'),
        reads && page('/picture', 'page_picture', 'chart'),
        reads && page('/checks', 'page_checks', 'desk'),
        may('assessment', 'read') && page('/assessment', 'page_assessment', 'list'),
        reads && page('/brief', 'page_brief', 'file'),
        reads && page('/forms', 'page_forms', 'file'),
        readsJournal(me) && page('/journal', 'page_journal', 'list'),
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

export const registerTitle = (name: string): string => title(entity(name)) || name
