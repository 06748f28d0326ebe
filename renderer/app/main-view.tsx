import { assertNever } from '../../shared/core/assert-never.ts'
import type { ConnectionStart, Environment } from '../../shared/domain/connection.ts'
import { BackupView } from '../features/backup/backup-view.tsx'
import { BringInView } from '../features/bring-in/bring-in-view.tsx'
import { ChooseSystemView } from '../features/choose-system/choose-system-view.tsx'
import { ConnectView } from '../features/connection-form/connect-view.tsx'
import { ReadTokensView } from '../features/inspect/page/read-tokens-view.tsx'
import { MakeSystemView } from '../features/make-system/make-system-view.tsx'
import { canChange } from '../features/make-system/provider-of-draft.ts'
import { PracticeView } from '../features/practice/practice-view.tsx'
import { SettingsView } from '../features/settings/settings-view.tsx'
import { WelcomeView } from '../features/welcome/welcome-view.tsx'
import { useConnections } from '../stores/connections.store.ts'
import { useProviders } from '../stores/providers.store.ts'
import { useView } from '../stores/view.store.ts'
import { FailureCallout } from '../ui/failure-callout.tsx'
import { ConnectionView } from './connection-view.tsx'
import { loadAll } from './listen-to-main.ts'

/** What the main part shows. */
export function MainView() {
  const view = useView((state) => state.view)
  const failure = useConnections((state) => state.failure)
  const providers = useProviders((state) => state.providers)
  const { show, showConnection } = useView.getState()
  const showFirst = (kind?: Environment['kind']) => {
    const { connections } = useConnections.getState()
    const first = connections.find(({ environment }) => kind === undefined || environment.kind === kind)
    if (first) showConnection(first.id, 'token')
    else show({ kind: 'welcome' })
  }
  const showSystem = (providerId: string, start: ConnectionStart = {}) => {
    const own = useConnections.getState().connections.find((connection) => connection.providerId === providerId)
    if (own) showConnection(own.id, 'set-up')
    else show({ kind: 'connect', providerId, start })
  }
  if (!view) return failure && <FailureCallout error={failure} onAct={() => void loadAll()} />
  switch (view.kind) {
    case 'welcome':
      return (
        <WelcomeView
          onPractice={() => showFirst('practice')}
          onConnect={() => show({ kind: 'choose-system' })}
          onRead={() => show({ kind: 'read-tokens', tool: 'read' })}
        />
      )
    case 'choose-system':
      return (
        <ChooseSystemView
          onChoose={(providerId) => show({ kind: 'connect', providerId })}
          onPractice={() => showFirst('practice')}
          onMake={() => show({ kind: 'make-system', providerId: null })}
          onBringIn={() => show({ kind: 'bring-in' })}
        />
      )
    case 'bring-in':
      return (
        <BringInView
          onTaken={({ providerIds, connectionIds, start = {} }) => {
            const [connectionId] = connectionIds
            const [providerId] = providerIds
            if (connectionId) showConnection(connectionId, 'token')
            else if (providerId) show({ kind: 'connect', providerId, start })
          }}
          onLeave={() => show({ kind: 'choose-system' })}
        />
      )
    case 'make-system':
      return (
        <MakeSystemView
          key={view.providerId ?? ''}
          providerId={view.providerId}
          onSaved={showSystem}
          onLeave={() => (view.providerId === null ? show({ kind: 'choose-system' }) : showSystem(view.providerId))}
          onDeleted={() => show({ kind: 'choose-system' })}
        />
      )
    case 'connect': {
      const provider = providers.find(({ id }) => id === view.providerId)
      if (!provider) return null
      return (
        <ConnectView
          key={provider.id}
          provider={provider}
          start={view.start}
          onDone={(connection) => showConnection(connection.id, 'token')}
          onLeave={() => show({ kind: 'choose-system' })}
          onChangeSystem={
            canChange(provider) ? () => show({ kind: 'make-system', providerId: provider.id }) : undefined
          }
        />
      )
    }
    case 'connection':
      return <ConnectionView key={view.id} id={view.id} tab={view.tab} onGone={() => showFirst()} />
    case 'practice':
      return (
        <PracticeView
          from={view.from}
          onBack={() => showConnection(view.from, 'token')}
          onStopped={() => showFirst()}
        />
      )
    case 'read-tokens':
      return <ReadTokensView tool={view.tool} />
    case 'settings':
      return <SettingsView />
    case 'backup':
      return <BackupView act={view.act} onDone={() => show({ kind: 'settings' })} />
    default:
      return assertNever(view)
  }
}
