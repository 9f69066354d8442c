// Starts the page: language and letter size as remembered, then the application. All styles come with it, since a page
// fetched later brings its script only.
import { render } from 'preact'
import { App } from './shell/app'
import { applySettings } from './settings'
import './style/base.css'
import './style/shell.css'
import './style/widgets.css'
import './style/table.css'
import './style/pages.css'
import './pages/awareness/awareness.css'
import './pages/brief/brief.css'
import './pages/desk/desk.css'
import './pages/fill/fill.css'
import './pages/households/households.css'
import './pages/import/import.css'
import './pages/responsibility/responsibility.css'
import './pages/review/review.css'
import './style/grid.css'

applySettings()
render(<App />, document.getElementById('app')!)
