import { PanelLeft } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { PassphraseDialogs } from '../features/passphrase/passphrase-dialogs.tsx'
import { useNarrow } from '../lib/use-narrow.ts'
import { useConnection } from '../stores/connections.store.ts'
import { useView, type View } from '../stores/view.store.ts'
import { Button } from '../ui/button.tsx'
import { Drawer } from '../ui/drawer.tsx'
import styles from './app.module.css'
import { DropVeil } from './drop-veil.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { MainView } from './main-view.tsx'
import { NoticeHost } from './notice-host.tsx'
import { Sidebar } from './sidebar.tsx'
import { useDroppedFile } from './use-dropped-file.ts'
import { useOpenOnFind } from './use-open-on-find.ts'

/** The frame: connections on the left, the chosen thing on the right; one column with a drawer where it is narrow. */
export function App() {
  const view = useView((state) => state.view)
  const shown = useConnection(view?.kind === 'connection' ? view.id : '')
  const narrow = useNarrow()
  const [drawerOpen, setDrawerOpen] = useState(false)
  const isFileOver = useDroppedFile()
  const place = placeOf(view)
  const main = useRef<HTMLElement>(null)
  useOpenOnFind(narrow, () => setDrawerOpen(true))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place starts at its top, and keeps the keyboard in the window.
  useEffect(() => {
    main.current?.scrollTo(0, 0)
    // By the next frame, what had the focus is gone if the new place does not have it.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) main.current?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [place])
  useEffect(() => {
    document.title = shown ? `${shown.name} — Hallpass` : 'Hallpass'
  }, [shown])
  return (
    <>
      <div className={styles.frame} data-narrow={narrow}>
        {narrow ? (
          <header className={styles.bar}>
            <Button variant="quiet" icon={<PanelLeft size={16} />} onClick={() => setDrawerOpen(true)}>
              Connections
            </Button>
          </header>
        ) : (
          <aside className={styles.side}>
            <Sidebar />
          </aside>
        )}
        <main className={styles.main} ref={main} tabIndex={-1}>
          <ErrorBoundary place={place}>
            <MainView />
          </ErrorBoundary>
        </main>
      </div>
      <Drawer open={narrow && drawerOpen} onClose={() => setDrawerOpen(false)} label="Connections">
        <Sidebar onWent={() => setDrawerOpen(false)} />
      </Drawer>
      <NoticeHost />
      <PassphraseDialogs />
      {isFileOver && <DropVeil />}
    </>
  )
}

/** Names a place: another one starts at its top. */
function placeOf(view: View | null): string {
  if (view?.kind === 'connection') return `${view.id} ${view.tab}`
  return view?.kind === 'read-tokens' ? `${view.kind} ${view.tool}` : (view?.kind ?? '')
}
