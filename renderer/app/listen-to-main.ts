/** What main pushes goes into the stores; what main knows already is asked for once. */
import { api, pushed } from '../lib/api.ts'
import { useAppInfo } from '../stores/app-info.store.ts'
import { useArrivals } from '../stores/arrivals.store.ts'
import { useConnections } from '../stores/connections.store.ts'
import { keepTabs } from '../stores/keep-tabs.ts'
import { readPlace } from '../stores/kept-place.ts'
import { useNotices } from '../stores/notices.store.ts'
import { usePractice } from '../stores/practice.store.ts'
import { useProviders } from '../stores/providers.store.ts'
import { useSettings } from '../stores/settings.store.ts'
import { useSignIns } from '../stores/sign-ins.store.ts'
import { useTokens } from '../stores/tokens.store.ts'
import { useView } from '../stores/view.store.ts'
import { showHandedOver } from './show-handed-over.ts'

/** Starts listening, loads everything once, and chooses the first view. Returns the way to stop listening. */
export function listenToMain(): () => void {
  const stops = [
    keepTabs(),
    pushed.connections.changed((change) => useConnections.getState().receive(change)),
    pushed.providers.changed((providers) => useProviders.getState().receive(providers)),
    pushed.tokens.changed((state) => useTokens.getState().receive(state)),
    pushed.tokens.clipboardCleared(() => void useNotices.getState().say('The token left the clipboard.')),
    pushed.signIns.step((keyed) => useSignIns.getState().receive(keyed)),
    pushed.requests.arriving((arriving) => useArrivals.getState().receive(arriving)),
    pushed.settings.changed((settings) => useSettings.getState().receive(settings)),
    pushed.imports.handedOver(() => void showHandedOver()),
    pushed.practice.changed((status) => usePractice.getState().receive(status)),
    pushed.app.vaultChanged((vault) => useAppInfo.getState().receiveVault(vault)),
  ]
  void loadAll()
  return () => {
    for (const stop of stops) stop()
  }
}

/** Asks for everything main knows. May be called again after a failure. */
export async function loadAll(): Promise<void> {
  void useSettings.getState().load()
  void usePractice.getState().load()
  void useSignIns.getState().load()
  void sayStorageNotices()
  const tokens = useTokens.getState().load()
  await useProviders.getState().load()
  await useConnections.getState().load()
  await tokens
  await showHandedOver()
  if (useView.getState().view === null) await comeBack()
  if (useView.getState().view === null) chooseFirstView()
}

/** To where the person was before it locked, if that is still there. */
async function comeBack(): Promise<void> {
  const place = await api.lock.place()
  const view = place.ok && place.value !== null ? readPlace(place.value) : null
  const { connections } = useConnections.getState()
  if (view === null || (view.kind === 'connection' && !connections.some(({ id }) => id === view.id))) return
  useView.getState().show(view)
}

function chooseFirstView(): void {
  const { connections, loaded } = useConnections.getState()
  const { show, showConnection } = useView.getState()
  const first = connections[0]
  if (first) showConnection(first.id, 'token')
  else if (loaded) show({ kind: 'welcome' })
}

async function sayStorageNotices(): Promise<void> {
  const result = await useAppInfo.getState().load()
  if (!result.ok) return
  const act = { label: 'Show the folder', run: () => void showStored() }
  for (const notice of result.value.storageNotices) useNotices.getState().say(notice, 'warning', act)
}

async function showStored(): Promise<void> {
  const { ok } = await api.app.showStored()
  if (!ok) useNotices.getState().say('The folder could not be shown: this system offered no file manager.', 'warning')
}
