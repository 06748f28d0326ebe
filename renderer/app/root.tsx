import { CSPProvider } from '@base-ui/react/csp-provider'
import { LockScreen } from '../features/lock/lock-screen.tsx'
import { useLock } from '../stores/lock.store.ts'
import { App } from './app.tsx'

/** The whole window: the app, or what stands in front of it. Nothing until main has said which. */
export function Root() {
  const lock = useLock((state) => state.lock)
  if (lock === null) return null
  return <CSPProvider disableStyleElements>{lock.locked ? <LockScreen lock={lock} /> : <App />}</CSPProvider>
}
