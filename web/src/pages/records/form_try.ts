// What is wrong with one value, asked of the server when its field is left: the same function will decide at the saving,
// and says it in the same words.
import { Fault, Value, ask } from '../../api'
import { Entity, Field } from '../../catalogue'

// Told: a fault, which will be refused, or a doubt, which will not; `of` is the value it was said of.
export interface Told {
  message: string
  wrong: boolean
  of?: Value
}
export type Noted = Record<string, Told | undefined>

const TYPED = new Set(['text', 'int', 'year', 'money', 'decimal']) // a date says it itself
export const looksAt = (f: Field): boolean => TYPED.has(f.type) && !f.codes && !f.choices && !f.lines

export async function tryValue(e: Entity, f: Field, v: Value): Promise<Told | undefined> {
  const told = await ask<{ errors: Fault[]; doubts: Fault[] }>(`/${e.name}/try`, {
    values: { [f.name]: v },
  }).catch(() => null) // offline, or not his to enter: the saving will say so
  const one = told?.errors[0] || told?.doubts[0]
  return one && { message: one.message, wrong: !!told!.errors.length }
}
