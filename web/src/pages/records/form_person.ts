// What an ID number tells while a person is typed in: sex, birth, and whether somebody with that number is there
// already.
import { Page, Rec, get } from '../../api'
import { Entity, Field, catalogue } from '../../catalogue'
import { shown } from '../../format'
import { idBirth, idSex } from '../../idnumber'
import type { Values } from './form_values'

export interface Twin {
  id: string
  title: string
}

const BIRTH = ['birth', 'birth_on', 'born_on', 'birthday', 'birth_date']

export function fillFromId(e: Entity, values: Values, number: string): Values {
  const next = { ...values }
  const birth = e.fields.find((f) => BIRTH.includes(f.name))
  if (birth) next[birth.name] = idBirth(number)
  const sex = e.fields.find((f) => f.name === 'sex' || f.codes === 'sex')
  const word = idSex(number) === 'male' ? '男' : '女'
  const code = sex?.codes && catalogue().codes[sex.codes]?.items.find((i) => i.title.startsWith(word))
  if (sex && code) next[sex.name] = code.code
  return next
}

// alikeWords: what tells namesakes apart: where they live and when they were born.
export const alikeWords = (e: Entity, r: Rec): string => {
  const birth = e.fields.find((f) => BIRTH.includes(f.name))
  return [r.title, r.place_title, birth && shown(birth, r), r.id].filter(Boolean).join(' · ')
}

export async function findTwin(e: Entity, f: Field, number: string, self?: string): Promise<Twin | null> {
  const page = await get<Page>('/' + e.name, { [f.name]: number, limit: 2 }).catch(() => null)
  const other = page?.rows.find((r) => r.id !== self)
  return other ? { id: other.id, title: other.title } : null
}
