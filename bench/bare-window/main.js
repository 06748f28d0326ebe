// The yardstick: an Electron window with one line of text and nothing else.
import { app, BrowserWindow } from 'electron'

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false })
  window.once('ready-to-show', () => window.show())
  window.loadURL('data:text/html,<button>Ready</button>')
})
