// Initials of Chinese words, so that "zs" finds 张三 in menus, codes and places. Uses the browser's own pinyin order: a
// character belongs to the last letter whose first character does not sort behind it. Characters read in several ways
// get their commonest reading.
const FIRST = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀'
const LETTERS = 'abcdefghjklmnopqrstwxyz'
const order = new Intl.Collator('zh-CN-u-co-pinyin')
const known = new Map<string, string>()

function initial(char: string): string {
  const before = known.get(char)
  if (before !== undefined) return before
  let letter = char.toLowerCase()
  if (char >= '\u4e00' && char <= '\u9fff') {
    letter = ''
    for (let i = 0; i < FIRST.length && order.compare(FIRST[i], char) <= 0; i++) letter = LETTERS[i]
  } else if (!/[a-z0-9]/.test(letter)) {
    letter = ''
  }
  known.set(char, letter)
  return letter
}

export function initials(text: string): string {
  let out = ''
  for (const char of text) out += initial(char)
  return out
}

// matches: how well a typed text finds a title: 0 not at all, higher is nearer.
export function matches(typed: string, title: string, py?: string, code?: string): number {
  const t = typed.trim().toLowerCase()
  if (!t) return 1
  const at = title.toLowerCase().indexOf(t)
  if (at === 0) return 6
  if (code && code.startsWith(t)) return 5
  const letters = py ? py.toLowerCase() : initials(title)
  const p = letters.indexOf(t)
  if (p === 0) return 4
  if (at > 0) return 3
  return p > 0 ? 2 : 0
}
