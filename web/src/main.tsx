// Starts the page: language and letter size as remembered, then the application.
import { render } from 'preact'
import { App } from './shell/app'
import { applySettings } from './settings'
import './style/base.css'
import './style/shell.css'
import './style/widgets.css'
import './style/table.css'
import './style/pages.css'
import './style/grid.css'

applySettings()
render(<App />, document.getElementById('app')!)
