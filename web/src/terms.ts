// The words of the day: what an office, a work or a kind of household is called changes with the years, so words of
// pages hold the mark of its key, «office», as the server's titles do. The server says what each is called on the day the
// page speaks of and until when that is so; here the marks are replaced, by the server's own rule for capitals.
export interface DayWords {
  day: string
  since: string | null // the same from this day on (null: ever) …
  until: string | null // … until the day before this one
  words: Record<string, { title: string; title_en: string }>
}

let kept: DayWords = { day: '', since: null, until: null, words: {} }

export const setTerms = (words: DayWords): void => {
  kept = words
}
export const holdOn = (w: DayWords, day: string): boolean =>
  (!w.since || w.since <= day) && (!w.until || day < w.until)
// spokenDay: the day whose words are said; a code that has days of its own is offered when they hold it.
export const spokenDay = (): string => kept.day

export const termed = (text: string, english: boolean): string =>
  text.replace(/«(\w+)»/g, (mark, key: string, at: number) => {
    const word = kept.words[key]?.[english ? 'title_en' : 'title'] ?? mark
    const begins = english && (at === 0 || /(\. |\n)$/.test(text.slice(0, at)))
    return begins ? word.charAt(0).toUpperCase() + word.slice(1) : word
  })

// lastDay: of a period as the address says it: 2017, 2017-05, 2017-Q1, 2017-12-31, 2016..2017; '' of anything else.
export function lastDay(period: string | undefined): string {
  const [, year = '', rest = ''] = /^(?:.*\.\.)?(\d{4})(.*)$/.exec(period || '') || []
  const month = /^-Q[1-4]$/.test(rest) ? Number(rest[2]) * 3 : /^-\d\d$/.test(rest) ? Number(rest.slice(1)) : 12
  if (/^-\d\d-\d\d$/.test(rest)) return year + rest
  if (!year || !/^(-Q[1-4]|-\d\d)?$/.test(rest) || month < 1 || month > 12) return ''
  return `${year}-${String(month).padStart(2, '0')}-${new Date(Number(year), month, 0).getDate()}`
}
