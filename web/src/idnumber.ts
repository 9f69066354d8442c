// The 18-digit ID number (GB 11643): whether it can be one; sex and birth from it. Only a help while typing: what is
// wrong with a number the server says.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text) || !idBirth(text)) return false
  const sum = WEIGHTS.reduce((s, w, i) => s + w * Number(text[i]), 0)
  return '10X98765432'[sum % 11] === text[17]
}

export function idBirth(text: string): string {
  const day = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  return validDay(day) && day >= '1880-01-01' ? day : ''
}

export function idSex(text: string): 'male' | 'female' {
  return Number(text[16]) % 2 ? 'male' : 'female'
}

export function validDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const t = new Date(day + 'T00:00:00Z')
  return !isNaN(t.getTime()) && t.toISOString().slice(0, 10) === day
}
