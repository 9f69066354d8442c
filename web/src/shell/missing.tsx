// For an address that leads nowhere, or to something this account may not see.
import { Link } from 'wouter-preact'
import { useTitle } from '../hooks'
import { say } from './words'

export function Missing() {
  useTitle(say('product'))
  return (
    <div class="state empty">
      <h1>{say('missing')}</h1>
      <p>{say('missing_words')}</p>
      <Link href="/" class="button">
        {say('page_home')}
      </Link>
    </div>
  )
}
