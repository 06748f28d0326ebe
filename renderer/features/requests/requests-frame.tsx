import { Bookmark } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { foldersOf } from '../../../shared/domain/saved-list.ts'
import { changeTab, type Desk, frontOf } from '../../stores/desk.ts'
import { useWorkbench } from '../../stores/workbench.store.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { DeskNotes } from './desk-notes.tsx'
import { RequestTabs } from './request-tabs.tsx'
import { suggestedName } from './request-title.ts'
import styles from './requests-frame.module.css'
import { SaveActs } from './save-acts.tsx'
import { SaveDialog } from './save-dialog.tsx'
import { SavedList } from './saved-list.tsx'
import { useDesk } from './use-desk.ts'
import { type OpenPast, useOpenRequests } from './use-open-requests.ts'
import { useSavedRequests } from './use-saved-requests.ts'
import { useShortcuts } from './use-shortcuts.ts'

type RequestsFrameProps = {
  readonly connection: Connection
  readonly provider: Provider | undefined
  /** More that can be done with requests, beside saving them. */
  readonly acts: (openPast: OpenPast) => ReactNode
  /** Draws the open request in front. */
  readonly children: (tabId: string) => ReactNode
}

const noExamples: Provider['examples'] = []

/** The requests of a connection: the saved ones, and those that are open, one in front. */
export function RequestsFrame(props: RequestsFrameProps) {
  const desk = useDesk(props.connection, props.provider)
  return desk && <DeskFrame key={props.connection.id} {...props} desk={desk} />
}

function DeskFrame({ connection, provider, acts, children, desk }: RequestsFrameProps & { readonly desk: Desk }) {
  const failure = useWorkbench(({ failures }) => failures[connection.id]) ?? null
  const requests = useOpenRequests(connection, provider)
  const [said, setSaid] = useState('')
  const saved = useSavedRequests(connection, setSaid)
  const [isNaming, setIsNaming] = useState(false)
  const [showsList, setShowsList] = useState(false)
  const front = frontOf(desk)
  const known = desk.saved.find(({ id }) => id === front.savedId)
  const save = () => {
    if (known) saved.saveAgain(front, known)
    else setIsNaming(true)
  }
  const revert = () =>
    useWorkbench
      .getState()
      .edit(connection.id, (now) => changeTab(now, front.id, (tab) => ({ ...tab, form: tab.savedForm ?? tab.form })))
  useShortcuts({ ...requests, save, closeFront: () => requests.close(front.id) })
  const listed = { saved: desk.saved, examples: provider?.examples ?? noExamples, shownId: front.savedId }
  /** For what leads away from the list, also to the notice with Undo. */
  const fromDrawer =
    <T,>(act: (one: T) => void) =>
    (one: T) => {
      setShowsList(false)
      act(one)
    }
  return (
    <div className={styles.frame} data-saved={desk.saved.length > 0}>
      {desk.saved.length > 0 && (
        <div className={styles.side}>
          <SavedList {...listed} acts={saved} onOpen={requests.openSaved} onExample={requests.openExample} />
        </div>
      )}
      <div className={styles.desk}>
        <RequestTabs desk={desk} requests={requests}>
          {desk.saved.length > 0 && (
            <span className={styles.behind}>
              <Button variant="quiet" icon={<Bookmark size={16} />} onClick={() => setShowsList(true)}>
                Saved requests
              </Button>
            </span>
          )}
          {acts(requests.openPast)}
          <SaveActs
            tab={front}
            isUnsaved={requests.isUnsaved(front)}
            onSave={save}
            onSaveAs={() => setIsNaming(true)}
            onRevert={revert}
          />
        </RequestTabs>
        <VisuallyHidden>
          <span role="status">{said}</span>
        </VisuallyHidden>
        <DeskNotes notices={desk.notices} failure={failure} />
        {children(front.id)}
      </div>
      <Drawer open={showsList} onClose={() => setShowsList(false)} label="Saved requests of this connection">
        <div className={styles.drawer}>
          <SavedList
            {...listed}
            acts={{ ...saved, remove: fromDrawer(saved.remove) }}
            onOpen={fromDrawer(requests.openSaved)}
            onExample={fromDrawer(requests.openExample)}
          />
        </div>
      </Drawer>
      {isNaming && (
        <SaveDialog
          suggestedName={known?.name ?? suggestedName(front.form, provider)}
          suggestedFolder={known?.folder ?? null}
          folders={foldersOf(desk.saved)}
          onSave={(name, folder) => saved.save(front, { id: null, name, folder })}
          onClose={() => setIsNaming(false)}
        />
      )}
    </div>
  )
}
