import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { applyTheme } from './app/apply-theme.ts'
import { keepFocus } from './app/keep-focus.ts'
import { listenToMain } from './app/listen-to-main.ts'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')

applyTheme()
listenToMain()
keepFocus()
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
