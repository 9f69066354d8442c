// Persons entered twice, perhaps: who pairs with whom, and the way to make one of them.
import { Link } from 'wouter-preact'
import { Rec, get } from '../../api'
import { entity, fieldOf } from '../../catalogue'
import { shown } from '../../format'
import { useLoad } from '../../hooks'
import { say } from './words'

export const TWINS_LIST = 'person.duplicate_suspect'

interface Pair {
  person: string
  records: Rec[]
}

// useTwins: of each of the persons, who may be the same.
export function useTwins(persons: string[]): (person: string) => Rec[] {
  const asked = persons.join()
  const load = useLoad(
    () => (asked ? get<{ twins: Pair[] }>('/life/twins', { persons: asked }) : Promise.resolve({ twins: [] })),
    [asked]
  )
  return (person) => load.value?.twins.find((t) => t.person === person)?.records || []
}

// twinWords: they are of one name and place: what tells them apart is the birth and the number.
export const twinWords = (r: Rec): string => {
  const birth = fieldOf(entity('person'), 'birth')
  return [r.title, birth && shown(birth, r), r.id].filter(Boolean).join(' · ')
}

export function TwinLinks({ of, twins }: { of: Rec; twins: Rec[] }) {
  return (
    <>
      {twins.map((t) => (
        <Link key={t.id} class="button" href={`/r/person/${of.id}?merge=${t.id}`}>
          {say('twin_merge', { x: `${t.title} ${t.id}` })}
        </Link>
      ))}
    </>
  )
}
