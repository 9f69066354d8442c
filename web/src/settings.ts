// What this browser remembers for its user: language, large text, columns, saved filters. Never a record's content.
export function remembered<T>(name: string, otherwise: T): T {
  try {
    const text = localStorage.getItem('bangfu.' + name)
    return text === null ? otherwise : (JSON.parse(text) as T)
  } catch {
    return otherwise
  }
}

export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem('bangfu.' + name, JSON.stringify(value))
  } catch {
    /* a full or forbidden store only loses the setting */
  }
}

export type Language = 'zh' | 'en'
export const language = (): Language => remembered<Language>('language', 'zh')
export const largeText = (): boolean => remembered('large', false)

export function applySettings(): void {
  document.documentElement.lang = language() === 'en' ? 'en' : 'zh-CN'
  document.documentElement.classList.toggle('large', largeText())
}
