import { ConnectionList } from '../features/connection-list/connection-list.tsx'
import { useView } from '../stores/view.store.ts'

/** The connection list, told where the person is. `onWent` closes the drawer it may stand in. */
export function Sidebar({ onWent }: { readonly onWent?: () => void }) {
  const view = useView((state) => state.view)
  const { show, showConnection } = useView.getState()
  const shownId = view?.kind === 'connection' ? view.id : null
  const connecting = view !== null && ['choose-system', 'connect', 'bring-in', 'make-system'].includes(view.kind)
  const place = connecting ? 'connect' : view?.kind === 'settings' || view?.kind === 'read-tokens' ? view.kind : 'other'
  const go = (there: () => void) => {
    there()
    onWent?.()
  }
  return (
    <ConnectionList
      shownId={shownId}
      place={place}
      onShow={(id) => go(() => showConnection(id))}
      onConnect={() => go(() => show({ kind: 'choose-system' }))}
      onRead={() => go(() => show({ kind: 'read-tokens', tool: 'read' }))}
      onSettings={() => go(() => show({ kind: 'settings' }))}
    />
  )
}
