/** The menu: what the keyboard needs (copy, paste, zoom, quit), and nothing that reloads in a packaged app. */
import { Menu, type MenuItemConstructorOptions } from 'electron'

/** `onLock`: Ctrl or Cmd L. */
export function setAppMenu({ devTools, onLock }: { readonly devTools: boolean; readonly onLock: () => void }): void {
  const lock: MenuItemConstructorOptions = { label: 'Lock Hallpass', accelerator: 'CmdOrCtrl+L', click: onLock }
  const inDevelopment: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ]
  const menu: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: process.platform === 'darwin' ? [lock] : [lock, { type: 'separator' }, { role: 'quit' }],
    },
    {
      label: 'Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(devTools ? inDevelopment : []),
      ],
    },
    // Ctrl or Cmd W closes a request, as a tab does everywhere.
    { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'close', accelerator: 'Shift+CmdOrCtrl+W' }] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
}
