// My to-dos on a page of their own.
import { get } from '../api'
import { useLoad, useTitle } from '../hooks'
import { Ready } from '../widgets/state'
import { say } from '../words'
import { Todo, Todos } from './todos'

export default function Desk() {
  const desk = useLoad(() => get<{ todos: Todo[] }>('/desk'), [], 'desk')
  useTitle(`${say('page_desk')} · ${say('product')}`)
  return (
    <>
      <div class="head">
        <h1>{say('page_desk')}</h1>
      </div>
      <p class="lead">{say('desk_words')}</p>
      <section class="panel pad">
        <Ready of={desk}>{(d) => <Todos todos={d.todos} />}</Ready>
      </section>
    </>
  )
}
