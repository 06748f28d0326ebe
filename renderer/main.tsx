import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { applyTheme } from './app/apply-theme.ts'
import { keepFocus } from './app/keep-focus.ts'
import { listenForLock } from './app/listen-for-lock.ts'
import { Root } from './app/root.tsx'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')

applyTheme()
listenForLock()
keepFocus()
createRoot(place).render(
  <StrictMode>
    <Root />
  </StrictMode>,
)
