/** Puts `window.api` into the page: one function per channel. It names no feature; see shared/ipc/index.ts. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import { channels, events } from '../shared/ipc/index.ts'

type Features = Readonly<Record<string, Readonly<Record<string, string>>>>

function forEachChannel<T>(features: Features, make: (channel: string) => T) {
  const named = (names: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(names).map(([name, channel]) => [name, make(channel)]))
  return Object.fromEntries(Object.entries(features).map(([feature, names]) => [feature, named(names)]))
}

contextBridge.exposeInMainWorld('api', {
  calls: forEachChannel(channels, (channel) => (input?: unknown) => ipcRenderer.invoke(channel, input)),
  events: forEachChannel(events, (channel) => (listener: (payload: unknown) => void) => {
    // The listener never sees Electron's event: it would hand the page a way back to the whole bridge.
    const forward = (_event: IpcRendererEvent, payload: unknown) => listener(payload)
    ipcRenderer.on(channel, forward)
    return () => {
      ipcRenderer.off(channel, forward)
    }
  }),
})
