import type { Connection } from '../../shared/domain/connection.ts'
import { isLoopbackHost } from '../../shared/domain/server-address.ts'
import { ConnectionForm } from '../features/connection-form/connection-form.tsx'
import { HistoryButton } from '../features/history/history-button.tsx'
import { InspectPanel } from '../features/inspect/inspect-panel.tsx'
import { canChange } from '../features/make-system/provider-of-draft.ts'
import { PracticeBanner } from '../features/practice/practice-banner.tsx'
import { RequestsFrame } from '../features/requests/requests-frame.tsx'
import { SetUpView } from '../features/set-up/set-up-view.tsx'
import { TokenPanel } from '../features/token/token-panel.tsx'
import { TryPanel } from '../features/try/try-panel.tsx'
import { useConnection } from '../stores/connections.store.ts'
import { useProvider } from '../stores/providers.store.ts'
import { type ConnectionTab, useView } from '../stores/view.store.ts'
import { Note } from '../ui/note.tsx'
import { TabPanel } from '../ui/tab-panel.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { ConnectionHeader } from './connection-header.tsx'
import styles from './connection-view.module.css'
import { StandingWarning } from './standing-warning.tsx'

const tabs = [
  { value: 'token', label: 'Token' },
  { value: 'inspect', label: 'Inspect' },
  { value: 'try', label: 'Try' },
  { value: 'set-up', label: 'Set-up' },
] as const satisfies readonly { value: ConnectionTab; label: string }[]

type ConnectionViewProps = { readonly id: string; readonly tab: ConnectionTab; readonly onGone: () => void }

/** One connection: its name, what must not be overlooked, and its four sides. */
export function ConnectionView({ id, tab, onGone }: ConnectionViewProps) {
  const connection = useConnection(id)
  const { show, showConnection } = useView.getState()
  const provider = useProvider(connection?.providerId ?? '')
  if (!connection) return null
  return (
    <div className={styles.view} data-tab={tab}>
      <ConnectionHeader connection={connection} provider={provider} />
      {isPractice(connection) && (
        <PracticeBanner providerId={connection.providerId} onFaults={() => show({ kind: 'practice', from: id })} />
      )}
      <StandingWarning connection={connection} />
      <Tabs label="This connection" items={tabs} value={tab} onChange={(chosen) => showConnection(id, chosen)}>
        <TabPanel value="token">
          <TokenPanel connectionId={id} />
        </TabPanel>
        <TabPanel value="inspect">
          <InspectPanel connectionId={id} />
        </TabPanel>
        <TabPanel value="try">
          <RequestsFrame
            connection={connection}
            provider={provider}
            acts={(openPast) => <HistoryButton connectionId={id} onOpen={openPast} />}
          >
            {(tabId) => <TryPanel connectionId={id} tabId={tabId} />}
          </RequestsFrame>
        </TabPanel>
        <TabPanel value="set-up">
          <SetUpView
            connection={connection}
            onDeleted={onGone}
            onChangeSystem={
              provider && canChange(provider) ? () => show({ kind: 'make-system', providerId: provider.id }) : undefined
            }
            form={
              provider ? (
                <ConnectionForm
                  provider={provider}
                  connection={connection}
                  onDone={() => showConnection(id, 'token')}
                />
              ) : (
                <Note tone="warning">
                  Hallpass does not know the system this connection belongs to, so its form cannot be shown.
                </Note>
              )
            }
          />
        </TabPanel>
      </Tabs>
    </div>
  )
}

/** Made by the practice servers: labelled so, and on this computer. A person may label a real system "Practice", too. */
function isPractice(connection: Connection): boolean {
  const address = connection.servers.server ?? ''
  return (
    connection.environment.kind === 'practice' && URL.canParse(address) && isLoopbackHost(new URL(address).hostname)
  )
}
