// My to-dos on a page of their own.
import { get } from '../../api'
import { catalogue } from '../../catalogue'
import { useLoad, useTitle } from '../../hooks'
import { Ready } from '../../widgets/state'
import { decides, useDeciding } from './deciding'
import { Todo, Todos } from './todos'
import { say } from './words'

export default function Desk() {
  const desk = useLoad(() => get<{ todos: Todo[] }>('/desk'), [], 'desk')
  const deciding = useDeciding()
  const writes = catalogue().entities.some((e) => e.may.write)
  useTitle(`${say('page_desk')} · ${say('product')}`)
  return (
    <>
      <div class="head">
        <h1>
          {say('page_desk')} <span class="count">{[...new Set(desk.value?.todos.map((t) => t.place_title))].join('、')}</span>
        </h1>
      </div>
      <p class="lead">{say(decides() ? 'desk_decides' : writes ? 'desk_words' : 'desk_reader')}</p>
      <section class="panel pad">
        <Ready of={desk}>{(d) => <Todos todos={[...deciding, ...d.todos]} />}</Ready>
      </section>
    </>
  )
}
