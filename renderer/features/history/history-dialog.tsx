import { useState } from 'react'
import type { RequestDraft } from '../../../shared/domain/http-exchange.ts'
import { api } from '../../lib/api.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { HistoryDetail } from './history-detail.tsx'
import styles from './history-dialog.module.css'
import { HistoryList } from './history-list.tsx'
import { useHistory } from './use-history.ts'
import { useHistoryEntry } from './use-history-entry.ts'

export type HistoryDialogProps = {
  readonly connectionId: string
  readonly onClose: () => void
  /** Puts the request on the desk; sends it as well if `send`. */
  readonly onOpen: (draft: RequestDraft, send: boolean) => void
}

/** What was tried at this connection: to be looked at, found again and sent again. */
export function HistoryDialog({ connectionId, onClose, onOpen }: HistoryDialogProps) {
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [asksToClear, setAsksToClear] = useState(false)
  const { lines, keepsBodies, failure, change } = useHistory(connectionId, search)
  const shown = lines?.some(({ id }) => id === chosen) ? chosen : (lines?.[0]?.id ?? null)
  const looked = useHistoryEntry(connectionId, shown)
  const { entry } = looked
  const open = (send: boolean) => {
    if (!entry) return
    onOpen(entry.draft, send)
    onClose()
  }
  return (
    <Dialog
      open
      wide
      title="History"
      onClose={onClose}
      footer={
        <>
          <CheckField
            className={styles.bodies}
            label="Keep the bodies of answers, too"
            hint="Encrypted on this computer. Without secrets Hallpass knows."
            checked={keepsBodies}
            onChange={({ target: { checked } }) =>
              void change(() => api.history.keepBodies({ connectionId, keep: checked }))
            }
          />
          <Button variant="quiet" disabled={lines === null || lines.length === 0} onClick={() => setAsksToClear(true)}>
            Clear the history
          </Button>
        </>
      }
    >
      <div className={styles.history}>
        <TextField
          label="Find in the history"
          type="search"
          placeholder="Address, status, header or body"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {(failure ?? looked.failure) && (
          <FailureCallout error={failure ?? looked.failure ?? { code: 'unexpected' }} compact />
        )}
        {lines?.length === 0 && (
          <p className={styles.nothing}>
            {search.trim() === ''
              ? 'Nothing yet. The last 500 requests of this connection will stand here, without their secrets.'
              : 'Nothing in the history holds this.'}
          </p>
        )}
        {lines && lines.length > 0 && (
          <div className={styles.sides}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
            <section className={styles.side} aria-label="Requests" tabIndex={0}>
              <HistoryList lines={lines} chosen={shown} onChoose={setChosen} />
            </section>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above. */}
            <section className={styles.side} aria-label="The request" tabIndex={0}>
              {entry && (
                <HistoryDetail
                  key={entry.id}
                  entry={entry}
                  onOpen={() => open(false)}
                  onSend={() => open(true)}
                  onRemove={() => void change(() => api.history.remove({ connectionId, id: entry.id }))}
                />
              )}
            </section>
          </div>
        )}
      </div>
      <ConfirmDialog
        open={asksToClear}
        title="Clear the history?"
        text="Everything that was kept of this connection’s requests and answers is deleted. Saved requests stay."
        confirmLabel="Clear the history"
        danger
        onCancel={() => setAsksToClear(false)}
        onConfirm={() => {
          setAsksToClear(false)
          void change(() => api.history.clear({ connectionId }))
        }}
      />
    </Dialog>
  )
}
