// My to-dos on a page of their own.
import { get } from '../../api'
import { catalogue } from '../../catalogue'
import { useLoad, useTitle } from '../../hooks'
import { Ready } from '../../widgets/state'
import { Todo, Todos } from './todos'
import { say } from './words'

export default function Desk() {
  const desk = useLoad(() => get<{ todos: Todo[] }>('/desk'), [], 'desk')
  const writes = catalogue().entities.some((e) => e.may.write)
  useTitle(`${say('page_desk')} · ${say('product')}`)
  return (
    <>
      <div class="head">
        <h1>
          {say('page_desk')} <span class="count">{[...new Set(desk.value?.todos.map((t) => t.place_title))].join('、')}</span>
        </h1>
      </div>
      <p class="lead">{say(writes ? 'desk_words' : 'desk_reader')}</p>
      <section class="panel pad">
        <Ready of={desk}>{(d) => <Todos todos={d.todos} />}</Ready>
      </section>
    </>
  )
}
