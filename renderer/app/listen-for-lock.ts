/** Hears of the lock first; everything else is asked for once it is open, and never while it is locked. */
import { api, pushed } from '../lib/api.ts'
import { keepTabsNow } from '../stores/keep-tabs.ts'
import { writePlace } from '../stores/kept-place.ts'
import { useLock } from '../stores/lock.store.ts'
import { useSettings } from '../stores/settings.store.ts'
import { listenToMain } from './listen-to-main.ts'

/** Starts listening. A window that is locked is loaded anew, so what was begun once is begun once. */
export function listenForLock(): void {
  pushed.lock.changed((lock) => useLock.getState().receive(lock))
  pushed.lock.soon(async () => {
    await keepTabsNow()
    await api.lock.ready({ place: writePlace() })
  })
  const stop = useLock.subscribe(({ lock }) => {
    if (lock?.locked !== false) return
    stop()
    listenToMain()
  })
  // The theme is the same on both sides of the lock.
  void useSettings.getState().load()
  void useLock.getState().load()
}
