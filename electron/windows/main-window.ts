/** The one window: sandboxed, where it was last time, shown when there is something to see. */
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { DocumentStore } from '../ports/document-store.ts'
import { emptyOrigin } from './app-files.ts'
import { boundsFor, minimumSize, type WindowPlace } from './remembered-bounds.ts'

/** What the window needs from the app. */
export type MainWindowOptions = {
  /** Full path of the bundled preload. */
  readonly preload: string
  /** The page to show. */
  readonly url: string
  /** Where the window was. */
  readonly place: DocumentStore<WindowPlace | null>
  /** False in a packaged app. */
  readonly devTools: boolean
}

/** The colour behind the page until it is painted; the same as `--paper` in renderer/styles/tokens.css. */
const paper = { light: '#f0f1ec', dark: '#111819' }

export function createMainWindow({ preload, url, place, devTools }: MainWindowOptions): BrowserWindow {
  const remembered = place.read()
  const workAreas = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    ...boundsFor(remembered, workAreas),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: 'Hallpass',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: paperNow(),
    webPreferences: {
      preload,
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      safeDialogs: true,
    },
  })
  if (remembered?.maximized === true) window.maximize()
  rememberPlace(window, place)
  followTheme(window)
  window.once('ready-to-show', () => window.show())
  window.on('page-title-updated', (event) => event.preventDefault())
  // Rejects when the window is closed while loading. Touching the window then crashes Electron (33), so nothing is done.
  window.loadURL(url).catch(() => undefined)
  return window
}

/**
 * Loads the page anew, in another process: what the one before had in memory goes with it. A reload would stay in the same. Never
 * fails: a window that is closed meanwhile is empty, too.
 */
export async function emptyWindow(window: BrowserWindow | null, url: string): Promise<void> {
  for (const address of [`${emptyOrigin}/`, url]) {
    if (window === null || window.isDestroyed()) return
    await window.loadURL(address).catch(() => undefined)
  }
}

/** Shows the window to a person who asked for the app again. */
export function bringForward(window: BrowserWindow | null): void {
  if (window === null || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Light, dark, or as the system has it; pages see it as `prefers-color-scheme`. */
export function chooseTheme(theme: 'system' | 'light' | 'dark'): void {
  nativeTheme.themeSource = theme
}

function paperNow(): string {
  return nativeTheme.shouldUseDarkColors ? paper.dark : paper.light
}

function followTheme(window: BrowserWindow): void {
  const follow = (): void => window.setBackgroundColor(paperNow())
  nativeTheme.on('updated', follow)
  window.once('closed', () => nativeTheme.off('updated', follow))
}

function rememberPlace(window: BrowserWindow, place: DocumentStore<WindowPlace | null>): void {
  let waiting: NodeJS.Timeout | undefined
  const save = (): void => {
    clearTimeout(waiting)
    try {
      place.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() })
    } catch {
      // A window that opens in its usual place next time is no reason to bother anybody.
    }
  }
  const soon = (): void => {
    clearTimeout(waiting)
    waiting = setTimeout(save, 500)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('maximize', soon)
  window.on('unmaximize', soon)
  window.on('close', save)
}
