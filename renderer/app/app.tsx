import { CSPProvider } from '@base-ui/react/csp-provider'
import { PanelLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useNarrow } from '../lib/use-narrow.ts'
import { useConnection } from '../stores/connections.store.ts'
import { useView } from '../stores/view.store.ts'
import { Drawer } from '../ui/drawer.tsx'
import { EnvironmentStripe } from '../ui/environment-stripe.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './app.module.css'
import { ErrorBoundary } from './error-boundary.tsx'
import { MainView } from './main-view.tsx'
import { NoticeHost } from './notice-host.tsx'
import { Sidebar } from './sidebar.tsx'

/** The frame: connections on the left, the chosen thing on the right; one column with a drawer where it is narrow. */
export function App() {
  const view = useView((state) => state.view)
  const shown = useConnection(view?.kind === 'connection' ? view.id : '')
  const narrow = useNarrow()
  const [drawerOpen, setDrawerOpen] = useState(false)
  const place = view?.kind === 'connection' ? `${view.id} ${view.tab}` : (view?.kind ?? '')
  useEffect(() => {
    document.title = shown ? `${shown.name} — Hallpass` : 'Hallpass'
  }, [shown])
  return (
    <CSPProvider disableStyleElements>
      <div className={styles.frame} data-narrow={narrow}>
        {narrow ? (
          <header className={styles.bar}>
            <IconButton label="Connections" icon={<PanelLeft size={20} />} onClick={() => setDrawerOpen(true)} />
            <span className={styles.where}>{shown?.name ?? 'Hallpass'}</span>
          </header>
        ) : (
          <aside className={styles.side}>
            <Sidebar />
          </aside>
        )}
        {shown && <EnvironmentStripe environment={shown.environment} className={styles.stripe} />}
        <main className={styles.main}>
          <ErrorBoundary place={place}>
            <MainView />
          </ErrorBoundary>
        </main>
      </div>
      <Drawer open={narrow && drawerOpen} onClose={() => setDrawerOpen(false)} label="Connections">
        <Sidebar onWent={() => setDrawerOpen(false)} />
      </Drawer>
      <NoticeHost />
    </CSPProvider>
  )
}
