// Who is chosen among the members of a household: those of the one the form names, and nobody new: a person who belongs
// to it is registered already.
import { useEffect, useState } from 'preact/hooks'
import { Page, get } from '../api'
import { Field, Option, entity, fieldOf, membershipOf, title } from '../catalogue'
import { shown } from '../format'
import { Combo } from './combo'
import { say } from './words'

// Among: the field whose record they belong to, and that record; '' while none is chosen.
export interface Among {
  of: Field
  record: string
}
interface Props {
  id: string
  label?: string
  invalid?: boolean
  describedBy?: string
  required?: boolean
  among: Among
  value: string
  titles: Record<string, string>
  onChange: (value: string, option?: Option) => void
}

export function MemberInput({ among: { of, record }, value, titles, onChange, ...common }: Props) {
  const [members, setMembers] = useState<Option[]>([])
  useEffect(() => {
    const m = membershipOf(of.ref!)
    setMembers([])
    if (!m || !record) return
    let here = true
    get<Page>('/' + m.register, { [m.whole]: record, limit: 100 }).then(
      (page) => {
        const person = fieldOf(entity(m.register), m.person)!
        if (here)
          setMembers(page.rows.map((r) => ({ value: String(r.values[m.person]), title: shown(person, r), note: r.title })))
      },
      () => {}
    )
    return () => {
      here = false
    }
  }, [of.ref, record])
  return (
    <Combo
      {...common}
      options={members}
      value={value}
      shown={value && (titles[value] || value)}
      none={record ? undefined : say('first_x', { x: title(of) })}
      placeholder={record ? say('of_members') : say('first_x', { x: title(of) })}
      onChange={onChange}
    />
  )
}
